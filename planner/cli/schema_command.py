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

    click.echo(json.dumps(schema(choices()), ensure_ascii=False, indent=2))
