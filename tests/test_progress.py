"""Progressions over the weeks of a plan: what time adds is worked out, what the reader decides is never made up."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Source
from planner.plan.dose import canonical
from planner.plan.reader import read_plan
from planner.program import Program
from planner.program.resolve import whole
from tests.resolving import SHELF, run

HEAD = "maxes: {back_squat: 140, bench_press: 100}\n"


def program(text: str, week: int = 1) -> Program:
    """The program of a plan without problems."""
    found, problems = run(text, week=week)
    assert found is not None
    assert [problem.message for problem in problems] == []
    return found


def plan(item: str, weeks: int = 4, *, head: str = "", days: str = "Monday") -> str:
    """A plan of one session with one exercise."""
    lines = "".join(f"        {line}\n" for line in item.split("\n"))
    session = f"sessions:\n  - name: A\n    day: {days}\n    exercises:\n      -\n{lines}"
    return f"{HEAD}weeks: {weeks}\n{head}{session}"


def load(value: Decimal | None) -> str:
    return "?" if value is None else f"{value:f}"


def said(found: Program) -> list[str]:
    """Each exercise in the order of the days: the load and the repetitions of its first set, and how many sets."""
    return [
        f"{len(entry.sets)}x{entry.sets[0].amount.low} {load(entry.sets[0].load.value if entry.sets[0].load else None)}"
        for session in found.sessions
        for entry in session.entries
    ]


def weekly(text: str, weeks: int = 4) -> list[list[str]]:
    return [said(program(text, week)) for week in range(1, weeks + 1)]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("back_squat: 5x5 @60kg\nprogress: +2.5kg every week", ["5x5 60", "5x5 62.5", "5x5 65", "5x5 67.5"]),
        ("back_squat: 5x5 @60kg\nprogress: +2.5kg each session", ["5x5 60", "5x5 62.5", "5x5 65", "5x5 67.5"]),
        ("back_squat: 5x5 @60kg\nprogress: +5kg every 2 weeks", ["5x5 60", "5x5 60", "5x5 65", "5x5 65"]),
        ("back_squat: 5x5 @60kg\nprogress: -5kg every week", ["5x5 60", "5x5 55", "5x5 50", "5x5 45"]),
        # 61.25, 62.5 and 63.75 kg before the rounding, a tie goes down
        ("back_squat: 5x5 @60kg\nprogress: +1.25kg every week", ["5x5 60", "5x5 60", "5x5 62.5", "5x5 62.5"]),
        # 66, 72.6 and 79.86 kg
        ("back_squat: 5x5 @60kg\nprogress: +10% every week", ["5x5 60", "5x5 65", "5x5 72.5", "5x5 80"]),
        ("back_squat: 5x5 @60kg\nprogress: x1.1 every week", ["5x5 60", "5x5 65", "5x5 72.5", "5x5 80"]),
        ("back_squat: 5x5 @75%\nprogress: +2.5kg every week", ["5x5 105", "5x5 107.5", "5x5 110", "5x5 112.5"]),
        # 75, 77.5, 80 and 82.5 % of 140
        ("back_squat: 5x5 @75%\nprogress: +2.5% of max every week", ["5x5 105", "5x5 107.5", "5x5 112.5", "5x5 115"]),
        ("back_squat: 5x5 @75%\nprogress: max +10kg every week", ["5x5 105", "5x5 112.5", "5x5 120", "5x5 127.5"]),
        # the training max is 126, 136, 146 and 156 kg
        ("back_squat: 5x5 @50% TM\nprogress: TM +10kg every week", ["5x5 62.5", "5x5 67.5", "5x5 72.5", "5x5 77.5"]),
        ("back_squat: 5x5 @50% TM\nprogress: TM +10% every week", ["5x5 62.5", "5x5 70", "5x5 75", "5x5 85"]),
        (
            "back_squat: 5x5 @85% of 5RM\nprogress: +5kg every week",
            ["5x5 102.5", "5x5 107.5", "5x5 112.5", "5x5 117.5"],
        ),
        ("pull_up: 3x8 @BW\nprogress: +1 reps every week", ["3x8 0", "3x9 0", "3x10 0", "3x11 0"]),
        ("pull_up: 3x8-10\nprogress: +1 reps every week", ["3x8 ?", "3x9 ?", "3x10 ?", "3x11 ?"]),
        ("pull_up: 3x8\nprogress: +1 sets every 2 weeks", ["3x8 ?", "3x8 ?", "4x8 ?", "4x8 ?"]),
        ("plank: 3x30s\nprogress: +5s each session", ["3x30 ?", "3x35 ?", "3x40 ?", "3x45 ?"]),
        ("pull_up: 3x5 @BW+10kg\nprogress: +2.5kg every week", ["3x5 10", "3x5 12.5", "3x5 15", "3x5 17.5"]),
        ("pull_up: 3x5 @BW-10kg\nprogress: +5kg every week", ["3x5 10", "3x5 5", "3x5 0", "3x5 5"]),
        # two rules of time count each for itself
        (
            "back_squat: 3x5 @60kg\nprogress: +2.5kg every week; +1 reps every 2 weeks",
            ["3x5 60", "3x5 62.5", "3x6 65", "3x6 67.5"],
        ),
    ],
)
def test_what_time_adds(item: str, expected: list[str]) -> None:
    assert [week[0] for week in weekly(plan(item))] == expected


def test_sessions_with_the_same_exercise_and_rule_count_together() -> None:
    text = """\
weeks: 3
days: Mon, Wed, Fri
rotate: A, B
sessions:
  - name: A
    exercises: [{back_squat: 3x5 @60kg, progress: +2.5kg each session}]
  - name: B
    exercises: [{squat: 3x5 @60kg, progress: +2.5kg each session}]
"""
    assert [load[4:] for week in weekly(text, 3) for load in week] == [f"{60 + 2.5 * n:g}" for n in range(9)]


def test_lines_with_other_rules_count_alone() -> None:
    text = """\
weeks: 2
sessions:
  - name: A
    day: Monday, Friday
    exercises:
      - {back_squat: 1x5 @80kg, progress: +5kg each session}
      - {back_squat: 3x8 @60kg, progress: +2.5kg each session}
      - {back_squat: 1x8 @40kg}
"""
    assert weekly(text, 2) == [
        ["1x5 80", "3x8 60", "1x8 40", "1x5 85", "3x8 62.5", "1x8 40"],
        ["1x5 90", "3x8 65", "1x8 40", "1x5 95", "3x8 67.5", "1x8 40"],
    ]


def test_a_deload_is_of_the_week_before_and_counts_for_nothing() -> None:
    text = plan(
        "back_squat: 5x5 @60kg\nprogress: +10kg every week",
        head="deload: {load: x0.5, sets: x0.5, weeks: 3}\n",
    )
    assert [week[0] for week in weekly(text)] == ["5x5 60", "5x5 70", "3x5 35", "5x5 80"]
    assert program(text, 3).sessions[0].entries[0].progress == ()


@pytest.mark.parametrize(
    ("item", "weeks", "expected"),
    [
        # a cycle is the series that repeats, in the weeks that the exercise is there
        ("back_squat: 1x5 @100kg | 1x3 @110kg | repeat\nprogress: +5kg every cycle", 6, "100 110 105 115 110 120"),
        ("back_squat: 1x5 @100kg | repeat\nprogress: +5kg every 2 cycles", 5, "100 100 105 105 110"),
        ("back_squat: 1x5\nload: 80% | 90% | repeat\nprogress: max +10kg every cycle", 4, "112.5 125 120 135"),
        # else the plan is one
        ("back_squat: 1x5 @100kg | 1x3 @110kg\nprogress: +5kg every cycle", 2, "100 110"),
    ],
)
def test_cycles(item: str, weeks: int, expected: str) -> None:
    assert [week[0][4:] for week in weekly(plan(item, weeks), weeks)] == expected.split()


def test_a_cycle_counts_from_the_first_week_of_only() -> None:
    text = plan("back_squat: 1x5 @100kg | 1x3 @110kg | repeat\nonly: 2-5\nprogress: +5kg every cycle", 5)
    found = [said(program(f"{text}      - pull_up: 3x5\n", week))[0] for week in range(2, 6)]
    assert found == ["1x5 100", "1x3 110", "1x5 105", "1x3 115"]


FIVE_THREE_ONE = """\
weeks: 8
maxes: {bench_press: 100}
training_max: 90%
percent_of: TM
schemes: {main: 5/5/5+ @65/75/85% | 3/3/3+ @70/80/90% | 5/3/1+ @75/85/95% | 5/5/5 @40/50/60% | repeat}
sessions:
  - name: Press
    day: Monday
    exercises:
      - bench_press: main
        warm_up: 40% of TM x5
        progress: TM +5kg every cycle
      - bench_press: 5x10 @50%
"""


def test_a_training_max_goes_up_for_all_that_is_a_share_of_it() -> None:
    def loads(week: int) -> list[str]:
        return [
            load(p.load.value)
            for entry in program(FIVE_THREE_ONE, week).sessions[0].entries
            for p in entry.sets
            if p.load
        ]

    # 90 kg, then 95 kg: 58.5, 67.5, 76.5; 45 and 61.75, 71.25, 80.75; 47.5
    assert loads(1) == ["57.5", "67.5", "77.5", *["45"] * 5]
    assert loads(5) == ["62.5", "70", "80", *["47.5"] * 5]
    assert loads(8) == ["37.5", "47.5", "57.5", *["47.5"] * 5]
    assert [
        load(step.load.value) for step in program(FIVE_THREE_ONE, 5).sessions[0].entries[0].warm_up if step.load
    ] == ["37.5"]


def test_plates_and_ramps_follow() -> None:
    text = plan("back_squat: 3x5 @60kg\nwarm_up: bar x5, 50% x3\nprogress: +20kg every week", 2)
    (entry,) = program(text, 2).sessions[0].entries
    assert entry.sets[0].load is not None
    assert entry.sets[0].load.plates == (Decimal(25), Decimal(5))
    assert [load(step.load.value) for step in entry.warm_up if step.load] == ["20", "40"]
    assert entry.dose is not None
    assert canonical(entry.dose) == "3x5 @80kg"


BLOCKS = """\
maxes: {back_squat: 100}
sessions:
  - {name: A, day: Mon, exercises: [{back_squat: DOSE, progress: RULE}]}
blocks:
  - {name: One, weeks: 2}
  - {name: Two, weeks: 2, maxes: {back_squat: 110}}
"""


@pytest.mark.parametrize(
    ("dose", "rule", "expected"),
    [
        ("1x5 @60kg", "+5kg every week", "60 65 70 75"),  # the same line goes on
        ("1x5 @50%", "+5kg every week", "50 55 55 60"),  # a new max is a new start
        ("1x5 @50%", "max +10kg every week", "50 55 55 60"),
        ("1x5 @60kg", "+5kg every cycle", "60 60 65 65"),  # each block is a cycle
    ],
)
def test_blocks(dose: str, rule: str, expected: str) -> None:
    text = BLOCKS.replace("DOSE", dose).replace("RULE", rule)
    assert [week[0][4:] for week in weekly(text)] == expected.split()


def test_a_line_that_is_written_anew_starts_again() -> None:
    text = """\
sessions:
  - {name: A, day: Mon, exercises: [{exercise: back_squat, progress: +5kg every week}]}
blocks:
  - {name: One, weeks: 2, defaults: {sets: 1x5 @60kg}}
  - {name: Two, weeks: 2, defaults: {sets: 1x5 @80kg}}
"""
    assert [week[0][4:] for week in weekly(text)] == ["60", "65", "80", "85"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("back_squat: 5x5 @100kg\nprogress: +2.5kg on success; -10% after 3 fails", "5x5 @last+2.5kg"),
        ("back_squat: 5x5 @75%\nprogress: -10% after 3 fails; +5kg at top", "5x5 @last+5kg"),
        ("back_squat: 5x5 @85% of 5RM\nprogress: +5% on success", "5x5 @last+5%"),
        ("back_squat: 5, 3x8 @100kg @RPE8\nprogress: +1% of max on success", "5, 3x8 @last @RPE8"),
        ("back_squat: 5 @100kg, 3x5 @top-10%\nprogress: +5kg on success", "5 @last+5kg, 3x5 @top-10%"),
        ("back_squat: 5x5 @100kg\nprogress: x1.05 on success", "5x5 @last"),
        # nothing that the reader decides about the load
        ("back_squat: 5x5 @100kg\nprogress: -10% on fail", "5x5 @100kg"),
        ("back_squat: 3x8-12 @RPE8\nprogress: +2.5kg at top", "3x8-12 @RPE8"),
        ("exercise: back_squat\nstages: 5x5 @100kg | 3x5 @90kg\nprogress: next stage on fail", "5x5 @100kg"),
        # a week that states a load of its own keeps it
        ("back_squat: 5x5 @100kg | 5x5 @105kg\nprogress: +2.5kg on success", "5x5 @105kg"),
    ],
)
def test_what_the_reader_decides_is_as_last_time_and_blank(item: str, expected: str) -> None:
    first, second = (program(plan(item, 2), week).sessions[0].entries[0] for week in (1, 2))
    assert second.dose is not None
    assert canonical(second.dose) == expected
    known = [planned.load for planned in second.sets if planned.load]
    assert bool(known) == ("last" not in expected and "RPE" not in expected)
    if "@100" in item:
        assert any(planned.load and planned.load.value == 100 for planned in first.sets)


def test_last_time_of_the_plan_is_of_its_first_week() -> None:
    text = plan("back_squat: 5x5 @100kg\nlast: 97.5kg x5\nprogress: +2.5kg on success", 2)
    first, second = (program(text, week).sessions[0].entries[0] for week in (1, 2))
    assert first.last is not None
    assert second.last is None
    assert second.sets[0].load is None


def test_in_a_deload_nothing_is_added_to_last_time() -> None:
    text = plan("back_squat: 5x5 @100kg\nprogress: +2.5kg on success", 3, head="deload: {load: x0.6, weeks: 3}\n")
    (entry,) = program(text, 3).sessions[0].entries
    assert entry.dose is not None
    assert canonical(entry.dose) == "5x5 @60% of last"


def test_a_training_max_that_the_reader_decides_leaves_its_shares_blank() -> None:
    text = plan("back_squat: 3/3+ @80/90% TM\nprogress: TM +5kg at 3-5 reps", 2)
    first, second = (program(text, week).sessions[0].entries[0] for week in (1, 2))
    assert [load(planned.load.value) for planned in first.sets if planned.load] == ["100", "112.5"]
    assert [(planned.load, planned.awaits_max) for planned in second.sets] == [(None, True)] * 2


def test_weeks_with_a_progression_vary() -> None:
    assert program(plan("back_squat: 5x5 @60kg\nprogress: +5kg every week")).varies
    assert program(plan("back_squat: 5x5 @60kg\nprogress: +5kg on success")).varies
    assert not program(plan("back_squat: 5x5 @60kg\nprogress: -5kg on fail")).varies


# What goes too far


@pytest.mark.parametrize(
    ("item", "weeks"),
    [
        ("back_squat: 5x5 @60kg\nprogress: -10kg every week", 8),
        ("pull_up: 3x5\nprogress: -1 reps every week", 6),
        ("pull_up: 3x5\nprogress: +50 sets every week", 3),
        ("pull_up: 3x500\nprogress: +500 reps every week", 3),
        ("back_squat: 3x5 @100%\nprogress: +50% of max every week", 4),
    ],
)
def test_a_progression_that_leaves_no_dose_is_told_in_the_week_it_happens(item: str, weeks: int) -> None:
    _, before = run(plan(item, weeks), week=2)
    assert not [problem for problem in before if problem.severity == "error"]
    _, problems = run(plan(item, weeks), week=weeks)
    assert "progress-too-far" in [problem.code for problem in problems]


def test_pounds_do_not_go_onto_kilograms() -> None:
    _, problems = run(plan("back_squat: 5x5 @60\nprogress: +5lb each session"))
    assert [problem.code for problem in problems] == ["progress-unit"]
    _, problems = run(plan("back_squat: 5x5 @60\nprogress: +5lb each session", head="units: lb\n"))
    assert not problems


@pytest.mark.parametrize(
    ("item", "alike"),
    [
        ("back_squat: 3x5 @60kg\nprogress: +5kg every 2 weeks", [0, 0, 1, 1]),
        ("back_squat: 3x5 @60kg\nprogress: +5kg on success", [0, 1, 1, 1]),
        ("back_squat: 3x5 @60kg\nprogress: +5kg each session", [0, 1, 2, 3]),
        ("back_squat: 3x5 @60% | 3x3 @70% | repeat\nprogress: max +5kg every cycle", [0, 0, 1, 1]),
        ("back_squat: 3x5 @60% TM\nprogress: TM +5kg on success", [0, 1, 1, 1]),
        ("back_squat: 3x5 @60kg\nprogress: -5kg on fail", [0, 0, 0, 0]),
    ],
)
def test_weeks_that_have_come_as_far_are_alike(item: str, alike: list[int]) -> None:
    found = read_plan(Source("p.yaml", plan(item)), Diagnostics())
    assert found is not None
    history = whole(found, SHELF, Diagnostics()).history
    states = [history.of_week(week) for week in range(1, 5)]
    distinct = list(dict.fromkeys(states))
    assert [distinct.index(state) for state in states] == alike


def test_two_years_of_many_progressions_are_counted_in_no_time() -> None:
    lines = "".join(f"      - {{plank ({n}): 3x30s, progress: +{n}s each session}}\n" for n in range(1, 31))
    days = "".join(
        f"  - name: S{n}\n    day: {day}\n    exercises:\n{lines}" for n, day in enumerate(("Mon", "Tue", "Wed"))
    )
    text = f"weeks: 104\nsessions:\n{days}"
    out = Diagnostics()
    found = read_plan(Source("p.yaml", text), out)
    assert found is not None
    begun = process_time()
    history = whole(found, SHELF, out).history
    assert len({history.of_week(week) for week in range(1, 105)}) == 104
    assert process_time() - begun < 2
    assert not len(out)
