"""A page of its own for when to stop: where the first page of a document has no place for it, as on cards."""

from __future__ import annotations

from collections.abc import Sequence

from planner.pages.base import Desk, Section
from planner.pages.care_facts import care_facts, first_notice
from planner.pages.care_notice import PLACE
from planner.pages.common import TITLES, continued, first_area, fitting, later_area
from planner.program import Program
from planner.typeset.blocks import Block, Gap, Text
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import typeset
from planner.typeset.structure import Elem


def care_page(program: Program, desk: Desk, sections: Sequence[Section]) -> Section | None:
    """The page that goes before ``sections``; None where their first page says when to stop, or nobody does."""
    pages = [page for section in sections for page in section.pages]
    if not pages or any(placed.kind == PLACE for placed in pages[0].placed):
        return None
    kit, root = desk.kit, Elem("Sect")
    title = desk.say("care.first_title")
    run, role = fitting(kit, title, TITLES, kit.paper.content, None)
    head = Text([run], kit.style(role), root.add("H1")).marked(entry=(0, title), anchor="care")
    gap = Gap(kit.theme.space["medium"])
    facts = care_facts(desk, program, root)
    notice = first_notice(desk, program, root, "care")
    if notice is None:
        return None
    story: list[Block] = [head, gap, *([facts, gap] if facts is not None else ()), notice]

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, title, canvas, x, top)

    area = first_area(kit, kit.paper.bottom)
    made = typeset(kit, story, root, area, later_area(kit), None, later)
    return Section("care", title, made, head=program.title, place=title)
