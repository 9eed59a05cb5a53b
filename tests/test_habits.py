"""What is done at home in a program: how often in a week, until when, and what it adds to the sums of the week."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.plan.frequency import parse_frequency
from planner.plan.habits import Frequency, Track
from planner.program import Program
from planner.program.diary import diary
from planner.program.volume import times_a_week
from tests.resolving import run

HOME = """\
title: At home
start: 2026-12-02
weeks: 4
frequency: 2x/day
track: pain
sessions:
  - name: Every day
    exercises:
      - plank: 3x30s
      - squat: 10
        frequency: Mon, Thu
        track: none
  - name: Strength
    day: Tue, Fri
    frequency: 2x/week
    track: effort
    exercises: [squat: 3x10]
"""


def resolved(text: str) -> Program:
    program, problems = run(text)
    assert program is not None
    assert [problem.code for problem in problems if problem.code != "no-care"] == []
    return program


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("daily", 7),
        ("2x/day", 14),
        ("2-3x/day", Fraction(35, 2)),
        ("5x/week", 5),
        ("3-4x/week", Fraction(7, 2)),
        ("2x/day, 5x/week", 10),
        ("Mon, Wed, Fri", 3),
        ("every other day", Fraction(7, 2)),
        ("every 2 hours", 56),
        ("every 4 hours, Mon, Tue", 8),
    ],
)
def test_how_often_in_a_week(text: str, count: Fraction) -> None:
    found = parse_frequency(text, Span("plan.yaml"), Diagnostics())
    assert found is not None
    assert found.per_week == count


def test_what_stands_nearest_wins() -> None:
    program = resolved(HOME.replace("frequency: 2x/day\n", "frequency: daily\nstop_if: it hurts\nreview: 2027-01-01\n"))
    by_name = {session.name: session for session in program.sessions}
    plank, squat = by_name["Every day"].entries
    assert (plank.frequency, plank.track) == (Frequency(), (Track("pain", 0, 10),))
    assert (squat.frequency, squat.track) == (Frequency(weekdays=(0, 3)), ())
    (lift,) = by_name["Strength"].entries
    assert lift.frequency == by_name["Strength"].frequency
    assert lift.track == (Track("effort", 1, 10),)


def test_a_plan_of_habits_ends_with_the_last_day_of_its_last_week() -> None:
    care = "stop_if: it hurts\nreview: 2027-01-01\n"
    assert resolved(HOME.replace("weeks: 4\n", f"weeks: 4\n{care}")).end == date(2026, 12, 29)
    lifts = "title: T\nstart: 2026-12-02\nweeks: 4\nsessions: [{name: A, day: Mon, exercises: [squat: 3x5]}]\n"
    assert resolved(lifts).end == date(2026, 12, 28)


def test_a_session_counts_as_often_as_it_is_done_and_not_once_for_each_of_its_days() -> None:
    care = "stop_if: it hurts\nreview: 2027-01-01\n"
    program = resolved(HOME.replace("weeks: 4\n", f"weeks: 4\n{care}"))
    counts = [(session.name, times_a_week(program, session, session.frequency)) for session in program.sessions]
    assert counts == [("Strength", Fraction(1)), ("Strength", Fraction(1)), ("Every day", Fraction(14))]


def test_exercises_keep_their_order_and_number_in_all_weeks() -> None:
    care = "stop_if: it hurts\nreview: 2027-01-01\n"
    found = diary(resolved(HOME.replace("weeks: 4\n", f"weeks: 4\n{care}")))
    assert [(one.number, one.entry.name) for one in found.exercises] == [
        (1, "Back squat"),
        (2, "Plank"),
        (3, "Back squat"),
    ]
    assert found.first == 2
    assert [(row.numbers, sum(row.due)) for row in found.weeks[0].rows] == [((1,), 7), ((2,), 7), ((3,), 2)]
    assert [track.kind for track in found.track] == ["pain", "effort"]
