"""Sheets of paper and the grid on them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.typeset.theme import MM, Theme

PAPERS = {
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "Legal": (215.9, 355.6),
    "Letter": (215.9, 279.4),
}
"""Width and height in millimetres, upright."""

_ENLARGED = {"A3": "A4"}
"""Papers that are posters of another one: typeset on its grid, and enlarged when the sheet is written."""

_DESIGNED = PAPERS["A4"][0]
"""The width, in millimetres, that the measures of a theme are made for."""

_NARROW = 150.0
"""Columns that are narrower together, in millimetres, hold one column of text and not two."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, its margins and its grid, in points.

    ``width`` and ``height`` are those of the sheet as it is typeset; the paper has ``scale`` times as much. ``top`` and
    ``top_later`` (under a repeated name) are where the flow begins, ``head`` and ``continued`` the baselines of running
    head and repeated name, all from the top of the sheet; ``bottom`` is where the flow ends and ``foot`` the baseline
    of the footer, both from its lower edge.
    """

    name: str
    width: float
    height: float
    left: float
    column: float
    gutter: float
    columns: int
    top: float
    top_later: float
    bottom: float
    head: float
    continued: float
    foot: float
    scale: float = 1.0
    grow: float = 1.0
    """How much larger than usual the type on it is: a sheet holds as much less."""

    @classmethod
    def named(cls, name: str, theme: Theme, landscape: bool = False) -> Paper:
        """The paper called ``name``, upright or with its long side across.

        The columns of a theme stand as they are on every upright paper that has the width for them; what is left is
        right margin. On a smaller paper columns and margins give way in proportion. Across, the margins are those of
        the same paper upright, and the columns share the longer side. Gutters and type are the same everywhere; in
        large print both are larger, and the columns narrower by that.
        """
        scale = PAPERS[name][1] / PAPERS[_ENLARGED[name]][1] if name in _ENLARGED else 1.0
        width, height = (side * MM / scale for side in PAPERS[name])
        page = theme.page
        share = min(1.0, width / (_DESIGNED * MM))
        count, left = int(page["columns"]), share * page["left"]
        gutter = min(page["gutter"] * theme.grow, page["gutter"] + page["column"] / 3)
        designed = count * (page["column"] + page["gutter"]) - page["gutter"]
        wider = (height - width if landscape else 0.0) - (1 - share) * designed
        wider -= (count - 1) * (gutter - page["gutter"])
        return cls(
            name=name,
            width=height if landscape else width,
            height=width if landscape else height,
            left=left,
            column=page["column"] + wider / count,
            gutter=gutter,
            columns=count,
            top=share * page["top"],
            # Type is as large on small paper: a repeated name keeps its distances to what is over and under it.
            top_later=page["top_later"] - (1 - share) * page["head"],
            # The foot of large print has two lines, which are as high on small paper.
            bottom=share * page["bottom"] if theme.grow == 1 else page["bottom"] - (1 - share) * page["foot"],
            head=share * page["head"],
            continued=page["continued"] - (1 - share) * page["head"],
            foot=share * page["foot"],
            scale=scale,
            grow=theme.grow,
        )

    @property
    def right(self) -> float:
        """The margin at the right of the last column."""
        return self.width - self.left - self.content

    @property
    def landscape(self) -> bool:
        """Whether the long side lies across."""
        return self.width > self.height

    @property
    def narrow(self) -> bool:
        """Whether blocks that stand side by side elsewhere should stand under each other."""
        return self.content < _NARROW * MM * self.grow

    def x(self, column: float) -> float:
        """The left edge of ``column``, counted from 1, from the left edge of the first one."""
        return (column - 1) * (self.column + self.gutter)

    def span(self, columns: float) -> float:
        """The width of that many columns."""
        return columns * (self.column + self.gutter) - self.gutter

    @property
    def content(self) -> float:
        """The width between the margins."""
        return self.span(self.columns)
