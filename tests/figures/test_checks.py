"""The checks of drawings: what is sound stays silent, and each kind of fault is found by its own check."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.diagnostics import Diagnostics, Severity
from planner.figures import build, checks
from planner.figures.checks_contact import floor
from planner.figures.checks_picture import glance
from planner.figures.checks_posture import SHARES, bones, centre_of_mass
from planner.figures.checks_shot import Shot, lowest, shots
from planner.figures.data import MOST_BYTES, decode, encode
from planner.figures.pose import Figure, load
from planner.figures.sdf import Camera, Picture
from planner.figures.shade import Tint
from planner.figures.solids import Ring, Sole
from planner.files import Files

SQUAT = """\
view: front34
gear: [barbell]
pose: {preset: stand, bar: back, hand: bar, width: 36, elbows: down-back, stance: 19, toeout: 20, knees: [1, 0, 0.5]}
start: {hip: [0, 90], trunk: 4}
finish: {hip: [-25, 46], trunk: 43}
arrow: hip
"""
PRESS = """\
view: [42, 16]
gear:
  - bench: {x: [-84, 18]}
  - barbell: {sleeve: 50}
pose: {preset: supine_bench, hand: bar, width: 36}
start: {bar: [-43, 114]}
finish: {bar: [-35, 70]}
"""
PLANK = "view: [24, 12]\nhold: {preset: plank}\n"
NOTHING = Tint()
TINT = Tint(("quads",), ("glutes",))


def figure(folder: Path, text: str) -> Figure:
    (folder / "squat.yaml").write_text(text, encoding="utf-8")
    out = Diagnostics()
    found = load("squat", folder, Files(), out)
    assert found is not None, [d.message for d in out]
    return found


def found(folder: Path, text: str, tint: Tint = NOTHING, step_count: int | None = None) -> Diagnostics:
    out = Diagnostics()
    checks.check(figure(folder, text), tint, out, step_count=step_count)
    return out


def codes(out: Diagnostics) -> set[str]:
    return {problem.code for problem in out}


@pytest.mark.parametrize(
    "text",
    [
        SQUAT,
        PRESS,
        PLANK,
        "hold: {preset: stand}\n",
        "view: [90, 5]\nbody: female\nhold: {preset: quadruped}\n",
        "hold: {preset: supine_floor}\n",
        "view: [-20, 8]\nhold: {preset: half_kneeling}\n",
        "gear:\n  - box: {x: [18, 66], height: 40}\nhold: {preset: stand, foot_r: [28, 40], hip: [2, 90], trunk: 12}\n",
    ],
    ids="squat press plank stand quadruped supine half_kneeling step".split(),
)
def test_a_sound_pose_stays_silent(tmp_path: Path, text: str) -> None:
    assert [problem.message for problem in found(tmp_path, text)] == []


BROKEN = [
    # what is changed, by what; the code, the line, and a part of the message
    (SQUAT, "[-25, 46]", "[-80, 46]", "figure-reach", 5, "each foot does not reach"),
    (SQUAT, "knees: [1, 0, 0.5]", "knees: back", "figure-joint", 3, "each thigh turns"),
    (SQUAT, "knees: [1, 0, 0.5]", "knees: [1, 0, -0.6]", "figure-joint", 3, "inside of its foot"),
    (SQUAT, "start: {", "start: {arm: [10, 175], hand: none, ", "figure-joint", 4, "each elbow bends by 175°"),
    (SQUAT, "start: {", "start: {leg_l: [40, -30], foot_l: none, ", "figure-joint", 4, "the left knee bends by -30°"),
    (SQUAT, "start: {", "start: {leg_l: [-60, 90], foot_l: none, ", "figure-joint", 4, "the left hip bends by -60°"),
    (SQUAT, "[barbell]", "[mat]", "figure-contact", 3, "each hand holds nothing"),
    (SQUAT, "[-25, 46]", "[-44, 50]", "figure-balance", 5, "falls backwards"),
    (SQUAT, "start: {hip: [0, 90]", "start: {hip: [0, 110], foot: [0, 20]", "figure-contact", 4, "each foot is set"),
    (PRESS, "width: 36}", "width: 36, hip: [0, 44]}", "figure-through", 5, "the trunk goes"),
    (PRESS, "[-35, 70]", "[-35, 58]", "figure-through", 7, "the barbell goes"),
    (PLANK, "preset: plank}", "preset: plank, toes: [-134, -6]}", "figure-floor", 2, "each foot is"),
    (PLANK, "preset: plank}", "preset: plank, hand: [0, 12]}", "figure-contact", 2, "each palm lies on nothing"),
    (PLANK, "preset: plank}", "preset: plank, hand: [-16, 20]}", "figure-contact", 2, "each palm lies on nothing"),
    ("hold: {preset: stand}\n", "stand}", "stand, hand_r: [0, 104, 4], grip_r: relaxed}", "figure-through", 1, "trunk"),
]  # fmt: skip


@pytest.mark.parametrize(("sound", "old", "new", "code", "line", "message"), BROKEN)
def test_a_broken_pose_is_found_by_its_check(
    tmp_path: Path, sound: str, old: str, new: str, code: str, line: int, message: str
) -> None:
    assert old in sound
    out = Diagnostics()
    checks.check_poses(figure(tmp_path, sound.replace(old, new)), out)
    own = [problem for problem in out if problem.code == code]
    assert any(message in problem.message for problem in own), [problem.message for problem in out]
    assert line in {problem.span.line for problem in own if problem.span}
    assert all(problem.hint for problem in own)
    assert {problem.severity for problem in own} == {Severity.ERROR}


def test_the_place_of_a_fault_is_the_setting_to_blame(tmp_path: Path) -> None:
    text = SQUAT.replace("[-25, 46]", "[-44, 50]")
    (problem,) = [problem for problem in found(tmp_path, text) if problem.code == "figure-balance"]
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (5, 10)
    assert Path(problem.span.file).name == "squat.yaml"


def test_a_fault_in_what_a_variant_is_like_stands_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(SQUAT.replace("[-25, 46]", "[-44, 50]"), encoding="utf-8")
    out = found(tmp_path, "like: base\nbody: female\n")
    (problem,) = [problem for problem in out if problem.code == "figure-balance"]
    assert problem.span is not None
    assert (Path(problem.span.file).name, problem.span.line) == ("base.yaml", 5)


def test_a_bone_of_another_length_is_found(tmp_path: Path) -> None:
    (shot,) = shots(figure(tmp_path, "hold: {preset: stand}\n"))
    assert list(bones(shot)) == []
    leg = shot.skeleton.legs["r"]
    shot.skeleton.legs["r"] = replace(leg, ankle=leg.ankle + np.array((0, -3.0, 0)))
    assert [fault.message for fault in bones(shot)] == ["the right shank is 3.0 cm too long"]


def test_nothing_need_carry_a_body_that_moves(tmp_path: Path) -> None:
    jump = "hold: {preset: stand, stand: none, hip: [0, 120], leg: [4, 10]}\n"
    assert codes(found(tmp_path, jump)) == {"figure-balance"}
    assert codes(found(tmp_path, jump.replace("stand: none", "stand: none, moving: yes"))) == set()


def test_the_body_alone_weighs_as_much_as_its_parts(tmp_path: Path) -> None:
    limbs = sum(share for name, share in SHARES.items() if name not in ("trunk", "head"))
    assert SHARES["trunk"] + SHARES["head"] + 2 * limbs == pytest.approx(1)
    (shot,) = shots(figure(tmp_path, "hold: {preset: stand}\n"))
    x, y, z = centre_of_mass(shot)
    assert 96 < y < 106, "a little over half of 176 cm"
    assert (abs(z) < 0.1, -2 < x < 8) == (True, True)


def test_a_weight_moves_the_balance(tmp_path: Path) -> None:
    text = "hold: {preset: stand, hip: [-18, 88], arm: [88, 0, 0], grip: fist}\n"
    assert codes(found(tmp_path, text)) == {"figure-balance"}
    assert codes(found(tmp_path, "gear: [dumbbell]\n" + text)) == set()


def test_rings_and_soles_are_as_low_as_they_are() -> None:
    ring = Ring(middle=np.array((0, 10.0, 0)), axis=np.array((0, 1.0, 0)), radius=5, thickness=1)
    assert lowest(ring) == pytest.approx(9)
    upright = Ring(middle=np.array((0, 10.0, 0)), axis=np.array((0, 0, 1.0)), radius=5, thickness=1)
    assert lowest(upright) == pytest.approx(4)
    sole = Sole(heel=np.array((0, 1.0, 0)), axes=np.eye(3), gap=10, heel_radius=4, toe_radius=4, half=1)
    assert lowest(sole) == pytest.approx(0)


def test_gear_under_the_floor_is_found(tmp_path: Path) -> None:
    text = "gear:\n  - barbell: {plate: 30}\nhold: {preset: stand, bar: [30, 20]}\n"
    faults = [fault for shot in shots(figure(tmp_path, text)) for fault in floor(shot)]
    assert [fault.message for fault in faults] == ["the barbell is 10.0 cm under the floor"]


# ---- the picture


def test_a_muscle_that_the_view_hides(tmp_path: Path) -> None:
    hidden = found(tmp_path, "view: [-60, 8]\nhold: {preset: stand}\n", Tint(("chest",)))
    assert [(problem.code, problem.severity, problem.span and problem.span.line) for problem in hidden] == [
        ("figure-muscle", Severity.WARNING, 1)
    ]
    assert "(chest) only" in next(iter(hidden)).message
    assert codes(found(tmp_path, "view: [60, 8]\nhold: {preset: stand}\n", Tint(("chest",)))) == set()


def test_a_muscle_that_one_frame_shows_is_enough(tmp_path: Path) -> None:
    turned = "view: [0, 8]\npose: {preset: stand, stand: none, hip: [0, 91]}\nstart: {turn: 60}\nfinish: {turn: -100}\n"
    assert codes(found(tmp_path, turned, Tint(("chest",)))) == set()


def test_frames_that_look_alike(tmp_path: Path) -> None:
    out = found(tmp_path, "pose: {preset: stand}\nstart: {stand: 30}\nfinish: {stand: 33}\n")
    assert [(problem.code, problem.severity) for problem in out] == [("figure-still", Severity.WARNING)]
    assert "no joint moves more than" in next(iter(out)).message


def test_an_arrow_over_the_body(tmp_path: Path) -> None:
    assert codes(found(tmp_path, SQUAT)) == set()
    out = found(tmp_path, SQUAT.replace("arrow: hip", "arrow: {of: hip, shift: [0, 0]}"))
    assert codes(out) == {"figure-arrow"}
    assert next(iter(out)).span is not None


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ("{start: [1], finish: [4]}", "squat: there is no step 4: the exercise has 3"),
        ("{start: [1, 2], finish: [2]}", "squat: step 2 belongs to start and to finish"),
        ("{start: [1], late: [2]}", 'squat: there is no frame "late" for the steps'),
    ],
)
def test_steps_that_do_not_fit(tmp_path: Path, steps: str, message: str) -> None:
    out = found(tmp_path, SQUAT + f"steps: {steps}\n", step_count=3)
    assert [(problem.code, problem.severity, problem.message) for problem in out] == [
        ("figure-steps", Severity.ERROR, message)
    ]
    assert [problem.span.line for problem in out if problem.span] == [7]


def test_a_drawing_that_shows_no_step(tmp_path: Path) -> None:
    assert codes(found(tmp_path, SQUAT, step_count=3)) == {"figure-steps"}
    assert codes(found(tmp_path, SQUAT, step_count=0)) == set()
    assert codes(found(tmp_path, SQUAT + "steps: {start: [1], finish: [3]}\n", step_count=3)) == set()


# ---- what is built


def stale(made: Figure, raw: bytes | None) -> list[str]:
    out = Diagnostics()
    checks.check_built(made, raw, out)
    assert {problem.severity for problem in out} <= {Severity.WARNING}
    return [problem.message for problem in out]


def test_what_is_built_of_another_pose(tmp_path: Path) -> None:
    text = SQUAT + "steps: {start: [1], finish: [2]}\n"
    made = figure(tmp_path, text)
    raw = build.build([build.Job(made, TINT, 1.0)])["squat"]
    assert stale(made, raw) == []
    assert stale(made, None) == ["squat: it is not built yet"]
    assert stale(made, b"\x1f\x8b nothing") == ["squat: what is built of it cannot be read"]
    for old, new, what in (
        ("finish: [2]", "finish: [3]", "steps"),
        ("arrow: hip", "arrow: hip\nthumb: start", "thumb"),
        ("start: {hip", "middle: {hip: [-9, 80], trunk: 20}\nstart: {hip", "frames"),
        ("[0, 90]", "[0, 88]", "poses"),
    ):
        assert stale(figure(tmp_path, text.replace(old, new)), raw) == [f"squat: what is built of it has other {what}"]


def test_what_is_built_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = figure(tmp_path, SQUAT)
    raw = build.build([build.Job(made, TINT, 1.0)])["squat"]
    assert encode(decode(raw)) == raw
    monkeypatch.setattr("planner.figures.checks_picture.MOST_BYTES", 1000)
    assert stale(made, raw) == [f"squat: what is built of it takes {len(raw):,} bytes, over 1,000"]
    assert MOST_BYTES == 12_288


def test_the_picture_is_looked_at_once_where_the_last_frame_shows_the_muscle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Camera] = []

    def counted(shot: Shot, camera: Camera) -> Picture:
        looks.append(camera)
        return glance(shot, camera)

    monkeypatch.setattr(checks, "glance", counted)
    assert codes(found(tmp_path, SQUAT, TINT)) == set()
    assert len(looks) == 1
    assert looks[0].columns * looks[0].rows < 40_000, "pixels enough for a glance"


def test_a_drawing_as_large_as_a_hall_is_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "glance", lambda *_: pytest.fail("looked at"))
    out = found(tmp_path, "gear:\n  - mat: {x: [-400, 400], width: 1000}\nview: [0, 80]\nhold: {preset: stand}\n")
    assert [(problem.code, problem.message) for problem in out] == [
        ("figure-value", "squat: it is too large to look at")
    ]
    assert [problem.span.line for problem in out if problem.span] == [1]


def test_gear_that_nobody_touches(tmp_path: Path) -> None:
    bench = "gear:\n  - bench: {x: [-84, 18]}\nhold: {preset: supine_bench, arm: [60, 10, 5]}\n"
    assert codes(found(tmp_path, bench)) == set()
    out = found(tmp_path, bench.replace("supine_bench", "supine_bench, hip: [0, 64]"))
    assert codes(out) == {"figure-contact"}
    assert [problem.message for problem in out] == ["squat: nobody touches the bench: it is 4.7 cm away"]
    box = "gear:\n  - box: {x: [40, 80], height: 30}\npose: {preset: stand}\n"
    jump = "start: {stand: 20, trunk: 20}\nfinish: {foot: [56, 30], stand: 40, trunk: 20}\n"
    assert codes(found(tmp_path, box + jump)) == set(), "one frame is enough"
