"""``progress``, ``stages`` and ``stage`` of an exercise: how it goes on, and the ladder that it goes up.

Stages are doses of one exercise, or exercises each with its dose. A bar between them starts the next stage, not the
next week. One stage is current; the others are read like it, for their problems and for the ladder on paper.
"""

from __future__ import annotations

from collections.abc import Sequence as SequenceABC
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from planner.diagnostics import Diagnostics, nearest
from planner.files import Mapping, Node, Scalar, Sequence
from planner.plan import item_settings as key
from planner.plan.dose import parse as parse_dose
from planner.plan.dose.slips import KEYWORDS
from planner.plan.keys import MANY, Field, Found, Kind, Record, blank, described, find, shown, start, unknown
from planner.plan.kinds import SCALAR, whole_number
from planner.plan.progress import Rules, parse
from planner.plan.progress.grammar import LENGTH_LIMIT, RULES_LIMIT
from planner.plan.series import SERIES_LIMIT, entries, word_of

STAGES_LIMIT: Final = 12
"""Most stages of an exercise: a ladder on paper has a line for each."""

_HINT: Final = "write stages: 4x3 | 5x2 | 9x1, or each on a line of its own with a hyphen"

Pair: TypeAlias = tuple[Scalar, Node]


def read_progress(name: str, node: Node, out: Diagnostics) -> Rules | None:
    """Rules in one text with semicolons between them, or in a list."""
    if isinstance(node, Scalar):
        return parse(node.text, node.inner, out)
    if not isinstance(node, Sequence):
        hint = f"write it on one line: {name}: +2.5kg on success; -10% after 3 fails"
        out.error("wrong-type", f'"{name}" must be a text, not {described(node)}', start(node), hint)
        return None
    if not 1 <= len(node.items) <= RULES_LIMIT:
        message = f'"{name}" has 1 to {RULES_LIMIT} rules, not {len(node.items):,}'
        out.error("too-many", message, start(node), "keep the rules that count")
        return None
    found: list[Rules | None] = []
    for item in node.items:
        if isinstance(item, Scalar):
            found.append(read_progress(name, item, out))
            continue
        hint = "write one rule after each hyphen: - +2.5kg on success"
        out.error("wrong-type", f'a rule of "{name}" must be a text, not {described(item)}', start(item), hint)
        found.append(None)
    return tuple(rule for rules in found for rule in rules or ()) if None not in found else None


def read_stages(name: str, node: Node, out: Diagnostics) -> tuple[Node, ...] | None:
    """The stages one by one, not read yet: a text with bars, or a list of doses or of exercises."""
    if isinstance(node, Mapping):
        out.error("wrong-type", f'"{name}" must be a list or a text, not {described(node)}', start(node), _HINT)
        return None
    if isinstance(node, Scalar) and len(node.text) > SERIES_LIMIT:
        message = f'"{name}" has {len(node.text):,} characters; the limit is {SERIES_LIMIT:,}'
        out.error("too-long", message, start(node), "shorten it")
        return None
    found: SequenceABC[Node] = entries(node) if isinstance(node, Scalar) else node.items
    if isinstance(node, Sequence) and node.flow and any(_is_dose(item) for item in node.items):
        hint = "write them with bars, stages: 4x3, 3+ | 5x2, 2+, or each on a line of its own"
        out.error("bad-stages", "in brackets the commas of doses would part them", start(node), hint)
        return None
    if len(found) == 1:
        message = "there is one stage, and it has nowhere to go"
        out.error("single-stage", message, start(found[0]), "write its dose behind the exercise, or a second stage")
        return None
    if not 1 <= len(found) <= STAGES_LIMIT:
        message = f'"{name}" has 2 to {STAGES_LIMIT} stages, not {len(found):,}'
        out.error("too-many", message, start(node), "keep those that come next")
        return None
    bad = [not _good_stage(number, stage, out) for number, stage in enumerate(found, 1)]
    return None if any(bad) else tuple(found)


def _is_dose(node: Node) -> bool:
    return isinstance(node, Scalar) and parse_dose(node.text, node.inner, Diagnostics()) is not None


def _good_stage(number: int, node: Node, out: Diagnostics) -> bool:
    """Whether something can be a stage: it says something, and is no word of weeks."""
    if blank(node, f"stage {number}", "write a dose such as 3x8, or take the bar out", out):
        return False
    if isinstance(node, Sequence):
        hint = "write each on a line of its own: - pull_up: 3x5-8"
        out.error("bad-stages", "a stage is a dose or an exercise, not a list", start(node), hint)
        return False
    if word := word_of(node):
        message = f'"{word}" is for weeks, and a bar between stages starts no week'
        out.error("bad-stages", message, start(node), "write the dose of this stage")
        return False
    return True


_TEXT = {**SCALAR, "maxLength": LENGTH_LIMIT}
PROGRESS_KIND = Kind(
    "rules with semicolons between them",
    read_progress,
    {"anyOf": [_TEXT, {"type": "array", "minItems": 1, "maxItems": RULES_LIMIT, "items": _TEXT}]},
)
STAGES_KIND = Kind(
    "doses with bars between them, or a list of doses or exercises",
    read_stages,
    {
        "anyOf": [
            {"type": "string", "maxLength": SERIES_LIMIT},
            {
                "type": "array",
                "minItems": 2,
                "maxItems": STAGES_LIMIT,
                "items": {"anyOf": [SCALAR, {"$ref": "#/$defs/stage"}]},
            },
        ]
    },
)
PROGRESS = Field(
    "progress",
    PROGRESS_KIND,
    "how it goes on, and when: a sentence with a square to tick for each rule; `none` takes out that of defaults",
    ("+2.5kg on success; -10% after 3 fails", "TM +2.5kg every cycle"),
)
STAGES = Field(
    "stages",
    STAGES_KIND,
    "doses or exercises that follow each other as `progress` says; one is current",
    ("3x10 | 3x8 | 3x6", "[arch_hang: 3x20-30s, pull_up: 3x5-8]"),
)
STAGE = Field("stage", whole_number(1, STAGES_LIMIT, "stages"), "the number of the current stage", ("2",), default="1")
LADDER: Final = (STAGES.name, STAGE.name)
"""The keys that make an exercise one of stages."""

STAGE_RECORD = Record(
    "stage",
    "a stage",
    (
        *(key.EXERCISE, key.NAME, key.SETS, key.REPS, key.LOAD, key.REST, key.TEMPO, key.WARM_UP, key.OR, key.LAST),
        *(key.IMPLEMENT_KEY, key.ROUNDING, key.NOTES),
    ),
)
"""The keys of an exercise that may be different in one of its stages."""

_OF_ALL: Final = (
    *("progress", "stages", "stage", "weeks", "only", "optional", "log", "label", "frequency", "track", "private"),
    *("side", "stop_if", "precautions", "range", "pain", "until", "score"),
)
"""Keys of an exercise that hold for all its stages."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A stage before it is an exercise: what it is called (None: as its exercise), its dose, and keys of its own."""

    place: Node
    name: Scalar | None = None
    free: bool = False
    dose: Pair | None = None
    pairs: dict[str, Pair] = field(default_factory=dict)


def rungs(listed: SequenceABC[Node], named: Scalar | None, out: Diagnostics) -> tuple[Rung, ...] | None:
    """The stages of an exercise called ``named``, None where each stage is an exercise; None after the first error."""
    found: list[Rung] = []
    for node in listed:
        rung = _rung(node, named, out)
        if rung is None:
            return None
        found.append(rung)
    return tuple(found)


def _rung(node: Node, named: Scalar | None, out: Diagnostics) -> Rung | None:
    if isinstance(node, Mapping):
        return _map_rung(node, named, out)
    assert isinstance(node, Scalar)
    if named is not None:
        return Rung(node, dose=(named, node))
    if _is_dose(node) or node.text.casefold() in KEYWORDS:
        hint = "write the exercise on the line of stages: - back_squat:, or in each stage: - back_squat: 3x5"
        out.error("no-exercise", "this stage names no exercise", start(node), hint)
        return None
    return Rung(node, name=node)


def _map_rung(node: Mapping, named: Scalar | None, out: Diagnostics) -> Rung | None:
    """A stage of several keys, or an exercise with its dose."""
    found, others = find(node, STAGE_RECORD, out)
    astray = [wrong for wrong, _ in others if wrong.text in _OF_ALL]
    for wrong in astray:
        message = f'"{wrong.text}" holds for all stages of an exercise'
        out.error("misplaced-key", message, wrong.inner, "move it beside stages")
    others = [pair for pair in others if pair[0].text not in _OF_ALL]
    given = [found.pairs[one.name] for one in (key.EXERCISE, key.NAME) if found.has(one)]
    slips = others if given else [pair for pair in others if len(others) > 1 and _is_slip(pair[0])]
    for wrong, _ in slips:
        unknown(wrong, STAGE_RECORD, out, found.pairs)
    exercises = [pair for pair in others if pair not in slips]
    if len(exercises) > 1 or len(given) > 1 or slips:
        if not slips:
            second = (given if len(given) > 1 else exercises)[1][0]
            hint = "start each stage with a hyphen of its own"
            out.error("two-exercises", "a stage is one exercise", second.inner, hint)
        return None
    if named is not None and (given or exercises):
        place = (given or exercises)[0][0]
        message = f'the stages are of "{shown(named.text)}", and this one names another exercise'
        hint = f"take {shown(named.text)} out and name it in its stages, or write only the dose"
        out.error("two-exercises", message, place.inner, hint)
        return None
    return None if astray else _of_keys(node, found, named, given, exercises, out)


def _of_keys(
    node: Mapping, found: Found, named: Scalar | None, given: list[Pair], exercises: list[Pair], out: Diagnostics
) -> Rung | None:
    pairs = {name: pair for name, pair in found.pairs.items() if name not in (key.EXERCISE.name, key.NAME.name)}
    if exercises:
        name, dose = exercises[0]
        empty = isinstance(dose, Scalar) and not dose.text.strip() and key.SETS.name in pairs
        return Rung(node, name=name, dose=None if empty else (name, dose), pairs=pairs)
    if given:
        name_key, written = given[0]
        if isinstance(written, Scalar) and written.text.strip():
            return Rung(node, name=written, free=name_key.text == key.NAME.name, pairs=pairs)
    elif named is not None:
        return Rung(node, pairs=pairs)
    hint = "name its exercise: - pull_up: 3x5-8"
    out.error("no-exercise", "this stage names no exercise", start(node), hint)
    return None


def _is_slip(name: Scalar) -> bool:
    return nearest(name.text, STAGE_RECORD.names, 0.75) is not None


def chosen(found: Found, count: int) -> int | None:
    """The number of the current stage; None and an error where there is no such stage."""
    stage = found.value(STAGE) if found.has(STAGE) else 1
    if stage is not None and stage > count:
        message = f"there is no stage {stage}: there are {count}"
        found.out.error("no-such-stage", message, found.place(STAGE), f"choose one from 1 to {count}")
        return None
    return stage


def check_stage(found: Found) -> None:
    """Reports a current stage where there are no stages."""
    if found.has(STAGE) and len(found.out) < MANY:
        hint = "add stages: 3x10 | 3x8 | 3x6, or take stage out"
        found.out.error("no-stages", '"stage" needs "stages"', found.key(STAGE), hint)
