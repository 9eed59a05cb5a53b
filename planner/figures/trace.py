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
    inside: Array = np.where(mask, np.float32(1), np.float32(-1))
    if field is not None:
        inside = np.minimum(inside, np.clip(field, -1, 1))
    smooth: Array = ndimage.gaussian_filter(inside, sharp, mode="constant", cval=-1)
    return smooth


def trace(field: Array, scale: float, tolerance: float = 0.4, least: float = 0.3) -> tuple[Path, ...]:
    """The borders of where ``field`` (rows, columns) is positive.

    ``scale`` is in pixels per centimetre, ``tolerance`` of the curves in pixels; what encloses less than ``least``
    square centimetres is dropped. Coordinates count from the lower left corner of the picture.
    """
    rows, columns = field.shape
    rim = np.full((rows + 2, columns + 2), -1.0, np.float32)
    rim[1:-1, 1:-1] = field
    axes = (np.arange(columns + 2) - 0.5, rows - (np.arange(rows + 2) - 0.5))
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


def grown(mask: Mask, pixels: float) -> Mask:
    """A mask and everything within ``pixels`` of it."""
    if not mask.any():
        return mask
    away: Mask = ndimage.distance_transform_edt(~mask) <= pixels
    return away


def strokes(edges: Mask, half: Array, softness: float = 0.75) -> Array:
    """A field that is positive on lines along ``edges`` with the half widths ``half`` (pixels) of their pixels."""
    if not edges.any():
        return np.full(edges.shape, -1, np.float32)
    away, nearest = ndimage.distance_transform_edt(~edges, return_indices=True)
    width = half[tuple(nearest)]
    field: Array = np.clip(width - away, -2.5, 2.5).astype(np.float32)
    smooth: Array = ndimage.gaussian_filter(field, softness, mode="nearest")
    return smooth
