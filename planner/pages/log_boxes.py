"""From an entry's sets to rows of log boxes: which shape each set takes, and how many go on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner.pages.base import Desk
from planner.pages.loads import short_text
from planner.plan.dose import words
from planner.plan.dose.model import Amount
from planner.program import Entry, PlannedSet
from planner.typeset.blocks import Block, Gap, Stack
from planner.typeset.boxes import CORNER, BoxWords, Field, LogBox, box_row
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_PER_LINE = 5
"""Boxes of a line at full width, on most sheets."""
_WIDEST = 1.5
"""How many times its usual width a box may have where there is room."""
_MOST_WIDTH = 40 * MM
"""Targets that would need a wider box are cut short; what the set asks for stands beside it in full."""
_SLACK = 0.01
_SECONDS = 90
"""Times above this are told in minutes, as the dose tells them."""
_MOST_PER_LINE = 7
"""Most boxes on a line of a sheet that has room for five at their full width."""

Lines = list[tuple[float, list[LogBox]]]
"""Lines of boxes under each other: where each starts, and its boxes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where boxes may stand in a row: from ``start`` at best, from ``early`` if need be, up to ``end``."""

    start: float
    early: float
    end: float


def recorded(amount: Amount) -> Literal["reps", "time", "distance", "calories", "breaths", "steps"]:
    """What is written down of a set: what it counts, or the time that a given distance or work took."""
    match amount.unit:
        case "reps" | "breaths" | "steps":
            return amount.unit
        case "s":
            return "time"
        case "cal":
            return "calories" if amount.amrap else "time"
        case _:
            return "distance" if amount.amrap else "time"


def rows(desk: Desk, entry: Entry) -> tuple[str, ...]:
    """The names of a box's cells from top to bottom."""
    amount = desk.say(f"session.row.{recorded(entry.sets[0].amount)}")
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
    amount = planned.amount
    best = amount.best
    fields = _amount_fields(desk, entry, planned)
    cells: tuple[tuple[Field, ...], ...] = (fields,)
    if entry.resistance == "weight":
        load = planned.load
        known = short_text(desk, load, unit=False) if load is not None else ""
        cells = ((Field(f"{planned.id}.load", _title(desk, entry, planned, "weight"), known),), fields)
    last = best and not amount.amrap and planned is entry.sets[-1] and len(entry.sets) > 1
    head = desk.say("session.last_set", number=planned.number) if last else f"{planned.number}"
    width = max(_box_width(desk, planned), _needed(desk, cells))
    least = desk.kit.theme.box["distance_width"] if _is_long(amount) else 0.0
    return LogBox(head, width, cells, best=best, dashed=planned.optional or entry.optional, least=least)


def _box_width(desk: Desk, planned: PlannedSet) -> float:
    size, amount = desk.kit.theme.box, planned.amount
    if planned.side == "each":
        return size["sides_width"]
    if amount.amrap:
        return size["amrap_width"]
    if amount.best:
        return size["best_width"]
    return size["distance_width"] if _is_long(amount) else size["width"]


def _needed(desk: Desk, cells: Sequence[Sequence[Field]]) -> float:
    """The width in which no target is cut short: one that is cannot be met."""
    widths = [
        len(cell) * (desk.kit.run(field.target, "target_best" if field.strong else "target").width() + 2 * CORNER[0])
        for cell in cells
        for field in cell
    ]
    return min(max(widths) + _SLACK, _MOST_WIDTH)


def _is_long(amount: Amount) -> bool:
    """Whether the target stands with its unit over the place for a time: a distance, or a time of minutes."""
    if amount.unit == "s":
        return amount.low is not None and (amount.high or amount.low) > _SECONDS
    return amount.unit not in ("reps", "breaths", "steps")


def _title(desk: Desk, entry: Entry, planned: PlannedSet, row: str) -> str:
    return desk.say("session.field", name=entry.name, number=planned.number, what=desk.say(f"session.row.{row}"))


def _amount_fields(desk: Desk, entry: Entry, planned: PlannedSet) -> tuple[Field, ...]:
    """The place for what was done, parted into left and right where each side counts."""
    amount = planned.amount
    best = amount.best
    row = recorded(amount)
    # Where the row says what is counted, the number alone is the target; a distance needs its unit.
    bare = amount if _is_long(amount) else replace(amount, unit="reps")
    target = "" if amount.amrap else words.amount_code(bare, desk.language)
    title = _title(desk, entry, planned, row)
    unit = desk.say("session.unit.s") if amount.unit == "s" and not _is_long(amount) else ""
    if amount.amrap and _is_long(amount):
        unit = words.unit_sign(amount.unit, desk.language)
    if planned.side == "each":
        sides = (("left", desk.say("session.left")), ("right", desk.say("session.right")))
        return tuple(
            Field(
                f"{planned.id}.{row}.{side}",
                f"{title}, {desk.say(f'session.side.{side}')}",
                target,
                mark,
                unit,
                strong=best,
            )
            for side, mark in sides
        )
    more = desk.say("session.most" if amount.amrap else "session.as_many") if best else ""
    short = desk.say("session.most") if best else ""
    mark = desk.say(f"session.{planned.side}") if planned.side else ""
    return (Field(f"{planned.id}.{row}", title, target, mark, unit or more, short, best),)


def lines(desk: Desk, made: Sequence[LogBox], place: Place) -> Lines:
    """Boxes on as few lines as they need: where all lines start, and each with its gaps and final widths.

    In this order: full width; smaller gaps; starting a column earlier; narrow boxes; more lines of equal length.
    """
    size = desk.kit.theme.box
    made = _widened(desk, made, place.end - place.start)
    most = max(_MOST_PER_LINE, int((place.end - place.start + size["gap"]) // (size["width"] + size["gap"])))
    for count in range(1, len(made) + 1):
        per_line = -(-len(made) // count)
        if per_line > most and count < len(made):
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


def _widened(desk: Desk, made: Sequence[LogBox], room: float) -> Sequence[LogBox]:
    """Boxes up to half as wide again on a sheet that has the room for it: hands like it, and the row ends with it."""
    size = desk.kit.theme.box
    usual = _PER_LINE * (size["width"] + size["gap"]) - size["gap"]
    share = min(_WIDEST, room / usual)
    return made if share <= 1.01 else [replace(box, width=box.width * share) for box in made]


def _lay(desk: Desk, chunk: list[LogBox], gap: float, *, narrow: bool) -> list[LogBox]:
    size = desk.kit.theme.box
    out = []
    for index, box in enumerate(chunk):
        parts = max(len(cell) for cell in box.cells)
        width = box.width
        if narrow:
            least = size["width"] if box.best and parts == 1 else size["least_width"] * parts
            width = min(width, max(least, box.least, _needed(desk, box.cells)))
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
