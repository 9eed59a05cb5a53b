"""The plan as it was written: frozen records, each with its place in the file, no exercise looked up yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from planner.diagnostics import Span
from planner.plan.care_records import NO_CARE, NO_PATIENT, Care, Patient
from planner.plan.dose.model import LoadUnit
from planner.plan.habits import Frequency, Track
from planner.plan.model_groups import (
    PlanAmrap,
    PlanCircuit,
    PlanEmom,
    PlanEntry,
    PlanForTime,
    PlanGroup,
    PlanLine,
    PlanMember,
    PlanPart,
    PlanSuperset,
    PlanTimed,
    PlanTurns,
)
from planner.plan.model_items import Implement, Last, PlanItem, PlanPause, PlanText, Relation, Score, Text, Weight
from planner.plan.weekly import Weekly

__all__ = [
    "AnyMax",
    "Day",
    "Implement",
    "Inventory",
    "Last",
    "LostMax",
    "Max",
    "MeasuredMax",
    "OverrideSection",
    "OverrideText",
    "Plan",
    "PlanAmrap",
    "PlanBlock",
    "PlanCircuit",
    "PlanEmom",
    "PlanEntry",
    "PlanForTime",
    "PlanGroup",
    "PlanItem",
    "PlanLine",
    "PlanMember",
    "PlanOverride",
    "PlanPart",
    "PlanPause",
    "PlanSession",
    "PlanSuperset",
    "PlanText",
    "PlanTimed",
    "PlanTurns",
    "Plate",
    "Relation",
    "Score",
    "Text",
    "TiedMax",
    "TrainingMax",
    "Weight",
]


@dataclass(frozen=True, slots=True)
class Max:
    """The heaviest load known for an exercise, lifted for ``reps`` repetitions: ``140`` or ``5RM 90``.

    With ``body`` the weight is what is added to the lifter's own: ``BW+30``, 0 for ``BW``, less than 0 for help.
    """

    exercise: Text
    weight: Weight
    reps: int
    body: bool = False


@dataclass(frozen=True, slots=True)
class TiedMax:
    """A max that follows from that of another exercise: ``85% of back_squat``."""

    exercise: Text
    percent: Decimal
    of: Text


@dataclass(frozen=True, slots=True)
class MeasuredMax:
    """The most of something that is no load: ``FTP: 250`` (watts) or ``HRmax: 190`` (beats a minute)."""

    exercise: Text
    """The name as written."""
    of: Literal["FTP", "HRmax"]
    value: Decimal


@dataclass(frozen=True, slots=True)
class TrainingMax:
    """What percentages of ``TM`` are of: a share of the max, or a load; for all exercises where none is named.

    With ``body`` the load is what is added to the lifter's own, as in a :class:`Max`.
    """

    exercise: Text | None
    percent: Decimal | None
    weight: Weight | None = None
    body: bool = False


@dataclass(frozen=True, slots=True)
class LostMax:
    """A max that stands in the plan and could not be read, which has been reported."""

    exercise: Text


AnyMax: TypeAlias = Max | TiedMax | MeasuredMax | LostMax
"""An entry of ``maxes:``."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A size of plate; ``pairs`` is how many there are for each side, None for as many as are needed."""

    weight: Weight
    pairs: int | None = None


@dataclass(frozen=True, slots=True)
class Inventory:
    """What there is to load (``equipment:``): the bar, the sizes of plates, the dumbbells and kettlebells.

    Empty where the plan does not say; ``plates`` from heavy to light, the others from light to heavy.
    """

    span: Span
    bar: Weight | None = None
    plates: tuple[Plate, ...] = ()
    dumbbells: tuple[Weight, ...] = ()
    kettlebells: tuple[Weight, ...] = ()


OverrideSection: TypeAlias = Literal["description", "warm_up", "caution", "steps", "tips"]


@dataclass(frozen=True, slots=True)
class PlanOverride:
    """Words of an exercise for this plan only (``override:``), by section.

    Each value is None for ``none`` (the section is removed), else its lines, and whether they are added (``+``) to
    those of the exercise instead of replacing them.
    """

    exercise: Text
    sections: tuple[tuple[OverrideSection, OverrideText | None], ...]


@dataclass(frozen=True, slots=True)
class OverrideText:
    """The lines of an overridden section; ``add`` puts them behind those of the exercise."""

    lines: tuple[Text, ...]
    add: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A weekday, 0 for Monday."""

    weekday: int
    span: Span


@dataclass(frozen=True, slots=True)
class DayPart:
    """When on its day a session takes place, in minutes from midnight: of a time on the clock, or of half a day."""

    minutes: int
    is_clock: bool = False


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
    optional: bool = False
    frequency: Frequency | None = None
    track: tuple[Track, ...] | None = None
    care: Care = NO_CARE
    part: DayPart | None = None


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """A stretch of ``weeks`` weeks from week ``first`` of the plan on; without a name it is the whole plan.

    ``maxes`` hold from its first week on, in the place of earlier ones.
    """

    name: str
    first: int
    weeks: int
    sessions: tuple[Weekly[PlanSession], ...]
    span: Span
    maxes: tuple[AnyMax, ...] = ()
    notes: str = ""
    until: str = ""
    frequency: Frequency | None = None
    track: tuple[Track, ...] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan file, read. What it does not say is empty or None; defaults are for whoever resolves it.

    ``weeks`` is how many weeks the plan lasts, ``weeks_span`` where it says so. ``sessions`` are those of the first
    week, ``timetable`` those of each; :func:`planner.plan.weeks.unrolled` makes the plan of another week. ``blocks``
    has at least one, ``week_names`` the weeks that have a name, ``light`` the deloads of all sessions; ``tests`` names
    the exercises that are tested in each week.
    """

    title: str
    athlete: str
    coach: str
    contact: str
    start: date | None
    notes: str
    unit: LoadUnit
    maxes: tuple[AnyMax, ...]
    bodyweight: Weight | None
    rounding: Weight | None
    theme: Text | None
    paper: Text | None
    pages: tuple[Text, ...]
    content: tuple[Text, ...]
    sessions: tuple[PlanSession, ...]
    span: Span
    weeks: int = 1
    landscape: bool = False
    ink: Text | None = None
    large_print: bool = False
    language: Text | None = None
    log: Literal["per-week", "month"] = "per-week"
    logo: Text | None = None
    inventory: Inventory | None = None
    overrides: tuple[PlanOverride, ...] = ()
    weeks_span: Span | None = None
    blocks: tuple[PlanBlock, ...] = ()
    timetable: tuple[tuple[PlanSession, ...], ...] = ()
    week_names: tuple[tuple[int, Text], ...] = ()
    light: frozenset[int] = frozenset()
    training: tuple[TrainingMax, ...] = ()
    percent_of: Literal["max", "TM"] = "max"
    tests: tuple[tuple[str, ...], ...] = ()
    frequency: Frequency | None = None
    track: tuple[Track, ...] = ()
    roster: Text | None = None
    care: Care = NO_CARE
    patient: Patient = NO_PATIENT
