"""Supersets and circuits: exercises done in turn, round after round."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from typing import Any, Final, TypeAlias, TypeVar

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Sequence
from planner.plan.cut_doses import whole_entries
from planner.plan.defaults import Around
from planner.plan.deload import fewer
from planner.plan.dose.model import Count
from planner.plan.group_settings import (
    COMMON,
    GROUP_NAME,
    GROUP_NOTES,
    INSIDE_REST,
    OWN_DOSE,
    OWN_REST,
    ROUND_REST,
    ROUNDS_KEY,
    SCORE_KEY,
    WORK,
    GroupKeys,
    in_place,
    inside,
)
from planner.plan.item_settings import OPTIONAL, REST
from planner.plan.items import ALONE, read_item
from planner.plan.keys import Field, Kind, Record, described, start, strict
from planner.plan.kinds import SCALAR
from planner.plan.model import PlanCircuit, PlanItem, PlanSuperset, PlanText
from planner.plan.plain_lines import WORDS, is_pause, read_words
from planner.plan.round_doses import ONCE, item_in_rounds
from planner.plan.weekly import Weekly

ITEMS_LIMIT = 60
"""Most exercises of a session, members of groups, lines of words and pauses included."""

Member: TypeAlias = PlanItem | PlanText
M = TypeVar("M")
G = TypeVar("G", PlanSuperset, PlanCircuit)

SUPERSET_NAME: Final = "superset"
CIRCUIT_NAME: Final = "circuit"
TIMED_NAMES: Final = ("emom", "amrap", "for_time")
PART_NAME: Final = "part"
GROUP_NAMES: Final = (SUPERSET_NAME, CIRCUIT_NAME, *TIMED_NAMES, PART_NAME)


def read_list(
    name: str,
    node: Node,
    out: Diagnostics,
    read_one: Callable[[str, Node, Diagnostics], Weekly[M] | None],
    least: int = 1,
) -> tuple[Weekly[M], ...] | None:
    """The members of the group ``name``, at least so many; those with errors are left out."""
    if not isinstance(node, Sequence):
        hint = "list its exercises below it, each with a hyphen"
        out.error("wrong-type", f'"{name}" must be a list of exercises, not {described(node)}', start(node), hint)
        return None
    items = whole_entries(node, out) if len(node.items) <= ITEMS_LIMIT else node.items
    if not least <= len(items) <= ITEMS_LIMIT:
        message = f"{titled(name)} has {least} to {ITEMS_LIMIT} exercises, this one has {len(items):,}"
        hint = f"a single exercise needs no {name}" if least > 1 else "list what is done in a round"
        out.error("superset-size" if least > 1 else "circuit-size", message, start(node), hint)
        return None
    members = [member for item in items if (member := read_one(name, item, out)) is not None]
    return tuple(members)


def titled(name: str) -> str:
    """``an amrap``, ``a circuit``."""
    return f"{'an' if name[0] in 'ae' else 'a'} {name}"


def group_key(node: Node) -> str:
    """Which group a line is; empty for anything else."""
    keys = {key.text for key, _ in node.pairs} if isinstance(node, Mapping) else set()
    return next((group for group in GROUP_NAMES if group in keys), "")


def read_members(name: str, node: Node, out: Diagnostics, around: Around = ALONE) -> tuple[Weekly[Member], ...] | None:
    """The members of the superset or circuit ``name``: exercises, and in a circuit lines of words."""

    def member(name: str, node: Node, out: Diagnostics) -> Weekly[Member] | None:
        group = group_key(node)
        if group:
            out.error("nested-group", f"{titled(group)} cannot stand in a {name}", start(node), nesting_hint(group))
            return None
        return read_member(name, node, out, around)

    return read_list(name, node, out, member, 2 if name == SUPERSET_NAME else 1)


def nesting_hint(group: str) -> str:
    """Where a group may stand that cannot stand here."""
    if group in (SUPERSET_NAME, CIRCUIT_NAME):
        return "list it on its own; supersets and circuits may stand in emom, amrap and for_time"
    return "list it on its own"


def read_member(name: str, node: Node, out: Diagnostics, around: Around) -> Weekly[Member] | None:
    """One member of the group ``name`` that is an exercise or, but in a superset, a line of words."""
    if is_pause(node):
        hint = f"use rest_inside: beside the {name} for the rest between its exercises"
        if name == "emom":
            hint = "what is left until the next start is the rest; a start without work is - text: Rest"
        out.error("pause-inside", f"a pause cannot stand in {titled(name)}", start(node), hint)
        return None
    if isinstance(node, Mapping) and node.get(WORDS.name) is not None:
        if name != SUPERSET_NAME:
            return read_words(node, out, around)
        hint = "make it a circuit, or say it in the notes"
        out.error("words-inside", f"a line of words cannot stand in a {name}", start(node), hint)
        return None
    return read_item(node, out, around)


def refs(*records: str) -> list[MappingABC[str, Any]]:
    """The schemas of a line that is a text or one of ``records``."""
    return [SCALAR, *({"$ref": f"#/$defs/{name}"} for name in records)]


MEMBERS = Kind(
    "list of exercises",
    read_members,
    {"type": "array", "minItems": 2, "maxItems": ITEMS_LIMIT, "items": {"anyOf": refs("item")}},
)
STATIONS = Kind(
    "list of exercises",
    read_members,
    {"type": "array", "minItems": 1, "maxItems": ITEMS_LIMIT, "items": {"anyOf": refs("text", "item")}},
)
SUPERSET_LIST = Field(
    SUPERSET_NAME,
    MEMBERS,
    "exercises done in turn: A1, A2, A1, A2 and so on",
    ("[lat_pulldown: 3x10, pull_up]",),
    required=True,
)
CIRCUIT_LIST = Field(
    CIRCUIT_NAME,
    STATIONS,
    "exercises, and lines of words, done in order",
    ("[goblet_squat: 10, push_up: 10]",),
    required=True,
)
_TURNS = (ROUNDS_KEY, WORK, ROUND_REST, INSIDE_REST, SCORE_KEY, *COMMON)
SUPERSET = Record("superset", "a superset", (SUPERSET_LIST, *_TURNS))
CIRCUIT = Record("circuit", "a circuit", (CIRCUIT_LIST, *_TURNS))

_ELSEWHERE = {
    "time": "write amrap: for as many rounds as the time allows, or put it in a part with a time",
    "cap": "write for_time: for work against the clock",
    "every": "write emom: for starts by the clock",
}


def read_superset(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanSuperset] | None:
    """A superset with its settings."""
    return _read_turns(node, SUPERSET, SUPERSET_LIST, PlanSuperset, out, around)


def read_circuit(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanCircuit] | None:
    """A circuit with its settings."""
    return _read_turns(node, CIRCUIT, CIRCUIT_LIST, PlanCircuit, out, around)


class _Turns:
    """What a superset or circuit is in each week."""

    def __init__(self, keys: GroupKeys, place: Span) -> None:
        self.keys, self.place = keys, place
        self.turned: dict[tuple[int, Count, str], Member | None] = {}

    def rounds(self, week: int) -> tuple[Count | None, str]:
        """How often it is done, and the key that says so."""
        own = self.keys.value(ROUNDS_KEY, week)
        if own is not None:
            return own, ROUNDS_KEY.name
        counts = self.keys.around.counts
        return (ONCE, counts) if counts else (None, "")

    def mark(self, week: int) -> tuple[object, ...]:
        """What a week differs in from others besides its exercises."""
        value = self.keys.value
        words = tuple(self.keys.text(field, week) for field in (GROUP_NAME, GROUP_NOTES))
        fields = (ROUND_REST, INSIDE_REST, SCORE_KEY, OPTIONAL)
        return (self.rounds(week), self.keys.is_light(week), *(value(field, week) for field in fields), *words)

    def member(self, item: Member, times: Count | None, says: str) -> Member | None:
        """A member with the dose of all rounds."""
        if times is None or isinstance(item, PlanText):
            return item
        key = (id(item), times, says)
        if key not in self.turned:
            self.turned[key] = item_in_rounds(item, times, self.keys.out, says, self.keys.around.deload)
        return self.turned[key]

    def make(self, group: Callable[..., G], week: int, items: tuple[Member, ...]) -> G | None:
        """The group in a week that it has members in."""
        times, says = self.rounds(week)
        members = [self.member(item, times, says) for item in items]
        deload = self.keys.around.deload if self.keys.is_light(week) else None
        if not members or None in members:
            return None
        return group(
            items=tuple(members),
            name=self.keys.text(GROUP_NAME, week),
            rest=self.keys.value(ROUND_REST, week),
            rest_inside=self.keys.value(INSIDE_REST, week),
            notes=self.keys.text(GROUP_NOTES, week),
            span=self.place,
            rounds=fewer(times, deload) if times and deload else times,
            optional=self.keys.value(OPTIONAL, week) or False,
            score=self.keys.value(SCORE_KEY, week),
        )


def _read_turns(
    node: Mapping, record: Record, key: Field[Any], make: Callable[..., G], out: Diagnostics, around: Around
) -> Weekly[G] | None:
    """A group whose members stand under ``key``, week by week: in a week without members it is not there.

    A default of further out for ``rest`` is the rest after a round, since the members follow each other; where rounds
    count, defaults for sets and repetitions of further out do not hold.
    """
    found = strict(in_place(node, _ELSEWHERE, record.title, out), record, out)
    if found is None:
        return None
    lent = {REST.name: around.defaults[REST.name]} if REST.name in around.defaults else {}
    keys = GroupKeys(found, record, around, lent)
    counted = found.has(ROUNDS_KEY) and found.node(ROUNDS_KEY) is not None
    counts = ROUNDS_KEY.name if counted else around.counts
    within = inside(keys, counts, OWN_DOSE if counted else OWN_REST)
    listed = found.node(key)
    members = (listed and read_members(key.name, listed, out, within)) or ()
    if not members:
        return None
    turns = _Turns(keys, found.key(key))

    def in_week(week: int, items: tuple[Member, ...]) -> G | None:
        return turns.make(make, keys.near(week), items) if items else None

    return keys.by_week(members, in_week, turns.mark)
