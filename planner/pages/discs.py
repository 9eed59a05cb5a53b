"""Numbers on black discs: a picture has the disc of the step that it shows."""

from __future__ import annotations

from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit
from planner.typeset.measure import one_line
from planner.typeset.structure import Elem

_STEPS = 1.2
"""Most of a disc's diameter, in lines of the type beside it: discs of short steps must not touch."""


def diameter(kit: Kit, role: str) -> float:
    """The diameter of discs beside text in a type role, in points."""
    return min(kit.theme.picture["disc"], _STEPS * kit.style(role).step)


def disc(kit: Kit, canvas: PageCanvas, x: float, baseline: float, number: str, role: str, elem: Elem) -> None:
    """A number in white on a disc whose left edge is at ``x``; the number is text of ``elem``."""
    side = diameter(kit, role)
    run = kit.run(number, role, color="paper")
    line = one_line([run], spaced=True)
    canvas.fill(kit.theme.colors["ink"])
    canvas.circle(x + side / 2, baseline + run.face.cap_height * run.size / 2, side / 2, stroke=0, fill=1)
    canvas.text_lines([(x + (side - run.width()) / 2, baseline, line)], elem)
