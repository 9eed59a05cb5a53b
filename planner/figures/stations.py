"""Gym stations of which a part moves with the body: its sled, lever or bar is found from the pose, its frame stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from planner.figures.geometry import Vector, Z, length, unit, vector
from planner.figures.pieces import BAR, Piece, block, disc, rod
from planner.figures.settings import SIDES
from planner.figures.solids import Cylinder, Solid

_ROLL = 4.6
"""Radius of a padded roll, centimetres."""
_FLAT = vector(1, 1, 0)


def hack_sled(piece: Piece) -> Iterator[Solid]:
    """A sled behind the trunk with rests on the shoulders, on two rails in the line of the trunk, and a foot plate.

    The rails end at the height ``high``.
    """
    body = piece.skeleton
    chest = body.chest
    yield block(chest.at(-13.6, 18), (3.0, 36, 15), "pad", 2.4, axes=chest.axes)
    yield block(chest.at(-18.0, 14), (1.4, 30, 17), "frame", 0.6, axes=chest.axes)
    sole = (body.legs["r"].foot.at(5, -8) + body.legs["l"].foot.at(5, -8)) / 2
    facing = unit(body.legs["r"].foot.along + body.legs["l"].foot.along)
    ahead = np.cross(facing, Z)
    axes = np.stack((ahead, facing, Z))
    yield block(sole - facing * 2.0, (22, 1.7, 27), "frame", 0.6, axes=axes)
    low, high = (_rail(chest.at(-22), chest.along, y) for y in (sole[1] - 14, piece.number("high", 158)))
    yield rod(low - vector(0, low[1] - 3, 0), low, 2.4, "frame")
    yield rod(vector(high[0] - 10, 3, 0), high, 2.6, "frame")
    yield block(vector((high[0] + sole[0]) / 2, 1.6, 0), ((sole[0] - high[0]) / 2 + 12, 1.6, 4), "frame")
    yield rod(vector(sole[0] + 3, 2, 0), sole - facing * 3, 2.6, "frame")
    for sign in (1, -1):
        out = Z * sign
        yield rod(low + out * 12, high + out * 12, 1.8)
        yield block(chest.at(-3, 42.5, 15 * sign), (10, 2.6, 5), "pad", 2.2, axes=chest.axes)
        yield rod(chest.at(-18, 42, 15 * sign), chest.at(-10, 42, 15 * sign), 1.6, "frame")
        peg = chest.at(-19, 2)
        yield rod(peg, peg + out * 34, 2.0)
        yield disc(peg + out * 27, Z, 14, 2.2, ghost=sign > 0)
        yield disc(peg + out * 31.8, Z, 14, 2.0, ghost=sign > 0)
    for side, sign in SIDES:
        arm = body.arms[side]
        grip = arm.hand.lateral
        rest = chest.at(-2, 41, 20 * sign)
        yield rod(arm.hold - grip * 6, arm.hold + grip * 6, BAR, "rubber")
        yield rod(rest, arm.hold + grip * 5, 1.2, "frame")


def _rail(through: Vector, way: Vector, height: float) -> Vector:
    """The point of a line through a place that lies at a height, in the middle plane."""
    point: Vector = (through + way * ((height - through[1]) / way[1])) * _FLAT
    return point


def calf_machine(piece: Piece) -> Iterator[Solid]:
    """A seat, a step under the balls of the feet (its top at ``step``), and a lever with a roll over the thighs."""
    body = piece.skeleton
    hip = body.pelvis.origin
    ball = (body.legs["r"].toes.origin + body.legs["l"].toes.origin) * _FLAT / 2
    top, front = piece.number("step", 14), ball[0] + 34
    yield block(vector(hip[0] + 2, hip[1] - 13.5, 0), (19, 3.5, 16), "pad", 2.4)
    yield block(vector(hip[0], (hip[1] - 17) / 2, 0), (3, (hip[1] - 17) / 2, 3), "frame")
    yield block(vector((hip[0] + front) / 2, 1.6, 0), ((front - hip[0]) / 2 + 10, 1.6, 4), "frame")
    for x in (hip[0] - 2, front):
        yield block(vector(x, 1.6, 0), (3, 1.6, 24), "frame")
    yield block(vector(ball[0] + 5.5, top - 2, 0), (6.5, 2, 22), "frame", 0.6)
    yield rod(vector(ball[0] + 6, 2, 0), vector(ball[0] + 6, top - 3, 0), 2.6, "frame")
    pads = [leg.thigh.at(front=7.0 * body.body.leg + _ROLL, along=33) for leg in body.legs.values()]
    pad = (pads[0] + pads[1]) / 2
    yield Cylinder(middle=pad, axis=Z, radius=_ROLL, half=22, rounding=1.6, material="pad")
    pivot = vector(front, hip[1] - 3, 0)
    yield rod(vector(front, 3, 0), pivot, 2.6, "frame")
    yield disc(pivot, Z, 4.6, 3.2, "steel")
    elbow = pad + vector(8, 7, 0)
    yield rod(pad, elbow, 2.0, "frame")
    yield rod(elbow, pivot, 2.2, "frame")
    peg = elbow + (pivot - elbow) * 0.5
    yield rod(peg - Z * 30, peg + Z * 30, 1.8)
    for sign in (1, -1):
        yield disc(peg + Z * sign * 24, Z, 13, 2.2, ghost=sign > 0)
    for side, _ in SIDES:
        hold = body.arms[side].hold
        grip = body.arms[side].hand.lateral
        yield rod(hold - grip * 6, hold + grip * 6, BAR)
        yield rod(hold, vector(elbow[0], elbow[1], hold[2] * 0.4), 1.2, "frame")


def press_machine(piece: Piece) -> Iterator[Solid]:
    """A seat with a backrest, and a handle in each hand on a lever that hangs at ``x`` from a frame (``high``)."""
    body = piece.skeleton
    hip, chest = body.pelvis.origin, body.chest
    x, high = piece.number("x", 36), piece.number("high", 172)
    rear = hip[0] - 30
    yield block(chest.at(-14.2, 22), (3.2, 33, 15), "pad", 2.4, axes=chest.axes)
    yield block(vector(hip[0] + 6, hip[1] - 13.5, 0), (21, 3.5, 16), "pad", 2.4)
    yield block(vector(hip[0] + 4, (hip[1] - 17) / 2, 0), (3, (hip[1] - 17) / 2, 3), "frame")
    yield block(vector(rear, high / 2, 0), (3, high / 2, 4), "frame")
    yield block(vector(rear - 10, 32, 0), (5, 30, 12), "plate", 0.6)
    yield block(vector((rear + hip[0] + 14) / 2, 1.6, 0), ((hip[0] + 14 - rear) / 2 + 8, 1.6, 4), "frame")
    for foot in (rear - 4, hip[0] + 16):
        yield block(vector(foot, 1.6, 0), (3, 1.6, 24), "frame")
    yield rod(chest.at(-17, 24), vector(rear, chest.at(-17, 24)[1], 0), 2.0, "frame")
    yield block(vector((rear + x) / 2, high - 2.6, 0), ((x - rear) / 2, 2.6, 3), "frame")
    out = float(np.mean([abs(arm.hold[2]) for arm in body.arms.values()]))
    yield rod(vector(x, high - 2.6, -out - 18), vector(x, high - 2.6, out + 18), 2.0, "frame")
    for side, sign in SIDES:
        arm = body.arms[side]
        grip = arm.hand.lateral * (1 if arm.hand.lateral[2] * sign > 0 else -1)
        end = arm.hold + grip * 11
        yield rod(arm.hold - grip * 7, end, BAR + 0.2, "rubber")
        yield rod(vector(x, high - 2.6, sign * (out + 17)), end, 1.8, "frame")


def landmine(piece: Piece) -> Iterator[Solid]:
    """A bar from a joint on the floor (``x``) to plates (radius ``plate``), on a handle under it that both hands hold.

    ``ahead`` is from the handle to the plates.
    """
    body = piece.skeleton
    joint = vector(piece.number("x", -100), 5, 0)
    drop = piece.number("drop", 4)
    under = body.hands * _FLAT
    along = unit(under - joint)
    up = vector(-along[1], along[0], 0)
    near = under + up * drop
    along = unit(near - joint)
    plates = near + along * piece.number("ahead", 24)
    yield block(vector(joint[0], 1.4, 0), (14, 1.4, 12), "frame", 0.6)
    yield disc(joint, Z, 4.2, 3.6, "frame")
    yield rod(joint, plates + along * 16, BAR + 0.1)
    yield rod(plates - along * 4, plates - along * 2.4, 2.8)
    size = piece.number("plate", 15)
    for at, radius in ((0.0, size), (4.4, size), (8.2, size * 0.7)):
        yield disc(plates + along * at, along, radius, 2.0)
    right, left = (body.arms[side].hold for side, _ in SIDES)
    apart = right - left
    way = unit(apart) if length(apart) > 4 else Z
    yield rod(left - way * 7, right + way * 7, BAR)
    yield rod(under, near, 2.0)


STATIONS: Mapping[str, tuple[Callable[[Piece], Iterator[Solid]], Mapping[str, str]]] = {
    "hack_sled": (hack_sled, {"high": "158"}),
    "calf_machine": (calf_machine, {"step": "14"}),
    "press_machine": (press_machine, {"x": "36", "high": "172"}),
    "landmine": (landmine, {"x": "-100", "plate": "15", "drop": "4", "ahead": "24"}),
}
"""Functions and their keys by kind, part of :data:`planner.figures.gear.GEAR`."""
