"""``planner build``."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli import common
from planner.cli.output import Output, output_options


@click.command(
    "build",
    epilog=common.examples(
        "planner build plans/strength.yaml",
        "planner build plans/strength.yaml -o handouts/ --page-size Letter",
        "planner build plans/strength.yaml --day Monday --open",
        "planner build plans/strength.yaml --pages overview,session --png",
        "planner build - -o - < plan.yaml > plan.pdf",
    ),
)
@click.argument("plan", metavar="PLAN.yaml")
@output_options
@click.option("--pages", metavar="KIND,...", help="Page kinds to print, such as overview,session,sheet.")
@click.option("--week", type=click.IntRange(min=1), metavar="N", help="The week to print, of a plan with several.")
@click.option(
    "--day",
    "days",
    multiple=True,
    metavar="NAME",
    help="Only this day: a weekday, or the name of a session; several with commas, or the option again. "
    "The overview is left out unless --pages names it.",
)
@click.option(
    "--roster", metavar="FILE", help="The people of a group, a CSV file with one a row: prints the page squad."
)
@common.paper_options
def command(
    plan: str,
    output: str | None,
    png: bool,
    show: bool,
    pages: str | None,
    week: int | None,
    days: tuple[str, ...],
    roster: str | None,
    page_size: str | None,
    landscape: bool,
    theme: str | None,
    ink: str | None,
    large_print: bool,
    language: str | None,
    content: tuple[str, ...],
    form: str,
    quiet: bool,
) -> None:
    """Make the PDF of a plan: an overview of the week, a page for each session and a sheet for each exercise.

    PLAN.yaml is the plan, or - for standard input. The PDF is written beside it under the same name, unless -o says
    otherwise. Exercises are looked up in a folder called content beside the plan or above it, then among those that
    planner brings.
    """
    from planner.build import Options, build_plan

    target = Output(output, png=png, show=show)
    problems = common.Problems(form, quiet=quiet)
    options = Options(
        content=content,
        theme=common.checked_theme(theme),
        page_size=common.checked_page_size(page_size),
        landscape=landscape,
        ink=common.checked_ink(ink),
        large_print=large_print,
        pages=common.checked_pages(pages),
        language=common.checked_language(language),
        week=week,
        days=days,
        roster=roster or "",
    )
    target.ready(problems)
    source = common.read_plan_text(plan, problems)
    if source is None:
        problems.fail()
    with common.progress(None, problems) as step:
        outcome = build_plan(source, options, problems.files, problems.out, step)
    if outcome is None:
        problems.fail()
    default = Path("plan.pdf") if plan == "-" else Path(plan).with_suffix(".pdf")
    target.deliver(outcome, default, problems)
