"""Each notation as it stands on paper, with its meaning in plain words: what a legend is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from planner.language import Language
from planner.plan.dose import words
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Count,
    EffortTarget,
    Group,
    LoadTarget,
    PercentTarget,
    PerSet,
    Sets,
)
from planner.plan.dose.reader import Sign


def _sign(kind: str, code: str, language: Language, n: int | None = None, **values: object) -> Sign:
    return Sign(kind, code, language.say(f"dose.legend.{kind}", n, **values))


def _amounts(group: Group) -> tuple[Amount, ...]:
    return group.work.amounts if isinstance(group.work, PerSet) else (group.work.amount,)


def _first(group: Group, wanted: Callable[[Amount], bool]) -> Amount | None:
    return next(filter(wanted, _amounts(group)), None)


def _sets_code(group: Group, language: Language) -> str:
    return words.code(Group(group.work), language)


def straight(group: Group, language: Language) -> Sign | None:
    """``5 × 5``."""
    work = group.work
    if not isinstance(work, Sets) or work.count.high is not None or work.count == Count(1):
        return None
    if work.amount.low is None or work.amount != Amount(work.amount.low):
        return None
    amount = words.number(work.amount.low, language)
    return _sign("straight", _sets_code(group, language), language, work.count.low, amount=amount)


def rep_range(group: Group, language: Language) -> Sign | None:
    """``3 × 8–12``, or ``8–12`` from a list."""
    amount = _first(group, lambda a: a.unit == "reps" and a.low is not None and a.high is not None)
    if amount is None or amount.low is None or amount.high is None:
        return None
    code = _sets_code(group, language) if isinstance(group.work, Sets) else words.amount_code(amount, language)
    low, high = words.number(amount.low, language), words.number(amount.high, language)
    return _sign("range", code, language, low=low, high=high)


def set_range(group: Group, language: Language) -> Sign | None:
    """``2–3 × 10``."""
    if not isinstance(group.work, Sets) or group.work.count.high is None:
        return None
    low, high = group.work.count.low, group.work.count.high
    return _sign("set_range", _sets_code(group, language), language, low=low, high=high)


def per_set(group: Group, language: Language) -> Sign | None:
    """``8/6/4``."""
    if not isinstance(group.work, PerSet):
        return None
    return _sign("per_set", _sets_code(group, language), language)


def or_more(group: Group, language: Language) -> Sign | None:
    """``12+``, ``30 s+``."""
    amount = _first(group, lambda a: a.more)
    if amount is None:
        return None
    kind = "more" if amount.unit == "reps" else "longer"
    least = words.amount_code(Amount(amount.low, amount.high, amount.unit), language)
    return _sign(kind, words.amount_code(amount, language), language, amount=least)


def amrap(group: Group, language: Language) -> Sign | None:
    """``AMRAP``."""
    amount = _first(group, lambda a: a.amrap)
    if amount is None:
        return None
    kind = "amrap" if amount.unit == "reps" else "amrap_time"
    return _sign(kind, words.amount_code(amount, language), language)


def timed(group: Group, language: Language) -> Sign | None:
    """``3 × 45 s``."""
    work = group.work
    if not isinstance(work, Sets) or work.amount.unit != "s" or work.amount.low is None or work.count == Count(1):
        return None
    return _sign("timed", _sets_code(group, language), language, meaning=words.work_words(Group(work), language))


def side(group: Group, language: Language) -> Sign | None:
    """``each``, ``left``."""
    if group.side is None:
        return None
    return _sign(group.side, language.say(f"dose.side.{group.side}", work="").strip(), language)


def pieces(group: Group, language: Language) -> Sign | None:
    """``2 × 20 kg``."""
    for target in group.targets:
        if isinstance(target, LoadTarget) and target.pieces > 1:
            load = words.target_code(replace(target, pieces=1), language)
            return _sign("pieces", words.target_code(target, language), language, target.pieces, load=load)
    return None


def bodyweight(group: Group, language: Language) -> Sign | None:
    """``BW``, ``BW + 10 kg``, ``BW − 20 kg``."""
    for target in group.targets:
        if isinstance(target, BodyweightTarget):
            kind = "bodyweight" + ("" if not target.change else "_more" if target.change > 0 else "_less")
            load = words.mass(words.number(abs(target.change), language), target.unit or "kg", language)
            return _sign(kind, words.target_code(target, language), language, load=load)
    return None


def percent(group: Group, language: Language) -> Sign | None:
    """``75 %``."""
    for target in group.targets:
        if isinstance(target, PercentTarget):
            code = words.target_code(PercentTarget(target.values[:1]), language)
            return _sign("percent", code, language)
    return None


def rpe(group: Group, language: Language) -> Sign | None:
    """``RPE 8``."""
    return _effort(group, "RPE", language)


def rir(group: Group, language: Language) -> Sign | None:
    """``RIR 2``."""
    return _effort(group, "RIR", language)


def _effort(group: Group, scale: Literal["RPE", "RIR"], language: Language) -> Sign | None:
    for target in group.targets:
        if isinstance(target, EffortTarget) and target.scale == scale:
            one = EffortTarget(scale, target.values[:1], target.high)
            meaning = words.effort_words(one, language, "dose.legend.left")
            return Sign(scale, words.target_code(one, language), meaning)
    return None


def tempo(group: Group, language: Language) -> Sign | None:
    """``2-0-1-1``."""
    if group.tempo is None:
        return None
    kind = "tempo_fast" if "X" in group.tempo.phases else "tempo"
    return _sign(kind, "-".join(group.tempo.phases), language)
