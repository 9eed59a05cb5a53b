"""What a session page says beside dose and boxes: plates, warm-up of a lift, last time, alternates, other amounts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image as Pillow

from tests.pages.conftest import Book, Box, Sheet, Word, assert_sound, session, typeset

MM = 0.06


def one(*items: str, head: str = "") -> Sheet:
    """The only page of a session, checked as every page is."""
    lines = "".join(f"      - {item}\n" for item in items)
    book = typeset(f"title: T\n{head}sessions:\n  - name: Lower A\n    exercises:\n{lines}")
    assert_sound(book)
    assert len(book.sheets) == 1
    return book.first


def cells(sheet: Sheet, what: str) -> list[Box]:
    return [box for name, box in sheet.placed("field").items() if name.endswith(what)]


def inside(sheet: Sheet, box: Box) -> list[str]:
    return [word.text for word in sheet.words if box.holds(word.box)]


def line_of(sheet: Sheet, word: Word) -> str:
    """All words on the baseline of ``word`` to its right, up to the boxes."""
    return " ".join(
        w.text for w in sheet.words if abs(w.baseline - word.baseline) < MM and word.box.left - MM <= w.box.left < 110
    )


# Plates


def test_plates_of_one_load_are_drawn_beside_their_numbers() -> None:
    sheet = one("back_squat: 3x5 @105kg", head="equipment: {bar: 20, plates: '25, 20, 15, 10, 5, 2.5, 1.25'}\n")
    numbers = sheet.one("25 + 15 + 2.5 per side")
    (bar,) = [
        stroke.box
        for stroke in sheet.strokes
        if stroke.level and abs(stroke.box.top - numbers.baseline) < 3 and stroke.box.width < 12
    ]
    assert bar.left == pytest.approx(35, abs=MM)
    assert bar.right < numbers.box.left
    assert bar.top == pytest.approx(numbers.baseline - 1.1, abs=0.3)


def test_each_of_several_loads_has_its_plates_in_a_column() -> None:
    sheet = one("back_squat: 5/5/5/5 @60/80/100/102.5kg")
    first = sheet.one("20 per side")
    rows = [sheet.find(text)[0] for text in ("20 per side", "25 + 5", "25 + 15", "25 + 15 + 1.25")]
    assert {round(row.box.left, 0) for row in rows} == {round(first.box.left, 0)}
    assert [round(b.baseline - a.baseline, 1) for a, b in pairwise(rows)] == [4.0, 4.0, 4.0]
    assert len(sheet.find("per side")) == 1
    names = [
        next(w for w in sheet.find(text) if w.bold and w.box.right < 50 and w.size == 9)
        for text in ("60", "80", "100", "102.5")
    ]
    assert max(name.box.right for name in names) - min(name.box.right for name in names) < 0.5


def test_the_bar_alone_is_said() -> None:
    sheet = one("back_squat: 2x5 @20kg", "bench_press: 5/5 @20/40kg")
    assert len(sheet.find("the bar alone")) == 2
    assert sheet.find("10 per side")


def test_plates_of_many_loads_run_on_and_no_sum_is_parted() -> None:
    loads = "/".join(str(60 + 5 * step) for step in range(9))
    sheet = one(f"back_squat: {'/'.join('5' * 9)} @{loads}kg")
    start = sheet.find("Per side")[0]
    lines = [
        line_of(sheet, word) for word in sheet.words if word.size == 9 and abs(word.box.left - start.box.left) < 0.6
    ]
    assert any("100: 25 + 15" in line for line in lines)
    assert not [line for line in lines if line.endswith("+") or line.startswith("+")]


# Dose and load


def test_an_aim_that_is_too_long_for_the_line_has_one_of_its_own() -> None:
    sheet = one("back_squat: 4x3, 3+ @85% of 5RM", head="maxes: {back_squat: 5RM 80}\n")
    code, load, aim = sheet.one("1 × 3+"), sheet.one("67.5 kg"), sheet.one("@ 85 % of 5RM")
    assert code.baseline == pytest.approx(load.baseline, abs=0.1)
    assert aim.baseline > code.baseline + 4
    assert aim.box.left == pytest.approx(sheet.one("4 × 3,").box.left, abs=0.3)


def test_a_weight_is_felt_for_only_where_there_is_a_box_for_it() -> None:
    sheet = one("back_extension: 3x10 @RPE7", "goblet_squat: 3x10 @RPE7", "ab_wheel_rollout: 3x10 @RPE7")
    feel = sheet.one("by feel")
    assert feel.baseline == pytest.approx(sheet.find("@ RPE 7")[1].baseline, abs=0.1)
    assert sheet.one("bodyweight").baseline == pytest.approx(sheet.find("@ RPE 7")[0].baseline, abs=0.1)


@pytest.mark.parametrize(
    "line", ["lat_pulldown: 3x10 @45kg", "dumbbell_row: 3x10 @2x20kg", "back_squat: 3x5 @100-110kg"]
)
def test_no_plates_are_counted_where_there_are_none_to_count(line: str) -> None:
    assert not one(line).find("side")


# The warm-up of a lift


def strip(sheet: Sheet, left: float = 125) -> Box:
    """The ground is no stroke: the words beside its name tell where it is."""
    name = sheet.one("warm-up")
    words = [w.box for w in sheet.words if abs(w.baseline - name.baseline) < 4.5 and w.box.left > left - MM]
    return Box(
        min(b.left for b in words), min(b.top for b in words), max(b.right for b in words), max(b.bottom for b in words)
    )


def test_warm_up_stands_over_the_boxes() -> None:
    sheet = one("{back_squat: 5x5 @105kg, warm_up: 'bar x10, 40% x5, 60% x3, 80% x2'}")
    name = sheet.one("warm-up")
    for text in ("bar × 10", "42.5 × 5", "62.5 × 3", "85 × 2"):
        assert sheet.one(text).baseline == pytest.approx(name.baseline, abs=MM), text
        assert sheet.one(text).size == 8.5
    sides = [word for word in sheet.find("per side") if abs(word.baseline - name.baseline - 4) < MM]
    assert len(sides) == 1
    for load, plates in (("42.5 × 5", "10 + 1.25"), ("62.5 × 3", "20 + 1.25"), ("85 × 2", "25 + 5 + 2.5")):
        over, under = sheet.one(load), sheet.one(plates)
        assert under.box.left == pytest.approx(over.box.left, abs=0.3)
        assert under.baseline == pytest.approx(over.baseline + 4, abs=MM)
    first = cells(sheet, "set1.load")[0]
    assert sheet.one("bar × 10").box.left == pytest.approx(first.left + 1, abs=0.3)
    assert strip(sheet).bottom < first.top - 4


def test_warm_up_stands_over_boxes_that_start_further_left() -> None:
    sheet = one("{back_squat: '3x8 @97.5kg, 5 @105kg, 2x2 @112.5kg, 1 @120kg', warm_up: 'bar x10, 50% x5'}")
    first = cells(sheet, "set1.load")[0]
    assert first.left < 125 - MM
    assert sheet.one("bar × 10").box.left == pytest.approx(first.left + 1, abs=0.3)


def test_steps_that_need_it_take_more_room_rather_than_a_second_line() -> None:
    steps = "bar x10, 40% x5, 50% x5, 60% 2x3, 70% x2"
    sheet = one(f"{{back_squat: 5x5 @140kg, warm_up: '{steps}'}}")
    assert sheet.one("56.5 × 5" if sheet.find("56.5 × 5") else "55 × 5").baseline == pytest.approx(
        sheet.one("bar × 10").baseline, abs=MM
    )
    assert sheet.find("2 × 3")
    assert strip(sheet).height < 8


def test_many_steps_stand_in_columns_on_several_lines() -> None:
    steps = ", ".join(f"{number}.25kg x{number % 9 + 1}" for number in range(61, 71))
    sheet = one(f"{{back_squat: 5x5 @140kg, warm_up: '{steps}'}}")
    words = [word for number in range(61, 71) for word in sheet.find(f"{number}.25")]
    assert len(words) == 10
    columns, rows = Counter(round(w.box.left) for w in words), Counter(round(w.baseline, 1) for w in words)
    assert len(rows) > 1
    assert len(columns) == max(rows.values())
    assert max(word.box.right for word in words) < 197


def test_plates_of_one_step_do_not_part_the_others() -> None:
    sheet = one("{back_squat: 5x5 @140kg, warm_up: 'bar x10, 30% x8, 40% x5, 50% x5, 60% x3, 107.5kg x2'}")
    words = [sheet.find(text)[0] for text in ("bar × 10", "42.5 × 8", "55 × 5", "70 × 5", "85 × 3", "107.5 × 2")]
    assert len({round(word.baseline, 1) for word in words}) == 2
    assert words[3].box.left == pytest.approx(words[0].box.left, abs=0.5)


def test_without_a_work_load_the_steps_are_percentages() -> None:
    sheet = one("{back_squat: 5x5 @RPE8, warm_up: 'bar x10, 40% x5'}")
    assert sheet.find("40 % × 5")
    assert not sheet.find("per side")


def test_steps_at_bodyweight_have_no_plates() -> None:
    sheet = one("{pull_up: 3x5 @BW+5kg, warm_up: '50% x5'}", head="bodyweight: 80\n")
    assert sheet.find("bodyweight × 5")
    assert not sheet.find("per side")


# Last time, alternates, optional, no log


def test_last_time_is_said_with_load_and_repetitions() -> None:
    sheet = one(
        "{back_squat: 5x5 @100kg, last: 97.5kg x5}",
        "{pull_up: 3x5 @BW+5kg, last: BW+2.5kg x5}",
        "{dip: 3x5, last: 10kg}",
    )
    for text in ("97.5 kg × 5", "bodyweight + 2.5 kg × 5", "10 kg"):
        (word,) = (word for word in sheet.find(text) if word.size == 9)
        assert line_of(sheet, sheet.find("last time")[0]).startswith("last time")
        assert word.bold
    assert len(sheet.find("last time")) == 3


def test_alternates_have_a_tick_each() -> None:
    sheet = one("{back_squat: 3x5 @100kg, or: 'leg_press, goblet_squat'}")
    for number, name in ((1, "Leg Press"), (2, "Goblet Squat")):
        tick, words = sheet.placed("tick")[f"w1.lower_a.back_squat.or{number}"], sheet.one(f"or {name}")
        assert round(tick.width, 1) == 3.4
        assert tick.top < words.baseline < tick.bottom
        assert words.font.endswith("Italic")


@pytest.fixture
def pictured(tmp_path: Path) -> Path:
    """Four exercises, all but the last with a picture."""
    for number, (name, size) in enumerate(
        {"squat": (800, 1000), "press": (1000, 700), "goblet": (500, 1000), "plain": (0, 0)}.items()
    ):
        image = ""
        if size[0]:
            Pillow.new("RGB", size, "#888").save(tmp_path / f"{name}.jpg")
            image = f"image: {name}.jpg\n"
        text = f"---\nsubtitle: {name.title()} {number}\n{image}---\n## INSTRUCTIONS\n1. Lift.\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


def book_of(folder: Path, *lines: str, size: str = "", landscape: bool = False) -> Book:
    items = "".join(f"      - {line}\n" for line in lines)
    plan = f"sessions:\n  - name: A\n    exercises:\n{items}"
    book = typeset(plan, content=folder, size=size, landscape=landscape)
    assert_sound(book)
    return book


def test_alternates_show_their_pictures_side_by_side(pictured: Path) -> None:
    sheet = book_of(pictured, "{squat: 3x5 @100kg, or: 'press, plain, goblet'}").first
    own, *others = sorted(sheet.images, key=lambda image: -image.box.height)
    assert own.box.height == pytest.approx(23, abs=0.1)
    assert [image.box.height for image in others] == pytest.approx([14, 14], abs=0.1)
    assert len({round(image.box.bottom, 1) for image in others}) == 1
    for image, name in zip(sorted(others, key=lambda image: image.box.left), ("Press", "Goblet"), strict=True):
        words = sheet.find(f"or {name}")[0]
        assert image.box.bottom < words.box.top
        assert words.baseline - image.box.bottom < 5
        assert image.box.left - 0.5 < words.box.left
    assert sheet.find("or Plain")[0].baseline > max(image.box.bottom for image in others)


def test_pictures_of_alternates_give_way_before_the_page_does(pictured: Path) -> None:
    lines = [f"{{squat: 5x5 @100kg, or: 'press, goblet', label: '{number}'}}" for number in range(1, 8)]
    few, many = book_of(pictured, *lines[:3]), book_of(pictured, *lines)
    assert (len(few.sheets), len(few.first.images)) == (1, 9)
    assert (len(many.sheets), len(many.first.images)) == (1, 7)


@pytest.mark.parametrize("size", ["A4", "A5", "Letter"])
@pytest.mark.parametrize("landscape", [False, True])
def test_pictures_of_alternates_are_at_least_14_mm_high(pictured: Path, size: str, landscape: bool) -> None:
    book = book_of(pictured, "{squat: 3x5 @100kg, or: 'press, goblet'}", size=size, landscape=landscape)
    heights = sorted(image.box.height for sheet in book.sheets for image in sheet.images)
    assert heights[0] >= 14 - 0.1


def test_an_optional_exercise_is_dashed_and_says_so() -> None:
    sheet = one("{name: Press, sets: 3x5 @40kg, optional: yes}")
    assert sheet.find("Press optional")
    assert {sheet.box_of(name).dashed for name in sheet.placed("field")} == {True}


def test_an_exercise_without_a_log_has_no_boxes() -> None:
    sheet = one("{name: Press, sets: 3x5 @40kg, log: no}", "{name: Walk, sets: 20min}")
    assert [name for name in sheet.placed("field") if ".press." in name] == []
    assert sheet.find("3 sets of 5")


# Other amounts than repetitions


AMOUNTS = [
    ("5x200m", "time", "time", ["200", "m"]),
    ("3x15-20 cal", "time", "time", ["15–20", "cal"]),
    ("3x10 breaths", "breaths", "breaths", ["10"]),
    ("3x20 steps", "steps", "steps", ["20"]),
    ("2xAMRAP m", "distance", "distance", ["m"]),
    ("2xAMRAP cal", "calories", "calories", ["cal"]),
    ("2xAMRAP breaths", "breaths", "breaths", ["max"]),
    ("2xAMRAP steps", "steps", "steps", ["max"]),
    ("2xAMRAP s", "time", "time", ["s"]),
]


@pytest.mark.parametrize(("dose", "what", "label", "words"), AMOUNTS)
def test_boxes_are_for_what_the_set_counts(dose: str, what: str, label: str, words: list[str]) -> None:
    sheet = one(f"{{name: Go, sets: '{dose}'}}")
    boxes = cells(sheet, f".{what}")
    assert len(boxes) == int(dose[0])
    for box in boxes:
        assert inside(sheet, box) == words
    assert [word for word in sheet.find(label) if word.size == 8]
    best = "AMRAP" in dose
    assert {round(sheet.box_of(name).width, 1) for name in sheet.placed("field")} == {1.2 if best else 0.6}


def test_steps_of_each_side_are_parted() -> None:
    sheet = one("{name: Walk, sets: 3x20 steps each}")
    assert len(cells(sheet, ".steps.left")) == len(cells(sheet, ".steps.right")) == 3


# The foot


def test_the_foot_says_what_a_weight_means_if_there_is_one() -> None:
    text = "weight lifted, bar included"
    assert one("back_squat: 3x5 @100kg").find(f"kg = {text}")
    assert one("back_squat: 3x5 @225lb").find(f"lb = {text}")
    assert not one("{name: Plank, sets: 3x45s}", "pull_up: 3x5 @BW").find(text)
    assert not one("back_squat: 3x5 @100kg", "deadlift: 3x5 @225lb").find(text)
    assert session("{name: Walk, sets: 20min}").first.find("Lower A")


def test_a_warm_up_says_loads_and_the_coachs_words_behind_the_dose() -> None:
    plan = """\
title: T
sessions:
  - name: A
    warm_up: [stationary_bike: 5min @easy, goblet_squat: 2x8 @16kg, push_up: 2x10 @RPE6, pull_up: 3 @BW]
    exercises: [push_up: 3x5]
"""
    page = typeset(plan).first
    assert page.find("Stationary Bike 5 minutes, easy")
    assert page.find("Goblet Squat 2 sets of 8, 16 kg")
    assert page.find("Push-Up 2 sets of 10; stop with about 4 left")
    assert not page.find("1 set of 3,")
