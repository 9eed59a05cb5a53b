"""The author's pictures on paper: read through the files, prepared for their box, drawn as figures."""

from __future__ import annotations

from planner.library.model import Picture as Source
from planner.typeset.blocks import Picture
from planner.typeset.canvas import PageCanvas
from planner.typeset.images import Image, prepare
from planner.typeset.kit import Kit
from planner.typeset.structure import Elem


def picture(kit: Kit, source: Source, alt: str, width: float, height: float, parent: Elem) -> Picture | None:
    """``source`` as large as it goes into ``width`` by ``height`` points, its proportions kept.

    None, with a warning, for a picture that cannot be used: the page does without. No picture is printed larger than
    72 pixels to the inch: a tiny one stays small rather than coarse.
    """
    image = _known(kit, source) or _prepared(kit, source, width, height)
    if image is None:
        return None
    scale = min(width / image.width_px, height / image.height_px, 1.0)
    figure = parent.add("Figure", Alt=alt)
    return _Photograph(kit, source, image.width_px * scale, image.height_px * scale, figure)


class _Photograph(Picture):
    """A picture that is made ready when it is painted: a page is tried at several settings, and printed in one."""

    def __init__(self, kit: Kit, source: Source, width: float, height: float, elem: Elem) -> None:
        super().__init__("", width, height, elem)
        self.kit, self.source = kit, source

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        image = _prepared(self.kit, self.source, self.wide, self.high) or _known(self.kit, self.source)
        if image is not None:
            self.key = self.kit.store.add(image.resource)
            super().paint(canvas, x, top, width)


def _known(kit: Kit, source: Source) -> Image | None:
    """The picture at the first size it was made ready in: it has the proportions of all others.

    One that was made smaller has more pixels to the inch than any box on the same sheet leaves coarse.
    """
    return kit.images.get((source.path, 0, 0))


def _prepared(kit: Kit, source: Source, width: float, height: float) -> Image | None:
    """The picture for a box of this size, made once."""
    key = (source.path, round(width), round(height))
    first = (source.path, 0, 0)
    if first in kit.images and kit.images[first] is None:
        return None
    if key not in kit.images:
        raw = kit.files.data(source.path, kit.out)
        scale = kit.paper.scale
        box, gray = (width * scale, height * scale), kit.theme.ink != "color"
        made = prepare(raw, source.span, kit.out, *box, gray=gray) if raw is not None else None
        kit.images[key] = made
        kit.images.setdefault(first, made)
    return kit.images[key]
