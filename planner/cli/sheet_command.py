"""``planner sheet``."""

from __future__ import annotations

from pathlib import Path

import click

from planner.cli import common
from planner.cli.names import file_stem
from planner.cli.output import Output, output_options
from planner.diagnostics import Diagnostics
from planner.library import Library
from planner.library.model import Exercise


@click.command(
    "sheet",
    epilog=common.examples(
        "planner sheet hip_thrust",
        'planner sheet "Back Squat" deadlift -o sheets.pdf',
        "planner sheet plank --png --open",
        "planner sheet --all --content my_exercises",
    ),
)
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="A sheet of every exercise in the library.")
@output_options
@common.paper_options
def command(
    names: tuple[str, ...],
    everything: bool,
    output: str | None,
    png: bool,
    show: bool,
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
    """Make a sheet to hand out for each exercise.

    NAME is the name, alias or slug of an exercise, in any case. One sheet is written to the current folder under the
    slug of its exercise, several together as sheets.pdf, unless -o says otherwise.
    """
    from planner.build import Options, build_sheets, open_library

    if everything == bool(names):
        raise click.UsageError("give the names of exercises, or --all")
    target = Output(output, png=png, show=show)
    problems = common.Problems(form, quiet=quiet)
    options = Options(
        content=content,
        theme=common.checked_theme(theme),
        page_size=common.checked_page_size(page_size),
        landscape=landscape,
        ink=common.checked_ink(ink),
        large_print=large_print,
        language=common.checked_language(language),
    )
    target.ready(problems)
    library = open_library(options, problems.files, problems.out)
    if any(problem.code == "no-content-folder" for problem in problems.out):
        problems.fail()  # what is not found may be in the folder
    exercises = _find(library, names or tuple(entry.slug for entry in library.entries), problems.out)
    if problems.out.has_errors:
        problems.fail()
    with common.progress(len(exercises), problems) as step:
        outcome = build_sheets(exercises, options, problems.files, problems.out, step)
    if outcome is None:
        problems.fail()
    name = file_stem(exercises[0].slug) if len(exercises) == 1 else "sheets"
    target.deliver(outcome, Path(f"{name}.pdf"), problems)


def _find(library: Library, names: tuple[str, ...], out: Diagnostics) -> list[Exercise]:
    """The exercises called ``names``, each once; an error for each that is unknown."""
    found: dict[str, Exercise] = {}
    for name in names:
        exercise = library.find(name)
        if exercise is not None:
            found[exercise.slug] = exercise
            continue
        near = library.suggest(name)
        hint = f'did you mean "{near}"?' if near else "planner list shows all there are"
        out.error("unknown-exercise", f'unknown exercise "{name[:80]}"', None, hint)
    if not names:
        out.error("no-exercises", "the library holds no exercises", None, "name a folder with --content")
    return list(found.values())
