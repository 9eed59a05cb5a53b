"""``override:`` of a plan: other words for an exercise's sheet, in this plan alone."""

from __future__ import annotations

from typing import TypeAlias, get_args

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node, Scalar, Sequence
from planner.plan.keys import Field, Kind, Record, described, shown, start, strict
from planner.plan.kinds import SCALAR, line, text
from planner.plan.model import OverrideSection, OverrideText, PlanOverride, Text

OVERRIDES_LIMIT = 100
"""Most exercises with words of their own."""

LINES_LIMIT = 40
"""Most lines of one section."""

LINE_LIMIT = 1_000
"""Most characters of one line."""

NONE = "none"
"""Stands in place of a section that is taken out."""

_ADD = "+"

Changed: TypeAlias = tuple[OverrideText | None]
"""What was read, in a tuple since None says that the section is taken out."""


def read_section(name: str, node: Node, out: Diagnostics) -> Changed | None:
    """The words of one section: lines, lines behind ``+``, or ``none``."""
    lines = _lines(name, node, out)
    if lines is None:
        return None
    if [part.text.casefold() for part in lines] == [NONE]:
        return (None,)
    add = bool(lines) and lines[0].text.startswith(_ADD)
    if add:
        first = lines[0]
        rest = first.text.removeprefix(_ADD).lstrip()
        place = first.span.within(len(first.text) - len(rest), len(first.text))
        lines = [*([Text(rest, place)] if rest else []), *lines[1:]]
    if not lines:
        hint = f"write {name}: none to take the section out"
        out.error("missing-value", f'"{name}" has no words', start(node), hint)
        return None
    return (OverrideText(tuple(lines), add),)


def _lines(name: str, node: Node, out: Diagnostics) -> list[Text] | None:
    """The entries of a list, or the lines of a text, without empty ones."""
    if isinstance(node, Mapping):
        hint = "list its lines, each with a hyphen; quote one that holds a colon"
        out.error("wrong-type", f'"{name}" must be a text or a list, not {described(node)}', start(node), hint)
        return None
    if isinstance(node, Sequence):
        found = [text(name, item, out, LINE_LIMIT) for item in node.items[: LINES_LIMIT + 1]]
        if None in found:
            return None
        parts = [Text(" ".join(part.text.split()), part.span) for part in found if part is not None]
    else:
        whole = text(name, node, out, LINES_LIMIT * LINE_LIMIT)
        parts = [Text(" ".join(part.split()), whole.span) for part in whole.text.splitlines()] if whole else []
        if any(len(part.text) > LINE_LIMIT for part in parts):
            out.error("too-long", f'a line of "{name}" is over {LINE_LIMIT:,} characters', start(node), "divide it")
            return None
    if len(parts) > LINES_LIMIT:
        out.error("too-many", f'"{name}" has over {LINES_LIMIT} lines', start(node), "shorten it")
        return None
    return [part for part in parts if part.text]


_SCHEMA = {"anyOf": [SCALAR, {"type": "array", "minItems": 1, "maxItems": LINES_LIMIT + 1, "items": SCALAR}]}
LINES = Kind("one line, a list of lines, or `none`", read_section, _SCHEMA)

SECTION_FIELDS = (
    Field("description", LINES, "the sentence under the name", ("Squat to a box, for a calm start.",)),
    Field("warm_up", LINES, "what comes before the first set", ("[Five minutes on the bike., Ten easy squats.]",)),
    Field("caution", LINES, "what to look out for", ('"+ No deeper than the box."', "none")),
    Field("steps", LINES, "how it is done, step by step", ("[Sit back to the box., Stand up.]",)),
    Field("tips", LINES, "what helps; + in front adds to the exercise's own", ("[+, Breathe out on the way up.]",)),
)
OVERRIDE_RECORD = Record("override", "an override", SECTION_FIELDS)

assert {field.name for field in SECTION_FIELDS} == set(get_args(OverrideSection))


def read_overrides(name: str, node: Node, out: Diagnostics) -> tuple[PlanOverride, ...] | None:
    """A map of exercises to their changed sections."""
    if not isinstance(node, Mapping):
        hint = "write the exercise and below it its sections, such as back_squat: {tips: [Sit tall.]}"
        out.error("wrong-type", f'"{name}" must be a map, not {described(node)}', start(node), hint)
        return None
    if len(node.pairs) > OVERRIDES_LIMIT:
        message = f'"{name}" has {len(node.pairs):,} exercises; the limit is {OVERRIDES_LIMIT}'
        out.error("too-many", message, start(node), "write exercise files of your own")
        return None
    found = [_read_one(key, value, out) for key, value in node.pairs]
    return tuple(override for override in found if override is not None)


def _read_one(key: Scalar, node: Node, out: Diagnostics) -> PlanOverride | None:
    exercise = line("exercise", key, out)
    found = strict(node, OVERRIDE_RECORD, out)
    if exercise is None or found is None:
        return None
    if isinstance(node, Mapping) and not node.pairs:
        hint = f"its sections are {', '.join(OVERRIDE_RECORD.names)}"
        out.error("missing-value", f'"{shown(exercise.text)}" has no sections', start(node), hint)
    sections: list[tuple[OverrideSection, OverrideText | None]] = []
    for section in get_args(OverrideSection):
        changed = found.value(_BY_NAME[section])
        sections.extend([(section, changed[0])] if changed else [])
    return PlanOverride(exercise, tuple(sections))


_BY_NAME = {field.name: field for field in SECTION_FIELDS}

OVERRIDES = Kind(
    "exercises with sections",
    read_overrides,
    {"type": "object", "maxProperties": OVERRIDES_LIMIT, "additionalProperties": {"$ref": "#/$defs/override"}},
)
