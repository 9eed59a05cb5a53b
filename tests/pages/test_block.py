"""The block page: weeks side by side, what is new in them in bold after a heavy line, deloads by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.typeset.page import Node, Page
from tests.pages.conftest import Book, Keep, Sheet, Word, assert_sound, typeset

FOUR = """\
title: Four weeks
athlete: Sam Rivera
start: 2026-11-30
weeks: 4
maxes: {back_squat: 140, deadlift: 180}
deload: {load: x0.6, sets: x0.5, weeks: 4}
sessions:
  - name: Lower
    day: Monday
    exercises:
      - back_squat: 5x5 @75% | same | 5x3 @82.5% | same
      - superset: [leg_curl: 3x10 @40kg, forearm_plank: 3x45s]
  - name: Pull
    day: Thursday
    exercises:
      - deadlift: 3x5 @75% rest 3min | 3x5 @75% rest 4min | 3x3 @80% rest 4min | same
      - {pull_up: 3xAMRAP @BW, only: 2-4}
"""


def book(plan: str = FOUR, *, size: str = "", landscape: bool = False, pages: str = "block") -> Book:
    found = typeset(plan, pages=pages, size=size, landscape=landscape)
    assert_sound(found)
    return found


def kids(node: Node) -> list[Node]:
    """The elements right under a structure element."""
    below = [kid[1] if isinstance(kid, tuple) and not isinstance(kid, Node) else kid for kid in node.kids]
    return [kid for kid in below if isinstance(kid, Node)]


def nodes(page: Page) -> Iterator[Node]:
    """The structure elements of a page in reading order."""
    waiting = [node for _, node in page.structure]
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting = kids(node) + waiting


def uprights(sheet: Sheet) -> list[tuple[float, float, float]]:
    """The upright rules: where they stand, where they start, and how heavy they are."""
    found = [s for s in sheet.strokes if s.box.width < 0.05 and s.box.height > 2]
    return sorted((round(s.box.left, 1), round(s.box.top, 1), round(s.width, 2)) for s in found)


def weeks_of(sheet: Sheet) -> list[str]:
    """The heads of the columns, as far as they are called Week."""
    heads = sorted(sheet.find("Week"), key=lambda word: (word.baseline, word.box.left))
    words = list(sheet.words)
    return [words[words.index(head) + 1].text for head in heads if head.size > 11]


def row_of(sheet: Sheet, name: str) -> list[Word]:
    """The words on the line of an exercise, from left to right."""
    line = sheet.one(name).baseline
    return sorted((word for word in sheet.words if abs(word.baseline - line) < 0.6), key=lambda word: word.box.left)


def test_dose_left_and_load_right_in_every_week(keep: Keep) -> None:
    sheet = keep(book()).first
    assert weeks_of(sheet) == ["1", "2", "3"]
    rules = sorted({x for x, _, _ in uprights(sheet)})
    assert len(rules) == 4
    pitch = rules[1] - rules[0]
    assert rules == pytest.approx([rules[0] + n * pitch for n in range(4)], abs=0.2)
    text = [word.text for word in row_of(sheet, "Back Squat")]
    assert text == [
        "Back",
        "Squat",
        "5",
        "×",
        "5",
        "105",
        "5",
        "×",
        "5",
        "105",
        "5",
        "×",
        "3",
        "115",
        "3",
        "×",
        "3",
        "67.5",
    ]
    doses, loads = row_of(sheet, "Back Squat")[2::4], row_of(sheet, "Back Squat")[5::4]
    for rule, dose, load in zip(rules, doses, loads, strict=True):
        assert dose.box.left == pytest.approx(rule + 1.8, abs=0.5)
        assert load.box.right == pytest.approx(rule + pitch - 1.8, abs=0.5)


def test_what_is_new_is_bold_after_a_heavy_line() -> None:
    sheet = book().first
    row = row_of(sheet, "Back Squat")
    bold = [[word.bold for word in row[start : start + 4]] for start in range(2, 18, 4)]
    assert bold == [[False] * 4, [False] * 4, [True] * 4, [True] * 4]
    line = sheet.one("Back Squat").baseline
    heavy = [width > 1 for _, top, width in uprights(sheet) if line - 6 < top < line]
    assert heavy == [False, False, True, True]


def test_a_deload_is_a_word_at_the_head_of_its_column_on_a_ground() -> None:
    sheet = book().first
    head = sheet.one("Deload")
    assert head.size == pytest.approx(sheet.find("Week 1")[0].size)
    assert sheet.one("week 4, from 21 Dec").size == pytest.approx(8)
    assert head.box.left == pytest.approx(max(x for x, _, _ in uprights(sheet)) + 1.8, abs=0.5)
    named = book(FOUR.replace(", weeks: 4}", "}\nweek_names: {4: Meet week}")).first
    assert named.one("Meet week").size == pytest.approx(head.size)
    assert not named.find("Deload")


def test_a_deload_of_all_exercises_is_one_of_the_week_and_of_some_stands_in_their_cells() -> None:
    one = "title: T\nweeks: 2\ndeload: {sets: x0.5}\nsessions:\n  - {name: A, exercises: [push_up: 4x10 | deload%s]}\n"
    assert book(one % "").first.one("Deload").size > 11
    some = book(one % ", forearm_plank: 3x30s").first
    assert some.one("Deload").size == pytest.approx(9)
    assert weeks_of(some) == ["1", "2"]


def test_after_a_deload_weeks_are_measured_by_those_before_it() -> None:
    plan = "title: T\nweeks: 3\ndeload: {sets: x0.5, weeks: 2}\nsessions:\n  - {name: A, exercises: [push_up: 4x10]}\n"
    row = row_of(book(plan).first, "Push-Up")
    assert [(word.text, word.bold) for word in row[1:]] == [
        *[("4", False), ("×", False), ("10", False)],
        *[("2", True), ("×", True), ("10", True)],
        *[("4", False), ("×", False), ("10", False)],
    ]


def test_what_is_there_in_some_weeks_has_a_dash_in_the_others() -> None:
    made = book()
    row = row_of(made.first, "Pull-Up")
    assert [word.text for word in row][:2] == ["Pull-Up", "–"]
    assert made.first.one("–: not in this week.")
    said = [str((node.attrs or {}).get("ActualText", "")) for node in nodes(made.outcome.sections[0].pages[0])]
    assert said.count("not in this week") == 1
    assert "5\xa0×\xa03 115, changed" in said


def test_rests_that_differ_stand_under_the_dose_and_those_that_do_not_are_left_to_the_session() -> None:
    sheet = book().first
    assert len(sheet.find("rest 3:00")) == 1
    assert [word.bold for word in sheet.find("rest 4:00")] == [True, False, False]
    equal = book(FOUR.replace("rest 4min", "rest 3min")).first
    assert not equal.find("rest 3:00")


def test_members_of_a_superset_have_their_numbers() -> None:
    sheet = book().first
    assert sheet.one("A1 Leg Curl")
    assert sheet.one("A2 Forearm Plank")


def test_the_foot_sums_sets_and_hours() -> None:
    sheet = book().first
    assert [word.text for word in row_of(sheet, "Sets in the week")][4:] == ["14", "17", "17", "11"]
    hours = row_of(sheet, "Hours in the gym")[4:]
    assert len(hours) == 4
    assert all(":" in word.text for word in hours)


SIXTEEN = """\
title: Sixteen weeks
weeks: 16
maxes: {back_squat: 140}
sessions:
"""
SIXTEEN += "".join(
    f"  - name: Day {day}\n    exercises:\n"
    + "".join(
        f"      - {name}: " + " | ".join(f"3x{5 + (week + day) % 4} @{50 + week}kg" for week in range(16)) + "\n"
        for name in ("back_squat", "bench_press", "deadlift", "leg_press", "leg_curl", "lat_pulldown")
    )
    for day in range(4)
)


def test_sixteen_weeks_are_four_pages_of_four_with_heads_and_names_on_each(keep: Keep) -> None:
    found = keep(book(SIXTEEN))
    assert [weeks_of(sheet) for sheet in found.sheets] == [
        ["1", "2", "3", "4"],
        ["5", "6", "7", "8"],
        ["9", "10", "11", "12"],
        ["13", "14", "15", "16"],
    ]
    for sheet in found.sheets:
        assert len(sheet.find("Leg Curl")) == 4
        assert all(sheet.one(f"Day {day}") for day in range(4))
        assert min(word.size for word in sheet.body) >= 8


def test_across_more_weeks_stand_beside_each_other() -> None:
    found = book(SIXTEEN.replace("range(4)", "range(2)"), landscape=True)
    assert weeks_of(found.first) == [str(week) for week in range(1, 9)]


@pytest.mark.parametrize(("weeks", "expected"), [(5, [5]), (6, [6]), (7, [4, 3]), (9, [3, 3, 3]), (13, [4, 3, 3, 3])])
def test_weeks_share_tables_evenly(weeks: int, expected: list[int]) -> None:
    series = " | ".join(f"3x{5 + week}" for week in range(weeks))
    plan = f"title: T\nweeks: {weeks}\nsessions:\n  - {{name: A, exercises: [push_up: {series}]}}\n"
    heads = [head for sheet in book(plan).sheets for head in sheet.find("Week") if head.size > 11]
    lines = sorted({round(head.baseline) for head in heads})
    assert [sum(round(head.baseline) == line for head in heads) for line in lines] == expected


BLOCKS = """\
title: Blocks
maxes: {back_squat: 100}
sessions: [{name: Squat, day: Mon, exercises: [back_squat: 3x5 @80%]}]
blocks:
  - {name: Volume, weeks: 2}
  - {name: Strength, weeks: 2, maxes: {back_squat: 110}}
"""


def test_blocks_have_their_names_over_their_weeks() -> None:
    sheet = book(BLOCKS).first
    assert sheet.one("Volume").box.left == pytest.approx(sheet.find("Week 1")[0].box.left, abs=0.6)
    assert sheet.one("Strength").box.left == pytest.approx(sheet.find("Week 3")[0].box.left, abs=0.6)
    assert sheet.one("Volume").baseline < sheet.find("Week 1")[0].baseline
    loads = [word for word in row_of(sheet, "Back Squat") if word.text in ("80", "87.5")]
    assert [(word.text, word.bold) for word in loads] == [("80", False), ("80", False), ("87.5", True), ("87.5", False)]


def test_blocks_with_other_sessions_have_tables_of_their_own() -> None:
    plan = "title: T\nblocks:\n"
    for number, name in enumerate("ABC"):
        plan += f"  - name: Part {name}\n    weeks: 3\n    sessions:\n"
        plan += f"      - {{name: Day {name}, exercises: [push_up: 3x{5 + number}]}}\n"
    sheet = book(plan).first
    tops = [sheet.one(f"Day {name}").baseline for name in "ABC"]
    assert tops == sorted(tops)
    assert len({round(word.baseline) for word in sheet.find("Week") if word.size > 11}) == 3


ROTATION = """\
title: In turn
weeks: 3
days: Mon, Wed, Fri
rotate: A, B
sessions:
  - {name: A, exercises: [back_squat: 3x5 @60kg]}
  - {name: B, exercises: [deadlift: 3x5 @80kg]}
"""


def test_days_of_a_rotation_stand_in_their_weeks_and_equal_turns_are_told_once() -> None:
    sheet = book(ROTATION).first
    assert len(sheet.find("Back Squat")) == 1
    assert [word.text for word in row_of(sheet, "A")] == ["A", "Monday,", "Friday", "Wednesday", "Monday,", "Friday"]
    assert [word.text for word in row_of(sheet, "B")] == ["B", "Wednesday", "Monday,", "Friday", "Wednesday"]


def test_long_doses_take_more_lines_and_none_is_lost() -> None:
    waves = "5/3/1+/3/3/3/5/5/5+ @75/85/95/90/85/80/75/70/65kg"
    plan = f"""\
title: Long doses
weeks: 6
sessions:
  - name: A
    exercises:
      - back_squat: "{waves} | {waves} | 3x5 @60kg | same | same | same"
      - bench_press: "3 @RPE8, 4x6 @77.5kg, 12 drop 2 -20% | repeat"
      - {{circuit: [push_up: 12, forearm_plank: 30s], rounds: 4, only: 1-3}}
"""
    sheet = book(plan).first
    text = "".join(word.text for word in sheet.words)
    assert text.count("5/3/1+/") == 2
    assert text.count("70/65") == 2
    assert [word.text for word in row_of(sheet, "Circuit A")][2:] == [*["4", "rounds"] * 3, *["–"] * 3]


@pytest.mark.parametrize("size", ["A4", "Letter", "A5"])
@pytest.mark.parametrize("landscape", [False, True])
def test_every_paper(size: str, landscape: bool) -> None:
    long = FOUR.replace("name: Lower", "name: A session with a name of about sixty characters in it all")
    found = book(
        long.replace("pull_up", "pull_up (with a long variation of the usual one)"), size=size, landscape=landscape
    )
    assert sum(len(sheet.find("Back Squat")) for sheet in found.sheets) >= 1


def test_it_joins_the_pages_of_plans_whose_weeks_differ() -> None:
    assert [section.kind for section in book(pages="").outcome.sections][:3] == ["overview", "block", "session"]
    equal = "title: T\nweeks: 4\nsessions: [{name: A, exercises: [push_up: 3x10]}]\n"
    assert "block" not in [section.kind for section in book(equal, pages="").outcome.sections]
    other_max = BLOCKS.replace("maxes: {back_squat: 110}", "until: All sets done.")
    assert "block" not in [section.kind for section in book(other_max, pages="").outcome.sections]
    assert "block" in [section.kind for section in book(BLOCKS, pages="").outcome.sections]


def test_one_week_alone_can_be_asked_for() -> None:
    sheet = book("title: T\nsessions: [{name: A, exercises: [push_up: 3x10]}]\n").first
    assert weeks_of(sheet) == ["1"]
    assert not sheet.find("changed")


def test_groups_by_the_clock_say_how_long_they_last_and_their_members_what_one_round_asks() -> None:
    plan = """\
title: T
weeks: 2
sessions:
  - name: A
    exercises:
      - {amrap: [push_up: 10, bodyweight_squat: 15], time: 20min, only: 1}
      - {emom: [kettlebell_swing: 10 @16kg], every: 2min, time: 12min}
      - {for_time: [push_up, pull_up], rounds: 21-15-9, cap: 10min, only: 2}
"""
    sheet = book(plan).first
    assert [word.text for word in row_of(sheet, "AMRAP")] == ["AMRAP", "20", "min", "–"]
    assert [word.text for word in row_of(sheet, "EMOM")] == ["EMOM", *["12", "min", "every", "2", "min"] * 2]
    assert [word.text for word in row_of(sheet, "For time")] == ["For", "time", "–", "21–15–9", "cap", "10", "min"]
    assert [word.text for word in row_of(sheet, "Bodyweight Squat")][3:] == ["15", "reps", "–"]
    assert [word.text for word in row_of(sheet, "Pull-Up")][2:] == ["–", "21/15/9", "reps"]
    assert [word.text for word in row_of(sheet, "Kettlebell Swing")][3:] == ["10", "reps", "16"] * 2


def test_the_unit_of_all_loads_stands_at_the_head_and_two_units_with_their_loads() -> None:
    sheet = book().first
    assert sheet.one("loads in kg, bar included").baseline < sheet.one("Lower").baseline
    both = book(FOUR.replace("@40kg", "@40lb")).first
    assert not both.find("loads in kg")
    assert both.find("105 kg")
    assert both.find("40 lb")


def test_numbers_of_a_list_are_not_parted() -> None:
    plan = "title: T\nweeks: 6\nsessions:\n"
    plan += "  - {name: A, exercises: [back_squat: 5/5/5/5 @61.25/71.25/81.25/91.25kg]}\n"
    words = [word.text for word in book(plan).first.words if "1.25" in word.text]
    assert "".join(words) == "61.25/71.25/81.25/91.25" * 6
    assert len(words) > 6
    assert all(word.endswith(("/", ".25")) for word in words)
    assert all(word.startswith(("6", "7", "8", "9")) for word in words)
