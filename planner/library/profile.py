"""The exercise profile: pairs of label and value, broken over lines as it pleases their author.

It is read from lines, not from parsed markdown, so that the index can read it without a parser and with the same
result. Where in a text it stands is for :mod:`planner.library.profile_places` to find.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planner.diagnostics import Span
from planner.library.model import ProfileEntry
from planner.library.text import one_line, printable
from planner.library.vocabulary import LABELS, fold, is_label, profile_key, words

LINES = 200
"""Most lines that are read as a profile; one on paper has ten."""

_LIST_MARK = re.compile(r"^[\s>]*([-*+•]|\d{1,3}[.)])\s+")
_TAG = re.compile(r"<[/!?]?[A-Za-z][^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"\*+|`+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
_RULE = re.compile(r"[\s:|*_=>-]*\Z")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_COLUMN_HEADS = frozenset(
    ("", *"value values details detail info information description data field property attribute feature item".split())
)
"""Heads of columns over labels and values, which say nothing."""
_CELLS = 12
"""Most columns of a table whose heads are labels."""


def _alternatives(known: Iterable[str]) -> str:
    """A pattern for the words, the longest first, whatever stands between their parts."""
    return "|".join(r"[ \t-]+".join(word.split()) for word in sorted(known, key=len, reverse=True))


_KNOWN = [word for row in LABELS.values() for word in words(row)]
_LONG = _alternatives(word for word in _KNOWN if " " in word)
_SHORT = _alternatives(word for word in _KNOWN if " " not in word)
# A short label needs space round its dash: "Muscle-up bar" is a value.
_PAIR = re.compile(
    rf"(?P<long>{_LONG})[ \t]*[-–—:=]+[ \t]*(?P<long_value>.*)"
    rf"|(?P<short>{_SHORT})(?:[ \t]*[:=]|[ \t]+[-–—]+(?=[ \t]|$)|[-–—]+$)[ \t]*(?P<short_value>.*)"
    r"|(?P<other>[^\W\d_][^:=]{0,39}?)(?::(?=[ \t]|$)|[ \t]+[-–—=]+(?=[ \t]|$)|[-–—]$)[ \t]*(?P<other_value>.*)",
    re.IGNORECASE,
)
_LABEL_INSIDE = re.compile(rf"(?<=\S)[ \t]+(?=(?:{_LONG})[ \t]*[-–—:=]+(?:[ \t]|$))", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,;]\s*")
_AND = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", re.IGNORECASE)


@dataclass(slots=True)
class _Pair:
    """A pair that is being read. A blank line closes it once it has a value."""

    label: str
    value: str
    span: Span
    closed: bool = False

    def entry(self) -> ProfileEntry:
        key = profile_key(self.label)
        comma = _AND if key in ("muscle", "secondary") else _COMMA
        values = (part.strip(" .\t") for part in comma.split(self.value))
        return ProfileEntry(key, self.label, tuple(value for value in values if value), self.span)


class Line(NamedTuple):
    """What one line of a profile says: its index, its text without markdown, whether it is an item of a list."""

    at: int
    text: str
    marked: bool


def read_profile(lines: list[tuple[int, str]], file: str, first_line: int) -> tuple[ProfileEntry, ...]:
    """The pairs in ``lines``, which have an index each; index 0 is line ``first_line`` of ``file``.

    A label may end its line and have its value on the next; a value may run over several lines or be a list. Text that
    belongs to no pair is kept as an entry without a label, so that nothing is lost.
    """
    pairs: list[_Pair] = []
    for line in bare_lines([text for _, text in lines[:LINES]]):
        index, written = lines[line.at]
        place = Span.point(file, first_line + index, _indent(written) + 1, max(len(written.strip()), 1))
        if not line.text:
            if pairs and pairs[-1].value:
                pairs[-1].closed = True
            continue
        for part in _LABEL_INSIDE.split(line.text):
            _take(pairs, part, place, marked=line.marked)
    return tuple(pair.entry() for pair in pairs)


def bare_lines(lines: list[str]) -> Iterator[Line]:
    """``lines`` without their markdown; a row of a table is a pair, and so is a column under a label."""
    at = 0
    while at < len(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if "|" in lines[at] and "-" in below[:500] and _TABLE_RULE.match(below[:500]):
            end = next((n for n in range(at + 2, len(lines)) if "|" not in lines[n]), len(lines))
            yield from _table(lines, at, end)
            at = end
            continue
        yield Line(at, bare(lines[at]), _LIST_MARK.match(lines[at]) is not None)
        at += 1


def _table(lines: list[str], start: int, end: int) -> Iterator[Line]:
    """A table with labels in its first row or in its first column."""
    heads = [bare(cell) for cell in _cells(lines[start])]
    if 1 < len(heads) <= _CELLS and end > start + 2 and all(map(is_label, heads)):
        rows = [_cells(line) for line in lines[start + 2 : end]]
        for column, head in enumerate(heads):
            values = [bare(row[column]) for row in rows if column < len(row)]
            yield Line(start, f"{head}: {', '.join(value for value in values if value)}", marked=False)
        return
    says_nothing = fold(heads[-1]) in _COLUMN_HEADS and (is_label(heads[0]) or fold(heads[0]) in _COLUMN_HEADS)
    for at in range(start + 2 if says_nothing else start, end):
        yield Line(at, bare(lines[at]), marked=False)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _take(pairs: list[_Pair], text: str, place: Span, *, marked: bool) -> None:
    """Put one line, or the part of one, where it belongs."""
    last = pairs[-1] if pairs and pairs[-1].label and not pairs[-1].closed else None
    label, value = split_pair(text)
    if label:
        if last and not last.value and profile_key(f"{last.label} {label}"):
            last.label, last.value = f"{last.label} {label}", value
        else:
            pairs.append(_Pair(label, value, place))
    elif last and not last.value:
        last.value = text.lstrip("-–—:= \t")
    elif last:
        last.value += (", " if marked else " ") + text
    else:
        pairs.append(_Pair("", text, place, closed=True))


def split_pair(text: str) -> tuple[str, str]:
    """Label and value of a line; the label is empty when the line is no pair."""
    match = _PAIR.match(text)
    if match:
        kind = match.lastgroup or ""
        kind = kind.removesuffix("_value")
        return one_line(match[kind]), one_line(match[f"{kind}_value"])
    return (one_line(text), "") if is_label(text) else ("", "")


def bare(line: str) -> str:
    """A line without its markdown: markers, emphasis, tags, entities; a table row becomes a pair."""
    line = line[:2000]
    if _RULE.match(line):
        return ""
    line = _LIST_MARK.sub("", line)
    line = _EMPHASIS.sub("", _LINK.sub(r"\1", _TAG.sub(" ", line))).lstrip("#> \t")
    line = one_line(printable(html.unescape(line)).replace("\u00a0", " "))
    if line.startswith("|") or line.endswith("|"):
        label, *values = (cell.strip() for cell in line.strip("| ").split("|"))
        line = f"{label} - {', '.join(values)}" if values else label
    return line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
