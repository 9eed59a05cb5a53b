"""What a plan asks for and the library, the athlete or this installation does not have; budgets."""

from __future__ import annotations

import time

import pytest

from planner.plan.choices import Choices
from tests.resolving import run

A = "sessions: [{name: A, exercises: [plank]}]\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        (
            "sessions:\n  - name: A\n    exercises:\n      - exercise: Bck squat\n        sets: 5x5\n",
            *("unknown-exercise", 4, 19, 'unknown exercise "Bck squat"', 'did you mean "Back squat"?'),
        ),
        ("sessions: [{name: A, exercises: [xyz]}]", "unknown-exercise", 1, 34, '"xyz"', "planner list"),
        (
            "sessions: [{name: A, exercises: [roll on foam for 5 minutes]}]",
            *("unknown-exercise", 1, 34, '"roll on foam', "write - text: roll on foam for 5 minutes"),
        ),
        ("sessions: [{name: A, exercises: [roll on foam: 5min]}]", "unknown-exercise", 1, 34, "", "name: takes free"),
        (
            "maxes: {squat: heavy}\nsessions: [{name: A, exercises: [squat: 3x5 @50%, squat (paused): 3x5 @50%]}]",
            *("bad-weight", 1, 16, '"squat" must be a weight', "140"),
        ),
        (
            "maxes: {squat: , plank: 50% of squat}\nsessions: [{name: A, exercises: [squat: 3x5 @50%]}]",
            *("missing-value", 1, 15, 'the max of "squat" has no value', "140"),
        ),
        ("maxes: {bck: 140}\n" + A, "unknown-exercise", 1, 9, 'unknown exercise "bck"', '"Back squat"?'),
        ("maxes: {squat: 140, back_squat: 150}\n" + A, "max-twice", 1, 21, '"Back squat" has two maxes', "keep one"),
        ("sessions: [{name: A, exercises: [plank: 3x5 @50% of bck]}]", "unknown-exercise", 1, 53, '"bck"', "Back"),
        ("sessions: [{name: A, exercises: [plank: 3x5 @50%]}]", "no-max", 1, 41, 'no max for "Plank"', "plank: 100"),
        ("sessions: [{name: A, exercises: [{name: X, sets: 3x5 @50%}]}]", "no-max", 1, 50, "free text", "of back_sq"),
        ("rounding: 5lb\n" + A, "bad-unit", 1, 11, "rounding is in lb, and the plan is in kg", "rounding: 2.5kg"),
        ("pages: [sesion]\n" + A, "unknown-page", 1, 9, 'unknown page "sesion"', 'did you mean "session"?'),
        ("pages: [zzz]\n" + A, "unknown-page", 1, 9, 'unknown page "zzz"', "overview, session, sheet"),
        ("pages: [dairy]\n" + A, "unknown-page", 1, 9, 'unknown page "dairy"', "there are overview, session, sheet"),
        ("design: {theme: neon}\n" + A, "unknown-theme", 1, 17, 'unknown theme "neon"', "there is classic"),
        ("design: {page: A6}\n" + A, "unknown-page-size", 1, 16, 'unknown page size "A6"', "A5, Legal"),
        (
            "sessions: [{name: R, day: Mon}, {name: A, day: Mon, exercises: [plank]}]",
            *("rest-and-training", 1, 19, '"R" has no exercises, and "A" is on the same day', "move one"),
        ),
        (
            "maxes: {plank: 2}\nsessions: [{name: A, exercises: [plank: 1x5 @10%]}]",
            *("load-rounds-to-nothing", 2, 41, "rounds to 0 kg", "give the load"),
        ),
    ],
)
def test_problems(text: str, code: str, line: int, column: int, message: str, hint: str) -> None:
    _, problems = run(text)
    assert len(problems) == 1, [problem.message for problem in problems]
    (problem,) = problems
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)
    assert message in problem.message
    assert hint in problem.hint


def test_an_unknown_max_is_reported_once_and_prints_blanks() -> None:
    program, problems = run("sessions: [{name: A, exercises: [squat: 3x5 @70%, squat (paused): 3x5 @60%]}]")
    assert [problem.severity for problem in problems] == ["warning"]
    assert program is not None
    assert {planned.load for entry in program.sessions[0].entries for planned in entry.sets} == {None}


def test_all_unknown_exercises_are_reported_at_once() -> None:
    _, problems = run("maxes: {foo: 1}\nsessions: [{name: A, exercises: [bar, {superset: [baz, qux]}]}]")
    assert [problem.message for problem in problems] == [
        f'unknown exercise "{name}"' for name in ("foo", "bar", "baz", "qux")
    ]


def test_choices_are_the_callers() -> None:
    program, problems = run("pages: poster\ndesign: {theme: neon}\n" + A, Choices(("poster",), ("neon",), ("A0",)))
    assert not problems
    assert program is not None
    assert (program.pages, program.theme, program.page_size) == (("poster",), "neon", "A0")


def test_defaults_do_not_depend_on_the_order_of_choices() -> None:
    program, problems = run(A, Choices(("sheet", "poster", "overview"), ("bold", "classic"), ("A0", "A4")))
    assert not problems
    assert program is not None
    assert (program.pages, program.theme, program.page_size) == (("overview", "sheet"), "classic", "A4")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("sessions:\n" + "  - {name: A, day: 'Mo, Tu', exercises: [plank]}\n" * 51, "102 days; the limit is 100"),
        (
            "sessions:\n" + "  - name: A\n    exercises:\n" + "      - plank: 100x1\n" * 51,
            "5,100 sets; the limit is 5,000",
        ),
        (
            "sessions:\n" + ("  - name: A\n    exercises:\n" + "      - plank\n" * 60) * 17,
            "1,020 exercises; the limit is 1,000",
        ),
    ],
)
def test_budgets(text: str, what: str) -> None:
    program, problems = run(text)
    assert program is None
    assert [problem.code for problem in problems] == ["too-many"]
    assert what in problems[0].message


def test_the_fullest_plan_is_resolved_quickly() -> None:
    text = (
        "maxes: {squat: 140}\nsessions:\n" + ("  - name: A\n    exercises:\n" + "      - squat: 5x5 @75%\n" * 50) * 20
    )
    before = time.process_time()
    program, problems = run(text)
    assert {problem.code for problem in problems} == {"long-session"}
    assert program is not None
    assert sum(len(entry.sets) for found in program.sessions for entry in found.entries) == 5000
    assert time.process_time() - before < 2
