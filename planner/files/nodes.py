"""A YAML document as it was written: text, style and place of every value, and no types.

``1:30``, ``no`` and ``3110`` stay the text that stands in the file; what they mean is for the reader of the key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from planner.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. ``style`` is plain, single, double, literal or folded; ``span`` covers the quotes too."""

    text: str
    span: Span
    style: str = "plain"

    @property
    def missing(self) -> bool:
        """Whether nothing at all stands there, as behind the colon of ``rest:``."""
        return self.style == "plain" and not self.text

    @property
    def inner(self) -> Span:
        """The span of the text itself, without its quotes."""
        if self.style in ("single", "double") and self.span.line == self.span.end_line:
            return Span(
                self.span.file, self.span.line, self.span.column + 1, self.span.line, max(self.span.end_column - 1, 1)
            )
        return self.span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. ``flow`` is true for ``[a, b]``."""

    items: tuple[Node, ...]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map in the order of the file. ``flow`` is true for ``{a: b}``."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span
    flow: bool = False

    def get(self, key: str) -> Node | None:
        """The value of ``key``, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping
