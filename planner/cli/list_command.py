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
    from planner.library import Library, content_folders

    problems = common.Problems(form, quiet=quiet)
    library = Library.open(content_folders(None, content), problems.files, problems.out)
    found = library.search(text, muscle=muscle, equipment=equipment, level=level)
    if as_json:
        common.print_text(json.dumps([_record(entry) for entry in found], indent=1), problems)
    elif found:
        common.print_text("\n".join(_table(found)), problems)
    problems.show()
    if problems.out.has_errors:
        raise SystemExit(1)
    if not found and not as_json:
        problems.tell("no exercise matches")


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


def _table(found: list[Entry]) -> list[str]:
    rows = [
        [report.safe(cell) for cell in (e.slug, e.name, ", ".join(e.muscles), ", ".join(e.equipment), e.level)]
        for e in found
    ]
    widths = [min(max((len(row[i]) for row in rows), default=0), 32) for i in range(5)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
