"""What begins with a load: the warm-up of a lift, and what was lifted last time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Source, read_yaml
from planner.plan.dose import canonical_ramp, parse_last, parse_ramp
from planner.plan.dose.model import (
    Amount,
    BarTarget,
    BodyweightTarget,
    LoadTarget,
    PercentTarget,
    Ramp,
    RampStep,
)
from planner.plan.dose.ramp import STEPS
from planner.plan.doses import LAST_TEXT, RAMP_TEXT
from planner.plan.model import Last
from tests.plan.doses import marked, problem_of

SPAN = Span.point("plan.yaml")


def ramp(text: str) -> Ramp:
    out = Diagnostics()
    found = parse_ramp(text, SPAN, out)
    assert found is not None, list(out)
    assert not len(out)
    return found


def kilograms(value: str, pieces: int = 1) -> LoadTarget:
    return LoadTarget((Decimal(value),), "kg", None, pieces)


def share(value: int, of: str = "") -> PercentTarget:
    return PercentTarget((Decimal(value),), None, of)


def test_the_steps_of_a_warm_up() -> None:
    assert ramp("bar x10, 40% x5, 60kg 2x3, 60% of max x3") == (
        RampStep(BarTarget(), 1, 10),
        RampStep(share(40), 1, 5),
        RampStep(kilograms("60"), 2, 3),
        RampStep(PercentTarget((Decimal(60),), basis="max"), 1, 3),
    )


@pytest.mark.parametrize(("step", "written"), STEPS, ids=[step for step, _ in STEPS])
def test_a_step_has_one_spelling(step: str, written: tuple[str, ...]) -> None:
    assert canonical_ramp(ramp(step)) == step
    for text in written:
        assert ramp(text) == ramp(step), text


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Bar 2\u00d75", RampStep(BarTarget(), 2, 5)),
        ("barbell x 8 reps", RampStep(BarTarget(), 1, 8)),
        ("60x5", RampStep(LoadTarget((Decimal(60),)), 1, 5)),
        ("2x20kg 3x8", RampStep(kilograms("20", 2), 3, 8)),
        ("40% of the top set x5", RampStep(share(40), 1, 5)),
        ("50% of my best x5", RampStep(PercentTarget((Decimal(50),), basis="max"), 1, 5)),
        ("50%TM x5", RampStep(PercentTarget((Decimal(50),), basis="TM"), 1, 5)),
        ("40% of back squat x5", RampStep(share(40, "back squat"), 1, 5)),
        ("40% of press 2 1x5", RampStep(share(40, "press 2"), 1, 5)),
        ("100% x1", RampStep(share(100), 1, 1)),
    ],
)
def test_a_step(text: str, step: RampStep) -> None:
    assert ramp(text) == (step,)
    assert ramp(canonical_ramp((step,))) == (step,)


@pytest.mark.parametrize(
    ("text", "code", "place", "hints"),
    [
        ("", "dose-syntax", "", ["bar x10"]),
        (",", "dose-syntax", ",", ["take the comma away"]),
        ("bar x10,, 40% x5", "dose-syntax", ",", ["take the comma away"]),
        ("bar x10,", "dose-syntax", ",", ["take the comma away"]),
        ("bar", "dose-syntax", "bar", ["`bar x5`", "`bar 2x5`"]),
        ("40% 5", "dose-syntax", "5", ["`40% x5`"]),
        ("60 5, 80 x3", "dose-syntax", "5", ["`60 x5`"]),
        ("bar x8-10", "dose-syntax", "x8-10", ["`bar x5`"]),
        ("bar x30s", "dose-syntax", "x30s", ["`bar x5`"]),
        ("40% x5 60% x3", "dose-syntax", "60%", ["`40% x5, 60%`"]),
        ("10 bar", "dose-syntax", "10 bar", ["`bar x10`"]),
        ("5 @40%", "dose-syntax", "5 @40%", ["`40% x5`"]),
        ("2x5 @60kg", "dose-syntax", "2x5 @60kg", ["`60kg 2x5`"]),
        ("5x60kg", "dose-ambiguous", "5x60kg", ["`60kg x5`", "`5x60kg x5`"]),
        ("1x60kg", "dose-ambiguous", "1x60kg", ["`60kg x1` for 1 repetition;", "1 weight,"]),
        ("40% x1 x5", "dose-ambiguous", "x1 x5", ["for 1 set of 5", "for 5 sets of 1"]),
        ("2x10", "dose-ambiguous", "2", ["`2kg`"]),
        ("40% x5 x2", "dose-ambiguous", "x5 x2", ["`40% 5x2`", "`40% 2x5`"]),
        ("40/50kg x5", "dose-syntax", "40/50kg", ["40kg x5, 60kg x3"]),
        ("40-50% x5", "dose-syntax", "40-50%", ["40% x5, 60% x3"]),
        ("105% x3", "dose-number", "105%", ["part of the dose"]),
        ("0% x3", "dose-number", "0%", []),
        ("0kg x3", "dose-number", "0kg", ["`bar x10`"]),
        ("6000 x3", "dose-number", "6000", []),
        ("bar x101", "dose-number", "x101", []),
        ("bar 11x5", "dose-number", "11x5", []),
        ("bar 0x5", "dose-number", "0x5", []),
        ("light x5", "dose-syntax", "light", ["`bar x10`"]),
        ("BW x5", "dose-syntax", "BW", ["under the warm-up of the session"]),
        ("75% of BW x3", "dose-syntax", "of BW", ["`75%`", "`75% of max`"]),
        ("75% of FTP x3", "dose-syntax", "of FTP", ["`75%`"]),
        ("40% of 5RM x3", "dose-syntax", "of 5RM", ["`40% of max`"]),
        ("40% of x3", "dose-syntax", "40% of x3", ["`40% of x3 x5`"]),
        ("40% of, bar x5", "dose-syntax", "of", ["40% of back_squat x5"]),
        ("bar x5, " * 10 + "bar x5", "dose-limit", ", bar x5", []),
        ("bar x5," * 100, "dose-limit", "bar x5," * 100, []),
    ],
)
def test_a_problem_of_a_warm_up_shows_what_to_write(text: str, code: str, place: str, hints: list[str]) -> None:
    problem = problem_of(text, parse_ramp)
    assert (problem.code, marked(text, problem)) == (code, place)
    assert all(hint in problem.hint for hint in hints), problem.hint


@pytest.mark.parametrize(
    ("text", "load", "amount"),
    [
        ("97,5 kg x 5", kilograms("97.5"), Amount(Decimal(5))),
        ("100", LoadTarget((Decimal(100),)), None),
        ("100 \u00d7 5 reps", LoadTarget((Decimal(100),)), Amount(Decimal(5))),
        ("100kg for 5", kilograms("100"), Amount(Decimal(5))),
        ("2x20kg x12", kilograms("20", 2), Amount(Decimal(12))),
        ("20kg x45s", kilograms("20"), Amount(Decimal(45), unit="s")),
        ("20kg x40m", kilograms("20"), Amount(Decimal(40), unit="m")),
        ("BW+10kg x8", BodyweightTarget(Decimal(10), "kg"), Amount(Decimal(8))),
        ("BW x12", BodyweightTarget(), Amount(Decimal(12))),
    ],
)
def test_the_last_time(text: str, load: object, amount: Amount | None) -> None:
    out = Diagnostics()
    assert parse_last(text, SPAN, out) == (load, amount), list(out)
    assert not len(out)


@pytest.mark.parametrize(
    ("text", "code", "place", "hints"),
    [
        ("", "dose-syntax", "", ["97.5kg x5"]),
        ("8", "dose-ambiguous", "8", ["`8kg`", "60kg x8"]),
        ("5x100kg", "dose-ambiguous", "5x100kg", ["`100kg x5`"]),
        ("3x8 @20", "dose-syntax", "3x8 @20", ["`20 x8`"]),
        ("8 reps at 20kg", "dose-syntax", "8 reps at 20kg", ["`20kg x8`"]),
        ("3x8 20kg", "dose-syntax", "3x8 20kg", ["`20kg x8`"]),
        ("100kg 5", "dose-syntax", "5", ["97.5kg x5"]),
        ("100kg x", "dose-syntax", "x", ["97.5kg x5"]),
        ("100kg x5+", "dose-syntax", "5+", ["97.5kg x5"]),
        ("100kg x AMRAP", "dose-syntax", "AMRAP", ["97.5kg x5"]),
        ("100-110kg x5", "dose-syntax", "100-110kg", ["60kg x5"]),
        ("75% x5", "dose-syntax", "75%", ["97.5kg x5"]),
        ("bar x5", "dose-syntax", "bar", ["97.5kg x5"]),
        ("RPE8", "dose-syntax", "RPE8", ["97.5kg x5", "BW+10kg x8"]),
        ("8x BW", "dose-syntax", "8x", ["97.5kg x5", "BW+10kg x8"]),
        ("100kg x5 x3", "dose-syntax", "x3", ["97.5kg x5"]),
    ],
)
def test_a_problem_of_the_last_time_shows_what_to_write(text: str, code: str, place: str, hints: list[str]) -> None:
    problem = problem_of(text, parse_last)
    assert (problem.code, marked(text, problem)) == (code, place)
    assert all(hint in problem.hint for hint in hints), problem.hint


def value_of(text: str, key: str) -> tuple[object, list[tuple[str, int]]]:
    """The value of the one key of a map in YAML, and the code and column of each problem."""
    out = Diagnostics()
    tree = read_yaml(Source("plan.yaml", f"{key}: {text}\n"), out)
    assert isinstance(tree, Mapping)
    kind = RAMP_TEXT if key == "warm_up" else LAST_TEXT
    value = kind.read(key, tree.pairs[0][1], out)
    return value, [(problem.code, problem.span.column) for problem in out if problem.span]


def test_a_warm_up_is_a_text_or_a_list_of_texts() -> None:
    steps = ramp("bar x10, 40% x5, 60% x3")
    assert value_of("bar x10, 40% x5, 60% x3", "warm_up") == (steps, [])
    assert value_of("[bar x10, '40% x5, 60% x3']", "warm_up") == (steps, [])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[]", [("dose-limit", 10)]),
        ("{bar: 10}", [("wrong-type", 10)]),
        ("[bar x10, 5x60kg, 4 @50%]", [("dose-ambiguous", 20), ("dose-syntax", 28)]),
        ("[" + "bar x5, " * 12 + "]", [("dose-limit", 10)]),
        ("[[bar x10]]", [("dose-list", 11)]),
    ],
)
def test_a_warm_up_in_the_plan_that_is_none(text: str, problems: list[tuple[str, int]]) -> None:
    assert value_of(text, "warm_up") == (None, problems)


@pytest.mark.parametrize(
    ("text", "value", "pieces", "relation"),
    [
        ("97.5kg x5", "97.5", 1, "weight"),
        ("2x20kg x8", "20", 2, "weight"),
        ("BW x12", "0", 1, "bodyweight"),
        ("BW+10 x5", "10", 1, "added"),
        ("BW-20kg x8", "20", 1, "assisted"),
    ],
)
def test_the_last_time_in_the_plan(text: str, value: str, pieces: int, relation: str) -> None:
    last, problems = value_of(text, "last")
    assert not problems
    assert isinstance(last, Last)
    assert (last.weight.value, last.pieces, last.relation) == (Decimal(value), pieces, relation)
