"""The plan of one person of a group: the plan of all, with what the roster says of that person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, TypeVar

from planner.plan.blocks import newer_maxes
from planner.plan.model import Last, LostMax, Plan, PlanEntry, PlanGroup, PlanItem, PlanPart, PlanSession
from planner.plan.roster import Person, Roster

E = TypeVar("E", bound=PlanEntry)

Name: TypeAlias = Callable[[str], object]
"""What tells exercises apart, whichever of their names is used."""


def plan_of(plan: Plan, roster: Roster, person: Person, key: Name) -> Plan:
    """``plan`` as it is for ``person``: with the bodyweight, the maxes and what was lifted last time of that person.

    Where the roster has a column for an exercise, nothing of another person stands in: a cell that is empty leaves the
    number open, and the maxes of blocks, which are of somebody, are left out with it. Exercises are the same that
    have the same ``key``.
    """
    own = {key(name.text) for name in roster.exercises("max")}
    before = {key(name.text) for name in roster.exercises("last")}
    mine = {key(best.exercise.text) for best in person.maxes}
    open_ = tuple(LostMax(name) for name in roster.exercises("max") if key(name.text) not in mine)
    last = {key(name.text): found for name, found in person.last}
    swap = _Swap(last, before, key)
    return replace(
        plan,
        athlete=person.name,
        bodyweight=person.bodyweight or plan.bodyweight,
        maxes=newer_maxes(plan.maxes, (*person.maxes, *open_), key),
        training=tuple(one for one in plan.training if one.exercise is None or key(one.exercise.text) not in own),
        blocks=tuple(
            replace(block, maxes=tuple(best for best in block.maxes if key(best.exercise.text) not in own))
            for block in plan.blocks
        ),
        timetable=tuple(tuple(map(swap.session, week)) for week in plan.timetable) if before else plan.timetable,
    )


class _Swap:
    """Puts what a person lifted last time into sessions; what was one session stays one."""

    def __init__(self, last: Mapping[object, Last], columns: set[object], key: Name) -> None:
        self.last, self.columns, self.key = last, columns, key
        self.made: dict[int, PlanSession] = {}

    def session(self, session: PlanSession) -> PlanSession:
        if id(session) not in self.made:
            self.made[id(session)] = replace(
                session,
                warm_up=tuple(map(self._entry, session.warm_up)),
                exercises=tuple(map(self._entry, session.exercises)),
                cool_down=tuple(map(self._entry, session.cool_down)),
            )
        return self.made[id(session)]

    def _entry(self, entry: E) -> E:
        if isinstance(entry, PlanItem):
            name = self.key(entry.title.text)
            return replace(entry, last=self.last.get(name)) if name in self.columns else entry
        if isinstance(entry, PlanGroup | PlanPart):
            items: Sequence[Any] = entry.items
            return replace(entry, items=tuple(map(self._entry, items)))
        return entry
