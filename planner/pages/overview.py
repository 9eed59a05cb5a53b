"""The overview: who, when, what on which day, what to bring, and how to read the notation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import accumulate, product
from typing import Literal, TypeAlias

from planner.pages.base import Desk, Kind, Section
from planner.pages.care_facts import care_facts, first_notice
from planner.pages.common import TITLES, continued, first_area, fitting, later_area
from planner.pages.loads import load_text
from planner.pages.logo import with_logo
from planner.pages.overview_list import week_list
from planner.pages.overview_muscles import muscles
from planner.pages.overview_parts import equipment, how_to_read, how_to_read_run_on, notes, rest_notes
from planner.pages.overview_week import day_block, done_ticks, may_have_pictures, week_columns
from planner.pages.weeks import coach_words, is_told, week_words
from planner.program import Best, Program
from planner.program.volume import weekly_sets
from planner.typeset.blocks import Block, Cell, Columns, Gap, Stack, Text, Whole
from planner.typeset.canvas import PageCanvas
from planner.typeset.page import Page
from planner.typeset.section import fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_WIDE = 200 * MM
"""On columns wider than this together the legend may stand beside the rest of what is under the week."""
_GAPS = ("large", "medium", "small")

_Layout: TypeAlias = Literal["below", "halves", "thirds", "large_map", "map", "thirds_map", "run_on"]
"""Where the legend stands: below everything else, beside all of it, or as the last of three columns.

One that runs on stands below everything else too, in lines over the whole page: not as good to read, and lower.

With a map the muscles have two thirds of the page where it has columns; a large map leaves their list one column.
"""
_MAPPED: tuple[_Layout, ...] = ("large_map", "map")
_MOST_SAVED = 24 * MM
"""More than less white between the parts of the page can save."""
_TITLE, _LEFT = 5, 5
"""Columns of a title with facts beside it, and of what stands beside the legend."""


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """One section, with as much white as stands on one page."""
    paper = desk.kit.paper
    area = first_area(desk.kit, paper.bottom)
    across = paper.content > _WIDE and not _is_list(desk) and (program.equipment or coach_words(program, desk))
    with_map: tuple[_Layout, ...] = (("thirds_map",) if across else _MAPPED) if weekly_sets(program) else ()
    lowest: tuple[_Layout, ...] = ("below",) if _is_list(desk) or paper.landscape else ("below", "run_on")
    layouts: tuple[_Layout, ...] = (*with_map, *(("thirds", "halves") if across else ()), *lowest)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, program.title, canvas, x, top)

    def typeset_as(root: Elem, story: Sequence[Block]) -> tuple[Page, ...]:
        return typeset(desk.kit, story, root, area, later_area(desk.kit), None, later)

    tries = [(False, *chosen) for chosen in product(layouts, _GAPS)]
    if not _is_list(desk) and may_have_pictures(program, desk):
        tries = [(True, *chosen) for chosen in product(with_map or layouts, _GAPS)] + tries
    hopeless: set[tuple[bool, _Layout]] = set()
    for pictures, layout, gap in tries:
        if (pictures, layout) in hopeless:
            continue
        root, story = _story(program, desk, desk.kit.theme.space[gap], area.height, layout, pictures=pictures)
        if fits(story, paper.content, area.height):
            pages = typeset_as(root, story)
            break
        if not fits(story, paper.content, area.height + _MOST_SAVED):
            hopeless.add((pictures, layout))
    else:

        def standing(story: Sequence[Block]) -> int:
            return _standing(story, paper.content, area.height)

        spaces = [desk.kit.theme.space[gap] for gap in _GAPS]
        stories = [(space, *_story(program, desk, space, area.height, "below")) for space in spaces]
        space, root, plain = max(stories, key=lambda made: standing(made[2]))
        pages = typeset_as(root, plain)
        for layout in _MAPPED if with_map else ():  # a map must neither make it longer still nor empty its first page
            root, story = _story(program, desk, space, area.height, layout)
            mapped = typeset_as(root, story) if standing(story) >= standing(plain) else ()
            if mapped and len(mapped) <= len(pages):
                pages = mapped
                break
        if not desk.kit.theme.large:  # there several pages are what it takes
            desk.kit.out.warning(
                "overview-continues",
                "the overview needs more than one page",
                program.span,
                "shorten the notes, or leave the overview out with --pages",
            )
    yield Section("overview", program.title, pages)


def _is_list(desk: Desk) -> bool:
    """Whether the days stand under each other and not side by side: on narrow paper, and in large print."""
    return desk.kit.paper.narrow or desk.kit.theme.large


def _standing(story: Sequence[Block], width: float, room: float) -> int:
    """How many blocks of a story stand on its first page whole."""
    return sum(end <= room for end in accumulate(block.measure(width) for block in story))


def _story(
    program: Program, desk: Desk, gap: float, page: float, layout: _Layout, *, pictures: bool = False
) -> tuple[Elem, list[Block]]:
    """Head, week, and what stands under it, with ``gap`` between them, for pages of the height ``page``."""
    root = Elem("Sect")
    groups: list[list[Block]] = [
        _head(program, desk, root),
        *([block] for block in (first_notice(desk, program, root, "care"),) if block is not None),
        *(week_list(program, desk, root) if _is_list(desk) else _week(program, desk, root, page, pictures=pictures)),
        *_UNDER[layout](program, desk, root, gap, page),
    ]
    story: list[Block] = []
    for group in groups:
        if group:
            story += [Gap(gap), *group] if story else group
    return root, story


def _head(program: Program, desk: Desk, root: Elem) -> list[Block]:
    """The title, and the facts under it; at its right on paper that lies across."""
    kit, paper = desk.kit, desk.kit.paper
    across = paper.landscape and not paper.narrow
    room = paper.span(_TITLE) if across else paper.content

    def name(wide: float) -> Block:
        run, role = fitting(kit, program.title, TITLES, wide, program.span)
        text = Text([run], kit.style(role), root.add("H1"))
        return text.marked(entry=(0, program.title), anchor="overview")

    title = with_logo(desk, name, room, root)
    if is_told(program):
        words = kit.run(week_words(program, desk), "subtitle", program.span)
        week = Text([words], kit.style("subtitle"), root.add("P"))
        title = Stack([title, Gap(kit.theme.space["hair"]), week])
    facts, first = list(_facts(program, desk))[:3], _TITLE + 1 if across else 1
    rows: list[Block] = [Columns(_in_columns(facts, first, program, desk, root))] if facts else []
    care = care_facts(desk, program, root, first)
    rows += [care] if care is not None else []
    below: list[Block] = [block for row in rows for block in (Gap(kit.theme.space["medium"]), row)]
    if across and below:
        return [Columns([Cell(0, room, title), Cell(0, paper.content, Stack(below[1:]))])]
    return [title, *below]


_Fact = tuple[str, str, str]
"""A label, what it names, and a detail in small type, often empty."""


def _in_columns(facts: list[_Fact], first: int, program: Program, desk: Desk, root: Elem) -> list[Cell]:
    """Up to three facts side by side, over the columns from ``first`` on."""
    kit, paper = desk.kit, desk.kit.paper
    columns = (paper.columns + 1 - first) / 3
    cells = []
    for index, (label, value, detail) in enumerate(facts):
        owner = root.add("P")
        lines: list[Block] = [Text([kit.run(label + " ", "label")], kit.style("label"), owner)]
        lines.append(Text([kit.run(value, "value", program.span)], kit.style("value"), owner))
        if detail:
            lines.append(Text([kit.run(detail, "plain", program.span)], kit.style("plain"), root.add("P")))
        cells.append(Cell(paper.x(first + columns * index), paper.span(columns), Stack(lines)))
    return cells


def _best(best: Best, desk: Desk) -> str:
    """A best lift; one that was worked out from several repetitions is said to the whole unit."""
    if not best.estimated:
        return desk.say("overview.best", exercise=best.exercise, load=load_text(desk, best.load))
    whole = replace(best.load, value=best.load.value.to_integral_value())
    return desk.say("overview.estimated", exercise=best.exercise, load=load_text(desk, whole))


def _facts(program: Program, desk: Desk) -> Iterator[_Fact]:
    """People and dates, as far as the plan says."""
    if program.athlete:
        known = [_best(best, desk) for best in program.bests]
        known += [desk.say(f"overview.measured.{name}", value=desk.language.number(v)) for name, v in program.measures]
        bests = desk.say("list.between").join(known)
        label = desk.say("overview.patient" if program.patient.is_named else "overview.athlete")
        details = (program.patient.id, desk.say("overview.bests", bests=bests) if bests else "")
        yield label, program.athlete, " · ".join(filter(None, details))
    dates = [day.date for day in program.days if day.date is not None]
    first = program.start
    if first is not None and program.patient.review is not None and not program.says_weeks:
        # It goes on up to the review, not only for the week that is printed.
        each = desk.say("overview.a_week", sessions=how_often(program, desk))
        yield desk.say("overview.start"), desk.language.date(first, "full"), each
    elif first is not None:
        # The plan's first day and last day, whichever of its weeks is printed.
        last = program.end or max(dates, default=first) + timedelta(weeks=program.weeks - program.week)
        shown = desk.language.date_range(first, last) if last > first else desk.language.date(first, "full")
        yield desk.say("overview.dates"), shown, how_often(program, desk)
    if program.coach or program.contact:
        label = desk.say("overview.clinician" if program.patient.is_named else "overview.coach")
        yield label, program.coach or program.contact, program.contact if program.coach else ""


def how_often(program: Program, desk: Desk) -> str:
    """``4 sessions``, ``4 weeks of 4 sessions``, or ``4 weeks, 14 sessions`` where not all weeks have as many."""
    count = program.counts[program.week - 1] if program.week <= len(program.counts) else len(program.sessions)
    sessions = desk.say("overview.sessions", count)
    if program.weeks > 1 and len(set(program.counts)) > 1:
        every = desk.say("overview.sessions", sum(program.counts))
        return desk.say("overview.weeks_in_all", program.weeks, sessions=every)
    return sessions if program.weeks == 1 else desk.say("overview.weeks", program.weeks, sessions=sessions)


def _week(program: Program, desk: Desk, root: Elem, page: float, *, pictures: bool) -> Iterator[list[Block]]:
    """Each band of days, with the ticks of its sessions on one line below."""
    elem = root.add("Sect")
    for band in week_columns(program, desk):
        cells = [
            Cell(column.x, column.width, day_block(column, desk, elem.add("Sect"), pictures=pictures))
            for column in band
        ]
        ticks = [
            Cell(column.x, column.width, done_ticks(column, desk, elem, program.weeks))
            for column in band
            if column.sessions
        ]
        days = Stack([Columns(cells), Gap(desk.kit.theme.space["small"]), Columns(ticks)])
        yield [Whole(days, page) if desk.kit.paper.landscape else days]


def _below(
    program: Program,
    desk: Desk,
    root: Elem,
    gap: float,
    page: float,
    *,
    first: int = 6,
    mapped: int = 0,
    runs_on: bool = False,
) -> Iterator[list[Block]]:
    """What stands under the week: rest days, muscles beside what to bring and the coach's word, the legend.

    The muscles have the ``first`` columns; a legend that ``runs_on`` has none.
    """
    paper, is_list = desk.kit.paper, _is_list(desk)
    if not is_list:  # there they stand in the list
        yield rest_notes(program, desk, root)
    left = paper.content if is_list else paper.span(first)
    right = paper.content if is_list else paper.span(12 - first)
    parts = _parts(program, desk, root, left, right, mapped=mapped)
    if is_list:
        for part in parts:
            yield [Whole(part, page)]
    elif parts:
        cells = [Cell(0, left, parts[0])]
        if parts[1:]:
            apart = _apart(parts[1:], min(gap, desk.kit.theme.space["medium"]))
            cells.append(Cell(paper.x(first + 1), right, apart))
        yield [Whole(Columns(cells), page)]
    if runs_on:
        yield [Whole(how_to_read_run_on(program, desk, root.add("Sect")), page)]
        return
    columns = 1 if paper.narrow else 3 if paper.content > _WIDE * paper.grow else 2
    yield [Whole(how_to_read(program, desk, root.add("Sect"), paper.content, columns), page)]


def _parts(program: Program, desk: Desk, root: Elem, first: float, others: float, *, mapped: int = 0) -> list[Block]:
    """The muscles, what to bring and the coach's word, each with its heading, as far as there are such.

    ``first`` and ``others`` are the width of the muscles and of all else.
    """
    made = (
        muscles(program, desk, root, first, mapped=mapped),
        equipment(program, desk, root.add("Sect"), others) if program.equipment else None,
        notes(program, desk, root.add("Sect")) if coach_words(program, desk) else None,
    )
    return [part for part in made if part is not None]


def _apart(parts: Sequence[Block], gap: float) -> Block:
    """Blocks under each other with a gap between them."""
    return Stack([block for part in parts for block in (Gap(gap), part)][1:])


def _halves(program: Program, desk: Desk, root: Elem, gap: float, page: float) -> Iterator[list[Block]]:
    """The same in less height: all but the legend at the left, the legend at the right."""
    paper = desk.kit.paper
    left, right = paper.span(_LEFT), paper.span(paper.columns - _LEFT)
    parts = _parts(program, desk, root, left, left)
    resting = rest_notes(program, desk, root)
    if resting:
        parts.append(Stack(resting))
    legend = how_to_read(program, desk, root.add("Sect"), right, 2)
    yield [Whole(Columns([Cell(0, left, _apart(parts, gap)), Cell(paper.x(_LEFT + 1), right, legend)]), page)]


def _thirds(
    program: Program, desk: Desk, root: Elem, _gap: float, page: float, *, mapped: int = 0
) -> Iterator[list[Block]]:
    """The same in three columns: muscles, what to bring with the coach's word, the legend."""
    paper = desk.kit.paper
    shares = [paper.columns * share / 12 for share in ((5.7, 2.6, 3.7) if mapped else (4, 4, 4))]
    first, second, third = (paper.span(share) for share in shares)
    yield rest_notes(program, desk, root)
    parts = _parts(program, desk, root, first, second, mapped=mapped)
    made = [_apart(chunk, desk.kit.theme.space["medium"]) for chunk in (parts[:1], parts[1:]) if chunk]
    made.append(how_to_read(program, desk, root.add("Sect"), third, 1))
    taken = [*shares[: len(made) - 1], shares[2]]
    starts = accumulate(taken, initial=1.0)
    cells = [
        Cell(paper.x(start), paper.span(share), block) for start, share, block in zip(starts, taken, made, strict=False)
    ]
    yield [Whole(Columns(cells), page)]


_UNDER: Mapping[_Layout, Callable[[Program, Desk, Elem, float, float], Iterator[list[Block]]]] = {
    "below": _below,
    "run_on": partial(_below, runs_on=True),
    "halves": _halves,
    "thirds": _thirds,
    "large_map": partial(_below, first=8, mapped=1),
    "map": partial(_below, first=8, mapped=2),
    "thirds_map": partial(_thirds, mapped=2),
}
"""What stands under the week. Each takes the gap between groups and the height of a page."""


KIND = Kind("overview", 10, sections, whole_week=True)
