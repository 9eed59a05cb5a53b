"""``planner`` itself: version, near names, and how a run is interrupted or shown on a terminal."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from planner import __version__
from planner.cli import COMMANDS


def test_version(run: Any, start: Any) -> None:
    assert run("--version").stdout == f"planner, version {__version__}\n"
    assert start("--version").stdout.decode().strip() == f"planner, version {__version__}"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("buld",), 'Did you mean "build"?'),
        (("zzz",), f"There are: {', '.join(COMMANDS)}."),
        (("--verson",), "--version"),
        (("build", "x.yaml", "--page-sise", "A4"), "--page-size"),
        (("list", "--equipmnt", "x"), "--equipment"),
    ],
)
def test_an_unknown_name_gets_a_near_one(run: Any, args: tuple[str, ...], said: str) -> None:
    done = run(*args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_module_in_the_current_folder_is_not_imported(start: Any, folder: Path) -> None:
    for name in ("click", "yaml", "reportlab_settings", "reportlab", "json"):
        (folder / f"{name}.py").write_text("raise SystemExit('imported from the current folder')\n")
    done = start("build", "plan.yaml", "--pages", "overview")
    assert (done.returncode, done.stderr) == (0, b"plan.pdf: 1 page\n")


def test_a_full_disk_behind_standard_output(start: Any) -> None:
    if not Path("/dev/full").exists():  # Linux has it; elsewhere a file that may not grow stands for it in test_build
        return
    with Path("/dev/full").open("wb") as full:
        for command in ("list", "schema"):
            done = start(command, stdout=full)
            assert done.returncode == 1
            assert done.stderr.startswith(b"error: cannot write standard output: No space left on device\n")


def on_a_terminal(folder: Path, *args: str) -> tuple[int, str]:
    """The exit code, and what a terminal receives on standard error."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-c", "from planner.cli import common, main; common.PATIENCE = 0; main()", *args]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs, env=environment) as process:
        os.close(theirs)
        received = b""
        try:
            while block := os.read(ours, 4096):
                received += block
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(ours)
    return process.returncode, received.decode()


def test_progress_and_colour_are_for_terminals(folder: Path, start: Any) -> None:
    code, shown = on_a_terminal(folder, "sheet", "deadlift", "back_squat")
    assert code == 0
    assert shown == "\r\x1b[K1/2 Deadlift\r\x1b[K2/2 Back Squat\r\x1b[Ksheets.pdf: 2 pages\r\n"
    code, shown = on_a_terminal(folder, "build", "absent.yaml")
    assert (code, shown) == (1, "\x1b[1;31merror:\x1b[0m absent.yaml does not exist\r\n1 error\r\n")
    assert start("build", "absent.yaml").stderr == b"error: absent.yaml does not exist\n1 error\n"


def test_progress_is_shown_on_a_terminal_after_a_second(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from planner.cli import common

    class Terminal(io.StringIO):
        encoding = "ascii"

        def isatty(self) -> bool:
            return True

    now = 0.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setenv("TERM", "xterm")
    for terminal, patience, shown in ((Terminal(), 2.0, True), (Terminal(), 0.5, False), (io.StringIO(), 2.0, False)):
        monkeypatch.setattr(sys, "stderr", terminal)
        now = 0.0
        with common.progress(3, common.Problems("human", quiet=False)) as step:
            step("early")
            now = patience
            step("Größe \x1b[31m")
        text = terminal.getvalue()
        assert text == ("\r\x1b[K2/3 Gr\\xf6\\xdfe \\x1b[31m\r\x1b[K" if shown else "")


def test_a_list_on_a_terminal_is_plain(folder: Path) -> None:
    assert on_a_terminal(folder, "list") == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        "build plan.yaml --content {}",
        "build plan.yaml -o {}/",
        "list --content {}",
        "check {}",
        "check {}.md",
        "build {}",
    ],
)
def test_a_name_longer_than_a_file_system_takes_is_a_plain_error(run: Any, words: str) -> None:
    done = run(*words.format("a" * 300).split())
    assert done.exit_code == 1
    assert done.stderr.startswith("error: ")
