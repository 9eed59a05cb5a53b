"""Loads that follow from other loads, from the equipment and the implement; maxes that follow from other maxes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostic
from planner.library.model import Exercise
from planner.program import Load, Program
from planner.program.implements import Gear, implement_of
from planner.program.plates import Barbell, Listed, Steps
from tests.resolving import exercise, run

MAXES = "maxes: {squat: 140, bench_press: 5RM 90}\n"


def resolved(items: str, head: str = MAXES) -> tuple[Program, list[Diagnostic]]:
    lines = "".join(f"      {line}\n" for line in items.split("\n"))
    program, problems = run(f"{head}sessions:\n  - name: A\n    exercises:\n{lines}")
    assert program is not None
    return program, problems


def loads(items: str, head: str = MAXES) -> list[Load | None]:
    """The loads of every set, where there is nothing to complain about."""
    program, problems = resolved(items, head)
    assert not problems, [problem.message for problem in problems]
    return [planned.load for entry in program.sessions[0].entries for planned in entry.sets]


def shown(items: str, head: str = MAXES) -> list[str]:
    """The loads in short: ``105 kg``, ``+10 kg``, ``bodyweight``, ``?``."""
    return [short(load) for load in loads(items, head)]


def short(load: Load | None) -> str:
    if load is None:
        return "?"
    if load.relation == "bodyweight":
        return "bodyweight"
    sign = {"added": "+", "assisted": "-"}.get(load.relation, "")
    high = "" if load.high is None else f"-{load.high:f}"
    return f"{sign}{load.value:f}{high} {load.unit}"


def problem(items: str, head: str = MAXES) -> tuple[str, str, str]:
    """Severity, code and message of the only problem."""
    _, (found,) = resolved(items, head)
    assert found.hint
    return found.severity, found.code, found.message


def equipment(text: str, head: str = MAXES) -> str:
    return f"equipment: {{{text}}}\n{head}"


# References


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("- squat: 1x3 @100kg, 2x5 @top-10%", ["100 kg", "90 kg", "90 kg"]),
        ("- squat: 1x3 @100kg, 1x5 @85% of top", ["100 kg", "85 kg"]),
        ("- squat: 1x3 @100kg, 5/5 @90/80% of top", ["100 kg", "90 kg", "80 kg"]),
        ("- squat: 1x3 @100kg, 1x5 @80-85% of top", ["100 kg", "80-85 kg"]),
        ("- squat: 1x3 @90%, 1x5 @top-10%", ["125 kg", "112.5 kg"]),  # of the 125 that are printed
        ("- squat: 1x3 @100kg, 1x5 @top-7.5kg", ["100 kg", "92.5 kg"]),
        ("- squat: 1x3 @100kg, 1x5 @top+10lb", ["100 kg", "105 kg"]),  # 104.54
        ("- squat: 1x3 @BW+20kg, 1x5 @top-5kg", ["+20 kg", "+15 kg"]),
        ("- squat: 1x3 @RPE8, 1x5 @top-10%", ["?", "?"]),
        ("- squat: 1x5 @5RM", ["120 kg"]),
        ("- bench_press: 1x5 @5RM", ["90 kg"]),
        ("- bench_press: 1x1 @1RM", ["105 kg"]),
        ("- bench_press: 1x3 @85% of 5RM", ["77.5 kg"]),  # 76.5
        ("- {bench_press: 1x5 @last+2.5kg, last: 80kg x5}", ["82.5 kg"]),
        ("- {bench_press: 1x5 @last, last: 81}", ["80 kg"]),
    ],
)
def test_loads_follow_from_others(item: str, expected: list[str]) -> None:
    assert shown(item) == expected


def test_a_pair_stays_a_pair() -> None:
    pair = Load(Decimal(18), "kg", pieces=2)
    assert loads("- {bench_press: '1x8 @2x20kg, 1x10 @top-10%', implement: dumbbell}")[1] == pair
    assert loads("- bench_press: 1x8 @2x20kg, 1x10 @top-10%")[1] == pair  # two of something are no bar


def test_pounds_stay_pounds() -> None:
    assert shown("- squat: 1x3 @135lb, 1x5 @top-10%") == ["135 lb", "120 lb"]  # 121.5 by steps of 5


def test_a_share_of_a_top_set_with_the_bodyweight_needs_to_know_it() -> None:
    item = "- pull_up: 1x3 @BW+20kg, 2x5 @top-10%"
    assert shown(item, "bodyweight: 80\n") == ["+20 kg", "+10 kg", "+10 kg"]  # 90% of 100
    assert problem(item) == ("warning", "no-bodyweight", "top-10% needs the bodyweight, so it prints a blank")


def test_what_was_lifted_last_time_is_missed_once() -> None:
    items = "- squat: 1x3 @last+2.5kg, 1x5 @last\n- squat: 1x5 @last"
    severity, code, message = problem(items)
    assert (severity, code) == ("warning", "no-last")
    assert message == 'nothing says what "squat" was done with last time, so last+2.5kg prints a blank'


def test_a_rep_max_without_a_max_prints_a_blank() -> None:
    assert problem("- plank: 1x5 @5RM")[:2] == ("warning", "no-max")


# Equipment


def test_plates_are_counted_on_bars_only() -> None:
    assert loads("- squat: 1x5 @75%") == [
        Load(Decimal(105), "kg", bar=Decimal(20), plates=(Decimal(25), Decimal(15), Decimal("2.5")))
    ]
    for item in ("leg press (machine): 1x5 @100kg", "plank: 1x5 @100kg", "squat: 1x5 @100-110kg", "squat: 1x5 @100lb"):
        (load,) = loads(f"- {item}")
        assert load is not None
        assert (load.bar, load.plates) == (None, ())


def test_the_plans_plates_win_over_its_rounding() -> None:
    head = equipment("bar: 15, plates: '20, 5'", "rounding: 1\n" + MAXES)
    assert loads("- squat: 1x5 @75%", head) == [
        Load(Decimal(105), "kg", bar=Decimal(15), plates=(Decimal(20), Decimal(20), Decimal(5)))
    ]
    assert shown("- squat: 1x5 @79%", head) == ["115 kg"]  # 110.6 lies between 105 and 115


def test_the_exercises_rounding_wins_over_all() -> None:
    head = equipment("plates: '20, 10'")
    assert shown("- {squat: 1x5 @74%, rounding: 1}", head) == ["104 kg"]
    assert shown("- {leg press (machine): 1x5 @74% of squat, rounding: 2kg}", MAXES) == ["104 kg"]


def test_a_load_without_plates_for_it_prints_none() -> None:
    assert loads("- {squat: 1x5 @74%, rounding: 1}") == [Load(Decimal(104), "kg")]


def test_loads_are_in_the_unit_of_the_plates() -> None:
    head = equipment("bar: 45lb, plates: '45, 25, 10, 5, 2.5 lb'")
    (load,) = loads("- squat: 1x5 @75%", head)  # 105 kg are 231.5 lb
    assert load == Load(Decimal(230), "lb", bar=Decimal(45), plates=(Decimal(45), Decimal(45), Decimal("2.5")))


def test_one_bar_takes_one_unit() -> None:
    severity, code, message = problem("- squat: 1x5 @60kg", equipment("bar: 20, plates: '45lb, 25lb'"))
    assert (severity, code) == ("error", "mixed-units")
    assert message == "the bar and its plates must be in one unit, not in kg and lb"
    assert problem("- plank", equipment("dumbbells: '10lb, 25kg'"))[1] == "mixed-units"


@pytest.mark.parametrize(
    ("item", "near"),
    [
        ("- squat: 1x5 @61kg", "the plates do not make 61 kg; nearest are 60 kg and 65 kg"),
        ("- squat: 1x5 @12kg", "the plates do not make 12 kg; nearest is 20 kg"),
        ("- {bench_press: 1x5 @11kg, implement: dumbbell}", "the equipment has no 11 kg; nearest are 10 kg and 12 kg"),
    ],
)
def test_a_given_load_is_never_changed_but_checked(item: str, near: str) -> None:
    head = equipment("bar: 20, plates: '20, 10, 2.5', dumbbells: 4-20 by 2", "")
    assert problem(item, head) == ("warning", "not-loadable", near)
    program, _ = resolved(item, head)
    load = program.sessions[0].entries[0].sets[0].load
    assert load is not None
    assert f" {load.value} kg" in near
    assert load.bar is None


def test_usual_plates_are_only_a_note() -> None:
    assert problem("- squat: 1x5 @61kg")[:2] == ("note", "not-loadable")


def test_what_is_out_of_reach_is_told_once() -> None:
    head = equipment("plates: '2x20, 2x10'")
    assert problem("- squat: 1x5 @80%, 1x5 @90%", head) == (
        "warning",
        "out-of-reach",
        "80% of the max is 112 kg, more than can be loaded, and prints as 80 kg",
    )
    assert problem("- squat: 1x5 @5%") == (
        "warning",
        "out-of-reach",
        "5% of the max is 7 kg, less than the bar, and prints as 20 kg",
    )


# Implements


def profile(*needs: str) -> Exercise:
    return exercise("x", *needs)


@pytest.mark.parametrize(
    ("needs", "implement"),
    [
        (("Barbell", "Rack"), "barbell"),
        (("Bench", "Dumbbells"), "dumbbell"),
        (("EZ Bar",), "ez_bar"),
        (("Hex bar",), "trap_bar"),
        (("Kettlebell", "Barbell"), "kettlebell"),
        (("Smith machine",), "machine"),
        (("Pulley",), "cable"),
        (("Weight plate",), "plate"),
        (("Body Weight", "Dumbbell"), "dumbbell"),
        (("Pull-Up Bar",), "body"),
        (("Mat",), None),
        ((), None),
    ],
)
def test_the_profile_says_how_an_exercise_is_loaded(needs: tuple[str, ...], implement: str | None) -> None:
    assert implement_of(profile(*needs)) == implement


def test_free_text_says_nothing() -> None:
    assert implement_of(None) is None


def test_usual_weights_by_implement_and_unit() -> None:
    kilograms, pounds = Gear("kg"), Gear("lb")
    assert [kilograms.loadable(it).choice for it in ("dumbbell", "kettlebell", "machine", "cable", "body", None)] == [
        Steps(Decimal(step)) for step in ("2", "4", "5", "5", "2.5", "2.5")
    ]
    assert [pounds.loadable(it).choice for it in ("dumbbell", "kettlebell", "body")] == [Steps(Decimal(5))] * 3
    bars = [gear.loadable(it).barbell for gear in (kilograms, pounds) for it in ("barbell", "ez_bar", "trap_bar")]
    assert [bar.bar for bar in bars if bar] == [Decimal(bar) for bar in (20, 10, 25, 45, 25, 55)]
    assert isinstance(kilograms.loadable("plate").choice, Listed)


def test_the_plans_rounding_is_the_step_of_what_it_does_not_list() -> None:
    gear = Gear("kg", Decimal(1))
    assert gear.loadable("dumbbell").choice == Steps(Decimal(1))
    assert gear.loadable("barbell").choice == Steps(Decimal(1), Decimal(20))
    assert isinstance(gear.loadable("barbell").barbell, Barbell)


def test_dumbbells_are_rounded_to_those_there_are() -> None:
    item = "- {bench_press: 1x8 @28%, implement: dumbbell}"  # 29.4
    assert shown(item) == ["30 kg"]
    assert shown(item, equipment("dumbbells: '10, 20, 28, 36'")) == ["28 kg"]


def test_the_plan_says_how_an_exercise_is_loaded() -> None:
    program, _ = resolved("- {plank: 1x5, implement: barbell}\n- {squat: 1x5, implement: body}")
    assert [entry.resistance for entry in program.sessions[0].entries] == ["weight", "bodyweight"]
    assert loads("- {name: Jefferson lift, sets: 1x5 @60kg, implement: barbell}")[0] == Load(
        Decimal(60), "kg", bar=Decimal(20), plates=(Decimal(20),)
    )


def test_rounding_in_another_unit_is_an_error() -> None:
    severity, code, message = problem("- {squat: 1x5 @75%, rounding: 5lb}")
    assert (severity, code) == ("error", "bad-unit")
    assert message == "rounding is in lb, and the loads of this exercise are in kg"


# Maxes that follow from others, and from the bodyweight


def test_a_max_follows_from_another_whatever_their_order() -> None:
    head = "maxes: {plank: 50% of bench_press, bench_press: 80% of squat, squat: 150}\n"
    assert shown("- plank: 1x5 @50%\n- bench_press: 1x5 @75%", head) == ["30 kg", "90 kg"]
    program, _ = resolved("- plank", head)
    assert [(best.exercise, best.load.value, best.estimated) for best in program.bests] == [
        ("Plank", Decimal(60), True),
        ("Bench press", Decimal(120), True),
        ("Back squat", Decimal(150), False),
    ]


def test_a_max_may_follow_from_a_variation_or_its_base() -> None:
    head = "maxes: {squat: 140, squat (paused): 120, plank: 50% of squat (paused), bench_press: 50% of squat (front)}\n"
    assert shown("- plank: 1x5 @100%\n- bench_press: 1x5 @100%", head) == ["60 kg", "70 kg"]


@pytest.mark.parametrize(
    ("maxes", "severity", "code", "message"),
    [
        ("{squat: 90% of squat}", "error", "max-circle", 'the max of "Back squat" follows from itself'),
        (
            "{squat: 90% of plank, plank: 50% of squat}",
            *("error", "max-circle", 'the max of "Back squat" follows from itself'),
        ),
        ("{squat: 90% of plank}", "warning", "no-max", 'no max for "Plank", so 90% of it is not known'),
        ("{squat: 90% of qqq}", "error", "unknown-exercise", 'unknown exercise "qqq"'),
        ("{squat: BW+30}", "warning", "no-bodyweight", 'the max of "Back squat" needs the bodyweight'),
    ],
)
def test_maxes_that_cannot_be_worked_out_are_reported_once(maxes: str, severity: str, code: str, message: str) -> None:
    found = problem("- squat: 3x5 @75%\n- squat: 1x5 @80%", f"maxes: {maxes}\n")
    assert found[:2] == (severity, code)
    assert message in found[2]


def test_a_long_chain_of_maxes_is_followed() -> None:
    links = ", ".join(f"squat ({n}): 100% of squat ({n + 1})" for n in range(198))
    assert shown("- squat (0): 1x5 @50%", f"maxes: {{{links}, squat (198): 140}}\n") == ["70 kg"]


@pytest.mark.parametrize(
    ("best", "item", "expected"),
    [
        ("BW+30", "1x5 @80%", "+7.5 kg"),  # 80% of 110 is 88
        ("BW+40", "1x5 @90%", "+27.5 kg"),  # 108
        ("BW", "1x5 @75%", "-20 kg"),
        ("BW+20", "1x5 @80%", "bodyweight"),
        ("5RM BW+20", "1x1 @100%", "+37.5 kg"),  # 100 × 35/30 is 116.7
        ("5RM BW+20", "1x5 @5RM", "+20 kg"),
    ],
)
def test_with_the_bodyweight_the_whole_is_multiplied(best: str, item: str, expected: str) -> None:
    assert shown(f"- pull_up: {item}", f"bodyweight: 80\nmaxes: {{pull_up: {best}}}\n") == [expected]


def test_a_best_with_the_bodyweight_prints_what_is_added() -> None:
    program, _ = resolved("- plank", "bodyweight: 80\nmaxes: {pull_up: BW+30, squat: BW, plank: BW-20}\n")
    assert [short(best.load) for best in program.bests] == ["+30 kg", "bodyweight", "-20 kg"]


def test_less_than_nobody_is_an_error() -> None:
    assert problem("- plank", "bodyweight: 80\nmaxes: {pull_up: BW-80}\n")[:2] == ("error", "out-of-range")
