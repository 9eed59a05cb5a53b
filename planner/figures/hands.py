"""Hands in solids: a palm, four fingers and a thumb that close round a bar, lie flat or hang loose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from planner.figures.arms import Arm
from planner.figures.geometry import Frame, Vector
from planner.figures.solids import Box, Cone, Ellipsoid, Solid

# Places of the joints of a finger, centimetres: out of the palm and along the hand, from its wrist.
_CURLED = ((-1.6, 6.9), (-1.2, 9.3), (1.6, 10.0), (3.0, 8.2), (2.5, 6.3))
_FLAT = ((0.2, 8.4), (0.5, 11.2), (0.6, 13.6), (0.9, 15.6))
_LOOSE = ((0.0, 8.2), (0.7, 10.9), (1.9, 13.0), (3.3, 14.4))
_THUMB_CURLED = ((0.6, 2.8, 2.9), (2.6, 4.8, 3.7), (3.7, 6.9, 2.6))
_THUMB_FLAT = ((0.3, 2.2, 2.8), (0.8, 5.2, 5.2), (1.0, 7.9, 6.2))
_THUMB_LOOSE = ((0.6, 2.2, 2.6), (1.7, 5.2, 3.9), (2.6, 7.9, 4.1))
_FINGERS = (3.0, 1.0, -1.0, -2.9)
"""How far towards the thumb each finger lies."""
_LENGTHS = (0.93, 1.0, 0.95, 0.82)
_THICK = 0.98

Line = tuple[tuple[float, float], ...]


def hand(arm: Arm, side: str, size: float) -> Iterator[Solid]:
    """The solids of a hand. ``size`` thickens them; what is held lies at ``arm.hold`` along ``arm.hand.lateral``."""
    frame = arm.hand
    what: Any = {"segment": f"hand_{side}", "part": f"hand_{side}", "material": "skin"}
    if arm.grip == "fist":
        yield from _holding(frame, size, what)
        return
    flat = arm.grip == "palm"
    yield Box(
        middle=frame.at(0.1, 4.6, -0.1),
        half=(1.35 * size, 4.2, 3.9 * size),
        axes=frame.axes,
        rounding=1.2,
        blend=1.5,
        **what,
    )
    yield Ellipsoid(middle=frame.at(0.5, 2.6, 2.0), radii=(1.7 * size, 3.2, 2.0), axes=frame.axes, blend=1.5, **what)
    if arm.grip == "forearm":
        yield from _fingers(frame, _CURLED, size, what)
        yield from _thumb(frame, _THUMB_LOOSE, size, what)
        return
    yield from _fingers(frame, _FLAT if flat else _LOOSE, size, what)
    yield from _thumb(frame, _THUMB_FLAT if flat else _THUMB_LOOSE, size, what)


def _holding(frame: Frame, size: float, what: Any) -> Iterator[Solid]:
    """A fist whose back lies behind the bar, so that the bar's middle is in the frame's axis at 7.5 cm."""
    yield Box(
        middle=frame.at(-1.7, 4.7, 0),
        half=(1.5 * size, 3.4, 3.8 * size),
        axes=frame.axes,
        rounding=1.3,
        blend=1.6,
        **what,
    )
    yield Cone(
        start=frame.at(0, -0.5),
        end=frame.at(-1.1, 3.4),
        start_radius=2.7 * size,
        end_radius=2.6 * size,
        blend=2.0,
        **what,
    )
    yield Ellipsoid(middle=frame.at(0.2, 3.6, 2.0), radii=(2.0 * size, 3.0, 1.9), axes=frame.axes, blend=1.6, **what)
    yield from _fingers(frame, _CURLED, size, what, around=True)
    yield from _thumb(frame, _THUMB_CURLED, size, what)


def _fingers(frame: Frame, line: Line, size: float, what: Any, *, around: bool = False) -> Iterator[Solid]:
    root = line[0][1]
    for number, (aside, share) in enumerate(zip(_FINGERS, _LENGTHS, strict=True)):
        spread = 1.0 if around else 1.04
        points: list[Vector] = [
            frame.at(out, root + (along - root) * (1 if around else share), aside * size * (1 + (spread - 1) * at))
            for at, (out, along) in enumerate(line)
        ]
        for at, (start, end) in enumerate(pairwise(points)):
            thick = _THICK * size * (1 - 0.07 * at)
            yield Cone(
                start=start, end=end, start_radius=thick, end_radius=thick * 0.93, crease=number + 1,
                blend=0.7 if at else 0.45, **what,
            )  # fmt: skip


def _thumb(frame: Frame, line: tuple[tuple[float, float, float], ...], size: float, what: Any) -> Iterator[Solid]:
    points = [frame.at(out, along, aside * size) for out, along, aside in line]
    for at, (start, end) in enumerate(pairwise(points)):
        thick = (1.25 - 0.2 * at) * size
        yield Cone(
            start=start, end=end, start_radius=thick, end_radius=thick * 0.86, crease=6 if at else 0, blend=0.7, **what
        )
