"""Commands run in this process where that will do, and in one of their own where streams and signals matter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import root as planner

Run = Callable[..., Result]
Start = Callable[..., "subprocess.CompletedProcess[bytes]"]

PLAN = """\
title: Two days
athlete: Sam
sessions:
  - name: Day A
    day: Monday
    exercises:
      - back_squat: 3x5 @60kg
  - name: Day B
    day: Thursday
    exercises:
      - hip_thrust: 3x8 @40kg
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the plan ``plan.yaml`` in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """``run("build", "plan.yaml")`` in this process; ``input`` is what stands on standard input."""

    def invoke(*args: str | Path, stdin: str | bytes | None = None) -> Result:
        result = CliRunner(catch_exceptions=False).invoke(
            planner, [str(arg) for arg in args], input=stdin, prog_name="planner"
        )
        assert "Traceback" not in result.stderr
        return result

    return invoke


@pytest.fixture
def start(folder: Path) -> Start:
    """``start("build", "plan.yaml")`` in a process of its own; further options are those of ``subprocess.run``."""

    def launch(*args: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "planner", *map(str, args)]
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        if "input" in options:
            del streams["stdin"]
        done = subprocess.run(command, check=False, **{"cwd": folder, **streams, **options})
        assert b"Traceback" not in (done.stderr or b""), done.stderr.decode()
        return done

    return launch


@pytest.fixture
def exercises(folder: Path) -> Path:
    """A content folder ``mine`` with three exercises of its own."""
    content = folder / "mine"
    content.mkdir()
    for slug, name, muscle, tool, level in (
        ("cable_fly", "Cable Fly", "Chest", "Cable", "Beginner"),
        ("split_squat", "Split Squat", "Quads", "Dumbbell", "Intermediate"),
        ("atlas_stone", "Atlas Stone", "Lower Back", "Stone", "Advanced"),
    ):
        text = (
            f'---\ntitle: "{slug}"\nsubtitle: "{name}"\n---\n## EXERCISE PROFILE\nTarget Muscle Group - {muscle}  \n'
            f"Equipment Required - {tool}  \nExperience Level - {level}\n## INSTRUCTIONS\n1. Begin.\n2. End.\n"
        )
        (content / f"{slug}.md").write_text(text, encoding="utf-8")
    return content
