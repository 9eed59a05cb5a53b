"""Write docs/notation.md, the documentation of the set notation, from the table that planner reads it with.

python -m tools.notation
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.diagnostics import Diagnostics, Span
from planner.language import Language
from planner.plan.dose import parse, words
from planner.plan.dose.model import Dose, Group
from planner.plan.dose.ramp import STEPS
from planner.plan.dose.reader import Notation
from planner.plan.dose.table import NOTATIONS
from tools.documents import codes, save, table

BOXES = {
    "": "",
    "straight": "equal boxes",
    "range": "the range small in the corner",
    "optional": "the last ones dashed",
    "per_set": "the target over each box",
    "clusters": "boxes in clusters",
    "best": "a wide box",
    "amrap": "a wide, blank box",
    "timed": "boxes in seconds",
    "distance": "the unit in the box",
    "sides": "boxes split in left and right",
    "test": "one wide box",
    "total": "a strip with marks, and a box for the total",
    "interval": "a strip of work and rest",
    "within": "a strip, and a box for the time",
    "minutes": "a strip, the time of each start over it",
    "parts": "a box cut into the parts",
    "rounds": "a rule between the rounds",
    "drops": "each drop a step lower",
    "rest_pause": "a box cut into the parts, and one for the total",
    "myo": "a long box, then small ones",
}

INTRODUCTION = """\
# The notation of sets

What stands behind an exercise in a plan is a *dose*: `5x5 @75%, rest 3min`. It is written the way coaches write it
anyway. Every text has one reading; a text with two is an error that shows both. This page is made from the table that
planner reads doses with (`python -m tools.notation`), and its examples are tests.

## Reading

1. Text in quotes, and a bracket after a space, are words: `3x5 (to the box)`. A bracket at the start of a group, or
   behind a count, holds rounds, `2x(3/2/1)`, or the parts of a set, `4x(2+2+2)`. Elsewhere the case of letters does not
   matter, `×`, `X` and `*` are `x`, and all dashes are `-`.
2. A dash without spaces, or with one on both sides, is a range; with a space before it only, a minus. Two numbers are a
   range, three or more a list, one for each set.
3. A plus that touches a number is "or more": `5+`. Between two digits it parts a set: `15+5+5`. A plus with spaces on
   both sides is a comma.
4. In a list the numbers without a unit have the unit of the last: `20/30/40s`, `400/300/200m`.
5. A comma before an amount starts a new group; any other comma is decoration. Single amounts and nothing else between
   them are a list: `8, 6, 4`.
6. Targets, rest, tempo and side hold for all groups before them that name none: `3x6, 6+ @65%` is all at 65 %. Say
   `@feel` for a group that stays free. Pauses, holds, drops, rest-pause, myo-reps and words in brackets belong to their
   group only. What stands behind a bracket of rounds holds for all in it; a list of targets has one for each set of a
   round, or for each of all rounds. The first group is the top set: what refers to `top` does not hold for it, so that
   in `5, 3x5 @top-10%` it stays free.
7. A number behind `@` without a unit is RPE up to 10, above that a load in the plan's unit. Words behind `@` go on to a
   comma, an `@`, a bracket or a word of this notation; put them in quotes if they hold one. The `@` may be left out
   where a unit, `%`, RPE, RIR or BW shows what is meant.
8. `m` is metres in an amount, `5x200m`, and minutes in a rest, a pause, a hold and behind `every` and `in`. A rest is
   at most 30 minutes. A decimal comma is read where a unit or `%` follows a load or a rest: `62,5kg`.
9. A slash between sets of a count and a time is work and rest: `8x20s/10s`. `every` and `in` belong to their group
   only; where sets start by the clock, what is left of the time is the rest. A test has no part in the loads of other
   sets, and percentages of the same max print a blank after it, until a block gives a new one.
10. A percentage alone is of the best single, or of the training max where the plan says `percent_of: TM`. `e1RM` is
    the single estimated from `last:`, or else that of `maxes`; `FTP` and `HRmax` stand in `maxes` in watts and beats a
    minute. What is added to a percentage is added before the load is rounded.

A dose has up to 500 characters, 30 groups and 100 sets, their parts counted; a set up to 1000 repetitions, 24 hours or
1000 km, and 10 parts.
"""


LOADS_FIRST = """\
## The warm-up of a lift, and last time

Under `warm_up:` of an exercise stand the steps up to its first work set, the load first, with commas between: `bar x10`
is the empty bar, 10 times, `40% x5` is 40 % of the first work set, `60% of max x3` of the best single, `50% TM x5` of
the training max, and `60kg 2x3` is 2 sets of 3. A number without a unit is a load in the plan's unit, from 11 on. There
are up to 10 steps, each of up to 10 sets of 100 repetitions and 100 %.
"""

LAST_TIME = """
Under `last:` stands what was lifted last time, the load first: `97.5kg x5`, `BW+10kg x8`, `2x20kg x12`, or the load
alone. `@last` and `@last+2.5kg` in a dose refer to it.
"""


def page() -> str:
    """The whole text of docs/notation.md."""
    language = Language.load("en")
    printed = table(
        ("notation", "also written", "canonical", "printed", "in plain words", "boxes"),
        (_cells(described(row, language)) for row in NOTATIONS),
    )
    lines = [INTRODUCTION, "## What planner prints", "", *printed, ""]
    steps = table(("step", "also written"), ((codes([step]), codes(written)) for step, written in STEPS))
    lines += [LOADS_FIRST, *steps, LAST_TIME]
    lines += ["## Grammar", "", "```", *(f"{row.name}: {row.form}" for row in NOTATIONS), "```", ""]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Described:
    """What the documentation says of one notation; ``example`` is its first, in the canonical form."""

    name: str
    example: str
    written: str
    canonical: str
    printed: str
    plain: str
    boxes: str


def described(row: Notation, language: Language) -> Described:
    """A row of the table in words."""
    example = row.examples[0][1]
    dose = parse(example, Span.point("notation"), Diagnostics())
    assert dose is not None, f"the first example of {row.name} cannot be read"
    written = codes(written for written, canonical in row.examples if written != canonical)
    canonical = codes(dict.fromkeys(canonical for _, canonical in row.examples))
    group = dose.groups[-1]
    sign = row.sign(group, language) if row.sign else None
    plain = sign.meaning if sign else words.plain(dose, language)
    return Described(row.name, example, written, canonical, _printed(dose, group, language), plain, BOXES[row.boxes])


def _cells(row: Described) -> tuple[str, ...]:
    return row.name, row.written, row.canonical, row.printed, row.plain, row.boxes


def _printed(dose: Dose, group: Group, language: Language) -> str:
    rest = f"rest {words.duration(group.rest, language)}" if group.rest else ""
    tempo = f"tempo {'-'.join(group.tempo.phases)}" if group.tempo else ""
    parts = (words.code(dose, language), words.targets(group, language), rest, tempo, *group.notes)
    return "; ".join(filter(None, parts))


if __name__ == "__main__":
    save("notation.md", page())
