"""What holds whatever was read: of problems, of pages, of the finished file. Each gives what is wrong, in words."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

from planner.build import Outcome
from planner.diagnostics import Diagnostic, Diagnostics, Severity, Span
from planner.files import Files
from planner.typeset.page import Node, Page, Placed
from planner.typeset.theme import LEAST_LARGE, LEAST_TYPE, MM

_FONT = re.compile(rb"/[\w-]+\.\d+ (-?[\d.]+) Tf")
_MARKED = re.compile(rb"/MCID (\d+)>>BDC")
_BOXES: Final = ("field", "tick")
_SLACK = 0.05
"""Points by which what was worked out apart may differ."""
_LEAST_BOX = 8 * MM - _SLACK

WITHOUT_PLACE: Final = frozenset(
    ("unknown-day", "no-training", "no-such-file", "no-content-folder", "file-too-large", "nothing-to-check")
)
"""Errors in what the command line says."""


def faults_of_problems(out: Diagnostics, files: Files) -> Iterator[str]:
    """Messages of more than a line, places outside their file."""
    lines: dict[str, list[str]] = {}
    for problem in out:
        if not problem.message.strip() or "\n" in problem.message or problem.message.endswith("."):
            yield f"{problem.code}: the message is not one line without a full stop: {problem.message!r}"
        if problem.severity is Severity.ERROR and problem.span is None and problem.code not in WITHOUT_PLACE:
            yield f"{problem.code}: an error without a place: {problem.message}"
        for span in (problem.span, *(fix.span for fix in problem.fixes)):
            if span is not None and (wrong := _misplaced(span, problem, files, lines)):
                yield wrong


def _misplaced(span: Span, problem: Diagnostic, files: Files, lines: dict[str, list[str]]) -> str:
    """What is wrong with a span; empty when it lies in its file. A place may be right behind the end of its line."""
    source = files.sources.get(span.file)
    if source is None:
        return "" if span == Span.point(span.file, span.line, span.column) else f"{problem.code}: no file {span}"
    rows = lines.setdefault(span.file, source.text.split("\n"))
    in_order = (span.line, span.column) <= (span.end_line, span.end_column)
    if not in_order or span.line < 1 or span.column < 1 or span.end_line > len(rows):
        return f"{problem.code}: {span} of {len(rows)} lines"
    if span.column > len(rows[span.line - 1]) + 1 or span.end_column > len(rows[span.end_line - 1]) + 2:
        return f"{problem.code}: {span} beyond the end of its line"
    return ""


def faults_of_pages(outcome: Outcome) -> Iterator[str]:
    """What is wrong with the page values of a document; nothing is read back for it."""
    pages = [page for section in outcome.sections for page in section.pages]
    ids = Counter(placed.id for page in pages for placed in page.placed if placed.kind in _BOXES)
    yield from (f"{name} stands {count} times in the document" for name, count in ids.items() if count > 1)
    anchors = {name for page in pages for name in page.anchors}
    least = LEAST_LARGE if outcome.desk.kit.theme.large else LEAST_TYPE
    for number, page in enumerate(pages, 1):
        found = chain(_places(page), _overlaps(page), _types(page, least), _marks(page), _links(page, anchors))
        yield from (f"page {number}: {fault}" for fault in found)


def _places(page: Page) -> Iterator[str]:
    """Named things outside the page, and boxes too low to write in."""
    width, height = page.size
    rects = [*((placed.id, placed.rect) for placed in page.placed), *((link.target, link.rect) for link in page.links)]
    for name, (left, bottom, right, top) in rects:
        if not (-_SLACK <= left <= right <= width + _SLACK and -_SLACK <= bottom <= top <= height + _SLACK):
            yield f"{name} is outside the page"
    for placed in page.placed:
        if placed.kind == "field" and placed.rect[3] - placed.rect[1] < _LEAST_BOX:
            yield f"{placed.id} is {(placed.rect[3] - placed.rect[1]) / MM:.2f} mm high"


def _overlaps(page: Page) -> Iterator[str]:
    """Boxes to write in that lie on each other."""
    boxes = sorted((placed for placed in page.placed if placed.kind in _BOXES), key=lambda placed: placed.rect[1])
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other.rect[1] >= box.rect[3] - _SLACK:
                break
            if _across(box, other) > _SLACK:
                yield f"{box.id} lies on {other.id}"


def _across(box: Placed, other: Placed) -> float:
    return min(box.rect[2], other.rect[2]) - max(box.rect[0], other.rect[0])


def _types(page: Page, least: float) -> Iterator[str]:
    """Type of less than ``least`` points, which is too small to read."""
    sizes = {float(size) for size in _FONT.findall(zlib.decompress(page.stream))}
    yield from (f"type of {size} points" for size in sorted(sizes) if size * page.scale < least - 0.01)


def _marks(page: Page) -> Iterator[str]:
    """Marked content that is read aloud never, or twice."""
    drawn = sorted(int(number) for number in _MARKED.findall(zlib.decompress(page.stream)))
    if drawn != list(range(page.mcids)):
        yield "marked content is not numbered through"
    said = sorted(number for _, node in page.structure for number in _contents(node) if number >= 0)
    if said != drawn:
        yield f"content {sorted((Counter(drawn) - Counter(said)).elements())[:5]} is in no element, or in two"


def _contents(node: Node) -> Iterator[int]:
    """The numbers of what an element and those in it hold."""
    waiting: list[Any] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, int):
            yield one
        elif isinstance(one, Node):
            waiting += [kid[1] for kid in one.kids if isinstance(kid, tuple)] if one.key else one.kids


def _links(page: Page, anchors: set[str]) -> Iterator[str]:
    for link in page.links:
        if link.target.startswith("#") and link.target[1:] not in anchors:
            yield f"the link {link.target} leads nowhere"
        elif not re.match(r"#|https?:|mailto:", link.target, re.IGNORECASE):
            yield f"the link {link.target} leads out of the web"


def faults_of_file(data: bytes, outcome: Outcome) -> Iterator[str]:
    """What other programs find wrong with the finished file."""
    import pikepdf
    import pypdfium2

    with pikepdf.open(io.BytesIO(data)) as document:
        yield from (f"pikepdf: {problem}" for problem in document.check_pdf_syntax())
        count = len(document.pages)
    if count != outcome.page_count:
        yield f"{count} pages in the file, not {outcome.page_count}"
    shown = pypdfium2.PdfDocument(data)
    pages = [page for section in outcome.sections for page in section.pages]
    for number, page in enumerate(pages[: len(shown)]):
        if any(abs(a - b) > 0.1 for a, b in zip(shown[number].get_size(), page.paper, strict=True)):
            yield f"page {number + 1} has another size in the file"
    shown.close()


def faults_of_outcome(outcome: Outcome | None, out: Diagnostics) -> Iterator[str]:
    """Neither printed nor refused, or both."""
    errors = [problem for problem in out if problem.severity is Severity.ERROR]
    if outcome is None and not errors:
        yield "nothing was printed and nothing was said"
    if outcome is not None and (errors or not outcome.page_count):
        yield f"printed {outcome.page_count} pages with {len(errors)} errors"


def faults_of_bytes(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> Iterator[str]:
    """Two runs that did not give the same."""
    if first != second:
        yield "the same input gave other bytes"
