"""The notations of a progression: one row each, in the order in which they are tried, read and documented.

A row is added here and nowhere else: the reader, the documentation and the tests of the examples walk this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from planner.plan.dose.reader import Reader
from planner.plan.progress import changes, conditions
from planner.plan.progress.model import Change, Condition

V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Row(Generic[V_co]):
    """One notation of a change or a condition.

    ``form`` is the production in the documentation's grammar; ``examples`` are rules, as people write them and
    canonical. ``read`` makes the value of what ``starts`` has matched.
    """

    name: str
    form: str
    examples: tuple[tuple[str, str], ...]
    starts: re.Pattern[str]
    read: Callable[[Reader, re.Match[str]], V_co]


CHANGES: Final[tuple[Row[Change], ...]] = (
    Row(
        "points of a percentage",
        '("+" | "-") number "% of" ("max" | "TM")',
        (
            ("+1% of max per extra rep", "+1% of max per extra rep"),
            ("+2.5 % of TM every week", "+2.5% of TM every week"),
        ),
        changes.POINTS,
        changes.read_points,
    ),
    Row(
        "more or less",
        '["max" | "TM"] ("+" | "-") number ("kg" | "lb" | "%" | "reps" | "s" | "sets" | unit)',
        (
            ("+2.5kg on success", "+2.5kg on success"),
            ("add 2,5 kg if all sets are done", "+2.5kg on success"),
            ("-10% after 3 fails", "-10% after 3 fails"),
            ("+1 rep each session", "+1 reps each session"),
            ("+5 sec every week", "+5s every week"),
            ("+1 set every 2 weeks", "+1 sets every 2 weeks"),
            ("+200 m every week", "+200m every week"),
            ("TM +2.5kg every cycle", "TM +2.5kg every cycle"),
            ("training max + 5 lb at 4-5 reps", "TM +5lb at 4-5 reps"),
            ("+2.5kg to the max on success", "max +2.5kg on success"),
        ),
        changes.STEP,
        changes.read_step,
    ),
    Row(
        "times a factor",
        '["max" | "TM"] "x" number',
        (("×0.85 after 3 fails", "x0.85 after 3 fails"), ("TM x 0.9 on fail", "TM x0.9 on fail")),
        changes.FACTOR,
        changes.read_factor,
    ),
    Row(
        "stages",
        '("next" | "same" | "first" | "back a") "stage"',
        (
            ("next stage on fail", "next stage on fail"),
            ("same stage on fail", "same stage on fail"),
            ("back to the first stage after the last stage", "first stage after last"),
            ("previous stage if pain > 5/10", "back a stage if pain > 5"),
        ),
        changes.STAGE,
        changes.read_stage,
    ),
    Row(
        "another exercise",
        '"new exercise"',
        (("new exercise after 2 fails", "new exercise after 2 fails"),),
        changes.NEW,
        changes.read_new,
    ),
    Row(
        "a test",
        '"test" int "RM"',
        (("test 5RM after 3 fails", "test 5RM after 3 fails"), ("retest 1 RM every 8 weeks", "test 1RM every 8 weeks")),
        changes.TEST,
        changes.read_test,
    ),
)
"""What a rule changes."""

CONDITIONS: Final[tuple[Row[Condition], ...]] = (
    Row(
        "by the session",
        '"each session" | "every" int "sessions"',
        (
            ("+2.5kg each session", "+2.5kg each session"),
            ("+2.5kg/workout", "+2.5kg each session"),
            ("every 3rd session: +1 set", "+1 sets every 3 sessions"),
        ),
        conditions.SESSION,
        conditions.read_every("session"),
    ),
    Row(
        "by the week",
        '"every" [int] ("week" | "weeks")',
        (
            ("+2.5kg every week", "+2.5kg every week"),
            ("+2.5kg/week", "+2.5kg every week"),
            ("+5lb weekly", "+5lb every week"),
            ("+2.5kg every other week", "+2.5kg every 2 weeks"),
        ),
        conditions.WEEK,
        conditions.read_every("week"),
    ),
    Row(
        "by the cycle",
        '"every" [int] ("cycle" | "cycles")',
        (("TM +5kg every cycle", "TM +5kg every cycle"), ("TM +5kg per cycle", "TM +5kg every cycle")),
        conditions.CYCLE,
        conditions.read_every("cycle"),
    ),
    Row(
        "all done",
        '"on success"',
        (
            ("+5lb on success", "+5lb on success"),
            ("if all reps are done: +5lb", "+5lb on success"),
            ("linear +2.5kg", "+2.5kg on success"),
        ),
        conditions.SUCCESS,
        conditions.read_success,
    ),
    Row(
        "not all done",
        '"on fail" | "after" int "fails"',
        (
            ("-5kg on fail", "-5kg on fail"),
            ("-5kg if missed", "-5kg on fail"),
            ("-10% after three misses in a row", "-10% after 3 fails"),
            ("-10% after 3x fail", "-10% after 3 fails"),
        ),
        conditions.FAILS,
        conditions.read_fails,
    ),
    Row(
        "at the top of the range",
        '"at top"',
        (
            ("+2.5kg at top", "+2.5kg at top"),
            ("+2.5kg when all sets are at the top of the range", "+2.5kg at top"),
            ("8-12 then +2.5kg", "+2.5kg at top"),
            ("double +2.5kg", "+2.5kg at top"),
        ),
        conditions.TOP,
        conditions.read_top,
    ),
    Row(
        "in the last set",
        '"at" number ["-" number] ("reps" | "s")',
        (
            ("+2.5kg at 25 reps", "+2.5kg at 25 reps"),
            ("TM +10lb at 4–5 reps", "TM +10lb at 4-5 reps"),
            ("TM +15lb at 6+ reps", "TM +15lb at 6 reps"),
            ("next stage at 60 sec", "next stage at 60s"),
        ),
        conditions.REACHED,
        conditions.read_reached,
    ),
    Row(
        "in all sets",
        '("over" | "under") number "total"',
        (
            ("+5lb over 15 total", "+5lb over 15 total"),
            ("-5lb under 11 reps in all", "-5lb under 11 total"),
            ("+5lb if > 15 total", "+5lb over 15 total"),
        ),
        conditions.TOTAL,
        conditions.read_total,
    ),
    Row(
        "for each repetition more",
        '"per extra rep"',
        (("+1% of max per extra rep", "+1% of max per extra rep"), ("+1kg for each extra rep", "+1kg per extra rep")),
        conditions.EXTRA,
        conditions.read_extra,
    ),
    Row(
        "behind the last stage",
        '"after last"',
        (("first stage after last", "first stage after last"),),
        conditions.LAST,
        conditions.read_last,
    ),
    Row(
        "by the pain",
        '"if pain" ("<=" | "<" | ">" | ">=") number',
        (
            ("+2 reps if pain <= 3", "+2 reps if pain <= 3"),
            ("+2 reps if pain is at most 3/10", "+2 reps if pain <= 3"),
            ("if pain over 5: back a stage", "back a stage if pain > 5"),
        ),
        conditions.PAIN,
        conditions.read_pain,
    ),
)
"""When it does."""

ROWS: Final[tuple[Row[Change | Condition], ...]] = (*CHANGES, *CONDITIONS)
"""Every notation of a progression."""
