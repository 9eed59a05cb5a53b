"""What every section is typeset with: theme, paper, faces and the pictures it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from planner.diagnostics import Diagnostics, Span
from planner.files import Files
from planner.typeset.body_map import Forms
from planner.typeset.drawing import Drawing
from planner.typeset.face import Face, faces, visible
from planner.typeset.figure import Form, Stencil, Style
from planner.typeset.images import Image
from planner.typeset.measure import Color, Run
from planner.typeset.paper import PAPERS, Paper
from planner.typeset.resources import Store
from planner.typeset.theme import LineStyle, TextStyle, Theme

__all__ = ["PAPERS", "Kit", "Paper", "qr_rows"]


@dataclass(slots=True)
class Kit:
    """Theme, paper, store of pictures, and the place for problems that only paper can see."""

    theme: Theme
    paper: Paper
    store: Store
    files: Files
    out: Diagnostics
    images: dict[tuple[Path, int, int], Image | None] = field(default_factory=dict)
    """Pictures made ready so far, by file and box in points; None for one that cannot be used."""
    drawings: dict[Path, Drawing | None] = field(default_factory=dict)
    """Drawings read so far, by file; None for one that cannot be used."""
    stencils: dict[tuple[Path, int], Stencil] = field(default_factory=dict)
    """Frames of drawings used so far, by file and frame."""
    forms: dict[tuple[Path, int, Style, bool], Form] = field(default_factory=dict)
    """Frames of drawings made ready so far, by file, frame and style."""
    maps: Forms = field(default_factory=dict)
    """Forms of the muscle map made ready so far."""
    _runs: dict[tuple[str, str, str, bool, bool, str], Run] = field(default_factory=dict)
    _told: set[tuple[Span | None, str]] = field(default_factory=set)

    @property
    def grow(self) -> float:
        """How much larger than usual type is: lengths that go with its size are multiplied by it."""
        return self.theme.grow

    def style(self, role: str) -> TextStyle:
        """The type role ``role`` of the theme."""
        return self.theme.type[role]

    def line(self, role: str) -> LineStyle:
        """The line role ``role`` of the theme."""
        return self.theme.lines[role]

    def face(self, style: TextStyle, *, bold: bool = False, italic: bool = False) -> Face:
        """The face of ``style``, or its bold or italic sister."""
        family = self.theme.faces[style.family]
        weight = style.weight
        if bold and weight != "bold":
            weight = "bold"
        if italic:
            weight = "bold_italic" if weight in ("bold", "medium") else "italic"
        return faces()[family[weight]]

    def run(
        self,
        text: str,
        role: str,
        span: Span | None = None,
        *,
        color: str = "",
        bold: bool = False,
        italic: bool = False,
        link: str = "",
    ) -> Run:
        """``text`` as a run in the type role ``role``. What no font has becomes visible, and a warning at ``span``.

        Line feeds are forced breaks; tabs become spaces.
        """
        wanted = (text, role, color, bold, italic, link)
        if wanted in self._runs:
            return self._runs[wanted]
        style = self.style(role)
        face = self.face(style, bold=bold, italic=italic)
        lines: list[str] = []
        missing: set[str] = set()
        for line in text.replace("\t", " ").split("\n"):
            shown, lacking = visible(line, face)
            lines.append(shown)
            missing.update(lacking)
        ink: Color = self.theme.colors[color] if color else style.color
        made = Run("\n".join(lines), face, style.size, ink, style.tracking, link)
        if missing:
            self._warn(sorted(missing), span)
        else:
            self._runs[wanted] = made
        return made

    def _warn(self, missing: Sequence[str], span: Span | None) -> None:
        new = [char for char in missing if (span, char) not in self._told]
        if not new:
            return
        self._told.update((span, char) for char in new)
        names = ", ".join(_named(char) for char in new[:5])
        more = f" and {len(new) - 5} more" if len(new) > 5 else ""
        self.out.warning(
            "missing-glyph",
            f"no font has {names}{more}: printed as a replacement mark",
            self._place(new[0], span),
            "write it in other words",
        )

    def _place(self, char: str, span: Span | None) -> Span | None:
        """Where ``char`` stands in the file of ``span``, from the line of ``span`` on; ``span`` if it is not found."""
        source = self.files.sources.get(span.file) if span else None
        if span is None or source is None:
            return span
        for number, line in enumerate(source.text.split("\n")[span.line - 1 :], start=span.line):
            if char in line:
                return Span.point(span.file, number, line.index(char) + 1)
        return span


def _named(char: str) -> str:
    return f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}"


@lru_cache(maxsize=8)
def qr_rows(text: str) -> tuple[tuple[int, ...], ...]:
    """The modules of a QR code for ``text``, error correction M: 1 is dark.

    ``text`` has at most 500 characters of an address; segno raises DataOverflowError beyond 2331 bytes.
    """
    import segno

    return tuple(tuple(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix)
