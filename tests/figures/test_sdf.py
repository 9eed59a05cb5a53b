from __future__ import annotations

import numpy as np

from planner.figures.body import joints, mannequin
from planner.figures.geometry import vector
from planner.figures.pieces import block
from planner.figures.presets import PRESETS
from planner.figures.sdf import Camera, look
from planner.figures.settings import Settings
from planner.figures.skeleton import solve


def test_rays_that_graze_a_body_arrive_at_what_is_behind_it() -> None:
    """A body before a wall leaves no holes in the wall, which would break the line round the body."""
    skeleton = solve(Settings(PRESETS["supine_floor"]), "male")
    wall = block(vector(0, 0, -60), (200, 200, 3), "wall")
    picture = look([*mannequin(skeleton), wall], joints(skeleton), Camera(20, 11, -40, -4, 30, 34, 4))
    assert (picture.owner >= 0).all(), int((picture.owner < 0).sum())
    assert len(np.unique(picture.owner)) > 10
