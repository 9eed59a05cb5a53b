"""Which exercises have their max tested in each week, so that later weeks do not count with the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.plan.dose import all_groups
from planner.plan.dose.model import Dose, MaxTest
from planner.plan.model import PlanEntry, PlanGroup, PlanItem, PlanPart, PlanSession


def tests_of(timetable: Sequence[Sequence[PlanSession]]) -> tuple[tuple[str, ...], ...]:
    """The names of the exercises that are tested, for each week."""
    known: dict[int, tuple[str, ...]] = {}
    for session in (session for sessions in timetable for session in sessions):
        if id(session) not in known:  # the weeks share what is the same in them
            known[id(session)] = tuple(_tested((*session.warm_up, *session.exercises, *session.cool_down)))
    return tuple(tuple(name for session in sessions for name in known[id(session)]) for sessions in timetable)


def _tested(entries: Iterable[PlanEntry]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, PlanGroup | PlanPart):
            yield from _tested(entry.items)
        elif isinstance(entry, PlanItem) and entry.exercise is not None and _has_test(entry.dose):
            yield entry.exercise.text


def _has_test(dose: Dose | None) -> bool:
    return dose is not None and any(isinstance(group.work, MaxTest) for group in all_groups(dose))
