"""Gear fits the posed body: it runs through hands, lies under soles, goes round limbs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from planner.diagnostics import Diagnostics
from planner.figures.build import staged
from planner.figures.gear import GEAR
from planner.figures.geometry import Vector, X, Y, Z, length, vector
from planner.figures.pose import load
from planner.figures.shade import Stage
from planner.files import Files

STAND = "{preset: stand, grip: fist}"
HOLD = "{preset: stand, hand: [30, 110], width: 20, grip: fist}"


def scene(folder: Path, gear: str, pose: str = HOLD) -> Stage:
    (folder / "one.yaml").write_text(f"gear:\n  - {gear}\nhold: {pose}\n", encoding="utf-8")
    out = Diagnostics()
    figure = load("one", folder, Files(), out)
    assert figure is not None, [d.message for d in out]
    return staged(figure)[0]


def gap(stage: Stage, point: Vector, material: str = "") -> float:
    """Centimetres from a point to the nearest gear (of a material); negative inside."""
    points = point[None].astype(np.float32)
    return min(float(solid.distance(points)[0]) for solid in stage.gear if material in ("", solid.material))


def body_gap(stage: Stage, point: Vector) -> float:
    points = point[None].astype(np.float32)
    return min(float(solid.distance(points)[0]) for solid in stage.body)


@pytest.mark.parametrize("kind", GEAR)
def test_every_kind_takes_its_keys_with_their_examples(tmp_path: Path, kind: str) -> None:
    keys = ", ".join(f"{name}: {example}" for name, example in GEAR[kind].keys.items())
    made = scene(tmp_path, f"{kind}: {{{keys}}}")
    assert made.gear
    for solid in made.gear:
        low, high = solid.extent(Y)
        assert -15 < low < high < 320, (kind, solid)


@pytest.mark.parametrize(
    "kind", ["ez_bar", "stick", "rings", "ab_wheel", "trap_bar", "jump_rope", "sled", "bike", "rower"]
)
def test_what_hands_hold_runs_through_both_fists(tmp_path: Path, kind: str) -> None:
    pose = "{preset: stand, hand: [30, 108, 16], grip: fist, thumbs: front}"
    if kind == "ez_bar":
        pose = "{preset: stand, bar: [34, 108], hand: bar, width: 16, thumbs: out}"
    made = scene(tmp_path, kind, pose)
    for arm in made.skeleton.arms.values():
        assert gap(made, arm.hold) < 0.3


def test_an_ez_bar_rises_outwards_through_palms_that_face_up(tmp_path: Path) -> None:
    made = scene(tmp_path, "ez_bar", "{preset: stand, bar: [34, 108], hand: bar, width: 16, thumbs: out}")
    front = made.skeleton.arms["r"].hand.front
    grip = made.skeleton.arms["r"].hold
    assert gap(made, grip + Z * 5 + front * 1.5, "steel") < 0
    assert gap(made, grip - Z * 5 - front * 1.5, "steel") < 0


def test_rings_hang_on_straps_from_their_anchor(tmp_path: Path) -> None:
    made = scene(tmp_path, "rings: {at: [60, 210], out: 24}")
    for sign in (1, -1):
        assert gap(made, vector(60, 210, 24 * sign), "pad") < 0


def test_a_medicine_ball_fills_the_way_between_both_palms(tmp_path: Path) -> None:
    pose = "{preset: stand, hand: [30, 115, 12], grip: palm, fingers: [1, 0.1, 0], palms: in}"
    made = scene(tmp_path, "medicine_ball", pose)
    for arm in made.skeleton.arms.values():
        assert abs(gap(made, arm.hold)) < 1.5


def test_a_rope_swings_through_the_prop_of_the_pose_or_under_the_feet(tmp_path: Path) -> None:
    assert gap(scene(tmp_path, "jump_rope", "{preset: stand, grip: fist, prop: [-20, 6]}"), vector(-20, 6, 0)) < 0.5
    made = scene(tmp_path, "jump_rope", STAND)
    assert gap(made, vector(made.skeleton.hands[0], 1.5, 0), "rubber") < 0.5


def test_a_cane_stands_on_the_floor_under_its_hand(tmp_path: Path) -> None:
    made = scene(tmp_path, "stick: {upright: yes, at: hand_r}", "{preset: stand, hand_r: [10, 84, 30], grip_r: fist}")
    hold = made.skeleton.arms["r"].hold
    assert gap(made, hold) < 0
    assert gap(made, vector(hold[0], 0.5, hold[2])) < 0


@pytest.mark.parametrize(("apart", "ends"), [(20, 2), (4, 1)])
def test_a_band_has_an_end_for_each_hand_when_they_are_apart(tmp_path: Path, apart: int, ends: int) -> None:
    pose = f"{{preset: stand, hand: [30, 110], width: {apart}, grip: fist}}"
    made = scene(tmp_path, "band: {from: [100, 110, 0]}", pose)
    assert len(made.gear) == ends
    assert gap(made, vector(100, 110, 0)) < 0
    if ends == 2:
        for arm in made.skeleton.arms.values():
            assert gap(made, arm.hold) < 0


def test_a_band_runs_from_each_sole_to_its_own_hand_and_from_hand_to_hand(tmp_path: Path) -> None:
    made = scene(tmp_path, "band: {from: feet}")
    for side in "rl":
        assert gap(made, made.skeleton.legs[side].foot.at(6, -7.2)) < 0
        assert gap(made, made.skeleton.arms[side].hold) < 0
    across = scene(tmp_path, "band: {between: hands}")
    assert gap(across, across.skeleton.hands) < 0


@pytest.mark.parametrize("at", ["thighs", "knees", "shins", "ankles", "feet"])
@pytest.mark.parametrize("body", ["female", "heavier"])
def test_a_loop_goes_round_both_legs_without_cutting_into_them(tmp_path: Path, at: str, body: str) -> None:
    (tmp_path / "one.yaml").write_text(
        f"body: {body}\ngear:\n  - loop_band: {{at: {at}}}\nhold: {{preset: stand, stance: 20}}\n", encoding="utf-8"
    )
    figure = load("one", tmp_path, Files(), Diagnostics())
    assert figure is not None
    made = staged(figure)[0]
    (loop,) = made.gear
    line = np.asarray(getattr(loop, "points"))  # noqa: B009  # the type of gear is Solid
    for point in line:
        assert body_gap(made, point) > -1.2, (at, point)
    assert min(body_gap(made, point) for point in line) < 2.5


def test_a_strap_goes_round_the_sole_and_ends_in_the_hands(tmp_path: Path) -> None:
    pose = "{preset: supine_floor, leg_r: [80, 8], leg_l: [0, 3], hand: [20, 60, 7], grip: fist, thumbs: up}"
    made = scene(tmp_path, "strap: {foot: r}", pose)
    assert gap(made, made.skeleton.legs["r"].foot.at(8, -8.4)) < 0
    for arm in made.skeleton.arms.values():
        assert gap(made, arm.hold) < 0


def test_a_pair_of_cables_stands_on_both_sides_with_a_handle_in_each_hand(tmp_path: Path) -> None:
    made = scene(tmp_path, "cable: {pair: yes, x: -20, z: 85, height: 180}")
    for side, sign in (("r", 1), ("l", -1)):
        assert gap(made, vector(-20, 60, 85 * sign), "frame") < 0
        assert gap(made, made.skeleton.arms[side].hold, "steel") < 0


@pytest.mark.parametrize(("z", "height"), [(-90, 100), (90, 30)])
def test_a_cable_at_the_side_has_its_pulley_on_the_side_of_the_body(tmp_path: Path, z: int, height: int) -> None:
    made = scene(tmp_path, f"cable: {{x: 0, z: {z}, height: {height}}}")
    assert gap(made, vector(0, height, z * (1 - 8 / 90)), "steel") < 0
    assert gap(made, vector(0, height, z), "frame") < 0


def test_the_cable_of_one_hand_leaves_the_other_alone(tmp_path: Path) -> None:
    made = scene(tmp_path, "cable: {x: 80, height: 40, at: hand_r}")
    assert gap(made, made.skeleton.arms["r"].hold, "steel") < 0
    assert gap(made, made.skeleton.arms["l"].hold, "steel") > 8


def test_a_chair_stands_where_its_sitter_sits_with_the_back_behind(tmp_path: Path) -> None:
    made = scene(tmp_path, "chair", "{preset: seated, sit: [0, 45]}")
    assert gap(made, vector(0, 44, 0)) < 0
    assert gap(made, vector(-23, 80, 0)) < 2
    assert gap(scene(tmp_path, "chair: {turn: back}", "{preset: stand}"), vector(23, 80, 0)) < 2
    assert body_gap(made, vector(0, 45, 9)) < 3


def test_a_roller_lies_on_the_floor_under_the_upper_back_or_under_a_point(tmp_path: Path) -> None:
    made = scene(tmp_path, "foam_roller", "{preset: supine_floor, hip: [0, 22], trunk: -84}")
    blades = made.skeleton.chest.at(-10.5, 27)
    assert gap(made, blades) < 1.5
    assert min(solid.extent(Y)[0] for solid in made.gear) == pytest.approx(0, abs=0.1)
    below = scene(tmp_path, "foam_roller: {at: knee_r}", "{preset: supine_floor}")
    knee = below.skeleton.point("knee_r")
    assert knee is not None
    assert gap(below, vector(knee[0], 7, 0)) < 0


def test_pedals_saddle_and_wheel_of_a_bike_fit_the_rider(tmp_path: Path) -> None:
    pose = "{hip: [-8, 104], trunk: 34, toes_r: [14, 47], toes_l: [14, 13], heel: 10, hand: [50, 112], thumbs: front}"
    made = scene(tmp_path, "bike", pose)
    for leg in made.skeleton.legs.values():
        assert gap(made, leg.toes.origin - Y * 1.2, "plate") < 0
    assert gap(made, made.skeleton.pelvis.origin - Y * 11 - X * 6, "pad") < 0


def test_a_rower_has_its_seat_under_the_pelvis_and_plates_under_the_soles(tmp_path: Path) -> None:
    pose = "{hip: [10, 47], trunk: 20, foot: [70, 26], heel: -40, hand: [90, 70], width: 9, grip: fist}"
    made = scene(tmp_path, "rower", pose)
    assert gap(made, vector(10, 35.5, 0), "pad") < 0
    for leg in made.skeleton.legs.values():
        assert gap(made, leg.foot.at(4, -9), "plate") < 0


def test_the_belt_of_a_treadmill_is_as_high_as_said(tmp_path: Path) -> None:
    made = scene(tmp_path, "treadmill: {top: 15}", "{preset: stand, foot: [0, 15]}")
    assert gap(made, vector(0, 14.8, 0), "plate") < 0
    assert gap(made, vector(0, 15.4, 0)) > 0


def test_the_bench_for_the_back_holds_thighs_ankles_and_soles(tmp_path: Path) -> None:
    made = scene(tmp_path, "back_extension_bench", "{hip: [0, 80], trunk: 45, leg: [0, 3], arm: [60, 90]}")
    leg = made.skeleton.legs["r"]
    assert gap(made, leg.thigh.at(front=11, along=17), "pad") < 0
    assert gap(made, leg.shank.at(front=-8, along=36), "pad") < 0
    assert gap(made, leg.foot.at(4, -9.4), "frame") < 0


def test_a_roll_holds_the_ankles_of_a_kneeling_body_down(tmp_path: Path) -> None:
    made = scene(tmp_path, "ankle_hold", "{hip: [0, 48.4], leg: [0, 90], plantar: 70}")
    shank = made.skeleton.legs["r"].shank
    above = shank.at(front=-8, along=34)
    assert above[1] > shank.at(along=34)[1]
    assert gap(made, above, "pad") < 0
    assert length(above - vector(above[0], 2, 24)) > 0
    assert gap(made, vector(above[0], 2, 24), "frame") < 0


def test_a_long_loop_goes_behind_the_knee_and_back_to_its_anchor(tmp_path: Path) -> None:
    made = scene(tmp_path, "band: {from: [80, 50, 10], around: knee_r}", STAND)
    knee, shank = made.skeleton.legs["r"].shank.origin, made.skeleton.legs["r"].shank
    behind = [gap(made, knee - X * away) for away in np.linspace(4, 9, 26)]
    assert min(behind) < 0
    assert gap(made, vector(80, 50, 10)) < 2
    assert gap(made, shank.at(along=0)) > 4, "it goes round the knee, not through it"


@pytest.mark.parametrize("side", [-45, 45])
def test_a_wall_beside_the_body_shows_its_face_to_it(tmp_path: Path, side: int) -> None:
    made = scene(tmp_path, f"wall: {{side: {side}, x: 10, width: 80}}", STAND)
    assert gap(made, vector(10, 100, side)) == pytest.approx(0, abs=0.05)
    assert gap(made, vector(10, 100, side - np.sign(side) * 20)) == pytest.approx(20, abs=0.05)
    low, high = made.gear[0].extent(X)
    assert (low, high) == pytest.approx((-30, 50), abs=0.5)
