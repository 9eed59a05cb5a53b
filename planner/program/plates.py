"""The weights that there are to choose from, and the plates that make a weight on a bar. All of it exact."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, reduce
from operator import or_
from typing import TypeAlias

from planner.plan.loads import without_zeros

PLATES_LIMIT = 20
"""Most plates on each side: more do not fit on a sleeve of 415 mm."""

SIDE_LIMIT = 1_000
"""Heaviest load of each side, in its own unit: over twice what has ever been lifted."""

Sizes: TypeAlias = tuple[tuple[Decimal, int | None], ...]
"""Plates from heavy to light, each size once, and how many of it there are for each side (None for enough)."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The multiples of ``step``, none of them under ``least``, which itself is one of the weights."""

    step: Decimal
    least: Decimal = Decimal(0)

    @property
    def most(self) -> Decimal | None:
        """There is no heaviest."""
        return None

    def around(self, value: Fraction) -> tuple[Decimal, ...]:
        """The heaviest weight that is not over ``value`` and the lightest that is not under it, if there are such."""
        if value <= self.least:
            return (self.least,)
        steps = value / Fraction(self.step)
        ends = {max(self.least, without_zeros(n * self.step)) for n in (math.floor(steps), math.ceil(steps))}
        return tuple(sorted(ends))


@dataclass(frozen=True, slots=True)
class Listed:
    """Each of ``weights``, which go up; at least one."""

    weights: tuple[Decimal, ...]

    @property
    def least(self) -> Decimal:
        return self.weights[0]

    @property
    def most(self) -> Decimal:
        return self.weights[-1]

    def around(self, value: Fraction) -> tuple[Decimal, ...]:
        """The heaviest weight that is not over ``value`` and the lightest that is not under it, if there are such."""
        below, above = bisect_right(self.weights, value), bisect_left(self.weights, value)
        return tuple(sorted({*self.weights[max(below - 1, 0) : below], *self.weights[above : above + 1]}))


@dataclass(frozen=True, slots=True)
class Barbell:
    """A bar of weight ``bar`` and the plates for it, in one unit: the bar, and every pair of equal sides on it."""

    bar: Decimal
    plates: Sizes

    @property
    def least(self) -> Decimal:
        return self.bar

    @property
    def most(self) -> Decimal:
        sums = _sums(self.plates)
        return self._total(sums.all.bit_length() - 1, sums)

    def around(self, value: Fraction) -> tuple[Decimal, ...]:
        """The heaviest weight that is not over ``value`` and the lightest that is not under it, if there are such."""
        if value <= self.bar:
            return (self.bar,)
        sums = _sums(self.plates)
        side = (value - Fraction(self.bar)) / 2 * sums.per_one
        low, high = math.floor(side), math.ceil(side)
        below = (sums.all & ((1 << (low + 1)) - 1)).bit_length() - 1
        above = sums.all >> high
        found = {below, high + (above & -above).bit_length() - 1} if above else {below}
        return tuple(self._total(units, sums) for units in sorted(found))

    def hung(self, weight: Decimal) -> tuple[Decimal, ...] | None:
        """The fewest plates for each side that make ``weight``, heavy to light; None where none do.

        Of equally few those with the heaviest first.
        """
        sums = _sums(self.plates)
        side = Fraction(weight - self.bar) / 2 * sums.per_one
        if side < 0 or side.denominator != 1 or not sums.all >> int(side) & 1:
            return None
        return sums.fewest(int(side))

    def _total(self, units: int, sums: _Sums) -> Decimal:
        return without_zeros(self.bar + 2 * units * sums.unit)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Which weights of one side can be made, in whole units of ``unit``.

    ``rows[s][n]`` is a set of sums as the bits of a number: bit i tells whether i units can be made of exactly n plates
    of the s lightest sizes. A set moved by the weight of a plate is a shift, so that even dozens of sizes and
    thousands of sums take milliseconds, however many ways there are. ``known`` remembers what was asked for.
    """

    sizes: Sizes
    unit: Decimal
    rows: tuple[tuple[int, ...], ...]
    all: int
    known: dict[int, tuple[Decimal, ...]] = field(default_factory=dict)

    @property
    def per_one(self) -> Fraction:
        """How many units make 1 kg or lb."""
        return 1 / Fraction(self.unit)

    def fewest(self, units: int) -> tuple[Decimal, ...]:
        """The fewest plates that make ``units``, which is one of the sums; heavy ones first."""
        if units not in self.known:
            self.known[units] = tuple(self._fewest(units))
        return self.known[units]

    def _fewest(self, units: int) -> Iterator[Decimal]:
        count = next(n for n, sums in enumerate(self.rows[-1]) if sums >> units & 1)
        for place, (size, pairs) in enumerate(self.sizes):
            lighter = self.rows[len(self.sizes) - place - 1]
            weight = int(size / self.unit)
            most = min(count, units // weight, count if pairs is None else pairs)
            used = next(n for n in range(most, -1, -1) if lighter[count - n] >> (units - n * weight) & 1)
            yield from [size] * used
            count, units = count - used, units - used * weight


@lru_cache(maxsize=16)
def _sums(sizes: Sizes) -> _Sums:
    """Every sum of at most :data:`PLATES_LIMIT` plates up to :data:`SIDE_LIMIT`."""
    unit = Decimal(math.gcd(*(int(size * 1000) for size, _ in sizes))) / 1000
    mask = (1 << (int(SIDE_LIMIT / unit) + 1)) - 1
    rows = [(1, *[0] * PLATES_LIMIT)]
    for size, pairs in reversed(sizes):
        weight, before = int(size / unit), rows[-1]
        most = PLATES_LIMIT if pairs is None else pairs
        rows.append(
            tuple(
                reduce(or_, (before[count - n] << n * weight for n in range(min(count, most) + 1))) & mask
                for count in range(PLATES_LIMIT + 1)
            )
        )
    return _Sums(sizes, unit, tuple(rows), reduce(or_, rows[-1]))


Choice: TypeAlias = Steps | Listed | Barbell
"""The weights that an exercise can be done with."""


def nearest(choice: Choice, value: Fraction) -> Decimal:
    """The weight of ``choice`` nearest to ``value``; a tie goes down, because too light is the safer mistake."""
    return min(choice.around(value), key=lambda weight: (abs(Fraction(weight) - value), weight))
