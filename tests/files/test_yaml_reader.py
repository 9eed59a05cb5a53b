"""The YAML reader: texts and places as the file has them, budgets, and hostile documents."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Span
from planner.files import Mapping, Node, Scalar, Sequence, Source, yaml_lines
from planner.files.yaml_reader import DEPTH_BUDGET, NODE_BUDGET, read_yaml


def read(text: str, first_line: int = 1) -> tuple[Node | None, list[tuple[str, int, int]]]:
    out = Diagnostics()
    node = read_yaml(Source("p.yaml", text), out, first_line)
    return node, [(d.code, d.span.line, d.span.column) for d in out if d.span]


def clean(text: str) -> Node:
    node, problems = read(text)
    assert problems == []
    assert node is not None
    return node


def plain(node: Node | None) -> object:
    """A node as dicts, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs} if node else None


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Sequence):
        return [s for item in node.items for s in scalars(item)]
    return [s for key, value in node.pairs for s in (key, *scalars(value))]


def cut(text: str, span: Span) -> str:
    """What stands in ``text`` at a span on one line."""
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def test_everything_is_the_text_that_stands_there() -> None:
    text = "rest: 1:30\ntempo: 3110\nunits: no\nday: 2026-11-30\nhex: 0x10\nnan: .nan\noct: 012\nnull: ~\nbig: 1_000\n"
    expected = dict(line.split(": ") for line in text.splitlines())
    assert plain(clean(text)) == expected


def test_spans_cover_quotes_and_count_characters() -> None:
    text = "é𝄞ß: 'x''y'\nb: [\"ü 𝄞\", ö]\n"
    node = clean(text)
    assert [cut(text, s.span) for s in scalars(node)] == ["é𝄞ß", "'x''y'", "b", '"ü 𝄞"', "ö"]
    assert [s.style for s in scalars(node)] == ["plain", "single", "plain", "double", "plain"]
    assert isinstance(node, Mapping)
    items = node.get("b")
    assert isinstance(items, Sequence)
    assert items.flow
    assert not node.flow
    assert cut(text, items.span) == '["ü 𝄞", ö]'
    assert node.span == Span("p.yaml", 1, 1, 2, 14)
    assert isinstance(items.items[0], Scalar)
    assert cut(text, items.items[0].inner) == "ü 𝄞"


def test_blocks_end_where_their_last_text_ends() -> None:
    node = clean("a:\n  - b: 1\n    c: 2\n\n# comment\n\nd: |\n  x\n  y\n\ne: >\n  z\n")
    assert isinstance(node, Mapping)
    spans = [(v.span.line, v.span.column, v.span.end_line, v.span.end_column) for _, v in node.pairs]
    assert spans == [(2, 3, 3, 9), (7, 4, 9, 4), (11, 4, 12, 4)]
    assert plain(node) == {"a": [{"b": "1", "c": "2"}], "d": "x\ny\n", "e": "z\n"}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("rest:\nb: 1\n", 1, 6), ("rest:   # soon\n", 1, 6), ("a: {rest: , b: 1}\n", 1, 10), ("a: 1\nrest:", 2, 6)],
)
def test_a_missing_value_is_an_empty_text_behind_the_colon(text: str, line: int, column: int) -> None:
    missing = [s for s in scalars(clean(text)) if s.missing]
    assert [s.span for s in missing] == [Span("p.yaml", line, column, line, column)]


def test_an_empty_text_in_quotes_is_not_missing() -> None:
    assert [s.missing for s in scalars(clean('a: ""\n'))] == [False, False]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n...\n"])
def test_an_empty_document_is_no_problem(text: str) -> None:
    node, problems = read(text)
    assert problems == []
    assert node is None or (isinstance(node, Scalar) and node.missing)


def test_lines_are_shifted_for_a_part_of_a_file() -> None:
    node, problems = read("a: 1\na: @2\n", first_line=11)
    assert isinstance(node, Mapping)
    assert node.pairs[0][1].span.line == 11
    assert sorted(problems) == [("yaml-duplicate-key", 12, 1), ("yaml-value-start", 12, 4)]


def test_texts_are_normalised() -> None:
    assert plain(clean("a: Cafe\u0301\n")) == {"a": "Caf\u00e9"}


def test_aliases_stand_for_what_they_name() -> None:
    node, problems = read("a: &x {b: [1, 2]}\nc: *x\n")
    assert (plain(node), problems) == ({"a": {"b": ["1", "2"]}, "c": {"b": ["1", "2"]}}, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", ("yaml-duplicate-key", 3, 1)),
        ("a: &x [*x]\n", ("yaml-cycle", 1, 8)),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", ("yaml-merge", 3, 3)),
        ("a: 1\n---\nb: 2\n", ("yaml-second-document", 2, 1)),
        ("? [a]\n: b\n", ("yaml-key", 1, 3)),
        ("a: {{name}}\n", ("yaml-key", 1, 5)),
        ("a: !!python/object:os.system x\n", ("yaml-tag", 1, 4)),
        ("a: !x {b: 1}\n", ("yaml-tag", 1, 4)),
        ("a: &label 5x5\n", ("yaml-anchor", 1, 4)),
        ("a: 1\nb: x\x00y\n", ("control-character", 2, 5)),
        ("a: x\u202ey\n", ("control-character", 1, 5)),
        ("a: x\u2028y\n", ("control-character", 1, 5)),
        ("a: x\ufeffy\n", ("control-character", 1, 5)),
        ("a: x\ud800y\n", ("control-character", 1, 5)),
        ("a: x\x85y\n", ("control-character", 1, 5)),
        ('a: "x\\0y"\n', ("control-character", 1, 4)),
        ('a: "x\\u202Ey"\n', ("control-character", 1, 4)),
        ("a: e" + "\u0301" * 31 + "\n", ("control-character", 1, 35)),
    ],
)
def test_refused(text: str, problem: tuple[str, int, int]) -> None:
    assert problem in read(text)[1]


def test_the_first_of_two_equal_keys_is_kept_and_both_lines_are_named() -> None:
    out = Diagnostics()
    assert plain(read_yaml(Source("p", "a: 1\nb: 2\na: 3\n"), out)) == {"a": "1", "b": "2"}
    assert [d.message for d in out] == ['the key "a" stands twice: on line 1 and on line 3']


def test_budgets_hold_at_their_edge() -> None:
    assert read("[" * DEPTH_BUDGET + "]" * DEPTH_BUDGET)[1] == []
    assert read("[" * (DEPTH_BUDGET + 1) + "]" * (DEPTH_BUDGET + 1))[1] == [("yaml-depth", 1, DEPTH_BUDGET + 1)]
    assert read("[" + "a," * (NODE_BUDGET - 1) + "]")[1] == []
    assert [code for code, *_ in read("[" + "a," * NODE_BUDGET + "]")[1]] == ["yaml-size"]
    # An alias inside lists counts with the depth of what it stands for.
    half = DEPTH_BUDGET // 2 + 1
    deep = "a: &x " + "[" * half + "]" * half + "\nb: " + "[" * half + "*x" + "]" * half + "\n"
    assert [code for code, *_ in read(deep)[1]] == ["yaml-depth"]


ROOT = Path(__file__).resolve().parents[2]

HOSTILE = """
letters = "abcdefghij"
def bomb(form):
    rows = ["a: &a " + form.replace("*", "x")]
    for before, name in zip(letters, letters[1:]):
        rows.append(f"{name}: &{name} " + form.replace("*", "*" + before))
    return "\\n".join(rows)
M = 1_000_000
documents = {
    "billion laughs": bomb("[" + ",".join("*" * 10) + "]"),
    "merge bomb": bomb("{<<: [" + ",".join("*" * 10) + "]}").replace("[x,x,x,x,x,x,x,x,x,x]", "{x: 1}"),
    "deep lists": "[" * 100_000, "deep maps": "{a: " * 100_000, "deep dashes": "- " * 100_000,
    "many maps": "- {a: 1}\\n" * (M // 9), "one line": "[" + "{a: b}, " * (M // 8) + "]",
    "one text": "a: " + "x" * M, "controls": chr(0) * M, "one quote": 'a: "' + "x\\n" * (M // 2),
    "tags": "[" + "!a b, " * (M // 6) + "]", "aliases": "[" + "*a, " * (M // 4) + "]",
    "keys without value": "{" + "a, " * (M // 3) + "}", "equal keys": "a: 1\\n" * (M // 5),
    "tabs": "a:\\n" + "\\tb: 1\\n" * (M // 6), "colons": "k: a: b\\n" * (M // 8),
    "one line of colons": "a: " * (M // 3),
    "marks": "a: e" + "\\u0301\\u0323" * (M // 5), "dashes": "-a: 1\\n" * (M // 6),
    "open brackets": "a: [x\\n" * (M // 7),
    "comments": "k: v #x\\n" * (M // 8), "empty lines": "a: b\\n" + "\\n" * M + "c", "documents": "---\\n" * (M // 4),
    "heads": "a: >3\\n" * (M // 6), "quotes": 'a: "x" y\\n' * (M // 9), "backslashes": 'a: "' + "\\\\" * M,
}
"""

MEASURE = """
import time
from planner.diagnostics import Diagnostics
from planner.files import Source, read_yaml
from tests.hostile_run import peak
for name, text in documents.items():
    out, start = Diagnostics(), time.process_time()
    read_yaml(Source("p.yaml", text), out)
    print(name, round(time.process_time() - start, 2), len(out), sep=";")
print("memory", round(peak()), 1, sep=";")
"""


def test_hostile_documents_take_little_time_and_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HOSTILE + MEASURE],
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    rows = [line.split(";") for line in done.stdout.splitlines()]
    assert len(rows) == 27
    assert [row for row in rows[:-1] if float(row[1]) > 2] == []
    assert int(rows[-1][1]) < 300
    assert [name for name, _, found in rows if not int(found)] == ["one text"]


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1, max_size=6)
values = st.recursive(
    words | st.lists(words, min_size=1, max_size=3).map(" ".join),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(words, inner, min_size=1, max_size=3),
    max_leaves=12,
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A YAML document in one of the styles that PyYAML writes."""
    style = draw(st.sampled_from([None, '"', "'", "|", ">"]))
    flow = draw(st.sampled_from([None, True, False]))
    data = draw(st.dictionaries(words, values, min_size=1, max_size=3))
    text = yaml.safe_dump(data, allow_unicode=True, default_style=style, default_flow_style=flow, width=30)
    # Written tags, which PyYAML adds to quoted numbers, are refused by the reader.
    return text.replace("!!int ", "").replace("!!float ", "").replace("!!bool ", "").replace("!!null ", "")


@settings(max_examples=150)
@given(documents())
def test_both_parsers_give_the_same_nodes_and_places(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        first = read(text)
        patch.setattr(yaml_lines, "_LOADER", yaml.BaseLoader)
        assert read(text) == first


@settings(max_examples=150)
@given(documents())
def test_a_span_holds_the_text_of_its_scalar(text: str) -> None:
    node, _ = read(text)
    for scalar in scalars(node) if node else ():
        if scalar.span.line == scalar.span.end_line and scalar.style == "plain":
            assert normalize("NFC", cut(text, scalar.span)) == scalar.text
        elif scalar.style in {"single", "double"} and scalar.span.line == scalar.span.end_line:
            written = cut(text, scalar.span)
            assert (written[0], written[-1]) == ("'", "'") if scalar.style == "single" else ('"', '"')
            assert normalize("NFC", yaml.load(written, yaml.BaseLoader)) == scalar.text


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab:- \n\t\"'{}[],#&*!|>@%?é`“”5"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    out = Diagnostics()
    read_yaml(Source("p.yaml", text), out)
    lines = text.split("\n")
    for problem in out:
        assert problem.span
        assert 1 <= problem.span.line <= len(lines)
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1
        assert "\n" not in problem.message + problem.hint
        assert problem.message
        assert problem.hint
