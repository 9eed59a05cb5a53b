"""Loads that follow from another load: the top set, last time, or what can be lifted so many times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from planner.plan.dose.bundle import KEYWORD, MASS, MAX_LOAD, MAX_PERCENT, MAX_RM, PERCENT_LIST, add, values_of
from planner.plan.dose.model import ReferenceTarget, Target
from planner.plan.dose.numbers import DECIMAL, NUMBER, number, plain, show
from planner.plan.dose.reader import Draft, Reader

BASE = r"(?:(?:the )?(top)(?: set)?|(last)(?: (?:time|session|workout))?|([0-9]+) ?rm)(?!-?[a-z_])(?![0-9])"
"""What a load can refer to, in three groups."""

_CHANGE = rf"([+-]) ?({DECIMAL}) ?(%|{MASS})"
_SHARE = re.compile(PERCENT_LIST)
_OF = re.compile(r"of ")
_BASE = re.compile(BASE)
_MORE_OR_LESS = re.compile(_CHANGE)
_BARE = re.compile(rf"([+-]) ?({NUMBER})(?![0-9.x])")
_WORD = re.compile(rf"(?!{KEYWORD})[a-z]")

STARTS = re.compile(
    rf"{BASE}|{_CHANGE}|{_BARE.pattern}|{PERCENT_LIST} ?(?:of )?(?!(?:my |the )?1 ?rm(?![a-z0-9_])){BASE}"
)


def read_reference(reader: Reader, draft: Draft) -> None:
    """``top-10%``, ``-10%``, ``85% of top``, ``last+2.5kg``, ``5RM``, ``65-70% of 5RM``."""
    start = reader.next
    values, high = _read_shares(reader)
    base = reader.take(_BASE)
    if base is None:
        change, unit = _read_change(reader)
        _refuse_unclear(reader, change, unit, start)
        target = ReferenceTarget("top", change=change, unit=unit)
    else:
        _refuse_words(reader, start)
        to: Literal["top", "last", "RM"] = "top" if base[1] else "last" if base[2] else "RM"
        change, unit = _read_change(reader)
        target = ReferenceTarget(to, _reps(reader, base), values, high, change, unit)
    if values and unit == "%":
        _fail_two_shares(reader, values[0], change, start)
    add(reader, draft, target, start)


def _read_shares(reader: Reader) -> tuple[tuple[Decimal, ...], Decimal | None]:
    """The percentages before what they are of, and the high end of a range; none where there are none."""
    share = reader.take(_SHARE)
    if share is None:
        return (), None
    reader.take(_OF)
    return values_of(reader, share, 1, "%", MAX_PERCENT)


def _reps(reader: Reader, base: re.Match[str]) -> int:
    if not base[3]:
        return 0
    reps = int(number(reader, base[3], base.start(3)))
    if not 1 <= reps <= MAX_RM:
        reader.fail("dose-number", f"a repetition maximum is of 1 to {MAX_RM} repetitions, not {reps}", base)
    return reps


def _read_change(reader: Reader) -> tuple[Decimal, Literal["kg", "lb", "%", ""]]:
    """What is more or, negative, less; 0 where nothing is said."""
    match = reader.take(_MORE_OR_LESS)
    if match is None:
        _refuse_bare(reader)
        return Decimal(0), ""
    value = number(reader, match[2], match.start(2))
    unit: Literal["kg", "lb", "%"] = "%" if match[3] == "%" else "kg" if match[3].startswith("kg") else "lb"
    if not value:
        reader.fail("dose-number", "a change is more than 0", match, "leave it out")
    most = MAX_LOAD if unit != "%" else 99 if match[1] == "-" else 100
    if value > most:
        reader.fail("dose-number", f"a change is at most {most}{unit}, not {show(value)}{unit}", match)
    return (-value if match[1] == "-" else value), unit


def _refuse_bare(reader: Reader) -> None:
    """A change without a unit can be a share or a load."""
    bare = reader.at(_BARE)
    if bare is not None:
        text = bare[0].replace(" ", "")
        hint = f"write `{text}%` for a share, `{text}{reader.unit}` for a load"
        reader.fail("dose-ambiguous", f'"{text}" can be a percentage or a load', bare, hint)


def _refuse_unclear(reader: Reader, change: Decimal, unit: str, start: int) -> None:
    """A change alone is of the top set where it takes a share away; anything else can be of several loads."""
    if unit != "%" or change > 0:
        text = f"{'+' if change > 0 else '-'}{show(abs(change))}{unit}"
        other = f"`@top{text}`" if unit == "%" or change < 0 else f"`@last{text}` for more than last time"
        other = other if "last" in other else f"{other} for {'more' if change > 0 else 'less'} than the top set"
        second = f"`@last{text}` for more than last time" if unit == "%" else f"`@BW{text}` with bodyweight"
        reader.fail(
            "dose-ambiguous",
            f'"{text}" does not say what it is compared with',
            (start, reader.position),
            f"write {other}, {second}",
        )


def _refuse_words(reader: Reader, start: int) -> None:
    """Words that only begin like a reference: ``last rep slow``."""
    if reader.folded.startswith(" ", reader.position) and reader.at(_WORD):
        end = reader.chunk()[1]
        text = reader.written(start, end)
        hint = f'put words in quotes: `@"{text}"`'
        reader.fail("dose-syntax", f'"{text}" starts like another load', (start, end), hint)


def _fail_two_shares(reader: Reader, percent: Decimal, change: Decimal, start: int) -> None:
    added, times = show(percent + change), show(plain(percent * (100 + change) / 100))
    hint = f"write one percentage, such as `{added}%` or `{times}%`"
    reader.fail("dose-ambiguous", "two percentages can be added or multiplied", (start, reader.position), hint)


def refers_to_top(found: Iterable[Target]) -> bool:
    """Whether one of the targets follows from the top set."""
    return any(isinstance(target, ReferenceTarget) and target.to == "top" for target in found)


def write_reference(target: ReferenceTarget) -> str:
    """The canonical text: ``top-10%``, ``85% of 5RM``, ``last+2.5kg``."""
    base = f"{target.reps}RM" if target.to == "RM" else target.to
    if target.values:
        shares = "/".join(map(show, target.values)) + ("" if target.high is None else f"-{show(target.high)}")
        base = f"{shares}% of {base}"
    sign = "-" if target.change < 0 else "+"
    return base + (f"{sign}{show(abs(target.change))}{target.unit}" if target.change else "")
