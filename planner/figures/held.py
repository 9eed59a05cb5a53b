"""Weights held in other ways than by a fist round the middle of their handle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planner.figures.pieces import BAR, Piece, rod
from planner.figures.solids import Cylinder, Solid

_REACH = 9.8
"""From the middle of a dumbbell to the middle of each of its heads, centimetres."""


def upright_dumbbell(piece: Piece) -> Iterator[Solid]:
    """A dumbbell on end before the chest, its upper head (radius ``size``) between both hands."""
    size, up = piece.number("size", 6.6), piece.skeleton.chest.along
    top = piece.place("hands")
    yield rod(top - up * (2 * _REACH - 3), top - up * 3, BAR)
    for head in (top, top - up * 2 * _REACH):
        yield Cylinder(middle=head, axis=up, radius=size, half=3.6, rounding=1.2, material="plate")


HELD: Mapping[str, tuple[Callable[[Piece], Iterator[Solid]], Mapping[str, str]]] = {
    "upright_dumbbell": (upright_dumbbell, {"at": "hands", "size": "6.6"}),
}
"""Functions and their keys by kind, part of :data:`planner.figures.gear.GEAR`."""
