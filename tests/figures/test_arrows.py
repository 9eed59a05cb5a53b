"""Arrows along the way of a point."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from planner.figures.arrows import LONGEST, SHORTEST, Arrow, _rounded, path, placed
from planner.figures.geometry import Vector, polyline_lengths
from planner.figures.sdf import Camera
from planner.figures.settings import Settings
from planner.figures.skeleton import solve

_CAMERA = Camera(0, 0, -100, 0, 100, 200, 1.0)


def _way(lift: float) -> Vector:
    frames = [Settings({"hip": (0.0, height), "foot": (0.0, 0.0)}) for height in (60.0, 60.0 + lift)]
    return path(Arrow("hip"), frames, partial(solve, body="male"))


def _line(arrow: Arrow, lift: float) -> Vector:
    (line,) = placed([(arrow, _way(lift))], np.zeros((200, 200), bool), _CAMERA)
    return line


def _long(line: Vector) -> float:
    return float(polyline_lengths(line)[-1])


@pytest.mark.parametrize(("lift", "shown"), [(10.0, SHORTEST), (30.0, 30.0)])
def test_an_arrow_is_as_long_as_the_way_but_never_too_short_to_read(lift: float, shown: float) -> None:
    assert _long(_line(Arrow("hip"), lift)) == pytest.approx(shown, abs=0.1)


def test_a_long_way_is_shown_shorter() -> None:
    way = np.array([(0.0, height, 0.0) for height in np.linspace(20, 120, 11)])
    (line,) = placed([(Arrow("bar"), way)], np.zeros((200, 200), bool), _CAMERA)
    assert _long(line) == pytest.approx(LONGEST, abs=0.1)


@pytest.mark.parametrize("length", [18.0, 80.0])
def test_a_wanted_length_holds_whatever_the_way(length: float) -> None:
    line = _line(Arrow("hip", length=length), 30.0)
    assert _long(line) == pytest.approx(length, abs=0.1)
    assert line[-1][1] > line[0][1]


def test_an_arrow_keeps_clear_of_what_is_drawn() -> None:
    covered = np.zeros((200, 200), bool)
    covered[:, 90:111] = True  # 20 cm wide, from top to bottom
    (line,) = placed([(Arrow("hip"), _way(30.0))], covered, _CAMERA)
    assert np.abs(line[:, 0]).min() > 10


def test_the_way_of_an_arrow_is_a_curve_through_its_points() -> None:
    turns = np.radians(np.linspace(0, 120, 7))
    line = 30 * np.stack((np.cos(turns), np.sin(turns)), axis=1)
    away = np.abs(np.linalg.norm(_rounded(line), axis=1) - 30)
    assert away.max() < 0.08  # between the points a straight line is 0.46 off
    assert len(_rounded(np.zeros((4, 2)))) == 4
