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
from planner.typeset.page import Page
from planner.typeset.stamp import Stamp
from planner.typeset.theme import MM

_UNDER = 1 * MM
"""From the lower edge of a place for a name to its baseline."""


@dataclass(frozen=True, slots=True)
class People:
    """Who the document is for and from."""

    athlete: str = ""
    coach: str = ""
    contact: str = ""


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
    top, bottom = paper.height - paper.head, paper.foot
    page = desk.say("furniture.page", page=number, pages=total)
    place = f"{section.place} · {page}" if section.place else page
    with stamp.artifact("Header"):
        head = shorten(_run(kit, section.head), 2 * third)
        _text(stamp, left, top, head, "left")
        if section.head:
            _text(stamp, right, top, shorten(_run(kit, people.athlete), third), "right")
    with stamp.artifact("Footer"):
        contact = " · ".join(text for text in (people.coach, people.contact) if text)
        _text(stamp, left, bottom, shorten(_run(kit, contact), third), "left")
        _text(stamp, (left + right) / 2, bottom, shorten(_run(kit, section.foot), third), "centre")
        end = _run(kit, place)
        if end.width() > third:  # the number is never cut
            name = shorten(_run(kit, section.place), third - _run(kit, f" · {page}").width())
            end = _run(kit, f"{name.text} · {page}")
        _text(stamp, right, bottom, end, "right")


def _name(stamp: Stamp, desk: Desk, people: People, page: Page) -> None:
    """Who trains, at the right of each place that is kept for it."""
    for placed in page.placed:
        if placed.kind == "athlete":
            left, bottom, right, _ = placed.rect
            with stamp.artifact("Header"):
                run = shorten(_run(desk.kit, people.athlete), right - left)
                _text(stamp, right, bottom + _UNDER, run, "right")


def _run(kit: Kit, text: str) -> Run:
    """A furniture run. What no font has is replaced without a word: the page that holds the text has warned."""
    style = kit.style("furniture")
    face = kit.face(style)
    shown, _ = visible(text, face)
    return Run(shown, face, style.size, style.color)


def _text(stamp: Stamp, x: float, y: float, run: Run, align: Literal["left", "centre", "right"]) -> None:
    if run.text:
        stamp.text(x, y, run.face, run.size, run.text, align, run.color)
