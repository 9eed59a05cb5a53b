"""``like`` and ``swap``: sessions that are copies of others, with some keys and exercises of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

from planner.diagnostics import Diagnostics, nearest
from planner.files import Mapping, Node, Scalar
from planner.plan.keys import MANY, Kind, described, shown, start
from planner.plan.kinds import SCALAR, line, scalar
from planner.plan.model import (
    PlanEntry,
    PlanGroup,
    PlanItem,
    PlanPart,
    Text,
)

LIKE, SWAP, NAME = "like", "swap", "name"

SWAPS_LIMIT = 60
"""Most exercises that a copy swaps: as many as a session has."""

_SPACE = re.compile(r"[\s_-]+")

E = TypeVar("E", bound=PlanEntry)
Swap: TypeAlias = tuple[Text, Text]


@dataclass(frozen=True, slots=True)
class Copy:
    """A map of keys with those of what it is like, and the ``swap`` maps on the way, the oldest first."""

    node: Node
    swaps: tuple[Node, ...] = ()


def copied(listed: Sequence[Node], around: Sequence[Node], what: str, out: Diagnostics) -> list[Copy]:
    """Every map of ``listed`` with the keys of what it is ``like``, which is in ``listed`` or else in ``around``."""
    known: dict[str, Mapping] = {}
    for node in (*listed, *around):
        name = node.get(NAME) if isinstance(node, Mapping) else None
        if isinstance(node, Mapping) and isinstance(name, Scalar):
            known.setdefault(folded(name.text), node)
    done: dict[int, Copy] = {}
    return [_copy(node, known, what, done, out) for node in listed]


def folded(name: str) -> str:
    """A name without regard to case, spaces, hyphens and underscores."""
    return _SPACE.sub("_", name.strip().casefold())


def _copy(node: Node, known: MappingABC[str, Mapping], what: str, done: dict[int, Copy], out: Diagnostics) -> Copy:
    """One map with all that it is like, by way of the others between."""
    chain: list[Mapping] = []
    while isinstance(node, Mapping) and id(node) not in done:
        like = node.get(LIKE)
        if any(node is seen for seen in chain):
            name = _text(node.get(NAME))
            message = f'the {what} "{shown(name)}" is like itself'
            out.error("like-circle", message, start(like or node), "write one of them out")
            done[id(node)] = Copy(_without(node))
            break
        chain.append(node)
        if not isinstance(like, Scalar) or not like.text.strip():
            done[id(node)] = Copy(node, _swaps(node))
            break
        base = known.get(folded(like.text))
        if base is None:
            near = nearest(like.text, known) if len(out) < MANY else None
            hint = f'did you mean "{near}"?' if near else f"name a {what} of this plan"
            out.error("unknown-like", f'there is no {what} "{shown(like.text)}"', like.inner, hint)
            done[id(node)] = Copy(_without(node))
            break
        node = base
    found = done[id(node)] if isinstance(node, Mapping) else Copy(node)
    for upper in reversed(chain):
        if id(upper) not in done:
            done[id(upper)] = _over(upper, found)
        found = done[id(upper)]
    return found


def _over(upper: Mapping, lower: Copy) -> Copy:
    """The keys of ``upper`` over those of what it is like."""
    if not isinstance(lower.node, Mapping):
        return Copy(_without(upper))
    mine = {key.text for key, _ in upper.pairs}
    taken = [pair for pair in lower.node.pairs if pair[0].text not in {*mine, NAME, SWAP, LIKE}]
    kept = [pair for pair in upper.pairs if pair[0].text not in (LIKE, SWAP)]
    return Copy(Mapping((*kept, *taken), upper.span, upper.flow), (*lower.swaps, *_swaps(upper)))


def _swaps(node: Mapping) -> tuple[Node, ...]:
    swap = node.get(SWAP)
    return (swap,) if swap is not None and node.get(LIKE) is not None else ()


def _without(node: Mapping) -> Mapping:
    """The map without what cannot be followed, which has been reported."""
    return Mapping(tuple(pair for pair in node.pairs if pair[0].text not in (LIKE, SWAP)), node.span, node.flow)


def _text(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def read_swap(name: str, node: Node, out: Diagnostics) -> tuple[Swap, ...] | None:
    """A map of exercises of the copied session to those in their places."""
    if not isinstance(node, Mapping):
        hint = "write swap: {back_squat: front_squat}"
        out.error("wrong-type", f'"{name}" must be a map of exercises, not {described(node)}', start(node), hint)
        return None
    if len(node.pairs) > SWAPS_LIMIT:
        message = f'"{name}" has {len(node.pairs):,} entries; the limit is {SWAPS_LIMIT}'
        out.error("too-many", message, start(node), "write a session of its own")
        return None
    found: list[Swap] = []
    for key, value in node.pairs:
        old, new = line("exercise", key, out), scalar(key.text, value, out)
        if new is not None and not new.text.strip():
            hint = "name the exercise that takes its place"
            out.error("missing-value", f'"{shown(key.text)}" is swapped for nothing', key.inner, hint)
        elif old is not None and new is not None and (name_ := line("exercise", new, out)) is not None:
            found.append((old, name_))
    return tuple(found)


def swapped(entries: Sequence[PlanEntry], swap: Sequence[Swap]) -> tuple[PlanEntry, ...]:
    """Entries with other exercises in the places of some; their doses stay."""
    table = {folded(old.text): new for old, new in swap}
    return tuple(_swapped(entry, table) for entry in entries)


def _swapped(entry: E, table: MappingABC[str, Text]) -> E:
    if isinstance(entry, PlanItem):
        new = table.get(folded(entry.exercise.text)) if entry.exercise else None
        entry = replace(entry, exercise=new, span=new.span) if new else entry
        return replace(entry, ladder=tuple(_swapped(stage, table) for stage in entry.ladder)) if entry.ladder else entry
    if isinstance(entry, PlanGroup | PlanPart):
        items: Sequence[Any] = entry.items
        return replace(entry, items=tuple(_swapped(item, table) for item in items))
    return entry


def exercises(entries: Sequence[PlanEntry]) -> Iterator[str]:
    """The exercises of entries, folded, those of groups and parts included."""
    for entry in entries:
        if isinstance(entry, PlanItem):
            if entry.exercise:
                yield folded(entry.exercise.text)
            yield from exercises(entry.ladder)
        elif isinstance(entry, PlanGroup | PlanPart):
            yield from exercises(entry.items)


SWAP_KIND = Kind(
    "exercises with exercises",
    read_swap,
    {"type": "object", "maxProperties": SWAPS_LIMIT, "additionalProperties": SCALAR},
)
