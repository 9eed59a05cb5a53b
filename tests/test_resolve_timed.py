"""Groups by the clock resolved: labels, ids, sets, loads, the clock of each exercise, and what they count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Source
from planner.library.model import Exercise, ProfileEntry
from planner.plan.dose.model import Amount
from planner.plan.reader import read_plan
from planner.program import (
    Amrap,
    Chapter,
    Circuit,
    Clock,
    Emom,
    Entry,
    ForTime,
    Program,
    Session,
    Superset,
    Timed,
    Words,
)
from planner.program.resolve import resolve
from planner.program.volume import (
    has_totals,
    leaves_out_amraps,
    session_minutes,
    uncounted,
    weekly_sets,
    worked_in,
)
from tests.resolving import SPAN, Shelf, exercise


def trained(name: str, muscle: str) -> Exercise:
    """An exercise for one muscle."""
    profile = (ProfileEntry("muscle", "Target Muscle Group", (muscle,), SPAN),)
    return replace(exercise(name), profile=profile)


MUSCLES = Shelf(
    trained("Squat", "Quadriceps"), trained("Bench press", "Chest"), trained("Pull-up", "Lats"), exercise("Plank")
)


def good(text: str) -> Program:
    out = Diagnostics()
    plan = read_plan(Source("plan.yaml", text), out)
    assert plan is not None
    program = resolve(plan, MUSCLES, out)
    assert [problem.message for problem in out] == []
    assert program is not None
    return program


def program(*lines: str, head: str = "") -> Program:
    """The program of one session with ``lines`` in its main part."""
    return good(f"{head}sessions:\n  - name: A\n    exercises:\n" + "".join(f"      - {line}\n" for line in lines))


def session(*lines: str, head: str = "") -> Session:
    return program(*lines, head=head).sessions[0]


def group(line: str, head: str = "") -> Timed:
    (part,) = session(line, head=head).parts
    (found,) = part.items
    assert isinstance(found, Timed)
    return found


def test_an_emom_has_a_set_for_each_start_of_an_exercise() -> None:
    found = group("{emom: [squat: 3 @60kg, text: Breathe., plank: 30s], time: 10min}")
    assert isinstance(found, Emom)
    squat, words, plank = found.members
    assert isinstance(squat, Entry)
    assert isinstance(words, Words)
    assert isinstance(plank, Entry)
    assert (found.id, found.letter, found.every, found.starts, found.score) == ("w1.a.emom_a", "A", 60, 10, "none")
    assert [len(entry.sets) for entry in (squat, plank)] == [4, 3]
    assert [planned.id for planned in plank.sets] == [f"w1.a.plank.set{number}" for number in (1, 2, 3)]
    assert [entry.label for entry in found.entries] == ["A1", "A3"]
    assert squat.clock == Clock("emom", "w1.a.emom_a", 600, 60)


def test_an_amrap_has_the_sets_of_one_round() -> None:
    found = group(
        "{amrap: [pull_up: 5, {circuit: [squat: 8, plank: 20s], rounds: 2}, bench_press: 10 @40kg], time: 8min}"
    )
    assert isinstance(found, Amrap)
    _, inner, bench = found.members
    assert isinstance(inner, Circuit)
    assert isinstance(bench, Entry)
    assert (found.id, found.time, found.score) == ("w1.a.amrap_a", 480, "rounds")
    assert [entry.label for entry in found.entries] == ["A1", "A2", "A3", "A4"]
    assert [len(entry.sets) for entry in found.entries] == [1, 2, 2, 1]
    assert bench.sets[0].load is not None
    assert {entry.clock for entry in found.entries} == {Clock("amrap", "w1.a.amrap_a", 480)}
    assert (inner.id, inner.rounds) == ("w1.a.circuit_a", 2)


def test_work_for_time_has_a_set_of_each_round() -> None:
    found = group(
        "{for_time: [squat: 42.5kg, pull_up, {superset: [bench_press: 5, plank: 10s]}], rounds: 21-15-9, cap: 9min}"
    )
    assert isinstance(found, ForTime)
    squat, _, inner = found.members
    assert isinstance(squat, Entry)
    assert isinstance(inner, Superset)
    assert (found.rounds, found.ladder, found.cap, found.score) == (3, (21, 15, 9), 540, "time")
    assert [planned.amount for planned in squat.sets] == [Amount(Decimal(step)) for step in (21, 15, 9)]
    assert [len(entry.sets) for entry in inner.entries] == [3, 3]
    assert inner.rounds == 1
    assert squat.clock == Clock("for_time", "w1.a.for_time_a", 540)


def test_groups_of_a_session_are_lettered_through() -> None:
    found = session("{superset: [squat: 3x5, plank: 3x10s]}", "{amrap: [pull_up: 5], time: 5min}", "bench_press: 3x5")
    assert [entry.label for entry in found.entries] == ["A1", "A2", "B1", "1"]


def test_scores_come_with_their_exercise_group_and_part() -> None:
    found = session(
        "{squat: 3x5, score: load}",
        "{circuit: [plank: 10s], score: reps}",
        "{part: P, exercises: [plank], score: time}",
    )
    items = [item for item in found.parts[0].items if isinstance(item, Entry | Circuit | Chapter)]
    assert [item.score for item in items] == ["load", "reps", "time"]


# Time


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("{emom: [squat: 3, plank: 20s], time: 20min}", 20),
        ("{emom: [squat: 3], every: 2min, rounds: 10}", 20),
        ("{amrap: [squat: 5, plank: 20s], time: 25min}", 25),
        ("{for_time: [squat: 100, plank: 20s], cap: 15min}", 15),
        # 60 s to set up, 5 rounds of 10 repetitions at 4 s and 2 min, 4 rests of 5 min, 5 times 30 s inside
        ("{for_time: [squat: 10, plank: 2min], rounds: 5, rest: 5min, rest_inside: 30s}", 40),
        # 2 x 60 s to set up, 3 x 2 sets of 60 s, 3 rests inside the inner group of 2 min
        ("{for_time: [{circuit: [plank: 1min], rounds: 2, rest: 2min}], rounds: 3}", 15),
    ],
)
def test_what_the_clock_says_is_how_long_it_takes(line: str, minutes: int) -> None:
    assert session_minutes(session(line)).value == minutes


def test_what_is_optional_takes_half_the_time() -> None:
    assert session_minutes(session("{amrap: [squat: 5], time: 20min, optional: yes}")).value == 10


# Sets


def sets(*lines: str) -> dict[str, Decimal]:
    return {found.muscle: found.sets for found in weekly_sets(program(*lines))}


def test_rounds_of_an_emom_and_for_time_count_once_each() -> None:
    assert sets("{emom: [bench_press: 5, squat: 5], time: 10min}") == sets("bench_press: 5x5", "squat: 5x5")
    assert sets("{for_time: [bench_press, squat], rounds: 21-15-9}") == sets("bench_press: 3x5", "squat: 3x5")
    assert sets("{for_time: [{circuit: [squat: 5], rounds: 2}], rounds: 3}") == sets("squat: 6x5")


def test_rounds_of_an_amrap_are_not_counted_and_that_is_known() -> None:
    found = program("{amrap: [pull_up: 5], time: 10min}", "squat: 3x5")
    assert {one.muscle for one in weekly_sets(found)} == set(sets("squat: 3x5")) != set()
    assert leaves_out_amraps(found)
    assert uncounted(found) == ()
    assert not leaves_out_amraps(program("squat: 3x5"))


def test_a_session_works_what_its_amrap_is_for() -> None:
    assert worked_in(session("{amrap: [squat: 5], time: 10min}")) == worked_in(session("squat: 1x5"))


def test_a_total_that_counts_as_sets_of_ten_is_known() -> None:
    assert has_totals(program("squat: 50 total"))
    assert sets("squat: 50 total") == sets("squat: 5x10") != {}
    assert not has_totals(program("squat: 5x10", "plank: 3min total"))
