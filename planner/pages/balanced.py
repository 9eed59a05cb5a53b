"""Text in several columns of one height, read down the first, then down the next."""

from __future__ import annotations

from collections.abc import Sequence

from planner.typeset.block import SLACK
from planner.typeset.blocks import Block, Cut, Rule, Stack
from planner.typeset.canvas import PageCanvas

_TRIES = 14
"""How often the height is halved: from a page to a twentieth of a millimetre."""
_NEAR = 0.25
"""Columns are balanced when their height is known to so many points: no line is as low."""


class Balanced(Block):
    """``body`` in ``count`` columns, ``gutter`` points apart and as low as they can be.

    ``head`` stands over each column that does not begin with a rule of its own; it must be decoration.
    """

    def __init__(self, body: Block, count: int, gutter: float, head: Sequence[Block] = ()) -> None:
        super().__init__()
        self.body, self.count, self.gutter = body, count, gutter
        self.head = Stack(head)
        self._set: dict[float, tuple[list[Block], float]] = {}

    def column(self, width: float) -> float:
        """The width of one column."""
        return (width + self.gutter) / self.count - self.gutter

    def measure(self, width: float) -> float:
        return self._columns(width)[1]

    def cut(self, width: float, room: float) -> Cut:
        if self.measure(width) <= room + SLACK:
            return self, None
        return self._at(width, room, forced=False)

    def force(self, width: float, room: float) -> Cut:
        if self.measure(width) <= room + SLACK:
            return self, None
        return self._at(width, room, forced=True)

    def _at(self, width: float, room: float, *, forced: bool) -> Cut:
        """Columns that fill ``room``, and what goes on over the page."""
        parts, rest = self._filled(width, room, forced=forced)
        if not parts:
            return None, self
        first = _Placed(parts, self.gutter, self.count)
        return self.parted(first, None if rest is None else Balanced(rest, self.count, self.gutter, self.head.blocks))

    def _columns(self, width: float) -> tuple[list[Block], float]:
        """The columns at the least height that holds everything, and that height."""
        if width not in self._set:
            wide = self.column(width)
            total = self.body.measure(wide)
            low, high = total / self.count, total + self.head.measure(wide)
            best, best_high = [self.body], total
            for _ in range(_TRIES):
                if high - low < _NEAR:
                    break
                middle = (low + high) / 2
                parts, rest = self._filled(width, middle, forced=False)
                if rest is None:
                    best, high = parts, middle
                    best_high = max(part.measure(wide) for part in parts)
                else:
                    low = middle
            self._set[width] = (best, best_high)
        return self._set[width]

    def _filled(self, width: float, room: float, *, forced: bool) -> tuple[list[Block], Block | None]:
        """As many columns of height ``room`` as there are, and what is left."""
        wide = self.column(width)
        rest: Block | None = self.body
        parts: list[Block] = []
        while rest is not None and len(parts) < self.count:
            head = self._head(rest)
            space = room - head.measure(wide)
            first, after = rest.force(wide, space) if forced and not parts else rest.cut(wide, space)
            if first is None:
                break
            parts.append(Stack([*head.blocks, first]) if head.blocks else first)
            rest = after
        return parts, rest

    def _head(self, body: Block) -> Stack:
        """What stands over a column with ``body``."""
        while isinstance(body, Stack) and body.blocks:
            body = body.blocks[0]
        return Stack(()) if isinstance(body, Rule) else self.head

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        _Placed(self._columns(width)[0], self.gutter, self.count).paint(canvas, x, top, width)


class _Placed(Block):
    """Columns whose breaks are decided."""

    def __init__(self, parts: Sequence[Block], gutter: float, count: int) -> None:
        super().__init__()
        self.parts, self.gutter, self.count = tuple(parts), gutter, count

    def _wide(self, width: float) -> float:
        return (width + self.gutter) / self.count - self.gutter

    def measure(self, width: float) -> float:
        return max(part.measure(self._wide(width)) for part in self.parts)

    def paint(self, canvas: PageCanvas, x: float, top: float, width: float) -> None:
        wide = self._wide(width)
        for index, part in enumerate(self.parts):
            part.render(canvas, x + index * (wide + self.gutter), top, wide)
