"""Checks of a body against what is round it: floor, surfaces, what hands hold, and what nothing may go through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from planner.figures.arms import Arm
from planner.figures.bodies import FOREARM_RADIUS
from planner.figures.checks_shot import IN_FLOOR, Fault, Shot, both_sides, distance, lowest, on_surface, sided
from planner.figures.geometry import Frame, Vector, Y
from planner.figures.solids import Cone, Cylinder, Ellipsoid, Solid

SUNK, GEAR_SUNK = 2.0, 1.2
"""Centimetres that a part of the body and gear may lie under the floor, as it flattens; a line is 0.6 wide."""
SOFT_PARTS = {"pelvis": 3.0, "thigh": 3.0, "chest": 3.0, "waist": 3.0, "bun": 4.0}
"""As :data:`SUNK`, of what gives more."""
FEET_APART, HANDS_APART = 1.6, 3.0
"""Most centimetres between a sole or palm and what it is set down on; a palm is hollow."""
TOUCHED = 3.0
"""Centimetres from the skin within which gear is touched."""
ASIDE = frozenset(("rack", "wall"))
"""Gear that stands by."""
HELD = 2.0
"""Most centimetres from the middle of a fist to the surface of what it holds."""
BURIED = 0.40
"""Of its radius, how near the axis of a limb may come to gear: pads and bars press in, but not as far as that."""
INTO_TRUNK = 2.0
"""Centimetres that the axis of a forearm or the middle of a hand may lie inside the trunk, the head or a leg."""
SOFT = 4.5
"""Centimetres that the axis of a thigh may lie inside belly and chest, as in a deep squat: both give way."""
BAR_INTO = 3.2
"""Centimetres that the middle of a rod may lie inside the body: a bar on the back or in the lap presses in."""
_FAR = 60.0
THIN = 3.5
"""Radius up to which gear is a rod."""
_SHOES = (("heel", (-1.5, -8.0, 0.0)), ("middle", (5.0, -8.0, 0.0)))
_BONES = {
    "thigh": ((8.6, 5.2), (0.15, 0.95)), "shank": ((4.9, 3.5), (0.1, 0.95)),
    "upper": ((5.6, 4.0), (0.2, 0.95)), "fore": ((4.0, 2.75), (0.1, 0.8)),
}  # fmt: skip
"""Radii at both ends of a bone, and from where to where along it is looked."""


def _ground(shot: Shot) -> list[Solid]:
    return [solid for kind, solids in shot.gear if kind not in IN_FLOOR for solid in solids]


# ---- the floor


def floor(shot: Shot) -> Iterator[Fault]:
    """Anything under the floor."""
    deepest: dict[str, float] = {}
    for solid in shot.scene.body:
        name = solid.part.replace("toes", "foot").replace("deltoid", "upper_arm")
        deepest[name] = min(deepest.get(name, 0.0), lowest(solid))
    for part, height in deepest.items():
        base, _, side = part.rpartition("_") if part[-2:] in ("_r", "_l") else (part, "", "")
        if height < -SOFT_PARTS.get(base, SUNK):
            name = f"{ {'r': 'right ', 'l': 'left '}.get(side, '') }{base.replace('_', ' ')}"
            message = f"the {name} is {-height:.1f} cm under the floor"
            yield Fault("figure-floor", message, (*_movers(base, side), "hip", "trunk"), "lift it or the hip")
    for kind, solids in shot.gear:
        if kind in IN_FLOOR or not solids:
            continue
        height = min(lowest(solid) for solid in solids)
        if height < -GEAR_SUNK:
            message = f"the {kind.replace('_', ' ')} is {-height:.1f} cm under the floor"
            yield Fault("figure-floor", message, ("bar", "hand", "prop", "gear"), "lift it, or make it smaller")


def _movers(part: str, side: str) -> tuple[str, ...]:
    if not side:
        return ("neck",) if part in ("head", "bun", "ear", "neck") else ()
    if part in ("hand", "forearm", "upper_arm"):
        return sided(side, "hand", "arm", "elbows")
    return (
        sided(side, "heel", "plantar", "foot", "toes", "leg") if part == "foot" else sided(side, "leg", "foot", "toes")
    )


# ---- hands and feet


def contacts(shot: Shot) -> Iterator[Fault]:
    """Soles and palms that are set down on nothing, and fists round nothing."""
    return chain(_feet(shot), _hands(shot))


def _feet(shot: Shot) -> Iterator[Fault]:
    if shot.moving:
        return
    ground = _ground(shot)
    for side, _, name in both_sides():
        leg = shot.skeleton.legs[side]
        if not leg.planted:
            continue
        points = [leg.foot.at(*at) for _, at in _SHOES] + [leg.toes.at(1.6, 0.0), leg.toes.at(6.5, 0.6)]
        gap = _apart(points, ground)
        if gap > FEET_APART:
            message = f"the {name} foot is set down on nothing: {gap:.1f} cm are under it"
            hint = "stand it on something, or pose a free leg with leg:"
            yield Fault("figure-contact", message, sided(side, "foot", "toes"), hint)


def _hands(shot: Shot) -> Iterator[Fault]:
    ground = _ground(shot)
    for side, _, name in both_sides():
        arm = shot.skeleton.arms[side]
        if not arm.placed:
            continue
        keys = (*sided(side, "hand", "grip", "width"), "bar")
        if arm.grip == "fist":
            gap = float(distance([arm.hold], ground)[0])
            if gap > HELD:
                message = f"the {name} hand holds nothing{_nearest(gap)}"
                hint = "bring it to the bar or handle, or open it with grip: relaxed"
                yield Fault("figure-contact", message, keys, hint)
        elif arm.grip in ("palm", "forearm"):
            other = [solid for solid in shot.scene.body if not solid.segment.endswith(f"arm_{side}")]
            other = [solid for solid in other if solid.segment != f"hand_{side}"]
            gap = _apart(_underside(arm), ground + other)
            if gap > HANDS_APART:
                what = "forearm" if arm.grip == "forearm" else "palm"
                message = f"the {name} {what} lies on nothing{_nearest(gap)}"
                hint = "set it down, or say grip: relaxed if it lies on nothing"
                yield Fault("figure-contact", message, keys, hint)


def _nearest(gap: float) -> str:
    return f": what is nearest is {gap:.1f} cm away" if gap < _FAR else ""


def _underside(arm: Arm) -> list[Vector]:
    if arm.grip == "forearm":
        return [point - FOREARM_RADIUS * Y for point in (arm.fore.origin, arm.fore.at(along=12))]
    return [arm.hand.at(*at) for at in ((1.4, 4.0), (1.4, 7.5), (1.6, 11.0), (1.6, 14.0))]


def _apart(points: list[Vector], solids: list[Solid]) -> float:
    """How far the nearest of some points is from the floor or the surface of some solids."""
    heights = np.array([point[1] for point in points])
    return float(np.minimum(heights, distance(points, solids)).min())


def untouched(frames: Sequence[Shot]) -> Iterator[Fault]:
    """Gear that the body touches in no frame: it lies over a bench, or stands beside its machine."""
    for at, (kind, _) in enumerate(frames[0].gear):
        if kind in IN_FLOOR or kind in ASIDE:
            continue
        gap = min(_gap(shot.scene.body, shot.gear[at][1]) for shot in frames)
        if gap > TOUCHED:
            message = f"nobody touches the {kind.replace('_', ' ')}: it is {gap:.1f} cm away"
            yield Fault("figure-contact", message, ("gear", "hip"), "move it, or the body")


def _gap(body: Sequence[Solid], gear: Sequence[Solid]) -> float:
    """How far the skin of a body is from a piece of gear, about; negative inside."""
    points, radii = [], []
    for solid in body:
        if isinstance(solid, Cone):
            points += [solid.start, (solid.start + solid.end) / 2, solid.end]
            radii += [solid.start_radius, (solid.start_radius + solid.end_radius) / 2, solid.end_radius]
        elif isinstance(solid, Ellipsoid):
            surface = on_surface(solid)
            points += list(surface)
            radii += [0.0] * len(surface)
        else:
            points.append(solid.centre)
            radii.append(1.0)
    return float((distance(points, gear) - np.array(radii)).min())


# ---- through things


def through_gear(shot: Shot) -> Iterator[Fault]:
    """Limbs, trunk or head that go through equipment."""
    pieces = [(kind, list(solids)) for kind, solids in shot.gear if kind not in IN_FLOOR and solids]
    if not pieces:
        return
    for name, keys, points, radii in _axes(shot):
        for kind, solids in pieces:
            depth = BURIED * radii - distance(points, solids)
            worst = float(depth.max())
            if worst > 0:
                deep = float(radii[int(depth.argmax())]) * (1 - BURIED) + worst
                message = f"the {name} goes {deep:.0f} cm into the {kind.replace('_', ' ')}"
                yield Fault("figure-through", message, (*keys, "hip", "gear"), "move the limb or the gear")


def _axes(shot: Shot) -> Iterator[tuple[str, tuple[str, ...], Vector, Vector]]:
    """Points in the middle of each part of the body, with what flesh there is round them."""
    body = shot.skeleton
    for side, _, name in both_sides():
        leg, arm = body.legs[side], body.arms[side]
        legs, arms = sided(side, "leg", "foot", "toes", "knees"), sided(side, "hand", "arm", "elbows")
        for bone, what, frame, keys, full in (
            ("thigh", "thigh", leg.thigh, legs, body.body.leg),
            ("shank", "shin", leg.shank, legs, body.body.leg),
            ("upper", "upper arm", arm.upper, arms, body.body.arm),
            ("fore", "forearm", arm.fore, arms, body.body.arm),
        ):
            radii, (start, end) = _BONES[bone]
            share = np.linspace(start, end, 7)
            along = np.array([frame.at(along=one * frame.span) for one in share])
            yield f"{name} {what}", keys, along, np.interp(share, (0, 1), radii) * full
        shoe = np.array([leg.foot.at(1, -4), leg.foot.at(7, -5), leg.toes.at(1, 2.6)])
        yield f"{name} foot", sided(side, "foot", "toes", "heel", "plantar"), shoe, np.array((3.6, 3.0, 2.4))
        if arm.grip != "fist":
            palm = np.array([arm.hand.at(0.1, 3.0), arm.hand.at(0.1, 7.0)])
            yield f"{name} hand", arms, palm, np.array((0.0, 0.0))
    chest = np.array([body.chest.at(0, up) for up in (0, 10, 20, 30)])
    yield "trunk", ("trunk", "spine"), np.vstack((chest, body.pelvis.at(0, 2))), np.full(5, 9.5)
    yield "head", ("neck", "trunk"), np.array([body.head.at(0.5, 10)]), np.array((8.0,))


def through_body(shot: Shot) -> Iterator[Fault]:
    """Arms through the trunk, legs through each other or the belly, and bars through anything."""
    return chain(_arms_through(shot), _legs_through(shot), _bars_through(shot))


def _along(frame: Frame, shares: Iterable[float]) -> list[Vector]:
    return [frame.at(along=share * frame.span) for share in shares]


def _arms_through(shot: Shot) -> Iterator[Fault]:
    trunk, legs = shot.body("torso", "head"), shot.body("thigh", "shank")
    for side, _, name in both_sides():
        arm, other = shot.skeleton.arms[side], "l" if side == "r" else "r"
        fore, hand = _along(arm.fore, (0.3, 0.5, 0.7, 0.9)), [arm.hand.at(0, 3), arm.hand.at(0, 7)]
        keys = (*sided(side, "hand", "arm", "elbows"), "bar")
        for what, points, solids, into, least in (
            ("forearm", fore, trunk, "trunk", INTO_TRUNK), ("hand", hand, trunk, "trunk", INTO_TRUNK),
            ("elbow", [arm.fore.origin], trunk, "trunk", INTO_TRUNK),
            ("forearm", fore, legs, "leg", INTO_TRUNK), ("hand", hand, legs, "leg", INTO_TRUNK),
            ("forearm", fore, shot.body(f"forearm_{other}", f"upper_arm_{other}"), "other arm", 1.5),
        ):  # fmt: skip
            yield from _into(f"{name} {what}", points, solids, into, least, keys)


def _legs_through(shot: Shot) -> Iterator[Fault]:
    belly = [solid for solid in shot.body("torso") if solid.part in ("waist", "chest")]
    for side, _, name in both_sides():
        leg, other = shot.skeleton.legs[side], "l" if side == "r" else "r"
        keys = (*sided(side, "leg", "foot", "toes", "knees"), "hip")
        yield from _into(f"{name} thigh", _along(leg.thigh, (0.5, 0.7, 0.9)), belly, "belly", SOFT, keys)
        shin = [*_along(leg.shank, (0.3, 0.6, 0.9)), leg.foot.at(4, -4)]
        yield from _into(f"{name} shin", shin, shot.body(f"thigh_{other}", f"shank_{other}"), "other leg", 1.0, keys)


def _bars_through(shot: Shot) -> Iterator[Fault]:
    body = [solid for solid in shot.scene.body if not solid.segment.startswith(("hand", "forearm", "foot"))]
    for kind, solids in shot.gear:
        for solid in solids:
            if isinstance(solid, Cylinder) and solid.radius < THIN < solid.half:
                share = np.linspace(-1, 1, max(int(solid.half / 2), 3))
                points = [solid.middle + solid.axis * one * solid.half for one in share]
                keys = ("bar", "hand", "prop", "gear", "hip")
                yield from _into(kind.replace("_", " "), points, body, "body", BAR_INTO, keys)


def _into(
    what: str, points: list[Vector], solids: list[Solid], into: str, least: float, keys: tuple[str, ...]
) -> Iterator[Fault]:
    depth = -float(distance(points, solids).min())
    if depth > least:
        message = f"the {what} goes {depth:.0f} cm into the {into}"
        yield Fault("figure-through", message, keys, "move one of them")
