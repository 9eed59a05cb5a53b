"""A sample of what ``make fuzz`` runs, the cases that failed once, and that a failure would be seen."""

from __future__ import annotations

import contextlib
import io
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from planner.build import Options, Outcome, build_plan
from planner.diagnostics import Diagnostics, Fix, Span
from planner.files import Files, Source
from planner.plan.dose.table import NOTATIONS
from planner.plan.schema import RECORDS
from planner.typeset.page import Link, Node, Page, Placed
from planner.typeset.theme import MM
from tests.pages.conftest import assert_sound, finished
from tools.fuzz import oracles
from tools.fuzz.__main__ import results
from tools.fuzz.case import PLAN, Case, kept, loaded, made
from tools.fuzz.dice import Dice
from tools.fuzz.doses import dose
from tools.fuzz.run import built, laid_out, run

SAVED = Path(__file__).with_name("fuzz_cases")
CASES, PIECE, PAPERS = 2_000, 50, 100

SMALL = """title: T
sessions:
  - name: A
    exercises:
      - name: Press
        sets: 3x10 each
"""


@pytest.mark.parametrize("first", range(0, CASES, PIECE))
def test_whatever_is_written_is_printed_or_refused(first: int) -> None:
    """Time is not judged here: machines differ. ``make fuzz`` holds cases to two seconds of processor time."""
    assert not [result for result in results(first, PIECE) if not (result.is_good or result.came == "slow")]


@pytest.mark.parametrize("name", sorted(path.name for path in SAVED.iterdir()))
def test_a_case_that_failed_once_does_not_fail_again(name: str, tmp_path: Path) -> None:
    case = loaded(SAVED / name)
    result = run(case, tmp_path)
    assert result.is_good, result.faults
    assert_sound_on_paper(case, tmp_path)


@pytest.mark.parametrize("first", range(CASES, CASES + PAPERS, 10))
def test_what_is_printed_is_sound_on_paper(first: int, tmp_path: Path) -> None:
    for number in range(first, first + 10):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert_sound_on_paper(made(number), folder)


def assert_sound_on_paper(case: Case, folder: Path) -> None:
    """Nothing clipped, covered or too small in the PDF of a case, when it prints. Long ones take long to read."""
    if case.target.endswith(".txt"):
        return
    out = Diagnostics()
    with contextlib.chdir(folder):
        laid_out(case)
        outcome = built(case, Files(), out)
    if outcome is not None and outcome.page_count <= 12:
        assert_sound(finished(outcome, out), least=14.0 if outcome.desk.kit.theme.large else 8.0)


def test_a_case_is_made_again_by_its_number(tmp_path: Path) -> None:
    assert made(7) == made(7) != made(8)
    kept(replace(made(7), name="seven"), tmp_path / "seven")
    assert loaded(tmp_path / "seven") == replace(made(7), name="seven")


def test_the_cases_print_and_are_refused_in_every_way(tmp_path: Path) -> None:
    came = Counter(f"{made(number).name.partition('-')[2]} {run(made(number), tmp_path).came}" for number in range(150))
    assert {kind.split()[0] for kind in came} > {"plan", "mutated-plan", "exercise", "mutated-exercise", "theme"}
    assert sum(count for kind, count in came.items() if kind.endswith("printed")) > 40
    assert sum(count for kind, count in came.items() if kind.endswith("refused")) > 40


def test_every_key_of_a_plan_is_tried() -> None:
    written = "\n".join(raw.decode("utf-8", "replace") for n in range(700) for raw in made(n).files.values())
    assert [(record.name, key) for record in RECORDS for key in record.names if key not in written] == []


def test_every_notation_is_tried() -> None:
    dice = Dice(1)
    dice.wrong = 0.2
    written = "\n".join(dose(dice) for _ in range(3_000))
    assert [row.name for row in NOTATIONS if not any(example in written for example, _ in row.examples)] == []


# What the oracles see


def outcome_of(plan: str = SMALL) -> Outcome:
    out = Diagnostics()
    outcome = build_plan(Source(PLAN, plan), Options(), Files(), out)
    assert outcome is not None, list(out)
    return outcome


def faults(*pages: Page) -> list[str]:
    outcome = outcome_of()
    outcome.sections = [replace(outcome.sections[0], pages=pages)]
    return list(oracles.faults_of_pages(outcome))


def box(name: str, left: float, height: float = 9) -> Placed:
    return Placed(name, "field", (left, 50, left + 12 * MM, 50 + height * MM))


BLANK = Page((300, 400), zlib.compress(b""))


def test_sound_pages_have_no_faults() -> None:
    assert list(oracles.faults_of_pages(outcome_of())) == []
    apart = (box("a", 10), box("b", 10 + 12 * MM))
    words = zlib.compress(b"/P<</MCID 0>>BDC BT /Roboto-Bold.0 8 Tf ET EMC")
    link = Link((1, 1, 9, 9), "#there", "there")
    page = BLANK._replace(placed=apart, stream=words, mcids=1, structure=((0, Node("P", kids=(0, -1))),))
    assert faults(page._replace(links=(link,), anchors={"there": (0, 0)})) == []


@pytest.mark.parametrize(
    ("fault", "page"),
    [
        ("a lies on b", BLANK._replace(placed=(box("a", 10), box("b", 20)))),
        ("a stands 2 times in the document", BLANK._replace(placed=(box("a", 10), box("a", 90)))),
        ("a is outside the page", BLANK._replace(placed=(box("a", 290),))),
        ("a is 7.50 mm high", BLANK._replace(placed=(box("a", 10, 7.5),))),
        ("type of 7.5 points", BLANK._replace(stream=zlib.compress(b"/Roboto-Bold.0 7.5 Tf"))),
        ("leads nowhere", BLANK._replace(links=(Link((1, 1, 9, 9), "#gone", "gone"),))),
        ("out of the web", BLANK._replace(links=(Link((1, 1, 9, 9), "file:///x", "x"),))),
        ("not numbered through", BLANK._replace(mcids=1)),
        ("in no element", BLANK._replace(stream=zlib.compress(b"/P<</MCID 0>>BDC EMC"), mcids=1)),
    ],
)
def test_a_fault_of_a_page_is_seen(fault: str, page: Page) -> None:
    found = faults(page)
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize(
    ("fault", "span"),
    [
        ("of 2 lines", Span.point(PLAN, 3)),
        ("beyond the end", Span.point(PLAN, 1, 9)),
        ("beyond the end", Span.point(PLAN, 1, 2, 9)),
        ("of 2 lines", Span(PLAN, 2, 1, 1, 1)),
        ("no file", Span(PLAN + "x", 1, 1, 2, 1)),
        ("without a place", None),
    ],
)
def test_a_problem_that_stands_outside_its_file_is_seen(fault: str, span: Span | None) -> None:
    files, out = Files(), Diagnostics()
    files.decode(PLAN, b"abc\nd", out, None)
    out.error("wrong", "it is wrong", span)
    (found,) = oracles.faults_of_problems(out, files)
    assert fault in found


def test_problems_in_their_place_are_no_fault() -> None:
    files, out = Files(), Diagnostics()
    files.decode(PLAN, b"abc\nd", out, None)
    out.error("wrong", "it is wrong", Span.point(PLAN, 1, 4), "", (Fix(Span(PLAN, 1, 1, 2, 2), "x"),))
    assert list(oracles.faults_of_problems(out, files)) == []
    out.error("wrong", "it is\nwrong.", Span.point(PLAN))
    assert len(list(oracles.faults_of_problems(out, files))) == 1


def test_a_file_of_other_pages_is_seen() -> None:
    one, handle = outcome_of(), io.BytesIO()
    one.write(handle)
    assert list(oracles.faults_of_file(handle.getvalue(), one)) == []
    one.sections = [*one.sections, *one.sections]
    assert list(oracles.faults_of_file(handle.getvalue(), one)) == [
        f"{one.page_count // 2} pages in the file, not {one.page_count}"
    ]


def test_what_raises_is_a_failure_and_the_folder_is_left_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a bug")

    case = Case("x", {PLAN: SMALL.encode()})
    assert run(case, tmp_path).came == "printed"
    monkeypatch.setattr("tools.fuzz.run.build_plan", broken)
    result = run(case, tmp_path)
    assert result.came == "raised"
    assert "KeyError: 'a bug'" in result.faults[0]
    assert list(tmp_path.iterdir()) == []
