"""Weights: estimated singles, units, percentages and rounding, all exact."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan.loads import converted, one_rep_max, rounded, share

WEIGHTS = st.decimals(min_value="0.5", max_value=500, places=2)
STEPS = st.sampled_from([Decimal(step) for step in ("0.5", "1", "1.25", "2", "2.5", "5", "10")])


@pytest.mark.parametrize(
    ("load", "reps", "single"),
    [("90", 5, "105"), ("140", 1, "140"), ("100", 3, "110"), ("60", 10, "80"), ("56", 5, "196/3")],
)
def test_a_single_is_estimated_by_epleys_formula(load: str, reps: int, single: str) -> None:
    assert one_rep_max(Decimal(load), reps) == Fraction(single)


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
    single = one_rep_max(Decimal(100), 2)  # 106.666…
    assert share(single, Decimal("97.65625"), Decimal("2.5")) == Decimal(105)
    assert single * Fraction("97.65625") / 100 == Fraction("104.16666666666666") + Fraction(1, 150_000_000_000_000)


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
    assert one_rep_max(load, reps) > Fraction(load)
