"""What the sheet of an exercise says of care: the frame before its steps, goal and review at its foot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.pages.base import Desk
from planner.pages.care_notice import notice_block
from planner.pages.care_scale import PAIN, Scale, scale_blocks
from planner.program import Entry, Program, Session
from planner.program.care import NO_NOTICE, Notice, exercise_notice
from planner.typeset.blocks import Block, Cell, Columns, Gap, Stack, Text
from planner.typeset.structure import Elem

ROLES = ("heading", "step_small")
"""Type of titles and sentences in the frame of a sheet."""


@dataclass(frozen=True, slots=True)
class SheetCare:
    """When to stop, what all of it is for, and the day on which it is looked at again."""

    notice: Notice = NO_NOTICE
    goal: str = ""
    review: date | None = None

    @classmethod
    def of(cls, program: Program, uses: Iterable[tuple[Session, Entry]]) -> SheetCare:
        return cls(exercise_notice(program, uses), program.patient.goal, program.patient.review)


NO_SHEET_CARE = SheetCare()


def frame(desk: Desk, care: SheetCare, root: Elem, width: float, slug: str) -> Block | None:
    """The frame, if there is anything to say."""
    return notice_block(desk, care.notice, root, width, f"sheet.{slug}.care", ROLES) if care.notice else None


def aims(desk: Desk, care: SheetCare, root: Elem) -> Block | None:
    """Goal and review for the foot of the sheet, side by side over the lines there."""
    kit, paper = desk.kit, desk.kit.paper
    review = desk.language.date(care.review, "full_long") if care.review is not None else ""
    cells = []
    for column, columns, key, value in ((1, 8 if review else 12, "goal", care.goal), (9, 4, "review", review)):
        if value:
            runs = [kit.run(desk.say(f"care.{key}") + "  ", "label"), kit.run(value, "plain_ink")]
            text = Text(runs, kit.style("plain_ink"), root.add("P"))
            cells.append(Cell(paper.x(column), paper.span(columns), text))
    return Stack([Columns(cells), Gap(kit.theme.space["hair"])]) if cells else None


def pain_scale(desk: Desk, entry: Entry, width: float, elem: Elem) -> list[Block]:
    """The scale of pain with the limit that holds for an exercise, to point at and to mark."""
    if entry.pain is None:
        return []
    scale = Scale(f"sheet.{entry.id}", entry.name, PAIN, limit=entry.pain)
    return [Gap(desk.kit.theme.space["hair"]), *scale_blocks(desk, [scale], 0, width, elem, entry.span)]
