"""The overview on every paper: columns that lie, days under each other where it is narrow, nothing lost."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from planner.typeset.kit import PAPERS
from tests.pages.conftest import Book, Keep, Sheet, Word, assert_sound, typeset
from tests.pages.plans import FOUR_DAYS

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG = "Extraordinarily long name of a thing that goes on and on and on until nobody can stand it"


def day(name: str, weekday: str = "", items: str = "back_squat: 5x5 @100kg") -> str:
    return f"  - name: {name}\n" + (f"    day: {weekday}\n" if weekday else "") + f"    exercises: [{items}]\n"


UGLY = (
    f"title: {LONG}\nathlete: {LONG}\ncoach: {{name: {LONG}, contact: {'c' * 150}@example.org}}\n"
    f"start: 2026-11-30\nnotes: {'word ' * 300}\nsessions:\n"
    + day(LONG, "Mon", f"{{name: {LONG}, sets: '1x3 @100kg, 3x8-12 each @80kg'}}, {{name: {'X' * 80}, sets: 5x5}}")
    + day("Two", "Mon", ", ".join(f"{{name: Move{number}, sets: 3x10-12 each @2x22.5kg}}" for number in range(12)))
    + f"  - {{name: Off, day: Tue, notes: {'rest ' * 200}}}\n"
    + "".join(day(f"Full body {d}", d, "dumbbell_row: 3x8-12 each @2x22.5kg, pull_up: 3xAMRAP") for d in DAYS[2:])
    + day("Without a day")
)


def overview(size: str, *, landscape: bool = False, plan: str = FOUR_DAYS) -> Book:
    return typeset(plan, pages="overview", size=size, landscape=landscape)


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("size", PAPERS)
def test_everything_stands_between_the_margins_of_every_paper(size: str, landscape: bool, keep: Keep) -> None:
    enlarged = 420 / 297 if size == "A3" else 1
    left, right = (14.1, 9.2) if size == "A5" else (20, 18.9 if size in ("Legal", "Letter") else 13)
    for plan in (FOUR_DAYS, UGLY):
        book = keep(overview(size, landscape=landscape, plan=plan))
        assert_sound(book)
        for sheet in book.sheets:
            assert min(word.box.left for word in sheet.words) >= enlarged * left - 0.5
            assert max(word.box.right for word in sheet.words) <= sheet.width - enlarged * right + 0.5
            ends = [stroke.box.right for stroke in sheet.strokes]
            assert max(ends, default=0) <= sheet.width - enlarged * right + 0.5


def letters(book: Book) -> Counter[str]:
    """How often each letter stands above the footers: words part in other places when lines are shorter."""
    return Counter("".join(word.text for sheet in book.sheets for word in sheet.words if not below(word, sheet)))


def below(word: Word, sheet: Sheet) -> bool:
    return word.baseline > sheet.height - 11 * (420 / 297 if max(sheet.height, sheet.width) > 400 else 1)


MAP_KEY = "1–45–89–1112+"
"""Of the muscle map, which is left out where there is no room for it."""


def test_nothing_is_lost_on_any_paper() -> None:
    once = letters(overview("A4"))
    for size in PAPERS:
        for landscape in (False, True):
            lost = once - letters(overview(size, landscape=landscape)) - Counter(MAP_KEY)
            assert set(lost) <= set("Wednesday:Sunday:"), size  # on narrow paper rest days are named once, in the list


@pytest.mark.parametrize("size", ["A3", "A4", "Letter", "Legal"])
def test_a_page_across_uses_its_width(size: str) -> None:
    book = overview(size, landscape=True)
    sheet = book.first
    title = sheet.one("Four-day strength")
    facts = [sheet.one(text) for text in ("Sam Rivera", "30 Nov – 6 Dec 2026")]
    assert all(fact.box.left > title.box.right and abs(fact.baseline - title.baseline) < 15 for fact in facts)
    assert len([name for name in sheet.placed("tick") if name.endswith(".done")]) == 4
    assert len(book.sheets) <= 2


def test_across_a_short_plan_has_its_legend_beside_what_to_bring() -> None:
    days = "".join(day(f"Full body {d}", d) for d in DAYS[::2])
    sheet = overview("A4", landscape=True, plan=f"title: T\nnotes: Sleep.\nsessions:\n{days}").first
    bring, read = sheet.one("Bring, or find"), sheet.one("How to read it")
    assert bring.box.right < read.box.left
    assert read.baseline < 150


def test_across_what_does_not_fit_goes_on_whole() -> None:
    items = "back_squat: 5/3/1+ @100/110/120kg, pull_up: 3x5, bench_press: 3x8, deadlift: 1x5, hip_thrust: 3x10"
    days = "".join(day(f"Full body {d}", d, items) for d in DAYS)
    book = overview("A4", landscape=True, plan=f"title: T\nnotes: {'word ' * 250}\nsessions:\n{days}")
    assert_sound(book)
    assert len(book.sheets) >= 2
    assert "overview-continues" in book.codes
    assert len([name for name in book.first.placed("tick") if name.endswith(".done")]) == 7
    assert book.sheets[-1].find("How to read it")
    assert sum(len(sheet.find("How to read it")) for sheet in book.sheets) == 1


def test_on_narrow_paper_days_stand_under_each_other() -> None:
    sheet = overview("A5").first
    names = [sheet.one(text) for text in ("Lower A", "Upper A", "Lower B", "Upper B")]
    assert max(abs(word.box.left - 14.1) for word in names) < 0.5
    assert [b.baseline - a.baseline > 25 for a, b in itertools.pairwise(names)] == [True] * 3
    ticks = {name: box for name, box in sheet.placed("tick").items() if name.endswith(".done")}
    assert len(ticks) == 4
    for name, tick in zip(names, ticks.values(), strict=True):
        assert tick.left == pytest.approx(14.1, abs=0.1)
        assert 0 < tick.top - name.baseline < 10
    plank, dose = sheet.find("Forearm Plank")[0], sheet.one("3 × 45 s")
    assert plank.baseline == pytest.approx(dose.baseline)
    assert plank.box.right < dose.box.left
    for code, load in (("5 × 5", "105 kg"), ("3 × 10 each", "22.5 kg"), ("5/3/1+", "50/55/62.5 kg")):
        start = sheet.one(code)
        end = next(word for word in sheet.find(load) if word.bold and word.baseline == pytest.approx(start.baseline))
        assert start.box.right < end.box.left
    assert sheet.one("Half an hour’s").baseline - sheet.one("Wed").baseline == pytest.approx(4, abs=0.2)


@pytest.mark.parametrize("rules", range(1, 6))
def test_a_session_in_the_list_of_a_narrow_page_stays_in_one_piece(rules: int) -> None:
    days = "".join(f"  - name: Day {number}\n    exercises: [dip: 3x5, dip: 3x5, dip: 3x5]\n" for number in range(7))
    head = "stop_if: [" + ", ".join(f"it hurts {number}" for number in range(rules)) + "]"
    book = overview("A5", plan=f"title: T\n{head}\nsessions:\n{days}")
    assert len(book.sheets) > 1
    for sheet in book.sheets:
        names = [word for word in sheet.find("Dip") if word.font == "Roboto-Medium"]
        assert len(names) == 3 * len(sheet.find("Day")) == 3 * len(sheet.find("done"))
