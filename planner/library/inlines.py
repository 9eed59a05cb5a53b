"""Runs of text: markdown's inline tokens flattened, and HTML reduced to what it says."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from planner.library.model import Inline, Inlines
from planner.library.text import printable

if TYPE_CHECKING:
    from markdown_it.token import Token

LINK = 2000
"""Most characters of a link's address."""

_SILENT = re.compile(r"<(?:!--|(?P<tag>script|style)\b[^<>]*>)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|\\\\", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article|blockquote|figure|figcaption|details|summary|hr|dt|dd)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:[/?]?[A-Za-z]|!)[^<>]*>")
_LOOK = re.compile(r"<(/?)(b|strong|i|em|a)\b", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n]+")
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)


@dataclass(slots=True)
class Flattener:
    """Turns inline tokens into runs. ``refused`` collects the addresses that no paper may link to."""

    refused: list[str] = field(default_factory=list)
    tags: int = 0
    _bold: int = 0
    _italic: int = 0
    _links: list[str] = field(default_factory=list)

    def flatten(self, tokens: Iterable[Token]) -> Inlines:
        """The runs of ``tokens``, joined where they look the same, without blank ends."""
        self._bold = self._italic = 0
        self._links = []
        runs: list[Inline] = []
        for token in tokens:
            runs.extend(self._run(token))
        return tidy(runs)

    def take_refused(self) -> list[str]:
        """The addresses refused since the last call."""
        taken, self.refused = self.refused, []
        return taken

    def _run(self, token: Token) -> Sequence[Inline]:
        match token.type:
            case "text" | "text_special":
                return [self._look(token.content)]
            case "softbreak":
                return [self._look(" ")]
            case "hardbreak":
                return [Inline("\n")]
            case "code_inline":
                return [replace(self._look(token.content), code=True)]
            case "image":
                return [self._look(token.content)]
            case "html_inline":
                return self._tag(token.content)
            case "strong_open" | "strong_close":
                self._bold += token.nesting
            case "em_open" | "em_close":
                self._italic += token.nesting
            case "link_open":
                self._links.append(self._address(str(token.attrs.get("href", ""))))
            case "link_close":
                self._links = self._links[:-1]
        return []

    def _look(self, text: str) -> Inline:
        return Inline(text, self._bold > 0, self._italic > 0, False, self._links[-1] if self._links else "")

    def _tag(self, text: str) -> Sequence[Inline]:
        self.tags += 1
        if _BREAK.match(text):
            return [Inline("\n")]
        if look := _LOOK.match(text):
            self._turn(-1 if look[1] else 1, look[2].lower(), text)
        return [self._look(html.unescape(_alternative(text)))] if _IMAGE.match(text) else []

    def _turn(self, step: int, name: str, tag: str) -> None:
        """Begin or end a look that a tag of HTML gives."""
        if name in ("b", "strong"):
            self._bold = max(self._bold + step, 0)
        elif name in ("i", "em"):
            self._italic = max(self._italic + step, 0)
        elif step < 0:
            self._links = self._links[:-1]
        else:
            address = _HREF.search(tag)
            self._links.append(self._address(html.unescape(address[1] or address[2] or "")) if address else "")

    def _address(self, text: str) -> str:
        """``text`` if a reader may follow it from paper or PDF, else empty: only http, https and mailto."""
        try:
            parts = urlsplit(text)
            named = bool(parts.hostname) if parts.scheme in ("http", "https") else parts.scheme == "mailto"
        except ValueError:
            named = False
        if named and len(text) <= LINK and text.isascii() and text.isprintable():
            return text
        # An address inside the site that the file comes from leads nowhere on paper, and is no fault.
        if _SCHEME.match(text):
            self.refused.append(text)
        return ""


def tidy(runs: Iterable[Inline]) -> Inlines:
    """``runs`` with equal neighbours joined, single spaces, no space at the ends or beside a break."""
    joined: list[Inline] = []
    for run in runs:
        text = run.text if run.text == "\n" else _SPACES.sub(" ", printable(run.text))
        if not text:
            continue
        if text == "\n":
            while joined and not joined[-1].text.strip() and joined[-1].text != "\n":
                joined.pop()
            if joined and joined[-1].text != "\n":
                joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
                joined.append(Inline("\n"))
        elif not joined or joined[-1].text == "\n":
            if text.lstrip():
                joined.append(replace(run, text=text.lstrip()))
        elif replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(joined[-1], text=_joint(joined[-1].text, text))
        else:
            joined.append(replace(run, text=text[1:] if joined[-1].text.endswith(" ") and text[0] == " " else text))
    while joined and not joined[-1].text.strip():
        joined.pop()
    if joined:
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(run for run in joined if run.text)


def _joint(before: str, after: str) -> str:
    return before + (after[1:] if before.endswith(" ") and after.startswith(" ") else after)


def html_paragraphs(text: str) -> list[Inlines]:
    """The paragraphs that a block of HTML says: its text without tags, comments, scripts and styles."""
    text = _BREAK.sub("\x00", _without_silent(text))
    text = _IMAGE.sub(lambda image: _alternative(image.group()), text)
    text = _TAG.sub("", _BLOCK.sub("\n\n", text))
    paragraphs: list[Inlines] = []
    for part in re.split(r"\n[ \t]*\n", html.unescape(text)):
        runs: list[Inline] = []
        for line in part.split("\x00"):
            runs += [Inline(_SPACES.sub(" ", line)), Inline("\n")]
        inlines = tidy(runs)
        if inlines:
            paragraphs.append(inlines)
    return paragraphs


def _alternative(tag: str) -> str:
    """What an image's tag says in place of the image."""
    alt = _ALT.search(tag)
    return (alt[1] or alt[2] or "") if alt else ""


def _without_silent(text: str) -> str:
    """``text`` without comments, scripts and styles. One that does not end goes on to the end of ``text``."""
    kept: list[str] = []
    at = 0
    while opening := _SILENT.search(text, at):
        kept.append(text[at : opening.start()])
        tag = opening["tag"]
        closing = re.compile(rf"</{tag}\s*>" if tag else "-->", re.IGNORECASE).search(text, opening.end())
        at = closing.end() if closing else len(text)
    return " ".join([*kept, text[at:]])
