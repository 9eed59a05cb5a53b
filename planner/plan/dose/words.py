"""How a dose is printed: short codes with typographic signs for lifters, and plain sentences for everyone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from planner.language import Language
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Count,
    Dose,
    EffortTarget,
    Group,
    LoadTarget,
    PercentTarget,
    PerSet,
    Rest,
    Sets,
    Target,
    Tempo,
)
from planner.plan.dose.numbers import show_clock

EN_DASH = "–"
_PLACES = 3


def number(value: Decimal | int, language: Language) -> str:
    """A number with all its decimals."""
    return language.number(value, _PLACES)


def numbers(values: Sequence[Decimal], high: Decimal | None, language: Language) -> str:
    """A list or a range: ``75/85/95``, ``8–12``."""
    text = "/".join(number(value, language) for value in values)
    return text if high is None else text + EN_DASH + number(high, language)


# Codes.


def code(dose: Dose | Group, language: Language, *, short: bool = False) -> str:
    """Sets and amounts: ``4 × 8–12``, ``2 × 12, 1 × 12+``, ``3 × 45 s``, ``5/3/1+``, ``3 × 8 each``.

    ``short`` leaves ``1 ×`` out where other sets stand before: ``2 × 12, 12+``, for tables.
    """
    groups = dose.groups if isinstance(dose, Dose) else (dose,)
    alone = len(groups) == 1
    works = [_work_code(group, language, alone, bare=short and place > 0) for place, group in enumerate(groups)]
    if len(groups) > 1 and len({group.side for group in groups}) == 1:
        return _with_side(", ".join(works), groups[0], language)
    return ", ".join(_with_side(work, group, language) for work, group in zip(works, groups, strict=True))


def _with_side(text: str, group: Group, language: Language) -> str:
    return text if group.side is None else language.say(f"dose.side.{group.side}", work=text)


def _work_code(group: Group, language: Language, alone: bool = False, *, bare: bool = False) -> str:
    work = group.work
    if isinstance(work, PerSet):
        return _list_code(work.amounts, language)
    amount = amount_code(work.amount, language)
    if work.count == Count(1) and (bare or (alone and (work.amount.amrap or work.amount.unit == "s"))):
        return amount
    return language.say("dose.times", count=count_code(work.count, language), amount=amount)


def count_code(count: Count, language: Language) -> str:
    """``3``, ``2–3``."""
    high = None if count.high is None else Decimal(count.high)
    return numbers((Decimal(count.low),), high, language)


def _list_code(amounts: Sequence[Amount], language: Language) -> str:
    """The amounts of a list, the unit once if all are short times: ``30/45/60 s``."""
    lows = [amount.low for amount in amounts if amount.low is not None]
    short = amounts[0].unit == "s" and len(lows) == len(amounts) and max(lows) <= 90
    if short and not any(amount.more or amount.high for amount in amounts):
        return language.say("dose.unit.s", value=numbers(lows, None, language))
    return "/".join(amount_code(amount, language) for amount in amounts)


def amount_code(amount: Amount, language: Language) -> str:
    """``8``, ``8–12``, ``12+``, ``45 s``, ``AMRAP``."""
    if amount.low is None:
        return language.say("dose.amrap" if amount.unit == "reps" else "dose.amrap_time")
    text = (
        numbers((amount.low,), amount.high, language)
        if amount.unit == "reps"
        else time_code(amount.low, amount.high, language)
    )
    return language.say("dose.more", amount=text) if amount.more else text


def time_code(low: Decimal, high: Decimal | None, language: Language) -> str:
    """A time in seconds, printed: ``45 s``, ``20–40 s``, ``2:30``, ``20 min``."""
    top = low if high is None else high
    if top <= 90 or low % 1 or top % 1:
        return language.say("dose.unit.s", value=numbers((low,), high, language))
    if not low % 60 and not top % 60:
        return language.say("dose.unit.min", value=numbers((low / 60,), None if high is None else high / 60, language))
    return show_clock(int(low)) + ("" if high is None else EN_DASH + show_clock(int(high)))


def duration(rest: Rest, language: Language) -> str:
    """A rest: seconds up to a minute, then a clock; ``45 s``, ``1:30``, ``60–90 s``, ``2–3 min``."""
    if rest == Rest(0):
        return language.say("dose.no_rest")
    if rest.high is None and rest.low >= 60:
        return show_clock(rest.low)
    return time_code(Decimal(rest.low), None if rest.high is None else Decimal(rest.high), language)


def effort(group: Group, language: Language) -> str:
    """The effort that a group asks for, ``RPE 8`` or ``RIR 1–2``; empty if it names none."""
    return _joined(group, language, lambda target: isinstance(target, EffortTarget))


def percent(group: Group, language: Language) -> str:
    """The share of a best that a group asks for, ``75 %``; empty if it names none."""
    return _joined(group, language, lambda target: isinstance(target, PercentTarget))


def targets(group: Group, language: Language, unit: str = "kg") -> str:
    """All targets of a group: ``75 %, RPE 8``; ``unit`` is the plan's."""
    return _joined(group, language, lambda _: True, unit)


def _joined(group: Group, language: Language, wanted: Callable[[Target], bool], unit: str = "kg") -> str:
    between = language.say("list.between")
    return between.join(target_code(target, language, unit) for target in group.targets if wanted(target))


def target_code(target: Target, language: Language, unit: str = "kg") -> str:
    """One target: ``2 × 20 kg``, ``75 %``, ``RPE 8``, ``BW + 10 kg``; ``unit`` is the plan's."""
    match target:
        case LoadTarget(values, own, high, pieces):
            load = mass(numbers(values, high, language), own or unit, language)
            return language.say("dose.times", count=number(pieces, language), amount=load) if pieces > 1 else load
        case PercentTarget(values, high, of):
            text = language.say("dose.unit.percent", value=numbers(values, high, language))
            return language.say("dose.percent_of", percent=text, of=of) if of else text
        case EffortTarget(scale, values, high):
            return language.say(f"dose.{scale.lower()}", value=numbers(values, high, language))
        case BodyweightTarget(change, own):
            key = "dose.bodyweight" if not change else "dose.bodyweight_more" if change > 0 else "dose.bodyweight_less"
            return language.say(key, load=mass(number(abs(change), language), own or unit, language))
        case _:
            return target.text


def mass(value: str, unit: str, language: Language) -> str:
    """A load with its unit: ``60 kg``."""
    return language.say(f"dose.unit.{unit}", value=value)


# Plain words.


def plain(dose: Dose, language: Language) -> str:
    """The dose as one sentence without loads, which stand beside it.

    ``4 sets of 8 to 12; stop with about 2 left``, ``2 sets of 12, then 12 or more``.
    """
    if len(dose.groups) == 1:
        group = dose.groups[0]
        return _with_effort(_with_share(work_words(group, language), group, language), group, language)
    shares, efforts, sides = (
        len({part(group, language) for group in dose.groups}) == 1 for part in (_share, _effort, _side)
    )
    parts = []
    for place, group in enumerate(dose.groups):
        text = work_words(group, language, later=place > 0, side=not sides)
        text = text if shares else _with_share(text, group, language)
        remark = "" if efforts else _effort(group, language)
        parts.append(language.say("dose.plain.remark", work=text, remark=remark) if remark else text)
    text = parts[0]
    for part in parts[1:]:
        text = language.say("dose.plain.then", before=text, after=part)
    first = dose.groups[0]
    for common in filter(None, (_side(first, language) if sides else "", _share(first, language) if shares else "")):
        text = language.say("dose.plain.all", work=text, what=common)
    return _with_effort(text, first, language) if efforts else text


def work_words(group: Group, language: Language, later: bool = False, side: bool = True) -> str:
    """Sets and amounts in words: ``3 sets of 10 with each side``; a single set ``later`` in a dose is its amount."""
    work = group.work
    if isinstance(work, PerSet):
        text = amount_words(work.amounts[0], language)
        for amount in work.amounts[1:]:
            text = language.say("dose.plain.then", before=text, after=amount_words(amount, language))
        text = language.say("dose.plain.per_set", n=len(work.amounts), amounts=text)
    else:
        text = _sets_words(work, language, later)
    words = _side(group, language) if side else ""
    return language.say("dose.plain.with", work=text, what=words) if words else text


def _sets_words(work: Sets, language: Language, later: bool) -> str:
    amount = amount_words(work.amount, language)
    if work.count == Count(1) and (later or work.amount.amrap or work.amount.unit == "s"):
        return amount
    kind = "times" if work.amount.unit == "s" else "amrap" if work.amount.amrap else "sets"
    if work.count.high is None:
        return language.say(f"dose.plain.{kind}", n=work.count.low, amount=amount)
    joint = "or" if work.count.high == work.count.low + 1 else "to"
    count = language.say(f"dose.plain.{joint}", low=work.count.low, high=work.count.high)
    return language.say(f"dose.plain.{kind}_range", count=count, amount=amount)


def amount_words(amount: Amount, language: Language) -> str:
    """``8 to 12``, ``12 or more``, ``45 seconds``, ``as many as you can``."""
    if amount.low is None:
        return language.say("dose.plain.most" if amount.unit == "reps" else "dose.plain.longest")
    if amount.unit == "s":
        text = time_words(amount.low, amount.high, language)
        return language.say("dose.plain.longer", time=text) if amount.more else text
    text = number(amount.low, language)
    if amount.high is not None:
        text = language.say("dose.plain.to", low=text, high=number(amount.high, language))
    return language.say("dose.plain.more", amount=text) if amount.more else text


def time_words(low: Decimal, high: Decimal | None, language: Language) -> str:
    """``45 seconds``, ``2 to 3 minutes``, ``2 minutes 30 seconds``."""
    top = low if high is None else high
    whole = not low % 60 and not top % 60
    if whole or top <= 90 or low % 1 or top % 1:
        key, size = ("minutes", 60) if whole else ("seconds", 1)
        value = number(low / size, language)
        if high is not None:
            value = language.say("dose.plain.to", low=value, high=number(high / size, language))
        return language.say(f"dose.plain.{key}", n=top / size, value=value)
    words = [_clock_words(seconds, language) for seconds in (low, high) if seconds is not None]
    return words[0] if high is None else language.say("dose.plain.to", low=words[0], high=words[1])


def _clock_words(seconds: Decimal, language: Language) -> str:
    parts = (("minutes", seconds // 60), ("seconds", seconds % 60))
    return " ".join(
        language.say(f"dose.plain.{key}", n=value, value=number(value, language)) for key, value in parts if value
    )


def tempo_words(tempo: Tempo, language: Language) -> str:
    """What to do in a repetition: ``3 seconds down, hold 1, as fast as possible up``; pauses of 0 are left out."""
    keys = ("down", "bottom", "up", "top")
    parts = [
        language.say(f"dose.tempo.{key}_fast") if phase == "X" else language.say(f"dose.tempo.{key}", n=int(phase))
        for key, phase in zip(keys, tempo.phases, strict=True)
        if phase != "0" or key in ("down", "up")
    ]
    return language.say("list.between").join(parts)


def _side(group: Group, language: Language) -> str:
    return "" if group.side is None else language.say(f"dose.plain.{group.side}")


def _share(group: Group, language: Language) -> str:
    for target in group.targets:
        if isinstance(target, PercentTarget):
            value = numbers(target.values, target.high, language)
            share = language.say("dose.unit.percent", value=value)
            return language.say("dose.plain.share_of" if target.of else "dose.plain.share", share=share, of=target.of)
    return ""


def _with_share(text: str, group: Group, language: Language) -> str:
    share = _share(group, language)
    return language.say("dose.plain.with", work=text, what=share) if share else text


def _effort(group: Group, language: Language) -> str:
    for target in group.targets:
        if isinstance(target, EffortTarget):
            return effort_words(target, language)
    return ""


def _with_effort(text: str, group: Group, language: Language) -> str:
    words = _effort(group, language)
    return language.say("dose.plain.effort", work=text, effort=words) if words else text


def effort_words(target: EffortTarget, language: Language, key: str = "dose.plain.left") -> str:
    """``stop with about 2 left``: RPE counts from 10, all out, downwards, RIR the repetitions in reserve."""
    values = (*target.values, *(() if target.high is None else (target.high,)))
    left = [10 - value if target.scale == "RPE" else value for value in values]
    if not any(left):
        return language.say(f"{key}_none")
    if target.high is None and len(left) > 1:
        text = _left(left[0], left[0], language)
        for value in left[1:]:
            text = language.say("dose.plain.then", before=text, after=_left(value, value, language))
    else:
        text = _left(min(left), max(left), language)
    return language.say(f"{key}_some", left=text)


def _left(low: Decimal, high: Decimal, language: Language) -> str:
    """Halves are between two whole numbers: 1.5 is 1 to 2."""
    low, high = low.to_integral_value(ROUND_FLOOR), high.to_integral_value(ROUND_CEILING)
    if low == high:
        return number(low, language)
    return language.say("dose.plain.to", low=number(low, language), high=number(high, language))
