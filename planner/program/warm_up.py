"""The warm-up of one lift: what to load for each step up to the first work set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from planner.plan.dose.model import BarTarget, LoadTarget, PercentTarget, Ramp
from planner.plan.loads import converted
from planner.program.lifter import Lifter, Subject
from planner.program.loading import (
    Base,
    added_load,
    base_of,
    given_load,
    handled,
    scaled,
    with_plates,
)
from planner.program.plates import nearest
from planner.program.records import Load, PlannedSet, WarmUpSet
from planner.program.shares import base_of_share

Step: TypeAlias = LoadTarget | PercentTarget | BarTarget
"""What one step is loaded with."""


def resolve_ramp(ramp: Ramp, sets: Sequence[PlannedSet], subject: Subject, lifter: Lifter) -> tuple[WarmUpSet, ...]:
    """The steps of ``ramp`` with their loads; percentages are of the first of ``sets``, unless they say otherwise.

    Worked-out loads are rounded to what can be loaded and never under the empty bar or the lifter's own weight. Where
    the work set is not known the load is None and the percentage stands for it, with a note for ``check``.
    """
    steps = _Steps(sets[0].load if sets else None, subject, lifter)
    found = tuple(
        WarmUpSet(
            steps.load(step.load),
            step.count,
            step.reps,
            step.load.values[0] if isinstance(step.load, PercentTarget) else None,
        )
        for step in ramp
    )
    _check_order(ramp, found, subject, lifter)
    return found


def _check_order(ramp: Ramp, steps: Sequence[WarmUpSet], subject: Subject, lifter: Lifter) -> None:
    """Warns of the first step that is lighter than the one before it."""
    for (before, first), (after, second) in pairwise(zip(ramp, steps, strict=True)):
        unknown = first.load is None and second.load is None
        if _goes_down(before.load, after.load) if unknown else _lighter(second.load, first.load):
            message = f"the warm-up goes down, from {_shown(first)} to {_shown(second)}"
            lifter.out.warning("warm-up-order", message, subject.span, "write its steps from light to heavy")
            return


def _goes_down(before: Step, after: Step) -> bool:
    """Whether the second of two steps with no known load is a smaller share of the same."""
    if not isinstance(before, PercentTarget) or not isinstance(after, PercentTarget):
        return False
    return (before.of, before.basis) == (after.of, after.basis) and after.values[0] < before.values[0]


def _lighter(one: Load | None, other: Load | None) -> bool:
    """Whether ``one`` is surely lighter than ``other``; loads that are not alike are not compared."""
    if one is None or other is None:
        return False
    first, second = base_of(one), base_of(other)
    in_one_unit = converted(first.value, first.unit, second.unit)
    return first.body == second.body and in_one_unit * first.pieces < second.value * second.pieces


def _shown(step: WarmUpSet) -> str:
    load = step.load
    if load is None:
        return f"{step.percent:f}%"
    if load.relation == "bodyweight":
        return "bodyweight"
    sign = {"added": "+", "assisted": "-"}.get(load.relation, "")
    return f"{sign}{f'{load.pieces}x' if load.pieces > 1 else ''}{load.value:f} {load.unit}"


@dataclass(frozen=True, slots=True)
class _Steps:
    """Works out the steps of one ramp; ``work`` is the load of the first work set."""

    work: Load | None
    subject: Subject
    lifter: Lifter

    def load(self, target: Step) -> Load | None:
        if isinstance(target, BarTarget):
            return self._bar()
        if isinstance(target, LoadTarget):
            return given_load(target, self.subject, self.lifter)
        what = f"{target.values[0]:f}%"
        base = self._base(target, what)
        share = scaled(base, Fraction(target.values[0]) / 100, what, self.subject, self.lifter) if base else None
        return self._loaded(share) if share else None

    def _bar(self) -> Load | None:
        """The empty bar, a barbell where nothing says how the exercise is loaded; None where it has no known weight."""
        implement = self.subject.loaded_as or "barbell"
        loadable = self.lifter.gear.loadable(implement)
        if loadable.barbell is not None:
            return Load(loadable.barbell.bar, loadable.unit, bar=loadable.barbell.bar)
        if implement != "machine":  # that of a Smith machine weighs what its maker likes
            message = f'"{self.subject.name}" is done without a bar, so its warm-up cannot start with one'
            hint = "write a load such as 10kg x10, or implement: barbell"
            self.lifter.out.warning("no-bar", message, self.subject.place("bar"), hint)
        return None

    def _base(self, target: PercentTarget, what: str) -> Base | None:
        if target.of or target.basis:
            return base_of_share(target, what, self.subject, self.lifter)
        if self.work is None:
            message = f'the load of "{self.subject.name}" is not known, so its warm-up prints percentages'
            self.lifter.out.note("unknown-work-load", message, self.subject.span, "give the first work set a load")
            return None
        return base_of(self.work)

    def _loaded(self, base: Base) -> Load | None:
        """The nearest load that there is, the lightest one also for less; None where that is nothing at all."""
        if base.body:
            return added_load(replace(base, value=max(base.value, Fraction(0))), self.subject, self.lifter)
        loadable = self.lifter.loadable(handled(base.pieces, self.subject), base.unit)
        weight = nearest(loadable.choice, converted(base.value, base.unit, loadable.unit))
        return with_plates(Load(weight, loadable.unit, pieces=base.pieces), loadable) if weight else None
