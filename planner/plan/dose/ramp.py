"""Values that begin with a load: the warm-up of a lift, and what was lifted last time."""

from __future__ import annotations

import re
from typing import Final, NoReturn

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import references, shares, targets
from planner.plan.dose.bundle import BODYWEIGHT, LOAD_LIST, MASS, MAX_LOAD, PERCENT_LIST, values_of
from planner.plan.dose.grammar import report
from planner.plan.dose.model import (
    Amount,
    BarTarget,
    Basis,
    BodyweightTarget,
    LoadTarget,
    PercentTarget,
    Ramp,
    RampStep,
    Sets,
)
from planner.plan.dose.numbers import NUMBER, counted, number, show
from planner.plan.dose.reader import Draft, Reader
from planner.plan.dose.settle import settle

MAX_STEPS: Final = 10
MAX_STEP_SETS: Final = 10
MAX_STEP_REPS: Final = 100
_BASES: Final[tuple[Basis, ...]] = ("max", "TM", "e1RM")
"""What a step can be a share of besides the first work set."""
_UNCLEAR_LOAD = 10
"""Up to this, a number before an ``x`` may as well be sets or repetitions."""

STEPS: Final = (
    ("bar x10", ("barx10", "empty bar × 10")),
    ("40% x5", ("40%x5", "40% of the work set x 5 reps")),
    ("60kg 2x3", ("60 kg 2 x 3",)),
    ("60 x5", ("60x5",)),
    ("62.5kg x5", ("62,5kg x5",)),
    ("2x20kg x8", ("2 x 20 kg × 8",)),
    ("60% of max x3", ("60% 1RM x3",)),
    ("50% TM x5", ("50% of TM x 5",)),
    ("50% of back_squat x5", ()),
)
"""Steps of a warm-up, each in its canonical spelling and as people write it: for the documentation and the tests."""

_COMMA = re.compile(",")
_BAR = re.compile(r"(?:the )?(?:empty )?bar(?:bell)?(?![a-wyz0-9_])")
_REPS = re.compile(r"(?:([0-9]+) *)?x *([0-9]+)(?![0-9.:%-])(?: *reps?(?![a-z])|(?! *[a-z%]))")
_REPS_BARE = re.compile(r"([0-9]+) *(?:reps?)? *(?=,|$)")
_TWICE = re.compile(r"x *([0-9]+) *x *([0-9]+)")
_PLAIN = re.compile(rf"({NUMBER})(?= *x *[0-9]| +[0-9]+ *(?:x *[0-9]|reps?|,|$)| *,| *$)")
_ZERO = re.compile(rf"0+(?:[.,]0+)? ?{MASS}")
_LOAD = re.compile(LOAD_LIST)
_PERCENT = re.compile(PERCENT_LIST)
_OF_WORK = re.compile(r"(?:of )?(?:my |the )?(?:top|(?:first )?work(?:ing)?)(?: (?:set|weight|load))?(?![a-z0-9_])")
_OF_NAME = re.compile(r"of(?![a-z0-9]) *([^,@()|]*?)(?= +(?:[0-9]+ *)?x *[0-9]| *,| *$)")
_OTHER_SHARE = re.compile(rf"(?:of )?((?:{references.BASE}|(?:my |the )?(?:ftp|hr ?max|{BODYWEIGHT})(?![a-z0-9_])))")
_BODYWEIGHT = re.compile(BODYWEIGHT)
_TURNED = re.compile(
    rf"([0-9]+)(?: *x *([0-9]+))?(?: reps?)?(?: *[x@] *| of | +)"
    rf"((?:the )?(?:empty )?bar(?:bell)?(?![a-z])|{NUMBER} ?(?:%|{MASS}))"
)
_PIECES_ALONE = re.compile(rf"([0-9]+) *x *({NUMBER} ?{MASS}) *(?=,|$)")
_TIMES = re.compile(r"(?:x|for(?![a-z])) *")
_DOSE_FIRST = re.compile(
    rf"(?:[0-9]+ *x *)?([0-9]+)(?: *reps?)?(?: *(?:@|at ) *({NUMBER}(?: ?{MASS})?)| +({NUMBER} ?{MASS})) *$"
)


def parse_ramp(text: str, span: Span, out: Diagnostics, units: str = "kg") -> Ramp | None:
    """The warm-up of a lift, ``bar x10, 40% x5, 60kg 2x3``, step by step; None after an error in ``out``.

    ``span`` is where the text stands in the plan; ``units`` is the plan's unit, for the hints.
    """

    def read(reader: Reader) -> Ramp:
        if reader.done:
            hint = "such as `bar x10, 40% x5, 60kg 2x3`"
            reader.fail("dose-syntax", "expected the steps of a warm-up", (0, max(len(text), 1)), hint)
        steps = [_step(reader)]
        while not reader.done:
            start = reader.next
            if reader.take(_COMMA) is None:
                _fail_between(reader)
            if reader.done:
                hint = "take the comma away"
                reader.fail("dose-syntax", "there is nothing after the comma", (start, start + 1), hint)
            steps.append(_step(reader))
            if len(steps) > MAX_STEPS:
                reader.fail("dose-limit", f"a warm-up has at most {MAX_STEPS} steps", (start, len(text)))
        return tuple(steps)

    return report(text, span, out, units, read)


def canonical_ramp(ramp: Ramp) -> str:
    """The one spelling of a warm-up; ``parse_ramp(canonical_ramp(ramp))`` is the same warm-up."""
    return ", ".join(map(_write_step, ramp))


def _write_step(step: RampStep) -> str:
    load = "bar" if isinstance(step.load, BarTarget) else targets.write_target(step.load)
    # After a name that ends in a figure, as in `press 2`, the one set is written: `press 2 1x5` is no 2 sets.
    named = isinstance(step.load, PercentTarget) and step.load.of[-1:].isdigit()
    return f"{load} {'' if step.count == 1 and not named else step.count}x{step.reps}"


def parse_last(
    text: str, span: Span, out: Diagnostics, units: str = "kg"
) -> tuple[LoadTarget | BodyweightTarget, Amount | None] | None:
    """What was lifted last time, ``97.5kg x5``, ``BW+10kg x8`` or the load alone; None after an error in ``out``."""

    def read(reader: Reader) -> tuple[LoadTarget | BodyweightTarget, Amount | None]:
        if reader.done:
            hint = "such as `97.5kg x5`"
            reader.fail("dose-syntax", "expected what was lifted last time", (0, max(len(text), 1)), hint)
        load = _last_load(reader)
        times = reader.take(_TIMES)
        amount = _last_amount(reader) if times else None
        if not reader.done:
            start, end = reader.chunk()
            found, before = reader.written(start, end), reader.written(0, start)
            hint = "the load, then the repetitions: `97.5kg x5`"
            reader.fail("dose-syntax", f'cannot read "{found}" after "{before}"', (start, end), hint)
        return load, amount

    return report(text, span, out, units, read)


def _last_load(reader: Reader) -> LoadTarget | BodyweightTarget:
    if reader.at(_BODYWEIGHT):
        draft = Draft()
        targets.read_bodyweight(reader, draft)
        [(body, *_)] = draft.targets
        assert isinstance(body, BodyweightTarget)
        if body.unit == "%":
            hint = "write the load itself: `BW+10kg x8`"
            reader.fail("dose-syntax", "last time is a load, not a share of the bodyweight", (0, reader.position), hint)
        return body
    dose = reader.at(_DOSE_FIRST)
    if dose is not None:
        weight = reader.written(*dose.span(2 if dose[2] else 3))
        hint = f"write `{weight} x{dose[1]}`: the load of one set, then its repetitions"
        reader.fail("dose-syntax", "repetitions stand after the load", dose, hint)
    start = reader.next
    if not any(reader.at(pattern) for pattern in (_BAR, _TURNED, _PERCENT, _ZERO, _LOAD, _PLAIN)):
        place = reader.chunk()
        hint = "such as `97.5kg x5` or `BW+10kg x8`"
        reader.fail("dose-syntax", f'expected the load of last time, not "{reader.written(*place)}"', place, hint)
    load = _load(reader)
    if not isinstance(load, LoadTarget):
        found = reader.written(start, reader.position)
        hint = "write the load itself: `97.5kg x5`"
        reader.fail("dose-syntax", f'expected the load of last time, not "{found}"', (start, reader.position), hint)
    return load


def _last_amount(reader: Reader) -> Amount:
    start, draft = reader.next, Draft()
    if not reader.read_one("amount", draft):
        start, end = reader.chunk()
        found = f', not "{reader.written(start, end)}"' if not reader.done else ""
        reader.fail("dose-syntax", f"expected the repetitions of last time{found}", (start, end), "such as `97.5kg x5`")
    place = draft.places["work"] = (start, reader.position)
    settle(reader, draft)
    assert isinstance(draft.work, Sets)
    amount = draft.work.amount
    if amount != Amount(amount.low, unit=amount.unit) or amount.amrap:
        reader.fail("dose-syntax", "what was done last time is one number", place, "such as `97.5kg x5`")
    return amount


def _step(reader: Reader) -> RampStep:
    if reader.at(_COMMA):
        place = reader.next
        reader.fail("dose-syntax", "there is no step before the comma", (place, place + 1), "take the comma away")
    start = reader.next
    load = _load(reader)
    reps = reader.take(_REPS)
    if reps is None:
        _fail_reps(reader, start)
    count = int(number(reader, reps[1], reps.start(1))) if reps[1] else 1
    times = int(number(reader, reps[2], reps.start(2)))
    if not 1 <= count <= MAX_STEP_SETS:
        reader.fail("dose-number", f"a step has 1 to {MAX_STEP_SETS} sets, not {count}", reps)
    if not 1 <= times <= MAX_STEP_REPS:
        reader.fail("dose-number", f"a step has 1 to {MAX_STEP_REPS} repetitions, not {times}", reps)
    return RampStep(load, count, times)


def _load(reader: Reader) -> LoadTarget | PercentTarget | BarTarget:
    """The load of a step; a number alone is in the plan's unit."""
    if reader.take(_BAR):
        return BarTarget()
    _refuse_turned(reader)
    start = reader.next
    if reader.at(_PERCENT):
        return _percent(reader)
    zero = reader.at(_ZERO)
    if zero is not None:
        reader.fail("dose-number", "a load is more than 0", zero, "such as `60kg x5`; the empty bar is `bar x10`")
    if reader.at(_LOAD):
        draft = Draft()
        targets.read_load(reader, draft)
        [(load, *_)] = draft.targets
        assert isinstance(load, LoadTarget)
    else:
        load = _plain_load(reader)
    if len(load.values) > 1 or load.high is not None:
        hint = "such as `60kg x5`; a warm-up has a step for each: `40kg x5, 60kg x3`"
        reader.fail("dose-syntax", "expected one load", (start, reader.position), hint)
    return load


def _plain_load(reader: Reader) -> LoadTarget:
    match = reader.take(_PLAIN)
    if match is None:
        _fail_load(reader)
    value = number(reader, match[1], match.start(1))
    if value <= _UNCLEAR_LOAD:
        hint = f"write `{show(value)}{reader.unit}` for a load; repetitions come after one: `60kg x{show(value)}`"
        reader.fail("dose-ambiguous", f"{show(value)} can be a load or repetitions", match, hint)
    if value > MAX_LOAD:
        reader.fail("dose-number", f"a load is at most {MAX_LOAD}, not {show(value)}", match)
    return LoadTarget((value,))


def _percent(reader: Reader) -> PercentTarget:
    """A share of the first work set, of the exercise's max (``of max``, ``TM``, ``of e1RM``) or of another one's."""
    match = reader.take(_PERCENT)
    assert match is not None
    values, high = values_of(reader, match, 1, "%", None)
    if len(values) > 1 or high is not None:
        hint = "write a step for each: `40% x5, 60% x3`"
        reader.fail("dose-syntax", "a step has one load", match, hint)
    if not 0 < values[0] <= 100:
        hint = "a warm-up stays under the work sets; what is heavier is part of the dose"
        reader.fail("dose-number", f"a step is of more than 0% and at most 100%, not {show(values[0])}%", match, hint)
    if reader.take(_OF_WORK):
        return PercentTarget(values)
    for basis in _BASES:
        if reader.take(shares.OF[basis]):
            return PercentTarget(values, basis=basis)
    other = reader.at(_OTHER_SHARE)
    if other is not None:
        text = reader.written(other.start(1), other.end(1))
        hint = f"write `{show(values[0])}%` for a share of the work set, `{show(values[0])}% of max` of the best single"
        reader.fail("dose-syntax", f'a step is a share of the work set or of a max, not of "{text}"', other, hint)
    name = reader.take(_OF_NAME)
    of = reader.written(name.start(1), name.end(1)) if name else ""
    if name is not None and not of:
        reader.fail("dose-syntax", "expected an exercise after of", name, "such as `40% of back_squat x5`")
    return PercentTarget(values, of=of)


def _refuse_turned(reader: Reader) -> None:
    """Refuse repetitions before the load, as in ``5x60kg`` and ``10 @40%``."""
    pieces = reader.at(_PIECES_ALONE)
    if pieces is not None:
        reps, load = pieces[1], reader.written(pieces.start(2), pieces.end(2))
        times, weights = counted(reps, "repetition"), counted(reps, "weight")
        hint = f"write `{load} x{reps}` for {times}; `{reps}x{load} x5` is {weights}, 5 times"
        text = reader.written(pieces.start(), pieces.end())
        reader.fail("dose-ambiguous", f'"{text}" can be repetitions or weights', pieces, hint)
    turned = reader.at(_TURNED)
    if turned is not None and not reader.at(_LOAD):
        load, first, second = reader.written(turned.start(3), turned.end(3)), turned[1], turned[2]
        hint = f"the load comes first: `{load} {first}x{second}`" if second else f"write `{load} x{first}`"
        reader.fail("dose-syntax", "repetitions stand after the load", turned, hint)


def _fail_load(reader: Reader) -> NoReturn:
    start, end = reader.chunk()
    found = reader.written(start, end)
    hint = "such as `bar x10`, `40% x5` or `60kg 2x3`"
    if reader.at(_BODYWEIGHT):
        hint = "sets with the bodyweight are an exercise of their own, under the warm-up of the session"
    reader.fail("dose-syntax", f'expected a load, not "{found}"', (start, end), hint)


def _fail_reps(reader: Reader, start: int) -> NoReturn:
    load = reader.written(start, reader.position)
    bare, twice = reader.at(_REPS_BARE), reader.at(_TWICE)
    if bare is not None:
        reader.fail("dose-syntax", f'expected an x before "{bare[1]}"', bare, f"write `{load} x{bare[1]}`")
    if twice is not None:
        one, other = (
            f"`{load} {sets}x{reps}` for {counted(sets, 'set')} of {reps}"
            for sets, reps in (twice.groups(), twice.groups()[::-1])
        )
        hint = f"write {one}, {other}"
        reader.fail("dose-ambiguous", f'"{reader.written(*twice.span())}" can be read in two ways', twice, hint)
    begin, end = reader.chunk()
    found = "" if reader.done or reader.at(_COMMA) else f', not "{reader.written(begin, end)}"'
    place = (begin, end) if found else (start, reader.position)
    hint = f"such as `{load} x5` or, for 2 sets, `{load} 2x5`"
    reader.fail("dose-syntax", f'expected repetitions after "{load}"{found}', place, hint)


def _fail_between(reader: Reader) -> NoReturn:
    start, end = reader.chunk()
    found, before = reader.written(start, end), reader.written(0, start)
    hint = f"put a comma between steps: `{before}, {found}`"
    reader.fail("dose-syntax", f'cannot read "{found}" after "{before}"', (start, end), hint)
