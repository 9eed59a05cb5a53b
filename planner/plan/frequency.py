"""``frequency:``, how often something is done: ``daily``, ``2x/day``, ``5x/week``, ``every 2 hours``, ``Mon, Wed``.

Every way of writing it is a row of :data:`PHRASES` with examples, which are tests and documentation. A text is read
phrase by phrase: one may say how often on a day, one on which days (``2x/day, Mon-Fri``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Node
from planner.files import Sequence as NodeSequence
from planner.plan.dose.model import Count
from planner.plan.dose.work import write_count
from planner.plan.habits import ONCE, Frequency
from planner.plan.keys import Field, Kind, described, shown, start
from planner.plan.kinds import LINE_LIMIT, WEEKDAYS, scalar, weekday

TIMES_LIMIT: Final = 12
"""Most times on one day."""

HOURS_LIMIT: Final = 12
"""Most hours between two times on one day."""

GAP_LIMIT: Final = 7
"""Most days from one time to the next: rarer than once a week is a session with its weeks."""

EXAMPLES: Final = ("daily", "2x/day", "5x/week", "every 2 hours", "every 2 days", "Mon, Wed, Fri")
"""What an error shows: the one that is nearest to what was written, or all."""

BOTH: Final = "2x/day, 5x/week"
"""How often a day and on how many days, in one text."""

_WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS: Final = {
    **{word: number for number, word in enumerate(_WORDS, 1)},
    "once": 1,
    "twice": 2,
    "thrice": 3,
}
_ORDINALS: Final = {"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

_ONE = rf"(?:[0-9]{{1,4}}|{'|'.join(_WORDS)})"
_COUNT = rf"(?P<low>{_ONE})(?:\s*(?:-|–|—|\bto\b|\bor\b)\s*(?P<high>{_ONE}))?"
_OFTEN = rf"(?:(?P<word>once|twice|thrice)|[x×]?\s*{_COUNT}(?:\s*(?:[x×*]|times?|sessions?|sets?))?)"
_PER = r"\s*(?:/|\b(?:per|a|each|every|in a|in the)\b)\s*"
_DAYS_OF = rf"(?:(?P<word>once|twice|thrice)|[x×]?\s*{_COUNT}(?:\s*(?:[x×*]|times?|sessions?|workouts?|days?))?)"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A way of saying a part of it: its pattern, what it means, and examples as people and as planner write them."""

    name: str
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str]], Frequency]
    examples: tuple[tuple[str, str], ...]


def _number(word: str) -> int:
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def _count(match: re.Match[str]) -> Count:
    """The number of a phrase: one, or two with what lies between."""
    groups = match.groupdict()
    if groups.get("word"):  # once, twice
        return Count(_number(groups["word"]))
    low, high = _number(groups["low"] or "1"), groups.get("high")
    return Count(low, _number(high) if high and _number(high) != low else None)


def _days(match: re.Match[str]) -> Frequency:
    """Weekdays, alone or from one to another."""
    first, last = weekday(match["first"]), weekday(match["last"] or match["first"])
    assert first is not None
    assert last is not None
    return Frequency(weekdays=tuple(sorted((first + step) % 7 for step in range((last - first) % 7 + 1))))


def _every_days(match: re.Match[str]) -> Frequency:
    gap = _ORDINALS[match["nth"]] if match["nth"] else _number(match["low"]) if match["low"] else 2
    return Frequency(gap=gap)


_NAMES = "|".join(sorted((day[:size] for day in WEEKDAYS for size in range(2, len(day) + 1)), key=len, reverse=True))
_DAY = rf"(?:{_NAMES}|weds)s?\.?"


def _phrase(
    name: str, pattern: str, meaning: Callable[[re.Match[str]], Frequency], *examples: tuple[str, str]
) -> Phrase:
    return Phrase(name, re.compile(pattern + r"(?!\w)"), meaning, examples)


PHRASES: Final = (
    _phrase(
        "every few days",
        rf"(?:every\s+(?P<nth>{'|'.join(_ORDINALS)})\s+days?|alternate\s+days|every\s+(?P<low>{_ONE})\s*d(?:ays?)?)",
        _every_days,
        ("every other day", "every 2 days"),
        ("alternate days", "every 2 days"),
        ("every third day", "every 3 days"),
        ("every 2 days", "every 2 days"),
    ),
    _phrase(
        "every few hours",
        rf"(?:hourly|(?:once\s+)?(?:every|each|an)\s+(?:{_COUNT}\s*)?h(?:(?:ou)?rs?)?)",
        lambda match: Frequency(hours=_count(match)),
        ("every hour", "every hour"),
        ("hourly", "every hour"),
        ("every two hours", "every 2 hours"),
        ("once an hour", "every hour"),
        ("every 2h", "every 2 hours"),
        ("every 2-3 hours", "every 2-3 hours"),
    ),
    _phrase(
        "times a day",
        rf"{_OFTEN}(?:{_PER}d(?:ay)?|\s*daily)",
        lambda match: Frequency(_count(match)),
        ("2x/day", "2x/day"),
        ("twice a day", "2x/day"),
        ("3 times per day", "3x/day"),
        ("three times daily", "3x/day"),
        ("2-3x/day", "2-3x/day"),
        ("once a day", "daily"),
        ("x3 daily", "3x/day"),
    ),
    _phrase(
        "as on prescriptions",
        r"(?P<latin>b\.?i\.?d|t\.?i\.?d|q\.?i\.?d)\.?",
        lambda match: Frequency(Count({"b": 2, "t": 3, "q": 4}[match["latin"][0]])),
        ("BID", "2x/day"),
        ("t.i.d.", "3x/day"),
    ),
    _phrase(
        "morning and evening",
        r"(?:every\s+|each\s+)?(?:mornings?|am)\s*(?:and|&|\+|/)\s*(?:evenings?|nights?|pm)",
        lambda _: Frequency(Count(2)),
        ("morning and evening", "2x/day"),
        ("AM/PM", "2x/day"),
    ),
    _phrase(
        "days a week",
        rf"{_DAYS_OF}(?:{_PER}(?:week|wk|w)|\s*weekly)",
        lambda match: Frequency(week=_count(match)),
        ("5x/week", "5x/week"),
        ("3 times a week", "3x/week"),
        ("3 days per week", "3x/week"),
        ("twice weekly", "2x/week"),
        ("3-4x/week", "3-4x/week"),
        ("7x/week", "daily"),
    ),
    _phrase(
        "every day",
        r"(?:daily|every\s*day|each\s+day|all\s+days|(?:every|each)\s+(?:morning|evening|night)|nightly)",
        lambda _: Frequency(),
        ("daily", "daily"),
        ("every day", "daily"),
        ("2x daily", "2x/day"),
        ("every evening", "daily"),
    ),
    _phrase(
        "weekdays and weekends",
        r"(?:on\s+)?(?P<part>(?:week|work(?:ing)?\s*)days|weekends)",
        lambda match: Frequency(weekdays=(5, 6) if match["part"] == "weekends" else (0, 1, 2, 3, 4)),
        ("weekdays", "Mon, Tue, Wed, Thu, Fri"),
        ("2x/day on weekdays", "2x/day, Mon, Tue, Wed, Thu, Fri"),
        ("weekends", "Sat, Sun"),
    ),
    _phrase(
        "named days",
        rf"(?:(?:on|every)\s+)?(?P<first>{_DAY})(?:\s*(?:-|–|—|\bto\b)\s*(?P<last>{_DAY}))?",
        _days,
        ("Mon, Wed, Fri", "Mon, Wed, Fri"),
        ("mondays and thursdays", "Mon, Thu"),
        ("Mon-Fri", "Mon, Tue, Wed, Thu, Fri"),
        ("Tue/Sat", "Tue, Sat"),
        ("2x/day on Mon, Wed", "2x/day, Mon, Wed"),
    ),
    _phrase("weekly", r"(?:weekly|every\s+week)", lambda _: Frequency(week=ONCE), ("weekly", "1x/week")),
)
"""Tried in this order at every place of a text."""

_BETWEEN = re.compile(r"(?:\s|[,;&+/]|\b(?:and|on|for)\b)+")
_UNCLEAR = re.compile(rf"(?:once|twice|thrice|[x×]?\s*{_COUNT}\s*(?:[x×*]|times?)?)\s*")
_NEXT = re.compile(r"[^\s,;]+(?:\s+[^\s,;]+){0,2}")


def parse_frequency(text: str, span: Span, out: Diagnostics) -> Frequency | None:
    """What a text of one line at ``span`` says; None after an error, which points at the words it is about."""
    folded = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    found = Frequency()
    said: set[str] = set()
    at = 0
    while at < len(folded):
        between = _BETWEEN.match(folded, at)
        if between:
            at = between.end()
            continue
        match, part = _part(folded, at)
        if match is None or part is None:
            _report_words(text, folded, at, span, out)
            return None
        place = span.within(at, match.end())
        if not _within_limits(part, place, out):
            return None
        whole = _with(found, part, said)
        if whole is None:
            hint = f"say once how often a day and once on which days: {BOTH}"
            out.error("bad-frequency", f'"{shown(text[at : match.end()])}" says again how often', place, hint)
            return None
        found, at = whole, match.end()
    if not said:
        out.error("bad-frequency", f'"{shown(text)}" does not say how often', span, _examples(text))
        return None
    return _plain(found)


def _part(folded: str, at: int) -> tuple[re.Match[str] | None, Frequency | None]:
    """The phrase that starts at a place of a text, with its meaning."""
    for phrase in PHRASES:
        match = phrase.pattern.match(folded, at)
        if match:
            return match, phrase.meaning(match)
    return None, None


def _with(found: Frequency, part: Frequency, said: set[str]) -> Frequency | None:
    """Both together, and what has been ``said``; None where the second says again what the first said.

    Named days add up, and ``daily`` is said by the way of something that is done on other days too.
    """
    if part == Frequency():
        said.add("daily")
        return found
    if part.hours or part.times != ONCE:
        if "times" in said:
            return None
        said.add("times")
        return replace(found, times=part.times, hours=part.hours)
    kind = "weekdays" if part.weekdays else "days"
    if ({"weekdays", "days"} - ({kind} if part.weekdays else set())) & said:
        return None
    said.add(kind)
    weekdays = tuple(sorted({*found.weekdays, *part.weekdays}))
    return replace(found, week=part.week, weekdays=weekdays, gap=part.gap)


def _plain(found: Frequency) -> Frequency:
    """The same in one form: all seven days of a week are every day."""
    week = None if found.week == Count(7) else found.week
    return replace(found, week=week, weekdays=() if len(found.weekdays) == 7 else found.weekdays)


def _within_limits(part: Frequency, place: Span, out: Diagnostics) -> bool:
    """Whether the numbers of a phrase are possible; reported where they are not."""
    limits = (
        (part.times, TIMES_LIMIT, "times a day", "more often is every hour"),
        (part.hours or ONCE, HOURS_LIMIT, "hours from one time to the next", "more rarely is 2x/day"),
        (part.week or ONCE, 7, "days a week", f"more often is {BOTH}"),
        (Count(part.gap), GAP_LIMIT, "days from one time to the next", "more rarely is a session with only: odd"),
    )
    for count, most, what, hint in limits:
        if not 1 <= count.low <= count.most <= most:
            out.error("out-of-range", f"there can be 1 to {most} {what}, not {write_count(count)}", place, hint)
            return False
    return True


def _report_words(text: str, folded: str, at: int, span: Span, out: Diagnostics) -> None:
    """Reports the words at a place that are no phrase."""
    unclear = _UNCLEAR.fullmatch(folded, at)
    if unclear:
        count = text[at:].strip().rstrip("x×X* ") or text.strip()
        word = {"once": "1", "twice": "2", "thrice": "3"}.get(count.casefold(), count.removesuffix("times").strip())
        hint = f"write {word}x/day or {word}x/week"
        out.error("bad-frequency", f'"{shown(text)}" may be a day or a week', span.within(at, len(text)), hint)
        return
    match = _NEXT.match(text, at)
    words = match.group() if match else text[at:]
    end = at + len(words)
    out.error("bad-frequency", f'"{shown(words)}" does not say how often', span.within(at, end), _examples(words))


def _examples(text: str) -> str:
    """A hint that shows the nearest example, or all of them."""
    near = nearest(text, EXAMPLES, 0.5)
    return f"did you mean {near}?" if near else f"write {', '.join(EXAMPLES[:-1])} or {EXAMPLES[-1]}"


def canonical_frequency(found: Frequency) -> str:
    """The one way in which planner writes it: ``2x/day``, ``every 2 hours, Mon, Wed``."""
    parts: list[str] = []
    if found.hours:
        parts.append("every hour" if found.hours == ONCE else f"every {write_count(found.hours)} hours")
    elif found.times != ONCE:
        parts.append(f"{write_count(found.times)}x/day")
    if found.week:
        parts.append(f"{write_count(found.week)}x/week")
    elif found.weekdays:
        parts += [WEEKDAYS[number][:3].capitalize() for number in found.weekdays]
    elif found.gap > 1:
        parts.append(f"every {found.gap} days")
    return ", ".join(parts) or "daily"


def read_frequency(name: str, node: Node, out: Diagnostics) -> Frequency | None:
    """How often; a list is read as its entries with commas between, as of weekdays."""
    if isinstance(node, NodeSequence):
        each = [read_frequency(name, item, out) for item in node.items[:TIMES_LIMIT]]
        if not each or len(node.items) > TIMES_LIMIT:
            message = f'"{name}" lists 1 to {TIMES_LIMIT} parts, not {len(node.items):,}'
            out.error("bad-frequency", message, start(node), f"write {name}: {EXAMPLES[-1]}")
            return None
        return _together(name, [part for part in each if part is not None], node, out) if None not in each else None
    found = scalar(name, node, out)
    if found is None:
        return None
    if len(found.text) > LINE_LIMIT:
        message = f'"{name}" has {len(found.text):,} characters; the limit is {LINE_LIMIT}'
        out.error("too-long", message, start(node), "shorten it")
        return None
    lead = len(found.text) - len(found.text.lstrip())
    text = found.text.strip()
    return parse_frequency(text, found.inner.within(lead, lead + len(text)), out)


def _together(name: str, parts: list[Frequency], node: Node, out: Diagnostics) -> Frequency | None:
    """What the entries of a list say together."""
    found, said = Frequency(), set[str]()
    for part in parts:
        halves = (replace(part, week=None, weekdays=(), gap=1), replace(part, times=ONCE, hours=None))
        for half in halves:
            whole = found if half == Frequency() else _with(found, half, said)
            if whole is None:
                message = f'{described(node)} under "{name}" says again how often'
                out.error("bad-frequency", message, start(node), f"write {name}: {BOTH}")
                return None
            found = whole
    return _plain(found)


FREQUENCY_KIND = Kind(
    "how often",
    read_frequency,
    {
        "anyOf": [
            {"type": "string", "maxLength": LINE_LIMIT, "pattern": r"[A-Za-z]"},
            {
                "type": "array",
                "minItems": 1,
                "maxItems": TIMES_LIMIT,
                "items": {"type": "string", "maxLength": LINE_LIMIT},
            },
        ]
    },
)
FREQUENCY = Field(
    "frequency",
    FREQUENCY_KIND,
    "how often it is done; what stands nearest wins",
    ("2x/day", "5x/week", "Mon, Wed, Fri"),
)
"""The key, the same at a plan, a session and an exercise."""
