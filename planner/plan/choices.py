"""What a plan may choose from: page kinds, themes and papers, found by the parts that own them and passed in here."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_PAGES = ("overview", "session", "sheet")
"""What is printed when a plan does not say."""

LATER_PAGES = ("block", "cards", "diary", "squad")
LATER_PAPERS = ("A5", "Legal", "A3")


@dataclass(frozen=True, slots=True)
class Choices:
    """Names that exist in this installation; the first theme and paper are the defaults."""

    pages: tuple[str, ...] = DEFAULT_PAGES
    themes: tuple[str, ...] = ("classic",)
    papers: tuple[str, ...] = ("A4", "Letter")
