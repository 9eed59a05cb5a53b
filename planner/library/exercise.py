"""One exercise file: front matter, sections and profile put together."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from planner.diagnostics import Diagnostics, Span
from planner.files import Files, Source
from planner.library.drawings import find_drawing
from planner.library.facts import texts
from planner.library.front_matter import FrontMatter, read_front_matter
from planner.library.markdown import read_markdown
from planner.library.model import Block, Bullets, Exercise, Paragraph, Photo, Picture, Section, plain
from planner.library.names import Names, read_names
from planner.library.pictures import PictureFinder
from planner.library.profile_places import profile_of
from planner.library.sections import sections_of
from planner.library.text import clean
from planner.library.video import watch_url
from planner.library.vocabulary import section_kind

_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?\Z", re.ASCII)

LIFTED = 4
"""Most pictures of a text that stand together at its head; further ones stay where they are."""

CAPTION = 100
"""Most characters of the words under a picture."""


def read_exercise(source: Source, root: Path, files: Files, out: Diagnostics) -> Exercise:
    """The exercise in ``source``, a file of the content folder ``root``.

    Every text gives an exercise; what could not be understood goes to ``out``, as warnings and notes.
    """
    source = clean(source, out)
    matter = read_front_matter(source, out)
    names = read_names(source, matter, out)
    beside = source.path.parent if source.path else root
    pictures = PictureFinder(root, beside, files)
    profile = profile_of(source, matter)
    body = source.text.split("\n")[matter.body_line - 1 :]
    blocks, missing = read_markdown(body, matter.body_line, source.name, pictures, out, profile.taken)
    found, absent = _pictures(matter, pictures, out)
    blocks, lifted = _lifted(blocks, found)
    further = _further(matter, source.name, pictures, out)
    figure = matter.text(out, "figure")
    return Exercise(
        slug=names.slug,
        name=names.name,
        description=matter.text(out, "description", longest=2000),
        aliases=tuple(alias for alias, _ in names.aliases),
        profile=profile.entries,
        sections=sections_of(blocks, names.name, profile.heads, further, out),
        pictures=found + lifted,
        missing_pictures=tuple(dict.fromkeys((*absent, *missing))),
        video=_video(matter, out),
        date=_date(matter, out),
        author=matter.text(out, "author"),
        source=matter.text(out, "source", longest=500),
        licence=matter.text(out, "licence", "license"),
        path=source.path,
        span=names.span,
        figure=figure,
        drawing=find_drawing(names.slug, figure, root, files, _place(matter, names), out),
    )


def _place(matter: FrontMatter, names: Names) -> Span:
    """Where the file names its drawing, or itself."""
    node = matter.node("figure")
    return node.span if node is not None else names.span


def _video(matter: FrontMatter, out: Diagnostics) -> str:
    keys = ("video", "video_url", "youtube")
    text = matter.text(out, *keys, longest=500)
    node = matter.node(*keys)
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
    """The pictures under ``images`` or ``photos``, else the one under ``image``, and those that are not there."""
    keys = ("images", "photos", "pictures", "image", "photo", "picture")
    lists = (matter.texts(out, key, most=20, longest=500) for key in keys)
    named = next((texts for texts in lists if texts), ())
    found: list[Picture] = []
    missing: list[str] = []
    for text, span in named:
        path = finder.find(text, span, out)
        if path is None:
            missing.append(text)
        else:
            found.append(Picture(path, span))
    return tuple(found), tuple(missing)


def _lifted(blocks: tuple[Block, ...], named: tuple[Picture, ...]) -> tuple[tuple[Block, ...], tuple[Picture, ...]]:
    """``blocks`` without the pictures between them, and those pictures with the words under them.

    Without pictures in the front matter the first few are the author's pictures of the exercise; with some, only a
    second mention of one of them goes.
    """
    files = {picture.path for picture in named}
    kept: list[Block] = []
    lifted: list[Picture] = []
    for block in blocks:
        last = lifted[-1] if lifted else None
        if isinstance(block, Photo) and block.file in files:
            continue
        if isinstance(block, Photo) and block.file is not None and not named and len(lifted) < LIFTED:
            files.add(block.file)
            caption = block.alt
            if kept and kept[-1].span == block.span and isinstance(words := kept[-1], Paragraph) and _is_caption(words):
                caption = plain(words.inlines)
                kept.pop()
            lifted.append(Picture(block.file, block.span, caption))
        elif last is not None and last.span.end_line < block.span.line <= last.span.end_line + 2 and _is_caption(block):
            assert isinstance(block, Paragraph)
            lifted[-1] = Picture(last.path, block.span, plain(block.inlines))
        else:
            kept.append(block)
    return tuple(kept), tuple(lifted)


def _is_caption(block: Block) -> bool:
    """Whether a paragraph is short and all in italics."""
    return (
        isinstance(block, Paragraph)
        and all(run.italic for run in block.inlines)
        and len(plain(block.inlines)) <= CAPTION
    )


def _further(matter: FrontMatter, file: str, pictures: PictureFinder, out: Diagnostics) -> list[Section]:
    """The sections that the front matter holds: steps and tips as a list, or as a text with a line for each."""
    found: list[Section] = []
    for title, span, scalars in texts(matter.values):
        kind = section_kind(title)
        items: list[tuple[Block, ...]] = []
        for scalar in scalars:
            lines = scalar.text.split("\n") if len(scalars) > 1 or kind != "instructions" else [scalar.text]
            blocks, _ = read_markdown(lines, scalar.span.line, file, pictures, out)
            items.append(blocks)
        items = [item for item in items if item]
        if not items:
            continue
        plain_item = len(items) == 1
        body = items[0] if plain_item else (Bullets(kind == "instructions", 1, tuple(items), span),)
        found.append(Section(kind, title, body, span))
    return found
