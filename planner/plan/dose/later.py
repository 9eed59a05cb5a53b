"""Notations of the language that planner knows by name and cannot print yet: rows of the table in ``table.py``.

They stand in groups, because the table tries its rows in order and these have their places in it.
"""

from __future__ import annotations

import re
from typing import Final

from planner.plan.dose import work
from planner.plan.dose.bundle import BODYWEIGHT, MASS, PERCENT_LIST
from planner.plan.dose.numbers import DECIMAL, NUMBER, RANGE, TIME
from planner.plan.dose.reader import Notation, Place
from planner.plan.dose.units import UNIT

_AMOUNT = rf"(?:{TIME}|{NUMBER}(?:{RANGE}{NUMBER})?(?: ?{UNIT})?|{work.AMRAP})"
_BASE = r"(?:(?:my |the )?(?:tm|training max|e1rm|ftp|hr ?max))(?![a-z0-9_])"


def _later(name: str, place: Place, form: str, starts: str, *examples: str, called: str = "") -> Notation:
    """A notation of the language that planner cannot print yet, ``called`` so in the error."""
    pairs = tuple((example, "") for example in examples)
    return Notation(name, place, form, pairs, re.compile(starts), later=called or name)


WORK: Final = (
    _later("max tests", "work", '"test" int "RM"', r"test(?![a-z])", "test 1RM"),
    _later(
        "rep totals",
        "work",
        'amount "total"',
        rf"[0-9]+(?:{RANGE}[0-9]+)? *(?:reps? *)?(?:in )?total(?![a-z])",
        "50 total",
    ),
    _later(
        "work and rest",
        "work",
        'count "x" amount "/" time',
        rf"{work.COUNT}{_AMOUNT} ?/ ?{TIME}(?!\+? *[/x])",
        "8x20s/10s",
        called="work and rest intervals",
    ),
    _later(
        "clusters",
        "work",
        '[count "x"] "(" mini "+" mini { "+" mini } ")" [time]',
        rf"(?:{work.COUNT})?\(? ?[0-9]+(?:\+[0-9]+)+",
        "4x(2+2+2) 10s",
        "15+5+5",
        called="clusters and mini-sets",
    ),
    _later(
        "rounds, ladders and waves",
        "work",
        '[count "x"] "(" dose ")" ["x" int]',
        rf"(?:{work.COUNT})?\( *(?:[0-9(]|amrap)",
        "(3/2/1)x2",
        "3x(1-2-3)",
        called="rounds in brackets",
    ),
)
"""What to do."""

TECHNIQUES: Final = (
    _later(
        "drop sets", "modifier", '"drop" int ["-" number ("%" | "kg" | "lb")]', r"drops?(?![a-z])", "10 drop 2 -20%"
    ),
    _later("rest-pause sets", "modifier", '"RP" [int "x"] time', r"(?:rp|rest-?pause)(?![a-z])", "8 RP 2x15s"),
    _later("myo-reps", "modifier", '"myo" count "x" int [time]', r"myo(?:-?reps)?(?![a-z])", "15 myo 4x5 20s"),
)
"""Said about the sets, before their targets."""

REFERENCES: Final = (
    _later(
        "training maxes and other measures",
        "target",
        'list "%" ("TM" | "of" ("e1RM" | "BW" | "FTP" | "HRmax")) | "BW" ("+" | "-") number "%"',
        rf"{_BASE}|{PERCENT_LIST} ?(?:of )?(?:{_BASE}|(?:my |the )?{BODYWEIGHT})|{BODYWEIGHT} ?[+-] ?{DECIMAL} ?%",
        "5x5 @75%TM",
        "3x3 @90% of e1RM",
        "3x8 @50% of BW",
        "20min @80% of FTP",
        called="shares of a training max (TM), e1RM, BW, FTP or HRmax",
    ),
    _later(
        "percentages with a load added",
        "target",
        'list "%" ("+" | "-") number ("kg" | "lb")',
        rf"{PERCENT_LIST} ?[+-] ?{DECIMAL} ?{MASS}|{PERCENT_LIST} ?\+ ?{DECIMAL} ?%",
        "4x9 @70%+20lb",
        called="percentages with a load added or taken off",
    ),
)
"""Behind an ``@``: loads that follow from other measures."""

CLOCKS: Final = (
    _later(
        "within a time",
        "modifier",
        '"in" time',
        r"in ?(?=[0-9])",
        "10x10 in 5 min",
        called='limits of time ("in 5min")',
    ),
    _later(
        "start every",
        "modifier",
        '"every" time',
        r"every(?![a-z])|on (?=[0-9])",
        "10x3 every 1:00",
        "8x5 on 0:40",
        called='starts by the clock ("every 2min")',
    ),
)
"""Said about the sets: starts and ends by the clock."""
