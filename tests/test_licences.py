"""Every file has exactly one licence: LICENSES/README.md is the table."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

TEXTS = {
    "Apache-2.0": ("Apache License", "END OF TERMS AND CONDITIONS"),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International Public License", "Licensed Material"),
    "OFL-1.1": ("SIL OPEN FONT LICENSE Version 1.1", "PERMISSION & CONDITIONS"),
}


@dataclass(frozen=True)
class Row:
    pattern: str
    licence: str

    def matches(self, path: str) -> bool:
        parts = re.split(r"(\*\*|\*)", self.pattern)
        rule = "".join({"**": ".*", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts)
        return re.fullmatch(rule, path) is not None


def read_table(root: Path) -> list[Row]:
    text = (root / "LICENSES" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| \[([\w.-]+)\]\(([\w.-]+)\) \|", text, flags=re.MULTILINE)
    assert all(target == f"{licence}.txt" for _, licence, target in rows)
    return [Row(pattern, licence) for pattern, licence, _ in rows]


def in_project(path: str) -> str:
    """The path in the checkout of a file in a wheel: the build places some elsewhere."""
    path = re.sub(r"^planner/(content|fonts)/", r"\1/", path)
    return re.sub(r"^workout_planner-[^/]+\.dist-info/licenses/", "", path)


def faults(rows: list[Row], paths: list[str]) -> list[str]:
    found = ((path, [row.pattern for row in rows if row.matches(in_project(path))]) for path in paths)
    return [f"{path}: {patterns or 'no row'}" for path, patterns in found if len(patterns) != 1]


@pytest.fixture(scope="module")
def rows(root: Path) -> list[Row]:
    return read_table(root)


def project_files(root: Path) -> list[str]:
    """What git tracks or would track; in a source distribution, which has no git, every file but what is made."""
    if (root / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root,
            check=True,
            capture_output=True,
        )
        return [name for name in listing.stdout.decode().split("\0") if name]
    made = re.compile(r"(\.venv|build|dist)/|.*(__pycache__|_cache|\.hypothesis)/")
    names = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return [name for name in names if not made.match(name)]


def test_every_file_of_the_project_matches_one_row(root: Path, rows: list[Row]) -> None:
    names = project_files(root)
    assert "pyproject.toml" in names
    assert faults(rows, names) == []


@pytest.mark.xdist_group("package")
@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_every_file_that_ships_matches_one_row(rows: list[Row], packed: dict[str, list[str]], kind: str) -> None:
    assert packed[kind]
    assert faults(rows, packed[kind]) == []


def test_every_row_but_the_wheels_own_matches_a_file(root: Path, rows: list[Row]) -> None:
    names = project_files(root)
    idle = [row.pattern for row in rows if not any(row.matches(name) for name in names)]
    assert idle == ["workout_planner-*.dist-info/**"]


def test_a_file_without_a_row_and_one_with_two_are_found() -> None:
    rows = [Row("a/**", "Apache-2.0"), Row("a/*.md", "CC-BY-4.0")]
    assert faults(rows, ["a/b/c.py", "a/x.md", "b/y"]) == ["a/x.md: ['a/**', 'a/*.md']", "b/y: no row"]


def test_a_licence_of_the_table_stands_beside_it_in_full(root: Path, rows: list[Row]) -> None:
    assert {row.licence for row in rows} == set(TEXTS)
    for licence, (title, words) in TEXTS.items():
        text = (root / "LICENSES" / f"{licence}.txt").read_text(encoding="utf-8")
        assert title in text
        assert words in text
        assert len(text) > 4000
    assert (root / "LICENSE").read_bytes() == (root / "LICENSES" / "Apache-2.0.txt").read_bytes()


def test_the_kinds_have_the_licences_that_the_package_states(rows: list[Row]) -> None:
    licences = {row.pattern: row.licence for row in rows}
    assert licences["planner/**"] == "Apache-2.0"
    assert licences["content/**"] == licences["plans/**"] == "CC-BY-4.0"
    assert licences["fonts/**"] == "OFL-1.1"
