"""Places of a body on which its own hands may lie, so that a pose says ``hand: hips`` instead of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.figures.bodies import Body
from planner.figures.geometry import Frame, Vector, vector
from planner.figures.legs import Leg
from planner.figures.settings import SIDES, Settings, Value

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Rest:
    """A place on a bone: ``point`` front, along and outwards, centimetres, under the middle of a flat hand (on a body
    of middling breadth; a broader one has its skin further out).

    ``palm`` is where the hand faces, ``fingers`` where they point, ``elbow`` where the elbow goes, all as directions in
    the same coordinates. Outwards is to the hand's own side, on a leg as well: hands come to a leg from both sides,
    the other one ``after`` centimetres further along.
    """

    bone: str
    point: Triple
    palm: Triple
    fingers: Triple
    elbow: Triple
    after: float = 0.0


RESTS: Mapping[str, Rest] = {
    "head": Rest("head", (-5.0, 12.0, 8.2), (0.4, 0.0, -1.0), (-0.5, 0.55, -0.65), (0.25, 0.3, 1.0)),
    "hips": Rest("pelvis", (5.0, 9.0, 14.6), (-0.3, 0.0, -1.0), (0.7, -0.5, -0.35), (-0.8, 0.0, 1.0)),
    "belly": Rest("waist", (10.6, 1.0, 6.0), (-1.0, 0.0, -0.2), (0.1, -0.3, -1.0), (-0.3, 0.0, 1.0)),
    "shoulder": Rest("chest", (8.5, 32.0, -13.0), (-1.0, 0.0, 0.2), (-0.15, 0.45, -0.9), (0.6, -1.0, 0.4)),
    "thigh": Rest("thigh", (9.6, 27.0, 1.0), (-1.0, 0.0, 0.0), (0.0, 1.0, -0.2), (-0.3, 0.2, 1.0)),
    "hamstring": Rest("thigh", (-9.4, 27.0, 0.0), (1.0, 0.0, 0.0), (0.1, 0.1, -1.0), (-0.3, 0.0, 1.0), -6.0),
    "shin": Rest("shank", (6.4, 8.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 0.1, -1.0), (0.3, 0.5, 1.0), 7.0),
    "ankle": Rest("shank", (4.8, 37.0, 0.5), (-1.0, 0.0, 0.0), (0.45, -0.85, -0.25), (-0.6, 0.0, 1.0)),
}
"""Places by the words for them. Those on a leg take ``_r`` or ``_l``; without it they are on the hand's own side."""

_LEG = ("thigh", "shank")


def words() -> tuple[str, ...]:
    """All words for places that a hand may lie on."""
    sided = [f"{name}_{side}" for name, rest in RESTS.items() if rest.bone in _LEG for side, _ in SIDES]
    return (*RESTS, *sided)


def rested(
    settings: Settings, side: str, sign: int, trunk: Mapping[str, Frame], legs: Mapping[str, Leg], body: Body
) -> Settings:
    """The settings with the hand of a side at a place of the world, where they name a place of the body.

    ``trunk`` has the frames of head, chest, waist and pelvis. What the pose says itself of grip, fingers, palms and
    elbows goes before what the place says.
    """
    word = settings.word("hand", "", side)
    name, leg = (word[:-2], word[-1]) if word[-2:] in ("_r", "_l") else (word, side)
    rest = RESTS.get(name)
    if rest is None:
        return settings
    if rest.bone in _LEG:
        found = legs[leg]
        frame = found.thigh if rest.bone == "thigh" else found.shank
        outwards = frame.lateral * (1 if leg == side else -1)
    else:
        frame = trunk[rest.bone]
        outwards = frame.lateral * sign
    further = rest.after if leg != side else 0.0

    def world(way: Triple) -> Vector:
        return way[0] * frame.front + way[1] * frame.along + way[2] * outwards

    deep, wide = _breadth(rest.bone, body)
    place = frame.origin + world((rest.point[0] * deep, rest.point[1] + further, rest.point[2] * wide))
    mirror = vector(1, 1, sign)  # in settings z is outwards on both sides
    said: dict[str, Value] = {
        "grip": "palm",
        "fingers": tuple(world(rest.fingers) * mirror),
        "palms": tuple(world(rest.palm) * mirror),
        "elbows": tuple(world(rest.elbow) * mirror),
    }
    added = {f"{key}_{side}": value for key, value in said.items() if settings.get(key, side) is None}
    return Settings({**settings.values, **added, f"hand_{side}": tuple(place * mirror)})


def _breadth(bone: str, body: Body) -> tuple[float, float]:
    """How deep and how broad a part of a body is, as factors."""
    return {
        "pelvis": (1.0, body.hip),
        "waist": (body.waist_depth, body.waist),
        "chest": (body.chest_depth, body.chest),
        "head": (body.head, body.head),
    }.get(bone, (body.leg, body.leg))
