"""What is wrong with a plan: each problem once, with its place and what to do, and all of them at once."""

from __future__ import annotations

import pytest

from planner.plan.items import ELSEWHERE
from tests.plan.reading import DAY, REST_DAY, only, read


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("titel: X\n" + REST_DAY, "unknown-key", 1, 1, 'unknown key "titel" in a plan', 'did you mean "title"?'),
        ("qqq: X\n" + REST_DAY, "unknown-key", 1, 1, 'unknown key "qqq" in a plan', "the keys of a plan are format,"),
        ("blocks: 4\n" + REST_DAY, "wrong-type", 1, 9, '"blocks" must be a list, not a text', "with a hyphen"),
        ("weeks: 0\n" + REST_DAY, "bad-number", 1, 8, '"weeks" must be 1 to 104 weeks, not "0"', "weeks: 4"),
        ("weeks: 105\n" + REST_DAY, "bad-number", 1, 8, '"weeks" must be 1 to 104 weeks', "weeks: 4"),
        ("weeks: a few\n" + REST_DAY, "bad-number", 1, 8, 'not "a few"', "weeks: 4"),
        (
            "design: {landscape: wide}\n" + REST_DAY,
            "bad-flag",
            1,
            21,
            '"landscape" must be yes or no',
            "landscape: yes",
        ),
        ("private: [a]\n" + REST_DAY, "wrong-type", 1, 10, '"private" must be a text, not a list', "one line"),
        ("sessions: [{name: A, optional: yes}]\n", "optional-rest-day", 1, 22, "a rest day cannot be", "take the key"),
        ("exercises: [squat: 5x5]\n", "misplaced-key", 1, 1, '"exercises" belongs to a session', "- name: Lower A"),
        ("day: Mon\n" + REST_DAY, "misplaced-key", 1, 1, '"day" belongs to a session', "move it under the name"),
        ("rounding: small\n" + REST_DAY, "bad-weight", 1, 11, '"rounding" must be a weight', "2.5, 1.25kg"),
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
        ("logo: x.png\n" + REST_DAY, "misplaced-key", 1, 1, '"logo" belongs to coach', "coach: {logo: x.png}"),
        ("design: {them: x}\n" + REST_DAY, "unknown-key", 1, 10, 'unknown key "them" in design', '"theme"'),
        ("language: en\n" + REST_DAY, "misplaced-key", 1, 1, '"language" belongs to design', "design: {language: en}"),
        ("large_print: yes\n" + REST_DAY, "misplaced-key", 1, 1, "belongs to design", "design: {large_print: yes}"),
        ("design: {large_print: very}\n" + REST_DAY, "bad-flag", 1, 23, '"large_print" must be yes or no', "yes"),
        ("maxes: 140\n" + REST_DAY, "wrong-type", 1, 8, '"maxes" must be a map, not a text', "{back_squat: 140"),
        ("maxes: {squat: lots}\n" + REST_DAY, "bad-weight", 1, 16, '"squat" must be a weight, not "lots"', "140"),
        ("maxes: {squat: BW+}\n" + REST_DAY, "bad-weight", 1, 16, '"squat" must be a weight, not "BW+"', "BW+30"),
        ("maxes: {a: 85%}\n" + REST_DAY, "bad-weight", 1, 12, '"85%" does not say of which max', "85% of back_squat"),
        ("maxes: {a: 0% of b}\n" + REST_DAY, "out-of-range", 1, 12, "at most 200% of another, not 0%", "check"),
        ("maxes: {squat: 0RM 90}\n" + REST_DAY, "out-of-range", 1, 16, "a max is of 1 to 50 repetitions", "check"),
        ("maxes: {squat: 5x90}\n" + REST_DAY, "out-of-range", 1, 16, "1 to 50 repetitions, not 90", "first: 90 x5"),
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
        ("sessions: [{name: A, day: daily}]\n", "bad-day", 1, 27, '"daily" is not a weekday', "leave day out"),
        ("sessions: [{name: A, day: Fri-Mon}]\n", "bad-day", 1, 27, "not a weekday", "write Fri, Sat, Sun, Mon"),
        ("sessions: [{name: A, day: Mon to Wed}]\n", "bad-day", 1, 27, "not a weekday", "write Mon, Tue, Wed"),
        ("sessions: [{name: A, day: Tue thu}]\n", "bad-day", 1, 27, "not a weekday", "write Tue, Thu"),
        ("sessions: [{name: A, day: Mittwoch}]\n", "bad-day", 1, 27, "not a weekday", "several with commas: Mon, Thu"),
        ("sessions: [{name: A, day: 'Mo, mon'}]\n", "day-twice", 1, 32, "Monday stands here twice", "each day once"),
        ("sessions: [{name: A, exercise: []}]\n", "unknown-key", 1, 22, 'unknown key "exercise" in a', '"exercises"?'),
        ("sessions: [{name: A, repeated: 3}]\n", "unknown-key", 1, 22, 'unknown key "repeated"', "are name, day, part"),
        ("sessions: [{name: A, part: 6}]\n", "bad-day-part", 1, 28, '"part" must be am, pm or a time of day', "17:30"),
        ("sessions: [{name: A, exercises: []}]\n", "missing-value", 1, 33, '"exercises" is an empty list', "rest day"),
        ("sessions: [{name: A, warm_up: [x]}]\n", "missing-key", 1, 22, 'with "warm_up" needs "exercises"', "list"),
        ("sessions: [{name: A, exercises: x}]\n", "wrong-type", 1, 33, '"exercises" must be a list', "- back_squat"),
        ("- a\n", "not-a-plan", 1, 1, "a plan must be a map of keys, not a list", "title:"),
        ("", "not-a-plan", 1, 1, "the file is empty", "sessions:"),
        ("# nothing\n", "not-a-plan", 1, 1, "the file is empty", "sessions:"),
    ],
)
def test_problems_of_plans_and_sessions(text: str, code: str, line: int, column: int, message: str, hint: str) -> None:
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
        ("- exercize: squat", "unknown-key", 1, 9, 'unknown key "exercize"', '"exercise"?'),
        ("- squat: 3x5\n  load: 60/70kg", "dose-pairing", 2, 15, "2 targets for 3 sets", "one for each"),
        ("- squat:", "missing-dose", 1, 15, '"squat" has no value', "write squat: 3x10"),
        ("- exercise: squat\n  sets:", "missing-dose", 2, 14, '"sets" has no value', "write sets: 3x10"),
        ("- sets: 5x5", "no-exercise", 1, 9, "this line names no exercise", "- back_squat: 5x5"),
        ("- {squat: [4x3, 3+]}", "dose-list", 1, 17, 'the dose of "squat" must be one text', "4x3, 3+ for one day"),
        ("- {squat: [4x3, 3+]}", "dose-list", 1, 17, 'the dose of "squat" must be one text', "4x3 | 3+ for one after"),
        ("- {squat: [4x3]}", "dose-list", 1, 17, 'the dose of "squat" must be one text', "3x5, 1x10"),
        ("- squat: {a: 1}", "wrong-type", 1, 16, '"squat" must be a text, not a map', "3x10 @60kg"),
        ("- exercise: squat\n  sets: 3", "missing-dose", 2, 15, "says how many, not of what", "sets: 3x10"),
        ("- exercise: squat\n  reps: 8", "missing-dose", 2, 9, '"reps" needs a number of sets', "sets: 3"),
        ("- exercise: squat\n  sets: many\n  reps: 8", "dose-", 2, 15, "", ""),
        ("- exercise: squat\n  sets: 3-2\n  reps: 8", "dose-", 2, 15, "the range goes down", "2-3"),
        ("- squat: 5x5\n  sets: 3x8", "two-doses", 2, 9, "this exercise has two doses", "line 4"),
        ("- exercise: squat\n  load: 60kg", "missing-dose", 2, 9, "a load needs sets", "sets: 3x10"),
        ("- squat 5x5 @75%", "missing-colon", 1, 9, "no colon", "write squat: 5x5 @75%"),
        ("- squat: 5x5\n  progress: +5kg", "no-condition", 2, 19, 'nothing says when "+5kg" is due', "+5kg on success"),
        ("- amrap: [squat, plank]", "missing-key", 1, 9, 'an amrap has no "time"', "time: 20min"),
        ("- emom: [squat]", "missing-key", 1, 9, 'an emom has neither "time" nor "rounds"', "time: 12min"),
        ("- [squat, bench]", "wrong-type", 1, 9, "must be an exercise, not a list", "one exercise a line"),
        ("- rest: soon", "dose-", 1, 15, "", "90s"),
        ("- squat: 5x5\n  tempo: fast", "dose-", 2, 16, "", ""),
        ("- superset: squat", "wrong-type", 1, 19, '"superset" must be a list of exercises', "hyphen"),
        ("- superset: [squat]", "superset-size", 1, 19, "a superset has 2 to 60 exercises, this one has 1", "single"),
        ("- superset: [squat, rest: 20s]", "pause-inside", 1, 27, "a pause cannot stand in", "rest_inside"),
        ("- superset: [a, superset: [b, c]]", "nested-group", 1, 23, "cannot stand in a superset", "on its own"),
        ("- {superset: [a, b], score: 3}", "bad-score", 1, 35, '"score" must be time, rounds', "score: time"),
        ("- {superset: [a, b], rst: 90s}", "unknown-key", 1, 28, 'unknown key "rst" in a superset', '"rest"?'),
        ("- squat: 5x5 | 5x3", "series-length", 1, 16, "has 2 weeks, and there is one week", "weeks: 2"),
    ],
)
def test_problems_of_items(text: str, code: str, line: int, column: int, message: str, hint: str) -> None:
    found = only(DAY + "".join(f"      {part}\n" for part in text.split("\n")))
    assert found[0].startswith(code)
    assert (found[1] - 3, found[2]) == (line, column)
    assert message in found[3]
    assert hint in found[4]


def test_a_dose_problem_points_into_the_dose() -> None:
    code, line, column, _, hint = only(DAY + "      - squat: 5x5 @75% rset 90s\n")
    assert code.startswith("dose")
    assert (line, column) == (4, 25)
    assert hint


def test_all_problems_at_once() -> None:
    _, problems = read("""\
titel: X
start: soon
units: stone
blocks: 4
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
        (4, "wrong"),
        (7, "bad"),
        (9, "dose"),
        (11, "dose"),
        (12, "unknown"),
        (13, "missing"),
    ]


@pytest.mark.parametrize("text", ["progress: x\nsessions: [{name: Rest}]", "sessions: [{name: Rest, progress: x}]"])
def test_a_progression_belongs_to_exercises(text: str) -> None:
    code, _, _, message, hint = only(text)
    assert (code, message.partition(" is no key")[0]) == ("misplaced-key", '"progress"')
    assert "defaults: {progress: +2.5kg on success}" in hint


@pytest.mark.parametrize("key", ELSEWHERE)
def test_keys_of_other_places_are_never_an_exercise(key: str) -> None:
    _, problems = read(f"{DAY}      - squat: 5x5\n        {key}: x\n")
    assert [problem.code for problem in problems] == ["misplaced-key"]
