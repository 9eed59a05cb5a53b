"""Where a picture named in an exercise file is. Only paths here: the bytes are read when they go on paper."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias
from urllib.parse import unquote

from planner.diagnostics import Diagnostics, Span
from planner.files import Files

LONGEST = 500
"""Most characters of a picture's path."""

_PLACES = ("", "static", "public")
_URL = re.compile(r"(?:[a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)

_Fate: TypeAlias = Literal["found", "absent", "outside", "special"]


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
            out.note("missing-picture", f'the picture "{shown}" is not there', span, "add it or delete the line")
        return None

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
