"""Legs: to a place on the floor by inverse kinematics, or by joint angles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.figures import bodies
from planner.figures.geometry import Frame, Vector, Y, bone, rotation, two_bones, unit, vector
from planner.figures.settings import Settings


@dataclass(frozen=True, slots=True)
class Leg:
    """``foot`` stands at the ankle with its front to the toes; ``toes`` at the ball. ``missing`` as in two_bones."""

    thigh: Frame
    shank: Frame
    ankle: Vector
    foot: Frame
    toes: Frame
    missing: float
    planted: bool


def solve_leg(settings: Settings, side: str, sign: int, pelvis: Frame) -> Leg:
    """The leg of a side.

    ``foot`` is where the sole under the ankle stands, ``toes`` where the ball of the foot stands; ``heel`` lifts the
    heel, turning on the ball (negative: lifts the toes, turning on the same point). Without either, ``leg`` gives the
    flexion of hip and knee, ``abduct`` the way outwards, ``rotate`` the turn outwards, ``plantar`` points the toes.
    """
    hip = pelvis.at(lateral=bodies.HIP * sign)
    if settings.numbers("foot", side) or settings.numbers("toes", side):
        return _planted(settings, side, sign, pelvis, hip)
    return _free(settings, side, sign, pelvis, hip)


def _planted(settings: Settings, side: str, sign: int, pelvis: Frame, hip: Vector) -> Leg:
    out = np.radians(settings.number("toeout", 8, side))
    heel = settings.number("heel", 0, side)
    flat = vector(np.cos(out), 0, np.sin(out) * sign)
    flat = rotation(Y, settings.number("turn", 0)) @ flat
    pitch = np.radians(heel)
    ahead = np.cos(pitch) * flat - np.sin(pitch) * Y
    up = np.cos(pitch) * Y + np.sin(pitch) * flat
    apart = settings.number("stance", 11, side) * sign
    foot, toes = settings.numbers("foot", side), settings.numbers("toes", side)
    if toes:
        ball = _place(toes, apart, sign)
    else:
        assert foot
        ball = _place(foot, apart, sign) + bodies.FOOT * flat
    ankle = ball - bodies.FOOT * ahead + bodies.ANKLE * up
    pole = settings.direction("knees", side, sign, pelvis.front + 0.25 * flat)
    knee, end, missing = two_bones(hip, ankle, pole, bodies.THIGH, bodies.SHANK)
    hinge = unit(np.cross(unit(end - hip), pole))
    shift = end - ankle  # a leg too short takes its foot along, and the fault is reported
    rest = heel > 0
    lateral = unit(np.cross(ahead, up)) * sign
    return Leg(
        bone(hip, knee, hinge, sign),
        bone(knee, end, hinge, sign),
        end,
        Frame(end, up, ahead, lateral),
        Frame(
            ball + shift,
            Y if rest else up,
            flat if rest else ahead,
            unit(np.cross(flat, Y)) * sign if rest else lateral,
        ),
        missing,
        planted=True,
    )


def _place(place: tuple[float, ...], apart: float, sign: int) -> Vector:
    """A target: two numbers stand ``apart`` from the middle, three say how far out themselves."""
    return vector(place[0], place[1], apart if len(place) == 2 else place[2] * sign)


def _free(settings: Settings, side: str, sign: int, pelvis: Frame, hip: Vector) -> Leg:
    flex_hip, flex_knee = (np.radians(value) for value in (settings.numbers("leg", side) or (0.0, 0.0))[:2])
    abduct = np.radians(settings.number("abduct", 3, side))
    lateral = pelvis.lateral * sign
    down = -np.cos(flex_hip) * pelvis.along + np.sin(flex_hip) * pelvis.front
    ahead = np.cos(flex_hip) * pelvis.front + np.sin(flex_hip) * pelvis.along
    down = np.cos(abduct) * down + np.sin(abduct) * lateral
    ahead = rotation(unit(down), settings.number("rotate", 0, side) * sign) @ ahead
    knee = hip + bodies.THIGH * down
    shin = np.cos(flex_knee) * down - np.sin(flex_knee) * ahead
    ankle = knee + bodies.SHANK * shin
    hinge = unit(np.cross(down, ahead))
    toes = unit(np.cross(hinge, shin))
    plantar = np.radians(settings.number("plantar", 0, side))
    front, up = np.cos(plantar) * toes + np.sin(plantar) * shin, -np.cos(plantar) * shin + np.sin(plantar) * toes
    across = unit(np.cross(front, up)) * sign
    foot = Frame(ankle, up, front, across)
    ball = foot.at(bodies.FOOT, -bodies.ANKLE)
    return Leg(
        bone(hip, knee, hinge, sign),
        bone(knee, ankle, hinge, sign),
        ankle,
        foot,
        Frame(ball, up, front, across),
        0.0,
        planted=False,
    )
