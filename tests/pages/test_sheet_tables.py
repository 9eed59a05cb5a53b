"""Tables in the text of a sheet."""

from __future__ import annotations

from tests.pages.conftest import assert_sound, handout
from tests.pages.test_sheet import shown, words_of


def test_table_over_pages_repeats_its_head() -> None:
    rows = "".join(f"| r{n:04d} | {'many words ' * 20}|\n" for n in range(90))
    book = handout(f"---\nsubtitle: Table\n---\n## Loads\n\n| Row | Number |\n|---|---|\n{rows}")
    assert_sound(book)
    assert len(book.sheets) > 1
    assert shown(book, "r0") == words_of("r", 90)
    for sheet in book.sheets:
        assert sheet.find("Number"), f"page {sheet.number} has rows without a head"


def test_head_of_a_table_is_bold() -> None:
    sheet = handout("---\nsubtitle: Table\n---\n## Loads\n\n| Row | Number |\n|---|---|\n| one | two |\n").first
    assert [sheet.one(text).bold for text in ("Row", "Number", "one", "two")] == [True, True, False, False]


def test_short_words_of_a_table_are_not_broken_for_a_long_cell() -> None:
    long = "a rather long remark that needs several lines " * 4
    table = f"| Position | Remark |\n|---|---|\n| shoulders | {long}|\n"
    sheet = handout(f"---\nsubtitle: T\n---\n## Loads\n\n{table}").first
    assert sheet.find("Position")
    assert sheet.find("shoulders")


def test_wide_table_stays_inside_the_columns() -> None:
    head, line, row = ("|".join(["", *[text.format(n) for n in range(30)], ""]) for text in ("c{}", "---", "value{}"))
    book = handout(f"---\nsubtitle: Table\n---\n## Loads\n\n{head}\n{line}\n{row}\n")
    assert_sound(book)
    assert max(word.box.right for word in book.first.words) <= 197.1
