"""Words of a plan for an exercise: how they are read, and what becomes of the exercise."""

from __future__ import annotations

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.library.exercise import read_exercise
from planner.library.model import Block, Bullets, Exercise, Paragraph, plain
from planner.plan.model import OverrideText, PlanOverride
from planner.program.overrides import with_words
from tests.plan.reading import REST_DAY, only, read
from tests.resolving import Shelf, exercise, run

SQUAT = """\
---
title: squat
description: Bend and stand.
---
## PROFILE
- Target muscle: Quads
## INSTRUCTIONS
1. One.
2. Two.
## TIPS
First tip.

Second tip.
## EASIER
Box squat.
"""


@pytest.fixture
def squat(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    """An exercise with a list, paragraphs, and without warm-up and caution."""
    return read_exercise(Source("squat.md", SQUAT), tmp_path_factory.mktemp("content"), Files(), Diagnostics())


def override(text: str) -> PlanOverride:
    plan, problems = read(f"override:\n  squat: {text}\n{REST_DAY}")
    assert [problem.message for problem in problems] == []
    assert plan is not None
    (found,) = plan.overrides
    return found


def words(points: tuple[tuple[Block, ...], ...]) -> list[str]:
    """Each point as a text."""
    return [" ".join(plain(block.inlines) for block in point if isinstance(block, Paragraph)) for point in points]


@pytest.mark.parametrize(
    ("text", "lines", "add"),
    [
        ("{tips: Sit tall.}", ["Sit tall."], False),
        ("{tips: [Sit tall., Breathe.]}", ["Sit tall.", "Breathe."], False),
        ("{tips: [+, Sit tall.]}", ["Sit tall."], True),
        ("{tips: [+ Sit tall., Breathe.]}", ["Sit tall.", "Breathe."], True),
        ("{tips: + Sit tall.}", ["Sit tall."], True),
        ("{tips: 'Sit\n\n    tall.'}", ["Sit", "tall."], False),
    ],
)
def test_sections_as_people_write_them(text: str, lines: list[str], add: bool) -> None:
    ((name, found),) = override(text).sections
    assert name == "tips"
    assert isinstance(found, OverrideText)
    assert ([line.text for line in found.lines], found.add) == (lines, add)


def test_a_line_has_its_place_in_the_plan() -> None:
    ((_, found),) = override("{tips: [+ Sit tall.]}").sections
    assert found is not None
    assert (found.lines[0].span.line, found.lines[0].span.column) == (2, 20)


@pytest.mark.parametrize("text", ["none", "None", "[none]"])
def test_none_takes_a_section_out(text: str, squat: Exercise) -> None:
    found = with_words(squat, override(f"{{tips: {text}, steps: none, description: none, caution: none}}"))
    assert (found.tips, found.steps, found.description) == ((), (), "")
    assert [section.kind for section in found.sections] == ["profile", "easier"]


def test_a_list_replaces(squat: Exercise) -> None:
    found = with_words(squat, override("{steps: [A., B., C.], tips: [T., U.], description: New.}"))
    assert (words(found.steps), words(found.tips), found.description) == (["A.", "B.", "C."], ["T.", "U."], "New.")
    steps = found.section("instructions")
    assert steps is not None
    assert isinstance(steps.blocks[0], Bullets)
    assert steps.blocks[0].ordered
    assert steps.span.file == "plans/my_plan.yaml"
    assert squat.section("instructions") != steps


def test_a_plus_adds(squat: Exercise) -> None:
    found = with_words(squat, override("{steps: [+, Three.], tips: [+, Third tip.], description: + More.}"))
    assert words(found.steps) == ["One.", "Two.", "Three."]
    assert words(found.tips) == ["First tip.", "Second tip.", "Third tip."]
    assert found.description == "Bend and stand. More."


def test_sections_that_the_exercise_lacks_find_their_usual_place(squat: Exercise) -> None:
    found = with_words(squat, override("{caution: Stop at pain., warm_up: [+, Walk.]}"))
    kinds = [section.kind for section in found.sections]
    assert kinds == ["profile", "warm_up", "caution", "instructions", "tips", "easier"]
    assert words(found.warm_up) == ["Walk."]


def test_an_exercise_without_sections_gets_one() -> None:
    found = with_words(exercise("Plank"), override("{steps: Lie down.}"))
    assert words(found.steps) == ["Lie down."]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("x", "wrong-type", 1, 11, '"override" must be a map, not a text', "back_squat: {tips"),
        ("{squat: x}", "wrong-type", 1, 19, "an override must be a map of keys", "description"),
        ("{squat: {}}", "missing-value", 1, 19, '"squat" has no sections', "description, warm_up"),
        ("{squat: {tipps: x}}", "unknown-key", 1, 20, 'unknown key "tipps" in an override', '"tips"?'),
        ("{squat: {tips: {a: b}}}", "wrong-type", 1, 26, '"tips" must be a text or a list', "quote"),
        ("{squat: {tips: [[a]]}}", "wrong-type", 1, 27, '"tips" must be a text, not a list', "one line"),
        ("{squat: {tips: []}}", "missing-value", 1, 26, '"tips" has no words', "tips: none"),
        ("{squat: {tips: [+]}}", "missing-value", 1, 26, '"tips" has no words', "tips: none"),
        ("{squat: {tips: }}", "missing-value", 1, 25, '"tips" has no value', "write a value"),
        (f"{{squat: {{tips: {'x' * 1001}}}}}", "too-long", 1, 26, "a line of", "divide"),
        (f"{{squat: {{tips: [{'x, ' * 40}x]}}}}", "too-many", 1, 26, '"tips" has over 40 lines', "shorten"),
    ],
)
def test_problems(text: str, code: str, line: int, column: int, message: str, hint: str) -> None:
    found = only(f"override: {text}\n{REST_DAY}")
    assert found[:3] == (code, line, column)
    assert message in found[3]
    assert hint in found[4]


A = "\nsessions: [{name: A, exercises: [squat]}]\n"


@pytest.mark.parametrize(
    ("text", "code", "column", "message", "hint"),
    [
        ("{bck: {tips: a}}", "unknown-exercise", 12, 'unknown exercise "bck"', '"Back squat"?'),
        ("{squat: {tips: a}, back_squat: {steps: b}}", "override-twice", 30, '"Back squat" stands here twice', "same"),
        ("{squat (paused): {tips: a}}", "override-variation", 12, 'shares the sheet of "Back squat"', "back_squat"),
        ("{plank: {tips: a}}", "unused-override", 12, 'the plan does not use "Plank"', "take it out"),
    ],
)
def test_problems_with_the_library(text: str, code: str, column: int, message: str, hint: str) -> None:
    _, problems = run(f"override: {text}{A}")
    (problem,) = problems
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column) == (code, 1, column)
    assert message in problem.message
    assert hint in problem.hint


def test_every_use_of_the_exercise_sees_the_words() -> None:
    program, problems = run("""\
override: {squat: {tips: Sit tall.}}
sessions: [{name: A, exercises: [squat (paused), {plank: 3x30s, or: squat}]}, {name: B, exercises: [back_squat]}]
""")
    assert not problems
    assert program is not None
    first, second, third = (entry for session in program.sessions for entry in session.entries)
    found = [first.exercise, second.alternates[0].exercise, third.exercise, program.used[0][0]]
    assert [words(one.tips) if one else [] for one in found] == [["Sit tall."]] * 4


def test_the_library_itself_is_not_changed() -> None:
    plank = exercise("Plank")
    shelf = Shelf(plank)
    with_words(plank, override("{tips: A.}"))
    assert shelf.find("plank") is plank
    assert plank.tips == ()
