"""Drawings that would take too many bytes are drawn more loosely, and no more loosely than they must."""

from __future__ import annotations

import math

import pytest

from planner.figures.agreement import agreement
from planner.figures.data import Drawing, Frame, Layer, encode, packed
from planner.figures.thinning import LEVELS, light, thinned

POINTS = 60


def wavy(x: float, y: float, radius: float) -> tuple[int, ...]:
    """A closed path round (x, y) of many short segments, a little uneven, as tracing leaves them."""

    def at(step: int) -> tuple[float, float]:
        angle = 2 * math.pi * step / POINTS
        out = radius * (1 + 0.01 * (step % 3))
        return x + out * math.cos(angle), y + out * math.sin(angle)

    points = [at(0)]
    for step in range(POINTS):
        points += [at(step), at(step + 1), at(step + 1)]
    return packed(points)


@pytest.fixture(scope="module")
def heavy() -> Drawing:
    layers = tuple(
        Layer(role, tuple(wavy(200 + 300 * column, 200 + 300 * row, 120 - 20 * row) for column in range(5)))
        for row, role in enumerate(("skin", "shorts", "primary"))
    )
    speck = Layer("detail", (wavy(60, 60, 3),))
    return Drawing("heavy", 0, (Frame("hold", (1,), 1700, 1000, 0, (*layers, speck)),))


def test_a_drawing_within_its_bytes_stays_as_it_is(heavy: Drawing) -> None:
    assert light(heavy, len(encode(heavy))) is heavy


def test_a_heavy_drawing_is_thinned_until_it_fits_and_not_further(heavy: Drawing) -> None:
    sizes = [len(encode(thinned(heavy, level))) for level in LEVELS]
    assert sizes == sorted(sizes, reverse=True)
    assert len(encode(light(heavy, sizes[1]))) == sizes[1]
    assert len(encode(light(heavy, 10))) == sizes[-1]


def test_what_is_thinned_looks_the_same(heavy: Drawing) -> None:
    coarsest = thinned(heavy, LEVELS[-1])
    assert agreement(heavy, coarsest) > 0.9
    assert len(encode(coarsest)) < 0.5 * len(encode(heavy))
    assert [layer.role for layer in coarsest.frames[0].layers] == ["skin", "shorts", "primary"]  # the speck is gone
    assert coarsest.frames[0].steps == (1,)
