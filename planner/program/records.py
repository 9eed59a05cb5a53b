"""The program: plan and library resolved into frozen records, every set and number worked out.

Pages are made from these records alone. Words that stand in the plan are kept as written; words of planner's own are
not here but in the language tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from planner.diagnostics import Span
from planner.library.model import Exercise, Picture
from planner.plan.care_records import NO_CARE, NO_PATIENT, Care, Patient
from planner.plan.dose.model import LoadUnit
from planner.plan.habits import Frequency, Track
from planner.plan.model import DayPart
from planner.program.entries import (
    Alternate,
    Clock,
    Entry,
    LastTime,
    Load,
    MiniSet,
    PlannedSet,
    Relation,
    Resistance,
    Stage,
    WarmUpSet,
)
from planner.program.groups import (
    Amrap,
    AnyGroup,
    Chapter,
    Circuit,
    Emom,
    ForTime,
    Item,
    Line,
    Member,
    Pause,
    Superset,
    Timed,
    Words,
    entries_of,
)

__all__ = [
    "Alternate",
    "Amrap",
    "AnyGroup",
    "Best",
    "Chapter",
    "Circuit",
    "Clock",
    "Emom",
    "Entry",
    "Equipment",
    "ForTime",
    "Item",
    "LastTime",
    "Line",
    "Load",
    "Member",
    "MiniSet",
    "Part",
    "PartKind",
    "Pause",
    "PlannedSet",
    "Program",
    "Relation",
    "Resistance",
    "RestDay",
    "Session",
    "Stage",
    "Stretch",
    "Superset",
    "Timed",
    "Trainee",
    "WarmUpSet",
    "Words",
    "entries_of",
]

PartKind: TypeAlias = Literal["warm_up", "exercises", "cool_down"]


@dataclass(frozen=True, slots=True)
class Part:
    """Warm-up, main part or cool-down of a session."""

    kind: PartKind
    items: tuple[Item, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every exercise in order, those of groups included."""
        return tuple(entries_of(self.items))


@dataclass(frozen=True, slots=True)
class Session:
    """One training day. ``weekday`` is 0 for Monday; None when the plan names no day.

    ``weeks`` are those of the plan that it takes place in; empty where nobody asked.
    """

    id: str
    name: str
    weekday: int | None
    date: date | None
    notes: str
    parts: tuple[Part, ...]
    span: Span
    optional: bool = False
    weeks: tuple[int, ...] = ()
    frequency: Frequency | None = None
    track: tuple[Track, ...] = ()
    care: Care = NO_CARE
    part: DayPart | None = None
    """When on its day it takes place, where the plan says so."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every exercise in order, those of supersets, warm-up and cool-down included."""
        return tuple(entry for part in self.parts for entry in part.entries)

    @property
    def main(self) -> tuple[Entry, ...]:
        """The exercises between warm-up and cool-down."""
        return tuple(entry for part in self.parts if part.kind == "exercises" for entry in part.entries)


@dataclass(frozen=True, slots=True)
class RestDay:
    """A day without training, with what the coach says about it."""

    name: str
    weekday: int | None
    date: date | None
    notes: str
    span: Span


@dataclass(frozen=True, slots=True)
class Equipment:
    """Something to bring or find: its name, and the sessions (ids) that need it."""

    name: str
    sessions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """A one-repetition maximum the plan knows, to one decimal.

    ``estimated`` from several repetitions (``5RM 90``), or from another exercise's (``85% of back_squat``).
    """

    exercise: str
    load: Load
    estimated: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """The block that a week is in: which of its weeks, what the coach says, and what must be true before the next."""

    name: str
    week: int
    weeks: int
    notes: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """A whole plan, resolved.

    ``days`` are sessions and rest days in the order they print; ``used`` each exercise once in order of first use,
    with the entry that first asks for it. ``rounding`` is the step of worked-out loads in ``unit``. ``week`` is the one
    that the days are of, counted from 1, of ``weeks``. ``bar`` is what the plan says a barbell weighs: None where a
    usual one was counted with, as usual plates were unless it ``lists_plates``.

    ``frequency`` and ``track`` are those of the plan in its week; ``says_weeks`` is true where it says how long
    it lasts. ``squad`` are the people of a roster, for pages of a group.

    ``week_name`` is what the plan calls its week, often nothing; ``deload`` is true of one that is lighter for all;
    ``stretch`` is its block, if the plan has any. ``varies`` says that not all weeks are the same, ``end`` is the last
    day of training in any, ``counts`` the number of sessions in each. ``course`` are the programs of all weeks, this
    one among them, where a page asks for them.
    """

    title: str
    athlete: str
    coach: str
    contact: str
    start: date | None
    notes: str
    unit: LoadUnit
    rounding: Decimal
    days: tuple[Session | RestDay, ...]
    bests: tuple[Best, ...]
    equipment: tuple[Equipment, ...]
    theme: str
    page_size: str
    pages: tuple[str, ...]
    span: Span
    bodyweight: Load | None = None
    measures: tuple[tuple[str, Decimal], ...] = ()
    """What the athlete can do that is no load: FTP in watts, HRmax in beats a minute."""
    week: int = 1
    weeks: int = 1
    landscape: bool = False
    ink: str = "color"
    large_print: bool = False
    language: str = "en"
    log: Literal["per-week", "month"] = "per-week"
    logo: Picture | None = None
    bar: Decimal | None = None
    lists_plates: bool = False
    week_name: str = ""
    deload: bool = False
    stretch: Stretch | None = None
    varies: bool = False
    end: date | None = None
    counts: tuple[int, ...] = ()
    course: tuple[Program, ...] = ()
    frequency: Frequency | None = None
    track: tuple[Track, ...] = ()
    care: Care = NO_CARE
    patient: Patient = NO_PATIENT
    says_weeks: bool = False
    squad: tuple[Trainee, ...] = ()

    @property
    def sessions(self) -> tuple[Session, ...]:
        return tuple(day for day in self.days if isinstance(day, Session))

    @property
    def used(self) -> tuple[tuple[Exercise, tuple[tuple[Session, Entry], ...]], ...]:
        """Each exercise of the library once, in order of first use, with every session and entry that uses it.

        One that only stands as an alternate has no uses. Its drawing is turned to the left where that is so in all.
        """
        found: dict[str, list[tuple[Session, Entry]]] = {}
        exercises: dict[str, Exercise] = {}
        for session in self.sessions:
            for entry in session.entries:
                for exercise in (entry.exercise, *(other.exercise for other in entry.alternates)):
                    if exercise is not None:
                        if not exercises.setdefault(exercise.slug, exercise).is_as_drawn and exercise.is_as_drawn:
                            exercises[exercise.slug] = exercise
                        found.setdefault(exercise.slug, [])
                if entry.exercise is not None:
                    found[entry.exercise.slug].append((session, entry))
        return tuple((exercise, tuple(found[slug])) for slug, exercise in exercises.items())


@dataclass(frozen=True, slots=True)
class Trainee:
    """Somebody of a roster: the number of the row, the name with its place, and the program worked out for them."""

    row: int
    name: str
    span: Span
    program: Program
