"""What a progression means: what changes and when, as values that compare by content.

A rule is a change and its condition: ``+2.5kg on success``. Numbers are exact decimals, times seconds, loads in the
unit that was written, where the empty one is not possible: a step always names what it is of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from planner.diagnostics import Span
from planner.plan.dose.model import Unit

Goal: TypeAlias = Literal["", "max", "TM"]
"""Whose number changes: that of the exercise in the plan, its best single, or its training max."""

StepUnit: TypeAlias = Literal["kg", "lb", "%", "sets"] | Unit
"""What a step is counted in; that of an amount changes what one set asks for."""


@dataclass(frozen=True, slots=True)
class Step:
    """So much more or, negative, less: ``+2.5kg``, ``-10%``, ``+1 reps``, ``TM +2.5kg``.

    ``%`` is a share of what changes or, with ``of``, points of a percentage of that max: ``+1% of max``.
    """

    value: Decimal
    unit: StepUnit
    goal: Goal = ""
    of: Goal = ""


@dataclass(frozen=True, slots=True)
class Factor:
    """So many times as much: ``x0.85``."""

    by: Decimal
    goal: Goal = ""


@dataclass(frozen=True, slots=True)
class StageMove:
    """Another one of the exercise's stages, or the same again."""

    to: Literal["next", "same", "first", "back"]


@dataclass(frozen=True, slots=True)
class NewExercise:
    """Another exercise in the place of this one."""


@dataclass(frozen=True, slots=True)
class Retest:
    """The most that can be lifted ``reps`` times is tested anew."""

    reps: int


Change: TypeAlias = Step | Factor | StageMove | NewExercise | Retest


@dataclass(frozen=True, slots=True)
class Every:
    """A time that passes by itself: ``each session``, ``every 2 weeks``, ``every cycle``."""

    moment: Literal["session", "week", "cycle"]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Success:
    """All sets were done as the dose says."""


@dataclass(frozen=True, slots=True)
class Fails:
    """Not all was done, in so many sessions in a row."""

    times: int = 1


@dataclass(frozen=True, slots=True)
class AtTop:
    """Every set was done at the top of its range.

    ``said`` is the range that the rule was written with (``8-12 then +2.5kg``), which must be that of the dose.
    """

    said: tuple[Decimal, Decimal] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Reached:
    """The heaviest set "or more" came to ``low`` or more, or to ``low`` to ``high``."""

    low: Decimal
    high: Decimal | None = None
    unit: Literal["reps", "s"] = "reps"


@dataclass(frozen=True, slots=True)
class Total:
    """All sets together came to more or to less than ``number``."""

    side: Literal["over", "under"]
    number: Decimal


@dataclass(frozen=True, slots=True)
class ExtraRep:
    """Each repetition above what the set "or more" asks for."""


@dataclass(frozen=True, slots=True)
class AfterLast:
    """The last stage was reached, and a rule moves on from it."""


@dataclass(frozen=True, slots=True)
class Pain:
    """The pain on a scale from 0 to 10."""

    sign: Literal["<=", "<", ">", ">="]
    number: Decimal


Condition: TypeAlias = Every | Success | Fails | AtTop | Reached | Total | ExtraRep | AfterLast | Pain


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence of a progression; ``place`` is where it stands in the plan."""

    change: Change
    condition: Condition
    place: Span | None = field(default=None, compare=False)

    @property
    def timed(self) -> bool:
        """Whether it comes to pass by itself, so that later numbers can be worked out."""
        return isinstance(self.condition, Every)

    @property
    def goal(self) -> Goal:
        """The max that it changes; empty for any other rule."""
        return self.change.goal if isinstance(self.change, Step | Factor) else ""

    @property
    def loads(self) -> bool:
        """Whether it changes the load of the exercise itself."""
        if isinstance(self.change, Factor):
            return not self.change.goal
        return isinstance(self.change, Step) and not self.change.goal and self.change.unit in ("kg", "lb", "%")

    @property
    def staged(self) -> bool:
        """Whether it speaks of stages."""
        return isinstance(self.change, StageMove) or isinstance(self.condition, AfterLast)


Rules: TypeAlias = tuple[Rule, ...]
"""The rules of one exercise, in order."""
