"""Drawings on paper: a frame as one Form XObject in the colours of a theme, and the block that places it.

Everything is paths without transparency, so that a page prints alike everywhere: what is see-through is painted once
more, in mixed colours, where it covers something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self, TypeAlias

from planner.typeset.block import SHARES, Align, Block
from planner.typeset.canvas import PageCanvas, number, rounded
from planner.typeset.drawing import AROUND, FINE, Extent, Frame, Layer, Path, around, extent, pieces
from planner.typeset.measure import Color
from planner.typeset.resources import Resource, Store, form
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

EDGED = ("primary", "secondary")
"""Materials with a contour of their own (role ``…_edge``): what they say must not hang on a tint."""

HATCHED = "secondary"
"""The material that is hatched where there are no colours."""

_EDGE, _EDGE_SMALL = 0.35, 0.25
"""Width of a contour in points, in a large drawing and in a small one."""
_PITCH, _PITCH_SMALL = 1.9, 1.4
"""From one line of the hatching to the next, in points, in a large drawing and in a small one."""
_LINE = 0.38
"""How much of that distance the line takes."""
_LARGE = 30 * MM
"""A drawing for a room of at least this height is a large one."""
_UNIT = 0.001
"""A page scales a form in thousands of units: matrices have three decimals."""


class Style(NamedTuple):
    """How a drawing is painted: with ``fine`` lines or without, with what lies ``around`` the figure or without.

    ``room`` is the width and height in points that it is meant for: lines along muscles are as wide in all of these.
    """

    fine: bool
    around: bool
    room: tuple[float, float]

    def shows(self, role: str) -> bool:
        return (self.fine or role not in FINE) and (self.around or role not in AROUND)


class Palette(NamedTuple):
    """The colour of each role, and whether the muscles that help are hatched, for want of colours."""

    colors: Mapping[str, Color]
    hatched: bool = False


class Form(NamedTuple):
    """A frame ready to be painted; ``extent`` is what it covers, in units of the drawing.

    ``outline`` has a rectangle around each path, and those around its segments.
    """

    key: str
    resource: Resource
    extent: Extent
    outline: tuple[tuple[Extent, tuple[Extent, ...]], ...]


def frame_extent(frame: Frame, style: Style) -> Extent:
    """What the painted part of a frame covers; the whole frame when nothing is painted."""
    found = [extent(path) for layer in frame.layers if style.shows(layer.role) for path in layer.paths]
    return around(found) if found else Extent(0, 0, frame.width, frame.height)


def is_free(made: Form, corner: Extent) -> bool:
    """Whether nothing is painted in ``corner``, which reaches beyond what the frame covers."""
    return not any(whole.meets(corner) and any(part.meets(corner) for part in parts) for whole, parts in made.outline)


def frame_form(frame: Frame, palette: Palette, style: Style) -> Form:
    """A frame as a Form XObject; the same for the same frame, palette and style."""
    covered = frame_extent(frame, style)
    code = "\n".join(_Painter(frame, palette, style).code())
    resource = form(tuple(covered), code.encode("ascii"), _UNIT)
    paths = (path for layer in frame.layers if style.shows(layer.role) for path in layer.paths)
    outline = tuple((around(parts), parts) for path in paths if (parts := tuple(pieces(path))))
    return Form(resource.key, resource, covered, outline)


class Figure(Block):
    """A frame at ``scale`` points to the unit, as one Figure; its box stands in the element's attributes.

    It takes the rectangle ``box`` of the frame, in units: frames with the same bottom and top stand on one line.
    """

    def __init__(self, form: Form, store: Store, box: Extent, scale: float, elem: Elem, align: Align = "left") -> None:
        super().__init__()
        self.form, self.store, self.box, self.scale, self.elem, self.align = form, store, box, scale, elem, align
        self.wide, self.high = box.width * scale, box.height * scale

    def aligned(self, align: Align) -> Self:
        """This figure, at the left, in the middle or at the right of the width it is given."""
        self.align = align
        return self

    def measure(self, _width: float) -> float:
        return self.high

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        left, bottom = x + SHARES[self.align] * (width - self.wide), top - self.high
        self.store.setdefault(self.form.key, self.form.resource)
        self.elem.attrs["BBox"] = rounded(left, bottom, left + self.wide, top)
        scale = self.scale / _UNIT
        matrix = (scale, 0, 0, scale, left - self.box.left * self.scale, bottom - self.box.bottom * self.scale)
        with canvas.mark(self.elem):
            canvas.resource(self.form.key, matrix)


_Shapes: TypeAlias = tuple[tuple[Extent, str], ...]
"""Paths as operators, each with what it covers."""


@dataclass(frozen=True, slots=True)
class _Fill:
    """Paths filled with a colour."""

    color: Color
    shapes: _Shapes

    def code(self, tint: Color, within: Extent | None) -> Iterator[str]:
        shapes = _within(self.shapes, within)
        if shapes:
            yield f"{_rgb(_mixed(self.color, tint))} rg {' '.join(shapes)} f*"


@dataclass(frozen=True, slots=True)
class _Edge:
    """Paths with a line along them."""

    color: Color
    width: float
    shapes: _Shapes

    def code(self, tint: Color, within: Extent | None) -> Iterator[str]:
        shapes = _within(self.shapes, within)
        if shapes:
            closed = " ".join(f"{shape} h" for shape in shapes)
            yield f"{_rgb(_mixed(self.color, tint))} RG {number(self.width)} w {closed} S"


@dataclass(frozen=True, slots=True)
class _Hatch:
    """Paths filled with slanting lines."""

    color: Color
    pitch: float
    shapes: _Shapes

    def code(self, tint: Color, within: Extent | None) -> Iterator[str]:
        shapes = _within(self.shapes, within)
        if shapes:
            lines = " ".join(_slanting(around(box for box, _ in self.shapes), self.pitch))
            width = number(self.pitch * _LINE)
            yield f"q {' '.join(shapes)} W* n {_rgb(_mixed(self.color, tint))} RG {width} w {lines} S Q"


class _Painter:
    """Writes the content of a form, layer by layer."""

    def __init__(self, frame: Frame, palette: Palette, style: Style) -> None:
        self.frame, self.palette, self.style = frame, palette, style
        self.done: list[_Fill | _Edge | _Hatch] = []
        is_large = style.room[1] >= _LARGE
        point = max(frame.width / style.room[0], frame.height / style.room[1])
        self.edge = point * (_EDGE if is_large else _EDGE_SMALL)
        self.pitch = point * (_PITCH if is_large else _PITCH_SMALL)

    def code(self) -> Iterator[str]:
        yield "1 j"
        muscle: Layer | None = None
        for layer in self.frame.layers:
            if not self.style.shows(layer.role) or not layer.paths:
                continue
            if muscle is not None and layer.role != f"{muscle.role}_shade":
                yield from self._contour(muscle)
                muscle = None
            if layer.role == "ghost":
                yield from self._ghost(layer)
            else:
                yield from self._painted(_Fill(self.palette.colors[layer.role], _shapes(layer.paths)))
            if layer.role in EDGED:
                muscle = layer
        if muscle is not None:
            yield from self._contour(muscle)

    def _painted(self, part: _Fill | _Edge | _Hatch) -> Iterator[str]:
        self.done.append(part)
        return part.code(_WHITE, None)

    def _contour(self, muscle: Layer) -> Iterator[str]:
        """What goes over a muscle and its shaded side."""
        color, shapes = self.palette.colors[f"{muscle.role}_edge"], _shapes(muscle.paths)
        if self.palette.hatched and muscle.role == HATCHED:
            yield from self._painted(_Hatch(color, self.pitch, shapes))
        yield from self._painted(_Edge(color, self.edge, shapes))

    def _ghost(self, layer: Layer) -> Iterator[str]:
        """A layer that is seen through: its colour on white, and what it covers once more, in mixed colours."""
        tint, shapes = self.palette.colors[layer.role], _shapes(layer.paths)
        if tint == _WHITE:
            return
        outline = " ".join(code for _, code in shapes)
        yield f"{_rgb(tint)} rg {outline} f*"
        yield f"q {outline} W* n"
        covered = around(box for box, _ in shapes)
        for part in self.done:
            yield from part.code(tint, covered)
        yield "Q"


_WHITE: Color = (1.0, 1.0, 1.0)


def _mixed(color: Color, tint: Color) -> Color:
    """A colour seen through a filter that is ``tint`` on white."""
    return (color[0] * tint[0], color[1] * tint[1], color[2] * tint[2])


def _rgb(color: Color) -> str:
    return " ".join(map(number, color))


def _shapes(paths: Iterable[Path]) -> _Shapes:
    """Each path as operators, with what it covers."""
    return tuple((extent(path), _operators(path)) for path in paths)


def _within(shapes: Iterable[tuple[Extent, str]], within: Extent | None) -> list[str]:
    return [code for box, code in shapes if within is None or box.meets(within)]


def _operators(path: Path) -> str:
    """A path as PDF draws it, with the shortest operator for each segment (8.5.2)."""
    x, y = path[0], path[1]
    out = [f"{x} {y} m"]
    for at in range(2, len(path), 6):
        ax, ay, bx, by, dx, dy = path[at : at + 6]
        end_x, end_y = x + dx, y + dy
        first, second = f"{x + ax} {y + ay}", f"{end_x + bx} {end_y + by}"
        if not (ax or ay or bx or by):
            out.append(f"{end_x} {end_y} l")
        elif not (ax or ay):
            out.append(f"{second} {end_x} {end_y} v")
        elif not (bx or by):
            out.append(f"{first} {end_x} {end_y} y")
        else:
            out.append(f"{first} {second} {end_x} {end_y} c")
        x, y = end_x, end_y
    return " ".join(out)


def _slanting(box: Extent, pitch: float) -> Iterator[str]:
    """Lines at 45 degrees over a rectangle, ``pitch`` apart, in step with each other wherever the rectangle lies."""
    step = pitch * 2**0.5
    low, high = box.bottom - box.right, box.top - box.left  # of y - x
    number_of = int(low // step)
    while number_of * step < high:
        offset = number_of * step
        left, right = max(box.left, box.bottom - offset), min(box.right, box.top - offset)
        if left < right:
            yield f"{left:.0f} {left + offset:.0f} m {right:.0f} {right + offset:.0f} l"
        number_of += 1
