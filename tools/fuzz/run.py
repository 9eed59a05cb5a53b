"""Running a case the whole way, as the commands do, and asking the oracles."""

from __future__ import annotations

import contextlib
import io
import shutil
import signal
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from planner.build import Outcome, build_plan, build_sheets
from planner.check import Checker
from planner.cli import root
from planner.diagnostics import Diagnostics, Span
from planner.files import Files
from planner.library import Library
from planner.library.exercise import read_exercise
from planner.plan.dose import canonical, parse
from tools.fuzz import oracles
from tools.fuzz.case import CONTENT, Case

LIMIT: Final = 2.0
"""Seconds of processor time that a case may take."""
_FEW: Final = 10
_PAGE: Final = 0.15
"""Seconds for each page beyond the first few: a long plan takes longer."""
_HANGS: Final = 30
"""Seconds of processor time after which a case is stopped."""
_SUM: Final = 10_000_000
_SUM_TAKES: Final = 0.15
"""Numbers that are added up, and the seconds that it takes on a quiet machine."""
_FIXED: Final = "(fixed)"
_MORE: Final = "there may be more to fix"
"""What ``check --fix`` says."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a case: ``printed``, ``refused``, ``raised``, ``slow`` or ``faulty``, and what was wrong."""

    name: str
    came: str
    seconds: float
    faults: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.came in ("printed", "refused")


class Hanging(BaseException):
    """A case that takes no end; no `except Exception` on the way may keep it."""


def run(case: Case, folder: Path) -> Result:
    """Run a case in a folder that is there for it alone; it is left empty."""
    try:
        with contextlib.chdir(folder):
            laid_out(case)
            return _timed(case)
    finally:
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def laid_out(case: Case) -> None:
    """Write the files of a case into the current folder."""
    for name, raw in case.files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    Path(".git").mkdir(exist_ok=True)  # where planner stops looking for project files further up


def _timed(case: Case) -> Result:
    """The first part on the clock, then what only looks at it."""
    start = time.process_time()
    try:
        with _stopped_when_it_hangs():
            came, faults, outcome = _printed(case)
        took = time.process_time() - start
        limit = LIMIT + _PAGE * max(0, (outcome.page_count if outcome else 0) - _FEW)
        if took >= limit:
            took /= _busyness()
        with _stopped_when_it_hangs():
            faults += tuple(_looked_at(case, outcome))
    except (Exception, Hanging):  # noqa: BLE001  # finding them is the purpose
        return Result(case.name, "raised", time.process_time() - start, (traceback.format_exc(limit=-4),))
    came = "slow" if took >= limit else "faulty" if faults else came
    return Result(case.name, came, took, faults[:8])


def _busyness() -> float:
    """How many times as long a sum takes here and now as on a quiet machine of three gigahertz, at least 1.

    Cores that are shared count twice the processor time that a program needs.
    """
    start = time.process_time()
    sum(range(_SUM))
    return max(1.0, (time.process_time() - start) / _SUM_TAKES)


@contextlib.contextmanager
def _stopped_when_it_hangs() -> Iterator[None]:
    """Raises :class:`Hanging` in what takes no end, on systems that have such a clock."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise Hanging(f"over {_HANGS} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _printed(case: Case) -> tuple[str, tuple[str, ...], Outcome | None]:
    """What came of it, what is wrong with its problems and pages, and the document."""
    if case.target.endswith(".txt"):
        return "refused", tuple(_doses(Path(case.target).read_bytes().decode("utf-8", "replace").splitlines())), None
    files, out = Files(), Diagnostics()
    outcome = built(case, files, out)
    faults = (*oracles.faults_of_outcome(outcome, out), *oracles.faults_of_problems(out, files))
    if outcome is None:
        return "refused", faults, None
    outcome.write(io.BytesIO())
    return "printed", (*faults, *oracles.faults_of_pages(outcome)), outcome


def built(case: Case, files: Files, out: Diagnostics) -> Outcome | None:
    """The document of a case by the way that its command takes."""
    path = Path(case.target)
    if path.suffix == ".yaml":
        plan = files.text(path, out)
        return build_plan(plan, case.options, files, out) if plan else None
    if path.suffix == ".md":
        text = files.text(path, out)
        exercises = [read_exercise(text, Path(CONTENT), files, out)] if text else []
    else:
        library = Library.open([path], files, out)
        found = [library.find(entry.slug) for entry in library.entries]
        exercises = [exercise for exercise in found if exercise is not None]
        if not exercises:
            out.error("no-exercises", "there is no exercise to print", Span.point(case.target))
    return build_sheets(exercises, case.options, files, out) if exercises else None


def _doses(lines: Iterable[str]) -> Iterator[str]:
    """Doses that are not the same when they are written and read once more, and problems outside of their text."""
    for text in lines:
        place = Span.point("dose", 1, 1, len(text))
        out = Diagnostics()
        read = parse(text, place, out)
        if read is None and not out.has_errors:
            yield f"{text!r} was not read, and nothing was said"
        for problem in out:
            span = problem.span
            if span is None or not 1 <= span.column <= len(text) + 1 or span.end_column > len(text) + 2:
                yield f"{text!r}: {problem.code} stands at {span}"
        if read is not None:
            short = canonical(read)
            once_more = parse(short, place, Diagnostics())
            if once_more is None or canonical(once_more) != short:
                yield f"{text!r} is written {short!r}, which is not read as the same"


def _looked_at(case: Case, outcome: Outcome | None) -> Iterator[str]:
    """What is asked of some cases only, since it takes long."""
    if outcome is not None and (case.again or case.opened):
        data = _bytes(outcome)
        if case.opened:
            yield from oracles.faults_of_file(data, outcome)
        if case.again:
            second = built(case, Files(), Diagnostics())
            yield from oracles.faults_of_bytes({"pdf": data}, {"pdf": _bytes(second) if second else b""})
    if not case.target.endswith(".txt"):
        if case.checked:
            yield from _checked(case)
        if case.mended:
            yield from _mended(case)


def _bytes(outcome: Outcome) -> bytes:
    handle = io.BytesIO()
    outcome.write(handle)
    return handle.getvalue()


def _checked(case: Case) -> Iterator[str]:
    """``planner check``: what it finds lies in its files, and where errors stop the printing it finds some too."""
    files, out = Files(), Diagnostics()
    Checker(case.options.content, files, out).check(Path(case.target))
    yield from (f"check: {fault}" for fault in oracles.faults_of_problems(out, files))


def _mended(case: Case) -> Iterator[str]:
    """``planner check --fix`` by the command itself, twice: what is sure to be mended is mended the first time."""
    content = [part for folder in case.options.content for part in ("--content", folder)]
    faultless = not _has_errors(case)
    for turn in range(2):
        done = CliRunner().invoke(root, ["check", "--fix", *content, case.target])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        if turn and _FIXED in done.output and _MORE not in done.output:
            yield f"fixed again and again: {done.output[:300]}"
    if faultless and _has_errors(case):
        yield f"the fixes made an error: {done.output[:300]}"


def _has_errors(case: Case) -> bool:
    out = Diagnostics()
    Checker(case.options.content, Files(), out).check(Path(case.target))
    return out.has_errors
