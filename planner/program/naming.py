"""Stable names for what is on paper: ``w1.lower_a.back_squat.set3``."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

_LONGEST = 60


@lru_cache(maxsize=2048)
def slug(name: str) -> str:
    """A name as one word of an id: lower case, letters and digits of any script, the rest underscores."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    words = "".join(sign if sign.isalnum() else " " for sign in folded).split()
    return "_".join(words)[:_LONGEST] or "x"


@dataclass(slots=True)
class Names:
    """Hands out names under one parent; a repeated one gets ``_2``, then ``_3``."""

    taken: dict[str, int] = field(default_factory=dict)

    def unique(self, name: str) -> str:
        number = self.taken.get(name, 0) + 1
        found = name if number == 1 else f"{name}_{number}"
        while number > 1 and found in self.taken:
            number += 1
            found = f"{name}_{number}"
        self.taken[name] = number
        self.taken.setdefault(found, 1)
        return found
