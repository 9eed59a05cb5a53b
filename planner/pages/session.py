"""The session page: one training day to take to the gym and write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planner.pages import session_groups as groups
from planner.pages.base import Desk, Kind, Section
from planner.pages.care_session import NO_SESSION_CARE, SessionCare, over_list, under_list
from planner.pages.common import continued, first_area, later_area, writing_line
from planner.pages.figures import has_picture
from planner.pages.month import month_sections
from planner.pages.session_head import session_head
from planner.pages.session_rows import Layout, entry_row
from planner.pages.timed_rows import timed_row
from planner.pages.weeks import week_words
from planner.program import (
    Amrap,
    Chapter,
    Circuit,
    Emom,
    Entry,
    ForTime,
    Item,
    Part,
    Pause,
    Program,
    Session,
    Superset,
    Words,
)
from planner.program.implements import BARS, implement_of
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Rule, Stack, Text, Whole
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import Area, fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_MOST_LINES = 6
"""Most lines for next time."""
_PICTURES = ("session", "session_medium", "session_small")
"""Roles of the height of pictures, the highest first."""


def _squeezes(pictures: bool, desk: Desk) -> Iterator[Layout]:
    """What gives way when a session is too high for its page, in this order. Type never does."""
    theme = desk.kit.theme
    space = theme.space
    stacked = desk.kit.paper.narrow
    small = theme.picture["session_small"] if pictures else 0.0
    layout = Layout(pictures, space["medium"], theme.picture["session"], theme.box["height"], small, stacked=stacked)
    layout = replace(layout, rest=(7 * MM * theme.grow, 5 * MM * theme.grow))
    yield layout
    for gap in (space["small"], space["hair"]):
        layout = replace(layout, gap=gap)
        yield layout
    layout = replace(layout, rest=(5.5 * MM * theme.grow, 4.2 * MM * theme.grow))
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
    """One section for each training day, or for each of its weeks that share a sheet."""
    if program.course and _logs_months(program):
        yield from month_sections(program, desk, lambda week, session: _in_week(week, session, desk))
        return
    for session in program.sessions:
        yield _in_week(program, session, desk)


def _in_week(program: Program, session: Session, desk: Desk) -> Section:
    """The page of a session in the week of ``program``."""
    place = session.name
    if program.weeks > 1:
        place = desk.say("session.place", session=session.name, week=program.week)
    week, care = week_words(program, desk), SessionCare.of(program, session)
    return session_section(session, desk, program.title, week, place, care)


def _logs_months(program: Program) -> bool:
    return program.log == "month" and program.weeks > 1


def session_section(
    session: Session, desk: Desk, head: str = "", week: str = "", place: str = "", care: SessionCare = NO_SESSION_CARE
) -> Section:
    """The page of one session, or its pages when it is too long for one.

    ``week`` says in its head which week it is of, ``place`` at its foot what it is a page of; ``care`` is what the plan
    says beside the session.
    """
    area = first_area(desk.kit, desk.kit.paper.bottom)
    root, story = _fitted(session, desk, area, week, care)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, session.name, canvas, x, top)

    pages = typeset(desk.kit, story, root, area, later_area(desk.kit), None, later)
    foot = _units(desk, session)
    return Section("session", session.name, pages, head=head, foot=foot, place=place or session.name)


def _fitted(session: Session, desk: Desk, area: Area, week: str, care: SessionCare) -> tuple[Elem, list[Block]]:
    """The story in the roomiest layout that stands on one page; else in the first, over several."""
    width = desk.kit.paper.content
    pictures = any(has_picture(desk.kit, entry.exercise) for entry in session.entries)
    layouts = _squeezes(pictures, desk)
    first, *tighter = (replace(layout, track=session.track, often=session.frequency) for layout in layouts)
    root, story = _story(session, desk, first, area.height, week, care)
    if fits(story, width, area.height):
        return root, story + _foot(desk, story, area.height, first, root)
    # The tightest is asked first: a long session is not made at every setting to find that none helps.
    if fits(_story(session, desk, tighter[-1], area.height, week, care)[1], width, area.height):
        for layout in tighter:
            root, story = _story(session, desk, layout, area.height, week, care)
            if fits(story, width, area.height):
                return root, story + _foot(desk, story, area.height, layout, root)
    if desk.kit.theme.large:  # several pages are what large print takes
        return _on_fewest_pages(session, desk, first, area, week, care)
    desk.kit.out.warning(
        "session-continues",
        f'the session "{session.name}" needs more than one page',
        session.span,
        "move an exercise to another day, choose larger paper, or print it on several pages",
    )
    if desk.kit.paper.narrow:  # many pages in any layout: as few as there can be with cells of their full height
        heights = [desk.kit.theme.picture[role] for role in _PICTURES if pictures or role == _PICTURES[-1]]
        tight = [replace(tighter[-1], cell=first.cell, picture=height) for height in heights]
        return _fewest_pages([_story(session, desk, layout, area.height, week, care) for layout in tight], desk, area)
    return root, story


def _on_fewest_pages(
    session: Session, desk: Desk, first: Layout, area: Area, week: str, care: SessionCare
) -> tuple[Elem, list[Block]]:
    """The story in the roomiest layout that takes no more pages than a tighter one would."""
    theme = desk.kit.theme
    layout = replace(first, gap=theme.space["small"], alternate=0.0)
    heights = [theme.picture[role] for role in _PICTURES]
    layouts = [replace(layout, picture=height) for height in (heights if first.pictures else heights[:1])]
    layouts.append(replace(layouts[-1], gap=theme.space["hair"]))
    layouts.append(replace(layouts[-1], cell=theme.box["least_height"]))
    return _fewest_pages([_story(session, desk, layout, area.height, week, care) for layout in layouts], desk, area)


def _fewest_pages(made: Sequence[tuple[Elem, list[Block]]], desk: Desk, area: Area) -> tuple[Elem, list[Block]]:
    """The first of the stories that takes no more pages than any other."""
    later = later_area(desk.kit).height
    return min(made, key=lambda one: _page_count(one[1], desk.kit.paper.content, area.height, later))


def _page_count(story: Sequence[Block], width: float, first: float, later: float) -> float:
    """About how many pages a story takes, on the first of which there are ``first`` points and ``later`` on others."""
    count, left = 1.0, first
    for height in (block.measure(width) for block in story):
        if height <= left:
            left -= height
        else:
            count += max(1.0, height / later)
            left = max(later - height, 0.0)
    return count


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


def _story(
    session: Session, desk: Desk, layout: Layout, room: float, week: str, care: SessionCare
) -> tuple[Elem, list[Block]]:
    kit = desk.kit
    root = Elem("Sect")
    story: list[Block] = [session_head(session, desk, layout, root, week)]
    if session.notes:
        note = Text([kit.run(session.notes, "note", session.span)], kit.style("note"), root.add("P"))
        story += [note, Gap(kit.theme.space["small"])]
    story += over_list(desk, session, care, root)
    story.append(Rule(kit.line("section")))
    first = True
    for part in session.parts:
        for block in _part(part, desk, layout, root):
            if not first:
                story.append(Rule(kit.line("row")))
            story.append(Whole(Stack([block, Gap(layout.gap)]), room))
            first = False
    scales = under_list(desk, session, care, root, room)
    if scales is not None:
        story += [Rule(kit.line("row")), scales, Gap(layout.gap)]
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
            case Emom() | Amrap() | ForTime():
                yield timed_row(desk, item, layout, root)
            case Chapter():
                elem = root.add("Sect")
                head: Block | None = groups.chapter_head(desk, item, elem)
                for block in _rows(item.items, desk, layout, elem):
                    yield block if head is None else Stack([head, block])
                    head = None
                if head is not None:
                    yield head
                score = groups.chapter_score(desk, item, layout, elem)
                if score is not None:
                    yield score
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
    lines = [groups.tick_row(desk, line, listing, layout.often) for line in _lines(part.items)]
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
            case Emom() | Amrap() | ForTime():
                yield from _lines(item.members)
            case Chapter():
                yield from _lines(item.items)


def _spaced(lines: Iterable[Block], desk: Desk) -> Block:
    out: list[Block] = []
    for line in lines:
        if out:
            out.append(Gap(desk.kit.theme.space["hair"]))
        out.append(line)
    return Stack(out)


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


KIND = Kind("session", 20, sections, all_weeks=_logs_months)
