"""What every page keeps to, whatever the plan: nothing clipped, covered, dropped or too small; the same each time."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.pages.conftest import ROOT, Book, Keep, assert_sound, session, squashed, typeset

SAMPLE = (ROOT / "plans" / "four_day_strength.yaml").read_text("utf-8")
NAME = "Extraordinarily long exercise name that somebody really wrote down " * 3
UNBROKEN = "".join(f"x{number:04d}" for number in range(400))


def written(book: Book) -> str:
    """Every letter between running heads and footers, in the order of the content."""
    return squashed("".join(word.text for sheet in book.sheets for word in sheet.body))


# Ugly plans


def listed(*items: str) -> str:
    """A session of the given items."""
    return "  - name: A\n    exercises:\n" + "".join(f"      - {item}\n" for item in items)


def ugly() -> dict[str, str]:
    """Lists of sessions that nobody should write, by what is wrong with them."""
    turns = (f"{{name: Turn{number:02d}, sets: 3x10 each @20kg, notes: Go on.}}" for number in range(12))
    groups = ", ".join(f"1x{number + 3} @{40 + 2 * number}kg" for number in range(20))
    warm_up = (f"{{name: Warm {n} {'word ' * 30}, sets: 3x10 each, notes: {'note ' * 60}}}" for n in range(12))
    members = f"[{{name: A, sets: 3x5}}, {{name: '{NAME[:200]}', sets: 6x10 each}}]"
    scripts = "{name: Жим лёжа Ελληνικά Đặng Ťažký, sets: 3x10, notes: 'Ằ Ẫ Ǻ ½ „x“ – … 💪 مرحبا שלום 中文 한국'}"
    return {
        "sixty exercises": listed(*(f"{{name: Move{number:02d}, sets: 5x5 @80kg}}" for number in range(60))),
        "superset of twelve": listed(f"superset: [{', '.join(turns)}]"),
        "twenty groups": listed(f"{{name: Pyramid, sets: '{groups}'}}", "{name: Next, sets: 3x5}"),
        "long names": listed(
            f"{{name: '{NAME[:200]}', sets: 5x5 @2x22.5kg}}", f"{{name: {'Z' * 200}, sets: 12x10 each}}"
        ),
        "long session": listed("{name: Press, sets: 5x5}").replace("name: A", f"name: '{NAME[:200]}'\n    day: Mon"),
        "unbroken session": listed("{name: Press, sets: 5x5}").replace("name: A", f"name: {'W' * 200}"),
        "unbroken notes": f"{listed(f'{{name: P, sets: 3x5, notes: {UNBROKEN}}}')}    notes: {UNBROKEN}\n",
        "pauses": listed("{name: P, sets: 3x5, rest: 2-3min}", "rest: 5min", "{name: Q, sets: 3x5, tempo: 31X0}"),
        "only ticks": listed("name: Walk") + "    warm_up: [name: Bike, name: Row]\n    cool_down: [name: Rest]\n",
        "long warm-up": listed("back_squat: 5x5") + "    warm_up:\n" + "".join(f"      - {row}\n" for row in warm_up),
        "hundred sessions": "".join(f"  - name: S{number}\n    exercises: [name: X]\n" for number in range(100)),
        "long superset": listed(f"{{superset: {members}, name: '{NAME[:190]}', notes: {UNBROKEN}}}"),
        "all scripts": listed(scripts),
        "everything unknown": listed("{name: 💪💪💪, sets: 3x5}", "{name: مرحبا بالعالم, sets: 3x5 each}"),
    }


UGLY = ugly()


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("kind", UGLY)
def test_ugly_plans_are_sound(kind: str, size: str, keep: Keep) -> None:
    book = keep(typeset(f"title: T\nsessions:\n{UGLY[kind]}", pages="overview,session", size=size))
    assert_sound(book)
    by_section = [len(section.pages) for section in book.outcome.sections]
    continuing = [code for code in book.codes if code.endswith("-continues")]
    assert len(continuing) == sum(count > 1 for count in by_section)
    number = 0
    for count in by_section:
        for sheet in book.sheets[number + 1 : number + count]:
            assert sheet.find("continued"), f"page {sheet.number}"
        number += count
    for problem in book.problems:
        if problem.code.endswith("-continues"):
            assert problem.span is not None
            assert problem.span.file == "plan.yaml"


def test_nothing_is_dropped_from_ugly_plans() -> None:
    expected = {
        "sixty exercises": [f"Move{number:02d}" for number in range(60)],
        "superset of twelve": [f"Turn{number:02d}" for number in range(12)],
        "twenty groups": [f"1×{number + 3}{40 + 2 * number}kg" for number in range(20)],
        "long names": [squashed(NAME[:200]), "Z" * 200],
        "long session": [squashed(NAME[:200])],
        "unbroken session": ["W" * 200],
        "long warm-up": [squashed(f"Warm {number} {'word ' * 30}") for number in range(12)],
        "long superset": [squashed(NAME[:190]), squashed(NAME[:200])],
    }
    for kind, parts in expected.items():
        text = written(typeset(f"title: T\nsessions:\n{UGLY[kind]}"))
        assert [part for part in parts if squashed(part) not in text] == [], kind


def test_notes_without_spaces_are_whole() -> None:
    book = typeset(f"title: T\nsessions:\n{UGLY['unbroken notes']}")
    text = written(book)
    chunks = [UNBROKEN[index : index + 5] for index in range(0, len(UNBROKEN), 5)]
    assert [text.count(chunk) for chunk in chunks] == [2] * len(chunks)


def test_notes_over_pages_stay_in_order() -> None:
    first, second = ([f"{letter}{number:04d}" for number in range(320)] for letter in "ab")
    rows = [f"{{name: P, sets: 3x5, notes: {' '.join(words)}}}" for words in (first, second)]
    book = session(*rows)
    assert_sound(book)
    shown = [word.text for sheet in book.sheets for word in sheet.body if word.size == 8.5]
    assert shown == first + second


def test_a_page_of_the_sample_has_no_type_under_8_and_no_thin_writing_line() -> None:
    book = typeset(SAMPLE, pages="")
    assert_sound(book)
    for sheet in book.sheets:
        wide = [s for s in sheet.strokes if s.level and s.box.width > 26]
        framed = [s for s in sheet.strokes if not s.level and s.box.width > 3]
        assert [s for s in framed if s.width < 0.39] == []
        assert all(s.width >= 0.39 for s in wide)
        for name, box in sheet.placed("line").items():
            under = [
                s
                for s in sheet.strokes
                if s.level and abs(s.box.top - box.bottom) < 0.05 and s.box.left <= box.left + 0.1
            ]
            assert [s.width >= 0.49 for s in under][:1] == [True], name
        for name, box in sheet.placed("field").items():
            assert sheet.box_of(name).width >= 0.5, name
            assert box.width >= 9 - 0.05
            assert box.height >= 8 - 0.05
        for box in sheet.placed("tick").values():
            assert min(abs(box.width - side) for side in (3.4, 4, 7)) < 0.05


text = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc"], exclude_characters='"\\'),
    min_size=1,
    max_size=120,
)


@settings(max_examples=25, phases=[Phase.generate])
@given(text, text, text)
def test_any_words_are_sound(name: str, note: str, title: str) -> None:
    quoted = [f'"{part.strip() or "a"}"' for part in (name, note, title)]
    days = listed(f"{{name: {quoted[0]}, sets: 3x5, notes: {quoted[1]}}}").replace("name: A", f"name: {quoted[0]}", 1)
    assert_sound(typeset(f"title: {quoted[2]}\nsessions:\n{days}", pages="overview,session"))


# The same each time


def test_a_page_does_not_know_its_neighbours_or_its_reader() -> None:
    whole = typeset(SAMPLE, pages="")
    alone = typeset(SAMPLE.replace("Sam Rivera", "Kim Park"), pages="sheet")
    sheets = {section.title: section.pages for section in alone.outcome.sections}
    compared = [section for section in whole.outcome.sections if section.kind == "sheet"]
    assert len(compared) > 5
    for section in compared:
        assert section.pages == sheets[section.title]


def test_a_sheet_with_the_same_dose_is_the_same_in_another_program() -> None:
    dose = "hip_thrust: '4x8-12 @RPE8, rest 2min'"
    first = typeset(f"title: One\nsessions:\n  - name: A\n    exercises: [{dose}]\n", pages="sheet")
    second = typeset(f"title: Two\nsessions:\n  - name: B\n    exercises: [{dose}, back_squat: 5x5]\n", pages="sheet")

    def unplaced(book: Book) -> list[object]:  # where the dose stands in its plan is no part of the picture
        return [replace_span(page) for page in book.outcome.sections[0].pages]

    assert unplaced(first) == unplaced(second)


def replace_span(page: object) -> object:
    from planner.typeset.page import Page

    assert isinstance(page, Page)
    return page._replace(placed=tuple(mark._replace(span=None) for mark in page.placed))


def build(target: Path, **environment: str) -> bytes:
    """The sample built by the command line in a process of its own."""
    command = [sys.executable, "-m", "planner", "build", "plans/four_day_strength.yaml", "-q", "-o", str(target)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return target.read_bytes()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return build(tmp_path_factory.mktemp("reference") / "a.pdf", PYTHONHASHSEED="0")


def test_same_input_same_bytes_in_any_process(reference: bytes, tmp_path: Path) -> None:
    again = build(tmp_path / "b.pdf", PYTHONHASHSEED="4242", TZ="Pacific/Auckland")
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(reference).hexdigest()


def test_source_date_epoch_is_the_date_of_the_file(reference: bytes, tmp_path: Path) -> None:
    dated = build(tmp_path / "c.pdf", SOURCE_DATE_EPOCH="1700000000")
    assert b"2023-11-14T22:13:20" in dated
    assert b"2023-11-14" not in reference


@pytest.mark.parametrize("wrong", ["not a number", "99999999999999999999", "-1e400"])
def test_a_wrong_source_date_epoch_is_never_a_traceback(wrong: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "planner", "build", "plans/four_day_strength.yaml", "-o", str(tmp_path / "a.pdf")]
    environment = os.environ | {"SOURCE_DATE_EPOCH": wrong}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "SOURCE_DATE_EPOCH" in done.stderr


def test_two_rules_are_never_closer_than_3_mm() -> None:
    for sheet in typeset(SAMPLE, pages="").sheets:
        heights = sorted({round(s.box.top, 2) for s in sheet.strokes if s.level and s.box.width > 150})
        assert [pair for pair in itertools.pairwise(heights) if pair[1] - pair[0] < 3] == [], f"page {sheet.number}"


def test_building_twice_in_one_process_gives_the_same_bytes() -> None:
    assert typeset(SAMPLE, pages="").data == typeset(SAMPLE, pages="").data


def test_whole_sample_is_sound_on_both_papers(keep: Keep) -> None:
    for size in ("A4", "Letter"):
        assert_sound(keep(typeset(SAMPLE, pages="", size=size)))
