"""Where things stand on a sheet that holds the weeks of a month, and what a row needs to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.pages.base import Desk
from planner.pages.block_cells import Said, WeekCell
from planner.program import Entry, Session
from planner.program.lanes import exercise_lanes
from planner.typeset.theme import MM

TOP = 2 * MM
"""From the rule over a row to the line of the name."""
_TEXT = 42 * MM
"""Width of the doses of the weeks on narrow paper and where there are no pictures."""
_NUMBER = 8 * MM
"""Room for the number of an exercise that has no picture under it."""


@dataclass(frozen=True, slots=True)
class MonthLayout:
    """The columns of a sheet, in points: pictures, then the doses from ``text`` on, the boxes from ``boxes`` on.

    ``gap`` is the white under a row.
    """

    desk: Desk
    pictures: bool
    gap: float

    @property
    def text(self) -> float:
        paper = self.desk.kit.paper
        return paper.x(3) if self.pictures else max(_NUMBER * paper.grow, 0.0)

    @property
    def boxes(self) -> float:
        paper = self.desk.kit.paper
        if paper.narrow or not self.pictures:
            return self.text + _TEXT * paper.grow * (paper.content / paper.x(12) if not paper.narrow else 0.9)
        return paper.x(6)

    @property
    def end(self) -> float:
        return self.desk.kit.paper.content

    @property
    def is_wide(self) -> bool:
        """Whether several weeks have room beside each other."""
        return not self.desk.kit.paper.narrow and not self.desk.kit.theme.large

    @property
    def line(self) -> float:
        """The height of a line of boxes."""
        return self.desk.kit.theme.box["least_height"]


def month_cells(said: Said, sessions: Sequence[Session | None]) -> Mapping[str, WeekCell]:
    """What is said of each exercise of a session in each of its weeks, by the ids of entries."""
    found: dict[str, WeekCell] = {}
    for lane in exercise_lanes(sessions):
        cells = said.cells(lane, [False] * len(sessions))
        for exercise, cell in zip(lane.each, cells, strict=True):
            if isinstance(exercise, Entry):
                found[exercise.id] = cell
    return found
