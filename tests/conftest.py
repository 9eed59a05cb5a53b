"""What all tests share: where PDFs go that a validator reads afterwards, a home of their own, the built packages."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples in every run: a failure is the fault of the change in hand. No limit of time: machines differ.
settings.register_profile("planner", deadline=None, derandomize=True, database=None)
settings.load_profile("planner")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout or source distribution."""
    return ROOT


@pytest.fixture(scope="session")
def pdf_folder() -> Path:
    """Where a test leaves a PDF that must conform to PDF/UA-1; ``make verapdf`` validates all of them.

    The folder is named by the environment variable ``PLANNER_TEST_PDFS``, else it is ``build/test-pdfs``. It is
    shared by all test processes, so a file name starts with the name of its test.
    """
    folder = Path(os.environ.get("PLANNER_TEST_PDFS") or ROOT / "build" / "test-pdfs")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the project file and caches of whoever runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    os.environ.update(XDG_CONFIG_HOME=str(home / "config"), XDG_CACHE_HOME=str(home / "cache"))
    os.environ.pop("SOURCE_DATE_EPOCH", None)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The ``sdist`` made from the project and the ``wheel`` made from that sdist, so it holds all that building needs.

    Takes seconds: tests that ask for it are marked ``xdist_group("package")``, so that one process builds for all.
    """
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return {"wheel": wheel, "sdist": sdist}


@pytest.fixture(scope="session")
def packed(built: dict[str, Path]) -> dict[str, list[str]]:
    """The names of the files in each package; those of the sdist without its top folder."""
    with zipfile.ZipFile(built["wheel"]) as wheel, tarfile.open(built["sdist"]) as sdist:
        members = (member.name.split("/", 1)[1] for member in sdist if member.isfile())
        return {"wheel": wheel.namelist(), "sdist": list(members)}
