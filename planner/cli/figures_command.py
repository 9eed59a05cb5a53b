"""``planner figures``: building, checking and showing the drawings of exercises."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli import Group, common

if TYPE_CHECKING:  # loads numpy, which `--help` does not need
    from planner.figures.build import Job
    from planner.figures.data import Drawing

_NEEDED = ("numpy", "scipy", "contourpy")
_WIDE = 864.0  # points of an exported picture: 1,200 pixels at 100 dots an inch

folder_option = click.option(
    "--figures", "folder", metavar="DIR", help="Folder of the pose files; else that of planner's own."
)


@click.group(
    "figures",
    cls=Group,
    epilog=common.examples(
        "planner figures build", "planner figures build hip_thrust", "planner figures sheet -o contact.pdf"
    ),
)
def command() -> None:
    """Build, check and show the drawings of exercises.

    A drawing is written as a pose: content/figures/NAME.yaml. Building makes compact files of it, with which plans are
    printed.
    """


@command.command("build", epilog=common.examples("planner figures build hip_thrust", "planner figures build --fresh"))
@click.argument("names", nargs=-1)
@click.option("--fresh", is_flag=True, help="Build everything anew, whatever has been built before.")
@folder_option
@common.format_option
@common.quiet_option
def build(names: tuple[str, ...], fresh: bool, folder: str | None, form: str, quiet: bool) -> None:
    """Build drawings: all of them, or those named."""
    problems = _ready(form, quiet=quiet)
    from planner.figures import body_map
    from planner.figures import build as builder
    from planner.figures.data import MOST_BYTES

    where = _folder(folder)
    cache = None if fresh else builder.cache_folder()
    with_map = body_map.NAME in names or (not names and folder is None)
    others = tuple(name for name in names if name != body_map.NAME)
    jobs = _jobs(where, others, problems) if others or not names else []
    with common.progress(len(jobs) + with_map, problems) as step:
        built = builder.build(jobs, step, cache=cache)
        if with_map:
            built[body_map.NAME] = body_map.built(cache, builder.engine())
            step(body_map.NAME)
    for name, raw in built.items():
        path = where / "built" / f"{name}.json.gz"
        most = body_map.MOST_BYTES if name == body_map.NAME else MOST_BYTES
        if len(raw) > most:
            message = f"{name} takes {len(raw):,} bytes, over {most:,}"
            problems.out.warning("figure-size", message, None, "leave out gear that says little")
        if not path.is_file() or path.read_bytes() != raw:
            common.write_file(path, lambda handle, raw=raw: handle.write(raw), problems)  # type: ignore[misc]
    problems.tell(f"{len(built)} drawings in {where / 'built'}")
    _end(problems)


@command.command("check", epilog=common.examples("planner figures check", "planner figures check hip_thrust"))
@click.argument("names", nargs=-1)
@folder_option
@common.format_option
@common.quiet_option
def check(names: tuple[str, ...], folder: str | None, form: str, quiet: bool) -> None:
    """Look for what is wrong with drawings: poses that no body can do, what touches nothing, and what is not built."""
    problems = _ready(form, quiet=quiet)
    from planner.diagnostics import Diagnostics, Severity
    from planner.figures import checks
    from planner.library import Library

    where = _folder(folder)
    jobs = _jobs(where, names, problems, stop=False)
    library = Library.open([where.parent], problems.files, Diagnostics())  # its own problems are told already
    with common.progress(len(jobs), problems) as step:
        for job in jobs:
            name = job.figure.name
            exercise = library.find(name)
            count = len(exercise.steps) if exercise else None
            checks.check(job.figure, job.tint, problems.out, step_count=count)
            path = where / "built" / f"{name}.json.gz"
            checks.check_built(job.figure, path.read_bytes() if path.is_file() else None, problems.out)
            step(name)
    _end(problems)
    if not any(problem.severity is Severity.WARNING for problem in problems.out):
        problems.tell(f"checked {len(jobs)} drawing{'s' if len(jobs) != 1 else ''}: no problem found")


@command.command(
    "sheet",
    epilog=common.examples(
        "planner figures sheet -o contact.pdf", "planner figures sheet hip_thrust -o hip_thrust.png --preview"
    ),
)
@click.argument("names", nargs=-1)
@click.option("-o", "--output", metavar="FILE", required=True, help="A PDF or PNG file.")
@click.option("--preview", is_flag=True, help="Draw coarsely from the poses instead of showing what is built.")
@click.option("--columns", type=click.IntRange(1, 8), default=3, help="Drawings beside each other.")
@folder_option
@common.format_option
@common.quiet_option
def sheet(
    names: tuple[str, ...], output: str, preview: bool, columns: int, folder: str | None, form: str, quiet: bool
) -> None:
    """Show drawings side by side on a contact sheet."""
    problems = _ready(form, quiet=quiet)
    from planner.figures import render

    where = _folder(folder)
    drawings = _drawings(where, names, problems, preview=preview)
    titles = _titles(where, drawings, problems)
    page = render.pdf([(titles[name], one) for name, one in drawings.items()], columns=columns)
    raw = render.png(page) if output.lower().endswith(".png") else page
    common.write_file(Path(output), lambda handle: handle.write(raw), problems)
    _end(problems)


@command.command("export", epilog=common.examples("planner figures export hip_thrust -o pictures"))
@click.argument("name")
@click.option("-o", "--output", metavar="DIR", default=".", help="Folder for the pictures.")
@click.option("--preview", is_flag=True, help="Draw coarsely from the pose instead of showing what is built.")
@folder_option
@common.format_option
@common.quiet_option
def export(name: str, output: str, preview: bool, folder: str | None, form: str, quiet: bool) -> None:
    """Write each frame of a drawing as a PNG picture 1,200 pixels wide."""
    problems = _ready(form, quiet=quiet)
    from planner.figures import render

    drawing = _drawings(_folder(folder), (name,), problems, preview=preview)[name]
    for at, frame in enumerate(drawing.frames):
        raw = render.png(render.single(drawing, _WIDE, frames=(at,)), 1200 / _WIDE)
        path = Path(output) / f"{name}-{frame.name}.png"
        common.write_file(path, lambda handle, raw=raw: handle.write(raw), problems)  # type: ignore[misc]
        problems.tell(str(path))
    _end(problems)


def _ready(form: str, *, quiet: bool) -> common.Problems:
    """The problems of a run; ends with exit code 1 when the libraries for drawing are absent."""
    problems = common.Problems(form, quiet=quiet)
    absent = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if absent:
        hint = 'install it: pip install "workout-planner[figures]"'
        problems.out.error("no-figures", f"drawings need {', '.join(absent)}, not installed", None, hint)
        problems.fail()
    return problems


def _folder(given: str | None) -> Path:
    from planner.files import shipped

    return Path(given) if given else shipped("content") / "figures"


def _chosen(folder: Path, names: tuple[str, ...], problems: common.Problems) -> list[str]:
    from planner.diagnostics import nearest
    from planner.figures.build import names as known

    there = known(folder)
    for name in names:
        if name not in there:
            near = nearest(name, there)
            hint = f'did you mean "{near}"?' if near else f"write {folder / f'{name}.yaml'}"
            problems.out.error("no-such-figure", f'there is no pose file for "{name[:60]}"', None, hint)
    if problems.out.has_errors:
        problems.fail()
    return list(names) or there


def _jobs(folder: Path, names: tuple[str, ...], problems: common.Problems, *, stop: bool = True) -> list[Job]:
    """What is to be built: poses with their own muscles, or those of their exercises."""
    from planner.figures.build import Job
    from planner.figures.pose import load
    from planner.figures.shade import Tint
    from planner.library import Library
    from planner.library.vocabulary import muscles

    library = Library.open([folder.parent], problems.files, problems.out)
    jobs = []
    for name in _chosen(folder, names, problems):
        figure = load(name, folder, problems.files, problems.out)
        if figure is None:
            continue
        tint = figure.tint
        if tint is None:
            entry = library.entry(name)
            primary = [key for word in entry.muscles for key in sorted(muscles(word))] if entry else []
            secondary = [key for word in entry.secondary for key in sorted(muscles(word))] if entry else []
            tint = Tint(
                tuple(dict.fromkeys(primary)), tuple(key for key in dict.fromkeys(secondary) if key not in primary)
            )
        jobs.append(Job(figure, tint))
    if stop and problems.out.has_errors:
        problems.fail()
    return jobs


def _titles(folder: Path, names: Iterable[str], problems: common.Problems) -> dict[str, str]:
    """What the exercises of drawings are called; the file's name in plain words where there is none."""
    from planner.diagnostics import Diagnostics
    from planner.library import Library

    library = Library.open([folder.parent], problems.files, Diagnostics())
    entries = {name: library.entry(name) for name in names}
    return {name: entry.name if entry else name.replace("_", " ").capitalize() for name, entry in entries.items()}


def _drawings(folder: Path, names: tuple[str, ...], problems: common.Problems, *, preview: bool) -> dict[str, Drawing]:
    from dataclasses import replace

    from planner.figures.build import COARSE, cache_folder
    from planner.figures.build import build as build_all
    from planner.figures.data import decode

    if preview:
        jobs = [replace(job, scale=COARSE) for job in _jobs(folder, names, problems)]
        with common.progress(len(jobs), problems) as step:
            return {name: decode(raw) for name, raw in build_all(jobs, step, cache=cache_folder()).items()}
    drawings: dict[str, Drawing] = {}
    for name in _chosen(folder, names, problems):
        raw = problems.files.data(folder / "built" / f"{name}.json.gz", problems.out)
        if raw is not None:
            drawings[name] = decode(raw)
    if problems.out.has_errors:
        problems.fail()
    return drawings


def _end(problems: common.Problems) -> None:
    problems.show()
    if problems.out.has_errors:
        raise SystemExit(1)
