"""Strips on a session page: totals, work and rest, starts by the clock, limits of time; and the box of a test."""

from __future__ import annotations

import itertools
import re

import pytest

from tests.pages.conftest import Book, Box, Sheet, assert_sound, session, typeset

MM = 0.06


def one(*items: str, size: str = "") -> Sheet:
    """The only page of a session, checked as every page is."""
    book = session(*items, size=size)
    assert_sound(book)
    assert len(book.sheets) == 1
    return book.first


def fields(sheet: Sheet, what: str) -> list[Box]:
    """The places to write whose ids end so, in order."""
    return [box for name, box in sheet.placed("field").items() if re.search(rf"{what}$", name)]


def inside(sheet: Sheet, box: Box) -> list[str]:
    return [word.text for word in sheet.words if box.holds(word.box)]


def over(sheet: Sheet, box: Box) -> list[str]:
    """The words on the line above a box."""
    return [w.text for w in sheet.words if 0 < box.top - w.baseline < 3 and box.left <= w.box.left < box.right]


def lines(boxes: list[Box]) -> list[int]:
    """How many boxes stand on each line."""
    return [len(list(run)) for _, run in itertools.groupby(boxes, lambda box: round(box.top, 1))]


def test_a_total_has_a_scale_and_a_box_for_the_sum() -> None:
    sheet = one("{name: Pull, sets: 50 total, implement: body}")
    [strip], [total] = fields(sheet, "tally"), fields(sheet, "total")
    assert strip.left == pytest.approx(125, abs=MM)
    assert total.right == pytest.approx(197, abs=MM)
    assert (round(strip.height, 1), round(total.height, 1), round(total.width, 1)) == (9, 9, 15)
    assert sheet.box_of("w1.lower_a.pull.set1.total").width == pytest.approx(1.2)
    assert set(inside(sheet, strip)) == {
        "after",
        "each",
        "set",
        "mark",
        "how",
        "far",
        "you",
        "are",
        "10",
        "20",
        "30",
        "40",
    }
    assert inside(sheet, total) == ["50", "total"]
    marks = [word.box for word in sheet.words if strip.holds(word.box) and word.text.isdigit()]
    assert all(
        (mark.left + mark.right) / 2 == pytest.approx(strip.left + share * strip.width / 5, abs=0.3)
        for share, mark in enumerate(marks, 1)
    )


def test_a_total_with_a_load_has_a_place_for_it_over_the_strip() -> None:
    sheet = one("{name: Row, sets: 25-30 total @20kg}")
    [load], [strip], [total] = fields(sheet, "load"), fields(sheet, "tally"), fields(sheet, "total")
    assert (load.left, load.width) == pytest.approx((strip.left, strip.width), abs=MM)
    assert load.bottom == pytest.approx(strip.top, abs=MM)
    assert total.top == pytest.approx(strip.top, abs=MM)
    assert inside(sheet, load) == ["20"]
    assert "25–30" in inside(sheet, total)


def test_a_scale_of_seconds_has_round_times() -> None:
    sheet = one("{name: Hang, sets: 5min total}", "{name: Swim, sets: 1000m total}")
    hang, swim = fields(sheet, "tally")
    assert [text for text in inside(sheet, hang) if ":" in text] == ["1:00", "2:00", "3:00", "4:00"]
    assert [text for text in inside(sheet, swim) if text.isdigit()] == ["200", "400", "600", "800"]


def test_work_and_rest_have_a_part_for_each_turn() -> None:
    sheet = one("{name: Burpee, sets: 8x20s/10s}")
    cells = fields(sheet, "time")
    assert lines(cells) == [4, 4]
    assert all(cell.width >= 9 for cell in cells)
    gaps = [other.left - one.right for one, other in itertools.pairwise(cells[:4])]
    assert gaps == pytest.approx([2.4] * 3, abs=MM)  # the rest, which is no place to write
    assert [over(sheet, cell) for cell in cells] == [[f"{number}"] for number in range(1, 9)]
    assert inside(sheet, cells[0]) == ["20", "s"]
    assert [word.text for word in sheet.words].count("done") == 2


def test_rests_that_are_longer_than_the_work_leave_a_box_for_each_set() -> None:
    sheet = one("{name: Sprint, sets: 4x20s rest 40s}")
    cells = fields(sheet, "time")
    assert [round(other.left - one.right, 1) for one, other in itertools.pairwise(cells)] == [3, 3, 3]


def test_starts_by_the_clock_stand_over_a_strip() -> None:
    sheet = one("{name: Row, sets: 10x100m every 1:45}")
    cells = fields(sheet, "time")
    assert lines(cells) == [5, 5]
    starts = [text for cell in cells for text in over(sheet, cell)]
    assert starts == ["0:00", "1:45", "3:30", "5:15", "7:00", "8:45", "10:30", "12:15", "14:00", "15:45"]
    assert cells[4].right == pytest.approx(197, abs=MM)


def test_every_start_has_its_own_load() -> None:
    sheet = one("{name: Clean, sets: 12x2 every 1min @60kg}")
    loads, reps = fields(sheet, "load"), fields(sheet, "reps")
    assert len(loads) == len(reps) == 12
    assert all(inside(sheet, load) == ["60"] for load in loads)
    assert all(cell.width >= 9 and cell.height >= 8 for cell in (*loads, *reps))


def test_both_sides_have_their_place_in_each_part() -> None:
    sheet = one("{name: Lunge, sets: 6x10 each every 2min, implement: body}")
    cells = fields(sheet, "reps.(left|right)")
    assert len(cells) == 12
    assert all(cell.width >= 9 - MM for cell in cells)
    assert [word.text for word in sheet.words].count("L") == 6


def test_sets_within_a_time_are_ticked_and_the_time_is_written_down() -> None:
    sheet = one("{name: Push, sets: 10x10 in 5min, implement: body}")
    cells, [time] = fields(sheet, "reps"), fields(sheet, "all_time")
    assert len(cells) == 10
    assert all(cell.width >= 9 for cell in cells)
    assert inside(sheet, time) == ["time,", "under", "5:00"]
    assert time.top == pytest.approx(cells[-1].top, abs=MM)
    assert time.right <= 197 + MM


def test_as_many_as_possible_within_a_time_is_a_strip_for_the_sets_and_their_sum() -> None:
    sheet = one("{name: Pull, sets: AMRAP in 15min, implement: body}")
    [strip], [total] = fields(sheet, "tally"), fields(sheet, "total")
    assert inside(sheet, strip) == ["reps", "of", "each", "set"]
    assert inside(sheet, total) == ["total"]
    assert not fields(sheet, "all_time")


def test_a_total_within_a_time_has_a_place_for_both() -> None:
    sheet = one("{name: Pull, sets: 100 total in 10min, implement: body}")
    assert fields(sheet, "tally")
    assert fields(sheet, "total")
    [time] = fields(sheet, "all_time")
    assert inside(sheet, time) == ["time,", "under", "10:00"]


def test_a_distance_within_a_time_is_the_box_for_its_time() -> None:
    sheet = one("{name: Run, sets: 5km in 25min}")
    [box] = sheet.placed("field").values()
    assert inside(sheet, box) == ["5", "km"]


def test_a_test_is_one_wide_box_for_the_load() -> None:
    sheet = one("back_squat: test 1RM", "bench_press: test 5RM")
    squat, press = fields(sheet, "load")
    assert squat.width == pytest.approx(42, abs=MM)
    assert inside(sheet, squat) == ["new", "best"]
    assert sheet.box_of("w1.lower_a.back_squat.set1.load").width == pytest.approx(1.2)
    [reps] = fields(sheet, "reps")
    assert inside(sheet, reps) == ["5"]
    assert (reps.left, reps.top) == pytest.approx((press.left, press.bottom), abs=MM)


def test_loads_after_a_test_are_blank_and_say_why() -> None:
    book = typeset(
        "title: T\nmaxes: {back_squat: 140}\nsessions:\n  - name: A\n    exercises:\n"
        "      - back_squat: test 1RM, 3x5 @80%\n"
    )
    assert_sound(book)
    text = " ".join(word.text for word in book.first.words)
    assert "after the test" in text
    assert "112.5" not in text


def test_power_stands_where_a_load_would() -> None:
    book = typeset(
        "title: T\nmaxes: {FTP: 250}\nsessions:\n  - name: A\n    exercises:\n"
        "      - {name: Bike, sets: 20min @80% of FTP}\n"
    )
    assert_sound(book)
    assert "200 W" in " ".join(word.text for word in book.first.words)


def test_a_strip_in_a_superset_has_lines_of_its_own() -> None:
    sheet = one("superset: [{name: Pull, sets: 50 total, implement: body}, {name: Push, sets: 3x10, implement: body}]")
    assert fields(sheet, "tally")
    assert len(fields(sheet, "push.set[0-9].reps")) == 3


@pytest.mark.parametrize("size", ["A3", "A4", "A5", "Letter"])
@pytest.mark.parametrize("ink", ["color", "gray", "light"])
def test_strips_are_sound_on_every_paper(size: str, ink: str) -> None:
    items = (
        "back_squat: test 5RM, 3x5 @80%",
        "pull_up: 100 total in 20min",
        "dumbbell_row: 25-30 total @20kg",
        "kettlebell_swing: 10x30s/30s @16kg",
        "deadlift: 30x1 every 30s @100kg",
        "push_up: 20x5 in 10min",
        "{name: Bike, sets: 3x5min/5min}",
    )
    listed = "".join(f"      - {item}\n" for item in items)
    book: Book = typeset(
        f"title: T\ndesign: {{ink: {ink}}}\nsessions:\n  - name: A\n    exercises:\n{listed}", size=size
    )
    assert_sound(book)
    boxes = [box for sheet in book.sheets for box in sheet.placed("field").values()]
    assert all(box.width >= 9 - MM and box.height >= 8 - MM for box in boxes)
