"""One card: an exercise with its picture, its doses, its steps as far as there is room, and squares to tick.

Everything stands under what is above it: what one part leaves, the next one has. A card that lies has pictures and
doses at the left and the steps at the right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from planner.library.model import Exercise
from planner.pages.base import Desk
from planner.pages.card_dose import dose
from planner.pages.card_steps import Steps, caution, least_height, steps
from planner.pages.common import fitting
from planner.pages.figures import drawing_of, frame_cells, has_picture
from planner.pages.images import picture
from planner.pages.sheet_parts import Uses
from planner.typeset.blocks import Block, Gap, Panel, Rule, Text, first_baseline
from planner.typeset.boxes import tick
from planner.typeset.measure import Line, Piece, Run, break_lines, one_line, shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_INSIDE = 9 * MM
"""From the edge of a card to what stands on it."""
_NAMES = ("card_name", "day_name", "exercise_name")
_NAME_LINES = 3
"""Most lines of a name; a longer one ends in an ellipsis."""
_HEAD, _NAME, _RULE = 12.7 * MM, 22 * MM, 25.5 * MM
"""From the top of a card down to the baselines of head and name, and to the rule under a name of one line."""
_LOWER = 4.5 * MM
"""How much lower the name and its rule would stand under a head of twice the size."""
_ATHLETE = 0.4
"""The share of the head, at its right, that is kept for who trains."""
_STANDING, _LYING = 39.5 * MM, 30 * MM
"""Most height of pictures on a card that stands and on one that lies."""
_PICTURE_SHARES = (1.0, 0.75, 0.55, 0.42)
"""How much of that height they take: the first with which everything has room, else the one that gives the steps most.

The least is 16.6 mm on a card that stands, at which a drawing still shows the position.
"""
_LEFT, _BETWEEN = 0.46, 6 * MM
"""The left column of a card that lies, as a share of the width, and the white beside it."""
_TICKS, _TICKS_UP = 8, 15.5 * MM
"""How many squares there are, and how far their upper edge stands above the lower edge of the card."""
_MOST_PICTURES = 2
_UNDER_DOSES, _ABOVE_STEPS = 2.6 * MM, 2.9 * MM
"""White above and below the line that parts doses and steps."""


@dataclass(slots=True)
class _Column:
    """A column of a card, filled from ``y`` down to ``bottom``."""

    panel: Panel
    x: float
    width: float
    y: float
    bottom: float

    @property
    def room(self) -> float:
        return self.bottom - self.y

    def put(self, block: Block) -> None:
        self.panel.block(self.x, self.y, self.width, block)
        self.y += block.measure(self.width)

    def rule(self, desk: Desk, role: str) -> None:
        self.panel.line(self.x, self.y, self.x + self.width, self.y, desk.kit.line(role))


@dataclass(slots=True)
class _Body:
    """What stands under the name and the pictures of a card, in one setting."""

    left: list[Block]
    right: list[Block]
    elems: list[Elem]
    doses: int
    steps: Steps
    is_warned: bool

    @property
    def worth(self) -> tuple[int, bool, int]:
        """What is on the card, the most important first."""
        return self.doses, self.is_warned, self.steps.shown

    def lacks(self, uses: Uses) -> bool:
        return self.worth < (len(uses), True, self.steps.count)


def card(exercise: Exercise, uses: Uses, where: str, size: tuple[float, float], desk: Desk, parent: Elem) -> Panel:
    """A card of ``size``, width and height in points; ``where`` tells above the name where the exercise is used.

    Pictures give way to what would have no room beside them. What still has none is left to the sheet of the exercise:
    the card says so, and ``card-cut`` warns.
    """
    tries = [_made(exercise, uses, where, size, desk, _PICTURE_SHARES[0])]
    for share in _PICTURE_SHARES[1:]:
        if not tries[-1].body.lacks(uses) or not has_picture(desk.kit, exercise):
            break
        tries.append(_made(exercise, uses, where, size, desk, share))

    def worth(place: int) -> tuple[int, bool, bool, int]:
        body = tries[place].body
        return body.doses, body.is_warned, not body.lacks(uses), body.steps.shown

    best = tries[max(range(len(tries)), key=worth)]
    parent.kids.append(best.root)
    _warn(desk, exercise, uses, best.body)
    return best.panel


class _Card(NamedTuple):
    """A card with pictures of one size."""

    panel: Panel
    root: Elem
    body: _Body


def _made(exercise: Exercise, uses: Uses, where: str, size: tuple[float, float], desk: Desk, share: float) -> _Card:
    """A card with pictures of ``share`` of their full height."""
    width, height = size
    root = Elem("Sect")
    panel = Panel(height)
    lies = width > height
    whole = _Column(panel, _INSIDE, width - 2 * _INSIDE, _RULE, height - _TICKS_UP - desk.kit.theme.space["small"])
    _head(whole, exercise, where, desk, root)
    left, right = _halves(whole) if lies else (whole, whole)
    if _pictures(left, exercise, share * desk.kit.grow * (_LYING if lies else _STANDING), desk, root) and not lies:
        left.rule(desk, "section")
    body = _body(exercise, uses, left, right, desk, is_tight=False)
    if body.lacks(uses):
        tight = _body(exercise, uses, left, right, desk, is_tight=True)
        body = tight if tight.worth > body.worth else body
    for column, blocks in ((left, body.left), (right, body.right)):
        for block in blocks:
            column.put(block)
    for elem in body.elems:
        root.kids += elem.kids
    _ticks(panel, exercise, size, desk, root)
    return _Card(panel, root, body)


def _halves(column: _Column) -> tuple[_Column, _Column]:
    """The two columns of a card that lies."""
    wide = _LEFT * column.width
    start = wide + _BETWEEN
    return (
        _Column(column.panel, column.x, wide, column.y, column.bottom),
        _Column(column.panel, column.x + start, column.width - start, column.y, column.bottom),
    )


def _body(exercise: Exercise, uses: Uses, left: _Column, right: _Column, desk: Desk, *, is_tight: bool) -> _Body:
    """Doses, caution and steps as far as they go. Beside each other a caution stands at the left where it can."""
    blocks: list[Block] = []
    elems: list[Elem] = []
    above: list[Block] = [Gap(_ABOVE_STEPS)]
    if uses and left is right:
        above = [Gap(_UNDER_DOSES), Rule(desk.kit.line("inner")), Gap(_ABOVE_STEPS)]
    room = left.room
    if left is right:
        room -= sum(block.measure(left.width) for block in above)
        least = least_height(desk, exercise, left.width)
    else:
        least = 0.0
    for number, use in enumerate(uses):
        made = dose(desk, exercise, use, (number, len(uses)), left.width, room - least, is_tight=is_tight)
        if made is None:
            break
        blocks.append(made[0])
        elems.append(made[1])
        room -= made[0].measure(left.width)
    count = len(elems)
    is_cut = count < len(uses)
    if left is right:
        found = steps(desk, exercise, left.width, room, is_cut=is_cut)
        return _Body([*blocks, *above, *found.blocks], [], [*elems, found.elem], count, found, found.is_warned)
    warned = caution(desk, exercise, left.width, room - _ABOVE_STEPS)
    if warned is not None:
        blocks += [*above, warned[0]]
        elems.append(warned[1])
    room = right.room - _ABOVE_STEPS
    found = steps(desk, exercise, right.width, room, is_cut=is_cut, has_caution=warned is None)
    return _Body(blocks, [*above, *found.blocks], [*elems, found.elem], count, found, found.is_warned)


def _head(column: _Column, exercise: Exercise, where: str, desk: Desk, root: Elem) -> None:
    """Where it is used, room for who trains, the name, and the rule under it."""
    kit, panel, wide = desk.kit, column.panel, column.width
    if where:
        owner = root.add("P")
        run = kit.run(where, "label", exercise.span)
        short = shorten(run, (1 - _ATHLETE) * wide - 2 * MM)
        if short is not run:
            owner.attrs["ActualText"] = where
        panel.text(column.x, _HEAD, [short], owner)
    kept = _ATHLETE * wide
    panel.place(f"{exercise.slug}.athlete", "athlete", (column.x + wide - kept, _HEAD - 3 * MM, kept, 4 * MM), None)
    run, role = fitting(kit, exercise.name, _NAMES, wide, exercise.span)
    style = kit.style(role)
    name = root.add("H1")
    lines = break_lines([run], wide)
    if len(lines) > _NAME_LINES:
        name.attrs["ActualText"] = exercise.name
        whole, others = lines[: _NAME_LINES - 1], lines[_NAME_LINES - 1 :]
        rest = "".join(piece.text for line in others for piece in (*line.pieces, *_space(line, run)))
        lines = [*whole, one_line([shorten(replace(run, text=rest), wide)])]
    block = Text([run], style, name, lines=lines)
    block.marked(entry=(1, exercise.name), anchor=f"card-{exercise.slug}")
    lower = _LOWER * (kit.grow - 1)
    panel.block(column.x, _NAME + lower - first_baseline(style, [run]), wide, block)
    column.y = _RULE + lower + (len(lines) - 1) * style.step
    column.rule(desk, "section")


def _space(line: Line, run: Run) -> list[Piece]:
    """The space that a line break took."""
    return [Piece(run, " ", run.width(" "))] if line.spaced else []


def _pictures(column: _Column, exercise: Exercise, height: float, desk: Desk, root: Elem) -> bool:
    """The first pictures side by side, each in the middle of its share of the width; whether there is one."""
    gap = desk.kit.theme.space["small"]
    room = min(height, 0.5 * column.room)
    drawing = drawing_of(desk.kit, exercise)
    if drawing is not None:
        count = min(len(drawing.frames), _MOST_PICTURES)
        wide = (column.width - (count - 1) * gap) / count
        cells = frame_cells(desk, exercise, root, wide, room, _MOST_PICTURES, discs=False)
        for index, cell in enumerate(cells):
            column.panel.block(column.x + index * (wide + gap), column.y + gap, wide, cell)
        column.y += cells[0].measure(wide) + 2 * gap
        return True
    sources = exercise.pictures[:_MOST_PICTURES]
    wide = (column.width - (len(sources) - 1) * gap) / max(len(sources), 1)
    made = []
    for number, source in enumerate(sources, start=1):
        alt = desk.say("sheet.picture", number, name=exercise.name, number=number, count=len(sources))
        figure = picture(desk.kit, source, alt, wide, room, root)
        if figure is not None:
            made.append(figure)
    if not made:
        return False
    high = max(figure.high for figure in made)
    share = (column.width - (len(made) - 1) * gap) / len(made)
    for index, figure in enumerate(made):
        x = column.x + index * (share + gap) + (share - figure.wide) / 2
        column.panel.block(x, column.y + gap + high - figure.high, figure.wide, figure)
    column.y += high + 2 * gap
    return True


def _warn(desk: Desk, exercise: Exercise, uses: Uses, body: _Body) -> None:
    """One warning for whatever has no room on a card."""
    lacking = []
    if body.doses < len(uses):
        lacking.append(f"{body.doses} of {len(uses)} doses")
    if not body.is_warned:
        lacking.append("no caution")
    if body.steps.shown < body.steps.count:
        lacking.append(f"{body.steps.shown} of {body.steps.count} steps")
    if lacking:
        message = f'the card of "{exercise.name}" has room for {" and ".join(lacking)}'
        desk.kit.out.warning("card-cut", message, exercise.span, "print the sheet of the exercise too")


def _ticks(panel: Panel, exercise: Exercise, size: tuple[float, float], desk: Desk, root: Elem) -> None:
    """A row of numbered squares over the width: one for each time that it is done."""
    kit = desk.kit
    side = kit.theme.box["tick_main"]
    y = size[1] - _TICKS_UP
    pitch = (size[0] - 2 * _INSIDE - side) / (_TICKS - 1)
    for index in range(_TICKS):
        x, number = _INSIDE + index * pitch, index + 1
        name = f"card.{exercise.slug}.done{number}"
        title = desk.say("cards.done_field", name=exercise.name, number=number)
        owner = root.add("P", Id=name, T=title)
        tick(kit, panel, x, y, side, name, exercise.span)
        panel.text(x + 1 * MM, y + 3.3 * MM * kit.grow, [kit.run(f"{number}", "target")], owner, spaced=True)
