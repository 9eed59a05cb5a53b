"""Drawings of exercises as they come from their files, checked in full: a content folder may come from anyone.

A file is gzip of one JSON object. It holds no colours, only the roles of a theme, and whole numbers in units of a
millimetre of the world. :mod:`planner.figures.data`, which writes such files, describes them in full.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Any, NamedTuple, NoReturn

from planner.diagnostics import Diagnostics, Span

FORMAT = 1
UNIT = 0.1
"""What a file says of its units: millimetres of one unit, at a scale of 1:10."""

FILE_CAP = 1_000_000
"""Most bytes of a file: eighty times what a drawing needs."""

TEXT_CAP = 2_000_000
"""Most bytes that a file may hold when it is unpacked."""

NUMBERS = 200_000
"""Most numbers of all paths of a drawing; a good one has 20,000."""

FRAMES = 4
LAYERS = 200
STEPS = 30
"""Most instructions that one frame shows."""

LARGEST = 10_000
"""The largest width or height of a frame, and the largest number in a path: ten metres of the world."""

LONGEST_HANDLE = 200
"""How far a handle may lie outside the rectangle around all ends of its path without being lost: further than any that
comes of tracing."""

FRAME_NAMES = ("hold", "start", "middle", "late", "finish")

_SHADED = (
    "skin far_skin shorts far_shorts top hair shoe far_shoe sole primary secondary pad frame steel plate wood mat wall "
    "ball rubber"
).split()

ROLES: tuple[str, ...] = (
    "shadow",
    "outline",
    *(f"{role}{suffix}" for role in _SHADED for suffix in ("", "_shade")),
    "line",
    "detail",
    "ghost",
    "ghost_line",
    "halo",
    "arrow",
)
"""Everything that a layer can be; every theme has a colour for each."""

_KNOWN = frozenset(ROLES)

_SIGNS = bytes(code for code in range(ord("#"), ord("~") + 1) if code != ord("\\"))
_PLACES = bytes(_SIGNS.index(code) if code in _SIGNS else 0 for code in range(256))
"""The place of a sign among those that integers are written with."""
_BASE = len(_SIGNS)
_ZERO, _ZERO_OF_TWO, _ZERO_OF_THREE = 44, 4_140, 376_785
"""What stands for nought in integers of one, two and three signs."""
_SMALL = bytes((place - _ZERO) % 256 for place in _PLACES)
"""The integer that a single sign stands for, as a signed byte."""
_PARTS = re.compile(rb"([^}~]*)(?:}(..)|~(...)|([}~]))?", re.DOTALL)
"""Integers of one sign, then what follows a mark: one of two signs, one of three, or a mark with too few behind it."""

FINE = frozenset({"detail", "line", "ghost_line"})
"""Roles that are left out of small drawings."""

AROUND = frozenset({"shadow", "arrow", "halo"})
"""Roles that are not the figure itself."""


class Extent(NamedTuple):
    """A rectangle in units of the drawing, from the lower left corner of a frame."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def meets(self, other: Extent) -> bool:
        """Whether the two have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.bottom <= other.top and other.bottom <= self.top

    def grown(self, by: float) -> Extent:
        """The same with its sides moved out."""
        return Extent(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def holds(self, other: Extent) -> bool:
        """Whether all of ``other`` lies in it."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top


class Path(NamedTuple):
    """A closed path: x and y of its start, then for each cubic segment those of its two handles and its end.

    ``ends`` is a rectangle around the start and all ends.
    """

    points: array[int]
    ends: Extent

    @property
    def hull(self) -> Extent:
        """A rectangle around all points: it may be larger than the path, and is never smaller."""
        xs, ys = self.points[0::2], self.points[1::2]
        return Extent(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Layer:
    """Closed paths of one role, filled together by the even-odd rule."""

    role: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a movement. ``steps`` are the numbers of the instructions that it shows; measures in units."""

    name: str
    steps: tuple[int, ...]
    width: int
    height: int
    floor: int
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A movement in one to four frames of one scale, one height and one floor line.

    ``thumb`` is the index of the frame that stands for all of them.
    """

    thumb: int
    frames: tuple[Frame, ...]


class _RefusedError(ValueError):
    """What is wrong with a file."""


def read_drawing(
    raw: bytes, span: Span, out: Diagnostics, *, roles: Collection[str] = _KNOWN, names: Collection[str] = FRAME_NAMES
) -> Drawing | None:
    """The drawing in the bytes of a file, or None and the warning ``bad-figure`` in ``out``.

    Nothing is taken on trust: sizes, counts, numbers and ``roles`` are judged before anything is kept, and the
    ``names`` of frames.
    """
    try:
        return _drawing(json.loads(_unpacked(raw)), _Judge(roles, names))
    except _RefusedError as problem:
        reason = str(problem)
    except (ValueError, RecursionError):  # no JSON, or JSON that is nested without end
        reason = "the file is damaged"
    out.warning("bad-figure", f"the drawing cannot be used: {reason}", span, "build it again, or delete it")
    return None


def extent(path: Path) -> Extent:
    """The smallest rectangle around a path: its ends, and where a curve turns between them."""
    sides = []
    for points in (path.points[0::2], path.points[1::2]):
        found = [float(end) for end in points[0::3]]
        for at in range(0, len(points) - 1, 3):
            found += _turns(*points[at : at + 4])
        sides.append((min(found), max(found)))
    (left, right), (bottom, top) = sides
    return Extent(left, bottom, right, top)


def covered(paths: Sequence[Path]) -> Extent:
    """The smallest rectangle around all of ``paths``, of which there must be one.

    Only where handles reach beyond all ends is it worked out where the curves turn.
    """
    ends = around([path.ends for path in paths])
    inner = ends.grown(-LONGEST_HANDLE)
    sides: list[list[float]] = [[ends.left, ends.right], [ends.bottom, ends.top]]
    for path in paths:
        if not inner.holds(path.ends):
            for axis in (0, 1):
                sides[axis] += _beyond(path.points[axis::2], sides[axis][0], sides[axis][1])
    xs, ys = sides
    return Extent(min(xs), min(ys), max(xs), max(ys))


def _beyond(points: array[int], low: float, high: float) -> Iterator[float]:
    """Where curves turn, in one coordinate, of which a handle lies below ``low`` or above ``high``."""
    if min(points) < low or max(points) > high:
        for segment in {(at - 1) // 3 for at, point in enumerate(points) if not low <= point <= high}:
            yield from _turns(*points[3 * segment : 3 * segment + 4])


def pieces(path: Path) -> Iterator[Extent]:
    """A rectangle around each segment of a path, by its handles: it may be larger than the segment."""
    points = path.points
    for at in range(0, len(points) - 2, 6):
        xs, ys = points[at : at + 8 : 2], points[at + 1 : at + 8 : 2]
        yield Extent(min(xs), min(ys), max(xs), max(ys))


def around(extents: Iterable[Extent]) -> Extent:
    """The smallest rectangle around all of ``extents``, of which there must be one."""
    lefts, bottoms, rights, tops = zip(*extents, strict=True)
    return Extent(min(lefts), min(bottoms), max(rights), max(tops))


def _turns(start: float, first: float, second: float, end: float) -> Iterator[float]:
    """The values of a cubic Bézier curve, in one coordinate, where its derivative is nought."""
    low, high = min(start, end), max(start, end)
    if low <= first <= high and low <= second <= high:
        return
    a, b, c = end - start + 3 * (first - second), 2 * (start - 2 * first + second), first - start
    root = b * b - 4 * a * c
    if root < 0:
        return
    # The roots of a t² + b t + c, in a form that does not lose digits where a is small.
    q = -(b + (root**0.5 if b >= 0 else -(root**0.5))) / 2
    for above, below in ((q, a), (c, q)):
        if below and 0 < (t := above / below) < 1:
            s = 1 - t
            yield s**3 * start + 3 * s * s * t * first + 3 * s * t * t * second + t**3 * end


def _refuse(reason: str) -> NoReturn:
    raise _RefusedError(reason)


def _unpacked(raw: bytes) -> bytes:
    packer = zlib.decompressobj(wbits=31)  # gzip alone
    try:
        text = packer.decompress(raw, TEXT_CAP)
    except zlib.error:
        _refuse("the file is damaged")
    if packer.unconsumed_tail:
        _refuse(f"it is over {TEXT_CAP // 1_000_000} MB when unpacked")
    if not packer.eof:
        _refuse("the file is damaged")
    return text


def _drawing(record: object, judge: _Judge) -> Drawing:
    if not isinstance(record, dict):
        _refuse("the file is damaged")
    if (record.get("format"), record.get("unit")) != (FORMAT, UNIT):
        _refuse("it is of a format that this planner does not know")
    written = _list(record, "frames", FRAMES)
    frames = tuple(_frame(one, judge) for one in written)
    thumb = _whole(record, "thumb", 0, len(frames) - 1)
    if len({(frame.height, frame.floor) for frame in frames}) != 1:
        _refuse("its frames differ in height or floor line")
    return Drawing(thumb, frames)


class _Judge:
    """Counts the numbers of a drawing, and knows what may stand in it."""

    def __init__(self, roles: Collection[str], names: Collection[str]) -> None:
        self.roles, self.names = roles, names
        self.numbers = 0

    def add(self, count: int) -> None:
        self.numbers += count
        if self.numbers > NUMBERS:
            _refuse(f"it has over {NUMBERS:,} numbers")


def _frame(record: object, judge: _Judge) -> Frame:
    if not isinstance(record, dict):
        _refuse("the file is damaged")
    name = record.get("name")
    if not isinstance(name, str) or name not in judge.names:
        _refuse("it has a frame without a known name")
    steps = record.get("steps")
    if not isinstance(steps, list) or len(steps) > STEPS or not all(_is_whole(step, 1, 999) for step in steps):
        _refuse("the steps of a frame are no short list of numbers")
    height = _whole(record, "height", 1, LARGEST)
    layers = tuple(_layer(layer, judge) for layer in _list(record, "layers", LAYERS))
    width, floor = _whole(record, "width", 1, LARGEST), _whole(record, "floor", 0, height)
    return Frame(name, tuple(steps), width, height, floor, layers)


def _layer(record: object, judge: _Judge) -> Layer:
    if not isinstance(record, list) or len(record) != 2 or not isinstance(record[1], list):
        _refuse("the file is damaged")
    role, written = record
    if not isinstance(role, str) or role not in judge.roles:
        _refuse("it has a role that this planner does not know")
    return Layer(role, tuple(_path(path, judge) for path in written))


def _path(text: object, judge: _Judge) -> Path:
    steps = _numbers(text) if isinstance(text, str) else None
    if steps is None or len(steps) < 8 or len(steps) % 6 != 2:
        _refuse("it has a path that is not whole")
    judge.add(len(steps))
    try:
        path = whole_path(steps)
    except OverflowError:
        _refuse("a path leads out of the frame")
    if max(path.ends.right, path.ends.top) > LARGEST or min(path.ends.left, path.ends.bottom) < -LARGEST:
        _refuse("a path leads out of the frame")
    return path


def whole_path(steps: Sequence[int]) -> Path:
    """A path from its start and, for each segment, two handles and an end, as files have them.

    The first handle and the end are told from where the segment starts, the second handle from where it ends.
    """
    points = [0] * len(steps)
    xs = list(accumulate(steps[6::6], initial=steps[0]))
    ys = list(accumulate(steps[7::6], initial=steps[1]))
    points[0::6], points[1::6] = xs, ys
    points[2::6], points[3::6] = map(add, xs, steps[2::6]), map(add, ys, steps[3::6])
    points[4::6], points[5::6] = map(add, xs[1:], steps[4::6]), map(add, ys[1:], steps[5::6])
    return Path(array("i", points), Extent(min(xs), min(ys), max(xs), max(ys)))


def _numbers(text: str) -> list[int] | None:
    """The integers in a text: of one sign, of two behind a first mark, of three behind another; None for no such text.

    Only those of three signs can be out of range.
    """
    raw = text.encode("utf-8", "replace")
    if raw.translate(None, _SIGNS):
        return None
    found: list[int] = []
    for run, two, three, mark in _PARTS.findall(raw):
        found += array("b", run.translate(_SMALL))
        if two:
            found.append(_BASE * _PLACES[two[0]] + _PLACES[two[1]] - _ZERO_OF_TWO)
        elif three:
            high, middle, low = three.translate(_PLACES)
            number = (_BASE * high + middle) * _BASE + low - _ZERO_OF_THREE
            if abs(number) > LARGEST:
                _refuse("a number of a path is out of range")
            found.append(number)
        elif mark:
            return None
    return found


def _list(record: Mapping[str, Any], key: str, most: int) -> list[object]:
    found = record.get(key)
    if not isinstance(found, list) or not 1 <= len(found) <= most:
        _refuse(f"it has no {key}, or over {most}")
    return found


def _whole(record: Mapping[str, Any], key: str, least: int, most: int) -> int:
    found = record.get(key)
    if not _is_whole(found, least, most):
        _refuse(f'"{key}" is no whole number from {least} to {most}')
    assert isinstance(found, int)
    return found


def _is_whole(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most
