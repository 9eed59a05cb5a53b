"""Log boxes: places to write a number in, and the table that names them for those who cannot see them.

A box is a column of cells (kg over reps); a cell may be parted into left and right. Boxes stand apart in a row, with
the names of their cells once at the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.diagnostics import Span
from planner.typeset.blocks import Panel
from planner.typeset.kit import Kit
from planner.typeset.measure import Run, shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_HEAD = 1.5 * MM
"""From the baseline of a set's number down to its box."""
_ARROW = 1.0 * MM
"""Half the height of the arrow to a drop."""
_MARK, _OVER_MARK = 1.8 * MM, 0.6 * MM
"""Height of a mark of a scale, and from its top to the number over it."""
HEAD_HEIGHT = 4.0 * MM
"""From the top of a row of boxes down to the baseline of the set numbers."""
CORNER = (1.0 * MM, 3.3 * MM)
"""Where the target stands in its cell: in from the left edge, and its baseline down from the top."""


@dataclass(frozen=True, slots=True)
class Field:
    """One place to write. ``id`` is stable, ``title`` says in words what goes in, ``target`` stands small inside.

    ``mark`` stands bold at the top right (L, R), ``unit`` at the bottom right, or ``short`` where ``unit`` has no
    room; ``strong`` shows the target as one that asks for more. ``kind`` is what the page is told stands there.
    ``marks`` make a scale of it: numbers along its foot, each with its place from 0, the left end, to 1.
    """

    id: str
    title: str
    target: str = ""
    mark: str = ""
    unit: str = ""
    short: str = ""
    strong: bool = False
    kind: Literal["field", "tick"] = "field"
    marks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LogBox:
    """One set. ``cells`` from top to bottom, each one field or several side by side."""

    head: str
    width: float
    cells: tuple[tuple[Field, ...], ...]
    best: bool = False
    dashed: bool = False
    before: float = 0.0
    """White space at its left, in points."""
    least: float = 0.0
    """The width, in points, under which a hand has no room for what is written in it."""
    ties: int = 0
    """How it belongs to the box before it: 1 to the same round, 2 to the same set."""
    sink: int = 0
    """So many rows are left free over its cells."""
    lower: float = 0.0
    """So much lower it stands than the others, in points; with an arrow from the box before it."""
    rule: bool = False
    """Whether a rule stands in the white at its left."""
    spoken: str = ""
    """What its head is called aloud, where that is not what is printed."""
    head_room: float = 0.0
    """The width for its head, in points, where that is more than the box."""
    row: str = ""
    """What the only row is called of a line that starts with it, where that is not as in the lines around."""
    heads: tuple[str, ...] = ()
    """What stands over each part of the last cell, in place of a head over all."""
    tint: float = 0.0
    """How much at the right of each part of the last cell, in points, is no place to write: the rest after the work."""
    heavy: int = 0
    """After so many parts of the last cell the line between two is a heavy one, 0 for never."""
    joint: str = ""
    """What stands in the white at its left: a plus between two parts of one result."""


@dataclass(frozen=True, slots=True)
class BoxWords:
    """Words that the table for readers needs: what an empty box is called, what its rows are."""

    blank: str
    rows: tuple[str, ...]


def box_row(
    kit: Kit,
    boxes: Sequence[LogBox],
    words: BoxWords,
    cell_height: float,
    label_edge: float,
    elem: Elem,
    span: Span,
    top: float | None = None,
) -> Panel:
    """A row of boxes as one panel, with its table under ``elem``.

    ``label_edge`` is where the first box starts, from the panel's left edge; row names end 2 mm before it. ``top`` is
    the white over the boxes of a row that has no heads, for one that stands right under another.
    """
    if any(not 0 < len(box.cells) + box.sink <= len(words.rows) for box in boxes):
        raise ValueError("a box has one to as many cells as there are rows")
    body_top = (HEAD_HEIGHT + _HEAD) * kit.grow if top is None else top
    panel = Panel(body_top + len(words.rows) * cell_height + max((box.lower for box in boxes), default=0.0))
    table = elem.add("Table")
    head, body = table.add("THead").add("TR"), table.add("TBody")
    head.add("TH", Scope="Column", ActualText=words.blank)
    body_rows = [body.add("TR") for _ in words.rows]
    for index, name in enumerate(words.rows):
        label = body_rows[index].add("TH", Scope="Row")
        baseline = body_top + (index + 0.5) * cell_height + 1.0 * MM * kit.grow
        edge = label_edge - 2 * MM
        panel.text(edge, baseline, [_fitted(kit, name, "label", edge, label, span)], label, "right")
    x = label_edge
    for box in boxes:
        x += box.before
        if box.before:
            _before(kit, panel, box, x, body_top, cell_height * len(words.rows))
        if box.joint:
            _joint(kit, panel, box, x, body_top + (box.sink + 0.5) * cell_height, span)
        _draw(kit, panel, box, x, body_top, cell_height, (head, body_rows), words, span)
        x += box.width
    return panel


def _before(kit: Kit, panel: Panel, box: LogBox, x: float, top: float, height: float) -> None:
    """What stands in the white left of a box: a rule between rounds, an arrow down to a drop."""
    middle = x - box.before / 2
    if box.rule:
        panel.line(middle, top, middle, top + height, kit.line("best"))
    if box.lower:
        reach, level = min(_ARROW * kit.grow, box.before / 3), top + box.lower + height / 2 - _ARROW * kit.grow
        corners = [(middle - reach, level - reach), (middle + reach, level), (middle - reach, level + reach)]
        panel.polygon(corners, kit.theme.colors["text"])


def _joint(kit: Kit, panel: Panel, box: LogBox, x: float, middle: float, span: Span) -> None:
    """A sign in the white left of a box: decoration, for the titles of the two say how they belong together."""
    run = kit.run(box.joint, "plain_bold", span)
    panel.text(x - box.before / 2 - run.width() / 2, middle + 1.1 * MM * kit.grow, [run], None)


def _draw(
    kit: Kit,
    panel: Panel,
    box: LogBox,
    x: float,
    body_top: float,
    cell_height: float,
    elems: tuple[Elem, list[Elem]],
    words: BoxWords,
    span: Span,
) -> None:
    head, rows = elems
    parts = max(len(cell) for cell in box.cells)
    down = box.lower + box.sink * cell_height
    heads = box.heads or (box.head,)
    inset = CORNER[0] * kit.grow
    for place, text in enumerate(heads):
        wide = parts // len(heads)
        column = head.add("TH", Scope="Column", **({"ColSpan": wide} if wide > 1 else {}))
        if box.spoken:
            column.attrs["ActualText"] = box.spoken
        if text:
            room = max(box.width / len(heads), box.head_room) - inset
            run = _fitted(kit, text, "label", room, column, span)
            panel.text(x + place * box.width / len(heads) + inset, HEAD_HEIGHT * kit.grow + down, [run], column)
    style = kit.line("best" if box.best else "box")
    radius = kit.theme.box["radius"]
    panel.box(x, body_top + down, box.width, cell_height * len(box.cells), style, radius, dashed=box.dashed)
    for index, cell in enumerate(box.cells):
        top = body_top + down + index * cell_height
        if index:
            panel.line(x, top, x + box.width, top, kit.line("cell"))
        part = box.width / len(cell)
        tint = box.tint if index == len(box.cells) - 1 else 0.0
        for place, field in enumerate(cell):
            left = x + place * part
            if tint:
                end, edge = left + part, style.width / 2
                panel.ground(end - tint, top + edge, tint - edge, cell_height - 2 * edge, kit.theme.colors["light"])
                panel.line(end - tint, top, end - tint, top + cell_height, kit.line("cell"))
            if place:
                heavy = box.heavy and place % box.heavy == 0
                panel.line(left, top, left, top + cell_height, kit.line("best" if heavy else "cell"))
            data = rows[index].add("TD", T=field.title, Id=field.id, **_spans(box, index, place, parts, len(rows)))
            fill(kit, panel, field, (left, top, part - tint, cell_height), data, words.blank, span)


def _spans(box: LogBox, index: int, place: int, columns: int, rows: int) -> dict[str, int]:
    """ColSpan and RowSpan of a cell: every box takes ``columns`` in every one of ``rows``, however it is parted."""
    count = len(box.cells[index])
    across = (place + 1) * columns // count - place * columns // count
    down = rows - index if index == len(box.cells) - 1 else 1
    return {name: value for name, value in (("ColSpan", across), ("RowSpan", down)) if value > 1}


def _fitted(kit: Kit, text: str, role: str, width: float, elem: Elem, span: Span) -> Run:
    """A label cut to ``width`` with an ellipsis; the whole of it is still read aloud."""
    run = kit.run(text, role, span)
    short = shorten(run, width)
    if short is not run:
        elem.attrs["ActualText"] = run.text
    return short


def fill(
    kit: Kit,
    panel: Panel,
    field: Field,
    rect: tuple[float, float, float, float],
    data: Elem,
    blank: str,
    span: Span,
) -> None:
    """Put into ``rect`` (x, y, width, height) what is printed of a place to write; ``data`` is its cell."""
    left, top, width, height = rect
    inset, first = (length * kit.grow for length in CORNER)
    if not field.target:
        data.attrs["ActualText"] = blank
    role = "target_best" if field.strong else "target"
    target = _fitted(kit, field.target, role, width - 2 * inset, data, span)
    if field.target:
        panel.text(left + inset, top + first, [target], data, spaced=True)
    right, bottom = left + width - inset, top + height - 1.2 * MM * kit.grow
    room = width - 2 * inset
    if field.mark:
        mark = kit.run(field.mark, "label_bold", span)
        if target.width() + mark.width() + inset <= room:
            panel.text(right, top + first, [mark], data, "right", spaced=True)
        else:  # beside a long target it goes to the lower corner
            panel.text(left + inset, bottom, [mark], data, spaced=True)
            room -= mark.width() + inset
    if field.unit:
        unit = kit.run(field.unit, "label", span)
        if unit.width() > room and field.short:
            unit = kit.run(field.short, "label", span)
        if unit.width() <= room:
            panel.text(right, bottom, [unit], data, "right", spaced=True)
        else:  # words that do not fit are read aloud: half of them would only take the room to write
            words = (field.target, field.mark, field.unit)
            data.attrs["ActualText"] = " ".join(word for word in words if word)
    for share, number in field.marks:
        at, foot = left + share * width, top + height
        panel.line(at, foot - _MARK, at, foot, kit.line("cell"))
        panel.text(at, foot - _MARK - _OVER_MARK, [kit.run(number, "target", span)], data, "center", spaced=True)
    panel.place(field.id, field.kind, rect, span)


def tick(kit: Kit, panel: Panel, x: float, y: float, side: float, name: str, span: Span | None) -> None:
    """A square to tick, with its top left corner at (x, y)."""
    panel.box(x, y, side, side, kit.line("box"), kit.theme.box["radius"])
    panel.place(name, "tick", (x, y, side, side), span)
