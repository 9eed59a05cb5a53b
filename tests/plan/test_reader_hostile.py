"""Plans that are too much, broken on purpose or arranged at random: refused quickly, never an exception."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan.groups import PART
from planner.plan.items import ITEM
from planner.plan.reader import PLAN
from planner.plan.sessions import SESSION
from planner.plan.turns import SUPERSET
from tests.plan.reading import DAY, REST_DAY, read


@pytest.mark.parametrize(
    ("text", "code", "limit"),
    [
        (f"title: {'x' * 201}\n{REST_DAY}", "too-long", "200"),
        (f"notes: {'x' * 2001}\n{REST_DAY}", "too-long", "2,000"),
        ("sessions:\n" + "  - name: A\n" * 101, "too-many", "100"),
        (DAY + "      - squat\n" * 61, "too-many", "60"),
        (DAY + "      - squat\n" * 20 + f"      - superset: [{'a, ' * 40}a]\n", "too-many", "60"),
        ("\n".join(f"k{n}: x" for n in range(101)) + "\n" + REST_DAY, "too-many", "100"),
        ("pages: [" + "session, " * 20 + "sheet]\n" + REST_DAY, "too-many", "20"),
        ("maxes: {" + ", ".join(f"e{n}: 1" for n in range(201)) + "}\n" + REST_DAY, "too-many", "200"),
        (f"bodyweight: 2001\n{REST_DAY}", "out-of-range", "2,000"),
        (f"{DAY}      - {'x' * 201}: 5x5\n", "too-long", "200"),
        (f"maxes: {{{'x' * 201}: 140}}\n{REST_DAY}", "too-long", "200"),
    ],
)
def test_an_error_names_the_limit(text: str, code: str, limit: str) -> None:
    _, problems = read(text)
    assert problems[0].code == code
    assert limit in problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("sessions: " + "[" * 100_000, id="deep lists"),
        pytest.param("sessions: " + "{a: " * 50_000, id="deep maps"),
        pytest.param("a: &a [x, x]\nsessions: &b [*a, *a, *a]\nc: [*b, *b]\n", id="aliases"),
        pytest.param("<<: {a: b}\n", id="merge"),
        pytest.param(DAY + "      - squat: 10000x10\n", id="10,000 sets"),
        pytest.param(DAY + "      - squat: 5x5\n" * 100_000, id="100,000 items"),
        pytest.param("\n".join(f"k{n}: x" for n in range(24_000)), id="24,000 unknown keys"),
        pytest.param("sessions:\n" + (DAY[10:] + "      - foo: bar\n" * 60) * 100, id="bad doses"),
        pytest.param(
            DAY + "      -" + "".join(f" k{n}: x\n       " for n in range(20_000)), id="20,000 unknown settings"
        ),
        pytest.param(DAY + "      -" + "".join(f" k{n}: 3x5\n       " for n in range(20_000)), id="20,000 exercises"),
        pytest.param("maxes: {" + ", ".join(f"e{n}: x" for n in range(200)) + "}", id="bad maxes"),
        pytest.param("sessions:\n" + "  - name:\n" * 100, id="missing values"),
        pytest.param(DAY + "      - squat: 5x5\n        or: '" + "," * 1990 + " x'\n        log: x\n", id="commas"),
        pytest.param(DAY + "      - squat: 5x5\n        or: '" + "a(," * 660 + "'\n", id="brackets"),
        pytest.param(DAY + "      - circuit: [a]\n        rounds: " + "9" * 5000 + "\n", id="long rounds"),
        pytest.param(
            DAY + "      - part: A\n        time: " + "9" * 5000 + "h\n        exercises: [a]\n", id="long time"
        ),
        pytest.param(
            "defaults: {rest: soon, notes: "
            + "x " * 900
            + ", sets: 3y5}\nsessions:\n"
            + ("  - name: A\n    exercises:\n" + "      - a\n" * 60) * 100,
            id="bad defaults of 6,000 exercises",
        ),
        pytest.param(
            "override:\n" + "".join(f"  e{n}: {{tips: [{'x, ' * 60}x]}}\n" for n in range(100)) + REST_DAY,
            id="long overrides",
        ),
        pytest.param("override: {" + ", ".join(f"e{n}: x" for n in range(5_000)) + "}\n" + REST_DAY, id="overrides"),
        pytest.param(DAY + "      - circuit:\n" + "          - circuit: [a]\n" * 30_000, id="circuits in a circuit"),
        *(
            pytest.param(f"bodyweight: {number}\n{REST_DAY}", id=number)
            for number in ("1e999", "inf", ".inf", "nan", ".nan", "-5", "0x10", "9" * 50, "٣", "1_000", "1e3")
        ),
        pytest.param(f"start: {'9' * 5000}\n{REST_DAY}", id="long date"),
        pytest.param(f"start: 0000-00-00\n{REST_DAY}", id="date zero"),
        pytest.param("title: a\x00b\n" + REST_DAY, id="NUL"),
        pytest.param("title: a\x1b[31mb\n" + REST_DAY, id="escape"),
        pytest.param("title: a\u202eb\n" + REST_DAY, id="right-to-left override"),
        pytest.param("content: ../../../../../../etc\n" + REST_DAY, id="up and away"),
        pytest.param("content: '..\\..\\..\\..\\windows'\n" + REST_DAY, id="up and away in Windows"),
        pytest.param(DAY + "      - squat: 1e999x5\n", id="dose number"),
        pytest.param(DAY + f"      - squat: {'5x5, ' * 5000}\n", id="long dose"),
        pytest.param(DAY + f"      - {'x' * 100_000}: 5x5\n", id="long name"),
        pytest.param(DAY + f"      - {'x ' * 50_000}5x5\n", id="long bare name"),
    ],
)
def test_hostile_plans_are_refused_quickly(text: str) -> None:
    before = time.process_time()
    _, problems = read(text)
    assert any(problem.severity == "error" for problem in problems)
    assert all("\n" not in problem.message and len(problem.message) < 300 for problem in problems)
    assert time.process_time() - before < 2


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    plan, problems = read(text)
    assert plan is not None or problems


VALUES = st.sampled_from(["", "5x5", "x", "[a, b]", "{a: b}", "Monday", "140", "-", "'", '"', "|", "1e9", "~", "[[]]"])
KEYS = st.sampled_from(
    sorted({*PLAN.names, *SESSION.names, *ITEM.names, *SUPERSET.names, *PART.names, "circuit", "text", "squat", "tips"})
)


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans(), KEYS, VALUES), max_size=12))
def test_any_arrangement_of_keys_is_read_without_an_exception(lines: list[tuple[int, bool, str, str]]) -> None:
    text = "\n".join(f"{'  ' * depth}{'- ' if dash else ''}{key}: {value}" for depth, dash, key, value in lines)
    plan, problems = read(text + "\n" + REST_DAY)
    assert plan is not None or problems
