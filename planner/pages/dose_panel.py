"""The parts of a dose that session and sheet share: rest, and the four cells of a tempo."""

from __future__ import annotations

from planner.diagnostics import Span
from planner.pages.base import Desk
from planner.plan.dose import words
from planner.plan.dose.model import Rest, Tempo
from planner.program import Entry
from planner.typeset.blocks import Block, Panel
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_TEMPO_AT = 24 * MM
"""Where the tempo starts, so that tempos stand under each other."""
CELL = (6 * MM, 4.4 * MM)
"""Width and height of one tempo cell."""


def rests(desk: Desk, entry: Entry, elem: Elem, height: float, baseline: float) -> list[Block]:
    """A line for the rest and tempo of all sets, or a line for each group where groups differ."""
    groups = entry.dose.groups if entry.dose is not None else ()
    shared = entry.rest is not None or entry.tempo is not None
    pairs = [(entry.rest, entry.tempo)] if shared else [(group.rest, group.tempo) for group in groups]
    return [
        rest_and_tempo(desk, rest, tempo, elem, entry.span, height, baseline)
        for rest, tempo in pairs
        if rest is not None or tempo is not None
    ]


def rest_and_tempo(
    desk: Desk, rest: Rest | None, tempo: Tempo | None, elem: Elem, span: Span, height: float, baseline: float
) -> Panel:
    """One line: ``rest 2:00   tempo 2 0 1 1`` with a sign of the movement in each cell."""
    kit = desk.kit
    panel = Panel(height)
    x = 0.0
    if rest is not None:
        name = kit.run(desk.say("session.rest"), "label", span)
        time = kit.run(words.duration(rest, desk.language), "plain_bold", span)
        owner = elem.add("P")
        panel.text(x, baseline, [name], owner, spaced=True)
        panel.text(x + name.width() + 2 * MM, baseline, [time], owner)
        x = max(_TEMPO_AT, x + name.width() + time.width() + 6 * MM)
    if tempo is not None:
        name = kit.run(desk.say("session.tempo"), "label", span)
        owner = elem.add("P")
        panel.text(x, baseline, [name], owner, spaced=True)
        cells = Elem("Span", ActualText=words.tempo_words(tempo, desk.language))
        owner.kids.append(cells)
        _tempo(desk, panel, tempo, x + name.width() + 2 * MM, baseline, cells, span)
    return panel


def _tempo(desk: Desk, panel: Panel, tempo: Tempo, x: float, baseline: float, elem: Elem, span: Span) -> None:
    kit = desk.kit
    width, height = CELL
    top = baseline - height / 2 - 1.1 * MM
    panel.box(x, top, 4 * width, height, kit.line("inner"), kit.theme.box["radius"])
    ink = kit.theme.colors["text"]
    for index, phase in enumerate(tempo.phases):
        left = x + index * width
        if index:
            panel.line(left, top, left, top + height, kit.line("inner"))
        panel.text(left + 1.1 * MM, baseline, [kit.run(phase, "label_bold", span)], elem, spaced=True)
        right, middle, half = left + width - 1.1 * MM, top + height / 2, 0.75 * MM
        if index == 0:
            panel.polygon(
                [
                    (right - 2 * half, middle - half * 0.8),
                    (right, middle - half * 0.8),
                    (right - half, middle + half * 0.8),
                ],
                ink,
            )
        elif index == 2:
            panel.polygon(
                [
                    (right - 2 * half, middle + half * 0.8),
                    (right, middle + half * 0.8),
                    (right - half, middle - half * 0.8),
                ],
                ink,
            )
        else:
            panel.line(right - 2 * half, middle, right, middle, kit.line("sign"))
