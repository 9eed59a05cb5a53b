"""The course of a plan: the programs of all its weeks, for pages that show weeks beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import Any, TypeVar

from planner.diagnostics import Diagnostic, Diagnostics
from planner.plan.weeks import unrolled
from planner.program.maxes import tested_before
from planner.program.records import Program, RestDay, Session
from planner.program.resolve import Whole, placed

R = TypeVar("R")

SHEET_WEEKS = 4
"""Most weeks that have their boxes on one sheet of paper."""

_INSIDE = ("parts", "items", "entries", "stations", "members", "sets", "minis", "stages")
"""Fields of records that hold records with ids below theirs."""


def course(whole: Whole, printed: Program, out: Diagnostics) -> tuple[Program, ...]:
    """The programs of all weeks, ``printed`` among them; problems that were told of one week are not told again.

    Weeks with the same sessions and maxes are worked out once. Weeks without any day are left out.
    """
    plan = whole.plan
    printed = replace(printed, squad=())
    made: dict[tuple[object, ...], Program] = {_key(whole, printed.week): printed}
    weeks: list[Program] = []
    for week in range(1, plan.weeks + 1):
        key = _key(whole, week)
        if key in made:
            weeks.append(_again(whole, made[key], week))
            continue
        told = Diagnostics()
        program = whole.week(week, told)
        out.extend(new_problems(told, out))
        if program is not None:
            made[key] = program
            weeks.append(program)
    return tuple(weeks)


def new_problems(told: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems of ``told`` that are not ``known`` yet; one is the same at the same place in the same words."""
    seen = {(problem.code, problem.message, problem.span) for problem in known}
    return [problem for problem in told if (problem.code, problem.message, problem.span) not in seen]


def _key(whole: Whole, week: int) -> tuple[object, ...]:
    """What a week follows from: its sessions, maxes, what was tested before, and how often what is done at home."""
    this = unrolled(whole.plan, week)
    tested = frozenset(tested_before(whole.plan, week, whole.library))
    progress = whole.history.of_week(week)
    return (*map(id, this.sessions), this.maxes, tested, this.frequency, this.track, this.care, progress)


def _again(whole: Whole, program: Program, week: int) -> Program:
    """A program as it is in another week that is the same but for its number and dates."""
    if week == program.week:
        return program
    before, after = f"w{program.week}.", f"w{week}."
    days: list[Session | RestDay] = []
    for day in program.days:
        later = day.date and day.date + timedelta(weeks=week - program.week)
        days.append(replace(moved(day, before, after), date=later))
    needed = tuple(
        replace(item, sessions=tuple(after + one.removeprefix(before) for one in item.sessions))
        for item in program.equipment
    )
    return replace(program, days=tuple(days), equipment=needed, **whole.facts(week))


def moved(record: R, before: str, after: str) -> R:
    """``record`` with ids that start with ``after`` in place of ``before``, in all that it holds."""
    if not is_dataclass(record):
        return record
    changed: dict[str, Any] = {}
    for name in _held(record.__class__):
        value = getattr(record, name)
        if name == "id":
            changed[name] = after + value.removeprefix(before)
        elif isinstance(value, tuple):
            changed[name] = tuple(moved(one, before, after) for one in value)
    return replace(record, **changed)  # type: ignore[type-var]


@lru_cache(maxsize=64)
def _held(kind: type) -> tuple[str, ...]:
    """The fields of a kind of record that hold its id and the records below it."""
    return tuple(field.name for field in fields(kind) if field.name in ("id", *_INSIDE))


def other_weeks(whole: Whole, out: Diagnostics, but: int = 1) -> Iterator[Program]:
    """The programs of all weeks but one, for their problems.

    What is the same in several weeks is looked at once: each program has only the sessions that were in none before.
    """
    for week, names in _fresh(whole, but):
        new = tuple(written for name, written, _ in placed(whole.plan.timetable[week - 1]) if name in names)
        told = Diagnostics()
        program = whole.week(week, told, tuple({id(written): written for written in new}.values()))
        out.extend(new_problems(told, out))
        if program is not None:
            yield program


def others_of(whole: Whole, weeks: Iterable[Program], but: int = 1) -> Iterator[Program]:
    """The same as :func:`other_weeks`, taken from the programs of all weeks."""
    by_week = {program.week: program for program in weeks}
    for week, names in _fresh(whole, but):
        program = by_week.get(week)
        days = tuple(day for day in program.sessions if plan_id(day) in names) if program else ()
        if program and days:
            yield replace(program, days=days)


def _fresh(whole: Whole, but: int) -> Iterator[tuple[int, frozenset[str]]]:
    """The weeks but one that have something new, with the names of the sessions that were in none before."""
    plan = whole.plan
    maxes = unrolled(plan, but).maxes
    moved = whole.history.of_week
    seen = {(id(session), moved(but)) for session in unrolled(plan, but).sessions}
    for week in range(1, plan.weeks + 1):
        this = unrolled(plan, week)
        other, now = this.maxes != maxes, moved(week)
        new = {id(session) for session in this.sessions if other or (id(session), now) not in seen}
        seen |= {(session, now) for session in new}
        maxes = this.maxes
        if new:
            yield week, frozenset(name for name, written, _ in placed(this.sessions) if id(written) in new)


def sheets(weeks: Sequence[Program], most: int = SHEET_WEEKS) -> tuple[range, ...]:
    """Which weeks share a sheet of paper: up to ``most`` of one block, by their places in the course."""
    return tuple(part for run in block_runs(weeks) for part in even(run, most))


def even(run: range, most: int) -> Iterator[range]:
    """``run`` in parts of at most ``most``, all of about the same length, the longer ones first."""
    count = -(-len(run) // most)
    start = run.start
    for number in range(count):
        stop = start + -(-(run.stop - start) // (count - number))
        yield range(start, stop)
        start = stop


def block_runs(weeks: Sequence[Program]) -> Iterator[range]:
    """The weeks of each block, by their places in the course; all of them in a plan without blocks."""
    start = 0
    for number in range(1, len(weeks) + 1):
        stretch = weeks[number].stretch if number < len(weeks) else None
        before = weeks[number - 1].stretch
        if number == len(weeks) or (stretch and stretch.week == 1) or (stretch is None) != (before is None):
            yield range(start, number)
            start = number


def narrowed(program: Program, *, week: bool, days: bool) -> Program:
    """``program`` with only a part of its course: the ``week`` that it is of, with those on its sheet, or its days."""
    weeks = program.course
    if week:
        places = [part for part in sheets(weeks) if any(weeks[place].week == program.week for place in part)]
        weeks = tuple(weeks[place] for part in places for place in part)
    if days:
        names = {plan_id(session) for session in program.sessions}
        weeks = tuple(
            replace(one, days=tuple(session for session in one.sessions if plan_id(session) in names)) for one in weeks
        )
    return replace(program, course=weeks)


def plan_id(session: Session) -> str:
    """The id of a session without its week: ``lower_a``."""
    return session.id.partition(".")[2]
