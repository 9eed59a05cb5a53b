"""Weights worked out exactly: maxes, percentages, rounding and units."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node
from planner.plan.dose.model import LoadUnit
from planner.plan.keys import Kind, blank, described, shown, start
from planner.plan.kinds import WEIGHT, line, scalar, weight_of
from planner.plan.model import AnyMax, LostMax, Max, MeasuredMax, Text, TiedMax, Weight

KG_PER_LB = Fraction(45359237, 100000000)
"""Kilograms in a pound: exact by the international yard and pound agreement of 1959."""

ROUNDING: dict[LoadUnit, Decimal] = {"kg": Decimal("2.5"), "lb": Decimal(5)}
"""Step of worked-out loads where the plan names none: the smallest pair of plates in most gyms."""

RELIABLE_REPS = 12
"""Repetitions up to which a single is estimated without a warning; beyond, endurance decides more than strength."""

MAX_PERCENT = 200
"""Most that one max may be of another, in percent."""

MAXES_LIMIT = 200
"""Most entries of ``maxes``."""

_REP_MAX = re.compile(r"(?P<reps>[0-9]{1,2})\s?rm\s+(?P<weight>.+)", re.IGNORECASE)
_WEIGHT_TIMES = re.compile(r"(?P<weight>.+?)\s?[x×*]\s?(?P<reps>[0-9]{1,2})", re.IGNORECASE)
_BODYWEIGHT = re.compile(r"(?:bw|body ?weight)(?:\s*(?P<sign>[+\-−–])\s*(?P<weight>[0-9].*))?", re.IGNORECASE)
_TIED = re.compile(r"(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,3})?)\s?%\s*(?:of\s+(?P<of>\S.*))?", re.IGNORECASE)
_MEASURES = {"FTP": (30, 1000), "HRmax": (60, 250)}
"""Sensible values of what is measured, in watts and in beats a minute."""
_MEASURED = {
    "FTP": re.compile(r"([0-9]{1,5}) ?(?:w|watts?)?", re.IGNORECASE),
    "HRmax": re.compile(r"([0-9]{1,5}) ?(?:bpm|beats(?: a minute)?)?", re.IGNORECASE),
}
_EXAMPLES = "write 140, 62.5kg, 5RM 90, 90kg x5, BW+30 or 85% of back_squat"


def one_rep_max(load: Fraction, reps: int) -> Fraction:
    """The load for one repetition, estimated from ``reps`` repetitions with ``load``, in the same unit.

    load × (1 + reps / 30) (B. Epley, "Poundage chart", Boyd Epley Workout, Lincoln, Nebraska, 1985); one repetition
    is the max itself.
    """
    return load if reps == 1 else load * (30 + reps) / 30


def rep_max(single: Fraction, reps: int) -> Fraction:
    """The load that can be lifted ``reps`` times by who lifts ``single`` once, in the same unit.

    The inverse of :func:`one_rep_max`, so that a max given as ``5RM 90`` has 90 as its 5RM.
    """
    return single if reps == 1 else single * 30 / (30 + reps)


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


def read_maxes(name: str, node: Node, out: Diagnostics) -> tuple[AnyMax, ...] | None:
    """A map of exercises to their best loads."""
    if not isinstance(node, Mapping):
        hint = "write {back_squat: 140, bench_press: 5RM 90}"
        out.error("wrong-type", f'"{name}" must be a map, not {described(node)}', start(node), hint)
        return None
    if len(node.pairs) > MAXES_LIMIT:
        message = f'"{name}" has {len(node.pairs):,} entries; the limit is {MAXES_LIMIT}'
        out.error("too-many", message, start(node), "keep those that the plan uses")
        return None
    found: list[AnyMax] = []
    for key, value in node.pairs:
        exercise = line("exercise", key, out)
        if exercise is None:
            continue
        hint = "write a weight such as 140 or 5RM 90"
        empty = blank(value, f'the max of "{shown(key.text)}"', hint, out)
        found.append((None if empty else read_max(exercise, value, out)) or LostMax(exercise))
    return tuple(found)


def read_max(exercise: Text, node: Node, out: Diagnostics) -> Max | TiedMax | MeasuredMax | None:
    """A max: ``140``, ``140kg``, ``5RM 90``, ``90kg x5``, ``BW+30``, ``5RM BW+10`` or ``85% of back_squat``.

    Of ``FTP`` the watts, of ``HRmax`` the beats a minute.
    """
    found = scalar(exercise.text, node, out)
    if found is None:
        return None
    whole = found.text.strip()
    written = Text(whole, found.inner)
    measured = exercise.text.replace(" ", "").replace("_", "").casefold()
    if measured in ("ftp", "hrmax"):
        return _measured(exercise, "FTP" if measured == "ftp" else "HRmax", written, out)
    if match := _TIED.fullmatch(whole):
        return _tied(exercise, match, written, out)
    match = _REP_MAX.fullmatch(whole) or _WEIGHT_TIMES.fullmatch(whole)
    load, reps = (match["weight"].strip(), int(match["reps"])) if match else (whole, 1)
    body = _BODYWEIGHT.fullmatch(load)
    weight = _added(exercise, body, written, out) if body else _weight(exercise, load, written, out)
    if weight is None:
        return None
    if not 1 <= reps <= 50:
        turned = reps > 50 and load.isdecimal() and 1 <= int(load) <= RELIABLE_REPS
        hint = f"the weight stands first: {reps} x{load}" if turned else "check the number"
        out.error("out-of-range", f"a max is of 1 to 50 repetitions, not {reps}", written.span, hint)
        return None
    if reps > RELIABLE_REPS:
        message = f"a single estimated from {reps} repetitions is far off for most people"
        hint = f"test with {RELIABLE_REPS} repetitions or fewer"
        out.warning("max-from-many-reps", message, written.span, hint)
    return Max(exercise, weight, reps, body is not None)


def _measured(exercise: Text, of: Literal["FTP", "HRmax"], written: Text, out: Diagnostics) -> MeasuredMax | None:
    """A threshold power in watts, or a highest heart rate in beats a minute."""
    match = _MEASURED[of].fullmatch(written.text)
    least, most = _MEASURES[of]
    unit, what = ("W", "watts") if of == "FTP" else ("bpm", "beats a minute")
    hint = f"write {of}: {250 if of == 'FTP' else 190}{unit}"
    if match is None:
        out.error("bad-number", f'"{of}" must be {what}, not "{shown(written.text)}"', written.span, hint)
        return None
    value = Decimal(match[1])
    if not least <= value <= most:
        out.error("out-of-range", f'"{of}" must be from {least} to {most:,} {what}', written.span, "check the number")
        return None
    return MeasuredMax(exercise, of, value)


def _weight(exercise: Text, load: str, written: Text, out: Diagnostics) -> Weight | None:
    return weight_of(shown(exercise.text), load, written.span, out, _EXAMPLES)


def _added(exercise: Text, match: re.Match[str], written: Text, out: Diagnostics) -> Weight | None:
    """What ``BW+30`` adds to the bodyweight, less than 0 for ``BW-20``."""
    if not match["weight"]:
        return Weight(Decimal(0), "", written.span)
    weight = _weight(exercise, match["weight"], written, out)
    return weight if weight is None or match["sign"] == "+" else replace(weight, value=-weight.value)


def _tied(exercise: Text, match: re.Match[str], written: Text, out: Diagnostics) -> TiedMax | None:
    """A share of another exercise's max."""
    if not match["of"]:
        hint = f"write {match['percent']}% of back_squat"
        out.error("bad-weight", f'"{shown(written.text)}" does not say of which max', written.span, hint)
        return None
    percent = Decimal(match["percent"].replace(",", "."))
    if not 0 < percent <= MAX_PERCENT:
        message = f"a max is over 0 and at most {MAX_PERCENT}% of another, not {percent:f}%"
        out.error("out-of-range", message, written.span, "check the number")
        return None
    place = Text(" ".join(match["of"].split()), written.span.within(match.start("of"), match.end("of")))
    return TiedMax(exercise, percent, place)


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
                {
                    "type": "string",
                    "pattern": r"^([bB][wW]|[bB][oO][dD][yY] ?[wW][eE][iI][gG][hH][tT])( *[+−–-] *\d.*)?$",
                },
                {"type": "string", "pattern": r"^\d{1,3}([.,]\d{1,3})? ?% *[oO][fF] +[^ ].*$"},
                {"type": "string", "pattern": r"^\d{1,5} ?([wW]([aA][tT][tT][sS]?)?|[bB][pP][mM])$"},
            ],
        },
    },
)
