"""The mannequin: solids round the bones of a posed skeleton."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.figures.bodies import Body
from planner.figures.geometry import Frame, Y
from planner.figures.hands import hand
from planner.figures.sdf import Joint
from planner.figures.settings import SIDES
from planner.figures.skeleton import Skeleton
from planner.figures.solids import Cone, Ellipsoid, Sole, Solid


def mannequin(skeleton: Skeleton) -> list[Solid]:
    """All solids of a body, in the order in which they are blended inside their segments."""
    solids = [*_torso(skeleton), *_neck_and_head(skeleton)]
    for side, sign in SIDES:
        solids += _leg(skeleton, side)
        solids += _foot(skeleton, side)
        solids += _arm(skeleton, side, sign)
        solids += hand(skeleton.arms[side], side, 0.9 + 0.1 * skeleton.body.arm)
    return solids


def joints(skeleton: Skeleton) -> list[Joint]:
    """The segments of a body from the trunk outwards, each with how it grows out of what is there already."""
    found = [Joint("torso", skeleton.pelvis.origin, 0, 1), Joint("head", skeleton.neck.at(along=6), 3.0, 14)]
    for side, _ in SIDES:
        leg, arm = skeleton.legs[side], skeleton.arms[side]
        found += [
            Joint(f"thigh_{side}", leg.thigh.at(along=2), 4.0, 19),
            Joint(f"shank_{side}", leg.shank.origin, 3.5, 10),
            Joint(f"foot_{side}", leg.ankle, 1.5, 7),
            Joint(f"upper_arm_{side}", arm.upper.at(along=1), 3.6, 15),
            Joint(f"forearm_{side}", arm.fore.origin, 3.0, 9),
            Joint(f"hand_{side}", arm.wrist, 2.2, 5.5),
        ]
    return found


def _ball(frame: Frame, at: tuple[float, float, float], radii: tuple[float, float, float], **what: Any) -> Solid:
    return Ellipsoid(middle=frame.at(*at), radii=radii, axes=frame.axes, **what)


def _torso(skeleton: Skeleton) -> Iterator[Solid]:
    body, pelvis, waist, chest = skeleton.body, skeleton.pelvis, skeleton.waist, skeleton.chest
    what: Any = {"segment": "torso", "material": "skin"}
    yield _ball(pelvis, (-0.3, 4, 0), (10.2, 11, 16.0 * body.hip), part="pelvis", blend=4.0, **what)
    for sign in (1, -1):
        seat = (8.2, 9.5 * body.seat, 8.0 * body.seat)
        yield _ball(pelvis, (-5.2, -1.5, 7.6 * sign), seat, part="pelvis", blend=3.0, **what)
    middle = (9.3 * body.waist_depth, 14.0, 13.4 * body.waist)
    yield _ball(waist, (0.4, 1, 0), middle, part="waist", blend=8.0, **what)
    if body.belly:
        yield _ball(
            waist, (3.0 + 4 * body.belly, -1, 0), (8.0, 12.0, 11.5 * body.waist), part="waist", blend=6.0, **what
        )
    ribs = (10.6 * body.chest_depth, 17.5, 15.4 * body.chest)
    yield _ball(chest, (-0.3, 21, 0), ribs, part="chest", blend=6.0, **what)
    girdle = 6.4 * body.chest_depth
    yield Cone(
        start=chest.at(-1.3, 33.0, -12 * body.chest), end=chest.at(-1.3, 33.0, 12 * body.chest),
        start_radius=girdle, end_radius=girdle, part="chest", blend=6.0, **what,
    )  # fmt: skip
    for side, sign in SIDES:
        yield from _half_chest(skeleton, chest, body, side, sign, what)


def _half_chest(skeleton: Skeleton, chest: Frame, body: Body, side: str, sign: int, what: Any) -> Iterator[Solid]:
    lat = (7.2 * body.chest_depth, 14, 7.6 * body.chest)
    yield _ball(chest, (-4 * body.chest_depth, 22, 9.5 * sign * body.chest), lat, part="chest", blend=4.0, **what)
    if body.breasts:
        yield _ball(chest, (5.9, 25.2, 6.7 * sign), (6.4, 6.4, 6.4), part="chest", blend=2.8, **what)
    else:
        out = 6.4 + 10 * (body.chest_depth - 1)
        yield _ball(chest, (out, 27.5, 7.6 * sign), (4.8, 6.6, 9.2), part="chest", blend=2.8, **what)
    shoulder = skeleton.arms[side].upper.origin
    end = (shoulder + chest.at(-2.0, 36.5, 15 * sign)) / 2 + chest.along
    yield Cone(
        start=chest.at(-2.2, 41.5, 2.5 * sign), end=end, start_radius=4.2 * body.neck, end_radius=4.6 * body.arm,
        part="chest", blend=5.0, **what,
    )  # fmt: skip


def _neck_and_head(skeleton: Skeleton) -> Iterator[Solid]:
    body, neck, head = skeleton.body, skeleton.neck, skeleton.head
    yield Cone(
        start=skeleton.chest.at(-1.5, 36), end=head.at(0.2, 2),
        start_radius=6.3 * body.neck, end_radius=5.6 * body.neck,
        segment="torso", part="neck", material="skin", blend=5.0,
    )  # fmt: skip
    del neck
    what: Any = {"segment": "head", "part": "head", "material": "skin", "crease": 8}
    big = body.head
    yield _ball(head, (0.5, 11.2, 0), (9.8 * big, 10.8 * big, 7.6 * big), blend=3.0, **what)
    yield _ball(head, (4.4, 4.6, 0), (5.4 * big, 6.9 * big, 5.3 * big), blend=4.0, **what)
    yield _ball(head, (9.9 * big, 7.6, 0), (1.9, 2.3, 1.3), blend=2.4, **what)
    for sign in (1, -1):
        ear = {**what, "part": "ear", "crease": 9}
        yield _ball(head, (-0.6, 7.9, 7.2 * sign * big), (1.7, 2.7, 1.0), blend=0.6, **ear)
    if body.breasts:
        hair: Any = {"segment": "head", "part": "bun", "material": "hair", "blend": 0.8}
        yield _ball(head, (-9.2, 15.0, 0), (3.2, 3.2, 3.2), **hair)
        yield Cone(
            start=head.at(-10.3, 14.4),
            end=head.at(-12.4, 4.6),
            start_radius=2.6,
            end_radius=1.2,
            **hair,
        )


def _leg(skeleton: Skeleton, side: str) -> Iterator[Solid]:
    full, leg = skeleton.body.leg, skeleton.legs[side]
    thigh, shank = leg.thigh, leg.shank
    what: Any = {"segment": f"thigh_{side}", "part": f"thigh_{side}", "material": "skin"}
    span = thigh.span
    yield Cone(
        start=thigh.origin, end=thigh.at(along=span), start_radius=8.6 * full, end_radius=5.2 * full, blend=3.0, **what
    )
    yield _ball(thigh, (3.2, span * 0.46, 0.8), (6.1 * full, 19, 6.9 * full), blend=3.5, **what)
    yield _ball(thigh, (-3.6, span * 0.44, 0), (5.2 * full, 17, 6.3 * full), blend=3.5, **what)
    yield _ball(thigh, (1.9, span * 0.985, 0), (4.4 * full, 4.8, 4.6 * full), blend=3.0, **what)
    what = {"segment": f"shank_{side}", "part": f"shank_{side}", "material": "skin"}
    span = shank.span
    yield Cone(
        start=shank.origin, end=shank.at(along=span), start_radius=4.9 * full, end_radius=3.5 * full, blend=3.0, **what
    )
    yield _ball(shank, (-2.9, span * 0.29, -0.5), (4.8 * full, 11, 5.5 * full), blend=3.5, **what)
    yield _ball(shank, (-1.2, span * 0.36, 1.6), (4.2 * full, 13, 4.4 * full), blend=3.5, **what)


def _foot(skeleton: Skeleton, side: str) -> Iterator[Solid]:
    leg = skeleton.legs[side]
    foot, toes = leg.foot, leg.toes
    what: Any = {"segment": f"foot_{side}", "part": f"foot_{side}", "material": "shoe"}
    yield Cone(start=foot.at(-1.2, -3.8), end=foot.at(10.6, -4.9), start_radius=4.0, end_radius=2.9, blend=1.0, **what)
    yield Cone(start=foot.at(0.3, -0.6), end=foot.at(9.0, -4.2), start_radius=4.3, end_radius=3.4, blend=2.5, **what)
    sole: Any = {"half": 1.05, "rounding": 0.5, "blend": 0.5}
    yield Sole(heel=foot.at(-1.5, -6.9), axes=foot.axes, gap=10.8, heel_radius=3.7, toe_radius=4.3, **sole, **what)
    what["part"] = f"toes_{side}"
    yield _ball(toes, (0.6, 2.9, 0), (5.6, 2.5, 4.0), blend=2.0, **what)
    yield Sole(heel=toes.at(1.6, 1.1), axes=toes.axes, gap=1.6, heel_radius=4.3, toe_radius=3.9, **sole, **what)


def _arm(skeleton: Skeleton, side: str, sign: int) -> Iterator[Solid]:
    del sign
    full, arm = skeleton.body.arm, skeleton.arms[side]
    upper, fore = arm.upper, arm.fore
    what: Any = {"segment": f"upper_arm_{side}", "part": f"upper_arm_{side}", "material": "skin"}
    span = upper.span
    yield Cone(
        start=upper.origin, end=upper.at(along=span), start_radius=5.6 * full, end_radius=4.0 * full, blend=3.0, **what
    )
    yield _ball(upper, (0, 3.6, 1.2), (6.1 * full, 8.8, 5.6 * full), blend=2.5, **{**what, "part": f"deltoid_{side}"})
    yield _ball(upper, (1.9, span * 0.58, 0), (4.0 * full, 9.5, 4.3 * full), blend=2.5, **what)
    yield _ball(upper, (-2.1, span * 0.55, 0.3), (3.9 * full, 10.5, 4.2 * full), blend=2.5, **what)
    what = {"segment": f"forearm_{side}", "part": f"forearm_{side}", "material": "skin"}
    span = fore.span
    yield Cone(
        start=fore.origin, end=fore.at(along=span), start_radius=4.0 * full, end_radius=2.75 * full, blend=3.0, **what
    )
    yield _ball(fore, (0.3, span * 0.30, 0.4), (4.2 * full, 9, 4.4 * full), blend=3.0, **what)


def lowest(solids: list[Solid]) -> float:
    """The height of the lowest point of solids, centimetres above the floor."""
    return min(solid.extent(Y)[0] for solid in solids)
