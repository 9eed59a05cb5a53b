"""What the legend explains: the notations of doses, and what else a session page shows that is no plain word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from planner.pages.base import Desk
from planner.pages.clock_words import clock_title
from planner.pages.ramp import step_text
from planner.pages.session_groups import labels_of
from planner.plan.dose import words
from planner.plan.dose.legend import legend
from planner.program import Chapter, Circuit, Entry, Item, Program, Superset
from planner.program.implements import PLATES

_Pairs = Iterator[tuple[str, str]]


def explained(program: Program, desk: Desk) -> list[tuple[str, str]]:
    """Pairs of what is printed and what it means: nothing that the document does not use."""
    main = [entry for session in program.sessions for entry in session.main]
    # Outside the main part doses are printed in words; their notation stands on the sheets of the exercises.
    others = [entry for session in program.sessions for entry in session.entries if not entry.label and entry.exercise]
    doses = [entry.dose for entry in chain(main, others) if entry.dose is not None]
    found = (
        legend(doses, desk.language, desk.unit),
        _turns(program, desk),
        _clocks(main, desk),
        _warm_ups(main, desk),
        _plates(program, main, desk),
        _last(main, desk),
        _weeks(program, desk),
    )
    return list(chain.from_iterable(found))


def _turns(program: Program, desk: Desk) -> _Pairs:
    """The numbers of exercises that are done in turn, by the first that are."""
    parts = [part for session in program.sessions for part in session.parts if part.kind == "exercises"]
    group = next(_groups(item for part in parts for item in part.items), None)
    if group is not None:
        yield desk.say("list.between").join(labels_of(group)[:2]), desk.say("overview.superset_words")


def _clocks(entries: Sequence[Entry], desk: Desk) -> _Pairs:
    """What stands over the exercises of groups by the clock, each kind by the first there is."""
    told: set[str] = set()
    for entry in entries:
        if entry.clock is not None and entry.clock.kind not in told:
            told.add(entry.clock.kind)
            yield clock_title(desk, entry.clock), desk.say(f"overview.clock.{entry.clock.kind}")


def _groups(items: Iterable[Item]) -> Iterator[Superset | Circuit]:
    for item in items:
        if isinstance(item, Superset | Circuit):
            yield item
        elif isinstance(item, Chapter):
            yield from _groups(item.items)


def _warm_ups(entries: Sequence[Entry], desk: Desk) -> _Pairs:
    """A step of a lift's warm-up, and one of several sets."""
    steps = [step for entry in entries for step in entry.warm_up]
    for several, key in ((False, "overview.ramp_words"), (True, "overview.ramp_sets_words")):
        step = next((step for step in steps if (step.count > 1) is several), None)
        if step is not None:
            yield step_text(desk, step), desk.say(key)


def _plates(program: Program, entries: Sequence[Entry], desk: Desk) -> _Pairs:
    """What plates were counted with where the plan does not say: nobody should trust in a bar that is not there."""
    sets = (planned.load for entry in entries for planned in entry.sets)
    steps = (step.load for entry in entries for step in entry.warm_up)
    counted = [load for load in chain(sets, steps) if load is not None and load.bar is not None]
    unit = counted[0].unit if counted else desk.unit
    bars = {load.bar for load in counted if load.bar is not None and load.unit == unit} - {program.bar}
    taken = []
    if bars:
        weights = [words.mass(desk.language.number(bar), unit, desk.language) for bar in sorted(bars)]
        taken.append(desk.say("overview.usual_bar", bar=desk.language.join(weights, "or")))
    if counted and not program.lists_plates:
        heavy, *_, light = map(desk.language.number, PLATES["lb" if unit == "lb" else "kg"])
        taken.append(desk.say("overview.usual_plates", heavy=heavy, light=words.mass(light, unit, desk.language)))
    if taken:
        yield desk.say("session.per_side"), desk.say("overview.counted_with", what=desk.language.join(taken))


def _last(entries: Sequence[Entry], desk: Desk) -> _Pairs:
    if any(entry.last is not None for entry in entries):
        yield desk.say("session.last_time"), desk.say("overview.last_words")


def _weeks(program: Program, desk: Desk) -> _Pairs:
    """The numbers in the ticks: those of the weeks that have the sessions of this one."""
    every = range(1, program.weeks + 1)
    numbers = sorted({week for session in program.sessions for week in session.weeks or every})
    if program.weeks > 1 and numbers:
        yield words.numbers((Decimal(numbers[0]),), _last_of(numbers), desk.language), desk.say("overview.weeks_words")


def _last_of(numbers: Sequence[int]) -> Decimal | None:
    return Decimal(numbers[-1]) if len(numbers) > 1 else None
