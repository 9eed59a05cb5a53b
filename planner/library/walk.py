"""The exercise files of a content folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from planner.diagnostics import Diagnostics

DEPTH = 8
"""Most folders inside one another below a content folder."""

FILES = 20_000
"""Most exercise files of a content folder."""

_ENDINGS = (".md", ".markdown")
_NOT_EXERCISES = ("readme", "license", "licence", "licenses", "changelog", "contributing", "notice", "_index", "index")


def exercise_files(folder: Path, out: Diagnostics) -> Iterator[Path]:
    """The markdown files in ``folder`` and the folders in it, in the order of their names.

    Hidden files, files about the folder (``README.md`` and its like) and links that lead out of it are passed over;
    links to folders are not followed. A folder that cannot be read, that is too deep or holds too many files is a
    warning.
    """
    real = folder.resolve()
    count = 0
    pending = [(folder, 0)]
    while pending:
        here, depth = pending.pop()
        if depth > DEPTH:
            out.warning("folder-too-deep", f"{here} is over {DEPTH} folders deep and is left out", None)
            continue
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as problem:
            out.warning("cannot-read", f"cannot read the folder {here}: {problem.strerror}", None)
            continue
        folders = [entry for entry in entries if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)]
        pending += [(here / entry.name, depth + 1) for entry in reversed(folders)]
        for entry in entries:
            if not _is_exercise(entry, real):
                continue
            count += 1
            if count > FILES:
                out.warning("too-many-files", f"{folder} holds over {FILES:,} files; the rest is left out", None)
                return
            yield here / entry.name


def _is_exercise(entry: os.DirEntry[str], root: Path) -> bool:
    name = Path(entry.name.lower())
    if entry.name.startswith(".") or name.suffix not in _ENDINGS or name.stem in _NOT_EXERCISES:
        return False
    try:
        inside = not entry.is_symlink() or Path(entry.path).resolve().is_relative_to(root)
        return inside and entry.is_file()
    except (OSError, RuntimeError):  # a link that leads nowhere, or to itself
        return False
