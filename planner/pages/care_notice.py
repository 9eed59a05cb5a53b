"""When to stop and what to mind: a frame that is the heaviest thing on its page, in words, and never made smaller."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from planner.library.model import Bullets, Inline, Paragraph
from planner.pages.balanced import Balanced
from planner.pages.base import Desk
from planner.pages.prose import Prose, prose
from planner.program.care import Concern, Notice
from planner.typeset.blocks import Block, Cell, Columns, Framed, Gap, Rule, Stack, Text
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

PLACE: Final = "care"
"""The kind of what is placed on a page that says when to stop."""

_PADDING = (3 * MM, 2.2 * MM)
"""From the frame to what stands in it, across and down."""
_INDENT, _GAP = 3.4 * MM, 0.8 * MM
"""The indent of a sentence, and the white between two of them."""
_WIDE = 110 * MM
"""From this width on text stands in two columns."""
_SEVERAL = 4
"""So many sentences are enough for two columns."""
_PHONE = re.compile(r"(?<![\w@.])\+?\(?[0-9][0-9 ()/.\-]{4,}[0-9](?![\w@])")


def notice_block(
    desk: Desk,
    notice: Notice,
    parent: Elem,
    width: float,
    name: str,
    roles: tuple[str, str] = ("heading", "tip"),
) -> Block:
    """The frame, with titles and sentences in the types ``roles``; ``name`` is its stable id on the page.

    What stands in columns is what makes it lowest.
    """
    kit = desk.kit
    inner = width - 2 * _PADDING[0] * kit.grow
    tries = [(root := Elem("Sect"), _stacked(desk, notice, root, inner, roles))]
    if inner >= _WIDE * kit.grow and notice.stop_if and notice.precautions:
        tries.append((root := Elem("Sect"), _beside(desk, notice, root, inner, roles)))
    root, body = min(tries, key=lambda made: made[1].measure(inner))
    parent.kids.append(root)
    padding = (_PADDING[0] * kit.grow, _PADDING[1] * kit.grow)
    framed = Framed(body, padding, kit.line("best"), kit.theme.box["radius"])
    framed.origin = (name, PLACE, (*notice.stop_if, *notice.precautions)[0].rules[0].span)
    return framed


def whom(desk: Desk, notice: Notice) -> str:
    """The first line: ``Stop and call Ana Costa, 020 7946 0018, if:``; one who has no telephone is told."""
    if not (notice.coach or notice.contact):
        return desk.say("care.stop")
    contact = _PHONE.sub(lambda number: number[0].replace(" ", "\N{NO-BREAK SPACE}"), notice.contact)
    who = notice.coach or contact
    if notice.coach and contact:
        who = desk.say("care.who", coach=notice.coach, contact=contact)
    return desk.say("care.stop_call" if _PHONE.search(notice.contact) else "care.stop_tell", who=who)


def _stacked(desk: Desk, notice: Notice, root: Elem, width: float, roles: tuple[str, str]) -> Block:
    """What to stop at, and below it what to mind; many sentences in two columns."""
    blocks: list[Block] = []
    for title, concerns in _parts(desk, notice):
        if blocks:
            gap = Gap(desk.kit.theme.space["hair"])
            blocks += [gap, Rule(desk.kit.line("inner")), gap]
        blocks += _part(desk, title, concerns, root, width, roles)
    return Stack(blocks)


def _beside(desk: Desk, notice: Notice, root: Elem, width: float, roles: tuple[str, str]) -> Block:
    """What to stop at at the left, what to mind at the right."""
    gutter = desk.kit.theme.space["large"]
    half = (width - gutter) / 2
    left, right = (Stack(_part(desk, title, said, root, half, roles)) for title, said in _parts(desk, notice))
    return Columns([Cell(0, half, left), Cell(half + gutter, half, right)])


def _parts(desk: Desk, notice: Notice) -> list[tuple[str, tuple[Concern, ...]]]:
    """Both titles with what stands under them, as far as there is anything."""
    both = ((whom(desk, notice), notice.stop_if), (desk.say("care.precautions"), notice.precautions))
    return [(title, concerns) for title, concerns in both if concerns]


def _part(
    desk: Desk, title: str, concerns: Sequence[Concern], root: Elem, width: float, roles: tuple[str, str]
) -> list[Block]:
    """A title and its sentences."""
    kit, owner = desk.kit, root.add("Sect")
    span = concerns[0].rules[0].span
    head = Text([kit.run(title, roles[0], span)], kit.style(roles[0]), owner.add("H2")).marked(keep_next=True)
    gutter = kit.theme.space["large"]
    count = sum(len(concern.rules) for concern in concerns)
    columns = 2 if width >= _WIDE * kit.grow and count >= _SEVERAL else 1
    wide = (width + gutter) / columns - gutter
    body = prose(desk, _prose(desk, concerns), Prose(roles[1], _INDENT * kit.grow, _GAP * kit.grow), owner, wide)
    return [head, Gap(_GAP * kit.grow), Balanced(body, columns, gutter) if columns > 1 else body]


def _prose(desk: Desk, concerns: Sequence[Concern]) -> list[Bullets]:
    """Sentences as points of one list; those about one exercise start with its name."""
    span = concerns[0].rules[0].span
    points = tuple(
        (Paragraph((*_lead(desk, concern), Inline(rule.text)), rule.span),)
        for concern in concerns
        for rule in concern.rules
    )
    return [Bullets(ordered=False, start=1, items=points, span=span)]


def _lead(desk: Desk, concern: Concern) -> tuple[Inline, ...]:
    if not concern.names:
        return ()
    return (Inline(desk.say("care.about", names=desk.language.join(concern.names)) + " ", bold=True),)
