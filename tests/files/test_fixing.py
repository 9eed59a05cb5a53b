"""Fixes put into a file's bytes: together or not at all, never over one another, and nothing else changed."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostic, Fix, Severity, Span
from planner.files.fixing import apply_fixes


def problem(*fixes: Fix) -> Diagnostic:
    return Diagnostic("c", Severity.ERROR, "m", fixes[0].span if fixes else None, "", fixes)


def fix(line: int, column: int, length: int, text: str, was: str | None = None) -> Fix:
    return Fix(Span("p", line, column, line, column + length), text, was)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_ends_and_byte_order_mark_stay(end: bytes, mark: bytes) -> None:
    raw = mark + end.join(["Größe: 1".encode(), b"b: 2", "ü: 3".encode()])
    done = apply_fixes(raw, [problem(fix(3, 1, 1, "Ü", "ü")), problem(fix(1, 8, 1, "9\n# x"))])
    assert done[0] == mark + end.join(["Größe: 9".encode(), b"# x", b"b: 2", "Ü: 3".encode()])
    assert len(done[1]) == 2


def test_a_mixed_file_takes_the_commonest_line_end_for_what_is_new() -> None:
    assert apply_fixes(b"a\r\nb\nc\r\n", [problem(fix(2, 1, 1, "x\ny"))])[0] == b"a\r\nx\r\ny\nc\r\n"
    assert apply_fixes("a\u2028b\n".encode(), [problem(fix(1, 3, 1, "c"))])[0] == "a\u2028c\n".encode()


def test_of_two_fixes_that_meet_the_upper_one_is_made() -> None:
    upper, lower, apart = problem(fix(1, 1, 2, "x")), problem(fix(1, 2, 2, "y")), problem(fix(1, 5, 1, "z"))
    assert apply_fixes(b"abcde", [lower, apart, upper]) == (b"xcdz", [upper, apart])
    here, there = problem(fix(1, 2, 0, "x")), problem(fix(1, 2, 0, "y"))
    assert apply_fixes(b"ab", [here, there])[1] == [here]


def test_the_fixes_of_one_problem_are_made_together_or_not_at_all() -> None:
    both = problem(fix(1, 1, 1, "("), fix(1, 3, 1, ")"))
    assert apply_fixes(b"abc", [both]) == (b"(b)", [both])
    half = problem(fix(1, 1, 1, "("), fix(9, 1, 1, ")"))
    assert apply_fixes(b"abc", [half]) == (b"abc", [])
    crossed = problem(fix(1, 1, 2, "("), fix(1, 2, 1, ")"))
    assert apply_fixes(b"abc", [crossed]) == (b"abc", [])


@pytest.mark.parametrize(
    "wrong",
    [
        fix(1, 1, 1, "x", "b"),
        fix(1, 3, 2, "x"),
        fix(0, 1, 1, "x"),
        fix(3, 1, 0, "x"),
        Fix(Span("p", 2, 1, 1, 1), "x"),
        fix(1, 0, 1, "x"),
    ],
)
def test_a_fix_for_another_text_is_not_made(wrong: Fix) -> None:
    assert apply_fixes(b"abc\nd", [problem(wrong)]) == (b"abc\nd", [])


def test_a_problem_without_fixes_is_not_fixed() -> None:
    assert apply_fixes(b"a", [problem()]) == (b"a", [])


LINES = st.lists(st.text("aü🏋 ", max_size=6), min_size=1, max_size=6)
PLACES = st.tuples(st.integers(1, 7), st.integers(1, 7), st.integers(0, 3), st.text("xy", max_size=2))


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.lists(PLACES, max_size=6))
def test_what_no_fix_names_is_never_changed(
    lines: list[str], end: str, places: list[tuple[int, int, int, str]]
) -> None:
    """The lines that are named by no fix that was made are the same, and each made fix is found at its place."""
    problems = [problem(fix(*place)) for place in places]
    mended, done = apply_fixes(end.join(lines).encode(), problems)
    after = mended.decode().split(end)
    assert len(after) == len(lines)
    touched = {one.fixes[0].span.line for one in done}
    for number, (old, new) in enumerate(zip(lines, after, strict=True), 1):
        made = sorted((one.fixes[0] for one in done if one.fixes[0].span.line == number), key=lambda one: one.span)
        expected, at = "", 0
        for one in made:
            expected += old[at : one.span.column - 1] + one.text
            at = one.span.end_column - 1
        assert new == expected + old[at:]
        assert made or number not in touched


def test_thousands_of_fixes_take_no_time() -> None:
    count = 10_000
    mended, done = apply_fixes(b"abc\n" * count, [problem(fix(n, 2, 1, "x")) for n in range(1, count + 1)])
    assert (mended, len(done)) == (b"axc\n" * count, count)
