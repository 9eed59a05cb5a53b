"""Faces as font objects of a PDF file: one simple TrueType font a subset (ISO 32000-1, 9.6.3 and 9.10.3)."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping

from planner.typeset.face import Face
from planner.typeset.pdf_file import PdfFile, number, numbers, ref

_SYMBOLIC = 4  # flags of a font descriptor: the codes mean what the font's own cmap says
_BLOCK = 100  # most entries that a bfchar block may have


def embed(pdf: PdfFile, place: int, face: Face, codes: Mapping[int, int]) -> None:
    """Writes object ``place``: the font with the glyphs of ``{code: code point}``, and all it refers to."""
    outlines = face.embedded(codes)
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(outlines).digest()[:6])
    base = f"{tag}+{face.name}".encode("ascii")
    entries = b"/Length1 %d/Filter/FlateDecode" % len(outlines)
    file = pdf.stream(pdf.new(), entries, zlib.compress(outlines))
    unicode = pdf.stream(pdf.new(), b"/Filter/FlateDecode", zlib.compress(_to_unicode(codes)))
    metrics = face.metrics
    unit = 1000 / metrics.em
    descriptor = pdf.small(
        pdf.new(),
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %s/Ascent %s/Descent %s/CapHeight %s"
        b"/XHeight %s/StemV %d/FontFile2 %s>>"
        % (
            base,
            _SYMBOLIC,
            numbers(round(side * unit) for side in metrics.box),
            number(metrics.italic_angle),
            number(round(metrics.ascent * unit)),
            number(round(metrics.descent * unit)),
            number(round(metrics.cap_height * unit)),
            number(round(metrics.x_height * unit)),
            metrics.stem,
            ref(file),
        ),
    )
    first, last = min(codes), max(codes)
    widths = numbers(face.advances[codes[code]] if code in codes else 0 for code in range(first, last + 1))
    pdf.small(
        place,
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar %d/LastChar %d/Widths[%s]"
        b"/FontDescriptor %s/ToUnicode %s>>" % (base, first, last, widths, ref(descriptor), ref(unicode)),
    )


def _to_unicode(codes: Mapping[int, int]) -> bytes:
    """A CMap from the codes that are used, and no others, to UTF-16."""
    pairs = [
        b"<%02X> <%s>" % (code, chr(point).encode("utf-16-be").hex().upper().encode("ascii"))
        for code, point in sorted(codes.items())
    ]
    lines = [
        b"/CIDInit /ProcSet findresource begin",
        b"12 dict begin",
        b"begincmap",
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        b"/CMapName /Adobe-Identity-UCS def",
        b"/CMapType 2 def",
        b"1 begincodespacerange",
        b"<00> <FF>",
        b"endcodespacerange",
    ]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines += [b"%d beginbfchar" % len(block), *block, b"endbfchar"]
    lines += [b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end", b""]
    return b"\n".join(lines)
