"""Where the files that come with planner are: in a wheel, an sdist and a checkout alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(kind: str) -> Path:
    """The folder ``content``, ``fonts``, ``themes``, ``languages`` or ``starters`` that planner ships.

    A wheel carries all of them inside the package; in a checkout and an sdist ``content`` and ``fonts`` stand beside
    it. Raises FileNotFoundError for a broken installation.
    """
    for place in (_PACKAGE / kind, _PACKAGE.parent / kind):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"planner is not installed whole: its folder {kind!r} is missing")
