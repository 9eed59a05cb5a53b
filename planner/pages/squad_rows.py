"""The rows of a squad page: exercises at the head, one row a person, and the plates that all need together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from planner.pages.base import Desk
from planner.pages.loads import aims, load_text, short_text
from planner.pages.plates import plates_text
from planner.pages.session_text import load_words
from planner.pages.squad_grid import Column, Grid, boxes_of
from planner.plan.dose import words
from planner.program import Entry, Session
from planner.program.records import Trainee
from planner.program.squad import plates_for_all
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Rule, Stack, Text
from planner.typeset.measure import shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_TOP: Final = 1.6 * MM
"""White over what stands in the head and under the table."""
_LOAD, _LOAD_BASELINE = 5 * MM, 3.8 * MM
"""Height of the line of a load, and its baseline."""
_LISTED: Final = 3
"""Most different loads whose plates are listed."""
_TARGET: Final = 3.3 * MM
"""From the top of a box down to the baseline of the load in it."""
_INSET: Final = 1 * MM
_NUMBERS: Final = 4 * MM


@dataclass(frozen=True, slots=True)
class Setting:
    """How high a row of somebody is: the height of a box, the white over and under, and whether it says less."""

    is_tight: bool
    cell: float
    above: float = 1.6 * MM
    below: float = 1.8 * MM


def settings(desk: Desk) -> tuple[Setting, ...]:
    """What gives way so that everybody stands on one sheet, in this order: words, white, and the boxes last."""
    box, least = desk.kit.theme.box["height"], desk.kit.theme.box["least_height"]
    return Setting(False, box), Setting(True, box), Setting(True, least, 0.8 * MM, 0.9 * MM)


def least_height(setting: Setting, desk: Desk) -> float:
    """What every row takes at least, in points: a name, and boxes under a load."""
    return setting.above + max(desk.kit.style("heading").step, setting.cell) + setting.below


def head_row(desk: Desk, entries: Sequence[Entry], grid: Grid, elem: Elem | None) -> Panel:
    """Number, name and dose of each exercise, and the numbers of its sets; decoration without ``elem``."""
    kit = desk.kit
    if elem is not None:
        elem.add("TH", Scope="Column", ActualText=desk.say("session.blank"))
    made = [_head_cell(desk, entries[column.place], elem) for column in grid.columns]
    high = max(
        sum(text.measure(column.width) for text in texts) for texts, column in zip(made, grid.columns, strict=True)
    )
    panel = Panel(_TOP + high + _NUMBERS * kit.grow)
    for texts, column in zip(made, grid.columns, strict=True):
        y = _TOP + high - sum(text.measure(column.width) for text in texts)
        for text in texts:
            panel.block(column.x, y, column.width, text)
            y += text.measure(column.width)
        count = min(boxes_of(entries[column.place]), column.across)
        for number in range(count if count > 1 else 0):
            middle = column.x + (number + 0.5) * column.cell
            run = kit.run(str(number + 1), "label")
            panel.text(middle, panel.space - 1 * MM, [run], None, "center")
    return panel


def _head_cell(desk: Desk, entry: Entry, elem: Elem | None) -> list[Block]:
    kit, span = desk.kit, entry.span
    wide = 1 + max(1, boxes_of(entry))
    owner = elem.add("TH", Scope="Column", ColSpan=wide) if elem is not None else None
    name = f"{entry.label} {entry.name} ".lstrip()
    texts: list[Block] = [Text([kit.run(name, "heading", entry.name_span)], kit.style("heading"), owner)]
    if entry.dose is not None:
        target = aims(desk, entry.dose.groups[0])
        code = words.code(entry.dose, desk.language)
        said = f"{code} @ {target}" if target and len(entry.dose.groups) == 1 else code
        rest = (
            "" if entry.rest is None else " · " + desk.say("squad.rest", rest=words.duration(entry.rest, desk.language))
        )
        runs = [kit.run(said, "plain_bold", span), kit.run(rest, "plain", span)]
        texts.append(Text([run for run in runs if run.text], kit.style("plain"), owner))
    return texts


def person_row(
    desk: Desk, session: Session, mate: Trainee, entries: Sequence[Entry], grid: Grid, elem: Elem, setting: Setting
) -> Panel:
    """Somebody's name, and for each exercise the load with its plates over the boxes."""
    kit, cell, tight = desk.kit, setting.cell, setting.is_tight
    name = Text([kit.run(mate.name, "heading", mate.span)], kit.style("heading"), elem.add("TH", Scope="Row"))
    made: list[tuple[Column, Entry, Elem, list[Block], float]] = []
    for column in grid.columns:
        entry, data = entries[column.place], Elem("TD")
        lines = _load_lines(desk, entry, column, data, tight=tight)
        made.append((column, entry, data, lines, sum(line.measure(column.width) for line in lines)))
    high = max([name.measure(grid.names), *(above + column.lines * cell for column, *_, above in made)])
    panel = Panel(setting.above + high + setting.below)
    panel.block(0, setting.above, grid.names, name)
    for column, entry, data, lines, above in made:
        elem.kids.append(data)
        y = setting.above + high - column.lines * cell - above
        if not lines:
            data.attrs["ActualText"] = desk.say("session.blank")
        for line in lines:
            panel.block(column.x, y, column.width, line)
            y += line.measure(column.width)
        _boxes(panel, desk, session, mate, entry, column, (y, cell), elem)
    panel.origin = (f"{session.id}.p{mate.row}", "person", mate.span)
    return panel


def _small(desk: Desk, entry: Entry, *, tight: bool) -> list[str]:
    """What is said of the load in small type: the plates of each side, and what was lifted last time.

    Of several loads a ``tight`` row has the plates of the heaviest, and all of it in one text.
    """
    loads = list(dict.fromkeys(planned.load for planned in entry.sets if planned.load is not None))
    bars = [load for load in loads if load.bar is not None]
    said: list[str] = []
    if len(bars) == 1 == len(loads):
        said = [plates_text(desk, bars[0])]
    else:
        listed = sorted(bars, key=lambda load: load.value)[-1:] if tight or len(bars) > _LISTED else bars
        said = [
            desk.say("session.plates.of", load=desk.language.number(load.value, 3), plates=plates_text(desk, load))
            for load in listed
        ]
    if entry.last is not None:
        text = load_text(desk, entry.last.load)
        if entry.last.reps is not None:
            reps = words.amount_code(entry.last.reps, desk.language)
            text = desk.say("session.load_by_reps", load=text, reps=reps)
        said.append(f"{desk.say('session.last_time')} {text}")
    said = [text.replace(" ", "\xa0").replace("\xa0+\xa0", "\xa0+ ") for text in said]
    return [" · ".join(said)] if tight and said else said


def _load_lines(desk: Desk, entry: Entry, column: Column, elem: Elem | None, *, tight: bool) -> list[Block]:
    """The load in bold and, under it or beside it, what is said of it in small type."""
    kit, span = desk.kit, entry.span
    known, is_number = load_words(desk, entry, entry.dose.groups[0], list(entry.sets)) if entry.dose else ("", False)
    small = _small(desk, entry, tight=tight)
    load = kit.run(known, "dose" if is_number else "plain", span)
    if load.width() > column.width:
        load = kit.run(known, "plain_bold" if is_number else "label", span)
    beside = kit.run(small[0] if len(small) == 1 else "", "label", span)
    gap = 2 * MM * kit.grow if beside.text else 0.0
    if known and len(small) < 2 and load.width() + gap + beside.width() <= column.width:
        line = Panel(_LOAD * kit.grow)
        line.text(0, _LOAD_BASELINE * kit.grow, [load], elem, spaced=True)
        if beside.text:
            line.text(column.width, _LOAD_BASELINE * kit.grow, [beside], elem, "right", spaced=True)
        return [line]
    lines: list[Block] = [Text([load], kit.style("dose"), elem)] if known else []
    return [*lines, *(Text([kit.run(text, "label", span)], kit.style("label"), elem) for text in small)]


def _boxes(
    panel: Panel,
    desk: Desk,
    session: Session,
    mate: Trainee,
    entry: Entry,
    column: Column,
    band: tuple[float, float],
    elem: Elem,
) -> None:
    """A box for each set, touching those beside it; its own load stands in it where sets differ in it.

    ``band`` is how far they stand from the top of the row, and how high a box is.
    """
    kit, style = desk.kit, desk.kit.line("box")
    top, high = band
    count = boxes_of(entry)
    name = f"{session.id}.p{mate.row}{entry.id.removeprefix(session.id)}"
    differ = len({planned.load for planned in entry.sets}) > 1
    for line in range(column.lines if count else 0):
        wide = min(column.across, count - line * column.across) * column.cell
        panel.box(column.x, top + line * high, wide, high, style, kit.theme.box["radius"])
    for number in range(count):
        line, place = divmod(number, column.across)
        x, y = column.x + place * column.cell, top + line * high
        if place:
            panel.line(x, y, x, y + high, style)
        planned = entry.sets[number] if entry.sets else None
        title = desk.say("squad.field", name=mate.name, exercise=entry.name, number=number + 1)
        id_ = f"{name}.set{number + 1}" if planned else f"{name}.done"
        data = elem.add("TD", T=title, Id=id_)
        text = short_text(desk, planned.load, unit=False) if planned and planned.load and differ else ""
        if text:
            run = shorten(kit.run(text, "target", entry.span), column.cell - 2 * _INSET)
            panel.text(x + _INSET, y + _TARGET * kit.grow, [run], data)
        else:
            data.attrs["ActualText"] = desk.say("session.blank")
        panel.place(id_, "field" if planned else "tick", (x, y, column.cell, high), mate.span)
    if not count:
        elem.add("TD", ActualText=desk.say("session.blank"))


def plates_row(desk: Desk, people: Sequence[Sequence[Entry]], grid: Grid, body: Elem) -> Block | None:
    """The plates that all need at once for their heaviest sets; None where no plates are counted."""
    kit = desk.kit
    found = [plates_for_all(own[column.place] for own in people) for column in grid.columns]
    if not any(found):
        return None
    elem = body.add("TR")
    label = Text([kit.run(desk.say("squad.plates"), "label")], kit.style("label"), elem.add("TH", Scope="Row"))
    cells = [Cell(0, grid.names, label)]
    for column, plates in zip(grid.columns, found, strict=True):
        texts = [desk.say("dose.times", count=count, amount=desk.language.number(size, 3)) for size, count in plates]
        span = 1 + max(1, boxes_of(people[0][column.place]))
        owner = elem.add("TD", **({"ColSpan": span} if span > 1 else {}))
        if texts:
            runs = [kit.run(desk.say("list.between").join(texts), "label")]
            cells.append(Cell(column.x, column.width, Text(runs, kit.style("label"), owner)))
        else:
            owner.attrs["ActualText"] = desk.say("session.blank")
    return Stack([Rule(kit.line("row")), Gap(_TOP), Columns(cells), Gap(_TOP / 2)])
