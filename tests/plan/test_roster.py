"""Rosters: people of a group, one a row, read from a CSV file with every problem at its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostic, Diagnostics
from planner.files import Source
from planner.plan.model import Max
from planner.plan.roster import COLUMNS_LIMIT, PEOPLE_LIMIT, Roster, read_roster


def read(text: str) -> tuple[Roster | None, list[Diagnostic]]:
    out = Diagnostics()
    return read_roster(Source("team.csv", text), out), list(out)


def good(text: str) -> Roster:
    roster, problems = read(text)
    assert [problem.message for problem in problems] == []
    assert roster is not None
    return roster


def test_a_row_is_a_person_with_what_its_cells_say() -> None:
    roster = good("name,bodyweight,back_squat,last bench_press\nSam Rivera, 82 ,5RM 120,97.5kg x5\nJo,,,\n")
    sam, jo = roster.people
    assert (sam.row, sam.name, jo.row, jo.name) == (1, "Sam Rivera", 2, "Jo")
    assert sam.bodyweight is not None
    assert sam.bodyweight.value == 82
    (best,) = sam.maxes
    assert isinstance(best, Max)
    assert (best.exercise.text, best.weight.value, best.reps) == ("back_squat", Decimal(120), 5)
    ((exercise, last),) = sam.last
    assert (exercise.text, last.weight.value) == ("bench_press", Decimal("97.5"))
    assert (jo.bodyweight, jo.maxes, jo.last) == (None, (), ())
    assert [name.text for name in roster.exercises("max")] == ["back_squat"]


@pytest.mark.parametrize(
    "text",
    [
        "name;squat\nJo;62,5\n",
        "name\tsquat\nJo\t62.5\n",
        '"name","squat"\n"Jo","62.5"\n',
        "Athlete,SQUAT\n\n  Jo ,  62.5 \n,\n",
        "name,squat,\nJo,62.5,\n",
    ],
)
def test_what_spreadsheets_write_is_the_same(text: str) -> None:
    (person,) = good(text).people
    (best,) = person.maxes
    assert isinstance(best, Max)
    assert (person.name, best.weight.value) == ("Jo", Decimal("62.5"))


def test_units_are_those_of_the_person() -> None:
    sam, jo = good("name,units,bodyweight,squat,last squat\nSam,lb,180,300kg,225 x5\nJo,,60,80,\n").people
    (best,) = sam.maxes
    assert isinstance(best, Max)
    assert sam.bodyweight is not None
    assert jo.bodyweight is not None
    assert (sam.bodyweight.unit, best.weight.unit, sam.last[0][1].weight.unit) == ("lb", "kg", "lb")
    assert jo.bodyweight.unit == ""


def test_a_cell_with_a_separator_or_a_quote_stands_between_quotes() -> None:
    (person,) = good('name,squat\n"Lee, ""Chris""",100\n').people
    assert person.name == 'Lee, "Chris"'


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("", "bad-roster", 1, 1, "the roster is empty", "name, bodyweight"),
        ("name,squat\n", "bad-roster", 1, 1, "nobody", "a row for each person"),
        ("nmae,squat\nJo,100\n", "bad-roster", 1, 1, 'no column "name"', 'did you mean "name"?'),
        ("squat\n100\n", "bad-roster", 1, 1, 'no column "name"', "write it into the first row"),
        ("name,squat,squat\nJo,1,2\n", "bad-roster", 1, 12, '"squat" stands here twice', "keep one"),
        ("name,squat\n,100\n", "bad-roster", 2, 1, "this row has no name", "who it is about"),
        ("name,squat\nJo,heavy\n", "bad-weight", 2, 4, '"heavy"', "140"),
        ("name,bodyweight\nJo, eighty\n", "bad-weight", 2, 5, '"eighty"', "140"),
        ("name,units\nJo,stone\n", "bad-unit", 2, 4, '"stone"', "units: kg"),
        ("name,last squat\nJo,some\n", "dose-syntax", 2, 4, "some", "97.5kg x5"),
        ("name,,squat\nJo,5,100\n", "bad-roster", 2, 4, '"5" stands in a column without a name', "the first row"),
        ("name,squat\nJo,100,7\n", "bad-roster", 2, 8, '"7" stands in a column without a name', "the first row"),
        ('name,squat\n"Jo,100\n', "bad-roster", 2, 1, "a quote stands in it", "between two quotes"),
        ('name,squat\nJo,"1"00\n', "bad-roster", 2, 1, "a quote stands in it", "between two quotes"),
        ("name,squat\nJo\u202e,100\n", "bad-roster", 2, 1, "signs that nobody sees", "type it again"),
        (f"name\n{'x' * 201}\n", "too-long", 2, 1, "201 characters", "shorten"),
    ],
)
def test_a_problem_names_row_and_column(text: str, code: str, line: int, column: int, message: str, hint: str) -> None:
    _, problems = read(text)
    found = problems[0]
    assert found.span is not None
    assert (found.code, found.span.file, found.span.line, found.span.column) == (code, "team.csv", line, column)
    assert message in found.message
    assert hint in found.hint


def test_all_problems_are_told_at_once() -> None:
    _, problems = read("name,squat,bench\nJo,heavy,\n,100,\nSam,200,light\n")
    assert [(problem.span.line, problem.code) for problem in problems if problem.span] == [
        (2, "bad-weight"),
        (3, "bad-roster"),
        (4, "bad-weight"),
    ]


def test_there_are_limits() -> None:
    rows = "".join(f"P{number}\n" for number in range(PEOPLE_LIMIT))
    assert len(good(f"name\n{rows}").people) == PEOPLE_LIMIT
    assert read(f"name\n{rows}Last\n")[1][0].code == "too-many"
    heads = ",".join(["name", *(f"e{number}" for number in range(COLUMNS_LIMIT))])
    assert read(f"{heads}\nJo\n")[1][0].code == "too-many"
    assert good(f"name{',' * 500}\nJo{',' * 500}\n").people[0].name == "Jo"


@given(st.text('nameJo,;\t"\n 01=@+-\0é', max_size=60))
def test_any_text_is_a_roster_or_a_problem(text: str) -> None:
    roster, problems = read("name" + text)
    assert roster is not None or problems
    for person in roster.people if roster else ():
        assert person.name
