"""Shares of training maxes and other measures, tests, totals and clocks, worked out; every number is done by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.plan.dose.model import MeasureTarget
from planner.program import Entry, Program
from planner.program.volume import session_minutes
from tests.resolving import run
from tests.test_references import problem, resolved, short, shown


def entries(items: str, head: str) -> tuple[Entry, ...]:
    program, problems = resolved(items, head)
    assert not problems, [found.message for found in problems]
    return program.sessions[0].entries


@pytest.mark.parametrize(
    ("head", "dose", "loads"),
    [
        # 90 % of 140 is 126: 65, 75 and 85 % of it are 81.9, 94.5 and 107.1
        ("", "5/5/5+ @65/75/85% TM", ["82.5 kg", "95 kg", "107.5 kg"]),
        # 85 % of 140 is 119: 89.25
        ("training_max: 85%\n", "5 @75% TM", ["90 kg"]),
        # of 120 itself: 90
        ("training_max: {squat: 120}\n", "5 @75% TM", ["90 kg"]),
        # of 80 % of 140, 112: 84
        ("training_max: {squat: 80%}\n", "5 @75% TM", ["85 kg"]),
        # a percentage alone, by the plan, of 126 or of 140
        ("percent_of: TM\n", "5 @50%", ["62.5 kg"]),
        ("percent_of: TM\n", "5 @50% of max", ["70 kg"]),
        ("percent_of: max\n", "5 @50%", ["70 kg"]),
        ("", "1 @TM", ["125 kg"]),
        # factor, then what is added: 98 + 5, 98 + 9.07 (20 lb), 98 - 5, 63 - 2.5
        ("", "4 @70%+5kg", ["102.5 kg"]),
        ("", "4 @70%+20lb", ["107.5 kg"]),
        ("", "4 @70%-5kg", ["92.5 kg"]),
        ("", "4 @50% TM-2.5kg", ["60 kg"]),
        ("", "4 @60-70%+5kg", ["90-102.5 kg"]),
        ("bodyweight: 82\n", "8 @50% of BW", ["40 kg"]),
        ("", "3 @90% of e1RM", ["125 kg"]),
    ],
)
def test_shares_are_worked_out_before_they_are_rounded(head: str, dose: str, loads: list[str]) -> None:
    assert shown(f"- squat: {dose}", head + "maxes: {squat: 140}\n") == loads


def test_a_single_is_estimated_from_last_time() -> None:
    # 100 kg five times is 116 2/3 kg once; 90 % of it are 105
    assert shown("- squat: 3 @90% of e1RM\n  last: 100kg x5") == ["105 kg"]


def test_shares_of_the_bodyweight_are_added_and_taken_off() -> None:
    head = "bodyweight: 82\n"
    assert shown("- pull_up: 5 @BW+10%", head) == ["+7.5 kg"]
    assert shown("- pull_up: 5 @BW-25%", head) == ["-20 kg"]
    assert problem("- pull_up: 5 @BW+10%", "")[1] == "no-bodyweight"
    assert problem("- squat: 5 @50% of BW", "")[1] == "no-bodyweight"


def test_a_training_max_of_a_lift_with_the_bodyweight_holds_the_whole_weight() -> None:
    # 82 + 38 are 120; 90 % of it are 108, of which 80 % are 86.4: 4.4 more than the lifter
    head = "bodyweight: 82\nmaxes: {pull_up: BW+38}\n"
    assert shown("- pull_up: 5 @80% TM", head) == ["+5 kg"]
    # a training max of the bodyweight and 20: 102, of which 90 % are 91.8
    assert shown("- pull_up: 5 @90% TM", "bodyweight: 82\ntraining_max: {pull_up: BW+20}\n") == ["+10 kg"]


def test_a_training_max_needs_no_max_and_a_share_does() -> None:
    assert shown("- squat: 5 @100% TM", "training_max: {squat: 120}\n") == ["120 kg"]
    assert problem("- squat: 5 @80% TM", "")[1] == "no-max"
    twice = "training_max: {back_squat: 100, squat: 110}\n"
    assert problem("- squat: 5 @80kg", twice)[1] == "max-twice"
    assert problem("- squat: 5", "training_max: {sqat: 100}\n")[1] == "unknown-exercise"


def test_a_variation_has_the_training_max_of_its_exercise() -> None:
    head = "training_max: {squat: 100}\n"
    assert shown("- squat (paused): 5 @70% TM", head) == ["70 kg"]
    assert shown("- bench_press: 5 @70% of squat", head + "percent_of: TM\n") == ["70 kg"]


def test_power_and_heart_rate_are_worked_out_where_the_plan_knows_them() -> None:
    head = "maxes: {FTP: 250, HRmax: 187}\n"
    bike, run_, lists = entries(
        "- {name: Bike, sets: 20min @80% of FTP}\n"
        "- {name: Run, sets: 30min @65-75% of HRmax}\n"
        "- {name: Row, sets: 5min/5min @75/85% of FTP}",
        head,
    )
    assert bike.sets[0].measure == MeasureTarget(Decimal(200), None, "W")
    assert bike.resistance == "none"
    # 121.55 and 140.25 beats
    assert run_.sets[0].measure == MeasureTarget(Decimal(122), Decimal(140), "HR")
    # 187.5, a tie, goes down
    assert [planned.measure.low for planned in lists.sets if planned.measure] == [187, 212]
    (unknown,) = entries("- {name: Bike, sets: 20min @80% of FTP}", "")
    assert unknown.sets[0].measure is None
    assert problem("- squat: 5", "maxes: {FTP: 250, ftp: 260}\n")[1] == "max-twice"


def test_percentages_after_a_test_are_blank_without_a_warning() -> None:
    squat, press, leg = entries(
        "- squat: test 1RM, 3x5 @80%\n  warm_up: 50% of max x5\n- bench_press: 5 @80%\n- squat (paused): 3 @5RM",
        "maxes: {squat: 140, bench_press: 100}\n",
    )
    assert [step.load and short(step.load) for step in squat.warm_up] == ["70 kg"]  # it comes before the test
    assert [planned.test for planned in squat.sets] == [True, False, False, False]
    assert [planned.load for planned in squat.sets] == [None] * 4
    assert [planned.awaits_test for planned in squat.sets] == [False, True, True, True]
    assert squat.resistance == "weight"
    assert short(press.sets[0].load) == "80 kg"
    assert leg.sets[0].load is None
    assert leg.sets[0].awaits_test


def test_a_test_decides_about_maxes_that_follow_from_it_and_not_about_given_training_maxes() -> None:
    head = "maxes: {squat: 140, bench_press: 50% of squat}\ntraining_max: {squat: 120}\n"
    _, press, squat = entries("- squat: test 5RM\n- bench_press: 5 @80%\n- squat: 5 @50% TM", head)
    assert press.sets[0].load is None
    assert press.sets[0].awaits_test
    assert short(squat.sets[0].load) == "60 kg"


def test_the_test_of_a_variation_is_its_own() -> None:
    head = "maxes: {squat: 140, squat (paused): 120}\n"
    _, plain, paused = entries("- squat (paused): test 1RM\n- squat: 5 @50%\n- squat (paused): 5 @50%", head)
    assert short(plain.sets[0].load) == "70 kg"
    assert paused.sets[0].load is None


def week(text: str) -> Program:
    program, problems = run(text)
    assert program is not None
    assert not problems, [found.message for found in problems]
    return program


def test_a_test_counts_from_its_day_on_in_whatever_order_the_sessions_stand() -> None:
    program = week(
        "maxes: {squat: 140}\nsessions:\n"
        "  - {name: B, day: [Monday, Friday], exercises: [squat: 5 @50%]}\n"
        "  - {name: A, day: Wednesday, exercises: [squat: test 1RM]}\n"
    )
    monday, wednesday, friday = program.sessions
    assert [session.name for session in program.sessions] == ["B", "A", "B"]
    assert short(monday.entries[0].sets[0].load) == "70 kg"
    assert wednesday.entries[0].sets[0].test
    assert friday.entries[0].sets[0].load is None
    assert [session.id for session in program.sessions] == ["w1.b", "w1.a", "w1.b_2"]


@pytest.mark.parametrize(
    ("dose", "minutes"),
    [
        # 60 s to set up, then as the clock says
        ("20x3 every 1:00", 20),  # 1260 s
        ("20x10 in 29min", 30),  # 1800 s
        ("AMRAP in 29min", 30),
        # 50 repetitions are 200 s, and 4 rests between 5 sets of 10: 200 s with those of 50 s
        ("50 total rest 50s", 10),  # 460 s
        ("8x20s/10s", 5),  # 60 + 160 + 70
        # 10 breaths are 40 s: 60 + 10 x 40 + 9 x 40
        ("10x10 rest 10 breaths", 15),  # 820 s
        # as needed is what nobody speaks of, 90 s: 60 + 400 + 810
        ("10x10 rest as needed", 20),  # 1270 s
        # 60 + 5 x 120 + 4 x 30 between the groups none + 120
        ("5x3 every 2min, 30s", 10),  # 690 s: no rest after the last start
    ],
)
def test_time_is_as_the_clock_says(dose: str, minutes: int) -> None:
    program, _ = resolved(f"- plank: {dose}", "")
    assert session_minutes(program.sessions[0]).value == minutes


def test_a_test_counts_in_later_weeks_until_a_block_gives_a_new_max() -> None:
    text = (
        "maxes: {squat: 140, bench_press: 100}\nblocks:\n"
        "  - {name: One, weeks: 3, sessions: [{name: A, exercises: [squat: 5 @50% | test 1RM | 5 @50%]}]}\n"
        "  - {name: Two, weeks: 1, maxes: {bench_press: 110}, sessions: [{name: A, exercises: [squat: 5 @50%]}]}\n"
        "  - {name: Three, weeks: 1, maxes: {squat: 150}, sessions: [{name: A, exercises: [squat: 5 @50%]}]}\n"
    )
    found = []
    for number in range(1, 6):
        program, problems = run(text, week=number)
        assert program is not None
        assert not problems, [problem.message for problem in problems]
        [planned] = program.sessions[0].entries[0].sets
        found.append(planned.test or short(planned.load))
    assert found == ["70 kg", True, "?", "?", "75 kg"]
