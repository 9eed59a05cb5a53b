"""The week on the overview: days as columns, each session with its exercises, and a tick for when it is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.pages.base import Desk
from planner.pages.loads import loads_text
from planner.plan.dose import words
from planner.program import Entry, Program, RestDay, Session
from planner.typeset.blocks import Block, Gap, Panel, Rule, Stack, Text
from planner.typeset.boxes import tick
from planner.typeset.kit import Kit
from planner.typeset.measure import Run, shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_REST_WIDTH, _GUTTER = 12 * MM, 3 * MM
_LEAST_DAY, _MOST_DAY = 22 * MM, 87 * MM
_MOST_EXERCISES = 8

_Day = tuple[int | None, dt.date | None, tuple[Session | RestDay, ...]]
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


def week_columns(program: Program, desk: Desk) -> list[list[Column]]:
    """The days as columns, in bands: seven days when the plan names weekdays, else its days in order."""
    content = desk.kit.paper.content
    if any(day.weekday is not None for day in program.days):
        week: list[_Day] = []
        for weekday in range(7):
            days = tuple(day for day in program.days if day.weekday == weekday)
            week.append((weekday, _date_of(program, weekday), days))
        loose = [(None, day.date, (day,)) for day in program.days if day.weekday is None]
        week += loose
    else:
        week = [(None, day.date, (day,)) for day in program.days]
    bands, band = [], list[_Day]()
    for day in week:
        if band and _day_width([*band, day], content) < _LEAST_DAY:
            bands.append(band)
            band = []
        band.append(day)
    bands.append(band)
    bands = [band for band in bands if band]
    wide = min([_MOST_DAY, *(_day_width(band, content) for band in bands if any(map(_trains, band)))])
    return [_place(band, wide) for band in bands]


def _date_of(program: Program, weekday: int) -> dt.date | None:
    if program.start is None:
        return None
    return program.start + dt.timedelta(days=(weekday - program.start.weekday()) % 7)


def _trains(day: _Day) -> bool:
    return any(isinstance(one, Session) for one in day[2])


def _day_width(band: Sequence[_Day], content: float) -> float:
    training = sum(map(_trains, band))
    rest = len(band) - training
    room = content - rest * _REST_WIDTH - (len(band) - 1) * _GUTTER
    return room / training if training else content


def _place(band: Sequence[_Day], wide: float) -> list[Column]:
    """The days of a band from left to right, training days ``wide``."""
    out, x = [], 0.0
    for day in band:
        width = wide if _trains(day) else _REST_WIDTH
        out.append(Column(x, width, *day))
        x += width + _GUTTER
    return out


def day_block(column: Column, desk: Desk, root: Elem) -> Block:
    """One column: weekday and date, then each session with its exercises, or that it is a day of rest."""
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
    entries = session.main
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


def _exercise(entry: Entry, desk: Desk, width: float, listing: Elem) -> list[Block]:
    """The name, then the dose at the left and the load at the right; a line for each group where loads differ."""
    kit = desk.kit
    body = listing.add("LI").add("LBody")
    name = Text([kit.run(entry.name + " ", "subtitle", entry.name_span)], kit.style("subtitle"), body)
    out: list[Block] = [name.marked(keep_next=entry.dose is not None)]
    for code, load in _doses(entry, desk):
        out += _dose(kit.run(code, "plain", entry.span), kit.run(load, "plain_bold", entry.span), kit, width, body)
    out.append(Gap(0.6 * MM))
    return out


def _doses(entry: Entry, desk: Desk) -> list[tuple[str, str]]:
    """What stands under a name: code, and load or effort. Groups stand alone where no one load says it for all."""
    if entry.dose is None:
        return []
    groups = entry.dose.groups
    whole = loads_text(desk, entry.sets, short=True)
    said = [
        loads_text(desk, [planned for planned in entry.sets if planned.group == number], short=True)
        or words.effort(group, desk.language)
        for number, group in enumerate(groups)
    ]
    if whole or len(set(said)) == 1:
        return [(words.code(entry.dose, desk.language, short=True), whole or said[0])]
    return [(words.code(group, desk.language), load) for group, load in zip(groups, said, strict=True)]


def _dose(code: Run, load: Run, kit: Kit, width: float, body: Elem) -> list[Block]:
    style = kit.style("plain")
    if code.width() + load.width() + 2 * MM <= width:
        panel = Panel(style.step)
        panel.text(0, style.step - 1 * MM, [code], body, spaced=True)
        panel.text(width, style.step - 1 * MM, [load], body, "right", spaced=True)
        return [panel]
    lines: list[Block] = [Text([code, replace(code, text=" ")], style, body)]
    return [*lines, Text([load], style, body, "right")] if load.text else lines


def done_ticks(column: Column, desk: Desk, root: Elem) -> Panel:
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
