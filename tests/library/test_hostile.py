"""Text that is meant to break things, and any text at all."""

import re
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.library.exercise import read_exercise
from planner.library.markdown import DEPTH, RUNS
from planner.library.model import Bullets, Exercise, Grid, Inline, Paragraph, Quote
from planner.library.text import MARKS, clean

SIZE = 1_000_000

BOMBS = {
    "prose": "lorem ipsum **dolor** sit amet, consectetur\n\n" * (SIZE // 44),
    "one word": "a" * SIZE,
    "one paragraph": "word " * (SIZE // 5),
    "list": "- a\n" * (SIZE // 4),
    "numbered": "1. a\n" * (SIZE // 5),
    "lists in lists": "".join(" " * i + "- a\n" for i in range(1400)),
    "quotes": ">" * SIZE + " a",
    "quotes and lists": "> - " * (SIZE // 4) + "a",
    "brackets": "[" * SIZE,
    "balanced brackets": ("[" * 500 + "]" * 500) * (SIZE // 1000),
    "images": "![" * (SIZE // 2),
    "links": "[a](" * (SIZE // 4),
    "references": "[a]: " + "x" * 3000 + "\n\n" + "[a]" * (SIZE // 3),
    "definitions": "".join(f"[r{i}]: http://x/{i}\n" for i in range(SIZE // 18)),
    "stars": "a**b" * (SIZE // 4),
    "stars and lines": "*a_ " * (SIZE // 4),
    "bold runs": "**a** b " * (SIZE // 8),
    "breaks": "a<br/>" * (SIZE // 6),
    "backticks": "".join("`" * i + " " for i in range(1, 1400)),
    "tags": "<a " * (SIZE // 3),
    "comments": "x <!-- " * (SIZE // 7),
    "block comments": "<div>\n" + "<!--" * (SIZE // 4),
    "scripts": "<div>\n" + "<script>" * (SIZE // 8),
    "table rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * (SIZE // 6),
    "table columns": "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + "|x|\n" * 200_000,
    "a long cell": "|a|b|\n|-|-|\n|" + "word " * (SIZE // 5) + "|x|",
    "headings": "a\n=\n" * (SIZE // 4),
    "sections": "## TIPS\nx\n" * (SIZE // 10),
    "profile": "## PROFILE\n" + "Target Muscle Group - a " * (SIZE // 24),
    "pairs": "## PROFILE\n" + "a - b\n" * (SIZE // 6),
    "blank": "&nbsp;  \n" * (SIZE // 9),
    "spaces": " " * SIZE + "a",
    "controls": "\0" * SIZE,
    "towers": "a" + "\u0301\u0316" * (SIZE // 2),
    "overrides": "\u202ea" * (SIZE // 2),
    "dashes": "---\n" * (SIZE // 4),
    "front matter": "---\n" + "".join(f"k{i}: v\n" for i in range(SIZE // 10)) + "---\n",
    "deep front matter": "---\na: " + "[" * (SIZE // 2) + "\n---\n",
    "aliases": "---\naliases: [" + ", ".join(["a"] * 40_000) + "]\n---\n",
    "laughs": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{k}: &{k} [{', '.join([f'*{p}'] * 9)}]\n" for p, k in zip("abcdefg", "bcdefgh", strict=True))
    + "---\n",
    "merges": "---\na: &a {x: 1}\nb: {<<: *a}\n---\nText.",
}


def read(text: str) -> tuple[Exercise, list[str]]:
    out = Diagnostics()
    exercise = read_exercise(Source("zz.md", text, Path("/nowhere/zz.md")), Path("/nowhere"), Files(), out)
    assert not out.has_errors
    return exercise, [d.code for d in out]


def runs(record: object) -> Iterator[Inline]:
    """Every run of text in a record, in order."""
    if isinstance(record, Inline):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from runs(part)
    elif is_dataclass(record):
        for part in fields(record):
            yield from runs(getattr(record, part.name))


def depth(block: object) -> int:
    if isinstance(block, Bullets):
        return 1 + max((depth(b) for item in block.items for b in item), default=0)
    return 1 + max(map(depth, block.blocks), default=0) if isinstance(block, Quote) else 0


@pytest.mark.parametrize("text", BOMBS.values(), ids=list(BOMBS))
def test_bombs_are_quick_and_bounded(text: str) -> None:
    start = time.process_time()
    exercise, codes = read(text[:SIZE])
    assert time.process_time() - start < 2
    blocks = [block for section in exercise.sections for block in section.blocks]
    assert all(depth(block) <= DEPTH for block in blocks)
    assert all(len(block.inlines) <= RUNS for block in blocks if isinstance(block, Paragraph))
    assert sum(len(run.text) for run in runs(exercise.sections)) <= 70_000
    assert codes


@pytest.mark.parametrize("name", ["laughs", "quotes", "controls"])
def test_bombs_take_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        read(BOMBS[name][:SIZE])
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_a_cut_says_where() -> None:
    out = Diagnostics()
    text = "---\ntitle: a\n---\n" + "word\n" * 5000
    read_exercise(Source("a.md", text), Path("/nowhere"), Files(), out)
    [cut] = [d for d in out if d.code == "text-too-long"]
    assert cut.span is not None
    assert cut.span.line == 2004
    assert cut.severity == "warning"


def test_long_paragraphs_are_divided_and_large_tables_become_text_without_loss() -> None:
    words = [f"word{i}" for i in range(2500)]
    exercise, codes = read(" ".join(words))
    assert codes.count("long-paragraph") == 1
    assert " ".join(run.text for run in runs(exercise.sections)).split() == words
    cells = [f"c{i}" for i in range(30)]
    exercise, codes = read(f"|{'|'.join(cells)}|\n|{'-|' * 30}\n|{'|'.join(cells)}|\n")
    assert "large-table" in codes
    assert not any(isinstance(block, Grid) for block in exercise.sections[0].blocks)
    assert re.findall(r"c\d+", "".join(run.text for run in runs(exercise.sections))) == cells * 2


def test_nesting_beyond_the_limit_keeps_its_text() -> None:
    text = "".join("  " * i + f"- item{i}\n" for i in range(15))
    exercise, codes = read(text)
    assert "nested-too-deep" in codes
    assert [run.text for run in runs(exercise.sections)] == [f"item{i}" for i in range(15)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b>bold</b> <i onclick='x()'>it</i>", "bold it"),
        ("one<br>two<BR />three", "one\ntwo\nthree"),
        ("<div>\nin a block &amp; more\n</div>", "in a block & more"),
        ("<p>one</p><p>two</p>", "onetwo"),
        ("x <!-- hidden --> y", "x y"),
        ("<script>alert(1)</script>\n\nafter", "after"),
        ("<style>p{}</style>\n\nafter", "after"),
        ("<img alt='a picture'>", "a picture"),
        ("see <img src=/etc/passwd alt='a picture'>", "see a picture"),
        ('<para><font color="__import__(1)">x</font></para>', "x"),
        ("a < b & c > d", "a < b & c > d"),
        ("&lt;b&gt;", "<b>"),
        ("&copy; &#233; &half; &nope;", "© é ½ &nope;"),
        ("a&#0;b&#x202e;c&#xD800;d", "a\ufffdbc\ufffdd"),
    ],
)
def test_html_is_reduced_to_its_text(markup: str, text: str) -> None:
    exercise, _ = read(markup)
    assert "".join(run.text for run in runs(exercise.sections)) == text


@pytest.mark.parametrize(
    ("markup", "link", "refused"),
    [
        ("[x](https://a.example/é)", "https://a.example/%C3%A9", False),
        ("<me@a.example>", "mailto:me@a.example", False),
        ('[x](http://a.example "title")', "http://a.example", False),
        ("[x](javascript:alert(1))", "", True),
        ("[x](JaVaScRiPt:alert(1))", "", True),
        ("[x](&#106;avascript:alert(1))", "", True),
        ("[x](file:///etc/passwd)", "", True),
        ("[x](data:text/html;base64,eA==)", "", True),
        ("[x](\\\\\\\\host\\\\share)", "", False),
        ("[x](/other/exercise)", "", False),
        ("[x](#tips)", "", False),
        ("[x](http:///nohost)", "", True),
        ("[x](http://[::1)", "", True),
        ("[x](pdf:other)", "", True),
    ],
)  # fmt: skip
def test_links_lead_to_allowed_addresses_only(markup: str, link: str, refused: bool) -> None:
    exercise, codes = read(markup)
    [run] = runs(exercise.sections)
    assert run.link == link
    assert run.text in ("x", "me@a.example")
    assert ("bad-link" in codes) == refused


def test_unprintable_characters_go_with_one_warning_at_the_first() -> None:
    out = Diagnostics()
    cleaned = clean(Source("a.md", "ab\nc\x07d\u202ee\ud800f\ufeffg\u2028h e\u0301"), out)
    assert cleaned.text == "ab\ncdefg h é"
    [warning] = out
    assert (warning.code, warning.severity) == ("bad-character", "warning")
    assert warning.span is not None
    assert (warning.span.line, warning.span.column) == (2, 2)
    assert "U+0007 and 3 more" in warning.message


def test_letters_with_many_marks_keep_what_a_script_needs() -> None:
    out = Diagnostics()
    text = "ที่ ก็ किं שָׁלוֹם a\u0301\u0316"
    assert len(clean(Source("a.md", text), out).text) >= len(text) - 1
    assert clean(Source("a.md", "a" + "\u0316" * 500), out).text == "a" + "\u0316" * MARKS
    assert len(out) == 0


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=400))
def test_any_text_is_an_exercise(text: str) -> None:
    exercise, _ = read(text)
    assert exercise.name
    assert exercise.slug


PIECES = (
    *("- ", "1. ", "> ", "## TIPS:\n", "## PROFILE\n", "### x\n", "---\n", "===\n", "\n", "\n\n", "  ", "    ", "\t"),
    *("**", "*", "_", "`", "```\n", "[", "](", ")", "![", "\\", "[a]: b\n", "http://a.b", "<http://a.b>", ": "),
    *("<b>", "</b>", "<div>\n", "<!--", "-->", "<br>", "<img alt='x'>", "&nbsp;", "&amp;", "&#8238;"),
    *("|", "|-|-|\n", "a | b\n", "word ", "é", "ä", "漢"),
)
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=200, deadline=None)
@given(MARKDOWN)
def test_any_markdown_is_an_exercise(text: str) -> None:
    exercise, _ = read("---\ntitle: a\n---\n" + text)
    for run in runs(exercise.sections):
        assert run.text
        assert run.text == "\n" or "\n" not in run.text
        assert not re.search("[\x00-\x09\x0b-\x1f]", run.text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("abcdeé漢я 0123456789.,;!?-*_#>+|~^$%@'\n", max_size=60), max_size=6).map("\n".join))
def test_every_letter_is_kept(text: str) -> None:
    exercise, _ = read(text)
    kept = [section.heading for section in exercise.sections]
    kept += [exercise.name] if exercise.name != "Zz" else []  # a few words alone at the head are the name
    kept += [part for entry in exercise.profile for part in (entry.label, *entry.values)]
    kept += [run.text for run in runs(exercise.sections)]
    assert sorted(re.findall("[^\\W\\d_]", "".join(kept))) == sorted(re.findall("[^\\W\\d_]", text))
