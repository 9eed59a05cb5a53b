"""Runs planner commands for the tests of hostile input, and writes down what each took and what it touched.

``python hostile_run.py REPORT COMMAND…`` leaves in the file REPORT, as JSON: processor seconds, the peak of memory in
megabytes, every path that was opened, and every event that reaches for the network or for another program.

``python hostile_run.py`` does so for every line that it reads, a list in JSON of a folder and the words of a command.
Each runs in a fork, so that planner is loaded once for all; what it says goes to ``said.txt`` beside ``report.json`` in
the folder, and its exit code to standard output.
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


def run(place: Path, command: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    sys.addaudithook(watch)
    from planner.cli import main

    try:
        main(command)
    finally:
        report(place)


def serve() -> None:
    import planner.build
    import planner.check  # noqa: F401  # for what both load

    for line in sys.stdin:
        folder, *command = json.loads(line)
        child = os.fork()
        if child == 0:
            os.chdir(folder)
            for number, name in enumerate((os.devnull, os.devnull, "said.txt")):
                os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), number)
            run(Path("report.json"), command)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.path[0] = ""  # the current folder, as for `python -c`
    if sys.argv[1:]:
        run(Path(sys.argv[1]), sys.argv[2:])
    else:
        serve()
