"""The set notation: what follows an exercise in a plan."""

from planner.plan.dose.carry import carry_back, merge, pairing_problem, top_problem
from planner.plan.dose.grammar import (
    parse,
    parse_amount,
    parse_count,
    parse_reps,
    parse_rest,
    parse_targets,
    parse_tempo,
)
from planner.plan.dose.legend import legend, notations
from planner.plan.dose.ramp import canonical_ramp, parse_last, parse_ramp
from planner.plan.dose.rounds import all_groups, inner_groups
from planner.plan.dose.spelling import canonical

__all__ = [
    "all_groups",
    "canonical",
    "canonical_ramp",
    "carry_back",
    "inner_groups",
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
