"""Rounds of a superset under each other where a member has a strip, or sets of several boxes, that lead the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.pages import log_boxes as log
from planner.pages.base import Desk
from planner.pages.box_fields import needed
from planner.program import Entry
from planner.typeset.boxes import LogBox

_SAME_SET = 2
"""How a box is tied to one of the same set."""


@dataclass(frozen=True, slots=True)
class _Leader:
    """Where the sets of a member start, line by line, from the left of its boxes, and where each line ends."""

    start: float
    lines: tuple[tuple[tuple[float, ...], float], ...]

    @property
    def sets(self) -> int:
        return sum(len(starts) for starts, _ in self.lines)


def aligned(desk: Desk, entries: Sequence[Entry], laid: Sequence[log.Lines]) -> list[log.Lines]:
    """The lines ``laid`` out for each member alone, those of plain boxes moved under the rounds of one that leads.

    A member leads with sets that are parts of a strip or several boxes each, the one with most sets of such. Where a
    box has no room under a round, all of its member stay as they were.
    """
    leaders = [_leader(entry, lines) for entry, lines in zip(entries, laid, strict=True)]
    first = max((leader for leader in leaders if leader is not None), key=lambda one: one.sets, default=None)
    if first is None:
        return list(laid)
    found: list[log.Lines] = []
    for lines, leader in zip(laid, leaders, strict=True):
        plain = leader is None and all(not box.heads and not box.ties for _, line in lines for box in line)
        moved = _under(desk, [box for _, line in lines for box in line], first) if plain else None
        found.append(moved or list(lines))
    return found


def _leader(entry: Entry, lines: log.Lines) -> _Leader | None:
    """The rounds of a member whose sets are no single boxes; None for plain boxes, and for others than a set each."""
    boxes = [box for _, line in lines for box in line]
    if len(entry.sets) < 2 or not any(box.heads or box.ties for box in boxes):
        return None
    found = tuple(_starts(line) for _, line in lines)
    leader = _Leader(lines[0][0], found)
    return leader if leader.sets == len(entry.sets) else None


def _starts(line: Sequence[LogBox]) -> tuple[tuple[float, ...], float]:
    """Where the sets of one line start, and where it ends."""
    starts: list[float] = []
    x = 0.0
    for box in line:
        x += box.before
        if box.heads:
            starts += [x + place * box.width / len(box.heads) for place in range(len(box.heads))]
        elif box.ties < _SAME_SET and not (starts and line[0].heads):  # a box for the time of all is no set
            starts.append(x)
        x += box.width
    return tuple(starts), x


def _under(desk: Desk, boxes: Sequence[LogBox], leader: _Leader) -> log.Lines | None:
    """Boxes one under each round of ``leader``; None where one has no room there."""
    if len(boxes) > leader.sets:
        return None
    gap, least = desk.kit.theme.box["gap_tight"], desk.kit.theme.box["least_width"]
    left = list(boxes)
    found: log.Lines = []
    for starts, end in leader.lines:
        line: list[LogBox] = []
        x = 0.0
        for start, after in zip(starts, (*starts[1:], end + gap), strict=True):
            if not left:
                break
            box = left.pop(0)
            parts = max(len(cell) for cell in box.cells)
            width = min(box.width, after - start - gap)
            if width < max(least * parts, box.least, needed(desk, box.cells)) - 0.01:
                return None
            line.append(replace(box, width=width, before=start - x))
            x = start + width
        if line:
            found.append((leader.start, line))
    return found
