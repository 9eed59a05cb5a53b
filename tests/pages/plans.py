"""Plans that several tests of pages print, so that their measures hold whatever the sample plan becomes."""

from __future__ import annotations

FOUR_DAYS = """\
title: Four-day strength
athlete: Sam Rivera
coach: {name: Ana Costa, contact: ana@example.org}
start: 2026-11-30
notes: Sleep before volume. If a warm-up set feels slow, keep the day’s load and drop the last set.
maxes: {back_squat: 140, bench_press: 105, deadlift: 180, overhead_press: 5RM 56}
sessions:
  - name: Lower A
    day: Monday
    exercises:
      - hip_thrust: 4x8-12 @RPE8, rest 2min, tempo 2-0-1-1
      - back_squat: 5x5 @75%, rest 3min
      - superset: [lat_pulldown: 3x10 @45kg, dumbbell_row: 3x10 each @22.5kg]
        rest: 90s
      - calf_raise: 2x12, 12+ @2x20kg, rest 60s, tempo 2-1-1-1
      - forearm_plank: 3x45s, rest 60s
  - name: Upper A
    day: Tuesday
    exercises:
      - bench_press: 3 @RPE8, 4x6 @75%, rest 3min
      - pull_up: 3xAMRAP @BW, rest 2min
      - superset: [overhead_press: 3x8 @65%, dumbbell_row: 3x10-12 each @20kg]
        rest: 90s
      - forearm_plank: 3x40s, rest 45s
  - {name: Rest, day: Wednesday, notes: Half an hour’s easy walk. Sleep eight hours.}
  - name: Lower B
    day: Thursday
    exercises:
      - deadlift: 3 @RPE8, 3x5 @75%, rest 3min
      - back_squat (paused): 3x4 @65%, rest 2-3min, tempo 3-2-X-0
      - hip_thrust: 3x10 @RPE7, rest 2min
      - calf_raise: 3x15 @2x16kg, rest 60s
      - forearm_plank: 2-3x45s, rest 60s
  - name: Upper B
    day: Friday
    exercises:
      - overhead_press: 5/3/1+ @75/85/95%, rest 3min
      - bench_press: 3x8-10 @65%, rest 2min
      - {superset: [lat_pulldown: 3x10-12 @42.5kg, dumbbell_row: 3x12 each @18kg], rest: 75s}
      - pull_up: 5/4/3 @BW+5kg, rest 2min
  - {name: Rest, day: Sunday, notes: Nothing heavy. Eat well.}
"""
