"""Who lifts what: all that turns the targets of a dose into loads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from planner.diagnostics import Diagnostics, Span
from planner.library.model import Exercise
from planner.plan.care_records import NO_CARE, Care
from planner.plan.habits import Frequency, Track
from planner.plan.model import Implement, Last, Text, Weight
from planner.program.implements import Gear, Loadable, implement_of
from planner.program.maxes import Lookup, Maxes


@dataclass(frozen=True, slots=True)
class Subject:
    """The exercise that targets belong to; ``name`` is as written, ``exercise`` None for free text.

    ``dose`` is the text that the targets stand in. ``implement`` and ``rounding`` are the plan's word against what the
    exercise and the equipment say; ``last`` is what was lifted last time. In a ``deload`` no load is rounded up;
    ``moved`` is what its progression has done to it.
    """

    id: str
    name: str
    exercise: Exercise | None
    dose: Text
    implement: Implement | None = None
    rounding: Weight | None = None
    last: Last | None = None
    deload: bool = False
    moved: Literal["", "time", "done"] = ""

    @property
    def span(self) -> Span:
        return self.dose.span

    @property
    def key(self) -> str:
        """What tells exercises apart that are warned about once."""
        return self.exercise.slug if self.exercise else self.name

    @property
    def loaded_as(self) -> Implement | None:
        """How the exercise is loaded, by the plan or else by its profile."""
        return self.implement or implement_of(self.exercise)

    def place(self, words: str) -> Span:
        """Where ``words`` stand in the dose; all of it when they came from elsewhere."""
        at = self.dose.text.find(words)
        return self.span.within(at, at + len(words)) if at >= 0 else self.span


@dataclass(frozen=True, slots=True)
class Lifter:
    """The library, the athlete's maxes and what there is to load; ``told`` remembers what was warned about.

    ``frequency`` and ``track`` are those of the plan, for what says nothing nearer; ``care`` is what holds around an
    exercise: the affected side, and the limit of pain.
    """

    library: Lookup
    maxes: Maxes
    out: Diagnostics
    gear: Gear
    told: set[tuple[str, str]] = field(default_factory=set)
    frequency: Frequency | None = None
    track: tuple[Track, ...] = ()
    care: Care = NO_CARE

    def loadable(self, subject: Subject, unit: str = "") -> Loadable:
        """What ``subject`` can be loaded with; ``unit`` is that of the load which is asked for."""
        implement = subject.loaded_as
        wanted = "lb" if unit == "lb" else "kg" if unit == "kg" else self.maxes.unit
        written = subject.rounding
        if written is None:
            return self.gear.loadable(implement, wanted)
        step_unit = written.unit or self.maxes.unit
        found = self.gear.loadable(implement, wanted, written.value)
        if found.unit == step_unit:
            return found
        if found.unit == self.gear.loadable(implement).unit:
            message = f"rounding is in {step_unit}, and the loads of this exercise are in {found.unit}"
            self.out.error("bad-unit", message, written.span, f"write rounding: {found.unit}")
        return self.gear.loadable(implement, wanted)

    def warn_once(self, code: str, subject: Subject, message: str, hint: str) -> None:
        """A warning that stands for all like it: one for each exercise."""
        if (code, subject.key) not in self.told:
            self.told.add((code, subject.key))
            self.out.warning(code, message, subject.span, hint)
