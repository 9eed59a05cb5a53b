"""Runs of text and the breaking of lines: everything that is known before anything is placed.

Lengths are points. A run is measured word by word with the face's kerning; spaces carry no kerning, so the width of a
line is the sum of its words and spaces and never depends on where it is broken.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from planner.typeset.face import Face

Color = tuple[float, float, float]

_SPACE = " "
_TOKENS = re.compile(r"\n|[ \t]+|\u200b+|[^ \t\n\u200b]+")
# An over-long word breaks after these signs (addresses, and/or, hyphenated words), the sign staying on the line; also
# after a no-break space, which web pages are full of: better there than inside a word.
_SOFT_BREAK = re.compile(r"(?<=[-\u2013\u2014/_?&=.])(?=[^\W_])|(?<=[\u00a0\u202f])")
_RUNT, _RUNT_LINES = 0.15, 20
_LONGEST_KEPT = 2_000
"""Most characters of a paragraph whose lines are remembered."""
_INVISIBLE = re.compile("[\u00ad\u2060]")
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_FIRST_PROBE = 32


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
    """Words with the space before each; None for a forced break. A word may run through several runs.

    A zero-width space ends a word and leaves no gap; soft hyphens and word joiners are dropped.
    """
    pieces: list[Piece] = []
    gap: Piece | None = None
    for run in runs:
        space: Piece | None = None
        for token in _TOKENS.findall(_INVISIBLE.sub("", run.text)):
            if token[0] not in " \t\n\u200b":
                pieces.append(Piece(run, token, run.width(token)))
                continue
            if pieces:
                yield _Word(tuple(pieces), sum(p.width for p in pieces), gap)
                pieces, gap = [], None
            if token == "\n":
                yield None
                gap = None
            elif token[0] != "\u200b":
                space = space or Piece(run, _SPACE, run.width(_SPACE))
                gap = space
    if pieces:
        yield _Word(tuple(pieces), sum(p.width for p in pieces), gap)


def _fitting(run: Run, text: str, start: int, room: float) -> int:
    """How many characters of ``text`` from ``start`` on fit into ``room``.

    Longer and longer stretches are tried, then the last step is halved: the cost depends on what fits, not on what
    is left, or a word of a million letters would take quadratic time.
    """
    left = len(text) - start
    low, high = 0, min(_FIRST_PROBE, left)
    while high > low and run.width(text[start : start + high]) <= room:
        low, high = high, min(2 * high, left)
    while high - low > 1:
        middle = (low + high) // 2
        if run.width(text[start : start + middle]) <= room:
            low = middle
        else:
            high = middle
    return low


def _before_marks(text: str, start: int, end: int) -> int:
    """``end``, or the place before the letter whose accents or joiners a cut at ``end`` would leave behind."""
    at = end
    while at < len(text) and at > start and _joins(text, at):
        at -= 1
    return at if at > start else end


def _joins(text: str, at: int) -> bool:
    """Whether the character at ``at`` belongs to the one before it."""
    return text[at] in _JOINERS or text[at - 1] == "\u200d" or bool(unicodedata.combining(text[at]))


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
            last = merged[-1] if merged else None
            # Joined only at spaces, which carry no kerning: else what is drawn would differ from what was measured.
            if last and last.run is piece.run and _SPACE in (last.text[-1], piece.text):
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
        for run, text, _ in word.pieces:
            start = 0
            while start < len(text):
                end = start + _fitting(run, text, start, self.width - self.used + 1e-6)
                if end < len(text):
                    found = (match.start() for match in _SOFT_BREAK.finditer(text, start + 1, end + 1))
                    signs = [at for at in found if at <= end]
                    if not signs and self.pieces:
                        self._turn()
                        continue
                    end = signs[-1] if signs else _before_marks(text, start, max(end, start + 1))
                self.put(Piece(run, text[start:end], run.width(text[start:end])))
                start = end
                if start < len(text):
                    self.end(spaced=False)

    def _turn(self) -> None:
        """End the line inside or before a long word; a space at its end is lost on paper."""
        spaced = self.pieces[-1].text == _SPACE
        if spaced:
            self.used -= self.pieces.pop().width
        self.end(spaced=spaced)


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
    if sum(len(run.text) for run in runs) > _LONGEST_KEPT:
        return _without_runt(runs, width)
    return list(_kept(tuple(runs), width))


@lru_cache(maxsize=2_000)
def _kept(runs: tuple[Run, ...], width: float) -> tuple[Line, ...]:
    """The same, remembered: a page is tried at several settings, and most of its text is as wide in all of them."""
    return tuple(_without_runt(runs, width))


def _without_runt(runs: Sequence[Run], width: float) -> list[Line]:
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
    """The width of the widest line of runs that are broken at line feeds only."""
    return max(line.width for line in break_lines(runs, math.inf))


def one_line(runs: Sequence[Run], *, spaced: bool = False) -> Line:
    """Runs as one line, never broken; line feeds become spaces."""
    return _one_line(tuple(runs), spaced)


@lru_cache(maxsize=5_000)
def _one_line(runs: tuple[Run, ...], spaced: bool) -> Line:
    pieces = []
    for run in runs:
        text = run.text.replace("\n", " ")
        if text:
            pieces.append(Piece(run, text, run.width(text)))
    return Line(tuple(pieces), sum(piece.width for piece in pieces), spaced)


def shorten(run: Run, width: float) -> Run:
    """``run`` cut to ``width`` with an ellipsis; unchanged when it fits."""
    if run.width() <= width:
        return run
    count = _fitting(run, run.text, 0, width - run.width("…"))
    while count and run.width(run.text[:count].rstrip() + "…") > width:  # kerning before the sign
        count -= 1
    end = _before_marks(run.text, 0, count) if count else 0
    return replace(run, text=run.text[:end].rstrip() + "…")
