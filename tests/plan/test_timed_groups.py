"""Groups by the clock: starts every minute, as many rounds as possible, and work for time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostics import Diagnostics, Span
from planner.files import Scalar
from planner.plan.dose import canonical
from planner.plan.dose.model import Count, Rest
from planner.plan.model import (
    PlanAmrap,
    PlanCircuit,
    PlanEmom,
    PlanForTime,
    PlanGroup,
    PlanItem,
    PlanMember,
    PlanPart,
    PlanSuperset,
    PlanText,
)
from planner.plan.rounds import SCORES, ladder, score
from tests.plan.reading import DAY, only, read


def group(text: str) -> PlanGroup:
    """The one group of a session."""
    plan, problems = read(DAY + "".join(f"      {line}\n" for line in text.split("\n")))
    assert [problem.message for problem in problems] == []
    assert plan is not None
    (found,) = plan.sessions[0].exercises
    assert isinstance(found, PlanGroup)
    return found


def emom(text: str) -> PlanEmom:
    found = group(text)
    assert isinstance(found, PlanEmom)
    return found


def amrap(text: str) -> PlanAmrap:
    found = group(text)
    assert isinstance(found, PlanAmrap)
    return found


def for_time(text: str) -> PlanForTime:
    found = group(text)
    assert isinstance(found, PlanForTime)
    return found


def doses(items: tuple[PlanMember, ...]) -> list[str]:
    """The dose of each exercise, of words their text, of an inner group those of its members in brackets."""
    found = []
    for item in items:
        if isinstance(item, PlanItem):
            found.append(canonical(item.dose) if item.dose else "")
        else:
            found.append(item.text if isinstance(item, PlanText) else f"({', '.join(doses(item.items))})")
    return found


# Starts by the clock


def test_the_members_of_an_emom_take_its_starts_in_turn() -> None:
    found = emom("- emom: [box_jump: 10 @24in, push_up: 15, text: Rest]\n  time: 12min")
    assert (found.every, found.starts, found.score) == (60, 12, None)
    assert doses(found.items) == ["4x10 @24in every 3min", "4x15 every 3min", "Rest"]


def test_starts_that_do_not_go_round_are_for_the_first_members() -> None:
    found = emom("- {emom: [a: 10, b: 5, c: 3], time: 10min}")
    assert doses(found.items) == ["4x10 every 3min", "3x5 every 3min", "3x3 every 3min"]


@pytest.mark.parametrize(
    ("keys", "every", "starts"),
    [
        ("time: 10min", 60, 10),
        ("every: 2min, time: 10min", 120, 5),
        ("every: minute, rounds: 8", 60, 8),
        ("every: 90s, rounds: 4", 90, 4),
        ("every: 1:30, rounds: 4, time: 6min", 90, 4),
    ],
)
def test_time_or_rounds_say_how_many_starts_there_are(keys: str, every: int, starts: int) -> None:
    found = emom(f"- {{emom: [clean: 3], {keys}}}")
    assert (found.every, found.starts) == (every, starts)


def test_a_group_takes_one_start_of_an_emom() -> None:
    found = emom("- {emom: [{circuit: [clean: 3 @60kg, burpee: 5]}, row: 12cal], every: 2min, time: 12min}")
    assert doses(found.items) == ["(3x3 @60kg, 3x5)", "3x12 cal every 4min"]
    inner = found.items[0]
    assert isinstance(inner, PlanCircuit)
    assert inner.rounds == Count(1)


def test_a_rest_of_further_out_has_no_place_in_an_emom() -> None:
    plan, problems = read(
        "defaults: {rest: 2min}\nsessions: [{name: A, exercises: [{emom: [squat: 3], time: 5min}, plank: 3x30s]}]"
    )
    assert not problems
    assert plan is not None
    found, plank = plan.sessions[0].exercises
    assert isinstance(found, PlanEmom)
    assert isinstance(plank, PlanItem)
    assert plank.dose is not None
    assert doses(found.items) == ["5x3 every 60s"]
    assert canonical(plank.dose) == "3x30s rest 2min"


# As many rounds as possible


def test_an_amrap_has_the_doses_of_one_round() -> None:
    found = amrap("- {amrap: [pull_up: 5, push_up: 10, squat, run: 200m], time: 20min, work: 15, rest: 30s}")
    assert (found.time, found.rest, found.rest_inside) == (1200, Rest(30), None)
    assert doses(found.items) == ["1x5", "1x10", "1x15", "200m"]


def test_an_inner_group_of_an_amrap_may_have_rounds() -> None:
    found = amrap("- {amrap: [{superset: [a: 8, b: 8/6], rounds: 2}, c: 5], time: 8min, score: reps}")
    assert found.score == "reps"
    assert doses(found.items) == ["(2x8, 8/6)", "1x5"]


# For time


def test_a_chipper_has_each_exercise_once_and_may_repeat_one() -> None:
    found = for_time("- {for_time: [run: 1mi, pull_up: 100, push_up: 200, squat: 300, run: 1mi]}")
    assert (found.rounds, found.ladder, found.cap, found.score) == (1, (), None, None)
    assert doses(found.items) == ["1mi", "1x100", "1x200", "1x300", "1mi"]


def test_rounds_for_time() -> None:
    found = for_time("- {for_time: [deadlift: 5 @225lb, burpee: 10, run: 200m], rounds: 5, cap: 15min}")
    assert (found.rounds, found.cap) == (5, 900)
    assert doses(found.items) == ["5x5 @225lb", "5x10", "5x200m"]


def test_a_ladder_is_the_dose_of_those_without_an_amount() -> None:
    found = for_time("- {for_time: [thruster: 95lb, pull_up, run: 400m], rounds: 21-15-9, cap: 10min}")
    assert (found.rounds, found.ladder) == (3, (21, 15, 9))
    assert doses(found.items) == ["21/15/9 @95lb", "21/15/9", "3x400m"]


@pytest.mark.parametrize(
    ("written", "steps"),
    [("21-15-9", (21, 15, 9)), ("21 - 15 - 9", (21, 15, 9)), ("21–15–9", (21, 15, 9)), ("30/20", (30, 20))],
)
def test_ladders_as_people_write_them(written: str, steps: tuple[int, ...]) -> None:
    found = for_time(f"- for_time: [a, b: 20kg]\n  rounds: {written}")
    assert found.ladder == steps
    assert doses(found.items)[0] == "/".join(map(str, steps))


def test_an_inner_group_for_time_is_done_in_every_round() -> None:
    found = for_time("- {for_time: [{circuit: [a: 10, text: Walk.], rounds: 2}, run: 200m], rounds: 3}")
    assert doses(found.items) == ["(6x10, Walk.)", "3x200m"]
    inner = found.items[0]
    assert isinstance(inner, PlanCircuit)
    assert inner.rounds == Count(2)


def test_an_inner_group_of_a_chipper_counts_its_own_sets() -> None:
    found = for_time("- {for_time: [{superset: [a: 3x10, b: 2x5]}, run: 1km]}")
    inner = found.items[0]
    assert isinstance(inner, PlanSuperset)
    assert inner.rounds is None
    assert doses(found.items) == ["(3x10, 2x5)", "1km"]


@pytest.mark.parametrize("written", ["time", "Times", "REPS", "rep", "load", "none", "rounds", "weight", "no"])
def test_scores_as_people_write_them(written: str) -> None:
    out = Diagnostics()
    assert score("score", Scalar(written, Span("plan.yaml")), out) in SCORES
    assert not out.has_errors


@given(st.lists(st.integers(1, 1000), min_size=3, max_size=20))
def test_every_ladder_is_read_as_it_is_written(steps: list[int]) -> None:
    for sign in "-/":
        out = Diagnostics()
        assert ladder("rounds", Scalar(sign.join(map(str, steps)), Span("plan.yaml")), out) == tuple(steps)
        assert not out.has_errors


def test_the_keys_of_a_group_by_the_clock() -> None:
    found = amrap("""\
- amrap: [a: 5]
  time: 10min
  name: Finisher
  notes: Slow.
  score: load
  optional: yes
  private: Never.
  defaults: {log: no}""")
    (item,) = found.items
    assert isinstance(item, PlanItem)
    assert (found.name, found.notes, found.score, found.optional, item.log) == (
        "Finisher",
        "Slow.",
        "load",
        True,
        False,
    )


def test_a_score_of_an_exercise_a_circuit_and_a_part() -> None:
    plan, problems = read(
        DAY + "      - {deadlift: 5/3/1, score: load}\n      - {circuit: [a: 5], score: time}\n"
        "      - {part: P, score: reps, exercises: [b]}\n"
    )
    assert not problems
    assert plan is not None
    found = plan.sessions[0].exercises
    assert [entry.score for entry in found if isinstance(entry, PlanItem | PlanGroup | PlanPart)] == [
        "load",
        "time",
        "reps",
    ]


# Problems


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("{emom: [a: 5]}", "missing-key", 'neither "time" nor "rounds"', "time: 12min"),
        ("{emom: [a: 5], time: 10:30}", "bad-starts", "10:30 is no whole number of starts", "10min or 11min"),
        ("{emom: [a: 5], every: 45s, time: 30s}", "bad-starts", "30s is no whole number of starts every 45s", "45s"),
        ("{emom: [a: 5, b: 5], time: 10min, rounds: 4}", "bad-starts", "10 starts, and 4 rounds of 2 have 8", "out"),
        ("{emom: [a: 5, b: 5, c: 5], time: 2min}", "bad-starts", "2 starts for 3 exercises", "3min or more"),
        ("{emom: [a: 5], every: 5s, time: 20min}", "bad-starts", "at most 120 starts, not 240", "several"),
        ("{emom: [a: 5], every: 2s, time: 20min}", "bad-time", "from 5 seconds to an hour", "every: 1min"),
        ("{emom: [a: 3x10], time: 10min}", "rounds-and-sets", '"every" says how often', "write 10"),
        ("{emom: [a: 3x10], rounds: 4}", "rounds-and-sets", '"rounds" says how often', "write 10"),
        ("{emom: [a: 5], rounds: 3-4}", "bad-rounds", "one number here, not a range", "rounds: 3, or rounds: 4"),
        ("{emom: [{a: 5, rest: 30s}], time: 5min}", "group-dose", "the rest is what is left", "take the rest out"),
        ("{emom: [a: 90s], time: 5min}", "group-dose", "90s of work cannot start every 60s", "every: 90s"),
        ("{emom: [a: 5 every 2min], time: 6min}", "group-dose", "work by the clock is not done in rounds", "its own"),
        ("{emom: [a: 5, rest: 30s], time: 6min}", "pause-inside", "cannot stand in an emom", "- text: Rest"),
        ("{emom: [a: 5], time: 6min, rest: 30s}", "misplaced-key", '"rest" is no key of an emom', "what is left"),
        ("{emom: [a: 5], time: 6min, cap: 9min}", "misplaced-key", '"cap" is no key of an emom', "time:"),
        (
            "{emom: [{amrap: [b: 5], time: 2min}], time: 6min}",
            "nested-group",
            "an amrap cannot stand in an emom",
            "own",
        ),
        ("{emom: [], time: 6min}", "circuit-size", "an emom has 1 to 60 exercises", "what is done"),
        ("{amrap: [a: 5]}", "missing-key", 'an amrap has no "time"', "time: 20min"),
        ("{amrap: [a: 3x5], time: 9min}", "rounds-and-sets", '"time" says how long', "write 5"),
        ("{amrap: [a: 5/4/3], time: 9min}", "group-dose", "how many rounds an amrap has", "one amount"),
        ("{amrap: [a: 5], time: 9min, rounds: 3}", "misplaced-key", '"rounds" is no key of an amrap', "for_time"),
        ("{amrap: [{superset: [a: 3x5, b: 5]}], time: 9min}", "rounds-and-sets", '"time" says how long', "write 5"),
        (
            "{amrap: [a: 5, {part: X, exercises: [b]}], time: 9min}",
            "nested-group",
            "a part cannot stand in an amrap",
            "",
        ),
        (
            "{for_time: [{circuit: [{circuit: [a: 5]}]}]}",
            "nested-group",
            "a circuit cannot stand in a circuit",
            "amrap",
        ),
        ("{for_time: [a: 5], time: 9min}", "misplaced-key", '"time" is no key of a for_time', "cap:"),
        ("{for_time: [a: 5], rounds: 21-15}", "bad-rounds", "may be a range or two rounds", "21/15"),
        ("{for_time: [a: 5], rounds: 3-4}", "bad-rounds", "may be a range or two rounds", "3/4"),
        ("{for_time: [a: 5], rounds: 9-0-9}", "bad-rounds", "rounds of 1 to 1,000 repetitions", "21-15-9"),
        ("{for_time: [a: 5], rounds: 9-9/9}", "bad-rounds", 'not "9-9/9"', ""),
        ("{for_time: [a: 3x5], rounds: 4}", "rounds-and-sets", '"rounds" says how often', "write 5"),
        ("{for_time: [a], rounds: 9-6-3, work: 5}", "two-doses", "lists the repetitions of each round", "rounds: 3"),
        ("{for_time: [{circuit: [a: 5/4], rounds: 2}], rounds: 3}", "group-dose", "the same amount each time", "one"),
        ("{for_time: [a: 5], score: points}", "bad-score", 'not "points"', "score: time"),
    ],
)
def test_problems(text: str, code: str, message: str, hint: str) -> None:
    found = only(f"{DAY}      - {text}\n")
    assert found[0] == code
    assert message in found[3]
    assert hint in found[4]


def test_a_load_alone_needs_rounds_that_give_the_amount() -> None:
    found = only(f"{DAY}      - {{for_time: [thruster: 95lb, pull_up: 5], rounds: 3}}\n")
    assert found[0] == "dose-syntax"


@pytest.mark.parametrize("key", ["emom", "amrap", "for_time", "circuit", "superset", "text", "rounds", "cap", "work"])
def test_a_group_beside_the_name_of_a_session_is_told_its_place(key: str) -> None:
    found = only(f"sessions:\n  - name: A\n    {key}: 5\n    exercises: [squat: 3x5]\n")
    assert found[0] == "misplaced-key"
    assert "exercises" in found[4]


def test_members_of_inner_groups_count_for_the_limit_of_a_session() -> None:
    inner = ", ".join(["a: 1"] * 40)
    _, problems = read(f"{DAY}      - {{amrap: [{{circuit: [{inner}]}}, {{circuit: [{inner}]}}], time: 9min}}\n")
    assert [problem.message for problem in problems] == ["this session has 80 exercises; the limit is 60"]
