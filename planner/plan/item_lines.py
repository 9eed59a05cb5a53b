"""An exercise as written, before and after it is made plain for a week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from planner.files import Node, Scalar
from planner.plan import item_settings as key
from planner.plan.defaults import Around, Pairs
from planner.plan.dose.changes import NO_CHANGE, Change, is_change
from planner.plan.keys import Found
from planner.plan.schemes import scheme_of
from planner.plan.series import entries
from planner.plan.stages import LADDER, STAGES

Pair: TypeAlias = tuple[Scalar, Node]


@dataclass(frozen=True, slots=True)
class Line:
    """An exercise as written: its name, what stands behind it, the keys beside it, and what is around it."""

    name: Scalar
    dose: Pair | None
    own: Found
    around: Around
    by_key: bool = True
    new: tuple[Scalar, Scalar] | None = None
    """What stands behind the exercise where that has no amount: it changes the dose that the defaults give."""


@dataclass(frozen=True, slots=True)
class Plain:
    """An exercise in one week: nothing in it is a series. ``change`` is what is new against its dose."""

    name: Scalar
    dose: Pair | None
    pairs: Pairs
    defaults: Pairs
    change: Change = NO_CHANGE

    def key(self) -> tuple[object, ...]:
        """What tells plain exercises apart that come from the same line."""
        nodes = (self.name, self.dose and self.dose[1])
        pairs = ((name, id(pair[1])) for part in (self.pairs, self.defaults) for name, pair in part.items())
        return (*map(id, nodes), *pairs, self.change)


def without_change(line: Line) -> Line:
    """The line with what only changes a dose of the defaults (``thruster: 95lb``) beside it, not in its place."""
    if line.dose is None or not isinstance(line.dose[1], Scalar) or line.own.has(key.SETS):
        return line
    first = entries(line.dose[1])[0]
    if key.SETS.name not in line.around.defaults or scheme_of(first, line.around.schemes) or not is_change(first.text):
        return line
    return replace(line, dose=None, new=(line.dose[0], line.dose[1]))


def with_scheme(line: Line) -> Line:
    """The line with what its scheme lends it, where its dose is the name of one."""
    own, around = line.own, line.around
    pair = line.dose or own.pairs.get(key.SETS.name) or around.defaults.get(key.SETS.name)
    if pair is None:
        return line
    scheme = scheme_of(pair[1], around.schemes)
    if scheme is None:
        return line
    mine = {name: value for name, value in own.pairs.items() if value is not pair}
    defaults = {name: value for name, value in around.defaults.items() if value is not pair}
    lent = dict(scheme.pairs)
    if STAGES.name in lent:
        defaults = {name: value for name, value in defaults.items() if name not in (key.SETS.name, key.REPS.name)}
    dose = None
    if scheme.dose:
        dose = (pair[0], scheme.dose[1])
    return replace(line, dose=dose, own=Found({**lent, **mine}, own.out), around=replace(around, defaults=defaults))


def with_dose(plain: Plain, dose: Pair) -> Plain:
    """The exercise with another dose in the place of its own."""
    mine = (key.SETS.name, key.REPS.name, *LADDER)
    pairs = {name: pair for name, pair in plain.pairs.items() if name not in mine}
    defaults = {name: pair for name, pair in plain.defaults.items() if name not in mine}
    return replace(plain, dose=dose, pairs=pairs, defaults=defaults, change=NO_CHANGE)
