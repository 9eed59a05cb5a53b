"""An exercise of stages as the exercise that its current stage is, and its progression held against its doses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from planner.files import Node, Scalar
from planner.plan import item_settings as key
from planner.plan.defaults import Pairs, Room
from planner.plan.item_lines import Pair, Plain
from planner.plan.keys import Found, shown
from planner.plan.model import PlanItem
from planner.plan.progress import Rules
from planner.plan.progress.fits import fits, misfit
from planner.plan.stages import LADDER, PROGRESS, STAGES, Rung, check_stage, chosen, rungs

_TEST = re.compile(r"\s*test\b", re.IGNORECASE)
_DOSES = (key.SETS.name, key.REPS.name)


class Make(Protocol):
    """Makes the exercise called ``name`` of its dose, the keys beside it and the defaults around it."""

    def __call__(self, name: Scalar, dose: Pair | None, own: Found, defaults: Pairs, *, free: bool) -> PlanItem | None:
        """The exercise, or None after an error."""


def progressing(
    plain: Plain, own: Found, make: Make, room: Room, *, named: bool = True, free: bool = False
) -> PlanItem | None:
    """The exercise of one week, of its current stage where it has stages, with the rules of its progression.

    ``named`` is false of a line that leaves its exercise to its stages; ``free`` says that the name is no exercise.
    """
    pair = _stages(plain, own)
    if pair is None:
        check_stage(own)
        defaults = {name: value for name, value in plain.defaults.items() if name not in LADDER}
        item = make(plain.name, plain.dose, own, defaults, free=free)
    else:
        item = _on_ladder(plain, own, pair, make, room, named=named, free=free)
    return None if item is None else replace(item, progress=_rules(plain, own, item))


def _stages(plain: Plain, own: Found) -> Pair | None:
    """The stages of an exercise; those of defaults are for one without a dose of its own."""
    if own.has(STAGES):
        return own.pairs[STAGES.name]
    has_dose = plain.dose is not None or any(name in own.pairs for name in _DOSES)
    return None if has_dose else plain.defaults.get(STAGES.name)


def _on_ladder(
    plain: Plain, own: Found, pair: Pair, make: Make, room: Room, *, named: bool, free: bool
) -> PlanItem | None:
    out = own.out
    if own.has(STAGES) and (plain.dose is not None or any(name in own.pairs for name in _DOSES)):
        place = plain.dose[0] if plain.dose else next(own.pairs[name][0] for name in _DOSES if name in own.pairs)
        hint = "take the dose out, or write it as a stage"
        out.error("two-doses", f'"{shown(place.text)}" has a dose, and stages beside it', pair[0].inner, hint)
        return None
    found = Found({**{name: plain.defaults[name] for name in LADDER if name in plain.defaults}, **own.pairs}, out)
    listed = found.value(STAGES)
    stage = chosen(found, len(listed)) if listed else None
    if listed is None or stage is None or not _has_room(listed, pair, room, found):
        return None
    steps = rungs(listed, plain.name if named else None, out)
    if steps is None:
        return None
    items = [_of_rung(rung, plain, own, make, free=free) for rung in steps]
    whole = tuple(item for item in items if item is not None)
    return replace(whole[stage - 1], ladder=whole, stage=stage) if len(whole) == len(items) else None


def _has_room(listed: Sequence[Node], pair: Pair, room: Room, found: Found) -> bool:
    """Whether so many more stages may be read in a plan."""
    room.left -= len(listed)
    if room.left < 0:
        found.out.error("too-many", "too many stages in one plan", pair[0].inner, "make several plans of it")
    return room.left >= 0


def _of_rung(rung: Rung, plain: Plain, own: Found, make: Make, *, free: bool) -> PlanItem | None:
    """One stage as an exercise: its own keys before those of all stages."""
    leave = {*LADDER, key.EXERCISE.name, key.NAME.name}
    if rung.dose is not None and isinstance(rung.dose[1], Scalar) and _TEST.match(rung.dose[1].text):
        leave.add(key.LOAD.name)  # the load of the other stages is what a test finds anew
    mine = {name: pair for name, pair in own.pairs.items() if name not in leave}
    defaults = {name: pair for name, pair in plain.defaults.items() if name not in LADDER}
    name = rung.name or plain.name
    keys = Found({**mine, **rung.pairs}, own.out)
    return make(name, rung.dose, keys, defaults, free=rung.free or (free and rung.name is None))


def _rules(plain: Plain, own: Found, item: PlanItem) -> Rules:
    """The rules that can change the exercise; others are reported, or left out where defaults lend them."""
    lent = not own.has(PROGRESS)
    pairs = {**({PROGRESS.name: plain.defaults[PROGRESS.name]} if PROGRESS.name in plain.defaults else {}), **own.pairs}
    found = Found(pairs, own.out)
    rules = (found.value(PROGRESS) if found.has(PROGRESS) else None) or ()
    doses = [each.dose for each in item.ladder or (item,)]
    unread = None in doses and (plain.dose is not None or item.ladder or any(name in pairs for name in _DOSES))
    if unread:
        return rules
    good = []
    for rule in rules:
        problem = misfit(rule, doses, "", staged=bool(item.ladder))
        if problem is None:
            good.append(rule)
        elif not lent:
            own.out.error(problem.code, problem.message, rule.place, problem.hint)
    return tuple(rule for rule in good if fits(rule, item.dose, ""))
