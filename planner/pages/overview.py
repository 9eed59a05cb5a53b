"""The overview: who, when, what on which day, what to bring, and how to read the notation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.pages import log_boxes as log
from planner.pages.base import Desk, Kind, Section
from planner.pages.sheet_parts import continued
from planner.plan.dose import words
from planner.plan.dose.legend import legend
from planner.program import Entry, Equipment, Program, RestDay, Session
from planner.typeset.blocks import Block, Cell, Columns, Gap, Item, Panel, Rule, Stack, Text, Whole, first_baseline
from planner.typeset.boxes import tick
from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit
from planner.typeset.measure import shorten
from planner.typeset.section import Area, fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_TOP, _TOP_LATER, _BOTTOM = 19 * MM, 27 * MM, 17 * MM
_REST_WIDTH, _GUTTER = 12 * MM, 3 * MM
_LEAST_DAY = 22 * MM
_MOST_EXERCISES = 8
_ONE_COLUMN = 5
"""Most things to bring in one column."""
_TITLES = ("title", "title_medium", "title_small")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the week: its left edge, its width, and the day (None: a rest day nobody wrote about)."""

    x: float
    width: float
    weekday: int | None
    date: dt.date | None
    days: tuple[Session | RestDay, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        return tuple(day for day in self.days if isinstance(day, Session))


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """One section, with as much white as stands on one page."""
    paper = desk.kit.paper
    area = Area(_TOP, paper.height - _BOTTOM)
    for gap in ("large", "medium", "small"):
        root, story = _story(program, desk, desk.kit.theme.space[gap], area.height)
        if fits(story, paper.content, area.height):
            break
    else:
        root, story = _story(program, desk, desk.kit.theme.space["large"], area.height)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, program.title, canvas, x, top)

    pages = typeset(desk.kit, story, root, area, Area(_TOP_LATER, area.bottom), None, later)
    yield Section("overview", program.title, pages)


def _story(program: Program, desk: Desk, gap: float, page: float) -> tuple[Elem, list[Block]]:
    """Head, week, what to bring beside the coach's word, legend; ``gap`` between them."""
    root = Elem("Sect")
    groups = [
        _head(program, desk, root),
        *_week(program, desk, root),
        _rest_notes(program, desk, root),
        _needs(program, desk, root, page),
        [Whole(_legend(program, desk, root.add("Sect")), page)],
    ]
    story: list[Block] = []
    for group in filter(None, groups):
        story += [Gap(gap), *group] if story else group
    return root, story


def _head(program: Program, desk: Desk, root: Elem) -> list[Block]:
    kit, paper = desk.kit, desk.kit.paper
    for role in _TITLES:
        run = kit.run(program.title, role, program.span)
        if run.width() <= paper.content:
            break
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


def _facts(program: Program, desk: Desk) -> Iterator[tuple[str, str, str]]:
    """People and dates, as far as the plan says."""
    if program.athlete:
        bests = ", ".join(f"{best.exercise} {log.load_text(desk, best.load)}" for best in program.bests[:4])
        yield desk.say("overview.athlete"), program.athlete, desk.say("overview.bests", bests=bests) if bests else ""
    dates = [day.date for day in program.days if day.date is not None]
    if dates or program.start:
        first = min(dates, default=program.start) or dt.date.min
        last = max(dates, default=first)
        shown = desk.language.date_range(first, last) if last > first else desk.language.date(first, "full")
        yield desk.say("overview.dates"), shown, desk.say("overview.sessions", len(program.sessions))
    if program.coach:
        yield desk.say("overview.coach"), program.coach, program.contact


def _columns(program: Program, desk: Desk) -> list[list[Column]]:
    """The days as columns, in bands: seven days when the plan names weekdays, else its days in order."""
    content = desk.kit.paper.content
    if any(day.weekday is not None for day in program.days):
        week: list[tuple[int | None, dt.date | None, tuple[Session | RestDay, ...]]] = []
        for weekday in range(7):
            days = tuple(day for day in program.days if day.weekday == weekday)
            week.append((weekday, _date_of(program, weekday), days))
        loose = [(None, day.date, (day,)) for day in program.days if day.weekday is None]
        week += loose
    else:
        week = [(None, day.date, (day,)) for day in program.days]
    bands, band = [], list[tuple[int | None, dt.date | None, tuple[Session | RestDay, ...]]]()
    for day in week:
        if band and _day_width([*band, day], content) < _LEAST_DAY:
            bands.append(band)
            band = []
        band.append(day)
    bands.append(band)
    return [_place(band, content) for band in bands if band]


def _date_of(program: Program, weekday: int) -> dt.date | None:
    if program.start is None:
        return None
    return program.start + dt.timedelta(days=(weekday - program.start.weekday()) % 7)


def _trains(day: tuple[int | None, dt.date | None, tuple[Session | RestDay, ...]]) -> bool:
    return any(isinstance(one, Session) for one in day[2])


def _day_width(
    band: Sequence[tuple[int | None, dt.date | None, tuple[Session | RestDay, ...]]], content: float
) -> float:
    training = sum(map(_trains, band))
    rest = len(band) - training
    room = content - rest * _REST_WIDTH - (len(band) - 1) * _GUTTER
    return room / training if training else content


def _place(
    band: Sequence[tuple[int | None, dt.date | None, tuple[Session | RestDay, ...]]], content: float
) -> list[Column]:
    wide = min(_day_width(band, content), 57 * MM)
    out, x = [], 0.0
    for day in band:
        width = wide if _trains(day) else _REST_WIDTH
        out.append(Column(x, width, *day))
        x += width + _GUTTER
    return out


def _week(program: Program, desk: Desk, root: Elem) -> Iterator[list[Block]]:
    """Each band of days, with the ticks of its sessions on one line below."""
    elem = root.add("Sect")
    for band in _columns(program, desk):
        cells = [Cell(column.x, column.width, _day(column, desk, elem.add("Sect"))) for column in band]
        ticks = [Cell(column.x, column.width, _done(column, desk, elem)) for column in band if column.sessions]
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


def _day(column: Column, desk: Desk, root: Elem) -> Block:
    kit = desk.kit
    training = bool(column.sessions)
    out: list[Block] = [Rule(kit.line("training_day" if training else "row")), Gap(1.5 * MM)]
    if column.weekday is not None:
        name = desk.language.texts("date.weekdays_short")[column.weekday]
        first = kit.run(name, "plain_bold" if training else "plain")
        date = desk.language.date(column.date, "day") if column.date is not None else ""
        owner = root.add("P")
        if training or not date:
            out.append(Text([first, kit.run(f"   {date}", "plain")], kit.style("plain"), owner))
        else:
            out.append(Text([kit.run(name + " ", "plain")], kit.style("plain"), owner))
            out.append(Text([kit.run(date, "label")], kit.style("label"), owner))
    elif column.date is not None:
        out.append(Text([kit.run(desk.language.date(column.date, "day"), "plain")], kit.style("plain"), root.add("P")))
    if not training:
        rest = next((day.name for day in column.days if isinstance(day, RestDay) and day.name), "")
        shown = desk.say("overview.rest_day") if column.weekday is not None or not rest else rest
        out.append(Text([kit.run(shown, "plain")], kit.style("plain"), root.add("P")))
        return Stack(out)
    for number, session in enumerate(column.sessions):
        if number:
            out.append(Gap(kit.theme.space["medium"]))
        out += _session(session, desk, column.width, root)
    return Stack(out)


def _session(session: Session, desk: Desk, width: float, root: Elem) -> list[Block]:
    kit = desk.kit
    role = _name_role(session.name, kit, width)
    name = Text([kit.run(session.name, role, session.span)], kit.style(role), root.add("H2"))
    entries = _main(session)
    count = Text([kit.run(desk.say("session.exercises", len(entries)), "plain")], kit.style("plain"), root.add("P"))
    out: list[Block] = [Gap(1 * MM), name, count, Gap(2 * MM)]
    listing = root.add("L", ListNumbering="None")
    shown = entries if len(entries) <= _MOST_EXERCISES else entries[: _MOST_EXERCISES - 1]
    for entry in shown:
        out += [Rule(kit.line("inner")), Gap(0.8 * MM), *_exercise(entry, desk, width, listing)]
    if len(shown) < len(entries):
        more = desk.say("overview.more", len(entries) - len(shown))
        out.append(Text([kit.run(more, "plain")], kit.style("plain"), listing.add("LI").add("LBody")))
    return [*out, Rule(kit.line("inner"))]


def _name_role(name: str, kit: Kit, width: float) -> str:
    """The largest role in which every word of a name stands in its column whole."""
    for role in ("day_name", "exercise_name", "heading"):
        if all(kit.run(word, role).width() <= width for word in name.split()):
            return role
    return "heading"


def _main(session: Session) -> list[Entry]:
    main = [part for part in session.parts if part.kind == "exercises"]
    return list(Session("", "", None, None, "", tuple(main), session.span).entries)


def _exercise(entry: Entry, desk: Desk, width: float, listing: Elem) -> list[Block]:
    """Two lines: the name, then the dose at the left and the load at the right."""
    kit = desk.kit
    item = listing.add("LI")
    body = item.add("LBody")
    out: list[Block] = [Text([kit.run(entry.name + " ", "subtitle", entry.name_span)], kit.style("subtitle"), body)]
    if entry.dose is not None:
        code = kit.run(words.code(entry.dose, desk.language, short=True), "plain", entry.span)
        load = kit.run(_load(entry, desk), "plain_bold", entry.span)
        step = kit.style("plain").step
        if code.width() + load.width() + 2 * MM <= width:
            panel = Panel(step)
            panel.text(0, step - 1 * MM, [code], body, spaced=True)
            panel.text(width, step - 1 * MM, [load], body, "right", spaced=True)
            out.append(panel)
        else:
            out.append(Text([code, kit.run(" ", "plain")], kit.style("plain"), body))
            if load.text:
                out.append(Text([load], kit.style("plain"), body, "right"))
    out.append(Gap(0.6 * MM))
    return out


def _load(entry: Entry, desk: Desk) -> str:
    """The load of the first group that has one; else the first effort (``RPE 8``)."""
    if entry.dose is None:
        return ""
    for number in range(len(entry.dose.groups)):
        sets = [planned for planned in entry.sets if planned.group == number]
        text = log.loads_text(desk, sets, short=True)
        if text and sets[0].load is not None and sets[0].load.relation != "bodyweight":
            return text
    return next(filter(None, (words.effort(group, desk.language) for group in entry.dose.groups)), "")


def _done(column: Column, desk: Desk, root: Elem) -> Panel:
    """A tick for each session of the day, all days on one line."""
    kit = desk.kit
    side = kit.theme.box["tick_main"]
    pitch = side + kit.theme.space["small"]
    panel = Panel(side + (len(column.sessions) - 1) * pitch)
    for index, session in enumerate(column.sessions):
        name = f"{session.id}.done"
        owner = root.add("P", Id=name, T=desk.say("session.done_field", name=session.name))
        tick(kit, panel, 0, index * pitch, side, name, session.span)
        label = kit.run(session.name if len(column.sessions) > 1 else desk.say("session.done"), "label", session.span)
        room = column.width - side - 2 * MM
        panel.text(side + 2 * MM, index * pitch + side / 2 + 1.1 * MM, [shorten(label, room)], owner)
    return panel


def _needs(program: Program, desk: Desk, root: Elem, page: float) -> list[Block]:
    """What to bring, beside the coach's word."""
    paper = desk.kit.paper
    cells = []
    if program.equipment:
        cells.append(Cell(0, paper.span(6), _equipment(program, desk, root.add("Sect"))))
    if program.notes:
        cells.append(Cell(paper.x(7) if cells else 0, paper.span(6), _notes(program, desk, root.add("Sect"))))
    return [Whole(Columns(cells), page)] if cells else []


def _heading(desk: Desk, key: str, root: Elem) -> list[Block]:
    kit = desk.kit
    text = Text([kit.run(desk.say(key), "heading")], kit.style("heading"), root.add("H2"))
    return [Rule(kit.line("section")), Gap(2 * MM), text.marked(keep_next=True), Gap(2 * MM)]


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
    return Stack([*_heading(desk, "overview.bring", root), Columns(cells)])


def _thing(thing: Equipment, program: Program, desk: Desk, width: float, item: Elem) -> Block:
    kit = desk.kit
    side, step = kit.theme.box["tick_list"], 5 * MM
    name = f"bring.{thing.name.casefold().replace(' ', '_')}"
    label = item.add("Lbl", ActualText="☐ ", Id=name)
    body = item.add("LBody")
    run = kit.run(thing.name + " ", "plain_bold", program.span)
    when = kit.run(_days(thing, program, desk), "plain")

    def box(canvas: PageCanvas, x: float, baseline: float) -> None:
        bottom = baseline - 0.5 * MM
        with canvas.mark(label):
            canvas.stroke(kit.line("box").color, kit.line("box").width)
            canvas.roundRect(x, bottom, side, side, kit.theme.box["radius"])
        canvas.place(name, "tick", (x, bottom, x + side, bottom + side), program.span)

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
    return Stack([*_heading(desk, "overview.coach_says", root), text])


def _legend(program: Program, desk: Desk, root: Elem) -> Block:
    """The notations of this document, two columns of code and meaning, and the rule for writing."""
    kit, paper = desk.kit, desk.kit.paper
    doses = [entry.dose for session in program.sessions for entry in session.entries if entry.dose is not None]
    pairs = list(legend(doses, desk.language))
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
    return Stack([*_heading(desk, "overview.how_to_read", root), Columns(cells), Gap(kit.theme.space["small"]), how])


KIND = Kind("overview", 10, sections)
