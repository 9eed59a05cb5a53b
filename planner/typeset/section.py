"""A section: blocks flowed over pages by Platypus, and the page values that come out.

Platypus is given the whole story as one flowable. So page breaks follow the rules of :mod:`planner.typeset.blocks`
alone (headings stay with what follows, white space at a break is dropped), and the cost of a page does not grow with
what is left of the story.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from planner.diagnostics import Span
from planner.typeset.block import SLACK, Block
from planner.typeset.blocks import Stack
from planner.typeset.canvas import PageCanvas
from planner.typeset.engine import BaseDocTemplate, Flowable, Frame, PageTemplate
from planner.typeset.kit import Kit
from planner.typeset.page import Page
from planner.typeset.structure import Elem
from planner.typeset.theme import MM


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


class _Sheet(Block):
    """What stands on one page, and fills it."""

    def __init__(self, body: Block) -> None:
        super().__init__()
        self.body = body

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, height
        return width, height

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        self.body.render(canvas, x, top, width)


class _Flow(Block):
    """The story from some page on. It never fits, so that Platypus asks for the part that does."""

    def __init__(self, body: Block, kit: Kit) -> None:
        super().__init__()
        self.body, self.kit = body, kit

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, height + 1

    def split(self, width: float, room: float) -> list[Flowable]:
        first, rest = self.body.force(width, room)
        assert first is not None
        over = first.measure(width) - room
        if over > SLACK:
            self.kit.out.warning(
                "too-high",
                f"this is {over / MM:.0f} mm too high for a page and runs over its end",
                _origin(first),
                "shorten it",
            )
        return [_Sheet(first), *([] if rest is None else [_Flow(rest, self.kit)])]


def _origin(block: Block) -> Span | None:
    """Where the first block of ``block`` that knows it came from."""
    waiting = [block]
    while waiting:
        block = waiting.pop()
        if block.origin:
            return block.origin[2]
        inner = getattr(block, "blocks", None) or [cell.block for cell in getattr(block, "cells", ())]
        waiting += [*reversed(inner), *([block.body] if hasattr(block, "body") else [])]
    return None


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
    document.build([_Flow(Stack(story), kit)], canvasmaker=PageCanvas)
    canvas = document.canv
    assert isinstance(canvas, PageCanvas)
    return tuple(page._replace(scale=paper.scale) for page in canvas.finish(root))


def fits(story: Sequence[Block], width: float, room: float) -> bool:
    """Whether the story stands in ``room`` points of height without a page break."""
    return sum(block.measure(width) for block in story) <= room
