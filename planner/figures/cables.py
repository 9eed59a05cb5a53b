"""Weight stacks with a pulley, and what is pulled at the end of their cables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from planner.figures.geometry import Vector, X, Y, Z, length, unit, vector
from planner.figures.held import rope_ends
from planner.figures.pieces import BAR, Piece, block, disc, rod
from planner.figures.settings import SIDES
from planner.figures.solids import Solid, Tube


def cable(piece: Piece) -> Iterator[Solid]:
    """A weight stack at ``x`` and ``z`` with a pulley at ``height``, ``arm`` out from its column, and a cable.

    The cable goes to ``at``. ``handle``: v (a close grip), bar (``length``), rope, single or none. With ``pair``
    there is a stack on each side, ``z`` from the middle, and its cable goes to the hand of its side.
    """
    if piece.flag("pair"):
        apart = piece.number("z", 90)
        for side, sign in SIDES:
            yield from _stack(piece, vector(piece.number("x", 0), 0, sign * apart), (side,), "single")
        return
    where = piece.word("at", "hands")
    hands = (where[-1],) if where.startswith("hand_") else ("r", "l")
    handle = piece.word("handle", "single" if len(hands) == 1 else "v")
    yield from _stack(piece, vector(piece.number("x", 80), 0, piece.number("z", 0)), hands, handle)


def _stack(piece: Piece, foot: Vector, hands: tuple[str, ...], handle: str) -> Iterator[Solid]:
    high, arm = piece.number("height", 100), piece.number("arm", 0)
    held = piece.skeleton.arms[hands[0]].hold if piece.flag("pair") else piece.place("hands")
    inwards = _inwards(held - foot)
    aside = np.cross(inwards, Y)
    axes = np.stack((inwards, Y, aside))
    top = max(high + 12, piece.number("column", 120))
    yield block(foot + Y * top / 2, (3, top / 2, 9), "frame", 1.0, axes=axes)
    yield block(foot - inwards * 8 + Y * 30, (4.6, 28, 7.5), "plate", 0.6, axes=axes)
    yield block(foot - inwards * 4 + Y * 1.6, (15, 1.6, 22), "frame", axes=axes)
    if arm:
        yield block(foot + inwards * arm / 2 + Y * (high + 8), (arm / 2 + 3, 2.6, 2.6), "frame", axes=axes)
    pulley = foot + inwards * max(arm, 8) + Y * high
    yield disc(pulley, aside, 5, 1.6, "steel")
    end = held
    for solid in _handle(piece, handle, hands, held, unit(pulley - held)):
        yield solid
        if isinstance(solid, Tube) or handle == "rope":
            end = held + unit(pulley - held) * (12 if handle == "rope" else _CLIP)
    yield rod(pulley, end, 0.6)


_CLIP = 8.0
"""From what a hand holds to where its straps meet the cable."""


def _inwards(way: Vector) -> Vector:
    """The axis, fore and aft or sideways, along which a stack faces."""
    if abs(way[0]) >= abs(way[2]):
        return X * (1.0 if way[0] >= 0 else -1.0)
    return Z * (1.0 if way[2] >= 0 else -1.0)


def _handle(piece: Piece, kind: str, hands: tuple[str, ...], held: Vector, towards: Vector) -> Iterator[Solid]:
    """What the hands hold at the end of a cable that leaves ``towards`` its pulley."""
    arms = piece.skeleton.arms
    if kind == "bar":
        half = piece.number("length", 100) / 2
        yield rod(held - Z * half, held + Z * half, BAR)
    elif kind == "rope":
        yield from rope_ends(arms, held + towards * 12)
    elif kind in ("v", "single"):
        clip = held + towards * _CLIP
        for side in hands:
            hold, thumb = arms[side].hold, arms[side].hand.lateral
            yield rod(hold - thumb * 6.5, hold + thumb * 6.5, BAR)
            ends = (hold - thumb * 6, clip, hold + thumb * 6) if kind == "single" else (hold, clip)
            yield Tube(points=np.stack(ends), radius=0.7, material="steel")
        if len(hands) == 2 and length(arms["r"].hold - arms["l"].hold) > 4:
            yield rod(arms["l"].hold, arms["r"].hold, 0.9)


CABLES: Mapping[str, tuple[Callable[[Piece], Iterator[Solid]], Mapping[str, str]]] = {
    "cable": (
        cable,
        {
            "x": "80", "z": "0", "height": "196", "arm": "60", "column": "120", "handle": "bar", "length": "100",
            "at": "hands", "pair": "yes",
        },
    ),
}  # fmt: skip
"""Functions and their keys by kind, part of :data:`planner.figures.gear.GEAR`."""
