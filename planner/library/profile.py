"""The exercise profile: pairs of label and value, broken over lines as it pleases their author.

It is read from the lines of the file, not from parsed markdown, so that the index can read it from a file's head with
the same result as a whole parse.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.diagnostics import Span
from planner.library.model import ProfileEntry
from planner.library.text import one_line, printable
from planner.library.vocabulary import LABELS, profile_key, section_kind, words

LINES = 200
"""Most lines that are read as a profile; one on paper has ten."""

SEARCHED = 2_000
"""The lines of a file among which the profile is looked for."""

_HASHES = re.compile(r" {0,3}(#{1,6})([ \t]*)([^#\n]*?)[ \t]*#*[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}([=-])\1*[ \t]*\Z")
_LIST_MARK = re.compile(r"^[\s>]*([-*+•]|\d{1,3}[.)])\s+")
_TAG = re.compile(r"<[/!?]?[A-Za-z][^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"\*+|`+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])")
_RULE = re.compile(r"[\s:|*_=>-]*\Z")


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


def profile_lines(lines: list[str]) -> tuple[int, int]:
    """Where the profile stands in ``lines``: the index behind its heading and that of the next section, or 0, 0.

    A heading below the profile's own that is no known section belongs to the profile.
    """
    start = own = 0
    for number in range(min(len(lines), SEARCHED)):
        level, text = _heading(lines, number)
        if not level:
            continue
        kind = section_kind(text)
        if start and (level <= own or kind != "other"):
            return start, number
        if not start and kind == "profile":
            own = level
            start = number + (1 if lines[number].lstrip().startswith("#") else 2)
    return (start, len(lines)) if start else (0, 0)


def _heading(lines: list[str], number: int) -> tuple[int, str]:
    """Level and text of the heading on a line, with hashes before it or a rule below it; level 0 for no heading."""
    hashes = _HASHES.match(lines[number])
    if hashes and (hashes[2] or section_kind(hashes[3]) != "other"):
        return len(hashes[1]), hashes[3]
    below = lines[number + 1] if number + 1 < len(lines) else ""
    rule = _UNDERLINE.match(below)
    return (1 if rule[1] == "=" else 2, lines[number].strip()) if rule and _bare(lines[number]) else (0, "")


def read_profile(lines: list[str], span: Span) -> tuple[ProfileEntry, ...]:
    """The pairs in ``lines``, the first of which is line ``span.line`` of ``span.file``.

    A label may end its line and have its value on the next; a value may run over several lines or be a list. Text that
    belongs to no pair is kept as an entry without a label, so that nothing is lost.
    """
    pairs: list[_Pair] = []
    for number, line in enumerate(lines[:LINES]):
        place = Span.point(span.file, span.line + number, _indent(line) + 1, max(len(line.strip()), 1))
        text = _bare(line)
        if not text:
            if pairs and pairs[-1].value:
                pairs[-1].closed = True
            continue
        marked = _LIST_MARK.match(line) is not None
        for part in _LABEL_INSIDE.split(text):
            _take(pairs, part, place, marked=marked)
    return tuple(pair.entry() for pair in pairs)


def _take(pairs: list[_Pair], text: str, place: Span, *, marked: bool) -> None:
    """Put one line, or the part of one, where it belongs."""
    last = pairs[-1] if pairs and pairs[-1].label and not pairs[-1].closed else None
    label, value = _split(text)
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


def _split(text: str) -> tuple[str, str]:
    """Label and value of a line; the label is empty when the line is no pair."""
    match = _PAIR.match(text)
    if match:
        kind = match.lastgroup or ""
        kind = kind.removesuffix("_value")
        return one_line(match[kind]), one_line(match[f"{kind}_value"])
    return (one_line(text), "") if profile_key(text) else ("", "")


def _bare(line: str) -> str:
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
