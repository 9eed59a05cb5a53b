"""Blocks: what is measured, cut at a page's end, and placed.

A block is a Platypus flowable whose three questions are asked in our own words: how high is it at a width
(``measure``), how much of it goes into a room (``cut``), and draw it with its top left corner here (``paint``).
Coordinates passed to ``paint`` are page coordinates in points, y upwards; inside a :class:`Panel` they run from its
top left corner downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from reportlab.platypus.flowables import Flowable

from planner.diagnostics import Span
from planner.typeset.canvas import PageCanvas, rounded
from planner.typeset.measure import Color, Line, Run, one_line, without_runt
from planner.typeset.structure import Elem
from planner.typeset.theme import LineStyle, TextStyle

Align = Literal["left", "right", "center"]
Cut = tuple["Block | None", "Block | None"]
_SLACK = 1e-3
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}


class Block(Flowable):
    """A rectangle of content. ``keep_next`` forbids a page break right after it."""

    keep_next = False
    anchor = ""
    entry: tuple[int, str] | None = None
    origin: tuple[str, str, Span] | None = None

    def measure(self, width: float) -> float:
        """The height in points at ``width``."""
        raise NotImplementedError

    def cut(self, width: float, room: float) -> Cut:
        """The part that goes into ``room`` points of height and the rest; (None, self) when nothing does."""
        return (self, None) if self.measure(width) <= room + _SLACK else (None, self)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        """Draw with the top left corner at (x, top)."""
        raise NotImplementedError

    def render(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        """``paint``, and tell the page where the block stands."""
        if self.anchor:
            canvas.anchor(self.anchor, x, top)
        if self.entry:
            canvas.entry(self.entry[0], self.entry[1], top)
        if self.origin:
            name, kind, span = self.origin
            canvas.place(name, kind, (x, top - self.measure(width), x + width, top), span)
        self.paint(canvas, x, top, width)

    def marked(self, *, entry: tuple[int, str] | None = None, anchor: str = "", keep_next: bool = False) -> Self:
        """This block with an outline entry, an anchor, or bound to the next block."""
        self.entry, self.anchor, self.keep_next = entry, anchor, keep_next
        return self

    # Platypus asks these

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.measure(width)
        return width, self.height

    def split(self, width: float, room: float) -> list[Flowable]:
        first, rest = self.cut(width, room)
        return [first, rest] if first is not None and rest is not None else []

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        self.render(canvas, x, y + self.height, self.width)


class Gap(Block):
    """White space, dropped at the top of a page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.space = height

    def measure(self, _width: float) -> float:
        return self.space

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


class Rule(Block):
    """A horizontal line over the whole width, or from ``start`` on."""

    def __init__(self, style: LineStyle, start: float = 0.0) -> None:
        super().__init__()
        self.style, self.start = style, start

    def measure(self, _width: float) -> float:
        return 0.0

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        canvas.stroke(self.style.color, self.style.width)
        canvas.line(x + self.start, top, x + width, top)


def first_baseline(style: TextStyle, runs: Sequence[Run]) -> float:
    """How far the first baseline lies below the top of a line: capitals stand in the middle of the line step."""
    capital = max((run.face.cap_height * run.size for run in runs), default=0.0)
    return (style.step + capital) / 2


class Text(Block):
    """A paragraph of runs in one style. Cut between lines, never leaving one line of several alone."""

    def __init__(
        self,
        runs: Sequence[Run],
        style: TextStyle,
        elem: Elem | None,
        align: Align = "left",
        lines: Sequence[Line] | None = None,
    ) -> None:
        super().__init__()
        self.runs, self.style, self.elem, self.align = runs, style, elem, align
        self._lines: dict[float, Sequence[Line]] = {}
        self._fixed = lines

    def lines(self, width: float) -> Sequence[Line]:
        """The lines at ``width``."""
        if self._fixed is not None:
            return self._fixed
        key = round(width, 2)
        if key not in self._lines:
            self._lines[key] = without_runt(self.runs, width)
        return self._lines[key]

    def measure(self, width: float) -> float:
        return len(self.lines(width)) * self.style.step

    def cut(self, width: float, room: float) -> Cut:
        lines = self.lines(width)
        count = int((room + _SLACK) // self.style.step)
        if count >= len(lines):
            return self, None
        if len(lines) - count == 1 and count > 2:
            count -= 1
        if count < 2:
            return None, self
        return self._part(lines[:count]), self._part(lines[count:])

    def _part(self, lines: Sequence[Line]) -> Text:
        return Text(self.runs, self.style, self.elem, self.align, lines)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        baseline = top - first_baseline(self.style, self.runs)
        placed = [
            (x + _SHARES[self.align] * (width - line.width), baseline - index * self.style.step, line)
            for index, line in enumerate(self.lines(width))
        ]
        canvas.text_lines(placed, self.elem)


Label = Callable[[PageCanvas, float, float], None]
"""Draws a label at (x, baseline)."""


class Item(Block):
    """A list item: a label on the first line, hanging left of its body."""

    def __init__(self, body: Block, indent: float, baseline: float, label: Label) -> None:
        super().__init__()
        self.body, self.indent, self.baseline, self.label = body, indent, baseline, label

    def measure(self, width: float) -> float:
        return self.body.measure(width - self.indent)

    def cut(self, width: float, room: float) -> Cut:
        first, rest = self.body.cut(width - self.indent, room)
        if first is None or rest is None:
            return (self, None) if rest is None else (None, self)
        return Item(first, self.indent, self.baseline, self.label), Indent(rest, self.indent)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        self.label(canvas, x, top - self.baseline)
        self.body.render(canvas, x + self.indent, top, width - self.indent)


class Indent(Block):
    """A block moved right by ``left`` points, and kept ``right`` points from the right edge."""

    def __init__(self, body: Block, left: float, right: float = 0.0) -> None:
        super().__init__()
        self.body, self.left, self.right = body, left, right

    def measure(self, width: float) -> float:
        return self.body.measure(width - self.left - self.right)

    def cut(self, width: float, room: float) -> Cut:
        first, rest = self.body.cut(width - self.left - self.right, room)
        return self._again(first), self._again(rest)

    def _again(self, part: Block | None) -> Indent | None:
        return None if part is None else Indent(part, self.left, self.right)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        self.body.render(canvas, x + self.left, top, width - self.left - self.right)


class Stack(Block):
    """Blocks one under the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self.blocks = list(blocks)

    def measure(self, width: float) -> float:
        return sum(block.measure(width) for block in self.blocks)

    def cut(self, width: float, room: float) -> Cut:
        used = 0.0
        for index, block in enumerate(self.blocks):
            height = block.measure(width)
            if used + height <= room + _SLACK:
                used += height
                continue
            first, rest = block.cut(width, room - used)
            if first is not None:
                tail = ([rest] if rest is not None else []) + self.blocks[index + 1 :]
                return Stack([*self.blocks[:index], first]), Stack(tail)
            return self._break(index)
        return self, None

    def _break(self, index: int) -> Cut:
        """Break before block ``index``, or before the headings that must stay with it."""
        while index and (self.blocks[index - 1].keep_next or isinstance(self.blocks[index - 1], Gap)):
            index -= 1
        if not any(not isinstance(block, Gap | Rule) for block in self.blocks[:index]):
            return None, self
        rest = self.blocks[index:]
        while rest and isinstance(rest[0], Gap):
            rest.pop(0)
        return Stack(self.blocks[:index]), Stack(rest)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        for block in self.blocks:
            block.render(canvas, x, top, width)
            top -= block.measure(width)


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of :class:`Columns`: its left edge and width, from the left of the whole."""

    x: float
    width: float
    block: Block


class Columns(Block):
    """Blocks side by side, each cut on its own."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        super().__init__()
        self.cells = list(cells)

    def measure(self, _width: float) -> float:
        return max((cell.block.measure(cell.width) for cell in self.cells), default=0.0)

    def cut(self, width: float, room: float) -> Cut:
        if self.measure(width) <= room + _SLACK:
            return self, None
        first, rest = [], []
        for cell in self.cells:
            head, tail = cell.block.cut(cell.width, room)
            if head is None and tail is not None:
                return None, self
            if head is not None:
                first.append(Cell(cell.x, cell.width, head))
            if tail is not None:
                rest.append(Cell(cell.x, cell.width, tail))
        return Columns(first), Columns(rest)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        for cell in self.cells:
            cell.block.render(canvas, x + cell.x, top, cell.width)


class Whole(Block):
    """A block that is cut only when it is higher than a whole page (``page`` points)."""

    def __init__(self, body: Block, page: float) -> None:
        super().__init__()
        self.body, self.page = body, page

    def measure(self, width: float) -> float:
        return self.body.measure(width)

    def cut(self, width: float, room: float) -> Cut:
        height = self.body.measure(width)
        if height <= room + _SLACK:
            return self, None
        if height <= self.page + _SLACK:
            return None, self
        return self.body.cut(width, room)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        self.body.render(canvas, x, top, width)


class Framed(Block):
    """A block inside a frame with rounded corners; each part of a cut one has a frame of its own."""

    def __init__(self, body: Block, padding: tuple[float, float], style: LineStyle, radius: float) -> None:
        super().__init__()
        self.body, self.padding, self.style, self.radius = body, padding, style, radius

    def measure(self, width: float) -> float:
        across, down = self.padding
        return self.body.measure(width - 2 * across) + 2 * down

    def cut(self, width: float, room: float) -> Cut:
        across, down = self.padding
        first, rest = self.body.cut(width - 2 * across, room - 2 * down)
        return self._again(first), self._again(rest)

    def _again(self, body: Block | None) -> Framed | None:
        return None if body is None else Framed(body, self.padding, self.style, self.radius)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        across, down = self.padding
        height = self.measure(width)
        canvas.stroke(self.style.color, self.style.width)
        canvas.roundRect(x, top - height, width, height, self.radius)
        self.body.render(canvas, x + across, top - down, width - 2 * across)


Drawing = Callable[[PageCanvas, float, float], None]


class Panel(Block):
    """A fixed composition: things placed from its top left corner, y downwards, never cut."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.space = height
        self.drawings: list[Drawing] = []

    def measure(self, _width: float) -> float:
        return self.space

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        for drawing in self.drawings:
            drawing(canvas, x, top)

    def text(
        self,
        x: float,
        baseline: float,
        runs: Sequence[Run],
        elem: Elem | None,
        align: Align = "left",
        *,
        spaced: bool = False,
    ) -> None:
        """One line of text with its baseline ``baseline`` below the top; ``x`` is its left, middle or right end.

        ``spaced`` ends it with a space, where more text of the same element follows elsewhere.
        """
        line = one_line(runs, spaced=spaced)
        start = x - _SHARES[align] * line.width
        self.drawings.append(lambda canvas, left, top: canvas.text_lines([(left + start, top - baseline, line)], elem))

    def line(self, x1: float, y1: float, x2: float, y2: float, style: LineStyle) -> None:
        """A straight line."""

        def draw(canvas: PageCanvas, left: float, top: float) -> None:
            canvas.stroke(style.color, style.width)
            canvas.line(left + x1, top - y1, left + x2, top - y2)

        self.drawings.append(draw)

    def box(
        self, x: float, y: float, width: float, height: float, style: LineStyle, radius: float, *, dashed: bool = False
    ) -> None:
        """A white box with rounded corners."""

        def draw(canvas: PageCanvas, left: float, top: float) -> None:
            canvas.stroke(style.color, style.width, (2.2, 1.8) if dashed else ())
            canvas.roundRect(left + x, top - y - height, width, height, radius)
            if dashed:
                canvas.stroke(style.color, style.width)

        self.drawings.append(draw)

    def ground(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        """A filled rectangle."""

        def draw(canvas: PageCanvas, left: float, top: float) -> None:
            canvas.fill(color)
            canvas.rect(left + x, top - y - height, width, height, stroke=0, fill=1)

        self.drawings.append(draw)

    def polygon(self, points: Sequence[tuple[float, float]], color: Color) -> None:
        """A filled polygon: arrows and triangles."""

        def draw(canvas: PageCanvas, left: float, top: float) -> None:
            canvas.fill(color)
            canvas.path([(left + px, top - py) for px, py in points], fill=True)

        self.drawings.append(draw)

    def disc(self, x: float, y: float, radius: float, color: Color) -> None:
        """A filled circle around (x, y)."""

        def draw(canvas: PageCanvas, left: float, top: float) -> None:
            canvas.fill(color)
            canvas.circle(left + x, top - y, radius, stroke=0, fill=1)

        self.drawings.append(draw)

    def block(self, x: float, y: float, width: float, block: Block) -> None:
        """Any block at a place of its own."""
        self.drawings.append(lambda canvas, left, top: block.render(canvas, left + x, top - y, width))

    def place(self, name: str, kind: str, rect: tuple[float, float, float, float], span: Span | None) -> None:
        """Tell the page what stands in ``rect`` (x, y, width, height): its stable id, kind and place in the plan."""
        x, y, width, height = rect
        self.drawings.append(
            lambda canvas, left, top: canvas.place(
                name, kind, (left + x, top - y - height, left + x + width, top - y), span
            )
        )


class Picture(Block):
    """An image (by resource key) at a size, as one Figure; its box stands in the element's attributes."""

    def __init__(self, key: str, width: float, height: float, elem: Elem, align: Align = "left") -> None:
        super().__init__()
        self.key, self.wide, self.high, self.elem, self.align = key, width, height, elem, align

    def measure(self, _width: float) -> float:
        return self.high

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        left, bottom = x + _SHARES[self.align] * (width - self.wide), top - self.high
        self.elem.attrs["BBox"] = rounded(left, bottom, left + self.wide, top)
        with canvas.mark(self.elem):
            canvas.resource(self.key, (self.wide, 0, 0, self.high, left, bottom))


class Matrix(Block):
    """A square of black modules, as in a QR code, drawn as one path of row runs; one Figure."""

    def __init__(self, rows: Sequence[Sequence[int]], side: float, color: Color, elem: Elem) -> None:
        super().__init__()
        self.rows, self.side, self.color, self.elem = rows, side, color, elem

    def measure(self, _width: float) -> float:
        return self.side

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        del width
        unit = self.side / len(self.rows)
        self.elem.attrs["BBox"] = rounded(x, top - self.side, x + self.side, top)
        cells = [
            (x + start * unit, top - (number + 1) * unit, length * unit, unit)
            for number, row in enumerate(self.rows)
            for start, length in _dark(row)
        ]
        with canvas.mark(self.elem):
            canvas.fill(self.color)
            canvas.cells(cells)


def _dark(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    start = None
    for column, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column - start
            start = None
