"""Arrows that show the movement: along the true path of a point, moved aside until they are clear of everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.interpolate import CubicSpline

from planner.figures.curves import fit_closed
from planner.figures.data import Layer, packed
from planner.figures.geometry import Array, Mask, Vector, polyline_lengths, unit
from planner.figures.sdf import Camera
from planner.figures.settings import Settings, Value
from planner.figures.skeleton import Skeleton
from planner.figures.trace import UNITS_PER_CM

SHORTEST, LONGEST = 26.0, 62.0
WIDTH = 3.6
"""Centimetres: the shaft at the head; the head is 3 times as long and 3.5 times as wide."""
CLEAR = 1.6
"""Centimetres between an arrow and anything else."""
_FARTHEST = 60
_FINENESS = 2
"""Units of the file to which the outline is fitted, as pixels are elsewhere."""
_PAD = 90
"""Centimetres of empty paper round the picture in which arrows may stand."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """``of`` names a point of the body; ``side`` prefers a side of the movement, ``shift`` (cm) moves it by hand,
    ``bend`` bows a straight one. ``length`` (cm) takes the place of that of the way, where there is little room.
    """

    of: str
    side: str = ""
    shift: tuple[float, float] | None = None
    bend: float = 0.0
    length: float = 0.0


def path(arrow: Arrow, frames: Sequence[Settings], solve: Callable[[Settings], Skeleton]) -> Vector:
    """Where the point goes from the first to the last frame (N, 3): through poses in between, or straight."""
    ends = [solve(frame).point(arrow.of) for frame in (frames[0], frames[-1])]
    if ends[0] is None or ends[1] is None:
        return np.zeros((0, 3))
    points = [ends[0]]
    for share in np.linspace(0, 1, 11)[1:-1]:
        point = solve(between(frames[0], frames[-1], float(share))).point(arrow.of)
        if point is not None:
            points.append(point)
    points.append(ends[1])
    steps = polyline_lengths(points)
    chord = float(np.linalg.norm(ends[1] - ends[0]))
    if np.diff(steps).max() > 0.45 * chord + 3 or steps[-1] > 3.5 * chord + 5:
        return np.array([ends[0] + (ends[1] - ends[0]) * share for share in np.linspace(0, 1, 11)])
    return np.array(points)


def between(one: Settings, other: Settings, share: float) -> Settings:
    """A pose on the way from one to another: numbers between theirs, all else from the nearer one."""
    names = {**one.values, **other.values}
    return Settings({name: _mixed(one.values.get(name), other.values.get(name), share) for name in names})


def _mixed(one: Value, other: Value, share: float) -> Value:
    one, other = (other if one is None else one), (one if other is None else other)
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return tuple(a + (b - a) * share for a, b in zip(one, other, strict=True))
    if isinstance(one, float) and isinstance(other, float):
        return one + (other - one) * share
    return one if share < 0.5 else other


def placed(arrows: Sequence[tuple[Arrow, Vector]], covered: Mask, camera: Camera) -> list[Vector]:
    """The lines of arrows in the picture plane (centimetres), clear of what is covered and of each other."""
    scale = camera.scale
    pad = round(_PAD * scale)
    blocked = np.pad(covered, pad)
    lines: list[Vector] = []
    for arrow, points in arrows:
        if not len(points):
            continue
        line = _sized(camera.plane(points), arrow.bend, arrow.length)
        free: Array = ndimage.distance_transform_edt(~blocked) / scale
        line = _best(arrow, line, free, camera)
        lines.append(line)
        at = _cells(line, camera, blocked.shape)
        spot = np.zeros_like(blocked)
        spot[at[:, 1], at[:, 0]] = True
        blocked |= ndimage.distance_transform_edt(~spot) < WIDTH * 2 * scale
    return lines


def _sized(line: Vector, bend: float, wanted: float = 0.0) -> Vector:
    """The line at a length that reads well or at the ``wanted`` one, bowed where asked for."""
    chord = line[-1] - line[0]
    long = float(polyline_lengths(line)[-1])
    if long < 1e-6:
        return line
    factor = wanted / long if wanted else min(max(SHORTEST / long, 1.0), max(LONGEST / long, 0.35))
    middle = line.mean(0)
    line = middle + (line - middle) * factor
    along = unit(chord)
    share = np.linspace(0, 1, len(line))
    bow = bend * float(np.linalg.norm(chord)) * factor * 4 * share * (1 - share)
    bowed: Vector = line + bow[:, None] * np.array((-along[1], along[0]))
    return bowed


def _cells(line: Vector, camera: Camera, shape: tuple[int, ...]) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Columns and rows of points along a line in the padded picture."""
    at = np.linspace(0, len(line) - 1, 40)
    x = np.interp(at, range(len(line)), line[:, 0])
    y = np.interp(at, range(len(line)), line[:, 1])
    column = (x - camera.left + _PAD) * camera.scale
    row = (camera.high + _PAD - y) * camera.scale
    cells = np.stack((np.clip(column, 0, shape[1] - 1), np.clip(row, 0, shape[0] - 1)), axis=1)
    return cells.astype(np.int64)


def _best(arrow: Arrow, line: Vector, free: Array, camera: Camera) -> Vector:
    """The line moved as little as is needed to stand free; half-widths grow towards the head."""
    if arrow.shift is not None:
        shifted: Vector = line + np.array(arrow.shift)
        return shifted
    along = unit(line[-1] - line[0])
    normal = np.array((along[1], -along[0]))
    needed = CLEAR + np.interp(np.linspace(0, 1, 40), (0, 0.5, 0.75, 1), (0.25, 0.45, 1.75, 0.4)) * WIDTH
    prefer = {"left": -1, "right": 1}.get(arrow.side, 0)
    best: tuple[float, Vector] | None = None
    for slide in (0, -6, 6, -12, 12, -20, 20):
        for shift in np.arange(-_FARTHEST, _FARTHEST + 1, 2.0):
            moved = line + normal * shift + along * slide
            cells = _cells(moved, camera, free.shape)
            short = np.maximum(needed - free[cells[:, 1], cells[:, 0]], 0).sum()
            wrong = 25 if prefer * shift < 0 else 0
            outside = max(camera.left - moved[:, 0].min(), moved[:, 0].max() - camera.right, 0)
            above = max(moved[:, 1].max() - camera.high + 3, camera.low + 1 - moved[:, 1].min(), 0)
            cost = short * 40 + abs(shift) + abs(slide) * 0.8 + wrong + 0.5 * outside + 25 * above
            if best is None or cost < best[0]:
                best = (cost, moved)
    assert best is not None
    return best[1]


def drawn(line: Vector, camera: Camera, shift: float = 0.0) -> tuple[Layer, Layer]:
    """The halo and the arrow along a line of the picture plane, ``shift`` cm to the right in the frame."""
    made = []
    for role, rim in (("halo", 1.1), ("arrow", 0.0)):
        shape = (_outline(line, rim) - np.array((camera.left - shift, camera.low))) * UNITS_PER_CM
        curve = fit_closed(shape / _FINENESS, 0.3)
        made.append(Layer(role, (packed([(x * _FINENESS, y * _FINENESS) for x, y in curve]),)))
    return made[0], made[1]


def _outline(line: Vector, rim: float) -> Vector:
    """A tapered shaft and a head along a line, ``rim`` larger on all sides, as a closed line of many points."""
    line = _rounded(line)
    sums = polyline_lengths(line)
    head = min(WIDTH * 3.0, sums[-1] * 0.5)
    total = float(sums[-1])

    def at(where: float) -> Vector:
        return np.array([np.interp(where, sums, line[:, axis]) for axis in (0, 1)])

    neck, tip = at(total - head), line[-1]
    ahead = unit(tip - neck)
    side = np.array((-ahead[1], ahead[0]))
    shaft = np.array([at(where) for where in np.linspace(0, total - head * 0.88, 30)])
    tangent = np.gradient(shaft, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True) + 1e-9
    normal = np.stack((-tangent[:, 1], tangent[:, 0]), axis=1)
    width = np.linspace(0.22, 0.5, 30)[:, None] * WIDTH + rim
    shaft[0] -= tangent[0] * rim
    base, wing = neck - ahead * rim, WIDTH * 1.62 + rim * 1.7
    corners = [*(shaft + normal * width), base + side * wing, tip + ahead * rim * 2.2, base - side * wing]
    corners += list((shaft - normal * width)[::-1])
    return _dense(np.array(corners))


def _rounded(line: Vector) -> Vector:
    """A curve through the points of a line, in many points, so that the arrow along it has no kinks."""
    sums = polyline_lengths(line)
    apart = np.concatenate(([True], np.diff(sums) > 1e-6))
    if apart.sum() < 3:
        return line
    curve: Vector = CubicSpline(sums[apart], line[apart])(np.linspace(0, sums[-1], 60))
    return curve


def _dense(corners: Vector, gap: float = 0.2) -> Vector:
    """A closed line with points about ``gap`` apart."""
    ring = np.vstack((corners, corners[:1]))
    sums = polyline_lengths(ring)
    where = np.linspace(0, sums[-1], max(int(sums[-1] / gap), 8), endpoint=False)
    where = np.unique(np.concatenate((where, sums[:-1])))
    return np.stack([np.interp(where, sums, ring[:, axis]) for axis in (0, 1)], axis=1)
