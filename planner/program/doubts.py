"""Doses that can be read and are hardly meant: the warnings of a strict reader."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from planner.plan.dose.model import Dose, Group, PercentTarget, Sets
from planner.plan.loads import converted
from planner.program.implements import BARS
from planner.program.lifter import Lifter, Subject
from planner.program.maxes import Single, key_of, variation
from planner.program.records import Load, PlannedSet

MANY_SETS, FEW_REPS = 8, 5
"""So many sets of so few repetitions are more often sets and repetitions the wrong way round."""

HEAVY = Fraction(3, 4)
"""The share of a max that hardly anybody lifts ten times, so that ``10x3`` of it is no slip for ``3x10``.

By the estimate of :func:`planner.plan.loads.one_rep_max` ten repetitions are done with just this share.
"""

SHORT_REST = 90
"""Seconds of rest up to which many sets of few repetitions are a way to train: speed work, density."""

NEW_BEST = Fraction(11, 10)
"""How far over the max a single may be that is meant as a new best."""


def check_doubts(dose: Dose, sets: Sequence[PlannedSet], subject: Subject, lifter: Lifter) -> None:
    """Warns once for each exercise of sets and repetitions that seem exchanged, and of loads above the max."""
    if subject.exercise is None:
        return
    single = _single(subject, lifter)
    for number, group in enumerate(dose.groups):
        loads = [planned.load for planned in sets if planned.group == number]
        if _is_exchanged(group, subject) and not _is_heavy(group, loads, single, lifter):
            _report_exchanged(group, subject, lifter)
    for planned in sets:
        if single is not None and not planned.test and _is_above(planned, single, lifter):
            _report_above(planned, single, subject, lifter)
            return


def _single(subject: Subject, lifter: Lifter) -> Single | None:
    """The max that the plan gives for just this exercise; one of the base says little of a variation."""
    assert subject.exercise is not None
    if variation(subject.exercise, subject.name) and key_of(subject.exercise, subject.name) not in lifter.maxes.singles:
        return None
    if lifter.maxes.is_tested(subject.exercise, subject.name):
        return None
    return lifter.maxes.singles.get(key_of(subject.exercise, subject.name))


def _is_exchanged(group: Group, subject: Subject) -> bool:
    """Whether a plain group of a barbell lift has many sets of few repetitions and nothing that says why."""
    work = group.work
    if not isinstance(work, Sets) or subject.loaded_as not in BARS or _is_isolation(subject):
        return False
    amount = work.amount
    if amount.unit != "reps" or amount.low is None or amount.total or amount.best:
        return False
    said = group.every or group.within or group.technique or group.notes
    rest = group.rest
    short = rest is not None and rest.unit == "s" and rest.low <= SHORT_REST
    return work.count.low >= MANY_SETS and amount.low <= FEW_REPS and not (said or short)


def _is_isolation(subject: Subject) -> bool:
    words = subject.exercise.values("mechanics") if subject.exercise else ()
    return any(word.casefold().startswith("isolat") for word in words)


def _is_heavy(group: Group, loads: Sequence[Load | None], single: Single | None, lifter: Lifter) -> bool:
    """Whether the loads are such that many repetitions cannot be meant."""
    percents = [value for target in group.targets if isinstance(target, PercentTarget) for value in target.values]
    if percents and min(percents) >= HEAVY * 100:
        return True
    known = [load for load in loads if load is not None]
    return (
        single is not None
        and bool(known)
        and all(_whole(load, single, lifter) >= HEAVY * single.load for load in known)
    )


def _is_above(planned: PlannedSet, single: Single, lifter: Lifter) -> bool:
    """Whether a set is heavier than the max; a single only where it is far from any new best."""
    if planned.load is None or planned.amount.unit != "reps" or not planned.amount.low:
        return False
    most = NEW_BEST if planned.amount.low == 1 else Fraction(1)
    return _whole(planned.load, single, lifter) > most * single.load


def _whole(load: Load, single: Single, lifter: Lifter) -> Fraction:
    """What is lifted in all, in the plan's unit, as the max is given."""
    value = converted(Fraction(load.value) * load.pieces, "lb" if load.unit == "lb" else "kg", lifter.maxes.unit)
    if not single.body:
        return value
    own = lifter.maxes.bodyweight or Fraction(0)
    return own - value if load.relation == "assisted" else own + value


def _report_exchanged(group: Group, subject: Subject, lifter: Lifter) -> None:
    work = group.work
    assert isinstance(work, Sets)
    assert work.amount.low is not None
    sets, reps = work.count.low, work.amount.low
    assert subject.exercise is not None
    message = f'{sets} sets of {reps:f} are many for "{subject.exercise.name}"'
    hint = f"for {reps:f} sets of {sets} write `{reps:f}x{sets}`; else say how they are done: rest 60s, every 90s, @80%"
    lifter.warn_once("many-sets", subject, message, hint)


def _report_above(planned: PlannedSet, single: Single, subject: Subject, lifter: Lifter) -> None:
    assert planned.load is not None
    assert planned.amount.low is not None
    assert subject.exercise is not None
    unit = lifter.maxes.unit
    most = Decimal(round(single.load * 10)) / 10
    message = (
        f"{planned.load.value:f} {planned.load.unit} for {planned.amount.low:f} is more than the max of "
        f'"{subject.exercise.name}", {most.normalize():f} {unit}'
    )
    hint = "check the dose, or give a newer max under maxes"
    lifter.warn_once("above-max", subject, message, hint)
