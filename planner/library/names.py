"""What an exercise is called, and its profile: the parts of a file that the index needs, too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from planner.diagnostics import Diagnostics, Span
from planner.files import Scalar, Source
from planner.library.front_matter import FrontMatter
from planner.library.habits import BOLD_LINE
from planner.library.vocabulary import is_label, section_kind

SLUG = 80
"""Most characters of a slug, which becomes a file name."""
NAME = 200
"""Most characters of a name."""

HEAD = 50
"""The lines of a text among which its title is looked for."""

_PAGE_TITLE = re.compile(r"[ \t]*(?:<h1\b[^<>]*>(.+?)</h1>|#[ \t]+(.+?)[ \t#]*)[ \t]*\Z", re.IGNORECASE)
_RULE = re.compile(r" {0,3}=+[ \t]*\Z")
_ALONE = re.compile(r" {0,3}[^\W\d_][^:*_#|<>`\[\]]{2,50}[^\s.!?:;,]\Z")
_PASSED = re.compile(r"[ \t]*(?:!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>|[ \t]|&nbsp;)*\Z")
"""What may stand above the title: pictures and tags."""
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

    Without a title the file's name is the slug. Without a subtitle or a ``name`` the name is a title of several words,
    else the title at the head of the text, else the slug as people say it.
    """
    stem = source.path.stem if source.path else Path(source.name).stem
    title = matter.text(out, "title")
    slug = slugify(title) or slugify(stem) or "exercise"
    heading = "" if title else _page_title(source, matter)
    name = matter.text(out, "subtitle", "name") or (title if " " in title else "") or heading or _spoken(slug)
    node = matter.node("title", "subtitle", "name")
    return Names(slug, name, matter.texts(out, "aliases"), node.span if isinstance(node, Scalar) else matter.span)


def _page_title(source: Source, matter: FrontMatter) -> str:
    """The title that opens the body: a heading of level 1, a line in bold, a few words alone; else empty.

    A word that stands for a section or a label is none.
    """
    lines = source.text.split("\n")[matter.body_line - 1 :][:HEAD]
    first = next((number for number, line in enumerate(lines) if not _PASSED.match(line)), None)
    if first is None:
        return ""
    line = lines[first][: 4 * NAME]
    below = lines[first + 1] if first + 1 < len(lines) else ""
    found = _PAGE_TITLE.match(line) or BOLD_LINE.match(line)
    alone = not below.strip() and _ALONE.match(line) and len(lines) > first + 2
    title = (found[2] or found[1]) if found else line if alone or _RULE.match(below) else ""
    title = _MARKS.sub("", title)[:NAME].strip(" \t:")
    return "" if section_kind(title) != "other" or is_label(title) else title


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
