"""What the document adds to a page: running heads, page numbers, marks. All of it is decoration to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal, TypeAlias

from planner.typeset.face import Face
from planner.typeset.page import Point
from planner.typeset.pdf_file import number, numbers

Color: TypeAlias = tuple[float, float, float]
"""Red, green and blue of sRGB, from 0 to 1."""

Part: TypeAlias = Literal["Header", "Footer", "Watermark", ""]
BLACK: Color = (0.0, 0.0, 0.0)
_BEFORE = {"left": 0.0, "centre": 0.5, "right": 1.0}


class Stamp:
    """Draws on one page, or on one sheet, in its own coordinates. Everything becomes an artifact (14.8.2.2)."""

    def __init__(self, faces: Mapping[str, Face], size: Point) -> None:
        self.size = size
        """Width and height in points of what is stamped."""
        self.fonts: dict[str, set[str]] = {}
        """Name of a face: the characters shown in it."""
        self._faces = faces
        self._part: Part = ""
        self._code: list[tuple[Part, bytes]] = []

    @contextmanager
    def artifact(self, part: Part) -> Iterator[None]:
        """What is drawn inside is said to be a header, a footer or a watermark."""
        outer, self._part = self._part, part
        try:
            yield
        finally:
            self._part = outer

    def text(
        self,
        x: float,
        y: float,
        face: Face | str,
        size: float,
        text: str,
        align: Literal["left", "centre", "right"] = "left",
        color: Color = BLACK,
    ) -> None:
        """One line with its baseline at ``y``; ``x`` is its begin, middle or end. Raises MissingGlyphError."""
        if isinstance(face, str):
            face = self._faces[face]
        start = x - _BEFORE[align] * face.width(text, size)
        code = [b"BT %s rg %s Td" % (numbers(color), numbers((start, y)))]
        for subset, operator in face.show(text):
            font = b"/%s.%d %s Tf " % (face.name.encode("ascii"), subset, number(size))
            code.append(font + operator.encode("latin-1"))
        code.append(b"ET")
        self._code.append((self._part, b"\n".join(code)))
        self.fonts.setdefault(face.name, set()).update(text)

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, color: Color = BLACK) -> None:
        """A straight line, ``width`` points thick."""
        line = (number(width), numbers(color), numbers((x1, y1)), numbers((x2, y2)))
        self._code.append((self._part, b"%s w %s RG %s m %s l S" % line))

    def content(self) -> bytes:
        """The content stream, empty when nothing was drawn. Neighbours of one part share a marked sequence."""
        lines: list[bytes] = []
        current: Part | None = None
        for part, code in self._code:
            if part != current:
                if current is not None:
                    lines.append(b"EMC")
                lines.append(_OPEN[part])
                current = part
            lines.append(code)
        if current is not None:
            lines.append(b"EMC")
        return b"\n".join(lines)


_OPEN: dict[Part, bytes] = {
    "": b"/Artifact BMC",
    "Header": b"/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    "Footer": b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    "Watermark": b"/Artifact<</Type/Pagination/Subtype/Watermark>>BDC",
}
