"""Problems of plans of several weeks: each with its code, its place and what to write."""

from __future__ import annotations

import pytest

from tests.plan.reading import only, read

DAY = "sessions:\n  - name: A\n    exercises:\n"

PROBLEMS = [
    ("a: 5x5 | 3x3", "series-length", "this series has 2 weeks, and there are 4 weeks"),
    ("a: 5x5 | 3x3 | 2x2 | 1x1 | 1x1", "series-length", "this series has 5 weeks, and there are 4 weeks"),
    ("a: 5x5 | 4x4 | 3x3 | 2x2 | 1x1 | repeat", "series-length", "this series has 5 weeks, and there are 4 weeks"),
    ("{a: 5x5 | 4x4 | 3x3, only: 1-2}", "series-length", "this series has 3 weeks, and there are 2 weeks"),
    ("{a: 5x5, load: 60kg | 65kg}", "series-length", "this series has 2 weeks, and there are 4 weeks"),
    ("a: 5x5 | | 3x3 | 2x2", "missing-value", "week 2 of this series is empty"),
    ("a: 5x5 | repeat | 3x3 | 3x3", "bad-series", '"repeat" stands behind the last week of a series'),
    ("a: same | 5x5 | repeat", "bad-series", '"same" has no week before it'),
    ("a: 70% | 5x5 | repeat", "bad-series", '"70%" has no week before it'),
    ("a: skip", "bad-series", "this exercise is skipped in every week"),
    ("{a: 5x5, load: 60kg | deload | repeat}", "bad-series", 'only a dose can be skipped or a deload, not "deload"'),
    ("a: 5x5 | deload | repeat", "no-deload", 'the plan does not say what a "deload" is'),
    ("a: 1x5 @80%, 3x5 @70% | @75% | repeat", "unclear-change", "the groups of this dose have different loads"),
    ("a: 3x5 | @60/70kg | repeat", "dose-pairing", "2 targets for 3 sets"),
    ("{a: 5x5, weeks: {5: 3x3}}", "no-such-week", "there is no week 5: there are 4 weeks"),
    ("{a: 5x5, weeks: {1-2: 3x3, even: 2x2}}", "week-twice", "week 2 stands here twice"),
    ("{a: 5x5, weeks: {now: 3x3}}", "bad-weeks", '"now" is no number of a week'),
    ("{a: 5x5, weeks: {3-1: 3x3}}", "bad-weeks", '"3-1" is no number of a week'),
    ("{a: 5x5, weeks: 3}", "wrong-type", '"weeks" must be a map of weeks, not a text'),
    ("{a: 5x5, weeks: {2: 3x3 | 2x2}}", "bad-series", "a week is one dose or change, or keys of an exercise"),
    ("{a: 5x5, weeks: {2: {lod: 70%}}}", "unknown-key", 'unknown key "lod" in a week of an exercise'),
    ("{a: 5x5, weeks: {2: {weeks: {3: 3x3}}}}", "unknown-key", 'unknown key "weeks" in a week of an exercise'),
    ("{a: 5x5, only: 1, weeks: {2: 3x3}}", "bad-weeks", '"only" leaves out week 2'),
    ("{exercise: a, weeks: {2: 3x3}}", "missing-dose", "there is no dose for weeks 1, 3, 4"),
    ("{a: 5x5, only: 5-6}", "no-such-week", "there is no week 6"),
    ("{a: 5x5, only: sometimes}", "bad-weeks", '"sometimes" is no number of a week'),
]


@pytest.mark.parametrize(("text", "code", "message"), PROBLEMS)
def test_problems_of_exercises(text: str, code: str, message: str) -> None:
    found = only(f"weeks: 4\n{DAY}      - {text}\n")
    assert found[0] == code
    assert message in found[3]
    assert found[1] == 5
    assert found[4]


REST = "sessions: [{name: Rest}]\n"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (f"deload: {{load: 1.5}}\n{REST}", "bad-factor", '"load" must be a factor over 0 and at most 1'),
        (f"deload: {{weeks: 3}}\n{REST}", "no-such-week", "there is no week 3: there is one week"),
        (f"schemes: {{531: 5x5}}\n{REST}", "bad-scheme-name", 'the name of a scheme, "531", has no letter'),
        (f"schemes: {{5x5: 5x5}}\n{REST}", "bad-scheme-name", "means something else in a dose"),
        (f"schemes: {{repeat: 5x5}}\n{REST}", "bad-scheme-name", "means something else in a dose"),
        (f"schemes: {{rest: 5x5}}\n{REST}", "bad-scheme-name", "means something else in a dose"),
        (f"schemes: {{a: 5x5, A: 3x3}}\n{REST}", "scheme-twice", 'the scheme "A" stands here twice'),
        (f"schemes: {{a: {{or: b}}}}\n{REST}", "no-default", '"or" cannot stand in a scheme'),
        (f"schemes: {{a: 5y5}}\n{REST}", "dose-unit", ""),
        (f"schemes: a\n{REST}", "wrong-type", '"schemes" must be a map of names to doses'),
        ("schemes: {volume: 5x5}\nsessions: [{name: A, exercises: [a: volme]}]", "unknown-scheme", "volme"),
        (f"days: Mon\n{REST}", "missing-key", '"days" needs "rotate"'),
        (f"rotate: Rest\n{REST}", "missing-key", '"rotate" needs "days"'),
        (f"days: Mon\nrotate: Rst\n{REST}", "unknown-like", 'there is no session "Rst"'),
        ("days: Mon\nrotate: A\nsessions: [{name: A, day: Tue}]", "rotate-day", '"A" takes the days of the rotation'),
        ("sessions: [{name: A, like: B}]", "unknown-like", 'there is no session "B"'),
        ("sessions: [{name: A, like: A}]", "like-circle", 'the session "A" is like itself'),
        ("sessions: [{name: A, swap: {a: b}}]", "missing-key", '"swap" needs "like"'),
        ("sessions: [{name: A, weeks: {1: 3x5}}]", "bad-series", "in a week a session is skip or deload"),
        ("sessions: [{name: A, weeks: {1: deload}}]", "no-deload", 'the plan does not say what a "deload" is'),
        (f"weeks: 2\nblocks: [{{name: B, weeks: 2}}]\n{REST}", "weeks-and-blocks", "cannot stand beside"),
        (f"blocks: [{{name: B}}]\n{REST}", "missing-key", 'a block has no "weeks"'),
        ("blocks: [{name: B, weeks: 2}]\n", "missing-key", 'this block has no "sessions", and the plan has none'),
        (f"blocks: [{{name: A, weeks: 60}}, {{name: B, weeks: 60}}]\n{REST}", "too-many", "the blocks have 120 weeks"),
        (f"blocks: [{{name: A, weeks: 1, like: C}}]\n{REST}", "unknown-like", 'there is no block "C"'),
        (f"weeks: 2\nweek_names: {{1: A, odd: B}}\n{REST}", "week-twice", "week 1 stands here twice"),
    ],
)
def test_problems_of_plans_blocks_and_sessions(text: str, code: str, message: str) -> None:
    found = only(text)
    assert found[0] == code
    assert message in found[3]
    assert found[4] or code == "dose-unit"


def test_a_swap_of_what_is_not_there() -> None:
    text = "sessions:\n  - {name: A, exercises: [a: 5x5]}\n  - {name: B, like: A, swap: {b: c}}\n"
    assert only(text)[:4] == ("unknown-swap", 3, 31, '"b" is not in the session that is copied')


def test_a_problem_of_a_copied_line_is_told_once() -> None:
    text = "sessions:\n  - {name: A, exercises: [a: 5y5]}\n" + "".join(
        f"  - {{name: B{number}, like: A}}\n" for number in range(5)
    )
    assert only(text)[:3] == ("dose-unit", 2, 31)


def test_very_many_entries_of_series_are_too_many() -> None:
    series = " | ".join(f"3x{number}" for number in range(1, 105))
    _, problems = read(f"weeks: 104\n{DAY}" + f"      - a: {series}\n" * 50)
    assert {(problem.code, problem.message) for problem in problems} == {
        ("too-many", "too many exercises differ from week to week")
    }


def test_blocks_that_are_not_alike_read_only_so_many_exercises() -> None:
    lines = "      - a: 3x5\n" * 60
    plan = "sessions:\n" + "".join(f"  - name: S{n}\n    exercises:\n{lines}" for n in range(10)) + "blocks:\n"
    plan += "".join(f"  - {{name: B{n}, weeks: 1, defaults: {{rest: {n}s}}}}\n" for n in range(11, 26))
    assert only(plan)[0] == "too-many"
