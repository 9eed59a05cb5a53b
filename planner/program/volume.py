"""How long a session takes, and how many sets each muscle gets in a week. Both are sums of plain rules.

Time: a repetition takes as long as its tempo says, else 4 s, and a hold on top; of a range the middle counts, for
"as many as possible" 10 repetitions, for ``each`` both sides. Rests lie between sets, as written, else 90 s; in
supersets and circuits once between two rounds. The parts of a set are one set, with their short rests between. Setting
up an exercise takes 60 s, a step of its warm-up 45 s. What the plan gives a time (``time`` of a part, ``in`` and
``every`` of sets) takes that. Lines of words take none. A total of repetitions is done in sets of 10.

Sets: each set of the main part counts for the muscles of its exercise. What is optional counts half, in both sums: a
set range so counts its middle.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planner.diagnostics import Diagnostics
from planner.library.model import Exercise
from planner.library.vocabulary import MUSCLES, fold, muscle, words
from planner.plan.dose.model import Amount, Cluster, DropSet, Group, Hold, MyoReps, Rest, ShortRest, Unit
from planner.plan.loads import without_zeros
from planner.program.records import Chapter, Circuit, Entry, Item, Pause, PlannedSet, Program, Session, Superset

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

HALF = Fraction(1, 2)
"""What something optional counts."""

PRIMARY, SECONDARY = Fraction(1), Fraction(1, 2)
"""What a set counts for the muscles that an exercise is for, and for those that help.

The "fractional" counting of J. C. Pelland, J. F. Remmert, Z. P. Robinson, S. Hinson and M. C. Zourdos, "The resistance
training dose-response: meta-regressions exploring the effects of weekly volume and frequency on muscle hypertrophy and
strength gain", SportRxiv, 2024 (preprint): of three ways to count sets that work a muscle indirectly (whole, half, not
at all), half agreed best with growth and strength in 67 studies.
"""

NOT_COUNTED: frozenset[Unit] = frozenset(("m", "km", "mi", "yd", "ft", "cal", "breaths"))
"""Units of work that is no set for a muscle."""

NO_SETS = frozenset(
    map(
        fold,
        "stretching, stretch, static stretching, dynamic stretching, mobility, flexibility, cardio, cardiovascular, "
        "endurance, balance, breathing".split(", "),
    )
)
"""Types of exercises whose sets are none for a muscle: the studies behind the count are of resistance training."""

LONGEST = 180
"""Minutes from which on a session is warned about."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a session takes, rounded to 5 minutes; ``approximate`` where rests or paces had to be assumed."""

    value: int
    approximate: bool


def session_minutes(session: Session) -> Minutes:
    """The time of a whole session, warm-up and cool-down included, at least 5 minutes."""
    clock = _Clock()
    for part in session.parts:
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

    def add_item(self, item: Item, part: Fraction = Fraction(1)) -> None:
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
            self._add_group(item, part)
        elif isinstance(item, Entry):
            self._add_entry(item, part)

    def _add_entry(self, entry: Entry, part: Fraction) -> None:
        self._add_set_up(entry, part)
        if not entry.sets:
            self.approximate = True
            self.seconds += (_middle(entry.rest) if entry.rest else 0) * part
        before: Group | None = None
        for number, planned in enumerate(entry.sets):
            share, group = part * _share(planned), entry.group_of(planned)
            same = number > 0 and entry.sets[number - 1].group == planned.group
            if before is not None and before.every is None and not (same and group.within):
                self.seconds += self._rest(before.rest) * share
            if group.every is not None:
                self.seconds += group.every * share
            elif group.within is None:
                self.seconds += self._work(entry, planned) * share
            elif not same:
                self.seconds += group.within * part
            before = group

    def _add_group(self, group: Superset | Circuit, part: Fraction) -> None:
        """The rounds of a group. A member takes part as long as it has sets."""
        inside = _middle(group.rest_inside) if group.rest_inside else Fraction(0)
        own = next((entry.rest for entry in reversed(group.entries) if entry.rest), None)
        for entry in group.entries:
            self._add_set_up(entry, part)
        for number in range(group.rounds):
            members = [(entry, entry.sets[number]) for entry in group.entries if number < len(entry.sets)]
            if not members:
                break
            share = part * max(_share(planned) for _, planned in members)
            self.seconds += inside * (len(members) - 1) * share
            if number:
                self.seconds += self._rest(group.rest or own) * share
            for entry, planned in members:
                self.seconds += self._work(entry, planned) * part * _share(planned)

    def _add_set_up(self, entry: Entry, part: Fraction) -> None:
        steps = sum(step.count for step in entry.warm_up)
        self.seconds += (SET_UP + WARM_UP_STEP * steps) * part

    def _rest(self, rest: Rest | None) -> Fraction:
        self.approximate = self.approximate or rest is None or rest.unit != "s"
        return REST if rest is None else _middle(rest)

    def _work(self, entry: Entry, planned: PlannedSet) -> Fraction:
        """The time under way of one set, of both sides where each has its turn."""
        amount, sides = planned.amount, 2 if planned.side == "each" else 1
        self.approximate = self.approximate or amount.low is None or amount.unit not in ("reps", "s")
        one = _repetition(entry.group_of(planned)) if amount.unit == "reps" else SECONDS[amount.unit]
        between = Fraction(0)
        if amount.total and not planned.minis:
            self.approximate = True
            between = (_sets_of_total(amount) - 1) * self._rest(entry.group_of(planned).rest)
        return (self._amount(amount, one) + self._parts(entry, planned, one)) * sides + between

    def _amount(self, amount: Amount, one: Fraction) -> Fraction:
        """The time of what is counted, ``one`` of which takes so long."""
        if amount.low is None:
            self.approximate = True
            return AMRAP_REPETITIONS * (one if amount.unit == "reps" else REPETITION)
        return _middle_amount(amount, amount.low) * one

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


def _sets_of_total(amount: Amount) -> Fraction:
    """In how many sets a total is done: of 10 repetitions; of a time or the like nothing is known, so in one."""
    if amount.unit != "reps" or amount.low is None:
        return Fraction(1)
    return Fraction(max(1, math.ceil(_middle_amount(amount, amount.low) / AMRAP_REPETITIONS)))


def _share(planned: PlannedSet) -> Fraction:
    return HALF if planned.optional else Fraction(1)


def _middle(rest: Rest) -> Fraction:
    """Seconds of a rest; one that is taken as needed is as long as one that nobody speaks of."""
    if rest.unit == "as needed":
        return REST
    one = SECONDS["breaths"] if rest.unit == "breaths" else 1
    return Fraction(rest.low + (rest.low if rest.high is None else rest.high), 2) * one


def _middle_amount(amount: Amount, low: Decimal) -> Fraction:
    return (Fraction(low) + Fraction(low if amount.high is None else amount.high)) / 2


def _repetition(group: Group) -> Fraction:
    """Seconds of one repetition with the tempo and the hold of its group."""
    held = _pause(group.hold) if group.hold else Fraction(0)
    if group.tempo is None:
        return REPETITION + held
    return sum((FASTEST if phase == "X" else Fraction(phase) for phase in group.tempo.phases), held)


def _pause(pause: ShortRest | Hold) -> Fraction:
    return (Fraction(pause.low) + Fraction(pause.low if pause.high is None else pause.high)) / 2 * SECONDS[pause.unit]


@dataclass(frozen=True, slots=True)
class MuscleSets:
    """The sets of a week for one muscle: its key in the vocabulary, the name it is shown by, and how many."""

    muscle: str
    name: str
    sets: Decimal


def weekly_sets(program: Program) -> tuple[MuscleSets, ...]:
    """The sets of the program's week for each muscle that it trains, those with most sets first.

    Warm-up and cool-down do not count, nor do distances, calories and breaths, nor exercises of the types
    :data:`NO_SETS`; a set of ``each`` is one.
    """
    counted: dict[str, Fraction] = {}
    for entry, part in _main(program):
        for key, share in _counting(entry.exercise).items():
            counted[key] = counted.get(key, Fraction(0)) + share * part * _sets(entry)
    order = list(MUSCLES)
    found = sorted((key for key in counted if counted[key]), key=lambda key: (-counted[key], order.index(key)))
    return tuple(MuscleSets(key, muscle_name(key), _decimal(counted[key])) for key in found)


@dataclass(frozen=True, slots=True)
class Worked:
    """The muscles that something is for and those that only help, by their keys in the vocabulary."""

    primary: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()


def worked(exercise: Exercise | None) -> Worked:
    """The muscles of an exercise in the order of its profile, as far as planner knows their names."""
    if exercise is None:
        return Worked()
    primary = _keys(exercise.muscles)
    return Worked(primary, tuple(key for key in _keys(exercise.secondary) if key not in primary))


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in names if (key := muscle(name))))


def worked_in(session: Session) -> Worked:
    """The muscles of a session's main part, those with most sets first; sets count as in :func:`weekly_sets`.

    A muscle that one of the exercises is for is primary.
    """
    sets: dict[str, Fraction] = {}
    primary: dict[str, None] = {}
    for part in session.parts:
        for entry, share in _entries(part.items if part.kind == "exercises" else (), Fraction(1)):
            count = _sets(entry) * share
            for key, counts in _shares(entry.exercise).items() if count else ():
                sets[key] = sets.get(key, Fraction(0)) + counts * count
                primary |= {key: None} if counts == PRIMARY else {}
    order = list(MUSCLES)
    keys = sorted(sets, key=lambda key: (-sets[key], order.index(key)))
    return Worked(tuple(key for key in keys if key in primary), tuple(key for key in keys if key not in primary))


def muscle_name(key: str) -> str:
    """What a muscle is called on pages."""
    return words(MUSCLES[key])[0]


def uncounted(program: Program) -> tuple[str, ...]:
    """The names of what :func:`weekly_sets` leaves out of the main part, each once, in order.

    Free text, exercises whose profile names no muscle that planner knows, stretching and the like, and work without
    sets.
    """
    return tuple(
        dict.fromkeys(entry.name for entry, _ in _main(program) if not (_sets(entry) and _counting(entry.exercise)))
    )


def _main(program: Program) -> Iterator[tuple[Entry, Fraction]]:
    """Every exercise of the main parts, and how much of it counts."""
    for session in program.sessions:
        whole = HALF if session.optional else Fraction(1)
        for part in session.parts:
            if part.kind == "exercises":
                yield from _entries(part.items, whole)


def _entries(items: Iterable[Item], part: Fraction) -> Iterator[tuple[Entry, Fraction]]:
    for item in items:
        if isinstance(item, Pause):
            continue
        own = part * HALF if item.optional else part
        if isinstance(item, Entry):
            yield item, own
        elif isinstance(item, Chapter):
            yield from _entries(item.items, own)
        elif isinstance(item, Superset | Circuit):
            yield from _entries(item.entries, own)


def _sets(entry: Entry) -> Fraction:
    counted = (planned for planned in entry.sets if planned.amount.unit not in NOT_COUNTED)
    return sum((_share(planned) * _whole_sets(planned) for planned in counted), Fraction(0))


def _whole_sets(planned: PlannedSet) -> Fraction:
    """What a box counts: a total the sets that it is done in, everything else one."""
    return _sets_of_total(planned.amount) if planned.amount.total and not planned.minis else Fraction(1)


def _counting(exercise: Exercise | None) -> dict[str, Fraction]:
    """What one set counts for each muscle in the sum of a week."""
    types = {fold(word) for word in exercise.values("type")} if exercise else set()
    return {} if types and types <= NO_SETS else _shares(exercise)


def _shares(exercise: Exercise | None) -> dict[str, Fraction]:
    """What one set of an exercise counts for each muscle."""
    if exercise is None:
        return {}
    shares = {key: SECONDARY for word in exercise.secondary if (key := muscle(word))}
    return shares | {key: PRIMARY for word in exercise.muscles if (key := muscle(word))}


def _decimal(value: Fraction) -> Decimal:
    """Halves of halves and so on as a decimal, exactly: every share is a power of one half."""
    return without_zeros(Decimal(value.numerator) / Decimal(value.denominator))
