"""``planner build --day``, ``--week`` and ``--landscape``: which part of a plan is printed, and how the paper lies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

PLAN = """\
title: Three days
maxes: {back_squat: 100}
sessions:
  - name: Lower A
    day: Mon, Fri
    exercises: [back_squat: 5x5 @75%, hip_thrust: 3x8]
  - name: Upper A
    day: Wednesday
    exercises: [bench_press: 3x6 @50kg, hip_thrust: 2x20]
  - name: Any time
    exercises: [forearm_plank: 3x45s]
  - name: Rest
    day: Sunday
"""


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def titles(pdf: Path) -> list[str]:
    """The outline of a PDF, which names every section."""
    with pikepdf.open(pdf) as document, document.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def size(pdf: Path) -> list[int]:
    with pikepdf.open(pdf) as document:
        return [round(float(side)) for side in document.pages[0].mediabox.as_list()[2:]]


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        (["Monday"], ["Lower A", "Back Squat", "Hip Thrust"]),
        (["mon"], ["Lower A", "Back Squat", "Hip Thrust"]),
        (["FRI."], ["Lower A", "Back Squat", "Hip Thrust"]),
        (["wednesdays"], ["Upper A", "Bench Press", "Hip Thrust"]),
        (["lower a"], ["Lower A", "Lower A", "Back Squat", "Hip Thrust"]),
        (["upper_a"], ["Upper A", "Bench Press", "Hip Thrust"]),
        ([" Any  time "], ["Any time", "Forearm Plank"]),
        (["Wed, any time"], ["Upper A", "Any time", "Bench Press", "Hip Thrust", "Forearm Plank"]),
        (["any time", "we"], ["Upper A", "Any time", "Bench Press", "Hip Thrust", "Forearm Plank"]),
    ],
)
def test_a_day_is_what_one_takes_to_the_gym(run: Any, plan: Path, names: list[str], printed: list[str]) -> None:
    done = run("build", plan, *(word for name in names for word in ("--day", name)))
    assert done.exit_code == 0, done.stderr
    assert titles(plan.with_suffix(".pdf")) == printed


def test_pages_says_more_exactly_what_is_printed(run: Any, plan: Path) -> None:
    run("build", plan, "--day", "Monday", "--pages", "session")
    assert titles(plan.with_suffix(".pdf")) == ["Lower A"]
    run("build", plan, "--pages", "overview")
    whole = plan.with_suffix(".pdf").read_bytes()
    assert run("build", plan, "--day", "Monday", "--pages", "overview").exit_code == 0
    assert plan.with_suffix(".pdf").read_bytes() == whole, "the overview is that of the week"


def test_a_plan_of_overviews_still_prints_its_day(run: Any, plan: Path) -> None:
    plan.write_text(f"pages: overview\n{PLAN}", encoding="utf-8")
    run("build", plan, "--day", "Monday")
    assert titles(plan.with_suffix(".pdf")) == ["Lower A"]


def test_a_session_page_is_the_same_alone(run: Any, plan: Path) -> None:
    """What a day prints is not worked out anew: the ids of its boxes are those of the whole plan."""
    from planner.build import Options, build_plan
    from planner.diagnostics import Diagnostics
    from planner.files import Files

    def boxes(*days: str) -> list[str]:
        out, files = Diagnostics(), Files()
        source = files.text(plan, out)
        assert source is not None
        outcome = build_plan(source, Options(pages=("session",), days=days), files, out)
        assert outcome is not None
        return [placed.id for section in outcome.sections for page in section.pages for placed in page.placed]

    every, friday = boxes(), boxes("Friday")
    assert friday
    assert set(friday) < set(every)


@pytest.mark.parametrize(
    ("name", "message", "near"),
    [
        ("Tuesday", 'the plan has no training on "Tuesday"', ""),
        ("Sunday", '"Sunday" is a rest day', ""),
        ("rest", '"rest" is a rest day', ""),
        ("Lowr A", 'the plan has no day or session "Lowr A"', 'did you mean "Lower A"? '),
        ("zzz", 'the plan has no day or session "zzz"', ""),
        ("", 'the plan has no day or session ""', ""),
        ("t", 'the plan has no day or session "t"', ""),
        ("\x1b[31m", 'the plan has no day or session "\\x1b[31m"', ""),
    ],
)
def test_an_unknown_day_gets_a_list_of_those_there_are(
    run: Any, plan: Path, name: str, message: str, near: str
) -> None:
    done = run("build", plan, "--day", name)
    assert (done.exit_code, plan.with_suffix(".pdf").exists()) == (1, False)
    assert done.stderr.splitlines() == [
        f"error: {message}",
        f"   hint: {near}there are: Monday (Lower A), Wednesday (Upper A), Friday (Lower A), Any time",
        "1 error",
    ]


def test_a_long_list_of_days_is_cut(run: Any, plan: Path) -> None:
    sessions = "".join(f"  - name: S{n}\n    exercises: [name: x]\n" for n in range(30))
    plan.write_text(f"sessions:\n{sessions}", encoding="utf-8")
    hint = run("build", plan, "--day", "zzz").stderr.splitlines()[1]
    assert hint.endswith("S6, S7 and 22 more")


def test_a_wrong_day_is_told_with_all_other_problems(run: Any, plan: Path) -> None:
    plan.write_text(PLAN.replace("back_squat: 5x5", "bck_squat: 5x5"), encoding="utf-8")
    said = run("build", plan, "--day", "zzz").stderr
    assert 'unknown exercise "bck_squat"' in said
    assert 'no day or session "zzz"' in said


def test_a_week_that_is_not_there_says_how_many_there_are(run: Any, plan: Path) -> None:
    done = run("build", plan, "--week", "3")
    assert done.exit_code == 1
    assert "error: there is no week 3: the plan has one week" in done.stderr
    assert run("build", plan, "--week", "1").exit_code == 0
    plan.write_text(f"weeks: 4\n{PLAN}", encoding="utf-8")
    assert "error: there is no week 5: the plan has 4 weeks" in run("build", plan, "--week", "5").stderr
    for wrong in ("0", "-1", "x", "1.5"):
        assert run("build", plan, "--week", wrong).exit_code == 2


def test_a_later_week_has_its_own_dates_and_boxes(run: Any, plan: Path) -> None:
    plan.write_text(f"weeks: 4\nstart: 2026-11-30\n{PLAN}", encoding="utf-8")

    def words(*options: str) -> str:
        assert run("build", plan, "--pages", "session", "--day", "Wed", *options).exit_code == 0
        document = pypdfium2.PdfDocument(plan.with_suffix(".pdf"))
        text = document[0].get_textpage().get_text_range()
        document.close()
        return str(text)

    assert "2 December" in words() == words("--week", "1")
    assert "16 December" in words("--week", "3")


@pytest.mark.parametrize(
    ("name", "sides"),
    [("a3", (842, 1191)), ("A4", (595, 842)), ("a5", (420, 595)), ("legal", (612, 1008)), ("LETTER", (612, 792))],
)
def test_every_paper_lies_both_ways(run: Any, plan: Path, name: str, sides: tuple[int, int]) -> None:
    options = ("build", plan, "--pages", "overview", "--page-size", name)
    assert run(*options).exit_code == 0
    assert size(plan.with_suffix(".pdf")) == [*sides]
    assert run(*options, "--landscape").exit_code == 0
    assert size(plan.with_suffix(".pdf")) == [sides[1], sides[0]]


def test_help_names_every_paper(run: Any) -> None:
    from planner.typeset.kit import PAPERS

    for command in ("build", "sheet"):
        text = " ".join(run(command, "--help").stdout.split())
        assert f"{', '.join(list(PAPERS)[:-1])} or {list(PAPERS)[-1]}" in text


def test_a_session_with_a_comma_in_its_name_is_one_day(run: Any, plan: Path) -> None:
    plan.write_text(PLAN.replace("Upper A", "Upper, Mon").replace("Any time", "Upper"), encoding="utf-8")
    assert run("build", plan, "--day", "upper, mon").exit_code == 0
    assert titles(plan.with_suffix(".pdf"))[0] == "Upper, Mon"


def test_of_a_plan_with_weeks_it_says_which_one_is_printed(run: Any, plan: Path) -> None:
    plan.write_text(f"weeks: 4\n{PLAN}", encoding="utf-8")
    assert run("build", plan, "--pages", "overview", "--week", "3").stderr == (
        f"{plan.with_suffix('.pdf')}: 1 page, week 3 of 4\n"
    )
