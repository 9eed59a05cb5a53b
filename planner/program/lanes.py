"""What stands in the same place of several weeks: sessions and exercises matched over the weeks of a course."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from planner.program.course import plan_id
from planner.program.groups import AnyGroup, Chapter, Circuit, Superset
from planner.program.records import Entry, Item, Program, Session

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lane(Generic[T]):
    """The same thing in each of several weeks; None in those that are without it."""

    each: tuple[T | None, ...]

    @property
    def first(self) -> T:
        """It in the first week that has it."""
        return next(one for one in self.each if one is not None)

    @property
    def there(self) -> tuple[T, ...]:
        """It in all weeks that have it."""
        return tuple(one for one in self.each if one is not None)


def lanes(weeks: Sequence[Iterable[tuple[Hashable, T]]]) -> list[Lane[T]]:
    """Things with the same key matched over ``weeks``, in the order of their first weeks; a week has a key once."""
    found: dict[Hashable, list[T | None]] = {}
    for number, week in enumerate(weeks):
        for key, one in week:
            found.setdefault(key, [None] * len(weeks))[number] = one
    return [Lane(tuple(each)) for each in found.values()]


def in_plan_order(found: Iterable[Lane[Any]]) -> list[Lane[Any]]:
    """Lanes in the order in which they stand in the plan."""
    return sorted(found, key=lambda lane: (lane.first.span.line, lane.first.span.column))


def session_lanes(weeks: Sequence[Program]) -> tuple[Lane[Session], ...]:
    """The sessions of a course, each matched over its weeks by name, in the order in which they are first done."""
    return tuple(lanes([[(plan_id(session), session) for session in program.sessions] for program in weeks]))


Exercise = Entry | AnyGroup
"""What has a line of its own beside other weeks: an exercise, or the head of a group that says how long it lasts."""


def exercise_lanes(sessions: Sequence[Session | None]) -> tuple[Lane[Exercise], ...]:
    """The exercises of a session's main part, and its groups but supersets, matched over the weeks.

    The same line of the plan is the same exercise, as long as its name is. Exercises of one name from different lines
    share a lane where they are never in one week.
    """
    weeks = [list(_numbered(_lines(session))) if session else [] for session in sessions]
    return _merged(in_plan_order(lanes(weeks)))


def _lines(session: Session) -> Iterator[Exercise]:
    for part in session.parts:
        if part.kind == "exercises":
            yield from _of_items(part.items)


def _of_items(items: Iterable[Item]) -> Iterator[Exercise]:
    for item in items:
        if isinstance(item, Entry):
            yield item
        elif isinstance(item, Chapter):
            yield from _of_items(item.items)
        elif isinstance(item, Superset):
            yield from item.entries
        elif isinstance(item, Circuit):
            yield item
            yield from item.entries
        elif isinstance(item, AnyGroup):
            yield item
            yield from _of_items(item.members)


def _numbered(lines: Iterable[Exercise]) -> Iterator[tuple[Hashable, Exercise]]:
    """Each with what it is known by in other weeks."""
    seen: dict[Hashable, int] = {}
    for line in lines:
        key = (line.span, line.name, type(line))
        seen[key] = seen.get(key, 0) + 1
        yield (key, seen[key]), line


def _merged(found: Iterable[Lane[Exercise]]) -> tuple[Lane[Exercise], ...]:
    """Lanes of one name that are never in the same week made one, in the place of the first."""
    places: dict[Hashable, list[int]] = {}
    out: list[Lane[Exercise]] = []
    masks: list[int] = []
    for lane in found:
        mask = sum(1 << number for number, one in enumerate(lane.each) if one is not None)
        same = places.setdefault((type(lane.first), lane.first.name), [])
        free = next((place for place in same if not masks[place] & mask), None)
        if free is None:
            same.append(len(out))
            out.append(lane)
            masks.append(mask)
        else:
            pairs = zip(out[free].each, lane.each, strict=True)
            out[free] = Lane(tuple(one if one is not None else other for one, other in pairs))
            masks[free] |= mask
    return tuple(out)
