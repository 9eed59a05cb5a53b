"""One exercise file: front matter, sections and profile put together."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from planner.diagnostics import Diagnostics, Span
from planner.files import Files, Source
from planner.library.front_matter import FrontMatter, read_front_matter
from planner.library.markdown import read_markdown
from planner.library.model import Block, Exercise, Heading, Picture, Section, SectionKind, plain
from planner.library.names import profile_of, read_names
from planner.library.pictures import PictureFinder
from planner.library.text import clean, one_line
from planner.library.video import watch_url
from planner.library.vocabulary import fold, section_kind

_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?\Z", re.ASCII)


def read_exercise(source: Source, root: Path, files: Files, out: Diagnostics) -> Exercise:
    """The exercise in ``source``, a file of the content folder ``root``.

    Every text gives an exercise; what could not be understood goes to ``out``, as warnings and notes.
    """
    source = clean(source, out)
    matter = read_front_matter(source, out)
    names = read_names(source, matter, out)
    lines = source.text.split("\n")
    body = lines[matter.body_line - 1 :]
    beside = source.path.parent if source.path else root
    pictures = PictureFinder(root, beside, files)
    blocks, missing = read_markdown(body, matter.body_line, source.name, pictures, out)
    found, absent = _pictures(matter, pictures, out)
    return Exercise(
        slug=names.slug,
        name=names.name,
        description=matter.text(out, "description", longest=2000),
        aliases=tuple(alias for alias, _ in names.aliases),
        profile=profile_of(source),
        sections=_sections(blocks, names.name, source.name, out),
        pictures=found,
        missing_pictures=tuple(dict.fromkeys((*absent, *missing))),
        video=_video(matter, out),
        date=_date(matter, out),
        author=matter.text(out, "author"),
        source=matter.text(out, "source", longest=500),
        licence=matter.text(out, "licence", "license"),
        path=source.path,
        span=names.span,
        figure=matter.text(out, "figure"),
    )


def _video(matter: FrontMatter, out: Diagnostics) -> str:
    text = matter.text(out, "video", longest=500)
    node = matter.node("video")
    url = watch_url(text)
    if text and not url and node is not None:
        out.warning("bad-video", "the video is no http or https address", node.span, "paste the address of its page")
    return url


def _date(matter: FrontMatter, out: Diagnostics) -> date | None:
    text = matter.text(out, "date")
    node = matter.node("date")
    if not text or node is None:
        return None
    try:
        if match := _GERMAN_DATE.match(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _ISO_DATE.match(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass
    out.warning("bad-date", f'"{text[:40]}" is no date', node.span, "write 31.12.2026 or 2026-12-31")
    return None


def _pictures(
    matter: FrontMatter, finder: PictureFinder, out: Diagnostics
) -> tuple[tuple[Picture, ...], tuple[str, ...]]:
    """The pictures under ``images``, else the one under ``image``, and those that are not there."""
    named = matter.texts(out, "images", most=20, longest=500) or matter.texts(out, "image", most=20, longest=500)
    found: list[Picture] = []
    missing: list[str] = []
    for text, span in named:
        path = finder.find(text, span, out)
        if path is None:
            missing.append(text)
        else:
            found.append(Picture(path, span))
    return tuple(found), tuple(missing)


def _sections(blocks: tuple[Block, ...], name: str, file: str, out: Diagnostics) -> tuple[Section, ...]:
    """``blocks`` under their headings.

    Sections of one known kind are joined; a heading deeper than its section's that planner does not know stays a
    heading inside it. A heading in front that only repeats the name is left out.
    """
    sections: list[Section] = []
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            title = one_line(plain(block.inlines)).rstrip(":： \u00a0")
            kind = section_kind(title)
            if not sections and fold(title) == fold(name):
                continue
            # A heading of level 1 over several of level 2 is the title of a page, not of a section.
            if kind != "other" or not sections or not level or block.level <= level:
                level = max(block.level, 2) if kind == "other" else block.level
                sections.append(Section(kind, title, (), block.span))
                continue
        elif not sections:
            sections.append(Section("other", "", (), block.span))
        last = sections[-1]
        span = Span(file, last.span.line, last.span.column, block.span.end_line, block.span.end_column)
        sections[-1] = replace(last, blocks=(*last.blocks, block), span=span)
    return _joined([s for s in sections if s.blocks or s.kind == "other"], out)


def _joined(sections: list[Section], out: Diagnostics) -> tuple[Section, ...]:
    first: dict[SectionKind, int] = {}
    kept: list[Section] = []
    for section in sections:
        if section.kind == "other" or section.kind not in first:
            first.setdefault(section.kind, len(kept))
            kept.append(section)
            continue
        index = first[section.kind]
        kept[index] = replace(kept[index], blocks=kept[index].blocks + section.blocks)
        message = f'a second section "{section.heading[:60]}" joins the one on line {kept[index].span.line}'
        out.note("repeated-section", message, section.span)
    return tuple(kept)
