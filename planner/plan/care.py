"""The keys of care: ``patient``, ``goal``, ``stop_if``, ``pain`` and others, of a plan, a session or an exercise."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from planner.diagnostics import Diagnostics, Span, nearest
from planner.files import Mapping, Node, Scalar, Sequence
from planner.plan.care_records import PAIN_SCALE, Affected, Care, Patient, Rule
from planner.plan.dose.model import Dose, Group
from planner.plan.dose.rounds import flat, in_brackets
from planner.plan.keys import Field, Found, Kind, described, shown, start
from planner.plan.kinds import DATE, LINE, LINE_LIMIT, SCALAR, any_case, line, scalar

RULES_LIMIT: Final = 20
"""Most sentences of one list: nobody minds more."""

_SIDES: Final[dict[str, Affected]] = {
    **dict.fromkeys(("left", "l", "left side", "left only"), "left"),
    **dict.fromkeys(("right", "r", "right side", "right only"), "right"),
    **dict.fromkeys(("both", "both sides", "bilateral"), "both"),
}
_UNDER: Final = ("<", "under", "below")
_UP_TO: Final = ("<=", "≤", "up to", "at most", "max", "no more than", *_UNDER)
_TO, _OF = ("-", "–", "—", "to"), ("/", "of", "out of")
_PAIN: Final = re.compile(
    f"(?:(?P<up_to>{'|'.join(_UP_TO)})[.]?)? ?"
    f"(?:(?P<low>[0-9]{{1,3}}) ?(?:{'|'.join(_TO)}) ?)?(?P<high>[0-9]{{1,3}})(?: ?(?:{'|'.join(_OF)}) ?10)?",
)
_NO_PAIN: Final = ("none", "no pain", "no")


def read_rules(name: str, node: Node, out: Diagnostics) -> tuple[Rule, ...] | None:
    """A sentence, or a list of them; of a text of several lines each is one. Commas are part of a sentence."""
    if isinstance(node, Mapping):
        hint = "write each on a line of its own that starts with a hyphen"
        out.error("wrong-type", f'"{name}" must be a list of sentences, not {described(node)}', start(node), hint)
        return None
    items = node.items[: RULES_LIMIT + 1] if isinstance(node, Sequence) else (node,)
    if not items:
        out.error("missing-value", f'"{name}" is an empty list', start(node), "list sentences, or take the key out")
    found: list[Rule] = []
    for item in items:
        for part in _lines(item):
            text = line(name, part, out)
            if text is not None and text.text:
                found.append(Rule(text.text, text.span))
    if len(found) > RULES_LIMIT:
        message = f'"{name}" lists more than {RULES_LIMIT} sentences'
        out.error("too-many", message, start(node), "keep those that matter most: a list is read when it is short")
        return None
    return tuple(dict.fromkeys(found))


def _lines(node: Node) -> tuple[Node, ...]:
    """The lines of a text of several, each as a text; any other node as it is."""
    if not isinstance(node, Scalar) or "\n" not in node.text.strip():
        return (node,)
    return tuple(replace(node, text=text) for text in node.text.splitlines()[: RULES_LIMIT + 1] if text.strip())


def read_side(name: str, node: Node, out: Diagnostics) -> Affected | None:
    """``left``, ``right`` or ``both``, also as ``L``, ``left side`` and ``bilateral``."""
    found = scalar(name, node, out)
    if found is None:
        return None
    folded = " ".join(found.text.casefold().split())
    if folded in _SIDES:
        return _SIDES[folded]
    first = folded.partition(" ")[0]
    near = _SIDES.get(first) or nearest(folded, ("left", "right", "both"))
    hint = f"write {name}: {near or 'left'}"
    hint += "; what of the body it is goes into goal or notes" if first in _SIDES else ""
    out.error("bad-side", f'"{name}" must be left, right or both, not "{shown(found.text)}"', found.inner, hint)
    return None


def read_pain(name: str, node: Node, out: Diagnostics) -> int | None:
    """The most pain with which one goes on: ``0-3``, ``3``, ``up to 3``, ``< 4``, ``3/10``, ``none``."""
    found = scalar(name, node, out)
    if found is None:
        return None
    folded = " ".join(found.text.casefold().split())
    match = _PAIN.fullmatch(folded)
    if folded in _NO_PAIN:
        return 0
    if match is None:
        hint = f"write {name}: 0-3, the pain from 0 to {PAIN_SCALE} with which one goes on"
        out.error("bad-pain", f'"{shown(found.text)}" is no limit of pain', found.inner, hint)
        return None
    limit = int(match["high"]) - (1 if match["up_to"] in _UNDER else 0)
    if match["low"] and int(match["low"]):
        message = f'a limit of pain starts at 0, and "{shown(found.text)}" at {int(match["low"])}'
        out.error("bad-pain", message, found.inner, f"write {name}: 0-{min(max(limit, 0), PAIN_SCALE - 1)}")
        return None
    if not 0 <= limit < PAIN_SCALE:
        message = f"a limit of pain is from 0 to {PAIN_SCALE - 1}: {PAIN_SCALE} is the worst there is"
        out.error("bad-pain", message, found.inner, f"write {name}: 0-3")
        return None
    return limit


RULES: Kind[tuple[Rule, ...]] = Kind(
    "a sentence, or a list of them",
    read_rules,
    {
        "anyOf": [
            {**SCALAR, "maxLength": RULES_LIMIT * (LINE_LIMIT + 1)},
            {"type": "array", "items": {**SCALAR, "maxLength": LINE_LIMIT}, "maxItems": RULES_LIMIT},
        ]
    },
)
SIDE_KIND: Kind[Affected] = Kind(
    "`left`, `right` or `both`",
    read_side,
    {"anyOf": [{"enum": ["left", "right", "both"]}, {"type": "string", "pattern": f"^ *({any_case(_SIDES)}) *$"}]},
)
PAIN_KIND: Kind[int] = Kind(
    "a limit from 0 to 9",
    read_pain,
    {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": PAIN_SCALE - 1},
            {
                "type": "string",
                "pattern": f"^ *(({any_case(_UP_TO)})[.]? *)?(0+ *({any_case(_TO)}) *)?[0-9]{{1,3}}"
                f"( *({any_case(_OF)}) *10)? *$|^ *({any_case(_NO_PAIN)}) *$",
            },
        ]
    },
)

PATIENT = Field("patient", LINE, "whom a plan of care is for; the same as athlete, printed as patient", ("Sam Rivera",))
ID = Field("id", LINE, "what the clinic calls the patient", ("K-1042",))
CONTACT = Field(
    "contact",
    LINE,
    "whom to call with a question and when to stop: the same as the contact of the coach",
    ("020 7946 0018",),
)
GOAL = Field("goal", LINE, "what it is all for, printed on the overview and on sheets", ("Stairs without a rail.",))
REVIEW = Field("review", DATE, "the day on which plan and patient are looked at again", ("2027-01-11",))
PLAN_SIDE = Field("side", SIDE_KIND, "the affected side", ("left",))
SIDE = Field(
    "side",
    SIDE_KIND,
    "the side that it is done with: its dose is for that side, and its drawing is turned to it",
    ("left",),
    default="what the dose says",
)
STOP_IF = Field(
    "stop_if",
    RULES,
    "when to stop, in a frame on the first page and on every page that it concerns",
    ("[The knee swells or locks., The calf hurts at rest.]",),
)
PRECAUTIONS = Field(
    "precautions",
    RULES,
    "what to mind, in the same frame",
    ("Hold on to something.", "[No twisting., Hold the rail.]"),
)
PAIN = Field("pain", PAIN_KIND, "the most pain of 10 with which to go on; a scale to mark it on", ("0-3", "up to 3"))
UNTIL = Field(
    "until", LINE, "what must be true before the next step, printed as a sentence", ("3x15 without pain on two days.",)
)
RANGE = Field("range", LINE, "how far the movement goes", ("0 to 60 degrees",))

PLAN_FIELDS: Final = (PATIENT, ID, CONTACT, GOAL, REVIEW, PLAN_SIDE, PRECAUTIONS, STOP_IF, PAIN, UNTIL)
SESSION_FIELDS: Final = (PRECAUTIONS, STOP_IF, PAIN, UNTIL)
ITEM_FIELDS: Final = (SIDE, RANGE, PAIN, UNTIL, PRECAUTIONS, STOP_IF)


def read_care(found: Found) -> Care:
    """What the map of a plan, a session or an exercise says of care."""
    until, reach = found.value(UNTIL), found.value(RANGE)
    return Care(
        stop_if=found.value(STOP_IF) or (),
        precautions=found.value(PRECAUTIONS) or (),
        pain=found.value(PAIN),
        until=until.text if until else "",
        side=found.value(SIDE),
        range=reach.text if reach else "",
    )


def read_patient(found: Found, athlete: Field[Any], coach: Field[Any]) -> tuple[Patient, str, str]:
    """The patient of a plan, the name and the contact that stand at its left margin; empty where there are none.

    A name under ``athlete`` too, and a contact under ``coach`` too, are errors: one of the two would be lost.
    """
    name, id_, goal, contact = (found.value(field) for field in (PATIENT, ID, GOAL, CONTACT))
    if found.has(PATIENT) and found.has(athlete):
        hint = "keep one of them: patient is the same, in a plan of care"
        found.out.error("two-people", 'a plan has "athlete" or "patient", not both', found.key(PATIENT), hint)
    other = found.pairs[coach.name][1] if found.has(coach) else None
    inner = other.get(CONTACT.name) if isinstance(other, Mapping) else None
    if found.has(CONTACT) and inner is not None and inner.span.file == found.key(CONTACT).file:
        hint = f"keep one of them; the other stands on line {inner.span.line}"
        found.out.error("two-contacts", '"contact" stands in the plan and under "coach"', found.key(CONTACT), hint)
    span = next((found.place(field) for field in (REVIEW, PATIENT) if found.has(field)), None)
    patient = Patient(
        is_named=found.has(PATIENT),
        id=id_.text if id_ else "",
        goal=goal.text if goal else "",
        review=found.value(REVIEW),
        span=span,
    )
    return patient, name.text if name else "", contact.text if contact else ""


def with_side(dose: Dose, side: Affected | None, place: Span, out: Diagnostics) -> Dose:
    """``dose`` for the side that its exercise names; a group that names another is a warning, and stays as it is.

    With both sides a dose is as it is written: one for each of them says so itself.
    """
    if side is None:
        return dose
    groups = flat(dose.groups)
    other = next((group.side for group in groups if not _agrees(group, side)), None)
    if other is not None:
        said = "both sides" if side == "both" else f"the {side} side"
        doses = "each side" if other == "each" else f"the {other} side"
        hint = f"write side: {'both' if other == 'each' else other}, or take it out of the dose"
        out.warning("side-differs", f'the dose is for {doses}, and "side" for {said}', place, hint)
    if side == "both":
        return dose
    return Dose(in_brackets(dose.groups, [replace(group, side=group.side or side) for group in groups]))


def _agrees(group: Group, side: Affected) -> bool:
    return group.side is None or group.side == side or (side == "both" and group.side == "each")
