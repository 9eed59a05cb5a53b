"""What bends and stretches: bands, loops of band round the legs, and straps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from planner.figures.geometry import Vector, Y, Z, across, length, unit, vector
from planner.figures.pieces import BAR, Piece, rod
from planner.figures.settings import SIDES
from planner.figures.solids import Ribbon, Solid, Tube

_APART = 14.0
"""Hands further apart than this each hold an end, centimetres."""
_THIN = 0.95
"""Radius of a band that is pulled."""
_KNEE = 6.6
"""Radius of what a band goes round at a knee."""
_LOOPS = {"thighs": ("thigh", 27.0, 8.0), "knees": ("thigh", 36.5, 6.7), "shins": ("shank", 10.0, 6.4)}
_LOOPS |= {"ankles": ("shank", 35.0, 4.2), "feet": ("foot", 6.0, 5.2)}
"""The bone that a loop lies round, how far along it, and the radius there."""


def band(piece: Piece) -> Iterator[Solid]:
    """A band from a place or a point of the body (or ``feet``, each to its own hand) to what holds it.

    It ends at ``at``; hands apart get an end each. ``between: hands`` runs from hand to hand instead, and a loop goes
    ``around`` a joint of the body.
    """
    if "around" in piece.values:
        yield _round_joint(piece)
        return
    arms = piece.skeleton.arms
    if "between" in piece.values:
        right, left = (arms[side] for side, _ in SIDES)
        way = unit(right.hold - left.hold)
        yield Tube(points=np.stack((left.hold - way * 6, right.hold + way * 6)), radius=_THIN, material="rubber")
        return
    ends = _ends(piece)
    for end, side in ends:
        if piece.word("from", "") == "feet":
            start = piece.skeleton.legs[side or "r"].foot.at(6, -7.2)
        else:
            start = piece.place(vector(0, 2, 0), "from")
        tail = end + unit(end - start) * (4.5 if side else 0)
        yield Tube(points=np.stack((start, tail)), radius=_THIN, material="rubber")
        if side and piece.flag("handles"):
            thumb = arms[side].hand.lateral
            yield rod(end - thumb * 6, end + thumb * 6, BAR + 0.2, "plate")


def _round_joint(piece: Piece) -> Solid:
    """A long loop from its anchor behind a joint of the body and back."""
    anchor, joint = piece.place(vector(90, 49, 0), "from"), piece.place("knee_r", "around")
    way = unit(anchor - joint)
    aside = unit(np.cross(way, Y))
    turns = np.linspace(-np.pi / 2, np.pi / 2, 13)
    radius = _KNEE * piece.skeleton.body.leg
    behind = [joint + radius * (np.sin(turn) * aside - np.cos(turn) * way) for turn in turns]
    points = np.array([anchor - aside, *behind, anchor + aside])
    return Ribbon(points=points, axis=unit(np.cross(aside, way)), thick=0.55, half=1.8, material="rubber")


def _ends(piece: Piece) -> list[tuple[Vector, str]]:
    """Where a band ends, and in which hand (if any)."""
    where = piece.values.get("at", "hands")
    arms = piece.skeleton.arms
    if where == "hands":
        both = [(arms[side].hold, side) for side, _ in SIDES]
        apart = length(both[0][0] - both[1][0]) > _APART or piece.word("from", "") == "feet"
        return both if apart else [(piece.skeleton.hands, "r")]
    if isinstance(where, str) and where.startswith("hand_"):
        return [(piece.place("hands"), where[-1])]
    return [(piece.place("hands"), "")]


def loop_band(piece: Piece) -> Iterator[Solid]:
    """A loop of band round both legs ``at`` the thighs, knees (just above them), shins, ankles or feet."""
    bone, along, radius = _LOOPS.get(piece.word("at", "knees"), _LOOPS["knees"])
    body = piece.skeleton
    middles, ways = [], []
    for side, _ in SIDES:
        leg = body.legs[side]
        if bone == "foot":
            middles.append(leg.foot.at(along, -3.8))
            ways.append(leg.foot.front)
        else:
            frame = leg.thigh if bone == "thigh" else leg.shank
            middles.append(frame.at(along=along))
            ways.append(frame.along)
    full = 1.0 if bone == "foot" else body.body.leg
    yield from _loop(middles, ways, radius * full + 0.5, piece.number("width", 5) / 2)


def _loop(middles: list[Vector], ways: list[Vector], radius: float, half: float) -> Iterator[Solid]:
    """A band round two limbs: the line round two circles in the plane that is best across both."""
    middle = (middles[0] + middles[1]) / 2
    apart = middles[0] - middles[1]
    axis = across(unit(ways[0] + ways[1]), unit(apart)) if length(apart) > 1 else unit(ways[0])
    out = across(apart, axis) if length(apart) > 1 else across(Z, axis)
    aside = np.cross(axis, out)
    reach = length(apart) / 2
    turns = np.linspace(-np.pi / 2, np.pi / 2, 9)
    points = [middle + out * (reach + radius * np.cos(one)) + aside * radius * np.sin(one) for one in turns]
    points += [middle - out * (reach + radius * np.cos(one)) - aside * radius * np.sin(one) for one in turns]
    yield Ribbon(points=np.array([*points, points[0]]), axis=axis, thick=0.55, half=half, material="rubber")


def strap(piece: Piece) -> Iterator[Solid]:
    """A strap or towel round the sole of a foot (``foot``: r or l) with both ends in the hands (or one: ``at``)."""
    body = piece.skeleton
    side = piece.word("foot", "r")
    foot = body.legs[side if side in body.legs else "r"].foot
    under = [foot.at(8, -2, 4.9), foot.at(8, -8.4, 4.2), foot.at(8, -8.4, -4.2), foot.at(8, -2, -4.9)]
    where = piece.word("at", "hands")
    near, far = (body.arms[one].hold for one in (("r", "l") if where == "hands" else (where[-1:], where[-1:])))
    if length(near - under[0]) + length(far - under[-1]) > length(near - under[-1]) + length(far - under[0]):
        under.reverse()
    tails = [end + 7 * unit(end - touch) for end, touch in ((near, under[0]), (far, under[-1]))]
    line = np.array([tails[0], near, *under, far, tails[1]])
    yield Tube(points=line, radius=1.0, material="ball")


BANDS: Mapping[str, tuple[Callable[[Piece], Iterator[Solid]], Mapping[str, str]]] = {
    "band": (band, {"from": "[0, 2]", "at": "hands", "between": "hands", "around": "knee_r", "handles": "yes"}),
    "loop_band": (loop_band, {"at": "knees", "width": "5"}),
    "strap": (strap, {"foot": "r", "at": "hands"}),
}
"""Functions and their keys by kind, part of :data:`planner.figures.gear.GEAR`."""
