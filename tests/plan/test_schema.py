"""The JSON Schema as an editor uses it: plans parsed as YAML 1.2, good ones pass, bad ones that it can judge do not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from planner.diagnostics import Diagnostics
from planner.files import Source
from planner.plan.choices import Choices
from planner.plan.reader import read_plan
from planner.plan.schema import RECORDS, schema

VALIDATOR = jsonschema.Draft202012Validator(schema())


def as_an_editor_sees_it(text: str) -> Any:
    """YAML 1.2 core schema: numbers are numbers, but a date is a text (ruamel makes a date of it)."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(item) for key, item in value.items()}
        if isinstance(value, list):
            return [plain(item) for item in value]
        return value.isoformat() if isinstance(value, date) else value

    return plain(YAML(typ="safe", pure=True).load(text))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_key_is_described_with_examples() -> None:
    for record in RECORDS:
        found = schema() if record.name == "plan" else schema()["$defs"][record.name]
        for field in record.fields:
            assert found["properties"][field.name]["description"].startswith(field.help)
            assert found["properties"][field.name]["examples"]


def test_samples_validate(root: Path) -> None:
    samples = sorted((root / "plans").glob("*.yaml"))
    assert samples
    for sample in samples:
        VALIDATOR.validate(as_an_editor_sees_it(sample.read_text(encoding="utf-8")))


GOOD = [
    "sessions: [{name: Rest}]",
    "format: 1\nsessions: [{name: Rest}]",
    'format: "1"\nsessions: [{name: Rest}]',
    "title: 531\nsessions: [{name: 5}]",
    "start: 2026-11-30\nsessions: [{name: Rest}]",
    "start: 30.11.2026\nsessions: [{name: Rest}]",
    "maxes: {squat: 140, bench: 62.5, press: 5RM 90, row: 90kg x5, curl: '90 × 5'}\nsessions: [{name: Rest}]",
    "rounding: 2.5\nbodyweight: 82kg\nunits: lbs\nsessions: [{name: Rest}]",
    "coach: Ana Costa\nsessions: [{name: Rest}]",
    "design: {page: letter, ink: Gray}\npages: Overview, session\nsessions: [{name: Rest}]",
    "sessions: [{name: A, day: 'Mon, Thu', exercises: [squat, {squat: 5x5}, {rest: 90}]}]",
    "sessions: [{name: A, day: [Mon, Thu], exercises: [{exercise: squat, sets: 3, reps: 8, tempo: 3110}]}]",
    "sessions: [{name: A, exercises: [{superset: [a, {b: 3x10}], rest: 90s}], cool_down: [{name: Stretch}]}]",
    "weeks: 4\ndesign: {landscape: true}\nprivate: Ask.\nsessions: [{name: Rest, private: Ask.}]",
    "weeks: '4'\ndesign: {landscape: No}\nsessions: [{name: A, optional: YES, exercises: [a]}]",
    "equipment: {bar: 15, plates: [20, 10], dumbbells: 4-40 by 2}\nsessions: [{name: Rest}]",
    "defaults: {rest: 90, sets: 3, log: false}\nsessions: [{name: A, defaults: {reps: 10}, exercises: [a]}]",
    "override: {squat: {tips: [+, Sit tall.], steps: One., caution: none}}\nsessions: [{name: Rest}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, warm_up: bar x10, last: 97.5kg x5, implement: EZ-bars}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, or: [a, b (c)], rounding: 1, label: 1, optional: on}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, last: 100, log: off, or: a, private: Ask.}]}]",
    "sessions: [{name: A, exercises: [{circuit: [a, {b: 10}, {text: Breathe}], rounds: 3, rest: 1min}]}]",
    "sessions: [{name: A, exercises: [{superset: [a, b], rounds: 3-4, work: 40s, defaults: {log: no}}]}]",
    "sessions: [{name: A, exercises: [{part: A, time: 20min, exercises: [{circuit: [a]}, a, {rest: 90s}]}]}]",
    "sessions: [{name: A, exercises: [{text: Breathe, optional: true, private: Ask.}]}]",
    "sessions: [{name: A, exercises: [{emom: [a: 5, {text: Rest}], time: 12min, every: 90s, score: load}]}]",
    "sessions: [{name: A, exercises: [{amrap: [a: 5, {superset: [b: 3, c: 4], rounds: 2}], time: 20 min}]}]",
    "sessions: [{name: A, exercises: [{for_time: [a: 95lb, b], rounds: 21-15-9, cap: 10min, score: Time}]}]",
    "weeks: 2\nsessions: [{name: A, exercises: [{circuit: [a: 5], rounds: 3 | 4, rest: 90s | 60s, score: reps}]}]",
    "weeks: 2\nsessions: [{name: A, exercises: [{amrap: [a: 5], time: 8min, weeks: {1: skip, 2: {time: 9min}}}]}]",
    "weeks: 2\nsessions: [{name: A, only: 1, exercises: [{a: 5x5 | 3x3, only: [1, 2]}, {b: 3x5, weeks: {2: 80%}}]}]",
    "weeks: 2\nsessions: [{name: A, exercises: [{a: 3x5, weeks: {odd: {load: 80%, rest: 90}, last: skip}}]}]",
    "weeks: 2\ndeload: {load: 0.6, sets: 50%, weeks: 2}\nweek_names: {2: Easy}\nsessions: [{name: Rest}]",
    "deload: {load: x0.6}\nsessions: [{name: A, weeks: {1: Deload}, exercises: [a]}, {name: B, like: A, swap: {a: b}}]",
    "schemes: {m: 5x5, n: {sets: 3, reps: 8}}\nblocks: [{name: A, weeks: 2, maxes: {a: 100}}]\nsessions: [{name: R}]",
    "days: Mon, Thu\nrotate: [A, B]\nsessions: [{name: A, exercises: [a]}, {name: B, exercises: [a]}]",
    "blocks: [{name: A, weeks: 1, notes: X, until: Y, sessions: [{name: Rest}]}, {name: B, like: A}]",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_planner_reads_an_editor_accepts(text: str) -> None:
    VALIDATOR.validate(as_an_editor_sees_it(text))
    out = Diagnostics()
    assert read_plan(Source("plan.yaml", text), out) is not None
    assert not out.has_errors, [problem.message for problem in out]


BAD = [
    "title: X",
    "titel: X\nsessions: [{name: Rest}]",
    "format: 2\nsessions: [{name: Rest}]",
    "title: [a]\nsessions: [{name: Rest}]",
    f"title: {'x' * 201}\nsessions: [{{name: Rest}}]",
    "start: soon\nsessions: [{name: Rest}]",
    "units: stone\nsessions: [{name: Rest}]",
    "rounding: 0\nsessions: [{name: Rest}]",
    "bodyweight: heavy\nsessions: [{name: Rest}]",
    "maxes: 140\nsessions: [{name: Rest}]",
    "maxes: {squat: lots}\nsessions: [{name: Rest}]",
    "coach: {mail: x}\nsessions: [{name: Rest}]",
    "design: {large_print: very}\nsessions: [{name: Rest}]",
    "blocks: 4\nsessions: [{name: Rest}]",
    "weeks: 0\nsessions: [{name: Rest}]",
    "weeks: many\nsessions: [{name: Rest}]",
    "design: {landscape: wide}\nsessions: [{name: Rest}]",
    "private: [a]\nsessions: [{name: Rest}]",
    "defaults: {or: a}\nsessions: [{name: Rest}]",
    "defaults: 2min\nsessions: [{name: Rest}]",
    "override: {squat: {stepps: a}}\nsessions: [{name: Rest}]",
    "override: {squat: none}\nsessions: [{name: Rest}]",
    "equipment: {bars: 20}\nsessions: [{name: Rest}]",
    "sessions: []",
    "sessions: A",
    "sessions: [A]",
    "sessions: [{day: Mon}]",
    "sessions: [{name: A, exercise: []}]",
    "sessions: [{name: A, exercises: x}]",
    "sessions: [{name: A, exercises: [{squat: [5x5]}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, progress: {a: b}}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, optional: maybe}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, implement: sword}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, label: Number one}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, rounds: 3}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, defaults: {rest: 90s}}]}]",
    "sessions: [{name: A, exercises: [{amrap: [a, b]}]}]",
    "sessions: [{name: A, exercises: [{circuit: [a, b], rounds: many}]}]",
    "sessions: [{name: A, exercises: [{circuit: [{circuit: [a, b]}]}]}]",
    "sessions: [{name: A, exercises: [{superset: [a, {text: Breathe}]}]}]",
    "sessions: [{name: A, exercises: [{text: Breathe, rest: 30s}]}]",
    "sessions: [{name: A, exercises: [{emom: [a: 5], time: 12min, rest: 30s}]}]",
    "sessions: [{name: A, exercises: [{emom: [a: 5], rounds: 4, every: often}]}]",
    "sessions: [{name: A, exercises: [{amrap: [a: 5, {amrap: [b: 5], time: 2min}], time: 20min}]}]",
    "sessions: [{name: A, exercises: [{for_time: [a: 5], rounds: many}]}]",
    "sessions: [{name: A, exercises: [{for_time: [a: 5], score: points}]}]",
    "sessions: [{name: A, exercises: [{squat: 5x5, every: 2min}]}]",
    "sessions: [{name: A, exercises: [{circuit: [a: 5], weeks: {1: {exercises: [b]}}}]}]",
    "sessions: [{name: A, exercises: [{part: Strength}]}]",
    "sessions: [{name: A, exercises: [{part: A, exercises: [{part: B, exercises: [a]}]}]}]",
    "sessions: [{name: A, exercises: [{part: A, exercises: [a], time: long}]}]",
    "sessions: [{name: A, exercises: [{exercise: a, name: b}]}]",
    "sessions: [{name: A, exercises: [{superset: [a]}]}]",
    "sessions: [{name: A, exercises: [{superset: [a, b], rst: 90s}]}]",
    "sessions: [{name: A, exercises: [[a, b]]}]",
    "- a",
]


@pytest.mark.parametrize("text", BAD)
def test_what_planner_refuses_an_editor_marks(text: str) -> None:
    assert not VALIDATOR.is_valid(as_an_editor_sees_it(text))
    out = Diagnostics()
    read_plan(Source("plan.yaml", text), out)
    assert out.has_errors


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("pages: [cards, c.v-1]", True),
        ("pages: cards, cards", True),
        ("pages: [session]", False),
        ("design: {theme: BOLD}", True),
        ("design: {language: de}", False),
        ("design: {language: en}", True),
        ("design: {theme: classic}", False),
        ("design: {page: a5}", True),
    ],
)
def test_an_editor_offers_what_there_is(text: str, valid: bool) -> None:
    choices = Choices(pages=("cards", "c.v-1"), themes=("bold",), papers=("A5",))
    validator = jsonschema.Draft202012Validator(schema(choices))
    assert validator.is_valid(as_an_editor_sees_it(f"{text}\nsessions: [{{name: Rest}}]")) is valid


def test_patterns_are_plain_enough_for_every_editor() -> None:
    patterns = re.findall(r"'pattern': '([^']*)'", str(schema()))
    assert patterns
    assert not any("(?" in pattern for pattern in patterns)
