"""Solids as signed distances, and looking at them along parallel rays.

A signed distance is negative inside a solid and grows outside of it no faster than the way to it, so a ray may always
step on by the distance it stands at (J. C. Hart, Sphere tracing, 1996). Points are (N, 3) float32, centimetres.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from planner.figures.geometry import Array, Vector, unit, vector
from planner.figures.solids import Cone, Ellipsoid, Solid, cones, ellipsoids

GEAR = "gear"
"""The segment of everything that is no body; nothing blends with it."""

_TILE = 64
_BLOCK = 8
_HIT = 0.04
_STEPS, _LATE = 60, 240
_GRAZING = np.float32(0.12)  # centimetres of the least step of the late ones
_CAUTION = 0.9  # an ellipsoid's distance is only a bound, and a blend takes a little off


@dataclass(frozen=True, slots=True)
class Joint:
    """How a segment grows out of the rest: blended by ``blend`` at ``centre``, not at all from ``reach`` on.

    So a forearm flows into its upper arm at the elbow, and lies before it with a clean edge elsewhere.
    """

    segment: str
    centre: Vector
    blend: float
    reach: float


@dataclass(frozen=True, slots=True)
class Camera:
    """A view along parallel rays. ``yaw`` 0 is the side view of a figure that faces right; 90 sees it from the front.

    ``left``, ``low``, ``right``, ``high`` bound the picture in centimetres of the picture plane, through the origin of
    the world; ``scale`` is in pixels per centimetre.
    """

    yaw: float
    pitch: float
    left: float = 0.0
    low: float = 0.0
    right: float = 1.0
    high: float = 1.0
    scale: float = 6.0

    @property
    def back(self) -> Vector:
        """The direction to the viewer."""
        yaw, pitch = np.radians(self.yaw), np.radians(self.pitch)
        return vector(np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch))

    @property
    def across(self) -> Vector:
        """The direction to the right of the picture."""
        return unit(np.cross((0.0, 1.0, 0.0), self.back))

    @property
    def up(self) -> Vector:
        """The direction to the top of the picture."""
        return np.cross(self.back, self.across)

    @property
    def columns(self) -> int:
        return round((self.right - self.left) * self.scale)

    @property
    def rows(self) -> int:
        return round((self.high - self.low) * self.scale)

    def plane(self, points: Vector) -> Vector:
        """Where points (N, 3) stand in the picture plane (N, 2): centimetres to the right and up."""
        points = np.atleast_2d(points)
        return np.stack((points @ self.across, points @ self.up), axis=1)

    def pixels(self, points: Vector) -> Vector:
        """Where points (N, 3) stand in the picture (N, 2): pixels to the right and down from the upper left corner."""
        plane = self.plane(points)
        return np.stack(((plane[:, 0] - self.left) * self.scale, (self.high - plane[:, 1]) * self.scale), axis=1)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a camera sees, by rows and columns: ``owner`` is the index of the nearest solid or -1."""

    owner: np.ndarray[tuple[int, int], np.dtype[np.int16]]
    depth: Array
    normal: Array
    place: Array


class _Scene:
    """The solids near some rays, in the order in which segments are blended."""

    def __init__(self, solids: Sequence[Solid], numbers: Sequence[int], joints: Sequence[Joint]) -> None:
        self.numbers = np.array(numbers, dtype=np.int16)
        self.solids = [solids[number] for number in numbers]
        self.joints = joints
        self.segments: dict[str, list[int]] = {}
        for at, solid in enumerate(self.solids):
            self.segments.setdefault(solid.segment, []).append(at)
        self.batches: list[tuple[list[int], Callable[[Array], Array]]] = []
        self.others: list[int] = []
        conical = [at for at, solid in enumerate(self.solids) if isinstance(solid, Cone)]
        round_ = [at for at, solid in enumerate(self.solids) if isinstance(solid, Ellipsoid)]
        if conical:
            self.batches.append((conical, cones([solid for solid in self.solids if isinstance(solid, Cone)])))
        if round_:
            self.batches.append((round_, ellipsoids([solid for solid in self.solids if isinstance(solid, Ellipsoid)])))
        self.others = [at for at in range(len(self.solids)) if at not in conical and at not in round_]

    def distances(self, points: Array) -> Array:
        """The distance to each solid (M, N)."""
        single = np.empty((len(self.solids), len(points)), np.float32)
        for members, batch in self.batches:
            single[members] = batch(points)
        for at in self.others:
            single[at] = self.solids[at].distance(points)
        return single

    def blended(self, points: Array, single: Array) -> Array:
        """The distance to all solids together (N,)."""
        whole: Array | None = None
        for joint in self.joints:
            members = self.segments.get(joint.segment)
            if not members:
                continue
            part = single[members[0]]
            for at in members[1:]:
                part = smooth_minimum(part, single[at], self.solids[at].blend)
            if whole is None:
                whole = part
                continue
            offset = points - joint.centre.astype(np.float32)
            near = np.einsum("ij,ij->i", offset, offset) / np.float32(joint.reach**2)
            blend = np.float32(joint.blend) * np.maximum(1 - near, 0) + np.float32(0.02)
            whole = smooth_minimum(whole, part, blend)
        for at in self.segments.get(GEAR, ()):
            whole = single[at] if whole is None else np.minimum(whole, single[at])
        assert whole is not None
        return whole

    def distance(self, points: Array) -> Array:
        return self.blended(points, self.distances(points))


def smooth_minimum(one: Array, other: Array, blend: Array | np.float32 | float) -> Array:
    """The smaller of two distances, rounded off where they differ by less than ``blend`` (I. Quilez, 2013)."""
    over = np.maximum(blend - np.abs(one - other), 0)
    smooth: Array = np.minimum(one, other) - over * over / (4 * blend)
    return smooth


def look(solids: Sequence[Solid], joints: Sequence[Joint], camera: Camera, tile: int = _TILE) -> Picture:
    """What a camera sees of solids. ``joints`` say which segments there are, in the order in which they are joined.

    ``tile`` is the side of the squares that are looked at in one go, pixels; it changes the time that is taken alone.
    """
    rows, columns = camera.rows, camera.columns
    owner = np.full((rows, columns), -1, np.int16)
    depth = np.full((rows, columns), -1e9, np.float32)
    normal = np.zeros((rows, columns, 3), np.float32)
    place = np.zeros((rows, columns, 3), np.float32)
    bounds = _Bounds.of(solids, joints, camera)
    pixel = 1 / camera.scale
    for top in range(0, rows, tile):
        for left in range(0, columns, tile):
            bottom, right = min(top + tile, rows), min(left + tile, columns)
            x = camera.left + (np.arange(left, right) + 0.5) * pixel
            y = camera.high - (np.arange(top, bottom) + 0.5) * pixel
            near = bounds.near((x[0] + x[-1]) / 2, (y[0] + y[-1]) / 2, float(np.hypot(x[-1] - x[0], y[0] - y[-1])) / 2)
            if not len(near):
                continue
            scene = _Scene(solids, near.tolist(), joints)
            start, end = float(bounds.front[near].max()), float(bounds.back[near].min())
            rays = (x[None, :, None] * camera.across + y[:, None, None] * camera.up).astype(np.float32)
            hits, depths = _march(scene, rays, camera.back.astype(np.float32), start, end, pixel)
            if not len(hits):
                continue
            row, column = hits // (right - left) + top, hits % (right - left) + left
            points = rays.reshape(-1, 3)[hits] + depths[:, None] * camera.back.astype(np.float32)
            single = scene.distances(points)
            owner[row, column] = scene.numbers[single.argmin(0)]
            depth[row, column] = depths
            normal[row, column] = _normals(scene, points)
            place[row, column] = points
    return Picture(owner, depth, normal, place)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Round what each solid stays in the picture plane: a stretched circle, and its depths at the ``front`` and back.

    Solids count that are near enough to be blended into what a tile sees.
    """

    starts: Vector
    lines: Vector
    reach: Vector
    front: Vector
    back: Vector

    @classmethod
    def of(cls, solids: Sequence[Solid], joints: Sequence[Joint], camera: Camera) -> _Bounds:
        blends = {joint.segment: joint.blend for joint in joints}
        margin = np.array(
            [max(solid.blend, blends.get(solid.segment, 0)) if solid.segment != GEAR else 0.3 for solid in solids]
        )
        ends = [(one.start, one.end) if isinstance(one, Cone) else (one.centre, one.centre) for one in solids]
        starts = camera.plane(np.stack([start for start, _ in ends]))
        lines = camera.plane(np.stack([end for _, end in ends])) - starts
        width = [max(one.start_radius, one.end_radius) if isinstance(one, Cone) else one.reach for one in solids]
        depths = np.array([solid.extent(camera.back) for solid in solids])
        return cls(starts, lines, np.array(width) + margin, depths[:, 1] + margin, depths[:, 0] - margin)

    def near(self, x: float, y: float, radius: float) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """Which solids may show within ``radius`` of a point of the picture plane."""
        away = np.array((x, y)) - self.starts
        square = np.maximum((self.lines * self.lines).sum(1), 1e-9)
        share = np.clip((away * self.lines).sum(1) / square, 0, 1)
        found: np.ndarray[tuple[int], np.dtype[np.intp]] = np.flatnonzero(
            np.linalg.norm(away - share[:, None] * self.lines, axis=1) < self.reach + radius
        )
        return found


def _march(
    scene: _Scene, rays: Array, back: Array, start: float, end: float, pixel: float
) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], Array]:
    """Which rays of a tile (rows, columns, 3) meet something, and at which depth.

    One thick ray for every block of rays goes first, as far as nothing comes near it.
    """
    rows, columns = rays.shape[:2]
    up, across = -(-rows // _BLOCK), -(-columns // _BLOCK)
    middle = rays[np.minimum(np.arange(up) * _BLOCK + _BLOCK // 2, rows - 1)][
        :, np.minimum(np.arange(across) * _BLOCK + _BLOCK // 2, columns - 1)
    ].reshape(-1, 3)
    thick = np.float32(_BLOCK * pixel * 0.75)
    free = _follow(scene, middle, back, np.full(len(middle), start, np.float32), end, thick)
    first = np.repeat(np.repeat(free.reshape(up, across), _BLOCK, 0), _BLOCK, 1)[:rows, :columns].ravel()
    alive = np.flatnonzero(first > end)
    if not len(alive):
        return alive, np.empty(0, np.float32)
    depths = _follow(scene, rays.reshape(-1, 3)[alive], back, first[alive], end, np.float32(0))
    met = depths > end
    return alive[met], depths[met]


def _follow(scene: _Scene, rays: Array, back: Array, depths: Array, end: float, thick: np.float32) -> Array:
    """Depths at which rays of a thickness come upon something; at most ``end`` for those that never do."""
    depths = depths.copy()
    going = np.arange(len(rays))
    for step in range(_STEPS if thick else _STEPS + _LATE):
        distance = scene.distance(rays[going] + depths[going, None] * back) - thick
        on = distance >= _HIT
        going, distance = going[on], distance[on]
        # A ray that grazes something comes on in small steps and would never arrive behind it.
        depths[going] -= np.maximum(distance * np.float32(_CAUTION), 0 if step < _STEPS else _GRAZING)
        going = going[depths[going] > end]
        if not len(going):
            return depths
    if not thick:
        depths[going] = end  # grazing rays that came near and never arrived
    return depths


def _normals(scene: _Scene, points: Array) -> Array:
    """Directions out of the surface at points on it: the gradient from four corners of a tetrahedron."""
    total = np.zeros_like(points)
    for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
        step = np.array(corner, np.float32)
        total += scene.distance(points + step * np.float32(0.18))[:, None] * step
    normals: Array = total / (np.linalg.norm(total, axis=1, keepdims=True) + 1e-9)
    return normals
