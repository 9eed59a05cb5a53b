"""A dose set by set: the amount, the targets and the load of every box on paper."""

from __future__ import annotations

from dataclasses import replace

from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Dose,
    EffortTarget,
    Group,
    LoadTarget,
    PercentTarget,
    ReferenceTarget,
    Sets,
    Target,
)
from planner.program.lifter import Lifter, Subject
from planner.program.loading import given_load, percent_loads, reference_load
from planner.program.records import Load, PlannedSet


def planned_sets(dose: Dose, subject: Subject, lifter: Lifter) -> tuple[PlannedSet, ...]:
    """Every set of every group, numbered through."""
    sets: list[PlannedSet] = []
    for number, group in enumerate(dose.groups):
        amounts, least = group_amounts(group)
        targets = [_spread(target, len(amounts)) for target in group.targets]
        top = sets[0].load if sets else None
        loads = _loads(targets, len(amounts), top, subject, lifter)
        for index, amount in enumerate(amounts):
            position = len(sets) + 1
            planned = PlannedSet(
                id=f"{subject.id}.set{position}",
                number=position,
                amount=amount,
                targets=tuple(spread[index] for spread in targets),
                load=loads[index],
                side=group.side,
                optional=index >= least,
                group=number,
            )
            sets.append(planned)
    return tuple(sets)


def group_amounts(group: Group) -> tuple[tuple[Amount, ...], int]:
    """The amount of each set of a group, and how many of them are not optional."""
    work = group.work
    if isinstance(work, Sets):
        return (work.amount,) * work.count.most, work.count.low
    return work.amounts, len(work.amounts)


def number_of_sets(dose: Dose) -> int:
    """How many sets a dose asks for at most."""
    return sum(g.work.count.most if isinstance(g.work, Sets) else len(g.work.amounts) for g in dose.groups)


def _spread(target: Target, sets: int) -> tuple[Target, ...]:
    """A target for each set: a list, which reading has made sure is as long, is paired; all else holds for all."""
    if isinstance(target, LoadTarget | PercentTarget | EffortTarget) and len(target.values) > 1:
        return tuple(replace(target, values=(value,)) for value in target.values)
    return (target,) * sets


def _loads(
    targets: list[tuple[Target, ...]], sets: int, top: Load | None, subject: Subject, lifter: Lifter
) -> list[Load | None]:
    """The load of each set: that of the first kind of target that names one. ``top`` is that of the first group."""
    for spread in targets:
        percents = [target for target in spread if isinstance(target, PercentTarget)]
        if percents:
            return percent_loads(percents, subject, lifter)
        given = [target for target in spread if isinstance(target, LoadTarget | BodyweightTarget)]
        if given:
            return [given_load(target, subject, lifter) for target in given]
        references = [target for target in spread if isinstance(target, ReferenceTarget)]
        if references:
            return [reference_load(references[0], top, subject, lifter)] * sets
    return [None] * sets
