"""Gym stations: what moves goes with the body, what stands stays where it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner.diagnostics import Diagnostics
from planner.figures.build import Job, draw, staged
from planner.figures.geometry import Vector, X, Y, length
from planner.figures.pose import Figure, load
from planner.figures.shade import Stage, Tint
from planner.figures.solids import Cylinder
from planner.figures.stations import STATIONS
from planner.files import Files

SLED = "trunk: -35, foot: [62, 30], heel: -30, stance: 15"
LAIN = (f"{{hip: [-1, 84], hand: [-7, 128], width: 24, {SLED}}}", f"{{hip: [23, 49.7], hand: [17, 94], {SLED}}}")
SEATED = "{sit: [0, 46], foot: [42, 0], hand: [20, 94], width: 30, grip: fist, thumbs: in}"
HEELS = "{hip: [0, 57], toes: [56, 14], heel: %s, hand: [46, 80], width: 9, grip: fist, thumbs: in}"
BENT = "{preset: stand, hip: [-18, 81], trunk: 52, hand: %s, width: 8, grip: fist, thumbs: up}"


def figure(folder: Path, gear: str, *poses: str) -> Figure:
    frames = zip(("start", "finish") if len(poses) > 1 else ("hold",), poses, strict=True)
    text = "\n".join([f"gear:\n  - {gear}", *(f"{name}: {pose}" for name, pose in frames)])
    (folder / "one.yaml").write_text(text + "\n", encoding="utf-8")
    out = Diagnostics()
    made = load("one", folder, Files(), out)
    assert made is not None, [problem.message for problem in out]
    return made


def stages(folder: Path, gear: str, *poses: str) -> list[Stage]:
    return staged(figure(folder, gear, *poses))


def gap(stage: Stage, point: Vector, material: str = "") -> float:
    """Centimetres from a point to the nearest gear (of a material); negative inside."""
    points = point[None].astype(np.float32)
    return min(float(solid.distance(points)[0]) for solid in stage.gear if material in ("", solid.material))


def test_a_hack_sled_lies_behind_the_back_on_rails_that_stay(tmp_path: Path) -> None:
    top, low = stages(tmp_path, "hack_sled", *LAIN)
    for stage in (top, low):
        assert gap(stage, stage.skeleton.chest.at(-13, 20), "pad") < 0
        for leg in stage.skeleton.legs.values():
            assert abs(gap(stage, leg.foot.at(5, -8), "frame")) < 1.5
        for arm in stage.skeleton.arms.values():
            assert gap(stage, arm.hold, "rubber") < 0
    rails = [
        [one for one in stage.gear if isinstance(one, Cylinder) and one.material == "steel" and one.half > 50]
        for stage in (top, low)
    ]
    assert [len(found) for found in rails] == [2, 2]
    assert all(length(one.middle - other.middle) < 1 for one, other in zip(*rails, strict=True))
    sunk = top.skeleton.pelvis.origin - low.skeleton.pelvis.origin
    assert abs(length(np.cross(sunk, rails[0][0].axis))) < 1, "the body goes along the rails"


def test_the_roll_of_a_calf_machine_rises_with_the_knees(tmp_path: Path) -> None:
    down, up = stages(tmp_path, "calf_machine: {step: 14}", HEELS % -16, HEELS % 36)
    for stage in (down, up):
        thigh = stage.skeleton.legs["r"].thigh
        assert gap(stage, thigh.at(front=11, along=33), "pad") < 0
        ball = stage.skeleton.legs["r"].toes.origin
        assert gap(stage, ball - 1.5 * Y + 4 * X, "frame") < 0
    roll = [
        max((one for one in stage.gear if one.material == "pad"), key=lambda one: one.centre[0]) for stage in (down, up)
    ]
    assert roll[1].centre[1] > roll[0].centre[1] + 4
    assert gap(down, np.array([90.0, 30.0, 0.0]), "frame") == pytest.approx(
        gap(up, np.array([90.0, 30.0, 0.0]), "frame"), abs=1
    )


def test_the_levers_of_a_press_machine_hang_from_its_frame_to_both_hands(tmp_path: Path) -> None:
    pressed = SEATED.replace("[20, 94]", "[50, 96]")
    for stage in stages(tmp_path, "press_machine: {x: 31, high: 156}", SEATED, pressed):
        assert gap(stage, stage.skeleton.chest.at(-13, 22), "pad") < 0
        for arm in stage.skeleton.arms.values():
            assert gap(stage, arm.hold, "rubber") < 0
            side = 1 if arm.hold[2] > 0 else -1
            assert gap(stage, np.array([31.0, 153.4, side * 46.0])) < 0


def test_the_bar_of_a_landmine_runs_over_the_handle_from_a_joint_that_stays(tmp_path: Path) -> None:
    low, high = stages(tmp_path, "landmine: {x: -122, plate: 14}", BENT % "[23, 47]", BENT % "[18, 79]")
    for stage in (low, high):
        for arm in stage.skeleton.arms.values():
            assert gap(stage, arm.hold, "steel") < 0.3
        assert gap(stage, np.array([-122.0, 5.0, 0.0])) < 0
        plates = [one for one in stage.gear if one.material == "plate"]
        assert min(one.centre[0] for one in plates) > stage.skeleton.hands[0] + 15
        assert max(one.extent(Y)[1] - one.extent(Y)[0] for one in plates) < 2 * 14 + 3
    assert high.gear[-1].centre[1] > low.gear[-1].centre[1] + 25


@pytest.mark.parametrize("kind", STATIONS)
def test_every_station_is_drawn(tmp_path: Path, kind: str) -> None:
    pose = {"hack_sled": LAIN[0], "landmine": BENT % "[23, 47]", "calf_machine": HEELS % 10}.get(kind, SEATED)
    with_gear = draw(Job(figure(tmp_path, kind, pose), Tint((), ()), 0.8)).frames[0]
    (tmp_path / "one.yaml").write_text(f"hold: {pose}\n", encoding="utf-8")
    alone = load("one", tmp_path, Files(), Diagnostics())
    assert alone is not None
    bare = draw(Job(alone, Tint((), ()), 0.8)).frames[0]
    assert {layer.role for layer in with_gear.layers} - {layer.role for layer in bare.layers}
