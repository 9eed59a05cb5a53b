"""A sample of what ``make fuzz`` runs: mutated plans and exercises never raise."""

from __future__ import annotations

import random

import pytest

from tools.fuzz import mutated, run

PLAN = """title: T
maxes: {back_squat: 140}
sessions:
  - name: A
    exercises:
      - back_squat: 5x5 @75%, rest 3min
        notes: Brace.
      - superset: [lat_pulldown: 3x10, dumbbell_row: 3x10 each]
        rest: 90s
"""
EXERCISE = (
    "---\ntitle: x\nsubtitle: X\n---\n## EXERCISE PROFILE\nEquipment - Barbell\n## INSTRUCTIONS\n1. Lift.\n- Rest.\n"
)


@pytest.mark.parametrize(("name", "text"), [("plan.yaml", PLAN), ("x.md", EXERCISE)])
def test_a_mutated_text_is_printed_or_refused(name: str, text: str) -> None:
    came = {run(name, mutated(text, random.Random(seed))) for seed in range(150)}
    assert came <= {"printed", "refused"}
    assert "printed" in came


def test_a_case_is_made_again_by_its_number() -> None:
    assert mutated(PLAN, random.Random(7)) == mutated(PLAN, random.Random(7)) != PLAN
