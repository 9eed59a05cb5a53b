"""``planner check --fix``: the fixes of what was found, written into the files that were looked at and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from planner.cli import common
from planner.diagnostics import Diagnostic
from planner.files import Files
from planner.files.fixing import apply_fixes

ROUNDS = 10
"""Most times that files are mended and looked at again: what is wrong with a line may hide more that is."""

ENOUGH = 200
"""So many problems fixed end the rounds: each looks at everything again."""


def mend(checked: Mapping[str, Path | None], problems: common.Problems) -> list[Diagnostic]:
    """Fix what can be fixed in the files of ``checked``, and give the problems that were.

    Each file is written whole or not at all. One that cannot be written is an error; one that has changed since it was
    read is left alone.
    """
    found: dict[str, list[Diagnostic]] = {}
    for problem in problems.out:
        names = {fix.span.file for fix in problem.fixes}
        if len(names) == 1:
            found.setdefault(names.pop(), []).append(problem)
    done: list[Diagnostic] = []
    for name, path in checked.items():
        if path is not None and name in found:
            # Mended layout can move everything else: the rest waits until the file has been read again.
            layout = [problem for problem in found[name] if problem.code.startswith("yaml-")]
            done += _mend_file(name, path, layout or found[name], problems)
    return done


def _mend_file(name: str, path: Path, found: Iterable[Diagnostic], problems: common.Problems) -> list[Diagnostic]:
    try:
        raw = path.read_bytes()
        if Files().decode(name, raw, problems.out, path) != problems.files.sources.get(name):
            return []
        mended, done = apply_fixes(raw, found)
        if done:
            with common.beside(path.resolve()) as handle:
                handle.write(mended)
    except (OSError, RuntimeError) as problem:
        reason = getattr(problem, "strerror", None) or "it cannot be written"
        problems.out.error("cannot-write", f"cannot write {name}: {reason}", None, "make the file writable")
        return []
    return done


def told(done: Iterable[Diagnostic]) -> Iterator[str]:
    """A line for each problem that was fixed: where it stood, and what it was."""
    for problem in done:
        span = problem.span or problem.fixes[0].span
        yield f"{span.file}:{span.line}: {problem.message} (fixed)"
