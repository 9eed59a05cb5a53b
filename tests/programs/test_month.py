"""A month of 5/3/1 as it is taken to the gym: plates make the loads, the ramps lead up to them, the pages say so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.program import Entry, Load
from tests.pages.conftest import typeset
from tests.programs.weeks import PROGRAMS, program

MONTH = (1, 2, 3, 4)

RAMPS = {
    # J. Wendler, 5/3/1, 2nd edition, 2011: before the work sets five at 40 %, five at 50 %, three at 60 % of the
    # training max. Training maxes are 54, 162, 90 and 126 kg, rounded to 2.5 kg.
    "Press": "22.5x5 27.5x5 32.5x3",  # 21.6, 27, 32.4
    "Deadlift": "65x5 80x5 97.5x3",  # 64.8, 81, 97.2
    "Bench": "35x5 45x5 55x3",  # 36, 45, 54
    "Squat": "50x5 62.5x5 75x3",  # 50.4, 63, 75.6
}


def main_lift(week: int, day: str) -> Entry:
    """The first exercise of a day of the month."""
    return next(session for session in program("five_three_one_bbb", week).sessions if session.name == day).main[0]


def made_of_plates(load: Load) -> Decimal:
    """What the bar weighs with the plates that the page lists for each side."""
    assert load.bar is not None
    return load.bar + 2 * sum(load.plates, Decimal())


@pytest.mark.parametrize("week", MONTH)
@pytest.mark.parametrize("day", RAMPS)
def test_plates_make_every_load_of_the_main_lift(day: str, week: int) -> None:
    entry = main_lift(week, day)
    steps = [*(planned.load for planned in entry.sets), *(step.load for step in entry.warm_up)]
    loads = [load for load in steps if load is not None]
    assert len(loads) == len(entry.sets) + len(entry.warm_up) > 3
    for load in loads:
        assert load.bar == 20
        assert made_of_plates(load) == load.value
        assert list(load.plates) == sorted(load.plates, reverse=True)


@pytest.mark.parametrize("week", MONTH[:3])
@pytest.mark.parametrize("day", RAMPS)
def test_ramps_lead_up_to_the_first_work_set(day: str, week: int) -> None:
    entry = main_lift(week, day)
    steps = [(step.load.value, step.count, step.reps) for step in entry.warm_up if step.load is not None]
    assert " ".join(f"{load.normalize():f}x{reps}" for load, _, reps in steps) == RAMPS[day]
    assert [count for _, count, _ in steps] == [1, 1, 1]
    first = entry.sets[0].load
    assert first is not None
    assert [load for load, _, _ in steps] == sorted({load for load, _, _ in steps})
    assert steps[-1][0] < first.value


PRINTED = {
    # Week by week: the loads as the row says them, and the plates for each side in the heaviest set.
    "Press": {
        1: ("35/40/45 kg", "45 10 + 2.5"),
        2: ("37.5/42.5/47.5 kg", "47.5 10 + 2.5 + 1.25"),
        3: ("40/45/52.5 kg", "52.5 15 + 1.25"),
        4: ("22.5/27.5/32.5 kg", "32.5 5 + 1.25"),
    },
    "Deadlift": {
        1: ("105/122.5/137.5 kg", "137.5 25 + 25 + 5 + 2.5 + 1.25"),
        2: ("112.5/130/145 kg", "145 25 + 25 + 10 + 2.5"),
        3: ("122.5/137.5/155 kg", "155 25 + 25 + 15 + 2.5"),
        4: ("65/80/97.5 kg", "97.5 25 + 10 + 2.5 + 1.25"),
    },
    "Bench": {
        1: ("57.5/67.5/77.5 kg", "77.5 25 + 2.5 + 1.25"),
        2: ("62.5/72.5/80 kg", "80 25 + 5"),
        3: ("67.5/77.5/85 kg", "85 25 + 5 + 2.5"),
        4: ("35/45/55 kg", "55 15 + 2.5"),
    },
    "Squat": {
        1: ("82.5/95/107.5 kg", "107.5 25 + 15 + 2.5 + 1.25"),
        2: ("87.5/100/112.5 kg", "112.5 25 + 20 + 1.25"),
        3: ("95/107.5/120 kg", "120 25 + 25"),
        4: ("50/62.5/75 kg", "75 25 + 2.5"),
    },
}


@pytest.mark.parametrize("week", MONTH)
def test_session_pages_print_loads_plates_and_ramps(week: int) -> None:
    text = (PROGRAMS / "five_three_one_bbb.yaml").read_text(encoding="utf-8")
    book = typeset(text, pages="session", week=week)
    shown = [" ".join(word.text for word in page.words) for page in book.sheets]
    assert len(shown) == len(PRINTED)
    for page, (day, weeks) in zip(shown, PRINTED.items(), strict=True):
        assert page.startswith(f"{day} Week {week} of 12")
        assert all(words in page for words in weeks[week]), (day, weeks[week])
        if week < 4:
            assert all(step.replace("x", " × ") in page for step in RAMPS[day].split())
