"""What docs/plan.md says of each record of the plan file: a short introduction, and a plan that uses all its keys."""

from __future__ import annotations

from planner.plan.defaults import DEFAULTS_RECORD
from planner.plan.equipment import EQUIPMENT_RECORD
from planner.plan.items import ITEM
from planner.plan.looks import COACH_RECORD, DESIGN_RECORD
from planner.plan.override import OVERRIDE_RECORD
from planner.plan.reader import PLAN
from planner.plan.sessions import SESSION
from tools.plan_group_chapters import GROUPS
from tools.plan_week_chapters import BLOCKS, DELOAD, SCHEME, STAGE, WEEK, Chapter

CHAPTERS = (
    Chapter(
        PLAN,
        "The plan",
        "The keys at the left margin: who trains, by which weights, for how long, and on what paper.",
        """\
format: 1
title: Two days in December
athlete: Sam Rivera  # in a plan of care it may be called patient: Sam Rivera
id: K-1042
coach: Ana Costa
contact: 020 7946 0018
goal: Squat and climb stairs without thinking of the knee.
review: 2027-01-11
side: left
stop_if: [The knee swells or locks., The calf hurts at rest.]
precautions: No twisting on the bent knee.
pain: 0-3
until: All sets of week 6 done without pain on the next day.
start: 2026-11-30
notes: Sleep before volume.
private: Ask about the shoulder.
units: kg
maxes: {back_squat: 140, deadlift: 160kg x3, bench_press: 5RM 90}
training_max: 90%
percent_of: max
bodyweight: 82
rounding: 2.5
equipment: {bar: 20, plates: [20, 10, 5, 2.5, 1.25]}
design: {page: Letter}
pages: [overview, session]
frequency: Mon, Wed, Fri
track: effort
roster: team.csv
content: bundled
defaults: {rest: 3min}
schemes:
  main: 5x5 @75% | 5x4 @80% | deload
deload: {load: x0.6, sets: x0.5}
week_names: {3: Light week, 6: Light week}
days: Mon, Wed, Fri
rotate: Lower, Upper
override:
  back_squat: {tips: [+, Look at one spot on the floor.]}
sessions:
  - name: Lower
    exercises:
      - back_squat: main
      - deadlift: 3x3 @80%
        only: 1-2
  - name: Upper
    exercises:
      - bench_press: main
      - pull_up: 3xAMRAP @BW, rest 2min
blocks:
  - {name: December, weeks: 3}
  - {name: January, weeks: 3, maxes: {bench_press: 5RM 92.5}}
""",
    ),
    Chapter(
        COACH_RECORD,
        "The coach",
        "A name behind `coach:` is enough. With a contact there are two keys, and both stand at the foot of the\n"
        "pages.\n"
        "\n"
        "A `logo` is a picture as exercises have them: JPEG, PNG or WebP, beside the plan or below it, or in the\n"
        "content folder. It stands small at the right of the title, on the overview and on each sheet, and is grey\n"
        "where the ink is. One that cannot be used is a warning, and the page does without. Give it in the project\n"
        "file, and all your plans have it.",
        """\
title: A first day
coach:
  name: Ana Costa
  contact: ana@example.org
  logo: logo.png
sessions:
  - name: Whole body
    exercises: [back_squat: 3x8 @40kg, pull_up: 3xAMRAP @BW]
""",
    ),
    Chapter(
        EQUIPMENT_RECORD,
        "The equipment",
        "What there is to load. Loads that are worked out are rounded to what it makes, and plates are printed\n"
        "with them.",
        """\
title: In the garage
maxes: {back_squat: 100}
equipment:
  bar: 15
  plates: [2x20, 4x10, 2x5, 2x2.5]
  dumbbells: 4-20 by 2
  kettlebells: [8, 12, 16]
sessions:
  - name: Lower
    exercises: [back_squat: 5x5 @75%, dumbbell_row: 3x10 each @14kg]
""",
    ),
    Chapter(
        DESIGN_RECORD,
        "The design",
        "How the pages look. What stands on the command line, such as `--page-size A4`, wins over it.\n"
        "\n"
        "`large_print` is for eyes that need it, on every kind of page: no type under 14 points, the foot included,\n"
        "boxes of at least 20 by 12 mm, squares to tick of 9 mm (6 in lists), lines to write on 12 mm apart, and all\n"
        "lines 1 point strong. Boxes stand under the text, days under each other, tempos in words; so a session takes\n"
        "several pages, about two exercises on each, and the foot says in bold that it goes on. That is no warning\n"
        "there. It works on every paper: on A5 with fewer boxes on a line, on A3 enlarged with all else. Cards are\n"
        "twice as large, two to a sheet of A4.\n"
        "\n"
        "`language` is that of planner's own words; what stands in plans and exercises is printed as it is.\n"
        "\n"
        "With `log: month` a session has one sheet for up to four weeks of a block, with a line of boxes for each\n"
        "week, so that the last weeks stand above the box you fill; all weeks are printed, or with `--week 3` the\n"
        "sheet that has the third. Circuits, work by the clock, scales, and what would take as many sheets as weeks,\n"
        "are printed week by week, with a warning.",
        """\
title: A first day
design: {theme: classic, page: Letter, landscape: no, ink: gray, large_print: no, language: en, log: month}
sessions:
  - name: Whole body
    exercises: [back_squat: 3x8 @40kg, pull_up: 3xAMRAP @BW]
""",
    ),
    Chapter(
        OVERRIDE_RECORD,
        "The override",
        "Words for one exercise in this plan alone, section by section. A list takes the place of those of the\n"
        "exercise, one that starts with `+` stands behind them; `none` takes the section out. A section that the\n"
        "exercise lacks is put in its usual place. Every page shows the same words.",
        """\
title: Squats to a box
override:
  back_squat:
    description: Sit to the box under control, then stand.
    warm_up:
      - Five minutes on the bike.
      - Ten squats to the box without a bar.
    caution: Only as deep as the box.
    steps:
      - Stand a step before the box.
      - Sit back until you touch it.
      - Stand up without rocking.
    tips: [+, Breathe out on the way up.]
  hip_thrust:
    caution: none
sessions:
  - name: Lower
    exercises: [back_squat: 3x5 @40kg, hip_thrust: 3x10 @60kg]
""",
    ),
    Chapter(
        DEFAULTS_RECORD,
        "Defaults",
        "Keys of an exercise that hold where it says nothing itself: in the plan for the main part of all\n"
        "sessions, in a session for its main part, in a group for its exercises. What stands nearest wins. Warm-\n"
        "up and cool-down take none. In a superset or circuit, `rest` of further out is the rest after a round;\n"
        "where rounds are given, a dose of further out does not hold. Groups by the clock take neither. A dose\n"
        "that only says what is new, such as `60kg` or `rest 2min`, changes that of the defaults. `tempo` is for\n"
        "doses that count repetitions, `warm_up` for those that name a weight. `exercise`, `name`, `or`, `last`,\n"
        "`label` and `text` cannot be defaults.",
        """\
title: Three times ten
maxes: {bench_press: 80, dumbbell_row: 40, lat_pulldown: 70}
defaults: {rest: 2min, rounding: 1.25, log: yes, optional: no, score: none, frequency: 2x/week, track: [effort, tick]}
sessions:
  - name: Core
    defaults: {stages: 3x20s | 3x30s | 3x40s, stage: 2, progress: next stage on success}
    exercises: [forearm_plank, side_plank]
  - name: Upper
    defaults:
      sets: 3
      reps: 10
      load: 60%
      tempo: 3-1-1-0
      warm_up: 50% x8
      implement: dumbbell
      notes: Leave two in the tank.
      side: both
      range: to where the shoulder stays down
      pain: 0-2
      until: 3x12 of it without pain.
      stop_if: The shoulder clicks.
      precautions: Shoulder blades back.
    exercises:
      - bench_press
      - dumbbell_row
      - {lat_pulldown: 2x15, implement: cable, notes: To the collarbone.}
""",
    ),
    SCHEME,
    DELOAD,
    BLOCKS,
    Chapter(
        SESSION,
        "The session",
        "A day of training, or a rest day when it has no exercises. A session without a weekday is for any day.\n"
        "One that is `like` another has all its keys besides its own; `swap` changes its exercises.\n"
        "\n"
        "Two sessions on one day may say when on it they are: `part: am`, `part: pm`, or a time such as `part: 17:30`\n"
        "or `part: 5:30 pm`. They stand in this order, one without first, and each says it beside its day. An hour\n"
        "alone could be of either half of the day, and is an error.",
        """\
title: Lower body twice a week
start: 2026-11-30
weeks: 4
deload: {load: x0.6, sets: x0.5}
sessions:
  - name: Lower
    day: Mon, Thu
    notes: Stop a set when the back rounds.
    stop_if: The back hurts more than before.
    precautions: [Breathe on.]
    pain: 0-3
    until: Two weeks without a sore back.
    private: Watch the left knee.
    frequency: 2x/week
    track: effort
    defaults: {rest: 2min}
    warm_up:
      - {name: Easy bike, sets: 1x5min}
    exercises:
      - back_squat: 3x8 @60kg
      - hip_thrust: 3x10 @RPE7
    cool_down:
      - {name: Calf stretch, sets: 2x45s each}
    weeks: {4: deload}
  - name: Mobility
    day: Saturday
    part: am
    optional: yes
    only: 1-3
    exercises: [forearm_plank: 2x30s]
  - name: Lower without a bar
    like: Lower
    day: Wednesday
    only: odd
    swap: {back_squat: goblet_squat}
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
weeks: 4
maxes: {back_squat: 140}
sessions:
  - name: Lower
    exercises:
      - back_squat: 5x5 @75%, rest 3min, tempo 3-1-X-0
      - back_squat (paused): 3x4
        load: 65%
        rest: 2-3min
        tempo: 3-2-X-0
        warm_up: bar x10, 40% x5, 80% x2
        or: leg_press, goblet_squat
        last: 87.5kg x4
        rounding: 1.25
        label: 1b
        score: load
        notes: Belt from the third set.
        private: Last week too heavy.
      - exercise: Hip Thrust
        sets: 4
        reps: 8-12
        load: RPE8
        implement: barbell
        weeks: {4: skip}
        progress: +2.5kg at top; -10% after 3 fails
      - exercise: push_up
        stages: 3x8 | 3x10 | 3x12
        stage: 2
        progress: next stage on success
      - name: Sled push, there and back
        only: odd
        sets: 3x40s
        rest: 90s
        log: no
        optional: yes
      - forearm_plank: 30s
        frequency: 2x/day
        track: pain 0-10, tick
      - step_up: 3x8 @BW
        side: left
        range: to the height of the lowest step
        pain: 0-2
        until: 3x12 without a rail.
        stop_if: [The knee gives way.]
        precautions: One hand on the rail.
""",
    ),
    WEEK,
    STAGE,
    *GROUPS,
)
