"""The syntax of PDF 1.7 (ISO 32000-1, chapter 7), and a file written in one pass.

Numbers in the comments are of ISO 32000-1.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterable
from typing import BinaryIO

_SMALL_OBJECTS = 150
_PLAIN = re.compile(r"[ -\[\]-~]*\Z")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_IN_URI = re.compile(r"[^!#-;=?-\[\]_a-z~]")


def number(value: float, places: int = 3) -> bytes:
    """A number to ``places``; there is no exponent in PDF. Raises ValueError for an infinite one."""
    if value == int(value):
        return b"%d" % int(value)
    short = (b"%.*f" % (places, value)).rstrip(b"0").rstrip(b".")
    return b"0" if short == b"-0" else short


def numbers(values: Iterable[float]) -> bytes:
    """Numbers with spaces between them."""
    return b" ".join(map(number, values))


def clean(text: str) -> str:
    """The text without what neither XML nor a PDF text string may hold: controls go, halves of pairs become U+FFFD."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def text(value: str) -> bytes:
    """A text string (7.9.2.2): in parentheses when it is plain ASCII, else UTF-16 in hexadecimal digits."""
    value = clean(value)
    if _PLAIN.match(value):
        return b"(%s)" % value.replace("(", "\\(").replace(")", "\\)").encode("ascii")
    return b"<FEFF%s>" % value.encode("utf-16-be").hex().upper().encode("ascii")


def uri(address: str) -> bytes:
    """An address as a string of ASCII (12.6.4.7): what a URI may not hold is written in per cent."""
    escaped = _NOT_IN_URI.sub(lambda found: "".join(f"%{b:02X}" for b in found[0].encode()), clean(address))
    return b"(%s)" % escaped.replace("(", "\\(").replace(")", "\\)").encode("ascii")


def name(value: str) -> bytes:
    """A name (7.3.5) with its slash."""
    return b"/" + re.sub(rb"[^A-Za-z0-9_.+-]", lambda found: b"#%02X" % found[0][0], value.encode())


def ref(place: int) -> bytes:
    """A reference to object ``place``."""
    return b"%d 0 R" % place


def refs(places: Iterable[int]) -> bytes:
    """References with spaces between them."""
    return b" ".join(b"%d 0 R" % place for place in places)


class PdfFile:
    """Writes objects as they come. All that stays in memory is 7 bytes an object and a batch of small ones.

    Small objects go into object streams (7.5.7), the table of objects is a stream (7.5.8), and /ID is a digest of
    what was written, so the same objects give the same bytes.
    """

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self._at = 0
        self._digest = hashlib.sha256()
        self._table = bytearray(struct.pack(">BIH", 0, 0, 65535))
        self._batch: list[tuple[int, bytes]] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def new(self) -> int:
        """The number of an object that is to be written later."""
        self._table += bytes(7)
        return len(self._table) // 7 - 1

    def put(self, place: int, body: bytes) -> int:
        """Writes object ``place`` at once and by itself; gives ``place`` back, as all the others do."""
        struct.pack_into(">BIH", self._table, 7 * place, 1, self._at, 0)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (place, body))
        return place

    def stream(self, place: int, entries: bytes, data: bytes) -> int:
        """Writes a stream. The end of line before ``endstream`` is not part of it: PDF/A wants both."""
        return self.put(place, b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data))

    def small(self, place: int, body: bytes) -> int:
        """Writes an object that is not a stream, together with others like it."""
        self._batch.append((place, body))
        if len(self._batch) == _SMALL_OBJECTS:
            self._flush()
        return place

    def finish(self, root: int, info: int) -> None:
        """Writes the table and the end. ``root`` is the catalog, ``info`` the document information dictionary."""
        self._flush()
        place, start = self.new(), self._at
        struct.pack_into(">BIH", self._table, 7 * place, 1, start, 0)
        identity = self._digest.digest()[:16].hex().encode("ascii")
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]/Filter/FlateDecode" % (
            *(place + 1, ref(root), ref(info), identity, identity),
        )
        self.stream(place, entries, zlib.compress(self._table))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, data: bytes) -> None:
        self._handle.write(data)
        self._digest.update(data)
        self._at += len(data)

    def _flush(self) -> None:
        if not self._batch:
            return
        place = self.new()
        index: list[bytes] = []
        at = 0
        for order, (small, body) in enumerate(self._batch):
            struct.pack_into(">BIH", self._table, 7 * small, 2, place, order)
            index.append(b"%d %d " % (small, at))
            at += len(body) + 1
        first = b"".join(index)
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(index), len(first))
        self.stream(place, entries, zlib.compress(first + b"\n".join(body for _, body in self._batch)))
        self._batch = []
