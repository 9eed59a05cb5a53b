"""Notations of the language that planner knows by name and cannot print yet: rows of the table in ``table.py``.

They stand in groups, because the table tries its rows in order and these have their places in it.
"""

from __future__ import annotations

import re
from typing import Final

from planner.plan.dose import targets, work
from planner.plan.dose.numbers import CLOCK, DECIMAL, NUMBER, RANGE, TIME
from planner.plan.dose.reader import Notation, Place

_AMOUNT = rf"(?:{TIME}|{NUMBER}(?:{RANGE}{NUMBER})?(?: ?{work.LATER_UNIT})?|{work.AMRAP})"
_REFERENCE = r"(?:tm|top|last|e1rm|ftp|hrmax|[0-9]+ ?rm)(?![a-z0-9_])"
_SETTING_UNIT = r"(?:m/s|km/h|mph|w|watts?|spm|rpm|in|inch|inches|cm|mm|ft)(?![a-z0-9])"


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
        "holds by time",
        "work",
        'count "x" amount "x" time',
        rf"{work.COUNT}{NUMBER}(?:{RANGE}{NUMBER})? *x *{TIME}",
        "3x10x5s",
        called="holds within a repetition",
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

AMOUNTS: Final = (
    _later(
        "distances, calories, breaths and steps",
        "amount",
        'number ["-" number] ("m" | "km" | "mi" | "yd" | "ft" | "cal" | "breaths" | "steps")',
        rf"{NUMBER}(?: ?{work.LATER_UNIT})?(?:{RANGE}{NUMBER})? ?{work.LATER_UNIT}",
        "5x200m",
        "20 cal",
        "10 breaths",
    ),
)
"""How much of it."""

TECHNIQUES: Final = (
    _later(
        "pauses and holds",
        "modifier",
        '("pause" | "hold") time',
        r"(?:pause|hold)(?![a-z])",
        "3x5 pause 2s",
        "3x10 hold 5s",
    ),
    _later(
        "drop sets", "modifier", '"drop" int ["-" number ("%" | "kg" | "lb")]', r"drops?(?![a-z])", "10 drop 2 -20%"
    ),
    _later("rest-pause sets", "modifier", '"RP" [int "x"] time', r"(?:rp|rest-?pause)(?![a-z])", "8 RP 2x15s"),
    _later("myo-reps", "modifier", '"myo" count "x" int [time]', r"myo(?:-?reps)?(?![a-z])", "15 myo 4x5 20s"),
)
"""Said about the sets, before their targets."""

REFERENCES: Final = (
    _later(
        "references to another load",
        "target",
        'ref [("+" | "-") number ("kg" | "lb" | "%")]',
        rf"{_REFERENCE}|{targets.CHANGE}"
        rf"|{targets.PERCENT_LIST} ?(?:of )?(?!1 ?rm)(?:{_REFERENCE}|{targets.BODYWEIGHT})"
        rf"|(?:{targets.PERCENT_LIST} ?\+|{targets.BODYWEIGHT} ?[+-]) ?{DECIMAL} ?%"
        rf"|{targets.PERCENT_LIST} ?[+-] ?{DECIMAL} ?{targets.MASS}",
        "3x5 -10%",
        "3x5 @last+2.5kg",
        "5x5 @75%TM",
        "3x3 @5RM",
        "4x9 @70%+20lb",
        called="loads that refer to another load (TM, top, last, 5RM, -10%)",
    ),
)
"""Behind an ``@``: loads that follow from other loads."""

MEASURES: Final = (
    _later(
        "paces, zones and heart rates",
        "target",
        'clock ["/" (km | mi | 500m)] | "Z" n | "HR" n ["-" n]',
        rf"{CLOCK}|(?:z|hr) ?[0-9]",
        "20min @2:05",
        "30min @Z2",
    ),
    _later(
        "speeds, powers and settings",
        "target",
        'number ("m/s" | "W" | "spm" | "rpm" | "in" | "cm" | "ft")',
        rf"{DECIMAL}(?:{RANGE}{DECIMAL})? ?{_SETTING_UNIT}(?! [0-9])",
        "5x3 @24in",
        "5x3 @0.5 m/s",
    ),
)
"""Behind an ``@``: what is neither a load nor an effort."""

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
