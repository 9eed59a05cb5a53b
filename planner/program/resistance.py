"""What an exercise is done against, which decides whether there is a weight to write down."""

from __future__ import annotations

from collections.abc import Sequence

from planner.library.model import Exercise
from planner.library.vocabulary import equipment, fold
from planner.plan.dose.model import BodyweightTarget, LoadTarget, PercentTarget, ReferenceTarget
from planner.plan.model import Implement
from planner.program.records import PlannedSet, Resistance
from planner.program.shares import NO_LOAD

_NO_WEIGHT = frozenset(
    "body_weight band mat step box pull_up_bar dip_bars foam_roller swiss_ball massage_ball suspension rings partner "
    "bench rack chair table wall towel strap stick balance_pad sliders yoga_block ab_wheel lifting_belt skipping_rope "
    "battle_rope rower bike treadmill elliptical stair_climber ski_machine back_extension_bench".split()
)
"""Equipment, by its key in the vocabulary, that has no weight of its own to choose."""

_ON_THE_WAY = frozenset(("cardio", "cardiovascular", "endurance"))
"""Types of exercises of which nobody says that they are done with the weight of the body: running, walking."""


def is_weight(name: str) -> bool:
    """Whether the equipment called ``name`` is something whose weight one chooses; not for words nobody knows."""
    key = equipment(name)
    return bool(key) and key not in _NO_WEIGHT


def resistance(exercise: Exercise | None, sets: Sequence[PlannedSet], implement: Implement | None = None) -> Resistance:
    """The dose decides where it names a load; else the plan's ``implement``, else the exercise's equipment.

    A time, a distance or the like alone asks for no weight.
    """
    targets = [target for planned in sets for target in planned.targets]
    if any(planned.test or (planned.load and planned.load.relation != "bodyweight") for planned in sets):
        return "weight"
    if any(isinstance(target, BodyweightTarget) for target in targets):
        return "bodyweight"
    shares = [target for target in targets if isinstance(target, PercentTarget)]
    if any(isinstance(target, LoadTarget | ReferenceTarget) for target in targets):
        return "weight"
    if any(share.basis not in NO_LOAD for share in shares):
        return "weight"
    if shares:
        return "none"
    if implement is not None:
        return "bodyweight" if implement == "body" else "weight"
    needs = {equipment(word) for word in exercise.equipment} if exercise else set()
    measured = bool(sets) and all(planned.amount.unit != "reps" for planned in sets)
    if needs and needs <= _NO_WEIGHT:
        on_the_way = measured and exercise and _ON_THE_WAY.intersection(map(fold, exercise.values("type")))
        return "bodyweight" if "body_weight" in needs and not on_the_way else "none"
    return "none" if measured and not needs else "weight"
