"""``planner figures build`` makes the muscle map together with the drawings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planner.figures import body_map
from planner.figures.data import decode


def test_the_map_is_built_by_name(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_map, "SCALE", 0.7)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    poses = tmp_path / "figures"
    poses.mkdir()
    done = run("figures", "build", "_map", "--figures", str(poses))
    assert done.exit_code == 0
    frames = decode((poses / "built" / "_map.json.gz").read_bytes()).frames
    assert [frame.name for frame in frames] == ["front", "back", "front_small", "back_small"]


def test_it_is_built_with_the_rest_and_its_own_limit_of_bytes(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.cli import figures_command

    poses = tmp_path / "figures"
    poses.mkdir()
    monkeypatch.setattr(figures_command, "_folder", lambda _: poses)
    monkeypatch.setattr(body_map, "built", lambda _cache, _mark: b"x" * 15_000)
    done = run("figures", "build")
    assert (done.exit_code, "warning" in done.stderr) == (0, False)
    assert (poses / "built" / "_map.json.gz").stat().st_size == 15_000
    monkeypatch.setattr(body_map, "built", lambda _cache, _mark: b"x" * 21_000)
    assert "warning: _map takes 21,000 bytes, over 20,480" in run("figures", "build").stderr
