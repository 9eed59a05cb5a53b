"""Boxes of sets in parts: clusters, drops, rest-pause and myo-reps, each in a shape that shows how it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.pages.base import Desk
from planner.pages.box_fields import is_long, needed, recorded, title
from planner.pages.loads import short_text
from planner.plan.dose import words
from planner.plan.dose.model import Amount, DropSet, MyoReps, RestPause
from planner.program import Entry, Load, MiniSet, PlannedSet
from planner.typeset.boxes import CORNER, Field, LogBox
from planner.typeset.theme import MM

_ARROW_GAP = 4.5 * MM
"""White between two steps of a drop set, with the arrow in it."""
_STEP = 3 * MM
"""How much lower each drop stands than what comes before it, where there is room."""
_MOST_LOWER = 9 * MM
_MOST_CELLS = 6
"""Most cells side by side in one box."""
_MOST_WIDE = 60 * MM
"""Widest box of several cells."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One time through a set: with both sides, or with one of them, whose boxes have ids of their own."""

    desk: Desk
    entry: Entry
    planned: PlannedSet
    side: str
    """The one of two; empty where there are not two turns."""

    def field(self, id_: str, part: str, row: str, target: str = "", unit: str = "", *, strong: bool = False) -> Field:
        """A place to write ``row`` of one ``part`` of the set, or of the set itself."""
        desk, planned = self.desk, self.planned
        name = title(desk, self.entry, planned, row)
        if part:
            what = desk.say(f"session.row.{row}")
            name = desk.say(
                "session.part_field", name=self.entry.name, number=planned.number, part_name=part, what=what
            )
        if self.side:
            id_, name = f"{id_}.{self.side}", f"{name}, {desk.say(f'session.side.{self.side}')}"
        return Field(id_, name, target, "", unit, unit, strong)

    def marked(self, field: Field) -> Field:
        """The first field of a turn with the letter of its side."""
        side = self.side or (self.planned.side if self.planned.side != "each" else "")
        return replace(field, mark=self.desk.say(f"session.{side}")) if side else field

    def load(self, id_: str, part: str, load: Load | None) -> tuple[tuple[Field, ...], ...]:
        """The row of the weight, where one is written down."""
        if self.entry.resistance != "weight":
            return ()
        known = short_text(self.desk, load, unit=False) if load is not None else ""
        return ((self.field(f"{id_}.load", part, "weight", known),),)

    def first(self) -> Field:
        """The place for what the set itself asks for."""
        amount = self.planned.amount
        row, text, unit = _asked(self.desk, amount)
        return self.marked(self.field(f"{self.planned.id}.{row}", "", row, text, unit, strong=amount.best))

    def mini(self, mini: MiniSet, part: str, target: str | None = None) -> Field:
        """The place for what a part asks for, with another ``target`` where that says more."""
        row, text, unit = _asked(self.desk, mini.amount)
        strong = mini.amount.more
        return self.field(f"{mini.id}.{row}", part, row, text if target is None else target, unit, strong=strong)

    def name(self, number: int) -> str:
        """``part 2``."""
        return self.desk.say("session.part_name", number=number)


def part_boxes(desk: Desk, entry: Entry, planned: PlannedSet) -> list[LogBox]:
    """The boxes of one set in parts, tied to each other; for ``each`` those of the left, then those of the right."""
    made: list[LogBox] = []
    for side in ("left", "right") if planned.side == "each" else ("",):
        turn = _Turn(desk, entry, planned, side)
        match planned.technique:
            case DropSet():
                boxes = _drops(turn, planned.technique)
            case RestPause():
                boxes = _rest_pause(turn, planned.technique)
            case MyoReps():
                boxes = _myo(turn, planned.technique)
            case None:
                boxes = _cluster(turn)
        size = desk.kit.theme.box
        made.append(replace(boxes[0], ties=1, before=size["cluster_gap"]))
        made += [replace(box, ties=2, before=box.before or size["gap"]) for box in boxes[1:]]
    dashed = planned.optional or entry.optional
    made = [replace(box, dashed=box.dashed or dashed) for box in made]
    return [replace(made[0], ties=0, before=0.0), *made[1:]]


def _asked(desk: Desk, amount: Amount) -> tuple[str, str, str]:
    """What is written down of a part, its target, and what stands at the foot of its field."""
    long = is_long(amount)
    if amount.amrap:
        sign = words.unit_sign(amount.unit, desk.language) if long else desk.say("session.most")
        return recorded(amount), "", sign
    bare = amount if long else replace(amount, unit="reps")
    unit = desk.say("session.unit.s") if amount.unit == "s" and not long else ""
    return recorded(amount), words.amount_code(replace(bare, total=False), desk.language), unit


def _cells(turn: _Turn, fields: Sequence[Field], width: float) -> list[LogBox]:
    """A box with the weight over the fields side by side; more than it has room for stand in further boxes."""
    planned, found = turn.planned, list[LogBox]()
    kit = turn.desk.kit
    said = max(kit.run(field.target, "target_best" if field.strong else "target").width() for field in fields)
    room = said + 2 * CORNER[0] * kit.grow
    width = max(width, room + 0.1 * MM)
    count = -(-len(fields) // max(1, min(_MOST_CELLS, int(_MOST_WIDE * kit.grow / width))))
    each = -(-len(fields) // count)
    for start in range(0, len(fields), each):
        part = tuple(fields[start : start + each])
        load = turn.load(planned.id, "", planned.load)
        cells = (*load, part) if not start else (part,)
        wide = max(width * len(part), needed(turn.desk, cells))
        box = LogBox(f"{planned.number}", wide, cells, least=room * len(part))
        if start:
            spoken = turn.desk.say("session.set_goes_on", number=planned.number)
            gap = turn.desk.kit.theme.box["gap_tight"]
            box = replace(box, head="", spoken=spoken, before=gap, sink=len(load))
        found.append(box)
    return found


def _cluster(turn: _Turn) -> list[LogBox]:
    """One box cut into the parts: ``2 | 2 | 2``."""
    fields = [turn.mini(mini, turn.name(number)) for number, mini in enumerate(turn.planned.minis, 1)]
    fields[0] = turn.marked(fields[0])
    return _cells(turn, fields, turn.desk.kit.theme.box["least_width"])


def _rest_pause(turn: _Turn, technique: RestPause) -> list[LogBox]:
    """One box cut into the parts, each with the rest before it, and a box for their sum."""
    desk, planned = turn.desk, turn.planned
    pause = words.pause_code(technique.pause, desk.language)
    first = turn.first()
    if planned.amount.total:
        first = replace(first, target="", strong=False)
    minis = [
        replace(turn.mini(mini, turn.name(n), pause), unit="", short="") for n, mini in enumerate(planned.minis, 2)
    ]
    made = _cells(turn, [first, *minis], desk.kit.theme.box["width"])
    target = _asked(desk, planned.amount)[1] if planned.amount.total else ""
    total = desk.say("session.total")
    field = turn.field(f"{planned.id}.total", total, "reps", target, total, strong=planned.amount.best)
    width = max(desk.kit.theme.box["distance_width"], needed(desk, ((field,),)))
    sink = len(turn.load(planned.id, "", None))
    return [*made, LogBox("", width, ((field,),), best=True, sink=sink, spoken=total)]


def _myo(turn: _Turn, technique: MyoReps) -> list[LogBox]:
    """A long box, then a small one for each part, with the rest between them over the first."""
    desk, planned = turn.desk, turn.planned
    size = desk.kit.theme.box
    load = turn.load(planned.id, "", planned.load)
    cells = (*load, (turn.first(),))
    made = [LogBox(f"{planned.number}", max(size["amrap_width"], needed(desk, cells)), cells, best=True)]
    for number, mini in enumerate(planned.minis, 2):
        name = turn.name(number)
        small = ((turn.mini(mini, name),),)
        width = max(size["least_width"], needed(desk, small))
        box = LogBox("", width, small, before=size["gap_tight"], dashed=mini.optional, sink=len(load), spoken=name)
        made.append(box)
    if technique.pause is not None:
        time = words.pause_code(technique.pause, desk.language)
        room = sum(box.width + box.before for box in made[1:])
        text = desk.say("session.before_each", time=time)
        if desk.kit.run(text, "label").width() > room:
            text = time
        made[1] = replace(made[1], head=text, head_room=room)
    return made


def _drops(turn: _Turn, technique: DropSet) -> list[LogBox]:
    """A box for the set and one for each drop, each a step lower, with how much lighter it is over it."""
    desk, planned = turn.desk, turn.planned
    size = desk.kit.theme.box
    step = min(_STEP, _MOST_LOWER / len(planned.minis))
    cells = (*turn.load(planned.id, "", planned.load), (turn.first(),))
    width = size["best_width"] / 2 if is_long(planned.amount) else size["width"]
    made = [LogBox(f"{planned.number}", max(width, needed(desk, cells)), cells)]
    for number, drop in enumerate(planned.minis, 1):
        name = desk.say("session.drop_name", number=number)
        cells = (*turn.load(drop.id, name, drop.load), (turn.mini(drop, name),))
        head = name
        if technique.change is not None:
            change = words.number(technique.change, desk.language)
            head = desk.say("session.lighter", change=words.mass(change, technique.unit or desk.unit, desk.language))
        wide = max(width, needed(desk, cells))
        gap = _ARROW_GAP * desk.kit.grow
        box = LogBox(head, wide, cells, before=gap, lower=step * number, spoken=f"{name}, {head}")
        made.append(box)
    return made
