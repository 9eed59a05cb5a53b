"""Tables of units: what an amount can count, and what a target can measure besides loads and effort."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from planner.plan.dose.model import Unit

_WORDS: Final[dict[Unit, str]] = {
    "m": "m metre metres meter meters",
    "km": "km kms k kilometre kilometres kilometer kilometers",
    "mi": "mi mile miles",
    "yd": "yd yds yard yards",
    "ft": "ft foot feet",
    "cal": "cal cals calorie calories kcal kcals",
    "breaths": "breath breaths",
    "steps": "step steps",
}
UNITS: Final[dict[str, Unit]] = {word: unit for unit, words in _WORDS.items() for word in words.split()}
"""Each spelling of a unit."""

DISTANCES: Final = ("m", "km", "mi", "yd", "ft")


def _one_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")(?![a-z0-9])"


UNIT: Final = _one_of(UNITS)
"""A unit, in patterns."""
DISTANCE: Final = _one_of(word for word, unit in UNITS.items() if unit in DISTANCES)

MOST: Final[dict[Unit, int]] = {
    "reps": 1000,
    "s": 86_400,
    "m": 100_000,
    "km": 1000,
    "mi": 1000,
    "yd": 100_000,
    "ft": 300_000,
    "cal": 10_000,
    "breaths": 1000,
    "steps": 100_000,
}
"""The most that one set can ask for; more is a slip."""

WHOLE: Final = ("reps", "cal", "breaths", "steps")
"""Units that are counted one by one."""

NAMES: Final[dict[Unit, str]] = {
    "reps": "repetitions",
    "s": "a time",
    "cal": "calories",
    "breaths": "breaths",
    "steps": "steps",
    **dict.fromkeys(DISTANCES, "a distance"),
}
"""What a number with this unit is, in messages."""


def dimension(unit: Unit) -> str:
    """What the unit measures: all distances measure the same, every other unit something of its own."""
    return "distance" if unit in DISTANCES else unit


def with_unit(value: str, unit: Unit, *, one: bool = False) -> str:
    """The canonical text of a value: ``200m``, ``20 cal``, ``10 breaths``; ``one`` is for a value of 1, ``1 step``."""
    if unit in DISTANCES:
        return f"{value}{unit}"
    return f"{value} {unit.removesuffix('s') if one else unit}"


class Measure(NamedTuple):
    """A unit of a measure: what it measures, the range of sensible values, and how else people write it."""

    kind: str
    least: int
    most: int
    words: tuple[str, ...]
    leads: bool = False
    """Whether it stands before the number: ``Z2``."""


MEASURES: Final = {
    "Z": Measure("zone", 1, 7, ("zones?", "z"), leads=True),
    "HR": Measure("heart rate", 30, 250, ("heart rate", "hr"), leads=True),
    "W": Measure("power", 1, 3000, ("watts?", "w")),
    "m/s": Measure("speed", 0, 30, ("m/s",)),
    "km/h": Measure("speed", 0, 100, ("km/h", "kph")),
    "mph": Measure("speed", 0, 60, ("mph",)),
    "spm": Measure("rate", 1, 300, ("spm",)),
    "rpm": Measure("rate", 1, 300, ("rpm",)),
    "in": Measure("setting", 0, 400, ("inch(?:es)?", "in")),
    "cm": Measure("setting", 0, 1000, ("cm",)),
    "mm": Measure("setting", 0, 10_000, ("mm",)),
    "ft": Measure("setting", 0, 100, ("ft", "feet", "foot")),
}
"""The units of a :class:`MeasureTarget` besides those of a pace."""


def measured(unit: str) -> str:
    """What a :class:`MeasureTarget` of this unit measures: ``pace``, ``zone``, ``power``, ``setting`` and so on."""
    return MEASURES[unit].kind if unit in MEASURES else "pace"
