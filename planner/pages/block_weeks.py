"""The weeks of a plan as the tables of the block page: which weeks stand in one table, and what its rows are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from planner.pages.base import Desk
from planner.pages.block_cells import Said, WeekCell, unit_of
from planner.program import Program, Session
from planner.program.course import block_runs, even, plan_id
from planner.program.lanes import Exercise, exercise_lanes, session_lanes
from planner.program.volume import is_open, session_minutes, times_a_week

_HOUR = 60
_DELOAD = "deload"
"""A word of the plan language, which names of weeks borrow."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """An exercise, or a group of them, over all weeks."""

    exercise: Exercise
    cells: tuple[WeekCell, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """A session over all weeks: those that are it in each of them, and its rows."""

    sessions: tuple[tuple[Session, ...], ...]
    rows: tuple[TableRow, ...]

    @property
    def first(self) -> Session:
        return next(each[0] for each in self.sessions if each)

    def within(self, weeks: range) -> Strand | None:
        """It in some weeks, with the rows that these have; None where they are without it."""
        sessions = self.sessions[weeks.start : weeks.stop]
        if not any(sessions):
            return None
        cut = [TableRow(row.exercise, row.cells[weeks.start : weeks.stop]) for row in self.rows]
        return Strand(sessions, tuple(row for row in cut if any(cell.is_there for cell in row.cells)))


def strands(weeks: Sequence[Program], said: Said, light: Sequence[bool]) -> tuple[Strand, ...]:
    """The sessions of a course. One that takes place several times a week in the same way is told once."""
    found: list[list[tuple[Session, ...]]] = []
    by_name: dict[str, list[int]] = {}
    for lane in session_lanes(weeks):
        each: list[tuple[Session, ...]] = [(one,) if one else () for one in lane.each]
        same = by_name.setdefault(lane.first.name, [])
        place = next((place for place in same if _agree(found[place], each)), None)
        if place is None:
            same.append(len(found))
            found.append(each)
        else:
            found[place] = [one + other for one, other in zip(found[place], each, strict=True)]
    return tuple(_strand(each, said, light) for each in found)


def _agree(one: Sequence[tuple[Session, ...]], other: Sequence[tuple[Session, ...]]) -> bool:
    """Whether two sessions of one name ask for the same in every week that has both."""
    pairs = zip(one, other, strict=True)
    return all(_asked(first[0]) == _asked(second[0]) for first, second in pairs if first and second)


def _asked(session: Session) -> tuple[object, ...]:
    """What a session asks for, without ids and days."""
    return tuple(
        (entry.name, entry.dose, entry.rest, entry.tempo, *(planned.load for planned in entry.sets))
        for entry in session.main
    )


def _strand(each: Sequence[tuple[Session, ...]], said: Said, light: Sequence[bool]) -> Strand:
    lanes = exercise_lanes([sessions[0] if sessions else None for sessions in each])
    return Strand(tuple(each), tuple(TableRow(lane.first, said.cells(lane, light)) for lane in lanes))


def called_deload(program: Program) -> bool:
    """Whether a week is called a deload: where the plan says so of it, by its name, or of each of its exercises."""
    entries = [entry for session in program.sessions for entry in session.main if entry.dose is not None]
    named = _DELOAD in program.week_name.casefold()
    return named or program.deload or (bool(entries) and all(entry.deload for entry in entries))


def week_title(program: Program, desk: Desk) -> str:
    """``Week 3``, ``Deload``, or what the plan calls it."""
    if program.week_name:
        return program.week_name
    return desk.say("session.deload" if called_deload(program) else "block.week", week=program.week)


def week_detail(program: Program, desk: Desk) -> str:
    """``from 30 Nov``, ``week 4, from 21 Dec``, as much of it as is known and not said yet."""
    facts = []
    if program.week_name or called_deload(program):
        facts.append(desk.say("block.week_small", week=program.week))
    if program.start is not None:
        first = program.start + timedelta(weeks=program.week - 1)
        facts.append(desk.say("block.from", date=desk.language.date(first, "day")))
    return desk.say("list.between").join(facts)


def spread(weeks: Sequence[Program], most: int, tight: int) -> list[range]:
    """Which weeks stand in one table: all where they are up to ``tight``, else up to ``most``, of one block.

    Blocks share a table where they have the same sessions.
    """
    if len(weeks) <= tight:
        return [range(len(weeks))]
    parts: list[range] = []
    for run in block_runs(weeks):
        parts += even(run, most)
    joined: list[range] = []
    for part in parts:
        alike = part.start and _names(weeks[part.start]) == _names(weeks[part.start - 1])
        if alike and len(joined[-1]) + len(part) <= most:
            joined[-1] = range(joined[-1].start, part.stop)
        else:
            joined.append(part)
    return joined


def block_name(program: Program) -> str:
    """The name of the block that a week is in; empty without one."""
    return program.stretch.name if program.stretch else ""


def _names(program: Program) -> frozenset[str]:
    return frozenset(map(plan_id, program.sessions))


def sets_of(program: Program) -> str:
    """The sets of a week, warm-ups and what is optional left out."""
    entries = (entry for session in program.sessions for entry in session.main)
    return str(sum(not planned.optional for entry in entries if not is_open(entry) for planned in entry.sets))


def hours_of(program: Program) -> str:
    """How long the sessions of a week take together: ``4:05``."""
    minutes = round(
        sum(
            session_minutes(session).value * times_a_week(program, session, session.frequency)
            for session in program.sessions
        )
    )
    return f"{minutes // _HOUR}:{minutes % _HOUR:02}"


def unit_in(weeks: Sequence[Program]) -> str:
    """The unit of all loads of a course, where they have one."""
    return unit_of([entry for program in weeks for session in program.sessions for entry in session.main])
