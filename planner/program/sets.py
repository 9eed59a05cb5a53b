"""A dose set by set: the amount, the targets and the load of every box on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from planner.diagnostics import Diagnostics, Span
from planner.library.model import Exercise
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Dose,
    Group,
    LoadTarget,
    PercentTarget,
    Sets,
    Target,
    WordsTarget,
)
from planner.plan.loads import share
from planner.plan.model import Text
from planner.program.maxes import Lookup, Maxes, find_exercise
from planner.program.records import Load, PlannedSet


@dataclass(frozen=True, slots=True)
class Lifter:
    """What turns targets into loads: the library and the athlete's maxes."""

    library: Lookup
    maxes: Maxes
    out: Diagnostics


@dataclass(frozen=True, slots=True)
class Subject:
    """The exercise a dose belongs to; ``name`` is as written, ``exercise`` None for free text."""

    id: str
    name: str
    exercise: Exercise | None
    dose: Text

    @property
    def span(self) -> Span:
        return self.dose.span

    def place(self, words: str) -> Span:
        """Where ``words`` stand in the dose; all of it when they came from elsewhere."""
        at = self.dose.text.find(words)
        return self.span.within(at, at + len(words)) if at >= 0 else self.span


def planned_sets(dose: Dose, subject: Subject, lifter: Lifter) -> tuple[PlannedSet, ...]:
    """Every set of every group, numbered through."""
    sets: list[PlannedSet] = []
    for number, group in enumerate(dose.groups):
        amounts, least = group_amounts(group)
        targets = [_spread(target, len(amounts)) for target in group.targets]
        loads = _loads(targets, len(amounts), subject, lifter)
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
    if isinstance(target, BodyweightTarget | WordsTarget) or len(target.values) == 1:
        return (target,) * sets
    return tuple(replace(target, values=(value,)) for value in target.values)


def _loads(targets: list[tuple[Target, ...]], sets: int, subject: Subject, lifter: Lifter) -> list[Load | None]:
    """The load of each set: that of the first kind of target that names one."""
    for spread in targets:
        if isinstance(spread[0], PercentTarget):
            return _percent_loads(spread, subject, lifter)
        if isinstance(spread[0], LoadTarget | BodyweightTarget):
            return [_given_load(target, lifter.maxes.unit) for target in spread]
    return [None] * sets


def _given_load(target: Target, unit: str) -> Load | None:
    """A load that the plan states: absolute, or bodyweight with what is added or taken off."""
    if isinstance(target, LoadTarget):
        return Load(target.values[0], target.unit or unit, target.high, target.pieces)
    if isinstance(target, BodyweightTarget):
        if not target.change:
            return Load(target.change, unit, relation="bodyweight")
        return Load(abs(target.change), target.unit or unit, relation="added" if target.change > 0 else "assisted")
    return None


def _percent_loads(spread: tuple[Target, ...], subject: Subject, lifter: Lifter) -> list[Load | None]:
    """Loads as shares of a max, rounded to what can be loaded; blanks where the max is not known."""
    first = spread[0]
    assert isinstance(first, PercentTarget)
    maximum = _reference(first, subject, lifter)
    loads: list[Load | None] = []
    for target in spread:
        assert isinstance(target, PercentTarget)
        loads.append(None if maximum is None else _share(maximum, target, lifter, subject.span))
    return loads


def _share(maximum: Fraction, target: PercentTarget, lifter: Lifter, span: Span) -> Load | None:
    step, unit = lifter.maxes.step, lifter.maxes.unit
    value = share(maximum, target.values[0], step)
    high = None if target.high is None else share(maximum, target.high, step)
    if not value:
        message = f"{target.values[0]:f}% of the max rounds to 0 {unit} and prints a blank"
        lifter.out.warning("load-rounds-to-nothing", message, span, "give the load itself, or a smaller rounding")
        return None
    return Load(value, unit, high if high != value else None)


def _reference(target: PercentTarget, subject: Subject, lifter: Lifter) -> Fraction | None:
    """The weight that a percentage is of: the exercise's max, or that of a named exercise."""
    what = f"{target.values[0]:f}%"
    exercise, name = subject.exercise, subject.name
    if target.of:
        name = target.of
        exercise = find_exercise(Text(name, subject.place(name)), lifter.library, lifter.out)
        if exercise is None:
            return None
    if exercise is None:
        message = f'"{name}" is free text and has no max, so {what} of it prints a blank'
        lifter.out.warning("no-max", message, subject.span, "write % of back_squat, or the load itself")
        return None
    return lifter.maxes.single(exercise, name, what, subject.span, lifter.out)
