"""Finished pages read back from their PDF: words, lines and boxes in millimetres from the top left of the sheet."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from planner.build import Options, Outcome, build_plan, build_sheets
from planner.diagnostics import Diagnostic, Diagnostics, Severity
from planner.files import Files, Source
from planner.library import drawings
from planner.library.exercise import read_exercise
from planner.typeset.page import Placed
from planner.typeset.theme import MM

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"


class Box(NamedTuple):
    """A rectangle in millimetres from the top left of the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def overlap(self, other: Box) -> float:
        """The smaller side of what both cover; 0 or less when they are apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return min(across, min(self.bottom, other.bottom) - max(self.top, other.top))

    def holds(self, other: Box, slack: float = 0.1) -> bool:
        return (
            self.left <= other.left + slack
            and self.top <= other.top + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )


class Word(NamedTuple):
    """Characters that stand together: their ink, baseline, type size in points and font."""

    text: str
    box: Box
    baseline: float
    size: float
    font: str

    @property
    def bold(self) -> bool:
        return "Bold" in self.font or "Medium" in self.font


class Stroke(NamedTuple):
    """A stroked path: its bounds without the line's own width, that width in points, whether it is dashed."""

    box: Box
    width: float
    dashed: bool

    @property
    def level(self) -> bool:
        return self.box.height < 0.05


class Image(NamedTuple):
    """A picture on the page and its size in pixels."""

    box: Box
    pixels: tuple[int, int]


class _Letter(NamedTuple):
    text: str
    x: float
    baseline: float
    box: Box
    size: float
    font: str


PlacedKind: TypeAlias = Literal["field", "tick", "line", "exercise"]


@dataclass(eq=False)
class Sheet:
    """One page of a PDF as a reader sees it."""

    number: int
    page: Any
    marks: tuple[Placed, ...]

    @cached_property
    def width(self) -> float:
        return float(self.page.get_width()) / MM

    @cached_property
    def height(self) -> float:
        return float(self.page.get_height()) / MM

    def _box(self, left: float, bottom: float, right: float, top: float) -> Box:
        return Box(left / MM, self.height - top / MM, right / MM, self.height - bottom / MM)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """In the order of the content; a word that goes on after a line break is two."""
        found: list[Word] = []
        word: list[_Letter] = []
        for letter in self._letters():
            if word and (letter is None or self._apart(word[-1], letter)):
                found.append(_joined(word))
                word = []
            if letter is not None:
                word.append(letter)
        return tuple([*found, _joined(word)] if word else found)

    @staticmethod
    def _apart(last: _Letter, letter: _Letter) -> bool:
        if abs(last.baseline - letter.baseline) > 0.2 or letter.x < last.x - 0.3 or last.font != letter.font:
            return True
        return letter.box.left - max(last.box.right, last.x) > letter.size * 0.15

    def _letters(self) -> Iterator[_Letter | None]:
        text = self.page.get_textpage()
        handle = text.raw
        x, y = ctypes.c_double(), ctypes.c_double()
        sides = [ctypes.c_double() for _ in range(4)]
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(handle, index)
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            if char.isspace() or char == "\x02" or raw.FPDFText_IsGenerated(handle, index) == 1:
                yield None
                continue
            raw.FPDFText_GetCharOrigin(handle, index, x, y)
            raw.FPDFText_GetCharBox(handle, index, *sides)
            raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
            left, right, bottom, top = (side.value for side in sides)
            size = float(raw.FPDFText_GetFontSize(handle, index))
            font = name.value.decode("latin-1").rpartition("+")[2]
            box = self._box(left, bottom, right, top)
            yield _Letter(char, x.value / MM, self.height - y.value / MM, box, size, font)

    @cached_property
    def strokes(self) -> tuple[Stroke, ...]:
        """Every stroked path of the page itself; those of drawings are not among them."""
        return tuple(self._strokes())

    def _strokes(self) -> Iterator[Stroke]:
        width = ctypes.c_float()
        for item in self.page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=1):
            fill, stroked = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(item.raw, fill, stroked)
            if not stroked.value:
                continue
            raw.FPDFPageObj_GetStrokeWidth(item.raw, width)
            matrix = item.get_matrix()
            box = self._box(*_path_bounds(item.raw, matrix))
            yield Stroke(box, width.value * matrix.a, raw.FPDFPageObj_GetDashCount(item.raw) > 0)

    @cached_property
    def images(self) -> tuple[Image, ...]:
        items = self.page.get_objects([raw.FPDF_PAGEOBJ_IMAGE])
        return tuple(Image(self._box(*item.get_bounds()), tuple(item.get_px_size())) for item in items)

    def placed(self, kind: PlacedKind) -> dict[str, Box]:
        """What has an id, by it."""
        return {mark.id: self._box(*mark.rect) for mark in self.marks if mark.kind == kind}

    def find(self, text: str) -> tuple[Word, ...]:
        """The words that read ``text``, which may hold spaces; the first one stands for all."""
        parts = text.split()
        shown = [word.text for word in self.words]
        return tuple(
            self.words[index]
            for index in range(len(shown) - len(parts) + 1)
            if shown[index : index + len(parts)] == parts
        )

    def one(self, text: str) -> Word:
        """The only words that read ``text``."""
        found = self.find(text)
        assert len(found) == 1, f"{text!r} stands {len(found)} times on page {self.number}"
        return found[0]

    @cached_property
    def body(self) -> tuple[Word, ...]:
        """The words between the running head and the footer."""
        return tuple(word for word in self.words if 17 < word.baseline < self.height - 11)

    def box_of(self, field: str) -> Stroke:
        """The frame drawn around the cell of a field."""
        cell = self.placed("field")[field]
        around = [s for s in self.strokes if not s.level and s.box.width > 1 and s.box.holds(cell)]
        return min(around, key=lambda stroke: stroke.box.width * stroke.box.height)


def _joined(word: list[_Letter]) -> Word:
    inked = [letter.box for letter in word if letter.box.width > 0] or [word[0].box]
    box = Box(
        min(b.left for b in inked), min(b.top for b in inked), max(b.right for b in inked), max(b.bottom for b in inked)
    )
    return Word("".join(letter.text for letter in word), box, word[0].baseline, word[0].size, word[0].font)


def _path_bounds(path: Any, matrix: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the points of a path in page coordinates."""
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for index in range(raw.FPDFPath_CountSegments(path)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, index), x, y)
        placed = matrix.on_point(x.value, y.value)
        xs.append(placed[0])
        ys.append(placed[1])
    return min(xs), min(ys), max(xs), max(ys)


@dataclass(eq=False)
class Book:
    """A built document: what planner says it is, and what stands in the file."""

    outcome: Outcome
    problems: tuple[Diagnostic, ...]
    data: bytes

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        pdf = pdfium.PdfDocument(self.data)
        marks: dict[int, list[Placed]] = {}
        for number, placed in self.outcome.placed():
            marks.setdefault(number, []).append(placed)
        return tuple(Sheet(number, pdf[number - 1], tuple(marks.get(number, ()))) for number in range(1, len(pdf) + 1))

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    def of_kind(self, kind: str) -> tuple[Sheet, ...]:
        """The pages of the sections of one page kind."""
        found, number = [], 0
        for section in self.outcome.sections:
            count = len(section.pages)
            found += [self.sheets[number + i] for i in range(count) if section.kind == kind]
            number += count
        return tuple(found)

    @property
    def first(self) -> Sheet:
        return self.sheets[0]


def finished(outcome: Outcome | None, out: Diagnostics) -> Book:
    """The document in a file; a build that failed is a failed test."""
    problems = tuple(out.found)
    assert outcome is not None, [problem.message for problem in problems if problem.severity is Severity.ERROR]
    handle = BytesIO()
    outcome.write(handle)
    return Book(outcome, problems, handle.getvalue())


def typeset(
    plan: str,
    *,
    pages: str = "session",
    content: Path = CONTENT,
    size: str = "",
    landscape: bool = False,
    week: int | None = None,
    large: bool = False,
    ink: str = "",
) -> Book:
    """A plan's text as a document."""
    out = Diagnostics()
    kinds = tuple(pages.split(",")) if pages else ()
    options = Options(
        content=(str(content),),
        pages=kinds,
        page_size=size,
        landscape=landscape,
        week=week,
        large_print=large,
        ink=ink,
    )
    return finished(build_plan(Source("plan.yaml", plan), options, Files(), out), out)


def session(*items: str, name: str = "Lower A", size: str = "", more: str = "") -> Book:
    """One session of the given items, a line of the plan each. ``more`` are further keys of the session."""
    lines = "".join(f"      - {item}\n" for item in items)
    return typeset(f"title: T\nsessions:\n  - name: {name}\n{more}    exercises:\n{lines}", size=size)


def handout(markdown: str, *, size: str = "", folder: Path | None = None, large: bool = False) -> Book:
    """The sheet of one exercise from the text of its file; ``folder`` holds its pictures."""
    out, files = Diagnostics(), Files()
    source = Source("exercise.md", markdown, (folder or Path("/nowhere")) / "exercise.md")
    exercise = read_exercise(source, folder or Path("/nowhere"), files, out)
    return finished(build_sheets([exercise], Options(page_size=size, large_print=large), files, out), out)


def squashed(text: str) -> str:
    """The letters alone: without spaces, and without the hyphens of broken words."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


def assert_sound(book: Book, *, margin: float = 5.0, least: float = 8.0) -> None:
    """What holds on every page: nothing outside the sheet less ``margin`` mm, nothing on top of other things, no
    line through words, no frame through another, no type under ``least`` points, no name twice, nothing in a box but
    its own words."""
    ids: set[str] = set()
    for sheet in book.sheets:
        area = Box(margin, margin, sheet.width - margin, sheet.height - margin)
        small = [(word.text, word.size) for word in sheet.words if word.size < least - 0.01]
        assert not small, f"page {sheet.number}: under {least} pt: {small[:5]}"
        outside = [word for word in sheet.words if not area.holds(word.box, 0)]
        assert not outside, f"page {sheet.number}: outside the sheet: {outside[:5]}"
        assert not (found := list(overlaps(sheet))), f"page {sheet.number}: on top of each other: {found[:5]}"
        assert not (struck := list(struck_words(sheet))), f"page {sheet.number}: a line runs through: {struck[:5]}"
        assert not (crossed := list(crossed_frames(sheet))), f"page {sheet.number}: frames that cross: {crossed[:5]}"
        boxes = sheet.placed("field") | sheet.placed("tick")
        assert ids.isdisjoint(boxes), f"page {sheet.number}: used twice: {sorted(ids & set(boxes))[:5]}"
        assert len(boxes) == sum(mark.kind in ("field", "tick") for mark in sheet.marks), "an id twice on one page"
        ids |= set(boxes)
        assert all(area.holds(box, 0) for box in boxes.values()), f"page {sheet.number}: a box outside the sheet"
        assert not (found_in := list(intruders(sheet, boxes, least))), f"page {sheet.number}: in boxes: {found_in[:5]}"


def overlaps(sheet: Sheet, slack: float = 0.25) -> Iterator[tuple[Word, Word]]:
    """Pairs of words whose ink is on top of each other by more than ``slack`` mm both ways."""
    words = sorted(sheet.words, key=lambda word: word.box.top)
    for index, word in enumerate(words):
        for other in words[index + 1 :]:
            if other.box.top > word.box.bottom - slack:
                break
            if word.box.overlap(other.box) > slack:
                yield word, other


def struck_words(sheet: Sheet) -> Iterator[tuple[Word, Box]]:
    """Words that a line runs through, or that stand partly inside a frame."""
    lines = sorted((s.box for s in sheet.strokes if s.level and s.box.width > 2), key=lambda box: box.top)
    frames = [s.box for s in sheet.strokes if s.box.height > 2 and s.box.width > 2]
    for word in sheet.words:
        body = word.box._replace(bottom=max(word.baseline, word.box.top))
        for line in lines:
            if line.top >= body.bottom - 0.2:
                break
            if line.top > body.top + 0.2 and min(line.right, body.right) - max(line.left, body.left) > 0.2:
                yield word, line
        for frame in frames:
            if frame.overlap(word.box) > 0.2 and not frame.holds(word.box, 0.2):
                yield word, frame


def crossed_frames(sheet: Sheet) -> Iterator[tuple[Box, Box]]:
    """Pairs of frames of which one stands partly in the other."""
    frames = sorted((s.box for s in sheet.strokes if s.box.height > 2 and s.box.width > 2), key=lambda box: box.top)
    for index, frame in enumerate(frames):
        for other in frames[index + 1 :]:
            if other.top > frame.bottom:
                break
            if frame.overlap(other) > 0.2 and not frame.holds(other, 0.2) and not other.holds(frame, 0.2):
                yield frame, other


def intruders(sheet: Sheet, boxes: dict[str, Box], size: float = 8.0) -> Iterator[tuple[str, str]]:
    """Boxes that lie on each other, and words that reach into a box or out of it, or are too large to be its own."""
    named = sorted(boxes.items(), key=lambda pair: pair[1].top)
    for index, (name, box) in enumerate(named):
        for other, place in named[index + 1 :]:
            if place.top >= box.bottom:
                break
            if box.overlap(place) > 0.05:
                yield name, other
        for word in sheet.words:
            if box.overlap(word.box) > 0.1 and (word.size > size + 0.01 or not box.holds(word.box)):
                yield name, word.text


@pytest.fixture(scope="module", autouse=True)
def _undrawn(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keeps planner's own drawings off the pages of modules that do not say ``DRAWN``: layout does not hang on them."""
    with pytest.MonkeyPatch.context() as patch:
        if not getattr(request.module, "DRAWN", False):
            patch.setattr(drawings, "FOLDER", Path("no", "drawings"))
        yield


Keep: TypeAlias = Callable[[Book], Book]


@pytest.fixture
def keep(pdf_folder: Path, request: pytest.FixtureRequest) -> Keep:
    """Leaves a document where the validator finds it, under the name of the test."""
    count = 0

    def keeper(book: Book) -> Book:
        nonlocal count
        count += 1
        name = re.sub(r"\W+", "_", request.node.name)[:80]
        (pdf_folder / f"{name}_{count}.pdf").write_bytes(book.data)
        return book

    return keeper
