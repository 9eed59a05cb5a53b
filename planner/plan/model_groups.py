"""Groups of exercises as they were written, and what a session lists. Part of :mod:`planner.plan.model`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from planner.diagnostics import Span
from planner.plan.dose.model import Count, Rest
from planner.plan.model_items import PlanItem, PlanPause, PlanText, Score, Text


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
    score: Score | None = None


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
    score: Score | None = None


PlanMember: TypeAlias = PlanItem | PlanText | PlanSuperset | PlanCircuit
"""What stands in a group by the clock."""


@dataclass(frozen=True, slots=True)
class PlanEmom:
    """A start every ``every`` seconds, ``starts`` of them, which the members take in turn."""

    items: tuple[PlanMember, ...]
    name: str
    every: int
    starts: int
    notes: str
    span: Span
    optional: bool = False
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class PlanAmrap:
    """As many rounds as can be done in ``time`` seconds; the doses are of one round, rests as in a superset."""

    items: tuple[PlanMember, ...]
    name: str
    time: int
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span
    optional: bool = False
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class PlanForTime:
    """``rounds`` rounds against the clock, at most ``cap`` seconds if the plan says.

    ``ladder`` is how many repetitions each round has for members without an amount (``21-15-9``), often empty.
    """

    items: tuple[PlanMember, ...]
    name: str
    rounds: int
    ladder: tuple[int, ...]
    cap: int | None
    rest: Rest | None
    rest_inside: Rest | None
    notes: str
    span: Span
    optional: bool = False
    score: Score | None = None


PlanTurns: TypeAlias = PlanSuperset | PlanCircuit
PlanTimed: TypeAlias = PlanEmom | PlanAmrap | PlanForTime
PlanGroup: TypeAlias = PlanTurns | PlanTimed
PlanLine: TypeAlias = PlanItem | PlanText | PlanPause | PlanGroup


@dataclass(frozen=True, slots=True)
class PlanPart:
    """A heading inside a session with what stands under it; ``time`` in seconds for all of it, if the plan says."""

    heading: Text
    items: tuple[PlanLine, ...]
    time: int | None
    notes: str
    optional: bool
    span: Span
    score: Score | None = None


PlanEntry: TypeAlias = PlanLine | PlanPart
