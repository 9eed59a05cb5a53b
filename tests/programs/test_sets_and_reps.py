"""Programs without percentages: their sets, repetitions, intervals and first loads as their authors publish them."""

from __future__ import annotations

import pytest

from planner.plan.dose.model import RestPause
from planner.plan.dose.work import write_amount
from planner.program import Superset
from tests.programs.weeks import program, session, table


def without_blanks(lines: list[str]) -> list[str]:
    """Lines without the mark of a load that the plan leaves to the lifter."""
    return [entry.replace(" @?", "") for entry in lines]


COUCH_TO_5K = {
    # J. Clark, The Couch-to-5K Running Plan, coolrunning.com, 1996: running and walking in turn, session by session.
    1: [["8x60s", "8x90s"]] * 3,
    2: [["6x90s", "6x2min"]] * 3,
    3: [["2x90s", "2x90s", "2x3min", "2x3min"]] * 3,
    4: [["2x3min", "2x90s", "2x5min", "2x2:30"]] * 3,
    5: [["3x5min"], ["2x8min"], ["20min"]],
    6: [["5min", "3min", "8min", "3min", "5min"], ["2x10min"], ["25min"]],
    7: [["25min"]] * 3,
    8: [["28min"]] * 3,
    9: [["30min"]] * 3,
}


@pytest.mark.parametrize("week", COUCH_TO_5K)
def test_couch_to_5k(week: int) -> None:
    assert [without_blanks(lines) for lines in table("couch_to_5k", week).values()] == COUCH_TO_5K[week]


def test_benchmark_workouts() -> None:
    # CrossFit Journal, September 2003 (Cindy, Fran); crossfit.com, 18 August 2005 (Murph).
    assert table("benchmark_workouts", 1) == {
        "Fran": ["21 @95, 15 @95, 9 @95", "21 @?, 15 @?, 9 @?"],
        "Cindy": ["5 @?", "10 @?", "15 @?"],
        "Murph": ["1mi @?", "100 @?", "200 @?", "300 @?", "1mi @?"],
    }


def test_gzclp() -> None:
    # C. Lefever, GZCLP, r/gzcl, 2016: the heavy lift 5x3 at 85 % of the best five, the middle one 3x10, the light one
    # 3x15, the last sets of the first and the third open. Best fives: squat 80, bench 60, deadlift 100, press 40 kg.
    light = "2x15 @?, 15+ @?"
    assert list(table("gzclp", 1).values()) == [
        ["4x3 @67.5, 3+ @67.5", "3x10 @42.5", light],  # squat 68, bench press 43.2
        ["4x3 @35, 3+ @35", "3x10 @72.5", light],  # press 34, deadlift 72
        ["4x3 @50, 3+ @50", "3x10 @57.5", light],  # bench press 51, squat 57.6
    ]
    assert table("gzclp", 2)["B2"] == ["4x3 @85, 3+ @85", "3x10 @30", light]  # deadlift 85, press 28.8


def test_greyskull() -> None:
    # J. Sheaffer, The Greyskull LP, 2nd edition, 2012: two fives and a set of five or more, one for the deadlift.
    week = table("greyskull_lp", 1)
    assert week["A"] == ["2x5 @35, 5+ @35", "2x5 @BW, 5+ @BW", "2x5 @70, 5+ @70"]
    assert week["B"] == ["2x5 @50, 5+ @50", "2x5 @45, 5+ @45", "5+ @90"]


def test_phul() -> None:
    # B. Campbell, PHUL Workout Routine, muscleandstrength.com, 2013; the higher number of sets is up to the lifter.
    found = {day: without_blanks(lines) for day, lines in table("phul", 1).items()}
    assert found == {
        "Upper power": ["4x3-5", "4x6-10", "4x3-5", "4x6-10", "3x5-8", "3x6-10", "3x6-10"],
        "Lower power": ["4x3-5", "4x3-5", "5x10-15", "4x6-10", "4x6-10"],
        "Upper hypertrophy": ["4x8-12"] * 7,
        "Lower hypertrophy": ["4x8-12", "4x8-12", "4x10-15", "4x10-15", "4x8-12", "4x8-12"],
    }


def test_phat() -> None:
    # L. Norton, P.H.A.T. Training, simplyshredded.com, 2011. Fast sets are 65 to 70 % of the best
    # five: 80, 120 and 36 kg.
    found = {day: without_blanks(lines) for day, lines in table("phat", 1).items()}
    assert found == {
        "Upper power": ["3x3-5", "2x6-10", "2x6-10", "3x3-5", "2x6-10", "3x6-10", "3x6-10", "3x6-10"],
        "Lower power": ["3x3-5", "2x6-10", "2x6-10", "3x5-8", "2x6-10", "3x6-10", "2x6-10"],
        "Back and shoulders": [
            "6x3 @52.5-55", "3x8-12", "3x8-12", "2x12-15", "2x15-20", "3x8-12", "2x12-15", "3x12-20",
        ],
        "Lower body": [
            "6x3 @77.5-85", "3x8-12", "2x12-15", "3x15-20", "3x8-12", "2x12-15", "2x15-20", "4x10-15", "3x15-20",
        ],
        "Chest and arms": [
            "6x3 @24-26", "3x8-12", "3x12-15", "2x15-20", "3x8-12", "2x12-15", "2x15-20",
            "3x8-12", "2x12-15", "2x15-20",
        ],
    }  # fmt: skip


def test_rest_pause_of_doggcrapp() -> None:
    # D. Trudel, Cycles for Pennies, 2000: one set of 11 to 15 in three parts, some breaths apart; arms 15 to 20; the
    # back in two plain sets of 6 to 9 and 9 to 12; for the thighs 4 to 8, then twenty.
    first = session("doggcrapp", 1, "A1").main[0].sets
    assert len(first) == 1
    assert isinstance(first[0].technique, RestPause)
    assert write_amount(first[0].amount) == "11-15 total"
    assert len(first[0].minis) == 2
    week = table("doggcrapp", 1)
    assert without_blanks(week["A1"])[-1] == "6-9, 9-12"
    assert without_blanks(week["B1"])[-1] == "4-8, 20"


def test_a_round_of_easy_strength() -> None:
    # D. John, Even Easier Strength, danjohn.net: ten workouts in two weeks, ten repetitions of a lift in most.
    weeks = [[lines[0] for lines in table("easy_strength", week).values()] for week in (1, 2)]
    assert [without_blanks(week) for week in weeks] == [
        ["2x5", "2x5", "5, 3, 2", "2x5", "2x5"],
        ["2x5", "6x1", "10", "2x5", "5, 3, 2"],
    ]
    last, first = ([list(table("easy_strength", week)) for week in weeks] for weeks in ((7, 8), (1, 2)))
    assert last == first


def test_german_volume_has_its_tempo_and_rests() -> None:
    # C. Poliquin, Muscle Media 2000, 1996: four seconds down, two up; ninety seconds between the lifts of a pair.
    (press, *_) = session("german_volume", 1, "Chest and back").main
    assert press.tempo is not None
    assert press.tempo.phases == ("4", "0", "2", "0")
    pair = session("german_volume", 1, "Chest and back").parts[0].items[0]
    assert isinstance(pair, Superset)
    assert pair.rounds == 10
    assert [rest.low for rest in (pair.rest, pair.rest_inside) if rest] == [90, 90]


def test_the_big_three_in_falling_pyramids() -> None:
    # S. McGill, Low Back Disorders, 2002: curl-up, side plank and bird dog in falling pyramids of short holds.
    weeks = {week: without_blanks(table("low_back_big_three", week)["Every day"][1:4]) for week in (1, 2, 3, 4)}
    low, high = ["6, 4, 2"] * 3, ["8, 6, 4"] * 3
    assert weeks == {1: low, 2: low, 3: high, 4: high}


def test_balance_for_later_years() -> None:
    # J. Campbell and M. C. Robertson, Otago Exercise Programme, 2003: tens, once or twice; five to ten times up from a
    # chair; ten seconds on one leg; ten steps heel to toe.
    week = table("senior_balance", 1)
    assert without_blanks(week["Strength and balance"]) == [
        "2x10",
        "2x10",
        "2x10 @BW",
        "2x10",
        "2x5-10",
        "10s",
        "2x10 steps",
    ]
    assert [table("senior_balance", number)["Walk"] for number in (1, 2, 3, 4)] == [
        ["10min @?"],
        ["15min @?"],
        ["20min @?"],
        ["30min @?"],
    ]


@pytest.mark.parametrize(
    "name", ["prenatal_home", "knee_six_weeks", "shoulder_cuff", "low_back_big_three", "senior_balance"]
)
def test_care_programs_say_when_to_stop_and_when_to_look_again(name: str) -> None:
    found = program(name)
    assert len(found.care.stop_if) >= 2
    assert found.start is not None
    assert found.patient.review is not None
    assert (found.patient.review - found.start).days == 7 * found.weeks
