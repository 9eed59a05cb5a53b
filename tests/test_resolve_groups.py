"""Circuits, parts, words, alternates and settings resolved: rounds, labels, ids, weeks and budgets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.plan.dose.model import Amount, Rest
from planner.program import Chapter, Circuit, Entry, Item, Load, Pause, Program, Session, Superset, Words
from tests.resolving import run


def good(text: str, week: int = 1) -> Program:
    program, problems = run(text, week=week)
    assert [problem.message for problem in problems] == []
    assert program is not None
    return program


def session(items: str, head: str = "") -> Session:
    """The one session with ``items`` as lines of its main part."""
    lines = "".join(f"      {line}\n" for line in items.split("\n"))
    return good(f"{head}sessions:\n  - name: A\n    exercises:\n{lines}").sessions[0]


def items(lines: str, head: str = "") -> tuple[Item, ...]:
    (part,) = session(lines, head).parts
    return part.items


def circuit(lines: str) -> Circuit:
    (found,) = items(lines)
    assert isinstance(found, Circuit)
    return found


# Circuits and supersets


def test_a_circuit_has_a_set_of_each_exercise_in_every_round() -> None:
    found = circuit("""\
- circuit: [squat: 10, text: Breathe., plank: 30s]
  name: Hard
  rounds: 3-4
  rest: 90s
  rest_inside: 15s
  notes: Clean.
  optional: yes""")
    assert (found.rounds, found.least, found.letter, found.name) == (4, 3, "A", "Hard")
    assert (found.rest, found.rest_inside, found.notes, found.optional) == (Rest(90), Rest(15), "Clean.", True)
    assert found.id == "w1.a.circuit_a"
    squat, words, plank = found.stations
    assert isinstance(squat, Entry)
    assert isinstance(plank, Entry)
    assert words == Words("w1.a.text", "Breathe.", words.span)
    assert [planned.optional for planned in squat.sets] == [False, False, False, True]
    assert {planned.amount for planned in plank.sets} == {Amount(Decimal(30), unit="s")}
    assert [entry.label for entry in found.entries] == ["A1", "A3"]


def test_a_circuit_without_rounds_takes_the_longest() -> None:
    found = circuit("- circuit: [squat: 2-3x10, plank: 2x30s, bench_press]")
    assert (found.rounds, found.least) == (3, 2)
    assert [len(entry.sets) for entry in found.entries] == [3, 2, 0]


def test_a_circuit_without_any_dose_is_done_once() -> None:
    found = circuit("- circuit: [squat, plank]")
    assert (found.rounds, found.least) == (1, 1)
    assert [entry.sets for entry in found.entries] == [(), ()]


def test_an_amount_for_each_round() -> None:
    found = circuit("- circuit: [squat: 21/15/9]\n  rounds: 3")
    assert [planned.amount.low for planned in found.entries[0].sets] == [21, 15, 9]


def test_a_superset_has_the_rounds_that_it_says() -> None:
    (found,) = items("- superset: [squat: 5, plank]\n  rounds: 4\n  optional: yes")
    assert isinstance(found, Superset)
    assert (found.rounds, found.optional) == (4, True)
    assert [len(entry.sets) for entry in found.entries] == [4, 0]


# Labels, ids, parts


def test_numbers_and_letters_run_on_through_parts_and_groups() -> None:
    found = items("""\
- squat
- part: Strength
  time: 20min
  notes: Slow.
  exercises:
    - plank
    - circuit: [squat, plank]
    - rest: 2min
- text: Drink.
- superset: [squat, plank]
- squat: 5x5
  label: X
- part: Strength
  exercises: [bench_press]""")
    assert [type(item) for item in found] == [Entry, Chapter, Words, Superset, Entry, Chapter]
    _, chapter, _, _, _, second = found
    assert isinstance(chapter, Chapter)
    assert isinstance(second, Chapter)
    assert [type(item) for item in chapter.items] == [Entry, Circuit, Pause]
    assert (chapter.heading, chapter.time, chapter.notes, chapter.optional) == ("Strength", 1200, "Slow.", False)
    assert (chapter.id, second.id) == ("w1.a.part_strength", "w1.a.part_strength_2")


def test_every_exercise_of_a_session_is_found_and_has_an_id_of_its_own() -> None:
    found = session("""\
- part: P
  exercises: [squat: 2x5, {circuit: [squat: 3, {text: X}]}, {superset: [squat: 1x5, plank]}, {text: X}]
- squat: 1x5""")
    assert [entry.label for entry in found.entries] == ["1", "A1", "B1", "B2", "2"]
    ids = [entry.id for entry in found.entries]
    assert ids == [f"w1.a.{name}" for name in ("back_squat", "back_squat_2", "back_squat_3", "plank", "back_squat_4")]
    assert found.main == found.entries


def test_no_numbers_in_a_warm_up() -> None:
    (found,) = good(
        "sessions: [{name: A, warm_up: [{part: P, exercises: [plank, {squat: 1x5, label: x}]}], exercises: [plank]}]"
    ).sessions
    assert [entry.label for entry in found.entries] == ["", "x", "1"]


# Settings of an exercise


def test_what_may_be_done_instead_is_looked_up() -> None:
    (found,) = session("- squat: 5x5\n  or: bench_press (paused), plank").entries
    assert [(other.name, other.exercise and other.exercise.slug) for other in found.alternates] == [
        ("Bench press (paused)", "bench_press"),
        ("Plank", "plank"),
    ]
    assert [other.span.column for other in found.alternates] == [13, 35]


def test_sheets_are_printed_for_alternates_too_but_nothing_is_brought_for_them() -> None:
    program = good("""\
sessions:
  - {name: A, exercises: [{plank: 3x30s, or: "squat, pull_up"}, bench_press]}
  - {name: B, exercises: [squat]}
""")
    assert [(exercise.name, [found.name for found, _ in uses]) for exercise, uses in program.used] == [
        ("Plank", ["A"]),
        ("Back squat", ["B"]),
        ("Pull-up", []),
        ("Bench press", ["A"]),
    ]
    assert "Pull-Up Bar" not in [item.name for item in program.equipment]


@pytest.mark.parametrize(
    ("line", "code", "column", "message", "hint"),
    [
        ("{squat: 5x5, or: bck}", "unknown-exercise", 51, 'unknown exercise "bck"', '"Back squat"?'),
        ("{squat: 5x5, or: back_squat}", "same-exercise", 51, '"Back squat" is what it stands for', "another"),
        ("{squat: 5x5, or: [plank, plank]}", "same-exercise", 59, '"Plank" stands here twice', "another"),
    ],
)
def test_problems_with_what_may_be_done_instead(line: str, code: str, column: int, message: str, hint: str) -> None:
    _, (problem,) = run(f"sessions: [{{name: A, exercises: [{line}]}}]")
    assert problem.span is not None
    assert (problem.code, problem.span.column) == (code, column)
    assert message in problem.message
    assert hint in problem.hint


def test_settings_reach_the_page() -> None:
    found, plain = session("- squat: 1x5\n  log: no\n  optional: yes\n  last: 97.5 x5\n- plank").entries
    assert (found.log, found.optional) == (False, True)
    assert found.last is not None
    assert (found.last.load, found.last.reps) == (Load(Decimal("97.5"), "kg"), Amount(Decimal(5)))
    assert (plain.log, plain.optional, plain.last) == (True, False, None)


def test_a_warm_up_is_of_the_first_set() -> None:
    (found,) = session("- squat: 3x5 @100kg\n  warm_up: bar x10, 50% x5, 80kg 2x2").entries
    assert [(step.load.value, step.count, step.reps) for step in found.warm_up if step.load] == [
        (Decimal(20), 1, 10),
        (Decimal(50), 1, 5),
        (Decimal(80), 2, 2),
    ]


# Weeks, days, budgets


def test_optional_sessions_and_landscape_pages() -> None:
    program = good("design: {landscape: yes}\nsessions: [{name: A, optional: yes, exercises: [plank]}]")
    assert program.sessions[0].optional
    assert program.landscape


def test_a_later_week_has_its_dates_and_ids() -> None:
    text = (
        "weeks: 4\nstart: 2026-12-02\nsessions: [{name: A, day: Mon, exercises: [plank: 1x30s]}, {name: R, day: Sun}]"
    )
    first, third = good(text), good(text, week=3)
    assert (first.week, first.weeks, third.week, third.weeks) == (1, 4, 3, 4)
    assert [day.date for day in first.days] == [date(2026, 12, 7), date(2026, 12, 6)]
    assert [day.date for day in third.days] == [date(2026, 12, 21), date(2026, 12, 20)]
    assert third.sessions[0].entries[0].sets[0].id == "w3.a.plank.set1"


@pytest.mark.parametrize(
    ("head", "week", "message", "hint"),
    [
        ("title: A\nweeks: 4\n", 5, "there is no week 5: the plan has 4 weeks", "from 1 to 4"),
        ("weeks: 4\n", 0, "there is no week 0: the plan has 4 weeks", "from 1 to 4"),
        ("", 2, "there is no week 2: the plan has one week", "weeks: 4"),
    ],
)
def test_a_week_that_the_plan_does_not_have(head: str, week: int, message: str, hint: str) -> None:
    program, (problem,) = run(f"{head}sessions: [{{name: A, exercises: [plank]}}]", week=week)
    assert problem.code == "no-such-week"
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == ((head.count("\n"), 8) if head else (1, 1))
    assert message in problem.message
    assert hint in problem.hint
    assert program is not None


def test_rounds_count_as_sets_of_the_budget() -> None:
    group = "      - {circuit: [plank: 1, squat: 1], rounds: 50}\n"
    program, (problem,) = run("sessions:\n" + ("  - name: A\n    exercises:\n" + group * 3) * 17)
    assert program is None
    assert "5,100 sets; the limit is 5,000" in problem.message


def test_members_count_as_exercises_of_the_budget() -> None:
    part = "      - {part: P, exercises: [{circuit: [plank, squat]}, {text: X}, plank]}\n"
    program, (problem,) = run("sessions:\n" + ("  - name: A\n    exercises:\n" + part * 15) * 17)
    assert program is None
    assert "1,020 exercises; the limit is 1,000" in problem.message
