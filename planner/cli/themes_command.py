"""``planner themes``."""

from __future__ import annotations

import click

from planner.cli import common


@click.command("themes", epilog=common.examples("planner themes", "planner themes --json"))
@click.option("--json", "as_json", is_flag=True, help="One JSON list on standard output.")
@common.format_option
@common.quiet_option
def command(as_json: bool, form: str, quiet: bool) -> None:
    """Show the looks that pages can have: name, what it is like, and its file.

    A theme of your own is a YAML file that begins with "extends: classic" and names only what it changes; the file of
    a theme shows all there is to change. Print with it by "planner build PLAN.yaml --theme mine.yaml".
    """
    from planner.files import shipped
    from planner.typeset.theme import load_theme, themes

    problems = common.Problems(form, quiet=quiet)
    found = [(name, load_theme(name, problems.files, problems.out)) for name in themes()]
    rows = [
        {"name": name, "about": theme.about, "path": str(shipped("themes") / f"{name}.yaml")}
        for name, theme in found
        if theme is not None
    ]
    common.print_rows(rows, problems, as_json=as_json)
