"""Opening a file in the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from planner.diagnostics import Diagnostics

_PATIENCE = 3.0
"""Seconds that a starter may take to fail: some stay as long as the viewer is open."""


def show(path: Path, out: Diagnostics) -> None:
    """Open ``path`` as a double click would: a warning in ``out`` when nothing on this machine does that."""
    if sys.platform == "win32":
        try:
            os.startfile(path.resolve())  # noqa: S606 -- what opening means there
        except OSError as problem:
            _sorry(path, problem.strerror or "no program is set for it", out)
        return
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        _sorry(path, "there is no program that opens files here", out)
        return
    try:
        # An absolute path cannot be taken for an option.
        process = subprocess.Popen(  # noqa: S603 -- the system's own, with a file of ours
            [program, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # the viewer outlives an interrupt at this terminal
        )
    except OSError as problem:
        _sorry(path, problem.strerror or "the program for it does not start", out)
        return
    try:
        if process.wait(_PATIENCE) != 0:
            _sorry(path, "no program for it was found", out)
    except subprocess.TimeoutExpired:
        process.returncode = 0  # it runs on, and nobody waits for it


def _sorry(path: Path, reason: str, out: Diagnostics) -> None:
    out.warning("cannot-open", f"cannot open {path}: {reason}", None, "open it yourself: it is written")
