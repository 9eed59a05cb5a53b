"""Slips that YAML reads without a word: what is written there is lost or means something else."""

from __future__ import annotations

import re

from planner.diagnostics import Severity
from planner.files.repairs import Slip
from planner.files.yaml_lines import CURLY, parts_of, quoted, shown, value_end

Place = tuple[int, int]
"""Line and column, from 0."""

_TAIL = re.compile(r"[ \t]+(#[^\W_].*)$")
_COLOUR = re.compile(r"[ \t]+(#[0-9A-Za-z]\S*)")
_INDICATOR = re.compile(r"[|>][-+]?[0-9]")
_COLON_NEXT = re.compile(r"[ \t]*:")
_NEXT_PART = re.compile(r"[ \t]*,[ \t]*([^,\[\]{}:#'\"\s][^,\[\]{}:#'\"]*)(?=[,}])")
_GLUED_ITEM = re.compile(r"[^\W\d][^:#]{0,60}(?<=[^\W\d]|\)):(?=\d)")
_GLUED_KEY = re.compile(r"[^\W\d]\w*:[^\s/:]")


def _replaced(line: str, start: int, end: int, new: str) -> str:
    return line[:start] + new + line[end:]


def key_slips(lines: list[str], text: str, style: str, start: Place) -> Slip | None:
    """A key that starts with a dash is a list item whose space is missing."""
    line = lines[start[0]]
    if style == "plain" and re.match(r"-[^\W\d]", text) and start[1] < 200 and not line[: start[1]].strip(" -"):
        mended = _replaced(line, start[1], start[1] + 1, "- ")
        return Slip("yaml-dash-space", "a list item needs a space after the dash", *start, start[1] + 1, "", mended)
    return None


def item_slips(lines: list[str], text: str, style: str, start: Place) -> Slip | None:
    """``- squat:5x5``: a list item that is text, where a key with a value was meant."""
    glued = _GLUED_ITEM.match(text) if style == "plain" else None
    line = lines[start[0]]
    if glued is None or not line.startswith(text[: glued.end()], start[1]):
        return None
    colon = start[1] + glued.end() - 1
    mended = _replaced(line, colon, colon + 1, ": ")
    return Slip("yaml-colon-space", "a key needs a space after its colon", start[0], colon, colon + 1, "", mended)


def scalar_slips(lines: list[str], text: str, style: str, start: Place, end: Place) -> Slip | None:
    """What a text has lost on its way through YAML, if anything."""
    if style in {"folded", "literal"}:
        return _empty_folded(lines, text, start)
    if style != "plain":
        return None
    return _lost_tail(lines, text, start, end) or _glued_line(lines, start, end) or _curly(lines, text, start, end)


def _empty_folded(lines: list[str], text: str, start: Place) -> Slip | None:
    """``pain: >3`` is the head of a folded text, not a comparison."""
    line = lines[start[0]]
    if text.strip() or not _INDICATOR.match(line, start[1]):
        return None
    stop = value_end(line, start[1])
    value = line[start[1] : stop]
    message = f'"{shown(value)}" opens a longer text in YAML, and that text is missing'
    return Slip("yaml-folded", message, *start, stop, "", _replaced(line, start[1], stop, quoted(value)))


def _lost_tail(lines: list[str], text: str, start: Place, end: Place) -> Slip | None:
    """``5x5 @75% #belt``: a comment that was most likely meant as text."""
    line = lines[end[0]] if end[0] < len(lines) else ""
    tail = (_TAIL if text else _COLOUR).match(line, end[1])
    if tail is None:
        return None
    message = f'"{shown(tail.group(1))}" is a comment for YAML and would be lost'
    hint = "put quotes round the text"
    if start[0] == end[0]:
        whole = line[start[1] :].strip() if text else tail.group(1)
        corrected = line[: start[1]] + ("" if text else " ") + quoted(whole)
        hint = f"write: {shown(corrected.strip()) if len(corrected) > 200 else corrected.strip()}"
    hint += f' (for a comment: "# {shown(tail.group(1)[1:])}")'
    return Slip("yaml-comment", message, end[0], tail.start(1), len(line.rstrip()), hint)


def _glued_line(lines: list[str], start: Place, end: Place) -> Slip | None:
    """A following line ``rest:90s`` is swallowed by the text above it."""
    for number in range(start[0] + 1, min(end[0], start[0] + 20) + 1):
        line = lines[number]
        at = len(line) - len(line.lstrip())
        if _GLUED_KEY.match(line, at):
            colon = line.index(":", at)
            message = f'"{shown(line[at:colon])}" needs a space after its colon, or it is text of the line above'
            column = min(parts_of(lines[start[0]]).key_start, start[1])
            corrected = f"{line[at : colon + 1]} {line[colon + 1 :].strip()}"
            hint = f"write: {shown(corrected)}, starting at column {column + 1}"
            return Slip("yaml-colon-space", message, number, colon, colon + 1, hint)
    return None


def _curly(lines: list[str], text: str, start: Place, end: Place) -> Slip | None:
    """Curly quotes round a whole value are part of it, which matters for names and numbers."""
    if len(text) < 2 or start[0] != end[0] or text[-1] not in CURLY.get(text[0], ""):
        return None
    line, inner = lines[start[0]], text[1:-1]
    if text[0] in inner or text[-1] in inner or line[start[1] : end[1]] != text:
        return None
    message = "curly quotes are printed; only straight ones enclose a text"
    mended = _replaced(line, start[1], end[1], quoted(inner)).strip()
    hint = f"if they were meant to enclose it, write: {mended if len(mended) < 200 else shown(mended)}"
    return Slip("yaml-curly-quotes", message, *start, end[1], hint, severity=Severity.WARNING)


def tag_lost(lines: list[str], start: Place, end: Place | None) -> Slip:
    """``!important`` is a tag; the text is lost. ``end`` is None before a list or map."""
    line = lines[start[0]]
    word = re.compile(r"[^\s,\[\]{}]*").match(line, start[1])
    tag = word.group() if word else "!"
    stop = start[1] + max(len(tag), 1)
    message = f'"{shown(tag)}" is a tag for YAML and would be lost'
    if end is None or tag.startswith("!!") or end[0] != start[0]:
        return Slip("yaml-tag", message, *start, stop, f"leave {shown(tag)} out")
    stop = value_end(line, start[1])
    return Slip("yaml-tag", message, *start, stop, "", _replaced(line, start[1], stop, quoted(line[start[1] : stop])))


def anchor_lost(lines: list[str], name: str, start: Place, end: Place) -> Slip:
    """``&A1 5x5``: a label for YAML that nothing refers to."""
    line = lines[start[0]]
    hint = f"leave &{shown(name)} out"
    if start[0] == end[0]:
        stop = value_end(line, start[1])
        text = _replaced(line, start[1], stop, quoted(line[start[1] : stop])).strip()
        hint += f", or write: {text}" if len(text) < 200 else ", or put quotes round the text"
    message = f'"&{shown(name)}" is a label for YAML and would be lost'
    return Slip("yaml-anchor", message, *start, start[1] + 1 + len(name), hint)


def unknown_alias(lines: list[str], start: Place) -> Slip:
    """``*bold``: a reference for YAML, to a label that is not there."""
    line = lines[start[0]]
    stop = value_end(line, start[1])
    message = "a value may not start with *, which refers to a label in YAML"
    return Slip(
        "yaml-value-start", message, *start, stop, "", _replaced(line, start[1], stop, quoted(line[start[1] : stop]))
    )


def flow_comma(lines: list[str], start: Place, end: Place, before: Place | None) -> Slip | None:
    """``{sets: 3x6, 6+ @65%}``: the comma ends the value, and what follows becomes a key with nothing in it.

    ``start`` and ``end`` are those of the key without value; ``before`` is where the plain text of the pair before it
    starts, when there is such a one.
    """
    line = lines[end[0]]
    if _COLON_NEXT.match(line, end[1]):
        return None
    key = line[start[1] : end[1]]
    if glued := _GLUED_KEY.match(key):
        colon = start[1] + glued.group().index(":")
        mended = _replaced(line, colon, colon + 1, ": ")
        return Slip("yaml-colon-space", "a key needs a space after its colon", start[0], colon, colon + 1, "", mended)
    if before is None:
        message = f'"{shown(key)}" has no value'
        return Slip("yaml-flow-comma", message, *start, end[1], "in braces write {key: value, key: value}")
    message = f'the comma cuts this value off, and "{shown(key)}" becomes a key without a value'
    if before[0] != end[0]:
        return Slip("yaml-flow-comma", message, *start, end[1], "put quotes round the whole value")
    stop = _end_of_run(line, end[1])
    mended = _replaced(line, before[1], stop, quoted(line[before[1] : stop]))
    return Slip("yaml-flow-comma", message, *start, end[1], "", mended)


def _end_of_run(line: str, end: int) -> int:
    """The end of the last part in a row of parts without a colon: ``3x6, 6+, 7+`` up to ``}`` or ``, rest: …``."""
    while following := _NEXT_PART.match(line, end):
        end = following.end(1)
    return end
