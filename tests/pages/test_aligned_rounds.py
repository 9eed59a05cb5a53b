"""Rounds of a superset under each other where a member has a strip, or sets of several boxes."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Sheet, assert_sound, session

MM = 0.06


def one(dose: str, other: str) -> Sheet:
    """The page of a superset of two, the first with ``dose``."""
    book = session(f"superset: [{{name: Lead, sets: '{dose}'}}, {{name: Row, sets: '{other}'}}]")
    assert_sound(book)
    assert len(book.sheets) == 1
    return book.first


def lefts(sheet: Sheet, move: str, part: str) -> list[float]:
    """Where the first field of each set stands, in order."""
    found: dict[str, float] = {}
    for id_, box in sheet.placed("field").items():
        _, _, name, number, *rest = id_.split(".")
        if name == move and part in rest and "drop" not in rest[0]:
            found[number] = min(found.get(number, 1e9), box.left)
    return list(found.values())


@pytest.mark.parametrize(
    "dose", ["3x5 @60kg every 2min", "3x8 drop 1 -20% @60kg", "3x(2+2) 10s @60kg", "3x8 RP 1x15s @60kg"]
)
@pytest.mark.parametrize("other", ["3x10 @20kg", "3x30s", "2x10 @20kg"])
def test_plain_sets_stand_under_sets_of_another_shape(dose: str, other: str) -> None:
    sheet = one(dose, other)
    leading = lefts(sheet, "lead", "load")
    following = lefts(sheet, "row", "time" if "s" in other else "reps")
    assert len(leading) == 3
    assert following == pytest.approx(leading[: len(following)], abs=MM)


def test_a_strip_on_two_lines_leads_on_both() -> None:
    sheet = one("8x20s rest 10s", "8x10")
    leading, following = lefts(sheet, "lead", "time"), lefts(sheet, "row", "reps")
    assert len(set(map(round, leading))) == 4
    assert following == pytest.approx(leading, abs=MM)


@pytest.mark.parametrize("other", ["5x10", "3x8-12 each @22.5kg"])
def test_boxes_without_room_under_a_round_stay_as_they_are(other: str) -> None:
    sheet = one("3x10s rest 5s", other)
    alone = session(f"superset: [{{name: Up, sets: 3x5}}, {{name: Row, sets: '{other}'}}]").first
    widths = [box.width for id_, box in sheet.placed("field").items() if ".row." in id_]
    assert min(widths) >= 9 - MM
    assert len(widths) == sum(".row." in id_ for id_ in alone.placed("field"))


def test_a_total_leads_nobody() -> None:
    sheet = one("50 total", "3x10")
    first, second, third = lefts(sheet, "row", "reps")
    assert second - first == pytest.approx(15, abs=MM)
    assert third - second == pytest.approx(15, abs=MM)


def test_the_plates_of_every_drop_are_listed() -> None:
    sheet = session("bench_press: 10 drop 2 -20% @60kg").first
    for load, plates in (("60", "20 per side"), ("47.5", "10 + 2.5 + 1.25"), ("37.5", "5 + 2.5 + 1.25")):
        (line,) = sheet.find(plates)
        assert any(
            abs(word.baseline - line.baseline) < MM and word.box.right < line.box.left for word in sheet.find(load)
        )
