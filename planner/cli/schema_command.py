"""``planner schema``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from planner.cli import common

FILE = "plan.schema.json"


@click.command(
    "schema",
    epilog=common.examples("planner schema -o .planner/", "planner schema > plan.schema.json"),
)
@click.option("-o", "--output", metavar="FILE", help="A file or a folder to write it to, instead of printing it.")
@common.format_option
@common.quiet_option
def command(output: str | None, form: str, quiet: bool) -> None:
    """Print the JSON Schema of the plan file, by which editors complete keys and underline mistakes.

    A plan names it in its first line: "# yaml-language-server: $schema=.planner/plan.schema.json". Plans that
    "planner new plan" writes do, and have it beside them.
    """
    problems = common.Problems(form, quiet=quiet)
    path = common.output_path(output or "-", Path(FILE))
    if path is None:
        common.to_stdout(lambda handle: handle.write(schema_bytes()), problems)
        return
    common.write_file(path, lambda handle: handle.write(schema_bytes()), problems)
    problems.tell(str(path))


def schema_bytes() -> bytes:
    """The schema as a file of JSON in ASCII, so that it is the same whatever a terminal can show."""
    from planner.build import choices
    from planner.plan.schema import schema

    return f"{json.dumps(schema(choices()), indent=2)}\n".encode("ascii")
