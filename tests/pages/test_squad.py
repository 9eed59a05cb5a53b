"""The squad page: a session for a whole group, everybody with loads and boxes of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from tests.pages.conftest import CONTENT, Book, Keep, assert_sound, finished
from tests.typeset.documents import opened

PLAN = """\
title: Team strength
start: 2026-11-30
roster: team.csv
pages: squad
sessions:
  - name: Monday lift
    day: Monday
    exercises:
      - back_squat: 5x5 @75%, rest 3min
      - bench_press: 5/5/5+ @65/75/85%
      - superset: [lat_pulldown: 3x10 @45kg, dumbbell_row: 3x10 each @RPE8]
      - pull_up: 3xAMRAP @BW
  - {name: Rest, day: Tuesday}
  - name: Friday lift
    day: Friday
    exercises: [deadlift: 3x3 @80%]
"""
TEAM = """\
name,back_squat,bench_press,last back_squat
Sam Rivera,140,105,105kg x5
Jo Bell,70,,
Maria de los Angeles Fernandez-Ortega y de la Serna,5RM 60,35kg x8,
"""


def build(folder: Path, plan: str = PLAN, team: str | None = TEAM, **options: object) -> tuple[Book, Diagnostics]:
    """The pages of a plan beside a roster."""
    path = folder / "plan.yaml"
    path.write_text(plan, encoding="utf-8")
    if team is not None:
        (folder / "team.csv").write_text(team, encoding="utf-8-sig")
    out, files = Diagnostics(), Files()
    source = files.text(path, out)
    assert source is not None
    outcome = build_plan(source, Options(content=(str(CONTENT),), **options), files, out)  # type: ignore[arg-type]
    return finished(outcome, out), out


def problems(folder: Path, plan: str = PLAN, team: str | None = TEAM) -> list[tuple[str, str]]:
    """Code and message of what is wrong, of a plan that cannot be printed."""
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    if team is not None:
        (folder / "team.csv").write_text(team, encoding="utf-8")
    out, files = Diagnostics(), Files()
    source = files.text(folder / "plan.yaml", out)
    assert source is not None
    assert build_plan(source, Options(content=(str(CONTENT),)), files, out) is None
    return [(problem.code, problem.message) for problem in out]


def test_everybody_has_a_row_with_loads_of_their_own(tmp_path: Path, keep: Keep) -> None:
    book, out = build(tmp_path)
    keep(book)
    assert [(problem.code, "Deadlift" in problem.message) for problem in out] == [("no-max", True)]
    assert_sound(book)
    first = book.first
    sam, jo = first.one("Sam Rivera"), first.one("Jo Bell")
    assert sam.baseline < jo.baseline
    assert sam.baseline < first.find("105 kg")[0].baseline < jo.baseline < first.find("52.5 kg")[0].baseline
    first.one("Maria de los Angeles")
    first.one("last time 105 kg × 5")


def test_plates_are_counted_for_each_and_for_all(tmp_path: Path) -> None:
    team = "name,back_squat\nA,140\nB,140\nC,40\n"
    plan = "title: T\nroster: team.csv\npages: squad\nsessions:\n  - {name: S, exercises: [back_squat: 3x5 @75%]}\n"
    book, _ = build(tmp_path, plan, team)
    words = " ".join(word.text for word in book.first.words)
    assert words.count("25 + 15 + 2.5") == 2
    assert "Plates for all at once 4 × 25, 4 × 15, 2 × 5, 4 × 2.5" in words.replace("\xa0", " ")


def test_boxes_are_named_by_row_and_never_by_name(tmp_path: Path) -> None:
    book, _ = build(tmp_path)
    fields = book.first.placed("field")
    assert {name for name in fields if "back_squat" in name} == {
        f"w1.monday_lift.p{row}.back_squat.set{number}" for row in (1, 2, 3) for number in range(1, 6)
    }
    assert not any("sam" in name or "jo" in name for name in fields)
    boxes = [fields[f"w1.monday_lift.p1.back_squat.set{number}"] for number in range(1, 6)]
    assert all(box.width >= 9 - 0.01 and box.height >= 8 - 0.01 for box in fields.values())
    assert [box.top for box in boxes] == pytest.approx([boxes[0].top] * 5)
    row = fields["w1.monday_lift.p2.back_squat.set1"]
    assert row.left == pytest.approx(boxes[0].left)
    assert row.top > boxes[0].bottom


def test_an_empty_cell_leaves_the_load_open_and_takes_nobody_elses(tmp_path: Path) -> None:
    plan = PLAN.replace("pages:", "maxes: {bench_press: 100, deadlift: 200}\npages:")
    book, _ = build(tmp_path, plan)
    words = " ".join(word.text for word in book.first.words).replace("\xa0", " ")
    assert "65/75/85 kg" not in words
    friday = " ".join(word.text for sheet in book.sheets[1:] for word in sheet.words)
    assert friday.count("160 kg") == 3, "what the roster says nothing about is as in the plan"


def test_a_load_for_each_set_stands_in_its_box(tmp_path: Path) -> None:
    book, _ = build(tmp_path)
    cells = book.first.placed("field")
    inside = {
        number: [
            word.text
            for word in book.first.words
            if cells[f"w1.monday_lift.p1.bench_press.set{number}"].holds(word.box)
        ]
        for number in (1, 2, 3)
    }
    assert inside == {1: ["67.5"], 2: ["77.5"], 3: ["90"]}


def test_exercises_that_have_no_room_stand_on_another_sheet_with_the_names_again(tmp_path: Path) -> None:
    book, _ = build(tmp_path)
    monday = [sheet for sheet in book.sheets if sheet.find("Monday lift")]
    assert len(monday) == 2
    for sheet in monday:
        sheet.one("Sam Rivera")
        sheet.one("Jo Bell")
    assert monday[0].find("sheet 1 of 2")
    monday[1].one("3 Pull-Up")
    ids = [name for sheet in monday for name in sheet.placed("field")]
    assert len(ids) == len(set(ids)) == 3 * (5 + 3 + 3 + 3 + 3)


def test_twelve_people_with_six_exercises_are_two_sheets(tmp_path: Path) -> None:
    team = "name,back_squat,bench_press,deadlift\n" + "".join(
        f"Person {n},{60 + 7 * n},{40 + 5 * n},{80 + 9 * n}\n" for n in range(12)
    )
    plan = PLAN.replace("      - pull_up", "      - deadlift: 3x3 @80%\n      - pull_up").partition("  - {name: Rest")[
        0
    ]
    book, _ = build(tmp_path, plan, team)
    assert_sound(book)
    assert len(book.sheets) == 2
    assert all(sheet.find("Person 11") for sheet in book.sheets)


@pytest.mark.parametrize("size", ["A5", "Letter"])
@pytest.mark.parametrize("landscape", [False, True])
def test_a_large_group_flows_over_pages_under_the_same_head(tmp_path: Path, size: str, landscape: bool) -> None:
    team = "name,back_squat\n" + "".join(f"Person {n} {'of a long name ' * (n % 3)},{60 + n}\n" for n in range(30))
    book, _ = build(tmp_path, team=team, page_size=size, landscape=landscape)
    assert_sound(book)
    squats = [sheet for sheet in book.sheets if sheet.find("1 Back Squat")]
    assert len(squats) > 1
    assert sum(len([n for n in sheet.placed("field") if "back_squat" in n]) for sheet in squats) == 150


def test_the_command_line_names_a_roster_and_that_prints_the_page(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("name;back_squat\nKim;100,5\n", encoding="utf-8")
    plan = PLAN.replace("roster: team.csv\npages: squad\n", "")
    book, out = build(tmp_path, plan, None, roster=str(other))
    assert {section.kind for section in book.outcome.sections} == {"squad"}
    assert {problem.code for problem in out} == {"no-max"}
    book.first.one("75 kg")


def test_names_are_in_no_name_of_a_file_and_no_metadata(tmp_path: Path) -> None:
    book, _ = build(tmp_path)
    pdf = opened(book.data)
    assert "Sam" not in str(pdf.docinfo)
    assert b"Sam" not in pdf.open_metadata().__str__().encode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.yaml", "team.csv"]


def test_a_hostile_cell_is_text(tmp_path: Path) -> None:
    team = 'name,back_squat\n=HYPERLINK("http://x.y"),100\n<b>Jo</b> &amp; \\(x\\),90\n{0} %s ../../etc,80\n'
    book, _ = build(tmp_path, team=team.replace('=HYPERLINK("http://x.y")', '"=HYPERLINK(""http://x.y"")"'))
    assert_sound(book)
    words = " ".join(word.text for word in book.first.words)
    assert "<b>Jo</b> &amp;" in words
    pdf = opened(book.data)
    assert "/Annots" not in pdf.pages[0]


def test_a_squad_without_a_roster_is_an_error_that_says_how_to_give_one(tmp_path: Path) -> None:
    plan = PLAN.replace("roster: team.csv\n", "")
    assert problems(tmp_path, plan, None) == [("no-roster", "the page squad needs a roster")]
    found = problems(tmp_path, PLAN, None)
    assert [code for code, _ in found] == ["no-roster"]
    assert "team.csv does not exist" in found[0][1]


def test_a_column_that_is_no_exercise_is_an_error_at_its_head(tmp_path: Path) -> None:
    found = problems(tmp_path, team="name,phone,last bck_squat\nJo,123,100kg\n")
    assert [code for code, _ in found] == ["bad-roster", "bad-roster"]
    assert '"phone"' in found[0][1]
    assert '"bck_squat"' in found[1][1]


@pytest.mark.parametrize("name", ["../team.csv", "/etc/passwd", "~/team.csv", "C:/team.csv", "https://x.y/team.csv"])
def test_a_plan_may_not_name_a_file_elsewhere(name: str) -> None:
    out = Diagnostics()
    plan = PLAN.replace("team.csv", name)
    assert build_plan(Source("plan.yaml", plan), Options(content=(str(CONTENT),)), Files(), out) is None
    assert next(iter(out)).code == "bad-folder"


def test_a_link_to_a_file_elsewhere_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out.csv"
    inside.mkdir()
    outside.write_text(TEAM, encoding="utf-8")
    (inside / "team.csv").symlink_to(outside)
    assert [code for code, _ in problems(inside, team=None)] == ["no-roster"]


def test_a_roster_too_large_for_its_plan_is_an_error(tmp_path: Path) -> None:
    team = "name\n" + "".join(f"P{n}\n" for n in range(100))
    items = "".join("      - plank: 30s\n" for _ in range(21))
    plan = f"title: T\nroster: team.csv\npages: squad\nsessions:\n  - name: S\n    exercises:\n{items}"
    [(code, message)] = problems(tmp_path, plan, team)
    assert code == "too-many"
    assert "2,100 lines" in message


@pytest.mark.parametrize("size", ["A5", "A4"])
def test_nothing_is_too_long_for_it(tmp_path: Path, size: str) -> None:
    team = f"name,back_squat,last back_squat\n{'X' * 190},1999,1998.75kg x1000\n{'Very long ' * 19},140,\n"
    plan = (
        f"title: {'Title ' * 30}\nstart: 2026-11-30\nweeks: 3\nroster: team.csv\npages: squad\nsessions:\n"
        f"  - name: {'N' * 190}\n    day: Monday\n    notes: {'word ' * 300}\n    exercises:\n"
        f"      - back_squat ({'very ' * 30}slow): 5/4/3/2/1/5/4/3/2/1+ @50/55/60/65/70/75/80/85/90/95%, rest 2-3min\n"
        f"      - name: {'Y' * 190}\n      - back_squat: 20x1 @60%\n"
        "      - {superset: [push_up: 3xAMRAP, plank: 3x45s]}\n"
    )
    book, _ = build(tmp_path, plan, team, page_size=size)
    assert_sound(book)
    fields = [name for sheet in book.sheets for name in (*sheet.placed("field"), *sheet.placed("tick"))]
    assert len(fields) == 2 * (10 + 1 + 20 + 3 + 3)
