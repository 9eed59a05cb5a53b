"""From fields over the pixels of a picture to closed paths in the units of the file."""

from __future__ import annotations

import numpy as np
from contourpy import LineType, contour_generator
from scipy import ndimage

from planner.figures.curves import fit_closed
from planner.figures.data import UNIT, Path, packed
from planner.figures.geometry import Array, Mask, Vector

UNITS_PER_CM = 1 / UNIT
"""At 1:10 a centimetre of the world is a millimetre of paper."""

_STEPS = 2.6
"""Pixels over which the steps of a border are evened out."""


def level(mask: Mask, sharp: float = 0.8, field: Array | None = None) -> Array:
    """A smooth field that is positive in ``mask``; ``field`` (pixels from the border) places the border more finely.

    ``sharp`` is the standard deviation of the smoothing, in pixels.
    """
    smooth: Array = np.full(mask.shape, -1, np.float32)
    window = around(mask, int(4 * sharp) + 2)
    inside: Array = np.where(mask[window], np.float32(1), np.float32(-1))
    if not inside.size:
        return smooth
    if field is not None:
        inside = np.minimum(inside, np.clip(field[window], -1, 1))
    smooth[window] = ndimage.gaussian_filter(inside, sharp, mode="constant", cval=-1)
    return smooth


def trace(field: Array, scale: float, tolerance: float = 0.4, least: float = 0.3) -> tuple[Path, ...]:
    """The borders of where ``field`` (rows, columns) is positive.

    ``scale`` is in pixels per centimetre, ``tolerance`` of the curves in pixels; what encloses less than ``least``
    square centimetres is dropped. Coordinates count from the lower left corner of the picture.
    """
    window = around(field > 0, 2)
    top, left = window[0].start, window[1].start
    part = field[window]
    rows, columns = part.shape
    if not part.size:
        return ()
    rim = np.full((rows + 2, columns + 2), -1.0, np.float32)
    rim[1:-1, 1:-1] = part
    axes = (left + np.arange(columns + 2) - 0.5, field.shape[0] - top - (np.arange(rows + 2) - 0.5))
    lines = contour_generator(*axes, rim, line_type=LineType.Separate, name="serial").lines(0.0)
    paths: list[Path] = []
    for line in lines:
        points = np.asarray(line, dtype=np.float64)
        if len(points) < 5 or abs(area(points)) < least * scale * scale:
            continue
        curve = fit_closed(points[:-1], tolerance, _STEPS)
        path = packed([(x * UNITS_PER_CM / scale, y * UNITS_PER_CM / scale) for x, y in curve])
        if len(path) > 8:
            paths.append(path)
    return tuple(paths)


def area(points: Vector) -> float:
    """The signed area that a closed line encloses."""
    x, y = points[:, 0], points[:, 1]
    return float(0.5 * (x @ np.roll(y, -1) - y @ np.roll(x, -1)))


def around(mask: Mask, pixels: int) -> tuple[slice, slice]:
    """The rows and columns that hold a mask and ``pixels`` on every side of it, as far as the picture goes."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return slice(0, 0), slice(0, 0)
    return (
        slice(max(int(rows[0]) - pixels, 0), int(rows[-1]) + pixels + 1),
        slice(max(int(columns[0]) - pixels, 0), int(columns[-1]) + pixels + 1),
    )


def grown(mask: Mask, pixels: float) -> Mask:
    """A mask and everything within ``pixels`` of it."""
    wide: Mask = np.zeros_like(mask)
    window = around(mask, int(pixels) + 1)
    if mask[window].size:
        wide[window] = ndimage.distance_transform_edt(~mask[window]) <= pixels
    return wide


def strokes(edges: Mask, half: Array, softness: float = 0.75) -> Array:
    """A field that is positive on lines along ``edges`` with the half widths ``half`` (pixels) of their pixels."""
    if not edges.any():
        return np.full(edges.shape, -1, np.float32)
    away, nearest = ndimage.distance_transform_edt(~edges, return_indices=True)
    width = half[tuple(nearest)]
    field: Array = np.clip(width - away, -2.5, 2.5).astype(np.float32)
    smooth: Array = ndimage.gaussian_filter(field, softness, mode="nearest")
    return smooth
