"""Boxes for one result: the time that something took, its rounds and repetitions, or its heaviest load."""

from __future__ import annotations

from dataclasses import dataclass

from planner.diagnostics import Span
from planner.pages.base import Desk
from planner.plan.dose.numbers import show_clock
from planner.plan.model import Score
from planner.typeset.blocks import Block
from planner.typeset.boxes import BoxWords, Field, LogBox, box_row
from planner.typeset.structure import Elem

_PLUS = "+"


@dataclass(frozen=True, slots=True)
class Scored:
    """What has a result: the id and name that its boxes are called by, and the cap that its time is under, if any."""

    id: str
    name: str
    score: Score | None
    span: Span
    cap: int | None = None


def score_row(
    desk: Desk, scored: Scored, start: float, elem: Elem, *, top: float | None = None, row: str = ""
) -> list[Block]:
    """A row with the boxes of a result, the first at ``start``; nothing where none is asked for.

    ``top`` is the white over them, ``row`` what the row is called where "result" would say too little.
    """
    boxes = score_boxes(desk, scored)
    if not boxes:
        return []
    names = BoxWords(desk.say("session.blank"), (row or desk.say("session.score.label"),))
    return [box_row(desk.kit, boxes, names, desk.kit.theme.box["height"], start, elem, scored.span, top)]


def score_boxes(desk: Desk, scored: Scored) -> list[LogBox]:
    """The boxes of a result."""
    size = desk.kit.theme.box
    match scored.score:
        case None | "none":
            return []
        case "time":
            under = desk.say("session.under", time=show_clock(scored.cap)) if scored.cap else ""
            unit = under or desk.say("session.score.time")
            return [_box(desk, scored, "time", unit, size["score_width"], short=desk.say("session.score.time"))]
        case "rounds":
            rounds = _box(desk, scored, "rounds", desk.say("session.score.rounds"), size["best_width"])
            reps = _box(desk, scored, "reps", desk.say("session.score.reps"), size["best_width"], strong=False)
            return [rounds, _joined(reps, 2 * size["gap"])]
        case "reps":
            return [_box(desk, scored, "reps", desk.say("session.score.all_reps"), size["best_width"])]
        case "load":
            return [_box(desk, scored, "load", desk.unit, size["best_width"], target=desk.say("session.score.load"))]


def _box(
    desk: Desk,
    scored: Scored,
    what: str,
    unit: str,
    width: float,
    *,
    short: str = "",
    target: str = "",
    strong: bool = True,
) -> LogBox:
    name = desk.say("session.score.field", name=scored.name, what=" ".join(filter(None, (target, unit))))
    field = Field(f"{scored.id}.score.{what}", name, target, "", unit, short or unit)
    return LogBox("", width, ((field,),), best=strong, spoken=unit)


def _joined(box: LogBox, before: float) -> LogBox:
    """A box that adds to the one before it."""
    return LogBox(box.head, box.width, box.cells, best=box.best, before=before, spoken=box.spoken, joint=_PLUS)
