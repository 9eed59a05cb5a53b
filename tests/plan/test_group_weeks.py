"""Groups that differ from week to week: series of their keys, ``weeks:``, ``only:`` and deloads."""

from __future__ import annotations

import pytest

from planner.plan.dose import canonical
from planner.plan.dose.model import Count, Rest
from planner.plan.model import (
    PlanAmrap,
    PlanCircuit,
    PlanEmom,
    PlanEntry,
    PlanForTime,
    PlanItem,
    PlanPart,
    PlanSuperset,
    PlanTurns,
)
from planner.plan.weeks import unrolled
from tests.plan.reading import read

DELOAD = "deload: {load: x0.6, sets: x0.5}\n"


def weeks(lines: str, count: int = 3, head: str = "") -> list[list[PlanEntry]]:
    """What a session lists in each week."""
    session = f"sessions:\n  - name: A\n    exercises:\n      - {lines}\n      - {{name: Walk}}\n"
    plan, problems = read(f"weeks: {count}\n{head}{session}")
    assert [problem.message for problem in problems] == []
    assert plan is not None
    return [list(unrolled(plan, week).sessions[0].exercises[:-1]) for week in range(1, count + 1)]


def doses(group: PlanEntry) -> list[str]:
    assert not isinstance(group, PlanItem)
    items = getattr(group, "items", ())
    return [canonical(item.dose) for item in items if isinstance(item, PlanItem) and item.dose]


def problem(lines: str, count: int = 3, head: str = "") -> tuple[str, str, str]:
    """The one problem of a session: its code, message and hint."""
    _, problems = read(f"weeks: {count}\n{head}sessions:\n  - name: A\n    exercises:\n      - {lines}\n")
    (found,) = problems
    return found.code, found.message, found.hint


def test_rounds_and_rests_may_be_series() -> None:
    found = [
        week for (week,) in weeks("{circuit: [a: 10], rounds: 3 | 4 | 5, rest: 90s | same | 30s, rest_inside: 10s}")
    ]
    assert all(isinstance(week, PlanCircuit) for week in found)
    circuits = [week for week in found if isinstance(week, PlanCircuit)]
    assert [week.rounds for week in circuits] == [Count(3), Count(4), Count(5)]
    assert [week.rest for week in circuits] == [Rest(90), Rest(90), Rest(30)]
    assert [doses(week) for week in circuits] == [["3x10"], ["4x10"], ["5x10"]]


def test_members_and_rounds_change_together() -> None:
    found = [week for (week,) in weeks("{superset: [a: 10 | 12 | 8, b: 5], rounds: 3 | 4 | repeat}")]
    assert [doses(week) for week in found] == [["3x10", "3x5"], ["4x12", "4x5"], ["3x8", "3x5"]]


def test_a_series_of_a_group_counts_the_weeks_that_it_is_there_in() -> None:
    first, second, third = weeks("{circuit: [a: 10], rounds: 3 | 4, only: 2-3}")
    assert first == []
    assert [doses(week) for (week,) in (second, third)] == [["3x10"], ["4x10"]]


def test_an_emom_of_every_week() -> None:
    found = [week for (week,) in weeks("{emom: [a: 3, b: 5], every: 2min | 90s | 1min, rounds: 4 | 5 | 6}")]
    assert [(week.every, week.starts) for week in found if isinstance(week, PlanEmom)] == [(120, 8), (90, 10), (60, 12)]
    assert [doses(week)[0] for week in found] == ["4x3 every 4min", "5x3 every 3min", "6x3 every 2min"]


def test_an_amrap_and_a_cap_of_every_week() -> None:
    found = [week for (week,) in weeks("{amrap: [a: 5], time: 8min | 10min | 12min}")]
    assert [week.time for week in found if isinstance(week, PlanAmrap)] == [480, 600, 720]
    found = [week for (week,) in weeks("{for_time: [a: 5], cap: 8min | 7min | 6min}")]
    assert [week.cap for week in found if isinstance(week, PlanForTime)] == [480, 420, 360]


def test_a_ladder_of_every_week() -> None:
    found = [week for (week,) in weeks("{for_time: [a: 40kg | 45kg | rest 5s, b], rounds: 21-15-9 | same | 15-12-9}")]
    assert [doses(week) for week in found] == [
        ["21/15/9 @40kg", "21/15/9"],
        ["21/15/9 @45kg", "21/15/9"],
        ["15/12/9 @45kg rest 5s", "15/12/9"],
    ]


def test_some_weeks_of_a_group_have_other_keys() -> None:
    lines = "{circuit: [a: 10], rounds: 3, weeks: {2: {rounds: 5, notes: Go., score: time, optional: yes}, 3: skip}}"
    (first,), (second,), third = weeks(lines)
    assert isinstance(first, PlanTurns)
    assert isinstance(second, PlanTurns)
    assert (first.rounds, first.notes, first.score, first.optional) == (Count(3), "", None, False)
    assert (second.rounds, second.notes, second.score, second.optional) == (Count(5), "Go.", "time", True)
    assert doses(second) == ["5x10"]
    assert third == []


def test_some_weeks_of_a_part_have_other_keys() -> None:
    lines = "{part: P, exercises: [a: 3x5], time: 10min | 12min | 9min, weeks: {2: {notes: Go., score: load}, 3: skip}}"
    (first,), (second,), third = weeks(lines)
    assert isinstance(first, PlanPart)
    assert isinstance(second, PlanPart)
    assert (first.time, first.notes, first.score) == (600, "", None)
    assert (second.time, second.notes, second.score) == (720, "Go.", "load")
    assert third == []


def test_weeks_that_are_alike_share_one_object() -> None:
    found = [week for (week,) in weeks("{circuit: [a: 10], rounds: 3 | 4 | 3 | 4}", 4)]
    assert found[0] is found[2]
    assert found[1] is found[3]
    assert found[0] is not found[1]


@pytest.mark.parametrize(
    ("group", "light", "rounds"),
    [
        ("{circuit: [a: 10 @50kg], rounds: 3, weeks: {2: deload}}", ["2x10 @30kg"], Count(2)),
        ("{superset: [a: 3x10 @50kg, b: 10/8/6], weeks: {2: deload}}", ["2x10 @30kg", "10/8"], None),
        ("{superset: [a: 10 @50kg, b: 10/8/6], rounds: 3, weeks: {2: deload}}", ["2x10 @30kg", "10/8"], Count(2)),
    ],
)
def test_a_group_may_be_lighter_in_a_week(group: str, light: list[str], rounds: Count | None) -> None:
    _, (second,), _ = weeks(group, head=DELOAD)
    assert isinstance(second, PlanCircuit | PlanSuperset)
    assert doses(second) == light
    assert second.rounds == rounds


def test_a_deload_takes_starts_and_rounds_away_and_leaves_the_time_of_an_amrap() -> None:
    _, (emom,), _ = weeks("{emom: [a: 3 @50kg], time: 10min, weeks: {2: deload}}", head=DELOAD)
    _, (amrap,), _ = weeks("{amrap: [a: 5 @50kg], time: 10min, weeks: {2: deload}}", head=DELOAD)
    _, (timed,), _ = weeks("{for_time: [a: 50kg], rounds: 21-15-9, weeks: {2: deload}}", head=DELOAD)
    assert isinstance(emom, PlanEmom)
    assert isinstance(amrap, PlanAmrap)
    assert isinstance(timed, PlanForTime)
    assert (emom.starts, doses(emom)) == (5, ["5x3 @30kg every 60s"])
    assert (amrap.time, doses(amrap)) == (600, ["5 @30kg"])
    assert (timed.ladder, doses(timed)) == ((21, 15), ["21/15 @30kg"])


def test_a_deload_of_all_makes_groups_lighter_too() -> None:
    _, (second,), _ = weeks("{circuit: [a: 10 @50kg], rounds: 4}", head="deload: {sets: x0.5, weeks: 2}\n")
    assert isinstance(second, PlanCircuit)
    assert (second.rounds, doses(second)) == (Count(2), ["2x10 @50kg"])


def test_a_deload_of_one_member_has_fewer_rounds_alone() -> None:
    _, (second,), _ = weeks("{circuit: [{a: 10 @50kg, weeks: {2: deload}}, b: 5], rounds: 4}", head=DELOAD)
    assert doses(second) == ["2x10 @30kg", "4x5"]


def test_a_rest_of_the_defaults_may_be_a_series() -> None:
    found = [week for (week,) in weeks("{circuit: [a: 10], rounds: 3}", head="defaults: {rest: 90s | 60s | 30s}\n")]
    assert [week.rest for week in found if isinstance(week, PlanCircuit)] == [Rest(90), Rest(60), Rest(30)]


def test_what_only_changes_a_dose_of_the_defaults_is_said_beside_it() -> None:
    plan, problems = read(
        "weeks: 2\ndefaults: {sets: 3, reps: 10}\n"
        "sessions: [{name: A, exercises: [a: 60kg, b: '@RPE8, rest 2min', c: 20kg | 22.5kg, d: 2x5]}]"
    )
    assert not problems
    assert plan is not None
    said = [
        [
            canonical(item.dose)
            for item in unrolled(plan, week).sessions[0].exercises
            if isinstance(item, PlanItem) and item.dose
        ]
        for week in (1, 2)
    ]
    assert said == [
        ["3x10 @60kg", "3x10 @RPE8 rest 2min", "3x10 @20kg", "2x5"],
        ["3x10 @60kg", "3x10 @RPE8 rest 2min", "3x10 @22.5kg", "2x5"],
    ]


@pytest.mark.parametrize(
    ("lines", "code", "message"),
    [
        ("{circuit: [a: 10], rounds: 3 | 4}", "series-length", "this series has 2 weeks, and there are 3 weeks"),
        ("{circuit: [a: 10], rounds: 3 | skip | 4}", "bad-series", "only a dose can be skipped"),
        ("{circuit: [a: 10], rounds: same | 3 | 4}", "bad-series", "has no week before it"),
        ("{circuit: [a: 10], rounds: 3, weeks: {4: skip}}", "no-such-week", "there is no week 4"),
        ("{circuit: [a: 10], rounds: 3, weeks: {2: 3x10}}", "bad-series", "in a week a group is skip, deload"),
        ("{circuit: [a: 10], rounds: 3, weeks: {2: deload}}", "no-deload", 'what a "deload" is'),
        ("{circuit: [a: 10], rounds: 3, only: 1-2, weeks: {3: skip}}", "bad-weeks", '"only" leaves out week 3'),
        ("{circuit: [a: 10], rounds: 3, weeks: {2: {time: 9min}}}", "misplaced-key", '"time" is no key of a circuit'),
        ("{circuit: [a: 10], rounds: 3, weeks: {2: {circuit: [b]}}}", "unknown-key", 'unknown key "circuit"'),
        ("{circuit: [a: 3x10], weeks: {2: {rounds: 4}}}", "rounds-and-sets", '"rounds" says how often'),
        ("{for_time: [a], rounds: 9-6-3 | 5 | 9-6-3}", "bad-rounds", "in some weeks and not in others"),
        ("{emom: [a: 5], time: 10min | 10:30 | 11min}", "bad-starts", "10:30 is no whole number"),
        ("{part: P, exercises: [a], time: 5min | 6min}", "series-length", "this series has 2 weeks"),
    ],
)
def test_problems(lines: str, code: str, message: str) -> None:
    found = problem(lines)
    assert found[0] == code
    assert message in found[1]


def test_a_problem_of_all_weeks_is_told_once() -> None:
    assert problem("{emom: [a: 5, b: 5 | 6 | 7], time: 10:30}")[0] == "bad-starts"


def test_groups_of_a_long_plan_have_a_limit() -> None:
    series = " | ".join(["3", "4"] * 52)
    group = f"      - {{circuit: [a: 10], rounds: {series}}}\n"
    sessions = "".join(f"  - name: S{number}\n    exercises:\n{group * 30}" for number in range(4))
    _, problems = read(f"weeks: 104\nsessions:\n{sessions}")
    assert {found.code for found in problems} == {"too-many"}
