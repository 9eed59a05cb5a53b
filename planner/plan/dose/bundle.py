"""The targets of one group: which exclude each other, their order, and the lists of numbers they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from planner.plan.dose.model import (
    BodyweightTarget,
    EffortTarget,
    LoadTarget,
    MeasureTarget,
    PercentTarget,
    ReferenceTarget,
    Target,
    WordsTarget,
)
from planner.plan.dose.numbers import DECIMAL, NUMBER, RANGE, check_range, number, show
from planner.plan.dose.reader import Draft, Reader
from planner.plan.dose.units import measured

MAX_LOAD = 5000
MAX_PERCENT = 200
MAX_PIECES = 10
MAX_RM = 30
"""Most repetitions of a repetition maximum; a max is never estimated from so many."""

MASS = r"(?:kgs?|lbs?|pounds?|#)(?![a-z])"
BODYWEIGHT = r"(?:bw|body ?weight)(?![a-z0-9])"
EFFORT = r"(?:rpe|rir)"


def listed(unit: str) -> str:
    """A list or range of numbers that ends in ``unit``; three groups: the list, the high end, the unit."""
    more = rf"(?:(?: ?{unit})? ?/ ?{DECIMAL})*"
    return rf"({DECIMAL}{more})(?:(?: ?{unit})?{RANGE}({DECIMAL}))? ?({unit})"


PERCENT_LIST = listed("%")
LOAD_LIST = rf"(?:([0-9]+) ?x ?)?{listed(MASS)}"

KEYWORD = (
    r"(?:(?:no rest|rest|tempo|each|e/s|left|right|every)(?![a-z0-9])|r[0-9]|per (?:side|leg|arm|hand)|(?:on|in) [0-9]"
    rf"|(?:pause|hold|drop|rp|myo) ?[0-9]|{EFFORT} ?[0-9]|{NUMBER} ?(?:{EFFORT}|%|{MASS}))"
)
"""What ends a target in words."""


def values_of(
    reader: Reader, match: re.Match[str], group: int, unit: str, limit: int | None
) -> tuple[tuple[Decimal, ...], Decimal | None]:
    """The numbers of the list in ``group``, and the high end of a range in the group after it.

    Loads and shares are above 0 and up to ``limit``.
    """
    position, values = match.start(group), []
    for part in match[group].split("/"):
        digits = re.search(DECIMAL, part)
        assert digits is not None
        values.append(number(reader, digits[0], position + digits.start()))
        position += len(part) + 1
    high = number(reader, match[group + 1], match.start(group + 1)) if match[group + 1] else None
    if high is not None and len(values) > 1:
        hint = "write a list, one number for each set, or one range"
        reader.fail("dose-ambiguous", "a list and a range at once", match, hint)
    check_range(reader, values[0], high, match.start(), match.end(), unit)
    if limit is not None:
        for value in all_of(values, high):
            check_limit(reader, value, limit, unit, match)
        if not all(values):
            hint = "" if unit == "%" else "write `@BW` for bodyweight alone"
            reader.fail("dose-number", f"a {_what(unit)} is more than 0", match, hint)
    return tuple(values), high


def all_of(values: Iterable[Decimal], high: Decimal | None) -> tuple[Decimal, ...]:
    """The numbers of a list, or the two ends of a range."""
    return (*values, *(() if high is None else (high,)))


def _what(unit: str) -> str:
    return "percentage" if unit == "%" else "load"


def check_limit(reader: Reader, value: Decimal, limit: int, unit: str, match: re.Match[str]) -> None:
    """Refuse a load or, with the unit ``%``, a share over ``limit``."""
    if value > limit:
        reader.fail("dose-number", f"a {_what(unit)} is at most {limit}, not {show(value)}", match)


def _kind(target: Target) -> str:
    """Targets of one kind exclude each other: a set has one weight, one RPE, one pace, and any number of words."""
    match target:
        case WordsTarget():
            return ""
        case EffortTarget(scale):
            return scale
        case MeasureTarget(unit=unit):
            return measured(unit)
        case PercentTarget(basis="FTP"):
            return "power"
        case PercentTarget(basis="HRmax"):
            return "heart rate"
        case _:
            return "weight"


_ORDER = (LoadTarget, ReferenceTarget, BodyweightTarget, PercentTarget, EffortTarget, MeasureTarget, WordsTarget)
_LATER_IN_KIND = ("RIR", "power", "speed", "rate", "setting")
"""What stands in the second of the two rows of its type."""


def _order(target: Target) -> int:
    """The place of a target in a bundle: that of its row in the table."""
    place = next(place for place, kind in enumerate(_ORDER) if isinstance(target, kind))
    return place * 2 + (_kind(target) in _LATER_IN_KIND)


def add(reader: Reader, draft: Draft, target: Target, start: int) -> None:
    """Put a target that was read from ``start`` to here in its place in the bundle; refuse a second of its kind."""
    kind = _kind(target)
    for other, first, last in draft.targets:
        if kind and kind == _kind(other):
            hint = f'it is already "{reader.written(first, last)}"'
            hint += "; for a target to each set write a list: `@60/65/70kg`" if kind == "weight" else ""
            reader.fail("dose-twice", f"the {kind} is given twice", (start, reader.position), hint)
    draft.targets.append((target, start, reader.position))
    draft.targets.sort(key=lambda placed: _order(placed[0]))
