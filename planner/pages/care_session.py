"""What a session page says of care: the frame under its head, and scales under its list."""

from __future__ import annotations

from dataclasses import dataclass

from planner.pages.base import Desk
from planner.pages.care_notice import notice_block
from planner.pages.care_scale import scale_blocks, session_scales
from planner.program import Program, Session
from planner.program.care import NO_NOTICE, Notice, session_notice
from planner.typeset.blocks import Block, Cell, Columns, Gap, Stack, Text, Whole
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_ROW = 12 * MM
"""Room for the names of rows, left of the boxes of a scale."""


@dataclass(frozen=True, slots=True)
class SessionCare:
    """What holds on the page of a session beside the session itself: when to stop, and the plan's limit of pain."""

    notice: Notice = NO_NOTICE
    pain: int | None = None

    @classmethod
    def of(cls, program: Program, session: Session) -> SessionCare:
        return cls(session_notice(program, session), program.care.pain)


NO_SESSION_CARE = SessionCare()


def over_list(desk: Desk, session: Session, care: SessionCare, root: Elem) -> list[Block]:
    """What must be true before the next step, and the frame; each with white below."""
    kit, gap = desk.kit, Gap(desk.kit.theme.space["small"])
    blocks: list[Block] = [gap] if kit.theme.large and (care.notice or session.care.until) else []
    if session.care.until:
        run = kit.run(desk.say("care.until", until=session.care.until), "note", session.span)
        blocks += [Text([run], kit.style("note"), root.add("P")), gap]
    if care.notice:
        blocks += [notice_block(desk, care.notice, root, kit.paper.content, f"{session.id}.care"), gap]
    return blocks


def under_list(desk: Desk, session: Session, care: SessionCare, root: Elem, room: float) -> Block | None:
    """The scales of the session, side by side where there is room, behind the heading ``How it went``.

    They stay together on a page of ``room`` points.
    """
    scales = session_scales(session, care.pain)
    if not scales:
        return None
    kit, paper = desk.kit, desk.kit.paper
    elem = root.add("Sect")
    span = session.span
    title = Text([kit.run(desk.say("care.how_it_went"), "heading", span)], kit.style("tip"), elem.add("H2"))
    row = _ROW * kit.grow
    inset = Gap(kit.theme.space["small"])
    if paper.narrow:
        blocks = scale_blocks(desk, scales, row, paper.content - row, elem, span)
        return Whole(Stack([inset, title, Gap(kit.theme.space["hair"]), *blocks]), room)
    half = -(-len(scales) // 2)
    wide = paper.span(5)
    cells = [Cell(0, paper.span(2), title)]
    for column, chunk in ((3, scales[:half]), (8, scales[half:])):
        if chunk:
            blocks = scale_blocks(desk, chunk, row, wide - row, elem, span)
            cells.append(Cell(paper.x(column), wide, Stack(blocks)))
    return Whole(Stack([inset, Columns(cells)]), room)
