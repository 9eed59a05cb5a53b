"""The session page: one training day to take to the gym and write on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.pages import session_rows as rows
from planner.pages.base import Desk, Kind, Section
from planner.pages.common import continued, first_area, fitting, later_area, writing_line
from planner.plan.dose import words
from planner.program import Entry, Part, Pause, Program, Session, Superset
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Rule, Stack, Text, Whole
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import Area, fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_HEAD, _HEAD_SHORT = 27 * MM, 18 * MM
_MOST_LINES = 6
"""Most lines for next time."""


def _squeezes(pictures: bool, desk: Desk) -> Iterator[rows.Layout]:
    """What gives way when a session is too high for its page, in this order. Type never does."""
    theme = desk.kit.theme
    space = theme.space
    layout = rows.Layout(pictures, space["medium"], theme.picture["session"], theme.box["height"])
    yield layout
    for gap in (space["small"], space["hair"]):
        layout = replace(layout, gap=gap)
        yield layout
    layout = replace(layout, rest=(5.5 * MM, 4.2 * MM))
    yield layout
    if pictures:
        for role in ("session_medium", "session_small"):
            layout = replace(layout, picture=theme.picture[role])
            yield layout
    layout = replace(layout, short_head=True)
    yield layout
    layout = replace(layout, next_time=False)
    yield layout
    yield replace(layout, cell=theme.box["least_height"])


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """One section for each training day."""
    for session in program.sessions:
        yield session_section(session, desk, program.title)


def session_section(session: Session, desk: Desk, head: str = "") -> Section:
    """The page of one session, or its pages when it is too long for one."""
    area = first_area(desk.kit, desk.kit.theme.page["bottom"])
    root, story = _fitted(session, desk, area)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, session.name, canvas, x, top)

    pages = typeset(desk.kit, story, root, area, later_area(desk.kit), None, later)
    return Section("session", session.name, pages, head=head, foot=_units(desk, session), place=session.name)


def _fitted(session: Session, desk: Desk, area: Area) -> tuple[Elem, list[Block]]:
    """The story in the roomiest layout that stands on one page; else in the first, over several."""
    width = desk.kit.paper.content
    pictures = any(entry.exercise is not None and entry.exercise.pictures for entry in session.entries)
    first, *tighter = _squeezes(pictures, desk)
    root, story = _story(session, desk, first, area.height)
    if fits(story, width, area.height):
        return root, story + _foot(desk, story, area.height, first, root)
    # The tightest is asked first: a long session is not made at every setting to find that none helps.
    if fits(_story(session, desk, tighter[-1], area.height)[1], width, area.height):
        for layout in tighter:
            root, story = _story(session, desk, layout, area.height)
            if fits(story, width, area.height):
                return root, story + _foot(desk, story, area.height, layout, root)
    desk.kit.out.warning(
        "session-continues",
        f'the session "{session.name}" needs more than one page',
        session.span,
        "move an exercise to another day, or print it on two pages",
    )
    return root, story


def _units(desk: Desk, session: Session) -> str:
    """What a weight on this page means, if there is one."""
    units = {
        planned.load.unit
        for entry in session.entries
        for planned in entry.sets
        if planned.load is not None and planned.load.unit
    }
    return desk.say("session.unit_note", unit=min(units)) if len(units) == 1 else ""


def _story(session: Session, desk: Desk, layout: rows.Layout, room: float) -> tuple[Elem, list[Block]]:
    kit = desk.kit
    root = Elem("Sect")
    story: list[Block] = [_head(session, desk, layout, root)]
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


def _part(part: Part, desk: Desk, layout: rows.Layout, root: Elem) -> Iterator[Block]:
    if part.kind != "exercises":
        if part.items:
            yield _ticks(part, desk, root)
        return
    for item in part.items:
        match item:
            case Superset():
                yield rows.superset_row(desk, item, layout, root)
            case Entry():
                yield rows.entry_row(desk, item, layout, root)
            case Pause(rest, span):
                text = desk.say("session.pause", rest=words.duration(rest, desk.language))
                run = desk.kit.run(text, "dose_quiet", span)
                line = Text([run], desk.kit.style("dose_quiet"), root.add("P"))
                column = layout.text_column
                yield Columns(
                    [
                        Cell(
                            desk.kit.paper.x(column),
                            desk.kit.paper.span(13 - column),
                            Stack([Gap(desk.kit.theme.space["hair"]), line]),
                        )
                    ]
                )


def _ticks(part: Part, desk: Desk, root: Elem) -> Block:
    """Warm-up or cool-down: its name at the left, its lines in two columns at the right."""
    kit, paper = desk.kit, desk.kit.paper
    elem = root.add("Sect")
    run = kit.run(desk.say(f"session.part.{part.kind}"), "heading")
    name = Text([run], kit.style("tip"), elem.add("H2"))  # on one baseline with the lines beside it
    listing = elem.add("L", ListNumbering="None")
    entries = part.entries
    width = paper.span(5)
    half = -(-len(entries) // 2)
    columns = []
    for index, chunk in enumerate((entries[:half], entries[half:])):
        lines: list[Block] = []
        for entry in chunk:
            if lines:
                lines.append(Gap(kit.theme.space["hair"]))
            lines.append(rows.tick_row(desk, entry, listing))
        columns.append(Cell(paper.x(3 + 5 * index), width, Stack(lines)))
    inset = Gap(kit.theme.space["small"])
    return Stack([inset, Columns([Cell(0, paper.span(2), name), *columns])])


def _head(session: Session, desk: Desk, layout: rows.Layout, root: Elem) -> Block:
    """Title, day and count at the left; lines for date, bodyweight, times and notes at the right."""
    kit, paper = desk.kit, desk.kit.paper
    left = paper.span(5)
    run, role = fitting(kit, session.name, ("session_title", "title_small"), left, session.span)
    title = Text([run], kit.style(role), root.add("H1"))
    title.marked(entry=(0, session.name), anchor=f"session-{session.id}")
    day = _day(session, desk)
    lines: list[Block] = [title]
    if not layout.short_head:
        lines.append(Gap(kit.theme.space["hair"]))
    if day:
        lines.append(Text([kit.run(day, "subtitle", session.span)], kit.style("subtitle"), root.add("P")))
    lines.append(Text([kit.run(_count(session, desk), "plain")], kit.style("plain"), root.add("P")))
    cells = [Cell(0, left, Stack(lines)), Cell(paper.x(6), paper.span(7), _writing(session, desk, layout, root))]
    least = _HEAD_SHORT if layout.short_head else _HEAD
    return _AtLeast(Columns(cells), least)


class _AtLeast(Stack):
    """A block that takes a least height."""

    def __init__(self, body: Block, least: float) -> None:
        super().__init__([body])
        self._least = least

    def measure(self, width: float) -> float:
        return max(super().measure(width) + 3 * MM, self._least)


def _day(session: Session, desk: Desk) -> str:
    if session.date is not None:
        return f"{desk.language.date(session.date, 'weekday')} {desk.language.date(session.date, 'day_long')}"
    return desk.language.texts("date.weekdays")[session.weekday] if session.weekday is not None else ""


def _count(session: Session, desk: Desk) -> str:
    sets = sum(not planned.optional for entry in session.main for planned in entry.sets)
    facts = [desk.say("session.exercises", len(session.main))]
    if sets:
        facts.append(desk.say("session.sets", sets))
    return " · ".join(facts)


def _writing(session: Session, desk: Desk, layout: rows.Layout, root: Elem) -> Panel:
    """Lines to write on: date, bodyweight, start and end; two for notes, or none in a short head."""
    paper, line = desk.kit.paper, desk.kit.theme.box["writing"]
    panel = Panel(4.5 * MM if layout.short_head else 21.5 * MM)
    first = 4.5 * MM
    for column, wide, key in ((6, 2, "date"), (8, 2, "bodyweight_field"), (10, 3, "times")):
        x = paper.x(column) - paper.x(6)
        writing_line(desk, panel, x, first, paper.span(wide), desk.say(f"session.{key}"), root)
        panel.place(f"{session.id}.{key}", "line", (x, first - line, paper.span(wide), line), session.span)
    if not layout.short_head:
        for index, label in enumerate((desk.say("session.notes"), "")):
            writing_line(desk, panel, 0, first + (index + 1) * line, paper.span(7), label, root)
    return panel


def _foot(desk: Desk, story: list[Block], room: float, layout: rows.Layout, root: Elem) -> list[Block]:
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
