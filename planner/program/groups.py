"""What stands in a session: exercises, groups of them, words and pauses. Part of :mod:`planner.program.records`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from planner.diagnostics import Span
from planner.plan.dose.model import Rest
from planner.plan.model import Score
from planner.program.entries import Entry


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
    score: Score | None = None


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
    score: Score | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The stations that are exercises."""
        return tuple(station for station in self.stations if isinstance(station, Entry))


Member: TypeAlias = Entry | Words | Superset | Circuit
"""What stands in a group by the clock."""


@dataclass(frozen=True, slots=True)
class Emom:
    """A start every ``every`` seconds, ``starts`` of them; the members take them in turn.

    An exercise has as many sets as it takes starts, one of an inner group those of all its turns.
    """

    id: str
    letter: str
    name: str
    members: tuple[Member, ...]
    every: int
    starts: int
    notes: str
    span: Span
    optional: bool = False
    score: Score = "none"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The exercises in order, those of inner groups included."""
        return tuple(entries_of(self.members))


@dataclass(frozen=True, slots=True)
class Amrap:
    """As many rounds as can be done in ``time`` seconds. The sets of its exercises are those of one round."""

    id: str
    letter: str
    name: str
    members: tuple[Member, ...]
    time: int
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span
    optional: bool = False
    score: Score = "rounds"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The exercises in order, those of inner groups included."""
        return tuple(entries_of(self.members))


@dataclass(frozen=True, slots=True)
class ForTime:
    """``rounds`` rounds as fast as possible, in at most ``cap`` seconds if the plan says.

    ``ladder`` is how many repetitions each round has, where the plan gives them for all; an exercise has a set a round.
    """

    id: str
    letter: str
    name: str
    members: tuple[Member, ...]
    rounds: int
    ladder: tuple[int, ...]
    cap: int | None
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span
    optional: bool = False
    score: Score = "time"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The exercises in order, those of inner groups included."""
        return tuple(entries_of(self.members))


@dataclass(frozen=True, slots=True)
class Pause:
    """A rest on its own line of a session."""

    rest: Rest
    span: Span


Timed: TypeAlias = Emom | Amrap | ForTime
AnyGroup: TypeAlias = Superset | Circuit | Timed
Line: TypeAlias = Entry | Words | AnyGroup | Pause


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
    score: Score | None = None


Item: TypeAlias = Line | Chapter


def entries_of(items: Iterable[Item]) -> Iterator[Entry]:
    """Every exercise of ``items`` in order, those of supersets, circuits and chapters included."""
    for item in items:
        if isinstance(item, Entry):
            yield item
        elif isinstance(item, AnyGroup):
            yield from item.entries
        elif isinstance(item, Chapter):
            yield from entries_of(item.items)
