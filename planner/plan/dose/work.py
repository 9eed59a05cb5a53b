"""The work of a group: how many sets of how much. Read from text here, settled into values in ``settle.py``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from planner.diagnostics import nearest
from planner.plan.dose.bundle import MAX_RM
from planner.plan.dose.model import Amount, Count, Group, Hold, MaxTest, PerSet, Sets
from planner.plan.dose.modifiers import hold_time, rest_time
from planner.plan.dose.numbers import (
    NUMBER,
    RANGE,
    TIME,
    TIME_UNITS,
    check_range,
    counted,
    number,
    show,
    show_times,
    take_time,
)
from planner.plan.dose.reader import Draft, Reader, Written
from planner.plan.dose.units import MOST, UNIT, UNITS, with_unit

MAX_SETS = 100

COUNT = rf"([0-9]+)(?:{RANGE}([0-9]+))? *(?:x|sets?(?: of| *x|,)?(?![a-z])) *"
AMRAP = r"(?:amrap|as many as possible|(?:to )?failure|max|∞|f)(?![a-z])"

_COUNT = re.compile(COUNT)
_COUNT_ALONE = re.compile(rf"([0-9]+)(?:{RANGE}([0-9]+))? *(?:x|sets?)? *$")
_DASHES = re.compile(r"[0-9]+(?:-[0-9]+){2,}(?![0-9.:])")
_SLASH = re.compile(rf"/(?= *(?:[0-9]|{AMRAP}))")
_REPS = re.compile(r"(?:reps?|repetitions?)(?![a-z])")
_MOST_OF = re.compile(rf"(s|time)(?![a-z])|(distance)(?![a-z])|({UNIT})")
_MEASURE = re.compile(UNIT)
_HELD = re.compile(rf"x *(?={TIME})")
_HOLDS = re.compile(r"holds?(?![a-z])")
_AMRAP = re.compile(AMRAP)
_NUMBER = re.compile(rf"({NUMBER})(?:{RANGE}({NUMBER}))?")
_MEASURED = re.compile(rf"({NUMBER}) ?({UNIT})?(?:{RANGE}({NUMBER}))?(\+)? ?({UNIT})")
_UNIT = re.compile(r"[a-z]+|[\"']")
TEST = re.compile(r"test(?![a-z])")
_TESTED = re.compile(r"(?:for )?(?:(?:an?|my|your) )?(?:new )?([0-9]+) ?rm(?![a-z0-9])")
_TOTAL = re.compile(r"(?:in )?total(?: reps?| repetitions)?(?![a-z])")
INTERVAL = re.compile(
    rf"{COUNT}(?:{TIME}|{NUMBER}(?:{RANGE}{NUMBER})?(?: ?(?:reps?|{UNIT}))?\+?|{AMRAP}) ?/ ?{TIME}(?!\+? *[/x])"
)
_LOAD_FIRST = re.compile(rf"({NUMBER} ?(?:kgs?|lbs?|%))(?: *(x?) *([0-9]+(?:-[0-9]+)?))?(?: *x *([0-9]+))?")


def read_work(reader: Reader, draft: Draft) -> None:
    """``[count x] amount``, ``amount/amount/…`` or ``int-int-int``."""
    start = reader.next
    count = reader.take(_COUNT)
    if count is not None:
        if draft.count is not None:
            hint = "the number of sets stands in a key of its own already"
            reader.fail("dose-twice", "the number of sets is given twice", count, hint)
        draft.count = read_count(reader, count)
    dashes = reader.take(_DASHES)
    if dashes is not None:
        _read_dashes(reader, draft, dashes, start)
    else:
        _read_amounts(reader, draft, count)
    _read_total(reader, draft, start)
    draft.places["work"] = (start, reader.position)
    if draft.count is not None and len(draft.amounts) == 1 and draft.amounts[0].unit in ("", "reps"):
        _read_held(reader, draft)


def _read_total(reader: Reader, draft: Draft, start: int) -> None:
    """The word that makes an amount the sum of as many sets as it takes: ``50 total``."""
    total = reader.take(_TOTAL)
    if total is None:
        return
    text = reader.written(start, total.start())
    if len(draft.amounts) > 1 or draft.amounts[0].low is None:
        hint = "write one number, such as `50 total`"
        reader.fail("dose-syntax", f'a total is one amount, not "{text}"', (start, total.end()), hint)
    if draft.count is not None:
        amount = reader.written(draft.amounts[0].start, draft.amounts[0].end)
        hint = (
            f"write `{amount} total` for as many sets as it takes, `{write_count(draft.count)}x{amount}` for the sets"
        )
        reader.fail("dose-ambiguous", "a total has no number of sets", (start, total.end()), hint)
    draft.amounts[0] = replace(draft.amounts[0], total=True, end=total.end())


def read_test(reader: Reader, draft: Draft) -> None:
    """``test 1RM``."""
    start = reader.next
    reader.take(TEST)
    match = reader.take(_TESTED)
    if match is None:
        where = (start, reader.position) if reader.done else reader.chunk()
        reader.fail("dose-syntax", "expected the maximum to test", where, "such as `test 1RM` or `test 5RM`")
    reps = int(number(reader, match[1], match.start(1)))
    if not 1 <= reps <= MAX_RM:
        reader.fail("dose-number", f"a repetition maximum is of 1 to {MAX_RM} repetitions, not {reps}", match)
    if draft.count is not None:
        hint = f"write `test {reps}RM` as the dose"
        reader.fail("dose-syntax", "a test has no number of sets", (start, reader.position), hint)
    draft.work = MaxTest(reps)
    draft.places["work"] = (start, reader.position)


def read_interval(reader: Reader, draft: Draft) -> None:
    """``8x20s/10s``: work and rest."""
    start = reader.next
    count = reader.take(_COUNT)
    assert count is not None
    draft.count = read_count(reader, count)
    reader.read_one("amount", draft)
    [amount] = draft.amounts
    slash = reader.take(_SLASH)
    assert slash is not None
    rest_at = reader.next
    draft.rest = rest_time(reader)
    if amount.low is not None and not amount.unit:
        text, rest = reader.written(amount.start, amount.end), reader.written(rest_at, reader.position)
        sets = write_count(draft.count)
        hint = f"write `{sets}x{text}s/{rest}` for seconds, `{sets}x{text} rest {rest}` for repetitions"
        reader.fail("dose-ambiguous", f'"{text}" can be a time or repetitions', (amount.start, amount.end), hint)
    draft.places["work"] = (start, slash.start())
    draft.places["rest"] = (rest_at, reader.position)


def _read_held(reader: Reader, draft: Draft) -> None:
    """The second time of ``3x10x5s``: each repetition is held."""
    times = reader.take(_HELD)
    if times is None:
        return
    low, high, unit = hold_time(reader, times.span())
    draft.hold = Hold("hold", low, high, unit)
    reader.take(_HOLDS)
    draft.places["pause or hold"] = (times.start(), reader.position)


def read_count(reader: Reader, match: re.Match[str]) -> Count:
    """The number or range in the first two groups of ``match``."""
    numbers = [
        int(number(reader, match[part], match.start(part), "sets")) for part in (1, 2) if match[part] is not None
    ]
    for value in numbers:
        if not 1 <= value <= MAX_SETS:
            reader.fail(
                "dose-number",
                f"a dose has 1 to {MAX_SETS} sets, not {value}",
                (match.start(), match.end(match.lastindex or 1)),
            )
    if len(numbers) == 1:
        return Count(numbers[0])
    check_range(reader, Decimal(numbers[0]), Decimal(numbers[1]), match.start(), match.end(2))
    return Count(numbers[0], numbers[1])


def read_count_alone(reader: Reader) -> Count:
    """A number of sets with nothing after it: ``3``, ``2-3``, ``3 sets``."""
    match = reader.take(_COUNT_ALONE)
    if match is None:
        start, end = reader.chunk()
        hint = "such as `3` or `2-3`; repetitions stand under `reps:`"
        reader.fail("dose-syntax", f'expected a number of sets, not "{reader.written(start, end)}"', (start, end), hint)
    return read_count(reader, match)


def _read_dashes(reader: Reader, draft: Draft, match: re.Match[str], start: int) -> None:
    numbers = match[0].split("-")
    if draft.count is not None:
        slashes, count = "/".join(numbers), write_count(draft.count)
        hint = f"write `{slashes}` for one set of each, {rounds(count, slashes)}"
        reader.fail(
            "dose-ambiguous",
            f'"{reader.written(start, match.end())}" can be read in two ways',
            (start, match.end()),
            hint,
        )
    position = match.start()
    for text in numbers:
        value = number(reader, text, position)
        draft.amounts.append(Written(value, None, "", False, position, position + len(text)))
        position += len(text) + 1
    last = draft.amounts.pop()
    unit = _take_reps(reader) or _take_measure(reader)
    draft.amounts.append(Written(last.low, None, unit, _take_more(reader), last.start, reader.position))


def _read_amounts(reader: Reader, draft: Draft, count: re.Match[str] | None) -> None:
    while True:
        if not reader.read_one("amount", draft):
            _fail_amount(reader, count)
        if reader.take(_SLASH) is None:
            return


def _fail_amount(reader: Reader, count: re.Match[str] | None) -> None:
    start, end = reader.chunk()
    found = reader.written(start, end)
    expected = "repetitions, a time, a distance or AMRAP"
    if count is not None:
        before = reader.written(count.start(), count.end())
        tail = f', not "{found}"' if found and reader.position < len(reader.text) else ""
        reader.fail(
            "dose-syntax", f'expected {expected} after "{before}"{tail}', (start, end), f"such as `{count[1]}x10`"
        )
    reader.fail("dose-syntax", f'expected {expected}, not "{found}"', (start, end), "such as `3x10`")


def read_amrap(reader: Reader, draft: Draft) -> None:
    """``AMRAP``, for as long as possible ``AMRAP s``, as far as possible ``AMRAP m``."""
    match = reader.take(_AMRAP)
    assert match is not None
    unit = _take_reps(reader)
    measure = None if unit else reader.take(_MOST_OF)
    if measure is not None:
        unit = "s" if measure[1] else "m" if measure[2] else UNITS[measure[3]]
    draft.amounts.append(Written(None, None, unit, False, match.start(), reader.position))


def read_time(reader: Reader, draft: Draft) -> None:
    """``30s``, ``20-40s``, ``0:30``, ``2min+``."""
    time = take_time(reader, MOST["s"], "a set")
    assert time is not None
    more = _take_more(reader)
    draft.amounts.append(Written(time.low, time.high, time.unit, more, time.start, reader.position))


def read_measured(reader: Reader, draft: Draft) -> None:
    """``200m``, ``10-15 cal``, ``20 steps+``."""
    match = reader.take(_MEASURED)
    assert match is not None
    low = number(reader, match[1], match.start(1))
    high = number(reader, match[3], match.start(3)) if match[3] else None
    unit = UNITS[match[5]]
    if match[2] and UNITS[match[2]] != unit:
        hint = f"give both in one unit, such as `{with_unit('200-400', unit)}`"
        reader.fail("dose-unit", "the ends of a range have one unit", match, hint)
    check_range(reader, low, high, match.start(), match.end(), with_unit("", unit))
    more = bool(match[4]) or _take_more(reader)
    draft.amounts.append(Written(low, high, unit, more, match.start(), reader.position))


def read_number(reader: Reader, draft: Draft) -> None:
    """``8``, ``8-12``, ``5+``, with or without "reps"."""
    load = reader.at(_LOAD_FIRST)
    if load is not None:
        _fail_load(reader, load)
    match = reader.take(_NUMBER)
    assert match is not None
    low = number(reader, match[1], match.start(1))
    high = number(reader, match[2], match.start(2)) if match[2] else None
    check_range(reader, low, high, match.start(), match.end())
    more = _take_more(reader)
    unit = _take_reps(reader)
    if not unit:
        _check_unit(reader, match)
    draft.amounts.append(Written(low, high, unit, more or _take_more(reader), match.start(), reader.position))


def _fail_load(reader: Reader, match: re.Match[str]) -> None:
    load, times, first, second = match[1].replace(" ", ""), match[2], match[3], match[4]
    hint = f"sets and repetitions come first, then the load: `3x10 @{load}`"
    if first and second:
        hint = f"sets and repetitions come first: `{first}x{second} @{load}`"
        if times:
            one, other = counted(first, "set"), counted(second, "set")
            hint += f" for {one} of {second}, `{second}x{first} @{load}` for {other} of {first}"
    elif first:
        hint = f"sets and repetitions come first: `{first} @{load}`"
    reader.fail("dose-syntax", f'expected repetitions, not the load "{load}"', match, hint)


def _check_unit(reader: Reader, match: re.Match[str]) -> None:
    """Refuse a unit that is none. A letter ``x`` behind the number is left for the error that shows the whole text."""
    glued = reader.position
    sign = _UNIT.match(reader.folded, glued)
    if sign is None or sign[0].startswith("x"):
        return
    value = match[0]
    if sign[0] in "\"'":
        hint = f"write `{value}s` for seconds, `{value}min` for minutes, `{value}ft` for feet, `@{value}in` for inches"
        reader.fail(
            "dose-ambiguous", f"{match[0]}{sign[0]} can be read in several ways", (match.start(), sign.end()), hint
        )
    if sign[0] in ("each", "e", "ea", "left", "right", "rest", "tempo", "drop", "rp", "myo"):
        return
    if sign[0] == "rm":
        hint = f"write `test {value}RM` to find it, `{value} @{value}RM` for {counted(value, 'repetition')} with it"
        reader.fail("dose-syntax", f"{value}RM is a load, not an amount", (match.start(), sign.end()), hint)
    near = nearest(sign[0], [*TIME_UNITS, *(unit for unit in UNITS if len(unit) > 1), "reps"])
    units = "units are s, min, h, m, km, mi, yd, ft, cal, breaths, steps and reps"
    hint = f"did you mean `{value}{' ' if len(near) > 3 else ''}{near}`?" if near else units
    reader.fail("dose-unit", f'unknown unit "{sign[0]}"', sign, hint)


def _take_reps(reader: Reader) -> str:
    return "reps" if reader.take(_REPS) else ""


def _take_measure(reader: Reader) -> str:
    unit = reader.take(_MEASURE)
    return UNITS[unit[0]] if unit else ""


def _take_more(reader: Reader) -> bool:
    """A plus glued to what stands before it and not before a digit: "or more"."""
    after = reader.folded[reader.position : reader.position + 2]
    if not after.startswith("+") or after[1:].isdigit():
        return False
    reader.position += 1
    return True


def rounds(count: str, listed: str) -> str:
    """The other reading of a list behind a count."""
    return f"`{count}x({listed})` for {count} rounds of them"


def write_count(count: Count) -> str:
    """``3``, ``2-3``."""
    return str(count.low) if count.high is None else f"{count.low}-{count.high}"


def write_amount(amount: Amount) -> str:
    """``8``, ``8-12``, ``5+``, ``30s``, ``200m``, ``AMRAP``."""
    if amount.low is None:
        return "AMRAP" if amount.unit == "reps" else f"AMRAP {amount.unit}"
    if amount.unit == "s":
        text = show_times(amount.low, amount.high)
    else:
        text = show(amount.low) + ("" if amount.high is None else f"-{show(amount.high)}")
        if amount.unit != "reps":
            text = with_unit(text, amount.unit, one=amount.low == 1 and amount.high is None)
    text += "+" if amount.more else ""
    return f"{text} total" if amount.total else text


def write_sets(group: Group) -> str:
    """``3x8-12``; one set without its count."""
    if not isinstance(group.work, Sets):
        return ""
    amount = write_amount(group.work.amount)
    return amount if group.work.count == Count(1) else f"{write_count(group.work.count)}x{amount}"


def write_per_set(group: Group) -> str:
    """``8/6/4+``."""
    return "/".join(map(write_amount, group.work.amounts)) if isinstance(group.work, PerSet) else ""


def write_test(group: Group) -> str:
    """``test 1RM``."""
    return f"test {group.work.reps}RM" if isinstance(group.work, MaxTest) else ""
