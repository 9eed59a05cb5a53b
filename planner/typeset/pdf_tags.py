"""The structure tree of a file: fragments of pages joined, each element written when nothing more can join it.

ISO 32000-1, 14.7 and 14.8. Only the elements that may still get kids are kept: the document, its open groups and
sections, and elements that go over several pages of an open section.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from planner.typeset.page import Attribute, Kid, Node, Point, Rect
from planner.typeset.pdf_file import PdfFile, name, numbers, ref, text

_TEXTS = frozenset(("ActualText", "Alt", "E", "Lang", "T"))
_OWNERS = {"ColSpan": "Table", "RowSpan": "Table", "Scope": "Table", "ListNumbering": "List"}


class Transform(NamedTuple):
    """Where a page value stands on its sheet: scaled first, then moved. Points."""

    x: float = 0
    y: float = 0
    scale: float = 1

    def point(self, point: Point) -> Point:
        return self.x + self.scale * point[0], self.y + self.scale * point[1]

    def rect(self, rect: Rect) -> Rect:
        return (*self.point((rect[0], rect[1])), *self.point((rect[2], rect[3])))


class PlacedLink(NamedTuple):
    """A link annotation: its object, and its key in the parent tree."""

    place: int
    parent_key: int


class Setting(NamedTuple):
    """What turns the numbers in the nodes of a page into those of the file.

    ``sheet`` is the page object; ``base`` is added to marked-content numbers; ``owners`` gets the element of each.
    """

    sheet: int
    base: int
    owners: list[int]
    links: Sequence[PlacedLink]
    transform: Transform


@dataclass(slots=True)
class Element:
    """A structure element that more kids may join. Kids are (ordinal, PDF syntax)."""

    place: int
    tag: str
    parent: int
    attrs: Mapping[str, Attribute] | None = None
    kids: list[tuple[int, bytes]] = field(default_factory=list)
    keyed: dict[int, Element] = field(default_factory=dict)
    """Of a section: its elements that go over several pages."""


class Tags:
    """The tree under one Document element, and the parent tree, which leads from a page back to its elements."""

    def __init__(self, pdf: PdfFile) -> None:
        self._pdf = pdf
        self._tree = pdf.new()
        self._parents: list[int] = []
        self.root = Element(pdf.new(), "Document", self._tree)
        self.has_properties = False
        """Whether an element has user properties, which the catalog must say."""

    def parent_key(self, place: int = 0) -> int:
        """A new key of the parent tree, leading to object ``place``."""
        self._parents.append(place)
        return len(self._parents) - 1

    def open(self, tag: str, parent: Element, attrs: Mapping[str, Attribute] | None = None) -> Element:
        """An element whose kids come later. Its parent knows of it by :meth:`close`, or by its ordinal in a node."""
        return Element(self._pdf.new(), tag, parent.place, attrs)

    def close(self, element: Element, parent: Element) -> None:
        """Writes a group or section and hangs it last under its parent."""
        for keyed in element.keyed.values():
            self._write(keyed)
        self._write(element)
        parent.kids.append((0, ref(element.place)))

    def add(self, nodes: Sequence[tuple[int, Node]], section: Element, setting: Setting) -> None:
        """Hangs the elements of a page under its section."""
        for ordinal, node in nodes:
            self._node(node, section, ordinal, section.keyed, setting)

    def finish(self) -> int:
        """Writes what is left; gives the root of the tree. Only the document may be open."""
        pdf = self._pdf
        self._write(self.root)
        entries = b" ".join(b"%d %d 0 R" % entry for entry in enumerate(self._parents))
        parents = pdf.put(pdf.new(), b"<</Nums[%s]>>" % entries)
        body = b"<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d>>"
        return pdf.small(self._tree, body % (ref(self.root.place), ref(parents), len(self._parents)))

    def _node(self, node: Node, parent: Element, ordinal: int, keyed: dict[int, Element], setting: Setting) -> None:
        tag, key, attrs, kids = node
        if attrs and "BBox" in attrs:
            attrs = {**attrs, "BBox": setting.transform.rect(cast(Rect, attrs["BBox"]))}
        element = keyed.get(key) if key else None
        if element is None:
            element = self.open(tag, parent, attrs)
            parent.kids.append((ordinal, ref(element.place)))
            if key:
                keyed[key] = element
        ordered = cast("Sequence[tuple[int, Kid]]", kids if key else tuple(enumerate(cast("Sequence[Kid]", kids))))
        for place, kid in ordered:
            if isinstance(kid, tuple):
                self._node(kid, element, place, keyed, setting)
            elif kid >= 0:
                number = setting.base + kid
                setting.owners[number] = element.place
                content = b"<</Type/MCR/Pg %s/MCID %d>>" % (ref(setting.sheet), number) if key else b"%d" % number
                element.kids.append((place, content))
            else:
                link = setting.links[-1 - kid]
                self._parents[link.parent_key] = element.place
                content = b"<</Type/OBJR/Pg %s/Obj %s>>" % (ref(setting.sheet), ref(link.place))
                element.kids.append((place, content))
        if not key:
            self._write(element, b"/Pg " + ref(setting.sheet))

    def _write(self, element: Element, page: bytes = b"") -> None:
        element.kids.sort(key=lambda kid: kid[0])  # stable: what has the same ordinal stays as it came
        body = b"<</Type/StructElem/S%s/P %s%s%s/K[%s]>>" % (
            *(name(element.tag), ref(element.parent), page, self._attributes(element.attrs or {})),
            b" ".join(syntax for _, syntax in element.kids),
        )
        self._pdf.small(element.place, body)

    def _attributes(self, attrs: Mapping[str, Attribute]) -> bytes:
        """The entries of an element for its attributes. Raises ValueError for one that is not known."""
        own = b""
        objects: dict[str, bytes] = {}
        for key, value in attrs.items():
            if key in _TEXTS:
                own += name(key) + text(str(value))
            elif key == "BBox":
                objects["Layout"] = b"/BBox[%s]/Placement/Block" % numbers(cast(Rect, value))
            elif key == "Id":
                self.has_properties = True
                objects["UserProperties"] = b"/P[<</N(id)/V%s>>]" % text(str(value))
            elif key in _OWNERS:
                entry = b" %d" % value if isinstance(value, int) else name(str(value))
                objects[_OWNERS[key]] = objects.get(_OWNERS[key], b"") + name(key) + entry
            else:
                raise ValueError(f"a structure element has no attribute {key!r}")
        if objects:
            own += b"/A[%s]" % b"".join(b"<</O%s%s>>" % (name(owner), entries) for owner, entries in objects.items())
        return own
