"""What a plan says of its looks and of who made it: logo, language, when on its day a session is, bests."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from planner.build import Options, build_plan, build_sheets
from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.plan.choices import Choices
from tests.pages.conftest import CONTENT, Book, assert_sound, finished, typeset
from tests.pages.plans import FOUR_DAYS
from tests.resolving import SHELF, run
from tests.typeset.documents import elements, opened

ONE = """\
title: Plan
coach: {name: Ana Costa, logo: LOGO}
sessions:
  - name: Lower
    exercises: [back_squat: 5x5 @60kg]
"""


CODES = ("5/3/1+", "AMRAP", "each", "2-0-1-1", "RPE")
"""Words that begin a line of the legend."""


def picture(path: Path, size: tuple[int, int] = (300, 150)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.merge("RGB", [Image.effect_noise(size, sigma) for sigma in (20, 60, 90)]).save(path)
    return path


def built(
    folder: Path, logo: str, *, pages: str = "overview,session,sheet", ink: str = "", content: Path = CONTENT
) -> Book:
    path, out, files = folder / "plan.yaml", Diagnostics(), Files()
    path.write_text(ONE.replace("LOGO", logo), encoding="utf-8")
    source = files.text(path, out)
    assert source is not None
    options = Options(content=(str(content), "bundled"), pages=tuple(pages.split(",")), ink=ink)
    return finished(build_plan(source, options, files, out), out)


def figures(book: Book) -> list[str]:
    with opened(book.data) as pdf:
        return [str(element.Alt) for element in elements(pdf) if element.S == "/Figure"]


def color_spaces(book: Book) -> set[str]:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        return {str(item.ColorSpace) for item in images}


def test_a_logo_stands_at_the_head_of_overview_and_sheets(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    book = built(tmp_path, "logo.png")
    assert book.codes.count("missing-picture") == sum("logo" not in problem.message for problem in book.problems)
    assert figures(book).count("Logo of Ana Costa") == 2
    for kind in ("overview", "sheet"):
        (image,) = book.of_kind(kind)[0].images
        assert image.box.height == pytest.approx(12, abs=0.2)
        assert image.box.width == pytest.approx(24, abs=0.4)
        assert image.box.top < 20
    assert all(sheet.images == () for sheet in book.of_kind("session"))
    assert_sound(book)


def test_a_logo_of_any_proportions_leaves_room_for_the_title(tmp_path: Path) -> None:
    for size in ((2000, 100), (40, 900), (1, 1)):
        picture(tmp_path / "logo.png", size)
        book = built(tmp_path, "logo.png", pages="overview,sheet")
        (image,) = book.first.images
        assert image.box.width <= 0.3 * 177 + 0.1
        assert image.box.height <= 12.1
        assert_sound(book)


def test_a_logo_is_grey_where_the_ink_is(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    assert color_spaces(built(tmp_path, "logo.png", pages="overview")) == {"/DeviceRGB"}
    assert color_spaces(built(tmp_path, "logo.png", pages="overview", ink="gray")) == {"/DeviceGray"}


def test_a_logo_may_stand_in_the_content_folder(tmp_path: Path) -> None:
    content = tmp_path / "exercises"
    picture(content / "static" / "images" / "logo.jpg")
    plan = tmp_path / "plans"
    plan.mkdir()
    book = built(plan, "/images/logo.jpg", pages="overview", content=content)
    assert len(book.first.images) == 1


@pytest.mark.parametrize(
    ("logo", "code"),
    [
        ("absent.png", "missing-picture"),
        ("../secret.png", "picture-outside"),
        ("https://example.org/logo.png", "remote-picture"),
        ("folder", "picture-not-a-file"),
        ("logo.svg", "bad-image"),
        ("text.png", "bad-image"),
    ],
)
def test_what_is_no_picture_of_ours_is_a_warning_at_its_place(tmp_path: Path, logo: str, code: str) -> None:
    folder = tmp_path / "plans"
    (folder / "folder").mkdir(parents=True)
    picture(tmp_path / "secret.png")
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (folder / "text.png").write_text("no picture", encoding="utf-8")
    book = built(folder, logo, pages="overview")
    (problem,) = (problem for problem in book.problems if problem.code == code)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, 32)
    assert book.first.images == ()
    assert_sound(book)


def test_sheets_alone_have_the_logo_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    picture(tmp_path / "logo.png")
    (tmp_path / "planner.yaml").write_text("coach: {logo: logo.png}\n", encoding="utf-8")
    found = SHELF.find("Back squat")
    assert found is not None
    out = Diagnostics()
    book = finished(build_sheets([found], Options(), Files(), out), out)
    assert figures(book) == ["Logo"]


def test_a_plan_says_its_language() -> None:
    plan = FOUR_DAYS.replace("maxes:", "design: {language: EN}\nmaxes:")
    assert typeset(plan).outcome.desk.language.code == "en"
    assert typeset(plan).data == typeset(FOUR_DAYS).data


def test_a_language_is_one_of_those_there_are() -> None:
    said = "design: {language: de}\nsessions: [{name: A, exercises: [squat: 5x5]}]\n"
    program, problems = run(said, Choices(languages=("de", "en")))
    assert program is not None
    assert (program.language, problems) == ("de", [])
    _, (problem,) = run(said, Choices())
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.column) == ("unknown-language", 1, 20)
    assert problem.hint == "there is en"


def test_when_on_its_day_a_session_is_stands_in_words() -> None:
    plan = (
        "title: T\nstart: 2026-11-30\nsessions:\n"
        "  - {name: Swim, day: Mon, part: '17:05', exercises: [{name: Laps, sets: 1x30min}]}\n"
        "  - {name: Lift, day: Mon, part: am, exercises: [back_squat: 5x5 @60kg]}\n"
        "  - {name: Walk, part: pm, exercises: [{name: Stroll, sets: 1x30min}]}\n"
    )
    book = typeset(plan, pages="overview,session")
    lift, swim, walk = book.of_kind("session")
    assert lift.find("Monday 30 November · morning")
    assert swim.find("Monday 30 November · 17:05")
    assert walk.find("afternoon")
    first = book.first
    assert first.one("morning").baseline < first.one("17:05").baseline


def test_power_and_heart_rate_stand_among_the_bests() -> None:
    plan = FOUR_DAYS.replace("overhead_press: 5RM 56}", "FTP: 250W, HRmax: 190}")
    first = typeset(plan, pages="overview").first
    assert first.find("FTP")
    words = " ".join(word.text for word in first.words)
    assert "FTP 250 W, HRmax 190" in words


def test_a_legend_runs_on_before_it_takes_a_second_page() -> None:
    wide, lower = (typeset(FOUR_DAYS, pages="overview", size=size) for size in ("A4", "Letter"))
    for book, runs_on in ((wide, False), (lower, True)):
        (sheet,) = book.sheets
        under = sheet.one("read").baseline
        codes = [word for word in sheet.words if word.bold and word.baseline > under + 1 and word.text in CODES]
        assert len(codes) == len(CODES)
        assert (len({round(word.box.left) for word in codes}) > 2) == runs_on
        assert_sound(book)
