"""Programs that go up in fixed steps, session by session or week by week: loads worked out by hand."""

from __future__ import annotations

import pytest

from planner.plan.dose.work import write_amount
from tests.programs.weeks import load_of, session, table

FIVE_BY_FIVE = {
    # M. Hadim, StrongLifts 5x5, stronglifts.com, 2007: A squat, bench press, row; B squat, press, one five of deadlift;
    # 2.5 kg more each session, 5 kg for the deadlift, from the empty bar (row 30, deadlift 40 kg).
    1: [["5x5 @20", "5x5 @20", "5x5 @30"], ["5x5 @22.5", "5x5 @20", "5 @40"], ["5x5 @25", "5x5 @22.5", "5x5 @32.5"]],
    2: [["5x5 @27.5", "5x5 @22.5", "5 @45"], ["5x5 @30", "5x5 @25", "5x5 @35"], ["5x5 @32.5", "5x5 @25", "5 @50"]],
    3: [["5x5 @35", "5x5 @27.5", "5x5 @37.5"], ["5x5 @37.5", "5x5 @27.5", "5 @55"], ["5x5 @40", "5x5 @30", "5x5 @40"]],
    4: [["5x5 @42.5", "5x5 @30", "5 @60"], ["5x5 @45", "5x5 @32.5", "5x5 @42.5"], ["5x5 @47.5", "5x5 @32.5", "5 @65"]],
    5: [["5x5 @50", "5x5 @35", "5x5 @45"], ["5x5 @52.5", "5x5 @35", "5 @70"], ["5x5 @55", "5x5 @37.5", "5x5 @47.5"]],
    6: [["5x5 @57.5", "5x5 @37.5", "5 @75"], ["5x5 @60", "5x5 @40", "5x5 @50"], ["5x5 @62.5", "5x5 @40", "5 @80"]],
}


@pytest.mark.parametrize("week", FIVE_BY_FIVE)
def test_five_by_five(week: int) -> None:
    assert list(table("stronglifts_5x5", week).values()) == FIVE_BY_FIVE[week]


STARTING_STRENGTH = {
    # M. Rippetoe, Starting Strength, 3rd edition, 2011: A squat and press, B squat and bench press, three fives each;
    # one five of deadlift in every session (phase 1), in A alone with five triples of clean in B (phase 2), then
    # deadlift and clean in turn in A and chin-ups in B (phase 3). The squat goes on by 2.5 kg from session to session,
    # the deadlift by 5 kg, the presses and the clean by 2.5 kg each time that they come.
    1: ["3x5 @40, 3x5 @30, 5 @50", "3x5 @42.5, 3x5 @40, 5 @55", "3x5 @45, 3x5 @32.5, 5 @60"],
    2: ["3x5 @47.5, 3x5 @42.5, 5 @65", "3x5 @50, 3x5 @35, 5 @70", "3x5 @52.5, 3x5 @45, 5 @75"],
    3: ["3x5 @55, 3x5 @37.5, 5 @80", "3x5 @57.5, 3x5 @47.5, 5x3 @30", "3x5 @60, 3x5 @40, 5 @85"],
    4: ["3x5 @62.5, 3x5 @50, 5x3 @32.5", "3x5 @65, 3x5 @42.5, 5 @90", "3x5 @67.5, 3x5 @52.5, 5x3 @35"],
    5: ["3x5 @70, 3x5 @45, 5 @95", "3x5 @72.5, 3x5 @55, 5x3 @37.5", "3x5 @75, 3x5 @47.5, 5 @100"],
    6: ["3x5 @77.5, 3x5 @57.5, 5x3 @40", "3x5 @80, 3x5 @50, 5 @105", "3x5 @82.5, 3x5 @60, 5x3 @42.5"],
    7: ["3x5 @85, 3x5 @52.5, 5x3 @45", "3x5 @87.5, 3x5 @62.5, 3xAMRAP @?", "3x5 @90, 3x5 @55, 5 @110"],
    8: ["3x5 @92.5, 3x5 @65, 3xAMRAP @?", "3x5 @95, 3x5 @57.5, 5x3 @47.5", "3x5 @97.5, 3x5 @67.5, 3xAMRAP @?"],
    9: ["3x5 @100, 3x5 @60, 5 @115", "3x5 @102.5, 3x5 @70, 3xAMRAP @?", "3x5 @105, 3x5 @62.5, 5x3 @50"],
    10: ["3x5 @107.5, 3x5 @72.5, 3xAMRAP @?", "3x5 @110, 3x5 @65, 5 @120", "3x5 @112.5, 3x5 @75, 3xAMRAP @?"],
    11: ["3x5 @115, 3x5 @67.5, 5x3 @52.5", "3x5 @117.5, 3x5 @77.5, 3xAMRAP @?", "3x5 @120, 3x5 @70, 5 @125"],
    12: ["3x5 @122.5, 3x5 @80, 3xAMRAP @?", "3x5 @125, 3x5 @72.5, 5x3 @55", "3x5 @127.5, 3x5 @82.5, 3xAMRAP @?"],
}


@pytest.mark.parametrize("week", STARTING_STRENGTH)
def test_starting_strength(week: int) -> None:
    assert [", ".join(lines) for lines in table("starting_strength", week).values()] == STARTING_STRENGTH[week]


MADCOW = {
    # Madcow 5x5 after Bill Starr (geocities.com/elitemadcow1, about 2005): Monday climbs in steps of 12.5 % to the top
    # set, Wednesday's squat stops at 75 % and its deadlift climbs from 62.5 %, Friday adds a triple at 102.5 % and
    # eight at 75 %. The top sets grow by 2.5 % a week: squat 110, 112.75, 115.57, 118.46, 121.42, 124.45, 127.57,
    # 130.76; deadlift 140, 143.5, 147.09, 150.77, 154.53, 158.4, 162.36, 166.42 kg.
    1: ("55 67.5 82.5 95 110", "55 67.5 82.5 95 112.5 82.5", "87.5 105 122.5 140"),
    2: ("57.5 70 85 97.5 112.5", "57.5 70 85 97.5 115 85", "90 107.5 125 142.5"),
    3: ("57.5 72.5 87.5 100 115", "57.5 72.5 87.5 100 117.5 87.5", "92.5 110 127.5 147.5"),
    4: ("60 75 90 102.5 117.5", "60 75 90 102.5 122.5 90", "95 112.5 132.5 150"),
    5: ("60 75 90 105 122.5", "60 75 90 105 125 90", "97.5 115 135 155"),
    6: ("62.5 77.5 92.5 110 125", "62.5 77.5 92.5 110 127.5 92.5", "100 120 137.5 157.5"),
    7: ("65 80 95 112.5 127.5", "65 80 95 112.5 130 95", "102.5 122.5 142.5 162.5"),
    8: ("65 82.5 97.5 115 130", "65 82.5 97.5 115 135 97.5", "105 125 145 167.5"),
}


@pytest.mark.parametrize("week", MADCOW)
def test_madcow(week: int) -> None:
    squat, record, deadlift = (
        next(entry for entry in session("madcow", week, day).main if entry.name == lift)
        for day, lift in (("Heavy", "Back Squat"), ("Record", "Back Squat"), ("Light", "Deadlift"))
    )
    found = [" ".join(load_of(planned) for planned in entry.sets) for entry in (squat, record, deadlift)]
    assert tuple(found) == MADCOW[week]
    assert [write_amount(planned.amount) for planned in record.sets] == ["5", "5", "5", "5", "3", "8"]
    assert {write_amount(planned.amount) for planned in (*squat.sets, *deadlift.sets)} == {"5"}
