"""parse(canonical(value)) is the value, over doses and warm-ups made at random; and no text makes the reader fail."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import (
    canonical,
    canonical_ramp,
    carry_back,
    pairing_problem,
    parse,
    parse_amount,
    parse_count,
    parse_last,
    parse_ramp,
    parse_rest,
    parse_targets,
    parse_tempo,
    top_problem,
)
from planner.plan.dose.clocks import MAX_EVERY, MAX_WITHIN
from planner.plan.dose.model import (
    Amount,
    BarTarget,
    Basis,
    BodyweightTarget,
    Count,
    Dose,
    EffortTarget,
    Group,
    Hold,
    LoadTarget,
    LoadUnit,
    MaxTest,
    MeasureTarget,
    PercentTarget,
    PerSet,
    RampStep,
    ReferenceTarget,
    Rest,
    Sets,
    Target,
    Tempo,
    Unit,
    WordsTarget,
    Work,
)
from planner.plan.dose.sums import amounts_of
from planner.plan.dose.units import DISTANCES, MEASURES, MOST, WHOLE

SPAN = Span.point("plan.yaml")


def numbers(low: str, high: str, step: str = "0.001") -> st.SearchStrategy[Decimal]:
    """Multiples of ``step`` from ``low`` to ``high``."""
    size = Decimal(step)
    first, last = int(Decimal(low) / size), int(Decimal(high) / size)
    return st.integers(first, last).map(lambda n: (n * size).quantize(Decimal("0.001")))


@st.composite
def ranges(draw: st.DrawFn, values: st.SearchStrategy[Decimal]) -> tuple[Decimal, Decimal | None]:
    low, high = draw(values), draw(values)
    return (low, high) if low < high else (low, None)


@st.composite
def amounts(draw: st.DrawFn, unit: Unit) -> Amount:
    if draw(st.integers(0, 5)) == 0:
        return Amount(None, None, unit)
    if unit == "s":
        values = st.one_of(numbers("0.001", "200"), numbers("1", "86400", "1"), numbers("60", "7200", "60"))
    else:
        values = numbers("1", str(MOST[unit]), "1") if unit in WHOLE else numbers("0.001", str(MOST[unit]))
    low, high = draw(ranges(values))
    return Amount(low, high, unit, draw(st.booleans()))


@st.composite
def works(draw: st.DrawFn) -> Work:
    unit: Unit = draw(st.sampled_from(("reps", "reps", "s", "m", "km", "mi", "yd", "ft", "cal", "breaths", "steps")))
    if draw(st.booleans()):
        units = st.sampled_from(DISTANCES if unit in DISTANCES else (unit,))
        return PerSet(tuple(draw(st.lists(units.flatmap(amounts), min_size=2, max_size=5))))
    if draw(st.integers(0, 5)) == 0:
        return MaxTest(draw(st.integers(1, 30)))
    if draw(st.integers(0, 5)) == 0:
        return Sets(Count(1), replace(draw(amounts(unit).filter(lambda amount: not amount.amrap)), total=True))
    low, high = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    return Sets(Count(low, high if low < high and draw(st.booleans()) else None), draw(amounts(unit)))


@st.composite
def lists(draw: st.DrawFn, values: st.SearchStrategy[Decimal], sets: int) -> tuple[tuple[Decimal, ...], Decimal | None]:
    if sets > 1 and draw(st.booleans()):
        return tuple(draw(st.lists(values, min_size=sets, max_size=sets))), None
    low, high = draw(ranges(values))
    return (low,), high


WORDS = st.one_of(
    st.text(st.characters(exclude_characters='"\n', exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=12),
    st.sampled_from(
        [
            "easy",
            "red band",
            "RPE 8",
            "top",
            "last time",
            "the top set",
            "Z2",
            "heart rate 120",
            "5RM",
            "250W",
            "BW",
            "rest",
            "@",
            "a, b",
            "8",
            "pin 6 rest 9",
            "in 5",
            "a + b",
        ]
    ),
).map(lambda text: " ".join(text.split()))
FREE = WORDS.filter(lambda text: bool(text) and not set(text) & set("\u201c\u201d\u201e\u201f\u2033"))


@st.composite
def references(draw: st.DrawFn, sets: int) -> ReferenceTarget:
    to: Literal["top", "last", "RM"] = draw(st.sampled_from(("top", "last", "RM")))
    reps = draw(st.integers(1, 30)) if to == "RM" else 0
    values, high = draw(st.just(((), None)) | lists(numbers("0.001", "200"), sets)) if reps != 1 else ((), None)
    unit: Literal["kg", "lb", "%", ""] = draw(st.sampled_from(("kg", "lb", "") if values else ("kg", "lb", "%", "")))
    least, most = ("-99", "100") if unit == "%" else ("-5000", "5000")
    change = draw(numbers(least, most)) if unit else Decimal(0)
    return ReferenceTarget(to, reps, values, high, change, unit if change else "")


@st.composite
def shares(draw: st.DrawFn, sets: int) -> PercentTarget:
    values, high = draw(lists(numbers("0.001", "200"), sets))
    of = draw(st.sampled_from(("", "", "back_squat", "Front squat", "press 2")))
    basis: Basis = "" if of else draw(st.sampled_from(("", "max", "TM", "e1RM", "BW")))
    change = draw(st.just(Decimal(0)) | numbers("-5000", "5000"))
    unit: LoadUnit = draw(st.sampled_from(("kg", "lb"))) if change else ""
    return PercentTarget(values, high, of, basis, change, unit)


@st.composite
def paces(draw: st.DrawFn) -> MeasureTarget:
    low, high = draw(ranges(numbers("1", "7200", "1")))
    return MeasureTarget(low, high, draw(st.sampled_from(("", "/km", "/mi", "/500m", "/1m", "/100yd", "/10km"))))


@st.composite
def measures(draw: st.DrawFn, unit: str) -> MeasureTarget:
    step = "1" if unit == "Z" else "0.001"
    low, high = draw(ranges(numbers(str(MEASURES[unit].least or step), str(MEASURES[unit].most), step)))
    return MeasureTarget(low, high, unit)


SETTINGS = (("W", "m/s", "rpm", "in"), ("W", "km/h", "spm", "ft"), ("mph", "spm", "cm"), ("W", "mm"))
"""Units that do not exclude each other."""


@st.composite
def aims(draw: st.DrawFn) -> list[Target]:
    """Paces, zones and heart rates, then powers, speeds, rates and settings; the order in a row is as written."""
    rows = [paces(), measures("Z"), measures("HR")], [measures(unit) for unit in draw(st.sampled_from(SETTINGS))]
    return [draw(one) for row in rows for one in draw(st.permutations(row)) if draw(st.booleans())]


@st.composite
def bundles(draw: st.DrawFn, sets: int) -> tuple[Target, ...]:
    targets: list[Target] = []
    match draw(st.integers(0, 5)):
        case 0:
            pieces = draw(st.integers(1, 3))
            unit: LoadUnit = draw(st.sampled_from(("kg", "lb", "")))
            low = "0.001" if unit or pieces > 1 else "10.5"
            values, high = draw(lists(numbers(low, "999"), sets))
            targets.append(LoadTarget(values, unit, high, pieces))
        case 1:
            change = draw(numbers("-100", "100"))
            targets.append(BodyweightTarget(change, draw(st.sampled_from(("kg", "lb", "%", ""))) if change else ""))
        case 2:
            targets.append(draw(shares(sets)))
        case 3:
            targets.append(draw(references(sets)))
    for scale in ("RPE", "RIR"):
        if draw(st.integers(0, 3)) == 0:
            values, high = draw(lists(numbers("1", "10", "0.5"), sets))
            targets.append(EffortTarget("RPE" if scale == "RPE" else "RIR", values, high))
    targets += draw(aims()) if draw(st.integers(0, 2)) == 0 else []
    targets += [WordsTarget(text) for text in draw(st.lists(FREE, max_size=2))]
    return tuple(targets)


RESTS = st.one_of(
    st.just(Rest(0)),
    st.just(Rest(0, unit="as needed")),
    st.integers(1, 100).map(lambda breaths: Rest(breaths, unit="breaths")),
    st.just(Rest(5, 10, "breaths")),
    st.integers(1, 1800).map(Rest),
    st.tuples(st.integers(0, 1799), st.integers(1, 1800)).filter(lambda r: r[0] < r[1]).map(lambda r: Rest(*r)),
)
PHASE = st.one_of(st.just("X"), st.integers(0, 99).map(str))
TEMPI = st.tuples(PHASE, PHASE, PHASE, PHASE).map(Tempo)


@st.composite
def holds(draw: st.DrawFn) -> Hold:
    breaths = draw(st.booleans())
    low, high = draw(ranges(numbers("1", "100", "1") if breaths else numbers("0.001", "600")))
    return Hold(draw(st.sampled_from(("hold", "pause"))), low, high, "breaths" if breaths else "s")


@st.composite
def groups(draw: st.DrawFn) -> Group:
    work = draw(works())
    sets = len(work.amounts) if isinstance(work, PerSet) else work.count.most
    made = Group(
        work,
        draw(st.sampled_from((None, None, "each", "left", "right"))),
        draw(bundles(sets)),
        draw(st.none() | RESTS),
        draw(st.none() | TEMPI),
        tuple(draw(st.lists(FREE, max_size=2))),
        draw(st.none() | holds()),
    )
    asked = [each for each in amounts_of(work) if each.unit == "s"]
    longest = max((math.ceil(each.high or each.low) for each in asked if each.low), default=1)
    match draw(st.integers(0, 5)):
        case 0 if longest <= MAX_EVERY:
            return replace(made, rest=None, every=draw(st.integers(longest, MAX_EVERY)))
        case 1:
            return replace(made, within=draw(st.integers(1, MAX_WITHIN)))
    return made


DOSES = (
    st.lists(groups(), min_size=1, max_size=4)
    .map(lambda made: Dose(carry_back(made)))
    .filter(lambda dose: not any(map(pairing_problem, dose.groups)) and not top_problem(dose))
)


@given(DOSES)
def test_what_is_written_is_read_back(dose: Dose) -> None:
    text, out = canonical(dose), Diagnostics()
    if len(text) > 500:
        return
    assert parse(text, SPAN, out) == dose, (text, list(out))
    assert not len(out)


NAMES = st.sampled_from(("", "back_squat", "Front squat 2"))
BASES: st.SearchStrategy[Basis] = st.sampled_from(("", "max", "TM", "e1RM"))


@st.composite
def steps(draw: st.DrawFn) -> RampStep:
    count, reps = draw(st.integers(1, 10)), draw(st.integers(1, 100))
    load: LoadTarget | PercentTarget | BarTarget = BarTarget()
    match draw(st.integers(0, 3)):
        case 0:
            unit: LoadUnit = draw(st.sampled_from(("kg", "lb")))
            load = LoadTarget((draw(numbers("0.001", "5000")),), unit, None, draw(st.integers(1, 10)))
        case 1:
            load = LoadTarget((draw(numbers("10.001", "5000")),))
        case 2:
            name = draw(NAMES)
            load = PercentTarget((draw(numbers("0.001", "100")),), None, name, "" if name else draw(BASES))
    return RampStep(load, count, reps)


@given(st.lists(steps(), min_size=1, max_size=10).map(tuple))
def test_a_warm_up_that_is_written_is_read_back(ramp: tuple[RampStep, ...]) -> None:
    out = Diagnostics()
    assert parse_ramp(canonical_ramp(ramp), SPAN, out) == ramp, (canonical_ramp(ramp), list(out))
    assert not len(out)


PIECES = st.sampled_from(
    (
        *("3", "x", "5", "10", "8-12", "/", "+", " + ", ",", " ", "-", "@", "75%", "60kg", "RPE8", "BW", "rest", "90s"),
        *("2min", "1:30", "each", "left", "tempo", "3110", "AMRAP", "max", "(", ")", '"', "a", "of", ".", "|", "s"),
        *("m", "to", "no", "0:00", "0", "reps", "RIR", "lb", "top", "8,6", " (a)"),
        *("km", "200m", "20 cal", " breaths", "steps", "distance", "hold", "pause", "5s", "last", "5RM", "-10%"),
        *(
            "total",
            "test",
            "1RM",
            "in 5min",
            "every 2min",
            "on",
            "TM",
            "FTP",
            "e1RM",
            "+20lb",
            "8x20s/10s",
            "as needed",
        ),
        *("+2.5kg", "Z2", "HR", "bpm", "250W", "24in", "/500m", "2:05", "bar", "40%", "x5", "% of ", "60", "BW+10"),
        *("2x(", "(3/2/1)", "2+2", "x2", " drop ", "2 -20%", " RP ", "2x15s", " myo ", "4x5", "total", " 10s "),
    )
)


TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))


@given(TEXTS)
def test_any_text_is_read_or_refused_and_has_one_spelling(text: str) -> None:
    out = Diagnostics()
    dose = parse(text, Span.point("plan.yaml", length=len(text)), out)
    assert (dose is None) == (len(out) == 1)
    if dose is not None:
        again = parse(canonical(dose), SPAN, out)
        assert again == dose
        assert canonical(again) == canonical(dose)
    for problem in out:
        assert problem.span is not None
        assert 1 <= problem.span.column <= len(text) + 1


PARSERS = (parse_rest, parse_tempo, parse_targets, parse_amount, parse_count, parse_last)


@given(st.sampled_from(PARSERS), TEXTS)
def test_any_text_alone_under_a_key_is_read_or_refused(
    parser: Callable[[str, Span, Diagnostics], object], text: str
) -> None:
    out = Diagnostics()
    assert (parser(text, SPAN, out) is None) == (len(out) == 1)


@given(TEXTS)
def test_any_text_of_a_warm_up_is_read_or_refused_and_has_one_spelling(text: str) -> None:
    out = Diagnostics()
    ramp = parse_ramp(text, Span.point("plan.yaml", length=len(text)), out)
    assert (ramp is None) == (len(out) == 1)
    if ramp is not None:
        assert parse_ramp(canonical_ramp(ramp), SPAN, out) == ramp
    for problem in out:
        assert problem.span is not None
        assert 1 <= problem.span.column <= len(text) + 1
