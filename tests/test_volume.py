"""How long a session takes and how many sets each muscle gets: sums that can be done by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.diagnostics import Diagnostics, Span
from planner.library.model import Exercise, ProfileEntry
from planner.library.vocabulary import MUSCLES
from planner.plan.dose import parse
from planner.plan.dose.model import Rest
from planner.program import Chapter, Circuit, Entry, Part, Pause, PlannedSet, Session, Superset, WarmUpSet, Words
from planner.program.minutes import SECONDS
from planner.program.records import Item, Program
from planner.program.sets import group_amounts
from planner.program.volume import (
    Minutes,
    Worked,
    check_lengths,
    muscle_name,
    session_minutes,
    uncounted,
    weekly_sets,
    worked,
    worked_in,
)
from tests.resolving import exercise, run

SPAN = Span("plan.yaml")


def entry(dose: str, trained: Exercise | None = None, **more: object) -> Entry:
    """An exercise with a dose, its sets dealt out."""
    read = parse(dose, SPAN, Diagnostics())
    assert read is not None, dose
    sets: list[PlannedSet] = []
    for number, group in enumerate(read.groups):
        amounts, least = group_amounts(group)
        for index, amount in enumerate(amounts):
            optional = index >= least
            sets.append(
                PlannedSet("x", len(sets) + 1, amount, group.targets, None, group.side, optional=optional, group=number)
            )
    name = trained.name if trained else "Free text"
    rests = {group.rest for group in read.groups}
    rest = rests.pop() if len(rests) == 1 else None
    found = Entry("x", "1", name, trained, read, tuple(sets), rest, None, "", SPAN)
    return replace(found, **more)  # type: ignore[arg-type]  # any field


def session(*items: Item, **more: object) -> Session:
    found = Session("a", "A", None, None, "", (Part("exercises", items),), SPAN)
    return replace(found, **more)  # type: ignore[arg-type]  # any field


def seconds(*items: Item, times: int = 60) -> Fraction:
    """The seconds of ``items``, found from the minutes of a session that repeats them: exact to 5 s."""
    return Fraction(session_minutes(session(*items * times)).value * 60, times)


def near(found: Fraction, expected: float) -> bool:
    return abs(found - Fraction(expected)) <= Fraction(5, 2)


def superset(*entries: Entry, rest: Rest | None = None, inside: Rest | None = None) -> Superset:
    rounds = max(len(entry.sets) for entry in entries)
    return Superset("g", "A", "", entries, rounds, rest, inside, "", SPAN)


def circuit(*stations: Entry | Words, rounds: int, least: int, rest: Rest | None = None) -> Circuit:
    return Circuit("g", "A", "", stations, rounds, least, rest, None, "", SPAN)


# Time


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ("1x10 rest 1min", 60 + 40),
        ("3x10 rest 1min", 60 + 3 * 40 + 2 * 60),
        ("3x10", 60 + 3 * 40 + 2 * 90),
        ("3x8-12 rest 60-120s", 60 + 3 * 40 + 2 * 90),
        ("1x10 tempo 3110", 60 + 10 * 5),
        ("1x10 tempo 21X0", 60 + 10 * 4),
        ("1x10 each", 60 + 2 * 40),
        ("1x5+", 60 + 20),
        ("1xAMRAP", 60 + 40),
        ("1x45s", 60 + 45),
        ("3x45s each rest 15s", 60 + 3 * 90 + 2 * 15),
        ("2-3x10 rest 1min", 60 + 2.5 * 40 + 1.5 * 60),
        ("1x3 rest 3min, 2x10 rest 1min", 60 + 12 + 180 + 2 * 40 + 60),
        ("1x10 hold 5s", 60 + 10 * 9),
        ("4x200m rest 1min", 60 + 4 * 72 + 3 * 60),
        ("1x5km", 60 + 1800),
        ("1x10 breaths", 60 + 40),
    ],
)
def test_the_time_of_an_exercise(dose: str, expected: float) -> None:
    assert near(seconds(entry(dose)), expected)


def test_a_mile_is_a_mile() -> None:
    assert SECONDS["mi"] == 1760 * SECONDS["yd"] == 5280 * SECONDS["ft"]
    assert SECONDS["km"] == 360


def test_the_steps_of_a_warm_up_are_counted() -> None:
    steps = (WarmUpSet(None, 1, 10), WarmUpSet(None, 2, 5))
    assert near(seconds(entry("1x10", warm_up=steps)), 60 + 40 + 3 * 45)


def test_a_superset_rests_once_a_round() -> None:
    both = superset(entry("3x10"), entry("2x5"), rest=Rest(120), inside=Rest(30))
    assert near(seconds(both), 2 * 60 + 3 * 40 + 2 * 20 + 2 * 30 + 2 * 120)


def test_a_superset_without_a_rest_takes_that_of_its_last_member() -> None:
    assert near(seconds(superset(entry("3x10"), entry("3x10 rest 1min"))), 2 * 60 + 6 * 40 + 2 * 60)
    assert near(seconds(superset(entry("2x10"), entry("2x10"))), 2 * 60 + 4 * 40 + 90)


def test_a_circuit_counts_the_middle_of_its_rounds() -> None:
    found = circuit(entry("3-4x30s"), Words("w", "Breathe", SPAN), entry("3-4x10"), rounds=4, least=3, rest=Rest(60))
    assert near(seconds(found), 2 * 60 + 3.5 * (30 + 40) + 2.5 * 60)


def test_parts_with_a_time_take_it_and_others_their_sum() -> None:
    inner = (entry("3x10"), Words("w", "Breathe", SPAN))
    assert near(seconds(Chapter("c", "Skill", inner, 600, "", SPAN)), 600)
    assert near(seconds(Chapter("c", "Skill", inner, None, "", SPAN)), 60 + 3 * 40 + 2 * 90)


def test_pauses_and_words() -> None:
    assert near(seconds(Pause(Rest(120, 180), SPAN), Words("w", "Breathe", SPAN)), 150)


def test_what_is_optional_takes_half() -> None:
    assert near(seconds(entry("3x10 rest 1min", optional=True)), (60 + 3 * 40 + 2 * 60) / 2)


def test_minutes_are_rounded_to_five_and_never_none() -> None:
    assert session_minutes(session()) == Minutes(5, approximate=False)
    # 60 + 39 × 40 + 38 × 60 = 3900 s
    assert session_minutes(session(entry("39x10 rest 1min"))) == Minutes(65, approximate=False)


@pytest.mark.parametrize(
    ("dose", "approximate"),
    [
        ("3x10 rest 1min", False),
        ("3x10", True),
        ("1x10", False),
        ("1xAMRAP", True),
        ("1x400m", True),
        ("3x30s no rest", False),
    ],
)
def test_assumed_rests_and_paces_are_marked(dose: str, approximate: bool) -> None:
    assert session_minutes(session(entry(dose))).approximate is approximate


def test_an_exercise_without_a_dose_is_approximate() -> None:
    bare = replace(entry("1x10"), dose=None, sets=(), rest=Rest(240))
    assert near(seconds(bare), 300)
    assert session_minutes(session(bare)) == Minutes(5, approximate=True)


def program(*sessions: Session) -> Program:
    found, _ = run("sessions: [{name: A, exercises: [plank]}]")
    assert found is not None
    return replace(found, days=sessions)


def test_sessions_over_three_hours_are_warned_about() -> None:
    out = Diagnostics()
    long = session(entry("60x10 rest 150s"), name="Long")  # 60 + 60 × 40 + 59 × 150 = 11310 s
    check_lengths(program(session(entry("60x10 rest 2min")), long), out)
    assert [(problem.code, problem.message) for problem in out] == [
        ("long-session", '"Long" takes about 3:10 hours'),
    ]


# Sets


def trained(name: str, primary: str, secondary: str = "") -> Exercise:
    profile = (
        ProfileEntry("muscle", "Muscles", tuple(primary.split(", ")), SPAN),
        ProfileEntry("secondary", "Secondary", tuple(filter(None, secondary.split(", "))), SPAN),
    )
    return replace(exercise(name), profile=profile)


SQUAT = trained("Squat", "Quadriceps", "Glutes, Adductors, Lower Back")
BENCH = trained("Bench press", "Chest", "Triceps, Shoulders")
PULL_UP = trained("Pull-up", "Lats", "Biceps")


def week(*sessions: Session) -> list[tuple[str, str]]:
    return [(found.muscle, str(found.sets)) for found in weekly_sets(program(*sessions))]


def test_sets_count_for_the_muscles_of_their_exercise() -> None:
    days = session(entry("5x5", SQUAT), entry("3x8", BENCH)), session(entry("3x8", SQUAT))
    assert week(*days) == [
        ("quads", "8"),
        ("glutes", "4"),
        ("adductors", "4"),
        ("lower_back", "4"),
        ("chest", "3"),
        ("shoulders", "1.5"),
        ("triceps", "1.5"),
    ]
    assert [found.name for found in weekly_sets(program(*days))][:2] == ["Quads", "Glutes"]
    assert {found.muscle for found in weekly_sets(program(*days))} <= set(MUSCLES)


@pytest.mark.parametrize(
    ("dose", "sets"),
    [
        ("2-3x10", "2.5"),
        ("3x8 each", "3"),
        ("3x30s", "3"),
        ("1x3, 3x8", "4"),
        ("8/6/4", "3"),
        ("3xAMRAP", "3"),
        ("3x20 steps", "3"),
    ],
)
def test_what_counts_as_a_set(dose: str, sets: str) -> None:
    assert week(session(entry(dose, PULL_UP)))[0] == ("lats", sets)


@pytest.mark.parametrize("dose", ["5x200m", "20 cal", "3x10 breaths"])
def test_distances_calories_and_breaths_do_not_count(dose: str) -> None:
    day = session(entry(dose, PULL_UP))
    assert week(day) == []
    assert uncounted(program(day)) == ("Pull-up",)


def test_warm_up_and_cool_down_do_not_count() -> None:
    easy = entry("3x10", SQUAT)
    parts = (Part("warm_up", (easy,)), Part("exercises", (entry("2x5", BENCH),)), Part("cool_down", (easy,)))
    day = replace(session(), parts=parts)
    assert week(day)[0] == ("chest", "2")
    assert uncounted(program(day)) == ()


@pytest.mark.parametrize(
    ("kind", "sets"), [("Static Stretching", None), ("Cardio", None), ("Power", "3"), ("Yoga", "3")]
)
def test_stretching_and_stamina_are_no_sets_for_a_muscle(kind: str, sets: str | None) -> None:
    typed = replace(SQUAT, profile=(*SQUAT.profile, ProfileEntry("type", "Exercise Type", (kind,), SPAN)))
    day = session(entry("3x30 s", typed))
    assert dict(week(day)).get("quads") == sets
    assert uncounted(program(day)) == (() if sets else ("Squat",))


def test_members_count_once_a_round_wherever_they_stand() -> None:
    inner = superset(entry("3x10", BENCH), entry("2x5", PULL_UP))
    rounds = circuit(entry("3-4x10", SQUAT), Words("w", "Breathe", SPAN), rounds=4, least=3)
    assert week(session(Chapter("c", "Main", (inner,), 600, "", SPAN), rounds)) == [
        ("quads", "3.5"),
        ("chest", "3"),
        ("lats", "2"),
        *[(muscle, "1.75") for muscle in ("glutes", "adductors", "lower_back")],
        *[(muscle, "1.5") for muscle in ("shoulders", "triceps")],
        ("biceps", "1"),
    ]


def test_what_is_optional_counts_half() -> None:
    assert week(session(entry("3x8", PULL_UP, optional=True))) == [("lats", "1.5"), ("biceps", "0.75")]
    assert week(session(entry("3x8", PULL_UP), optional=True)) == [("lats", "1.5"), ("biceps", "0.75")]


def test_a_muscle_that_is_primary_and_secondary_counts_once() -> None:
    both = trained("Press", "Chest, Upper chest", "Pecs, Triceps")
    assert week(session(entry("4x8", both))) == [("chest", "4"), ("triceps", "2")]


def test_what_cannot_be_placed_is_named_once() -> None:
    odd = trained("Sled push", "Grit")
    day = session(entry("3x10"), entry("3x10", odd), entry("3x10", odd), entry("3x10", SQUAT))
    assert uncounted(program(day, day)) == ("Free text", "Sled push")


def test_a_whole_plan_is_summed() -> None:
    found, problems = run("sessions: [{name: A, day: 'Mon, Thu', exercises: [squat: 3x5 rest 3min, plank]}]")
    assert not problems
    assert found is not None
    assert weekly_sets(found) == ()
    assert uncounted(found) == ("Back squat", "Plank")
    # 60 + 3 × 20 + 2 × 180 for the squat, 60 for the plank
    assert [session_minutes(day) for day in found.sessions] == [Minutes(10, approximate=True)] * 2


# What works


def test_an_exercise_works_the_muscles_of_its_profile_that_are_known() -> None:
    assert worked(SQUAT) == Worked(("quads",), ("glutes", "adductors", "lower_back"))
    assert worked(trained("Hum", "Vocal cords, Neck", "Quads, Quadriceps, Neck")) == Worked(("neck",), ("quads",))
    assert worked(exercise("Dance")) == worked(None) == Worked()
    assert muscle_name("lower_back") == "Lower Back"


def test_a_session_works_what_it_has_most_sets_of() -> None:
    day = session(entry("3x5", SQUAT), entry("5x5", BENCH))
    assert worked_in(day) == Worked(("chest", "quads"), ("shoulders", "triceps", "glutes", "adductors", "lower_back"))


def test_a_muscle_that_something_is_for_does_not_only_help() -> None:
    hinge = trained("Hinge", "Glutes", "Hamstrings")
    day = session(entry("5x5", SQUAT), entry("1x5", hinge))
    assert worked_in(day).primary == ("quads", "glutes")
    assert "glutes" not in worked_in(day).secondary


def test_what_has_no_sets_is_no_work() -> None:
    assert worked_in(session(entry("1x400m", SQUAT))) == Worked()
    warm = Session("a", "A", None, None, "", (Part("warm_up", (entry("3x5", SQUAT),)),), SPAN)
    assert worked_in(warm) == Worked()
