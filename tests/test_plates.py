"""The weights there are to choose from, and the plates that make them."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan.loads import rounded
from planner.program.implements import PLATES
from planner.program.plates import PLATES_LIMIT, Barbell, Choice, Listed, Steps, nearest

TWENTY = Decimal(20)
USUAL = Barbell(TWENTY, tuple((size, None) for size in PLATES["kg"]))

SIZES = [Decimal(size) for size in ("25", "20", "15", "10", "7.5", "5", "2.5", "1.25", "1", "0.5", "0.125")]
FEW = st.lists(
    st.tuples(st.sampled_from(SIZES), st.integers(1, 2)), min_size=1, max_size=5, unique_by=lambda plate: plate[0]
).map(lambda plates: tuple(sorted(plates, reverse=True)))
WEIGHTS = st.decimals(min_value=0, max_value=300, places=3)


def kg(*values: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, values))


def sides(plates: tuple[tuple[Decimal, int], ...]) -> dict[Decimal, int]:
    """By brute force: every weight of one side, and the fewest plates that make it."""
    fewest: dict[Decimal, int] = {}
    for counts in itertools.product(*(range(pairs + 1) for _, pairs in plates)):
        weight = sum((size * count for (size, _), count in zip(plates, counts, strict=True)), Decimal(0))
        fewest[weight] = min(sum(counts), fewest.get(weight, 99))
    return fewest


@pytest.mark.parametrize(
    ("weight", "plates"),
    [
        ("20", ()),
        ("22.5", ("1.25",)),
        ("60", ("20",)),
        ("70", ("25",)),
        ("100", ("25", "15")),
        ("105", ("25", "15", "2.5")),
        ("140", ("25", "25", "10")),
        ("147.5", ("25", "25", "10", "2.5", "1.25")),
        ("220", ("25", "25", "25", "25")),
    ],
)
def test_the_fewest_plates_heavy_ones_first(weight: str, plates: tuple[str, ...]) -> None:
    assert USUAL.hung(Decimal(weight)) == kg(*plates)


@pytest.mark.parametrize("weight", ["0", "15", "21", "22.4", "1500"])
def test_what_cannot_be_made_has_no_plates(weight: str) -> None:
    assert USUAL.hung(Decimal(weight)) is None


def test_fewest_is_not_always_greedy() -> None:
    barbell = Barbell(TWENTY, tuple((size, None) for size in kg("20", "15", "1")))
    assert barbell.hung(Decimal(80)) == kg("15", "15")  # from the heaviest down it would be 20 and ten of 1


def test_of_equally_few_those_with_the_heaviest() -> None:
    barbell = Barbell(TWENTY, tuple((size, None) for size in kg("25", "15", "5")))
    assert barbell.hung(Decimal(80)) == kg("25", "5")


def test_there_are_only_so_many_plates() -> None:
    barbell = Barbell(TWENTY, ((Decimal(20), 1), (Decimal(10), 1), (Decimal(5), 2)))
    assert barbell.hung(Decimal(100)) == kg("20", "10", "5", "5")
    assert barbell.hung(Decimal(110)) is None
    assert (barbell.least, barbell.most) == kg("20", "100")
    assert barbell.around(Fraction(500)) == kg("100")


def test_a_sleeve_holds_only_so_many() -> None:
    barbell = Barbell(TWENTY, ((Decimal(1), None),))
    assert barbell.most == 20 + 2 * PLATES_LIMIT
    assert barbell.hung(Decimal(22 + 2 * PLATES_LIMIT)) is None


@given(FEW, WEIGHTS)
def test_plates_add_up_and_are_the_fewest(plates: tuple[tuple[Decimal, int], ...], value: Decimal) -> None:
    barbell = Barbell(TWENTY, plates)
    fewest = sides(plates)
    weight = nearest(barbell, Fraction(value))
    hung = barbell.hung(weight)
    assert hung is not None
    assert weight == TWENTY + 2 * sum(hung)
    assert list(hung) == sorted(hung, reverse=True)
    assert len(hung) == fewest[sum(hung, Decimal(0))]
    assert all(hung.count(size) <= pairs for size, pairs in plates)
    assert set(hung) <= {size for size, _ in plates}


@given(FEW, WEIGHTS)
def test_nothing_is_nearer_and_a_tie_goes_down(plates: tuple[tuple[Decimal, int], ...], value: Decimal) -> None:
    loadable = sorted(TWENTY + 2 * side for side in sides(plates))
    expected = min(loadable, key=lambda weight: (abs(weight - value), weight))
    assert nearest(Barbell(TWENTY, plates), Fraction(value)) == expected


@given(FEW, WEIGHTS)
def test_a_weight_has_plates_if_and_only_if_there_are_some(
    plates: tuple[tuple[Decimal, int], ...], value: Decimal
) -> None:
    made = (value - TWENTY) / 2 in sides(plates)
    assert (Barbell(TWENTY, plates).hung(value) is not None) == made


@given(st.decimals(min_value=20, max_value=1000, places=3))
def test_the_usual_plates_make_every_step_of_two_and_a_half(value: Decimal) -> None:
    weight = nearest(USUAL, Fraction(value))
    assert weight == max(rounded(Fraction(value), Decimal("2.5")), TWENTY)
    assert USUAL.hung(weight) is not None


@given(WEIGHTS, st.sampled_from(kg("0.5", "1.25", "2", "2.5", "5")))
def test_steps_round_as_loads_do(value: Decimal, step: Decimal) -> None:
    assert nearest(Steps(step), Fraction(value)) == rounded(Fraction(value), step)


@pytest.mark.parametrize(
    ("choice", "value", "around"),
    [
        (Steps(Decimal(2)), "5", ("4", "6")),
        (Steps(Decimal(2)), "6", ("6",)),
        (Steps(Decimal(7), TWENTY), "3", ("20",)),
        (Steps(Decimal(7), TWENTY), "20.5", ("20", "21")),
        (Listed(kg("8", "12", "16")), "13", ("12", "16")),
        (Listed(kg("8", "12", "16")), "12", ("12",)),
        (Listed(kg("8", "12", "16")), "1", ("8",)),
        (Listed(kg("8", "12", "16")), "99", ("16",)),
        (USUAL, "61", ("60", "62.5")),
        (USUAL, "62.5", ("62.5",)),
        (USUAL, "7", ("20",)),
    ],
)
def test_the_weights_on_both_sides(choice: Choice, value: str, around: tuple[str, ...]) -> None:
    assert choice.around(Fraction(value)) == kg(*around)


@pytest.mark.parametrize(("value", "weight"), [("14", "12"), ("14.01", "16"), ("10", "8")])
def test_a_list_is_rounded_to_the_nearest_and_a_tie_goes_down(value: str, weight: str) -> None:
    assert nearest(Listed(kg("8", "12", "16")), Fraction(value)) == Decimal(weight)


def test_weights_have_no_needless_zeros() -> None:
    assert [str(nearest(USUAL, Fraction(value))) for value in (22, 62, 100)] == ["22.5", "62.5", "100"]


def test_the_worst_plates_are_counted_quickly() -> None:
    sizes = tuple((Decimal(100) - Decimal("0.025") * number, 499) for number in range(40))
    barbell = Barbell(TWENTY, sizes)
    before = time.process_time()
    for value in range(100, 4000, 7):
        assert barbell.hung(nearest(barbell, Fraction(value))) is not None
    assert time.process_time() - before < 1.5
