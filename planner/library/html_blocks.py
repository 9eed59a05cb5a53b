"""HTML blocks as markdown lines: headings, paragraphs, lists, tables, pictures. Other tags are left to the parser.

This is no HTML parser and need not be one: a tag that is not understood goes, its text stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Numbered = tuple[int, str]

_NAMES = (
    "ol|ul|li|p|div|section|article|header|main|aside|figure|figcaption|center|details|summary|h[1-6]|dl|dt|dd|"
    "table|thead|tbody|tr|td|th|blockquote|hr"
)
_BLOCK = re.compile(rf"<(/?)({_NAMES}|img)\b([^<>]*)>", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)
_START = re.compile(r"""\bstart\s*=\s*["']?(\d{1,3})""", re.IGNORECASE)
_SILENT = re.compile(r"<(?:!--|(script|style)\b)", re.IGNORECASE)
_MARK = re.compile(r" *(?:-|\d+\.) ")
_LISTS = 6
"""Most lists inside one another that are indented; what is deeper stands on the last level."""


def has_blocks(lines: list[Numbered]) -> bool:
    """Whether there is anything to do."""
    return any("<" in line and _BLOCK.search(line) for _, line in lines)


def as_lines(lines: list[Numbered]) -> list[Numbered]:
    """``lines`` with their HTML blocks as markdown. A line that becomes several gives each its index."""
    text = _without_silent("\n".join(line for _, line in lines))
    writer = _Writer()
    for (number, _), line in zip(lines, text.split("\n"), strict=True):
        writer.number = number
        at = 0
        for tag in _BLOCK.finditer(line):
            writer.text(line[at : tag.start()])
            writer.tag(tag[2].lower(), tag[3], closing=bool(tag[1]))
            at = tag.end()
        writer.text(line[at:])
        writer.end_of_line()
    return writer.finished()


def _without_silent(text: str) -> str:
    """``text`` without comments, scripts and styles, but with all its line ends; what is not closed stays."""
    kept: list[str] = []
    at = 0
    while opening := _SILENT.search(text, at):
        mark = f"</{opening[1]}>" if opening[1] else "-->"
        closing = text.find(mark, opening.end())
        if closing < 0:
            break
        end = closing + len(mark)
        kept += [text[at : opening.start()], "\n" * text.count("\n", opening.start(), end)]
        at = end
    return "".join([*kept, text[at:]])


@dataclass(slots=True)
class _Writer:
    """Lines of markdown as the tags go by."""

    number: int = 0
    done: list[Numbered] = field(default_factory=list)
    line: str = ""
    lists: list[int] = field(default_factory=list)
    """The open lists: the number of the next item, 0 for bullets."""
    items: int = 0
    """How many list items are open."""
    cells: int = -1
    """Cells so far of an open table row; -1 outside of one."""
    rows: int = -1
    """Rows so far of an open table; -1 outside of one."""

    def text(self, text: str) -> None:
        """Text between two tags, or up to the end of a line."""
        if self.cells >= 0:
            text = text.replace("|", "\\|")
        self.line += text.lstrip() if self.items and not self.line.strip() else text

    def end_of_line(self) -> None:
        """The end of a line of the file; inside a row of a table it is a space."""
        if _MARK.fullmatch(self.line):
            return  # what the item holds comes on a further line
        if self.cells >= 0:
            self.line = self.line.rstrip() + " "
        elif self.line.strip() or self.rows < 0:
            self._put(self.line)

    def tag(self, name: str, attributes: str, *, closing: bool) -> None:
        match name:
            case "ol" | "ul":
                self._drop_mark(closing=closing)
                self._turn(blank=not self.items or closing)
                self._list(name, attributes, closing=closing)
            case "li":
                self._turn()
                self._item(closing=closing)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if not self.items and self.cells < 0:
                self._turn(blank=True)
                self.line = "" if closing else "#" * int(name[1]) + " "
            case "summary" | "dt" if self.cells < 0:
                self.line = self.line.rstrip() + "**" if closing else self.line
                self._turn(blank=True)
                self.line += "" if closing else "**"
            case "figcaption" if self.cells < 0:
                self.line = self.line.rstrip() + "*" if closing else self.line
                self._turn(blank=True)
                self.line += "" if closing else "*"
            case "table" | "tr" | "td" | "th":
                self._table(name, closing=closing)
            case "img":
                self.line += _image(attributes)
            case "thead" | "tbody":
                pass
            case _ if self.cells < 0:
                self._turn(blank=True)
            case _:
                self.line = self.line.rstrip() + " "

    def _list(self, name: str, attributes: str, *, closing: bool) -> None:
        if not closing:
            start = _START.search(attributes)
            self.lists.append((int(start[1]) if start else 1) if name == "ol" else 0)
        elif self.lists:
            self.lists.pop()
            self.items = min(self.items, len(self.lists))

    def _item(self, *, closing: bool) -> None:
        if closing:
            self.items = max(self.items - 1, 0)
            return
        if not self.lists:
            self.lists.append(0)
        self.items = len(self.lists)
        mark = f"{self.lists[-1]}. " if self.lists[-1] else "- "
        self.lists[-1] += 1 if self.lists[-1] else 0
        self.line = "   " * min(self.items - 1, _LISTS) + mark

    def _table(self, name: str, *, closing: bool) -> None:
        if name == "table":
            self._row_ends()
            self._turn(blank=True)
            self.rows = -1 if closing else 0
        elif name == "tr":
            self._row_ends()
            if not closing:
                self._turn()
                self.line, self.cells = "|", 0
        elif self.cells >= 0:
            if not self.line.rstrip().endswith("|"):
                self.line = self.line.rstrip() + " |"
            if not closing:
                self.line, self.cells = self.line + " ", self.cells + 1

    def _row_ends(self) -> None:
        if self.cells < 0:
            return
        cells, self.cells = self.cells, -1
        self._put(self.line.rstrip() if self.line.rstrip().endswith("|") else self.line + "|")
        if self.rows <= 0 and cells:
            self._put("|" + "---|" * cells)
        self.rows = max(self.rows, 0) + 1
        self.line = ""

    def _turn(self, *, blank: bool = False) -> None:
        """Begin a new line, after an empty one if ``blank``; a list mark waits for its text."""
        if _MARK.fullmatch(self.line):
            return
        if self.line.strip():
            self._put(self.line)
        self.line = ""
        if blank:
            self._put("")

    def _drop_mark(self, *, closing: bool) -> None:
        """Forget the mark of an item that has nothing in it."""
        if closing and _MARK.fullmatch(self.line):
            self.line = ""

    def _put(self, line: str) -> None:
        if self.items and line.strip() and not _MARK.match(line):
            line = "   " * min(self.items, _LISTS) + line.strip()
        if line.strip() or (self.done and self.done[-1][1]):
            self.done.append((self.number, line if line.strip() else ""))
        self.line = ""

    def finished(self) -> list[Numbered]:
        self._row_ends()
        self._turn()
        return self.done


def _image(attributes: str) -> str:
    """An image as markdown; one without a source is its alternative text."""
    alt, source = _ALT.search(attributes), _SOURCE.search(attributes)
    shown = (alt[1] or alt[2] or "") if alt else ""
    address = (source[1] or source[2] or source[3] or "") if source else ""
    shown = shown.replace("[", "(").replace("]", ")")
    return f"![{shown}](<{address}>)" if address else shown
