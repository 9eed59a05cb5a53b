"""The founding document, in full detail."""

import datetime as dt
import re
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files, shipped
from planner.library.exercise import read_exercise
from planner.library.model import Block, Bullets, Exercise, Inlines, Paragraph, plain

SEED = shipped("content") / "hip_thrust.md"


@pytest.fixture(scope="module")
def problems() -> Diagnostics:
    return Diagnostics()


@pytest.fixture(scope="module")
def seed(problems: Diagnostics) -> Exercise:
    files = Files()
    source = files.text(SEED, problems, "hip_thrust.md")
    assert source is not None
    return read_exercise(source, SEED.parent, files, problems)


def words_of(blocks: tuple[Block, ...]) -> str:
    text: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            text.append(plain(block.inlines))
        elif isinstance(block, Bullets):
            text += [words_of(item) for item in block.items]
    return "\n".join(text)


def inlines_of(blocks: tuple[Block, ...]) -> list[Inlines]:
    return [block.inlines for block in blocks if isinstance(block, Paragraph)]


def test_front_matter(seed: Exercise) -> None:
    assert seed.slug == "hip_thrust"
    assert seed.name == "Hip Thrust"
    assert seed.video == "https://www.youtube.com/watch?v=37b_DrYC1Ms"
    assert seed.date == dt.date(2023, 4, 12)
    assert seed.description == (
        "Hip extension exercise where back is supported, weight is loaded on hips, "
        "lifting and lowering to target glutes and hamstrings."
    )
    assert (seed.aliases, seed.author, seed.source, seed.licence) == ((), "", "", "")


def test_the_picture_is_named_but_absent_and_the_cover_is_ignored(seed: Exercise, problems: Diagnostics) -> None:
    assert seed.pictures == ()
    assert seed.missing_pictures == ("/images/barbell-hip-thrust.png",)
    [note] = problems
    assert (note.code, note.severity) == ("missing-picture", "note")
    assert note.span is not None
    assert (note.span.line, note.span.column) == (6, 8)


def test_profile(seed: Exercise) -> None:
    assert [(entry.key, entry.label, entry.values, entry.span.line) for entry in seed.profile] == [
        ("muscle", "Target Muscle Group", ("Glutes",), 16),
        ("type", "Exercise Type", ("Strength",), 18),
        ("equipment", "Equipment Required", ("Barbell",), 19),
        ("mechanics", "Mechanics", ("Isolation",), 20),
        ("level", "Experience Level", ("Intermediate",), 21),
        ("secondary", "Secondary Muscles", ("Abs", "Hamstrings"), 22),
    ]
    assert seed.muscles == ("Glutes",)
    assert seed.secondary == ("Abs", "Hamstrings")
    assert seed.equipment == ("Barbell",)
    assert seed.level == "Intermediate"


def test_sections_in_order(seed: Exercise) -> None:
    assert [(section.kind, section.heading, section.span.line) for section in seed.sections] == [
        ("profile", "EXERCISE PROFILE", 11),
        ("warm_up", "WARM UP", 29),
        ("instructions", "INSTRUCTIONS", 42),
        ("tips", "TIPS", 57),
    ]


def test_steps_are_one_ordered_list_without_the_white_space(seed: Exercise) -> None:
    section = seed.section("instructions")
    assert section is not None
    [steps] = section.blocks
    assert isinstance(steps, Bullets)
    assert (steps.ordered, steps.start) == (True, 1)
    assert [words_of(step) for step in seed.steps] == [
        "Start in a supine position with your back on a bench and roll a barbell up to the crease of your hips.",
        "Drive both feet into the floor and squeeze your glutes while bridging your hips up.",
        "Lower your hips back to the starting position and repeat for the desired number of repetitions.",
        "Repeat for 3/4 sets of 10-12 reps.",
    ]
    assert [step[0].span.line for step in seed.steps] == [47, 48, 49, 50]


def test_warm_up_and_tips(seed: Exercise) -> None:
    assert [words_of(point)[:13] for point in seed.warm_up] == ["Arm circles: ", "Wrist rotatio", "Light weight "]
    assert len(seed.tips) == 4
    assert words_of(seed.tips[0]).startswith("Ensure that the lower back doesn’t arch as you extend the hip,")
    assert all(len(inlines) == 1 for point in (*seed.tips, *seed.warm_up) for inlines in inlines_of(point))


def test_every_word_of_the_body_is_there_in_order(seed: Exercise) -> None:
    body = SEED.read_text(encoding="utf-8").split("---\n", 2)[2].replace("&nbsp;", " ")
    written = re.findall(r"[^\W_]+", re.sub(r"^\d\. ", "", body, flags=re.MULTILINE))
    kept = "\n".join(f"{section.heading}\n{words_of(section.blocks)}" for section in seed.sections)
    assert re.findall(r"[^\W_]+", kept) == written


@pytest.mark.parametrize("path", sorted(Path(SEED.parent).glob("*.md")), ids=lambda path: path.stem)
def test_every_shipped_exercise_is_understood(path: Path) -> None:
    out, files = Diagnostics(), Files()
    source = files.text(path, out)
    assert source is not None
    exercise = read_exercise(source, path.parent, files, out)
    assert exercise.slug == path.stem
    assert [d for d in out if d.severity != "note"] == []
    assert exercise.steps
    assert exercise.tips
    assert exercise.warm_up
    assert all(entry.key for entry in exercise.profile)
    assert "other" not in {section.kind for section in exercise.sections}
