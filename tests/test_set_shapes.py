"""Rounds, parts and techniques worked out: ids, loads, what counts, and how long it takes. Numbers done by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.diagnostics import Diagnostic
from planner.program import Entry, Program
from planner.program.volume import session_minutes
from tests.resolving import run

HEAD = "title: T\nmaxes: {back_squat: 140, bench_press: 100}\n"


def resolved(*items: str, head: str = HEAD) -> tuple[Program, list[Diagnostic]]:
    lines = "".join(f"      - {item}\n" for item in items)
    program, problems = run(f"{head}sessions:\n  - name: A\n    exercises:\n{lines}")
    assert program is not None, problems
    return program, problems


def entry(item: str, head: str = HEAD) -> Entry:
    program, problems = resolved(item, head=head)
    assert not problems
    return program.sessions[0].entries[0]


def loads(found: Entry) -> list[str | None]:
    return [str(planned.load.value) if planned.load else None for planned in found.sets]


def drops(found: Entry, number: int = 0) -> list[str | None]:
    return [str(mini.load.value) if mini.load else None for mini in found.sets[number].minis]


def test_rounds_are_sets_one_after_the_other() -> None:
    found = entry("back_squat: 2x(3/2/1) @80/85/90%")
    assert [str(planned.amount.low) for planned in found.sets] == ["3", "2", "1"] * 2
    assert loads(found) == ["112.5", "120", "125"] * 2  # 112, 119 and 126 of 140
    assert [planned.round for planned in found.sets] == [0, 0, 0, 1, 1, 1]
    assert [planned.id for planned in found.sets] == [f"w1.a.back_squat.set{number}" for number in range(1, 7)]


def test_a_list_of_all_rounds_goes_through_them() -> None:
    found = entry("back_squat: 2x(3/2/1) @80/85/90/85/90/95%")
    assert loads(found) == ["112.5", "120", "125", "120", "125", "132.5"]


def test_groups_of_a_round_have_their_own_loads_and_order() -> None:
    found = entry("back_squat: 2x(5 @60%, 2x3 @70%) rest 2min")
    assert [str(planned.amount.low) for planned in found.sets] == ["5", "3", "3", "5", "3", "3"]
    assert loads(found) == ["85", "97.5", "97.5"] * 2  # 84 and 98
    assert [planned.inner for planned in found.sets] == [0, 1, 1, 0, 1, 1]
    assert [str(found.group_of(planned).targets[0].values[0]) for planned in found.sets[:2]] == ["60", "70"]  # type: ignore[union-attr]
    assert found.rest is not None


def test_what_refers_to_the_top_set_follows_the_first_of_a_bracket() -> None:
    found = entry("back_squat: 2x(1 @90%, 3x3 @top-20%)")
    assert loads(found) == ["125", "100", "100", "100"] * 2


def test_rounds_above_the_lower_number_are_optional() -> None:
    found = entry("back_squat: 2-3x(3/2)")
    assert [planned.optional for planned in found.sets] == [False] * 4 + [True] * 2


def test_a_set_in_parts_is_one_set() -> None:
    found = entry("bench_press: 4x(2+2+2) 10s @85%")
    assert len(found.sets) == 4
    first = found.sets[0]
    assert (str(first.amount.low), [str(mini.amount.low) for mini in first.minis]) == ("6", ["2", "2", "2"])
    assert [mini.id for mini in first.minis] == [f"w1.a.bench_press.set1.mini{number}" for number in (1, 2, 3)]
    assert loads(found) == ["85"] * 4


def test_each_drop_is_a_share_of_the_exact_load_before_and_never_above() -> None:
    head = "title: T\nmaxes: {back_squat: 150}\n"
    found = entry("back_squat: 8 drop 3 -20% @60%", head)
    assert loads(found) == ["90"]
    assert drops(found) == ["70", "57.5", "45"]  # 72, 57.6 and 46.08: 72.5 would be nearer, and above
    assert found.sets[0].minis[0].id == "w1.a.back_squat.set1.drop1"
    assert [mini.amount.low for mini in found.sets[0].minis] == [None] * 3
    assert found.sets[0].minis[0].load is not None
    assert found.sets[0].minis[0].load.plates == (Decimal(25),)


def test_a_drop_by_a_weight() -> None:
    assert drops(entry("back_squat: 8 drop 2 -12.5kg @100kg")) == ["87.5", "75"]
    assert drops(entry("back_squat: 8 drop 1 -25lb @100kg")) == ["87.5"]  # 88.66 kg


def test_drops_without_a_change_or_a_load_are_blank() -> None:
    assert drops(entry("back_squat: 8 drop 2 @100kg")) == [None, None]
    assert drops(entry("back_squat: 8 drop 2 -20%")) == [None, None]


def test_drops_with_bodyweight_take_off_what_is_added() -> None:
    [first, second] = entry("pull_up: 8 drop 2 -6kg @BW+10kg").sets[0].minis
    assert first.load is not None
    assert second.load is not None
    assert (first.load.relation, first.load.value) == ("added", Decimal("2.5"))  # 4, and 2.5 is a step below
    assert (second.load.relation, second.load.value) == ("assisted", Decimal("2.5"))  # 2 less than the bodyweight


def test_a_drop_of_the_bodyweight_needs_it() -> None:
    _, [problem] = resolved("pull_up: 8 drop 1 -10% @BW")
    assert problem.code == "no-bodyweight"
    found = entry("pull_up: 8 drop 1 -10% @BW", f"{HEAD}bodyweight: 80\n")
    assert found.sets[0].minis[0].load is not None
    assert (found.sets[0].minis[0].load.relation, found.sets[0].minis[0].load.value) == ("assisted", Decimal(10))


def test_a_drop_below_the_bar_is_a_blank_and_told_once() -> None:
    program, [problem] = resolved("back_squat: 3x8 drop 2 -50% @30kg")
    assert problem.code == "out-of-reach"
    assert problem.message == "drop 1 is 15 kg, less than the bar, and prints a blank"
    assert drops(program.sessions[0].entries[0]) == [None, None]


def test_each_set_has_its_own_drops() -> None:
    found = entry("back_squat: 10/8 drop 1 -20% @50/60%")
    assert (drops(found, 0), drops(found, 1)) == (["55"], ["67.5"])  # of 70 and 85: 56 and 68


def test_myo_reps_above_the_lower_number_are_optional() -> None:
    [planned] = entry("back_squat: 15 myo 3-4x5 20s @50%").sets
    assert [mini.optional for mini in planned.minis] == [False] * 3 + [True]
    assert {str(mini.amount.low) for mini in planned.minis} == {"5"}


def minutes(item: str) -> int:
    program, _ = resolved(item, item, item, item, item, item)
    return session_minutes(program.sessions[0]).value


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        # 60 s to set up, 4 s a repetition, rests of 60 s.
        ("2x(3/2/1) rest 60s", 60 + 12 * 4 + 5 * 60),
        ("2x(6 rest 30s, 4 rest 90s)", 60 + 20 * 4 + 30 + 90 + 30),
        ("4x(2+2+2) 15s rest 60s", 60 + 24 * 4 + 4 * 2 * 15 + 3 * 60),
        ("5x10 drop 2 -20% @50kg rest 60s", 60 + 5 * 30 * 4 + 4 * 60),
        ("5x10 RP 2x15s rest 60s", 60 + 5 * (30 * 4 + 2 * 15) + 4 * 60),
        ("20 total RP 4x15s", 60 + 20 * 4 + 4 * 15),
        ("5x15 myo 4x5 20s rest 60s", 60 + 5 * (35 * 4 + 4 * 20) + 4 * 60),
        ("5x15 myo 2-4x5 20s rest 60s", 60 + 5 * (30 * 4 + 3 * 20) + 4 * 60),
        ("5x10 each drop 1 rest 60s", 60 + 5 * 20 * 4 * 2 + 4 * 60),
    ],
)
def test_time_counts_parts_and_their_short_rests(dose: str, seconds: int) -> None:
    assert minutes(f"back_squat: {dose}") == 5 * round(6 * seconds / 300)


def test_a_technique_in_rounds_of_a_superset_is_done_in_every_round() -> None:
    program, problems = resolved("{superset: [back_squat: 8 drop 1 -20% @50kg, pull_up: 5+5], rounds: 3}")
    assert not problems
    squat, pull_up = program.sessions[0].entries
    assert [len(planned.minis) for planned in squat.sets] == [1] * 3
    assert [len(planned.minis) for planned in pull_up.sets] == [2] * 3


@pytest.mark.parametrize(
    ("dose", "hint"), [("2x(3/2/1)", "write 3/2/1"), ("4x(2+2)", "write 2+2"), ("3x8 drop 1", "write 8 drop 1")]
)
def test_rounds_of_a_superset_leave_no_room_for_others(dose: str, hint: str) -> None:
    group = f"      - superset: [back_squat: {dose}, pull_up: 5]\n        rounds: 3\n"
    _, problems = run(f"title: T\nsessions:\n  - name: A\n    exercises:\n{group}")
    [problem] = [problem for problem in problems if problem.code == "rounds-and-sets"]
    assert hint in problem.hint


@pytest.mark.parametrize(("dose", "codes"), [("9x10", []), ("9x10 drop 10", ["too-many"])])
def test_parts_count_in_the_limits_of_a_plan(dose: str, codes: list[str]) -> None:
    """60 exercises of 9 sets are 540 sets; with ten drops to each they are 5,940 boxes, and 5,000 may be."""
    _, problems = run(f"{HEAD}sessions:\n  - name: A\n    exercises:\n" + f"      - back_squat: {dose}\n" * 60)
    assert [problem.code for problem in problems if problem.code == "too-many"] == codes
