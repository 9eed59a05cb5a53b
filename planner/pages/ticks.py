"""Squares to tick at the head of a list item."""

from __future__ import annotations

from planner.diagnostics import Span
from planner.typeset.blocks import Label
from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_CAPITAL = 2.4 * MM
"""About the height of capitals; the square reaches as far above as below them."""


def tick_label(kit: Kit, elem: Elem, name: str, span: Span | None, role: str = "tick_list") -> Label:
    """Draws the square as content of ``elem`` and tells the page where ``name`` stands.

    ``role`` is that of its side.
    """
    side, radius, line = kit.theme.box[role], kit.theme.box["radius"], kit.line("box")

    def draw(canvas: PageCanvas, x: float, baseline: float) -> None:
        bottom = baseline - (side - _CAPITAL * kit.grow) / 2
        with canvas.mark(elem):
            canvas.stroke(line.color, line.width)
            canvas.roundRect(x, bottom, side, side, radius)
        canvas.place(name, "tick", (x, bottom, x + side, bottom + side), span)

    return draw
