"""Which drawing an exercise has: of its own name or of the one it names, its own folder's before planner's."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.library import drawings
from planner.library.exercise import read_exercise
from planner.library.model import Exercise
from planner.plan.reader import read_plan
from planner.program.overrides import with_words
from tests.drawings import put


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The drawings that planner brings, of which there are two."""
    folder = tmp_path / "shipped"
    put(folder, "goblet_squat")
    put(folder, "dead_bug")
    monkeypatch.setattr(drawings, "shipped", lambda _kind: folder)
    return folder


def read(content: Path, head: str) -> tuple[Exercise, list[str]]:
    out = Diagnostics()
    text = f"---\n{head}\n---\n1. Squat down.\n2. Stand up.\n"
    exercise = read_exercise(Source("squat.md", text, content / "squat.md"), content, Files(), out)
    return exercise, [f"{problem.code} {problem.span and problem.span.line}: {problem.hint}" for problem in out]


def test_an_exercise_has_the_drawing_of_its_slug(content: Path, bundled: Path) -> None:
    own = put(content, "squat")
    exercise, problems = read(content, "title: squat")
    assert problems == []
    assert exercise.drawing is not None
    assert (exercise.drawing.path, exercise.drawing.tied) == (own, True)


def test_the_own_folder_comes_before_the_one_of_planner(content: Path, bundled: Path) -> None:
    exercise, _ = read(content, "title: goblet_squat")
    assert exercise.drawing is not None
    assert exercise.drawing.path.is_relative_to(bundled)
    own = put(content, "goblet_squat")
    exercise, _ = read(content, "title: goblet_squat")
    assert exercise.drawing is not None
    assert exercise.drawing.path == own


def test_without_a_drawing_there_is_none_and_no_problem(content: Path, bundled: Path) -> None:
    exercise, problems = read(content, "title: squat")
    assert (exercise.drawing, problems) == (None, [])


def test_steps_of_another_exercise_are_not_tied_to_its_drawing(content: Path, bundled: Path) -> None:
    for head in ("title: goblet_squat", "title: squat\nfigure: Goblet Squat"):
        exercise, problems = read(content, head)
        assert problems == []
        assert exercise.drawing is not None
        assert exercise.drawing.path.name == "goblet_squat.json.gz"
        assert not exercise.drawing.tied


def test_a_drawing_that_is_nowhere_is_a_warning_with_the_nearest(content: Path, bundled: Path) -> None:
    exercise, problems = read(content, "title: goblet_squat\nfigure: gobelet_squat")
    assert exercise.drawing is None
    assert problems == ['missing-figure 3: did you mean "goblet_squat"?']


def test_none_is_no_drawing(content: Path, bundled: Path) -> None:
    exercise, problems = read(content, "title: goblet_squat\nfigure: None")
    assert (exercise.drawing, problems) == (None, [])


@pytest.mark.parametrize("name", ["../../squat", "/etc/passwd", "..", "a" * 5000, "squat.json.gz", "C:\\squat"])
def test_a_name_never_leads_out_of_the_folder(content: Path, bundled: Path, name: str) -> None:
    put(content.parent, "squat")
    exercise, problems = read(content, f"title: squat\nfigure: '{name}'")
    assert exercise.drawing is None
    assert any(problem.startswith("missing-figure") for problem in problems)


def test_a_folder_of_the_name_is_no_drawing(content: Path, bundled: Path) -> None:
    (content / "figures" / "built" / "squat.json.gz").mkdir(parents=True)
    assert read(content, "title: squat") == (read(content, "title: squat")[0], [])
    assert read(content, "title: squat")[0].drawing is None


@pytest.mark.parametrize(("words", "tied"), [("[Sit down.]", False), ("+ [Rest.]", True), ("none", False)])
def test_other_steps_in_a_plan_are_not_tied_to_the_drawing(content: Path, words: str, tied: bool) -> None:
    put(content, "squat")
    exercise, _ = read(content, "title: squat")
    written = words if not words.startswith("+") else "['+ Rest.']"
    out = Diagnostics()
    plan = read_plan(Source("plan.yaml", f"override: {{squat: {{steps: {written}}}}}\nsessions: [{{name: Rest}}]"), out)
    assert plan is not None
    assert [problem.message for problem in out] == []
    (override,) = plan.overrides
    other = with_words(exercise, override)
    assert other.drawing is not None
    assert other.drawing.tied is tied
    assert exercise.drawing is not None
    assert exercise.drawing.tied
