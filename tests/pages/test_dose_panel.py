"""Rest and tempo beside each other or under each other, whatever room session and sheet leave them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pillow

from tests.pages.conftest import Sheet, Stroke, assert_sound, typeset


def tempo_frame(sheet: Sheet) -> Stroke:
    """The frame around the cells of the only tempo on the page."""
    label = sheet.one("tempo")
    beside = [s for s in sheet.strokes if s.box.height == pytest.approx(4.4, abs=0.1) and s.box.width > 20]
    return next(s for s in beside if s.box.top < label.baseline < s.box.bottom)


def page(kind: str, dose: str, content: Path | None = None) -> Sheet:
    plan = f"sessions:\n  - name: A\n    exercises:\n      - hip_thrust: '{dose}'\n"
    book = typeset(plan, pages=kind) if content is None else typeset(plan, pages=kind, content=content)
    assert_sound(book)
    return book.first


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose exercise has a picture, which leaves the least room beside it."""
    folder = tmp_path_factory.mktemp("content")
    Pillow.new("RGB", (600, 400), (90, 110, 130)).save(folder / "hip.png")
    (folder / "hip_thrust.md").write_text("---\ntitle: hip_thrust\nimage: hip.png\n---\n\n1. Go.\n", "utf-8")
    return folder


@pytest.mark.parametrize("rest", ["45s", "2min", "2-3min", "60-90s", "10min"])
@pytest.mark.parametrize("tempo", ["2-0-1-1", "10-10-X-10"])
def test_tempo_stays_in_the_frame_of_the_dose(rest: str, tempo: str) -> None:
    sheet = page("sheet", f"4x8-12 @RPE8, rest {rest}, tempo {tempo}")
    frame = next(s for s in sheet.strokes if not s.level and s.width == pytest.approx(1.2, abs=0.01))
    assert frame.box.holds(tempo_frame(sheet).box, -2.9)


@pytest.mark.parametrize("dose", ["4x15 each", "6x15", "10x15"])
def test_tempo_stays_clear_of_the_boxes(dose: str, pictured: Path) -> None:
    sheet = page("session", f"{dose}, rest 60-90s, tempo 10-1-3-0", pictured)
    labels = [word for word in sheet.words if word.text in ("kg", "reps")]
    assert tempo_frame(sheet).box.right < min(word.box.left for word in labels)


def test_tempo_that_finds_no_room_beside_the_rest_stands_under_it(pictured: Path) -> None:
    wide = page("session", "3x15, rest 60-90s, tempo 2-1-3-0", pictured)
    assert wide.one("tempo").baseline == pytest.approx(wide.one("rest").baseline)
    tight = page("session", "6x15, rest 60-90s, tempo 2-1-3-0", pictured)
    assert tight.one("tempo").baseline > tight.one("rest").baseline + 4
    assert tight.one("tempo").box.left == pytest.approx(tight.one("rest").box.left, abs=0.5)


def test_sign_of_a_movement_stands_clear_of_its_seconds() -> None:
    for tempo in ("2-0-1-1", "10-0-1-1"):
        sheet = page("session", f"3x5 tempo {tempo}")
        cells = tempo_frame(sheet).box
        seconds = next(word for word in sheet.words if word.text == tempo.partition("-")[0] and cells.holds(word.box))
        edges = sorted(s.box.left for s in sheet.strokes if s.box.width < 0.1 and cells.holds(s.box, 0.1))
        assert edges[0] - seconds.box.right > 3
