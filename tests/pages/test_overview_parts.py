"""What stands in and under the week on the overview: times, ticks for weeks, muscles, dates, the legend."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from pathlib import Path

import pytest
from pypdfium2 import raw

from planner.typeset.theme import MM
from tests.pages.conftest import CONTENT, ROOT, Book, Box, Sheet, assert_sound, typeset

EXACT = 0.06


def overview(lines: str, head: str = "", *, content: Path = CONTENT, size: str = "", landscape: bool = False) -> Book:
    book = typeset(
        f"title: T\n{head}sessions:\n{lines}", pages="overview", content=content, size=size, landscape=landscape
    )
    assert_sound(book)
    return book


def day(items: str, name: str = "A", more: str = "") -> str:
    return f"  - name: {name}\n{more}    exercises: [{items}]\n"


def sample(name: str, *, size: str = "", landscape: bool = False) -> Book:
    book = typeset(
        (ROOT / "plans" / f"{name}.yaml").read_text("utf-8"), pages="overview", size=size, landscape=landscape
    )
    assert_sound(book)
    return book


def codes(sheet: Sheet) -> list[str]:
    """What the legend explains: the bold words at the left of its columns."""
    under = sheet.one("How to read it").baseline
    return [word.text for word in sheet.words if word.bold and word.baseline > under and word.size == 9]


# Times and dates


def test_a_session_says_how_long_it_takes() -> None:
    sheet = overview(day("{name: Walk, sets: 20min}", "Short") + day("{name: Walk, sets: 40min}", "Long")).first
    times = [int(sheet.words[sheet.words.index(word) + 1].text) for word in sheet.find("about")]
    assert len(times) == 2
    assert 20 <= times[0] < 40 <= times[1]


def test_dates_run_from_the_first_day_of_the_first_week_to_the_last_of_the_last() -> None:
    days = day("dip: 3x5", "A", "    day: Monday\n") + day("dip: 3x5", "B", "    day: Friday\n")
    for week in ("", "weeks: 4\n"):
        sheet = overview(days, f"start: 2026-11-30\n{week}").first
        assert sheet.find("30 Nov – 25 Dec 2026" if week else "30 Nov – 4 Dec 2026")
        assert sheet.find("4 weeks of 2 sessions" if week else "2 sessions")


# Ticks for weeks


@pytest.mark.parametrize(("weeks", "rows"), [(2, [2]), (4, [4]), (6, [6]), (30, [15, 15])])
def test_every_week_has_a_tick_on_lines_of_the_same_length(weeks: int, rows: list[int]) -> None:
    sheet = overview(day("dip: 3x5", "Lower"), f"weeks: {weeks}\n").first
    ticks = {name: box for name, box in sheet.placed("tick").items() if name.endswith(".done")}
    assert list(ticks) == [f"w{week}.lower.done" for week in range(1, weeks + 1)]
    tops = [round(box.top, 1) for box in ticks.values()]
    counts = [tops.count(top) for top in sorted(set(tops))]
    assert sum(counts) == weeks
    assert max(counts) - min(counts) <= 1
    for number, box in enumerate(ticks.values(), 1):
        assert [word.text for word in sheet.words if box.holds(word.box)] == [str(number)]
    if sum(rows[:1]) == weeks:
        assert len(counts) == 1


def test_ticks_of_narrow_days_stay_in_their_columns() -> None:
    days = "".join(day("dip: 3x5", name, f"    day: {name}\n") for name in ("Mon", "Tue", "Wed", "Thu", "Fri"))
    sheet = overview(days, "weeks: 7\n").first
    rules = [s.box for s in sheet.strokes if s.level and s.width == pytest.approx(2, abs=0.01)]
    ticks = [box for name, box in sheet.placed("tick").items() if name.endswith(".done")]
    assert len(ticks) == 5 * 7
    for box in ticks:
        assert any(rule.left - EXACT <= box.left and box.right <= rule.right + EXACT for rule in rules)


def test_ticks_of_weeks_are_explained_where_there_are_such() -> None:
    assert "1–4" in codes(overview(day("dip: 3x5"), "weeks: 4\n").first)
    assert not [code for code in codes(overview(day("dip: 3x5")).first) if code.startswith("1")]


# Muscles


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    """Exercises for one muscle each, one that also helps another, and one without a profile."""
    for name, profile in {
        "squat": "Target Muscle Group - Quads\nSecondary Muscles - Glutes\n",
        "curl": "Target Muscle Group - Biceps\n",
        "mystery": "",
    }.items():
        text = f"---\nsubtitle: {name.title()}\n---\n## INSTRUCTIONS\n1. Lift.\n\n## EXERCISE PROFILE\n{profile}"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


SHADES = {(0xF4, 0xC4, 0xB4), (0xE9, 0x9A, 0x80), (0xD9, 0x62, 0x3E), (0xA8, 0x2A, 0x0C)}
"""Of the sets of a week, in the theme."""


def bars(book: Book) -> list[Box]:
    """The bars in the shades of the theme, from the top; the squares of their key are no bars."""
    sheet = book.first
    found = []
    for item in sheet.page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        fill, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
        raw.FPDFPath_GetDrawMode(item.raw, fill, stroked)
        if fill.value and (red.value, green.value, blue.value) in SHADES:
            left, bottom, right, top = (side / MM for side in item.get_bounds())
            if top - bottom < 2.45:
                found.append(Box(left, sheet.height - top, right, sheet.height - bottom))
    return sorted(found, key=lambda box: (box.left, box.top))


def test_muscles_are_listed_by_sets_with_bars_in_proportion(trained: Path) -> None:
    book = overview(day("squat: 8x5, curl: 2x10, mystery: 3x10, name: Dance"), content=trained)
    sheet = book.first
    names = [sheet.find(name)[0] for name in ("Quads", "Glutes", "Biceps")]
    assert [b.baseline - a.baseline for a, b in pairwise(names)] == pytest.approx([4.2, 4.2], abs=EXACT)
    numbers = [sheet.words[sheet.words.index(name) + 1] for name in names]
    assert [number.text for number in numbers] == ["8", "4", "2"]
    assert all(number.bold for number in numbers)
    lengths = [bar.width for bar in bars(book)]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 0.5, 0.25], abs=0.02)
    for name, bar in zip(names, bars(book), strict=True):
        assert bar.left > name.box.right
        assert bar.top < name.baseline < bar.bottom + 1


def test_what_cannot_be_counted_is_named(trained: Path) -> None:
    sheet = overview(day("squat: 8x5, mystery: 3x10, {name: Tumbling, sets: 3x10}"), content=trained).first
    assert sheet.find("Not counted: Mystery, Tumbling.")
    assert not overview(day("squat: 8x5"), content=trained).first.find("Not counted:")


def test_without_a_muscle_there_is_no_list(trained: Path) -> None:
    assert not overview(day("mystery: 3x10"), content=trained).first.find("Sets a week")


def test_a_bar_keeps_clear_of_the_names_behind_it() -> None:
    book = sample("four_day_strength")
    names = [word for word in book.first.words if word.text in ("Chest", "Triceps", "Calves")]
    first = [bar for bar in bars(book) if bar.left < names[0].box.left]
    assert min(name.box.left for name in names) - max(bar.right for bar in first) >= 6 - 0.5


# The legend


def explained(items: str, head: str = "") -> Sheet:
    return overview(day(items), head).first


def test_a_lifts_warm_up_is_explained_by_a_step_of_it() -> None:
    sheet = explained("{back_squat: 3x5 @100kg, warm_up: 'bar x10, 60kg 2x3'}")
    assert sheet.find("bar × 10 in a warm-up:")
    assert sheet.find("60: 2 × 3 in a warm-up:")
    assert not explained("back_squat: 3x5 @100kg").find("warm-up:")


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("", "counted with a bar of 20 kg and plates of 25 to 1.25 kg"),
        ("units: lb\n", "counted with a bar of 45 lb and plates of 45 to 2.5 lb"),
        ("equipment: {bar: 15}\n", "counted with plates of 25 to 1.25 kg"),
        ("equipment: {plates: [20, 10, 5]}\n", "counted with a bar of 20 kg"),
        ("equipment: {bar: 20, plates: [20, 10, 5]}\n", ""),
    ],
)
def test_bar_and_plates_that_the_plan_does_not_list_are_stated(head: str, words: str) -> None:
    weight = {"units: lb\n": 135, "equipment: {bar: 15}\n": 95}.get(head, 90)
    sheet = explained(f"back_squat: 3x5 @{weight}", head)
    text = " ".join(word.text for word in sheet.words)
    assert words in text
    assert ("per side" in text) is bool(words)
    assert ("bar of" in text) is ("bar of" in words)


def test_nothing_is_stated_where_no_plates_are_counted() -> None:
    assert not explained("dumbbell_row: 3x5 @20kg").find("per side")


def test_last_time_is_explained_where_it_stands() -> None:
    assert explained("{back_squat: 3x5 @100kg, last: 95kg x5}").find("last time load × repetitions")
    assert not explained("back_squat: 3x5 @100kg").find("last time")


def test_turns_are_explained_by_the_numbers_that_are_printed() -> None:
    words = "one after the other,"
    assert explained("{superset: [dip: 3x5, pull_up: 3x3]}").find(f"A1, A2 {words}")
    assert explained("{part: P, exercises: [{circuit: [dip: 5, pull_up: 3], rounds: 2}]}").find(f"A1, A2 {words}")
    assert explained("{superset: [{dip: 3x5, label: 1a}, {pull_up: 3x3, label: 1b}]}").find(f"1a, 1b {words}")
    assert not explained("{dip: 3x5, label: A1}").find(words)


def test_doses_that_are_only_printed_in_words_are_not_explained() -> None:
    lines = "  - name: A\n    warm_up: [{name: Bike, sets: 1x5min}]\n    exercises: [dip: 3x5]\n"
    assert codes(overview(lines).first) == ["3", "×", "5"]
    with_sheet = lines.replace("{name: Bike, sets: 1x5min}", "forearm_plank: 2x45s")
    assert "45" in codes(overview(with_sheet).first)


def test_a_long_notation_stands_on_one_line() -> None:
    sheet = explained("walking_lunge: 3-4x10 steps each, dip: 3x5")
    code = sheet.find("3–4 × 10 steps")[-1]
    assert code.bold
    assert sheet.find("3 or 4 times 10 steps")[0].baseline == pytest.approx(code.baseline, abs=EXACT)


def test_how_many_more_stands_clear_of_the_rules() -> None:
    sheet = overview(day(", ".join(f"{{name: Move{number}, sets: 3x5}}" for number in range(12)))).first
    more = sheet.one("and 5 more")
    rules = sorted(s.box.top for s in sheet.strokes if s.level and abs(s.box.top - more.baseline) < 5)
    assert min(more.box.top - top for top in rules if top < more.baseline) >= 0.8
    assert min(top - more.baseline for top in rules if top > more.baseline) >= 1.2


# Across


@pytest.mark.parametrize("size", ["A3", "A4"])
@pytest.mark.parametrize("name", ["beginner_full_body", "home_bodyweight"])
def test_across_the_samples_stand_on_one_page_in_three_columns(name: str, size: str) -> None:
    book = sample(name, size=size, landscape=True)
    assert len(book.sheets) == 1
    heads = [book.first.one(text) for text in ("Sets a week,", "Bring, or find", "How to read it")]
    assert len({round(head.baseline, 1) for head in heads}) == 1
    assert sorted(heads, key=lambda word: word.box.left) == heads


def test_across_a_long_plan_fills_its_first_page() -> None:
    first, second = sample("four_day_strength", landscape=True).sheets
    assert first.find("Sets a week,")
    assert first.find("Bring, or find")
    assert second.find("How to read it")


# How often


@pytest.mark.parametrize(
    ("head", "sessions", "said"),
    [
        ("weeks: 4\nfrequency: 3x/week\n", "", "4 weeks of 3 sessions"),
        ("weeks: 4\n", "frequency: every other day", "4 weeks, 14 sessions"),
        ("review: 2027-01-11\n", "frequency: 2x/day", "14 sessions a week"),
    ],
)
def test_sessions_count_as_often_as_they_are_done(head: str, sessions: str, said: str) -> None:
    more = f"    {sessions}\n" if sessions else ""
    sheet = overview(day("dip: 3x5", "A", more), f"start: 2026-11-30\n{head}").first
    assert sheet.find(said)


def test_a_plan_without_weeks_starts_and_does_not_end_with_its_first() -> None:
    sheet = overview(day("dip: 3x5", "A", "    day: Mon\n"), "start: 2026-11-30\nreview: 2027-01-11\n").first
    assert sheet.one("Start").baseline < sheet.one("30 Nov 2026").baseline
    assert not sheet.find("Dates")


def test_how_often_stands_where_other_sessions_have_their_weekday() -> None:
    days = day("dip: 3x5", "Gym", "    day: Mon\n") + day("plank: 20s", "Home", "    frequency: daily\n")
    sheet = overview(days).first
    often = sheet.one("Every day")
    assert often.bold
    assert often.baseline == pytest.approx(sheet.find("Mon")[0].baseline, abs=0.01)
    assert sheet.find("Gym")[0].baseline == pytest.approx(sheet.find("Home")[0].baseline, abs=0.01)
