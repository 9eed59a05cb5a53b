"""The overview: the week in columns, what to bring, how to read the notation."""

from __future__ import annotations

import itertools

import pytest

from tests.pages.conftest import Book, Box, Keep, Sheet, assert_sound, typeset
from tests.pages.plans import FOUR_DAYS

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@pytest.fixture(scope="module")
def sample() -> Book:
    return typeset(FOUR_DAYS, pages="overview")


def week(sheet: Sheet, weight: float) -> list[Box]:
    """The rules over the days of one weight: 2 pt over training, 0.5 over rest."""
    near = [s.box for s in sheet.strokes if s.level and s.width == pytest.approx(weight, abs=0.01)]
    return [box for box in near if box.width < 100]


def overview(days: str, *, head: str = "title: T\nstart: 2026-11-30\n", size: str = "") -> Book:
    return typeset(f"{head}sessions:\n{days}", pages="overview", size=size)


def day(name: str, weekday: str = "", items: str = "back_squat: 5x5 @100kg") -> str:
    return f"  - name: {name}\n" + (f"    day: {weekday}\n" if weekday else "") + f"    exercises: [{items}]\n"


def test_sample_is_one_sound_page(sample: Book, keep: Keep) -> None:
    keep(sample)
    assert_sound(sample)
    assert len(sample.sheets) == 1


def test_title_and_three_facts(sample: Book) -> None:
    sheet = sample.first
    title = sheet.one("Four-day strength")
    assert title.size == 34
    assert title.box.left == pytest.approx(20, abs=1)
    for label, value, x in (
        ("Athlete", "Sam Rivera", 20),
        ("Dates", "30 Nov – 6 Dec 2026", 80),
        ("Coach", "Ana Costa", 140),
    ):
        small, large = sheet.find(label)[0], sheet.find(value)[0]
        assert (small.size, large.size) == (8, 10)
        assert small.box.left == pytest.approx(x, abs=0.5)
        assert large.box.left == pytest.approx(x, abs=0.5)
        assert 0 < large.baseline - small.baseline < 6


def test_training_days_share_what_rest_days_leave(sample: Book) -> None:
    training, rest = week(sample.first, 2.0), week(sample.first, 0.5)
    assert [round(box.width, 2) for box in training] == [30.75] * 4
    assert [round(box.width, 2) for box in rest if box.top == training[0].top] == [12] * 3
    edges = sorted(box for box in (*training, *rest) if box.top == training[0].top)
    assert (edges[0].left, edges[-1].right) == pytest.approx((20, 197), abs=0.1)
    assert {round(b.left - a.right, 1) for a, b in itertools.pairwise(edges)} == {3.0}


def test_week_starts_under_one_line_of_facts() -> None:
    book = overview(day("A", "Mon"), head="title: T\nstart: 2026-11-30\ncoach: {name: Ana, contact: a@example.org}\n")
    assert week(book.first, 2.0)[0].top == pytest.approx(56, abs=1.5)


def test_exercises_stand_a_pitch_apart_with_the_load_at_the_right(sample: Book) -> None:
    sheet = sample.first
    column = week(sheet, 2.0)[0]
    names = [word for text in ("Hip Thrust", "Back Squat", "Lat Pulldown") for word in sheet.find(text)]
    listed = [word.baseline for word in names if word.bold and word.box.left < column.right]
    assert [b - a for a, b in itertools.pairwise(listed)] == pytest.approx([9.4, 9.4], abs=0.4)
    load = next(word for word in sheet.find("RPE 8") if word.box.left < column.right)
    assert load.bold
    unit = sheet.words[sheet.words.index(load) + 1]
    assert unit.box.right == pytest.approx(column.right, abs=0.4)


def test_each_session_has_a_large_tick(sample: Book) -> None:
    ticks = {id_: box for id_, box in sample.first.placed("tick").items() if id_.startswith("w1.")}
    assert list(ticks) == ["w1.lower_a.done", "w1.upper_a.done", "w1.lower_b.done", "w1.upper_b.done"]
    assert {(round(box.width, 1), round(box.height, 1)) for box in ticks.values()} == {(7, 7)}
    assert len({round(box.top, 1) for box in ticks.values()}) == 1


def test_what_to_bring_has_small_ticks(sample: Book) -> None:
    ticks = {id_: box for id_, box in sample.first.placed("tick").items() if id_.startswith("bring.")}
    assert "bring.barbell" in ticks
    assert {round(box.width, 1) for box in ticks.values()} == {3.4}


def test_legend_holds_the_notations_of_the_plan_and_no_others(sample: Book) -> None:
    sheet = sample.first
    for code in ("5/3/1+", "AMRAP", "each", "RPE 8", "75 %", "BW", "A1, A2"):
        assert [word for word in sheet.find(code) if word.bold], code
    plain = overview(day("A"))
    for code in ("AMRAP", "each", "RPE", "A1, A2"):
        assert not plain.first.find(code), code


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_seven_training_days_stand_side_by_side(size: str) -> None:
    days = "".join(
        day(f"Full body {d}", d, "back_squat: 5/3/1+ @100/110/120kg, dumbbell_row: 3x8-12 each @2x22.5kg") for d in DAYS
    )
    book = overview(days, size=size)
    assert_sound(book)
    assert len(book.sheets) == 1
    columns = week(book.first, 2.0)
    assert len({round(box.top, 1) for box in columns}) == 1
    assert len(columns) == 7
    assert columns[-1].right <= 197.1


def test_one_word_names_of_days_are_not_broken() -> None:
    book = overview("".join(day("Conditioning", d) for d in DAYS))
    assert_sound(book)
    assert len(book.first.find("Conditioning")) == 7


def test_two_sessions_a_day_stand_under_each_other() -> None:
    book = overview("".join(day(f"{when} {d}", d) for d in DAYS for when in ("Morning", "Evening")))
    assert_sound(book)
    for d in DAYS:
        first, second = book.first.find("Morning")[DAYS.index(d)], book.first.find("Evening")[DAYS.index(d)]
        assert first.box.left == pytest.approx(second.box.left, abs=0.3)
        assert first.baseline < second.baseline
    assert len([id_ for id_ in book.first.placed("tick") if id_.startswith("w1.")]) == 14


def test_days_without_names_stand_in_the_order_of_the_plan() -> None:
    book = overview("".join(day(f"Day{number}") for number in range(1, 10)), head="title: T\n")
    assert_sound(book)
    names = [book.first.one(f"Day{number}") for number in range(1, 10)]
    assert names == sorted(names, key=lambda word: (round(word.baseline), word.box.left))
    assert not book.first.find("Rest")


def test_days_named_and_not_named_are_all_there() -> None:
    book = overview(day("Alpha", "Mon") + day("Bravo") + day("Charlie", "Mon, Thu") + day("Delta"))
    assert_sound(book)
    names = [word.text for word in book.first.words if word.size == 14]
    assert sorted(names) == ["Alpha", "Bravo", "Charlie", "Charlie", "Delta"]


def test_columns_of_a_second_row_are_as_wide_as_those_above() -> None:
    book = overview("".join(day(f"Day{number}") for number in range(1, 10)), head="title: T\n")
    assert len({round(box.width, 1) for box in week(book.first, 2.0)}) == 1


def test_many_days_that_need_a_thing_stay_clear_of_its_name() -> None:
    days = "".join(day(f"Session {n}", "", ("back_squat" if n % 2 else "bench_press") + ": 5x5") for n in range(40))
    book = overview(days, head="title: T\n")
    assert_sound(book)
    assert min(word.box.left for sheet in book.sheets for word in sheet.body) >= 19.5


def test_many_exercises_end_in_how_many_more() -> None:
    items = ", ".join(f"{{name: Move{number}, sets: 3x5}}" for number in range(12))
    book = overview(day("Long", "Mon", items))
    assert_sound(book)
    assert book.first.find("and 5 more")
    assert [bool(book.first.find(f"Move{number}")) for number in range(12)] == [True] * 7 + [False] * 5


def test_seven_sessions_on_one_day_are_not_torn(keep: Keep) -> None:
    items = "back_squat: 5x5, bench_press: 3x8, deadlift: 3x3"
    book = keep(overview("".join(day(f"Session {number}", "Mon", items) for number in range(7))))
    assert_sound(book)
    for sheet in book.sheets:
        for name, dose in (("Back Squat", "5 × 5"), ("Bench Press", "3 × 8"), ("Deadlift", "3 × 3")):
            column = [word for word in sheet.find(dose) if not word.bold]
            assert len(sheet.find(name)) == len(column), f"page {sheet.number}: {name} parted from its dose"


def test_an_overview_that_goes_on_says_so_and_warns() -> None:
    book = overview("".join(day(f"Session {number}") for number in range(60)))
    assert_sound(book)
    assert len(book.sheets) > 1
    assert all(sheet.find("T continued") for sheet in book.sheets[1:])
    warnings = [problem for problem in book.problems if problem.code == "overview-continues"]
    assert [problem.span.file for problem in warnings if problem.span] == ["plan.yaml"]


def test_long_texts_wrap_and_lose_nothing(keep: Keep) -> None:
    words = [f"n{number:04d}" for number in range(320)]
    long = "Extraordinarily long name of a thing that goes on and on and on until nobody can stand it"
    head = (
        f"title: {long}\nathlete: {long}\ncoach: {{name: {long}, contact: {'c' * 150}@example.org}}\n"
        f"start: 2026-11-30\nnotes: {' '.join(words)}\n"
    )
    rest = f"  - {{name: {long}, day: Tue, notes: {' '.join(words[:200]).replace('n', 'r')}}}\n"
    book = keep(overview(day(long, "Mon", f"{{name: {long}, sets: 5x5 @100kg}}") + rest, head=head))
    assert_sound(book)
    shown = [word.text for sheet in book.sheets for word in sheet.body]
    assert [text for text in shown if text[0] == "n" and text[1:].isdigit()] == words
    assert [text for text in shown if text[0] == "r" and text[1:].isdigit()] == [
        w.replace("n", "r") for w in words[:200]
    ]
    assert "".join(shown).count("c" * 20) >= 1
    assert shown.count("Extraordinarily") - sum("continued" in w.text for s in book.sheets for w in s.words) >= 5


def test_many_things_to_bring_are_all_listed(tmp_path_factory: pytest.TempPathFactory, keep: Keep) -> None:
    folder = tmp_path_factory.mktemp("content")
    things = [f"Thing{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(90)]
    for number in range(9):
        needs = ", ".join([*things[10 * number : 10 * number + 9], f"{'Very long thing ' * 8}{number}"])
        text = f"---\nsubtitle: Move {number}\n---\n## EXERCISE PROFILE\nEquipment Required - {needs}\n"
        (folder / f"move_{number}.md").write_text(text, "utf-8")
    items = ", ".join(f"move_{number}: 3x5" for number in range(9))
    book = keep(typeset(f"sessions:\n{day('A', 'Mon', items)}", pages="overview", content=folder))
    assert_sound(book)
    shown = {word.text for sheet in book.sheets for word in sheet.body}
    listed = [thing for index, thing in enumerate(things) if index % 10 != 9]
    assert [thing for thing in listed if thing not in shown] == []
    assert max(word.box.right for sheet in book.sheets for word in sheet.body) <= 197.5


def test_a_plan_without_a_title_is_called_something() -> None:
    book = overview(day("A"), head="")
    assert_sound(book)
    assert max(book.first.words, key=lambda word: word.size).size >= 24
