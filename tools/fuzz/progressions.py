"""Rules of a progression: those of the table, put together anew, with other numbers, and spoilt."""

from __future__ import annotations

from typing import Final

from planner.diagnostics import Diagnostics, Span
from planner.plan.progress import parse, write_change, write_condition
from planner.plan.progress.table import ROWS
from tools.fuzz.dice import Dice
from tools.fuzz.doses import other_numbers
from tools.fuzz.words import PIECES

_WRITTEN: Final = tuple(text for row in ROWS for pair in row.examples for text in pair)
_RULES: Final = tuple(rule for text in _WRITTEN for rule in parse(text, Span("progress"), Diagnostics()) or ())


def progression(dice: Dice) -> str:
    """One to three rules, now and then many."""
    count = dice.randint(4, 9) if dice.huge and dice.chance(0.3) else dice.few(1, 3)
    rules = [_rule(dice) for _ in range(count)]
    text = dice.choice(("; ", "; ", ", ", ";", " and ")).join(rules)
    return text[: dice.randint(0, len(text))] + dice.choice(PIECES) if dice.slips() else text


def _rule(dice: Dice) -> str:
    """A rule of the table, or what changes of one and when of another."""
    if dice.chance(0.5):
        text = dice.choice(_WRITTEN)
    else:
        change, condition = dice.choice(_RULES).change, dice.choice(_RULES).condition
        text = f"{write_change(change)} {write_condition(condition)}"
    return other_numbers(text, dice) if dice.chance(0.3) else text
