"""What is said of an exercise on a sheet for several weeks: what is the same in all, and what to hang on the bar."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from planner.pages.base import Desk
from planner.pages.loads import load_text
from planner.pages.often import often_words
from planner.pages.plates import plates_text
from planner.pages.ramp import step_text
from planner.plan.dose import words
from planner.program import Entry, WarmUpSet

V = TypeVar("V", bound=Hashable)


def entry_facts(desk: Desk, entries: Sequence[Entry]) -> list[str]:
    """Rest, tempo, how often, warm-up and last time, as far as they are the same in all weeks."""
    said: list[str] = []
    rest, tempo = _same(entry.rest for entry in entries), _same(entry.tempo for entry in entries)
    if rest is not None:
        said.append(desk.say("dose.rest", time=words.duration(rest, desk.language)))
    if tempo is not None:
        said.append(f"{desk.say('session.tempo')} {'-'.join(tempo.phases)}")
    often = _same(entry.frequency for entry in entries)
    if often is not None:
        said.append(often_words(often, desk.language))
    if entries[0].warm_up:
        steps = desk.say("list.between").join(_step(desk, step) for step in entries[0].warm_up)
        said.append(f"{desk.say('session.ramp')} {steps}")
    last = entries[0].last
    if last is not None:
        text = load_text(desk, last.load)
        if last.reps is not None:
            text = desk.say("session.load_by_reps", load=text, reps=words.amount_code(last.reps, desk.language))
        said.append(f"{desk.say('session.last_time')} {text}")
    return said


def _same(values: Iterable[V | None]) -> V | None:
    """The value that all have."""
    found = list(dict.fromkeys(values))
    return found[0] if len(found) == 1 else None


def _step(desk: Desk, step: WarmUpSet) -> str:
    """A step of a warm-up, by its share where it has one: loads differ by the week."""
    if step.percent is None:
        return step_text(desk, step)
    share = desk.say("dose.unit.percent", value=desk.language.number(step.percent))
    key = "session.ramp_sets" if step.count > 1 else "session.load_by_reps"
    return desk.say(key, load=share, count=step.count, reps=step.reps)


def plates_words(desk: Desk, entry: Entry) -> tuple[str, str]:
    """The plates of every different load: ``25 + 15 per side``, and the same in short; both empty where none count.

    Of several loads: ``Per side 40: 10 · 45: 10+2.5``.
    """
    sets = (planned.load for planned in entry.sets)
    loads = list(dict.fromkeys(load for load in sets if load is not None and load.bar is not None))
    if len(loads) == 1:
        text = plates_text(desk, loads[0])
        return (desk.say("session.plates.per_side", plates=text) if loads[0].plates else text), text
    rows = [
        desk.say("session.plates.of", load=desk.language.number(load.value, 3), plates=plates_text(desk, load))
        for load in loads
    ]
    listed = " · ".join(row.replace(" + ", "+").replace(" ", "\xa0") for row in rows)
    return desk.say("session.plates.listed", plates=listed) if rows else "", listed
