"""The lists of a session: their lines, and parts, which are headings with lines under them."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import replace
from typing import Any, Final, TypeAlias, TypeGuard

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node, Sequence
from planner.plan.cut_doses import whole_entries
from planner.plan.defaults import Around
from planner.plan.group_settings import (
    DEFAULTS,
    GROUP_NOTES,
    GROUP_WEEKS,
    ONLY,
    SCORE_KEY,
    TIME,
    GroupKeys,
    in_place,
)
from planner.plan.item_settings import OPTIONAL, PRIVATE
from planner.plan.items import ALONE, read_item
from planner.plan.keys import Field, Kind, Record, described, start, strict
from planner.plan.kinds import LINE
from planner.plan.model import PlanEntry, PlanLine, PlanPart
from planner.plan.plain_lines import WORDS, is_pause, read_pause, read_words
from planner.plan.timed_groups import AMRAP_LIST, EMOM_LIST, FOR_TIME_LIST, read_amrap, read_emom, read_for_time
from planner.plan.turns import (
    CIRCUIT_LIST,
    ITEMS_LIMIT,
    PART_NAME,
    SUPERSET_LIST,
    group_key,
    read_circuit,
    read_superset,
    refs,
)
from planner.plan.weekly import Weekly

Reader: TypeAlias = Callable[[Mapping, Diagnostics, Around], Weekly[Any] | None]
_GROUPS: Final[MappingABC[str, Reader]] = {
    SUPERSET_LIST.name: read_superset,
    CIRCUIT_LIST.name: read_circuit,
    EMOM_LIST.name: read_emom,
    AMRAP_LIST.name: read_amrap,
    FOR_TIME_LIST.name: read_for_time,
}


def read_items(name: str, node: Node, out: Diagnostics, around: Around = ALONE) -> tuple[Weekly[PlanEntry], ...] | None:
    """The lines of one part of a session. Lines with errors are left out, so that the others are still checked."""
    if not _is_list(node, name, out):
        return None
    items = whole_entries(node, out)
    return tuple(entry for item in items if (entry := read_entry(item, out, around)) is not None)


def read_lines(name: str, node: Node, out: Diagnostics, around: Around = ALONE) -> tuple[Weekly[PlanLine], ...] | None:
    """The lines under the heading of a part: as in a session, without a further part."""
    if not _is_list(node, name, out):
        return None
    lines: list[Weekly[PlanLine]] = []
    for item in whole_entries(node, out):
        if isinstance(item, Mapping) and item.get(HEADING.name) is not None:
            out.error("nested-group", "a part cannot stand in a part", start(item), "list it behind the other")
            continue
        line = read_line(item, out, around)
        lines.extend([line] if line else [])
    return tuple(lines)


def read_entry(node: Node, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanEntry] | None:
    """One entry of a session: a part, or a line."""
    if isinstance(node, Mapping) and node.get(HEADING.name) is not None:
        return read_part(node, out, around)
    return read_line(node, out, around)


def read_line(node: Node, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanLine] | None:
    """One line: an exercise, a group, words or a pause."""
    if isinstance(node, Mapping):
        reader = _GROUPS.get(group_key(node))
        if reader is not None:
            return reader(node, out, around)
        if node.get(WORDS.name) is not None:
            return read_words(node, out, around)
        if is_pause(node):
            return read_pause(node, out)
    return read_item(node, out, around)


def _is_list(node: Node, name: str, out: Diagnostics) -> TypeGuard[Sequence]:
    if isinstance(node, Sequence):
        return True
    hint = f"start each line under {name}: with a hyphen and a space, such as - back_squat: 5x5"
    out.error("wrong-type", f'"{name}" must be a list, not {described(node)}', start(node), hint)
    return False


def count_items(node: Node) -> int:
    """How many exercises one part of a session lists, those of its groups included."""
    count = 0
    left = [node]
    while left:
        listed = left.pop()
        for item in listed.items if isinstance(listed, Sequence) else ():
            lists = (*_GROUPS, PART_LIST.name)
            found = [item.get(name) for name in lists] if isinstance(item, Mapping) else []
            members = [part for part in found if isinstance(part, Sequence) and part.items]
            left += members
            count += not members
    return count


_ELSEWHERE = {
    "rounds": "write circuit: or for_time: in its list, with the rounds beside it",
    "cap": "write time: for how long it takes, or for_time: in its list, with the cap beside it",
    "every": "write emom: in its list, with every: beside it",
    "rest": "write defaults: {rest: 2min} for the rest of all its exercises",
}


def read_part(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanPart] | None:
    """A heading with the lines under it."""
    found = strict(in_place(node, _ELSEWHERE, PART.title, out), PART, out)
    if found is None:
        return None
    keys = GroupKeys(found, PART, around)
    heading = found.value(HEADING)
    inside = replace(around, light=around.light | keys.light).under(found.value(DEFAULTS) or {})
    listed = found.node(PART_LIST)
    items = read_lines(PART_LIST.name, listed, out, inside) if listed else None
    if isinstance(listed, Sequence) and not listed.items:
        hint = "list what stands in this part"
        out.error("missing-value", f'"{PART_LIST.name}" is an empty list', start(listed), hint)
    if heading is None or not heading.text or not items:
        return None

    def in_week(week: int, lines: tuple[PlanLine, ...]) -> PlanPart | None:
        week = keys.near(week)
        return (
            PlanPart(
                heading=heading,
                items=lines,
                time=keys.value(PART_TIME, week),
                notes=keys.text(GROUP_NOTES, week),
                optional=keys.value(OPTIONAL, week) or False,
                span=heading.span,
                score=keys.value(SCORE_KEY, week),
            )
            if lines
            else None
        )

    def mark(week: int) -> tuple[object, ...]:
        return (keys.text(GROUP_NOTES, week), *(keys.value(field, week) for field in (PART_TIME, OPTIONAL, SCORE_KEY)))

    return keys.by_week(items, in_week, mark)


_LINES = ("superset", "circuit", "emom", "amrap", "for_time", "text", "pause", "item")
ITEMS = Kind(
    "list of exercises",
    read_items,
    {"type": "array", "maxItems": ITEMS_LIMIT, "items": {"anyOf": refs("part", *_LINES)}},
)
LINES = Kind(
    "list of exercises",
    read_lines,
    {"type": "array", "minItems": 1, "maxItems": ITEMS_LIMIT, "items": {"anyOf": refs(*_LINES)}},
)

HEADING = Field(PART_NAME, LINE, "the heading", ("Strength",), required=True)
PART_LIST = Field(
    "exercises", LINES, "what stands under it, as in a session", ("[back_squat: 5x5 @75%]",), required=True
)
PART_TIME = TIME
PART = Record(
    "part",
    "a part",
    (HEADING, PART_LIST, PART_TIME, SCORE_KEY, GROUP_NOTES, ONLY, GROUP_WEEKS, OPTIONAL, DEFAULTS, PRIVATE),
)
