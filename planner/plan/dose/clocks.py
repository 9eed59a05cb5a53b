"""What a clock says about the sets of a group: the time they have, when each starts, and work in turn with rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from planner.plan.dose.model import Amount, Group, MaxTest, PerSet, Sets
from planner.plan.dose.numbers import NUMBER, Time, show_time, take_time
from planner.plan.dose.reader import Draft, Reader

MAX_EVERY = 3600
"""Seconds from one start to the next."""
MAX_WITHIN = 86_400
"""Seconds for all of a group."""

EVERY = re.compile(r"every(?![a-z])|on (?=[0-9])")
WITHIN = re.compile(r"(?:in|within) ?(?=[0-9])")

_MINUTE = re.compile(r"min(?:ute)?(?![a-z])(?: on the minute(?![a-z]))?")
_BARE = re.compile(rf"({NUMBER})(?![0-9.:])")


def read_every(reader: Reader, draft: Draft) -> None:
    """``every 1:45``, ``every minute``, ``on 1:45``."""
    match = reader.take(EVERY)
    assert match is not None
    seconds = 60 if reader.take(_MINUTE) else _seconds(reader, match, MAX_EVERY, "a start")
    _once(reader, draft, "start", match.start(), draft.every)
    draft.every = seconds


def read_within(reader: Reader, draft: Draft) -> None:
    """``in 5min``."""
    match = reader.take(WITHIN)
    assert match is not None
    seconds = _seconds(reader, match, MAX_WITHIN, "the time for all sets")
    _once(reader, draft, "time", match.start(), draft.within)
    draft.within = seconds


def _seconds(reader: Reader, said: re.Match[str], limit: int, what: str) -> int:
    """The one time that stands behind ``said``; ``m`` is minutes here."""
    word = reader.written(*said.span())
    time = take_time(reader, limit, what, pause=True)
    if time is None:
        bare = reader.at(_BARE)
        if bare is not None:
            hint = f"write `{word} {bare[1]}min` or `{word} {bare[1]}s`"
            reader.fail(
                "dose-ambiguous", f'"{word} {bare[1]}" can be minutes or seconds', (said.start(), bare.end()), hint
            )
        start, end = said.span() if reader.done else reader.chunk()
        found = "" if reader.done else f', not "{reader.written(start, end)}"'
        reader.fail("dose-syntax", f'expected a time after "{word}"{found}', (start, end), f"such as `{word} 2min`")
    _check(reader, time, word)
    return int(time.low)


def _check(reader: Reader, time: Time, word: str) -> None:
    """Refuse a range, a fraction of a second, and no time at all."""
    place = (time.start, time.end)
    if time.high is not None:
        low, high = show_time(time.low), show_time(time.high)
        hint = f"write `{word} {low}` or `{word} {high}`"
        reader.fail("dose-syntax", f'"{word}" takes one time, not a range', place, hint)
    if not time.low or time.low % 1:
        reader.fail("dose-number", f'"{word}" takes whole seconds, more than 0', place, f"such as `{word} 2min`")


def _once(reader: Reader, draft: Draft, part: str, start: int, said: object) -> None:
    if said is not None:
        before = reader.written(*draft.places[part])
        hint = f'it is already "{before}"'
        reader.fail("dose-twice", f"the {part} is given twice", (start, reader.position), hint)
    draft.places[part] = (start, reader.position)


def check_clock(reader: Reader, draft: Draft) -> None:
    """Refuse clocks that contradict each other or the sets, once the work is settled."""
    if draft.every is None:
        return
    start = draft.places["start"]
    every = show_time(Decimal(draft.every))
    resting = next((each for each in (draft, *(draft.inner or ())) if each.rest is not None), None)
    if resting is not None:
        hint = f"take `{reader.written(*resting.places['rest'])}` out, or `{reader.written(*start)}`"
        reader.fail("dose-ambiguous", "starts by the clock leave the rest to what is left of the time", start, hint)
    if draft.within is not None:
        hint = f"take `{reader.written(*draft.places['time'])}` out, or `{reader.written(*start)}`"
        reader.fail("dose-ambiguous", "the starts say already how long all sets take", start, hint)
    longest = max((a.high or a.low for a in _amounts(draft) if a.unit == "s" and a.low is not None), default=None)
    if longest is not None and longest > draft.every:
        message = f"sets of {show_time(longest)} cannot start every {every}"
        reader.fail("dose-number", message, start, f"write `every {show_time(longest)}` or more")


def _amounts(draft: Draft) -> tuple[Amount, ...]:
    if isinstance(draft.work, PerSet):
        return draft.work.amounts
    return (draft.work.amount,) if isinstance(draft.work, Sets | MaxTest) else ()


def write_within(group: Group) -> str:
    """``in 5min``."""
    return "" if group.within is None else f"in {show_time(Decimal(group.within))}"


def write_every(group: Group) -> str:
    """``every 1:45``."""
    return "" if group.every is None else f"every {show_time(Decimal(group.every))}"


@dataclass(frozen=True, slots=True)
class Interval:
    """Seconds of work and of rest in turn, ``times`` over."""

    work: Decimal
    rest: int
    times: int


def interval(group: Group) -> Interval | None:
    """The work and rest of ``8x20s rest 10s``: timed sets that take turns with a rest no longer than they are.

    None where sets are optional or open at their end, are of sides, or start by the clock.
    """
    work, rest = group.work, group.rest
    if not isinstance(work, Sets) or rest is None or group.side is not None or group.every is not None:
        return None
    amount = work.amount
    if work.count.high is not None or work.count.low < 2 or amount.unit != "s" or amount.low is None:
        return None
    if amount != Amount(amount.low, unit="s") or rest.unit != "s" or rest.high is not None:
        return None
    return Interval(amount.low, rest.low, work.count.low) if 0 < rest.low <= amount.low else None
