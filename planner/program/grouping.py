"""Groups of exercises resolved: supersets, circuits, and groups by the clock, with the labels of their members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from planner.plan.model import (
    PlanAmrap,
    PlanCircuit,
    PlanEmom,
    PlanForTime,
    PlanGroup,
    PlanItem,
    PlanMember,
    PlanSuperset,
    PlanText,
    PlanTurns,
)
from planner.program.naming import slug
from planner.program.records import (
    Amrap,
    AnyGroup,
    Circuit,
    Clock,
    Emom,
    Entry,
    ForTime,
    Member,
    Superset,
    Words,
)

T = TypeVar("T")


class Maker(Protocol):
    """What makes the single lines of a session."""

    def unique(self, name: str) -> str:
        """An id of its own below the session's."""

    def words(self, written: PlanText) -> Words:
        """A line of words."""

    def entry(self, item: PlanItem, label: str, clock: Clock | None = None) -> Entry | None:
        """An exercise, None where it is not found."""


@dataclass(slots=True)
class GroupMaker:
    """Makes one group; its members are numbered through, A1, A2 and so on, those of inner groups too."""

    maker: Maker
    letter: str
    clock: Clock | None = None
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000)))

    def group(self, written: PlanGroup) -> AnyGroup:
        """The group as it is written."""
        match written:
            case PlanSuperset():
                return self.superset(written)
            case PlanCircuit():
                return self.circuit(written)
            case PlanEmom():
                return self.emom(written)
            case PlanAmrap():
                return self.amrap(written)
            case PlanForTime():
                return self.for_time(written)

    def superset(self, written: PlanSuperset) -> Superset:
        id_ = self._id("superset")
        entries = tuple(station for station in self.stations(written) if isinstance(station, Entry))
        rounds = max((len(entry.sets) for entry in entries), default=0)
        return Superset(
            id=id_,
            letter=self.letter,
            name=written.name,
            entries=entries,
            rounds=written.rounds.most if written.rounds else rounds,
            rest=written.rest,
            rest_inside=written.rest_inside,
            notes=written.notes,
            span=written.span,
            optional=written.optional,
            score=written.score,
        )

    def circuit(self, written: PlanCircuit) -> Circuit:
        id_ = self._id("circuit")
        stations = self.stations(written)
        sets = [entry.sets for entry in stations if isinstance(entry, Entry)]
        rounds = max(map(len, sets), default=0) or 1
        least = max((sum(not planned.optional for planned in each) for each in sets), default=0) or 1
        return Circuit(
            id=id_,
            letter=self.letter,
            name=written.name,
            stations=stations,
            rounds=written.rounds.most if written.rounds else rounds,
            least=written.rounds.low if written.rounds else least,
            rest=written.rest,
            rest_inside=written.rest_inside,
            notes=written.notes,
            span=written.span,
            optional=written.optional,
            score=written.score,
        )

    def emom(self, written: PlanEmom) -> Emom:
        id_ = self._id("emom")
        self.clock = Clock("emom", id_, written.every * written.starts, written.every)
        return Emom(
            id=id_,
            letter=self.letter,
            name=written.name,
            members=tuple(self.members(written.items)),
            every=written.every,
            starts=written.starts,
            notes=written.notes,
            span=written.span,
            optional=written.optional,
            score=written.score or "none",
        )

    def amrap(self, written: PlanAmrap) -> Amrap:
        id_ = self._id("amrap")
        self.clock = Clock("amrap", id_, written.time)
        return Amrap(
            id=id_,
            letter=self.letter,
            name=written.name,
            members=tuple(self.members(written.items)),
            time=written.time,
            rest=written.rest,
            rest_inside=written.rest_inside,
            notes=written.notes,
            span=written.span,
            optional=written.optional,
            score=written.score or "rounds",
        )

    def for_time(self, written: PlanForTime) -> ForTime:
        id_ = self._id("for_time")
        self.clock = Clock("for_time", id_, written.cap)
        return ForTime(
            id=id_,
            letter=self.letter,
            name=written.name,
            members=tuple(self.members(written.items)),
            rounds=written.rounds,
            ladder=written.ladder,
            cap=written.cap,
            rest=written.rest,
            rest_inside=written.rest_inside,
            notes=written.notes,
            span=written.span,
            optional=written.optional,
            score=written.score or "time",
        )

    def members(self, items: tuple[PlanMember, ...]) -> Iterator[Member]:
        """The members of a group by the clock, those that are not found left out."""
        for item in items:
            if isinstance(item, PlanTurns):
                yield self.superset(item) if isinstance(item, PlanSuperset) else self.circuit(item)
            else:
                yield from self._station(item)

    def stations(self, written: PlanTurns) -> tuple[Entry | Words, ...]:
        """The members of a superset or circuit."""
        return tuple(station for item in written.items for station in self._station(item))

    def _station(self, item: PlanItem | PlanText) -> Iterator[Entry | Words]:
        """One member; an exercise is labelled with its place, in which lines of words count."""
        place = next(self.numbers)
        if isinstance(item, PlanText):
            yield self.maker.words(item)
        elif (entry := self.maker.entry(item, item.label or f"{self.letter}{place}", self.clock)) is not None:
            yield entry

    def _id(self, kind: str) -> str:
        return self.maker.unique(f"{kind}_{slug(self.letter)}")
