"""Every example of the table of notations, and the documentation that is made from it."""

from __future__ import annotations

import re

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.language import Language
from planner.plan.dose import canonical, notations, parse
from planner.plan.dose.reader import Notation
from planner.plan.dose.table import NOTATIONS
from tests.documents import document, made_by

READ = [(row, *example) for row in NOTATIONS for example in row.examples]


@pytest.mark.parametrize(("row", "written", "expected"), READ, ids=[example[1] for example in READ])
def test_an_example_is_read_and_has_one_spelling(row: Notation, written: str, expected: str) -> None:
    out = Diagnostics()
    dose = parse(written, Span.point("plan.yaml"), out)
    assert dose is not None, list(out)
    assert canonical(dose) == expected
    assert parse(expected, Span.point("plan.yaml"), out) == dose
    assert not len(out)


@pytest.mark.parametrize("row", [row for row in NOTATIONS if row.sign], ids=lambda row: row.name)
def test_an_example_shows_its_own_notation(row: Notation) -> None:
    language = Language.load("en")
    doses = [parse(written, Span.point("plan.yaml"), Diagnostics()) for written, _ in row.examples]
    assert any(row in notations(dose, language) for dose in doses if dose)


def test_each_row_is_named_once_and_can_be_read() -> None:
    assert len({row.name for row in NOTATIONS}) == len(NOTATIONS)
    for row in NOTATIONS:
        assert row.examples, row.name
        assert (row.starts is not None) == bool(row.read), row.name


def test_the_documentation_is_the_table() -> None:
    page = made_by("notation")
    assert document("notation.md") == page, "run: python -m tools.notation"
    for row in NOTATIONS:
        assert re.search(rf"^\| {re.escape(row.name)} \|", page, re.MULTILINE), row.name
