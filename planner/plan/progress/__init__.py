"""Progressions: what changes from session to session, and when (``progress:``)."""

from planner.plan.progress.grammar import parse
from planner.plan.progress.model import Change, Condition, Rule, Rules
from planner.plan.progress.spelling import canonical, canonical_rule, write_change, write_condition

__all__ = [
    "Change",
    "Condition",
    "Rule",
    "Rules",
    "canonical",
    "canonical_rule",
    "parse",
    "write_change",
    "write_condition",
]
