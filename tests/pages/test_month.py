"""The log of a month: a sheet for a session in several weeks, a line of touching boxes for each."""

from __future__ import annotations

import pytest

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from tests.pages.conftest import CONTENT, Book, Box, Keep, Sheet, assert_sound, finished, typeset
from tests.pages.test_block import kids, nodes

FOUR = """\
title: Four weeks
athlete: Sam Rivera
start: 2026-11-30
weeks: 4
design: {log: month}
maxes: {back_squat: 140}
deload: {load: x0.6, sets: x0.5, weeks: 4}
sessions:
  - name: Lower
    day: Monday
    notes: Sleep well.
    warm_up: [{name: Easy bike, sets: 5min}]
    exercises:
      - back_squat: 5x5 @75% rest 3min | @77.5% | 5x3 @82.5% rest 3min | same
        warm_up: bar x10, 40% x5
        notes: Belt from the third set.
        or: leg_press
      - superset:
          - leg_curl: 3x10 @40kg
          - dumbbell_row: 3x10 each @20kg
        rest: 90s
      - pull_up: 2x8, 8+ @BW
      - forearm_plank: 3x45s
"""


def book(plan: str = FOUR, *, size: str = "", landscape: bool = False, week: int | None = None) -> Book:
    found = typeset(plan, pages="session", size=size, landscape=landscape, week=week)
    assert_sound(found)
    return found


def fields(sheet: Sheet, entry: str, what: str = "") -> dict[str, Box]:
    """The places to write of an exercise, from those with ids such as ``w1.lower.back_squat.set1.reps``."""
    return {id_: box for id_, box in sheet.placed("field").items() if f".{entry}." in id_ and id_.endswith(what)}


def test_every_week_has_a_line_of_boxes_for_its_sets(keep: Keep) -> None:
    made = keep(book())
    assert len(made.sheets) == 1
    found = fields(made.first, "back_squat", ".reps")
    assert [sum(id_.startswith(f"w{week}.") for id_ in found) for week in range(1, 5)] == [5, 5, 5, 3]
    tops = [found[f"w{week}.lower.back_squat.set1.reps"].top for week in range(1, 5)]
    assert tops == sorted(tops)
    lefts = [found[f"w{week}.lower.back_squat.set3.reps"].left for week in range(1, 5)]
    assert lefts == pytest.approx([lefts[0]] * 4)


def test_boxes_touch_and_leave_a_hand_its_room() -> None:
    sheet = book().first
    for id_, box in fields(sheet, "back_squat").items():
        assert box.width >= 8.99, id_
        assert box.height >= 7.99, id_
    loads, reps = fields(sheet, "back_squat", ".load"), fields(sheet, "back_squat", ".reps")
    for week in (1, 2):
        for number in range(1, 6):
            name = f"w{week}.lower.back_squat.set{number}"
            assert loads[f"{name}.load"].right == pytest.approx(reps[f"{name}.reps"].left)
            if number < 5:
                assert reps[f"{name}.reps"].right == pytest.approx(
                    loads[f"w{week}.lower.back_squat.set{number + 1}.load"].left
                )
    one, two = (reps[f"w{week}.lower.back_squat.set1.reps"] for week in (1, 2))
    assert one.bottom == pytest.approx(two.top)


def test_a_week_says_its_dose_its_load_and_its_plates() -> None:
    sheet = book().first
    loads = [
        word for load in ("105 kg", "107.5 kg", "115 kg", "67.5 kg") for word in sheet.find(load) if word.size > 8.5
    ]
    assert [word.bold for word in loads] == [True] * 4
    squats = [word for word in sheet.find("5 × 5") if word.size == pytest.approx(9)]
    assert [word.bold for word in squats] == [False, False]
    assert sheet.one("5 × 3").bold
    assert sheet.one("25 + 15 + 2.5 per side")
    assert sheet.one("25 + 20 + 2.5 per side")
    row = fields(sheet, "back_squat")["w3.lower.back_squat.set1.reps"]
    assert row.top - 0.5 < sheet.one("5 × 3").baseline < row.bottom
    assert sheet.one("Deload · 20 + 2.5 + 1.25")


def test_what_is_the_same_in_all_weeks_is_said_once_beside_the_name() -> None:
    sheet = book().first
    line = sheet.one("warm-up bar × 10, 40 % × 5")
    assert line.baseline == pytest.approx(sheet.one("Back Squat").baseline, abs=0.5)
    assert sheet.one("rest 1:30 after A2").baseline == pytest.approx(sheet.one("Dumbbell Row").baseline, abs=0.5)
    assert sheet.one("Belt from the third set.")
    assert sheet.one("Leg Press")
    assert sheet.one("Sleep well.")


def test_the_units_stand_in_the_first_box_alone() -> None:
    sheet = book().first
    first = fields(sheet, "back_squat")
    inside = [word for word in sheet.find("kg") if first["w1.lower.back_squat.set1.load"].holds(word.box)]
    assert len(inside) == 1
    others = [box for id_, box in first.items() if not id_.startswith("w1.lower.back_squat.set1.")]
    assert not [word for word in (*sheet.find("kg"), *sheet.find("reps")) if any(box.holds(word.box) for box in others)]


def test_each_week_has_its_head_with_lines_for_date_and_bodyweight() -> None:
    sheet = book().first
    assert sheet.one("Weeks 1–4 · Monday")
    assert [sheet.one(text) for text in ("30 Nov", "7 Dec", "14 Dec", "21 Dec")]
    assert sheet.one("Week 4 · Deload")
    lines = sheet.placed("line")
    assert sorted(lines) == sorted(
        f"w{week}.lower.{key}" for week in range(1, 5) for key in ("date", "bodyweight_field")
    )


def test_sides_best_sets_and_short_rows_keep_their_shapes() -> None:
    sheet = book().first
    rows = fields(sheet, "dumbbell_row")
    left, right = (rows[f"w1.lower.dumbbell_row.set1.reps.{side}"] for side in ("left", "right"))
    assert left.right == pytest.approx(right.left)
    best = sheet.box_of("w1.lower.pull_up.set3.reps")
    assert best.width == pytest.approx(1.2, abs=0.05)
    assert best.box.width > 1.4 * sheet.box_of("w1.lower.pull_up.set1.reps").box.width
    planks = fields(sheet, "forearm_plank")
    assert len({round(box.top, 1) for box in planks.values()}) == 1
    assert sheet.one("3 × 45 s · week 4 Deload")


def test_a_warm_up_has_a_square_for_each_week() -> None:
    ticks = book().first.placed("tick")
    assert [id_ for id_ in ticks if "easy_bike" in id_] == [f"w{week}.lower.easy_bike.done" for week in range(1, 5)]


def test_boxes_are_cells_of_a_table_with_weeks_and_sets_as_heads() -> None:
    found = list(nodes(book().outcome.sections[0].pages[0]))
    cells = {str((node.attrs or {}).get("Id")): node.attrs or {} for node in found if node.tag == "TD"}
    assert cells["w2.lower.back_squat.set4.reps"]["T"] == "Week 2, Back Squat, set 4, reps"
    heads = [node.attrs or {} for node in found if node.tag == "TH"]
    assert {"Scope": "Column", "ActualText": "set 5", "ColSpan": 2} in heads
    rows = [kids(node) for node in found if node.tag == "TR" and any(kid.tag == "TD" for kid in kids(node))]
    widths = [sum(int(str((cell.attrs or {}).get("ColSpan", 1))) for cell in row) for row in rows[:4]]
    assert widths == [11] * 4


def test_nine_sets_take_two_lines_a_week() -> None:
    plan = "title: T\nweeks: 2\ndesign: {log: month}\nsessions:\n"
    plan += "  - {name: A, exercises: [back_squat: 9x3 @60kg | 9x2 @70kg]}\n"
    found = fields(book(plan).first, "back_squat", ".reps")
    lines = [len({round(box.top) for id_, box in found.items() if id_.startswith(f"w{week}.")}) for week in (1, 2)]
    assert lines == [2, 2]
    assert min(box.width for box in found.values()) >= 8.99


@pytest.mark.parametrize(
    ("dose", "shape"),
    [
        ("12 drop 2 -20% @20kg", "drop1.reps"),
        ("50 total", "total"),
        ("8x20s/10s", "time"),
        ("4x(2+2+2) 10s @60kg", "mini3.reps"),
    ],
)
def test_other_shapes_stand_in_rows_of_the_weeks(dose: str, shape: str) -> None:
    plan = (
        f"title: T\nweeks: 2\ndesign: {{log: month}}\nsessions:\n  - name: A\n    exercises:\n      - push_up: {dose}\n"
    )
    made = book(plan)
    assert len(made.sheets) == 1
    found = fields(made.first, "push_up", shape)
    assert {id_.partition(".")[0] for id_ in found} == {"w1", "w2"}


def test_what_is_left_out_in_a_week_is_said() -> None:
    plan = "title: T\nweeks: 3\ndesign: {log: month}\nsessions:\n"
    plan += "  - {name: A, exercises: [push_up: 3x10 | skip | 4x10, {forearm_plank: 2x30s, only: 3}, leg_curl: 3x10]}\n"
    sheet = book(plan).first
    assert len(sheet.find("not in this week")) == 3
    assert len(fields(sheet, "push_up")) == 7


MANY = FOUR.replace("weeks: 4\n", "weeks: 6\n").replace("deload: {load: x0.6, sets: x0.5, weeks: 4}\n", "")
MANY = MANY.replace("5x5 @75% rest 3min | @77.5% | 5x3 @82.5% rest 3min | same", "5x5 @60%")


def test_five_weeks_or_more_go_on_to_another_sheet_with_the_head_again() -> None:
    made = book(MANY)
    assert [len(sheet.find("Weeks 1–3")) for sheet in made.sheets] == [2, 0]
    assert [len(sheet.find("Weeks 4–6")) for sheet in made.sheets] == [0, 2]
    assert all(sheet.find("Lower")[0].size > 20 for sheet in made.sheets)


def test_a_week_that_is_asked_for_comes_on_its_sheet() -> None:
    made = book(MANY, week=5)
    assert len(made.sheets) == 1
    assert {id_.partition(".")[0] for id_ in made.first.placed("field")} == {"w4", "w5", "w6"}


def test_a_day_that_is_asked_for_has_all_its_weeks() -> None:
    out = Diagnostics()
    plan = FOUR + "  - {name: Upper, day: Friday, exercises: [push_up: 3x10]}\n"
    options = Options(content=(str(CONTENT),), days=("Friday",))
    made = finished(build_plan(Source("plan.yaml", plan), options, Files(), out), out)
    assert [section.title for section in made.outcome.sections] == ["Upper", "Push-Up"]
    assert len(made.first.placed("field")) == 11


def test_circuits_are_printed_week_by_week_with_a_warning_at_their_place() -> None:
    plan = "title: T\nweeks: 2\ndesign: {log: month}\nsessions:\n  - name: A\n    exercises:\n"
    plan += "      - {circuit: [push_up: 10, forearm_plank: 30s], rounds: 3}\n"
    made = book(plan)
    assert [section.place for section in made.outcome.sections] == ["A · week 1", "A · week 2"]
    [problem] = made.problems
    assert (problem.code, problem.span and problem.span.line) == ("month-log-apart", 7)


def test_as_many_sheets_as_weeks_are_no_gain() -> None:
    plan = "title: T\nweeks: 2\ndesign: {log: month}\nsessions:\n  - name: A\n    exercises:\n"
    plan += "".join(
        f"      - {name}: 12 drop 3 -20% @60kg\n"
        for name in ("back_squat", "deadlift", "leg_press", "leg_curl", "push_up")
    )
    made = book(plan)
    assert [section.place for section in made.outcome.sections] == ["A · week 1", "A · week 2"]
    assert made.codes.count("month-log-apart") == 1


def test_one_week_alone_has_its_usual_page() -> None:
    plan = FOUR.replace("weeks: 4\n", "").replace(" | @77.5% | 5x3 @82.5% rest 3min | same", "")
    plan = plan.replace("deload: {load: x0.6, sets: x0.5, weeks: 4}\n", "")
    assert book(plan).first.find("Start – end")


@pytest.mark.parametrize("size", ["A4", "Letter", "A5"])
@pytest.mark.parametrize("landscape", [False, True])
def test_every_paper(size: str, landscape: bool) -> None:
    long = FOUR.replace("name: Lower", "name: A session with a name of about sixty characters in it all")
    made = book(
        long.replace("leg_curl", "leg_curl (with a long variation of the usual one)"), size=size, landscape=landscape
    )
    ids = {id_ for sheet in made.sheets for id_ in sheet.placed("field")}
    assert len([id_ for id_ in ids if ".back_squat." in id_ and id_.endswith(".reps")]) == 18


def test_a_deload_is_bold_on_the_page_of_its_session() -> None:
    sheet = typeset(FOUR.replace("design: {log: month}\n", ""), week=4).first
    assert sheet.one("Deload: 3 sets of 3").bold
    assert not typeset(FOUR.replace("design: {log: month}\n", ""), week=3).first.find("Deload:")


def test_how_an_exercise_goes_on_is_said_once_and_its_stages_stand_under_the_weeks() -> None:
    plan = """\
title: T
weeks: 2
design: {log: month}
maxes: {bench_press: 100}
sessions:
  - name: A
    exercises:
      - back_squat: 3x5 @60kg
        progress: +2.5kg on success
      - stages: [push_up: 3x8, pull_up: 3x5]
        progress: next stage at top
"""
    made = book(plan)
    assert len(made.sheets) == 1
    sheet = made.first
    assert len([word for word in sheet.words if word.text == "+2.5"]) == 1
    assert len([id_ for id_ in sheet.placed("tick") if "stage" in id_]) == 2


def test_rules_are_kept_apart() -> None:
    rules = "{back_squat: 3x5 @80kg, progress: +2.5kg on success; -10% on fail}"
    sheet = book(
        f"title: T\nweeks: 2\ndesign: {{log: month}}\nsessions:\n  - {{name: A, exercises: [{rules}]}}\n"
    ).first
    assert sheet.find("+2.5 kg · When not all is done:")
