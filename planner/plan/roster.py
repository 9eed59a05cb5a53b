"""The roster: a CSV file with the people of a group, one a row, and what each of them lifts.

The first row names the columns: ``name``, ``bodyweight``, ``units``, an exercise for its max as in ``maxes:``, and
``last`` with an exercise for what was lifted last time. Every problem names the row and column of its cell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Scalar, Source
from planner.plan.copies import folded
from planner.plan.dose.model import LoadUnit
from planner.plan.doses import LAST_TEXT
from planner.plan.keys import shown
from planner.plan.kinds import LINE_LIMIT, unit, weight
from planner.plan.loads import read_max
from planner.plan.model import AnyMax, Last, LostMax, Max, Text, Weight

PEOPLE_LIMIT: Final = 100
"""Most people of a roster: a sheet is for one group."""

COLUMNS_LIMIT: Final = 60
"""Most columns of a roster."""

CELL_LIMIT: Final = LINE_LIMIT
"""Most characters of one cell."""

SEPARATORS: Final = (",", ";", "\t")

_HEADS: Final[dict[str, Head]] = {
    **dict.fromkeys(("name", "athlete", "patient", "person"), "name"),
    **dict.fromkeys(("bodyweight", "body_weight", "bw"), "bodyweight"),
    **dict.fromkeys(("units", "unit"), "units"),
}
_LAST = re.compile(r"last(?:[ _]time)?[ _:]+(?P<exercise>\S.*)", re.IGNORECASE)
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_EXAMPLE: Final = "name, bodyweight, back_squat, last bench_press"

Head: TypeAlias = Literal["name", "bodyweight", "units", "max", "last"]
"""What a column says of a person."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a roster, with the exercise that it is about, if any."""

    head: Head
    exercise: Text


@dataclass(frozen=True, slots=True)
class Person:
    """A row of a roster; ``row`` counts the people from 1. What its cells leave empty is None or not there."""

    row: int
    name: str
    span: Span
    bodyweight: Weight | None = None
    maxes: tuple[AnyMax, ...] = ()
    last: tuple[tuple[Text, Last], ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a roster in order, and its columns."""

    people: tuple[Person, ...]
    columns: tuple[Column, ...]
    span: Span

    def exercises(self, head: Head) -> tuple[Text, ...]:
        """The exercises that have a column of a kind."""
        return tuple(column.exercise for column in self.columns if column.head == head)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row, each with its place."""

    cells: tuple[Scalar, ...]

    @property
    def is_empty(self) -> bool:
        return not any(cell.text for cell in self.cells)


def read_roster(source: Source, out: Diagnostics) -> Roster | None:
    """The roster in a file; None where it has no head or nobody in it. A wrong cell is reported and left out."""
    separator = _separator(source.text)
    rows = _rows(source, separator, out)
    here = Span.point(source.name)
    if rows is None:
        return None
    if not rows:
        out.error("bad-roster", "the roster is empty", here, f"start it with a row that names the columns: {_EXAMPLE}")
        return None
    columns = _columns(rows[0], out)
    if columns is None:
        return None
    people: list[Person] = []
    for row in rows[1:]:
        person = _person(row, columns, len(people) + 1, out, pointed=separator == ";")
        if person is not None:
            people.append(person)
    if not people and not out.has_errors:
        out.error("bad-roster", "the roster has nobody in it", here, "write a row for each person under the first one")
    listed = tuple(column for column in columns if column is not None)
    return Roster(tuple(people), listed, here) if people else None


def _rows(source: Source, separator: str, out: Diagnostics) -> list[_Row] | None:
    """The rows that have anything in them; None where the file is no CSV file or too large."""
    lines = source.text.split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True)
    found: list[_Row] = []
    before = 0
    try:
        for cells in reader:
            if len(cells) > COLUMNS_LIMIT and any(cell.strip() for cell in cells[COLUMNS_LIMIT:]):
                message = f"a row has {len(cells):,} cells; the limit is {COLUMNS_LIMIT}"
                out.error("too-many", message, Span.point(source.name, before + 1), "keep the columns of the plan")
                return None
            row = _Row(tuple(_placed(source, lines, before, reader.line_num, cells, separator)))
            before = reader.line_num
            if not row.is_empty:
                found.append(row)
            if len(found) > PEOPLE_LIMIT + 1:
                message = f"the roster has more than {PEOPLE_LIMIT} people"
                out.error("too-many", message, Span.point(source.name, before), "make several rosters of it")
                return None
    except csv.Error:
        message = "this row cannot be read: a quote stands in it that is not closed, or behind other words"
        hint = "write each cell between two quotes, or none of it"
        out.error("bad-roster", message, Span.point(source.name, min(before + 1, len(lines))), hint)
        return None
    return found


def _separator(text: str) -> str:
    """What stands between the cells: the one of :data:`SEPARATORS` that the first row has most of."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(SEPARATORS, key=first.count)


def _placed(
    source: Source, lines: Sequence[str], before: int, last: int, cells: Sequence[str], separator: str
) -> Iterator[Scalar]:
    """The cells of a row with their places; of a row over several lines each has the start of the row."""
    line = lines[before] if before < len(lines) else ""
    starts = _starts(line, separator) if last == before + 1 else []
    for number, cell in enumerate(cells[:COLUMNS_LIMIT]):
        text = " ".join(cell.split())
        column = starts[number] if number < len(starts) else 0
        span = Span.point(source.name, before + 1, column + 1, max(1, len(text)))
        yield Scalar(text, span)


def _starts(line: str, separator: str) -> list[int]:
    """Where the text of each cell of a line begins, behind space and a quote."""
    found: list[int] = []
    at, is_quoted = 0, False
    for place, sign in enumerate([*line, separator]):
        if sign == '"':
            is_quoted = not is_quoted
        elif sign == separator and not is_quoted:
            cell = line[at:place]
            found.append(at + len(cell) - len(cell.lstrip(' "')))
            at = place + 1
    return found


def _columns(row: _Row, out: Diagnostics) -> tuple[Column | None, ...] | None:
    """What each column says; None for an empty head. All wrong heads are reported."""
    columns = tuple(_column(cell) if cell.text else None for cell in row.cells)
    seen: dict[tuple[Head, str], Span] = {}
    is_good = True
    for column in columns:
        if column is None:
            continue
        key = (column.head, folded(column.exercise.text) if column.head in ("max", "last") else "")
        if key in seen:
            message = f'the column "{shown(column.exercise.text)}" stands here twice'
            out.error("bad-roster", message, column.exercise.span, "keep one of them")
            is_good = False
        seen[key] = column.exercise.span
        if _UNSEEN.search(column.exercise.text) or len(column.exercise.text) > CELL_LIMIT:
            is_good = _good_text(column.exercise, out) and is_good
    if all(column is None or column.head != "name" for column in columns):
        near = next((cell for cell in row.cells if nearest(cell.text, ("name",))), None)
        hint = 'did you mean "name"?' if near else f"write it into the first row: {_EXAMPLE}"
        out.error("bad-roster", 'the roster has no column "name"', (near or row.cells[0]).span, hint)
        is_good = False
    return columns if is_good else None


def _column(cell: Scalar) -> Column:
    head = _HEADS.get(re.sub(r"[\s_]+", "_", cell.text.casefold()))
    if head is not None:
        return Column(head, Text(cell.text, cell.span))
    match = _LAST.fullmatch(cell.text)
    if match is None:
        return Column("max", Text(cell.text, cell.span))
    start = match.start("exercise")
    return Column("last", Text(match["exercise"], cell.span.within(start, len(cell.text))))


def _good_text(text: Text, out: Diagnostics) -> bool:
    """Whether a cell has nothing in it that cannot be seen and is not too long; reported where it has."""
    if _UNSEEN.search(text.text):
        message = "a cell holds signs that nobody sees"
        out.error("bad-roster", message, text.span, "delete the cell and type it again")
        return False
    if len(text.text) > CELL_LIMIT:
        message = f"a cell has {len(text.text):,} characters; the limit is {CELL_LIMIT}"
        out.error("too-long", message, text.span, "shorten it")
        return False
    return True


def _person(
    row: _Row, columns: Sequence[Column | None], number: int, out: Diagnostics, *, pointed: bool
) -> Person | None:
    """Whom a row is about; None without a name, which is reported.

    Where semicolons part the cells, a comma is the point of a number (``pointed``).
    """
    given: dict[Head, Scalar] = {}
    by_exercise: list[tuple[Column, Scalar]] = []
    for place, cell in enumerate(row.cells):
        column = columns[place] if place < len(columns) else None
        if not cell.text or not _good_text(Text(cell.text, cell.span), out):
            continue
        if column is None:
            hint = "give the column a name in the first row, or empty the cell"
            out.error("bad-roster", f'"{shown(cell.text)}" stands in a column without a name', cell.span, hint)
        elif column.exercise.text and column.head in ("max", "last"):
            by_exercise.append((column, cell))
        else:
            given[column.head] = cell
    if "name" not in given:
        out.error("bad-roster", "this row has no name", row.cells[0].span, "write who it is about")
        return None
    own = unit("units", given["units"], out) or "" if "units" in given else ""
    body = weight("bodyweight", _pointed(given["bodyweight"], pointed), out) if "bodyweight" in given else None
    maxes: list[AnyMax] = []
    last: list[tuple[Text, Last]] = []
    for column, cell in by_exercise:
        text = _pointed(cell, pointed)
        if column.head == "max":
            best = read_max(column.exercise, text, out) or LostMax(column.exercise)
            maxes.append(replace(best, weight=_in(best.weight, own)) if isinstance(best, Max) else best)
        elif (before := LAST_TEXT.read(column.exercise.text, text, out)) is not None:
            last.append((column.exercise, replace(before, weight=_in(before.weight, own))))
    return Person(
        row=number,
        name=given["name"].text,
        span=given["name"].span,
        bodyweight=_in(body, own) if body else None,
        maxes=tuple(maxes),
        last=tuple(last),
    )


def _pointed(cell: Scalar, pointed: bool) -> Scalar:
    """The cell with points in its numbers."""
    return replace(cell, text=_COMMA.sub(".", cell.text)) if pointed else cell


def _in(load: Weight, own: LoadUnit) -> Weight:
    """A weight in the unit of its person, where it names none."""
    return load if load.unit or not own else replace(load, unit=own)
