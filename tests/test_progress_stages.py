"""The stages of an exercise in its program: the current one is the exercise, and time alone moves it."""

from __future__ import annotations

import pytest

from planner.plan.dose import canonical
from tests.resolving import run
from tests.test_progress import plan, program


def stages(item: str, week: int = 1, weeks: int = 4) -> tuple[str, str, int]:
    """The name, the dose and the number of the current stage."""
    (entry,) = program(plan(item, weeks), week).sessions[0].entries
    assert entry.dose is not None
    (current,) = (stage for stage in entry.stages if stage.current)
    return entry.name, canonical(entry.dose), current.number


def test_the_current_stage_is_the_exercise() -> None:
    ladder = "stages:\n  - plank: 3x30s\n  - pull_up (slow): 3x5\n  - name: Something else\n    sets: 3x8\n"
    assert stages(ladder) == ("Plank", "3x30s", 1)
    assert stages(ladder + "stage: 2") == ("Pull-up (slow)", "3x5", 2)
    assert stages(ladder + "stage: 3") == ("Something else", "3x8", 3)
    (entry,) = program(plan(ladder + "stage: 2")).sessions[0].entries
    assert [(stage.id, stage.name, stage.current) for stage in entry.stages] == [
        ("w1.a.pull_up.stage1", "Plank", False),
        ("w1.a.pull_up.stage2", "Pull-up (slow)", True),
        ("w1.a.pull_up.stage3", "Something else", False),
    ]
    assert [found.slug for found, _ in program(plan(ladder + "stage: 2")).used] == ["pull_up"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("next stage every week", [1, 2, 3, 3]),
        ("next stage every 2 weeks", [1, 1, 2, 2]),
        ("next stage each session", [1, 2, 3, 3]),
        ("next stage at top", [1, 1, 1, 1]),
        ("same stage every week", [1, 1, 1, 1]),
    ],
)
def test_time_goes_up_the_ladder(rule: str, expected: list[int]) -> None:
    item = f"exercise: pull_up\nstages: 3x5 | 3x6 | 3x7\nprogress: {rule}"
    assert [stages(item, week)[2] for week in range(1, 5)] == expected


def test_a_week_may_say_its_stage() -> None:
    item = "exercise: back_squat\nload: 60kg\nstages: 3x5 | 3x8\nweeks: {2: {stage: 2}, 3: 2x5 @50kg}"
    assert stages(item) == ("Back squat", "3x5 @60kg", 1)
    assert stages(item, 2) == ("Back squat", "3x8 @60kg", 2)
    (entry,) = program(plan(item), 3).sessions[0].entries
    assert (entry.dose and canonical(entry.dose), entry.stages) == ("2x5 @50kg", ())


def test_a_stage_of_an_unknown_exercise_is_an_error_at_its_place() -> None:
    _, problems = run(
        "sessions:\n  - name: A\n    exercises:\n      - stages:\n          - plank: 3x30s\n          - pul_up: 3x5\n"
    )
    assert [(problem.code, problem.span and (problem.span.line, problem.span.column)) for problem in problems] == [
        ("unknown-exercise", (6, 13))
    ]
