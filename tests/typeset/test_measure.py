"""The breaking of lines, from words that fit to letters that do not."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.typeset.face import faces
from planner.typeset.kit import Kit
from planner.typeset.measure import Line, Run, break_lines, one_line, shorten, text_width, without_runt

INK = (0.0, 0.0, 0.0)


def run(text: str, face: str = "Roboto-Regular", size: float = 10, tracking: float = 0.0) -> Run:
    return Run(text, faces()[face], size, INK, tracking)


def texts(lines: Sequence[Line]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def bare(text: str) -> str:
    return re.sub("[ \t\n\u00ad\u200b\u2060]", "", text)


LETTERS = st.text("abcAVTo.,-/_?&=–—…éŁжΩ \u00a0\u202f\t\n\u00ad\u200b\u2060\u0301�123", max_size=60)
RUNS = st.lists(
    st.builds(run, LETTERS, st.sampled_from(["Roboto-Regular", "Roboto-Bold"]), st.sampled_from([8.0, 34.0])),
    max_size=5,
)
WIDTHS = st.floats(0.5, 300)


def test_words_and_spaces_add_up_to_the_width_of_a_line() -> None:
    (line,) = break_lines([run("AVATAR To Yo")], 500)
    parts = [run(word).width() for word in ("AVATAR", "To", "Yo")]
    assert line.width == pytest.approx(sum(parts) + 2 * run(" ").width())
    assert line.width == pytest.approx(run("AVATAR To Yo").width())
    assert run("AVATAR").width() < sum(run(letter).width() for letter in "AVATAR") - 1, "pairs are kerned"


def test_tracking_stands_after_every_letter() -> None:
    assert run("ab c", tracking=0.5).width() == pytest.approx(run("ab c").width() + 4 * 0.5)


def test_a_line_ends_at_the_last_space_that_fits() -> None:
    text = "one two three"
    room = run("one two").width()
    assert texts(break_lines([run(text)], room)) == ["one two", "three"]
    assert texts(break_lines([run(text)], room - 0.1)) == ["one", "two", "three"]


def test_a_word_may_run_through_several_runs() -> None:
    runs = [run("for"), run("ear", "Roboto-Bold"), run("ms up")]
    lines = break_lines(runs, text_width(runs[:2]) + run("ms").width())
    assert texts(lines) == ["forearms", "up"]
    assert [piece.run.face.name for piece in lines[0].pieces] == ["Roboto-Regular", "Roboto-Bold", "Roboto-Regular"]
    assert texts(break_lines([run("a for"), run("ear", "Roboto-Bold")], run("a forea").width())) == ["a", "forear"]


def test_spaces_between_runs_become_one() -> None:
    assert texts(break_lines([run("a "), run(" \t b", "Roboto-Bold"), run("  c ")], 100)) == ["a b c"]


def test_a_line_feed_breaks_and_an_empty_line_stays() -> None:
    lines = break_lines([run("a\n\n  b\n")], 100)
    assert texts(lines) == ["a", "", "b"]
    assert [line.spaced for line in lines] == [True, True, True]


@pytest.mark.parametrize("text", ["", " ", "\t ", "\u200b", "\u00ad"])
def test_there_is_always_a_line(text: str) -> None:
    assert texts(break_lines([run(text)], 50)) == [""]
    assert texts(break_lines([], 50)) == [""]


def test_a_no_break_space_keeps_a_number_with_its_unit() -> None:
    text = "lift 10\u00a0kg twice"
    assert texts(break_lines([run(text)], run("lift 10\u00a0k").width())) == ["lift", "10\u00a0kg", "twice"]


def test_text_of_nothing_but_no_break_spaces_breaks_between_words() -> None:
    text = "\u00a0".join(["word"] * 9)
    lines = texts(break_lines([run(text)], run("word\u00a0word\u00a0wo").width()))
    assert lines == ["word\u00a0word\u00a0"] * 4 + ["word"]


def test_a_word_that_is_too_long_breaks_after_signs_first() -> None:
    address = "https://example.org/exercises/hip-thrust?lang=en"
    lines = break_lines([run(f"See {address}")], run("example.org/exercises/").width())
    assert texts(lines) == ["See https://example.", "org/exercises/hip-", "thrust?lang=en"]
    assert not any(line.spaced for line in lines)


def test_a_word_without_signs_starts_a_line_and_breaks_by_letters() -> None:
    room = run("mmmm").width() + 1
    lines = break_lines([run("a " + "m" * 9)], room)
    assert texts(lines) == ["a", "mmmm", "mmmm", "m"]
    assert [line.spaced for line in lines] == [True, False, False, False]


@pytest.mark.parametrize("text", ["漢字かな交じり文" * 20, "ภาษาไทยเขียนติดกัน" * 10])
def test_scripts_without_spaces_fill_lines(make_kit: Callable[[], Kit], text: str) -> None:
    shown = make_kit().run(text, "tip")
    lines = break_lines([shown], 100)
    assert "".join(texts(lines)) == shown.text
    assert all(line.width > 80 for line in lines[:-1])


def test_a_letter_wider_than_the_line_gets_a_line_of_its_own() -> None:
    lines = break_lines([run("Wi W", size=50)], 5)
    assert texts(lines) == ["W", "i", "W"]


def test_zero_width_spaces_allow_a_break_and_soft_hyphens_vanish() -> None:
    assert texts(break_lines([run("Hantel\u200bbank\u200bdrücken")], run("Hantelbankd").width())) == [
        "Hantelbank",
        "drücken",
    ]
    assert texts(break_lines([run("drü\u00adcken \u2060x")], 200)) == ["drücken x"]


def test_letters_measured_apart_are_drawn_apart() -> None:
    (line,) = break_lines([run("A\u200bV")], 100)
    assert [piece.text for piece in line.pieces] == ["A", "V"], "as one piece they would be kerned"


def test_an_accent_stays_with_its_letter() -> None:
    word = "x\u0301" * 40
    lines = texts(break_lines([run(word)], run("x\u0301" * 5).width() + 0.5))
    assert "".join(lines) == word
    assert all(line[0] == "x" for line in lines)


@given(RUNS, WIDTHS)
def test_no_line_is_too_wide_and_no_letter_is_lost(runs: list[Run], width: float) -> None:
    lines = break_lines(runs, width)
    room = max(width, 1.0) + 1e-5
    for line, text in zip(lines, texts(lines), strict=True):
        assert line.width == pytest.approx(sum(piece.width for piece in line.pieces))
        assert line.width <= room or len(text.replace("\u0301", "")) == 1, "wider, and more than a letter"
        assert not text.startswith(" ")
        assert not text.endswith(" ")
        for piece in line.pieces:
            assert piece.width == pytest.approx(piece.run.width(piece.text)), "what is measured is what is drawn"
    assert bare("".join(texts(lines))) == bare("".join(one.text for one in runs))


@given(RUNS, WIDTHS)
def test_spaces_are_lost_at_line_ends_only(runs: list[Run], width: float) -> None:
    lines = break_lines(runs, width)
    read = "".join(text + " " * line.spaced for text, line in zip(texts(lines), lines, strict=True))
    whole = re.sub("[\u00ad\u200b\u2060]", "", "".join(one.text for one in runs))
    assert [word for word in read.split(" ") if word] == [word for word in re.split("[ \t\n]+", whole) if word]


@given(RUNS, WIDTHS)
def test_breaking_is_repeatable(runs: list[Run], width: float) -> None:
    assert break_lines(runs, width) == break_lines(runs, width)


def test_a_lonely_short_word_gets_company() -> None:
    words = "Keep the ribs down and drive the hips up to the bar until the back is flat again"
    found = 0
    for width in range(120, 300, 3):
        plain, better = break_lines([run(words)], width), without_runt([run(words)], width)
        assert len(better) <= len(plain)
        assert texts(plain) == texts(better) or better[-1].width >= 0.15 * width
        found += plain[-1].width < 0.15 * width <= better[-1].width
    assert found, "some width has a runt that is avoided"


def test_one_line_never_breaks() -> None:
    words = "c " * 199 + "c"
    line = one_line([run("a\nb"), run(""), run(words)])
    assert texts([line]) == ["a b" + words]
    assert line.width == pytest.approx(text_width([run("a b"), run(words)]))


def test_the_width_of_texts_is_that_of_their_widest_line() -> None:
    assert text_width([run("a\nlonger\nb ")]) == pytest.approx(run("longer").width())


@given(st.text("abcWi. éŁ\u0301", max_size=40), st.floats(0, 200))
def test_shortened_text_fits_or_is_the_sign_alone(text: str, width: float) -> None:
    whole = run(text, size=12)
    short = shorten(whole, width)
    if whole.width() <= width:
        assert short is whole
        return
    assert short.text.endswith("…")
    assert text.startswith(short.text[:-1])
    assert short.width() <= width or short.text == "…"


def test_shorten_keeps_as_much_as_fits() -> None:
    whole = run("Romanian deadlift with dumbbells")
    short = shorten(whole, 100)
    longer = whole.text[: len(short.text)] + "…"
    assert len(short.text) > 10
    assert run(longer).width() > 100


def seconds(text: str, width: float) -> float:
    best = 9e9
    for _ in range(2):
        start = time.process_time()
        break_lines([run(text)], width)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("unit", ["word ", "m" * 5, "a/b-", "x\u00a0", "\n", "w\u200b", "\u0301" * 5], ids=ascii)
def test_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    few, many = (seconds(unit * count, 200) for count in (4_000, 32_000))
    assert many < 24 * few + 0.05
