"""The files of known programs: their heads, the page that lists them, and that each builds whole, in every week."""

from __future__ import annotations

import importlib
import re
from types import ModuleType

import pytest

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostic, Diagnostics, Severity
from planner.files import Files, shipped
from planner.library.where import FOLDER
from tests.documents import ROOT, document
from tests.programs.weeks import PROGRAMS

NAMES = sorted(path.stem for path in PROGRAMS.glob("*.yaml"))
PAPERS = [(page, ink) for ink in ("color", "gray", "light") for page in ("Letter", "A5", "A4")]

ALLOWED: dict[tuple[str, str], str] = {
    ("madcow", "session-continues"): "Friday has six exercises of three to six sets",
    ("sheiko_29", "session-continues"): "its days have thirty to fifty sets",
    ("phat", "overview-continues"): "five days of seven to ten exercises",
    ("phat", "session-continues"): "its days of volume have nine or ten exercises",
    ("recommended_routine", "session-continues"): "six ladders with all their rungs, and a circuit",
}
"""Warnings that a program may have on A4, by its name and their code, and why it has them."""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        return importlib.import_module("tools.programs_page")


def test_there_are_many() -> None:
    assert len(NAMES) >= 28


@pytest.mark.parametrize("name", NAMES)
def test_a_head_names_source_year_and_disclaimer(tool: ModuleType, name: str) -> None:
    head = tool.head(PROGRAMS / f"{name}.yaml")
    assert re.match(r"[^:]{3,70}: \S.*\.$", head.what)
    assert re.search(r"\b(19|20)[0-9]{2}\b", head.source), "the year of the source"
    assert re.match(r"\w", head.disclaimer)
    assert "the words are ours" in head.disclaimer
    assert re.match(r"\w.*\.$", head.omitted)


def test_the_page_is_made_from_the_files_and_names_each(tool: ModuleType) -> None:
    page = document("programs.md")
    assert tool.page() == page, "run: python -m tools.programs_page"
    assert re.findall(r"\(\.\./plans/programs/(\w+)\.yaml\)", page) == [head.path.stem for head in tool.heads()]
    assert sorted(head.path.stem for head in tool.heads()) == NAMES


def of_author(problem: Diagnostic, files: Files) -> bool:
    """Whether a problem is of the plan and not of an exercise that planner brings."""
    source = files.sources.get(problem.span.file) if problem.span else None
    return not (source and source.path and source.path.resolve().is_relative_to(shipped(FOLDER)))


def problems(name: str, options: Options) -> list[Diagnostic]:
    """All that is said when a program is built: its first week whole, of the others what is new."""
    files, out = Files(), Diagnostics()
    source = files.text(PROGRAMS / f"{name}.yaml", out)
    assert source is not None
    outcome = build_plan(source, options, files, out)
    assert outcome is not None, [problem.message for problem in out]
    assert outcome.page_count > 0
    return [problem for problem in out if problem.severity is not Severity.NOTE and of_author(problem, files)]


@pytest.mark.parametrize("name", NAMES)
def test_a_program_builds_whole_without_an_unexplained_warning(name: str) -> None:
    found = {(name, problem.code): problem.message for problem in problems(name, Options(all_weeks=True))}
    assert {key: message for key, message in found.items() if key not in ALLOWED} == {}
    assert [key for key in ALLOWED if key[0] == name and key not in found] == [], "no longer needed"


OTHERS = [(name, *PAPERS[place % len(PAPERS)]) for place, name in enumerate(NAMES)]
"""Each program on one of the other papers and inks, so that all pairs are there and none is built nine times."""


@pytest.mark.parametrize(("name", "page", "ink"), OTHERS)
def test_a_program_builds_on_other_paper_and_ink(name: str, page: str, ink: str) -> None:
    found = problems(name, Options(page_size=page, ink=ink, pages=("overview", "session")))
    # On a small sheet a session may well go on; nothing else may be said.
    assert {problem.code for problem in found} <= {"session-continues", "overview-continues"}
