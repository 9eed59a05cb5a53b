"""Detectors of slips in texts: quotes, first signs and colons."""

from __future__ import annotations

import re

from planner.files.repairs import Slip
from planner.files.trouble import LOOK_BACK, Trouble, complaint
from planner.files.yaml_lines import (
    CURLY,
    indentation,
    open_brackets,
    parts_of,
    quoted,
    shown,
    skip_quoted,
    value_end,
    without_end,
)

_CUT_OFF = re.compile(r"[\[{,][^\[\]{},:\"'#]+: +([^ \[\]{},\"'#][^\[\]{},\"'#]*), *$")
"""A plain value in brackets, and the comma behind it."""

_AFTER_QUOTE = "text after the closing quote"


def curly_quotes(trouble: Trouble) -> list[Slip]:
    """``“Push: heavy”`` and ``"Push day”``: only straight quotes enclose a text."""
    if trouble.says("mapping values are not allowed"):
        n = trouble.line
    elif trouble.says("quoted scalar") and trouble.says("end of stream"):
        n = trouble.from_line
    else:
        return []
    line = trouble.lines[n]
    parts = parts_of(line)
    value = parts.value(line)
    mixed = value[:1] in ("'", '"') and value[-1:] in "“”„‘’" and skip_quoted(line, parts.value_start) is None
    if not value or parts.colon is None or not (value[0] in CURLY or mixed):
        return []
    text = value[1:-1] if mixed or value[-1] in CURLY.get(value[0], "") else value
    mended = line[: parts.value_start] + quoted(text) + line[parts.value_end :]
    return complaint("curly quotes do not enclose a text", (n, parts.value_start, parts.value_end), "", mended)


def unclosed_quote(trouble: Trouble) -> list[Slip]:
    """A quote that is never closed, or only by the first quote of a later line."""
    n, start = trouble.from_line, trouble.from_column
    if not (trouble.says("quoted scalar") and trouble.says("end of stream", "document indicator")):
        opened = _quote_from_above(trouble) if trouble.block_ended else None
        if opened is None:
            return []
        n, start = opened
    line = trouble.lines[n]
    message = "this quote is not closed"
    if start >= len(line) or line[start] not in "\"'":
        return []
    if open_brackets(line, start):
        return complaint(message, (n, start, start + 1), f"put another {line[start]} where the text ends")
    raw = line[start:].rstrip()
    apostrophe = re.match(r"'(?:til|till|em|cause|n|round|tis|twas|\d0s)\b", raw)
    text = raw if apostrophe else raw[1:]
    return complaint(message, (n, start, start + 1), "", line[:start] + quoted(text))


def _quote_from_above(trouble: Trouble) -> tuple[int, int] | None:
    """The quote on an earlier line that the quote before the complaint has closed."""
    quote = trouble.text[: trouble.column].rstrip()[-1:]
    if quote not in ("'", '"'):
        return None
    for n in range(trouble.line - 1, max(trouble.line - LOOK_BACK, -1), -1):
        line = trouble.lines[n]
        parts = parts_of(line)
        for start in {parts.key_start, parts.value_start}:
            if line[start : start + 1] == quote:
                return (n, start) if skip_quoted(line, start) is None else None
    return None


def after_quote(trouble: Trouble) -> list[Slip]:
    """``"Chest up" and tight``: text behind the closing quote."""
    if not (trouble.block_ended or trouble.says("cannot start any token")):
        return []
    n, line = trouble.line, trouble.text
    parts = parts_of(line)
    for start in (parts.value_start, parts.key_start):
        closed = skip_quoted(line, start) if line[start : start + 1] in ("'", '"') else None
        if closed is None or closed > trouble.column:
            continue
        if start == parts.key_start and parts.colon is not None:
            if trouble.column > parts.colon:  # what is wrong stands in the value
                continue
            text = line[start : parts.colon].rstrip().replace(line[start], "")
            return complaint(
                _AFTER_QUOTE, (n, trouble.column, parts.colon), "", line[:start] + quoted(text) + line[parts.colon :]
            )
        return _quote_whole(trouble, start, len(without_end(line, closed)))
    before = re.search(r"[\[{,:] *([\"'])(?:(?!\1)[^\\])*\1 *$", line[: trouble.column])
    if before and open_brackets(line, trouble.column):
        start = before.start(1)
        return _quote_whole(trouble, start, value_end(line, trouble.column))
    return []


def _quote_whole(trouble: Trouble, start: int, end: int) -> list[Slip]:
    """The whole value in quotes that do not meet those inside it."""
    line, at = trouble.text, trouble.column
    raw = line[start:end]
    # 'it's' was meant as one text; "Chest up" and tight keeps its quotes as part of it.
    text = raw[1:-1] if len(raw) > 2 and raw[-1] == raw[0] and raw.count(raw[0]) % 2 else raw
    return complaint(_AFTER_QUOTE, (trouble.line, at, end), "", line[:start] + quoted(text) + line[end:])


def escape(trouble: Trouble) -> list[Slip]:
    """A backslash that starts no escape, in double quotes."""
    if not trouble.says("escape"):
        return []
    n, start = trouble.from_line, trouble.from_column
    line = trouble.lines[n]
    closed = skip_quoted(line, start) if line[start : start + 1] == '"' else None
    at = trouble.text.rfind("\\", 0, trouble.column + 1) if trouble.line == n else -1
    if closed is None or at < 0:
        return complaint(
            "a backslash has a meaning of its own in double quotes", (n, start, start + 1), "use single quotes"
        )
    mended = line[:start] + quoted(line[start + 1 : closed - 1]) + line[closed:]
    return complaint("a backslash has a meaning of its own in double quotes", (n, at, at + 2), "", mended)


def value_start(trouble: Trouble) -> list[Slip]:
    """A text that starts with a sign of YAML's own: ``@ % ` * & ! > | - ? , ] }``."""
    n, at = trouble.line, trouble.column
    if trouble.says("scanning an alias", "scanning an anchor", "block scalar", " tag"):
        n, at = trouble.from_line, trouble.from_column
    elif trouble.says("sequence entries are not allowed"):
        return _dash_value(trouble)
    elif trouble.block_ended:
        parts = parts_of(trouble.text)
        at = next((c for c in (parts.value_start, parts.key_start) if trouble.text[c : c + 1] in tuple("*&!")), -1)
        if at < 0 or at > trouble.column:
            return []
    elif not trouble.says("cannot start any token", "keys are not allowed", "node content"):
        return []
    line = trouble.lines[n]
    sign = line[at : at + 1]
    if sign not in tuple("@%`*&!>|?,]}") or (sign in ",]}" and open_brackets(line, at)):
        return []
    if sign == "@" and open_brackets(line, at) and (cut := _CUT_OFF.search(line, 0, at)):
        start, end = cut.start(1), value_end(line, at)
        mended = line[:start] + quoted(line[start:end].rstrip()) + line[end:]
        return complaint("the comma cuts this value off, and none may start with @", (n, at, at + 1), "", mended)
    parts = parts_of(line)
    end = parts.colon if at == parts.key_start and parts.colon is not None else value_end(line, at)
    message = f"a {'key' if end == parts.colon else 'value'} may not start with {sign}"
    mended = line[:at] + _without_sign(line[at:end].rstrip()) + line[end:]
    return complaint(message, (n, at, at + 1), "", mended)


def _without_sign(text: str) -> str:
    """A load without the sign that coaches put before it; any other text in quotes."""
    if match := re.fullmatch(r"@ ?((?:[\d.]|RPE|RIR|BW|TM|top).*)", text):
        return match.group(1)
    if match := re.fullmatch(r"% ?(\d+(?:\.\d+)?)", text):
        return f"{match.group(1)}%"
    return quoted(text)


def _dash_value(trouble: Trouble) -> list[Slip]:
    """``progress: - 10%`` or ``superset: - squat``: a dash and a space behind a key."""
    line, at = trouble.text, trouble.column
    end = value_end(line, at)
    if match := re.match(r"- +(?=\d)", line[at:]):
        mended = line[:at] + "-" + line[at + match.end() :]
        return complaint("a value may not start with a dash and a space", (trouble.line, at, at + 1), "", mended)
    message = "a list starts on a line of its own"
    hint = f"put {shown(line[at:end])} on the next line, indented further than this one"
    return complaint(message, (trouble.line, at, at + 1), hint)


def colon_in_text(trouble: Trouble) -> list[Slip]:
    """``notes: Cue: up``: a second colon with a space behind it."""
    n, line, at = trouble.line, trouble.text, trouble.column
    parts = parts_of(line)
    message = "a text with a colon and a space in it needs quotes"
    if trouble.says("mapping values are not allowed") and parts.colon is not None and at > parts.colon:
        mended = line[: parts.value_start] + quoted(parts.value(line)) + line[parts.value_end :]
        return complaint(message, (n, at, at + 1), "", mended)
    if trouble.says("expected ',' or") and line[at : at + 1] == ":" and open_brackets(line, at):
        start = line.rfind(": ", 0, at)
        start += 2 + len(line[start + 2 :]) - len(line[start + 2 :].lstrip())
        if " " in line[start:at].strip():
            word = line[start:at].split()[-1]
            return complaint(message, (n, at, at + 1), f'put quotes round it, or a comma before "{shown(word)}"')
        end = value_end(line, at)
        return complaint(message, (n, at, at + 1), "", line[:start] + quoted(line[start:end]) + line[end:])
    above = trouble.above(n)
    if trouble.says("mapping values are not allowed") and above is not None and parts.colon == at:
        value = parts_of(trouble.lines[above]).value(trouble.lines[above])
        if parts_of(trouble.lines[above]).colon is not None and len(value.split()) < 4:
            return []
        if indentation(line) > indentation(trouble.lines[above]) and len(value.split()) >= 4:
            return complaint(
                message, (n, at, at + 1), "put the whole text in quotes, or start it with | on the key's line"
            )
    return []
