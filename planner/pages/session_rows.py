"""The row of one exercise on a session page: number and picture, text, boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.pages import log_boxes as log
from planner.pages.base import Desk
from planner.pages.care_scale import entry_scales, scale_blocks
from planner.pages.progress import progress_blocks
from planner.pages.ramp import ramp_strip
from planner.pages.score_boxes import Scored, score_row
from planner.pages.session_text import entry_text, exercise_picture
from planner.pages.strips import entry_lines
from planner.plan.habits import Frequency, Track
from planner.program import Entry
from planner.typeset.blocks import Block, Carried, Cell, Columns, Gap, Panel, Stack, Text
from planner.typeset.boxes import tick
from planner.typeset.kit import Paper
from planner.typeset.measure import shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

TOP = 2 * MM
"""From the rule over a row to the line of the name, whose baseline then lies 6 mm under the rule."""
ROW_LABEL = 12 * MM
"""Room for the names of a box's cells, left of the first box."""
_DONE = 5.5 * MM
"""From the top of a row to a tick that stands where boxes would."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a session page is laid out and how far it is squeezed.

    ``stacked`` puts boxes under the text instead of beside it, for sheets that are too narrow for both.
    """

    pictures: bool
    gap: float
    picture: float
    cell: float
    alternate: float = 0.0
    """Height of the pictures of what may be done instead; 0 prints none."""
    rest: tuple[float, float] = (7 * MM, 5 * MM)
    """Height of the line with rest and tempo, and its baseline."""
    short_head: bool = False
    next_time: bool = True
    stacked: bool = False
    track: tuple[Track, ...] = ()
    often: Frequency | None = None
    """How often the session is done, which no exercise of it has to say again."""
    """What is asked of the session as a whole, and so not again of each exercise."""

    @property
    def text_column(self) -> int:
        """Where names start: after the pictures, or after the numbers when there are none."""
        if self.pictures:
            return 4 if self.stacked else 3
        return 2

    def text_left(self, paper: Paper) -> float:
        """Where text starts, in points; under it stand the boxes of a stacked layout, left of them their names."""
        left = paper.x(self.text_column)
        return max(left, ROW_LABEL * paper.grow) if self.stacked else left


def box_place(desk: Desk, layout: Layout) -> log.Place:
    """Where boxes may stand in a row: the last five columns or the last six, or all that text has."""
    paper = desk.kit.paper
    if layout.stacked:
        start = layout.text_left(paper)
        early = ROW_LABEL * paper.grow if desk.kit.theme.large else start  # wide boxes need the room under a picture
        return log.Place(start, early, paper.content)
    column = 7 if paper.landscape else 8
    return log.Place(paper.x(column), paper.x(column - 1), paper.content)


def text_width(desk: Desk, layout: Layout, start: float) -> float:
    """How wide the text of a row is when its boxes start at ``start``."""
    paper, left = desk.kit.paper, layout.text_left(desk.kit.paper)
    return paper.content - left if layout.stacked else start - ROW_LABEL * paper.grow - 2 * paper.gutter - left


def entry_row(
    desk: Desk,
    entry: Entry,
    layout: Layout,
    root: Elem,
    laid: log.Lines | None = None,
    after: Block | None = None,
) -> Block:
    """One exercise: number and picture, text, boxes (``laid`` where a superset gives their places).

    ``after`` stands under the boxes. What goes on to another page is named there again.
    """
    paper = desk.kit.paper
    elem = root.add("Sect")
    title = elem.add("H2")
    laid = entry_lines(desk, entry, box_place(desk, layout)) if laid is None else laid
    start = laid[0][0] if laid else box_place(desk, layout).start
    edge = layout.text_left(paper)
    width = text_width(desk, layout, start) if entry.log else paper.content - edge
    left = row_head(desk, entry, layout, elem, title)
    words = entry_text(desk, said_once(entry, layout), layout.rest, width, elem, title, picture_height=layout.alternate)
    text = Stack([Gap(TOP), *words])
    record = _record(desk, entry, layout, laid, elem, after)
    cells = [Cell(0, edge - paper.gutter, left), Cell(edge, width, text)]
    if layout.stacked or not entry.log:
        body: Block = Stack([Columns(cells), *record])
    else:
        body = Columns([*cells, Cell(0, paper.content, Stack([Gap(TOP), *record]))])
    row = Carried(body, carried(desk, entry.label, entry.name, layout))
    row.origin = (entry.id, "exercise", entry.span)
    return row


def said_once(entry: Entry, layout: Layout) -> Entry:
    """The exercise without how often it is done, where that is as often as the session."""
    return entry if entry.frequency != layout.often else replace(entry, frequency=None)


def row_head(desk: Desk, entry: Entry, layout: Layout, elem: Elem, title: Elem) -> Block:
    """Number and picture at the left of a row."""
    kit = desk.kit
    label = Text([kit.run(entry.label, "exercise_name", entry.span)], kit.style("exercise_name"), title)
    figure = _figure(desk, entry, layout, elem)
    return Stack([Gap(TOP), label, *([Gap(kit.theme.space["hair"]), figure] if figure else [])])


def _record(desk: Desk, entry: Entry, layout: Layout, laid: log.Lines, elem: Elem, after: Block | None) -> list[Block]:
    """What is written into: the warm-up to read, boxes or a tick, and what stands under them."""
    kit = desk.kit
    hair = kit.theme.space["hair"]
    made: list[Block] = []
    if entry.warm_up:
        place = box_place(desk, layout)
        start = laid[0][0] if laid else place.start  # that of the boxes, which may stand further left
        made += [ramp_strip(desk, entry, start, place.end - start, elem), Gap(hair)]
    if entry.log and entry.sets:
        made.append(log.box_block(desk, entry, laid, layout.cell, elem))
    elif entry.log:
        made.append(_tick_box(desk, entry, box_place(desk, layout).start, elem))
    if entry.log and entry.score:
        scored = Scored(entry.id, entry.name, entry.score, entry.span)
        made += score_row(desk, scored, laid[0][0] if laid else box_place(desk, layout).start, elem, top=hair)
    scales = entry_scales(entry, layout.track)
    if scales:
        place = box_place(desk, layout)
        made += [Gap(hair), *scale_blocks(desk, scales, place.start, place.room, elem, entry.span)]
    made += progress_row(desk, entry, layout, elem, laid[0][0] if laid else None)
    if after is not None:
        made += [Gap(hair), after]
    return [Gap(hair), *made] if made and layout.stacked else made


def progress_row(desk: Desk, entry: Entry, layout: Layout, elem: Elem, start: float | None = None) -> list[Block]:
    """How the exercise goes on, from its first box on; under its text where it has no boxes."""
    left = box_place(desk, layout).start if start is None else start
    left = left if entry.log else layout.text_left(desk.kit.paper)
    return progress_blocks(desk, entry, left, desk.kit.paper.content - left, elem)


def carried(desk: Desk, label: str, name: str, layout: Layout) -> Block:
    """Number and name over the part of a row that stands on a further page; decoration, for it was read before."""
    kit, paper = desk.kit, desk.kit.paper
    style, left = kit.style("exercise_name"), layout.text_left(paper)
    more = kit.run(" " + desk.say("furniture.continued"), "plain")
    title = shorten(kit.run(name, "exercise_name"), paper.content - left - more.width())
    head = Columns(
        [
            Cell(0, left - paper.gutter, Text([kit.run(label, "exercise_name")], style, None)),
            Cell(left, paper.content - left, Text([title, more], style, None)),
        ]
    )
    return Stack([Gap(TOP), head])


def _figure(desk: Desk, entry: Entry, layout: Layout, elem: Elem) -> Block | None:
    if not layout.pictures:
        return None
    width = layout.text_left(desk.kit.paper) - desk.kit.paper.gutter
    return exercise_picture(desk, entry.exercise, width, layout.picture, elem, align="center")


def _tick_box(desk: Desk, entry: Entry, start: float, elem: Elem) -> Panel:
    """An exercise without a dose has one thing to record: that it was done."""
    kit = desk.kit
    side = kit.theme.box["tick_main"]
    top = _DONE * kit.grow
    panel = Panel(side + top)
    owner = elem.add("P", Id=f"{entry.id}.done", T=desk.say("session.done_field", name=entry.name))
    label = kit.run(desk.say("session.done"), "label")
    panel.text(start - 2 * MM, top + side / 2 + MM * kit.grow, [label], owner, "right")
    tick(kit, panel, start, top, side, f"{entry.id}.done", entry.span)
    return panel
