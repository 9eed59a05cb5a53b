"""The Texas Method, sixteen weeks to a meet, the conjugate wave, German Volume: loads worked out by hand.

Loads are rounded to 2.5 kg (a machine to 5 kg), a tie down.
"""

from __future__ import annotations

import pytest

from tests.programs.weeks import line, session, table

TEXAS = {
    # M. Rippetoe and L. Kilgore, Practical Programming for Strength Training, 2006: volume five sets of five at 90 % of
    # the best five, the light day two sets at 80 % of that (72 %), the light press three sets at 90 % of its volume
    # (81 %), then one five heavier than ever. Best fives: squat 140, bench press 100, press 65, deadlift 170, clean 80.
    1: {
        "Volume": ["5x5 @125", "5x5 @90", "5 @152.5"],  # 126, 90, 153
        "Light day": ["2x5 @100", "3x5 @52.5"],  # 100.8, 52.65 (press)
        "Intensity": ["5 @142.5", "5 @102.5", "5x3 @72.5"],  # 72
    },
    2: {
        "Volume": ["5x5 @127.5", "5x5 @57.5", "5 @157.5"],  # 128.5, 58.5 (press), 158
        "Light day": ["2x5 @102.5", "3x5 @80"],  # 103.3, 81 (bench press)
        "Intensity": ["5 @145", "5 @67.5", "5x3 @75"],  # 74.5
    },
    3: {
        "Volume": ["5x5 @130", "5x5 @92.5", "5 @162.5"],  # 131, 92.5, 163
        "Light day": ["2x5 @105", "3x5 @55"],  # 105.8, 55.15
        "Intensity": ["5 @147.5", "5 @105", "5x3 @77.5"],  # 77
    },
    4: {
        "Volume": ["5x5 @132.5", "5x5 @60", "5 @167.5"],  # 133.5, 61, 168
        "Light day": ["2x5 @107.5", "3x5 @82.5"],  # 108.3, 83.5
        "Intensity": ["5 @150", "5 @70", "5x3 @80"],  # 79.5
    },
}


@pytest.mark.parametrize("week", TEXAS)
def test_texas_method(week: int) -> None:
    lifts = ("Back Squat", "Bench Press", "Overhead Press", "Deadlift", "Power Clean")
    assert table("texas_method", week, *lifts) == TEXAS[week]


MEET = {
    # B. Krawczyk, 16 Week Program, calgarybarbell.com, 2017: sets and percentages of the lifts with a percentage, day
    # by day; s, b and d are squat, bench press and deadlift, ? a set that effort decides about.
    1: ["s 4x7 67; b 4x7 67", "d 4x7 67; b 3x5 60", "s 3x6 65", "d 3x6 63; b 4x10 63; d 3x8 40"],
    2: ["s 4x6 70; b 4x6 70", "d 4x6 70; b 3x6 60", "s 3x5 70", "d 3x5 65; b 4x10 65; d 3x8 43"],
    3: ["s 4x6 73; b 4x6 73", "d 4x6 73; b 3x4 65", "s 3x6 68", "d 3x6 68; b 4x10 68; d 3x6 45"],
    4: ["s 5x5 75; b 5x5 75", "d 5x5 75; b 3x3 70", "s 3x5 73", "d 3x5 73; b 4x8 70; d 3x6 48"],
    5: ["s 3x3 80, 2x5 68; b 4x3 80, 2x5 68", "d 3x3 80, 2x5 68; s 2x5 65", "b 6x5 70; d 2x5 65"],
    6: ["s 4x3 82, 2x5 70; b 5x3 82, 3x5 70", "d 4x3 82, 2x5 70; s 3x5 68", "b 6x4 73; d 3x5 68"],
    7: ["s 5x2 86, 2x4 72; b 5x2 86, 2x4 72", "d 5x2 86, 2x4 72; s 2x5 71", "b 6x3 75; d 2x5 71"],
    8: ["s 4x3 85, 3x4 75; b 5x3 85, 3x4 75", "d 4x3 85, 3x4 75; s 2x5 74", "b 6x5 68; d 2x4 74"],
    9: ["s 5x4 82, 2x4 71; b 6x4 82, 2x4 71", "d 4x4 82, 2x4 71; s 3x5 68", "b 6x5 72; d 2x5 68"],
    10: ["s 6x3 85, 2x4 74; b 7x3 85, 2x4 74", "d 5x3 85, 2x4 74; s 3x5 71", "b 6x4 75; d 3x5 71"],
    11: ["s 3x3 83, 2x4 76; b 3x3 83, 2x4 76", "d 3x3 83, 2x4 76; s 3x4 74", "b 5x3 78; d 3x4 74"],
    12: ["s 3 ?, 6x5 65; b 3 ?, 7x5 65", "d 3 ?, 6x5 65"],
    13: ["s 2 ?, 6x5 68; b 2 ?, 7x5 68", "d 2 ?, 6x5 68"],
    14: ["s 1 ?, 4x4 72; b 1 ?, 5x4 72", "d 1 ?, 4x4 72"],
    15: ["s 1 ?, 3x3 76; b 1 ?, 4x3 76", "d 1 ?, 3x3 76"],
    16: [
        "s 1 ?, 3x2 82; b 1 ?, 3x2 84",
        "d 1 ?, 2x2 82; b 4x1 85",
        "s 1 85, 2x2 78; b 1 85, 3x2 78; d 1 82, 2x2 75",
        "s 2x3 75; b 3x3 78; d 3 75",
    ],
}

OF_MAXES = {
    # By percentage: of 180, 120 and 210 kg.
    "s": "65 117.5, 67 120, 68 122.5, 70 125, 71 127.5, 72 130, 73 132.5, 74 132.5, 75 135, 76 137.5, 78 140, 80 145, "
    "82 147.5, 83 150, 85 152.5, 86 155",
    "b": "60 72.5, 63 75, 65 77.5, 67 80, 68 82.5, 70 85, 71 85, 72 87.5, 73 87.5, 74 90, 75 90, 76 90, 78 92.5, "
    "80 95, 82 97.5, 83 100, 84 100, 85 102.5, 86 102.5",
    "d": "40 85, 43 90, 45 95, 48 100, 63 132.5, 65 137.5, 67 140, 68 142.5, 70 147.5, 71 150, 72 150, 73 152.5, "
    "74 155, 75 157.5, 76 160, 78 165, 80 167.5, 82 172.5, 83 175, 85 177.5, 86 180",
}
MEET_LIFTS = {"Back Squat": "s", "Bench Press": "b", "Deadlift": "d", "Stiff-Leg Deadlift": "d"}


def with_loads(written: str) -> str:
    """A line of the table with loads: ``s 5x5 75`` becomes ``s 5x5 @135``."""
    lift, _, sets = written.partition(" ")
    loads = {"?": "?", **dict(entry.split() for entry in OF_MAXES[lift].split(", "))}
    return f"{lift} " + ", ".join(
        f"{work} @{loads[percent]}" for work, percent in (group.split() for group in sets.split(", "))
    )


@pytest.mark.parametrize("week", MEET)
def test_sixteen_weeks_to_a_meet(week: int) -> None:
    found = []
    for title in table("calgary_style", week):
        entries = [entry for entry in session("calgary_style", week, title).main if entry.exercise]
        rows = [(MEET_LIFTS.get(entry.name.partition(" (")[0]), line(entry)) for entry in entries]
        # What has no load at all is led by effort alone.
        kept = [f"{lift} {sets}" for lift, sets in rows if lift and not all("?" in part for part in sets.split(", "))]
        if kept:
            found.append(kept)
    assert found == [[with_loads(row) for row in day.split("; ")] for day in MEET[week]]


CONJUGATE = {
    # L. Simmons, Westside Barbell Book of Methods, 2007: fast squats to a box 12x2 at 50 and 55 %, 10x2 at 60 %; fast
    # bench press 9x3 at 50 %; fast deadlifts as singles at 60 to 70 %. Of 180, 125 and 210 kg.
    1: ["12x2 @90", "6x1 @125", "9x3 @62.5"],
    2: ["12x2 @100", "6x1 @137.5", "9x3 @62.5"],  # 99, 136.5
    3: ["10x2 @107.5", "6x1 @147.5", "9x3 @62.5"],  # 108, 147
}


@pytest.mark.parametrize("week", CONJUGATE)
def test_fast_days_of_the_conjugate_wave(week: int) -> None:
    lower, upper = (session("westside_style", week, f"Fast {half} body") for half in ("lower", "upper"))
    assert [line(entry) for entry in (*lower.main[:2], upper.main[0])] == CONJUGATE[week]


def test_heavy_days_of_the_conjugate_wave_have_another_lift_every_week() -> None:
    lifts = [
        [session("westside_style", week, f"Heavy {half} body").main[0] for week in (1, 2, 3)]
        for half in ("lower", "upper")
    ]
    assert [[entry.name for entry in half] for half in lifts] == [
        ["Box Squat (low box)", "Rack Pull", "Good Morning"],
        ["Floor Press", "Incline Bench Press", "Close-Grip Bench Press"],
    ]
    assert [line(entry) for half in lifts for entry in half] == ["1 @?", "1 @?", "3 @?", "1 @?", "1 @?", "1 @?"]


def test_german_volume() -> None:
    # C. Poliquin, Muscle Media 2000, 1996: ten sets of ten at 60 %, of 100 kg, 140 kg and, on a machine, 60 kg.
    pairs = {"Chest and back": ["10x10 @60", "10x10 @BW"], "Legs and abs": ["10x10 @85", "10x10 @35"]}
    found = table("german_volume", 1)
    assert {day: found[day][:2] for day in pairs} == pairs
