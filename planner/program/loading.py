"""Loads worked out: shares of maxes, references to other loads, and all of them made of what can be loaded.

The order is that of the plan language: first the factor, then what is added, then the rounding. Everything before the
rounding is exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from planner.plan.dose.model import BodyweightTarget, DropSet, LoadTarget, LoadUnit, ReferenceTarget
from planner.plan.dose.targets import write_target
from planner.plan.loads import ROUNDING, converted, rep_max, rounded, without_zeros
from planner.plan.model import Text
from planner.program.implements import Loadable
from planner.program.lifter import Lifter, Subject
from planner.program.maxes import Single, find_exercise, to_tenth
from planner.program.plates import Steps, nearest
from planner.program.records import Load, Relation


@dataclass(frozen=True, slots=True)
class Base:
    """A load that others follow from, exactly, in ``unit``.

    With ``body`` it is what is added to the lifter's own weight, less than 0 for what is taken off.
    """

    value: Fraction
    unit: LoadUnit
    body: bool = False
    pieces: int = 1


def base_of(load: Load) -> Base:
    """A load of the plan as one that others follow from; of a range the low end."""
    value = Fraction(-load.value if load.relation == "assisted" else load.value)
    return Base(value, "lb" if load.unit == "lb" else "kg", load.relation != "weight", load.pieces)


def base_of_single(single: Single, lifter: Lifter) -> Base:
    """A max as a load that others follow from."""
    own = lifter.maxes.bodyweight if single.body else None
    return Base(single.load - (own or 0), lifter.maxes.unit, single.body)


def scaled(base: Base, factor: Fraction, what: str, subject: Subject, lifter: Lifter) -> Base | None:
    """``factor`` times a load. Where the lifter's own weight is lifted, it is a part of what is multiplied."""
    if factor == 1:
        return base
    if not base.body:
        return replace(base, value=base.value * factor)
    if lifter.maxes.bodyweight is None:
        message = f"{what} needs the bodyweight, so it prints a blank"
        lifter.warn_once("no-bodyweight", subject, message, "add bodyweight: 80")
        return None
    own = converted(lifter.maxes.bodyweight, lifter.maxes.unit, base.unit)
    return replace(base, value=(base.value + own) * factor - own)


def given_load(target: LoadTarget | BodyweightTarget, subject: Subject, lifter: Lifter) -> Load | None:
    """A load that the plan states, which is never changed; with its plates where there are such to make it.

    In a deload, and where a progression has added to it, it is worked out and so made of what can be loaded.
    """
    is_worked_out = subject.deload or subject.moved == "time"
    unit = lifter.maxes.unit
    if isinstance(target, BodyweightTarget):
        if not target.change:
            return Load(target.change, unit, relation="bodyweight")
        if is_worked_out and target.change > 0 and target.unit != "%":
            base = Base(Fraction(target.change), target.unit or unit, body=True)
            return added_load(base, subject, lifter, above=not subject.deload)
        return Load(abs(target.change), target.unit or unit, relation="added" if target.change > 0 else "assisted")
    load = Load(target.values[0], target.unit or unit, target.high, target.pieces)
    if is_worked_out:
        return _worked_out(load, subject, lifter)
    loadable = lifter.loadable(replace(handled(load.pieces, subject), rounding=None), load.unit)
    if load.high is not None or loadable.unit != load.unit:
        return load
    if loadable.barbell is not None:
        hung = with_plates(load, loadable)
        if hung.bar is None:
            _report_not_loadable(load, loadable, subject, lifter)
        return hung
    if loadable.stated and nearest(loadable.choice, Fraction(load.value)) != load.value:
        _report_not_loadable(load, loadable, subject, lifter)
    return load


def _worked_out(load: Load, subject: Subject, lifter: Lifter) -> Load | None:
    """A load that has changed since it was written, with both its ends rounded, in a deload down."""
    base = base_of(load)
    low = loaded(base, f"{load.value:f} {load.unit}", subject, lifter)
    if low is None or load.high is None:
        return low
    high = loaded(replace(base, value=Fraction(load.high)), f"{load.high:f} {load.unit}", subject, lifter)
    if high is None or high == low:
        return low
    return replace(low, high=high.value, bar=None, plates=())


def with_plates(load: Load, loadable: Loadable) -> Load:
    """The load with its bar and plates, if it is one weight on a bar that they make."""
    barbell = loadable.barbell
    if barbell is None or load.unit != loadable.unit or load.relation != "weight":
        return load
    if load.high is not None or load.pieces != 1:
        return load
    plates = barbell.hung(load.value)
    return load if plates is None else replace(load, bar=barbell.bar, plates=plates)


def _report_not_loadable(load: Load, loadable: Loadable, subject: Subject, lifter: Lifter) -> None:
    """A warning where the plan lists what there is; a note where only the usual sizes are known."""
    choice = loadable.barbell or loadable.choice
    near = " and ".join(f"{weight:f} {load.unit}" for weight in choice.around(Fraction(load.value)))
    what = "plates do not make" if loadable.barbell else "equipment has no"
    message = f"the {what} {load.value:f} {load.unit}; nearest {'is' if ' and ' not in near else 'are'} {near}"
    hint = "write one of these, or list what there is under equipment"
    tell = lifter.out.warning if loadable.stated else lifter.out.note
    tell("not-loadable", message, subject.place(f"{load.value:f}"), hint)


def loaded(base: Base, what: str, subject: Subject, lifter: Lifter, *, above: bool = True) -> Load | None:
    """The nearest load that can be made; None and a warning where that is nothing at all.

    Where it may not be ``above`` the exact one, as in a deload, the heaviest that is not; None and a warning where all
    are.
    """
    above = above and not subject.deload
    if base.body:
        return added_load(base, subject, lifter, above=above)
    loadable = lifter.loadable(handled(base.pieces, subject), base.unit)
    value = converted(base.value, base.unit, loadable.unit)
    if not above and value < loadable.choice.least:
        than = "less than the bar" if loadable.barbell else "less than the lightest there is"
        message = f"{what} is {to_tenth(value):f} {loadable.unit}, {than}, and prints a blank"
        lifter.warn_once("out-of-reach", subject, message, "list what there is under equipment, or take less off")
        return None
    weight = nearest(loadable.choice, max(value, Fraction(0))) if above else loadable.choice.around(value)[0]
    if not weight:
        message = f"{what} rounds to 0 {loadable.unit} and prints a blank"
        hint = "give the load itself, or a smaller rounding"
        lifter.out.warning("load-rounds-to-nothing", message, subject.span, hint)
        return None
    _check_reach(value, what, loadable, subject, lifter)
    return with_plates(Load(weight, loadable.unit, pieces=base.pieces), loadable)


def handled(pieces: int, subject: Subject) -> Subject:
    """The exercise as it is loaded with ``pieces`` weights at once: two of something are no bar."""
    return subject if pieces == 1 or subject.loaded_as == "kettlebell" else replace(subject, implement="dumbbell")


def added_load(base: Base, subject: Subject, lifter: Lifter, *, above: bool = True) -> Load:
    """What to add to the lifter's own weight or take off it, whatever the exercise is done with; a tie goes down.

    Where it may not be ``above`` the exact load it goes down always: less weight, or more help.
    """
    loadable = lifter.loadable(replace(subject, implement="body"), base.unit)
    assert isinstance(loadable.choice, Steps)
    value, step = converted(base.value, base.unit, loadable.unit), loadable.choice.step
    added = rounded(value, step) if above else without_zeros(math.floor(value / Fraction(step)) * step)
    relation: Relation = "added" if added > 0 else "assisted" if added else "bodyweight"
    return Load(abs(added), loadable.unit, relation=relation)


def _check_reach(value: Fraction, what: str, loadable: Loadable, subject: Subject, lifter: Lifter) -> None:
    """Warns of a load beyond the lightest and the heaviest that there are."""
    least, most, slack = loadable.choice.least, loadable.choice.most, Fraction(ROUNDING[loadable.unit]) / 2
    if value < Fraction(least) - slack:
        end, than = least, "less than the bar" if loadable.barbell else "less than the lightest there is"
    elif most is not None and value > Fraction(most) + slack:
        end, than = most, "more than can be loaded"
    else:
        return
    unit = loadable.unit
    message = f"{what} is {to_tenth(value):f} {unit}, {than}, and prints as {end:f} {unit}"
    lifter.warn_once("out-of-reach", subject, message, "list what there is under equipment, or give the load itself")


def single_for(of: str, what: str, subject: Subject, lifter: Lifter, *, training: bool = False) -> Single | None:
    """The max that a share is of: the exercise's own, or that of the exercise called ``of``; None if not known.

    With ``training`` the training max instead.
    """
    exercise, name = subject.exercise, subject.name
    if of:
        name = of
        exercise = find_exercise(Text(name, subject.place(name)), lifter.library, lifter.out)
        if exercise is None:
            return None
    if exercise is None:
        message = f'"{name}" is free text and has no max, so {what} of it prints a blank'
        lifter.out.warning("no-max", message, subject.span, "write % of back_squat, or the load itself")
        return None
    return lifter.maxes.single(exercise, name, what, subject.span, lifter.out, training=training)


def reference_load(target: ReferenceTarget, top: Load | None, subject: Subject, lifter: Lifter) -> Load | None:
    """The load that follows from the first group (``top``), the last time or a rep max.

    None without a warning where ``top`` is not known: what is lifted first decides, and only on the day.
    """
    what = write_target(target)
    base = base_of(top) if target.to == "top" and top else None
    if target.to == "last":
        base = _last(what, subject, lifter)
    elif target.to == "RM":
        single = single_for("", what, subject, lifter)
        if single is not None:
            base = base_of_single(replace(single, load=rep_max(single.load, target.reps)), lifter)
    if base is None:
        return None
    low = _share_of(base, target.values[0] if target.values else Decimal(100), target, subject, lifter)
    high = _share_of(base, target.high, target, subject, lifter) if target.high is not None else low
    return ranged(low, high) if low and high else None


def _share_of(base: Base, percent: Decimal, target: ReferenceTarget, subject: Subject, lifter: Lifter) -> Load | None:
    """``percent`` of a load with what the target adds to it."""
    what = write_target(target)
    more = target.change if target.unit == "%" else Decimal(0)
    found = scaled(base, Fraction(percent + more) / 100, what, subject, lifter)
    if found is None:
        return None
    if target.unit == "kg" or target.unit == "lb" or not target.unit:  # noqa: PLR1714 -- mypy narrows
        added = converted(Fraction(target.change), target.unit or lifter.maxes.unit, found.unit)
        found = replace(found, value=found.value + added)
    return loaded(found, what, subject, lifter)


def ranged(low: Load, high: Load) -> Load:
    """Both ends as one load; plates are counted for a single weight only."""
    if low == high or high.relation != low.relation:
        return low
    return replace(low, high=high.value, bar=None, plates=())


def _last(what: str, subject: Subject, lifter: Lifter) -> Base | None:
    if subject.last is None:
        if subject.moved == "done":
            return None
        message = f'nothing says what "{subject.name}" was done with last time, so {what} prints a blank'
        lifter.warn_once("no-last", subject, message, "add it below the exercise: last: 97.5kg x5")
        return None
    last = subject.last
    unit = last.weight.unit or lifter.maxes.unit
    return base_of(Load(last.weight.value, unit, pieces=last.pieces, relation=last.relation))


def lighter_loads(load: Load, drop: DropSet, subject: Subject, lifter: Lifter) -> tuple[Load | None, ...]:
    """The loads of the drops after a set with ``load``: each from the exact one before it, and never above that.

    None where the plan does not say how much lighter they are.
    """
    if drop.change is None:
        return (None,) * drop.count
    base = base_of(load)
    found: list[Load | None] = []
    for number in range(1, drop.count + 1):
        what = f"drop {number}"
        if drop.unit == "%":
            lighter = scaled(base, (1 - Fraction(drop.change) / 100) ** number, what, subject, lifter)
        else:
            less = converted(Fraction(drop.change) * number, drop.unit or lifter.maxes.unit, base.unit)
            lighter = replace(base, value=base.value - less)
        found.append(loaded(lighter, what, subject, lifter, above=False) if lighter else None)
    return tuple(found)
