"""Sets with a shape as they are read, said in words and refused: rounds, parts, drops, rest-pause and myo-reps."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import all_groups, canonical, inner_groups, legend, merge, parse, parse_targets, words
from planner.plan.dose.model import (
    Amount,
    Cluster,
    Count,
    Dose,
    DropSet,
    Group,
    MyoReps,
    PercentTarget,
    PerSet,
    Rest,
    RestPause,
    Rounds,
    Sets,
    ShortRest,
)
from tests.plan.doses import ENGLISH, marked, problem_of, read, spaced


def amounts(*numbers: int) -> tuple[Amount, ...]:
    return tuple(Amount(Decimal(number)) for number in numbers)


def percent(*values: int) -> tuple[PercentTarget, ...]:
    return (PercentTarget(tuple(map(Decimal, values))),)


def test_rounds_hold_what_is_behind_their_bracket() -> None:
    [group] = read("2x(3/2/1) @80/85/90% rest 3min").groups
    inner = Group(PerSet(amounts(3, 2, 1)))
    assert group == Group(Rounds(Count(2), (inner,)), None, percent(80, 85, 90), Rest(180))
    assert inner_groups(group) == (Group(inner.work, None, percent(80, 85, 90), Rest(180)),)


def test_what_differs_stays_in_the_bracket() -> None:
    [group] = read("2x(5 @80%, 3 @85%) rest 2min").groups
    assert isinstance(group.work, Rounds)
    assert group.targets == ()
    assert [each.targets for each in group.work.groups] == [percent(80), percent(85)]
    assert [each.rest for each in group.work.groups] == [None, None]
    assert group.rest == Rest(120)


def test_carry_back_goes_through_the_brackets() -> None:
    five, three, last = all_groups(read("2x(5 @80%, 3), 5 @60% rest 90s"))
    assert [group.targets for group in (five, three, last)] == [percent(80), percent(60), percent(60)]
    assert {group.rest for group in (five, three, last)} == {Rest(90)}
    before, *_ = all_groups(read("10, 2x(5 @80%, 3 @85%)"))
    assert before.targets == percent(80)


def test_a_reference_to_the_top_set_leaves_the_first_of_a_bracket_free() -> None:
    first, second = all_groups(read("2x(5, 3x3) @top-10%"))
    assert not first.targets
    assert second.targets


def test_a_load_of_its_own_key_goes_into_the_bracket() -> None:
    load = parse_targets("70%", Span.point("plan.yaml"), Diagnostics())
    dose = merge(read("2x(5 @80%, 3), 8"), load=load)
    assert canonical(dose) == "2x(5 @80%, 3), 8 @70%"
    listed = parse_targets("80/85/90%", Span.point("plan.yaml"), Diagnostics())
    assert merge(read("2x(3/2/1)"), load=listed) == read("2x(3/2/1) @80/85/90%")


def test_parts_of_a_set() -> None:
    short = ShortRest(Decimal(10))
    assert read("4x(2+2+2) 10s").groups == (Group(Cluster(Count(4), amounts(2, 2, 2), short)),)
    last = Amount(Decimal(5), more=True)
    assert read("15+5+5+").groups == (Group(Cluster(Count(1), (*amounts(15, 5), last))),)
    assert read("4x(2+2) 5 breaths rest 2min").groups == (
        Group(Cluster(Count(4), amounts(2, 2), ShortRest(Decimal(5), None, "breaths")), rest=Rest(120)),
    )


def test_rounds_may_begin_with_a_set_in_parts() -> None:
    [group] = read("4x(2+1 (fast), 3)").groups
    assert isinstance(group.work, Rounds)
    assert [type(each.work) for each in group.work.groups] == [Cluster, Sets]


def test_techniques_belong_to_their_own_group() -> None:
    plain, dropped = read("2x10, 10 drop 2 -20% @60kg").groups
    assert plain.technique is None
    assert dropped.technique == DropSet(2, Decimal(20), "%")
    assert plain.targets == dropped.targets


@pytest.mark.parametrize(
    ("text", "technique"),
    [
        ("10 drop 2", DropSet(2)),
        ("10 drop 1 -10kg", DropSet(1, Decimal(10), "kg")),
        ("10 drop 1 by 22,5 lbs", DropSet(1, Decimal("22.5"), "lb")),
        ("8 RP 2x15s", RestPause(2, ShortRest(Decimal(15)))),
        ("8 RP 15s rest", RestPause(1, ShortRest(Decimal(15)))),
        ("8 rest-pause 2 x 10-12 breaths", RestPause(2, ShortRest(Decimal(10), Decimal(12), "breaths"))),
        ("15 myo 4x5 20s", MyoReps(Count(4), 5, ShortRest(Decimal(20)))),
        ("15 myo reps 3-5x5", MyoReps(Count(3, 5), 5)),
    ],
)
def test_a_technique(text: str, technique: DropSet | RestPause | MyoReps) -> None:
    [group] = read(text).groups
    assert group.technique == technique
    assert isinstance(group.work, Sets)


def test_the_total_of_a_rest_pause_set() -> None:
    [group] = read("11-15 total RP 2x10 breaths").groups
    assert group.work == Sets(Count(1), Amount(Decimal(11), Decimal(15), total=True))
    assert group.technique == RestPause(2, ShortRest(Decimal(10), None, "breaths"))
    assert words.plain(read("11-15 total RP 2x15s"), ENGLISH) == "11 to 15 in all, in 3 parts, 15 seconds apart"


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("2x(3/2/1)", "2 × (3/2/1)", "2 rounds of 3, 2 and 1"),
        ("2-3x(3/2/1)", "2–3 × (3/2/1)", "2 or 3 rounds of 3, 2 and 1"),
        ("3x(1/2/3), 10", "3 × (1/2/3), 1 × 10", "3 rounds of 1, 2 and 3, then 10"),
        ("2x(5 @RPE7, 3x3 (fast)) each", "2 × (5, 3 × 3) each", None),
        ("1x(2x5, 3 hold 2s)", "1 × (2 × 5, 3 hold 2 s)", "1 round of 2 sets of 5 and 3, each held for 2 seconds"),
        ("4x(2+2+2) 10s", "4 × (2+2+2) 10 s", "4 sets in parts of 2, 2 and 2, 10 seconds apart"),
        ("15+5+5+", "15+5+5+", "1 set in parts of 15, 5 and 5 or more"),
        ("2-4x(3+3)", "2–4 × (3+3)", "2 to 4 sets in parts of 3 and 3"),
        ("3x8 drop 1", "3 × 8 drop 1", "3 sets of 8, then once more without rest and lighter, as many as you can"),
        (
            "10 drop 2 -20%",
            "1 × 10 drop 2 −20 %",
            "1 set of 10, then 2 times more without rest, each 20 % lighter, as many as you can",
        ),
        ("8 RP 2x15s", "1 × 8 RP 2 × 15 s", "1 set of 8, then 2 times more after 15 seconds each, as many as you can"),
        ("8 RP 1 breath", "1 × 8 RP 1 breath", "1 set of 8, then once more after 1 breath, as many as you can"),
        ("15 myo 4x5 20s", "1 × 15 myo 4 × 5 20 s", "1 set of 15, then 4 times 5 more, each after 20 seconds"),
        ("15 myo 3-5x5", "1 × 15 myo 3–5 × 5", "1 set of 15, then 3 to 5 times 5 more"),
    ],
)
def test_codes_and_plain_words(text: str, code: str, sentence: str | None) -> None:
    assert spaced(words.code(read(text), ENGLISH)) == code
    if sentence is not None:
        assert spaced(words.plain(read(text), ENGLISH)) == sentence


def test_the_legend_has_brackets_and_what_is_in_them() -> None:
    entries = dict(legend([read("2x(5 @RPE7, 3x3 @80%)")], ENGLISH))
    assert set(map(spaced, entries)) >= {"2 × (5, 3 × 3)", "3 × 3", "RPE 7", "80 %"}


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("(3/2/1)", "dose-syntax", "(3/2/1)", "`2x(3/2/1)` for 2 rounds, `3/2/1` for one"),
        ("2x(5)", "dose-syntax", "2x(5)", "`2x5`"),
        ("2x(5 @80%)", "dose-syntax", "2x(5 @80%)", "`2x5 @80%`"),
        ("2x(5, test 1RM)", "dose-syntax", "2x(5, test 1RM)", "before or behind"),
        ("2x(2x(1/2))", "dose-syntax", "2x(", "one after the other"),
        (
            "4x(2 + 2 + 2) 10s",
            "dose-ambiguous",
            "4x(2 + 2 + 2)",
            "`4x(2+2+2)` for sets in parts, `4x(2/2/2)` for rounds",
        ),
        ("2x(3/2/1", "dose-syntax", "(", "close it"),
        ("4x(2+2", "dose-syntax", "(", "close it"),
        ("2x(5 rest 60s, 3) every 2min", "dose-ambiguous", "every 2min", "`rest 60s`"),
        ("2x(5, 3 every 1min) rest 60s", "dose-ambiguous", "rest 60s", "behind them"),
        ("2x(3/2/1)x2", "dose-twice", "x2", "say once"),
        ("2x(3,)", "dose-syntax", ",", "take the comma away"),
        ("2x(3/2/1) @80/90%", "dose-pairing", "80/90%", "one for each set"),
        ("2x(3/2/1 @80/90%, 5)", "dose-pairing", "80/90%", "one for each set"),
        ("2x(3/2/1) @top-10%", "dose-reference", "top-10%", "comes first"),
        ("2x(5 @80%, 3 @85%) @90%", "dose-twice", "90%", "in the brackets"),
        ("2x(5 rest 60s, 3 rest 90s) rest 2min", "dose-twice", "rest 2min", "in the brackets"),
        ("2x(3/2/1) drop 2", "dose-syntax", "drop 2", "`2x(8, 6 drop 2)`"),
        ("2+2 drop 1", "dose-syntax", "drop 1", "`10 drop 1`"),
        ("10x(1/2/3/4/5/6/7/8/9/10/11)", "dose-limit", "10x(1/2/3/4/5/6/7/8/9/10/11)", ""),
        ("50x(2+2+2)", "dose-limit", "50x(2+2+2)", ""),
        ("100x10 drop 1", "dose-limit", "100x10 drop 1", ""),
        ("1+1+1+1+1+1+1+1+1+1+1", "dose-limit", "1+1+1+1+1+1+1+1+1+1+1", ""),
        ("2+0", "dose-number", "0", ""),
        ("4x(2+2) 10s rest", "dose-syntax", "10s rest", "`4x(2+2) rest 10s`"),
        ("10 drop", "dose-syntax", "drop", "`drop 2` for two"),
        ("10 drop -25%", "dose-syntax", "drop", "`drop 1 -25%`"),
        ("10 drop 2 20%", "dose-ambiguous", "drop 2 20%", "`drop 2 -20%` for 20% less, `drop 2 @20%`"),
        ("10 drop 2 -20", "dose-unit", "-20", "`-20%` for a share of the load, `-20kg`"),
        ("10 drop 11 -20%", "dose-number", "11", ""),
        ("10 drop 2 -95%", "dose-number", "-95%", ""),
        ("10 RP", "dose-syntax", "RP", "`RP 2x15s`"),
        ("10 RP 2x", "dose-syntax", "2x", "`RP 2x15s`"),
        ("10 RP 11x15s", "dose-number", "11", ""),
        ("30s RP 15s", "dose-unit", "RP 15s", "`10 RP 15s`"),
        ("15 myo", "dose-syntax", "myo", "`myo 4x5 20s`"),
        ("15 myo 5-4x5", "dose-ambiguous", "5-4", "`4-5`"),
        ("15 myo 4x0", "dose-number", "0", ""),
        ("10 drop 2 RP 15s", "dose-twice", "RP 15s", "drop 2"),
        ("3x1-2-3", "dose-ambiguous", "3x1-2-3", "`1/2/3` for one set of each, `3x(1/2/3)` for 3 rounds"),
        ("2x3/2/1", "dose-ambiguous", "2x3/2/1", "`3/2/1` for 3 sets, `2x(3/2/1)` for 2 rounds"),
    ],
)
def test_a_problem_has_a_code_a_place_and_a_hint(text: str, code: str, place: str, hint: str) -> None:
    problem = problem_of(text)
    assert (problem.code, marked(text, problem)) == (code, place)
    assert hint in problem.hint


def test_hostile_brackets_are_refused_at_once() -> None:
    start = time.perf_counter()
    for text in ("(" * 500, "2x(" * 160, "2+" * 249 + "2", "(1)x1" * 99, "2x(1" + ",1" * 240 + ")"):
        out = Diagnostics()
        assert parse(text, Span.point("plan.yaml"), out) is None
        assert len(out) == 1
    assert time.perf_counter() - start < 2


def test_a_dose_of_rounds_is_one_value() -> None:
    assert read("(3/2/1)x2 @80/85/90%") == read("2x(3/2/1 @80/85/90%)") == Dose(read("2x(3-2-1) @80/85/90%").groups)
