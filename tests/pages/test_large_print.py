"""Large print: no type under 14 points on any page kind and paper, wide boxes, strong lines, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics, Severity
from planner.files import Files
from planner.pages.base import kinds
from planner.typeset.kit import PAPERS
from planner.typeset.theme import LEAST_LARGE
from tests.pages.conftest import CONTENT, Book, Keep, assert_sound, finished, handout, session, typeset
from tests.pages.plans import FOUR_DAYS
from tests.pages.test_overview_papers import UGLY, letters

DRAWN = True

HOME = """\
title: At home
athlete: Maria Silva
coach: {name: Ana Costa, contact: ana@example.org}
start: 2026-11-30
weeks: 6
frequency: 2x/day
track: pain 0-10
sessions:
  - name: Knee
    day: Monday
    warm_up: [{name: Easy bike, sets: 1x5min}]
    exercises:
      - glute_bridge: 12 hold 2s
      - calf_raise: 3x15 each, tempo 3-1-1-0
      - {circuit: [forearm_plank: 30s, squat: 10], rounds: 3, rest: 60s}
"""


def everything(folder: Path, *, size: str = "A4", landscape: bool = False) -> Book:
    """A plan on every kind of page."""
    path = folder / "plan.yaml"
    (folder / "team.csv").write_text("name\nSam Rivera\nMaria Silva\n", encoding="utf-8")
    plan = FOUR_DAYS.replace("maxes:", "roster: team.csv\nweeks: 3\nfrequency: daily\nmaxes:")
    out = Diagnostics()
    options = Options((str(CONTENT),), pages=tuple(kinds()), page_size=size, landscape=landscape, large_print=True)
    path.write_text(plan, encoding="utf-8")
    files = Files()
    source = files.text(path, out)
    assert source is not None
    return finished(build_plan(source, options, files, out), out)


@pytest.mark.parametrize(("size", "landscape"), [("A4", False), ("A4", True), ("Letter", False), ("A5", False)])
def test_no_page_kind_has_smaller_type(tmp_path: Path, size: str, landscape: bool, keep: Keep) -> None:
    book = keep(everything(tmp_path, size=size, landscape=landscape))
    least = {
        kind: min(word.size for sheet in sheets for word in sheet.words)
        for kind in kinds()
        if (sheets := book.of_kind(kind))
    }
    assert least.keys() == kinds().keys()
    assert min(least.values()) >= LEAST_LARGE - 0.01, least
    assert_sound(book, least=LEAST_LARGE)


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("landscape", [False, True])
def test_pages_are_sound_on_every_paper(size: str, landscape: bool, keep: Keep) -> None:
    for plan in (FOUR_DAYS, HOME):
        book = keep(typeset(plan, pages="overview,session,cards", size=size, landscape=landscape, large=True))
        assert_sound(book, least=LEAST_LARGE)


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_long_names_and_words_are_whole(size: str) -> None:
    book = typeset(UGLY, pages="overview,session", size=size, large=True)
    assert_sound(book, least=LEAST_LARGE)


def test_the_overview_says_all_that_it_says_elsewhere() -> None:
    usual = typeset(FOUR_DAYS, pages="overview", size="A5")
    for size in ("A4", "A5"):
        assert not letters(usual) - letters(typeset(FOUR_DAYS, pages="overview", size=size, large=True))


def test_boxes_ticks_and_lines_are_large(keep: Keep) -> None:
    book = keep(typeset(FOUR_DAYS, pages="overview,session", large=True))
    fields = [box for sheet in book.sheets for name, box in sheet.placed("field").items() if ".left" not in name]
    fields = [box for box in fields if box.width > 19]
    assert min(box.width for box in fields) >= 20 - 0.01
    assert min(box.height for box in fields) >= 12 - 0.01
    ticks = {round(box.width, 1) for sheet in book.sheets for box in sheet.placed("tick").values()}
    assert ticks == {6.0, 9.0}
    assert min(stroke.width for sheet in book.of_kind("session") for stroke in sheet.strokes) >= 1 - 0.01
    lines = list(book.of_kind("session")[0].placed("line").values())
    assert len(lines) == 3
    assert {round(line.height, 1) for line in lines} == {12.0}


def test_every_set_has_a_box_as_in_other_print() -> None:
    for pages in ("session", "overview"):
        usual, large = (typeset(FOUR_DAYS, pages=pages, large=large) for large in (False, True))
        found = [
            sorted(name for sheet in book.sheets for name in (*sheet.placed("field"), *sheet.placed("tick")))
            for book in (usual, large)
        ]
        assert found[0] == found[1]


def test_the_foot_says_in_bold_that_a_session_goes_on() -> None:
    sheets = typeset(FOUR_DAYS, large=True).sheets
    goes_on = [sheet.one("goes") for sheet in sheets if sheet.find("Lower A goes on")]
    assert len(goes_on) >= 2
    assert all(word.bold and word.baseline > 280 for word in goes_on)
    last = next(sheet for sheet in reversed(sheets) if sheet.find("Lower A continued"))
    assert not last.find("goes on")
    assert not typeset(FOUR_DAYS).first.find("goes on")


def test_more_pages_are_no_problem_there() -> None:
    book = typeset(FOUR_DAYS, pages="overview,session,sheet", large=True)
    assert [problem.code for problem in book.problems if problem.severity is Severity.WARNING] == []
    assert len(book.of_kind("overview")) > 1
    assert len(book.of_kind("session")) > 4


def test_a_tempo_stands_in_words() -> None:
    item = "back_squat: 3x8, rest 2min, tempo 3-1-X-0"
    book = typeset(f"title: T\nsessions:\n  - name: A\n    exercises:\n      - {item}\n", large=True)
    assert book.first.find("3 seconds down, hold 1,")
    assert not session(item).first.find("seconds down")


def test_text_stands_over_its_boxes_and_two_exercises_on_a_page() -> None:
    plan = "title: T\nsessions:\n  - name: A\n    exercises: [back_squat: 5x5 @100kg, bench_press: 4x8 @60kg]\n"
    book = typeset(plan, large=True)
    assert len(book.sheets) == 1
    dose, box = book.first.find("5 × 5")[0], book.first.placed("field")["w1.a.back_squat.set1.load"]
    assert dose.baseline < box.top
    assert dose.box.left - box.left < 60


def test_days_stand_in_a_list() -> None:
    first = typeset(FOUR_DAYS, pages="overview", large=True, landscape=True).first
    assert first.one("Mon").box.left == pytest.approx(first.one("Tue").box.left, abs=0.5)
    assert first.one("Mon").baseline < first.one("Tue").baseline


def test_a_plan_asks_for_it_as_the_command_line_does() -> None:
    plan = FOUR_DAYS.replace("maxes:", "design: {large_print: yes}\nmaxes:")
    assert typeset(plan).data == typeset(FOUR_DAYS, large=True).data != typeset(FOUR_DAYS).data


def test_a_sheet_alone_can_be_large() -> None:
    text = "---\ntitle: Plank\n---\n\nHold still.\n\n## Instructions\n\n1. Lie down.\n2. Rise.\n"
    book = handout(text, large=True)
    assert min(word.size for word in book.first.words) >= LEAST_LARGE - 0.01
    assert_sound(book, least=LEAST_LARGE)
