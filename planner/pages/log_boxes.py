"""From an entry's sets to rows of log boxes: which shape each set takes, and how many go on a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.pages.base import Desk
from planner.pages.box_fields import is_long, needed, recorded, title
from planner.pages.loads import short_text
from planner.pages.part_boxes import part_boxes
from planner.pages.shapes import is_single_test, is_ticked
from planner.plan.dose import words
from planner.plan.dose.model import ReferenceTarget, Rounds
from planner.program import Entry, PlannedSet
from planner.typeset.blocks import Block, Gap, Stack
from planner.typeset.boxes import BoxWords, Field, LogBox, box_row
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_PER_LINE = 5
"""Boxes of a line at full width, on most sheets."""
_LEAST_PER_LINE = 4
"""The same in large print, where fewer boxes are wider."""
_WIDEST = 1.5
"""How many times its usual width a box may have where there is room."""
_SAME_SET = 2
"""How a box is tied to one of the same set."""
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

    @property
    def room(self) -> float:
        """How wide what starts at ``start`` may be."""
        return self.end - self.start


def rows(desk: Desk, entry: Entry) -> tuple[str, ...]:
    """The names of a box's cells from top to bottom."""
    unit = next((planned.load.unit for planned in entry.sets if planned.load is not None), desk.unit)
    if is_single_test(entry):
        return (unit,)
    amount = desk.say("session.done" if is_ticked(entry) else f"session.row.{recorded(entry.sets[0].amount)}")
    return (unit, amount) if entry.resistance == "weight" else (amount,)


def boxes(desk: Desk, entry: Entry) -> list[LogBox]:
    """One box a set, in its scheme's shape and at its full width; of a set in parts the boxes of those."""
    made: list[LogBox] = []
    gap = desk.kit.theme.box["cluster_gap"]
    before: PlannedSet | None = None
    for planned in entry.sets:
        first, *others = part_boxes(desk, entry, planned) if planned.minis else [_box(desk, entry, planned)]
        if before is not None:
            # A last set for the best, at the same load, belongs to the sets before it.
            apart = before.group != planned.group and (before.targets != planned.targets or not planned.amount.best)
            rule = before.group == planned.group and before.round != planned.round
            tied = before.group == planned.group and not rule and _in_rounds(entry, planned)
            apart = apart or before.technique is not None
            first = replace(first, before=gap if apart or rule else 0.0, rule=rule, ties=int(tied))
        if before is None or before.group != planned.group:
            first = _named(desk, entry, planned, first)
        made += [first, *others]
        before = planned
    return made


def _named(desk: Desk, entry: Entry, planned: PlannedSet, box: LogBox) -> LogBox:
    """The first box of a group with a name: the top set, and those whose load follows from it."""
    if not any(_follows_top(each) for each in entry.sets):
        return box
    key = "session.top" if planned.group == 0 else "session.back_off" if _follows_top(planned) else ""
    if not key:
        return box
    name = desk.say(key)
    return replace(box, head=name, spoken=desk.say("session.named_set", number=planned.number, name=name))


def _follows_top(planned: PlannedSet) -> bool:
    return any(isinstance(target, ReferenceTarget) and target.to == "top" for target in planned.targets)


def _in_rounds(entry: Entry, planned: PlannedSet) -> bool:
    return entry.dose is not None and isinstance(entry.dose.groups[planned.group].work, Rounds)


def _box(desk: Desk, entry: Entry, planned: PlannedSet) -> LogBox:
    if planned.test:
        return _test_box(desk, entry, planned)
    amount = planned.amount
    best = amount.best
    fields = amount_fields(desk, entry, planned)
    cells: tuple[tuple[Field, ...], ...] = (fields,)
    if entry.resistance == "weight":
        load = planned.load
        known = short_text(desk, load, unit=False) if load is not None else ""
        cells = ((Field(f"{planned.id}.load", title(desk, entry, planned, "weight"), known),), fields)
    last = best and not amount.amrap and planned is entry.sets[-1] and len(entry.sets) > 1
    head = desk.say("session.last_set", number=planned.number) if last else f"{planned.number}"
    width = max(_box_width(desk, planned), needed(desk, cells))
    least = desk.kit.theme.box["distance_width"] if is_long(amount) else 0.0
    return LogBox(head, width, cells, best=best, dashed=planned.optional or entry.optional, least=least)


def _test_box(desk: Desk, entry: Entry, planned: PlannedSet) -> LogBox:
    """One wide box for the load of a test, over its repetitions where it is of several."""
    known = short_text(desk, planned.load, unit=False) if planned.load is not None else ""
    best = desk.say("session.new_best")
    load = Field(f"{planned.id}.load", title(desk, entry, planned, "weight"), known, "", best, "", strong=True)
    cells = ((load,),) if planned.amount.low == 1 else ((load,), amount_fields(desk, entry, planned))
    dashed = planned.optional or entry.optional
    return LogBox(f"{planned.number}", desk.kit.theme.box["test_width"], cells, best=True, dashed=dashed)


def _box_width(desk: Desk, planned: PlannedSet) -> float:
    size, amount = desk.kit.theme.box, planned.amount
    if planned.side == "each":
        return size["sides_width"]
    if amount.amrap:
        return size["amrap_width"]
    if amount.best:
        return size["best_width"]
    return size["distance_width"] if is_long(amount) else size["width"]


def amount_fields(desk: Desk, entry: Entry, planned: PlannedSet) -> tuple[Field, ...]:
    """The place for what was done, parted into left and right where each side counts."""
    amount = planned.amount
    best = amount.best
    row = recorded(amount)
    # Where the row says what is counted, the number alone is the target; a distance needs its unit.
    bare = amount if is_long(amount) else replace(amount, unit="reps")
    target = "" if amount.amrap else words.amount_code(bare, desk.language)
    name = title(desk, entry, planned, row)
    unit = desk.say("session.unit.s") if amount.unit == "s" and not is_long(amount) else ""
    if amount.amrap and is_long(amount):
        unit = words.unit_sign(amount.unit, desk.language)
    if planned.side == "each":
        sides = (("left", desk.say("session.left")), ("right", desk.say("session.right")))
        return tuple(
            Field(
                f"{planned.id}.{row}.{side}",
                f"{name}, {desk.say(f'session.side.{side}')}",
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
    return (Field(f"{planned.id}.{row}", name, target, mark, unit or more, short, best),)


def lines(desk: Desk, made: Sequence[LogBox], place: Place) -> Lines:
    """Boxes on as few lines as they need: where all lines start, and each with its gaps and final widths.

    In this order: full width; smaller gaps; starting a column earlier; narrow boxes; more lines of equal length.
    """
    made = _widened(desk, made, place.room)
    for level in (1, 2) if any(box.ties for box in made) else (1,):  # whole rounds, then whole sets
        laid = _laid(desk, _units(made, level), place)
        if laid is not None:
            return laid
    early = Place(place.early, place.early, place.end)
    out: Lines = []
    for unit in _units(made, 2):  # a set that is too long for a line begins one
        laid = _laid(desk, [[box] for box in unit], early)
        out += laid or [(place.early, [replace(box, before=0.0)]) for box in unit]
    return out


def _units(made: Sequence[LogBox], level: int) -> list[list[LogBox]]:
    """Boxes that stay together: those tied to the one before them so closely."""
    units: list[list[LogBox]] = []
    for box in made:
        if units and box.ties >= level:
            units[-1].append(box)
        else:
            units.append([box])
    return units


def _laid(desk: Desk, units: Sequence[Sequence[LogBox]], place: Place) -> Lines | None:
    """Boxes on as few lines as they need, those of a unit on one; None where one has no room on a line."""
    size = desk.kit.theme.box
    most = max(_MOST_PER_LINE, int((place.room + size["gap"]) // (size["width"] + size["gap"])))
    for count in range(1, len(units) + 1):
        per_line = -(-len(units) // count)
        chunks = [[box for unit in units[i : i + per_line] for box in unit] for i in range(0, len(units), per_line)]
        if max(map(len, chunks)) > most and count < len(units):
            continue
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
    return None


def _widened(desk: Desk, made: Sequence[LogBox], room: float) -> Sequence[LogBox]:
    """Boxes up to half as wide again on a sheet that has the room for it: hands like it, and the row ends with it."""
    size = desk.kit.theme.box
    count = min(max(len(made), _LEAST_PER_LINE), _PER_LINE) if desk.kit.theme.large else _PER_LINE
    usual = count * (size["width"] + size["gap"]) - size["gap"]
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
            width = min(width, max(least, box.least, needed(desk, box.cells)))
        before = box.before if box.ties == _SAME_SET else max(gap, box.before)
        out.append(replace(box, width=width, before=before if index else 0.0))
    return out


def _width(line: Sequence[LogBox]) -> float:
    return sum(box.before + box.width for box in line)


def _stretch(desk: Desk, line: list[LogBox], room: float) -> list[LogBox]:
    """A single box that asks for the best takes what is left of its line, up to three and a half boxes."""
    best = [index for index, box in enumerate(line) if box.best]
    if any(box.ties == _SAME_SET for box in line):  # the width of a part is the measure of its share
        return line
    if len(best) != 1 or (len(line) == 1 and line[0].width <= desk.kit.theme.box["amrap_width"]):
        return line
    index = best[0]
    width = min(line[index].width + room - _width(line), 3.5 * desk.kit.theme.box["width"])
    return [*line[:index], replace(line[index], width=max(width, line[index].width)), *line[index + 1 :]]


def shared_lines(desk: Desk, entries: Sequence[Entry], place: Place) -> list[Lines]:
    """The lines of each entry of a superset: round 1, 2, 3 stand under each other, all as wide as the widest."""
    made = [boxes(desk, entry) for entry in entries]
    if any(box.ties or box.rule for row in made for box in row):  # a set of several boxes has none below it
        return [lines(desk, row, place) for row in made]
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
    usual = rows(desk, entry)
    out: list[Block] = []
    for start, line in laid:
        names = (line[0].row,) if line[0].row else usual
        if out:
            out.append(Gap(1.5 * MM))
        sunk = min(box.sink for box in line)
        raised = [replace(box, sink=box.sink - sunk) for box in line]
        blank = BoxWords(desk.say("session.blank"), names[sunk:])
        out.append(box_row(desk.kit, raised, blank, cell, start, elem, entry.span))
    return Stack(out)
