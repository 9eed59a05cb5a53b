"""Programs of single weeks: loads worked out by hand, ids, dates, names of weeks, blocks, budgets over all weeks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Source
from planner.plan.reader import read_plan
from planner.program import Program, Stretch
from planner.program.course import other_weeks
from planner.program.resolve import resolve, whole
from tests.resolving import SHELF, run

FIVE_THREE_ONE = """\
title: 5/3/1
weeks: 4
start: 2026-11-30
maxes: {back_squat: 140}
deload: {load: x0.6, sets: x0.5}
week_names: {4: Light}
sessions:
  - name: Squats
    day: Tuesday
    exercises:
      - back_squat: 5/5/5+ @58.5/67.5/76.5% | 3/3/3+ @63/72/81% | 5/3/1+ @67.5/76.5/85.5% | deload
"""
"""The percentages are of a training max of 90 %, 126 kg: 65, 75, 85 % of it, and so on."""


def program(text: str, week: int = 1) -> Program:
    """The program of a plan without problems."""
    found, problems = run(text, week=week)
    assert found is not None
    assert [problem.message for problem in problems] == []
    return found


def loads(found: Program) -> list[str]:
    """Load and repetitions of every set."""
    sets = [planned for session in found.sessions for entry in session.entries for planned in entry.sets]
    more = {True: "+", False: ""}
    return [
        f"{planned.load.value if planned.load else '?'}x{planned.amount.low}{more[planned.amount.more]}"
        for planned in sets
    ]


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        (1, ["82.5x5", "95x5", "107.5x5+"]),  # 81.9, 94.5, 107.1 kg
        (2, ["87.5x3", "100x3", "112.5x3+"]),  # 88.2, 100.8, 113.4
        (3, ["95x5", "107.5x3", "120x1+"]),  # 94.5, 107.1, 119.7
        (4, ["55x5", "62.5x3"]),  # 0.6 of the third week: 56.7, 64.26, never above
    ],
)
def test_four_weeks_of_percentages(week: int, expected: list[str]) -> None:
    found = program(FIVE_THREE_ONE, week)
    assert loads(found) == expected
    (session,) = found.sessions
    assert session.id == f"w{week}.squats"
    assert session.weeks == (1, 2, 3, 4)
    assert session.date == date(2026, 12, 1 + 7 * (week - 1))
    assert (found.week_name, found.deload) == ("Light" if week == 4 else "", False)
    assert (found.varies, found.counts, found.end) == (True, (1,) * 4, date(2026, 12, 22))


def test_nine_weeks_of_a_series_with_repeat() -> None:
    text = "weeks: 9\nsessions:\n  - name: A\n    exercises:\n"
    text += "      - back_squat: 5x5 @60kg | @62.5kg | 3x3 @70kg rest 3min | repeat\n"
    first = {1: ["60x5"] * 5, 2: ["62.5x5"] * 5, 0: ["70x3"] * 3}
    assert [loads(program(text, week)) for week in range(1, 10)] == [first[week % 3] for week in range(1, 10)]


def test_loads_of_a_deload_are_rounded_down_whatever_they_come_from() -> None:
    text = """\
weeks: 2
maxes: {bench_press: 100}
deload: {load: 0.75, weeks: 2}
sessions:
  - name: A
    exercises:
      - back_squat: 3x5 @77.5kg
      - bench_press: 1x5 @71%, 2x5 @top-10%
      - pull_up: 2x5 @BW+15kg
      - back_squat (light): 1x5 @60-70kg
        warm_up: bar x5, 50% x5, 40kg x3
"""
    # 0.75 of 77.5 is 58.125; 0.75 of 71 is 53.25 and 10 % less than 52.5 kg is 47.25; of 15, 60 and 70: 11.25, 45, 52.5
    assert loads(program(text, 2)) == ["57.5x5"] * 3 + ["52.5x5", "45x5", "45x5"] + ["10x5"] * 2 + ["45x5"]
    *_, ranged = program(text, 2).sessions[0].entries
    assert ranged.sets[0].load is not None
    assert ranged.sets[0].load.high == Decimal("52.5")
    assert [step.load.value for step in ranged.warm_up if step.load] == [Decimal(20), Decimal("22.5"), Decimal(30)]
    assert program(text, 2).deload


def test_a_deload_below_the_bar_is_a_blank() -> None:
    text = "weeks: 2\ndeload: {load: 0.5}\nsessions: [{name: A, exercises: [back_squat: 3x5 @30kg | deload]}]\n"
    found, problems = run(text, week=2)
    assert found is not None
    assert loads(found) == ["?x5"] * 3
    assert [problem.code for problem in problems] == ["out-of-reach"]


BLOCKS = """\
start: 2026-11-30
maxes: {back_squat: 100}
deload: {load: 0.5, weeks: 2}
sessions:
  - {name: A, day: Mon, exercises: [back_squat: 5x5 @80%]}
blocks:
  - {name: Volume, weeks: 2, notes: Many sets., until: All done.}
  - {name: Strength, weeks: 1, maxes: {squat: 110}}
"""


def test_blocks_have_maxes_and_words_of_their_own() -> None:
    weeks = [program(BLOCKS, week) for week in (1, 2, 3)]
    assert [loads(week)[0] for week in weeks] == ["80x5", "40x5", "87.5x5"]
    assert [week.stretch for week in weeks] == [
        Stretch("Volume", 1, 2, "Many sets.", "All done."),
        Stretch("Volume", 2, 2, "Many sets.", "All done."),
        Stretch("Strength", 1, 1),
    ]
    assert [week.deload for week in weeks] == [False, True, False]
    assert [week.bests[0].load.value for week in weeks] == [100, 100, 110]


def test_sessions_that_rotate_have_dates_and_the_weeks_that_they_are_in() -> None:
    text = "weeks: 4\nstart: 2026-11-30\ndays: Mon, Wed, Fri\nrotate: A, B, C, D\nsessions:\n"
    text += "".join(f"  - {{name: {name}, exercises: [plank: 3x30s]}}\n" for name in "ABCD")
    second = program(text, 2)
    assert [(session.id, session.date and session.date.day, session.weeks) for session in second.sessions] == [
        ("w2.d", 7, (2, 3, 4)),
        ("w2.a", 9, (1, 2, 3)),
        ("w2.b", 11, (1, 2, 4)),
    ]
    assert (second.counts, second.end) == ((3,) * 4, date(2026, 12, 25))


def test_equal_weeks_do_not_vary() -> None:
    found = program("weeks: 3\nsessions: [{name: A, exercises: [plank: 3x30s]}]\n", 3)
    assert (found.varies, found.counts, found.sessions[0].weeks) == (False, (1,) * 3, (1, 2, 3))


def checked(text: str) -> tuple[list[Program], list[tuple[str, int]]]:
    """What is new in the weeks after the first, and the codes and lines of all problems."""
    out = Diagnostics()
    plan = read_plan(Source("p.yaml", text), out)
    assert plan is not None
    resolve(plan, SHELF, out)
    found = list(other_weeks(whole(plan, SHELF, Diagnostics()), out))
    return found, [(problem.code, problem.span.line if problem.span else 0) for problem in out]


def test_each_week_is_looked_at_and_each_problem_told_once() -> None:
    text = """\
weeks: 6
sessions:
  - name: A
    exercises:
      - exercise: back_squat | bench_press | unheard of | repeat
        sets: 3x5 @70%
  - {name: B, exercises: [plank: 3x30s]}
"""
    found, problems = checked(text)
    assert [(week.week, [session.name for session in week.sessions]) for week in found] == [(2, ["A"]), (3, ["A"])]
    assert sorted(problems) == [("no-max", 6), ("no-max", 6), ("unknown-exercise", 5)]


def test_an_exercise_of_another_week_is_used() -> None:
    text = "weeks: 2\noverride: {bench_press: {caution: none}}\nsessions:\n"
    text += "  - {name: A, exercises: [{exercise: plank | bench_press, sets: 3x5}]}\n"
    assert program(text).sessions[0].entries[0].name == "Plank"  # and no warning that nobody reads the words


def test_budgets_are_of_a_week_and_of_all_weeks() -> None:
    lines = "".join("      - plank: 1x30s rest 30s\n" for _ in range(50))
    each = "".join(f"  - name: S{number}\n    exercises:\n{lines}" for number in range(8))
    _, problems = run(f"weeks: 50\nsessions:\n{each}")
    assert not problems
    _, problems = run(f"weeks: 51\nsessions:\n{each}")
    assert [problem.message for problem in problems] == ["the plan has 20,400 exercises; the limit is 20,000"]


def test_a_week_without_sessions_names_one_that_has_some() -> None:
    text = "weeks: 4\nsessions: [{name: A, only: 3-4, exercises: [plank: 3x30s]}]\n"
    found, problems = run(text, week=2)
    assert found is None
    assert [(problem.code, problem.message) for problem in problems] == [("no-training", "week 2 has no session")]
    assert problems[0].hint == "the first week with one is 3: --week 3"
    assert program(text, 3).sessions[0].name == "A"
