"""The set notation: what follows an exercise in a plan."""

from planner.plan.dose.grammar import (
    canonical,
    carry_back,
    merge,
    pairing_problem,
    parse,
    parse_amount,
    parse_count,
    parse_reps,
    parse_rest,
    parse_targets,
    parse_tempo,
    top_problem,
)
from planner.plan.dose.legend import legend, notations
from planner.plan.dose.ramp import canonical_ramp, parse_last, parse_ramp

__all__ = [
    "canonical",
    "canonical_ramp",
    "carry_back",
    "legend",
    "merge",
    "notations",
    "pairing_problem",
    "parse",
    "parse_amount",
    "parse_count",
    "parse_last",
    "parse_ramp",
    "parse_reps",
    "parse_rest",
    "parse_targets",
    "parse_tempo",
    "top_problem",
]
