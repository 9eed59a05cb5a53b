"""``planner figures``: its messages; what it draws is tested with the parts that draw."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from planner.figures import build as builder
from planner.figures.data import MOST_BYTES

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
