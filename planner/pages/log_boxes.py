"""From an entry's sets to rows of log boxes: which shape each set takes, and how many go on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.pages.base import Desk
from planner.pages.loads import short_text
from planner.plan.dose import words
from planner.program import Entry, PlannedSet
from planner.typeset.blocks import Block, Gap, Stack
from planner.typeset.boxes import BoxWords, Field, LogBox, box_row
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_MOST_PER_LINE = 6

Lines = list[tuple[float, list[LogBox]]]
"""Lines of boxes under each other: where each starts, and its boxes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where boxes may stand in a row: from ``start`` at best, from ``early`` if need be, up to ``end``."""

    start: float
    early: float
    end: float


def rows(desk: Desk, entry: Entry) -> tuple[str, ...]:
    """The names of a box's cells from top to bottom."""
    timed = entry.sets[0].amount.unit == "s"
    amount = desk.say("session.row.time" if timed else "session.row.reps")
    unit = next((planned.load.unit for planned in entry.sets if planned.load is not None), desk.unit)
    return (unit, amount) if entry.resistance == "weight" else (amount,)


def boxes(desk: Desk, entry: Entry) -> list[LogBox]:
    """One box a set, in its scheme's shape and at its full width."""
    made = [_box(desk, entry, planned) for planned in entry.sets]
    gap = desk.kit.theme.box["cluster_gap"]
    for index in range(1, len(made)):
        one, other = entry.sets[index - 1], entry.sets[index]
        # A last set for the best, at the same load, belongs to the sets before it.
        if one.group != other.group and (one.targets != other.targets or not other.amount.best):
            made[index] = replace(made[index], before=gap)
    return made


def _box(desk: Desk, entry: Entry, planned: PlannedSet) -> LogBox:
    size = desk.kit.theme.box
    amount = planned.amount
    best = amount.best
    unit = desk.say("session.unit.s") if amount.unit == "s" else ""
    target = "" if amount.amrap else words.amount_code(replace(amount, unit="reps"), desk.language)
    more = desk.say("session.most" if amount.amrap else "session.as_many") if best else ""
    what = desk.say(f"session.row.{'time' if amount.unit == 's' else 'reps'}")
    title = desk.say("session.field", name=entry.name, number=planned.number, what=what)
    if planned.side == "each":
        sides = (("left", desk.say("session.left")), ("right", desk.say("session.right")))
        fields = tuple(
            Field(
                f"{planned.id}.{'time' if amount.unit == 's' else 'reps'}.{side}",
                f"{title}, {desk.say(f'session.side.{side}')}",
                target,
                mark,
                unit,
                strong=best,
            )
            for side, mark in sides
        )
        width = size["sides_width"]
    else:
        name = "time" if amount.unit == "s" else "reps"
        short = desk.say("session.most") if best else ""
        mark = desk.say(f"session.{planned.side}") if planned.side else ""
        fields = (Field(f"{planned.id}.{name}", title, target, mark, unit or more, short, best),)
        width = size["amrap_width"] if amount.amrap else size["best_width"] if best else size["width"]
    cells: tuple[tuple[Field, ...], ...] = (fields,)
    if entry.resistance == "weight":
        load = planned.load
        known = short_text(desk, load, unit=False) if load is not None else ""
        what = desk.say("session.row.weight")
        label = desk.say("session.field", name=entry.name, number=planned.number, what=what)
        cells = ((Field(f"{planned.id}.load", label, known),), fields)
    last = best and not amount.amrap and planned is entry.sets[-1] and len(entry.sets) > 1
    head = desk.say("session.last_set", number=planned.number) if last else f"{planned.number}"
    return LogBox(head, width, cells, best=best, dashed=planned.optional)


def lines(desk: Desk, made: Sequence[LogBox], place: Place) -> Lines:
    """Boxes on as few lines as they need: where all lines start, and each with its gaps and final widths.

    In this order: full width; smaller gaps; starting a column earlier; narrow boxes; more lines of equal length.
    """
    size = desk.kit.theme.box
    for count in range(1, len(made) + 1):
        per_line = -(-len(made) // count)
        if per_line > _MOST_PER_LINE + 1 and count < len(made):
            continue
        chunks = [list(made[i : i + per_line]) for i in range(0, len(made), per_line)]
        for start, gap, narrow in (
            (place.start, size["gap"], False),
            (place.start, size["gap_tight"], False),
            (place.early, size["gap"], False),
            (place.start, size["gap_tight"], True),
            (place.early, size["gap_tight"], True),
        ):
            room = place.end - start
            laid = [_lay(desk, chunk, gap, narrow=narrow) for chunk in chunks]
            if all(_width(line) <= room + 0.01 for line in laid):
                return [(start, _stretch(desk, line, room)) for line in laid]
    return [(place.early, [box]) for box in made]


def _lay(desk: Desk, chunk: list[LogBox], gap: float, *, narrow: bool) -> list[LogBox]:
    size = desk.kit.theme.box
    out = []
    for index, box in enumerate(chunk):
        parts = max(len(cell) for cell in box.cells)
        width = box.width
        if narrow:
            width = min(width, size["width"] if box.best and parts == 1 else size["least_width"] * parts)
        out.append(replace(box, width=width, before=0.0 if index == 0 else max(gap, box.before)))
    return out


def _width(line: Sequence[LogBox]) -> float:
    return sum(box.before + box.width for box in line)


def _stretch(desk: Desk, line: list[LogBox], room: float) -> list[LogBox]:
    """A single box that asks for the best takes what is left of its line, up to three and a half boxes."""
    best = [index for index, box in enumerate(line) if box.best]
    if len(best) != 1 or (len(line) == 1 and line[0].width <= desk.kit.theme.box["amrap_width"]):
        return line
    index = best[0]
    width = min(line[index].width + room - _width(line), 3.5 * desk.kit.theme.box["width"])
    return [*line[:index], replace(line[index], width=max(width, line[index].width)), *line[index + 1 :]]


def entry_lines(desk: Desk, entry: Entry, place: Place) -> Lines:
    """The lines of boxes of one entry."""
    return lines(desk, boxes(desk, entry), place)


def shared_lines(desk: Desk, entries: Sequence[Entry], place: Place) -> list[Lines]:
    """The lines of each entry of a superset: round 1, 2, 3 stand under each other, all as wide as the widest."""
    made = [boxes(desk, entry) for entry in entries]
    rounds = [
        replace(
            max(same, key=lambda box: max(len(cell) for cell in box.cells)),
            width=max(box.width for box in same),
            before=max(box.before for box in same),
            best=any(box.best for box in same),
        )
        for same in ([row[number] for row in made if number < len(row)] for number in range(max(map(len, made))))
    ]
    laid = lines(desk, rounds, place)
    return [_like(row, laid) for row in made]


def _like(row: Sequence[LogBox], laid: Lines) -> Lines:
    """The boxes of ``row`` in the places of ``laid``."""
    left = iter(row)  # a shorter member simply ends before the rounds do
    placed = [
        (start, [replace(box, width=model.width, before=model.before) for model, box in zip(line, left, strict=False)])
        for start, line in laid
    ]
    return [(start, line) for start, line in placed if line]


def box_block(desk: Desk, entry: Entry, laid: Lines, cell: float, elem: Elem) -> Block:
    """The lines of boxes of one entry, under each other."""
    names = rows(desk, entry)
    out: list[Block] = []
    for start, line in laid:
        if out:
            out.append(Gap(1.5 * MM))
        blank = BoxWords(desk.say("session.blank"), names)
        out.append(box_row(desk.kit, line, blank, cell, start, elem, entry.span))
    return Stack(out)
