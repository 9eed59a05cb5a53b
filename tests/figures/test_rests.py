from __future__ import annotations

import numpy as np
import pytest

from planner.diagnostics import Diagnostics
from planner.figures.body import mannequin
from planner.figures.contacts import expanded
from planner.figures.geometry import length
from planner.figures.pose import SETTINGS
from planner.figures.rests import RESTS, words
from planner.figures.settings import Settings
from planner.figures.skeleton import Skeleton, solve
from planner.files import Source, read_yaml

STANDING = {"hip": (0.0, 91.0), "foot": (0.0, 0.0), "stance": 11.0}
KNEE_UP = {"hip": (0.0, 91.0), "leg_r": (128.0, 112.0), "foot_l": (0.0, 0.0), "trunk": 16.0, "spine": 12.0}
HEEL_UP = {"hip": (0.0, 91.0), "leg_r": (-6.0, 147.0), "foot_l": (0.0, 0.0), "shrug_r": -2.0}


def posed(body: str, **values: object) -> Skeleton:
    return solve(expanded(Settings(values)), body)  # type: ignore[arg-type]


def gap(skeleton: Skeleton, side: str, *parts: str) -> float:
    """From the middle of a palm to the nearest skin of some parts, centimetres."""
    middle = skeleton.arms[side].hand.at(along=8.0)[None].astype(np.float32)
    solids = [solid for solid in mannequin(skeleton) if solid.part.startswith(parts)]
    return float(min(solid.distance(middle)[0] for solid in solids))


@pytest.mark.parametrize("body", ["male", "female", "older", "heavier"])
@pytest.mark.parametrize(
    ("word", "parts", "pose"),
    [
        ("head", ("head",), STANDING),
        ("hips", ("pelvis", "waist"), STANDING),
        ("belly", ("waist", "pelvis"), STANDING),
        ("shoulder", ("chest", "deltoid"), STANDING),
        ("thigh_r", ("thigh_r",), KNEE_UP),
        ("hamstring_r", ("thigh_r",), KNEE_UP),
        ("shin_r", ("shank_r",), KNEE_UP),
        ("ankle_r", ("shank_r", "foot_r"), HEEL_UP),
    ],
)
def test_a_hand_lies_on_the_skin_that_it_rests_on(
    word: str, parts: tuple[str, ...], pose: dict[str, object], body: str
) -> None:
    skeleton = posed(body, **pose, hand_r=word)
    assert skeleton.faults == []
    assert -1.5 < gap(skeleton, "r", *parts) < 4.5
    assert skeleton.arms["r"].grip == "palm"


def test_both_hands_come_to_one_leg_from_their_own_sides() -> None:
    arms = posed("male", **KNEE_UP, hand_r="hamstring", hand_l="hamstring_r").arms
    assert arms["r"].wrist[2] > arms["l"].wrist[2]
    assert length(arms["r"].hand.at(along=8.0) - arms["l"].hand.at(along=8.0)) > 4


def test_hands_on_the_hips_mirror_each_other() -> None:
    arms = posed("female", **STANDING, hand="hips").arms
    assert arms["r"].wrist == pytest.approx(arms["l"].wrist * (1, 1, -1), abs=1e-6)


def test_what_the_pose_says_of_the_hand_goes_before_what_the_place_says() -> None:
    default = posed("male", **STANDING, hand="hips").arms["r"]
    told = posed("male", **STANDING, hand="hips", elbows_r="front-out").arms["r"]
    assert told.fore.origin[0] > default.fore.origin[0] + 5


def test_a_hand_follows_the_body_part_on_which_it_rests() -> None:
    upright, leaning = (posed("male", **STANDING, trunk=lean, hand="hips").arms["r"] for lean in (0.0, 30.0))
    assert length(upright.wrist - leaning.wrist) > 3


@pytest.mark.parametrize("word", words())
def test_every_place_is_a_word_of_the_setting(word: str) -> None:
    out = Diagnostics()
    node = read_yaml(Source("pose.yaml", word), out)
    assert node is not None
    assert SETTINGS["hand"].read("hand", node, out) == word
    assert not out.has_errors


def test_places_on_the_trunk_have_no_side() -> None:
    assert "hips_r" not in words()
    assert {f"{name}_l" for name, rest in RESTS.items() if rest.bone in ("thigh", "shank")} < set(words())
