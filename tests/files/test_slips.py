"""The commonest slips in YAML: each has its code, its place, and the line to write instead."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from planner.diagnostics import Diagnostic, Diagnostics
from planner.files import Mapping, Node, Scalar, Source
from planner.files.slips import SLIPS
from planner.files.yaml_reader import read_yaml


def read(text: str) -> tuple[Node | None, list[Diagnostic]]:
    out = Diagnostics()
    return read_yaml(Source("p.yaml", text), out), list(out)


def mend(text: str, problems: list[Diagnostic]) -> str:
    """The text with all fixes applied, from its end on."""
    lines = text.split("\n")
    fixes = {fix: None for problem in problems for fix in problem.fixes}
    for fix in sorted(fixes, key=lambda fix: fix.span, reverse=True):
        row, span = fix.span.line - 1, fix.span
        lines[row] = lines[row][: span.column - 1] + fix.text + lines[row][span.end_column - 1 :]
    return "\n".join(lines)


class Slip(NamedTuple):
    """``caret`` is what stands under the carets; ``mended`` is the whole text with the fix, if there is one."""

    text: str
    code: str
    place: tuple[int, int]
    caret: str
    hint: str
    mended: str | None = None


SAMPLES = {
    "tab": Slip(
        "- squat: 5x5\n\trest: 90s\n",
        "yaml-tab",
        (2, 1),
        "\t",
        "write 2 spaces instead",
        "- squat: 5x5\n  rest: 90s\n",
    ),
    "tab under a list item": Slip(
        "a:\n\t- b: 1\n\t  c: 2\n",
        "yaml-tab",
        (2, 1),
        "\t",
        "write 2 spaces instead",
        "a:\n  - b: 1\n    c: 2\n",
    ),
    "tab before an entry of the key above": Slip(
        "s:\n  - a: b\n    c:\n\t- d: 1\n\t- e: 2\n",
        "yaml-tab",
        (4, 1),
        "\t",
        "write 4 spaces instead",
        "s:\n  - a: b\n    c:\n    - d: 1\n    - e: 2\n",
    ),
    "tab before an entry of one of two lists": Slip(
        "s:\n  - a: b\n    c:\n      - d: 1\n\t- e: 2\n", "yaml-tab", (5, 1), "\t", "write spaces instead"
    ),
    "tab before a key of one of two maps": Slip(
        "s:\n  - a: b\n    c:\n      - d: 1\n\te: 2\n", "yaml-tab", (5, 1), "\t", "write spaces instead"
    ),
    "tab behind a dash": Slip("-\tsquat: 5x5\n", "yaml-tab", (1, 2), "\t", "write 2 spaces instead", "-  squat: 5x5\n"),
    "no space after a colon": Slip(
        "- squat: 5x5\n  rest:90s\n  tempo: 3110\n",
        "yaml-colon-space",
        (2, 7),
        ":",
        "write: rest: 90s",
        "- squat: 5x5\n  rest: 90s\n  tempo: 3110\n",
    ),
    "no space after the first colon": Slip(
        "- squat:5x5\n  rest: 90s\n",
        "yaml-colon-space",
        (1, 8),
        ":",
        "write: - squat: 5x5",
        "- squat: 5x5\n  rest: 90s\n",
    ),
    "no space after the last colon": Slip(
        "name: A\nrest:90s\n", "yaml-colon-space", (2, 5), ":", "write: rest: 90s", "name: A\nrest: 90s\n"
    ),
    "no space after a colon in a list": Slip(
        "- bench (paused):3x5\n- row: 1\n",
        "yaml-colon-space",
        (1, 17),
        ":",
        "write: - bench (paused): 3x5",
        "- bench (paused): 3x5\n- row: 1\n",
    ),
    "no space after a colon in braces": Slip(
        "a: {sets:5x5, rest: 90s}\n",
        "yaml-colon-space",
        (1, 9),
        ":",
        "write: a: {sets: 5x5, rest: 90s}",
        "a: {sets: 5x5, rest: 90s}\n",
    ),
    "no space after a colon, swallowed by the text above": Slip(
        "squat: 5x5\n  rest:90s\n",
        "yaml-colon-space",
        (2, 7),
        ":",
        "write: rest: 90s, starting at column 1",
    ),
    "at sign": Slip("load: @70%\n", "yaml-value-start", (1, 7), "@", "write: load: 70%", "load: 70%\n"),
    "at sign in brackets": Slip(
        "a: [@70%, x]\n", "yaml-value-start", (1, 5), "@", "write: a: [70%, x]", "a: [70%, x]\n"
    ),
    "at sign before words": Slip(
        "notes: @light # soft\n",
        "yaml-value-start",
        (1, 8),
        "@",
        'write: notes: "@light" # soft',
        'notes: "@light" # soft\n',
    ),
    "at sign before a key": Slip("@x: 1\n", "yaml-value-start", (1, 1), "@", 'write: "@x": 1', '"@x": 1\n'),
    "per cent": Slip("load: %70\n", "yaml-value-start", (1, 7), "%", "write: load: 70%", "load: 70%\n"),
    "asterisks": Slip(
        "notes: **bold**\n", "yaml-value-start", (1, 8), "*", 'write: notes: "**bold**"', 'notes: "**bold**"\n'
    ),
    "asterisk, words": Slip(
        "notes: *no belt*\n",
        "yaml-value-start",
        (1, 8),
        "*no belt*",
        'write: notes: "*no belt*"',
        'notes: "*no belt*"\n',
    ),
    "asterisk, one word": Slip(
        "notes: *heavy\n", "yaml-value-start", (1, 8), "*heavy", 'write: notes: "*heavy"', 'notes: "*heavy"\n'
    ),
    "dash": Slip("progress: - 10%\n", "yaml-value-start", (1, 11), "-", "write: progress: -10%", "progress: -10%\n"),
    "dash before words": Slip(
        "superset: - row\n",
        "yaml-value-start",
        (1, 11),
        "-",
        "put - row on the next line, indented further than this one",
    ),
    "backtick": Slip("notes: `x`\n", "yaml-value-start", (1, 8), "`", 'write: notes: "`x`"', 'notes: "`x`"\n'),
    "ampersand": Slip("notes: & go\n", "yaml-value-start", (1, 8), "&", 'write: notes: "& go"', 'notes: "& go"\n'),
    "label": Slip("a: &A1 5x5\n", "yaml-anchor", (1, 4), "&A1", 'leave &A1 out, or write: a: "&A1 5x5"'),
    "exclamation mark": Slip(
        "notes: !important\n",
        "yaml-tag",
        (1, 8),
        "!important",
        'write: notes: "!important"',
        'notes: "!important"\n',
    ),
    "greater than": Slip("pain: >3\n", "yaml-folded", (1, 7), ">3", 'write: pain: ">3"', 'pain: ">3"\n'),
    "greater than, space": Slip("pain: > 3\n", "yaml-value-start", (1, 7), ">", 'write: pain: "> 3"', 'pain: "> 3"\n'),
    "colon in text": Slip(
        "notes: Cue: up\n", "yaml-colon-in-text", (1, 11), ":", 'write: notes: "Cue: up"', 'notes: "Cue: up"\n'
    ),
    "colon in text with quotes": Slip(
        'notes: Say: "up"\n',
        "yaml-colon-in-text",
        (1, 11),
        ":",
        "write: notes: 'Say: \"up\"'",
        "notes: 'Say: \"up\"'\n",
    ),
    "colon in text in braces": Slip(
        "a: {notes: Cue: up, b: 1}\n",
        "yaml-colon-in-text",
        (1, 15),
        ":",
        'write: a: {notes: "Cue: up", b: 1}',
        'a: {notes: "Cue: up", b: 1}\n',
    ),
    "comma forgotten in braces": Slip(
        "a: {sets: 5x5 rest: 90s}\n",
        "yaml-colon-in-text",
        (1, 19),
        ":",
        'put quotes round it, or a comma before "rest"',
    ),
    "hash in text": Slip(
        "- squat: 5x5 @75% #belt\n",
        "yaml-comment",
        (1, 19),
        "#belt",
        'write: - squat: "5x5 @75% #belt" (for a comment: "# belt")',
    ),
    "hash, number": Slip(
        "notes: locker #3\n",
        "yaml-comment",
        (1, 15),
        "#3",
        'write: notes: "locker #3" (for a comment: "# 3")',
    ),
    "hash, colour": Slip(
        "ink: #ff0000\n", "yaml-comment", (1, 6), "#ff0000", 'write: ink: "#ff0000" (for a comment: "# ff0000")'
    ),
    "unclosed quote": Slip(
        'notes: "tight\nb: 1\n', "yaml-unclosed-quote", (1, 8), '"', 'write: notes: "tight"', 'notes: "tight"\nb: 1\n'
    ),
    "unclosed quote, others below": Slip(
        'notes: "tight\nb: "one"\nc: 1\n',
        "yaml-unclosed-quote",
        (1, 8),
        '"',
        'write: notes: "tight"',
        'notes: "tight"\nb: "one"\nc: 1\n',
    ),
    "apostrophe": Slip(
        "notes: 'til failure\nb: 1\n",
        "yaml-unclosed-quote",
        (1, 8),
        "'",
        'write: notes: "\'til failure"',
        'notes: "\'til failure"\nb: 1\n',
    ),
    "curly quotes": Slip(
        "notes: “Push: heavy”\n",
        "yaml-curly-quotes",
        (1, 8),
        "“Push: heavy”",
        'write: notes: "Push: heavy"',
        'notes: "Push: heavy"\n',
    ),
    "curly closing quote": Slip(
        'name: "Push”\nb: 1\n',
        "yaml-curly-quotes",
        (1, 7),
        '"Push”',
        'write: name: "Push"',
        'name: "Push"\nb: 1\n',
    ),
    "curly quotes that parse": Slip(
        "name: “Push”\n",
        "yaml-curly-quotes",
        (1, 7),
        "“Push”",
        'if they were meant to enclose it, write: name: "Push"',
    ),
    "text after a quote": Slip(
        'notes: "Chest up" and tight\n',
        "yaml-after-quote",
        (1, 19),
        "and tight",
        "write: notes: '\"Chest up\" and tight'",
        "notes: '\"Chest up\" and tight'\n",
    ),
    "half-quoted name": Slip(
        '- "90/90" switch: 2x5\n',
        "yaml-after-quote",
        (1, 11),
        "switch",
        'write: - "90/90 switch": 2x5',
        '- "90/90 switch": 2x5\n',
    ),
    "apostrophe in single quotes": Slip(
        "notes: 'it's'\n", "yaml-after-quote", (1, 12), "s'", 'write: notes: "it\'s"', 'notes: "it\'s"\n'
    ),
    "text after a quote in braces": Slip(
        'a: {notes: "up" now, b: 1}\n',
        "yaml-after-quote",
        (1, 17),
        "now",
        "write: a: {notes: '\"up\" now', b: 1}",
        "a: {notes: '\"up\" now', b: 1}\n",
    ),
    "backslash": Slip('notes: "a\\q"\n', "yaml-escape", (1, 10), "\\q", "write: notes: 'a\\q'", "notes: 'a\\q'\n"),
    "indented too far": Slip(
        "- squat: 5x5\n   rest: 90s\n",
        "yaml-indent",
        (2, 4),
        "r",
        "start it at column 3",
        "- squat: 5x5\n  rest: 90s\n",
    ),
    "indented too little": Slip(
        "- squat: 5x5\n rest: 90s\n",
        "yaml-indent",
        (2, 2),
        "r",
        "start it at column 3",
        "- squat: 5x5\n  rest: 90s\n",
    ),
    "indented between two levels": Slip("a:\n  b: 1\n c: 2\n", "yaml-indent", (3, 2), "c", "start it at column 1 or 3"),
    "list item too far left": Slip(
        "a:\n  - b: 1\n - c: 2\n", "yaml-indent", (3, 2), "-", "start it at column 3", "a:\n  - b: 1\n  - c: 2\n"
    ),
    "list item one column off": Slip(
        "a:\n   - b: 1\n    c: 2\n  - d: 3\n",
        "yaml-indent",
        (2, 4),
        "-",
        "start it at column 3",
        "a:\n  - b: 1\n    c: 2\n  - d: 3\n",
    ),
    "two lines indented too far": Slip(
        "- a: 1\n   b: 2\n   c: 3\n", "yaml-indent", (2, 4), "b", "start it at column 3"
    ),
    "first line indented": Slip(" a: 1\nb: 2\n", "yaml-indent", (1, 1), " ", "start it at column 1", "a: 1\nb: 2\n"),
    "no space after a colon, comment": Slip(
        "- squat:5x5 # heavy\n  rest: 90s\n",
        "yaml-colon-space",
        (1, 8),
        ":",
        "write: - squat: 5x5 # heavy",
        "- squat: 5x5 # heavy\n  rest: 90s\n",
    ),
    "key among list items": Slip(
        "- a: 1\nb: 2\n", "yaml-indent", (2, 1), "b", "write: - b: 2, or indent it under the item it belongs to"
    ),
    "list item among keys": Slip("a: 1\n- b: 2\n", "yaml-indent", (2, 1), "-", "indent it under the key it belongs to"),
    "value and list": Slip(
        "a: 1\n  - b: 2\n", "yaml-indent", (2, 3), "-", 'give "a" either the value behind it or the list below it'
    ),
    "dash without space": Slip(
        "a:\n  - b: 1\n  -c: 2\n", "yaml-dash-space", (3, 3), "-", "write: - c: 2", "a:\n  - b: 1\n  - c: 2\n"
    ),
    "dash without space, alone": Slip(
        "a:\n  -c: 2\n", "yaml-dash-space", (2, 3), "-", "write: - c: 2", "a:\n  - c: 2\n"
    ),
    "comma in braces": Slip(
        "a: {sets: 3x6, 6+ @65%}\n",
        "yaml-flow-comma",
        (1, 16),
        "6+ @65%",
        'write: a: {sets: "3x6, 6+ @65%"}',
        'a: {sets: "3x6, 6+ @65%"}\n',
    ),
    "two commas in braces": Slip(
        "a: {sets: 3x6, 6+, 8+, rest: 90s}\n",
        "yaml-flow-comma",
        (1, 16),
        "6+",
        'write: a: {sets: "3x6, 6+, 8+", rest: 90s}',
        'a: {sets: "3x6, 6+, 8+", rest: 90s}\n',
    ),
    "key and words": Slip("a: 1\nday Monday\nb: 2\n", "yaml-no-value", (2, 1), "day Monday", "write: day: Monday"),
    "key alone": Slip("a: 1\nrest\nb: 2\n", "yaml-no-value", (2, 1), "rest", "write: rest: and its value"),
    "dose without colon": Slip(
        "- squat: 5x5\n  bench press 3x5\n  c: 1\n",
        "yaml-no-value",
        (2, 3),
        "bench press 3x5",
        "write: bench press: 3x5",
    ),
    "bracket": Slip("a: [1, 2\nb: 3\n", "yaml-bracket", (1, 4), "[", "write: a: [1, 2]", "a: [1, 2]\nb: 3\n"),
    "brace": Slip("a: {b: 1 # c\nd: 3\n", "yaml-bracket", (1, 4), "{", "write: a: {b: 1} # c", "a: {b: 1} # c\nd: 3\n"),
    "comma before an at sign": Slip(
        "a: [b: 3x6, @80%, c]\n",
        "yaml-value-start",
        (1, 13),
        "@",
        'write: a: [b: "3x6, @80%", c]',
        'a: [b: "3x6, @80%", c]\n',
    ),
    "bracket over lines": Slip("a: [1,\n  2,\n", "yaml-bracket", (1, 4), "[", "put ] where it ends"),
}


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_slip(sample: Slip) -> None:
    _, problems = read(sample.text)
    first = problems[0]
    assert first.span
    assert (first.code, first.span.line, first.span.column, first.hint) == (sample.code, *sample.place, sample.hint)
    line = sample.text.split("\n")[first.span.line - 1]
    assert line[first.span.column - 1 : first.span.end_column - 1] == sample.caret
    assert first.message[0] == first.message[0].lower()
    assert not first.message.endswith(".")
    assert {problem.code for problem in problems} == {sample.code}, "no follow-ups"


@pytest.mark.parametrize("sample", [s for s in SAMPLES.values() if s.mended], ids=lambda s: s.code)
def test_the_fix_mends_the_text_and_the_tree_is_already_the_mended_one(sample: Slip) -> None:
    node, problems = read(sample.text)
    mended = mend(sample.text, problems)
    assert mended == sample.mended
    again, left = read(mended)
    assert left == []
    assert _texts(again) == _texts(node)


def _texts(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return [(key.text, _texts(value)) for key, value in node.pairs]
    return [_texts(item) for item in node.items] if node else None


def test_every_row_of_the_table_has_a_sample() -> None:
    assert {code for code, _ in SLIPS} - {sample.code for sample in SAMPLES.values()} == {"yaml-syntax"}
