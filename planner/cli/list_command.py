"""``planner list``."""

from __future__ import annotations

import json

import click

from planner.cli import common, report
from planner.library import Entry


@click.command(
    "list",
    epilog=common.examples("planner list", "planner list row --muscle lats", "planner list --equipment barbell --json"),
)
@click.argument("text", required=False, default="")
@click.option("--muscle", default="", metavar="M", help="Only exercises for this muscle.")
@click.option("--equipment", default="", metavar="E", help="Only exercises with this equipment.")
@click.option("--level", default="", metavar="L", help="Only exercises of this level.")
@click.option("--json", "as_json", is_flag=True, help="One JSON list on standard output.")
@common.content_option
@common.format_option
@common.quiet_option
def command(
    text: str, muscle: str, equipment: str, level: str, as_json: bool, content: tuple[str, ...], form: str, quiet: bool
) -> None:
    """Search the library by name, muscle, equipment and level."""
    from planner.project import library_here

    problems = common.Problems(form, quiet=quiet)
    library = library_here(content, problems.files, problems.out)
    found = library.search(text, muscle=muscle, equipment=equipment, level=level)
    if as_json:
        common.print_text(json.dumps([_record(entry) for entry in found], indent=1), problems)
    elif found:
        rows = ((e.slug, e.name, ", ".join(e.muscles), ", ".join(e.equipment), e.level) for e in found)
        common.print_text("\n".join(report.columns(rows)), problems)
    problems.show()
    if problems.out.has_errors:
        raise SystemExit(1)
    if not found and not as_json:
        near = library.suggest(text) if text else None
        problems.tell(f'no exercise matches; did you mean "{near}"?' if near else "no exercise matches")


def _record(entry: Entry) -> dict[str, object]:
    return {
        "slug": entry.slug,
        "name": entry.name,
        "aliases": list(entry.aliases),
        "muscles": list(entry.muscles),
        "secondary": list(entry.secondary),
        "equipment": list(entry.equipment),
        "level": entry.level,
        "path": str(entry.path),
    }
