"""Treadmill, bike, rower and sled. They fit the posed body: saddle under the pelvis, pedals and plates under the feet.

Measures are those of common machines, rounded to centimetres; what a picture does not need is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from planner.figures.geometry import Vector, X, Y, Z, unit, vector
from planner.figures.pieces import BAR, Piece, block, disc, rod
from planner.figures.settings import SIDES
from planner.figures.solids import Solid, Tube


def treadmill(piece: Piece) -> Iterator[Solid]:
    """A treadmill whose belt is ``top`` above the floor, from behind to before the body (``x``), with two handrails."""
    (start, end), top = piece.span("x", (-78, 74)), piece.number("top", 15)
    middle, half = (start + end) / 2, (end - start) / 2
    wide = 25.0
    yield block(vector(middle, top - 2.2, 0), (half - 2, 2.2, wide), "plate", 2.0)
    for sign in (1, -1):
        yield block(vector(middle, top - 4, sign * (wide + 4.5)), (half, 4.2, 4.2), "frame", 1.6)
        foot = vector(end - 8, top - 2, sign * (wide + 5))
        rail = vector(end - 18, 98, sign * (wide + 5))
        yield rod(foot, rail, 2.4, "frame")
        yield rod(rail + X * 4, rail - X * piece.number("rail", 34), 2.0, "plate")
    yield block(vector(end + 4, top / 2 + 3, 0), (12, top / 2 + 3, wide + 2), "frame", 3.0)
    axes = np.stack((unit(vector(0.42, 0.9, 0)), unit(vector(-0.9, 0.42, 0)), Z))
    yield block(vector(end - 12, 108, 0), (13, 2.4, wide + 3), "plate", 2.0, axes=axes)


def bike(piece: Piece) -> Iterator[Solid]:
    """An exercise bike: the crank turns between the balls of both feet; the handlebar is where the hands are."""
    body = piece.skeleton
    balls = [leg.toes.origin for leg in body.legs.values()]
    crank: Vector = (balls[0] + balls[1]) / 2 * vector(1, 1, 0)
    seat = body.pelvis.origin * vector(1, 1, 0) - Y * 9.5
    grip = body.hands * vector(1, 1, 0)
    wheel = vector(crank[0] + piece.number("wheel", 42), 29, 0)
    front = vector(wheel[0] - 2, 56, 0)
    yield block(vector(crank[0] + 3, 3, 0), (56, 2.4, 3.4), "frame", 1.0)
    for x in (crank[0] - 50, crank[0] + 56):
        yield rod(vector(x, 3, -25), vector(x, 3, 25), 2.8, "plate")
    for start, end, radius in (
        (vector(crank[0] - 22, 4, 0), seat - Y * 3, 2.8), (vector(crank[0] - 16, 16, 0), crank, 3.0),
        (crank, front, 3.2), (vector(wheel[0] + 8, 4, 0), front, 2.8),
    ):  # fmt: skip
        yield rod(start, end, radius, "frame")
    yield disc(wheel, Z, 22, 3.2, "plate")
    yield disc(wheel, Z, 8, 3.6, "steel")
    yield block(seat - X * 6 - Y, (9, 2.8, 9), "pad", 2.6)
    yield block(seat + X * 7 - Y * 1.6, (9, 2.0, 2.4), "pad", 1.8)
    stem = vector(grip[0] - 2, grip[1] - 2, 0)
    yield rod(front, stem, 2.4, "frame")
    right, left = (body.arms[side].hold for side, _ in SIDES)
    yield Tube(points=np.stack((right + X * 5, right, stem, left, left + X * 5)), radius=BAR, material="plate")
    yield disc(crank, Z, 9, 2.0, "steel")
    for (_, sign), ball in zip(SIDES, balls, strict=True):
        axle = crank + Z * sign * 6
        pedal = ball - Y * 1.3
        yield rod(axle, vector(pedal[0], pedal[1], sign * 6), 1.4)
        yield block(pedal, (5.4, 1.1, 4.8), "plate", 0.6)


def rower(piece: Piece) -> Iterator[Solid]:
    """A rowing machine: a seat on a rail, plates under the soles, and a handle on a chain to the wheel before them."""
    body = piece.skeleton
    soles = [leg.foot.at(4, -8) for leg in body.legs.values()]
    sole: Vector = (soles[0] + soles[1]) / 2
    seat = body.pelvis.origin * vector(1, 1, 0) - Y * 10
    high = piece.number("rail", 27)
    rear, front = sole[0] - piece.number("length", 132), sole[0] + 14
    yield block(vector((rear + front) / 2, high, 0), ((front - rear) / 2, 3.0, 4.4), "frame", 1.0)
    yield block(vector(rear + 8, high / 2 - 1, 0), (2.2, high / 2 - 1, 3.2), "frame")
    yield block(vector(rear + 8, 1.6, 0), (3, 1.6, 18), "frame")
    yield block(seat - Y * 2.2, (14, 2.2, 15), "pad", 2.0)
    yield block(vector(seat[0], (seat[1] + high) / 2 - 1.5, 0), (7, (seat[1] - high) / 2 - 0.5, 3.4), "plate", 0.8)
    wheel = vector(sole[0] + 40, 37, 0)
    yield rod(vector(front - 8, high, 0), wheel, 3.4, "frame")
    yield disc(wheel, Z, 25, 7, "plate")
    yield disc(wheel, Z, 11, 7.6, "steel")
    yield rod(vector(wheel[0] - 12, 2, 0), wheel - Y * 16, 2.6, "frame")
    for x in (wheel[0] - 14, wheel[0] + 16):
        yield block(vector(x, 1.6, 0), (3, 1.6, 19), "frame")
    for leg in body.legs.values():
        foot = leg.foot
        yield block(foot.at(4.5, -9.3), (15, 1.2, 6), "plate", 0.8, axes=np.stack((foot.front, foot.along, Z)))
    right, left = (body.arms[side].hold for side, _ in SIDES)
    across = unit(right - left)
    yield rod(left - across * 5, right + across * 5, BAR, "plate")
    middle = (right + left) / 2
    yield rod(middle, wheel + vector(-10, 24, 0), 0.6)


def sled(piece: Piece) -> Iterator[Solid]:
    """A sled on two runners before the body, its posts in both hands, with ``plates`` on it."""
    arms = [piece.skeleton.arms[side] for side, _ in SIDES]
    rear = float(np.mean([arm.hold[0] for arm in arms]))
    end, wide = rear + piece.number("length", 88), float(np.mean([abs(arm.hold[2]) for arm in arms]))
    for sign, arm in zip((1, -1), arms, strict=True):
        foot = vector(rear + 4, 4, sign * wide)
        yield rod(foot, arm.hold + unit(arm.hold - foot) * 14, 1.9)
        skid = [(rear - 8, 5.5), (rear - 3, 2.2), (end - 7, 2.2), (end, 8)]
        yield Tube(points=np.array([vector(x, y, sign * wide) for x, y in skid]), radius=2.2, material="frame")
    for x in (rear + 6, end - 12):
        yield rod(vector(x, 4.5, -wide), vector(x, 4.5, wide), 2.2, "frame")
    middle = (rear + end) / 2 + 4
    yield block(vector(middle, 5, 0), ((end - rear) / 2 - 12, 1.6, 8), "frame")
    count = int(np.clip(piece.number("plates", 3), 0, 6))
    yield rod(vector(middle, 6, 0), vector(middle, 16 + 5.2 * count, 0), 2.2)
    for at in range(count):
        yield disc(vector(middle, 9.3 + 5.2 * at, 0), Y, 21, 2.3)


CARDIO: Mapping[str, tuple[Callable[[Piece], Iterator[Solid]], Mapping[str, str]]] = {
    "treadmill": (treadmill, {"x": "[-78, 74]", "top": "15", "rail": "34"}),
    "bike": (bike, {"wheel": "42"}),
    "rower": (rower, {"rail": "27", "length": "132"}),
    "sled": (sled, {"length": "88", "plates": "3"}),
}
"""Functions and their keys by kind, part of :data:`planner.figures.gear.GEAR`."""
