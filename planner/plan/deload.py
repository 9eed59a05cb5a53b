"""Deload weeks: the plan's ``deload:``, and a dose made lighter by it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from planner.diagnostics import Diagnostics
from planner.files import Node
from planner.plan.dose.model import (
    Amount,
    BarTarget,
    BodyweightTarget,
    Cluster,
    Count,
    Dose,
    EffortTarget,
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
from planner.plan.dose.sums import number_of_sets
from planner.plan.keys import Field, Kind, Record, shown, strict
from planner.plan.kinds import scalar
from planner.plan.model import PlanItem
from planner.plan.series import WEEKS_KIND, Weeks

_FACTOR = re.compile(r"(?:[x×*] ?)?(?P<factor>[01](?:[.,][0-9]{1,3})?)|(?P<percent>[0-9]{1,3}) ?%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deload:
    """How much lighter a deload is: factors for loads and for the number of sets, and the weeks that all are one."""

    load: Decimal
    sets: Decimal
    weeks: Weeks | None = None


def factor(name: str, node: Node, out: Diagnostics) -> Decimal | None:
    """``x0.6``, ``0.6`` or ``60%``: more than 0 and at most 1."""
    found = scalar(name, node, out)
    if found is None:
        return None
    match = _FACTOR.fullmatch(found.text.strip())
    value = Decimal(0)
    if match:
        value = Decimal(match["percent"]) / 100 if match["percent"] else Decimal(match["factor"].replace(",", "."))
    if not 0 < value <= 1:
        message = f'"{name}" must be a factor over 0 and at most 1, not "{shown(found.text)}"'
        out.error("bad-factor", message, found.inner, f"write {name}: x0.6")
        return None
    return value


_PATTERN = r"^ *([xX×*] ?)?[01]([.,][0-9]{1,3})? *$|^ *[0-9]{1,3} ?% *$"
FACTOR = Kind(
    "factor",
    factor,
    {
        "anyOf": [
            {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            {"type": "string", "pattern": _PATTERN},
        ]
    },
)
LOAD_FACTOR = Field("load", FACTOR, "loads times this; they are rounded down", ("x0.6", "60%"), default="x1")
SETS_FACTOR = Field("sets", FACTOR, "numbers of sets times this; they are rounded up", ("x0.5",), default="x1")
DELOAD_WEEKS = Field("weeks", WEEKS_KIND, "weeks that are a deload for the main part of all sessions", ("4, 8",))
DELOAD_RECORD = Record("deload", "a deload", (LOAD_FACTOR, SETS_FACTOR, DELOAD_WEEKS))


def read_deload(_name: str, node: Node, out: Diagnostics) -> Deload | None:
    """How much lighter deloads are."""
    found = strict(node, DELOAD_RECORD, out)
    if found is None:
        return None
    load, sets, weeks = found.value(LOAD_FACTOR), found.value(SETS_FACTOR), found.value(DELOAD_WEEKS)
    return Deload(load or Decimal(1), sets or Decimal(1), weeks)


DELOAD_KIND = Kind("keys of a deload", read_deload, {"$ref": "#/$defs/deload"})


def lighter(item: PlanItem, deload: Deload) -> PlanItem:
    """An exercise as it is in a deload: lighter, with fewer sets, nothing "or more", and no technique behind its sets.

    Effort beside a load is left out, for the lighter load is not that hard. Its loads are marked to be rounded down.
    """
    dose = item.dose and Dose(tuple(_group(group, deload) for group in item.dose.groups))
    ramp = tuple(replace(step, load=_step(step.load, deload.load)) for step in item.ramp)
    easing = (deload.load, deload.sets)
    return replace(item, dose=dose, ramp=ramp, deload=True, normal=item, easing=easing)


def _step(load: LoadTarget | PercentTarget | BarTarget, by: Decimal) -> LoadTarget | PercentTarget | BarTarget:
    """A step of a warm-up; a share of the work set is lighter with it."""
    if isinstance(load, BarTarget) or (isinstance(load, PercentTarget) and not load.of and not load.basis):
        return load
    found = _target(load, by)
    assert isinstance(found, LoadTarget | PercentTarget)
    return found


def fewer(count: Count, deload: Deload) -> Count:
    """A number of sets or rounds in a deload: rounded up, so at least one."""
    low, high = (math.ceil(Fraction(deload.sets) * number) for number in (count.low, count.most))
    return Count(low, high if high > low else None)


def _group(group: Group, deload: Deload) -> Group:
    work, kept = _work(group.work, deload)
    targets = tuple(_target(_first(target, kept), deload.load) for target in group.targets)
    weighed = any(isinstance(target, LoadTarget | PercentTarget | ReferenceTarget) for target in targets)
    if weighed and deload.load < 1:
        targets = tuple(target for target in targets if not isinstance(target, EffortTarget))
    return replace(group, work=work, targets=targets, technique=None)


def _work(work: Work, deload: Deload) -> tuple[Work, int]:
    """The work of a group with fewer sets, and how many sets have amounts and targets of their own."""
    if isinstance(work, PerSet):
        count = fewer(Count(len(work.amounts)), deload).low
        amounts = tuple(map(_plain, work.amounts[:count]))
        return (PerSet(amounts) if count > 1 else Sets(Count(1), amounts[0])), count
    if isinstance(work, Sets):
        count = fewer(work.count, deload).most
        amount = _plain(work.amount)
        if amount.total and amount.low is not None:
            ends = (amount.low, amount.high)
            low, high = (end and Decimal(math.ceil(end * deload.sets)) for end in ends)
            amount = replace(amount, low=low, high=high)
        return Sets(fewer(work.count, deload), amount), count
    if isinstance(work, Cluster):
        return replace(work, count=fewer(work.count, deload)), fewer(work.count, deload).most
    if isinstance(work, Rounds):
        times = replace(deload, sets=Decimal(1))
        inner = tuple(_group(group, times) for group in work.groups)
        rounds = Rounds(fewer(work.count, deload), inner)
        return rounds, number_of_sets(rounds)
    return work, 1


def _plain(amount: Amount) -> Amount:
    return replace(amount, more=False)


def _first(target: Target, count: int) -> Target:
    """A target with a value for each set as one for the first ``count`` of them."""
    if isinstance(target, LoadTarget | PercentTarget | EffortTarget | ReferenceTarget) and len(target.values) > 1:
        return replace(target, values=target.values[:count])
    return target


def _target(target: Target, by: Decimal) -> Target:
    """A target times ``by``. What follows from the top set is lighter with it; help with the bodyweight stays."""
    if isinstance(target, LoadTarget | PercentTarget):
        values = tuple(_times(value, by) for value in target.values)
        target = replace(target, values=values, high=None if target.high is None else _times(target.high, by))
        return replace(target, change=_times(target.change, by)) if isinstance(target, PercentTarget) else target
    if isinstance(target, BodyweightTarget) and target.change > 0:
        return replace(target, change=_times(target.change, by))
    if isinstance(target, ReferenceTarget) and target.to != "top":
        whole = target.values or (Decimal(100),)
        if target.unit == "%":
            return replace(target, values=(_times(whole[0] + target.change, by),), change=Decimal(0), unit="")
        high = None if target.high is None else _times(target.high, by)
        values = tuple(_times(value, by) for value in whole)
        return replace(target, values=values, high=high, change=_times(target.change, by))
    return target


def _times(value: Decimal, by: Decimal) -> Decimal:
    """A product without needless zeros, to three decimals."""
    product = (value * by).quantize(Decimal("0.001"))
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product.normalize()
