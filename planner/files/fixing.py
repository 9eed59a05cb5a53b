"""Putting fixes into the bytes of a file. Nothing but what they name is changed: line ends and byte order mark stay."""

from __future__ import annotations

import codecs
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable

from planner.diagnostics import Diagnostic, Fix

_LINE_END = re.compile(r"\r\n|\r|\n")

_Edit = tuple[int, int, str]
"""Start and end of what is replaced, in characters of the text, and the new text."""


def apply_fixes(raw: bytes, problems: Iterable[Diagnostic]) -> tuple[bytes, list[Diagnostic]]:
    """The bytes ``raw`` of a UTF-8 file after the fixes of ``problems``, and the problems whose fixes are in them.

    The fixes of one problem are made together or not at all. Where the fixes of two problems overlap or touch, the one
    further up is made. A fix whose place is not there, or where another text stands than it expects, is not made.
    """
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    page = _Page(raw[len(mark) :].decode("utf-8"))
    made: list[_Edit] = []
    done = []
    for problem in sorted((one for one in problems if one.fixes), key=lambda one: one.fixes[0].span):
        edits = [edit for fix in problem.fixes if (edit := page.edit(fix)) is not None]
        trial = _with(made, edits) if len(edits) == len(problem.fixes) else None
        if trial is not None:
            made = trial
            done.append(problem)
    return mark + page.after(made).encode("utf-8"), done


def _with(made: list[_Edit], edits: Iterable[_Edit]) -> list[_Edit] | None:
    """``made`` and ``edits`` in order; None when two of them meet."""
    joined = list(made)
    for edit in edits:
        at = bisect(joined, edit)
        if (at and joined[at - 1][1] >= edit[0]) or (at < len(joined) and edit[1] >= joined[at][0]):
            return None
        joined.insert(at, edit)
    return joined


class _Page:
    """A text with its own line ends, and where its lines start."""

    def __init__(self, text: str) -> None:
        self.text = text
        ends = list(_LINE_END.finditer(text))
        self.starts = [0, *(end.end() for end in ends)]
        self.ends = [*(end.start() for end in ends), len(text)]
        self.line_end = next(iter(dict(Counter(end.group() for end in ends).most_common(1))), "\n")

    def edit(self, fix: Fix) -> _Edit | None:
        """What ``fix`` changes; None when its place is not there or holds something else."""
        start = self._place(fix.span.line, fix.span.column)
        end = self._place(fix.span.end_line, fix.span.end_column)
        if start is None or end is None or end < start:
            return None
        if fix.was is not None and _LINE_END.sub("\n", self.text[start:end]) != fix.was:
            return None
        return start, end, fix.text.replace("\n", self.line_end)

    def _place(self, line: int, column: int) -> int | None:
        if not 0 < line <= len(self.starts) or column < 1:
            return None
        place = self.starts[line - 1] + column - 1
        return place if place <= self.ends[line - 1] else None

    def after(self, edits: Iterable[_Edit]) -> str:
        """The text with ``edits``, which are in order."""
        parts, at = [], 0
        for start, end, new in edits:
            parts += [self.text[at:start], new]
            at = end
        return "".join((*parts, self.text[at:]))
