"""Project files under a plan: their keys stand in for those that the plan leaves out.

It is done on nodes, before anything is read: each value keeps the place at which it was written, so a problem in it is
shown in the file that it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from collections.abc import Sequence as SequenceABC
from typing import TypeAlias

from planner.files import Mapping, Node, Scalar, Sequence

SHARED = ("coach", "units", "rounding", "equipment", "design", "pages", "content")
"""Keys that a project file may give: what is the same for many plans, and nothing that is about one athlete."""

_JOINED = ("coach", "design")
"""Maps that are put together key by key."""

_MEASURED = ("rounding", "equipment")
_POUNDS = re.compile(r"lbs?\b", re.IGNORECASE)
_KILOGRAMS = re.compile(r"kgs?\b", re.IGNORECASE)

Layers: TypeAlias = SequenceABC[Mapping]
"""The keys of project files as nodes, the file that wins in front."""

_Pairs: TypeAlias = dict[str, tuple[Scalar, Node]]


def merged(plan: Mapping, layers: Layers) -> Mapping:
    """``plan`` with what it leaves out taken from ``layers``, of which an earlier one wins.

    Steps and equipment in kilograms are no use to a plan in pounds: those of a layer are taken only where its unit is
    the plan's. A coach's contact and logo are taken only with the same coach's name.
    """
    pairs = _pairs(plan)
    for layer in layers:  # the unit must be settled before what is measured in it
        _take(pairs, layer, ("units",))
    unit = _unit(pairs.get("units"))
    for layer in layers:
        alien = [key for key in _MEASURED if not _fits(key, layer, unit)]
        _take(pairs, layer, [key for key in SHARED if key not in alien])
    return Mapping(tuple(pairs.values()), plan.span, plan.flow)


def as_map(key: str, node: Node) -> Node:
    """A coach who is only a name, as a map with that name; any other node as it is."""
    if key == "coach" and isinstance(node, Scalar) and not node.missing:
        return Mapping(((Scalar("name", node.span), node),), node.span)
    return node


def _take(pairs: _Pairs, layer: Mapping, keys: Collection[str]) -> None:
    for name, (key, value) in _pairs(layer).items():
        if name not in keys:
            continue
        held = pairs.setdefault(name, (key, value))
        if name in _JOINED and held[1] is not value:
            pairs[name] = (held[0], _joined(as_map(name, held[1]), as_map(name, value)))


def _joined(upper: Node, lower: Node) -> Node:
    if not isinstance(upper, Mapping) or not isinstance(lower, Mapping):
        return upper
    mine, theirs = _pairs(upper), _pairs(lower)
    if "name" in mine and "name" in theirs and _text(mine["name"]) != _text(theirs["name"]):
        for theirs_alone in ("contact", "logo"):
            theirs.pop(theirs_alone, None)
    return Mapping(tuple({**theirs, **mine}.values()), upper.span, upper.flow)


def _fits(key: str, layer: Mapping, unit: str) -> bool:
    """Whether a measured value of ``layer`` is in ``unit``; one without any unit is in the plan's."""
    pairs = _pairs(layer)
    texts = list(_texts(pairs[key][1])) if key in pairs else []
    units = {name for name, sign in (("lb", _POUNDS), ("kg", _KILOGRAMS)) if any(map(sign.search, texts))}
    if units:
        return units == {unit}
    return "units" not in pairs or _unit(pairs["units"]) == unit


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    else:
        for inner in node.items if isinstance(node, Sequence) else (value for _, value in node.pairs):
            yield from _texts(inner)


def _unit(pair: tuple[Scalar, Node] | None) -> str:
    return "lb" if _POUNDS.fullmatch(_text(pair).strip()) else "kg"


def _text(pair: tuple[Scalar, Node] | None) -> str:
    return pair[1].text if pair and isinstance(pair[1], Scalar) else ""


def _pairs(node: Mapping) -> _Pairs:
    return {key.text: (key, value) for key, value in node.pairs}
