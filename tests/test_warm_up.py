"""The warm-up of one lift: percentages of the work set, the empty bar, and what is not known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostic
from planner.program import Load, WarmUpSet
from tests.resolving import run

MAXES = "maxes: {squat: 140, bench_press: 5RM 90}\n"


def ramp(
    dose: str, steps: str, head: str = MAXES, exercise: str = "squat"
) -> tuple[tuple[WarmUpSet, ...], list[Diagnostic]]:
    text = f"{head}sessions:\n  - name: A\n    exercises:\n      - {exercise}: {dose}\n        warm_up: {steps}\n"
    program, problems = run(text)
    assert program is not None
    return program.sessions[0].entries[0].warm_up, problems


def shown(dose: str, steps: str, head: str = MAXES, exercise: str = "squat") -> list[str]:
    """The steps in short, ``60 kg 1x5``, where there is nothing to complain about."""
    found, problems = ramp(dose, steps, head, exercise)
    assert not problems, [problem.message for problem in problems]
    return [f"{short(step)} {step.count}x{step.reps}" for step in found]


def short(step: WarmUpSet) -> str:
    load = step.load
    if load is None:
        return f"{step.percent}%"
    if load.relation == "bodyweight":
        return "bodyweight"
    pieces = f"{load.pieces}x" if load.pieces > 1 else ""
    return f"{'+' if load.relation == 'added' else pieces}{load.value:f} {load.unit}"


@pytest.mark.parametrize(
    ("dose", "steps", "expected"),
    [
        ("5x5 @75%", "bar x10, 40% x5, 60% x3, 80% x2", ["20 kg 1x10", "42.5 kg 1x5", "62.5 kg 1x3", "85 kg 1x2"]),
        ("5x5 @100kg", "60kg 2x3, 80% x1", ["60 kg 2x3", "80 kg 1x1"]),
        ("1x3 @100kg, 3x8 @60kg", "50% x5", ["50 kg 1x5"]),  # of the first set
        ("3x5 @80-100kg", "50% x5", ["40 kg 1x5"]),  # of the low end
        ("5x5 @30kg", "40% x5, 50% x3", ["20 kg 1x5", "20 kg 1x3"]),  # no less than the bar, and both stay
        ("5x5 @RPE8", "50% of max x5", ["70 kg 1x5"]),
        ("5x5 @RPE8", "50% of bench_press x5", ["52.5 kg 1x5"]),
        ("5x5 @100lb", "50% x5", ["50 lb 1x5"]),
        ("3x8 @2x30kg", "50% x5", ["2x14 kg 1x5"]),  # 15 lies between two dumbbells
    ],
)
def test_steps_are_worked_out(dose: str, steps: str, expected: list[str]) -> None:
    assert shown(dose, steps) == expected


def test_plates_are_counted_for_steps_too() -> None:
    (bar, step), _ = ramp("5x5 @100kg", "bar x10, 60% x5")
    assert bar.load == Load(Decimal(20), "kg", bar=Decimal(20))
    assert step.load == Load(Decimal(60), "kg", bar=Decimal(20), plates=(Decimal(20),))
    assert (bar.percent, step.percent) == (None, Decimal(60))


def test_the_bar_is_the_plans() -> None:
    assert shown("5x5 @100kg", "bar x10", "equipment: {bar: 15}\n") == ["15 kg 1x10"]
    assert shown("5x5 @100kg", "bar x10", "units: lb\n") == ["45 lb 1x10"]


def test_where_nothing_says_how_it_is_loaded_the_bar_is_a_barbell() -> None:
    assert shown("5x5 @100kg", "bar x10", exercise="plank") == ["20 kg 1x10"]


def test_an_unknown_work_set_leaves_the_percentages() -> None:
    (first, second), problems = ramp("5x5 @RPE8", "40% x5, 60% x3")
    assert (first, second) == (WarmUpSet(None, 1, 5, Decimal(40)), WarmUpSet(None, 1, 3, Decimal(60)))
    assert [(problem.severity, problem.code) for problem in problems] == [("note", "unknown-work-load")]


def test_a_machine_has_a_bar_of_unknown_weight_and_others_have_none() -> None:
    (step,), problems = ramp("3x8 @50kg", "bar x10", exercise="leg press (machine)")
    assert (step, problems) == (WarmUpSet(None, 1, 10), [])
    (step,), problems = ramp("3x8 @20kg", "bar x10", exercise="pull_up")
    assert step == WarmUpSet(None, 1, 10)
    assert [problem.code for problem in problems] == ["no-bar"]
    assert problems[0].span is not None
    assert (problems[0].span.line, problems[0].span.column) == (6, 18)


def test_with_the_bodyweight_the_whole_is_multiplied_and_nothing_is_taken_off() -> None:
    steps = "50% x5, 80% x3, 95% x1"
    head = "bodyweight: 80\n"
    assert shown("3x5 @BW+20kg", steps, head, "pull_up") == ["bodyweight 1x5", "bodyweight 1x3", "+15 kg 1x1"]
    found, problems = ramp("3x5 @BW+20kg", steps, "", "pull_up")
    assert [step.load for step in found] == [None, None, None]
    assert [problem.code for problem in problems] == ["no-bodyweight"]


def test_next_to_nothing_prints_the_percentage() -> None:
    (step,), problems = ramp("3x5 @10kg", "5% x5", exercise="leg press (machine)")
    assert step == WarmUpSet(None, 1, 5, Decimal(5))
    assert not problems


def test_a_step_that_cannot_be_made_is_reported_in_its_place() -> None:
    _, (problem,) = ramp("5x5 @100kg", "bar x10, 61kg x5")
    assert problem.code == "not-loadable"
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (6, 27)


@pytest.mark.parametrize(
    ("dose", "steps", "exercise", "message"),
    [
        ("5x5 @100kg", "bar x10, 60% x5, 40% x3", "squat", "from 60 kg to 40 kg"),
        ("5x5 @100kg", "60kg x5, 50lb x3", "squat", "from 60 kg to 50 lb"),
        ("3x8 @2x30kg", "2x20kg x8, 2x10kg x8", "squat", "from 2x20 kg to 2x10 kg"),
        ("5x5 @RPE8", "60% x5, 40% x3", "squat", "from 60% to 40%"),
        ("3x5 @BW+40kg", "80% x5, 60% x3", "pull_up", "from +15 kg to bodyweight"),
    ],
)
def test_steps_that_get_lighter_are_a_warning(dose: str, steps: str, exercise: str, message: str) -> None:
    _, problems = ramp(dose, steps, f"{MAXES}bodyweight: 80\n", exercise)
    (problem,) = [problem for problem in problems if problem.severity != "note" and problem.code != "not-loadable"]
    assert (problem.code, problem.severity) == ("warm-up-order", "warning")
    assert message in problem.message
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (7, 18)


def test_shares_of_different_things_are_not_compared() -> None:
    _, problems = ramp("5x5 @RPE8", "80% of max x5, 60% x3", head="")
    assert "warm-up-order" not in {problem.code for problem in problems}
