"""``planner check``."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli import common


@click.command("check")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@common.content_option
@common.format_option
@common.quiet_option
def command(paths: tuple[str, ...], content: tuple[str, ...], form: str, quiet: bool) -> None:
    r"""Look for problems in plans (.yaml), exercises (.md) and folders of them; all at once.

    \b
    planner check plans/strength.yaml
    planner check content plans
    """
    from planner.check import check_path

    problems = common.Problems(form, quiet=quiet)
    checked = 0
    for path in paths:
        checked += check_path(Path(path), content, problems.files, problems.out)
    problems.show(notes=True)
    if problems.out.has_errors:
        raise SystemExit(1)
    if not quiet and form == "human":
        click.echo(f"checked {checked} file{'s' if checked != 1 else ''}", err=True)
