"""Sheets of files as people write them: every word on paper, in the order of reading, on one page where it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image as Pillow

from planner.build import Options, build_sheets
from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.library.exercise import read_exercise
from planner.typeset.page import Node, Page
from tests.pages.conftest import ROOT, Book, assert_sound, finished, handout

UGLY = ROOT / "tests" / "ugly"
STEMS = sorted(path.stem for path in UGLY.glob("*.md"))
LONG = {"three_thousand_words"}
"""What no single page holds."""

_SILENT = re.compile(r"<!--.*?-->|<[^<>]*>|\]\([^()]*\)|&\w+;|^(?:```|~~~)\w*$", re.DOTALL | re.MULTILINE)
_UNDERSTOOD = {
    "bold_headings": "Muscles worked",
    "emoji": "How to do it",
    "footnotes_tasks": "Before you start x",
    "german": "Zielmuskel Ausrüstung Schwierigkeit Ausführung Tipps Vorsicht",
    "greek_cyrillic_vietnamese": "Выполнение Советы",
    "no_title_deep_headings": "Muscles worked",
    "polish": "Krok Mięśnie Sprzęt Poziom Wykonanie Wskazówki",
    "profile_bullets": "Target muscles Synergists",
    "setext": "Steps",
    "step_headings": "Step",
    "steps_as_paragraphs": "Step Warning",
    "tables": "Muscles",
    "twenty_four_steps": "Steps",
    "wiki_page": "Muscles worked Primary Secondary",
    "windows_table_profile": "Exercise Field Value Primary muscles Difficulty How to do it Form cues",
    "blog_post": "What you'll need",
}
"""Words that became a heading, a label or a number of planner's own."""


@cache
def book_of(stem: str, size: str = "") -> Book:
    out, files = Diagnostics(), Files()
    path = UGLY / f"{stem}.md"
    source = files.text(path, out)
    assert source is not None
    exercise = read_exercise(source, UGLY, files, out)
    return finished(build_sheets([exercise], Options(page_size=size), files, out), out)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def body(stem: str) -> str:
    """What the file says below its front matter, as a reader sees it."""
    text = (UGLY / f"{stem}.md").read_text("utf-8")
    text = re.sub(r"\A(---|\+\+\+)\n.*?\n\1\n", "", text, flags=re.DOTALL)
    return _SILENT.sub(" ", text)


@pytest.mark.parametrize("stem", STEMS)
def test_every_word_is_on_paper_or_told(stem: str) -> None:
    book = book_of(stem)
    shown = re.sub(r"[\W_]+", "", "".join(word.text for sheet in book.sheets for word in sheet.words)).casefold()
    understood = words(_UNDERSTOOD.get(stem, ""))
    missing = [word for word in words(body(stem)) if word not in shown and word not in understood]
    assert not missing or "missing-glyph" in book.codes, missing


@pytest.mark.parametrize("stem", STEMS)
def test_pages_are_sound_and_few(stem: str) -> None:
    book = book_of(stem)
    assert_sound(book)
    assert (len(book.sheets) == 1) == (stem not in LONG)


@pytest.mark.parametrize("stem", ["lacking_script", "emoji"])
def test_a_script_that_no_font_has_is_one_warning(stem: str) -> None:
    assert book_of(stem).codes.count("missing-glyph") == 1


# Arrangements

STEP = "Push the floor away with both feet and keep the bar close while hips and shoulders rise together slowly."
TIP = "Look at a place on the floor two metres ahead and keep it there."


def exercise_file(steps: int, tips: int = 0, warm_up: int = 0, others: int = 0, photos: int = 0, head: str = "") -> str:
    """A file with so many steps, tips and so on; every item ends in a name of its own."""
    names = ", ".join(f"p{n}.png" for n in range(photos))
    lines = ["---", "subtitle: Squat", *([f"images: [{names}]"] if photos else []), *([head] if head else []), "---"]
    lines += ["## Instructions", *(f"{n + 1}. {STEP} step{n:02d}" for n in range(steps)), ""]
    lines += ["## Tips", *(f"- {TIP} tip{n:02d}" for n in range(tips)), ""] if tips else []
    lines += ["## Warm up", *(f"- {TIP} warm{n:02d}" for n in range(warm_up)), ""] if warm_up else []
    for n in range(others):
        lines += [f"## Other {n}", f"{TIP} {TIP} other{n:02d}", ""]
    return "\n".join(lines)


def with_photos(folder: Path, count: int, size: tuple[int, int], text: str, paper: str = "") -> Book:
    for number in range(count):
        Pillow.new("RGB", size, (90, 110, 130)).save(folder / f"p{number}.png")
    return handout(text, folder=folder, size=paper)


def names(book: Book, stem: str) -> list[str]:
    """The names of items as they stand in the content of the pages."""
    return [word.text for sheet in book.sheets for word in sheet.words if re.fullmatch(rf"{stem}\d\d", word.text)]


def expected(stem: str, count: int) -> list[str]:
    return [f"{stem}{n:02d}" for n in range(count)]


def size_of(book: Book, text: str) -> float:
    return book.first.find(text)[0].size


def test_short_steps_stand_in_one_column() -> None:
    book = handout(exercise_file(5, 3))
    assert {round(word.box.left) for word in book.first.words if word.text == "Push"} == {28}
    assert size_of(book, "Push") >= 11


def test_many_steps_stand_in_two_columns_at_full_size_and_read_down_the_first() -> None:
    book = handout(exercise_file(20, 4))
    assert_sound(book)
    assert len(book.sheets) == 1
    assert size_of(book, "Push") == 11
    assert len({round(word.box.left) for word in book.first.words if word.text == "Push"}) == 2
    assert names(book, "step") == expected("step", 20)
    lefts = [word.box.left for word in book.first.words if word.text == "Push"]
    assert lefts == sorted(lefts)


def test_columns_are_balanced() -> None:
    book = handout(exercise_file(20, 4))
    ends: dict[int, float] = {}
    for word in book.first.words:
        if re.fullmatch(r"step\d\d|together|slowly\.", word.text):
            column = int(word.box.left > 108)
            ends[column] = max(ends.get(column, 0.0), word.baseline)
    assert abs(ends[0] - ends[1]) < 12, "no more than a step's lines apart"


def _nodes(page: Page) -> Iterator[Node]:
    waiting = [node for _, node in page.structure]
    while waiting:
        node = waiting.pop(0)
        yield node
        kids = [kid[1] if isinstance(kid, tuple) and not isinstance(kid, Node) else kid for kid in node.kids]
        waiting = [kid for kid in kids if isinstance(kid, Node)] + waiting


def test_structure_is_one_list_whatever_the_columns() -> None:
    book = handout(exercise_file(20))
    [page] = book.outcome.sections[0].pages
    assert [
        sum(kid.tag == "LI" for kid in node.kids if isinstance(kid, Node)) for node in _nodes(page) if node.tag == "L"
    ] == [20]


def test_a_landscape_photo_has_the_steps_beside_it(tmp_path: Path) -> None:
    book = with_photos(tmp_path, 1, (1200, 800), exercise_file(4, 3, photos=1))
    assert_sound(book)
    [image] = book.first.images
    step = book.first.find("Push")[0]
    assert (image.box.left, image.box.right) == pytest.approx((20, 101), abs=6)
    assert step.box.left > image.box.right
    assert image.box.top < step.baseline < image.box.bottom
    assert 197 - step.box.left >= 78


@pytest.mark.parametrize(
    ("paper", "size"), [("A4", (600, 450)), ("Letter", (450, 600))], ids=["A4-landscape", "Letter-portrait"]
)
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    ("steps", "tips", "warm_up", "others"), [(4, 0, 0, 0), (6, 5, 3, 1), (8, 6, 0, 2), (10, 4, 4, 1)]
)
def test_ordinary_files_stand_on_one_page_at_full_size(
    paper: str,
    size: tuple[int, int],
    count: int,
    steps: int,
    tips: int,
    warm_up: int,
    others: int,
    tmp_path: Path,
) -> None:
    text = exercise_file(steps, tips, warm_up, others, count, "video: https://example.org/v")
    book = with_photos(tmp_path, count, size, text, paper)
    assert_sound(book)
    assert len(book.sheets) == 1
    assert size_of(book, "Push") >= 11
    assert len(book.first.images) == count
    assert min(image.box.height for image in book.first.images) >= 35.9
    for stem, number in (("step", steps), ("tip", tips), ("warm", warm_up), ("other", others)):
        assert sorted(names(book, stem)) == expected(stem, number)


def test_sections_of_the_author_share_columns_and_keep_their_order() -> None:
    book = handout(exercise_file(3, others=6))
    assert_sound(book)
    assert names(book, "other") == expected("other", 6)
    heads = [word for n in range(6) for word in book.first.find(f"Other {n}")]
    assert len({round(head.box.left) for head in heads}) == 2
    assert all(b.baseline > a.baseline or b.box.left > a.box.left for a, b in pairwise(heads))


def test_type_gives_way_only_when_every_arrangement_is_full() -> None:
    book = handout(exercise_file(22, 12, 8, 1))
    assert len(book.sheets) == 1
    assert size_of(book, "Push") < 11
    assert size_of(book, "Look") >= 8


def test_captions_stand_under_their_photos(tmp_path: Path) -> None:
    text = "![a.png](p0.png)\n*Sit tall.*\n\n![Stand tall](p1.png)\n\n## Steps\n\n1. Go.\n"
    book = with_photos(tmp_path, 2, (800, 600), text)
    assert_sound(book)
    for image, caption in zip(book.first.images, ("Sit", "Stand"), strict=True):
        word = book.first.find(caption)[0]
        assert word.box.left == pytest.approx(image.box.left, abs=0.5)
        assert 0 < word.box.top - image.box.bottom < 4


def test_photos_inside_steps_stand_in_them(tmp_path: Path) -> None:
    text = "---\nsubtitle: Squat\n---\n## Steps\n\n1. Sit.\n\n   ![low](p0.png)\n\n2. Stand.\n"
    book = with_photos(tmp_path, 1, (800, 600), text)
    assert_sound(book)
    [image] = book.first.images
    assert book.first.one("Sit.").baseline < image.box.top < image.box.bottom < book.first.one("Stand.").baseline


@pytest.mark.parametrize(("paper", "photos"), [("A5", 0), ("A5", 1), ("A5", 2), ("A3", 2), ("Legal", 4), ("Letter", 4)])
def test_every_paper(paper: str, photos: int, tmp_path: Path) -> None:
    book = with_photos(
        tmp_path, photos, (1200, 900), exercise_file(6, 4, 3, 2, photos, "video: https://e.org/v"), paper
    )
    assert_sound(book, least=8)
    assert names(book, "step") == expected("step", 6)
    assert sorted(names(book, "tip")) == expected("tip", 4)
    assert (len(book.sheets) == 1) or paper == "A5"


@pytest.mark.parametrize(("paper", "photos"), [("A4", 0), ("A4", 1), ("Letter", 2), ("A5", 0), ("A5", 4)])
def test_paper_with_its_long_side_across(paper: str, photos: int, tmp_path: Path) -> None:
    for number in range(photos):
        Pillow.new("RGB", (600, 450), (90, 110, 130)).save(tmp_path / f"p{number}.png")
    path = tmp_path / "squat.md"
    path.write_text(exercise_file(5, 3, 2, 1, photos), "utf-8")
    out, files = Diagnostics(), Files()
    source = files.text(path, out)
    assert source is not None
    exercise = read_exercise(source, tmp_path, files, out)
    book = finished(build_sheets([exercise], Options(page_size=paper, landscape=True), files, out), out)
    assert_sound(book)
    assert book.first.width > book.first.height
    assert names(book, "step") == expected("step", 5)
    assert sorted(names(book, "tip")) == expected("tip", 3)
