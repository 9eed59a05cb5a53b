"""What the boxes of a set have in common: what is written down, what a field is called, how wide it must be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from planner.pages.base import Desk
from planner.plan.dose.model import Amount
from planner.program import Entry, PlannedSet
from planner.typeset.boxes import CORNER, Field
from planner.typeset.theme import MM

_MOST_WIDTH = 40 * MM
"""Targets that would need a wider box are cut short; what the set asks for stands beside it in full."""
_SLACK = 0.01
_SECONDS = 90
"""Times above this are told in minutes, as the dose tells them."""


def recorded(amount: Amount) -> Literal["reps", "time", "distance", "calories", "breaths", "steps"]:
    """What is written down of a set: what it counts, or the time that a given distance or work took."""
    match amount.unit:
        case "reps" | "breaths" | "steps":
            return amount.unit
        case "s":
            return "time"
        case "cal":
            return "calories" if amount.amrap else "time"
        case _:
            return "distance" if amount.amrap else "time"


def needed(desk: Desk, cells: Sequence[Sequence[Field]]) -> float:
    """The width in which no target is cut short: one that is cannot be met."""
    inset = CORNER[0] * desk.kit.grow
    widths = [
        len(cell) * (desk.kit.run(field.target, "target_best" if field.strong else "target").width() + 2 * inset)
        for cell in cells
        for field in cell
    ]
    return min(max(widths) + _SLACK, _MOST_WIDTH * desk.kit.grow)


def is_long(amount: Amount) -> bool:
    """Whether the target stands with its unit over the place for a time: a distance, or a time of minutes."""
    if amount.unit == "s":
        return amount.low is not None and (amount.high or amount.low) > _SECONDS
    return amount.unit not in ("reps", "breaths", "steps")


def title(desk: Desk, entry: Entry, planned: PlannedSet, row: str) -> str:
    """What a field is called: ``Back Squat, set 3, reps``."""
    return desk.say("session.field", name=entry.name, number=planned.number, what=desk.say(f"session.row.{row}"))
