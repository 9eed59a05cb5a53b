"""Fitting cubic Bézier curves to a closed line of points.

After P. J. Schneider, An Algorithm for Automatically Fitting Digitized Curves (Graphics Gems, 1990): least squares for
the lengths of the two handles, a few Newton steps on the parameters, and a cut where the curve is worst. Corners are
found first and kept.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from planner.figures.geometry import Vector, polyline_lengths, unit

_ROUNDS = 4
_REACH = 3.0
"""Length of line over which directions are taken, in the unit of the points (pixels)."""
_CORNER = 0.45
"""Cosine of the least turn that is a corner, within twice the reach."""


def fit_closed(points: Vector, tolerance: float, smooth: float = 0.0) -> list[tuple[float, float]]:
    """A closed line through ``points`` (N, 2), the last not repeating the first, within ``tolerance``.

    ``smooth`` is the length over which steps of pixels are evened out between corners before that. Returns the start,
    then two handles and an end for each segment, the last end being the start.
    """
    points = _even(points) if smooth else points
    if len(points) < 4:
        return _straight(points)
    corners = _corners(points)
    first = int(corners[0]) if len(corners) else 0
    ring = np.roll(points, -first, axis=0)
    if smooth and not len(corners):
        ring = _smoothed(ring, smooth, closed=True)
    ring = np.vstack((ring, ring[:1]))
    cuts = [*(int(at) - first for at in corners), len(points)] if len(corners) else [0, len(points)]
    path: list[tuple[float, float]] = [(float(ring[0, 0]), float(ring[0, 1]))]
    seam = None if len(corners) else unit(ring[1] - ring[-2])
    for start, end in pairwise(cuts):
        run = ring[start : end + 1]
        if smooth and len(corners):
            run = _smoothed(run, smooth, closed=False)
        one = seam if seam is not None else _direction(run)
        other = -seam if seam is not None else _direction(run[::-1])
        for handle_a, handle_b, stop in _fit(run, one, other, tolerance):
            path += [handle_a, handle_b, stop]
    return path


_GAP = 0.8


def _even(points: Vector) -> Vector:
    """A closed line with points about 0.8 apart."""
    ring = np.vstack((points, points[:1]))
    sums = polyline_lengths(ring)
    count = max(int(sums[-1] / _GAP), 3)
    where = np.linspace(0, sums[-1], count, endpoint=False)
    return np.stack([np.interp(where, sums, ring[:, axis]) for axis in (0, 1)], axis=1)


def _smoothed(run: Vector, smooth: float, *, closed: bool) -> Vector:
    """A line without its pixel steps; an open one keeps its ends.

    Twice a Gaussian less its square bends the line as it was: plain smoothing would shrink it by its curvature.
    """
    spread = min(smooth / _GAP, len(run) / 8)
    if spread < 0.8:
        return run
    if closed:
        once = gaussian_filter1d(run, spread, axis=0, mode="wrap")
        both: Vector = 2 * once - gaussian_filter1d(once, spread, axis=0, mode="wrap")
        return both
    pad = min(len(run) - 1, int(6 * spread))
    wide = np.vstack((2 * run[0] - run[pad:0:-1], run, 2 * run[-1] - run[-2 : -pad - 2 : -1]))
    once = gaussian_filter1d(wide, spread, axis=0, mode="nearest")
    twice = 2 * once - gaussian_filter1d(once, spread, axis=0, mode="nearest")
    result: Vector = twice[pad : pad + len(run)].copy()
    result[0], result[-1] = run[0], run[-1]
    return result


def _straight(points: Vector) -> list[tuple[float, float]]:
    path = [(float(points[0, 0]), float(points[0, 1]))]
    for x, y in np.roll(points, -1, axis=0).tolist():
        path += [path[-1], (x, y), (x, y)]
    return path


def _corners(points: Vector) -> NDArray[np.intp]:
    """Indices at which a closed line turns sharply."""
    steps = np.linalg.norm(np.diff(points, axis=0, append=points[:1]), axis=1)
    span = max(2, round(_REACH / max(float(steps.mean()), 1e-6)))
    if len(points) < 4 * span:
        return np.empty(0, np.intp)
    before, after = points - np.roll(points, span, axis=0), np.roll(points, -span, axis=0) - points
    lengths = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1) + 1e-9
    cosine = np.einsum("ij,ij->i", before, after) / lengths
    sharpest = np.min([np.roll(cosine, shift) for shift in range(-span, span + 1)], axis=0)
    return np.flatnonzero((cosine < _CORNER) & (cosine <= sharpest))


def _direction(run: Vector) -> Vector:
    """The direction in which a line sets out."""
    away = np.linalg.norm(run - run[0], axis=1)
    far = int(np.argmax(away >= _REACH)) or len(run) - 1
    return unit(run[far] - run[0])


Segment = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]


def _fit(run: Vector, one: Vector, other: Vector, tolerance: float) -> list[Segment]:
    """Segments along a run of points that set out along ``one`` and arrive against ``other``.

    The run is halved where a curve is worst until all fit; then neighbours that one curve can stand for are joined.
    """

    def attempt(start: int, end: int) -> tuple[Vector | None, int]:
        ahead = one if start == 0 else _tangent(run, start)
        back = other if end == len(run) - 1 else -_tangent(run, end)
        return _single(run[start : end + 1], ahead, back, tolerance)

    done: list[tuple[int, int, Vector | None]] = []
    waiting = [(0, len(run) - 1)]
    while waiting:
        start, end = waiting.pop()
        curve, worst = attempt(start, end) if end - start > 1 else (None, 0)
        if curve is not None or end - start <= 1:
            done.append((start, end, curve))
        else:
            waiting += [(start + worst, end), (start, start + worst)]
    joined = done[:1]
    for start, end, curve in done[1:]:
        both, _ = attempt(joined[-1][0], end)
        if both is None:
            joined.append((start, end, curve))
        else:
            joined[-1] = (joined[-1][0], end, both)
    return [_chord(run[start : end + 1]) if curve is None else _segment(curve) for start, end, curve in joined]


def _single(run: Vector, one: Vector, other: Vector, tolerance: float) -> tuple[Vector | None, int]:
    """The curve along a run if one is enough, and the index at which it is worst."""
    steps = np.linalg.norm(np.diff(run, axis=0), axis=1)
    parameters = np.concatenate(([0.0], np.cumsum(steps)))
    if parameters[-1] <= 0:
        return None, max(len(run) // 2, 1)
    parameters /= parameters[-1]
    worst = len(run) // 2
    for _ in range(_ROUNDS):
        curve = _least_squares(run, parameters, one, other)
        at = _bezier(curve, parameters)
        errors = np.einsum("ij,ij->i", at - run, at - run)
        worst = int(errors.argmax())
        if errors[worst] <= tolerance * tolerance:
            return curve, worst
        if errors[worst] > 25 * tolerance * tolerance:
            break
        parameters = _newton(curve, run, at, parameters)
    return None, min(max(worst, 1), len(run) - 2)


def _tangent(run: Vector, at: int) -> Vector:
    """The direction of a line at one of its points, over the reach to both sides."""
    away = np.linalg.norm(run - run[at], axis=1)
    low = at
    while low > 0 and away[low] < _REACH:
        low -= 1
    high = at
    while high < len(run) - 1 and away[high] < _REACH:
        high += 1
    return unit(run[high] - run[low])


def _chord(run: Vector) -> Segment:
    start, end = run[0], run[-1]
    return (float(start[0]), float(start[1])), (float(end[0]), float(end[1])), (float(end[0]), float(end[1]))


def _segment(curve: Vector) -> Segment:
    one, two, end = curve[1:].tolist()
    return (one[0], one[1]), (two[0], two[1]), (end[0], end[1])


def _least_squares(run: Vector, t: Vector, one: Vector, other: Vector) -> Vector:
    """The cubic with given ends and directions there that is nearest to points at parameters ``t``."""
    s = 1 - t
    b1, b2 = 3 * t * s * s, 3 * t * t * s
    start, end = run[0], run[-1]
    left = b1[:, None] * one
    right = b2[:, None] * other
    rest = run - (s**3 + b1)[:, None] * start - (b2 + t**3)[:, None] * end
    c00, c01, c11 = float((left * left).sum()), float((left * right).sum()), float((right * right).sum())
    x0, x1 = float((left * rest).sum()), float((right * rest).sum())
    determinant = c00 * c11 - c01 * c01
    chord = float(np.hypot(*(end - start)))
    a = b = chord / 3
    if abs(determinant) > 1e-9:
        a, b = (x0 * c11 - x1 * c01) / determinant, (c00 * x1 - c01 * x0) / determinant
    length = float(np.linalg.norm(np.diff(run, axis=0), axis=1).sum())
    if not (1e-3 * chord < a < length and 1e-3 * chord < b < length):
        a = b = chord / 3
    return np.stack((start, start + a * one, end + b * other, end))


def _bezier(curve: Vector, t: Vector) -> Vector:
    s = 1 - t
    weights = np.stack((s**3, 3 * s * s * t, 3 * s * t * t, t**3), axis=1)
    at: Vector = weights @ curve
    return at


def _newton(curve: Vector, run: Vector, at: Vector, t: Vector) -> Vector:
    """One Newton step of every parameter towards the foot of its point on the curve."""
    first = 3 * np.diff(curve, axis=0)
    second = 2 * np.diff(first, axis=0)
    s = 1 - t
    speed = np.stack((s * s, 2 * s * t, t * t), axis=1) @ first
    turn = np.stack((s, t), axis=1) @ second
    away = at - run
    slope = (speed * speed).sum(1) + (away * turn).sum(1)
    moved = t - np.where(np.abs(slope) > 1e-9, (away * speed).sum(1) / np.where(slope == 0, 1, slope), 0)
    return np.clip(moved, 0, 1)
