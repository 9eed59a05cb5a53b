"""Just enough of TrueType to copy some glyphs of a font into a small one for embedding.

Table layouts follow the OpenType specification (``glyf``, ``loca``, ``cmap`` format 6 and so on). The fonts are those
that planner ships, so the bytes are trusted.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Mapping

_COMPOUND = 0x80
_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
_CHECKSUM = 0xB1B0AFBA


class TrueType:
    """A TrueType font with ``glyf`` outlines."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        count = struct.unpack_from(">H", data, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {
            data[at : at + 4].decode("latin-1"): struct.unpack_from(">LL", data, at + 8)
            for at in range(12, 12 + 16 * count, 16)
        }
        glyphs = struct.unpack_from(">H", self._table("maxp"), 4)[0]
        self._long_metrics = struct.unpack_from(">H", self._table("hhea"), 34)[0]
        self._hmtx = self._table("hmtx")
        long_offsets = struct.unpack_from(">H", self._table("head"), 50)[0]
        offsets = struct.unpack_from(f">{glyphs + 1}{'L' if long_offsets else 'H'}", self._table("loca"))
        self._offsets = offsets if long_offsets else tuple(2 * offset for offset in offsets)

    def subset(self, glyphs: Mapping[int, int]) -> bytes:
        """A font file with the glyphs of ``{code: glyph index}``, those they are made of, and .notdef."""
        order, outlines = self._closure(glyphs)
        new = {old: place for place, old in enumerate(order)}
        offsets = [0]
        for outline in outlines:
            offsets.append(offsets[-1] + len(outline))
        head, hhea, maxp = (bytearray(self._table(tag)) for tag in ("head", "hhea", "maxp"))
        struct.pack_into(">L", head, 8, 0)
        struct.pack_into(">H", head, 50, 1)
        struct.pack_into(">H", hhea, 34, len(order))
        struct.pack_into(">H", maxp, 4, len(order))
        tables = {
            "cmap": _cmap({code: new[glyph] for code, glyph in glyphs.items()}),
            "glyf": b"".join(outlines),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "hmtx": b"".join(self._metric(glyph) for glyph in order),
            "loca": struct.pack(f">{len(offsets)}L", *offsets),
            "maxp": bytes(maxp),
        }
        for tag in ("cvt ", "fpgm", "prep"):
            if tag in self._tables:
                tables[tag] = self._table(tag)
        return _file(tables)

    def _table(self, tag: str) -> bytes:
        start, size = self._tables[tag]
        return self._data[start : start + size]

    def _closure(self, glyphs: Mapping[int, int]) -> tuple[list[int], list[bytes]]:
        """Old glyph indices in their new order, and their outlines with parts renumbered."""
        order = list(dict.fromkeys([0, *(glyphs[code] for code in sorted(glyphs))]))
        new = {old: place for place, old in enumerate(order)}
        outlines = []
        for old in order:  # grows on the way: compound glyphs name their parts
            outline = bytearray(self._outline(old))
            for at in _parts(outline):
                part = struct.unpack_from(">H", outline, at)[0]
                if part not in new:
                    new[part] = len(order)
                    order.append(part)
                struct.pack_into(">H", outline, at, new[part])
            outlines.append(bytes(outline) + bytes(-len(outline) % 4))
        return order, outlines

    def _outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"][0]
        return self._data[start + self._offsets[glyph] : start + self._offsets[glyph + 1]]

    def _metric(self, glyph: int) -> bytes:
        """Advance and left side bearing; the last glyphs of a font may share one advance."""
        if glyph < self._long_metrics:
            return self._hmtx[4 * glyph : 4 * glyph + 4]
        last = 4 * self._long_metrics
        at = last + 2 * (glyph - self._long_metrics)
        return self._hmtx[last - 4 : last - 2] + self._hmtx[at : at + 2]


def _parts(outline: bytearray) -> list[int]:
    """Where in a compound glyph the indices of its parts stand."""
    places: list[int] = []
    if not outline or not outline[0] & _COMPOUND:
        return places
    at, flags = 10, _MORE
    while flags & _MORE:
        flags = struct.unpack_from(">H", outline, at)[0]
        places.append(at + 2)
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return places


def _cmap(codes: Mapping[int, int]) -> bytes:
    """A cmap with one subtable for platform 1, encoding 0, in format 6 (a dense array)."""
    low, high = min(codes), max(codes)
    count = high - low + 1
    head = struct.pack(">HHHHLHHHHH", 0, 1, 1, 0, 12, 6, 10 + 2 * count, 0, low, count)
    return head + struct.pack(f">{count}H", *(codes.get(code, 0) for code in range(low, high + 1)))


def _sum(data: bytes) -> int:
    """The OpenType checksum: the sum of big-endian 32-bit words."""
    words = array("I", data + bytes(-len(data) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def _file(tables: Mapping[str, bytes]) -> bytes:
    """The tables as a font file, with their checksums and that of the whole."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = [struct.pack(">LHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))]
    body: list[bytes] = []
    offset = 12 + 16 * count
    adjustment = 0
    for tag in sorted(tables):
        table = tables[tag]
        directory.append(struct.pack(">4sLLL", tag.encode("latin-1"), _sum(table), offset, len(table)))
        if tag == "head":
            adjustment = offset + 8
        padded = table + bytes(-len(table) % 4)
        body.append(padded)
        offset += len(padded)
    font = bytearray(b"".join(directory + body))
    struct.pack_into(">L", font, adjustment, (_CHECKSUM - _sum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)
