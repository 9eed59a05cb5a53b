"""The plan of one week, made of the plan as written: its sessions with plain exercises, on their days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from planner.diagnostics import Diagnostics, nearest
from planner.plan.blocks import newer_maxes
from planner.plan.copies import folded
from planner.plan.keys import MANY, shown
from planner.plan.model import Day, Plan, PlanBlock, PlanSession, Text


def unrolled(plan: Plan, week: int, key: Callable[[str], object] = folded) -> Plan:
    """``plan`` as it is in ``week``, counted from 1: with the sessions and the maxes of that week.

    All that differs by the week is plain in it, and what is the same in two weeks is the same object. Maxes of a block
    take the places of earlier ones whose exercise has the same ``key``.
    """
    maxes = plan.maxes
    frequency, track = plan.frequency, plan.track
    for block in plan.blocks:
        if block.first <= week:
            maxes = newer_maxes(maxes, block.maxes, key) if block.maxes else maxes
            if week < block.first + block.weeks:
                frequency = block.frequency or frequency
                track = track if block.track is None else block.track
    sessions = plan.timetable[week - 1] if week <= len(plan.timetable) else ()
    return replace(plan, sessions=sessions, maxes=maxes, frequency=frequency, track=track)


def block_at(plan: Plan, week: int) -> PlanBlock | None:
    """The block that ``week`` is in; None where the plan has none."""
    return next((block for block in plan.blocks if block.first <= week < block.first + block.weeks), None)


@dataclass(slots=True)
class Rotation:
    """Sessions that take the next free day, one after the other, over the weeks."""

    names: tuple[Text, ...]
    days: tuple[Day, ...]
    place: int = 0
    made: dict[tuple[int, tuple[int, ...]], PlanSession] = field(default_factory=dict)

    def fill(self, sessions: Sequence[PlanSession]) -> tuple[PlanSession, ...]:
        """The sessions of a week, those that rotate on the days that are left for them."""
        by_name = {folded(session.name.text): session for session in reversed(sessions)}
        turning = {folded(name.text) for name in self.names}
        fixed = [session for session in sessions if folded(session.name.text) not in turning]
        taken = {day.weekday for session in fixed for day in session.days}
        days: dict[str, list[Day]] = {}
        for day in self.days:
            name = self._next(by_name) if day.weekday not in taken else None
            if name is not None:
                days.setdefault(name, []).append(day)
        return tuple(self._whole(sessions, turning, days))

    def _next(self, there: dict[str, PlanSession]) -> str | None:
        """The name of the next session that there is in this week."""
        for _ in self.names:
            name = folded(self.names[self.place % len(self.names)].text)
            self.place += 1
            if name in there:
                return name
        return None

    def _whole(
        self, sessions: Sequence[PlanSession], turning: set[str], days: dict[str, list[Day]]
    ) -> Iterator[PlanSession]:
        for session in sessions:
            name = folded(session.name.text)
            if name not in turning:
                yield session
            elif name in days:
                key = (id(session), tuple(day.weekday for day in days[name]))
                self.made.setdefault(key, replace(session, days=tuple(days[name])))
                yield self.made[key]


def rotation(
    names: tuple[Text, ...], days: tuple[Day, ...], blocks: Sequence[PlanBlock], start: date | None, out: Diagnostics
) -> Rotation | None:
    """The rotation that a plan asks for; its days in the order in which they come from ``start`` on."""
    sessions = [session for block in blocks for every in block.sessions for session in every.each if session]
    known = {folded(session.name.text): session for session in sessions}
    for name in names:
        if folded(name.text) not in known:
            near = nearest(name.text, [session.name.text for session in known.values()]) if len(out) < MANY else None
            hint = f'did you mean "{near}"?' if near else "name sessions of this plan"
            out.error("unknown-like", f'there is no session "{shown(name.text)}"', name.span, hint)
        elif known[folded(name.text)].days:
            session = known[folded(name.text)]
            message = f'"{shown(session.name.text)}" takes the days of the rotation, and has one of its own'
            out.error("rotate-day", message, session.days[0].span, "take day out, or the session out of rotate")
    first = start.weekday() if start else 0
    ordered = tuple(sorted(days, key=lambda day: (day.weekday - first) % 7))
    return Rotation(names, ordered) if names and days else None


def timetable(blocks: Sequence[PlanBlock], turning: Rotation | None) -> tuple[tuple[PlanSession, ...], ...]:
    """The sessions of each week of a plan."""
    weeks: list[tuple[PlanSession, ...]] = []
    for block in blocks:
        for week in range(1, block.weeks + 1):
            sessions = [session for every in block.sessions if (session := every.of(week)) is not None]
            weeks.append(turning.fill(sessions) if turning else tuple(sessions))
    return tuple(weeks)
