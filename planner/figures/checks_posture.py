"""Checks of the body alone: what bones, joints and balance allow."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

import numpy as np

from planner.figures import bodies
from planner.figures.checks_shot import (
    IN_FLOOR,
    SIDE_NAMES,
    Fault,
    Shot,
    both_sides,
    distance,
    lowest,
    on_surface,
    sided,
)
from planner.figures.geometry import Frame, Vector, Y, across, length, unit
from planner.figures.legs import Leg
from planner.figures.solids import Cone, Cylinder, Ellipsoid, Solid

Scalar: TypeAlias = float | Vector
"""A number, or what a product of two vectors is to a type checker."""

BONE = 1.2
"""Centimetres by which a bone may differ from its length: a little over what a hand or foot may miss its place by."""
# Limits are those of the American Academy of Orthopaedic Surgeons (Joint Motion, 1965), in degrees, widened by what
# this skeleton lacks: its pelvis and lumbar spine are one piece, its feet have no arch, its shoulder blades little way.
KNEE, ELBOW = 158.0, 155.0
"""Most flexion: until heel and buttock, hand and shoulder meet."""
HYPEREXTENSION = 8.0
"""Degrees by which a knee or elbow may pass the straight line."""
HIP = (-40.0, 155.0)
"""Extension and flexion against the pelvis: 30 and 120, and what the lumbar spine gives."""
HIP_OUT, HIP_IN = 75.0, 40.0
SHOULDER_BACK = 80.0
"""Extension of the upper arm: 60, and the tilt of the shoulder blade."""
SHOULDER_IN = 60.0
DORSIFLEXION, PLANTARFLEXION = 42.0, 80.0
"""Of the whole foot against the shin: 20 and 50, more under load, and what the middle of the foot gives."""
WRIST = 105.0
TURN_OUT, TURN_IN = 140.0, 155.0
"""Turn of an upper arm round itself, from where its elbow bends forward when it hangs. What is left is the elbow that
bends backwards."""
THIGH_TURN = 140.0
"""Of a thigh, in both directions; a wide squat turns it by 100 on its way. Beyond it, a knee bends backwards."""
STRAIGHT = 25.0
"""Degrees of bend below which the direction of a hinge says nothing."""
VALGUS = 14.0
"""Degrees by which a loaded knee may point inside of its foot; about what an eye sees."""
UPRIGHT = 0.6
"""Cosine to the upright of the line from ankle to hip, below which a leg stands no more."""
LOADED = 35.0
"""Degrees of knee bend from which the knee's line matters."""


def reach(shot: Shot) -> Iterator[Fault]:
    """Hands and feet that do not get to their places."""
    for fault in shot.skeleton.faults:
        name, _, rest = fault.partition(" ")
        part, _, side = name.partition("_")
        keys = sided(side, part, *(("width",) if part == "hand" else ("toes", "stance")))
        message = f"the {SIDE_NAMES[side]} {part} {rest}"
        yield Fault("figure-reach", message, (*keys, "hip", "bar"), "move the hip or the place")


def bones(shot: Shot) -> Iterator[Fault]:
    """Bones that are not as long as they are."""
    body = shot.skeleton
    for side, sign, name in both_sides():
        leg, arm = body.legs[side], body.arms[side]
        measured = (
            ("thigh", leg.thigh.origin, leg.shank.origin, bodies.THIGH),
            ("shank", leg.shank.origin, leg.ankle, bodies.SHANK),
            ("hip", body.pelvis.at(lateral=bodies.HIP * sign), leg.thigh.origin, 0.0),
            ("upper arm", arm.upper.origin, arm.fore.origin, bodies.UPPER_ARM),
            ("forearm", arm.fore.origin, arm.wrist, bodies.FOREARM),
        )
        for what, start, end, proper in measured:
            off = length(end - start) - proper
            if abs(off) > BONE:
                keys = sided(side, *(("hand", "elbows") if "arm" in what else ("foot", "toes", "leg")))
                message = f"the {name} {what} is {abs(off):.1f} cm too {'long' if off > 0 else 'short'}"
                yield Fault("figure-reach", message, (*keys, "hip"), "move the hip or the place")


def joints(shot: Shot) -> Iterator[Fault]:
    """Joints beyond what they can do, and hinges that bend the wrong way."""
    return chain(_legs(shot), _arms(shot))


def _legs(shot: Shot) -> Iterator[Fault]:
    pelvis = shot.skeleton.pelvis
    for side, sign, name in both_sides():
        leg = shot.skeleton.legs[side]
        keys = (*sided(side, "leg", "foot", "toes"), "hip", "trunk")
        bend = _signed(-leg.shank.along @ leg.thigh.front, leg.shank.along @ leg.thigh.along)
        yield from _limit(f"the {name} knee bends", bend, (-HYPEREXTENSION, KNEE), keys)
        flexion = _signed(leg.thigh.along @ pelvis.front, -leg.thigh.along @ pelvis.along)
        out = _degrees(leg.thigh.along @ pelvis.lateral * sign)
        if abs(out) < 65:  # a thigh that points aside has no way forward or back
            yield from _limit(f"the {name} hip bends", flexion, HIP, keys)
        aside = (*sided(side, "abduct", "stance", "foot", "leg"), "hip")
        yield from _limit(f"the {name} thigh goes out", out, (-HIP_IN, HIP_OUT), aside)
        turn = _turn(pelvis, leg.thigh, sign)
        if bend > STRAIGHT and turn is not None:
            keys = sided(side, "knees", "rotate", "foot")
            yield from _limit(f"the {name} thigh turns out", turn, (-THIGH_TURN, THIGH_TURN), keys)
        dorsal = -_degrees(leg.foot.front @ leg.shank.along)
        keys = (*sided(side, "heel", "plantar", "foot", "toes"), "hip")
        yield from _limit(f"the {name} foot is pulled up", dorsal, (-PLANTARFLEXION, DORSIFLEXION), keys)


def _arms(shot: Shot) -> Iterator[Fault]:
    chest = shot.skeleton.chest
    for side, sign, name in both_sides():
        arm = shot.skeleton.arms[side]
        keys = (*sided(side, "arm", "hand", "elbows"), "bar", "trunk")
        bend = _signed(arm.fore.along @ arm.upper.front, arm.fore.along @ arm.upper.along)
        yield from _limit(f"the {name} elbow bends", bend, (-HYPEREXTENSION, ELBOW), keys)
        back = _degrees(-arm.upper.along @ chest.front)
        yield from _limit(f"the {name} upper arm goes back", back, (-90, SHOULDER_BACK), keys)
        inward = _degrees(-arm.upper.along @ chest.lateral * sign)
        yield from _limit(f"the {name} upper arm goes across", inward, (-90, SHOULDER_IN), keys)
        turn = _turn(chest, arm.upper, sign)
        if bend > STRAIGHT and turn is not None:
            keys = (*sided(side, "elbows", "rotate_arm", "arm", "hand"), "bar")
            yield from _limit(f"the {name} upper arm turns out", turn, (-TURN_IN, TURN_OUT), keys)
        wrist = float(np.degrees(np.arccos(np.clip(arm.fore.along @ arm.hand.along, -1, 1))))
        keys = sided(side, "fingers", "hand", "elbows")
        yield from _limit(f"the {name} wrist is bent", wrist, (0, WRIST), keys)


def _limit(what: str, angle: float, allowed: tuple[float, float], keys: tuple[str, ...]) -> Iterator[Fault]:
    low, high = allowed
    if not low - 0.5 <= angle <= high + 0.5:
        end = high if angle > high else low
        yield Fault("figure-joint", f"{what} by {angle:.0f}°; it goes to {end:.0f}°", keys, "pose it as a body can")


def _signed(sine: Scalar, cosine: Scalar) -> float:
    return float(np.degrees(np.arctan2(sine, cosine)))


def _degrees(sine: Scalar) -> float:
    return float(np.degrees(np.arcsin(np.clip(sine, -1, 1))))


def _turn(trunk: Frame, upper: Frame, sign: int) -> float | None:
    """Degrees by which a limb is turned outwards round itself; None where it points against the way it hangs.

    It is compared with the limb that went there from hanging on the shortest way, as a swing is parted from a twist.
    """
    hanging, there = -trunk.along, upper.along
    cosine = float(hanging @ there)
    if cosine < -0.9:
        return None
    axis = np.cross(hanging, there)

    def swung(value: Vector) -> Vector:
        once = np.cross(axis, value)
        moved: Vector = value + once + np.cross(axis, once) / (1 + cosine)
        return moved

    return _signed(upper.front @ swung(trunk.lateral * sign), upper.front @ swung(trunk.front))


def knees(shot: Shot) -> Iterator[Fault]:
    """Loaded knees that fall inwards: over a foot that stands, a knee points where its foot points or outside of it."""
    for side, sign, name in both_sides():
        leg = shot.skeleton.legs[side]
        bend = float(np.degrees(np.arccos(np.clip(leg.thigh.along @ leg.shank.along, -1, 1))))
        line = unit(leg.thigh.origin - leg.ankle)
        if not leg.planted or bend < LOADED or abs(leg.foot.front @ Y) > 0.5 or line @ Y < UPRIGHT:
            continue
        knee, foot = across(leg.shank.origin - leg.ankle, line), across(leg.foot.front, line)
        inward = _signed(-np.cross(foot, knee) @ line * -sign, foot @ knee)
        if VALGUS < inward < 90:
            message = f"the {name} knee points {inward:.0f}° inside of its foot"
            yield Fault(
                "figure-joint", message, sided(side, "knees", "toeout", "stance"), "knees go where the toes point"
            )


# ---- balance

SHARES = {
    "trunk": 0.497, "head": 0.081, "upper_arm": 0.028, "forearm": 0.016, "hand": 0.006,
    "thigh": 0.100, "shank": 0.0465, "foot": 0.0145,
}  # fmt: skip
"""Of the body's mass, each (D. A. Winter, Biomechanics and Motor Control of Human Movement, 2009, table 4.1)."""
FREE = {
    "barbell": (0.15, 1.2), "ez_bar": (0.1, 0.5), "trap_bar": (0.2, 1.5), "dumbbell": (0.05, 0.6),
    "upright_dumbbell": (0.05, 0.4), "kettlebell": (0.1, 0.4), "medicine_ball": (0.03, 0.12),
}  # fmt: skip
"""Weights that only hands or the back carry: of the body's mass, the least and the most that people use."""
UNDERFOOT = frozenset(("mat", "box", "towel", "stick"))
"""Gear that lies on the floor and neither pulls nor gives way, beside the weights of :data:`FREE`."""
STEADY = 4.0
"""Centimetres by which the centre of mass may lie outside of what carries the body: soles and flesh are broader than
their points, and those who pose leave the last lean to the eye."""
RESTING, FLESH_RESTING = 3.0, 5.0
"""Centimetres above the floor within which a sole, or a limb or the trunk, rests on it; flesh spreads out there."""


def balance(shot: Shot) -> Iterator[Fault]:
    """Bodies that would fall: the common centre of mass of body and weights stands over what touches the ground.

    Where gear carries the body or pulls at it, nobody knows, and nothing is said.
    """
    if shot.moving or not all(kind in FREE or kind in UNDERFOOT for kind, _ in shot.gear):
        return
    points = np.array(_supports(shot))
    if not len(points):
        yield Fault("figure-balance", "nothing of the body touches the ground", ("hip", "foot"), _HINT)
        return
    bare = centre_of_mass(shot)
    centres = [bare]
    for kind, solids in shot.gear:
        if kind in FREE and solids:
            where = _middle(list(solids))
            centres = [(one + share * where) / (1 + share) for one in centres for share in FREE[kind]]
    worst = min((_outside(centre, points) for centre in centres), key=lambda pair: pair[0])
    if worst[0] > STEADY:
        ways = {(1, 0): "forwards", (-1, 0): "backwards", (0, 1): "to the right", (0, -1): "to the left"}
        way = max(ways, key=lambda one: float(one @ worst[1]))
        message = f"the body falls {ways[way]}: its weight is {worst[0]:.0f} cm outside of what it stands on"
        yield Fault("figure-balance", message, ("hip", "stand", "trunk", "foot"), _HINT)


_HINT = "move the hip over what carries it, or say moving: yes in a run or a jump"


def centre_of_mass(shot: Shot) -> Vector:
    """Of the body without gear; places along the segments as in the same table."""
    body = shot.skeleton
    total = SHARES["trunk"] * (body.pelvis.origin + body.chest.at(0, 36)) / 2
    total = total + SHARES["head"] * body.head.at(0.5, 9)
    for side, _, _ in both_sides():
        leg, arm = body.legs[side], body.arms[side]
        total = total + SHARES["thigh"] * leg.thigh.at(along=0.433 * leg.thigh.span)
        total = total + SHARES["shank"] * leg.shank.at(along=0.433 * leg.shank.span)
        total = total + SHARES["foot"] * leg.foot.at(4, -5)
        total = total + SHARES["upper_arm"] * arm.upper.at(along=0.436 * arm.upper.span)
        total = total + SHARES["forearm"] * arm.fore.at(along=0.430 * arm.fore.span)
        total = total + SHARES["hand"] * arm.hand.at(0, 5)
    whole: Vector = total / (SHARES["trunk"] + SHARES["head"] + 2 * sum(SHARES[name] for name in _LIMBS))
    return whole


_LIMBS = ("thigh", "shank", "foot", "upper_arm", "forearm", "hand")


def _supports(shot: Shot) -> list[Vector]:
    """Points of the body that rest on the floor or on what lies on it."""
    ground = [solid for kind, solids in shot.gear if kind in UNDERFOOT and kind not in IN_FLOOR for solid in solids]

    def above(point: Vector) -> float:
        return min(float(point[1]), float(distance([point], ground)[0]))

    found = [point for leg in shot.skeleton.legs.values() for point in _sole(leg) if above(point) < RESTING]
    for solid in shot.scene.body:
        if isinstance(solid, Cone):
            ends = ((solid.start, solid.start_radius), (solid.end, solid.end_radius))
            found += [end for end, radius in ends if above(end) - radius < FLESH_RESTING]
        elif isinstance(solid, Ellipsoid) and lowest(solid) < FLESH_RESTING:
            surface = on_surface(solid)
            found += list(surface[surface[:, 1] < FLESH_RESTING])
    return found


def _sole(leg: Leg) -> list[Vector]:
    """The corners of a sole."""
    foot = leg.foot
    back = [foot.at(-5.2, -8), foot.at(-1.5, -8, 3.7), foot.at(-1.5, -8, -3.7)]
    ahead = [leg.toes.at(1.6, 0, 4.3), leg.toes.at(1.6, 0, -4.3), leg.toes.at(7, 0)]
    return back + ahead


def _middle(solids: list[Solid]) -> Vector:
    """The middle of the heavy pieces of a weight."""
    heavy = [solid for solid in solids if solid.material == "plate"] or solids
    middle: Vector = np.mean([solid.middle if isinstance(solid, Cylinder) else solid.centre for solid in heavy], axis=0)
    return middle


def _outside(centre: Vector, points: Vector) -> tuple[float, Vector]:
    """How far a centre lies outside of the hull of points, seen from above, and in which direction (x, z).

    The separation of a point from a convex hull is the greatest over all directions of its lead over every point.
    """
    angles = np.radians(np.arange(0, 360, 5))
    ways = np.stack((np.cos(angles), np.sin(angles)), axis=1)
    flat = points[:, (0, 2)]
    lead = ways @ centre[[0, 2]] - (ways @ flat.T).max(axis=1)
    best = int(np.argmax(lead))
    return float(lead[best]), ways[best]
