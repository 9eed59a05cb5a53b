"""The settings of one frame of a pose, looked up by body side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from planner.figures.geometry import Vector, vector

Value: TypeAlias = float | str | bool | tuple[float, ...] | None

DIRECTIONS = {
    "back": (-1.0, 0.0, 0.0),
    "front": (1.0, 0.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "up": (0.0, 1.0, 0.0),
    "out": (0.0, 0.0, 1.0),
    "in": (0.0, 0.0, -1.0),
}
"""Words for directions; ``down-out`` is down and somewhat out."""

SIDES = (("r", 1), ("l", -1))
"""Right is the near side of a figure that faces right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Checked values by name. ``foot_r`` goes before ``foot`` for the right side; None takes a setting away."""

    values: Mapping[str, Value] = field(default_factory=dict)

    def get(self, name: str, side: str = "") -> Value:
        """A value as it stands, or None."""
        sided = f"{name}_{side}"
        return self.values[sided] if side and sided in self.values else self.values.get(name)

    def number(self, name: str, default: float, side: str = "") -> float:
        value = self.get(name, side)
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else default

    def numbers(self, name: str, side: str = "") -> tuple[float, ...] | None:
        value = self.get(name, side)
        return value if isinstance(value, tuple) else None

    def word(self, name: str, default: str = "", side: str = "") -> str:
        value = self.get(name, side)
        return value if isinstance(value, str) else default

    def direction(self, name: str, side: str, sign: int, default: Vector) -> Vector:
        """A direction in words or numbers; its z is outwards, whichever side it is."""
        value = self.get(name, side)
        if isinstance(value, str):
            parts = value.split("-")
            total = sum(
                (vector(*DIRECTIONS[part]) * (0.6 if at else 1.0) for at, part in enumerate(parts)), vector(0, 0, 0)
            )
        elif isinstance(value, tuple):
            total = vector(*value, *(0.0,) * (3 - len(value)))
        else:
            return default
        return total * vector(1, 1, sign)

    def merged(self, values: Mapping[str, Value]) -> Settings:
        """These settings with others over them. One for both sides replaces an older one for a single side."""
        kept = {k: v for k, v in self.values.items() if not (k[-2:] in ("_r", "_l") and k[:-2] in values)}
        return Settings({**kept, **values})
