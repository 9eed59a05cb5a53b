"""How an exercise goes on, on paper: questions with squares under the boxes, the ladder of stages, later weeks."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tests.pages.conftest import Book, Keep, Sheet, assert_sound, squashed, typeset

MM = 0.06


def book(*items: str, head: str = "", day: str = "", week: int | None = None, **options: Any) -> Book:
    lines = "".join(f"      - {item}\n" for item in items)
    when = f"    day: {day}\n" if day else ""
    found = typeset(f"title: T\n{head}sessions:\n  - name: A\n{when}    exercises:\n{lines}", week=week, **options)
    assert_sound(found, least=14 if options.get("large") else 8)
    return found


def titles(found: Book) -> dict[str, str]:
    """What each tagged field is called, by its id."""
    with pikepdf.open(BytesIO(found.data)) as pdf:
        elems = [elem for elem in pdf.objects if isinstance(elem, pikepdf.Dictionary) and "/T" in elem and "/A" in elem]
        owners = [(elem, attribute) for elem in elems for attribute in _owned(elem)]
        return {str(attribute["/P"][0]["/V"]): str(elem["/T"]) for elem, attribute in owners}


def _owned(elem: Any) -> list[Any]:
    kept = elem["/A"]
    listed = list(kept) if isinstance(kept, pikepdf.Array) else [kept]
    return [one for one in listed if one.get("/O") == pikepdf.Name.UserProperties]


def ticks(sheet: Sheet, part: str = "progress") -> list[str]:
    return [name for name in sheet.placed("tick") if f".{part}" in name]


def test_each_rule_is_a_question_a_square_and_what_follows() -> None:
    sheet = book("{back_squat: 5x5 @60kg, progress: +2.5kg on success; -10% after 3 fails}").first
    first, second = (sheet.placed("tick")[f"w1.a.back_squat.progress{n}"] for n in (1, 2))
    asked, change = sheet.one("All 25 reps?"), sheet.one("+2.5 kg")
    assert (asked.size, asked.bold, change.size, change.bold) == (8, False, 8, True)
    assert asked.baseline == pytest.approx(change.baseline, abs=MM)
    assert asked.box.right < first.left < first.right < change.box.left
    assert first.width == pytest.approx(4, abs=MM)
    assert first.height == pytest.approx(4, abs=MM)
    assert first.top < asked.baseline < first.bottom
    other = sheet.one("Missed 3 times?")
    assert other.baseline == pytest.approx(asked.baseline, abs=MM)
    assert change.box.right < other.box.left < second.left < sheet.one("−10 %").box.left
    box = sheet.box_of("w1.a.back_squat.set1.reps").box
    assert asked.box.left == pytest.approx(box.left, abs=0.3)
    assert 0.5 < first.top - box.bottom < 4


def test_two_rules_at_most_stand_on_a_line_and_long_ones_alone() -> None:
    rules = "+2.5kg on success; -10% after 3 fails; +5kg at 25 reps; new exercise after 5 fails; test 5RM every 4 weeks"
    sheet = book(f"{{back_squat: 5x5 @60kg, progress: {rules}}}").first
    places = sheet.placed("tick")
    rows = [round(places[f"w1.a.back_squat.progress{n}"].top, 1) for n in range(1, 6)]
    assert rows[0] == rows[1] < rows[2] < rows[3] < rows[4]


def test_a_square_is_called_by_its_exercise_question_and_change() -> None:
    found = titles(book("{back_squat: 5x5 @60kg, progress: +2.5kg on success}"))
    assert squashed(found["w1.a.back_squat.progress1"]) == squashed("Back Squat: All 25 reps? +2.5 kg")


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("hip_thrust: 4x8-12, progress: +2.5kg at top", "All 4 sets at 12?"),
        ("forearm_plank: 3x45s, progress: +5s on success", "All 3 held?"),
        ("calf_raise: 2x12, progress: +2kg on success", "All 24 reps?"),
        ("dumbbell_row: 3x10 each, progress: +2kg on success", "All 3 sets done?"),
        ("hip_thrust: 2-3x10, progress: +2kg on success", "All 20 reps?"),
        ('calf_raise: "2x12, 12+ @2x20kg", progress: +2kg at 15 reps', "15 or more in the last set?"),
        ('back_squat: "3, 3+ @100kg, 3x5 @80kg", progress: TM +5kg at 4-5 reps', "4–5 in set 2?"),
        ('back_squat: "3x6, 6+ @60kg", progress: +1% of max per extra rep', "Each rep over 6"),
        ("back_squat: 5x5 @60kg, progress: +2.5kg every week", "Next week"),
    ],
)
def test_questions_name_what_the_dose_asks_for(item: str, asked: str) -> None:
    assert book(f"{{{item}}}").first.find(asked)


def test_of_several_weights_each_changes() -> None:
    for week in (1, 2):
        found = book("{calf_raise: 3x12 @2x20kg, progress: +2kg on success}", head="weeks: 2\n", week=week)
        assert found.first.find("+2 kg each")


def test_the_ladder_has_a_square_for_each_stage_and_says_which_is_now() -> None:
    sheet = book(
        "{exercise: back_squat, stages: 3x10 @60kg | 3x8 @65kg | 3x6 @70kg, stage: 2, progress: next stage on fail}"
    ).first
    assert ticks(sheet, "stage") == [f"w1.a.back_squat.stage{n}" for n in (1, 2, 3)]
    now, before, after = sheet.one("3 × 8 (now)"), sheet.one("3 × 10"), sheet.one("3 × 6")
    assert (now.bold, before.bold, after.bold) == (True, False, False)
    assert before.box.left < now.box.left < after.box.left
    assert before.baseline == pytest.approx(after.baseline, abs=MM)
    assert sheet.one("stages").baseline == pytest.approx(now.baseline, abs=MM)
    assert sheet.find("65 kg")
    name = titles(book("{exercise: back_squat, stages: 3x10 | 3x8}"))["w1.a.back_squat.stage2"]
    assert squashed(name) == squashed("Back Squat, stage 2: 3 × 8")


def test_stages_of_exercises_have_their_names_and_another_dose_where_it_is_another() -> None:
    sheet = book("stages: [forearm_plank: 3x30s, push_up: 3x8, pull_up: 3x8]\n        stage: 2").first
    assert sheet.find("Push-Up (now)")
    assert sheet.find("Forearm Plank 3 × 30 s")
    assert sheet.find("Pull-Up")
    assert sheet.find("3 sets of 8")


def test_only_the_current_stage_has_a_sheet() -> None:
    found = book("stages: [forearm_plank: 3x30s, push_up: 3x8, pull_up: 3x8]\n        stage: 2", pages="sheet")
    assert [sheet.find("Push-Up") != () for sheet in found.sheets] == [True]


def test_an_exercise_without_boxes_and_a_station_go_on_too() -> None:
    sheet = book(
        "{push_up: 3x8, log: no, progress: +1 reps on success}",
        "circuit: [{pull_up: 5, progress: +1 reps on success}, forearm_plank: 30s]\n        rounds: 3",
    ).first
    assert [name.split(".")[2] for name in ticks(sheet)] == ["push_up", "pull_up"]


LATER = "weeks: 3\nmaxes: {back_squat: 140}\n"


def test_later_weeks_print_what_time_adds() -> None:
    item = "{back_squat: 3x5 @60kg, progress: +2.5kg every week, warm_up: 'bar x5, 50% x3'}"
    sheet = book(item, head=LATER, week=3).first
    assert sheet.find("65 kg")
    assert sheet.find("20 + 2.5 per side")
    assert sheet.find("32.5 × 3")
    assert book(item, head=LATER, week=3, pages="sheet").first.find("65 kg")


def test_later_weeks_print_last_time_and_a_blank_where_the_reader_decides() -> None:
    first, second = (
        book("{back_squat: 5x5 @75%, progress: +2.5kg on success}", head=LATER, week=week).first for week in (1, 2)
    )
    assert first.find("105 kg")
    assert second.find("5 × 5 @ last + 2.5 kg")
    assert not [word for word in second.words if "105" in word.text]
    cell = second.placed("field")["w2.a.back_squat.set1.load"]
    assert not [word.text for word in second.words if cell.holds(word.box)]


def test_a_max_that_the_reader_decides_is_said() -> None:
    item = "{back_squat: 3x5 @75% TM, progress: TM +5kg on success}"
    assert book(item, head=LATER, week=2).first.find("by your new max")


def test_a_sheet_says_it_in_words_under_the_dose() -> None:
    found = book("{back_squat: 5x5 @60kg, progress: +2.5kg on success; -10% after 3 fails}", pages="sheet").first
    assert found.find("When all sets are done as written: +2.5 kg")
    assert found.find("When not all is done 3 times in a row: −10 %")


LONG = "Standing on one leg with the other foot on a very high box behind you and both arms overhead: number"


def test_a_sheet_names_the_day_where_a_session_goes_up_within_a_week() -> None:
    found = book("{back_squat: 3x5 @60kg, progress: +2.5kg each session}", pages="sheet", day="Mon, Fri").first
    first, second = found.one("A (Mon)"), found.one("A (Fri)")
    assert first.baseline < found.one("60 kg").baseline < second.baseline < found.one("62.5 kg").baseline


MANY = "+2.5kg on success; -12.5% after 3 fails; TM +7.5kg at 12-15 reps; +1% of max per extra rep; +1kg if pain < 2.5"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", ["A5", "Letter", "A4"])
def test_all_of_it_has_room_on_every_paper(size: str, large: bool, keep: Keep) -> None:
    stages = "".join(f"\n          - {{name: '{LONG} {n}', sets: 3x{n}-20}}" for n in range(1, 5))
    found = book(
        f"stages:{stages}\n        progress: {MANY}",
        f"{{exercise: back_squat, stages: 3x5 @60kg | 5/4/3/2/1+ @60/65/70/75/80kg | 3x20, progress: {MANY}}}",
        f"superset: [{{pull_up: 3x5, progress: +1 reps on success}}, {{push_up: 3x8, progress: {MANY}}}]",
        size=size,
        large=large,
    )
    keep(found)
    ids = [placed.id for _, placed in found.outcome.placed() if ".progress" in placed.id or ".stage" in placed.id]
    assert len(ids) == len(set(ids)) == 5 + 4 + 5 + 3 + 1 + 5


def test_grey_pages_say_it_too() -> None:
    sheet = book("{exercise: back_squat, stages: 3x10 | 3x8, progress: next stage on fail}", ink="gray").first
    assert sheet.one("3 × 10 (now)").bold
