"""A page as a value: plain data that is true of itself, whatever stands before or after it.

A section (an overview, a session, a sheet of one exercise) is typeset alone to pages. A page can be pickled, kept by
the hash of what it was made from, printed twice, or put on a sheet with others; :mod:`planner.typeset.document` adds
what belongs to the document and writes the file.

The logical structure of a page is a forest of :class:`Node`. An element that stands whole on one page has the key 0.
An element that reaches over several pages of its section has one key, counted from 1 in the section, on each of them:
every page repeats the node with the kids that it shows, and the document joins the nodes of one key again, by the
ordinals of their kids. So each page is complete by itself, and the order of the sheets (a booklet prints page 8 first)
does not matter to the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from planner.diagnostics import Span

Point: TypeAlias = tuple[float, float]
Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top in points, from the lower left corner of the page."""

Attribute: TypeAlias = str | int | Rect
Kid: TypeAlias = "int | Node"
"""What an element holds: n >= 0 is marked content n of this page, -1 - i is link i of this page, or an element."""


class Node(NamedTuple):
    """A structure element, or the part of it that this page shows.

    ``tag`` is a standard structure type of PDF 1.7 (``H1``, ``P``, ``TD``). ``attrs`` holds texts (``Alt``,
    ``ActualText``, ``Lang``, ``T``), ``Scope``, ``ColSpan``, ``RowSpan``, ``ListNumbering``, ``BBox`` (a Rect) and
    ``Id``, the stable name of what stands here. With a key, kids are ``(ordinal, kid)``; with key 0 they are plain.
    """

    tag: str
    key: int = 0
    attrs: Mapping[str, Attribute] | None = None
    kids: tuple[Kid, ...] | tuple[tuple[int, Kid], ...] = ()


class Link(NamedTuple):
    """A place to click. ``target`` is ``#anchor``, or an address with http, https or mailto."""

    rect: Rect
    target: str
    contents: str


class Bookmark(NamedTuple):
    """An entry of the outline: level 0 is the outermost of its section, ``y`` its height on the page."""

    level: int
    title: str
    y: float


class Placed(NamedTuple):
    """Where something that has a name came to stand: a log box, an exercise, a figure."""

    id: str
    kind: str
    rect: Rect
    span: Span | None = None


class Page(NamedTuple):
    """One page of a section.

    The names in ``stream`` mean the same in every page: ``/Roboto-Bold.0`` is subset 0 of a face, ``/X<key>`` a
    resource. So two pages can share a sheet. Everything painted stands inside ``/Tag<</MCID n>>BDC … EMC`` or inside
    an artifact, and no ``/`` stands in a string (:meth:`planner.typeset.face.Face.show` sees to it), so that
    marked-content numbers can be found and changed without reading the rest.
    """

    size: Point
    """Width and height in points, as everything else here is measured."""
    stream: bytes
    """The content, deflated."""
    fonts: Mapping[str, str] = {}
    """Name of a face: the characters shown in it, each once, sorted."""
    resources: tuple[str, ...] = ()
    """Keys of the images and forms that the stream paints; a Store has them."""
    structure: tuple[tuple[int, Node], ...] = ()
    """(ordinal in the section, element), as far as this page shows them."""
    mcids: int = 0
    """How many marked-content sequences there are: their numbers are 0 to mcids - 1, each used once."""
    links: tuple[Link, ...] = ()
    anchors: Mapping[str, Point] = {}
    outline: tuple[Bookmark, ...] = ()
    placed: tuple[Placed, ...] = ()
    scale: float = 1.0
    """How much larger than ``size`` the paper is that the page is made for, once in each direction."""

    @property
    def paper(self) -> Point:
        """Width and height in points of the sheet that the page stands on alone."""
        return self.size[0] * self.scale, self.size[1] * self.scale

    def on_paper(self) -> Iterator[Placed]:
        """What has a name, where it stands on that sheet."""
        for name, kind, (left, bottom, right, top), span in self.placed:
            rect = (left * self.scale, bottom * self.scale, right * self.scale, top * self.scale)
            yield Placed(name, kind, rect, span)
