"""Runs one planner command for the tests of hostile input, and writes down what it took and what it touched.

``python hostile_run.py REPORT COMMAND…`` leaves in the file REPORT, as JSON: processor seconds, the peak of memory in
megabytes, every path that was opened, and every event that reaches for the network or for another program.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

OUTWARD = ("socket.", "urllib.", "http.", "ftplib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")

opened: list[str] = []
outward: list[str] = []


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and not isinstance(arguments[0], int):
        opened.append(os.fsdecode(arguments[0]))
    elif event.startswith(OUTWARD):
        outward.append(event)


def peak() -> float:
    """Megabytes. The figure of ``getrusage`` begins with that of the process which started this one."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # bytes, on macOS
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def report(place: Path) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    found = {"seconds": used.ru_utime + used.ru_stime, "megabytes": peak(), "opened": opened, "outward": outward}
    place.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    sys.path[0] = ""  # the current folder, as for `python -c`
    sys.addaudithook(watch)
    from planner.cli import main

    try:
        main(sys.argv[2:])
    finally:
        report(Path(sys.argv[1]))
