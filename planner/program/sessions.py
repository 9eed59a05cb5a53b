"""Sessions resolved: exercises looked up, labelled and named, every set worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from planner.library.model import Exercise
from planner.plan.dose import all_groups
from planner.plan.dose.model import Group, PercentTarget, Rest, Rounds, Target, Tempo
from planner.plan.model import (
    Last,
    PlanCircuit,
    PlanEntry,
    PlanItem,
    PlanLine,
    PlanPart,
    PlanPause,
    PlanSession,
    PlanSuperset,
    PlanText,
)
from planner.program.lifter import Lifter, Subject
from planner.program.maxes import Key, find_exercise, key_of, printed_name
from planner.program.naming import Names, slug
from planner.program.records import (
    Alternate,
    Chapter,
    Circuit,
    Entry,
    Item,
    LastTime,
    Line,
    Load,
    Part,
    PartKind,
    Pause,
    PlannedSet,
    Session,
    Superset,
    Words,
)
from planner.program.resistance import resistance
from planner.program.sets import number_of_sets, planned_sets
from planner.program.warm_up import resolve_ramp

V = TypeVar("V", Rest, Tempo)
P = TypeVar("P", Group, PlannedSet)

WORDS = 3
"""So many words that are no exercise may be a line to print as it is."""


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
        return self.chapter(entry, kind) if isinstance(entry, PlanPart) else self.line(entry, kind)

    def line(self, entry: PlanLine, kind: PartKind) -> Line | None:
        match entry:
            case PlanPause():
                return Pause(entry.rest, entry.span)
            case PlanText():
                return self.words(entry)
            case PlanSuperset():
                return self.superset(entry)
            case PlanCircuit():
                return self.circuit(entry)
            case PlanItem():
                return self.entry(entry, entry.label or (self.labels.next_number() if kind == "exercises" else ""))

    def chapter(self, written: PlanPart, kind: PartKind) -> Chapter:
        return Chapter(
            id=self.unique(f"part_{slug(written.heading.text)}"),
            heading=written.heading.text,
            items=tuple(line for entry in written.items if (line := self.line(entry, kind)) is not None),
            time=written.time,
            notes=written.notes,
            span=written.heading.span,
            optional=written.optional,
        )

    def words(self, written: PlanText) -> Words:
        return Words(self.unique("text"), written.text, written.span, written.optional)

    def superset(self, written: PlanSuperset) -> Superset:
        letter = self.labels.next_letter()
        id_ = self.unique(f"superset_{slug(letter)}")
        entries = tuple(station for station in self.stations(written, letter) if isinstance(station, Entry))
        rounds = max((len(entry.sets) for entry in entries), default=0)
        return Superset(
            id=id_,
            letter=letter,
            name=written.name,
            entries=entries,
            rounds=written.rounds.most if written.rounds else rounds,
            rest=written.rest,
            rest_inside=written.rest_inside,
            notes=written.notes,
            span=written.span,
            optional=written.optional,
        )

    def circuit(self, written: PlanCircuit) -> Circuit:
        letter = self.labels.next_letter()
        id_ = self.unique(f"circuit_{slug(letter)}")
        stations = self.stations(written, letter)
        sets = [entry.sets for entry in stations if isinstance(entry, Entry)]
        rounds = max(map(len, sets), default=0) or 1
        least = max((sum(not planned.optional for planned in each) for each in sets), default=0) or 1
        return Circuit(
            id=id_,
            letter=letter,
            name=written.name,
            stations=stations,
            rounds=written.rounds.most if written.rounds else rounds,
            least=written.rounds.low if written.rounds else least,
            rest=written.rest,
            rest_inside=written.rest_inside,
            notes=written.notes,
            span=written.span,
            optional=written.optional,
        )

    def stations(self, written: PlanSuperset | PlanCircuit, letter: str) -> tuple[Entry | Words, ...]:
        """The members of a group; an exercise is labelled with its place, in which lines of words count."""
        found: list[Entry | Words] = []
        for place, item in enumerate(written.items, 1):
            if isinstance(item, PlanText):
                found.append(self.words(item))
            elif (entry := self.entry(item, item.label or f"{letter}{place}")) is not None:
                found.append(entry)
        return tuple(found)

    def unique(self, name: str) -> str:
        """An id of its own below the session's."""
        return f"{self.id}.{self.names.unique(name)}"

    def entry(self, item: PlanItem, label: str) -> Entry | None:
        exercise: Exercise | None = None
        name = item.title.text
        if item.exercise is not None:
            exercise = find_exercise(item.exercise, self.lifter.library, self.lifter.out, words=_is_words(item))
            if exercise is None:
                self.alternates(item, None)
                return None
            name = printed_name(exercise, item.exercise.text)
        id_ = self.unique(slug(exercise.slug if exercise else name))
        dose, written = item.dose, item.written
        subject = Subject(
            id_, item.title.text, exercise, written, item.implement, item.rounding, item.last, item.deload
        )
        tested = set(self.lifter.maxes.tested)
        sets = planned_sets(dose, subject, self.lifter) if dose else ()
        before = replace(self.lifter, maxes=replace(self.lifter.maxes, tested=tested))  # a warm-up precedes its test
        return Entry(
            id=id_,
            label=label,
            name=name,
            exercise=exercise,
            dose=replace(dose, groups=tuple(map(self.named_group, dose.groups))) if dose else None,
            sets=tuple(map(self.named, sets)),
            rest=_shared([group.rest for group in all_groups(dose)]) if dose else item.rest,
            tempo=_shared([group.tempo for group in all_groups(dose)]) if dose else item.tempo,
            notes=item.notes,
            span=item.span,
            resistance=resistance(exercise, sets, item.implement),
            alternates=self.alternates(item, exercise),
            optional=item.optional,
            log=item.log,
            last=self.last(item.last) if item.last else None,
            warm_up=resolve_ramp(item.ramp, sets, replace(subject, dose=item.ramp_written or written), before),
        )

    def named(self, part: P) -> P:
        """A group or set whose shares of other exercises are of their names, as people read them."""
        return replace(part, targets=tuple(map(self.named_target, part.targets)))

    def named_group(self, group: Group) -> Group:
        """The same for a group and those in its brackets."""
        work = group.work
        if isinstance(work, Rounds):
            group = replace(group, work=replace(work, groups=tuple(map(self.named, work.groups))))
        return self.named(group)

    def named_target(self, target: Target) -> Target:
        if not isinstance(target, PercentTarget):
            return target
        usual = self.lifter.maxes.percent_of
        if not target.of:  # what the plan takes for granted is not said, all else is
            basis = target.basis or usual
            return replace(target, basis="" if basis == usual == "max" else basis)
        exercise = self.lifter.library.find(target.of)
        return replace(target, of=printed_name(exercise, target.of)) if exercise else target

    def alternates(self, item: PlanItem, exercise: Exercise | None) -> tuple[Alternate, ...]:
        """What may be done instead of ``exercise``; a name that repeats or is not known is reported."""
        found: dict[Key, Alternate] = {}
        own = key_of(exercise, item.title.text) if exercise else None
        for name in item.others:
            other = find_exercise(name, self.lifter.library, self.lifter.out)
            if other is None:
                continue
            key = key_of(other, name.text)
            alternate = Alternate(printed_name(other, name.text), other, name.span)
            if key == own or key in found:
                what = "is what it stands for" if key == own else "stands here twice"
                hint = "name another exercise, or take it out"
                self.lifter.out.error("same-exercise", f'"{alternate.name}" {what}', name.span, hint)
            found.setdefault(key, alternate)
        return tuple(found.values())

    def last(self, written: Last) -> LastTime:
        unit = written.weight.unit or self.lifter.maxes.unit
        load = Load(written.weight.value, unit, pieces=written.pieces, relation=written.relation)
        return LastTime(load, written.reps)


def _is_words(item: PlanItem) -> bool:
    """Whether a line of several words without a dose may be meant as words to print."""
    return item.dose is None and len(item.title.text.split()) >= WORDS


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
    return Session(
        id_, written.name.text, weekday, day, written.notes, tuple(parts), written.name.span, written.optional
    )


def sets_of(written: PlanSession) -> int:
    """How many sets a session asks for at most."""
    return sum(
        number_of_sets(item.dose) for item in _items(_entries(written)) if isinstance(item, PlanItem) and item.dose
    )


def items_of(written: PlanSession) -> int:
    """How many exercises and lines of words a session has, those of groups and of its warm-up and cool-down counted."""
    return sum(1 for _ in _items(_entries(written)))


def names_of(written: PlanSession) -> Iterator[str]:
    """The names of a session's exercises of the library, with those that may be done instead."""
    for item in _items(_entries(written)):
        if isinstance(item, PlanItem):
            yield from (name.text for name in (item.exercise, *item.others) if name is not None)


def _entries(written: PlanSession) -> tuple[PlanEntry, ...]:
    return (*written.warm_up, *written.exercises, *written.cool_down)


def _items(entries: Iterable[PlanEntry]) -> Iterator[PlanItem | PlanText]:
    for entry in entries:
        if isinstance(entry, PlanItem | PlanText):
            yield entry
        elif isinstance(entry, PlanSuperset | PlanCircuit | PlanPart):
            yield from _items(entry.items)
