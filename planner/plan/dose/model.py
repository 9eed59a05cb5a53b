"""What a dose means: the values that the notation is read into and written from.

A dose is what follows an exercise in a plan: ``5x5 @75%, rest 3min``. Every value here is frozen and compares by
content, so that ``parse(canonical(dose)) == dose`` is a statement a test can make. Times are seconds, numbers exact
decimals, loads in the unit that was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["reps", "s"]
"""What an amount counts: repetitions or seconds. Distances, calories, breaths and steps join here."""

Side: TypeAlias = Literal["each", "left", "right"]
LoadUnit: TypeAlias = Literal["kg", "lb", ""]
"""The empty unit is the plan's own (``units:``)."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much one set asks for: ``8``, ``8-12``, ``30s``, ``5+``; ``low`` is None for AMRAP.

    AMRAP: as many repetitions as possible, or as long as possible when ``unit`` is seconds.
    """

    low: Decimal | None
    high: Decimal | None = None
    unit: Unit = "reps"
    more: bool = False

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


Work: TypeAlias = Sets | PerSet


@dataclass(frozen=True, slots=True)
class LoadTarget:
    """An absolute load: ``60kg``, ``2x20kg`` (``pieces`` 2), ``60/65/70kg`` one a set, ``10-12kg`` (``high``)."""

    values: tuple[Decimal, ...]
    unit: LoadUnit = ""
    high: Decimal | None = None
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class PercentTarget:
    """A share of a one-repetition maximum: ``75%``, ``75/85/95%``, ``75-80%``, ``80% of back_squat`` (``of``)."""

    values: tuple[Decimal, ...]
    high: Decimal | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class EffortTarget:
    """How hard: RPE (rate of perceived exertion, 10 is all out) or RIR (repetitions in reserve, 0 is all out)."""

    scale: Literal["RPE", "RIR"]
    values: tuple[Decimal, ...]
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BodyweightTarget:
    """Bodyweight, with a load added (``BW+10kg``) or taken off by a band or machine (``BW-20kg``)."""

    change: Decimal = Decimal(0)
    unit: LoadUnit = ""


@dataclass(frozen=True, slots=True)
class WordsTarget:
    """A target in the coach's words: ``@feel``, ``@red band``."""

    text: str


Target: TypeAlias = LoadTarget | PercentTarget | EffortTarget | BodyweightTarget | WordsTarget


@dataclass(frozen=True, slots=True)
class Rest:
    """Pause after a set in seconds, ``low`` to ``high``; 0 is no rest."""

    low: int
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds for lowering, pause at the bottom, lifting, pause at the top; ``X`` is as fast as possible."""

    phases: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Sets that belong together: ``3x5 @80% rest 2min``. Carry-back has been applied, so a group is complete."""

    work: Work
    side: Side | None = None
    targets: tuple[Target, ...] = ()
    rest: Rest | None = None
    tempo: Tempo | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dose:
    """One exercise's work on one day: groups in order."""

    groups: tuple[Group, ...]
