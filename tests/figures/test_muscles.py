from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from planner.diagnostics import Diagnostics
from planner.figures import muscles, shade
from planner.figures.body import joints, mannequin
from planner.figures.clothes import dress
from planner.figures.contacts import expanded
from planner.figures.geometry import Array
from planner.figures.pose import read
from planner.figures.sdf import Camera, look
from planner.figures.settings import Settings, Value
from planner.figures.skeleton import Skeleton, solve
from planner.files import Source, read_yaml


def posed(values: Mapping[str, Value], body: str = "male") -> Skeleton:
    return solve(expanded(Settings(values)), body)


def surface(skeleton: Skeleton, yaw: float = 30) -> tuple[Array, muscles.Strings, muscles.Strings]:
    """Points that a camera sees of a body, with their segments and parts."""
    solids = mannequin(skeleton)
    picture = look(solids, joints(skeleton), Camera(yaw, 10, -90, -5, 110, 190, 0.5))
    seen = picture.owner >= 0
    owner = picture.owner[seen]
    segments = np.array([solid.segment for solid in solids])[owner]
    parts = np.array([solid.part for solid in solids])[owner]
    return picture.place[seen], segments, parts


SIT: Mapping[str, Value] = {"sit": (0.0, 44.0), "foot": (40.0, 0.0), "stance": 13.0, "arm": (20.0, 40.0, 6.0)}
STAND: Mapping[str, Value] = {"hip": (0.0, 91.0), "foot": (0.0, 0.0), "stance": 11.0, "arm": (3.0, 8.0, 7.0)}


@pytest.mark.parametrize(("yaw", "names"), [(60, ("quads", "abs", "biceps", "chest")), (-60, ("glutes", "lats"))])
def test_a_muscle_of_one_side_is_the_part_of_both_that_lies_there(yaw: float, names: tuple[str, ...]) -> None:
    skeleton = posed(STAND)
    points, segments, _ = surface(skeleton, yaw)
    for name in names:
        both, right, left = (muscles.field(one, skeleton, points, segments) for one in (name, f"{name}_r", f"{name}_l"))
        assert np.allclose(both, np.maximum(right, left))
        assert (points[right > 0][:, 2] > -0.5).all()
        assert (points[left > 0][:, 2] < 0.5).all()
        assert (right > 0).any()
        assert (left > 0).any()


def test_parted_knows_sides_only_behind_muscles() -> None:
    assert muscles.parted("quads_r") == ("quads", "r")
    assert muscles.parted("hip_flexors") == ("hip_flexors", "")
    assert muscles.parted("tail_l") == ("tail_l", "")


def test_a_pose_may_name_the_side_of_a_muscle() -> None:
    out = Diagnostics()
    text = "muscles: {primary: [quads_r], secondary: [abs, quads_q]}\nhold: {preset: stand}\n"
    node = read_yaml(Source("one.yaml", text), out)
    assert node is not None
    assert read(node, "one", out) is None
    assert [problem.code for problem in out] == ["figure-value"]


def test_the_hip_flexors_leave_a_bent_knee_alone() -> None:
    skeleton = posed(SIT)
    points, segments, _ = surface(skeleton)
    tinted = points[muscles.field("hip_flexors", skeleton, points, segments) > 0]
    knee = skeleton.legs["r"].shank.origin
    assert (np.linalg.norm(tinted - knee, axis=1) > 20).all()


@pytest.mark.parametrize("body", ["male", "heavier"])
def test_the_shoulder_has_its_tint_on_a_full_arm_too(body: str) -> None:
    skeleton = posed(STAND, body)
    points, segments, parts = surface(skeleton, yaw=40)
    outside = skeleton.arms["r"].upper.local(points)
    top = (parts == "deltoid_r") & (outside[1] > 2) & (outside[1] < 8) & (outside[2] > 3)
    assert top.sum() > 5
    assert (muscles.field("shoulders", skeleton, points, segments)[top] > 0).mean() > 0.8


def materials(body: str) -> dict[str, set[str]]:
    skeleton = posed(STAND, body)
    points, _, parts = surface(skeleton)
    worn = np.full(len(points), "skin", dtype="U12")
    dress(skeleton, points, parts, worn)
    return {part: set(worn[parts == part].tolist()) for part in set(parts.tolist())}


def test_older_and_heavier_bodies_wear_shirts_and_older_ones_have_grey_hair() -> None:
    for body in ("older", "heavier"):
        worn = materials(body)
        assert "top" in worn["chest"]
        assert "top" in worn["deltoid_r"]
        assert "skin" in worn["forearm_r"]
    assert "top" not in materials("male")["chest"]
    assert "steel" in materials("older")["head"]
    assert "hair" in materials("heavier")["head"]


def hems(body: str, tint: shade.Tint) -> int:
    """How many pixels the thin lines at the ends of a shirt cover."""
    skeleton, camera = posed(STAND, body), Camera(30, 10, -50, 60, 50, 170, 2)
    solids = mannequin(skeleton)
    picture = look(solids, joints(skeleton), camera)
    labels = shade._labels(picture, solids, skeleton, camera, tint)
    return int((shade._hems(labels, picture, camera.scale) > 0).sum())


def test_a_shirt_ends_at_a_thin_line_except_over_a_muscle_that_is_shown() -> None:
    assert hems("male", shade.Tint()) == 0
    plain = hems("older", shade.Tint())
    assert plain > 60
    assert 0 < hems("older", shade.Tint(("biceps", "triceps"), ("shoulders",))) < plain
