"""Weights: estimated singles, units, percentages and rounding, all exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostic, Diagnostics, Span
from planner.files import Mapping, Source
from planner.files.yaml_reader import read_yaml
from planner.plan.loads import converted, one_rep_max, read_max, rep_max, rounded
from planner.plan.model import Max, MeasuredMax, Text, TiedMax

WEIGHTS = st.decimals(min_value="0.5", max_value=500, places=2)
STEPS = st.sampled_from([Decimal(step) for step in ("0.5", "1", "1.25", "2", "2.5", "5", "10")])


@pytest.mark.parametrize(
    ("load", "reps", "single"),
    [("90", 5, "105"), ("140", 1, "140"), ("100", 3, "110"), ("60", 10, "80"), ("56", 5, "196/3")],
)
def test_a_single_is_estimated_by_epleys_formula(load: str, reps: int, single: str) -> None:
    assert one_rep_max(Fraction(load), reps) == Fraction(single)
    assert rep_max(Fraction(single), reps) == Fraction(load)


@pytest.mark.parametrize(
    ("value", "step", "loaded"),
    [
        ("105", "2.5", "105"),
        ("103.74", "2.5", "102.5"),
        ("103.75", "2.5", "102.5"),  # a tie goes down
        ("103.76", "2.5", "105"),
        ("1.25", "2.5", "0"),
        ("62.5", "5", "60"),
        ("68.25", "2.5", "67.5"),
    ],
)
def test_loads_are_rounded_to_the_nearest_step(value: str, step: str, loaded: str) -> None:
    assert rounded(Fraction(value), Decimal(step)) == Decimal(loaded)


def test_rounded_loads_have_no_needless_zeros() -> None:
    assert [str(rounded(Fraction(value), Decimal("2.5"))) for value in (100, 105, "62.5")] == ["100", "105", "62.5"]


def test_an_estimated_single_does_not_spoil_a_tie() -> None:
    single = one_rep_max(Fraction(100), 2)  # 106.666…
    share = single * Fraction("97.65625") / 100
    assert share == Fraction(625, 6)
    assert rounded(share, Decimal("2.5")) == Decimal(105)


@given(WEIGHTS, STEPS)
def test_rounding_is_nearest_and_never_up_from_a_tie(value: Decimal, step: Decimal) -> None:
    loaded = rounded(Fraction(value), step)
    assert loaded % step == 0
    assert -Fraction(step) / 2 < Fraction(value) - Fraction(loaded) <= Fraction(step) / 2


@given(WEIGHTS)
def test_there_and_back_between_units_is_exact(value: Decimal) -> None:
    pounds = converted(Fraction(value), "kg", "lb")
    assert converted(pounds, "lb", "kg") == Fraction(value)


def test_a_pound_is_exactly_this_many_kilograms() -> None:
    assert converted(Fraction(100), "lb", "kg") == Fraction("45.359237")


@pytest.mark.parametrize(("unit", "to"), [("kg", "kg"), ("lb", "lb"), ("", "kg"), ("", "lb")])
def test_equal_units_are_not_converted(unit: str, to: str) -> None:
    assert converted(Fraction(60), unit, to) == 60  # type: ignore[arg-type]  # a unit that is none


@given(WEIGHTS, st.integers(2, 50))
def test_a_single_is_heavier_than_what_it_is_estimated_from(load: Decimal, reps: int) -> None:
    assert one_rep_max(Fraction(load), reps) > Fraction(load)


@given(WEIGHTS, st.integers(1, 50))
def test_a_rep_max_is_the_way_back_from_a_single(load: Decimal, reps: int) -> None:
    assert rep_max(one_rep_max(Fraction(load), reps), reps) == Fraction(load)


# Maxes


def best(text: str) -> tuple[Max | TiedMax | MeasuredMax | None, list[Diagnostic]]:
    out = Diagnostics()
    node = read_yaml(Source("plan.yaml", f"squat: {text}"), out)
    assert isinstance(node, Mapping)
    return read_max(Text("squat", Span("plan.yaml")), node.pairs[0][1], out), list(out)


@pytest.mark.parametrize(
    ("text", "value", "unit", "reps", "body"),
    [
        ("140", "140", "", 1, False),
        ("62,5 kg", "62.5", "kg", 1, False),
        ("5RM 90", "90", "", 5, False),
        ("90kg x5", "90", "kg", 5, False),
        ("BW", "0", "", 1, True),
        ("BW+30", "30", "", 1, True),
        ("bw + 30 lb", "30", "lb", 1, True),
        ("Bodyweight-20kg", "-20", "kg", 1, True),
        ("5RM BW+10", "10", "", 5, True),
        ("BW+10 x5", "10", "", 5, True),
    ],
)
def test_maxes_are_read(text: str, value: str, unit: str, reps: int, body: bool) -> None:
    found, problems = best(text)
    assert not problems
    assert isinstance(found, Max)
    assert (found.weight.value, found.weight.unit, found.reps, found.body) == (Decimal(value), unit, reps, body)


@pytest.mark.parametrize(("text", "percent"), [("85% of back_squat", "85"), ("87,5 %  OF  back_squat", "87.5")])
def test_a_max_may_follow_from_another(text: str, percent: str) -> None:
    found, problems = best(text)
    assert not problems
    assert isinstance(found, TiedMax)
    assert (found.percent, found.of.text) == (Decimal(percent), "back_squat")
    assert (found.of.span.column, found.of.span.end_column) == (8 + text.index("back"), 8 + len(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("heavy", "bad-weight"),
        ("BW+", "bad-weight"),
        ("BW+x", "bad-weight"),
        ("85%", "bad-weight"),
        ("85% of", "bad-weight"),
        ("0% of back_squat", "out-of-range"),
        ("201% of back_squat", "out-of-range"),
        ("0RM 90", "out-of-range"),
        ("BW+3000", "out-of-range"),
        ("20RM 40", "max-from-many-reps"),
    ],
)
def test_bad_maxes_are_reported(text: str, code: str) -> None:
    _, problems = best(text)
    assert [problem.code for problem in problems] == [code]
    assert problems[0].hint
