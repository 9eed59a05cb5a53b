"""What the commands share: options, the input, showing problems, and writing a file whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar

import click

from planner.cli import report
from planner.diagnostics import Diagnostics, Severity
from planner.files import Files, Source

Command = TypeVar("Command", bound=Callable[..., Any])

content_option = click.option(
    "--content",
    multiple=True,
    metavar="DIR",
    help='Folder of exercises; may be given again. Exactly these are the library ("bundled" is planner\'s own).',
)
format_option = click.option(
    "--format", "form", type=click.Choice(["human", "json"]), default="human", help="How problems are shown."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Show errors only.")
language_option = click.option("--language", default="en", metavar="XX", help="Language of planner's own words.")


def paper_options(command: Command) -> Command:
    """The options of everything that prints."""
    for option in (
        click.option("--page-size", metavar="NAME", help="A4 or Letter; else what the plan says."),
        click.option("--theme", metavar="NAME|FILE", help="A theme by name, or a YAML file of your own."),
        language_option,
        content_option,
        format_option,
        quiet_option,
    ):
        command = option(command)
    return command


class Problems:
    """The problems of one run, and how they are shown."""

    def __init__(self, form: str, *, quiet: bool) -> None:
        self.out = Diagnostics()
        self.files = Files()
        self.form, self.quiet = form, quiet

    def show(self, *, notes: bool = False) -> None:
        """Everything found, on standard error: notes only where asked for, warnings unless quiet."""
        least = {Severity.ERROR} if self.quiet else {Severity.ERROR, Severity.WARNING}
        if notes and not self.quiet:
            least.add(Severity.NOTE)
        shown = [problem for problem in self.out if problem.severity in least]
        if self.form == "json":
            self._write(report.as_json(shown) + "\n")
        elif shown:
            self._write(report.human(shown, self.files, colour=_colour()) + "\n")

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(report.for_encoding(text, sys.stderr.encoding))

    def fail(self) -> NoReturn:
        """Show what was found and end with exit code 1."""
        self.show()
        raise SystemExit(1)


def _colour() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def checked_page_size(name: str | None) -> str:
    """The page size in its own spelling. Raises UsageError for one that planner does not print."""
    from planner.typeset.kit import PAPERS

    if name is None:
        return ""
    found = next((paper for paper in PAPERS if paper.casefold() == name.casefold()), None)
    if found is None:
        raise click.UsageError(f"unknown page size {name!r}: there are {', '.join(PAPERS)}")
    return found


def checked_language(code: str) -> str:
    """A language that planner speaks. Raises UsageError for another."""
    from planner.language import languages

    if code not in languages():
        raise click.UsageError(f"unknown language {code!r}: there are {', '.join(languages())}")
    return code


def read_plan_text(plan: str, problems: Problems) -> Source | None:
    """The plan's text, from a file or from standard input (``-``)."""
    if plan == "-":
        return problems.files.stdin(problems.out)
    return problems.files.text(Path(plan), problems.out)


def output_path(given: str | None, default: Path) -> Path | None:
    """Where the output goes: ``-o`` may be a file or a folder; None is standard output."""
    if given == "-":
        return None
    if given is None:
        return default
    path = Path(given)
    return path / default.name if path.is_dir() or given.endswith(("/", os.sep)) else path


def write_whole(path: Path | None, write: Callable[[BinaryIO], None], problems: Problems, inputs: list[Path]) -> None:
    """Write a file beside its place and rename it, so that a failed or killed run leaves the old one whole.

    Ends with exit code 1 and a plain message when the place cannot be written or is one of ``inputs``.
    """
    if path is None:
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    if any(_same(path, other) for other in inputs):
        problems.out.error(
            "output-is-input", f"{path} is an input of this command and is not overwritten", None, "choose another -o"
        )
        problems.fail()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path) as handle:
            write(handle)
    except OSError as problem:
        reason = problem.strerror or "it cannot be written"
        problems.out.error("cannot-write", f"cannot write {path}: {reason}", None, "choose another place with -o")
        problems.fail()


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    descriptor, name = tempfile.mkstemp(prefix=".planner-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            yield handle
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except OSError:
        return False


@contextmanager
def progress(length: int | None, *, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A line that counts what is done, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    done = 0

    def step(what: str) -> None:
        nonlocal done
        done += 1
        of = f"/{length}" if length else ""
        text = report.for_encoding(report.safe(what)[:50], sys.stderr.encoding)
        sys.stderr.write(f"\r\x1b[K{done}{of} {text}")
        sys.stderr.flush()

    try:
        yield step
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
