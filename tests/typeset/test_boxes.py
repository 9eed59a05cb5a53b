"""Log boxes: their size on paper, what stands in them, and the table for those who cannot see them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.diagnostics import Span
from planner.typeset.blocks import Panel
from planner.typeset.boxes import BoxWords, Field, LogBox, box_row, tick
from planner.typeset.kit import Kit
from planner.typeset.page import Node, Page
from planner.typeset.section import Area, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

MakeKit = Callable[[], Kit]
Write = Callable[[Sequence[Page]], bytes]
SPAN = Span.point("plan.yaml", 7)
WORDS = BoxWords("blank", ("kg", "reps"))
EDGE = 30 * MM
AREA = Area(20 * MM, 280 * MM)


def box(head: str, width: float = 12 * MM, kg: str = "", reps: str = "", **more: object) -> LogBox:
    cells = ((Field(f"{head}.kg", f"Set {head}, kg", kg),), (Field(f"{head}.reps", f"Set {head}, reps", reps),))
    return LogBox(head, width, cells, **more)  # type: ignore[arg-type]  # keywords of any field


def drawn(kit: Kit, boxes: Sequence[LogBox], words: BoxWords = WORDS, height: float = 9 * MM) -> tuple[Elem, Page]:
    root = Elem("Sect")
    panel = box_row(kit, boxes, words, height, EDGE, root.add("Sect"), SPAN)
    (page,) = typeset(kit, [panel], root, AREA, AREA)
    return root, page


def table_rows(root: Elem) -> list[list[Elem]]:
    (sect,) = root.kids
    assert isinstance(sect, Elem)
    (table,) = sect.kids
    assert isinstance(table, Elem)
    return [
        [cell for cell in row.kids if isinstance(cell, Elem)]
        for group in table.kids
        if isinstance(group, Elem)
        for row in group.kids
        if isinstance(row, Elem)
    ]


def widths(rows: list[list[Elem]]) -> list[int]:
    """How many columns each row fills, cells that reach down from above included."""
    filled = [0] * len(rows)
    for index, row in enumerate(rows):
        for cell in row:
            for down in range(int(str(cell.attrs.get("RowSpan", 1)))):
                filled[index + down] += int(str(cell.attrs.get("ColSpan", 1)))
    return filled


def test_every_box_has_the_size_that_was_asked_for(make_kit: MakeKit) -> None:
    kit = make_kit()
    _, page = drawn(kit, [box("1"), box("2", before=3 * MM), box("3", 27 * MM, before=3 * MM)])
    assert [placed.id for placed in page.placed] == ["1.kg", "1.reps", "2.kg", "2.reps", "3.kg", "3.reps"]
    assert {placed.kind for placed in page.placed} == {"field"}
    assert {placed.span for placed in page.placed} == {SPAN}
    sizes = [((p.rect[2] - p.rect[0]) / MM, (p.rect[3] - p.rect[1]) / MM) for p in page.placed]
    assert sizes == [pytest.approx(size, abs=0.01) for size in [(12, 9)] * 4 + [(27, 9)] * 2]
    lefts = [(placed.rect[0] - kit.paper.left) / MM for placed in page.placed[::2]]
    assert lefts == pytest.approx([30, 45, 60], abs=0.01)
    tops = {round((kit.paper.height - AREA.top - placed.rect[3]) / MM, 2) for placed in page.placed}
    assert tops == {5.5, 14.5}


def test_parted_cells_share_the_width(make_kit: MakeKit) -> None:
    sides = (Field("a.l", "left", mark="L"), Field("a.r", "right", mark="R"))
    _, page = drawn(make_kit(), [LogBox("1", 22 * MM, ((Field("a.kg", "kg"),), sides))])
    found = {placed.id: (placed.rect[2] - placed.rect[0]) / MM for placed in page.placed}
    assert found == pytest.approx({"a.kg": 22, "a.l": 11, "a.r": 11}, abs=0.01)


def letters(write: Write, page: Page) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Each drawn letter with its box: left, bottom, right, top."""
    text = pypdfium2.PdfDocument(BytesIO(write([page])))[0].get_textpage()
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if char.strip():
            yield char, text.get_charbox(index)


@pytest.mark.parametrize("unit", ["s", "as many as you can"])
@pytest.mark.parametrize("target", ["8", "12–15", "as many as you can with good form", "W" * 200])
def test_targets_marks_and_units_stay_inside_their_cell(
    make_kit: MakeKit, write: Write, target: str, unit: str
) -> None:
    field = Field("a.kg", "kg", target, mark="L", unit=unit)
    _, page = drawn(make_kit(), [LogBox("1", 12 * MM, ((field,),))], BoxWords("blank", ("",)))
    (placed,) = page.placed
    left, bottom, right, top = placed.rect
    inside = [(char, at) for char, at in letters(write, page) if at[1] < top]
    assert len(inside) >= 2
    for char, at in inside:
        assert left <= at[0], char
        assert at[2] <= right, char
        assert bottom <= at[1], char
        assert at[3] <= top, char


def test_a_label_that_was_cut_is_read_aloud_in_full(make_kit: MakeKit) -> None:
    long = "as many as you can"
    root, _ = drawn(make_kit(), [box(long * 3, kg=long), box("2", kg="10")], BoxWords("blank", ("kg", "reps" * 30)))
    head, first, second = table_rows(root)
    assert head[1].attrs["ActualText"] == long * 3
    assert "ActualText" not in head[2].attrs
    assert first[1].attrs["ActualText"] == long
    assert "ActualText" not in first[2].attrs
    assert second[0].attrs["ActualText"] == "reps" * 30
    assert second[1].attrs["ActualText"] == "blank"


def test_words_that_do_not_fit_a_cell_are_read_aloud(make_kit: MakeKit) -> None:
    fields = [Field(str(wide), "reps", "5+", "L", "as many as you can") for wide in (12, 40)]
    boxes = [LogBox(field.id, float(field.id) * MM, ((field,),)) for field in fields]
    root, _ = drawn(make_kit(), boxes, BoxWords("blank", ("reps",)))
    _, (_, narrow, wide) = table_rows(root)
    assert narrow.attrs["ActualText"] == "5+ L as many as you can"
    assert "ActualText" not in wide.attrs


def test_names_of_rows_end_before_the_boxes(make_kit: MakeKit, write: Write) -> None:
    kit = make_kit()
    _, page = drawn(kit, [box("1")], BoxWords("blank", ("weight in kilograms with the bar", "reps")))
    edge = page.placed[0].rect[0]
    named = [at for _, at in letters(write, page) if at[0] < edge]
    assert max(at[2] for at in named) <= edge - 1.9 * MM
    assert min(at[0] for at in named) >= kit.paper.left - 0.1


@st.composite
def rows_of_boxes(draw: st.DrawFn) -> tuple[list[LogBox], int]:
    rows = draw(st.integers(1, 3))
    boxes = []
    for number in range(draw(st.integers(1, 5))):
        cells = [
            tuple(
                Field(f"{number}.{row}.{part}", f"field {number}.{row}.{part}", draw(st.sampled_from(["", "8"])))
                for part in range(draw(st.integers(1, 4)))
            )
            for row in range(draw(st.integers(1, rows)))
        ]
        sink, lower = draw(st.integers(0, rows - len(cells))), draw(st.sampled_from([0.0, 3 * MM]))
        boxes.append(LogBox(f"{number}", 24 * MM, tuple(cells), before=3 * MM, sink=sink, lower=lower))
    return boxes, rows


@given(rows_of_boxes())
@settings(max_examples=60)
def test_the_table_is_even_however_boxes_are_parted(make_kit: MakeKit, given_boxes: tuple[list[LogBox], int]) -> None:
    boxes, number = given_boxes
    root, page = drawn(make_kit(), boxes, BoxWords("blank", tuple(f"row {n}" for n in range(number))))
    rows = table_rows(root)
    assert len(rows) == number + 1
    assert len(set(widths(rows))) == 1
    assert [cell.tag for cell in rows[0]] == ["TH"] * (len(boxes) + 1)
    assert {cell.attrs["Scope"] for cell in rows[0]} == {"Column"}
    assert all(row[0].tag == "TH" and row[0].attrs["Scope"] == "Row" for row in rows[1:])
    cells = [cell for row in rows[1:] for cell in row[1:]]
    assert {cell.tag for cell in cells} == {"TD"}
    fields = {field.id: field.title for one in boxes for cell in one.cells for field in cell}
    assert {cell.attrs["Id"]: cell.attrs["T"] for cell in cells} == fields
    assert sorted(placed.id for placed in page.placed) == sorted(fields)


def test_a_box_may_stand_a_row_or_a_step_lower(make_kit: MakeKit) -> None:
    total = LogBox("", 15 * MM, ((Field("t", "total"),),), sink=1, before=3 * MM, spoken="total")
    root, page = drawn(make_kit(), [box("1"), box("2", lower=3 * MM, before=4 * MM), total])
    tops = {placed.id: placed.rect[3] / MM for placed in page.placed}
    assert tops["1.kg"] - tops["2.kg"] == pytest.approx(3, abs=0.01)
    assert tops["1.reps"] - tops["t"] == pytest.approx(0, abs=0.01)
    heads, *_ = table_rows(root)
    assert heads[3].attrs["ActualText"] == "total"
    assert widths(table_rows(root)) == [4, 4, 4]


def test_a_box_that_sinks_below_the_rows_is_a_bug(make_kit: MakeKit) -> None:
    with pytest.raises(ValueError, match="as many cells"):
        box_row(make_kit(), [box("1", sink=1)], WORDS, 9 * MM, EDGE, Elem("Sect"), SPAN)


def test_an_empty_cell_is_called_so(make_kit: MakeKit) -> None:
    root, _ = drawn(make_kit(), [box("1", kg="100")])
    _, kg, reps = table_rows(root)
    assert "ActualText" not in kg[1].attrs
    assert reps[1].attrs["ActualText"] == "blank"


@pytest.mark.parametrize("cells", [(), tuple((Field(f"{n}", "f"),) for n in range(3))])
def test_a_box_with_other_rows_than_named_is_a_bug(make_kit: MakeKit, cells: tuple[tuple[Field, ...], ...]) -> None:
    with pytest.raises(ValueError, match="as many cells"):
        box_row(make_kit(), [LogBox("1", 30, cells)], WORDS, 9 * MM, EDGE, Elem("Sect"), SPAN)


def test_a_tick_box_is_a_square_with_a_name(make_kit: MakeKit) -> None:
    kit, panel = make_kit(), Panel(20 * MM)
    tick(kit, panel, 10 * MM, 2 * MM, 7 * MM, "a.done", SPAN)
    (page,) = typeset(kit, [panel], Elem("Sect"), AREA, AREA)
    (placed,) = page.placed
    left, bottom, right, top = placed.rect
    assert (placed.id, placed.kind) == ("a.done", "tick")
    assert (right - left, top - bottom) == pytest.approx((7 * MM, 7 * MM), abs=0.01)
    assert left == pytest.approx(kit.paper.left + 10 * MM, abs=0.01)


def test_rows_of_boxes_conform(make_kit: MakeKit, write: Write, pdf_folder: Path) -> None:
    one = Field("c.a", "a", "8", unit="s")
    boxes = [
        box("1", kg="100", reps="8", best=True),
        LogBox("2", 36 * MM, (tuple(Field(f"b.{n}", "mini", mark="L") for n in range(3)), (one, Field("c.b", "b")))),
        LogBox("3", 15 * MM, ((Field("d", "total", strong=True, target="30"),),), dashed=True, before=3 * MM),
    ]
    root, page = drawn(make_kit(), boxes)
    assert widths(table_rows(root)) == [6, 6, 6]
    assert page.structure
    assert isinstance(page.structure[0][1], Node)
    (pdf_folder / "test_rows_of_boxes_conform.pdf").write_bytes(write([page]))


def test_a_row_right_under_another_leaves_no_room_for_heads(make_kit: MakeKit) -> None:
    kit = make_kit()
    heights = [box_row(kit, [box("")], WORDS, 9 * MM, EDGE, Elem("Sect"), SPAN, top).space for top in (None, 1 * MM)]
    assert [height / MM for height in heights] == pytest.approx([5.5 + 18, 1 + 18], abs=0.01)


def test_a_plus_stands_between_two_parts_of_a_result(make_kit: MakeKit, write: Write) -> None:
    _, page = drawn(make_kit(), [box("1"), box("2", before=6 * MM, joint="+")])
    first, second = page.placed[0].rect, page.placed[2].rect
    (plus,) = (at for char, at in letters(write, page) if char == "+")
    assert first[2] < plus[0]
    assert plus[2] < second[0]


def test_a_line_after_so_many_parts_is_heavy(make_kit: MakeKit) -> None:
    parts = tuple(Field(f"m{number}", f"minute {number}") for number in range(10))
    words = BoxWords("blank", ("minute",))
    plain, heavy = (drawn(make_kit(), [LogBox("", 87 * MM, (parts,), heavy=after)], words)[1] for after in (0, 5))
    best = f"{make_kit().line('best').width:g} w"
    drawings = [zlib.decompress(page.stream).decode("latin-1") for page in (plain, heavy)]
    assert drawings[1].count(best) == drawings[0].count(best) + 1
