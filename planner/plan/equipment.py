"""What there is to load (``equipment:``): a bar, plates, dumbbells and kettlebells."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingABC
from dataclasses import replace
from decimal import Decimal
from typing import Any

from planner.diagnostics import Diagnostics
from planner.files import Node, Sequence
from planner.plan.keys import Field, Kind, Record, shown, start, strict
from planner.plan.kinds import SCALAR, WEIGHT, line, split, text, weight_of
from planner.plan.loads import without_zeros
from planner.plan.model import Inventory, Plate, Text, Weight

ENTRIES_LIMIT = 40
"""Most entries of one list; the fullest shop sells fewer sizes of plates."""

WEIGHTS_LIMIT = 200
"""Most dumbbells or kettlebells, those of ranges (``4-40 by 2``) counted."""

PLATE_STEP = Decimal("0.025")
"""Plates weigh multiples of this, in kg and in lb: the smallest that are sold weigh 0.125 and 0.1."""

HEAVIEST_PLATE = Decimal(100)
HEAVIEST_BAR = Decimal(100)

_COMMA = re.compile(r"\s*,\s*")
_GLUED = re.compile(r"(?<=[0-9]),(?=[0-9])")
_COUNTED = re.compile(r"(?:(?P<count>[0-9]{1,3})\s?[x×X*]\s?)?(?P<weight>[^x×X*]+)")
_RANGE = re.compile(
    r"(?P<low>[0-9.]+\s?[A-Za-z]*)\s?(?:-|–|\bto\b)\s?(?P<high>[0-9.]+\s?[A-Za-z]*?)"
    r"(?:\s+(?:by|steps?(?: of)?|in steps of)\s+(?P<step>[0-9.]+\s?[A-Za-z]*))?"
)


def read_plates(name: str, node: Node, out: Diagnostics) -> tuple[Plate, ...] | None:
    """Sizes of plates from heavy to light: ``20, 10, 5, 2.5`` of which there are enough, or ``2x20, 4x10``.

    A number in front counts single plates, so ``2x20`` is one for each side.
    """
    entries = _entries(name, node, out)
    if entries is None:
        return None
    found: list[Plate] = []
    for entry in entries:
        plate = _plate(name, entry, out)
        if plate is None:
            continue
        if any(plate.weight.value == other.weight.value for other in found):
            hint = f"write each size once; 2x{shown(entry.text)} is one for each side"
            out.error("plate-twice", f'"{shown(entry.text)}" stands here twice', entry.span, hint)
            continue
        found.append(plate)
    weights = _one_unit([plate.weight for plate in found])
    found = [replace(plate, weight=weight) for plate, weight in zip(found, weights, strict=True)]
    return tuple(sorted(found, key=lambda plate: -plate.weight.value))


def _plate(name: str, entry: Text, out: Diagnostics) -> Plate | None:
    """One size of plate, and how many pairs of it there are."""
    match = _COUNTED.fullmatch(entry.text)
    hint = "write the sizes such as 20, 10, 5, 2.5, or 2x20 where there are only two"
    weight = weight_of(name, match["weight"].strip() if match else entry.text, entry.span, out, hint)
    if weight is None:
        return None
    if weight.value > HEAVIEST_PLATE:
        message = f"a plate weighs at most {HEAVIEST_PLATE}, not {weight.value:f}"
        out.error("out-of-range", message, entry.span, "check the number")
        return None
    if weight.value % PLATE_STEP:
        message = f"plates come in multiples of {PLATE_STEP}, not in {weight.value:f}"
        out.error("bad-weight", message, entry.span, "write the weight that is printed on the plate")
        return None
    count = int(match["count"]) if match and match["count"] else None
    if count is None or (count and count % 2 == 0):
        return Plate(weight, None if count is None else count // 2)
    weighs = f"{weight.value:f}"
    fitting = f"{count - 1}x{weighs} or {count + 1}x{weighs}" if count > 1 else f"2x{weighs}"
    message = f"plates go on in pairs, and {count} {'is' if count == 1 else 'are'} not"
    out.error("odd-plates", message, entry.span, f"count those that have a partner: {fitting}")
    return None


def read_weights(name: str, node: Node, out: Diagnostics) -> tuple[Weight, ...] | None:
    """Dumbbells or kettlebells from light to heavy: ``10, 12.5, 15``, or ``4-40 by 2``."""
    entries = _entries(name, node, out)
    if entries is None:
        return None
    found: list[Weight] = []
    for entry in entries:
        match = _RANGE.fullmatch(entry.text)
        hint = "write each weight once, such as 10, 12.5, 15, or a range: 4-40 by 2"
        weights = _range(name, entry, match, out) if match else weight_of(name, entry.text, entry.span, out, hint)
        found.extend([weights] if isinstance(weights, Weight) else weights or [])
        if len(found) > WEIGHTS_LIMIT:
            message = f'"{name}" has over {WEIGHTS_LIMIT} weights'
            out.error("too-many", message, entry.span, "make the steps larger")
            return None
    distinct = {(weight.value, weight.unit): weight for weight in _one_unit(found)}
    return tuple(sorted(distinct.values(), key=lambda weight: weight.value))


def _range(name: str, entry: Text, match: re.Match[str], out: Diagnostics) -> list[Weight] | None:
    """The weights of ``4-40 by 2``: from the first on by steps, none over the last."""
    if match["step"] is None:
        hint = f"say how far apart they are: {shown(entry.text)} by 2"
        out.error("missing-step", f'"{shown(entry.text)}" does not say in which steps', entry.span, hint)
        return None
    ends = [weight_of(name, match[part], entry.span, out) for part in ("low", "high", "step")]
    if any(end is None for end in ends):
        return None
    low, high, step = (end for end in ends if end is not None)
    if len({end.unit for end in (low, high, step)} - {""}) > 1:
        message = f'"{shown(entry.text)}" is in kg and in lb'
        out.error("mixed-units", message, entry.span, "give both ends and the step in one unit")
        return None
    if low.value > high.value:
        hint = f"write {match['high']}-{match['low']} by {match['step']}"
        out.error("out-of-range", f'"{shown(entry.text)}" goes down', entry.span, hint)
        return None
    count = int((high.value - low.value) / step.value) + 1
    if count > WEIGHTS_LIMIT:
        message = f'"{shown(entry.text)}" has {count:,} steps; the limit is {WEIGHTS_LIMIT}'
        out.error("too-many", message, entry.span, "make the steps larger")
        return None
    unit = step.unit or high.unit or low.unit
    return [Weight(without_zeros(low.value + number * step.value), unit, entry.span) for number in range(count)]


def _entries(name: str, node: Node, out: Diagnostics) -> list[Text] | None:
    """The parts of a comma text or a list, at least one and at most :data:`ENTRIES_LIMIT`.

    A comma between two digits is refused: ``2,5`` is one weight to some and two to others.
    """
    found: list[Text] | None
    count: int
    if isinstance(node, Sequence):
        count = len(node.items)
        parts = (line(name, item, out) for item in node.items[:ENTRIES_LIMIT])
        found = [part for part in parts if part is not None and part.text]
    else:
        whole = text(name, node, out)
        if whole is None:
            return None
        if _GLUED.search(whole.text):
            hint = f"write {_GLUED.sub(', ', shown(whole.text))} for a list, and decimals with a point: 2.5"
            out.error("ambiguous-comma", f'"{shown(whole.text)}" can be read in two ways', whole.span, hint)
            return None
        found = split(whole, _COMMA)
        count = len(found)
    if count > ENTRIES_LIMIT:
        message = f'"{name}" lists {count:,} weights; the limit is {ENTRIES_LIMIT}'
        out.error("too-many", message, start(node), "list each size once; dumbbells may stand as a range: 4-40 by 2")
        return None
    if not count:
        out.error("missing-value", f'"{name}" lists nothing', start(node), f"write {name}: 20, 10, 5, or take it out")
        return None
    return found


def _one_unit(weights: list[Weight]) -> list[Weight]:
    """A unit behind the last weight alone holds for all: ``20, 10, 5 kg``."""
    if weights and weights[-1].unit and not any(weight.unit for weight in weights[:-1]):
        return [replace(weight, unit=weights[-1].unit) for weight in weights]
    return weights


_LIST_SCHEMA: MappingABC[str, Any] = {
    "anyOf": [SCALAR, {"type": "array", "minItems": 1, "maxItems": ENTRIES_LIMIT, "items": SCALAR}]
}

PLATE_LIST = Kind("weights", read_plates, _LIST_SCHEMA)
WEIGHT_LIST = Kind("weights, or a range with its step", read_weights, _LIST_SCHEMA)

BAR = Field("bar", WEIGHT, "the barbell alone", ("20", "45lb"), default="20 kg, 45 lb")
PLATES = Field(
    "plates",
    PLATE_LIST,
    "sizes of plates; a number in front where there are only so many, 2x20 being one for each side",
    ("25, 20, 15, 10, 5, 2.5, 1.25", "2x20, 4x10, 2x5"),
    default="25 to 1.25 kg, 45 to 2.5 lb",
)
DUMBBELLS = Field(
    "dumbbells", WEIGHT_LIST, "what one dumbbell weighs", ("4-40 by 2", "8, 12, 16"), default="steps of 2 kg, 5 lb"
)
KETTLEBELLS = Field(
    "kettlebells", WEIGHT_LIST, "what one kettlebell weighs", ("8, 12, 16, 24",), default="steps of 4 kg, 5 lb"
)
EQUIPMENT_RECORD = Record("equipment", "equipment", (BAR, PLATES, DUMBBELLS, KETTLEBELLS))


def read_equipment(_name: str, node: Node, out: Diagnostics) -> Inventory | None:
    """What there is to load; what it does not say is empty, and the usual sizes are taken for it."""
    found = strict(node, EQUIPMENT_RECORD, out)
    if found is None:
        return None
    bar = found.value(BAR)
    if bar is not None and bar.value > HEAVIEST_BAR:
        message = f"a bar weighs at most {HEAVIEST_BAR}, not {bar.value:f}"
        out.error("out-of-range", message, bar.span, "give the bar alone, without plates")
        bar = None
    return Inventory(
        start(node),
        bar,
        found.value(PLATES) or (),
        found.value(DUMBBELLS) or (),
        found.value(KETTLEBELLS) or (),
    )


EQUIPMENT = Kind("keys of the equipment", read_equipment, {"$ref": "#/$defs/equipment"})
