"""What percentages are of besides a max: training maxes, a threshold power and a highest heart rate."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node, Scalar
from planner.plan.keys import Kind, blank, described, shown, start
from planner.plan.kinds import WEIGHT, any_case, line, scalar
from planner.plan.loads import MAXES_LIMIT, read_max
from planner.plan.model import Max, Text, TrainingMax

USUAL_SHARE: Final = Decimal(90)
"""Percent of the max that a training max is where the plan does not say (J. Wendler, "5/3/1", 2009)."""

MAX_SHARE: Final = 110
"""Most that a training max may be of the max, in percent."""

_SHARE = re.compile(r"(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,2})?) ?%(?: of (?:the )?(?:max|1 ?rm))?", re.IGNORECASE)
_HINT = "write training_max: 90%, or the load of each exercise: {back_squat: 120}"


def read_training_max(name: str, node: Node, out: Diagnostics) -> tuple[TrainingMax, ...] | None:
    """One percentage for all exercises, or a map of exercises to loads and percentages."""
    if isinstance(node, Scalar):
        written = Text(node.text.strip(), node.inner)
        percent = _percent(written, out)
        return None if percent is None else (TrainingMax(None, percent),)
    if not isinstance(node, Mapping):
        message = f'"{name}" must be a percentage or a map, not {described(node)}'
        out.error("wrong-type", message, start(node), _HINT)
        return None
    if len(node.pairs) > MAXES_LIMIT:
        message = f'"{name}" has {len(node.pairs):,} entries; the limit is {MAXES_LIMIT}'
        out.error("too-many", message, start(node), "keep those that the plan uses")
        return None
    found = [_entry(key, value, out) for key, value in node.pairs]
    return tuple(entry for entry in found if entry is not None)


def _entry(key: Scalar, node: Node, out: Diagnostics) -> TrainingMax | None:
    """The training max of one exercise: ``120``, ``BW+20`` or ``85%``."""
    exercise = line("exercise", key, out)
    if exercise is None or blank(node, f'the training max of "{shown(key.text)}"', "write a load such as 120", out):
        return None
    found = scalar(exercise.text, node, out)
    if found is None:
        return None
    written = Text(found.text.strip(), found.inner)
    if _SHARE.fullmatch(written.text):
        percent = _percent(written, out)
        return None if percent is None else TrainingMax(exercise, percent)
    best = read_max(exercise, node, out)
    if isinstance(best, Max) and best.reps == 1:
        return TrainingMax(exercise, None, best.weight, best.body)
    if best is not None:
        message = f'a training max is a load or a percentage of the max, not "{shown(written.text)}"'
        out.error("bad-training-max", message, written.span, f"write {shown(exercise.text)}: 120, or 85%")
    return None


def _percent(written: Text, out: Diagnostics) -> Decimal | None:
    match = _SHARE.fullmatch(written.text)
    if match is None:
        message = f'a training max for all exercises is a percentage, not "{shown(written.text)}"'
        out.error("bad-training-max", message, written.span, _HINT)
        return None
    percent = Decimal(match["percent"].replace(",", "."))
    if not 0 < percent <= MAX_SHARE:
        message = f"a training max is over 0 and at most {MAX_SHARE}% of the max, not {percent:f}%"
        out.error("out-of-range", message, written.span, "check the number")
        return None
    return percent


def read_percent_of(name: str, node: Node, out: Diagnostics) -> Literal["max", "TM"] | None:
    """What a percentage alone is of: ``max`` or ``TM``."""
    found = scalar(name, node, out)
    if found is None:
        return None
    folded = " ".join(found.text.casefold().replace("_", " ").split())
    if folded in ("max", "1rm"):
        return "max"
    if folded in ("tm", "training max"):
        return "TM"
    hint = "write percent_of: max, or percent_of: TM for the training max"
    out.error("bad-percent-of", f'"{name}" must be max or TM, not "{shown(found.text)}"', found.inner, hint)
    return None


_PERCENT_SCHEMA = {"type": "string", "pattern": r"^\d{1,3}([.,]\d{1,2})? ?%( +[oO][fF] .*)?$"}
TRAINING_MAX = Kind(
    "percentage, or exercises with loads",
    read_training_max,
    {
        "anyOf": [
            _PERCENT_SCHEMA,
            {
                "type": "object",
                "maxProperties": MAXES_LIMIT,
                "additionalProperties": {
                    "anyOf": [
                        WEIGHT.schema,
                        _PERCENT_SCHEMA,
                        {
                            "type": "string",
                            "pattern": r"^([bB][wW]|[bB][oO][dD][yY] ?[wW][eE][iI][gG][hH][tT])( *[+−–-] *\d.*)?$",
                        },
                    ]
                },
            },
        ]
    },
)
PERCENT_OF: Kind[Literal["max", "TM"]] = Kind(
    "`max` or `TM`",
    read_percent_of,
    {
        "type": "string",
        "pattern": f"^({any_case(('max', '1rm', 'TM'))}|[tT][rR][aA][iI][nN][iI][nN][gG][ _][mM][aA][xX])$",
    },
)
