"""The squad page: one session for a whole group, people down and exercises across, each with their own loads.

It hangs on the rack: everyone finds the own row, reads the load and the plates, and writes into the own boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from planner.pages.base import Desk, Kind, Section
from planner.pages.common import TITLES, continued, first_area, fitting, later_area, writing_line
from planner.pages.squad_grid import Grid, grids
from planner.pages.squad_rows import Setting, head_row, least_height, person_row, plates_row, settings
from planner.pages.weeks import week_words
from planner.program import Entry, Program, Session
from planner.program.records import Trainee
from planner.typeset.blocks import Block, Carried, Cell, Columns, Gap, Panel, Rule, Stack, Text
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_LINES: Final = 4
"""Columns of the line for the date."""
_UNDER_HEAD: Final = 4 * MM


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """For each session one section, or several where its exercises do not stand side by side on one sheet."""
    for session in program.sessions:
        entries = session.main
        people = [(mate, found) for mate in program.squad if (found := _same(mate, session)) is not None]
        if not entries or not people:
            continue
        sheets = grids(entries, [mate.name for mate, _ in people], desk)
        for number, grid in enumerate(sheets):
            yield _section(program, session, people, grid, (number, len(sheets)), desk)


def _same(mate: Trainee, session: Session) -> tuple[Entry, ...] | None:
    """The exercises of a session as they are for somebody."""
    found = next((own for own in mate.program.sessions if own.id == session.id), None)
    return None if found is None or len(found.main) != len(session.main) else found.main


def _section(
    program: Program,
    session: Session,
    people: Sequence[tuple[Trainee, tuple[Entry, ...]]],
    grid: Grid,
    part: tuple[int, int],
    desk: Desk,
) -> Section:
    kit = desk.kit
    area = first_area(kit, kit.paper.bottom)
    roomy, *tighter = settings(desk)
    root, story = _story(program, session, people, grid, part, desk, roomy)
    # A group that is too large for one sheet in any way is not made in all of them to find that out.
    for setting in tighter if len(people) * least_height(tighter[-1], desk) <= area.height else ():
        if fits(story, kit.paper.content, area.height):
            break
        root, story = _story(program, session, people, grid, part, desk, setting)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, session.name, canvas, x, top)

    pages = typeset(kit, story, root, area, later_area(kit), None, later)
    return Section("squad", session.name, pages, place=session.name)  # a running head has the name of one


def _story(
    program: Program,
    session: Session,
    people: Sequence[tuple[Trainee, tuple[Entry, ...]]],
    grid: Grid,
    part: tuple[int, int],
    desk: Desk,
    setting: Setting,
) -> tuple[Elem, list[Block]]:
    """What stands on one sheet, with rows of one setting."""
    kit, root = desk.kit, Elem("Sect")
    entries = session.main
    table = root.add("Table")
    body = Elem("TBody")
    head = head_row(desk, entries, grid, table.add("THead").add("TR"))
    table.kids.append(body)
    all_ = plates_row(desk, [own for _, own in people], grid, body)
    rows: list[Block] = [] if all_ is None else [all_]
    for mate, own in people:
        rows += [Rule(kit.line("row")), person_row(desk, session, mate, own, grid, body.add("TR"), setting)]
    rows += [Rule(kit.line("section"))]
    again = head_row(desk, entries, grid, None)
    first = Elem("Sect")
    story: list[Block] = [
        *_head(program, session, part, desk, first),
        Rule(kit.line("section")),
        head.marked(keep_next=True),
        Carried(Stack(rows), Stack([Rule(kit.line("section")), again])),
    ]
    root.kids[:0] = first.kids
    return root, story


def _head(program: Program, session: Session, part: tuple[int, int], desk: Desk, root: Elem) -> list[Block]:
    """The name of the session, which week and which of its exercises these are, and a line for the date."""
    kit, paper = desk.kit, desk.kit.paper
    beside = not paper.narrow
    wide = paper.span(paper.columns - _LINES) - paper.gutter if beside else paper.content
    run, role = fitting(kit, session.name, ("session_title", *TITLES[1:]), wide, session.span)
    title = Text([run], kit.style(role), root.add("H1"))
    if not part[0]:
        title.marked(entry=(0, session.name), anchor=f"squad-{session.id}")
    day = desk.language.texts("date.weekdays")[session.weekday] if session.weekday is not None else ""
    date = desk.language.date(session.date, "full") if session.date else ""
    which = desk.say("squad.part", number=part[0] + 1, count=part[1]) if part[1] > 1 else ""
    said = (program.title, week_words(program, desk), f"{day} {date}".strip(), which)
    facts = kit.run(" · ".join(text for text in said if text), "subtitle", program.span)
    lines: list[Block] = [title, Text([facts], kit.style("subtitle"), root.add("P"))]
    if session.notes and not part[0]:
        lines.append(Text([kit.run(session.notes, "note", session.span)], kit.style("note"), root.add("P")))
    lines.append(Text([kit.run(desk.say("squad.how"), "plain")], kit.style("plain"), root.add("P")))
    left = Stack(lines)
    panel = Panel(8 * MM * kit.grow)
    writing_line(desk, panel, 0, 6 * MM * kit.grow, paper.span(_LINES), desk.say("session.date"), root)
    if not beside:
        return [left, panel, Gap(_UNDER_HEAD)]
    right = Cell(paper.x(paper.columns - _LINES + 1), paper.span(_LINES), panel)
    return [Columns([Cell(0, wide, left), right]), Gap(_UNDER_HEAD)]


KIND = Kind("squad", 60, sections, people=True)
