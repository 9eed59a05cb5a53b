"""The rules of reading, one fixture or more each, and the values that stand alone under a key."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import (
    canonical,
    merge,
    pairing_problem,
    parse,
    parse_amount,
    parse_count,
    parse_reps,
    parse_rest,
    parse_targets,
    parse_tempo,
)
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Count,
    Dose,
    EffortTarget,
    Group,
    LoadTarget,
    PercentTarget,
    PerSet,
    Rest,
    Sets,
    Tempo,
    WordsTarget,
)

SPAN = Span.point("plan.yaml", 3, 7, 40)


def read(text: str) -> Dose:
    out = Diagnostics()
    dose = parse(text, SPAN, out)
    assert dose is not None, list(out)
    assert not len(out)
    return dose


def reps(*numbers: int) -> PerSet:
    return PerSet(tuple(Amount(Decimal(number)) for number in numbers))


def sets(count: int, number: int, *, more: bool = False) -> Sets:
    return Sets(Count(count), Amount(Decimal(number), more=more))


SEVENTY = PercentTarget((Decimal(70),))


@pytest.mark.parametrize(
    ("rule", "text", "dose"),
    [
        (
            "1 words",
            '3x5 (to the Box) "Belt, on"',
            Dose((Group(sets(3, 5), notes=("to the Box", "Belt, on")),)),
        ),
        ("2 signs", "3 \u00d7 8 @ \u201cSlow\u201d", Dose((Group(sets(3, 8), targets=(WordsTarget("Slow"),)),))),
        (
            "2 dashes and spaces",
            "3\u00a0X\u00a08 \u2013 12",
            Dose((Group(Sets(Count(3), Amount(Decimal(8), Decimal(12)))),)),
        ),
        ("3 three numbers are a list", "12-10-8", Dose((Group(reps(12, 10, 8)),))),
        ("4 or more", "3x5+", Dose((Group(sets(3, 5, more=True)),))),
        ("4 a plus between spaces is a comma", "1x3 + 2x5", Dose((Group(sets(1, 3)), Group(sets(2, 5))))),
        (
            "5 lists in amount and target are paired",
            "5/3/1 @75/85/95%",
            Dose((Group(reps(5, 3, 1), targets=(PercentTarget((Decimal(75), Decimal(85), Decimal(95))),)),)),
        ),
        ("6 m in a rest is minutes", "3x5 rest 2m", Dose((Group(sets(3, 5), rest=Rest(120)),))),
        ("7 a comma before a word is decoration", "3x5, rest 90s", Dose((Group(sets(3, 5), rest=Rest(90)),))),
        ("7 a comma before an amount starts a group", "3x5, 1x10", Dose((Group(sets(3, 5)), Group(sets(1, 10))))),
        ("7 single amounts are a list", "8, 6, 4", Dose((Group(reps(8, 6, 4)),))),
        (
            "8 carry back",
            "3x6, 6+ @70% rest 2min",
            Dose(
                (
                    Group(sets(3, 6), targets=(SEVENTY,), rest=Rest(120)),
                    Group(sets(1, 6, more=True), targets=(SEVENTY,), rest=Rest(120)),
                )
            ),
        ),
        (
            "8 words do not carry, and a target of its own keeps a group free",
            "3x6 @feel, 2x6 @70% (belt)",
            Dose(
                (
                    Group(sets(3, 6), targets=(WordsTarget("feel"),)),
                    Group(sets(2, 6), targets=(SEVENTY,), notes=("belt",)),
                )
            ),
        ),
        ("9 up to 10 RPE", "3x5 @9", Dose((Group(sets(3, 5), targets=(EffortTarget("RPE", (Decimal(9),)),)),))),
        ("9 above a load", "3x5 @100", Dose((Group(sets(3, 5), targets=(LoadTarget((Decimal(100),)),)),))),
        (
            "9 words run to a keyword",
            "3x5 @Red Band rest 90s",
            Dose((Group(sets(3, 5), targets=(WordsTarget("Red Band"),), rest=Rest(90)),)),
        ),
        (
            "10 without @",
            "3x5, 62,5 kg",
            Dose((Group(sets(3, 5), targets=(LoadTarget((Decimal("62.5"),), "kg"),)),)),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value[0].isdigit() and " " in value else "",
)
def test_a_rule_of_reading(rule: str, text: str, dose: Dose) -> None:
    assert read(text) == dose, rule


def test_a_list_has_one_unit() -> None:
    assert read("20/30/40s") == read("20s/30s/40s")
    assert read("30s/AMRAP") == read("30s, AMRAP s")


def test_targets_have_one_order() -> None:
    assert read("3x5 @RPE8 @75%") == read("3x5 @75% @RPE8")


def test_one_number_of_sets_is_written_only_where_a_list_or_a_bare_number_would_stand() -> None:
    assert canonical(read("1x8")) == "1x8"
    assert canonical(read("1x8 @60kg")) == "8 @60kg"
    assert canonical(read("1x8, 1x6")) == "1x8, 6"
    assert read("1x8, 6") != read("8, 6")


def test_a_part_that_is_carried_is_written_once() -> None:
    assert canonical(read("3x8 each rest 2min, 2x6 each rest 2min, 1x4 rest 3min")) == (
        "3x8, 2x6 each rest 2min, 4 rest 3min"
    )
    assert canonical(read("3x8 @60kg rest 2min, 2x6 @60kg rest 2min")) == "3x8, 2x6 @60kg rest 2min"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("90", Rest(90)),
        ("90s", Rest(90)),
        ("2 min", Rest(120)),
        ("1,5min", Rest(90)),
        ("1:30", Rest(90)),
        ("rest 2\u20133 min", Rest(120, 180)),
        ("60-90", Rest(60, 90)),
        ("none", Rest(0)),
        ("no rest", Rest(0)),
        ("0", Rest(0)),
    ],
)
def test_a_rest_alone(text: str, rest: Rest) -> None:
    assert parse_rest(text, SPAN, Diagnostics()) == rest


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("3110", ("3", "1", "1", "0")),
        ("31x0", ("3", "1", "X", "0")),
        ("tempo 3-1-X-0", ("3", "1", "X", "0")),
        ("10-0-10-0", ("10", "0", "10", "0")),
        ("301", ("3", "0", "1", "0")),
    ],
)
def test_a_tempo_alone(text: str, phases: tuple[str, str, str, str]) -> None:
    assert parse_tempo(text, SPAN, Diagnostics()) == Tempo(phases)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("70%", PercentTarget((Decimal(70),))),
        ("@70%", PercentTarget((Decimal(70),))),
        ("RPE8", EffortTarget("RPE", (Decimal(8),))),
        ("60", LoadTarget((Decimal(60),))),
        ("2x20kg", LoadTarget((Decimal(20),), "kg", pieces=2)),
        ("BW-20 lb", BodyweightTarget(Decimal(-20), "lb")),
        ("red band", WordsTarget("red band")),
    ],
)
def test_a_target_alone_needs_no_sign(text: str, target: object) -> None:
    assert parse_targets(text, SPAN, Diagnostics()) == (target,)


def test_targets_alone_can_be_a_bundle() -> None:
    assert parse_targets("RPE8, 60kg", SPAN, Diagnostics()) == parse_targets("60kg RPE8", SPAN, Diagnostics())


def test_counts_and_repetitions_under_keys_of_their_own() -> None:
    out = Diagnostics()
    count = parse_count("2-3", SPAN, out)
    assert count == Count(2, 3)
    assert parse_reps("8-12 each", count, SPAN, out) == read("2-3x8-12 each")
    assert parse_reps("8/6/4", Count(3), SPAN, out) == read("8/6/4")
    assert parse_amount("30s+", SPAN, out) == Amount(Decimal(30), None, "s", more=True)
    assert not len(out)


@pytest.mark.parametrize("text", ["3x8", "3x"])
def test_a_second_count_is_refused(text: str) -> None:
    out = Diagnostics()
    assert parse_reps(text, Count(3), SPAN, out) is None
    assert [problem.code for problem in out] == ["dose-twice"]


def test_settings_of_the_item_hold_where_a_group_names_none() -> None:
    dose = merge(read("3x5, 10 @feel rest 60s, 2x8"), (SEVENTY,), Rest(120), Tempo(("3", "0", "1", "0")))
    assert canonical(dose) == "3x5, 10 @feel rest 60s, 2x8 @70% rest 2min tempo 3-0-1-0"


def test_a_list_of_loads_from_the_item_must_pair_too() -> None:
    [group] = merge(read("3x5"), (LoadTarget((Decimal(60), Decimal(70)), "kg"),)).groups
    assert pairing_problem(group) == "2 targets for 3 sets"
    assert not pairing_problem(read("2x5 @60/70kg").groups[0])
