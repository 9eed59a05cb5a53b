"""What the document adds to finished pages: running head, footer and page numbers. All of it is decoration.

The person's name stands here and not in the pages, so that a page can be shared by all who train the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.pages.base import Desk, Section
from planner.typeset.face import visible
from planner.typeset.kit import Kit
from planner.typeset.measure import Run, shorten
from planner.typeset.page import Page, Placed
from planner.typeset.stamp import Stamp
from planner.typeset.theme import MM

_UNDER, _ON_LINE = 1 * MM, 1.6 * MM
"""From the lower edge of a place for a name to its baseline, and from a line to that of a name on it."""
_MOST = 0.7
"""Most of the foot of large print for the name of a page and its number."""


@dataclass(frozen=True, slots=True)
class People:
    """Who the document is for and from; ``id`` is what a clinic calls a patient."""

    athlete: str = ""
    coach: str = ""
    contact: str = ""
    id: str = ""
    is_patient: bool = False

    @property
    def named(self) -> str:
        """Name and number."""
        return " · ".join(filter(None, (self.athlete, self.id)))


def furnish(stamp: Stamp, desk: Desk, people: People, section: Section, index: int, number: int, total: int) -> None:
    """Stamp page ``index`` of ``section``, counted from 0, as page ``number`` of ``total``.

    A text too long for its third of the line ends in an ellipsis.
    """
    if section.is_bare:
        _name(stamp, desk, people, section.pages[index])
        return
    kit, paper = desk.kit, desk.kit.paper
    left, right = paper.left, paper.left + paper.content
    third = paper.content / 3 - 2 * MM
    top = paper.height - paper.head
    with stamp.artifact("Header"):
        head = shorten(_run(kit, section.head), 2 * third)
        _text(stamp, left, top, head, "left")
        if section.head:
            _text(stamp, right, top, shorten(_run(kit, people.named), third), "right")
    for placed in section.pages[index].placed if people.is_patient else ():
        if placed.kind == "patient":
            _beside_label(stamp, kit, people, placed)
    page = desk.say("furniture.page", page=number, pages=total)
    contact = " · ".join(text for text in (people.coach, people.contact) if text)
    with stamp.artifact("Footer"):
        if kit.theme.large:
            _large_foot(stamp, desk, section, page, contact, goes_on=index + 1 < len(section.pages))
            return
        _text(stamp, left, paper.foot, shorten(_run(kit, contact), third), "left")
        _text(stamp, (left + right) / 2, paper.foot, shorten(_run(kit, section.foot), third), "centre")
        _text(stamp, right, paper.foot, _placed(kit, section.place, page, third), "right")


def _large_foot(stamp: Stamp, desk: Desk, section: Section, page: str, contact: str, *, goes_on: bool) -> None:
    """Two lines, since three texts of this size have no room on one; bold where the same goes on overleaf."""
    kit, paper = desk.kit, desk.kit.paper
    place = desk.say("furniture.goes_on", name=section.title) if goes_on else section.place
    end = _placed(kit, place, page, _MOST * paper.content, bold=goes_on)
    free = paper.content - end.width() - paper.gutter
    above = paper.foot + kit.style("furniture").step
    _text(stamp, paper.left, above, shorten(_run(kit, section.foot), paper.content), "left")
    _text(stamp, paper.left, paper.foot, shorten(_run(kit, contact), free), "left")
    _text(stamp, paper.left + paper.content, paper.foot, end, "right")


def _placed(kit: Kit, place: str, page: str, width: float, *, bold: bool = False) -> Run:
    """What a page is of, and its number, which is never cut."""
    end = _run(kit, f"{place} · {page}" if place else page, bold=bold)
    if end.width() > width:
        name = shorten(_run(kit, place, bold=bold), width - _run(kit, f" · {page}", bold=bold).width())
        end = _run(kit, f"{name.text} · {page}", bold=bold)
    return end


def _beside_label(stamp: Stamp, kit: Kit, people: People, placed: Placed) -> None:
    """Name and number of a patient on the line that asks whom a sheet is for."""
    left, bottom, right, _ = placed.rect
    with stamp.artifact("Footer"):
        _text(stamp, left, bottom + _UNDER, shorten(_run(kit, people.named), right - left), "left")


def _name(stamp: Stamp, desk: Desk, people: People, page: Page) -> None:
    """Who trains, at the right of each place that is kept for it, or on a line to write on."""
    for placed in page.placed:
        left, bottom, right, _ = placed.rect
        if placed.kind == "athlete":
            with stamp.artifact("Header"):
                run = shorten(_run(desk.kit, people.athlete), right - left)
                _text(stamp, right, bottom + _UNDER, run, "right")
        elif placed.kind == "athlete_line":
            with stamp.artifact("Header"):
                run = shorten(_run(desk.kit, people.athlete, "diary"), right - left)
                _text(stamp, left, bottom + _ON_LINE, run, "left")


def _run(kit: Kit, text: str, role: str = "furniture", *, bold: bool = False) -> Run:
    """A furniture run. What no font has is replaced without a word: the page that holds the text has warned."""
    style = kit.style(role)
    face = kit.face(style, bold=bold)
    shown, _ = visible(text, face)
    return Run(shown, face, style.size, style.color)


def _text(stamp: Stamp, x: float, y: float, run: Run, align: Literal["left", "centre", "right"]) -> None:
    if run.text:
        stamp.text(x, y, run.face, run.size, run.text, align, run.color)
