"""What pages say of their week: its number, its block and its name, its dates, and the ticks of the weeks."""

from __future__ import annotations

from tests.pages.conftest import Book, assert_sound, typeset

PLAN = """\
title: Three weeks
start: 2026-11-30
notes: Sleep well.
maxes: {back_squat: 100}
deload: {load: 0.5, weeks: 3}
sessions:
  - {name: Lower, day: Monday, exercises: [back_squat: 3x5 @80%]}
  - {name: Upper, day: Friday, only: last, exercises: [push_up: 3x10]}
blocks:
  - {name: Volume, weeks: 2, notes: Many sets., until: All done.}
  - {name: Easy, weeks: 1}
"""


def book(week: int, pages: str, plan: str = PLAN) -> Book:
    found = typeset(plan, pages=pages, week=week)
    assert_sound(found)
    return found


def test_the_overview_says_which_week_it_is_of() -> None:
    second = book(2, "overview").first
    assert second.find("Week 2 of 3 · Volume, week 2 of 2")
    assert second.find("Many sets.")
    assert second.find("Before the next block: All done.")
    assert second.find("Sleep well.")
    assert second.find("7 Dec")
    third = book(3, "overview").first
    assert third.find("Week 3 of 3 · Easy · Deload")
    assert not third.find("Many sets.")


def test_the_overview_counts_the_sessions_of_all_weeks_and_ends_with_the_last_of_them() -> None:
    first = book(1, "overview").first
    assert first.find("3 weeks, 5 sessions")
    assert first.find("30 Nov – 18 Dec 2026")


def test_weeks_of_different_numbers_of_sessions_are_not_called_alike() -> None:
    """Even where all of them together are as many as if each were like this one."""
    day = "      - {{name: {0}, exercises: [push_up: 3x10]}}\n"
    weeks = ["AB", "CDE", "F"]
    blocks = "".join(
        f"  - name: Block {number}\n    weeks: 1\n    sessions:\n{''.join(map(day.format, names))}"
        for number, names in enumerate(weeks)
    )
    first = book(1, "overview", f"title: T\nstart: 2026-11-30\nblocks:\n{blocks}").first
    assert first.find("3 weeks, 6 sessions")
    assert first.find("1 the weeks, to tick")  # and not to the last of them all


def test_a_session_is_ticked_in_the_weeks_that_have_it() -> None:
    names = [placed.id for _, placed in book(3, "overview").outcome.placed() if placed.id.endswith(".done")]
    assert sorted(names) == ["w1.lower.done", "w2.lower.done", "w2.upper.done", "w3.lower.done", "w3.upper.done"]


def test_a_session_page_says_which_week_it_is_of() -> None:
    page = book(3, "session").first
    assert page.find("Week 3 of 3 · Easy · Deload")
    assert page.find("Monday 14 December")
    assert page.find("40 kg")
    named = PLAN.replace("deload:", "week_names: {3: Light week}\ndeload:")
    assert book(3, "session", named).first.find("Week 3 of 3 · Easy · Light week")


def test_equal_weeks_have_no_line_of_their_own() -> None:
    plan = "title: T\nweeks: 4\nsessions: [{name: A, exercises: [push_up: 3x10]}]\n"
    assert not book(2, "overview", plan).first.find("Week 2")
    assert book(2, "session", plan).first.find("Week 2 of 4")


def test_the_first_week_with_a_session_is_printed_where_none_is_named() -> None:
    plan = "title: T\nweeks: 4\nsessions: [{name: A, only: even, exercises: [push_up: 3x10]}]\n"
    assert typeset(plan, pages="session").first.find("Week 2 of 4")
