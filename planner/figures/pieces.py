"""What every piece of equipment is made with: its entry in the pose file, and plain shapes with an upright default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.figures.geometry import Vector, length, unit, vector
from planner.figures.settings import Value
from planner.figures.skeleton import Skeleton
from planner.figures.solids import Box, Cylinder

BAR = 1.45
"""Radius of a bar, a little thicker than in the world, so that it prints."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of gear as the pose file has it, and the body it is for."""

    kind: str
    values: Mapping[str, Value]
    skeleton: Skeleton

    def number(self, name: str, default: float) -> float:
        value = self.values.get(name)
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else default

    def span(self, name: str, default: tuple[float, float]) -> tuple[float, float]:
        value = self.values.get(name)
        return (value[0], value[1]) if isinstance(value, tuple) and len(value) >= 2 else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.values.get(name)
        return value if isinstance(value, bool) else default

    def word(self, name: str, default: str) -> str:
        value = self.values.get(name)
        return value if isinstance(value, str) else default

    def place(self, default: str | Vector, name: str = "at") -> Vector:
        """A place in numbers, or a named point of the body."""
        value = self.values.get(name, default if isinstance(default, str) else None)
        if isinstance(value, tuple):
            return vector(*value, *(0.0,) * (3 - len(value)))
        found = self.skeleton.point(value) if isinstance(value, str) else None
        if found is not None:
            return found
        return self.skeleton.hands if isinstance(default, str) else default


def block(middle: Vector, half: tuple[float, float, float], material: str, rounding: float = 0.8, **more: Any) -> Box:
    """An upright box; ``more`` as for :class:`Box`."""
    return Box(middle=middle, half=half, material=material, rounding=rounding, **more)


def rod(start: Vector, end: Vector, radius: float, material: str = "steel", **more: Any) -> Cylinder:
    """A rod from one point to another."""
    return Cylinder(
        middle=(start + end) / 2, axis=unit(end - start), radius=radius, half=length(end - start) / 2,
        material=material, rounding=min(0.5, radius * 0.4), **more,
    )  # fmt: skip


def disc(middle: Vector, axis: Vector, radius: float, half: float, material: str = "plate", **more: Any) -> Cylinder:
    """A round plate."""
    return Cylinder(
        middle=middle, axis=axis, radius=radius, half=half, material=material, rounding=min(1.0, half * 0.5), **more
    )
