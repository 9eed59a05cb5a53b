"""What a plan may choose from: page kinds, themes and papers, found by the parts that own them and passed in here."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_PAGES = ("overview", "session", "sheet")
"""What is printed when a plan does not say."""

DEFAULT_THEME = "classic"
DEFAULT_PAPER = "A4"

LATER_PAGES = ("block", "cards", "diary", "squad")
LATER_PAPERS = ("A5", "Legal", "A3")


@dataclass(frozen=True, slots=True)
class Choices:
    """Names that exist in this installation."""

    pages: tuple[str, ...] = DEFAULT_PAGES
    themes: tuple[str, ...] = ("classic",)
    papers: tuple[str, ...] = ("A4", "Letter")

    @property
    def theme(self) -> str:
        """The theme of a plan that names none: classic, where there is one."""
        return DEFAULT_THEME if DEFAULT_THEME in self.themes else self.themes[0]

    @property
    def paper(self) -> str:
        """The paper of a plan that names none: A4, where there is one."""
        return DEFAULT_PAPER if DEFAULT_PAPER in self.papers else self.papers[0]
