"""Reading plan files: every key and every way to write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Source
from planner.plan.dose import canonical
from planner.plan.dose.model import Rest
from planner.plan.items import ITEM
from planner.plan.keys import Field
from planner.plan.looks import COACH_RECORD, DESIGN_RECORD
from planner.plan.model import Max, Plan, PlanItem, PlanPause, PlanSuperset
from planner.plan.reader import PLAN
from planner.plan.series import each_entry
from planner.plan.sessions import SESSION
from planner.plan.stages import STAGES
from planner.plan.turns import SUPERSET
from tests.plan.reading import DAY, read


def good(text: str) -> Plan:
    plan, problems = read(text)
    assert not problems
    assert plan is not None
    return plan


def item(text: str) -> PlanItem:
    """The one item of a session that holds ``text``."""
    (entry,) = good(DAY + text).sessions[0].exercises
    assert isinstance(entry, PlanItem)
    return entry


def written(entry: PlanItem) -> str:
    assert entry.dose is not None
    return canonical(entry.dose)


# Keys


def test_a_plan_of_all_its_keys() -> None:
    plan = good("""\
format: 1
title: Four-day strength
athlete: Sam Rivera
coach: {name: Ana Costa, contact: ana@example.org}
start: 2026-11-30
notes: |
  Sleep before volume.
  Eat well.
units: lb
maxes: {back_squat: 140kg, bench_press: 5RM 90, deadlift: 90kg x5, overhead_press: 62.5}
bodyweight: 82kg
rounding: 5
design: {theme: classic, page: Letter}
pages: overview, session
content: [exercises, bundled]
sessions:
  - {name: Rest, day: Sunday, notes: Walk.}
""")
    assert (plan.title, plan.athlete, plan.coach, plan.contact) == (
        "Four-day strength",
        "Sam Rivera",
        "Ana Costa",
        "ana@example.org",
    )
    assert plan.start == date(2026, 11, 30)
    assert plan.notes == "Sleep before volume.\nEat well."
    assert plan.unit == "lb"
    assert [(m.exercise.text, m.weight.value, m.weight.unit, m.reps) for m in plan.maxes if isinstance(m, Max)] == [
        ("back_squat", Decimal(140), "kg", 1),
        ("bench_press", Decimal(90), "", 5),
        ("deadlift", Decimal(90), "kg", 5),
        ("overhead_press", Decimal("62.5"), "", 1),
    ]
    assert plan.bodyweight is not None
    assert (plan.bodyweight.value, plan.bodyweight.unit) == (Decimal(82), "kg")
    assert plan.rounding is not None
    assert plan.rounding.value == 5
    assert plan.theme is not None
    assert plan.paper is not None
    assert (plan.theme.text, plan.paper.text) == ("classic", "Letter")
    assert [page.text for page in plan.pages] == ["overview", "session"]
    assert [folder.text for folder in plan.content] == ["exercises", "bundled"]
    assert plan.sessions[0].rest_day
    assert plan.sessions[0].notes == "Walk."


def test_a_session_of_all_its_keys() -> None:
    (session,) = good("""\
sessions:
  - name: Lower A
    day: Mon, Thursday
    notes: Slow down.
    warm_up: [{name: Easy bike, sets: 1x5min}]
    exercises:
      - back_squat: 5x5
    cool_down:
      - forearm_plank
""").sessions
    assert session.name.text == "Lower A"
    assert [day.weekday for day in session.days] == [0, 3]
    assert session.notes == "Slow down."
    assert [len(part) for part in (session.warm_up, session.exercises, session.cool_down)] == [1, 1, 1]
    assert not session.rest_day


@pytest.mark.parametrize(
    "field",
    [field for record in (PLAN, COACH_RECORD, DESIGN_RECORD, SESSION, ITEM, SUPERSET) for field in record.fields],
    ids=lambda field: field.name,
)
def test_every_example_of_the_tables_reads(field: Field[object]) -> None:
    from planner.files.yaml_reader import read_yaml

    for example in field.examples:
        out = Diagnostics()
        node = read_yaml(Source("example", example), out)
        assert node is not None
        if (field.name, example) != ("sets", "3"):  # half a dose: reps says the rest
            for entry in (node,) if field is STAGES else each_entry(node):
                assert field.kind.read(field.name, entry, out) is not None
            assert list(out) == []


def test_title_falls_back_to_the_file_stem() -> None:
    assert good("sessions: [{name: Rest}]").title == "my_plan"


def test_coach_may_be_a_text() -> None:
    plan = good("coach: Ana Costa\nsessions: [{name: Rest}]")
    assert (plan.coach, plan.contact) == ("Ana Costa", "")


@pytest.mark.parametrize(
    "text",
    [
        "      - back_squat: 3x8-12 @75%\n",
        "      - exercise: back_squat\n        sets: 3x8-12 @75%\n",
        "      - exercise: back_squat\n        sets: 3\n        reps: 8-12\n        load: 75%\n",
        "      - {back_squat: 3x8-12, load: 75%}\n",
        "      - back_squat:\n        sets: 3x8-12\n        load: 75%\n",
    ],
)
def test_one_exercise_in_five_spellings(text: str) -> None:
    entry = item(text)
    assert entry.title.text == "back_squat"
    assert written(entry) == "3x8-12 @75%"


def test_settings_hold_for_groups_that_name_none() -> None:
    entry = item("      - press: 5 rest 3min, 3x8\n        rest: 90s\n        tempo: 3110\n        load: 60kg\n")
    assert entry.dose is not None
    assert [group.rest for group in entry.dose.groups] == [Rest(180), Rest(90)]
    assert {group.tempo.phases for group in entry.dose.groups if group.tempo} == {("3", "1", "1", "0")}
    assert written(entry) == "5 rest 3min, 3x8 @60kg rest 90s tempo 3-1-1-0"


def test_a_bare_name_is_an_exercise_without_a_dose() -> None:
    entry = item("      - bench_press (paused)\n")
    assert entry.exercise is not None
    assert entry.exercise.text == "bench_press (paused)"
    assert entry.dose is None


def test_a_free_name_is_not_an_exercise() -> None:
    entry = item("      - name: Prowler push\n        sets: 3x20s\n        notes: Low handles.\n        rest: 2min\n")
    assert entry.exercise is None
    assert entry.title.text == "Prowler push"
    assert entry.notes == "Low handles."


def test_rest_beside_no_dose_is_kept() -> None:
    entry = item("      - exercise: back_squat\n        rest: 2min\n        tempo: 31X0\n")
    assert entry.rest == Rest(120)
    assert entry.tempo is not None


def test_a_map_with_only_rest_is_a_pause() -> None:
    (entry,) = good(DAY + "      - rest: 3min\n").sessions[0].exercises
    assert entry == PlanPause(Rest(180), entry.span)
    assert entry.span.line == 4


def test_a_superset() -> None:
    (entry,) = (
        good(
            DAY
            + """\
      - superset:
          - lat_pulldown: 3x10
          - dumbbell_row: 3x10 each
            notes: Flat back.
        name: Back
        rest: 90s
        rest_inside: 15s
        notes: No hurry.
"""
        )
        .sessions[0]
        .exercises
    )
    assert isinstance(entry, PlanSuperset)
    assert [member.title.text for member in entry.items] == ["lat_pulldown", "dumbbell_row"]
    assert (entry.name, entry.rest, entry.rest_inside, entry.notes) == ("Back", Rest(90), Rest(15), "No hurry.")


@pytest.mark.parametrize(
    ("day", "weekdays"),
    [
        ("Monday", [0]),
        ("mon", [0]),
        ("MON.", [0]),
        ("Mo", [0]),
        ("tues", [1]),
        ("Weds", [2]),
        ("Thurs", [3]),
        ("thu/fri", [3, 4]),
        ("Mon & Thu", [0, 3]),
        ("Saturday and Sunday", [5, 6]),
        ("[Mon, Fri]", [0, 4]),
        ("Mondays", [0]),
    ],
)
def test_weekdays_in_any_usual_form(day: str, weekdays: list[int]) -> None:
    (session,) = good(f"sessions:\n  - name: A\n    day: {day}\n").sessions
    assert [found.weekday for found in session.days] == weekdays


@pytest.mark.parametrize("start", ["2026-11-30", "30.11.2026", "2026-11-30 ", '"30. 11. 2026"'])
def test_dates(start: str) -> None:
    assert good(f"start: {start}\nsessions: [{{name: Rest}}]").start == date(2026, 11, 30)
