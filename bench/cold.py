"""How long a person waits: `planner build` of the sample in a fresh process, beside two yardsticks in the same run.

    make bench        or        python bench/cold.py [--rounds 15] [--plan PLAN.yaml]

The yardsticks are a Python that only imports Platypus, which is what ReportLab costs before any work, and Typst setting
as many pages of the same plan and exercise files (``peer.typ``). Commands take turns, so that a busy moment of the
machine touches all of them; the median counts. Ratios travel between machines, milliseconds do not.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

import pypdfium2
import yaml

ROOT = Path(__file__).resolve().parent.parent
TYPST = """
import sys, typst
plan, sheets, out, root, fonts, peer = sys.argv[1:]
inputs = {"plan": plan, "sheets": sheets}
typst.compile(peer, output=out, root=root, font_paths=[fonts], ignore_system_fonts=True, sys_inputs=inputs)
"""


@dataclass(slots=True)
class Runner:
    """A command and its measurements: wall time in ms and peak memory in MB of every run."""

    name: str
    command: list[str]
    wall: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self, environment: dict[str, str], *, counts: bool = True) -> None:
        """One fresh process; a failing one stops the measurement."""
        start = time.perf_counter()
        process = subprocess.Popen(self.command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = (time.perf_counter() - start) * 1000
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name} failed with status {process.returncode}")
        if counts:
            self.wall.append(wall)
            self.memory.append(usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))


def pages(path: Path) -> int:
    """Number of pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def typst_command(plan: Path, sheets: int, out: Path) -> list[str]:
    """The command that has Typst set the plan with so many exercise sheets."""
    files = sorted((ROOT / "content").glob("*.md"))
    chosen = [f"/{path.relative_to(ROOT)}" for path in islice(cycle(files), sheets)]
    places = [str(out), str(ROOT), str(ROOT / "fonts"), str(ROOT / "bench" / "peer.typ")]
    return [sys.executable, "-c", TYPST, f"/{plan.relative_to(ROOT)}", " ".join(chosen), *places]


def table(runners: list[Runner], yardstick: Runner) -> str:
    """One line a command: median, fastest, ratio to the yardstick's median, peak memory."""
    base = statistics.median(yardstick.wall)
    lines = [f"{'':34}{'median ms':>11}{'fastest':>9}{'ratio':>8}{'MB':>6}"]
    for runner in runners:
        median = statistics.median(runner.wall)
        row = f"{median:11.0f}{min(runner.wall):9.0f}{median / base:8.2f}{max(runner.memory):6.0f}"
        lines.append(f"{runner.name:34}{row}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Cold wall time of planner build beside ReportLab's import and Typst.")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--plan", type=Path, default=ROOT / "plans" / "four_day_strength.yaml")
    options = parser.parse_args()
    plan = options.plan.resolve()
    if options.rounds < 1:
        parser.error("--rounds takes a number from 1 up")
    if not plan.is_relative_to(ROOT):
        parser.error("Typst reads only below the project: put the plan there")
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, home = Path(folder, "planner.pdf"), Path(folder, "typst.pdf"), Path(folder, "home")
        environment = {**os.environ, "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installation has .pyc files, so must we
        build = [str(Path(sys.executable).with_name("planner")), "build", "-q", str(plan), "-o", str(ours)]
        first = Runner("planner build", build)
        first.run(environment, counts=False)  # this also writes the .pyc files that an installation has

        sessions = sum("exercises" in one for one in yaml.safe_load(plan.read_text(encoding="utf-8"))["sessions"])
        typst = Runner("Typst, as many pages", typst_command(plan, pages(ours) - sessions - 1, theirs))
        typst.run(environment, counts=False)
        bare = Runner("python -c 'import …platypus'", [sys.executable, "-c", "import reportlab.platypus"])
        bare.run(environment, counts=False)

        runners = [first, bare, typst]
        for _ in range(options.rounds):
            for runner in runners:
                runner.run(environment)
        print(f"{plan.name}: {pages(ours)} pages by planner, {pages(theirs)} by Typst, {options.rounds} rounds")
        print(table(runners, typst))


if __name__ == "__main__":
    main()
