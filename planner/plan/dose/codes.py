"""A dose in short codes with typographic signs, as lifters read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from planner.language import Language
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Cluster,
    Count,
    Dose,
    DropSet,
    EffortTarget,
    Group,
    Hold,
    LoadTarget,
    MaxTest,
    MeasureTarget,
    PercentTarget,
    PerSet,
    ReferenceTarget,
    Rest,
    RestPause,
    Rounds,
    Sets,
    ShortRest,
    Target,
    Technique,
    Unit,
)
from planner.plan.dose.numbers import show_clock
from planner.plan.dose.units import DISTANCES, MEASURES, dimension

EN_DASH = "–"
_PLACES = 3


def number(value: Decimal | int, language: Language) -> str:
    """A number with all its decimals."""
    return language.number(value, _PLACES)


def numbers(values: Sequence[Decimal], high: Decimal | None, language: Language) -> str:
    """A list or a range: ``75/85/95``, ``8–12``."""
    text = "/".join(number(value, language) for value in values)
    return text if high is None else text + EN_DASH + number(high, language)


def code(dose: Dose | Group, language: Language, *, short: bool = False) -> str:
    """Sets and amounts: ``4 × 8–12``, ``2 × 12, 1 × 12+``, ``3 × 45 s``, ``5/3/1+``, ``3 × 8 each hold 5 s``.

    ``short`` is for tables: single sets in a row are a list, ``4/4/3, 2 × 4``, and a last one that asks for more has
    no count, ``2 × 12, 12+``.
    """
    groups = dose.groups if isinstance(dose, Dose) else (dose,)
    groups = tuple(_listed(groups)) if short else groups
    alone, last = len(groups) == 1, len(groups) - 1
    works = [
        _work_code(group, language, alone, bare=short and 0 < place == last and _is_best(group))
        for place, group in enumerate(groups)
    ]
    parted = any(group.hold or group.within or group.every or group.technique for group in groups)
    if len(groups) > 1 and len({group.side for group in groups}) == 1 and not parted:
        return _with_side(", ".join(works), groups[0], language)
    return ", ".join(
        _with_hold(_with_side(work, group, language), group, language)
        for work, group in zip(works, groups, strict=True)
    )


def _is_best(group: Group) -> bool:
    return isinstance(group.work, Sets) and group.work.amount.best


def _listed(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups with single sets of repetitions that follow each other put into lists."""
    for side, run in groupby(groups, lambda group: group.side if _is_single(group) else group):
        same = list(run)
        if isinstance(side, Group) or len(same) == 1:
            yield from same
        else:
            amounts = tuple(group.work.amount for group in same if isinstance(group.work, Sets))
            yield replace(same[0], work=PerSet(amounts))


def _is_single(group: Group) -> bool:
    """Whether it is one plain set of so many repetitions."""
    plain = not (group.hold or group.technique or group.within or group.every)
    work = group.work
    if not plain or not isinstance(work, Sets) or work.count != Count(1):
        return False
    return work.amount.unit == "reps" and not work.amount.total and not work.amount.amrap


def _with_hold(text: str, group: Group, language: Language) -> str:
    """With the pause or hold, the technique, and what the clock says."""
    if group.hold is not None:
        text = language.say("dose.held", work=text, hold=hold_code(group.hold, language))
    if group.technique is not None:
        text = language.say("dose.held", work=text, hold=technique_code(group.technique, language))
    for seconds, key in ((group.within, "within"), (group.every, "every")):
        if seconds is not None:
            text = language.say(
                "dose.held", work=text, hold=language.say(f"dose.{key}", time=clock_code(seconds, language))
            )
    return text


def _with_side(text: str, group: Group, language: Language) -> str:
    return text if group.side is None else language.say(f"dose.side.{group.side}", work=text)


def _work_code(group: Group, language: Language, alone: bool = False, *, bare: bool = False) -> str:
    work = group.work
    if isinstance(work, PerSet):
        return _list_code(work.amounts, language)
    if isinstance(work, Cluster):
        return _cluster_code(work, language)
    if isinstance(work, Rounds):
        inside = ", ".join(
            _with_hold(_with_side(_work_code(inner, language, bare=True), inner, language), inner, language)
            for inner in work.groups
        )
        return language.say("dose.times", count=count_code(work.count, language), amount=f"({inside})")
    if isinstance(work, MaxTest):
        return language.say("dose.test", reps=work.reps)
    amount = amount_code(work.amount, language)
    named = alone and (work.amount.amrap or work.amount.unit != "reps")
    if work.amount.total or (work.count == Count(1) and (bare or named or group.within is not None)):
        return amount
    return language.say("dose.times", count=count_code(work.count, language), amount=amount)


def _cluster_code(work: Cluster, language: Language) -> str:
    """``4 × (2+2+2) 10 s``, ``15+5+5``."""
    text = "+".join(amount_code(mini, language) for mini in work.minis)
    if work.count != Count(1):
        text = language.say("dose.times", count=count_code(work.count, language), amount=f"({text})")
    elif work.pause is not None:
        text = f"({text})"
    return text if work.pause is None else f"{text} {pause_code(work.pause, language)}"


def technique_code(technique: Technique, language: Language) -> str:
    """``drop 2 − 20 %``, ``RP 2 × 15 s``, ``myo 4 × 5 20 s``."""
    match technique:
        case DropSet(count, None):
            return language.say("dose.drop", count=count)
        case DropSet(count, change, unit):
            assert change is not None
            return language.say("dose.drop_by", count=count, change=mass(number(change, language), unit, language))
        case RestPause(count, pause):
            time = pause_code(pause, language)
            return language.say("dose.rest_pause", parts=_times(Count(count), time, language) if count > 1 else time)
    parts = language.say("dose.times", count=count_code(technique.count, language), amount=technique.reps)
    if technique.pause is None:
        return language.say("dose.myo", parts=parts)
    return language.say("dose.myo", parts=f"{parts} {pause_code(technique.pause, language)}")


def _times(count: Count, amount: str, language: Language) -> str:
    return language.say("dose.times", count=count_code(count, language), amount=amount)


def pause_code(pause: ShortRest, language: Language) -> str:
    """``15 s``, ``10 breaths``."""
    if pause.unit == "s":
        return time_code(pause.low, pause.high, language)
    return with_unit(numbers((pause.low,), pause.high, language), pause.unit, language, pause.high or pause.low)


def count_code(count: Count, language: Language) -> str:
    """``3``, ``2–3``."""
    high = None if count.high is None else Decimal(count.high)
    return numbers((Decimal(count.low),), high, language)


def _list_code(amounts: Sequence[Amount], language: Language) -> str:
    """The amounts of a list, their unit once where all have it, short times included: ``30/45/60 s``."""
    lows = [amount.low for amount in amounts if amount.low is not None]
    unit = amounts[0].unit
    alike = len(lows) == len(amounts) and len({amount.unit for amount in amounts}) == 1
    if unit != "reps" and alike and not any(amount.more or amount.high for amount in amounts):
        if unit != "s":
            return with_unit(numbers(lows, None, language), unit, language, lows[-1])
        if max(lows) <= 90:
            return language.say("dose.unit.s", value=numbers(lows, None, language))
    return "/".join(amount_code(amount, language) for amount in amounts)


def amount_code(amount: Amount, language: Language) -> str:
    """``8``, ``8–12``, ``12+``, ``45 s``, ``200 m``, ``20 cal``, ``AMRAP``, ``max distance``."""
    if amount.low is None:
        what = dimension(amount.unit)
        return language.say("dose.amrap" if what == "reps" else f"dose.amrap_{what}")
    if amount.unit == "s":
        text = time_code(amount.low, amount.high, language)
    else:
        text = numbers((amount.low,), amount.high, language)
        if amount.unit != "reps":
            text = with_unit(text, amount.unit, language, amount.high or amount.low)
    text = language.say("dose.more", amount=text) if amount.more else text
    return language.say("dose.total", amount=text) if amount.total else text


def with_unit(value: str, unit: Unit, language: Language, n: Decimal) -> str:
    """A value with its unit behind it, ``200 m``; ``n`` is the number that decides between ``step`` and ``steps``."""
    return language.say(f"dose.unit.{unit}", n, value=value)


def unit_sign(unit: Unit, language: Language) -> str:
    """The unit alone, as it stands in a box: ``s``, ``m``, ``cal``; empty for repetitions."""
    return "" if unit == "reps" else language.say(f"dose.sign.{unit}")


def hold_code(hold: Hold, language: Language) -> str:
    """``hold 5 s``, ``pause 2 s``, ``hold 3 breaths``."""
    if hold.unit == "s":
        time = time_code(hold.low, hold.high, language)
    else:
        time = with_unit(numbers((hold.low,), hold.high, language), hold.unit, language, hold.high or hold.low)
    return language.say(f"dose.{hold.kind}", time=time)


def time_code(low: Decimal, high: Decimal | None, language: Language) -> str:
    """A time in seconds, printed: ``45 s``, ``20–40 s``, ``2:30``, ``20 min``."""
    top = low if high is None else high
    if top <= 90 or low % 1 or top % 1:
        return language.say("dose.unit.s", value=numbers((low,), high, language))
    if not low % 60 and not top % 60:
        return language.say("dose.unit.min", value=numbers((low / 60,), None if high is None else high / 60, language))
    return show_clock(int(low)) + ("" if high is None else EN_DASH + show_clock(int(high)))


def clock_code(seconds: int, language: Language) -> str:
    """What a clock shows or counts: ``40 s``, ``1:00``, ``1:45``, ``15 min``."""
    return show_clock(seconds) if seconds in (60, 90) else time_code(Decimal(seconds), None, language)


def duration(rest: Rest, language: Language) -> str:
    """A rest: seconds up to a minute, then a clock; ``45 s``, ``1:30``, ``2–3 min``, ``10 breaths``, ``as needed``."""
    if rest == Rest(0):
        return language.say("dose.no_rest")
    if rest.unit == "as needed":
        return language.say("dose.rest_as_needed")
    if rest.unit == "breaths":
        high = None if rest.high is None else Decimal(rest.high)
        return with_unit(numbers((Decimal(rest.low),), high, language), rest.unit, language, high or Decimal(rest.low))
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
    """One target: ``2 × 20 kg``, ``75 %``, ``BW + 10 kg``, ``top − 10 %``, ``RPE 8``; ``unit`` is the plan's."""
    match target:
        case LoadTarget(values, own, high, pieces):
            load = mass(numbers(values, high, language), own or unit, language)
            return language.say("dose.times", count=number(pieces, language), amount=load) if pieces > 1 else load
        case PercentTarget():
            return share_code(target, language, unit)
        case EffortTarget(scale, values, high):
            return language.say(f"dose.{scale.lower()}", value=numbers(values, high, language))
        case BodyweightTarget(change, own):
            key = "dose.bodyweight" if not change else "dose.bodyweight_more" if change > 0 else "dose.bodyweight_less"
            return language.say(key, load=mass(number(abs(change), language), own or unit, language))
        case ReferenceTarget():
            return reference_code(target, language, unit)
        case MeasureTarget():
            return measure_code(target, language)
        case _:
            return target.text


def share_code(target: PercentTarget, language: Language, unit: str = "kg") -> str:
    """``75 %``, ``75 % TM``, ``80 % of Back Squat``, ``70 % + 20 lb``; ``unit`` is the plan's."""
    text = language.say("dose.unit.percent", value=numbers(target.values, target.high, language))
    if target.of:
        text = language.say("dose.percent_of", percent=text, of=target.of)
    elif target.basis:
        text = language.say(f"dose.share.{target.basis}", percent=text)
    if not target.change:
        return text
    change = mass(number(abs(target.change), language), target.unit or unit, language)
    return language.say(f"dose.reference.{'more' if target.change > 0 else 'less'}", base=text, change=change)


def reference_code(target: ReferenceTarget, language: Language, unit: str = "kg") -> str:
    """``top − 10 %``, ``85 % of top``, ``last + 2.5 kg``, ``5RM``; ``unit`` is the plan's."""
    base = language.say(f"dose.reference.{target.to.lower()}", reps=target.reps)
    if target.values:
        share = language.say("dose.unit.percent", value=numbers(target.values, target.high, language))
        base = language.say("dose.percent_of", percent=share, of=base)
    if not target.change:
        return base
    change = change_code(target, language, unit)
    return language.say(f"dose.reference.{'more' if target.change > 0 else 'less'}", base=base, change=change)


def change_code(target: ReferenceTarget, language: Language, unit: str = "kg") -> str:
    """How much more or less: ``10 %``, ``2.5 kg``; ``unit`` is the plan's."""
    value = number(abs(target.change), language)
    if target.unit == "%":
        return language.say("dose.unit.percent", value=value)
    return mass(value, target.unit or unit, language)


def measure_code(target: MeasureTarget, language: Language) -> str:
    """``2:05/500 m``, ``Z2–3``, ``HR 130–145``, ``250 W``, ``24 in``."""
    if target.unit in MEASURES:
        value = numbers((target.low,), target.high, language)
        return language.say(f"dose.measure.{target.unit}", value=value)
    value = show_clock(int(target.low)) + ("" if target.high is None else EN_DASH + show_clock(int(target.high)))
    return language.say("dose.pace", time=value, distance=pace_distance(target, language)) if target.unit else value


def pace_distance(target: MeasureTarget, language: Language) -> str:
    """The distance that a pace is for: ``500 m``, ``km``."""
    unit = next(unit for unit in DISTANCES if target.unit.strip("/0123456789") == unit)
    digits = target.unit[1 : -len(unit)]
    return with_unit(digits, unit, language, Decimal(digits)) if digits else unit_sign(unit, language)


def mass(value: str, unit: str, language: Language) -> str:
    """A load with its unit, ``60 kg``, or a share of one, ``10 %``."""
    if unit == "%":
        return language.say("dose.unit.percent", value=value)
    return language.say(f"dose.unit.{unit}", value=value)
