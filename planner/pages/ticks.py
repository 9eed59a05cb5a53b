"""Squares to tick at the head of a list item."""

from __future__ import annotations

from planner.diagnostics import Span
from planner.typeset.blocks import Label
from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_BELOW = 0.5 * MM
"""How far the square reaches under the baseline, so that it stands level with the letters."""


def tick_label(kit: Kit, elem: Elem, name: str, span: Span | None) -> Label:
    """Draws the square as content of ``elem`` and tells the page where ``name`` stands."""
    side, radius, line = kit.theme.box["tick_list"], kit.theme.box["radius"], kit.line("box")

    def draw(canvas: PageCanvas, x: float, baseline: float) -> None:
        bottom = baseline - _BELOW
        with canvas.mark(elem):
            canvas.stroke(line.color, line.width)
            canvas.roundRect(x, bottom, side, side, radius)
        canvas.place(name, "tick", (x, bottom, x + side, bottom + side), span)

    return draw
