"""Weights that are not held by a fist round the middle of their handle."""

from __future__ import annotations

import numpy as np

from planner.figures.gear import equipment
from planner.figures.settings import Settings
from planner.figures.skeleton import Skeleton, solve
from planner.figures.solids import Cylinder


def _holding(trunk: float) -> Skeleton:
    return solve(
        Settings({"hip": (0.0, 90.0), "trunk": trunk, "foot": (0.0, 0.0), "hand": (20.0, 118.0, 8.0), "grip": "palm"}),
        "male",
    )


def test_an_upright_dumbbell_hangs_from_its_upper_head_between_the_hands_along_the_chest() -> None:
    for trunk in (0.0, 30.0):
        body = _holding(trunk)
        heads = [one for one in equipment([("upright_dumbbell", {"size": 7.0})], body) if one.material == "plate"]
        upper, lower = (head for head in heads if isinstance(head, Cylinder))
        assert np.allclose(upper.middle, body.hands)
        down = lower.middle - upper.middle
        assert np.allclose(down / np.linalg.norm(down), -body.chest.along)
        assert upper.radius == lower.radius == 7.0
        assert np.linalg.norm(down) > 2 * upper.half
