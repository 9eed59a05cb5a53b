"""A dose in plain words, as everyone reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from planner.language import Language
from planner.plan.dose.clocks import interval
from planner.plan.dose.codes import change_code, mass, number, numbers
from planner.plan.dose.model import (
    Amount,
    Cluster,
    Count,
    Dose,
    DropSet,
    EffortTarget,
    Group,
    Hold,
    MaxTest,
    PercentTarget,
    PerSet,
    ReferenceTarget,
    RestPause,
    Rounds,
    Sets,
    ShortRest,
    Technique,
    Tempo,
    Unit,
)
from planner.plan.dose.units import dimension

_MOST_THEN = 3
"""Most amounts in a row of which each is said to come after the one before."""


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
    cut = range(len(dose.groups) - 1) if not shares and _are_of_the_same(dose.groups) else range(0)
    parts = []
    for place, group in enumerate(dose.groups):
        text = work_words(group, language, later=place > 0, side=not sides)
        if place in cut:  # what the percentages are of is said once, behind the last
            text = language.say("dose.plain.with", work=text, what=_bare_share(group, language))
        elif not shares:
            text = _with_share(text, group, language)
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
    """Sets and amounts in words: ``3 sets of 10 on each side``; a single set ``later`` in a dose is its amount."""
    work, turns = group.work, interval(group)
    if isinstance(work, MaxTest):
        text = language.say("dose.plain.test", work.reps)
    elif turns is not None:
        on, off = time_words(turns.work, None, language), time_words(Decimal(turns.rest), None, language)
        text = language.say("dose.plain.interval", turns.times, work=on, rest=off)
    elif isinstance(work, PerSet):
        text = _chain([amount_words(amount, language) for amount in work.amounts], language)
        text = language.say("dose.plain.per_set", n=len(work.amounts), amounts=text)
    elif isinstance(work, Cluster):
        text = _cluster_words(work, language)
    elif isinstance(work, Rounds):
        inside = language.join([text for inner in work.groups for text in _inside(inner, language)])
        text = _counted(work.count, "rounds", inside, language)
    elif isinstance(group.technique, RestPause) and work.amount.total:
        text = _parts_words(work.amount, group.technique, language)
        return _with_said(text, replace(group, technique=None), language, side=side)
    else:
        text = _sets_words(work, language, later or group.within is not None)
    return _with_said(text, group, language, side=side)


def _parts_words(amount: Amount, technique: RestPause, language: Language) -> str:
    """``11 to 15 in all, in 3 parts, 15 seconds apart``."""
    words, time = amount_words(replace(amount, total=False), language), pause_words(technique.pause, language)
    text = language.say("dose.plain.in_parts", amount=words, n=1 + technique.count)
    return language.say("dose.plain.apart", work=text, time=time)


def _with_said(text: str, group: Group, language: Language, *, side: bool = True) -> str:
    """With the side, the pause or hold, the technique, and what the clock says."""
    words = _side(group, language) if side else ""
    text = language.say("dose.plain.with", work=text, what=words) if words else text
    if group.hold is not None:
        text = language.say(f"dose.plain.{group.hold.kind}", work=text, time=hold_words(group.hold, language))
    if group.technique is not None:
        text = language.say("dose.plain.then", before=text, after=technique_words(group.technique, language))
    for seconds, key in ((group.within, "within"), (group.every, "every")):
        if seconds == 60 and key == "every":  # nobody says every 1 minute
            text = language.say("dose.plain.every_minute", work=text)
        elif seconds is not None:
            text = language.say(f"dose.plain.{key}", work=text, time=time_words(Decimal(seconds), None, language))
    return text


def _chain(texts: Sequence[str], language: Language) -> str:
    """``3, then 2, then 1``; of more, only the last is said to come then: ``5, 3, 1 or more, then 3``."""
    text, many = texts[0], len(texts) > _MOST_THEN
    for place, after in enumerate(texts[1:], 2):
        key = "next" if many and place < len(texts) else "then"
        text = language.say(f"dose.plain.{key}", before=text, after=after)
    return text


def _inside(group: Group, language: Language) -> list[str]:
    """What a group of a bracket asks for: amount by amount where it says nothing else, else as a whole."""
    if isinstance(group.work, PerSet) and group == Group(group.work):
        return [amount_words(amount, language) for amount in group.work.amounts]
    text = _with_notes(_with_share(work_words(group, language, later=True), group, language), group, language)
    remark = _effort(group, language)
    return [language.say("dose.plain.remark", work=text, remark=remark) if remark else text]


def _cluster_words(work: Cluster, language: Language) -> str:
    """``4 sets in parts of 2, 2 and 2, 10 seconds apart``."""
    parts = language.join([amount_words(mini, language) for mini in work.minis])
    text = _counted(work.count, "parts", parts, language)
    if work.pause is None:
        return text
    return language.say("dose.plain.apart", work=text, time=pause_words(work.pause, language))


def _counted(count: Count, kind: str, amounts: str, language: Language) -> str:
    if count.high is None:
        return language.say(f"dose.plain.{kind}", n=count.low, amounts=amounts)
    return language.say(f"dose.plain.{kind}_range", count=_count_words(count, language), amounts=amounts)


def _count_words(count: Count, language: Language) -> str:
    """``4``, ``2 or 3``, ``3 to 5``."""
    if count.high is None:
        return number(count.low, language)
    joint = "or" if count.high == count.low + 1 else "to"
    return language.say(f"dose.plain.{joint}", low=count.low, high=count.high)


def technique_words(technique: Technique, language: Language) -> str:
    """What follows the set: ``2 times more after 15 seconds each, as many as you can``."""
    match technique:
        case DropSet(count, None):
            return language.say("dose.plain.drop", n=count)
        case DropSet(count, change, unit):
            assert change is not None
            return language.say("dose.plain.drop_by", n=count, change=mass(number(change, language), unit, language))
        case RestPause(count, pause):
            return language.say("dose.plain.rest_pause", n=count, time=pause_words(pause, language))
    text = language.say(
        "dose.plain.myo", technique.count.most, count=_count_words(technique.count, language), amount=technique.reps
    )
    if technique.pause is None:
        return text
    return language.say("dose.plain.myo_after", work=text, time=pause_words(technique.pause, language))


def pause_words(pause: ShortRest, language: Language) -> str:
    """How long: ``15 seconds``, ``10 breaths``."""
    if pause.unit == "s":
        return time_words(pause.low, pause.high, language)
    return _unit_words(pause.low, pause.high, pause.unit, language)


def _sets_words(work: Sets, language: Language, later: bool) -> str:
    amount, counted = amount_words(work.amount, language), work.amount.unit == "reps"
    if work.amount.total or (work.count == Count(1) and (later or work.amount.amrap or not counted)):
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
        text = language.say("dose.plain.longer", time=text) if amount.more else text
    else:
        text = _unit_words(amount.low, amount.high, amount.unit, language)
        text = language.say("dose.plain.more", amount=text) if amount.more else text
    return language.say("dose.plain.total", amount=text) if amount.total else text


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
            return _share_words(target, language)
        if isinstance(target, ReferenceTarget):
            return language.say("dose.plain.at", load=reference_words(target, language))
    return ""


def _are_of_the_same(groups: Sequence[Group]) -> bool:
    """Whether all groups are at plain percentages of one and the same max."""
    targets = [target for group in groups for target in group.targets]
    plain = [target for target in targets if isinstance(target, PercentTarget) and not target.change]
    return len(plain) == len(targets) == len(groups) and len({(one.of, one.basis) for one in plain}) == 1


def _bare_share(group: Group, language: Language) -> str:
    """``at 75 %``, where what it is of is said elsewhere."""
    shares = (target for target in group.targets if isinstance(target, PercentTarget))
    texts = [language.say("dose.unit.percent", value=numbers(one.values, one.high, language)) for one in shares]
    return language.say("dose.plain.at", load=texts[0])


def _share_words(target: PercentTarget, language: Language) -> str:
    """``at 75 % of your best single``, ``at 80 % of your training max and 5 kg more``."""
    share = language.say("dose.unit.percent", value=numbers(target.values, target.high, language))
    if target.of:
        text = language.say("dose.plain.share_of", share=share, of=target.of)
    else:
        text = language.say(f"dose.plain.share.{target.basis or 'max'}", share=share)
    if not target.change:
        return text
    change = mass(number(abs(target.change), language), target.unit, language)
    return language.say(f"dose.plain.{'more_load' if target.change > 0 else 'less_load'}", load=text, change=change)


def reference_words(target: ReferenceTarget, language: Language, unit: str = "kg") -> str:
    """``10 % less than the top set``, ``85 % of the most you can lift 5 times``; ``unit`` is the plan's."""
    base = language.say(f"dose.plain.reference.{target.to.lower()}", target.reps)
    if target.values:
        share = language.say("dose.unit.percent", value=numbers(target.values, target.high, language))
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
