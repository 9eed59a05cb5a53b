"""The session page: its measures on paper, and the box that each set scheme gets."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from tests.pages.conftest import ROOT, Book, Box, Keep, Sheet, Stroke, assert_sound, session, typeset

MM = 0.06
"""How far a measure may be off, in millimetres."""


@pytest.fixture(scope="module")
def sample() -> Book:
    return typeset((ROOT / "plans" / "four_day_strength.yaml").read_text("utf-8"))


def cells(sheet: Sheet, exercise: str, what: str) -> list[Box]:
    """The cells of one row of boxes, in order of the sets."""
    found = {id_: box for id_, box in sheet.placed("field").items() if f".{exercise}.set" in id_ and what in id_}
    return list(found.values())


def frames(sheet: Sheet, exercise: str, what: str = "reps") -> list[Stroke]:
    """The frame around each of those cells."""
    return [sheet.box_of(id_) for id_ in sheet.placed("field") if f".{exercise}.set" in id_ and what in id_]


def sizes(boxes: list[Box]) -> list[tuple[float, float]]:
    return [(round(box.width, 1), round(box.height, 1)) for box in boxes]


def gaps(boxes: list[Box]) -> list[float]:
    return [round(other.left - box.right, 1) for box, other in itertools.pairwise(boxes)]


def one(*items: str) -> Sheet:
    """The only page of a session of free-text exercises, checked as every page is."""
    book = session(*items)
    assert_sound(book)
    assert len(book.sheets) == 1
    return book.first


# Measures of the page


def test_head_stands_where_it_was_drawn(sample: Book) -> None:
    sheet = sample.first
    title = sheet.find("Lower A")[0]
    assert (title.size, title.font) == (28, "Roboto-Medium")
    assert title.baseline == pytest.approx(28, abs=MM)
    assert title.box.left == pytest.approx(20, abs=1)  # its side bearing
    day, count = sheet.one("Monday 30 November"), sheet.one("6 exercises")
    assert (day.size, count.size) == (9, 9)
    assert day.baseline == pytest.approx(35, abs=0.5)
    assert count.baseline == pytest.approx(39.5, abs=1)


def test_lines_to_write_on_stand_where_they_were_drawn(sample: Book) -> None:
    writing = [s for s in sample.first.strokes if s.level and s.box.top < 42 and s.box.left > 90]
    assert [tuple(round(v, 1) for v in s.box[:3]) for s in writing] == [
        (110, 23.5, 132.7),
        (135.7, 23.5, 158.4),
        (161.4, 23.5, 197),
        (110, 32, 197),
        (110, 40.5, 197),
    ]
    assert {round(s.width, 2) for s in writing} == {0.5}


def test_list_starts_at_46_with_a_heavy_rule(sample: Book) -> None:
    rule = next(s for s in sample.first.strokes if s.level and s.box.top > 41)
    assert rule.box == pytest.approx((20, 46, 197, 46), abs=MM)
    assert rule.width == pytest.approx(1.2, abs=0.01)


def test_exercise_stands_in_its_columns(sample: Book) -> None:
    sheet = sample.first
    rule = 57.5  # under the warm-up
    name, first = sheet.one("Hip Thrust"), cells(sheet, "hip_thrust", "load")[0]
    assert (name.size, name.font) == (12, "Roboto-Bold")
    assert name.baseline == pytest.approx(rule + 6, abs=MM)
    numbers = [word for word in sheet.words if abs(word.baseline - name.baseline) < MM]
    assert [word.text for word in numbers] == ["1", "Hip", "Thrust", "1", "2", "3", "4"]
    assert first.left == pytest.approx(125, abs=MM)
    assert first.top == pytest.approx(rule + 7.5, abs=MM)
    load = sheet.one("105 kg")
    assert (load.size, load.font) == (12, "RobotoCondensed-Bold")
    assert sheet.words[sheet.words.index(load) + 1].box.right == pytest.approx(107, abs=0.5)


def test_row_labels_end_before_the_first_box(sample: Book) -> None:
    sheet = sample.first
    first = cells(sheet, "hip_thrust", "load")[0]
    for label, cell in (("kg", first), ("reps", cells(sheet, "hip_thrust", "reps")[0])):
        near = [word for word in sheet.find(label) if cell.top < word.baseline < cell.bottom]
        assert [round(first.left - word.box.right, 1) for word in near] == [pytest.approx(2.1, abs=0.2)]


def test_superset_bracket_stands_left_of_its_rows(sample: Book) -> None:
    sheet = sample.first
    bracket = next(s for s in sheet.strokes if s.width == pytest.approx(1.5, abs=0.01))
    assert bracket.box.left == pytest.approx(16.5, abs=MM)
    inside = sheet.placed("exercise")
    for name in ("lat_pulldown", "dumbbell_row"):
        row = inside[f"w1.lower_a.{name}"]
        assert bracket.box.top <= row.top + 2.1
        assert bracket.box.bottom >= row.bottom - 0.1
    assert sheet.find("A1, A2, then rest 1:30")


def test_next_time_lines_end_the_page_a_line_apart(sample: Book) -> None:
    for sheet in sample.sheets:
        lines = [s.box.top for s in sheet.strokes if s.level and s.width < 0.51 and s.box.top > 250]
        assert lines[-1] == pytest.approx(280, abs=0.1)
        assert gaps([Box(0, top, 0, top) for top in lines]) == [0] * (len(lines) - 1)
        assert {round(b - a, 1) for a, b in itertools.pairwise(lines)} <= {8.5}


def test_letter_has_the_same_columns() -> None:
    book = session("{name: Press, sets: 5x5 @60kg}", size="Letter")
    assert_sound(book)
    sheet = book.first
    assert (sheet.width, sheet.height) == pytest.approx((215.9, 279.4), abs=0.1)
    assert cells(sheet, "press", "load")[0].left == pytest.approx(125, abs=MM)
    assert cells(sheet, "press", "load")[-1].right == pytest.approx(197, abs=MM)
    assert max(word.baseline for word in sheet.words) == pytest.approx(269.4, abs=0.1)


def test_what_is_read_from_a_bench_is_12_points_bold() -> None:
    sheet = one(
        "{name: Press, sets: 5x5 @60kg}", "{name: Row, sets: '3 @RPE8, 3x6 @50kg'}", "{name: Pull, sets: 4x2-3}"
    )
    for text in ("Press", "5 × 5", "60 kg", "Row", "1 × 3", "3 × 6", "50 kg", "Pull"):
        word = sheet.one(text)
        assert (word.size >= 12, word.bold) == (True, True), text


# Box shapes


def test_straight_sets_are_equal_boxes_three_apart() -> None:
    sheet = one("{name: Press, sets: 5x5 @60kg}")
    assert sizes([frame.box for frame in frames(sheet, "press")]) == [(12, 18)] * 5
    assert gaps(cells(sheet, "press", "reps")) == [3] * 4
    assert {(round(f.width, 1), f.dashed) for f in frames(sheet, "press")} == {(0.6, False)}


def test_target_stands_small_in_the_corner() -> None:
    sheet = one("{name: Press, sets: 3x8-12 @60kg}")
    for what, text in (("load", "60"), ("reps", "8–12")):
        for cell in cells(sheet, "press", what):
            (word,) = (word for word in sheet.find(text) if cell.holds(word.box))
            assert word.size == 8
            assert word.box.left == pytest.approx(cell.left + 1, abs=0.3)
            assert word.baseline == pytest.approx(cell.top + 3.3, abs=MM)


def test_sets_that_are_up_to_the_reader_are_dashed() -> None:
    sheet = one("{name: Press, sets: 2-4x10}")
    assert [frame.dashed for frame in frames(sheet, "press")] == [False, False, True, True]


def test_each_set_has_its_own_target() -> None:
    sheet = one("{name: Press, sets: 12/10/8 @40/50/60kg}")
    for what, texts in (("reps", ("12", "10", "8")), ("load", ("40", "50", "60"))):
        for cell, text in zip(cells(sheet, "press", what), texts, strict=True):
            assert [word.text for word in sheet.words if cell.holds(word.box)] == [text]


def test_groups_are_clusters_six_apart() -> None:
    sheet = one("{name: Press, sets: '1x3 @80kg, 3x8 @60kg'}")
    assert gaps(cells(sheet, "press", "reps")) == [6, 3, 3]


def test_last_set_for_the_best_is_wide_heavy_and_in_words() -> None:
    sheet = one("{name: Press, sets: '2x5, 5+ @60kg'}")
    first, _, last = frames(sheet, "press")
    assert (round(first.width, 1), round(last.width, 1)) == (0.6, 1.2)
    assert 27 - MM <= last.box.width <= 42 + MM
    cell = cells(sheet, "press", "reps")[-1]
    assert [word.text for word in sheet.words if cell.holds(word.box)] == ["5+", "as", "many", "as", "you", "can"]
    assert next(word for word in sheet.find("5+") if cell.holds(word.box)).bold


def test_as_many_as_possible_asks_for_the_most() -> None:
    sheet = one("{name: Pull, sets: 4xAMRAP @BW}")
    assert sizes([frame.box for frame in frames(sheet, "pull")]) == [(18, 9)] * 4
    assert {round(frame.width, 1) for frame in frames(sheet, "pull")} == {1.2}
    for cell in cells(sheet, "pull", "reps"):
        assert [word.text for word in sheet.words if cell.holds(word.box)] == ["max"]


def test_timed_sets_are_one_cell_with_their_unit() -> None:
    sheet = one("{name: Plank, sets: 3x45s}")
    assert sizes([frame.box for frame in frames(sheet, "plank", "time")]) == [(12, 9)] * 3
    for cell in cells(sheet, "plank", "time"):
        inside = [word for word in sheet.words if cell.holds(word.box)]
        assert [word.text for word in inside] == ["45", "s"]
        assert inside[1].box.right == pytest.approx(cell.right - 1, abs=0.3)


def test_each_side_has_its_own_cell() -> None:
    sheet = one("{name: Row, sets: 3x10 each @20kg}")
    assert sizes([frame.box for frame in frames(sheet, "row")[::2]]) == [(22, 18)] * 3
    assert sizes(cells(sheet, "row", "load")) == [(22, 9)] * 3
    assert sizes(cells(sheet, "row", "reps")) == [(11, 9)] * 6
    for cell, side in zip(cells(sheet, "row", "reps"), "LRLRLR", strict=True):
        (mark,) = (word for word in sheet.find(side) if cell.holds(word.box))
        assert mark.bold


@pytest.mark.parametrize("side", ["left", "right"])
def test_one_side_has_one_cell_and_says_which(side: str) -> None:
    sheet = one(f"{{name: Row, sets: 3x10 {side} @20kg}}")
    assert sizes([frame.box for frame in frames(sheet, "row")]) == [(12, 18)] * 3
    assert sheet.find(f"3 × 10 {side}")


def test_bodyweight_has_no_cell_for_a_weight() -> None:
    sheet = one("{name: Dip, sets: 3x8 @BW}", "{name: Chin, sets: 3x5 @BW+10kg}")
    assert sizes([frame.box for frame in frames(sheet, "dip")]) == [(12, 9)] * 3
    assert sizes([frame.box for frame in frames(sheet, "chin")]) == [(12, 18)] * 3
    assert sheet.find("bodyweight + 10 kg")


def test_rounds_of_a_superset_stand_under_each_other() -> None:
    sheet = one(
        "superset: [{name: Pull, sets: 3x10 @45kg}, {name: Row, sets: 3x10 each @20kg}, {name: Sit, sets: 3x30s}]"
    )
    left = [
        [round(b.left, 1) for b in cells(sheet, "pull", "load")],
        [round(b.left, 1) for b in cells(sheet, "row", "load")],
    ]
    left.append([round(b.left, 1) for b in cells(sheet, "sit", "time")])
    assert left[0] == left[1] == left[2]


@pytest.mark.parametrize("other", ["5x10 each", "4x10, 10+", "3xAMRAP", "8x5", "5x45s"])
def test_rounds_stand_under_each_other_whatever_the_members(other: str) -> None:
    sheet = one(f"superset: [{{name: Pull, sets: 5x10 @45kg}}, {{name: Row, sets: '{other}'}}]")
    lines: list[dict[str, float]] = [{}, {}]
    for id_, box in sheet.placed("field").items():
        _, _, move, number, *_ = id_.split(".")
        lines[move == "row"].setdefault(number, round(box.left, 1))
    shared = lines[0].keys() & lines[1].keys()
    assert {number: lines[0][number] for number in shared} == {number: lines[1][number] for number in shared}


def test_thirty_supersets_have_thirty_names() -> None:
    book = session(*["superset: [{name: Up, sets: 1x5}, {name: Down, sets: 1x5}]"] * 30)
    assert_sound(book)
    labels = [word.text for sheet in book.sheets for word in sheet.body if word.size == 12 and word.box.right < 35]
    assert len(labels) == len(set(labels)) == 60


def test_an_exercise_without_a_dose_has_a_tick() -> None:
    sheet = one("name: Stretch")
    assert sizes(list(sheet.placed("tick").values())) == [(7, 7)]


def test_six_sets_start_a_column_earlier_and_seven_are_narrow() -> None:
    six = one("{name: Press, sets: 6x5 @60kg}")
    assert cells(six, "press", "reps")[0].left == pytest.approx(110, abs=MM)
    assert sizes(cells(six, "press", "reps")) == [(12, 9)] * 6
    seven = one("{name: Press, sets: 7x5 @60kg}")
    assert cells(seven, "press", "reps")[0].left == pytest.approx(125, abs=MM)
    assert sizes(cells(seven, "press", "reps")) == [(9, 9)] * 7
    assert gaps(cells(seven, "press", "reps")) == [1.5] * 6


SCHEMES = {
    "reps": "{n}x10 @50kg",
    "range": "{n}x8-12",
    "percent": "{n}x100-110 @102.5kg",
    "or more": "{n}x5+ @140kg",
    "amrap": "{n}xAMRAP",
    "timed": "{n}x45s",
    "minutes": "{n}x2min",
    "timed or more": "{n}x30s+",
    "each": "{n}x10-12 each @2x22.5kg",
    "each timed": "{n}x30s each",
    "each amrap": "{n}xAMRAP each",
    "each or more": "{n}x8+ each @20kg",
    "left": "{n}x8 left",
    "bodyweight": "{n}x12 @BW",
    "added": "{n}x12 @BW+12.5kg",
    "assisted": "{n}x12 @BW-12.5kg",
    "pairs": "{n}x12 @2x22.5kg",
    "load range": "{n}x5 @100-110kg",
    "set range": "1-{n}x10",
    "last best": "{n}x5, 5+ @65kg",
}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_one_to_twenty_sets_of_every_scheme_fit(scheme: str, keep: Keep) -> None:
    counts = (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 14, 17, 20)
    book = keep(session(*(f"{{name: M{n}, sets: '{SCHEMES[scheme].format(n=max(n, 2))}'}}" for n in counts)))
    assert_sound(book)
    for sheet in book.sheets:
        for id_, cell in sheet.placed("field").items():
            assert cell.width >= 9 - MM, id_
            assert cell.height >= 8 - MM, id_
            assert cell.right <= 197 + MM, id_


amounts = st.sampled_from(["5", "8-12", "5+", "AMRAP", "45s", "30s+", "100"])
sides = st.sampled_from(["", " each", " left"])
loads = st.sampled_from(["", " @60kg", " @BW", " @BW+5kg", " @2x22.5kg", " @RPE8", " @RPE7-8"])
groups = st.builds("{}x{}{}{}".format, st.integers(1, 12), amounts, sides, loads)
doses = st.lists(groups, min_size=1, max_size=4).map(", ".join)


@settings(max_examples=25, phases=[Phase.generate])  # what fails is small enough; shrinking takes a minute
@given(st.lists(st.lists(doses, min_size=1, max_size=3), min_size=1, max_size=4))
def test_any_mix_of_schemes_is_sound(rows: list[list[str]]) -> None:
    items = []
    for number, row in enumerate(rows):
        named = [f"{{name: Move {number}.{i}, sets: '{dose}'}}" for i, dose in enumerate(row)]
        items.append(named[0] if len(named) == 1 else f"superset: [{', '.join(named)}]")
    assert_sound(session(*items))


# Ids


def test_ids_are_stable_and_say_what_stands_there() -> None:
    sheet = one("{name: Press, sets: 2x5 @60kg}", "{name: Press, sets: 1x5 each}", "{name: Plank, sets: 1x30s each}")
    assert list(sheet.placed("field")) == [
        "w1.lower_a.press.set1.load",
        "w1.lower_a.press.set1.reps",
        "w1.lower_a.press.set2.load",
        "w1.lower_a.press.set2.reps",
        "w1.lower_a.press_2.set1.load",
        "w1.lower_a.press_2.set1.reps.left",
        "w1.lower_a.press_2.set1.reps.right",
        "w1.lower_a.plank.set1.time.left",
        "w1.lower_a.plank.set1.time.right",
    ]


def test_every_box_knows_its_place_in_the_plan(sample: Book) -> None:
    text = (ROOT / "plans" / "four_day_strength.yaml").read_text("utf-8").split("\n")
    for sheet in sample.sheets:
        for mark in sheet.marks:
            assert mark.span is not None, mark.id
            if mark.kind == "field":
                assert mark.id.split(".")[2] in text[mark.span.line - 1], mark


# More than one page


def test_a_long_session_goes_on_under_its_name_and_warns() -> None:
    book = session(*(f"{{name: Move {i}, sets: 5x5 @80kg}}" for i in range(20)))
    assert_sound(book)
    assert len(book.sheets) > 1
    for sheet in book.sheets[1:]:
        assert sheet.find("Lower A continued")
    (warning,) = (problem for problem in book.problems if problem.code == "session-continues")
    assert warning.span is not None
    assert (warning.span.file, warning.span.line) == ("plan.yaml", 3)


def test_an_exercise_that_goes_on_is_named_again() -> None:
    book = session("{name: Marathon, sets: '" + ", ".join(f"12x{reps} @50kg" for reps in range(3, 11)) + "'}")
    assert_sound(book)
    assert len(book.sheets) > 1
    for sheet in book.sheets:
        assert sheet.find("Marathon"), f"page {sheet.number} has boxes and does not say of what"


def test_a_superset_stays_together_where_a_page_can_hold_it() -> None:
    long = [f"{{name: Move {i}, sets: 5x5 @80kg}}" for i in range(8)]
    book = session(*long, "superset: [{name: Push, sets: 3x8}, {name: Pull, sets: 3x8}, {name: Sit, sets: 3x8}]")
    assert len(book.sheets) == 2
    assert all(book.sheets[1].find(name) for name in ("Push", "Pull", "Sit"))


def test_six_exercises_of_five_sets_are_one_page() -> None:
    notes = "notes: Chin tucked. Pause at the top."
    one(*(f"{{name: Move {i}, sets: '5x5 @80kg, rest 2min, tempo 2-0-1-1', {notes}}}" for i in range(6)))


@pytest.mark.parametrize(("count", "height"), [(6, 22.0), (8, 14.0)])
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_a_page_holds_six_exercises_with_large_pictures_or_eight_with_small(
    tmp_path: Path, count: int, height: float, size: str
) -> None:
    Pillow.new("RGB", (800, 1000), "#888").save(tmp_path / "p.jpg")
    for number in range(count):
        head = f"---\nsubtitle: Lift {number}\nimage: p.jpg\n---\n## INSTRUCTIONS\n1. Lift.\n"
        (tmp_path / f"lift_{number}.md").write_text(head, encoding="utf-8")
    items = "".join(
        f"      - lift_{n}: 5x5 @100kg, rest 2min, tempo 3-1-1-0\n        notes: Brace before every rep.\n"
        for n in range(count)
    )
    book = typeset(f"sessions:\n  - name: A\n    exercises:\n{items}", content=tmp_path, size=size)
    assert_sound(book)
    assert len(book.sheets) == 1
    assert len(book.first.images) == count
    assert min(image.box.height for image in book.first.images) >= height - MM
