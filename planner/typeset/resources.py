"""Pictures as PDF knows them, named by what they hold, so that the same one is written once."""

from __future__ import annotations

import hashlib
import zlib
from typing import NamedTuple

from planner.typeset.pdf_file import number


class Resource(NamedTuple):
    """An image or a Form XObject: the entries of its dictionary without ``/Length``, and its data."""

    head: bytes
    data: bytes

    @property
    def key(self) -> str:
        """16 hexadecimal digits that depend on nothing but the content. Hashes it: ask once and keep it."""
        return hashlib.sha256(b"%d\0%s%s" % (len(self.head), self.head, self.data)).hexdigest()[:16]


def form(width: float, height: float, content: bytes) -> Resource:
    """A vector drawing of ``width`` by ``height`` points: paths only, no text and no pictures.

    A page paints it with ``q 1 0 0 1 x y cm /X<key> Do Q``; an image has its width and height in that matrix.
    """
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources<<>>/Filter/FlateDecode"
    return Resource(head % (number(width), number(height)), zlib.compress(content))


class Store(dict[str, Resource]):
    """Resources by key."""

    def add(self, resource: Resource) -> str:
        """Keeps a resource and gives its key."""
        key = resource.key
        self.setdefault(key, resource)
        return key
