"""Each notation as it stands on paper, with its meaning in plain words: what a legend is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from planner.language import Language
from planner.plan.dose import words
from planner.plan.dose.clocks import interval
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Count,
    EffortTarget,
    Group,
    LoadTarget,
    MaxTest,
    MeasureTarget,
    PercentTarget,
    PerSet,
    ReferenceTarget,
    RestPause,
    Sets,
)
from planner.plan.dose.reader import Sign
from planner.plan.dose.sums import amounts_of
from planner.plan.dose.units import DISTANCES, dimension, measured


def _sign(kind: str, code: str, language: Language, n: int | None = None, **values: object) -> Sign:
    return Sign(kind, code, language.say(f"dose.legend.{kind}", n, **values))


def _first(group: Group, wanted: Callable[[Amount], bool]) -> Amount | None:
    return next(filter(wanted, amounts_of(group.work)), None)


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
    amount = _first(group, lambda a: a.unit == "reps" and a.low is not None and a.high is not None and not a.total)
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
    """``12+``, ``30 s+``, ``200 m+``."""
    amount = _first(group, lambda a: a.more)
    if amount is None:
        return None
    kind = {"s": "longer", "distance": "farther"}.get(dimension(amount.unit), "more")
    least = words.amount_code(Amount(amount.low, amount.high, amount.unit), language)
    return _sign(kind, words.amount_code(amount, language), language, amount=least)


def amrap(group: Group, language: Language) -> Sign | None:
    """``AMRAP``."""
    amount = _first(group, lambda a: a.amrap)
    if amount is None:
        return None
    what = dimension(amount.unit)
    kind = "amrap" if what == "reps" else f"amrap_{what}"
    return _sign(kind, words.amount_code(amount, language), language)


def max_test(group: Group, language: Language) -> Sign | None:
    """``test 1RM``."""
    if not isinstance(group.work, MaxTest):
        return None
    return _sign("test", _sets_code(group, language), language, group.work.reps)


def total(group: Group, language: Language) -> Sign | None:
    """``50 total``."""
    amount = _first(group, lambda a: a.total)
    if amount is None or isinstance(group.technique, RestPause):  # whose parts are counted
        return None
    least = words.amount_code(replace(amount, total=False), language)
    return _sign("total", words.amount_code(amount, language), language, amount=least)


def work_and_rest(group: Group, language: Language) -> Sign | None:
    """``8 × 20 s, rest 10 s``."""
    if group.rest is None or interval(group) is None:
        return None
    rest = language.say("dose.rest", time=words.duration(group.rest, language))
    code = language.say("list.between").join((_sets_code(group, language), rest))
    return Sign("interval", code, words.work_words(Group(group.work, rest=group.rest), language))


def within(group: Group, language: Language) -> Sign | None:
    """``in 5 min``."""
    return None if group.within is None else _clock("within", group.within, language)


def every(group: Group, language: Language) -> Sign | None:
    """``every 2 min``."""
    return None if group.every is None else _clock("every", group.every, language)


def _clock(kind: str, seconds: int, language: Language) -> Sign:
    code = language.say(f"dose.{kind}", time=words.clock_code(seconds, language))
    return _sign(kind, code, language, time=words.time_words(Decimal(seconds), None, language))


def timed(group: Group, language: Language) -> Sign | None:
    """``3 × 45 s``."""
    work = group.work
    if interval(group) is not None:
        return None
    if (
        not isinstance(work, Sets)
        or work.amount.total
        or work.amount.unit != "s"
        or work.amount.low is None
        or work.count == Count(1)
    ):
        return None
    return _sign("timed", _sets_code(group, language), language, meaning=words.work_words(Group(work), language))


def distance(group: Group, language: Language) -> Sign | None:
    """``5 × 200 m``, ``5 km``."""
    return _counted(group, language, lambda amount: amount.unit in DISTANCES)


def counted(group: Group, language: Language) -> Sign | None:
    """``20 cal``, ``2 × 20 steps``."""
    return _counted(group, language, lambda amount: amount.unit in ("cal", "breaths", "steps"))


def _counted(group: Group, language: Language, wanted: Callable[[Amount], bool]) -> Sign | None:
    """Sets of something with a unit that all are alike; what a single one says in words already is left out."""
    work = group.work
    if not isinstance(work, Sets) or work.amount.low is None or not wanted(work.amount):
        return None
    if work.amount.more or work.amount.total:
        return None
    if work.count == Count(1) and work.amount.unit in ("breaths", "steps"):
        return None
    meaning = words.work_words(Group(work), language)
    return Sign(dimension(work.amount.unit), _sets_code(group, language), meaning)


def hold(group: Group, language: Language) -> Sign | None:
    """``hold 5 s``, ``pause 2 s``."""
    if group.hold is None:
        return None
    time = words.hold_words(group.hold, language)
    return _sign(group.hold.kind, words.hold_code(group.hold, language), language, time=time)


def reference(group: Group, language: Language) -> Sign | None:
    """``top − 10 %``, ``last + 2.5 kg``, ``85 % of 5RM``."""
    for target in group.targets:
        if isinstance(target, ReferenceTarget):
            kind = f"{target.to} {bool(target.values)} {target.change.compare(0)}"
            return Sign(kind, words.target_code(target, language), words.reference_words(target, language))
    return None


def pace(group: Group, language: Language) -> Sign | None:
    """``2:05/500 m``, ``Z2``, ``HR 130–145``."""
    for target in group.targets:
        if isinstance(target, MeasureTarget) and measured(target.unit) in ("pace", "zone", "heart rate"):
            kind = {"Z": "zone", "HR": "heart_rate", "": "time"}.get(target.unit, "pace")
            code = words.target_code(target, language)
            if kind == "pace":
                return _sign(kind, code, language, distance=words.pace_distance(target, language))
            return _sign(kind, code, language)
    return None


def setting(group: Group, language: Language) -> Sign | None:
    """``250 W``, ``90 rpm``, ``24 in``."""
    for target in group.targets:
        if isinstance(target, MeasureTarget) and measured(target.unit) in ("power", "speed", "rate", "setting"):
            return _sign(measured(target.unit), words.target_code(target, language), language)
    return None


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
        if isinstance(target, PercentTarget) and target.basis in ("", "max"):
            code = words.target_code(PercentTarget(target.values[:1], basis=target.basis), language)
            return _sign("percent", code, language)
    return None


def share(group: Group, language: Language) -> Sign | None:
    """``75 % TM``, ``50 % of BW``, ``80 % of FTP``."""
    for target in group.targets:
        if isinstance(target, PercentTarget) and target.basis not in ("", "max"):
            code = words.target_code(PercentTarget(target.values[:1], basis=target.basis), language)
            return _sign(f"share.{target.basis}", code, language)
    return None


def share_and_load(group: Group, language: Language) -> Sign | None:
    """``70 % + 20 lb``."""
    for target in group.targets:
        if isinstance(target, PercentTarget) and target.change:
            kind = "share_more" if target.change > 0 else "share_less"
            load = words.mass(words.number(abs(target.change), language), target.unit, language)
            return _sign(
                kind, words.target_code(replace(target, values=target.values[:1]), language), language, load=load
            )
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
