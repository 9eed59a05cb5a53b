"""Drawings on pages: several frames, narrow and wide ones, thumbnails, and the library with a drawing on each sheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from planner.build import Options, Outcome, build_sheets, open_library
from planner.diagnostics import Diagnostics
from planner.files import Files
from tests.drawings import Record, box, frame, put, record
from tests.pages.conftest import CONTENT, Keep, assert_sound, handout, typeset
from tests.pages.drawn import EXERCISE, PLAN, alts, alts_below, discs, figures

DRAWN = True
"""This module has drawings of its own."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "squat.md").write_text(EXERCISE, encoding="utf-8")
    return folder


def lying(name: str, steps: list[int]) -> Record:
    """A frame that is far wider than the figure in it is high."""
    made = frame(name, steps, width=2000, tall=500)
    made["layers"] = [layer for layer in made["layers"] if layer[0] not in ("halo", "arrow")]
    for layer in made["layers"]:
        if layer[0] in ("outline", "skin"):
            layer[1] = [box(50, 40, 1900, 500)]
    return made


NAMES = {3: ("start", "middle", "finish"), 4: ("start", "middle", "late", "finish")}


@pytest.mark.parametrize("count", [3, 4])
def test_wide_frames_stand_in_two_rows_and_are_larger_there(content: Path, count: int, keep: Keep) -> None:
    put(content, "squat", record(*[lying(name, [number]) for number, name in enumerate(NAMES[count], start=1)]))
    book = keep(handout(EXERCISE, folder=content))
    assert_sound(book)
    found = sorted(figures(book.first), key=lambda box: (round(box.bottom), box.left))
    assert len(found) == count
    assert [round(box.bottom - found[0].bottom) > 5 for box in found] == [False, False, *[True] * (count - 2)]
    assert found[0].width > (177 - (count - 1) * 3) / count  # more than its share of one row
    assert found[-1].bottom - found[0].top < 54 + 5
    for number in "123":
        disc, step = book.first.find(number)[:2]
        assert disc.bold
        assert step.bold


def test_a_narrow_figure_never_stands_right_of_the_middle(content: Path) -> None:
    """Not even where a long label would then have the corner."""
    steps = "\n".join(f"{number}. Stand up." for number in range(1, 8))
    frames = [frame(name, list(range(1, 8)), width=700) for name in ("start", "finish")]
    for made in frames:  # a bar over the head, right under the label
        made["layers"].insert(0, ["outline", [box(40, 1500, 620, 60)]])
    put(content, "squat", record(*frames))
    sheet = handout(f"---\ntitle: squat\n---\n## INSTRUCTIONS:\n{steps}\n", folder=content).first
    for found, left in zip(figures(sheet), (20, 110), strict=True):
        assert (found.left + found.right) / 2 <= left + 87 / 2 + 0.5
    for disc in discs(sheet)[:14]:
        assert not any(disc.overlap(box) > 0 for box in figures(sheet))


@pytest.mark.parametrize(("thumb", "shown"), [(0, [0, 2]), (1, [0, 1]), (2, [0, 2])])
def test_a_session_shows_the_thumb_of_several_frames_and_one_more(content: Path, thumb: int, shown: list[int]) -> None:
    frames = [frame(name, [number]) for number, name in enumerate(NAMES[3], start=1)]
    put(content, "squat", record(*frames, thumb=thumb))
    book = typeset(PLAN, content=content)
    said = ("start: Stand tall", "on the way: Sit down", "finish: Push the floor")
    assert len(figures(book.first)) == 2
    for alt, index in zip(alts(book), shown, strict=False):
        assert said[index] in alt


def test_a_frame_without_steps_is_described_by_the_exercise(content: Path) -> None:
    put(content, "squat", record(frame("start"), frame("finish")))
    text = EXERCISE.replace("subtitle: Squat", "subtitle: Squat\ndescription: Sitting down and standing up again.")
    assert alts(handout(text, folder=content)) == [
        "Squat, start: Sitting down and standing up again.",
        "Squat, finish: Sitting down and standing up again.",
    ]


def test_pictures_stand_beside_doses_that_would_leave_white_under_the_name(content: Path) -> None:
    put(content, "squat")
    steps = "\n".join(f"{number}. Stand tall, then sit down between the hips and push hard." for number in range(1, 16))
    (content / "squat.md").write_text(
        f"---\ntitle: squat\n---\n## CAUTION:\nAsk a doctor.\n## INSTRUCTIONS:\n{steps}\n## TIPS:\n"
        + "* Look ahead at the wall and breathe.\n" * 12,
        encoding="utf-8",
    )
    days = "".join(f"  - {{name: Day {n}, exercises: [squat: '{n}x8 @{40 + n}kg, rest {n}min']}}\n" for n in (3, 4, 5))
    book = typeset(f"title: T\nsessions:\n{days}", pages="sheet", content=content)
    assert book.codes == []
    (sheet,) = book.of_kind("sheet")
    dose = sheet.one("Your dose").box
    for found in figures(sheet):
        assert found.right < dose.left
        assert found.top < dose.bottom + 60


def test_plates_of_many_loads_stand_in_a_column_where_a_paragraph_would_be_no_shorter() -> None:
    line = "back_squat: 5/3/1+/3/3/3/5/5/5+ @95/107.5/120/112.5/107.5/100/95/87.5/82.5kg"
    book = typeset(f"title: T\nsessions:\n  - name: A\n    exercises: [{line}]\n")
    assert_sound(book)
    rows = [book.first.one(text) for text in ("25 + 10 + 2.5 per side", "25 + 15 + 2.5 + 1.25", "25 + 20 + 1.25")]
    assert len({round(row.box.left, 1) for row in rows}) == 1
    assert not book.first.find("Per side")


def test_a_variation_is_not_shown_by_the_picture_of_the_exercise_itself(content: Path) -> None:
    put(content, "squat")
    put(content, "lunge")
    (content / "lunge.md").write_text("---\ntitle: lunge\n---\n", encoding="utf-8")
    plan = (
        "title: T\nsessions:\n  - name: A\n    exercises:\n      - {squat: 3x5 @60kg, or: [squat (to a box), lunge]}\n"
    )
    book = typeset(plan, content=content)
    assert [alt.split(",")[0] for alt in alts(book) if alt[0] in "SL"] == ["Squat", "Squat", "Lunge"]
    assert book.first.find("box)")


WEEK = (
    "title: T\nsessions:\n  - {name: A, day: Monday, exercises: [squat: 3x5 @60kg]}\n"
    "  - {name: B, day: Thursday, exercises: [squat: 3x8 @50kg, {name: Skip, sets: 3, reps: 10}]}\n"
)


def test_the_overview_shows_each_exercise_where_days_are_wide(content: Path, keep: Keep) -> None:
    put(content, "squat")
    book = keep(typeset(WEEK, pages="overview", content=content))
    assert_sound(book)
    found = [shown for shown in figures(book.first) if shown.height < 15]
    assert [round(shown.height, 1) for shown in found] == [14.0, 14.0]
    assert len([alt for alt in alts(book) if alt.startswith("Squat, finish: ")]) == 2
    for shown, name in zip(found, book.first.find("Squat"), strict=True):
        assert shown.left > name.box.right
        assert shown.top < name.baseline < shown.bottom


def test_a_full_overview_has_no_thumbnails(content: Path) -> None:
    put(content, "squat")
    rows = "".join("      - squat: 3x5 @60kg\n" for _ in range(8))
    plan = "title: T\nsessions:\n" + "".join(
        f"  - name: {day}\n    day: {day}\n    exercises:\n{rows}"
        for day in ("Monday", "Tuesday", "Thursday", "Friday")
    )
    book = typeset(plan, pages="overview", content=content)
    assert len(book.sheets) == 1
    assert [alt for alt in alts(book) if alt.startswith("Squat")] == []


LIBRARY = sorted(path.stem for path in CONTENT.glob("*.md"))


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_every_sheet_of_the_library_is_one_page_with_drawing_and_map(size: str) -> None:
    """And all of them are a small file: 4 MB is what goes through a mail gateway."""
    out = Diagnostics()
    options = Options(page_size=size)
    library = open_library(options, Files(), out)
    exercises = [found for slug in LIBRARY if (found := library.find(slug)) is not None]
    outcome = build_sheets(exercises, options, Files(), out)
    assert outcome is not None
    assert outcome.page_count == len(exercises) == len(LIBRARY)
    handle = BytesIO()
    outcome.write(handle)
    assert len(handle.getvalue()) < 4_000_000
    with pikepdf.open(handle) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        said = {name: list(alts_below(kid)) for name, kid in zip(names(outcome), document.K, strict=True)}
    assert [name for name, found in said.items() if not any(alt.startswith("Muscle map: ") for alt in found)] == []
    assert [name for name, found in said.items() if not any(alt.startswith(name) for alt in found)] == []


def names(outcome: Outcome) -> list[str]:
    return [section.title for section in outcome.sections]
