"""A dose in short codes with typographic signs, as lifters read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from planner.language import Language
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Count,
    Dose,
    EffortTarget,
    Group,
    Hold,
    LoadTarget,
    MeasureTarget,
    PercentTarget,
    PerSet,
    ReferenceTarget,
    Rest,
    Target,
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

    ``short`` leaves ``1 ×`` out where other sets stand before: ``2 × 12, 12+``, for tables.
    """
    groups = dose.groups if isinstance(dose, Dose) else (dose,)
    alone = len(groups) == 1
    works = [_work_code(group, language, alone, bare=short and place > 0) for place, group in enumerate(groups)]
    if len(groups) > 1 and len({group.side for group in groups}) == 1 and not any(group.hold for group in groups):
        return _with_side(", ".join(works), groups[0], language)
    return ", ".join(
        _with_hold(_with_side(work, group, language), group, language)
        for work, group in zip(works, groups, strict=True)
    )


def _with_hold(text: str, group: Group, language: Language) -> str:
    if group.hold is None:
        return text
    return language.say("dose.held", work=text, hold=hold_code(group.hold, language))


def _with_side(text: str, group: Group, language: Language) -> str:
    return text if group.side is None else language.say(f"dose.side.{group.side}", work=text)


def _work_code(group: Group, language: Language, alone: bool = False, *, bare: bool = False) -> str:
    work = group.work
    if isinstance(work, PerSet):
        return _list_code(work.amounts, language)
    amount = amount_code(work.amount, language)
    if work.count == Count(1) and (bare or (alone and (work.amount.amrap or work.amount.unit != "reps"))):
        return amount
    return language.say("dose.times", count=count_code(work.count, language), amount=amount)


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
    return language.say("dose.more", amount=text) if amount.more else text


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
    """One target: ``2 × 20 kg``, ``75 %``, ``BW + 10 kg``, ``top − 10 %``, ``RPE 8``; ``unit`` is the plan's."""
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
        case ReferenceTarget():
            return reference_code(target, language, unit)
        case MeasureTarget():
            return measure_code(target, language)
        case _:
            return target.text


def reference_code(target: ReferenceTarget, language: Language, unit: str = "kg") -> str:
    """``top − 10 %``, ``85 % of top``, ``last + 2.5 kg``, ``5RM``; ``unit`` is the plan's."""
    base = language.say(f"dose.reference.{target.to.lower()}", reps=target.reps)
    if target.percent is not None:
        share = language.say("dose.unit.percent", value=number(target.percent, language))
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
    """A load with its unit: ``60 kg``."""
    return language.say(f"dose.unit.{unit}", value=value)
