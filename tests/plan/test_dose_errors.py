"""What cannot be read: the code, the place to the character, and a hint that shows what to write."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import parse, parse_count, parse_last, parse_ramp, parse_rest, parse_targets, parse_tempo
from planner.plan.dose.mending import mended
from tests.plan.doses import Parser, marked, problem_of

AMBIGUOUS = [
    ("3x1-2-3", "3x1-2-3", "1/2/3", "3x(1/2/3)"),
    ("5x5 75", "75", "5x5 @75kg", "5x5 @75%"),
    ("2x8/6/4", "2x8/6/4", "8/6/4", "2x(8/6/4)"),
    ("3x8/8", "3x8/8", "3x8 each", "8/8"),
    ('3x30"', '30"', "30s", "30min"),
    ("3x30'", "30'", "30s", "30ft"),
    ("3x5 rest 400m", "400m", "at most 30min", "(400m easy)"),
    ("3x5 rest 3", "3", "3min", "3s"),
    ("3x10 slowly", "slowly", "3x10 (slowly)", "3x10 @slowly"),
    ("3x12-8", "12-8", "8-12", "12/8"),
    ("3x5 -10", "-10", "3x5-10", "3x5 -10%"),
    ("10, 30s", "10", "10s", "1x10"),
    ("3x10 20s", "20s", "rest 20s", "hold 20s"),
    ("3x10 @8/12", "8/12", "@8/12kg", "RPE"),
    ("3x10 @3010", "3010", "tempo 3-0-1-0", "@3010kg"),
    ("3x10 @RPE8,5", "RPE8,5", "@RPE8.5", "@RPE8, 5"),
    ("3x10 @62,5", "62,5", "@62.5", "@62, 5"),
    ("3x10 @61,25 rest 2min", "61,25", "@61.25", "@61, 25"),
    ("3x10 @40 kg,5", "40 kg,5", "@40.5kg", "@40 kg, 5"),
    ("3x10 @2x22,5", "2x22,5", "@2x22.5", "@2x22, 5"),
    ("3x10 @BW+2,5", "BW+2,5", "@BW+2.5", "@BW+2, 5"),
    ("3x10 @1,000lb", "1,000", "1000", "1.000"),
    ("60kg x 5 x 3", "60kg x 5 x 3", "5x3 @60kg", "3x5 @60kg"),
    ("3x30s, AMRAP", "AMRAP", "AMRAP s", "AMRAP reps"),
    ("3x5 + 60kg", "60kg", "@60kg", "@BW+60kg"),
]


@pytest.mark.parametrize(("text", "place", "one", "other"), AMBIGUOUS)
def test_a_text_with_two_readings_shows_both(text: str, place: str, one: str, other: str) -> None:
    problem = problem_of(text)
    assert marked(text, problem) == place
    assert one in problem.hint
    assert other in problem.hint


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("", "dose-syntax", "", "3x10"),
        ("   ", "dose-syntax", "   ", "3x10"),
        ("3x", "dose-syntax", "x", "3x10"),
        ("x10", "dose-syntax", "x10", "3x10"),
        ("3x10 @RPE", "dose-syntax", "RPE", "@RPE8"),
        ("3x10 @rir rest 90s", "dose-syntax", "rir", "@RIR2"),
        ("10 x 3 sets", "dose-syntax", "sets", "sets come first"),
        ("10 reps x 3 sets", "dose-syntax", "x", "3x10"),
        ("3x5 rest 2 sec min", "dose-syntax", "min", "write `2 sec` or `2 min`"),
        ("3x30 s min", "dose-syntax", "min", "write `30 s` or `30 min`"),
        ("3x5 @60 kg lb", "dose-syntax", "lb", "write `60 kg` or `60 lb`"),
        ("2x5 @60kg/130lb", "dose-unit", "60kg/130lb", "@60/65/70kg"),
        ("3x10 superset", "dose-syntax", "superset", "`- superset:`"),
        ("1RM", "dose-syntax", "1RM", "`test 1RM` to find it, `1 @1RM` for 1 repetition with it"),
        ("3x10x5", "dose-syntax", "x5", "`3x10 hold 5s` for a hold, `3x10 @5kg` for a load"),
        ("3 x 10 x 40kg", "dose-syntax", "x", "write `3 x 10 @40kg` for a load"),
        ("65% x5", "dose-syntax", "65% x5", "5 @65%"),
        ("60kg 3x5", "dose-syntax", "60kg 3x5", "3x5 @60kg"),
        ("@70%", "dose-syntax", "@70%", "3x10 @70%"),
        ("rest 90s", "dose-syntax", "rest", "3x10 rest 90s"),
        ("(belt) 3x10", "dose-syntax", "(belt", "3x10 (belt)"),
        ("3x10,", "dose-syntax", ",", "take the comma away"),
        ("3x10,,3x8", "dose-syntax", ",", "take the comma away"),
        ("3x10 +", "dose-syntax", "+", "3x10"),
        ("3x5 -", "dose-syntax", "-", "3x5 -10%"),
        ("5 3x8", "dose-syntax", "3x8", "5, 3x8"),
        ("3x10, 90s rest", "dose-syntax", "90s rest", "rest 90s"),
        ("3x10 rest", "dose-syntax", "t", "rest 90s"),
        ("3x10 tempo 31", "dose-syntax", "31", "3-1-1-0"),
        ("3x5 @", "dose-syntax", "@", "@60kg"),
        ("3x5 @rest 90s", "dose-syntax", "rest", "quotes"),
        ("3x10 (belt", "dose-syntax", "(", ")"),
        ('3x10 "belt', "dose-syntax", '"', '"'),
        ("3x10 ()", "dose-syntax", "()", ""),
        ("3x10(belt)", "dose-syntax", "(belt)", "` (belt)`"),
        ("3x10)", "dose-syntax", ")", ""),
        ("0x5", "dose-number", "0", ""),
        ("3x0", "dose-number", "0", ""),
        ("101x5", "dose-number", "101", ""),
        ("3x1001", "dose-number", "1001", ""),
        ("3x1.5", "dose-number", "1.5", "1.5min"),
        ("3x1234567", "dose-number", "1234567", ""),
        ("3x5 @60.1234kg", "dose-number", "60.1234", ""),
        ("25h", "dose-number", "25h", ""),
        ("3x1:75", "dose-number", "1:75", "1:30"),
        ("3x5 @0kg", "dose-number", "0kg", "@BW"),
        ("3x5 @201%", "dose-number", "201%", ""),
        ("3x5 @RPE11", "dose-number", "RPE11", ""),
        ("3x5 @RPE8.3", "dose-number", "RPE8.3", "8.5"),
        ("3x5 @11x5kg", "dose-number", "11", ""),
        ("3x5 rest 31min", "dose-number", "31min", ""),
        ("3x5 rest 90.5s", "dose-number", "90.5s", ""),
        ("3x8-8", "dose-range", "8-8", "`8`"),
        ("3x30sek", "dose-unit", "sek", "30sec"),
        ("3x10 @60kq", "dose-unit", "kq", "@60kg"),
        ("3x10 sek", "dose-ambiguous", "sek", "sec"),
        ("3x10 rset 90s", "dose-ambiguous", "rset", "rest"),
        ("3x5 rest 2min30", "dose-syntax", "2min30", "2:30"),
        ("3x10 3/0/1/0", "dose-syntax", "3/0/1/0", "tempo 3-0-1-0"),
        ("3x10; rest 90s", "dose-syntax", ";", "3x10, "),
        ("3x10 each left", "dose-twice", "left", "each"),
        ("3x10 rest 60s rest 90s", "dose-twice", "rest 90s", "rest 60s"),
        ("3x10 @60kg @70%", "dose-twice", "70%", "60kg"),
        ("3x5 @60/70kg", "dose-pairing", "60/70kg", "one for each set"),
        ("2x5, 5/3/1 @75/85/95%", "dose-pairing", "75/85/95%", "@feel"),
        ("3x5 | 3x3", "dose-syntax", "|", "behind an exercise"),
        ("deload", "dose-syntax", "deload", "3x5 | 3x3 | deload"),
    ],
)
def test_a_problem_has_a_code_a_place_and_a_hint(text: str, code: str, place: str, hint: str) -> None:
    problem = problem_of(text)
    assert (problem.code, marked(text, problem)) == (code, place)
    assert hint in problem.hint


def test_offsets_are_those_of_the_text_as_written() -> None:
    text = "3 \u00d7 8\u201312 \u201cSlow \u201d @60kq"
    assert marked(text, problem_of(text)) == "kq"


@pytest.mark.parametrize(
    ("parser", "text", "code"),
    [
        (parse_rest, "3", "dose-ambiguous"),
        (parse_rest, "90s 3x5", "dose-syntax"),
        (parse_rest, "", "dose-syntax"),
        (parse_tempo, "fast", "dose-syntax"),
        (parse_targets, "8", "dose-ambiguous"),
        (parse_targets, "", "dose-syntax"),
        (parse_targets, "75%TM+5", "dose-ambiguous"),
        (parse_targets, "60kg 70kg", "dose-twice"),
        (parse_count, "3x8", "dose-syntax"),
        (parse_count, "0", "dose-number"),
    ],
)
def test_a_value_alone_is_refused(parser: Parser, text: str, code: str) -> None:
    out = Diagnostics()
    assert parser(text, Span.point("plan.yaml"), out) is None
    assert [problem.code for problem in out] == [code]


def test_limits() -> None:
    assert problem_of("3x5 (" + "a" * 495 + ")").code == "dose-limit"
    assert problem_of(", ".join(["1x5"] * 31)).code == "dose-limit"
    assert problem_of("60x5, 60x5").code == "dose-limit"


HOSTILE = [
    "1" * 500,
    "1-" * 250,
    "1/" * 250,
    "1, " * 166,
    "3x" * 250,
    "(" * 500,
    "3x5 " + "(" * 496,
    "3x5 " + "((a)" * 124,
    "3x5 " + '"' * 496,
    "3x5 @" + "a " * 247,
    "3x5 @" + "a rest" * 82,
    "3x5 @" + "1/" * 247,
    "3x5 @" + "1 " * 247,
    "3x5 @" + "1-" * 247,
    "3x5 " + "@" * 496,
    "3x5 @" + " " * 494 + "x",
    " " * 499 + "x",
    "3x5 rest " + "1:" * 245,
    "3x5 rest " + "1 - " * 122,
    "3x5 tempo " + "3-" * 245,
    "1" + " to 1" * 99,
    "3x5 " + "rest" * 124,
    "3 sets of " * 50,
    "1+" * 250,
    "\u0661x\u0665",
    "3x5 @" + "\u0130" * 400,
    "3x5 " + "\ud800" * 100,
    "\x00" * 500,
    "|" * 500,
    "%" * 500,
    "1.1" * 166,
    "1," * 250,
    "1 m/" * 125,
    "1m-" * 166,
    "1 - " * 124 + "m",
    "1/" * 247 + "km",
    "AMRAP m" * 71,
    "3x5 @top" * 62,
    "3x5 @last" + "+1kg" * 122,
    "3x5 @" + "1%" * 240 + " of top",
    "3x5 @" + "1/" * 240 + "% of top",
    "3x5 " + "pause " * 82,
    "3x5 " + "1 breath " * 54,
    "3x5 hold " + "1 - " * 122,
    "3x5 @" + "1:00/" * 98,
    "3x5 @" + "1:00-" * 98,
    "3x5 @" + "z1" * 247,
    "3x5 @" + "1 " * 240 + "rpm",
    "bar x5, " * 62,
    "bar " * 125,
    "40% of " + "a " * 240 + "x5",
    "1% of" + " " * 490 + "x",
    "1x1" * 166,
    "60kg " + "x" * 490,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("parser", [parse, parse_ramp, parse_last])
def test_hostile_text_is_refused_or_read_at_once(parser: Parser, text: str) -> None:
    out = Diagnostics()
    start = time.process_time()
    found = parser(text, Span.point("plan.yaml"), out)
    assert time.process_time() - start < 0.25
    assert (found is None) == (len(out) == 1)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3xx8", "3x8"),
        ("3x8 @70%%", "3x8 @70%"),
        ("3x8)", "3x8"),
        ("3x8 @60 kilo", "3x8 @60 kg"),
        ("50 totl", "50 total"),
        ("tset 1RM", "test 1RM"),
        ("AMRP", "AMRAP"),
        ("3xAMRAPP @BW", "3xAMRAP @BW"),
        ("3x8 tmepo 3110", "3x8 tempo 3110"),
    ],
)
def test_one_slip_is_answered_with_what_was_meant(text: str, meant: str) -> None:
    assert f"did you mean `{meant}`?" in problem_of(text).hint


@pytest.mark.parametrize("text", ["3x", "3x8 @", "3x8 rest", "8x20s/", "3x8 xyzzy", "3x88x", "3x8 5"])
def test_no_example_takes_away_what_was_written(text: str) -> None:
    assert "did you mean" not in problem_of(text).hint


@given(st.text("3x8@%70 rest min)+,/|RPE", min_size=1, max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_what_is_offered_reads_and_has_the_digits_of_the_text(text: str, start: int, end: int) -> None:
    def reads(guess: str) -> bool:
        return parse(guess, Span("p.yaml"), Diagnostics()) is not None

    first, last = sorted((min(start, len(text)), min(end, len(text))))
    meant = mended(text, first, last, reads)
    if meant is not None:
        assert reads(meant)
        assert re.findall("[0-9]", meant) == re.findall("[0-9]", text)
