"""Reading plan files: every key, every problem with its place and hint, all problems at once, hostile files."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostic, Diagnostics
from planner.files import Source
from planner.plan.dose import canonical
from planner.plan.dose.model import Rest
from planner.plan.items import ITEM, SUPERSET
from planner.plan.keys import Field
from planner.plan.model import Plan, PlanItem, PlanPause, PlanSuperset
from planner.plan.reader import COACH_RECORD, DESIGN_RECORD, PLAN, read_plan
from planner.plan.sessions import SESSION

DAY = "sessions:\n  - name: A\n    exercises:\n"


def read(text: str) -> tuple[Plan | None, list[Diagnostic]]:
    out = Diagnostics()
    return read_plan(Source("plans/my_plan.yaml", text), out), list(out)


def good(text: str) -> Plan:
    plan, problems = read(text)
    assert not problems
    assert plan is not None
    return plan


def only(text: str) -> tuple[str, int, int, str, str]:
    """The one problem of a plan: code, line, column, message, hint."""
    _, problems = read(text)
    assert len(problems) == 1, [problem.message for problem in problems]
    (problem,) = problems
    assert problem.span is not None
    return problem.code, problem.span.line, problem.span.column, problem.message, problem.hint


def item(text: str) -> PlanItem:
    """The one item of a session that holds ``text``."""
    (entry,) = good(DAY + text).sessions[0].exercises
    assert isinstance(entry, PlanItem)
    return entry


def written(entry: PlanItem) -> str:
    assert entry.dose is not None
    return canonical(entry.dose)


# Keys


def test_a_plan_of_all_its_keys():
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
    assert [(m.exercise.text, m.weight.value, m.weight.unit, m.reps) for m in plan.maxes] == [
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


def test_a_session_of_all_its_keys():
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
def test_every_example_of_the_tables_reads(field: Field[object]):
    from planner.files.yaml_reader import read_yaml

    for example in field.examples:
        out = Diagnostics()
        node = read_yaml(Source("example", example), out)
        assert node is not None
        if (field.name, example) != ("sets", "3"):  # half a dose: reps says the rest
            assert field.kind.read(field.name, node, out) is not None
            assert list(out) == []


def test_title_falls_back_to_the_file_stem():
    assert good("sessions: [{name: Rest}]").title == "my_plan"


def test_coach_may_be_a_text():
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
def test_one_exercise_in_five_spellings(text: str):
    entry = item(text)
    assert entry.title.text == "back_squat"
    assert written(entry) == "3x8-12 @75%"


def test_settings_hold_for_groups_that_name_none():
    entry = item("      - press: 5 rest 3min, 3x8\n        rest: 90s\n        tempo: 3110\n        load: 60kg\n")
    assert entry.dose is not None
    assert [group.rest for group in entry.dose.groups] == [Rest(180), Rest(90)]
    assert {group.tempo.phases for group in entry.dose.groups if group.tempo} == {("3", "1", "1", "0")}
    assert written(entry) == "5 rest 3min, 3x8 @60kg rest 90s tempo 3-1-1-0"


def test_a_bare_name_is_an_exercise_without_a_dose():
    entry = item("      - bench_press (paused)\n")
    assert entry.exercise is not None
    assert entry.exercise.text == "bench_press (paused)"
    assert entry.dose is None


def test_a_free_name_is_not_an_exercise():
    entry = item("      - name: Prowler push\n        sets: 3x20s\n        notes: Low handles.\n        rest: 2min\n")
    assert entry.exercise is None
    assert entry.title.text == "Prowler push"
    assert entry.notes == "Low handles."


def test_rest_beside_no_dose_is_kept():
    entry = item("      - exercise: back_squat\n        rest: 2min\n        tempo: 31X0\n")
    assert entry.rest == Rest(120)
    assert entry.tempo is not None


def test_a_map_with_only_rest_is_a_pause():
    (entry,) = good(DAY + "      - rest: 3min\n").sessions[0].exercises
    assert entry == PlanPause(Rest(180), entry.span)
    assert entry.span.line == 4


def test_a_superset():
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
def test_weekdays_in_any_usual_form(day: str, weekdays: list[int]):
    (session,) = good(f"sessions:\n  - name: A\n    day: {day}\n").sessions
    assert [found.weekday for found in session.days] == weekdays


@pytest.mark.parametrize("start", ["2026-11-30", "30.11.2026", "2026-11-30 ", '"30. 11. 2026"'])
def test_dates(start: str):
    assert good(f"start: {start}\nsessions: [{{name: Rest}}]").start == date(2026, 11, 30)


# Problems, each with its place and what to do

REST_DAY = "sessions: [{name: Rest}]\n"


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("titel: X\n" + REST_DAY, "unknown-key", 1, 1, 'unknown key "titel" in a plan', 'did you mean "title"?'),
        ("qqq: X\n" + REST_DAY, "unknown-key", 1, 1, 'unknown key "qqq" in a plan', "the keys of a plan are format,"),
        ("weeks: 4\n" + REST_DAY, "not-yet", 1, 1, '"weeks" is not supported yet', "take it out"),
        ("title: X\n", "missing-key", 1, 1, 'a plan has no "sessions"', "add sessions:"),
        ("format: 2\n" + REST_DAY, "newer-format", 1, 9, "this plan is in format 2", "pip install --upgrade"),
        ("format: one\n" + REST_DAY, "bad-format", 1, 9, '"format" must be 1, not "one"', "write format: 1"),
        ("title: [A, B]\n" + REST_DAY, "wrong-type", 1, 8, '"title" must be a text, not a list', "one line"),
        ("notes: {a: b}\n" + REST_DAY, "wrong-type", 1, 8, '"notes" must be a text, not a map', "one line"),
        ("start: soon\n" + REST_DAY, "bad-date", 1, 8, '"start" must be a date, not "soon"', "2026-11-30"),
        ("start: 2026-02-30\n" + REST_DAY, "bad-date", 1, 8, "there is no day 2026-02-30", "check day and month"),
        ("start: 30/11/2026\n" + REST_DAY, "bad-date", 1, 8, '"start" must be a date', "30.11.2026"),
        ("units: stone\n" + REST_DAY, "bad-unit", 1, 8, '"units" must be kg or lb, not "stone"', "units: kg"),
        ("rounding: 0\n" + REST_DAY, "out-of-range", 1, 11, '"rounding" must be over 0', "check the number"),
        ("bodyweight: heavy\n" + REST_DAY, "bad-weight", 1, 13, '"bodyweight" must be a weight', "62.5kg"),
        ("bodyweight: 82,5\n" + REST_DAY, "bad-weight", 1, 13, '"82,5" may be 82.5 or 825', "82,5kg"),
        ("coach: [Ana]\n" + REST_DAY, "wrong-type", 1, 8, "coach must be a map of keys, not a list", "name: Ana Costa"),
        ("coach: {mail: x}\n" + REST_DAY, "unknown-key", 1, 9, 'unknown key "mail" in coach', "name, contact"),
        ("coach: {logo: x.png}\n" + REST_DAY, "not-yet", 1, 9, '"logo" is not supported yet', "take it out"),
        ("design: {them: x}\n" + REST_DAY, "unknown-key", 1, 10, 'unknown key "them" in design', '"theme"'),
        ("design: {ink: gray}\n" + REST_DAY, "not-yet", 1, 10, '"ink" is not supported yet', "take it out"),
        ("maxes: 140\n" + REST_DAY, "wrong-type", 1, 8, '"maxes" must be a map, not a text', "{back_squat: 140"),
        ("maxes: {squat: lots}\n" + REST_DAY, "bad-weight", 1, 16, '"squat" must be a weight, not "lots"', "140"),
        ("maxes: {squat: BW+30}\n" + REST_DAY, "not-yet", 1, 16, 'a max such as "BW+30" is not supported', "take"),
        ("maxes: {a: 85% of b}\n" + REST_DAY, "not-yet", 1, 12, 'a max such as "85% of b" is not', "take it out"),
        ("maxes: {squat: 0RM 90}\n" + REST_DAY, "out-of-range", 1, 16, "a max is of 1 to 50 repetitions", "check"),
        ("maxes: {squat: 20RM 90}\n" + REST_DAY, "max-from-many-reps", 1, 16, "a single estimated from 20", "12 rep"),
        ("content: /etc\n" + REST_DAY, "bad-folder", 1, 10, '"/etc" is not a folder near the plan', "--content"),
        ("content: C:\\x\n" + REST_DAY, "bad-folder", 1, 10, "is not a folder near the plan", "relative"),
        ("content: ~/x\n" + REST_DAY, "bad-folder", 1, 10, "is not a folder near the plan", "relative"),
        ("content: [a, https://x]\n" + REST_DAY, "bad-folder", 1, 14, "is not a folder near the plan", "relative"),
        ("content: ../../../../x\n" + REST_DAY, "bad-folder", 1, 10, "is not a folder near the plan", "at most 3"),
        ("sessions: []\n", "missing-value", 1, 11, '"sessions" is an empty list', "add a session"),
        ("sessions: A\n", "wrong-type", 1, 11, '"sessions" must be a list, not a text', "- name: Lower A"),
        ("sessions: [A]\n", "wrong-type", 1, 12, "a session must be a map of keys, not a text", "name: Lower A"),
        ("sessions: [{day: Mon}]\n", "missing-key", 1, 12, 'a session has no "name"', "add name: Lower A"),
        ("sessions: [{name: A, day: Mnday}]\n", "bad-day", 1, 27, '"Mnday" is not a weekday', '"Monday"?'),
        ("sessions: [{name: A, day: 'Mon, T'}]\n", "bad-day", 1, 33, '"T" is not a weekday', "write Monday"),
        ("sessions: [{name: A, day: 'Mo, mon'}]\n", "day-twice", 1, 32, "Monday stands here twice", "each day once"),
        ("sessions: [{name: A, exercise: []}]\n", "unknown-key", 1, 22, 'unknown key "exercise" in a', '"exercises"?'),
        ("sessions: [{name: A, part: am}]\n", "not-yet", 1, 22, '"part" is not supported yet', "take it out"),
        ("sessions: [{name: A, exercises: []}]\n", "missing-value", 1, 33, '"exercises" is an empty list', "rest day"),
        ("sessions: [{name: A, warm_up: [x]}]\n", "missing-key", 1, 22, 'with "warm_up" needs "exercises"', "list"),
        ("sessions: [{name: A, exercises: x}]\n", "wrong-type", 1, 33, '"exercises" must be a list', "- back_squat"),
        ("- a\n", "not-a-plan", 1, 1, "a plan must be a map of keys, not a list", "title:"),
        ("", "not-a-plan", 1, 1, "the file is empty", "sessions:"),
        ("# nothing\n", "not-a-plan", 1, 1, "the file is empty", "sessions:"),
    ],
)
def test_problems_of_plans_and_sessions(text: str, code: str, line: int, column: int, message: str, hint: str):
    found = only(text)
    assert found[:3] == (code, line, column)
    assert message in found[3]
    assert hint in found[4]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("- squat: 5x5\n  nots: Brace.", "unknown-key", 2, 9, 'unknown key "nots" in an exercise', '"notes"?'),
        ("- exercise: squat\n  foo: 5x5", "unknown-key", 2, 9, 'unknown key "foo"', "exercise, name, sets"),
        ("- squat: 5x5\n  bench: 3x8", "two-exercises", 2, 9, 'the exercise, "squat" or "bench"?', "hyphen"),
        ("- exercise: squat\n  name: Squat", "two-exercises", 2, 9, 'has "exercise" or "name", not both', "free text"),
        ("- sets: 5x5", "no-exercise", 1, 9, "this line names no exercise", "- back_squat: 5x5"),
        ("- {squat: [4x3, 3+]}", "dose-list", 1, 17, 'the dose of "squat" must be one text', "3x5, 1x10"),
        ("- squat: {a: 1}", "wrong-type", 1, 16, '"squat" must be a text, not a map', "3x10 @60kg"),
        ("- exercise: squat\n  sets: 3", "missing-dose", 2, 15, "says how many, not of what", "sets: 3x10"),
        ("- exercise: squat\n  reps: 8", "missing-dose", 2, 9, '"reps" needs a number of sets', "sets: 3"),
        ("- exercise: squat\n  sets: many\n  reps: 8", "dose-", 2, 15, "", ""),
        ("- exercise: squat\n  sets: 3-2\n  reps: 8", "dose-", 2, 15, "the range goes down", "2-3"),
        ("- squat: 5x5\n  sets: 3x8", "two-doses", 2, 9, "this exercise has two doses", "line 4"),
        ("- exercise: squat\n  load: 60kg", "missing-dose", 2, 9, "a load needs sets", "sets: 3x10"),
        ("- squat 5x5 @75%", "missing-colon", 1, 9, "no colon", "write squat: 5x5 @75%"),
        ("- squat: 5x5\n  warm_up: bar x10", "not-yet", 2, 9, '"warm_up" is not supported yet', "take it out"),
        ("- circuit: [squat, plank]", "not-yet", 1, 9, '"circuit" is not supported yet', "take it out"),
        ("- text: Breathe", "not-yet", 1, 9, '"text" is not supported yet', "take it out"),
        ("- [squat, bench]", "wrong-type", 1, 9, "must be an exercise, not a list", "one exercise a line"),
        ("- rest: soon", "dose-", 1, 15, "", "90s"),
        ("- squat: 5x5\n  tempo: fast", "dose-", 2, 16, "", ""),
        ("- superset: squat", "wrong-type", 1, 19, '"superset" must be a list of exercises', "hyphen"),
        ("- superset: [squat]", "superset-size", 1, 19, "a superset has 2 to 60 exercises, this one has 1", "single"),
        ("- superset: [squat, rest: 20s]", "pause-inside", 1, 27, "a pause cannot stand in", "rest_inside"),
        ("- superset: [a, superset: [b, c]]", "nested-group", 1, 23, "cannot stand in a superset", "on its own"),
        ("- {superset: [a, b], rounds: 3}", "not-yet", 1, 28, '"rounds" is not supported yet', "take it out"),
        ("- {superset: [a, b], rst: 90s}", "unknown-key", 1, 28, 'unknown key "rst" in a superset', '"rest"?'),
        ("- squat: 5x5 | 5x3", "not-yet", 1, 16, "", ""),
    ],
)
def test_problems_of_items(text: str, code: str, line: int, column: int, message: str, hint: str):
    found = only(DAY + "".join(f"      {part}\n" for part in text.split("\n")))
    assert found[0].startswith(code)
    assert (found[1] - 3, found[2]) >= (line, column)
    assert found[1] - 3 == line
    assert message in found[3]
    assert hint in found[4]


def test_a_dose_problem_points_into_the_dose():
    code, line, column, _, hint = only(DAY + "      - squat: 5x5 @75% rset 90s\n")
    assert code.startswith("dose")
    assert (line, column) == (4, 25)
    assert hint


@pytest.mark.parametrize("text", ["      - squat:\n", "      - exercise: squat\n        sets:\n"])
def test_a_missing_dose(text: str):
    _, problems = read(DAY + text)
    assert len(problems) == 1
    assert problems[0].span is not None
    assert problems[0].hint


def test_all_problems_at_once():
    _, problems = read("""\
titel: X
start: soon
units: stone
weeks: 4
sessions:
  - name: A
    day: Mnday
    exercises:
      - squat: 5y5
      - bench: 3x8
        rest: soon
        tempoo: 3110
  - day: Fri
""")
    found = [(p.span.line, p.code.split("-")[0]) for p in problems if p.span]
    assert sorted(found) == [
        (1, "unknown"),
        (2, "bad"),
        (3, "bad"),
        (4, "not"),
        (7, "bad"),
        (9, "dose"),
        (11, "dose"),
        (12, "unknown"),
        (13, "missing"),
    ]


@pytest.mark.parametrize("key", [key for key in PLAN.later if key != "weeks"])
def test_keys_of_the_language_are_never_unknown(key: str):
    assert only(f"{key}: x\n{REST_DAY}")[0] == "not-yet"


@pytest.mark.parametrize("key", ITEM.later)
def test_item_keys_of_the_language_are_never_an_exercise(key: str):
    _, problems = read(f"{DAY}      - squat: 5x5\n        {key}: x\n")
    assert [problem.code for problem in problems] == ["not-yet"]


# Budgets and hostile files


@pytest.mark.parametrize(
    ("text", "code", "limit"),
    [
        (f"title: {'x' * 201}\n{REST_DAY}", "too-long", "200"),
        (f"notes: {'x' * 2001}\n{REST_DAY}", "too-long", "2,000"),
        ("sessions:\n" + "  - name: A\n" * 101, "too-many", "100"),
        (DAY + "      - squat\n" * 61, "too-many", "60"),
        ("pages: [" + "session, " * 20 + "sheet]\n" + REST_DAY, "too-many", "20"),
        ("maxes: {" + ", ".join(f"e{n}: 1" for n in range(201)) + "}\n" + REST_DAY, "too-many", "200"),
        (f"bodyweight: 2001\n{REST_DAY}", "out-of-range", "2,000"),
    ],
)
def test_an_error_names_the_limit(text: str, code: str, limit: str):
    found = only(text)
    assert found[0] == code
    assert f"{limit}" in found[3]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("sessions: " + "[" * 100_000, id="deep lists"),
        pytest.param("sessions: " + "{a: " * 50_000, id="deep maps"),
        pytest.param("a: &a [x, x]\nsessions: &b [*a, *a, *a]\nc: [*b, *b]\n", id="aliases"),
        pytest.param("<<: {a: b}\n", id="merge"),
        pytest.param(DAY + "      - squat: 10000x10\n", id="10,000 sets"),
        pytest.param(DAY + "      - squat: 5x5\n" * 100_000, id="100,000 items"),
        pytest.param("\n".join(f"k{n}: x" for n in range(24_000)), id="24,000 unknown keys"),
        pytest.param("sessions:\n" + (DAY[10:] + "      - foo: bar\n" * 60) * 100, id="bad doses"),
        pytest.param("maxes: {" + ", ".join(f"e{n}: x" for n in range(200)) + "}", id="bad maxes"),
        pytest.param("sessions:\n" + "  - name:\n" * 100, id="missing values"),
        *(
            pytest.param(f"bodyweight: {number}\n{REST_DAY}", id=number)
            for number in ("1e999", "inf", ".inf", "nan", ".nan", "-5", "0x10", "9" * 50, "٣", "1_000", "1e3")
        ),
        pytest.param(f"start: {'9' * 5000}\n{REST_DAY}", id="long date"),
        pytest.param(f"start: 0000-00-00\n{REST_DAY}", id="date zero"),
        pytest.param("title: a\x00b\n" + REST_DAY, id="NUL"),
        pytest.param("title: a\x1b[31mb\n" + REST_DAY, id="escape"),
        pytest.param("title: a\u202eb\n" + REST_DAY, id="right-to-left override"),
        pytest.param("content: ../../../../../../etc\n" + REST_DAY, id="up and away"),
        pytest.param("content: '..\\..\\..\\..\\windows'\n" + REST_DAY, id="up and away in Windows"),
        pytest.param(DAY + "      - squat: 1e999x5\n", id="dose number"),
        pytest.param(DAY + f"      - squat: {'5x5, ' * 5000}\n", id="long dose"),
        pytest.param(DAY + f"      - {'x' * 100_000}: 5x5\n", id="long name"),
        pytest.param(DAY + f"      - {'x ' * 50_000}5x5\n", id="long bare name"),
    ],
)
def test_hostile_plans_are_refused_quickly(text: str):
    before = time.process_time()
    _, problems = read(text)
    assert any(problem.severity == "error" for problem in problems)
    assert all("\n" not in problem.message and len(problem.message) < 300 for problem in problems)
    assert time.process_time() - before < 2


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_exception(text: str):
    plan, problems = read(text)
    assert plan is not None or problems


VALUES = st.sampled_from(["", "5x5", "x", "[a, b]", "{a: b}", "Monday", "140", "-", "'", '"', "|", "1e9", "~", "[[]]"])
KEYS = st.sampled_from([*PLAN.names, *SESSION.names, *ITEM.names, "superset", "squat", "rest_inside", "weeks"])


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans(), KEYS, VALUES), max_size=12))
def test_any_arrangement_of_keys_is_read_without_an_exception(lines: list[tuple[int, bool, str, str]]):
    text = "\n".join(f"{'  ' * depth}{'- ' if dash else ''}{key}: {value}" for depth, dash, key, value in lines)
    plan, problems = read(text + "\n" + REST_DAY)
    assert plan is not None or problems
