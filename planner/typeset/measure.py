"""Runs of text and the breaking of lines: everything that is known before anything is placed.

Lengths are points. A run is measured word by word with the face's kerning; spaces carry no kerning, so the width of a
line is the sum of its words and spaces and never depends on where it is broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from planner.typeset.face import Face

Color = tuple[float, float, float]

_SPACE = " "
_TOKENS = re.compile(r"\n|[ \t]+|[^ \t\n]+")
# A long word may also break after these signs (addresses, and/or, hyphenated words), the sign staying on the line.
_SOFT_BREAK = re.compile(r"(?<=[-\u2013\u2014/_?&=.])(?=[^\W_])")
_RUNT, _RUNT_LINES = 0.15, 20
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face, size and colour. ``tracking`` is added after every character; ``link`` is a URL or ``""``."""

    text: str
    face: Face
    size: float
    color: Color
    tracking: float = 0.0
    link: str = ""

    def width(self, text: str | None = None) -> float:
        """The advance width of ``text`` (or of the run's own) in points."""
        shown = self.text if text is None else text
        return self.face.width(shown, self.size) + self.tracking * len(shown)


class Piece(NamedTuple):
    """A stretch of one line in one run."""

    run: Run
    text: str
    width: float


class Line(NamedTuple):
    """One broken line. ``spaced`` tells that a space stood where the line ends (it is lost on paper, not in text)."""

    pieces: tuple[Piece, ...]
    width: float
    spaced: bool


class _Word(NamedTuple):
    pieces: tuple[Piece, ...]
    width: float
    gap: Piece | None  # the space before it


def _words(runs: Sequence[Run]) -> Iterator[_Word | None]:
    """Words with the space before each; None for a forced break. A word may run through several runs."""
    pieces: list[Piece] = []
    gap: Piece | None = None
    for run in runs:
        space: Piece | None = None
        for token in _TOKENS.findall(_INVISIBLE.sub("", run.text)):
            if token[0] in " \t\n":
                if pieces:
                    yield _Word(tuple(pieces), sum(p.width for p in pieces), gap)
                    pieces, gap = [], None
                if token == "\n":
                    yield None
                    gap = None
                else:
                    space = space or Piece(run, _SPACE, run.width(_SPACE))
                    gap = space
            else:
                pieces.append(Piece(run, token, run.width(token)))
    if pieces:
        yield _Word(tuple(pieces), sum(p.width for p in pieces), gap)


def _parts(word: _Word) -> Iterator[Piece]:
    for piece in word.pieces:
        for text in _SOFT_BREAK.split(piece.text):
            yield Piece(piece.run, text, piece.run.width(text))


def _letters(piece: Piece, room: float) -> int:
    """How many leading characters of ``piece`` fit into ``room``; a binary search, since a word may be long."""
    low, high = 0, len(piece.text)
    while low < high:
        middle = (low + high + 1) // 2
        if piece.run.width(piece.text[:middle]) <= room:
            low = middle
        else:
            high = middle - 1
    return low


class _Filler:
    """Fills lines of one width greedily."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.used = 0.0

    def end(self, *, spaced: bool) -> None:
        merged: list[Piece] = []
        for piece in self.pieces:
            if merged and merged[-1].run is piece.run:
                last = merged[-1]
                merged[-1] = Piece(piece.run, last.text + piece.text, last.width + piece.width)
            else:
                merged.append(piece)
        self.lines.append(Line(tuple(merged), self.used, spaced))
        self.pieces, self.used = [], 0.0

    def put(self, *pieces: Piece) -> None:
        for piece in pieces:
            self.pieces.append(piece)
            self.used += piece.width

    def word(self, word: _Word) -> None:
        gap = word.gap.width if word.gap and self.pieces else 0.0
        if self.used + gap + word.width <= self.width + 1e-6:
            if gap and word.gap:
                self.put(word.gap)
            self.put(*word.pieces)
            return
        if word.width <= self.width:
            self.end(spaced=word.gap is not None)
            self.put(*word.pieces)
            return
        self._long(word)

    def _long(self, word: _Word) -> None:
        """A word wider than the line: after signs first, then by letters."""
        if word.gap and self.pieces:
            self.put(word.gap)
        for part in _parts(word):
            rest = part
            if self.pieces and self.used + rest.width > self.width:
                if self.pieces[-1].text == _SPACE:
                    self.used -= self.pieces.pop().width
                    self.end(spaced=True)
                else:
                    self.end(spaced=False)
            while rest.width > self.width - self.used + 1e-6:
                count = max(1, _letters(rest, self.width - self.used))
                self.put(Piece(rest.run, rest.text[:count], rest.run.width(rest.text[:count])))
                text = rest.text[count:]
                rest = Piece(rest.run, text, rest.run.width(text))
                if not text:
                    break
                self.end(spaced=False)
            if rest.text:
                self.put(rest)


def break_lines(runs: Sequence[Run], width: float) -> list[Line]:
    """Lines of at most ``width`` points, broken at spaces; an over-long word breaks after a sign, else by letters.

    Always at least one line. A single letter wider than ``width`` still gets a line of its own.
    """
    filler = _Filler(max(width, 1.0))
    for word in _words(runs):
        if word is None:
            filler.end(spaced=True)
        else:
            filler.word(word)
    if filler.pieces or not filler.lines:
        filler.end(spaced=False)
    return filler.lines


def without_runt(runs: Sequence[Run], width: float) -> list[Line]:
    """Broken lines whose last one is not a lonely short word, where a little less width avoids it at no extra line."""
    lines = break_lines(runs, width)
    if 1 < len(lines) < _RUNT_LINES and lines[-1].width < _RUNT * width:
        for share in (0.96, 0.92, 0.88):
            other = break_lines(runs, share * width)
            if len(other) > len(lines):
                break
            if other[-1].width >= _RUNT * width:
                return other
    return lines


def text_width(runs: Sequence[Run]) -> float:
    """The width of runs set on one line."""
    return sum(run.width() for run in runs)


def one_line(runs: Sequence[Run], *, spaced: bool = False) -> Line:
    """Runs as one line, never broken; line feeds become spaces."""
    pieces = []
    for run in runs:
        text = " ".join(run.text.split("\n"))
        pieces.append(Piece(run, text, run.width(text)))
    return Line(tuple(pieces), sum(piece.width for piece in pieces), spaced)


def shorten(run: Run, width: float) -> Run:
    """``run`` cut to ``width`` with an ellipsis; unchanged when it fits."""
    if run.width() <= width:
        return run
    room = width - run.width("…")
    count = _letters(Piece(run, run.text, run.width()), max(room, 0.0))
    return replace(run, text=run.text[:count].rstrip() + "…")
