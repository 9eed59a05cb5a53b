"""Cards: each exercise on a card of about A6, as many on a sheet as fit, with marks where to cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planner.pages.base import Desk, Kind, Section
from planner.pages.card import card
from planner.pages.sheet import doses
from planner.program import Entry, Program, Session
from planner.typeset.blocks import Block, Panel
from planner.typeset.kit import Kit, Paper
from planner.typeset.section import Area, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_SHORT, _LONG = 105 * MM, 148.5 * MM
"""The sides of A6."""
_LARGER = 2**0.5
"""How much larger cards are in large print: the next size of paper, A5."""
_LEAST = 0.94
"""How much of A6 a side of a card has at least: a quarter of Letter is that much lower."""
_MARK_AT, _MARK = 5 * MM, 5 * MM
"""How far a cutting mark stands from the edge of the sheet, and how long it is."""


class Grid(NamedTuple):
    """How a sheet is cut: cards across and down, and the width and height of one, in points."""

    across: int
    down: int
    width: float
    height: float


def grid(paper: Paper, larger: float = 1.0) -> Grid:
    """As many cards as fit on ``paper``, standing or lying, standing where both give as many.

    Their sides are ``larger`` times those of A6.

    They share the whole sheet, so that a cut runs from edge to edge.
    """

    def cut(width: float, height: float) -> Grid:
        across = max(1, int(paper.width / (_LEAST * larger * width)))
        down = max(1, int(paper.height / (_LEAST * larger * height)))
        return Grid(across, down, paper.width / across, paper.height / down)

    standing, lying = cut(_SHORT, _LONG), cut(_LONG, _SHORT)
    return lying if lying.across * lying.down > standing.across * standing.down else standing


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """One section with a card for each exercise of the library that a session asks for, in order of first use.

    What only stands as an alternate has no dose, and so no card.
    """
    kit = desk.kit
    used = [(exercise, uses) for exercise, uses in program.used if uses]
    if not used:
        return
    cut = grid(kit.paper, _LARGER if kit.theme.large else 1.0)
    per_sheet = cut.across * cut.down
    root = Elem("Sect")
    decks: list[Block] = []
    for start in range(0, len(used), per_sheet):
        deck = Panel(kit.paper.height)
        if not start:
            deck.marked(entry=(0, desk.say("cards.title")), anchor="cards")
        for place, (exercise, uses) in enumerate(used[start : start + per_sheet]):
            row, column = divmod(place, cut.across)
            different = doses(uses, desk.language)
            where = program.title if len(different) > 1 else _where(uses, desk)
            made = card(exercise, different, where, (cut.width, cut.height), desk, root)
            deck.block(column * cut.width - kit.paper.left, row * cut.height, cut.width, made)
        _marks(kit, deck, cut)
        decks.append(deck)
    sheet = Area(0, kit.paper.height)
    yield Section("cards", desk.say("cards.title"), typeset(kit, decks, root, sheet, sheet), is_bare=True)


def _where(uses: Sequence[tuple[Session, Entry]], desk: Desk) -> str:
    """The session of an exercise with its number there; several by their names."""
    names = list(dict.fromkeys(session.name for session, _ in uses))
    session, entry = uses[0]
    if len(names) == 1 and entry.label:
        return desk.say("cards.where", session=session.name, label=entry.label)
    return ", ".join(names)


def _marks(kit: Kit, deck: Panel, cut: Grid) -> None:
    """Short lines at the edges where the cuts begin and end, and crosses where they meet."""
    width, height = kit.paper.width, kit.paper.height
    line, left = kit.line("cut"), -kit.paper.left
    xs = [number * cut.width for number in range(1, cut.across)]
    ys = [number * cut.height for number in range(1, cut.down)]
    half = _MARK / 2
    for x in xs:
        for y in (_MARK_AT, height - _MARK_AT - _MARK, *(middle - half for middle in ys)):
            deck.line(left + x, y, left + x, y + _MARK, line)
    for y in ys:
        for x in (_MARK_AT, width - _MARK_AT - _MARK, *(middle - half for middle in xs)):
            deck.line(left + x, y, left + x + _MARK, y, line)


KIND = Kind("cards", 40, sections)
