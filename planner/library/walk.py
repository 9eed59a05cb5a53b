"""The exercise files of a content folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from planner.diagnostics import Diagnostics

DEPTH = 8
"""Most folders inside one another below a content folder."""

FOLDERS = 2_000
"""Most folders that are looked into: a folder with more is a home or a whole disk, not one of exercises."""

FILES = 20_000
"""Most exercise files of a content folder."""

_ENDINGS = (".md", ".markdown")
_NOT_EXERCISES = ("readme", "license", "licence", "licenses", "changelog", "contributing", "notice", "_index", "index")


def exercise_files(folder: Path, out: Diagnostics) -> Iterator[Path]:
    """The markdown files in ``folder`` as :func:`files_below` finds them.

    Files about the folder (``README.md`` and its like) are passed over.
    """
    return (path for path in files_below(folder, _ENDINGS, out) if path.stem.lower() not in _NOT_EXERCISES)


def files_below(folder: Path, endings: tuple[str, ...], out: Diagnostics) -> Iterator[Path]:
    """The files in ``folder`` and the folders in it whose names end in one of ``endings``, in the order of their names.

    Hidden files and links that lead out of the folder are passed over; links to folders are not followed. A folder
    that cannot be read, that is too deep, or holds too many folders or files is a warning.
    """
    real = folder.resolve()
    folders = count = 0
    too_deep: list[Path] = []
    pending = [(folder, 0)]
    while pending:
        here, depth = pending.pop()
        if depth > DEPTH:
            too_deep.append(here)
            continue
        folders += 1
        if folders > FOLDERS:
            message = f"{folder} holds over {FOLDERS:,} folders; the rest is left out"
            out.warning("too-many-folders", message, None, "name the folder that holds the exercises")
            break
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as problem:
            out.warning("cannot-read", f"cannot read the folder {here}: {problem.strerror}", None)
            continue
        below = [entry for entry in entries if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)]
        pending += [(here / entry.name, depth + 1) for entry in reversed(below)]
        for entry in entries:
            if not _is_wanted(entry, endings, real):
                continue
            count += 1
            if count > FILES:
                out.warning("too-many-files", f"{folder} holds over {FILES:,} files; the rest is left out", None)
                return
            yield here / entry.name
    if too_deep:
        more = f" and {len(too_deep) - 1:,} more" if len(too_deep) > 1 else ""
        verb = "are" if more else "is"
        message = f"{too_deep[0]}{more} {verb} over {DEPTH} folders deep and {verb} left out"
        out.warning("folder-too-deep", message, None)


def _is_wanted(entry: os.DirEntry[str], endings: tuple[str, ...], root: Path) -> bool:
    if entry.name.startswith(".") or not entry.name.lower().endswith(endings):
        return False
    try:
        inside = not entry.is_symlink() or Path(entry.path).resolve().is_relative_to(root)
        return inside and entry.is_file()
    except (OSError, RuntimeError):  # a link that leads nowhere, or to itself
        return False
