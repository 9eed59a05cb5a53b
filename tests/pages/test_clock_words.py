"""What other pages than that of a session say of groups by the clock: the overview, sheets, cards and diaries."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Sheet, assert_sound, typeset

CINDY = "{amrap: [pull_up: 5, {superset: [push_up: 10, dip: 8], rounds: 2}], time: 20min}"
FRAN = "{for_time: [goblet_squat: 16kg, pull_up], rounds: 21-15-9, cap: 10min}"
MURPH = "{for_time: [pull_up: 100, push_up: 200]}"
MINUTES = "{emom: [pull_up: 3, push_up: 10], time: 12min}"


def pages(*items: str, kind: str = "overview", size: str = "") -> list[Sheet]:
    """The pages of one kind of a plan with one session."""
    lines = "".join(f"      - {item}\n" for item in items)
    book = typeset(f"title: T\nsessions:\n  - name: A\n    exercises:\n{lines}", pages=kind, size=size)
    assert_sound(book)
    return list(book.sheets)


def says(sheets: list[Sheet], *texts: str) -> bool:
    return all(any(sheet.find(text) for sheet in sheets) for text in texts)


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_the_overview_names_the_clock_over_its_exercises(size: str) -> None:
    (sheet,) = pages(CINDY, FRAN, "back_squat: 3x5 @60kg", size=size)
    assert says([sheet], "AMRAP 20 min", "5 reps a round", "2 × 10 a round", "For time, cap 10 min", "21/15/9")
    heads = [sheet.find(text)[0] for text in ("AMRAP 20 min", "For time, cap 10 min")]
    assert all(head.bold for head in heads)
    assert heads[0].baseline < sheet.find("Pull-Up")[0].baseline < heads[1].baseline
    assert heads[1].baseline < sheet.find("Goblet Squat")[0].baseline < sheet.find("Back Squat")[0].baseline


def test_two_groups_alike_have_a_head_each() -> None:
    (sheet,) = pages(MINUTES, MINUTES)
    in_week = [word for word in sheet.find("EMOM 12 min") if word.baseline < sheet.find("How to read it")[0].baseline]
    assert len(in_week) == 2


def test_the_legend_explains_each_kind_once() -> None:
    (sheet,) = pages(CINDY, MINUTES, FRAN)
    for words in (
        "as many rounds as possible in this time",
        "a start by the",
        "a cap is the most time it",
    ):
        assert len(sheet.find(words)) == 1
    (plain,) = pages("back_squat: 3x5 @60kg")
    assert not plain.find("as many rounds as possible in this time")


def test_the_sum_of_sets_says_what_it_leaves_out() -> None:
    (sheet,) = pages(CINDY, "back_squat: 3x5 @60kg", "pull_up: 50 total")
    assert says([sheet], "the rounds of an AMRAP.", "A total of reps counts as the sets of 10")
    (plain,) = pages("back_squat: 3x5 @60kg")
    assert not plain.find("the rounds of an AMRAP.")
    assert not plain.find("A total of reps")


@pytest.mark.parametrize("kind", ["sheet", "cards"])
@pytest.mark.parametrize(
    ("group", "texts"),
    [
        (CINDY, ("5 reps a round", "as many rounds as you can in 20 minutes")),
        (FRAN, ("21/15/9", "3 sets: 21, then 15, then 9, as fast as")),
        (MURPH, ("100 reps", "as fast as you can")),
        (MINUTES, ("6 × 3 every 2 min", "6 sets of 3, a start every 2")),
    ],
)
def test_a_dose_without_its_group_tells_the_clock(group: str, texts: tuple[str, ...], kind: str) -> None:
    assert says(pages(group, kind=kind), *texts)


def test_doses_that_only_the_clock_tells_apart_are_two() -> None:
    sheets = pages("{amrap: [pull_up: 5], time: 20min}", "{amrap: [pull_up: 5], time: 10min}", kind="sheet")
    assert says(sheets, "as many rounds as you can in 20", "as many rounds as you can in 10")
