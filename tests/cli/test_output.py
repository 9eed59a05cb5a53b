"""What ``build`` and ``sheet`` do with a finished PDF: page pictures beside it, and a viewer that opens it."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from planner.cli import pictures, viewer
from planner.diagnostics import Diagnostics

SESSIONS = ("build", "plan.yaml", "--pages", "session")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"plan.yaml"}


def test_a_picture_of_every_page_stands_beside_the_pdf(run: Any, folder: Path) -> None:
    done = run(*SESSIONS, "--png")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "plan.pdf: 2 pages\nplan-1.png to plan-2.png: 2 pictures\n"
    assert names(folder) == {"plan.pdf", "plan-1.png", "plan-2.png"}
    for number in (1, 2):
        with Image.open(folder / f"plan-{number}.png") as picture:
            assert picture.format == "PNG"
            assert [round(side / 150 * 25.4) for side in picture.size] == [210, 297]
            assert round(picture.info["dpi"][0]) == 150
            shades = picture.convert("L").histogram()
            assert sum(shades[:64]) > 1000, "there is ink on it"
            assert shades[255] > 1_000_000, "and paper"


def test_pictures_follow_the_pdf_and_its_name(run: Any, folder: Path) -> None:
    done = run("sheet", "deadlift", "--png", "--landscape", "-o", "out/")
    assert done.stderr.splitlines()[1] == f"{Path('out/deadlift-1.png')}: a picture of the page"
    assert names(folder / "out") == {"deadlift.pdf", "deadlift-1.png"}
    with Image.open(folder / "out" / "deadlift-1.png") as picture:
        assert picture.width > picture.height
    assert run("sheet", "deadlift", "-q", "--png", "-o", "100% {x} [1].pdf").stderr == ""
    assert (folder / "100% {x} [1]-1.png").is_file()


def test_pictures_of_pages_that_are_no_more_go(run: Any, folder: Path) -> None:
    assert run("build", "plan.yaml", "--png").exit_code == 0
    before = names(folder)
    assert "plan-5.png" in before
    kept = ("plan-7.jpg", "plan-06.png", "plan-x.png", "other-7.png", "plan-7.png.bak", "Plan-8.png")
    for name in kept:
        (folder / name).write_bytes((folder / "plan-5.png").read_bytes())
    Image.new("L", (4, 4)).save(folder / "plan-2024.png")  # a photo of the user's, by chance called so
    (folder / "plan-9.png").symlink_to("plan-1.png")
    (folder / "plan-10.png").mkdir()
    assert run(*SESSIONS, "--png").exit_code == 0
    left = {"plan.pdf", "plan-1.png", "plan-2.png", "plan-2024.png", "plan-9.png", "plan-10.png", *kept}
    assert names(folder) == left


def test_without_png_no_picture_is_touched(run: Any, folder: Path) -> None:
    run("build", "plan.yaml", "--png")
    (folder / "plan-1.png").write_bytes(b"mine")
    run(*SESSIONS)
    assert "plan-5.png" in names(folder)
    assert (folder / "plan-1.png").read_bytes() == b"mine"


def test_a_failed_run_leaves_the_old_pictures(run: Any, folder: Path) -> None:
    run(*SESSIONS, "--png")
    old = (folder / "plan-1.png").read_bytes()
    (folder / "plan.yaml").write_text("sessions: 1\n")
    assert run(*SESSIONS, "--png").exit_code == 1
    assert (folder / "plan-1.png").read_bytes() == old
    assert names(folder) == {"plan.pdf", "plan-1.png", "plan-2.png"}


def test_a_place_that_is_taken_is_a_plain_error(run: Any, folder: Path) -> None:
    (folder / "plan-2.png" / "x").mkdir(parents=True)
    done = run(*SESSIONS, "--png")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[0].startswith("error: cannot write the pictures of plan.pdf: ")
    assert not [name for name in names(folder) if name.startswith(".planner")]


def test_an_input_is_not_replaced_by_a_picture(run: Any, folder: Path, exercises: Path) -> None:
    photo = exercises / "cable_fly-1.png"
    Image.new("RGB", (900, 600), "gray").save(photo)
    fly = exercises / "cable_fly.md"
    fly.write_text(fly.read_text().replace("---\n##", "image: cable_fly-1.png\n---\n##"))
    before = photo.read_bytes()
    done = run("sheet", "cable_fly", "--content", "mine", "-o", "mine/", "--png")
    assert (done.exit_code, photo.read_bytes()) == (1, before)
    assert "was read by this command and is kept" in done.stderr


def test_without_pypdfium2_it_says_what_to_install(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pypdfium2" else real(name))
    done = run("build", "plan.yaml", "--png")
    assert (done.exit_code, names(folder)) == (1, set())
    first, hint, count = done.stderr.splitlines()
    assert first == "error: page pictures need pypdfium2, which is not installed"
    assert hint == "   hint: install it: pip install pypdfium2"
    assert count == "1 error"
    assert run(*SESSIONS).exit_code == 0, "everything else works without it"


def test_the_library_that_draws_is_loaded_for_png_only(folder: Path) -> None:
    code = "import sys; from planner.cli import root; root.main(sys.argv[1:], standalone_mode=False)"
    code += "; print('pypdfium2' in sys.modules)"
    for more, loaded in (((), b"False"), (("--png",), b"True")):
        command = [sys.executable, "-c", code, *SESSIONS, "-q", *more]
        assert subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout.strip() == loaded


@pytest.mark.parametrize("option", ["--png", "--open"])
@pytest.mark.parametrize("command", [("build", "plan.yaml"), ("sheet", "deadlift")])
def test_standard_output_takes_neither_pictures_nor_a_viewer(
    run: Any, folder: Path, command: tuple[str, ...], option: str
) -> None:
    done = run(*command, option, "-o", "-")
    assert (done.exit_code, done.stdout_bytes, names(folder)) == (2, b"", set())
    assert f"{option} needs a file: it does not go with -o -" in done.stderr


@pytest.fixture
def opener(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands for the system's own; what it was called with is in ``opened`` afterwards."""
    programs = folder / "programs"
    programs.mkdir()
    for name in ("xdg-open", "open"):
        path = programs / name
        path.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/opened"\n', encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return programs


def scripted(opener: Path, line: str) -> None:
    for path in opener.iterdir():
        path.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")


def test_open_shows_the_finished_pdf(run: Any, folder: Path, opener: Path) -> None:
    done = run("sheet", "deadlift", "--open", "-o", "-x y.pdf")
    assert (done.exit_code, done.stderr) == (0, "-x y.pdf: 1 page\n")
    assert (folder / "opened").read_text().splitlines() == [str((folder / "-x y.pdf").resolve())]


def test_nothing_is_opened_after_errors(run: Any, folder: Path, opener: Path) -> None:
    (folder / "plan.yaml").write_text("sessions: 1\n")
    assert run("build", "plan.yaml", "--open").exit_code == 1
    assert not (folder / "opened").exists()


def test_a_viewer_that_fails_is_a_warning(run: Any, folder: Path, opener: Path) -> None:
    scripted(opener, "exit 3")
    done = run("sheet", "deadlift", "--open")
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "warning: cannot open deadlift.pdf: no program for it was found",
        "   hint: open it yourself: it is written",
        "1 warning",
        "deadlift.pdf: 1 page",
    ]
    (told,) = json.loads(run("sheet", "deadlift", "--open", "--format", "json").stderr)
    assert (told["code"], told["severity"]) == ("cannot-open", "warning")


def test_a_system_without_an_opener_is_a_warning(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    done = run("sheet", "deadlift", "--open")
    assert (done.exit_code, (folder / "deadlift.pdf").is_file()) == (0, True)
    first = done.stderr.splitlines()[0]
    assert first == "warning: cannot open deadlift.pdf: there is no program that opens files here"


def test_a_viewer_that_stays_is_not_waited_for(folder: Path, opener: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scripted(opener, "exec sleep 5")
    monkeypatch.setattr(viewer, "_PATIENCE", 0.2)
    out, begin = Diagnostics(), time.monotonic()
    viewer.show(folder / "plan.yaml", out)
    assert time.monotonic() - begin < 4
    assert len(out) == 0


def test_an_opener_that_cannot_be_started_is_a_warning(folder: Path, opener: Path) -> None:
    for path in opener.iterdir():
        path.write_bytes(b"\x7fELF that is none")
    out = Diagnostics()
    viewer.show(folder / "plan.yaml", out)
    assert [problem.code for problem in out] == ["cannot-open"]


def test_windows_opens_by_its_own_means(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    out = Diagnostics()
    viewer.show(Path("plan.yaml"), out)
    assert opened == [(folder / "plan.yaml").resolve()]

    def refuse(path: Path) -> None:
        raise OSError(1155, "No application is associated")

    monkeypatch.setattr(os, "startfile", refuse, raising=False)
    viewer.show(Path("plan.yaml"), out)
    assert [problem.message for problem in out] == ["cannot open plan.yaml: No application is associated"]


def test_a_picture_of_ours_is_known_by_its_head(run: Any, folder: Path) -> None:
    run(*SESSIONS, "--png")
    assert pictures._is_ours(folder / "plan-1.png")
    with Image.open(folder / "plan-1.png") as picture:
        picture.save(folder / "again.png")
    assert not pictures._is_ours(folder / "again.png")
    assert not pictures._is_ours(folder / "absent.png")
