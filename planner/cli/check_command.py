"""``planner check``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli import common, report
from planner.diagnostics import Diagnostic, Diagnostics, Severity

if TYPE_CHECKING:  # loads ReportLab, which `--help` does not need
    from planner.check import Checker
    from planner.plan.project import Origin


@click.command(
    "check",
    epilog=common.examples(
        "planner check plans/strength.yaml",
        "planner check content plans --strict",
        "planner check plans/strength.yaml --fix",
        "planner check -v plans/strength.yaml",
        "planner check - < plan.yaml",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--strict", is_flag=True, help="Take warnings for errors: end with exit code 1.")
@click.option("--fix", is_flag=True, help="Correct in the files what can only be meant in one way.")
@click.option("-v", "--verbose", is_flag=True, help="Also print where each setting of a plan comes from.")
@common.content_option
@common.format_option
@common.quiet_option
def command(
    paths: tuple[str, ...], strict: bool, fix: bool, verbose: bool, content: tuple[str, ...], form: str, quiet: bool
) -> None:
    """Look for problems in plans (.yaml), exercises (.md) and folders of them, all at once.

    Nothing is written without --fix.
    """
    if fix and "-" in paths:
        raise click.UsageError("--fix needs files: standard input cannot be written")
    checker, problems = _look(paths, content, form, quiet=quiet)
    if fix:
        checker, problems = _mend(checker, problems, paths)
    problems.show(notes=True, warnings=strict)
    if verbose:
        _tell_origins(checker, problems)
    severities = {problem.severity for problem in problems.out}
    if Severity.ERROR in severities or (strict and Severity.WARNING in severities):
        raise SystemExit(1)
    problems.tell(f"checked {checker.count} file{'s' if checker.count != 1 else ''}")


def _look(paths: Iterable[str], content: tuple[str, ...], form: str, *, quiet: bool) -> tuple[Checker, common.Problems]:
    """Everything that is found in the files as they are now."""
    from planner.check import Checker

    problems = common.Problems(form, quiet=quiet)
    with common.progress(None, problems) as step:
        checker = Checker(content, problems.files, problems.out, step)
        for path in paths:
            if path == "-":
                checker.check_stdin()
            else:
                checker.check(Path(path))
    return checker, problems


def _mend(checker: Checker, problems: common.Problems, paths: Iterable[str]) -> tuple[Checker, common.Problems]:
    """Fix and look again until there is nothing more to fix; tell what was done."""
    from planner.cli import mending

    done: list[Diagnostic] = []
    rounds = 0
    while rounds < mending.ROUNDS and (mended := mending.mend(checker.checked, problems)):
        rounds += 1
        done += mended
        checker, problems = _look(paths, checker.content, problems.form, quiet=problems.quiet)
        if len(done) >= mending.ENOUGH:
            break
    for line in mending.told(done):
        problems.tell(line)
    if len(done) >= mending.ENOUGH:
        problems.tell("there may be more to fix: run the command again")
    return checker, problems


def _tell_origins(checker: Checker, problems: common.Problems) -> None:
    """Print where the settings of every plan come from: a table for a person, a JSON list for a program."""
    from planner.project import value_origins

    found = {
        plan.name: [_row(one, checker.content) for one in value_origins(plan, problems.files, Diagnostics())]
        for plan in checker.plans
    }
    if problems.form == "json":
        keys = ("plan", "key", "value", "from")
        records = [dict(zip(keys, (name, *row), strict=True)) for name, rows in found.items() for row in rows]
        common.print_text(json.dumps(records, indent=1), problems)
        return
    for name, rows in found.items():
        title = [report.safe(name)] if len(found) > 1 else []
        table = ((key, value or "-", place) for key, value, place in rows)
        common.print_text("\n".join((*title, *report.columns(table))), problems)


def _row(one: Origin, content: tuple[str, ...]) -> tuple[str, str, str]:
    """Key, value and place; ``content`` are the folders of the option, which replaces the key."""
    if one.key == "content" and content:
        return one.key, ", ".join(content), "--content"
    return one.key, one.value, f"{one.span.file}:{one.span.line}" if one.span else "built in"
