"""What a block is, and the plainest of them: white space, a rule, a paragraph.

A block answers three questions: how high is it at a width (``measure``), how much of it goes into a room (``cut``),
and draw it with its top left corner here (``paint``). Coordinates passed to ``paint`` are page coordinates in points,
y upwards.

A block is not changed once it has been measured: heights are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, Self

from planner.diagnostics import Span
from planner.typeset.canvas import PageCanvas
from planner.typeset.engine import Flowable
from planner.typeset.measure import Line, Run, without_runt
from planner.typeset.structure import Elem
from planner.typeset.theme import LineStyle, TextStyle

Align = Literal["left", "right", "center"]
Cut = tuple["Block | None", "Block | None"]
SLACK = 1e-3
"""What sums of heights may differ by, in points, before it counts."""
SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of the white beside a line stands at its left."""


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
        return (self, None) if self.measure(width) <= room + SLACK else (None, self)

    def force(self, width: float, room: float) -> Cut:
        """``cut`` for an empty page, where something must go: what cannot be cut or kept together runs over."""
        first, rest = self.cut(width, room)
        return (self, None) if first is None else (first, rest)

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

    def parted(self, first: Block, rest: Block | None) -> Cut:
        """New parts with what this block is marked with: links lead to the first, the last is bound to the next."""
        first.entry, first.anchor, first.origin = self.entry, self.anchor, self.origin
        if rest is not None:
            rest.origin = self.origin
        (rest or first).keep_next = self.keep_next
        return first, rest

    # Platypus asks these

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.measure(width)
        return width, self.height

    def split(self, width: float, room: float) -> list[Flowable]:
        first, rest = self.cut(width, room)
        return [first, rest] if first is not None and rest is not None else []

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  # names of Platypus
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
        count = int((room + SLACK) // self.style.step)
        if count >= len(lines):
            return self, None
        if len(lines) - count == 1:
            count -= 1
        return (None, self) if count < 2 else self._at(lines, count)

    def force(self, width: float, room: float) -> Cut:
        first, rest = self.cut(width, room)
        if first is not None:
            return first, rest
        lines = self.lines(width)
        count = max(int((room + SLACK) // self.style.step), 1)
        return (self, None) if count >= len(lines) else self._at(lines, count)

    def _at(self, lines: Sequence[Line], count: int) -> Cut:
        first, rest = (
            Text(self.runs, self.style, self.elem, self.align, part) for part in (lines[:count], lines[count:])
        )
        return self.parted(first, rest)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        baseline = top - first_baseline(self.style, self.runs)
        placed = [
            (x + SHARES[self.align] * (width - line.width), baseline - index * self.style.step, line)
            for index, line in enumerate(self.lines(width))
        ]
        canvas.text_lines(placed, self.elem)
