"""A typeface whose glyph codes never change: measuring text, kerning it, writing it as PDF strings.

A PDF font of the simple kind has 256 codes, so a face is embedded as several subsets. Which code a character gets must
not depend on what was typeset before, or no page could be used again. Up to U+00FF a character has the subset 0 and its
code point as code; above, the subset ``1 + (code point >> 7)`` and the code ``0x80 | (code point & 0x7F)``. So Latin-1,
Greek, Russian and punctuation are one subset each, and code 32 is the space in all of them.

Beside each ``NAME.ttf`` stands ``NAME.face`` with what is needed to measure, as :class:`Metrics` packs it; the outlines
are read when a subset is embedded, and not before.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planner.files import shipped
from planner.typeset.subset import TrueType

SPACE = 0x20
IGNORED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
"""Characters that are never seen: hints for breaking and joining. They have no width and are not drawn."""

_NARROW = frozenset("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f")
"""Spaces with a width of their own; they are drawn as a plain space, moved back or forth."""

_BETWEEN_WORDS = re.compile("[ \u00a0]")
_REPLACEMENTS = "\u25a1?"
_MAGIC = b"FACE\x00\x01"
_HEAD = struct.Struct("<6sH10hf4H")
_CACHE_CAP = 50_000

# "/" is escaped so that a content stream can be searched for operators without meeting text.
_ESCAPED = {code: chr(code) for code in range(256)}
_ESCAPED |= {code: f"\\{code:03o}" for code in (*range(32), *b"()\\/", 0x7F)}


class MissingGlyphError(ValueError):
    """A face was asked for a character that it lacks: the text did not go through :func:`visible`."""


class Metrics(NamedTuple):
    """What a face file holds. Lengths are in units of the font (``em`` of them are the size of the type)."""

    em: int
    ascent: int
    descent: int
    cap_height: int
    x_height: int
    box: tuple[int, int, int, int]
    stem: int
    """StemV of the font descriptor in 1/1000 em."""
    italic_angle: float
    glyphs: dict[int, int]
    """Code point: glyph index in the TrueType file."""
    advances: dict[int, int]
    """Code point: width."""
    left: dict[int, int]
    """Code point: its class as the first character of a kerning pair, from 1."""
    right: dict[int, int]
    """Code point: its class as the second character of a pair, from 1."""
    kerning: dict[int, int]
    """``first class << 12 | second class``: what is added to the width of the first character."""

    def pack(self) -> bytes:
        """The bytes of a face file: little endian, a head and nine arrays."""
        points = sorted(self.glyphs)
        head = _HEAD.pack(
            *(_MAGIC, self.em, self.ascent, self.descent, self.cap_height, self.x_height, *self.box, self.stem, 0),
            *(self.italic_angle, len(points), len(self.left), len(self.right), len(self.kerning)),
        )
        columns: list[tuple[str, Iterable[int]]] = [
            ("I", self.kerning),
            ("h", self.kerning.values()),
            ("H", points),
            ("H", [self.glyphs[point] for point in points]),
            ("H", [self.advances[point] for point in points]),
        ]
        for classes in (self.left, self.right):
            columns += [("H", classes), ("H", classes.values())]
        return head + b"".join(_little(array(kind, values)).tobytes() for kind, values in columns)

    @classmethod
    def unpack(cls, raw: bytes) -> Metrics:
        """What :meth:`pack` wrote. Raises ValueError for anything else."""
        if raw[: len(_MAGIC)] != _MAGIC or len(raw) < _HEAD.size:
            raise ValueError("not a face file of this version")
        _, em, ascent, descent, cap, x, b0, b1, b2, b3, stem, _, angle, n, lefts, rights, pairs = _HEAD.unpack_from(raw)
        at = _HEAD.size

        def column(kind: str, count: int) -> array[int]:
            nonlocal at
            values = array(kind)
            start, at = at, at + count * values.itemsize
            values.frombytes(raw[start:at])
            return _little(values)

        kerning = dict(zip(column("I", pairs), column("h", pairs), strict=True))
        points, glyphs, advances = column("H", n), column("H", n), column("H", n)
        left = dict(zip(column("H", lefts), column("H", lefts), strict=True))
        right = dict(zip(column("H", rights), column("H", rights), strict=True))
        if at != len(raw):
            raise ValueError("a face file with the wrong length")
        return cls(
            *(em, ascent, descent, cap, x, (b0, b1, b2, b3), stem, round(angle, 3)),
            *(dict(zip(points, glyphs, strict=True)), dict(zip(points, advances, strict=True)), left, right, kerning),
        )


def _little(values: array[int]) -> array[int]:
    if sys.byteorder == "big":
        values.byteswap()
    return values


def code_of(point: int) -> tuple[int, int]:
    """The subset and the code in it of a code point: the rule at the head of this file."""
    return (0, point) if point < 256 else (1 + (point >> 7), 0x80 | (point & 0x7F))


class Face:
    """One weight and slope of a family. ``name`` is its PostScript name; ascent and such are parts of an em."""

    def __init__(self, name: str, metrics: Metrics, outlines: Path) -> None:
        self.name = name
        self.metrics = metrics
        self.ascent = metrics.ascent / metrics.em
        """Room above the baseline that the designer asks for."""
        self.descent = metrics.descent / metrics.em
        """Below zero: how far the face reaches under the baseline."""
        self.cap_height = metrics.cap_height / metrics.em
        self.x_height = metrics.x_height / metrics.em
        unit = 1000 / metrics.em
        # Rounded once, here: what is measured, what TJ moves by and the /Widths of the PDF are the same numbers.
        self.advances = {point: round(width * unit, 3) for point, width in metrics.advances.items()}
        self._kerning = {pair: round(value * unit, 1) for pair, value in metrics.kerning.items()}
        self._space = self.advances[SPACE]
        self._outlines = outlines
        self._font: TrueType | None = None
        self._words: dict[str, tuple[tuple[tuple[int, str], ...], float]] = {}
        self._measured: dict[str, float] = {}

    @classmethod
    def load(cls, folder: Path, name: str) -> Face:
        """The face ``name`` of ``folder``, which holds ``name.face`` and ``name.ttf``."""
        return cls(name, Metrics.unpack((folder / f"{name}.face").read_bytes()), folder / f"{name}.ttf")

    def has(self, char: str) -> bool:
        """Whether the character can be drawn, or need not be."""
        return ord(char) in self.advances or char in _NARROW or char in IGNORED

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` in points, kerned. The width of a line is the sum of its words and spaces."""
        return self.units(text) * size / 1000

    def units(self, text: str) -> float:
        """The width of ``text`` in 1/1000 em, kerned. Raises MissingGlyphError."""
        total = self._measured.get(text)
        if total is None:
            words = _BETWEEN_WORDS.split(text)
            total = (len(words) - 1) * self._space
            for word in words:
                if word:
                    total += (self._words.get(word) or self._word(word))[1]
            if len(self._measured) >= _CACHE_CAP:
                self._measured.clear()
            self._measured[text] = total
        return total

    def show(self, text: str) -> list[tuple[int, str]]:
        """The text as PDF operators: ``(subset, "(…)Tj" or "[…]TJ")``, to be encoded as Latin-1.

        The caller sets the font ``/NAME.subset`` before each. No-break spaces and spaces of other widths are drawn
        as code 32, in the subset of the character before. Raises MissingGlyphError.
        """
        runs: list[tuple[int, list[str]]] = []
        for place, word in enumerate(_BETWEEN_WORDS.split(text)):
            if place:
                if not runs:
                    runs.append((0, []))
                runs[-1][1].append(" ")
            if word:
                for subset, inner in (self._words.get(word) or self._word(word))[0]:
                    if not runs or runs[-1][0] != subset:
                        runs.append((subset, []))
                    runs[-1][1].append(inner)
        shown = []
        for subset, parts in runs:
            string = "".join(parts)
            # Parentheses of the text are escaped: ") " can only be the end of a string before a kern.
            shown.append((subset, f"[({string})]TJ" if ") " in string else f"({string})Tj"))
        return shown

    def _word(self, word: str) -> tuple[tuple[tuple[int, str], ...], float]:
        """The insides of the PDF strings of a word, and its width: kerning never crosses a space.

        An inside may leave its string for a kern: ``A) 52 (V``. A kern between two subsets opens the second string.
        """
        runs: list[tuple[int, list[str]]] = []
        total = 0.0
        first_class = 0
        for char in word:
            if char in IGNORED:
                continue
            point = ord(char)
            width = self._space_units(point) if char in _NARROW else self.advances.get(point)
            if width is None:
                raise MissingGlyphError(f"{self.name} has no glyph for U+{point:04X} in {word!r}")
            if char in _NARROW:
                if not runs:
                    runs.append((0, []))
                moved = round(self._space - width, 3)
                runs[-1][1].append(f" ) {moved:g} (" if moved else " ")
                total += width
                first_class = 0
                continue
            subset, code = code_of(point)
            if not runs or runs[-1][0] != subset:
                runs.append((subset, []))
            kern = self._kerning.get(first_class << 12 | self.metrics.right.get(point, 0))
            if kern:
                runs[-1][1].append(f") {-kern:g} (")
                total += kern
            runs[-1][1].append(_ESCAPED[code])
            total += width
            first_class = self.metrics.left.get(point, 0)
        if len(self._words) >= _CACHE_CAP:
            self._words.clear()
        made = tuple((subset, "".join(parts)) for subset, parts in runs), total
        self._words[word] = made
        return made

    def _space_units(self, point: int) -> float:
        """The width of a space of another width; a face without the narrow no-break space uses the thin one."""
        thin = self.advances.get(0x2009, 200.0)
        return self.advances.get(point, thin)

    def embedded(self, codes: Mapping[int, int]) -> bytes:
        """A TrueType file with the glyphs of ``{code: code point}`` and a (1, 0) cmap, for one subset."""
        if self._font is None:
            self._font = TrueType(self._outlines.read_bytes())
        return self._font.subset({code: self.metrics.glyphs[point] for code, point in codes.items()})


def subsets(chars: Iterable[str]) -> dict[int, dict[int, int]]:
    """The subsets that :meth:`Face.show` uses for ``chars``: ``{subset: {code: code point}}``, a space in each."""
    found: dict[int, dict[int, int]] = {}
    for char in chars:
        if char in IGNORED:
            continue
        point = SPACE if char == "\u00a0" or char in _NARROW else ord(char)
        subset, code = code_of(point)
        found.setdefault(subset, {SPACE: SPACE})[code] = point
    return found


def visible(text: str, face: Face) -> tuple[str, tuple[str, ...]]:
    """The text with what the face lacks replaced by "□" (or "?"), and the characters replaced, sorted."""
    lacking = {char for char in set(text) if not face.has(char)}
    if not lacking:
        return text, ()
    mark = next(mark for mark in _REPLACEMENTS if face.has(mark))
    return text.translate({ord(char): mark for char in lacking}), tuple(sorted(lacking))


class _Faces(Mapping[str, Face]):
    """The faces of a folder, each loaded when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = tuple(sorted(path.stem for path in folder.glob("*.face")))
        self._loaded: dict[str, Face] = {}

    def __getitem__(self, name: str) -> Face:
        face = self._loaded.get(name)
        if face is None:
            if name not in self._names:
                raise KeyError(name)
            face = self._loaded[name] = Face.load(self._folder, name)
        return face

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@cache
def faces() -> Mapping[str, Face]:
    """The faces that planner ships, by PostScript name."""
    return _Faces(shipped("fonts"))
