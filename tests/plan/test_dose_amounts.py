"""Amounts with a unit: distances, calories, breaths and steps, alone, in lists and as much as possible."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import canonical, parse_amount, parse_reps
from planner.plan.dose.model import Amount, Count, Dose, Group, PerSet, Sets, Unit
from tests.plan.doses import marked, problem_of, read


def of(low: str, unit: Unit, high: str | None = None, *, more: bool = False) -> Amount:
    return Amount(Decimal(low), None if high is None else Decimal(high), unit, more)


def one(count: int, amount: Amount) -> Dose:
    return Dose((Group(Sets(Count(count), amount)),))


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("5x200m", one(5, of("200", "m"))),
        ("5 x 200 meters", one(5, of("200", "m"))),
        ("5K", one(1, of("5", "km"))),
        ("0.5 miles", one(1, of("0.5", "mi"))),
        ("3x40 yards", one(3, of("40", "yd"))),
        ("2x30 feet", one(2, of("30", "ft"))),
        ("20 kcal", one(1, of("20", "cal"))),
        ("3x15-20 calories", one(3, of("15", "cal", "20"))),
        ("10 breaths", one(1, of("10", "breaths"))),
        ("200m-400m", one(1, of("200", "m", "400"))),
        ("10+ cal", one(1, of("10", "cal", more=True))),
        ("200m+", one(1, of("200", "m", more=True))),
        ("max distance", one(1, Amount(None, unit="m"))),
        ("2 x max steps", one(2, Amount(None, unit="steps"))),
    ],
)
def test_an_amount_has_a_unit(text: str, dose: Dose) -> None:
    assert read(text) == dose


def test_m_is_metres_in_an_amount_and_minutes_in_a_rest() -> None:
    assert canonical(read("5x2m rest 2m hold 1m")) == "5x2m hold 60s rest 2min"


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("400/300/200m", [of("400", "m"), of("300", "m"), of("200", "m")]),
        ("100-200-300m", [of("100", "m"), of("200", "m"), of("300", "m")]),
        ("21-15-9 cal", [of("21", "cal"), of("15", "cal"), of("9", "cal")]),
        ("1km/800m", [of("1", "km"), of("800", "m")]),
        ("1km, 800m", [of("1", "km"), of("800", "m")]),
        ("800m/AMRAP", [of("800", "m"), Amount(None, unit="m")]),
    ],
)
def test_a_list_counts_one_thing(text: str, amounts: list[Amount]) -> None:
    assert read(text) == Dose((Group(PerSet(tuple(amounts))),))


def test_amounts_that_count_different_things_are_groups() -> None:
    assert read("200m, 30s") == Dose((*one(1, of("200", "m")).groups, *one(1, of("30", "s")).groups))
    assert canonical(read("200m, 30s")) == "1x200m, 30s"
    assert canonical(read("10 reps, 20 cal")) == "1x10, 20 cal"


def test_one_is_written_in_the_singular() -> None:
    assert [canonical(read(text)) for text in ("1 step", "2 steps", "1 breath", "1 cal", "1-2 breaths")] == [
        "1 step",
        "2 steps",
        "1 breath",
        "1 cal",
        "1-2 breaths",
    ]


def test_an_amount_alone_has_a_unit_too() -> None:
    out, span = Diagnostics(), Span.point("plan.yaml")
    assert parse_amount("40m", span, out) == of("40", "m")
    assert parse_reps("20 steps each", Count(2), span, out) == read("2x20 steps each")
    assert not len(out)


@pytest.mark.parametrize(
    ("text", "code", "place", "hints"),
    [
        ("1km/800/400m", "dose-ambiguous", "800", ["`800km`", "`800m`"]),
        ("20/30s/1min", "dose-ambiguous", "20", ["`20s`", "`20min`"]),
        ("200m/30s", "dose-ambiguous", "200m", ["1x200m"]),
        ("10, 200m", "dose-ambiguous", "10", ["`10m`", "`1x10`"]),
        ("10, 20 cal", "dose-ambiguous", "10", ["`10 cal`", "`1x10`"]),
        ("1,5km", "dose-ambiguous", "1", ["`1.5km`"]),
        ("3x200m, AMRAP", "dose-ambiguous", "AMRAP", ["AMRAP m", "AMRAP reps"]),
        ("3x20 cal, AMRAP", "dose-ambiguous", "AMRAP", ["AMRAP cal", "AMRAP reps"]),
        ("400m-1km", "dose-unit", "400m-1km", ["200-400km"]),
        ("3x20 stps", "dose-ambiguous", "stps", ["`3x20 steps`"]),
        ("3x200 metrs", "dose-ambiguous", "metrs", ["`3x200 metres`"]),
        ("0m", "dose-number", "0m", []),
        ("1001km", "dose-number", "1001km", []),
        ("1.5 cal", "dose-number", "1.5 cal", ["1 or 2"]),
        ("10001 cal", "dose-number", "10001 cal", []),
        ("400-200m", "dose-ambiguous", "400-200m", ["200-400m", "400m/200m"]),
        ("3x5 200m", "dose-syntax", "200m", ["`3x5, 200m`"]),
        ("3x5 20ft", "dose-syntax", "20ft", ["`3x5, 20ft`", "`3x5 @20ft`"]),
        ("3x5 24in", "dose-syntax", "24in", ["`3x5 @24in`"]),
        ("5RM", "dose-syntax", "5RM", ["`5 @5RM`"]),
    ],
)
def test_a_problem_shows_what_to_write(text: str, code: str, place: str, hints: list[str]) -> None:
    problem = problem_of(text)
    assert (problem.code, marked(text, problem)) == (code, place)
    assert all(hint in problem.hint for hint in hints), problem.hint
