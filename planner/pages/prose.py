"""The words of an exercise file as blocks: paragraphs, lists, tables, quotations and pictures in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planner.diagnostics import Span
from planner.library import model
from planner.pages.base import Desk
from planner.pages.discs import diameter, disc
from planner.pages.images import picture
from planner.typeset.blocks import (
    Block,
    Carried,
    Cell,
    Columns,
    Gap,
    Indent,
    Item,
    Rule,
    Stack,
    Text,
    Whole,
    first_baseline,
)
from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit
from planner.typeset.measure import Run, one_line, text_width
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_BULLET = 1.2 * MM
_GUTTER = 3 * MM
_CELL = 60 * MM
"""A cell of a table that is wider than this counts as no wider: its text wraps."""
_WHOLE = 16 * MM
"""An item of a list is cut at the end of a column or page only if it is higher than this."""
_LEAD = re.compile(r"[^:.!?\n]{2,40}:(?=\s)")


@dataclass(frozen=True, slots=True)
class Prose:
    """How running text looks: its type role, the indent of lists, the gap between items."""

    role: str
    indent: float
    gap: float
    number_role: str = ""
    discs: frozenset[int] = frozenset()
    """The numbers of the outermost list that stand on discs."""


def runs(kit: Kit, inlines: model.Inlines, role: str, span: Span) -> list[Run]:
    """Inline runs in a type role. Code stands as plain text: a second family would be one too many."""
    return [
        kit.run(inline.text, role, span, bold=inline.bold, italic=inline.italic, link=inline.link) for inline in inlines
    ]


def prose(desk: Desk, blocks: Sequence[model.Block], look: Prose, parent: Elem, width: float) -> Stack:
    """Blocks of a section under each other, with their structure under ``parent``."""
    out: list[Block] = []
    for block in blocks:
        made = _block(desk, block, look, parent, width)
        if made is None:
            continue
        if out:
            out.append(Gap(look.gap))
        out.append(made)
    return Stack(out)


def plain_text(blocks: Sequence[model.Block]) -> str:
    """All words of blocks, without their looks."""
    out: list[str] = []
    for block in blocks:
        match block:
            case model.Paragraph(inlines, _) | model.Heading(_, inlines, _):
                out.append(model.plain(inlines))
            case model.Bullets(_, _, items, _):
                out += [plain_text(item) for item in items]
            case model.Quote(inner, _):
                out.append(plain_text(inner))
            case model.Code(text, _):
                out.append(text)
            case model.Grid(header, rows, _):
                out += [model.plain(cell) for row in (header, *rows) for cell in row]
            case model.Photo():
                pass
    return " ".join(out)


def lead_in(blocks: Sequence[model.Block]) -> tuple[model.Block, ...]:
    """The same words with the few before a colon in bold, at the start of each item: ``Arm circles: Stand …``."""
    return tuple(
        model.Bullets(block.ordered, block.start, tuple(map(_lead_item, block.items)), block.span)
        if isinstance(block, model.Bullets)
        else block
        for block in blocks
    )


def _lead_item(item: tuple[model.Block, ...]) -> tuple[model.Block, ...]:
    if not item or not isinstance(item[0], model.Paragraph) or not item[0].inlines:
        return item
    first, *others = item[0].inlines
    found = _LEAD.match(first.text)
    if found is None or first.bold or first.link:
        return item
    split = (model.Inline(found[0], bold=True), replace(first, text=first.text[found.end() :]))
    return (model.Paragraph((*split, *others), item[0].span), *item[1:])


def _block(desk: Desk, block: model.Block, look: Prose, parent: Elem, width: float) -> Block | None:
    kit = desk.kit
    style = kit.style(look.role)
    match block:
        case model.Paragraph(inlines, span):
            return Text(runs(kit, inlines, look.role, span), style, parent.add("P"))
        case model.Heading(_, inlines, span):
            bold = tuple(model.Inline(i.text, True, i.italic, i.code, i.link) for i in inlines)
            return Text(runs(kit, bold, look.role, span), style, parent.add("P")).marked(keep_next=True)
        case model.Bullets():
            return bullets(desk, block, look, parent, width)
        case model.Quote(inner, _):
            quoted = prose(desk, inner, look, parent.add("BlockQuote"), width - look.indent)
            return Indent(quoted, look.indent)
        case model.Code(text, span):
            return Indent(Text([kit.run(text, look.role, span)], style, parent.add("P")), look.indent)
        case model.Grid():
            return _grid(desk, block, look, parent, width)
        case model.Photo():
            return _photo(desk, block, look, parent, width)


def _photo(desk: Desk, photo: model.Photo, look: Prose, parent: Elem, width: float) -> Block | None:
    """A picture in the text over its words; the words alone where it cannot be shown."""
    kit = desk.kit
    words = [kit.run(photo.alt, look.role, photo.span, italic=True)] if photo.alt else []
    made = None
    if photo.file is not None:
        alt = photo.alt or desk.say("sheet.photo")
        made = picture(kit, model.Picture(photo.file, photo.span), alt, width, kit.theme.picture["sheet_small"], parent)
    text = Text(words, kit.style(look.role), parent.add("P")) if words else None
    shown = [block for block in (made, text) if block is not None]
    return Stack(shown) if shown else None


def bullets(desk: Desk, block: model.Bullets, look: Prose, parent: Elem, width: float) -> Stack:
    """A list as L, LI, Lbl and LBody."""
    kit = desk.kit
    listing = parent.add("L", ListNumbering="Decimal" if block.ordered else "Square")
    indent = look.indent
    if block.ordered:
        widest = kit.run(f"{block.start + len(block.items)}", look.number_role or look.role).width()
        indent = max(indent, widest + 2 * MM)
    inner_look = replace(look, discs=frozenset())
    out: list[Block] = []
    for offset, item in enumerate(block.items):
        element = listing.add("LI")
        label_elem, body_elem = element.add("Lbl"), element.add("LBody")
        label = (
            number_label(kit, f"{block.start + offset}", look, label_elem, block.span)
            if block.ordered
            else square_label(kit, look, label_elem)
        )
        inner = prose(desk, item, inner_look, body_elem, width - indent)
        if out:
            out.append(Gap(look.gap))
        out.append(Whole(Item(inner, indent, _baseline(kit, look), label), _WHOLE))
    return Stack(out)


def _baseline(kit: Kit, look: Prose) -> float:
    return first_baseline(kit.style(look.role), [kit.run("1", look.role)])


def square_label(kit: Kit, look: Prose, elem: Elem) -> Callable[[PageCanvas, float, float], None]:
    """A small black square, centred on the x-height of the line; read as a bullet."""
    del look
    color, side = kit.theme.colors["ink"], _BULLET * kit.grow
    elem.attrs["ActualText"] = "• "

    def draw(canvas: PageCanvas, x: float, baseline: float) -> None:
        with canvas.mark(elem):
            canvas.fill(color)
            canvas.rect(x, baseline + 0.35 * MM * kit.grow, side, side, stroke=0, fill=1)

    return draw


def number_label(
    kit: Kit, text: str, look: Prose, elem: Elem, span: Span
) -> Callable[[PageCanvas, float, float], None]:
    """A number that hangs left of its item, or stands on a disc; then all numbers have the room of one."""
    role = look.number_role or look.role
    run = kit.run(text, role, span)
    inset = (diameter(kit, role) - run.width()) / 2 if look.discs else 0.0

    def draw(canvas: PageCanvas, x: float, baseline: float) -> None:
        if text.isdecimal() and int(text) in look.discs:
            disc(kit, canvas, x, baseline, text, role, elem)
        else:
            canvas.text_lines([(x + inset, baseline, one_line([run], spaced=True))], elem)

    return draw


def _grid(desk: Desk, grid: model.Grid, look: Prose, parent: Elem, width: float) -> Block:
    """A table of the text: columns share the width by what they hold, cells wrap, each page repeats the head."""
    kit = desk.kit
    table = parent.add("Table")
    bold = tuple(tuple(replace(inline, bold=True) for inline in cell) for cell in grid.header)
    head = [runs(kit, cell, "plain_ink", grid.span) for cell in bold]
    rows = [[runs(kit, cell, "plain_ink", grid.span) for cell in row] for row in grid.rows]
    widths = _widths([head, *rows], width)
    line = table.add("THead").add("TR")
    first = _grid_row(kit, head, widths, [line.add("TH", Scope="Column") for _ in head])
    body = table.add("TBody")
    out = [*first]
    for row in rows:
        line = body.add("TR")
        out += _grid_row(kit, row, widths, [line.add("TD") for _ in row])
    again = Stack(_grid_row(kit, head, widths, [None] * len(head)))
    return Stack([Carried(Stack(out), again), Gap(look.gap)])


def _widths(rows: Sequence[Sequence[list[Run]]], width: float) -> list[float]:
    """The widths of columns, ``width`` together: each has room for its longest word, the rest goes to long cells."""
    columns = range(len(rows[0]))
    natural = [max(min(text_width(row[c]), _CELL) for row in rows) + _GUTTER for c in columns]
    least = [max(min(_longest(row[c]), _CELL) for row in rows) + _GUTTER + MM for c in columns]
    spare, wanted = width - sum(least), [max(n - a, 0.0) for n, a in zip(natural, least, strict=True)]
    if spare < 0 or sum(wanted) < spare:
        return [width * n / sum(natural) for n in natural]
    return [a + spare * w / sum(wanted) for a, w in zip(least, wanted, strict=True)]


def _longest(text: list[Run]) -> float:
    """The width of the longest word."""
    return max((run.width(word) for run in text for word in run.text.split()), default=0.0)


def _grid_row(kit: Kit, row: list[list[Run]], widths: list[float], elems: Sequence[Elem | None]) -> list[Block]:
    cells, x = [], 0.0
    for text, wide, elem in zip(row, widths, elems, strict=True):
        cells.append(Cell(x, max(wide - _GUTTER, wide / 2), Text(text, kit.style("plain_ink"), elem)))
        x += wide
    return [Gap(0.6 * MM), Columns(cells), Gap(0.6 * MM), Rule(kit.line("inner"))]
