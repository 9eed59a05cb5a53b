"""The week on the overview: days as columns, each session with its exercises, and a tick for when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.pages.base import Desk
from planner.pages.clock_words import clock_title
from planner.pages.day_parts import part_words
from planner.pages.figures import has_picture
from planner.pages.loads import codes_and_loads
from planner.pages.often import capital, often_words
from planner.pages.session_text import exercise_picture
from planner.program import Clock, Entry, Program, RestDay, Session
from planner.program.volume import session_minutes
from planner.typeset.block import SLACK
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Rule, Stack, Text
from planner.typeset.boxes import tick
from planner.typeset.kit import Kit
from planner.typeset.measure import Run, shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_REST_WIDTH, _GUTTER = 12 * MM, 3 * MM
_LEAST_DAY, _MOST_DAY = 22 * MM, 87 * MM
_TICK_GAP = 0.9 * MM
_OVER_NAME, _UNDER_DOSE = 0.8 * MM, 0.6 * MM
"""From the rule over an exercise to its name, and from its dose to the next rule."""
_LEAST_PICTURED = 36 * MM
"""Days as wide as this have room for pictures beside their exercises."""
_PICTURE = 0.42, 18 * MM
"""The width of such a picture: a share of the day, and the most."""
_LEAST_PICTURE = 10 * MM
"""And the least, where a load beside it needs the room."""
_MOST_EXERCISES = 8
"""Most exercises of a session that are listed; of more, how many there are besides."""

Day = tuple[int | None, dt.date | None, tuple[Session | RestDay, ...]]
"""Weekday, date, and what the plan has for it."""


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


def week_days(program: Program) -> list[Day]:
    """Seven days when the plan names weekdays; else its days in order.

    Sessions without a weekday stand behind those with one. They may fall on any day, so that none which the plan does
    not name is a day of rest.
    """
    if all(day.weekday is None for day in program.days):
        return [(None, day.date, (day,)) for day in program.days]
    open_days = any(session.weekday is None for session in program.sessions)
    week: list[Day] = []
    for weekday in range(7):
        days = tuple(day for day in program.days if day.weekday == weekday)
        if days or not open_days:
            week.append((weekday, _date_of(program, weekday), days))
    return week + [(None, day.date, (day,)) for day in program.days if day.weekday is None]


def week_columns(program: Program, desk: Desk) -> list[list[Column]]:
    """The days as columns, in bands as wide as the page."""
    content, grow = desk.kit.paper.content, desk.kit.grow
    week = week_days(program)
    bands, band = [], list[Day]()
    for day in week:
        if band and _day_width([*band, day], content, grow) < _LEAST_DAY * grow:
            bands.append(band)
            band = []
        band.append(day)
    bands.append(band)
    bands = [band for band in bands if band]
    wide = min([_MOST_DAY * grow, *(_day_width(band, content, grow) for band in bands if any(map(_trains, band)))])
    return [_place(band, wide, _REST_WIDTH * grow) for band in bands]


def _date_of(program: Program, weekday: int) -> dt.date | None:
    if program.start is None:
        return None
    first = program.start + dt.timedelta(days=(weekday - program.start.weekday()) % 7)
    return first + dt.timedelta(weeks=program.week - 1)


def _trains(day: Day) -> bool:
    return any(isinstance(one, Session) for one in day[2])


def _day_width(band: Sequence[Day], content: float, grow: float) -> float:
    training = sum(map(_trains, band))
    rest = len(band) - training
    room = content - rest * _REST_WIDTH * grow - (len(band) - 1) * _GUTTER
    return room / training if training else content


def _place(band: Sequence[Day], wide: float, rest: float) -> list[Column]:
    """The days of a band from left to right, training days ``wide``, others as wide as ``rest``."""
    out, x = [], 0.0
    for day in band:
        width = wide if _trains(day) else rest
        out.append(Column(x, width, *day))
        x += width + _GUTTER
    return out


def may_have_pictures(program: Program, desk: Desk) -> bool:
    """Whether the days are wide enough for pictures, and there is one."""
    columns = [column for band in week_columns(program, desk) for column in band if column.sessions]
    return min((column.width for column in columns), default=0.0) >= _LEAST_PICTURED * desk.kit.grow and any(
        has_picture(desk.kit, entry.exercise) for session in program.sessions for entry in listed(session)
    )


def day_block(column: Column, desk: Desk, root: Elem, *, pictures: bool = False) -> Block:
    """One column: weekday and date, then each session with its exercises, or that it is a day of rest.

    Exercises have small ``pictures`` at their right, or none.
    """
    kit = desk.kit
    training = bool(column.sessions)
    out: list[Block] = [Rule(kit.line("training_day" if training else "row")), Gap(1.5 * MM)]
    often = _often(column, desk)
    if often:
        out.append(Text([kit.run(often, "plain_bold")], kit.style("plain"), root.add("P")))
    out += day_name(column.weekday, column.date, desk, root, training=training, stacked=not training)
    if not training:
        out.append(rest_name(column.weekday, column.days, desk, root))
        return Stack(out)
    for number, session in enumerate(column.sessions):
        if number:
            out.append(Gap(kit.theme.space["medium"]))
        out += _session(session, desk, column, root, pictures=pictures)
    return Stack(out)


def _often(column: Column, desk: Desk) -> str:
    """What stands in the place of a weekday: how often the one session is done, if it has no day of its own."""
    if column.weekday is not None or column.date is not None or len(column.sessions) != 1:
        return ""
    frequency = column.sessions[0].frequency
    return capital(often_words(frequency, desk.language)) if frequency is not None else ""


def day_name(
    weekday: int | None, date: dt.date | None, desk: Desk, root: Elem, *, training: bool, stacked: bool = False
) -> list[Block]:
    """Weekday and date, on one line or ``stacked``; nothing for a day that has neither."""
    kit = desk.kit
    shown = desk.language.date(date, "day") if date is not None else ""
    if weekday is None:
        return [Text([kit.run(shown, "plain")], kit.style("plain"), root.add("P"))] if shown else []
    name = desk.language.texts("date.weekdays_short")[weekday]
    owner = root.add("P")
    if stacked and shown:
        first = Text([kit.run(name + " ", "plain")], kit.style("plain"), owner)
        return [first, Text([kit.run(shown, "label")], kit.style("label"), owner)]
    first_run = kit.run(name, "plain_bold" if training else "plain")
    return [Text([first_run, kit.run(f"   {shown}", "plain")], kit.style("plain"), owner)]


def rest_name(weekday: int | None, days: Sequence[Session | RestDay], desk: Desk, root: Elem) -> Text:
    """What a day without training is called."""
    kit = desk.kit
    name = next((day.name for day in days if isinstance(day, RestDay) and day.name), "")
    shown = desk.say("overview.rest_day") if weekday is not None or not name else name
    return Text([kit.run(shown, "plain")], kit.style("plain"), root.add("P"))


def session_head(session: Session, desk: Desk, width: float, root: Elem, *, often: bool = True) -> list[Block]:
    """The name of a session, how ``often`` it is done where that does not stand over it, and how long it takes."""
    kit = desk.kit
    role = _name_role(session.name, kit, width)
    name = Text([kit.run(session.name, role, session.span)], kit.style(role), root.add("H2"))
    minutes = session_minutes(session).value
    much = desk.say("session.minutes", minutes=minutes) if minutes else desk.say("session.exercises", len(session.main))
    if session.part is not None:
        much = f"{part_words(session.part, desk)} · {much}"
    if session.frequency is not None and often:
        much = f"{often_words(session.frequency, desk.language)} · {much}"
    if session.optional:
        much = f"{much} · {desk.say('session.optional')}"
    return [name, Text([kit.run(much, "plain")], kit.style("plain"), root.add("P"))]


def _session(session: Session, desk: Desk, column: Column, root: Elem, *, pictures: bool) -> list[Block]:
    kit, width = desk.kit, column.width
    head = session_head(session, desk, width, root, often=not _often(column, desk))
    out: list[Block] = [Gap(1 * MM), *head, Gap(2 * MM)]
    listing = root.add("L", ListNumbering="None")
    for over, entry in under_clocks(session):
        lines = exercise_lines(entry, desk, width, listing, pictured=pictures)
        title = clock_line(over, desk, listing) if over else []
        out += [Rule(kit.line("inner")), Gap(_OVER_NAME), *title, *lines]
    return [*out, *how_many_more(session, desk, listing), Rule(kit.line("inner"))]


def listed(session: Session) -> Sequence[Entry]:
    """The exercises of a session that are listed: all, or the first where there are too many."""
    entries = session.main
    return entries if len(entries) <= _MOST_EXERCISES else entries[: _MOST_EXERCISES - 1]


def under_clocks(session: Session) -> Iterator[tuple[Clock | None, Entry]]:
    """The exercises that are listed, the first of a group by the clock with its clock."""
    before: Clock | None = None
    for entry in listed(session):
        yield (entry.clock if entry.clock != before else None), entry
        before = entry.clock


def clock_line(clock: Clock, desk: Desk, listing: Elem) -> list[Block]:
    """The line over the exercises of a group by the clock."""
    run = desk.kit.run(clock_title(desk, clock), "plain_bold")
    text = Text([run], desk.kit.style("plain"), listing.add("LI").add("LBody"))
    return [text.marked(keep_next=True)]


def how_many_more(session: Session, desk: Desk, listing: Elem) -> list[Block]:
    """The last item of a list that leaves exercises out: how many."""
    kit, left_out = desk.kit, len(session.main) - len(listed(session))
    if not left_out:
        return []
    run = kit.run(desk.say("overview.more", left_out), "plain")
    text = Text([run], kit.style("plain"), listing.add("LI").add("LBody"))
    return [Rule(kit.line("inner")), Gap(_OVER_NAME), text, Gap(_UNDER_DOSE)]


def _name_role(name: str, kit: Kit, width: float) -> str:
    """The largest role in which every word of a name stands in its column whole."""
    for role in ("day_name", "exercise_name", "heading"):
        if all(kit.run(word, role).width() <= width for word in name.split()):
            return role
    return "heading"


def exercise_lines(entry: Entry, desk: Desk, width: float, listing: Elem, *, pictured: bool = False) -> list[Block]:
    """The name, then the dose at the left and the load at the right; a line for each group where loads differ.

    ``pictured`` lines leave room at their right for a picture of the exercise, whether it has one or not.
    """
    kit, doses = desk.kit, codes_and_loads(desk, entry)
    wide = _picture_width(desk, width, [load for _, load in doses]) if pictured else 0.0
    room = width - wide - kit.theme.space["hair"] if pictured else width
    body = listing.add("LI").add("LBody")
    runs = [kit.run(entry.name + " ", "subtitle", entry.name_span)]
    if entry.optional:
        runs.append(kit.run(desk.say("session.optional") + " ", "plain", entry.span))
    name = Text(runs, kit.style("subtitle"), body)
    out: list[Block] = [name.marked(keep_next=entry.dose is not None)]
    for code, load in doses:
        out += _dose(kit.run(code, "plain", entry.span), kit.run(load, "plain_bold", entry.span), kit, room, body)
    high = kit.theme.picture["session_small"]
    picture = exercise_picture(desk, entry.exercise, wide, high, body, "right") if pictured else None
    if picture is not None:
        out = [Columns([Cell(0, room, Stack(out)), Cell(width - wide, wide, picture)])]
    return [*out, Gap(_UNDER_DOSE)]


def _picture_width(desk: Desk, width: float, loads: Sequence[str]) -> float:
    """How wide a picture beside ``loads`` may be: narrower where one of them would be torn, down to the least."""
    kit = desk.kit
    most = min(_PICTURE[0] * width, _PICTURE[1] * kit.grow)
    free = width - kit.theme.space["hair"] - max((kit.run(load, "plain_bold").width() for load in loads), default=0.0)
    return min(most, max(free - SLACK, _LEAST_PICTURE))


def _dose(code: Run, load: Run, kit: Kit, width: float, body: Elem) -> list[Block]:
    style = kit.style("plain")
    if code.width() + load.width() + 2 * MM <= width:
        panel = Panel(style.step)
        panel.text(0, style.step - 1 * MM * kit.grow, [code], body, spaced=True)
        panel.text(width, style.step - 1 * MM * kit.grow, [load], body, "right", spaced=True)
        return [panel]
    lines: list[Block] = [Text([code, replace(code, text=" ")], style, body)]
    return [*lines, Text([load], style, body, "right")] if load.text else lines


def done_ticks(column: Column, desk: Desk, root: Elem, weeks: int = 1) -> Block:
    """A tick for each session of the day, or one for each of its weeks; all days on one line."""
    if weeks > 1:
        return Stack([_weeks(session, column, desk, root, weeks) for session in column.sessions])
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
        panel.text(side + 2 * MM, index * pitch + side / 2 + 1.1 * MM * kit.grow, [shorten(label, room)], owner)
    return panel


def _weeks(session: Session, column: Column, desk: Desk, root: Elem, weeks: int) -> Block:
    """A numbered tick for each week that has a session, on as few lines as have room, all of about the same length.

    The session's name stands over them where a day has several.
    """
    kit = desk.kit
    side = kit.theme.box["tick_main"]
    pitch = side + _TICK_GAP
    numbers = session.weeks or tuple(range(1, weeks + 1))
    lines = -(-len(numbers) // max(1, int((column.width + _TICK_GAP) // pitch)))
    per_line = -(-len(numbers) // lines)
    panel = Panel(lines * pitch)
    plan_id = session.id.partition(".")[2]
    for index, week in enumerate(numbers):
        row, place = divmod(index, per_line)
        name = f"w{week}.{plan_id}.done"
        title = desk.say("overview.week_done", name=session.name, week=week)
        owner = root.add("P", Id=name, T=title)
        tick(kit, panel, place * pitch, row * pitch, side, name, session.span)
        panel.text(place * pitch + 1 * MM, row * pitch + 3.3 * MM * kit.grow, [kit.run(str(week), "target")], owner)
    if len(column.sessions) == 1:
        return panel
    label = shorten(kit.run(session.name, "label", session.span), column.width)
    return Stack([Text([label], kit.style("label"), root.add("P")), panel])
