"""Papers: margins and columns on each of them, upright and across, and a poster that is a page enlarged."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from planner.diagnostics import Diagnostics, Span
from planner.files import Files
from planner.typeset.blocks import Gap, Matrix, Panel, Text
from planner.typeset.boxes import tick
from planner.typeset.document import Document, Metadata
from planner.typeset.face import faces
from planner.typeset.kit import PAPERS, Kit, Paper
from planner.typeset.page import Page
from planner.typeset.resources import Store
from planner.typeset.section import Area, typeset
from planner.typeset.stamp import Stamp
from planner.typeset.structure import Elem
from planner.typeset.theme import MM, Theme, load_theme
from tests.typeset.documents import elements, opened, read_aloud

SPAN = Span.point("plan.yaml", 7)
ROOT2 = 420 / 297
"""How much larger A3 is than A4, in whole millimetres."""


def test_papers_stand_in_the_order_of_their_names() -> None:
    assert list(PAPERS) == sorted(PAPERS)
    assert list(PAPERS) == ["A3", "A4", "A5", "Legal", "Letter"]


@pytest.mark.parametrize("name", ["A4", "Letter", "Legal"])
def test_columns_of_a_theme_stand_as_they_are_where_there_is_room(name: str, classic: Theme) -> None:
    paper = Paper.named(name, classic)
    page = classic.page
    assert (paper.left, paper.column, paper.gutter) == (page["left"], page["column"], page["gutter"])
    assert (paper.top, paper.top_later, paper.bottom) == (page["top"], page["top_later"], page["bottom"])
    assert (paper.head, paper.continued, paper.foot) == (page["head"], page["continued"], page["foot"])
    assert paper.scale == 1
    assert not paper.narrow


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("name", PAPERS)
def test_the_grid_stands_between_margins_that_any_printer_leaves(name: str, landscape: bool, classic: Theme) -> None:
    paper = Paper.named(name, classic, landscape)
    assert (paper.columns, paper.gutter) == (12, classic.page["gutter"])
    assert paper.left >= 14 * MM
    assert paper.right >= 8 * MM
    assert paper.left + paper.x(12) + paper.column + paper.right == pytest.approx(paper.width)
    assert paper.landscape is landscape
    assert paper.foot >= 7 * MM
    assert paper.foot + 3 * MM < paper.bottom
    assert paper.head < paper.top < paper.top_later
    assert paper.head < paper.continued < paper.top_later


def test_a_small_paper_has_narrower_columns_and_margins(classic: Theme) -> None:
    paper = Paper.named("A5", classic)
    assert paper.narrow
    assert paper.left / MM == pytest.approx(14.1, abs=0.05)
    assert paper.right / MM == pytest.approx(9.2, abs=0.05)
    assert paper.content / MM == pytest.approx(124.7, abs=0.05)
    assert paper.top / MM == pytest.approx(13.4, abs=0.05)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_across_keeps_its_margins_and_shares_its_longer_side(name: str, classic: Theme) -> None:
    upright, across = Paper.named(name, classic), Paper.named(name, classic, landscape=True)
    assert (across.width, across.height) == (upright.height, upright.width)
    assert (across.left, across.top, across.bottom) == (upright.left, upright.top, upright.bottom)
    assert across.right == pytest.approx(upright.right)
    assert across.content - upright.content == pytest.approx(upright.height - upright.width)
    assert not across.narrow


def test_columns_are_left_between_the_widest_gutters(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("extends: classic\npage: {left: 8, columns: 20, column: 3, gutter: 7}\n", encoding="utf-8")
    out = Diagnostics()
    theme = load_theme(str(own), Files(), out)
    assert theme is not None
    assert all(Paper.named(name, theme).column > 0 for name in PAPERS)
    own.write_text("extends: classic\npage: {column: 3, gutter: 12}\n", encoding="utf-8")
    assert load_theme(str(own), Files(), out) is None
    assert [problem.code for problem in out] == ["bad-number"]


# A poster


def made(theme: Theme, name: str, landscape: bool = False) -> tuple[Page, ...]:
    """Two pages with a heading, a link, a figure and a box to tick."""
    kit = Kit(theme, Paper.named(name, theme, landscape), Store(), Files(), Diagnostics())
    root = Elem("Sect")
    title = Text([kit.run("A poster", "title")], kit.style("title"), root.add("H1"))
    address = kit.run("example.org", "tip", link="https://example.org/")
    jump = kit.run("see below", "tip", link="#below")
    panel = Panel(10 * MM)
    tick(kit, panel, 30 * MM, 1 * MM, 7 * MM, "w1.a.done", SPAN)
    figure = Matrix([[1, 0], [0, 1]], 20 * MM, kit.theme.colors["ink"], root.add("Figure", Alt="a pattern"))
    below = Text([kit.run("Below", "heading")], kit.style("heading"), root.add("H2"))
    story = [
        *(title.marked(entry=(0, "A poster")), Text([address], kit.style("tip"), root.add("P"))),
        *(Text([jump], kit.style("tip"), root.add("P")), panel, figure, Gap(120 * MM)),
        *(below.marked(anchor="below"), Text([kit.run("word " * 900, "tip")], kit.style("tip"), root.add("P"))),
    ]
    area = Area(kit.paper.top, kit.paper.height - kit.paper.bottom)
    return typeset(kit, story, root, area, area)


def filed(pages: tuple[Page, ...]) -> bytes:
    handle = BytesIO()

    def stamp(on: Stamp, number: int) -> None:
        on.text(20 * MM, 10 * MM, "Roboto-Regular", 8, f"foot {number + 1}")

    with Document(handle, faces(), Store(), Metadata("A poster")) as document:
        document.section(pages, stamp)
    return handle.getvalue()


@pytest.fixture(scope="module")
def plain(classic: Theme) -> tuple[Page, ...]:
    return made(classic, "A4")


@pytest.fixture(scope="module")
def poster(classic: Theme) -> tuple[Page, ...]:
    return made(classic, "A3")


def test_a_poster_is_typeset_as_the_page_that_it_enlarges(plain: tuple[Page, ...], poster: tuple[Page, ...]) -> None:
    assert len(plain) == 2
    assert [page.stream for page in poster] == [page.stream for page in plain]
    assert [page.structure for page in poster] == [page.structure for page in plain]
    assert {page.scale for page in poster} == {ROOT2}


def test_sheets_have_exactly_the_size_of_their_paper(classic: Theme) -> None:
    for name, (width, height) in PAPERS.items():
        for landscape in (False, True):
            pages = made(classic, name, landscape)
            pdf = opened(filed(pages))
            box = [float(value) / MM for value in pdf.pages[0].MediaBox]
            assert box == pytest.approx([0, 0, height, width] if landscape else [0, 0, width, height], abs=0.001), name
            assert pages[0].paper == pytest.approx((box[2] * MM, box[3] * MM), abs=0.001)


def placed_letters(data: bytes) -> list[tuple[str, float, float, float]]:
    """Each letter of a file with the left and lower edge of its ink and its height, in points."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        letters = text.get_text_range()
        for index in range(text.count_chars()):
            left, bottom, _, top = text.get_charbox(index)
            if not letters[index].isspace():  # some are of the reader's own making
                found.append((letters[index], left, bottom, top - bottom))
    return found


def test_every_letter_of_a_poster_is_larger_and_further_out(plain: tuple[Page, ...], poster: tuple[Page, ...]) -> None:
    small, large = placed_letters(filed(plain)), placed_letters(filed(poster))
    assert len(small) > 1000
    for (char, *before), (same, *after) in zip(small, large, strict=True):
        assert char == same
        assert after == pytest.approx([ROOT2 * value for value in before], abs=0.01)


def test_links_bookmarks_and_figures_of_a_poster_hit_what_they_mean(poster: tuple[Page, ...]) -> None:
    data = filed(poster)
    pdf = opened(data)
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    texts = [text.get_text_bounded(*map(float, link.Rect)).strip() for link in pdf.pages[0].Annots]
    assert texts == ["example.org", "see below"]
    jump = next(link for link in pdf.pages[0].Annots if "/Dest" in link)
    page, _, *corner, _ = list(jump.as_dict()["/Dest"])
    x, y = map(float, corner)
    on = next(index for index, sheet in enumerate(pdf.pages) if sheet.obj.objgen == page.objgen)
    target = pypdfium2.PdfDocument(data)[on].get_textpage()
    assert target.get_text_bounded(x, y - 20, x + 80, y).strip() == "Below"
    with pdf.open_outline() as outline:
        (entry,) = outline.root
        assert isinstance(entry.destination, pikepdf.Array)
        assert float(list(entry.destination)[3]) == pytest.approx((297 - 19) * ROOT2 * MM, abs=0.01)
    figure = next(element for element in elements(pdf) if element.S == "/Figure")
    left, bottom, right, top = (float(value) for value in figure.A[0].BBox)
    assert (right - left, top - bottom) == pytest.approx((20 * ROOT2 * MM,) * 2, abs=0.01)
    dark = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    height = dark.size[1]
    assert dark.getpixel((round(left) + 6, height - round(top) + 6)) < 60
    assert dark.getpixel((round(right) - 6, height - round(top) + 6)) > 200


def test_what_is_read_aloud_does_not_depend_on_the_paper(plain: tuple[Page, ...], poster: tuple[Page, ...]) -> None:
    small, large = opened(filed(plain)), opened(filed(poster))
    assert read_aloud(small) == read_aloud(large)
    assert [str(element.S) for element in elements(small)] == [str(element.S) for element in elements(large)]


def test_a_page_says_where_things_stand_on_its_paper(plain: tuple[Page, ...], poster: tuple[Page, ...]) -> None:
    (before,), (after,) = plain[0].on_paper(), poster[0].on_paper()
    assert (after.id, after.kind, after.span) == ("w1.a.done", "tick", SPAN)
    assert after.rect == pytest.approx([ROOT2 * value for value in before.rect])
    assert tuple(plain[0].on_paper()) == plain[0].placed


def test_a_page_at_its_own_size_keeps_its_bytes(plain: tuple[Page, ...], poster: tuple[Page, ...]) -> None:
    whole, enlarged = filed(plain), filed(poster)
    assert all(page.stream in whole for page in plain)
    assert not any(page.stream in enlarged for page in poster)
    pdf = opened(enlarged)
    contents = b"".join(part.read_bytes() for part in pdf.pages[0].obj.Contents)
    assert zlib.decompress(poster[0].stream) in contents
