"""The drawings that planner brings: one for each exercise, posed as a body can, and built from that pose."""

from __future__ import annotations

import pytest

from planner.diagnostics import Diagnostics
from planner.figures import checks
from planner.figures.build import names
from planner.figures.data import MOST_BYTES
from planner.figures.pose import Figure, load
from planner.files import Files, shipped
from planner.library import Library

FOLDER = shipped("content") / "figures"
BUILT = FOLDER / "built"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.open([FOLDER.parent], Files(), Diagnostics())


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    out = Diagnostics()
    found = {name: load(name, FOLDER, Files(), out) for name in names(FOLDER)}
    assert [problem.message for problem in out] == []
    return {name: figure for name, figure in found.items() if figure}


def messages(out: Diagnostics) -> list[str]:
    return [problem.message for problem in out]


def test_every_exercise_has_a_pose_and_every_pose_an_exercise(library: Library, figures: dict[str, Figure]) -> None:
    assert sorted(figures) == sorted(entry.slug for entry in library.entries)


def test_every_pose_can_be_done(figures: dict[str, Figure]) -> None:
    out = Diagnostics()
    for figure in figures.values():
        checks.check_poses(figure, out)
    assert messages(out) == []


def test_every_frame_shows_steps_that_there_are(library: Library, figures: dict[str, Figure]) -> None:
    out = Diagnostics()
    for name, figure in figures.items():
        exercise = library.find(name)
        assert exercise is not None
        assert len(exercise.steps) > 0
        checks.check_steps(figure, len(exercise.steps), out)
    assert messages(out) == []
    assert [name for name, one in figures.items() if not all(pose.steps for pose in one.poses)] == []


def test_what_is_built_is_what_is_posed(figures: dict[str, Figure]) -> None:
    out = Diagnostics()
    for name, figure in figures.items():
        path = BUILT / f"{name}.json.gz"
        checks.check_built(figure, path.read_bytes() if path.is_file() else None, out)
    assert messages(out) == []


def test_nothing_is_built_that_is_not_posed_and_nothing_is_too_large(figures: dict[str, Figure]) -> None:
    sizes = {path.name.removesuffix(".json.gz"): path.stat().st_size for path in BUILT.glob("[!_]*.json.gz")}
    assert set(sizes) <= set(figures)
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}
