"""What an exercise is done against: whether there is a weight to write down."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.files import Files, Source
from planner.library.exercise import read_exercise
from planner.library.model import Exercise
from planner.plan.dose import parse
from planner.plan.dose.model import Sets
from planner.program import Load, PlannedSet
from planner.program.resistance import resistance


def exercise(equipment: str) -> Exercise:
    text = f"---\ntitle: x\n---\n## EXERCISE PROFILE\nEquipment Required - {equipment}\n"
    return read_exercise(Source("x.md", text), Path(), Files(), Diagnostics())


def sets(dose: str, load: Load | None = None) -> list[PlannedSet]:
    parsed = parse(dose, Span.point("plan.yaml"), Diagnostics())
    assert parsed is not None
    (group,) = parsed.groups
    assert isinstance(group.work, Sets)
    return [PlannedSet("a", 1, group.work.amount, group.targets, load)]


@pytest.mark.parametrize(
    ("equipment", "dose", "expected"),
    [
        ("Barbell, Rack", "3x5", "weight"),
        ("Body Weight, Mat", "3x5", "bodyweight"),
        ("Body Weight, Mat", "3x45s", "bodyweight"),
        ("Body Weight, Pull-Up Bar", "3xAMRAP @BW", "bodyweight"),
        ("Body Weight", "3x8 @RPE8", "bodyweight"),
        ("Resistance Band", '3x15 @"red band"', "none"),
        ("Mat", "3x30s", "none"),
        ("Mystery Machine", "3x5", "weight"),
        ("Body Weight", "3x5 @20kg", "weight"),
    ],
)
def test_equipment_and_dose_decide(equipment: str, dose: str, expected: str) -> None:
    assert resistance(exercise(equipment), sets(dose)) == expected


def test_nobody_runs_with_the_weight_of_the_body() -> None:
    """A plank is held with it; a run of a minute is just run, while burpees that are counted are done with it."""
    text = "---\ntitle: x\n---\n## EXERCISE PROFILE\nExercise Type - Cardio\nEquipment Required - Body Weight\n"
    run = read_exercise(Source("x.md", text), Path(), Files(), Diagnostics())
    assert resistance(run, sets("60s")) == resistance(run, sets("5km")) == "none"
    assert resistance(run, sets("3x10")) == "bodyweight"


def test_a_load_on_top_of_the_bodyweight_is_a_weight() -> None:
    added = Load(Decimal(5), "kg", relation="added")
    assert resistance(exercise("Body Weight"), sets("3x5 @BW+5kg", added)) == "weight"


def test_free_text_has_a_weight_unless_it_counts_no_repetitions() -> None:
    assert resistance(None, sets("3x5")) == "weight"
    assert resistance(None, sets("3x30s")) == "none"
    assert resistance(None, sets("5km @Z2")) == "none"
    assert resistance(None, sets("30min @RPE4")) == "none"
    assert resistance(None, sets("3x30s @20kg")) == "weight"


def test_the_plan_may_say_how_it_is_loaded() -> None:
    assert resistance(exercise("Mat"), sets("3x5"), "dumbbell") == "weight"
    assert resistance(exercise("Barbell"), sets("3x5"), "body") == "bodyweight"
    assert resistance(exercise("Barbell"), sets("3x5 @20kg"), "body") == "weight"


def test_a_load_that_follows_from_another_is_a_weight() -> None:
    assert resistance(exercise("Mat"), sets("3x5 @last+2.5kg")) == "weight"
