"""The session page on every paper: nothing clipped or covered, no type too small, no box too small to write in."""

from __future__ import annotations

import pytest

from planner.typeset.kit import PAPERS
from tests.pages.conftest import Book, Keep, Sheet, assert_sound, typeset

MM = 0.06
NAME = "Extraordinarily long name of an exercise that goes on for 60"
NOTE = "word " * 60

PLAIN = """\
      - back_squat: 5x5 @75%, rest 3min, tempo 3-1-1-0
        warm_up: bar x10, 40% x5, 60% x3, 80% x2
        last: 100kg x5
        or: leg_press, goblet_squat
        notes: Belt from the third set.
      - superset: [lat_pulldown: 3x10 @45kg, dumbbell_row: 3x10-12 each @22.5kg]
        rest: 90s
      - circuit: [goblet_squat: 10 @16kg, push_up: 8-12, text: Shake out the arms.]
        rounds: 3-4
        rest: 2min
      - part: Finisher
        time: 10min
        exercises: [forearm_plank: 3x45s, pull_up: 3xAMRAP @BW]
      - text: Walk home.
"""
UGLY = f"""\
      - {{name: {NAME}, sets: 12x10-12 each @2x22.5kg, notes: {NOTE}, or: 'leg_press, goblet_squat, deadlift, dip'}}
      - deadlift: 10/8/6/4/2/1 @60/65/70/75/80/85%, rest 2-3min, tempo 10-10-X-10
        warm_up: bar x10, 20% x10, 30% x8, 40% x6, 50% x5, 60% 2x3, 70% x3, 80% 10x2, 85% x1, 90% x1
        last: 152.5kg x10
        label: XXIV
        optional: yes
      - circuit:
          - {{name: {NAME}, reps: 100-110 each, notes: {NOTE}}}
          - text: {NAME} {NAME} {NAME}
          - {{push_up: 12, label: Zz9, or: dip}}
        rounds: 10-12
        rest: 2-3min
        rest_inside: 15s
        name: {NAME}
        notes: {NOTE}
        optional: yes
      - superset: [{{name: {NAME}, sets: 12x5km @5:00/km}}, {{name: {"W" * 60}, sets: 3xAMRAP each}}, dip: 2xAMRAP s]
        notes: {NOTE}
      - part: {NAME} {NAME}
        time: 2:30
        notes: {NOTE}
        exercises:
          - name: Жим лёжа Ελληνικά Đặng Ťažký
            sets: 3x10
            notes: 'Ằ Ẫ Ǻ ½ „x“ – … 💪 مرحبا שלום 中文 한국'
          - {{name: Run, sets: 8x400m @1:55-2:00/400m, log: no}}
          - {{name: Press, sets: '5, 3x5 @top-10%, 10 @feel, 2x20 @40kg', optional: yes}}
      - text: {NOTE}
"""


def built(items: str, size: str = "", *, landscape: bool = False) -> Book:
    plan = (
        f"title: {NAME}\nathlete: {NAME}\nmaxes: {{back_squat: 140, deadlift: 180}}\nsessions:\n"
        f"  - name: Lower A\n    notes: {NOTE if items is UGLY else 'Go.'}\n    exercises:\n{items}"
    )
    return typeset(plan, size=size, landscape=landscape)


def scale(sheet: Sheet) -> float:
    """Posters are enlarged: what holds in millimetres holds times this."""
    return 420 / 297 if max(sheet.height, sheet.width) > 400 else 1


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("items", [PLAIN, UGLY], ids=["plain", "ugly"])
def test_everything_stands_between_the_margins_of_every_paper(
    items: str, size: str, landscape: bool, keep: Keep
) -> None:
    book = keep(built(items, size, landscape=landscape))
    enlarged = scale(book.first)
    assert_sound(book)
    left, right = (14.1, 9.2) if size == "A5" else (20, 18.9 if size in ("Legal", "Letter") else 13)
    for sheet in book.sheets:
        assert min(word.box.left for word in sheet.words) >= enlarged * left - 0.5
        assert max(word.box.right for word in sheet.words) <= sheet.width - enlarged * right + 0.5
        for name, cell in sheet.placed("field").items():
            assert cell.width >= 9 * enlarged - MM, name
            assert cell.height >= 8 * enlarged - MM, name
            assert cell.right <= sheet.width - enlarged * right + 0.1, name


def test_no_set_is_lost_on_any_paper() -> None:
    wanted = None
    for size in ("A4", "A5"):
        for landscape in (False, True):
            sheets = built(UGLY, size, landscape=landscape).sheets
            found = [name for kind in ("field", "tick") for sheet in sheets for name in sheet.placed(kind)]
            wanted = wanted or sorted(found)
            assert sorted(found) == wanted, (size, landscape)
    assert wanted
    assert len([name for name in wanted if name.endswith(".left")]) == 12 + 3


def test_no_note_is_lost_however_long() -> None:
    words = [word.text for sheet in built(UGLY).sheets for word in sheet.body]
    assert words.count("word") == 7 * 60


@pytest.mark.parametrize("size", ["A4", "Letter", "Legal"])
def test_upright_boxes_stand_beside_the_text(size: str) -> None:
    sheet = built("      - {name: Press, sets: 5x5 @60kg}\n", size).first
    first = sheet.placed("field")["w1.lower_a.press.set1.load"]
    assert first.left == pytest.approx(125, abs=MM)
    assert first.top < sheet.one("5 × 5").baseline
    assert first.width == pytest.approx(12, abs=MM)


def test_on_narrow_paper_boxes_stand_under_the_text() -> None:
    sheet = built("      - {name: Press, sets: 5x5 @60kg, notes: Elbows in.}\n", "A5").first
    boxes = list(sheet.placed("field").values())
    assert min(box.top for box in boxes) > sheet.one("Elbows in.").baseline
    assert boxes[0].left == pytest.approx(sheet.one("Press").box.left, abs=1)
    assert max(box.right for box in boxes) <= 148 - 9.2
    assert len({round(box.top, 1) for box in boxes}) == 2


@pytest.mark.parametrize("size", ["A4", "Letter", "Legal"])
def test_across_boxes_are_wider(size: str) -> None:
    sheet = built("      - {name: Press, sets: 5x5 @60kg}\n", size, landscape=True).first
    widths = {round(box.width, 2) for box in sheet.placed("field").values()}
    assert len(widths) == 1
    assert 12 < widths.pop() <= 18 + MM


def test_a_poster_is_the_same_page_enlarged() -> None:
    small, large = built(PLAIN, "A4").first, built(PLAIN, "A3").first
    assert len(small.words) == len(large.words)
    for one, other in zip(small.placed("field").values(), large.placed("field").values(), strict=True):
        assert [side * 420 / 297 for side in one] == pytest.approx(other, abs=0.2)


@pytest.mark.parametrize("dose", ["12x10-12 each @2x22.5kg", "12x100-110 each", "9x5 @2x152.5kg", "10x400-800m"])
@pytest.mark.parametrize("size", ["A4", "A5"])
def test_no_target_is_cut_short(dose: str, size: str) -> None:
    book = built(f"      - {{name: Press, sets: '{dose}'}}\n", size)
    assert_sound(book)
    assert not [word for sheet in book.sheets for word in sheet.body if "…" in word.text]
