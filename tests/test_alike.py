"""Sessions that look alike: what ``planner check`` does not typeset again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planner.diagnostics import Diagnostics, Severity
from planner.program import Program
from planner.program.alike import Alike
from tests.resolving import run


def weeks(doses: Sequence[str], more: str = "") -> list[Program]:
    """A plan with one exercise whose dose differs by the week."""
    text = f"weeks: {len(doses)}\n{more}sessions:\n  - name: A\n    exercises: [back_squat: {' | '.join(doses)}]\n"
    programs = [run(text, week=week)[0] for week in range(1, len(doses) + 1)]
    return [program for program in programs if program is not None]


def fresh(programs: Sequence[Program], limit: int = 100) -> tuple[list[int], list[str]]:
    """The weeks that are typeset, and the codes of what is told."""
    out = Diagnostics()
    found = [program.week for program in Alike(limit).fresh(programs, out)]
    assert all(problem.severity is Severity.NOTE for problem in out)
    return found, [problem.code for problem in out]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3x5 @60kg", "3x8 @70kg"),
        ("3x5 @62.5kg", "3x5 @72.5kg"),
        ("3x10-12 @60kg", "3x13-15 @60kg"),
        ("3x30s", "3x45s"),
        ("3x5 RPE 7", "3x5 RPE 8"),
    ],
)
def test_other_digits_look_alike(first: str, second: str) -> None:
    assert fresh(weeks([first, second])) == ([1], [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3x5 @60kg", "4x5 @60kg"),
        ("3x8 @60kg", "3x10 @60kg"),
        ("3x5 @60kg", "3x5 @60.5kg"),
        ("3x5 @60kg", "3x5 @100kg"),
        ("3x5 @60kg", "3x5 @85kg"),  # more plates
        ("3x5 @60kg", "3x5-8 @60kg"),
        ("3x5", "3x5 each"),
        ("3x5 @60kg", "3x5 @60kg 90s"),
        ("30 total", "50 total"),
        ("3x5 RPE 7", "3x5 RIR 7"),
    ],
)
def test_what_takes_other_room_does_not(first: str, second: str) -> None:
    assert fresh(weeks([first, second])) == ([1, 2], [])


def test_names_of_weeks_and_longer_numbers_of_weeks_do_not_look_alike() -> None:
    assert fresh(weeks(["3x5", "3x6", "3x7"], "week_names: {2: A heavy week}\n")) == ([1, 2], [])
    assert fresh(weeks([f"3x{5 + week % 5}" for week in range(12)])) == ([1, 10], [])


def test_what_was_met_before_is_not_typeset_again() -> None:
    programs = weeks(["3x5", "3x8", "4x8"])
    alike = Alike()
    assert alike.is_new(programs[0], programs[0].sessions[0])
    assert [program.week for program in alike.fresh(programs[1:], Diagnostics())] == [3]


def test_what_is_over_the_limit_is_told_in_a_note() -> None:
    programs = weeks([f"{sets}x5" for sets in range(1, 7)])
    assert fresh(programs, 4) == ([1, 2, 3, 4], ["weeks-not-typeset"])
    assert fresh(programs, 6) == ([1, 2, 3, 4, 5, 6], [])
