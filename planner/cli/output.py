"""Where a PDF goes and what is done with it then: page pictures beside it, and a viewer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from planner.cli import common, pictures, viewer

if TYPE_CHECKING:  # loads ReportLab, which `--help` does not need
    from planner.build import Outcome

Command = TypeVar("Command", bound=Callable[..., Any])


def output_options(command: Command) -> Command:
    """``-o``, ``--png`` and ``--open``."""
    for option in (
        click.option("--open", "show", is_flag=True, help="Open the PDF in the usual program for it."),
        click.option("--png", is_flag=True, help="Also write a picture of every page beside the PDF."),
        click.option(
            "-o", "--output", metavar="OUT.pdf", help="Where the PDF goes: a file, a folder, or - for standard output."
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Output:
    """What the options of :func:`output_options` say.

    Raises UsageError for standard output together with ``png`` or ``show``, which need a file.
    """

    place: str | None
    png: bool
    show: bool

    def __post_init__(self) -> None:
        if self.place == "-" and (self.png or self.show):
            flag = "--png" if self.png else "--open"
            raise click.UsageError(f"{flag} needs a file: it does not go with -o -")

    def ready(self, problems: common.Problems) -> None:
        """End with exit code 1 before any work is done when pictures are asked for and cannot be made."""
        if self.png:
            pictures.needed(problems)

    def deliver(self, outcome: Outcome, default: Path, problems: common.Problems) -> None:
        """Write the PDF, to ``default`` where no place was given, and do what else was asked for.

        Shows the problems. Ends with exit code 1 when something cannot be written; a viewer that does not start is a
        warning.
        """
        drawn: list[Path] = []

        def then(pdf: Path) -> None:
            if self.png:
                drawn.extend(pictures.write(pdf, outcome.page_count, problems))
            if self.show:
                viewer.show(pdf, problems.out)

        common.write_whole(common.output_path(self.place, default), outcome, problems, then)
        if len(drawn) == 1:
            problems.tell(f"{drawn[0]}: a picture of the page")
        elif drawn:
            problems.tell(f"{drawn[0]} to {drawn[-1].name}: {len(drawn)} pictures")
