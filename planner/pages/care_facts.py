"""What the overview says of care at its head: goal, affected side, review, and the frame."""

from __future__ import annotations

from collections.abc import Iterator

from planner.pages.base import Desk
from planner.pages.care_notice import notice_block
from planner.program import Program
from planner.program.care import plan_notice
from planner.typeset.blocks import Block, Cell, Columns, Stack, Text
from planner.typeset.structure import Elem

ROLES = ("heading", "step_medium")
"""Type of titles and sentences in the frame of a first page."""

_THIRDS = 3
"""Facts stand under those of the head, in three columns."""


def care_facts(desk: Desk, program: Program, root: Elem, first: int = 1) -> Block | None:
    """Goal, affected side and review side by side, the first over all columns that are left; None without any.

    They have the columns from ``first`` on.
    """
    facts = list(_facts(desk, program))
    if not facts:
        return None
    kit, paper = desk.kit, desk.kit.paper
    third = (paper.columns + 1 - first) / _THIRDS
    cells, column = [], float(first)
    for place, (key, value) in enumerate(facts):
        owner = root.add("P")
        label = Text([kit.run(desk.say(f"care.{key}") + " ", "label")], kit.style("label"), owner)
        text = Text([kit.run(value, "value", program.span)], kit.style("value"), owner)
        wide = third if place else third * (_THIRDS + 1 - len(facts))
        cells.append(Cell(paper.x(column), paper.span(wide), Stack([label, text])))
        column += wide
    return Columns(cells)


def _facts(desk: Desk, program: Program) -> Iterator[tuple[str, str]]:
    patient = program.patient
    if patient.goal:
        yield "goal", patient.goal
    if program.care.side is not None:
        yield "side", desk.say(f"care.sides.{program.care.side}")
    if patient.review is not None:
        yield "review", desk.language.date(patient.review, "full")


def first_notice(desk: Desk, program: Program, root: Elem, name: str, roles: tuple[str, str] = ROLES) -> Block | None:
    """The frame of a first page, with all that the plan says of stopping; None where it says nothing."""
    notice = plan_notice(program)
    return notice_block(desk, notice, root, desk.kit.paper.content, name, roles) if notice else None
