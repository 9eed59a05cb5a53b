"""When on its day a session takes place, in words."""

from __future__ import annotations

from planner.pages.base import Desk
from planner.plan.model import DayPart

_NOON = 12 * 60
"""Minutes from midnight to noon."""


def part_words(part: DayPart | None, desk: Desk) -> str:
    """``morning``, ``afternoon`` or ``17:30``; empty where the plan does not say."""
    if part is None:
        return ""
    if part.is_clock:
        hour, minute = divmod(part.minutes, 60)
        return desk.say("session.part_of_day.clock", hour=hour, minute=f"{minute:02}")
    return desk.say("session.part_of_day.pm" if part.minutes >= _NOON else "session.part_of_day.am")
