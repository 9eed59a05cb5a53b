"""Detectors of slips in the layout: tabs, dashes, colons, brackets and indentation."""

from __future__ import annotations

import re

import yaml

from planner.files.repairs import Slip
from planner.files.trouble import LOOK_BACK, Trouble, complaint, line_above, trouble_of
from planner.files.yaml_lines import closers, indentation, open_brackets, parse, parts_of, shown, without_end

_GLUED = re.compile(r"([^\s:#'\"\[\]{}][^:#]{0,60}):(?!//)(?=[^\s:])")
_TAB = re.compile(r" *(?:- *)?\t[ \t]*\S")
_FAR = (1 << 30, 0)


def tab(trouble: Trouble) -> list[Slip]:
    """Tabs in the indentation: all lines that start with one, mended where only one reading of the file is left."""
    lines = trouble.lines
    at = next((n for n in (trouble.line, trouble.from_line) if _TAB.match(lines[n])), None)
    if at is None:
        return []
    rows = sorted({at, *(n for n, line in enumerate(lines) if line.startswith("\t") and line.strip())})[:LOOK_BACK]
    mended = _without_tabs(lines, rows)
    found: list[Slip] = []
    for n in rows:
        start = lines[n].index("\t")
        end = len(lines[n]) - len(lines[n][start:].lstrip())
        width = len(mended[n]) - len(lines[n]) + end - start if n in mended else 0
        hint = f"write {width} spaces instead" if width else "write spaces instead"
        found += complaint("a tab may not stand in the indentation", (n, start, end), hint, mended.get(n))
    return found


def _without_tabs(lines: list[str], rows: list[int]) -> dict[int, str]:
    """The lines ``rows`` with spaces for their tabs; empty where that can be done in ways that mean different things.

    A tab may be worth 2, 4 or 8 spaces, or bring its line under the one above it. What makes most of the file readable
    counts, unless a line that belongs to the key above it does not come to stand under that key.
    """
    best: tuple[tuple[int, int], dict[int, str], list[object]] = ((rows[-1], 1 << 30), {}, [])
    trials = [{n: _spaces(lines[n], width) for n in rows} for width in (2, 4, 8)]
    for trial in (*trials, *_aligned(lines, rows)):
        whole = [trial.get(n, line) for n, line in enumerate(lines)]
        reached, shape = _shape(whole)
        if reached < best[0] or not all(_under_its_key(whole, n) for n in rows):
            continue
        if reached > best[0]:
            best = reached, trial, shape
        elif shape != best[2]:
            best = reached, {}, []
    return best[1]


def _under_its_key(lines: list[str], row: int) -> bool:
    """Whether a line stands under the key above it, if that one has no value beside it; an entry may stand below it."""
    above = line_above(lines, row)
    parts = parts_of(lines[above]) if above is not None else None
    if above is None or parts is None or parts.colon is None or parts.value(lines[above]):
        return True
    column = indentation(lines[row])
    return column >= parts.key_start if lines[row].startswith("- ", column) else column > parts.key_start


def _aligned(lines: list[str], rows: list[int]) -> list[dict[int, str]]:
    """A trial for a tab between lines with spaces: each such line starts where the nearest of its kind above does."""
    trial: dict[int, str] = {}
    between = False
    for n in rows:
        above, text = line_above(lines, n), lines[n].lstrip()
        if above is None or _TAB.match(lines[above]):
            continue
        parts = parts_of(lines[above])
        open_key = parts.colon is not None and not parts.value(lines[above])
        between = between or (not open_key and lines[above].startswith(" "))
        column = parts.key_start + 2 if open_key else parts.key_start
        if text.startswith("- ") and not open_key:
            column = indentation(lines[above])
        trial[n] = " " * column + text
    return [trial] if between and len(trial) == len(rows) else []


def _spaces(line: str, width: int) -> str:
    lead = parts_of(line).key_start
    return line[:lead].replace("\t", " " * width) + line[lead:]


def _shape(lines: list[str]) -> tuple[tuple[int, int], list[object]]:
    """How far the text can be read, and what it says so far: the parser's events without their places."""
    said: list[object] = []
    try:
        said.extend((type(event), getattr(event, "value", None)) for event in parse(lines))
    except yaml.YAMLError as problem:
        trouble = trouble_of(lines, problem)
        return (trouble.line, trouble.column), said
    return _FAR, said


def dash_space(trouble: Trouble) -> list[Slip]:
    """``-squat: 3x5`` in a list."""
    for n in (trouble.line, trouble.from_line):
        match = re.match(r"\s*(?:- +)*-(?=[^\W\d]|\d.*$)", trouble.lines[n])
        in_list = trouble.says("expected '-'", "could not find expected ':'", "expected <block end>", "expected key")
        if match and in_list:
            end = match.end()
            mended = f"{trouble.lines[n][:end]} {trouble.lines[n][end:]}"
            return complaint("a list item needs a space after the dash", (n, end - 1, end), "", mended)
    return []


def colon_space(trouble: Trouble) -> list[Slip]:
    """``rest:90s``; the parser complains about the line after it."""
    if trouble.block_ended and trouble.text[trouble.column : trouble.column + 1] == ":":
        return _put_space(trouble.lines, trouble.line, trouble.column)
    n = trouble.no_key
    if n is None:
        return []
    parts = parts_of(trouble.lines[n])
    match = _GLUED.match(trouble.lines[n], parts.key_start)
    return _put_space(trouble.lines, n, match.end() - 1) if match and parts.colon is None else []


def _put_space(lines: list[str], n: int, colon: int) -> list[Slip]:
    line = lines[n]
    if line[:colon].rstrip()[-1:] in {"", "{", "[", ","} or line[colon + 1 : colon + 2].strip() == "":
        return []
    mended = f"{line[: colon + 1]} {line[colon + 1 :]}"
    return complaint("a key needs a space after its colon", (n, colon, colon + 1), "", mended)


def bracket(trouble: Trouble) -> list[Slip]:
    """A bracket or brace that is not closed on its line."""
    if not trouble.says("flow") or not trouble.says("expected ',' or", "node content"):
        return []
    for n in range(min(trouble.line, len(trouble.lines) - 1), max(trouble.line - LOOK_BACK, -1), -1):
        line = trouble.lines[n]
        brackets = open_brackets(line, len(line))
        at_end = n < trouble.line or trouble.column >= len(line.rstrip())
        if brackets and at_end:
            end = len(without_end(line, 0))
            column, sign = brackets[-1]
            unfinished = line[:end].endswith(",")
            mended = None if unfinished else line[:end] + closers(brackets) + line[end:]
            hint = f"put {closers(brackets)} where it ends" if unfinished else ""
            return complaint(f"this {sign} is not closed", (n, column, column + 1), hint, mended)
    return []


def no_value(trouble: Trouble) -> list[Slip]:
    """A line of a map without a colon: ``rest`` or ``bench 3x5``."""
    n = trouble.no_key
    if n is None:
        return []
    line = trouble.lines[n]
    parts = parts_of(line)
    text = parts.value(line)
    if parts.colon is not None or not text:
        return []
    split = re.match(r"(.*?\S)\s+(\S*\d.*)$", text)
    if split:
        lead = line[: parts.key_start].lstrip()
        hint = f"write: {lead}{shown(split.group(1))}: {shown(split.group(2))}"
        return complaint("a key and its value need a colon between them", (n, parts.key_start, parts.value_end), hint)
    lead, (key, *rest) = line[: parts.key_start].lstrip(), text.split(maxsplit=1)
    hint = f"write: {lead}{shown(key)}: {shown(*rest) if rest else 'and its value'}"
    return complaint(f'"{shown(text)}" has no colon', (n, parts.key_start, parts.value_end), hint)


def too_deep(trouble: Trouble) -> list[Slip]:
    """A key that is indented further than its neighbours."""
    n, line = trouble.line, trouble.text
    above = trouble.above(n)
    if not trouble.says("mapping values are not allowed") or above is None or parts_of(line).colon != trouble.column:
        return []
    parts = parts_of(trouble.lines[above])
    if parts.colon is None:
        return []
    is_item, above_is_item = line.lstrip().startswith("- "), trouble.lines[above].lstrip().startswith("- ")
    start = indentation(line)
    message = "this line is indented too far"
    if is_item and not above_is_item:
        key = shown(parts.key(trouble.lines[above]))
        hint = f'give "{key}" either the value behind it or the list below it'
        return complaint(f'"{key}" already has a value, so no list can follow', (n, start, start + 1), hint)
    column = indentation(trouble.lines[above]) if is_item else parts.key_start
    hint = f"start it at column {column + 1}"
    return complaint(message, (n, start, start + 1), hint, " " * column + line.lstrip())


def not_aligned(trouble: Trouble) -> list[Slip]:
    """A line that starts under nothing, or a key among list items."""
    n, line, at = trouble.line, trouble.text, trouble.column
    if trouble.says("document start"):
        return _first_line(trouble)
    if not trouble.block_ended or trouble.says("',' or") or line[:at].strip():
        return []
    is_item = line.lstrip().startswith("- ")
    keys, dashes = _columns_above(trouble)
    if at in (keys if is_item else dashes):
        if is_item:
            return complaint("a list item stands among keys", (n, at, at + 1), "indent it under the key it belongs to")
        hint = f"write: - {shown(line.strip())}, or indent it under the item it belongs to"
        return complaint("a key stands among list items", (n, at, at + 1), hint)
    message = "this line is not aligned with any line above"
    if (odd := _odd_item_above(trouble)) is not None:
        line, column = trouble.lines[odd], indentation(trouble.lines[odd])
        hint = f"start it at column {at - 1}"
        return complaint(message, (odd, column, column + 1), hint, " " * (at - 2) + line.lstrip())
    columns = sorted(dashes if is_item else keys, key=lambda column: abs(column - at))
    if not columns:
        return []
    if abs(columns[0] - at) == 1 and (len(columns) == 1 or abs(columns[1] - at) > 1):
        hint = f"start it at column {columns[0] + 1}"
        return complaint(message, (n, at, at + 1), hint, " " * columns[0] + line.lstrip())
    choice = " or ".join(str(column + 1) for column in sorted(columns[:2]))
    return complaint(message, (n, at, at + 1), f"start it at column {choice}")


def _odd_item_above(trouble: Trouble) -> int | None:
    """A list item just above that is one column off its neighbours, while the line complained about is not."""
    above, at = trouble.above(trouble.line), trouble.column
    if above is None or at < 2 or abs(indentation(trouble.lines[above]) + 2 - at) != 1:
        return None
    near = (trouble.lines[n] for n in range(max(above - LOOK_BACK, 0), min(above + LOOK_BACK, len(trouble.lines))))
    if trouble.lines[above].lstrip().startswith("- ") and any(line.startswith(" " * (at - 2) + "- ") for line in near):
        return above
    return None


def _first_line(trouble: Trouble) -> list[Slip]:
    """A first line with an indentation that the next has not."""
    above = trouble.above(trouble.line)
    if above is None or trouble.above(above) is not None or indentation(trouble.lines[above]) <= trouble.column:
        return []
    line, start = trouble.lines[above], trouble.column
    message = "this line is indented further than the next"
    return complaint(
        message, (above, start, indentation(line)), f"start it at column {start + 1}", " " * start + line.lstrip()
    )


def _columns_above(trouble: Trouble) -> tuple[set[int], set[int]]:
    """The columns at which keys and dashes of the blocks round a line start."""
    keys, dashes, limit = set[int](), set[int](), 1 << 30
    for n in range(trouble.line - 1, max(trouble.line - 10 * LOOK_BACK, -1), -1):
        line = trouble.lines[n]
        if not line.strip() or line.lstrip().startswith("#") or indentation(line) >= limit:
            continue
        parts = parts_of(line)
        if parts.colon is not None and parts.key_start < limit:
            keys.add(parts.key_start)
        dashes.update(column for column in range(indentation(line), parts.key_start) if line[column] == "-")
        limit = indentation(line)
        if limit == 0:
            break
    return keys, dashes
