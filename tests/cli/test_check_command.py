"""``planner check``: everything that ``build`` would say, for plans, exercises and folders, and nothing written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

BROKEN_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def test_the_shipped_content_and_plans_are_clean(run: Any, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    plans = sorted(map(str, Path("plans").glob("*.yaml")))  # those in plans/programs are checked by their own tests
    done = run("check", "content", *plans)
    assert (done.exit_code, done.stdout) == (0, "")
    files = [*Path("content").glob("*.md"), *plans]
    assert done.stderr.splitlines()[-1] == f"checked {len(files)} files"
    assert "error:" not in done.stderr
    assert "warning:" not in done.stderr


def test_what_is_amiss_with_a_bundled_exercise_is_told_only_where_it_is_checked_itself(run: Any, root: Path) -> None:
    picture = 'note: the picture "/images/barbell-hip-thrust.png" is not there'
    assert run("check", "plan.yaml", "--strict").stderr == "checked 1 file\n"
    assert picture in run("check", root / "content" / "hip_thrust.md").stderr
    assert "picture" not in run("build", "plan.yaml").stderr


def test_a_picture_of_ones_own_that_is_not_there_is_told_by_every_command(run: Any, folder: Path) -> None:
    (folder / "content" / "images").mkdir(parents=True)
    (folder / "content" / "images" / "dip.png").write_bytes(BROKEN_PNG)
    (folder / "content" / "dip.md").write_text("---\nimage: /images/dips.png\n---\n1. Dip.\n")
    (folder / "own.yaml").write_text("sessions:\n  - {name: A, exercises: [dip]}\n")
    for command in (("build", "own.yaml"), ("sheet", "dip"), ("check", "own.yaml")):
        done = run(*command)
        assert done.exit_code == 0
        assert 'dip.md:2:8: warning: the picture "/images/dips.png" is not there' in done.stderr
        assert "hint: there is content/images/dip.png; looked for content/images/dips.png, content/sta" in done.stderr
    assert run("check", "own.yaml", "--strict").exit_code == 1


def test_folders_hold_plans_and_exercises(run: Any, folder: Path, exercises: Path) -> None:
    (exercises / "deep").mkdir()
    (exercises / "deep" / "one.yml").write_text("sessions: []\n")
    (exercises / "deep" / ".hidden.yaml").write_text("[")
    (exercises / "deep" / "planner.yaml").write_text("units: lb\n")  # a project file is no plan
    (exercises / "README.md").write_text("# About\n")
    (exercises / ".git").mkdir()
    (exercises / ".git" / "x.yaml").write_text("[")
    done = run("check", "mine")
    assert done.exit_code == 1
    assert [line for line in done.stderr.splitlines() if "error:" in line] == [
        f'{Path("mine/deep/one.yml")}:1:11: error: "sessions" is an empty list'
    ]
    (exercises / "deep" / "one.yml").unlink()
    assert run("check", "mine").stderr.splitlines() == [
        "note: of 3 exercises in mine, 1 with no picture (atlas_stone)",  # the others have planner's drawings
        "1 note",
        "checked 4 files",
    ]


def test_all_problems_of_all_files_at_once(run: Any, folder: Path, exercises: Path) -> None:
    (folder / "a.yaml").write_text("sesions: 1\n")
    (folder / "b.yaml").write_text("sessions:\n  - name: A\n    exercises:\n      - back_squat: 3xx5\n")
    (exercises / "x.md").write_text('---\ndate: "99.99.2020"\nvideo: "javascript:x"\n---\n1. a\n')
    done = run("check", "a.yaml", "b.yaml", "mine", "absent.yaml", "--format", "json")
    found = json.loads(done.stderr)
    assert done.exit_code == 1
    places = {(one["code"], Path(one["file"]).name if one["file"] else None, one["line"]) for one in found}
    assert {
        ("unknown-key", "a.yaml", 1),
        ("missing-key", "a.yaml", 1),
        ("bad-date", "x.md", 2),
        ("bad-video", "x.md", 3),
        ("no-such-file", None, None),
    } <= places
    assert any(file == "b.yaml" and line == 4 for _, file, line in places)
    assert list(folder.rglob("*.pdf")) == []


def test_what_only_printing_shows_is_found_too(run: Any, folder: Path, exercises: Path) -> None:
    (exercises / "p.png").write_bytes(BROKEN_PNG)
    (exercises / "x.md").write_text("---\ntitle: x\nimage: p.png\n---\n1. a\n")
    (exercises / "y.md").write_text("---\ntitle: y\n---\n1. a \U0001f3cb\n", encoding="utf-8")
    (folder / "plan.yaml").write_text("sessions:\n  - name: A\n    exercises: [x: 3x5]\n")
    for args in (("mine",), ("mine/x.md", "mine/y.md"), ("plan.yaml", "--content", "mine")):
        done = run("check", *args)
        assert done.exit_code == 0
        assert f"{Path('mine/x.md')}:3:8: warning: " in done.stderr
        if len(args) < 3:
            assert f"{Path('mine/y.md')}:4:" in done.stderr
            assert "no font has" in done.stderr


def test_a_picture_of_an_exercise_in_a_subfolder(run: Any, folder: Path) -> None:
    (folder / "content" / "legs").mkdir(parents=True)
    (folder / "content" / "images").mkdir()
    (folder / "content" / "images" / "p.png").write_bytes(BROKEN_PNG)
    (folder / "content" / "legs" / "x.md").write_text("---\ntitle: x\nimage: /images/p.png\n---\n1. a\n")
    for path in ("content", "content/legs/x.md"):
        assert f"{Path('content/legs/x.md')}:3:8: warning: the picture is damaged" in run("check", path).stderr


def test_a_plan_on_standard_input(run: Any) -> None:
    done = run("check", "-", stdin="sessions:\n  - name: A\n    exercises: [bck_squat: 3x5]\n")
    assert done.exit_code == 1
    assert done.stderr.startswith('<stdin>:3:17: error: unknown exercise "bck_squat"\n')
    assert run("check", "-", stdin="sessions:\n  - {name: A, exercises: [deadlift: 3x5]}\n").exit_code == 0


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("absent", "absent does not exist"),
        ("absent.md", "absent.md does not exist"),
        ("notes.txt", "notes.txt is neither a plan nor an exercise"),
        ("empty", "empty holds no plan and no exercise"),
        ("/dev/null", "/dev/null is neither a plan nor an exercise"),
    ],
)
def test_nothing_to_check_is_an_error(run: Any, folder: Path, path: str, said: str) -> None:
    (folder / "notes.txt").write_text("x")
    (folder / "empty").mkdir()
    done = run("check", path)
    assert (done.exit_code, done.stderr.splitlines()[0]) == (1, f"error: {said}")


def test_json_without_problems_and_no_path(run: Any) -> None:
    done = run("check", "plan.yaml", "--format", "json", "-q")
    assert (done.exit_code, done.stdout, json.loads(done.stderr)) == (0, "", [])
    assert run("check").exit_code == 2
