"""Pages as small pictures, against those that were looked at and found good.

After a change that is meant to be seen, look at the pages, then renew the pictures in ``tests/pages/pictures``:

    PLANNER_RENEW_PICTURES=1 python -m pytest tests/pages/test_pictures.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.pages.conftest import ROOT, Book, Sheet, typeset

FOLDER = Path(__file__).parent / "pictures"
DPI = 40
RENEW = bool(os.environ.get("PLANNER_RENEW_PICTURES"))
MOST = 24
"""How much a spot of about 3 mm may differ in grey, of 255: hinting differs between machines, a missing word is 60."""


NAMES = ("overview", "session", "sheet", "cards", "circuit")


@pytest.fixture(scope="module")
def pages() -> dict[str, Image.Image]:
    """The first page of each kind of the sample plan, and a circuit, in grey."""
    strength = sample("four_day_strength", "overview,session,sheet,cards")
    home = sample("home_bodyweight", "session")
    found = {kind: picture(strength, strength.of_kind(kind)[0]) for kind in NAMES[:-1]}
    (circuit,) = (sheet for sheet in home.sheets if sheet.find("3–4 rounds"))
    return found | {"circuit": picture(home, circuit)}


def sample(name: str, kinds: str) -> Book:
    return typeset((ROOT / "plans" / f"{name}.yaml").read_text("utf-8"), pages=kinds)


def picture(book: Book, sheet: Sheet) -> Image.Image:
    page = pdfium.PdfDocument(book.data)[sheet.number - 1]
    shown: Image.Image = page.render(scale=DPI / 72, grayscale=True).to_pil()
    return shown


def difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference in grey between two pictures, both out of focus."""
    assert one.size == other.size
    blurred = (picture.convert("L").filter(ImageFilter.BoxBlur(2)) for picture in (one, other))
    return max(level for level, count in enumerate(ImageChops.difference(*blurred).histogram()) if count)


@pytest.mark.parametrize("kind", NAMES)
def test_page_looks_as_it_did(kind: str, pages: dict[str, Image.Image], tmp_path: Path) -> None:
    path = FOLDER / f"{kind}.png"
    if RENEW:
        FOLDER.mkdir(exist_ok=True)
        pages[kind].save(path, optimize=True)
    pages[kind].save(tmp_path / path.name)
    with Image.open(path) as expected:
        assert difference(pages[kind], expected) <= MOST, f"compare {tmp_path / path.name} with {path}"


def test_a_missing_word_is_a_difference(pages: dict[str, Image.Image]) -> None:
    page = pages["session"]
    without = page.copy()
    name = (round(50 / 25.4 * DPI), round(60 / 25.4 * DPI), round(76 / 25.4 * DPI), round(65 / 25.4 * DPI))
    without.paste(255, name)
    assert difference(page, without) > MOST
