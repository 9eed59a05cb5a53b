"""``planner check --fix`` and ``--strict``: what is mended, what is left alone, and what the exit code says."""

from __future__ import annotations

import codecs
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.files.fixing import apply_fixes
from planner.plan.reader import read_plan

SLIPS = """\
titel: Two days
pages: overview, sesion
sessoins:
  - name: Day A
    day: Mondy
    exercizes:
      - deadlift: 3x5
        rest:90s
      - back_squat 5x5
"""
MENDED = """\
title: Two days
pages: overview, session
sessions:
  - name: Day A
    day: Monday
    exercises:
      - deadlift: 3x5
        rest: 90s
      - back_squat: 5x5
"""


def test_every_slip_of_the_pen_is_mended_in_one_run(run: Any, folder: Path) -> None:
    plan = folder / "p.yaml"
    plan.write_text(SLIPS)
    done = run("check", "p.yaml", "--fix")
    assert plan.read_text() == MENDED
    assert done.exit_code == 0
    fixed = [line for line in done.stderr.splitlines() if line.endswith(" (fixed)")]
    assert sorted(fixed) == [
        'p.yaml:1: unknown key "titel" in a plan (fixed)',
        'p.yaml:2: unknown page "sesion" (fixed)',
        'p.yaml:3: unknown key "sessoins" in a plan (fixed)',
        'p.yaml:5: "Mondy" is not a weekday (fixed)',
        'p.yaml:6: unknown key "exercizes" in a session (fixed)',
        "p.yaml:8: a key needs a space after its colon (fixed)",
        'p.yaml:9: there is no colon between "back_squat" and its dose (fixed)',
    ]
    assert done.stderr.splitlines()[-1] == "checked 1 file"
    before = plan.stat().st_mtime_ns
    assert "(fixed)" not in run("check", "p.yaml", "--fix").stderr
    assert plan.stat().st_mtime_ns == before


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_ends_byte_order_mark_and_permissions_stay(run: Any, folder: Path, end: str, mark: bytes) -> None:
    plan = folder / "p.yaml"
    plan.write_bytes(mark + f"# Größe\n{SLIPS.rstrip()}".replace("\n", end).encode())
    plan.chmod(0o640)
    assert run("check", "p.yaml", "--fix").exit_code == 0
    assert plan.read_bytes() == mark + f"# Größe\n{MENDED.rstrip()}".replace("\n", end).encode()
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert [path.name for path in folder.iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize(
    "text",
    [
        "sessions:\n  - name: A\n    exercises:\n      - back_sqat: 3x5\n",  # another exercise prints another plan
        "sessions:\n  - name: A\n    exercises:\n      - deadlift: 3x5\n        rst: 90s\n",  # rest, reps or sets
        "title: a\ntitel: b\nsessions:\n  - name: A\n    exercises: [deadlift: 3x5]\n",  # it would stand twice
        "sessions:\n  - name: A\n    day: Tursday\n    exercises: [deadlift: 3x5]\n",  # Tuesday or Thursday
        "sessions:\n  - name: A\n    exercises: [deadlift: 3xx5]\n",
    ],
)
def test_what_may_mean_two_things_is_left_alone(run: Any, folder: Path, text: str) -> None:
    (folder / "p.yaml").write_text(text)
    done = run("check", "p.yaml", "--fix")
    assert (done.exit_code, (folder / "p.yaml").read_text()) == (1, text)
    assert "(fixed)" not in done.stderr


def test_only_files_that_were_named_are_touched(run: Any, folder: Path, exercises: Path) -> None:
    (folder / "planner.yaml").write_text("unitz: lb\n")
    (folder / "q.yaml").write_text(SLIPS)
    (folder / "p.yaml").write_text(SLIPS)
    done = run("check", "p.yaml", "--fix")
    assert done.exit_code == 1
    assert 'unknown key "unitz"' in done.stderr
    assert (folder / "planner.yaml").read_text() == "unitz: lb\n"
    assert (folder / "q.yaml").read_text() == SLIPS
    assert run("check", ".", "--fix").exit_code == 0
    assert (folder / "planner.yaml").read_text() == "units: lb\n"
    assert (folder / "q.yaml").read_text() == MENDED


def test_a_link_keeps_its_place_and_a_link_out_of_the_folder_is_not_followed(run: Any, folder: Path) -> None:
    (folder / "plans").mkdir()
    (folder / "real.yaml").write_text(SLIPS)
    (folder / "plans" / "link.yaml").symlink_to("../real.yaml")
    (folder / "plans" / "own.yaml").write_text(MENDED)
    assert run("check", "plans", "--fix").exit_code == 0
    assert (folder / "real.yaml").read_text() == SLIPS
    assert run("check", "plans/link.yaml", "--fix").exit_code == 0
    assert (folder / "plans" / "link.yaml").is_symlink()
    assert (folder / "real.yaml").read_text() == MENDED


def test_a_file_that_cannot_be_written_is_a_plain_error(
    run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "p.yaml").write_text(SLIPS)
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = run("check", "p.yaml", "--fix")
    assert done.exit_code == 1
    assert "error: cannot write p.yaml: Permission denied" in done.stderr
    assert done.stderr.count("cannot write") == 1
    assert (folder / "p.yaml").read_text() == SLIPS


def test_a_file_that_changes_meanwhile_is_left_alone(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.cli import mending

    (folder / "p.yaml").write_text(SLIPS)
    mend = mending.mend

    def late(*args: Any) -> Any:
        (folder / "p.yaml").write_text("# mine\n" + SLIPS)
        return mend(*args)

    monkeypatch.setattr(mending, "mend", late)
    assert run("check", "p.yaml", "--fix").exit_code == 1
    assert (folder / "p.yaml").read_text() == "# mine\n" + SLIPS


def test_standard_input_cannot_be_fixed(run: Any) -> None:
    done = run("check", "-", "--fix", stdin=SLIPS)
    assert done.exit_code == 2
    assert "--fix needs files" in done.stderr


def test_json_stays_json(run: Any, folder: Path) -> None:
    (folder / "p.yaml").write_text(SLIPS)
    done = run("check", "p.yaml", "--format", "json")
    assert any(one["fixes"] for one in json.loads(done.stderr))
    done = run("check", "p.yaml", "--fix", "--format", "json")
    assert (done.exit_code, [one for one in json.loads(done.stderr) if one["severity"] == "error"]) == (0, [])


def test_strict_takes_warnings_for_errors(run: Any, folder: Path) -> None:
    plan = folder / "p.yaml"
    plan.write_text("title: \U0001f3cb\n" + MENDED.split("\n", 1)[1], encoding="utf-8")
    assert run("check", "p.yaml").exit_code == 0
    for options in (("--strict",), ("--strict", "-q")):
        done = run("check", "p.yaml", *options)
        assert done.exit_code == 1
        assert "1 warning" in done.stderr
    plan.write_text(MENDED)
    assert run("check", "p.yaml", "--strict").exit_code == 0, "notes are no warnings"


def test_very_many_slips_are_mended_a_few_hundred_at_a_time(run: Any, folder: Path) -> None:
    lines = "      - deadlift 5x5\n" * 50
    text = "sessions:\n" + "".join(f"  - name: S{n}\n    exercises:\n{lines}" for n in range(5))
    (folder / "p.yaml").write_text(text)
    done = run("check", "p.yaml", "--fix")
    assert done.stderr.count("(fixed)") == 250
    assert "there may be more to fix: run the command again\n" in done.stderr
    assert "(fixed)" not in run("check", "p.yaml", "--fix").stderr
    assert (folder / "p.yaml").read_text() == text.replace("deadlift 5x5", "deadlift: 5x5")


LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz_ :-#\t\"'[]{}")
EDITS = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["drop", "double", "put"]), LETTERS), max_size=4)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS)
def test_after_a_fix_its_problem_is_gone_and_nothing_else_has_changed(
    edits: list[tuple[int, str, str]],
) -> None:
    """A plan with letters lost, doubled and added: what is fixed stays fixed, and each round changes only its spans."""
    text = MENDED
    for place, kind, letter in edits:
        at = place % len(text)
        text = text[:at] + {"drop": "", "double": text[at] * 2, "put": letter + text[at]}[kind] + text[at + 1 :]
    raw = text.encode()
    for _ in range(12):
        out = Diagnostics()
        source = Files().decode("p.yaml", raw, out, None)
        assert source is not None
        read_plan(source, out)
        mended, done = apply_fixes(raw, out)
        if not done:
            break
        old, new = raw.decode().split("\n"), mended.decode().split("\n")
        named = {fix.span.line for one in done for fix in one.fixes}
        assert [line for n, line in enumerate(old, 1) if n not in named] == [
            line for n, line in enumerate(new, 1) if n not in named
        ]
        after = Diagnostics()
        source = Files().decode("p.yaml", mended, after, None)
        assert source is not None
        read_plan(source, after)
        for one in done:
            if one.code.startswith("yaml-"):  # with these out of the way, others come to light
                continue
            assert (one.code, one.message, one.span) not in {(two.code, two.message, two.span) for two in after}
        raw = mended
    else:
        raise AssertionError("fixing comes to no end")
