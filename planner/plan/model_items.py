"""Lines of a session as they were written: exercises, words and pauses. Part of :mod:`planner.plan.model`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from planner.diagnostics import Span
from planner.plan.care_records import NO_CARE, Care
from planner.plan.dose.model import Amount, Dose, LoadUnit, Ramp, Rest, Tempo
from planner.plan.habits import Frequency, Track
from planner.plan.progress.model import Rules


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


Implement: TypeAlias = Literal[
    "barbell", "ez_bar", "trap_bar", "dumbbell", "kettlebell", "machine", "cable", "plate", "body"
]
"""How an exercise is loaded, which decides what weights there are and whether plates are counted."""


Score: TypeAlias = Literal["time", "rounds", "reps", "load", "none"]
"""What is written down at the end of something, to be beaten the next time."""

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
    rounded up. ``score`` asks for one result of all its sets.
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
    score: Score | None = None
    frequency: Frequency | None = None
    track: tuple[Track, ...] | None = None
    care: Care = NO_CARE
    progress: Rules = ()
    cycles: tuple[int, ...] = ()
    """The weeks of its block in which its series starts again; none where it does not repeat."""
    ladder: tuple[PlanItem, ...] = ()
    """Its stages, each as the exercise that it is; the current one, number ``stage``, is what this item says itself."""
    stage: int = 1
    normal: PlanItem | None = None
    """Of a deload what it makes lighter, and by which factors for loads and sets (``easing``)."""
    easing: tuple[Decimal, Decimal] | None = None
    moved: Literal["", "time", "done"] = ""
    """Whether its load is no longer the one that is written: worked out by time, or decided by what was done."""
    pieces: int = 1
    """How many weights it was written with, where its load is no longer known."""

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
