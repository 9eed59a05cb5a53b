"""What the skin of the mannequin wears: hair, shorts, a top, and the soles of its shoes, by coordinates of bones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from planner.figures.geometry import Array, Frame, Mask
from planner.figures.settings import SIDES
from planner.figures.skeleton import Skeleton

Strings = NDArray[np.str_]

HEM = 0.50
"""Where shorts end on the thigh, in bone lengths."""


def dress(skeleton: Skeleton, points: Array, parts: Strings, materials: Strings) -> None:
    """Changes ``materials`` (N,) at surface points (N, 3) whose solids are called ``parts``."""
    hair = "steel" if skeleton.body.grey else "hair"
    _put(materials, points, parts == "head", skeleton.head, hair, _hair)
    _put(materials, points, np.isin(parts, ("pelvis", "waist")), skeleton.pelvis, "shorts", _waistband)
    if skeleton.body.breasts:
        _put(materials, points, np.isin(parts, ("chest", "waist")), skeleton.chest, "top", _top)
    if skeleton.body.shirt:
        _put(materials, points, parts == "chest", skeleton.chest, "top", _shirt)
        _put(
            materials,
            points,
            np.isin(parts, ("pelvis", "waist")),
            skeleton.pelvis,
            "top",
            lambda f, u, r: u > 6 + 0 * (f + r),
        )
    for side, _ in SIDES:
        leg = skeleton.legs[side]
        if skeleton.body.shirt:
            sleeve = np.isin(parts, (f"upper_arm_{side}", f"deltoid_{side}"))
            _put(materials, points, sleeve, skeleton.arms[side].upper, "top", lambda f, u, r: u < 17 + 0 * (f + r))
        _put(materials, points, parts == f"thigh_{side}", leg.thigh, "shorts", _shorts)
        _put(materials, points, parts == f"foot_{side}", leg.foot, "sole", lambda f, u, r: u < -6.0 + 0 * (f + r))
        _put(materials, points, parts == f"toes_{side}", leg.toes, "sole", lambda f, u, r: u < 2.0 + 0 * (f + r))


def _put(materials: Strings, points: Array, where: Mask, frame: Frame, material: str, region: object) -> None:
    index = np.flatnonzero(where)
    if len(index) and callable(region):
        front, along, lateral = frame.local(points[index])
        materials[index[region(front, along, np.abs(lateral))]] = material


def _hair(f: Array, u: Array, r: Array) -> Mask:
    line = 9.6 + 0.62 * np.maximum(f + 1.5, 0) + 1.6 * np.maximum(f - 4.6, 0)  # rises at the temple
    cap = u > np.minimum(line, 17.2)
    behind_ear = (np.abs(f + 0.2) < 2.2) & (u < 10.5) & (r > 5)
    found: Mask = (cap & ~behind_ear) | ((f < -3.2) & (u > 3.8))
    return found


def _waistband(f: Array, u: Array, r: Array) -> Mask:
    found: Mask = u + 0 * (f + r) < 9.0
    return found


def _shorts(f: Array, u: Array, r: Array) -> Mask:
    found: Mask = u + 0 * (f + r) < HEM * 43.0
    return found


def _shirt(f: Array, u: Array, r: Array) -> Mask:
    collar = (r / 8.6) ** 2 + (np.maximum(46 - u, 0) / (8.5 + 0.3 * f)) ** 2 < 1
    found: Mask = ~collar
    return found


def _top(f: Array, u: Array, r: Array) -> Mask:
    band = (u > 13.5) & (u < 30.5) & ((f > 0) | (u < 27))
    strap = (u >= 26) & (u < 42) & (np.abs(r - 8.6) < 2.3 + 0.16 * np.maximum(35 - u, 0))
    found: Mask = band | strap
    return found
