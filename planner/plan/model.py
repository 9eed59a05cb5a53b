"""The plan as it was written: frozen records, each with its place in the file, no exercise looked up yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from planner.diagnostics import Span
from planner.plan.dose.model import Amount, Count, Dose, LoadUnit, Ramp, Rest, Tempo
from planner.plan.weekly import Weekly


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

Implement: TypeAlias = Literal[
    "barbell", "ez_bar", "trap_bar", "dumbbell", "kettlebell", "machine", "cable", "plate", "body"
]
"""How an exercise is loaded, which decides what weights there are and whether plates are counted."""


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


Relation: TypeAlias = Literal["weight", "bodyweight", "added", "assisted"]
"""What a weight is: the whole load, none but the bodyweight, or what is added to or taken off it."""


@dataclass(frozen=True, slots=True)
class Last:
    """What was lifted last time: ``97.5kg x5``, ``2x20kg x8`` (``pieces`` 2), ``BW+10kg x5`` (``relation``).

    ``reps`` is None where only the load is known.
    """

    weight: Weight
    reps: Amount | None
    pieces: int = 1
    relation: Relation = "weight"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One exercise of a session.

    Exactly one of ``exercise`` (looked up in the library) and ``name`` (free text) is given. ``rest`` and ``tempo``
    are here only where there is no dose to hold them. ``written`` is the dose as written, else the name. ``others``
    are exercises that may be done instead (``or:``), ``ramp`` the lift's own warm-up, ``last`` what was lifted last
    time; ``log`` False asks for no boxes; ``label`` is printed in place of the number. In a ``deload`` loads are never
    rounded up.
    """

    exercise: Text | None
    name: Text | None
    dose: Dose | None
    notes: str
    span: Span
    written: Text
    rest: Rest | None = None
    tempo: Tempo | None = None
    others: tuple[Text, ...] = ()
    optional: bool = False
    last: Last | None = None
    log: bool = True
    implement: Implement | None = None
    ramp: Ramp = ()
    ramp_written: Text | None = None
    rounding: Weight | None = None
    label: str = ""
    deload: bool = False

    @property
    def title(self) -> Text:
        """The name as written, whichever key it came from."""
        title = self.exercise or self.name
        assert title is not None
        return title


@dataclass(frozen=True, slots=True)
class PlanText:
    """A line of plain words with a tick, instead of an exercise."""

    text: str
    optional: bool
    span: Span


@dataclass(frozen=True, slots=True)
class PlanPause:
    """A rest that stands in the list by itself."""

    rest: Rest
    span: Span


@dataclass(frozen=True, slots=True)
class PlanSuperset:
    """Exercises done in turn; ``rest`` after a round, ``rest_inside`` between two of them.

    ``rounds`` is None where the longest member says how many there are.
    """

    items: tuple[PlanItem, ...]
    name: str
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span
    rounds: Count | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PlanCircuit:
    """Stations in order, ``rounds`` times (None: as many as the longest member has sets); rests as in a superset."""

    items: tuple[PlanItem | PlanText, ...]
    name: str
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span
    rounds: Count | None = None
    optional: bool = False


PlanLine: TypeAlias = PlanItem | PlanText | PlanPause | PlanSuperset | PlanCircuit


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A heading inside a session with what stands under it; ``time`` in seconds for all of it, if the plan says."""

    heading: Text
    items: tuple[PlanLine, ...]
    time: int | None
    notes: str
    optional: bool
    span: Span


PlanEntry: TypeAlias = PlanLine | PlanPart


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
