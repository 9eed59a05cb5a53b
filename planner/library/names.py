"""What an exercise is called, and its profile: the parts of a file that the index needs, too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from planner.diagnostics import Diagnostics, Span
from planner.files import Scalar, Source
from planner.library.front_matter import FrontMatter
from planner.library.model import ProfileEntry
from planner.library.profile import profile_lines, read_profile
from planner.library.vocabulary import section_kind

SLUG = 80
"""Most characters of a slug, which becomes a file name."""
NAME = 200
"""Most characters of a name."""

_PAGE_TITLE = re.compile(r" {0,3}#[ \t]+(.+?)[ \t#]*$")
_MARKS = re.compile(r"[*_`]+(?=\S)|(?<=\S)[*_`]+")


@dataclass(frozen=True, slots=True)
class Names:
    """What an exercise is called: ``slug`` in plans and file names, ``name`` on paper, ``aliases`` by some."""

    slug: str
    name: str
    aliases: tuple[tuple[str, Span], ...]
    span: Span

    def all(self) -> list[tuple[str, Span]]:
        """Every name with its place, the slug first."""
        return [(self.slug, self.span), (self.name, self.span), *self.aliases]


def read_names(source: Source, matter: FrontMatter, out: Diagnostics) -> Names:
    """The names in the front matter.

    Without a title the file's name is the slug. Without a subtitle the name is a title of several words, else the
    heading of level 1 at the head of the text, else the slug as people say it.
    """
    stem = source.path.stem if source.path else Path(source.name).stem
    title = matter.text(out, "title")
    slug = slugify(title) or slugify(stem) or "exercise"
    heading = "" if title else _page_title(source, matter)
    name = matter.text(out, "subtitle") or (title if " " in title else "") or heading or _spoken(slug)
    node = matter.node("title", "subtitle")
    return Names(slug, name, matter.texts(out, "aliases"), node.span if isinstance(node, Scalar) else matter.span)


def _page_title(source: Source, matter: FrontMatter) -> str:
    """The text of a heading ``# …`` that opens the body and names no known section; else empty."""
    for line in source.text.split("\n")[matter.body_line - 1 :]:
        if line.strip():
            found = _PAGE_TITLE.match(line)
            title = _MARKS.sub("", found[1])[:NAME].strip() if found else ""
            return title if section_kind(title) == "other" else ""
    return ""


def profile_of(source: Source) -> tuple[ProfileEntry, ...]:
    """The profile of a clean text."""
    lines = source.text.split("\n")
    start, end = profile_lines(lines)
    return read_profile(lines[start:end], Span.point(source.name, start + 1)) if start else ()


def slugify(text: str) -> str:
    """``text`` as a slug, which is a safe file name as well: letters, digits, ``_`` and ``-``, at most 80 of them.

    A text that is one already stays as it is.
    """
    text = text.strip()
    slug = re.sub(r"[^\w-]+", "_", text)[:SLUG].strip("_-")
    return slug if slug == text else slug.lower()


def _spoken(slug: str) -> str:
    """A slug as people say it: ``hip_thrust`` is Hip Thrust."""
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[_-]+", slug) if word)
