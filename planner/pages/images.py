"""The author's pictures on paper: measured when a page is laid out, prepared for their box when it is drawn."""

from __future__ import annotations

from planner.library.model import Picture as Source
from planner.typeset import images
from planner.typeset.blocks import Picture
from planner.typeset.kit import Kit
from planner.typeset.structure import Elem


def picture(kit: Kit, source: Source, alt: str, width: float, height: float, parent: Elem) -> Picture | None:
    """``source`` as large as it goes into ``width`` by ``height`` points, its proportions kept; None if unusable.

    It is never printed larger than 72 pixels to the inch: a tiny picture stays small rather than coarse.
    """
    size = _size(kit, source)
    if size is None:
        return None
    scale = min(width / size[0], height / size[1], 1.0)
    wide, high = size[0] * scale, size[1] * scale

    def load() -> str | None:
        raw = kit.files.data(source.path, kit.out)
        image = images.prepare(raw, source.span, kit.out, wide, high) if raw is not None else None
        return kit.store.add(image.resource) if image is not None else None

    return Picture(load, wide, high, parent.add("Figure", Alt=alt))


def _size(kit: Kit, source: Source) -> tuple[int, int] | None:
    """Pixels of the upright picture, read once for each file."""
    if source.path not in kit.sizes:
        raw = kit.files.data(source.path, kit.out)
        kit.sizes[source.path] = images.size(raw, source.span, kit.out) if raw is not None else None
    return kit.sizes[source.path]
