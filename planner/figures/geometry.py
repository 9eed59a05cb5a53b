"""Points, directions and frames in the world of a drawing.

Lengths are centimetres, angles degrees. x is where the figure faces (right on the page in a side view), y is up, z
points to the viewer of that side view, which is the figure's right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.floating[Any]]
Vector: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]

X: Vector = np.array((1.0, 0.0, 0.0))
Y: Vector = np.array((0.0, 1.0, 0.0))
Z: Vector = np.array((0.0, 0.0, 1.0))


def vector(*values: float) -> Vector:
    """A point or direction."""
    return np.array(values, dtype=np.float64)


def unit(value: ArrayLike) -> Vector:
    """The direction of a vector; a null vector stays one."""
    array = np.asarray(value, dtype=np.float64)
    return array / (np.linalg.norm(array) + 1e-12)


def length(value: ArrayLike) -> float:
    """The length of a vector."""
    return float(np.linalg.norm(np.asarray(value, dtype=np.float64)))


def across(value: Vector, direction: Vector) -> Vector:
    """The part of ``value`` at right angles to a unit ``direction``, as a direction."""
    return unit(value - (value @ direction) * direction)


def rotation(axis: Vector, degrees: float) -> Vector:
    """The 3 × 3 matrix that turns by ``degrees`` round a unit ``axis``, right-handed (Rodrigues' formula)."""
    x, y, z = axis
    cross = np.array(((0, -z, y), (z, 0, -x), (-y, x, 0)), dtype=np.float64)
    angle = np.radians(degrees)
    turned: Vector = np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * (cross @ cross)
    return turned


@dataclass(frozen=True, slots=True)
class Frame:
    """Axes of a bone: ``along`` it, to its ``front``, and ``lateral``, which is outwards on both sides of the body.

    ``span`` is the length of the bone.
    """

    origin: Vector
    along: Vector
    front: Vector
    lateral: Vector
    span: float = 1.0

    def at(self, front: float = 0.0, along: float = 0.0, lateral: float = 0.0) -> Vector:
        """A point by its coordinates on the three axes."""
        return self.origin + front * self.front + along * self.along + lateral * self.lateral

    @property
    def axes(self) -> Vector:
        """Rows front, along, lateral."""
        return np.stack((self.front, self.along, self.lateral))

    def local(self, points: Array) -> tuple[Array, Array, Array]:
        """Coordinates (front, along, lateral) of points (N, 3)."""
        offset = points - self.origin.astype(np.float32)
        front, along, lateral = (offset @ self.axes.T.astype(np.float32)).T
        return front, along, lateral

    def moved(self, along: float) -> Frame:
        """The same axes further along."""
        return Frame(self.at(along=along), self.along, self.front, self.lateral, self.span)


def bone(start: Vector, end: Vector, hinge: Vector, side: int) -> Frame:
    """The frame of a limb's bone. ``hinge`` is the axis of its joint; ``side`` is 1 right, -1 left."""
    along = unit(end - start)
    front = unit(np.cross(hinge, along))
    return Frame(start, along, front, unit(np.cross(along, front)) * side, length(end - start))


def two_bones(start: Vector, target: Vector, pole: Vector, first: float, second: float) -> tuple[Vector, Vector, float]:
    """Bends a limb of two bones so that it ends at ``target``, its joint on the side of ``pole`` (law of cosines).

    Returns the joint, the end, and by how many centimetres the target is out of reach (0 when it is reached; the end is
    then as near as the limb comes).
    """
    line = target - start
    distance = length(line)
    longest, shortest = first + second - 0.05, abs(first - second) + 0.05
    reached = min(max(distance, shortest), longest)
    ahead = unit(line) if distance > 1e-6 else -Y
    towards = (first * first - second * second + reached * reached) / (2 * reached)
    aside = np.sqrt(max(first * first - towards * towards, 0.0))
    out = pole - (pole @ ahead) * ahead
    if length(out) < 1e-3:  # a pole along the limb says nothing
        out = Z - ahead[2] * ahead
    missing = max(distance - first - second, 0.0)
    return start + towards * ahead + aside * unit(out), start + reached * ahead, missing


def polyline_lengths(points: Sequence[Vector] | Vector) -> Vector:
    """Length along a line at each of its points."""
    array = np.asarray(points, dtype=np.float64)
    steps = np.linalg.norm(np.diff(array, axis=0), axis=1)
    sums: Vector = np.concatenate(([0.0], np.cumsum(steps)))
    return sums
