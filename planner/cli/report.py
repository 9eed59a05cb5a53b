"""Problems as a person or a program reads them. Nothing of a user's file reaches the terminal unescaped."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planner.diagnostics import Diagnostic, Severity, Span
from planner.files import Files

_PRINTED = 500
"""Most problems that are printed for a person."""

_ALIKE = 3
"""Most warnings of one kind that are printed for one file."""

_LONGEST_TEXT = 1000
"""Most characters of a message or hint."""

_BEFORE, _AFTER = 60, 60
"""How many characters of a long line are shown before and behind the start of the span."""

_TAB = 4

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_STAND_INS = str.maketrans(
    {"…": "...", "–": "-", "−": "-", "×": "x", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "·": "-", "•": "-"}
)


def human(diagnostics: Iterable[Diagnostic], files: Files, colour: bool) -> str:
    """The problems for a person, sorted by place, each with its line and carets, and a line that counts them.

    Of the warnings and of the notes of one kind in one file the first three are shown, and how many more there are.
    ``files`` gives the lines. The text ends without a line feed; it is empty when there are no problems.
    """
    found = _sorted(diagnostics)
    if not found:
        return ""
    lines = _Lines(files)
    parts: list[str] = []
    told = 0
    for problem, alike in _grouped(found):
        if len(parts) >= _PRINTED:
            parts.append(f"and {len(found) - told:,} more")
            break
        parts.append(_one(problem, lines, colour))
        if alike:
            where = f" in {safe(problem.span.file)}" if problem.span else ""
            parts.append(f"and {alike:,} more of this kind{where}")
        told += 1 + alike
    parts.append(summary(found))
    return "\n".join(parts)


def _grouped(found: list[Diagnostic]) -> Iterator[tuple[Diagnostic, int]]:
    """The problems to show, each with the number of those like it that are left out behind it."""

    def kind(problem: Diagnostic) -> tuple[str, str]:
        return problem.code, problem.span.file if problem.span else ""

    counts = Counter(kind(problem) for problem in found if problem.severity is not Severity.ERROR)
    seen: Counter[tuple[str, str]] = Counter()
    for problem in found:
        if problem.severity is Severity.ERROR:
            yield problem, 0
            continue
        seen[kind(problem)] += 1
        number, more = seen[kind(problem)], counts[kind(problem)] - _ALIKE
        if number <= _ALIKE:
            yield problem, more if number == _ALIKE and more > 0 else 0


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many problems of each severity: ``2 errors, 1 warning``; empty when there are none."""
    severities = [problem.severity for problem in dict.fromkeys(diagnostics)]
    counts = ((severity, severities.count(severity)) for severity in _RANK)
    return ", ".join(f"{n:,} {severity}{'' if n == 1 else 's'}" for severity, n in counts if n)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """The problems for a program: a list of objects, sorted by place, in ASCII.

    Lines and columns count from 1 in characters, the end is exclusive; a problem without a place has null there.
    """
    rows = [
        {
            "code": problem.code,
            "severity": str(problem.severity),
            "message": problem.message,
            **_place(problem.span),
            "hint": problem.hint,
            "fixes": [{**_place(fix.span), "text": fix.text} for fix in problem.fixes],
        }
        for problem in _sorted(diagnostics)
    ]
    return json.dumps(rows, indent=2)


def columns(rows: Iterable[Sequence[str]], widest: int = 32) -> list[str]:
    """Rows of cells as lines of text, each column as wide as its longest cell, yet at most ``widest``."""
    table = [[safe(cell) for cell in row] for row in rows]
    widths = [min(max(map(len, column)), widest) for column in zip(*table, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table]


def for_encoding(text: str, encoding: str | None) -> str:
    """``text`` as a stream with this encoding can print it: stand-ins for typography, escapes for the rest."""
    encoding = encoding or "ascii"
    try:
        text.encode(encoding)
    except LookupError:
        encoding = "ascii"
    except UnicodeEncodeError:
        pass
    else:
        return text
    return "".join(_encodable(sign, encoding) for sign in text)


def _encodable(sign: str, encoding: str) -> str:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return sign.translate(_STAND_INS).encode(encoding, "backslashreplace").decode(encoding)
    return sign


def safe(text: str) -> str:
    """A text on one line in which nothing controls the terminal or turns the reading direction."""
    if len(text) > _LONGEST_TEXT:
        text = text[: _LONGEST_TEXT - 1] + "…"
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


def _visible(sign: str) -> str:
    # Joiners shape emoji and Indic or Arabic letters and do no harm; every other format character can hide something.
    if sign in "\u200c\u200d" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return sign
    return {"\n": "\\n", "\t": "\\t"}.get(sign) or (f"\\x{ord(sign):02x}" if sign < "\u0100" else f"\\u{ord(sign):04x}")


def _sorted(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    def key(problem: Diagnostic) -> tuple[Span, int, str, str]:
        return problem.span or Span(""), _RANK[problem.severity], problem.code, problem.message

    return sorted(dict.fromkeys(diagnostics), key=key)


def _place(span: Span | None) -> dict[str, str | int | None]:
    return {
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }


class _Lines:
    """The lines of the files that were read, each file split once."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.split: dict[str, list[str]] = {}

    def get(self, span: Span) -> str | None:
        """The line on which ``span`` starts; None when its file or that line is not known."""
        if span.file not in self.files.sources:
            return None
        if span.file not in self.split:
            self.split[span.file] = self.files.sources[span.file].text.split("\n")
        lines = self.split[span.file]
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None


def _one(problem: Diagnostic, lines: _Lines, colour: bool) -> str:
    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    span, ink = problem.span, _COLOURS[problem.severity]
    place = "" if span is None else f"{safe(span.file)}:{span.line}:{span.column}: "
    rows = [f"{paint(place, '1') if place else ''}{paint(f'{problem.severity}:', f'1;{ink}')} {safe(problem.message)}"]
    line = lines.get(span) if span else None
    if span is not None and line is not None and line.strip():
        excerpt, before, length = _excerpt(line, span)
        gutter = f"{span.line:>5}"
        rows.append(f"{gutter} | {excerpt}")
        rows.append(f"{'':{len(gutter)}} | {' ' * before}{paint('^' * length, f'1;{ink}')}")
    if problem.hint:
        rows.append(f"   hint: {safe(problem.hint)}")
    return "\n".join(rows)


def _excerpt(line: str, span: Span) -> tuple[str, int, int]:
    """The line as it is shown, the cells before its carets, and how many carets there are."""
    start = min(max(span.column - 1, 0), len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    first = 0 if start <= _BEFORE else start - _BEFORE
    last = min(len(line), max(start, first) + _AFTER)
    text, cells = "…" if first else "", 1 if first else 0
    before = length = 0
    for column in range(first, last):
        if column == start:
            before = cells
        shown = " " * (_TAB - cells % _TAB) if line[column] == "\t" else _visible(line[column])
        text += shown
        cells += _width(shown)
        if start <= column < end:
            length = cells - before
    if start >= last:
        before = cells
    return f"{text.rstrip()}…" if last < len(line) else text.rstrip(), before, max(length, 1)


def _width(text: str) -> int:
    """How many cells of a terminal a text takes: none for marks on letters, two for wide East Asian signs."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(sign) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(sign) in {"W", "F"}
        else 1
        for sign in text
    )
