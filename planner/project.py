"""Where project files are, and what they say: ``planner.yaml`` beside a plan or above it, then the user's own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.diagnostics import Diagnostics
from planner.files import Files, Mapping, Source, read_yaml
from planner.library import Library, content_folders
from planner.library.model import Picture
from planner.library.pictures import PictureFinder
from planner.library.where import BUNDLED, PROJECT_FILE
from planner.plan.keys import shown

if TYPE_CHECKING:  # loads the set notation, which `list` needs for a project file only
    from planner.plan.model import Text
    from planner.plan.project import Origin, Settings


def project_files(plan: Path | None) -> list[Path]:
    """The project files that count for ``plan``, the one that wins first.

    That is the nearest one beside the plan or above it, up to the root of the repository, and the one in the user's
    folder for settings. Without a plan the search starts in the current folder. A file that is the plan itself is left
    out.
    """
    near = _nearest(plan.parent if plan else Path())
    mine = user_file()
    found: dict[str, Path] = {os.path.realpath(plan): plan} if plan else {}
    skipped = len(found)
    for path in (near, mine):
        if path is not None:
            found.setdefault(os.path.realpath(path), path)
    return list(found.values())[skipped:]


def user_file() -> Path | None:
    """The project file in the user's folder for settings, or None when there is no such file or no such folder."""
    folder = _settings_folder()
    path = folder / "planner" / PROJECT_FILE if folder else None
    return path if path and os.path.lexists(path) else None


def project_layers(plan: Path | None, files: Files, out: Diagnostics) -> tuple[Mapping, ...]:
    """The keys of the project files that count for ``plan``, as nodes, the ones that win first."""
    from planner.plan.project import read_project

    sources = (files.text(path, out) for path in project_files(plan))
    layers = (read_project(source, out) for source in sources if source)
    return tuple(layer for layer in layers if layer)


def settings_here(files: Files, out: Diagnostics) -> Settings:
    """What the project files say to a command without a plan, which works in the current folder."""
    from planner.plan.project import read_settings

    return read_settings(project_layers(None, files, out), out)


def value_origins(source: Source, files: Files, out: Diagnostics) -> list[Origin]:
    """Where each value that project files may give comes from in the plan ``source``."""
    from planner.plan.project import origins

    return origins(read_yaml(source, out), project_layers(source.path, files, out))


def library_here(flags: Sequence[str], files: Files, out: Diagnostics) -> Library:
    """The library of a command without a plan, which works in the current folder."""
    content = settings_here(files, out).content if project_files(None) else ()
    return open_library(None, flags, content, files, out)


def open_library(
    plan: Path | None, flags: Sequence[str], content: Sequence[Text], files: Files, out: Diagnostics
) -> Library:
    """The library that a command works with: the folders of ``--content``, else those of ``content:``, else the usual.

    A folder of ``content:`` is seen from the file in which it is written; one that is not there is an error at its
    place.
    """
    return Library.open(_folders(plan, flags, content, files, out), files, out)


def _folders(
    plan: Path | None, flags: Sequence[str], content: Sequence[Text], files: Files, out: Diagnostics
) -> list[Path]:
    source = files.sources.get(content[0].span.file) if content else None
    base = source.path.parent if source and source.path else Path()
    asked = [] if flags else [folder.text for folder in content if _is_there(folder, base, out)]
    return content_folders(plan, flags, asked, base=base)


def content_here(flags: Sequence[str], content: Sequence[Text], files: Files) -> list[Path]:
    """The folders of the library of a command without a plan, ``content`` being those of its project files."""
    return _folders(None, flags, content, files, Diagnostics())


def find_logo(text: Text, name: str, content: Sequence[Path], files: Files, out: Diagnostics) -> Picture | None:
    """The picture that is the coach's logo: beside the file that names it or below, else in a folder of ``content``.

    ``name`` is the coach's. None with a warning in ``out`` for one that is not there, or lies elsewhere.
    """
    source = files.sources.get(text.span.file)
    here = source.path.parent if source and source.path else Path()
    told = Diagnostics()
    path = PictureFinder(here, here, files).find(text.text, text.span, told)
    for folder in content if path is None else ():
        path = path or PictureFinder(folder, folder, files).find(text.text, text.span, Diagnostics())
    if path is None:
        out.extend(told)
        return None
    return Picture(path, text.span, name)


def find_roster(flag: str, named: Text | None, files: Files, out: Diagnostics) -> Source | None:
    """The text of the roster: of the file that the command line names, else of the one that the plan does, beside it.

    None where neither names one, or after an error.
    """
    if flag:
        return files.text(Path(flag), out)
    if named is None:
        return None
    source = files.sources.get(named.span.file)
    base = source.path.parent if source and source.path else Path()
    path = base / named.text
    told = Diagnostics()
    real, inside = os.path.realpath(path), os.path.realpath(base)
    found = files.text(path, told) if os.path.commonpath([real, inside]) == inside else None
    if found is None:
        why = next((problem.message for problem in told), f"{path} is a link to a place elsewhere")
        spans = [problem for problem in told if problem.span is not None]
        out.extend(spans)
        if not spans:
            hint = next((problem.hint for problem in told), "") or "the file stands beside the plan or below it"
            out.error("no-roster", f"the roster cannot be read: {why}", named.span, hint)
    return found


def _is_there(folder: Text, base: Path, out: Diagnostics) -> bool:
    if folder.text == BUNDLED or os.path.isdir(base / folder.text):  # noqa: PTH112 -- Path.is_dir raises for long names
        return True
    hint = f"name the folder that holds the exercise files, relative to {Path(folder.span.file).name}"
    out.error("no-content-folder", f'there is no folder "{shown(folder.text)}"', folder.span, hint)
    return False


def _nearest(start: Path) -> Path | None:
    real = Path(os.path.realpath(start))
    for folder in (real, *real.parents):
        if folder == folder.parent:  # never the root of the disk
            return None
        path = folder / PROJECT_FILE
        if os.path.lexists(path):
            return _relative(path)
        if os.path.lexists(folder / ".git"):
            return None
    return None


def _settings_folder() -> Path | None:
    """Where programs keep a user's settings; None when the system does not say. A relative name is no such place."""
    if sys.platform == "win32":
        named = os.environ.get("APPDATA", "")
    else:
        named = os.environ.get("XDG_CONFIG_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return home / "AppData" / "Roaming"
    return home / "Library" / "Application Support" if sys.platform == "darwin" else home / ".config"


def _relative(path: Path) -> Path:
    """``path`` from the current folder where that is shorter to read: problems print it."""
    try:
        relative = Path(os.path.relpath(path))
    except (OSError, ValueError):  # the current folder is gone; another drive
        return path
    return path if relative.parts[:3] == ("..", "..", "..") else relative
