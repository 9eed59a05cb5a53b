"""How many sets each muscle gets in a week, and which muscles a session works.

Each set of the main part counts for the muscles of its exercise, in a group once a round. What is optional counts half:
a set range so counts its middle. A total of repetitions counts as the sets of 10 that it is done in. Not counted are
distances, calories and breaths, and the rounds of an amrap, of which nobody knows how many there will be. How long a
session takes stands in :mod:`planner.program.minutes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planner.library.model import Exercise
from planner.library.vocabulary import MUSCLES, fold, muscle, words
from planner.plan.dose.model import Unit
from planner.plan.habits import Frequency
from planner.plan.loads import without_zeros
from planner.program.minutes import HALF, Minutes, check_lengths, session_minutes, sets_of_total, share_of
from planner.program.records import (
    Chapter,
    Circuit,
    Entry,
    Item,
    Pause,
    PlannedSet,
    Program,
    Session,
    Superset,
    Timed,
    Words,
)

__all__ = [
    "Minutes",
    "MuscleSets",
    "Worked",
    "check_lengths",
    "has_totals",
    "is_open",
    "leaves_out_amraps",
    "muscle_name",
    "session_minutes",
    "uncounted",
    "weekly_sets",
    "worked",
    "worked_in",
]

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
            count = share if is_open(entry) else _sets(entry) * share
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
        dict.fromkeys(
            entry.name
            for entry, _ in _main(program)
            if not (is_open(entry) or (_sets(entry) and _counting(entry.exercise)))
        )
    )


def _main(program: Program) -> Iterator[tuple[Entry, Fraction]]:
    """Every exercise of the main parts, and how much of it counts."""
    for session in program.sessions:
        whole = HALF if session.optional else Fraction(1)
        for part in session.parts:
            if part.kind == "exercises":
                for entry, share in _entries(part.items, whole):
                    yield entry, share * times_a_week(program, session, entry.frequency)


def times_a_week(program: Program, session: Session, frequency: Frequency | None) -> Fraction:
    """How often in a week something of a session is done: once for each of its days, or as often as is said."""
    if frequency is None:
        return Fraction(1)
    return frequency.per_week / sum(other.name == session.name for other in program.sessions)


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
        elif isinstance(item, Timed):
            yield from _entries([member for member in item.members if not isinstance(member, Words)], own)


def is_open(entry: Entry) -> bool:
    """Whether nobody knows how many sets there will be."""
    return entry.clock is not None and entry.clock.kind == "amrap"


def leaves_out_amraps(program: Program) -> bool:
    """Whether :func:`weekly_sets` leaves out the rounds of an amrap."""
    return any(is_open(entry) for entry, _ in _main(program))


def has_totals(program: Program) -> bool:
    """Whether :func:`weekly_sets` counts a total of repetitions as sets of 10."""
    sets = (planned for entry, _ in _main(program) if not is_open(entry) for planned in entry.sets)
    return any(planned.amount.total and planned.amount.unit == "reps" and not planned.minis for planned in sets)


def _sets(entry: Entry) -> Fraction:
    if is_open(entry):
        return Fraction(0)
    counted = (planned for planned in entry.sets if planned.amount.unit not in NOT_COUNTED)
    return sum((share_of(planned) * _whole_sets(planned) for planned in counted), Fraction(0))


def _whole_sets(planned: PlannedSet) -> Fraction:
    """What a box counts: a total the sets that it is done in, everything else one."""
    return sets_of_total(planned.amount) if planned.amount.total and not planned.minis else Fraction(1)


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
