"""Drawings of exercises as they come from their files, checked in full: a content folder may come from anyone.

A file is gzip of one JSON object. It holds no colours, only the roles of a theme, and whole numbers in units of a
millimetre of the world. :mod:`planner.figures.data`, which writes such files, describes them in full.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn, TypeAlias

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
_NO_SIGN = 255
_PLACES = bytes(_SIGNS.index(code) if code in _SIGNS else _NO_SIGN for code in range(256))
"""The place of a sign among those that integers are written with."""
_BASE = len(_SIGNS)
_TWO, _THREE = _BASE - 2, _BASE - 1
"""Places that stand before an integer of two signs and of three."""
_ZERO, _ZERO_OF_TWO, _ZERO_OF_THREE = 44, 4_140, 376_785
"""What stands for nought in integers of one, two and three signs."""

FINE = frozenset({"detail", "line", "ghost_line"})
"""Roles that are left out of small drawings."""

AROUND = frozenset({"shadow", "arrow", "halo"})
"""Roles that are not the figure itself."""

Path: TypeAlias = "array[int]"
"""A closed path: the start, then for each cubic segment its two handles and its end, all relative, six numbers."""


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


def read_drawing(raw: bytes, span: Span, out: Diagnostics) -> Drawing | None:
    """The drawing in the bytes of a file, or None and the warning ``bad-figure`` in ``out``.

    Nothing is taken on trust: sizes, counts, numbers and roles are judged before anything is kept.
    """
    try:
        return _drawing(json.loads(_unpacked(raw)))
    except _RefusedError as problem:
        reason = str(problem)
    except (ValueError, RecursionError):  # no JSON, or JSON that is nested without end
        reason = "the file is damaged"
    out.warning("bad-figure", f"the drawing cannot be used: {reason}", span, "build it again, or delete it")
    return None


def extent(path: Path) -> Extent:
    """The smallest rectangle around a path: its ends, and where a curve turns between them."""
    xs, ys = [float(path[0])], [float(path[1])]
    x, y = path[0], path[1]
    for at in range(2, len(path), 6):
        ax, ay, bx, by, dx, dy = path[at : at + 6]
        if ax or ay or bx or by:
            xs += _turns(x, x + ax, x + dx + bx, x + dx)
            ys += _turns(y, y + ay, y + dy + by, y + dy)
        x, y = x + dx, y + dy
        xs.append(x)
        ys.append(y)
    return Extent(min(xs), min(ys), max(xs), max(ys))


def pieces(path: Path) -> Iterator[Extent]:
    """A rectangle around each segment of a path, by its handles: it may be larger than the segment."""
    x, y = path[0], path[1]
    for at in range(2, len(path), 6):
        ax, ay, bx, by, dx, dy = path[at : at + 6]
        xs, ys = (x, x + ax, x + dx + bx, x + dx), (y, y + ay, y + dy + by, y + dy)
        yield Extent(min(xs), min(ys), max(xs), max(ys))
        x, y = x + dx, y + dy


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


def _drawing(record: object) -> Drawing:
    if not isinstance(record, dict):
        _refuse("the file is damaged")
    if (record.get("format"), record.get("unit")) != (FORMAT, UNIT):
        _refuse("it is of a format that this planner does not know")
    written = _list(record, "frames", FRAMES)
    count = _Counter()
    frames = tuple(_frame(one, count) for one in written)
    thumb = _whole(record, "thumb", 0, len(frames) - 1)
    if len({(frame.height, frame.floor) for frame in frames}) != 1:
        _refuse("its frames differ in height or floor line")
    return Drawing(thumb, frames)


class _Counter:
    """Counts the numbers of a drawing."""

    def __init__(self) -> None:
        self.numbers = 0

    def add(self, count: int) -> None:
        self.numbers += count
        if self.numbers > NUMBERS:
            _refuse(f"it has over {NUMBERS:,} numbers")


def _frame(record: object, count: _Counter) -> Frame:
    if not isinstance(record, dict):
        _refuse("the file is damaged")
    name = record.get("name")
    if not isinstance(name, str) or name not in FRAME_NAMES:
        _refuse("it has a frame without a known name")
    steps = record.get("steps")
    if not isinstance(steps, list) or len(steps) > STEPS or not all(_is_whole(step, 1, 999) for step in steps):
        _refuse("the steps of a frame are no short list of numbers")
    height = _whole(record, "height", 1, LARGEST)
    layers = tuple(_layer(layer, count) for layer in _list(record, "layers", LAYERS))
    width, floor = _whole(record, "width", 1, LARGEST), _whole(record, "floor", 0, height)
    return Frame(name, tuple(steps), width, height, floor, layers)


def _layer(record: object, count: _Counter) -> Layer:
    if not isinstance(record, list) or len(record) != 2 or not isinstance(record[1], list):
        _refuse("the file is damaged")
    role, written = record
    if not isinstance(role, str) or role not in _KNOWN:
        _refuse("it has a role that this planner does not know")
    return Layer(role, tuple(_path(path, count) for path in written))


def _path(text: object, count: _Counter) -> Path:
    path = _numbers(text) if isinstance(text, str) else None
    if path is None or len(path) < 8 or len(path) % 6 != 2:
        _refuse("it has a path that is not whole")
    count.add(len(path))
    if max(path) > LARGEST or min(path) < -LARGEST:
        _refuse("a number of a path is out of range")
    x, y = path[0], path[1]
    for at in range(2, len(path), 6):
        x, y = x + path[at + 4], y + path[at + 5]
        if abs(x) > LARGEST or abs(y) > LARGEST:
            _refuse("a path leads out of the frame")
    return path


def _numbers(text: str) -> array[int] | None:
    """The integers in a text: of one sign, of two behind a first mark, of three behind another; None for no such text.

    No text gives a number beyond half a million.
    """
    found = array("i")
    if not text.isascii():
        return None
    places = text.encode("ascii").translate(_PLACES)
    at, end = 0, len(places)
    try:
        while at < end:
            place = places[at]
            if place < _TWO:
                found.append(place - _ZERO)
                at += 1
            elif place == _TWO:
                found.append(_BASE * places[at + 1] + places[at + 2] - _ZERO_OF_TWO)
                at += 3
            elif place == _THREE:
                found.append((_BASE * places[at + 1] + places[at + 2]) * _BASE + places[at + 3] - _ZERO_OF_THREE)
                at += 4
            else:
                return None
    except IndexError:
        return None
    return found if _NO_SIGN not in places else None


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
