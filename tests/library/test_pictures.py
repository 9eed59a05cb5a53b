"""Pictures are found inside the content folder and nowhere else."""

import os
import time
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.files import Files, Source, shipped
from planner.library.exercise import read_exercise
from planner.library.model import Paragraph, Photo, Picture, plain
from planner.library.pictures import MANY, PictureFinder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    for place in ("images", "static/images", "public/images", "strength"):
        (root / place).mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"secret")
    return root


def find(root: Path, text: str) -> tuple[Path | None, list[str]]:
    out = Diagnostics()
    path = PictureFinder(root, root / "strength", Files()).find(text, Span.point("x.md"), out)
    return path, [d.code for d in out]


def test_a_site_path_is_looked_for_in_three_places_in_order(root: Path) -> None:
    for place in ("public", "static", "."):
        picture = root / place / "images/x.png"
        picture.write_bytes(b"x")
        assert find(root, "/images/x.png") == (picture.resolve(), [])


def test_a_relative_path_stands_beside_the_file(root: Path) -> None:
    (root / "images/x.png").write_bytes(b"x")
    assert find(root, "x.png") == (None, ["missing-picture"])
    assert find(root, "../images/x.png") == ((root / "images/x.png").resolve(), [])
    assert find(root, "..\\images\\x.png") == ((root / "images/x.png").resolve(), [])


def test_percent_encoded_names(root: Path) -> None:
    (root / "images/my squat.png").write_bytes(b"x")
    assert find(root, "/images/my%20squat.png")[0] == (root / "images/my squat.png").resolve()


@pytest.mark.parametrize("text", ["../../secret.png", "/../secret.png", "%2e%2e/%2e%2e/secret.png", "/..\\secret.png"])
def test_nothing_outside_the_folder(root: Path, text: str) -> None:
    assert find(root, text) == (None, ["picture-outside"])


def test_a_link_out_of_the_folder_is_refused_and_one_inside_followed(root: Path) -> None:
    (root / "images/out.png").symlink_to(root.parent / "secret.png")
    assert find(root, "/images/out.png") == (None, ["picture-outside"])
    (root / "images/x.png").write_bytes(b"x")
    (root / "images/in.png").symlink_to(root / "images/x.png")
    assert find(root, "/images/in.png")[0] == (root / "images/x.png").resolve()


def test_devices_pipes_folders_and_loops(root: Path) -> None:
    (root / "images/zero.png").symlink_to("/dev/zero")
    assert find(root, "/images/zero.png") == (None, ["picture-outside"])
    os.mkfifo(root / "images/pipe.png")
    assert find(root, "/images/pipe.png") == (None, ["picture-not-a-file"])
    assert find(root, "/images") == (None, ["picture-not-a-file"])
    (root / "images/loop.png").symlink_to(root / "images/loop.png")
    assert find(root, "/images/loop.png") == (None, ["missing-picture"])
    assert find(root, "/dev/zero") == (None, ["missing-picture"])


@pytest.mark.parametrize("text", ["x" * 100_000, "a/" * 5000, "\x00.png", "%00.png"])
def test_names_that_no_disk_takes(root: Path, text: str) -> None:
    assert find(root, text) in ((None, ["missing-picture"]), (None, ["picture-not-a-file"]))


@pytest.mark.parametrize(
    "text", ["https://a.example/x.png", "//a.example/x.png", "file:///etc/passwd", "data:image/png,x"]
)
def test_nothing_is_fetched(root: Path, text: str) -> None:
    assert find(root, text) == (None, ["remote-picture"])


def read(root: Path, text: str) -> tuple[list[object], tuple[str, ...], list[str]]:
    out = Diagnostics()
    exercise = read_exercise(Source("a.md", text, root / "a.md"), root, Files(), out)
    blocks = [block for section in exercise.sections for block in section.blocks]
    return (
        [*exercise.pictures, *blocks],
        exercise.missing_pictures,
        [d.code for d in out if d.code != "no-front-matter"],
    )


def test_images_of_the_front_matter(root: Path) -> None:
    (root / "start.png").write_bytes(b"x")
    found, missing, codes = read(root, "---\ntitle: a\nimage: gone.png\nimages: [start.png, /finish.png]\n---\n")
    assert [getattr(picture, "path", None) for picture in found] == [(root / "start.png").resolve()]
    assert missing == ("/finish.png",)
    assert codes == ["missing-picture"]


def test_images_in_the_text_are_photos_or_their_words(root: Path) -> None:
    (root / "start.png").write_bytes(b"x")
    found, _, codes = read(root, "Look ![the start](start.png) here, ![the *end*](end.png).\n\n![alone](gone.png)\n")
    photo, text, alone = found
    assert isinstance(text, Paragraph)
    assert plain(text.inlines) == "Look here, the end."
    assert isinstance(photo, Picture)
    assert (photo.path, photo.caption) == ((root / "start.png").resolve(), "the start")
    assert isinstance(alone, Photo)
    assert (alone.file, alone.alt, alone.path) == (None, "alone", "gone.png")
    assert codes == ["missing-picture", "missing-picture"]


def test_a_picture_that_is_not_there_is_a_warning_with_the_places_and_a_near_one(root: Path) -> None:
    (root / "images/squat-start.png").write_bytes(b"x")
    (root / "images/squat-notes.txt").write_bytes(b"x")
    out = Diagnostics()
    finder = PictureFinder(root, root / "strength", Files())
    for text in ("/images/squat_start.jpg", "squat.png", "/images/zzz.png"):
        assert finder.find(text, Span.point("x.md"), out) is None
    near, beside, none = out
    assert {one.severity for one in out} == {"warning"}
    assert near.hint.startswith(f"there is {(root / 'images/squat-start.png').as_posix()}; looked for ")
    for place in ("images", "static/images", "public/images"):
        assert (root / place / "squat_start.jpg").as_posix() in near.hint
    assert beside.hint == f"add it or delete the line; looked for {(root / 'strength/squat.png').as_posix()}"
    assert none.hint.startswith("add it")


def test_a_picture_of_planners_own_that_is_not_there_is_a_note() -> None:
    root, out = shipped("content"), Diagnostics()
    assert PictureFinder(root, root, Files()).find("/images/x.png", Span.point("x.md"), out) is None
    assert [(one.code, one.severity) for one in out] == [("missing-picture", "note")]


def test_thousands_of_pictures_that_are_not_there_take_little_time(root: Path) -> None:
    for number in range(600):
        (root / f"images/picture_number_{number}.png").touch()
    out = Diagnostics()
    finder = PictureFinder(root, root / "strength", Files())
    start = time.process_time()
    for number in range(1000):
        finder.find(f"/images/pictur_numbr_{number}.png", Span.point("x.md", number + 1), out)
    assert time.process_time() - start < 6
    assert [one.hint.startswith("there is") for one in out] == [True] * MANY + [False] * (1000 - MANY)
