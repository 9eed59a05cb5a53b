"""Help texts: every option is explained, and every example does what it says, in a folder with what it needs."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from planner.cli import COMMANDS
from planner.cli import root as planner
from planner.files import shipped


def commands(command: click.Command, *above: str) -> Iterator[tuple[str, ...]]:
    """The words of every command, those of commands in commands included."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield (*above, name)
            yield from commands(below, *above, name)


ALL = list(commands(planner))
# Drawings are built into the library that planner brings: tests/figures builds them, in folders of its own.
OWN = [words for words in ALL if words != ("new",) and words[0] != "figures"]
"""Those that do something themselves."""


def examples(text: str) -> list[str]:
    return re.findall(r"^ {4}(planner .+)$", text, re.MULTILINE)


def test_help_lists_every_command_a_first_example_and_the_exit_codes(run: Any) -> None:
    for option in ("--help", "-h"):
        done = run(option)
        assert (done.exit_code, done.stderr) == (0, "")
        for name, about in COMMANDS.items():
            assert re.search(rf"^  {name} +{re.escape(about)}$", done.stdout, re.MULTILINE)
        assert examples(done.stdout) == ["planner new plan strength.yaml", "planner build strength.yaml"]
        assert "Exit codes: 0 done, 1 the input has errors, 2 wrong usage." in done.stdout
    assert run().exit_code == 2


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_help_of_a_command_says_what_it_does_and_every_option(run: Any, words: tuple[str, ...]) -> None:
    for option in ("--help", "-h"):
        done = run(*words, option)
        assert (done.exit_code, done.stderr) == (0, "")
    assert all(len(line) <= 80 for line in done.stdout.splitlines() if not line.strip().startswith("planner "))
    assert "\b" not in done.stdout
    assert re.search(r"^Usage: .+\n\n  [A-Z][^\n]{20,}", done.stdout)
    options = re.findall(r"^  (-.*(?:\n {10,}\S.*)?)$", done.stdout, re.MULTILINE)
    assert options
    assert [option for option in options if not re.search(r"(?: {2}|\n {10,})\S+ \S", option)] == []
    assert examples(done.stdout)
    assert all(example.startswith(f"planner {' '.join(words)}") for example in examples(done.stdout))


@pytest.fixture
def workshop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the plans, exercises and viewer that examples speak of."""
    plan = (shipped("starters") / "plan.yaml").read_text(encoding="utf-8")
    exercise = (shipped("starters") / "exercise.md").read_text(encoding="utf-8")
    for path, text in (
        ("plan.yaml", plan),
        ("plans/strength.yaml", plan),
        ("content/sled_pull.md", exercise),
        ("my_exercises/sled_pull.md", exercise),
        ("programs/xdg-open", "#!/bin/sh\n"),
        ("programs/open", "#!/bin/sh\n"),
    ):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
        (folder / path).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'programs'}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.mark.parametrize("words", OWN, ids=" ".join)
def test_every_example_works(run: Any, workshop: Path, words: tuple[str, ...]) -> None:
    for example in examples(run(*words, "--help").stdout):
        line, _, target = example.partition(" > ")
        line, _, source = line.partition(" < ")
        done = run(*shlex.split(line)[1:], stdin=(workshop / source).read_bytes() if source else None)
        assert done.exit_code == 0, (example, done.stderr)
        assert not re.search(r"^(.*: )?(error|warning): ", done.stderr, re.MULTILINE), (example, done.stderr)
        assert done.stdout or not target
        assert done.stdout or done.stderr, f"{example} says nothing"


def test_the_first_examples_work_one_after_the_other(run: Any, folder: Path) -> None:
    for example in examples(run("--help").stdout):
        assert run(*shlex.split(example)[1:]).exit_code == 0
    assert (folder / "strength.pdf").read_bytes().startswith(b"%PDF-")


def test_help_of_new_shows_what_works_below_it(run: Any, workshop: Path) -> None:
    for example in examples(run("new", "--help").stdout):
        assert run(*shlex.split(example)[1:]).exit_code == 0
