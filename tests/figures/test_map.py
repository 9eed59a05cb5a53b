"""The muscle map as it is built: which regions are seen from where, and that none lies in another."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from planner.figures import body_map
from planner.figures.body import mannequin
from planner.figures.contacts import expanded
from planner.figures.data import Drawing, Frame, decode, encode, unpacked
from planner.figures.muscles import REGIONS
from planner.figures.sdf import Camera
from planner.figures.shade import Stage, bounds
from planner.figures.skeleton import solve
from planner.library.vocabulary import MUSCLES

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "content" / "figures" / "built" / "_map.json.gz"
SCALE = 1.2
"""Coarse, for tests."""


@cache
def built() -> Drawing:
    return decode(BUILT.read_bytes())


@cache
def view(name: str) -> body_map.View:
    skeleton = solve(expanded(body_map.POSE), "male")
    scene = Stage(skeleton, mannequin(skeleton), [])
    yaw, regions = body_map.VIEWS[name]
    camera = Camera(yaw, 0.0)
    left, low, right, high = bounds(scene, camera)
    return body_map.seen(scene, Camera(yaw, 0.0, left - 1, low - 1, right + 1, high + 1, SCALE), regions)


def places(frame: Frame) -> dict[str, np.ndarray[Any, np.dtype[Any]]]:
    """Every point of the regions of a frame, by region, from the middle of the frame."""
    found: dict[str, list[tuple[float, float]]] = {}
    for layer in frame.layers:
        if layer.role.startswith("muscle_") and not layer.role.endswith("_shade"):
            points = [point for path in layer.paths for point in unpacked(path)[::3]]
            found.setdefault(layer.role.removeprefix("muscle_"), []).extend(points)
    return {name: np.array(points) - (frame.width / 2, 0) for name, points in found.items()}


def frame(name: str) -> Frame:
    return next(one for one in built().frames if one.name == name)


def test_the_shipped_map_has_two_views_in_two_levels_of_detail() -> None:
    drawing = built()
    assert [one.name for one in drawing.frames] == ["front", "back", "front_small", "back_small"]
    assert len({(one.width, one.height, one.floor) for one in drawing.frames}) == 1
    assert len(BUILT.read_bytes()) <= body_map.MOST_BYTES


@pytest.mark.parametrize("size", ["", "_small"])
def test_every_muscle_of_the_vocabulary_has_a_region(size: str) -> None:
    shown = set(places(frame(f"front{size}"))) | set(places(frame(f"back{size}")))
    assert shown == set(MUSCLES) - {"full_body"} == set(REGIONS) - {"full_body"}


@pytest.mark.parametrize("size", ["", "_small"])
def test_regions_are_seen_from_where_they_are(size: str) -> None:
    front, back = places(frame(f"front{size}")), places(frame(f"back{size}"))
    only_front = {"chest", "abs", "biceps", "quads", "shins", "hip_flexors", "serratus"}
    only_back = {"glutes", "hamstrings", "lats", "upper_back", "lower_back", "triceps", "rear_shoulders"}
    assert only_front <= front.keys() - back.keys()
    assert only_back <= back.keys() - front.keys()
    assert {"calves", "shoulders", "traps", "forearms"} <= front.keys() & back.keys()


@pytest.mark.parametrize("size", ["", "_small"])
def test_regions_stand_in_the_order_of_the_body(size: str) -> None:
    front, back = places(frame(f"front{size}")), places(frame(f"back{size}"))

    def heights(found: dict[str, np.ndarray[Any, np.dtype[Any]]], *names: str) -> list[float]:
        return [float(found[name][:, 1].mean()) for name in names]

    for down in (
        heights(front, "neck", "chest", "abs", "quads", "shins", "feet"),
        heights(front, "shoulders", "biceps", "forearms"),
        heights(back, "traps", "lats", "lower_back", "glutes", "hamstrings", "calves", "feet"),
        heights(back, "rear_shoulders", "triceps", "forearms"),
    ):
        assert down == sorted(down, reverse=True)
    assert np.abs(front["biceps"][:, 0]).min() > np.abs(front["abs"][:, 0]).max()
    assert np.abs(front["obliques"][:, 0]).mean() > np.abs(front["abs"][:, 0]).mean()


@pytest.mark.parametrize("name", ["front", "back", "front_small", "back_small"])
def test_both_sides_are_alike(name: str) -> None:
    for region, points in places(frame(name)).items():
        assert points[:, 0].min() == pytest.approx(-points[:, 0].max(), abs=12), region  # a centimetre of the body


def test_muscles_have_their_heads_only_in_the_large_views() -> None:
    def heads(name: str, region: str) -> int:
        return sum(len(layer.paths) for layer in frame(name).layers if layer.role == f"muscle_{region}")

    assert heads("front", "abs") == 8
    assert heads("front", "quads") >= 4
    assert [heads("back", region) for region in ("hamstrings", "calves", "triceps")] == [4, 4, 4]
    assert heads("front_small", "abs") == 1
    assert [heads("back_small", region) for region in ("hamstrings", "calves", "triceps")] == [2, 2, 2]


def test_the_small_views_have_far_fewer_numbers() -> None:
    def numbers(name: str) -> int:
        return sum(len(path) for layer in frame(name).layers for path in layer.paths)

    for name in body_map.VIEWS:
        assert numbers(f"{name}_small") < 0.6 * numbers(name)
        roles = {layer.role for layer in frame(f"{name}_small").layers}
        assert not {role for role in roles if role.endswith("_shade") or role == "line"}


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("name", ["front", "back"])
def test_no_region_lies_in_another_or_outside_of_the_body(name: str, small: bool) -> None:
    seen = view(name)
    found = body_map.parted(seen, small=small)
    assert np.sum(list(found.values()), axis=0).max() == 1
    assert not any((mask & ~seen.seen).any() for mask in found.values())
    assert not any((mask & seen.hair).any() for mask in found.values())


def test_the_same_map_is_built_of_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_map, "SCALE", 0.7)
    raw = body_map.built(tmp_path, "mark")
    assert encode(body_map.drawing(0.7)) == raw
    monkeypatch.setattr(body_map, "drawing", lambda scale: pytest.fail("drawn again"))
    assert body_map.built(tmp_path, "mark") == raw
