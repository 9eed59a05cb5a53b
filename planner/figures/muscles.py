"""Where muscles lie on the body: regions in the coordinates of bones, for the drawings and for the muscle map.

A region is a signed field over points of the surface: positive inside, about centimetres from its border. Anatomy is
simplified to what can be told apart on paper; heads of a muscle are parted by pale gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.figures.geometry import Array, Frame
from planner.figures.settings import SIDES
from planner.figures.skeleton import Skeleton

Strings = NDArray[np.str_]
Region = Callable[[Array, Array, Array], Array]

_OUTSIDE = np.float32(-9.0)
_SHOULDER = 9.5
"""Centimetres from the shoulder joint up to which muscles of the trunk run out over the arm."""
_DEGREE = 0.1
"""Centimetres of a degree round a limb."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A region in the coordinates of ``bone``, on the surface of ``segments``.

    On the trunk the region is given front, along and the way from the middle (both sides alike). On a limb it is given
    how far along its bone (0 to 1), degrees round it (0 front, 90 outside) and the bone's length.
    """

    bone: str
    segments: tuple[str, ...]
    region: Region
    reach: float = 11.0
    """Most centimetres from a limb's axis: skin of another part may lie at the same height."""


def field(muscle: str, skeleton: Skeleton, points: Array, segments: Strings) -> Array:
    """The field of a muscle at points (N, 3) of the body, whose ``segments`` (N,) are named as in ``body.joints``.

    ``_r`` or ``_l`` behind the name of a muscle means that of one side.
    """
    result = np.full(len(points), _OUTSIDE, np.float32)
    name, only = parted(muscle)
    for rule in REGIONS.get(name, ()):
        trunk = _trunk_frames(skeleton).get(rule.bone)
        if trunk is not None:
            where = np.isin(segments, _sided(rule.segments)) & ~_far_arm(skeleton, points, segments)
            if only:
                where &= (trunk.local(points)[2] > 0) == (only == "r")
            _put(result, rule, trunk, points, where, limb=False)
            continue
        for side, _ in SIDES:
            if only not in ("", side):
                continue
            frame = _limb_frame(skeleton, rule.bone, side)
            names = [name if name in ("torso", "head") else f"{name}_{side}" for name in rule.segments]
            full = max(skeleton.body.arm if rule.bone in ("upper_arm", "forearm") else skeleton.body.leg, 1.0)
            _put(result, rule, frame, points, np.isin(segments, names), limb=True, full=full)
    return result


def parted(muscle: str) -> tuple[str, str]:
    """The key of a muscle and the side (``r``, ``l`` or nothing) that a pose may add to it: ``quads_r``."""
    name, _, side = muscle.rpartition("_")
    return (name, side) if name in REGIONS and side in ("r", "l") else (muscle, "")


def _put(
    result: Array, rule: Rule, frame: Frame, points: Array, where: NDArray[np.bool_], *, limb: bool, full: float = 1
) -> None:
    index = np.flatnonzero(where)
    if not len(index):
        return
    front, along, lateral = frame.local(points[index])
    if limb:
        values = rule.region(
            along / np.float32(frame.span), np.degrees(np.arctan2(lateral, front)), front * 0 + frame.span
        )
        values = np.minimum(values, np.float32(rule.reach * full) - np.hypot(front, lateral))
    else:
        values = rule.region(front, along, np.abs(lateral))
    result[index] = np.maximum(result[index], values.astype(np.float32))


def _far_arm(skeleton: Skeleton, points: Array, segments: Strings) -> NDArray[np.bool_]:
    """Points of the upper arms away from the shoulder, where no muscle of the trunk reaches."""
    far = np.zeros(len(points), bool)
    for side, _ in SIDES:
        shoulder = skeleton.arms[side].upper.origin.astype(np.float32)
        far |= (segments == f"upper_arm_{side}") & (np.linalg.norm(points - shoulder, axis=1) > _SHOULDER)
    return far


def _sided(names: tuple[str, ...]) -> list[str]:
    return [*names, *(f"{name}_{side}" for name in names for side, _ in SIDES)]


def _trunk_frames(skeleton: Skeleton) -> dict[str, Frame]:
    return {"chest": skeleton.chest, "pelvis": skeleton.pelvis, "head": skeleton.head, "neck": skeleton.neck}


def _limb_frame(skeleton: Skeleton, bone: str, side: str) -> Frame:
    leg, arm = skeleton.legs[side], skeleton.arms[side]
    return {"thigh": leg.thigh, "shank": leg.shank, "foot": leg.foot, "upper_arm": arm.upper, "forearm": arm.fore}[bone]


def _all(*terms: Array | float) -> Array:
    """Where all conditions hold: the least of them."""
    result = np.asarray(terms[0], np.float32)
    for term in terms[1:]:
        result = np.minimum(result, np.asarray(term, np.float32))
    return result


def _any(*terms: Array) -> Array:
    result = terms[0]
    for term in terms[1:]:
        result = np.maximum(result, term)
    return result


def _over(value: Array, least: float = 0.0) -> Array:
    clipped: Array = np.maximum(value - np.float32(least), 0)
    return clipped


def _round(t: Array, phi: Array, middle: tuple[float, float], half: tuple[float, float], power: float = 2.4) -> Array:
    """A rounded patch on a limb: middle and half sizes in bone lengths and degrees."""
    inside = 1 - (np.abs((t - middle[0]) / half[0]) ** power + np.abs((phi - middle[1]) / half[1]) ** power)
    scaled: Array = inside * np.float32(min(half[0] * 35, half[1] * _DEGREE) / power)
    return scaled


# ---- trunk: f to the front, u up from the lumbar joint (or the pelvis), r from the middle


def _trapezius_edge(u: Array) -> Array:
    blade = 5.4 + 12.1 * np.clip((u - 28) / 7.5, 0, 1) ** 1.6  # along the spine of the shoulder blade
    edge: Array = np.where(u > 28, blade, _over(u, 11) * 0.318)
    return edge


def _chest(f: Array, u: Array, r: Array) -> Array:
    lower = 21.2 + 5.2 * np.maximum((r - 6.5) / 8, -0.35) ** 2
    upper = 35.2 - 0.10 * r - 2.2 * np.maximum(1 - r / 5, 0) ** 2
    return _all(f - 1, r - 0.45, 17.5 - r, u - lower, upper - u)


def _abs(f: Array, u: Array, r: Array) -> Array:
    return _all(
        f - 1, 6.5 - 0.16 * _over(-u) - r, u + 8.5 - 0.25 * r, 20.2 - 0.35 * _over(r, 1) - u, r - 0.35,
        np.abs(u - 14.2) - 0.35, np.abs(u - 8.4) - 0.35, np.abs(u - 2.4) - 0.35,
    )  # fmt: skip


def _obliques(f: Array, u: Array, r: Array) -> Array:
    return _all(r - 7.3, f + 3.5, u + 7.5 - 0.55 * _over(r, 7.3), 17.5 - 0.55 * _over(r, 7.3) - u)


def _serratus(f: Array, u: Array, r: Array) -> Array:
    return _all(
        r - 10.3,
        f + 2.5,
        7.5 - f,
        u - 13.5 - 0.5 * np.abs(f - 2),
        23.5 + 0.2 * f - u,
        np.abs((u + 0.6 * f) % 3.6 - 1.8) - 0.3,
    )


def _trapezius(f: Array, u: Array, r: Array) -> Array:
    top = _all(3.0 - f, u - 36.2, 17.5 - r)
    back = _all(-1.5 - f, u - 11, _trapezius_edge(u) - r)
    return _all(_any(top, back), 52 - u, _any(f, r - 0.3))


def _upper_back(f: Array, u: Array, r: Array) -> Array:
    outer = 15.8 - 0.16 * np.maximum(30 - u, 0) ** 1.5
    return _all(-f, u - 21.8 - 0.22 * r, 35 - u, r - _trapezius_edge(u) - 0.4, outer - r)


def _lats(f: Array, u: Array, r: Array) -> Array:
    inner = np.maximum(_trapezius_edge(u) + 0.4, 0.9 + 0.5 * np.maximum(9 - u, 0))
    return _all(2.6 - 0.06 * (22 - u) - f, 21.4 + 0.22 * r - u, r - inner, u + 1.5 - 0.55 * _over(r, 5))


def _lower_back(f: Array, u: Array, r: Array) -> Array:
    return _all(-1 - f, r - 0.35, 0.5 + 0.5 * np.maximum(9.4 - u, 0) - r, 5.6 - r, u + 7.5, 9 - u)


def _glutes(f: Array, u: Array, r: Array) -> Array:
    ball = 1 - (((f + 7.5) / 9.2) ** 2 + ((u + 1.2) / 10.0) ** 2 + ((r - 8.2) / 8.4) ** 2)
    return _all(ball * 4.5, r - 0.5)


def _abductors(f: Array, u: Array, r: Array) -> Array:
    patch = 1 - (((f + 1) / 7.5) ** 2 + ((u - 4.5) / 6.5) ** 2)
    return _all(patch * 3.2, r - 8, -_glutes(f, u, r) - 0.4)


def _hip_flexors(f: Array, u: Array, r: Array) -> Array:
    patch = 1 - (((u + 1 + 0.7 * (r - 9)) / 8.0) ** 2 + ((r - 9) / 3.6) ** 2)
    return _all(f, 13 - f, patch * 1.8)  # not the knee, which stands before the hip when it is bent


def _pelvic_floor(f: Array, u: Array, r: Array) -> Array:
    return _all(-3.5 - u, 6.0 - np.abs(f), 6.5 - r)


def _neck(f: Array, u: Array, r: Array) -> Array:
    return _all(u - 3.0, 10.5 - u, r - 0.5 + 0 * f)


# ---- limbs: t along the bone, p degrees round it, s its length in centimetres


def _deltoid_lower(t: Array, p: Array, s: Array) -> Array:
    from_side = np.minimum(np.abs(p - 90), 360 - np.abs(p - 90))
    return _all((0.52 - 0.26 * (from_side / 90.0) ** 1.4 - t) * s, (t + 0.24) * s)


def _shoulders(t: Array, p: Array, s: Array) -> Array:
    from_side = np.minimum(np.abs(p - 90), 360 - np.abs(p - 90))
    gap = np.where(t > 0.04, np.abs(from_side - 38) - 2.6, 9) * _DEGREE
    return _all(_deltoid_lower(t, p, s), gap)


def _rear_shoulders(t: Array, p: Array, s: Array) -> Array:
    behind = _any((p - 128) * _DEGREE, (-90 - p) * _DEGREE)
    return _all(_deltoid_lower(t, p, s), behind)


def _biceps(t: Array, p: Array, s: Array) -> Array:
    return _round(t, p, (0.63, 0.0), (0.30, 74), 2.3) + 0 * s


def _triceps(t: Array, p: Array, s: Array) -> Array:
    a = np.abs(p)
    notch = 0.92 - 0.26 * np.exp(-(((180 - a) / 26) ** 2)) - 0.00005 * _over(140 - a) ** 2
    return _all((a - 98 - 20 * np.abs(t - 0.6)) * _DEGREE, (176 - a) * _DEGREE, (t - 0.24) * s, (notch - t) * s)


def _forearms(t: Array, p: Array, s: Array) -> Array:
    a = np.abs(p)
    gaps = _all((np.abs(a - (62 - 40 * t)) - 3.2) * 0.07, (np.abs(a - (128 + 30 * t)) - 3.2) * 0.07)
    return _all((t - 0.03) * s, (0.80 - 0.0008 * np.abs(a - 90) - t) * s, gaps)


def _quads(t: Array, p: Array, s: Array) -> Array:
    outer, inner, gap = 24 - 26 * (t - 0.45), -16 + 34 * (t - 0.62), 2.4
    left = np.where(t > 0.40, inner + gap, -34 + 20 * (0.4 - t))
    rectus = _all(
        (outer - gap - p) * _DEGREE, (p - left) * _DEGREE, (t - 0.05 - 0.00018 * (p - 8) ** 2) * s,
        (0.83 - 0.00035 * (p - 4) ** 2 - t) * s,
    )  # fmt: skip
    lateralis = _all(
        (p - outer - gap) * _DEGREE, (t - 0.13 - 0.00004 * (p - 52) ** 2) * s, (0.87 - 0.00007 * (p - 46) ** 2 - t) * s,
        (98 - 30 * np.abs(t - 0.45) - p) * _DEGREE,
    )  # fmt: skip
    medialis = _all(
        (inner - gap - p) * _DEGREE, (t - 0.40 - 0.0022 * np.maximum(-30 - p, 0)) * s,
        (0.935 - 0.00016 * (p + 42) ** 2 - t) * s, (p + 86 - 20 * (t - 0.6)) * _DEGREE,
    )  # fmt: skip
    return _any(rectus, lateralis, medialis)


def _adductors(t: Array, p: Array, s: Array) -> Array:
    low = 0.36 + 0.0022 * np.maximum(-42 - p, 0)
    return _all((-42 + 14 * np.maximum(0.3 - t, 0) - p) * _DEGREE, (p + 146) * _DEGREE, (t - 0.03) * s, (low - t) * s)


def _hamstrings(t: Array, p: Array, s: Array) -> Array:
    a = np.abs(p)
    notch = 0.94 - 0.19 * np.exp(-(((180 - a) / 20) ** 2)) - 0.00004 * _over(150 - a) ** 2
    return _all((a - 118 + 12 * (t - 0.5)) * _DEGREE, (177 - a) * _DEGREE, (t - 0.19) * s, (notch - t) * s)


def _calves(t: Array, p: Array, s: Array) -> Array:
    a = np.abs(p)
    low = np.where(p < 0, 0.615, 0.56) - 0.000055 * (a - 142) ** 2
    top = 0.035 + 0.10 * np.exp(-(((180 - a) / 22) ** 2))
    return _all((a - 80 - 34 * np.abs(t - 0.28)) * 0.08, (177 - a) * 0.08, (t - top) * s, (low - t) * s)


def _shins(t: Array, p: Array, s: Array) -> Array:
    return _round(t, p, (0.44, 34.0), (0.36, 27), 2.2) + 0 * s


def _feet(t: Array, p: Array, s: Array) -> Array:
    return 2.0 + 0 * (t + p + s)


_TORSO, _TRUNK = ("torso",), ("torso", "thigh")

REGIONS: Mapping[str, tuple[Rule, ...]] = {
    "quads": (Rule("thigh", ("thigh",), _quads),),
    "hamstrings": (Rule("thigh", ("thigh",), _hamstrings),),
    "glutes": (Rule("pelvis", _TRUNK, _glutes),),
    "calves": (Rule("shank", ("shank",), _calves),),
    "shins": (Rule("shank", ("shank",), _shins),),
    "feet": (Rule("foot", ("foot",), _feet),),
    "adductors": (Rule("thigh", ("thigh",), _adductors),),
    "abductors": (Rule("pelvis", _TRUNK, _abductors),),
    "abs": (Rule("chest", _TORSO, _abs),),
    "obliques": (Rule("chest", _TORSO, _obliques),),
    "lower_back": (Rule("chest", _TORSO, _lower_back),),
    "upper_back": (Rule("chest", _TORSO, _upper_back),),
    "lats": (Rule("chest", _TORSO, _lats),),
    "traps": (Rule("chest", ("torso", "upper_arm"), _trapezius),),
    "chest": (Rule("chest", ("torso", "upper_arm"), _chest),),
    "serratus": (Rule("chest", _TORSO, _serratus),),
    "shoulders": (Rule("upper_arm", ("upper_arm", "torso"), _shoulders, 7.6),),
    "rear_shoulders": (Rule("upper_arm", ("upper_arm", "torso"), _rear_shoulders, 7.6),),
    "biceps": (Rule("upper_arm", ("upper_arm",), _biceps),),
    "triceps": (Rule("upper_arm", ("upper_arm",), _triceps),),
    "forearms": (Rule("forearm", ("forearm",), _forearms),),
    "hip_flexors": (Rule("pelvis", _TRUNK, _hip_flexors),),
    "neck": (Rule("neck", _TORSO, _neck),),
    "pelvic_floor": (Rule("pelvis", _TRUNK, _pelvic_floor),),
    "full_body": (),
}
"""By the keys of the library's vocabulary. The whole body has no region of its own: nothing would stand out."""
