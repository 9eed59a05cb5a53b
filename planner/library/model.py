"""An exercise as its markdown file describes it: frozen records, every one with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from planner.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Inline:
    r"""A run of text in one look. ``link`` is an allowed http, https or mailto address, or empty.

    Nested markup is flattened: bold inside a link is one run that is bold and has the link. ``Inline("\n")`` is a
    hard line break.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


Inlines: TypeAlias = tuple[Inline, ...]


def plain(inlines: Inlines) -> str:
    """The text of ``inlines`` without its looks; a hard break is a line feed."""
    return "".join(inline.text for inline in inlines)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inlines: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, of level 1 to 6."""

    level: int
    inlines: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list: numbered from ``start`` when ``ordered``, else with bullets. Every item is a tuple of blocks."""

    ordered: bool
    start: int
    items: tuple[tuple[Block, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``header`` is one row of cells, and every row of ``rows`` has as many cells."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text; its lines stay as they are."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that stands in the text: ``path`` as written, None in ``file`` when nothing allowed is there."""

    path: str
    alt: str
    span: Span
    file: Path | None = None


Block: TypeAlias = Paragraph | Heading | Bullets | Grid | Quote | Code | Photo

SectionKind: TypeAlias = Literal["profile", "warm_up", "instructions", "tips", "caution", "easier", "harder", "other"]
ProfileKey: TypeAlias = Literal["muscle", "secondary", "type", "equipment", "mechanics", "level", ""]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading. ``heading`` is as written, without a closing colon; empty before the first."""

    kind: SectionKind
    heading: str
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ProfileEntry:
    """One pair of the profile. ``key`` is empty for a label that planner does not know; the pair is kept anyway."""

    key: ProfileKey
    label: str
    values: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Picture:
    """The author's picture: a regular file inside the content folder, and what is said under it."""

    path: Path
    span: Span
    caption: str = ""


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """The file of a drawing. ``tied`` tells that the steps it names are those of the exercise, by their numbers.

    Drawings of one side show the right one; ``mirrored`` asks for the left.
    """

    path: Path
    tied: bool = False
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise file, understood.

    ``slug`` names it in plans, ``name`` is what people read. Text that the file does not have is empty. ``video`` is an
    address to watch, never one to embed. ``missing_pictures`` are the pictures that the file names and that are not
    there, as written. ``path`` is None for a text that came from no file.
    ``figure`` is the name of a drawing as written, ``drawing`` the one that was found.
    """

    slug: str
    name: str
    description: str
    aliases: tuple[str, ...]
    profile: tuple[ProfileEntry, ...]
    sections: tuple[Section, ...]
    pictures: tuple[Picture, ...]
    missing_pictures: tuple[str, ...]
    video: str
    date: date | None
    author: str
    source: str
    licence: str
    path: Path | None
    span: Span
    figure: str = ""
    drawing: DrawnFigure | None = None

    @property
    def is_as_drawn(self) -> bool:
        """Whether its drawing, if there is one, shows the side that was drawn: the right one of a drawing of one."""
        return self.drawing is None or not self.drawing.mirrored

    def section(self, kind: SectionKind) -> Section | None:
        """The first section of ``kind``, or None. Sections of one known kind are joined when the file is read."""
        return next((section for section in self.sections if section.kind == kind), None)

    @property
    def steps(self) -> tuple[tuple[Block, ...], ...]:
        """The steps of the instructions, each with its blocks: the items of its lists, or its paragraphs.

        What stands between lists belongs to the step before it, what stands before the first list to the first step,
        and a heading to the step after it.
        """
        return self._points("instructions")

    @property
    def tips(self) -> tuple[tuple[Block, ...], ...]:
        """The tips, each with its blocks."""
        return self._points("tips")

    @property
    def warm_up(self) -> tuple[tuple[Block, ...], ...]:
        """The points of the warm-up, each with its blocks."""
        return self._points("warm_up")

    @property
    def muscles(self) -> tuple[str, ...]:
        """The muscles that the exercise is for, as written."""
        return self.values("muscle")

    @property
    def secondary(self) -> tuple[str, ...]:
        """The muscles that help, as written."""
        return self.values("secondary")

    @property
    def equipment(self) -> tuple[str, ...]:
        """What the exercise needs, as written."""
        return self.values("equipment")

    @property
    def level(self) -> str:
        """The experience it asks for, as written; empty when the profile does not say."""
        return next(iter(self.values("level")), "")

    def values(self, key: ProfileKey) -> tuple[str, ...]:
        """Every value of the profile under ``key``."""
        return tuple(value for entry in self.profile if entry.key == key for value in entry.values)

    def _points(self, kind: SectionKind) -> tuple[tuple[Block, ...], ...]:
        section = self.section(kind)
        if section is None:
            return ()
        if not any(isinstance(block, Bullets) for block in section.blocks):
            return tuple((block,) for block in section.blocks)
        points: list[tuple[Block, ...]] = []
        before: tuple[Block, ...] = ()
        for block in section.blocks:
            if isinstance(block, Bullets):
                points += [before + block.items[0], *block.items[1:]]
                before = ()
            elif points and not before and not isinstance(block, Heading):
                points[-1] = (*points[-1], block)
            else:
                before = (*before, block)
        if points and before:
            points[-1] = (*points[-1], *before)
        return tuple(points)
