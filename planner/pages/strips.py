"""Strips: sets by the clock and totals, for which one long box with parts or a scale stands in place of many boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, pairwise

from planner.pages import log_boxes as log
from planner.pages.aligned_rounds import aligned
from planner.pages.base import Desk
from planner.pages.box_fields import needed, recorded, title
from planner.pages.loads import short_text
from planner.pages.shapes import strip_of
from planner.plan.dose import words
from planner.plan.dose.clocks import interval
from planner.plan.dose.model import Group
from planner.plan.dose.numbers import show_clock
from planner.program import Entry, PlannedSet
from planner.typeset.boxes import Field, LogBox
from planner.typeset.theme import MM

_LEAST_STRIP = 40 * MM
"""Under this there is no room for the numbers of some sets."""
_WIDEST = 1.25
"""How many times its usual width a part may have where there is room."""
_LEAST_PART = 9 * MM
"""Least width of a part to write in."""
_MOST_LINES = 3
"""So many lines of wide parts; more sets have narrow ones."""
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400)
"""From one mark of a scale to the next, in units and in seconds."""
_MOST_MARKS = 6
"""Most marks of a scale."""
_SLACK = 0.01


def entry_lines(desk: Desk, entry: Entry, place: log.Place) -> log.Lines:
    """The lines of boxes of one entry: strips where the clock or a total asks for one, else a box a set."""
    made: log.Lines = []
    for strip, run in groupby(entry.sets, lambda planned: strip_of(entry, planned)):
        sets = tuple(run)
        if strip is None:
            made += log.lines(desk, log.boxes(desk, replace(entry, sets=sets)), place)
        else:
            made += _Strip(desk, entry, entry.group_of(sets[0]), sets, place).lines()
    start = min((start for start, _ in made), default=place.start)
    return [(start, line) for _, line in made]


def shared_lines(desk: Desk, entries: Sequence[Entry], place: log.Place) -> list[log.Lines]:
    """The lines of each entry of a superset: under each other round by round, as far as their shapes allow it."""
    if any(strip_of(entry, planned) is not None for entry in entries for planned in entry.sets):
        return aligned(desk, entries, [entry_lines(desk, entry, place) for entry in entries])
    return aligned(desk, entries, log.shared_lines(desk, entries, place))


@dataclass(frozen=True, slots=True)
class _Strip:
    """The boxes of one group of sets."""

    desk: Desk
    entry: Entry
    group: Group
    sets: tuple[PlannedSet, ...]
    place: log.Place

    def lines(self) -> log.Lines:
        if len(self.sets) > 1:
            parted = list(self._parted())
            return self._with_time(parted) if self.group.within is not None else self._placed(parted)
        if self.group.within is not None and not self.sets[0].amount.total and not self.sets[0].amount.amrap:
            return self._with_time(self._plain())
        if self.group.every is not None and not self.sets[0].amount.total:
            return self._placed(self._plain())
        return self._tally()

    def _placed(self, lines: Sequence[list[LogBox]]) -> log.Lines:
        return [(self.place.start, line) for line in lines]

    def _plain(self) -> list[list[LogBox]]:
        """Ordinary boxes."""
        sets = replace(self.entry, sets=self.sets)
        return [line for _, line in log.lines(self.desk, log.boxes(self.desk, sets), self.place)]

    # A part for each set

    def _parted(self) -> Iterator[list[LogBox]]:
        """Lines of equal parts, a set in each."""
        size = self.desk.kit.theme.box
        tint = size["rest_width"] if self._tinted else 0.0
        fields = [self._field(planned) for planned in self.sets]
        parts = len(fields[0])
        part = _LEAST_PART * self.desk.kit.grow
        least = max([part * parts, *(needed(self.desk, (cell,)) for cell in fields)]) + tint
        per_line, width = self._divided(least, max(least, size["strip_cell"]))
        for first in range(0, len(self.sets), per_line):
            sets = self.sets[first : first + per_line]
            cells = tuple(field for cell in fields[first : first + per_line] for field in cell)
            box = LogBox(
                "",
                width * len(sets),
                (*self._loads(sets), cells),
                dashed=self.entry.optional or all(planned.optional for planned in sets),
                heads=tuple(self._head(planned) for planned in sets),
                tint=tint,
            )
            yield [box]

    def _divided(self, least: float, usual: float) -> tuple[int, float]:
        """How many parts are on a line, and how wide one is: wide ones on a few lines, else narrow ones.

        A box for the time of all has its place behind the last line if the narrow ones leave it any.
        """
        count, size = len(self.sets), self.desk.kit.theme.box
        if self.group.within is not None:
            room = self.place.room - size["score_width"] - size["gap"] + _SLACK
            for per_line in range(1, int((self.place.room + _SLACK) // least) + 1):
                last = count % per_line or per_line
                width = min(usual, room / last, self.place.room / per_line)
                if width >= least and -(-count // per_line) <= _MOST_LINES - 1:
                    return per_line, width
        for width in (usual, least):
            most = max(1, int((self.place.room + _SLACK) // width))
            lines = -(-count // most)
            if lines <= _MOST_LINES:
                break
        per_line = -(-count // lines)
        return per_line, min(max(width, self.place.room / per_line), max(width, _WIDEST * size["strip_cell"]))

    @property
    def _tinted(self) -> bool:
        return interval(self.group) is not None and self.group.within is None

    def _head(self, planned: PlannedSet) -> str:
        """The time on the clock at which a set starts, or its number."""
        if self.group.every is None:
            return f"{planned.number}"
        return show_clock((planned.number - self.sets[0].number) * self.group.every)

    def _field(self, planned: PlannedSet) -> tuple[Field, ...]:
        """What is written down of a set, with its target."""
        made = log.amount_fields(self.desk, self.entry, planned)
        return tuple(replace(field, unit="", short="") for field in made) if self.group.within is not None else made

    def _loads(self, sets: Sequence[PlannedSet]) -> tuple[tuple[Field, ...], ...]:
        """The row of the weight, where one is written down: once where all sets have the same."""
        if self.entry.resistance != "weight":
            return ()
        alike = self.group.every is None and all(one.load == other.load for one, other in pairwise(sets))
        return (tuple(map(self._load, sets[:1] if alike else sets)),)

    def _load(self, planned: PlannedSet) -> Field:
        known = short_text(self.desk, planned.load, unit=False) if planned.load is not None else ""
        return Field(f"{planned.id}.load", title(self.desk, self.entry, planned, "weight"), known)

    # All sets together

    def _tally(self) -> log.Lines:
        """A strip for the sets as they are done, with a scale where their sum is known, and a box for the sum."""
        desk, planned = self.desk, self.sets[0]
        size = desk.kit.theme.box
        amount = planned.amount
        total = desk.say("session.total")
        bare = replace(amount, total=False)
        target = "" if amount.amrap else words.amount_code(bare, desk.language)
        row = recorded(replace(bare, low=None))
        name = f"{title(desk, self.entry, planned, row)}, {total}"
        sum_field = Field(f"{planned.id}.total", name, target, "", total, total, strong=amount.best)
        gap = size["gap"]
        sum_width = max(size["distance_width"], needed(desk, ((sum_field,),)))
        marks = _marks(self.sets[0])
        hint = desk.say("session.tally_scale" if marks else "session.tally")
        what = f"{title(desk, self.entry, planned, row)}, {hint}"
        strip = Field(f"{planned.id}.tally", what, hint, marks=marks)
        loads = self._loads(self.sets)
        width = max(_LEAST_STRIP, self.place.room - gap - sum_width)
        sink = len(loads)
        line = [LogBox("", width, (*loads, (strip,)), dashed=self.entry.optional, spoken=hint)]
        line.append(LogBox("", sum_width, ((sum_field,),), best=True, before=gap, sink=sink, spoken=total))
        if self.group.within is None or amount.amrap or amount.unit == "s":
            return self._placed([line])
        return self._with_time([line])

    def _with_time(self, lines: list[list[LogBox]]) -> log.Lines:
        """The lines with a box for the time that all took, behind the last where there is room."""
        desk, planned = self.desk, self.sets[0]
        size = desk.kit.theme.box
        assert self.group.within is not None
        under = desk.say("session.under", time=show_clock(self.group.within))
        short = desk.say("session.row.time")
        name = f"{title(desk, self.entry, planned, 'time')}, {under}"
        field = Field(f"{planned.id}.all_time", name, "", "", under, short)
        sink = len(lines[-1][0].cells) - 1 + lines[-1][0].sink
        box = LogBox("", size["score_width"], ((field,),), best=True, before=size["gap"], sink=sink, spoken=under)
        used = sum(each.before + each.width for each in lines[-1])
        if used + box.before + box.width <= self.place.room + _SLACK:
            lines[-1] = [*lines[-1], box]
        else:
            lines.append([replace(box, before=0.0, sink=0, row=short)])
        return self._placed(lines)


def _marks(planned: PlannedSet) -> tuple[tuple[float, str], ...]:
    """The scale of a total: a mark at each round number under it."""
    amount = planned.amount
    most = amount.high or amount.low
    if most is None or not amount.total:
        return ()
    steps = _SECONDS if amount.unit == "s" else _STEPS
    step = next((step for step in steps if most / step <= _MOST_MARKS), steps[-1])
    numbers = [Decimal(step * number) for number in range(1, _MOST_MARKS + 1) if step * number < most]
    show = show_clock if amount.unit == "s" else str
    return tuple((float(number / most), show(int(number))) for number in numbers)
