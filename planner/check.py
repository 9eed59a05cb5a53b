"""Every problem of plans and content, without printing: what ``planner check`` runs."""

from __future__ import annotations

from pathlib import Path

from planner.build import Options, read_program
from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.library import Library
from planner.library.exercise import read_exercise

_PLANS = (".yaml", ".yml")
_MOST_FILES = 5000


def check_path(path: Path, content: tuple[str, ...], files: Files, out: Diagnostics) -> int:
    """Problems of a plan, an exercise, or all of them in a folder, into ``out``; returns how many files were read."""
    if path.is_dir():
        return _check_folder(path, content, files, out)
    return _check_file(path, content, files, out)


def _check_folder(folder: Path, content: tuple[str, ...], files: Files, out: Diagnostics) -> int:
    plans = [p for p in sorted(folder.rglob("*")) if p.suffix in _PLANS and p.name != "planner.yaml" and p.is_file()]
    count = sum(_check_file(plan, content, files, out) for plan in plans[:_MOST_FILES])
    if any(folder.rglob("*.md")):
        library = Library.open([folder], files, out)
        for entry in library.entries:
            library.find(entry.slug)
        count += len(library.entries)
    if not count:
        out.error(
            "nothing-to-check", f"{folder} holds no plan and no exercise", None, "plans end in .yaml, exercises in .md"
        )
    return count


def _check_file(path: Path, content: tuple[str, ...], files: Files, out: Diagnostics) -> int:
    source = files.text(path, out)
    if source is None:
        return 1
    if path.suffix == ".md":
        read_exercise(source, path.parent, files, out)
    elif path.suffix in _PLANS:
        read_program(source, Options(content=content), files, out)
    else:
        out.error(
            "unknown-kind-of-file",
            f"{path} is neither a plan nor an exercise",
            None,
            "plans end in .yaml, exercises in .md",
        )
    return 1
