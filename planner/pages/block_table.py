"""The table of the block page: sessions down, weeks across, with an upright rule before every week.

Every row is a block of its own under the same columns; the ground of a deload runs through all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.diagnostics import Span
from planner.pages.base import Desk
from planner.pages.block_cells import WeekCell, Words
from planner.typeset.blocks import Block, Cell, Columns, Cut, Gap, Panel, Rule, Stack, Text
from planner.typeset.canvas import PageCanvas
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

INSET = 1.8 * MM
"""From an upright rule to the dose behind it, and from the load before it."""
_BETWEEN = 1.5 * MM
"""Least white between a dose and the load on its line."""
HEAD_WHITE = 2 * MM
"""White over and under the head of a column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of a table stand: ``names`` is the width of the names, ``week`` that of a week, in points.

    ``tinted`` are the numbers of the weeks with a ground; the columns start with the names and end with the last week.
    """

    desk: Desk
    names: float
    week: float
    count: int
    tinted: tuple[int, ...]

    def x(self, week: int) -> float:
        """The left edge of a week, which is where its upright rule stands; weeks are counted from 0."""
        return self.names + week * self.week

    @property
    def width(self) -> float:
        return self.x(self.count)

    def ground(self, body: Block) -> Block:
        """``body`` on the ground of the weeks that have one."""
        return Ruled(body, self, ()) if self.tinted else body

    def row(self, name: Block, weeks: Sequence[Block], heavy: Sequence[bool]) -> Block:
        """The name at the left, a block in each week; the rule before a week that is ``heavy`` is a thick one."""
        cells = [Cell(0, self.names - INSET, name)]
        for number, block in enumerate(weeks):
            cells.append(Cell(self.x(number) + INSET, self.week - 2 * INSET, block))
        return Ruled(Stack([Rule(self.desk.kit.line("inner")), Columns(cells)]), self, tuple(heavy))


class Ruled(Block):
    """A block on the grounds of its weeks, with upright rules before them; both parts of a cut one have them."""

    def __init__(self, body: Block, grid: Grid, heavy: tuple[bool, ...]) -> None:
        super().__init__()
        self.body, self.grid, self.heavy = body, grid, heavy

    def measure(self, width: float) -> float:
        return self.body.measure(width)

    def cut(self, width: float, room: float) -> Cut:
        return self._parts(*self.body.cut(width, room))

    def force(self, width: float, room: float) -> Cut:
        return self._parts(*self.body.force(width, room))

    def _parts(self, first: Block | None, rest: Block | None) -> Cut:
        if first is None or rest is None:
            return (None, self) if first is None else (self, None)
        return self.parted(Ruled(first, self.grid, self.heavy), Ruled(rest, self.grid, self.heavy))

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        kit, low = self.grid.desk.kit, top - self.measure(width)
        canvas.fill(kit.theme.colors["ground"])
        for week in self.grid.tinted:
            left, right = x + self.grid.x(week), x + self.grid.x(week + 1)
            canvas.path([(left, low), (right, low), (right, top), (left, top)], fill=True)
        for week, is_heavy in enumerate(self.heavy):
            line = kit.line("best" if is_heavy else "row")
            canvas.stroke(line.color, line.width)
            canvas.line(x + self.grid.x(week), top, x + self.grid.x(week), low)
        self.body.render(canvas, x, top, width)


def padded(block: Block, white: float) -> Block:
    """``block`` with white above and below it."""
    return Stack([Gap(white), block, Gap(white)])


def cell_block(desk: Desk, cell: WeekCell, span: Span, width: float, data: Elem | None) -> Block:
    """The dose at the left and the load at the right, each on a line of its own where they do not fit on one."""
    kit = desk.kit
    style = kit.style("plain_ink")
    if not cell.is_there:
        if data is not None:
            data.attrs["ActualText"] = desk.say("block.absent")
        return Text([kit.run(desk.say("block.dash"), "plain", span)], style, data)
    if data is not None and not (cell.lines or cell.details):
        data.attrs["ActualText"] = desk.say("session.blank")
    out: list[Block] = []
    for code, load in cell.lines:
        left, right = _run(desk, code, span), _run(desk, load, span)
        if left.width() + right.width() + (_BETWEEN if right.text else 0) <= width:
            panel = Panel(style.step)
            baseline = (style.step + left.face.cap_height * left.size) / 2
            panel.text(0, baseline, [left], data, spaced=True)
            panel.text(width, baseline, [right], data, "right", spaced=True)
            out.append(panel)
            continue
        out.append(Text([broken(left), kit.run(" ", "plain_ink")], style, data))
        if right.text:
            out.append(Text([broken(right), kit.run(" ", "plain_ink")], style, data, "right"))
    out += [Text([_run(desk, words, span), kit.run(" ", "plain_ink")], style, data) for words in cell.details]
    if data is not None and cell.is_new:
        said = " ".join(words.text for line in (*cell.lines, cell.details) for words in line if words.text)
        data.attrs["ActualText"] = desk.say("block.changed", cell=said)
    return Stack(out)


def broken(run: Run) -> Run:
    """A run whose lists may go on to another line behind a slash, and so not inside a number."""
    return replace(run, text=run.text.replace("/", "/\u200b"))


def _run(desk: Desk, words: Words, span: Span) -> Run:
    return desk.kit.run(words.text, "plain_bold" if words.is_new else "plain_ink", span)


def column_head(desk: Desk, title: str, small: str, span: Span, elem: Elem | None) -> Block:
    """What a week is called, and in small type which one it is."""
    kit = desk.kit
    lines: list[Block] = [Gap(HEAD_WHITE)]
    lines.append(Text([kit.run(title + " ", "exercise_name", span)], kit.style("exercise_name"), elem))
    if small:
        lines.append(Text([kit.run(small, "label", span)], kit.style("label"), elem))
    lines.append(Gap(HEAD_WHITE))
    return Stack(lines)
