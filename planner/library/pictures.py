"""Where a picture named in an exercise file is. Only paths here: the bytes are read when they go on paper."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import unquote

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Files, shipped

LONGEST = 500
"""Most characters of a picture's path."""

_PLACES = ("", "static", "public")
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)

_Fate: TypeAlias = Literal["found", "absent", "outside", "special"]


MANY = 25
"""From so many problems on, near names are not looked for: a hostile file names thousands of pictures."""

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".tif", ".tiff", ".bmp")
"""How names of pictures end."""

_LISTED = 500
"""Most names of a folder that are compared with that of a picture which is not there."""


@dataclass(frozen=True, slots=True)
class PictureFinder:
    """Finds pictures for one exercise file. ``root`` is its content folder, ``beside`` the folder it stands in."""

    root: Path
    beside: Path
    files: Files

    def find(self, text: str, span: Span, out: Diagnostics) -> Path | None:
        """The regular file inside the content folder that ``text`` names, or None and the reason in ``out``.

        A site path (``/images/x.png``) is looked for in the content folder, then in its ``static``, then in its
        ``public``; any other path beside the exercise file. Links are followed and must end inside the folder.
        """
        shown = text[:80]
        if _URL.match(text):
            hint = "save the picture into the content folder and name that file"
            out.warning("remote-picture", f'pictures are not fetched from elsewhere: "{shown}"', span, hint)
            return None
        fates: list[_Fate] = []
        for path in self._candidates(text[:LONGEST]):
            found, fate = self._look(path)
            if found is not None:
                return found
            fates.append(fate)
        if "outside" in fates:
            hint = "put the picture into the content folder"
            out.warning("picture-outside", f'the picture "{shown}" is outside the content folder', span, hint)
        elif "special" in fates:
            out.warning("picture-not-a-file", f'the picture "{shown}" is not a regular file', span)
        else:
            self._report_missing(text, span, out)
        return None

    def _report_missing(self, text: str, span: Span, out: Diagnostics) -> None:
        """A warning with the places that were looked at and a near file; a note where planner's own is not there."""
        message = f'the picture "{text[:80]}" is not there'
        if self.root.resolve().is_relative_to(shipped("content")):
            out.note("missing-picture", message, span, "add it or delete the line")
            return
        places = [path for path in self._candidates(text[:LONGEST]) if len(path.name) < LONGEST]
        near = self._near(places) if len(out) < MANY else None
        looked = ", ".join(dict.fromkeys(place.as_posix() for place in places))
        hint = f"there is {near.as_posix()}" if near else "add it or delete the line"
        out.warning("missing-picture", message, span, f"{hint}; looked for {looked[:LONGEST]}" if looked else hint)

    def _near(self, places: Sequence[Path]) -> Path | None:
        """The picture beside those that were looked for, or in the content folder, whose name is most alike."""
        folders = dict.fromkeys((*(place.parent for place in places), self.beside, self.root))
        there = {name: folder / name for folder in reversed(folders) for name in _names(folder)}
        near = nearest(places[0].name, there) if places else None
        return there[near] if near else None

    def _candidates(self, text: str) -> list[Path]:
        spellings = dict.fromkeys((text, unquote(text, errors="replace").replace("\x00", "")))
        found: list[Path] = []
        for spelling in spellings:
            path = spelling.replace("\\", "/")
            if path.startswith("/"):
                found += [self.root / place / path.lstrip("/") for place in _PLACES]
            elif path:
                found.append(self.beside / path)
        return found

    def _look(self, path: Path) -> tuple[Path | None, _Fate]:
        try:
            real = path.resolve()
            if not real.is_relative_to(self.root.resolve()):
                return None, "outside"
            self.files.read[path] = None
            if stat.S_ISREG(real.stat().st_mode):
                return real, "found"
            return None, "special"
        except (OSError, ValueError, RuntimeError):  # not there, too long a name, a loop of links
            return None, "absent"


def _names(folder: Path) -> list[str]:
    """The names of the pictures in a folder; none where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in islice(entries, _LISTED) if entry.name.lower().endswith(ENDINGS)]
    except (OSError, ValueError):
        return []
