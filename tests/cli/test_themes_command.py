"""``planner themes`` and ``planner languages``: what there is, and where its files are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planner.language import languages
from planner.typeset.theme import themes


def test_a_theme_is_its_name_what_it_is_like_and_its_file(run: Any) -> None:
    done = run("themes")
    assert (done.exit_code, done.stderr) == (0, "")
    rows = done.stdout.splitlines()
    assert [row.split()[0] for row in rows] == list(themes())
    for name, row in zip(themes(), rows, strict=True):
        assert Path(row.split("  ")[-1].strip()).name == f"{name}.yaml"
    assert "Quiet and Swiss." in done.stdout


def test_the_file_of_a_theme_can_be_extended(run: Any, folder: Path) -> None:
    (classic,) = (one for one in json.loads(run("themes", "--json").stdout) if one["name"] == "classic")
    assert set(classic) == {"name", "about", "path"}
    text = Path(classic["path"]).read_text(encoding="utf-8")
    (folder / "mine.yaml").write_text(text.replace("name: classic", "name: mine"), encoding="utf-8")
    assert run("sheet", "hip_thrust", "--theme", "mine.yaml").exit_code == 0


def test_a_language_is_its_code_its_name_and_its_file(run: Any) -> None:
    done = run("languages")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [row.split()[0] for row in done.stdout.splitlines()] == languages()
    (english,) = (one for one in json.loads(run("languages", "--json").stdout) if one["code"] == "en")
    assert (english["name"], Path(english["path"]).name) == ("English", "en.yaml")
    assert Path(english["path"]).is_file()


@pytest.mark.parametrize("command", ["themes", "languages"])
def test_they_take_no_arguments(run: Any, command: str) -> None:
    assert run(command, "classic").exit_code == 2
    assert run(command, "--json").stdout.isascii()
