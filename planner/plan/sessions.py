"""The sessions of a plan: training days and rest days."""

from __future__ import annotations

from planner.diagnostics import Diagnostics
from planner.files import Node, Sequence
from planner.plan.defaults import Around, defaults_field
from planner.plan.groups import ITEMS, ITEMS_LIMIT, count_items, read_items
from planner.plan.item_settings import PRIVATE
from planner.plan.items import ALONE, GROUPS_LATER
from planner.plan.keys import Field, Kind, Record, described, start, strict
from planner.plan.kinds import DAYS, FLAG, LINE, TEXT
from planner.plan.model import PlanSession

SESSIONS_LIMIT = 100
"""Most sessions of a plan."""

NAME = Field("name", LINE, "what the session is called", ("Lower A",), required=True)
DAY = Field("day", DAYS, "its weekday; on several days it is printed once for each", ("Monday", "Mon, Thu"))
NOTES = Field("notes", TEXT, "words of the coach; all that a rest day prints", ("Walk for half an hour.",))
WARM_UP = Field("warm_up", ITEMS, "what comes before the main part", ("[{name: Easy bike, rest: 1min}]",))
EXERCISES = Field("exercises", ITEMS, "the main part; a session without it is a rest day", ("[back_squat: 5x5 @75%]",))
COOL_DOWN = Field("cool_down", ITEMS, "what comes after the main part", ("[forearm_plank: 3x45s]",))
OPTIONAL = Field("optional", FLAG, "marks it as a session that may be left out", ("yes",), default="no")
DEFAULTS = defaults_field("the main part")

SESSION = Record(
    "session",
    "a session",
    (NAME, DAY, OPTIONAL, NOTES, WARM_UP, EXERCISES, COOL_DOWN, DEFAULTS, PRIVATE),
    (
        *("only", "weeks", "like", "swap", "frequency", "until", "stop_if", "pain", "part"),
        *("track", "rest", "rounds", "time", "cap", "every", "score", "work", "superset", "circuit", "progress"),
        *("text", *GROUPS_LATER),
    ),
)


def read_sessions(name: str, node: Node, out: Diagnostics, around: Around = ALONE) -> tuple[PlanSession, ...] | None:
    """The sessions in the order of the file; one with errors is left out or incomplete."""
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
    return tuple(session for item in node.items if (session := read_session(item, out, around)) is not None)


def read_session(node: Node, out: Diagnostics, around: Around = ALONE) -> PlanSession | None:
    """One session; defaults hold for its main part."""
    found = strict(node, SESSION, out)
    if found is None:
        return None
    name, days, notes = found.value(NAME), found.value(DAY), found.value(NOTES)
    fields = (WARM_UP, EXERCISES, COOL_DOWN)
    count = sum(count_items(found.pairs[field.name][1]) for field in fields if found.has(field))
    if count > ITEMS_LIMIT:
        message = f"this session has {count:,} exercises; the limit is {ITEMS_LIMIT}"
        out.error("too-many", message, start(node), "make several sessions of it")
        return None
    inside = around.under(found.value(DEFAULTS) or {})
    nodes = [(field, found.node(field)) for field in fields]
    parts = [
        (node and read_items(field.name, node, out, inside if field is EXERCISES else ALONE)) or ()
        for field, node in nodes
    ]
    optional = found.value(OPTIONAL)
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
    return PlanSession(
        name=name,
        days=days or (),
        notes=notes.text if notes else "",
        warm_up=parts[0],
        exercises=parts[1],
        cool_down=parts[2],
        rest_day=not found.has(EXERCISES),
        span=name.span,
        optional=optional or False,
    )


SESSIONS = Kind(
    "list of sessions",
    read_sessions,
    {"type": "array", "minItems": 1, "maxItems": SESSIONS_LIMIT, "items": {"$ref": "#/$defs/session"}},
)
