"""Log boxes in a line, edge to edge: the sets of one week, with those of other weeks above and below them.

A box is one set; its fields stand side by side with a short bar between them, so that the edges of sets stay plain.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.diagnostics import Span
from planner.typeset.blocks import Panel
from planner.typeset.boxes import Field, LogBox, fill
from planner.typeset.kit import Kit
from planner.typeset.structure import Elem

_BAR = 0.2
"""How much of the height is left free over and under a bar between two fields."""


def fields_of(box: LogBox) -> tuple[Field, ...]:
    """All places to write of a box, the weight first."""
    return tuple(field for cell in box.cells for field in cell)


def box_line(
    kit: Kit,
    panel: Panel,
    boxes: Sequence[LogBox],
    at: tuple[float, float],
    height: float,
    row: Elem,
    blank: str,
    span: Span,
) -> None:
    """Draw ``boxes`` side by side from ``at`` (x, y) on; each field is a cell of the table row ``row``."""
    x, y = at
    for box in sorted(boxes, key=lambda box: box.best):  # what asks for the best is drawn over its neighbours
        left = x + sum(other.width for other in boxes[: boxes.index(box)])
        style = kit.line("best" if box.best else "box")
        panel.box(left, y, box.width, height, style, 0.0, dashed=box.dashed)
    for box in boxes:
        fields = fields_of(box)
        part = box.width / len(fields)
        for place, field in enumerate(fields):
            left = x + place * part
            if place:
                panel.line(left, y + _BAR * height, left, y + (1 - _BAR) * height, kit.line("cell"))
            data = row.add("TD", T=field.title, Id=field.id)
            fill(kit, panel, field, (left, y, part, height), data, blank, span)
        x += box.width
