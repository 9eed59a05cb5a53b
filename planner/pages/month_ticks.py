"""Lines that are only ticked, on a sheet for several weeks: a numbered square for each week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.pages.care_words import care_phrases
from planner.pages.clock_words import plain_words
from planner.pages.loads import unsaid
from planner.pages.month_layout import TOP, MonthLayout
from planner.pages.progress import progress_words
from planner.program import Chapter, Circuit, Entry, Item, Superset, Words
from planner.program.groups import AnyGroup
from planner.typeset.block import first_baseline
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Stack, Text
from planner.typeset.boxes import tick
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_PITCH = 7.5 * MM
"""From one square to the next, with the number of its week before it."""
_NUMBER = 1 * MM
"""From the number of a week to its square."""


def tick_lines(layout: MonthLayout, weeks: Sequence[tuple[int, Sequence[Item]]], name: str, root: Elem) -> Block:
    """Every line once, with a square for each week that has it, under the ``name`` of what they belong to."""
    desk = layout.desk
    kit = desk.kit
    elem = root.add("Sect")
    head = elem.add("H2") if name else None
    found: dict[str, dict[int, Entry | Words]] = {}
    for week, items in weeks:
        for line in _lines(items):
            found.setdefault(_said(layout, line), {})[week] = line
    pitch = _PITCH * kit.grow
    squares = pitch * len(weeks)
    width = layout.end - layout.text - squares
    listing = elem.add("L", ListNumbering="None")
    blocks: list[Block] = []
    for said, there in found.items():
        item = listing.add("LI").add("LBody")
        first = next(iter(there.values()))
        style = kit.style("tip")
        runs = [kit.run(said + " ", "tip", first.span)]
        text = Text(runs, style, item.add("P"))
        panel = Panel(max(style.step, kit.theme.box["tick_list"] + 0.6 * MM))
        for number, (week, _) in enumerate(weeks):
            if week in there:
                _square(layout, panel, number * pitch, week, there[week], item, first_baseline(style, runs))
        cells = [Cell(layout.text, width, text), Cell(layout.end - squares, squares, panel)]
        row = Columns(cells)
        row.origin = (first.id, "exercise", first.span)
        blocks += [row, Gap(kit.theme.space["hair"])]
    left: list[Block] = []
    if name and head is not None:
        title = Text([kit.run(name + " ", "heading")], kit.style("tip"), head)
        wide = layout.text - kit.paper.gutter if layout.pictures else layout.end
        if not layout.pictures:
            blocks.insert(0, title)
        else:
            left = [title]
        return Stack([Gap(TOP), Columns([Cell(0, wide, Stack(left)), Cell(0, layout.end, Stack(blocks[:-1]))])])
    return Stack([Gap(TOP), *blocks[:-1]])


def _square(
    layout: MonthLayout, panel: Panel, x: float, week: int, line: Entry | Words, item: Elem, baseline: float
) -> None:
    """The number of a week and a square to tick behind it."""
    desk = layout.desk
    kit = desk.kit
    name = f"{line.id}.done"
    side = kit.theme.box["tick_list"]
    number = kit.run(f"{week}", "label")
    called = line.text if isinstance(line, Words) else line.name
    title = desk.say("month.field", week=week, field=desk.say("session.done_field", name=called))
    owner = item.add("P", Id=name, T=title)
    left = x + _PITCH * kit.grow - side
    panel.text(left - _NUMBER, baseline, [number], owner, "right", spaced=True)
    tick(kit, panel, left, baseline - side + 0.4 * MM, side, name, line.span)


def _lines(items: Iterable[Item]) -> Iterator[Entry | Words]:
    """What is ticked line by line; groups are only their members here."""
    for item in items:
        if isinstance(item, Entry | Words):
            yield item
        elif isinstance(item, Circuit):
            yield from item.stations
        elif isinstance(item, Superset | AnyGroup):
            yield from item.entries
        elif isinstance(item, Chapter):
            yield from _lines(item.items)


def _said(layout: MonthLayout, line: Entry | Words) -> str:
    """A line in words: name, dose, care, note, how it goes on, and that it is optional."""
    desk = layout.desk
    if isinstance(line, Words):
        said = line.text
    else:
        dose = ", ".join(text for text in (plain_words(desk, line), unsaid(desk, line)) if text)
        first = " ".join(text for text in (line.name, dose) if text)
        more = [*care_phrases(desk, line), *([line.notes] if line.notes else []), *progress_words(desk, line)]
        said = ". ".join([first, *more])
    return f"{said} {desk.say('session.optional_brackets')}" if line.optional else said
