"""The sessions of a plan: training days and rest days."""

from __future__ import annotations

from collections.abc import Sequence as SequenceABC
from dataclasses import replace

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node, Scalar, Sequence
from planner.plan.care import SESSION_FIELDS, read_care
from planner.plan.copies import SWAP_KIND, Copy, Swap, copied, exercises, folded, swapped
from planner.plan.day_parts import PART
from planner.plan.defaults import Around, defaults_field
from planner.plan.frequency import FREQUENCY
from planner.plan.group_settings import in_place
from planner.plan.groups import ITEMS, count_items, read_items
from planner.plan.item_settings import PRIVATE
from planner.plan.items import ALONE
from planner.plan.keys import Field, Found, Kind, Record, described, shown, start, strict
from planner.plan.kinds import DAYS, FLAG, LINE, TEXT
from planner.plan.model import PlanEntry, PlanSession
from planner.plan.series import DELOAD, SKIP, WEEKS_KIND, by_week, read_week_map, week_map_schema, word_of
from planner.plan.track import TRACK
from planner.plan.turns import GROUP_NAMES, ITEMS_LIMIT
from planner.plan.weekly import Weekly, in_weeks, together

SESSIONS_LIMIT = 100
"""Most sessions of a plan."""

NAME = Field("name", LINE, "what the session is called", ("Lower A",), required=True)
DAY = Field("day", DAYS, "its weekday; on several days it is printed once for each", ("Monday", "Mon, Thu"))
NOTES = Field("notes", TEXT, "words of the coach; all that a rest day prints", ("Walk for half an hour.",))
WARM_UP = Field("warm_up", ITEMS, "what comes before the main part", ("[{name: Easy bike, rest: 1min}]",))
EXERCISES = Field("exercises", ITEMS, "the main part; a session without it is a rest day", ("[back_squat: 5x5 @75%]",))
COOL_DOWN = Field("cool_down", ITEMS, "what comes after the main part", ("[forearm_plank: 3x45s]",))
OPTIONAL = Field("optional", FLAG, "marks it as a session that may be left out", ("yes",), default="no")
ONLY = Field("only", WEEKS_KIND, "the weeks that it takes place in", ("1-3", "odd"), default="all")
WEEKS = Field(
    "weeks",
    Kind(
        "weeks with `skip` or `deload`",
        read_week_map,
        week_map_schema({"type": "string", "pattern": "^ *([sS][kK][iI][pP]|[dD][eE][lL][oO][aA][dD]) *$"}),
    ),
    "weeks in which it is left out or is lighter",
    ("{4: deload, 9: skip}",),
)
LIKE = Field("like", LINE, "the session that it is a copy of; its own keys win", ("Lower A",))
SWAP = Field(
    "swap", SWAP_KIND, "other exercises in the places of some of the copy; doses stay", ("{back_squat: front_squat}",)
)
DEFAULTS = defaults_field("the main part")

SESSION = Record(
    "session",
    "a session",
    (
        *(NAME, DAY, PART, LIKE, SWAP, ONLY, WEEKS, OPTIONAL, NOTES, WARM_UP, EXERCISES, COOL_DOWN),
        *(FREQUENCY, TRACK, *SESSION_FIELDS, DEFAULTS, PRIVATE),
    ),
)

_LISTED = "list it under exercises:, with a hyphen before it"
_ELSEWHERE = {
    **dict.fromkeys((*GROUP_NAMES[:-1], "text"), _LISTED),
    **dict.fromkeys(("rounds", "time", "cap", "every", "score"), "give it to a group in the list of exercises"),
    "rest": "write defaults: {rest: 2min} for the rest of all its exercises",
    "work": "write defaults: {sets: 3x10} for the dose of exercises that have none",
    "progress": "write it below an exercise, or defaults: {progress: +2.5kg on success} for all of them",
}
"""Keys that people write beside the name of a session, and where they belong."""


def read_sessions(
    name: str, node: Node, out: Diagnostics, around: Around = ALONE, others: SequenceABC[Node] = ()
) -> tuple[Weekly[PlanSession], ...] | None:
    """The sessions in the order of the file, week by week; one with errors is left out or incomplete.

    ``others`` are sessions besides, which one of these may be a copy of.
    """
    if not isinstance(node, Sequence):
        hint = "start each session with a hyphen, such as - name: Lower A"
        out.error("wrong-type", f'"{name}" must be a list, not {described(node)}', start(node), hint)
        return None
    if not node.items:
        out.error("missing-value", f'"{name}" is an empty list', start(node), "add a session: - name: Lower A")
    if len(node.items) > SESSIONS_LIMIT:
        message = f'"{name}" has {len(node.items):,} sessions; the limit is {SESSIONS_LIMIT}'
        out.error("too-many", message, start(node), "make several plans of it")
        return None
    copies = copied(node.items, others, "session", out)
    return tuple(session for copy in copies if (session := read_session(copy, out, around)) is not None)


def read_session(copy: Copy, out: Diagnostics, around: Around = ALONE) -> Weekly[PlanSession] | None:
    """One session as it is in each week; defaults hold for its main part."""
    node = copy.node
    found = strict(in_place(node, _ELSEWHERE, SESSION.title, out) if isinstance(node, Mapping) else node, SESSION, out)
    if found is None:
        return None
    name, days, notes = found.value(NAME), found.value(DAY), found.value(NOTES)
    fields = (WARM_UP, EXERCISES, COOL_DOWN)
    count = sum(count_items(found.pairs[field.name][1]) for field in fields if found.has(field))
    if count > ITEMS_LIMIT:
        message = f"this session has {count:,} exercises; the limit is {ITEMS_LIMIT}"
        out.error("too-many", message, start(node), "make several sessions of it")
        return None
    left_out, light = _special(found, around, out)
    inside = replace(around, light=around.light | light).under(found.value(DEFAULTS) or {})
    nodes = [(field, found.node(field)) for field in fields]
    parts = [
        (node and read_items(field.name, node, out, inside if field is EXERCISES else around.bare())) or ()
        for field, node in nodes
    ]
    swaps = [pairs for swap in copy.swaps if (pairs := SWAP_KIND.read(SWAP.name, swap, out)) is not None]
    only = found.value(ONLY) if found.has(ONLY) else None
    chosen = range(1, around.weeks + 1) if only is None else only.within(around.weeks, out)
    weeks = tuple(week for week in chosen if week not in left_out)
    optional, frequency, track = found.value(OPTIONAL), found.value(FREQUENCY), found.value(TRACK)
    care, part_of_day = read_care(found), found.value(PART)
    found.value(PRIVATE)
    if found.has(EXERCISES):
        exercises = found.pairs[EXERCISES.name][1]
        if isinstance(exercises, Sequence) and not exercises.items:
            hint = "list exercises, or take the key out: a session without it is a rest day"
            out.error("missing-value", '"exercises" is an empty list', start(exercises), hint)
    elif found.has(WARM_UP) or found.has(COOL_DOWN):
        part = WARM_UP if found.has(WARM_UP) else COOL_DOWN
        hint = "list them under exercises:, or take the key out: a session without exercises is a rest day"
        out.error("missing-key", f'a session with "{part.name}" needs "exercises"', found.key(part), hint)
    elif optional:
        out.error("optional-rest-day", "a rest day cannot be optional", found.key(OPTIONAL), "take the key out")
    if name is None or not name.text:
        return None
    if found.has(SWAP):
        hint = "name the session to copy: like: Lower A"
        out.error("missing-key", '"swap" needs "like"', found.key(SWAP), hint)
    _check_swaps(swaps, [entry for part in parts for every in part for entry in every.each if entry is not None], out)
    found.value(LIKE)

    def in_week(_week: int, entries: tuple[tuple[int, PlanEntry], ...]) -> PlanSession | None:
        mine = [tuple(entry for place, entry in entries if place == part) for part in range(len(parts))]
        if parts[1] and not mine[1]:  # every exercise is left out
            return None
        for swap in swaps:
            mine = [swapped(part, swap) for part in mine]
        return PlanSession(
            name=name,
            days=days or (),
            notes=notes.text if notes else "",
            warm_up=mine[0],
            exercises=mine[1],
            cool_down=mine[2],
            rest_day=not found.has(EXERCISES),
            span=name.span,
            optional=optional or False,
            frequency=frequency,
            track=track,
            care=care,
            part=part_of_day,
        )

    placed = [_placed(every, place) for place, part in enumerate(parts) for every in part]
    every = together(placed, in_week, around.weeks)
    return in_weeks(every, None if len(weeks) == around.weeks else weeks, around.weeks)


def _placed(every: Weekly[PlanEntry], place: int) -> Weekly[tuple[int, PlanEntry]]:
    """Entries with the part of the session that they are in; equal ones stay one object."""
    made: dict[int, tuple[int, PlanEntry]] = {}
    return Weekly(tuple(None if entry is None else made.setdefault(id(entry), (place, entry)) for entry in every.each))


def _special(found: Found, around: Around, out: Diagnostics) -> tuple[frozenset[int], frozenset[int]]:
    """The weeks that ``weeks`` leaves out, and those that it makes a deload."""
    written = found.value(WEEKS) if found.has(WEEKS) else None
    said: dict[str, set[int]] = {SKIP: set(), DELOAD: set()}
    for week, node in by_week(written or (), around.weeks, out).items():
        word = word_of(node)
        if word not in said:
            text = f'"{shown(node.text)}"' if isinstance(node, Scalar) else described(node)
            message = f"in a week a session is skip or deload, not {text}"
            out.error("bad-series", message, start(node), "other doses stand at the exercises, under their weeks:")
            continue
        said[word].add(week)
        if word == DELOAD and around.deload is None:
            hint = "add to the plan deload: {load: x0.6, sets: x0.5}"
            out.error("no-deload", 'the plan does not say what a "deload" is', start(node), hint)
    return frozenset(said[SKIP]), frozenset(said[DELOAD] if around.deload else ())


def _check_swaps(swaps: SequenceABC[tuple[Swap, ...]], entries: SequenceABC[PlanEntry], out: Diagnostics) -> None:
    """Reports exercises that are to be swapped and are not there."""
    there = set(exercises(entries))
    for swap in swaps:
        for old, new in swap:
            if folded(old.text) not in there:
                hint = "write it as it stands in that session"
                message = f'"{shown(old.text)}" is not in the session that is copied'
                out.error("unknown-swap", message, old.span, hint)
            there.add(folded(new.text))


SESSIONS = Kind(
    "list of sessions",
    read_sessions,
    {"type": "array", "minItems": 1, "maxItems": SESSIONS_LIMIT, "items": {"$ref": "#/$defs/session"}},
)
