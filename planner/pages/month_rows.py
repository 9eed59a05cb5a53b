"""The row of one exercise on a sheet for several weeks: its name and picture, and a line of boxes for each week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planner.pages import log_boxes as log
from planner.pages.base import Desk
from planner.pages.block_cells import WeekCell
from planner.pages.block_table import broken
from planner.pages.care_words import care_lines
from planner.pages.month_boxes import BoxTable, fitted_lines, is_side_by_side, named_boxes
from planner.pages.month_facts import entry_facts, plates_words
from planner.pages.month_layout import TOP, MonthLayout
from planner.pages.progress import facts_of, progress_blocks
from planner.pages.session_rows import ROW_LABEL
from planner.pages.session_text import exercise_picture
from planner.pages.strips import entry_lines
from planner.plan.progress.words import sentence
from planner.program import Entry
from planner.typeset.block import first_baseline
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Stack, Text
from planner.typeset.box_lines import box_line
from planner.typeset.boxes import LogBox, tick
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_NUMBER = 5 * MM
"""Room for the number of a week, left of its dose."""
_BETWEEN = 3 * MM
"""Least white between the name of an exercise and the facts at the end of its line."""
_WEEKS, _FEW = 4, 3
"""Most weeks on one line, and the boxes that each of them has room for."""
_PAD = 0.4 * MM
"""White over and under the words of a week whose boxes have a shape of their own."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """An exercise in the weeks of a sheet: the number of each week with it, or None where it is not there."""

    each: tuple[tuple[int, Entry | None], ...]
    cells: Mapping[str, WeekCell]

    @property
    def there(self) -> tuple[tuple[int, Entry], ...]:
        """The weeks that have it."""
        return tuple((week, entry) for week, entry in self.each if entry is not None)

    @property
    def first(self) -> Entry:
        return self.there[0][1]


def exercise_row(weeks: Weeks, layout: MonthLayout, root: Elem, after: str = "") -> Block:
    """Number and picture at the left, the name over the weeks; ``after`` is a fact that a group adds."""
    desk, entry = layout.desk, weeks.first
    kit = desk.kit
    elem = root.add("Sect")
    title = elem.add("H2")
    number = Text([kit.run(entry.label, "exercise_name", entry.span)], kit.style("exercise_name"), title)
    left: list[Block] = [Gap(TOP), number]
    figure = _figure(weeks, layout, elem)
    if figure is not None:
        left += [Gap(kit.theme.space["hair"]), figure]
    width = layout.end - layout.text
    head = [Gap(TOP), *_head(weeks, layout, width, elem, title, after), Gap(kit.theme.space["hair"])]
    lines = [*(Columns([Cell(layout.text, width, block)]) for block in head), *_lines(weeks, layout, elem)]
    staged = next((one for _, one in weeks.there if len(one.stages) > 1), None)
    if staged is not None:  # one ladder for all weeks, for a stage that is done stays done
        lines += progress_blocks(desk, replace(staged, progress=()), layout.text, width, elem)
    row = Columns([Cell(0, layout.text - kit.paper.gutter, Stack(left)), Cell(0, layout.end, Stack(lines))])
    row.origin = (entry.id, "exercise", entry.span)
    return row


def _figure(weeks: Weeks, layout: MonthLayout, elem: Elem) -> Block | None:
    if not layout.pictures:
        return None
    desk = layout.desk
    high = layout.line * len(weeks.each) - desk.kit.theme.space["hair"]
    height = max(desk.kit.theme.picture["session_small"], min(desk.kit.theme.picture["session"], high))
    width = layout.text - desk.kit.paper.gutter
    return exercise_picture(desk, weeks.first.exercise, width, height, elem, "center")


def _head(weeks: Weeks, layout: MonthLayout, width: float, elem: Elem, title: Elem, after: str) -> list[Block]:
    """The name with the facts at the end of its line, or under it; notes, and what may be done instead."""
    desk, entry = layout.desk, weeks.first
    kit = desk.kit
    style = kit.style("exercise_name")
    runs = [kit.run(entry.name, "exercise_name", entry.name_span)]
    if entry.optional:
        runs.append(kit.run(" " + desk.say("session.optional"), "plain", entry.span))
    told = entry_facts(desk, [one for _, one in weeks.there])
    if layout.is_wide and is_short(weeks):
        told = [*_one_line_facts(weeks, desk), *told]
    facts = kit.run(" · ".join([*told, *([after] if after else [])]), "plain", entry.span)
    name = sum(run.width() for run in runs)
    out: list[Block] = []
    if name + facts.width() + _BETWEEN <= width:
        panel = Panel(style.step)
        baseline = first_baseline(style, runs)
        panel.text(0, baseline, runs, title, spaced=True)
        if facts.text:
            panel.text(width, baseline, [facts], elem.add("P"), "right")
        out.append(panel.marked(keep_next=True))
    else:
        out.append(Text(runs, style, title).marked(keep_next=True))
        if facts.text:
            out.append(Text([facts], kit.style("plain"), elem.add("P")).marked(keep_next=True))
    said = [kit.run(f"{note} ", "note", entry.span) for note in _notes(weeks, desk)]
    others = dict.fromkeys(other.name for _, one in weeks.there for other in one.alternates)
    if others:
        said.append(kit.run(desk.say("session.or") + " ", "plain", italic=True))
        said.append(kit.run(desk.say("list.between").join(others), "plain", entry.span))
    if said:
        out.append(Text(said, kit.style("note"), elem.add("P")))
    return [*out, *care_lines(desk, entry, elem), *_rules(weeks, desk, elem)]


def _rules(weeks: Weeks, desk: Desk, elem: Elem) -> list[Block]:
    """How the exercise goes on, in words; a rule that holds in several weeks is said once."""
    kit, told = desk.kit, dict[str, None]()
    for _, entry in weeks.there:
        facts = facts_of(entry)
        told |= dict.fromkeys(sentence(rule, desk.language, facts) for rule in entry.progress)
    run = kit.run(" · ".join(told), "label", weeks.first.span)
    return [Text([run], kit.style("label"), elem.add("P"))] if told else []


def _one_line_facts(weeks: Weeks, desk: Desk) -> list[str]:
    """The dose where the weeks stand on one line, and which of them have another."""
    said: list[str] = []
    for week, entry in weeks.there:
        ((code, load),) = weeks.cells[entry.id].lines
        text = " ".join(word.text for word in (code, load) if word.text)
        other = desk.say("session.deload") if entry.deload else text
        if entry is weeks.first:
            said.append(text)
        elif code.is_new or entry.deload:
            said.append(f"{desk.say('block.week_small', week=week)} {other}")
    return said


def _notes(weeks: Weeks, desk: Desk) -> list[str]:
    """The coach's words; where they are of one week only, with its number."""
    notes = [one.notes for _, one in weeks.there]
    if len(set(notes)) == 1:
        return [note for note in notes[:1] if note]
    return [f"{desk.say('block.week', week=week)}: {one.notes}" for week, one in weeks.there if one.notes]


def _lines(weeks: Weeks, layout: MonthLayout, elem: Elem) -> list[Block]:
    """A line for each week."""
    desk = layout.desk
    boxed = [(week, entry) for week, entry in weeks.there if entry.log and entry.sets]
    laid: dict[str, list[list[LogBox]]] = {}
    table: BoxTable | None = None
    if boxed and is_side_by_side([entry for _, entry in boxed]):
        made = [named_boxes(desk, entry, week, first=entry is boxed[0][1]) for week, entry in boxed]
        lines = fitted_lines(desk, made, layout.end - layout.boxes)
        laid = {entry.id: each for (_, entry), each in zip(boxed, lines, strict=True)}
        table = BoxTable.under(desk, elem, made)
        if layout.is_wide and is_short(weeks):
            return [_one_line(weeks, made, layout, table)]
    out: list[Block] = []
    for week, entry in weeks.each:
        if entry is None:
            out.append(_absent(week, layout, weeks.first, elem))
        elif table is not None and entry.id in laid:
            out.append(_boxed(weeks, week, entry, laid[entry.id], layout, table))
        else:
            out.append(_shaped(weeks, week, entry, layout, elem))
    return out


def is_short(weeks: Weeks) -> bool:
    """Whether all weeks go on one line: a few boxes with one place to write, and nothing else that differs."""
    cells = [weeks.cells[entry.id] for _, entry in weeks.there]
    entries = [entry for _, entry in weeks.there]
    return (
        1 < len(entries) == len(weeks.each) <= _WEEKS
        and all(entry.log and 0 < len(entry.sets) <= _FEW and entry.resistance != "weight" for entry in entries)
        and not any(planned.side == "each" or planned.amount.best for entry in entries for planned in entry.sets)
        and all(len(cell.lines) == 1 for cell in cells)
        and len({cell.lines[0][1].text for cell in cells}) == 1
        and all(len(cell.details) <= int(entry.deload) for cell, entry in zip(cells, entries, strict=True))
    )


def _one_line(weeks: Weeks, made: Sequence[Sequence[LogBox]], layout: MonthLayout, table: BoxTable) -> Block:
    """The weeks side by side, each with its number before its boxes."""
    kit = layout.desk.kit
    number = _NUMBER * kit.grow
    pitch = (layout.end - layout.text + kit.paper.gutter) / _WEEKS
    wide = (pitch - kit.paper.gutter - number) / _FEW
    panel = Panel(layout.line)
    for place, ((week, entry), boxes) in enumerate(zip(weeks.there, made, strict=True)):
        row, head = table.row()
        x = layout.text + place * pitch
        style = "label_bold" if entry.deload else "label"
        panel.text(x, layout.line / 2 + MM * kit.grow, [kit.run(f"{week}", style, entry.span)], head)
        line = [replace(box, width=wide) for box in boxes]
        blank = layout.desk.say("session.blank")
        box_line(kit, panel, line, (x + number, 0.0), layout.line, row, blank, entry.span)
        table.fill(row, line)
    return panel


def _absent(week: int, layout: MonthLayout, entry: Entry, elem: Elem) -> Block:
    """A week without the exercise."""
    kit = layout.desk.kit
    owner, style, number = elem.add("P"), kit.style("label"), _NUMBER * kit.grow
    said = f"{layout.desk.say('block.dash')} {layout.desk.say('block.absent')}"
    return Columns(
        [
            Cell(layout.text, number, Text([kit.run(f"{week} ", "label", entry.span)], style, owner)),
            Cell(layout.text + number, layout.end, Text([kit.run(said, "label", entry.span)], style, owner)),
        ]
    )


def _boxed(
    weeks: Weeks, week: int, entry: Entry, lines: Sequence[Sequence[LogBox]], layout: MonthLayout, table: BoxTable
) -> Block:
    """The words of a week beside its touching boxes."""
    desk = layout.desk
    row, head = table.row()
    text = week_words(weeks, week, entry, layout, head)
    width = layout.boxes - layout.text - desk.kit.paper.gutter
    height = max(len(lines) * layout.line, text.measure(width))
    each = height / len(lines)
    panel = Panel(height)
    panel.block(layout.text, (height - text.measure(width)) / 2, width, text)
    for number, line in enumerate(lines):
        at = layout.boxes, number * each
        box_line(desk.kit, panel, line, at, each, row, desk.say("session.blank"), entry.span)
    table.fill(row, [box for line in lines for box in line])
    return panel if len(lines) == 1 else Stack([panel, Gap(desk.kit.theme.space["hair"])])


def _shaped(weeks: Weeks, week: int, entry: Entry, layout: MonthLayout, elem: Elem) -> Block:
    """The words of a week beside boxes in the shape of its scheme, or under each other on narrow paper."""
    desk = layout.desk
    paper = desk.kit.paper
    owner = elem.add("P")
    text = Stack([Gap(_PAD), week_words(weeks, week, entry, layout, owner), Gap(_PAD)])
    width = layout.boxes - layout.text - paper.gutter
    start = layout.boxes + ROW_LABEL * paper.grow
    cells = [Cell(layout.text, width, text)]
    if entry.log and entry.sets:
        laid = entry_lines(desk, entry, log.Place(start, start, layout.end))
        cells.append(Cell(0, layout.end, log.box_block(desk, entry, laid, layout.line, elem)))
    elif entry.log:
        cells.append(Cell(layout.boxes, layout.end - layout.boxes, _tick_box(desk, week, entry, elem)))
    return Stack([Columns(cells), Gap(desk.kit.theme.space["hair"])])


def _tick_box(desk: Desk, week: int, entry: Entry, elem: Elem) -> Panel:
    """A square for an exercise without a dose."""
    kit = desk.kit
    side = kit.theme.box["tick_main"]
    panel = Panel(side)
    title = desk.say("month.field", week=week, field=desk.say("session.done_field", name=entry.name))
    owner = elem.add("P", Id=f"{entry.id}.done", T=title)
    tick(kit, panel, 0, 0, side, f"{entry.id}.done", entry.span)
    panel.text(side + 2 * MM, side / 2 + MM, [kit.run(desk.say("session.done"), "label")], owner)
    return panel


def week_words(weeks: Weeks, week: int, entry: Entry, layout: MonthLayout, owner: Elem) -> Block:
    """The number of a week, its dose and load; under them, in small type, what else is new, and the plates."""
    desk = layout.desk
    kit = desk.kit
    cell = weeks.cells[entry.id]
    number = kit.run(f"{week}", "label", entry.span)
    style = kit.style("plain_ink")
    width = layout.boxes - layout.text - kit.paper.gutter
    room = width - _NUMBER * kit.grow
    lines: list[Block] = []
    for place, (code, load) in enumerate(cell.lines):
        sets = [planned for planned in entry.sets if len(cell.lines) == 1 or planned.group == place]
        is_known = any(planned.load is not None and planned.load.relation != "bodyweight" for planned in sets)
        left = kit.run(code.text, "plain_bold" if code.is_new else "plain_ink", entry.span)
        right = kit.run(load.text, "plain_bold" if load.is_new or is_known else "plain_ink", entry.span)
        if left.width() + right.width() + 1.5 * MM <= room:
            panel = Panel(style.step)
            baseline = first_baseline(style, [left])
            panel.text(0, baseline, [left], owner, spaced=True)
            panel.text(room, baseline, [right], owner, "right", spaced=True)
            lines.append(panel)
        else:
            lines.append(Text([broken(left), kit.run(" ", "plain_ink")], style, owner))
            lines.append(Text([broken(right), kit.run(" ", "plain_ink")], style, owner, "right"))
    small = [kit.run(words.text, "label_bold" if words.is_new else "label", entry.span) for words in cell.details]
    runs: list[Run] = []
    for plates in plates_words(desk, entry):  # that they are of one side is left out of later weeks that have no room
        told = [*small, kit.run(plates, "label", entry.span)] if plates else small
        runs = [run for each in told for run in (kit.run(" · ", "label"), each)][1:]
        if entry is weeks.first or sum(run.width() for run in runs) <= room:
            break
    if runs:
        lines.append(Text([*runs, kit.run(" ", "label")], kit.style("label"), owner))
    body = Stack(lines or [Gap(style.step)])
    head = Panel(style.step)
    head.text(0, first_baseline(style, [number]), [number], owner, spaced=True)
    return Columns([Cell(0, _NUMBER * kit.grow, head), Cell(_NUMBER * kit.grow, room, body)])
