"""What tests of drawings on pages share: an exercise with steps, a plan, and what is drawn of them on a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pypdfium2 import raw

from tests.drawings import Record, box, frame
from tests.pages.conftest import Book, Box, Sheet

STEPS = "\n".join(
    f"{number}. {text}"
    for number, text in enumerate(
        ("Stand tall with the feet apart.", "Sit down between the hips.", "Push the floor away.", "Stand up."), start=1
    )
)
EXERCISE = (
    f"---\ntitle: squat\nsubtitle: Squat\n---\n## INSTRUCTIONS:\n{STEPS}\n\n## TIPS:\n* Look ahead.\n* Breathe.\n"
)

PLAN = (
    "title: T\nsessions:\n  - {name: A, exercises: [squat: 3x5 @60kg]}\n  - {name: B, exercises: [squat: 3x8 @50kg]}\n"
)


def figures(sheet: Sheet) -> list[Box]:
    """Where the forms of a page stand, from left to right."""
    sides = [ctypes.c_float() for _ in range(4)]
    found = []
    for item in sheet.page.get_objects([raw.FPDF_PAGEOBJ_FORM], max_depth=1):
        raw.FPDFPageObj_GetBounds(item.raw, *sides)
        found.append(sheet._box(*(side.value for side in sides)))
    return sorted(found)


def alts(book: Book) -> list[str]:
    with pikepdf.open(BytesIO(book.data)) as pdf:
        return list(alts_below(pdf.Root.StructTreeRoot))


def alts_below(elem: pikepdf.Object) -> Iterator[str]:
    """The descriptions of the figures under a structure element."""
    if isinstance(elem, pikepdf.Dictionary):
        if "/Alt" in elem:
            yield str(elem.Alt)
        kids = elem.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                yield from alts_below(kid)


def discs(sheet: Sheet) -> list[Box]:
    """Filled paths that are as wide as high, a few millimetres."""
    sides = [ctypes.c_float() for _ in range(4)]
    found = []
    for item in sheet.page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        raw.FPDFPageObj_GetBounds(item.raw, *sides)
        box = sheet._box(*(side.value for side in sides))
        if 4.5 < box.width < 6.5 and abs(box.width - box.height) < 0.05:
            found.append(box)
    return found


def wide(name: str) -> Record:
    """A frame that is filled to its upper corners."""
    made = frame(name, [1], width=1500)
    made["layers"].insert(0, ["outline", [box(0, 1500, 1500, 300)]])
    return made
