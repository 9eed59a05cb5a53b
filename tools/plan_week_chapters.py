"""What docs/plan.md says of the records about weeks: schemes, deloads, blocks, and one week of an exercise."""

from __future__ import annotations

from dataclasses import dataclass

from planner.plan.blocks import BLOCK
from planner.plan.deload import DELOAD_RECORD
from planner.plan.item_weeks import WEEK_RECORD
from planner.plan.keys import Record
from planner.plan.schemes import SCHEME_RECORD
from planner.plan.stages import STAGE_RECORD


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the page says of one record: its heading, a short introduction, and a plan that uses every key of it."""

    record: Record
    heading: str
    introduction: str
    example: str


SCHEME = Chapter(
    SCHEME_RECORD,
    "The scheme",
    "A dose with a name, for exercises that share it: a dose that is only the name is the scheme's. With\n"
    "several keys they come along, and what stands beside the name wins. The name needs a letter and may not\n"
    "mean anything else in a dose.",
    """\
title: Main lifts and the rest
weeks: 3
maxes: {back_squat: 140, bench_press: 100, dumbbell_row: 40}
schemes:
  main: 5/5/5+ @65/75/85% | 3/3/3+ @70/80/90% | 5/3/1+ @75/85/95%
  three:
    load: 85% of 5RM
    stages: 4x3, 3+ | 5x2, 2+ | 9x1, 1+ | test 5RM
    stage: 1
    progress: +5kg on success; next stage on fail; first stage after last
  assistance:
    sets: 3
    reps: 12 | 10 | 8
    load: 55% | 60% | 65%
    rest: 90s
    tempo: 2-0-2-0
    warm_up: 50% x8
    implement: dumbbell
    rounding: 2
    log: yes
    score: none
    optional: no
    notes: Leave two in the tank.
    frequency: 2x/week
    track: effort
    side: both
    range: to where the back stays flat
    pain: 0-2
    until: 3x12 with 24 kg.
    stop_if: The back hurts.
    precautions: Brace first.
sessions:
  - name: Whole body
    exercises:
      - back_squat: main
      - bench_press: main
        rest: 3min
      - dumbbell_row: assistance
  - name: Three stages
    exercises: [back_squat: three]
""",
)
DELOAD = Chapter(
    DELOAD_RECORD,
    "The deload",
    "What `deload` means in this plan. An exercise then does what it did in its last normal week, with loads\n"
    "and sets times these factors; loads are never rounded up, sets never down, `+` and techniques such as\n"
    "drop sets are left out, and effort beside a load too. `weeks` makes it a deload for the main part of all\n"
    "sessions; `deload` in a series or under `weeks:` is one for an exercise or a session.",
    """\
title: Three weeks up, one down
weeks: 8
maxes: {back_squat: 140}
deload: {load: x0.8, sets: x0.5, weeks: "4, 8"}
sessions:
  - name: Lower
    exercises:
      - back_squat: 5x5 @70% | @72.5% | @75% | same | @75% | @77.5% | @80% | same
""",
)
BLOCKS = Chapter(
    BLOCK,
    "The block",
    "A stretch of weeks. Blocks follow each other, and inside one the weeks are counted from 1 again: its\n"
    "series and week numbers are about its own weeks. One without sessions has those of the plan. Its maxes\n"
    "hold from then on.",
    """\
title: Volume, then strength
maxes: {back_squat: 140}
sessions:
  - name: Lower
    exercises: [back_squat]
blocks:
  - name: Volume
    weeks: 3
    defaults: {sets: 4x8 @65% | @67.5% | @70%}
    notes: Leave two in the tank.
    until: The last set of week 3 was done with good form.
    frequency: 2x/week
    track: effort
  - name: Strength
    like: Volume
    maxes: {back_squat: 145}
    defaults: {sets: 5x3 @80% | @82.5% | @85%}
  - name: Test
    weeks: 1
    sessions:
      - name: Lower
        exercises: [back_squat: 3/2/1 @80/87.5/95%]
""",
)
WEEK = Chapter(
    WEEK_RECORD,
    "One week of an exercise",
    "What stands under `weeks:` of an exercise: a dose, what changes of the dose (`@72.5%`, `rest 2min`),\n"
    "`skip`, `deload`, or these keys. `load`, `rest` and `tempo` win over what the dose says. Other weeks keep\n"
    "the exercise's own dose.",
    """\
title: Two weeks are different
weeks: 4
maxes: {back_squat: 140}
deload: {load: x0.6}
sessions:
  - name: Lower
    exercises:
      - back_squat: 5x5 @75%
        weeks:
          2: 77.5%
          3:
            exercise: back_squat (paused)
            sets: 4
            reps: 3
            load: 70%
            rest: 3min
            tempo: 3-2-X-0
            warm_up: bar x10, 50% x5
            or: leg_press
            last: 100kg x5
            implement: barbell
            rounding: 5
            log: no
            optional: yes
            label: 1b
            score: load
            notes: Two seconds at the bottom.
            frequency: 2x/week
            track: effort
            side: both
            range: to parallel
            pain: 0-2
            until: No pain on the next day.
            stop_if: The hip pinches.
            precautions: Slowly.
            progress: +2.5kg on success
          4: deload
      - exercise: push_up
        stages: 3x8 | 3x10 | 3x12
        weeks: {3-4: {stage: 2}}
""",
)
STAGE = Chapter(
    STAGE_RECORD,
    "One stage of an exercise",
    "A stage is a dose, an exercise with its dose, or these keys; all other keys of the exercise stand beside\n"
    "`stages` and hold for all of them. The page prints the current stage, and all of them in small with a\n"
    "square for each. Only the exercise of the current stage has a sheet.",
    """\
title: From hanging to pulling
sessions:
  - name: Upper
    exercises:
      - stages:
          - lat_pulldown: 3x10-12
          - name: Negative pull-up
            sets: 3x3-5
            load: BW
            tempo: 5-0-X-0
            notes: Jump up, go down slowly.
          - exercise: pull_up
            sets: 3
            reps: 5-8
            rest: 2min
            warm_up: bar x5
            or: lat_pulldown
            last: BW x4
            implement: body
            rounding: 1.25
        stage: 2
        progress: +1 reps on success; next stage at top
""",
)
