"""Write docs/plan.md, the documentation of the plan file, from the tables of keys that planner reads it with.

python -m tools.plan_keys
"""

from __future__ import annotations

from functools import partial
from typing import Any

from planner.language import Language
from planner.plan.dose.table import NOTATIONS
from planner.plan.frequency import BOTH, PHRASES
from planner.plan.keys import Field
from planner.plan.kinds import LINE_LIMIT, TEXT_LIMIT
from planner.plan.roster import PEOPLE_LIMIT
from planner.plan.schema import RECORDS
from planner.plan.sessions import SESSIONS_LIMIT
from planner.plan.turns import ITEMS_LIMIT
from tools import care, progression
from tools.documents import codes, save, table
from tools.notation import described
from tools.plan_chapters import CHAPTERS

OFTEN = codes(tuple(phrase.examples[0][0] for phrase in PHRASES))
"""One example of each way of saying how often."""

INTRODUCTION = f"""\
# The plan file

A plan is a text file whose name ends in `.yaml`. This is a whole one:

```yaml
title: Two days a week
athlete: Sam Rivera
maxes: {{back_squat: 140, bench_press: 5RM 90}}
sessions:
  - name: Lower
    day: Monday
    exercises: [back_squat: 5x5 @75%, hip_thrust: 4x8-12 @RPE8]
  - name: Upper
    day: Thursday
    exercises: [bench_press: 3x6 @80%, pull_up: 3xAMRAP @BW]
```

A line is a key, a colon, a space and a value. What belongs to a key stands below it, two spaces further in, and each
entry of a list starts with a hyphen. Short lists may stand in brackets `[ ]`, short groups of keys in braces `{{ }}`;
in both a value that holds a comma needs quotes. What follows ` # ` is a remark to yourself.

Only the sessions and their names are needed. A key that planner does not know is an error that names the nearest one,
so a slip of the pen never goes unseen: `planner check` lists them all, and `planner schema` teaches the keys to an
editor. This page is made from the tables that planner reads plans with (`python -m tools.plan_keys`), and its examples
are tests.

## How a line of a session is read

An exercise and its dose are a key and its value: `back_squat: 5x5 @75%`. Further keys below it are its settings. **The
one key that is not in the table of [the exercise](#the-exercise) is the exercise, and its value is the dose.** A line
without a colon is an exercise without a dose. The exercise is looked up in the library: large and small letters and the
underscore do not matter, and words in brackets, as in `back_squat (paused)`, are a variation that uses the sheet and
the maximum of the exercise before them. How doses are written is on [a page of its own](notation.md).

## Several weeks

A bar starts the next week: `back_squat: 5x5 @75% | 5x4 @80% | 5x3 @85% | deload`. Such a series has as many entries as
there are weeks, in the plan, in the block or under the exercise's own `only:`; `repeat` as the last entry starts it
again. An entry without an amount changes only what it names, against the week before: `3x5 @70% | @72.5% | rest 4min`.
`same` changes nothing, `skip` leaves the exercise out, and `deload` makes its last normal week lighter, as
[the deload](#the-deload) says. `load`, `rest`, `tempo`, `reps` and `exercise` may be series too. Under `weeks:` stand
the few weeks that are not like the others. Of all that is said of an exercise the later wins: defaults (of the plan,
the block, the session, the group), its scheme, its own keys, the entry of a series, the entry under `weeks:`.

The page `block` shows the weeks side by side: a line for each exercise of the main parts, with its dose and load in
every week. Bold type after a heavy line is what changed since the week before it; a deload is left aside in that, for
the week after it goes on from the week before it. The same line of the plan is the same line of the page; lines of one
name that are never in the same week share one. A session on several days, or in turn, is shown once where it asks for
the same each time. Up to six weeks stand beside each other, and more in tables of four or fewer that end with their
block; across, eight. Where the weeks of a plan are not all the same, the page is printed unless `pages` says otherwise.

## Done at home

`frequency` says how often something is done, in the plan, a block, a session or at an exercise; what stands nearest
wins. It is printed with the dose. A plan that has it anywhere prints the page `diary` too: a calendar in large type,
with a box for each time; more than three times a day are counted in one. It has the exercises that say how often they
are done, those of the first week first, and those of each frequency have a row of their own. Where nothing says so, and
`pages` asks for a diary all the same, exercises are ticked on the days of their sessions. When to stop is told for what
is in the diary, and told again under a calendar on a page of its own, for that is the page which hangs on the wall. It
lasts as many weeks as the plan; where that does not say, up to its `review`, and else six. A week begins with the
weekday of `start`. `track` is what is noted: once a week in a diary, and beside each session in others.

## A group

`roster: team.csv` names the people of a group, one a row, in a file beside the plan or below it, and the page `squad`
prints each session for all of them: people down, exercises across, each with loads and plates of their own, and the
plates that all need at once. `planner build plan.yaml --roster team.csv` does the same for any file and prints that
page. The first row of the file names the columns:

```text
name,bodyweight,units,back_squat,bench_press,last back_squat
Sam Rivera,82,kg,140,5RM 90,105kg x5
Jo Bell,132,lb,155,,
```

`name` is needed; an exercise is the column of its max, written as in `maxes`, and `last` before it that of what was
lifted last time. Weights without a unit are in `units`, else in the plan's. Where there is a column for an exercise,
an empty cell leaves the load open: nobody lifts by the numbers of somebody else. Commas, semicolons and tabs part the
cells, as spreadsheets write them; a roster has up to {PEOPLE_LIMIT} people. Warm-up and cool-down are on the pages of
sessions.

## Values

- *one line* has up to {LINE_LIMIT} characters, a *text* up to {TEXT_LIMIT:,} and as many lines as you like.
- A *weight* is a number in the plan's unit, or has a unit behind it: `140`, `62.5kg`, `225 lb`.
- A *time* is `90s`, `2min`, `1:30` or a range: `2-3min`.
- A *date* is year, month and day, `2026-11-30`, or day, month and year: `30.11.2026`.
- *weeks* are numbers, `3`, `1-4`, `1, 3, 5`, or `odd`, `even` or `last`.
- *weekdays* are the English names, also shortened; several have commas between them: `Monday`, `Mon, Thu`.
- *how often* is a number of times a day or of days a week, hours between two times, or days by name: {OFTEN}.
  One text may say both: `{BOTH}`.
- A *dose* is explained in [the notation of sets](notation.md), and so are loads, RPE, RIR and tempo.

A plan has up to {SESSIONS_LIMIT} sessions, a session up to {ITEMS_LIMIT} exercises.
"""


def page() -> str:
    """The whole text of docs/plan.md."""
    assert [chapter.record.name for chapter in CHAPTERS] == [record.name for record in RECORDS]
    lines = [INTRODUCTION, progression.chapter(), care.CHAPTER, *_doses()]
    for chapter in CHAPTERS:
        rows = [_cells(field) for field in chapter.record.fields]
        lines += [f"## {chapter.heading}", "", chapter.introduction, ""]
        lines += [*table(("key", "value", "default", "meaning", "example"), rows), ""]
        lines += [f"```yaml\n{chapter.example}```", ""]
    return "\n".join(lines)


DOSES = """\
## Doses at a glance

One example of each notation, as planner writes it. [The notation of sets](notation.md) has all the ways to write them
and the rules by which they are read.
"""


def _doses() -> list[str]:
    """Every row of the table of notations in one line."""
    language = Language.load("en")
    rows = [row for row in map(partial(described, language=language), NOTATIONS) if row.plain]
    listed = ((row.name, codes([row.example]), row.plain, row.boxes) for row in rows)
    return [DOSES, *table(("notation", "example", "in plain words", "boxes on paper"), listed), ""]


def _cells(field: Field[Any]) -> tuple[str, ...]:
    """What the page says of one key."""
    default = "needed" if field.required else field.default
    return f"`{field.name}`", field.kind.words, default, field.help, codes(field.examples)


if __name__ == "__main__":
    save("plan.md", page())
