"""The documentation of the plan file: made from the tables of keys, and every plan in it works."""

from __future__ import annotations

import re

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Files, Source, shipped
from planner.library import Library
from planner.plan.keys import Record
from planner.plan.reader import read_plan
from planner.plan.schema import RECORDS
from planner.program.resolve import resolve
from tests.documents import document, fences, made_by

PAGE = document("plan.md")
EXAMPLES = fences(PAGE, "yaml")
INTRODUCTION, *CHAPTERS = re.split(r"(?=^\| key \|)", PAGE, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def library() -> Library:
    """The exercises that come with planner."""
    out = Diagnostics()
    found = Library.open([shipped("content")], Files(), out)
    assert not out.has_errors
    return found


def test_the_documentation_is_the_tables() -> None:
    assert made_by("plan_keys") == PAGE, "run: python -m tools.plan_keys"


def test_the_page_opens_with_a_plan_of_ten_lines() -> None:
    (first,) = fences(INTRODUCTION, "yaml")
    assert len(first.splitlines()) == 10


@pytest.mark.parametrize("text", EXAMPLES, ids=[text.partition("\n")[0] for text in EXAMPLES])
def test_an_example_is_a_plan_without_problems(text: str, library: Library) -> None:
    out = Diagnostics()
    plan = read_plan(Source("plan.yaml", text), out)
    assert plan is not None
    program = resolve(plan, library, out)
    assert [problem.message for problem in out] == []
    assert program is not None
    assert program.sessions


def test_each_record_has_a_table_and_an_example() -> None:
    assert len(CHAPTERS) == len(RECORDS)
    assert len(EXAMPLES) == len(RECORDS) + 1


@pytest.mark.parametrize(
    ("record", "chapter"), list(zip(RECORDS, CHAPTERS, strict=True)), ids=lambda it: getattr(it, "name", "")
)
def test_each_key_is_in_the_table_and_in_the_example(record: Record, chapter: str) -> None:
    (example,) = fences(chapter, "yaml")
    for name in record.names:
        assert re.search(rf"^\| `{name}` \|", chapter, re.MULTILINE), name
        assert re.search(rf"\b{name}:", example), name
