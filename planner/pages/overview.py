"""The overview: who, when, what on which day, what to bring, and how to read the notation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.pages.base import Desk, Kind, Section
from planner.pages.common import TITLES, continued, first_area, fitting, heading, later_area
from planner.pages.loads import load_text
from planner.pages.overview_week import day_block, done_ticks, week_columns
from planner.pages.ticks import tick_label
from planner.plan.dose.legend import legend
from planner.program import Best, Equipment, Program, RestDay, Session
from planner.typeset.blocks import Block, Cell, Columns, Gap, Item, Panel, Stack, Text, Whole, first_baseline
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_ONE_COLUMN = 5
"""Most things to bring in one column."""


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """One section, with as much white as stands on one page."""
    paper = desk.kit.paper
    area = first_area(desk.kit, desk.kit.theme.page["bottom"])
    for gap in ("large", "medium", "small"):
        root, story = _story(program, desk, desk.kit.theme.space[gap], area.height)
        if fits(story, paper.content, area.height):
            break
    else:
        root, story = _story(program, desk, desk.kit.theme.space["large"], area.height)
        desk.kit.out.warning(
            "overview-continues",
            "the overview needs more than one page",
            program.span,
            "shorten the notes, or leave the overview out with --pages",
        )

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, program.title, canvas, x, top)

    pages = typeset(desk.kit, story, root, area, later_area(desk.kit), None, later)
    yield Section("overview", program.title, pages)


def _story(program: Program, desk: Desk, gap: float, page: float) -> tuple[Elem, list[Block]]:
    """Head, week, what to bring beside the coach's word, legend; ``gap`` between them."""
    root = Elem("Sect")
    groups: list[list[Block]] = [
        _head(program, desk, root),
        *_week(program, desk, root),
        _rest_notes(program, desk, root),
        _needs(program, desk, root, page),
        [Whole(_legend(program, desk, root.add("Sect")), page)],
    ]
    story: list[Block] = []
    for group in groups:
        if group:
            story += [Gap(gap), *group] if story else group
    return root, story


def _head(program: Program, desk: Desk, root: Elem) -> list[Block]:
    kit, paper = desk.kit, desk.kit.paper
    run, role = fitting(kit, program.title, TITLES, paper.content, program.span)
    title = Text([run], kit.style(role), root.add("H1")).marked(entry=(0, program.title), anchor="overview")
    facts = list(_facts(program, desk))
    wide = paper.span(4)
    cells = []
    for index, (label, value, detail) in enumerate(facts[:3]):
        owner = root.add("P")
        lines: list[Block] = [Text([kit.run(label + " ", "label")], kit.style("label"), owner)]
        lines.append(Text([kit.run(value, "value", program.span)], kit.style("value"), owner))
        if detail:
            lines.append(Text([kit.run(detail, "plain", program.span)], kit.style("plain"), root.add("P")))
        cells.append(Cell(paper.x(1 + 4 * index), wide, Stack(lines)))
    story: list[Block] = [title]
    if cells:
        story += [Gap(kit.theme.space["medium"]), Columns(cells)]
    return story


def _best(best: Best, desk: Desk) -> str:
    """A best lift; one that was worked out from several repetitions is said to the whole unit."""
    if not best.estimated:
        return desk.say("overview.best", exercise=best.exercise, load=load_text(desk, best.load))
    whole = replace(best.load, value=best.load.value.to_integral_value())
    return desk.say("overview.estimated", exercise=best.exercise, load=load_text(desk, whole))


def _facts(program: Program, desk: Desk) -> Iterator[tuple[str, str, str]]:
    """People and dates, as far as the plan says."""
    if program.athlete:
        bests = desk.say("list.between").join(_best(best, desk) for best in program.bests)
        yield desk.say("overview.athlete"), program.athlete, desk.say("overview.bests", bests=bests) if bests else ""
    dates = [day.date for day in program.days if day.date is not None]
    first = min(dates, default=program.start)
    if first is not None:
        last = max(dates, default=first)
        shown = desk.language.date_range(first, last) if last > first else desk.language.date(first, "full")
        yield desk.say("overview.dates"), shown, desk.say("overview.sessions", len(program.sessions))
    if program.coach:
        yield desk.say("overview.coach"), program.coach, program.contact


def _week(program: Program, desk: Desk, root: Elem) -> Iterator[list[Block]]:
    """Each band of days, with the ticks of its sessions on one line below."""
    elem = root.add("Sect")
    for band in week_columns(program, desk):
        cells = [Cell(column.x, column.width, day_block(column, desk, elem.add("Sect"))) for column in band]
        ticks = [Cell(column.x, column.width, done_ticks(column, desk, elem)) for column in band if column.sessions]
        yield [Stack([Columns(cells), Gap(desk.kit.theme.space["small"]), Columns(ticks)])]


def _rest_notes(program: Program, desk: Desk, root: Elem) -> list[Block]:
    """What the coach says about rest days."""
    kit = desk.kit
    story: list[Block] = []
    for day in program.days:
        if isinstance(day, RestDay) and day.notes:
            name = desk.language.texts("date.weekdays")[day.weekday] if day.weekday is not None else day.name
            runs = [kit.run(f"{name}: ", "plain_bold", day.span), kit.run(day.notes, "plain", day.span)]
            story.append(Text(runs, kit.style("plain"), root.add("P")))
    return story


def _needs(program: Program, desk: Desk, root: Elem, page: float) -> list[Block]:
    """What to bring, beside the coach's word."""
    paper = desk.kit.paper
    cells = []
    if program.equipment:
        cells.append(Cell(0, paper.span(6), _equipment(program, desk, root.add("Sect"))))
    if program.notes:
        cells.append(Cell(paper.x(7) if cells else 0, paper.span(6), _notes(program, desk, root.add("Sect"))))
    return [Whole(Columns(cells), page)] if cells else []


def _equipment(program: Program, desk: Desk, root: Elem) -> Block:
    """Things to bring or find, in one or two columns, each with a tick and the days that need it."""
    paper = desk.kit.paper
    listing = root.add("L", ListNumbering="None")
    count = 2 if len(program.equipment) > _ONE_COLUMN else 1
    wide = (paper.span(6) - (count - 1) * paper.gutter) / count
    length = -(-len(program.equipment) // count)
    cells = []
    for index in range(count):
        chunk = program.equipment[index * length : (index + 1) * length]
        lines = [_thing(thing, program, desk, wide, listing.add("LI")) for thing in chunk]
        cells.append(Cell(index * (wide + paper.gutter), wide, Stack(lines)))
    return Stack([*heading(desk.kit, desk.say("overview.bring"), root, program.span), Columns(cells)])


def _thing(thing: Equipment, program: Program, desk: Desk, width: float, item: Elem) -> Block:
    kit = desk.kit
    side, step = kit.theme.box["tick_list"], 5 * MM
    name = f"bring.{thing.name.casefold().replace(' ', '_')}"
    box = tick_label(kit, item.add("Lbl", ActualText="☐ ", Id=name), name, program.span)
    body = item.add("LBody")
    run = kit.run(thing.name + " ", "plain_bold", program.span)
    when = kit.run(_days(thing, program, desk), "plain")
    indent = side + 2 * MM
    if run.width() + when.width() <= width - indent:
        line = Panel(step)
        line.text(0, 3.5 * MM, [run], body, spaced=True)
        line.text(width - indent, 3.5 * MM, [when], body, "right")
        return Item(line, indent, 3.5 * MM, box)
    style = kit.style("plain")
    text = Stack([Text([run, when], style, body), Gap(step - style.step)])
    return Item(text, indent, first_baseline(style, [run]), box)


def _days(thing: Equipment, program: Program, desk: Desk) -> str:
    """The days that need a thing: their short names, or that all do."""
    names = {session.id: _short_day(session, desk) for session in program.sessions}
    days = list(dict.fromkeys(names[session] for session in thing.sessions if session in names))
    every = len(thing.sessions) == len(program.sessions)
    return desk.say("overview.all_days") if every and len(days) > 1 else ", ".join(days)


def _short_day(session: Session, desk: Desk) -> str:
    if session.weekday is None:
        return session.name
    return desk.language.texts("date.weekdays_short")[session.weekday]


def _notes(program: Program, desk: Desk, root: Elem) -> Block:
    kit = desk.kit
    text = Text([kit.run(program.notes, "tip", program.span)], kit.style("tip"), root.add("P"))
    return Stack([*heading(desk.kit, desk.say("overview.coach_says"), root, program.span), text])


def _legend(program: Program, desk: Desk, root: Elem) -> Block:
    """The notations of this document, two columns of code and meaning, and the rule for writing."""
    kit, paper = desk.kit, desk.kit.paper
    doses = [entry.dose for session in program.sessions for entry in session.entries if entry.dose is not None]
    pairs = list(legend(doses, desk.language, desk.unit))
    if any(entry.label[:1].isalpha() for session in program.sessions for entry in session.entries):
        pairs.append((desk.say("overview.superset_code"), desk.say("overview.superset_words")))
    half = -(-len(pairs) // 2)
    listing = root.add("L", ListNumbering="None")
    cells = []
    for index, chunk in enumerate((pairs[:half], pairs[half:])):
        lines: list[Block] = []
        for code, meaning in chunk:
            item = listing.add("LI")
            name = Text([kit.run(code + " ", "plain_bold", program.span)], kit.style("plain"), item.add("Lbl"))
            said = Text([kit.run(meaning, "plain", program.span)], kit.style("plain"), item.add("LBody"))
            lines += [
                Columns([Cell(0, paper.span(1.4), name), Cell(paper.x(2.4), paper.span(4.6), said)]),
                Gap(0.6 * MM),
            ]
        cells.append(Cell(paper.x(1 + 6 * index), paper.span(6), Stack(lines)))
    how = Text([kit.run(desk.say("overview.how_to_write"), "plain_ink")], kit.style("plain_ink"), root.add("P"))
    return Stack(
        [
            *heading(desk.kit, desk.say("overview.how_to_read"), root, program.span),
            Columns(cells),
            Gap(kit.theme.space["small"]),
            how,
        ]
    )


KIND = Kind("overview", 10, sections)
