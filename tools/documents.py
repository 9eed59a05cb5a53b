"""What the tools that write a page of ``docs/`` from tables of planner share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"


def codes(texts: Iterable[str]) -> str:
    """Texts as they are typed, side by side in one cell of a table."""
    return " ".join(f"`{text}`" for text in texts).replace("|", "\\|")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; cells are markdown, a bar in them is escaped already."""
    return [_row(heads), "|---" * len(heads) + "|", *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("\xa0", " ")


def save(name: str, page: str) -> None:
    """Writes a page of ``docs/`` and says where it is."""
    target = DOCS / name
    target.write_text(page, encoding="utf-8", newline="\n")
    print(target)
