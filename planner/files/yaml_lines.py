"""What one line of YAML is made of, as far as slips need it: lead, key, value, quotes, brackets, comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")
_COMMENT = re.compile(r"(?:^|[ \t])#")
_COLON = re.compile(r":(?=[ \t]|$)")
_FLOW_END = re.compile(r"[,\]}]")
_NEAR_END = re.compile(r"[^,\]}#]*")
_CLOSERS = {"{": "}", "[": "]"}
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SHOWN = 40
_LONG_LINE = 2000

CURLY = {"“": "”", "„": "“”", "”": "”", "‘": "’", "’": "’"}
"""Opening curly quotes, with those that close them."""


def parse(lines: list[str]) -> Iterator[yaml.Event]:
    """The parser's events; with the C parser where PyYAML has it, which is ten times faster."""
    return iter(yaml.parse("\n".join(lines), Loader=_LOADER))


def shown(text: str) -> str:
    """A text on one line and short enough for a message."""
    text = " ".join(text[: 4 * _SHOWN].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@dataclass(frozen=True, slots=True)
class Parts:
    """Columns from 0. ``key_start`` is behind indentation and dashes; without a key ``value_start`` is the same."""

    key_start: int
    colon: int | None
    value_start: int
    value_end: int

    def key(self, line: str) -> str:
        """The text before the colon; empty without one."""
        return "" if self.colon is None else line[self.key_start : self.colon].rstrip()

    def value(self, line: str) -> str:
        """The text behind the colon, without a comment."""
        return line[self.value_start : self.value_end]


def quoted(text: str) -> str:
    """``text`` in the quotes that need the fewest changes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def indentation(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def skip_quoted(line: str, start: int) -> int | None:
    """The column behind the quote that closes the one at ``start``; None when the line has none."""
    closed = _QUOTED[line[start]].match(line, start)
    return closed.end() if closed else None


def without_end(line: str, start: int) -> str:
    """The line without a comment that stands behind column ``start``, and without spaces at its end."""
    comment = _COMMENT.search(line, start)
    return line[: comment.start()].rstrip() if comment else line.rstrip()


def parts_of(line: str) -> Parts:
    """Take a block line apart at its first colon."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    search_from = start
    if line[start : start + 1] in ("'", '"'):
        search_from = skip_quoted(line, start) or start
    end = len(without_end(line, search_from))
    colon = None if line[start : start + 1] in ("{", "[") else _COLON.search(line, search_from, end)
    if colon is None:
        return Parts(start, None, start, max(end, start))
    value_start = colon.end()
    while value_start < end and line[value_start] in " \t":
        value_start += 1
    if line[value_start : value_start + 1] in ("'", '"') and (closed := skip_quoted(line, value_start)):
        end = len(without_end(line, closed))
    return Parts(start, colon.start(), value_start, max(end, value_start))


def open_brackets(line: str, column: int) -> list[tuple[int, str]]:
    """Columns and signs of the brackets of this line that are open at ``column``."""
    parts = parts_of(line)
    at, found = parts.value_start, list[tuple[int, str]]()
    if line[at : at + 1] not in ("{", "["):
        return found
    while at < min(column, len(line), _LONG_LINE):
        sign = line[at]
        if sign in "\"'" and line[:at].rstrip()[-1:] in ("{", "[", ",", ":"):
            at = skip_quoted(line, at) or len(line)
            continue
        if sign in "{[":
            found.append((at, sign))
        elif sign in "}]" and found:
            found.pop()
        at += 1
    return found


def closers(brackets: list[tuple[int, str]]) -> str:
    """The signs that close the open brackets."""
    return "".join(_CLOSERS[sign] for _, sign in reversed(brackets))


def value_end(line: str, start: int) -> int:
    """Where an unquoted value that starts at ``start`` ends: before a comment, and before , ] } inside brackets."""
    if len(line) > _LONG_LINE:
        near = _NEAR_END.match(line, start, start + _LONG_LINE)
        return near.end() if near else start
    end = len(without_end(line, start))
    if open_brackets(line, start) and (flow := _FLOW_END.search(line, start, end)):
        end = flow.start()
    return max(len(line[:end].rstrip()), start)
