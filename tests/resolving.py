"""A small library, and plans resolved against it."""

from __future__ import annotations

from planner.diagnostics import Diagnostic, Diagnostics, Span
from planner.files import Source
from planner.library.model import Exercise, ProfileEntry
from planner.plan.choices import Choices
from planner.plan.reader import read_plan
from planner.program import Program
from planner.program.naming import slug
from planner.program.resolve import resolve

SPAN = Span("x.md")


def exercise(name: str, *equipment: str, aliases: tuple[str, ...] = ()) -> Exercise:
    """An exercise of which no more is known than a plan needs."""
    profile = (ProfileEntry("equipment", "Equipment Required", equipment, SPAN),) if equipment else ()
    return Exercise(
        slug(name), name, "", aliases, profile, (), (), (), "", None, "", "", "", None, SPAN
    )  # fmt: skip


class Shelf:
    """A library of a few exercises."""

    def __init__(self, *exercises: Exercise) -> None:
        self.known = {slug(name): found for found in exercises for name in (found.name, *found.aliases)}

    def find(self, name: str) -> Exercise | None:
        return self.known.get(slug(name)) or self.known.get(slug(name.partition("(")[0]))

    def suggest(self, name: str) -> str | None:
        near = [found for key, found in self.known.items() if key[0] == slug(name)[0]]
        return near[0].name if near else None


SHELF = Shelf(
    exercise("Back squat", "Barbell", "Rack", aliases=("squat",)),
    exercise("Bench press", "barbells", "Bench"),
    exercise("Pull-up", "Pull-Up Bar", "Body Weight"),
    exercise("Leg press (machine)", "Machine"),
    exercise("Plank"),
)


def run(text: str, choices: Choices | None = None, week: int = 1) -> tuple[Program | None, list[Diagnostic]]:
    """The program of a plan's text with the exercises of the shelf, and every problem."""
    out = Diagnostics()
    plan = read_plan(Source("plans/strong.yaml", text), out)
    assert plan is not None, [problem.message for problem in out]
    return resolve(plan, SHELF, out, choices, week), list(out)
