"""Loads and aims in words: what stands beside a dose, in a box, and in the week."""

from __future__ import annotations

from collections.abc import Sequence

from planner.pages.base import Desk
from planner.pages.clock_words import clock_pair
from planner.plan.dose import inner_groups, words
from planner.plan.dose.model import (
    EffortTarget,
    Group,
    MeasureTarget,
    PercentTarget,
    ReferenceTarget,
    Rounds,
    WordsTarget,
)
from planner.program import Entry, Load, PlannedSet

_LISTED = 3
"""Most different loads that are listed; of more, the range is said."""


def load_text(desk: Desk, load: Load) -> str:
    """``105 kg``, ``2 × 20 kg``, ``bodyweight + 10 kg``, ``bodyweight``."""
    if load.relation == "bodyweight":
        return desk.say("session.bodyweight")
    mass = words.mass(words.numbers((load.value,), load.high, desk.language), load.unit, desk.language)
    if load.relation != "weight":
        return desk.say(f"session.{load.relation}", load=mass)
    return _pieces(desk, load, mass)


def short_text(desk: Desk, load: Load, *, unit: bool = True) -> str:
    """The same where there is little room: ``+10 kg``, and without its unit in a box, ``+10``."""
    if load.relation == "bodyweight":
        return ""
    number = words.numbers((load.value,), load.high, desk.language)
    text = words.mass(number, load.unit, desk.language) if unit else number
    return desk.say(f"session.short.{load.relation}", load=_pieces(desk, load, text))


def _pieces(desk: Desk, load: Load, text: str) -> str:
    return desk.say("dose.times", count=load.pieces, amount=text) if load.pieces > 1 else text


def loads_text(desk: Desk, sets: Sequence[PlannedSet], *, short: bool = False) -> str:
    """The loads of sets in one text: ``105 kg``, ``45/52.5/60 kg``, or the range of more than three.

    Empty when a load is not known, or where different ones cannot be listed. ``short`` says ``+5 kg`` for
    ``bodyweight + 5 kg``, and nothing for the bodyweight alone.
    """
    known = [planned.load for planned in sets if planned.load is not None]
    if not known or len(known) < len(sets):
        return _measures(desk, sets)
    distinct = list(dict.fromkeys(known))
    if len(distinct) == 1:
        return short_text(desk, distinct[0]) if short else load_text(desk, distinct[0])
    if len({load.unit for load in distinct}) > 1:
        return ""
    if any(load.relation != "weight" or load.pieces > 1 or load.high is not None for load in distinct):
        return ""
    values = [load.value for load in distinct]
    if len(values) <= _LISTED:
        text = words.numbers(values, None, desk.language)
    else:
        text = words.numbers((min(values),), max(values), desk.language)
    return words.mass(text, distinct[0].unit, desk.language)


def _measures(desk: Desk, sets: Sequence[PlannedSet]) -> str:
    """The powers or heart rates that shares are worked out to: ``200 W``, ``188/213/238 W``."""
    known = list(dict.fromkeys(planned.measure for planned in sets if planned.measure is not None))
    if not known or not all(planned.measure for planned in sets):
        return ""
    if len(known) == 1:
        return words.target_code(known[0], desk.language)
    if len({measure.unit for measure in known}) > 1 or any(measure.high is not None for measure in known):
        return ""
    values = [measure.low for measure in known]
    listed = len(values) <= _LISTED
    text = words.numbers(values if listed else (min(values),), None if listed else max(values), desk.language)
    return desk.say(f"dose.measure.{known[0].unit}", value=text)


def codes_and_loads(desk: Desk, entry: Entry) -> list[tuple[str, str]]:
    """A dose as its code and its load, effort or other aim. Groups stand alone where no one load says it for all."""
    if entry.dose is None:
        return []
    groups = entry.dose.groups
    whole = loads_text(desk, entry.sets, short=True)
    code = clock_pair(desk, entry)
    if code:
        return [(code, whole or words.effort(groups[0], desk.language) or aims(desk, groups[0]))]
    said = [
        loads_text(desk, [planned for planned in entry.sets if planned.group == number], short=True)
        or words.effort(group, desk.language)
        or aims(desk, group)
        for number, group in enumerate(groups)
    ]
    if whole or len(set(said)) == 1:
        return [(words.code(entry.dose, desk.language, short=True), whole or said[0])]
    return [(words.code(group, desk.language), load) for group, load in zip(groups, said, strict=True)]


def aims(desk: Desk, group: Group) -> str:
    """What a group aims at besides a load, which stands by itself: ``RPE 8``, ``75 %``, ``Z2``, the coach's words."""
    if isinstance(group.work, Rounds) and not group.targets:
        inner = [aims(desk, each) for each in inner_groups(group)]
        return " / ".join(inner) if all(inner) else ""
    said = (EffortTarget, PercentTarget, ReferenceTarget, MeasureTarget, WordsTarget)
    wanted = [target for target in group.targets if isinstance(target, said)]
    between = desk.say("list.between")
    return between.join(words.target_code(target, desk.language, desk.unit) for target in wanted)


def unsaid(desk: Desk, entry: Entry) -> str:
    """What the plain words of a dose leave out: ``16 kg``, ``easy``, ``Z2``; empty when there is nothing."""
    if entry.dose is None:
        return ""
    groups = [inner for group in entry.dose.groups for inner in inner_groups(group)]
    wanted = [target for group in groups for target in group.targets if isinstance(target, WordsTarget | MeasureTarget)]
    said = [words.target_code(target, desk.language, desk.unit) for target in wanted]
    return ", ".join(dict.fromkeys(text for text in (loads_text(desk, entry.sets, short=True), *said) if text))
