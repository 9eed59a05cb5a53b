"""The parts of a dose that session and sheet share: rest, and the four cells of a tempo."""

from __future__ import annotations

from planner.diagnostics import Span
from planner.pages.base import Desk
from planner.plan.dose import all_groups, words
from planner.plan.dose.model import Rest, Tempo
from planner.program import Entry
from planner.typeset.block import Block
from planner.typeset.blocks import Panel, Text
from planner.typeset.canvas import PageCanvas
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_TEMPO_AT = 24 * MM
"""Where the tempo starts if there is room, so that tempos stand under each other."""
_LEAST_GAP = 4 * MM
"""Between the rest and a tempo that has to start earlier."""
_AFTER_NAME = 2 * MM
_CELL = (6 * MM, 4.4 * MM)
"""Least width of a tempo cell, and its height."""
_INSET = 1.1 * MM
"""From the edge of a tempo cell to what stands in it."""
_SIGN = 0.75 * MM
"""Half the width of the sign of a movement."""


def rests(desk: Desk, entry: Entry, elem: Elem, height: float, baseline: float) -> list[Block]:
    """A line for the rest and tempo of all sets, or a line for each group where groups differ."""
    groups = all_groups(entry.dose) if entry.dose is not None else ()
    shared = entry.rest is not None or entry.tempo is not None
    pairs = [(entry.rest, entry.tempo)] if shared else [(group.rest, group.tempo) for group in groups]
    if desk.kit.theme.large:
        return [_in_words(desk, rest, tempo, elem, entry.span) for rest, tempo in pairs if rest or tempo]
    return [
        RestAndTempo(desk, rest, tempo, elem, entry.span, height, baseline)
        for rest, tempo in pairs
        if rest is not None or tempo is not None
    ]


def _in_words(desk: Desk, rest: Rest | None, tempo: Tempo | None, elem: Elem, span: Span) -> Block:
    """The same as a sentence, for large print: signs as small as those of a tempo help nobody there."""
    kit = desk.kit
    runs: list[Run] = []
    if rest is not None:
        runs.append(kit.run(desk.say("session.rest") + " ", "plain", span))
        runs.append(kit.run(words.duration(rest, desk.language), "plain_bold", span))
    if tempo is not None:
        before = " · " if rest is not None else desk.say("session.tempo") + " "
        runs.append(kit.run(before, "plain", span))
        runs.append(kit.run(words.tempo_words(tempo, desk.language), "plain_ink", span))
    return Text(runs, kit.style("plain"), elem.add("P"))


class RestAndTempo(Block):
    """``rest 2:00   tempo 2 0 1 1`` with a sign of the movement in each cell; on two lines where one is too short."""

    def __init__(
        self, desk: Desk, rest: Rest | None, tempo: Tempo | None, elem: Elem, span: Span, height: float, baseline: float
    ) -> None:
        super().__init__()
        self._line, self._baseline = height, baseline
        self._rest = None if rest is None else _Rest(desk, rest, elem, span)
        self._tempo = None if tempo is None else _Tempo(desk, tempo, elem, span)

    def measure(self, width: float) -> float:
        return self._line if self._tempo_at(width) is not None else 2 * self._line

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        panel = Panel(self.measure(width))
        start = self._tempo_at(width)
        if self._rest is not None:
            self._rest.draw(panel, self._baseline)
        if self._tempo is not None:
            down = self._baseline if start is not None else self._baseline + self._line
            self._tempo.draw(panel, start or 0.0, down)
        panel.paint(canvas, x, top, width)

    def _tempo_at(self, width: float) -> float | None:
        """Where the tempo starts beside the rest; None when it does not fit there."""
        if self._rest is None or self._tempo is None:
            return 0.0
        least = self._rest.width + _LEAST_GAP
        start = max(least, min(max(_TEMPO_AT, self._rest.width + 6 * MM), width - self._tempo.width))
        return start if start + self._tempo.width <= width else None


class _Rest:
    """The word and the time, at the left."""

    def __init__(self, desk: Desk, rest: Rest, elem: Elem, span: Span) -> None:
        self._name = desk.kit.run(desk.say("session.rest"), "label", span)
        self._time = desk.kit.run(words.duration(rest, desk.language), "plain_bold", span)
        self._owner = elem.add("P")
        self.width = self._name.width() + _AFTER_NAME + self._time.width()

    def draw(self, panel: Panel, baseline: float) -> None:
        panel.text(0, baseline, [self._name], self._owner, spaced=True)
        panel.text(self._name.width() + _AFTER_NAME, baseline, [self._time], self._owner)


class _Tempo:
    """The word and a cell for each phase; the cells read as the phases in words."""

    def __init__(self, desk: Desk, tempo: Tempo, elem: Elem, span: Span) -> None:
        self._kit = desk.kit
        self._name = desk.kit.run(desk.say("session.tempo"), "label", span)
        self._phases = [desk.kit.run(phase, "label_bold", span) for phase in tempo.phases]
        self._owner = elem.add("P")
        self._cells = Elem("Span", ActualText=words.tempo_words(tempo, desk.language))
        self._owner.kids.append(self._cells)
        self.width = self._name.width() + _AFTER_NAME + sum(map(_cell_width, self._phases))

    def draw(self, panel: Panel, x: float, baseline: float) -> None:
        kit, height = self._kit, _CELL[1]
        panel.text(x, baseline, [self._name], self._owner, spaced=True)
        left = x + self._name.width() + _AFTER_NAME
        top = baseline - height / 2 - _INSET
        panel.box(left, top, x + self.width - left, height, kit.line("inner"), kit.theme.box["radius"])
        for index, phase in enumerate(self._phases):
            if index:
                panel.line(left, top, left, top + height, kit.line("inner"))
            panel.text(left + _INSET, baseline, [phase], self._cells, spaced=True)
            left += _cell_width(phase)
            self._sign(panel, index, left - _INSET, top + height / 2)

    def _sign(self, panel: Panel, index: int, right: float, middle: float) -> None:
        """Down, hold, up, hold: a triangle that points where the weight moves, a dash where it rests."""
        if index in (0, 2):
            reach = 0.8 * _SIGN * (1 if index == 0 else -1)
            corners = [(right - 2 * _SIGN, middle - reach), (right, middle - reach), (right - _SIGN, middle + reach)]
            panel.polygon(corners, self._kit.theme.colors["text"])
        else:
            panel.line(right - 2 * _SIGN, middle, right, middle, self._kit.line("sign"))


def _cell_width(phase: Run) -> float:
    """Wide enough for two digits and the sign."""
    return max(_CELL[0], _INSET + phase.width() + 0.7 * MM + 2 * _SIGN + _INSET)
