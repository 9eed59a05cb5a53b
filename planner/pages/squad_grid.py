"""How the exercises of a session stand across a squad page: which ones on which sheet, and how wide each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.pages.base import Desk
from planner.program import Entry
from planner.typeset.theme import MM

PER_LINE: Final = 6
"""Most boxes beside each other; an exercise of more sets has several lines of them."""

_LEAST: Final = 25 * MM
"""Least width of an exercise: its name needs as much."""
_NAMES: Final = (24 * MM, 40 * MM)
"""Least and most width of the names of people."""
_MOST_CELL: Final = 13 * MM


@dataclass(frozen=True, slots=True)
class Column:
    """An exercise: its place among those of the session, where it stands and how wide it and its boxes are."""

    place: int
    x: float
    width: float
    cell: float
    lines: int

    @property
    def across(self) -> int:
        """How many boxes stand beside each other."""
        return max(1, round(self.width / self.cell))


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: the width of the names, and the exercises beside them."""

    names: float
    columns: tuple[Column, ...]


def boxes_of(entry: Entry) -> int:
    """How many boxes an exercise has: one a set, or one to tick."""
    return max(1, len(entry.sets)) if entry.log else 0


def grids(entries: Sequence[Entry], names: Sequence[str], desk: Desk) -> list[Grid]:
    """The sheets of a session: as many exercises on each as have room, the width shared out among them."""
    kit, gap = desk.kit, desk.kit.theme.space["small"]
    widest = max((kit.run(name, "heading").width() for name in names), default=0.0)
    left = min(max(widest, _NAMES[0] * kit.grow), _NAMES[1] * kit.grow)
    room = kit.paper.content - left
    most = max(1, min(PER_LINE, int((room - gap) // kit.theme.box["least_width"])))
    widths = [_least(entry, desk, most) + gap for entry in entries]
    sheets = _sheets(widths, room, len(entries))
    even = _sheets(widths, room, -(-len(entries) // len(sheets)))
    sheets = even if len(even) == len(sheets) else sheets
    return [_grid([(place, entries[place]) for place in sheet], left, room, most, desk) for sheet in sheets]


def _sheets(widths: Sequence[float], room: float, most: int) -> list[list[int]]:
    """The places of exercises, on each sheet as many as have room and at most ``most``."""
    sheets: list[list[int]] = [[]]
    used = 0.0
    for place, wide in enumerate(widths):
        if sheets[-1] and (used + wide > room or len(sheets[-1]) == most):
            sheets.append([])
            used = 0.0
        sheets[-1].append(place)
        used += wide
    return sheets


def _across(entry: Entry, most: int) -> int:
    """How many boxes of an exercise stand beside each other, ``most`` at most: even lines where it has several."""
    count = max(1, boxes_of(entry))
    return -(-count // _lines(entry, most))


def _lines(entry: Entry, most: int) -> int:
    return -(-max(1, boxes_of(entry)) // most)


def _least(entry: Entry, desk: Desk, most: int) -> float:
    return max(_across(entry, most) * desk.kit.theme.box["least_width"], _LEAST * desk.kit.grow)


def _grid(entries: Sequence[tuple[int, Entry]], left: float, room: float, most: int, desk: Desk) -> Grid:
    """The exercises of one sheet; what is left of the width makes boxes wider, up to a limit."""
    gap = desk.kit.theme.space["small"]
    least = [_least(entry, desk, most) for _, entry in entries]
    spare = max(0.0, (room - sum(least) - len(entries) * gap) / len(entries))
    columns: list[Column] = []
    x = left + gap
    for (place, entry), wide in zip(entries, least, strict=True):
        across = _across(entry, most)
        width = max(wide, min(wide + spare, across * _MOST_CELL * desk.kit.grow))
        columns.append(Column(place, x, width, width / across, _lines(entry, most)))
        x += width + gap
    return Grid(left, tuple(columns))
