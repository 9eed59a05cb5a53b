"""Near words: which are suggested, and which are so sure that a tool may write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import nearest, slip_of

KNOWN = ("title", "sessions", "warm_up", "rest", "reps", "sets", "exercises", "notes", "name")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sesions", "sessions"),
        ("sessoins", "sessions"),
        ("sesssions", "sessions"),
        ("sezsions", "sessions"),
        ("Sessions", "sessions"),
        ("warm-up", "warm_up"),
        ("Warm Up", "warm_up"),
        ("warmup", "warm_up"),
        ("REST", "rest"),
    ],
)
def test_a_slip_of_the_pen_is_sure(word: str, meant: str) -> None:
    assert slip_of(word, KNOWN) == meant


@pytest.mark.parametrize("word", ["", "-", "rst", "resp", "sesion", "seasoning", "nam", "x" * 100_000])
def test_what_is_short_or_far_is_not(word: str) -> None:
    assert slip_of(word, KNOWN) is None


def test_two_words_as_near_are_a_question() -> None:
    assert slip_of("Tursday", DAYS) is None
    assert slip_of("Mondy", DAYS) == "Monday"
    assert slip_of("warm up", ("warm_up", "warmup")) is None


@given(st.sampled_from(KNOWN), st.integers(0, 8), st.sampled_from("abcxyz"))
def test_one_letter_too_many_in_a_long_word_leads_back(word: str, at: int, letter: str) -> None:
    slip = word[:at] + letter + word[at:]
    if len(word) >= 5:
        assert slip_of(slip, KNOWN) == word
        assert nearest(slip, KNOWN) == word
