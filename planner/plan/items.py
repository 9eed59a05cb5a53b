"""The lines of a session: exercises with their doses, supersets and pauses."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingABC
from typing import Any, TypeAlias

from planner.diagnostics import Diagnostics, nearest
from planner.files import Mapping, Node, Scalar, Sequence
from planner.plan.dose.model import Dose
from planner.plan.doses import DOSE_TEXT, REST_TEXT, TARGET_TEXT, TEMPO_TEXT, combined, with_settings
from planner.plan.keys import MANY, Field, Found, Kind, Record, blank, described, find, shown, start, unknown
from planner.plan.kinds import LINE, SCALAR, TEXT, line
from planner.plan.model import PlanEntry, PlanItem, PlanPause, PlanSuperset, Text

Pairs: TypeAlias = list[tuple[Scalar, Node]]

ITEMS_LIMIT = 60
"""Most exercises of a session, members of supersets and pauses included."""

EXERCISE = Field(
    "exercise",
    LINE,
    "an exercise of the library: the long way, and the only one for a name that is also a key",
    ("back_squat",),
)
NAME = Field("name", LINE, "words in place of an exercise of the library; they get no sheet", ("Easy bike, 5 minutes",))
SETS = Field("sets", DOSE_TEXT, "the dose, or only the number of sets beside reps", ("5x5 @75%", "3"))
REPS = Field("reps", LINE, "what to do in one set", ("8-12", "45s", "10 each"))
LOAD = Field("load", TARGET_TEXT, "how heavy, where the dose does not say", ("60kg", "75%", "RPE8"))
REST = Field("rest", REST_TEXT, "rest after each set, where the dose does not say", ("2min", "90s"))
TEMPO = Field("tempo", TEMPO_TEXT, "seconds down, hold, up, hold; X is as fast as possible", ("2-0-1-1", "31X0"))
NOTES = Field("notes", TEXT, "words of the coach, printed with the exercise", ("Belt from the third set.",))

_COUNT = re.compile(r"[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})?")
_UNMARKED = re.compile(r"(?P<name>[^\d\s][^:]{0,80}?)\s+(?P<dose>[0-9]{1,3}\s?[x×*]\s?[0-9].*)")

GROUPS_LATER = ("circuit", "amrap", "for_time", "emom", "part")
_SHARED_LATER = ("weeks", "only", "optional", "score", "private", "work", "rounds", "time", "cap", "every", "defaults")

ITEM = Record(
    "item",
    "an exercise",
    (EXERCISE, NAME, SETS, REPS, LOAD, REST, TEMPO, NOTES),
    (
        *_SHARED_LATER,
        *("stages", "stage", "progress", "warm_up", "or", "label", "rounding", "frequency", "last", "implement", "log"),
        *("text", "side", "stop_if", "range", "track", "pain", "until", "override", "like", "rotate", "swap"),
        *GROUPS_LATER,
    ),
)

PAUSE_REST = Field("rest", REST_TEXT, "how long, before the next exercise", ("3min",), required=True)
PAUSE = Record("pause", "a pause", (PAUSE_REST,))


def read_items(name: str, node: Node, out: Diagnostics) -> tuple[PlanEntry, ...] | None:
    """The lines of one part of a session. Lines with errors are left out, so that the others are still checked."""
    if not isinstance(node, Sequence):
        hint = f"start each line under {name}: with a hyphen and a space, such as - back_squat: 5x5"
        out.error("wrong-type", f'"{name}" must be a list, not {described(node)}', start(node), hint)
        return None
    return tuple(entry for item in node.items if (entry := read_entry(item, out)) is not None)


def count_items(node: Node) -> int:
    """How many exercises one part of a session lists."""
    members = [item.get(MEMBER_LIST.name) if isinstance(item, Mapping) else None for item in _listed(node)]
    return sum(max(1, len(_listed(found))) for found in members)


def _listed(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def read_entry(node: Node, out: Diagnostics) -> PlanEntry | None:
    """One line: an exercise, a superset or a pause."""
    if isinstance(node, Mapping):
        if node.get(MEMBER_LIST.name) is not None:
            return read_superset(node, out)
        if [key.text for key, _ in node.pairs] == [PAUSE_REST.name]:
            rest = Found({PAUSE_REST.name: node.pairs[0]}, out).value(PAUSE_REST)
            return None if rest is None else PlanPause(rest, node.pairs[0][0].inner)
    return read_item(node, out)


def read_item(node: Node, out: Diagnostics) -> PlanItem | None:
    """One exercise, from a bare name or from a map."""
    if isinstance(node, Scalar):
        return _bare(node, out)
    if isinstance(node, Sequence):
        hint = "write one exercise a line, each with its own hyphen; use superset: for exercises in turn"
        out.error("wrong-type", "a line of a session must be an exercise, not a list", start(node), hint)
        return None
    found, others = find(node, ITEM, out)
    subject = _subject(node, found, others, out)
    if subject is None:
        _check_settings(found)
        return None
    key, value = subject
    doses = [pair for pair in (found.pairs.get(SETS.name),) if pair]
    by_key = key.text not in ITEM.names
    if by_key and not (found.has(SETS) and isinstance(value, Scalar) and not value.text):
        doses.insert(0, (key, value))
    title = line("exercise", key, out) if by_key else line(key.text, value, out)
    dose = _dose(doses, found, out)
    if title is None or not title.text:
        return None
    return _item(title, key.text == NAME.name, dose, found, doses[0][1] if doses else key)


def _item(title: Text, free: bool, dose: Dose | None, found: Found, dose_node: Node) -> PlanItem:
    """The item with its settings: inside the dose where there is one, else beside it."""
    load, rest, tempo = found.value(LOAD), found.value(REST), found.value(TEMPO)
    notes = found.value(NOTES)
    if dose is not None:
        place = found.place(LOAD) if load else title.span
        dose, rest, tempo = with_settings(dose, load, rest, tempo, place, found.out), None, None
    elif load is not None and not found.has(SETS):
        hint = "add sets: 3x10, or write the dose behind the exercise"
        found.out.error("missing-dose", "a load needs sets to be lifted in", found.key(LOAD), hint)
    return PlanItem(
        exercise=None if free else title,
        name=title if free else None,
        dose=dose,
        notes=notes.text if notes else "",
        span=title.span,
        written=Text(dose_node.text if isinstance(dose_node, Scalar) else "", start(dose_node)),
        rest=rest,
        tempo=tempo,
    )


def _bare(node: Scalar, out: Diagnostics) -> PlanItem | None:
    """An exercise without a dose; one with a dose and without a colon is a slip."""
    title = line("exercise", node, out)
    if title is None or not title.text:
        if title is not None:
            out.error("missing-value", "this line is empty", node.span, "write an exercise, or take the hyphen out")
        return None
    slip = _UNMARKED.fullmatch(title.text)
    if slip:
        hint = f"write {slip['name']}: {shown(slip['dose'])}"
        out.error("missing-colon", f'there is no colon between "{slip["name"]}" and its dose', title.span, hint)
        return None
    return PlanItem(title, None, None, "", title.span, title)


def _subject(node: Mapping, found: Found, others: Pairs, out: Diagnostics) -> tuple[Scalar, Node] | None:
    """The key that names the exercise, with its value; whatever else is unknown is reported."""
    named = [found.pairs[field.name] for field in (EXERCISE, NAME) if found.has(field)]
    exercises, slips = ([], others) if named else _sorted_out(others, out)
    for key, _ in slips:
        unknown(key, ITEM, out)
    if len(named) == 2:
        hint = "use exercise: for one of the library, name: for free text"
        out.error("two-exercises", 'a line has "exercise" or "name", not both', named[1][0].inner, hint)
        return None
    if len(exercises) > 1:
        first, second = (shown(key.text) for key, _ in exercises[:2])
        hint = f"one key is the exercise, the others are {', '.join(ITEM.names[2:])}; start each exercise with a hyphen"
        message = f'which is the exercise, "{first}" or "{second}"?'
        out.error("two-exercises", message, exercises[1][0].inner, hint)
        return None
    if not named and not others and not _only_later(node):
        hint = "write - back_squat: 5x5, or name: for free text"
        out.error("no-exercise", "this line names no exercise", start(node), hint)
    return next(iter(named or exercises), None)


def _sorted_out(others: Pairs, out: Diagnostics) -> tuple[Pairs, Pairs]:
    """Unknown keys that can be the exercise, and those that look like a misspelt setting and hold no dose."""
    exercises: Pairs = []
    slips: Pairs = []
    words = sorted(ITEM.words)
    for key, value in others:
        written = value.text.casefold() if isinstance(value, Scalar) else ""
        holds_dose = re.match(r"[0-9]|amrap", written) and (len(others) == 1 or "x" in written)
        slip = not holds_dose and len(out) + len(slips) < MANY and nearest(key.text, words, 0.75) is not None
        (slips if slip else exercises).append((key, value))
    return exercises, slips


def _only_later(node: Mapping) -> bool:
    """Whether a part of the language that is not read yet stands in the exercise's place."""
    return any(key.text in ("text", "stages", *GROUPS_LATER) for key, _ in node.pairs)


def _check_settings(found: Found) -> None:
    """Reads what stands beside a missing exercise, for the problems in it."""
    fields: tuple[Field[Any], ...] = (LOAD, REST, TEMPO, NOTES) if found.has(REPS) else (SETS, LOAD, REST, TEMPO, NOTES)
    for field in fields:
        found.value(field)


def _dose(doses: Pairs, found: Found, out: Diagnostics) -> Dose | None:
    """The dose behind the exercise or under ``sets``; with ``reps`` the two make one."""
    if len(doses) > 1:
        hint = f"keep one of them; the first stands on line {doses[0][0].span.line}"
        out.error("two-doses", "this exercise has two doses", doses[1][0].inner, hint)
        return None
    if found.has(REPS) and not found.has(SETS):
        hint = "write the dose in one piece, such as 3x10, or sets: 3 beside it"
        out.error("missing-dose", '"reps" needs a number of sets', found.key(REPS), hint)
        return None
    if not doses:
        return None
    key, value = doses[0]
    if found.has(REPS):
        return combined(found.pairs[SETS.name][1], found.pairs[REPS.name][1], out)
    if key.text == SETS.name and isinstance(value, Scalar) and _COUNT.fullmatch(value.text.strip()):
        hint = f"write sets: {value.text.strip()}x10, or add reps: 10"
        out.error("missing-dose", f'"sets: {value.text.strip()}" says how many, not of what', value.inner, hint)
        return None
    hint = f"write {shown(key.text)}: 3x10" + ("" if key.text == SETS.name else ", or take the colon out")
    if blank(value, f'"{shown(key.text)}"', hint, out, "missing-dose"):
        return None
    return DOSE_TEXT.read(key.text, value, out)


def read_members(name: str, node: Node, out: Diagnostics) -> tuple[PlanItem, ...] | None:
    """The exercises of a superset."""
    if not isinstance(node, Sequence):
        hint = "list its exercises below it, each with a hyphen"
        out.error("wrong-type", f'"{name}" must be a list of exercises, not {described(node)}', start(node), hint)
        return None
    if not 2 <= len(node.items) <= ITEMS_LIMIT:
        message = f"a superset has 2 to {ITEMS_LIMIT} exercises, this one has {len(node.items):,}"
        out.error("superset-size", message, start(node), "a single exercise needs no superset")
        return None
    members: list[PlanItem] = []
    for item in node.items:
        keys = {key.text for key, _ in item.pairs} if isinstance(item, Mapping) else set()
        if name in keys:
            out.error("nested-group", "a superset cannot stand in a superset", start(item), "list it on its own")
        elif keys == {REST.name}:
            hint = "use rest_inside: beside the superset for the rest between its exercises"
            out.error("pause-inside", "a pause cannot stand in a superset", start(item), hint)
        else:
            member = read_item(item, out)
            members.extend([member] if member else [])
    return tuple(members)


_ITEM_SCHEMA: MappingABC[str, Any] = {"anyOf": [SCALAR, {"$ref": "#/$defs/item"}]}
ITEMS = Kind(
    "list of exercises",
    read_items,
    {
        "type": "array",
        "maxItems": ITEMS_LIMIT,
        "items": {"anyOf": [SCALAR, *({"$ref": f"#/$defs/{name}"} for name in ("superset", "pause", "item"))]},
    },
)
MEMBERS = Kind(
    "list of exercises",
    read_members,
    {"type": "array", "minItems": 2, "maxItems": ITEMS_LIMIT, "items": _ITEM_SCHEMA},
)

MEMBER_LIST = Field(
    "superset",
    MEMBERS,
    "exercises done in turn: A1, A2, A1, A2 and so on",
    ("[lat_pulldown: 3x10, pull_up]",),
    required=True,
)
ROUND_REST = Field("rest", REST_TEXT, "rest after each round", ("90s",))
INSIDE_REST = Field("rest_inside", REST_TEXT, "rest between two exercises of a round", ("15s",), default="none")
HEADING = Field("name", LINE, "heading of the superset", ("Back and shoulders",))
REMARK = Field("notes", TEXT, "words of the coach, printed with the superset", ("No hurry between the two.",))
SUPERSET = Record("superset", "a superset", (MEMBER_LIST, HEADING, ROUND_REST, INSIDE_REST, REMARK), _SHARED_LATER)


def read_superset(node: Mapping, out: Diagnostics) -> PlanSuperset | None:
    """A superset with its settings."""
    found, others = find(node, SUPERSET, out)
    for key, _ in others:
        unknown(key, SUPERSET, out)
    members = found.value(MEMBER_LIST)
    rest, inside = found.value(ROUND_REST), found.value(INSIDE_REST)
    name, notes = found.value(HEADING), found.value(REMARK)
    if not members:
        return None
    return PlanSuperset(
        members, name.text if name else "", rest, inside, notes.text if notes else "", found.key(MEMBER_LIST)
    )
