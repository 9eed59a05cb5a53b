"""``planner schema``."""

from __future__ import annotations

import json

import click

from planner.cli import common


@click.command("schema", epilog=common.examples("planner schema > plan.schema.json"))
def command() -> None:
    """Print the JSON Schema of the plan file, for editors."""
    from planner.build import choices
    from planner.plan.schema import schema

    # In ASCII, so that it is the same whatever the terminal can show.
    common.print_text(json.dumps(schema(choices()), indent=2), common.Problems("human", quiet=False))
