"""The blocks of a text under their headings: known parts of an exercise, and those of the author's own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from planner.diagnostics import Diagnostics, Span
from planner.library.habits import PSEUDO
from planner.library.model import Block, Heading, Inline, Paragraph, Section, SectionKind, plain
from planner.library.steps import gathered, with_instructions
from planner.library.text import one_line
from planner.library.vocabulary import fold, names_a_part, section_kind


def sections_of(
    blocks: tuple[Block, ...], name: str, profiles: Collection[int], further: list[Section], out: Diagnostics
) -> tuple[Section, ...]:
    """``blocks`` under their headings, then the sections ``further`` that stand elsewhere.

    Sections of one known kind are joined; a heading deeper than its section's that planner does not know stays a
    heading inside it. A heading in front that only repeats ``name`` is left out. ``profiles`` are the lines of the
    headings whose section is a profile; any other that is called so is a section of text.
    """
    grower = _Grower(name, profiles)
    for block in gathered(blocks):
        grower.take(block)
    found = [s for s in grower.sections if s.blocks or s.kind == "other"] + further
    return _joined(with_instructions(found), out)


class _Grower:
    """Sections as the blocks go by."""

    def __init__(self, name: str, profiles: Collection[int]) -> None:
        self.name = name
        self.profiles = profiles
        self.sections: list[Section] = []
        self.level = 0
        self.has_parts = False

    def take(self, block: Block) -> None:
        """Begin a section with a heading, or add to the last one."""
        if isinstance(block, Heading) and self._begins(block):
            return
        if isinstance(block, Paragraph) and not self.sections and fold(plain(block.inlines)) == fold(self.name):
            return
        if not self.sections:
            self.sections.append(Section("other", "", (), block.span))
        last = self.sections[-1]
        span = Span(last.span.file, last.span.line, last.span.column, block.span.end_line, block.span.end_column)
        self.sections[-1] = replace(last, blocks=(*last.blocks, block), span=span)

    def _begins(self, heading: Heading) -> bool:
        title = one_line(plain(heading.inlines)).rstrip(":： \u00a0")
        kind = section_kind(title)
        if kind == "profile" and heading.span.line not in self.profiles:
            kind = "other"
        if fold(title) == fold(self.name) and not any(section.heading for section in self.sections):
            return True
        if kind == "other" and self._is_inside(heading):
            return False
        # A heading of level 1 over several of level 2 is the title of a page, not of a section.
        self.level = max(heading.level, 2) if kind == "other" else heading.level
        self.has_parts = False
        part = (replace(heading, level=PSEUDO),) if kind != "other" and names_a_part(title) else ()
        self.sections.append(Section(kind, title, part, heading.span))
        return True

    def _is_inside(self, heading: Heading) -> bool:
        """Whether an unknown heading belongs to the last section."""
        if not self.sections or not self.level:
            return False
        if heading.level == self.level == PSEUDO:
            # Lines in bold are all of one level: one right under a known heading names a part of that section.
            last = self.sections[-1]
            self.has_parts = self.has_parts or (last.kind != "other" and not last.blocks)
            return self.has_parts
        return heading.level > self.level


def _joined(sections: list[Section], out: Diagnostics) -> tuple[Section, ...]:
    first: dict[SectionKind, int] = {}
    kept: list[Section] = []
    for section in sections:
        if section.kind == "other" or section.kind not in first:
            first.setdefault(section.kind, len(kept))
            kept.append(section)
            continue
        index = first[section.kind]
        before = kept[index]
        title: tuple[Block, ...] = ()
        if fold(section.heading) != fold(before.heading) and not isinstance(next(iter(section.blocks), None), Heading):
            title = (Heading(PSEUDO, (Inline(section.heading),), section.span),)
        kept[index] = replace(before, blocks=before.blocks + title + section.blocks)
        message = f'a second section "{section.heading[:60]}" joins the one on line {before.span.line}'
        out.note("repeated-section", message, section.span)
    return tuple(kept)
