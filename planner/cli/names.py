"""File names that every system takes."""

from __future__ import annotations

import re
import unicodedata

from planner.library.names import slugify

_LONGEST = 180
"""Most bytes of a stem: file systems take names of 255, ending and all."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin|conout|(?:com|lpt)[0-9])", re.IGNORECASE)
"""Devices of Windows: there no file can have such a name, whatever its ending."""


def file_stem(text: str) -> str:
    """``text`` as a slug that is a safe file name everywhere, without an ending; empty when nothing of it is left.

    Letters of all scripts stay, in their composed form; signs, emoji and everything that leads to another folder go.
    """
    slug = slugify(unicodedata.normalize("NFKC", text))
    while len(slug.encode("utf-8")) > _LONGEST:
        slug = slug[:-1]
    slug = slug.strip("_-")
    return f"{slug}_exercise" if _RESERVED.fullmatch(slug) else slug
