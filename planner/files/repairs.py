"""Slips, and a text that is mended line by line while every place stays the place in the file as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.diagnostics import Diagnostic, Diagnostics, Fix, Severity, Span

LOOK_HINT = "look at the quotes, brackets and indentation of this line and of the one above"

_TIMES_PER_LINE = 4
_HINT_LENGTH = 120
_NEAR = 2
_MOVED = {"yaml-indent", "yaml-colon-in-text", "yaml-no-value", "yaml-syntax"}
"""What a line may be called that was right until the line above it was moved."""
_LINE_CAP = 2000
"""Longer lines are not mended: the work on them would add up."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A problem in the text that the parser saw: ``line``, ``start`` and ``end`` count from 0 there.

    ``repaired`` is the whole line as it should be: shown in the hint (after ``hint``, when there is one), offered as a
    fix, and read on with. Only a repair that can mean nothing else belongs there; a guess is a matter for ``hint``.
    ``span`` replaces the position for a slip found on a finished node.
    """

    code: str
    message: str
    line: int
    start: int
    end: int
    hint: str = ""
    repaired: str | None = None
    span: Span | None = None
    severity: Severity = Severity.ERROR


def write_hint(line: str) -> str:
    """The hint that shows a corrected line, without its indentation and cut when it is very long."""
    text = line.strip()
    return f"write: {text if len(text) <= _HINT_LENGTH else text[: _HINT_LENGTH - 1] + '…'}"


def _change(old: str, new: str) -> tuple[int, int, int]:
    """Where ``new`` differs from ``old``: the first character, and the ends of the stretch in old and in new."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, len(new) - tail


class Repairs:
    """The lines of a text, mended so far. ``span`` gives places in the file, whatever was mended."""

    def __init__(self, name: str, lines: list[str], first_line: int) -> None:
        self.name = name
        self.first_line = first_line
        self.original = lines
        self.lines = list(lines)
        self.changes: dict[int, list[tuple[int, int, int]]] = {}
        self.moved: list[int] = []
        self.reported: set[tuple[str, int, int]] = set()

    def column(self, line: int, column: int) -> int:
        """The column in the file (from 0) of a column of a mended line."""
        for start, old_end, new_end in reversed(self.changes.get(line, ())):
            if column >= new_end:
                column += old_end - new_end
            elif column > start:
                column = min(column, old_end)
        return column

    def span(self, start: tuple[int, int], end: tuple[int, int]) -> Span:
        """The place in the file of a stretch of the mended text."""
        if self.changes:
            start = (start[0], self.column(*start))
            end = (end[0], self.column(*end))
        top = self.first_line
        return Span(self.name, start[0] + top, start[1] + 1, end[0] + top, end[1] + 1)

    def style(self, style: str, start: tuple[int, int]) -> str:
        """The style of a scalar as the file has it: a text that only a repair put into quotes is plain."""
        if style in ("single", "double") and start[0] in self.changes:
            column = self.column(*start)
            if self.original[start[0]][column : column + 1] not in ("'", '"'):
                return "plain"
        return style

    def doubtful(self, slips: Iterable[Slip]) -> bool:
        """Whether a slip is so near to a mended indentation that the wrong one of two lines may have been moved."""
        return any(0 <= slip.line - n <= _NEAR for slip in slips if slip.code in _MOVED for n in self.moved)

    def report(self, slips: Iterable[Slip], out: Diagnostics) -> None:
        """Add the slips that are new to ``out``."""
        for slip in slips:
            span = slip.span or self.span((slip.line, slip.start), (slip.line, max(slip.end, slip.start + 1)))
            mark = (slip.code, span.line, span.column)
            # A repair that changes nothing any more is the echo of one that did.
            echo = slip.line in self.changes and slip.repaired == self.lines[slip.line]
            if mark in self.reported or echo:
                continue
            self.reported.add(mark)
            hint = slip.hint
            fixes: tuple[Fix, ...] = ()
            if slip.repaired is not None and len(slip.repaired) <= _LINE_CAP:
                if slip.repaired.split() != self.lines[slip.line].split():
                    hint = "; ".join(part for part in (hint, write_hint(slip.repaired)) if part)
                if slip.line not in self.changes:
                    fixes = (self._fix(slip.line, slip.repaired),)
            hint = hint or LOOK_HINT
            out.add(Diagnostic(slip.code, slip.severity, slip.message, span, hint, fixes))

    def _fix(self, line: int, repaired: str) -> Fix:
        start, old_end, new_end = _change(self.original[line], repaired)
        row = line + self.first_line
        span = Span(self.name, row, start + 1, row, old_end + 1)
        return Fix(span, repaired[start:new_end], self.original[line][start:old_end])

    def apply(self, slips: Iterable[Slip]) -> bool:
        """Mend what can be mended, each line once; False when nothing changed."""
        done: set[int] = set()
        for slip in slips:
            changes = self.changes.get(slip.line, [])
            if slip.repaired is None or slip.repaired == self.lines[slip.line] or len(slip.repaired) > _LINE_CAP:
                continue
            if slip.line in done or len(changes) >= _TIMES_PER_LINE:
                continue
            done.add(slip.line)
            if slip.repaired.lstrip() == self.lines[slip.line].lstrip() and slip.code == "yaml-indent":
                self.moved.append(slip.line)
            change = _change(self.lines[slip.line], slip.repaired)
            self.changes.setdefault(slip.line, []).append(change)
            self.lines[slip.line] = slip.repaired
        return bool(done)
