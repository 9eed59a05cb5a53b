"""The diary of a program that is done at home: which exercises, how often in which week, on which days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from planner.plan.dose.model import Dose
from planner.plan.habits import Frequency, Track
from planner.program.records import Entry, Load, Program, Session

DAY_IDS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""What days are called in ids of boxes, in every language."""

DAYS: Final = len(DAY_IDS)

USUAL_WEEKS: Final = 6
"""How many weeks a diary has where the plan says neither how long it lasts nor when it is looked at again."""

MOST_WEEKS: Final = 104
"""Most weeks from the start to a review: two years."""

Key: TypeAlias = tuple[str, str, str]
"""What tells exercises apart: the session, where one stands in it, and its name; whichever week and day that is."""

Asked: TypeAlias = tuple[Dose | None, tuple[Load | None, ...], str]
"""What an exercise asks for in a week."""

NO_BOXES: Final = "tick"
"""What is tracked by the calendar itself."""


@dataclass(frozen=True, slots=True)
class Phase:
    """What an exercise asks for in some of the ``weeks``; in all where that is empty."""

    weeks: tuple[int, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class DiaryExercise:
    """An exercise with its number on the page and its phases, of which it has at least one."""

    number: int
    phases: tuple[Phase, ...]

    @property
    def entry(self) -> Entry:
        """The exercise as it is first done."""
        return self.phases[0].entry


@dataclass(frozen=True, slots=True)
class DiaryRow:
    """Exercises that are done equally often in a week: their numbers, how often, and on which days of seven."""

    numbers: tuple[int, ...]
    frequency: Frequency
    due: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class DiaryWeek:
    """A week of the diary, counted from 1, with its first day if that is known and what the plan calls it."""

    number: int
    start: date | None
    name: str
    rows: tuple[DiaryRow, ...]


@dataclass(frozen=True, slots=True)
class Diary:
    """Exercises and weeks of a diary. ``first`` is the weekday that a week starts with, 0 for Monday.

    ``track`` are the numbers that are noted once a week.
    """

    exercises: tuple[DiaryExercise, ...]
    weeks: tuple[DiaryWeek, ...]
    first: int
    track: tuple[Track, ...]


def diary(program: Program, review: date | None = None) -> Diary:
    """The diary of a program and of its course, if it has one.

    It has the weeks of the plan; where that says none, those up to the ``review``, else :data:`USUAL_WEEKS`. What says
    how often it is done is in it; where nothing does, all that the sessions ask for.
    """
    weeks = {each.week: each for each in program.course} or {program.week: program}
    first = program.start.weekday() if program.start else 0
    found = {number: _done(weeks[number]) for number in sorted(weeks)}
    if any(_is_said(done) for done in found.values()):
        found = {week: {key: pair for key, pair in done.items() if pair[0].frequency} for week, done in found.items()}
    numbers = {key: place for place, key in enumerate(_in_order([tuple(done) for done in found.values()]), 1)}
    rows = {
        week: _rows([(numbers[key], frequency) for key, (_, frequency) in done.items()]) for week, done in found.items()
    }
    listed = tuple(found) if program.says_weeks else range(1, _until(program.start, review) + 1)
    return Diary(
        exercises=_exercises(found, numbers),
        weeks=tuple(
            DiaryWeek(
                number,
                program.start and program.start + timedelta(weeks=number - 1),
                weeks[number].week_name if number in weeks else "",
                tuple(_placed(row, number, first) for row in rows.get(number, rows[max(rows)])),
            )
            for number in listed
        ),
        first=first,
        track=_tracks(program, [entry for done in found.values() for entry, _ in done.values()]),
    )


def uses(program: Program) -> Iterator[tuple[Session, Entry]]:
    """The exercises of the diary in every week of the course, each with its session."""
    weeks = program.course or (program,)
    every = [(session, entry) for week in weeks for session in week.sessions for entry in session.entries]
    some = any(entry.frequency for _, entry in every)
    return ((session, entry) for session, entry in every if entry.frequency or not some)


def _done(program: Program) -> dict[Key, tuple[Entry, Frequency]]:
    """The exercises of a week, in the order of first use, with how often each is done.

    What does not say so is done on the days of its session, and every day where that has none.
    """
    found: dict[Key, tuple[Entry, Frequency]] = {}
    for session in program.sessions:
        days = () if session.weekday is None else (session.weekday,)
        for entry in session.entries:
            key = (session.name, entry.id.removeprefix(session.id), entry.name)
            before = found[key][1].weekdays if key in found else ()
            found[key] = (entry, entry.frequency or Frequency(weekdays=tuple(sorted({*before, *days}))))
    return found


def _is_said(done: Mapping[Key, tuple[Entry, Frequency]]) -> bool:
    """Whether any exercise says how often it is done."""
    return any(entry.frequency for entry, _ in done.values())


def _in_order(weeks: Iterable[Sequence[Key]]) -> list[Key]:
    """The exercises of all weeks, those of the first in front.

    One that comes later stands before what follows it in its week and was there already, else at the end.
    """
    order: list[Key] = []
    for week in weeks:
        known = set(order)
        before: dict[Key, list[Key]] = {}
        waiting: list[Key] = []
        for key in week:
            if key in known:
                before[key] = waiting
                waiting = []
            else:
                waiting.append(key)
        order = [each for key in order for each in (*before.get(key, ()), key)] + waiting
    return order


def _rows(entries: Sequence[tuple[int, Frequency]]) -> tuple[tuple[tuple[int, ...], Frequency], ...]:
    """Numbers of exercises by how often they are done, in order of the first number."""
    found: dict[Frequency, list[int]] = {}
    for number, frequency in entries:
        found.setdefault(frequency, []).append(number)
    rows = [(tuple(sorted(numbers)), frequency) for frequency, numbers in found.items()]
    return tuple(sorted(rows, key=lambda row: row[0]))


def _placed(row: tuple[tuple[int, ...], Frequency], week: int, first: int) -> DiaryRow:
    """A row with the days of ``week`` on which it is due."""
    numbers, frequency = row
    return DiaryRow(numbers, frequency, tuple(_is_due(frequency, week, place, first) for place in range(DAYS)))


def _is_due(frequency: Frequency, week: int, place: int, first: int) -> bool:
    """Whether a day is one on which it is done; ``place`` counts from the first day of the week, 0."""
    if frequency.weekdays:
        return (first + place) % DAYS in frequency.weekdays
    return ((week - 1) * DAYS + place) % frequency.gap == 0


def _exercises(
    found: Mapping[int, Mapping[Key, tuple[Entry, Frequency]]], numbers: Mapping[Key, int]
) -> tuple[DiaryExercise, ...]:
    """Every exercise with what it asks for from week to week; weeks that ask for the same are one phase."""
    phases: dict[Key, dict[Asked, tuple[Entry, list[int]]]] = {key: {} for key in numbers}
    for week, done in found.items():
        for key, (entry, _) in done.items():
            phases[key].setdefault(_asks(entry), (entry, []))[1].append(week)
    return tuple(
        DiaryExercise(
            numbers[key],
            tuple(Phase(() if len(weeks) == len(found) else tuple(weeks), entry) for entry, weeks in mine.values()),
        )
        for key, mine in phases.items()
    )


def _asks(entry: Entry) -> Asked:
    """What is asked of whoever does it: the dose, the loads, the coach's words."""
    return entry.dose, tuple(planned.load for planned in entry.sets), entry.notes


def _until(start: date | None, review: date | None) -> int:
    """How many weeks there are up to the review, at least one."""
    if start is None or review is None or review <= start:
        return USUAL_WEEKS
    return min(MOST_WEEKS, -(-(review - start).days // DAYS))


def _tracks(program: Program, entries: Sequence[Entry]) -> tuple[Track, ...]:
    """What is noted of the plan or of any exercise, each kind once; ticks are the calendar itself."""

    def every() -> Iterator[Track]:
        yield from program.track
        for entry in entries:
            yield from entry.track

    found: dict[str, Track] = {}
    for track in every():
        if track.kind != NO_BOXES:
            found.setdefault(track.kind, track)
    return tuple(found.values())
