"""Where the parts of a sheet stand: the arrangements to choose from, each a story from top to bottom.

An arrangement answers None where it has nothing to offer that another one has not.
"""

from __future__ import annotations

from collections.abc import Callable

from planner.pages import sheet_parts as parts
from planner.pages.balanced import Balanced
from planner.pages.sheet_draft import Draft
from planner.typeset.blocks import Block, Cell, Columns, Gap, Rule, Stack
from planner.typeset.paper import Paper
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_PACKED = 5
"""Of how many sections every division over the page is tried."""
_IN_TOP_ROW = (1, 2)
"""How many pictures leave room for the profile beside them."""
_LEAST_TEXT = 80 * MM
"""Steps are not set narrower beside a picture on paper that has the room."""


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


def beside_doses(draft: Draft) -> list[Block] | None:
    """One or two pictures under the name, where doses stand beside both; all else where there is room."""
    paper = draft.paper
    if draft.steps is None or draft.pictured not in _IN_TOP_ROW or not draft.uses:
        return None
    title = draft.title(paper.span(8) - paper.gutter, paper.span(8) - paper.gutter)
    left = Stack([title, draft.gap, *draft.pictures(8 // draft.pictured, draft.pictured)])
    doses = draft.doses(paper.span(4))
    assert doses is not None
    row = Columns([Cell(0, paper.span(8), left), Cell(paper.x(9), paper.span(4), doses)])
    return [row, *draft.caution(12), draft.gap, *_packed(draft, [])]


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


def roomy(pictured: int) -> frozenset[Layout]:
    """Arrangements in which so many pictures are as wide as they can be."""
    wide = {present, packed_under_band}
    return frozenset(wide | {beside_doses} if pictured == 1 else wide)


def layouts(paper: Paper) -> tuple[Layout, ...]:
    """The arrangements for a paper, the first that fits to be taken."""
    if paper.narrow:
        return (narrow, dense)
    if paper.landscape:
        return (across, across_small, beside_doses, dense)
    return (present, packed_under_band, beside_doses, packed, two_columns, dense)


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
    probe = draft.aside(Elem("Sect"), draft.paper.span(4))
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
    profile = draft.aside(side, wide)
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

    def least(chosen: int) -> float:
        """What the columns need at least: the lower ones half of what stands in them, without white that they lose."""
        lower, beside = steps.measure(paper.span(8)), 0.0
        for block in right:
            beside += block.measure(wide)
        for bit, section in enumerate(sections):
            if chosen >> bit & 1:
                beside += section.measure(wide)
            else:
                lower += section.measure(wide) / 2
        return max(lower - gap.space, beside)

    lowest = (round(height(0)), 0, 0)
    for chosen in range(1, 2 ** min(len(sections), _PACKED)):
        if round(least(chosen)) <= lowest[0]:
            lowest = min(lowest, (round(height(chosen)), chosen.bit_count(), chosen))
    best = lowest[-1]
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
    probe = draft.aside(Elem("Sect"), wide)
    return draft.gap.space + (probe.measure(wide) if probe is not None else 0.0)
