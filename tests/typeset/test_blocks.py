"""What every block promises: its parts fit, nothing is lost or doubled, and there is always progress."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from planner.typeset.blocks import (
    Block,
    Cell,
    Columns,
    Framed,
    Gap,
    Indent,
    Item,
    Panel,
    Rule,
    Stack,
    Text,
    Whole,
)
from planner.typeset.canvas import PageCanvas
from planner.typeset.face import faces
from planner.typeset.measure import Line, Run, without_runt
from planner.typeset.structure import Elem
from planner.typeset.theme import LineStyle, TextStyle

INK = (0.0, 0.0, 0.0)
STYLE = TextStyle("text", "regular", 10, 12, 0, INK)
LINE = LineStyle(0.5, INK)
PAGE = 200.0
EPS = 0.01


def unlabelled(canvas: PageCanvas, x: float, baseline: float) -> None:
    """A list item's label that draws nothing."""


def words(number: int, first: int = 0) -> Text:
    """A paragraph of numbered words with an element of its own."""
    text = " ".join(f"w{n}" for n in range(first, first + number))
    return Text([Run(text, faces()["Roboto-Regular"], STYLE.size, INK)], STYLE, Elem("P"))


def lines(number: int) -> Text:
    """A paragraph of exactly so many lines."""
    return Text([Run("\n".join(map(str, range(number))), faces()["Roboto-Regular"], 10, INK)], STYLE, Elem("P"))


def heading() -> Text:
    return lines(1).marked(keep_next=True)


def leaves(block: Block | None) -> Iterator[Block]:
    """The blocks that hold no others, in order."""
    if isinstance(block, Stack):
        for one in block.blocks:
            yield from leaves(one)
    elif isinstance(block, Columns):
        for cell in block.cells:
            yield from leaves(cell.block)
    elif isinstance(block, Item | Indent | Whole | Framed):
        yield from leaves(block.body)
    elif block is not None:
        yield block


def gaps(block: Block) -> float:
    return sum(leaf.space for leaf in leaves(block) if isinstance(leaf, Gap))


@st.composite
def texts(draw: DrawFn) -> Text:
    block = words(draw(st.integers(0, 60)))
    return block.marked(keep_next=draw(st.integers(0, 3)) == 0)


def containers(inner: SearchStrategy[Block]) -> SearchStrategy[Block]:
    lists = st.lists(inner, max_size=5)
    return st.one_of(
        lists.map(Stack),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda blocks: Columns([Cell(i * 90, 80 - 10 * i, block) for i, block in enumerate(blocks)])
        ),
        st.builds(Indent, inner, st.sampled_from([0.0, 10.0, 400.0]), st.just(5.0)),
        inner.map(lambda block: Item(block, 15, 9, unlabelled)),
        inner.map(lambda block: Framed(block, (4, 6), LINE, 1)),
        inner.map(lambda block: Whole(block, PAGE)),
    )


def plain() -> SearchStrategy[Block]:
    return st.one_of(
        texts(),
        st.floats(0, 260).map(Gap),
        st.just(0).map(lambda _: Rule(LINE)),
        st.floats(0, 260).map(Panel),
    )


TREES = st.recursive(plain(), containers, max_leaves=14)
ROOMS = st.one_of(st.floats(-20, 400), st.just(PAGE))


def flow(block: Block, width: float, page: float = PAGE) -> list[Block]:
    """The block over pages, as a section does it."""
    pages = []
    rest: Block | None = block
    while rest is not None:
        first, rest = rest.force(width, page)
        assert first is not None
        pages.append(first)
        assert len(pages) < 400, "no progress"
    return pages


def read(*blocks: Block | None) -> dict[int, list[str]]:
    """The words of each paragraph in these blocks. Cut paragraphs know their lines; whole ones have none to lose."""
    found: dict[int, str] = {}
    for leaf in (leaf for block in blocks for leaf in leaves(block)):
        if isinstance(leaf, Text):
            for line in leaf.lines(1e9):
                said = "".join(piece.text for piece in line.pieces) + " " * line.spaced
                found[id(leaf.elem)] = found.get(id(leaf.elem), "") + said
        elif isinstance(leaf, Panel):
            found[id(leaf)] = found.get(id(leaf), "") + "panel"
    return {key: text.split() for key, text in found.items() if text}


@given(TREES, ROOMS, st.sampled_from([60.0, 150.0, 500.0]))
def test_what_is_cut_fits_and_nothing_is_lost(block: Block, room: float, width: float) -> None:
    total = block.measure(width)
    first, rest = block.cut(width, room)
    assert first is not None or rest is block
    assert read(first, rest) == read(block)
    if first is not None:
        assert first.measure(width) <= room + EPS
    if rest is None:
        assert total <= room + gaps(block) + EPS
    if first is not None and rest is not None:
        assert first.measure(width) + rest.measure(width) >= total - gaps(block) - EPS
        assert total > room
    assert block.measure(width) == total


@given(TREES, st.sampled_from([60.0, 150.0, 500.0]))
def test_a_flow_ends_and_holds_every_word_once_in_order(block: Block, width: float) -> None:
    pages = flow(block, width)
    assert read(*pages) == read(block)
    high = [panel.space for panel in leaves(block) if isinstance(panel, Panel)]
    if max([*high, *(leaf.space for leaf in leaves(block) if isinstance(leaf, Gap))], default=0) < PAGE / 8:
        assert all(page.measure(width) <= PAGE + EPS or framed(page) for page in pages)


def framed(block: Block) -> bool:
    """Whether frames, whose padding cannot be cut, could have taken the page."""
    return isinstance(block, Framed) or any(
        framed(inner)
        for inner in (
            *getattr(block, "blocks", ()),
            *(cell.block for cell in getattr(block, "cells", ())),
            *([block.body] if hasattr(block, "body") else []),
        )
    )


@given(TREES, ROOMS, st.sampled_from([60.0, 500.0]))
def test_force_goes_on_where_cut_gives_up(block: Block, room: float, width: float) -> None:
    first, rest = block.force(width, room)
    assert first is not None
    assert read(first, rest) == read(block)
    cut, _ = block.cut(width, room)
    if cut is not None:
        assert first.measure(width) == pytest.approx(cut.measure(width))


# Paragraphs


@pytest.mark.parametrize(
    ("number", "room", "expected"),
    [
        *[(1, 12, (1, 0)), (1, 11, (0, 1)), (2, 12, (0, 2)), (3, 24, (0, 3)), (3, 35, (0, 3)), (4, 36, (2, 2))],
        *[(5, 36, (3, 2)), (9, 107, (7, 2)), (9, 108, (9, 0)), (9, 23.9, (0, 9)), (9, 24, (2, 7)), (9, -5, (0, 9))],
    ],
)
def test_no_line_of_a_paragraph_stands_alone(number: int, room: float, expected: tuple[int, int]) -> None:
    parts = lines(number).cut(100, room)
    assert tuple(0 if part is None else part.measure(100) / 12 for part in parts) == expected


def test_a_page_too_low_for_two_lines_still_takes_one() -> None:
    for room in (12, 5, -5):
        first, rest = lines(3).force(100, room)
        assert first is not None
        assert rest is not None
        assert (first.measure(100), rest.measure(100)) == (12, 24)


def test_parts_keep_the_lines_of_the_whole() -> None:
    block = words(300)
    whole = [line.pieces for line in block.lines(150)]
    pages = flow(block, 150)
    assert len(pages) > 1
    assert [line.pieces for page in pages if isinstance(page, Text) for line in page.lines(150)] == whole


# Stacks


def test_a_heading_stays_with_what_follows_over_gaps() -> None:
    stack = Stack([lines(9), Gap(5), heading(), Gap(5), lines(4)])
    first, rest = stack.cut(100, 9 * 12 + 5 + 12 + 5 + 12)
    assert [leaf.measure(100) for leaf in leaves(first)] == [108]
    assert [leaf.measure(100) for leaf in leaves(rest)] == [12, 5, 48]


def test_the_rule_above_a_heading_goes_with_it() -> None:
    rule = Rule(LINE)
    stack = Stack([lines(9), Gap(5), rule, Gap(2), heading(), heading(), Gap(2), Panel(50)])
    first, rest = stack.cut(100, 160)
    assert [leaf.measure(100) for leaf in leaves(first)] == [108]
    assert next(leaves(rest)) is rule


def test_a_rule_under_a_row_stays_with_the_row() -> None:
    stack = Stack([lines(1), Rule(LINE), lines(1), Rule(LINE), lines(1), Rule(LINE)])
    first, rest = stack.cut(100, 24)
    assert [type(leaf) for leaf in leaves(first)] == [Text, Rule, Text, Rule]
    assert [type(leaf) for leaf in leaves(rest)] == [Text, Rule]


def test_white_space_at_a_break_is_dropped_and_makes_no_page() -> None:
    pages = flow(Stack([lines(16), Gap(40), Gap(40), lines(16), Gap(300), Rule(LINE)]), 100)
    assert [[leaf.measure(100) for leaf in leaves(page)] for page in pages] == [[192], [192]]


def test_headings_that_fill_a_page_are_parted_at_last() -> None:
    pages = flow(Stack([heading() for _ in range(40)] + [lines(2)]), 100)
    assert [page.measure(100) for page in pages] == [192, 192, 120]


def test_headings_alone_do_not_keep_a_high_block_from_a_page() -> None:
    pages = flow(Stack([heading(), Panel(195)]), 100)
    assert [page.measure(100) for page in pages] == [12, 195]


def test_a_block_higher_than_a_page_gets_one_and_the_rest_goes_on() -> None:
    pages = flow(Stack([lines(2), Panel(500), lines(2)]), 100)
    assert [page.measure(100) for page in pages] == [24, 500, 24]


def test_a_stack_that_takes_more_than_its_blocks_moves_on_whole() -> None:
    class Roomy(Stack):
        def measure(self, width: float) -> float:
            return super().measure(width) + 100

    first, rest = Stack([lines(8), Roomy([lines(2)])]).cut(100, PAGE)
    assert first is not None
    assert first.measure(100) == 96
    assert rest is not None
    assert rest.measure(100) == 124


def test_marks_stay_with_the_parts_they_belong_to() -> None:
    for block in (lines(30), Stack([lines(30)]), Indent(lines(30), 5), Whole(lines(30), PAGE)):
        block.marked(entry=(0, "Title"), anchor="here", keep_next=True)
        first, rest = block.cut(100, PAGE)
        assert first is not None
        assert rest is not None
        assert (first.entry, first.anchor, first.keep_next) == ((0, "Title"), "here", False)
        assert (rest.entry, rest.anchor, rest.keep_next) == (None, "", True)


# Containers


def test_whole_blocks_move_on_until_they_are_higher_than_a_page() -> None:
    low, high = Whole(lines(10), PAGE), Whole(lines(30), PAGE)
    assert low.cut(100, 100) == (None, low)
    assert low.cut(100, 120) == (low, None)
    first, rest = high.cut(100, 100)
    assert first is not None
    assert rest is not None
    assert first.measure(100) + rest.measure(100) == 360


def test_white_space_at_its_end_does_not_move_a_whole_block() -> None:
    first, rest = Whole(Stack([lines(4), Gap(60)]), PAGE).cut(100, 50)
    assert rest is None
    assert first is not None
    assert first.measure(100) == 48


def test_columns_are_cut_side_by_side_each_for_itself() -> None:
    columns = Columns([Cell(0, 40, lines(3)), Cell(50, 40, lines(12)), Cell(100, 40, lines(20))])
    assert columns.measure(0) == 240
    first, rest = columns.cut(150, 120)
    assert isinstance(first, Columns)
    assert isinstance(rest, Columns)
    assert [(cell.x, cell.block.measure(40)) for cell in first.cells] == [(0, 36), (50, 120), (100, 120)]
    assert [(cell.x, cell.block.measure(40)) for cell in rest.cells] == [(50, 24), (100, 120)]


def test_columns_move_on_together_when_one_cannot_be_cut() -> None:
    columns = Columns([Cell(0, 40, lines(20)), Cell(50, 40, Panel(150))])
    assert columns.cut(100, 100) == (None, columns)
    first, rest = columns.force(100, 100)
    assert first is not None
    assert first.measure(100) == 150
    assert rest is not None
    assert rest.measure(100) == 144


def test_both_parts_of_a_framed_block_have_their_padding() -> None:
    block = Framed(lines(20), (5, 10), LINE, 1)
    assert block.measure(100) == 260
    first, rest = block.cut(100, 100)
    assert isinstance(first, Framed)
    assert isinstance(rest, Framed)
    assert (first.measure(100), rest.measure(100)) == (20 + 72, 20 + 168)
    assert block.cut(100, 19) == (None, block)


def test_the_rest_of_a_list_item_is_indented_without_a_label() -> None:
    block = Item(lines(10), 15, 9, unlabelled)
    first, rest = block.cut(100, 60)
    assert isinstance(first, Item)
    assert isinstance(rest, Indent)
    assert rest.left == 15
    assert Item(Stack([]), 15, 9, unlabelled).measure(100) == 9, "an empty item has room for its label"


def test_indents_deep_in_each_other_leave_room_for_text() -> None:
    block: Block = words(20)
    for _ in range(60):
        block = Indent(block, 14)
    assert block.measure(400) <= words(20).measure(50)


def seconds(number: int, width: float = 300) -> float:
    """The time to flow a stack of many blocks over pages, with the heights asked for again and again."""
    numbers = count()
    block = Whole(Stack([Stack([words(6, next(numbers)), Gap(3)]) for _ in range(number)]), PAGE)
    start = time.process_time()
    for page in flow_long(block, width):
        page.measure(width)
    return time.process_time() - start


def flow_long(block: Block, width: float) -> Iterator[Block]:
    rest: Block | None = block
    while rest is not None:
        first, rest = rest.force(width, PAGE)
        assert first is not None
        yield first


def test_time_grows_with_the_blocks_and_not_with_their_square() -> None:
    few, many = seconds(750), seconds(6000)
    assert many < 40 * few + 0.05  # eight times the work: squared, it would be 64 times the time


def test_a_long_paragraph_is_broken_once_for_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(runs: Sequence[Run], width: float) -> list[Line]:
        calls.append(width)
        return without_runt(runs, width)

    monkeypatch.setattr("planner.typeset.block.without_runt", counted)
    assert len(list(flow_long(Stack([words(20_000)]), 300))) > 40
    assert calls == [300]
