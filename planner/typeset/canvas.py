"""ReportLab's canvas, made to end in page values instead of a PDF file.

Drawing goes through ReportLab; strings, marked content, links and anchors are ours, so that a page depends on nothing
but what is drawn on it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from planner.diagnostics import Span
from planner.typeset.engine import Canvas
from planner.typeset.measure import Color, Line, Piece
from planner.typeset.page import Bookmark, Link, Page, Placed, Rect
from planner.typeset.structure import Elem, fragments


class _Mark(str):
    """A BDC or EMC operator standing alone in the page's code."""

    __slots__ = ()


_PAINT = re.compile(r"(?:^|\s|\))(?:Tj|\]?TJ|Do|S|s|f|F|f\*|B|B\*|b|b\*|sh)(?=\s|$)")


def _wrap_artifacts(code: Sequence[str]) -> list[str]:
    """Painting outside a marked sequence becomes an artifact: rules, boxes, grounds."""
    out: list[str] = []
    run: list[str] = []
    depth = 0

    def flush() -> None:
        if any(_PAINT.search(item) for item in run):
            out.extend(("/Artifact BMC", *run, "EMC"))
        else:
            out.extend(run)
        run.clear()

    for item in code:
        if isinstance(item, _Mark):
            if depth == 0:
                flush()
            depth += -1 if item == "EMC" else 1
            out.append(item)
        elif depth:
            out.append(item)
        else:
            run.append(item)
    flush()
    return out


def number(value: float) -> str:
    """A number as PDF writes it: at most three decimals, no trailing zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def rounded(left: float, bottom: float, right: float, top: float) -> Rect:
    """A rectangle in thousandths of a point, so that equal pages compare equal."""
    return (round(left, 3), round(bottom, 3), round(right, 3), round(top, 3))


def _rgb(color: Color, operator: str) -> str:
    return f"{' '.join(number(c) for c in color)} {operator}"


class PageCanvas(Canvas):
    """Draws as a ReportLab canvas does; ``finish`` gives the page values."""

    # What ReportLab keeps of a page, without saying so in its types.
    _code: list[str]
    _pageNumber: int  # noqa: N815  # ReportLab's name
    _pagesize: tuple[float, float]

    def __init__(self, *args: Any, **options: Any) -> None:
        self._done: list[dict[str, Any]] = []
        self._reset()
        super().__init__(*args, **options)

    def _reset(self) -> None:
        self._characters: dict[str, set[str]] = {}
        self._mcids = 0
        self._links: list[Link] = []
        self._anchors: dict[str, tuple[float, float]] = {}
        self._entries: list[Bookmark] = []
        self._resources: set[str] = set()
        self._placed: list[Placed] = []

    def _make_preamble(self) -> None:
        # ReportLab would select Helvetica here, which no file of ours may contain.
        self._preamble = ""

    # -- marked content

    @property
    def page_index(self) -> int:
        """The page being drawn, counted from 0 in its section."""
        return self._pageNumber - 1

    @contextmanager
    def mark(self, elem: Elem) -> Iterator[None]:
        """Everything drawn inside is content of ``elem``."""
        elem.kids.append((self.page_index, self._mcids))
        self._code.append(_Mark(f"/{elem.tag}<</MCID {self._mcids}>>BDC"))
        self._mcids += 1
        yield
        self._code.append(_Mark("EMC"))

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Everything drawn inside is decoration."""
        self._code.append(_Mark("/Artifact BMC"))
        yield
        self._code.append(_Mark("EMC"))

    # -- text

    def text_lines(self, placed: Sequence[tuple[float, float, Line]], elem: Elem | None) -> None:
        """Draw lines at (x, baseline). ``elem`` None makes them decoration; links become elements and annotations."""
        code: list[str] = []
        current: Elem | None = None
        link = ""
        is_open = False

        def close() -> None:
            if is_open:
                if state and state[1]:  # tracking outlives the text object
                    code.append("0 Tc")
                code.append("ET")
                self._code.extend(code)
                self._code.append(_Mark("EMC"))
                code.clear()

        state: tuple[Any, ...] = ()
        for x, y, line in placed:
            at = x
            for index, piece in enumerate(line.pieces):
                owner = elem
                if elem is not None and piece.run.link:  # one element for one stretch of text, over several lines
                    owner = current if piece.run.link == link else elem.add("Link")
                link = piece.run.link
                if not is_open or owner is not current:
                    close()
                    self._begin(owner)
                    code.append("BT")
                    is_open, current, state = True, owner, ()
                tail = line.spaced and index == len(line.pieces) - 1
                state = self._piece(code, piece, at, y, state, tail=tail)
                if piece.run.link and owner is not None:
                    self._link(piece, at, y, owner)
                at += piece.width
        close()

    def _begin(self, owner: Elem | None) -> None:
        if owner is None:
            self._code.append(_Mark("/Artifact BMC"))
            return
        owner.kids.append((self.page_index, self._mcids))
        self._code.append(_Mark(f"/{owner.tag}<</MCID {self._mcids}>>BDC"))
        self._mcids += 1

    def _piece(
        self, code: list[str], piece: Piece, x: float, y: float, state: tuple[Any, ...], *, tail: bool
    ) -> tuple[Any, ...]:
        run = piece.run
        # A space that the line break swallowed still belongs to the text, or words would join when it is read aloud.
        text = piece.text + " " if tail and not piece.text.endswith(" ") else piece.text
        self._characters.setdefault(run.face.name, set()).update(text)
        color, tracking = (run.color, run.tracking)
        if state[:1] != (color,):
            code.append(_rgb(color, "rg"))
        if (state[1] if state else 0.0) != tracking:
            code.append(f"{number(tracking)} Tc")
        code.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        for subset, operator in run.face.show(text):
            code.append(f"/{run.face.name}.{subset} {number(run.size)} Tf {operator}")
        return (color, tracking)

    def _link(self, piece: Piece, x: float, y: float, owner: Elem) -> None:
        size = piece.run.size
        rect = rounded(x, y - 0.25 * size, x + piece.width, y + 0.85 * size)
        self.link(rect, piece.run.link, owner)

    # -- what a page value carries beside its content

    def link(self, rect: Rect, target: str, owner: Elem) -> None:
        """A link annotation that belongs to ``owner``; ``target`` is a URL or ``#anchor``."""
        self._links.append(Link(rect, target, target.removeprefix("#")))
        owner.kids.append((self.page_index, -len(self._links)))

    def anchor(self, name: str, x: float, y: float) -> None:
        """A place that links can name."""
        self._anchors.setdefault(name, (round(x, 3), round(y, 3)))

    def entry(self, level: int, title: str, y: float) -> None:
        """An outline entry that leads to height ``y`` of this page."""
        self._entries.append(Bookmark(level, title, round(y, 3)))

    def place(self, name: str, kind: str, rect: Rect, span: Span | None) -> None:
        """Remember where something stands on paper, and which place of the plan it came from."""
        self._placed.append(Placed(name, kind, rounded(*rect), span))

    def resource(self, key: str, matrix: tuple[float, ...]) -> None:
        """Draw an image or form by its key."""
        self._resources.add(key)
        self._code.append(f"q {' '.join(number(v) for v in matrix)} cm /X{key} Do Q")

    def raw(self, code: str) -> None:
        """Content-stream operators, for drawings that are paths."""
        self._code.append(code)

    def fill(self, color: Color) -> None:
        """The colour of fills, in RGB from 0 to 1."""
        self._code.append(_rgb(color, "rg"))

    def stroke(self, color: Color, width: float, dash: Sequence[float] = ()) -> None:
        """The colour, width and dash pattern of lines, in points."""
        pattern = " ".join(number(d) for d in dash)
        self._code.append(f"{_rgb(color, 'RG')} {number(width)} w [{pattern}] 0 d")

    def path(self, points: Sequence[tuple[float, float]], *, fill: bool) -> None:
        """Straight lines through ``points``, filled as a closed shape or drawn as an open one."""
        steps = [f"{number(x)} {number(y)} {'l' if index else 'm'}" for index, (x, y) in enumerate(points)]
        self._code.append(f"{' '.join(steps)} {'h f' if fill else 'S'}")

    def cells(self, rects: Sequence[tuple[float, float, float, float]]) -> None:
        """Filled rectangles (x, y, width, height) as one path."""
        steps = " ".join(" ".join(map(number, rect)) + " re" for rect in rects)
        self._code.append(f"{steps} f")

    # -- pages

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        code = "\n".join(_wrap_artifacts(self._code))
        self._done.append(
            {
                "size": (float(self._pagesize[0]), float(self._pagesize[1])),
                "stream": zlib.compress(code.encode("latin-1"), 6),
                "fonts": {name: "".join(sorted(used)) for name, used in sorted(self._characters.items())},
                "resources": tuple(sorted(self._resources)),
                "mcids": self._mcids,
                "links": tuple(self._links),
                "anchors": dict(sorted(self._anchors.items())),
                "outline": tuple(self._entries),
                "placed": tuple(self._placed),
            }
        )
        self._reset()
        self._startPage()  # type: ignore[attr-defined]  # missing in the stubs, not in ReportLab

    def save(self) -> None:
        if self._code:
            self.showPage()

    def finish(self, root: Elem) -> tuple[Page, ...]:
        """The drawn pages, each with its part of the structure tree."""
        cut = fragments(root)
        return tuple(Page(structure=cut.get(index, ()), **values) for index, values in enumerate(self._done))
