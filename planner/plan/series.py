"""Weeks as a plan writes them: their numbers (``1-4``, ``odd``), series (``5x5 | 5x3 | deload``) and maps of weeks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Scalar
from planner.files import Sequence as NodeSequence
from planner.plan.doses import DOSE_TEXT, REST_TEXT, TARGET_TEXT, TEMPO_TEXT
from planner.plan.keys import Kind, blank, described, shown, start
from planner.plan.kinds import LINE, SCALAR

WEEKS_LIMIT = 104
"""Most weeks of a plan: two years."""

SERIES_LIMIT = 10_000
"""Most characters of a series: a hundred for each week of the longest plan."""

SAME, SKIP, DELOAD, REPEAT = "same", "skip", "deload", "repeat"
WORDS = (SAME, SKIP, DELOAD, REPEAT)
"""What an entry of a series may say in place of a dose."""

_BAR = re.compile(r'\||"[^"]*"|\([^()]*\)')
_NUMBERS = re.compile(r"(?P<low>[0-9]{1,4})(?: ?(?:-|–|to) ?(?P<high>[0-9]{1,4}))?")
_WEEK = re.compile(r"weeks?\b *", re.IGNORECASE)
_SEPARATOR = re.compile(r" *(?:,|&|\band\b) *")
_HINT = "write week numbers such as 3, 1-4 or 1, 3, 5, or odd, even or last"

Entries: TypeAlias = tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Weeks:
    """Weeks as written: ranges of numbers and the words odd, even and last, not yet held against a number of weeks."""

    parts: tuple[tuple[int, int] | str, ...]
    span: Span

    def within(self, total: int, out: Diagnostics) -> tuple[int, ...]:
        """The weeks from 1 to ``total`` that are meant, in order; an error for one that is not there."""
        found: set[int] = set()
        for part in self.parts:
            if isinstance(part, str):
                first = {"odd": 1, "even": 2, "last": total}[part]
                found.update(range(first, total + 1, 2))
                continue
            low, high = part
            if high > total:
                self._report(high, total, out)
            found.update(range(low, min(high, total) + 1))
        return tuple(sorted(found))

    def _report(self, week: int, total: int, out: Diagnostics) -> None:
        many = f"there are {total} weeks" if total > 1 else "there is one week"
        hint = f"choose weeks from 1 to {total}" if total > 1 else "say how many there are: weeks: 4"
        out.error("no-such-week", f"there is no week {week}: {many}", self.span, hint)


def read_weeks(name: str, node: Node, out: Diagnostics) -> Weeks | None:
    """``3``, ``1-4``, ``1, 3, 5``, ``[1, 3]``, ``odd``, ``even``, ``last``, with the word week before it or not."""
    if isinstance(node, NodeSequence):
        inner = [read_weeks(name, item, out) for item in node.items[: WEEKS_LIMIT + 1]]
        parts = tuple(part for found in inner if found for part in found.parts)
        if not inner:
            out.error("bad-weeks", f'"{shown(name)}" lists no week', start(node), _HINT)
        return Weeks(parts, start(node)) if inner and None not in inner else None
    if not isinstance(node, Scalar):
        message = f'"{shown(name)}" must be numbers of weeks, not {described(node)}'
        out.error("bad-weeks", message, start(node), _HINT)
        return None
    return _weeks_of(node.text, node.inner, out)


def _weeks_of(text: str, span: Span, out: Diagnostics) -> Weeks | None:
    parts: list[tuple[int, int] | str] = []
    for written in _SEPARATOR.split(text.strip().casefold(), WEEKS_LIMIT):
        word = _WEEK.sub("", written, count=1)
        match = _NUMBERS.fullmatch(word)
        low, high = (int(match["low"]), int(match["high"] or match["low"])) if match else (0, 0)
        if word in ("odd", "even", "last"):
            parts.append(word)
        elif 1 <= low <= high:
            parts.append((low, high))
        else:
            out.error("bad-weeks", f'"{shown(text)}" is no number of a week', span, _HINT)
            return None
    return Weeks(tuple(parts), span)


def read_week_map(name: str, node: Node, out: Diagnostics) -> tuple[tuple[Weeks, Node], ...] | None:
    """A map of weeks to what is so in them. The values are not read: what they may be is for whoever asks."""
    if not isinstance(node, Mapping):
        hint = f"write {name}: {{4: deload}}, or each week on a line of its own"
        out.error("wrong-type", f'"{name}" must be a map of weeks, not {described(node)}', start(node), hint)
        return None
    if len(node.pairs) > WEEKS_LIMIT:
        message = f'"{name}" has {len(node.pairs):,} entries; the limit is {WEEKS_LIMIT}'
        out.error("too-many", message, start(node), "name several weeks at once: 1-4, odd")
        return None
    found: list[tuple[Weeks, Node]] = []
    for key, value in node.pairs:
        weeks = _weeks_of(key.text, key.inner, out)
        if weeks is not None and not blank(value, f"week {shown(key.text)}", "say what is so in it", out):
            found.append((weeks, value))
    return tuple(found)


def by_week(pairs: Sequence[tuple[Weeks, Node]], total: int, out: Diagnostics) -> dict[int, Node]:
    """A map of weeks week by week; a week that is named twice is an error."""
    found: dict[int, Node] = {}
    named: dict[int, Span] = {}
    for weeks, node in pairs:
        twice = [week for week in weeks.within(total, out) if week in found]
        if twice:
            hint = f"name each week once; the first stands on line {named[twice[0]].line}"
            out.error("week-twice", f"week {twice[0]} stands here twice", weeks.span, hint)
        for week in weeks.within(total, Diagnostics()):
            found.setdefault(week, node)
            named.setdefault(week, weeks.span)
    return found


def is_series(node: Node) -> bool:
    """Whether a text has something for each of several weeks."""
    return isinstance(node, Scalar) and any(match[0] == "|" for match in _BAR.finditer(node.text))


def entries(node: Scalar) -> Entries:
    """What stands between the bars of a text, each with its place; one in quotes or brackets is a sign like others."""
    if "|" not in node.text:
        return (node,)
    bars = [match.start() for match in _BAR.finditer(node.text) if match[0] == "|"]
    return tuple(_part(node, at, end) for at, end in zip([0, *(bar + 1 for bar in bars)], [*bars, None], strict=True))


def _part(node: Scalar, at: int, end: int | None) -> Scalar:
    end = len(node.text) if end is None else end
    text = node.text[at:end]
    first = at + len(text) - len(text.lstrip())
    return Scalar(text.strip(), node.inner.within(first, max(first, at + len(text.rstrip()))))


def word_of(entry: Node) -> str:
    """Which of :data:`WORDS` an entry is; empty for any other."""
    text = entry.text.strip().casefold() if isinstance(entry, Scalar) else ""
    return text if text in WORDS else ""


def listed(name: str, node: Node, weeks: int, out: Diagnostics) -> Entries | None:
    """The entry of each of ``weeks`` weeks, or the only one of all; ``repeat`` starts the series again.

    Too few and too many are errors, and so are an empty entry and a ``repeat`` that is not the last.
    """
    if not isinstance(node, Scalar):
        return None
    if len(node.text) > SERIES_LIMIT:
        message = f'"{shown(name)}" has {len(node.text):,} characters; the limit is {SERIES_LIMIT:,}'
        out.error("too-long", message, start(node), "shorten it")
        return None
    found = entries(node)
    for number, entry in enumerate(found, 1):
        if not entry.text and len(found) > 1:
            hint = "write a dose, same or skip between the bars"
            out.error("missing-value", f"week {number} of this series is empty", entry.span, hint)
            return None
    last = word_of(found[-1]) == REPEAT and len(found) > 1
    early = next((entry for entry in found[: len(found) - last] if word_of(entry) == REPEAT), None)
    if early is not None:
        hint = "write what is to be repeated before it: 3x5 | 3x3 | repeat"
        out.error("bad-series", '"repeat" stands behind the last week of a series', early.span, hint)
        return None
    if last:
        found = found[:-1]
        if len(found) <= weeks:
            return tuple(found[week % len(found)] for week in range(weeks))
    elif len(found) in (1, weeks):
        return found
    _report_length(found, weeks, node, out)
    return None


def settled(each: Entries, out: Diagnostics) -> Entries | None:
    """Entries of something that is no dose: ``same`` made what stands before it; the other words are for doses."""
    found: list[Scalar] = []
    for entry in each:
        word = word_of(entry)
        if word and word != SAME:
            hint = f"write {word} behind the exercise, or under weeks:"
            message = f'only a dose can be skipped or a deload, not "{shown(entry.text)}" here'
            out.error("bad-series", message, entry.inner, hint)
            return None
        if word and not found:
            nothing_before(entry, "2min | same", out)
            return None
        found.append(found[-1] if word else entry)
    return tuple(found)


def nothing_before(entry: Scalar, example: str, out: Diagnostics) -> None:
    """Reports a first entry that can only be said against the one before it."""
    message = f'"{shown(entry.text)}" has no week before it'
    out.error("bad-series", message, entry.inner, f"start with a whole dose: {example}")


def _report_length(found: Entries, weeks: int, node: Scalar, out: Diagnostics) -> None:
    there = f"there are {weeks} weeks" if weeks > 1 else "there is one week"
    hint = "write one for each week, or repeat behind the last" if len(found) < weeks else "take some out"
    if weeks == 1:
        hint = f"say how many weeks there are: weeks: {len(found)}"
    many = f"{len(found)} weeks" if len(found) > 1 else "one week"
    out.error("series-length", f"this series has {many}, and {there}", start(node), hint)


def several(kind: Kind[Any]) -> Kind[Any]:
    """The kind of a value that may be a series; ``read`` reads one week's."""
    schema = {**SCALAR, "maxLength": SERIES_LIMIT}
    return Kind(f"{kind.words}; with `\\|` one for each week", kind.read, schema)


def any_week(kind: Kind[Any]) -> Kind[Any]:
    """The same for a value whose form an editor can check where it is no series."""
    series = {"type": "string", "pattern": r"\|", "maxLength": SERIES_LIMIT}
    return replace(several(kind), schema={"anyOf": [kind.schema, series]})


def each_entry(node: Node) -> Iterator[Node]:
    """The entries of a series that are no words such as ``same``; of anything else the node itself."""
    if not isinstance(node, Scalar):
        yield node
        return
    for entry in entries(node):
        if not word_of(entry):
            yield entry


DOSE_SERIES = several(DOSE_TEXT)
TARGET_SERIES = several(TARGET_TEXT)
REST_SERIES = several(REST_TEXT)
TEMPO_SERIES = several(TEMPO_TEXT)
LINE_SERIES = several(LINE)

_ANY_WEEKS = r"^ *([wW][eE][eE][kK][sS]? *)?([0-9]|[oO][dD][dD]|[eE][vV][eE][nN]|[lL][aA][sS][tT]).*$"
_WEEKS_TEXT = {"type": "string", "pattern": _ANY_WEEKS}
_WEEKS_NUMBER = {"type": "integer", "minimum": 1, "maximum": WEEKS_LIMIT}
WEEKS_KIND = Kind(
    "weeks",
    read_weeks,
    {
        "anyOf": [
            _WEEKS_NUMBER,
            _WEEKS_TEXT,
            {
                "type": "array",
                "minItems": 1,
                "maxItems": WEEKS_LIMIT,
                "items": {"anyOf": [_WEEKS_NUMBER, _WEEKS_TEXT]},
            },
        ]
    },
)


def week_map_schema(value: dict[str, Any]) -> dict[str, Any]:
    """The JSON Schema of a map of weeks to ``value``."""
    names = {"pattern": _ANY_WEEKS}
    return {"type": "object", "maxProperties": WEEKS_LIMIT, "propertyNames": names, "additionalProperties": value}
