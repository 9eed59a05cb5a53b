"""The page of problems: each code has a small case that gives it and no other, and the page is what planner says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics
from planner.library import walk
from tests.documents import ROOT, document
from tools import errors
from tools.errors import CASES, Case

pytestmark = pytest.mark.xdist_group("errors")  # what one test has run is remembered for the others

LISTED = errors.cases()
SHOWN = [case for case in LISTED if not case.when]
TOLD = [case for case in LISTED if case.when]


def test_every_code_has_one_place_in_the_catalogue_and_no_other_is_there() -> None:
    listed = [case.code for case in LISTED]
    given = errors.codes()
    assert len(listed) == len(set(listed))
    assert {code: places for code, places in given.items() if code not in listed} == {}
    assert [code for code in listed if code not in given] == []


def test_every_code_is_written_out_where_it_is_given() -> None:
    assert errors.hidden_codes() == []


def test_what_is_taken_for_no_code_is_there() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "planner").rglob("*.py"))
    assert [word for word in errors.NO_CODES if f'"{word}"' not in text] == []


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.code)
def test_a_case_gives_its_code_and_no_other(case: Case) -> None:
    problems, shown = errors.outcome(case.code)
    assert {problem.code for problem in problems} == {case.code, *case.also}
    assert shown
    assert len(shown.splitlines()) <= 32, "a case shows a few lines"


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case.code)
def test_a_circumstance_names_a_test_that_there_is(case: Case) -> None:
    path, _, name = case.test.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    assert re.search(rf"^def {name}\(", text, re.MULTILINE)


def test_every_file_belongs_to_a_case() -> None:
    known = {case.code for case in LISTED} | {"catalogue", "plan"}
    assert [path.name for path in CASES.iterdir() if (path.name if path.is_dir() else path.stem) not in known] == []


@pytest.mark.parametrize("case", LISTED, ids=lambda case: case.code)
def test_what_is_said_of_a_code_is_a_sentence(case: Case) -> None:
    assert re.fullmatch(r"(?:[A-Z`]|planner ).*[.?]", case.why, re.DOTALL)
    assert case.when == case.when.strip(". ")


def test_the_page_is_current() -> None:
    assert errors.page() == document("errors.md"), "run: python -m tools.errors"


def test_every_link_of_the_contents_leads_to_a_heading() -> None:
    text = document("errors.md")
    headings = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) == headings == {case.code for case in LISTED}


def test_very_many_files_and_folders_are_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.md").write_text("Stand tall.\n", encoding="utf-8")
    monkeypatch.setattr(walk, "FILES", 2)
    out = Diagnostics()
    assert [path.name for path in walk.exercise_files(tmp_path, out)] == ["a.md", "b.md"]
    monkeypatch.setattr(walk, "FOLDERS", 2)
    assert [path.name for path in walk.exercise_files(tmp_path, out)] == ["a.md"]
    assert [(problem.code, problem.severity) for problem in out] == [
        ("too-many-files", "warning"),
        ("too-many-folders", "warning"),
    ]
