"""Write docs/plan.md, the documentation of the plan file, from the tables of keys that planner reads it with.

python -m tools.plan_keys
"""

from __future__ import annotations

from typing import Any

from planner.plan.groups import ITEMS_LIMIT
from planner.plan.keys import Field
from planner.plan.kinds import LINE_LIMIT, TEXT_LIMIT
from planner.plan.schema import RECORDS
from planner.plan.sessions import SESSIONS_LIMIT
from tools.documents import codes, save, table
from tools.plan_chapters import CHAPTERS

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

## Values

- *one line* has up to {LINE_LIMIT} characters, a *text* up to {TEXT_LIMIT:,} and as many lines as you like.
- A *weight* is a number in the plan's unit, or has a unit behind it: `140`, `62.5kg`, `225 lb`.
- A *time* is `90s`, `2min`, `1:30` or a range: `2-3min`.
- A *date* is year, month and day, `2026-11-30`, or day, month and year: `30.11.2026`.
- *weeks* are numbers, `3`, `1-4`, `1, 3, 5`, or `odd`, `even` or `last`.
- *weekdays* are the English names, also shortened; several have commas between them: `Monday`, `Mon, Thu`.
- A *dose* is explained in [the notation of sets](notation.md), and so are loads, RPE, RIR and tempo.

A plan has up to {SESSIONS_LIMIT} sessions, a session up to {ITEMS_LIMIT} exercises.
"""


NOT_YET = """\
## Not yet

These keys belong to the language, and this release cannot print what they say. They are an error that names them, for
nothing that a plan says is left out in silence; until they are read, say it in the notes.
"""


def page() -> str:
    """The whole text of docs/plan.md."""
    assert [chapter.record.name for chapter in CHAPTERS] == [record.name for record in RECORDS]
    lines = [INTRODUCTION]
    for chapter in CHAPTERS:
        rows = [_cells(field) for field in chapter.record.fields]
        lines += [f"## {chapter.heading}", "", chapter.introduction, ""]
        lines += [*table(("key", "value", "default", "meaning", "example"), rows), ""]
        lines += [f"```yaml\n{chapter.example}```", ""]
    later = [(chapter.heading, codes(chapter.record.later)) for chapter in CHAPTERS if chapter.record.later]
    return "\n".join([*lines, NOT_YET, *table(("in", "keys"), later), ""])


def _cells(field: Field[Any]) -> tuple[str, ...]:
    """What the page says of one key."""
    default = "needed" if field.required else field.default
    return f"`{field.name}`", field.kind.words, default, field.help, codes(field.examples)


if __name__ == "__main__":
    save("plan.md", page())
