"""The diary: exercises to do at home, a calendar to tick, nothing under 14 points."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from tests.pages.conftest import Book, Keep, Sheet, assert_sound, typeset
from tests.typeset.documents import elements, opened

DRAWN = True

KNEE = """\
title: Knee exercises
athlete: Maria Silva
coach: {name: "Ana Costa, physiotherapist", contact: 020 7946 0112}
start: 2026-11-30
weeks: 6
frequency: 2x/day
track: pain 0-10
stop_if: [the knee swells, it locks]
pain: 0-3
review: 2027-01-11
sessions:
  - name: At home
    exercises:
      - wall_sit: 3x20s
        notes: Back flat on the wall.
      - glute_bridge: 12 hold 2s
      - calf_raise: 15
      - step_up: 8 each
"""

LONG = "Exercises that go on and on and have a name which nobody ever remembers to the very last of its words"


def home(*items: str, head: str = "frequency: daily\n", **options: object) -> Book:
    """A plan with ``items``, a line of the plan each, at home."""
    lines = "".join(f"      - {item}\n" for item in items)
    plan = f"title: At home\n{head}sessions:\n  - name: At home\n    exercises:\n{lines}"
    return typeset(plan, pages="diary", **options)  # type: ignore[arg-type]


def titles(book: Book) -> dict[str, str]:
    """What each cell of the calendar is called, by its id."""
    pdf = opened(book.data)
    found = {}
    for elem in elements(pdf):
        owners = [given for given in _attributes(elem) if "/P" in given]
        if owners and "/T" in elem:
            found[str(owners[0]["/P"][0]["/V"])] = str(elem["/T"])
    return found


def _attributes(elem: Any) -> list[Any]:
    """The attribute objects of a structure element."""
    given = elem.get("/A", [])
    return list(given) if isinstance(given, pikepdf.Array) else [given]


def ticks(sheet: Sheet, start: str) -> list[str]:
    return [name for name in sheet.placed("tick") if name.startswith(start)]


def test_six_weeks_of_four_exercises_are_one_page(keep: Keep) -> None:
    book = keep(typeset(KNEE, pages="diary"))
    assert len(book.sheets) == 1
    assert_sound(book, least=14)
    sheet = book.first
    assert len(ticks(sheet, "diary.w")) == 6 * 7 * 2
    assert len(sheet.placed("field")) == 6
    for words in ("Twice a day, every day, for 6 weeks", "left: morning, right: evening", "7 Dec", "4 Jan"):
        sheet.one(words)
    assert sheet.one("1 Wall Sit").size == pytest.approx(16)


def test_a_box_for_each_time_stands_under_its_day() -> None:
    sheet = typeset(KNEE, pages="diary").first
    cells = sheet.placed("tick")
    morning, evening = cells["diary.w1.mon.1"], cells["diary.w1.mon.2"]
    assert morning.width == pytest.approx(9, abs=0.01)
    assert morning.height == pytest.approx(9, abs=0.01)
    assert morning.right == pytest.approx(evening.left, abs=0.01)
    monday = sheet.one("Mon").box
    assert (monday.left + monday.right) / 2 == pytest.approx(morning.right, abs=0.5)
    assert cells["diary.w2.mon.1"].top - morning.top == pytest.approx(16, abs=0.01)
    pain = sheet.placed("field")["diary.w1.pain"]
    assert pain.width == pytest.approx(14, abs=0.01)
    assert pain.top == pytest.approx(morning.top, abs=0.01)


def test_the_dose_is_bold_and_comes_first() -> None:
    sheet = typeset(KNEE, pages="diary").first
    dose, note = sheet.one("3 times 20 seconds."), sheet.one("Back flat on the wall.")
    assert dose.bold
    assert not note.bold
    assert dose.baseline < note.baseline
    sheet.one("8 times on each")


def test_the_rule_when_to_stop_has_the_heaviest_frame_and_the_telephone() -> None:
    sheet = typeset(KNEE, pages="diary").first
    stop = sheet.one("Stop and call")
    assert stop.bold
    frame = min(
        (stroke for stroke in sheet.strokes if not stroke.level and stroke.box.holds(stop.box)),
        key=lambda stroke: stroke.box.height,
    )
    assert frame.width == max(stroke.width for stroke in sheet.strokes)
    text = " ".join(word.text for word in sheet.words)
    assert "Stop and call Ana Costa, physiotherapist, 020 7946 0112, if:" in text.replace("\xa0", " ")
    assert sheet.one("the knee swells").baseline < sheet.one("it locks").baseline
    sheet.one("Pain up to 3 of 10 while you exercise is fine.")


def test_the_name_stands_on_its_line_and_is_no_part_of_the_page() -> None:
    book = typeset(KNEE, pages="diary")
    name, label = book.first.one("Maria Silva"), book.first.one("Name")
    assert name.baseline == pytest.approx(label.baseline, abs=0.1)
    assert name.size == pytest.approx(14)
    other = typeset(KNEE.replace("Maria Silva", "Jo Bell"), pages="diary")
    assert book.outcome.sections[0].pages == other.outcome.sections[0].pages


def test_every_cell_says_in_words_what_it_is_for() -> None:
    found = titles(typeset(KNEE, pages="diary"))
    assert found["diary.w2.tue.2"] == "Week 2, Tuesday, exercises 1–4, done, time 2"
    assert found["diary.w6.pain"] == "Pain, week 6"


@pytest.mark.parametrize(
    ("frequency", "boxes", "kind"),
    [
        ("daily", 7, "tick"),
        ("2x/day", 14, "tick"),
        ("3x/day", 21, "tick"),
        ("2-3x/day", 21, "tick"),
        ("5x/week", 7, "tick"),
        ("Mon, Wed, Fri", 3, "tick"),
        ("2x/day, Mon-Fri", 10, "tick"),
        ("every other day", 4, "tick"),
        ("4x/day", 7, "field"),
        ("every 2 hours", 7, "field"),
    ],
)
def test_a_week_has_as_many_boxes_as_there_are_times(frequency: str, boxes: int, kind: str) -> None:
    book = home("glute_bridge: 12", head=f"frequency: {frequency}\nweeks: 1\n")
    assert_sound(book, least=14)
    assert len(book.first.placed(kind)) == boxes  # type: ignore[arg-type]


def test_a_time_that_may_be_left_out_is_dashed() -> None:
    sheet = home("glute_bridge: 12", head="frequency: 2-3x/day\nweeks: 1\n").first
    dashed = [stroke.box for stroke in sheet.strokes if stroke.dashed]
    assert len(dashed) == 7
    assert dashed[0].holds(sheet.placed("tick")["diary.w1.mon.3"])


def test_every_other_day_goes_on_over_the_end_of_a_week() -> None:
    sheet = home("glute_bridge: 12", head="frequency: every other day\nweeks: 2\n").first
    assert ticks(sheet, "diary.w1") == [f"diary.w1.{day}.1" for day in ("mon", "wed", "fri", "sun")]
    assert ticks(sheet, "diary.w2") == [f"diary.w2.{day}.1" for day in ("tue", "thu", "sat")]


def test_weeks_begin_with_the_day_of_the_start() -> None:
    sheet = home("glute_bridge: 12", head="frequency: Mon\nstart: 2026-12-02\nweeks: 2\n").first
    assert sheet.one("Wed").box.left < sheet.one("Mon").box.left < sheet.one("Tue").box.left
    assert len(sheet.find("2 Dec")) == 2  # on the line for the start, and under the first week
    sheet.one("9 Dec")
    monday, cell = sheet.one("Mon").box, sheet.placed("tick")["diary.w1.mon.1"]
    assert cell.left < monday.left < monday.right < cell.right


def test_exercises_with_a_frequency_of_their_own_have_rows_of_their_own() -> None:
    book = typeset(
        "title: T\nfrequency: 2x/day\nweeks: 2\nsessions:\n  - name: A\n    exercises:\n"
        "      - glute_bridge: 12\n      - calf_raise: 15\n        frequency: 5x/week\n      - step_up: 8\n",
        pages="diary",
    )
    assert_sound(book, least=14)
    sheet = book.first
    assert len(ticks(sheet, "diary.w1.row1")) == 14
    assert len(ticks(sheet, "diary.w1.row2")) == 7
    sheet.one("1, 3: twice a day, every day")
    sheet.one("2: on 5 days a week")
    assert titles(book)["diary.w1.row2.sun.1"] == "Week 1, Sunday, exercises 2, done"


def test_only_what_says_how_often_is_in_the_diary_of_a_plan_of_lifts() -> None:
    book = typeset(
        "title: T\nsessions:\n  - name: A\n    day: Monday\n    exercises:\n      - back_squat: 5x5 @60kg\n"
        "      - calf_stretch: 2x45s each\n        frequency: daily\n",
        pages="",
    )
    assert [section.kind for section in book.outcome.sections].count("diary") == 1
    text = " ".join(word.text for sheet in book.of_kind("diary") for word in sheet.words)
    assert "1 Calf Stretch" in text
    assert "Squat" not in text


def test_without_a_frequency_there_is_no_diary_unless_it_is_asked_for() -> None:
    plan = "title: T\nsessions:\n  - name: A\n    day: Mon, Thu\n    exercises: [glute_bridge: 12]\n"
    assert "diary" not in {section.kind for section in typeset(plan, pages="").outcome.sections}
    sheet = typeset(plan, pages="diary").first
    assert ticks(sheet, "diary.w1") == ["diary.w1.mon.1", "diary.w1.thu.1"]


def test_the_weeks_go_up_to_the_review_or_are_six() -> None:
    weeks = home("glute_bridge: 12", head="frequency: daily\nstart: 2026-11-30\nreview: 2026-12-24\n").first
    assert len(ticks(weeks, "diary.")) == 4 * 7
    assert len(ticks(home("glute_bridge: 12").first, "diary.")) == 6 * 7


def test_a_dose_that_changes_is_told_for_its_weeks() -> None:
    book = home("glute_bridge: 10 | 12 | 10 | 12", "calf_raise: 15", head="frequency: daily\nweeks: 4\n")
    text = " ".join(word.text for word in book.first.words)
    assert "Weeks 1, 3: 10 times. Weeks 2, 4: 12 times." in text


def test_an_exercise_of_later_weeks_keeps_its_place() -> None:
    book = typeset(
        "title: T\nfrequency: daily\nweeks: 4\nsessions:\n  - name: A\n    exercises:\n      - glute_bridge: 12\n"
        "      - step_up: 8\n        only: 3-4\n      - calf_raise: 15\n",
        pages="diary",
    )
    sheet = book.first
    sheet.one("2 Step-Up")
    sheet.one("3 Standing Calf")
    assert titles(book)["diary.w1.mon.1"] == "Week 1, Monday, exercises 1, 3, done"
    assert titles(book)["diary.w3.mon.1"] == "Week 3, Monday, exercises 1–3, done"


def test_blocks_may_be_done_more_or_less_often() -> None:
    book = typeset(
        "title: T\nblocks:\n  - {name: First, weeks: 1, frequency: 2x/day}\n"
        "  - {name: Then, weeks: 1, frequency: daily}\n"
        "sessions:\n  - name: A\n    exercises: [glute_bridge: 12]\n",
        pages="diary",
    )
    assert len(ticks(book.first, "diary.w1")) == 14
    assert len(ticks(book.first, "diary.w2")) == 7
    assert_sound(book, least=14)


def test_many_exercises_stand_before_the_calendar() -> None:
    names = ("wall_sit", "glute_bridge", "calf_raise", "step_up", "plank", "push_up")
    head = "frequency: daily\nweeks: 6\nreview: 2027-01-11\nstop_if: it hurts\n"
    book = home(*(f"{name}: 12" for name in names), head=head)
    assert_sound(book, least=14)
    first, second = book.sheets
    assert not first.placed("tick")
    first.one("Stop if:")
    assert len(ticks(second, "diary.w")) == 6 * 7


def test_a_year_flows_over_pages_with_the_weekdays_repeated() -> None:
    book = home("glute_bridge: 12", head="frequency: daily\nweeks: 52\ntrack: pain, effort\n")
    assert_sound(book, least=14)
    assert sum(len(ticks(sheet, "diary.w")) for sheet in book.sheets) == 52 * 7
    for sheet in book.sheets:
        sheet.one("Mon")
        sheet.one("Effort")
    assert all(sheet.find("At home continued") for sheet in book.sheets[1:])


@pytest.mark.parametrize("size", ["A5", "Letter", "A3", "Legal"])
@pytest.mark.parametrize("landscape", [False, True])
def test_every_paper_holds_all_of_it(size: str, landscape: bool) -> None:
    head = "frequency: 3x/day\nweeks: 9\ntrack: pain, effort, difficulty\nweek_names: {4: Look at it again}\n"
    items = ("wall_sit: 3x20s", f"name: {LONG}", "glute_bridge: 12", "step_up: 8 each @5kg", "plank: 2x30s")
    book = home(*items, head=head + "stop_if: it hurts more than yesterday\n", size=size, landscape=landscape)
    assert_sound(book, least=14)
    assert sum(len(ticks(sheet, "diary.w")) for sheet in book.sheets) == 9 * 7 * 3
    assert sum(len(sheet.placed("field")) for sheet in book.sheets) == 9 * 3
    assert any(sheet.find("Look at it again") for sheet in book.sheets)


def test_the_calendar_is_a_table_with_as_many_columns_in_every_row() -> None:
    book = typeset(
        "title: T\nfrequency: 2x/day\nweeks: 2\ntrack: pain\nsessions:\n  - name: A\n    exercises:\n"
        "      - glute_bridge: 12\n      - calf_raise: 15\n        frequency: 3x/day\n",
        pages="diary",
    )
    pdf = opened(book.data)
    rows = [elem for elem in elements(pdf) if elem.get("/S") == "/TR"]
    taken: dict[int, int] = {}
    for number, row in enumerate(rows):
        for cell in row["/K"]:
            spans = _attributes(cell)
            across = max([int(one.get("/ColSpan", 1)) for one in spans] or [1])
            for line in range(max([int(one.get("/RowSpan", 1)) for one in spans] or [1])):
                taken[number + line] = taken.get(number + line, 0) + across
    assert len(rows) == 5
    assert list(taken.values()) == [2 + 7 * 6 + 1] * 5


@pytest.mark.parametrize("size", ["A5", "A4"])
def test_nothing_is_too_long_for_it(size: str) -> None:
    rules = "".join(f"  - {LONG}, {number}\n" for number in range(12))
    head = (
        f"athlete: {'Maria ' * 30}\ncoach: {{name: {'Ana ' * 30}, contact: {'0' * 60}}}\nweeks: 14\n"
        f"frequency: 2-3x/day\ntrack: pain, effort, difficulty\nstop_if:\n{rules}review: 2027-01-01\n"
        f"goal: {LONG}\nuntil: {LONG}\nweek_names: {{2: {LONG}}}\n"
    )
    items = [f"name: {'X' * 190}", f"name: {(LONG + LONG)[:190]}"]
    notes = f"glute_bridge: 3x10 each @2x12.5kg, rest 90s\n        notes: {'word ' * 390}"
    many = [f"calf_raise (way {number}): {number + 3}\n        frequency: Mon" for number in range(30)]
    book = home(*items, notes, *many, head=head, size=size)
    assert_sound(book, least=14)
    text = " ".join(word.text for sheet in book.sheets for word in sheet.words)
    assert text.count("word") >= 390
    assert sum(len(ticks(sheet, "diary.w")) for sheet in book.sheets) == 14 * (7 * 3 + 1)


# What a patient looks for


def said(sheet: Sheet) -> str:
    return " ".join(word.text for word in sheet.words).replace("\xa0", " ")


def test_the_exercises_of_the_first_week_come_first() -> None:
    sheet = typeset(
        "title: T\nfrequency: daily\nblocks:\n"
        "  - {name: First, weeks: 1, sessions: [{name: A, exercises: [wall_sit: 20s, heel_slide: 10]}]}\n"
        "  - {name: Then, weeks: 1, sessions: [{name: A, exercises: [wall_sit: 30s, step_up: 8, plank: 20s]}]}\n",
        pages="diary",
    ).first
    for words in ("1 Wall Sit", "2 Heel Slide", "3 Step-Up"):
        sheet.one(words)


def test_the_colour_of_a_band_and_a_rest_in_words_belong_to_the_dose() -> None:
    text = said(home("band_row: 3x10 @red band, rest 60s", "plank: 2x20s, rest 90s").first)
    assert "3 sets of 10, red band, rest 1 minute." in text
    assert "2 times 20 seconds, rest 90 seconds." in text


def test_a_number_stays_with_its_unit() -> None:
    book = typeset(KNEE.replace("wall_sit: 3x20s", "wall_sit: 3x20s, rest 60s"), pages="diary")
    one = book.first.one("1 minute.")
    assert one.baseline == pytest.approx(book.first.one("minute.").baseline)


@pytest.mark.parametrize(("side", "is_said"), [("left", False), ("right", True)])
def test_only_a_side_that_is_not_the_affected_one_is_said_beside_a_dose_that_names_it(side: str, is_said: bool) -> None:
    text = said(home(f"step_up: 3x8 {side}", head="frequency: daily\nside: left\n").first)
    assert f"3 sets of 8 on the {side} side" in text
    assert ("not the affected one" in text) is is_said
    assert text.count("affected") == is_said


def test_how_often_stands_once_over_the_exercises_it_holds_for() -> None:
    head = "frequency: daily\nweeks: 2\n"
    items = [f"{name}: 12\n        frequency: Mon, Thu" for name in ("step_up", "calf_raise", "plank")]
    book = home("glute_bridge: 12", *items, head=head)
    sheet = book.first
    assert said(sheet).count("On Monday and Thursday") == 1
    assert sheet.one("Every day").baseline < sheet.one("1 Glute").baseline
    assert sheet.one("1 Glute").baseline < sheet.one("On Monday and").baseline < sheet.one("2 Step-Up").baseline
    assert_sound(book, least=14)


def test_a_calendar_with_a_page_of_its_own_says_again_when_to_stop() -> None:
    names = ("wall_sit", "glute_bridge", "calf_raise", "step_up", "plank", "push_up")
    book = home(*(f"{name}: 12" for name in names), head="frequency: daily\nweeks: 6\nstop_if: it hurts\n")
    assert [len(sheet.find("Stop if:")) for sheet in book.sheets] == [1, 1]


def test_the_frame_is_about_what_is_in_the_diary() -> None:
    text = said(
        typeset(
            "title: T\nstop_if: it swells\nsessions:\n"
            "  - {name: Home, frequency: daily, exercises: [{wall_sit: 20s, stop_if: it locks}]}\n"
            "  - {name: Gym, day: Mon, exercises: [{back_squat: 5, stop_if: it turns inwards}]}\n",
            pages="diary",
        ).first
    )
    assert "it swells" in text
    assert "it locks" in text
    assert "inwards" not in text


def test_a_calendar_that_has_room_stands_under_the_last_of_many_exercises() -> None:
    names = ("wall_sit", "glute_bridge", "calf_raise", "step_up", "plank", "push_up")
    items = [f"{name} (way {number}): 3x12" for number in (1, 2, 3) for name in names][:14]
    book = home(*items, head="frequency: daily\nweeks: 4\nstop_if: it hurts\n")
    assert_sound(book, least=14)
    assert len(book.sheets) == 2
    last = book.sheets[-1]
    assert last.find("14 Glute")[0].baseline < last.one("Tick a box each").baseline < last.one("Stop if:").baseline
    assert len(ticks(last, "diary.w")) == 4 * 7


def test_a_rest_that_all_weeks_share_is_said_once() -> None:
    text = said(home("band_row: 3x10 | 3x15\n        rest: 60s", head="frequency: daily\nweeks: 2\n").first)
    assert "Week 1: 3 sets of 10. Week 2: 3 sets of 15. Rest 1 minute." in text
