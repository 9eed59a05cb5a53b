"""Progressions: every example of the table, one canonical text, errors that point at their token."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose.model import Unit
from planner.plan.dose.units import MOST, WHOLE
from planner.plan.progress import Rule, Rules, canonical, parse
from planner.plan.progress.model import (
    AfterLast,
    AtTop,
    Change,
    Condition,
    Every,
    ExtraRep,
    Factor,
    Fails,
    NewExercise,
    Pain,
    Reached,
    Retest,
    StageMove,
    Step,
    Success,
    Total,
)
from planner.plan.progress.table import ROWS
from planner.plan.progress.words import Facts, change_words, question, sentence
from tests.documents import document
from tests.plan.doses import ENGLISH, marked, problem_of, spaced

EXAMPLES = [example for row in ROWS for example in row.examples]
SPAN = Span.point("plan.yaml")


def read(text: str) -> Rules:
    """The rules of a text that has no problem."""
    out = Diagnostics()
    rules = parse(text, SPAN, out)
    assert rules is not None, list(out)
    assert not len(out)
    return rules


@pytest.mark.parametrize(("written", "expected"), EXAMPLES, ids=[written for written, _ in EXAMPLES])
def test_an_example_is_read_and_has_one_spelling(written: str, expected: str) -> None:
    assert canonical(read(written)) == expected
    assert read(written) == read(expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("+5kg on success; next stage on fail; first stage after last", None),
        ("+5lb over 15 total; -5lb under 11 total; new exercise after 2 fails", None),
        ("+2.5kg on success, -10% after 3 fails", "+2.5kg on success; -10% after 3 fails"),
        ("+2.5kg on success and −10 % after 3 fails;", "+2.5kg on success; -10% after 3 fails"),
        ("On Success +2,5 KG\n-10% after 3 fails", "+2.5kg on success; -10% after 3 fails"),
        ("TM +2.5kg at 2-3 reps; TM +5kg at 4-5 reps; TM +7.5kg at 6 reps", None),
        ("+1 rep on success; next stage at top", "+1 reps on success; next stage at top"),
        ("+2 reps if pain ≤ 2; back a stage if pain > 5", "+2 reps if pain <= 2; back a stage if pain > 5"),
        ("8 to 12 reps then +2.5kg", "+2.5kg at top"),
        ("+90s every week; +1:40 every 2 weeks; +5min every 3 weeks", None),
        ("none", None),
        ("No", "none"),
    ],
)  # fmt: skip
def test_several_rules(written: str, expected: str | None) -> None:
    assert canonical(read(written)) == (expected or written)


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "hint"),
    [
        ("+2.5kg", "no-condition", "+2.5kg", 'nothing says when "+2.5kg" is due', "+2.5kg on success"),
        ("+5kg; -10% after 3 fails", "no-condition", "+5kg", 'nothing says when "+5kg"', "every week"),
        ("on success", "bad-progress", "on success", 'nothing says what changes "on success"', "+2.5kg on success"),
        ("+2.5kg on sucess", "bad-progress", "on sucess", "expected when it is due", '"+2.5kg on success"?'),
        ("+2.5kg every month", "bad-progress", "every month", "expected when it is due", "every week"),
        ("+2.5kg after top", "bad-progress", "after top", "expected when it is due", "+2.5kg"),
        ("+2.5kg whenever I like", "bad-progress", "whenever I like", "expected when", "such as +2.5kg on success"),
        ("next stag on fail", "bad-progress", "next stag on fail", "expected what changes", '"next stage on fail"?'),
        ("more please", "bad-progress", "more please", "expected what changes, such as +2.5kg", "next stage"),
        ("+2.5 on success", "progress-ambiguous", "+2.5", '"+2.5" does not say of what', "+2.5kg, +2.5 reps or +2.5%"),
        ("+2.5kg on success +5kg on fail", "bad-progress", "+5kg on fail", 'cannot read "+5kg', "semicolon"),
        ("+2.5kg on success;; -5kg on fail", "bad-progress", ";", "expected what changes", "+2.5kg"),
        ("+2.5kg on success; +5kg on success", "progress-twice", "+5kg on success", "stands here twice", "never due"),
        ("on success: +5kg on fail", "bad-progress", "on fail", "says twice when it is due", "+5kg on success"),
        ("TM +1 reps on success", "bad-progress", "TM +1 reps", "a max does not grow in reps", "TM +2.5kg"),
        ("TM +5kg to the max on success", "bad-progress", "TM +5kg to the max", "the max is named twice", "TM"),
        ("+0kg on success", "dose-number", "+0kg", "more than 0", ""),
        ("+9000kg on success", "dose-number", "+9000kg", "at most 5,000 kg", ""),
        ("-100% on fail", "dose-number", "-100%", "at most 99 %", ""),
        ("+1.5 sets every week", "dose-number", "+1.5 sets", "sets are whole numbers", "+1 sets"),
        ("+1.5 reps every week", "dose-number", "+1.5 reps", "reps are whole numbers", "1 or 2"),
        ("x1 on success", "dose-number", "x1", "not 1", "x0.9"),
        ("x3 on success", "dose-number", "x3", "at most 2", ""),
        ("test 99RM on fail", "dose-number", "test 99RM", "1 to 30", ""),
        ("+5kg every 0 weeks", "dose-number", "every 0 weeks", "from 1 to 52", ""),
        ("+5kg after 99 fails", "dose-number", "after 99 fails", "from 1 to 52", ""),
        ("+5kg at 5-3 reps", "dose-ambiguous", "5-3 reps", "the range goes down", "3-5"),
        ("+5kg if pain <= 11", "dose-number", "if pain <= 11", "from 0 to 10", ""),
        ("12-8 then +2.5kg", "dose-ambiguous", "12-8", "the range goes down", "8-12"),
        ("", "bad-progress", "", "expected a rule", "+2.5kg on success"),
        ("+5kg on success; " * 20, "too-long", "+5kg on success; " * 20, "at most 300 characters", ""),
        ("; ".join(f"+1kg at {n} reps" for n in range(9)), "too-many", "+1kg at 8 reps", "at most 8 rules", ""),
    ],
)  # fmt: skip
def test_problems_point_at_their_place(text: str, code: str, place: str, message: str, hint: str) -> None:
    problem = problem_of(text, parse)
    assert (problem.code, marked(text, problem)) == (code, place)
    assert message in problem.message
    assert hint in problem.hint


def test_rules_know_their_places() -> None:
    text = "+2.5kg on success; -10% after 3 fails"
    rules = parse(text, Span.point("plan.yaml", 4, 11, len(text)), Diagnostics()) or ()
    assert [rule.place and text[rule.place.column - 11 : rule.place.end_column - 11] for rule in rules] == text.split(
        "; "
    )


def decimals(low: str, high: str, places: str = "0.001") -> st.SearchStrategy[Decimal]:
    step = Decimal(places)
    return st.integers(int(Decimal(low) / step), int(Decimal(high) / step)).map(lambda n: Decimal(n) * step)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    unit = draw(st.sampled_from(("kg", "lb", "%", "sets", *get_args(Unit))))
    whole = unit == "sets" or unit in WHOLE
    most = {"kg": 5000, "lb": 5000, "%": 99, "sets": 50}.get(unit) or MOST[unit]
    value = draw(decimals("1" if whole else "0.001", str(most), "1" if whole else "0.001"))
    goal = draw(st.sampled_from(("", "max", "TM"))) if unit in ("kg", "lb", "%") else ""
    of = draw(st.sampled_from(("", "max", "TM"))) if unit == "%" and not goal else ""
    return Step(value if draw(st.booleans()) else -value, unit, goal, of)  # type: ignore[arg-type]


CHANGES: st.SearchStrategy[Change] = st.one_of(
    steps(),
    st.builds(Factor, decimals("0.001", "2").filter(lambda by: by != 1), st.sampled_from(("", "max", "TM"))),
    st.builds(StageMove, st.sampled_from(("next", "same", "first", "back"))),
    st.just(NewExercise()),
    st.builds(Retest, st.integers(1, 30)),
)


@st.composite
def reached(draw: st.DrawFn) -> Reached:
    unit = draw(st.sampled_from(("reps", "s")))
    low, high = sorted(draw(st.lists(st.integers(0, 1000), min_size=2, max_size=2, unique=True)))
    return Reached(Decimal(low), Decimal(high) if draw(st.booleans()) else None, unit)  # type: ignore[arg-type]


CONDITIONS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Every, st.sampled_from(("session", "week", "cycle")), st.integers(1, 52)),
    st.just(Success()),
    st.builds(Fails, st.integers(1, 52)),
    st.just(AtTop()),
    reached(),
    st.builds(Total, st.sampled_from(("over", "under")), st.integers(0, 1000).map(Decimal)),
    st.just(ExtraRep()),
    st.just(AfterLast()),
    st.builds(Pain, st.sampled_from(("<=", "<", ">", ">=")), decimals("0", "10", "0.5")),
)
RULES = st.lists(st.builds(Rule, CHANGES, CONDITIONS), max_size=6, unique_by=lambda rule: rule.condition).map(tuple)


@given(RULES)
def test_rules_are_read_back(rules: Rules) -> None:
    text = canonical(rules)
    if len(text) <= 300:
        assert read(text) == rules


@given(RULES)
def test_every_rule_has_words(rules: Rules) -> None:
    for rule in rules:
        for facts in (Facts(1), Facts(3, Decimal(24), Decimal(12), timed=True, best=2, floor=Decimal(5), pieces=2)):
            said = (
                question(rule.condition, facts, ENGLISH),
                change_words(rule.change, ENGLISH),
                sentence(rule, ENGLISH, facts),
            )
            assert all(said)
            assert not [text for text in said if "{" in text or "None" in text]


@given(st.text(alphabet="+-x0123456789.%:;, kglbresontaumicfp\n<>=", max_size=60) | st.text(max_size=40))
def test_any_text_is_read_or_reported(text: str) -> None:
    out = Diagnostics()
    rules = parse(text, SPAN, out)
    assert (rules is None) == out.has_errors
    if rules:
        assert read(canonical(rules)) == rules


STRAIGHT = Facts(5, Decimal(25))


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        ("+2.5kg on success", STRAIGHT, "All 25 reps? +2.5 kg"),
        ("+2.5kg on success", Facts(1, Decimal(1)), "The 1 rep? +2.5 kg"),
        ("+2.5kg on success", Facts(4), "All 4 sets done? +2.5 kg"),
        ("+2kg on success", Facts(4, pieces=2), "All 4 sets done? +2 kg each"),
        ("+5s on success", Facts(3, timed=True), "All 3 held? +5 s"),
        ("-10% after 3 fails", STRAIGHT, "Missed 3 times? −10 %"),
        ("-10% on fail", STRAIGHT, "Not all done? −10 %"),
        ("+2.5kg at top", Facts(4, top=Decimal(12)), "All 4 sets at 12? +2.5 kg"),
        ("next stage at top", Facts(3, top=Decimal(30), timed=True), "All 3 sets at 30 s? next stage"),
        ("next stage at top", STRAIGHT, "All at the top of the range? next stage"),
        ("+2.5kg at 25 reps", STRAIGHT, "25 or more in the last set? +2.5 kg"),
        ("TM +2.5kg at 2-3 reps", Facts(9, best=3), "2–3 in set 3? training max +2.5 kg"),
        ("+5lb over 15 total", STRAIGHT, "Over 15 in all? +5 lb"),
        ("+1% of max per extra rep", Facts(4, floor=Decimal(6)), "Each rep over 6 +1 % of max"),
        ("first stage after last", STRAIGHT, "After the last stage first stage"),
        ("back a stage if pain > 5", STRAIGHT, "Pain over 5? one stage back"),
        ("+2 reps if pain <= 3", STRAIGHT, "Pain 3 or less? +2 reps"),
        ("max +2.5kg every cycle", STRAIGHT, "Next cycle max +2.5 kg"),
        ("+1 sets every 2 weeks", STRAIGHT, "Every 2 weeks +1 set"),
        ("x0.85 after 2 fails", STRAIGHT, "Missed 2 times? × 0.85"),
        ("test 5RM after 2 fails", STRAIGHT, "Missed 2 times? test 5RM"),
    ],
)
def test_the_question_and_what_follows(rule: str, facts: Facts, expected: str) -> None:
    (found,) = read(rule)
    said = f"{question(found.condition, facts, ENGLISH)} {change_words(found.change, ENGLISH, facts.pieces)}"
    assert spaced(said) == expected


def test_each_row_is_named_once_and_documented() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
    page = document("plan.md")
    for row in ROWS:
        assert row.form in page, row.name
        assert all(f"`{written}`" in page for written, _ in row.examples), row.name
