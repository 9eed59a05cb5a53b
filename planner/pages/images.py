"""The author's pictures on paper: read through the files, prepared for their box, drawn as figures."""

from __future__ import annotations

from planner.library.model import Picture as Source
from planner.typeset.blocks import Picture
from planner.typeset.images import prepare
from planner.typeset.kit import Kit
from planner.typeset.structure import Elem


def picture(kit: Kit, source: Source, alt: str, width: float, height: float, parent: Elem) -> Picture | None:
    """``source`` as large as it goes into ``width`` by ``height`` points, its proportions kept; None if unusable.

    It is never printed larger than 72 pixels to the inch: a tiny picture stays small rather than coarse.
    """
    raw = kit.files.data(source.path, kit.out)
    if raw is None:
        return None
    image = prepare(raw, source.span, kit.out, width, height)
    if image is None:
        return None
    kit.store.add(image.resource)
    scale = min(width / image.width_px, height / image.height_px, 1.0)
    figure = parent.add("Figure", Alt=alt)
    return Picture(image.key, image.width_px * scale, image.height_px * scale, figure)
