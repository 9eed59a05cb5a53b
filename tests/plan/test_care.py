"""The keys of care: every way of writing them, what they mean for a dose, and their problems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan.care import RULES_LIMIT
from planner.plan.care_records import NO_CARE, Care
from planner.plan.dose import all_groups, canonical
from planner.plan.model import Plan, PlanItem
from tests.plan.reading import DAY, REST_DAY, only, read


def whole(text: str) -> Plan:
    plan, problems = read(text)
    assert plan is not None
    assert [problem.message for problem in problems] == []
    return plan


def first(item: str, around: str = "") -> PlanItem:
    """The first exercise of a plan, with the keys of ``around`` at its left margin."""
    entry = whole(f"{around}{DAY}{item}").sessions[0].exercises[0]
    assert isinstance(entry, PlanItem)
    return entry


def texts(care: Care) -> tuple[list[str], list[str]]:
    return [rule.text for rule in care.stop_if], [rule.text for rule in care.precautions]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("It swells, or locks.", ["It swells, or locks."]),
        ("[It swells., It locks.]", ["It swells.", "It locks."]),
        ("\n  - It swells.\n  - It locks.", ["It swells.", "It locks."]),
        ("|\n  It swells.\n\n  It locks.", ["It swells.", "It locks."]),
        ("[It swells., It swells.]", ["It swells."]),
    ],
)
def test_sentences_are_one_or_a_list(written: str, found: list[str]) -> None:
    assert list(dict.fromkeys(texts(whole(f"stop_if: {written}\n{REST_DAY}").care)[0])) == found
    assert texts(whole(f"precautions: {written}\n{REST_DAY}").care)[1][0] == found[0]


def test_sentences_know_their_places() -> None:
    rules = whole(f"stop_if:\n  - It swells.\n  - It locks.\n{REST_DAY}").care.stop_if
    assert [(rule.span.line, rule.span.column) for rule in rules] == [(2, 5), (3, 5)]


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        *(("0-3", 3), ("3", 3), ("0 - 3", 3), ("0–3", 3), ("0 to 3", 3), ("up to 3", 3), ("at most 3", 3)),
        *(("max 3", 3), ("max. 3", 3), ("≤3", 3), ("<=3", 3), ("< 4", 3), ("under 4", 3), ("3/10", 3)),
        *(("0-3 of 10", 3), ("3 out of 10", 3), ("none", 0), ("no pain", 0), ("0", 0), ("9", 9), ("Up To 5", 5)),
    ],
)
def test_a_limit_of_pain_in_every_way(written: str, limit: int) -> None:
    assert whole(f'pain: "{written}"\n{REST_DAY}').care.pain == limit


@given(st.integers(0, 9))
def test_a_limit_of_pain_is_read_as_it_is_written(limit: int) -> None:
    assert {whole(f'pain: "{text}"\n{REST_DAY}').care.pain for text in (limit, f"0-{limit}", f"<{limit + 1}")} == {
        limit
    }


@pytest.mark.parametrize(
    ("written", "side"),
    [("left", "left"), ("L", "left"), ("Right side", "right"), ("r", "right"), ("both", "both"), ("bilateral", "both")],
)
def test_sides_in_every_way(written: str, side: str) -> None:
    assert whole(f"side: {written}\n{REST_DAY}").care.side == side


def test_all_keys_of_an_exercise() -> None:
    item = first(
        "      - heel_slide: 3x10\n        side: left\n        range: 0 to 60 degrees\n        pain: 2\n"
        "        until: It bends to 90.\n        stop_if: It locks.\n        precautions: Slowly.\n"
    )
    care = item.care
    assert (care.side, care.range, care.pain, care.until) == ("left", "0 to 60 degrees", 2, "It bends to 90.")
    assert texts(care) == (["It locks."], ["Slowly."])


def test_an_exercise_that_says_nothing_has_no_care() -> None:
    assert first("      - heel_slide: 3x10\n").care == NO_CARE


def test_a_session_has_its_own() -> None:
    keys = "    stop_if: You are dizzy.\n    precautions: Drink.\n    pain: 1\n    until: Four weeks.\n"
    care = whole(f"sessions:\n  - name: A\n{keys}    exercises: [quad_set: 3x10]\n").sessions[0].care
    assert texts(care) == (["You are dizzy."], ["Drink."])
    assert (care.pain, care.until) == (1, "Four weeks.")


@pytest.mark.parametrize(
    ("dose", "side", "canonical_dose"),
    [
        *(("3x8", "left", "3x8 left"), ("3x8", "right", "3x8 right"), ("3x8 left", "left", "3x8 left")),
        *(("3x8", "both", "3x8"), ("3x8 each", "both", "3x8 each"), ("3x20s, 10", "left", "3x20s, 10 left")),
        ("2x(3/2/1) rest 30s", "right", "2x(3/2/1) right rest 30s"),
    ],
)
def test_a_side_is_that_of_the_dose(dose: str, side: str, canonical_dose: str) -> None:
    found = first(f'      - quad_set: "{dose}"\n        side: {side}\n').dose
    assert found is not None
    assert canonical(found) == canonical_dose
    assert {group.side for group in all_groups(found)} <= {side, "each", None}


@pytest.mark.parametrize(
    ("dose", "side", "hint"),
    [
        ("3x8 right", "left", "write side: right, or take it out of the dose"),
        ("3x8 each", "left", "write side: both, or take it out of the dose"),
        ("3x8 left", "both", "write side: left, or take it out of the dose"),
    ],
)
def test_a_dose_for_another_side_is_a_warning_and_stays(dose: str, side: str, hint: str) -> None:
    text = f"{DAY}      - quad_set: {dose}\n        side: {side}\n"
    assert only(text)[0::4] == ("side-differs", hint)
    plan, _ = read(text)
    assert plan is not None
    item = plan.sessions[0].exercises[0]
    assert isinstance(item, PlanItem)
    assert item.dose is not None
    assert canonical(item.dose) == dose


def test_defaults_lend_a_side_and_both_takes_it_back() -> None:
    around = "defaults: {side: left, pain: 2}\n"
    items = "      - quad_set: 3x8\n      - glute_bridge: 2x10\n        side: both\n        pain: 0\n"
    found = [item for item in whole(f"{around}{DAY}{items}").sessions[0].exercises if isinstance(item, PlanItem)]
    assert [item.dose and canonical(item.dose) for item in found] == ["3x8 left", "2x10"]
    assert [item.care.pain for item in found] == [2, 0]


def test_a_week_may_be_different() -> None:
    text = (
        "weeks: 2\n"
        + DAY
        + "      - heel_slide: 3x10\n        range: 0 to 60\n        weeks: {2: {range: 0 to 90, side: left}}\n"
    )
    plan = whole(text)
    cares = [entry.care for week in plan.timetable for entry in week[0].exercises if isinstance(entry, PlanItem)]
    assert [(care.range, care.side) for care in cares] == [("0 to 60", None), ("0 to 90", "left")]


def test_a_patient_is_the_athlete() -> None:
    plan = whole(f"patient: Sam Rivera\nid: K-1\ngoal: Stairs.\nreview: 11.1.2027\n{REST_DAY}")
    assert (plan.athlete, plan.patient.is_named, plan.patient.id, plan.patient.goal) == (
        "Sam Rivera",
        True,
        "K-1",
        "Stairs.",
    )
    assert plan.patient.review is not None
    assert plan.patient.review.isoformat() == "2027-01-11"
    assert not whole(f"athlete: Sam Rivera\n{REST_DAY}").patient.is_named


def test_a_contact_is_that_of_the_coach() -> None:
    assert whole(f"coach: Jo Martin\ncontact: 020 7946 0018\n{REST_DAY}").contact == "020 7946 0018"
    assert whole(f"contact: 020 7946 0018\n{REST_DAY}").contact == "020 7946 0018"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (f"athlete: A\npatient: B\n{REST_DAY}", "two-people", (2, 1)),
        (f"contact: 1\ncoach: {{name: A, contact: 2}}\n{REST_DAY}", "two-contacts", (1, 1)),
        (f"side: left knee\n{REST_DAY}", "bad-side", (1, 7)),
        (f"pain: 2-4\n{REST_DAY}", "bad-pain", (1, 7)),
        (f"pain: 10\n{REST_DAY}", "bad-pain", (1, 7)),
        (f"pain: 0-11\n{REST_DAY}", "bad-pain", (1, 7)),
        (f"pain: <0\n{REST_DAY}", "bad-pain", (1, 7)),
        (f"pain: a little\n{REST_DAY}", "bad-pain", (1, 7)),
        (f"stop_if: {{a: b}}\n{REST_DAY}", "wrong-type", (1, 10)),
        (f"stop_if: [[a]]\n{REST_DAY}", "wrong-type", (1, 11)),
        (f"stop_if: []\n{REST_DAY}", "missing-value", (1, 10)),
        (f"stop_if: [{', '.join(map(str, range(RULES_LIMIT + 1)))}]\n{REST_DAY}", "too-many", (1, 10)),
        (f"review: soon\n{REST_DAY}", "bad-date", (1, 9)),
    ],
)
def test_problems(text: str, code: str, place: tuple[int, int]) -> None:
    assert only(text)[:3] == (code, *place)


def test_a_long_list_is_not_read_to_its_end() -> None:
    _, problems = read(f"stop_if: [{', '.join(['{}'] * 5_000)}]\n{REST_DAY}")
    assert len(problems) <= RULES_LIMIT + 2
