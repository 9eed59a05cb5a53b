"""Weights that are not held by a fist round the middle of their handle."""

from __future__ import annotations

import numpy as np

from planner.figures.gear import equipment
from planner.figures.settings import Settings
from planner.figures.skeleton import Skeleton, solve
from planner.figures.solids import Cone, Cylinder, Ellipsoid


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


def _overhead() -> Skeleton:
    place = {"hip": (0.0, 91.0), "foot": (0.0, 0.0), "hand_r": (0.0, 200.0, 17.0), "elbows_r": (0.3, 0.0, 1.0)}
    return solve(Settings(place), "male")


def test_a_kettlebell_at_rest_lies_on_the_back_of_the_forearm_and_touches_it() -> None:
    body = _overhead()
    arm = body.arms["r"]
    (ball,) = [
        one for one in equipment([("kettlebell", {"at": "hand_r", "rest": True})], body) if isinstance(one, Ellipsoid)
    ]
    along = np.clip((ball.middle - arm.fore.origin) @ arm.fore.along, 0, arm.fore.span)
    gap = np.linalg.norm(ball.middle - arm.fore.at(along=float(along))) - ball.radii[0]
    assert (ball.middle - arm.hold) @ arm.hand.front < 0
    assert 2.0 < gap < 5.0  # about the radius of a forearm
    assert ball.middle[1] < arm.hold[1]


def test_a_rope_runs_through_the_hands_that_hold_it() -> None:
    body = solve(
        Settings({"hip": (0.0, 91.0), "foot": (0.0, 0.0), "hand": (20.0, 140.0), "width": 25.0, "thumbs": "back"}),
        "male",
    )
    rope = [
        one
        for one in equipment([("cable", {"x": 100.0, "height": 150.0, "handle": "rope"})], body)
        if isinstance(one, Cone)
    ]
    for side in "rl":
        hold = body.arms[side].hold
        gaps = []
        for part in rope:
            way = part.end - part.start
            share = np.clip((hold - part.start) @ way / (way @ way), 0, 1)
            gaps.append(float(np.linalg.norm(part.start + share * way - hold)))
        assert min(gaps) < 0.5
