"""The containers of pictures, read just far enough to judge them and to take the pixel data out.

JPEG is ITU-T T.81 (annex B: markers), PNG the W3C recommendation (chunks), WebP the RIFF of RFC 9649.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["JPEG", "PNG", "WEBP"]

MAX_PIXELS: dict[Kind, int] = {"JPEG": 25_000_000, "PNG": 25_000_000, "WEBP": 12_000_000}
"""Most pixels of a picture. The decoder of WebP holds the whole picture four times over."""

_PIECES_CAP = 20_000
_SCAN_WORK_CAP = 600_000_000
"""Most pixels times scans of a JPEG: a progressive file may ask for hundreds of passes over the whole picture."""

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EOI, _SOS, _APP14, _COM = 0xD9, 0xDA, 0xEE, 0xFE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BASELINE_OR_PROGRESSIVE = (0xC0, 0xC1, 0xC2)
_METADATA = frozenset((*range(0xE0, 0xF0), _COM)) - {_APP14}
_MARKER = re.compile(rb"\xff{1,64}([\x01-\xfe])")
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")  # neither a stuffed byte nor a restart marker


class RefusedError(Exception):
    """A picture that is not printed: its text is a message, ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class DamagedError(RefusedError):
    """A picture whose data are not what its format prescribes."""

    def __init__(self) -> None:
        super().__init__(
            "the picture is damaged or cut short", "open it in a picture editor and save it again as JPEG or PNG"
        )


def kind_of(raw: bytes) -> Kind:
    """The format by the first bytes; the name of a file may lie. Raises RefusedError."""
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if raw.startswith(_PNG_SIGNATURE):
        return "PNG"
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return "WEBP"
    raise RefusedError(
        "this is not a picture that planner can print", "JPEG, PNG and WebP are understood, whatever a file is called"
    )


def check(raw: bytes, kind: Kind) -> None:
    """Raises RefusedError for a picture that would take long or much memory to decode, before a decoder sees it."""
    if kind == "JPEG":
        width, height = _jpeg_size(raw)
    elif kind == "PNG":
        width, height = _png_size(raw)
    else:
        width, height = _webp_size(raw)
    check_size(kind, width, height)
    if kind == "JPEG" and raw.count(b"\xff\xda") * width * height > _SCAN_WORK_CAP:
        raise RefusedError("the picture is stored in too many passes", "save it as a baseline JPEG")


def check_size(kind: Kind, width: int, height: int) -> None:
    """Raises RefusedError for more pixels than a sheet of paper can use by far."""
    pixels, most = width * height, MAX_PIXELS[kind]
    if pixels > most:
        message = f"the picture has {pixels / 1e6:,.0f} megapixels, more than {most / 1e6:.0f}"
        raise RefusedError(message, "save a smaller one")


class _Segment(NamedTuple):
    """A marker of a JPEG and ``raw[start:end]``: its length, its parameters, and the data of a scan."""

    marker: int
    start: int
    end: int


def _segments(raw: bytes) -> Iterator[_Segment]:
    """The segments after the first marker, to the end of the image and not beyond. Raises RefusedError."""
    at = 2
    for _ in range(_PIECES_CAP):
        found = _MARKER.match(raw, at)
        if found is None:
            raise DamagedError
        marker, start = found[1][0], found.end()
        if marker == _EOI:
            yield _Segment(marker, start, start)
            return
        end = start + int.from_bytes(raw[start : start + 2])
        if end < start + 2 or end > len(raw):
            raise DamagedError
        if marker == _SOS:
            following = _AFTER_SCAN.search(raw, end)
            end = following.start() if following else len(raw)
        yield _Segment(marker, start, end)
        at = end
    raise RefusedError("the picture is made of too many pieces", "save it again in a picture editor")


def _jpeg_size(raw: bytes) -> tuple[int, int]:
    """Width and height by the first frame, which must come before the first scan."""
    for marker, start, end in _segments(raw):
        if marker in _FRAMES and end - start >= 8:
            height, width = struct.unpack_from(">HH", raw, start + 3)
            return width, height
        if marker in (_SOS, _EOI):
            break
    raise DamagedError


def dct_data(raw: bytes) -> bytes:
    """A JPEG without metadata, as PDF may hold it; empty when it is of a kind that readers of PDF need not know."""
    kept = [b"\xff\xd8"]
    frames = 0
    try:
        for marker, start, end in _segments(raw):
            if marker in _METADATA:
                continue
            if marker in _FRAMES:
                frames += 1
                bits, count = raw[start + 2], raw[start + 7]
                identifiers = raw[start + 8 : start + 8 + 3 * count : 3]
                if marker not in _BASELINE_OR_PROGRESSIVE or bits != 8 or identifiers == b"RGB":
                    return b""
            if marker == _APP14:  # says how the colours are coded; what else may stand in it does not matter
                if raw[start + 2 : start + 7] == b"Adobe" and end - start >= 14:
                    kept.append(b"\xff\xee\x00\x0e" + raw[start + 2 : start + 14])
                continue
            kept.append(b"\xff" + bytes([marker]) + raw[start:end])
    except RefusedError:
        return b""
    return b"".join(kept) if frames == 1 else b""


def _chunks(raw: bytes) -> Iterator[tuple[bytes, int, int]]:
    """``(type, start, end)`` of the chunks of a PNG, as far as there are any."""
    at = len(_PNG_SIGNATURE)
    for _ in range(_PIECES_CAP):
        if at + 8 > len(raw):
            return
        size, kind = struct.unpack_from(">L4s", raw, at)
        yield kind, at + 8, at + 8 + size
        if kind == b"IEND":
            return
        at += 12 + size
    raise RefusedError("the picture is made of too many pieces", "save it again in a picture editor")


def _png_size(raw: bytes) -> tuple[int, int]:
    """Width and height by the first chunk; the others are counted."""
    kinds = [kind for kind, _, _ in _chunks(raw)]
    if kinds[:1] != [b"IHDR"] or len(raw) < 24:
        raise DamagedError
    width, height = struct.unpack_from(">LL", raw, 16)
    return width, height


def flate_data(raw: bytes) -> bytes:
    """The compressed lines of a PNG that is not interlaced."""
    return b"".join(raw[start:end] for kind, start, end in _chunks(raw) if kind == b"IDAT")


def _webp_size(raw: bytes) -> tuple[int, int]:
    """Width and height by the first chunk: extended, lossless or lossy."""
    if len(raw) < 30:
        raise DamagedError
    kind = raw[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(raw[24:27], "little"), 1 + int.from_bytes(raw[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(raw[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", raw, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise DamagedError
