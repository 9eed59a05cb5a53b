"""What docs/plan.md says of each record of the plan file: a short introduction, and a plan that uses all its keys."""

from __future__ import annotations

from planner.plan.defaults import DEFAULTS_RECORD
from planner.plan.equipment import EQUIPMENT_RECORD
from planner.plan.groups import CIRCUIT, PART, PAUSE, SUPERSET, TEXT_LINE
from planner.plan.items import ITEM
from planner.plan.override import OVERRIDE_RECORD
from planner.plan.reader import COACH_RECORD, DESIGN_RECORD, PLAN
from planner.plan.sessions import SESSION
from tools.plan_week_chapters import BLOCKS, DELOAD, SCHEME, WEEK, Chapter

CHAPTERS = (
    Chapter(
        PLAN,
        "The plan",
        "The keys at the left margin: who trains, by which weights, for how long, and on what paper.",
        """\
format: 1
title: Two days in December
athlete: Sam Rivera
coach: Ana Costa
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
        "pages.",
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
        "How the pages look. What stands on the command line, such as `--page-size A4`, wins over it.",
        """\
title: A first day
design: {theme: classic, page: Letter, landscape: no, ink: gray}
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
        "where rounds are given, a dose of further out does not hold. `tempo` is for doses that count\n"
        "repetitions, `warm_up` for those that name a weight. `exercise`, `name`, `or`, `last`, `label` and\n"
        "`text` cannot be defaults.",
        """\
title: Three times ten
maxes: {bench_press: 80, dumbbell_row: 40, lat_pulldown: 70}
defaults: {rest: 2min, rounding: 1.25, log: yes, optional: no}
sessions:
  - name: Upper
    defaults:
      sets: 3
      reps: 10
      load: 60%
      tempo: 3-1-1-0
      warm_up: 50% x8
      implement: dumbbell
      notes: Leave two in the tank.
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
        "One that is `like` another has all its keys besides its own; `swap` changes its exercises.",
        """\
title: Lower body twice a week
start: 2026-11-30
weeks: 4
deload: {load: x0.6, sets: x0.5}
sessions:
  - name: Lower
    day: Mon, Thu
    notes: Stop a set when the back rounds.
    private: Watch the left knee.
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
        notes: Belt from the third set.
        private: Last week too heavy.
      - exercise: Hip Thrust
        sets: 4
        reps: 8-12
        load: RPE8
        implement: barbell
        weeks: {4: skip}
      - name: Sled push, there and back
        only: odd
        sets: 3x40s
        rest: 90s
        log: no
        optional: yes
      - forearm_plank
""",
    ),
    WEEK,
    Chapter(
        SUPERSET,
        "The superset",
        "Two or more exercises done in turn; it stands in a list of exercises like one of them. Without `rounds`\n"
        "there are as many as the longest member has sets, and shorter ones simply end. With `rounds` the\n"
        "exercises have no number of sets: `10`, not `3x10`, or an amount for each round: `8/6/4`. `work` is the\n"
        "dose of those that have none.",
        """\
title: Pull and push
weeks: 3
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
      - superset: [triceps_pushdown, biceps_curl]
        rounds: 3
        work: 12 @RPE8
        defaults: {tempo: 2-0-2-0}
        optional: yes
        only: odd
        private: Leave it out when late.
""",
    ),
    Chapter(
        CIRCUIT,
        "The circuit",
        "Exercises, and lines of words, done in order and all of it several times. `rounds` and `work` are as in\n"
        "a superset; of `3-4` rounds the last is optional. An exercise without a dose, where `work` gives none,\n"
        "is printed by its name: as much as the words beside it say.",
        """\
title: Three or four rounds
weeks: 2
sessions:
  - name: Whole body
    exercises:
      - circuit:
          - goblet_squat: 10 @16kg
          - push_up
          - forearm_plank: 30s
          - text: Drink a mouthful.
        name: Against the clock
        work: 12
        rounds: 3-4
        rest: 90s
        rest_inside: 15s
        defaults: {log: no}
        optional: no
        only: 1-2
        notes: Every round as clean as the first.
        private: Four rounds next week.
""",
    ),
    Chapter(
        PART,
        "The part",
        "A heading with the lines under it, supersets and circuits among them, but no further part.",
        """\
title: Strength, then breath
weeks: 2
sessions:
  - name: Whole body
    exercises:
      - part: Strength
        time: 30min
        defaults: {rest: 3min}
        exercises:
          - back_squat: 5x5 @60kg
          - bench_press: 5x5 @50kg
      - part: Finisher
        only: last
        optional: yes
        notes: Only when the day allows.
        private: Not before the meet.
        exercises:
          - {circuit: [goblet_squat: 15 @12kg, push_up: 10], rounds: 3}
""",
    ),
    Chapter(
        TEXT_LINE,
        "The line of words",
        "Anything to be done that is no exercise, with a tick beside it; it has no number and no boxes.",
        """\
title: Mind the breath
sessions:
  - name: Whole body
    exercises:
      - text: Three slow breaths before every set.
      - back_squat: 3x8 @40kg, rest 2min
      - text: A walk of ten minutes.
        only: 1
        optional: yes
        private: He never does it.
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
