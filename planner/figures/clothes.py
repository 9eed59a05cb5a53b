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
    _put(materials, points, parts == "head", skeleton.head, "hair", _hair)
    _put(materials, points, np.isin(parts, ("pelvis", "waist")), skeleton.pelvis, "shorts", _waistband)
    if skeleton.body.breasts:
        _put(materials, points, np.isin(parts, ("chest", "waist")), skeleton.chest, "top", _top)
    for side, _ in SIDES:
        leg = skeleton.legs[side]
        _put(materials, points, parts == f"thigh_{side}", leg.thigh, "shorts", _shorts)
        _put(materials, points, parts == f"foot_{side}", leg.foot, "sole", lambda f, u, r: u < -6.0 + 0 * (f + r))
        _put(materials, points, parts == f"toes_{side}", leg.toes, "sole", lambda f, u, r: u < 2.0 + 0 * (f + r))


def _put(materials: Strings, points: Array, where: Mask, frame: Frame, material: str, region: object) -> None:
    index = np.flatnonzero(where)
    if len(index) and callable(region):
        front, along, lateral = frame.local(points[index])
        materials[index[region(front, along, np.abs(lateral))]] = material


def _hair(f: Array, u: Array, r: Array) -> Mask:
    cap = (u > 9.6 + 0.62 * np.maximum(f + 1.5, 0)) & ((f < 6.2) | (u > 17.0))
    behind_ear = (np.abs(f + 0.2) < 2.2) & (u < 10.5) & (r > 5)
    found: Mask = (cap & ~behind_ear) | ((f < -3.2) & (u > 3.8))
    return found


def _waistband(f: Array, u: Array, r: Array) -> Mask:
    found: Mask = u + 0 * (f + r) < 9.0
    return found


def _shorts(f: Array, u: Array, r: Array) -> Mask:
    found: Mask = u + 0 * (f + r) < HEM * 43.0
    return found


def _top(f: Array, u: Array, r: Array) -> Mask:
    band = (u > 13.5) & (u < 30.5) & ((f > 0) | (u < 27))
    strap = (u >= 26) & (u < 42) & (np.abs(r - 8.6) < 2.3 + 0.16 * np.maximum(35 - u, 0))
    found: Mask = band | strap
    return found
