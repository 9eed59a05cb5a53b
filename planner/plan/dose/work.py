"""The work of a group: how many sets of how much. Read from text, settled into values, written back."""

from __future__ import annotations

import re
from decimal import Decimal

from planner.diagnostics import nearest
from planner.plan.dose.model import Amount, Count, Group, PerSet, Sets, Unit, Work
from planner.plan.dose.numbers import (
    NUMBER,
    RANGE,
    SECONDS,
    TIME_UNITS,
    check_range,
    number,
    plain,
    show,
    show_times,
    take_time,
)
from planner.plan.dose.reader import Draft, Reader, Written

MAX_SETS = 100
MAX_REPS = 1000
MAX_SECONDS = 86400

LATER_UNITS = (
    "m metre metres meter meters km mi mile miles yd yds ft cal cals calories breath breaths step steps".split()
)
LATER_UNIT = "(?:" + "|".join(sorted(LATER_UNITS, key=len, reverse=True)) + ")(?![a-z0-9])"
COUNT = rf"([0-9]+)(?:{RANGE}([0-9]+))? *(?:x|sets?(?: of| *x|,)?(?![a-z])) *"
AMRAP = r"(?:amrap|as many as possible|(?:to )?failure|max|∞|f)(?![a-z])"

_COUNT = re.compile(COUNT)
_COUNT_ALONE = re.compile(rf"([0-9]+)(?:{RANGE}([0-9]+))? *(?:x|sets?)? *$")
_DASHES = re.compile(r"[0-9]+(?:-[0-9]+){2,}(?![0-9.:])")
_SLASH = re.compile(rf"/(?= *(?:[0-9]|{AMRAP}))")
_REPS = re.compile(r"(?:reps?|repetitions?)(?![a-z])")
_SECONDS = re.compile(r"(?:s|time)(?![a-z])")
_AMRAP = re.compile(AMRAP)
_NUMBER = re.compile(rf"({NUMBER})(?:{RANGE}({NUMBER}))?")
_UNIT = re.compile(r"[a-z]+|[\"']")
_LOAD_FIRST = re.compile(rf"({NUMBER} ?(?:kgs?|lbs?|%))(?: *(x?) *([0-9]+(?:-[0-9]+)?))?(?: *x *([0-9]+))?")


def read_work(reader: Reader, draft: Draft) -> None:
    """``[count x] amount``, ``amount/amount/…`` or ``int-int-int``."""
    start = reader.next
    count = reader.take(_COUNT)
    if count is not None:
        if draft.count is not None:
            hint = "the number of sets stands in a key of its own already"
            reader.fail("dose-twice", "the number of sets is given twice", count, hint)
        draft.count = _read_count(reader, count)
    dashes = reader.take(_DASHES)
    if dashes is not None:
        _read_dashes(reader, draft, dashes, start)
    else:
        _read_amounts(reader, draft, count)
    draft.places["work"] = (start, reader.position)


def _read_count(reader: Reader, match: re.Match[str]) -> Count:
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
    return _read_count(reader, match)


def _read_dashes(reader: Reader, draft: Draft, match: re.Match[str], start: int) -> None:
    numbers = match[0].split("-")
    if draft.count is not None:
        slashes, count = "/".join(numbers), write_count(draft.count)
        hint = f"write `{slashes}` for one set of each; {_rounds(count, slashes)}"
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
    draft.amounts.append(Written(last.low, None, _take_reps(reader), _take_more(reader), last.start, reader.position))


def _read_amounts(reader: Reader, draft: Draft, count: re.Match[str] | None) -> None:
    while True:
        if not reader.read_one("amount", draft):
            _fail_amount(reader, count)
        if reader.take(_SLASH) is None:
            return


def _fail_amount(reader: Reader, count: re.Match[str] | None) -> None:
    start, end = reader.chunk()
    found = reader.written(start, end)
    expected = "repetitions, a time or AMRAP"
    if count is not None:
        before = reader.written(count.start(), count.end())
        tail = f', not "{found}"' if found and reader.position < len(reader.text) else ""
        reader.fail(
            "dose-syntax", f'expected {expected} after "{before}"{tail}', (start, end), f"such as `{count[1]}x10`"
        )
    reader.fail("dose-syntax", f'expected {expected}, not "{found}"', (start, end), "such as `3x10`")


def read_amrap(reader: Reader, draft: Draft) -> None:
    """``AMRAP``, for as long as possible ``AMRAP s``."""
    match = reader.take(_AMRAP)
    assert match is not None
    unit = _take_reps(reader)
    if not unit and reader.take(_SECONDS):
        unit = "s"
    draft.amounts.append(Written(None, None, unit, False, match.start(), reader.position))


def read_time(reader: Reader, draft: Draft) -> None:
    """``30s``, ``20-40s``, ``0:30``, ``2min+``."""
    time = take_time(reader, MAX_SECONDS, "a set")
    assert time is not None
    more = _take_more(reader)
    draft.amounts.append(Written(time.low, time.high, time.unit, more, time.start, reader.position))


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
        hint += (
            f" for {first} sets of {second}, `{second}x{first} @{load}` for {second} sets of {first}" if times else ""
        )
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
    if sign[0] in ("each", "e", "ea", "left", "right", "rest", "tempo"):
        return
    near = nearest(sign[0], [*TIME_UNITS, *LATER_UNITS, "reps"])
    hint = f"did you mean `{value}{' ' if near == 'reps' else ''}{near}`?" if near else "units are s, min, h and reps"
    reader.fail("dose-unit", f'unknown unit "{sign[0]}"', sign, hint)


def _take_reps(reader: Reader) -> str:
    return "reps" if reader.take(_REPS) else ""


def _take_more(reader: Reader) -> bool:
    """A plus glued to what stands before it and not before a digit: "or more"."""
    after = reader.folded[reader.position : reader.position + 2]
    if not after.startswith("+") or after[1:].isdigit():
        return False
    reader.position += 1
    return True


def settle(reader: Reader, draft: Draft) -> None:
    """Make the work of what was written: the unit of the last amount goes to those before it that have none."""
    amounts = _settle_units(reader, draft.amounts)
    count, places = draft.count, draft.places["work"]
    if len(amounts) == 1:
        draft.work = Sets(count or Count(1), amounts[0])
        return
    if len(amounts) > MAX_SETS:
        reader.fail("dose-limit", f"a dose has at most {MAX_SETS} sets", places)
    if count is not None and count != Count(len(amounts)):
        _fail_count(reader, count, amounts, places)
    draft.work = PerSet(amounts)


def _fail_count(reader: Reader, count: Count, amounts: tuple[Amount, ...], places: tuple[int, int]) -> None:
    listed, sets = "/".join(map(write_amount, amounts)), write_count(count)
    if len(amounts) == 2 and amounts[0] == amounts[1]:
        hint = f"write `{sets}x{write_amount(amounts[0])} each` for both sides, `{listed}` for {len(amounts)} sets"
    else:
        hint = f"write `{listed}` for {len(amounts)} sets; {_rounds(sets, listed)}"
    reader.fail("dose-ambiguous", f"{sets} sets, but {len(amounts)} amounts", places, hint)


def _rounds(count: str, listed: str) -> str:
    """The other reading of a list behind a count, which has a notation but cannot be printed yet."""
    return f"{count} rounds of them are `{count}x({listed})`, which cannot be printed yet"


def _settle_units(reader: Reader, written: list[Written]) -> tuple[Amount, ...]:
    unit = written[-1].unit
    if not unit and written[-1].low is None:
        unit = next((w.unit for w in reversed(written) if w.unit), "")
    return tuple(_settle_unit(reader, w, unit) for w in written)


def _settle_unit(reader: Reader, written: Written, last: str) -> Amount:
    timed: Unit = "reps" if last in ("", "reps") else "s"
    own = written.unit or (last if written.low is not None else timed)
    unit: Unit = "reps" if own in ("", "reps") else "s"
    text = reader.written(written.start, written.end)
    if unit != timed or (own == "clock" and not written.unit):
        hint = f"give every number its unit, or write `1x{text}, …` for sets that count different things"
        reader.fail("dose-ambiguous", "the numbers of a list count the same thing", (written.start, written.end), hint)
    if written.low is None:
        return Amount(None, None, unit)
    factor = 1 if written.unit else SECONDS.get(own, 1)
    limit = Decimal(MAX_REPS if unit == "reps" else MAX_SECONDS)
    low, high = plain(written.low * factor), None if written.high is None else plain(written.high * factor)
    if unit == "reps" and (low % 1 or (high or low) % 1):
        hint = f"a decimal needs a unit, such as `{text}min`"
        reader.fail("dose-number", "repetitions are whole numbers", (written.start, written.end), hint)
    if not low or max(low, high or low) > limit:
        what = f"repetitions are 1 to {MAX_REPS}" if unit == "reps" else "a set lasts up to 24 h, and not 0 s"
        reader.fail("dose-number", f'{what}, not "{text}"', (written.start, written.end))
    return Amount(low, high, unit, written.more)


def merge_list(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """Groups that are single amounts, nothing else said but at the last, are one list: ``8, 6, 4`` is ``8/6/4``."""
    if len(drafts) < 2 or not drafts[-1].single or not all(draft.bare for draft in drafts[:-1]):
        return drafts
    amounts = [draft.amounts[0] for draft in drafts]
    units = {amount.unit in ("", "reps") for amount in amounts if amount.low is not None or amount.unit}
    if len(units) > 1:
        odd = next(amount for amount in amounts if amount.unit in ("", "reps"))
        text = reader.written(odd.start, odd.end)
        unit = next(amount.unit for amount in amounts if amount.unit not in ("", "reps")).replace("clock", "s")
        hint = f"write `{text}{unit}` if all are times, `1x{text}` for repetitions"
        reader.fail("dose-ambiguous", f'"{text}" can be a time or repetitions', (odd.start, odd.end), hint)
    last = drafts[-1]
    last.amounts = amounts
    last.places["work"] = (amounts[0].start, last.places["work"][1])
    return [last]


def write_count(count: Count) -> str:
    """``3``, ``2-3``."""
    return str(count.low) if count.high is None else f"{count.low}-{count.high}"


def write_amount(amount: Amount) -> str:
    """``8``, ``8-12``, ``5+``, ``30s``, ``AMRAP``."""
    if amount.low is None:
        return "AMRAP" if amount.unit == "reps" else "AMRAP s"
    if amount.unit == "s":
        text = show_times(amount.low, amount.high)
    else:
        text = show(amount.low) + ("" if amount.high is None else f"-{show(amount.high)}")
    return f"{text}+" if amount.more else text


def write_sets(group: Group) -> str:
    """``3x8-12``; one set without its count."""
    if not isinstance(group.work, Sets):
        return ""
    amount = write_amount(group.work.amount)
    return amount if group.work.count == Count(1) else f"{write_count(group.work.count)}x{amount}"


def write_per_set(group: Group) -> str:
    """``8/6/4+``."""
    return "/".join(map(write_amount, group.work.amounts)) if isinstance(group.work, PerSet) else ""


def amounts_of(work: Work) -> tuple[Amount, ...]:
    """The different amounts of the sets."""
    return work.amounts if isinstance(work, PerSet) else (work.amount,)


def number_of_sets(work: Work) -> int:
    """How many sets at most."""
    return len(work.amounts) if isinstance(work, PerSet) else work.count.most
