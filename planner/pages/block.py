"""The block page: the weeks of a plan side by side, with the dose and the load of every exercise in each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from planner.diagnostics import Span
from planner.pages.base import Desk, Kind, Section
from planner.pages.block_cells import Said, WeekCell, group_name
from planner.pages.block_table import HEAD_WHITE, INSET, Grid, cell_block, column_head, padded
from planner.pages.block_weeks import (
    Strand,
    TableRow,
    block_name,
    called_deload,
    hours_of,
    sets_of,
    spread,
    strands,
    unit_in,
    week_detail,
    week_title,
)
from planner.pages.common import TITLES, continued, first_area, fitting, later_area
from planner.pages.overview import how_often
from planner.program import Entry, Program, Session
from planner.program.lanes import Exercise
from planner.typeset.blocks import Block, Carried, Cell, Columns, Gap, Rule, Stack, Text, Whole, first_baseline
from planner.typeset.canvas import PageCanvas
from planner.typeset.measure import Run
from planner.typeset.section import typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_NAMES, _MOST_NAMES = 4, 60 * MM
"""Columns of the names, and the most that they have on wide paper."""
_SHARE = 0.75
"""So much of their place names keep when weeks want more."""
_WEEK, _LEAST_WEEK, _ROOMY_WEEK, _MOST_WEEK = 25 * MM, 19.5 * MM, 29 * MM, 45 * MM
"""Width of a week: the least where there are several tables, where one has them all, at best, and the most."""
_ROWS = (7 * MM, 6.5 * MM, 6 * MM, 5.5 * MM)
"""Heights of a row of one line, from roomy to tight."""
_OVER_NAME, _UNDER_NAME = 2 * MM, 1.5 * MM
"""White over and under the name of a session."""
_MEMBER = re.compile(r"[A-Z]+[0-9]+")
"""The number of an exercise that belongs to a group."""
_APART, _UNDER_BLOCK = 2.6 * MM, 0.8 * MM


@dataclass(frozen=True)
class _Weeks:
    """All weeks, ready to be put into tables."""

    desk: Desk
    weeks: Sequence[Program]

    @cached_property
    def said(self) -> Said:
        return Said(self.desk, unit_in(self.weeks))

    @cached_property
    def strands(self) -> tuple[Strand, ...]:
        return strands(self.weeks, self.said, [called_deload(program) for program in self.weeks])

    @cached_property
    def sets(self) -> list[str]:
        """The sets of each week."""
        return list(map(sets_of, self.weeks))

    @cached_property
    def hours(self) -> list[str]:
        """The hours of each week."""
        return list(map(hours_of, self.weeks))

    @cached_property
    def tables(self) -> tuple[_Table, ...]:
        """A table for each stretch of weeks that has room beside each other; weeks are as wide in all of them."""
        paper, scale = self.desk.kit.paper, self.desk.kit.grow
        usual = min(paper.x(_NAMES + 1), _MOST_NAMES * scale)
        room = paper.content - usual
        parts = spread(self.weeks, max(1, int(room / (_WEEK * scale))), int(room / (_LEAST_WEEK * scale)))
        most = max(map(len, parts))
        if room / most < _ROOMY_WEEK * scale:  # names give to the weeks what they do not need
            room = paper.content - min(usual, max(_SHARE * usual, self._widest_name()))
        week = min(room / most, _MOST_WEEK * scale)
        names = paper.content - week * most
        return tuple(_Table(self, part, names, week) for part in parts)

    def _widest_name(self) -> float:
        """The width of the widest name of an exercise on one line."""
        runs = (name_runs(self.desk, row.exercise) for strand in self.strands for row in strand.rows)
        return max((sum(run.width() for run in each) for each in runs), default=0.0) + INSET

    def heights(self, white: float, page: float) -> list[float]:
        """How high the tables are."""
        return [table.block(white, Elem("Sect"), page, draft=True).measure(table.grid.width) for table in self.tables]


@dataclass(frozen=True)
class _Table:
    """Some weeks beside each other."""

    whole: _Weeks
    part: range
    names: float
    week: float

    @property
    def desk(self) -> Desk:
        return self.whole.desk

    @property
    def weeks(self) -> Sequence[Program]:
        return self.whole.weeks[self.part.start : self.part.stop]

    @cached_property
    def grid(self) -> Grid:
        tinted = tuple(number for number, program in enumerate(self.weeks) if called_deload(program))
        return Grid(self.desk, self.names, self.week, len(self.part), tinted)

    @cached_property
    def _drafts(self) -> dict[tuple[WeekCell, Span], Block]:
        """Cells that were made to be measured: they are as high whatever the white around them."""
        return {}

    def block(self, white: float, root: Elem, page: float, *, draft: bool = False) -> Block:
        """The table with ``white`` over and under the lines of a row; its head is repeated on further pages.

        A ``draft`` is only good for being measured.
        """
        table = root.add("Table")
        head = self._head(table.add("THead"))
        rows: list[Block] = [head.marked(keep_next=True)]
        for strand in self.whole.strands:
            part = strand.within(self.part)
            if part is not None:
                rows.append(self._session(part, white, table.add("TBody"), page, draft=draft))
        rows.append(self._foot(table.add("TFoot"), _APART / 2 * self._share(white)))
        body = Carried(Stack(rows), self._head(None))
        return Columns([Cell(0, self.grid.width, body)])

    def _head(self, elem: Elem | None) -> Block:
        """What the weeks are called, under the names of their blocks."""
        lines: list[Block] = []
        if any(map(block_name, self.weeks)):
            lines.append(self._blocks(elem))
        row = elem.add("TR") if elem else None
        corner = row.add("TH", Scope="Column") if row else None
        heads = [
            Cell(
                self.grid.x(number) + INSET,
                self.week - 2 * INSET,
                column_head(
                    self.desk,
                    week_title(program, self.desk),
                    week_detail(program, self.desk),
                    program.span,
                    row.add("TH", Scope="Column") if row else None,
                ),
            )
            for number, program in enumerate(self.weeks)
        ]
        lines.append(self.grid.ground(Columns([self._corner(corner, heads), *heads])))
        return Stack(lines)

    def _corner(self, elem: Elem | None, heads: Sequence[Cell]) -> Cell:
        """The unit of all loads at the foot of the head, over the names."""
        kit, unit = self.desk.kit, self.whole.said.unit
        style = kit.style("label")
        high = max(head.block.measure(head.width) for head in heads) - HEAD_WHITE - style.step
        if elem is not None and not unit:
            elem.attrs["ActualText"] = self.desk.say("session.blank")
        said = self.desk.say("block.unit", unit=unit) if unit else ""
        return Cell(0, self.names - INSET, Stack([Gap(max(high, 0.0)), Text([kit.run(said, "label")], style, elem)]))

    def _blocks(self, elem: Elem | None) -> Block:
        """The names of the blocks, each over its weeks."""
        kit, cells, at = self.desk.kit, list[Cell](), 0
        row = elem.add("TR") if elem else None
        if row is not None:
            row.add("TH", Scope="Column", ActualText=self.desk.say("session.blank"))
        for name, run in groupby(self.weeks, block_name):
            count = len(list(run))
            span = {"ColSpan": count} if count > 1 else {}
            owner = row.add("TH", Scope="Column", **span) if row else None
            text = Text([kit.run(name + " ", "heading", self.weeks[at].span)], kit.style("heading"), owner)
            width = count * self.week - 2 * INSET
            cells.append(Cell(self.grid.x(at) + INSET, width, Stack([text, Gap(_UNDER_BLOCK), Rule(kit.line("row"))])))
            at += count
        return Columns(cells)

    def _share(self, white: float) -> float:
        """How much of the white between rows is left where the rows have ``white`` in them."""
        return max(white, 0.0) / _whites(self.desk)[0]

    def _session(self, strand: Strand, white: float, elem: Elem, page: float, *, draft: bool) -> Block:
        """The rows of a session under its name, which is repeated where they go on to another page."""
        share = self._share(white)
        head = self._session_head(strand, elem.add("TR"), share)
        rows: list[Block] = [head.marked(keep_next=True)]
        rows += [self._row(row, white, elem.add("TR"), draft=draft) for row in strand.rows]
        rows.append(self.grid.ground(Gap(_APART * share)))
        block = Whole(Carried(Stack(rows), self._session_head(strand, None, share)), page)
        block.origin = (strand.first.id, "session", strand.first.span)
        return block

    def _session_head(self, strand: Strand, row: Elem | None, share: float) -> Block:
        """The name of a session and its day; days that differ by the week stand in the weeks."""
        kit, session = self.desk.kit, strand.first
        days = [", ".join(self._day(one) for one in each) for each in strand.sessions]
        differ = len(set(days)) > 1
        name = row.add("TH", Scope="Row", **({} if differ else {"ColSpan": len(days) + 1})) if row else None
        runs = [kit.run(session.name + "   ", "day_name", session.span)]
        optional = [self.desk.say("session.optional")] if session.optional else []
        facts = " · ".join([*([] if differ or not days[0] else [days[0]]), *optional])
        runs.append(kit.run(facts, "plain", session.span))
        title = Text(runs, kit.style("day_name"), name)
        cells = [Cell(0, (self.names if differ else self.grid.width) - INSET, title)]
        for number, (each, day) in enumerate(zip(strand.sessions, days, strict=True) if differ else ()):
            data = row.add("TD") if row else None
            said = day if each else self.desk.say("block.dash")
            if data is not None and not each:
                data.attrs["ActualText"] = self.desk.say("block.absent")
            run, style = kit.run(said + " ", "plain", session.span), kit.style("plain")
            down = first_baseline(kit.style("day_name"), runs) - first_baseline(
                style, [run]
            )  # on one line with the name
            text = Stack([Gap(down), Text([run], style, data)])
            cells.append(Cell(self.grid.x(number) + INSET, self.week - 2 * INSET, text))
        rule = Rule(kit.line("section"))
        return self.grid.ground(Stack([rule, Gap(_OVER_NAME * share), Columns(cells), Gap(_UNDER_NAME * share)]))

    def _day(self, session: Session) -> str:
        """The weekday of a session, in short where it stands in a week."""
        if session.weekday is None:
            return ""
        return self.desk.language.texts("date.weekdays")[session.weekday]

    def _row(self, row: TableRow, white: float, elem: Elem, *, draft: bool) -> Block:
        """An exercise: its name, then a cell in each week."""
        kit, exercise = self.desk.kit, row.exercise
        runs = name_runs(self.desk, exercise)
        name = Text(runs, kit.style("subtitle"), elem.add("TH", Scope="Row"))
        weeks = [padded(self._cell(cell, exercise.span, elem, draft=draft), white) for cell in row.cells]
        return self.grid.row(padded(name, white), weeks, [cell.is_new for cell in row.cells])

    def _cell(self, cell: WeekCell, span: Span, row: Elem, *, draft: bool) -> Block:
        """What is done in a week; equal cells of drafts are made once."""
        width = self.week - 2 * INSET
        if not draft:
            return cell_block(self.desk, cell, span, width, row.add("TD"))
        known = self._drafts.get((cell, span))
        if known is None:
            known = self._drafts[cell, span] = cell_block(self.desk, cell, span, width, None)
        return known

    def _foot(self, elem: Elem, white: float) -> Block:
        """The sets and the hours of each week."""
        kit, lines = self.desk.kit, list[Block]()
        for key, values in (("block.sets", self.whole.sets), ("block.hours", self.whole.hours)):
            row = elem.add("TR")
            label = Text([kit.run(self.desk.say(key), "plain")], kit.style("plain"), row.add("TH", Scope="Row"))
            cells = [Cell(0, self.names - INSET, label)]
            for number, place in enumerate(self.part):
                now = values[place]
                role = "plain_bold" if place and now != values[place - 1] else "plain_ink"
                text = Text([kit.run(now, role)], kit.style("plain"), row.add("TD"), "right")
                cells.append(Cell(self.grid.x(number) + INSET, self.week - 2 * INSET, text))
            lines.append(Columns(cells))
        return self.grid.ground(Stack([Rule(kit.line("section")), Gap(white), *lines, Gap(white)]))


def name_runs(desk: Desk, exercise: Exercise) -> list[Run]:
    """The name of an exercise, with its place in a group that it belongs to, and that it is optional."""
    kit = desk.kit
    if not isinstance(exercise, Entry):
        return [kit.run(group_name(desk, exercise) + " ", "plain_ink", exercise.span)]
    runs = [kit.run(exercise.name + " ", "subtitle", exercise.name_span)]
    if _MEMBER.fullmatch(exercise.label):
        runs.insert(0, kit.run(f"{exercise.label}  ", "plain", exercise.span))
    if exercise.optional:
        runs.append(kit.run(desk.say("session.optional") + " ", "plain", exercise.span))
    return runs


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """One section with all weeks, in as many tables as the width of the paper asks for."""
    weeks = program.course or (program,)
    kit = desk.kit
    area, later = first_area(kit, kit.paper.bottom), later_area(kit)
    whole = _Weeks(desk, weeks)
    white, roles = _squeezed(program, whole, area.height, later.height)
    root = Elem("Sect")
    story = _title(program, desk, roles, root)
    for number, table in enumerate(whole.tables):
        if number:
            story.append(Gap(2 * kit.theme.space["large"]))
        block = table.block(white, root.add("Sect"), later.height)
        story.append(Whole(block, later.height) if number else block)
    story += _legend(desk, whole, root)

    def decorate(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, program.title, canvas, x, top)

    pages = typeset(kit, story, root, area, later, None, decorate)
    yield Section("block", program.title, pages, head=_dates(weeks, desk), place=desk.say("block.place"))


def _squeezed(program: Program, whole: _Weeks, first: float, later: float) -> tuple[float, Sequence[str]]:
    """The roomiest rows, and for these the largest title, with which there are no more pages than need be.

    They are the white over and under the line of a row, and the roles that the title may take.
    """
    desk, width = whole.desk, whole.desk.kit.paper.content
    legend = sum(block.measure(width) for block in _legend(desk, whole, Elem("Sect")))
    tries = []
    for white in _whites(desk):
        heights = whole.heights(white, later)
        heights[-1] += legend
        for start in range(len(TITLES)):
            title = sum(block.measure(width) for block in _title(program, desk, TITLES[start:], Elem("Sect")))
            tries.append((_pages(heights, first - title, later), start, -white))
    _, start, white = min(tries)
    return -white, TITLES[start:]


def _whites(desk: Desk) -> list[float]:
    """White over and under the line of a row, from roomy to tight."""
    return [(row * desk.kit.grow - desk.kit.style("plain").step) / 2 for row in _ROWS]


def _pages(heights: Sequence[float], first: float, later: float) -> int:
    """How many pages tables take; all but the first are kept whole where they can be."""
    count, left = 1, first
    for number, height in enumerate(heights):
        if height <= left:
            left -= height
            continue
        rest = height if number else height - left
        more = -(-int(rest) // int(later))
        count += more
        left = more * later - rest
    return count


def _title(program: Program, desk: Desk, roles: Sequence[str], root: Elem) -> list[Block]:
    kit = desk.kit
    run, role = fitting(kit, program.title, tuple(roles), kit.paper.content, program.span)
    title = Text([run], kit.style(role), root.add("H1"))
    title.marked(entry=(0, desk.say("block.entry", title=program.title)), anchor="block")
    words = kit.run(how_often(program, desk), "subtitle", program.span)
    white = Gap(kit.theme.space["hair"])
    return [title, white, Text([words], kit.style("subtitle"), root.add("P")), white]


def _dates(weeks: Sequence[Program], desk: Desk) -> str:
    """``30 Nov – 27 Dec 2026``, where the plan has a first day."""
    start, end = weeks[0].start, weeks[0].end
    if start is None or end is None or end <= start:
        return ""
    return desk.language.date_range(start, end)


def _legend(desk: Desk, whole: _Weeks, root: Elem) -> list[Block]:
    """How to read the table, in one paragraph."""
    kit = desk.kit
    said = [desk.say("block.bold_words")] if len(whole.weeks) > 1 else []
    if any(not cell.is_there for strand in whole.strands for row in strand.rows for cell in row.cells):
        said.append(desk.say("block.dash_words", dash=desk.say("block.dash")))
    runs = [kit.run(desk.say("block.bold") + " ", "plain_bold")] if len(whole.weeks) > 1 else []
    runs.append(kit.run(" ".join(said), "plain"))
    return [Gap(kit.theme.space["hair"]), Text(runs, kit.style("plain"), root.add("P"))] if said else []


KIND = Kind("block", 15, sections, whole_week=True, all_weeks=lambda program: program.weeks > 1)
