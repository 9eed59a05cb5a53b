"""The log of a month: one sheet for a session in several weeks, with a line of boxes for each of them.

What has no place on such a sheet is printed week by week, with a warning that says why.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.diagnostics import Span
from planner.pages.base import Desk, Section
from planner.pages.block_cells import Said, WeekCell
from planner.pages.care_scale import entry_scales, session_scales
from planner.pages.care_session import SessionCare, over_list
from planner.pages.common import continued, first_area, later_area, writing_line
from planner.pages.figures import has_picture
from planner.pages.month_head import Turn, month_head, weeks_words
from planner.pages.month_layout import TOP, MonthLayout, month_cells
from planner.pages.month_rows import Weeks, exercise_row
from planner.pages.month_ticks import tick_lines
from planner.pages.session_groups import Bracket
from planner.plan.dose import words
from planner.program import Chapter, Entry, Item, Pause, Program, Session, Superset, Words
from planner.program.course import SHEET_WEEKS, sheets
from planner.program.lanes import Lane, in_plan_order, lanes, session_lanes
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Rule, Stack, Text, Whole
from planner.typeset.canvas import PageCanvas
from planner.typeset.page import Page
from planner.typeset.section import fits, typeset
from planner.typeset.structure import Elem

_MOST_NOTES = 4
"""Most lines for notes at the foot of a sheet."""

OneWeek = Callable[[Program, Session], Section]
"""Makes the page of a session in one week."""


def month_sections(program: Program, desk: Desk, one_week: OneWeek) -> Iterator[Section]:
    """A sheet for each session of each stretch of weeks; ``one_week`` makes the pages of what has no place on one."""
    weeks = program.course
    strands = [(lane, month_cells(Said(desk), lane.each)) for lane in session_lanes(weeks)]
    for part in sheets(weeks):
        for lane, cells in strands:
            there = ((weeks[place], lane.each[place]) for place in part)
            turns = [(one, session) for one, session in there if session is not None]
            if turns:
                yield from _stretch(turns, cells, desk, one_week)


def _stretch(turns: Sequence[Turn], cells: Mapping[str, WeekCell], desk: Desk, one_week: OneWeek) -> Iterator[Section]:
    """A session in the weeks of a sheet."""
    if len(turns) > 1:
        told = _apart(turns)
        if told is None:
            section = _sheet(turns, cells, desk)
            if len(section.pages) < len(turns):
                yield section
                return
            hint = "shorten it, choose larger paper, or write log: per-week"
            told = _Apart("its weeks would fill as many pages together", turns[0][1].span, hint)
        name = turns[0][1].name
        desk.kit.out.warning(
            "month-log-apart",
            f'"{name}" is printed week by week: {told.why}',
            told.span,
            told.hint,
        )
    for program, session in turns:
        yield one_week(program, session)


@dataclass(frozen=True, slots=True)
class _Apart:
    """Why the weeks of a session do not stand on one sheet, and where it says so."""

    why: str
    span: Span
    hint: str = "nothing is lost; with log: per-week all sessions are printed so"


def _apart(turns: Sequence[Turn]) -> _Apart | None:
    """Why weeks have no place on one sheet: groups that are ticked by rounds or the clock, and scales of a session."""
    for program, session in turns:
        for item in _items(item for part in session.parts if part.kind == "exercises" for item in part.items):
            if not isinstance(item, Entry | Superset | Words | Pause):
                return _Apart("rounds that are ticked, and work by the clock, need a page a week", item.span)
        for entry in session.main:
            if entry_scales(entry, session.track) or entry.score:
                return _Apart("what is noted besides the sets needs a page a week", entry.span)
        if session_scales(session, SessionCare.of(program, session).pain):
            return _Apart("its scales need a page a week", session.span)
    return None


def _items(items: Iterable[Item]) -> Iterator[Item]:
    """Items, those under headings included and the headings left out."""
    for item in items:
        if isinstance(item, Chapter):
            yield from _items(item.items)
        else:
            yield item


def _sheet(turns: Sequence[Turn], cells: Mapping[str, WeekCell], desk: Desk) -> Section:
    """The weeks of a session on one sheet, with as much white as makes no more pages."""
    program, session = turns[0]
    place = desk.say("month.place", session=session.name, weeks=weeks_words(desk, turns))
    pictures = not desk.kit.paper.narrow and any(
        has_picture(desk.kit, entry.exercise) for _, one in turns for entry in one.main
    )
    space = desk.kit.theme.space
    roomy, small, tight = (
        _Sheet(desk, turns, cells, MonthLayout(desk, pictures, space[gap])) for gap in ("medium", "small", "hair")
    )
    pages = next((pages for sheet in (roomy, small) if tight.is_one_page and (pages := sheet.one_page())), None)
    return Section("session", session.name, pages or tight.pages(), head=program.title, place=place)


@dataclass(frozen=True)
class _Sheet:
    """A session in the weeks of a sheet, at one setting."""

    desk: Desk
    turns: Sequence[Turn]
    cells: Mapping[str, WeekCell]
    layout: MonthLayout

    @cached_property
    def story(self) -> tuple[Elem, list[Block]]:
        """The blocks of the sheet and what they are parts of."""
        kit, session = self.desk.kit, self.turns[0][1]
        room = later_area(kit).height
        root = Elem("Sect")
        story: list[Block] = [month_head(self.desk, self.turns, SHEET_WEEKS, root)]
        for note in dict.fromkeys(one.notes for _, one in self.turns if one.notes):
            text = Text([kit.run(note, "note", session.span)], kit.style("note"), root.add("P"))
            story += [text, Gap(kit.theme.space["small"])]
        story += over_list(self.desk, session, SessionCare.of(*self.turns[0]), root)
        story.append(Rule(kit.line("section")))
        first = True
        for block in self._parts(root):
            if not first:
                story.append(Rule(kit.line("row")))
            story.append(Whole(Stack([block, Gap(self.layout.gap)]), room))
            first = False
        story.append(Rule(kit.line("section")))
        return root, story

    @property
    def is_one_page(self) -> bool:
        kit = self.desk.kit
        return fits(self.story[1], kit.paper.content, first_area(kit, kit.paper.bottom).height)

    def one_page(self) -> tuple[Page, ...]:
        """The page, or nothing where one is not enough."""
        return self.pages() if self.is_one_page else ()

    def pages(self) -> tuple[Page, ...]:
        """The sheet, with lines for notes where there is room."""
        kit, (root, story) = self.desk.kit, self.story
        area = first_area(kit, kit.paper.bottom)

        def later(canvas: PageCanvas, x: float, top: float) -> None:
            continued(self.desk, self.turns[0][1].name, canvas, x, top)

        story = story + self._foot(story, area.height, root)
        return typeset(kit, story, root, area, later_area(kit), None, later)

    def _parts(self, root: Elem) -> Iterator[Block]:
        """Warm-up, exercises and cool-down."""
        for kind in ("warm_up", "exercises", "cool_down"):
            weeks = [
                [item for part in session.parts if part.kind == kind for item in part.items]
                for _, session in self.turns
            ]
            if not any(weeks):
                continue
            if kind == "exercises":
                yield from self._rows(weeks, root)
            else:
                yield tick_lines(self.layout, self._numbered(weeks), self.desk.say(f"session.part.{kind}"), root)

    def _numbered(self, weeks: Sequence[Sequence[Item]]) -> list[tuple[int, Sequence[Item]]]:
        return [(program.week, items) for (program, _), items in zip(self.turns, weeks, strict=True)]

    def _rows(self, weeks: Sequence[Sequence[Item]], root: Elem) -> Iterator[Block]:
        """A block for every line of the session."""
        kit = self.desk.kit
        for lane in _matched(weeks):
            item = lane.first
            match item:
                case Entry():
                    yield exercise_row(self._weeks(lane), self.layout, root)
                case Superset():
                    yield self._superset(lane, root)
                case Chapter():
                    elem = root.add("Sect")
                    head = Text([kit.run(item.heading, "day_name", item.span)], kit.style("day_name"), elem.add("H2"))
                    inside = [one.items if isinstance(one, Chapter) else () for one in lane.each]
                    lines: list[Block] = [Gap(TOP), head.marked(keep_next=True)]
                    if item.notes:
                        note = Text([kit.run(item.notes, "note", item.span)], kit.style("note"), elem.add("P"))
                        lines.append(note.marked(keep_next=True))
                    for block in self._rows(inside, elem):
                        yield Stack([*lines, block]) if lines else block
                        lines = []
                case Words():
                    each = [(program.week, (one,) if one else ()) for (program, _), one in self._pairs(lane)]
                    yield tick_lines(self.layout, each, "", root)
                case Pause():
                    said = self.desk.say("session.pause", rest=words.duration(item.rest, self.desk.language))
                    text = Text([kit.run(said, "plain_bold", item.span)], kit.style("plain_bold"), root.add("P"))
                    yield Columns([Cell(self.layout.text, self.layout.end - self.layout.text, Stack([Gap(TOP), text]))])

    def _pairs(self, lane: Lane[Item]) -> Iterable[tuple[Turn, Item | None]]:
        return zip(self.turns, lane.each, strict=True)

    def _weeks(self, lane: Lane[Item]) -> Weeks:
        """An exercise in the weeks of the sheet."""
        pairs = ((program.week, one if isinstance(one, Entry) else None) for (program, _), one in self._pairs(lane))
        return Weeks(tuple(pairs), self.cells)

    def _superset(self, lane: Lane[Item], root: Elem) -> Block:
        """The members under each other with a bracket; the rest after a round stands with the last."""
        kit, elem = self.desk.kit, root.add("Sect")
        groups = [one if isinstance(one, Superset) else None for one in lane.each]
        first = next(group for group in groups if group is not None)
        blocks: list[Block] = []
        if first.name or first.notes:
            runs = [kit.run(first.name + " ", "heading", first.span), kit.run(first.notes, "note", first.span)]
            text = Text(runs, kit.style("heading"), elem.add("H2" if first.name else "P"))
            cell = Cell(self.layout.text, self.layout.end - self.layout.text, Stack([Gap(TOP), text]))
            blocks.append(Columns([cell]).marked(keep_next=True))
        members = _matched([group.entries if group else () for group in groups])
        for number, member in enumerate(members):
            if number:
                blocks += [Gap(self.layout.gap), Rule(kit.line("inner"), self.layout.text)]
            after = ""
            if number == len(members) - 1 and first.rest is not None:
                time = words.duration(first.rest, self.desk.language)
                after = self.desk.say("month.rest_after", rest=time, label=first.entries[-1].label)
            blocks.append(exercise_row(self._weeks(member), self.layout, elem, after))
        return Bracket(self.desk, Stack(blocks))

    def _foot(self, story: Sequence[Block], room: float, root: Elem) -> list[Block]:
        """Lines for notes at the foot, where there is room."""
        kit, content = self.desk.kit, self.desk.kit.paper.content
        free = room - sum(block.measure(content) for block in story)
        line = kit.theme.box["writing"]
        count = min(_MOST_NOTES, int(free // line))
        if count < 1:
            return []
        panel = Panel(count * line)
        for index in range(count):
            label = self.desk.say("session.notes") if not index else ""
            writing_line(self.desk, panel, 0, (index + 1) * line, content, label, root)
        return [Gap(free - count * line), panel]


def _matched(weeks: Sequence[Sequence[Item]]) -> list[Lane[Item]]:
    """The lines of a session matched over its weeks: the same line of the plan, as long as its name is."""
    return in_plan_order(lanes([list(_keyed(items)) for items in weeks]))


def _keyed(items: Iterable[Item]) -> Iterator[tuple[Hashable, Item]]:
    seen: dict[Hashable, int] = {}
    for item in items:
        key = (item.span, type(item), item.name if isinstance(item, Entry) else "")
        seen[key] = seen.get(key, 0) + 1
        yield (key, seen[key]), item
