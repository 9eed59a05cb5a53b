"""How exercises are loaded, and what there is to load them with: the plan's equipment, else the usual sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from planner.diagnostics import Diagnostics
from planner.library.model import Exercise
from planner.library.vocabulary import equipment
from planner.plan.dose.model import LoadUnit
from planner.plan.loads import ROUNDING
from planner.plan.model import Implement, Plan, Plate, Weight
from planner.program.plates import Barbell, Choice, Listed, Sizes, Steps

BarKind: TypeAlias = Literal["barbell", "ez_bar", "trap_bar"]

_FROM_PROFILE: Mapping[str, Implement] = {
    "barbell": "barbell",
    "ez_bar": "ez_bar",
    "trap_bar": "trap_bar",
    "dumbbell": "dumbbell",
    "kettlebell": "kettlebell",
    "machine": "machine",
    "smith_machine": "machine",
    "cable": "cable",
    "plate": "plate",
}
"""How an exercise is loaded that needs what the vocabulary calls so.

The bar of a Smith machine is balanced, each maker's differently, so that its plates say nothing about the whole.
"""

_BODY = frozenset(("body_weight", "pull_up_bar", "suspension", "rings"))

BARS: Mapping[BarKind, Mapping[LoadUnit, Decimal]] = {
    "barbell": {"kg": Decimal(20), "lb": Decimal(45)},
    "ez_bar": {"kg": Decimal(10), "lb": Decimal(25)},
    "trap_bar": {"kg": Decimal(25), "lb": Decimal(55)},
}
"""What bars weigh where the plan does not say.

20 kg is the men's bar of weightlifting and powerlifting, 45 lb its brother in American gyms. EZ and trap bars have no
standard: 10 kg and 25 kg are common ones.
"""

PLATES: Mapping[LoadUnit, tuple[Decimal, ...]] = {
    "kg": tuple(map(Decimal, ("25", "20", "15", "10", "5", "2.5", "1.25"))),
    "lb": tuple(map(Decimal, ("45", "35", "25", "10", "5", "2.5"))),
}
"""The sizes of plates where the plan does not say, as many of each as are needed."""

STEPS: Mapping[Implement, Mapping[LoadUnit, Decimal]] = {
    "dumbbell": {"kg": Decimal(2), "lb": Decimal(5)},
    "kettlebell": {"kg": Decimal(4), "lb": Decimal(5)},
    "machine": {"kg": Decimal(5), "lb": Decimal(5)},
    "cable": {"kg": Decimal(5), "lb": Decimal(5)},
}
"""Steps of what is loaded otherwise, where the plan does not say: a dumbbell each, a stack as a whole."""


def implement_of(exercise: Exercise | None) -> Implement | None:
    """How an exercise is loaded, by the first thing in its profile that says so; None where nothing does."""
    keys = [equipment(word) for word in exercise.equipment] if exercise else []
    found = next((_FROM_PROFILE[key] for key in keys if key in _FROM_PROFILE), None)
    return found or ("body" if _BODY.intersection(keys) else None)


@dataclass(frozen=True, slots=True)
class Loadable:
    """What one exercise can be loaded with.

    ``unit`` is that of every weight here; ``barbell`` counts the plates, None where there are none to count;
    ``stated`` tells weights that the plan lists from usual ones.
    """

    unit: LoadUnit
    choice: Choice
    barbell: Barbell | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Gear:
    """What there is to load in a plan of ``unit``; ``step`` is the plan's ``rounding``, None where it has none."""

    unit: LoadUnit
    step: Decimal | None = None
    bar: Weight | None = None
    plates: tuple[Plate, ...] = ()
    listed: Mapping[Implement, tuple[Weight, ...]] = field(default_factory=dict)

    def loadable(self, implement: Implement | None, unit: LoadUnit = "", step: Decimal | None = None) -> Loadable:
        """The weights for an exercise, in the unit of what the plan lists for it, else in ``unit`` (the plan's own).

        ``step`` is the exercise's own rounding and wins over everything; what the plan lists wins over its rounding.
        """
        unit = unit or self.unit
        if implement == "barbell" or implement == "ez_bar" or implement == "trap_bar":  # noqa: PLR1714 -- mypy narrows
            return self._barbell(implement, unit, step)
        listed = self.listed.get(implement, ()) if implement else ()
        if listed:
            own = listed[0].unit or self.unit
            weights = tuple(weight.value for weight in listed)
            return Loadable(own, Steps(step) if step else Listed(weights), stated=step is None)
        if implement == "plate" and not step:
            own = self._plate_unit(unit)
            return Loadable(own, Listed(tuple(sorted(size for size, _ in self._sizes(own)))), stated=bool(self.plates))
        usual = STEPS.get(implement, ROUNDING) if implement else ROUNDING
        return Loadable(unit, Steps(step or self._own_step(unit) or usual[unit]))

    def _barbell(self, kind: BarKind, unit: LoadUnit, step: Decimal | None) -> Loadable:
        stated = bool(self.plates or (self.bar and kind == "barbell"))
        own = self._plate_unit(self.bar.unit or self.unit if self.bar and kind == "barbell" else unit)
        if not stated and own != self.unit:
            # A load in pounds in a plan in kilograms: which plates there are is anyone's guess.
            return Loadable(own, Steps(step or ROUNDING[own]))
        bar = self.bar.value if self.bar and kind == "barbell" else BARS[kind][own]
        barbell = Barbell(bar, self._sizes(own))
        step = step or (None if self.plates else self._own_step(own))
        return Loadable(own, Steps(step, bar) if step else barbell, barbell, stated)

    def _plate_unit(self, otherwise: LoadUnit) -> LoadUnit:
        return (self.plates[0].weight.unit or self.unit) if self.plates else otherwise

    def _own_step(self, unit: LoadUnit) -> Decimal | None:
        return self.step if unit == self.unit else None

    def _sizes(self, unit: LoadUnit) -> Sizes:
        if self.plates:
            return tuple((plate.weight.value, plate.pairs) for plate in self.plates)
        return tuple((size, None) for size in PLATES[unit])


def gear_of(plan: Plan, out: Diagnostics) -> Gear:
    """What the plan says there is to load. What hangs on one bar, or stands in one list, must be in one unit."""
    inventory = plan.inventory
    written = plan.rounding
    step = written.value if written and written.unit in ("", plan.unit) else None
    if inventory is None:
        return Gear(plan.unit, step)
    bar = [inventory.bar] if inventory.bar else []
    plates = [plate.weight for plate in inventory.plates]
    one = _in_one_unit([*bar, *plates], "the bar and its plates", plan.unit, out)
    lists: dict[Implement, tuple[Weight, ...]] = {
        "dumbbell": inventory.dumbbells,
        "kettlebell": inventory.kettlebells,
    }
    return Gear(
        plan.unit,
        step,
        inventory.bar if one else None,
        inventory.plates if one else (),
        {
            implement: weights
            for implement, weights in lists.items()
            if weights and _in_one_unit(list(weights), f"{implement}s", plan.unit, out)
        },
    )


def _in_one_unit(weights: list[Weight], what: str, unit: LoadUnit, out: Diagnostics) -> bool:
    """Whether ``weights`` have one unit; one that differs from the first is reported."""
    units = [weight.unit or unit for weight in weights]
    other = next((weight for weight, own in zip(weights, units, strict=True) if own != units[0]), None)
    if other is not None:
        message = f"{what} must be in one unit, not in {units[0]} and {other.unit or unit}"
        out.error("mixed-units", message, other.span, "write kg or lb behind each weight; percentages are converted")
    return other is None
