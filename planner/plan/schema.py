"""The JSON Schema of the plan file, made from the tables that reading it uses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node, Scalar, Source
from planner.files.yaml_reader import read_yaml
from planner.plan.blocks import BLOCK
from planner.plan.choices import Choices
from planner.plan.defaults import DEFAULTS_RECORD
from planner.plan.deload import DELOAD_RECORD
from planner.plan.equipment import EQUIPMENT_RECORD
from planner.plan.group_settings import GROUP_WEEK
from planner.plan.groups import PART
from planner.plan.item_settings import EXERCISE, NAME, SETS
from planner.plan.item_weeks import WEEK_RECORD
from planner.plan.items import ELSEWHERE, ITEM
from planner.plan.keys import Field, Record
from planner.plan.kinds import NAMES_LIMIT, any_case
from planner.plan.looks import COACH_RECORD, DESIGN_RECORD
from planner.plan.override import OVERRIDE_RECORD
from planner.plan.plain_lines import PAUSE, TEXT_LINE
from planner.plan.reader import PLAN
from planner.plan.schemes import SCHEME_RECORD
from planner.plan.sessions import SESSION
from planner.plan.stages import STAGE_RECORD
from planner.plan.timed_groups import AMRAP, EMOM, FOR_TIME
from planner.plan.turns import CIRCUIT, SUPERSET

Json: TypeAlias = dict[str, Any]

RECORDS = (
    *(PLAN, COACH_RECORD, EQUIPMENT_RECORD, DESIGN_RECORD, OVERRIDE_RECORD, DEFAULTS_RECORD),
    *(SCHEME_RECORD, DELOAD_RECORD, BLOCK, SESSION, ITEM, WEEK_RECORD, STAGE_RECORD),
    *(SUPERSET, CIRCUIT, EMOM, AMRAP, FOR_TIME, GROUP_WEEK, PART, TEXT_LINE, PAUSE),
)
"""Every record of the plan file; the first is the file itself."""


def schema(choices: Choices | None = None) -> Json:
    """The JSON Schema (2020-12) of a plan file, for editors.

    It accepts a value both as the text that planner reads and as the number that YAML 1.2 makes of it. ``choices``
    are the page kinds, themes and papers that an editor offers.
    """
    choices = choices or Choices()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "planner: training plan",
        **_record(PLAN),
        "anyOf": [{"required": ["sessions"]}, {"required": ["blocks"]}],
        "$defs": {
            **{record.name: _record(record) for record in RECORDS[1:]},
            "item": _item(),
            "block": _block(),
            "stage": _stage(),
            "theme": _one_of(choices.themes),
            "paper": _one_of(choices.papers),
            "ink": _one_of(choices.inks),
            "language": _one_of(choices.languages),
            "pages": _some_of(choices.pages),
        },
    }


def _record(record: Record) -> Json:
    """A map that holds the keys of ``record`` and no others."""
    return {
        "type": "object",
        "properties": {field.name: _field(field) for field in record.fields},
        "required": [field.name for field in record.fields if field.required],
        "additionalProperties": False,
    }


def _item() -> Json:
    """An exercise: the one key that is in no table is its name, and the value of that key its dose.

    How many such keys there are is beyond JSON Schema, so planner alone judges that; but keys of groups and of other
    places can be refused.
    """
    refused: Json = {key: {"not": {}, "description": f"belongs to {where}"} for key, where in ELSEWHERE.items()}
    groups = (SUPERSET, CIRCUIT, EMOM, AMRAP, FOR_TIME, PART, TEXT_LINE)
    refused |= {record.fields[0].name: {"not": {}} for record in groups}
    record = _record(ITEM)
    return {
        **record,
        "properties": {**record["properties"], **refused},
        "minProperties": 1,
        "additionalProperties": {**SETS.kind.schema, "description": "the exercise and its dose"},
        "not": {"required": [EXERCISE.name, NAME.name]},
    }


def _stage() -> Json:
    """A stage: keys, and the exercise with its dose where each stage is another."""
    return {
        **_record(STAGE_RECORD),
        "minProperties": 1,
        "additionalProperties": {**SETS.kind.schema, "description": "the exercise of the stage and its dose"},
    }


def _block() -> Json:
    """A block: one that is like another need not say how long it is."""
    return {
        **_record(BLOCK),
        "required": ["name"],
        "anyOf": [{"required": ["weeks"]}, {"required": ["like"]}],
    }


def _field(field: Field[Any]) -> Json:
    found: Json = {**field.kind.schema, "description": field.help}
    if field.default:
        found["description"] += f" (default: {field.default})"
    found["examples"] = [_plain(_example(example)) for example in field.examples]
    return found


def _example(text: str) -> Node:
    out = Diagnostics()
    node = read_yaml(Source("example", text), out)
    assert node is not None, text
    return node


def _plain(node: Node) -> Any:
    """A node as texts, lists and maps."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.pairs}
    return [_plain(item) for item in node.items]


def _one_of(names: Iterable[str]) -> Json:
    """One of ``names`` in any case; the enumeration is what an editor offers."""
    names = tuple(names)
    return {"anyOf": [{"enum": list(names)}, {"type": "string", "pattern": f"^({any_case(names)})$"}]}


def _some_of(names: Iterable[str]) -> Json:
    """A list or a comma text of ``names``."""
    names = tuple(names)
    word = f"({any_case(names)})"
    text = {"type": "string", "pattern": f"^{word}( *, *{word})*$"}
    return {"anyOf": [text, {"type": "array", "maxItems": NAMES_LIMIT, "items": _one_of(names)}]}
