"""Drawings are compared by what they show, and what is shipped is what the poses give."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from planner.figures import build
from planner.figures.agreement import LEAST, agreement, labels
from planner.figures.data import ROLES, Drawing, Frame, Layer, decode, packed
from tools import figures as rebuilding


def square(left: float, low: float, side: float) -> tuple[int, ...]:
    corners = [(left, low), (left + side, low), (left + side, low + side), (left, low + side), (left, low)]
    points = [corners[0]]
    for start, end in pairwise(corners):
        points += [start, end, end]
    return packed(points)


def drawing(*layers: Layer, name: str = "hold") -> Drawing:
    return Drawing("box", 0, (Frame(name, (), 400, 400, 0, layers),))


BOX = Layer("skin", (square(100, 100, 200),))


def test_the_last_layer_is_on_top_and_holes_are_empty() -> None:
    ring = Layer("primary", (square(140, 140, 120), square(180, 180, 40)))
    (frame,) = drawing(BOX, ring).frames
    picture = labels(frame)
    assert picture[50, 50] == ROLES.index("skin")
    assert picture[50, 38] == ROLES.index("primary")
    assert picture[5, 5] == -1
    assert (picture == ROLES.index("skin")).sum() == pytest.approx(50 * 50 - 30 * 30 + 10 * 10, rel=0.06)


def test_the_same_drawing_agrees_wholly() -> None:
    assert agreement(drawing(BOX), drawing(BOX)) == 1


def test_a_hair_s_breadth_is_no_difference_and_a_moved_limb_is() -> None:
    assert agreement(drawing(BOX), drawing(Layer("skin", (square(100, 100, 202),)))) >= LEAST
    assert agreement(drawing(BOX), drawing(Layer("skin", (square(120, 100, 200),)))) == pytest.approx(9 / 11, abs=0.02)


def test_another_muscle_is_a_difference() -> None:
    other = Layer("primary", (square(100, 100, 40),))
    assert agreement(drawing(BOX), drawing(BOX, other)) < LEAST


def test_other_frames_or_sizes_do_not_agree_at_all() -> None:
    assert agreement(drawing(BOX), drawing(BOX, name="start")) == 0
    two = replace(drawing(BOX), frames=drawing(BOX).frames * 2)
    assert agreement(drawing(BOX), two) == 0
    wide = replace(drawing(BOX).frames[0], width=500)
    assert agreement(drawing(BOX), replace(drawing(BOX), frames=(wide,))) == 0


def test_what_is_shipped_is_what_its_pose_gives(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert rebuilding.main(["quad_set"]) == 0, capfd.readouterr().out
    raw = (root / "content" / "figures" / "built" / "quad_set.json.gz").read_bytes()
    assert decode(raw).name == "quad_set"


def test_every_pose_is_built(root: Path) -> None:
    folder = root / "content" / "figures"
    built = {path.name.removesuffix(".json.gz") for path in (folder / "built").glob("*.json.gz")}
    assert set(build.names(folder)) <= built
