"""What the parser complains about, as the detectors of slips look at it."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from planner.files.repairs import Slip

LOOK_BACK = 200
"""Most lines above a complaint that a detector looks at."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the parser says: ``line`` and ``column`` of the complaint, where the thing at fault started, its words."""

    lines: list[str]
    line: int
    column: int
    from_line: int
    from_column: int
    words: str

    def says(self, *parts: str) -> bool:
        """Whether the parser's words contain one of ``parts``."""
        return any(part in self.words for part in parts)

    @property
    def text(self) -> str:
        """The line complained about."""
        return self.lines[self.line]

    @property
    def block_ended(self) -> bool:
        """Whether a block or a bracket was closed by something that does not belong there."""
        return self.says("expected <block end>", "did not find expected key", "expected '-'", "expected ',' or")

    @property
    def no_key(self) -> int | None:
        """The line that should have been a key with a value, when the complaint is about what follows it."""
        if self.says("could not find expected ':'"):
            return self.from_line
        starts_line = not self.text[: self.column].strip()
        if self.says("mapping values are not allowed") or (self.block_ended and starts_line):
            return self.above(self.line)
        return None

    def above(self, line: int) -> int | None:
        """The nearest line above ``line`` that says something."""
        return line_above(self.lines, line)


def line_above(lines: list[str], line: int) -> int | None:
    """The nearest of ``lines`` above ``line`` that says something."""
    for number in range(line - 1, max(line - LOOK_BACK, -1), -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            return number
    return None


def trouble_of(lines: list[str], problem: yaml.YAMLError) -> Trouble:
    """The parser's complaint, with marks that lie inside the text."""

    def place(mark: yaml.Mark | None) -> tuple[int, int] | None:
        if mark is None:
            return None
        line = min(mark.line, len(lines) - 1)
        return line, min(mark.column, len(lines[line]))

    words = f"{getattr(problem, 'context', None) or ''}; {getattr(problem, 'problem', None) or ''}"
    at = place(getattr(problem, "problem_mark", None)) or (0, 0)
    start = place(getattr(problem, "context_mark", None)) or at
    return Trouble(lines, *at, *start, words)


def complaint(message: str, place: tuple[int, int, int], hint: str = "", repaired: str | None = None) -> list[Slip]:
    """One slip, without its code, at a line and columns from 0."""
    line, start, end = place
    return [Slip("", message, line, start, max(end, start + 1), hint, repaired)]
