"""Circuits, supersets, parts and lines of words on a session page."""

from __future__ import annotations

from collections import Counter

import pikepdf
import pytest

from tests.pages.conftest import Book, Box, Sheet, Stroke, assert_sound, session

MM = 0.06
THREE = "{circuit: [goblet_squat: 10 @16kg, push_up: 12, text: Shake out the arms.], rounds: 3, rest: 90s}"


def one(*items: str, more: str = "") -> Sheet:
    """The only page of a session, checked as every page is."""
    book = session(*items, more=more)
    assert_sound(book)
    assert len(book.sheets) == 1
    return book.first


def ticks(sheet: Sheet, station: str = "") -> dict[str, Box]:
    return {name: box for name, box in sheet.placed("tick").items() if f".{station}" in name}


def frame(sheet: Sheet, box: Box) -> Stroke:
    """The square drawn at the place of a tick."""
    return next(stroke for stroke in sheet.strokes if stroke.box == pytest.approx(box, abs=MM))


def brackets(sheet: Sheet) -> list[Stroke]:
    return [stroke for stroke in sheet.strokes if stroke.width == pytest.approx(1.5, abs=0.01)]


def tags(book: Book) -> Counter[str]:
    """How often each structure type stands in the document."""
    from io import BytesIO

    with pikepdf.open(BytesIO(book.data)) as pdf:
        found = Counter(str(item.get("/S", "")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary))
    return Counter({name.removeprefix("/"): count for name, count in found.items()})


# Circuits


def test_every_round_of_every_station_has_a_tick_of_its_own() -> None:
    sheet = one(THREE)
    assert list(ticks(sheet)) == [
        *(f"w1.lower_a.goblet_squat.set{number}.done" for number in (1, 2, 3)),
        *(f"w1.lower_a.push_up.set{number}.done" for number in (1, 2, 3)),
        *(f"w1.lower_a.text.round{number}.done" for number in (1, 2, 3)),
    ]
    boxes = list(ticks(sheet).values())
    assert {(round(box.width, 1), round(box.height, 1)) for box in boxes} == {(7, 7)}
    for first, second, third in zip(boxes[:3], boxes[3:6], boxes[6:], strict=True):
        assert first.left == pytest.approx(second.left, abs=MM)
        assert first.left == pytest.approx(third.left, abs=MM)


def test_a_station_says_what_one_round_asks_for() -> None:
    sheet = one("{circuit: [goblet_squat: 10 @16kg, push_up: 8-10, forearm_plank: 20s each, dip: 1], rounds: 3}")
    for text in ("10 reps", "8–10 reps", "20 s each", "1 rep", "16 kg", "Circuit", "3 rounds"):
        assert sheet.find(text), text
    assert not sheet.find("3 × 10")
    assert not sheet.placed("field")


def test_a_station_whose_rounds_differ_has_its_whole_dose() -> None:
    assert one("{circuit: [goblet_squat: 12/10/8, push_up: 10], rounds: 3}").find("12/10/8")


def test_rounds_that_are_up_to_the_reader_are_dashed() -> None:
    sheet = one("{circuit: [push_up: 10, dip: 5], rounds: 2-4}")
    dashed = [frame(sheet, box).dashed for box in ticks(sheet, "push_up").values()]
    assert dashed == [False, False, True, True]
    assert sheet.find("2–4 rounds")


def test_many_rounds_stand_on_lines_of_about_the_same_length() -> None:
    sheet = one("{circuit: [push_up: 10, text: Breathe.], rounds: 12}")
    for station in ("push_up", "text"):
        lines = Counter(round(box.top, 1) for box in ticks(sheet, station).values())
        assert list(lines.values()) == [6, 6]
    assert max(box.right for box in ticks(sheet).values()) <= 197 + MM


def test_a_line_of_words_is_a_station_with_a_number() -> None:
    sheet = one(THREE)
    words, number = sheet.one("Shake out the arms."), sheet.one("A3")
    assert words.baseline == pytest.approx(number.baseline, abs=MM)
    assert sheet.find("A1, A2, A3, then rest 1:30")


def test_numbers_that_run_on_are_said_by_the_first_and_the_last() -> None:
    sheet = one("{circuit: [push_up: 10, dip: 5, pull_up: 3, text: Walk.], rounds: 2, rest_inside: 15s}")
    assert sheet.find("A1 to A4 in turn. 2 rounds. Between exercises 15 s.")


def test_one_rest_after_every_exercise_is_said_once() -> None:
    pair = "superset: [push_up: 3x5, dip: 3x5]"
    for kind in (pair, pair.replace("3x", "").replace("superset", "rounds: 3, circuit")):
        sheet = one(f"{{{kind}, rest: 90s, rest_inside: 90s}}")
        assert sheet.find("A1, A2 in turn, rest 1:30 after each. 3 rounds.")
        assert not sheet.find("Between exercises")


def test_no_rest_at_all_is_not_spoken_of() -> None:
    sheet = one("{circuit: [push_up: 60s, dip: 90s], rounds: 8, rest: none}")
    assert sheet.find("A1, A2 in turn. 8 rounds.")
    assert not sheet.find("none")


def test_labels_of_the_coach_are_all_named() -> None:
    circuit = "{circuit: [push_up: 10, {dip: 5, label: Z9}, pull_up: 3, text: Walk.], rounds: 2}"
    sheet = one(circuit, "{superset: [{push_up: 2x5, label: 1a}, {dip: 2x5, label: 1b}]}")
    assert sheet.find("A1, Z9, A3, A4 in turn.")
    assert sheet.find("1a, 1b in turn.")


def test_the_word_on_a_group_stands_over_its_members() -> None:
    for kind in ("circuit", "superset"):
        sheet = one(f"{{{kind}: [{{push_up: 10, notes: Slowly.}}, dip: 5], rounds: 3, notes: As clean as the first.}}")
        note, first = sheet.one("As clean as the first."), sheet.one("A1")
        assert note.baseline < first.box.top, kind
        assert sheet.one("Slowly.").baseline > first.baseline, kind


def test_name_and_option_of_a_group_head_it() -> None:
    sheet = one("{superset: [push_up: 10, dip: 5], rounds: 3, name: Pressing, optional: yes}")
    assert sheet.one("Pressing").bold
    assert sheet.one("Pressing optional").baseline < sheet.one("A1").box.top
    assert sheet.find("A1, A2 in turn. 3 rounds.")


def test_a_bracket_stands_beside_the_part_of_a_group_on_each_page() -> None:
    stations = ", ".join(f"{{name: Station {number}, reps: 10, notes: {'word ' * 40}}}" for number in range(12))
    book = session(f"circuit: [{stations}]\n        rounds: 20")
    assert_sound(book)
    assert len(book.sheets) > 1
    for sheet in book.sheets:
        (bracket,) = brackets(sheet)
        inside = [box for name, box in ticks(sheet, "station").items() if name.endswith(".done")]
        assert inside
        assert bracket.box.top < min(box.top for box in inside)
        assert bracket.box.bottom > max(box.bottom for box in inside)


def test_groups_are_lettered_over_parts() -> None:
    items = (
        "{part: One, exercises: [{circuit: [push_up: 10, dip: 5], rounds: 2}]}",
        "{superset: [pull_up: 2x3, dip: 2x5]}",
    )
    sheet = one(*items)
    assert [label for label in ("A1", "A2", "B1", "B2") if sheet.find(label)] == ["A1", "A2", "B1", "B2"]
    assert len(brackets(sheet)) == 2


# Parts and lines of words


def test_a_part_heads_its_exercises() -> None:
    sheet = one(
        "{part: Strength, time: 30min, notes: Heavy but clean., exercises: [{name: Press, sets: 5x5}]}",
        "{part: Finisher, optional: yes, exercises: [{name: Walk, sets: 20min}]}",
    )
    strength, press, finisher = sheet.one("Strength"), sheet.one("Press"), sheet.one("Finisher")
    assert (strength.size, strength.bold, finisher.size) == (14, True, 14)
    assert sheet.one("30 min").baseline == pytest.approx(strength.baseline, abs=MM)
    assert strength.baseline < sheet.one("Heavy but clean.").baseline < press.baseline < finisher.baseline
    assert sheet.one("optional").baseline == pytest.approx(finisher.baseline, abs=MM)


def test_a_heading_is_not_left_at_the_foot_of_a_page() -> None:
    for before in range(4, 9):
        rows = (f"{{name: Move {number}, sets: 5x5 @80kg, rest: 2min}}" for number in range(before))
        book = session(*rows, "{part: Last, exercises: [{name: Press, sets: '5x5, rest 2min'}]}")
        assert_sound(book)
        (sheet,) = (sheet for sheet in book.sheets if sheet.find("Last"))
        assert sheet.find("Press")


def test_a_line_of_words_has_a_tick_where_numbers_stand() -> None:
    sheet = one("{name: Press, sets: 5x5}", "text: Walk home.", "{text: Sing., optional: yes}", "rest: 5min")
    assert list(ticks(sheet)) == ["w1.lower_a.text.done", "w1.lower_a.text_2.done"]
    first = ticks(sheet)["w1.lower_a.text.done"]
    assert first.left == pytest.approx(20, abs=0.1)
    assert first.top < sheet.one("Walk home.").baseline < first.bottom
    assert sheet.one("Walk home.").box.left == pytest.approx(sheet.one("Press").box.left, abs=0.7)
    assert sheet.find("Sing. optional")
    assert sheet.find("Rest 5:00")


def test_one_line_of_warm_up_has_the_width_of_the_page() -> None:
    text = "March on the spot for three minutes with your arms swinging, then stand still"
    one_line = one("{name: Press, sets: 5x5}", more=f"    warm_up: [text: '{text}']\n")
    assert one_line.find("March")[0].baseline == pytest.approx(one_line.find("still")[0].baseline, abs=MM)
    two = one("{name: Press, sets: 5x5}", more="    warm_up: [text: Walk, text: Run]\n")
    walk, run = two.one("Walk"), two.one("Run")
    assert walk.baseline == pytest.approx(run.baseline, abs=MM)
    assert run.box.left > 110


def test_members_of_groups_in_a_warm_up_are_lines() -> None:
    warm_up = "    warm_up: [{superset: [push_up: 2x5, dip: 2x5]}, {circuit: [pull_up: 3, text: Walk], rounds: 2}]\n"
    sheet = one("{name: Press, sets: 5x5}", more=warm_up)
    for name in ("Push-Up", "Dip", "Pull-Up", "Walk"):
        assert sheet.find(name), name
    assert len(ticks(sheet)) == 4


# Tags


def test_ticks_of_a_circuit_are_a_table_for_each_station() -> None:
    found = tags(session(THREE))
    assert found["Table"] == 3
    assert found["TD"] == 9
    assert found["TH"] == 3 * (1 + 3 + 1)  # a blank corner, three rounds, the name of the row


def test_each_line_of_a_superset_is_a_table_with_heads() -> None:
    found = tags(session("superset: [{name: Up, sets: 3x10 @20kg}, {name: Down, sets: 3x10 @BW}]"))
    assert found["Table"] == 2
    assert found["TD"] == 3 * 2 + 3
