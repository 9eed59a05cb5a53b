"""What the document adds to its pages: running head, footer, page numbers."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Book, Sheet, Word, assert_sound, typeset

MANY = "sessions:\n" + "".join(
    f"  - name: Day {number}\n    exercises: [{{name: Press, sets: 5x5 @60kg}}]\n" for number in range(1, 13)
)


@pytest.fixture(scope="module")
def book() -> Book:
    people = "athlete: Sam Rivera\ncoach: {name: Ana Costa, contact: ana@example.org}\n"
    return typeset("title: Block one\n" + people + MANY, pages="overview,session")


def head(sheet: Sheet) -> list[Word]:
    return [word for word in sheet.words if word.baseline < 16]


def foot(sheet: Sheet) -> list[Word]:
    return [word for word in sheet.words if word.baseline > sheet.height - 11]


def test_head_and_foot_stand_on_their_lines(book: Book) -> None:
    for sheet in book.of_kind("session"):
        assert {round(word.baseline, 1) for word in head(sheet)} == {15}
        assert {round(word.baseline, 1) for word in foot(sheet)} == {287}
        assert {word.size for word in (*head(sheet), *foot(sheet))} == {8}


def test_head_names_program_and_person(book: Book) -> None:
    for sheet in book.of_kind("session"):
        assert " ".join(word.text for word in head(sheet)) == "Block one Sam Rivera"
        assert head(sheet)[0].box.left == pytest.approx(20, abs=0.5)
        assert head(sheet)[-1].box.right == pytest.approx(197, abs=0.5)
    assert head(book.of_kind("overview")[0]) == []


def test_foot_counts_the_pages_of_the_whole_document(book: Book) -> None:
    total = len(book.sheets)
    assert total == 13
    for sheet in book.sheets:
        assert [word.text for word in foot(sheet)][-4:] == ["page", f"{sheet.number}", "of", f"{total}"]
        assert foot(sheet)[-1].box.right == pytest.approx(197, abs=0.5)


def test_foot_says_who_made_it(book: Book) -> None:
    sheet = book.of_kind("session")[0]
    assert sheet.find("Ana Costa · ana@example.org")
    assert sheet.find("Day 1 · page 2 of 13")


@pytest.mark.parametrize(
    ("size", "landscape", "head_at", "foot_at"),
    [("A5", False, 10.6, 7.05), ("A5", True, 10.6, 7.05), ("A4", True, 15, 10), ("A3", False, 21.2, 14.1)],
)
def test_head_and_foot_stand_in_the_margins_of_every_paper(
    size: str, landscape: bool, head_at: float, foot_at: float
) -> None:
    plan = "title: Block one\nathlete: Sam Rivera\ncoach: Ana Costa\n" + MANY
    sheet = typeset(plan, pages="session", size=size, landscape=landscape).first
    above = [sheet.one(text).baseline for text in ("Block one", "Sam Rivera")]
    assert above == pytest.approx([head_at] * 2, abs=0.1)
    below = [sheet.height - sheet.one(text).baseline for text in ("Ana Costa", "page 1 of 12")]
    assert below == pytest.approx([foot_at] * 2, abs=0.1)


@pytest.mark.parametrize("size", ["A4", "A5", "Letter"])
def test_long_names_end_in_an_ellipsis_and_numbers_never_do(size: str) -> None:
    long = "A very long name that nobody would choose "
    plan = (
        f"title: {long * 4}\nathlete: {long * 4}\ncoach: {{name: {long * 4}, contact: {long * 4}}}\n"
        f"sessions:\n  - name: {long * 4}\n    exercises: [{{name: Press, sets: 5x5 @60kg}}]\n"
    )
    book = typeset(plan, size=size)
    assert_sound(book)
    line = foot(book.first)
    assert [word.text for word in line][-4:] == ["page", "1", "of", f"{len(book.sheets)}"]
    assert sum("…" in word.text for word in (*head(book.first), *line)) >= 3


def test_a_name_in_another_script_warns_and_prints() -> None:
    book = typeset(
        "title: خطة\nathlete: 田中\nsessions:\n  - name: A\n    exercises: [{name: Press, sets: 5x5}]\n", pages=""
    )
    assert_sound(book)
    assert "missing-glyph" in book.codes
