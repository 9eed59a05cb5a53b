"""Blocks that are never cut: compositions with a place for everything, pictures, QR codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planner.diagnostics import Span
from planner.typeset.block import SHARES, Align, Block
from planner.typeset.canvas import PageCanvas, rounded
from planner.typeset.measure import Color, Run, one_line
from planner.typeset.structure import Elem
from planner.typeset.theme import LineStyle

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
        start = x - SHARES[align] * line.width
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

    def polygon(self, points: Sequence[tuple[float, float]], color: Color) -> None:
        """A filled polygon: arrows and triangles."""

        def draw(canvas: PageCanvas, left: float, top: float) -> None:
            canvas.fill(color)
            canvas.path([(left + px, top - py) for px, py in points], fill=True)

        self.drawings.append(draw)

    def ground(self, x: float, y: float, width: float, height: float, color: Color) -> None:
        """A filled rectangle for other things to stand on."""
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], color)

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
        left, bottom = x + SHARES[self.align] * (width - self.wide), top - self.high
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
