"""The steps on a card, as many as there is room for, whole; a caution goes before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.diagnostics import Span
from planner.library import model
from planner.library.model import Exercise
from planner.pages.base import Desk
from planner.pages.prose import Prose, plain_text, prose
from planner.typeset.blocks import Block, Framed, Gap, Stack, Text
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_LOOKS = (
    ("step", "step_number", 1.5 * MM),
    ("step_medium", "step_number_medium", 1.5 * MM),
    ("step_small", "step_number_small", 1.5 * MM),
    ("tip_small", "step_number_tiny", 1.2 * MM),
    ("tip_small", "step_number_tiny", 0.6 * MM),
)
"""Roles of steps and of their numbers, and the white between steps, from large to small."""
_CAUTIONS = ("step_small", "tip_medium", "tip_small")
"""Roles of a caution that stands apart from the steps."""
_INDENT = 6 * MM
_FRAME = (3 * MM, 2 * MM)
"""From the frame of a caution to its words, across and down."""
_MOST_LETTERS = 4000
"""More than any card holds: a longer caution or step is not even measured."""
_MORE = 6 * MM
"""Height of the line that says where the rest is."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What stands on a card, with its structure: ``shown`` of ``count`` steps, and whether a caution is whole."""

    blocks: tuple[Block, ...]
    elem: Elem
    shown: int
    count: int
    is_warned: bool

    @property
    def is_whole(self) -> bool:
        return self.is_warned and self.shown == self.count


def steps(
    desk: Desk, exercise: Exercise, width: float, room: float, *, is_cut: bool, has_caution: bool = True
) -> Steps:
    """Caution and steps in the largest type in which all of them go into ``room``.

    Else as many steps as can stand whole, and a last line that says where the rest is; with ``is_cut`` in any case.
    What has no steps has the sentence that describes it.
    """
    part = exercise.section("caution") if has_caution else None
    looks = [Prose(role, _INDENT * desk.kit.grow, gap, number_role) for role, number_role, gap in _LOOKS]
    for look in looks if not is_cut else ():
        found = _set(desk, exercise, part, look, width, room)
        if found.is_whole:
            return found
    more = _MORE * desk.kit.grow
    tried = (_set(desk, exercise, part, look, width, room - more) for look in looks)

    def worth(one: Steps) -> tuple[bool, bool, int]:
        fits = sum(block.measure(width) for block in one.blocks) <= room - more
        return fits, one.is_warned, one.shown

    found = max(tried, key=worth)  # the first of equals, the largest
    kit = desk.kit
    run = kit.run(desk.say("cards.more"), "plain_bold", exercise.span)
    said = Text([run], kit.style("plain"), found.elem.add("P"))
    blocks = (*found.blocks, Gap(more - kit.style("plain").step), said)
    return Steps(blocks, found.elem, found.shown, found.count, found.is_warned)


def least_height(desk: Desk, exercise: Exercise, width: float) -> float:
    """The room that must be left for caution and steps, if only to say where they are."""
    part = exercise.section("caution")
    height = _MORE * desk.kit.grow if _written(exercise) or part is not None else 0.0
    if part is not None:
        elem = Elem("Sect")
        height += _elsewhere(desk, part, _LOOKS[-1][0], elem).measure(width) + desk.kit.theme.space["small"]
    return height


def caution(desk: Desk, exercise: Exercise, width: float, room: float) -> tuple[Block, Elem] | None:
    """The caution of an exercise in a frame, as large as it goes into ``room``; None when it does not, or for none."""
    part = exercise.section("caution")
    if part is None or _is_endless(part.blocks):
        return None
    for role in _CAUTIONS:
        elem = Elem("Sect")
        warned = _caution(desk, part, role, width, elem.add("Sect"))
        if warned.measure(width) <= room:
            return warned, elem
    return None


def _set(desk: Desk, exercise: Exercise, part: model.Section | None, look: Prose, width: float, room: float) -> Steps:
    """Caution and steps in one look, as far as they go."""
    elem = Elem("Sect")
    blocks: list[Block] = []
    is_warned = True
    if part is not None:
        owner = Elem("Sect")
        warned = None if _is_endless(part.blocks) else _caution(desk, part, look.role, width, owner)
        if warned is None or warned.measure(width) > room:
            is_warned, owner = False, Elem("Sect")
            warned = _elsewhere(desk, part, look.role, owner)
        blocks = [warned, Gap(desk.kit.theme.space["small"])]
        elem.kids.append(owner)
    room -= sum(block.measure(width) for block in blocks)
    written = _written(exercise)
    count = _count(written)
    shown = _fitting(desk, written, look, width, room)
    if shown:
        blocks.append(prose(desk, _first(written, shown), look, elem, width))
    return Steps(tuple(blocks), elem, shown, count, is_warned)


def _written(exercise: Exercise) -> tuple[model.Block, ...]:
    part = exercise.section("instructions")
    if part is not None:
        return part.blocks
    text = exercise.description
    return (model.Paragraph((model.Inline(text),), exercise.span),) if text else ()


def _caution(desk: Desk, part: model.Section, role: str, width: float, owner: Elem) -> Block:
    title = _bold(desk, "sheet.section.caution", role, part.span, owner)
    inner = prose(desk, part.blocks, Prose(role, 3.4 * MM * desk.kit.grow, 0.6 * MM), owner, width - 2 * _FRAME[0])
    return _framed(desk, [title, inner])


def _elsewhere(desk: Desk, part: model.Section, role: str, owner: Elem) -> Block:
    """What stands for a caution that has no room."""
    return _framed(desk, [_bold(desk, "cards.caution", role, part.span, owner)])


def _bold(desk: Desk, key: str, role: str, span: Span, owner: Elem) -> Text:
    run = desk.kit.run(desk.say(key), role, span, bold=True)
    return Text([run], desk.kit.style(role), owner.add("P"))


def _framed(desk: Desk, blocks: Sequence[Block]) -> Framed:
    return Framed(Stack(blocks), _FRAME, desk.kit.line("best"), desk.kit.theme.box["radius"])


def _is_endless(blocks: Sequence[model.Block]) -> bool:
    return len(plain_text(blocks)) > _MOST_LETTERS


def _count(blocks: Sequence[model.Block]) -> int:
    """Steps are the items of lists, and whatever else stands between them."""
    return sum(len(block.items) if isinstance(block, model.Bullets) else 1 for block in blocks)


def _first(blocks: Sequence[model.Block], count: int) -> tuple[model.Block, ...]:
    """The first ``count`` steps."""
    out: list[model.Block] = []
    for block in blocks:
        if count <= 0:
            break
        if isinstance(block, model.Bullets):
            out.append(model.Bullets(block.ordered, block.start, block.items[:count], block.span))
            count -= len(block.items)
        else:
            out.append(block)
            count -= 1
    return tuple(out)


def _fitting(desk: Desk, blocks: Sequence[model.Block], look: Prose, width: float, room: float) -> int:
    """How many steps go into ``room``. Each is measured alone, so that the cost is that of a card and not of a book."""
    used, shown = -look.gap, 0
    for index in range(_count(blocks)):
        step = _first(blocks, index + 1)[-1]
        if isinstance(step, model.Bullets):
            step = model.Bullets(step.ordered, step.start + len(step.items) - 1, step.items[-1:], step.span)
        if _is_endless([step]):
            break
        used += look.gap + prose(desk, [step], look, Elem("Sect"), width).measure(width)
        if used > room:
            break
        shown = index + 1
    # The numbers of a whole list may be wider than that of one step.
    while shown and prose(desk, _first(blocks, shown), look, Elem("Sect"), width).measure(width) > room:
        shown -= 1
    return shown
