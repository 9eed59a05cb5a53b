"""Interface words: what planner prints beside the words of its user, one file per language.

The words stand in ``languages/<code>.yaml`` as a tree of texts; a word is named by its path with dots. A text may hold
placeholders ``{name}``; a map of plural categories (``one``, ``other`` and so on) is one text that depends on a number.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TypeAlias

from planner import files
from planner.diagnostics import Diagnostics

Number: TypeAlias = int | float | Decimal | Fraction

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")

_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural categories of the Unicode CLDR."""

_PLURALS: dict[str, Callable[[Decimal], str]] = {
    "en": lambda n: "one" if n == 1 else "other",
}
"""For each language, the CLDR rule for cardinal numbers (cldr/common/supplemental/plurals.xml)."""

DATE_FORMS = ("weekday_short", "weekday", "day", "day_long", "full", "full_long")
"""``Mon``, ``Monday``, ``30 Nov``, ``30 November``, ``30 Nov 2026``, ``30 November 2026``."""


def languages() -> list[str]:
    """The codes of all languages that planner speaks."""
    return sorted(path.stem for path in files.shipped("languages").glob("*.yaml"))


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language. A key that is not there is a KeyError: a bug, not a problem of the user."""

    code: str
    words: dict[str, str | dict[str, str]] = field(repr=False, compare=False)
    rows: dict[str, tuple[str, ...]] = field(repr=False, compare=False)

    @classmethod
    def load(cls, code: str) -> Language:
        """The language ``code``, read once; KeyError when planner does not speak it."""
        return _load(code)

    def has(self, key: str) -> bool:
        """Whether there is a text under ``key``."""
        return key in self.words

    def keys(self) -> Iterator[str]:
        """All keys of texts, in the order of the file."""
        return iter(self.words)

    def say(self, key: str, n: Number | None = None, **values: object) -> str:
        """The text under ``key`` with its placeholders filled.

        ``n`` chooses the plural form and fills ``{n}``. Values are put in as they are: braces in them mean nothing.
        """
        text = self.words[key]
        if isinstance(text, dict):
            if n is None:
                raise KeyError(f"{key} depends on a number")
            text = text.get(self.category(n), text["other"])
        if n is not None:
            values = {"n": n, **values}
        if "{" not in text:
            return text
        return _PLACEHOLDER.sub(lambda match: self._text(values[match.group(1)]), text)

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under ``key``, such as the names of the months."""
        return self.rows[key]

    def category(self, n: Number) -> str:
        """The CLDR plural category of a number as it is printed."""
        return _PLURALS[self.code](abs(_decimal(n)))

    def _text(self, value: object) -> str:
        if isinstance(value, int | float | Decimal | Fraction) and not isinstance(value, bool):
            return self.number(value)
        return str(value)

    def number(self, value: Number, places: int = 2) -> str:
        """A number with the language's decimal separator, at most ``places`` decimals and no idle zeros."""
        is_negative, digits = _digits(value, places)
        sign = self.words["number.minus"] if is_negative else ""
        return f"{sign}{digits.replace('.', self._plain('number.decimal'))}"

    def join(self, items: Sequence[str], kind: str = "and") -> str:
        """A list in words: ``a, b and c``, or with ``or`` as ``kind``."""
        if len(items) < 2:
            return "".join(items)
        before = self._plain("list.between").join(items[:-1])
        return self.say(f"list.{kind}", before=before, last=items[-1])

    def date(self, day: dt.date, form: str) -> str:
        """A date in one of :data:`DATE_FORMS`."""
        return self.say(
            f"date.{form}",
            weekday=self.rows["date.weekdays"][day.weekday()],
            weekday_short=self.rows["date.weekdays_short"][day.weekday()],
            month=self.rows["date.months"][day.month - 1],
            month_short=self.rows["date.months_short"][day.month - 1],
            day=day.day,
            year=str(day.year),
        )

    def date_range(self, first: dt.date, last: dt.date) -> str:
        """Two dates and what lies between, without repeating the year or the month: ``30 Nov – 27 Dec 2026``."""
        if first == last:
            return self.date(first, "full")
        if first.year != last.year:
            form, start = "date.range", self.date(first, "full")
        elif first.month != last.month:
            form, start = "date.range", self.date(first, "day")
        else:
            form, start = "date.range_in_month", str(first.day)
        return self.say(form, first=start, last=self.date(last, "full"))

    def _plain(self, key: str) -> str:
        text = self.words[key]
        assert isinstance(text, str)
        return text


@lru_cache(maxsize=2_000)
def _digits(value: Number, places: int) -> tuple[bool, str]:
    """Whether a number of at most ``places`` decimals is negative, and its digits with a point."""
    rounded = _decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    digits = f"{abs(rounded):f}"
    return rounded < 0, digits.rstrip("0").rstrip(".") if "." in digits else digits


def _decimal(value: Number) -> Decimal:
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(str(value))


@cache
def _load(code: str) -> Language:
    if code not in languages():
        raise KeyError(f"no language {code!r}; there are {', '.join(languages())}")
    out = Diagnostics()
    path = files.shipped("languages") / f"{code}.yaml"
    source = files.Files().text(path, out)
    tree = files.read_yaml(source, out) if source else None
    if not isinstance(tree, files.Mapping) or len(out):
        raise ValueError(f"the words of {code!r} cannot be read: {[problem.message for problem in out]}")
    words: dict[str, str | dict[str, str]] = {}
    rows: dict[str, tuple[str, ...]] = {}
    _collect(tree, "", words, rows)
    return Language(code, words, rows)


def _collect(
    tree: files.Mapping, path: str, words: dict[str, str | dict[str, str]], rows: dict[str, tuple[str, ...]]
) -> None:
    """Put the texts of a tree under their dotted names."""
    for name, node in tree.pairs:
        key = f"{path}{name.text}"
        if isinstance(node, files.Scalar):
            words[key] = node.text
        elif isinstance(node, files.Sequence):
            rows[key] = tuple(item.text for item in node.items if isinstance(item, files.Scalar))
        elif (forms := _plural_forms(node)) is not None:
            words[key] = forms
        else:
            _collect(node, f"{key}.", words, rows)


def _plural_forms(node: files.Mapping) -> dict[str, str] | None:
    """The texts of a map of plural categories; None for any other map."""
    forms = {name.text: value.text for name, value in node.pairs if isinstance(value, files.Scalar)}
    return forms if "other" in forms and len(forms) == len(node.pairs) and forms.keys() <= _CATEGORIES else None
