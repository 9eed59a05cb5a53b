"""Numbers, ranges and times of a dose: read within limits, written in one way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from planner.plan.dose.reader import Reader

NUMBER = r"[0-9]+(?:\.[0-9]+)?"
DECIMAL = r"[0-9]+(?:[.,][0-9]+)?"
"""A number with a point or, only in patterns where a unit must follow, a decimal comma."""
RANGE = r"(?:-| +- +| +to +)"
"""Between the ends of a range: glued or with a space on both sides. With a space before it only it is a minus."""
CLOCK = r"[0-9]+:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"

MAX_DIGITS = 6
MAX_DECIMALS = 3

SECONDS = {"s": 1, "min": 60, "h": 3600}
_TIME_WORDS = {
    "s": ("s", "sec", "secs", "second", "seconds"),
    "min": ("min", "mins", "minute", "minutes"),
    "h": ("h", "hr", "hrs", "hour", "hours"),
}
TIME_UNITS = {"m": "min"} | {word: unit for unit, words in _TIME_WORDS.items() for word in words}
TIME_UNIT = "(?:" + "|".join(sorted(TIME_UNITS.keys() - {"m"}, key=len, reverse=True)) + ")(?![a-z0-9])"
TIME = rf"(?:{CLOCK}|{NUMBER}(?:(?: ?{TIME_UNIT})?{RANGE}{NUMBER})? ?{TIME_UNIT})"
"""A time or a range of times, each with its unit: ``30s``, ``20-40 sec``, ``1:30``."""


def number(reader: Reader, text: str, start: int, whole: str = "") -> Decimal:
    """The number written as ``text`` at ``start``; ``whole`` names what must be a whole number."""
    integer, _, decimals = text.replace(",", ".").partition(".")
    end = start + len(text)
    if "," in text and len(decimals) == 3:
        hint = f"write `{integer}{decimals}` for thousands, `{integer}.{decimals}` for decimals"
        reader.fail("dose-ambiguous", f'"{text}" can be read in two ways', (start, end), hint)
    if len(integer) > MAX_DIGITS:
        reader.fail("dose-number", f"a number has at most {MAX_DIGITS} digits", (start, end))
    if len(decimals) > MAX_DECIMALS:
        reader.fail("dose-number", f"a number has at most {MAX_DECIMALS} decimals", (start, end))
    if whole and decimals.strip("0"):
        low = int(integer)
        reader.fail("dose-number", f"{whole} are whole numbers", (start, end), f"write {low} or {low + 1}")
    return plain(Decimal(text.replace(",", ".")))


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent or zeros at the end, so that equal numbers are also written alike."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def show(value: Decimal) -> str:
    """A number in digits: ``8``, ``62.5``."""
    return format(plain(value), "f")


def check_range(reader: Reader, low: Decimal, high: Decimal | None, start: int, end: int, unit: str = "") -> None:
    """Refuse a range that does not go up."""
    if high is None or low < high:
        return
    first, last = show(low), show(high)
    if low == high:
        reader.fail("dose-range", f"both ends of the range are {first}", (start, end), f"write `{first}{unit}`")
    reader.fail(
        "dose-ambiguous",
        f"the range goes down from {first} to {last}",
        (start, end),
        f"write `{last}-{first}{unit}` for anything between, `{first}{unit}/{last}{unit}` for {first}, then {last}",
    )


def clock_seconds(reader: Reader, text: str, start: int) -> Decimal:
    """Seconds of ``m:ss`` or ``h:mm:ss``."""
    parts = text.split(":")
    if any(int(part) > 59 for part in parts[1:]):
        reader.fail(
            "dose-number",
            f'"{text}" is not a time',
            (start, start + len(text)),
            "seconds and minutes go up to 59: `1:30`",
        )
    total = Decimal(0)
    for part in parts:
        total = total * 60 + number(reader, part, start)
    return total


def counted(digits: str, what: str) -> str:
    """A number with a noun that takes an s, for hints: ``1 set``, ``3 sets``."""
    return f"{digits} {what}" + ("" if digits == "1" else "s")


def show_time(seconds: Decimal) -> str:
    """Times to 90 s in seconds, whole minutes in ``min``, else a clock; fractions always in seconds."""
    if seconds <= 90 or seconds % 1:
        return f"{show(seconds)}s"
    if seconds % 60 == 0:
        return f"{show(seconds / 60)}min"
    return show_clock(int(seconds))


def show_times(low: Decimal, high: Decimal | None) -> str:
    """A time or a range of times in one unit: ``90s``, ``60-90s``, ``2-3min``, ``1:30-2:15``."""
    if high is None:
        return show_time(low)
    if high <= 90 or low % 1 or high % 1:
        return f"{show(low)}-{show(high)}s"
    if low % 60 == 0 and high % 60 == 0:
        return f"{show(low / 60)}-{show(high / 60)}min"
    return f"{show_clock(int(low))}-{show_clock(int(high))}"


def show_clock(seconds: int) -> str:
    """``m:ss``, from an hour on ``h:mm:ss``."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


_CLOCKS = re.compile(rf"({CLOCK})(?:{RANGE}({CLOCK}))?")
_TIMES = re.compile(rf"({NUMBER})(?:(?: ?({TIME_UNIT}))?{RANGE}({NUMBER}))? ?({TIME_UNIT})")
_PAUSE_UNIT = TIME_UNIT.replace("(?:", "(?:m|", 1)
_PAUSES = re.compile(rf"({DECIMAL})(?:(?: ?({_PAUSE_UNIT}))?{RANGE}({DECIMAL}))? ?({_PAUSE_UNIT})")


@dataclass(frozen=True, slots=True)
class Time:
    """A time or a range of times in seconds, and the unit it was written in (``clock`` for ``m:ss``)."""

    low: Decimal
    high: Decimal | None
    unit: str
    start: int
    end: int


def take_time(reader: Reader, limit: int, what: str, pause: bool = False) -> Time | None:
    """A time or range of times, or None where none stands. ``limit`` in seconds; ``what`` names it in errors.

    In a ``pause``, ``m`` is minutes (elsewhere metres) and a decimal comma is read.
    """
    clocks = reader.take(_CLOCKS)
    match = clocks or reader.take(_PAUSES if pause else _TIMES)
    if match is None:
        return None
    if clocks:
        unit = "clock"
        low = clock_seconds(reader, clocks[1], clocks.start(1))
        high = clock_seconds(reader, clocks[2], clocks.start(2)) if clocks[2] else None
    else:
        unit = TIME_UNITS[match[4]]
        first = TIME_UNITS[match[2]] if match[2] else unit
        low = number(reader, match[1], match.start(1)) * SECONDS[first]
        high = number(reader, match[3], match.start(3)) * SECONDS[unit] if match[3] else None
    check_range(reader, low, high, match.start(), match.end(), "s")
    if max(low, high or low) > limit:
        reader.fail("dose-number", f"{what} is at most {show_time(Decimal(limit))}", match)
    return Time(plain(low), None if high is None else plain(high), unit, match.start(), match.end())
