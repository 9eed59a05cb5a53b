"""Names, folders and search."""

import os
import sys
from pathlib import Path
from subprocess import run

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.library import Library
from planner.library.vocabulary import fold


def write(folder: Path, name: str, head: str = "", body: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}\n---\n{body}\n" if head else body, encoding="utf-8")
    return path


def library(*folders: Path) -> tuple[Library, Diagnostics]:
    out = Diagnostics()
    return Library.open(folders, Files(), out), out


@pytest.fixture
def gym(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write(
        folder,
        "back_squat.md",
        "title: back_squat\nsubtitle: Back Squat\naliases: [squat, Kniebeuge]",
        "## PROFILE\nTarget Muscle Group - Quadriceps\nSecondary Muscles - Glutes\nEquipment - Barbell, Rack\n"
        "Level - Novice\n",
    )
    write(
        folder,
        "legs/pull.md",
        "title: pull_up\nsubtitle: Pull-Up",
        "## PROFILE\nMuscle - Lats\nEquipment - Bodyweight\nLevel - Intermediate\n",
    )
    write(
        folder,
        "glute_bridge.md",
        "title: glute_bridge\nsubtitle: Glute Bridge\nlicence: x",
        "## PROFILE\nMuscle - Gluteus Maximus\nSecondary Muscles - Hamstrings\nEquipment - Body Weight\n"
        "Level - Beginner\n",
    )
    write(folder, "jalon.md", "subtitle: Jalón al Pecho")
    return folder


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("back squat", "back_squat"),
        ("Back-Squat", "back_squat"),
        ("BACK_SQUAT", "back_squat"),
        ("Squat", "back_squat"),
        ("kniebeuge", "back_squat"),
        ("back squat (paused)", "back_squat"),
        ("back squat (paused) (tempo)", "back_squat"),
        ("pull up", "pull_up"),
        ("pullup", "pull_up"),
        ("pull", "pull_up"),
        ("Jalon al pecho", "jalon"),
        ("JALÓN AL PECHO", "jalon"),
    ],
)
def test_find_folds_case_punctuation_and_accents(gym: Path, name: str, slug: str) -> None:
    exercise = library(gym)[0].find(name)
    assert exercise is not None
    assert exercise.slug == slug


@pytest.mark.parametrize("name", ["", " ", "(paused)", "front squat", "x" * 100_000, "(" * 10_000, "()" * 10_000])
def test_find_knows_what_is_not_there(gym: Path, name: str) -> None:
    books, _ = library(gym)
    assert books.find(name) is None
    assert books.entry(name) is None


def test_fold_keeps_every_script_apart() -> None:
    assert fold("Łódź") == "lodz"
    assert fold("Straße") == fold("STRASSE")
    assert fold("जाँघ") != fold("जघ")
    assert fold("ど") == "と", "voicing marks are accents too"
    assert fold("💪") == "💪"
    assert fold("***") != fold("---")


def test_a_file_is_parsed_once_and_its_problems_are_said_then(gym: Path) -> None:
    write(gym, "odd.md", "title: odd\ndate: soon")
    books, out = library(gym)
    assert list(out) == []
    first = books.find("odd")
    assert [d.code for d in out] == ["bad-date"]
    assert books.find("ODD") is first
    assert len(out) == 1


def test_suggest_gives_the_name_people_read(gym: Path) -> None:
    books, _ = library(gym)
    assert books.suggest("bck squat") == "Back Squat"
    assert books.suggest("gluet brige") == "Glute Bridge"
    assert books.suggest("Kniebeugen") == "Back Squat"
    assert books.suggest("xyzzy") is None
    assert books.suggest("") is None
    assert Library(Files(), Diagnostics()).suggest("squat") is None


def test_names_and_entries(gym: Path) -> None:
    books, _ = library(gym)
    assert books.names() == ["Back Squat", "Glute Bridge", "Jalón al Pecho", "Pull-Up"]
    entry = books.entries[0]
    assert (entry.slug, entry.aliases, entry.path) == ("back_squat", ("squat", "Kniebeuge"), gym / "back_squat.md")
    assert (entry.muscles, entry.secondary, entry.equipment, entry.level) == (
        ("Quadriceps",), ("Glutes",), ("Barbell", "Rack"), "Novice",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "slugs"),
    [
        ({}, ["back_squat", "glute_bridge", "jalon", "pull_up"]),
        ({"text": "squat"}, ["back_squat"]),
        ({"text": "SQUAT back"}, ["back_squat"]),
        ({"text": "kniebeuge"}, ["back_squat"]),
        ({"text": "jalon"}, ["jalon"]),
        ({"text": "squat lats"}, []),
        ({"text": "squats"}, ["back_squat"]),
        ({"text": "Bridges"}, ["glute_bridge"]),
        ({"text": "abs"}, []),
        ({"text": "quads"}, ["back_squat"]),
        ({"muscle": "quads"}, ["back_squat"]),
        ({"muscle": "quadriceps"}, ["back_squat"]),
        ({"muscle": "Glutes"}, ["glute_bridge", "back_squat"]),
        ({"muscle": "legs"}, ["back_squat", "glute_bridge"]),
        ({"muscle": "latissimus dorsi"}, ["pull_up"]),
        ({"equipment": "bodyweight"}, ["glute_bridge", "pull_up"]),
        ({"equipment": "body weight"}, ["glute_bridge", "pull_up"]),
        ({"equipment": "barbells"}, ["back_squat"]),
        ({"level": "beginner"}, ["back_squat", "glute_bridge"]),
        ({"muscle": "glutes", "equipment": "barbell", "level": "easy", "text": "back"}, ["back_squat"]),
        ({"muscle": "nose"}, []),
    ],
)
def test_search(gym: Path, wanted: dict[str, str], slugs: list[str]) -> None:
    assert [entry.slug for entry in library(gym)[0].search(**wanted)] == slugs


def test_an_earlier_folder_wins_silently(gym: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    path = write(mine, "squat.md", "title: my_squat\nsubtitle: Back squat")
    books, out = library(mine, gym)
    found = books.find("back squat")
    assert found is not None
    assert found.path == path
    assert list(out) == []
    assert books.names().count("Back Squat") == 0
    assert books.names().count("Back squat") == 1


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("title: squat", "title: Squat\nsubtitle: Other", "Squat"),
        ("title: a\nsubtitle: Back Squat", "title: b\nsubtitle: back-squat", "back-squat"),
        ("title: a\naliases: [sq]", "title: b\naliases: [SQ]", "SQ"),
        ("title: a\naliases: [b]", "title: b", "b"),
    ],
)
def test_two_files_of_one_folder_that_claim_a_name(tmp_path: Path, one: str, other: str, name: str) -> None:
    first = write(tmp_path, "1.md", one)
    second = write(tmp_path, "2.md", other)
    books, out = library(tmp_path)
    [problem] = out
    assert (problem.severity, problem.code) == ("error", "duplicate-exercise")
    assert f'"{name}"' in problem.message
    assert f"{first}:" in problem.message
    assert problem.span is not None
    assert problem.span.file == str(second)
    found = books.find(name)
    assert found is not None
    assert found.path == first


def test_a_file_may_repeat_its_own_names(tmp_path: Path) -> None:
    write(tmp_path, "squat.md", "title: squat\nsubtitle: Squat\naliases: [SQUAT, squats]")
    assert list(library(tmp_path)[1]) == []


def test_what_is_no_exercise_is_passed_over(gym: Path) -> None:
    before = library(gym)[0].names()
    for name in ("README.md", "LICENSE.md", ".hidden.md", ".git/x.md", "notes.txt", "_index.md"):
        write(gym, name, "title: intruder")
    (gym.parent / "outside.md").write_text("x")
    (gym / "link.md").symlink_to(gym.parent / "outside.md")
    (gym / "loop.md").symlink_to(gym / "loop.md")
    (gym / "up").symlink_to(gym.parent)
    os.mkfifo(gym / "pipe.md")
    (gym / "folder.md").mkdir()
    books, out = library(gym)
    assert books.names() == before
    assert list(out) == []


def test_bad_files_are_warnings_and_bad_folders_errors(gym: Path) -> None:
    (gym / "latin.md").write_bytes(b"caf\xe9")
    (gym / "huge.md").write_bytes(b"x" * 1_000_001)
    books, out = library(gym, gym / "nowhere", gym / "back_squat.md")
    assert sorted((d.severity.value, d.code) for d in out) == [
        ("error", "no-content-folder"),
        ("error", "no-content-folder"),
        ("warning", "file-too-large"),
        ("warning", "not-utf8"),
    ]
    assert books.find("latin") is None
    assert books.find("squat") is not None


def test_a_folder_too_deep_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, "/".join(["d"] * 12) + "/x.md", "title: deep")
    books, out = library(tmp_path)
    assert [d.code for d in out] == ["folder-too-deep"]
    assert books.names() == []


def test_listing_loads_neither_markdown_nor_paper() -> None:
    code = (
        "import sys; from planner.library import *; from planner.files import *; from planner.diagnostics import *\n"
        "library = Library.open(content_folders(None, ['bundled']), Files(), Diagnostics())\n"
        "assert library.search(muscle='glutes')\n"
        "assert not {'markdown_it', 'reportlab', 'click'} & set(sys.modules), 'too much is loaded'"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
