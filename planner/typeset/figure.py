"""Drawings on paper: a frame as one Form XObject in the colours of a theme, and the block that places it.

Everything is paths without transparency, so that a page prints alike everywhere: what is see-through is painted once
more, in mixed colours, where it covers something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self, TypeAlias

from planner.typeset.block import SHARES, Align, Block
from planner.typeset.canvas import PageCanvas, number, rounded
from planner.typeset.drawing import AROUND, FINE, LONGEST_HANDLE, Extent, Frame, Layer, Path, around, covered, pieces
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
_TRACED = {"outline": (5.6, 2), "line": (6.2, 1)}
"""Width in units of lines that are drawn as filled paths, and how much wider than a line along such a path must be:
what of it falls inside an outline is painted over."""
_LEAST_LINE = 0.3
"""Least width of those lines in points: in a small drawing they would be hairs."""
_LARGE = 30 * MM
"""A drawing for a room of at least this height is a large one."""
_UNIT = 0.001
"""A page scales a form in thousands of units: matrices have three decimals."""
_GRAIN = 2
"""A form has coordinates in whole steps of so many units, 0.06 mm of the largest drawing on a sheet: it is an eighth
smaller than in single units, and nobody sees the difference."""


class Style(NamedTuple):
    """How a drawing is painted: with ``fine`` lines or without, with what lies ``around`` the figure or without.

    ``room`` is the width and height in points that it is meant for: lines along muscles are as wide in all of these.
    """

    fine: bool
    around: bool
    room: tuple[float, float]

    def shows(self, role: str) -> bool:
        """Whether layers of this role are painted."""
        return (self.fine or role not in FINE) and (self.around or role not in AROUND)

    def point(self, frame: Frame) -> float:
        """How many units of the frame a point is, when the frame fills the room."""
        return max(frame.width / self.room[0], frame.height / self.room[1])

    def widened(self, frame: Frame, role: str) -> float:
        """The width in units of a line along the paths of ``role``, so that what they draw has its least width."""
        traced, sides = _TRACED.get(role, (0.0, 0))
        return max(0.0, sides * (_LEAST_LINE * self.point(frame) - traced))


class Palette(NamedTuple):
    """The colour of each role, and whether the muscles that help are hatched, for want of colours."""

    colors: Mapping[str, Color]
    hatched: bool = False


class Form:
    """A frame ready to be painted; ``extent`` is what it covers, in units of the drawing.

    A page is laid out with its extent alone. The code is written when a page paints it. One that is ``mirrored`` shows
    the other side of the body: all of it is turned at its left edge, 0, where it is painted.
    """

    def __init__(self, stencil: Stencil, palette: Palette, style: Style, *, mirrored: bool = False) -> None:
        self._stencil, self._palette, self._style = stencil, palette, style
        self.mirrored = mirrored
        self._layers = [layer for layer in stencil.frame.layers if style.shows(layer.role) and layer.paths]
        out = max((style.widened(stencil.frame, layer.role) for layer in self._layers), default=0.0)
        self._drawn = stencil.extent(self._layers).grown(out / 2)
        self.extent = _turned(self._drawn) if mirrored else self._drawn

    @cached_property
    def resource(self) -> Resource:
        """The Form XObject; the same for the same frame, palette and style, mirrored or not."""
        code = "\n".join(_Painter(self._stencil, self._layers, self._palette, self._style).code())
        return form(_grains(self._drawn), code.encode("ascii"), _GRAIN * _UNIT)

    @cached_property
    def key(self) -> str:
        """The key of its resource."""
        return self.resource.key

    def is_free(self, corner: Extent) -> bool:
        """Whether nothing is painted in ``corner``, which may reach beyond what the frame covers."""
        corner = _turned(corner) if self.mirrored else corner
        near = corner.grown(LONGEST_HANDLE)
        return not any(
            path.ends.meets(near) and any(part.meets(corner) for part in self._stencil.pieces(path))
            for layer in self._layers
            for path in layer.paths
        )


class Stencil:
    """A frame, each of its paths worked out once for forms in several styles."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._extents: dict[tuple[int, ...], Extent] = {}
        self._shapes: dict[int, _Shapes] = {}
        self._pieces: dict[int, tuple[Extent, ...]] = {}

    def form(self, palette: Palette, style: Style, *, mirrored: bool = False) -> Form:
        """The form of the frame in the colours of ``palette``."""
        return Form(self, palette, style, mirrored=mirrored)

    def extent(self, layers: Sequence[Layer]) -> Extent:
        """What layers of the frame cover; the whole frame when there is nothing in them."""
        key = tuple(map(id, layers))
        if key not in self._extents:
            paths = [path for layer in layers for path in layer.paths]
            self._extents[key] = covered(paths) if paths else Extent(0, 0, self.frame.width, self.frame.height)
        return self._extents[key]

    def shapes(self, layer: Layer) -> _Shapes:
        """The paths of a layer of the frame."""
        found = self._shapes.get(id(layer))
        if found is None:
            found = self._shapes[id(layer)] = tuple((path, _operators(path)) for path in layer.paths)
        return found

    def pieces(self, path: Path) -> tuple[Extent, ...]:
        """Rectangles around the segments of a path of the frame."""
        found = self._pieces.get(id(path))
        if found is None:
            found = self._pieces[id(path)] = tuple(pieces(path))
        return found


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
        across = -scale if self.form.mirrored else scale
        matrix = (across, 0, 0, scale, left - self.box.left * self.scale, bottom - self.box.bottom * self.scale)
        with canvas.mark(self.elem):
            canvas.resource(self.form.key, matrix)


_Shapes: TypeAlias = tuple[tuple[Path, str], ...]
"""Paths, each with its operators."""


@dataclass(frozen=True, slots=True)
class _Fill:
    """Paths filled with a colour, and a line of ``width`` units along them in the same."""

    color: Color
    shapes: _Shapes
    width: float = 0.0

    def code(self, tint: Color, within: Extent | None) -> Iterator[str]:
        shapes = _within(self.shapes, within)
        if not shapes:
            return
        color = _rgb(_mixed(self.color, tint))
        if self.width:
            yield f"{color} rg {color} RG {number(self.width)} w {' h '.join(shapes)} b*"
        else:
            yield f"{color} rg {' '.join(shapes)} f*"


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
            lines = " ".join(_slanting(_grains(around(path.hull for path, _ in self.shapes)), self.pitch))
            width = number(self.pitch * _LINE)
            yield f"q {' '.join(shapes)} W* n {_rgb(_mixed(self.color, tint))} RG {width} w {lines} S Q"


class _Painter:
    """Writes the content of a form, layer by layer."""

    def __init__(self, stencil: Stencil, layers: Sequence[Layer], palette: Palette, style: Style) -> None:
        self.stencil, self.layers, self.palette, self.style = stencil, layers, palette, style
        self.done: list[_Fill | _Edge | _Hatch] = []
        is_large = style.room[1] >= _LARGE
        point = style.point(stencil.frame) / _GRAIN
        self.edge = point * (_EDGE if is_large else _EDGE_SMALL)
        self.pitch = point * (_PITCH if is_large else _PITCH_SMALL)

    def code(self) -> Iterator[str]:
        yield "1 j"
        muscle: Layer | None = None
        for layer in self.layers:
            if muscle is not None and layer.role != f"{muscle.role}_shade":
                yield from self._contour(muscle)
                muscle = None
            if layer.role == "ghost":
                yield from self._ghost(layer)
            else:
                color, shapes = self.palette.colors[layer.role], self.stencil.shapes(layer)
                width = self.style.widened(self.stencil.frame, layer.role) / _GRAIN
                yield from self._painted(_Fill(color, shapes, width))
            if layer.role in EDGED:
                muscle = layer
        if muscle is not None:
            yield from self._contour(muscle)

    def _painted(self, part: _Fill | _Edge | _Hatch) -> Iterator[str]:
        self.done.append(part)
        return part.code(_WHITE, None)

    def _contour(self, muscle: Layer) -> Iterator[str]:
        """What goes over a muscle and its shaded side."""
        color, shapes = self.palette.colors[f"{muscle.role}_edge"], self.stencil.shapes(muscle)
        if self.palette.hatched and muscle.role == HATCHED:
            yield from self._painted(_Hatch(color, self.pitch, shapes))
        yield from self._painted(_Edge(color, self.edge, shapes))

    def _ghost(self, layer: Layer) -> Iterator[str]:
        """A layer that is seen through: its colour on white, and what it covers once more, in mixed colours."""
        tint, shapes = self.palette.colors[layer.role], self.stencil.shapes(layer)
        if tint == _WHITE:
            return
        outline = " ".join(code for _, code in shapes)
        yield f"{_rgb(tint)} rg {outline} f*"
        yield f"q {outline} W* n"
        covered = around(path.hull for path, _ in shapes)
        for part in self.done:
            yield from part.code(tint, covered)
        yield "Q"


_WHITE: Color = (1.0, 1.0, 1.0)


def _mixed(color: Color, tint: Color) -> Color:
    """A colour seen through a filter that is ``tint`` on white."""
    return (color[0] * tint[0], color[1] * tint[1], color[2] * tint[2])


def _rgb(color: Color) -> str:
    return " ".join(map(number, color))


def _within(shapes: _Shapes, within: Extent | None) -> list[str]:
    if within is None:
        return [code for _, code in shapes]
    near = within.grown(LONGEST_HANDLE)
    return [
        code for path, code in shapes if path.ends.meets(within) or (path.ends.meets(near) and path.hull.meets(within))
    ]


def _operators(path: Path) -> str:
    """A path as PDF draws it (8.5.2). All segments as curves, in one go: a drawing has next to no straight ones."""
    grains = [point + 1 >> 1 for point in path.points]  # halves, rounded
    return ("%d %d m" + " %d %d %d %d %d %d c" * (len(grains) // 6)) % tuple(grains)


def _turned(extent: Extent) -> Extent:
    """An extent with left and right exchanged, at the line where x is 0."""
    return Extent(-extent.right, extent.bottom, -extent.left, extent.top)


def _grains(extent: Extent) -> Extent:
    """An extent in steps of the coordinates of forms."""
    return Extent(*(side / _GRAIN for side in extent))


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
