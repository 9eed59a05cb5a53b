"""Built drawings as files: ``content/figures/built/<slug>.json.gz``.

The file is gzip (no name, time 0) of one JSON object in ASCII without spaces::

    {"format": 1,
     "name": "hip_thrust",            slug of the exercise
     "unit": 0.1,                     millimetres of one integer unit, at a scale of 1:10
     "thumb": 1,                      index of the frame that stands for the whole
     "frames": [
       {"name": "start",              hold, start, middle, late or finish
        "steps": [1, 2],              numbers of the instructions that it shows; may be empty
        "width": 1206, "height": 740, of the frame, in units
        "floor": 40,                  height of the floor under the middle of the world above the lower edge, in units
        "layers": [["outline", ["...", ...]], ...]
       }]}

``layers`` are to be painted in their order, each a pair of a role (:data:`ROLES`) and its closed paths, filled together
by the even-odd rule, without a stroke. The same role may come more than once.

A path is a text of integers. Their signs are the characters from ``#`` to ``~`` without the backslash, 91 in all, each
standing for its place from 0 to 90. A place up to 88 is the integer ``place - 44``. Place 89 says that the next two
signs ``a, b`` are the integer ``91 a + b - 4140``; place 90 that the next three ``a, b, c`` are
``8281 a + 91 b + c - 376785``.

The integers are the start ``x, y`` in units from the lower left corner of the frame (y grows upwards), then six for
each cubic Bézier segment, all relative: ``ax, ay`` from the segment's start to its first handle, ``bx, by`` from its
end to its second handle, ``dx, dy`` from its start to its end. So from a pen at ``(x, y)``: handles ``(x+ax, y+ay)``
and ``(x+dx+bx, y+dy+by)``, end ``(x+dx, y+dy)``. A segment with ``ax = ay = bx = by = 0`` is a straight line. The last
segment ends at the start of its path.

All frames of a drawing have one scale, one height and one floor line; widths differ. A body of 1.76 m is 176 mm high at
1:10, which is 1760 units. ``arrow`` and ``halo`` stand inside the frame too.

A colour is never stored, only its role; a theme says what it looks like. Roles in :data:`FINE` are to be left out where
a drawing is printed smaller than about 20 mm high, roles in :data:`AROUND` where only the figure itself is wanted.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

FORMAT = 1

UNIT = 0.1
"""Millimetres of one unit at 1:10; a millimetre of the world."""

GRID = 2
"""Units between the numbers of a path, usually: 0.1 mm where a body is printed 9 cm high."""

MOST_BYTES = 12 * 1024
"""Most bytes of a built file."""

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
"""Everything that a layer can be.

``shadow`` lies on the floor; ``outline`` is the whole figure, a little larger, dark, under everything; ``X`` and
``X_shade`` are the lit and the shaded side of a material, ``far_X`` that of the limbs behind; ``top`` is a sports top
or a shirt; ``rubber`` is bands and ropes; ``line`` are the lines where one thing stands before another; ``detail`` are
thinner lines: fingers, face, seams. ``ghost`` is gear that would hide the figure, such as the near plate, to be painted
see-through, with ``ghost_line`` round it. ``arrow`` shows the movement, ``halo`` is the paler rim under it.
"""

FINE = frozenset({"detail", "line", "ghost_line"})
AROUND = frozenset({"shadow", "arrow", "halo"})

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Closed paths of one role, painted together; numbers as in the file."""

    role: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a drawing; measures in units."""

    name: str
    steps: tuple[int, ...]
    width: int
    height: int
    floor: int
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing, as in its file."""

    name: str
    thumb: int
    frames: tuple[Frame, ...]


def encode(drawing: Drawing) -> bytes:
    """The bytes of the file; the same for the same drawing."""
    frames = [
        {
            "name": frame.name,
            "steps": list(frame.steps),
            "width": frame.width,
            "height": frame.height,
            "floor": frame.floor,
            "layers": [[layer.role, [text_of(path) for path in layer.paths]] for layer in frame.layers],
        }
        for frame in drawing.frames
    ]
    record = {"format": FORMAT, "name": drawing.name, "unit": UNIT, "thumb": drawing.thumb, "frames": frames}
    text = json.dumps(record, separators=(",", ":"), ensure_ascii=True).encode("ascii")
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as handle:
        handle.write(text)
    return packed.getvalue()


def decode(raw: bytes) -> Drawing:
    """The drawing in the bytes of a file that :func:`encode` made. Raises ValueError for another format."""
    record: dict[str, Any] = json.loads(gzip.decompress(raw))
    if record["format"] != FORMAT:
        raise ValueError(f"format {record['format']}, not {FORMAT}")
    frames = tuple(
        Frame(
            one["name"],
            tuple(one["steps"]),
            one["width"],
            one["height"],
            one["floor"],
            tuple(Layer(role, tuple(path_of(text) for text in paths)) for role, paths in one["layers"]),
        )
        for one in record["frames"]
    )
    return Drawing(record["name"], record["thumb"], frames)


_SIGNS = "".join(chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) != "\\")
_PLACES = {sign: place for place, sign in enumerate(_SIGNS)}
_BASE = len(_SIGNS)
_SMALL, _MIDDLE, _LARGE = 44, 4140, 376_785


def text_of(path: Path) -> str:
    """The integers of a path as signs. Raises ValueError for one beyond 376,785."""
    signs: list[str] = []
    for number in path:
        if abs(number) <= _SMALL:
            signs.append(_SIGNS[number + _SMALL])
        elif abs(number) <= _MIDDLE:
            high, low = divmod(number + _MIDDLE, _BASE)
            signs += (_SIGNS[89], _SIGNS[high], _SIGNS[low])
        elif abs(number) <= _LARGE:
            rest, low = divmod(number + _LARGE, _BASE)
            high, middle = divmod(rest, _BASE)
            signs += (_SIGNS[90], _SIGNS[high], _SIGNS[middle], _SIGNS[low])
        else:
            raise ValueError(f"{number} is too large for a path")
    return "".join(signs)


def path_of(text: str) -> Path:
    """The integers of :func:`text_of`."""
    places = iter([_PLACES[sign] for sign in text])
    numbers = []
    for place in places:
        if place < 89:
            numbers.append(place - _SMALL)
        elif place == 89:
            numbers.append(next(places) * _BASE + next(places) - _MIDDLE)
        else:
            numbers.append((next(places) * _BASE + next(places)) * _BASE + next(places) - _LARGE)
    return tuple(numbers)


def packed(points: Sequence[tuple[float, float]], grid: int = GRID) -> Path:
    """A closed path of cubic segments as integers.

    ``points`` are in units: the start, then two handles and an end for each segment, absolute. Ends are rounded first,
    so that errors do not add up along the path. All stand on a ``grid``: fewer different numbers make a smaller file.
    """
    x, y = (_round(value, grid) for value in points[0])
    numbers = [x, y]
    for at in range(1, len(points) - 2, 3):
        (ax, ay), (bx, by), (ex, ey) = points[at : at + 3]
        end_x, end_y = _round(ex, grid), _round(ey, grid)
        handles = (ax - x, ay - y, bx - end_x, by - end_y)
        numbers += [*(_round(value, grid) for value in handles), end_x - x, end_y - y]
        x, y = end_x, end_y
    return tuple(numbers)


def _round(value: float, grid: int) -> int:
    return round(value / grid) * grid


def unpacked(path: Path) -> list[tuple[float, float]]:
    """The absolute points of :func:`packed`."""
    x, y = path[:2]
    points: list[tuple[float, float]] = [(x, y)]
    for at in range(2, len(path), 6):
        ax, ay, bx, by, dx, dy = path[at : at + 6]
        points += [(x + ax, y + ay), (x + dx + bx, y + dy + by), (x + dx, y + dy)]
        x, y = x + dx, y + dy
    return points
