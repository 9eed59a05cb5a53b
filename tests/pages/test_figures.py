"""Drawings on pages: where they stand, what they are called, which steps they are tied to, and that they stay small."""

from __future__ import annotations

import itertools
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from tests.drawings import frame, put, record
from tests.pages.conftest import Book, Keep, assert_sound, finished, handout, typeset
from tests.pages.drawn import EXERCISE, PLAN, alts, discs, figures, wide

DRAWN = True
"""This module has drawings of its own."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "squat.md").write_text(EXERCISE, encoding="utf-8")
    return folder


def forms(book: Book) -> list[int]:
    """The sizes of all vector forms in a file."""
    with pikepdf.open(BytesIO(book.data)) as pdf:
        return [
            len(item.read_raw_bytes())
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        ]


def test_a_sheet_shows_start_and_finish_at_one_scale_on_one_line(content: Path, keep: Keep) -> None:
    put(content, "squat")
    book = keep(handout(EXERCISE, folder=content))
    assert_sound(book)
    start, finish = figures(book.first)
    assert start.bottom == pytest.approx(finish.bottom, abs=0.05)
    assert start.height == pytest.approx(54, abs=0.1)  # the higher of the two fills the height
    assert finish.height < start.height  # its body is lower, and the scale the same
    assert start.width == pytest.approx(finish.width, abs=0.05)
    half = book.first.width / 2
    assert start.right < half < finish.left
    assert book.codes == []


def test_the_discs_of_a_frame_stand_at_its_steps(content: Path) -> None:
    put(content, "squat")
    sheet = handout(EXERCISE, folder=content).first
    label, other = sheet.one("Start"), sheet.one("Finish")
    ones, twos, threes, fours = ([w for w in sheet.find(n) if w.bold] for n in "1234")
    assert [len(found) for found in (ones, twos, threes, fours)] == [2, 2, 2, 1]
    assert ones[0].baseline == pytest.approx(label.baseline, abs=0.3)
    assert ones[0].box.right < label.box.left
    assert [twos[0].baseline, threes[0].baseline] == pytest.approx([other.baseline] * 2, abs=0.3)
    steps = [found[-1] for found in (ones, twos, threes, fours)]
    middles = [(word.box.left + word.box.right) / 2 for word in steps]
    assert max(middles) - min(middles) < 0.4  # numbers without a disc stand in its middle
    assert len(discs(sheet)) == 6
    for word in (*ones, *twos, *threes):
        assert any(disc.holds(word.box) for disc in discs(sheet)), word
    assert not any(disc.overlap(fours[0].box) > 0 for disc in discs(sheet))


def test_discs_of_short_steps_do_not_touch(content: Path) -> None:
    put(content, "squat", record(*[frame(name, [1, 2, 3, 4, 5, 6]) for name in ("start", "finish")]))
    steps = "\n".join(f"{number}. Stand up." for number in range(1, 7))
    for tips in (3, 60):
        text = f"---\ntitle: squat\n---\n## INSTRUCTIONS:\n{steps}\n\n## TIPS:\n" + "* Look ahead at the wall.\n" * tips
        found = discs(handout(text, folder=content).first)
        assert len(found) == 18
        assert not any(a.overlap(b) > 0 for a in found for b in found if a is not b)


def test_no_disc_where_steps_may_be_others(content: Path) -> None:
    put(content, "squat")
    text = EXERCISE.replace("subtitle: Squat", "subtitle: Pause Squat\nfigure: squat")
    book = handout(text, folder=content)
    assert discs(book.first) == []
    assert book.first.one("Start").box.left == pytest.approx(20, abs=0.5)
    assert alts(book) == ["Pause Squat, start", "Pause Squat, finish"]


@pytest.mark.parametrize("steps", ["* Sit.\n* Stand.", "3. Sit.\n4. Stand.", "Sit. Then stand."])
def test_no_disc_where_steps_have_no_such_numbers(content: Path, steps: str) -> None:
    put(content, "squat")
    book = handout(f"---\ntitle: squat\n---\n## INSTRUCTIONS:\n{steps}\n", folder=content)
    assert discs(book.first) == []
    assert len(figures(book.first)) == 2


def test_a_frame_is_described_by_its_steps(content: Path) -> None:
    put(content, "squat")
    assert alts(handout(EXERCISE, folder=content)) == [
        "Squat, start: Stand tall with the feet apart.",
        "Squat, finish: Sit down between the hips. Push the floor away.",
    ]


def test_a_description_is_cut_between_words(content: Path) -> None:
    put(content, "squat")
    text = EXERCISE.replace("Stand tall", "Stand tall " + "and calm " * 100)
    first = alts(handout(text, folder=content))[0]
    assert len(first) < 340
    assert first.endswith(" …")
    assert first.removesuffix(" …").split()[-1] in ("and", "calm")


def test_one_frame_needs_no_label(content: Path) -> None:
    put(content, "squat", record(frame("hold", [1], width=1200)))
    book = handout(EXERCISE, folder=content)
    assert book.first.find("Hold") == ()
    assert len(figures(book.first)) == 1
    assert discs(book.first) == []


@pytest.mark.parametrize("count", [3, 4])
def test_more_frames_stand_in_one_row(content: Path, count: int) -> None:
    names = ("start", "middle", "late", "finish")[4 - count :]
    put(content, "squat", record(*[frame(name, [number]) for number, name in enumerate(names, start=1)]))
    book = handout(EXERCISE, folder=content)
    assert_sound(book)
    found = figures(book.first)
    assert len(found) == count
    assert all(a.right < b.left for a, b in itertools.pairwise(found))
    assert max(box.bottom for box in found) - min(box.bottom for box in found) < 0.05


def test_a_label_never_stands_on_the_figure(content: Path) -> None:
    for frames in ([frame("start", [1]), frame("finish", [2])], [wide("start"), wide("finish")]):
        put(content, "squat", record(*frames))
        sheet = handout(EXERCISE, folder=content).first
        for name in ("Start", "Finish"):
            word = sheet.one(name)
            assert all(box.overlap(word.box) <= 0 for box in figures(sheet)), name


def test_the_pictures_of_an_author_come_first(content: Path) -> None:
    put(content, "squat")
    Image.new("RGB", (800, 600), "#446688").save(content / "squat.jpg")
    book = handout(EXERCISE.replace("title: squat", "title: squat\nimage: squat.jpg"), folder=content)
    assert figures(book.first) == []
    assert len(book.first.images) == 1


def test_a_drawing_that_cannot_be_used_is_a_warning_and_the_page_does_without(content: Path) -> None:
    put(content, "squat").write_bytes(b"nothing of the kind")
    book = handout(EXERCISE, folder=content)
    assert book.codes == ["bad-figure"]
    assert figures(book.first) == []
    assert discs(book.first) == []
    assert book.problems[0].span is not None
    assert book.problems[0].span.file.endswith("squat.json.gz")


def test_a_session_shows_both_ends_where_they_have_the_room(content: Path, keep: Keep) -> None:
    put(content, "squat")
    book = keep(typeset(PLAN, content=content))
    assert_sound(book)
    start, finish = figures(book.first)
    assert start.height >= 20
    assert finish.right - start.left <= 27.1
    assert start.bottom == pytest.approx(finish.bottom, abs=0.05)


def test_a_session_without_that_room_shows_the_one_that_stands_for_all(content: Path) -> None:
    put(content, "squat", record(frame("start", [1], width=1500), frame("finish", [2], width=1500, tall=1000), thumb=1))
    book = typeset(PLAN, content=content)
    (shown,) = figures(book.first)
    assert shown.width <= 27.1
    assert alts(book)[0] == "Squat, finish: Sit down between the hips."


def test_a_full_session_shows_one_small_frame_without_its_surroundings(content: Path) -> None:
    put(content, "squat")
    rows = "      - {squat: 5x5 @60kg, notes: Sit back between the hips.}\n" * 9
    plan = f"title: T\nsessions:\n  - name: A\n    exercises:\n{rows}"
    book = typeset(plan, content=content)
    assert_sound(book)
    found = figures(book.first)
    assert {round(box.height) for box in found} == {14}
    assert len(found) == 9
    assert found[0].width / found[0].height == pytest.approx(160 / 1000, abs=0.015)  # the body alone


@pytest.mark.parametrize("size", ["A4", "A5", "Letter"])
def test_every_page_kind_takes_drawings_on_every_paper(content: Path, size: str, keep: Keep) -> None:
    put(content, "squat")
    book = keep(typeset(PLAN, pages="overview,session,sheet,cards", content=content, size=size))
    assert_sound(book)
    assert len(figures(book.of_kind("sheet")[0])) == 2
    assert len(figures(book.of_kind("cards")[0])) == 2
    assert all(len(figures(sheet)) in (1, 2) for sheet in book.of_kind("session"))


def test_a_card_shows_first_and_last_between_rules(content: Path) -> None:
    put(content, "squat", record(*[frame(name, [1]) for name in ("start", "middle", "finish")]))
    sheet = typeset(PLAN, pages="cards", content=content).first
    assert len(figures(sheet)) == 2
    assert sheet.one("Start").size == sheet.one("Finish").size == 9
    rules = sorted(stroke.box.top for stroke in sheet.strokes if stroke.level and stroke.width > 1)
    assert rules[0] < min(box.top for box in figures(sheet))
    assert max(box.bottom for box in figures(sheet)) < rules[1]


def test_pictures_on_a_card_give_way_to_steps(content: Path) -> None:
    put(content, "squat")
    few = figures(
        typeset(
            PLAN.splitlines(keepends=True)[0] + "sessions:\n  - {name: A, exercises: [squat: 3x5]}\n",
            pages="cards",
            content=content,
        ).first
    )
    steps = "\n".join(f"{number}. Stand tall, then sit down between the hips and push." for number in range(1, 14))
    (content / "squat.md").write_text(f"---\ntitle: squat\n---\n## INSTRUCTIONS:\n{steps}\n", encoding="utf-8")
    book = typeset("title: T\nsessions:\n  - {name: A, exercises: [squat: 3x5]}\n", pages="cards", content=content)
    assert figures(book.first)[0].height < 0.8 * few[0].height
    assert book.codes == []


def test_a_frame_is_in_the_file_once_for_each_look(content: Path) -> None:
    put(content, "squat")
    book = typeset(PLAN, pages="session,sheet,cards", content=content)
    assert len(forms(book)) == 4  # start and finish, large and as thumbnails
    assert max(forms(book)) < 2_000


def test_the_same_drawing_gives_the_same_bytes(content: Path) -> None:
    put(content, "squat")
    assert handout(EXERCISE, folder=content).data == handout(EXERCISE, folder=content).data


def inked(content: Path, ink: str, plan: str = PLAN) -> Book:
    out = Diagnostics()
    options = Options(content=(str(content),), pages=("session", "sheet"), ink=ink)
    return finished(build_plan(Source("plan.yaml", plan), options, Files(), out), out)


def colours(book: Book) -> set[tuple[str, ...]]:
    """Every colour that is painted with, in pages and forms."""
    found = set()
    with pikepdf.open(BytesIO(book.data)) as pdf:
        for item in pdf.objects:
            form = isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
            page = isinstance(item, pikepdf.Stream) and not set(item.keys()) - {"/Length", "/Filter"}
            if form or page:
                words = zlib.decompress(item.read_raw_bytes()).split()
                found |= {
                    tuple(word.decode("latin-1") for word in words[at - 3 : at])
                    for at, word in enumerate(words)
                    if word in (b"rg", b"RG")
                }
    return found


@pytest.mark.parametrize("ink", ["gray", "light"])
def test_a_document_in_grey_has_no_colour(content: Path, ink: str) -> None:
    put(content, "squat")
    used = colours(inked(content, ink))
    assert len(used) > 10
    assert [color for color in used if max(map(float, color)) - min(map(float, color)) > 0.04] == []
    assert any(max(map(float, color)) - min(map(float, color)) > 0.5 for color in colours(inked(content, "color")))


def test_a_plan_says_its_ink_and_the_command_line_has_the_last_word(content: Path) -> None:
    put(content, "squat")
    grey = PLAN + "design: {ink: Gray}\n"
    assert colours(inked(content, "", grey)) == colours(inked(content, "gray"))
    assert colours(inked(content, "color", grey)) == colours(inked(content, "color"))


def test_an_unknown_ink_is_an_error_with_the_nearest(content: Path) -> None:
    out = Diagnostics()
    source = Source("plan.yaml", PLAN + "design: {ink: grey}\n")
    assert build_plan(source, Options(content=(str(content),)), Files(), out) is None
    (problem,) = [problem for problem in out if problem.code == "unknown-ink"]
    assert problem.message == 'unknown ink "grey"'
    assert "gray" in problem.hint


def test_printing_needs_nothing_that_drawings_are_built_with(content: Path) -> None:
    import subprocess
    import sys

    put(content, "squat")
    script = (
        "import sys\n"
        "for name in ('numpy', 'contourpy', 'scipy', 'planner.figures'): sys.modules[name] = None\n"
        "from planner.cli import main\n"
        "main(['sheet', 'squat', '--content', sys.argv[1], '-o', sys.argv[2]])\n"
    )
    target = content.parent / "squat.pdf"
    done = subprocess.run(
        [sys.executable, "-c", script, str(content), str(target)], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    with pikepdf.open(target) as pdf:
        assert any(isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form" for item in pdf.objects)


def test_a_narrow_session_has_large_pictures_where_they_take_no_more_pages() -> None:
    lines = "".join(f"      - {{{name}: 3x12, or: plank}}\n" for name in ("calf_raise", "step_up", "dip", "pull_up"))
    book = typeset(f"title: T\nsessions:\n  - name: A\n    exercises:\n{lines}", pages="session", size="A5")
    assert len(book.sheets) == 2
    heights = [max(figure.height for figure in figures(sheet)) for sheet in book.sheets]
    assert heights == pytest.approx([23, 23], abs=2)  # the least is 14
