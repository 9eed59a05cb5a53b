"""What the commands share: options, the input, showing problems, and writing a file whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TypeVar

import click

from planner.cli import report
from planner.diagnostics import Diagnostics, Severity, nearest
from planner.files import PLANS, Files, Source, near_file

if TYPE_CHECKING:  # loads ReportLab, which `list` does not need
    from planner.build import Outcome

PATIENCE = 1.0
"""Seconds before progress is shown."""

OTHER_KINDS = (".pdf", ".md", ".markdown", ".docx", ".odt", ".xlsx", ".ods", ".png", ".jpg", ".jpeg")
"""Endings of files that are surely no plans."""

_ELSEWHERE = "choose another place with -o"

_WIDEST = 100
"""Most characters to which a column of a table is filled up."""

Command = TypeVar("Command", bound=Callable[..., Any])


def examples(*lines: str) -> str:
    """The end of a help text. The backspace is click's sign for lines that are not joined."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


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
language_option = click.option(
    "--language", metavar="XX", help="Language of planner's own words; else what the plan says."
)


def paper_options(command: Command) -> Command:
    """The options of everything that prints."""
    for option in reversed(
        (
            click.option("--page-size", metavar="NAME", help="A3, A4, A5, Legal or Letter; else what the plan says."),
            click.option("--landscape", is_flag=True, help="The long side of the paper across."),
            click.option("--theme", metavar="NAME|FILE", help="A theme by name, or a YAML file of your own."),
            click.option("--ink", metavar="NAME", help="color, gray, or light for as little ink as can be."),
            click.option("--large-print", is_flag=True, help="No type under 14 points, wide boxes, strong lines."),
            language_option,
            content_option,
            format_option,
            quiet_option,
        )
    ):
        command = option(command)
    return command


class Problems:
    """The problems of one run, and how they are shown."""

    def __init__(self, form: str, *, quiet: bool) -> None:
        self.out = Diagnostics()
        self.files = Files()
        self.form, self.quiet = form, quiet

    def show(self, *, notes: bool = False, warnings: bool = False) -> None:
        """Everything found, on standard error: notes only where asked for, warnings too unless quiet."""
        least = {Severity.ERROR, Severity.WARNING} if warnings or not self.quiet else {Severity.ERROR}
        if notes and not self.quiet:
            least.add(Severity.NOTE)
        shown = [problem for problem in self.out if problem.severity in least]
        if self.form == "json":
            _say(report.as_json(shown))
        elif shown:
            _say(report.human(shown, self.files, colour=_colour()))

    def tell(self, text: str) -> None:
        """One line on standard error that is no problem; not when quiet, and not among JSON."""
        if self.form == "human" and not self.quiet:
            _say(report.safe(text))

    def fail(self) -> NoReturn:
        """Show what was found and end with exit code 1."""
        self.show()
        raise SystemExit(1)


def _say(text: str) -> None:
    if sys.stderr is not None:  # it may be closed
        with suppress(OSError):
            sys.stderr.write(report.for_encoding(text, sys.stderr.encoding) + "\n")


def _terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _colour() -> bool:
    return _terminal() and "NO_COLOR" not in os.environ


def checked_page_size(name: str | None) -> str:
    """The page size in its own spelling. Raises UsageError for one that planner does not print."""
    from planner.typeset.kit import PAPERS

    return "" if name is None else _one_of("page size", name, PAPERS)


def checked_language(code: str | None) -> str:
    """A language that planner speaks. Raises UsageError for another."""
    from planner.language import languages

    return "" if code is None else _one_of("language", code, languages())


def checked_theme(name: str | None) -> str:
    """A theme's name, or a file, which is read later. Raises UsageError for a name that there is not."""
    from planner.typeset.theme import themes

    if name is None or name.endswith((".yaml", ".yml")):
        return name or ""
    return _one_of("theme", name, themes(), "; a file of your own ends in .yaml")


def checked_ink(name: str | None) -> str:
    """An ink in its own spelling. Raises UsageError for one that there is not."""
    from planner.typeset.theme import INKS

    return "" if name is None else _one_of("ink", name, INKS)


def checked_pages(names: str | None) -> tuple[str, ...]:
    """The page kinds of a comma list. Raises UsageError for one that there is not, and for an empty list."""
    from planner.pages.base import kinds

    if names is None:
        return ()
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    if not wanted:
        raise click.UsageError(f"no page kind given: there are {', '.join(kinds())}")
    return tuple(dict.fromkeys(_one_of("page kind", name, kinds()) for name in wanted))


def _one_of(what: str, name: str, known: Iterable[str], more: str = "") -> str:
    known = list(known)
    found = next((one for one in known if one.casefold() == name.casefold()), None)
    if found is None:
        near = nearest(name, known)
        there = f"there {'is' if len(known) == 1 else 'are'} {', '.join(known)}{more}"
        hint = f'did you mean "{near}"?' if near else there
        raise click.UsageError(f'unknown {what} "{report.safe(name)[:80]}": {hint}')
    return found


def read_plan_text(plan: str, problems: Problems) -> Source | None:
    """The plan's text, from a file or from standard input (``-``)."""
    if plan == "-":
        return problems.files.stdin(problems.out)
    path = Path(plan)
    if path.suffix.lower() in OTHER_KINDS and os.path.isfile(path):  # noqa: PTH113 -- Path.is_file raises for long names
        hint = near_file(path.with_suffix(""), PLANS) or "a plan is a text file whose name ends in .yaml"
        problems.out.error("unknown-kind-of-file", f"{path} is not a plan", None, hint)
        return None
    return problems.files.text(path, problems.out)


def output_path(given: str | None, default: Path) -> Path | None:
    """Where the output goes: ``-o`` may be a file or a folder; None is standard output."""
    if given == "-":
        return None
    if given is None:
        return default
    folder = given.endswith(("/", os.sep)) or os.path.isdir(given)  # noqa: PTH112 -- Path.is_dir raises for long names
    return Path(given) / default.name if folder else Path(given)


def write_whole(
    path: Path | None, outcome: Outcome, problems: Problems, then: Callable[[Path], None] = lambda _: None
) -> None:
    """Write the PDF, do what comes ``then`` with it, show the problems, and say where the PDF is.

    Ends with exit code 1 and a plain message when the place cannot be written or is a file that was read.
    """
    if path is None:
        to_stdout(outcome.write, problems)
        problems.show()
        return
    write_file(path, outcome.write, problems)
    then(path)
    if problems.out.has_errors:
        problems.fail()
    problems.show()
    count, weeks = outcome.page_count, outcome.weeks
    week = f", week {outcome.week} of {weeks}" if weeks > 1 else ""
    problems.tell(f"{path}: {count} page{'s' if count != 1 else ''}{week}")


def write_file(path: Path, write: Callable[[BinaryIO], object], problems: Problems, hint: str = _ELSEWHERE) -> None:
    """Write a file beside its place and rename it, so that a failed or killed run leaves the old one whole.

    Folders on the way are made. Ends with exit code 1 and a plain message when the place cannot be written or is a
    file that was read.
    """
    try:
        if path.exists() and was_read(path, problems.files):
            problems.out.error("output-is-input", f"{path} was read by this command and is kept", None, hint)
            problems.fail()
        path.parent.mkdir(parents=True, exist_ok=True)
        special = path.exists() and not path.is_file()  # a device or pipe is written to; renaming would replace it
        with path.open("wb") if special else beside(path.resolve()) as handle:
            write(handle)
    except (OSError, RuntimeError) as problem:  # RuntimeError: a link that leads to itself
        cannot_write(str(path), problem, problems, hint)


def to_stdout(write: Callable[[BinaryIO], object], problems: Problems) -> None:
    """Write to standard output, and nothing else with it. Ends with exit code 1 when it takes nothing more."""
    if sys.stdout is None:
        cannot_write("standard output", OSError(errno.EBADF, "it is closed"), problems)
    try:
        write(sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        # What is left in the buffer must not fail once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        cannot_write("standard output", problem, problems)


def print_text(text: str, problems: Problems) -> None:
    """Print ``text`` and a line feed on standard output, in the characters that it can show."""

    def write(handle: BinaryIO) -> None:
        encoding = sys.stdout.encoding or "utf-8"
        handle.write(f"{report.for_encoding(text, encoding)}\n".encode(encoding, "replace"))

    to_stdout(write, problems)


def cannot_write(place: str, problem: Exception, problems: Problems, hint: str = _ELSEWHERE) -> NoReturn:
    """Say why ``place`` cannot be written, and end with exit code 1."""
    reason = getattr(problem, "strerror", None) or "it cannot be written"
    if isinstance(problem, PermissionError):  # Windows keeps a file that a viewer shows
        hint = f"close it where it is open, or {hint}"
    problems.out.error("cannot-write", f"cannot write {place}: {reason}", None, hint)
    problems.fail()


def print_rows(rows: Sequence[Mapping[str, str]], problems: Problems, *, as_json: bool) -> None:
    """Records of the same keys as a table, or as one JSON list, on standard output; then the problems.

    Ends with exit code 1 when there are errors among them.
    """
    if as_json:
        print_text(json.dumps(rows, indent=1), problems)
    elif rows:
        cells = (list(row.values()) for row in rows)
        print_text("\n".join(report.columns(cells, _WIDEST)), problems)
    problems.show()
    if problems.out.has_errors:
        raise SystemExit(1)


@contextmanager
def beside(path: Path) -> Iterator[BinaryIO]:
    """A new file in the same folder, which takes the place and the permissions of ``path`` when all went well."""
    old = path.exists()
    if old and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    mode = path.stat().st_mode & 0o777 if old else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(prefix=".planner-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as handle:
            yield handle
        with suppress(OSError):  # a stick that knows no permissions
            Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def was_read(path: Path, files: Files) -> bool:
    """Whether ``path`` is a file that was read, by whatever name."""
    status = path.stat()
    for other in files.read:
        with suppress(OSError, ValueError):
            if os.path.samestat(status, other.stat()):
                return True
    return False


@contextmanager
def progress(length: int | None, problems: Problems) -> Iterator[Callable[[str], None]]:
    """A line that counts what is done: on a terminal only, and only when it takes longer than a second."""
    if problems.quiet or not _terminal():
        yield lambda _: None
        return
    start = time.monotonic()
    done = 0
    shown = False

    def step(what: str) -> None:
        nonlocal done, shown
        done += 1
        if time.monotonic() - start < PATIENCE:
            return
        shown = True
        of = f"/{length}" if length else ""
        text = report.for_encoding(report.safe(what)[:50], sys.stderr.encoding)
        sys.stderr.write(f"\r\x1b[K{done}{of} {text}")
        sys.stderr.flush()

    try:
        yield step
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
