"""``planner schema``."""

from __future__ import annotations

import json

import click


@click.command("schema")
def command() -> None:
    r"""Print the JSON Schema of the plan file, for editors.

    \b
    planner schema > plan.schema.json
    """
    from planner.build import choices
    from planner.plan.schema import schema

    text = json.dumps(schema(choices()), indent=2) + "\n"  # in ASCII, whatever the terminal is
    common.to_stdout(lambda handle: _write(handle, text), common.Problems("human", quiet=False))
