"""Where the drawing of an exercise is. Only paths here: the file is read and judged when it goes on paper."""

from __future__ import annotations

import os
from pathlib import Path

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Files, shipped
from planner.library.model import DrawnFigure
from planner.library.names import slugify

FOLDER = Path("figures", "built")
"""Where the drawings of a content folder are."""

ENDING = ".json.gz"

NONE = "none"
"""``figure: none`` asks for no drawing."""


def find_drawing(slug: str, figure: str, root: Path, files: Files, span: Span, out: Diagnostics) -> DrawnFigure | None:
    """The drawing ``figure`` of an exercise, or the one of its ``slug`` when it names none; None when there is none.

    The content folder ``root`` is looked through first, then planner's own. A ``figure`` that is nowhere is a warning
    at ``span``, with the nearest that there is. Steps are tied to a drawing of their own folder and name alone: those
    of another exercise may be others.
    """
    if figure.casefold() == NONE:
        return None
    name = slugify(figure) if figure else slug
    folders = list(dict.fromkeys((root / FOLDER, shipped("content") / FOLDER)))
    for folder in folders if name else ():
        path = folder / f"{name}{ENDING}"
        files.read[path] = None
        if os.path.isfile(path):  # noqa: PTH113 -- Path.is_file raises for long names
            return DrawnFigure(path, tied=not figure and folder == folders[0])
    if figure:
        near = nearest(name, sorted({known for folder in folders for known in _names(folder)}))
        hint = f'did you mean "{near}"?' if near else "name the exercise whose drawing it shares"
        out.warning("missing-figure", f'there is no drawing called "{figure[:80]}"', span, hint)
    return None


def _names(folder: Path) -> list[str]:
    try:
        found = [name for name in os.listdir(folder) if name.endswith(ENDING)]  # noqa: PTH208 -- names
    except OSError:
        return []
    return [name.removesuffix(ENDING) for name in found if not name.startswith("_")]  # `_map` is no exercise
