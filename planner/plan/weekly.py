"""What differs from week to week, and what is put together of such parts."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Weekly(Generic[T_co]):
    """Something as it is in each week of a block; None in a week that is without it.

    ``each`` has one value when all weeks are the same, else one for each of them. Equal weeks share one object.
    """

    each: tuple[T_co | None, ...]

    def of(self, week: int) -> T_co | None:
        """What there is in ``week``, counted from 1."""
        return self.each[0] if len(self.each) == 1 else self.each[week - 1]


def same(value: T) -> Weekly[T]:
    """What is the same in all weeks."""
    return Weekly((value,))


def in_weeks(value: Weekly[T], weeks: Iterable[int] | None, total: int) -> Weekly[T]:
    """``value`` in some of ``total`` weeks (None: in all) and nothing in the others."""
    if weeks is None:
        return value
    chosen = set(weeks)
    return Weekly(tuple(value.of(week) if week in chosen else None for week in range(1, total + 1)))


def together(
    parts: Sequence[Weekly[Any]],
    make: Callable[[int, tuple[Any, ...]], T | None],
    total: int,
    marks: Mapping[int, Hashable] | None = None,
) -> Weekly[T]:
    """What ``make`` makes of a week and of the parts that there are in it, in each of ``total`` weeks.

    Weeks with the same parts are made once, unless ``marks`` says of them that they differ in something else.
    """
    marks = marks or {}
    if not marks and all(len(part.each) == 1 for part in parts):
        return Weekly((make(1, tuple(value for part in parts if (value := part.of(1)) is not None)),))
    made: dict[tuple[object, ...], T | None] = {}
    weeks: list[T | None] = []
    for week in range(1, total + 1):
        found = tuple(value for part in parts if (value := part.of(week)) is not None)
        key = (marks.get(week), *map(id, found))
        if key not in made:
            made[key] = make(week, found)
        weeks.append(made[key])
    return Weekly(tuple(weeks))
