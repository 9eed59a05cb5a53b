"""Blocks made of blocks: under each other, side by side, indented, framed, kept whole.

What is cut stays what it was: both parts of a framed block have a frame, both parts of a list item its indent. Every
kind of block is imported from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from planner.typeset.block import SLACK, Align, Block, Cut, Gap, Rule, Text, first_baseline
from planner.typeset.canvas import PageCanvas
from planner.typeset.panel import Drawing, Matrix, Panel, Picture
from planner.typeset.theme import MM, LineStyle

__all__ = [
    "Align",
    "Block",
    "Carried",
    "Cell",
    "Columns",
    "Cut",
    "Drawing",
    "Framed",
    "Gap",
    "Indent",
    "Item",
    "Label",
    "Matrix",
    "Panel",
    "Picture",
    "Rule",
    "Stack",
    "Text",
    "Whole",
    "first_baseline",
]

LEAST_WIDTH = 18 * MM
"""An indent gives way before less than this is left for text: quotations may stand twenty deep in each other."""

Label = Callable[[PageCanvas, float, float], None]
"""Draws a label at (x, baseline)."""


class Item(Block):
    """A list item: a label on the first line, hanging left of its body."""

    def __init__(self, body: Block, indent: float, baseline: float, label: Label) -> None:
        super().__init__()
        self.body, self.indent, self.baseline, self.label = body, indent, baseline, label

    def measure(self, width: float) -> float:
        return max(self.body.measure(width - self.indent), self.baseline)  # an empty item still has its label

    def cut(self, width: float, room: float) -> Cut:
        if self.measure(width) <= room + SLACK:
            return self, None
        return self._at(*self.body.cut(width - self.indent, room))

    def force(self, width: float, room: float) -> Cut:
        first, rest = self._at(*self.body.force(width - self.indent, room))
        return (self, None) if first is None else (first, rest)

    def _at(self, first: Block | None, rest: Block | None) -> Cut:
        if first is None or (rest is None and first is self.body):
            return None, self
        return self.parted(
            Item(first, self.indent, self.baseline, self.label), None if rest is None else Indent(rest, self.indent)
        )

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        self.label(canvas, x, top - self.baseline)
        self.body.render(canvas, x + self.indent, top, width - self.indent)


class _Wrapped(Block):
    """A block with something around it, which each part of a cut one has too."""

    def __init__(self, body: Block) -> None:
        super().__init__()
        self.body = body

    def inner(self, width: float) -> tuple[float, float]:
        """How far the body stands from the left edge, and its width."""
        return 0.0, width

    def above(self) -> float:
        """White above the body, and as much below it."""
        return 0.0

    def again(self, body: Block) -> Block:
        """The same around another body."""
        raise NotImplementedError

    def measure(self, width: float) -> float:
        return self.body.measure(self.inner(width)[1]) + 2 * self.above()

    def cut(self, width: float, room: float) -> Cut:
        return self._around(*self.body.cut(self.inner(width)[1], room - 2 * self.above()))

    def force(self, width: float, room: float) -> Cut:
        return self._around(*self.body.force(self.inner(width)[1], room - 2 * self.above()))

    def _around(self, first: Block | None, rest: Block | None) -> Cut:
        if first is None or first is self.body:
            return (None, self) if first is None else (self, None)
        return self.parted(self.again(first), None if rest is None else self.again(rest))

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        left, wide = self.inner(width)
        self.body.render(canvas, x + left, top - self.above(), wide)


class Indent(_Wrapped):
    """A block moved right by ``left`` points, and kept ``right`` points from the right edge."""

    def __init__(self, body: Block, left: float, right: float = 0.0) -> None:
        super().__init__(body)
        self.left, self.right = left, right

    def inner(self, width: float) -> tuple[float, float]:
        wanted = self.left + self.right
        share = min(1.0, max(width - LEAST_WIDTH, 0.0) / wanted) if wanted > 0 else 1.0
        return share * self.left, width - share * wanted

    def again(self, body: Block) -> Indent:
        return Indent(body, self.left, self.right)


class Whole(_Wrapped):
    """A block that is cut only when it is higher than a whole page (``page`` points)."""

    def __init__(self, body: Block, page: float) -> None:
        super().__init__(body)
        self.page = page

    def cut(self, width: float, room: float) -> Cut:
        first, rest = super().cut(width, room)
        whole = rest is None or self.body.measure(width) > self.page + SLACK
        return (first, rest) if whole else (None, self)

    def again(self, body: Block) -> Whole:
        return Whole(body, self.page)


class Framed(_Wrapped):
    """A block inside a frame with rounded corners; each part of a cut one has a frame of its own."""

    def __init__(self, body: Block, padding: tuple[float, float], style: LineStyle, radius: float) -> None:
        super().__init__(body)
        self.padding, self.style, self.radius = padding, style, radius

    def inner(self, width: float) -> tuple[float, float]:
        return self.padding[0], width - 2 * self.padding[0]

    def above(self) -> float:
        return self.padding[1]

    def again(self, body: Block) -> Framed:
        return Framed(body, self.padding, self.style, self.radius)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        canvas.stroke(self.style.color, self.style.width)
        canvas.roundRect(x, top - height, width, height, self.radius)
        super().paint(canvas, x, top, width)


class Stack(Block):
    """Blocks one under the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__()
        self.blocks = tuple(blocks)
        self._heights: dict[float, float] = {}

    def measure(self, width: float) -> float:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = sum(block.measure(width) for block in self.blocks)
        return height

    def cut(self, width: float, room: float) -> Cut:
        if room < -SLACK:
            return None, self
        used = 0.0
        for index, block in enumerate(self.blocks):
            height = block.measure(width)
            if used + height <= room + SLACK:
                used += height
                continue
            first, rest = block.cut(width, room - used)
            if first is None or first.measure(width) > room - used + SLACK:
                return self._break(index)
            return self._at(index, first, rest)
        return self, None

    def force(self, width: float, room: float) -> Cut:
        first, rest = self.cut(width, room)
        if first is not None:
            return first, rest
        used = 0.0
        for index, block in enumerate(self.blocks):
            height = block.measure(width)
            if used + height <= room + SLACK:
                used += height
                continue
            if any(map(_visible, self.blocks[:index])):  # headings that cannot stay with what follows
                return self._before(index)
            first, rest = block.force(width, room - used)
            return (None, self) if first is None else self._at(index, first, rest)
        return self, None

    def _break(self, index: int) -> Cut:
        """Break before block ``index``, or before the headings that must stay with it and the rule above them."""
        heading = False
        while index:
            above = self.blocks[index - 1]
            if not (above.keep_next or isinstance(above, Gap) or (heading and isinstance(above, Rule))):
                break
            heading = above.keep_next or (heading and not isinstance(above, Rule))
            index -= 1
        return self._before(index) if any(map(_visible, self.blocks[:index])) else (None, self)

    def _at(self, index: int, first: Block, rest: Block | None) -> Cut:
        """The parts when block ``index`` is cut."""
        tail = self.blocks[index + 1 :] if rest is None else (rest, *self.blocks[index + 1 :])
        return self._parts((*self.blocks[:index], first), tail)

    def _before(self, index: int) -> Cut:
        """The parts when the page ends before block ``index``; white space at the break is dropped."""
        return self._parts(self.blocks[:index], tuple(dropwhile(_is_gap, self.blocks[index:])))

    def _parts(self, head: Sequence[Block], tail: Sequence[Block]) -> Cut:
        return self.parted(Stack(head), Stack(tail) if any(map(_visible, tail)) else None)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        for block in self.blocks:
            block.render(canvas, x, top, width)
            top -= block.measure(width)


def _is_gap(block: Block) -> bool:
    return isinstance(block, Gap)


def _visible(block: Block) -> bool:
    """Whether a page that ends with this block has shown something."""
    return not isinstance(block, Gap | Rule)


class Carried(Block):
    """A block whose further parts, on other pages, stand under ``head``: a name, or the head of a table.

    ``head`` is drawn again on each of them, so it must be decoration.
    """

    def __init__(self, body: Block, head: Block, *, again: bool = False) -> None:
        super().__init__()
        self.body, self.head, self.repeats = body, head, again

    def _above(self, width: float) -> float:
        return self.head.measure(width) if self.repeats else 0.0

    def measure(self, width: float) -> float:
        return self._above(width) + self.body.measure(width)

    def cut(self, width: float, room: float) -> Cut:
        return self._parts(*self.body.cut(width, room - self._above(width)))

    def force(self, width: float, room: float) -> Cut:
        return self._parts(*self.body.force(width, room - self._above(width)))

    def _parts(self, first: Block | None, rest: Block | None) -> Cut:
        if first is None or rest is None:
            return (None, self) if first is None else (self, None)
        return self.parted(Carried(first, self.head, again=self.repeats), Carried(rest, self.head, again=True))

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        if self.repeats:
            self.head.render(canvas, x, top, width)
        self.body.render(canvas, x, top - self._above(width), width)


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
        self.cells = tuple(cells)

    def measure(self, _width: float) -> float:
        return max((cell.block.measure(cell.width) for cell in self.cells), default=0.0)

    def cut(self, width: float, room: float) -> Cut:
        if self.measure(width) <= room + SLACK:
            return self, None
        parts = [cell.block.cut(cell.width, room) for cell in self.cells]
        return (None, self) if any(first is None for first, _ in parts) else self._at(parts)

    def force(self, width: float, room: float) -> Cut:
        if self.measure(width) <= room + SLACK:
            return self, None
        return self._at([cell.block.force(cell.width, room) for cell in self.cells])

    def _at(self, parts: Sequence[Cut]) -> Cut:
        heads, tails = (
            Columns([Cell(cell.x, cell.width, part) for cell, part in zip(self.cells, side, strict=True) if part])
            for side in zip(*parts, strict=True)
        )
        return self.parted(heads, tails) if tails.cells else (self, None)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        for cell in self.cells:
            cell.block.render(canvas, x + cell.x, top, cell.width)
