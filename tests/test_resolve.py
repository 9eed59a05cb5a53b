"""Plan and library made into a program: names, labels, ids, loads, dates, equipment, and what cannot be resolved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.library.index import Library
from planner.plan.dose.model import EffortTarget, PercentTarget, Rest, WordsTarget
from planner.plan.reader import read_plan
from planner.program import Entry, Load, Pause, PlannedSet, Program, RestDay, Session, Superset
from planner.program.naming import Names, slug
from planner.program.resolve import first_on, resolve
from tests.resolving import run


def good(text: str) -> Program:
    program, problems = run(text)
    assert program is not None
    assert not problems
    return program


def session(items: str, head: str = "") -> Session:
    """The one session with ``items`` as lines of its main part."""
    lines = "".join(f"      {line}\n" for line in items.split("\n"))
    return good(f"{head}sessions:\n  - name: A\n    exercises:\n{lines}").sessions[0]


def sets(item: str, head: str = "maxes: {squat: 140, bench_press: 5RM 90}\n") -> tuple[PlannedSet, ...]:
    return session(item, head).entries[0].sets


def loads(item: str, head: str = "maxes: {squat: 140, bench_press: 5RM 90}\n") -> list[Load | None]:
    """The loads of the sets, without their plates."""
    found = [planned.load for planned in sets(item, head)]
    return [load and replace(load, bar=None, plates=()) for load in found]


def kg(value: str, high: str | None = None) -> Load:
    return Load(Decimal(value), "kg", None if high is None else Decimal(high))


LOADED = Load(Decimal(105), "kg", bar=Decimal(20), plates=(Decimal(25), Decimal(15), Decimal("2.5")))


# Names, labels, ids


def test_labels_count_exercises_and_letter_supersets() -> None:
    found = session(
        "- squat\n- superset: [bench_press: 3x10, pull_up: 2x5]\n- rest: 3min\n- plank\n- superset: [squat, plank]"
    )
    assert [entry.label for entry in found.entries] == ["1", "A1", "A2", "2", "B1", "B2"]
    (part,) = found.parts
    assert [type(item) for item in part.items] == [Entry, Superset, Pause, Entry, Superset]


def test_a_superset_has_the_rounds_of_its_longest_member() -> None:
    (part,) = session("- superset: [bench_press: 3x10, pull_up: 2x5]\n  rest: 90s\n  name: Push and pull").parts
    (superset,) = part.items
    assert isinstance(superset, Superset)
    assert (superset.rounds, superset.rest, superset.name, superset.letter) == (3, Rest(90), "Push and pull", "A")
    assert [len(entry.sets) for entry in superset.entries] == [3, 2]
    assert superset.id == "w1.a.superset_a"


def test_letters_run_on_after_z() -> None:
    found = session("\n".join(["- superset: [squat, plank]"] * 28))
    assert [entry.label for entry in found.entries][50:] == ["Z1", "Z2", "AA1", "AA2", "AB1", "AB2"]


def test_ids_are_stable_and_unique() -> None:
    program = good("""\
sessions:
  - name: Lower A
    day: Mon, Thu
    exercises:
      - squat: 2x5
      - back_squat: 1x5
      - {name: Back squat 2, sets: 1x5}
  - {name: lower a, exercises: [plank: 1x30s]}
""")
    assert [found.id for found in program.sessions] == ["w1.lower_a", "w1.lower_a_2", "w1.lower_a_3"]
    first, again, third = program.sessions
    assert [planned.id for entry in first.entries for planned in entry.sets] == [
        "w1.lower_a.back_squat.set1",
        "w1.lower_a.back_squat.set2",
        "w1.lower_a.back_squat_2.set1",
        "w1.lower_a.back_squat_2_2.set1",
    ]
    ids = [planned.id for found in (first, again, third) for entry in found.entries for planned in entry.sets]
    assert len(set(ids)) == len(ids)


def test_names_print_as_the_library_has_them_with_the_variation() -> None:
    found = session("- SQUAT\n- squat (paused)\n- leg press (machine)\n- {name: Sled  push}")
    names = [entry.name for entry in found.entries]
    assert names == ["Back squat", "Back squat (paused)", "Leg press (machine)", "Sled push"]
    assert [entry.exercise is None for entry in found.entries] == [False, False, False, True]


def test_parts_keep_their_order_and_only_the_main_one_has_numbers() -> None:
    (found,) = good(
        "sessions: [{name: A, warm_up: [plank], exercises: [squat], cool_down: [{name: Stretch}]}]"
    ).sessions
    assert [part.kind for part in found.parts] == ["warm_up", "exercises", "cool_down"]
    assert [entry.label for entry in found.entries] == ["", "1", ""]


# Sets and loads


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ("2x5 @75%", [kg("105"), kg("105")]),
        ("1x5 @74.1%", [kg("102.5")]),  # 103.74
        ("5/3/1+ @75/85/95%", [kg("105"), kg("120"), kg("132.5")]),  # 119 and 133
        ("1x5 @70-80%", [kg("97.5", "112.5")]),  # 98 and 112
        ("1x5 @75-75.1%", [kg("105")]),
        ("2x10 @60kg", [kg("60"), kg("60")]),
        ("2x10 @60/62.5kg", [kg("60"), kg("62.5")]),
        ("1x10 @135lb", [Load(Decimal(135), "lb")]),
        ("1x10 @2x20kg", [Load(Decimal(20), "kg", pieces=2)]),
        ("1x10 @10-12kg", [kg("10", "12")]),
        ("1x5 @BW", [Load(Decimal(0), "kg", relation="bodyweight")]),
        ("1x5 @BW+10kg", [Load(Decimal(10), "kg", relation="added")]),
        ("1x5 @BW-20kg", [Load(Decimal(20), "kg", relation="assisted")]),
        ("1x5 @RPE8", [None]),
        ("1x5 @easy", [None]),
        ("1x5", [None]),
        ("1x3 @RPE9, 2x5 @80%", [None, kg("112.5"), kg("112.5")]),  # 112
        ("1x5 @80% of bench_press", [kg("85")]),  # 84 of 105
    ],
)
def test_loads_are_worked_out(dose: str, expected: list[Load | None]) -> None:
    assert loads(f"- squat: {dose}") == expected


def test_loads_without_a_unit_are_in_the_plans() -> None:
    head = "units: lb\nmaxes: {squat: 100kg}\n"
    assert loads("- squat: 2x5 @60/65lb", head) == [Load(Decimal(60), "lb"), Load(Decimal(65), "lb")]
    assert loads("- squat: 1x5 @90%", head) == [Load(Decimal(200), "lb")]  # 198.4 lb by steps of 5
    assert loads("- squat: 1x5 @BW+25", head) == [Load(Decimal(25), "lb", relation="added")]


def test_rounding_is_the_plans() -> None:
    assert loads("- squat: 1x5 @74%", "rounding: 1\nmaxes: {squat: 140}\n") == [kg("104")]  # 103.6
    assert loads("- squat: 1x5 @74%", "rounding: 10kg\nmaxes: {squat: 140}\n") == [kg("100")]


def test_a_variation_uses_the_max_of_its_base_unless_it_has_its_own() -> None:
    assert loads("- squat (paused): 1x5 @50%") == [kg("70")]
    own = "maxes: {squat: 140, squat (paused): 120}\n"
    assert loads("- back squat (Paused): 1x5 @50%", own) == [kg("60")]
    assert loads("- squat: 1x5 @50%", own) == [kg("70")]


def test_sets_are_numbered_through_and_know_their_group() -> None:
    found = sets("- squat: 1x3 @RPE9, 2-3x6 each @60kg")
    assert [(s.number, s.group, s.optional, s.side) for s in found] == [
        (1, 0, False, "each"),
        (2, 1, False, "each"),
        (3, 1, False, "each"),
        (4, 1, True, "each"),
    ]
    assert [s.id.rpartition(".")[2] for s in found] == ["set1", "set2", "set3", "set4"]


def test_targets_are_dealt_out_one_a_set() -> None:
    found = sets("- squat: 3x5 @70/75/80% @RPE7/8/9")
    assert [s.targets for s in found] == [
        (PercentTarget((Decimal(percent),)), EffortTarget("RPE", (Decimal(rpe),)))
        for percent, rpe in ((70, 7), (75, 8), (80, 9))
    ]
    assert sets("- plank: 2x30s @slow")[1].targets == (WordsTarget("slow"),)


def test_rest_and_tempo_are_those_that_all_groups_share() -> None:
    same, differing, alone = session(
        "- squat: 1x3 @RPE9, 3x5 @60kg rest 3min tempo 3110\n- squat: 1x3 rest 5min, 3x5 rest 2min\n- plank: 1x30s"
    ).entries
    assert same.rest == Rest(180)
    assert same.tempo is not None
    assert differing.rest is None
    assert alone.rest is None


# Days


def test_days_are_in_weekday_order_with_their_first_dates() -> None:
    program = good("""\
start: 2026-12-02
sessions:
  - {name: Upper, day: Friday, exercises: [plank]}
  - {name: Lower, day: "Mon, Wed", exercises: [plank]}
  - {name: Rest, day: Sun, notes: Walk.}
  - {name: Any day, exercises: [plank]}
""")
    assert [(day.name, day.weekday, day.date) for day in program.days] == [
        ("Lower", 0, date(2026, 12, 7)),
        ("Lower", 2, date(2026, 12, 2)),
        ("Upper", 4, date(2026, 12, 4)),
        ("Rest", 6, date(2026, 12, 6)),
        ("Any day", None, None),
    ]
    assert isinstance(program.days[3], RestDay)
    assert program.days[3].notes == "Walk."
    assert len(program.sessions) == 4


def test_days_without_names_keep_the_plans_order() -> None:
    program = good("sessions: [{name: B, exercises: [plank]}, {name: A, exercises: [plank]}, {name: R}]")
    assert [day.name for day in program.days] == ["B", "A", "R"]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 24)), st.integers(0, 6))
def test_the_first_date_is_that_weekday_within_a_week(start: date, weekday: int) -> None:
    found = first_on(start, weekday)
    assert found is not None
    assert found.weekday() == weekday
    assert 0 <= (found - start).days < 7


# The program


def test_defaults() -> None:
    program = good("sessions: [{name: A, exercises: [plank]}]")
    assert (program.title, program.unit, program.rounding) == ("strong", "kg", Decimal("2.5"))
    assert program.pages == ("overview", "session", "sheet")
    assert (program.theme, program.page_size) == ("classic", "A4")
    assert program.start is None
    assert program.bodyweight is None
    assert good("units: lb\nsessions: [{name: R}]").rounding == 5


def test_what_the_plan_says_of_itself() -> None:
    program = good("""\
title: Strong
athlete: Sam
coach: {name: Ana, contact: a@b.example}
notes: Sleep.
bodyweight: 180lb
design: {page: letter, theme: CLASSIC}
pages: [sheet, Session, sheet]
sessions: [{name: A, exercises: [plank]}]
""")
    assert (program.title, program.athlete, program.coach, program.contact) == ("Strong", "Sam", "Ana", "a@b.example")
    assert program.notes == "Sleep."
    assert program.bodyweight == Load(Decimal(180), "lb")
    assert (program.page_size, program.theme) == ("Letter", "classic")
    assert program.pages == ("sheet", "session")


def test_bests_are_in_the_plans_unit_and_say_if_they_are_estimated() -> None:
    program = good("maxes: {squat: 140, bench_press: 5RM 56, plank: 100lb}\nsessions: [{name: R}]")
    assert [(best.exercise, best.load, best.estimated) for best in program.bests] == [
        ("Back squat", kg("140"), False),
        ("Bench press", kg("65.3"), True),
        ("Plank", kg("45.4"), False),
    ]


def test_equipment_is_listed_once_with_its_sessions() -> None:
    program = good("""\
sessions:
  - {name: A, day: Mon, exercises: [pull_up, squat]}
  - {name: B, day: Tue, exercises: [bench_press, plank]}
""")
    assert [(item.name, item.sessions) for item in program.equipment] == [
        ("Pull-Up Bar", ("w1.a",)),
        ("Barbell", ("w1.a", "w1.b")),
        ("Rack", ("w1.a",)),
        ("Bench", ("w1.b",)),
    ]


def test_an_exercise_at_bodyweight_needs_no_weights() -> None:
    program = good("sessions: [{name: A, exercises: [squat: 3x10 @BW]}, {name: B, exercises: [bench_press: 3x5]}]")
    assert [(item.name, item.sessions) for item in program.equipment] == [
        ("Rack", ("w1.a",)),
        ("barbells", ("w1.b",)),
        ("Bench", ("w1.b",)),
    ]


def test_used_exercises_are_in_order_of_first_use() -> None:
    program = good("sessions: [{name: A, exercises: [plank, squat (paused), squat, {name: X}]}]")
    assert [exercise.name for exercise, _ in program.used] == ["Plank", "Back squat"]
    assert [[entry.name for _, entry in uses] for _, uses in program.used] == [
        ["Plank"],
        ["Back squat (paused)", "Back squat"],
    ]


# Names


@given(st.lists(st.sampled_from(["a", "a_2", "a_3", "a_2_2", "b"]), max_size=30))
def test_names_handed_out_are_unique(wanted: list[str]) -> None:
    names = Names()
    given_out = [names.unique(name) for name in wanted]
    assert len(set(given_out)) == len(given_out)
    assert all(found.startswith(name) for found, name in zip(given_out, wanted, strict=True))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Lower A", "lower_a"), ("Pull-Up!", "pull_up"), ("Жим лёжа", "жим_лёжа"), ("***", "x"), ("½ squat", "1_2_squat")],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


# The sample


def test_the_sample_resolves_against_the_bundled_library(root: Path) -> None:
    out = Diagnostics()
    files = Files()
    library = Library.open([root / "content"], files, out)
    source = files.text(root / "plans" / "four_day_strength.yaml", out)
    assert source is not None
    assert len(source.text.splitlines()) <= 60
    plan = read_plan(source, out)
    assert plan is not None
    program = resolve(plan, library, out)
    assert program is not None
    assert [problem for problem in out if problem.severity != "note"] == []
    assert [found.name for found in program.sessions] == ["Lower A", "Upper A", "Lower B", "Upper B"]
    assert [found.date for found in program.sessions] == [date(2026, 11, 30), *(date(2026, 12, n) for n in (1, 3, 4))]
    main = [next(part for part in found.parts if part.kind == "exercises") for found in program.sessions]
    assert all(5 <= sum(len(getattr(item, "entries", (item,))) for item in part.items) <= 7 for part in main)
    squat = program.sessions[0].entries[3]
    assert (squat.label, squat.sets[4].id, squat.sets[4].load) == ("2", "w1.lower_a.back_squat.set5", LOADED)


def test_a_share_of_another_exercise_is_of_its_name() -> None:
    program, problems = run(
        "maxes: {squat: 100}\n"
        "sessions: [{name: A, exercises: [plank: 3x6 @60% of back_squat, plank: 2x5 @50/60% of squat]}]"
    )
    assert not problems
    assert program is not None
    shares = [
        [target for group in entry.dose.groups for target in group.targets]
        + [target for planned in entry.sets for target in planned.targets]
        for entry in program.sessions[0].entries
        if entry.dose
    ]
    names = [{target.of for target in targets if isinstance(target, PercentTarget)} for targets in shares]
    assert names == [{"Back squat"}, {"Back squat"}]
    assert [entry.sets[0].load for entry in program.sessions[0].entries] == [
        Load(Decimal(60), "kg"),
        Load(Decimal(50), "kg"),
    ]
