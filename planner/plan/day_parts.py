"""When on its day a session takes place: ``am``, ``pm`` or a time on the clock."""

from __future__ import annotations

import re
from typing import Final

from planner.diagnostics import Diagnostics
from planner.files import Node
from planner.plan.keys import Field, Kind, shown
from planner.plan.kinds import any_case, scalar
from planner.plan.model import DayPart

NOON: Final = 12 * 60
"""Minutes from midnight to noon."""

_WORDS = {
    **dict.fromkeys(("am", "a.m.", "morning"), "am"),
    **dict.fromkeys(("pm", "p.m.", "afternoon", "evening"), "pm"),
}
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE | re.ASCII)


def read_part(name: str, node: Node, out: Diagnostics) -> DayPart | None:
    """``am``, ``pm``, ``17:30`` or ``5:30 pm``; an hour alone, such as ``5``, could be of either half of the day."""
    found = scalar(name, node, out)
    if found is None:
        return None
    written = " ".join(found.text.split()).casefold()
    if written in _WORDS:
        return DayPart(0 if _WORDS[written] == "am" else NOON)
    minutes = _minutes(written)
    if minutes is None:
        message = f'"{name}" must be am, pm or a time of day, not "{shown(found.text)}"'
        out.error("bad-day-part", message, found.inner, f"write {name}: am, {name}: pm or {name}: 17:30")
        return None
    return DayPart(minutes, is_clock=True)


def _minutes(written: str) -> int | None:
    """The minutes from midnight to a time; None for what is none."""
    match = _CLOCK.fullmatch(written)
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


_PATTERN = rf"^ *({any_case(_WORDS)}|[0-9]{{1,2}}[:.][0-9]{{2}}|[0-9]{{1,2}}([:.][0-9]{{2}})? *[aApP]\.?[mM]\.?) *$"

PART = Field(
    "part",
    Kind("`am`, `pm` or a time of day", read_part, {"type": ["string", "number"], "pattern": _PATTERN}),
    "when on its day it takes place; sessions of one day stand in this order",
    ("am", "17:30"),
)
