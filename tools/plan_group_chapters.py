"""What docs/plan.md says of the records of groups: supersets, circuits, by the clock, parts, words, pauses."""

from __future__ import annotations

from planner.plan.group_settings import GROUP_WEEK
from planner.plan.groups import PART
from planner.plan.plain_lines import PAUSE, TEXT_LINE
from planner.plan.timed_groups import AMRAP, EMOM, FOR_TIME
from planner.plan.turns import CIRCUIT, SUPERSET
from tools.plan_week_chapters import Chapter

GROUPS = (
    Chapter(
        SUPERSET,
        "The superset",
        "Two or more exercises done in turn; it stands in a list of exercises like one of them. Without `rounds`\n"
        "there are as many as the longest member has sets, and shorter ones simply end. With `rounds` the\n"
        "exercises have no number of sets: `10`, not `3x10`, or an amount for each round: `8/6/4`. `work` is the\n"
        "dose of those that have none; one that only says what is new, such as `20kg` or `rest 2min`, changes it.",
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
        rest: 90s | 75s | 60s
        notes: No hurry between the two.
      - superset: [triceps_pushdown, biceps_curl: 15kg]
        rounds: 3
        work: 12 @RPE8
        score: reps
        defaults: {tempo: 2-0-2-0}
        optional: yes
        only: odd
        weeks: {3: {rounds: 4}}
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
deload: {load: x0.6, sets: x0.5}
sessions:
  - name: Whole body
    exercises:
      - circuit:
          - goblet_squat: 10 @16kg
          - push_up
          - forearm_plank: 30s
          - text: Drink a mouthful.
        name: Against fatigue
        work: 12
        rounds: 3-4 | 4
        rest: 90s
        rest_inside: 15s
        score: time
        defaults: {log: no}
        optional: no
        only: 1-2
        weeks: {2: deload}
        notes: Every round as clean as the first.
        private: Four rounds next week.
""",
    ),
    Chapter(
        EMOM,
        "The emom",
        "Every minute on the minute: a start by the clock, which the members take in turn, one each. What is\n"
        "left until the next start is the rest. `time` or `rounds` says how many starts there are, and the\n"
        "exercises have no number of sets: `10`, not `3x10`. A line of words takes a start too, and so does a\n"
        "superset or circuit, all of it once. The sets of a deload are fewer starts.",
        """\
title: Every minute
weeks: 3
sessions:
  - name: Engine
    exercises:
      - emom:
          - box_jump: 10 @24in
          - wall_ball: 15 @9kg
          - text: Rest
        time: 12min | 15min | 18min
        name: Legs
        notes: The same pace from first to last.
      - emom:
          - circuit: [power_clean: 3 @60kg, burpee]
            rounds: 1
        every: 2min
        rounds: 5 | 6 | 7
        work: 5
        score: load
        only: 1-3
        weeks: {3: {every: 90s}}
        optional: yes
        defaults: {notes: Stay tall.}
        private: Three minutes would do.
""",
    ),
    Chapter(
        AMRAP,
        "The amrap",
        "As many rounds as possible in a time. The doses are of one round. What is written down is the number of\n"
        "rounds and the repetitions of the one that was not finished, unless `score` asks for something else.",
        """\
title: Twenty minutes
weeks: 3
sessions:
  - name: Cindy
    exercises:
      - amrap: [pull_up: 5, push_up: 10, bodyweight_squat]
        time: 20min
        work: 15
        notes: Start slower than you want to.
      - amrap:
          - kettlebell_swing: 12 @16kg
          - superset: [push_up: 8, goblet_squat: 8 @16kg]
            rounds: 2
        name: Finisher
        time: 8min | 10min | 12min
        rest: 30s
        rest_inside: 5s
        score: reps
        defaults: {implement: kettlebell}
        only: 1-3
        weeks: {2: skip}
        optional: yes
        private: Skip it after a bad night.
""",
    ),
    Chapter(
        FOR_TIME,
        "The for_time",
        "Work against the clock. `rounds` is how often all of it is done, or how many repetitions each round has\n"
        "where an exercise names no amount: `21-15-9`. In two rounds they stand with a slash, `21/15`, for\n"
        "`21-15` is a range. Such an exercise may have a load behind it and nothing else: `thruster: 40kg`.",
        """\
title: Against the clock
weeks: 2
sessions:
  - name: Fran
    exercises:
      - for_time: [thruster: 40kg | 42.5kg, pull_up]
        rounds: 21-15-9
        cap: 10min | 9min
        notes: Break up early.
  - name: Five rounds
    exercises:
      - for_time:
          - deadlift: 5 @100kg
          - burpee
          - run: 200m
        name: Heavy and fast
        rounds: 5
        work: 10
        rest: 1min
        rest_inside: 10s
        score: time
        defaults: {log: yes}
        only: 1-2
        weeks: {2: {rounds: 6, cap: 20min}}
        optional: no
        private: Under 14 minutes.
""",
    ),
    Chapter(
        GROUP_WEEK,
        "One week of a group",
        "What stands under `weeks:` of a group or a part: `skip`, `deload`, or those of these keys that the group\n"
        "has, for this week. Doses stand at the exercises, under their own `weeks:`. `rounds`, `rest`,\n"
        "`rest_inside`, `time`, `every` and `cap` may also be series, with a bar between the weeks.",
        """\
title: Two weeks are different
weeks: 3
sessions:
  - name: Engine
    exercises:
      - emom: [power_clean: 3 @60kg]
        time: 10min
        weeks: {2: {every: 90s, time: 15min, name: Slower, score: load}}
      - for_time: [deadlift: 5 @100kg, run: 200m]
        rounds: 5
        cap: 15min
        weeks:
          2: {rounds: 6, cap: 18min, rest: 1min, rest_inside: 10s}
          3: {optional: yes, notes: Only when fresh.}
""",
    ),
    Chapter(
        PART,
        "The part",
        "A heading with the lines under it, groups among them, but no further part.",
        """\
title: Strength, then breath
weeks: 3
sessions:
  - name: Whole body
    exercises:
      - part: Strength
        time: 30min | 35min | 20min
        score: load
        defaults: {rest: 3min}
        exercises:
          - back_squat: 5x5 @60kg
          - bench_press: 5x5 @50kg
        weeks: {3: {notes: Easy does it.}}
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
