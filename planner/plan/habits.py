"""What is done at home and asked about: how often an exercise comes (``frequency:``), what is noted (``track:``).

Grammar and canonical form stand in :mod:`planner.plan.frequency` and :mod:`planner.plan.track`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from planner.plan.dose.model import Count

ONCE: Final = Count(1)

AWAKE: Final = 16
"""Hours of a day that somebody is up: adults should sleep seven and more (Watson et al., Sleep 38, 2015)."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often something is done: on which days, and how many times on each of them.

    ``times`` is how often on such a day; with ``hours`` it is once in so many hours of the day instead. At most one of
    the others says which days they are, and without any it is every day: ``week`` is a number of days a week, of the
    reader's choice; ``weekdays`` are numbers, 0 for Monday, in order; ``gap`` 2 is every second day.
    """

    times: Count = ONCE
    hours: Count | None = None
    week: Count | None = None
    weekdays: tuple[int, ...] = ()
    gap: int = 1

    @property
    def is_daily(self) -> bool:
        """Whether it is done on every day."""
        return self.week is None and not self.weekdays and self.gap == 1

    @property
    def per_week(self) -> Fraction:
        """How many times in a week, the middle of a range; by the hour it is done in 16 hours of the day."""
        times = AWAKE / _middle(self.hours) if self.hours else _middle(self.times)
        if self.week is not None:
            return times * _middle(self.week)
        return times * (len(self.weekdays) if self.weekdays else Fraction(7, self.gap))


def _middle(count: Count) -> Fraction:
    return Fraction(count.low + count.most, 2)


TrackKind: TypeAlias = Literal["pain", "effort", "difficulty", "tick"]


@dataclass(frozen=True, slots=True)
class Track:
    """What is noted of an exercise or a day: a number from ``low`` to ``high``, or only a ``tick`` (both are 0)."""

    kind: TrackKind
    low: int = 0
    high: int = 0
