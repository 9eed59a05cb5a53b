"""What a dose means: the values that the notation is read into and written from.

A dose is what follows an exercise in a plan: ``5x5 @75%, rest 3min``. Every value here is frozen and compares by
content, so that ``parse(canonical(dose)) == dose`` is a statement a test can make. Times are seconds, numbers exact
decimals, loads in the unit that was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["reps", "s", "m", "km", "mi", "yd", "ft", "cal", "breaths", "steps"]
"""What an amount counts: repetitions, seconds, a distance, kilocalories, breaths or steps."""

Side: TypeAlias = Literal["each", "left", "right"]
LoadUnit: TypeAlias = Literal["kg", "lb", ""]
"""The empty unit is the plan's own (``units:``)."""

Basis: TypeAlias = Literal["", "max", "TM", "e1RM", "BW", "FTP", "HRmax"]
"""What a percentage is of: the best single, the training max, the single estimated from what was done last, the
bodyweight, the functional threshold power, the highest heart rate. The empty one is what ``percent_of:`` says."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much one set asks for: ``8``, ``8-12``, ``30s``, ``200m``, ``5+``; ``low`` is None for AMRAP.

    AMRAP: as many repetitions, calories, breaths or steps as possible, as long or as far as possible, by ``unit``.
    A ``total`` is the sum over as many sets as it takes: ``50 total``.
    """

    low: Decimal | None
    high: Decimal | None = None
    unit: Unit = "reps"
    more: bool = False
    total: bool = False

    @property
    def amrap(self) -> bool:
        return self.low is None

    @property
    def best(self) -> bool:
        """Whether the set asks for the best the lifter can do: AMRAP or "or more"."""
        return self.low is None or self.more


@dataclass(frozen=True, slots=True)
class Count:
    """How many sets: ``3``, or ``2-3`` where the sets above ``low`` are optional."""

    low: int
    high: int | None = None

    @property
    def most(self) -> int:
        return self.low if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class Sets:
    """The same amount in every set: ``3x8-12``, ``4xAMRAP``, ``3x30s``."""

    count: Count
    amount: Amount


@dataclass(frozen=True, slots=True)
class PerSet:
    """An amount for each set: ``8/6/4+``."""

    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class MaxTest:
    """Working up to the heaviest load for ``reps`` repetitions: ``test 1RM``. It is read like one set of them."""

    reps: int

    @property
    def amount(self) -> Amount:
        return Amount(Decimal(self.reps))

    @property
    def count(self) -> Count:
        return Count(1)


@dataclass(frozen=True, slots=True)
class ShortRest:
    """The short rest between the parts of one set, ``low`` to ``high`` seconds or breaths."""

    low: Decimal
    high: Decimal | None = None
    unit: Literal["s", "breaths"] = "s"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sets in parts with a short ``pause`` between them: ``4x(2+2+2) 10s``, ``15+5+5``. A set counts once."""

    count: Count
    minis: tuple[Amount, ...]
    pause: ShortRest | None = None


@dataclass(frozen=True, slots=True)
class Rounds:
    """Groups done in order, all of it ``count`` times: ``2x(3/2/1)``, ``2x(5 @80%, 3 @85%)``.

    Carry-back goes through the brackets. What all ``groups`` have alike stands at the group that has this work, and
    not in them; :func:`planner.plan.dose.rounds.inner_groups` puts both together.
    """

    count: Count
    groups: tuple[Group, ...]


Work: TypeAlias = Sets | PerSet | MaxTest | Cluster | Rounds


@dataclass(frozen=True, slots=True)
class LoadTarget:
    """An absolute load: ``60kg``, ``2x20kg`` (``pieces`` 2), ``60/65/70kg`` one a set, ``10-12kg`` (``high``)."""

    values: tuple[Decimal, ...]
    unit: LoadUnit = ""
    high: Decimal | None = None
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class PercentTarget:
    """A share of a maximum: ``75%``, ``75/85/95%``, ``75-80%``, ``80% of back_squat`` (``of``), ``75% TM`` (``basis``).

    ``change`` is a load added or, when negative, taken off, in ``unit``: ``70%+20lb``.
    """

    values: tuple[Decimal, ...]
    high: Decimal | None = None
    of: str = ""
    basis: Basis = ""
    change: Decimal = Decimal(0)
    unit: LoadUnit = ""


@dataclass(frozen=True, slots=True)
class EffortTarget:
    """How hard: RPE (rate of perceived exertion, 10 is all out) or RIR (repetitions in reserve, 0 is all out)."""

    scale: Literal["RPE", "RIR"]
    values: tuple[Decimal, ...]
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BodyweightTarget:
    """Bodyweight, with a load added (``BW+10kg``) or taken off by a band or machine (``BW-20kg``).

    The change is a load or, with the unit ``%``, a share of the bodyweight: ``BW+10%``.
    """

    change: Decimal = Decimal(0)
    unit: Literal["kg", "lb", "%", ""] = ""


@dataclass(frozen=True, slots=True)
class ReferenceTarget:
    """A load that follows from another: ``top-10%``, ``85% of top``, ``last+2.5kg``, ``5RM``, ``85% of 5RM``.

    ``to`` is the first group of the item that is no warm-up (``top``), the exercise's previous session (``last``), or
    the load that can be lifted ``reps`` times (``RM``). ``values`` are percentages of it, one or one for each set, or
    from one to ``high``; without any it is the whole. Then ``change`` more or, when negative, less, in ``unit``: a unit
    of mass, or ``%`` of what it refers to.
    """

    to: Literal["top", "last", "RM"]
    reps: int = 0
    values: tuple[Decimal, ...] = ()
    high: Decimal | None = None
    change: Decimal = Decimal(0)
    unit: Literal["kg", "lb", "%", ""] = ""


@dataclass(frozen=True, slots=True)
class MeasureTarget:
    """A pace, zone, heart rate, power, speed, rate or setting, kept as written: ``250W``, ``24in``, ``HR130-145``.

    ``unit`` is one of :data:`planner.plan.dose.measures.UNITS` (``W``, ``in``, ``Z``, ``HR`` …). For a pace ``low``
    and ``high`` are seconds and ``unit`` is the distance they are for, ``/km`` or ``/500m``, or empty where the plan
    does not say it.
    """

    low: Decimal
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class WordsTarget:
    """A target in the coach's words: ``@feel``, ``@red band``."""

    text: str


Target: TypeAlias = (
    LoadTarget | PercentTarget | EffortTarget | BodyweightTarget | ReferenceTarget | MeasureTarget | WordsTarget
)


@dataclass(frozen=True, slots=True)
class Rest:
    """Pause after a set, ``low`` to ``high`` seconds or breaths; 0 seconds is no rest, ``as needed`` has no length."""

    low: int
    high: int | None = None
    unit: Literal["s", "breaths", "as needed"] = "s"


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds for lowering, pause at the bottom, lifting, pause at the top; ``X`` is as fast as possible."""

    phases: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Hold:
    """A ``hold`` of each repetition, or a ``pause`` within it, of ``low`` to ``high`` seconds or breaths."""

    kind: Literal["hold", "pause"]
    low: Decimal
    high: Decimal | None = None
    unit: Literal["s", "breaths"] = "s"


@dataclass(frozen=True, slots=True)
class DropSet:
    """``count`` further parts without a rest, each lighter: ``drop 2 -20%``; ``change`` None leaves open by how much.

    ``%`` is a share of the part before, so that two drops of 20 % leave 64 %.
    """

    count: int
    change: Decimal | None = None
    unit: Literal["%", "kg", "lb", ""] = ""


@dataclass(frozen=True, slots=True)
class RestPause:
    """``count`` further parts with the same load, each after a short ``pause``: ``RP 2x15s``."""

    count: int
    pause: ShortRest


@dataclass(frozen=True, slots=True)
class MyoReps:
    """``count`` further parts of ``reps`` repetitions, each after a short ``pause``: ``myo 4x5 20s``."""

    count: Count
    reps: int
    pause: ShortRest | None = None


Technique: TypeAlias = DropSet | RestPause | MyoReps
"""What goes on after each set of a group, as a part of that set."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sets that belong together: ``3x5 @80% rest 2min``. Carry-back has been applied, so a group is complete."""

    work: Work
    side: Side | None = None
    targets: tuple[Target, ...] = ()
    rest: Rest | None = None
    tempo: Tempo | None = None
    notes: tuple[str, ...] = ()
    hold: Hold | None = None
    within: int | None = None
    """Seconds in which all of it is done: ``in 5min``."""
    every: int | None = None
    """Seconds from the start of one set to that of the next: ``every 1:45``."""
    technique: Technique | None = None


@dataclass(frozen=True, slots=True)
class Dose:
    """One exercise's work on one day: groups in order."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class BarTarget:
    """The empty bar: the first step of many warm-ups."""


@dataclass(frozen=True, slots=True)
class RampStep:
    """One step of the warm-up of a lift, load first: ``bar x10``, ``40% x5``, ``60kg 2x3``.

    A percentage without ``of`` and ``basis`` is of the first work set, else as :class:`PercentTarget` says.
    """

    load: LoadTarget | PercentTarget | BarTarget
    count: int
    reps: int


Ramp: TypeAlias = tuple[RampStep, ...]
"""The warm-up of one lift: steps from light to heavy."""
