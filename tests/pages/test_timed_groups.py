"""Groups by the clock on a session page: what they say, their boxes, and how a stranger is told to fill them in."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.pages.conftest import Box, Sheet, Stroke, assert_sound, session, squashed

MM = 0.06
CINDY = "{amrap: [pull_up: 5, push_up: 10, bodyweight_squat: 15], time: 20min}"
FRAN = "{for_time: [thruster: 42.5kg, pull_up], rounds: 21-15-9, cap: 10min}"
MURPH = "{for_time: [run: 1mi, pull_up: 100, push_up: 200, bodyweight_squat: 300, run: 1mi]}"


def one(*items: str, more: str = "") -> Sheet:
    """The only page of a session, checked as every page is."""
    book = session(*items, more=more)
    assert_sound(book)
    assert len(book.sheets) == 1
    return book.first


def fields(sheet: Sheet, part: str) -> dict[str, Box]:
    """What stands to be written in or ticked whose id has ``part``."""
    found = {**sheet.placed("field"), **sheet.placed("tick")}
    return {name: box for name, box in found.items() if part in name}


def frame(sheet: Sheet, box: Box) -> Stroke:
    """The box drawn at the place of a field."""
    return next(stroke for stroke in sheet.strokes if stroke.box == pytest.approx(box, abs=MM))


def says(sheet: Sheet, *texts: str) -> bool:
    return all(sheet.find(text) for text in texts)


# As many rounds as possible


def test_an_amrap_says_what_to_do_in_words() -> None:
    assert says(one(CINDY), "AMRAP 20 min", "As many rounds as you can in 20 minutes.", "5 reps", "10 reps", "15 reps")


def test_an_amrap_has_a_strip_for_marks_and_boxes_for_rounds_and_reps() -> None:
    sheet = one(CINDY)
    assert list(fields(sheet, "amrap_a")) == [
        "w1.lower_a.amrap_a.tally",
        "w1.lower_a.amrap_a.score.rounds",
        "w1.lower_a.amrap_a.score.reps",
    ]
    tally, rounds, reps = fields(sheet, "amrap_a").values()
    assert tally.width == pytest.approx(72, abs=0.1)
    assert (rounds.width, rounds.height) == pytest.approx((27, 9), abs=0.1)
    assert (reps.width, reps.height) == pytest.approx((27, 9), abs=0.1)
    assert frame(sheet, rounds).width > frame(sheet, reps).width
    assert rounds.left == pytest.approx(tally.left, abs=MM)
    plus = sheet.one("+")
    assert rounds.right < plus.box.left
    assert plus.box.right < reps.left


@pytest.mark.parametrize(
    ("score", "parts"),
    [("reps", ["reps"]), ("load", ["load"]), ("time", ["time"]), ("none", []), ("rounds", ["rounds", "reps"])],
)
def test_a_score_says_what_is_written_down(score: str, parts: list[str]) -> None:
    sheet = one(f"{{amrap: [push_up: 10], time: 5min, score: {score}}}")
    assert [name.rpartition(".")[2] for name in fields(sheet, ".score.")] == parts


# A start every minute


def test_an_emom_has_a_cell_for_each_minute() -> None:
    sheet = one("{emom: [goblet_squat: 10 @16kg], time: 10min}")
    assert says(sheet, "EMOM 10 min", "A start every minute, for 10 minutes.", "Tick what you did in time.")
    boxes = fields(sheet, ".start")
    assert list(boxes) == [f"w1.lower_a.emom_a.start{number}.done" for number in range(1, 11)]
    assert {round(box.width, 1) for box in boxes.values()} == {14.4}
    first, second = list(boxes.values())[:5], list(boxes.values())[5:]
    assert [box.left for box in first] == pytest.approx([box.left for box in second], abs=MM)
    assert first[0].bottom < second[0].top
    for number, box in enumerate(boxes.values(), 1):
        assert any(box.holds(word.box) for word in sheet.find(f"{number}"))


def test_ten_minutes_stand_on_one_line_where_there_is_room() -> None:
    book = session("{emom: [goblet_squat: 10 @16kg], time: 10min}", size="A5")
    boxes = list(fields(book.first, ".start").values())
    assert len({round(box.bottom, 1) for box in boxes}) == 1
    heavy = [stroke for stroke in book.first.strokes if stroke.width == pytest.approx(1.2, abs=0.01)]
    assert any(stroke.box.left == pytest.approx(boxes[5].left, abs=0.2) for stroke in heavy)


def test_each_minute_of_several_names_who_is_due() -> None:
    sheet = one("{emom: [box_jump: 10, push_up: 15, text: Rest], time: 9min}")
    assert says(sheet, "A start every minute, in turn, for 9 minutes.")
    boxes = fields(sheet, ".start")
    assert len(boxes) == 9
    for number, box in enumerate(boxes.values()):
        label = f"A{number % 3 + 1}"
        assert any(box.holds(word.box) for word in sheet.find(label)), label
    columns = [[round(box.left, 1) for box in list(boxes.values())[place::3]] for place in range(3)]
    rows = len({round(box.bottom, 1) for box in boxes.values()})
    assert all(len(set(column)) <= -(-9 // rows) for column in columns)


def test_starts_of_other_lengths_say_the_clock() -> None:
    sheet = one("{emom: [back_squat: 3 @60kg], every: 2min, rounds: 5}")
    assert says(sheet, "A start every 2 minutes, 5 of them: 10 minutes.", "0:00", "2:00", "8:00")


def test_an_open_amount_is_written_and_not_ticked() -> None:
    sheet = one("{emom: [push_up: 8-12], time: 5min}")
    assert list(fields(sheet, ".start")) == [f"w1.lower_a.emom_a.start{number}.reps" for number in range(1, 6)]
    assert says(sheet, "Write what you did.")
    assert set(sheet.placed("field")) >= set(fields(sheet, ".start"))


# For time


def test_a_ladder_has_a_row_for_each_round() -> None:
    sheet = one(FRAN)
    assert says(sheet, "3 rounds: 21, 15 and 9 repetitions. As fast as you can; stop after 10 minutes.", "21/15/9 reps")
    boxes = fields(sheet, ".for_time_a.round")
    parts = [[f"w1.lower_a.for_time_a.round{number}.{part}" for part in ("a1", "a2", "split")] for number in (1, 2, 3)]
    assert set(boxes) == {name for row in parts for name in row}
    rows = [[boxes[name] for name in row] for row in parts]
    for above, below in pairwise(rows):
        assert [box.left for box in above] == pytest.approx([box.left for box in below], abs=MM)
        assert above[0].bottom < below[0].top
    for row, step in zip(rows, ("21", "15", "9"), strict=True):
        assert any(
            word.box.right < row[0].left and row[0].top < word.baseline < row[0].bottom for word in sheet.find(step)
        )


def test_the_time_of_work_with_a_cap() -> None:
    sheet = one(FRAN)
    (box,) = fields(sheet, ".score.time").values()
    assert (box.width, box.height) == pytest.approx((30, 9), abs=0.1)
    assert frame(sheet, box).width == pytest.approx(1.2, abs=0.01)
    assert says(sheet, "time, under 10:00", "at 10 minutes stop, and write")


def test_rounds_for_time_are_ticked_one_by_one() -> None:
    sheet = one("{for_time: [deadlift: 5 @100kg, burpee: 10], rounds: 5}")
    assert says(sheet, "5 rounds. As fast as you can.", "5 reps a round", "10 reps a round")
    assert list(fields(sheet, ".round")) == [f"w1.lower_a.for_time_a.round{number}.done" for number in range(1, 6)]


def test_a_chipper_has_a_tick_for_each_exercise() -> None:
    sheet = one(MURPH)
    assert [name.rpartition(".")[2] for name in fields(sheet, ".round1")] == ["a1", "a2", "a3", "a4", "a5"]
    assert says(sheet, "1 mi", "300 reps", "As fast as you can.")


def test_a_ladder_of_many_exercises_ticks_rounds() -> None:
    members = ", ".join(f"{{name: Move {number}, reps: 5}}" for number in range(8))
    sheet = one(f"{{for_time: [{members}, push_up], rounds: 9-6-3}}")
    assert list(fields(sheet, ".round")) == [f"w1.lower_a.for_time_a.round{number}.done" for number in (1, 2, 3)]


# Inner groups


def test_an_inner_group_has_a_bracket_of_its_own_and_says_how_often() -> None:
    sheet = one("{amrap: [{circuit: [push_up: 5, dip: 5], rounds: 3, rest: 30s}, pull_up: 3], time: 8min}")
    outer, inner = sorted(
        (stroke for stroke in sheet.strokes if stroke.width == pytest.approx(1.5, abs=0.01)),
        key=lambda one: one.box.left,
    )
    assert outer.box.left < inner.box.left
    assert outer.box.top < inner.box.top
    assert outer.box.bottom > inner.box.bottom
    assert says(sheet, "A1–A2 one after the other, 3 rounds. Rest 30 s after each round.", "A3")


def test_an_inner_group_takes_one_start() -> None:
    sheet = one("{emom: [{superset: [push_up: 5, dip: 5]}, pull_up: 3], time: 4min}")
    boxes = list(fields(sheet, ".start").values())
    assert any(boxes[0].holds(word.box) for word in sheet.find("A1–A2"))
    assert any(boxes[1].holds(word.box) for word in sheet.find("A3"))


# What else stands there


def test_the_words_of_the_coach_stand_with_the_group() -> None:
    sheet = one(
        "{amrap: [{push_up: 10 (to the box), notes: Long lines.}], time: 5min, name: Burner, notes: Go., optional: yes}"
    )
    assert says(sheet, "Burner", "AMRAP 5 min", "Go.", "to the box", "Long lines.", "optional")


def test_rests_of_a_group_are_told() -> None:
    sheet = one("{for_time: [push_up: 5, dip: 5], rounds: 3, rest: 1min, rest_inside: 10s}")
    assert says(sheet, "Rest 1:00 after each round. Between exercises 10 s.")


def test_an_inner_group_keeps_its_name_its_notes_and_its_result() -> None:
    inner = "{superset: [push_up: 5, dip: 5], name: Push, notes: Fast., rest_inside: 5s, score: reps, optional: yes}"
    sheet = one(f"{{amrap: [{inner}, pull_up: 3], time: 8min}}")
    assert says(sheet, "Push", "Fast.", "Between exercises 5 s.", "optional")
    assert fields(sheet, "superset_a.score.reps")


def test_a_warm_up_of_a_member_is_told() -> None:
    item = "{back_squat: 3 @60kg, warm_up: 'bar x10, 40kg x5'}"
    for group in (f"{{emom: [{item}], time: 5min}}", f"{{circuit: [{item}], rounds: 3}}"):
        assert says(one(group), "warm-up")


def test_a_group_without_boxes_asks_for_none() -> None:
    sheet = one("{amrap: [push_up: 10, dip: 5], time: 5min, defaults: {log: no}}")
    assert fields(sheet, "amrap_a") == {}


def test_the_sets_of_an_amrap_are_not_told_as_sets() -> None:
    assert not one(CINDY).find("sets")
    assert one(CINDY, "back_squat: 3x5 @60kg").find("3 sets")


@pytest.mark.parametrize(
    ("item", "part"),
    [
        ("{deadlift: 5/3/1, score: load}", "deadlift.score.load"),
        ("{superset: [push_up: 3x5, dip: 3x5], score: reps}", "superset_a.score.reps"),
        ("{circuit: [push_up: 5, {dip: 5, score: reps}], rounds: 3, score: time}", "circuit_a.score.time"),
        ("{circuit: [push_up: 5, {dip: 5, score: reps}], rounds: 3, score: time}", "dip.score.reps"),
        ("{part: Finisher, exercises: [push_up: 3x5], score: rounds}", "part_finisher.score.rounds"),
        ("{amrap: [{push_up: 5, score: load}], time: 5min}", "push_up.score.load"),
    ],
)
def test_a_result_may_be_asked_of_anything(item: str, part: str) -> None:
    sheet = one(item)
    assert [name for name in fields(sheet, ".score.") if name.endswith(part)]


def test_a_warm_up_says_its_clock_in_words() -> None:
    sheet = one("push_up: 3x5", more="    warm_up: [{amrap: [dip: 5, pull_up: 3], time: 4min}]\n")
    assert says(sheet, "5 reps a round, as many rounds as you can in 4 minutes")


# Ugly groups

NAME = "Extraordinarily long exercise name that somebody really wrote down " * 2
LONG = f"{{name: '{NAME}', sets: 12 each @2x22.5kg, notes: '{'word ' * 80}'}}"
TWELVE = ", ".join(f"{{name: Turn{number:02d}, reps: 10}}" for number in range(12))
FIFTY = ", ".join(f"{{name: Turn{number:02d}, sets: 8-12 @20kg}}" for number in range(50))
UGLY = {
    "long words": f"{{amrap: [{LONG}, name: {'W' * 200}], time: 9:59, name: '{NAME}', notes: '{'word ' * 150}'}}",
    "two hours": f"{{emom: [{LONG}, {{superset: [{LONG}, {LONG}], rounds: 3, rest: 90s}}], time: 2h, score: rounds}}",
    "many members": f"{{emom: [{TWELVE}], rounds: 10, score: load}}",
    "every five seconds": "{emom: [{name: Tap, reps: 1}], every: 5s, rounds: 50}",
    "long ladder": f"{{for_time: [{TWELVE.replace(', reps: 10', '')}], rounds: {'-'.join(['1000'] * 20)}, cap: 10h}}",
    "short ladder of many": f"{{for_time: [{TWELVE.replace(', reps: 10', '')}], rounds: 9/8}}",
    "fifty rounds": f"{{for_time: [{LONG}], rounds: 50, optional: yes}}",
    "long chipper": f"{{for_time: [{FIFTY}]}}",
    "long inner circuit": (
        f"{{for_time: [{{circuit: [{FIFTY}], name: '{NAME}', notes: '{'word ' * 90}', rounds: 2}}], rounds: 3}}"
    ),
}


@pytest.mark.parametrize("size", ["A4", "A5"])
@pytest.mark.parametrize("kind", UGLY)
def test_ugly_groups_are_sound_and_whole(kind: str, size: str) -> None:
    book = session(UGLY[kind], size=size)
    assert_sound(book)
    text = squashed("".join(word.text for sheet in book.sheets for word in sheet.body))
    names = [f"Turn{number:02d}" for number in range(50) if f"Turn{number:02d}" in UGLY[kind]]
    names += [squashed(NAME)] if NAME in UGLY[kind] else []
    names += ["W" * 200] if "W" * 200 in UGLY[kind] else []
    assert [name for name in names if name not in text] == []
    fields = {name for sheet in book.sheets for kind in ("field", "tick") for name in sheet.placed(kind)}
    assert len(fields) == sum(len(sheet.placed("field")) + len(sheet.placed("tick")) for sheet in book.sheets)
    for sheet in book.sheets:
        for box in sheet.placed("field").values():
            assert box.width >= 9 - MM
            assert box.height >= 8 - MM
