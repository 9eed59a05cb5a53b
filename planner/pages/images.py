"""The author's pictures on paper: read through the files, prepared for their box, drawn as figures."""

from __future__ import annotations

from planner.library.model import Picture as Source
from planner.typeset.blocks import Picture
from planner.typeset.images import Image, prepare
from planner.typeset.kit import Kit
from planner.typeset.structure import Elem


def picture(kit: Kit, source: Source, alt: str, width: float, height: float, parent: Elem) -> Picture | None:
    """``source`` as large as it goes into ``width`` by ``height`` points, its proportions kept.

    None, with a warning, for a picture that cannot be used: the page does without. No picture is printed larger than
    72 pixels to the inch: a tiny one stays small rather than coarse.
    """
    image = _prepared(kit, source, width, height)
    if image is None:
        return None
    key = kit.store.add(image.resource)
    scale = min(width / image.width_px, height / image.height_px, 1.0)
    figure = parent.add("Figure", Alt=alt)
    return Picture(key, image.width_px * scale, image.height_px * scale, figure)


def _prepared(kit: Kit, source: Source, width: float, height: float) -> Image | None:
    """The picture for a box of this size, made once: a page is tried at several settings."""
    key = (source.path, round(width), round(height))
    if key not in kit.images:
        raw = kit.files.data(source.path, kit.out)
        kit.images[key] = prepare(raw, source.span, kit.out, width, height) if raw is not None else None
    return kit.images[key]
