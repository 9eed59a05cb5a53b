"""The course of a plan: the programs of all weeks, worked out once and the same as each of them alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Source
from planner.plan.reader import read_plan
from planner.program import Program
from planner.program.course import course, even, narrowed, others_of, plan_id, sheets
from planner.program.lanes import exercise_lanes, session_lanes
from planner.program.resolve import Whole, whole
from tests.resolving import SHELF, run

PLANS = {
    "series": """\
weeks: 4
start: 2026-11-30
maxes: {back_squat: 140}
deload: {load: x0.6, sets: x0.5}
sessions:
  - name: A
    day: Tuesday
    exercises: [back_squat: 5x5 @70% | @75% | same | deload, {superset: [plank: 3x30s, pull_up: 10 drop 2], rest: 60s}]
  - {name: B, day: Thursday, only: even, exercises: [{circuit: [plank: 30s, {text: Breathe.}], rounds: 3}]}
""",
    "equal": """\
weeks: 5
start: 2026-12-02
week_names: {4: Meet}
sessions:
  - {name: A, day: Mon, exercises: [back_squat: 4x(2+2+2) 10s @60kg, {part: Last, exercises: [plank: 15 myo 4x5 20s]}]}
""",
    "blocks": """\
maxes: {back_squat: 100}
sessions: [{name: A, exercises: [back_squat: 3x5 @80%]}]
blocks:
  - {name: One, weeks: 2}
  - {name: Two, weeks: 2, maxes: {back_squat: 120}}
""",
    "tests": """\
weeks: 3
maxes: {back_squat: 100}
sessions:
  - {name: A, exercises: [back_squat: test 1RM], only: 2}
  - {name: B, exercises: [back_squat: 3x5 @80%]}
""",
    "rotation": """\
weeks: 3
days: Mon, Wed, Fri
rotate: A, B
sessions:
  - {name: A, exercises: [back_squat: 5x5 @60kg]}
  - {name: B, exercises: [plank: 3x30s]}
""",
}


def made(text: str, week: int = 1) -> tuple[Whole, Program, tuple[Program, ...], Diagnostics]:
    """What all weeks of a plan share, the program of one, those of all, and the problems of it all."""
    out = Diagnostics()
    plan = read_plan(Source("plans/strong.yaml", text), out)
    assert plan is not None
    ready = whole(plan, SHELF, out)
    program = ready.chosen(week, out)
    assert program is not None
    return ready, program, course(ready, program, out), out


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("week", [1, 3])
def test_every_week_of_a_course_is_what_it_is_alone(name: str, week: int) -> None:
    _, program, weeks, _ = made(PLANS[name], week)
    assert [one.week for one in weeks] == list(range(1, program.weeks + 1))
    for one in weeks:
        alone, _ = run(PLANS[name], week=one.week)
        assert one == alone


def test_equal_weeks_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = Whole.week

    def counted(self: Whole, week: int, *args: object) -> Program | None:
        asked.append(week)
        return real(self, week, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Whole, "week", counted)
    made(PLANS["equal"])
    made(PLANS["blocks"])
    assert asked == [1, 1, 3]


def test_a_problem_of_several_weeks_is_told_once() -> None:
    text = """\
weeks: 6
sessions:
  - name: A
    exercises:
      - exercise: back_squat | bench_press | unheard of | repeat
        sets: 3x5 @70%
"""
    *_, out = made(text)
    assert [problem.code for problem in out] == ["no-max", "no-max", "unknown-exercise"]


def test_what_is_new_in_other_weeks_can_be_taken_from_a_course() -> None:
    ready, _, weeks, _ = made(PLANS["series"])
    found = list(others_of(ready, weeks))
    assert [[session.id for session in program.sessions] for program in found] == [
        ["w2.a", "w2.b"],
        ["w4.a"],
    ]
    assert [session.id for program in others_of(*_weeks("equal")) for session in program.sessions] == []


def _weeks(name: str) -> tuple[Whole, tuple[Program, ...]]:
    ready, _, weeks, _ = made(PLANS[name])
    return ready, weeks


def test_blocks_have_sheets_of_their_own_and_long_ones_several_of_equal_length() -> None:
    assert list(even(range(1, 14), 4)) == [range(1, 5), range(5, 8), range(8, 11), range(11, 14)]
    assert sheets(_weeks("blocks")[1]) == (range(2), range(2, 4))
    assert sheets(_weeks("equal")[1]) == (range(3), range(3, 5))
    same_name = PLANS["blocks"].replace("name: Two", "name: One")
    assert sheets(made(same_name)[2]) == (range(2), range(2, 4))


def test_a_course_is_narrowed_to_the_sheet_of_a_week_and_to_days() -> None:
    ready, program, weeks, _ = made(PLANS["equal"], 5)
    whole_course = replace(program, course=weeks)
    assert [one.week for one in narrowed(whole_course, week=True, days=False).course] == [4, 5]
    assert narrowed(whole_course, week=False, days=False).course == weeks
    _, program, weeks, _ = made(PLANS["series"], 2)
    only = replace(program, course=weeks, days=program.sessions[1:])
    assert [[plan_id(day) for day in one.sessions] for one in narrowed(only, week=False, days=True).course] == [
        [],
        ["b"],
        [],
        ["b"],
    ]
    assert ready.plan.weeks == 5


def test_sessions_are_matched_in_the_order_in_which_they_are_first_done() -> None:
    lanes = session_lanes(_weeks("rotation")[1])
    assert [[one.id if one else "" for one in lane.each] for lane in lanes] == [
        ["w1.a", "w2.a", "w3.a"],
        ["w1.b", "w2.b", "w3.b"],
        ["w1.a_2", "", "w3.a_2"],
        ["", "w2.b_2", ""],
    ]
    late = "weeks: 2\nsessions:\n"
    late += "  - {name: Z, day: Fri, exercises: [plank]}\n  - {name: A, day: Mon, exercises: [plank]}\n"
    assert [lane.first.name for lane in session_lanes(made(late)[2])] == ["A", "Z"]


def lanes_of(exercises: str, weeks: int = 3) -> list[list[str]]:
    """The rows of the only session: dose and name of each week, empty where it is not there."""
    text = f"weeks: {weeks}\nsessions:\n  - name: A\n    exercises:\n{exercises}"
    sessions = [program.sessions[0] for program in made(text)[2]]
    return [
        ["" if one is None else f"{one.name} {len(getattr(one, 'sets', ()))}".strip() for one in lane.each]
        for lane in exercise_lanes(sessions)
    ]


def test_the_same_line_of_the_plan_is_one_row_also_where_others_are_left_out() -> None:
    rows = lanes_of("      - back_squat: 5x5 | skip | 4x5\n      - back_squat: 1x10 | 2x10 | 3x10\n")
    assert rows == [["Back squat 5", "", "Back squat 4"], ["Back squat 1", "Back squat 2", "Back squat 3"]]


def test_lines_of_one_name_that_are_never_in_one_week_share_a_row() -> None:
    rows = lanes_of("      - {back_squat: 1x5, only: 1}\n      - plank: 2x30s\n      - {back_squat: 2x5, only: 2-3}\n")
    assert rows == [["Back squat 1", "Back squat 2", "Back squat 2"], ["Plank 2", "Plank 2", "Plank 2"]]


def test_another_exercise_in_its_place_is_another_row() -> None:
    rows = lanes_of("      - {exercise: back_squat | bench_press | repeat, sets: 3x5}\n")
    assert rows == [["Back squat 3", "", "Back squat 3"], ["", "Bench press 3", ""]]


def test_circuits_have_a_row_of_their_own_before_their_stations() -> None:
    rows = lanes_of(
        "      - {circuit: [plank: 30s], rounds: 2, only: 1}\n      - {circuit: [plank: 40s], rounds: 4, only: 2-3}\n"
    )
    assert rows == [["0", "0", "0"], ["Plank 2", "Plank 4", "Plank 4"]]
