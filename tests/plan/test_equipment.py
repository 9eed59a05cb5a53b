"""What there is to load, read from a plan: bar, plates, dumbbells, kettlebells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostic, Diagnostics
from planner.files import Source
from planner.files.yaml_reader import read_yaml
from planner.plan.equipment import ENTRIES_LIMIT, read_equipment
from planner.plan.model import Inventory


def equipment(text: str) -> tuple[Inventory | None, list[Diagnostic]]:
    out = Diagnostics()
    node = read_yaml(Source("plan.yaml", text), out)
    assert node is not None
    return read_equipment("equipment", node, out), list(out)


def good(text: str) -> Inventory:
    found, problems = equipment(text)
    assert not problems, [problem.message for problem in problems]
    assert found is not None
    return found


def plates(text: str) -> list[tuple[Decimal, str, int | None]]:
    return [(plate.weight.value, plate.weight.unit, plate.pairs) for plate in good(f"plates: {text}").plates]


def dumbbells(text: str) -> list[Decimal]:
    return [weight.value for weight in good(f"dumbbells: {text}").dumbbells]


def decimals(*values: float) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


@pytest.mark.parametrize("text", ["2.5, 20, 10", "[2.5, 20, 10]", "\n  - 2.5\n  - 20\n  - 10"])
def test_plates_stand_from_heavy_to_light_however_they_are_written(text: str) -> None:
    assert plates(text) == [(size, "", None) for size in decimals(20, 10, 2.5)]


def test_counted_plates_are_pairs() -> None:
    assert plates("2x20, 4 × 10, 5") == [(Decimal(20), "", 1), (Decimal(10), "", 2), (Decimal(5), "", None)]


def test_the_last_unit_holds_for_all() -> None:
    assert plates("45, 25, 10 lb") == [(size, "lb", None) for size in decimals(45, 25, 10)]
    assert plates("45lb, 25, 10 lb")[1] == (Decimal(25), "", None)


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("12.5, 10, 15", decimals(10, 12.5, 15)),
        ("4-10 by 2", decimals(4, 6, 8, 10)),
        ("4-11 step 2", decimals(4, 6, 8, 10)),
        ("4 to 10kg in steps of 2kg", decimals(4, 6, 8, 10)),
        ("1-2 by 0.25, 30", decimals(1, 1.25, 1.5, 1.75, 2, 30)),
        ("[2-6 by 2, 6-10 by 4]", decimals(2, 4, 6, 10)),
    ],
)
def test_dumbbells_are_a_list_or_ranges(text: str, weights: list[Decimal]) -> None:
    assert dumbbells(text) == weights


def test_the_unit_of_a_range_is_that_of_its_step_or_end() -> None:
    assert {weight.unit for weight in good("kettlebells: 4-12kg by 4").kettlebells} == {"kg"}
    assert {weight.unit for weight in good("kettlebells: 5-20 by 5 lb").kettlebells} == {"lb"}


def test_what_is_not_said_is_empty() -> None:
    found = good("bar: 15kg")
    assert found.bar is not None
    assert (found.bar.value, found.bar.unit) == (Decimal(15), "kg")
    assert (found.plates, found.dumbbells, found.kettlebells) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "code", "column", "message", "hint"),
    [
        ("20", "wrong-type", 1, "must be a map of keys", "bar: 20"),
        ("plats: 20", "unknown-key", 1, 'unknown key "plats"', 'did you mean "plates"?'),
        ("plates: []", "missing-value", 9, '"plates" lists nothing', "plates: 20, 10, 5"),
        ("plates: {a: 1}", "wrong-type", 9, "must be a text, not a map", "one line"),
        ("plates: 20, zero", "bad-weight", 13, 'not "zero"', "2x20"),
        ("plates: 20, 0", "out-of-range", 13, "must be over 0", "check"),
        ("plates: 120", "out-of-range", 9, "at most 100, not 120", "check"),
        ("plates: 1.13", "bad-weight", 9, "multiples of 0.025, not in 1.13", "printed on the plate"),
        ("plates: 20, 10, 20", "plate-twice", 17, '"20" stands here twice', "2x20 is one for each side"),
        ("plates: 3x20", "odd-plates", 9, "plates go on in pairs, and 3 are not", "2x20 or 4x20"),
        ("plates: 1x20", "odd-plates", 9, "plates go on in pairs, and 1 is not", "2x20"),
        ("plates: 0x20", "odd-plates", 9, "and 0 are not", "2x20"),
        ("plates: 2,5", "ambiguous-comma", 9, '"2,5" can be read in two ways', "write 2, 5 for a list"),
        ("plates: '" + "1, " * 41 + "'", "too-many", 10, '"plates" lists 41 weights; the limit is 40', "range"),
        ("dumbbells: 4-40", "missing-step", 12, '"4-40" does not say in which steps', "4-40 by 2"),
        ("dumbbells: 40-4 by 2", "out-of-range", 12, "goes down", "write 4-40 by 2"),
        ("dumbbells: 1-40kg by 2lb", "mixed-units", 12, "is in kg and in lb", "one unit"),
        ("dumbbells: 1-2000 by 1", "too-many", 12, "2,000 steps; the limit is 200", "larger"),
        ("dumbbells: 1-200 by 1, 201", "too-many", 24, "over 200 weights", "larger"),
        ("dumbbells: 2x20", "bad-weight", 12, 'not "2x20"', "each weight once"),
        ("bar: 200", "out-of-range", 6, "a bar weighs at most 100, not 200", "without plates"),
    ],
)
def test_problems(text: str, code: str, column: int, message: str, hint: str) -> None:
    _, problems = equipment(text)
    assert [problem.code for problem in problems] == [code], [problem.message for problem in problems]
    (problem,) = problems
    assert problem.span is not None
    assert problem.span.column == column
    assert message in problem.message
    assert hint in problem.hint


def test_one_wrong_plate_does_not_hide_the_others() -> None:
    found, problems = equipment("plates: 20, ten, 5, five")
    assert [problem.code for problem in problems] == ["bad-weight", "bad-weight"]
    assert found is not None
    assert [plate.weight.value for plate in found.plates] == [20, 5]


def test_the_longest_list_is_read() -> None:
    assert len(plates(", ".join(str(size) for size in range(1, ENTRIES_LIMIT + 1)))) == ENTRIES_LIMIT


SOUP = st.lists(
    st.sampled_from(
        ["20", "2.5", "0", ",", ", ", "x", "×", "-", " to ", " by ", "kg", " lb", ".", "–", "step ", "Ⅷ", "٣"]
    ),
    min_size=1,
    max_size=12,
).map("".join)


@given(st.sampled_from(["bar", "plates", "dumbbells", "kettlebells"]), SOUP)
def test_whatever_is_written_gives_weights_or_a_problem(key: str, text: str) -> None:
    found, problems = equipment(f"{key}: '{text}'")
    assert found is not None
    assert problems or found.bar or found.plates or found.dumbbells or found.kettlebells
