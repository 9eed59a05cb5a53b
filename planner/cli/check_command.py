"""``planner check``."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli import common


@click.command(
    "check",
    epilog=common.examples(
        "planner check plans/strength.yaml", "planner check content plans", "planner check - < plan.yaml"
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@common.content_option
@common.format_option
@common.quiet_option
def command(paths: tuple[str, ...], content: tuple[str, ...], form: str, quiet: bool) -> None:
    """Look for problems in plans (.yaml), exercises (.md) and folders of them, all at once; nothing is written."""
    from planner.check import Checker

    problems = common.Problems(form, quiet=quiet)
    with common.progress(None, problems) as step:
        checker = Checker(content, problems.files, problems.out, step)
        for path in paths:
            if path == "-":
                checker.check_plan(problems.files.stdin(problems.out))
            else:
                checker.check(Path(path))
    problems.show(notes=True)
    if problems.out.has_errors:
        raise SystemExit(1)
    problems.tell(f"checked {checker.count} file{'s' if checker.count != 1 else ''}")
