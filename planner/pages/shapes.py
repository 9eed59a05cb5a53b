"""Which sets stand in a strip in place of boxes of their own."""

from __future__ import annotations

from planner.pages.box_fields import recorded
from planner.plan.dose.clocks import interval
from planner.plan.dose.model import Rounds
from planner.program import Entry, PlannedSet


def strip_of(entry: Entry, planned: PlannedSet) -> int | None:
    """The number of the group whose strip a set stands in: totals, and sets by the clock; None for a box of its own."""
    assert entry.dose is not None
    group = entry.dose.groups[planned.group]
    if isinstance(group.work, Rounds) or planned.minis:
        return None
    if planned.amount.total or group.every is not None or interval(group) is not None:
        return planned.group
    # One distance within a time is a box for the time in any case.
    lone = sum(other.group == planned.group for other in entry.sets) == 1
    timed = recorded(planned.amount) == "time"
    return None if group.within is None or (lone and timed) else planned.group


def is_ticked(entry: Entry) -> bool:
    """Whether sets are ticked, or written down where they went otherwise: work and rest, and sets within a time."""
    if not entry.sets or entry.dose is None or strip_of(entry, entry.sets[0]) is None:
        return False
    group = entry.dose.groups[0]
    several = sum(planned.group == 0 for planned in entry.sets) > 1
    return interval(group) is not None or (group.within is not None and several)


def is_single_test(entry: Entry) -> bool:
    """Whether all there is to write down is the load of a single."""
    return bool(entry.sets) and all(planned.test and planned.amount.low == 1 for planned in entry.sets)
