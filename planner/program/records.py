"""The program: plan and library resolved into frozen records, every set and number worked out.

Pages are made from these records alone. Words that stand in the plan are kept as written; words of planner's own are
not here but in the language tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from planner.diagnostics import Span
from planner.library.model import Exercise
from planner.plan.dose import inner_groups
from planner.plan.dose.model import Amount, Dose, Group, LoadUnit, MeasureTarget, Rest, Side, Target, Technique, Tempo

PartKind: TypeAlias = Literal["warm_up", "exercises", "cool_down"]
Resistance: TypeAlias = Literal["weight", "bodyweight", "none"]
"""What an exercise is done against: a weight that can be written down, the lifter's own, or nothing with a number."""

Relation: TypeAlias = Literal["weight", "bodyweight", "added", "assisted"]
"""What the number of a load is: the whole weight, nothing, or what is added to or taken off the bodyweight."""


@dataclass(frozen=True, slots=True)
class Load:
    """A weight to lift. ``pieces`` 2 is two weights of ``value`` each; ``high`` ends a range; unit kg or lb.

    ``relation`` says what ``value`` is: the whole weight, or what is added to or taken off the bodyweight. ``plates``
    are those on each side of the bar, heavy to light, in ``unit``; ``bar`` is the bar itself, None where no plates
    are counted (a machine, a range, a weight that the plates cannot make).
    """

    value: Decimal
    unit: str
    high: Decimal | None = None
    pieces: int = 1
    relation: Relation = "weight"
    bar: Decimal | None = None
    plates: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class MiniSet:
    """A part of a set: one of a cluster, or what follows the set without a rest or after a short one.

    ``id`` stands below that of the set (``….set3.mini2``, ``….set3.drop1``); ``load`` is None where it is the set's, or
    not known.
    """

    id: str
    amount: Amount
    load: Load | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set and so one box on paper.

    ``id`` is stable (``w1.lower_a.back_squat.set3``); ``load`` is None where nothing is known, which prints as a
    blank; ``optional`` marks the sets above the low end of a set range; ``group`` numbers the dose's groups from 0, and
    where that is of rounds ``round`` and ``inner`` number the rounds and the groups of one. ``minis`` are the parts of
    a cluster, or those that follow the set by its ``technique``. ``measure`` is the power or heart rate that a share is
    worked out to. A ``test`` finds the most that can be lifted ``amount`` times; ``awaits_test`` says that the load
    follows from one that comes before.
    """

    id: str
    number: int
    amount: Amount
    targets: tuple[Target, ...] = ()
    load: Load | None = None
    side: Side | None = None
    optional: bool = False
    group: int = 0
    round: int = 0
    inner: int = 0
    technique: Technique | None = None
    minis: tuple[MiniSet, ...] = ()
    measure: MeasureTarget | None = None
    test: bool = False
    awaits_test: bool = False


@dataclass(frozen=True, slots=True)
class WarmUpSet:
    """A step of the warm-up of a lift: ``count`` sets of ``reps``; ``load`` None where the work set is not known.

    ``percent`` is what the plan says, for the words that stand in place of an unknown load.
    """

    load: Load | None
    count: int
    reps: int
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Alternate:
    """What may be done instead of an exercise; ``exercise`` is None for free text."""

    name: str
    exercise: Exercise | None
    span: Span


@dataclass(frozen=True, slots=True)
class LastTime:
    """What was lifted last time; ``reps`` None where only the load is known."""

    load: Load
    reps: Amount | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise in a session.

    ``label`` is its number on paper ("1", "A2"; empty in a warm-up and a cool-down), ``name`` what is printed (with
    the variation, if any); ``exercise`` is None for free text names. ``rest`` and ``tempo`` are those that every group
    of the dose shares; where groups differ they are None here and stand in ``dose.groups``. ``log`` False asks for no
    boxes; ``warm_up`` is the lift's own.
    """

    id: str
    label: str
    name: str
    exercise: Exercise | None
    dose: Dose | None
    sets: tuple[PlannedSet, ...]
    rest: Rest | None
    tempo: Tempo | None
    notes: str
    span: Span
    resistance: Resistance = "weight"
    alternates: tuple[Alternate, ...] = ()
    optional: bool = False
    log: bool = True
    last: LastTime | None = None
    warm_up: tuple[WarmUpSet, ...] = ()

    def group_of(self, planned: PlannedSet) -> Group:
        """The group of the dose that a set belongs to; of rounds the one in the brackets."""
        assert self.dose is not None
        return inner_groups(self.dose.groups[planned.group])[planned.inner]

    @property
    def name_span(self) -> Span:
        """Where the printed name comes from: the exercise's file, or the plan."""
        return self.span if self.exercise is None else self.exercise.span


@dataclass(frozen=True, slots=True)
class Words:
    """A line of plain words with a tick."""

    id: str
    text: str
    span: Span
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Superset:
    """Exercises done in turn, A1 A2 A1 A2 …: ``rest`` after each round, ``rest_inside`` between exercises.

    ``rounds`` is the number of sets of the longest member; shorter ones simply end. ``name`` is its heading, often
    empty.
    """

    id: str
    letter: str
    name: str
    entries: tuple[Entry, ...]
    rounds: int
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Circuit:
    """Stations done in order, all of it ``rounds`` times, ``least`` of them for sure; rests as in a superset.

    Each entry has one set a round; ``label`` of an entry is its place, ``C1``, ``C2`` and so on.
    """

    id: str
    letter: str
    name: str
    stations: tuple[Entry | Words, ...]
    rounds: int
    least: int
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span
    optional: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The stations that are exercises."""
        return tuple(station for station in self.stations if isinstance(station, Entry))


@dataclass(frozen=True, slots=True)
class Pause:
    """A rest on its own line of a session."""

    rest: Rest
    span: Span


Line: TypeAlias = Entry | Words | Superset | Circuit | Pause


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading inside a session (``part:``) with what stands under it; ``time`` in seconds for all of it."""

    id: str
    heading: str
    items: tuple[Line, ...]
    time: int | None
    notes: str
    span: Span
    optional: bool = False


Item: TypeAlias = Line | Chapter


def entries_of(items: Iterable[Item]) -> Iterator[Entry]:
    """Every exercise of ``items`` in order, those of supersets, circuits and chapters included."""
    for item in items:
        if isinstance(item, Entry):
            yield item
        elif isinstance(item, Superset | Circuit):
            yield from item.entries
        elif isinstance(item, Chapter):
            yield from entries_of(item.items)


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

    ``week_name`` is what the plan calls its week, often nothing; ``deload`` is true of one that is lighter for all;
    ``stretch`` is its block, if the plan has any. ``varies`` says that not all weeks are the same, ``end`` is the last
    day of training in any, ``total`` the number of sessions in all.
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
    week: int = 1
    weeks: int = 1
    landscape: bool = False
    ink: str = "color"
    bar: Decimal | None = None
    lists_plates: bool = False
    week_name: str = ""
    deload: bool = False
    stretch: Stretch | None = None
    varies: bool = False
    end: date | None = None
    total: int = 0

    @property
    def sessions(self) -> tuple[Session, ...]:
        return tuple(day for day in self.days if isinstance(day, Session))

    @property
    def used(self) -> tuple[tuple[Exercise, tuple[tuple[Session, Entry], ...]], ...]:
        """Each exercise of the library once, in order of first use, with every session and entry that uses it.

        One that only stands as an alternate has no uses.
        """
        found: dict[str, list[tuple[Session, Entry]]] = {}
        exercises: dict[str, Exercise] = {}
        for session in self.sessions:
            for entry in session.entries:
                for exercise in (entry.exercise, *(other.exercise for other in entry.alternates)):
                    if exercise is not None:
                        exercises.setdefault(exercise.slug, exercise)
                        found.setdefault(exercise.slug, [])
                if entry.exercise is not None:
                    found[entry.exercise.slug].append((session, entry))
        return tuple((exercise, tuple(found[slug])) for slug, exercise in exercises.items())
