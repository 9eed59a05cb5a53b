"""Tests of a maximum, totals, work and rest, starts by the clock, limits of time, and rests that are no time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.plan.dose import canonical, legend, merge, parse_rest, parse_targets
from planner.plan.dose import words as dose_words
from planner.plan.dose.clocks import Interval, interval
from planner.plan.dose.model import Amount, Count, Group, LoadTarget, MaxTest, PercentTarget, Rest, Sets
from tests.plan.doses import ENGLISH, marked, problem_of, read


def plain(text: str) -> str:
    return dose_words.plain(read(text), ENGLISH)


def code(text: str) -> str:
    return dose_words.code(read(text), ENGLISH).replace("\xa0", " ")


def signs(text: str) -> dict[str, str]:
    return {sign.replace("\xa0", " "): meaning.replace("\xa0", " ") for sign, meaning in legend([read(text)], ENGLISH)}


def test_a_test_is_work_up_to_so_many_repetitions() -> None:
    assert read("test 1RM").groups == (Group(MaxTest(1)),)
    assert read("Test for a new 5 RM").groups == (Group(MaxTest(5)),)


def test_a_test_has_no_part_in_the_loads_of_other_sets() -> None:
    test, sets = read("test 1RM, 3x5 @80% rest 2min").groups
    assert test == Group(MaxTest(1), rest=Rest(120))
    assert sets.targets == (PercentTarget((Decimal(80),)),)
    first, test, last = read("5, test 1RM, 3x5 @80%").groups
    assert not first.targets
    assert not test.targets
    assert last.targets
    assert canonical(read("test 1RM @100kg, 3x5 @100kg")) == "test 1RM @100kg, 3x5 @100kg"


def test_a_load_of_the_item_holds_for_a_test_only_where_there_is_nothing_else() -> None:
    load = (LoadTarget((Decimal(100),), "kg"),)
    assert merge(read("test 1RM"), load).groups[0].targets == load
    assert [group.targets for group in merge(read("test 1RM, 3x5"), load).groups] == [(), load]


def test_a_total_is_the_sum_of_all_sets() -> None:
    assert read("50 total").groups == (Group(Sets(Count(1), Amount(Decimal(50), total=True))),)
    assert read("25-30 total reps").groups[0].work == Sets(Count(1), Amount(Decimal(25), Decimal(30), total=True))
    assert canonical(read("5, 50 total, 30 total")) == "5, 50 total, 30 total"


def test_a_slash_between_work_and_a_time_parts_work_and_rest() -> None:
    assert read("8x20s/10s") == read("8x20s rest 10s")
    assert canonical(read("6x200m/60s each")) == "6x200m each rest 60s"
    assert canonical(read("4x8 reps/90s")) == "4x8 rest 90s"
    assert canonical(read("3xAMRAP/2min")) == "3xAMRAP rest 2min"
    assert canonical(read("3x30s/20s/10s")) == "30s/20s/10s"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8x20s/10s", Interval(Decimal(20), 10, 8)),
        ("3x60s rest 60s", Interval(Decimal(60), 60, 3)),
        ("3x60s rest 61s", None),
        ("3x60s no rest", None),
        ("3x60s rest 10-20s", None),
        ("3x60s rest 5 breaths", None),
        ("3x60s each rest 10s", None),
        ("3x60s+ rest 10s", None),
        ("3x40-60s rest 10s", None),
        ("2-3x60s rest 10s", None),
        ("60s rest 10s", None),
        ("3x10 rest 10s", None),
        ("60s/50s rest 10s", None),
    ],
)
def test_intervals_are_timed_sets_with_a_rest_that_is_no_longer(text: str, found: Interval | None) -> None:
    assert interval(read(text).groups[0]) == found


def test_clocks_belong_to_their_group_and_leave_the_rest_to_the_clock() -> None:
    first, second = read("3x5 every 2min, 3x3 @80% rest 3min").groups
    assert (first.every, first.rest, first.targets) == (120, None, second.targets)
    assert (second.every, second.rest) == (None, Rest(180))
    assert merge(read("3x5 every 2min, 3x3"), None, Rest(90)).groups[0].rest is None
    assert [group.within for group in read("10x10 in 5min, 20").groups] == [300, None]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("10x3 every minute on the minute", "10x3 every 60s"),
        ("10x3 every min", "10x3 every 60s"),
        ("10x100m on 1:45", "10x100m every 1:45"),
        ("10x3, every 2m", "10x3 every 2min"),
        ("AMRAP within 15 minutes", "AMRAP in 15min"),
        ("5x5 in 20min @60% tempo 3010", "5x5 @60% in 20min tempo 3-0-1-0"),
    ],
)
def test_clocks_as_people_write_them(text: str, spelled: str) -> None:
    assert canonical(read(text)) == spelled


@pytest.mark.parametrize(
    ("text", "code", "place", "hint"),
    [
        ("test", "dose-syntax", "test", "`test 1RM`"),
        ("test hard", "dose-syntax", "hard", "`test 1RM`"),
        ("test 31RM", "dose-number", "31RM", ""),
        ("test 0RM", "dose-number", "0RM", ""),
        ("3x50 total", "dose-ambiguous", "3x50 total", "`3x50`"),
        ("5/3/1 total", "dose-syntax", "5/3/1 total", "`50 total`"),
        ("AMRAP total", "dose-syntax", "AMRAP total", "`50 total`"),
        ("8x20/10s", "dose-ambiguous", "20", "`8x20 rest 10s`"),
        ("8x20s/10s rest 5s", "dose-twice", "rest 5s", '"10s"'),
        ("10x3 every", "dose-syntax", "every", "`every 2min`"),
        ("10x3 every day", "dose-syntax", "day", "`every 2min`"),
        ("10x3 every 2", "dose-ambiguous", "every 2", "`every 2min`"),
        ("10x3 every 1-2min", "dose-syntax", "1-2min", "`every 60s`"),
        ("10x3 every 0s", "dose-number", "0s", ""),
        ("10x3 every 1.5s", "dose-number", "1.5s", ""),
        ("10x3 every 2h", "dose-number", "2h", ""),
        ("10x3 every 1min every 2min", "dose-twice", "every 2min", '"every 1min"'),
        ("10x3 every 2min rest 1min", "dose-ambiguous", "every 2min", "`rest 1min`"),
        ("2x(3, 5 rest 1min) every 2min", "dose-ambiguous", "every 2min", "`rest 1min`"),
        ("10x3 every 1min in 10min", "dose-ambiguous", "every 1min", "`in 10min`"),
        ("3x60s every 45s", "dose-number", "every 45s", "`every 60s`"),
        ("10x10 in 5min in 6min", "dose-twice", "in 6min", ""),
        ("10x10 in 5-6min", "dose-syntax", "5-6min", "`in 5min`"),
        ("10x10 in 30h", "dose-number", "30h", ""),
        ("3x10 rest 0 breaths", "dose-number", "0 breaths", "`rest 10 breaths`"),
        ("3x10 rest 101 breaths", "dose-number", "101 breaths", ""),
        ("3x10 rest 8-5 breaths", "dose-ambiguous", "8-5 breaths", ""),
    ],
)
def test_a_problem_shows_what_to_write(text: str, code: str, place: str, hint: str) -> None:
    problem = problem_of(text)
    assert (problem.code, marked(text, problem)) == (code, place)
    assert hint in problem.hint


def test_rests_that_are_no_time_stand_alone_too() -> None:
    assert read("3x10 rest as long as needed").groups[0].rest == Rest(0, unit="as needed")
    assert read("3x10 rest 5-10 breaths").groups[0].rest == Rest(5, 10, "breaths")
    assert canonical(read("3x10 rest 1 breath")) == "3x10 rest 1 breath"
    assert problem_of("10 bananas", parse_rest).code == "dose-syntax"


def test_shares_stand_alone_too() -> None:
    assert problem_of("75%TM+5", parse_targets).code == "dose-ambiguous"
    assert read("3x1 @TM").groups[0].targets == (PercentTarget((Decimal(100),), basis="TM"),)
    assert read("3x5 @80% TM+2.5kg").groups[0].targets == (
        PercentTarget((Decimal(80),), basis="TM", change=Decimal("2.5"), unit="kg"),
    )


@pytest.mark.parametrize(
    ("text", "printed", "meant"),
    [
        ("test 1RM", "test 1RM", "work up to a new best single"),
        ("test 5RM", "test 5RM", "work up to the most you can lift 5 times"),
        ("50 total", "50 total", "50 in all, in as many sets as you need"),
        ("5min total", "5 min total", "5 minutes in all, in as many sets as you need"),
        ("8x20s/10s", "8 × 20 s", "20 seconds on, 10 seconds off, 8 times"),
        ("10x3 every 1min", "10 × 3 every 1:00", "10 sets of 3, a start every minute"),
        ("10x100m every 1:45", "10 × 100 m every 1:45", "10 times 100 metres, a start every 1 minute 45 seconds"),
        ("10x10 in 5min", "10 × 10 in 5 min", "10 sets of 10, all within 5 minutes"),
        ("AMRAP in 15min", "AMRAP in 15 min", "as many as you can, all within 15 minutes"),
        ("100 in 10min", "100 in 10 min", "100, all within 10 minutes"),
        ("3x5 @75%TM", "3 × 5", "3 sets of 5 at 75\xa0% of your training max"),
        ("3x5 @70%+5kg", "3 × 5", "3 sets of 5 at 70\xa0% of your best single and 5\xa0kg more"),
        ("3x5 @70%-5kg", "3 × 5", "3 sets of 5 at 70\xa0% of your best single, 5\xa0kg less"),
        ("20min @80% of FTP", "20 min", "20 minutes at 80\xa0% of the power you can hold for an hour"),
    ],
)
def test_what_is_printed_says_it_in_code_and_in_words(text: str, printed: str, meant: str) -> None:
    assert code(text) == printed
    assert plain(text) == meant


def test_the_legend_explains_each_of_them_once() -> None:
    assert signs("test 1RM, 3x5 @80% TM") == {
        "test 1RM": "work up to a new best single",
        "3 × 5": "3 sets of 5 repetitions; sets come first",
        "80 % TM": "of your training max",
    }
    assert signs("8x20s/10s") == {"8 × 20 s, rest 10 s": "20 seconds on, 10 seconds off, 8 times"}
    assert signs("50 total in 10min")["50 total"] == "50 in all, in as many sets as you need"
    assert signs("50 total in 10min")["in 10 min"] == "all of it within 10 minutes"
    assert signs("5x3 every 90s")["every 1:30"] == "start a set every 90 seconds; what is left of it is rest"
    assert signs("3x5 @70%+20lb")["70 % + 20 lb"] == "that share, and 20 lb more"
    assert signs("3x5 @BW+10%")["BW + 10 %"] == "your bodyweight and 10 % more"


def test_rests_are_printed_as_what_they_are() -> None:
    rests = [Rest(0), Rest(0, unit="as needed"), Rest(1, unit="breaths"), Rest(5, 10, "breaths")]
    printed = [dose_words.duration(rest, ENGLISH).replace("\xa0", " ") for rest in rests]
    assert printed == ["none", "as needed", "1 breath", "5–10 breaths"]
