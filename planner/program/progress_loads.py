"""Loads that were worked out as a dose tells them: with the numbers that are lifted, not those before the rounding."""

from __future__ import annotations

from dataclasses import replace

from planner.diagnostics import Diagnostics
from planner.plan.dose.model import Dose, Group, LoadTarget, LoadUnit, Rounds, Target
from planner.program.lifter import Lifter, Subject
from planner.program.loading import given_load


def as_loaded(dose: Dose, subject: Subject, lifter: Lifter) -> Dose:
    """The dose of a deload, or of a progression, with its stated loads as they are printed beside it."""
    if not subject.deload and subject.moved != "time":
        return dose
    quiet = replace(lifter, out=Diagnostics(), told=set())

    def lifted(target: Target) -> Target:
        if not isinstance(target, LoadTarget):
            return target
        each = [given_load(replace(target, values=(value,)), subject, quiet) for value in target.values]
        known = [load for load in each if load is not None]
        if len(known) < len(each):
            return target
        unit: LoadUnit = "lb" if known[0].unit == "lb" else "kg"
        return replace(target, values=tuple(load.value for load in known), unit=unit, high=known[0].high)

    def of(group: Group) -> Group:
        work = group.work
        if isinstance(work, Rounds):
            work = replace(work, groups=tuple(map(of, work.groups)))
        return replace(group, work=work, targets=tuple(map(lifted, group.targets)))

    return Dose(tuple(map(of, dose.groups)))
