"""Care in a program: who is told what, which way drawings look, what is warned about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Source
from planner.library.model import DrawnFigure
from planner.plan.reader import read_plan
from planner.program import Program
from planner.program.care import SENTENCES_LIMIT, Concern, exercise_notice, plan_notice, session_notice
from planner.program.resolve import resolve
from tests.resolving import Shelf, exercise, run

HEAD = "title: T\ncoach: {name: Jo, contact: 020 7946 0018}\n"
SAFE = "stop_if: It hurts.\nreview: 2027-01-11\n"


def programmed(text: str) -> Program:
    program, problems = run(text)
    assert program is not None
    assert [problem.message for problem in problems] == []
    return program


def said(concerns: tuple[Concern, ...]) -> list[tuple[tuple[str, ...], list[str]]]:
    return [(concern.names, [rule.text for rule in concern.rules]) for concern in concerns]


PLAN = f"""{HEAD}stop_if: [It swells., It locks.]
precautions: Hold on.
sessions:
  - name: A
    stop_if: You are dizzy.
    exercises:
      - squat: 3x5
        stop_if: [The back rounds., IT LOCKS.]
      - bench_press: 3x5
        stop_if: The elbow hurts.
  - name: B
    exercises:
      - pull_up: 3x5
        stop_if: The elbow hurts.
      - plank: 3x30s
        precautions: Breathe.
"""


def test_the_first_page_says_all_of_it_once() -> None:
    notice = plan_notice(programmed(PLAN))
    assert said(notice.stop_if) == [
        ((), ["It swells.", "It locks."]),
        (("A",), ["You are dizzy."]),
        (("Back squat",), ["The back rounds."]),
        (("Bench press", "Pull-up"), ["The elbow hurts."]),
    ]
    assert said(notice.precautions) == [((), ["Hold on."]), (("Plank",), ["Breathe."])]
    assert (notice.coach, notice.contact) == ("Jo", "020 7946 0018")


def test_a_session_says_what_concerns_it() -> None:
    program = programmed(PLAN)
    first, second = (session_notice(program, session) for session in program.sessions)
    assert said(first.stop_if) == [
        ((), ["It swells.", "It locks.", "You are dizzy."]),
        (("Back squat",), ["The back rounds."]),
        (("Bench press",), ["The elbow hurts."]),
    ]
    assert said(first.precautions) == [((), ["Hold on."])]
    assert said(second.stop_if) == [((), ["It swells.", "It locks."]), (("Pull-up",), ["The elbow hurts."])]


def test_a_sheet_says_what_concerns_its_exercise() -> None:
    program = programmed(PLAN)
    uses = {exercise.name: uses for exercise, uses in program.used}
    squat, plank = exercise_notice(program, uses["Back squat"]), exercise_notice(program, uses["Plank"])
    assert said(squat.stop_if) == [((), ["It swells.", "It locks.", "The back rounds."]), (("A",), ["You are dizzy."])]
    assert said(plank.stop_if) == [((), ["It swells.", "It locks."])]
    assert said(plank.precautions) == [((), ["Hold on.", "Breathe."])]
    assert said(exercise_notice(program, ()).stop_if) == [((), ["It swells.", "It locks."])]


def test_nothing_said_is_no_notice() -> None:
    program = programmed(f"{HEAD}sessions:\n  - name: A\n    exercises: [squat: 3x5]\n")
    assert not plan_notice(program)
    assert not session_notice(program, program.sessions[0])


def test_the_nearest_limit_of_pain_holds() -> None:
    items = "    exercises:\n      - squat: 3x5\n      - plank: 3x30s\n        pain: 0\n"
    program = programmed(f"{HEAD}{SAFE}pain: 3\nsessions:\n  - name: A\n    pain: 2\n{items}  - name: B\n{items}")
    assert [[entry.pain for entry in session.entries] for session in program.sessions] == [[2, 0], [3, 0]]


SIDES = """
title: T
side: left
stop_if: It hurts.
review: 2027-01-11
sessions:
  - name: A
    exercises:
      - squat: 3x5 left
        or: plank
      - bench_press: 3x5
        side: left
      - pull_up: 3x5 right
      - plank: 3x30s each
      - leg_press: 3x5
        side: both
      - {name: Own, side: left}
"""


def drawn(name: str) -> Shelf:
    """A shelf of the exercises of ``SIDES``, all with a drawing but that of ``name``."""
    names = ("Back squat", "Bench press", "Pull-up", "Plank", "Leg press")
    made = [exercise(one, aliases=("squat",) if one == "Back squat" else ()) for one in names]
    return Shelf(
        *(one if one.name == name else replace(one, drawing=DrawnFigure(Path(f"{one.slug}.figure"))) for one in made)
    )


def turned(text: str, shelf: Shelf) -> Program:
    out = Diagnostics()
    plan = read_plan(Source("plan.yaml", text), out)
    assert plan is not None
    program = resolve(plan, shelf, out)
    assert program is not None
    assert [problem.message for problem in out] == []
    return program


def test_a_drawing_looks_to_the_side_that_is_done() -> None:
    entries = turned(SIDES, drawn("")).sessions[0].entries
    shown = {entry.name: entry.exercise.is_as_drawn for entry in entries if entry.exercise}
    assert shown == {"Back squat": False, "Bench press": False, "Pull-up": True, "Plank": True, "Leg press": True}
    assert [other.exercise.is_as_drawn for other in entries[0].alternates if other.exercise] == [False]
    assert {entry.affected for entry in entries} == {"left"}


def test_what_has_no_drawing_is_not_turned() -> None:
    entry = turned(SIDES, drawn("Back squat")).sessions[0].entries[0]
    assert entry.exercise is not None
    assert entry.exercise.is_as_drawn


def test_a_sheet_for_both_sides_shows_the_drawing_as_it_is() -> None:
    used = {exercise.name: exercise.is_as_drawn for exercise, _ in turned(SIDES, drawn("")).used}
    assert used["Back squat"] is False
    assert used["Plank"] is True  # the left one of the alternates and the one of both


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("patient: Sam\n", 'a plan of care has no "stop_if" and no "review"'),
        ("patient: Sam\nstop_if: It hurts.\n", 'a plan of care has no "review"'),
        ("patient: Sam\nreview: 2027-01-11\n", 'a plan of care has no "stop_if"'),
        ("side: left\n", 'a plan of care has no "stop_if" and no "review"'),
        ("pain: 0-3\n", 'a plan of care has no "stop_if" and no "review"'),
        (f"patient: Sam\n{SAFE}start: 2027-02-01\n", "the review on 2027-01-11 is before the start on 2027-02-01"),
    ],
)
def test_what_makes_a_plan_of_care_safe_is_asked_for(head: str, message: str) -> None:
    _, problems = run(f"title: T\n{head}sessions:\n  - name: A\n    exercises: [squat: 3x5]\n")
    assert [problem.message for problem in problems] == [message]
    assert {problem.severity.value for problem in problems} == {"warning"}


@pytest.mark.parametrize(
    "head", ["athlete: Sam\n", f"patient: Sam\n{SAFE}", "frequency: daily\n", f"{SAFE}start: 2027-01-11\n"]
)
def test_a_plan_that_has_it_is_not_warned_about(head: str) -> None:
    programmed(f"title: T\n{head}sessions:\n  - name: A\n    exercises: [squat: 3x5]\n")


def test_a_rule_of_an_exercise_is_a_rule() -> None:
    programmed(
        "title: T\npatient: Sam\nreview: 2027-01-11\nsessions:\n  - name: A\n    exercises:\n"
        "      - squat: 3x5\n        stop_if: It hurts.\n"
    )


def test_sentences_have_a_budget() -> None:
    items = "".join(
        f"      - {{name: Move {n}, stop_if: [{', '.join(f'Reason {n} {m}' for m in range(20))}]}}\n"
        for n in range(SENTENCES_LIMIT // 20 + 1)
    )
    _, problems = run(f"title: T\nsessions:\n  - name: A\n    exercises:\n{items}")
    assert [(problem.code, problem.message) for problem in problems] == [
        ("too-many", f'"stop_if" has {SENTENCES_LIMIT + 20} sentences in all; the limit is {SENTENCES_LIMIT}')
    ]
