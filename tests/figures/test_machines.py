from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner.diagnostics import Diagnostics
from planner.figures.build import Job, draw, staged
from planner.figures.geometry import vector
from planner.figures.machines import MACHINES
from planner.figures.pose import load
from planner.figures.shade import Stage, Tint
from planner.files import Files

SIT = "{hip: [0, 62], trunk: -14, leg: [76, 60], hand: [8, 56], width: 24}"


def scene(folder: Path, gear: str, pose: str = SIT) -> Stage:
    (folder / "one.yaml").write_text(f"gear:\n  - {gear}\nhold: {pose}\n", encoding="utf-8")
    out = Diagnostics()
    figure = load("one", folder, Files(), out)
    assert figure is not None, [d.message for d in out]
    return staged(figure)[0]


def gap(stage: Stage, point: np.ndarray[tuple[int], np.dtype[np.float64]], material: str = "") -> float:
    """Centimetres from a point to the nearest gear (of a material); negative inside."""
    points = point[None].astype(np.float32)
    return min(float(solid.distance(points)[0]) for solid in stage.gear if material in ("", solid.material))


@pytest.mark.parametrize(("roll", "side"), [("front", 1), ("back", -1)])
def test_the_roll_of_a_leg_machine_lies_on_the_shins(tmp_path: Path, roll: str, side: int) -> None:
    made = scene(tmp_path, f"leg_machine: {{roll: {roll}}}")
    shank = made.skeleton.legs["r"].shank
    assert gap(made, shank.at(front=side * 8, along=34.5), "pad") < 0
    assert gap(made, shank.at(front=-side * 8, along=34.5), "pad") > 3


def test_the_plate_of_a_leg_press_lies_under_both_soles(tmp_path: Path) -> None:
    pose = "{hip: [0, 32], trunk: -46, leg: [97, 12], plantar: 12, hand: [10, 26], width: 25}"
    made = scene(tmp_path, "leg_press", pose)
    for leg in made.skeleton.legs.values():
        assert abs(gap(made, leg.foot.at(5, -8), "frame")) < 1.5


def test_dip_bars_run_through_both_hands(tmp_path: Path) -> None:
    made = scene(tmp_path, "dip_bars", "{hand: [0, 128], width: 27, hip: [-11, 145], trunk: 13, leg: [0, 80]}")
    for arm in made.skeleton.arms.values():
        assert gap(made, arm.hold, "steel") < 0


def test_a_towel_lies_on_the_floor_under_its_point(tmp_path: Path) -> None:
    for more in ("", ", flat: yes"):
        made = scene(tmp_path, f"towel: {{at: knee_r{more}}}", "{preset: supine_floor}")
        knee = made.skeleton.point("knee_r")
        assert knee is not None
        assert gap(made, vector(knee[0], 0.6, knee[2])) < 0


@pytest.mark.parametrize("kind", MACHINES)
def test_every_machine_is_drawn(tmp_path: Path, kind: str) -> None:
    (tmp_path / "one.yaml").write_text(f"gear: [{kind}]\nhold: {SIT}\n", encoding="utf-8")
    (tmp_path / "bare.yaml").write_text(f"hold: {SIT}\n", encoding="utf-8")
    figures = [load(name, tmp_path, Files(), Diagnostics()) for name in ("one", "bare")]
    one, bare = (draw(Job(figure, Tint((), ()), 0.8)).frames[0] for figure in figures if figure is not None)
    assert len({layer.role for layer in one.layers} - {layer.role for layer in bare.layers}) >= 1


@pytest.mark.parametrize(("side", "sign"), [("r", 1), ("l", -1)])
def test_a_clamped_towel_lies_between_the_elbow_and_the_ribs(tmp_path: Path, side: str, sign: int) -> None:
    made = scene(tmp_path, f"towel: {{clamp: {side}, size: 3}}", "{preset: stand, arm: [0, 90, 12]}")
    (towel,) = made.gear
    elbow = made.skeleton.arms[side].fore.origin
    assert abs(towel.centre[1] - elbow[1]) < 9
    assert 10 < towel.centre[2] * sign < elbow[2] * sign
