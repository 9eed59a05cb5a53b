"""``planner build``."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli import common


@click.command(
    "build",
    epilog=common.examples(
        "planner build plans/strength.yaml",
        "planner build plans/strength.yaml -o handouts/ --page-size Letter",
        "planner build - -o - < plan.yaml > plan.pdf",
    ),
)
@click.argument("plan", metavar="PLAN.yaml")
@click.option(
    "-o", "--output", metavar="OUT.pdf", help="Where the PDF goes: a file, a folder, or - for standard output."
)
@click.option("--pages", metavar="KIND,...", help="Page kinds to print, such as overview,session,sheet.")
@common.paper_options
def command(
    plan: str,
    output: str | None,
    pages: str | None,
    page_size: str | None,
    theme: str | None,
    language: str,
    content: tuple[str, ...],
    form: str,
    quiet: bool,
) -> None:
    """Make the PDF of a plan: an overview, a page a session, a sheet an exercise."""
    from planner.build import Options, build_plan

    problems = common.Problems(form, quiet=quiet)
    options = Options(
        content=content,
        theme=common.checked_theme(theme),
        page_size=common.checked_page_size(page_size),
        pages=common.checked_pages(pages),
        language=common.checked_language(language),
    )
    source = common.read_plan_text(plan, problems)
    if source is None:
        problems.fail()
    with common.progress(None, problems) as step:
        outcome = build_plan(source, options, problems.files, problems.out, step)
    if outcome is None:
        problems.fail()
    default = Path("plan.pdf") if plan == "-" else Path(plan).with_suffix(".pdf")
    common.write_whole(common.output_path(output, default), outcome, problems)
