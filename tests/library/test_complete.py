"""What a library still lacks, and that the one that planner brings lacks nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics, Severity
from planner.files import Files, shipped
from planner.library import Library
from planner.library.complete import report_gaps

FULL = """\
---
title: "{name}"
{head}---

## EXERCISE PROFILE

Target Muscle Group - {muscle}

## INSTRUCTIONS:

1. Stand tall.
2. Sit down slowly.

## TIPS:

- Keep your heels down.
"""


def write(folder: Path, name: str, *, head: str = "", muscle: str = "Quads", without: str = "") -> None:
    text = FULL.format(name=name, head=head, muscle=muscle)
    if without:
        before, _, after = text.partition(f"## {without}:")
        text = before + (f"##{rest}" if (rest := after.partition("##")[2]) else "")
    (folder / f"{name}.md").write_text(text, encoding="utf-8")


def gaps(folder: Path) -> list[tuple[str, Severity, str]]:
    library = Library.open([folder], Files(), Diagnostics())
    out = Diagnostics()
    report_gaps([found for entry in library.entries if (found := library.find(entry.slug))], folder, out)
    return [(problem.code, problem.severity, problem.message) for problem in out]


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A library with drawings of its own, one of which is built."""
    (tmp_path / "figures" / "built").mkdir(parents=True)
    (tmp_path / "figures" / "built" / "chair_rise.json.gz").write_bytes(b"")
    return tmp_path


def test_a_complete_library_hears_nothing(drawn: Path) -> None:
    write(drawn, "chair_rise")
    assert gaps(drawn) == []


def test_each_gap_of_a_library_with_drawings_is_told(drawn: Path) -> None:
    write(drawn, "chair_rise", muscle="Quds, Glutes")
    write(drawn, "heel_tap", without="TIPS")
    write(drawn, "toe_tap", without="INSTRUCTIONS", head="figure: none\n")
    (drawn / "figures" / "heel_tap.yaml").write_text("hold: {}\n", encoding="utf-8")
    assert gaps(drawn) == [
        ("unknown-muscle", Severity.NOTE, 'no muscle is known as "Quds"'),
        ("no-drawing", Severity.WARNING, "Heel Tap has a pose, but no drawing that is built"),
        ("no-tips", Severity.NOTE, "Heel Tap has no tips"),
        ("no-steps", Severity.NOTE, "Toe Tap has no steps"),
    ]


def test_a_picture_or_the_drawing_of_another_exercise_will_do(drawn: Path) -> None:
    (drawn / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    write(drawn, "heel_tap", head="image: photo.png\n")
    write(drawn, "toe_tap", head="figure: chair_rise\n")
    assert gaps(drawn) == []


def test_a_library_without_drawings_hears_one_note(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"tap_{number}", without="TIPS", muscle="Pecs" if number else "Zehen")
    (one,) = gaps(tmp_path)
    assert one[:2] == ("incomplete-library", Severity.NOTE)
    assert one[2].startswith("of 5 exercises in ")
    assert one[2].endswith(", 5 with no picture (tap_0, tap_1, tap_2 and 2 more), 1 with unknown muscles (tap_0)")


def test_the_library_that_planner_brings_is_complete() -> None:
    found = [gap for gap in gaps(shipped("content")) if gap[0] != "missing-picture"]
    assert found == []
