"""The one way to write a progression."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from planner.plan.dose.numbers import show, show_time
from planner.plan.progress.model import (
    AfterLast,
    AtTop,
    Change,
    Condition,
    Every,
    ExtraRep,
    Factor,
    Fails,
    NewExercise,
    Pain,
    Reached,
    Retest,
    Rule,
    Rules,
    StageMove,
    Step,
    Success,
    Total,
)

NONE = "none"
"""No progression: takes out one that defaults lend."""

GLUED = ("kg", "lb", "%", "m", "km", "mi", "yd", "ft")
"""Units that stand right behind their number."""


def canonical(rules: Rules) -> str:
    """The canonical text: ``+2.5kg on success; -10% after 3 fails``."""
    return "; ".join(map(canonical_rule, rules)) or NONE


def canonical_rule(rule: Rule) -> str:
    """One rule of it."""
    return f"{write_change(rule.change)} {write_condition(rule.condition)}"


def write_change(change: Change) -> str:
    """``TM +2.5kg``, ``+1% of max``, ``next stage``."""
    match change:
        case Step(value, unit, goal, of):
            amount = show_time(abs(value)) if unit == "s" else show(abs(value)) + ("" if unit in GLUED else " ") + unit
            amount = amount.removesuffix(" s")
            return _with_goal(f"{'-' if value < 0 else '+'}{amount}{f' of {of}' if of else ''}", goal)
        case Factor(by, goal):
            return _with_goal(f"x{show(by)}", goal)
        case StageMove(to):
            return "back a stage" if to == "back" else f"{to} stage"
        case NewExercise():
            return "new exercise"
        case Retest(reps):
            return f"test {reps}RM"
    assert_never(change)


def _with_goal(text: str, goal: str) -> str:
    return f"{goal} {text}" if goal else text


def write_condition(condition: Condition) -> str:
    """``every 2 weeks``, ``after 3 fails``, ``if pain <= 3``."""
    match condition:
        case Every("session", 1):
            return "each session"
        case Every(moment, count):
            return f"every {moment}" if count == 1 else f"every {count} {moment}s"
        case Success():
            return "on success"
        case Fails(times):
            return "on fail" if times == 1 else f"after {times} fails"
        case AtTop():
            return "at top"
        case Reached(low, high, unit):
            return f"at {_range(low, high)}" + ("s" if unit == "s" else " reps")
        case Total(side, number):
            return f"{side} {show(number)} total"
        case ExtraRep():
            return "per extra rep"
        case AfterLast():
            return "after last"
        case Pain(sign, number):
            return f"if pain {sign} {show(number)}"
    assert_never(condition)


def _range(low: Decimal, high: Decimal | None) -> str:
    return show(low) if high is None else f"{show(low)}-{show(high)}"
