"""Boxes of several weeks under each other: which sets can stand in touching boxes, and how wide these are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.pages import log_boxes as log
from planner.pages.base import Desk
from planner.pages.box_fields import needed
from planner.pages.shapes import strip_of
from planner.program import Entry
from planner.typeset.box_lines import fields_of
from planner.typeset.boxes import LogBox
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_MOST_ALONE, _MOST_PART, _MOST_BEST = 21 * MM, 17 * MM, 48 * MM
"""Most width of a box with one place to write, of each of several places, and of a box for the best."""
_BEST = 1.6
"""How much wider than others a box for the best is."""
_SLACK = 0.01


def is_side_by_side(entries: Sequence[Entry]) -> bool:
    """Whether the sets of all weeks have boxes of one shape: no parts, no strip, the same places to write."""
    if any(planned.minis or strip_of(entry, planned) is not None for entry in entries for planned in entry.sets):
        return False
    shapes = {(entry.resistance == "weight", planned.test) for entry in entries for planned in entry.sets}
    sides = {planned.side == "each" for entry in entries for planned in entry.sets}
    return len(shapes) == 1 and len(sides) == 1


def fitted_lines(desk: Desk, rows: Sequence[Sequence[LogBox]], room: float) -> list[list[list[LogBox]]]:
    """The boxes of each week on as few lines as have room for them, with their widths.

    Sets of the same number stand under each other, each as wide as the widest of them must be.
    """
    most = max(map(len, rows))
    least = [max(_least(desk, row[place]) for row in rows if place < len(row)) for place in range(most)]
    best = [any(row[place].best for row in rows if place < len(row)) for place in range(most)]
    count = next((lines for lines in range(1, most) if _fit(least, -(-most // lines), room)), most)
    per_line = -(-most // count)
    widths = _widths(desk, rows, least, best, per_line, room)
    return [
        [
            [replace(box, width=widths[start + place]) for place, box in enumerate(row[start : start + per_line])]
            for start in range(0, len(row), per_line)
        ]
        for row in rows
    ]


def _least(desk: Desk, box: LogBox) -> float:
    """The width that a box must have for a hand, and for what is printed in it."""
    parts = len(fields_of(box))
    return max(parts * desk.kit.theme.box["least_width"], box.least, needed(desk, (fields_of(box),)))


def _fit(least: Sequence[float], per_line: int, room: float) -> bool:
    chunks = (least[start : start + per_line] for start in range(0, len(least), per_line))
    return all(sum(chunk) <= room + _SLACK for chunk in chunks)


def _widths(
    desk: Desk,
    rows: Sequence[Sequence[LogBox]],
    least: Sequence[float],
    best: Sequence[bool],
    per_line: int,
    room: float,
) -> list[float]:
    """The width of each set: what is left of a line is shared out, up to what a hand wants."""
    parts = max(len(fields_of(box)) for row in rows for box in row)
    grow = desk.kit.grow
    wanted = [
        max(width, min(_MOST_BEST * grow, _BEST * width) if is_best else width)
        for width, is_best in zip(least, best, strict=True)
    ]
    most = [
        max(width, (_MOST_BEST if is_best else _MOST_ALONE if parts == 1 else parts * _MOST_PART) * grow)
        for width, is_best in zip(least, best, strict=True)
    ]
    share = min(room / sum(wanted[start : start + per_line]) for start in range(0, len(wanted), per_line))
    return [
        max(width, min(limit, share * want)) if share >= 1 else width
        for width, want, limit in zip(least, wanted, most, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class BoxTable:
    """The table of the boxes of all weeks: a row for each week, ``columns`` places to write across."""

    desk: Desk
    body: Elem
    columns: int

    @classmethod
    def under(cls, desk: Desk, elem: Elem, rows: Sequence[Sequence[LogBox]]) -> BoxTable:
        """A table with a head for each set."""
        table = elem.add("Table")
        head = table.add("THead").add("TR")
        head.add("TH", Scope="Column", ActualText=desk.say("session.blank"))
        longest = max(rows, key=len)
        for number, box in enumerate(longest, 1):
            count = len(fields_of(box))
            span = {"ColSpan": count} if count > 1 else {}
            head.add("TH", Scope="Column", ActualText=desk.say("month.set", number=number), **span)
        return cls(desk, table.add("TBody"), sum(len(fields_of(box)) for box in longest))

    def row(self) -> tuple[Elem, Elem]:
        """A row for a week, and its head."""
        row = self.body.add("TR")
        return row, row.add("TH", Scope="Row")

    def fill(self, row: Elem, boxes: Sequence[LogBox]) -> None:
        """End a row that has fewer sets than others."""
        rest = self.columns - sum(len(fields_of(box)) for box in boxes)
        if rest:
            span = {"ColSpan": rest} if rest > 1 else {}
            row.add("TD", ActualText=self.desk.say("month.no_set"), **span)


def named_boxes(desk: Desk, entry: Entry, week: int, *, first: bool) -> list[LogBox]:
    """The boxes of an exercise in a week, whose titles say so; in the ``first`` week the first box has the units."""
    made = log.boxes(desk, entry)
    names = log.rows(desk, entry)
    out: list[LogBox] = []
    for number, box in enumerate(made):
        cells = []
        for name, cell in zip(names, box.cells, strict=True):
            fields = [replace(field, title=desk.say("month.field", week=week, field=field.title)) for field in cell]
            if first and not number and not fields[0].unit:
                fields[0] = replace(fields[0], unit=name, short=name)
            cells.append(tuple(fields))
        out.append(replace(box, cells=tuple(cells), before=0.0, rule=False))
    return out
