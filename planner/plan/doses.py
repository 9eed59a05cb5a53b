"""The notation of doses as types of values: what stands behind an exercise and under its settings."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from typing import Any, TypeVar

from planner.diagnostics import Diagnostics, Span
from planner.files import Node, Scalar, Sequence
from planner.plan.dose import (
    merge,
    pairing_problem,
    parse,
    parse_count,
    parse_last,
    parse_ramp,
    parse_reps,
    parse_rest,
    parse_targets,
    parse_tempo,
    top_problem,
)
from planner.plan.dose.grammar import NO_TOP_HINT
from planner.plan.dose.model import BodyweightTarget, Count, Dose, Ramp, Rest, Target, Tempo
from planner.plan.dose.ramp import MAX_STEPS
from planner.plan.keys import Kind, described, shown, start
from planner.plan.kinds import SCALAR
from planner.plan.model import Last, Relation, Weight

T = TypeVar("T")

DOSE_LIMIT = 500
"""Most characters of a dose."""


def _without_brackets(node: Sequence) -> str:
    """How a list is written as one text: for one session, or week by week."""
    parts = [part.text.strip() for part in node.items if isinstance(part, Scalar) and part.text.strip()]
    if not 2 <= len(parts) == len(node.items) or sum(map(len, parts)) > _LONGEST_LINE:
        return "write it as one text, such as 3x5, 1x10"
    return f"write {', '.join(parts)} for one day, or {' | '.join(parts)} for one after the other, week by week"


_LONGEST_LINE = 80
"""Most characters of a list that is shown again in a hint."""


def _notation(
    parser: Callable[[str, Span, Diagnostics], T | None], example: str = "3x10 @60kg"
) -> Callable[[str, Node, Diagnostics], T | None]:
    """A reader that hands the text of a node and its place to a parser of the notation."""

    def read(name: str, node: Node, out: Diagnostics) -> T | None:
        if isinstance(node, Scalar):
            return parser(node.text, node.inner, out)
        if isinstance(node, Sequence):
            hint = _without_brackets(node)
            out.error("dose-list", f'the dose of "{shown(name)}" must be one text, not a list', start(node), hint)
        else:
            hint = f"write it on one line, such as {example}"
            out.error("wrong-type", f'"{shown(name)}" must be a text, not {described(node)}', start(node), hint)
        return None

    return read


def combined(count: Node, reps: Node, out: Diagnostics) -> Dose | None:
    """``sets: 3`` and ``reps: 8-12`` as the dose ``3x8-12``."""
    number = COUNT_TEXT.read("sets", count, out)

    def with_count(text: str, span: Span, out: Diagnostics) -> Dose | None:
        return parse_reps(text, number or Count(1), span, out)

    dose = _notation(with_count)("reps", reps, out)
    return None if number is None else dose


def with_settings(
    dose: Dose, load: tuple[Target, ...] | None, rest: Rest | None, tempo: Tempo | None, span: Span, out: Diagnostics
) -> Dose | None:
    """The dose with its item's settings; None and an error at ``span`` where a list of loads does not fit the sets."""
    merged = merge(dose, load, rest, tempo)
    problem = next(filter(None, map(pairing_problem, merged.groups)), "")
    if problem:
        out.error("dose-pairing", problem, span, "give one load for all sets, or one for each")
        return None
    problem = top_problem(merged)
    if problem:
        out.error("dose-reference", problem, span, NO_TOP_HINT)
        return None
    return merged


def _read_ramp(name: str, node: Node, out: Diagnostics) -> Ramp | None:
    """The warm-up of a lift: one text with commas, or a list of such texts; without a step for the word ``none``."""
    if isinstance(node, Scalar) and node.text.strip().casefold() == "none":
        return ()
    if not isinstance(node, Sequence):
        return _notation(parse_ramp, "bar x10, 40% x5")(name, node, out)
    parts = [_notation(parse_ramp, "bar x10")(name, item, out) for item in node.items[: MAX_STEPS + 1]]
    steps = tuple(step for part in parts for step in part or ())
    if not parts or len(steps) > MAX_STEPS:
        out.error("dose-limit", f"a warm-up has 1 to {MAX_STEPS} steps", start(node), "such as bar x10, 40% x5")
        return None
    return None if None in parts else steps


def _last(text: str, span: Span, out: Diagnostics) -> Last | None:
    """What was lifted last time, with its place in the plan."""
    found = parse_last(text, span, out)
    if found is None:
        return None
    load, reps = found
    if not isinstance(load, BodyweightTarget):
        return Last(Weight(load.values[0], load.unit, span), reps, load.pieces)
    relation: Relation = "bodyweight" if not load.change else "added" if load.change > 0 else "assisted"
    return Last(Weight(abs(load.change), "" if load.unit == "%" else load.unit, span), reps, relation=relation)


_DOSE_SCHEMA: MappingABC[str, Any] = {**SCALAR, "maxLength": DOSE_LIMIT}

DOSE_TEXT = Kind("dose", _notation(parse), _DOSE_SCHEMA)
COUNT_TEXT = Kind("number, or range of numbers", _notation(parse_count), SCALAR)
TARGET_TEXT = Kind("load, %, RPE or RIR", _notation(parse_targets), SCALAR)
REST_TEXT = Kind("time", _notation(parse_rest), SCALAR)
TEMPO_TEXT = Kind("four figures", _notation(parse_tempo), SCALAR)
RAMP_TEXT = Kind(
    "steps of a warm-up, load first",
    _read_ramp,
    {"anyOf": [_DOSE_SCHEMA, {"type": "array", "items": _DOSE_SCHEMA, "minItems": 1, "maxItems": MAX_STEPS}]},
)
LAST_TEXT = Kind("load, and repetitions", _notation(_last, "97.5kg x5"), SCALAR)
