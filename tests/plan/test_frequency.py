"""How often something is done, and what is noted of it: every way of writing it, its canonical form, its problems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose.model import Count
from planner.plan.frequency import PHRASES, canonical_frequency, parse_frequency
from planner.plan.habits import Frequency, Track
from planner.plan.track import SCALES, canonical_track
from tests.plan.reading import REST_DAY, only, read


def parsed(text: str) -> Frequency:
    out = Diagnostics()
    found = parse_frequency(text, Span.point("plan.yaml", length=len(text)), out)
    assert found is not None, [problem.message for problem in out]
    return found


def tracked(text: str) -> tuple[Track, ...]:
    plan, problems = read(f"track: {text}\n{REST_DAY}")
    assert plan is not None
    assert problems == []
    return plan.track


def test_every_way_of_writing_it_has_one_form() -> None:
    examples = [example for phrase in PHRASES for example in phrase.examples]
    assert [canonical_frequency(parsed(written)) for written, _ in examples] == [form for _, form in examples]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("daily", Frequency()),
        ("twice a day", Frequency(Count(2))),
        ("2-3 times a day", Frequency(Count(2, 3))),
        ("5x/week", Frequency(week=Count(5))),
        ("7 days a week", Frequency()),
        ("every 2 hours", Frequency(hours=Count(2))),
        ("Fri, Mon and Wed", Frequency(weekdays=(0, 2, 4))),
        ("Sat-Mon", Frequency(weekdays=(0, 5, 6))),
        ("Mon-Sun", Frequency()),
        ("every other day", Frequency(gap=2)),
        ("3x/day on 5 days a week", Frequency(Count(3), week=Count(5))),
        ("every hour, Mon-Fri", Frequency(hours=Count(1), weekdays=(0, 1, 2, 3, 4))),
        ("Twice daily, every other day", Frequency(Count(2), gap=2)),
        ("2x a day, every day", Frequency(Count(2))),
    ],
)
def test_what_a_text_means(text: str, meaning: Frequency) -> None:
    assert parsed(text) == meaning


@st.composite
def counts(draw: st.DrawFn, most: int) -> Count:
    low, high = draw(st.integers(1, most)), draw(st.integers(1, most))
    return Count(low, high if low < high else None)


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    often = draw(st.sampled_from(("times", "hours")))
    found = Frequency(hours=draw(counts(12))) if often == "hours" else Frequency(draw(counts(12)))
    days = draw(st.sampled_from(("every day", "week", "weekdays", "gap")))
    times, hours = found.times, found.hours
    if days == "week":
        return Frequency(times, hours, week=draw(counts(7).filter(lambda count: count != Count(7))))
    if days == "weekdays":
        names = draw(st.sets(st.integers(0, 6), min_size=1, max_size=6))
        return Frequency(times, hours, weekdays=tuple(sorted(names)))
    return Frequency(times, hours, gap=draw(st.integers(2, 7)) if days == "gap" else 1)


@given(frequencies())
def test_the_canonical_form_is_read_as_the_same(value: Frequency) -> None:
    assert parsed(canonical_frequency(value)) == value
    assert parsed(canonical_frequency(value).upper()) == value


@given(st.text("0123456789xX/ -,daywekhourstimn.ß×", max_size=40))
def test_any_text_is_read_or_reported(text: str) -> None:
    out = Diagnostics()
    found = parse_frequency(text, Span.point("plan.yaml", length=max(1, len(text))), out)
    assert (found is None) == out.has_errors
    if found is not None:
        assert parsed(canonical_frequency(found)) == found


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("twice", 12, '"twice" may be a day or a week', "write 2x/day or 2x/week"),
        ("3 times", 12, '"3 times" may be a day or a week', "write 3x/day or 3x/week"),
        ("dialy", 12, '"dialy" does not say how often', "did you mean daily?"),
        ("2x/day, offten", 20, '"offten" does not say how often', "write daily, 2x/day"),
        ("2x/day, 3x/day", 20, '"3x/day" says again how often', "2x/day, 5x/week"),
        ("5x/week, Mon", 21, '"Mon" says again how often', "2x/day, 5x/week"),
        ("2x/month", 12, '"2x/month" does not say how often', "5x/week"),
    ],
)
def test_a_text_without_one_reading_is_an_error(text: str, column: int, message: str, hint: str) -> None:
    found = only(f"frequency: {text}\n{REST_DAY}")
    assert found[:4] == ("bad-frequency", 1, column, message)
    assert hint in found[4]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("20x/day", "there can be 1 to 12 times a day, not 20", "every hour"),
        ("0x/day", "there can be 1 to 12 times a day, not 0", "every hour"),
        ("3-2x/day", "there can be 1 to 12 times a day, not 3-2", "every hour"),
        ("8x/week", "there can be 1 to 7 days a week, not 8", "2x/day, 5x/week"),
        ("every 14 days", "there can be 1 to 7 days from one time to the next, not 14", "only: odd"),
    ],
)
def test_a_number_that_cannot_be_is_an_error(text: str, message: str, hint: str) -> None:
    found = only(f"frequency: {text}\n{REST_DAY}")
    assert (found[0], found[3]) == ("out-of-range", message)
    assert hint in found[4]


def test_a_list_is_its_entries_together() -> None:
    plan, problems = read(f"frequency: [2x/day, Mon, Thu]\n{REST_DAY}")
    assert plan is not None
    assert problems == []
    assert plan.frequency == Frequency(Count(2), weekdays=(0, 3))
    assert only(f"frequency: [Mon, 5x/week]\n{REST_DAY}")[0] == "bad-frequency"
    assert only(f"frequency: []\n{REST_DAY}")[0] == "bad-frequency"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pain 0-10", (Track("pain", 0, 10),)),
        ("pain", (Track("pain", 0, 10),)),
        ("Pain: 0 to 10", (Track("pain", 0, 10),)),
        ("effort 6-20", (Track("effort", 6, 20),)),
        ("RPE and tick", (Track("effort", 1, 10), Track("tick"))),
        ("[pain, difficulty 0-3]", (Track("pain", 0, 10), Track("difficulty", 0, 3))),
        ("pain, pain 0-10", (Track("pain", 0, 10),)),
        ("none", ()),
    ],
)
def test_what_is_noted(text: str, found: tuple[Track, ...]) -> None:
    assert tracked(f'"{text}"' if ":" in text else text) == found


@given(st.lists(st.sampled_from(sorted(SCALES)), unique=True), st.integers(0, 9), st.integers(1, 10))
def test_the_canonical_form_of_what_is_noted_is_read_as_the_same(kinds: list[str], low: int, more: int) -> None:
    value = tuple(Track(kind) if kind == "tick" else Track(kind, low, low + more) for kind in SCALES if kind in kinds)
    assert tracked(canonical_track(value)) == value


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("pian 0-10", 8, '"pian 0-10" is nothing that can be noted', "did you mean pain 0-10?"),
        ("mood", 8, '"mood" is nothing that can be noted', "there are pain 0-10, effort, difficulty, tick"),
        ("tick 0-3", 8, "a tick has no scale", "write tick"),
        ("effort, pain 10-0", 16, "a scale runs from a lower to a higher number, at most to 20", "write pain 0-10"),
        ("pain, pain 0-5", 14, '"pain 0-5" stands here again with another scale', "take one of them out"),
    ],
)
def test_what_cannot_be_noted_is_an_error(text: str, column: int, message: str, hint: str) -> None:
    found = only(f"track: {text}\n{REST_DAY}")
    assert found[:4] == ("bad-track", 1, column, message)
    assert hint in found[4]
