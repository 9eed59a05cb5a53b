"""Interface words: every text can be said, plural forms are whole, dates, numbers and lists read as written."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.files import shipped
from planner.language import DATE_FORMS, Language, languages

ENGLISH = Language.load("en")


def test_there_is_english_and_nothing_else_is_loaded() -> None:
    assert "en" in languages()
    assert languages() == sorted(path.stem for path in shipped("languages").glob("*.yaml"))
    for code in ("xx", "../languages/en", ""):
        with pytest.raises(KeyError):
            Language.load(code)


@pytest.mark.parametrize("code", languages())
def test_every_text_can_be_said(code: str) -> None:
    language = Language.load(code)
    for key in language.keys():  # noqa: SIM118  a method of ours, not that of a dict
        assert language.has(key)
        forms = language.words[key]
        for form in forms.values() if isinstance(forms, dict) else [forms]:
            assert form, key
            names = re.findall(r"\{([a-z_]+)\}", form)
            left = re.sub(r"\{[a-z_]+\}", "", form)
            assert "{" not in left, f"{key}: placeholders are simple names"
            assert "}" not in left, f"{key}: placeholders are simple names"
        said = language.say(key, 1, **{name: "x" for name in names if name != "n"})
        assert "{" not in said


SAMPLE = Language(
    "en",
    {
        "sets": {"one": "{n} set", "other": "{n} sets"},
        "greet": "hello {name}, {greeting}",
        "number.decimal": ",",
        "number.minus": "−",
    },
    {},
)


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1 set"), (0, "0 sets"), (2, "2 sets"), (Decimal("1.0"), "1 set"), (1.5, "1,5 sets"), (-1, "−1 set")],
)
def test_plural_forms(n: float | Decimal, said: str) -> None:
    assert SAMPLE.say("sets", n) == said


def test_values_are_plain_text() -> None:
    name = "{greeting} {0} {name.__class__} %s {"
    assert SAMPLE.say("greet", name=name, greeting="ok") == f"hello {name}, ok"


@pytest.mark.parametrize("key", ["greet", "sets", "none"])
def test_what_is_missing_is_a_bug(key: str) -> None:
    with pytest.raises(KeyError):
        SAMPLE.say(key, name="x")
    assert SAMPLE.has("greet")
    assert not SAMPLE.has("none")


def test_dates() -> None:
    day = date(2026, 11, 30)
    said = [ENGLISH.date(day, form) for form in DATE_FORMS]
    assert said == ["Mon", "Monday", "30 Nov", "30 November", "30 Nov 2026", "30 November 2026"]
    assert ENGLISH.texts("date.months")[10] == "November"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2026, 11, 2), "2 Nov 2026"),
        (date(2026, 11, 30), "2–30 Nov 2026"),
        (date(2026, 12, 27), "2 Nov – 27 Dec 2026"),
        (date(2027, 1, 3), "2 Nov 2026 – 3 Jan 2027"),
    ],
)
def test_date_ranges(last: date, said: str) -> None:
    assert ENGLISH.date_range(date(2026, 11, 2), last) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(100, "100"), (77.5, "77.5"), (1.25, "1.25"), (Fraction(1, 3), "0.33"), (-2.5, "−2.5"), (Decimal("1E+3"), "1000")],
)
def test_numbers(value: float | Fraction | Decimal, said: str) -> None:
    assert ENGLISH.number(value) == said


def test_small_numbers_do_not_become_minus_nothing() -> None:
    assert ENGLISH.number(-0.001) == "0"
    assert ENGLISH.number(0.125, 3) == "0.125"


def test_lists_in_words() -> None:
    rows = [ENGLISH.join(["a", "{b}", "c"][:n]) for n in range(4)]
    assert rows == ["", "a", "a and {b}", "a, {b} and c"]
    assert ENGLISH.join(["a", "b", "c"], "or") == "a, b or c"
