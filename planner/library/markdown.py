"""Markdown to planner's own blocks, within budgets that no file can break.

markdown-it-py parses; what it gives becomes a small tree of records that holds nothing but text and looks. Raw HTML is
reduced to its text, so no markup of the author's reaches any later stage.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from planner.diagnostics import Diagnostics, Span
from planner.library.habits import CHARACTERS, LINES, Numbered, as_markdown, within_budget
from planner.library.inlines import Flattener, html_paragraphs, tidy
from planner.library.model import Block, Bullets, Code, Grid, Heading, Inline, Inlines, Paragraph, Photo, Quote, plain
from planner.library.pictures import PictureFinder
from planner.library.text import printable
from planner.library.vocabulary import section_kind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

BLOCKS = 2_000
"""Most blocks, list items and table cells of a text."""

DEPTH = 8
"""Most lists and quotations inside one another; what is deeper is set on the last level."""

PREFIX = 40
"""Most characters of indentation, quote marks and list marks before the text of a line."""

PARAGRAPH = 4_000
"""Most characters of a paragraph; a longer one is divided. Line breaking over pages takes quadratic time."""

RUNS = 200
"""Most runs and breaks of a paragraph; one with more is divided."""

LOOKS = 2_000
"""Most runs of a text; what comes after them is set plain. Each run is measured by itself, and that takes its time."""

COLUMNS, ROWS, CELL = 8, 100, 400
"""The largest table that is set as one: columns, rows, characters of a cell. A larger one becomes paragraphs."""

BARS = 100
"""Most bars in a line of a table; markdown fills short rows up to the width of the widest."""

BRACKETS = 20
"""Most brackets inside one another before a paragraph is read without links, whose search takes quadratic time."""

# Lines that authors write to get white space: no-break spaces, breaks, and nothing else.
_BLANK = re.compile(r"(?:[\s\u00a0\u200b>]|&nbsp;?|&#160;|&#x0*a0;|&(?:em|en|thin)sp;|<br\s*/?>)*\Z", re.IGNORECASE)
_PREFIX = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_TIGHT_HEADING = re.compile(r"( {0,3}#{1,6})([^#\s].*)")


def read_markdown(
    lines: list[str],
    first_line: int,
    name: str,
    pictures: PictureFinder,
    out: Diagnostics,
    taken: Collection[int] = (),
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of ``lines`` and the pictures, as written, that they name and that are not there.

    ``lines`` are clean text; the first is line ``first_line`` of the file ``name``. What is over a budget is divided,
    flattened or, at the end of a very long text, left out; each is a warning with its place. ``taken`` are the indices
    of those lines of :func:`planner.library.habits.as_markdown` that were understood as something else.
    """
    reader = _Reader(name, first_line, lines, pictures, out, taken)
    return reader.read(), tuple(dict.fromkeys(reader.missing))


def is_blank(line: str) -> bool:
    """Whether a line is nothing but white space, written as spaces, ``&nbsp;`` or ``<br>``."""
    return _BLANK.match(line[:1000]) is not None


@cache
def _parser(*, links: bool = True, tables: bool = True) -> MarkdownIt:
    """CommonMark with tables; without indented code, since authors indent lists at will."""
    from markdown_it import MarkdownIt  # costs 60 ms, and listing the library needs none of it

    parser = MarkdownIt("commonmark", {"maxNesting": 4 * PREFIX, "html": True}).enable("table" if tables else [])
    parser.disable(["code", "inline"] if links else ["code", "inline", "link", "image"])
    parser.validateLink = _any_link  # type: ignore[method-assign]  # the way markdown-it-py says to do it
    return parser


def _any_link(url: str) -> bool:  # noqa: ARG001  (the parameter's name is markdown-it-py's)
    """Every link is parsed as one, so that its text is kept; which may be followed is judged later."""
    return True


class _Reader:
    """One text on its way to blocks."""

    def __init__(
        self,
        name: str,
        first_line: int,
        lines: list[str],
        pictures: PictureFinder,
        out: Diagnostics,
        taken: Collection[int] = (),
    ) -> None:
        self.name = name
        self.first_line = first_line
        self.pictures = pictures
        self.out = out
        self.missing: list[str] = []
        self.said: set[str] = set()
        self.blocks = 0
        self.runs = 0
        self.flattener = Flattener()
        self.references: dict[str, object] = {}
        self.written = self._within(lines)
        numbered = as_markdown(self.written)
        self.numbers = [number for number, _ in numbered]
        self.lines = ["" if at in taken else self._line(*line) for at, line in enumerate(numbered)]
        self._say_html(numbered)
        self.tokens: list[Token] = []
        self.closing: dict[int, int] = {}

    def read(self) -> tuple[Block, ...]:
        tables = all(line.count("|") <= BARS for line in self.lines)
        self.tokens = _parser(tables=tables).parse("\n".join(self.lines), self.references)
        opened: list[int] = []
        for index, token in enumerate(self.tokens):
            if token.nesting > 0:
                opened.append(index)
            elif token.nesting < 0:
                self.closing[opened.pop()] = index
        return tuple(self._blocks(0, len(self.tokens), 0))

    def _within(self, lines: list[str]) -> list[str]:
        """As many of ``lines`` as are read."""
        kept, cut = within_budget(lines)
        if cut is not None:
            limit = f"{LINES:,} lines" if cut == LINES else f"{CHARACTERS:,} characters"
            self._say("text-too-long", f"the text is over {limit}; the rest is left out", cut)
        return kept

    def _say_html(self, numbered: list[Numbered]) -> None:
        """Note the first block of HTML, which has become markdown."""
        for number, line in numbered:
            if "<" in self.written[number] and self.written[number].count("<") > line.count("<"):
                self.said.add("html")
                here = Span.point(self.name, self.first_line + number)
                self.out.note("raw-html", "html tags are left out; their text is kept", here)
                return

    def _line(self, number: int, line: str) -> str:
        if is_blank(line):
            return ""
        prefix = _PREFIX.match(line)
        if prefix and prefix.end() > PREFIX:
            self._say("nested-too-deep", "lists or quotations are nested too deep here", number)
            line = line[:PREFIX] + " " + line[prefix.end() :]
        tight = _TIGHT_HEADING.match(line)
        if tight and section_kind(tight[2].strip("#")) != "other":
            line = f"{tight[1]} {tight[2]}"
        return line

    def _say(self, code: str, message: str, line: int, hint: str = "") -> None:
        """Warn once of each kind, at index ``line`` of the text."""
        if code not in self.said:
            self.said.add(code)
            self.out.warning(code, message, Span.point(self.name, self.first_line + line), hint)

    def _span(self, token: Token) -> Span:
        start, end = token.map or (0, 1)
        last = min(end, len(self.lines)) - 1
        while last > start and not self.lines[last].strip():
            last -= 1
        if not 0 <= start <= last:
            return Span.point(self.name, self.first_line)
        first, final = self.numbers[start], self.numbers[last]
        opening, closing = self.written[first], self.written[final]
        indent = len(opening) - len(opening.lstrip())
        return Span(self.name, self.first_line + first, indent + 1, self.first_line + final, len(closing) + 1)

    def _spend(self, token: Token) -> bool:
        """Count a block; false, with a warning, when the budget is spent."""
        self.blocks += 1
        if self.blocks > BLOCKS:
            line = self._index(self._span(token))
            self._say("text-too-long", f"the text has over {BLOCKS:,} parts; the rest is left out", line)
        return self.blocks <= BLOCKS

    def _blocks(self, start: int, end: int, depth: int) -> list[Block]:
        """The blocks of the tokens from ``start`` to ``end``."""
        found: list[Block] = []
        index = start
        while index < end and self._spend(self.tokens[index]):
            found += self._block(index, depth)
            index = self.closing.get(index, index) + 1
        return found

    def _block(self, index: int, depth: int) -> list[Block]:
        token = self.tokens[index]
        close = self.closing.get(index, index)
        match token.type:
            case "paragraph_open":
                return self._paragraphs(self.tokens[index + 1], self._span(token))
            case "heading_open":
                inlines = self._joined(self.tokens[index + 1])
                return [Heading(int(token.tag[1]), inlines, self._span(token))] if inlines else []
            case "bullet_list_open" | "ordered_list_open":
                return self._list(index, depth)
            case "blockquote_open":
                inner = self._blocks(index + 1, close, depth + 1)
                if depth >= DEPTH:
                    return self._flat(inner, token)
                return [Quote(tuple(inner), self._span(token))] if inner else []
            case "fence" | "code_block":
                text = printable(token.content.rstrip("\n"))
                return [Code(text, self._span(token))] if text.strip() else []
            case "html_block":
                self._html(token)
                return [
                    part for inlines in html_paragraphs(token.content) for part in _divided(inlines, self._span(token))
                ]
            case "table_open":
                return self._table(index, close)
        return []

    def _flat(self, blocks: list[Block], token: Token) -> list[Block]:
        line = self._index(self._span(token))
        self._say("nested-too-deep", f"lists or quotations are nested over {DEPTH} deep here", line)
        return blocks

    def _html(self, token: Token) -> None:
        if "html" not in self.said:
            self.said.add("html")
            self.out.note("raw-html", "html tags are left out; their text is kept", self._span(token))

    def _list(self, index: int, depth: int) -> list[Block]:
        token = self.tokens[index]
        items: list[tuple[Block, ...]] = []
        at, end = index + 1, self.closing[index]
        while at < end:
            item = tuple(self._blocks(at + 1, self.closing[at], depth + 1)) if self._spend(self.tokens[at]) else ()
            if item:
                items.append(item)
            at = self.closing[at] + 1
        if depth >= DEPTH:
            return self._flat([block for item in items for block in item], token)
        ordered = token.type == "ordered_list_open"
        start = int(token.attrs.get("start", 1)) if ordered else 1
        return [Bullets(ordered, start, tuple(items), self._span(token))] if items else []

    def _paragraphs(self, inline: Token, span: Span) -> list[Block]:
        """A paragraph, in parts when it is long, and behind it the pictures that stood in it."""
        text: list[Block] = []
        photos: list[Block] = []
        parts = list(_parts(inline.content))
        if len(parts) > 1:
            self._say(
                "long-paragraph", f"the paragraph is over {PARAGRAPH:,} characters; it is divided", self._index(span)
            )
        for part in parts:
            tokens = self._inline_tokens(part)
            alone = all(t.type in ("image", "softbreak", "hardbreak") or not t.content.strip() for t in tokens)
            for token in tokens:
                if token.type == "image" and (photo := self._photo(token, span, alone=alone)):
                    photos.append(photo)
                    token.content = ""
            text += _divided(self._flattened(tokens, span), span)
        return text + photos

    def _photo(self, token: Token, span: Span, *, alone: bool) -> Photo | None:
        """The picture of an image token.

        One that is not there is None and its alternative text stays, unless it stands ``alone`` in its paragraph.
        """
        token.content = printable(_alternative(token))
        path = printable(str(token.attrs.get("src", "")))
        file = self.pictures.find(path, span, self.out) if path else None
        if file is None and path:
            self.missing.append(path)
        return Photo(path, token.content, span, file) if file or (alone and path) else None

    def _joined(self, inline: Token) -> Inlines:
        """All runs of a heading or a table cell, however long; images are their alternative text."""
        runs: list[Inline] = []
        for part in _parts(inline.content):
            tokens = self._inline_tokens(part)
            for token in tokens:
                if token.type == "image":
                    token.content = _alternative(token)
            runs += [*self._flattened(tokens, self._span(inline)), Inline(" ")]
        return tidy(runs)

    def _inline_tokens(self, text: str) -> list[Token]:
        tokens: list[Token] = []
        parser = _parser(links=_brackets(text) <= BRACKETS)
        parser.inline.parse(text, parser, self.references, tokens)
        return tokens

    def _flattened(self, tokens: list[Token], span: Span) -> Inlines:
        runs = self.flattener.flatten(tokens)
        for address in self.flattener.take_refused():
            shown = printable(address)[:60]
            hint = "link to http, https or mailto addresses"
            self._say("bad-link", f'a link to "{shown}" is left out', self._index(span), hint)
        if self.flattener.tags and "html" not in self.said:
            self.said.add("html")
            self.out.note("raw-html", "html tags are left out; their text is kept", span)
        self.runs += len(runs)
        if self.runs > LOOKS:
            self._say(
                "many-looks", f"the text changes its look over {LOOKS:,} times; the rest is plain", self._index(span)
            )
            return tidy(Inline(run.text) for run in runs)
        return runs

    def _index(self, span: Span) -> int:
        return span.line - self.first_line

    def _table(self, index: int, close: int) -> list[Block]:
        rows: list[tuple[Inlines, ...]] = []
        for at in range(index + 1, close):
            token = self.tokens[at]
            if token.type == "tr_open":
                rows.append(())
            elif token.type == "inline" and self._spend(token):
                rows[-1] = (*rows[-1], self._joined(token))
        rows = [row for row in rows if any(row)]
        span = self._span(self.tokens[index])
        if not rows:
            return []
        large = len(rows) > ROWS or len(rows[0]) > COLUMNS
        if not large and all(len(plain(cell)) <= CELL and len(cell) <= RUNS for row in rows for cell in row):
            width = max(len(row) for row in rows)
            header, *body = ((*row, *[()] * (width - len(row))) for row in rows)
            return [Grid(header, tuple(body), span)]
        self._say("large-table", "the table is too large to be set as one; its rows are text", self._index(span))
        found: list[Block] = []
        for row in rows:
            runs = [run for cell in row if cell for run in (*cell, Inline(" – "))]
            found += _divided(tidy(runs[:-1]), span)
        return found


def _divided(inlines: Inlines, span: Span) -> list[Block]:
    """Paragraphs of at most :data:`RUNS` runs and :data:`PARAGRAPH` characters."""
    found: list[Block] = []
    current: list[Inline] = []
    size = 0
    for run in inlines:
        for text in _parts(run.text) if len(run.text) > PARAGRAPH else (run.text,):
            if current and (len(current) >= RUNS or size + len(text) > 2 * PARAGRAPH):
                found.append(Paragraph(tidy(current), span))
                current, size = [], 0
            current.append(replace(run, text=text))
            size += len(text)
    found.append(Paragraph(tidy(current), span))
    return [block for block in found if isinstance(block, Paragraph) and block.inlines]


def _parts(text: str) -> Iterator[str]:
    """``text`` in parts of at most :data:`PARAGRAPH` characters, between words where there are any."""
    at = 0
    while len(text) - at > PARAGRAPH:
        cut = max(
            text.rfind(" ", at + PARAGRAPH // 2, at + PARAGRAPH), text.rfind("\n", at + PARAGRAPH // 2, at + PARAGRAPH)
        )
        cut = at + PARAGRAPH if cut < 0 else cut
        yield text[at:cut]
        at = cut
    yield text[at:]


def _brackets(text: str) -> int:
    """How many square brackets are open at once at most."""
    depth = most = 0
    for bracket in re.findall(r"[\[\]]", text):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
        most = max(most, depth)
    return most


def _alternative(token: Token) -> str:
    return " ".join("".join(child.content or " " for child in token.children or ()).split())
