"""``part:``, when on its day a session takes place: how it is written, what it means, what is refused."""

from __future__ import annotations

import pytest

from planner.plan.day_parts import NOON
from tests.plan.reading import only, read
from tests.resolving import run


def part_of(written: str) -> tuple[int, bool]:
    plan, problems = read(f"sessions: [{{name: A, day: Mon, part: {written}}}]\n")
    assert problems == []
    assert plan is not None
    part = plan.sessions[0].part
    assert part is not None
    return part.minutes, part.is_clock


@pytest.mark.parametrize("written", ["am", "AM", "a.m.", "Morning"])
def test_the_morning(written: str) -> None:
    assert part_of(written) == (0, False)


@pytest.mark.parametrize("written", ["pm", "P.M.", "afternoon", "Evening"])
def test_the_rest_of_the_day(written: str) -> None:
    assert part_of(written) == (NOON, False)


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("17:30", 17, 30),
        ("6:05", 6, 5),
        ("06.15", 6, 15),
        ("5pm", 17, 0),
        ("5:30 p.m.", 17, 30),
        ("12am", 0, 0),
        ("12 pm", 12, 0),
        ("0:00", 0, 0),
        ("23:59", 23, 59),
    ],
)
def test_times_on_the_clock(written: str, hour: int, minute: int) -> None:
    assert part_of(written) == (60 * hour + minute, True)


@pytest.mark.parametrize("written", ["6", "17", "24:00", "12:60", "13pm", "0am", "noon", "25:00", "5:3"])
def test_what_is_no_time_of_a_day_is_refused(written: str) -> None:
    code, line, column, message, hint = only(f"sessions:\n  - name: A\n    part: {written}\n")[:5]
    assert (code, line, column) == ("bad-day-part", 3, 11)
    assert f'not "{written}"' in message
    assert "part: am" in hint


def test_sessions_of_a_day_stand_in_the_order_of_the_day() -> None:
    program, _ = run(
        "sessions:\n"
        "  - {name: Evening, day: Mon, part: pm, exercises: [squat: 5x5]}\n"
        "  - {name: Six, day: Mon, part: '6:00', exercises: [squat: 5x5]}\n"
        "  - {name: Early, day: Mon, part: am, exercises: [squat: 5x5]}\n"
        "  - {name: Late, day: Mon, part: '20:00', exercises: [squat: 5x5]}\n"
        "  - {name: Second, exercises: [squat: 5x5], part: pm}\n"
        "  - {name: First, exercises: [squat: 5x5], part: am}\n"
    )
    assert program is not None
    assert [day.name for day in program.days] == ["Early", "Six", "Evening", "Late", "Second", "First"]
