"""Pictures as PDF knows them, named by what they hold, so that the same one is written once."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from planner.typeset.pdf_file import number, numbers

_LEVEL = 4
"""How hard forms are compressed: the highest level takes seven times as long and makes drawings 2 % smaller."""


class Resource(NamedTuple):
    """An image or a Form XObject: the entries of its dictionary without ``/Length``, and its data."""

    head: bytes
    data: bytes

    @property
    def key(self) -> str:
        """16 hexadecimal digits that depend on nothing but the content. Hashes it: ask once and keep it."""
        return hashlib.sha256(b"%d\0%s%s" % (len(self.head), self.head, self.data)).hexdigest()[:16]


def form(box: Sequence[float], content: bytes, unit: float = 1.0) -> Resource:
    """A vector drawing: paths only, no text and no pictures. ``box`` is left, bottom, right and top of what is painted.

    A page paints it with ``q w 0 0 h x y cm /X<key> Do Q``, where an image has its width and height as w and h; a form
    has points at 1 and 1, or whatever ``unit`` makes of the numbers in it.
    """
    scaled = b"" if unit == 1 else b"/Matrix[%s 0 0 %s 0 0]" % (number(unit, 6), number(unit, 6))
    head = b"/Type/XObject/Subtype/Form/BBox[%s]%s/Resources<<>>/Filter/FlateDecode" % (numbers(box), scaled)
    return Resource(head, zlib.compress(content, _LEVEL))


class Store(dict[str, Resource]):
    """Resources by key."""

    def add(self, resource: Resource) -> str:
        """Keeps a resource and gives its key."""
        key = resource.key
        self.setdefault(key, resource)
        return key
