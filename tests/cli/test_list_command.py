"""``planner list``: searching, and its output for people, programs, pipes and old terminals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def slugs(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines()]


def test_a_row_says_what_an_exercise_is(run: Any, exercises: Path) -> None:
    done = run("list", "--content", "mine")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0].split("  ")[:2] == ["atlas_stone", "Atlas Stone"]
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["atlas_stone", "Atlas", "Stone", "Lower", "Back", "Stone", "Advanced"],
        ["cable_fly", "Cable", "Fly", "Chest", "Cable", "Beginner"],
        ["split_squat", "Split", "Squat", "Quads", "Dumbbell", "Intermediate"],
    ]


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("squat",), ["split_squat"]),
        (("--muscle", "chest"), ["cable_fly"]),
        (("--equipment", "dumbbell"), ["split_squat"]),
        (("--level", "advanced"), ["atlas_stone"]),
        (("s", "--level", "intermediate"), ["split_squat"]),
    ],
)
def test_search(run: Any, exercises: Path, args: tuple[str, ...], found: list[str]) -> None:
    assert slugs(run("list", *args, "--content", "mine").stdout) == found


def test_nothing_found_is_said_on_standard_error(run: Any) -> None:
    done = run("list", "no such thing")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no exercise matches\n")
    assert run("list", "no such thing", "-q").stderr == ""
    assert run("list", "sqaut").stderr == 'no exercise matches; did you mean "Back Squat"?\n'
    assert json.loads(run("list", "no such thing", "--json").stdout) == []


def test_json_is_one_list(run: Any, exercises: Path) -> None:
    fly = exercises / "cable_fly.md"
    fly.write_text(fly.read_text().replace("Cable Fly", "Fliegende Brüste 力"), encoding="utf-8")
    done = run("list", "--content", "mine", "--muscle", "chest", "--json")
    assert json.loads(done.stdout) == [
        {
            "slug": "cable_fly",
            "name": "Fliegende Brüste 力",
            "aliases": [],
            "muscles": ["Chest"],
            "secondary": [],
            "equipment": ["Cable"],
            "level": "Beginner",
            "path": str(Path("mine/cable_fly.md")),
        }
    ]
    assert done.stdout.isascii()


def test_problems_are_shown_beside_what_was_found(run: Any, exercises: Path) -> None:
    (exercises / "z.md").write_text((exercises / "cable_fly.md").read_text())
    done = run("list", "--content", "mine", "--content", "absent", "--format", "json")
    assert done.exit_code == 1
    assert "cable_fly" in slugs(done.stdout)
    assert {one["code"] for one in json.loads(done.stderr)} == {"duplicate-exercise", "no-content-folder"}


def test_nothing_of_a_file_steers_the_terminal(run: Any, exercises: Path) -> None:
    (exercises / "x.md").write_text('---\ntitle: x\nsubtitle: "a\\u202eb\\u009b31m"\n---\n1. a\n')
    shown = run("list", "--content", "mine").stdout
    assert not set(shown) & {"\x1b", "\x9b", "\u202e"}


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    content = folder / "many"
    content.mkdir()
    for number in range(300):  # more than a pipe holds
        (content / f"exercise_{number}.md").write_text(f"---\nsubtitle: {'long name ' * 19}{number}\n---\n1. a\n")
    command = [sys.executable, "-m", "planner", "list", "--content", "many"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"exercise_0")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize(("encoding", "umlaut"), [("ascii", b"Gr\\xfc\\xdfe ..."), ("cp1252", b"Gr\xfc\xdfe \x85")])
def test_a_terminal_with_few_letters(start: Any, exercises: Path, encoding: str, umlaut: bytes) -> None:
    (exercises / "cable_fly.md").write_text("---\nsubtitle: Grüße … 力\n---\n1. a\n", encoding="utf-8")
    done = start("list", "--content", "mine", env={**os.environ, "PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert umlaut + b" \\u529b" in done.stdout
    wrong = start("sheet", "Grüße … 力 x", "--content", "mine", env={**os.environ, "PYTHONIOENCODING": encoding})
    assert wrong.returncode == 1
    assert umlaut + b" \\u529b x" in wrong.stderr
