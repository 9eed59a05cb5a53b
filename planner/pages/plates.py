"""Plates on a bar: what to hang on each side, drawn and in numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from planner.pages.base import Desk
from planner.program import Entry, Load
from planner.typeset.blocks import Block, Gap, Item, Label, Stack, Text, first_baseline
from planner.typeset.canvas import PageCanvas
from planner.typeset.measure import Run, one_line
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_MOST_LINES = 4
"""Most different loads whose plates are listed on lines of their own; more run on in one paragraph if it is shorter."""
_BETWEEN = 3 * MM
"""From a load to its plates."""

_SLEEVE, _COLLAR, _PLATE, _APART = 2.2 * MM, 0.5 * MM, 1.1 * MM, 0.35 * MM
_HIGH, _LOW = 5.4 * MM, 2 * MM
"""Heights of the heaviest plate and of none at all."""
_ABOVE, _BELOW = 1.5 * MM, 0.5 * MM
_TEXT = 11 * MM
"""Where the numbers start behind the drawing, so that they stand under each other."""


def plates_text(desk: Desk, load: Load) -> str:
    """``25 + 15 + 2.5``, or that there are none."""
    plates = " + ".join(desk.language.number(plate, 3) for plate in load.plates)
    return plates or desk.say("session.plates.none")


def plates_block(desk: Desk, entry: Entry, elem: Elem, width: float) -> list[Block]:
    """The plates of every different load of an exercise, ``width`` wide; nothing where plates are not counted."""
    sets = (load for planned in entry.sets for load in (planned.load, *(mini.load for mini in planned.minis)))
    loads = list(dict.fromkeys(load for load in sets if load is not None and load.bar is not None))
    if not loads:
        return []
    if len(loads) == 1:
        return _drawn(desk, entry, loads[0], elem)
    listed, run_on = (make(desk, entry, loads, Elem("Div")).measure(width) for make in (_table, _run_on))
    make = _table if len(loads) <= _MOST_LINES or listed <= run_on else _run_on
    return [make(desk, entry, loads, elem)]


def _table(desk: Desk, entry: Entry, loads: Sequence[Load], elem: Elem) -> Block:
    """A line for each load, its plates under those of the others; the first says that they are for each side."""
    kit, style = desk.kit, desk.kit.style("plain")
    names = [kit.run(desk.language.number(load.value, 3), "plain_bold", entry.span) for load in loads]
    widest = max(name.width() for name in names)
    first = next((load for load in loads if load.plates), None)
    lines: list[Block] = []
    for name, load in zip(names, loads, strict=True):
        text = _each_side(desk, load) if load is first else plates_text(desk, load)
        runs = [kit.run(text, "plain_ink", entry.span)]
        owner = elem.add("P")
        label = _right_of(name, widest, owner)
        lines.append(Item(Text(runs, style, owner), widest + _BETWEEN * kit.grow, first_baseline(style, runs), label))
    return Stack(lines)


def _right_of(name: Run, width: float, owner: Elem) -> Label:
    """Draws ``name`` so that it ends ``width`` further right."""

    def draw(canvas: PageCanvas, x: float, baseline: float) -> None:
        canvas.text_lines([(x + width - name.width(), baseline, one_line([name], spaced=True))], owner)

    return draw


def _run_on(desk: Desk, entry: Entry, loads: Sequence[Load], elem: Elem) -> Block:
    """All loads in one paragraph; a sum of plates is not parted."""
    rows = [
        desk.say("session.plates.of", load=desk.language.number(load.value, 3), plates=plates_text(desk, load))
        for load in loads
    ]
    text = desk.say("session.plates.listed", plates=" · ".join(row.replace(" ", "\xa0") for row in rows))
    return Text([desk.kit.run(text, "plain_ink", entry.span)], desk.kit.style("plain"), elem.add("P"))


def _each_side(desk: Desk, load: Load) -> str:
    """``25 + 15 + 2.5 per side``, or that there are none."""
    text = plates_text(desk, load)
    return desk.say("session.plates.per_side", plates=text) if load.plates else text


def _drawn(desk: Desk, entry: Entry, load: Load, elem: Elem) -> list[Block]:
    """A sleeve with its plates, and the numbers beside it."""
    kit = desk.kit
    runs = [kit.run(_each_side(desk, load), "plain_ink", entry.span)]
    middle = runs[0].face.cap_height * runs[0].size / 2

    def draw(canvas: PageCanvas, x: float, baseline: float) -> None:
        _sleeve(desk, canvas, load, x, baseline + middle)

    style = kit.style("plain")
    start = max(_TEXT, _width(load) + 1.5 * MM) * kit.grow
    body = Text(runs, style, elem.add("P"))
    return [Gap(_ABOVE), Item(body, start, first_baseline(style, runs), draw), Gap(_BELOW)]


def _width(load: Load) -> float:
    return 2 * _SLEEVE + _COLLAR + _APART + len(load.plates) * (_PLATE + _APART)


def _sleeve(desk: Desk, canvas: PageCanvas, load: Load, x: float, middle: float) -> None:
    """Draws the inner end of the bar, the collar and the plates of one side."""
    line, ink, grow = desk.kit.line("sign"), desk.kit.theme.colors["text"], desk.kit.grow
    canvas.stroke(line.color, line.width)
    canvas.line(x, middle, x + _width(load) * grow, middle)
    canvas.fill(ink)
    x += _SLEEVE * grow
    _bar(canvas, x, middle, _COLLAR * grow, _LOW * grow)
    x += (_COLLAR + _APART) * grow
    for plate in load.plates:
        _bar(canvas, x, middle, _PLATE * grow, (_LOW + (_HIGH - _LOW) * _share(plate, load)) * grow)
        x += (_PLATE + _APART) * grow


def _share(plate: Decimal, load: Load) -> float:
    """How high a plate is between none and the heaviest: full-size plates are alike, change plates small."""
    full = Decimal(45) if load.unit == "lb" else Decimal(20)
    return min(1.0, math.pow(plate / full, 0.7))


def _bar(canvas: PageCanvas, x: float, middle: float, width: float, height: float) -> None:
    bottom, top = middle - height / 2, middle + height / 2
    canvas.path([(x, bottom), (x + width, bottom), (x + width, top), (x, top)], fill=True)
