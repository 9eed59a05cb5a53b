"""Loads that follow from another load, measures that are kept as written, and repetitions that are held."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import canonical, merge, parse_targets, top_problem
from planner.plan.dose.model import EffortTarget, Hold, MeasureTarget, ReferenceTarget, WordsTarget
from tests.plan.doses import marked, problem_of, read

TOP = ReferenceTarget("top", change=Decimal(-10), unit="%")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("-10%", TOP),
        ("top-10%", TOP),
        ("@top set - 10 %", TOP),
        ("the top set", ReferenceTarget("top")),
        ("85% of the top set", ReferenceTarget("top", values=(Decimal(85),))),
        ("last", ReferenceTarget("last")),
        ("last time + 2,5 kg", ReferenceTarget("last", change=Decimal("2.5"), unit="kg")),
        ("last-5lb", ReferenceTarget("last", change=Decimal(-5), unit="lb")),
        ("85% of last-2.5kg", ReferenceTarget("last", 0, (Decimal(85),), None, Decimal("-2.5"), "kg")),
        ("5RM", ReferenceTarget("RM", 5)),
        ("85% of 5 RM", ReferenceTarget("RM", 5, (Decimal(85),))),
        ("90% 3rm", ReferenceTarget("RM", 3, (Decimal(90),))),
        ("1RM-20kg", ReferenceTarget("RM", 1, (), None, Decimal(-20), "kg")),
        ("2:05", MeasureTarget(Decimal(125))),
        ("1:55-2:00 / 500m", MeasureTarget(Decimal(115), Decimal(120), "/500m")),
        ("0:01/1m", MeasureTarget(Decimal(1), None, "/1m")),
        ("5:00/1km", MeasureTarget(Decimal(300), None, "/km")),
        ("5:00 per mile", MeasureTarget(Decimal(300), None, "/mi")),
        ("Zone 2", MeasureTarget(Decimal(2), None, "Z")),
        ("Z2\u20133", MeasureTarget(Decimal(2), Decimal(3), "Z")),
        ("130-145 bpm", MeasureTarget(Decimal(130), Decimal(145), "HR")),
        ("heart rate 120", MeasureTarget(Decimal(120), None, "HR")),
        ("250 watts", MeasureTarget(Decimal(250), None, "W")),
        ("0,5 m/s", MeasureTarget(Decimal("0.5"), None, "m/s")),
        ("24 inches", MeasureTarget(Decimal(24), None, "in")),
        ("zone", WordsTarget("zone")),
        ("top-down", WordsTarget("top-down")),
    ],
)
def test_a_target(text: str, target: object) -> None:
    out = Diagnostics()
    found = parse_targets(text, Span.point("plan.yaml"), out)
    assert found == (target,), list(out)


def test_a_share_of_the_best_single_says_so() -> None:
    assert read("5x5 @85% of 1RM") == read("5x5 @85% max") == read("5x5 @85% of my best") != read("5x5 @85%")


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("20min Z2", "20min @Z2"),
        ("20min, 250W", "20min @250W"),
        ("5km 5:00/km", "5km @5:00/km"),
        ("20min 140 bpm", "20min @HR140"),
        ("1x5, 3x5 -10%", "5, 3x5 @top-10%"),
        ("5 @24in @RPE8 @Z2 @60kg @easy", "5 @60kg @RPE8 @Z2 @24in @easy"),
    ],
)
def test_the_sign_may_be_missing_where_a_unit_shows_what_is_meant(written: str, spelled: str) -> None:
    assert canonical(read(written)) == spelled


def test_what_refers_to_the_top_set_is_carried_back_to_all_groups_but_that_one() -> None:
    dose = read("1x5, 3x5, 10 @top-10% rest 2min")
    assert [group.targets for group in dose.groups] == [(), (TOP,), (TOP,)]
    assert all(group.rest is not None for group in dose.groups)
    assert canonical(dose) == "5, 3x5, 10 @top-10% rest 2min"
    last = read("1x5, 3x5 @last")
    assert last.groups[0].targets == last.groups[1].targets


def test_a_load_of_the_item_that_refers_to_the_top_set_leaves_it_free() -> None:
    dose = merge(read("1x5, 3x5"), (TOP,))
    assert [group.targets for group in dose.groups] == [(), (TOP,)]
    assert not top_problem(dose)
    assert top_problem(merge(read("3x5"), (TOP,)))
    assert not top_problem(merge(read("3x5 @RPE8"), (TOP,)))


@pytest.mark.parametrize(
    ("text", "hold"),
    [
        ("3x5 pause 2s", Hold("pause", Decimal(2))),
        ("3x5 pause 2", Hold("pause", Decimal(2))),
        ("3x5, 2 sec pause", Hold("pause", Decimal(2))),
        ("3x5 hold for 1:00", Hold("hold", Decimal(60))),
        ("3x5 hold 1-2 breaths", Hold("hold", Decimal(1), Decimal(2), "breaths")),
        ("3x10x5s", Hold("hold", Decimal(5))),
        ("3 sets of 10 x 5-10 s holds", Hold("hold", Decimal(5), Decimal(10))),
        ("8, 6, 4 hold 0.5s", Hold("hold", Decimal("0.5"))),
    ],
)
def test_a_pause_or_hold(text: str, hold: Hold) -> None:
    [group] = read(text).groups
    assert group.hold == hold
    assert not group.rest


def test_a_hold_belongs_to_its_group_and_stands_before_the_targets() -> None:
    dose = read("3x5, 2x5 @60kg hold 5s each")
    assert [group.hold for group in dose.groups] == [None, Hold("hold", Decimal(5))]
    assert canonical(dose) == "3x5, 2x5 each hold 5s @60kg"
    assert canonical(read("3x5, 30s hold 5s")) == "3x5, 30s hold 5s"
    assert read("3x5 @RPE8 (2 s pause)").groups[0].targets == (EffortTarget("RPE", (Decimal(8),)),)


@pytest.mark.parametrize(
    ("text", "code", "place", "hints"),
    [
        ("3x5 @top-10%", "dose-reference", "top-10%", ["3x5 @top-10%"]),
        ("3x5 -10%, 2x5", "dose-reference", "-10%", ["comes first"]),
        ("5, 3 @top-10%", "dose-reference", "top-10%", ["a group of its own"]),
        ("3x5 -5kg", "dose-ambiguous", "-5kg", ["`@top-5kg`", "`@BW-5kg`"]),
        ("3x5 +5kg", "dose-ambiguous", "+5kg", ["`@last+5kg`", "`@BW+5kg`"]),
        ("3x5 @+5%", "dose-ambiguous", "+5%", ["`@top+5%`", "`@last+5%`"]),
        ("3x5 @last+2.5", "dose-ambiguous", "+2.5", ["`+2.5%`", "`+2.5kg`"]),
        ("3x5 @-10", "dose-ambiguous", "-10", ["`-10%`", "`-10kg`"]),
        ("3x5 @85% of last-10%", "dose-ambiguous", "85% of last-10%", ["`75%`", "`76.5%`"]),
        ("3x5 @last-0%", "dose-number", "-0%", []),
        ("3x5 @last-100%", "dose-number", "-100%", []),
        ("3x5 @0RM", "dose-number", "0RM", []),
        ("3x5 @31RM", "dose-number", "31RM", []),
        ("3x5 @last rep slow", "dose-syntax", "last rep", ['`@"last rep"`']),
        ("3x5 @60kg @5RM", "dose-twice", "5RM", ["60kg"]),
        ("3x5 @70%+10%", "dose-ambiguous", "+10%", ["`80%`"]),
        ("3x5 @70%+20", "dose-ambiguous", "+20", ["`+20kg`"]),
        ("3x5 @70%+0kg", "dose-number", "+0kg", []),
        ("3x5 @70%+6000kg", "dose-number", "+6000kg", []),
        ("20min @80% of FTP+5kg", "dose-syntax", "+5kg", ["`80% of FTP`"]),
        ("3x5 @80% of @RPE8", "dose-syntax", "@RPE8", ["`80% of back_squat`"]),
        ("20min @80% of FTP @250W", "dose-twice", "250W", []),
        ("3x5 @BW+150%", "dose-number", "BW+150%", []),
        ("20min @Z8", "dose-number", "Z8", []),
        ("20min @Z2.5", "dose-number", "Z2.5", ["@Z2"]),
        ("20min @HR 5", "dose-number", "HR 5", []),
        ("5x3 @0in", "dose-number", "0in", []),
        ("20min @Z2 @Z3", "dose-twice", "Z3", ["Z2"]),
        ("5km @5:00/m", "dose-syntax", "5:00/m", ["/500m", "/km"]),
        ("5km @3:00:00", "dose-number", "3:00:00", []),
        ("5x3 @24in in 5", "dose-ambiguous", "in 5", ["`in 5min`", "`in 5s`"]),
        ("3x5 pause", "dose-syntax", "pause", ["pause 2s", "`(hold)`"]),
        ("3x30s hold", "dose-syntax", "hold", ["`(hold)`"]),
        ("3x30s, 20s hold", "dose-syntax", "hold", ["`(hold)`"]),
        ("3x5 hold x", "dose-syntax", "x", ["pause 2s"]),
        ("3x5 pause 0s", "dose-number", "0s", ["leave it out"]),
        ("3x5 hold 11min", "dose-number", "11min", []),
        ("3x5 hold 101 breaths", "dose-number", "101 breaths", []),
        ("3x5 pause 2s hold 3s", "dose-twice", "hold 3s", ["pause 2s"]),
    ],
)
def test_a_problem_shows_what_to_write(text: str, code: str, place: str, hints: list[str]) -> None:
    problem = problem_of(text)
    assert (problem.code, marked(text, problem)) == (code, place)
    assert all(hint in problem.hint for hint in hints), problem.hint
