"""Defaults of a plan, a session and a group: the nearest wins, and every value keeps its place."""

from __future__ import annotations

import pytest

from planner.plan.dose import canonical
from planner.plan.dose.model import Rest
from planner.plan.model import PlanCircuit, PlanEntry, PlanItem, PlanPart, PlanSuperset
from tests.plan.reading import only, read


def session(text: str) -> tuple[PlanEntry, ...]:
    """The main part of the one session of a plan."""
    plan, problems = read(text)
    assert [problem.message for problem in problems] == []
    assert plan is not None
    return plan.sessions[0].exercises


def doses(entries: tuple[object, ...]) -> list[str]:
    items = [entry for entry in entries if isinstance(entry, PlanItem)]
    return [canonical(item.dose) if item.dose else "" for item in items]


def test_the_nearest_default_wins_and_the_exercise_over_all() -> None:
    entries = session("""\
defaults: {rest: 3min, tempo: 3-1-1-0, notes: Plan., rounding: 5, log: no}
sessions:
  - name: A
    defaults: {rest: 2min, notes: Session., implement: dumbbell}
    exercises:
      - a: 3x5
      - b: 3x5 rest 30s
      - {c: 3x5, rest: 1min, notes: Own., log: yes, implement: cable}
      - part: P
        defaults: {rest: 90s}
        exercises: [d: 3x5]
""")
    assert doses(entries) == [
        "3x5 rest 2min tempo 3-1-1-0",
        "3x5 rest 30s tempo 3-1-1-0",
        "3x5 rest 60s tempo 3-1-1-0",
    ]
    a, _, c, part = entries
    assert isinstance(a, PlanItem)
    assert isinstance(c, PlanItem)
    assert isinstance(part, PlanPart)
    assert doses(part.items) == ["3x5 rest 90s tempo 3-1-1-0"]
    assert (a.notes, a.implement, a.log) == ("Session.", "dumbbell", False)
    assert (c.notes, c.implement, c.log) == ("Own.", "cable", True)
    assert a.rounding is not None
    assert a.rounding.value == 5


@pytest.mark.parametrize(
    ("defaults", "line", "expected"),
    [
        ("sets: 3x10", "a", "3x10"),
        ("sets: 3x10", "a: 5x5", "5x5"),
        ("sets: 3x10", "{exercise: a, sets: 4x8}", "4x8"),
        ("sets: 3x10", "{a: , notes: x}", "3x10"),
        ("sets: 3, reps: 10", "a", "3x10"),
        ("sets: 3, reps: 10", "a: 5x5", "5x5"),
        ("sets: 3, reps: 10", "{exercise: a, reps: 8}", "3x8"),
        ("sets: 3, reps: 10", "{exercise: a, sets: 4}", "4x10"),
        ("sets: 3, reps: 10", "{exercise: a, sets: 4x8}", "4x8"),
        ("reps: 10", "a", ""),
        ("reps: 10", "{exercise: a, sets: 4}", "4x10"),
        ("load: 60kg", "a: 3x5", "3x5 @60kg"),
        ("load: 60kg", "a: 3x5 @RPE8", "3x5 @RPE8"),
        ("load: 60kg", "a", ""),
        ("tempo: 3110", "a: 3x5", "3x5 tempo 3-1-1-0"),
        ("tempo: 3110", "a: 3x45s", "3x45s"),
    ],
)
def test_a_default_stands_in_for_what_a_line_leaves_out(defaults: str, line: str, expected: str) -> None:
    entries = session(f"defaults: {{{defaults}}}\nsessions: [{{name: A, exercises: [{line}]}}]")
    assert doses(entries) == [expected]


def test_half_a_dose_needs_its_other_half() -> None:
    text = "defaults: {sets: 3}\nsessions: [{name: A, exercises: [a]}]"
    assert only(text)[:4] == ("missing-dose", 2, 34, '"a" has no repetitions to go with the sets of the defaults')
    assert doses(session("defaults: {reps: 10}\nsessions: [{name: A, exercises: [a]}]")) == [""]


def test_a_nearer_dose_replaces_both_halves_of_a_farther_one() -> None:
    text = "defaults: {sets: 3, reps: 10}\nsessions: [{name: A, defaults: {sets: 4x8}, exercises: [a]}]"
    assert doses(session(text)) == ["4x8"]
    text = "defaults: {sets: 4x8}\nsessions: [{name: A, defaults: {sets: 3, reps: 10}, exercises: [a]}]"
    assert doses(session(text)) == ["3x10"]


def test_warm_up_is_lent_to_lifts_with_a_weight() -> None:
    entries = session("defaults: {warm_up: 50% x5}\nsessions: [{name: A, exercises: [a: 3x5 @60%, b: 3x5, c]}]")
    assert [bool(entry.ramp) for entry in entries if isinstance(entry, PlanItem)] == [True, False, False]


def test_warm_up_and_cool_down_take_no_defaults() -> None:
    text = "defaults: {rest: 3min}\nsessions: [{name: A, warm_up: [a: 1x5], exercises: [b: 1x5], cool_down: [c: 1x5]}]"
    plan, problems = read(text)
    assert not problems
    assert plan is not None
    (found,) = plan.sessions
    assert [doses(part) for part in (found.warm_up, found.exercises, found.cool_down)] == [
        ["1x5"],
        ["5 rest 3min"],
        ["1x5"],
    ]


def test_rest_of_further_out_is_the_rest_after_a_round() -> None:
    one, two, three = session("""\
defaults: {rest: 3min, sets: 4x8}
sessions:
  - name: A
    exercises:
      - superset: [a: 3x10, b]
      - {superset: [a: 3x10, b: 3x5], rest: 1min, defaults: {rest: 10s}}
      - {circuit: [a: 10, b], rounds: 3}
""")
    assert isinstance(one, PlanSuperset)
    assert isinstance(two, PlanSuperset)
    assert isinstance(three, PlanCircuit)
    assert (one.rest, doses(one.items)) == (Rest(180), ["3x10", "4x8"])
    assert (two.rest, doses(two.items)) == (Rest(60), ["3x10 rest 10s", "3x5 rest 10s"])
    assert (three.rest, doses(three.items)) == (Rest(180), ["3x10", ""])


@pytest.mark.parametrize(
    ("text", "code", "column", "message", "hint"),
    [
        ("{or: a}", "no-default", 12, '"or" cannot be a default', "defaults are sets, reps"),
        ("{exercise: a}", "no-default", 12, '"exercise" cannot be a default', "with each exercise"),
        ("{name: a}", "no-default", 12, '"name" cannot be a default', "with each exercise"),
        ("{last: 100}", "no-default", 12, '"last" cannot be a default', "with each exercise"),
        ("{label: 1}", "no-default", 12, '"label" cannot be a default', "with each exercise"),
        ("{text: a}", "no-default", 12, '"text" cannot be a default', "with each exercise"),
        ("{restt: 90s}", "unknown-key", 12, 'unknown key "restt" in defaults', '"rest"?'),
        ("{progress: x}", "bad-progress", 22, "expected what changes", "such as +2.5kg"),
        ("{stages: 3x8}", "single-stage", 20, "there is one stage", "a second stage"),
        ("{rest: soon}", "dose", 18, "", ""),
        ("{sets: 3y5}", "dose", 19, "", ""),
        ("{sets: 3, reps: y}", "dose", 27, "", ""),
        ("{log: perhaps}", "bad-flag", 17, '"log" must be yes or no', "log: yes"),
        ("{log: }", "missing-value", 16, '"log" has no value', "write a value"),
        ("90s", "wrong-type", 11, '"defaults" must be a map of keys, not a text', "rest: 2min"),
    ],
)
def test_a_problem_is_shown_once_where_it_stands(text: str, code: str, column: int, message: str, hint: str) -> None:
    found = only(f"defaults: {text}\nsessions: [{{name: A, exercises: [a: 3x5, b, c: 3x8]}}]")
    assert found[0].startswith(code)
    assert found[1:3] == (1, column)
    assert message in found[3]
    assert hint in found[4]


def test_a_default_that_does_not_fit_a_dose_is_shown_at_the_default() -> None:
    text = "defaults: {load: 60/70kg}\nsessions: [{name: A, exercises: [a: 3x5]}]"
    assert only(text)[:4] == ("dose-pairing", 1, 18, "2 targets for 3 sets")


def test_a_warm_up_of_defaults_is_taken_out() -> None:
    plan, problems = read(
        "defaults: {warm_up: bar x10}\nsessions:\n  - name: A\n    exercises:\n"
        "      - squat: 5x5 @60kg\n      - {bench: 5x5 @60kg, warm_up: none}\n"
    )
    assert plan is not None
    assert not problems
    found = [entry for entry in plan.sessions[0].exercises if isinstance(entry, PlanItem)]
    assert [(len(entry.ramp), entry.ramp_written is None) for entry in found] == [(1, False), (0, True)]
