"""What percentages are of, and the loads, watts and heartbeats that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from planner.plan.dose.model import Basis, BodyweightTarget, MeasureTarget, PercentTarget, ReferenceTarget, Target
from planner.plan.dose.targets import write_target
from planner.plan.loads import converted, one_rep_max, rounded
from planner.program.lifter import Lifter, Subject
from planner.program.loading import Base, added_load, base_of_single, loaded, ranged, scaled, single_for
from planner.program.maxes import Single
from planner.program.records import Load

NO_LOAD: frozenset[Basis] = frozenset(("FTP", "HRmax"))
"""What a share of is no load."""


def basis_of(target: PercentTarget, lifter: Lifter) -> Basis:
    """What the percentage is of, by the plan where it does not say."""
    return target.basis or lifter.maxes.percent_of


def percent_loads(spread: Sequence[PercentTarget], subject: Subject, lifter: Lifter) -> list[Load | None]:
    """Loads as shares of a max, one for each target; blanks where the max is not known or a share is no load."""
    first = spread[0]
    if first.basis in NO_LOAD:
        return [None] * len(spread)
    base = base_of_share(first, f"{first.values[0]:f}%", subject, lifter)
    if base is None:
        return [None] * len(spread)
    loads = {target: _percent_load(base, target, subject, lifter) for target in dict.fromkeys(spread)}
    return [loads[target] for target in spread]


def base_of_share(target: PercentTarget, what: str, subject: Subject, lifter: Lifter) -> Base | None:
    """What a percentage is of as a load, unless that is not known; ``what`` names the percentage in messages."""
    basis = basis_of(target, lifter)
    if basis == "BW":
        body = lifter.maxes.bodyweight
        if body is None:
            _warn_no_bodyweight(what, subject, lifter)
            return None
        return Base(body, lifter.maxes.unit)
    single = _estimated(subject, lifter) if basis == "e1RM" else None
    single = single or single_for(target.of, what, subject, lifter, training=basis == "TM")
    return base_of_single(single, lifter) if single else None


def _estimated(subject: Subject, lifter: Lifter) -> Single | None:
    """The single estimated from what was lifted last time, in the plan's unit; None where the plan does not say it."""
    last, maxes = subject.last, lifter.maxes
    if last is None or last.reps is None or last.reps.low is None or last.reps.unit != "reps" or last.pieces != 1:
        return None
    weight = converted(Fraction(last.weight.value), last.weight.unit, maxes.unit)
    if last.relation != "weight":
        if maxes.bodyweight is None:
            return None
        weight = maxes.bodyweight + (-weight if last.relation == "assisted" else weight)
    return Single(one_rep_max(weight, int(last.reps.low)), last.relation != "weight")


def _percent_load(base: Base, target: PercentTarget, subject: Subject, lifter: Lifter) -> Load | None:
    """Factor first, then what is added, then the rounding."""
    loads: list[Load] = []
    for percent in (target.values[0], target.high):
        if percent is None:
            continue
        what = write_target(replace(target, values=(percent,), high=None)) if target.change or target.basis else ""
        what = what or f"{percent:f}% of the max"
        share = scaled(base, Fraction(percent) / 100, what, subject, lifter)
        if share is not None and target.change:
            share = replace(share, value=share.value + converted(Fraction(target.change), target.unit, share.unit))
        load = loaded(share, what, subject, lifter) if share else None
        if load is None:
            return None
        loads.append(load)
    return ranged(loads[0], loads[-1])


def share_of_body(target: BodyweightTarget, subject: Subject, lifter: Lifter) -> Load | None:
    """The bodyweight and a share of it more or less: ``BW+10%``."""
    what = write_target(target)
    body = lifter.maxes.bodyweight
    if body is None:
        _warn_no_bodyweight(what, subject, lifter)
        return None
    return added_load(Base(body * Fraction(target.change) / 100, lifter.maxes.unit, body=True), subject, lifter)


def _warn_no_bodyweight(what: str, subject: Subject, lifter: Lifter) -> None:
    message = f"{what} needs the bodyweight, so it prints a blank"
    lifter.warn_once("no-bodyweight", subject, message, "add bodyweight: 80")


def measure_of(target: PercentTarget, lifter: Lifter) -> MeasureTarget | None:
    """The watts of a share of the FTP, the beats of one of the HRmax, to the nearest whole; None where not known."""
    most = lifter.maxes.measures.get(target.basis)
    if most is None:
        return None
    low, *rest = (
        rounded(Fraction(percent) * Fraction(most) / 100, Decimal(1))
        for percent in (target.values[0], target.high)
        if percent is not None
    )
    high = rest[0] if rest and rest[0] > low else None
    return MeasureTarget(low, high, "W" if target.basis == "FTP" else "HR")


def awaits_reader(target: Target, subject: Subject, lifter: Lifter) -> bool:
    """Whether a load follows from a max that its progression has changed as only the reader knows."""
    of = ""
    training = False
    if isinstance(target, PercentTarget) and target.basis not in (*NO_LOAD, "BW"):
        of, training = target.of, basis_of(target, lifter) == "TM"
    elif not isinstance(target, ReferenceTarget) or target.to != "RM":
        return False
    exercise = lifter.library.find(of) if of else subject.exercise
    return exercise is not None and lifter.maxes.is_open(exercise, of or subject.name, training=training)


def awaits_test(target: Target, subject: Subject, lifter: Lifter) -> bool:
    """Whether a load follows from a max that is tested before."""
    of = ""
    if isinstance(target, PercentTarget) and target.basis not in (*NO_LOAD, "BW"):
        of = target.of
    elif not isinstance(target, ReferenceTarget) or target.to != "RM":
        return False
    exercise = lifter.library.find(of) if of else subject.exercise
    return exercise is not None and lifter.maxes.is_tested(exercise, of or subject.name)
