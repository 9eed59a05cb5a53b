"""What docs/plan.md says of progressions, from the table that planner reads them with."""

from __future__ import annotations

from planner.diagnostics import Diagnostics, Span
from planner.language import Language
from planner.plan.progress import parse
from planner.plan.progress.model import Change, Condition
from planner.plan.progress.table import CHANGES, CONDITIONS, ROWS, Row
from planner.plan.progress.words import sentence
from planner.plan.stages import STAGES_LIMIT
from tools.documents import codes, table

INTRODUCTION = f"""\
## Progression

`progress:` of an exercise, a scheme or defaults says how it goes on: rules with semicolons between them, each with what
changes and when, `+2.5kg on success; -10% after 3 fails`. Every rule prints as a question with a square to tick under
the boxes, and in words on the sheet. Of the rules that the reader decides, the first that is true counts.

1. **By time** (`each session`, `every week`, `every cycle`): later weeks print what it comes to. Everything is
   added up exactly and rounded once, to what can be loaded. `each session` counts the sessions before that have the
   same exercise with the same rule, so a squat in A and in B goes up with each of them; `every week` counts the
   weeks that have it. A cycle is a series that ends in `repeat`, else the block, else the plan. Counting starts
   where a line is written; a block goes on with what the plan's own sessions have come to, unless it writes another
   dose. In a deload nothing goes on, and it counts for nothing.
2. **By what was done**: the first week prints the load of the plan, later ones `last + 2.5 kg` and a blank, for
   only the reader knows. A week whose series or `weeks:` states a load of its own keeps it, and so does one of
   which a rule only takes off after a fail.
3. A load in kg or lb is added to the load itself, also where that is a percentage: `5x5 @75%` and `+2.5kg` is 75 %
   and 2.5 kg, because what the page says is what goes onto the bar. `max` and `TM` in front change the max or the
   training max, and with it everything that is a share of it; a max that a block gives starts anew. `%` is of the
   load, in a rule by time only where the load is no percentage itself: `+2.5% of max` adds points to that, and
   `x1.025` multiplies. Of `2x20kg` each weight changes.
4. Repetitions, seconds and other units go onto amounts in that unit, at both ends of a range; sets go to the group
   that has most of them. Rules of defaults that say nothing about an exercise are left out, rules of its own are
   errors.
5. `stages` are 2 to {STAGES_LIMIT} doses or exercises, of which `stage` is the current one: it prints as the
   exercise, with a ladder of all of them below. A bar between stages starts no week. The reader goes up the ladder
   as `progress` says, and `stage: 2` prints the next page; only a rule by time moves it on paper. `load` and all
   other keys beside `stages` hold for every stage that says nothing else. The sheet that prints is that of the
   current stage, for it is what is done; `planner sheet` prints the others. A rule that cannot change a stage,
   repetitions where it counts seconds, is not printed with it.
"""


def chapter() -> str:
    """The chapter with its table and grammar."""
    rows = table(("rule", "also written", "in plain words"), map(_cells, ROWS))
    changes, conditions = ("\n    | ".join(row.form for row in part) for part in (CHANGES, CONDITIONS))
    grammar = [
        'rule = change condition | condition [":"] change',
        f"change\n    = {changes}",
        f"condition\n    = {conditions}",
    ]
    return "\n".join([INTRODUCTION, *rows, "", "```", *grammar, "```", ""])


def _cells(row: Row[Change | Condition]) -> tuple[str, ...]:
    canonical = list(dict.fromkeys(canonical for _, canonical in row.examples))
    written = [written for written, canonical in row.examples if written != canonical]
    rules = parse(canonical[0], Span.point("progress"), Diagnostics())
    assert rules is not None, f"the first example of {row.name} cannot be read"
    plain = sentence(rules[0], Language.load("en")).replace("\xa0", " ")
    return codes(canonical), codes(written), plain
