"""From amounts as written to the work of a group: what numbers without a unit count, and how many sets there are."""

from __future__ import annotations

from typing import Final

from planner.plan.dose.model import Amount, Count, PerSet, Sets, Unit
from planner.plan.dose.numbers import SECONDS, plain
from planner.plan.dose.reader import Draft, Reader, Written
from planner.plan.dose.units import MOST, NAMES, UNITS, WHOLE, dimension, with_unit
from planner.plan.dose.work import MAX_SETS, rounds, write_amount, write_count

_ALL: Final = {"s": "times", "distance": "distances", "cal": "calories", "breaths": "breaths", "steps": "steps"}
"""What the numbers of a list are when all measure the same."""


def settle(reader: Reader, draft: Draft) -> None:
    """Make the work of what was written: the unit of the last amount goes to those before it that have none."""
    if draft.work is not None:
        return
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
        hint = f"write `{listed}` for {len(amounts)} sets, {rounds(sets, listed)}"
    reader.fail("dose-ambiguous", f"{sets} sets, but {len(amounts)} amounts", places, hint)


def _settle_units(reader: Reader, written: list[Written]) -> tuple[Amount, ...]:
    unit = written[-1].unit
    if not unit and written[-1].low is None:
        unit = next((w.unit for w in reversed(written) if w.unit), "")
    _refuse_missing_unit(reader, written)
    return tuple(_settle_unit(reader, w, unit) for w in written)


def _refuse_missing_unit(reader: Reader, written: list[Written]) -> None:
    """Refuse a number without a unit in a list of several: in ``1km/800/400m``, 800 can be either."""
    units = list(dict.fromkeys(w.unit for w in written if w.unit))
    if len(units) > 1 and not any(unit in ("reps", "clock") for unit in units):
        for place in written:
            if place.low is not None and not place.unit:
                text = reader.written(place.start, place.end)
                hint = "give every number its unit: " + " or ".join(f"`{_spelled(text, unit)}`" for unit in units[:2])
                reader.fail("dose-ambiguous", f'the unit of "{text}" is not clear', (place.start, place.end), hint)


def _spelled(text: str, unit: str) -> str:
    return with_unit(text, UNITS[unit]) if unit in UNITS else f"{text}{unit}"


def _unit(written: str) -> Unit:
    """The unit of an amount whose text has this one."""
    if written in ("", "reps"):
        return "reps"
    return UNITS.get(written, "s")


def _settle_unit(reader: Reader, written: Written, last: str) -> Amount:
    common = _unit(last)
    own = written.unit or (last if written.low is not None else common)
    unit = _unit(own)
    place, text = (written.start, written.end), reader.written(written.start, written.end)
    if dimension(unit) != dimension(common) or (own == "clock" and not written.unit):
        hint = f"give every number its unit, or write `1x{text}, …` for sets that count different things"
        reader.fail("dose-ambiguous", "the numbers of a list count the same thing", place, hint)
    if written.low is None:
        return Amount(None, None, unit)
    factor = 1 if written.unit else SECONDS.get(own, 1)
    low, high = plain(written.low * factor), None if written.high is None else plain(written.high * factor)
    if unit in WHOLE and (low % 1 or (high or low) % 1):
        hint = (
            f"a decimal needs a unit, such as `{text}min`" if unit == "reps" else f"write {int(low)} or {int(low) + 1}"
        )
        reader.fail("dose-number", f"{NAMES[unit]} are whole numbers", place, hint)
    if not low or max(low, high or low) > MOST[unit]:
        reader.fail("dose-number", f'{_limits(unit)}, not "{text}"', place)
    return Amount(low, high, unit, written.more, written.total)


def _limits(unit: Unit) -> str:
    if unit == "s":
        return "a set lasts up to 24 h, and not 0 s"
    if unit in WHOLE:
        return f"{NAMES[unit]} are 1 to {MOST[unit]}"
    return f"a distance is more than 0 and at most {with_unit(str(MOST[unit]), unit)}"


def merge_list(reader: Reader, drafts: list[Draft]) -> list[Draft]:
    """Groups that are single amounts, nothing else said but at the last, are one list: ``8, 6, 4`` is ``8/6/4``.

    Amounts that all say what they count, and count different things, stay groups: ``200m, 30s``.
    """
    if len(drafts) < 2 or not drafts[-1].single or not all(draft.bare for draft in drafts[:-1]):
        return drafts
    amounts = [draft.amounts[0] for draft in drafts]
    said = [amount for amount in amounts if amount.low is not None or amount.unit]
    if len({dimension(_unit(amount.unit)) for amount in said}) > 1:
        unclear = [amount for amount in said if not amount.unit]
        if not unclear:
            return drafts
        _fail_unit(reader, unclear[0], next(a for a in said if _unit(a.unit) != "reps"))
    last = drafts[-1]
    last.amounts = amounts
    last.places["work"] = (amounts[0].start, last.places["work"][1])
    return [last]


def _fail_unit(reader: Reader, unclear: Written, other: Written) -> None:
    """A number without a unit in a list that counts something else than repetitions."""
    text, unit = reader.written(unclear.start, unclear.end), _unit(other.unit)
    spelled = _spelled(text, "s" if other.unit == "clock" else other.unit)
    hint = f"write `{spelled}` if all are {_ALL[dimension(unit)]}, `1x{text}` for repetitions"
    if other.start == unclear.end + 1:
        hint += f"; a decimal has a point: `{text}.{reader.written(other.start, other.end)}`"
    place = (unclear.start, unclear.end)
    reader.fail("dose-ambiguous", f'"{text}" can be {NAMES[unit]} or repetitions', place, hint)
