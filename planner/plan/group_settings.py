"""What stands beside the members of a group: its keys, and what they say of each week."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from collections.abc import Mapping as MappingABC
from dataclasses import replace
from typing import Any, TypeVar

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Scalar
from planner.plan.defaults import Around, Pairs, defaults_field
from planner.plan.doses import REST_TEXT
from planner.plan.item_settings import OPTIONAL, PRIVATE, REPS, REST, SETS
from planner.plan.keys import Field, Found, Kind, Record, described, shown, start, strict
from planner.plan.kinds import LINE, TEXT
from planner.plan.rounds import DURATION, INTERVAL, LADDER, ROUNDS, SCORE
from planner.plan.schemes import scheme_of
from planner.plan.series import (
    DELOAD,
    DOSE_SERIES,
    SKIP,
    WEEKS_KIND,
    Entries,
    any_week,
    by_week,
    is_series,
    listed,
    read_week_map,
    settled,
    several,
    week_map_schema,
    word_of,
)
from planner.plan.weekly import Weekly, in_weeks, together

T = TypeVar("T")

_MEMBERS = 8
"""Members of a group that are made anew for a week take as long as one more entry of a series."""

ROUNDS_KEY = Field(
    "rounds", any_week(ROUNDS), "how often all of it is done", ("3", "3-4"), default="the sets of the longest member"
)
EVERY = Field("every", any_week(INTERVAL), "from one start to the next", ("2min", "90s"), default="1min")
TIME = Field("time", any_week(DURATION), "how long it takes", ("20min", "1:30"))
CAP = Field("cap", any_week(DURATION), "the most time that it may take", ("10min", "10min | 9min"))
ROUND_REST = Field("rest", several(REST_TEXT), "rest after each round", ("90s",))
INSIDE_REST = Field(
    "rest_inside", several(REST_TEXT), "rest between two exercises of a round", ("15s",), default="none"
)
WORK = Field("work", DOSE_SERIES, "the dose of the exercises that have none", ("40s", "3x10"))
SCORE_KEY = Field("score", SCORE, "the result to write down at its end", ("reps",), default="none")
GROUP_NAME = Field("name", LINE, "its heading", ("Back and shoulders",))
GROUP_NOTES = Field("notes", TEXT, "words of the coach, printed with it", ("No hurry between the two.",))
ONLY = Field(
    "only", WEEKS_KIND, "the weeks that it is there in; a series then counts these", ("2-4", "odd"), default="all"
)
DEFAULTS = defaults_field("its exercises", "{tempo: 3-1-1-0}")

GROUP_WEEK = Record(
    "group_week",
    "a week of a group",
    (
        *(replace(ROUNDS_KEY, kind=LADDER, default="", examples=("3", "15-12-9")), replace(EVERY, default="")),
        *(TIME, CAP, ROUND_REST, replace(INSIDE_REST, default=""), replace(SCORE_KEY, default="")),
        *(GROUP_NAME, GROUP_NOTES, OPTIONAL),
    ),
)
"""The keys of a group that may be different in one week; which of them a group has is for its own record to say."""

GROUP_WEEKS = Field(
    "weeks",
    Kind(
        "weeks with `skip`, `deload` or keys",
        read_week_map,
        week_map_schema({"anyOf": [{"type": "string"}, {"$ref": "#/$defs/group_week"}]}),
    ),
    "weeks in which it is left out, is lighter, or has other keys",
    ("{4: deload, 5: {rest: 2min}, 6: skip}",),
)

COMMON = (GROUP_NAME, GROUP_NOTES, ONLY, GROUP_WEEKS, OPTIONAL, DEFAULTS, PRIVATE)
"""The keys of every group."""


class GroupKeys:
    """The keys beside the members of one group, week by week.

    ``active`` are the weeks that it is there in, ``light`` those in which it alone is a deload. ``lent`` are keys that
    it takes from further out.
    """

    def __init__(self, found: Found, record: Record, around: Around, lent: Pairs | None = None) -> None:
        self.found, self.around, self.out = found, around, found.out
        self._record, self._lent = record, dict(lent or {})
        self._entries: dict[str, Entries | tuple[Node, ...]] = {}
        self._read: dict[tuple[str, int], object] = {}
        self._told: set[tuple[str, str]] = set()
        found.value(PRIVATE)
        only = found.value(ONLY) if found.has(ONLY) else None
        chosen = range(1, around.weeks + 1) if only is None else only.within(around.weeks, self.out)
        self._counted = tuple(chosen)
        self._places = {week: place for place, week in enumerate(self._counted)}
        self._changed: dict[int, Found] = {}
        self.light: frozenset[int] = frozenset()
        self.active = tuple(week for week in self._counted if week not in self._special())

    def near(self, week: int) -> int:
        """A week in which the group is there: ``week`` itself if it is one."""
        return week if week in self._places else self.active[0]

    def by_week(
        self,
        members: Sequence[Weekly[Any]],
        make: Callable[[int, tuple[Any, ...]], T | None],
        mark: Callable[[int], Hashable],
    ) -> Weekly[T] | None:
        """What ``make`` makes of each week and its members; weeks that differ in more than these have another mark."""
        if not self.active:
            return None
        total = self.around.weeks
        marks = {week: mark(week) for week in self.active}
        unlike = len(set(marks.values()))
        if unlike > 1 and not self._has_room(unlike * len(members) // _MEMBERS):
            return None
        every = together(members, make, total, marks if unlike > 1 else None)
        return in_weeks(every, None if len(self.active) == total else self.active, total)

    def is_light(self, week: int) -> bool:
        """Whether a week is a deload for the group."""
        return week in self.light or week in self.around.light

    def tell(self, code: str, message: str, field: Field[Any] | None, hint: str) -> None:
        """Reports a problem of the group once, for all the weeks that have it."""
        if (code, message) not in self._told:
            self._told.add((code, message))
            self.out.error(code, message, self.place(field), hint)

    def place(self, field: Field[Any] | None) -> Span:
        """Where the value of a key stands, and the group itself where the key is missing."""
        if field is not None and self.found.has(field):
            return self.found.place(field)
        return next(iter(self.found.pairs.values()))[0].inner

    def has(self, field: Field[Any]) -> bool:
        """Whether a key is given for some week."""
        return self.found.has(field) or any(special.has(field) for special in self._changed.values())

    def value(self, field: Field[T], week: int) -> T | None:
        """What a key says of a week; None where it says nothing, or something wrong, which is reported once."""
        special = self._changed.get(week)
        node = special.node(field) if special is not None and special.has(field) else self._node(field, week)
        if node is None:
            return None
        key = (field.name, id(node))
        if key not in self._read:
            self._read[key] = field.kind.read(field.name, node, self.out)
        return self._read[key]  # type: ignore[return-value]

    def text(self, field: Field[Any], week: int) -> str:
        """What a key with words says of a week."""
        found = self.value(field, week)
        return found.text if found else ""

    def node(self, field: Field[Any], week: int) -> Node | None:
        """What stands for a week under a key."""
        special = self._changed.get(week)
        return special.node(field) if special is not None and special.has(field) else self._node(field, week)

    def _node(self, field: Field[Any], week: int) -> Node | None:
        if field.name not in self._entries:
            self._entries[field.name] = self._listed(field)
        entries = self._entries[field.name]
        if not entries:
            return None
        if len(entries) == 1:
            return entries[0]
        whole = self.found.has(field)
        return entries[self._places[week] if whole else week - 1]

    def _listed(self, field: Field[Any]) -> Entries | tuple[Node, ...]:
        """The entry of each week in which the group is there, or the only one."""
        own = self.found.has(field)
        node = self.found.node(field) if own else self._lent.get(field.name, (None, None))[1]
        if node is None or not is_series(node):
            return () if node is None else (node,)
        weeks = len(self._counted) if own else self.around.weeks
        each = listed(field.name, node, weeks, self.out)
        each = each and settled(each, self.out)
        return each if each is not None and self._has_room(len(set(map(id, each)))) else ()

    def _has_room(self, count: int) -> bool:
        self.around.room.left -= count
        if self.around.room.left < 0:
            self.tell("too-many", "too many groups differ from week to week", None, "make several plans of it")
        return self.around.room.left >= 0

    def _special(self) -> frozenset[int]:
        """Reads ``weeks:``, and gives the weeks that it leaves out."""
        written = self.found.value(GROUP_WEEKS) if self.found.has(GROUP_WEEKS) else None
        if not written or not self._has_room(len(written)):
            return frozenset()
        weeks = by_week(written, self.around.weeks, self.out)
        skipped: set[int] = set()
        light: set[int] = set()
        read: dict[int, Found | None] = {}
        for week, node in weeks.items():
            if week not in self._places:
                message = f'"only" leaves out week {week}, and "weeks" says what is so in it'
                self.out.error("bad-weeks", message, start(node), "take one of them out")
            elif word_of(node) == SKIP:
                skipped.add(week)
            elif word_of(node) == DELOAD and self._may_be_light(node):
                light.add(week)
            elif word_of(node) != DELOAD:
                if id(node) not in read:
                    read[id(node)] = self._week(node)
                found = read[id(node)]
                if found is not None:
                    self._changed[week] = found
        self.light = frozenset(light)
        return frozenset(skipped)

    def _may_be_light(self, node: Node) -> bool:
        if self.around.deload is None:
            hint = "add to the plan deload: {load: x0.6, sets: x0.5}"
            self.tell_at(node, "no-deload", 'the plan does not say what a "deload" is', hint)
        return self.around.deload is not None

    def tell_at(self, node: Node, code: str, message: str, hint: str) -> None:
        """Reports a problem of one value, once."""
        if (code, message) not in self._told:
            self._told.add((code, message))
            self.out.error(code, message, start(node), hint)

    def _week(self, node: Node) -> Found | None:
        """The keys of the group in one week."""
        if not isinstance(node, Mapping):
            said = f'"{shown(node.text)}"' if isinstance(node, Scalar) else described(node)
            message = f"in a week a group is skip, deload or a map of keys, not {said}"
            self.out.error("bad-series", message, start(node), "write 4: {rest: 2min}; doses stand at the exercises")
            return None
        found = strict(node, GROUP_WEEK, self.out)
        if found is None:
            return None
        for name, (key, _) in found.pairs.items():
            if name not in self._record.names:
                message = f'"{name}" is no key of {self._record.title}'
                self.out.error("misplaced-key", message, key.inner, "take it out")
        return Found({name: pair for name, pair in found.pairs.items() if name in self._record.names}, self.out)


def inside(keys: GroupKeys, counts: str, mine: frozenset[str], ladder: Pairs | None = None) -> Around:
    """What is around the members of a group.

    ``counts`` is the key that says how often or how long they are done, empty where their doses do; ``mine`` are keys
    whose defaults of further out do not hold. ``ladder`` is the dose that the rounds give.
    """
    found, around = keys.found, keys.around
    defaults = found.value(DEFAULTS)
    own: dict[str, tuple[Scalar, Node]] = {} if defaults is None else {**defaults}
    work = found.node(WORK)
    if work is not None and (is_series(work) or scheme_of(work, around.schemes) or found.value(WORK) is not None):
        if own.keys() & {SETS.name, REPS.name}:
            found.out.error("two-doses", '"work" and "defaults" both give a dose', found.key(WORK), "keep one of them")
        own.pop(REPS.name, None)
        own[SETS.name] = found.pairs[WORK.name]
    if ladder:
        if own.keys() & {SETS.name, REPS.name}:
            hint = "write rounds: 3, or take the other out"
            message = '"rounds" lists the repetitions of each round, and another key gives a dose'
            found.out.error("two-doses", message, keys.place(ROUNDS_KEY), hint)
        own.update(ladder)
    outer = {name: pair for name, pair in around.defaults.items() if name not in mine}
    return replace(around, defaults=outer, counts=counts, light=around.light | keys.light).under(own)


def in_place(node: Mapping, places: MappingABC[str, str], title: str, out: Diagnostics) -> Mapping:
    """The map without the keys that belong elsewhere, which are reported with what to write instead."""
    wrong = [(key, value) for key, value in node.pairs if key.text in places]
    for key, _ in wrong:
        out.error("misplaced-key", f'"{key.text}" is no key of {title}', key.inner, places[key.text])
    return Mapping(tuple(pair for pair in node.pairs if pair not in wrong), node.span, node.flow) if wrong else node


OWN_REST = frozenset((REST.name,))
OWN_DOSE = frozenset((REST.name, SETS.name, REPS.name))
"""Keys whose defaults of further out do not hold in a group: its rest is between rounds; its rounds count."""
