"""The calendar of a diary: weeks down, days across, in each day what there is to tick, and numbers of the week beside.

It is one table for readers: weekdays are its column heads, weeks (and numbers of exercises) its row heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm
from typing import Final

from planner.diagnostics import Span
from planner.pages.base import Desk
from planner.pages.diary_text import day_words, numbers_words
from planner.pages.often import track_name
from planner.plan.habits import Frequency, Track
from planner.program.diary import DAY_IDS, DAYS, Diary, DiaryRow, DiaryWeek
from planner.typeset.blocks import Block, Carried, Panel, Rule, Stack, Text
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

PITCHES: Final = (16 * MM, 13 * MM)
"""From one week to the next, where there is room and where there is less."""

_ROW = 12 * MM
"""From one row to the next in a week that has several."""
_HEAD, _HEAD_BASELINE = 8 * MM, 5.2 * MM
_NOTE = 0.6 * MM
"""White over the name of a week."""
_AFTER_LABEL, _BETWEEN = 2.5 * MM, 2 * MM
"""White after the names of weeks, and between the boxes of two days."""
_LEAST = 9.5 * MM
"""Least width of a day's box; what is noted has a line of its own where it would leave less."""
_MOST_NUMBERS = 24 * MM
_MOST_TICKS = 3
"""Most boxes of one day; what is done more often is counted in one."""
_DASH = 2 * MM
_UP, _DOWN, _ALONE = 0.6 * MM, 4.8 * MM, 1.7 * MM
"""From the middle of a row up to the baseline of its first line, down to that of the second, and of one alone."""


def parts_of(frequency: Frequency) -> int:
    """How many boxes a day has: one for each time, or a single one to count in."""
    many = frequency.hours is not None or frequency.times.most > _MOST_TICKS
    return 1 if many else frequency.times.most


def is_counted(frequency: Frequency) -> bool:
    """Whether the times of a day are counted in one box, because there are too many to have one each."""
    return frequency.hours is not None or frequency.times.most > _MOST_TICKS


@dataclass(frozen=True, slots=True)
class Grid:
    """Where what stands across, in points from the left: numbers of exercises, days, and what is noted.

    ``notes`` are empty where it has a line of its own under each week. ``slots`` is how many columns of the table a
    day has.
    """

    numbers: float
    days: float
    pitch: float
    box: float
    notes: tuple[float, ...]
    slots: int

    def day(self, place: int) -> float:
        """The left edge of the box of a day."""
        return self.days + place * self.pitch


def grid(diary: Diary, desk: Desk) -> Grid:
    """The columns that all weeks share."""
    kit, wide = desk.kit, desk.kit.paper.content
    names = [kit.run(_week_name(week, desk), "diary", bold=True).width() for week in diary.weeks]
    dates = [kit.run(day_words(week.start, desk), "diary_date").width() for week in diary.weeks]
    numbers = max(names + dates) + _AFTER_LABEL
    days = numbers
    if any(len(week.rows) > 1 for week in diary.weeks):
        runs = [_numbers(row, desk).width() for week in diary.weeks for row in week.rows]
        days += min(max(runs), _MOST_NUMBERS) + _AFTER_LABEL
    least = kit.theme.box["diary_note"]
    notes = [max(least, _head(track_name(track, desk.language), desk).width()) for track in diary.track]
    room = wide - days - sum(notes) - len(notes) * _BETWEEN
    if notes and room / DAYS - _BETWEEN < _LEAST:
        notes, room = [], wide - days
    pitch = (room + (0 if notes else _BETWEEN)) / DAYS
    edges = [wide - sum(notes[place + 1 :]) - (len(notes) - place - 1) * _BETWEEN for place in range(len(notes))]
    slots = lcm(*(parts_of(row.frequency) for week in diary.weeks for row in week.rows))
    return Grid(numbers, days, pitch, min(pitch - _BETWEEN, kit.theme.box["diary_day"]), tuple(edges), slots)


def calendar(diary: Diary, desk: Desk, root: Elem, pitch: float, span: Span) -> list[Block]:
    """The head of the calendar and its weeks, ``pitch`` points each; the head comes again on further pages."""
    across = grid(diary, desk)
    table = root.add("Table")
    head = _head_row(diary, across, desk, table.add("THead").add("TR"))
    body = table.add("TBody")
    weeks = [_week(diary, week, across, desk, body, pitch, span) for week in diary.weeks]
    again = _head_row(diary, across, desk, None)
    return [head.marked(keep_next=True), Carried(Stack(weeks), again), Rule(desk.kit.line("section"))]


def _head(text: str, desk: Desk, room: float = 0.0) -> Run:
    """A head in bold; in the narrow family where there is less ``room``."""
    run = desk.kit.run(text, "diary", bold=True)
    return desk.kit.run(text, "diary_date", bold=True, color="ink") if room and run.width() > room else run


def _head_row(diary: Diary, across: Grid, desk: Desk, elem: Elem | None) -> Panel:
    """Weekdays, and what is noted; decoration without ``elem``."""
    panel, kit = Panel(_HEAD), desk.kit
    names, spoken = desk.language.texts("date.weekdays_short"), desk.language.texts("date.weekdays")
    blank = desk.say("session.blank")
    if elem is not None:
        elem.add("TH", Scope="Column", ActualText=blank)
        if across.days > across.numbers:
            elem.add("TH", Scope="Column", ActualText=blank)
    for place in range(DAYS):
        day = (diary.first + place) % DAYS
        owner = elem.add("TH", Scope="Column", ActualText=spoken[day]) if elem is not None else None
        if owner is not None and across.slots > 1:
            owner.attrs["ColSpan"] = across.slots
        run = _head(names[day], desk, across.pitch - 0.5 * MM)
        panel.text(across.day(place) + across.box / 2, _HEAD_BASELINE, [run], owner, "center")
    for track, edge in zip(diary.track, across.notes, strict=False):
        owner = elem.add("TH", Scope="Column") if elem is not None else None
        panel.text(edge, _HEAD_BASELINE, [_head(track_name(track, desk.language), desk)], owner, "right")
    panel.line(0, _HEAD, kit.paper.content, _HEAD, kit.line("row"))
    return panel


def _week(diary: Diary, week: DiaryWeek, across: Grid, desk: Desk, body: Elem, pitch: float, span: Span) -> Panel:
    """One week: its name and first day, a row for what is done equally often, and what is noted."""
    kit = desk.kit
    count = max(1, len(week.rows))
    below = bool(diary.track) and not across.notes
    high = max(pitch, count * _ROW + (pitch - _ROW) / 2)
    first = body.add("TR")
    label = first.add("TH", Scope="Row", **_spans(down=count + below))
    named = Text([kit.run(f"{week.name} ", "diary_quiet", span)], kit.style("diary_quiet"), label)
    note = _NOTE + named.measure(kit.paper.content) if week.name else 0.0
    panel = Panel(note + high + (_ROW if below else 0.0))
    if week.name:
        panel.block(0, _NOTE, kit.paper.content, named)
    top = note + (high - count * _ROW) / 2
    _label(panel, week, desk, label, top + _ROW / 2)
    for place, row in enumerate(week.rows):
        elem = first if not place else body.add("TR")
        _row(panel, week, row, place, across, desk, elem, top + (place + 0.5) * _ROW)
    if across.notes:
        for track, edge in zip(diary.track, across.notes, strict=True):
            left = edge - kit.theme.box["diary_note"]
            _note(panel, week, track, left, top + _ROW / 2, desk, first, _spans(down=count))
    elif below:
        _notes_below(panel, diary, week, across, desk, body.add("TR"), note + high + _ROW / 2 - 1 * MM)
    panel.line(0, panel.space, kit.paper.content, panel.space, kit.line("row"))
    panel.origin = (f"diary.w{week.number}", "week", span)
    return panel


def _week_name(week: DiaryWeek, desk: Desk) -> str:
    return desk.say("diary.week", week=week.number)


def _label(panel: Panel, week: DiaryWeek, desk: Desk, elem: Elem, middle: float) -> None:
    """The name of the week and under it its first day."""
    kit = desk.kit
    name = kit.run(_week_name(week, desk), "diary", bold=True)
    day = day_words(week.start, desk)
    panel.text(0, middle - _UP if day else middle + _ALONE, [name], elem, spaced=bool(day))
    if day:
        panel.text(0, middle + _DOWN, [kit.run(day, "diary_date")], elem)


def _numbers(row: DiaryRow, desk: Desk) -> Run:
    return desk.kit.run(numbers_words(row.numbers), "diary_date", color="ink")


def _row(
    panel: Panel, week: DiaryWeek, row: DiaryRow, place: int, across: Grid, desk: Desk, elem: Elem, middle: float
) -> None:
    """The boxes of a week for exercises that are done equally often, with their numbers where there are others."""
    name = f"diary.w{week.number}" + (f".row{place + 1}" if len(week.rows) > 1 else "")
    if across.days > across.numbers:
        owner = elem.add("TH", Scope="Row")
        if len(week.rows) > 1:
            _row_numbers(panel, row, across, desk, owner, middle)
        else:
            owner.attrs["ActualText"] = desk.say("session.blank")
    for day, is_due in enumerate(row.due):
        if is_due:
            _day(panel, week, row, f"{name}.{_short(week, day)}", day, across, desk, elem, middle)
        else:
            elem.add("TD", ActualText=desk.say("diary.free"), **_spans(across=across.slots))
            centre = across.day(day) + across.box / 2
            panel.line(centre - _DASH, middle, centre + _DASH, middle, desk.kit.line("row"))


def _short(week: DiaryWeek, place: int) -> str:
    """The name of a day in its id."""
    first = week.start.weekday() if week.start else 0
    return DAY_IDS[(first + place) % DAYS]


def _row_numbers(panel: Panel, row: DiaryRow, across: Grid, desk: Desk, owner: Elem, middle: float) -> None:
    """The numbers of exercises; what is too wide for one line stands on two."""
    run = _numbers(row, desk)
    room = across.days - across.numbers - _AFTER_LABEL
    if run.width() <= room:
        panel.text(across.numbers, middle + _ALONE, [run], owner)
        return
    half = len(row.numbers) // 2
    lines = (numbers_words(row.numbers[:half]) + ",", numbers_words(row.numbers[half:]))
    for text, baseline in zip(lines, (middle - _UP, middle + _DOWN), strict=True):
        panel.text(across.numbers, baseline, [desk.kit.run(text, "diary_date", color="ink")], owner, spaced=True)


def _day(
    panel: Panel,
    week: DiaryWeek,
    row: DiaryRow,
    name: str,
    place: int,
    across: Grid,
    desk: Desk,
    elem: Elem,
    middle: float,
) -> None:
    """The boxes of one day: touching, those that may be left out dashed."""
    kit, high = desk.kit, desk.kit.theme.box["diary_tick"]
    left, top = across.day(place), middle - high / 2
    parts, counted = parts_of(row.frequency), is_counted(row.frequency)
    least = parts if counted else row.frequency.times.low
    style, radius = kit.line("box"), kit.theme.box["radius"]
    wide = across.box / parts
    if least < parts:
        panel.box(left + least * wide, top, (parts - least) * wide, high, style, radius, dashed=True)
    panel.box(left, top, least * wide, high, style, radius)
    first = week.start.weekday() if week.start else 0
    weekday = desk.language.texts("date.weekdays")[(first + place) % DAYS]
    for part in range(parts):
        if part and part != least:
            panel.line(left + part * wide, top, left + part * wide, top + high, style)
        key = "counted" if counted else "once" if parts == 1 else "several"
        done = numbers_words(row.numbers)
        title = desk.say(f"diary.field.{key}", week=week.number, day=weekday, exercises=done, time=part + 1)
        id_ = f"{name}.{part + 1}"
        data = {"T": title, "Id": id_, "ActualText": desk.say("session.blank")}
        elem.add("TD", **data, **_spans(across=across.slots // parts))
        kind = "field" if counted else "tick"
        panel.place(id_, kind, (left + part * wide, top, wide, high), None)


def _note(
    panel: Panel,
    week: DiaryWeek,
    track: Track,
    left: float,
    middle: float,
    desk: Desk,
    elem: Elem,
    spans: dict[str, int],
) -> None:
    """The box for a number of the week."""
    kit = desk.kit
    wide, high = kit.theme.box["diary_note"], kit.theme.box["diary_tick"]
    id_ = f"diary.w{week.number}.{track.kind}"
    title = desk.say("diary.field.note", what=track_name(track, desk.language), week=week.number)
    elem.add("TD", T=title, Id=id_, ActualText=desk.say("session.blank"), **spans)
    panel.box(left, middle - high / 2, wide, high, kit.line("box"), kit.theme.box["radius"])
    panel.place(id_, "field", (left, middle - high / 2, wide, high), None)


def _notes_below(
    panel: Panel, diary: Diary, week: DiaryWeek, across: Grid, desk: Desk, elem: Elem, middle: float
) -> None:
    """What is noted of the week on a line of its own, each box behind its name."""
    kit = desk.kit
    columns = DAYS * across.slots + (1 if across.days > across.numbers else 0)
    x = across.numbers
    for place, track in enumerate(diary.track):
        share = (place + 1) * columns // len(diary.track) - place * columns // len(diary.track)
        run = kit.run(track_name(track, desk.language), "diary_date", color="ink")
        panel.text(x, middle + _ALONE, [run], None)
        x += run.width() + _BETWEEN
        _note(panel, week, track, x, middle, desk, elem, _spans(across=share))
        x += kit.theme.box["diary_note"] + 2 * _BETWEEN


def _spans(*, across: int = 1, down: int = 1) -> dict[str, int]:
    """ColSpan and RowSpan where they are more than one."""
    return {name: value for name, value in (("ColSpan", across), ("RowSpan", down)) if value > 1}


def frequencies(diary: Diary) -> Sequence[Frequency]:
    """How often things are done, each once, in the order of the exercises."""
    rows = sorted((row for week in diary.weeks for row in week.rows), key=lambda row: row.numbers)
    return tuple(dict.fromkeys(row.frequency for row in rows))
