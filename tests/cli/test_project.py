"""``planner.yaml``: where it is found, what it changes in every command, and that hostile ones do no harm."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from planner.plan.merging import SHARED
from planner.project import project_files, user_file
from tests.documents import fences

SMALL = "sessions:\n  - name: A\n    exercises: [deadlift: 3x5]\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder for settings, as yet without a project file."""
    folder = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.setenv("APPDATA", str(folder))
    (folder / "planner").mkdir(parents=True)
    return folder / "planner"


def text(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    found = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return found


def size(pdf: Path | bytes) -> tuple[float, float]:
    with pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as document:
        box = [float(side) for side in document.pages[0].mediabox.as_list()]
        return round(box[2]), round(box[3])


A4, LETTER = (595, 842), (612, 792)


def test_flag_then_plan_then_project_then_user(run: Any, folder: Path, home: Path) -> None:
    (folder / "p.yaml").write_text(SMALL)

    def made(*options: str) -> tuple[float, float]:
        done = run("build", "p.yaml", "--pages", "session", *options)
        assert done.exit_code == 0, done.stderr
        return size(folder / "p.pdf")

    assert made() == A4
    (home / "planner.yaml").write_text("design: {page: Letter}\n")
    assert made() == LETTER
    (folder / "planner.yaml").write_text("design: {page: A4}\n")
    assert made() == A4
    (folder / "p.yaml").write_text("design: {page: Letter}\n" + SMALL)
    assert made() == LETTER
    assert made("--page-size", "A4") == A4


def test_a_project_gives_coach_unit_pages_and_content(run: Any, folder: Path, exercises: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "planner.yaml").write_text(
        "coach: {name: Ana Costa, contact: a@example.org}\nunits: lb\npages: session\ncontent: [mine, bundled]\n"
    )
    plan = folder / "a" / "b" / "p.yaml"
    plan.write_text("sessions:\n  - name: A\n    exercises: [atlas_stone: 3x5 @50, deadlift: 3x5]\n")
    done = run("build", "a/b/p.yaml")
    assert (done.exit_code, done.stderr) == (0, f"{Path('a/b/p.pdf')}: 1 page\n")
    page = text(folder / "a" / "b" / "p.pdf")
    assert "Ana Costa" in page
    assert "a@example.org" in page
    assert "50 lb" in page.replace("\u00a0", " ").replace("\u202f", " ")


def test_sheet_and_list_use_it_too(run: Any, folder: Path, exercises: Path) -> None:
    (folder / "planner.yaml").write_text("coach: Ana Costa\ndesign: {page: letter, landscape: yes}\ncontent: mine\n")
    assert "atlas_stone" in run("list").stdout
    assert "atlas_stone" not in run("list", "--content", "bundled").stdout
    assert run("sheet", "atlas_stone", "deadlift").exit_code == 0
    assert size(folder / "sheets.pdf") == LETTER[::-1]
    assert "Ana Costa" in text(folder / "sheets.pdf")
    assert run("sheet", "atlas_stone", "--page-size", "A4", "-o", "x.pdf").exit_code == 0
    assert size(folder / "x.pdf") == A4[::-1]


def test_its_problems_are_shown_where_they_stand(run: Any, folder: Path, home: Path) -> None:
    (home / "planner.yaml").write_text("units: stone\n")
    (folder / "planner.yaml").write_text("design:\n  theme: clasic\n  page: A4x\ncontent: [no such]\nathlete: Sam\n")
    (folder / "q.yaml").write_text("sessoins: []\n")
    told = {
        "planner.yaml:2:10: error: unknown theme",
        "planner.yaml:3:9: error: unknown page size",
        'planner.yaml:4:11: error: there is no folder "no such"',
        'planner.yaml:5:1: error: "athlete" belongs in a plan',
        f'{home / "planner.yaml"}:1:8: error: "units" must be kg or lb',
    }
    done = run("build", "plan.yaml")
    assert done.exit_code == 1
    assert {line for line in told if line not in done.stderr} == set()
    assert run("build", "q.yaml").stderr.count('unknown key "sessoins"') == 1
    for command in (("sheet", "deadlift"), ("list",)):
        done = run(*command)
        assert done.exit_code == 1
        assert 'planner.yaml:5:1: error: "athlete" belongs in a plan' in done.stderr
    (home / "planner.yaml").unlink()
    (folder / "planner.yaml").write_text("design:\n  theme: clasic\n  page: A4x\ncontent: [no such]\n")
    done = run("sheet", "deadlift", "--content", "bundled")
    assert "planner.yaml:2:10: error: unknown theme" in done.stderr
    assert "planner.yaml:3:9: error: unknown page size" in done.stderr
    assert "no such" not in done.stderr


def test_an_empty_plan_is_an_error_of_its_own(run: Any, folder: Path) -> None:
    (folder / "planner.yaml").write_text("units: stone\n")
    (folder / "p.yaml").write_text("")
    assert "p.yaml:1:1: error: the file is empty" in run("build", "p.yaml").stderr


def test_check_looks_at_a_project_file_as_such(run: Any, folder: Path) -> None:
    (folder / "planner.yaml").write_text("units: lb\n")
    assert run("check", "planner.yaml").stderr == "checked 1 file\n"
    (folder / "planner.yaml").write_text("unitz: lb\nsessions: []\n")
    said = run("check", ".").stderr
    assert 'planner.yaml:1:1: error: unknown key "unitz" in a project file' in said
    assert 'planner.yaml:2:1: error: "sessions" belongs in a plan' in said
    assert said.count("planner.yaml:1:1") == 1


def test_a_plan_called_planner_yaml_is_not_its_own_project(run: Any, folder: Path) -> None:
    (folder / "planner.yaml").write_text(SMALL)
    assert run("build", "planner.yaml", "--pages", "session").exit_code == 0


def test_the_project_file_is_never_overwritten(run: Any, folder: Path) -> None:
    (folder / "planner.yaml").write_text("units: lb\n")
    done = run("build", "plan.yaml", "-o", "planner.yaml")
    assert done.exit_code == 1
    assert (folder / "planner.yaml").read_text() == "units: lb\n"


def test_the_nearest_one_up_to_the_repository(folder: Path, home: Path) -> None:
    deep = folder / "repo" / "a" / "b"
    deep.mkdir(parents=True)
    plan = deep / "p.yaml"
    assert project_files(plan) == []
    (folder / "planner.yaml").touch()
    assert project_files(plan) == [Path("planner.yaml")]
    (folder / "repo" / ".git").mkdir()
    assert project_files(plan) == []
    (folder / "repo" / "planner.yaml").touch()
    (home / "planner.yaml").touch()
    assert project_files(plan) == [Path("repo/planner.yaml"), home / "planner.yaml"]
    (deep / "planner.yaml").touch()
    assert project_files(plan)[0] == Path("repo/a/b/planner.yaml")
    assert project_files(None)[0] == Path("planner.yaml")


def test_a_user_file_that_is_also_the_nearest_counts_once(home: Path) -> None:
    (home / "planner.yaml").touch()
    assert len(project_files(home / "p.yaml")) == 1


@pytest.mark.parametrize(
    ("system", "settings", "place"),
    [
        ("linux", {"HOME": "{}"}, ".config"),
        ("linux", {"HOME": "{}", "XDG_CONFIG_HOME": "relative"}, ".config"),
        ("linux", {"HOME": "{}", "XDG_CONFIG_HOME": "{}/xdg"}, "xdg"),
        ("darwin", {"HOME": "{}"}, "Library/Application Support"),
        ("win32", {"HOME": "{}", "APPDATA": "{}/Roaming"}, "Roaming"),
        ("win32", {"HOME": "{}"}, "AppData/Roaming"),
    ],
)
def test_the_users_folder_on_every_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, settings: dict[str, str], place: str
) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    monkeypatch.setattr(sys, "platform", system)
    assert user_file() is None
    expected = tmp_path / place / "planner" / "planner.yaml"
    expected.parent.mkdir(parents=True)
    expected.touch()
    assert user_file() == expected


def test_no_home_is_no_error(run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME")
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / ".config").write_text("a file in its place")
    for home in ("/nonexistent", str(locked), "/dev/null"):
        monkeypatch.setenv("HOME", home)
        assert run("build", "plan.yaml", "--pages", "overview").exit_code == 0

    def lost() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", lost)
    assert run("build", "plan.yaml", "--pages", "overview").exit_code == 0


HOSTILE: dict[str, str | bytes] = {
    "deep": "[" * 100_000,
    "many": "a:\n" + "- {x: 1}\n" * 100_000,
    "keys": "".join(f"key{n}: 1\n" for n in range(40_000)),
    "large": "#" * 1_000_001,
    "noise": bytes(range(256)) * 100,
    "outside": "content: /etc\n",
    "theme": "design: {theme: ../../../x.yaml}\n",
    "tag": "coach: !!python/object/apply:os.system [id]\n",
    "cycle": "design: &a {theme: *a}\n",
    "long": f"coach: {'x' * 100_000}\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_project_file_is_refused(run: Any, folder: Path, name: str) -> None:
    raw = HOSTILE[name]
    (folder / "planner.yaml").write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    (folder / "plan.pdf").write_bytes(b"old")
    for command in (("build", "plan.yaml"), ("check", "-v", "plan.yaml"), ("sheet", "deadlift", "-o", "plan.pdf")):
        done = run(*command)
        assert done.exit_code == 1
        assert "planner.yaml" in done.stderr
        assert len(done.stderr) < 100_000
    assert (folder / "plan.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("kind", ["folder", "pipe", "broken", "circle"])
def test_a_project_file_that_is_none(run: Any, folder: Path, kind: str) -> None:
    path = folder / "planner.yaml"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("planner.yaml" if kind == "circle" else "absent")
    done = run("build", "plan.yaml")
    assert done.exit_code == 1
    assert done.stderr.startswith(("error: planner.yaml ", "error: cannot read planner.yaml"))
    assert done.stderr.splitlines()[-1] == "1 error"


def test_where_each_value_comes_from(run: Any, folder: Path, home: Path) -> None:
    (folder / "planner.yaml").write_text("units: lb\ndesign:\n  page: Letter\n")
    (home / "planner.yaml").write_text("coach: Ana Costa\n")
    done = run("check", "-v", "plan.yaml", "-q")
    assert (done.exit_code, done.stderr) == (0, "")
    rows = {line.split("  ")[0]: line.split() for line in done.stdout.splitlines()}
    assert rows["units"] == ["units", "lb", "planner.yaml:1"]
    assert rows["design.page"] == ["design.page", "Letter", "planner.yaml:3"]
    assert rows["design.theme"] == ["design.theme", "classic", "built", "in"]
    assert rows["coach.name"] == ["coach.name", "Ana", "Costa", f"{home / 'planner.yaml'}:1"]
    assert rows["coach.contact"] == ["coach.contact", "-", "built", "in"]
    assert "Sam" not in done.stdout
    done = run("check", "-v", "plan.yaml", "-", "--content", "bundled", "--format", "json", stdin=SMALL)
    found = json.loads(done.stdout)
    assert {row["plan"] for row in found} == {"plan.yaml", "<stdin>"}
    assert next(row for row in found if row["key"] == "content") == {
        "plan": "plan.yaml",
        "key": "content",
        "value": "bundled",
        "from": "--content",
    }
    assert isinstance(json.loads(done.stderr), list)


def test_the_table_of_values_is_safe_to_print(run: Any, folder: Path) -> None:
    (folder / "planner.yaml").write_text(f'coach: "a\x7fb"\ncontent: "{"x" * 500}"\n', encoding="utf-8")
    done = run("check", "-v", "plan.yaml")
    assert "\x7f" not in done.stdout + done.stderr
    named = run("check", "-v", ".").stdout.splitlines()
    assert named[0] != "plan.yaml"  # one plan needs no heading


def test_the_page_about_it_is_true(run: Any, folder: Path, root: Path) -> None:
    """The file and the table of ``docs/project-file.md``, and the keys that it names."""
    page = (root / "docs" / "project-file.md").read_text(encoding="utf-8")
    (folder / "planner.yaml").write_text(fences(page, "yaml")[0], encoding="utf-8")
    (folder / "strength.yaml").write_text("title: A\n\nunits: kg\n" + SMALL)
    done = run("check", "-v", "strength.yaml")
    assert done.exit_code == 0, done.stderr
    shown = {tuple(line.split()) for line in done.stdout.splitlines()}
    assert {tuple(line.split()) for line in fences(page, "text")[0].splitlines()} <= shown
    assert [key for key in SHARED if f"`{key}`" not in page] == []
