"""The notations of a dose: one row each, in the order in which they are tried, written and documented.

A notation is added here and nowhere else: the reader, the writer, the legend, the documentation and the tests of the
examples all walk this table.
"""

from __future__ import annotations

import re
from typing import Final

from planner.plan.dose import modifiers, signs, targets, work
from planner.plan.dose.numbers import CLOCK, DECIMAL, NUMBER, RANGE, TIME_UNIT
from planner.plan.dose.reader import Notation, Place

_TIME = rf"(?:{CLOCK}|{NUMBER}(?: ?{TIME_UNIT})?(?:{RANGE}{NUMBER})? ?{TIME_UNIT})"
_AMOUNT = rf"(?:{_TIME}|{NUMBER}(?:{RANGE}{NUMBER})?(?: ?{work.LATER_UNIT})?|{work.AMRAP})"
_REFERENCE = r"(?:tm|top|last|e1rm|ftp|hrmax|[0-9]+ ?rm)(?![a-z0-9_])"
_SETTING_UNIT = r"(?:m/s|km/h|mph|w|watts?|spm|rpm|in|inch|inches|cm|mm|ft)(?![a-z0-9])"


def _starts(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _later(name: str, place: Place, form: str, starts: str, *examples: str, called: str = "") -> Notation:
    """A notation of the language that planner cannot print yet, ``called`` so in the error."""
    pairs = tuple((example, "") for example in examples)
    return Notation(name, place, form, pairs, _starts(starts), later=called or name)


NOTATIONS: Final = (
    # What to do.
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
        rf"{work.COUNT}{_AMOUNT} ?/ ?{_TIME}(?!\+? *[/x])",
        "8x20s/10s",
        called="work and rest intervals",
    ),
    _later(
        "holds by time",
        "work",
        'count "x" amount "x" time',
        rf"{work.COUNT}{NUMBER}(?:{RANGE}{NUMBER})? *x *{_TIME}",
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
    Notation(
        "straight sets",
        "work",
        '[count "x"] amount',
        (
            ("3x10", "3x10"),
            ("3 x 10", "3x10"),
            ("3×10", "3x10"),
            ("3 sets of 10 reps", "3x10"),
            ("1 x 8", "1x8"),
            ("20", "1x20"),
        ),
        starts=_starts(r"[0-9]|" + work.AMRAP),
        read=work.read_work,
        write=work.write_sets,
        sign=signs.straight,
        boxes="straight",
    ),
    Notation(
        "rep ranges",
        "work",
        'number "-" number',
        (("3x8–12", "3x8-12"), ("3 x 8 - 12", "3x8-12"), ("4 sets of 6 to 8", "4x6-8"), ("8-12", "8-12")),
        sign=signs.rep_range,
        boxes="range",
    ),
    Notation(
        "set ranges",
        "work",
        'int "-" int "x" amount',
        (("2-3x10", "2-3x10"), ("2 to 3 sets of 8-12", "2-3x8-12")),
        sign=signs.set_range,
        boxes="optional",
    ),
    Notation(
        "per-set lists",
        "work",
        'amount "/" amount { "/" amount } | int "-" int "-" int { "-" int }',
        (
            ("8/6/4", "8/6/4"),
            ("8, 6, 4", "8/6/4"),
            ("12-10-8", "12/10/8"),
            ("3x12/10/8", "12/10/8"),
            ("8-10/6-8/4-6", "8-10/6-8/4-6"),
            ("20/30/40s", "20s/30s/40s"),
            ("5/5/AMRAP", "5/5/AMRAP"),
        ),
        write=work.write_per_set,
        sign=signs.per_set,
        boxes="per_set",
    ),
    Notation(
        "mixed groups",
        "work",
        'group { ("," | " + ") group }',
        (
            ("2x12, 12+", "2x12, 12+"),
            ("1x3 @9 + 3x6 @80%", "3 @RPE9, 3x6 @80%"),
            ("5@65%, 5@75%, 5+@85%", "5 @65%, 5 @75%, 5+ @85%"),
            ("3x6, 6+ @65%", "3x6, 6+ @65%"),
            ("3x5, 10 @feel, 2x20 @40kg", "3x5, 10 @feel, 2x20 @40kg"),
        ),
        boxes="clusters",
    ),
    Notation(
        "or more",
        "work",
        'amount "+"',
        (("5+", "5+"), ("3x5+", "3x5+"), ("5/3/1+", "5/3/1+"), ("30s+", "30s+")),
        sign=signs.or_more,
        boxes="best",
    ),
    # How much of it.
    Notation(
        "AMRAP",
        "amount",
        '"AMRAP" ["s"]',
        (("4xAMRAP", "4xAMRAP"), ("3 x max", "3xAMRAP"), ("3xF", "3xAMRAP"), ("2x max time", "2xAMRAP s")),
        starts=_starts(work.AMRAP),
        read=work.read_amrap,
        sign=signs.amrap,
        boxes="amrap",
    ),
    Notation(
        "timed sets",
        "amount",
        'number ["-" number] ("s" | "min" | "h") | clock ["-" clock]',
        (
            ("3x30s", "3x30s"),
            ("3x0:30", "3x30s"),
            ("3 x 20-40 sec", "3x20-40s"),
            ("1.5min", "90s"),
            ("20 min", "20min"),
            ("2:30", "2:30"),
            ("1h", "60min"),
        ),
        starts=_starts(_TIME),
        read=work.read_time,
        sign=signs.timed,
        boxes="timed",
    ),
    _later(
        "distances, calories, breaths and steps",
        "amount",
        'number ["-" number] ("m" | "km" | "mi" | "yd" | "ft" | "cal" | "breaths" | "steps")',
        rf"{NUMBER}(?: ?{work.LATER_UNIT})?(?:{RANGE}{NUMBER})? ?{work.LATER_UNIT}",
        "5x200m",
        "20 cal",
        "10 breaths",
    ),
    Notation(
        "repetitions",
        "amount",
        'number ["-" number]',
        (("3x10 reps", "3x10"),),
        starts=_starts(r"[0-9]"),
        read=work.read_number,
    ),
    # What is said about it, in the order in which it is written.
    Notation(
        "sides",
        "modifier",
        '"each" | "left" | "right"',
        (
            ("3x8 each", "3x8 each"),
            ("3x8/side", "3x8 each"),
            ("3x8 per leg", "3x8 each"),
            ("3x8 e/s", "3x8 each"),
            ("2x10 left", "2x10 left"),
        ),
        starts=modifiers.SIDE,
        read=modifiers.read_side,
        write=modifiers.write_side,
        sign=signs.side,
        boxes="sides",
    ),
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
    Notation(
        "targets",
        "modifier",
        '"@" target',
        (("3x5 @75% @RPE8", "3x5 @75% @RPE8"), ("3x5 @RPE 8 @ 75 %", "3x5 @75% @RPE8")),
        starts=_starts(rf"@|{targets.NAKED.pattern}"),
        read=targets.read_at,
    ),
    # Behind an @, in the order in which a bundle of targets is kept.
    Notation(
        "loads",
        "target",
        '[int "x"] list ["kg" | "lb"]',
        (
            ("3x10 @60kg", "3x10 @60kg"),
            ("3x10 @ 62,5 kg", "3x10 @62.5kg"),
            ("3x10 @135 lbs", "3x10 @135lb"),
            ("3x10 @60", "3x10 @60"),
            ("3x10 60kg", "3x10 @60kg"),
            ("3x10 @2x20kg", "3x10 @2x20kg"),
            ("3x5 @60/65/70kg", "3x5 @60/65/70kg"),
            ("3x12 @10-12kg", "3x12 @10-12kg"),
        ),
        starts=_starts(targets.LOAD_LIST),
        read=targets.read_load,
        write=targets.write_loads,
        sign=signs.pieces,
    ),
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
    Notation(
        "bodyweight",
        "target",
        '"BW" [("+" | "-") number ["kg" | "lb"]]',
        (
            ("3x10 @BW", "3x10 @BW"),
            ("3x8 @ bodyweight + 10 kg", "3x8 @BW+10kg"),
            ("3x8 @BW+10", "3x8 @BW+10"),
            ("3x8 @BW-20kg", "3x8 @BW-20kg"),
        ),
        starts=_starts(targets.BODYWEIGHT),
        read=targets.read_bodyweight,
        write=targets.write_bodyweight,
        sign=signs.bodyweight,
    ),
    Notation(
        "percent",
        "target",
        'list "%" ["of" exercise]',
        (
            ("5x5 @80%", "5x5 @80%"),
            ("5x5 75 %", "5x5 @75%"),
            ("3x5 @75%-80%", "3x5 @75-80%"),
            ("5/3/1+ @75/85/95%", "5/3/1+ @75/85/95%"),
            ("5x5 @80% of back_squat", "5x5 @80% of back_squat"),
            ("5x5 @72,5% of 1RM", "5x5 @72.5%"),
            ("5x5 @85%1RM", "5x5 @85%"),
        ),
        starts=_starts(targets.PERCENT_LIST),
        read=targets.read_percent,
        write=targets.write_percent,
        sign=signs.percent,
    ),
    Notation(
        "RPE",
        "target",
        '"RPE" list',
        (
            ("3x10 @RPE8", "3x10 @RPE8"),
            ("3x10 @8", "3x10 @RPE8"),
            ("3x10 @RPE 7–8", "3x10 @RPE7-8"),
            ("3x10 RPE 8.5", "3x10 @RPE8.5"),
            ("3x5 @7/8/9", "3x5 @RPE7/8/9"),
        ),
        starts=_starts(targets.RPE_LIST),
        read=targets.read_effort,
        write=targets.write_rpe,
        sign=signs.rpe,
    ),
    Notation(
        "RIR",
        "target",
        '"RIR" list',
        (
            ("3x10 @RIR2", "3x10 @RIR2"),
            ("3x10 @2 RIR", "3x10 @RIR2"),
            ("3x10 RIR 1-2", "3x10 @RIR1-2"),
            ("3xAMRAP @RIR1", "3xAMRAP @RIR1"),
        ),
        starts=_starts(targets.RIR_LIST),
        read=targets.read_effort,
        write=targets.write_rir,
        sign=signs.rir,
    ),
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
    Notation(
        "numbers without a unit",
        "target",
        "list",
        (("5x5 @100", "5x5 @100"), ("5x5 @9", "5x5 @RPE9")),
        starts=_starts(r"[0-9]"),
        read=targets.read_bare,
    ),
    Notation(
        "targets in words",
        "target",
        "words",
        (
            ("3x15 @red band", "3x15 @red band"),
            ("3x12 @pin 6", "3x12 @pin 6"),
            ('3x12 @"slow, then fast"', '3x12 @"slow, then fast"'),
        ),
        starts=_starts(r'[^\W\d_]|"'),
        read=targets.read_words_target,
        write=targets.write_words,
    ),
    # Said about the sets again.
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
    Notation(
        "rest",
        "modifier",
        '"rest" (time ["-" time]) | "no rest"',
        (
            ("3x10 rest 90s", "3x10 rest 90s"),
            ("3x10, rest 2m", "3x10 rest 2min"),
            ("3x10, rest 1:30", "3x10 rest 90s"),
            ("3x10 rest 60-90s", "3x10 rest 60-90s"),
            ("3x10 r90", "3x10 rest 90s"),
            ("3x10 rest 2–3 min", "3x10 rest 2-3min"),
            ("3x10 rest 2:30", "3x10 rest 2:30"),
            ("3x10 no rest", "3x10 no rest"),
        ),
        starts=modifiers.REST,
        read=modifiers.read_rest,
        write=modifiers.write_rest,
    ),
    Notation(
        "tempo",
        "modifier",
        '"tempo" d d d d',
        (
            ("3x10 tempo 3110", "3x10 tempo 3-1-1-0"),
            ("3x10 tempo 31X0", "3x10 tempo 3-1-X-0"),
            ("3x10 tempo 2-0-1-1", "3x10 tempo 2-0-1-1"),
            ("3x10 tempo 301", "3x10 tempo 3-0-1-0"),
        ),
        starts=modifiers.TEMPO,
        read=modifiers.read_tempo,
        write=modifiers.write_tempo,
        sign=signs.tempo,
    ),
    Notation(
        "words",
        "modifier",
        '"(" words ")" | quoted words',
        (
            ("1x20 (widowmaker)", "20 (widowmaker)"),
            ('3x8 "close grip"', "3x8 (close grip)"),
            ("3x5 @RPE8 (2 s pause)", "3x5 @RPE8 (2 s pause)"),
        ),
        starts=modifiers.WORDS,
        read=modifiers.read_note,
        write=modifiers.write_notes,
    ),
)
"""Every notation of the language, those that planner cannot print yet included."""
