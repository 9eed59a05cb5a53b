"""Weights worked out exactly: maxes, percentages, rounding and units."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node
from planner.plan.dose.model import LoadUnit
from planner.plan.keys import Kind, blank, described, not_yet, shown, start
from planner.plan.kinds import WEIGHT, line, scalar, weight_of
from planner.plan.model import Max, Text, Weight

KG_PER_LB = Fraction(45359237, 100000000)
"""Kilograms in a pound: exact by the international yard and pound agreement of 1959."""

ROUNDING: dict[LoadUnit, Decimal] = {"kg": Decimal("2.5"), "lb": Decimal(5)}
"""Step of worked-out loads where the plan names none: the smallest pair of plates in most gyms."""

RELIABLE_REPS = 12
"""Repetitions up to which a single is estimated without a warning; beyond, endurance decides more than strength."""

MAXES_LIMIT = 200
"""Most entries of ``maxes``."""

_REP_MAX = re.compile(r"(?P<reps>[0-9]{1,2})\s?rm\s+(?P<weight>.+)", re.IGNORECASE)
_WEIGHT_TIMES = re.compile(r"(?P<weight>.+?)\s?[x×*]\s?(?P<reps>[0-9]{1,2})", re.IGNORECASE)
_LATER = re.compile(r"bw\b|bodyweight\b|.*%", re.IGNORECASE)


def one_rep_max(load: Decimal, reps: int) -> Fraction:
    """The load for one repetition, estimated from ``reps`` repetitions with ``load``, in the same unit.

    load × (1 + reps / 30) (B. Epley, "Poundage chart", Boyd Epley Workout, Lincoln, Nebraska, 1985); one repetition
    is the max itself.
    """
    return Fraction(load) if reps == 1 else Fraction(load) * (30 + reps) / 30


def converted(value: Fraction, unit: LoadUnit, to: LoadUnit) -> Fraction:
    """``value`` from one unit in another; an empty unit is the plan's own and converts to anything as it is."""
    if unit == "kg" and to == "lb":
        return value / KG_PER_LB
    if unit == "lb" and to == "kg":
        return value * KG_PER_LB
    return value


def rounded(value: Fraction, step: Decimal) -> Decimal:
    """The multiple of ``step`` nearest to ``value``; a tie goes down, because too light is the safer mistake."""
    steps = math.ceil(value / Fraction(step) - Fraction(1, 2))
    return without_zeros(steps * step)


def without_zeros(value: Decimal) -> Decimal:
    """The same number without needless zeros behind its point: 105, not 105.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def share(maximum: Fraction, percent: Decimal, step: Decimal) -> Decimal:
    """``percent`` of a max, rounded to ``step``; all three in one unit."""
    return rounded(maximum * Fraction(percent) / 100, step)


def read_maxes(name: str, node: Node, out: Diagnostics) -> tuple[Max, ...] | None:
    """A map of exercises to their best loads."""
    if not isinstance(node, Mapping):
        hint = "write {back_squat: 140, bench_press: 5RM 90}"
        out.error("wrong-type", f'"{name}" must be a map, not {described(node)}', start(node), hint)
        return None
    if len(node.pairs) > MAXES_LIMIT:
        message = f'"{name}" has {len(node.pairs):,} entries; the limit is {MAXES_LIMIT}'
        out.error("too-many", message, start(node), "keep those that the plan uses")
        return None
    found: list[Max] = []
    for key, value in node.pairs:
        exercise = line("exercise", key, out)
        if exercise is not None and not blank(
            value, f'the max of "{shown(key.text)}"', "write a weight such as 140 or 5RM 90", out
        ):
            best = read_max(exercise, value, out)
            found.extend([best] if best else [])
    return tuple(found)


def read_max(exercise: Text, node: Node, out: Diagnostics) -> Max | None:
    """A max: ``140``, ``140kg``, ``5RM 90`` or ``90kg x5``."""
    found = scalar(exercise.text, node, out)
    if found is None:
        return None
    written = found.text.strip()
    match = _REP_MAX.fullmatch(written) or _WEIGHT_TIMES.fullmatch(written)
    if match is None and _LATER.match(written):
        not_yet(f'a max such as "{shown(written)}"', found.inner, out)
        return None
    load, reps = (match["weight"], int(match["reps"])) if match else (written, 1)
    weight: Weight | None = weight_of(
        shown(exercise.text), load, found.inner, out, "write 140, 62.5kg, 5RM 90 or 90kg x5"
    )
    if weight is None:
        return None
    if not 1 <= reps <= 50:
        out.error("out-of-range", f"a max is of 1 to 50 repetitions, not {reps}", found.inner, "check the number")
        return None
    if reps > RELIABLE_REPS:
        message = f"a single estimated from {reps} repetitions is far off for most people"
        hint = f"test with {RELIABLE_REPS} repetitions or fewer"
        out.warning("max-from-many-reps", message, found.inner, hint)
    return Max(exercise, weight, reps)


MAXES = Kind(
    "exercises with weights",
    read_maxes,
    {
        "type": "object",
        "maxProperties": MAXES_LIMIT,
        "additionalProperties": {
            "anyOf": [
                WEIGHT.schema,
                {"type": "string", "pattern": r"^\d{1,2} ?[rR][mM] +[^ ].*$"},
                {"type": "string", "pattern": r"^.*[^ ] ?[xX×*] ?\d{1,2}$"},
            ],
        },
    },
)
