from __future__ import annotations

import numpy as np
import pytest

from planner.figures.geometry import Array, Vector, Y, Z, vector
from planner.figures.solids import Ribbon, Solid, Tube

LINE = np.array([(0.0, 0.0, 0.0), (10.0, 0.0, 0.0), (10.0, 8.0, 0.0)])
TUBE = Tube(points=LINE, radius=1.5)
RIBBON = Ribbon(points=LINE, axis=Z, thick=0.5, half=3.0)


def at(solid: Solid, *point: float) -> float:
    points: Array = np.array([point], np.float32)
    return float(solid.distance(points)[0])


@pytest.mark.parametrize(
    ("point", "away"),
    [((5, 0, 4), 2.5), ((5, 0, 0), -1.5), ((-4, 3, 0), 3.5), ((13, 4, 0), 1.5), ((10, 12, 3), 3.5), ((10, 0, 2), 0.5)],
)
def test_the_distance_to_a_tube_is_that_to_the_nearest_part_of_its_line(
    point: tuple[float, float, float], away: float
) -> None:
    assert at(TUBE, *point) == pytest.approx(away, abs=1e-4)


@pytest.mark.parametrize(
    ("point", "away"), [((5, 2, 0), 1.5), ((5, 0, 5), 2.0), ((5, 0, 0), -0.5), ((5, 3.5, 7), 5.0), ((10, 4, 2), -0.5)]
)
def test_a_ribbon_is_thin_across_its_line_and_wide_along_its_axis(
    point: tuple[float, float, float], away: float
) -> None:
    assert at(RIBBON, *point) == pytest.approx(away, abs=0.13)


def test_a_ribbon_takes_its_line_into_the_plane_across_its_axis() -> None:
    bent = Ribbon(points=LINE + np.array([(0, 0, 0), (0, 0, 2), (0, 0, 0)]), axis=Z, thick=0.5, half=3.0)
    assert at(bent, 5, 2, 1) == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize("solid", [TUBE, RIBBON])
@pytest.mark.parametrize("direction", [Y, Z, vector(0.6, 0.8, 0)])
def test_nothing_of_a_solid_lies_beyond_its_extent_and_reach(solid: Solid, direction: Vector) -> None:
    points = np.random.default_rng(7).uniform(-6, 18, (4000, 3)).astype(np.float32)
    inside = points[solid.distance(points) < 0]
    low, high = solid.extent(direction)
    assert len(inside) > 5
    assert (inside @ direction >= low - 1e-3).all()
    assert (inside @ direction <= high + 1e-3).all()
    assert (np.linalg.norm(inside - solid.centre, axis=1) <= solid.reach + 1e-3).all()


@pytest.mark.parametrize(("direction", "low", "high"), [(Y, -0.5, 8.5), (Z, -3.0, 3.0)])
def test_the_extent_of_a_ribbon_is_no_wider_than_the_ribbon(direction: Vector, low: float, high: float) -> None:
    assert RIBBON.extent(direction) == pytest.approx((low, high))
