"""The sheet: one exercise on a page to hand out.

A sheet holds nothing personal but a dose, so that all who do the same exercise share it; names and page numbers are
the document's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.library.model import Exercise
from planner.library.model import Section as Text
from planner.pages import sheet_parts as parts
from planner.pages.base import Desk, Kind, Section
from planner.program import Entry, Program
from planner.typeset.blocks import Block, Cell, Columns, Gap
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import Area, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_TOP, _TOP_LATER, _BOTTOM_LATER = 19 * MM, 27 * MM, 16 * MM
_FOOT_GAP = 3 * MM
_MOST_NOTES = 8


@dataclass(frozen=True, slots=True)
class Squeeze:
    """How loose or tight a page is set: the height of pictures, the roles of steps and small text, lines for notes."""

    picture: float = 54 * MM
    step: str = "step"
    tip: str = "tip"
    notes: int = 1


FULL = Squeeze()
"""The measure of a sheet: what needs more than this is tightened, or flows on."""

LOOSER = (Squeeze(step="step_large", tip="tip_large"), Squeeze(step="step_large"))
"""Larger type where a page has room for it."""

TIGHTER = (
    Squeeze(picture=45 * MM),
    Squeeze(picture=36 * MM),
    Squeeze(36 * MM, "step_medium"),
    Squeeze(36 * MM, "step_medium", notes=0),
    Squeeze(36 * MM, "step_small", notes=0),
    Squeeze(36 * MM, "step_small", "tip_medium", notes=0),
    Squeeze(36 * MM, "step_small", "tip_small", notes=0),
)
"""What gives way, in this order: white space and pictures, size, the line for notes."""

_HOPELESS = 1.8
"""Tightening gains less than this share of a page's height: a story above it is not tried."""


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """Each exercise of the program once, in order of first use, with the dose of that use."""
    for session, entry in program.used:
        if entry.exercise is not None:
            where = desk.say("sheet.where", title=program.title, session=session.name, label=entry.label)
            yield sheet(entry.exercise, entry, desk, where)


def sheet(exercise: Exercise, entry: Entry | None, desk: Desk, head: str = "") -> Section:
    """The sheet of one exercise; ``entry`` gives it a dose."""
    paper = desk.kit.paper
    root, story, squeeze = _fitted(exercise, entry, desk)
    foot = root.add("Sect")

    def first(canvas: PageCanvas, x: float, top: float) -> None:
        panel = parts.foot(desk, foot, squeeze.notes)
        panel.render(canvas, x, top - paper.height + parts.foot_height(squeeze.notes), paper.content)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        parts.continued(desk, exercise.name, canvas, x, top)

    pages = typeset(
        desk.kit,
        story,
        root,
        _area(desk, squeeze),
        Area(_TOP_LATER, paper.height - _BOTTOM_LATER),
        first,
        later,
    )
    return Section("sheet", exercise.name, pages, head=head, foot=parts.imprint(desk, exercise))


def _fitted(exercise: Exercise, entry: Entry | None, desk: Desk) -> tuple[Elem, list[Block], Squeeze]:
    """The story in the loosest setting that stands on one page; else in the full one, over several."""
    width = desk.kit.paper.content

    def fill(squeeze: Squeeze) -> tuple[Elem, list[Block], float]:
        root, story = _story(exercise, entry, desk, squeeze)
        return root, story, sum(block.measure(width) for block in story) / _area(desk, squeeze).height

    root, story, share = fill(FULL)
    found = FULL if share <= 1 else None
    settings = LOOSER if found else TIGHTER if share < _HOPELESS else ()
    for squeeze in settings:
        other = fill(squeeze)
        if other[2] <= 1:
            (root, story, share), found = other, squeeze
            break
    if found is None:
        # Nothing helps: full size over two pages reads better than small type over two.
        desk.kit.out.warning(
            "sheet-continues",
            f'the sheet of "{exercise.name}" needs more than one page',
            exercise.span,
            "shorten the text for a single page",
        )
        return root, story, FULL
    room = _area(desk, found).height
    return root, story, replace(found, notes=found.notes and _notes(room - share * room))


def _area(desk: Desk, squeeze: Squeeze) -> Area:
    return Area(_TOP, desk.kit.paper.height - parts.foot_height(squeeze.notes) - _FOOT_GAP)


def _notes(free: float) -> int:
    """How many lines for notes a page has room for: white paper is of no use to a clinician."""
    return min(_MOST_NOTES, 1 + int(free // parts.WRITING))


def _story(exercise: Exercise, entry: Entry | None, desk: Desk, squeeze: Squeeze) -> tuple[Elem, list[Block]]:
    """Head, caution, pictures, then steps beside the profile, then warm-up beside tips, then all other sections."""
    kit, paper = desk.kit, desk.kit.paper
    gap = Gap(kit.theme.space["medium"])
    root = Elem("Sect")
    dose = entry if entry is not None and entry.dose is not None else None
    story: list[Block] = [parts.head(desk, exercise, dose, root)]
    section = exercise.section("caution")
    if section:
        story += [gap, parts.caution(desk, section, root, squeeze.tip)]
    story.append(gap)
    below = [section for section in (exercise.section("warm_up"), exercise.section("tips")) if section is not None]
    steps = exercise.section("instructions") or (below.pop(0) if below else None)
    role = squeeze.step if steps is not None and steps.kind == "instructions" else squeeze.tip
    upright = parts.upright(desk, exercise, root, squeeze.picture)
    if upright is not None and steps is not None:
        text = parts.section(desk, steps, root, role, paper.span(8))
        story += [Columns([Cell(0, paper.span(4), upright), Cell(paper.x(5), paper.span(8), text)]), gap]
        story += _row(desk, exercise, below, root, squeeze.tip)
    else:
        band = parts.pictures(desk, exercise, root, squeeze.picture)
        story += [band, gap] if band is not None else []
        story += _main(desk, exercise, steps, root, role)
        story += _row(desk, None, below, root, squeeze.tip)
    for other in exercise.sections:
        if other.kind == "other":
            story += [parts.section(desk, other, root, squeeze.tip, paper.span(8)), gap]
    while story and isinstance(story[-1], Gap):
        story.pop()
    return root, story


def _main(desk: Desk, exercise: Exercise, steps: Text | None, root: Elem, role: str) -> list[Block]:
    """The steps in eight columns, the profile in the other four; all twelve when there is no profile."""
    paper = desk.kit.paper
    cells: list[Cell] = []
    side = parts.side(desk, exercise, aside := Elem("Sect"))
    if steps is not None:
        wide = paper.span(8) if side is not None else paper.content
        cells.append(Cell(0, wide, parts.section(desk, steps, root, role, wide)))
    if side is not None:
        root.kids.append(aside)
        cells.append(Cell(paper.x(9), paper.span(4), side))
    return [Columns(cells), Gap(desk.kit.theme.space["medium"])] if cells else []


def _row(desk: Desk, exercise: Exercise | None, below: list[Text], root: Elem, role: str) -> list[Block]:
    """Warm-up and tips side by side, with the profile of ``exercise`` as a third; one alone takes eight columns."""
    paper = desk.kit.paper
    side = parts.side(desk, exercise, aside := Elem("Sect")) if exercise is not None else None
    columns = 8 if len(below) < 2 else 6 if side is None else 4
    wide = paper.span(columns)
    cells = [
        Cell(paper.x(1 + columns * i), wide, parts.section(desk, s, root, role, wide)) for i, s in enumerate(below)
    ]
    if side is not None:
        root.kids.append(aside)
        cells.append(Cell(paper.x(9), paper.span(4), side))
    return [Columns(cells), Gap(desk.kit.theme.space["medium"])] if cells else []


KIND = Kind("sheet", 30, sections)
