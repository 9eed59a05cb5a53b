"""Groups by the clock: a start every minute, as many rounds as possible, and work for time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node, Scalar
from planner.plan.defaults import Around
from planner.plan.deload import Deload, fewer
from planner.plan.dose.model import Count
from planner.plan.dose.numbers import show_clock
from planner.plan.group_settings import (
    CAP,
    COMMON,
    EVERY,
    GROUP_NAME,
    GROUP_NOTES,
    INSIDE_REST,
    OWN_DOSE,
    OWN_REST,
    ROUND_REST,
    SCORE_KEY,
    TIME,
    WORK,
    GroupKeys,
    in_place,
    inside,
)
from planner.plan.item_settings import OPTIONAL, SETS
from planner.plan.items import ALONE
from planner.plan.keys import Field, Kind, Record, start, strict
from planner.plan.model import (
    PlanAmrap,
    PlanCircuit,
    PlanEmom,
    PlanForTime,
    PlanItem,
    PlanMember,
    PlanSuperset,
    PlanText,
    PlanTimed,
)
from planner.plan.round_doses import again, by_the_clock, in_rounds
from planner.plan.rounds import LADDER, STARTS_LIMIT, SURE_ROUNDS
from planner.plan.series import any_week
from planner.plan.turns import (
    CIRCUIT_NAME,
    ITEMS_LIMIT,
    PART_NAME,
    SUPERSET_NAME,
    TIMED_NAMES,
    group_key,
    nesting_hint,
    read_circuit,
    read_list,
    read_member,
    read_superset,
    refs,
    titled,
)
from planner.plan.weekly import Weekly


def read_timed_members(
    name: str, node: Node, out: Diagnostics, around: Around = ALONE
) -> tuple[Weekly[PlanMember], ...] | None:
    """The members of the group ``name``: exercises, lines of words, and supersets and circuits of these."""

    def member(name: str, node: Node, out: Diagnostics) -> Weekly[Any] | None:
        group = group_key(node)
        if group in TIMED_NAMES or group == PART_NAME:
            out.error(
                "nested-group", f"{titled(group)} cannot stand in {titled(name)}", start(node), nesting_hint(group)
            )
            return None
        if group and isinstance(node, Mapping):
            return (read_superset if group == SUPERSET_NAME else read_circuit)(node, out, around)
        return read_member(name, node, out, around)

    return read_list(name, node, out, member)


TIMED_MEMBERS = Kind(
    "list of exercises",
    read_timed_members,
    {
        "type": "array",
        "minItems": 1,
        "maxItems": ITEMS_LIMIT,
        "items": {"anyOf": refs(SUPERSET_NAME, CIRCUIT_NAME, "text", "item")},
    },
)

EMOM_LIST = Field(
    "emom", TIMED_MEMBERS, "what is done, one at each start, in turn", ("[box_jump: 10, push_up: 15]",), required=True
)
EMOM_TIME = replace(TIME, examples=("12min",), default="as its rounds need")
EMOM_ROUNDS = Field(
    "rounds", any_week(SURE_ROUNDS), "how often each of them has its turn", ("4",), default="as its time allows"
)
EMOM_SCORE = replace(SCORE_KEY, examples=("load",))
EMOM = Record("emom", "an emom", (EMOM_LIST, EVERY, EMOM_TIME, EMOM_ROUNDS, WORK, EMOM_SCORE, *COMMON))

AMRAP_LIST = Field(
    "amrap",
    TIMED_MEMBERS,
    "one round, done again and again",
    ("[pull_up: 5, push_up: 10, air_squat: 15]",),
    required=True,
)
AMRAP_TIME = replace(TIME, examples=("20min", "8min | 10min"), required=True)
AMRAP_SCORE = replace(SCORE_KEY, default="rounds")
AMRAP = Record("amrap", "an amrap", (AMRAP_LIST, AMRAP_TIME, WORK, ROUND_REST, INSIDE_REST, AMRAP_SCORE, *COMMON))

FOR_TIME_LIST = Field(
    "for_time",
    TIMED_MEMBERS,
    "what is done as fast as possible, in order",
    ("[run: 1mi, pull_up: 100]",),
    required=True,
)
FOR_TIME_ROUNDS = Field(
    "rounds",
    any_week(LADDER),
    "how often all of it is done, or how many repetitions each round has where an exercise does not say",
    ("5", "21-15-9"),
    default="1",
)
FOR_TIME_SCORE = replace(SCORE_KEY, default="time")
FOR_TIME = Record(
    "for_time",
    "a for_time",
    (FOR_TIME_LIST, FOR_TIME_ROUNDS, CAP, WORK, ROUND_REST, INSIDE_REST, FOR_TIME_SCORE, *COMMON),
)

_CLOCK_RESTS = "take it out: what is left until the next start is the rest"
_ELSEWHERE: Final = {
    EMOM.name: {
        "rest": _CLOCK_RESTS,
        "rest_inside": _CLOCK_RESTS,
        "cap": "write time: for how long all of it takes",
    },
    AMRAP.name: {
        "rounds": "take it out: as many as the time allows; write for_time: for a number of rounds",
        "cap": "write time: for how long all of it takes",
        "every": "write emom: for starts by the clock",
    },
    FOR_TIME.name: {
        "time": "write cap: for the most time that it may take, or amrap: for as many rounds as a time allows",
        "every": "write emom: for starts by the clock",
    },
}
"""Keys that people write beside a group that has no use for them, and what they meant."""


@dataclass(slots=True)
class _Members:
    """Gives the members of one group the doses of all its rounds, each once."""

    out: Diagnostics
    deload: Deload | None
    made: dict[tuple[object, ...], PlanMember | None] = field(default_factory=dict)

    def item(self, item: PlanItem, times: int, says: str, every: tuple[int, int] | None = None) -> PlanItem | None:
        """An exercise ``times`` over, with a start ``every`` so many seconds and its own after so many."""
        if item.dose is None:
            return item
        count = Count(times)
        if item.deload and self.deload:
            count = fewer(count, self.deload)
        dose = in_rounds(item.dose, count, item.written.span, self.out, says)
        if dose is not None and every is not None:
            dose = by_the_clock(dose, *every, item.written.span, self.out)
        normal = self.item(item.normal, times, says, every) if item.normal else None
        return None if dose is None else replace(item, dose=dose, normal=normal)

    def inner(self, group: PlanSuperset | PlanCircuit, times: int) -> PlanMember | None:
        """An inner group with the sets of all rounds of the group around it; it keeps its own number of rounds."""
        items: list[PlanItem | PlanText] = []
        for item in group.items:
            if isinstance(item, PlanItem) and item.dose is not None:
                dose = again(item.dose, times, item.written.span, self.out)
                if dose is None:
                    return None
                items.append(replace(item, dose=dose))
            else:
                items.append(item)
        return replace(group, items=tuple(items))  # type: ignore[arg-type]

    def member(
        self, member: PlanMember, times: int, says: str, every: tuple[int, int] | None = None
    ) -> PlanMember | None:
        """A member ``times`` over; a dose that counts its own sets is left as it is where nothing else ``says`` so."""
        if isinstance(member, PlanText) or (not says and times == 1):
            return member
        key = (id(member), times, says, every)
        if key not in self.made:
            if isinstance(member, PlanItem):
                self.made[key] = self.item(member, times, says, every)
            else:
                self.made[key] = self.inner(member, times)
        return self.made[key]


def read_emom(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanEmom] | None:
    """A group with a start every minute, or however often."""
    found = strict(in_place(node, _ELSEWHERE[EMOM.name], EMOM.title, out), EMOM, out)
    if found is None:
        return None
    keys = GroupKeys(found, EMOM, around)
    if not keys.has(EMOM_TIME) and not keys.has(EMOM_ROUNDS):
        out.error("missing-key", 'an emom has neither "time" nor "rounds"', found.key(EMOM_LIST), "add time: 12min")

    def make(week: int, items: tuple[PlanMember, ...], members: _Members) -> PlanEmom | None:
        every = keys.value(EVERY, week) or 60
        starts = _starts(keys, week, len(items), every)
        if starts is None:
            return None
        light = keys.is_light(week) and members.deload
        made = []
        for place, item in enumerate(items):
            turns = len(range(place, starts, len(items)))
            made.append(members.member(item, turns, _says(keys, week), (every, every * len(items))))
        if None in made:
            return None
        return PlanEmom(
            items=tuple(one for one in made if one is not None),
            name=keys.text(GROUP_NAME, week),
            every=every,
            starts=fewer(Count(starts), light).low if light else starts,
            notes=keys.text(GROUP_NOTES, week),
            span=found.key(EMOM_LIST),
            optional=keys.value(OPTIONAL, week) or False,
            score=keys.value(EMOM_SCORE, week),
        )

    return _read(keys, EMOM_LIST, EVERY.name, (EVERY, EMOM_TIME, EMOM_ROUNDS), make)


def _says(keys: GroupKeys, week: int) -> str:
    """The key that says how often the members of an emom are done."""
    return EMOM_ROUNDS.name if keys.value(EMOM_ROUNDS, week) is not None else EVERY.name


def _starts(keys: GroupKeys, week: int, members: int, every: int) -> int | None:
    """How many starts an emom has in a week; None after an error."""
    time, rounds = keys.value(EMOM_TIME, week), keys.value(EMOM_ROUNDS, week)
    if time is None and rounds is None:
        return None
    starts = (rounds or 0) * members
    if time is not None:
        if time % every:
            low = time // every * every
            near = " or ".join(_minutes(each) for each in (low, low + every) if each)
            message = f"{_minutes(time)} is no whole number of starts every {_minutes(every)}"
            keys.tell("bad-starts", message, EMOM_TIME, f"write time: {near}")
            return None
        if rounds is not None and time // every != starts:
            message = f"{_minutes(time)} has {time // every} starts, and {rounds} rounds of {members} have {starts}"
            keys.tell("bad-starts", message, EMOM_ROUNDS, "take time or rounds out")
            return None
        starts = time // every
    if starts < members:
        message = f"there are {starts} starts for {members} exercises"
        keys.tell("bad-starts", message, EMOM_TIME, f"write time: {_minutes(every * members)} or more")
        return None
    if starts > STARTS_LIMIT:
        message = f"an emom has at most {STARTS_LIMIT} starts, not {starts:,}"
        keys.tell("bad-starts", message, EMOM_TIME, "make several of it")
        return None
    return starts


def _minutes(seconds: int) -> str:
    """A time as plans write it: ``12min``, ``1:30``, ``45s``."""
    if seconds % 60 == 0:
        return f"{seconds // 60}min"
    return f"{seconds}s" if seconds < 60 else show_clock(seconds)


def read_amrap(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanAmrap] | None:
    """As many rounds as possible in a time."""
    found = strict(in_place(node, _ELSEWHERE[AMRAP.name], AMRAP.title, out), AMRAP, out)
    if found is None:
        return None
    keys = GroupKeys(found, AMRAP, around)

    def make(week: int, items: tuple[PlanMember, ...], members: _Members) -> PlanAmrap | None:
        time = keys.value(AMRAP_TIME, week)
        made = [members.member(item, 1, TIME.name) for item in items]
        if time is None or None in made:
            return None
        return PlanAmrap(
            items=tuple(one for one in made if one is not None),
            name=keys.text(GROUP_NAME, week),
            time=time,
            rest=keys.value(ROUND_REST, week),
            rest_inside=keys.value(INSIDE_REST, week),
            notes=keys.text(GROUP_NOTES, week),
            span=found.key(AMRAP_LIST),
            optional=keys.value(OPTIONAL, week) or False,
            score=keys.value(AMRAP_SCORE, week),
        )

    return _read(keys, AMRAP_LIST, TIME.name, (AMRAP_TIME, ROUND_REST, INSIDE_REST), make)


def read_for_time(node: Mapping, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanForTime] | None:
    """Rounds against the clock."""
    found = strict(in_place(node, _ELSEWHERE[FOR_TIME.name], FOR_TIME.title, out), FOR_TIME, out)
    if found is None:
        return None
    keys = GroupKeys(found, FOR_TIME, around)

    def make(week: int, items: tuple[PlanMember, ...], members: _Members) -> PlanForTime | None:
        written = keys.value(FOR_TIME_ROUNDS, week)
        steps = written if isinstance(written, tuple) else ()
        rounds = len(steps) or (written if isinstance(written, int) else 1)
        says = FOR_TIME_ROUNDS.name if written is not None else ""
        made = [members.member(item, rounds, says) for item in items]
        if None in made:
            return None
        light = keys.is_light(week) and members.deload
        count = fewer(Count(rounds), light).low if light else rounds
        return PlanForTime(
            items=tuple(one for one in made if one is not None),
            name=keys.text(GROUP_NAME, week),
            rounds=count,
            ladder=steps[:count],
            cap=keys.value(CAP, week),
            rest=keys.value(ROUND_REST, week),
            rest_inside=keys.value(INSIDE_REST, week),
            notes=keys.text(GROUP_NOTES, week),
            span=found.key(FOR_TIME_LIST),
            optional=keys.value(OPTIONAL, week) or False,
            score=keys.value(FOR_TIME_SCORE, week),
        )

    counts = FOR_TIME_ROUNDS.name if keys.has(FOR_TIME_ROUNDS) else ""
    fields = (FOR_TIME_ROUNDS, CAP, ROUND_REST, INSIDE_REST)
    return _read(keys, FOR_TIME_LIST, counts, fields, make, _ladder(keys))


def _ladder(keys: GroupKeys) -> dict[str, tuple[Scalar, Node]] | None:
    """The dose that rounds such as ``21-15-9`` give to members without an amount: ``21/15/9``, week by week."""
    if not keys.has(FOR_TIME_ROUNDS):
        return None
    weeks = range(1, keys.around.weeks + 1)
    each = [keys.value(FOR_TIME_ROUNDS, keys.near(week)) for week in weeks] if keys.active else []
    steps = [one for one in each if isinstance(one, tuple)]
    if not steps:
        return None
    if len(steps) < len(each):
        if None not in each:
            hint = "write the repetitions of each round in every week, or put the others in a group of their own"
            message = '"rounds" lists repetitions in some weeks and not in others'
            keys.tell("bad-rounds", message, FOR_TIME_ROUNDS, hint)
        return None
    doses = ["/".join(map(str, one)) if len(one) > 1 else f"1x{one[0]}" for one in steps]
    place = keys.place(FOR_TIME_ROUNDS)
    text = doses[0] if len(set(doses)) == 1 else " | ".join(doses)
    return {SETS.name: (Scalar(SETS.name, place), Scalar(text, place))}


def _read(
    keys: GroupKeys,
    key: Field[Any],
    counts: str,
    fields: tuple[Field[Any], ...],
    make: Callable[[int, tuple[PlanMember, ...], _Members], Any],
    ladder: dict[str, tuple[Scalar, Node]] | None = None,
) -> Weekly[Any] | None:
    """A group by the clock, week by week; ``fields`` are the keys of its own that may be a series."""
    within = inside(keys, counts, OWN_DOSE if counts else OWN_REST, ladder)
    listed = keys.found.node(key)
    members = (listed and read_timed_members(key.name, listed, keys.out, within)) or ()
    made = _Members(keys.out, keys.around.deload)
    if not members:
        return None

    def in_week(week: int, items: tuple[PlanMember, ...]) -> PlanTimed | None:
        return make(keys.near(week), items, made) if items else None

    def mark(week: int) -> tuple[object, ...]:
        words = (keys.text(GROUP_NAME, week), keys.text(GROUP_NOTES, week))
        values = tuple(keys.value(one, week) for one in (*fields, SCORE_KEY, OPTIONAL))
        return (*values, *words, keys.is_light(week))

    return keys.by_week(members, in_week, mark)
