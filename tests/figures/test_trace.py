from __future__ import annotations

import numpy as np
import pytest

from planner.figures.curves import fit_closed
from planner.figures.data import unpacked
from planner.figures.geometry import Vector
from planner.figures.trace import UNITS_PER_CM, area, grown, level, strokes, trace


def disc(radius: float, size: int = 120) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    rows, columns = np.mgrid[:size, :size] + 0.5
    inside: np.ndarray[tuple[int, int], np.dtype[np.bool_]] = np.hypot(rows - size / 2, columns - size / 2) < radius
    return inside


def polygon(points: list[tuple[float, float]], steps: int = 60) -> Vector:
    """A path of cubic segments as a dense polygon."""
    dense = []
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    for at in range(0, len(points) - 3, 3):
        a, b, c, d = (np.array(points[at + n]) for n in range(4))
        dense.append((1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d)
    return np.vstack(dense)


@pytest.mark.parametrize("radius", [6.0, 20.0, 50.0])
def test_a_traced_disc_has_its_area_and_few_segments(radius: float) -> None:
    scale = 6.0
    (path,) = trace(level(disc(radius)), scale, 0.1)
    found = abs(area(polygon(unpacked(path)))) / UNITS_PER_CM**2
    assert found == pytest.approx(np.pi * (radius / scale) ** 2, rel=0.06 if radius < 10 else 0.02)
    assert (len(path) - 2) // 6 <= 16


def test_a_square_keeps_its_corners() -> None:
    mask = np.zeros((80, 80), bool)
    mask[20:60, 20:60] = True
    (path,) = trace(level(mask), 1.0)
    assert abs(area(polygon(unpacked(path)))) == pytest.approx((40 * UNITS_PER_CM) ** 2, rel=0.01)


def test_holes_are_paths_too_and_specks_are_not() -> None:
    mask = disc(40) & ~disc(20)
    mask[2:4, 2:4] = True
    assert len(trace(level(mask), 1.0, least=50)) == 2


def test_a_shape_that_touches_the_rim_of_the_picture_is_closed() -> None:
    assert len(trace(level(np.ones((30, 40), bool)), 1.0)) == 1


def test_a_path_ends_where_it_starts() -> None:
    (path,) = trace(level(disc(30)), 6.0)
    points = unpacked(path)
    assert points[0] == points[-1]


def test_fitted_points_stay_within_the_tolerance() -> None:
    angle = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    shape = np.stack((50 * np.cos(angle), 20 * np.sin(angle)), axis=1)
    curve = polygon(fit_closed(shape, 0.2))
    away = np.linalg.norm(shape[:, None] - curve[None], axis=2).min(1)
    assert away.max() < 1.0
    assert len(fit_closed(shape, 0.2)) < 60


def test_growing_takes_in_what_is_near() -> None:
    assert grown(disc(20), 5).sum() == pytest.approx(disc(25).sum(), rel=0.03)


def test_a_stroke_has_its_width() -> None:
    edges = np.zeros((60, 60), bool)
    edges[30, 10:50] = True
    field = strokes(edges, np.full((60, 60), 3.0, np.float32))
    assert (field[:, 30] > 0).sum() == pytest.approx(6, abs=1)


def test_nothing_has_no_stroke() -> None:
    assert (strokes(np.zeros((5, 5), bool), np.zeros((5, 5), np.float32)) < 0).all()
