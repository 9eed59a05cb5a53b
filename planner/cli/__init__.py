"""The command line. Thin: it reads options, calls one function, shows problems and sets the exit code.

Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 130 interrupted, 143 ended by the system.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

import click

from planner import __version__

COMMANDS = {
    "build": "Make the PDF of a plan.",
    "sheet": "Make single-exercise sheets.",
    "check": "Look for problems in plans and content.",
    "list": "Search the exercise library.",
    "new": "Write a plan or an exercise to start from.",
    "themes": "Show the looks that pages can have.",
    "languages": "Show the languages of planner's own words.",
    "figures": "Build, check and show exercise drawings.",
    "schema": "Print the JSON Schema of the plan file.",
}
"""Each lives in a module of its own, imported only when it runs."""

_INTERRUPTED = 130

# The backspace is click's sign for lines that are not joined.
_EPILOG = """\
\b
To begin:
  planner new plan strength.yaml
  planner build strength.yaml

"planner COMMAND --help" shows the options of a command, with examples.

Exit codes: 0 done, 1 the input has errors, 2 wrong usage.
"""


class Group(click.Group):
    """A command of commands, which answers a wrong name with the nearest right one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            from planner.diagnostics import nearest

            known = self.list_commands(ctx)
            near = nearest(args[0], known)
            hint = f' Did you mean "{near}"?' if near else f" There are: {', '.join(known)}."
            raise click.UsageError(problem.message.rstrip(".") + "." + hint, ctx) from None


class _Commands(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"planner.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            try:
                return super().invoke(ctx)
            finally:
                if sys.stdout is not None:
                    sys.stdout.flush()
        except BrokenPipeError:
            # `planner list | head`: the reader has what it wants, and closing must not fail again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)
@click.version_option(__version__, prog_name="planner")
def root() -> None:
    """Typeset printable workout plans from short YAML files: an overview of the week, a page to write on for every
    training day, and a sheet for every exercise.
    """


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line; ends by SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # an ASCII terminal shows "?" instead of ending in a traceback
            reconfigure(errors="replace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)
    try:
        code = root.main(args=args, prog_name="planner", standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        code = problem.exit_code
    except click.Abort:
        code = _INTERRUPTED
    raise SystemExit(code or 0)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """End in the usual way, so that a half-written file is removed."""
    del frame
    raise SystemExit(128 + number)
