"""What hands hold, other than the straight bar and the weights of :mod:`planner.figures.gear`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from planner.figures.arms import Arm
from planner.figures.geometry import Vector, Y, Z, across, length, unit, vector
from planner.figures.pieces import BAR, Piece, disc, rod
from planner.figures.settings import SIDES
from planner.figures.skeleton import Skeleton
from planner.figures.solids import Cone, Cylinder, Ellipsoid, Ring, Solid, Tube

_REACH = 9.8
"""From the middle of a dumbbell to the middle of each of its heads, centimetres."""


def upright_dumbbell(piece: Piece) -> Iterator[Solid]:
    """A dumbbell on end before the chest, its upper head (radius ``size``) between both hands."""
    size, up = piece.number("size", 6.6), piece.skeleton.chest.along
    top = piece.place("hands")
    yield rod(top - up * (2 * _REACH - 3), top - up * 3, BAR)
    for head in (top, top - up * 2 * _REACH):
        yield Cylinder(middle=head, axis=up, radius=size, half=3.6, rounding=1.2, material="plate")


def ez_bar(piece: Piece) -> Iterator[Solid]:
    """A bar across the body, bent so that palms turn towards each other; its plates have the radius ``plate``."""
    middle, plate = piece.place("bar"), piece.number("plate", 11)
    arms = piece.skeleton.arms.values()
    rise = across(unit(sum((arm.hand.front for arm in arms), vector(0, 0, 0))), Z)
    grip = float(np.mean([abs(arm.hold[2] - middle[2]) for arm in arms])) if piece.skeleton.bar is not None else 15.0
    grip = float(np.clip(grip, 9, 24))
    shape = ((0, -1.4), (grip - 8, -3.2), (grip + 8, 3.2), (grip + 15, 0), (37, 0))
    half = [middle + Z * out + rise * up for out, up in shape]
    points = np.array([point * vector(1, 1, -1) + vector(0, 0, 2 * middle[2]) for point in half[:0:-1]] + half)
    yield Tube(points=points, radius=BAR - 0.1, material="steel")
    yield from _sleeves(middle, Z, 38, plate, ghost=piece.flag("ghost", default=True))


def trap_bar(piece: Piece) -> Iterator[Solid]:
    """A six-sided frame round the body with a handle beside each thigh and a plate (radius ``plate``) on each side."""
    middle, plate = piece.place("hands"), piece.number("plate", 21)
    handle = float(np.mean([abs(arm.hold[2]) for arm in piece.skeleton.arms.values()]))
    side, deep, front = handle + 9.0, 38.0, 17.0
    corners = [(0, side), (deep, front), (deep, -front), (0, -side), (-deep, -front), (-deep, front), (0, side)]
    points = np.array([middle + vector(x, 0, z) for x, z in corners])
    yield Tube(points=points, radius=1.9, material="steel")
    for sign in (1, -1):
        reach = deep * (side - handle) / (side - front)
        at = middle + Z * sign * handle
        yield rod(at - vector(reach, 0, 0), at + vector(reach, 0, 0), BAR)
    yield from _sleeves(middle, Z, side, plate, ghost=piece.flag("ghost", default=True))


def _sleeves(middle: Vector, axis: Vector, out: float, plate: float, *, ghost: bool) -> Iterator[Solid]:
    """What carries the weight at both ends of a bar, from ``out`` on; the near plate is see-through with ``ghost``."""
    for sign in (1, -1):
        yield rod(middle + axis * sign * (out - 1), middle + axis * sign * (out + 16), 2.2)
        if plate <= 0:
            continue
        see_through = ghost and sign > 0
        yield disc(middle + axis * sign * (out + 4), axis, plate, 1.9, ghost=see_through)
        yield disc(middle + axis * sign * (out + 7.4), axis, plate * 0.66, 1.2, ghost=see_through)


def rings(piece: Piece) -> Iterator[Solid]:
    """A ring in each hand on a strap from ``at``, ``out`` from the middle; else straight up to the height ``high``."""
    high = piece.number("high", 225)
    for side, sign in SIDES:
        arm = piece.skeleton.arms[side]
        above = vector(arm.hold[0], high, arm.hold[2])
        anchor = piece.place(above)
        if "at" in piece.values or "out" in piece.values:
            anchor = vector(anchor[0], anchor[1], sign * piece.number("out", 25))
        up = unit(anchor - arm.hold)
        middle = arm.hold + up * 9.0
        yield Ring(middle=middle, axis=_plane(arm, up), radius=9.0, thickness=1.55, material="wood")
        top = middle + up * 9.6
        yield Tube(points=np.stack((top, anchor)), radius=0.9, material="pad")


def _plane(arm: Arm, up: Vector) -> Vector:
    """The axis of a ring that hangs from ``up`` and lies in the fist along its thumb."""
    thumb = across(arm.hand.lateral, up)
    return unit(np.cross(thumb, up)) if length(thumb) > 0.5 else Z


def medicine_ball(piece: Piece) -> Iterator[Solid]:
    """A ball between the hands, ``size`` its radius."""
    size = piece.number("size", 12)
    yield Ellipsoid(middle=piece.place("hands"), radii=(size, size, size), material="plate")


def stick(piece: Piece) -> Iterator[Solid]:
    """A stick through both hands, ``length`` long; ``upright`` one stands on the floor under a hand (``at``)."""
    half = piece.number("length", 110) / 2
    if piece.flag("upright"):
        top = piece.place("hand_r")
        yield rod(vector(top[0], 0, top[2]), top + Y * 6, 1.3, "wood")
        return
    middle = piece.place("hands")
    way = _between(piece.skeleton)
    yield rod(middle - way * half, middle + way * half, 1.4, "wood")


def ab_wheel(piece: Piece) -> Iterator[Solid]:
    """A wheel (radius ``size``) between the hands with a handle to each side."""
    middle, way, size = piece.place("hands"), _between(piece.skeleton), piece.number("size", 9.5)
    half = max(length(piece.skeleton.arms["r"].hold - piece.skeleton.arms["l"].hold) / 2 + 5.5, 10)
    yield rod(middle - way * half, middle + way * half, 1.5, "rubber")
    yield Cylinder(middle=middle, axis=way, radius=size, half=2.4, rounding=1.2, material="plate")
    yield Cylinder(middle=middle, axis=way, radius=size * 0.55, half=2.9, rounding=0.6, material="steel")


def jump_rope(piece: Piece) -> Iterator[Solid]:
    """A rope that swings from hand to hand, its middle at the ``prop`` of the pose, or else under the feet."""
    right, left = (piece.skeleton.arms[side].hold for side, _ in SIDES)
    middle = (right + left) / 2
    end = piece.skeleton.point("prop")
    way = (vector(middle[0], 1.5, middle[2]) if end is None else end) - middle
    share = np.linspace(0, np.pi, 25)
    bow = np.sin(share)[:, None]
    swing = np.cos(share)[:, None] * (1 + 0.18 * bow) * (right - left) / 2
    line = middle + swing + bow**0.75 * way
    for side, at in (("r", 0), ("l", -1)):
        arm = piece.skeleton.arms[side]
        along = arm.hand.lateral
        yield rod(arm.hold - along * 6, arm.hold + along * 8, 1.5, "plate")
        line[at] = arm.hold + along * 8
    yield Tube(points=line, radius=0.75, material="rubber")


def _between(skeleton: Skeleton) -> Vector:
    """The direction from the left hand to the right one; across the body when they are together."""
    way = skeleton.arms["r"].hold - skeleton.arms["l"].hold
    return unit(way) if length(way) > 4 else Z


def rope_ends(arms: Mapping[str, Arm], knot: Vector) -> Iterator[Solid]:
    """The rope that hands pull a cable by: from ``knot`` through each hand to a thick end."""
    for side, _ in SIDES:
        arm = arms[side]
        enters, tip = (arm.hold + arm.hand.lateral * way for way in (-4, 7))
        for start, end in ((knot, enters), (enters, tip)):
            yield Cone(start=start, end=end, start_radius=1.2, end_radius=1.2, material="rubber")
        yield Ellipsoid(middle=tip, radii=(2.2, 2.2, 2.2), material="rubber")


HELD: Mapping[str, tuple[Callable[[Piece], Iterator[Solid]], Mapping[str, str]]] = {
    "upright_dumbbell": (upright_dumbbell, {"at": "hands", "size": "6.6"}),
    "ez_bar": (ez_bar, {"at": "bar", "plate": "11", "ghost": "no"}),
    "trap_bar": (trap_bar, {"at": "hands", "plate": "21", "ghost": "no"}),
    "rings": (rings, {"at": "[0, 225]", "high": "225", "out": "25"}),
    "medicine_ball": (medicine_ball, {"at": "hands", "size": "12"}),
    "stick": (stick, {"at": "hands", "length": "110", "upright": "yes"}),
    "ab_wheel": (ab_wheel, {"at": "hands", "size": "9.5"}),
    "jump_rope": (jump_rope, {}),
}
"""Functions and their keys by kind, part of :data:`planner.figures.gear.GEAR`."""
