"""The command line. Thin: it reads options, calls one function, shows problems and sets the exit code.

Exit codes: 0 done, 1 the input has errors, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from planner import __version__

COMMANDS = {
    "build": "Make the PDF of a plan.",
    "sheet": "Make single-exercise sheets.",
    "check": "Look for problems in plans and content.",
    "list": "Search the exercise library.",
    "schema": "Print the JSON Schema of the plan file.",
}
"""Each lives in a module of its own, imported only when it runs."""


class _Commands(click.Group):
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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as problem:
            from planner.diagnostics import nearest

            near = nearest(args[0], COMMANDS)
            hint = f' Did you mean "{near}"?' if near else f" There are: {', '.join(COMMANDS)}."
            raise click.UsageError(problem.message.rstrip(".") + "." + hint, ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="planner")
def _root() -> None:
    """Typeset printable workout plans from short YAML files."""


def main(args: list[str] | None = None) -> Any:
    """Run the command line; ends by SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # an ASCII terminal shows "?" instead of ending in a traceback
            reconfigure(errors="replace")
    try:
        return _root.main(args=args, prog_name="planner", standalone_mode=True)
    except BrokenPipeError:
        # `planner list | head`: the reader is gone, and closing its end must not fail again at exit.
        sys.stdout = None
        raise SystemExit(0) from None
