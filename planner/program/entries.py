"""One exercise of a session with its sets, all numbers worked out. Part of :mod:`planner.program.records`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from planner.diagnostics import Span
from planner.library.model import Exercise
from planner.plan.care_records import NO_CARE, Affected, Care
from planner.plan.dose import inner_groups
from planner.plan.dose.model import Amount, Dose, Group, MeasureTarget, Rest, Side, Target, Technique, Tempo
from planner.plan.habits import Frequency, Track
from planner.plan.model import Score
from planner.plan.progress.model import Rules

Resistance: TypeAlias = Literal["weight", "bodyweight", "none"]
"""What an exercise is done against: a weight that can be written down, the lifter's own, or nothing with a number."""

Relation: TypeAlias = Literal["weight", "bodyweight", "added", "assisted"]
"""What the number of a load is: the whole weight, nothing, or what is added to or taken off the bodyweight."""


@dataclass(frozen=True, slots=True)
class Load:
    """A weight to lift. ``pieces`` 2 is two weights of ``value`` each; ``high`` ends a range; unit kg or lb.

    ``relation`` says what ``value`` is: the whole weight, or what is added to or taken off the bodyweight. ``plates``
    are those on each side of the bar, heavy to light, in ``unit``; ``bar`` is the bar itself, None where no plates
    are counted (a machine, a range, a weight that the plates cannot make).
    """

    value: Decimal
    unit: str
    high: Decimal | None = None
    pieces: int = 1
    relation: Relation = "weight"
    bar: Decimal | None = None
    plates: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class MiniSet:
    """A part of a set: one of a cluster, or what follows the set without a rest or after a short one.

    ``id`` stands below that of the set (``….set3.mini2``, ``….set3.drop1``); ``load`` is None where it is the set's, or
    not known.
    """

    id: str
    amount: Amount
    load: Load | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set and so one box on paper.

    ``id`` is stable (``w1.lower_a.back_squat.set3``); ``load`` is None where nothing is known, which prints as a
    blank; ``optional`` marks the sets above the low end of a set range; ``group`` numbers the dose's groups from 0, and
    where that is of rounds ``round`` and ``inner`` number the rounds and the groups of one. ``minis`` are the parts of
    a cluster, or those that follow the set by its ``technique``. ``measure`` is the power or heart rate that a share is
    worked out to. A ``test`` finds the most that can be lifted ``amount`` times; ``awaits_test`` says that the load
    follows from one that comes before, ``awaits_max`` from a max that only the reader knows by now.
    """

    id: str
    number: int
    amount: Amount
    targets: tuple[Target, ...] = ()
    load: Load | None = None
    side: Side | None = None
    optional: bool = False
    group: int = 0
    round: int = 0
    inner: int = 0
    technique: Technique | None = None
    minis: tuple[MiniSet, ...] = ()
    measure: MeasureTarget | None = None
    test: bool = False
    awaits_test: bool = False
    awaits_max: bool = False


@dataclass(frozen=True, slots=True)
class WarmUpSet:
    """A step of the warm-up of a lift: ``count`` sets of ``reps``; ``load`` None where the work set is not known.

    ``percent`` is what the plan says, for the words that stand in place of an unknown load.
    """

    load: Load | None
    count: int
    reps: int
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Alternate:
    """What may be done instead of an exercise; ``exercise`` is None for free text."""

    name: str
    exercise: Exercise | None
    span: Span


@dataclass(frozen=True, slots=True)
class LastTime:
    """What was lifted last time; ``reps`` None where only the load is known."""

    load: Load
    reps: Amount | None


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clock asks of the group that an exercise is in, for pages that show the exercise without its group.

    ``group`` is the id of the group. ``time`` in seconds is how long an ``emom`` or ``amrap`` lasts, and the most that
    ``for_time`` may take, if the plan says. ``every`` is from one start of an ``emom`` to the next.
    """

    kind: Literal["emom", "amrap", "for_time"]
    group: str
    time: int | None = None
    every: int = 60


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of an exercise, with its dose as the plan has it; the ``current`` one is what the exercise is now.

    ``exercise`` is None for free text names.
    """

    id: str
    number: int
    name: str
    exercise: Exercise | None
    dose: Dose | None
    current: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One exercise in a session.

    ``label`` is its number on paper ("1", "A2"; empty in a warm-up and a cool-down), ``name`` what is printed (with
    the variation, if any); ``exercise`` is None for free text names. ``rest`` and ``tempo`` are those that every group
    of the dose shares; where groups differ they are None here and stand in ``dose.groups``. ``log`` False asks for no
    boxes; ``warm_up`` is the lift's own; in a ``deload`` it is lighter than in the weeks before. ``score`` is what is
    written down once for all sets; ``clock`` is that of the group around it, if it has one. ``affected`` is the side
    that the whole plan is about, if it says; ``pain`` is the limit that holds here, whoever says it.
    """

    id: str
    label: str
    name: str
    exercise: Exercise | None
    dose: Dose | None
    sets: tuple[PlannedSet, ...]
    rest: Rest | None
    tempo: Tempo | None
    notes: str
    span: Span
    resistance: Resistance = "weight"
    alternates: tuple[Alternate, ...] = ()
    optional: bool = False
    log: bool = True
    last: LastTime | None = None
    warm_up: tuple[WarmUpSet, ...] = ()
    deload: bool = False
    frequency: Frequency | None = None
    track: tuple[Track, ...] = ()
    care: Care = NO_CARE
    affected: Affected | None = None
    pain: int | None = None
    score: Score | None = None
    clock: Clock | None = None
    progress: Rules = ()
    stages: tuple[Stage, ...] = ()
    pieces: int = 1
    """How many weights are lifted at once, where their load is not known."""

    def group_of(self, planned: PlannedSet) -> Group:
        """The group of the dose that a set belongs to; of rounds the one in the brackets."""
        assert self.dose is not None
        return inner_groups(self.dose.groups[planned.group])[planned.inner]

    @property
    def name_span(self) -> Span:
        """Where the printed name comes from: the exercise's file, or the plan."""
        return self.span if self.exercise is None else self.exercise.span
