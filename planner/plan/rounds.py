"""How often a group is done, how long it takes, and what its score is: numbers of rounds, ladders and times."""

from __future__ import annotations

import re

from planner.diagnostics import Diagnostics
from planner.files import Node
from planner.plan.dose.model import Count
from planner.plan.dose.numbers import SECONDS, TIME_UNITS
from planner.plan.keys import Kind, shown
from planner.plan.kinds import any_case, scalar
from planner.plan.model import Score

ROUNDS_LIMIT = 50
"""Most rounds of a group."""

STARTS_LIMIT = 120
"""Most starts of an emom: two hours of one each minute."""

LADDER_LIMIT, STEP_LIMIT = 20, 1_000
"""Most rounds whose repetitions are listed, and most repetitions of one."""

TIME_LIMIT = 10 * 3600
"""Longest time of a group or a part, in seconds."""

LEAST_EVERY, MOST_EVERY = 5, 3600
"""From one start to the next, in seconds."""

SCORES: tuple[Score, ...] = ("time", "rounds", "reps", "load", "none")
_SCORE_WORDS: dict[str, Score] = {"weight": "load", "repetitions": "reps", "no": "none", "off": "none"}

_ROUNDS = re.compile(r"(?P<low>[0-9]{1,3})(?: ?(?:-|–|to) ?(?P<high>[0-9]{1,3}))?(?: ?(?:x|×|rounds?))?", re.IGNORECASE)
_LADDER = re.compile(r"[0-9]{1,5}(?:[/-][0-9]{1,5})+")
_CLOCK = re.compile(r"(?:(?P<h>[0-9]{1,2}):)?(?P<min>[0-9]{1,2}):(?P<s>[0-5][0-9])")
_TIME = re.compile(r"(?P<number>[0-9]{1,5}(?:\.[0-9])?) ?(?P<unit>[a-z]+)?", re.IGNORECASE)


def rounds(name: str, node: Node, out: Diagnostics) -> Count | None:
    """How often a group is done: ``3``, or ``3-4`` where the rounds above the first number are optional."""
    found = scalar(name, node, out)
    if found is None:
        return None
    match = _ROUNDS.fullmatch(found.text.strip())
    if match is None:
        hint = "write rounds: 3, or 3-4; amounts that change stand in the dose: 21/15/9"
        out.error("bad-rounds", f'"{name}" must be a number or a range, not "{shown(found.text)}"', found.inner, hint)
        return None
    low, high = int(match["low"]), int(match["high"] or match["low"])
    if not 1 <= low <= high <= ROUNDS_LIMIT:
        message = f'"{name}" must be from 1 to {ROUNDS_LIMIT}' + (", the lower number first" if low > high else "")
        out.error("bad-rounds", message, found.inner, "write rounds: 3, or 3-4")
        return None
    return Count(low, high if high > low else None)


def sure_rounds(name: str, node: Node, out: Diagnostics) -> int | None:
    """How often a group is done, without a range: ``4``."""
    found = rounds(name, node, out)
    if found is not None and found.high is not None:
        message = f'"{name}" must be one number here, not a range'
        out.error("bad-rounds", message, node.span, f"write {name}: {found.low}, or {name}: {found.high}")
        return None
    return None if found is None else found.low


def ladder(name: str, node: Node, out: Diagnostics) -> int | tuple[int, ...] | None:
    """A number of rounds, or the repetitions of each: ``21-15-9``, ``21/15``. Two numbers with a hyphen are neither."""
    found = scalar(name, node, out)
    if found is None:
        return None
    text = re.sub(r"\s*([/–-])\s*", r"\1", found.text.strip()).replace("–", "-")
    if not _LADDER.fullmatch(text) or ("-" in text and "/" in text):
        return sure_rounds(name, node, out)
    steps = tuple(map(int, re.split("[/-]", text)))
    if len(steps) == 2 and "-" in text:
        low, high = steps
        hint = f"write {name}: {low}/{high} for {low} repetitions and then {high}, or one number of rounds"
        out.error("bad-rounds", f'"{shown(found.text)}" may be a range or two rounds', found.inner, hint)
        return None
    if len(steps) > LADDER_LIMIT or not all(0 < step <= STEP_LIMIT for step in steps):
        message = f'"{name}" lists up to {LADDER_LIMIT} rounds of 1 to {STEP_LIMIT:,} repetitions'
        out.error("bad-rounds", message, found.inner, f"write {name}: 21-15-9")
        return None
    return steps


def duration(name: str, node: Node, out: Diagnostics) -> int | None:
    """A time in whole seconds: ``20min``, ``90s``, ``1h``, ``1:30`` (minutes and seconds)."""
    found = scalar(name, node, out)
    if found is None:
        return None
    written = found.text.strip()
    clock, time = _CLOCK.fullmatch(written), _TIME.fullmatch(written)
    unit = TIME_UNITS.get((time["unit"] or "").casefold()) if time else None
    if clock:
        seconds = int(clock["h"] or 0) * 3600 + int(clock["min"]) * 60 + int(clock["s"])
    elif time and unit:
        seconds = round(float(time["number"]) * SECONDS[unit])
    else:
        hint = f"write {time['number']}min or {time['number']}s" if time and not time["unit"] else "write 20min or 1:30"
        out.error("bad-time", f'"{name}" must be a time, not "{shown(written)}"', found.inner, hint)
        return None
    if not 0 < seconds <= TIME_LIMIT:
        out.error("bad-time", f'"{name}" must be over 0 and at most 10 hours', found.inner, "check the number")
        return None
    return seconds


def interval(name: str, node: Node, out: Diagnostics) -> int | None:
    """The seconds from one start to the next: ``2min``, ``minute``."""
    found = scalar(name, node, out)
    if found is not None and found.text.strip().casefold() in ("minute", "min"):
        return 60
    seconds = duration(name, node, out)
    if seconds is not None and not LEAST_EVERY <= seconds <= MOST_EVERY:
        message = f'"{name}" must be from {LEAST_EVERY} seconds to an hour'
        out.error("bad-time", message, node.span, f"write {name}: 1min, or {name}: 90s")
        return None
    return seconds


def score(name: str, node: Node, out: Diagnostics) -> Score | None:
    """One of :data:`SCORES`, in any case."""
    found = scalar(name, node, out)
    if found is None:
        return None
    folded = found.text.strip().casefold()
    words = {**_SCORE_WORDS, **{form: one for one in SCORES for form in (one, f"{one}s", one.removesuffix("s"))}}
    known = words.get(folded)
    if known is None:
        message = f'"{name}" must be {", ".join(SCORES[:-1])} or none, not "{shown(found.text)}"'
        out.error("bad-score", message, found.inner, f"write {name}: time")
    return known


_COUNTS = r"^ *[0-9]{1,3}( ?(-|–|to) ?[0-9]{1,3})?( ?(x|×|[rR]ounds?))? *$"
_TIMES = r"^ *([0-9]{1,2}:)?([0-9]{1,2}:[0-5][0-9]|[0-9]{1,5}(\.[0-9])? ?[a-zA-Z]+) *$"
ROUNDS = Kind(
    "number, or range of numbers",
    rounds,
    {"anyOf": [{"type": "integer", "minimum": 1, "maximum": ROUNDS_LIMIT}, {"type": "string", "pattern": _COUNTS}]},
)
SURE_ROUNDS = Kind("number", sure_rounds, ROUNDS.schema)
_STEPS = r"^ *[0-9]{1,5}( *[/–-] *[0-9]{1,5})*( ?(x|×|[rR]ounds?))? *$"
LADDER = Kind(
    "number, or repetitions of each round",
    ladder,
    {"anyOf": [{"type": "integer", "minimum": 1, "maximum": ROUNDS_LIMIT}, {"type": "string", "pattern": _STEPS}]},
)
DURATION = Kind("time", duration, {"type": "string", "pattern": _TIMES})
_INTERVALS = f"{_TIMES}|^ *[mM][iI][nN]([uU][tT][eE])? *$"
INTERVAL = Kind("time", interval, {"type": "string", "pattern": _INTERVALS})
SCORE: Kind[Score] = Kind(
    ", ".join(f"`{one}`" for one in SCORES),
    score,
    {"anyOf": [{"enum": list(SCORES)}, {"type": "string", "pattern": f"^({any_case(SCORES)})[sS]?$"}]},
)
