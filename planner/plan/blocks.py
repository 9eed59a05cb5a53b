"""Blocks: stretches of weeks with sessions, maxes or defaults of their own, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence as SequenceABC
from dataclasses import replace

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Sequence
from planner.plan.copies import copied, folded
from planner.plan.defaults import Around, defaults_field
from planner.plan.frequency import FREQUENCY
from planner.plan.groups import count_items
from planner.plan.keys import Field, Found, Kind, Record, described, start, strict
from planner.plan.kinds import LINE, TEXT, whole_number
from planner.plan.loads import MAXES
from planner.plan.model import AnyMax, PlanBlock, PlanSession
from planner.plan.series import WEEKS_LIMIT
from planner.plan.sessions import SESSIONS, read_sessions
from planner.plan.track import TRACK
from planner.plan.weekly import Weekly

BLOCKS_LIMIT = 26
"""Most blocks of a plan: one for every four weeks of two years."""

READ_LIMIT = 6_000
"""Most exercises that are read for all blocks together; those that share sessions and are alike count once."""

SESSIONS_KEY = "sessions"
LISTS = ("warm_up", "exercises", "cool_down")

NAME = Field("name", LINE, "what the block is called", ("Strength",), required=True)
WEEKS = Field("weeks", whole_number(1, WEEKS_LIMIT, "weeks"), "how many weeks it lasts", ("3",), required=True)
LIKE = Field("like", LINE, "the block that it is a copy of; its own keys win", ("Volume",))
SESSION_LIST = Field(
    SESSIONS_KEY, SESSIONS, "its sessions", ("[{name: Lower A, day: Monday}]",), default="those of the plan"
)
MAX_LIST = Field("maxes", MAXES, "best lifts that hold from this block on", ("{back_squat: 145}",))
DEFAULTS = defaults_field("the main part of its sessions")
NOTES = Field("notes", TEXT, "words of the coach, printed on the overviews of its weeks", ("Heavier, and fewer.",))
UNTIL = Field("until", LINE, "what must be true before the next block", ("All sets of week 3 done.",))

BLOCK = Record(
    "block", "a block", (NAME, WEEKS, LIKE, SESSION_LIST, MAX_LIST, DEFAULTS, NOTES, UNTIL, FREQUENCY, TRACK)
)


def read_blocks(name: str, node: Node, out: Diagnostics) -> tuple[Found, ...] | None:
    """The keys of each block, in order; those of the blocks that they are like among them."""
    if not isinstance(node, Sequence):
        hint = "start each block with a hyphen: - name: Strength"
        out.error("wrong-type", f'"{name}" must be a list, not {described(node)}', start(node), hint)
        return None
    if not 1 <= len(node.items) <= BLOCKS_LIMIT:
        message = f'"{name}" has 1 to {BLOCKS_LIMIT} blocks, not {len(node.items):,}'
        out.error("too-many", message, start(node), "make several plans of it")
        return None
    found: list[Found] = []
    for copy in copied(node.items, (), "block", out):
        block = strict(copy.node, BLOCK, out)
        if block is not None:
            found.append(block)
    return tuple(found)


class Reading:
    """Reads the blocks of a plan. Blocks that share the plan's sessions, and are as long, share what is read."""

    def __init__(self, sessions: Node | None, around: Around, light: SequenceABC[int], out: Diagnostics) -> None:
        self.sessions, self.around, self.light, self.out = sessions, around, frozenset(light), out
        self.left = READ_LIMIT
        self.shared: dict[tuple[int, frozenset[int]], tuple[Weekly[PlanSession], ...]] = {}

    def whole(self, weeks: int, place: Span) -> PlanBlock:
        """A plan without blocks as one."""
        return PlanBlock("", 1, weeks, self._sessions(self._around(1, weeks)), place)

    def block(self, found: Found, first: int) -> PlanBlock:
        """One block, which starts with week ``first`` of the plan."""
        name, weeks = found.value(NAME), found.value(WEEKS) or 1
        notes, until = found.value(NOTES), found.value(UNTIL)
        found.value(LIKE)
        around = self._around(first, weeks)
        defaults = found.value(DEFAULTS)
        own = found.node(SESSION_LIST)
        if own is not None and not self._has_room(own):
            sessions: tuple[Weekly[PlanSession], ...] = ()
        elif own is not None:
            others = self.sessions.items if isinstance(self.sessions, Sequence) else ()
            inside = around.under(defaults or {})
            sessions = read_sessions(SESSION_LIST.name, own, self.out, inside, others) or ()
        elif self.sessions is None:
            sessions = ()
            if found.pairs and not found.has(SESSION_LIST):  # an empty one has been told what it lacks
                place = next(key.inner for key, _ in found.pairs.values())
                hint = "add sessions: below it, or to the plan"
                self.out.error("missing-key", 'this block has no "sessions", and the plan has none', place, hint)
        else:
            sessions = self._sessions(around.under(defaults) if defaults else around, share=not defaults)
        return PlanBlock(
            name=name.text if name else "",
            first=first,
            weeks=weeks,
            sessions=sessions,
            span=name.span if name else Span(""),
            maxes=found.value(MAX_LIST) or (),
            notes=notes.text if notes else "",
            until=until.text if until else "",
            frequency=found.value(FREQUENCY),
            track=found.value(TRACK),
        )

    def _has_room(self, sessions: Node) -> bool:
        """Whether sessions may be read once more, in another block with defaults or a length of its own."""
        listed = sessions.items if isinstance(sessions, Sequence) else ()
        parts = (session.get(part) for session in listed if isinstance(session, Mapping) for part in LISTS)
        count = sum(count_items(part) for part in parts if part is not None)
        first = self.left == READ_LIMIT
        self.left -= count
        if self.left >= 0 or first:
            return True
        message = "too many exercises in blocks that are not alike"
        self.out.error("too-many", message, start(sessions), "make several plans of it")
        return False

    def _around(self, first: int, weeks: int) -> Around:
        light = frozenset(week - first + 1 for week in self.light if first <= week < first + weeks)
        return replace(self.around, weeks=weeks, light=light)

    def _sessions(self, around: Around, *, share: bool = True) -> tuple[Weekly[PlanSession], ...]:
        if self.sessions is None:
            return ()
        key = (around.weeks, around.light)
        if share and key in self.shared:
            return self.shared[key]
        found = (self._has_room(self.sessions) and read_sessions(SESSIONS_KEY, self.sessions, self.out, around)) or ()
        if share:
            self.shared[key] = found
        return found


def newer_maxes(
    old: tuple[AnyMax, ...], new: tuple[AnyMax, ...], key: Callable[[str], object] = folded
) -> tuple[AnyMax, ...]:
    """The maxes of a plan with those of a block in the places of the same exercises, which have the same ``key``."""
    mine = {key(best.exercise.text) for best in new}
    return (*(best for best in old if key(best.exercise.text) not in mine), *new)


BLOCKS = Kind(
    "list of blocks",
    read_blocks,
    {"type": "array", "minItems": 1, "maxItems": BLOCKS_LIMIT, "items": {"$ref": "#/$defs/block"}},
)
