"""The rows of a session page: an exercise, a superset, a pause, a warm-up line."""

from __future__ import annotations

from dataclasses import dataclass

from planner.pages import log_boxes as log
from planner.pages.base import Desk
from planner.pages.dose_panel import rests
from planner.pages.images import picture
from planner.pages.loads import aims, loads_text
from planner.pages.ticks import tick_label
from planner.plan.dose import words
from planner.plan.dose.model import BodyweightTarget, Dose, EffortTarget, Group
from planner.program import Entry, PlannedSet, Superset
from planner.typeset.blocks import Block, Carried, Cell, Columns, Gap, Item, Panel, Rule, Stack, Text, first_baseline
from planner.typeset.boxes import tick
from planner.typeset.canvas import PageCanvas
from planner.typeset.measure import Run, shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_TOP = 2 * MM
"""From the rule over a row to the line of the name, whose baseline then lies 6 mm under the rule."""
_BRACKET = 3.5 * MM
_ROW_LABEL = 12 * MM
"""Room for the names of a box's cells, left of the first box."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a session page is laid out and how far it is squeezed."""

    pictures: bool
    gap: float
    picture: float
    cell: float
    rest: tuple[float, float] = (7 * MM, 5 * MM)
    """Height of the line with rest and tempo, and its baseline."""
    short_head: bool = False
    next_time: bool = True

    @property
    def text_column(self) -> int:
        """Where names start: after the pictures, or after the numbers when there are none."""
        return 3 if self.pictures else 2


def entry_row(
    desk: Desk,
    entry: Entry,
    layout: Layout,
    root: Elem,
    laid: log.Lines | None = None,
    after: Block | None = None,
) -> Block:
    """One exercise: number and picture, text, boxes (``laid`` where a superset gives their places).

    ``after`` stands under the boxes. What goes on to another page is named there again.
    """
    kit, paper = desk.kit, desk.kit.paper
    elem = root.add("Sect")
    column = layout.text_column
    label = Text(
        [kit.run(entry.label, "exercise_name", entry.span)], kit.style("exercise_name"), title := elem.add("H2")
    )
    figure = _figure(desk, entry, layout, elem)
    laid = log.entry_lines(desk, entry, box_place(desk)) if laid is None else laid
    start = laid[0][0] if laid else paper.x(8)
    name_width = start - _ROW_LABEL - 2 * paper.gutter - paper.x(column)
    left = Stack([Gap(_TOP), label, *([Gap(kit.theme.space["hair"]), figure] if figure else [])])
    text = Stack([Gap(_TOP), *_text(desk, entry, layout, name_width, elem, title)])
    cells = [Cell(0, paper.span(column - 1), left), Cell(paper.x(column), name_width, text)]
    if entry.sets:
        made: list[Block] = [Gap(_TOP), log.box_block(desk, entry, laid, layout.cell, elem)]
        if after is not None:
            made += [Gap(kit.theme.space["hair"]), after]
        cells.append(Cell(0, paper.content, Stack(made)))
    else:
        cells.append(Cell(0, paper.content, Stack([Gap(_TOP), _tick_box(desk, entry, elem)])))
    row = Carried(Columns(cells), _carried(desk, entry.label, entry.name, layout))
    row.origin = (entry.id, "exercise", entry.span)
    return row


def box_place(desk: Desk) -> log.Place:
    """Where boxes stand in a row: the last five columns, or the last six."""
    paper = desk.kit.paper
    return log.Place(paper.x(8), paper.x(7), paper.content)


def _carried(desk: Desk, label: str, name: str, layout: Layout) -> Block:
    """Number and name over the part of a row that stands on a further page; decoration, for it was read before."""
    kit, paper = desk.kit, desk.kit.paper
    style, column = kit.style("exercise_name"), layout.text_column
    more = kit.run(" " + desk.say("furniture.continued"), "plain")
    title = shorten(kit.run(name, "exercise_name"), paper.span(13 - column) - more.width())
    head = Columns(
        [
            Cell(0, paper.span(column - 1), Text([kit.run(label, "exercise_name")], style, None)),
            Cell(paper.x(column), paper.span(13 - column), Text([title, more], style, None)),
        ]
    )
    return Stack([Gap(_TOP), head])


def _figure(desk: Desk, entry: Entry, layout: Layout, elem: Elem) -> Block | None:
    if not layout.pictures or entry.exercise is None or not entry.exercise.pictures:
        return None
    alt = desk.say("sheet.picture", 1, name=entry.exercise.name, number=1, count=1)
    return picture(desk.kit, entry.exercise.pictures[0], alt, desk.kit.paper.span(2), layout.picture, elem)


def _text(desk: Desk, entry: Entry, layout: Layout, width: float, elem: Elem, title: Elem) -> list[Block]:
    """Name, dose and load, plain words, rest and tempo, the coach's note."""
    kit, span = desk.kit, entry.span
    name = Text([kit.run(entry.name, "exercise_name", entry.name_span)], kit.style("exercise_name"), title)
    out: list[Block] = [name.marked(keep_next=True)]
    if entry.dose is not None:
        out += [_dose(desk, entry, groups, width, elem) for groups in _alike(desk, entry)]
        plain = words.plain(entry.dose, desk.language)
        out.append(Text([kit.run(plain, "plain", span)], kit.style("plain"), elem.add("P")))
        out += rests(desk, entry, elem, *layout.rest)
    if entry.notes:
        if entry.rest is None and entry.tempo is None:
            out.append(Gap(kit.theme.space["hair"]))
        out.append(Text([kit.run(entry.notes, "note", span)], kit.style("note"), elem.add("P")))
    return out


def _alike(desk: Desk, entry: Entry) -> list[list[int]]:
    """The numbers of the dose's groups, joined where one line says them all: same load, same aim."""
    out: list[list[int]] = []
    said: tuple[str, str] | None = None
    if entry.dose is None:
        return out
    for number, group in enumerate(entry.dose.groups):
        now = (loads_text(desk, _sets(entry, [number])), aims(desk, group))
        if out and now == said:
            out[-1].append(number)
        else:
            out.append([number])
        said = now
    return out


def _sets(entry: Entry, groups: list[int]) -> list[PlannedSet]:
    return [planned for planned in entry.sets if planned.group in groups]


def _dose(desk: Desk, entry: Entry, numbers: list[int], width: float, elem: Elem) -> Block:
    """Code at the left, load at the right end of the column, so that loads stand under each other."""
    kit, span = desk.kit, entry.span
    groups = tuple(group for number, group in enumerate(entry.dose.groups if entry.dose else ()) if number in numbers)
    code = words.code(Dose(groups), desk.language)
    target = aims(desk, groups[0])
    text = f"{code} @ {target}" if target else code
    load, known = _load(desk, entry, groups[0], _sets(entry, numbers))
    right = kit.run(load, "dose" if known else "dose_quiet", span)
    left = kit.run(text, "dose", span)
    owner = elem.add("P")
    if left.width() + right.width() + 4 * MM <= width:
        panel = Panel(5.5 * MM)
        panel.text(0, 4.5 * MM, [left], owner, spaced=True)
        panel.text(width, 4.5 * MM, [right], owner, "right")
        return panel
    style = kit.style("dose")
    lines: list[Block] = [Gap(0.5 * MM), Text([left], style, owner)]
    if load:
        lines.append(Text([right], style, elem.add("P")))
    return Stack(lines)


def _load(desk: Desk, entry: Entry, group: Group, sets: list[PlannedSet]) -> tuple[str, bool]:
    """What to lift in words, and whether it is a number: ``105 kg``, ``bodyweight``, ``by feel``, or nothing."""
    text = loads_text(desk, sets)
    if text:
        return text, any(planned.load is not None and planned.load.relation != "bodyweight" for planned in sets)
    if any(isinstance(target, BodyweightTarget) for target in group.targets) or (
        entry.resistance == "bodyweight" and not group.targets
    ):
        return desk.say("session.bodyweight"), False
    if any(isinstance(target, EffortTarget) for target in group.targets):
        return desk.say("session.by_feel"), False
    return "", False


def _tick_box(desk: Desk, entry: Entry, elem: Elem) -> Panel:
    """An exercise without a dose has one thing to record: that it was done."""
    kit, paper = desk.kit, desk.kit.paper
    side = kit.theme.box["tick_main"]
    panel = Panel(side + 5.5 * MM)
    owner = elem.add("P", Id=f"{entry.id}.done", T=desk.say("session.done_field", name=entry.name))
    panel.text(
        paper.x(8) - 2 * MM, 5.5 * MM + side / 2 + MM, [kit.run(desk.say("session.done"), "label")], owner, "right"
    )
    tick(kit, panel, paper.x(8), 5.5 * MM, side, f"{entry.id}.done", entry.span)
    return panel


def superset_row(desk: Desk, superset: Superset, layout: Layout, root: Elem) -> Block:
    """The members under each other, all with boxes of the widest, bracketed, and the rest once at the end."""
    kit, paper = desk.kit, desk.kit.paper
    elem = root.add("Sect")
    laid = log.shared_lines(desk, superset.entries, box_place(desk))
    blocks: list[Block] = []
    if superset.name:
        text = Text([kit.run(superset.name, "heading", superset.span)], kit.style("heading"), elem.add("H2"))
        blocks += [Gap(_TOP), text.marked(keep_next=True)]
    for index, entry in enumerate(superset.entries):
        if index:
            blocks += [Gap(layout.gap), Rule(kit.line("inner"), paper.x(layout.text_column))]
        last = index == len(superset.entries) - 1
        blocks.append(
            entry_row(
                desk, entry, layout, elem, laid[index], _rounds(desk, superset, laid[index], elem) if last else None
            )
        )
    if superset.notes:
        note = Text([kit.run(superset.notes, "note", superset.span)], kit.style("note"), elem.add("P"))
        blocks += [
            Gap(kit.theme.space["hair"]),
            Columns([Cell(paper.x(layout.text_column), paper.span(7 - layout.text_column), note)]),
        ]
    return Bracket(desk, Stack(blocks))


class Bracket(Stack):
    """A superset's rows with the bracket at their left; each page has its own part of it."""

    def __init__(self, desk: Desk, body: Block) -> None:
        super().__init__([body])
        self._desk = desk

    def cut(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        first, rest = super().cut(width, room)
        return self._again(first), self._again(rest)

    def force(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        first, rest = super().force(width, room)
        return self._again(first), self._again(rest)

    def _again(self, part: Block | None) -> Block | None:
        return part if part is None or isinstance(part, Bracket) else Bracket(self._desk, part)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        style = self._desk.kit.line("bracket")
        left, reach = x - _BRACKET, 1.6 * MM
        high, low = top - 2 * MM, top - self.measure(width)
        canvas.stroke(style.color, style.width)
        canvas.path([(left + reach, high), (left, high), (left, low), (left + reach, low)], fill=False)
        super().paint(canvas, x, top, width)


def _rounds(desk: Desk, superset: Superset, laid: log.Lines, elem: Elem) -> Block:
    """What to do after a round: ``A1, A2, then rest 1:30. 3 rounds.``."""
    kit, paper = desk.kit, desk.kit.paper
    labels = ", ".join(entry.label for entry in superset.entries)
    parts: list[Run] = []
    if superset.rest is not None:
        time = words.duration(superset.rest, desk.language)
        before, after = desk.say("session.round_rest", superset.rounds, labels=labels, rest="\x00").split("\x00")
        parts = [kit.run(before, "label"), kit.run(time, "label_bold"), kit.run(after, "label")]
    else:
        parts = [kit.run(desk.say("session.round_plain", superset.rounds, labels=labels), "label")]
    if superset.rest_inside is not None and superset.rest_inside.low:
        inside = words.duration(superset.rest_inside, desk.language)
        parts.append(kit.run(" " + desk.say("session.rest_inside", rest=inside), "label"))
    line = Text(parts, kit.style("label"), elem.add("P"))
    start = laid[0][0] if laid else paper.x(8)
    return Columns([Cell(start, paper.content - start, line)])


def tick_row(desk: Desk, entry: Entry, root: Elem) -> Block:
    """One line of a warm-up or cool-down: a tick, the name, the dose and the note."""
    kit = desk.kit
    side = kit.theme.box["tick_list"]
    item = root.add("LI")
    name = f"{entry.id}.done"
    label = tick_label(kit, item.add("Lbl", ActualText="☐ ", Id=name), name, entry.span)
    parts = [kit.run(entry.name, "tip", entry.name_span, bold=True)]
    if entry.dose is not None:
        parts.append(kit.run(" " + words.plain(entry.dose, desk.language), "tip", entry.span))
    if entry.notes:
        parts.append(kit.run((". " if entry.dose is not None else " ") + entry.notes, "tip", entry.span))
    style = kit.style("tip")
    text = Text(parts, style, item.add("LBody"))
    row = Item(text, side + 1.6 * MM, first_baseline(style, parts), label)
    row.origin = (entry.id, "exercise", entry.span)
    return row
