"""What is said beside doses in a plan of care: when to stop, what to mind, how much pain is fine, which side it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from planner.diagnostics import Span

Affected: TypeAlias = Literal["left", "right", "both"]
"""The side that a plan or an exercise is for."""

PAIN_SCALE: Final = 10
"""The worst pain on the scale; 0 is none (the numeric rating scale from 0 to 10 that clinics use)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence of whoever cares for the patient, with its place in the plan."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Care:
    """What a plan, a session or an exercise says of care; what it leaves out is empty or None.

    ``stop_if`` are conditions to stop at, ``precautions`` what to mind. ``pain`` is the most pain, from 0 to 9, with
    which one goes on. ``until`` is what must be true before the next step, ``side`` the side that it is for, ``range``
    how far a movement goes.
    """

    stop_if: tuple[Rule, ...] = ()
    precautions: tuple[Rule, ...] = ()
    pain: int | None = None
    until: str = ""
    side: Affected | None = None
    range: str = ""

    @property
    def has_rules(self) -> bool:
        """Whether there is anything to stop at or to mind."""
        return bool(self.stop_if or self.precautions)


NO_CARE: Final = Care()


@dataclass(frozen=True, slots=True)
class Patient:
    """The person whom a plan of care is for, beside the name: what the clinic calls them, the aim, the next look at it.

    ``is_named`` is true where the plan has a ``patient`` and not an ``athlete``. ``span`` is where the plan names the
    day of the review, else the patient.
    """

    is_named: bool = False
    id: str = ""
    goal: str = ""
    review: date | None = None
    span: Span | None = None


NO_PATIENT: Final = Patient()
