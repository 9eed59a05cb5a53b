"""What several page kinds have: titles that fit, headings of sections, lines to write on, the head of further pages."""

from __future__ import annotations

from planner.diagnostics import Span
from planner.pages.base import Desk
from planner.typeset.blocks import Block, Gap, Panel, Rule, Text
from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit
from planner.typeset.measure import Run, one_line, shorten
from planner.typeset.section import Area
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

TITLES = ("title", "title_medium", "title_small")
_LABEL = 1.1 * MM
"""How far a label stands above the line that it names."""
_UNDER_RULE = 2 * MM


def first_area(kit: Kit, bottom: float) -> Area:
    """The flow of a section's first page, down to ``bottom`` points above the sheet's edge."""
    return Area(kit.paper.top, kit.paper.height - bottom)


def later_area(kit: Kit) -> Area:
    """The flow of further pages, under the name that is repeated there."""
    return Area(kit.paper.top_later, kit.paper.height - kit.paper.bottom)


def fitting(kit: Kit, text: str, roles: tuple[str, ...], width: float, span: Span | None) -> tuple[Run, str]:
    """``text`` in the first of ``roles`` in which it stands on one line, else in the last; and that role."""
    for role in roles:
        run = kit.run(text, role, span)
        if run.width() <= width:
            break
    return run, role


def heading(kit: Kit, title: str, root: Elem, span: Span | None) -> list[Block]:
    """The rule over a section and its heading, bound to what follows."""
    text = Text([kit.run(title, "heading", span)], kit.style("heading"), root.add("H2"))
    return [Rule(kit.line("section")), Gap(_UNDER_RULE), text.marked(keep_next=True), Gap(_UNDER_RULE)]


def writing_line(desk: Desk, panel: Panel, x: float, y: float, width: float, label: str, root: Elem) -> None:
    """A line to write on; its label stands on it at the left."""
    kit = desk.kit
    panel.line(x, y, x + width, y, kit.line("writing"))
    if label:
        panel.text(x, y - _LABEL, [kit.run(label, "label")], root.add("P"))


def continued(desk: Desk, name: str, canvas: PageCanvas, x: float, top: float) -> None:
    """The name again at the head of a further page, as decoration."""
    kit = desk.kit
    more = kit.run(" " + desk.say("furniture.continued"), "plain")
    title = shorten(kit.run(name, "day_name"), kit.paper.content - more.width())
    canvas.text_lines([(x, top - kit.paper.continued, one_line([title, more]))], None)
