"""What a plan may choose from: page kinds, themes, papers, inks, languages; found by their owners, passed in here."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_PAGES = ("overview", "session", "sheet")
"""What is printed when a plan does not say."""

WEEKS_PAGES = ("overview", "block", "session", "sheet")
"""The same of a plan whose weeks are not all the same."""

DEFAULT_THEME = "classic"
DEFAULT_PAPER = "A4"
DEFAULT_INK = "color"
DEFAULT_LANGUAGE = "en"

HABIT_PAGE = "diary"
"""What joins them in a plan that says how often something is done."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Names that exist in this installation."""

    pages: tuple[str, ...] = DEFAULT_PAGES
    themes: tuple[str, ...] = ("classic",)
    papers: tuple[str, ...] = ("A3", "A4", "A5", "Legal", "Letter")
    inks: tuple[str, ...] = ("color", "gray", "light")
    languages: tuple[str, ...] = ("en",)

    @property
    def theme(self) -> str:
        """The theme of a plan that names none: classic, where there is one."""
        return DEFAULT_THEME if DEFAULT_THEME in self.themes else self.themes[0]

    @property
    def paper(self) -> str:
        """The paper of a plan that names none: A4, where there is one."""
        return DEFAULT_PAPER if DEFAULT_PAPER in self.papers else self.papers[0]
