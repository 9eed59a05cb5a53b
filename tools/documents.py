"""What the tools that write a page of ``docs/`` from tables of planner share."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "docs"
_WIDTH = 120


def codes(texts: Iterable[str]) -> str:
    """Texts as they are typed, side by side in one cell of a table."""
    return " ".join(f"`{text}`" for text in texts).replace("|", "\\|")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; cells are markdown, a bar in them is escaped already."""
    return [_row(heads), "|---" * len(heads) + "|", *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("\xa0", " ")


def filled(text: str, indent: str = "") -> list[str]:
    """The lines of a paragraph as wide as those of the other documents; all but the first with ``indent``."""
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def save(name: str, page: str) -> None:
    """Writes a page of ``docs/`` and says where it is."""
    target = DOCS / name
    target.write_text(page, encoding="utf-8", newline="\n")
    print(target)
