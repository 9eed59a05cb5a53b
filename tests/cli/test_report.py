"""Problems as they are printed: the form, the carets, and nothing of a file that could steer a terminal."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.cli.report import as_json, for_encoding, human, summary
from planner.diagnostics import Diagnostic, Diagnostics, Fix, Severity, Span
from planner.files import Files, Source


def files(text: str, name: str = "p.yaml") -> Files:
    return Files({name: Source(name, text)})


def error(span: Span | None, message: str = "wrong", hint: str = "") -> Diagnostic:
    return Diagnostic("some-code", Severity.ERROR, message, span, hint)


def excerpt(line: str, column: int, length: int = 1) -> tuple[str, str]:
    """The shown line and the row of carets below it, without the gutter."""
    rows = human([error(Span.point("p.yaml", 1, column, length))], files(line), colour=False).split("\n")
    assert [row[:8] for row in rows[1:3]] == ["    1 | ", "      | "]
    return rows[1][8:], rows[2][8:]


def test_the_form() -> None:
    text = "\n" * 13 + "      - exercise: Bck squat\n"
    out = Diagnostics()
    span = Span.point("plans/strength.yaml", 14, 19, 9)
    out.error("unknown-exercise", 'unknown exercise "Bck squat"', span, 'did you mean "Back squat"?')
    assert human(out, files(text, "plans/strength.yaml"), colour=False) == (
        'plans/strength.yaml:14:19: error: unknown exercise "Bck squat"\n'
        "   14 |       - exercise: Bck squat\n"
        "      |                   ^^^^^^^^^\n"
        '   hint: did you mean "Back squat"?\n'
        "1 error"
    )


def test_order_and_equal_problems() -> None:
    a, b, c = error(Span.point("a", 2)), error(Span.point("a", 10)), error(Span.point("b", 1))
    nowhere = Diagnostic("x", Severity.WARNING, "no place", None)
    said = human([c, b, a, nowhere, a], Files(), colour=False)
    assert said.split("\n") == [
        "warning: no place",
        "a:2:1: error: wrong",
        "a:10:1: error: wrong",
        "b:1:1: error: wrong",
        "3 errors, 1 warning",
    ]
    assert human([], Files(), colour=False) == ""


def test_summary() -> None:
    note = Diagnostic("x", Severity.NOTE, "n", None)
    assert summary([error(None), note, note]) == "1 error, 1 note"
    assert summary([]) == ""


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "carets"),
    [
        ("abc", 2, 1, "abc", " ^"),
        ("abc", 2, 0, "abc", " ^"),
        ("abc", 4, 1, "abc", "   ^"),
        ("abc", 2, 99, "abc", " ^^"),
        ("日本 x", 4, 1, "日本 x", "     ^"),
        ("日本 x", 1, 2, "日本 x", "^^^^"),
        ("e\u0301 x", 4, 1, "e\u0301 x", "  ^"),
        ("\tx", 2, 1, "    x", "    ^"),
        ("a\tx", 3, 1, "a   x", "    ^"),
        ("a\x1b[31mb", 7, 1, "a\\x1b[31mb", "         ^"),
        ("a\u202eb", 3, 1, "a\\u202eb", "       ^"),
        ("a\u200bb", 2, 1, "a\\u200bb", " ^^^^^^"),
    ],
)
def test_carets_stand_under_the_span(line: str, column: int, length: int, shown: str, carets: str) -> None:
    assert excerpt(line, column, length) == (shown, carets)


def test_long_lines_are_cut_round_the_caret() -> None:
    line = "a" * 5000 + "X" + "b" * 5000
    shown, carets = excerpt(line, 5001)
    assert shown == "…" + "a" * 60 + "X" + "b" * 59 + "…"
    assert shown[carets.index("^")] == "X"
    assert excerpt(line, 5001, 4000)[1].count("^") == 60
    assert excerpt(line, len(line) + 1)[0] == "…" + "b" * 60


def test_a_span_over_lines_is_shown_by_its_first_line() -> None:
    rows = human([error(Span("p.yaml", 1, 3, 3, 2))], files("a: b\n  c\nd\n"), colour=False).split("\n")
    assert rows[1:3] == ["    1 | a: b", "      |   ^^"]


def test_lines_that_are_not_there_have_no_excerpt() -> None:
    for span in (Span.point("other", 1), Span.point("p.yaml", 9), Span.point("p.yaml", 2)):
        assert human([error(span)], files("a\n"), colour=False).count("\n") == 1


def test_colour_is_ours_alone() -> None:
    said = human([error(Span.point("p.yaml"), "m\x1b[5m", "h\x9b5m")], files("\x1b]0;x\x07"), colour=True)
    assert "\x1b[1;31merror:\x1b[0m" in said
    assert set(re.findall("\x1b[^m]*m", said)) == {"\x1b[1m", "\x1b[1;31m", "\x1b[0m"}
    assert "\x9b" not in said


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=10), st.integers(1, 40), st.integers(0, 40))
def test_nothing_of_a_user_steers_the_terminal(line: str, message: str, name: str, column: int, length: int) -> None:
    problem = error(Span.point(name, 1, column, length), message, message)
    said = human([problem], files(line, name), colour=False)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff\ufeff]", said)
    assert said.count("\n") <= 4
    for encoding in ("ascii", "cp1252", "utf-8", "no-such-encoding", None):
        for_encoding(said, encoding).encode(encoding if encoding in {"cp1252", "utf-8"} else "ascii")
    assert json.loads(as_json([problem]))[0]["message"] == message


def test_stand_ins_for_poor_terminals() -> None:
    assert for_encoding("“5×5” – ü 日…", "ascii") == '"5x5" - \\xfc \\u65e5...'
    assert for_encoding("“5×5” – ü 日…", "cp1252") == "“5×5” – ü \\u65e5…"
    assert for_encoding("“5×5” – ü 日…", "utf-8") == "“5×5” – ü 日…"


def test_json() -> None:
    span, fix = Span("p", 1, 2, 3, 4), Fix(Span.point("p", 1, 2), "ü")
    problems = [Diagnostic("b", Severity.WARNING, "m", span, "h", (fix,)), Diagnostic("a", Severity.ERROR, "n")]
    said = as_json(problems)
    place = {"file": "p", "line": 1, "column": 2, "end_line": 3, "end_column": 4}
    assert json.loads(said) == [
        {"code": "a", "severity": "error", "message": "n", **dict.fromkeys(place), "hint": "", "fixes": []},
        {
            "code": "b",
            "severity": "warning",
            "message": "m",
            **place,
            "hint": "h",
            "fixes": [{**place, "end_line": 1, "end_column": 3, "text": "ü"}],
        },
    ]
    assert said.isascii()
    assert as_json([]) == "[]"


def test_thousands_of_problems_take_no_time() -> None:
    text = "x" * 100 + "\n"
    problems = [error(Span.point("p.yaml", n)) for n in range(1, 10_001)]
    said = human(problems, files(text * 10_000), colour=False)
    assert said.endswith("and 9,500 more\n10,000 errors")


def warning(code: str, file: str, line: int, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(code, severity, f"{code} {line}", Span.point(file, line))


def test_many_warnings_of_a_kind_are_counted_and_not_listed() -> None:
    problems = [warning("a", "x", n) for n in range(1, 581)] + [warning("b", "x", 2), warning("a", "y", 1)]
    assert human(problems, Files(), colour=False).split("\n") == [
        "x:1:1: warning: a 1",
        "x:2:1: warning: a 2",
        "x:2:1: warning: b 2",
        "x:3:1: warning: a 3",
        "and 577 more of this kind in x",
        "y:1:1: warning: a 1",
        "582 warnings",
    ]
    assert len(json.loads(as_json(problems))) == 582
    nowhere = [Diagnostic("a", Severity.NOTE, f"n {n}", None) for n in range(1234)]
    assert human(nowhere, Files(), colour=False).split("\n")[3:] == ["and 1,231 more of this kind", "1,234 notes"]


def test_three_warnings_and_any_number_of_errors_are_all_listed() -> None:
    assert "more" not in human([warning("a", "x", n) for n in range(3)], Files(), colour=False)
    errors = [warning("a", "x", n, Severity.ERROR) for n in range(1, 501)]
    said = human([*errors, warning("a", "x", 900)], Files(), colour=False)
    assert said.count("error: ") == 500
    assert said.endswith("and 1 more\n500 errors, 1 warning")
    grouped = [warning("w", "a", n) for n in range(50)]
    assert human([*grouped, *errors], Files(), colour=False).endswith("and 4 more\n500 errors, 50 warnings")


def test_a_file_name_in_a_count_is_safe() -> None:
    problems = [warning("a", "x\x1b[5m", n) for n in range(9)]
    assert "and 6 more of this kind in x\\x1b[5m" in human(problems, Files(), colour=False)
