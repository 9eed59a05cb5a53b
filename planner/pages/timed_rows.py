"""Groups by the clock on a session page: what to do at the left, its boxes at the right or under it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.pages.base import Desk
from planner.pages.clock_words import group_title, group_words
from planner.pages.common import later_area
from planner.pages.score_boxes import Scored, score_row
from planner.pages.session_groups import Bracket, between, how_many, station_row
from planner.pages.session_rows import ROW_LABEL, TOP, Layout, box_place, text_width
from planner.pages.timed_boxes import timed_record
from planner.plan.dose import words
from planner.program import Amrap, Circuit, Emom, Entry, ForTime, Member, Superset, Timed, Words
from planner.typeset.blocks import Block, Cell, Columns, Gap, Stack, Text, Whole
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_INNER = 1.7 * MM
"""How much further right the bracket of an inner group stands."""


def timed_row(desk: Desk, group: Timed, layout: Layout, root: Elem) -> Block:
    """A heading that says what to do, the members under each other, and one record for all of them."""
    elem, space = root.add("Sect"), desk.kit.theme.space
    paper, place = desk.kit.paper, box_place(desk, layout)
    rows: list[Block] = []
    head = _head(desk, group, layout, elem)
    labels = _numbered(group)
    for member, names in labels:
        if rows:
            rows += between(desk, layout)
        if isinstance(member, Entry | Words):
            rows.append(station_row(desk, member, names[0], layout, elem))
        else:
            rows.append(_inner(desk, member, names, layout, elem))
    record = timed_record(desk, group, [(member, _joined(desk, names)) for member, names in labels], place, elem)
    if not record:
        body: Block = Stack(rows)
    elif layout.stacked:
        title = desk.kit.run(group.name or group_title(desk, group), "plain_bold")
        left = layout.text_left(paper)  # the name once more, for the boxes may stand on a further page
        name = Columns([Cell(left, paper.content - left, Text([title], desk.kit.style("plain"), None))])
        body = Stack([*rows, Gap(space["small"]), Whole(Stack([name, *record]), later_area(desk.kit).height)])
    else:
        left = layout.text_left(paper) + text_width(desk, layout, place.start)
        body = Columns([Cell(0, left, Stack(rows)), Cell(0, paper.content, Stack([Gap(TOP), *record]))])
    made = Bracket(desk, Stack([*head, body]))
    made.origin = (group.id, "group", group.span)
    return made


def _numbered(group: Timed) -> list[tuple[Member, list[str]]]:
    """The members of a group, each with its number; an inner group with those of its own members."""
    numbers = iter(range(1, 1_000))

    def label(member: Entry | Words) -> str:
        place = next(numbers)
        return member.label if isinstance(member, Entry) else f"{group.letter}{place}"

    def labels(member: Member) -> Iterator[str]:
        if isinstance(member, Entry | Words):
            yield label(member)
        else:
            yield from map(label, _stations(member))

    return [(member, list(labels(member))) for member in group.members]


def _stations(group: Superset | Circuit) -> tuple[Entry | Words, ...]:
    return group.entries if isinstance(group, Superset) else group.stations


def rest_words(desk: Desk, group: Superset | Circuit | Amrap | ForTime) -> list[str]:
    """``Rest 1:00 after each round.``, ``Between exercises 15 s.``."""
    found = []
    if group.rest is not None and group.rest.low:
        found.append(desk.say("session.clock.rest", rest=words.duration(group.rest, desk.language)))
    if group.rest_inside is not None and group.rest_inside.low:
        found.append(desk.say("session.rest_inside", rest=words.duration(group.rest_inside, desk.language)))
    return found


def _joined(desk: Desk, labels: list[str]) -> str:
    """``A2``, and of an inner group ``A2–A4``."""
    return labels[0] if len(labels) == 1 else desk.say("session.clock.labels", first=labels[0], last=labels[-1])


def _head(desk: Desk, group: Timed, layout: Layout, elem: Elem) -> list[Block]:
    """The name of a group, what to do, and the coach's word on it."""
    kit = desk.kit
    said = [group_words(desk, group), *([] if isinstance(group, Emom) else rest_words(desk, group))]
    facts = [" ".join(said), *([desk.say("session.optional")] if group.optional else [])]
    kind = group_title(desk, group)
    runs = [kit.run((group.name or kind) + "  ", "heading", group.span)]
    runs += [kit.run(kind + "  ", "plain_bold", group.span)] if group.name else []
    runs.append(kit.run(" · ".join(facts), "plain", group.span))
    lines: list[Block] = [Text(runs, kit.style("heading"), elem.add("H2"))]
    if group.notes:
        lines.append(Text([kit.run(group.notes, "note", group.span)], kit.style("note"), elem.add("P")))
    left = layout.text_left(kit.paper)
    block = Columns([Cell(left, kit.paper.content - left, Stack(lines))])
    return [Gap(TOP), block.marked(keep_next=True)]


def _inner(desk: Desk, group: Superset | Circuit, labels: list[str], layout: Layout, root: Elem) -> Block:
    """A superset or circuit inside a group: how often, and its members within a bracket of their own."""
    kit, elem = desk.kit, root.add("Sect")
    left, place = layout.text_left(kit.paper), box_place(desk, layout)
    width = text_width(desk, layout, place.start)
    said = desk.say("session.clock.inner", group.rounds, labels=_joined(desk, labels), rounds=how_many(desk, group))
    facts = [" ".join([said, *rest_words(desk, group)]), *([desk.say("session.optional")] if group.optional else [])]
    runs = [kit.run(f"{group.name}  ", "heading", group.span)] if group.name else []
    runs.append(kit.run(" · ".join(facts), "plain", group.span))
    lines: list[Block] = [Text(runs, kit.style("heading"), elem.add("H2" if group.name else "P"))]
    if group.notes:
        lines.append(Text([kit.run(group.notes, "note", group.span)], kit.style("note"), elem.add("P")))
    head = Columns([Cell(left, width, Stack(lines))]).marked(keep_next=True)
    rows: list[Block] = [Gap(TOP), head]
    for number, (station, label) in enumerate(zip(_stations(group), labels, strict=True)):
        if number:
            rows += between(desk, layout)
        rows.append(station_row(desk, station, label, layout, elem))
    scored = Scored(group.id, group.name or _joined(desk, labels), group.score, group.span)
    rows += score_row(desk, scored, left + ROW_LABEL * kit.grow, elem, top=kit.theme.space["hair"])
    return Bracket(desk, Stack(rows), _INNER)
