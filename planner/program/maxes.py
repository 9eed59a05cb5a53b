"""The athlete's bests, and percentages of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Protocol

from planner.diagnostics import Diagnostics, Span
from planner.library.model import Exercise
from planner.plan.dose.model import LoadUnit
from planner.plan.keys import MANY, shown
from planner.plan.loads import ROUNDING, converted, one_rep_max, without_zeros
from planner.plan.model import Max, Plan, Text
from planner.program.naming import slug
from planner.program.records import Best, Load

_VARIATION = re.compile(r"(?P<base>[^()]*?)\s*\((?P<variation>[^()]+)\)")


class Lookup(Protocol):
    """What resolving asks of a library."""

    def find(self, name: str, /) -> Exercise | None:
        """The exercise called ``name``; a variation in brackets finds the exercise that it varies."""
        ...

    def suggest(self, name: str, /) -> str | None:
        """The name that looks most like ``name``, as people read it."""
        ...


def variation(exercise: Exercise, name: str) -> str:
    """What stands in brackets behind an exercise's name, ``paused`` of ``bench_press (paused)``.

    Brackets that belong to one of the exercise's own names, as in ``Squat (Smith machine)``, are no variation.
    """
    match = _VARIATION.fullmatch(name.strip())
    own = {slug(known) for known in (exercise.name, exercise.slug, *exercise.aliases)}
    return match["variation"].strip() if match and slug(name) not in own else ""


def find_exercise(name: Text, library: Lookup, out: Diagnostics) -> Exercise | None:
    """The exercise of the library that ``name`` means, or None and an error with the nearest name."""
    exercise = library.find(name.text)
    if exercise is None:
        near = library.suggest(name.text) if len(out) < MANY else None
        hint = f'did you mean "{near}"?' if near else "planner list shows the exercises; name: takes free text"
        out.error("unknown-exercise", f'unknown exercise "{shown(name.text)}"', name.span, hint)
    return exercise


def printed_name(exercise: Exercise, name: str) -> str:
    """The name people read, with the variation as written."""
    words = variation(exercise, name)
    return f"{exercise.name} ({words})" if words else exercise.name


Key = tuple[str, str]
"""Slug and variation; an empty variation is the exercise itself."""


def key_of(exercise: Exercise, name: str) -> Key:
    """What tells the maxes of two exercises apart."""
    return exercise.slug, variation(exercise, name).casefold()


@dataclass(frozen=True, slots=True)
class Maxes:
    """Estimated singles in the plan's unit, exactly; ``missing`` remembers what was reported."""

    unit: LoadUnit
    step: Decimal
    singles: Mapping[Key, Fraction]
    missing: set[Key] = field(default_factory=set)

    def single(self, exercise: Exercise, name: str, what: str, span: Span, out: Diagnostics) -> Fraction | None:
        """The single of an exercise, a variation's own before its base's; None and a warning once if not known."""
        key = key_of(exercise, name)
        base = (exercise.slug, "")
        known = self.singles.get(key, self.singles.get(base))
        if known is None and base not in self.missing:
            self.missing.add(base)
            message = f'no max for "{exercise.name}", so {what} of it prints a blank'
            hint = f"add it to maxes: {exercise.slug}: 100, or {exercise.slug}: 5RM 90"
            out.warning("no-max", message, span, hint)
        return known


def resolve_maxes(plan: Plan, library: Lookup, out: Diagnostics) -> tuple[Maxes, tuple[Best, ...]]:
    """The plan's maxes looked up and made singles in its unit, and the bests as they print."""
    singles: dict[Key, Fraction] = {}
    bests: list[Best] = []
    for best in plan.maxes:
        exercise = find_exercise(best.exercise, library, out)
        if exercise is None:
            continue
        key = key_of(exercise, best.exercise.text)
        name = printed_name(exercise, best.exercise.text)
        if key in singles:
            hint = "keep one of them; both names mean the same exercise"
            out.error("max-twice", f'"{name}" has two maxes', best.exercise.span, hint)
            continue
        singles[key] = _single(best, plan.unit)
        bests.append(Best(name, Load(_to_tenth(singles[key]), plan.unit), estimated=best.reps > 1))
    return Maxes(plan.unit, rounding(plan, out), singles), tuple(bests)


def rounding(plan: Plan, out: Diagnostics) -> Decimal:
    """The step of worked-out loads in the plan's unit."""
    written = plan.rounding
    if written is None:
        return ROUNDING[plan.unit]
    if written.unit not in ("", plan.unit):
        message = f"rounding is in {written.unit}, and the plan is in {plan.unit}"
        out.error("bad-unit", message, written.span, f"write rounding: {ROUNDING[plan.unit]}{plan.unit}")
    return written.value


def _single(best: Max, unit: LoadUnit) -> Fraction:
    return converted(one_rep_max(best.weight.value, best.reps), best.weight.unit, unit)


def _to_tenth(value: Fraction) -> Decimal:
    """A weight to one decimal."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return without_zeros(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
