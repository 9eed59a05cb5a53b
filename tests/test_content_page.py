"""The documentation of exercise files: made from the tables of words, and each file in it prints as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from planner.build import Options, build_sheets
from planner.diagnostics import Diagnostics, Severity
from planner.files import Files
from planner.library import facts, vocabulary
from planner.library.exercise import read_exercise
from planner.library.model import Exercise
from tests.documents import document, fences, made_by
from tools import content_page

PAGE = document("content.md")
EXAMPLES = fences(PAGE, "markdown")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with the photo that the examples name."""
    (tmp_path / "images").mkdir()
    Image.new("RGB", (80, 60), "grey").save(tmp_path / "images" / "wall_sit.jpg")
    return tmp_path


def read(content: Path, text: str, out: Diagnostics) -> tuple[Exercise, Files]:
    path, files = content / "wall_sit.md", Files()
    path.write_text(text, encoding="utf-8")
    source = files.text(path, out)
    assert source is not None
    return read_exercise(source, content, files, out), files


def test_the_page_is_made_from_the_tables() -> None:
    assert made_by("content_page") == PAGE, "run: python -m tools.content_page"


def test_the_examples_are_those_of_the_tool() -> None:
    assert tuple(EXAMPLES) == content_page.EXAMPLES


@pytest.mark.parametrize("text", EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_prints_without_a_warning(text: str, content: Path) -> None:
    out = Diagnostics()
    exercise, files = read(content, text, out)
    outcome = build_sheets([exercise], Options(), files, out)
    assert outcome is not None
    assert outcome.page_count == 1
    assert [problem.message for problem in out if problem.severity is not Severity.NOTE] == []
    assert exercise.name == "Wall Sit"
    assert len(exercise.steps) >= 2 or exercise.pictures


@pytest.mark.parametrize("text", [content_page.WHOLE, content_page.HABITS, content_page.DATA], ids=range(3))
def test_an_example_with_facts_is_understood(text: str, content: Path) -> None:
    exercise, _ = read(content, text, Diagnostics())
    assert vocabulary.muscle(exercise.muscles[0]) == "quads"
    assert vocabulary.equipment(exercise.equipment[0]) == "body_weight"


def test_the_whole_example_has_every_section_and_label_but_two(content: Path) -> None:
    out = Diagnostics()
    exercise, _ = read(content, content_page.WHOLE, out)
    assert list(out) == []
    kinds = {section.kind for section in exercise.sections if section.kind != "other"} | {"profile"}
    assert kinds == content_page.SECTIONS.keys() - {"easier", "harder"}
    assert {entry.key for entry in exercise.profile} == content_page.LABELS.keys()


def test_a_heading_that_is_not_known_is_printed(content: Path) -> None:
    exercise, _ = read(content, content_page.HABITS, Diagnostics())
    assert "Why it is worth it" in [section.heading for section in exercise.sections]


def test_the_picture_and_the_video_of_the_example_are_found(content: Path) -> None:
    exercise, _ = read(content, content_page.PICTURE, Diagnostics())
    assert [picture.path.name for picture in exercise.pictures] == ["wall_sit.jpg"]
    assert exercise.video.startswith("https://www.youtube.com/watch")


def test_every_key_of_the_head_has_a_row() -> None:
    listed = {vocabulary.fold(key) for keys in content_page.KEYS for key in keys}
    assert listed == facts.KNOWN


def test_every_kind_of_section_and_label_is_explained() -> None:
    assert content_page.SECTIONS.keys() == vocabulary.SECTIONS.keys()
    assert content_page.LABELS.keys() == vocabulary.LABELS.keys()


def test_every_word_of_the_tables_is_on_the_page() -> None:
    tables = (vocabulary.SECTIONS, vocabulary.LABELS, vocabulary.MUSCLES, vocabulary.EQUIPMENT, vocabulary.LEVELS)
    words = {word for table in tables for row in table.values() for word in vocabulary.words(row)}
    text = " ".join(PAGE.lower().split())
    assert [word for word in words if word.lower() not in text] == []
