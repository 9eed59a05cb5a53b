"""Sections over several pages: written, and read back with other software."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.diagnostics import Span
from planner.typeset.blocks import (
    Block,
    Cell,
    Columns,
    Framed,
    Gap,
    Indent,
    Item,
    Matrix,
    Panel,
    Rule,
    Stack,
    Text,
    Whole,
    first_baseline,
)
from planner.typeset.boxes import BoxWords, Field, LogBox, box_row
from planner.typeset.canvas import PageCanvas
from planner.typeset.face import visible
from planner.typeset.kit import Kit, qr_rows
from planner.typeset.measure import one_line
from planner.typeset.page import Page
from planner.typeset.section import Area, fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

MakeKit = Callable[[], Kit]
Write = Callable[[Sequence[Page]], bytes]
SPAN = Span.point("plan.yaml", 3)
LOW = Area(20 * MM, 80 * MM)
TALL = Area(20 * MM, 280 * MM)


def paragraph(kit: Kit, parent: Elem, text: str, tag: str = "P", role: str = "tip") -> Text:
    return Text([kit.run(text, role, SPAN)], kit.style(role), parent.add(tag))


def numbered(number: int, start: int = 0) -> str:
    return " ".join(f"w{n}" for n in range(start, start + number))


def read_aloud(data: bytes) -> list[tuple[str, str]]:
    """``(tag, text)`` of each element that holds text itself, in the order of the structure tree."""
    pdf = pikepdf.open(BytesIO(data))
    assert pdf.check_pdf_syntax() == []
    texts = {page.obj.objgen: dict(_marked(page)) for page in pdf.pages}
    said: list[tuple[str, str]] = []

    def walk(element: Any) -> None:
        parts = []
        for kid in element.K if "/K" in element else []:
            if isinstance(kid, int):
                parts.append(texts[element.Pg.objgen][kid])
            elif "/MCID" in kid:
                parts.append(texts[kid.Pg.objgen][int(kid.MCID)])
            elif "/S" in kid:
                walk(kid)
        if parts:
            said.append((str(element.S)[1:], "".join(parts)))

    for child in pdf.Root.StructTreeRoot.K:
        walk(child)
    return said


def _marked(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """The ASCII text of each marked-content sequence of a page."""
    number, shown = -1, ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = list(instruction.operands), str(instruction.operator)
        if name == "BDC":
            number, shown = int(operands[1].MCID), ""
        elif name == "EMC" and number >= 0:
            yield number, shown
            number = -1
        elif name == "Tj":
            shown += bytes(operands[0]).decode("latin-1")
        elif name == "TJ":
            shown += "".join(bytes(part).decode("latin-1") for part in operands[0] if isinstance(part, pikepdf.String))


def extracted(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


def test_text_over_pages_is_read_in_order(make_kit: MakeKit, write: Write) -> None:
    kit, root = make_kit(), Elem("Sect")
    story: list[Block] = []
    for start in range(0, 900, 90):
        story += [paragraph(kit, root, numbered(90, start)), Gap(4)]
    pages = typeset(kit, story, root, LOW, Area(30 * MM, 80 * MM))
    assert len(pages) > 2
    data = write(pages)
    assert " ".join(extracted(data)).split() == numbered(900).split()
    assert [text.split() for _, text in read_aloud(data)] == [
        numbered(90, start).split() for start in range(0, 900, 90)
    ]
    assert list(kit.out) == []


def test_all_text_stands_in_the_area_of_its_page(make_kit: MakeKit, write: Write) -> None:
    kit, root = make_kit(), Elem("Sect")
    story = [paragraph(kit, root, numbered(2000))]
    pages = typeset(kit, story, root, LOW, Area(30 * MM, 80 * MM))
    for number, page in enumerate(pypdfium2.PdfDocument(write(pages))):
        text = page.get_textpage()
        boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
        assert max(box[3] for box in boxes) <= kit.paper.height - (30 if number else 20) * MM
        assert min(box[1] for box in boxes) >= kit.paper.height - 80 * MM
        assert min(box[0] for box in boxes) >= kit.paper.left - 1
        assert max(box[2] for box in boxes) <= kit.paper.left + kit.paper.content + 1


def test_headings_and_white_space_of_the_story_obey_the_rules_of_blocks(make_kit: MakeKit, write: Write) -> None:
    kit, root = make_kit(), Elem("Sect")
    step = kit.style("tip").step
    room = LOW.height - 3 * step
    story = [
        Panel(room),
        Gap(step),
        Rule(kit.line("section")),
        paragraph(kit, root, "Heading", "H2").marked(keep_next=True),
        Gap(step / 2),
        paragraph(kit, root, numbered(200)),
        Gap(10_000),
    ]
    pages = typeset(kit, story, root, LOW, LOW)
    assert len(pages) == 2
    assert extracted(write(pages))[0] == ""
    assert extracted(write(pages))[1].startswith("Heading")
    strokes = [zlib.decompress(page.stream).count(b" l S") for page in pages]
    assert strokes == [0, 1], "the rule stands above the heading"


def test_what_fits_exactly_needs_no_second_page(make_kit: MakeKit) -> None:
    kit, root = make_kit(), Elem("Sect")
    third = LOW.height / 3
    story = [Panel(third), Panel(third), Panel(third), Rule(kit.line("row")), Gap(1)]
    assert len(typeset(kit, story, root, LOW, LOW)) == 1
    assert fits(story[:-1], kit.paper.content, LOW.height + 1e-9)
    assert not fits([*story, Panel(1)], kit.paper.content, LOW.height)


def test_an_empty_section_is_one_page(make_kit: MakeKit) -> None:
    assert len(typeset(make_kit(), [], Elem("Sect"), LOW, LOW)) == 1


def test_what_no_page_can_hold_is_printed_with_a_warning_at_its_place(make_kit: MakeKit) -> None:
    kit, root = make_kit(), Elem("Sect")
    high = Stack([Panel(LOW.height + 10 * MM)])
    high.origin = ("w1.a", "exercise", SPAN)
    story: list[Block] = [paragraph(kit, root, "before"), high, paragraph(kit, root, "after")]
    pages = typeset(kit, story, root, LOW, LOW)
    assert [len(page.placed) for page in pages] == [0, 1, 0]
    (problem,) = kit.out
    assert (problem.code, problem.span) == ("too-high", SPAN)
    assert "10 mm" in problem.message


def test_decoration_is_drawn_on_the_pages_it_is_for(make_kit: MakeKit, write: Write) -> None:
    kit, root = make_kit(), Elem("Sect")

    def decorate(text: str) -> Callable[[PageCanvas, float, float], None]:
        line = one_line([kit.run(text, "label")])
        return lambda canvas, x, top: canvas.text_lines([(x, top - 15 * MM, line)], None)

    story = [paragraph(kit, root, numbered(1500))]
    data = write(typeset(kit, story, root, LOW, LOW, decorate("first"), decorate("later")))
    heads = [text.split()[0] for text in extracted(data)]
    assert heads[0] == "first"
    assert set(heads[1:]) == {"later"}
    assert "later" not in "".join(text for _, text in read_aloud(data))


def test_links_are_one_element_each_in_reading_order(make_kit: MakeKit, write: Write) -> None:
    kit, root = make_kit(), Elem("Sect")
    url = "https://example.org/"
    runs = [
        kit.run("See ", "tip"),
        kit.run("one", "tip", link=url),
        kit.run(" and ", "tip"),
        kit.run("the very long other one that goes over a line " * 3, "tip", link=url),
        kit.run("in", "tip", link=url, bold=True),
        kit.run(" or ", "tip"),
        kit.run("mail", "tip", link="mailto:a@example.org"),
    ]
    (page,) = typeset(kit, [Text(runs, kit.style("tip"), root.add("P"))], root, LOW, LOW)
    ((_, node),) = page.structure
    kids = [kid for kid in node.kids if not isinstance(kid, int)]
    assert [kid.tag for kid in kids] == ["Link"] * 3  # type: ignore[union-attr]  # kids of either form
    said = read_aloud(write([page]))
    assert [tag for tag, _ in said] == ["Link", "Link", "Link", "P"]
    assert said[0][1] == "one"
    assert said[2][1] == "mail"
    owned = [-1 - n for kid in kids for n in kid.kids if isinstance(n, int) and n < 0]  # type: ignore[union-attr]  # kids of either form
    assert sorted(owned) == list(range(len(page.links)))
    assert [page.links[n].target for n in owned][-1] == "mailto:a@example.org"


def test_missing_characters_are_seen_and_told_once_with_their_place(make_kit: MakeKit, write: Write) -> None:
    kit, root = make_kit(), Elem("Sect")
    texts = ["漢字漢", "family 👨‍👩‍👧 and 🏋🏽‍♀️ ok", "漢", "fine\u2603"]
    story = [paragraph(kit, root, text) for text in texts]
    data = write(typeset(kit, story, root, LOW, LOW))
    got = extracted(data)[0].splitlines()
    mark, _ = visible("漢", kit.face(kit.style("tip")))
    assert mark.isprintable()
    assert got[0] == 3 * mark
    assert got[1].startswith(f"family {mark}")
    assert got[1].endswith(f"{mark} ok")
    problems = list(kit.out)
    assert {problem.code for problem in problems} == {"missing-glyph"}
    assert all(problem.span == SPAN and problem.hint for problem in problems)
    assert [problem.message.count("漢 (U+6F22)") for problem in problems] == [1, *[0] * (len(problems) - 1)]
    assert all(problem.message.isprintable() for problem in problems)


def test_line_feeds_break_and_tabs_are_spaces(make_kit: MakeKit, write: Write) -> None:
    kit, root = make_kit(), Elem("Sect")
    (page,) = typeset(kit, [paragraph(kit, root, "one\ntwo\tthree")], root, LOW, LOW)
    assert extracted(write([page]))[0].split("\r\n") == ["one ", "two three"]
    assert list(kit.out) == []


def test_an_unseen_character_is_named_by_its_number_alone(make_kit: MakeKit) -> None:
    kit = make_kit()
    kit.run("a\x07\u2028b", "tip", SPAN)
    (problem,) = kit.out
    assert problem.message.startswith("no font has U+0007, U+2028")
    assert problem.message.isprintable()


def nasty(kit: Kit) -> tuple[Elem, list[Block]]:
    """A section with everything at once: links, lists, tables, frames, figures, log boxes and long words over pages."""
    root = Elem("Sect")
    title = paragraph(kit, root, "Nasty (section) \\ with / signs", "H1", "title_small")
    story: list[Block] = [title.marked(entry=(0, "Nasty"), anchor="nasty"), Gap(10)]
    linked = root.add("P")
    text = [kit.run("see ", "tip"), kit.run(numbered(150), "tip", link="https://example.org/"), kit.run(" end", "tip")]
    story.append(Text(text, kit.style("tip"), linked))
    listing = root.add("L", ListNumbering="Decimal")
    for number in range(3):
        item = listing.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        run = kit.run(f"{number + 1}.", "step_number")

        def draw(canvas: PageCanvas, x: float, baseline: float, run: Any = run, label: Elem = label) -> None:
            canvas.text_lines([(x, baseline, one_line([run], spaced=True))], label)

        words = Stack([paragraph(kit, body, numbered(90), role="step"), Gap(3), paragraph(kit, body, "x" * 300)])
        story.append(Item(words, 20, first_baseline(kit.style("step"), [run]), draw))
    quote = root.add("BlockQuote")
    story.append(Framed(Indent(paragraph(kit, quote, "Don't " * 200), 20), (5, 5), kit.line("best"), 2))
    table = root.add("Table")
    head, rows = table.add("THead").add("TR"), table.add("TBody")
    for row in range(4):
        line = rows.add("TR") if row else head
        cells = []
        for column in range(3):
            cell = line.add("TD") if row else line.add("TH", Scope="Column")
            cells.append(Cell(column * 150, 140, paragraph(kit, cell, numbered(40 * row * column + 1), "P")))
        story += [Columns(cells), Rule(kit.line("inner"))]
    figure = root.add("Figure", Alt="A code")
    story.append(Whole(Stack([Matrix(qr_rows("https://example.org/"), 60, (0, 0, 0), figure), Gap(5)]), LOW.height))
    boxes = [
        LogBox(f"{n}", 22 * MM, ((Field(f"s{n}.kg", "kg", "100"),), (Field(f"s{n}.l", "L"), Field(f"s{n}.r", "R"))))
        for n in range(1, 4)
    ]
    story.append(box_row(kit, boxes, BoxWords("blank", ("kg", "reps")), 9 * MM, 30, root.add("Sect"), SPAN))
    story.append(paragraph(kit, root, "漢字 👨‍👩‍👧 the end"))
    return root, story


def test_a_section_with_everything_is_tagged_in_order(make_kit: MakeKit, write: Write, pdf_folder: Path) -> None:
    kit = make_kit()
    root, story = nasty(kit)
    pages = typeset(kit, story, root, LOW, LOW)
    data = write(pages)
    (pdf_folder / "test_a_section_with_everything_is_tagged_in_order.pdf").write_bytes(data)
    said = read_aloud(data)
    tags = [tag for tag, _ in said]
    assert tags[0] == "H1"
    assert tags.index("Lbl") < tags.index("TH") < tags.index("TD")
    assert [text.strip() for tag, text in said if tag == "Lbl"] == ["1.", "2.", "3."]
    steps = [text for tag, text in said if tag == "P" and text.startswith("w0 w1 w2")]
    assert [text.split() for text in steps[:3]] == [numbered(90).split()] * 3
    assert "x" * 300 in {text for _, text in said}
    link = "".join(text for tag, text in said if tag == "Link")
    assert link.split() == numbered(150).split()
    assert said[-1][1].endswith("the end")


@given(st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_the_tree_reads_as_the_story_was_told(make_kit: MakeKit, write: Write, data: st.DataObject) -> None:
    kit, root = make_kit(), Elem("Sect")
    told: list[str] = []

    def leaf() -> Block:
        text = numbered(data.draw(st.integers(1, 120)), 1000 * len(told))
        told.append(text)
        return paragraph(kit, root, text)

    def make(depth: int) -> Block:
        kind = data.draw(st.integers(0, 7 if depth < 3 else 0))
        if kind < 3:
            return leaf().marked(keep_next=data.draw(st.booleans()))
        if kind == 3:
            return Columns([Cell(x, 150, make(depth + 1)) for x in (0, 160)])
        if kind == 4:
            return Framed(make(depth + 1), (4, 4), kit.line("box"), 1)
        if kind == 5:
            return Whole(make(depth + 1), LOW.height)
        if kind == 6:
            return Indent(make(depth + 1), 20)
        return Stack([block for _ in range(data.draw(st.integers(1, 4))) for block in (make(depth + 1), Gap(5))])

    story = [make(0) for _ in range(data.draw(st.integers(1, 6)))]
    written = write(typeset(kit, story, root, LOW, LOW))
    assert [text.split() for _, text in read_aloud(written)] == [text.split() for text in told]


_ELSEWHERE = """
import hashlib, importlib.util, pickle, sys
from planner.diagnostics import Diagnostics
from planner.files import Files
from planner.typeset.kit import Kit, Paper
from planner.typeset.resources import Store
from planner.typeset.section import typeset
from planner.typeset.theme import load_theme
spec = importlib.util.spec_from_file_location("sections", sys.argv[1])
tests = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tests)
theme = load_theme("classic", Files(), Diagnostics())
kit = Kit(theme, Paper.named("A4", theme), Store(), Files(), Diagnostics())
root, story = tests.nasty(kit)
pages = typeset(kit, story, root, tests.LOW, tests.LOW)
print(hashlib.sha256(repr(pages).encode()).hexdigest(), hashlib.sha256(pickle.dumps(pages)).hexdigest())
"""


def test_the_same_section_gives_the_same_pages_always_and_everywhere(make_kit: MakeKit) -> None:
    def made() -> tuple[Page, ...]:
        kit = make_kit()
        root, story = nasty(kit)
        return typeset(kit, story, root, LOW, LOW)

    pages = made()
    other = make_kit()
    typeset(other, [paragraph(other, Elem("Sect"), "Ωμέγα жим " * 50)], Elem("Sect"), TALL, TALL)
    assert made() == pages
    assert repr(made()) == repr(pages)
    assert pickle.loads(pickle.dumps(pages)) == pages
    command = [sys.executable, "-c", _ELSEWHERE, __file__]
    said = [
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, encoding="utf-8", check=True).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1], "values and pickles are those of another process"
    assert said[0].split()[0] == hashlib.sha256(repr(pages).encode()).hexdigest()


def test_a_section_of_a_thousand_pages_takes_no_squared_time(make_kit: MakeKit) -> None:
    def took(number: int) -> float:
        kit, root = make_kit(), Elem("Sect")
        story: list[Block] = []
        for index in range(number):
            story += [paragraph(kit, root, f"line {index}"), Gap(2)]
        start = time.process_time()
        assert len(typeset(kit, story, root, LOW, LOW)) > number / 20
        return time.process_time() - start

    took(50)
    assert took(3200) < 40 * took(400) + 0.05  # eight times the work: squared, 64 times the time


@pytest.mark.parametrize(
    "text", ["x" * 20_000, "x " * 20_000, "https://example.org/" * 1000, "\n" * 3000, "\u00a0" * 9000]
)
def test_hostile_words_flow_over_pages(make_kit: MakeKit, text: str) -> None:
    kit, root = make_kit(), Elem("Sect")
    typeset(kit, [Columns([Cell(0, 60, paragraph(kit, root, text))])], root, TALL, TALL)
    assert list(kit.out) == []
