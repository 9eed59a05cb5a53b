"""Some days of a program, for printing only these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planner.diagnostics import Diagnostics, nearest
from planner.plan.keys import shown
from planner.plan.kinds import WEEKDAYS, weekday
from planner.program.naming import slug
from planner.program.records import Program, RestDay, Session

_LISTED = 8
"""Most days that a hint lists."""


def on_days(program: Program, names: Sequence[str], out: Diagnostics) -> Program:
    """``program`` with only the training days that ``names`` ask for, in their order in the plan.

    A name is a weekday in any form that plans take, or what a session is called, whatever its case and punctuation;
    several may have commas between them. Each that fits no session is an error which lists those that there are.
    """
    wanted: dict[str, Session] = {}
    for name in _parted(names, program):
        found = [session for session in program.sessions if _is(session, name)]
        wanted |= {session.id: session for session in found}
        if not found:
            _unknown(name, program, out)
    needed = (
        replace(item, sessions=tuple(id_ for id_ in item.sessions if id_ in wanted)) for item in program.equipment
    )
    return replace(
        program,
        days=tuple(session for session in program.sessions if session.id in wanted),
        equipment=tuple(item for item in needed if item.sessions),
    )


def _parted(names: Iterable[str], program: Program) -> Iterator[str]:
    """Each name alone: one with commas is several, unless a session is called so."""
    for name in names:
        parts = [part for part in name.split(",") if part.strip()]
        yield from [name] if len(parts) < 2 or any(_is(session, name) for session in program.sessions) else parts


def _is(day: Session | RestDay, name: str) -> bool:
    number = weekday(name.strip())
    return slug(day.name) == slug(name) or (number is not None and day.weekday == number)


def _unknown(name: str, program: Program, out: Diagnostics) -> None:
    there = _listed(program.sessions)
    if any(_is(day, name) for day in program.days):
        out.error("no-training", f'"{shown(name)}" is a rest day', None, there)
        return
    near = nearest(name, dict.fromkeys(session.name for session in program.sessions))
    hint = f'did you mean "{shown(near)}"? {there}' if near else there
    message = f'the plan has no training on "{shown(name)}"' if weekday(name.strip()) is not None else ""
    out.error("unknown-day", message or f'the plan has no day or session "{shown(name)}"', None, hint)


def _listed(sessions: Iterable[Session]) -> str:
    days = list(
        dict.fromkeys(
            shown(session.name)
            if session.weekday is None
            else f"{WEEKDAYS[session.weekday].capitalize()} ({shown(session.name)})"
            for session in sessions
        )
    )
    more = f" and {len(days) - _LISTED} more" if len(days) > _LISTED else ""
    return f"there are: {', '.join(days[:_LISTED])}{more}"
