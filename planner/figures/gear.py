"""Equipment in solids: one function for each kind, all in one table.

A piece stands in the world or at a point of the body (``at``, see :data:`planner.figures.skeleton.POINTS`).
To add a kind: write a function that takes a :class:`Piece` and yields solids, and enter it in :data:`GEAR`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from planner.figures.bands import BANDS
from planner.figures.cables import CABLES
from planner.figures.cardio import CARDIO
from planner.figures.furniture import FURNITURE
from planner.figures.geometry import X, Y, Z, unit, vector
from planner.figures.held import HELD
from planner.figures.machines import MACHINES
from planner.figures.pieces import BAR, Piece, block, disc, rod
from planner.figures.settings import SIDES, Value
from planner.figures.skeleton import Skeleton
from planner.figures.solids import Cylinder, Ellipsoid, Ring, Solid
from planner.figures.stations import STATIONS


def barbell(piece: Piece) -> Iterator[Solid]:
    """A bar across the body with plates; the near ones are see-through unless ``ghost`` is no."""
    middle, plate, inner = piece.place("bar"), piece.number("plate", 18), piece.number("sleeve", 47)
    ghost = piece.flag("ghost", default=True)
    yield rod(middle - Z * (inner + 15), middle + Z * (inner + 15), BAR)
    for sign in (1, -1):
        yield rod(middle + Z * sign * (inner - 1.2), middle + Z * sign * (inner + 0.6), 2.6)
        if plate <= 0:
            continue
        see_through = ghost and sign > 0
        yield disc(middle + Z * sign * (inner + 2.6), Z, plate, 2.0, ghost=see_through)
        yield disc(middle + Z * sign * (inner + 5.8), Z, plate * 0.64, 1.2, ghost=see_through)
        yield rod(middle + Z * sign * (inner + 6.5), middle + Z * sign * (inner + 12), 2.3)


def dumbbell(piece: Piece) -> Iterator[Solid]:
    """A dumbbell in each hand (``hands``: r, l or both)."""
    head = piece.number("size", 6.2)
    for side in ("r", "l"):
        if piece.word("hands", "both") not in ("both", side):
            continue
        arm = piece.skeleton.arms[side]
        middle, axis = arm.hold, arm.hand.lateral
        yield rod(middle - axis * 9, middle + axis * 9, BAR)
        for sign in (1, -1):
            yield Cylinder(
                middle=middle + axis * sign * 9.8, axis=axis, radius=head, half=3.6, rounding=1.2, material="plate"
            )
            yield disc(middle + axis * sign * 6.0, axis, 2.4, 0.5, "steel")


def kettlebell(piece: Piece) -> Iterator[Solid]:
    """A kettlebell under the hands, its ball to ``hang`` of the handle; with ``rest`` it lies on the forearm's back."""
    where = piece.word("at", "hands")
    middle = piece.place("hands")
    arms = [piece.skeleton.arms[side] for side, _ in SIDES if where in ("hands", f"hand_{side}")]
    ahead = unit(sum((arm.hand.along for arm in arms), vector(0, 0, 0))) if arms else -Y
    hang = piece.values.get("hang")
    way = unit(vector(*hang, *(0.0,) * (3 - len(hang)))) if isinstance(hang, tuple) else ahead
    if piece.flag("rest") and arms:
        way = unit(-0.81 * arms[0].hand.front - 0.59 * arms[0].hand.along)  # the ball beside the wrist, touching it
    across = unit(arms[0].hand.lateral - (arms[0].hand.lateral @ way) * way) if arms else Z
    size = piece.number("size", 9.5)
    yield Ring(middle=middle + way * 3.6, axis=unit(np.cross(way, across)), radius=4.6, thickness=1.4, material="steel")
    yield Ellipsoid(middle=middle + way * (6.6 + size), radii=(size, size, size), material="plate")


def bench(piece: Piece) -> Iterator[Solid]:
    """A bench along the body (or ``cross`` to it); ``back`` tips up a backrest by degrees from its rear end."""
    (start, end), top = piece.span("x", (-84, 18)), piece.number("top", 44)
    width, thick = piece.number("width", 28) / 2, 3.6
    middle, half = (start + end) / 2, (end - start) / 2
    yield block(vector(middle, top - thick, 0), (half, thick, width), "pad", 2.4)
    leg = (top - 2 * thick) / 2
    if piece.flag("cross"):
        for sign in (1, -1):
            yield block(vector(middle, leg, sign * (width - 9)), (3.0, leg + 0.5, 2.2), "frame")
            yield block(vector(middle, 1.6, sign * (width - 9)), (half, 1.6, 2.6), "frame")
        yield block(vector(middle, top - 2 * thick - 1.4, 0), (3.0, 1.6, width - 9), "frame")
    else:
        for x in (start + 14, end - 14) if end - start > 50 else (middle,):
            yield block(vector(x, leg, 0), (2.4, leg + 0.5, 2.4), "frame")
            yield block(vector(x, 1.6, 0), (2.8, 1.6, width + 4), "frame")
        yield block(vector(middle, top - 2 * thick - 1.6, 0), (max(half - 8, 4), 1.8, 2.2), "frame")
    if "back" in piece.values:
        angle = np.radians(piece.number("back", 45))
        along, out = vector(-np.cos(angle), np.sin(angle), 0), vector(np.sin(angle), np.cos(angle), 0)
        rest = piece.number("back_length", 78)
        axes = np.stack((along, out, Z))
        yield block(
            vector(start, top - 1, 0) + along * (rest / 2) - out * (thick * 0.6),
            (rest / 2, thick, width),
            "pad",
            2.4,
            axes=axes,
        )
        foot = vector(start, top - 8, 0) + along * (rest * 0.55)
        yield rod(foot, vector(foot[0] + 4, 3, 0), 2.2, "frame")
        yield block(vector(foot[0] + 4, 1.6, 0), (2.8, 1.6, width + 4), "frame")


def rack(piece: Piece) -> Iterator[Solid]:
    """Two uprights with hooks."""
    x, high, out = piece.number("x", -10), piece.number("height", 150), piece.number("out", 56)
    for sign in (1, -1):
        yield block(vector(x, high / 2, sign * out), (2.8, high / 2, 2.8), "frame")
        yield block(vector(x, 1.6, sign * out), (24, 1.6, 2.8), "frame")
        yield block(vector(x + 6, piece.number("hook", high - 12), sign * out), (4.5, 1.2, 2.2), "steel")


def pull_up_bar(piece: Piece) -> Iterator[Solid]:
    """A bar on two posts."""
    middle, out = piece.place("bar"), piece.number("out", 58)
    yield rod(middle - Z * out, middle + Z * out, BAR + 0.2)
    for sign in (1, -1):
        post = vector(middle[0], middle[1] / 2 + 4, sign * out)
        yield block(post, (2.4, middle[1] / 2 + 4, 2.4), "frame")
        yield block(vector(middle[0], 1.6, sign * out), (24, 1.6, 2.8), "frame")


def seat(piece: Piece) -> Iterator[Solid]:
    """A padded seat on a post, with a roll over the thighs where ``thigh_pad`` says."""
    x, top, half = piece.number("x", 0), piece.number("top", 44), piece.number("length", 40) / 2
    yield block(vector(x, top - 3.5, 0), (half, 3.5, 15), "pad", 2.4)
    yield block(vector(x, (top - 7) / 2, 0), (3, (top - 7) / 2, 3), "frame")
    yield block(vector(x, 1.6, 0), (half + 4, 1.6, 12), "frame")
    if "thigh_pad" in piece.values:
        pad = piece.place(vector(30, 64, 0), "thigh_pad")
        yield Cylinder(middle=pad, axis=Z, radius=5, half=24, rounding=2, material="pad")
        yield block(vector(pad[0] + 4, pad[1] / 2, 0), (2.2, pad[1] / 2, 2.2), "frame")


def foot_plate(piece: Piece) -> Iterator[Solid]:
    """A plate that the feet push against, leaning back by ``angle`` degrees."""
    middle, angle = piece.place(vector(84, 20, 0)), np.radians(piece.number("angle", 20))
    axes = np.stack((vector(np.cos(angle), -np.sin(angle), 0), vector(np.sin(angle), np.cos(angle), 0), Z))
    yield block(middle, (1.6, 16, 22), "frame", 0.6, axes=axes)
    yield block(vector(middle[0] + 4, middle[1] / 2, 0), (2.4, middle[1] / 2, 3), "frame")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of gear: its function and the keys it takes, each with an example."""

    solids: Callable[[Piece], Iterator[Solid]]
    keys: Mapping[str, str]


GEAR: dict[str, Kind] = {
    "barbell": Kind(barbell, {"at": "bar", "plate": "18", "sleeve": "47", "ghost": "no"}),
    "dumbbell": Kind(dumbbell, {"hands": "both", "size": "6.2"}),
    "kettlebell": Kind(kettlebell, {"at": "hands", "size": "9.5", "hang": "[0, -1]", "rest": "yes"}),
    "bench": Kind(
        bench, {"x": "[-84, 18]", "top": "44", "width": "28", "cross": "yes", "back": "45", "back_length": "78"}
    ),
    "rack": Kind(rack, {"x": "-10", "height": "150", "out": "56", "hook": "138"}),
    "pull_up_bar": Kind(pull_up_bar, {"at": "bar", "out": "58"}),
    "seat": Kind(seat, {"x": "0", "top": "44", "length": "40", "thigh_pad": "[30, 64]"}),
    "foot_plate": Kind(foot_plate, {"at": "[84, 20]", "angle": "20"}),
    **{name: Kind(*made) for name, made in {**HELD, **BANDS, **CABLES, **FURNITURE}.items()},
    **{name: Kind(*made) for name, made in {**MACHINES, **STATIONS, **CARDIO}.items()},
}


def equipment(pieces: list[tuple[str, Mapping[str, Value]]], skeleton: Skeleton) -> list[Solid]:
    """The solids of all gear of a frame."""
    return list(chain.from_iterable(GEAR[kind].solids(Piece(kind, values, skeleton)) for kind, values in pieces))


__all__ = ["GEAR", "Kind", "Piece", "X", "equipment"]
