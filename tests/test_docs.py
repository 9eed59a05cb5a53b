"""What the documents claim, done: the README's plan and commands, the pictures, the notation page."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from planner.cli import COMMANDS
from planner.pages.base import kinds
from tests.documents import fences


@pytest.fixture
def readme(root: Path) -> str:
    """The README."""
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def beside(tmp_path: Path, readme: str) -> Path:
    """An empty folder with nothing but the README's plan."""
    (tmp_path / "strength.yaml").write_text(fences(readme, "yaml")[0], encoding="utf-8")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """One line of a document, with redirection, run with this Python's planner."""
    command, _, target = command.partition(">")
    words = shlex.split(command)
    assert words[0] == "planner"
    done = subprocess.run(
        [sys.executable, "-m", "planner", *words[1:]], cwd=folder, capture_output=True, timeout=60, check=False
    )
    if target.strip():
        (folder / target.strip()).write_bytes(done.stdout)
    return done


def test_the_first_plan_is_short(readme: str) -> None:
    assert len(fences(readme, "yaml")[0].splitlines()) <= 12


def command_lines(text: str) -> list[str]:
    """Every line of the shell blocks of a document, without the remarks."""
    return [line.split("#")[0].strip() for block in fences(text, "sh") for line in block.splitlines()]


def test_the_commands_of_the_readme_work(readme: str, beside: Path, pdf_folder: Path) -> None:
    commands = [line for line in command_lines(readme) if line.startswith("planner ")]
    assert len(commands) >= len(COMMANDS)
    for command in commands:
        done = run(command, beside)
        assert done.returncode == 0, (command, done.stderr.decode())
        assert b"warning: " not in done.stderr, (command, done.stderr.decode())
    made = sorted(path.relative_to(beside).as_posix() for path in beside.rglob("*.pdf"))
    plans = ["handouts/strength.pdf", "monday.pdf", "sessions.pdf", "strength.pdf"]
    assert made == sorted([*plans, "hip_thrust.pdf", "sheets.pdf"])
    for path in beside.rglob("*.pdf"):
        assert len(pypdfium2.PdfDocument(path)) >= 1
        shutil.copy(path, pdf_folder / f"readme_{path.stem}.pdf")
    json.loads((beside / "plan.schema.json").read_text(encoding="utf-8"))


def test_what_the_commands_of_the_readme_make_can_be_printed(readme: str, beside: Path) -> None:
    for command in command_lines(readme):
        if command.startswith("planner new "):
            following = run(command, beside).stdout.decode().splitlines()[1]
            assert run(following.removeprefix("next: "), beside).returncode == 0
    assert (beside / "first.pdf").is_file()
    assert (beside / "sled_drag.pdf").is_file()


def test_the_commands_of_the_other_documents_work(readme: str, root: Path, tmp_path: Path) -> None:
    """Each document on its own, with the plan of the README."""
    for document in sorted((root / "docs").glob("*.md")):
        folder = tmp_path / f"beside_{document.name}"  # one called content would be the library
        folder.mkdir()
        (folder / "strength.yaml").write_text(fences(readme, "yaml")[0], encoding="utf-8")
        for command in command_lines(document.read_text(encoding="utf-8")):
            if command:
                done = run(command, folder)
                assert done.returncode == 0, (document.name, command, done.stderr.decode())


def test_a_shell_block_holds_commands_of_planner_and_what_installs_it(readme: str) -> None:
    others = {line.split()[0] for line in command_lines(readme) if line and not line.startswith("planner ")}
    assert others == {"pip"}


def test_every_command_stands_in_the_readme(readme: str) -> None:
    assert [name for name in COMMANDS if not re.search(rf"\bplanner {name}\b", readme)] == []


def test_every_page_kind_has_a_picture(readme: str, root: Path) -> None:
    for name in kinds():
        assert f"docs/pictures/{name}.png" in readme
        assert (root / "docs" / "pictures" / f"{name}.png").is_file()


def test_the_message_in_the_readme_is_the_real_one(readme: str, beside: Path) -> None:
    plan = beside / "strength.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("- back_squat:", "- bck_squat:"), encoding="utf-8")
    done = run("planner build strength.yaml", beside)
    assert done.returncode == 1
    said = done.stderr.decode().splitlines()[:4]
    assert [line.rstrip() for line in said] == fences(readme, "text")[0].splitlines()


def test_links_of_the_documents_lead_somewhere(root: Path) -> None:
    for document in (root / "README.md", *(root / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), (document.name, target)


def test_make_docs_makes_every_page_and_the_pictures(root: Path) -> None:
    tools = [path for path in (root / "tools").glob("*.py") if "def page()" in path.read_text(encoding="utf-8")]
    (made,) = re.findall(r"^PAGES = (.+)$", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(made.split()) == {path.stem for path in tools} | {"pictures"}
