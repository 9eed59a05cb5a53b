from __future__ import annotations

from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.figures import build, checks
from planner.figures.data import ROLES, decode
from planner.figures.muscles import REGIONS
from planner.figures.pose import Figure, load
from planner.figures.shade import Tint
from planner.files import Files
from planner.library.vocabulary import MUSCLES

SQUAT = """\
pose: {preset: stand, hand: bar, bar: back, width: 36, elbows: [-0.5, -1, 0.2]}
gear: [barbell]
start: {stand: 5, trunk: 4}
finish: {stand: 110, trunk: 40}
arrow: hip
"""
TINT = Tint(("quads",), ("glutes",))


def figure(folder: Path, text: str = SQUAT) -> Figure:
    (folder / "squat.yaml").write_text(text, encoding="utf-8")
    found = load("squat", folder, Files(), Diagnostics())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    job = build.Job(figure(tmp_path_factory.mktemp("poses")), TINT, 1.2)
    return build.build([job])["squat"]


def test_a_figure_becomes_frames_of_one_height_and_floor(raw: bytes) -> None:
    drawing = decode(raw)
    start, finish = drawing.frames
    assert (start.name, finish.name, drawing.thumb) == ("start", "finish", 1)
    assert (start.height, start.floor) == (finish.height, finish.floor)
    assert 1700 < start.height < 2600
    assert 0 < start.floor < 300


def test_layers_are_known_roles_in_painting_order(raw: bytes) -> None:
    for frame in decode(raw).frames:
        roles = [layer.role for layer in frame.layers]
        assert set(roles) <= set(ROLES)
        assert roles[:2] == ["shadow", "outline"]
        assert {"skin", "primary", "secondary", "ghost"} <= set(roles)
    assert roles[-2:] == ["halo", "arrow"]


def test_paths_lie_inside_their_frame(raw: bytes) -> None:
    from planner.figures.data import unpacked

    for frame in decode(raw).frames:
        for layer in frame.layers:
            for path in layer.paths:
                for x, y in unpacked(path)[::3]:
                    assert -5 <= x <= frame.width + 5, layer.role
                    assert -5 <= y <= frame.height + 5, layer.role


def test_the_same_pose_gives_the_same_bytes(raw: bytes, tmp_path: Path) -> None:
    assert build.build([build.Job(figure(tmp_path), TINT, 1.2)])["squat"] == raw


def test_what_was_built_is_taken_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = build.Job(figure(tmp_path), TINT, 1.0)
    first = build.build([job], cache=tmp_path / "cache")
    monkeypatch.setattr(build, "draw", lambda job: pytest.fail("drawn again"))
    heard: list[str] = []
    assert build.build([job], heard.append, cache=tmp_path / "cache") == first
    assert heard == ["squat"]


def test_another_muscle_or_pose_is_built_anew(tmp_path: Path) -> None:
    mark = build.engine()
    one = build._key(build.Job(figure(tmp_path), TINT), mark)
    assert one != build._key(build.Job(figure(tmp_path), Tint(("abs",))), mark)
    assert one != build._key(build.Job(figure(tmp_path, SQUAT.replace("110", "100")), TINT), mark)
    assert one == build._key(build.Job(figure(tmp_path), TINT), mark)


def test_a_pose_out_of_reach_is_an_error_with_its_line(tmp_path: Path) -> None:
    out = Diagnostics()
    checks.check_poses(figure(tmp_path, "hold:\n  preset: stand\n  hip: [0, 120]\n"), out)
    reach = [d for d in out if d.code == "figure-reach"]
    assert [d.message for d in reach] == ["squat, hold: each foot does not reach its place by 28.0 cm"]
    assert [d.span and d.span.line for d in reach] == [3]


def test_every_muscle_of_the_library_has_its_regions() -> None:
    assert set(REGIONS) == set(MUSCLES)
    assert [name for name, rules in REGIONS.items() if not rules] == ["full_body"]
