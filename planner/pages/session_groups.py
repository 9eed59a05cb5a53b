"""Exercises that belong together on a session page: supersets and circuits, and lines that are only ticked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from planner.pages import log_boxes as log
from planner.pages.base import Desk
from planner.pages.care_scale import entry_scales, scale_blocks
from planner.pages.care_words import care_phrases
from planner.pages.clock_words import plain_words
from planner.pages.loads import unsaid
from planner.pages.progress import progress_blocks, progress_words
from planner.pages.ramp import ramp_strip
from planner.pages.score_boxes import Scored, score_row
from planner.pages.session_rows import (
    ROW_LABEL,
    TOP,
    Layout,
    box_place,
    carried,
    entry_row,
    row_head,
    said_once,
    text_width,
)
from planner.pages.session_text import entry_text
from planner.pages.strips import shared_lines
from planner.pages.ticks import tick_label
from planner.plan.dose import words
from planner.plan.habits import Frequency
from planner.program import Chapter, Circuit, Entry, Pause, Superset, Words
from planner.typeset.blocks import Block, Carried, Cell, Columns, Gap, Item, Rule, Stack, Text, first_baseline
from planner.typeset.boxes import BoxWords, Field, LogBox, box_row
from planner.typeset.canvas import PageCanvas
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_BRACKET = 3.5 * MM
_REACH = 1.6 * MM
_AFTER_TICK = 1.6 * MM
_MOST_NAMED = 3
"""Most members that the line on rests lists; of more, the first and the last, where their numbers run on."""


def superset_row(desk: Desk, superset: Superset, layout: Layout, root: Elem) -> Block:
    """The members under each other, all with boxes of the widest, bracketed, and the rest once at the end."""
    elem = root.add("Sect")
    laid = shared_lines(desk, superset.entries, box_place(desk, layout))
    blocks = _group_head(desk, superset, layout, elem)
    for index, entry in enumerate(superset.entries):
        if index:
            blocks += between(desk, layout)
        last = index == len(superset.entries) - 1
        start = laid[index][0][0] if laid[index] else box_place(desk, layout).start
        after = _after(desk, superset, start, elem) if last else None
        blocks.append(entry_row(desk, entry, layout, elem, laid[index], after))
    return Bracket(desk, Stack(blocks))


def circuit_row(desk: Desk, circuit: Circuit, layout: Layout, root: Elem) -> Block:
    """The stations under each other with a square to tick for every round, and the rest once at the end."""
    elem = root.add("Sect")
    blocks, labels = _group_head(desk, circuit, layout, elem), labels_of(circuit)
    for index, station in enumerate(circuit.stations):
        if index:
            blocks += between(desk, layout)
        last = index == len(circuit.stations) - 1
        after = _after(desk, circuit, box_place(desk, layout).start, elem) if last else None
        record = partial(_ticked, desk, circuit, station, layout, after)
        blocks.append(station_row(desk, station, labels[index], layout, elem, record))
    return Bracket(desk, Stack(blocks))


def labels_of(group: Superset | Circuit) -> list[str]:
    """What the members are called: the numbers that they print, or its place for a line of words."""
    members = group.entries if isinstance(group, Superset) else group.stations
    return [
        member.label if isinstance(member, Entry) else f"{group.letter}{place}"
        for place, member in enumerate(members, 1)
    ]


def _group_head(desk: Desk, group: Superset | Circuit, layout: Layout, elem: Elem) -> list[Block]:
    """The name of a group, how many rounds a circuit has, that the group is optional, and the coach's word on it."""
    kit = desk.kit
    name = group.name
    facts = [desk.say("session.optional")] if group.optional else []
    if isinstance(group, Circuit):
        name = name or desk.say("session.circuit")
        facts.insert(0, desk.say("session.rounds", group.rounds, rounds=how_many(desk, group)))
    runs = [kit.run(name + "  ", "heading", group.span)] if name else []
    runs += [kit.run(" · ".join(facts), "plain", group.span)] if facts else []
    lines = [Text(runs, kit.style("heading"), elem.add("H2" if name else "P"))] if runs else []
    if group.notes:  # over the members, where it is not taken for a word on the last of them
        lines.append(Text([kit.run(group.notes, "note", group.span)], kit.style("note"), elem.add("P")))
    if not lines:
        return []
    left = layout.text_left(kit.paper)
    block = Columns([Cell(left, kit.paper.content - left, Stack(lines))])
    return [Gap(TOP), block.marked(keep_next=True)]


def between(desk: Desk, layout: Layout) -> list[Block]:
    """From one member of a group to the next."""
    kit = desk.kit
    return [Gap(layout.gap), Rule(kit.line("inner"), layout.text_left(kit.paper))]


def station_row(
    desk: Desk,
    station: Entry | Words,
    label: str,
    layout: Layout,
    root: Elem,
    record: Callable[[str, Elem], list[Block]] | None = None,
) -> Block:
    """One station: number and picture, text, and what ``record`` makes of its name to write into.

    Without a record it is no wider than its text.
    """
    kit, paper = desk.kit, desk.kit.paper
    elem = root.add("Sect")
    place = box_place(desk, layout)
    left, width = layout.text_left(paper), text_width(desk, layout, place.start)
    title = elem.add("H2")
    if isinstance(station, Entry):
        head = row_head(desk, station, layout, elem, title)
        lines = entry_text(
            desk,
            said_once(station, layout),
            layout.rest,
            width,
            elem,
            title,
            station=True,
            picture_height=layout.alternate,
        )
        if station.warm_up:
            start = ROW_LABEL * kit.grow
            lines += [ramp_strip(desk, station, start, width - start, elem), Gap(kit.theme.space["hair"])]
        if record is None:
            lines += _below(desk, station, layout, width, elem)
        text = Stack([Gap(TOP), *lines])
        name = station.name
    else:
        number, said = [kit.run(label, "exercise_name", station.span)], [kit.run(station.text, "value", station.span)]
        large, small = kit.style("exercise_name"), kit.style("value")
        head = Stack([Gap(TOP), Text(number, large, title)])
        down = first_baseline(large, number) - first_baseline(small, said)  # number and words share a baseline
        text = Stack([Gap(TOP + down), Text(said, small, title)])
        name = station.text
    made = record(name, elem) if record is not None else []
    cells = [Cell(0, left - paper.gutter, head), Cell(left, width, text)]
    if not made:
        body: Block = Columns(cells)
    elif layout.stacked:
        body = Stack([Columns(cells), Gap(kit.theme.space["hair"]), *made])
    else:
        body = Columns([*cells, Cell(0, paper.content, Stack([Gap(TOP), *made]))])
    row = Carried(body, carried(desk, label, name, layout))
    row.origin = (station.id, "exercise", station.span)
    return row


def _below(desk: Desk, entry: Entry, layout: Layout, width: float, elem: Elem) -> list[Block]:
    """What else is written down of a station without boxes of its own: result, scales and progress, under its text."""
    scales = entry_scales(entry, layout.track)
    scored = Scored(entry.id, entry.name, entry.score if entry.log else None, entry.span)
    made = score_row(desk, scored, ROW_LABEL * desk.kit.grow, elem, top=0.0)
    made += scale_blocks(desk, scales, 0.0, width, elem, entry.span) if scales else []
    made += progress_blocks(desk, entry, 0.0, width, elem)
    return [Gap(desk.kit.theme.space["hair"]), *made] if made else []


def _ticked(
    desk: Desk,
    circuit: Circuit,
    station: Entry | Words,
    layout: Layout,
    after: Block | None,
    name: str,
    elem: Elem,
) -> list[Block]:
    """A square a round, and what stands ``after`` the last station."""
    place = box_place(desk, layout)
    if isinstance(station, Entry):
        ids = [planned.id for planned in station.sets]
    else:
        ids = [f"{station.id}.round{number}" for number in range(1, circuit.rounds + 1)]
    made: list[Block] = [_ticks(desk, circuit, name, ids, place, elem, station)]
    if isinstance(station, Entry) and station.score:
        made += score_row(desk, Scored(station.id, station.name, station.score, station.span), place.start, elem)
    if isinstance(station, Entry):
        scales, wide = entry_scales(station, layout.track), place.room
        made += [Gap(desk.kit.theme.space["hair"])] if scales else []
        made += scale_blocks(desk, scales, place.start, wide, elem, station.span)
        made += progress_blocks(desk, station, place.start, wide, elem)
    return made if after is None else [*made, Gap(desk.kit.theme.space["hair"]), after]


def _ticks(
    desk: Desk,
    circuit: Circuit,
    name: str,
    ids: list[str],
    place: log.Place,
    elem: Elem,
    station: Entry | Words,
) -> Block:
    """A square for every round, as many on a line as have room; those that are optional are dashed."""
    kit = desk.kit
    side, gap = kit.theme.box["tick_main"], kit.theme.box["gap"]
    per_line = max(1, int((place.room + gap) // (side + gap)))
    lines = -(-len(ids) // per_line)
    per_line = -(-len(ids) // lines) if lines else 1
    boxes = [
        LogBox(
            f"{number}",
            side,
            ((Field(f"{id_}.done", desk.say("session.round_field", name=name, number=number), kind="tick"),),),
            dashed=number > circuit.least,
            before=0.0 if (number - 1) % per_line == 0 else gap,
        )
        for number, id_ in enumerate(ids, 1)
    ]
    row = BoxWords(desk.say("session.blank"), (desk.say("session.round"),))
    out = [
        box_row(kit, boxes[first : first + per_line], row, side, place.start, elem, station.span)
        for first in range(0, len(boxes), per_line)
    ]
    return Stack(out)


def _after(desk: Desk, group: Superset | Circuit, start: float, elem: Elem) -> Block:
    """What to do after a round, and the boxes of the result where one is asked for."""
    line = _rounds(desk, group, start, elem)
    name = group.name or desk.say("list.between").join(labels_of(group))
    scored = score_row(desk, Scored(group.id, name, group.score, group.span), start, elem)
    return Stack([line, *scored]) if scored else line


def _rounds(desk: Desk, group: Superset | Circuit, start: float, elem: Elem) -> Block:
    """What to do after a round: ``A1, A2, then rest 1:30. 3 rounds.``."""
    kit, paper = desk.kit, desk.kit.paper
    labels = labels_of(group)
    run_on = labels == [f"{group.letter}{place}" for place in range(1, len(labels) + 1)]
    shown = desk.say("list.between").join(labels)
    if run_on and len(labels) > _MOST_NAMED:
        shown = desk.say("session.labels", first=labels[0], last=labels[-1])
    rounds = how_many(desk, group)
    inside = group.rest_inside if group.rest_inside is not None and group.rest_inside.low else None
    if group.rest is not None and group.rest.low:
        time = words.duration(group.rest, desk.language)
        key = "round_rest_each" if inside == group.rest else "round_rest"
        text = desk.say(f"session.{key}", group.rounds, labels=shown, rest="\x00", rounds=rounds)
        before, after = text.split("\x00")
        parts: list[Run] = [kit.run(before, "label"), kit.run(time, "label_bold"), kit.run(after, "label")]
    else:
        parts = [kit.run(desk.say("session.round_plain", group.rounds, labels=shown, rounds=rounds), "label")]
    if inside is not None and inside != group.rest:
        between = words.duration(inside, desk.language)
        parts.append(kit.run(" " + desk.say("session.rest_inside", rest=between), "label"))
    line = Text(parts, kit.style("label"), elem.add("P"))
    return Columns([Cell(start, paper.content - start, line)])


def how_many(desk: Desk, group: Superset | Circuit) -> str:
    """The number of rounds: ``3``, ``3–4``."""
    least = group.least if isinstance(group, Circuit) else group.rounds
    high = Decimal(group.rounds) if least < group.rounds else None
    return words.numbers((Decimal(least),), high, desk.language)


class Bracket(Stack):
    """A group's rows with the bracket at their left; each page has its own part of it. ``inset`` moves it right."""

    def __init__(self, desk: Desk, body: Block, inset: float = 0.0) -> None:
        super().__init__([body])
        self._desk, self._inset = desk, inset

    def cut(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        first, rest = super().cut(width, room)
        return self._again(first), self._again(rest)

    def force(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        first, rest = super().force(width, room)
        return self._again(first), self._again(rest)

    def _again(self, part: Block | None) -> Block | None:
        return part if part is None or isinstance(part, Bracket) else Bracket(self._desk, part, self._inset)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        style = self._desk.kit.line("bracket")
        left = x - _BRACKET + self._inset
        high, low = top - TOP, top - self.measure(width)
        canvas.stroke(style.color, style.width)
        canvas.path([(left + _REACH, high), (left, high), (left, low), (left + _REACH, low)], fill=False)
        super().paint(canvas, x, top, width)


def pause_row(desk: Desk, pause: Pause, layout: Layout, root: Elem) -> Block:
    """A rest on a line of its own."""
    text = desk.say("session.pause", rest=words.duration(pause.rest, desk.language))
    return _line(desk, [desk.kit.run(text, "dose_quiet", pause.span)], "dose_quiet", layout, root)


def _line(desk: Desk, runs: list[Run], role: str, layout: Layout, root: Elem) -> Block:
    kit = desk.kit
    left = layout.text_left(kit.paper)
    text = Text(runs, kit.style(role), root.add("P"))
    return Columns([Cell(left, kit.paper.content - left, Stack([Gap(kit.theme.space["hair"]), text]))])


def words_row(desk: Desk, line: Words, layout: Layout, root: Elem) -> Block:
    """A line of plain words between exercises, with a square to tick where numbers stand elsewhere."""
    kit = desk.kit
    elem = root.add("L", ListNumbering="None").add("LI")
    style = kit.style("value")
    runs = [kit.run(line.text, "value", line.span)]
    if line.optional:
        runs.append(kit.run(" " + desk.say("session.optional"), "plain", line.span))
    name = f"{line.id}.done"
    label = tick_label(kit, elem.add("Lbl", ActualText="☐ ", Id=name), name, line.span)
    text = Text(runs, style, elem.add("LBody"))
    row = Stack([Gap(TOP), Item(text, layout.text_left(kit.paper), first_baseline(style, runs), label)])
    row.origin = (line.id, "exercise", line.span)
    return row


def chapter_head(desk: Desk, chapter: Chapter, root: Elem) -> Block:
    """The heading of a part of a session, how long it takes, and what the coach says about it."""
    kit = desk.kit
    runs = [kit.run(chapter.heading, "day_name", chapter.span)]
    if chapter.time is not None:
        time = words.time_code(Decimal(chapter.time), None, desk.language)
        runs.append(kit.run("  " + time, "dose_quiet", chapter.span))
    if chapter.optional:
        runs.append(kit.run("  " + desk.say("session.optional"), "plain", chapter.span))
    lines: list[Block] = [Gap(TOP), Text(runs, kit.style("day_name"), root.add("H2"))]
    if chapter.notes:
        lines.append(Text([kit.run(chapter.notes, "note", chapter.span)], kit.style("note"), root.add("P")))
    lines.append(Gap(kit.theme.space["hair"]))
    block = Stack(lines)
    block.origin = (chapter.id, "heading", chapter.span)
    return block.marked(keep_next=True)


def chapter_score(desk: Desk, chapter: Chapter, layout: Layout, root: Elem) -> Block | None:
    """The boxes for the result of a part, beside its name; None where none is asked for."""
    kit, start = desk.kit, box_place(desk, layout).start
    elem = Elem("Sect")
    said = kit.run(desk.say("session.score.of", name=chapter.heading), "value", chapter.span)
    text = Text([said], kit.style("value"), elem.add("P"))
    made = score_row(desk, Scored(chapter.id, chapter.heading, chapter.score, chapter.span), start, elem, top=TOP)
    if not made:
        return None
    root.kids.append(elem)
    left = layout.text_left(kit.paper)
    width = text_width(desk, layout, start)
    if layout.stacked:
        return Stack([Columns([Cell(left, width, Stack([Gap(TOP), text]))]), *made])
    return Columns([Cell(left, width, Stack([Gap(2 * TOP), text])), Cell(0, kit.paper.content, Stack(made))])


def tick_row(desk: Desk, entry: Entry | Words, root: Elem, often: Frequency | None = None) -> Block:
    """One line of a warm-up or cool-down: a tick, the name, the dose and the note.

    How often it is done is left out where that is ``often`` as all of the session.
    """
    kit = desk.kit
    side = kit.theme.box["tick_list"]
    item = root.add("LI")
    name = f"{entry.id}.done"
    label = tick_label(kit, item.add("Lbl", ActualText="☐ ", Id=name), name, entry.span)
    if isinstance(entry, Words):
        parts = [kit.run(entry.text, "tip", entry.span)]
    else:
        parts = [kit.run(entry.name, "tip", entry.name_span, bold=True)]
        if entry.dose is not None:
            once = replace(entry, frequency=None) if entry.frequency == often else entry
            dose = ", ".join(text for text in (plain_words(desk, once), unsaid(desk, entry)) if text)
            parts.append(kit.run(f" {dose}", "tip", entry.span))
        said = [*care_phrases(desk, entry), *([entry.notes] if entry.notes else []), *progress_words(desk, entry)]
        if said:
            parts.append(kit.run((". " if entry.dose is not None else " ") + ". ".join(said), "tip", entry.span))
    if entry.optional:
        parts.append(kit.run(" " + desk.say("session.optional_brackets"), "tip", entry.span))
    style = kit.style("tip")
    text = Text(parts, style, item.add("LBody"))
    row = Item(text, side + _AFTER_TICK, first_baseline(style, parts), label)
    row.origin = (entry.id, "exercise", entry.span)
    return row
