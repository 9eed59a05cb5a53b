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
)
from planner.plan.dose.legend import legend, notations

__all__ = [
    "canonical",
    "carry_back",
    "legend",
    "merge",
    "notations",
    "pairing_problem",
    "parse",
    "parse_amount",
    "parse_count",
    "parse_reps",
    "parse_rest",
    "parse_targets",
    "parse_tempo",
]
