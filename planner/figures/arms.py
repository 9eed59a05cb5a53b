"""Arms: to a bar or a place by inverse kinematics, or by joint angles; the shoulder blade goes with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.figures import bodies
from planner.figures.geometry import Frame, Vector, X, Y, across, bone, length, rotation, two_bones, unit, vector
from planner.figures.settings import Settings

GRIPS = ("fist", "palm", "relaxed", "forearm")
"""A fist holds a bar; a palm lies on something; a relaxed hand holds nothing; a forearm lies on the floor."""

_STRAIGHT = 0.05
"""Sine of the bend of an elbow from which it says round what it turns; till then it is where it would point."""


@dataclass(frozen=True, slots=True)
class Arm:
    """``hand`` starts at the wrist: along to the fingers, front out of the palm, lateral to the thumb.

    ``hold`` is the middle of what a fist holds. ``missing`` as in two_bones.
    """

    upper: Frame
    fore: Frame
    wrist: Vector
    hand: Frame
    hold: Vector
    grip: str
    missing: float
    placed: bool


def solve_arm(settings: Settings, side: str, sign: int, chest: Frame, breadth: float, bar: Vector | None) -> Arm:
    """The arm of a side; ``breadth`` is from the middle of the chest to the shoulder.

    ``hand`` is a place or ``bar``, ``width`` how far out; ``elbows`` say to which side the elbow points. Without a
    place, ``arm`` gives flexion of shoulder and elbow and the way outwards. ``wrist`` bends a fist or a loose hand
    back, degrees.
    """
    shoulder = chest.at(-0.5, bodies.SHOULDER_LINE, breadth * sign)
    arm = _arm(settings, side, sign, chest, shoulder, bar)
    for _ in range(2):  # shoulder blade and arm settle on each other
        ahead = unit(arm.fore.origin - arm.upper.origin)
        raised, forward = float(ahead @ chest.along), float(ahead @ chest.front)
        shrug = settings.number("shrug", 0, side)
        shoulder = chest.at(
            -0.5 + 2 * max(forward, 0) + settings.number("protract", 0, side),
            bodies.SHOULDER_LINE + 3.5 * max(raised + 0.2, 0) + shrug,
            (breadth - 2.5 * max(raised, 0)) * sign,
        )
        arm = _arm(settings, side, sign, chest, shoulder, bar)
    return arm


def _arm(settings: Settings, side: str, sign: int, chest: Frame, shoulder: Vector, bar: Vector | None) -> Arm:
    target = _target(settings, side, sign, bar)
    if target is None:
        return _free(settings, side, sign, chest, shoulder)
    grip = settings.word("grip", "fist", side)
    if grip == "forearm":
        return _on_forearm(settings, side, sign, shoulder, target)
    pole = settings.direction("elbows", side, sign, -chest.front + 0.35 * chest.lateral * sign)
    if grip == "palm":
        ahead = unit(settings.direction("fingers", side, sign, vector(1, 0, -0.12 * sign)))
        wrist = target - bodies.PALM * ahead
        if settings.get("fingers", side) is None:
            wrist = wrist + vector(0, 3.2, 0)
        elbow, wrist, missing = two_bones(shoulder, wrist, pole, bodies.UPPER_ARM, bodies.FOREARM)
        thumb = None
    else:
        elbow, ahead, thumb, missing = _to_grip(settings, side, sign, (shoulder, target, pole), grip)
        wrist = elbow + bodies.FOREARM * ahead
    hinge = np.cross(elbow - shoulder, wrist - elbow)
    if length(hinge) < _STRAIGHT * bodies.UPPER_ARM * bodies.FOREARM:
        hinge = np.cross(wrist - shoulder, -pole)
    hinge = unit(hinge)
    return _finished(settings, side, sign, (shoulder, elbow, wrist, ahead, hinge), grip, missing, thumb=thumb)


def _to_grip(
    settings: Settings, side: str, sign: int, points: tuple[Vector, Vector, Vector], grip: str
) -> tuple[Vector, Vector, Vector, float]:
    """Elbow, direction of the forearm, way to the thumb and what is missing, so that the fist closes at its target.

    With the hand bent back by ``wrist``, forearm and hand are two sides of a triangle from the elbow to the target.
    """
    shoulder, target, pole = points
    bend = np.radians(settings.number("wrist", 0, side))
    along, aside = bodies.FOREARM + bodies.GRIP * np.cos(bend), bodies.GRIP * np.sin(bend)
    elbow, end, missing = two_bones(shoulder, target, pole, bodies.UPPER_ARM, float(np.hypot(along, aside)))
    straight = unit(end - elbow)
    hand = _hand(settings, side, sign, elbow, straight, None, grip)
    turn = np.arctan2(aside, along)
    return elbow, unit(np.cos(turn) * straight + np.sin(turn) * hand.front), hand.lateral, missing


def _target(settings: Settings, side: str, sign: int, bar: Vector | None) -> Vector | None:
    value = settings.get("hand", side)
    apart = settings.number("width", 20, side) * sign
    if value == "bar":
        return None if bar is None else bar + vector(0, 0, apart)
    if not isinstance(value, tuple):
        return None
    return vector(value[0], value[1], apart if len(value) == 2 else value[2] * sign)


def _on_forearm(settings: Settings, side: str, sign: int, shoulder: Vector, target: Vector) -> Arm:
    """The elbow stands at the target, the forearm lies on the floor before it."""
    elbow = target + vector(0, bodies.FOREARM_RADIUS, 0)
    ahead = unit(settings.direction("fingers", side, sign, vector(1, -0.03, -0.18 * sign)))
    wrist = elbow + bodies.FOREARM * ahead
    missing = abs(length(elbow - shoulder) - bodies.UPPER_ARM)
    hinge = unit(np.cross(unit(elbow - shoulder), ahead))
    return _finished(settings, side, sign, (shoulder, elbow, wrist, ahead, hinge), "forearm", missing)


def _free(settings: Settings, side: str, sign: int, chest: Frame, shoulder: Vector) -> Arm:
    angles = settings.numbers("arm", side) or (5.0, 12.0, 6.0)
    flex, bend = np.radians(angles[0]), np.radians(angles[1])
    abduct = np.radians(angles[2] if len(angles) > 2 else 6.0)
    down = -np.cos(flex) * chest.along + np.sin(flex) * chest.front
    ahead = np.cos(flex) * chest.front + np.sin(flex) * chest.along
    down = unit(np.cos(abduct) * down + np.sin(abduct) * chest.lateral * sign)
    ahead = rotation(down, settings.number("rotate_arm", 0, side) * sign) @ across(ahead, down)
    elbow = shoulder + bodies.UPPER_ARM * down
    fore = np.cos(bend) * down + np.sin(bend) * ahead
    wrist = elbow + bodies.FOREARM * fore
    hinge = unit(np.cross(down, ahead))
    grip = settings.word("grip", "relaxed", side)
    return _finished(settings, side, sign, (shoulder, elbow, wrist, unit(fore), hinge), grip, 0.0, placed=False)


def _finished(
    settings: Settings,
    side: str,
    sign: int,
    points: tuple[Vector, Vector, Vector, Vector, Vector],
    grip: str,
    missing: float,
    *,
    placed: bool = True,
    thumb: Vector | None = None,
) -> Arm:
    shoulder, elbow, wrist, ahead, hinge = points
    fore = bone(elbow, wrist, hinge, sign)
    hand = _hand(settings, side, sign, wrist, ahead, fore, grip, thumb)
    if grip in ("fist", "relaxed"):
        hand = _bent_back(hand, settings.number("wrist", 0, side))
    hold = wrist + bodies.GRIP * hand.along
    return Arm(bone(shoulder, elbow, hinge, sign), fore, wrist, hand, hold, grip, missing, placed)


def _bent_back(hand: Frame, degrees: float) -> Frame:
    """A hand bent towards its back, round the line to its thumb."""
    cosine, sine = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    along, front = cosine * hand.along - sine * hand.front, cosine * hand.front + sine * hand.along
    return Frame(hand.origin, along, front, hand.lateral)


def _hand(
    settings: Settings,
    side: str,
    sign: int,
    wrist: Vector,
    ahead: Vector,
    fore: Frame | None,
    grip: str,
    thumb: Vector | None = None,
) -> Frame:
    """The frame of the hand in line with the forearm.

    What a fist holds runs to its thumb, which points to ``thumbs`` unless ``thumb`` has it.
    """
    if grip == "palm":
        default = -Y if abs(ahead @ Y) < 0.95 else -X
        palm = across(settings.direction("palms", side, sign, default), ahead)
        return Frame(wrist, ahead, palm, unit(np.cross(ahead, palm)) * sign)
    if grip == "forearm":
        default = Y
    elif fore is None or settings.get("hand", side) is not None:
        default = vector(0, 0, -sign)  # over the bar, thumbs inwards
    else:
        default = fore.front  # hanging, palms to the thighs
    thumb = across(settings.direction("thumbs", side, sign, default) if thumb is None else thumb, ahead)
    return Frame(wrist, ahead, unit(np.cross(thumb, ahead)) * sign, thumb)
