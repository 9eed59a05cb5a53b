"""Where the parts of a sheet stand: the arrangements to choose from, each a story from top to bottom.

An arrangement answers None where it has nothing to offer that another one has not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.library.model import Exercise
from planner.library.model import Section as Text
from planner.pages import sheet_parts as parts
from planner.pages.balanced import Balanced
from planner.pages.base import Desk
from planner.pages.figures import discs_of
from planner.typeset.blocks import Block, Cell, Columns, Gap, Rule, Stack, Whole
from planner.typeset.paper import Paper
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_WHOLE = 90 * MM
"""A profile is not parted over columns unless it is higher than this."""
_PACKED = 5
"""Of how many sections every division over the page is tried."""
_IN_TOP_ROW = (1, 2)
"""How many pictures leave room for the profile beside them."""
_LEAST_TEXT = 80 * MM
"""Steps are not set narrower beside a picture on paper that has the room."""


@dataclass(frozen=True, slots=True)
class Squeeze:
    """How loose or tight a page is set: roles of picture heights, steps and small text; lines for notes; white."""

    picture: str = "sheet"
    step: str = "step"
    tip: str = "tip"
    notes: int = 1
    tight: bool = False


class Draft:
    """One attempt at a page: what goes on it and how it is set; ``root`` is its structure so far."""

    def __init__(self, desk: Desk, exercise: Exercise, uses: parts.Uses, squeeze: Squeeze) -> None:
        self.desk, self.exercise, self.uses, self.squeeze = desk, exercise, uses, squeeze
        self.root = Elem("Sect")
        self.paper = desk.kit.paper
        below = [section for section in (exercise.section("warm_up"), exercise.section("tips")) if section is not None]
        self.steps = exercise.section("instructions") or (below.pop(0) if below else None)
        self.below = tuple(below)
        first = parts.introduction(exercise)
        self.others = tuple(part for part in exercise.sections if part.kind == "other" and part is not first)
        self.pictured = parts.picture_count(desk, exercise)

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
        """The caution with white above it, if there is one."""
        section = self.exercise.section("caution")
        if section is None:
            return []
        return [self.gap, parts.caution(self.desk, section, self.root, self.squeeze.tip, columns)]

    def side(self, width: float) -> list[Block]:
        """Profile, neighbours and QR code, read after what stands so far; empty when there is nothing to say."""
        aside = Elem("Sect")
        made = parts.side(self.desk, self.exercise, aside, width)
        if made is None:
            return []
        self.root.kids.append(aside)
        return [made]

    def doses(self, width: float) -> Block | None:
        """The doses in their frame, if there are any."""
        if not self.uses:
            return None
        return parts.doses(self.desk, self.exercise, self.uses, self.root.add("Sect"), width)

    def title(self, wide: float, measure: float, columns: int = 1) -> Block:
        """Name, description and introduction."""
        only = len(self.exercise.sections) == 1 and self.exercise.sections[0] is parts.introduction(self.exercise)
        role = self.squeeze.step if only else self.squeeze.tip
        return parts.head(self.desk, self.exercise, self.root, role, wide, measure, columns, tight=self.squeeze.tight)

    def head(self, columns: int = 1) -> list[Block]:
        """Name and doses over the whole width, then the caution."""
        paper = self.paper
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

    def pictures(self, columns: float, per_row: int) -> list[Block]:
        """The pictures, each ``columns`` wide; empty when none can be used."""
        if not self.pictured:
            return []
        wide = self.paper.span(columns)
        made = parts.pictures(self.desk, self.exercise, self.root, self.height, wide, per_row)
        return [made] if made is not None else []

    def band(self) -> list[Block]:
        """The pictures in rows over the whole width, with white below: one takes eight columns, four share a row."""
        columns = {1: 8, 2: 6, 3: 4}.get(self.pictured, 3)
        made = self.pictures(columns, int(self.paper.columns // columns))
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


Layout = Callable[[Draft], "list[Block] | None"]


def present(draft: Draft) -> list[Block] | None:
    """Pictures in a band, steps beside the profile, warm-up beside tips."""
    if draft.pictured == 1 and draft.steps is not None:
        beside = picture_beside(draft)
        if beside is not None:
            return beside
    if not draft.pictured:
        return [*_opening(draft), *_row(draft), *draft.rest()]
    opening = [*draft.head(), *draft.band(), *_steps(draft)]
    return [*opening, *_row(draft), *draft.rest()]


def picture_beside(draft: Draft) -> list[Block] | None:
    """The only picture at the left and the steps at its right; below them all else in three columns."""
    paper = draft.paper
    if draft.pictured != 1 or draft.steps is None:
        return None
    tall = max(draft.height, draft.desk.kit.theme.picture["upright"])
    wide, high = parts.shape(draft.desk, draft.exercise, 0, paper.span(6), tall)
    columns = 4 if wide <= paper.span(4) + 1 else 6
    if not high or paper.span(12 - columns) < (_LEAST_TEXT if not paper.narrow else paper.span(6)) - 1:
        return None
    head = draft.head()
    picture = parts.photo(draft.desk, draft.exercise, 0, draft.root, paper.span(columns), tall)
    assert picture is not None
    steps = draft.section(draft.steps, paper.span(12 - columns))
    left = [picture]
    if steps.measure(paper.span(12 - columns)) > picture.measure(paper.span(columns)) + _profile_height(draft, columns):
        left += [draft.gap, *draft.side(paper.span(columns))]
        below = _row(draft)
    else:
        below = _row(draft, with_side=True)
    row = [Cell(0, paper.span(columns), Stack(left)), Cell(paper.x(columns + 1), paper.span(12 - columns), steps)]
    return [*head, *draft.row(row), *below, *draft.rest()]


def packed_under_band(draft: Draft) -> list[Block] | None:
    """Pictures in a band; steps at the left, profile at the right, all else where there is room."""
    if draft.steps is None:
        return None
    return [*draft.head(2), *draft.band(), *_packed(draft, [])]


def packed(draft: Draft) -> list[Block] | None:
    """Pictures and profile at the right of the steps, all else where there is room."""
    if draft.steps is None or not draft.pictured:
        return None
    head = draft.head(2)
    return [*head, *_packed(draft, draft.pictures(4, 1))]


def two_columns(draft: Draft) -> list[Block] | None:
    """Steps in two columns over the whole width; warm-up, tips and profile in three."""
    if draft.steps is None:
        return None
    story = [*draft.head(2), *_top_row(draft)]
    steps = draft.section(draft.steps, draft.paper.content, 2)
    with_side = draft.pictured not in _IN_TOP_ROW
    return [*story, steps, draft.gap, *_row(draft, with_side=with_side), *draft.rest()]


def dense(draft: Draft) -> list[Block] | None:
    """Steps in columns, and everything else in one column more that are as low as they can be."""
    paper = draft.paper
    count = 1 if paper.narrow else 3 if paper.landscape else 2
    with_side = draft.pictured not in _IN_TOP_ROW
    story = [*draft.head(1 if paper.narrow else 2), *_top_row(draft)]
    if draft.steps is not None:
        story += [draft.section(draft.steps, paper.content, count), draft.gap]
    return [*story, *draft.columns_of((*draft.below, *draft.others), count + 1, side=with_side)]


def narrow(draft: Draft) -> list[Block] | None:
    """For small paper: everything over the whole width, warm-up, tips and profile in two columns."""
    alone = draft.pictured == 1
    story = [*draft.head(), *(_top_row(draft) if alone else draft.band())]
    if draft.steps is not None:
        story += [draft.section(draft.steps, draft.paper.content), draft.gap]
    return [*story, *draft.columns_of(draft.below, 2, side=not alone), *draft.rest()]


def across(draft: Draft) -> list[Block] | None:
    """For paper with its long side across: pictures, steps and all else beside each other."""
    paper = draft.paper
    head = draft.head()
    left = draft.pictures(4, 1)
    columns = 4 if left else 8
    wide = paper.span(columns)
    cells = [Cell(0, paper.span(4), left[0])] if left else []
    if draft.steps is not None:
        steps = draft.section(draft.steps, wide, 1 if left else 2)
        cells.append(Cell(paper.x(5) if left else 0, wide, steps))
    right = [draft.section(section, paper.span(4)) for section in draft.below]
    right += draft.side(paper.span(4))
    if right:
        cells.append(Cell(paper.x(9), paper.span(4), draft.under_each_other(right)))
    return [*head, *draft.row(cells), *draft.rest()]


def across_small(draft: Draft) -> list[Block] | None:
    """The same with two pictures side by side, smaller, and the profile under them."""
    paper = draft.paper
    if draft.pictured != 2 or draft.steps is None:
        return None
    head = draft.head()
    left = draft.under_each_other([*draft.pictures(2, 2), *draft.side(paper.span(4))])
    cells = [Cell(0, paper.span(4), left), Cell(paper.x(5), paper.span(4), draft.section(draft.steps, paper.span(4)))]
    right = [draft.section(section, paper.span(4)) for section in (*draft.below, *draft.others)]
    if right:
        cells.append(Cell(paper.x(9), paper.span(4), draft.under_each_other(right)))
    return [*head, *draft.row(cells)]


def layouts(paper: Paper) -> tuple[Layout, ...]:
    """The arrangements for a paper, the first that fits to be taken."""
    if paper.narrow:
        return (narrow, dense)
    if paper.landscape:
        return (across, across_small, dense)
    return (present, packed_under_band, packed, two_columns, dense)


def _opening(draft: Draft) -> list[Block]:
    """Head and steps without pictures; doses and profile stand at the right."""
    if not draft.uses:
        return [*draft.head(), *_steps(draft)]
    paper = draft.paper
    wide = paper.span(8)
    title = draft.title(wide - paper.gutter, wide - paper.gutter)
    doses = draft.doses(paper.span(4))
    caution = draft.caution(8)
    steps = [draft.gap, draft.section(draft.steps, wide)] if draft.steps is not None else []
    return _beside(draft, Stack([title, *caution, *steps]), [doses] if doses else [])


def _steps(draft: Draft) -> list[Block]:
    """The steps, and the profile at their right, or nothing."""
    probe = parts.side(draft.desk, draft.exercise, Elem("Sect"), draft.paper.span(4))
    wide = draft.paper.span(8) if probe is not None else draft.paper.content
    return _beside(draft, None if draft.steps is None else draft.section(draft.steps, wide), [])


def _beside(draft: Draft, left: Block | None, above: list[Block]) -> list[Block]:
    """``left`` over eight columns; ``above`` and the profile over the other four."""
    paper = draft.paper
    column = [*above, *draft.side(paper.span(4))]
    wide = paper.span(8) if column else paper.content
    cells = [Cell(0, wide, left)] if left is not None else []
    if column:
        cells.append(Cell(paper.x(9), paper.span(4), draft.under_each_other(column)))
    return draft.row(cells)


def _packed(draft: Draft, above: list[Block]) -> list[Block]:
    """Steps over eight columns and below them sections in two; ``above``, profile and other sections over four.

    Which sections stand where is what makes the lowest page. All of them are four columns wide.
    """
    assert draft.steps is not None
    paper, gap = draft.paper, draft.gap
    wide = paper.span(4)
    steps = draft.section(draft.steps, paper.span(8))
    side = Elem("Sect")
    profile = parts.side(draft.desk, draft.exercise, side, wide)
    places, sections = [], []
    for section in (*draft.below, *draft.others):
        place = Elem("Sect")
        role = draft.squeeze.tip
        sections.append(parts.section(draft.desk, section, place, role, wide, tight=draft.squeeze.tight))
        places.append(place)
    right = [*above, *([profile] if profile is not None else ())]

    def set_as(chosen: int) -> tuple[Block, Block | None]:
        """The columns with the sections of the bits of ``chosen`` at the right."""
        lower = [section for bit, section in enumerate(sections) if not chosen >> bit & 1]
        head = (Rule(draft.desk.kit.line("section")), Gap(2 * MM))
        under = [gap, Balanced(draft.under_each_other(lower), 2, paper.gutter, head)] if lower else []
        beside = [*right, *(section for bit, section in enumerate(sections) if chosen >> bit & 1)]
        return Stack([steps, *under]), draft.under_each_other(beside) if beside else None

    def height(chosen: int) -> float:
        left, beside = set_as(chosen)
        return max(left.measure(paper.span(8)), beside.measure(wide) if beside is not None else 0.0)

    choices = range(2 ** min(len(sections), _PACKED))
    best = min(choices, key=lambda chosen: (round(height(chosen)), chosen.bit_count(), chosen))
    left, beside = set_as(best)
    order = [place for bit, place in enumerate(places) if not best >> bit & 1]
    order += [side] if profile is not None else []
    draft.root.kids += [*order, *(place for bit, place in enumerate(places) if best >> bit & 1)]
    full = paper.span(8) if beside is not None else paper.content
    cells = [Cell(0, full, left)]
    if beside is not None:
        cells.append(Cell(paper.x(9), wide, beside))
    return draft.row(cells)


def _top_row(draft: Draft) -> list[Block]:
    """One or two pictures with the profile at their right; more in a band."""
    count, paper = draft.pictured, draft.paper
    if count not in _IN_TOP_ROW:
        return draft.band()
    side_columns = 6 if paper.narrow and count == 1 else 4
    wide = paper.span(side_columns)
    left = (12 - side_columns) // count
    made = draft.pictures(left, count)
    side = draft.side(wide)
    cells = [Cell(0, paper.span(12 - side_columns), made[0])] if made else []
    cells += [Cell(paper.x(13 - side_columns), wide, side[0])] if side else []
    return draft.row(cells)


def _row(draft: Draft, *, with_side: bool = False) -> list[Block]:
    """Warm-up and tips side by side, with the profile as a third if it has no place yet; one takes eight columns."""
    paper = draft.paper
    columns = 8 if len(draft.below) < 2 else 4 if with_side else 6
    wide = paper.span(columns)
    cells = [Cell(paper.x(1 + columns * i), wide, draft.section(part, wide)) for i, part in enumerate(draft.below)]
    side = draft.side(paper.span(4)) if with_side else []
    if side:
        cells.append(Cell(paper.x(9) if cells else 0, paper.span(4), side[0]))
    return draft.row(cells)


def _profile_height(draft: Draft, columns: int) -> float:
    """How high profile and QR code are."""
    wide = draft.paper.span(columns)
    probe = parts.side(draft.desk, draft.exercise, Elem("Sect"), wide)
    return draft.gap.space + (probe.measure(wide) if probe is not None else 0.0)
