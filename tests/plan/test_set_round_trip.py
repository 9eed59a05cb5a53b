"""parse(canonical(value)) is the value for sets with a shape: rounds, parts and techniques, made at random."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import canonical, carry_back, merge, pairing_problem, parse, top_problem
from planner.plan.dose.model import (
    Amount,
    Cluster,
    Count,
    Dose,
    DropSet,
    Group,
    LoadTarget,
    MaxTest,
    MyoReps,
    PerSet,
    RestPause,
    Rounds,
    Sets,
    ShortRest,
    Technique,
)
from planner.plan.dose.sums import amounts_of, number_of_parts, number_of_sets
from tests.plan.test_dose_round_trip import bundles, groups, numbers, ranges

SPAN = Span.point("plan.yaml")


@st.composite
def counts(draw: st.DrawFn, most: int = 9) -> Count:
    low, high = draw(st.integers(1, most)), draw(st.integers(1, most))
    return Count(low, high if low < high and draw(st.booleans()) else None)


@st.composite
def short_rests(draw: st.DrawFn) -> ShortRest:
    breaths = draw(st.booleans())
    low, high = draw(ranges(numbers("1", "100", "1") if breaths else numbers("0.001", "600")))
    return ShortRest(low, high, "breaths" if breaths else "s")


@st.composite
def techniques(draw: st.DrawFn) -> Technique:
    match draw(st.integers(0, 2)):
        case 0:
            unit: Literal["%", "kg", "lb"] = draw(st.sampled_from(("%", "kg", "lb")))
            change = draw(st.none() | numbers("0.001", "90" if unit == "%" else "5000"))
            return DropSet(draw(st.integers(1, 10)), change, unit if change is not None else "")
        case 1:
            return RestPause(draw(st.integers(1, 10)), draw(short_rests()))
    return MyoReps(draw(counts()), draw(st.integers(1, 1000)), draw(st.none() | short_rests()))


@st.composite
def clusters(draw: st.DrawFn) -> Cluster:
    minis = draw(st.lists(st.integers(1, 1000), min_size=2, max_size=10))
    amounts = tuple(Amount(Decimal(mini)) for mini in minis)
    last = Amount(amounts[-1].low, more=draw(st.booleans()))
    return Cluster(draw(counts()), (*amounts[:-1], last), draw(st.none() | short_rests()))


@st.composite
def shaped(draw: st.DrawFn) -> Group:
    group = draw(groups())
    match draw(st.integers(0, 2)):
        case 0:
            cluster = draw(clusters())
            return replace(group, work=cluster, targets=draw(bundles(cluster.count.most)))
        case 1 if isinstance(group.work, Sets | PerSet) and {a.unit for a in amounts_of(group.work)} == {"reps"}:
            return replace(group, technique=draw(techniques()))
    return group


@st.composite
def in_rounds(draw: st.DrawFn) -> Group:
    once = shaped().filter(lambda group: not isinstance(group.work, MaxTest))
    inner = tuple(draw(st.lists(once, min_size=1, max_size=3)))
    behind = draw(groups())
    if behind.every is not None:  # it leaves no room for rests
        inner = tuple(replace(group, every=None, rest=None) for group in inner)
    work = Rounds(draw(counts(4)), inner)
    last = inner[-1]
    return replace(
        behind,
        work=work,
        targets=() if last.targets else draw(bundles(number_of_sets(work) // work.count.most)),
        hold=None if last.hold else behind.hold,
    )


DOSES = (
    st.lists(st.one_of(shaped(), in_rounds()), min_size=1, max_size=3)
    .filter(lambda made: sum(map(number_of_parts, made)) <= 100)
    .filter(lambda made: all(number_of_sets(g.work) > g.work.count.most for g in made if isinstance(g.work, Rounds)))
    .map(lambda made: Dose(carry_back(made)))
    .filter(lambda dose: not any(map(pairing_problem, dose.groups)) and not top_problem(dose))
)


@given(DOSES)
def test_sets_with_a_shape_are_read_back(dose: Dose) -> None:
    text, out = canonical(dose), Diagnostics()
    if len(text) > 500:
        return
    assert parse(text, SPAN, out) == dose, (text, list(out))
    assert not len(out)


@given(DOSES)
def test_what_is_carried_stays_as_it_is(dose: Dose) -> None:
    assert carry_back(dose.groups) == dose.groups
    assert merge(dose) == dose


@given(DOSES)
def test_a_load_beside_a_dose_reaches_every_group_that_has_none(dose: Dose) -> None:
    load = (LoadTarget((Decimal(60),), "kg"),)
    merged = merge(dose, load=load)
    text, out = canonical(merged), Diagnostics()
    assert len(text) > 500 or parse(text, SPAN, out) == merged, (text, list(out))
    for group in merged.groups:
        inner = group.work.groups if isinstance(group.work, Rounds) else (group,)
        assert all(each.targets or group.targets or isinstance(each.work, MaxTest) for each in inner)
