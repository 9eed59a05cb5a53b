from __future__ import annotations

import numpy as np
import pytest

from planner.figures import bodies
from planner.figures.contacts import expanded
from planner.figures.geometry import X, Y, Z, length, rotation, two_bones, vector
from planner.figures.pose import SETTINGS
from planner.figures.presets import PRESETS
from planner.figures.settings import Settings
from planner.figures.skeleton import Skeleton, solve


def posed(**values: object) -> Skeleton:
    return solve(expanded(Settings(values)), "male")  # type: ignore[arg-type]


def bone_lengths(skeleton: Skeleton) -> list[tuple[float, float]]:
    pairs = []
    for side in "rl":
        leg, arm = skeleton.legs[side], skeleton.arms[side]
        pairs += [(leg.thigh.span, bodies.THIGH), (leg.shank.span, bodies.SHANK)]
        pairs += [(arm.upper.span, bodies.UPPER_ARM), (arm.fore.span, bodies.FOREARM)]
    return pairs


@pytest.mark.parametrize("preset", PRESETS)
def test_bones_keep_their_lengths_in_every_preset(preset: str) -> None:
    skeleton = posed(**PRESETS[preset])
    assert skeleton.faults == []
    for found, wanted in bone_lengths(skeleton):
        assert found == pytest.approx(wanted, abs=0.1)


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_use_known_settings(preset: str) -> None:
    names = {name[:-2] if name[-2:] in ("_r", "_l") else name for name in PRESETS[preset]}
    assert names <= set(SETTINGS)


def test_two_bones_reach_their_target_and_bend_to_the_pole() -> None:
    joint, end, missing = two_bones(vector(0, 0, 0), vector(40, -30, 0), X, 43, 41)
    assert missing == 0
    assert length(end - vector(40, -30, 0)) < 1e-9
    assert length(joint) == pytest.approx(43)
    assert length(end - joint) == pytest.approx(41)
    assert joint[0] > 20 * 0.8


def test_two_bones_say_how_far_a_target_is_out_of_reach() -> None:
    _, end, missing = two_bones(vector(0, 0, 0), vector(0, -100, 0), X, 43, 41)
    assert missing == pytest.approx(16)
    assert length(end) == pytest.approx(84, abs=0.1)


def test_a_pole_along_the_limb_still_gives_a_joint() -> None:
    joint, _, _ = two_bones(vector(0, 0, 0), vector(0, -60, 0), Y, 43, 41)
    assert np.isfinite(joint).all()


def test_what_is_out_of_reach_is_a_fault() -> None:
    assert posed(hip=(0.0, 99.0), foot=(0.0, 0.0)).faults != []
    assert posed(hip=(0.0, 91.0), foot=(0.0, 0.0)).faults == []


def test_hands_hold_the_middle_of_the_bar() -> None:
    skeleton = posed(hip=(0.0, 91.0), foot=(0.0, 0.0), bar=(30.0, 110.0), hand="bar", width=25.0)
    for side, sign in (("r", 1), ("l", -1)):
        assert length(skeleton.arms[side].hold - vector(30, 110, 25 * sign)) < 0.01


def test_a_rolled_body_reaches_places_of_the_world() -> None:
    skeleton = posed(hip=(0.0, 30.0), trunk=90.0, roll=-90.0, tilt=12.0, hand_l=(45.0, 0.0, -4.0), grip_l="forearm")
    assert skeleton.chest.lateral @ Y == pytest.approx(np.cos(np.radians(12)), abs=0.05)
    skeleton = posed(hip=(0.0, 60.0), trunk=90.0, roll=-30.0, hand=(45.0, 10.0))
    assert skeleton.faults == []
    assert skeleton.arms["r"].hold[1] == pytest.approx(10, abs=0.01)


def test_twist_turns_the_chest_to_the_right_and_leaves_the_pelvis() -> None:
    skeleton = posed(hip=(0.0, 91.0), twist=90.0)
    assert skeleton.chest.front @ Z == pytest.approx(1)
    assert skeleton.pelvis.front @ X == pytest.approx(1)


def test_sidebend_lowers_the_right_shoulder() -> None:
    skeleton = posed(hip=(0.0, 91.0), sidebend=25.0)
    assert skeleton.arms["r"].upper.origin[1] < skeleton.arms["l"].upper.origin[1] - 8


def test_rotation_is_right_handed() -> None:
    assert rotation(Z, 90) @ X == pytest.approx(Y)


@pytest.mark.parametrize("bend", [0.0, 60.0, 120.0])
def test_standing_bends_the_knees_as_told_and_stays_in_balance(bend: float) -> None:
    skeleton = posed(stand=bend, foot=(0.0, 0.0), stance=11.0, trunk=bend / 3)
    leg = skeleton.legs["r"]
    found = np.degrees(np.arccos(np.clip(leg.thigh.along @ leg.shank.along, -1, 1)))
    assert found == pytest.approx(max(bend, 2), abs=4)
    assert skeleton.faults == []
    assert (skeleton.pelvis.origin[0] <= 5) == (bend >= 0)


def test_a_plank_is_one_line_from_ankle_to_shoulder() -> None:
    skeleton = posed(**PRESETS["plank"])
    ankle, hip = skeleton.legs["r"].ankle, skeleton.legs["r"].thigh.origin
    line, trunk = (hip - ankle)[:2], skeleton.chest.along[:2]
    assert abs(np.cross(np.append(line / length(line), 0), np.append(trunk, 0))[2]) < 0.02


def test_the_back_lies_on_the_edge_that_is_named() -> None:
    skeleton = posed(back_on=(-36.0, 42.0), trunk=-70.0, foot=(42.0, 0.0))
    assert length(skeleton.chest.at(-10, 27)[:2] - np.array((-36.0, 42.0))) < 1e-6


@pytest.mark.parametrize("wrist", [-40, 0, 35, 72])
def test_a_fist_closes_at_its_place_however_far_it_is_bent_back(wrist: float) -> None:
    skeleton = posed(hip=(0.0, 91.0), hand=(32.0, 120.0, 16.0), grip="fist", wrist=wrist, thumbs="in")
    for side, sign in (("r", 1), ("l", -1)):
        arm = skeleton.arms[side]
        assert np.allclose(arm.hold, (32, 120, 16 * sign), atol=1e-6)
        bent = np.degrees(np.arccos(np.clip(arm.fore.along @ arm.hand.along, -1, 1)))
        assert bent == pytest.approx(abs(wrist), abs=1e-4)
        if wrist:
            assert np.sign(arm.fore.along @ arm.hand.front) == np.sign(wrist)
        assert length(arm.wrist - arm.fore.origin) == pytest.approx(bodies.FOREARM)


def test_a_loose_hand_bends_back_at_its_wrist() -> None:
    straight, bent = (posed(hip=(0.0, 91.0), arm=(30.0, 60.0, 8.0), wrist=wrist).arms["r"] for wrist in (0.0, 50.0))
    assert np.allclose(straight.wrist, bent.wrist)
    assert straight.hand.along @ bent.hand.along == pytest.approx(np.cos(np.radians(50)))
    assert bent.hand.along @ straight.hand.front < 0
    assert np.allclose(straight.hand.lateral, bent.hand.lateral)


def test_a_bar_racked_on_the_shoulders_lies_over_them_before_the_neck_with_the_elbows_ahead() -> None:
    rack = {"bar": "rack", "hand": "bar", "width": 24.0, "wrist": 72.0, "elbows": (1.0, -0.3, 0.12)}
    skeleton = posed(hip=(0.0, 91.0), shrug=3.0, protract=5.0, **rack)
    assert skeleton.faults == []
    arm = skeleton.arms["r"]
    assert skeleton.bar is not None
    assert 3 < skeleton.bar[1] - arm.upper.origin[1] < 10
    assert skeleton.chest.local(skeleton.bar[None])[0] - 1.45 > 6.5  # the neck is 6.3 cm thick
    assert arm.fore.origin[0] > skeleton.bar[0] + 8


def test_a_head_that_juts_slides_forward_level() -> None:
    plain, ahead = posed(preset="stand"), posed(preset="stand", jut=5.0)
    assert np.allclose(ahead.head.origin - plain.head.origin, 5 * X)
    assert np.allclose(ahead.head.axes, plain.head.axes)


@pytest.mark.parametrize("flexion", [0.0, 90.0])
def test_legs_and_arms_turn_outwards(flexion: float) -> None:
    """The front of a limb that turns outwards goes to its own side, whichever way the limb points."""
    skeleton = posed(hip=(0.0, 91.0), leg=(flexion, 60.0), rotate=40.0, arm=(flexion, 60.0, 0.0), rotate_arm=40.0)
    for side, sign in (("r", 1), ("l", -1)):
        for limb in (skeleton.legs[side].thigh, skeleton.arms[side].upper):
            assert limb.front[2] * sign == pytest.approx(np.sin(np.radians(40)), abs=0.1)


@pytest.mark.parametrize("elbows", [(1.0, -0.3, 0.12), (0.4, -1.0, 0.3), (0.0, 0.2, 1.0)])
def test_an_elbow_bends_to_its_own_front_however_near_the_hand_is(elbows: tuple[float, float, float]) -> None:
    for hand in ((14.0, 137.0), (6.0, 140.0), (30.0, 150.0)):
        skeleton = posed(hip=(0.0, 91.0), hand=hand, width=17.0, elbows=elbows)
        for arm in skeleton.arms.values():
            assert arm.fore.along @ arm.upper.front > 0
            assert np.allclose(arm.fore.lateral, arm.upper.lateral)
