"""The muscle map on sheets, sessions and the overview: told in words, shared as forms, and never a page more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from planner.build import Options, build_plan
from planner.diagnostics import Diagnostics
from planner.files import Files, Source
from planner.pages import muscle_map
from tests.pages.conftest import Book, Keep, assert_sound, finished, handout, session, typeset

PLANS = Path(__file__).resolve().parents[2] / "plans"
EXERCISE = (
    "---\nsubtitle: {name}\n---\n## INSTRUCTIONS\n1. Lift it.\n2. Lower it.\n\n## EXERCISE PROFILE\n"
    "Target Muscle Group - {main}\nMechanics - Compound\nSecondary Muscles - {also}\n"
)


def exercise(main: str = "Glutes", also: str = "Abs, Hamstrings") -> str:
    return EXERCISE.format(name="Hip Lift", main=main, also=also)


class Place(NamedTuple):
    """Where a map stands, millimetres from the lower left corner of its page."""

    left: float
    low: float
    right: float
    high: float

    @property
    def height(self) -> float:
        return self.high - self.low


def maps(book: Book) -> list[tuple[str, Place]]:
    """What each map is called, and where it stands."""
    with pikepdf.open(BytesIO(book.data)) as pdf:
        return list(_maps(pdf.Root.StructTreeRoot))


def _maps(elem: pikepdf.Object) -> Iterator[tuple[str, Place]]:
    if str(elem.get("/Alt", "")).startswith("Muscle map"):
        box = next(owner.BBox for owner in elem.A if "/BBox" in owner)
        yield str(elem.Alt), Place(*(float(side) * 25.4 / 72 for side in box))
    kids = elem.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _maps(kid)


def said(book: Book) -> list[str]:
    return [alt for alt, _ in maps(book)]


def painted(book: Book) -> Counter[str]:
    """How often each form is painted on all pages."""
    names: list[str] = []
    with pikepdf.open(BytesIO(book.data)) as pdf:
        for page in pdf.pages:
            forms = {name: str(item.objgen) for name, item in page.Resources.get("/XObject", {}).items()}
            parts = page.Contents if isinstance(page.Contents, pikepdf.Array) else [page.Contents]
            code = " ".join(part.read_bytes().decode("latin-1") for part in parts)
            names += [forms[name] for name in re.findall(r"(/X\w+) Do", code)]
    return Counter(names)


def plan(items: str, head: str = "") -> str:
    return f"title: T\n{head}sessions:\n  - name: A\n    day: Monday\n    exercises: [{items}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Exercises for some muscles each, and one without any that planner knows."""
    for name, main, also in (
        ("bridge", "Glutes", "Abs, Hamstrings"),
        ("curl", "Biceps", "Forearms"),
        ("jump", "Full Body", "Calves"),
        ("hum", "Vocal cords", "Ears"),
    ):
        (tmp_path / f"{name}.md").write_text(EXERCISE.format(name=name.title(), main=main, also=also), encoding="utf-8")
    return tmp_path


# Sheets


def test_a_sheet_shows_its_muscles_and_names_them_beside(keep: Keep) -> None:
    book = keep(handout(exercise()))
    assert said(book) == ["Muscle map: mainly glutes; also abs and hamstrings."]
    sheet = book.first
    assert sheet.find("Target Glutes")
    assert sheet.find("Also Abs, Hamstrings")
    ((_, place),) = maps(book)
    profile = sheet.one("Profile")
    assert place.left == pytest.approx(profile.box.left, abs=0.5)
    assert profile.baseline < sheet.height - place.high < profile.baseline + 6
    assert_sound(book)


@pytest.mark.parametrize(
    ("main", "also", "words"),
    [
        ("Quads", "", "Muscle map: mainly quads."),
        ("", "Quads, Glutes", "Muscle map: quads and glutes."),
        ("Quads", "Quadriceps, Calf", "Muscle map: mainly quads; also calves."),
        ("Full Body", "", "Muscle map: mainly full body."),
    ],
)
def test_the_description_names_what_is_painted(main: str, also: str, words: str) -> None:
    lines = [line for line in exercise(main, also).splitlines(keepends=True) if not line.endswith(" - \n")]
    assert said(handout("".join(lines))) == [words]


def test_without_a_muscle_that_is_known_there_is_no_map() -> None:
    assert said(handout(exercise("Vocal cords", "Ears"))) == []


def test_tints_stand_before_the_names_of_muscles_alone() -> None:
    sheet = handout(exercise()).first
    squares = [s.box for s in sheet.strokes if s.box.width == pytest.approx(2.5, abs=0.05) == s.box.height]
    names = [sheet.one("Target Glutes"), sheet.one("Also Abs, Hamstrings")]
    assert [round(box.bottom) for box in squares] == [round(name.baseline) for name in names]


def test_a_map_gives_way_to_text_rather_than_take_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    heights: set[int] = set()
    for count in range(4, 52, 4):
        facts = "".join(f"Fact {number} - so it is\n" for number in range(count))
        text = exercise() + facts
        book = handout(text)
        with monkeypatch.context() as patch:
            patch.setattr(muscle_map, "proportion", lambda: 0.0)
            assert len(book.sheets) == len(handout(text).sheets)
        heights.update(round(place.height) for _, place in maps(book))
    assert {22, 41} <= heights


def test_a_theme_may_do_without(tmp_path: Path) -> None:
    theme = tmp_path / "bare.yaml"
    theme.write_text(
        "extends: classic\npicture: {map: 0, map_medium: 0, map_small: 0, map_alone: 0, map_week: 0}\n",
        encoding="utf-8",
    )
    out = Diagnostics()
    options = Options(theme=str(theme), pages=("overview", "session", "sheet"))
    source = Source("plan.yaml", plan("bench_press: 3x10, hip_thrust: 3x5"))
    book = finished(build_plan(source, options, Files(), out), out)
    assert said(book) == []
    assert book.first.find("Sets a week, by muscle")


# Sessions


def test_a_session_shows_its_work_beside_its_name(folder: Path, keep: Keep) -> None:
    book = keep(typeset(plan("bridge: 3x10, curl: 5x10, hum: 3x5"), content=folder))
    assert said(book) == ["Muscle map: mainly biceps and glutes; also forearms, hamstrings and abs."]
    ((_, place),) = maps(book)
    assert place.height == pytest.approx(22, abs=0.1)
    assert book.first.find("mainly biceps and glutes")
    assert_sound(book)


def test_a_map_makes_no_head_higher(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_rule(book: Book) -> float:
        return min(s.box.top for s in book.first.strokes if s.level and s.width > 1)

    text = plan("bridge: 3x10, curl: 5x10", "start: 2026-11-30\n")
    mapped = typeset(text, content=folder)
    monkeypatch.setattr(muscle_map, "proportion", lambda: 0.0)
    plain = typeset(text, content=folder)
    assert (len(said(mapped)), len(said(plain))) == (1, 0)
    assert first_rule(mapped) == pytest.approx(first_rule(plain), abs=0.01)


def test_without_a_map_lines_to_write_on_have_its_room(folder: Path) -> None:
    sheet = typeset(plan("hum: 3x10"), content=folder).first
    lines = [s for s in sheet.strokes if s.level and s.box.top < 42 and s.box.left > 90]
    assert [tuple(round(v, 1) for v in s.box[:3]) for s in lines] == [
        (95, 23.5, 122),
        (125, 23.5, 152),
        (155, 23.5, 197),
        (95, 32, 197),
        (95, 40.5, 197),
    ]


def test_a_long_name_goes_before_a_map() -> None:
    book = session("hip_thrust: 3x10", name="Lower body and everything around it")
    assert said(book) == []
    assert_sound(book)


def test_only_the_main_part_is_work(folder: Path) -> None:
    text = plan("curl: 3x10").replace("    exercises:", "    warm_up: [bridge: 2x10]\n    exercises:")
    assert said(typeset(text, content=folder)) == ["Muscle map: mainly biceps; also forearms."]


# The overview


def test_the_overview_tells_a_weeks_sets_in_shades_and_numbers(folder: Path, keep: Keep) -> None:
    book = keep(typeset(plan("bridge: 12x10, curl: 9x10, jump: 3x5"), pages="overview", content=folder))
    shades = "12+: glutes; 9–11: biceps; 5–8: hamstrings, abs and forearms; 1–4: full body and calves"
    assert said(book) == [f"Muscle map, sets a week: {shades}."]
    sheet = book.first
    assert sheet.find("1–4 5–8 9–11 12+")
    for name, number in (("Glutes", "12"), ("Biceps", "9"), ("Hamstrings", "6"), ("Abs", "6")):
        assert sheet.find(f"{name} {number}")
    ((_, place),) = maps(book)
    assert place.height == pytest.approx(60, abs=0.1)
    assert_sound(book)


@pytest.mark.parametrize(("sets", "tint"), [(1, "week_1"), (4, "week_1"), (5, "week_2"), (9, "week_3"), (40, "week_4")])
def test_shades_begin_where_their_key_says(sets: int, tint: str) -> None:
    from decimal import Decimal

    assert muscle_map.week_tint(Decimal(sets)) == tint


# Whole documents


def test_a_document_has_each_body_and_each_region_once() -> None:
    book = typeset(plan("hip_thrust: 3x10, bodyweight_squat: 3x5, glute_bridge: 3x8"), pages="overview,session,sheet")
    forms = painted(book)
    assert len(said(book)) == 5
    assert sorted(forms.values())[-2:] == [4, 4]  # the large body from both sides, on the overview and the sheets
    with pikepdf.open(BytesIO(book.data)) as pdf:
        streams = [item.read_raw_bytes() for item in pdf.objects if str(dict_of(item).get("/Subtype")) == "/Form"]
    assert len(streams) == len(set(streams)) == len(forms)


def dict_of(item: pikepdf.Object) -> pikepdf.Object:
    return item if isinstance(item, pikepdf.Stream) else pikepdf.Dictionary()


@pytest.mark.parametrize(
    ("stem", "size"),
    [
        ("beginner_full_body", "A4"),
        ("four_day_strength", "A4"),
        ("four_day_strength", "A5"),
        ("four_day_strength", "Letter"),
        ("home_bodyweight", "A4"),
        ("knee_rehab", "A4"),
        ("one_exercise", "A4"),
    ],
)
def test_no_plan_takes_more_pages_for_its_maps(stem: str, size: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (PLANS / f"{stem}.yaml").read_text("utf-8")
    mapped = typeset(text, pages="overview,session", size=size)
    monkeypatch.setattr(muscle_map, "proportion", lambda: 0.0)
    plain = typeset(text, pages="overview,session", size=size)
    assert len(mapped.sheets) == len(plain.sheets)
    assert said(mapped)
    assert said(plain) == []


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("size", ["A4", "A5", "Letter"])
def test_maps_stand_clear_on_every_paper(size: str, landscape: bool, keep: Keep) -> None:
    text = (PLANS / "beginner_full_body.yaml").read_text("utf-8")
    assert_sound(keep(typeset(text, pages="overview,session", size=size, landscape=landscape)))
