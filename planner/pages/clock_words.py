"""What the clock asks of exercises, in words: as many rounds as possible, starts every minute, work for time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from planner.pages.base import Desk
from planner.pages.often import with_often
from planner.plan.dose import words
from planner.plan.dose.model import Cluster, Count, Dose, Group, PerSet, Sets
from planner.plan.dose.sums import number_of_sets
from planner.program import Amrap, Clock, Emom, Entry, ForTime, Timed

MINUTE = 60


def time_words(desk: Desk, seconds: int) -> str:
    """``20 minutes``, ``1 minute 30 seconds``."""
    return words.time_words(Decimal(seconds), None, desk.language)


def time_code(desk: Desk, seconds: int) -> str:
    """``20 min``, ``1:30``."""
    return words.time_code(Decimal(seconds), None, desk.language)


def group_title(desk: Desk, group: Timed) -> str:
    """What a group by the clock is called where the plan gives it no name: ``AMRAP 20 min``, ``For time``."""
    match group:
        case Amrap():
            return desk.say("session.clock.amrap", time=time_code(desk, group.time))
        case Emom():
            return desk.say("session.clock.emom", time=time_code(desk, group.every * group.starts))
        case ForTime():
            return desk.say("session.clock.for_time")


def group_words(desk: Desk, group: Timed) -> str:
    """What to do, for those who do not know the name: ``As many rounds as you can in 20 minutes.``."""
    match group:
        case Amrap():
            return desk.say("session.clock.amrap_words", time=time_words(desk, group.time))
        case Emom():
            turns = "_turns" if len(group.members) > 1 else ""
            total = time_words(desk, group.every * group.starts)
            if group.every == MINUTE:
                return desk.say(f"session.clock.emom_minute{turns}", time=total)
            every = time_words(desk, group.every)
            return desk.say(f"session.clock.emom_words{turns}", group.starts, every=every, time=total)
        case ForTime():
            return _for_time(desk, group)


def _for_time(desk: Desk, group: ForTime) -> str:
    """``3 rounds: 21, 15 and 9 repetitions. As fast as you can, in at most 10 minutes.``."""
    fast = desk.say("session.clock.fast")
    if group.cap is not None:
        fast = desk.say("session.clock.fast_cap", cap=time_words(desk, group.cap))
    if group.ladder:
        steps = desk.language.join([str(step) for step in group.ladder])
        return desk.say("session.clock.ladder_words", len(group.ladder), steps=steps, fast=fast)
    if group.rounds > 1:
        return desk.say("session.clock.rounds_words", group.rounds, fast=fast)
    return fast


def one_round(desk: Desk, dose: Dose, *, ladder: bool = False) -> str:
    """What one round asks for: ``15 reps``, ``20 s each``; empty where rounds differ.

    On a ``ladder`` that stands over all of them those of each round: ``21/15/9 reps``.
    """
    group = dose.groups[0]
    if len(dose.groups) == 1 and isinstance(group.work, PerSet) and ladder:
        return desk.say("session.one_round", 2, amount=words.code(replace(group, targets=()), desk.language))
    if len(dose.groups) > 1 or not isinstance(group.work, Sets | Cluster):
        return ""
    if isinstance(group.work, Cluster) or group.technique is not None:
        return words.code(replace(group, work=replace(group.work, count=Count(1))), desk.language)
    amount = group.work.amount
    text = words.amount_code(amount, desk.language)
    if amount.unit == "reps" and amount.low is not None:
        text = desk.say("session.one_round", int(amount.high or amount.low), amount=text)
    if group.hold is not None:
        text = desk.say("dose.held", work=text, hold=words.hold_code(group.hold, desk.language))
    return desk.say(f"dose.side.{group.side}", work=text) if group.side else text


def a_round(desk: Desk, dose: Dose) -> str:
    """What one round asks for, of an inner group with several rounds all of them: ``5 reps``, ``3 × 10``."""
    single = number_of_sets(dose.groups[0].work) == 1 and len(dose.groups) == 1
    return (one_round(desk, dose) if single else "") or words.code(dose, desk.language)


def dose_code(desk: Desk, entry: Entry, group: Group) -> str:
    """The code of one group of a dose; in an amrap that of one round, in work for time without rounds the amount."""
    return _clock_code(desk, entry, Dose((group,))) or words.code(group, desk.language)


def _clock_code(desk: Desk, entry: Entry, dose: Dose) -> str:
    """The code of a dose that the clock makes read otherwise than elsewhere; else nothing."""
    if entry.clock is None or entry.clock.kind == "emom":
        return ""
    if entry.clock.kind == "amrap":
        return desk.say("session.clock.a_round", amount=a_round(desk, dose))
    return one_round(desk, dose) if number_of_sets(dose.groups[0].work) == 1 else ""


def clock_pair(desk: Desk, entry: Entry) -> str:
    """The same for a whole dose of one group."""
    return _clock_code(desk, entry, entry.dose) if entry.dose is not None and len(entry.dose.groups) == 1 else ""


def clock_title(desk: Desk, clock: Clock) -> str:
    """What stands over the exercises of a group where there is one line for it: ``EMOM 12 min``."""
    time = time_code(desk, clock.time) if clock.time is not None else ""
    if clock.kind == "for_time":
        title = desk.say("session.clock.for_time")
        return desk.say("session.clock.for_time_cap", cap=time) if time else title
    return desk.say(f"session.clock.{clock.kind}", time=time)


def plain_words(desk: Desk, entry: Entry, *, coded: bool = False) -> str:
    """The dose of an exercise in plain words, with what the clock of its group asks of it.

    Where the dose is ``coded`` beside them the words do not say again what reads alike in both.
    """
    if entry.dose is None:
        return ""
    clock, text = entry.clock, words.plain(entry.dose, desk.language)
    if clock is None or clock.kind == "emom":
        return with_often(text, entry.frequency, desk.language)
    code = clock_pair(desk, entry)
    key = "amrap_dose" if clock.kind == "amrap" else "for_time_dose"
    fast = desk.say(f"session.clock.{key}", time=time_words(desk, clock.time or 0))
    if code and coded:
        return fast
    return desk.say("session.clock.with_clock", work=code or text, clock=fast)
