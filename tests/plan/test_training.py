"""Training maxes, what a percentage is of, and maxes that are no loads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Source
from planner.plan.model import MeasuredMax, Plan, TrainingMax
from planner.plan.reader import read_plan

REST = "sessions: [{name: Rest}]\n"


def plan(head: str) -> Plan:
    out = Diagnostics()
    found = read_plan(Source("plan.yaml", head + REST), out)
    assert found is not None
    assert not len(out), [problem.message for problem in out]
    return found


def problem(head: str) -> tuple[str, str, str]:
    """Code, message and hint of the only problem."""
    out = Diagnostics()
    read_plan(Source("plan.yaml", head + REST), out)
    [found] = out
    return found.code, found.message, found.hint


def test_one_share_holds_for_all_exercises() -> None:
    assert plan("training_max: 85%\n").training == (TrainingMax(None, Decimal(85)),)
    assert plan("training_max: 87,5 % of max\n").training == (TrainingMax(None, Decimal("87.5")),)
    assert plan("").training == ()


def test_exercises_have_loads_or_shares_of_their_own() -> None:
    squat, press, pull_up = plan("training_max: {squat: 120kg, bench_press: 85%, pull-up: BW+20}\n").training
    assert squat.exercise is not None
    assert squat.weight is not None
    assert (squat.exercise.text, squat.weight.value, squat.weight.unit, squat.body) == (
        "squat",
        Decimal(120),
        "kg",
        False,
    )
    assert (press.percent, press.weight) == (Decimal(85), None)
    assert pull_up.weight is not None
    assert (pull_up.weight.value, pull_up.body) == (Decimal(20), True)


@pytest.mark.parametrize(
    ("head", "code", "message", "hint"),
    [
        ("training_max: 90\n", "bad-training-max", 'a percentage, not "90"', "training_max: 90%"),
        ("training_max: 120kg\n", "bad-training-max", 'not "120kg"', "{back_squat: 120}"),
        ("training_max: [90%]\n", "wrong-type", "a percentage or a map, not a list", "training_max: 90%"),
        ("training_max: 0%\n", "out-of-range", "at most 110%", "check"),
        ("training_max: 111%\n", "out-of-range", "at most 110%", "check"),
        ("training_max: {squat: 5RM 90}\n", "bad-training-max", 'not "5RM 90"', "write squat: 120, or 85%"),
        ("training_max: {squat: 85% of front_squat}\n", "bad-training-max", "a load or a percentage", "85%"),
        ("training_max: {squat: 200%}\n", "out-of-range", "at most 110%", "check"),
        ("training_max: {squat: heavy}\n", "bad-weight", "heavy", "140"),
        ("training_max:\n  squat:\n", "missing-value", "no value", "120"),
        ("percent_of: FTP\n", "bad-percent-of", 'max or TM, not "FTP"', "percent_of: TM"),
        ("percent_of: [TM]\n", "wrong-type", "a text, not a list", ""),
        ("maxes: {FTP: fast}\n", "bad-number", '"FTP" must be watts, not "fast"', "FTP: 250W"),
        ("maxes: {HRmax: 190W}\n", "bad-number", "beats a minute", "HRmax: 190bpm"),
        ("maxes: {FTP: 5}\n", "out-of-range", "30 to 1,000 watts", "check"),
        ("maxes: {HR max: 300}\n", "out-of-range", "60 to 250 beats a minute", "check"),
    ],
)
def test_a_problem_says_what_to_write(head: str, code: str, message: str, hint: str) -> None:
    found = problem(head)
    assert found[0] == code
    assert message in found[1]
    assert hint in found[2]


def test_very_many_training_maxes_are_refused() -> None:
    listed = ", ".join(f"e{number}: 100" for number in range(201))
    found = problem(f"training_max: {{{listed}}}\n")
    assert found[:2] == ("too-many", '"training_max" has 201 entries; the limit is 200')


@pytest.mark.parametrize("written", ["TM", "tm", "training max", "training_max"])
def test_what_a_percentage_alone_is_of(written: str) -> None:
    assert plan(f"percent_of: {written}\n").percent_of == "TM"
    assert plan("percent_of: 1RM\n").percent_of == plan("").percent_of == "max"


def test_maxes_that_are_no_loads() -> None:
    found = plan("maxes: {FTP: 250 watts, hr_max: 190 bpm}\n").maxes
    assert {best.of: best.value for best in found if isinstance(best, MeasuredMax)} == {"FTP": 250, "HRmax": 190}
