"""Cards: four A6 cards on a sheet, each exercise with its doses and its steps, and marks where to cut."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.typeset.kit import PAPERS
from tests.pages.conftest import Book, Box, Keep, Sheet, Word, assert_sound, typeset
from tests.typeset.documents import elements, opened, read_aloud

STEP = "Step {n} goes on with words enough to run over the end of a line of a card or so, then ends with end{n}."
CAUTION = "\n## CAUTION:\n- Stop at once when something hurts.\n"
LONG = "A name that goes on and on until nobody can remember how it began " * 2


def photo(path: Path, width: int, height: int) -> None:
    image = Image.new("RGB", (width, height), "#cc8888")
    ImageDraw.Draw(image).ellipse((0, 0, width - 1, height - 1), fill="#ffffff")
    image.save(path)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exercises of every sort: with pictures of all shapes, many steps or none, short and long cautions."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "images").mkdir()
    for name, width, height in (("wide", 400, 250), ("tall", 200, 450), ("tiny", 30, 20), ("huge", 900, 600)):
        photo(folder / "images" / f"{name}.png", width, height)

    def exercise(slug: str, name: str, steps: int, *pictures: str, more: str = "") -> None:
        shown = "".join(f"images: [{', '.join(f'images/{one}.png' for one in pictures)}]\n" if pictures else "")
        text = f"---\nsubtitle: {name}\ndescription: What it is for, in a sentence.\n{shown}---\n"
        if steps:
            text += "## INSTRUCTIONS:\n" + "".join(f"{n}. {STEP.format(n=n)}\n" for n in range(1, steps + 1))
        (folder / f"{slug}.md").write_text(text + more, "utf-8")

    exercise("plain", "Plain", 3)
    exercise("pair", "Pair", 3, "wide", "wide")
    exercise("tall", "Tall", 2, "tall")
    exercise("tiny", "Tiny", 3, "tiny")
    exercise("huge", "Huge", 3, "huge", "tall")
    exercise("forty", LONG, 40)
    exercise("stepless", "Stepless", 0)
    exercise("careful", "Careful", 3, more=CAUTION)
    exercise("dangerous", "Dangerous", 3, more="\n## CAUTION:\n" + "- Think of this too before you begin.\n" * 40)
    exercise(
        "endless", "Endless", 0, more="\n## CAUTION:\n" + "word " * 9000 + "\n## INSTRUCTIONS:\n1. " + "go " * 9000
    )
    exercise("unbroken", "X" * 190, 3, "tall", "wide")
    return folder


def deck(items: str, content: Path, *, size: str = "", landscape: bool = False, more: str = "") -> Book:
    plan = f"title: T\nathlete: Sam Rivera\nsessions:\n  - name: Day one\n    exercises: [{items}]\n{more}"
    return typeset(plan, pages="cards", content=content, size=size, landscape=landscape)


ALL = "plain, pair, tall, tiny, huge, forty, stepless, careful, dangerous, unbroken"
UGLY = ", ".join(f"{name}: '4x8-12 @RPE8, rest 2min, tempo 2011'" for name in ALL.split(", "))
GROUPS = ", ".join(f"1x{number + 3} @{40 + 2 * number}kg rest {number + 10}s" for number in range(20))
MORE = f"  - {{name: '{LONG}', exercises: [{{exercise: plain, sets: '{GROUPS}', notes: {'word ' * 40}}}]}}\n" + "".join(
    f"  - {{name: Extra session {number}, exercises: [{{exercise: careful, sets: {number + 1}x5 @{50 + number}kg}}]}}\n"
    for number in range(12)
)


def card_at(sheet: Sheet, word: Word, across: int, down: int) -> Box:
    """The card that holds the begin of a word."""
    width, height = sheet.width / across, sheet.height / down
    left, top = word.box.left // width * width, word.baseline // height * height
    return Box(left, top, left + width, top + height)


GRIDS = {
    "A3": ((2, 2), (2, 2)),
    "A4": ((2, 2), (2, 2)),
    "A5": ((1, 2), (2, 1)),
    "Legal": ((2, 2), (2, 2)),
    "Letter": ((2, 2), (2, 2)),
}
"""Cards across and down, upright and across."""


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("size", PAPERS)
def test_every_card_is_whole_on_every_paper(size: str, landscape: bool, content: Path, keep: Keep) -> None:
    book = keep(deck(UGLY, content, size=size, landscape=landscape, more=MORE))
    assert_sound(book)
    across, down = GRIDS[size][landscape]
    assert len(book.sheets) == -(-10 // (across * down))
    names = ("Plain", "Pair", "Tall", "Tiny", "Huge", "Stepless", "Careful", "Dangerous")
    shown = [word.text for sheet in book.sheets for word in sheet.words if word.size >= 18]
    assert [name for name in names if name not in shown] == []
    enlarged = 420 / 297 if size == "A3" else 1
    for sheet in book.sheets:
        for word in sheet.words:
            whole = card_at(sheet, word, across, down)
            inside = Box(*(edge + side * 8.4 * enlarged for edge, side in zip(whole, (1, 1, -1, -1), strict=True)))
            assert inside.holds(word.box), word
            assert not [image for image in sheet.images if image.box.overlap(word.box) > 0.2], word
        for image in sheet.images:
            middle = Word("", image.box, image.box.bottom - 0.1, 8, "")
            assert card_at(sheet, middle, across, down).holds(image.box)


def test_the_parts_of_a_card_stand_where_they_were_drawn(content: Path) -> None:
    book = deck("plain: '5x5 @105kg, rest 3min', pair: '4x8-12 @RPE8, rest 2min'", content)
    sheet = book.first
    for name, dose, load, left, down in (("Plain", "5 × 5", "105 kg", 9, 0), ("Pair", "4 × 8–12", "RPE 8", 114, 0)):
        title = sheet.one(name)
        assert (title.size, title.bold) == (18, True)
        assert title.baseline == pytest.approx(down + 22, abs=0.1)
        code = sheet.one(dose)
        assert code.size == sheet.one(load).size == 24
        assert [title.box.left, code.box.left] == pytest.approx([left, left], abs=0.6)
        assert sheet.one(load).baseline == pytest.approx(code.baseline)
    assert sheet.one("4 × 8–12").baseline - sheet.one("5 × 5").baseline > 30
    rules = {round(s.box.top, 1) for s in sheet.strokes if s.level and s.width == pytest.approx(1.2, abs=0.01)}
    assert 25.5 in rules
    assert sheet.one("5 × 5").baseline == pytest.approx(25.5 + 11, abs=0.3)
    lower = max(rules)
    assert sheet.one("4 × 8–12").baseline == pytest.approx(lower + 11, abs=0.3)
    assert all(25.5 < image.box.top < image.box.bottom < lower for image in sheet.images)
    assert len(sheet.images) == 2


def test_a_high_picture_ends_where_the_figures_do(content: Path) -> None:
    sheet = deck("tall: 3x10 @20kg", content).first
    rules = {round(s.box.top, 1) for s in sheet.strokes if s.level and s.width == pytest.approx(1.2, abs=0.01)}
    assert rules == {25.5, 71.0}
    assert sheet.one("3 × 10").baseline == pytest.approx(82, abs=0.3)
    (image,) = sheet.images
    assert (image.box.left + image.box.right) / 2 == pytest.approx(52.5, abs=0.1)


def test_eight_squares_stand_at_the_foot_of_each_card(content: Path) -> None:
    ticks = deck("plain: 3x5, pair: 3x5, tall: 3x5", content).first.placed("tick")
    assert len(ticks) == 24
    first = [ticks[f"card.plain.done{number}"] for number in range(1, 9)]
    assert {(round(box.width, 1), round(box.height, 1)) for box in ticks.values()} == {(7, 7)}
    assert {round(box.top, 1) for box in first} == {133.0}
    assert (first[0].left, first[-1].right) == pytest.approx((9, 96), abs=0.1)
    assert ticks["card.tall.done1"].top == pytest.approx(148.5 + 133, abs=0.1)


def test_marks_show_where_to_cut(content: Path) -> None:
    sheet = deck("plain: 3x5", content).first
    marks = {
        (round(s.box.left, 1), round(s.box.top, 1), round(s.box.right, 1), round(s.box.bottom, 1))
        for s in sheet.strokes
        if s.width == pytest.approx(0.4, abs=0.01) and max(s.box.width, s.box.height) == pytest.approx(5, abs=0.1)
    }
    edges = {(105, 5, 105, 10), (105, 287, 105, 292), (5, 148.5, 10, 148.5), (200, 148.5, 205, 148.5)}
    cross = {(105, 146, 105, 151), (102.5, 148.5, 107.5, 148.5)}
    assert marks == edges | cross


def test_a_card_names_its_session_and_who_trains(content: Path) -> None:
    sheet = deck("plain: 3x5, pair: 3x8", content).first
    assert sheet.one("Day one · 1").box.left == pytest.approx(9, abs=0.3)
    assert sheet.one("Day one · 2").box.left == pytest.approx(114, abs=0.3)
    names = [sheet.words[sheet.words.index(word) + 1] for word in sheet.find("Sam Rivera")]
    assert [word.box.right for word in names] == pytest.approx([96, 201], abs=0.3)
    assert not sheet.find("page")


def test_cards_are_the_same_for_all_who_do_the_same(content: Path) -> None:
    plan = "title: T\nathlete: {}\nsessions:\n  - {{name: A, exercises: [plain: 3x5]}}\n"
    one, other = (typeset(plan.format(name), pages="cards", content=content) for name in ("Sam", "Kimberley"))
    assert one.outcome.sections[0].pages == other.outcome.sections[0].pages
    assert one.first.find("Sam")
    assert other.first.find("Kimberley")


def test_every_different_dose_stands_under_its_session(content: Path) -> None:
    more = "".join(
        f"  - {{name: {name}, exercises: [{{exercise: plain, sets: {sets}}}]}}\n"
        for name, sets in (("Second", "4x6 @60kg"), ("Third", "4x6 @60kg"), ("Fourth", "3x12 @40kg"))
    )
    sheet = deck("plain: 5x5 @80kg", content, more=more).first
    heads = [sheet.one(text).baseline for text in ("Day one", "Second and Third", "Fourth")]
    codes = [sheet.one(text).baseline for text in ("5 × 5", "4 × 6", "3 × 12")]
    assert [head < code for head, code in zip(heads, codes, strict=True)] == [True] * 3
    assert sorted([*heads, *codes]) == [heads[0], codes[0], heads[1], codes[1], heads[2], codes[2]]
    assert len({word.size for word in (sheet.one("5 × 5"), sheet.one("4 × 6"), sheet.one("3 × 12"))}) == 1
    assert sheet.find("T")


def test_a_variation_is_named_beside_its_dose(content: Path) -> None:
    sheet = deck("plain (paused): 3x5", content).first
    assert sheet.one("Plain (paused)").baseline < sheet.one("3 × 5").baseline


def test_steps_give_way_before_they_are_cut(content: Path) -> None:
    few = deck("plain: 3x5", content).first
    assert few.one("end1.").size == few.one("end3.").size == 11
    book = deck("forty: 3x5", content)
    shown = [int(word.text[3:-1]) for word in book.first.words if re.fullmatch(r"end\d+\.", word.text)]
    assert shown == list(range(1, len(shown) + 1))
    assert 5 <= len(shown) < 40
    numbers = [word.text for word in book.first.words if word.bold and word.text.isdigit() and word.size == 8]
    assert numbers == [str(number) for number in shown]
    more = book.first.one("There is more on the sheet of this exercise.")
    assert more.baseline > book.first.one(f"end{shown[-1]}.").baseline
    (problem,) = [problem for problem in book.problems if problem.code == "card-cut"]
    assert problem.message.endswith(f"has room for {len(shown)} of 40 steps")
    assert problem.span is not None
    assert problem.span.file.endswith("forty.md")
    assert "card-cut" not in deck("plain: 3x5", content).codes


def test_a_caution_goes_before_the_steps_and_is_never_dropped(content: Path) -> None:
    sheet = deck("careful: 3x5", content).first
    hurts = sheet.one("something hurts.")
    assert hurts.baseline < sheet.one("end1.").baseline
    assert [s for s in sheet.strokes if not s.level and s.box.width > 20 and s.box.holds(hurts.box)]
    book = deck("dangerous: 3x5", content)
    assert book.first.find("Read the caution on the sheet of this exercise first.")
    assert book.first.find("end3.")
    (problem,) = [problem for problem in book.problems if problem.code == "card-cut"]
    assert problem.message == 'the card of "Dangerous" has room for no caution'


def test_doses_without_room_are_told(content: Path) -> None:
    book = deck("careful: 3x5", content, more=MORE)
    (problem,) = [problem for problem in book.problems if "Careful" in problem.message]
    found = re.search(r"has room for (\d+) of 13 doses", problem.message)
    assert found is not None
    shown = sum(bool(book.first.find(f"Extra session {number}")) for number in range(12))
    assert shown == int(found[1]) - 1
    assert shown >= 2


def test_endless_texts_are_left_to_the_sheet(content: Path) -> None:
    book = deck("endless: 3x5", content)
    assert_sound(book)
    (problem,) = [problem for problem in book.problems if problem.code == "card-cut"]
    assert problem.message == 'the card of "Endless" has room for no caution and 0 of 1 steps'


def test_what_has_no_steps_says_what_it_is_for(content: Path) -> None:
    book = deck("stepless", content)
    assert_sound(book)
    assert book.first.find("What it is for, in a sentence.")
    assert "card-cut" not in book.codes


def test_a_longer_name_ends_in_an_ellipsis_and_is_read_whole(content: Path) -> None:
    book = deck("unbroken: 3x5, forty: 3x5", content, size="A4")
    assert_sound(book)
    assert [word for word in book.first.words if word.text.startswith("XXX") and word.text.endswith("…")]
    assert book.first.find("how it began")
    names = [element.get("/ActualText") for element in elements(opened(book.data)) if element.S == "/H1"]
    assert [str(name) for name in names] == ["X" * 190, LONG.strip()]


def test_cards_are_read_one_after_the_other(content: Path) -> None:
    pdf = opened(deck("plain: 3x5 @60kg, pair: 3x8, careful: 3x9", content).data)
    said = " ".join(" ".join(read_aloud(pdf)).split())
    found = [said.index(text) for text in ("Day one", "Plain", "60", "end1.", "end3.", "Pair", "Careful", "hurts.")]
    assert found == sorted(found)
    assert said.count("end1.") == 3


def test_cards_are_printed_where_they_are_asked_for(content: Path) -> None:
    plan = "sessions:\n  - {name: A, exercises: [plain: 3x5]}\n"
    assert [section.kind for section in typeset(plan, pages="", content=content).outcome.sections].count("cards") == 0
    asked = typeset(f"pages: [cards]\n{plan}", pages="", content=content)
    assert [section.kind for section in asked.outcome.sections] == ["cards"]


def test_what_only_stands_as_an_alternate_has_no_card(content: Path) -> None:
    book = deck("{exercise: plain, sets: 3x5, or: pair}", content)
    assert book.first.find("Plain")
    assert not book.first.find("Pair")


def test_a_plan_without_exercises_of_the_library_has_no_cards(content: Path) -> None:
    out = Diagnostics()
    plan = "sessions:\n  - {name: A, exercises: [{name: Walk the dog, sets: 3x5}]}\n"
    options = Options(content=(str(content),), pages=("cards",))
    assert build_plan(Source("plan.yaml", plan), options, Files(), out) is None
    assert [problem.code for problem in out if problem.code == "no-pages"] == ["no-pages"]
