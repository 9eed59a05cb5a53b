"""Many slips in one file are told at once, with the places of the file; and what is no slip is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.diagnostics import Diagnostic, Diagnostics
from planner.files import Mapping, Node, Scalar, Source
from planner.files.yaml_reader import read_yaml


def read(text: str) -> tuple[Node | None, list[Diagnostic]]:
    out = Diagnostics()
    return read_yaml(Source("p.yaml", text), out), list(out)


def texts(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return [(key.text, texts(value)) for key, value in node.pairs]
    return [texts(item) for item in node.items] if node else None


def test_all_slips_of_a_file_are_found_at_once() -> None:
    text = (
        "title: Push: heavy\n"
        "sessions:\n"
        "  - name: A\n"
        "    exercises:\n"
        "      - squat: 5x5\n"
        "        rest:90s\n"
        "        load: @70%\n"
        '        notes: "tight\n'
        "      -bench: {sets: 3x6, 6+, rest: 90s}\n"
        "      - row: 3x10\n"
        "         tempo: 3110\n"
        "  - name: B #light\n"
        "    name: C\n"
    )
    node, problems = read(text)
    assert [(p.code, p.span.line) for p in sorted(problems, key=lambda p: p.span.line if p.span else 0) if p.span] == [
        ("yaml-colon-in-text", 1),
        ("yaml-colon-space", 6),
        ("yaml-value-start", 7),
        ("yaml-unclosed-quote", 8),
        ("yaml-dash-space", 9),
        ("yaml-flow-comma", 9),
        ("yaml-indent", 11),
        ("yaml-comment", 12),
        ("yaml-duplicate-key", 13),
    ]
    bench = [("bench", [("sets", "3x6, 6+"), ("rest", "90s")])]
    squat = [("squat", "5x5"), ("rest", "90s"), ("load", "70%"), ("notes", "tight")]
    exercises = [squat, bench, [("row", "3x10"), ("tempo", "3110")]]
    assert texts(node) == [
        ("title", "Push: heavy"),
        ("sessions", [[("name", "A"), ("exercises", exercises)], [("name", "B")]]),
    ]


def test_places_behind_a_mended_part_are_those_of_the_file() -> None:
    node, _ = read("a: {load: @70%, notes: now}\n")
    assert isinstance(node, Mapping)
    inner = node.pairs[0][1]
    assert isinstance(inner, Mapping)
    spans = [(key.text, key.span.column, value.span.column, value.span.end_column) for key, value in inner.pairs]
    assert spans == [("load", 5, 12, 15), ("notes", 17, 24, 27)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 5x5 # note\n",
        "#squat: 5x5\na: 1\n",
        "a: #main lifts\n  - b\n",
        'a: "5x5" #note\n',
        "a: x#y\n",
        "a: [x, y] #z\n",
        "notes: don't stop\n",
        'box: 24" high\n',
        "a: -10%\n",
        "a: b - c\n",
        "a: Cue:chest\n",
        "- Cue:chest\n- at 7:30\n- {a: b}\n",
        "a: https://example.org/x\n",
        "notes: see\n  https://example.org/x\n",
        "notes: from\n  9:30 on\n",
        "a: |\n  rest:90s\n  -x: @1 #y\n  \ttab: 1\n",
        "90/90 hip switch: 2x5\n",
        "say: “up” and “down”\n",
        "a: {b: , c: d}\n",
        "a: [4x3, 3+, 5x2]\n",
        "a: 4x5 @70% | 4x5 @75%\n",
        "a: <=3\n",
        "a: >\n  folded 3\n",
        "a: &x 1\nb: *x\n",
        "-5: a\n",
        "a:\tb\n",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert read(text)[1] == []


def test_the_founding_front_matter_has_no_slips(root: Path) -> None:
    path = root / "content" / "hip_thrust.md"
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    assert read(front)[1] == []
