"""From the settings of a pose to bones: forward and inverse kinematics of the whole body.

The trunk is placed by angles; feet and hands go to targets where something is touched and are placed by angles where
they hang free. All of it happens in the world, whichever way the body is rolled.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from planner.figures import bodies
from planner.figures.arms import Arm, solve_arm
from planner.figures.bodies import BODIES, Body
from planner.figures.geometry import Frame, Vector, X, Y, Z, rotation, vector
from planner.figures.legs import Leg, solve_leg
from planner.figures.rests import rested
from planner.figures.settings import SIDES, Settings

REACHED = 1.0
"""Centimetres by which a hand or foot may miss its target unseen: flesh gives way."""


@dataclass(slots=True)
class Skeleton:
    """A posed body. Sides are ``r`` and ``l``; ``faults`` say in words what cannot be reached."""

    settings: Settings
    body: Body
    pelvis: Frame
    waist: Frame
    chest: Frame
    neck: Frame
    head: Frame
    bar: Vector | None
    legs: dict[str, Leg] = field(default_factory=dict)
    arms: dict[str, Arm] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def hands(self) -> Vector:
        """The middle between what both hands hold."""
        return (self.arms["r"].hold + self.arms["l"].hold) / 2

    def point(self, name: str) -> Vector | None:
        """A point that arrows and gear go by: ``bar``, ``hip``, ``chest``, ``head``, ``hands``, ``hand_r`` and more."""
        whole = {"hip": self.pelvis.origin, "chest": self.chest.at(0, 28), "head": self.head.at(0, 11)}
        if name == "bar":
            return self.bar
        if name == "hands":
            return self.hands
        if name == "prop":
            place = self.settings.numbers("prop")
            return None if place is None else vector(*place, *(0.0,) * (3 - len(place)))
        if name in whole:
            return whole[name]
        part, _, side = name.partition("_")
        if side not in self.legs:
            return None
        leg, arm = self.legs[side], self.arms[side]
        joints = {"hand": arm.hold, "elbow": arm.fore.origin, "shoulder": arm.upper.origin, "wrist": arm.wrist}
        joints |= {"knee": leg.shank.origin, "ankle": leg.ankle, "foot": leg.foot.at(6, -6)}
        return joints.get(part)


POINTS = (
    "bar hip chest head hands prop hand_r hand_l elbow_r elbow_l shoulder_r shoulder_l wrist_r wrist_l "
    "knee_r knee_l ankle_r ankle_l foot_r foot_l"
).split()
"""The names that :meth:`Skeleton.point` knows."""


def solve(settings: Settings, body: str) -> Skeleton:
    """The bones of a pose. ``settings`` are checked ones (:mod:`planner.figures.pose`)."""
    build = BODIES[body]
    pelvis, waist, chest = trunk_frames(settings)
    neck, head = _head(settings, build, chest)
    skeleton = Skeleton(settings, build, pelvis, waist, chest, neck, head, None)
    skeleton.bar = _bar(settings, skeleton)
    skeleton.legs |= {side: solve_leg(settings, side, sign, pelvis) for side, sign in SIDES}
    trunk = {"pelvis": pelvis, "waist": waist, "chest": chest, "head": head}
    for side, sign in SIDES:
        leg = skeleton.legs[side]
        rest = rested(settings, side, sign, trunk, skeleton.legs, build)
        arm = solve_arm(rest, side, sign, chest, build.shoulder, skeleton.bar)
        skeleton.arms[side] = arm
        for what, missing in ((f"foot_{side}", leg.missing), (f"hand_{side}", arm.missing)):
            if missing > REACHED:
                skeleton.faults.append(f"{what} does not reach its place by {missing:.1f} cm")
    return skeleton


def trunk_frames(settings: Settings) -> tuple[Frame, Frame, Frame]:
    """Pelvis, waist and chest. A trunk of 0 is upright, 90 face down, -90 face up; its angle is that of the chest."""
    whole = rotation(Y, settings.number("turn", 0)) @ rotation(Z, settings.number("tilt", 0))
    whole = whole @ rotation(X, settings.number("roll", 0))
    lean, flexion = settings.number("trunk", 0), settings.number("spine", 0)
    place = settings.numbers("hip") or (0.0, 91.2)
    hip = vector(*place, *(0.0,) * (3 - len(place)))

    def axes(degrees: float) -> tuple[Vector, Vector, Vector]:
        turned = whole @ rotation(Z, -degrees)
        return turned @ X, turned @ Y, turned @ Z

    def frame(origin: Vector, degrees: float, share: float) -> Frame:
        front, along, lateral = axes(degrees)
        bend = rotation(front, settings.number("sidebend", 0) * share)
        along, lateral = bend @ along, bend @ lateral
        twist = rotation(along, -settings.number("twist", 0) * share)
        return Frame(origin, along, twist @ front, twist @ lateral)

    pelvis = frame(hip, lean - flexion, 0)
    joint = pelvis.at(along=bodies.LUMBAR)
    return pelvis, frame(joint, lean - flexion / 2, 0.5), frame(joint, lean, 1)


def _head(settings: Settings, body: Body, chest: Frame) -> tuple[Frame, Frame]:
    """The neck and the head; ``neck`` bends forward, ``look`` turns to the right, ``nod`` tips to the right.

    ``jut`` slides the head forward without a tilt, centimetres.
    """
    bend = settings.number("neck", 0) + body.stoop

    def turned(degrees: float, share: float) -> Vector:
        turn = rotation(chest.lateral, -degrees)
        turn = rotation(turn @ chest.front, settings.number("nod", 0) * share) @ turn
        return rotation(turn @ chest.along, -settings.number("look", 0) * share) @ turn

    half, full = turned(bend / 2, 0.4), turned(bend, 1)
    base = chest.at(-1.5, 40)
    neck = Frame(chest.at(-1.5, 36), half @ chest.along, half @ chest.front, half @ chest.lateral, 10)
    origin = base + 6 * neck.along + settings.number("jut", 0) * chest.front
    return neck, Frame(origin, full @ chest.along, full @ chest.front, full @ chest.lateral)


def _bar(settings: Settings, skeleton: Skeleton) -> Vector | None:
    """The middle of the bar, in the body's middle plane unless three numbers say otherwise."""
    value = settings.get("bar")
    if isinstance(value, tuple):
        return vector(*value, *(0.0,) * (3 - len(value)))
    depth = skeleton.body.chest_depth
    places = {
        "hips": skeleton.pelvis.at(12.6, 4),
        "back": skeleton.chest.at(-8.9 * depth, 37.6),
        "front": skeleton.chest.at(12.4 * depth, 35.2),
        "rack": skeleton.chest.at(10.2 * depth, 42.4),
    }
    return places.get(value) if isinstance(value, str) else None


def flexion(upper: Vector, lower: Vector) -> float:
    """Degrees by which a limb is bent between two bones; 0 is straight."""
    return float(np.degrees(np.arccos(np.clip(upper @ lower, -1, 1))))
