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

__all__ = [
    "canonical",
    "carry_back",
    "merge",
    "pairing_problem",
    "parse",
    "parse_amount",
    "parse_count",
    "parse_reps",
    "parse_rest",
    "parse_targets",
    "parse_tempo",
]
