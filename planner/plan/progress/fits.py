"""Whether a rule can change what it is written for: a dose with such amounts, a load in such a unit, stages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from planner.plan.dose import all_groups
from planner.plan.dose.model import (
    BodyweightTarget,
    Dose,
    LoadTarget,
    MeasureTarget,
    PercentTarget,
    PerSet,
    ReferenceTarget,
    Sets,
    Target,
)
from planner.plan.dose.numbers import show
from planner.plan.dose.rounds import listed_in
from planner.plan.dose.sums import amounts_of
from planner.plan.progress.model import AtTop, Factor, Rule, Step
from planner.plan.progress.spelling import canonical_rule, write_change, write_condition

LOADS: Final = (LoadTarget, PercentTarget, BodyweightTarget, ReferenceTarget)
"""Targets that are a load."""


class Misfit(NamedTuple):
    """Why a rule cannot stand where it does: code, message and hint of the problem."""

    code: str
    message: str
    hint: str


def misfit(rule: Rule, doses: Sequence[Dose | None], unit: str, *, staged: bool) -> Misfit | None:
    """What keeps ``rule`` from changing any of ``doses``, those of the stages of an exercise or its only one.

    ``unit`` is the plan's for loads, empty where it is not known yet; ``staged`` says whether there are stages.
    """
    text = canonical_rule(rule)
    if rule.staged and not staged:
        hint = "add stages: 3x10 | 3x8 | 3x6, or write another change such as +2.5kg"
        return Misfit("no-stages", f'"{text}" needs stages, and this exercise has none', hint)
    change = rule.change
    if not isinstance(change, Step | Factor) or change.goal:
        return None
    found = [_dose_misfit(rule, change, dose, unit) for dose in doses]
    return None if None in found else found[0]


def fits(rule: Rule, dose: Dose | None, unit: str) -> bool:
    """Whether a rule says something about a dose; one about repetitions does not where seconds are counted."""
    change = rule.change
    return not isinstance(change, Step | Factor) or change.goal != "" or not _dose_misfit(rule, change, dose, unit)


def _dose_misfit(rule: Rule, change: Step | Factor, dose: Dose | None, unit: str) -> Misfit | None:
    if dose is None:
        hint = "write a dose behind the exercise: 3x8 @60kg"
        return Misfit("not-changeable", f'there is no dose that "{canonical_rule(rule)}" could change', hint)
    if isinstance(rule.condition, AtTop) and rule.condition.said and not _has_range(dose, rule.condition.said):
        low, high = map(show, rule.condition.said)
        hint = f"write {write_change(change)} at top, or make the dose a range: 3x{low}-{high}"
        return Misfit("progress-range", f"the dose has no range of {low}-{high}", hint)
    if isinstance(change, Factor) or change.unit in ("kg", "lb", "%"):
        return _load_misfit(rule, change, dose, unit)
    if change.unit == "sets":
        return _sets_misfit(rule, change, dose)
    amounts = [amount for group in dose.groups for amount in amounts_of(group.work)]
    if not any(amount.unit == change.unit and amount.low is not None for amount in amounts):
        open_ended = all(amount.low is None for amount in amounts)
        what = "as many as possible" if open_ended else f"{amounts[0].unit}"
        hint = "give a number to start from: 3x8" if open_ended else "write the change in what the dose counts"
        return Misfit("not-changeable", f'"{write_change(change)}" cannot change a dose of {what}', hint)
    return None


def _has_range(dose: Dose, said: tuple[object, object]) -> bool:
    amounts = (amount for group in dose.groups for amount in amounts_of(group.work))
    return any((amount.low, amount.high) == said for amount in amounts)


def loads_of(dose: Dose) -> list[Target]:
    """The targets of a dose that are loads, of all its groups."""
    return [target for group in all_groups(dose) for target in group.targets if isinstance(target, LOADS)]


def _load_misfit(rule: Rule, change: Step | Factor, dose: Dose, unit: str) -> Misfit | None:
    loads = loads_of(dose)
    paced = any(isinstance(target, MeasureTarget) for group in all_groups(dose) for target in group.targets)
    if not loads and (paced or rule.timed):
        what = "a pace or a setting" if paced else "no load"
        hint = "write a load to start from: 3x5 @60kg"
        return Misfit("not-changeable", f'"{write_change(change)}" cannot change a dose of {what}', hint)
    if isinstance(change, Factor):
        return None
    if change.unit in ("kg", "lb"):
        others = [other for target in loads if (other := _unit(target, unit)) not in ("", change.unit)]
        if others:
            hint = f"write the change in {others[0]}"
            return Misfit("progress-unit", f'"{write_change(change)}" cannot change a load in {others[0]}', hint)
        return None
    return _share_misfit(rule, change, loads)


def _unit(target: Target, unit: str) -> str:
    """The unit of a load; the plan's where it names none, empty where it is worked out from a max."""
    if isinstance(target, LoadTarget):
        return target.unit or unit
    if isinstance(target, BodyweightTarget):
        return (target.unit or unit) if target.change and target.unit != "%" else ""
    return ""


def _share_misfit(rule: Rule, change: Step, loads: Sequence[Target]) -> Misfit | None:
    """What keeps a share from being added: of the load it is clear, of a percentage it can be points or a part."""
    shares = [target for target in loads if isinstance(target, PercentTarget | ReferenceTarget)]
    if not rule.timed:
        return None
    when = write_condition(rule.condition)
    if change.of and len(shares) < len(loads):
        hint = "write the change in kg or lb, or the load as a percentage: 3x5 @75%"
        return Misfit("progress-unit", f'"{write_change(change)}" needs a load that is a percentage', hint)
    if not change.of and shares:
        points, factor = f"{write_change(change)} of max", f"x{show(1 + change.value / 100)}"
        hint = f"write {points} {when} for points of the percentage, or {factor} {when} for a part of the load"
        return Misfit("progress-ambiguous", f'"{write_change(change)}" of a percentage can be read in two ways', hint)
    return None


def _sets_misfit(rule: Rule, change: Step, dose: Dose) -> Misfit | None:
    """What keeps sets from being added: a list has a number for each of them."""
    group = dose.groups[most_sets(dose)]
    listed = isinstance(group.work, PerSet) or any(listed_in(target) > 1 for target in group.targets)
    if rule.timed and (listed or not isinstance(group.work, Sets)):
        hint = "write a number of sets to start from: 3x8"
        return Misfit("not-changeable", f'"{write_change(change)}" cannot change sets that are listed one by one', hint)
    return None


def most_sets(dose: Dose) -> int:
    """The place of the group that has most sets, the first of them: it gets those that are added."""
    counts = [group.work.count.most if isinstance(group.work, Sets) else 0 for group in dose.groups]
    return counts.index(max(counts))
