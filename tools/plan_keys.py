"""Write docs/plan.md, the documentation of the plan file, from the tables of keys that planner reads it with.

python -m tools.plan_keys
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.plan.items import ITEM, ITEMS_LIMIT, PAUSE, SUPERSET
from planner.plan.keys import Field, Record
from planner.plan.kinds import LINE_LIMIT, TEXT_LIMIT
from planner.plan.reader import COACH_RECORD, DESIGN_RECORD, PLAN
from planner.plan.schema import RECORDS
from planner.plan.sessions import SESSION, SESSIONS_LIMIT
from tools.documents import codes, save, table

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

## Values

- *one line* has up to {LINE_LIMIT} characters, a *text* up to {TEXT_LIMIT:,} and as many lines as you like.
- A *weight* is a number in the plan's unit, or has a unit behind it: `140`, `62.5kg`, `225 lb`.
- A *time* is `90s`, `2min`, `1:30` or a range: `2-3min`.
- A *date* is year, month and day, `2026-11-30`, or day, month and year: `30.11.2026`.
- *weekdays* are the English names, also shortened; several have commas between them: `Monday`, `Mon, Thu`.
- A *dose* is explained in [the notation of sets](notation.md), and so are loads, RPE, RIR and tempo.

A plan has up to {SESSIONS_LIMIT} sessions, a session up to {ITEMS_LIMIT} exercises.
"""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the page says of one record: its heading, a short introduction, and a plan that uses every key of it."""

    record: Record
    heading: str
    introduction: str
    example: str


CHAPTERS = (
    Chapter(
        PLAN,
        "The plan",
        "The keys at the left margin: who trains, by which weights, and on what paper.",
        """\
format: 1
title: Two days in December
athlete: Sam Rivera
coach: Ana Costa
start: 2026-11-30
notes: Sleep before volume.
units: kg
maxes: {back_squat: 140, deadlift: 160kg x3, bench_press: 5RM 90}
bodyweight: 82
rounding: 2.5
design: {page: Letter}
pages: [overview, session]
content: bundled
sessions:
  - name: Lower
    day: Monday
    exercises:
      - back_squat: 5x5 @75%, rest 3min
      - deadlift: 3x3 @80%, rest 3min
  - name: Upper
    day: Thursday
    exercises:
      - bench_press: 3x6 @80%, rest 2min
      - pull_up: 3xAMRAP @BW, rest 2min
""",
    ),
    Chapter(
        COACH_RECORD,
        "The coach",
        "A name behind `coach:` is enough. With a contact there are two keys, and both stand at the foot of the pages.",
        """\
title: A first day
coach:
  name: Ana Costa
  contact: ana@example.org
sessions:
  - name: Whole body
    exercises: [back_squat: 3x8 @40kg, pull_up: 3xAMRAP @BW]
""",
    ),
    Chapter(
        DESIGN_RECORD,
        "The design",
        "How the pages look. What stands on the command line, such as `--page-size A4`, wins over it.",
        """\
title: A first day
design: {theme: classic, page: Letter}
sessions:
  - name: Whole body
    exercises: [back_squat: 3x8 @40kg, pull_up: 3xAMRAP @BW]
""",
    ),
    Chapter(
        SESSION,
        "The session",
        "A day of training, or a rest day when it has no exercises. A session without a weekday is for any day.",
        """\
title: Lower body twice a week
start: 2026-11-30
sessions:
  - name: Lower
    day: Mon, Thu
    notes: Stop a set when the back rounds.
    warm_up:
      - {name: Easy bike, sets: 1x5min}
    exercises:
      - back_squat: 3x8 @60kg, rest 2min
      - hip_thrust: 3x10 @RPE7, rest 2min
    cool_down:
      - {name: Calf stretch, sets: 2x45s each}
  - name: Rest
    day: Sunday
    notes: Walk for half an hour.
""",
    ),
    Chapter(
        ITEM,
        "The exercise",
        "A line of a session. What is said about all its sets may stand in the dose or below it; the dose wins.",
        """\
title: Squats
maxes: {back_squat: 140}
sessions:
  - name: Lower
    exercises:
      - back_squat: 5x5 @75%, rest 3min, tempo 3-1-X-0
      - back_squat (paused): 3x4
        load: 65%
        rest: 2-3min
        tempo: 3-2-X-0
        notes: Belt from the third set.
      - exercise: Hip Thrust
        sets: 4
        reps: 8-12
        load: RPE8
      - name: Sled push, there and back
        sets: 3x40s
        rest: 90s
      - forearm_plank
""",
    ),
    Chapter(
        SUPERSET,
        "The superset",
        "Two or more exercises done in turn; it stands in a list of exercises like one of them.",
        """\
title: Pull and push
sessions:
  - name: Upper
    exercises:
      - bench_press: 3x6 @60kg, rest 3min
      - superset:
          - lat_pulldown: 3x10 @45kg
          - dumbbell_row: 3x10 each @20kg
            notes: Flat back, no twist.
        name: Back
        rest_inside: 15s
        rest: 90s
        notes: No hurry between the two.
""",
    ),
    Chapter(
        PAUSE,
        "The pause",
        "A line with nothing but a rest, between two exercises.",
        """\
title: Lift, then pull
sessions:
  - name: Whole body
    exercises:
      - deadlift: 3x5 @100kg, rest 3min
      - rest: 5min
      - pull_up: 3xAMRAP @BW, rest 2min
""",
    ),
)

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
