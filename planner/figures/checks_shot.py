"""What the checks of a drawing look at, a posed frame with its gear, and what they find: faults with their cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from planner.diagnostics import Severity, Span
from planner.figures.gear import equipment
from planner.figures.geometry import Array, Vector, Y
from planner.figures.pose import Figure, Pose
from planner.figures.settings import SIDES
from planner.figures.shade import Stage, stage
from planner.figures.skeleton import Skeleton, solve
from planner.figures.solids import Cone, Ellipsoid, Ring, Sole, Solid, cones, ellipsoids

IN_FLOOR = frozenset(("mat",))
"""Gear that lies in the floor."""

SIDE_NAMES = {"r": "right", "l": "left"}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a frame.

    ``settings`` are the keys that can be to blame, the likeliest first; the first of them that the pose file has is
    where the problem is shown.
    """

    code: str
    message: str
    settings: tuple[str, ...] = ()
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Shot:
    """One frame of a figure: its pose, its solids, and those of the gear by its kind."""

    figure: Figure
    pose: Pose
    scene: Stage
    gear: tuple[tuple[str, tuple[Solid, ...]], ...] = field(default=())

    @property
    def skeleton(self) -> Skeleton:
        return self.scene.skeleton

    @property
    def moving(self) -> bool:
        """Whether the frame is a moment of a run or a jump, in which nothing need carry the body."""
        return self.pose.settings.word("moving") == "yes"

    def body(self, *segments: str) -> list[Solid]:
        """The solids of the body whose segment starts with one of some names."""
        return [solid for solid in self.scene.body if solid.segment.startswith(segments)]


def shots(figure: Figure) -> list[Shot]:
    """The frames of a figure in their order."""
    made = []
    for pose in figure.poses:
        skeleton = solve(pose.settings, figure.body)
        gear = tuple((item.kind, tuple(equipment([(item.kind, item.values)], skeleton))) for item in figure.gear)
        made.append(Shot(figure, pose, stage(skeleton, [solid for _, solids in gear for solid in solids]), gear))
    return made


def sided(side: str, *names: str) -> tuple[str, ...]:
    """Keys of a side before those of both: ``foot_r``, ``foot``."""
    return tuple(key for name in names for key in (f"{name}_{side}", name))


def distance(points: Vector | Sequence[Vector], solids: Sequence[Solid]) -> Array:
    """The signed distance (N,) of points (N, 3) to the nearest of some solids, centimetres; far off without any.

    Blends are left out: flesh is a little fuller than this where segments meet.
    """
    array = np.atleast_2d(np.asarray(points, np.float32))
    if not solids:
        return np.full(len(array), 1e6, np.float32)
    conical = [solid for solid in solids if isinstance(solid, Cone)]
    round_ = [solid for solid in solids if isinstance(solid, Ellipsoid)]
    found = [cones(conical)(array)] if conical else []  # many at once take the time of one
    found += [ellipsoids(round_)(array)] if round_ else []
    found += [solid.distance(array)[None] for solid in solids if not isinstance(solid, (Cone, Ellipsoid))]
    nearest: Array = np.concatenate(found).min(axis=0)
    return nearest


def lowest(solid: Solid) -> float:
    """The height of the lowest point of a solid, centimetres; exact for discs and rings too."""
    if isinstance(solid, Sole):
        ahead, up = solid.axes[0], solid.axes[1]
        flat = float(np.sqrt(max(1 - up[1] ** 2, 0)))
        ends = ((solid.heel, solid.heel_radius), (solid.heel + ahead * solid.gap, solid.toe_radius))
        return min(float(end[1]) - radius * flat for end, radius in ends) - solid.half * abs(float(up[1]))
    if isinstance(solid, Ring):
        return float(solid.middle[1] - solid.radius * np.sqrt(max(1 - solid.axis[1] ** 2, 0)) - solid.thickness)
    return solid.extent(Y)[0]


def _directions(count: int) -> Vector:
    """Directions (N, 3) spread evenly over a ball: a spiral by the golden angle."""
    height = 1 - (2 * np.arange(count) + 1) / count
    angle = np.pi * (1 + 5**0.5) * np.arange(count)
    aside = np.sqrt(1 - height * height)
    spread: Vector = np.stack((aside * np.cos(angle), height, aside * np.sin(angle)), axis=1)
    return spread


_AROUND = _directions(80)


def on_surface(solid: Ellipsoid) -> Vector:
    """Points (N, 3) all over an ellipsoid."""
    spread: Vector = solid.middle + (_AROUND * np.array(solid.radii)) @ solid.axes
    return spread


def place_of(figure: Figure, frame: str, names: Sequence[str]) -> Span:
    """Where the first of some keys stands: in the frame, else in ``pose``, else by itself; else the frame."""
    places: Mapping[str, Span] = figure.places or {}
    for prefix in (f"{frame}.", "pose.", ""):
        for name in names:
            if f"{prefix}{name}" in places:
                return places[f"{prefix}{name}"]
    for key in (frame, "pose"):
        if key in places:
            return places[key]
    return next(iter(places.values()), Span(figure.name))


def both_sides() -> Iterator[tuple[str, int, str]]:
    """Each side as its letter, its sign, and its name in messages."""
    return ((side, sign, SIDE_NAMES[side]) for side, sign in SIDES)
