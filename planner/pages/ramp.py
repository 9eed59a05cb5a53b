"""The warm-up of a lift: a strip above its boxes, to read and not to write in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from planner.pages.base import Desk
from planner.pages.loads import load_text, short_text
from planner.pages.plates import plates_text
from planner.program import Entry, WarmUpSet
from planner.typeset.blocks import Panel
from planner.typeset.measure import shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_LINE = 4 * MM
_INSET = 1.0 * MM
_BASELINE = 3.5 * MM
_LEAST_STEP = 13 * MM
"""Least width of a step: a load, a cross and two digits."""
_BETWEEN = 1.5 * MM


def ramp_strip(desk: Desk, entry: Entry, start: float, width: float, elem: Elem) -> Panel:
    """The steps side by side, load and repetitions above the plates of each side.

    ``start`` is where boxes start; the names of the two lines end 2 mm before it. As many steps stand on a line as
    have room.
    """
    kit, span = desk.kit, entry.span
    steps = entry.warm_up
    texts = [step_text(desk, step) for step in steps]
    plates = [_plates(desk, step) for step in steps]
    with_plates = any(plates)
    between, first, below = _BETWEEN * kit.grow, _BASELINE * kit.grow, _LINE * kit.grow
    widths = [
        max(kit.run(text, "ramp", span).width(), kit.run(hung, "label", span).width()) + 2 * between
        for text, hung in zip(texts, plates, strict=True)
    ]
    lines = _laid(widths, width, _LEAST_STEP * kit.grow)
    height = (below if not with_plates else 2 * below) + 0.6 * MM
    panel = Panel(len(lines) * height)
    panel.ground(start, 0, width, len(lines) * height, kit.theme.colors["ground"])
    owner = elem.add("P")
    name = kit.run(desk.say("session.ramp"), "label")
    panel.text(start - 2 * MM, first, [name], owner, "right", spaced=True)
    if with_plates:
        side = kit.run(desk.say("session.per_side"), "label")
        panel.text(start - 2 * MM, first + below, [side], None, "right")
    places = [(row * height, x, room) for row, line in enumerate(lines) for x, room in line]
    for text, hung, (y, left, wide) in zip(texts, plates, places, strict=True):
        x, room = start + _INSET + left, wide - between
        panel.text(x, y + first, [shorten(kit.run(text, "ramp", span), room)], owner, spaced=True)
        if hung:
            said = elem.add("P")
            panel.text(x, y + first + below, [shorten(kit.run(hung, "label", span), room)], said, spaced=True)
    return panel


def _laid(widths: Sequence[float], width: float, step: float) -> list[list[tuple[float, float]]]:
    """Left edges and widths of steps, line by line, of the widths that they need and at least ``step`` wide.

    On as few lines as go, in columns: all of one width where there is room for that.
    """
    for lines in range(1, len(widths) + 1):
        per_line = -(-len(widths) // lines)
        columns = [max(widths[column::per_line]) for column in range(per_line)]
        if sum(columns) <= width or per_line == 1:
            break
    least = max(*columns, step)
    if least * per_line <= width:
        most = width if per_line < len(widths) else max(least, 2 * step) * per_line
        columns = [min(width, most) / per_line] * per_line
    else:
        columns = [min(column, width) + max(width - sum(columns), 0) / per_line for column in columns]
    cells = list(zip(accumulate(columns, initial=0.0), columns, strict=False))
    return [cells[: len(widths) - first] for first in range(0, len(widths), per_line)]


def step_text(desk: Desk, step: WarmUpSet) -> str:
    """``55 × 5``, ``bar × 10``; the percentage where the load is not known."""
    load = step.load
    if load is None and step.percent is not None:
        what = desk.say("dose.unit.percent", value=desk.language.number(step.percent))
    elif load is None or (load.bar is not None and load.value == load.bar):
        what = desk.say("session.bar")
    elif load.relation == "bodyweight":
        what = load_text(desk, load)
    else:
        what = short_text(desk, load, unit=False)
    key = "session.ramp_sets" if step.count > 1 else "session.load_by_reps"
    return desk.say(key, load=what, count=step.count, reps=step.reps)


def _plates(desk: Desk, step: WarmUpSet) -> str:
    if step.load is None or step.load.bar is None or not step.load.plates:
        return ""
    return plates_text(desk, step.load)
