"""What goes on after a set as a part of it: drops, rest-pause and myo-reps. Read from text and written back."""

from __future__ import annotations

import re
from typing import Literal, NoReturn

from planner.plan.dose import work
from planner.plan.dose.bundle import MASS, MAX_LOAD
from planner.plan.dose.model import Count, DropSet, Group, MyoReps, RestPause
from planner.plan.dose.modifiers import once
from planner.plan.dose.numbers import DECIMAL, RANGE, TIME, check_range, number, show
from planner.plan.dose.reader import Draft, Reader
from planner.plan.dose.structures import MAX_PARTS, read_pause, write_pause
from planner.plan.dose.sums import amounts_of
from planner.plan.dose.units import MOST

MAX_DROP = 90
"""Per cent. Less than a tenth of the load is left after more."""

DROP = re.compile(r"drop(?:s|[ -]?sets?)?(?![a-z])")
REST_PAUSE = re.compile(r"(?:rp|rest[ -]?pause)(?![a-z])")
MYO = re.compile(r"myo(?:[ -]?reps?)?(?![a-z])")

_INT = re.compile(rf"([0-9]+)(?![0-9.:%]|,[0-9]| ?{MASS})")
_LESS = re.compile(rf"(-|- | ?by -?) *({DECIMAL}) ?(%|{MASS})?")
_BARE = re.compile(rf"({DECIMAL}) ?(%|{MASS})")
_TIMES = re.compile(rf"([0-9]+) *x *(?=[0-9]|{TIME})")
_PARTS = re.compile(rf"([0-9]+)(?:{RANGE}([0-9]+))? *x *([0-9]+)(?![0-9.:%]|,[0-9]| ?x)")


def read_drop(reader: Reader, draft: Draft) -> None:
    """``drop 2 -20%``, ``drop 1 -10kg``, ``drop 2``."""
    match = reader.take(DROP)
    assert match is not None
    count = reader.take(_INT)
    if count is None:
        _fail_drop(reader, match)
    parts = _part_count(reader, count, 1)
    less = reader.take(_LESS)
    if less is None:
        _refuse_bare(reader, match, count)
        drop = DropSet(parts)
    else:
        drop = _lighter(reader, parts, less)
    _keep(reader, draft, match, drop)


def _fail_drop(reader: Reader, match: re.Match[str]) -> NoReturn:
    less = reader.at(_LESS) or reader.at(_BARE)
    change = f" -{less[2]}{less[3] or '%'}" if less and less.re is _LESS else f" -{less[1]}{less[2]}" if less else ""
    message = "expected how many drops there are"
    hint = f"write `drop 1{change or ' -20%'}`, once lighter" + ("" if change else " by 20 %, or `drop 2` for two")
    reader.fail("dose-syntax", message, match, hint)


def _refuse_bare(reader: Reader, drop: re.Match[str], count: re.Match[str]) -> None:
    """Refuse ``drop 2 20%``, which can be the load of the drops or how much lighter they are."""
    bare = reader.at(_BARE)
    if bare is not None:
        said = f"drop {count[1]}"
        change = f"{bare[1]}{bare[2]}"
        hint = f"write `{said} -{change}` for {change} less, `{said} @{change}` for sets at {change}"
        reader.fail("dose-ambiguous", f'"{change}" can be read in two ways', (drop.start(), bare.end()), hint)


def _lighter(reader: Reader, parts: int, less: re.Match[str]) -> DropSet:
    value = number(reader, less[2], less.start(2))
    if not less[3]:
        digits = less[2]
        hint = f"write `-{digits}%` for a share of the load, `-{digits}{reader.unit}` for a weight"
        reader.fail("dose-unit", f'"-{digits}" has no unit', less, hint)
    unit: Literal["%", "kg", "lb"] = "%" if less[3] == "%" else "kg" if less[3].startswith("kg") else "lb"
    most = MAX_DROP if unit == "%" else MAX_LOAD
    if not 0 < value <= most:
        sign = unit if unit == "%" else f" {unit}"
        reader.fail("dose-number", f"a drop is more than 0 and at most {most}{sign}", less)
    return DropSet(parts, value, unit)


def _part_count(reader: Reader, match: re.Match[str], group: int) -> int:
    """How many parts follow the set."""
    parts = int(number(reader, match[group], match.start(group)))
    if not 1 <= parts <= MAX_PARTS:
        place = (match.start(group), match.end(group))
        reader.fail("dose-number", f"1 to {MAX_PARTS} parts follow a set, not {parts}", place)
    return parts


def read_rest_pause(reader: Reader, draft: Draft) -> None:
    """``RP 2x15s``, ``RP 2x10 breaths``, ``RP 15s``."""
    match = reader.take(REST_PAUSE)
    assert match is not None
    times = reader.take(_TIMES)
    parts = 1 if times is None else _part_count(reader, times, 1)
    pause = read_pause(reader)
    if pause is None:
        start, end = match.span() if reader.done else reader.chunk()
        found = "" if reader.done else f', not "{reader.written(start, end)}"'
        hint = "how many further parts, and the rest before each: `RP 2x15s`"
        reader.fail("dose-syntax", f"expected the rest of the rest-pause set{found}", (start, end), hint)
    _keep(reader, draft, match, RestPause(parts, pause))


def read_myo(reader: Reader, draft: Draft) -> None:
    """``myo 4x5 20s``, ``myo 3-5x5``."""
    match = reader.take(MYO)
    assert match is not None
    parts = reader.take(_PARTS)
    if parts is None:
        start, end = match.span() if reader.done else reader.chunk()
        hint = "how many further parts, how long, and the rest before each: `myo 4x5 20s`"
        reader.fail("dose-syntax", "expected the parts of the myo-reps", (start, end), hint)
    low = _part_count(reader, parts, 1)
    high = _part_count(reader, parts, 2) if parts[2] else None
    if high is not None:
        check_range(reader, number(reader, parts[1], 0), number(reader, parts[2], 0), parts.start(), parts.end(2))
    reps = int(number(reader, parts[3], parts.start(3)))
    if not 1 <= reps <= MOST["reps"]:
        place = (parts.start(3), parts.end(3))
        reader.fail("dose-number", f'repetitions are 1 to {MOST["reps"]}, not "{reps}"', place)
    _keep(reader, draft, match, MyoReps(Count(low, high), reps, read_pause(reader)))


def _keep(reader: Reader, draft: Draft, match: re.Match[str], technique: DropSet | RestPause | MyoReps) -> None:
    once(reader, draft, "technique", match.start(), draft.technique)
    draft.technique = technique


def check_technique(reader: Reader, draft: Draft) -> None:
    """Refuse a technique where there are no plain sets for it to follow: behind a bracket, parts, or other units."""
    if draft.technique is None:
        return
    place = draft.places["technique"]
    said = reader.written(*place)
    if draft.inner is not None:
        hint = f"write it in the brackets, behind the sets that it follows: `2x(8, 6 {said})`"
        reader.fail("dose-syntax", f'"{said}" stands behind a set', place, hint)
    if not draft.amounts:
        reader.fail("dose-syntax", f'"{said}" follows plain sets', place, f"such as `10 {said}`")
    if not isinstance(draft.technique, DropSet) and any(
        amount.unit != "reps" for amount in amounts_of(draft.group().work)
    ):
        reader.fail("dose-unit", f'"{said}" follows repetitions', place, f"such as `10 {said}`")


def write_drop(group: Group) -> str:
    """``drop 2 -20%``."""
    drop = group.technique
    if not isinstance(drop, DropSet):
        return ""
    return f"drop {drop.count}" + ("" if drop.change is None else f" -{show(drop.change)}{drop.unit}")


def write_rest_pause(group: Group) -> str:
    """``RP 2x15s``."""
    technique = group.technique
    if not isinstance(technique, RestPause):
        return ""
    times = "" if technique.count == 1 else f"{technique.count}x"
    return f"RP {times}{write_pause(technique.pause)}"


def write_myo(group: Group) -> str:
    """``myo 4x5 20s``."""
    myo = group.technique
    if not isinstance(myo, MyoReps):
        return ""
    pause = "" if myo.pause is None else f" {write_pause(myo.pause)}"
    return f"myo {work.write_count(myo.count)}x{myo.reps}{pause}"
