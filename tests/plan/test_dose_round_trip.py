"""parse(canonical(dose)) is the dose, over doses made at random; and no text makes the reader fail."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import (
    canonical,
    carry_back,
    pairing_problem,
    parse,
    parse_amount,
    parse_count,
    parse_rest,
    parse_targets,
    parse_tempo,
)
from planner.plan.dose.model import (
    Amount,
    BodyweightTarget,
    Count,
    Dose,
    EffortTarget,
    Group,
    LoadTarget,
    LoadUnit,
    PercentTarget,
    PerSet,
    Rest,
    Sets,
    Target,
    Tempo,
    Unit,
    WordsTarget,
    Work,
)

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
    whole = numbers("1", "1000", "1")
    times = st.one_of(numbers("0.001", "200"), numbers("1", "86400", "1"), numbers("60", "7200", "60"))
    low, high = draw(ranges(whole if unit == "reps" else times))
    return Amount(low, high, unit, draw(st.booleans()))


@st.composite
def works(draw: st.DrawFn) -> Work:
    unit: Unit = draw(st.sampled_from(("reps", "reps", "s")))
    if draw(st.booleans()):
        return PerSet(tuple(draw(st.lists(amounts(unit), min_size=2, max_size=5))))
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
        ["easy", "red band", "RPE 8", "top", "BW", "rest", "@", "a, b", "8", "pin 6 rest 9", "in 5", "a + b"]
    ),
).map(lambda text: " ".join(text.split()))
FREE = WORDS.filter(lambda text: bool(text) and not set(text) & set("\u201c\u201d\u201e\u201f\u2033"))


@st.composite
def bundles(draw: st.DrawFn, sets: int) -> tuple[Target, ...]:
    targets: list[Target] = []
    match draw(st.integers(0, 4)):
        case 0:
            pieces = draw(st.integers(1, 3))
            unit: LoadUnit = draw(st.sampled_from(("kg", "lb", "")))
            low = "0.001" if unit or pieces > 1 else "10.5"
            values, high = draw(lists(numbers(low, "999"), sets))
            targets.append(LoadTarget(values, unit, high, pieces))
        case 1:
            change = draw(numbers("-200", "200"))
            targets.append(BodyweightTarget(change, draw(st.sampled_from(("kg", "lb", ""))) if change else ""))
        case 2:
            values, high = draw(lists(numbers("0.001", "200"), sets))
            targets.append(
                PercentTarget(values, high, draw(st.sampled_from(("", "back_squat", "Front squat", "press 2"))))
            )
    for scale in ("RPE", "RIR"):
        if draw(st.integers(0, 3)) == 0:
            values, high = draw(lists(numbers("1", "10", "0.5"), sets))
            targets.append(EffortTarget("RPE" if scale == "RPE" else "RIR", values, high))
    targets += [WordsTarget(text) for text in draw(st.lists(FREE, max_size=2))]
    return tuple(targets)


RESTS = st.one_of(
    st.just(Rest(0)),
    st.integers(1, 1800).map(Rest),
    st.tuples(st.integers(0, 1799), st.integers(1, 1800)).filter(lambda r: r[0] < r[1]).map(lambda r: Rest(*r)),
)
PHASE = st.one_of(st.just("X"), st.integers(0, 99).map(str))
TEMPI = st.tuples(PHASE, PHASE, PHASE, PHASE).map(Tempo)


@st.composite
def groups(draw: st.DrawFn) -> Group:
    work = draw(works())
    sets = len(work.amounts) if isinstance(work, PerSet) else work.count.most
    return Group(
        work,
        draw(st.sampled_from((None, None, "each", "left", "right"))),
        draw(bundles(sets)),
        draw(st.none() | RESTS),
        draw(st.none() | TEMPI),
        tuple(draw(st.lists(FREE, max_size=2))),
    )


DOSES = (
    st.lists(groups(), min_size=1, max_size=4)
    .map(lambda made: Dose(carry_back(made)))
    .filter(lambda dose: not any(map(pairing_problem, dose.groups)))
)


@given(DOSES)
def test_what_is_written_is_read_back(dose: Dose) -> None:
    text, out = canonical(dose), Diagnostics()
    if len(text) > 500:
        return
    assert parse(text, SPAN, out) == dose, (text, list(out))
    assert not len(out)


PIECES = st.sampled_from(
    (
        *("3", "x", "5", "10", "8-12", "/", "+", " + ", ",", " ", "-", "@", "75%", "60kg", "RPE8", "BW", "rest", "90s"),
        *("2min", "1:30", "each", "left", "tempo", "3110", "AMRAP", "max", "(", ")", '"', "a", "of", ".", "|", "s"),
        *("m", "to", "no", "0:00", "0", "reps", "RIR", "lb", "top", "8,6", " (a)"),
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


@given(st.sampled_from((parse_rest, parse_tempo, parse_targets, parse_amount, parse_count)), TEXTS)
def test_any_text_alone_under_a_key_is_read_or_refused(
    parser: Callable[[str, Span, Diagnostics], object], text: str
) -> None:
    out = Diagnostics()
    assert (parser(text, SPAN, out) is None) == (len(out) == 1)
