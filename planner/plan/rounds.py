"""Rounds of supersets and circuits, and the time of a part."""

from __future__ import annotations

import re
from dataclasses import replace

from planner.diagnostics import Diagnostics, Span
from planner.files import Node
from planner.plan.dose import canonical
from planner.plan.dose.model import Count, Dose, Group, MaxTest, PerSet, Rounds, Sets
from planner.plan.dose.numbers import SECONDS, TIME_UNITS
from planner.plan.keys import Kind, shown
from planner.plan.kinds import scalar

ROUNDS_LIMIT = 50
"""Most rounds of a superset or circuit."""

TIME_LIMIT = 10 * 3600
"""Longest time of a part, in seconds."""

_ROUNDS = re.compile(r"(?P<low>[0-9]{1,3})(?: ?(?:-|–|to) ?(?P<high>[0-9]{1,3}))?(?: ?(?:x|×|rounds?))?", re.IGNORECASE)
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


def in_rounds(dose: Dose, times: Count, span: Span, out: Diagnostics) -> Dose | None:
    """A dose of one round done ``times``: ``10 @20kg`` in 3 rounds is ``3x10 @20kg``.

    An amount for each round (``21/15/9``) stays as it is. A dose that counts its sets itself, and one of several
    groups, are errors.
    """
    group, *others = dose.groups
    if others:
        hint = "write one amount, or one for each round: 8/6/4"
        out.error("group-dose", "in rounds, an exercise has one dose", span, hint)
        return None
    work = group.work
    if isinstance(work, PerSet):
        if len(work.amounts) != times.most:
            message = f"{len(work.amounts)} amounts for {times.most} rounds"
            out.error("group-dose", message, span, "write one amount, or one for each round")
            return None
        return dose
    alone = "a test" if isinstance(work, MaxTest) else _alone(group)
    if alone:
        out.error("group-dose", f"{alone} is not done in rounds", span, "put it in a line of its own")
        return None
    assert not isinstance(work, MaxTest)
    if isinstance(work, Rounds) or work.count != Count(1):
        one = work.groups if isinstance(work, Rounds) else (replace(group, work=replace(work, count=Count(1))),)
        single = canonical(Dose(one)).removeprefix("1x")
        message = '"rounds" says how often, so the exercises have no number of sets'
        out.error("rounds-and-sets", message, span, f"write {single}, or take rounds out")
        return None
    return Dose((replace(group, work=replace(work, count=times)),))


def _alone(group: Group) -> str:
    """What a group asks for that has no place in rounds, which have their own order and their own clock."""
    if isinstance(group.work, Sets) and group.work.amount.total:
        return "a total"
    return "work by the clock" if group.every is not None or group.within is not None else ""


_COUNTS = r"^ *[0-9]{1,3}( ?(-|–|to) ?[0-9]{1,3})?( ?(x|×|[rR]ounds?))? *$"
_TIMES = r"^ *([0-9]{1,2}:)?([0-9]{1,2}:[0-5][0-9]|[0-9]{1,5}(\.[0-9])? ?[a-zA-Z]+) *$"
ROUNDS = Kind(
    "number, or range of numbers",
    rounds,
    {"anyOf": [{"type": "integer", "minimum": 1, "maximum": ROUNDS_LIMIT}, {"type": "string", "pattern": _COUNTS}]},
)
DURATION = Kind("time", duration, {"type": "string", "pattern": _TIMES})
