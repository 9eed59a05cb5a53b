"""How long a session takes: a sum of plain rules.

A repetition takes as long as its tempo says, else 4 s, and a hold on top; of a range the middle counts, for "as many as
possible" 10 repetitions, for ``each`` both sides. Rests lie between sets, as written, else 90 s; in supersets and
circuits once between two rounds, and in work for time only where they are written. The parts of a set are one set, with
their short rests between. Setting up an exercise takes 60 s, a step of its warm-up 45 s. What the plan gives a time
(``time`` of a group or part, ``cap``, ``in`` and ``every`` of sets) takes that, and nothing besides. Lines of words
take none. A total of repetitions is done in sets of 10. What is optional counts half.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from planner.diagnostics import Diagnostics
from planner.plan.dose.model import Amount, Cluster, DropSet, Group, Hold, MyoReps, Rest, ShortRest, Tempo, Unit
from planner.program.records import (
    Amrap,
    Chapter,
    Circuit,
    Emom,
    Entry,
    ForTime,
    Item,
    Pause,
    PlannedSet,
    Program,
    Session,
    Superset,
)

REPETITION = Fraction(4)
"""Seconds of a repetition without a tempo."""

FASTEST = Fraction(1)
"""Seconds of a phase of a tempo that is as fast as possible (``X``)."""

AMRAP_REPETITIONS = 10

REST = Fraction(90)
"""Seconds between sets where the plan does not say."""

SET_UP = Fraction(60)
"""Seconds to set up an exercise."""

WARM_UP_STEP = Fraction(45)
"""Seconds of one set of an exercise's own warm-up, changing plates included."""

_METRE = Fraction(36, 100)
"""Seconds for a metre: a run at 6 min/km. Rowing is a little faster, carrying slower."""

SECONDS: Mapping[Unit, Fraction] = {
    "reps": REPETITION,
    "s": Fraction(1),
    "m": _METRE,
    "km": _METRE * 1000,
    "mi": _METRE * Fraction("1609.344"),
    "yd": _METRE * Fraction("0.9144"),
    "ft": _METRE * Fraction("0.3048"),
    "cal": Fraction(5),
    "breaths": Fraction(4),
    "steps": Fraction(6, 10),
}
"""Seconds for one of each unit, paces being assumed: 12 kcal, 15 calm breaths or 100 steps a minute."""

WHOLE = Fraction(1)
HALF = Fraction(1, 2)
"""What something optional counts."""

LONGEST = 180
"""Minutes from which on a session is warned about."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a session takes, rounded to 5 minutes; ``approximate`` where rests or paces had to be assumed."""

    value: int
    approximate: bool


def session_minutes(session: Session) -> Minutes:
    """The time of a whole session, warm-up and cool-down included, at least 5 minutes."""
    return _minutes(_Same(session))


class _Same:
    """A session that equals no other: several pages ask for its time, and its records are too deep to be hashed."""

    __slots__ = ("session",)

    def __init__(self, session: Session) -> None:
        self.session = session

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.session is self.session

    def __hash__(self) -> int:
        return id(self.session)


@lru_cache(maxsize=1_000)
def _minutes(same: _Same) -> Minutes:
    clock = _Clock()
    for part in same.session.parts:
        for item in part.items:
            clock.add_item(item)
    fives = math.floor(clock.seconds / 300 + HALF)
    return Minutes(5 * max(1, fives), clock.approximate)


def check_lengths(program: Program, out: Diagnostics) -> None:
    """Warns of sessions that take over three hours, which are slips more often than plans."""
    for session in program.sessions:
        minutes = session_minutes(session)
        if minutes.value > LONGEST:
            message = f'"{session.name}" takes about {minutes.value // 60}:{minutes.value % 60:02} hours'
            out.warning("long-session", message, session.span, "check its sets and rests, or make two sessions of it")


@dataclass(slots=True)
class _Clock:
    """Adds up the seconds of a session."""

    seconds: Fraction = Fraction(0)
    approximate: bool = False

    def add_item(self, item: Item, part: Fraction = WHOLE) -> None:
        """``part`` of the time of an item."""
        if isinstance(item, Pause):
            self.seconds += _middle(item.rest) * part
            return
        part = part * HALF if item.optional else part
        if isinstance(item, Chapter):
            if item.time is not None:
                self.seconds += item.time * part
                return
            for line in item.items:
                self.add_item(line, part)
        elif isinstance(item, Superset | Circuit):
            self._add_turns(item, part)
        elif isinstance(item, Emom):
            self.seconds += item.starts * item.every * part
        elif isinstance(item, Amrap):
            self.seconds += item.time * part
        elif isinstance(item, ForTime):
            self._add_for_time(item, part)
        elif isinstance(item, Entry):
            self._add_entry(item, part)

    def _add_entry(self, entry: Entry, part: Fraction) -> None:
        self._add_set_up(entry, part)
        if not entry.sets:
            self.approximate = True
            self.seconds += (_middle(entry.rest) if entry.rest else 0) * part
        before: Group | None = None
        for number, planned in enumerate(entry.sets):
            share, group = part * HALF if planned.optional else part, entry.group_of(planned)
            same = number > 0 and entry.sets[number - 1].group == planned.group
            if before is not None and before.every is None and not (same and group.within):
                self.seconds += _of(self._rest(before.rest), share)
            if group.every is not None:
                self.seconds += group.every * share
            elif group.within is None:
                self.seconds += _of(self._work(entry, planned), share)
            elif not same:
                self.seconds += group.within * part
            before = group

    def _add_for_time(self, group: ForTime, part: Fraction) -> None:
        """Work against the clock: its cap, else all its sets with the rests that the plan writes, and no others."""
        if group.cap is not None:
            self.seconds += group.cap * part
            return
        self.approximate = True
        for entry in group.entries:
            self._add_set_up(entry, part)
            for planned in entry.sets:
                self.seconds += self._work(entry, planned) * part * share_of(planned)
        self.seconds += _rests(group, len(group.members), group.rounds) * part
        for member in group.members:
            if isinstance(member, Superset | Circuit):
                count = len(member.entries if isinstance(member, Superset) else member.stations)
                self.seconds += _rests(member, count, member.rounds) * group.rounds * part

    def _add_turns(self, group: Superset | Circuit, part: Fraction) -> None:
        """The rounds of a group. A member takes part as long as it has sets."""
        inside = _middle(group.rest_inside) if group.rest_inside else Fraction(0)
        own = next((entry.rest for entry in reversed(group.entries) if entry.rest), None)
        for entry in group.entries:
            self._add_set_up(entry, part)
        for number in range(group.rounds):
            members = [(entry, entry.sets[number]) for entry in group.entries if number < len(entry.sets)]
            if not members:
                break
            share = part * max(share_of(planned) for _, planned in members)
            self.seconds += inside * (len(members) - 1) * share
            if number:
                self.seconds += self._rest(group.rest or own) * share
            for entry, planned in members:
                self.seconds += self._work(entry, planned) * part * share_of(planned)

    def _add_set_up(self, entry: Entry, part: Fraction) -> None:
        steps = sum(step.count for step in entry.warm_up)
        self.seconds += _of(SET_UP + WARM_UP_STEP * steps if steps else SET_UP, part)

    def _rest(self, rest: Rest | None) -> Fraction:
        self.approximate = self.approximate or rest is None or rest.unit != "s"
        return REST if rest is None else _middle(rest)

    def _work(self, entry: Entry, planned: PlannedSet) -> Fraction:
        """The time under way of one set, of both sides where each has its turn."""
        amount, sides = planned.amount, 2 if planned.side == "each" else 1
        self.approximate = self.approximate or amount.low is None or amount.unit not in ("reps", "s")
        group = entry.group_of(planned)
        one = _repetition(group.tempo, group.hold) if amount.unit == "reps" else SECONDS[amount.unit]
        if not (planned.minis or amount.total):  # nearly all sets
            return self._amount(amount, one) * sides
        between = Fraction(0)
        if amount.total and not planned.minis:
            self.approximate = True
            between = (sets_of_total(amount) - 1) * self._rest(group.rest)
        return (self._amount(amount, one) + self._parts(entry, planned, one)) * sides + between

    def _amount(self, amount: Amount, one: Fraction) -> Fraction:
        """The time of what is counted, ``one`` of which takes so long."""
        if amount.low is None:
            self.approximate = True
            return AMRAP_REPETITIONS * (one if amount.unit == "reps" else REPETITION)
        return _middle_amount(amount.low, amount.high) * one

    def _parts(self, entry: Entry, planned: PlannedSet, one: Fraction) -> Fraction:
        """The time of what follows the set as a part of it, and of the short rests before each part."""
        work, technique = entry.group_of(planned).work, planned.technique
        if not planned.minis:
            return Fraction(0)
        if isinstance(work, Cluster):
            return (_pause(work.pause) if work.pause else 0) * Fraction(len(planned.minis) - 1)
        pause = None if isinstance(technique, DropSet) or technique is None else technique.pause
        self.approximate = self.approximate or (pause is None and isinstance(technique, MyoReps))
        rest = _pause(pause) if pause else Fraction(0)
        parts = Fraction(0)
        for mini in planned.minis:
            done = Fraction(0) if planned.amount.total else self._amount(mini.amount, one)
            parts += (rest + done) * (HALF if mini.optional else 1)
        return parts


def _rests(group: Superset | Circuit | ForTime, members: int, rounds: int) -> Fraction:
    """The rests that are written between the rounds of a group and between its members."""
    after = _middle(group.rest) if group.rest else Fraction(0)
    inside = _middle(group.rest_inside) if group.rest_inside else Fraction(0)
    return after * (rounds - 1) + inside * (members - 1) * rounds


def sets_of_total(amount: Amount) -> Fraction:
    """In how many sets a total is done: of 10 repetitions; of a time or the like nothing is known, so in one."""
    if amount.unit != "reps" or amount.low is None:
        return Fraction(1)
    return Fraction(max(1, math.ceil(_middle_amount(amount.low, amount.high) / AMRAP_REPETITIONS)))


def share_of(planned: PlannedSet) -> Fraction:
    """What a set counts: half where it is optional."""
    return HALF if planned.optional else WHOLE


def _of(time: Fraction, part: Fraction) -> Fraction:
    """``part`` of a time, which is nearly always the whole: products of fractions take long."""
    return time if part is WHOLE else time * part


@lru_cache(maxsize=200)
def _middle(rest: Rest) -> Fraction:
    """Seconds of a rest; one that is taken as needed is as long as one that nobody speaks of."""
    if rest.unit == "as needed":
        return REST
    one = SECONDS["breaths"] if rest.unit == "breaths" else 1
    return Fraction(rest.low + (rest.low if rest.high is None else rest.high), 2) * one


@lru_cache(maxsize=1_000)
def _middle_amount(low: Decimal, high: Decimal | None) -> Fraction:
    return (Fraction(low) + Fraction(low if high is None else high)) / 2


@lru_cache(maxsize=200)
def _repetition(tempo: Tempo | None, hold: Hold | None) -> Fraction:
    """Seconds of one repetition with the tempo and the hold of its group."""
    held = _pause(hold) if hold else Fraction(0)
    if tempo is None:
        return REPETITION + held
    return sum((FASTEST if phase == "X" else Fraction(phase) for phase in tempo.phases), held)


def _pause(pause: ShortRest | Hold) -> Fraction:
    return (Fraction(pause.low) + Fraction(pause.low if pause.high is None else pause.high)) / 2 * SECONDS[pause.unit]
