"""Chance that comes again: every choice of a case is made by dice that its number starts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

MOODS = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.005, 0.02, 0.1, 0.3)
"""How often something is written wrong, one of these for a whole case. Most cases print: what they show is paper."""


class Dice(random.Random):
    """Chance with a mood: ``wrong`` is the share of what is written wrong on purpose, ``huge`` asks for extremes."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.wrong = self.choice(MOODS)
        self.huge = self.chance(0.02)

    def chance(self, share: float) -> bool:
        """True in ``share`` of all cases, from 0 to 1."""
        return self.random() < share

    def slips(self) -> bool:
        """Whether something is to be wrong here."""
        return self.chance(self.wrong)

    def few(self, least: int = 0, most: int = 6) -> int:
        """A number from ``least`` to ``most``, the small ones more often."""
        return min(most, least + int(self.expovariate(0.8)))

    def some(self, things: Sequence[T], least: int = 0, most: int = 6) -> list[T]:
        """A few of ``things``, none of them twice, in any order."""
        return self.sample(things, min(len(things), self.few(least, most))) if things else []
