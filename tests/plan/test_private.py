"""Words to oneself: read everywhere, and nowhere in what is printed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from tests.plan.reading import read

SECRET = "Zugzwang"
SAID = "Quixotry"

PLAN = f"""\
title: A plan
private: {SECRET} of the plan.
notes: {SAID} of the plan.
sessions:
  - name: Lower
    day: Monday
    private: {SECRET} of the session.
    notes: {SAID} of the session.
    warm_up:
      - {{name: Easy bike, sets: 1x5min, private: {SECRET} of the warm-up.}}
    exercises:
      - back_squat: 3x5 @60kg
        private: |
          {SECRET} of the exercise,
          over two lines.
        notes: {SAID} of the exercise.
      - superset: [bench_press: 3x8, pull_up: 3x5]
        private: {SECRET} of the superset.
      - circuit: [{{goblet_squat: 10, private: {SECRET} of a station.}}]
        rounds: 3
        private: {SECRET} of the circuit.
      - part: Finisher
        private: {SECRET} of the part.
        exercises:
          - {{text: Breathe., private: {SECRET} of the words.}}
  - {{name: Rest, private: {SECRET} of the rest day.}}
"""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The plan on paper: overview, sessions and sheets."""
    out = Diagnostics()
    outcome = build_plan(Source("plan.yaml", PLAN), Options(), Files(), out)
    assert outcome is not None, [problem.message for problem in out]
    handle = io.BytesIO()
    outcome.write(handle)
    return handle.getvalue()


def texts(pdf: bytes) -> Iterator[str]:
    """The text layer of every page."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.get_textpage().get_text_range()


def objects(pdf: bytes) -> Iterator[str]:
    """Every string, name and unpacked stream of the file: metadata, outline, structure, fonts and pages."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for one in document.objects:
            yield from strings(one)
            if isinstance(one, pikepdf.Stream):
                yield one.read_bytes().decode("latin-1")


def strings(value: object, depth: int = 0) -> Iterator[str]:
    """Strings and names inside an object, those of objects that it refers to left to them."""
    if depth and getattr(value, "is_indirect", False):
        return
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, found in value.items():
            yield key
            yield from strings(found, depth + 1)
    elif isinstance(value, pikepdf.Array):
        for found in value:
            yield from strings(found, depth + 1)
    elif isinstance(value, pikepdf.String | pikepdf.Name):
        yield str(value)


def test_private_words_are_nowhere_in_the_file(pdf: bytes) -> None:
    assert any(SAID in text for text in texts(pdf))
    assert any("A plan" in text for text in objects(pdf))
    assert not any(SECRET in text for text in texts(pdf))
    assert not any(SECRET in text for text in objects(pdf))
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        assert SECRET.encode(encoding) not in pdf


def test_private_words_are_not_kept() -> None:
    plan, problems = read(PLAN)
    assert not problems
    assert SAID in repr(plan)
    assert SECRET not in repr(plan)


@pytest.mark.parametrize("words", re.findall(rf"{SECRET} of [a-z -]+\.", PLAN))
def test_they_are_checked_as_any_text(words: str) -> None:
    _, problems = read(PLAN.replace(words, f"[{words}]"))
    assert [problem.message for problem in problems] == ['"private" must be a text, not a list']
