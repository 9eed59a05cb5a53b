"""The wheel and the source distribution: what is inside, and that each prints from an empty environment, offline."""

from __future__ import annotations

import email
import os
import re
import site
import subprocess
import sys
import tomllib
import venv
import zipfile
from email.message import Message
from pathlib import Path

import pytest

# Building and installing take seconds: in a parallel run one process does it for all tests of this file.
pytestmark = pytest.mark.xdist_group("package")

PLAN = """\
title: Two lifts
sessions:
  - name: Push and pull
    exercises:
      - hip_thrust: 3x8 @RPE8
      - pull_up: 3x5
"""


def run(*command: str | Path, folder: Path) -> str:
    """Run a command as a stranger would: no environment of this project, no network, no standard input."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "VIRTUAL_ENV"))}
    kept.update(PIP_CONFIG_FILE=os.devnull, PIP_NO_INDEX="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    done = subprocess.run(
        command, cwd=folder, env=kept, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def shipped_files(root: Path, *kinds: str) -> set[str]:
    paths = (path for kind in kinds for path in (root / kind).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix() for path in paths if "__pycache__" not in path.parts}


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_bytes(archive.read(name))


def install(package: Path, folder: Path) -> Path:
    """An environment with nothing but ``package``; its dependencies are those of the running one.

    They join behind it through a path file, so nothing is fetched. Path files of the running environment itself, such
    as that of an editable planner, are not read there. Returns the folder of its programs.
    """
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    purelib = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    Path(purelib, "dependencies.pth").write_text("\n".join(site.getsitepackages()) + "\n", encoding="utf-8")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--ignore-installed"]
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, package, folder=folder)
    return programs


@pytest.fixture(scope="module", params=["wheel", "sdist"])
def programs(request: pytest.FixtureRequest, built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(built[request.param], tmp_path_factory.mktemp(request.param) / "venv")


def test_the_wheel_holds_everything_that_planner_ships(root: Path, packed: dict[str, list[str]]) -> None:
    names = set(packed["wheel"])
    beside = {f"planner/{name}" for name in shipped_files(root, "content", "fonts")}
    inside = shipped_files(root, "planner")
    assert beside | inside <= names
    assert {name for name in names if ".dist-info/" not in name} == beside | inside
    for needed in (
        "planner/py.typed",
        "planner/themes/classic.yaml",
        "planner/languages/en.yaml",
        "planner/starters/plan.yaml",
    ):
        assert needed in names
    assert any(name.startswith("planner/fonts/") and name.endswith(".ttf") for name in names)
    assert "planner/content/hip_thrust.md" in names


def test_a_file_is_in_the_wheel_once(packed: dict[str, list[str]]) -> None:
    names = packed["wheel"]
    assert sorted(set(names)) == sorted(names)


def test_the_source_distribution_holds_what_building_and_testing_need(root: Path, packed: dict[str, list[str]]) -> None:
    names = set(packed["sdist"])
    assert shipped_files(root, "planner", "content", "fonts", "plans", "tests", "tools", "LICENSES") <= names
    assert {"pyproject.toml", "Makefile", "LICENSE", "README.md", "CHANGELOG.md", ".ci/run"} <= names


def test_the_metadata_states_licences_and_python(root: Path, built: dict[str, Path]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = metadata(built["wheel"])
    assert stated["Name"] == "workout-planner"
    assert stated["License-Expression"] == "Apache-2.0 AND CC-BY-4.0 AND OFL-1.1"
    texts = {"LICENSE", "LICENSES/Apache-2.0.txt", "LICENSES/CC-BY-4.0.txt", "LICENSES/OFL-1.1.txt"}
    assert texts <= set(stated.get_all("License-File", []))
    assert stated["Requires-Python"] == project["requires-python"] == ">=3.11"
    needs = {need for need in stated.get_all("Requires-Dist", []) if "extra ==" not in need}
    assert {re.split("[<>=]", need)[0] for need in needs} == {
        re.split("[<>=]", need)[0] for need in project["dependencies"]
    }


def test_two_builds_are_the_same_bytes(root: Path, built: dict[str, Path], tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, root, folder=tmp_path)
    assert (tmp_path / built["wheel"].name).read_bytes() == built["wheel"].read_bytes()


def test_it_runs_from_its_own_files(root: Path, programs: Path, tmp_path: Path) -> None:
    where = (
        "import planner.files as f; print(f.__file__); [print(f.shipped(k)) for k in ('content', 'fonts', 'themes')]"
    )
    for line in run(programs / "python", "-c", where, folder=tmp_path).splitlines():
        assert Path(line).resolve().is_relative_to(programs.parent.resolve())
        assert not Path(line).resolve().is_relative_to(root)


@pytest.mark.parametrize("start", [("planner",), ("python", "-m", "planner")])
def test_it_names_its_version(root: Path, programs: Path, tmp_path: Path, start: tuple[str, ...]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    program, *rest = start
    assert project["version"] in run(programs / program, *rest, "--version", folder=tmp_path)


def test_it_lists_the_library(programs: Path, tmp_path: Path) -> None:
    assert "hip_thrust" in run(programs / "planner", "list", "--json", folder=tmp_path)


def test_it_prints_a_plan_from_another_directory(programs: Path, tmp_path: Path) -> None:
    plans, away = tmp_path / "plans", tmp_path / "away"
    plans.mkdir()
    away.mkdir()
    (plans / "two.yaml").write_text(PLAN, encoding="utf-8")
    run(programs / "planner", "build", "../plans/two.yaml", "-o", "out.pdf", folder=away)
    assert (away / "out.pdf").read_bytes().startswith(b"%PDF-")
    run(programs / "planner", "build", "../plans/two.yaml", folder=away)
    assert (plans / "two.pdf").read_bytes() == (away / "out.pdf").read_bytes()


def test_it_prints_a_sheet(programs: Path, tmp_path: Path) -> None:
    run(programs / "planner", "sheet", "hip_thrust", folder=tmp_path)
    assert (tmp_path / "hip_thrust.pdf").read_bytes().startswith(b"%PDF-")
