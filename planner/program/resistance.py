"""What an exercise is done against, which decides whether there is a weight to write down."""

from __future__ import annotations

from collections.abc import Sequence

from planner.library.model import Exercise
from planner.library.vocabulary import equipment
from planner.plan.dose.model import BodyweightTarget, LoadTarget, PercentTarget
from planner.program.records import PlannedSet, Resistance

_NO_WEIGHT = {"body_weight", "band", "mat", "step", "pull_up_bar", "foam_roller", "swiss_ball", "suspension", "bench"}
"""Equipment, by its key in the vocabulary, that has no weight of its own to choose."""


def resistance(exercise: Exercise | None, sets: Sequence[PlannedSet]) -> Resistance:
    """The dose decides where it names a load; else the equipment; a time alone asks for no weight."""
    targets = [target for planned in sets for target in planned.targets]
    if any(planned.load is not None and planned.load.relation != "bodyweight" for planned in sets):
        return "weight"
    if any(isinstance(target, BodyweightTarget) for target in targets):
        return "bodyweight"
    if any(isinstance(target, LoadTarget | PercentTarget) for target in targets):
        return "weight"
    needs = {equipment(word) for word in exercise.equipment} if exercise else set()
    if needs and needs <= _NO_WEIGHT:
        return "bodyweight" if "body_weight" in needs else "none"
    timed = bool(sets) and all(planned.amount.unit == "s" for planned in sets)
    return "none" if timed and not targets and not needs else "weight"
