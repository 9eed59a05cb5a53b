"""Page values to a PDF file: tagged, PDF/UA-1, written one page at a time.

``Document`` takes the pages of sections in any order and number, puts them on sheets, stamps what belongs to the
document (running head, page x of y, a person's name) and writes each sheet at once. Pages, pictures and finished
structure elements leave memory as soon as they are written; fonts are written at the end, when it is known which
characters they need. Nothing here knows how a page was typeset.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self, TypeAlias

from planner.typeset import pdf_fonts, pdf_metadata, pdf_outline
from planner.typeset.face import Face, subsets
from planner.typeset.page import Link, Page, Point
from planner.typeset.pdf_file import PdfFile, clean, number, numbers, ref, refs, text, uri
from planner.typeset.pdf_metadata import Metadata
from planner.typeset.pdf_outline import Entry
from planner.typeset.pdf_tags import Element, PlacedLink, Setting, Tags, Transform
from planner.typeset.resources import Resource
from planner.typeset.stamp import Stamp

__all__ = ["Document", "Metadata", "MissingAnchorError", "Placement", "Sheet", "Stamp"]

Furniture: TypeAlias = Callable[[Stamp, int], None]
"""Stamps page (or sheet) number i, counted from 0 in one call, in the coordinates of that page."""

_MCID = re.compile(rb"/MCID (\d+)>>BDC")
_SCHEMES = ("http://", "https://", "mailto:")


class MissingAnchorError(ValueError):
    """A link leads to an anchor that no page has."""


class Placement(NamedTuple):
    """A page value put on a sheet: scaled, then moved by ``(x, y)`` points. The scale of the page itself is not added.

    ``section`` says which pages of one call belong together, ``number`` the place of the page in its section: reading
    order and outline go by these, not by the order of the sheets. ``furniture`` stamps the page as it is placed.
    """

    page: Page
    x: float = 0
    y: float = 0
    scale: float = 1
    section: int = 0
    number: int = 0
    furniture: Callable[[Stamp], None] | None = None


class Sheet(NamedTuple):
    """One side of paper: its width and height in points, and what stands on it."""

    size: Point
    placements: tuple[Placement, ...]


class _Destination(NamedTuple):
    page: int
    point: Point


class _Pending(NamedTuple):
    """A link annotation that waits for its anchor: its object, the entries so far, the name."""

    place: int
    entries: bytes
    anchor: str


@dataclass(slots=True)
class _Scope:
    """Where an anchor is looked for: a section, then its group, then the document."""

    anchors: dict[str, _Destination] = field(default_factory=dict)
    pending: list[_Pending] = field(default_factory=list)


@dataclass(slots=True)
class _SheetParts:
    """What a sheet gathers while its pages are put on it."""

    place: int
    contents: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)
    fonts: dict[str, int] = field(default_factory=dict)
    resources: dict[str, int] = field(default_factory=dict)


class Document:
    """A PDF file that is being written.

        with Document(handle, faces(), store, Metadata("Strength")) as document:
            document.section(pages, furniture)

    ``store`` is asked once for each resource. ``archive`` is an ICC profile of sRGB: with it the file claims
    PDF/A-2a too. The same calls give the same bytes. When the block ends by an exception the file stays unfinished.
    """

    def __init__(
        self,
        handle: BinaryIO,
        faces: Mapping[str, Face],
        store: Mapping[str, Resource],
        metadata: Metadata,
        archive: bytes | None = None,
    ) -> None:
        if archive is not None and archive[16:20] != b"RGB ":
            raise ValueError("the profile of the output intent is not one of RGB")
        self._pdf = PdfFile(handle)
        self._faces, self._store = faces, store
        self._metadata, self._archive = metadata, archive
        self._catalog, self._page_tree = self._pdf.new(), self._pdf.new()
        self._tags = Tags(self._pdf)
        self._group = self._tags.root
        self._scopes = [_Scope()]
        self._sheets: list[int] = []
        self._outline: list[Entry] = []
        self._untargeted: list[tuple[int, str]] = []
        self._level = 0
        self._fonts: dict[tuple[str, int], int] = {}
        self._characters: dict[str, set[str]] = {}
        self._resources: dict[str, int] = {}
        self._brackets: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        if kind is None:
            self.finish()

    @contextmanager
    def group(self, title: str, tag: str = "Part") -> Iterator[None]:
        """Sections that belong together, such as one person's: an element, an outline entry, a scope for anchors."""
        outer = self._group
        self._group = self._tags.open(tag, outer)
        self._untargeted.append((self._level, title))
        self._level += 1
        with self._scope():
            yield
        self._tags.close(self._group, outer)
        self._level -= 1
        self._group = outer
        self._untargeted = [entry for entry in self._untargeted if entry[0] < self._level]

    def section(self, pages: Iterable[Page], furniture: Furniture | None = None, tag: str = "Sect") -> None:
        """Adds the pages of one section, each on a sheet of the paper that it is made for."""

        def sheet(number: int, page: Page) -> Sheet:
            def stamp(on: Stamp) -> None:
                if furniture is not None:
                    furniture(on, number)

            return Sheet(page.paper, (Placement(page, scale=page.scale, number=number, furniture=stamp),))

        self.sheets((sheet(number, page) for number, page in enumerate(pages)), tag=tag)

    def sheets(self, sheets: Iterable[Sheet], furniture: Furniture | None = None, tag: str = "Sect") -> None:
        """Adds sheets. The sections of the pages on them stay open until the last sheet of this call."""
        sections: dict[int, Element] = {}
        entries: list[tuple[tuple[int, int], Entry]] = []
        with self._scope():
            for number, sheet in enumerate(sheets):
                for placement in sheet.placements:
                    if placement.section not in sections:
                        sections[placement.section] = self._tags.open(tag, self._group)
                entries += self._sheet(sheet, sections, furniture, number)
        for section in sorted(sections):
            self._tags.close(sections[section], self._group)
        self._outline += [entry for _, entry in sorted(entries, key=lambda found: found[0])]

    def finish(self) -> None:
        """Writes what every page shares, and the end of the file.

        Raises MissingAnchorError for a link that leads nowhere, ValueError when there is no page.
        """
        if not self._sheets:
            raise ValueError("a document needs a page")
        pdf = self._pdf
        self._resolve(self._scopes[0])
        if missing := self._scopes[0].pending:
            names = sorted({link.anchor for link in missing})
            raise MissingAnchorError(f"a link leads to a missing anchor: {', '.join(names)}")
        for (name, subset), place in sorted(self._fonts.items()):
            codes = subsets(self._characters[name])[subset]
            pdf_fonts.embed(pdf, place, self._faces[name], codes)
        tree = self._tags.finish()
        kids = refs(self._sheets)
        pdf.small(self._page_tree, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self._sheets), kids))
        packet = pdf_metadata.xmp(self._metadata, self._archive is not None)
        xmp = pdf.stream(pdf.new(), b"/Type/Metadata/Subtype/XML", packet)
        properties = b"/UserProperties true" if self._tags.has_properties else b""
        entries = [
            b"/Type/Catalog/Pages %s/StructTreeRoot %s" % (ref(self._page_tree), ref(tree)),
            b"/MarkInfo<</Marked true%s>>" % properties,
            b"/Lang%s/Metadata %s" % (text(self._metadata.language), ref(xmp)),
            b"/ViewerPreferences<</DisplayDocTitle true>>",
        ]
        if self._outline:
            entries.append(b"/Outlines %s/PageMode/UseOutlines" % ref(pdf_outline.write(pdf, self._outline)))
        if self._archive is not None:
            entries.append(self._output_intent(self._archive))
        pdf.small(self._catalog, b"<<%s>>" % b"".join(entries))
        pdf.finish(self._catalog, pdf.small(pdf.new(), pdf_metadata.info(self._metadata)))

    def _output_intent(self, profile: bytes) -> bytes:
        """What the colours of the file mean (14.11.5), for PDF/A."""
        stream = self._pdf.stream(self._pdf.new(), b"/N 3/Filter/FlateDecode", zlib.compress(profile))
        return (
            b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
            b"/DestOutputProfile %s>>]" % ref(stream)
        )

    def _sheet(
        self, sheet: Sheet, sections: Mapping[int, Element], furniture: Furniture | None, number: int
    ) -> list[tuple[tuple[int, int], Entry]]:
        """Writes one sheet; gives its outline entries with their places in reading order."""
        pdf = self._pdf
        parts = _SheetParts(pdf.new())
        owners = pdf.new()
        parent_key = self._tags.parent_key(owners)
        top = sheet.size[1]
        self._outline += [Entry(level, title, parts.place, top) for level, title in self._untargeted]
        self._untargeted.clear()
        entries: list[tuple[tuple[int, int], Entry]] = []
        marks = self._stamped(sheet.size, furniture and (lambda stamp: furniture(stamp, number)), Transform(), parts)
        stamps = [
            self._stamped(placement.page.size, placement.furniture, _transform(placement), parts)
            for placement in sheet.placements
        ]
        for index, (placement, stamp) in enumerate(zip(sheet.placements, stamps, strict=True)):
            last = index + 1 == len(sheet.placements) and not stamp and not marks
            entries += self._place(placement, sections[placement.section], parts, last)
            if stamp:
                parts.contents.append(self._stream(stamp))
        if marks:
            parts.contents.append(self._stream(marks))
        self._sheets.append(parts.place)
        pdf.small(owners, b"[%s]" % refs(parts.owners))
        pdf.small(parts.place, self._page_object(sheet.size, parts, parent_key))
        return entries

    def _page_object(self, size: Point, parts: _SheetParts, parent_key: int) -> bytes:
        resources = b""
        if parts.fonts:
            fonts = sorted(parts.fonts.items())
            resources += b"/Font<<%s>>" % b"".join(b"/%s %s" % (name.encode("ascii"), ref(at)) for name, at in fonts)
        if parts.resources:
            pictures = sorted(parts.resources.items())
            named = b"".join(b"/X%s %s" % (key.encode("ascii"), ref(at)) for key, at in pictures)
            resources += b"/XObject<<%s>>" % named
        annotations = b"/Annots[%s]" % refs(parts.annotations) if parts.annotations else b""
        return b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Contents[%s]/StructParents %d/Tabs/S/Resources<<%s>>%s>>" % (
            ref(self._page_tree),
            numbers(size),
            refs(parts.contents),
            parent_key,
            resources,
            annotations,
        )

    def _place(
        self, placement: Placement, section: Element, parts: _SheetParts, last: bool
    ) -> list[tuple[tuple[int, int], Entry]]:
        """Puts one page value on the sheet: content, structure, links, anchors. ``last``: no content follows it."""
        page, transform = placement.page, _transform(placement)
        base = len(parts.owners)
        parts.contents += self._content(page, base, transform, last)
        parts.owners += [0] * page.mcids
        links = [self._link(link, transform) for link in page.links]
        parts.annotations += [link.place for link in links]
        self._tags.add(page.structure, section, Setting(parts.place, base, parts.owners, links, transform))
        if 0 in parts.owners[base:]:
            raise ValueError("marked content that no structure element holds")
        for name, point in page.anchors.items():
            for scope in self._scopes:
                scope.anchors.setdefault(name, _Destination(parts.place, transform.point(point)))
        for face, characters in page.fonts.items():
            self._use(face, characters, parts.fonts)
        for key in page.resources:
            parts.resources[key] = self._resource(key)
        order = placement.section, placement.number
        return [
            (order, Entry(self._level + level, title, parts.place, transform.point((0, y))[1]))
            for level, title, y in page.outline
        ]

    def _content(self, page: Page, base: int, transform: Transform, last: bool) -> list[int]:
        """The page's own bytes when it stands alone; moved or renumbered ones otherwise.

        Content that follows must not meet the graphics state that the page leaves behind.
        """
        if not base and transform == Transform():
            own = self._pdf.stream(self._pdf.new(), b"/Filter/FlateDecode", page.stream)
            if last:
                return [own]
            if self._brackets is None:
                self._brackets = self._stream(b"q"), self._stream(b"Q")
            return [self._brackets[0], own, self._brackets[1]]
        raw = zlib.decompress(page.stream)
        if base:
            raw = _MCID.sub(lambda found: b"/MCID %d>>BDC" % (int(found[1]) + base), raw)
        return [self._stream(_moved(raw, transform))]

    def _stream(self, content: bytes) -> int:
        return self._pdf.stream(self._pdf.new(), b"/Filter/FlateDecode", zlib.compress(content))

    def _stamped(
        self, size: Point, furniture: Callable[[Stamp], None] | None, transform: Transform, parts: _SheetParts
    ) -> bytes:
        """The content that furniture draws on a page, where the page stands; empty when there is none."""
        if furniture is None:
            return b""
        stamp = Stamp(self._faces, size)
        furniture(stamp)
        for face, characters in stamp.fonts.items():
            self._use(face, characters, parts.fonts)
        content = stamp.content()
        return _moved(content, transform) if content and transform != Transform() else content

    def _use(self, face: str, characters: Iterable[str], fonts: dict[str, int]) -> None:
        """Notes the characters that a sheet shows in a face, and the font objects that it therefore needs."""
        known = self._characters.setdefault(face, set())
        known.update(characters)
        for subset in subsets(characters):
            if (face, subset) not in self._fonts:
                self._fonts[face, subset] = self._pdf.new()
            fonts[f"{face}.{subset}"] = self._fonts[face, subset]

    def _resource(self, key: str) -> int:
        if key not in self._resources:
            resource = self._store[key]
            self._resources[key] = self._pdf.stream(self._pdf.new(), resource.head, resource.data)
        return self._resources[key]

    def _link(self, link: Link, transform: Transform) -> PlacedLink:
        """A link annotation. One to an anchor is written when the anchor is known."""
        rect, target, contents = link
        place = self._pdf.new()
        key = self._tags.parent_key()
        entries = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/StructParent %d/Contents%s" % (
            *(numbers(transform.rect(rect)), key, text(contents)),
        )
        if target.startswith("#"):
            self._scopes[-1].pending.append(_Pending(place, entries, target[1:]))
        elif target.lower().startswith(_SCHEMES):
            self._pdf.small(place, b"%s/A<</S/URI/URI%s>>>>" % (entries, uri(target)))
        else:
            raise ValueError(f"a link to {clean(target)!r}: only http, https and mailto may stand in a document")
        return PlacedLink(place, key)

    @contextmanager
    def _scope(self) -> Iterator[None]:
        scope = _Scope()
        self._scopes.append(scope)
        yield
        self._scopes.pop()
        self._resolve(scope)
        self._scopes[-1].pending += scope.pending

    def _resolve(self, scope: _Scope) -> None:
        """Writes the links of a scope whose anchors it has, and keeps the others."""
        rest: list[_Pending] = []
        for link in scope.pending:
            found = scope.anchors.get(link.anchor)
            if found is None:
                rest.append(link)
                continue
            destination = b"/Dest[%s/XYZ %s null]>>" % (ref(found.page), numbers(found.point))
            self._pdf.small(link.place, link.entries + destination)
        scope.pending = rest


def _transform(placement: Placement) -> Transform:
    return Transform(placement.x, placement.y, placement.scale)


def _moved(content: bytes, transform: Transform) -> bytes:
    # A thousandth of the scale would be a tenth of a point at the far edge, where links would miss their words.
    scale = number(transform.scale, 6)
    return b"q %s 0 0 %s %s cm\n%s\nQ" % (scale, scale, numbers((transform.x, transform.y)), content)
