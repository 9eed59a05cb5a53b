"""The solids that bodies and gear are made of, each with the signed distance to it.

Formulas after I. Quilez, Distance functions; the distance to an ellipsoid is a bound, the others are exact.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from planner.figures.geometry import Array, Vector, length, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Solid:
    """What every solid has.

    ``segment`` is what it is joined with first, ``part`` names it for regions and checks, ``material`` is a role of
    :mod:`planner.figures.data` or a stem of one, ``blend`` rounds it off against the solids before it in its segment.
    Two numbers of ``crease`` have a thin line between them, as fingers have; 0 has none. ``ghost`` is gear that is
    seen through.
    """

    segment: str = "gear"
    part: str = "gear"
    material: str = "frame"
    blend: float = 2.0
    crease: int = 0
    ghost: bool = False

    @property
    def centre(self) -> Vector:
        raise NotImplementedError

    @property
    def reach(self) -> float:
        """The radius of a ball round the centre that holds the solid."""
        raise NotImplementedError

    def distance(self, points: Array) -> Array:
        raise NotImplementedError

    def extent(self, direction: Vector) -> tuple[float, float]:
        """The least and the greatest coordinate along a unit direction."""
        middle = float(self.centre @ direction)
        return middle - self.reach, middle + self.reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Cone(Solid):
    """A ball rolled from one end to the other while it shrinks or grows."""

    start: Vector
    end: Vector
    start_radius: float
    end_radius: float

    @property
    def centre(self) -> Vector:
        return (self.start + self.end) / 2

    @property
    def reach(self) -> float:
        return length(self.end - self.start) / 2 + max(self.start_radius, self.end_radius)

    def extent(self, direction: Vector) -> tuple[float, float]:
        one, other = float(self.start @ direction), float(self.end @ direction)
        return (
            min(one - self.start_radius, other - self.end_radius),
            max(one + self.start_radius, other + self.end_radius),
        )

    def distance(self, points: Array) -> Array:
        nearest: Array = cones([self])(points)[0]
        return nearest


def cones(solids: Sequence[Cone]) -> Callable[[Array], Array]:
    """The distances (M, N) of points (N, 3) to many cones at once, which is far quicker than one by one."""
    starts = np.stack([solid.start for solid in solids])
    axes = np.stack([solid.end for solid in solids]) - starts
    spans = np.maximum(np.linalg.norm(axes, axis=1), 1e-4)
    wide = np.array([solid.start_radius for solid in solids])
    narrow = np.array([solid.end_radius for solid in solids])
    sines = np.clip((wide - narrow) / spans, -0.999, 0.999)
    cosines = np.sqrt(1 - sines * sines)
    anchor = starts.mean(0)
    local = (starts - anchor).astype(np.float32)
    directions = (axes / spans[:, None]).astype(np.float32)
    squares = np.einsum("ij,ij->i", local, local)[:, None]
    shifts = np.einsum("ij,ij->i", local, directions)[:, None]
    span, first, second, sine, cosine = (
        column.astype(np.float32)[:, None] for column in (spans, wide, narrow, sines, cosines)
    )
    origin = anchor.astype(np.float32)

    def distances(points: Array) -> Array:
        offset = points - origin
        along = directions @ offset.T - shifts
        square = np.einsum("ij,ij->i", offset, offset) - 2 * (local @ offset.T) + squares
        aside2 = np.maximum(square - along * along, 0)
        aside = np.sqrt(aside2)
        where = cosine * along - sine * aside
        before, beyond = where < 0, where > cosine * span
        end = np.where(before, along, along - span)
        caps = np.sqrt(aside2 + end * end) - np.where(before, first, second)
        result: Array = np.where(before | beyond, caps, cosine * aside + sine * along - first)
        return result

    return distances


def _projected(middle: float, half: float) -> tuple[float, float]:
    return middle - half, middle + half


@dataclass(frozen=True, slots=True, kw_only=True)
class Ellipsoid(Solid):
    """``radii`` along the rows of ``axes``."""

    middle: Vector
    radii: tuple[float, float, float]
    axes: Vector = field(default_factory=lambda: np.eye(3))

    @property
    def centre(self) -> Vector:
        return self.middle

    @property
    def reach(self) -> float:
        return max(self.radii)

    def extent(self, direction: Vector) -> tuple[float, float]:
        return _projected(float(self.middle @ direction), length((self.axes @ direction) * np.array(self.radii)))

    def distance(self, points: Array) -> Array:
        nearest: Array = ellipsoids([self])(points)[0]
        return nearest


def ellipsoids(solids: Sequence[Ellipsoid]) -> Callable[[Array], Array]:
    """The bounds (M, N) of the distances of points (N, 3) to many ellipsoids at once."""
    middles = np.stack([solid.middle for solid in solids])
    radii = np.array([solid.radii for solid in solids])
    anchor = middles.mean(0)
    once = np.concatenate([solid.axes / radii[at][:, None] for at, solid in enumerate(solids)])
    shift = np.einsum("ij,ij->i", once, np.repeat(middles - anchor, 3, axis=0))[:, None]
    count = len(solids)
    matrix, offset = once.astype(np.float32), shift.astype(np.float32)
    again = (1 / radii).astype(np.float32)[:, :, None]
    origin = anchor.astype(np.float32)

    def distances(points: Array) -> Array:
        scaled = (matrix @ (points - origin).T - offset).reshape(count, 3, -1)
        twice = scaled * again
        near = np.sqrt(np.einsum("mkn,mkn->mn", scaled, scaled))
        slope = np.sqrt(np.einsum("mkn,mkn->mn", twice, twice)) + np.float32(1e-6)
        result: Array = near * (near - 1) / slope
        return result

    return distances


@dataclass(frozen=True, slots=True, kw_only=True)
class Box(Solid):
    """Half sizes ``half`` along the rows of ``axes``, with rounded edges."""

    middle: Vector
    half: tuple[float, float, float]
    axes: Vector = field(default_factory=lambda: np.eye(3))
    rounding: float = 1.0

    @property
    def centre(self) -> Vector:
        return self.middle

    @property
    def reach(self) -> float:
        return length(self.half)

    def extent(self, direction: Vector) -> tuple[float, float]:
        return _projected(float(self.middle @ direction), float(np.abs(self.axes @ direction) @ np.array(self.half)))

    def distance(self, points: Array) -> Array:
        inner = np.array(self.half, np.float32) - np.float32(self.rounding)
        local = np.abs((points - self.middle.astype(np.float32)) @ self.axes.T.astype(np.float32)) - inner
        outside = np.maximum(local, 0)
        result: Array = np.sqrt(np.einsum("ij,ij->i", outside, outside)) + np.minimum(local.max(1), 0) - self.rounding
        return result.astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cylinder(Solid):
    """A rod or disc: ``radius`` round ``axis``, ``half`` to both sides, with rounded edges."""

    middle: Vector
    axis: Vector
    radius: float
    half: float
    rounding: float = 0.4

    @property
    def centre(self) -> Vector:
        return self.middle

    @property
    def reach(self) -> float:
        return float(np.hypot(self.radius, self.half))

    def extent(self, direction: Vector) -> tuple[float, float]:
        cosine = float(unit(self.axis) @ direction)
        return _projected(
            float(self.middle @ direction), abs(cosine) * self.half + self.radius * np.sqrt(max(1 - cosine * cosine, 0))
        )

    def distance(self, points: Array) -> Array:
        offset = points - self.middle.astype(np.float32)
        along = offset @ unit(self.axis).astype(np.float32)
        radial = np.sqrt(np.maximum(np.einsum("ij,ij->i", offset, offset) - along * along, 0))
        return _rounded(radial - self.radius, np.abs(along) - self.half, self.rounding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sole(Solid):
    """A shoe's sole: two circles ``gap`` apart with their common tangents, ``half`` thick up and down.

    Rows of ``axes``: to the toes, up, outwards.
    """

    heel: Vector
    axes: Vector
    gap: float
    heel_radius: float
    toe_radius: float
    half: float
    rounding: float = 0.5

    @property
    def centre(self) -> Vector:
        middle: Vector = self.heel + self.axes[0] * (self.gap / 2)
        return middle

    @property
    def reach(self) -> float:
        return float(np.hypot(self.gap / 2 + max(self.heel_radius, self.toe_radius), self.half))

    def distance(self, points: Array) -> Array:
        local = (points - self.heel.astype(np.float32)) @ self.axes.T.astype(np.float32)
        ahead, aside = local[:, 0], np.abs(local[:, 2])
        sine = (self.heel_radius - self.toe_radius) / self.gap
        cosine = float(np.sqrt(1 - sine * sine))
        where = ahead * cosine - aside * sine
        flat = np.where(
            where < 0,
            np.hypot(ahead, aside) - self.heel_radius,
            np.where(
                where > cosine * self.gap,
                np.hypot(ahead - self.gap, aside) - self.toe_radius,
                aside * cosine + ahead * sine - self.heel_radius,
            ),
        )
        return _rounded(flat, np.abs(local[:, 1]) - self.half, self.rounding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring(Solid):
    """A torus: ``radius`` to the middle of its ``thickness`` (a radius too) round ``axis``."""

    middle: Vector
    axis: Vector
    radius: float
    thickness: float

    @property
    def centre(self) -> Vector:
        return self.middle

    @property
    def reach(self) -> float:
        return self.radius + self.thickness

    def distance(self, points: Array) -> Array:
        offset = points - self.middle.astype(np.float32)
        along = offset @ unit(self.axis).astype(np.float32)
        radial = np.sqrt(np.maximum(np.einsum("ij,ij->i", offset, offset) - along * along, 0))
        result: Array = np.hypot(radial - self.radius, along) - self.thickness
        return result.astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tube(Solid):
    """A ball rolled along a line of ``points`` (K, 3): a rope, a bent bar."""

    points: Vector
    radius: float

    @property
    def centre(self) -> Vector:
        return _middle(self.points)

    @property
    def reach(self) -> float:
        return _farthest(self.points) + self.radius

    def extent(self, direction: Vector) -> tuple[float, float]:
        along = self.points @ direction
        return float(along.min()) - self.radius, float(along.max()) + self.radius

    def distance(self, points: Array) -> Array:
        result: Array = _to_line(points, self.points) - np.float32(self.radius)
        return result


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon(Solid):
    """A flat band on edge along a line of ``points`` (K, 3) in a plane across the unit ``axis``: a strap, a belt.

    ``thick`` is half its thickness, in the plane; ``half`` is half its width, along the axis.
    """

    points: Vector
    axis: Vector
    thick: float
    half: float

    @property
    def centre(self) -> Vector:
        return _middle(self.points)

    @property
    def reach(self) -> float:
        return float(np.hypot(_farthest(self.points) + self.thick, self.half))

    def extent(self, direction: Vector) -> tuple[float, float]:
        cosine = float(self.axis @ direction)
        along = self.points @ direction - (self.points - self.centre) @ self.axis * cosine
        more = self.half * abs(cosine) + self.thick * float(np.sqrt(max(1 - cosine * cosine, 0)))
        return float(along.min()) - more, float(along.max()) + more

    def distance(self, points: Array) -> Array:
        axis = self.axis.astype(np.float32)
        away = (points - self.centre.astype(np.float32)) @ axis
        flat = _to_line(points - away[:, None] * axis, self.points - np.outer((self.points - self.centre) @ axis, axis))
        return _rounded(flat - self.thick, np.abs(away) - self.half, min(self.thick, self.half) * 0.6)


def _middle(points: Vector) -> Vector:
    middle: Vector = (points.min(0) + points.max(0)) / 2
    return middle


def _farthest(points: Vector) -> float:
    return float(np.linalg.norm(points - _middle(points), axis=1).max())


def _to_line(points: Array, line: Vector) -> Array:
    """How far points (N, 3) are from a line through other points (K, 3)."""
    nearest = np.full(len(points), np.inf, np.float32)
    for start, end in pairwise(line.astype(np.float32)):
        way = end - start
        offset = points - start
        share = np.clip(offset @ way / max(float(way @ way), 1e-9), 0, 1)
        offset = offset - share[:, None] * way
        nearest = np.minimum(nearest, np.einsum("ij,ij->i", offset, offset))
    return np.sqrt(nearest)


def _rounded(one: Array, other: Array, rounding: float) -> Array:
    """The distance to what two distances enclose together, with its edge rounded."""
    one, other = one + rounding, other + rounding
    inside = np.minimum(np.maximum(one, other), 0)
    return (inside + np.hypot(np.maximum(one, 0), np.maximum(other, 0)) - rounding).astype(np.float32)
