"""Doses that a progression has changed: by what time adds, exactly, or to a load that only the reader knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from planner.plan.dose import all_groups
from planner.plan.dose.bundle import MAX_LOAD, MAX_PERCENT
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Cluster,
    Count,
    Dose,
    Group,
    LoadTarget,
    PercentTarget,
    PerSet,
    ReferenceTarget,
    Rounds,
    Sets,
    Target,
    Work,
)
from planner.plan.dose.sums import number_of_parts
from planner.plan.dose.units import MOST
from planner.plan.dose.work import MAX_SETS
from planner.plan.loads import without_zeros
from planner.plan.progress.fits import LOADS, loads_of, most_sets
from planner.plan.progress.model import Factor, Rule, Step

_PLACES = Decimal("0.001")
"""Percentages that were multiplied keep three decimals, as in a deload."""


def advanced(dose: Dose, change: Step | Factor, times: int, unit: str) -> Dose | None:
    """The dose after ``change`` has come to pass so many ``times``; None where it is none any more.

    What is added goes to the load itself, however that is given: onto ``60kg``, or behind a share of a max, so that
    the paper says what is on the bar. ``unit`` is the plan's. Nothing is rounded but percentages that are multiplied.
    """
    if not times:
        return dose
    if isinstance(change, Factor):
        factor = Fraction(change.by) ** times
        found = _with_targets(dose, lambda target: _times(target, factor))
    elif change.unit == "%" and not change.of:
        factor = (1 + Fraction(change.value) / 100) ** times
        found = _with_targets(dose, lambda target: _times(target, factor))
    elif change.unit == "%":
        found = _with_targets(dose, lambda target: _points(target, change.value * times))
    elif change.unit in ("kg", "lb"):
        found = _with_targets(dose, lambda target: _plus(target, change.value * times, change.unit, unit))
    elif change.unit == "sets":
        found = _with_sets(dose, int(change.value) * times)
    else:
        more = change.value * times
        found = _with_amounts(dose, lambda amount: _more(amount, more) if amount.unit == change.unit else amount)
    return found if _possible(found) else None


def _with_targets(dose: Dose, change: Callable[[Target], Target]) -> Dose:
    """The dose with every target changed, also those in the brackets of rounds."""

    def of(group: Group) -> Group:
        work = group.work
        if isinstance(work, Rounds):
            work = replace(work, groups=tuple(map(of, work.groups)))
        return replace(group, work=work, targets=tuple(map(change, group.targets)))

    return Dose(tuple(map(of, dose.groups)))


def _with_amounts(dose: Dose, change: Callable[[Amount], Amount]) -> Dose:
    """The dose with every amount changed."""

    def of(work: Work) -> Work:
        match work:
            case Sets(_, amount):
                return replace(work, amount=change(amount))
            case PerSet(amounts):
                return PerSet(tuple(map(change, amounts)))
            case Cluster(_, minis):
                return replace(work, minis=tuple(map(change, minis)))
            case Rounds(_, groups):
                return replace(work, groups=tuple(replace(group, work=of(group.work)) for group in groups))
        return work

    return Dose(tuple(replace(group, work=of(group.work)) for group in dose.groups))


def _with_sets(dose: Dose, more: int) -> Dose:
    """The dose with more sets in the group that has most of them."""
    place = most_sets(dose)
    work = dose.groups[place].work
    assert isinstance(work, Sets), "reading has refused others"
    high = None if work.count.high is None else work.count.high + more
    group = replace(dose.groups[place], work=replace(work, count=Count(work.count.low + more, high)))
    return Dose((*dose.groups[:place], group, *dose.groups[place + 1 :]))


def _more(amount: Amount, more: Decimal) -> Amount:
    if amount.low is None:
        return amount
    return replace(amount, low=amount.low + more, high=None if amount.high is None else amount.high + more)


def _plus(target: Target, more: Decimal, unit: str, usual: str) -> Target:
    """A load with so much more; what follows from the top set or from last time follows it."""
    match target:
        case LoadTarget(values, own, high):
            values = tuple(value + more for value in values)
            return replace(target, values=values, unit=own or usual, high=None if high is None else high + more)  # type: ignore[arg-type]
        case PercentTarget():
            return replace(target, change=target.change + more, unit=unit if target.change + more else "")  # type: ignore[arg-type]
        case BodyweightTarget(_, own) if own != "%":
            return replace(target, change=target.change + more, unit=unit if target.change + more else "")  # type: ignore[arg-type]
        case ReferenceTarget("RM"):
            target = _folded(target)
            return replace(target, change=target.change + more, unit=unit if target.change + more else "")  # type: ignore[arg-type]
    return target


def _folded(target: ReferenceTarget) -> ReferenceTarget:
    """A rep max with what is added in percent made a part of its percentage."""
    if target.unit != "%":
        return target
    values = tuple(value + target.change for value in target.values or (Decimal(100),))
    high = None if target.high is None else target.high + target.change
    return replace(target, values=values, high=high, change=Decimal(0), unit="")


def _times(target: Target, factor: Fraction) -> Target:
    """A load times ``factor``."""
    match target:
        case LoadTarget(values, _, high):
            return replace(
                target, values=tuple(_product(v, factor) for v in values), high=high and _product(high, factor)
            )
        case PercentTarget(values, high):
            shares = tuple(_share(value, factor) for value in values)
            change = _product(target.change, factor)
            return replace(target, values=shares, high=high and _share(high, factor), change=change)
        case BodyweightTarget(change, own) if change > 0 and own != "%":
            return replace(target, change=_product(change, factor))
        case ReferenceTarget("RM"):
            target = _folded(target)
            shares = tuple(_share(value, factor) for value in target.values or (Decimal(100),))
            high = target.high and _share(target.high, factor)
            return replace(target, values=shares, high=high, change=_product(target.change, factor))
    return target


def _product(value: Decimal, factor: Fraction) -> Decimal:
    exact = Fraction(value) * factor
    return without_zeros(Decimal(exact.numerator) / Decimal(exact.denominator))


def _share(value: Decimal, factor: Fraction) -> Decimal:
    return without_zeros(_product(value, factor).quantize(_PLACES))


def _points(target: Target, more: Decimal) -> Target:
    if not isinstance(target, PercentTarget):
        return target
    high = None if target.high is None else target.high + more
    return replace(target, values=tuple(value + more for value in target.values), high=high)


def _possible(dose: Dose) -> bool:
    """Whether a dose still is one: every number above nothing and within what can be written."""
    if sum(map(number_of_parts, dose.groups)) > MAX_SETS:
        return False
    counts = [group.work.count for group in dose.groups if isinstance(group.work, Sets)]
    return (
        all(count.low > 0 for count in counts)
        and all(
            all(0 < value <= MOST[amount.unit] for value in (amount.low, amount.high) if value is not None)
            for group in all_groups(dose)
            for amount in _amounts(group.work)
        )
        and all(map(_is_load, loads_of(dose)))
    )


def _amounts(work: Work) -> Sequence[Amount]:
    match work:
        case Sets(_, amount):
            return (amount,)
        case PerSet(amounts):
            return amounts
        case Cluster(_, minis):
            return minis
    return ()


def _is_load(target: Target) -> bool:
    match target:
        case LoadTarget(values, _, high):
            return all(0 < value <= MAX_LOAD for value in (*values, values[0] if high is None else high))
        case PercentTarget(values, high):
            return all(0 < value <= MAX_PERCENT for value in (*values, values[0] if high is None else high))
        case BodyweightTarget(change) | ReferenceTarget(change=change):
            return abs(change) <= MAX_LOAD
    return True


def last_time(dose: Dose, rule: Rule | None) -> Dose:
    """The dose with loads that only the reader knows: as last time and what ``rule`` adds, or just as last time."""
    target = ReferenceTarget("last")
    change = rule.change if rule else None
    if isinstance(change, Step) and not change.of and change.unit in ("kg", "lb", "%"):
        target = replace(target, change=change.value, unit=change.unit)

    def of(found: Target) -> Target:
        if not isinstance(found, LOADS) or (isinstance(found, ReferenceTarget) and found.to != "RM"):
            return found
        return target

    return _with_targets(dose, of)
