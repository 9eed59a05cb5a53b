"""What stands behind an ``@``: the load, the share of a best, the effort, or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Literal

from planner.diagnostics import nearest
from planner.plan.dose import measures, references, shares
from planner.plan.dose.bundle import (
    BODYWEIGHT,
    EFFORT,
    KEYWORD,
    LOAD_LIST,
    MASS,
    MAX_LOAD,
    MAX_PERCENT,
    MAX_PIECES,
    PERCENT_LIST,
    add,
    all_of,
    check_limit,
    values_of,
)
from planner.plan.dose.model import (
    BodyweightTarget,
    EffortTarget,
    Group,
    LoadTarget,
    LoadUnit,
    MeasureTarget,
    PercentTarget,
    ReferenceTarget,
    Target,
    WordsTarget,
)
from planner.plan.dose.numbers import DECIMAL, NUMBER, RANGE, number, show
from planner.plan.dose.reader import Draft, Reader, fold
from planner.plan.dose.units import measured

_BARE_LIST = rf"({NUMBER}(?:/{NUMBER})*)(?:{RANGE}({NUMBER}))?"
RPE_LIST, RIR_LIST = (
    rf"{scale}[ :]*[0-9]|{NUMBER}(?:/{NUMBER})*(?:{RANGE}{NUMBER})? ?{scale}(?![a-z])" for scale in ("rpe", "rir")
)
_CHANGE = rf"[+-]{DECIMAL} ?(?:%|{MASS})"

NAKED = re.compile(
    rf"(?:at +)?(?:{RPE_LIST}|{RIR_LIST}|{PERCENT_LIST}|{LOAD_LIST}|{BODYWEIGHT}|{_CHANGE}|{measures.NAKED})"
)
"""A target that shows what it is without an ``@``."""

_KEYWORD_HERE = re.compile(KEYWORD)
_WORDS = re.compile(rf"(?:(?! {KEYWORD}| ?/(?:side|leg|arm|hand)| \+(?: |$))[^,@()\"|])+")
_QUOTED = re.compile(r'"([^"]*)"')
_LOAD = re.compile(LOAD_LIST)
_MASSES = re.compile(MASS)
_PERCENT = re.compile(PERCENT_LIST)
_BODYWEIGHT = re.compile(rf"{BODYWEIGHT}(?: ?([+-]) ?({DECIMAL}) ?({MASS}|%)|([+-])({NUMBER})(?![0-9.x%]))?")
_EFFORT_FIRST = re.compile(rf"({EFFORT})[ :]*{_BARE_LIST}")
_EFFORT_LAST = re.compile(rf"{_BARE_LIST} ?({EFFORT})(?![a-z])")
_ALONE = r"(?![0-9a-z.:/+-]| ?x| ?%)"
_HALF = re.compile(rf",([0-9]){_ALONE}")
_DECIMALS = re.compile(rf",([0-9]{{1,2}}){_ALONE}")
"""A comma and digits that stand behind a number like its decimals, and can as well be a set of their own."""
_BARE = re.compile(rf"(?:([0-9]+) ?x ?)?{_BARE_LIST}")
_SMALL = re.compile(r"(?:10|[0-9](?:\.5)?)(?:[/-](?:10|[0-9](?:\.5)?))* *$")
_TEMPO = re.compile(rf"[0-9]{{2}}[0-9x][0-9](?![0-9.]| ?{MASS})")
_UNIT = re.compile(r"[a-z]+")
_AT = re.compile(r"@|at(?![a-z])")
_OTHER = re.compile(rf"(?:{BODYWEIGHT}|{references.BASE}|{shares.BASIS}|{EFFORT}|{measures.PACES.pattern})")
"""Words that behind an ``@`` are something else."""


def read_at(reader: Reader, draft: Draft) -> None:
    """One target, with or without its ``@``; the bundle is kept in the order of the table."""
    sign = reader.take(_AT)
    if reader.read_one("target", draft):
        return
    start, end = reader.chunk()
    found = reader.written(start, end) if not reader.done else "nothing"
    quoted = f'"{found}"' if found != "nothing" else found
    hint = "such as `@60kg`, `@75%`, `@RPE8` or words: `@easy`"
    after = " after @" if sign else ""
    reader.fail("dose-syntax", f"expected a target{after}, not {quoted}", (sign.start() if sign else start, end), hint)


def read_load(reader: Reader, draft: Draft) -> None:
    """``60kg``, ``2x20kg``, ``60/65/70kg``, ``10-12kg``."""
    match = reader.take(_LOAD)
    assert match is not None
    unit: LoadUnit = "kg" if match[4].startswith("kg") else "lb"
    _refuse_mixed(reader, match)
    _refuse_comma(reader, match, _DECIMALS, match[4])
    values, high = values_of(reader, match, 2, unit, MAX_LOAD)
    add(reader, draft, LoadTarget(values, unit, high, _pieces(reader, match)), match.start())


def _refuse_mixed(reader: Reader, match: re.Match[str]) -> None:
    """Refuse kilograms and pounds in one list."""
    units = {"kg" if unit.startswith("kg") else "lb" for unit in _MASSES.findall(match[0])}
    if len(units) > 1:
        hint = "give all of them in one unit, such as `@60/65/70kg`"
        reader.fail("dose-unit", "the loads of a list have one unit", match, hint)


def _pieces(reader: Reader, match: re.Match[str]) -> int:
    if not match[1]:
        return 1
    pieces = int(number(reader, match[1], match.start(1)))
    if not 1 <= pieces <= MAX_PIECES:
        reader.fail("dose-number", f"a load is in 1 to {MAX_PIECES} pieces", (match.start(1), match.end(1)))
    return pieces


def read_percent(reader: Reader, draft: Draft) -> None:
    """``75%``, ``75/85/95%``, ``75-80%``, ``80% of back_squat``, ``75% TM``, ``70%+20lb``, and ``TM`` for all of it."""
    start = reader.next
    match = reader.take(_PERCENT)
    values, high = values_of(reader, match, 1, "%", MAX_PERCENT) if match else ((Decimal(100),), None)
    basis, of = shares.read_basis(reader)
    change, unit = shares.read_change(reader, basis)
    add(reader, draft, PercentTarget(values, high, of, basis, change, unit), start)


def read_bodyweight(reader: Reader, draft: Draft) -> None:
    """``BW``, ``BW+10kg``, ``BW-20kg``, ``BW+10%``."""
    match = reader.take(_BODYWEIGHT)
    assert match is not None
    sign, digits, group = (match[1], match[2], 2) if match[1] else (match[4], match[5], 5)
    if digits and not match[3]:
        _refuse_comma(reader, match, _DECIMALS)
    change = number(reader, digits, match.start(group)) if digits else Decimal(0)
    unit: Literal["kg", "lb", "%", ""] = ""
    if match[3] and change:
        unit = "%" if match[3] == "%" else "kg" if match[3].startswith("kg") else "lb"
    check_limit(reader, change, 100 if unit == "%" else MAX_LOAD, unit or "kg", match)
    add(reader, draft, BodyweightTarget(-change if sign == "-" else change, unit), match.start())


def read_effort(reader: Reader, draft: Draft) -> None:
    """``RPE8``, ``RPE 7-8``, ``RPE7/8/9``, ``RIR2``, ``2 RIR``."""
    match = reader.take(_EFFORT_FIRST)
    if match is not None:
        scale, group = match[1], 2
        _refuse_comma(reader, match)
    else:
        match = reader.take(_EFFORT_LAST)
        assert match is not None
        scale, group = match[3], 1
    _add_effort(reader, draft, "RPE" if scale == "rpe" else "RIR", match, group)


def _refuse_comma(reader: Reader, match: re.Match[str], decimals: re.Pattern[str] = _HALF, unit: str = "") -> None:
    """Refuse ``62,5`` and ``40kg,5``: ``decimals``, or a set after the target. ``unit`` is what ends the target."""
    comma = decimals.match(reader.folded, match.end())
    if comma is not None:
        text, digits = reader.written(match.start(), match.end()), comma[1]
        pointed = f"{text[: len(text) - len(unit)].rstrip()}.{digits}{unit}"
        what = "a half" if decimals is _HALF else "the load"
        hint = f"write `@{pointed}` for {what}, `@{text}, {digits}` for a set of {digits} after it"
        reader.fail("dose-ambiguous", f'"{text},{digits}" can be read in two ways', (match.start(), comma.end()), hint)


def _add_effort(reader: Reader, draft: Draft, scale: Literal["RPE", "RIR"], match: re.Match[str], group: int) -> None:
    values, high = values_of(reader, match, group, "", None)
    for value in all_of(values, high):
        if value * 2 % 1:
            reader.fail("dose-number", f"{scale} goes in halves", match, "such as `@RPE8.5`")
        if value > 10 or (scale == "RPE" and value < 1):
            lowest = 1 if scale == "RPE" else 0
            reader.fail("dose-number", f"{scale} goes from {lowest} to 10, not to {show(value)}", match)
    add(reader, draft, EffortTarget(scale, values, high), match.start())


def read_bare(reader: Reader, draft: Draft) -> None:
    """A number without a unit: RPE up to 10, above that a load in the plan's unit."""
    _refuse_tempo(reader)
    match = reader.take(_BARE)
    assert match is not None
    unit = _UNIT.match(reader.folded, match.end())
    text = reader.written(match.start(), match.end())
    if unit is not None:
        near = nearest(unit[0], ("kg", "lb", "RPE", "RIR"))
        hint = f"did you mean `@{text}{near}`?" if near else f"write `@{text}kg`, `@{text}lb` or `@{text}%`"
        reader.fail("dose-unit", f'unknown unit "{unit[0]}"', unit, hint)
    numbers = [Decimal(part) for part in (*match[2].split("/"), *([match[3]] if match[3] else []))]
    if match[1] or min(numbers) > 10:
        _refuse_comma(reader, match, _DECIMALS)
        values, high = values_of(reader, match, 2, "", MAX_LOAD)
        add(reader, draft, LoadTarget(values, "", high, _pieces(reader, match)), match.start())
    elif max(numbers) > 10:
        hint = f"write `@{text}{reader.unit}` for a load; RPE goes up to 10"
        reader.fail("dose-ambiguous", f'"{text}" is part RPE and part load', match, hint)
    else:
        _refuse_comma(reader, match)
        _add_effort(reader, draft, "RPE", match, 2)


def refuse_small(reader: Reader) -> None:
    """Refuse a number up to 10 where neither an ``@`` nor a unit says what it is."""
    match = reader.at(_SMALL)
    if match is not None:
        text = match[0].strip()
        hint = f"write `RPE{text}` for an effort, `{text}{reader.unit}` for a load"
        reader.fail("dose-ambiguous", f"{text} can be RPE or a load", match, hint)


def _refuse_tempo(reader: Reader) -> None:
    tempo = reader.at(_TEMPO)
    if tempo is not None:
        text = tempo[0]
        hint = f"write `tempo {'-'.join(text.upper())}`" + (
            "" if "x" in text else f" for a tempo, `@{text}{reader.unit}` for a load"
        )
        reader.fail("dose-ambiguous", f'"{text.upper()}" looks like a tempo', tempo, hint)


_SCALES = {"rpe": "RPE8", "rir": "RIR2"}
"""Scales that need a number, which are no words of a target by themselves, each with an example."""


def read_words_target(reader: Reader, draft: Draft) -> None:
    """``easy``, ``red band``, ``"pin 6, low"``."""
    quoted = reader.take(_QUOTED)
    if quoted is None and (reader.at(_KEYWORD_HERE) or reader.folded[reader.next] == '"'):
        hint = "put words that planner knows in quotes" if reader.folded[reader.next] != '"' else "close the quotes"
        reader.fail("dose-syntax", "expected a target in words", reader.chunk(), hint)
    match = quoted or reader.take(_WORDS)
    assert match is not None
    text = reader.written(match.start(1), match.end(1)) if quoted else reader.written(match.start(), match.end())
    if not text:
        reader.fail("dose-syntax", "there are no words between the quotes", match)
    if not quoted and text.casefold() in _SCALES:
        hint = f"such as `@{_SCALES[text.casefold()]}`"
        reader.fail("dose-syntax", f"expected a number after {text.upper()}", match, hint)
    add(reader, draft, WordsTarget(text), match.start())


def _numbers(values: Iterable[Decimal], high: Decimal | None) -> str:
    return "/".join(map(show, values)) + ("" if high is None else f"-{show(high)}")


def write_target(target: Target) -> str:
    """The canonical text of a target, without its ``@``."""
    match target:
        case LoadTarget(values, unit, high, pieces):
            return (f"{pieces}x" if pieces > 1 else "") + _numbers(values, high) + unit
        case PercentTarget(values, high):
            return f"{_numbers(values, high)}%" + shares.write_basis(target)
        case EffortTarget(scale, values, high):
            return scale + _numbers(values, high)
        case BodyweightTarget(change, unit):
            return "BW" + (f"{'-' if change < 0 else '+'}{show(abs(change))}{unit}" if change else "")
        case ReferenceTarget():
            return references.write_reference(target)
        case MeasureTarget():
            return measures.write_measure(target)
        case WordsTarget(text):
            return text if _is_plain(text) else f'"{text}"'


def _is_plain(text: str) -> bool:
    """Whether words are read back as they are without quotes."""
    folded = fold(text)
    words = _WORDS.fullmatch(folded)
    other = folded in _SCALES or _OTHER.match(folded) or _KEYWORD_HERE.match(folded)
    return bool(words and text[0].isalpha() and not other)


def _writer(wanted: Callable[[Target], bool]) -> Callable[[Group], str]:
    """A writer of the targets of one row: ``@75%``."""

    def write(group: Group) -> str:
        return " ".join(f"@{write_target(target)}" for target in group.targets if wanted(target))

    return write


_PACES = ("pace", "zone", "heart rate")

write_loads = _writer(lambda target: isinstance(target, LoadTarget))
write_references = _writer(lambda target: isinstance(target, ReferenceTarget))
write_bodyweight = _writer(lambda target: isinstance(target, BodyweightTarget))
write_percent = _writer(lambda target: isinstance(target, PercentTarget))
write_rpe = _writer(lambda target: isinstance(target, EffortTarget) and target.scale == "RPE")
write_rir = _writer(lambda target: isinstance(target, EffortTarget) and target.scale == "RIR")
write_paces = _writer(lambda target: isinstance(target, MeasureTarget) and measured(target.unit) in _PACES)
write_settings = _writer(lambda target: isinstance(target, MeasureTarget) and measured(target.unit) not in _PACES)
write_words = _writer(lambda target: isinstance(target, WordsTarget))
