"""Scales to mark a number on: pain before and after, effort, difficulty; with the limit of pain in words and as a line.

Each is a table: the numbers are its columns, and every box has a title in words and an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.diagnostics import Span
from planner.pages.base import Desk
from planner.plan.habits import Track, TrackKind
from planner.program import Entry, Session
from planner.typeset.blocks import Block, Gap, Panel
from planner.typeset.boxes import tick
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_HEAD, _BASE = 4.4 * MM, 1.3 * MM
"""Height of the words over a scale, and how far their baseline stands above the boxes."""
_FOOT, _UNDER = 4.2 * MM, 3.2 * MM
"""Height of the words under a scale, and their baseline."""
_INSET = 0.9 * MM
"""Least white beside a number in its box."""
_WIDEST = 7 * MM
"""Widest box: what is further from its neighbour is no scale."""
_HEIGHT = 6 * MM
_BETWEEN = 1 * MM
"""White between two scales under the same numbers, and between two lines of one."""
_OVER, _DOWN = 1 * MM, 0.4 * MM
"""How far the line of the limit reaches over the boxes, and under them, where words may stand."""
_BESIDE = 2 * MM
"""From the name of a row to its first box."""
_SLACK = 0.01

PAIN: Final = Track("pain", 0, 10)
"""The scale of pain where only its limit is given."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What is asked: a track, the times that it is asked at, and the most pain with which one goes on.

    ``about`` names the exercise or the session, ``id`` starts the ids of the boxes.
    """

    id: str
    about: str
    track: Track
    times: tuple[str, ...] = ("",)
    limit: int | None = None

    @property
    def numbers(self) -> range:
        return range(self.track.low, self.track.high + 1)


def entry_scales(entry: Entry, usual: Sequence[Track]) -> list[Scale]:
    """What is asked of one exercise by itself: all that differs from what is asked of its session."""
    tracks = () if entry.track == tuple(usual) else entry.track
    return list(_scales(entry.id, entry.name, tracks, entry.care.pain))


def session_scales(session: Session, pain: int | None) -> list[Scale]:
    """What is asked of a session, with the limit of pain that it has or else the plan."""
    limit = pain if session.care.pain is None else session.care.pain
    return list(_scales(session.id, session.name, session.track, limit))


def _scales(id_: str, about: str, tracks: Sequence[Track], limit: int | None) -> Iterator[Scale]:
    asked: dict[TrackKind, Track] = {track.kind: track for track in tracks}
    if limit is not None and "pain" not in asked:
        yield Scale(id_, about, PAIN, limit=limit)
    for kind, track in asked.items():
        if kind == "pain":
            yield Scale(id_, about, track, ("before", "after"), limit)
        else:
            yield Scale(id_, about, track)


def scale_blocks(desk: Desk, scales: Sequence[Scale], x: float, width: float, elem: Elem, span: Span) -> list[Block]:
    """Scales under each other; their boxes start at ``x`` and take ``width``, the names of rows end left of them."""
    gap = Gap(desk.kit.theme.space["hair"])
    return [part for scale in scales for part in (gap, _made(desk, scale, x, width, elem, span))][1:]


def _made(desk: Desk, scale: Scale, x: float, width: float, elem: Elem, span: Span) -> Block:
    if scale.track.kind == "tick":
        return _tick(desk, scale, x, elem, span)
    kit = desk.kit
    if len(scale.times) > 1:  # where nothing is left of the boxes, the names of rows take of their room
        names = (kit.run(desk.say(f"care.time.{time}"), "label").width() for time in scale.times)
        start = max(x, max(names) + _BESIDE)
        x, width = start, width - (start - x)
    least = max(kit.run(f"{number}", "label").width() for number in scale.numbers) + 2 * _INSET * kit.grow
    count = len(scale.numbers)
    per_line = max(1, min(count, int((width + _SLACK) // least)))
    per_line = -(-count // -(-count // per_line))
    side = min(width / per_line, _WIDEST * kit.grow)
    return _Drawn(desk, scale, x, side, per_line, span).panel(elem.add("Sect"))


def _tick(desk: Desk, scale: Scale, x: float, elem: Elem, span: Span) -> Panel:
    """A square for what was done."""
    kit = desk.kit
    side = kit.theme.box["tick_main"]
    panel = Panel(side)
    what = desk.say("care.track.tick")
    name = f"{scale.id}.tick"
    owner = elem.add("P", Id=name, T=desk.say("care.field", about=scale.about, what=what))
    panel.text(x + side + _BESIDE, side / 2 + MM * kit.grow, [kit.run(what, "label", span)], owner)
    tick(kit, panel, x, 0, side, name, span)
    return panel


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A scale with boxes of ``side`` from ``x`` on, so many on a line: on small paper and in large print on several."""

    desk: Desk
    scale: Scale
    x: float
    side: float
    per_line: int
    span: Span

    def panel(self, root: Elem) -> Panel:
        """The name with the limit over the boxes, a row of boxes for each time, the ends in words under them."""
        grow, scale = self.desk.kit.grow, self.scale
        row = self._lines * (_HEIGHT + _BETWEEN) * grow
        panel = Panel((_HEAD + _FOOT - _BETWEEN) * grow + row * len(scale.times))
        what = self.desk.say(f"care.track.{scale.track.kind}")
        title = Elem("TH", Scope="Row") if len(scale.times) == 1 else root.add("P")
        self._over(panel, what, title, root)
        table = root.add("Table")
        head, body = table.add("THead").add("TR"), table.add("TBody")
        head.add("TH", Scope="Column", ActualText=self.desk.say("session.blank"))
        for number in scale.numbers:
            head.add("TH", Scope="Column", ActualText=f"{number}")
        for place, time in enumerate(scale.times):
            line = body.add("TR")
            if len(scale.times) == 1:
                line.kids.append(title)
            self._row(panel, _HEAD * grow + place * row, what, time, line)
        self._under(panel, root)
        return panel

    @property
    def _lines(self) -> int:
        return -(-len(self.scale.numbers) // self.per_line)

    @property
    def _limit(self) -> int | None:
        """The limit of pain, where the scale has higher numbers."""
        limit = self.scale.limit
        return (
            limit
            if self.scale.track.kind == "pain" and limit is not None and limit in self.scale.numbers[:-1]
            else None
        )

    def _over(self, panel: Panel, what: str, owner: Elem, root: Elem) -> None:
        """What is asked, and from where on one stops."""
        kit = self.desk.kit
        baseline = (_HEAD - _BASE) * kit.grow
        name = kit.run(what, "label_bold", self.span)
        panel.text(self.x, baseline, [name], owner)
        if self._limit is None:
            return
        words = kit.run(self.desk.say("care.limit", limit=self._limit), "label", self.span)
        wide = self.side * self.per_line
        place = (self.scale.numbers.index(self._limit) % self.per_line + 1) * self.side + _INSET * kit.grow
        place = max(name.width() + _BESIDE * kit.grow, min(place, wide - words.width()))
        panel.text(self.x + place, baseline, [words], root.add("P"))

    def _row(self, panel: Panel, top: float, what: str, time: str, line: Elem) -> None:
        """The boxes of one time, with its name left of them."""
        kit, scale = self.desk.kit, self.scale
        high, said = _HEIGHT * kit.grow, what
        id_ = f"{scale.id}.{scale.track.kind}"
        if time:
            id_, name = f"{id_}.{time}", self.desk.say(f"care.time.{time}")
            said = self.desk.say("care.at", what=what, time=name)
            run = kit.run(name, "label", self.span)
            panel.text(self.x - _BESIDE, top + high / 2 + MM * kit.grow, [run], line.add("TH", Scope="Row"), "right")
        for first in range(0, len(scale.numbers), self.per_line):
            chunk = scale.numbers[first : first + self.per_line]
            down = top + first // self.per_line * (high + _BETWEEN * kit.grow)
            panel.box(self.x, down, self.side * len(chunk), high, kit.line("box"), kit.theme.box["radius"])
            for place, number in enumerate(chunk):
                left = self.x + place * self.side
                if place:
                    panel.line(left, down, left, down + high, kit.line("cell"))
                title = self.desk.say("care.field", about=scale.about, what=f"{said}, {number}")
                data = line.add("TD", T=title, Id=f"{id_}.{number}")
                run = kit.run(f"{number}", "label", self.span)
                middle = (high + run.face.cap_height * run.size) / 2
                panel.text(left + self.side / 2, down + middle, [run], data, "center")
                panel.place(f"{id_}.{number}", "tick", (left, down, self.side, high), self.span)
            limit = self._limit
            if limit is not None and limit in chunk:
                at = self.x + (chunk.index(limit) + 1) * self.side
                panel.line(at, down - _OVER * kit.grow, at, down + high + _DOWN * kit.grow, kit.line("section"))

    def _under(self, panel: Panel, root: Elem) -> None:
        """The ends of the scale in words, each under its end."""
        kit, track = self.desk.kit, self.scale.track
        none, worst = (self.desk.say(f"care.{end}.{track.kind}") for end in ("low", "high"))
        said = self.desk.say("care.ends", low=track.low, high=track.high, none=none, worst=worst)
        baseline, wide = panel.space - (_FOOT - _UNDER) * kit.grow, self.side * self.per_line
        left, right = kit.run(none, "label", self.span), kit.run(worst, "label", self.span)
        owner = root.add("P")
        if self._lines > 1 or left.width() + right.width() + _BESIDE > wide:
            panel.text(self.x, baseline, [kit.run(said, "label", self.span)], owner)
            return
        owner.attrs["ActualText"] = said
        panel.text(self.x, baseline, [left], owner, spaced=True)
        panel.text(self.x + wide, baseline, [right], owner, "right")
