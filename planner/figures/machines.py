"""Machines and towels in solids. What a body pushes or leans on is found from the posed body, so that it fits it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from planner.figures.geometry import Vector, Y, Z, unit, vector
from planner.figures.pieces import BAR, Piece, block, disc, rod
from planner.figures.settings import SIDES
from planner.figures.skeleton import Skeleton
from planner.figures.solids import Cylinder, Solid

_LEVER = 21.0
"""How far to the left of the body's middle the lever of a leg machine stands, centimetres."""
_ROLL = 4.4
"""Radius of a padded roll."""


def towel(piece: Piece) -> Iterator[Solid]:
    """A towel on the floor under a point: rolled up across the body, or ``flat``.

    ``clamp`` (r, l) rolls it up between that elbow and the ribs instead.
    """
    x, _, z = piece.place("knee_r")
    size = piece.number("size", 4)
    arm = piece.skeleton.arms.get(piece.word("clamp", ""))
    if arm is not None:
        chest = piece.skeleton.chest
        inwards = -chest.lateral * dict(SIDES)[piece.word("clamp", "r")]
        middle = arm.upper.at(along=23) + inwards * (4.0 * piece.skeleton.body.arm + size)
        yield Cylinder(middle=middle, axis=chest.front, radius=size, half=8, rounding=1, material="ball")
        return
    if piece.flag("flat"):
        yield block(vector(x, 0.5, z), (size * 3, 0.6, size * 2.4), "ball", 0.4)
        return
    middle = vector(x, size, z)
    yield Cylinder(middle=middle, axis=Z, radius=size, half=piece.number("length", 26) / 2, rounding=1, material="ball")


def dip_bars(piece: Piece) -> Iterator[Solid]:
    """Two parallel bars under the hands on posts, ``length`` long."""
    half = piece.number("length", 76) / 2
    for side, _ in SIDES:
        held = piece.skeleton.arms[side].hold
        along = vector(half, 0, 0)
        yield rod(held - along, held + along, BAR + 0.2)
        for sign in (1, -1):
            foot = held + along * sign * 0.9
            yield rod(vector(foot[0], 0, foot[2]), foot, 2.0, "frame")


def leg_machine(piece: Piece) -> Iterator[Solid]:
    """A seat with a backrest, and a lever that turns at the knees with a roll at the shins.

    ``roll`` is before the shins (front, to straighten the knees) or behind them (back, to bend them; then another one
    holds the thighs down).
    """
    body = piece.skeleton
    behind = piece.word("roll", "front") == "back"
    hip, knee = body.pelvis.origin, _middle(body, "knee")
    front = knee[0] - piece.number("short", 8)
    rear = hip[0] - 13
    yield from _rest(body)
    yield block(vector((rear + front) / 2, hip[1] - 13.5, 0), ((front - rear) / 2, 3.5, 17), "pad", 2.4)
    post = (hip[1] - 17) / 2
    yield block(vector(hip[0] + 6, post, 0), (4, post, 4), "frame")
    yield block(vector((hip[0] + knee[0]) / 2 - 14, 1.6, 0), (52, 1.6, 4), "frame")
    yield block(vector(knee[0] - 2, 1.6, 0), (3, 1.6, 24), "frame")
    yield block(vector(hip[0] - 26, 1.6, 0), (3, 1.6, 24), "frame")
    pivot = vector(knee[0], knee[1], -_LEVER)
    yield disc(pivot, Z, 6.5, 1.8, "plate")
    yield rod(vector(front - 10, hip[1] - 17, -_LEVER + 4), pivot, 2.2, "frame")
    shins = [leg.shank.at(front=(-1 if behind else 1) * (3.6 + _ROLL), along=34.5) for leg in body.legs.values()]
    axle = (shins[0] + shins[1]) / 2
    yield rod(pivot, axle - Z * _LEVER, 1.8, "frame")
    yield rod(axle - Z * (_LEVER + 1), axle, 1.4)
    yield Cylinder(middle=axle, axis=Z, radius=_ROLL, half=18.5, rounding=1.6, material="pad")
    if behind:
        thighs = [leg.thigh.at(front=7.2 + _ROLL, along=30) for leg in body.legs.values()]
        hold = (thighs[0] + thighs[1]) / 2
        yield Cylinder(middle=hold, axis=Z, radius=_ROLL, half=18.5, rounding=1.6, material="pad")
        yield rod(hold - Z * _LEVER, vector(hold[0] - 4, hip[1] - 15, -_LEVER), 1.8, "frame")
        yield rod(hold - Z * (_LEVER + 1), hold, 1.4)
    yield from _handles(body, hip[1] - 14)


def leg_press(piece: Piece) -> Iterator[Solid]:
    """A seat leaning back before a sled with weights, which the feet push up a rail at ``angle`` degrees."""
    body = piece.skeleton
    yield from _rest(body, 64)
    pelvis = body.pelvis
    seat = np.stack((pelvis.front, pelvis.along, pelvis.lateral))
    yield block(pelvis.at(3, -13.5), (14, 3.2, 17), "pad", 2.4, axes=seat)
    sole = (body.legs["r"].foot.at(5, -8) + body.legs["l"].foot.at(5, -8)) / 2
    facing = unit(body.legs["r"].foot.along + body.legs["l"].foot.along)
    up = np.cross(facing, Z)
    angle = np.radians(piece.number("angle", 40))
    way = vector(np.cos(angle), np.sin(angle), 0)
    axes = np.stack((up, facing, Z))
    yield block(sole - facing * 2.2, (22, 1.8, 27), "frame", 0.6, axes=axes)
    low = sole - up * 25
    base = pelvis.origin[0]
    end = base + piece.number("length", 112)
    near, far = (low + way * ((x - low[0]) / way[0]) for x in (base + 24, end))
    yield rod(near, far, 3.0, "frame")
    yield rod(vector(far[0] - 4, 0, 0), far - vector(4, 4, 0), 2.6, "frame")
    yield rod(near, vector(near[0], 0, 0), 2.6, "frame")
    yield block(low + way * 3 + up * 3, (4.5, 4, 5), "steel", 0.6, axes=axes)
    peg = sole + way * 21 - up * 5
    yield rod(sole + way * 2 - up * 5, peg, 3.0, "frame")
    yield rod(peg - Z * 46, peg + Z * 46, 2.0)
    for sign in (1, -1):
        yield disc(peg + Z * sign * 34, Z, 15, 2.2, ghost=sign > 0)
        yield disc(peg + Z * sign * 39, Z, 15, 2.0, ghost=sign > 0)
    yield block(vector((base - 22 + end) / 2, 1.6, 0), ((end - base + 22) / 2, 1.6, 4), "frame")
    yield rod(vector(base - 22, 2, 0), body.chest.at(-16, 18), 2.4, "frame")
    yield rod(vector(base + 4, 2, 0), pelvis.at(3, -15), 2.4, "frame")
    yield from _handles(body, pelvis.origin[1] - 12)


def back_extension_bench(piece: Piece) -> Iterator[Solid]:
    """A slanting bench for the front of the thighs, with a roll behind the ankles and a plate under the soles.

    ``low`` is how far below the hip joints the pad ends.
    """
    legs = list(piece.skeleton.legs.values())
    thigh, shank, foot = legs[0].thigh, legs[0].shank, legs[0].foot
    full = piece.skeleton.body.leg
    flat = vector(1, 1, 0)
    axes = np.stack((unit(thigh.along * flat), unit(thigh.front * flat), Z))
    pad = thigh.at(9.0 * full + 3.4, piece.number("low", 4) + 13) * flat
    yield block(pad, (13, 3.4, 18), "pad", 2.4, axes=axes)
    plate = foot.at(4, -9.4) * flat
    yield block(plate, (13, 1.2, 20), "frame", 0.6, axes=np.stack((foot.front, foot.along, Z)))
    roll = shank.at(-(3.4 * full + _ROLL), 36) * flat
    yield Cylinder(middle=roll, axis=Z, radius=_ROLL, half=19, rounding=1.6, material="pad")
    under = pad + axes[1] * 4.6
    stem = plate - foot.along * 3
    low = vector(under[0] - 4, 3, 0)
    yield rod(stem, under, 2.8, "frame")
    yield rod(low, under, 2.8, "frame")
    yield rod(vector(stem[0], 3, 0), stem, 2.8, "frame")
    yield rod(stem - Z * 21, roll - Z * 21, 1.6, "frame")
    yield rod(roll - Z * 22, roll - Z * 18, 1.4)
    yield rod(stem - Z * 21, stem, 1.6, "frame")
    yield block(vector((stem[0] + low[0]) / 2, 1.8, 0), (abs(low[0] - stem[0]) / 2 + 8, 1.8, 3), "frame")
    for x in (stem[0] - 4, low[0] + 4):
        yield block(vector(x, 1.8, 0), (3, 1.8, 26), "frame")


def ankle_hold(piece: Piece) -> Iterator[Solid]:
    """A roll that holds the ankles of a kneeling body down, between two posts on runners, and a pad for the knees."""
    body = piece.skeleton
    full = body.body.leg
    at = sum((leg.shank.at(-(3.4 * full + _ROLL), 34) for leg in body.legs.values()), vector(0, 0, 0)) / 2
    yield Cylinder(middle=at, axis=Z, radius=_ROLL, half=20, rounding=1.6, material="pad")
    for sign in (1, -1):
        out = Z * sign * 24
        yield rod(at + out * 0.8, at + out * 1.06, 1.6)
        yield rod(vector(at[0], 2, 0) + out, at + out + Y * 3, 2.2, "frame")
        yield block(vector(at[0] + 4, 1.6, 0) + out, (20, 1.6, 2.6), "frame")
    knee = _middle(body, "knee")
    thick = min(max(knee[1] - 5.2 * full, 0.0), 12.0) / 2
    if thick > 1:
        yield block(vector(knee[0] - 2, thick, 0), (12, thick, 20), "pad", min(1.6, thick))


def _middle(body: Skeleton, joint: str) -> Vector:
    points = [body.point(f"{joint}_{side}") for side, _ in SIDES]
    found = [point for point in points if point is not None]
    middle: Vector = np.mean(found, axis=0)
    return middle


def _rest(body: Skeleton, top: float = 44) -> Iterator[Solid]:
    """The padded backrest that the trunk leans on, up to ``top`` above the joint of pelvis and chest."""
    chest = body.chest
    yield block(chest.at(-14.2, (top - 14) / 2), (3.2, (top + 14) / 2, 16), "pad", 2.4, axes=chest.axes)
    yield block(chest.at(-18.6, 6), (1.6, 24, 3), "frame", 0.6, axes=chest.axes)


def _handles(body: Skeleton, low: float) -> Iterator[Solid]:
    """A handle in each hand, on a rod from beside the seat, ``low`` above the floor."""
    for side, sign in SIDES:
        arm = body.arms[side]
        grip = arm.hand.lateral
        yield rod(arm.hold - grip * 6, arm.hold + grip * 6, BAR)
        if low < arm.hold[1] - 4:
            yield rod(vector(arm.hold[0], low, sign * 16), arm.hold - Y, 1.2)


MACHINES: dict[str, tuple[Callable[[Piece], Iterator[Solid]], Mapping[str, str]]] = {
    "towel": (towel, {"at": "knee_r", "size": "4", "length": "26", "flat": "yes", "clamp": "r"}),
    "dip_bars": (dip_bars, {"length": "76"}),
    "leg_machine": (leg_machine, {"roll": "front", "short": "8"}),
    "back_extension_bench": (back_extension_bench, {"low": "4"}),
    "ankle_hold": (ankle_hold, {}),
    "leg_press": (leg_press, {"angle": "40", "length": "112"}),
}
"""As :data:`planner.figures.gear.GEAR`: the function of each kind, and the keys it takes with an example."""
