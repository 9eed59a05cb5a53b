"""Project files under a plan: what stands in for what, and that every problem stays in its file."""

from __future__ import annotations

import pytest

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Source, read_yaml
from planner.plan.keys import KEYS_LIMIT
from planner.plan.merging import SHARED
from planner.plan.model import Plan
from planner.plan.project import PROJECT, origins, read_project, read_settings
from planner.plan.reader import PLAN, read_plan

SESSIONS = "sessions: [{name: A, exercises: [deadlift: 5x5]}]\n"


def layers(*texts: str, out: Diagnostics | None = None) -> list[Mapping]:
    out = out if out is not None else Diagnostics()
    found = (read_project(Source(f"{n}.yaml", text), out) for n, text in enumerate(texts))
    return [layer for layer in found if layer]


def read(plan: str, *texts: str) -> tuple[Plan, list[tuple[str, str, int]]]:
    """The plan above project files called ``0.yaml``, ``1.yaml``; and its problems as code, file and line."""
    out = Diagnostics()
    found = read_plan(Source("p.yaml", plan + SESSIONS), out, layers(*texts, out=out))
    assert found is not None
    return found, [(one.code, one.span.file, one.span.line) for one in out if one.span]


def test_the_plan_wins_then_the_nearer_project_file() -> None:
    near, far = "units: lb\npages: overview\n", "units: kg\npages: sheet\ncoach: Ana\n"
    plan, problems = read("pages: [session]\n", near, far)
    assert problems == []
    assert (plan.unit, [page.text for page in plan.pages], plan.coach) == ("lb", ["session"], "Ana")
    assert [page.span.file for page in plan.pages] == ["p.yaml"]


def test_maps_are_joined_key_by_key() -> None:
    plan, problems = read(
        "design: {page: Letter}\ncoach: {name: Ana}\n",
        "design: {page: A4, theme: classic}\n",
        "coach: {name: Ana, contact: a@x}\n",
    )
    assert problems == []
    assert plan.paper
    assert plan.theme
    assert (plan.paper.text, plan.theme.text, plan.theme.span.file) == ("Letter", "classic", "0.yaml")
    assert (plan.coach, plan.contact) == ("Ana", "a@x")


@pytest.mark.parametrize(
    ("plan", "project", "expected"),
    [
        ("coach: Ben\n", "coach: {name: Ana, contact: a@x}\n", ("Ben", "")),
        ("coach: {name: Ben}\n", "coach: {name: Ana, contact: a@x}\n", ("Ben", "")),
        ("coach: Ana\n", "coach: {name: Ana, contact: a@x}\n", ("Ana", "a@x")),
        ("coach: Ben\n", "coach: {contact: gym@x}\n", ("Ben", "gym@x")),
        ("coach: {contact: b@x}\n", "coach: Ana\n", ("Ana", "b@x")),
        ("", "coach: Ana\n", ("Ana", "")),
    ],
)
def test_a_contact_goes_with_its_coach(plan: str, project: str, expected: tuple[str, str]) -> None:
    found, problems = read(plan, project)
    assert ((found.coach, found.contact), problems) == (expected, [])


@pytest.mark.parametrize(
    ("plan", "project", "step"),
    [
        ("units: lb\n", "units: kg\nrounding: 2.5\n", None),
        ("units: lb\n", "rounding: 2.5kg\n", None),
        ("units: kg\n", "units: lb\nrounding: 5\n", None),
        ("units: lb\n", "rounding: 10 lbs\n", "10"),
        ("", "units: lb\nrounding: 10\n", "10"),
        ("units: lbs\n", "units: lb\nrounding: 10\n", "10"),
        ("units: lb\n", "rounding: 10\n", "10"),
        ("units: lb\nrounding: 1\n", "units: kg\nrounding: 2.5\n", "1"),
        ("units: lb\n", "rounding: 2.5 kg \n", None),
    ],
)
def test_a_step_is_taken_only_in_the_unit_of_the_plan(plan: str, project: str, step: str | None) -> None:
    found, problems = read(plan, project)
    assert problems == []
    assert (str(found.rounding.value) if found.rounding else None) == step


@pytest.mark.parametrize(
    ("plan", "project", "taken"),
    [
        ("units: lb\n", "equipment: {bar: 20kg, plates: [20, 10, 5]}\n", False),
        ("units: lb\n", "equipment: {bar: 45, plates: [45, 25, 10]}\n", True),
        ("units: lb\n", "units: kg\nequipment: {bar: 20, plates: [20, 10, 5]}\n", False),
        ("units: lb\n", "equipment: {bar: 45lb, plates: [45lb, 10lb]}\n", True),
        ("", "equipment: {bar: 20kg, plates: [20, 10, 5]}\n", True),
    ],
)
def test_equipment_is_taken_only_in_the_unit_of_the_plan(plan: str, project: str, taken: bool) -> None:
    found, problems = read(plan, project)
    assert (found.inventory is not None, problems) == (taken, [])


def test_every_problem_stands_in_its_own_file() -> None:
    _, problems = read(
        "design: {pge: A4}\n",
        "units: stone\nunitz: kg\n",
        "rounding: x\ndesign:\n  theem: classic\nmaxes: {squat: 1}\n",
    )
    assert sorted(problems) == [
        ("bad-unit", "0.yaml", 1),
        ("bad-weight", "1.yaml", 1),
        ("not-shared", "1.yaml", 4),
        ("unknown-key", "0.yaml", 2),
        ("unknown-key", "1.yaml", 3),
        ("unknown-key", "p.yaml", 1),
    ]


@pytest.mark.parametrize("key", ["sessions", "title", "athlete", "maxes", "start", "weeks", "notes", "bodyweight"])
def test_what_is_about_one_plan_is_refused(key: str) -> None:
    out = Diagnostics()
    assert layers(f"units: lb\n{key}: x\n", out=out)[0].get(key) is None
    (problem,) = out
    assert problem.message == f'"{key}" belongs in a plan, not in a project file'
    assert problem.hint.startswith("a project file gives coach, units, ")


def test_the_keys_are_the_plans_own() -> None:
    assert set(SHARED) <= set(PLAN.names)
    assert {field.name: field for field in PROJECT.fields}.items() <= {
        field.name: field for field in PLAN.fields
    }.items()
    assert not any(field.required for field in PROJECT.fields)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_project_file_says_nothing(text: str) -> None:
    out = Diagnostics()
    assert [layer.pairs for layer in layers(text, out=out)] == []
    assert list(out) == []


@pytest.mark.parametrize("text", ["- a\n", "word\n"])
def test_a_project_file_is_a_map(text: str) -> None:
    out = Diagnostics()
    assert layers(text, out=out) == []
    assert [problem.code for problem in out] == ["not-a-project"]


def test_values_that_are_not_there_are_reported_once() -> None:
    _, problems = read("", "units:\ncoach:\n")
    assert sorted(problems) == [("missing-value", "0.yaml", 1), ("missing-value", "0.yaml", 2)]


def test_hostile_project_files_are_bounded() -> None:
    out = Diagnostics()
    many = "".join(f"k{n}: 1\n" for n in range(20_000))
    assert layers(many, out=out)[0].pairs == ()
    assert len(out) <= KEYS_LIMIT + 1
    for text in ("[" * 1000, "a: &a [*a]", "design: " + "{a: " * 100, "content: /etc\n", "content: ../../../../x\n"):
        out = Diagnostics()
        layers(text, out=out)
        assert out.has_errors


def test_settings_without_a_plan() -> None:
    settings = read_settings(layers("design: {page: Letter}\n", "coach: Ana\ncontent: mine\n"), Diagnostics())
    assert (settings.coach, settings.contact, settings.theme) == ("Ana", "", None)
    assert settings.paper
    assert (settings.paper.text, [one.text for one in settings.content]) == ("Letter", ["mine"])
    assert read_settings([], Diagnostics()).content == ()


def test_where_each_value_comes_from() -> None:
    plan = read_yaml(Source("p.yaml", "athlete: Sam\ncoach: Ben\ndesign: {page: Letter}\n"), Diagnostics())
    found = origins(plan, layers("units: lb\npages: [overview,\n  sheet]\n", "design:\n  theme: classic\n  page: A4\n"))
    told = {row.key: (row.value, f"{row.span.file}:{row.span.line}" if row.span else "") for row in found}
    expected = {
        "coach.name": ("Ben", "p.yaml:2"),
        "coach.contact": ("", ""),
        "units": ("lb", "0.yaml:1"),
        "rounding": ("2.5 kg, 5 lb", ""),
        "design.theme": ("classic", "1.yaml:2"),
        "design.page": ("Letter", "p.yaml:3"),
        "pages": ("[overview, sheet]", "0.yaml:2"),
    }
    assert {key: told[key] for key in expected} == expected
    assert "athlete" not in told
