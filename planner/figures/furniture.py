"""What stands about in a room and a gym floor: chair, counter, step, wall, mat, roller, ball."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planner.figures.geometry import Z, vector
from planner.figures.pieces import Piece, block, rod
from planner.figures.solids import Cylinder, Ellipsoid, Solid


def chair(piece: Piece) -> Iterator[Solid]:
    """A chair whose seat has its middle at ``x`` and ``z`` and its top at ``top``.

    It faces where the body faces; ``turn`` (``back``: turned round) puts the backrest in front.
    """
    x, top, z = piece.number("x", 0), piece.number("top", 45), piece.number("z", 0)
    rear = 1.0 if piece.word("turn", "") == "back" else -1.0
    half, wide = 21.0, 21.0
    yield block(vector(x, top - 1.8, z), (half, 1.8, wide), "wood", 1.4)
    post = x + rear * (half - 2.4)
    for sign in (1, -1):
        out = z + sign * (wide - 2.4)
        yield rod(vector(x - rear * (half - 2.6), 0, out), vector(x - rear * (half - 3.4), top - 2, out), 1.6, "wood")
        yield rod(vector(post + rear * 3, 0, out), vector(post, top - 2, out), 1.6, "wood")
        yield rod(vector(post, top - 2, out), vector(post + rear * 5, top + 41, out), 1.5, "wood")
    for low, high in ((22, 31), (35, 43)):
        middle = (low + high) / 2
        lean = rear * 5 * middle / 41
        yield block(vector(post + lean, top + middle, z), (1.1, (high - low) / 2, wide - 2), "wood", 1.0)


def counter(piece: Piece) -> Iterator[Solid]:
    """A worktop on a cupboard, or with ``legs`` a table; ``top`` is its height."""
    (start, end), top = piece.span("x", (30, 84)), piece.number("top", 90)
    wide, z = piece.number("width", 80) / 2, piece.number("z", 0)
    middle, half = (start + end) / 2, (end - start) / 2
    yield block(vector(middle, top - 1.8, z), (half, 1.8, wide), "wood", 0.8)
    if piece.flag("legs"):
        for x in (start + 5, end - 5):
            for out in (z - wide + 5, z + wide - 5):
                yield block(vector(x, (top - 3) / 2, out), (2.2, (top - 3) / 2, 2.2), "wood", 0.5)
        return
    yield block(vector(middle + 1, (top - 3) / 2, z), (half - 3, (top - 3) / 2, wide - 2), "frame", 0.5)


def foam_roller(piece: Piece) -> Iterator[Solid]:
    """A roller across the body, ``size`` its radius; under the upper back unless ``at`` says where."""
    size, half = piece.number("size", 7.5), piece.number("length", 46) / 2
    under = piece.skeleton.chest.at(-10.2 * piece.skeleton.body.chest_depth - size, 27)
    middle = piece.place(vector(under[0], size, under[2]))
    if isinstance(piece.values.get("at"), str):  # under a point of the body it lies on the floor
        middle = vector(middle[0], size, 0)
    yield Cylinder(middle=middle, axis=Z, radius=size, half=half, rounding=1.0, material="ball")
    yield Cylinder(middle=middle, axis=Z, radius=size * 0.45, half=half + 0.3, rounding=0.3, material="plate")


def swiss_ball(piece: Piece) -> Iterator[Solid]:
    """A large ball, ``size`` its diameter; ``at`` is its middle."""
    size = piece.number("size", 64) / 2
    yield Ellipsoid(middle=piece.place("prop"), radii=(size, size, size), material="ball")


def box(piece: Piece) -> Iterator[Solid]:
    """A wooden box or step."""
    (start, end), high = piece.span("x", (10, 50)), piece.number("height", 30)
    wide, z = piece.number("width", 50) / 2, piece.number("z", 0)
    yield block(vector((start + end) / 2, high / 2, z), ((end - start) / 2, high / 2, wide), "wood", 1.0)


def wall(piece: Piece) -> Iterator[Solid]:
    """A wall across the picture at ``x``; ``width`` and ``z`` (how far to the right its middle is) make a door post.
    With ``side`` it stands beside the body instead, so far to the right, its middle at ``x``.
    """
    high, half = piece.number("height", 190) / 2, piece.number("width", 90) / 2
    if "side" in piece.values:
        out = piece.number("side", -45)
        beside = vector(piece.number("x", 0), high, out + (3 if out > 0 else -3))
        yield block(beside, (half, high, 3), "wall", 0.3)
        return
    yield block(vector(piece.number("x", -60), high, piece.number("z", 0)), (3, high, half), "wall", 0.3)


def mat(piece: Piece) -> Iterator[Solid]:
    """A mat on the floor; it lies in the floor, so that poses need not know of it."""
    (start, end), wide = piece.span("x", (-100, 80)), piece.number("width", 64) / 2
    yield block(vector((start + end) / 2, -1.0, piece.number("z", 0)), ((end - start) / 2, 0.9, wide), "mat")


FURNITURE: Mapping[str, tuple[Callable[[Piece], Iterator[Solid]], Mapping[str, str]]] = {
    "chair": (chair, {"x": "0", "top": "45", "z": "0", "turn": "back"}),
    "counter": (counter, {"x": "[30, 84]", "top": "90", "width": "80", "z": "0", "legs": "yes"}),
    "foam_roller": (foam_roller, {"at": "[-30, 7.5]", "size": "7.5", "length": "46"}),
    "swiss_ball": (swiss_ball, {"at": "prop", "size": "64"}),
    "box": (box, {"x": "[10, 50]", "height": "30", "width": "50", "z": "0"}),
    "wall": (wall, {"x": "-60", "side": "-45", "height": "190", "width": "90", "z": "0"}),
    "mat": (mat, {"x": "[-100, 80]", "width": "64", "z": "0"}),
}
"""Functions and their keys by kind, part of :data:`planner.figures.gear.GEAR`."""
