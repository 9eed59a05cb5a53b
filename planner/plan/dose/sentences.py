"""A dose in plain words, as everyone reads it."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from planner.language import Language
from planner.plan.dose.codes import change_code, number, numbers
from planner.plan.dose.model import (
    Amount,
    Count,
    Dose,
    EffortTarget,
    Group,
    Hold,
    PercentTarget,
    PerSet,
    ReferenceTarget,
    Sets,
    Tempo,
    Unit,
)
from planner.plan.dose.units import dimension


def plain(dose: Dose, language: Language) -> str:
    """The dose as one sentence without loads, which stand beside it.

    ``4 sets of 8 to 12; stop with about 2 left``, ``2 sets of 12, then 12 or more``.
    """
    if len(dose.groups) == 1:
        group = dose.groups[0]
        text = _with_share(_with_notes(work_words(group, language), group, language), group, language)
        return _with_effort(text, group, language)
    shares, efforts, sides = (
        len({part(group, language) for group in dose.groups}) == 1 for part in (_share, _effort, _side)
    )
    parts = []
    for place, group in enumerate(dose.groups):
        text = work_words(group, language, later=place > 0, side=not sides)
        text = text if shares else _with_share(text, group, language)
        text = _with_notes(text, group, language)
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
    text = language.say("dose.plain.with", work=text, what=words) if words else text
    if group.hold is not None:
        text = language.say(f"dose.plain.{group.hold.kind}", work=text, time=hold_words(group.hold, language))
    return text


def _sets_words(work: Sets, language: Language, later: bool) -> str:
    amount, counted = amount_words(work.amount, language), work.amount.unit == "reps"
    if work.count == Count(1) and (later or work.amount.amrap or not counted):
        return amount
    kind = "times" if not counted else "amrap" if work.amount.amrap else "sets"
    if work.count.high is None:
        return language.say(f"dose.plain.{kind}", n=work.count.low, amount=amount)
    joint = "or" if work.count.high == work.count.low + 1 else "to"
    count = language.say(f"dose.plain.{joint}", low=work.count.low, high=work.count.high)
    return language.say(f"dose.plain.{kind}_range", count=count, amount=amount)


def amount_words(amount: Amount, language: Language) -> str:
    """``8 to 12``, ``12 or more``, ``45 seconds``, ``200 metres``, ``as many as you can``, ``as far as you can``."""
    if amount.low is None:
        return language.say(f"dose.plain.most.{dimension(amount.unit)}")
    if amount.unit == "s":
        text = time_words(amount.low, amount.high, language)
        return language.say("dose.plain.longer", time=text) if amount.more else text
    text = _unit_words(amount.low, amount.high, amount.unit, language)
    return language.say("dose.plain.more", amount=text) if amount.more else text


def _unit_words(low: Decimal, high: Decimal | None, unit: Unit, language: Language) -> str:
    """A number or range with its unit: ``8 to 12``, ``200 metres``, ``1 step``."""
    text = number(low, language)
    if high is not None:
        text = language.say("dose.plain.to", low=text, high=number(high, language))
    return text if unit == "reps" else language.say(f"dose.plain.unit.{unit}", high or low, value=text)


def hold_words(hold: Hold, language: Language) -> str:
    """How long: ``5 seconds``, ``3 breaths``."""
    if hold.unit == "s":
        return time_words(hold.low, hold.high, language)
    return _unit_words(hold.low, hold.high, hold.unit, language)


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
        if isinstance(target, ReferenceTarget):
            return language.say("dose.plain.at", load=reference_words(target, language))
    return ""


def reference_words(target: ReferenceTarget, language: Language, unit: str = "kg") -> str:
    """``10 % less than the top set``, ``85 % of the most you can lift 5 times``; ``unit`` is the plan's."""
    base = language.say(f"dose.plain.reference.{target.to.lower()}", target.reps)
    if target.percent is not None:
        share = language.say("dose.unit.percent", value=number(target.percent, language))
        base = language.say("dose.percent_of", percent=share, of=base)
    if not target.change:
        return base
    change = change_code(target, language, unit)
    kind = "heavier" if target.change > 0 else "lighter"
    return language.say(f"dose.plain.reference.{kind}", change=change, load=base)


def _with_share(text: str, group: Group, language: Language) -> str:
    share = _share(group, language)
    return language.say("dose.plain.with", work=text, what=share) if share else text


def _with_notes(text: str, group: Group, language: Language) -> str:
    """With the coach's words in brackets, as they stand in the dose."""
    for note in group.notes:
        text = language.say("dose.plain.remark", work=text, remark=note)
    return text


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
