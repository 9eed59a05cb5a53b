"""Sessions resolved: exercises looked up, labelled and named, every set worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from math import ceil
from typing import TypeVar

from planner.library.model import Exercise
from planner.plan.dose import all_groups
from planner.plan.dose.model import Dose, Group, PercentTarget, Rest, Rounds, Target, Tempo
from planner.plan.habits import Frequency
from planner.plan.model import (
    Last,
    Plan,
    PlanEntry,
    PlanGroup,
    PlanItem,
    PlanLine,
    PlanPart,
    PlanPause,
    PlanSession,
    PlanText,
)
from planner.plan.weeks import block_at
from planner.program.care import facing
from planner.program.doubts import check_doubts
from planner.program.grouping import GroupMaker
from planner.program.lifter import Lifter, Subject
from planner.program.maxes import Key, find_exercise, key_of, printed_name
from planner.program.naming import Names, slug
from planner.program.progress_loads import as_loaded
from planner.program.records import (
    Alternate,
    Chapter,
    Clock,
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
    Stage,
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
            case PlanItem():
                return self.entry(entry, entry.label or (self.labels.next_number() if kind == "exercises" else ""))
        return GroupMaker(self, self.labels.next_letter()).group(entry)

    def chapter(self, written: PlanPart, kind: PartKind) -> Chapter:
        return Chapter(
            id=self.unique(f"part_{slug(written.heading.text)}"),
            heading=written.heading.text,
            items=tuple(line for entry in written.items if (line := self.line(entry, kind)) is not None),
            time=written.time,
            notes=written.notes,
            span=written.heading.span,
            optional=written.optional,
            score=written.score,
        )

    def words(self, written: PlanText) -> Words:
        return Words(self.unique("text"), written.text, written.span, written.optional)

    def unique(self, name: str) -> str:
        """An id of its own below the session's."""
        return f"{self.id}.{self.names.unique(name)}"

    def entry(self, item: PlanItem, label: str, clock: Clock | None = None) -> Entry | None:
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
            id_, item.title.text, exercise, written, item.implement, item.rounding, item.last, item.deload, item.moved
        )
        tested = set(self.lifter.maxes.tested)
        sets = planned_sets(dose, subject, self.lifter) if dose else ()
        if dose:
            check_doubts(dose, sets, subject, self.lifter)
        before = replace(self.lifter, maxes=replace(self.lifter.maxes, tested=tested))  # a warm-up precedes its test
        made = Entry(
            id=id_,
            label=label,
            name=name,
            exercise=exercise,
            dose=Dose(tuple(map(self.named_group, as_loaded(dose, subject, self.lifter).groups))) if dose else None,
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
            deload=item.deload,
            frequency=item.frequency or self.lifter.frequency,
            track=self.lifter.track if item.track is None else item.track,
            care=item.care,
            affected=self.lifter.care.side,
            pain=self.lifter.care.pain if item.care.pain is None else item.care.pain,
            score=item.score,
            clock=clock,
            progress=() if item.deload else item.progress,
            stages=self.stages(item, id_, exercise),
            pieces=item.pieces,
        )
        return facing(made)

    def stages(self, item: PlanItem, id_: str, current: Exercise | None) -> tuple[Stage, ...]:
        """The ladder of an exercise, with those of its stages that are another exercise looked up."""
        found: list[Stage] = []
        for number, stage in enumerate(item.ladder, 1):
            exercise = current if number == item.stage else None
            if number != item.stage and stage.exercise is not None:
                exercise = find_exercise(stage.exercise, self.lifter.library, self.lifter.out)
                if exercise is None:
                    continue
            name = printed_name(exercise, stage.title.text) if exercise else stage.title.text
            is_current = number == item.stage
            found.append(Stage(f"{id_}.stage{number}", number, name, exercise, stage.dose, is_current, stage.span))
        return tuple(found)

    def named(self, part: P) -> P:
        """A group or set whose shares of other exercises are of their names, as people read them."""
        targets = tuple(map(self.named_target, part.targets))
        same = all(target is was for target, was in zip(targets, part.targets, strict=True))
        return part if same else replace(part, targets=targets)

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
            said = "" if basis == usual == "max" else basis
            return target if said == target.basis else replace(target, basis=said)
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
    frequency, track = written.frequency or lifter.frequency, lifter.track if written.track is None else written.track
    care = lifter.care if written.care.pain is None else replace(lifter.care, pain=written.care.pain)
    builder = _Builder(id_, replace(lifter, frequency=frequency, track=track, care=care))
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
        id=id_,
        name=written.name.text,
        weekday=weekday,
        date=day,
        notes=written.notes,
        parts=tuple(parts),
        span=written.name.span,
        optional=written.optional,
        frequency=frequency,
        track=track,
        care=written.care,
        part=written.part,
    )


def sets_of(written: PlanSession) -> int:
    """How many sets a session asks for at most."""
    return sum(
        number_of_sets(item.dose) for item in _items(_entries(written)) if isinstance(item, PlanItem) and item.dose
    )


def items_of(written: PlanSession) -> int:
    """How many exercises and lines of words a session has, those of groups and of its warm-up and cool-down counted."""
    return sum(1 for _ in _items(_entries(written)))


def has_frequency(written: PlanSession) -> bool:
    """Whether a session or any exercise in it says how often it is done."""
    items = (item for item in _items(_entries(written)) if isinstance(item, PlanItem))
    return written.frequency is not None or any(item.frequency for item in items)


def sessions_in(plan: Plan, week: int) -> int:
    """How many sessions a week of a plan has: one for each day of a session, or as many as its ``frequency`` says.

    What falls between two weeks, as every second day does, counts in the one where it begins.
    """
    block = block_at(plan, week)
    said = (block.frequency if block else None) or plan.frequency
    return sum(
        _times(one.frequency or said, len(one.days), week) for one in plan.timetable[week - 1] if not one.rest_day
    )


def _times(frequency: Frequency | None, days: int, week: int) -> int:
    if frequency is None:
        return max(1, days)
    return ceil(frequency.per_week * week) - ceil(frequency.per_week * (week - 1))


def names_of(written: PlanSession) -> Iterator[str]:
    """The names of a session's exercises of the library, with those that may be done instead."""
    for item in _items(_entries(written)):
        if isinstance(item, PlanItem):
            stages = (stage.exercise for stage in item.ladder)
            yield from (name.text for name in (item.exercise, *item.others, *stages) if name is not None)


def _entries(written: PlanSession) -> tuple[PlanEntry, ...]:
    return (*written.warm_up, *written.exercises, *written.cool_down)


def _items(entries: Iterable[PlanEntry]) -> Iterator[PlanItem | PlanText]:
    for entry in entries:
        if isinstance(entry, PlanItem | PlanText):
            yield entry
        elif isinstance(entry, PlanGroup | PlanPart):
            yield from _items(entry.items)
