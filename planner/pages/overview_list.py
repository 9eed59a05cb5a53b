"""The week on narrow paper: days under each other, each session beside its exercises, one line for each."""

from __future__ import annotations

from collections.abc import Iterator

from planner.pages.base import Desk
from planner.pages.loads import codes_and_loads
from planner.pages.overview_week import (
    Column,
    Day,
    clock_line,
    day_name,
    done_ticks,
    exercise_lines,
    how_many_more,
    rest_name,
    session_head,
    under_clocks,
    week_days,
)
from planner.program import Entry, Program, RestDay, Session
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Rule, Stack, Text, Whole
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_LEFT = 4
"""Columns for the name of a session; its exercises stand in the others."""
_DOSE_AT = 0.56
"""Where doses start, as a share of the width of a line of exercise, dose and load."""
_LINE, _BASELINE = 4.8 * MM, 3.4 * MM
_UNDER_RULE = 1.5 * MM


def week_list(program: Program, desk: Desk, root: Elem) -> Iterator[list[Block]]:
    """The days under each other as one group; rest days with what the coach says about them."""
    elem = root.add("Sect")
    out: list[Block] = []
    for day in week_days(program):
        if out:
            out.append(Gap(desk.kit.theme.space["small"]))
        out += _day(day, desk, elem.add("Sect"), program.weeks)
    yield out


def _day(day: Day, desk: Desk, root: Elem, weeks: int) -> list[Block]:
    kit, paper = desk.kit, desk.kit.paper
    weekday, date, plans = day
    sessions = [one for one in plans if isinstance(one, Session)]
    name: list[Block] = day_name(weekday, date, desk, root, training=bool(sessions))
    rule = Rule(kit.line("training_day" if sessions else "row"))
    out: list[Block] = [rule.marked(keep_next=True), Gap(_UNDER_RULE).marked(keep_next=True)]
    if not sessions:
        words: list[Block] = [rest_name(weekday, plans, desk, root), *_rest_notes(plans, desk, root)]
        if not name:
            return [*out, *words]
        right = Cell(paper.x(_LEFT + 1), paper.span(paper.columns - _LEFT), Stack(words))
        return [*out, Columns([Cell(0, paper.span(_LEFT), Stack(name)), right])]
    for number, session in enumerate(sessions):
        if number:
            out.append(Gap(kit.theme.space["medium"]))
        row = _session(session, name if not number else [], desk, root, weeks)
        out.append(Whole(row, paper.height - paper.top_later - paper.bottom))
    return out


def _rest_notes(days: tuple[Session | RestDay, ...], desk: Desk, root: Elem) -> Iterator[Block]:
    kit = desk.kit
    for day in days:
        if isinstance(day, RestDay) and day.notes:
            yield Text([kit.run(day.notes, "plain", day.span)], kit.style("plain"), root.add("P"))


def _session(session: Session, above: list[Block], desk: Desk, root: Elem, weeks: int) -> Columns:
    """Name and tick at the left, under what stands ``above`` them; the exercises at the right."""
    kit, paper = desk.kit, desk.kit.paper
    left, right = paper.span(_LEFT), paper.span(paper.columns - _LEFT)
    head = session_head(session, desk, left, root)
    ticks = done_ticks(Column(0, left, None, None, (session,)), desk, root, weeks)
    listing = root.add("L", ListNumbering="None")
    lines: list[Block] = []
    for over, entry in under_clocks(session):
        clock = clock_line(over, desk, listing) if over else []
        lines += [*([Rule(kit.line("inner"))] if lines else ()), *clock, _exercise(entry, desk, right, listing)]
    lines += how_many_more(session, desk, listing)
    names = Stack([*above, *head, Gap(kit.theme.space["hair"]), ticks])
    return Columns([Cell(0, left, names), Cell(paper.x(_LEFT + 1), right, Stack(lines))])


def _exercise(entry: Entry, desk: Desk, width: float, listing: Elem) -> Block:
    """Name, dose and load on one line; under each other where they have no room side by side."""
    kit = desk.kit
    name = kit.run(entry.name + " ", "subtitle", entry.name_span)
    optional = kit.run(desk.say("session.optional") + " ", "plain", entry.span) if entry.optional else None
    pairs = [
        (kit.run(code, "plain", entry.span), kit.run(load, "plain_bold", entry.span))
        for code, load in codes_and_loads(desk, entry)
    ]
    at = _DOSE_AT * width
    most = max((code.width() + load.width() for code, load in pairs), default=0.0)
    wide = name.width() + (optional.width() if optional else 0)
    if wide > at - 2 * MM or most > width - at - 2 * MM:
        return Stack([Gap(0.8 * MM), *exercise_lines(entry, desk, width, listing)])
    body = listing.add("LI").add("LBody")
    line, first = _LINE * kit.grow, _BASELINE * kit.grow
    panel = Panel(line * max(len(pairs), 1))
    panel.text(0, first, [name, optional] if optional else [name], body)
    for index, (code, load) in enumerate(pairs):
        baseline = first + index * line
        panel.text(at, baseline, [code], body, spaced=True)
        panel.text(width, baseline, [load], body, "right", spaced=True)
    return panel
