"""A dose set by set: the amount, the targets and the load of every box on paper."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from planner.plan.dose import inner_groups
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Cluster,
    Count,
    Dose,
    DropSet,
    EffortTarget,
    Group,
    LoadTarget,
    MaxTest,
    MeasureTarget,
    MyoReps,
    PercentTarget,
    PerSet,
    ReferenceTarget,
    RestPause,
    Rounds,
    Target,
)
from planner.plan.dose.structures import total as total_amount
from planner.plan.dose.sums import amounts_of, number_of_parts
from planner.program.lifter import Lifter, Subject
from planner.program.loading import given_load, lighter_loads, reference_load
from planner.program.maxes import key_of
from planner.program.records import Load, MiniSet, PlannedSet
from planner.program.shares import NO_LOAD, awaits_reader, awaits_test, measure_of, percent_loads, share_of_body


def planned_sets(dose: Dose, subject: Subject, lifter: Lifter) -> tuple[PlannedSet, ...]:
    """Every set of every group, numbered through."""
    sets: list[PlannedSet] = []
    for number, group in enumerate(dose.groups):
        top = sets[0].load if sets else None
        for planned in _group_sets(group, top, subject, lifter):
            position = len(sets) + 1
            id_ = f"{subject.id}.set{position}"
            minis = tuple(replace(mini, id=f"{id_}.{mini.id}") for mini in planned.minis)
            sets.append(replace(planned, id=id_, number=position, group=number, minis=minis))
    return tuple(sets)


def _group_sets(group: Group, top: Load | None, subject: Subject, lifter: Lifter) -> list[PlannedSet]:
    """The sets of a group in order, of all its rounds; their ids and numbers are not given yet."""
    rounds = group.work.count if isinstance(group.work, Rounds) else Count(1)
    found: list[tuple[int, int, PlannedSet]] = []
    for place, inner in enumerate(inner_groups(group)):
        amounts, least = group_amounts(inner)
        each, total = len(amounts), len(amounts) * rounds.most
        targets = [_spread(target, each, rounds.most) for target in inner.targets]
        loads = _loads(targets, total, top, subject, lifter)
        awaited = any(awaits_test(spread[0], subject, lifter) for spread in targets)
        decided = any(awaits_reader(spread[0], subject, lifter) for spread in targets)
        top = loads[0] if top is None and not place else top
        parts = {load: mini_sets(inner, load, subject, lifter) for load in dict.fromkeys(loads)}
        for index in range(total):
            round_, position = divmod(index, each)
            planned = PlannedSet(
                id="",
                number=0,
                amount=amounts[position],
                targets=tuple(spread[index] for spread in targets),
                load=loads[index],
                side=inner.side,
                optional=round_ >= rounds.low or position >= least,
                round=round_,
                inner=place,
                technique=inner.technique,
                minis=parts[loads[index]],
                measure=_measure(targets, index, lifter),
                test=isinstance(inner.work, MaxTest),
                awaits_test=awaited and loads[index] is None,
                awaits_max=decided and loads[index] is None,
            )
            found.append((round_, place, planned))
        if isinstance(inner.work, MaxTest) and subject.exercise is not None:
            lifter.maxes.tested.add(key_of(subject.exercise, subject.name))
    return [planned for _, _, planned in sorted(found, key=lambda one: one[:2])]


def mini_sets(group: Group, load: Load | None, subject: Subject, lifter: Lifter) -> tuple[MiniSet, ...]:
    """The parts of a set of ``group`` that is done with ``load``; their ids are below that of the set."""
    if isinstance(group.work, Cluster):
        return tuple(MiniSet(f"mini{number}", mini) for number, mini in enumerate(group.work.minis, 1))
    most = Amount(None, None, amounts_of(group.work)[-1].unit)
    match group.technique:
        case DropSet(count):
            loads = lighter_loads(load, group.technique, subject, lifter) if load else (None,) * count
            return tuple(MiniSet(f"drop{number}", most, lighter) for number, lighter in enumerate(loads, 1))
        case RestPause(count):
            return tuple(MiniSet(f"mini{number}", most) for number in range(1, count + 1))
        case MyoReps(count, reps):
            amount = Amount(Decimal(reps))
            numbers = range(1, count.most + 1)
            return tuple(MiniSet(f"mini{number}", amount, optional=number > count.low) for number in numbers)
    return ()


def group_amounts(group: Group) -> tuple[tuple[Amount, ...], int]:
    """The amount of each set of a group without rounds, and how many of them are not optional."""
    match group.work:
        case PerSet(amounts):
            return amounts, len(amounts)
        case Cluster(count):
            return (total_amount(group.work),) * count.most, count.low
        case Rounds():
            raise ValueError("rounds are taken apart first")
    return (group.work.amount,) * group.work.count.most, group.work.count.low


def number_of_sets(dose: Dose) -> int:
    """How many sets a dose asks for at most, the parts of each counted."""
    return sum(map(number_of_parts, dose.groups))


def _spread(target: Target, sets: int, rounds: int) -> tuple[Target, ...]:
    """A target for each set of all rounds: lists pair with those of each round, or of all; all else holds for all.

    Reading has made sure that a list is as long.
    """
    if isinstance(target, LoadTarget | PercentTarget | EffortTarget | ReferenceTarget) and len(target.values) > 1:
        each = tuple(replace(target, values=(value,)) for value in target.values)
        return each * rounds if len(each) == sets else each
    return (target,) * sets * rounds


def _loads(
    targets: list[tuple[Target, ...]], sets: int, top: Load | None, subject: Subject, lifter: Lifter
) -> list[Load | None]:
    """The load of each set: that of the first kind of target that names one. ``top`` is that of the first group."""
    for spread in targets:
        percents = [target for target in spread if isinstance(target, PercentTarget) and target.basis not in NO_LOAD]
        if percents:
            return percent_loads(percents, subject, lifter)
        shares = [target for target in spread if isinstance(target, BodyweightTarget) and target.unit == "%"]
        if shares:
            return [share_of_body(shares[0], subject, lifter)] * sets
        given = [target for target in spread if isinstance(target, LoadTarget | BodyweightTarget)]
        if given:
            loads = {target: given_load(target, subject, lifter) for target in dict.fromkeys(given)}
            return [loads[target] for target in given]
        references = [target for target in spread if isinstance(target, ReferenceTarget)]
        if references:
            known = {target: reference_load(target, top, subject, lifter) for target in dict.fromkeys(references)}
            return [known[target] for target in references]
    return [None] * sets


def _measure(targets: list[tuple[Target, ...]], index: int, lifter: Lifter) -> MeasureTarget | None:
    """The power or heart rate that a share makes for the set at ``index``."""
    shares = (spread[index] for spread in targets)
    found = (measure_of(share, lifter) for share in shares if isinstance(share, PercentTarget))
    return next((measure for measure in found if measure is not None), None)
