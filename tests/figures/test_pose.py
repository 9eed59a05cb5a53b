from __future__ import annotations

from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.figures.pose import SETTINGS, Figure, load
from planner.figures.reading import fields_of
from planner.files import Files, Source, read_yaml

STAND = "hold: {preset: stand}\n"


def read(folder: Path, **texts: str) -> tuple[Figure | None, list[tuple[str, int, str]]]:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    out = Diagnostics()
    figure = load(next(iter(texts)), folder, Files(), out)
    return figure, [(d.code, d.span.line if d.span else 0, d.message) for d in out]


def test_a_whole_file(tmp_path: Path) -> None:
    text = """\
body: female
view: back34
muscles: {primary: [glutes], secondary: [abs]}
gear:
  - mat
  - dumbbell: {hands: r}
pose: {preset: stand, grip: fist}
start: {stand: 10}
finish: {stand: 90, trunk: 30}
arrow: {of: hip, side: left}
steps: {start: [1, 2], finish: [3]}
thumb: start
"""
    figure, problems = read(tmp_path, squat=text)
    assert problems == []
    assert figure is not None
    assert [pose.name for pose in figure.poses] == ["start", "finish"]
    assert [pose.steps for pose in figure.poses] == [(1, 2), (3,)]
    assert figure.thumb_index == 0
    assert figure.view == (-35, 8)
    assert [item.kind for item in figure.gear] == ["mat", "dumbbell"]
    assert figure.poses[1].settings.number("trunk", 0) == 30
    assert figure.poses[1].settings.number("hip", 0) == 0  # worked out: a place, not a number
    assert figure.poses[1].settings.numbers("hip") is not None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (STAND + "bdy: male\n", 2, 'unknown key "bdy" in a drawing'),
        (STAND + "body: tall\n", 2, '"body" cannot be "tall"'),
        (STAND + "view: [1, 2, 3]\n", 2, '"view" must be a list of 2 numbers'),
        (STAND + "muscles: {primary: [biscuits]}\n", 2, '"primary" cannot be "biscuits"'),
        (STAND + "gear: [spoon]\n", 2, 'unknown key "spoon" in gear'),
        (STAND + "gear:\n  - bench: {y: 3}\n", 3, 'unknown key "y" in bench'),
        (STAND + "gear: mat\n", 2, '"gear" must be a list'),
        (STAND + "arrow: {of: nose}\n", 2, '"of" cannot be "nose"'),
        ("start: {trunk: much}\n", 1, '"trunk" must be a number'),
        ("start:\n  hip: [0, 9000]\n", 2, '"hip" is 9000; it may be -300 to 300'),
        ("start: {hip: [0, nan]}\n", 1, '"hip" must be a list of 2 to 3 numbers'),
        ("start: {elbows: sideways}\n", 1, '"elbows" cannot be "sideways"'),
        ("start: {foot_x: [0, 0]}\n", 1, 'unknown key "foot_x" in "start"'),
        ("start: {trunk_r: 4}\n", 1, 'unknown key "trunk_r" in "start"'),
        ("start: [1]\n", 1, '"start" must be a map of keys'),
        ("view: side\n", 1, "squat has no frame"),
        (STAND + "start: {}\n", 1, "squat has a hold beside other frames"),
        (STAND + "steps: {hold: [x]}\n", 2, '"hold" must be a number'),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    figure, problems = read(tmp_path, squat=text)
    assert figure is None
    assert [(at, what) for _, at, what in problems] == [(line, message)]


def test_all_mistakes_come_out_at_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, squat="bdy: x\nview: up\nhold: {trunk: a, spine: b}\n")
    assert [line for _, line, _ in problems] == [1, 2, 3, 3]


def test_an_empty_file_and_one_that_is_not_there(tmp_path: Path) -> None:
    assert read(tmp_path, squat="# nothing\n")[1] == [("figure-frames", 1, "squat says nothing")]
    out = Diagnostics()
    assert load("none", tmp_path, Files(), out) is None
    assert [d.code for d in out] == ["no-such-file"]


def test_a_variant_changes_what_it_says(tmp_path: Path) -> None:
    base = "view: side\ngear: [mat]\npose: {preset: stand, trunk: 4}\nstart: {stand: 5}\nfinish: {stand: 90}\n"
    figure, problems = read(tmp_path, deep="like: squat\nbody: female\nfinish: {stand: 120}\n", squat=base)
    assert problems == []
    assert figure is not None
    assert (figure.name, figure.body, len(figure.gear)) == ("deep", "female", 1)
    assert figure.poses[1].settings.number("stand", 0) == 120
    assert figure.poses[0].settings.number("trunk", 0) == 4


def test_variants_in_a_circle_are_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path, a="like: b\n", b="like: a\n")
    assert [code for code, _, _ in problems] == ["figure-like"]


def test_a_variant_cannot_leave_its_folder(tmp_path: Path) -> None:
    _, problems = read(tmp_path, a="like: ../b\n")
    assert problems == [("figure-like", 1, '"like" must be the name of a drawing')]


def test_what_is_said_last_of_alternatives_holds(tmp_path: Path) -> None:
    text = "pose: {preset: stand}\nstart: {leg_l: [90, 90], hip: [0, 91]}\nfinish: {hand: [30, 90]}\n"
    figure, _ = read(tmp_path, march=text)
    assert figure is not None
    start, finish = (pose.settings for pose in figure.poses)
    assert start.numbers("foot", "l") is None
    assert start.numbers("foot", "r") == (0, 0)
    assert start.numbers("hip") == (0, 91)
    assert finish.get("arm", "r") is None


def test_every_example_of_the_settings_is_read() -> None:
    for name, field in SETTINGS.items():
        out = Diagnostics()
        node = read_yaml(Source("x", f"{name}: {field.example}\n"), out)
        assert node is not None
        assert fields_of(node, SETTINGS, "a pose", out).get(name) is not None, name
        assert len(out) == 0


def test_a_hostile_file_is_told_briefly(tmp_path: Path) -> None:
    text = "hold: {" + ", ".join(f"k{n}: {n}" for n in range(20_000)) + "}\n"
    figure, problems = read(tmp_path, squat=text)
    assert figure is None
    assert 1 <= len(problems) <= 100
