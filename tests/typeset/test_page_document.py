"""Hand-made page values through the document writer, read back with other software."""

from __future__ import annotations

import pickle
import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import pypdfium2
import pytest

from planner.diagnostics import Span
from planner.typeset.document import Document, Metadata, MissingAnchorError, Placement, Sheet, Stamp
from planner.typeset.face import faces
from planner.typeset.page import Bookmark, Link, Node, Page, Placed
from planner.typeset.resources import Resource, Store, form
from tests.typeset.documents import (
    A5_WIDE,
    A6,
    Draft,
    elements,
    extracted,
    opened,
    read_aloud,
    simple,
    split_section,
    written,
)


def test_text_is_extracted_as_it_was_written() -> None:
    lines = [
        "AVATAR To 3 × 8 – ½ – 10\u00a0kg",
        "Жим лёжа, Ωμέγα, Łódź, ČAPEK",
        "“Quotes” … − ≥ (a/b) \\ /MCID 3>>BDC",
    ]
    draft = Draft()
    nodes = [
        (i, Node("P", kids=(draft.line("P", words, face),)))
        for i, (words, face) in enumerate(
            zip(lines, ("Roboto-Regular", "Roboto-Bold", "RobotoCondensed-Italic"), strict=True)
        )
    ]
    got = extracted(written([draft.page(*nodes)]))[0].splitlines()
    assert got == [line.replace("\u00a0", " ") for line in lines]


def test_fonts_are_embedded_subsets_with_exact_text_maps() -> None:
    latin = "".join(chr(point) for point in range(33, 256) if faces()["Roboto-Bold"].has(chr(point)))
    latin = latin.replace("\u00a0", "").replace("\u00ad", "")
    draft = Draft()
    page = draft.page((0, Node("P", kids=(draft.line("P", latin, "Roboto-Bold", 2),))))
    pdf = opened(written([page]))
    (font,) = pdf.pages[0].obj.Resources.Font.values()
    assert re.fullmatch(r"/[A-Z]{6}\+Roboto-Bold", str(font.BaseFont))
    assert "/FontFile2" in font.FontDescriptor
    assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1
    cmap = font.ToUnicode.read_bytes()
    sizes = [int(n) for n in re.findall(rb"(\d+) beginbfchar", cmap)]
    assert max(sizes) <= 100 < sum(sizes)
    entries = {int(code, 16): int(point, 16) for code, point in re.findall(rb"<(..)> <(....)>\n", cmap)}
    assert entries == {ord(char): ord(char) for char in {*latin, " "}}


def test_the_same_pages_give_the_same_bytes_and_keep_theirs() -> None:
    pages = [simple("one"), simple("two")]
    assert written(pages) == written(pickle.loads(pickle.dumps(pages)))
    assert all(page.stream in written(pages) for page in pages)
    assert all(page.stream in written(pages[::-1]) for page in pages)


def test_a_page_is_plain_data() -> None:
    page = simple("one", placed=(Placed("w1.a.set1.reps", "log", (1, 2, 3, 4), Span.point("plan.yaml", 3)),))
    assert pickle.loads(pickle.dumps(page)) == page
    assert page.placed[0].span == Span("plan.yaml", 3, 1, 3, 2)


def test_elements_are_joined_across_pages() -> None:
    pdf = opened(written(split_section(3)))
    tags = [str(element.S) for element in elements(pdf)]
    assert tags == ["/Document", "/Sect", "/Table", "/TBody", *["/TR", "/TH"] * 6]
    assert read_aloud(pdf) == [f"row {n}" for n in range(1, 7)]


def test_the_same_section_twice_gives_two_trees() -> None:
    pages = split_section(2)
    assert read_aloud(opened(written(pages, pages))) == [f"row {n}" for n in (1, 2, 3, 4)] * 2


def test_the_parent_tree_leads_back_to_the_elements() -> None:
    pdf = opened(written(split_section(2)))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in pdf.pages:
        owners = parents[int(page.obj.StructParents)]
        assert [str(owner.S) for owner in owners] == ["/TH", "/TH"]
        assert [str(owner.P.S) for owner in owners] == ["/TR", "/TR"]


def booklet(pages: list[Page]) -> list[Sheet]:
    """Eight pages or fewer, two on a side, as they are printed to be folded."""
    half = A5_WIDE[0] / 2
    order = ((7, 0), (1, 6), (5, 2), (3, 4))
    return [
        Sheet(
            A5_WIDE,
            tuple(
                Placement(pages[index], half * side, number=index)
                for side, index in enumerate(pair)
                if index < len(pages)
            ),
        )
        for pair in order
    ]


def test_a_booklet_is_read_in_the_order_of_its_pages() -> None:
    pages = [page._replace(outline=(Bookmark(0, f"page {i + 1}", 400),)) for i, page in enumerate(split_section(7))]
    handle = BytesIO()
    with Document(handle, faces(), Store(), Metadata("Booklet")) as document:
        document.sheets(booklet(pages))
    pdf = opened(handle.getvalue())
    assert len(pdf.pages) == 4
    assert read_aloud(pdf) == [f"row {n}" for n in range(1, 15)]
    assert extracted(handle.getvalue())[1].split() == "row 3 row 4 row 13 row 14".split()
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"page {n}" for n in range(1, 8)]


def test_what_has_a_place_moves_with_its_page() -> None:
    draft = Draft()
    node = Node("Figure", attrs={"Alt": "A box", "BBox": (10, 20, 30, 40)}, kids=(draft.line("Figure", "x"), -1))
    link = Link((10, 20, 30, 40), "#here", "Go there")
    page = draft.page((0, node), links=(link,), anchors={"here": (5, 6)}, outline=(Bookmark(0, "Here", 400),))
    handle = BytesIO()
    with Document(handle, faces(), Store(), Metadata("Moved")) as document:
        document.sheets([Sheet(A5_WIDE, (Placement(page, 100, 50, 0.5),))])
    pdf = opened(handle.getvalue())
    annotation = pdf.pages[0].obj.Annots[0]
    assert [float(v) for v in annotation.Rect] == [105, 60, 115, 70]
    assert [float(v) for v in list(annotation.Dest)[2:4]] == [102.5, 53]
    figure = next(element for element in elements(pdf) if element.S == "/Figure")
    assert [float(v) for v in figure.A[0].BBox] == [105, 60, 115, 70]
    assert float(pdf.Root.Outlines.First.Dest[3]) == 250


def test_an_anchor_is_looked_for_nearby_first() -> None:
    page = simple("top", links=(Link((0, 0, 9, 9), "#top", "Top"), Link((0, 9, 9, 18), "#index", "Index")))
    draft = Draft()
    linked = page._replace(anchors={"top": (0, 400)}, structure=((0, Node("P", kids=(0, -1, -2))),))
    index = draft.page((0, Node("P", kids=(draft.line("P", "index"),))), anchors={"index": (0, 300)})
    handle = BytesIO()
    with Document(handle, faces(), Store(), Metadata("Anchors")) as document:
        for name in ("Ann", "Bo"):
            with document.group(name):
                document.section([linked])
                document.section([index])
    pdf = opened(handle.getvalue())
    places = [page.obj.objgen for page in pdf.pages]
    led = [[places.index(link.Dest[0].objgen) for link in pdf.pages[i].obj.Annots] for i in (0, 2)]
    assert led == [[0, 1], [2, 3]]
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Ann", "Bo"]


def test_a_missing_anchor_is_named() -> None:
    page = simple("x", links=(Link((0, 0, 9, 9), "#nowhere", "?"),), structure=((0, Node("P", kids=(0, -1))),))
    with pytest.raises(MissingAnchorError, match="nowhere"):
        written([page])


def test_links_leave_the_paper_by_three_schemes_only() -> None:
    def page(target: str) -> Page:
        return simple("x", links=(Link((0, 0, 9, 9), target, "Link"),), structure=((0, Node("P", kids=(0, -1))),))

    pdf = opened(written([page("https://example.org/ü(1)?a=b#c")]))
    assert str(pdf.pages[0].obj.Annots[0].A.URI) == "https://example.org/%C3%BC(1)?a=b#c"
    for target in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "", r"\\host\share"):
        with pytest.raises(ValueError, match="only http, https and mailto"):
            written([page(target)])


def test_link_annotations_are_tagged_and_described() -> None:
    kids = (0, Node("Link", kids=(-1,)))
    page = simple(
        "x", links=(Link((0, 0, 9, 9), "mailto:a@example.org", "Write"),), structure=((0, Node("P", kids=kids)),)
    )
    pdf = opened(written([page]))
    annotation = pdf.pages[0].obj.Annots[0]
    assert str(annotation.Contents) == "Write"
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owner = numbers[numbers.index(annotation.StructParent) + 1]
    assert str(owner.S) == "/Link"
    assert owner.K[0].Obj.objgen == annotation.objgen


def test_attributes_of_elements() -> None:
    draft = Draft()
    cell = Node(
        "TD",
        attrs={"ColSpan": 2, "RowSpan": 3, "ActualText": "blank", "Lang": "cs", "Id": "w2.a.set3.reps"},
        kids=(draft.line("TD", "_"),),
    )
    head = Node("TH", attrs={"Scope": "Column", "T": "Reps (é)"}, kids=(draft.line("TH", "Reps"),))
    steps = Node("L", attrs={"ListNumbering": "Decimal"}, kids=(draft.line("L", "1."),))
    pdf = opened(written([draft.page((0, cell), (1, head), (2, steps))]))
    found = {str(element.S): element for element in elements(pdf)}
    table, properties = found["/TD"].A
    assert (str(table.O), int(table.ColSpan), int(table.RowSpan)) == ("/Table", 2, 3)
    assert (str(properties.O), str(properties.P[0].N), str(properties.P[0].V)) == (
        "/UserProperties",
        "id",
        "w2.a.set3.reps",
    )
    assert (str(found["/TD"].ActualText), str(found["/TD"].Lang)) == ("blank", "cs")
    assert (str(found["/TH"].T), str(found["/TH"].A[0].Scope)) == ("Reps (é)", "/Column")
    assert str(found["/L"].A[0].ListNumbering) == "/Decimal"
    assert bool(pdf.Root.MarkInfo.UserProperties)
    assert "/UserProperties" not in opened(written([simple("x")])).Root.MarkInfo


def test_an_unknown_attribute_is_a_bug() -> None:
    draft = Draft()
    with pytest.raises(ValueError, match="'Colour'"):
        written([draft.page((0, Node("P", attrs={"Colour": "red"}, kids=(draft.line("P", "x"),))))])


def test_content_that_no_element_holds_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no structure element"):
        written([simple("x", structure=())])


def test_a_document_has_pages() -> None:
    with pytest.raises(ValueError, match="needs a page"):
        written([])


def test_an_unfinished_file_is_not_ended_when_something_fails() -> None:
    handle = BytesIO()
    broken = simple("x", structure=())
    with pytest.raises(ValueError, match="no structure"), Document(handle, faces(), Store(), Metadata("x")) as document:
        document.section([simple("x"), broken])
    assert handle.getvalue().startswith(b"%PDF-1.7")
    assert b"%%EOF" not in handle.getvalue()


def test_furniture_is_an_artifact_on_every_page() -> None:
    asked = []

    def furniture(stamp: Stamp, index: int) -> None:
        asked.append((stamp.size, index))
        with stamp.artifact("Footer"):
            stamp.rule(30, 40, stamp.size[0] - 30, 40, color=(0.5, 0.5, 0.5))
            stamp.text(stamp.size[0] - 30, 28, "Roboto-Medium", 8, f"Жук, {index + 1}/2", "right", (0.2, 0.2, 0.2))
        stamp.text(30, 28, faces()["RobotoCondensed-Regular"], 8, "Left")

    handle = BytesIO()
    with Document(handle, faces(), Store(), Metadata("x")) as document:
        document.section([simple("body"), simple("more")], furniture)
    assert asked == [(A6, 0), (A6, 1)]
    assert [page.split() for page in extracted(handle.getvalue())] == [
        ["body", "Left", "Жук,", "1/2"],
        ["more", "Left", "Жук,", "2/2"],
    ]
    pdf = opened(handle.getvalue())
    assert read_aloud(pdf) == ["body", "more"]
    first, *_, stamp = (part.read_bytes() for part in pdf.pages[0].obj.Contents)
    assert first == b"q"
    assert stamp.startswith(b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n0.5 w 0.5 0.5 0.5 RG")
    assert stamp.count(b"EMC") == stamp.count(b"/Artifact") == 2
    box = pypdfium2.PdfDocument(handle.getvalue())[0].get_textpage()
    right = max(box.get_charbox(i)[2] for i in range(box.count_chars()))
    assert A6[0] - 31 < right <= A6[0] - 30


def test_furniture_of_a_placed_page_moves_with_it() -> None:
    half = A5_WIDE[0] / 2

    def foot(words: str) -> Callable[[Stamp], None]:
        return lambda stamp: stamp.text(30, 20, "Roboto-Bold", 8, words)

    placements = tuple(Placement(simple("x"), half * n, section=n, furniture=foot(f"p{n}")) for n in (0, 1))
    handle = BytesIO()
    with Document(handle, faces(), Store(), Metadata("x")) as document:
        document.sheets(
            [Sheet(A5_WIDE, placements)],
            lambda stamp, i: stamp.text(stamp.size[0] / 2, 5, "Roboto-Bold", 6, "cut", "centre"),
        )
    page = pypdfium2.PdfDocument(handle.getvalue())[0].get_textpage()
    words = page.get_text_bounded()
    assert words.split() == ["x", "p0", "x", "p1", "cut"]
    lefts = [page.get_charbox(i)[0] for i, char in enumerate(page.get_text_range()) if char == "p"]
    assert lefts[1] - lefts[0] == pytest.approx(half, abs=0.01)


def test_pages_are_written_one_at_a_time() -> None:
    handle = BytesIO()
    sizes = []

    def pages() -> Iterator[Page]:
        for index in range(4):
            sizes.append(handle.tell())
            yield simple(f"page {index}")

    with Document(handle, faces(), Store(), Metadata("x")) as document:
        document.section(pages())
    assert sizes == sorted(set(sizes))


def test_a_resource_is_written_once() -> None:
    store = Store()
    key = store.add(form((0, 0, 40, 12), b"1 w 2 6 m 34 6 l S"))
    pixels = store.add(
        Resource(b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\x7f")
    )
    assert store.add(form((0, 0, 40, 12), b"1 w 2 6 m 34 6 l S")) == key != pixels
    paint = b"/Figure<</MCID 0>>BDC q 1 0 0 1 9 9 cm /X%s Do Q q 9 0 0 9 50 50 cm /X%s Do Q EMC"
    figure = Node("Figure", attrs={"Alt": "An arrow", "BBox": (9, 9, 49, 21)}, kids=(0,))
    page = Page(A6, zlib.compress(paint % (key.encode(), pixels.encode())), {}, (key, pixels), ((0, figure),), 1)
    handle = BytesIO()
    with Document(handle, faces(), store, Metadata("x")) as document:
        document.section([page, page])
    pdf = opened(handle.getvalue())
    used = [page.obj.Resources.XObject[f"/X{key}"].objgen for page in pdf.pages]
    assert used[0] == used[1]
    assert pdf.pages[0].obj.Resources.XObject[f"/X{key}"].Subtype == "/Form"
    shown = pypdfium2.PdfDocument(handle.getvalue())[0].render().to_pil().convert("L")
    assert shown.getpixel((54, round(A6[1]) - 54)) == 0x7F


def test_the_outline_is_a_tree_and_never_skips_a_level() -> None:
    entries = (Bookmark(0, "A", 400), Bookmark(2, "A.1", 300), Bookmark(1, "A.2 é )", 200), Bookmark(0, "B", 100))
    handle = BytesIO()
    with Document(handle, faces(), Store(), Metadata("x")) as document:
        with document.group("Empty"):
            pass
        with document.group("Part"):
            document.section([simple("x", outline=entries)])
    with opened(handle.getvalue()).open_outline() as outline:
        (part,) = outline.root
        assert part.title == "Part"
        assert [item.title for item in part.children] == ["A", "B"]
        assert [item.title for item in part.children[0].children] == ["A.1", "A.2 é )"]
