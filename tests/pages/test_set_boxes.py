"""Boxes of rounds, parts and techniques: their measures, their places, and what they say."""

from __future__ import annotations

import itertools

import pytest

from tests.pages.conftest import Book, Box, Keep, Sheet, assert_sound, session


def one(item: str, **more: str) -> Sheet:
    """The only page of a session of one exercise, checked as every page is."""
    book: Book = session(item, **more)
    assert_sound(book)
    assert len(book.sheets) == 1
    return book.first


def fields(sheet: Sheet, part: str = "") -> dict[str, Box]:
    """The fields by what stands behind the id of the exercise: ``set1.mini2.reps``."""
    found = {id_.split(".press.")[1]: box for id_, box in sheet.placed("field").items() if ".press." in id_}
    return {id_: box for id_, box in found.items() if part in id_}


def gaps(boxes: list[Box]) -> list[float]:
    return [round(other.left - box.right, 1) for box, other in itertools.pairwise(boxes)]


def sizes(boxes: list[Box]) -> set[tuple[float, float]]:
    return {(round(box.width, 1), round(box.height, 1)) for box in boxes}


def test_a_rule_stands_between_rounds() -> None:
    sheet = one("{name: Press, sets: 2x(3/2/1)}")
    reps = list(fields(sheet, "reps").values())
    assert len(reps) == 6
    assert gaps(reps) == [1.5, 1.5, 6, 1.5, 1.5]
    middle = (reps[2].right + reps[3].left) / 2
    [rule] = [s for s in sheet.strokes if abs(s.box.left - middle) < 0.1 and s.box.width < 0.1]
    assert rule.width == pytest.approx(1.2, abs=0.01)
    assert rule.box.height == pytest.approx(18, abs=0.1)


def test_rounds_that_are_long_have_a_line_each() -> None:
    sheet = one("{name: Press, sets: 3x(1/2/3/4/5)}")
    reps = list(fields(sheet, "reps").values())
    lines = [[round(box.top, 1) for box in reps[start : start + 5]] for start in (0, 5, 10)]
    assert [len(set(line)) for line in lines] == [1, 1, 1]
    assert lines[0][0] < lines[1][0] < lines[2][0]


def test_a_cluster_is_one_box_cut_into_its_parts() -> None:
    sheet = one("{name: Press, sets: 4x(2+2+2) 10s @60kg}")
    first = fields(sheet, "set1.")
    assert list(first) == ["set1.load", "set1.mini1.reps", "set1.mini2.reps", "set1.mini3.reps"]
    load, *minis = first.values()
    assert sizes(minis) == {(9, 9)}
    assert gaps(minis) == [0, 0]
    assert (load.left, load.right) == pytest.approx((minis[0].left, minis[-1].right), abs=0.1)
    assert len({round(box.top) for box in fields(sheet, "mini1").values()}) == 2  # two and two


def test_drops_go_down_in_steps_with_an_arrow_between() -> None:
    sheet = one("{name: Press, sets: 8 drop 2 -20% @100kg}")
    reps = list(fields(sheet, "reps").values())
    assert [round(other.top - box.top, 1) for box, other in itertools.pairwise(reps)] == [3, 3]
    assert sizes(reps) == {(12, 9)}
    assert gaps(reps) == [4.5, 4.5]
    assert len(sheet.find("−20 %")) == 3  # in the dose and over each drop
    for target in ("100", "80", "62.5"):
        assert [word for word in sheet.find(target) if word.size == 8], target
    loads = fields(sheet, "load")
    assert round(loads["set1.drop2.load"].top - loads["set1.load"].top, 1) == 6


def test_a_rest_pause_set_is_cut_in_three_and_has_a_total() -> None:
    sheet = one("{name: Press, sets: 8 RP 2x15s @100kg}")
    parts = list(fields(sheet, "reps").values())
    total = fields(sheet)["set1.total"]
    assert sizes(parts) == {(12, 9)}
    assert gaps(parts) == [0, 0]
    assert round(total.left - parts[-1].right, 1) == 3
    assert (round(total.top, 1), round(total.width, 1)) == (round(parts[0].top, 1), 15)
    frame = sheet.box_of(next(id_ for id_ in sheet.placed("field") if "total" in id_))
    assert frame.width == pytest.approx(1.2, abs=0.01)
    assert len([word for word in sheet.find("15 s") if word.size == 8]) == 2
    assert sheet.one("total")


def test_a_total_of_a_rest_pause_set_is_its_target() -> None:
    sheet = one("{name: Press, sets: 11-15 total RP 2x10 breaths @100kg}")
    total = fields(sheet)["set1.total"]
    [target] = [word for word in sheet.find("11–15") if word.size == 8]
    assert total.holds(target.box)
    assert len([word for word in sheet.find("10 breaths") if word.size == 8]) == 2


def test_myo_reps_are_a_long_box_and_small_ones() -> None:
    sheet = one("{name: Press, sets: 15 myo 3-4x5 20s @40kg}")
    long, *small = fields(sheet, "reps").values()
    assert (round(long.width, 1), sizes(small), gaps([long, *small])) == (18, {(9, 9)}, [1.5] * 4)
    assert {round(box.top, 1) for box in small} == {round(long.top, 1)}
    frames = [sheet.box_of(id_) for id_ in sheet.placed("field") if "reps" in id_]
    assert [frame.dashed for frame in frames] == [False] * 4 + [True]
    assert sheet.one("20 s before each")


def test_both_sides_have_boxes_of_their_own() -> None:
    sheet = one("{name: Press, sets: 10 each drop 1 -20% @30kg}")
    assert set(fields(sheet)) == {
        f"set1.{part}{row}.{side}" for part in ("", "drop1.") for row in ("load", "reps") for side in ("left", "right")
    }
    assert [word.text for word in sheet.words if word.text in ("L", "R")] == ["L", "R"]


@pytest.mark.parametrize("size", ["A4", "A5", "Letter"])
@pytest.mark.parametrize(
    "dose",
    [
        "2x(3/2/1)",
        "4x(1/2/3/4/5/6/7/8/9/10)",
        "2-3x(5 @60kg, 8 each @50kg)",
        "6x(2+2+2) 10s",
        "10+9+8+7+6+5+4+3+2+1 each",
        "4x10 drop 3 -20%",
        "9x10 drop 10",
        "12 RP 10x15s",
        "3x8-10 each RP 4x10-12 breaths",
        "99-100 total RP 5x15s",
        "3x15 myo 10x5 20-30s",
        "15 each myo 3-5x5 5 breaths",
        "30s drop 2",
        "200m drop 2",
        "2x((2+2) 10s, 8 drop 1)",
    ],
)
def test_any_shape_is_sound_on_any_sheet(dose: str, size: str, keep: Keep) -> None:
    for resistance in ("", "implement: body"):
        book = keep(session(f"{{name: Press, sets: '{dose}', {resistance}}}".replace(", }", "}"), size=size))
        assert_sound(book)
        marks = [box for sheet in book.sheets for id_, box in sheet.placed("field").items() if ".press." in id_]
        assert marks
        assert all(box.width >= 8.99 and box.height >= 7.99 for box in marks)


def test_members_of_a_superset_with_parts_stand_for_themselves(keep: Keep) -> None:
    book = session("{superset: [{name: Press, sets: 3x8 drop 1 @50kg}, {name: Row, sets: 3x10 @40kg}], rest: 2min}")
    assert_sound(book)
    assert len([id_ for id_ in book.first.placed("field") if ".row." in id_]) == 6
    keep(book)


def test_the_top_set_and_those_that_follow_from_it_are_named() -> None:
    sheet = one("{name: Press, sets: '5 @100kg, 3x8 @top-10%'}")
    boxes = list(sheet.placed("field").values())
    top, back_off = sheet.one("Top"), sheet.one("Back-off")
    assert boxes[0].left < top.box.left < boxes[0].right
    second = next(box for name, box in sheet.placed("field").items() if ".set2." in name)
    assert second.left < back_off.box.left
    assert back_off.box.right < second.right
    assert not one("{name: Press, sets: '5 @100kg, 3x8 @90kg'}").find("Top")
