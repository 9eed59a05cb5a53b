"""A section: blocks flowed over pages by Platypus, and the page values that come out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from planner.typeset.blocks import Block, Gap
from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit
from planner.typeset.page import Page
from planner.typeset.structure import Elem


@dataclass(frozen=True, slots=True)
class Area:
    """Where the flow stands on a page: its top and its bottom edge, in points from the top of the sheet."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


Decorate = Callable[[PageCanvas, float, float], None]
"""Draws what belongs to a page and not to the flow; gets the canvas and the top left corner of the columns."""


class _Document(BaseDocTemplate):
    """Platypus without its own page furniture, metadata and progress."""


def typeset(
    kit: Kit,
    story: Sequence[Block],
    root: Elem,
    first: Area,
    later: Area,
    decorate_first: Decorate | None = None,
    decorate_later: Decorate | None = None,
) -> tuple[Page, ...]:
    """``story`` on as many pages as it takes; ``root`` is the section's structure tree in reading order.

    The first page flows in the area ``first``, the others in ``later``.
    """
    paper = kit.paper

    def template(name: str, area: Area, decorate: Decorate | None) -> PageTemplate:
        frame = Frame(paper.left, paper.height - area.bottom, paper.content, area.height, 0, 0, 0, 0)

        def on_page(canvas: Any, _document: object) -> None:
            if decorate:
                decorate(canvas, paper.left, paper.height)

        return PageTemplate(name, [frame], onPage=on_page, autoNextPageTemplate="later")

    document = _Document(
        "",
        pagesize=(paper.width, paper.height),
        initialFontName=next(iter(kit.theme.faces.values()))["regular"],
        pageCompression=0,
        allowSplitting=1,
    )
    document.addPageTemplates([template("first", first, decorate_first), template("later", later, decorate_later)])
    document.build(list(story) or [Gap(0)], canvasmaker=PageCanvas)
    canvas = document.canv
    assert isinstance(canvas, PageCanvas)
    return canvas.finish(root)


def fits(story: Sequence[Block], width: float, room: float) -> bool:
    """Whether the story stands in ``room`` points of height without a page break."""
    return sum(block.measure(width) for block in story) <= room
