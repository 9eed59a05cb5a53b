"""``planner sheet``: names, all, and where the handouts go."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pytest


def pages(pdf: Path) -> int:
    with pikepdf.open(pdf) as document:
        return len(document.pages)


@pytest.mark.parametrize("name", ["hip_thrust", "Hip Thrust", "  hip-thrust ", "HIP THRUST"])
def test_one_sheet_is_called_by_its_slug(run: Any, folder: Path, name: str) -> None:
    done = run("sheet", name)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "hip_thrust.pdf: 1 page\n")
    assert pages(folder / "hip_thrust.pdf") == 1


def test_an_alias_names_an_exercise(run: Any, folder: Path, exercises: Path) -> None:
    fly = exercises / "cable_fly.md"
    fly.write_text(fly.read_text().replace("---\n## E", "aliases: [Crossover]\n---\n## E"))
    assert run("sheet", "crossover", "--content", "mine").stderr == "cable_fly.pdf: 1 page\n"


def test_several_sheets_go_into_one_file_each_once(run: Any, folder: Path) -> None:
    done = run("sheet", "back_squat", "Deadlift", "Back Squat")
    assert (done.exit_code, done.stderr) == (0, "sheets.pdf: 2 pages\n")
    assert pages(folder / "sheets.pdf") == 2
    with pikepdf.open(folder / "sheets.pdf") as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Back Squat", "Deadlift"]


def test_all_is_every_exercise_of_the_folders_named(run: Any, folder: Path, exercises: Path) -> None:
    assert run("sheet", "--all", "--content", "mine").stderr == "sheets.pdf: 3 pages\n"
    exercises.rename(folder / "content")  # found by itself, and the bundled library behind it
    run("sheet", "--all", "-o", "all/")
    assert pages(folder / "all" / "sheets.pdf") > 3


def test_letter_paper_and_standard_output(run: Any) -> None:
    done = run("sheet", "deadlift", "--page-size", "Letter", "-o", "-")
    assert (done.exit_code, done.stderr) == (0, "")
    with pikepdf.open(io.BytesIO(done.stdout_bytes)) as document:
        assert [round(float(side)) for side in document.pages[0].mediabox.as_list()] == [0, 0, 612, 792]


def test_every_unknown_name_is_reported_with_a_near_one(run: Any, folder: Path) -> None:
    done = run("sheet", "bck squat", "deadlift", "zzzz", "../../etc/passwd", "{x}%s\x1b[31m")
    assert (done.exit_code, done.stdout) == (1, "")
    said = done.stderr.splitlines()
    assert said[0] == 'error: unknown exercise "../../etc/passwd"'
    at = said.index('error: unknown exercise "bck squat"')
    assert said[at + 1] == '   hint: did you mean "Back Squat"?'
    assert 'error: unknown exercise "zzzz"' in said
    assert 'error: unknown exercise "{x}%s\\x1b[31m"' in said
    assert said[-1] == "4 errors"
    assert list(folder.glob("*.pdf")) == []


@pytest.mark.parametrize("args", [(), ("--all", "deadlift")])
def test_names_or_all(run: Any, args: tuple[str, ...]) -> None:
    done = run("sheet", *args)
    assert done.exit_code == 2
    assert "give the names of exercises, or --all" in done.stderr


def test_an_empty_library_is_an_error(run: Any, folder: Path) -> None:
    (folder / "empty").mkdir()
    done = run("sheet", "--all", "--content", "empty", "--format", "json")
    assert done.exit_code == 1
    assert [one["code"] for one in json.loads(done.stderr)] == ["no-exercises"]


def test_two_files_of_one_folder_with_one_name_are_an_error(run: Any, exercises: Path) -> None:
    (exercises / "other.md").write_text((exercises / "cable_fly.md").read_text())
    done = run("sheet", "cable_fly", "--content", "mine")
    assert done.exit_code == 1
    assert "already names the exercise in" in done.stderr
    assert "cable_fly.md" in done.stderr
    assert "other.md" in done.stderr


def test_a_sheet_does_not_replace_its_exercise(run: Any, exercises: Path) -> None:
    before = (exercises / "cable_fly.md").read_bytes()
    done = run("sheet", "cable_fly", "--content", "mine", "-o", "mine/cable_fly.md")
    assert (done.exit_code, (exercises / "cable_fly.md").read_bytes()) == (1, before)


def test_a_slug_from_a_file_stays_in_the_current_folder(run: Any, folder: Path, exercises: Path) -> None:
    (exercises / "evil.md").write_text('---\ntitle: "../../evil/x"\n---\n1. a\n')
    done = run("sheet", "evil", "--content", "mine")
    assert done.exit_code == 0
    (made,) = folder.glob("*.pdf")
    assert (made.parent, done.stderr) == (folder, f"{made.name}: 1 page\n")


def test_many_sections_over_many_pages(run: Any, exercises: Path) -> None:
    (exercises / "long.md").write_text("".join(f"## Part {n}\nText {n}.\n" for n in range(150)))
    done = run("sheet", "long", "--content", "mine")
    assert done.exit_code == 0
    assert pages(Path("long.pdf")) > 3
