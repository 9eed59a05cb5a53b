"""The session page: one training day to take to the gym and write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.pages import session_groups as groups
from planner.pages.base import Desk, Kind, Section
from planner.pages.common import continued, first_area, fitting, later_area, writing_line
from planner.pages.figures import has_picture
from planner.pages.muscle_map import session_map, session_words
from planner.pages.session_rows import Layout, entry_row
from planner.pages.weeks import week_words
from planner.program import Chapter, Circuit, Entry, Item, Part, Pause, Program, Session, Superset, Words
from planner.program.implements import BARS, implement_of
from planner.program.volume import session_minutes
from planner.typeset.block import SLACK
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Rule, Stack, Text, Whole
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import Area, fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_HEAD, _HEAD_SHORT = 27 * MM, 18 * MM
_UNDER_WORDS = 2.5 * MM
"""Under the words beside a muscle map, so that a head with one is no higher than others."""
_STACKED_MAP = 20 * MM
"""Height of a muscle map beside the title on small paper."""
_MOST_LINES = 6
"""Most lines for next time."""


def _squeezes(pictures: bool, desk: Desk) -> Iterator[Layout]:
    """What gives way when a session is too high for its page, in this order. Type never does."""
    theme = desk.kit.theme
    space = theme.space
    stacked = desk.kit.paper.narrow
    small = theme.picture["session_small"] if pictures else 0.0
    layout = Layout(pictures, space["medium"], theme.picture["session"], theme.box["height"], small, stacked=stacked)
    yield layout
    for gap in (space["small"], space["hair"]):
        layout = replace(layout, gap=gap)
        yield layout
    layout = replace(layout, rest=(5.5 * MM, 4.2 * MM))
    yield layout
    if pictures:
        layout = replace(layout, picture=theme.picture["session_medium"])
        yield layout
        layout = replace(layout, alternate=0.0)
        yield layout
        layout = replace(layout, picture=theme.picture["session_small"])
        yield layout
    layout = replace(layout, short_head=True)
    yield layout
    layout = replace(layout, next_time=False)
    yield layout
    yield replace(layout, cell=theme.box["least_height"])


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """One section for each training day."""
    week = week_words(program, desk)
    for session in program.sessions:
        place = session.name
        if program.weeks > 1:
            place = desk.say("session.place", session=session.name, week=program.week)
        yield session_section(session, desk, program.title, week, place)


def session_section(session: Session, desk: Desk, head: str = "", week: str = "", place: str = "") -> Section:
    """The page of one session, or its pages when it is too long for one.

    ``week`` says in its head which week it is of, ``place`` at its foot what it is a page of.
    """
    area = first_area(desk.kit, desk.kit.paper.bottom)
    root, story = _fitted(session, desk, area, week)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, session.name, canvas, x, top)

    pages = typeset(desk.kit, story, root, area, later_area(desk.kit), None, later)
    foot = _units(desk, session)
    return Section("session", session.name, pages, head=head, foot=foot, place=place or session.name)


def _fitted(session: Session, desk: Desk, area: Area, week: str) -> tuple[Elem, list[Block]]:
    """The story in the roomiest layout that stands on one page; else in the first, over several."""
    width = desk.kit.paper.content
    pictures = any(has_picture(desk.kit, entry.exercise) for entry in session.entries)
    first, *tighter = _squeezes(pictures, desk)
    root, story = _story(session, desk, first, area.height, week)
    if fits(story, width, area.height):
        return root, story + _foot(desk, story, area.height, first, root)
    # The tightest is asked first: a long session is not made at every setting to find that none helps.
    if fits(_story(session, desk, tighter[-1], area.height, week)[1], width, area.height):
        for layout in tighter:
            root, story = _story(session, desk, layout, area.height, week)
            if fits(story, width, area.height):
                return root, story + _foot(desk, story, area.height, layout, root)
    desk.kit.out.warning(
        "session-continues",
        f'the session "{session.name}" needs more than one page',
        session.span,
        "move an exercise to another day, choose larger paper, or print it on several pages",
    )
    if desk.kit.paper.narrow:  # many pages in any layout: as few as there can be with cells of their full height
        return _story(session, desk, replace(tighter[-1], cell=first.cell), area.height, week)
    return root, story


def _units(desk: Desk, session: Session) -> str:
    """What a weight on this page means, where there are bars on it."""
    units = {
        planned.load.unit
        for entry in session.entries
        if entry.exercise is not None and implement_of(entry.exercise) in BARS
        for planned in entry.sets
        if planned.load is not None and planned.load.relation != "bodyweight"
    }
    return desk.say("session.unit_note", unit=min(units)) if len(units) == 1 else ""


def _story(session: Session, desk: Desk, layout: Layout, room: float, week: str) -> tuple[Elem, list[Block]]:
    kit = desk.kit
    root = Elem("Sect")
    story: list[Block] = [_head(session, desk, layout, root, week)]
    if session.notes:
        note = Text([kit.run(session.notes, "note", session.span)], kit.style("note"), root.add("P"))
        story += [note, Gap(kit.theme.space["small"])]
    story.append(Rule(kit.line("section")))
    first = True
    for part in session.parts:
        for block in _part(part, desk, layout, root):
            if not first:
                story.append(Rule(kit.line("row")))
            story.append(Whole(Stack([block, Gap(layout.gap)]), room))
            first = False
    story.append(Rule(kit.line("section")))
    return root, story


def _part(part: Part, desk: Desk, layout: Layout, root: Elem) -> Iterator[Block]:
    if part.kind == "exercises":
        yield from _rows(part.items, desk, layout, root)
    elif part.items:
        yield _ticks(part, desk, layout, root)


def _rows(items: Iterable[Item], desk: Desk, layout: Layout, root: Elem) -> Iterator[Block]:
    """A block for every line of a session; a heading stands with what it is over."""
    for item in items:
        match item:
            case Superset():
                yield groups.superset_row(desk, item, layout, root)
            case Circuit():
                yield groups.circuit_row(desk, item, layout, root)
            case Chapter():
                elem = root.add("Sect")
                head: Block | None = groups.chapter_head(desk, item, elem)
                for block in _rows(item.items, desk, layout, elem):
                    yield block if head is None else Stack([head, block])
                    head = None
                if head is not None:
                    yield head
            case Entry():
                yield entry_row(desk, item, layout, root)
            case Words():
                yield groups.words_row(desk, item, layout, root)
            case Pause():
                yield groups.pause_row(desk, item, layout, root)


def _ticks(part: Part, desk: Desk, layout: Layout, root: Elem) -> Block:
    """Warm-up or cool-down: its name at the left, its lines in two columns at the right, or in one below it."""
    kit, paper = desk.kit, desk.kit.paper
    elem = root.add("Sect")
    run = kit.run(desk.say(f"session.part.{part.kind}"), "heading")
    name = Text([run], kit.style("tip"), elem.add("H2"))  # on one baseline with the lines beside it
    listing = elem.add("L", ListNumbering="None")
    lines = [groups.tick_row(desk, line, listing) for line in _lines(part.items)]
    inset = Gap(kit.theme.space["small"])
    if layout.stacked:
        return Stack([inset, name, Gap(kit.theme.space["hair"]), _spaced(lines, desk)])
    half, columns = -(-len(lines) // 2), (3, 8)
    wide = paper.span(5 if len(lines) > 1 else 10)
    cells = [Cell(0, paper.span(2), name)]
    for column, chunk in zip(columns, (lines[:half], lines[half:]), strict=True):
        cells.append(Cell(paper.x(column), wide, _spaced(chunk, desk)))
    return Stack([inset, Columns(cells)])


def _lines(items: Iterable[Item]) -> Iterator[Entry | Words]:
    """What is ticked of a warm-up or cool-down, line by line; groups are only their members here."""
    for item in items:
        match item:
            case Entry() | Words():
                yield item
            case Superset():
                yield from item.entries
            case Circuit():
                yield from item.stations
            case Chapter():
                yield from _lines(item.items)


def _spaced(lines: Iterable[Block], desk: Desk) -> Block:
    out: list[Block] = []
    for line in lines:
        if out:
            out.append(Gap(desk.kit.theme.space["hair"]))
        out.append(line)
    return Stack(out)


def _head(session: Session, desk: Desk, layout: Layout, root: Elem, week: str) -> Block:
    """The head of the page; with a muscle map where it is no higher for it."""
    made, own = Elem("Sect"), Elem("Sect")
    plain = _plain_head(session, desk, layout, made, week)
    mapped = None if layout.short_head else _mapped_head(session, desk, layout, own, week)
    width = desk.kit.paper.content
    if mapped is not None and mapped.measure(width) <= plain.measure(width) + SLACK:
        root.kids += own.kids
        return mapped
    root.kids += made.kids
    return plain


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
    return _AtLeast(Columns(cells), _HEAD_SHORT if layout.short_head else _HEAD)


def _mapped_head(session: Session, desk: Desk, layout: Layout, root: Elem, week: str) -> Block | None:
    """The same with what the session works, on a map and in words; None where nothing is known of it."""
    paper, owner = desk.kit.paper, Elem("Sect")
    shown = session_map(desk, session, _STACKED_MAP if layout.stacked else _HEAD, owner)
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
    return _AtLeast(Columns(cells), _HEAD, _UNDER_WORDS)


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
    if session.optional:
        facts.append(desk.say("session.optional"))
    return [line for line in (week if named else "", " · ".join(facts)) if line]


def _count(session: Session, desk: Desk) -> str:
    """``about 65 min · 6 exercises · 21 sets``."""
    sets = sum(not planned.optional for entry in session.main for planned in entry.sets)
    minutes = session_minutes(session).value
    facts = [desk.say("session.minutes", minutes=minutes)] if minutes else []
    facts.append(desk.say("session.exercises", len(session.main)))
    if sets:
        facts.append(desk.say("session.sets", sets))
    return " · ".join(facts)


def _writing(session: Session, desk: Desk, layout: Layout, root: Elem, width: float) -> Panel:
    """Lines to write on: date, bodyweight, start and end; two for notes, or none in a short head."""
    gutter, line = desk.kit.paper.gutter, desk.kit.theme.box["writing"]
    panel = Panel(4.5 * MM if layout.short_head else 4.5 * MM + 2 * line)
    first = 4.5 * MM
    seventh = (width + gutter) / 7
    for start, wide, key in ((0, 2, "date"), (2, 2, "bodyweight_field"), (4, 3, "times")):
        x, length = start * seventh, wide * seventh - gutter
        writing_line(desk, panel, x, first, length, desk.say(f"session.{key}"), root)
        panel.place(f"{session.id}.{key}", "line", (x, first - line, length, line), session.span)
    if not layout.short_head:
        for index, label in enumerate((desk.say("session.notes"), "")):
            writing_line(desk, panel, 0, first + (index + 1) * line, width, label, root)
    return panel


def _foot(desk: Desk, story: list[Block], room: float, layout: Layout, root: Elem) -> list[Block]:
    """Lines for next time at the foot of the page, as many as there is room for."""
    paper = desk.kit.paper
    free = room - sum(block.measure(paper.content) for block in story)
    line = desk.kit.theme.box["writing"]
    count = min(_MOST_LINES, int(free // line))
    if not layout.next_time or count < 1:
        return []
    panel = Panel(count * line)
    for index in range(count):
        label = desk.say("session.next_time") if index == 0 else ""
        writing_line(desk, panel, 0, (index + 1) * line, paper.content, label, root)
    return [Gap(free - count * line), panel]


KIND = Kind("session", 20, sections)
