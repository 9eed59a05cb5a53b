"""What is written down of a group by the clock: minutes to tick, rounds to mark, rows of a ladder, and the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.pages.base import Desk
from planner.pages.clock_words import MINUTE, group_title, time_words
from planner.pages.log_boxes import Place
from planner.pages.score_boxes import Scored, score_row
from planner.plan.dose.numbers import show_clock
from planner.plan.dose.sums import amounts_of
from planner.program import Amrap, Emom, Entry, ForTime, Member, Timed, Words
from planner.typeset.blocks import Block, Cell, Columns, Gap, Text
from planner.typeset.boxes import CORNER, BoxWords, Field, LogBox, box_row
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_LEAST_CELL = 8.7 * MM
"""A minute that is only ticked."""
_MOST_TICKED, _HEAVY = 10, 5
"""Most minutes on a line, and after how many there is a heavier line."""
_UNDER = 1.2 * MM
"""White between two lines of boxes that belong together."""
_MOST_LADDER = 7
"""Most exercises that a row of a ladder has a tick for."""
_LEAST_SPLIT = 15 * MM

Labelled = Sequence[tuple[Member, str]]
"""The members of a group with what each is called."""


def timed_record(desk: Desk, group: Timed, members: Labelled, place: Place, elem: Elem) -> list[Block]:
    """The boxes of a group and a line that says how to fill them in; none where its exercises ask for none."""
    if not any(isinstance(member, Words) or member.log for member, _ in _leaves(members)):
        return []
    record = _Record(desk, group, members, place, elem)
    match group:
        case Amrap():
            made = record.amrap(group)
        case Emom():
            made = record.emom(group)
        case ForTime():
            made = record.for_time(group)
    return made


def _leaves(members: Labelled) -> Iterator[tuple[Entry | Words, str]]:
    for member, label in members:
        if isinstance(member, Entry | Words):
            yield member, label
        else:
            yield from ((entry, label) for entry in member.entries)


@dataclass(frozen=True, slots=True)
class _Record:
    """The boxes of one group."""

    desk: Desk
    group: Timed
    members: Labelled
    place: Place
    elem: Elem

    @property
    def name(self) -> str:
        return self.group.name or group_title(self.desk, self.group)

    def row(self, boxes: Sequence[LogBox], name: str, height: float, top: float | None = None) -> Block:
        """One line of boxes, the first at the start of the place."""
        words = BoxWords(self.desk.say("session.blank"), (name,))
        return box_row(self.desk.kit, boxes, words, height, self.place.start, self.elem, self.group.span, top)

    def how(self, *keys: str, cap: str = "") -> list[Block]:
        """How to fill the boxes in, under them."""
        kit = self.desk.kit
        text = " ".join(self.desk.say(f"session.clock.{key}", cap=cap) for key in keys if key)
        line = Text([kit.run(text, "label")], kit.style("label"), self.elem.add("P"))
        return [Gap(kit.theme.space["hair"]), Columns([Cell(self.place.start, self.place.room, line)])]

    def score(self, cap: int | None = None, top: float | None = None) -> list[Block]:
        """The boxes of the result."""
        scored = Scored(self.group.id, self.name, self.group.score, self.group.span, cap)
        return score_row(self.desk, scored, self.place.start, self.elem, top=top)

    # As many rounds as possible

    def amrap(self, group: Amrap) -> list[Block]:
        """A strip for a mark each round, and the boxes of the result under it."""
        size, said = self.desk.kit.theme.box, self.desk.say("session.clock.tally")
        title = self.desk.say("session.clock.rounds_field", name=self.name, what=said)
        strip = Field(f"{group.id}.tally", title, said)
        boxes = [LogBox("", self.place.room, ((strip,),), spoken=said, dashed=group.optional)]
        made = [self.row(boxes, self.desk.say("session.score.rounds"), size["height"])]
        made += self.score(top=self.desk.kit.theme.space["hair"])
        return [*made, *self.how("how_amrap")] if group.score == "rounds" else made

    # A start every minute

    def emom(self, group: Emom) -> list[Block]:
        """A cell for each start, with its minute and who is due."""
        desk, size = self.desk, self.desk.kit.theme.box
        writes = group.score in ("reps", "load") or any(map(_is_open, group.entries))
        labels = [self.members[(number - 1) % len(self.members)][1] for number in range(1, group.starts + 1)]
        least = max(size["strip_cell"] if writes else _LEAST_CELL * desk.kit.grow, self._said(labels))
        per_line = self._per_line(least, len(self.members), group.starts)
        least = max(least, min(self._beside(group, labels), self.place.room / per_line))
        usual = self.place.room / per_line if not writes else max(size["strip_cell"], least)
        width = max(least, min(usual, self.place.room / per_line, 1.25 * size["strip_cell"]))
        name = desk.say("session.clock.minute" if group.every == MINUTE else "session.clock.start")
        made: list[Block] = []
        for first in range(1, group.starts + 1, per_line):
            numbers = range(first, min(first + per_line, group.starts + 1))
            fields = tuple(self._start(group, number, labels[number - 1], writes=writes) for number in numbers)
            heavy = _HEAVY if per_line == _MOST_TICKED and len(self.members) == 1 else 0
            spoken = f"{fields[0].target}–{fields[-1].target}"
            box = LogBox("", width * len(fields), (fields,), spoken=spoken, heavy=heavy, dashed=group.optional)
            made.append(self.row([box], name, size["height"], _UNDER if made else None))
        made += self.score(top=desk.kit.theme.space["small"])
        return [*made, *self.how("how_emom_write" if writes else "how_emom")]

    def _said(self, labels: Sequence[str]) -> float:
        """The width that the longest label needs."""
        kit = self.desk.kit
        return max(kit.run(label, "label_bold").width() for label in labels) + 2 * CORNER[0] * kit.grow

    def _beside(self, group: Emom, labels: Sequence[str]) -> float:
        """The width in which every start has its label beside its minute."""
        kit = self.desk.kit
        last = f"{group.starts}" if group.every == MINUTE else show_clock((group.starts - 1) * group.every)
        if len(self.members) == 1:
            return 0.0
        return self._said(labels) + kit.run(last, "target").width() + (CORNER[0] + 0.1 * MM) * kit.grow

    def _per_line(self, least: float, members: int, starts: int) -> int:
        """How many cells are on a line: whole rounds of the members if a line has room for one."""
        most = max(1, min(_MOST_TICKED, int((self.place.room + 0.01) // least)))
        if members == 1 and most >= _HEAVY:
            return min(starts, most // _HEAVY * _HEAVY)
        return most // members * members or most

    def _start(self, group: Emom, number: int, label: str, *, writes: bool) -> Field:
        """The cell of one start."""
        desk = self.desk
        minute = group.every == MINUTE
        shown = f"{number}" if minute else show_clock((number - 1) * group.every)
        key = "session.clock.minute_field" if minute else "session.clock.start_field"
        who = self.members[(number - 1) % len(self.members)][0]
        named = who.name if isinstance(who, Entry) else who.text if isinstance(who, Words) else label
        title = desk.say(key, name=self.name, number=number, label=" ".join(dict.fromkeys((label, named))))
        mark = label if len(self.members) > 1 else ""
        part = "reps" if writes else "done"
        return Field(f"{group.id}.start{number}.{part}", title, shown, mark, kind="field" if writes else "tick")

    # For time

    def for_time(self, group: ForTime) -> list[Block]:
        """Ticks for what is done, and the time: by round and exercise of a ladder, else by round or by exercise."""
        leaves = [(member, label) for member, label in self.members]
        if group.ladder and len(leaves) <= _MOST_LADDER:
            made, how = list(self._ladder(group)), "how_ladder"
        elif group.rounds > 1:
            heads = [f"{step}" for step in group.ladder] or [f"{number}" for number in range(1, group.rounds + 1)]
            fields = [
                Field(f"{group.id}.round{number}.done", self._round(number), kind="tick")
                for number in range(1, group.rounds + 1)
            ]
            made, how = self._ticks(heads, fields, self.desk.say("session.round")), "how_ticks"
        else:
            fields = [self._done(member, label, 1) for member, label in leaves]
            made, how = self._ticks([label for _, label in leaves], fields, self.desk.say("session.done")), "how_ticks"
        timed = group.score == "time"
        made += self.score(group.cap, self.desk.kit.theme.space["small"])
        last = ("how_time_cap" if group.cap else "how_time") if timed else ""
        return [*made, *self.how(how, last, cap=time_words(self.desk, group.cap or 0))]

    def _round(self, number: int) -> str:
        return self.desk.say("session.clock.round_field", name=self.name, number=number)

    def _done(self, member: Member, label: str, number: int) -> Field:
        """The tick of one member in one round."""
        title = self.desk.say("session.clock.exercise_field", name=self.name, number=number, label=label)
        if isinstance(member, Entry | Words):
            named = member.name if isinstance(member, Entry) else member.text
            title = f"{title} {named}"
        return Field(f"{self.group.id}.round{number}.{_slug(label)}", title, kind="tick")

    def _ticks(self, heads: Sequence[str], fields: Sequence[Field], name: str) -> list[Block]:
        """Squares with a head each, as many on a line as have room."""
        size = self.desk.kit.theme.box
        side, gap = size["tick_main"], size["gap"]
        most = max(1, int((self.place.room + gap) // (side + gap)))
        lines = -(-len(fields) // most)
        per_line = -(-len(fields) // lines)
        made: list[Block] = []
        for first in range(0, len(fields), per_line):
            boxes = [
                LogBox(
                    head,
                    side,
                    ((field,),),
                    before=gap if place else 0.0,
                    dashed=self.group.optional,
                    head_room=side + gap - 0.5 * MM,
                )
                for place, (head, field) in enumerate(
                    zip(heads[first:][:per_line], fields[first:][:per_line], strict=True)
                )
            ]
            made.append(self.row(boxes, name, side))
        return made

    def _ladder(self, group: ForTime) -> Iterator[Block]:
        """A row a round: its repetitions, a tick for each exercise, and the time on the clock after it."""
        size, gap = self.desk.kit.theme.box, self.desk.kit.theme.box["gap_tight"]
        side = size["least_height"]
        heads = [label for _, label in self.members]
        side = max(side, self._said(heads))
        ticks = len(heads) * (side + gap)
        wide = min(size["score_width"], self.place.room - ticks - size["gap"])
        for number, step in enumerate(group.ladder, 1):
            boxes = [
                LogBox(
                    label if number == 1 else "",
                    side,
                    ((self._done(member, label, number),),),
                    before=gap if place else 0.0,
                    spoken=label,
                )
                for place, (member, label) in enumerate(self.members)
            ]
            if wide >= _LEAST_SPLIT * self.desk.kit.grow:
                boxes.append(self._split(number, wide, first=number == 1))
            yield self.row(boxes, f"{step}", size["least_height"], None if number == 1 else _UNDER)

    def _split(self, number: int, width: float, *, first: bool) -> LogBox:
        size, desk = self.desk.kit.theme.box, self.desk
        title = desk.say("session.clock.split_field", name=self.name, number=number)
        split = desk.say("session.clock.split")
        field = Field(f"{self.group.id}.round{number}.split", title)
        box = LogBox("", width, ((field,),), before=size["gap"], spoken=split)
        return replace(box, head=split) if first else box


def _is_open(entry: Entry) -> bool:
    """Whether the amount of an exercise says less than what will be done."""
    groups = entry.dose.groups if entry.dose else ()
    amounts = [amount for group in groups for amount in amounts_of(group.work)]
    return any(amount.low is None or amount.more or amount.high is not None for amount in amounts)


def _slug(label: str) -> str:
    """A label as a part of an id."""
    return "".join(sign if sign.isalnum() else "_" for sign in label.casefold())
