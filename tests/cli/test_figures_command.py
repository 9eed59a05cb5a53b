"""``planner figures``: its messages; what it draws is tested with the parts that draw."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from planner.diagnostics import Diagnostics
from planner.figures import build as builder
from planner.figures.data import MOST_BYTES
from planner.figures.pose import Figure, load
from planner.figures.shade import Tint
from planner.files import Files

POSE = "muscles: {primary: [glutes]}\nhold: {preset: stand}\n"


@pytest.fixture
def poses(folder: Path) -> Path:
    """A folder of one pose."""
    place = folder / "poses"
    place.mkdir()
    (place / "stand.yaml").write_text(POSE, encoding="utf-8")
    return place


def test_a_pose_that_is_not_there(run: Any, poses: Path) -> None:
    done = run("figures", "check", "stnd", "--figures", str(poses))
    assert done.exit_code == 1
    assert 'error: there is no pose file for "stnd"' in done.stderr
    assert 'hint: did you mean "stand"?' in done.stderr


def test_a_sound_pose_says_so(run: Any, poses: Path) -> None:
    done = run("figures", "check", "--figures", str(poses))
    assert (done.exit_code, "error" in done.stderr) == (0, False)


def test_a_drawing_is_checked_against_its_exercise_and_what_is_built(run: Any, folder: Path) -> None:
    library = folder / "mine"
    (library / "figures" / "built").mkdir(parents=True)
    (library / "tall.md").write_text("---\ntitle: tall\n---\n\n1. Stand.\n2. Breathe.\n", encoding="utf-8")
    pose = library / "figures" / "tall.yaml"
    pose.write_text("hold: {preset: stand}\nsteps: {hold: [1, 3]}\n", encoding="utf-8")
    done = run("figures", "check", "--figures", str(library / "figures"))
    assert done.exit_code == 1
    assert "tall.yaml:2:9: error: tall: there is no step 3: the exercise has 2" in done.stderr
    assert "warning: tall: it is not built yet" in done.stderr
    pose.write_text("hold: {preset: stand}\nsteps: {hold: [1, 2]}\n", encoding="utf-8")
    drawing = builder.build([builder.Job(_figure(pose), Tint(), 1.0)])["tall"]
    (library / "figures" / "built" / "tall.json.gz").write_bytes(drawing)
    done = run("figures", "check", "--figures", str(library / "figures"))
    assert (done.exit_code, done.stderr) == (0, "checked 1 drawing: no problem found\n")


def _figure(path: Path) -> Figure:
    figure = load(path.stem, path.parent, Files(), Diagnostics())
    assert figure is not None
    return figure


def test_without_the_libraries_for_drawing(run: Any, poses: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "scipy" else found(name, *rest)
    )
    done = run("figures", "check", "--figures", str(poses))
    assert done.exit_code == 1
    assert "drawings need scipy, not installed" in done.stderr


def test_a_drawing_that_takes_too_much(run: Any, poses: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = bytes(MOST_BYTES + 1)
    monkeypatch.setattr(builder, "build", lambda jobs, *_args, **_options: {job.figure.name: raw for job in jobs})
    done = run("figures", "build", "--figures", str(poses))
    assert done.exit_code == 0
    assert "warning: stand takes 12,289 bytes, over 12,288" in done.stderr
    assert (poses / "built" / "stand.json.gz").read_bytes() == raw
