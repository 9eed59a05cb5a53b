"""Reading what a rule changes: a step of a load or an amount, a factor, a stage, another exercise, a test."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from planner.plan.dose.bundle import MAX_LOAD, MAX_RM
from planner.plan.dose.numbers import CLOCK, DECIMAL, SECONDS, TIME_UNITS, clock_seconds, number, plain, show
from planner.plan.dose.reader import Reader
from planner.plan.dose.units import MOST, UNITS, WHOLE
from planner.plan.progress.model import Factor, Goal, NewExercise, Retest, StageMove, Step, StepUnit

MOST_SETS: Final = 50
"""Most sets that a step adds."""

_GOALS: Final[dict[str, Goal]] = {"max": "max", "1rm": "max", "best": "max", "tm": "TM", "training max": "TM"}
_GOAL = r"(?:training max|tm|max|1 ?rm|best)(?![a-z0-9])"
_SIGN = r"(?P<sign>\+|-|(?:add|plus|minus|take off|take)(?= ))"
_LOADS: Final[dict[str, StepUnit]] = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
    "%": "%",
    **dict.fromkeys(("percent", "per cent"), "%"),
    **dict.fromkeys(("rep", "reps", "repetition", "repetitions"), "reps"),
    **dict.fromkeys(("set", "sets"), "sets"),
}
_WORDS: Final = {**UNITS, **_LOADS}
_UNIT = "|".join(sorted(map(re.escape, {*_WORDS, *(TIME_UNITS.keys() - {"m"})}), key=len, reverse=True))

STEP: Final = re.compile(
    rf"(?:(?P<goal>{_GOAL}) ?)?{_SIGN} ?"
    rf"(?:(?P<clock>{CLOCK})|(?P<number>{DECIMAL})) ?(?P<unit>(?:{_UNIT})(?![a-z0-9]))?"
    rf"(?: (?:to|on|onto) (?:the |my |your )?(?P<to>{_GOAL}))?"
)
POINTS: Final = re.compile(
    rf"{_SIGN} ?(?P<number>{DECIMAL}) ?(?:%|percent|per cent) of (?:the |my |your )?(?P<of>{_GOAL})"
)
FACTOR: Final = re.compile(rf"(?:(?P<goal>{_GOAL}) ?)?x ?(?P<number>{DECIMAL})(?![0-9%])")
STAGE: Final = re.compile(
    r"(?P<next>(?:the )?next stage|(?:a |one )?stage up)|(?P<same>(?:the )?same stage|repeat (?:the |this )?stage)"
    r"|(?P<first>(?:back to )?(?:the )?(?:first stage|stage 1(?![0-9])))"
    r"|(?P<back>back (?:a|one) stage|(?:a |one )?stage (?:back|down)|(?:the )?previous stage)"
)
NEW: Final = re.compile(r"(?:a )?(?:new|another|other|next) exercise|(?:swap|change) (?:the )?exercise")
TEST: Final = re.compile(r"(?:re-?)?test (?:a |the |your )?(?:new )?(?P<reps>[0-9]+) ?rm(?![a-z0-9])")

_MOST_PERCENT = 100


def goal_of(text: str | None) -> Goal:
    """The max that some words name; empty for none."""
    return _GOALS["1rm" if (text or "").startswith("1") else text or ""] if text else ""


def read_step(reader: Reader, match: re.Match[str]) -> Step:
    """``+2.5kg``, ``-10%``, ``+1 reps``, ``+1:30``, ``TM +2.5kg``."""
    goal = _goal(reader, match)
    value, unit = _amount(reader, match)
    if unit != "s" and unit in WHOLE and value % 1:
        low = int(value)
        reader.fail("dose-number", f"{unit} are whole numbers", match, f"write {low} or {low + 1}")
    if unit == "sets" and value % 1:
        reader.fail("dose-number", "sets are whole numbers", match, "write +1 sets")
    _check(reader, value, unit, match)
    if goal and unit not in ("kg", "lb", "%"):
        hint = f"write {goal} +2.5kg, or {match['sign']}{show(value)} {unit} for the sets"
        reader.fail("bad-progress", f"a max does not grow in {unit}", match, hint)
    return Step(-value if match["sign"] in ("-", "minus", "take", "take off") else value, unit, goal)


def _goal(reader: Reader, match: re.Match[str]) -> Goal:
    before, behind = goal_of(match["goal"]), goal_of(match["to"])
    if before and behind:
        reader.fail("bad-progress", "the max is named twice", match, "name it once: TM +2.5kg")
    return before or behind


def _amount(reader: Reader, match: re.Match[str]) -> tuple[Decimal, StepUnit]:
    """A number in its unit; times in seconds."""
    if match["clock"]:
        return plain(clock_seconds(reader, match["clock"], match.start("clock"))), "s"
    value = number(reader, match["number"], match.start("number"))
    written = match["unit"]
    if written is None:
        place = match.start(), match.end("number")
        text = reader.written(*place)
        hint = f"write {text}{reader.unit}, {text} reps or {text}%"
        reader.fail("progress-ambiguous", f'"{text}" does not say of what', place, hint)
    if written in TIME_UNITS and written not in _WORDS:
        return plain(value * SECONDS[TIME_UNITS[written]]), "s"
    return value, _WORDS[written]


def _check(reader: Reader, value: Decimal, unit: StepUnit, match: re.Match[str]) -> None:
    """Refuse a step of nothing, and one that is a slip."""
    if not value:
        reader.fail("dose-number", "a change is more than 0", match, "take the rule out, or write +2.5kg")
    if unit == "%":
        most = _MOST_PERCENT - (match["sign"] in ("-", "minus", "take", "take off"))
    else:
        most = MOST_SETS if unit == "sets" else MAX_LOAD if unit == "kg" or unit == "lb" else MOST[unit]  # noqa: PLR1714 -- mypy narrows
    if value > most:
        reader.fail("dose-number", f"a change is at most {most:,} {unit}, not {show(value)}", match)


def read_points(reader: Reader, match: re.Match[str]) -> Step:
    """``+1% of max``: 65 % becomes 66 %."""
    value = number(reader, match["number"], match.start("number"))
    _check(reader, value, "%", match)
    return Step(value if match["sign"] in ("+", "add", "plus") else -value, "%", of=goal_of(match["of"]))


def read_factor(reader: Reader, match: re.Match[str]) -> Factor:
    """``x0.85``."""
    by = number(reader, match["number"], match.start("number"))
    if not 0 < by <= 2 or by == 1:
        reader.fail("dose-number", "a factor is over 0 and at most 2, and not 1", match, "such as x0.9, or x1.05")
    return Factor(by, goal_of(match["goal"]))


def read_stage(_reader: Reader, match: re.Match[str]) -> StageMove:
    """``next stage``, ``back a stage``."""
    return StageMove("next" if match["next"] else "same" if match["same"] else "first" if match["first"] else "back")


def read_new(_reader: Reader, _match: re.Match[str]) -> NewExercise:
    """``new exercise``."""
    return NewExercise()


def read_test(reader: Reader, match: re.Match[str]) -> Retest:
    """``test 5RM``."""
    reps = int(number(reader, match["reps"], match.start("reps")))
    if not 1 <= reps <= MAX_RM:
        reader.fail("dose-number", f"a test is of 1 to {MAX_RM} repetitions, not {reps}", match)
    return Retest(reps)
