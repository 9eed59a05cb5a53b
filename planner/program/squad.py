"""A plan worked out for each person of a roster, for pages that a whole group trains by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Final

from planner.diagnostics import Diagnostics, nearest
from planner.plan.group import plan_of
from planner.plan.keys import MANY, shown
from planner.plan.model import Text
from planner.plan.roster import Roster
from planner.program.course import new_problems
from planner.program.maxes import Lookup
from planner.program.records import Entry, Load, Trainee
from planner.program.resolve import Whole, max_key

ROWS_LIMIT: Final = 2_000
"""Most exercises of a week for all people together: about 80 pages."""

_MEASURED = ("FTP", "HRMAX", "HR MAX")
"""Maxes that are of no exercise."""
_COLUMNS = ("name", "bodyweight", "units")


def squad(whole: Whole, roster: Roster, week: int, out: Diagnostics) -> tuple[Trainee, ...]:
    """The program of a week for each person; columns that name no exercise are reported, and then there is nobody.

    Of what is wrong with somebody's numbers each problem is told once.
    """
    if not _known_columns(roster, whole.library, out):
        return ()
    key = partial(max_key, whole.library)
    members: list[Trainee] = []
    for person in roster.people:
        told = Diagnostics()
        program = replace(whole, plan=plan_of(whole.plan, roster, person, key), told=set()).week(week, told)
        out.extend(new_problems(told, out))
        if program is None:
            continue
        rows = len(roster.people) * sum(len(session.entries) for session in program.sessions)
        if rows > ROWS_LIMIT:
            message = (
                f"the roster and the plan make {rows:,} lines of a person and an exercise; the limit is {ROWS_LIMIT:,}"
            )
            out.error("too-many", message, roster.span, "make several groups of it")
            return ()
        members.append(Trainee(person.row, person.name, person.span, program))
    return tuple(members)


def _known_columns(roster: Roster, library: Lookup, out: Diagnostics) -> bool:
    """Whether every column is about an exercise of the library, or something else that a roster may say."""
    names: list[Text] = [
        name
        for name in (*roster.exercises("max"), *roster.exercises("last"))
        if library.find(name.text) is None and name.text.upper().replace("_", " ") not in _MEASURED
    ]
    for name in names:
        near = nearest(name.text, _COLUMNS) or (library.suggest(name.text) if len(out) < MANY else None)
        hint = f"columns are {', '.join(_COLUMNS)}, an exercise, or last and an exercise"
        hint = f'did you mean "{near}"?' if near else hint
        out.error("bad-roster", f'the column "{shown(name.text)}" names no exercise', name.span, hint)
    return not names


def plates_for_all(entries: Iterable[Entry]) -> tuple[tuple[Decimal, int], ...]:
    """The plates that are needed if everybody lifts the heaviest set of an exercise at once, heavy to light.

    Each size with how many there are of it, on both sides of every bar.
    """
    count: Counter[Decimal] = Counter()
    for entry in entries:
        loads = [planned.load for planned in entry.sets if planned.load is not None and planned.load.bar is not None]
        heaviest = max(loads, key=_value, default=None)
        count.update({} if heaviest is None else Counter({size: 2 * n for size, n in Counter(heaviest.plates).items()}))
    return tuple(sorted(count.items(), reverse=True))


def _value(load: Load) -> Decimal:
    return load.value
