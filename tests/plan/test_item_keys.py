"""The settings of an exercise beside its dose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.plan.dose.model import Amount, BarTarget, PercentTarget, RampStep
from planner.plan.item_settings import IMPLEMENTS
from planner.plan.model import PlanItem
from tests.plan.reading import DAY, only, read


def item(text: str) -> PlanItem:
    """The one exercise of a session."""
    plan, problems = read(DAY + "".join(f"      {line}\n" for line in text.split("\n")))
    assert [problem.message for problem in problems] == []
    assert plan is not None
    (entry,) = plan.sessions[0].exercises
    assert isinstance(entry, PlanItem)
    return entry


def test_an_exercise_of_all_its_keys() -> None:
    found = item("""\
- exercise: squat
  sets: 5x5
  warm_up: bar x10, 40% x5
  or: leg_press, goblet_squat (box, slow)
  last: 97.5kg x5
  implement: trap bar
  rounding: 1.25kg
  log: no
  optional: yes
  label: 1a
  notes: Brace.
  private: Ask.""")
    assert [other.text for other in found.others] == ["leg_press", "goblet_squat (box, slow)"]
    assert [(other.span.line, other.span.column) for other in found.others] == [(7, 13), (7, 24)]
    assert found.ramp == (RampStep(BarTarget(), 1, 10), RampStep(PercentTarget((Decimal(40),)), 1, 5))
    assert found.ramp_written is not None
    assert (found.ramp_written.text, found.ramp_written.span.column) == ("bar x10, 40% x5", 18)
    assert found.last is not None
    assert (found.last.weight.value, found.last.weight.unit, found.last.reps) == (
        Decimal("97.5"),
        "kg",
        Amount(Decimal(5)),
    )
    assert found.rounding is not None
    assert (found.rounding.value, found.rounding.unit) == (Decimal("1.25"), "kg")
    assert (found.implement, found.log, found.optional, found.label) == ("trap_bar", False, True, "1a")
    assert found.notes == "Brace."
    assert "Ask" not in repr(found)


def test_what_is_not_said_is_empty() -> None:
    found = item("- squat")
    assert (found.others, found.last, found.ramp, found.ramp_written) == ((), None, (), None)
    assert (found.implement, found.rounding, found.label) == (None, None, "")
    assert (found.log, found.optional) == (True, False)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("a", ["a"]),
        ("a , b", ["a", "b"]),
        ("[a, 'b (c, d)']", ["a", "b (c, d)"]),
        ("press (close grip), a", ["press (close grip)", "a"]),
    ],
)
def test_other_exercises_are_a_list_or_a_text(written: str, names: list[str]) -> None:
    assert [other.text for other in item(f"- squat: 5x5\n  or: {written}").others] == names


@pytest.mark.parametrize("yes", ["yes", "Yes", "true", "on", "y", '"yes"'])
@pytest.mark.parametrize("no", ["no", "NO", "false", "off", "n"])
def test_yes_and_no_as_people_write_them(yes: str, no: str) -> None:
    found = item(f"- squat: 5x5\n  optional: {yes}\n  log: {no}")
    assert (found.optional, found.log) == (True, False)


@pytest.mark.parametrize(
    ("written", "implement"),
    [
        *((word, word) for word in IMPLEMENTS),
        ("EZ-Bar", "ez_bar"),
        ("Trap bars", "trap_bar"),
        ("hex bar", "trap_bar"),
        ("Dumbbells", "dumbbell"),
        ("bodyweight", "body"),
    ],
)
def test_implements_as_people_write_them(written: str, implement: str) -> None:
    assert item(f"- squat: 5x5\n  implement: {written}").implement == implement


def test_short_names_are_not_taken_for_misspelt_keys() -> None:
    found = item("- row: max\n  rest: 60s")
    assert found.title.text == "row"


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message", "hint"),
    [
        ("or: [a, [b]]", "wrong-type", 2, 17, '"or" must be a text, not a list', "one line"),
        ("or: a, b, c, d, e, f, g", "too-many", 2, 13, '"or" names more than 6 exercises', "keep those"),
        ("or:", "missing-value", 2, 12, '"or" has no value', "leg_press"),
        ("optional: perhaps", "bad-flag", 2, 19, '"optional" must be yes or no, not "perhaps"', "optional: yes"),
        ("log: [no]", "wrong-type", 2, 14, '"log" must be a text, not a list', "one line"),
        ("implement: barbel", "unknown-implement", 2, 20, '"barbel" is no implement', 'did you mean "barbell"?'),
        ("implement: sword", "unknown-implement", 2, 20, '"sword" is no implement', "there are barbell, ez_bar"),
        ("rounding: fine", "bad-weight", 2, 19, '"rounding" must be a weight', "2.5, 1.25kg"),
        ("rounding: 0", "out-of-range", 2, 19, '"rounding" must be over 0', "check"),
        ("label: Number", "too-long", 2, 16, "6 characters; the limit is 4", "part:"),
        ("private: {a: b}", "wrong-type", 2, 18, '"private" must be a text, not a map', "one line"),
        ("warm_up: 5x60kg", "dose", 2, 18, "", ""),
        ("last: heavy", "dose", 2, 15, "", ""),
        ("optinal: yes", "unknown-key", 2, 9, 'unknown key "optinal"', 'did you mean "optional"?'),
        ("implemnt: cable", "unknown-key", 2, 9, 'unknown key "implemnt"', 'did you mean "implement"?'),
    ],
)
def test_problems(text: str, code: str, line: int, column: int, message: str, hint: str) -> None:
    found = only(f"{DAY}      - squat: 5x5\n        {text}\n")
    assert found[0].startswith(code)
    assert (found[1] - 3, found[2]) == (line, column)
    assert message in found[3]
    assert hint in found[4]


def test_settings_beside_a_missing_exercise_are_still_checked() -> None:
    _, problems = read(f"{DAY}      - sets: 5x5\n        implement: sword\n        log: perhaps\n")
    assert sorted(problem.code for problem in problems) == ["bad-flag", "no-exercise", "unknown-implement"]
