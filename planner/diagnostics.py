"""Problems as data: where something stands, what is wrong with it, and what would mend it.

Every part of planner reports through one record, :class:`Diagnostic`. Nothing here prints; the command line does
that. Exceptions are left for bugs.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the output, a warning prints, a note is for ``check``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text file. Lines and columns count from 1 in characters; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def point(cls, file: str, line: int = 1, column: int = 1, length: int = 1) -> Span:
        """A span of ``length`` characters on one line."""
        return cls(file, line, column, line, column + length)

    def within(self, start: int, end: int) -> Span:
        """The part from character ``start`` to ``end`` (0-based) of a span that lies on one line."""
        if self.line != self.end_line:
            return self
        return Span(self.file, self.line, self.column + start, self.line, self.column + max(end, start + 1))


@dataclass(frozen=True, slots=True)
class Fix:
    """New text for a span, safe for a tool to apply unseen.

    ``was`` is the text that must stand there now; None where the span itself comes from the text.
    """

    span: Span
    text: str
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem.

    ``code`` is stable and documented (``unknown-exercise``); ``message`` is one line, lower case, without a full
    stop; ``hint`` says what to do.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hint: str = ""
    fixes: tuple[Fix, ...] = ()


@dataclass(slots=True)
class Diagnostics:
    """Collects problems in the order they are found; the same one is kept once."""

    found: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        self.found[diagnostic] = None

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def error(self, code: str, message: str, span: Span | None, hint: str = "", fixes: tuple[Fix, ...] = ()) -> None:
        self.add(Diagnostic(code, Severity.ERROR, message, span, hint, fixes))

    def warning(self, code: str, message: str, span: Span | None, hint: str = "", fixes: tuple[Fix, ...] = ()) -> None:
        self.add(Diagnostic(code, Severity.WARNING, message, span, hint, fixes))

    def note(self, code: str, message: str, span: Span | None, hint: str = "") -> None:
        self.add(Diagnostic(code, Severity.NOTE, message, span, hint))

    @property
    def has_errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that looks most like ``word``, or None when none is near."""
    folded = {k.casefold(): k for k in known}
    if word.casefold() in folded:
        return folded[word.casefold()]
    near = difflib.get_close_matches(word.casefold()[:80], folded, n=1, cutoff=cutoff)
    return folded[near[0]] if near else None


def slip_of(word: str, known: Iterable[str]) -> str | None:
    """The one known word that ``word`` is surely a slip of the pen for, or None: a correction to make unseen.

    It differs from that word by nothing but case, spaces, hyphens and underscores; or by one letter too many, too few,
    wrong or swapped with its neighbour in a word of five letters or more, and no other known word is as near.
    """
    plain = _letters(word)
    if not plain or len(plain) > _LONGEST_WORD:
        return None
    words = {one: _letters(one) for one in known}
    same = [one for one, letters in words.items() if letters == plain]
    if same:
        return same[0] if len(same) == 1 else None
    near = [one for one, letters in words.items() if _one_off(plain, letters)]
    return near[0] if len(near) == 1 and len(words[near[0]]) >= _SURE else None


_LONGEST_WORD = 40
_SURE = 5
"""Letters of a word from which one wrong letter leaves no doubt: ``rest`` is near to ``reps``."""


def _letters(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign not in " _-")


def _one_off(one: str, other: str) -> bool:
    """Whether a single letter added, left out, changed or swapped makes ``one`` of ``other``."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
