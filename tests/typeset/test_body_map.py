"""The muscle map as forms: shared by all pages, told apart in every ink."""

from __future__ import annotations

import zlib
from itertools import pairwise
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.typeset import body_map
from planner.typeset.body_map import REGIONS, STEPS, VIEWS, Atlas, MuscleMap, Tint, bodies, proportion
from planner.typeset.figure import Form
from planner.typeset.measure import Color
from planner.typeset.resources import Store
from planner.typeset.structure import Elem
from planner.typeset.theme import INKS, MM, Theme, load_theme

TINTS: tuple[Tint, ...] = ("primary", "secondary", "week_1", "week_2", "week_3", "week_4")


def theme(ink: str = "color") -> Theme:
    found = load_theme("classic", Files(), Diagnostics(), ink=ink)
    assert found is not None
    return found


def code(form: Form) -> str:
    return zlib.decompress(form.resource.data).decode("ascii")


def luminance(color: Color) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_map_that_planner_ships_is_read() -> None:
    assert set(bodies()) == {"front", "back", "front_small", "back_small"}
    for size in ("", "_small"):
        assert set(bodies()[f"front{size}"].regions) | set(bodies()[f"back{size}"].regions) == set(REGIONS)
    assert 0.9 < proportion() < 1.2


def test_one_body_serves_every_map_of_a_document() -> None:
    atlas = Atlas(theme(), {})
    chest = atlas.forms("front", small=False, tints={"chest": "primary", "abs": "secondary"})
    legs = atlas.forms("front", small=False, tints={"abs": "secondary", "quads": "primary"})
    assert len(chest) == len(legs) == 3
    assert chest[0] is legs[0]
    assert chest[2] is legs[1]
    assert len({form.key for form in (*chest, *legs)}) == 4
    assert atlas.forms("back", small=False, tints={})[0].key != chest[0].key
    assert atlas.forms("front", small=True, tints={})[0].key != chest[0].key


def test_a_region_is_painted_only_where_it_is_seen() -> None:
    atlas = Atlas(theme(), {})
    tints: dict[str, Tint] = {"glutes": "primary", "chest": "secondary", "full_body": "primary"}
    assert [len(atlas.forms(view, small=False, tints=tints)) for view in VIEWS] == [2, 2]


def test_the_whole_body_is_all_regions() -> None:
    shown = MuscleMap(
        Atlas(theme(), {}), Store(), 41 * MM, {"full_body": "secondary", "quads": "primary"}, Elem("Figure")
    )
    assert shown.tints == {**dict.fromkeys(REGIONS, "secondary"), "quads": "primary", "full_body": "secondary"}


@pytest.mark.parametrize("ink", INKS)
def test_muscles_that_help_are_hatched_where_there_are_no_colours(ink: str) -> None:
    atlas = Atlas(theme(ink), {})
    hatched = {tint: " W* n " in code(atlas.forms("front", small=False, tints={"quads": tint})[1]) for tint in TINTS}
    assert hatched == {tint: tint == "secondary" and ink != "color" for tint in TINTS}


@pytest.mark.parametrize("ink", INKS)
def test_every_region_has_a_border_that_is_seen(ink: str) -> None:
    colors = theme(ink).figure
    around = [colors[role] for role in ("map_skin", "map_skin_shade", "map_muscle", "map_muscle_shade")]
    for role in ("primary_edge", "secondary_edge", "week_edge"):
        assert min(contrast(colors[role], other) for other in around) >= 3, role
    assert contrast(colors["outline"], (1, 1, 1)) >= 3


@pytest.mark.parametrize("ink", INKS)
def test_shades_of_a_week_get_darker_step_by_step(ink: str) -> None:
    colors = theme(ink).figure
    shades = [colors["map_muscle"], *(colors[f"week_{step}"] for step in range(1, STEPS + 1))]
    assert all(contrast(light, dark) >= 1.15 for light, dark in pairwise(shades))
    assert [luminance(shade) for shade in shades] == sorted((luminance(shade) for shade in shades), reverse=True)


def test_a_small_map_has_no_shade_and_no_lines() -> None:
    atlas = Atlas(theme(), {})
    large, small = (atlas.forms("front", small=small, tints={"quads": "primary"}) for small in (False, True))
    assert len(code(small[0])) < 0.6 * len(code(large[0]))
    assert code(large[1]).count(" f*") == 2  # lit and shaded
    assert code(small[1]).count(" f*") == 1


def test_without_its_file_there_is_no_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_map, "shipped", lambda _: tmp_path)
    bodies.cache_clear()
    try:
        assert (bodies(), proportion()) == ({}, 0.0)
    finally:
        bodies.cache_clear()


def test_a_damaged_file_is_no_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "figures" / "built" / body_map.FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\x1f\x8b nothing")
    monkeypatch.setattr(body_map, "shipped", lambda _: tmp_path)
    bodies.cache_clear()
    try:
        assert bodies() == {}
    finally:
        bodies.cache_clear()
