"""Drawings made lighter: fewer curves and coarser numbers, for those whose many frames would take too many bytes.

A drawing with three or four frames is printed smaller than a pair, so that what is lost lies below what is seen:
half a millimetre of the body to the tenth of a millimetre on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from planner.figures.curves import fit_closed
from planner.figures.data import GRID, MOST_BYTES, Drawing, Layer, Path, encode, packed, unpacked
from planner.figures.geometry import Vector, polyline_lengths
from planner.figures.trace import area

_PIXEL = 10 / 6
"""Units to the pixel of a build, in which the fitting of curves measures."""
_GAP = 0.8
"""Pixels between the points that stand for a curve."""


@dataclass(frozen=True, slots=True)
class Coarseness:
    """How far curves may stray (pixels), between which numbers, and what is too small to keep (square units)."""

    tolerance: float
    grid: int
    least: float


LEVELS = (
    Coarseness(0.9, 3, 40),
    Coarseness(1.2, 3, 60),
    Coarseness(1.6, 4, 90),
    Coarseness(2.1, 4, 130),
    Coarseness(2.8, 5, 200),
    Coarseness(3.4, 5, 260),
)
"""What is tried in turn; a pixel is 1.7 mm of the body."""


def light(drawing: Drawing, most: int = MOST_BYTES) -> Drawing:
    """The drawing as it is if its file has at most ``most`` bytes, else the finest coarser one that has.

    The coarsest one, whatever its size, where none has.
    """
    lighter = drawing
    for level in LEVELS:
        if len(encode(lighter)) <= most:
            break
        lighter = thinned(drawing, level)
    return lighter


def thinned(drawing: Drawing, level: Coarseness) -> Drawing:
    """A drawing whose curves are fitted anew, more loosely."""
    frames = tuple(
        replace(frame, layers=tuple(filter(_filled, (_layer(layer, level) for layer in frame.layers))))
        for frame in drawing.frames
    )
    return replace(drawing, frames=frames)


def _filled(layer: Layer) -> bool:
    return bool(layer.paths)


def _layer(layer: Layer, level: Coarseness) -> Layer:
    fitted = (_path(path, level) for path in layer.paths)
    return replace(layer, paths=tuple(path for path in fitted if path))


def _path(path: Path, level: Coarseness) -> Path:
    """A path fitted anew; empty when it encloses too little."""
    line = _points(path)
    if abs(area(line)) < level.least:
        return ()
    curve = fit_closed(line / _PIXEL, level.tolerance)
    return packed([(x * _PIXEL, y * _PIXEL) for x, y in curve], max(level.grid, GRID))


def _points(path: Path) -> Vector:
    """Points along a path, the last not repeating the first, units."""
    points = np.array(unpacked(path), float)
    found: list[Vector] = []
    for at in range(0, len(points) - 3, 3):
        piece = points[at : at + 4]
        count = max(int(polyline_lengths(piece)[-1] / (_GAP * _PIXEL)), 1)
        t = np.linspace(0, 1, count, endpoint=False)[:, None]
        s = 1 - t
        found.append(np.hstack((s**3, 3 * s * s * t, 3 * s * t * t, t**3)) @ piece)
    return np.vstack(found)
