"""Which folders are the library."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from planner.files import shipped

BUNDLED = "bundled"
"""The word that stands for the library that comes with planner."""

FOLDER = "content"
PROJECT_FILE = "planner.yaml"


def content_folders(
    plan_path: Path | None,
    flags: Sequence[str] = (),
    plan_content: Sequence[str] = (),
    *,
    base: Path | None = None,
) -> list[Path]:
    """The folders of the library, the first that wins in front.

    ``flags`` (``--content``) are exactly those folders. Without them: ``plan_content``, which a plan or a project file
    asks for, relative to ``base`` (the plan's folder when None); else the nearest ``content`` folder beside the plan or
    above it, up to the folder with the project file or the repository's root. The bundled library stands behind both.
    Without a plan the search starts in the current folder. Folders that do not exist are kept, for the library to
    report.
    """
    start = plan_path.parent if plan_path else Path()
    if flags:
        chosen = [_folder(flag, Path()) for flag in flags]
    elif plan_content:
        chosen = [*(_folder(entry, base or start) for entry in plan_content), shipped(FOLDER)]
    else:
        near = nearest_content(start)
        chosen = [*([near] if near else []), shipped(FOLDER)]
    kept: dict[Path, Path] = {}
    for folder in chosen:
        kept.setdefault(folder.resolve(), folder)
    return list(kept.values())


def nearest_content(start: Path) -> Path | None:
    """The ``content`` folder in ``start`` or the nearest folder above it, or None.

    The search ends at a folder with a project file or a repository, and never looks at the root of the disk.
    """
    for folder in _upwards(start):
        if (folder / FOLDER).is_dir():
            return _shown(folder / FOLDER)
        if (folder / PROJECT_FILE).is_file() or (folder / ".git").exists():
            return None
    return None


def _upwards(start: Path) -> Iterator[Path]:
    here = start.resolve()
    for folder in (here, *here.parents):
        if folder != folder.parent:
            yield folder


def _folder(text: str, base: Path) -> Path:
    return shipped(FOLDER) if text == BUNDLED else base / Path(text).expanduser()


def _shown(folder: Path) -> Path:
    """``folder`` relative to the current folder where that is shorter to read: problems print this path."""
    try:
        relative = Path(os.path.relpath(folder))
    except ValueError:  # another drive
        return folder
    return folder if relative.parts[:3] == ("..", "..", "..") else relative
