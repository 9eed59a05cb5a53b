"""The lists of a session, and what stands in them beside exercises: supersets, circuits, parts, words and pauses."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeGuard, TypeVar

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node, Sequence
from planner.plan.cut_doses import whole_entries
from planner.plan.defaults import Around, defaults_field
from planner.plan.deload import fewer
from planner.plan.dose.model import Count, Rest
from planner.plan.doses import REST_TEXT
from planner.plan.item_settings import OPTIONAL, PRIVATE, REPS, REST, SETS
from planner.plan.items import ALONE, GROUPS_LATER, read_item
from planner.plan.keys import Field, Found, Kind, Record, described, start, strict
from planner.plan.kinds import LINE, SCALAR, TEXT, text
from planner.plan.model import (
    PlanCircuit,
    PlanEntry,
    PlanItem,
    PlanLine,
    PlanPart,
    PlanPause,
    PlanSuperset,
    PlanText,
    Text,
)
from planner.plan.rounds import DURATION, ROUNDS
from planner.plan.schemes import scheme_of
from planner.plan.series import DOSE_SERIES, WEEKS_KIND, is_series
from planner.plan.weekly import Weekly, in_weeks, same, together

ITEMS_LIMIT = 60
"""Most exercises of a session, members of groups, lines of words and pauses included."""

WORDS_LIMIT = 500
"""Most characters of a line of words."""

Member: TypeAlias = PlanItem | PlanText
G = TypeVar("G", PlanSuperset, PlanCircuit)


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
    """One line: an exercise, a superset, a circuit, words or a pause."""
    if isinstance(node, Mapping):
        if node.get(SUPERSET_LIST.name) is not None:
            return read_superset(node, out, around)
        if node.get(CIRCUIT_LIST.name) is not None:
            return read_circuit(node, out, around)
        if node.get(WORDS.name) is not None:
            return read_words(node, out, around)
        if [key.text for key, _ in node.pairs] == [PAUSE_REST.name]:
            rest = Found({PAUSE_REST.name: node.pairs[0]}, out).value(PAUSE_REST)
            return None if rest is None else same(PlanPause(rest, node.pairs[0][0].inner))
    return read_item(node, out, around)


def _is_list(node: Node, name: str, out: Diagnostics) -> TypeGuard[Sequence]:
    if isinstance(node, Sequence):
        return True
    hint = f"start each line under {name}: with a hyphen and a space, such as - back_squat: 5x5"
    out.error("wrong-type", f'"{name}" must be a list, not {described(node)}', start(node), hint)
    return False


def count_items(node: Node) -> int:
    """How many exercises one part of a session lists, those of its groups included."""
    if not isinstance(node, Sequence):
        return 0
    count = 0
    for item in node.items:
        lists = (SUPERSET_LIST, CIRCUIT_LIST, PART_LIST)
        found = [item.get(field.name) for field in lists] if isinstance(item, Mapping) else []
        count += max(1, sum(count_items(members) for members in found if members))
    return count


def read_members(name: str, node: Node, out: Diagnostics, around: Around = ALONE) -> tuple[Weekly[Member], ...] | None:
    """The members of the superset or circuit ``name``: exercises, and in a circuit lines of words."""
    if not isinstance(node, Sequence):
        hint = "list its exercises below it, each with a hyphen"
        out.error("wrong-type", f'"{name}" must be a list of exercises, not {described(node)}', start(node), hint)
        return None
    least = 2 if name == SUPERSET_LIST.name else 1
    items = whole_entries(node, out) if len(node.items) <= ITEMS_LIMIT else node.items
    if not least <= len(items) <= ITEMS_LIMIT:
        message = f"a {name} has {least} to {ITEMS_LIMIT} exercises, this one has {len(items):,}"
        hint = f"a single exercise needs no {name}" if least > 1 else "list what is done in a round"
        out.error("superset-size" if least > 1 else "circuit-size", message, start(node), hint)
        return None
    members: list[Weekly[Member]] = []
    for item in items:
        member = _member(name, item, out, around)
        members.extend([member] if member else [])
    return tuple(members)


def _member(name: str, node: Node, out: Diagnostics, around: Around) -> Weekly[Member] | None:
    """One member of the group ``name``."""
    keys = {key.text for key, _ in node.pairs} if isinstance(node, Mapping) else set()
    group = next((group for group in (*_LISTS, *GROUPS_LATER) if group in keys), None)
    if group is not None:
        out.error("nested-group", f"a {_TITLES[group]} cannot stand in a {name}", start(node), "list it on its own")
        return None
    if keys == {REST.name}:
        hint = f"use rest_inside: beside the {name} for the rest between its exercises"
        out.error("pause-inside", f"a pause cannot stand in a {name}", start(node), hint)
        return None
    if isinstance(node, Mapping) and WORDS.name in keys:
        if name == CIRCUIT_LIST.name:
            return read_words(node, out, around)
        hint = "make it a circuit, or say it in the notes"
        out.error("words-inside", f"a line of words cannot stand in a {name}", start(node), hint)
        return None
    return read_item(node, out, around)


def read_words(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanText] | None:
    """A line of words with a tick."""
    found = strict(node, TEXT_LINE, out)
    if found is None:
        return None
    words, optional = found.value(WORDS), found.value(OPTIONAL)
    found.value(PRIVATE)
    found_in = only_weeks(found, around)
    if words is None:
        return None
    return in_weeks(same(PlanText(words.text, optional or False, words.span)), found_in, around.weeks)


def only_weeks(found: Found, around: Around) -> tuple[int, ...] | None:
    """The weeks that ``only`` names; None without it."""
    only = found.value(ONLY) if found.has(ONLY) else None
    return None if only is None else only.within(around.weeks, found.out)


def words_line(name: str, node: Node, out: Diagnostics) -> Text | None:
    """Words that are printed as one paragraph."""
    found = text(name, node, out, WORDS_LIMIT)
    return None if found is None else Text(" ".join(found.text.split()), found.span)


@dataclass(frozen=True, slots=True)
class _Settings:
    """What stands beside the members of a superset or circuit; ``around`` is what holds for them."""

    rounds: Count | None
    rest: Rest | None
    inside: Rest | None
    name: str
    notes: str
    optional: bool
    around: Around
    only: tuple[int, ...] | None

    def in_week(self, week: int) -> Count | None:
        """The rounds in a week; fewer in a deload of all."""
        deload = self.around.deload if week in self.around.light else None
        return fewer(self.rounds, deload) if deload and self.rounds else self.rounds


def _settings(found: Found, around: Around) -> _Settings:
    """Reads the settings of a group.

    A default of further out for ``rest`` is the rest after a round, since the members follow each other; where rounds
    count, defaults for sets and repetitions of further out do not hold.
    """
    defaults = found.value(DEFAULTS)
    own = dict(defaults or {})
    work = found.node(WORK)
    if work is not None and (is_series(work) or scheme_of(work, around.schemes) or found.value(WORK) is not None):
        if own.keys() & {SETS.name, REPS.name}:
            hint = "keep one of them"
            found.out.error("two-doses", '"work" and "defaults" both give a dose', found.key(WORK), hint)
        own.pop(REPS.name, None)
        own[SETS.name] = found.pairs[WORK.name]
    rounds = found.value(ROUNDS_KEY)
    mine = {REST.name, *((SETS.name, REPS.name) if rounds else ())}
    outer = {name: pair for name, pair in around.defaults.items() if name not in mine}
    lent = {REST.name: around.defaults[REST.name]} if REST.name in around.defaults else {}
    name, notes = found.value(GROUP_NAME), found.value(GROUP_NOTES)
    found.value(PRIVATE)
    return _Settings(
        rounds=rounds,
        rest=Found({**lent, **found.pairs}, found.out).value(ROUND_REST),
        inside=found.value(INSIDE_REST),
        name=name.text if name else "",
        notes=notes.text if notes else "",
        optional=found.value(OPTIONAL) or False,
        around=replace(around, defaults=outer, rounds=rounds).under(own),
        only=only_weeks(found, around),
    )


def _members(found: Found, key: Field[Any], settings: _Settings) -> tuple[Weekly[Member], ...]:
    node = found.node(key)
    return (node and read_members(key.name, node, found.out, settings.around)) or ()


def read_superset(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanSuperset] | None:
    """A superset with its settings."""
    return _read_group(node, SUPERSET, SUPERSET_LIST, PlanSuperset, out, around)


def read_circuit(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanCircuit] | None:
    """A circuit with its settings."""
    return _read_group(node, CIRCUIT, CIRCUIT_LIST, PlanCircuit, out, around)


def _read_group(
    node: Mapping, record: Record, key: Field[Any], make: Callable[..., G], out: Diagnostics, around: Around
) -> Weekly[G] | None:
    """A group whose members stand under ``key``, week by week: in a week without members it is not there."""
    found = strict(node, record, out)
    if found is None:
        return None
    settings = _settings(found, around)
    members = _members(found, key, settings)
    if not members:
        return None

    def in_week(week: int, items: tuple[Member, ...]) -> G | None:
        if not items:
            return None
        return make(
            items=items,
            name=settings.name,
            rest=settings.rest,
            rest_inside=settings.inside,
            notes=settings.notes,
            span=found.key(key),
            rounds=settings.in_week(week),
            optional=settings.optional,
        )

    every = together(members, in_week, around.weeks, around.light)
    return in_weeks(every, settings.only, around.weeks)


def read_part(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanPart] | None:
    """A heading with the lines under it."""
    found = strict(node, PART, out)
    if found is None:
        return None
    heading, notes = found.value(HEADING), found.value(GROUP_NOTES)
    time, optional = found.value(PART_TIME), found.value(OPTIONAL)
    inside = around.under(found.value(DEFAULTS) or {})
    found.value(PRIVATE)
    listed = found.node(PART_LIST)
    items = read_lines(PART_LIST.name, listed, out, inside) if listed else None
    if isinstance(listed, Sequence) and not listed.items:
        out.error(
            "missing-value", f'"{PART_LIST.name}" is an empty list', start(listed), "list what stands in this part"
        )
    only = only_weeks(found, around)
    if heading is None or not heading.text or not items:
        return None

    def in_week(_week: int, lines: tuple[PlanLine, ...]) -> PlanPart | None:
        words = notes.text if notes else ""
        return PlanPart(heading, lines, time, words, optional or False, heading.span) if lines else None

    return in_weeks(together(items, in_week, around.weeks), only, around.weeks)


def _refs(*records: str) -> list[MappingABC[str, Any]]:
    return [SCALAR, *({"$ref": f"#/$defs/{name}"} for name in records)]


_LINES = ("superset", "circuit", "text", "pause", "item")
ITEMS = Kind(
    "list of exercises",
    read_items,
    {"type": "array", "maxItems": ITEMS_LIMIT, "items": {"anyOf": _refs("part", *_LINES)}},
)
LINES = Kind(
    "list of exercises",
    read_lines,
    {"type": "array", "minItems": 1, "maxItems": ITEMS_LIMIT, "items": {"anyOf": _refs(*_LINES)}},
)
MEMBERS = Kind(
    "list of exercises",
    read_members,
    {"type": "array", "minItems": 2, "maxItems": ITEMS_LIMIT, "items": {"anyOf": _refs("item")}},
)
STATIONS = Kind(
    "list of exercises",
    read_members,
    {"type": "array", "minItems": 1, "maxItems": ITEMS_LIMIT, "items": {"anyOf": _refs("text", "item")}},
)

SUPERSET_LIST = Field(
    "superset",
    MEMBERS,
    "exercises done in turn: A1, A2, A1, A2 and so on",
    ("[lat_pulldown: 3x10, pull_up]",),
    required=True,
)
CIRCUIT_LIST = Field(
    "circuit",
    STATIONS,
    "exercises, and lines of words, done in order",
    ("[goblet_squat: 10, push_up: 10]",),
    required=True,
)
ROUNDS_KEY = Field(
    "rounds", ROUNDS, "how often all of it is done", ("3", "3-4"), default="the sets of the longest member"
)
ONLY = Field("only", WEEKS_KIND, "the weeks that it is there in", ("2-4", "odd"), default="all")
WORK = Field("work", DOSE_SERIES, "the dose of the exercises that have none", ("40s", "3x10"))
ROUND_REST = Field("rest", REST_TEXT, "rest after each round", ("90s",))
INSIDE_REST = Field("rest_inside", REST_TEXT, "rest between two exercises of a round", ("15s",), default="none")
GROUP_NAME = Field("name", LINE, "its heading", ("Back and shoulders",))
GROUP_NOTES = Field("notes", TEXT, "words of the coach, printed with it", ("No hurry between the two.",))
DEFAULTS = defaults_field("its exercises", "{tempo: 3-1-1-0}")
_GROUP = (ROUNDS_KEY, WORK, ROUND_REST, INSIDE_REST, GROUP_NAME, GROUP_NOTES, ONLY, OPTIONAL, DEFAULTS, PRIVATE)
_GROUP_LATER = ("weeks", "score", "time", "cap", "every")
SUPERSET = Record("superset", "a superset", (SUPERSET_LIST, *_GROUP), _GROUP_LATER)
CIRCUIT = Record("circuit", "a circuit", (CIRCUIT_LIST, *_GROUP), _GROUP_LATER)

HEADING = Field("part", LINE, "the heading", ("Strength",), required=True)
PART_LIST = Field(
    "exercises", LINES, "what stands under it, as in a session", ("[back_squat: 5x5 @75%]",), required=True
)
PART_TIME = Field("time", DURATION, "how long it takes", ("20min", "1:30"))
PART = Record(
    "part",
    "a part",
    (HEADING, PART_LIST, PART_TIME, GROUP_NOTES, ONLY, OPTIONAL, DEFAULTS, PRIVATE),
    ("weeks", "score", "cap"),
)

WORDS = Field(
    "text",
    Kind("one line", words_line, {**SCALAR, "maxLength": WORDS_LIMIT}),
    "the words",
    ("Three slow breaths.",),
    required=True,
)
TEXT_LINE = Record("text", "a line of words", (WORDS, ONLY, OPTIONAL, PRIVATE), ("weeks", "score"))

PAUSE_REST = Field("rest", REST_TEXT, "how long, before the next exercise", ("3min",), required=True)
PAUSE = Record("pause", "a pause", (PAUSE_REST,))

_LISTS = (SUPERSET_LIST.name, CIRCUIT_LIST.name, HEADING.name)
_TITLES = {**{name: name for name in _LISTS}, **dict.fromkeys(GROUPS_LATER, "group")}
