"""Plans read from a text, for the tests of the reader."""

from __future__ import annotations

from planner.diagnostics import Diagnostic, Diagnostics
from planner.files import Source
from planner.plan.model import Plan
from planner.plan.reader import read_plan

DAY = "sessions:\n  - name: A\n    exercises:\n"
REST_DAY = "sessions: [{name: Rest}]\n"


def read(text: str) -> tuple[Plan | None, list[Diagnostic]]:
    """The plan in a text, and every problem."""
    out = Diagnostics()
    return read_plan(Source("plans/my_plan.yaml", text), out), list(out)


def only(text: str) -> tuple[str, int, int, str, str]:
    """The one problem of a plan: code, line, column, message, hint."""
    _, problems = read(text)
    assert len(problems) == 1, [problem.message for problem in problems]
    (problem,) = problems
    assert problem.span is not None
    return problem.code, problem.span.line, problem.span.column, problem.message, problem.hint
