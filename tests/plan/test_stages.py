"""Stages and rules beside an exercise: how they are written, what they share, and what is wrong with them."""

from __future__ import annotations

import pytest

from planner.plan.dose import canonical
from planner.plan.model import PlanItem, PlanSuperset
from planner.plan.progress import canonical as written
from planner.plan.weeks import unrolled
from tests.plan.reading import DAY, only, read


def item(text: str, head: str = "", week: int = 1) -> PlanItem:
    """The only exercise of a session in a plan without problems."""
    plan, problems = read(head + DAY + "".join(f"      {line}\n" for line in text.split("\n")))
    assert [problem.message for problem in problems] == []
    assert plan is not None
    (entry,) = unrolled(plan, week).sessions[0].exercises
    if isinstance(entry, PlanSuperset):
        entry = entry.items[0]
    assert isinstance(entry, PlanItem)
    return entry


def ladder(found: PlanItem) -> list[str]:
    """Each stage as its name and its dose."""
    return [f"{stage.title.text} {canonical(stage.dose) if stage.dose else '-'}" for stage in found.ladder]


@pytest.mark.parametrize(
    "stages",
    [
        "stages: 3x10 | 3x8 | 3x6",
        "stages:\n    - 3x10\n    - 3x8\n    - 3x6",
        "stages:\n    - sets: 3x10\n    - {sets: 3, reps: 8}\n    - 3x6",
    ],
)
def test_stages_of_one_exercise(stages: str) -> None:
    found = item(f"- exercise: squat\n  {stages}\n  stage: 2")
    assert ladder(found) == ["squat 3x10", "squat 3x8", "squat 3x6"]
    assert found.dose is not None
    assert (canonical(found.dose), found.stage, found.title.text) == ("3x8", 2, "squat")


def test_the_dose_of_a_stage_may_have_commas_and_groups() -> None:
    found = item(
        "- exercise: squat\n  load: 85% of 5RM\n  rest: 3min\n  stages:\n    - 4x3, 3+\n    - 9x1, 1+\n    - test 5RM"
    )
    assert ladder(found) == [
        "squat 4x3, 3+ @85% of 5RM rest 3min",
        "squat 9x1, 1+ @85% of 5RM rest 3min",
        "squat test 5RM rest 3min",
    ]


def test_stages_that_are_exercises() -> None:
    found = item(
        "- stages:\n    - arch_hang: 3x20-30s\n    - exercise: pull_up\n      sets: 3\n      reps: 5-8\n"
        "      notes: Slowly.\n    - name: Something\n      sets: 2x5\n    - plank\n"
        "  tempo: 3110\n  stage: 2\n  notes: All of them."
    )
    assert ladder(found) == [
        "arch_hang 3x20-30s tempo 3-1-1-0",
        "pull_up 3x5-8 tempo 3-1-1-0",
        "Something 2x5 tempo 3-1-1-0",
        "plank -",
    ]
    assert (found.notes, found.ladder[0].notes) == ("Slowly.", "All of them.")
    assert [stage.exercise is None for stage in found.ladder] == [False, False, True, False]
    assert [(stage.span.line, stage.span.column) for stage in found.ladder] == [(5, 13), (6, 23), (10, 19), (12, 13)]


def test_stages_stand_in_schemes_and_defaults_and_groups() -> None:
    head = "schemes: {t2: {load: 60kg, stages: 3x10 | 3x8, progress: next stage on fail}}\n"
    found = item("- squat: t2\n  stage: 2", head)
    assert ladder(found) == ["squat 3x10 @60kg", "squat 3x8 @60kg"]
    assert (found.stage, written(found.progress)) == (2, "next stage on fail")
    lent = (
        "- superset:\n    - plank\n    - squat: 3x5\n  defaults: {stages: 3x20s | 3x30s, progress: next stage at top}"
    )
    assert ladder(item(lent)) == ["plank 3x20s", "plank 3x30s"]


def test_a_dose_of_its_own_needs_no_stages_of_defaults() -> None:
    text = f"defaults: {{stages: 3x10 | 3x8, stage: 2, progress: +2.5kg on success}}\n{DAY}      - squat: 5x5 @60kg\n"
    plan, problems = read(text)
    assert plan is not None
    assert not problems
    (entry,) = plan.sessions[0].exercises
    assert isinstance(entry, PlanItem)
    assert (entry.ladder, written(entry.progress)) == ((), "+2.5kg on success")


def test_a_bar_between_stages_starts_no_week() -> None:
    text = "- exercise: squat\n  stages: 3x10 | 3x8\n  load: 60kg | 65kg | 70kg"
    found = [item(text, "weeks: 3\n", week) for week in (1, 2, 3)]
    assert [ladder(week)[0] for week in found] == ["squat 3x10 @60kg", "squat 3x10 @65kg", "squat 3x10 @70kg"]


def test_a_deload_is_of_the_current_stage() -> None:
    head = "weeks: 2\ndeload: {load: x0.5, sets: x0.5, weeks: 2}\n"
    found = item("- exercise: squat\n  stages: 4x10 @60kg | 4x8 @70kg\n  stage: 2", head, 2)
    assert found.dose is not None
    assert (canonical(found.dose), found.stage, len(found.ladder)) == ("2x8 @35kg", 2, 2)


def test_a_swap_reaches_the_stages() -> None:
    text = (
        "sessions:\n  - name: A\n    exercises: [{stages: [a: 3x5, b: 3x5]}]\n"
        "  - {name: B, like: A, swap: {a: c, b: d}}\n"
    )
    plan, problems = read(text)
    assert plan is not None
    assert not problems
    entry = plan.sessions[1].exercises[0]
    assert isinstance(entry, PlanItem)
    assert (entry.title.text, ladder(entry)) == ("c", ["c 3x5", "d 3x5"])


# Rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- squat: 5x5\n  progress: +2.5kg on success; -10% after 3 fails", "+2.5kg on success; -10% after 3 fails"),
        ("- squat: 5x5\n  progress: [+2.5kg on success, -10% after 3 fails]", "+2.5kg on success; -10% after 3 fails"),
        ("- squat: 5x5\n  progress:\n    - +5kg on success\n    - -10% on fail", "+5kg on success; -10% on fail"),
        ("- squat: 3x8-12\n  progress: 8-12 then +2.5kg", "+2.5kg at top"),
        ("- squat: 5x5", "none"),
    ],
)  # fmt: skip
def test_rules_beside_an_exercise(text: str, expected: str) -> None:
    assert written(item(text).progress) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("squat: 5x5 @60kg", "+2.5kg on success; +1 reps on fail"),
        ("plank: 3x30s", "+2.5kg on success"),  # a default about repetitions says nothing about seconds
        ("{squat: 5x5, progress: none}", "none"),
        ("{squat: 5x5, progress: +5kg on success}", "+5kg on success"),
    ],
)
def test_rules_of_defaults(text: str, expected: str) -> None:
    head = "defaults: {progress: +2.5kg on success; +1 reps on fail}\n"
    plan, problems = read(f"{head}{DAY}      - {text}\n")
    assert plan is not None
    assert not problems
    (entry,) = plan.sessions[0].exercises
    assert isinstance(entry, PlanItem)
    assert written(entry.progress) == expected


def test_a_rule_about_repetitions_waits_for_the_stage_that_has_them() -> None:
    text = "- stages: [arch_hang: 3x20s, pull_up: 3x5]\n  progress: +1 reps on success; next stage at top"
    assert written(item(text).progress) == "next stage at top"
    assert written(item(f"{text}\n  stage: 2").progress) == "+1 reps on success; next stage at top"


def test_a_week_may_have_rules_of_its_own() -> None:
    text = "- squat: 5x5 @60kg\n  progress: +5kg every week\n"
    text += "  weeks: {2: {progress: none}, 3: {progress: +1kg on success}}"
    found = [written(item(text, "weeks: 3\n", week).progress) for week in (1, 2, 3)]
    assert found == ["+5kg every week", "none", "+1kg on success"]


def test_the_weeks_in_which_a_series_starts_again() -> None:
    text = "- squat: 5x5 @60kg | 5x3 @70kg | repeat\n  only: 2-6"
    plan, _ = read(f"weeks: 6\n{DAY}      - plank\n      {text.replace(chr(10), chr(10) + '      ')}\n")
    assert plan is not None
    entry = unrolled(plan, 3).sessions[0].exercises[1]
    assert isinstance(entry, PlanItem)
    assert entry.cycles == (2, 4, 6)
    assert item("- squat: 5x5 @60kg | 5x3 @70kg", "weeks: 2\n").cycles == ()


# What is wrong


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("- {exercise: a, stages: 3x8}", "single-stage", 1, 31, "there is one stage", "a second stage"),
        ("- {exercise: a, stages: 3x8 | 3x5, stage: 3}", "no-such-stage", 1, 49, "no stage 3: there are 2", "1 to 2"),
        ("- {a: 3x8, stage: 2}", "no-stages", 1, 18, '"stage" needs "stages"', "3x10 | 3x8"),
        ("- {a: 3x8, progress: next stage on fail}", "no-stages", 1, 28, "needs stages", "add stages"),
        ("- {a: 3x8, progress: +5kg after last}", "no-stages", 1, 28, "needs stages", "add stages"),
        ("- {a: 3x8, stages: 3x8 | 3x5}", "two-doses", 1, 18, '"a" has a dose, and stages', "take the dose out"),
        ("- {exercise: a, stages: [4x3, 3+, 5x2]}", "bad-stages", 1, 31, "commas of doses", "4x3, 3+ | 5x2, 2+"),
        ("- {exercise: a, stages: 3x8 | deload}", "bad-stages", 1, 37, '"deload" is for weeks', "dose of this stage"),
        ("- {exercise: a, stages: 3x8 | }", "missing-value", 1, 36, "stage 2 has no value", "take the bar out"),
        ("- {exercise: a, stages: 3x8 | 3y5}", "dose-unit", 1, 38, "", ""),
        ("- {exercise: a, stages: {b: 3x8}}", "wrong-type", 1, 31, "must be a list or a text", "with a hyphen"),
        ("- {exercise: a, stages: [b: 3x8, c: 3x5]}", "two-exercises", 1, 32, 'the stages are of "a"', "take a out"),
        ("- stages: [b: 3x8, {c: 3x5, d: 3x5}]", "two-exercises", 1, 35, "a stage is one exercise", "a hyphen"),
        ("- stages: 3x8 | 3x5", "no-exercise", 1, 17, "this stage names no exercise", "write the exercise"),
        ("- stages: [b: 3x8, {sets: 3x5}]", "no-exercise", 1, 26, "this stage names no exercise", "name its exercise"),
        ("- stages: [b: 3x8, {c: 3x5, only: 2}]", "misplaced-key", 1, 35, '"only" holds for all', "beside stages"),
        ("- stages: [b: 3x8, {c: 3x5, resst: 2min}]", "unknown-key", 1, 35, 'unknown key "resst" in a stage', '"rest"'),
        ("- stages: [b: 3x8, [c]]", "bad-stages", 1, 26, "not a list", "line of its own"),
        ("- {exercise: a, stages: " + " | ".join(["3x8"] * 13) + "}", "too-many", 1, 31, "2 to 12 stages", "next"),
        ("- {a: 3x8, progress: {b: c}}", "wrong-type", 1, 28, '"progress" must be a text', "on one line"),
        ("- {a: 3x8, progress: [[b]]}", "wrong-type", 1, 29, "must be a text, not a list", "one rule after each"),
        ("- {a: 3xAMRAP, progress: +1 reps on success}", "not-changeable", 1, 32, "as many as possible", "3x8"),
        ("- {a: 3x30s, progress: +1 reps on success}", "not-changeable", 1, 30, "cannot change a dose of s", "counts"),
        ("- {a: 3x8, progress: +5s on success}", "not-changeable", 1, 28, "cannot change a dose of reps", "counts"),
        ("- {a: 3x8, progress: +5kg every week}", "not-changeable", 1, 28, "a dose of no load", "3x5 @60kg"),
        ("- {a: 5x200m @2:05, progress: +5kg on success}", "not-changeable", 1, 37, "a pace or a setting", "60kg"),
        ("- {a: 8/6/4, progress: +1 sets every week}", "not-changeable", 1, 30, "listed one by one", "3x8"),
        ("- {exercise: a, progress: +5kg on success}", "not-changeable", 1, 33, "there is no dose", "3x8 @60kg"),
        ("- {a: 3x6-8, progress: 8-12 then +2.5kg}", "progress-range", 1, 30, "no range of 8-12", "3x8-12"),
        ("- {a: 3x8 @60kg, progress: +5lb on success}", "progress-unit", 1, 34, "cannot change a load in kg", "in kg"),
        ("- {a: 3x8 @60kg, progress: +2% of max every week}", "progress-unit", 1, 34, "a percentage", "3x5 @75%"),
        ("- {a: 3x8 @75%, progress: +2% every week}", "progress-ambiguous", 1, 33, "in two ways", "x1.02 every week"),
    ],
)  # fmt: skip
def test_problems(text: str, code: str, line: int, column: int, message: str, hint: str) -> None:
    found = only(f"{DAY}      {text}\n")
    assert (found[0], found[1] - 3, found[2]) == (code, line, column)
    assert message in found[3]
    assert hint in found[4]


def test_a_problem_in_a_scheme_is_shown_once() -> None:
    lines = "".join(f"      - {name}: main\n" for name in "abc")
    code, line, column, _, _ = only(f"schemes: {{main: {{sets: 3x30s, progress: +1 reps on success}}}}\n{DAY}{lines}")
    assert (code, line, column) == ("not-changeable", 1, 41)


def test_stages_of_a_whole_plan_are_counted() -> None:
    lines = "".join("      - a: main\n" for _ in range(60))
    sessions = "".join(f"  - name: S{n}\n    exercises:\n{lines}" for n in range(10))
    stages = " | ".join(["3x8"] * 12)
    _, problems = read(f"schemes: {{main: {{stages: {stages}}}}}\nsessions:\n{sessions}")
    assert {problem.code for problem in problems} == {"too-many"}
