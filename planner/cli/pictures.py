"""Page pictures beside a PDF: ``plan-1.png``, ``plan-2.png`` and so on, at 150 dots an inch."""

from __future__ import annotations

import importlib.util
import os
import re
import tempfile
from pathlib import Path

from planner.cli import common

DPI = 150

_MARK = b"tEXtSoftware\x00planner"
"""What a picture of ours says in its head, so that no other file is ever taken for an old one of them."""

_HEAD = 256
"""Bytes that hold the mark: it stands right behind the size of the picture."""


def needed(problems: common.Problems) -> None:
    """End with exit code 1 and what to install when the library that draws PDFs is absent."""
    if importlib.util.find_spec("pypdfium2") is None:
        hint = "install it: pip install pypdfium2"
        problems.out.error("no-pypdfium2", "page pictures need pypdfium2, which is not installed", None, hint)
        problems.fail()


def write(pdf: Path, count: int, problems: common.Problems) -> list[Path]:
    """Draw the ``count`` pages of ``pdf`` as ``<stem>-<number>.png`` beside it, and return these paths.

    All are drawn before the first takes its place. Pictures of ours with higher numbers, of pages that are no more,
    are removed. Ends with exit code 1 when a place cannot be written or holds a file that was read.
    """
    places = [pdf.with_name(f"{pdf.stem}-{number}.png") for number in range(1, count + 1)]
    try:
        if not pdf.is_file():
            common.cannot_write(str(places[0]), OSError(0, f"{pdf} is no file"), problems)
        for place in places:
            if place.exists() and common.was_read(place, problems.files):
                message = f"{place} was read by this command and is kept"
                problems.out.error("output-is-input", message, None, "choose another place with -o")
                problems.fail()
        with tempfile.TemporaryDirectory(prefix=".planner-", dir=pdf.resolve().parent) as folder:
            drawn = _draw(pdf, Path(folder), problems)
            for made, place in zip(drawn, places, strict=True):
                made.replace(place)
    except OSError as problem:
        common.cannot_write(f"the pictures of {pdf}", problem, problems)
    for old in _outdated(pdf, count):
        old.unlink(missing_ok=True)
    return places


def _draw(pdf: Path, folder: Path, problems: common.Problems) -> list[Path]:
    """Every page of ``pdf`` as a PNG file in ``folder``."""
    import pypdfium2
    from PIL.PngImagePlugin import PngInfo

    mark = PngInfo()
    mark.add_text("Software", "planner")
    made = []
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        with common.progress(len(document), problems) as step:
            for number in range(len(document)):
                step(f"{pdf.stem}-{number + 1}.png")
                page = document[number]
                made.append(folder / str(number))
                page.render(scale=DPI / 72).to_pil().save(made[-1], "PNG", pnginfo=mark, dpi=(DPI, DPI))
                page.close()
    finally:
        document.close()
    return made


def _outdated(pdf: Path, count: int) -> list[Path]:
    """Pictures that an earlier run left of pages beyond ``count``."""
    name = re.compile(rf"{re.escape(pdf.stem)}-([1-9][0-9]{{0,4}})\.png")
    found = []
    with os.scandir(pdf.resolve().parent) as entries:
        for entry in entries:
            match = name.fullmatch(entry.name)
            if match and int(match[1]) > count and entry.is_file(follow_symlinks=False) and _is_ours(Path(entry)):
                found.append(Path(entry))
    return found


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as handle:
            return _MARK in handle.read(_HEAD)
    except OSError:
        return False
