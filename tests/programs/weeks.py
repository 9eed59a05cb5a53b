"""The loads of a program file as short lines, session by session: ``3x8 @97.5, 5 @105`` in the unit of the plan."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

from planner.build import choices
from planner.diagnostics import Diagnostics
from planner.files import Files, shipped
from planner.library import Library
from planner.library.where import FOLDER
from planner.plan.dose.work import write_amount
from planner.plan.reader import read_plan
from planner.program import Entry, PlannedSet, Program, Session
from planner.program.resolve import resolve

PROGRAMS = Path(__file__).resolve().parents[2] / "plans" / "programs"


@cache
def library() -> Library:
    """The exercises that planner brings."""
    return Library.open([shipped(FOLDER)], Files(), Diagnostics())


@cache
def program(name: str, week: int = 1) -> Program:
    """A week of the program file ``name``, which has no errors."""
    out = Diagnostics()
    source = Files().text(PROGRAMS / f"{name}.yaml", out)
    assert source is not None
    plan = read_plan(source, out)
    assert plan is not None, [problem.message for problem in out]
    found = resolve(plan, library(), out, choices(), week)
    assert found is not None, [problem.message for problem in out]
    assert not out.has_errors, [problem.message for problem in out]
    return found


def load_of(planned: PlannedSet) -> str:
    """The load of a set as it is printed, without the unit: ``97.5``, ``8-10``, ``BW+5``; ``?`` where it is a blank."""
    if planned.load is None:
        return "?"
    if planned.load.relation != "weight":
        sign = {"bodyweight": "", "added": "+", "assisted": "-"}[planned.load.relation]
        return f"BW{sign}{planned.load.value.normalize():f}" if sign else "BW"
    high = f"-{planned.load.high.normalize():f}" if planned.load.high else ""
    return f"{planned.load.value.normalize():f}{high}"


def line(entry: Entry) -> str:
    """The sets of an exercise, equal ones together: ``5 @65, 5 @75, 5+ @85`` or ``10x3 @127.5``."""
    sets = [(write_amount(planned.amount), load_of(planned)) for planned in entry.sets]
    runs = [(len(list(run)), *key) for key, run in groupby(sets)]
    return ", ".join(f"{count}x{amount} @{load}" if count > 1 else f"{amount} @{load}" for count, amount, load in runs)


def session(name: str, week: int, title: str) -> Session:
    """The session called ``title`` in a week of a program; the first one, if there are several."""
    return next(found for found in program(name, week).sessions if found.name == title)


def table(name: str, week: int, *exercises: str) -> dict[str, list[str]]:
    """For each session of a week in its order: the lines of the named exercises, of all where none is named.

    Names are those on paper, without a variation in brackets.
    """
    found: dict[str, list[str]] = {}
    for day in program(name, week).sessions:
        title = day.name
        while title in found:
            title += " again"
        rows = [entry for entry in day.main if not exercises or entry.name.partition(" (")[0] in exercises]
        if rows:
            found[title] = [line(entry) for entry in rows]
    return found
