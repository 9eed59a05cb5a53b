"""Sessions resolved: exercises looked up, labelled and named, every set worked out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from planner.library.model import Exercise
from planner.plan.dose.model import Rest, Tempo
from planner.plan.model import PlanEntry, PlanItem, PlanPause, PlanSession, PlanSuperset
from planner.program.maxes import find_exercise, printed_name
from planner.program.naming import Names, slug
from planner.program.records import Entry, Item, Part, PartKind, Pause, Session, Superset
from planner.program.resistance import resistance
from planner.program.sets import Lifter, Subject, number_of_sets, planned_sets

V = TypeVar("V", Rest, Tempo)


@dataclass(slots=True)
class _Labels:
    """Numbers and letters of one session: 1, 2, A1, A2, 3, B1."""

    number: int = 0
    letters: int = 0

    def next_number(self) -> str:
        self.number += 1
        return str(self.number)

    def next_letter(self) -> str:
        """A to Z, then AA, AB and so on."""
        rest, letters = self.letters, ""
        self.letters += 1
        while True:
            rest, place = divmod(rest, 26)
            letters = chr(ord("A") + place) + letters
            if not rest:
                return letters
            rest -= 1


@dataclass(slots=True)
class _Builder:
    """Makes the items of one session."""

    id: str
    lifter: Lifter
    labels: _Labels = field(default_factory=_Labels)
    names: Names = field(default_factory=Names)

    def item(self, entry: PlanEntry, kind: PartKind) -> Item | None:
        if isinstance(entry, PlanPause):
            return Pause(entry.rest, entry.span)
        if isinstance(entry, PlanSuperset):
            return self.superset(entry)
        return self.entry(entry, self.labels.next_number() if kind == "exercises" else "")

    def superset(self, written: PlanSuperset) -> Superset:
        letter = self.labels.next_letter()
        id_ = f"{self.id}.{self.names.unique(f'superset_{slug(letter)}')}"
        entries = tuple(
            entry
            for number, item in enumerate(written.items, 1)
            if (entry := self.entry(item, f"{letter}{number}")) is not None
        )
        rounds = max((len(entry.sets) for entry in entries), default=0)
        return Superset(
            id_, letter, written.name, entries, rounds, written.rest, written.rest_inside, written.notes, written.span
        )

    def entry(self, item: PlanItem, label: str) -> Entry | None:
        exercise: Exercise | None = None
        name = item.title.text
        if item.exercise is not None:
            exercise = find_exercise(item.exercise, self.lifter.library, self.lifter.out)
            if exercise is None:
                return None
            name = printed_name(exercise, item.exercise.text)
        id_ = f"{self.id}.{self.names.unique(slug(exercise.slug if exercise else name))}"
        dose = item.dose
        subject = Subject(id_, item.title.text, exercise, item.written)
        sets = planned_sets(dose, subject, self.lifter) if dose else ()
        return Entry(
            id=id_,
            label=label,
            name=name,
            exercise=exercise,
            dose=dose,
            sets=sets,
            rest=_shared([group.rest for group in dose.groups]) if dose else item.rest,
            tempo=_shared([group.tempo for group in dose.groups]) if dose else item.tempo,
            notes=item.notes,
            span=item.span,
            resistance=resistance(exercise, sets),
        )


def _shared(values: list[V | None]) -> V | None:
    """The value that all of a dose's groups have."""
    return values[0] if all(value == values[0] for value in values) else None


def resolve_session(written: PlanSession, id_: str, weekday: int | None, day: date | None, lifter: Lifter) -> Session:
    """One training day of a session."""
    builder = _Builder(id_, lifter)
    parts: list[Part] = []
    kinds: tuple[tuple[PartKind, tuple[PlanEntry, ...]], ...] = (
        ("warm_up", written.warm_up),
        ("exercises", written.exercises),
        ("cool_down", written.cool_down),
    )
    for kind, entries in kinds:
        items = tuple(item for entry in entries if (item := builder.item(entry, kind)) is not None)
        if items:
            parts.append(Part(kind, items))
    return Session(id_, written.name.text, weekday, day, written.notes, tuple(parts), written.name.span)


def sets_of(written: PlanSession) -> int:
    """How many sets a session asks for at most."""
    return sum(number_of_sets(item.dose) for item in _items(written) if item.dose is not None)


def items_of(written: PlanSession) -> int:
    """How many exercises a session has, those of supersets and of its warm-up and cool-down counted."""
    return sum(1 for _ in _items(written))


def _items(written: PlanSession) -> Iterator[PlanItem]:
    for entry in (*written.warm_up, *written.exercises, *written.cool_down):
        items = entry.items if isinstance(entry, PlanSuperset) else (entry,)
        yield from (item for item in items if isinstance(item, PlanItem))
