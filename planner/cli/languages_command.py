"""``planner languages``."""

from __future__ import annotations

import click

from planner.cli import common


@click.command("languages", epilog=common.examples("planner languages", "planner languages --json"))
@click.option("--json", "as_json", is_flag=True, help="One JSON list on standard output.")
@common.format_option
@common.quiet_option
def command(as_json: bool, form: str, quiet: bool) -> None:
    """Show the languages in which planner can print its own words: code, name, and the file of the words.

    Print in one of them by "planner build PLAN.yaml --language CODE". What stands in plans and exercises is printed
    as it is written.
    """
    from planner.files import shipped
    from planner.language import Language, languages

    problems = common.Problems(form, quiet=quiet)
    rows = [
        {"code": code, "name": Language.load(code).say("name"), "path": str(shipped("languages") / f"{code}.yaml")}
        for code in languages()
    ]
    common.print_rows(rows, problems, as_json=as_json)
