"""The coach's logo at the head of a page: small, at the right end of the title."""

from __future__ import annotations

from collections.abc import Callable

from planner.pages.base import Desk
from planner.pages.images import picture
from planner.typeset.blocks import Block, Cell, Columns
from planner.typeset.structure import Elem

_MOST = 0.3
"""Most of the width of a title that a logo takes."""


def with_logo(desk: Desk, title: Callable[[float], Block], width: float, root: Elem) -> Block:
    """What ``title`` makes for a width in points, with the logo at its right, ``width`` points together.

    Without a logo, or with one that cannot be used, the title has all of the width; of the latter a warning tells.
    """
    source, owner = desk.logo, Elem("Sect")
    if source is None:
        return title(width)
    alt = desk.say("logo.of", name=source.caption) if source.caption else desk.say("logo.alone")
    shown = picture(desk.kit, source, alt, _MOST * width, desk.kit.theme.picture["logo"], owner)
    if shown is None:
        return title(width)
    room = width - shown.wide - desk.kit.paper.gutter
    cells = [Cell(0, room, title(room)), Cell(width - shown.wide, shown.wide, shown)]
    root.kids += owner.kids
    return Columns(cells)
