"""The rows of the table in ``table.py`` for sets that have a shape: in rounds, in parts, or with a technique."""

from __future__ import annotations

from typing import Final

from planner.plan.dose import set_signs, structures, techniques
from planner.plan.dose.reader import Notation

STRUCTURES: Final = (
    Notation(
        "clusters",
        "work",
        '[count "x"] "(" mini "+" mini { "+" mini } ")" [time] | mini "+" mini { "+" mini }',
        (
            ("4x(2+2+2) 10s", "4x(2+2+2) 10s"),
            ("4 × (2+2+2) 10 sec between", "4x(2+2+2) 10s"),
            ("15+5+5", "15+5+5"),
            ("3x5+5+5+ @60kg", "3x(5+5+5+) @60kg"),
            ("(3+3+3) 15-20s rest 3min", "(3+3+3) 15-20s rest 3min"),
        ),
        starts=structures.CLUSTER,
        read=structures.read_cluster,
        write=structures.write_cluster,
        sign=set_signs.cluster,
        boxes="parts",
    ),
    Notation(
        "rounds, ladders and waves",
        "work",
        '[count "x"] "(" dose ")" ["x" count]',
        (
            ("2x(3/2/1)", "2x(3/2/1)"),
            ("(3/2/1)x2", "2x(3/2/1)"),
            ("3x(1-2-3)", "3x(1/2/3)"),
            ("2x(5 @80%, 3 @85%)", "2x(5 @80%, 3 @85%)"),
            ("2x(3/2/1 @80/85/90%)", "2x(3/2/1) @80/85/90%"),
            ("2x(3/2/1) @80/85/90/85/90/95%", "2x(3/2/1) @80/85/90/85/90/95%"),
            ("2-3x(3/2/1), rest 3min", "2-3x(3/2/1) rest 3min"),
            ("10, 2x(5 @80%, 3) @85%", "10, 2x(5 @80%, 3 @85%)"),
        ),
        starts=structures.ROUNDS,
        read=structures.read_rounds,
        sign=set_signs.rounds,
        boxes="rounds",
    ),
)
"""What to do."""

TECHNIQUES: Final = (
    Notation(
        "drop sets",
        "modifier",
        '"drop" int ["-" number ("%" | "kg" | "lb")]',
        (
            ("10 drop 2 -20%", "10 drop 2 -20%"),
            ("3x8 @60kg drop 2 - 20 %", "3x8 drop 2 -20% @60kg"),
            ("8 drop 1 by 10kg", "8 drop 1 -10kg"),
            ("10 drop 2", "10 drop 2"),
            ("2x10, 10 drop set 1 -25% @70%", "2x10, 10 drop 1 -25% @70%"),
        ),
        starts=techniques.DROP,
        read=techniques.read_drop,
        write=techniques.write_drop,
        sign=set_signs.drop,
        boxes="drops",
    ),
    Notation(
        "rest-pause sets",
        "modifier",
        '"RP" [int "x"] (time | int "breaths")',
        (
            ("8 RP 2x15s", "8 RP 2x15s"),
            ("11-15 total RP 2x10 breaths", "11-15 total RP 2x10 breaths"),
            ("8 rest-pause 15 sec", "8 RP 15s"),
            ("8 @100kg RP 2x15-20s rest 3min", "8 RP 2x15-20s @100kg rest 3min"),
        ),
        starts=techniques.REST_PAUSE,
        read=techniques.read_rest_pause,
        write=techniques.write_rest_pause,
        sign=set_signs.rest_pause,
        boxes="rest_pause",
    ),
    Notation(
        "myo-reps",
        "modifier",
        '"myo" count "x" int [time | int "breaths"]',
        (
            ("15 myo 4x5 20s", "15 myo 4x5 20s"),
            ("12-15 myo-reps 3-5 x 5 20 sec", "12-15 myo 3-5x5 20s"),
            ("20 myo 4x5 5 breaths @20kg", "20 myo 4x5 5 breaths @20kg"),
            ("15 myo 4x5", "15 myo 4x5"),
        ),
        starts=techniques.MYO,
        read=techniques.read_myo,
        write=techniques.write_myo,
        sign=set_signs.myo,
        boxes="myo",
    ),
)
"""Said about the sets, before their targets."""
