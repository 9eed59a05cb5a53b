"""What the tests of the notation share: a dose that must be read, and the one problem of a text that must not."""

from __future__ import annotations

from collections.abc import Callable

from planner.diagnostics import Diagnostic, Diagnostics, Severity, Span
from planner.language import Language
from planner.plan.dose import parse
from planner.plan.dose.model import Dose

ENGLISH = Language.load("en")

Parser = Callable[[str, Span, Diagnostics], object]


def read(text: str) -> Dose:
    """The dose of a text that has no problem."""
    out = Diagnostics()
    dose = parse(text, Span.point("plan.yaml", 3, 7, len(text)), out)
    assert dose is not None, list(out)
    assert not len(out)
    return dose


def problem_of(text: str, parser: Parser = parse) -> Diagnostic:
    """The only problem of a text, which starts in line 4, column 11 of the plan."""
    out = Diagnostics()
    assert parser(text, Span.point("plan.yaml", 4, 11, len(text)), out) is None
    [problem] = out
    assert problem.severity is Severity.ERROR
    assert problem.span is not None
    assert (problem.span.file, problem.span.line) == ("plan.yaml", 4)
    assert "\n" not in problem.message
    assert not problem.message.endswith(".")
    return problem


def marked(text: str, problem: Diagnostic) -> str:
    """The characters that the problem points at."""
    assert problem.span is not None
    return text[problem.span.column - 11 : problem.span.end_column - 11]


def spaced(text: str) -> str:
    """With plain spaces, for the eye."""
    return text.replace("\xa0", " ")
