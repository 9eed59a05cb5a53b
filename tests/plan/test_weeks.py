"""Plans of several weeks, made plain week by week: series, changes, maps of weeks, schemes, deloads and copies."""

from __future__ import annotations

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.files import Scalar
from planner.plan.dose import canonical, parse
from planner.plan.dose.changes import changed, is_change, parse_change
from planner.plan.dose.model import Dose
from planner.plan.model import Max, PlanCircuit, PlanItem, PlanPart, PlanSession, PlanSuperset
from planner.plan.series import entries, read_weeks
from planner.plan.weeks import unrolled
from tests.plan.reading import read

SPAN = Span.point("plan.yaml")
DAY = "sessions:\n  - name: A\n    exercises:\n"


def sessions(text: str, week: int) -> tuple[PlanSession, ...]:
    """The sessions of a plan in a week; the plan has no problem."""
    plan, problems = read(text)
    assert plan is not None
    assert [problem.message for problem in problems] == []
    return unrolled(plan, week).sessions


def items(session: PlanSession) -> list[PlanItem]:
    """The exercises of the main part, those of groups among them."""
    found: list[PlanItem] = []
    for entry in session.exercises:
        lines = entry.items if isinstance(entry, PlanPart) else (entry,)
        for line in lines:
            members = line.items if isinstance(line, PlanSuperset | PlanCircuit) else (line,)
            found += [item for item in members if isinstance(item, PlanItem)]
    return found


def doses(text: str, weeks: int = 4, head: str = "") -> list[str]:
    """The dose of the only exercise in each week, as its canonical text; empty in a week without it."""
    plan, problems = read(f"weeks: {weeks}\n{head}{DAY}      - rest_day\n      - {text}\n")
    assert plan is not None
    assert [problem.message for problem in problems] == []
    found = [items(unrolled(plan, week).sessions[0])[1:] for week in range(1, weeks + 1)]
    return [canonical(week[0].dose) if week and week[0].dose else "" for week in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 5x5", ["5x5"] * 4),
        ("a: 5x5 | 4x4 | 3x3 | 2x2", ["5x5", "4x4", "3x3", "2x2"]),
        ("a: 5x5 | same | 3x3 | same", ["5x5", "5x5", "3x3", "3x3"]),
        ("a: 5x5 | skip | 3x3 | SKIP", ["5x5", "", "3x3", ""]),
        ("a: 5x5 | 3x3 | repeat", ["5x5", "3x3", "5x5", "3x3"]),
        ("a: 5x5 | 4x4 | 3x3 | repeat", ["5x5", "4x4", "3x3", "5x5"]),
        ("a: 5x5 @70% | 72.5% | @75% | repeat", ["5x5 @70%", "5x5 @72.5%", "5x5 @75%", "5x5 @70%"]),
        (
            "a: 3x5 @60kg rest 2min | rest 3min | 65kg tempo 3110, each | 3x3",
            ["3x5 @60kg rest 2min", "3x5 @60kg rest 3min", "3x5 each @65kg rest 3min tempo 3-1-1-0", "3x3"],
        ),
        ("a: 3x5 @60kg | skip | @65kg | same", ["3x5 @60kg", "", "3x5 @65kg", "3x5 @65kg"]),
        ("a: 5/3/1+ @75/85/95% | 70/80/90% | repeat", ["5/3/1+ @75/85/95%", "5/3/1+ @70/80/90%"] * 2),
        ('a: "3x5 (a | b) | 3x3 | repeat"', ["3x5 (a | b)", "3x3"] * 2),
        ("{a: 3x5, load: 60kg | 62.5kg | repeat}", ["3x5 @60kg", "3x5 @62.5kg"] * 2),
        ("{a: 3x5 | 3x3 @80kg | repeat, load: 60kg}", ["3x5 @60kg", "3x3 @80kg"] * 2),
        ("{a: 3x5 @60kg, rest: 2min | same | 3min | same}", [f"3x5 @60kg rest {n}min" for n in (2, 2, 3, 3)]),
        ("{a: 3x5, tempo: 3110 | 31X0 | repeat}", ["3x5 tempo 3-1-1-0", "3x5 tempo 3-1-X-0"] * 2),
        ("{exercise: a, sets: 3x5 | 3x3 | repeat}", ["3x5", "3x3"] * 2),
        ("{exercise: a, sets: 3 | 4 | same | 2, reps: 10 | 8 | 6 | 5}", ["3x10", "4x8", "4x6", "2x5"]),
        ("{a: 5x5 | 3x3, only: odd}", ["5x5", "", "3x3", ""]),
        ("{a: 5x5 | 3x3, only: weeks 2-3}", ["", "5x5", "3x3", ""]),
        ("{a: 5x5, only: [1, last]}", ["5x5", "", "", "5x5"]),
        ("{a: 5x5, only: even}", ["", "5x5", "", "5x5"]),
    ],
)
def test_series(text: str, expected: list[str]) -> None:
    assert doses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a: 5x5 @70%, weeks: {2: 72.5%}}", ["5x5 @70%", "5x5 @72.5%", "5x5 @70%", "5x5 @70%"]),
        ("{a: 5x5 @70%, weeks: {2-3: 3x3 @80%, last: skip}}", ["5x5 @70%", "3x3 @80%", "3x3 @80%", ""]),
        ("{a: 5x5 @70%, weeks: {odd: rest 3min}}", ["5x5 @70% rest 3min", "5x5 @70%"] * 2),
        ("{a: 5x5 @70%, weeks: {2: {load: 75%}}}", ["5x5 @70%", "5x5 @75%", "5x5 @70%", "5x5 @70%"]),
        ("{a: 5x5 @70% rest 2min, weeks: {2: {rest: 3min, tempo: 3110}}}", [
            "5x5 @70% rest 2min", "5x5 @70% rest 3min tempo 3-1-1-0", "5x5 @70% rest 2min", "5x5 @70% rest 2min",
        ]),
        ("{a: 5x5, load: 70%, weeks: {2: {sets: 2x2}}}", ["5x5 @70%", "2x2 @70%", "5x5 @70%", "5x5 @70%"]),
        ("{a: 5x5, weeks: {2: {sets: 2, reps: 8}}}", ["5x5", "2x8", "5x5", "5x5"]),
        ("{exercise: a, sets: 3, reps: 10, weeks: {2: {reps: 8}}}", ["3x10", "3x8", "3x10", "3x10"]),
        ("{a: 5x5 @70% | @75% | repeat, weeks: {3: 3x3}}", ["5x5 @70%", "5x5 @75%", "3x3", "5x5 @75%"]),
        ("{exercise: a, weeks: {1-2: 3x5, 3-4: 3x3}}", ["3x5", "3x5", "3x3", "3x3"]),
        ("{exercise: a, only: 1-2, weeks: {1: 3x5, 2: 3x3}}", ["3x5", "3x3", "", ""]),
        ("{a: 5x5, weeks: {2: same}}", ["5x5"] * 4),
    ],
)  # fmt: skip
def test_weeks_that_are_named(text: str, expected: list[str]) -> None:
    assert doses(text) == expected


def test_keys_of_a_week_are_for_that_week_alone() -> None:
    text = f"weeks: 3\n{DAY}      - a: 3x5\n        weeks: {{2: {{exercise: b, notes: Slowly., log: no, label: x}}}}\n"
    first, second, third = (items(sessions(text, week)[0])[0] for week in (1, 2, 3))
    assert (first.title.text, first.notes, first.log, first.label) == ("a", "", True, "")
    assert (second.title.text, second.notes, second.log, second.label) == ("b", "Slowly.", False, "x")
    assert first == third


def test_the_exercise_may_be_a_series() -> None:
    text = f"weeks: 4\n{DAY}      - {{exercise: a | b (paused) | repeat, sets: 3x5}}\n"
    assert [items(sessions(text, week)[0])[0].title.text for week in (1, 2, 3, 4)] == ["a", "b (paused)"] * 2


def test_what_is_the_same_in_two_weeks_is_one_object() -> None:
    plan, _ = read(f"weeks: 4\n{DAY}      - a: 5x5 | 3x3 | repeat\n  - {{name: B, exercises: [b: 3x5]}}\n")
    assert plan is not None
    weeks = [unrolled(plan, week).sessions for week in (1, 2, 3, 4)]
    assert weeks[0][0] is weeks[2][0]
    assert weeks[0][0] is not weeks[1][0]
    assert len({id(week[1]) for week in weeks}) == 1


SCHEMES = """\
schemes:
  main: 5/5/5+ @65/75/85% | 3/3/3+ @70/80/90% | 5/3/1+ @75/85/95% | 5/5/5 @40/50/60%
  Flat: 3x8 @60%
  keys: {sets: 3, reps: 12 | 10 | 8 | 6, load: 50%, rest: 90s}
  rests: {load: 85%, rest: 3min}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: main", ["5/5/5+ @65/75/85%", "3/3/3+ @70/80/90%", "5/3/1+ @75/85/95%", "5/5/5 @40/50/60%"]),
        ("a: FLAT", ["3x8 @60%"] * 4),
        ("{a: flat, rest: 2min}", ["3x8 @60% rest 2min"] * 4),
        ("{a: keys, rest: 60s}", [f"3x{n} @50% rest 60s" for n in (12, 10, 8, 6)]),
        ("{a: keys, load: 55%}", [f"3x{n} @55% rest 90s" for n in (12, 10, 8, 6)]),
        ("a: flat | 3x5 | flat | @65%", ["3x8 @60%", "3x5", "3x8 @60%", "3x8 @65%"]),
        ("{a: 3x5, weeks: {2: flat, 3: rests}}", ["3x5", "3x8 @60%", "3x5 @85% rest 3min", "3x5"]),
        (
            "{exercise: a, sets: main, only: 1-4}",
            ["5/5/5+ @65/75/85%", "3/3/3+ @70/80/90%", "5/3/1+ @75/85/95%", "5/5/5 @40/50/60%"],
        ),
    ],
)
def test_schemes(text: str, expected: list[str]) -> None:
    assert doses(text, head=SCHEMES) == expected


def test_a_scheme_is_stronger_than_defaults_and_weaker_than_the_exercise() -> None:
    head = SCHEMES + "defaults: {rest: 5min, load: 10%, tempo: 3110}\n"
    assert doses("{a: keys, tempo: 2020}", head=head)[0] == "3x12 @50% rest 90s tempo 2-0-2-0"


def test_a_default_may_be_a_series_and_a_scheme() -> None:
    assert doses("b", head="defaults: {sets: 3x5 | 3x3 | repeat}\n") == ["3x5", "3x3"] * 2
    assert doses("b", head=f"defaults: {{sets: flat}}\n{SCHEMES}") == ["3x8 @60%"] * 4


DELOAD = "deload: {load: x0.6, sets: x0.5}\n"


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ("5x5 @80% rest 3min", "3x5 @48% rest 3min"),
        ("4x5+ @100kg", "2x5 @60kg"),
        ("1x5", "1x5"),
        ("5/3/1+ @75/85/95%", "5/3 @45/51%"),
        ("8/6/4+", "8/6"),
        ("2-3x10 @RPE8", "1-2x10 @RPE8"),
        ("3x10 @60kg @RPE8", "2x10 @36kg"),
        ("3x8 @60-70%", "2x8 @36-42%"),
        ("1x3 @90%, 4x6 @top-10%", "3 @54%, 2x6 @top-10%"),
        ("3x5 @BW+20kg", "2x5 @BW+12kg"),
        ("3x5 @BW-20kg", "2x5 @BW-20kg"),
        ("3x5 @85% of 5RM", "2x5 @51% of 5RM"),
        ("3x5 @last+5kg", "2x5 @60% of last+3kg"),
        ("4xAMRAP", "2xAMRAP"),
        ("4x10 drop 2 -20% @50kg", "2x10 @30kg"),
        ("3x12 @2x20kg", "2x12 @2x12kg"),
        ("50 total @20kg", "25 total @12kg"),
        ("2x(3/2/1) @80/85/90/85/90/95%", "1x(3/2/1) @48/51/54%"),
        ("4x(2+2+2) 10s @80%", "2x(2+2+2) 10s @48%"),
    ],
)
def test_a_deload_has_lighter_loads_and_fewer_sets(dose: str, expected: str) -> None:
    assert doses(f'a: "{dose} | deload"', weeks=2, head=DELOAD) == [canonical(_dose(dose)), expected]


def _dose(text: str) -> Dose:
    found = parse(text, SPAN, Diagnostics())
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 4x5 @100kg | @110kg | deload | @120kg", ["4x5 @100kg", "4x5 @110kg", "2x5 @66kg", "4x5 @120kg"]),
        ("a: 4x5 @100kg | skip | deload | repeat", ["4x5 @100kg", "", "2x5 @60kg", "4x5 @100kg"]),
        ("{a: 4x5 @100kg, weeks: {1: deload, 3: deload}}", ["2x5 @60kg", "4x5 @100kg", "2x5 @60kg", "4x5 @100kg"]),
        ("{a: 4x5 @9kg | @10kg | repeat, weeks: {3: deload}}", ["4x5 @9kg", "4x5 @10kg", "2x5 @6kg", "4x5 @10kg"]),
    ],
)  # fmt: skip
def test_a_deload_takes_the_last_normal_week(text: str, expected: list[str]) -> None:
    assert doses(text, head=DELOAD) == expected


def test_a_deload_of_all_is_one_for_the_main_part_and_the_rounds_of_groups() -> None:
    text = """\
weeks: 3
deload: {load: 60%, sets: 0.5, weeks: 3}
sessions:
  - name: A
    warm_up: [w: 4x5]
    exercises:
      - a: 4x5 @100kg | @110kg | same
      - {superset: [b, c], rounds: 3, work: 10 @20kg}
  - {name: B, weeks: {2: deload, 3: skip}, exercises: [d: 2x5 @50kg]}
"""
    plan, problems = read(text)
    assert plan is not None
    assert not problems
    a, b = unrolled(plan, 2).sessions
    assert [canonical(item.dose) for item in items(b) if item.dose] == ["5 @30kg"]
    (third,) = unrolled(plan, 3).sessions
    assert [canonical(item.dose) for item in items(third) if item.dose] == ["2x5 @66kg", "2x10 @12kg", "2x10 @12kg"]
    group = third.exercises[1]
    assert isinstance(group, PlanSuperset)
    assert group.rounds is not None
    assert group.rounds.low == 2
    assert third.warm_up == a.warm_up
    assert plan.light == {3}


def test_only_holds_for_lines_groups_parts_and_sessions() -> None:
    text = f"""\
weeks: 3
{DAY}      - {{superset: [a: 3x5, b: 3x5], only: 1}}
      - {{part: P, only: 2, exercises: [c: 3x5, {{circuit: [d: 10, {{e: 10, only: 1}}], rounds: 2}}]}}
      - {{text: Breathe., only: 3}}
      - {{f: 3x5, only: 1-2}}
  - {{name: B, only: last, exercises: [g: 3x5]}}
"""
    assert [[item.title.text for item in items(sessions(text, week)[0])] for week in (1, 2, 3)] == [
        ["a", "b", "f"],
        ["c", "d", "f"],
        [],
    ]
    assert [[session.name.text for session in sessions(text, week)] for week in (1, 2, 3)] == [["A"], ["A"], ["A", "B"]]


def test_a_session_without_any_exercise_in_a_week_does_not_take_place() -> None:
    text = f"weeks: 2\n{DAY}      - {{a: 3x5, only: 2}}\n"
    assert sessions(text, 1) == ()
    assert len(sessions(text, 2)) == 1


def test_what_is_only_in_even_weeks_is_not_in_a_plan_of_one_week() -> None:
    text = (
        f"{DAY}      - {{text: Hum., only: even}}\n      - {{superset: [a: 3x5, b: 3x5], only: even}}\n      - c: 3x5\n"
    )
    assert [item.title.text for item in items(sessions(text, 1)[0])] == ["c"]


def test_a_copy_has_its_own_keys_and_those_of_the_other() -> None:
    text = """\
sessions:
  - {name: A, day: Mon, notes: Slow., exercises: [squat: 3x5, {superset: [press: 3x5, row: 3x5]}]}
  - {name: B, day: Thu, like: C, swap: {front_squat: leg_press}}
  - {name: C, like: a, day: Wed, swap: {Squat: front_squat, row: pull_up}}
"""
    a, b, c = sessions(text, 1)
    assert [item.title.text for item in items(a)] == ["squat", "press", "row"]
    assert [item.title.text for item in items(c)] == ["front_squat", "press", "pull_up"]
    assert [item.title.text for item in items(b)] == ["leg_press", "press", "pull_up"]
    assert [(session.days[0].weekday, session.notes) for session in (a, b, c)] == [
        (0, "Slow."),
        (3, "Slow."),
        (2, "Slow."),
    ]


BLOCKS = """\
maxes: {squat: 100, press: 60}
sessions:
  - {name: A, exercises: [squat]}
blocks:
  - {name: Volume, weeks: 2, defaults: {sets: 4x8 @65% | @70%}, notes: Many., until: Done.}
  - {name: Strength, weeks: 3, maxes: {Squat: 105}, defaults: {sets: 5x3 @80% | @85% | @90%}}
  - {name: Copy, like: strength, weeks: 1, defaults: {sets: 3x1 @95%}}
  - {name: Own, weeks: 1, sessions: [{name: B, like: A, exercises: [press: 1x1]}]}
"""


def test_blocks_follow_each_other_and_count_their_own_weeks() -> None:
    plan, problems = read(BLOCKS)
    assert plan is not None
    assert [problem.message for problem in problems] == []
    assert plan.weeks == 7
    each = [items(unrolled(plan, week).sessions[0])[0].dose for week in range(1, 8)]
    assert [canonical(dose) for dose in each if dose] == [
        *("4x8 @65%", "4x8 @70%", "5x3 @80%", "5x3 @85%", "5x3 @90%", "3x1 @95%", "1x1"),
    ]
    found = [
        {best.exercise.text: str(best.weight.value) for best in unrolled(plan, week).maxes if isinstance(best, Max)}
        for week in (2, 3, 7)
    ]
    assert found == [{"squat": "100", "press": "60"}, {"press": "60", "Squat": "105"}, {"press": "60", "Squat": "105"}]
    assert [(block.name, block.first, block.notes, block.until) for block in plan.blocks[:2]] == [
        ("Volume", 1, "Many.", "Done."),
        ("Strength", 3, "", ""),
    ]


def test_four_sessions_rotate_over_three_days() -> None:
    text = "weeks: 4\ndays: Mon, Wed, Fri\nrotate: A, B, C, D\nsessions:\n"
    text += "".join(f"  - {{name: {name}, exercises: [x: 3x5]}}\n" for name in "ABCD")
    assert [_days(text, week) for week in (1, 2, 3, 4)] == [
        {"A": [0], "B": [2], "C": [4]},
        {"D": [0], "A": [2], "B": [4]},
        {"C": [0], "D": [2], "A": [4]},
        {"B": [0], "C": [2], "D": [4]},
    ]


def test_two_sessions_rotate_and_leave_out_taken_days_and_missing_weeks() -> None:
    text = "weeks: 3\nstart: 2026-12-02\ndays: Mon, Wed, Fri\nrotate: A, B\nsessions:\n"
    text += "  - {name: A, exercises: [x: 3x5]}\n  - {name: B, only: 1-2, exercises: [x: 3x5]}\n"
    text += "  - {name: F, day: Fri, only: 2, exercises: [x: 3x5]}\n"
    # The plan starts on a Wednesday, so a week of it runs from Wednesday to Monday.
    assert [_days(text, week) for week in (1, 2, 3)] == [
        {"A": [2, 0], "B": [4]},
        {"A": [0], "B": [2], "F": [4]},
        {"A": [2, 4, 0]},
    ]


def _days(text: str, week: int) -> dict[str, list[int]]:
    return {session.name.text: [day.weekday for day in session.days] for session in sessions(text, week)}


def test_names_of_weeks() -> None:
    plan, problems = read("weeks: 4\nweek_names: {1-2: Base, last: Meet}\nsessions: [{name: Rest}]\n")
    assert plan is not None
    assert not problems
    assert [(week, name.text) for week, name in plan.week_names] == [(1, "Base"), (2, "Base"), (4, "Meet")]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        *((text, True) for text in ("@70%", "72.5%", "80kg", "rest 2min", "RPE8", "tempo 3110", "each", "BW+10")),
        *((text, False) for text in ("5x5", "5", "8-12", "30s", "AMRAP", "(2+2)", "test 1RM", "same", "main", "")),
    ],
)
def test_an_entry_without_an_amount_is_a_change(text: str, change: bool) -> None:
    assert is_change(text) is change


def test_of_two_changes_the_later_wins() -> None:
    out = Diagnostics()
    first, second = (parse_change(text, SPAN, out) for text in ("@70% rest 2min", "@75%"))
    assert first is not None
    assert second is not None
    dose = changed(_dose("3x5"), first.then(second), SPAN, out)
    assert dose is not None
    assert canonical(dose) == "3x5 @75% rest 2min"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", [3]),
        ("week 2", [2]),
        ("Weeks 1-3", [1, 2, 3]),
        ("1, 3 and 5", [1, 3, 5]),
        ("odd", [1, 3, 5]),
        ("even", [2, 4, 6]),
        ("last", [6]),
        ("1, last", [1, 6]),
    ],
)
def test_numbers_of_weeks(text: str, expected: list[int]) -> None:
    out = Diagnostics()
    weeks = read_weeks("only", Scalar(text, SPAN), out)
    assert weeks is not None
    assert list(weeks.within(6, out)) == expected
    assert not list(out)


def test_each_entry_of_a_series_has_its_place() -> None:
    found = entries(Scalar("5x5 |  3x3|deload", Span("p", 3, 10, 3, 27)))
    assert [(entry.text, entry.span.column, entry.span.end_column) for entry in found] == [
        ("5x5", 10, 13),
        ("3x3", 17, 20),
        ("deload", 21, 27),
    ]
