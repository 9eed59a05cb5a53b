"""A sheet in the making: what goes on it, how loose or tight it is set, and the rows that arrangements are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.library.model import Exercise
from planner.library.model import Section as Text
from planner.pages import sheet_parts as parts
from planner.pages.balanced import Balanced
from planner.pages.base import Desk
from planner.pages.care_sheet import NO_SHEET_CARE, SheetCare, frame
from planner.pages.figures import discs_of, half_height, is_larger_in_two_rows
from planner.pages.muscle_map import beside_name
from planner.typeset.blocks import Block, Cell, Columns, Gap, Rule, Stack, Whole
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_WHOLE = 90 * MM
"""A profile is not parted over columns unless it is higher than this."""


@dataclass(frozen=True, slots=True)
class Squeeze:
    """How loose or tight a page is set: roles of picture heights, steps and small text; lines for notes; white.

    ``map`` is the role of the height of the muscle map; there is none without. It stands in the profile, or ``above``
    it beside the name.
    """

    picture: str = "sheet"
    step: str = "step"
    tip: str = "tip"
    notes: int = 1
    tight: bool = False
    map: str = ""
    above: bool = False


class Draft:
    """One attempt at a page: what goes on it and how it is set; ``root`` is its structure so far."""

    def __init__(
        self, desk: Desk, exercise: Exercise, uses: parts.Uses, squeeze: Squeeze, care: SheetCare = NO_SHEET_CARE
    ) -> None:
        self.desk, self.exercise, self.uses, self.squeeze, self.care = desk, exercise, uses, squeeze, care
        self.root = Elem("Sect")
        self.paper = desk.kit.paper
        below = [section for section in (exercise.section("warm_up"), exercise.section("tips")) if section is not None]
        self.steps = exercise.section("instructions") or (below.pop(0) if below else None)
        self.below = tuple(below)
        first = parts.introduction(exercise)
        self.others = tuple(part for part in exercise.sections if part.kind == "other" and part is not first)
        self.pictured = parts.picture_count(desk, exercise)
        self.rows = 0
        """How many rows of pictures stand over each other, as far as they give way."""

    @property
    def gap(self) -> Gap:
        """White between the rows of the page."""
        return Gap(self.desk.kit.theme.space["small" if self.squeeze.tight else "medium"])

    @property
    def height(self) -> float:
        """How high pictures may be."""
        return self.desk.kit.theme.picture[self.squeeze.picture]

    def section(self, section: Text, width: float, columns: int = 1) -> Block:
        """A section under its heading; steps in their own role."""
        tight = self.squeeze.tight
        if section.kind != "instructions":
            return parts.section(self.desk, section, self.root, self.squeeze.tip, width, columns, tight=tight)
        discs = discs_of(self.desk.kit, self.exercise)
        return parts.section(self.desk, section, self.root, self.squeeze.step, width, columns, tight=tight, discs=discs)

    def caution(self, columns: int) -> list[Block]:
        """When to stop, and the caution of the exercise, each with white above it."""
        wide = self.paper.content if self.paper.narrow else self.paper.span(columns)
        stop = frame(self.desk, self.care, self.root, wide, self.exercise.slug)
        blocks = [self.gap, stop] if stop is not None else []
        section = self.exercise.section("caution")
        if section is None:
            return blocks
        return [*blocks, self.gap, parts.caution(self.desk, section, self.root, self.squeeze.tip, columns)]

    def side(self, width: float) -> list[Block]:
        """Profile, neighbours and QR code, read after what stands so far; empty when there is nothing to say."""
        owner = Elem("Sect")
        made = self.aside(owner, width)
        if made is None:
            return []
        self.root.kids.append(owner)
        return [made]

    def aside(self, owner: Elem, width: float) -> Block | None:
        """Profile, neighbours and QR code under ``owner``."""
        role = "" if self.squeeze.above else self.squeeze.map
        return parts.side(self.desk, self.exercise, owner, width, role, explains=bool(self.squeeze.map))

    def doses(self, width: float) -> Block | None:
        """The doses in their frame, if there are any."""
        if not self.uses:
            return None
        elem = self.root.add("Sect")
        return parts.doses(self.desk, self.exercise, self.uses, elem, width, goes_on=not self.squeeze.tight)

    def title(self, wide: float, measure: float, columns: int = 1) -> Block:
        """Name, description and introduction."""
        only = len(self.exercise.sections) == 1 and self.exercise.sections[0] is parts.introduction(self.exercise)
        role = self.squeeze.step if only else self.squeeze.tip
        return parts.head(self.desk, self.exercise, self.root, role, wide, measure, columns, tight=self.squeeze.tight)

    def head(self, columns: int = 1) -> list[Block]:
        """Name and doses over the whole width, then the caution."""
        paper = self.paper
        if self.squeeze.above:
            return [self.mapped_title(), *self.caution(12), self.gap]
        if not self.uses or paper.narrow:
            measure = paper.content if paper.narrow or columns > 1 else paper.span(10)
            title = self.title(paper.content, measure, columns)
            doses = self.doses(paper.content)
            under = [self.gap, doses] if doses is not None else []
            return [title, *under, *self.caution(12), self.gap]
        title = self.title(paper.span(8) - paper.gutter, paper.span(8) - paper.gutter)
        doses = self.doses(paper.span(4))
        assert doses is not None
        row = Columns([Cell(0, paper.span(8), title), Cell(paper.x(9), paper.span(4), doses)])
        return [row, *self.caution(12), self.gap]

    def mapped_title(self) -> Block:
        """Name and description, and at their right a muscle map that is about as high as they are."""
        wide = self.paper.span(9) - self.paper.gutter
        title = self.title(wide, wide)
        shown = beside_name(self.desk, self.exercise, self.squeeze.map, title.measure(wide), self.root)
        cells = [Cell(0, wide, title)]
        return Columns(cells if shown is None else [*cells, Cell(self.paper.x(10), self.paper.span(3), shown)])

    def pictures(self, columns: float, per_row: int, height: float = 0.0) -> list[Block]:
        """The pictures, each ``columns`` wide and ``height`` high; empty when none can be used."""
        if not self.pictured:
            return []
        wide = self.paper.span(columns)
        self.rows = -(-self.pictured // per_row)
        made = parts.pictures(self.desk, self.exercise, self.root, height or self.height, wide, per_row)
        return [made] if made is not None else []

    def band(self) -> list[Block]:
        """The pictures in rows over the whole width, with white below: one takes eight columns, four share a row.

        Three or four frames of a drawing stand in two rows where that makes them larger.
        """
        columns, span = {1: 8, 2: 6, 3: 4}.get(self.pictured, 3), self.paper.span
        height = self.height
        if is_larger_in_two_rows(self.desk, self.exercise, span(columns), span(6), height):
            columns, height = 6, half_height(self.desk, height)
        made = self.pictures(columns, int(self.paper.columns // columns), height)
        return [*made, self.gap] if made else []

    def row(self, cells: Sequence[Cell]) -> list[Block]:
        """Columns with white below, if there are any."""
        return [Columns(cells), self.gap] if cells else []

    def under_each_other(self, blocks: Sequence[Block]) -> Stack:
        """Blocks with white between them."""
        return Stack([part for block in blocks for part in (self.gap, block)][1:])

    def columns_of(self, sections: Sequence[Text], count: int, *, side: bool = False) -> list[Block]:
        """Sections one after the other in ``count`` columns of one height, the profile behind them with ``side``."""
        wide = (self.paper.content + self.paper.gutter) / count - self.paper.gutter
        blocks: list[Block] = [self.section(section, wide) for section in sections]
        blocks += [Whole(block, _WHOLE) for block in self.side(wide)] if side else []
        if not blocks:
            return []
        head = (Rule(self.desk.kit.line("section")), Gap(2 * MM))
        return [Balanced(self.under_each_other(blocks), count, self.paper.gutter, head), self.gap]

    def rest(self) -> list[Block]:
        """The sections of the author's own: one that is short under the others, more in two columns."""
        if not self.others:
            return []
        if self.paper.narrow or (len(self.others) == 1 and not self.paper.landscape):
            wide = self.paper.content if self.paper.narrow else self.paper.span(8)
            return [block for part in self.others for block in (self.section(part, wide), self.gap)]
        return self.columns_of(self.others, 3 if self.paper.landscape else 2)
