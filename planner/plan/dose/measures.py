"""Targets that are neither a load nor an effort: paces, zones, heart rates, powers, speeds, rates and settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from planner.plan.dose import bundle
from planner.plan.dose.model import MeasureTarget
from planner.plan.dose.numbers import CLOCK, DECIMAL, RANGE, check_range, clock_seconds, number, show, show_clock
from planner.plan.dose.reader import Draft, Reader
from planner.plan.dose.units import MEASURES, measured

MAX_PACE = 7200
"""Seconds for the distance of a pace."""


def _any(units: list[str]) -> str:
    return "(?:" + "|".join(word for unit in units for word in MEASURES[unit].words) + ")"


_LEADING = rf"(?:{_any([unit for unit in MEASURES if MEASURES[unit].leads])}) ?[0-9]"
_TRAILING = _any([unit for unit in MEASURES if not MEASURES[unit].leads]) + r"(?![a-z0-9/])"
_SHOWING = _any([unit for unit in MEASURES if MEASURES[unit].kind in ("power", "speed", "rate")]) + r"(?![a-z0-9/])"
_NUMBERS = rf"({DECIMAL})(?:{RANGE}({DECIMAL}))?"
_PACE = rf"({CLOCK})(?:{RANGE}({CLOCK}))?(?: ?(?:/|per) ?([0-9]*) ?(km|mi|miles?|m|yd)(?![a-z0-9]))?"
_PER = rf"{CLOCK}(?:{RANGE}{CLOCK})? ?(?:/|per) ?[0-9]* ?(?:km|mi|miles?|m|yd)(?![a-z0-9])"

PACES = re.compile(rf"{CLOCK}|{_LEADING}|{_NUMBERS} ?bpm(?![a-z])")
SETTINGS = re.compile(rf"{_NUMBERS} ?{_TRAILING}(?! [0-9])")
NAKED = rf"{_LEADING}|{DECIMAL}(?:{RANGE}{DECIMAL})? ?(?:{_SHOWING}|bpm(?![a-z]))|{_PER}"
"""A measure that shows what it is without an ``@``; a length does not, it may be a distance."""

_PACE_HERE = re.compile(_PACE)
_BEATS = re.compile(rf"{_NUMBERS} ?bpm")
_BY_UNIT = {
    unit: re.compile(rf"{_any([unit])} ?{_NUMBERS}" if measure.leads else rf"{_NUMBERS} ?{_any([unit])}(?![a-z0-9/])")
    for unit, measure in MEASURES.items()
}


def read_measure(reader: Reader, draft: Draft) -> None:
    """``2:05/500m``, ``Z2``, ``HR130-145``, ``250W``, ``24in``."""
    pace = reader.take(_PACE_HERE)
    if pace is not None:
        bundle.add(reader, draft, _pace(reader, pace), pace.start())
        return
    unit, match = next((unit, match) for unit, match in _candidates(reader) if match is not None)
    reader.position = match.end()
    measure = MEASURES[unit]
    low = number(reader, match[1], match.start(1))
    high = number(reader, match[2], match.start(2)) if match[2] else None
    check_range(reader, low, high, match.start(), match.end())
    if not low or low < measure.least or max(low, high or low) > measure.most:
        least = f"{measure.least} to" if measure.least else "more than 0 and at most"
        reader.fail("dose-number", f"a {measure.kind} ({unit}) is {least} {measure.most}", match)
    if unit == "Z" and (low % 1 or (high or low) % 1):
        reader.fail("dose-number", "zones are whole numbers", match, "such as `@Z2`")
    bundle.add(reader, draft, MeasureTarget(low, high, unit), match.start())


def _candidates(reader: Reader) -> list[tuple[str, re.Match[str] | None]]:
    return [("HR", reader.at(_BEATS)), *((unit, reader.at(pattern)) for unit, pattern in _BY_UNIT.items())]


def _pace(reader: Reader, match: re.Match[str]) -> MeasureTarget:
    low = clock_seconds(reader, match[1], match.start(1))
    high = clock_seconds(reader, match[2], match.start(2)) if match[2] else None
    check_range(reader, low, high, match.start(), match.end())
    if not low or max(low, high or low) > MAX_PACE:
        reader.fail("dose-number", f"a pace is up to {show_clock(MAX_PACE)}, and not 0", match)
    unit = ""
    if match[4]:
        distance = int(number(reader, match[3] or "1", match.start(3)))
        is_short = match[4] in ("m", "yd")  # a pace per metre is a slip more often than meant, so its 1 is written
        if not distance or (is_short and not match[3]):
            hint = f"such as `@{match[1]}/500m` or `@{match[1]}/km`"
            reader.fail("dose-syntax", "expected the distance of the pace", match, hint)
        unit = f"/{distance if distance > 1 or is_short else ''}{match[4].removesuffix('les').removesuffix('le')}"
    return MeasureTarget(low, high, unit)


def write_measure(target: MeasureTarget) -> str:
    """The canonical text: ``2:05/500m``, ``Z2-3``, ``250W``, ``0.5m/s``."""
    if measured(target.unit) == "pace":
        return _range(target, lambda seconds: show_clock(int(seconds))) + target.unit
    numbers = _range(target, show)
    return f"{target.unit}{numbers}" if MEASURES[target.unit].leads else f"{numbers}{target.unit}"


def _range(target: MeasureTarget, show_one: Callable[[Decimal], str]) -> str:
    return show_one(target.low) + ("" if target.high is None else f"-{show_one(target.high)}")
