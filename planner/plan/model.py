"""The plan as it was written: frozen records, each with its place in the file, no exercise looked up yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from planner.diagnostics import Span
from planner.plan.dose.model import Dose, LoadUnit, Rest, Tempo


@dataclass(frozen=True, slots=True)
class Text:
    """A word of the author's with its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight as written; the empty unit is the plan's own (``units:``)."""

    value: Decimal
    unit: LoadUnit
    span: Span


@dataclass(frozen=True, slots=True)
class Max:
    """The heaviest load known for an exercise, lifted for ``reps`` repetitions: ``140`` or ``5RM 90``."""

    exercise: Text
    weight: Weight
    reps: int


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One exercise of a session.

    Exactly one of ``exercise`` (looked up in the library) and ``name`` (free text) is given. ``rest`` and ``tempo``
    are here only where there is no dose to hold them. ``written`` is the dose as written, else the name.
    """

    exercise: Text | None
    name: Text | None
    dose: Dose | None
    notes: str
    span: Span
    written: Text
    rest: Rest | None = None
    tempo: Tempo | None = None

    @property
    def title(self) -> Text:
        """The name as written, whichever key it came from."""
        title = self.exercise or self.name
        assert title is not None
        return title


@dataclass(frozen=True, slots=True)
class PlanSuperset:
    """Exercises done in turn; ``rest`` after a round, ``rest_inside`` between two of them."""

    items: tuple[PlanItem, ...]
    name: str
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlanPause:
    """A rest that stands in the list by itself."""

    rest: Rest
    span: Span


PlanEntry: TypeAlias = PlanItem | PlanSuperset | PlanPause


@dataclass(frozen=True, slots=True)
class Day:
    """A weekday, 0 for Monday."""

    weekday: int
    span: Span


@dataclass(frozen=True, slots=True)
class PlanSession:
    """One session; a ``rest_day`` when the plan lists no exercises for it. It takes place once on each of ``days``."""

    name: Text
    days: tuple[Day, ...]
    notes: str
    warm_up: tuple[PlanEntry, ...]
    exercises: tuple[PlanEntry, ...]
    cool_down: tuple[PlanEntry, ...]
    rest_day: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan file, read. What it does not say is empty or None; defaults are for whoever resolves it."""

    title: str
    athlete: str
    coach: str
    contact: str
    start: date | None
    notes: str
    unit: LoadUnit
    maxes: tuple[Max, ...]
    bodyweight: Weight | None
    rounding: Weight | None
    theme: Text | None
    paper: Text | None
    pages: tuple[Text, ...]
    content: tuple[Text, ...]
    sessions: tuple[PlanSession, ...]
    span: Span
