"""Doses that can be read and are hardly meant."""

from __future__ import annotations

import pytest

from tests.resolving import run


def _codes(line: str, head: str = "maxes: {squat: 140, pull_up: BW+20}\nbodyweight: 80\n") -> list[str]:
    _, problems = run(f"{head}sessions: [{{name: A, exercises: [{line}]}}]")
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "dose", ["10x3", "10x3 @60kg", "8x5 @50%", "10x3 @RPE8", "10x3 @60kg, rest 3min", "8-10x3 @60%"]
)
def test_many_sets_of_a_barbell_lift_warn(dose: str) -> None:
    assert _codes(f'"squat": "{dose}"') == ["many-sets"]


@pytest.mark.parametrize(
    "dose",
    [
        *("3x10 @60kg", "10x3 @80%", "10x3 @110kg", "8x2 @50%, rest 60s", "10x3 @60% every 1min", "10x3 @60kg (fast)"),
        *("7x3 @60kg", "10x10 @50%", "10x3s", "10x3+ @60kg", "10/3 @60kg", "10x3 @60kg in 10min"),
    ],
)
def test_many_sets_that_say_why_do_not(dose: str) -> None:
    assert _codes(f'"squat": "{dose}"') == []


def test_only_the_barbell_is_a_big_lift() -> None:
    assert _codes('leg press (machine): "10x3 @60kg"') == []
    assert _codes('pull-up: "10x3"') == []


@pytest.mark.parametrize("dose", ["3x5 @110%", "3x5 @145kg", "1 @160kg", "2x2 @320lb", "5/3/1 @90/101/105%"])
def test_loads_above_the_max_warn(dose: str) -> None:
    assert _codes(f'squat: "{dose}"') == ["above-max"]


@pytest.mark.parametrize(
    "dose", ["3x5 @100%", "1 @105%", "1 @150kg", "3x5 @300lb", "test 1RM", "3x10 @RPE8", "1x30s @150kg"]
)
def test_loads_up_to_the_max_do_not(dose: str) -> None:
    assert _codes(f'squat: "{dose}"') == []


def test_what_is_added_to_the_body_counts_with_it() -> None:
    assert _codes("pull-up: 3x5 @BW+25kg") == ["above-max"]
    assert _codes("pull-up: 3x5 @BW+15kg") == []


def test_the_max_of_the_base_says_nothing_of_a_variation() -> None:
    assert _codes("squat (quarter): 3x5 @160kg") == []
    own = "maxes: {squat: 140, squat (quarter): 150}\n"
    assert _codes("squat (quarter): 3x5 @160kg", own) == ["above-max"]


def test_each_exercise_warns_once_and_says_what_was_meant() -> None:
    _, problems = run("sessions: [{name: A, exercises: [squat: 10x3 @60kg, bench press: 8x4, squat: 9x3]}]")
    assert [(problem.code, problem.hint.split(";")[0]) for problem in problems] == [
        ("many-sets", "for 3 sets of 10 write `3x10`"),
        ("many-sets", "for 4 sets of 8 write `4x8`"),
    ]
