"""The head of a session page: its name, when it is, how much it is, and lines to write on."""

from __future__ import annotations

from planner.pages.base import Desk
from planner.pages.common import fitting, writing_line
from planner.pages.day_parts import part_words
from planner.pages.muscle_map import session_map, session_words
from planner.pages.often import often_words
from planner.pages.session_rows import Layout
from planner.program import (
    Session,
)
from planner.program.volume import is_open, session_minutes
from planner.typeset.block import SLACK
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Stack, Text
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_HEAD, _HEAD_SHORT = 27 * MM, 18 * MM
_UNDER_WORDS = 2.5 * MM
"""Under the words beside a muscle map, so that a head with one is no higher than others."""
_STACKED_MAP = 20 * MM
"""Height of a muscle map beside the title on small paper."""
_FIELDS = ("date", "bodyweight_field", "times")
"""What is written down at the head of the page."""


def session_head(session: Session, desk: Desk, layout: Layout, root: Elem, week: str) -> Block:
    """The head of the page; with a muscle map where it is no higher for it."""
    if desk.kit.theme.large:
        return _large_head(session, desk, root, week)
    made, own = Elem("Sect"), Elem("Sect")
    plain = _plain_head(session, desk, layout, made, week)
    mapped = None if layout.short_head else _mapped_head(session, desk, layout, own, week)
    width = desk.kit.paper.content
    if mapped is not None and mapped.measure(width) <= plain.measure(width) + SLACK:
        root.kids += own.kids
        return mapped
    root.kids += made.kids
    return plain


def _large_head(session: Session, desk: Desk, root: Elem, week: str) -> Block:
    """Title, day and count at the left; lines for date, bodyweight and times under each other at the right."""
    paper, line = desk.kit.paper, desk.kit.theme.box["writing"]
    half = paper.span(6)
    left = _title(session, desk, root, half, 0.0) + _facts(session, desk, root, week)
    panel = Panel(len(_FIELDS) * line)
    for number, key in enumerate(_FIELDS):
        writing_line(desk, panel, 0, (number + 1) * line, half, desk.say(f"session.{key}"), root)
        panel.place(f"{session.id}.{key}", "line", (0, number * line, half, line), session.span)
    return _AtLeast(Columns([Cell(0, half, Stack(left)), Cell(paper.x(7), half, panel)]), 0.0)


def _plain_head(session: Session, desk: Desk, layout: Layout, root: Elem, week: str) -> Block:
    """Title, day and count at the left; lines for date, bodyweight, times and notes at the right, or below."""
    kit, paper = desk.kit, desk.kit.paper
    left = paper.content if layout.stacked else paper.span(5)
    gap = 0.0 if layout.short_head else kit.theme.space["hair"]
    lines = _title(session, desk, root, left, gap)
    lines += _facts(session, desk, root, week)
    if layout.stacked:
        return _over_writing(Stack(lines), session, desk, layout, root)
    right = paper.span(7)
    cells = [Cell(0, left, Stack(lines)), Cell(paper.x(6), right, _writing(session, desk, layout, root, right))]
    return _AtLeast(Columns(cells), (_HEAD_SHORT if layout.short_head else _HEAD) * kit.grow)


def _mapped_head(session: Session, desk: Desk, layout: Layout, root: Elem, week: str) -> Block | None:
    """The same with what the session works, on a map and in words; None where nothing is known of it."""
    paper, owner = desk.kit.paper, Elem("Sect")
    shown = session_map(desk, session, (_STACKED_MAP if layout.stacked else _HEAD) * desk.kit.grow, owner)
    if shown is None:
        return None
    end = paper.content if layout.stacked else paper.x(7) - paper.gutter
    left = end - shown.wide - paper.gutter
    lines = _title(session, desk, root, left, desk.kit.theme.space["hair"])
    lines += _facts(session, desk, root, week, left, joined=layout.stacked)
    root.kids += owner.kids
    cells = [Cell(0, left, Stack(lines)), Cell(end - shown.wide, shown.wide, shown)]
    if layout.stacked:
        return _over_writing(Columns(cells), session, desk, layout, root)
    right = paper.span(6)
    cells.append(Cell(paper.x(7), right, _writing(session, desk, layout, root, right)))
    return _AtLeast(Columns(cells), _HEAD * desk.kit.grow, _UNDER_WORDS)


def _title(session: Session, desk: Desk, root: Elem, width: float, gap: float) -> list[Block]:
    """The name of a session, and white under it."""
    kit = desk.kit
    run, role = fitting(kit, session.name, ("session_title", "title_small"), width, session.span)
    title = Text([run], kit.style(role), root.add("H1"))
    title.marked(entry=(0, session.name), anchor=f"session-{session.id}")
    return [title, Gap(gap)] if gap else [title]


def _facts(
    session: Session, desk: Desk, root: Elem, week: str, words: float = 0.0, *, joined: bool = False
) -> list[Block]:
    """Day and count; the muscles in ``words`` points on a line of their own, or ``joined`` to the count."""
    kit = desk.kit
    day, count = _day(session, desk, week), _count(session, desk)
    lines: list[Block] = []
    style = kit.style("subtitle")
    lines += (Text([kit.run(text, "subtitle", session.span)], style, root.add("P")) for text in day)
    said = [count, *([session_words(desk, session, words)] if words and not joined else ())]
    if joined:
        room = words - kit.run(f"{count} · ", "plain").width()
        said = [f"{count} · {muscles}" if (muscles := session_words(desk, session, room)) else count]
    lines += [Text([kit.run(text, "plain")], kit.style("plain"), root.add("P")) for text in said]
    return lines


def _over_writing(head: Block, session: Session, desk: Desk, layout: Layout, root: Elem) -> Block:
    """A head with the lines to write on below it."""
    space = desk.kit.theme.space
    writing = _writing(session, desk, layout, root, desk.kit.paper.content)
    return Stack([head, Gap(space["small"]), writing, Gap(space["large"])])


class _AtLeast(Stack):
    """A block that takes a least height, and has some ``white`` under it."""

    def __init__(self, body: Block, least: float, white: float = 3 * MM) -> None:
        super().__init__([body])
        self._least, self._white = least, white

    def measure(self, width: float) -> float:
        return max(super().measure(width) + self._white, self._least)


def _day(session: Session, desk: Desk, week: str) -> list[str]:
    """``Week 1 of 4 · Monday 30 November``, as much of it as is known; a week with a name has a line of its own."""
    named = " · " in week
    facts = [week] if week and not named else []
    if session.date is not None:
        facts.append(f"{desk.language.date(session.date, 'weekday')} {desk.language.date(session.date, 'day_long')}")
    elif session.weekday is not None:
        facts.append(desk.language.texts("date.weekdays")[session.weekday])
    if session.part is not None:
        facts.append(part_words(session.part, desk))
    if session.frequency is not None:
        facts.append(often_words(session.frequency, desk.language))
    if session.optional:
        facts.append(desk.say("session.optional"))
    return [line for line in (week if named else "", " · ".join(facts)) if line]


def _count(session: Session, desk: Desk) -> str:
    """``about 65 min · 6 exercises · 21 sets``."""
    sets = sum(not planned.optional for entry in session.main if not is_open(entry) for planned in entry.sets)
    minutes = session_minutes(session).value
    facts = [desk.say("session.minutes", minutes=minutes)] if minutes else []
    facts.append(desk.say("session.exercises", len(session.main)))
    if sets:
        facts.append(desk.say("session.sets", sets))
    return " · ".join(facts)


def _writing(session: Session, desk: Desk, layout: Layout, root: Elem, width: float) -> Panel:
    """Lines to write on: date, bodyweight, start and end; two for notes, or none in a short head."""
    gutter, line = desk.kit.paper.gutter, desk.kit.theme.box["writing"]
    first = 4.5 * MM * desk.kit.grow
    panel = Panel(first if layout.short_head else first + 2 * line)
    seventh = (width + gutter) / 7
    for key, start, wide in zip(_FIELDS, (0, 2, 4), (2, 2, 3), strict=True):
        x, length = start * seventh, wide * seventh - gutter
        writing_line(desk, panel, x, first, length, desk.say(f"session.{key}"), root)
        panel.place(f"{session.id}.{key}", "line", (x, first - line, length, line), session.span)
    if not layout.short_head:
        for index, label in enumerate((desk.say("session.notes"), "")):
            writing_line(desk, panel, 0, first + (index + 1) * line, width, label, root)
    return panel
