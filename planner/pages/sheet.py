"""The sheet: one exercise on a page to hand out.

A sheet holds nothing personal but a dose, so that all who do the same exercise share it; names and page numbers are
the document's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.library.model import Exercise
from planner.library.model import Section as Text
from planner.pages import sheet_parts as parts
from planner.pages.base import Desk, Kind, Section
from planner.pages.common import continued, first_area, later_area
from planner.plan.dose.model import Dose
from planner.program import Entry, Program, Session
from planner.typeset.blocks import Block, Cell, Columns, Gap, Stack
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import Area, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_FOOT_GAP = 3 * MM
_MOST_NOTES = 8


@dataclass(frozen=True, slots=True)
class Squeeze:
    """How loose or tight a page is set: roles of picture heights, steps and small text; lines for notes."""

    picture: str = "sheet"
    step: str = "step"
    tip: str = "tip"
    notes: int = 1


FULL = Squeeze()
"""The measure of a sheet: what needs more than this is tightened, or flows on."""

LOOSER = (Squeeze(step="step_large", tip="tip_large"), Squeeze(step="step_large"))
"""Larger type where a page has room for it."""

TIGHTER = (
    Squeeze("sheet_medium"),
    Squeeze("sheet_small"),
    Squeeze("sheet_small", "step_medium"),
    Squeeze("sheet_small", "step_medium", notes=0),
    Squeeze("sheet_small", "step_small", notes=0),
    Squeeze("sheet_small", "step_small", "tip_medium", notes=0),
    Squeeze("sheet_small", "step_small", "tip_small", notes=0),
)
"""What gives way, in this order: white space and pictures, size, the line for notes."""

_HOPELESS = 1.8
"""Tightening gains less than this share of a page's height: a story above it is not tried."""


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """Each exercise of the program once, in order of first use, with its doses."""
    for exercise, uses in program.used:
        session, entry = uses[0]
        if entry.label:
            where = desk.say("sheet.where", title=program.title, session=session.name, label=entry.label)
        else:
            where = f"{program.title} · {session.name}"
        yield sheet(exercise, doses(uses), desk, where)


def doses(uses: Sequence[tuple[Session, Entry]]) -> parts.Uses:
    """The different doses among the uses of an exercise, each with the sessions that ask for it."""
    found: dict[tuple[str, Dose | None, str], tuple[dict[str, None], Entry]] = {}
    for session, entry in uses:
        if entry.dose is not None:
            names, _ = found.setdefault((entry.name, entry.dose, entry.notes), ({}, entry))
            names[session.name] = None
    return tuple((tuple(names), entry) for names, entry in found.values())


def sheet(exercise: Exercise, uses: parts.Uses, desk: Desk, head: str = "") -> Section:
    """The sheet of one exercise, with the doses that a plan asks for."""
    kit = desk.kit
    paper = kit.paper
    root, story, squeeze = _fitted(exercise, uses, desk)
    foot = root.add("Sect")

    def first(canvas: PageCanvas, x: float, top: float) -> None:
        panel = parts.foot(desk, foot, squeeze.notes)
        panel.render(canvas, x, top - paper.height + parts.foot_height(kit, squeeze.notes), paper.content)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, exercise.name, canvas, x, top)

    pages = typeset(kit, story, root, _area(desk, squeeze), later_area(kit), first, later)
    return Section("sheet", exercise.name, pages, head=head, foot=parts.imprint(desk, exercise))


def _fitted(exercise: Exercise, uses: parts.Uses, desk: Desk) -> tuple[Elem, list[Block], Squeeze]:
    """The story in the loosest setting that stands on one page; else in the full one, over several."""
    width = desk.kit.paper.content

    def fill(squeeze: Squeeze) -> tuple[Elem, list[Block], float]:
        root, story = _story(exercise, uses, desk, squeeze)
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
    return root, story, replace(found, notes=found.notes and _notes(desk, room - share * room))


def _area(desk: Desk, squeeze: Squeeze) -> Area:
    return first_area(desk.kit, parts.foot_height(desk.kit, squeeze.notes) + _FOOT_GAP)


def _notes(desk: Desk, free: float) -> int:
    """How many lines for notes a page has room for: white paper is of no use to a clinician."""
    return min(_MOST_NOTES, 1 + int(free // desk.kit.theme.box["writing"]))


@dataclass(frozen=True, slots=True)
class Draft:
    """One attempt at a page: what goes on it and how it is set; ``root`` is its structure so far."""

    desk: Desk
    exercise: Exercise
    uses: parts.Uses
    squeeze: Squeeze
    root: Elem

    @property
    def gap(self) -> Gap:
        """White between the rows of the page."""
        return Gap(self.desk.kit.theme.space["medium"])

    def section(self, section: Text, width: float) -> Block:
        """A section under its heading; steps in their own role."""
        role = self.squeeze.step if section.kind == "instructions" else self.squeeze.tip
        return parts.section(self.desk, section, self.root, role, width)

    def caution(self, columns: int) -> list[Block]:
        """The caution with white above it, if there is one."""
        section = self.exercise.section("caution")
        if section is None:
            return []
        return [self.gap, parts.caution(self.desk, section, self.root, self.squeeze.tip, columns)]

    def side(self) -> tuple[Block | None, Elem]:
        """Profile, neighbours and QR code with their structure, which the caller hangs where they are read."""
        aside = Elem("Sect")
        return parts.side(self.desk, self.exercise, aside), aside

    def beside(self, left: Callable[[float], Block] | None, above: Block | None = None) -> list[Block]:
        """``left``, made for its width, and the right column with ``above`` on top; over all columns without one."""
        paper = self.desk.kit.paper
        side, aside = self.side()
        right = [*([above] if above else ()), *([self.gap] if above and side else ()), *([side] if side else ())]
        wide = paper.span(8) if right else paper.content
        cells = [Cell(0, wide, left(wide))] if left is not None else []
        if side is not None:
            self.root.kids.append(aside)
        if right:
            cells.append(Cell(paper.x(9), paper.span(4), Stack(right)))
        return [Columns(cells), self.gap] if cells else []


def _story(exercise: Exercise, uses: parts.Uses, desk: Desk, squeeze: Squeeze) -> tuple[Elem, list[Block]]:
    """The page from top to bottom: what opens it, warm-up beside tips, all other sections."""
    draft = Draft(desk, exercise, uses, squeeze, Elem("Sect"))
    below = [section for section in (exercise.section("warm_up"), exercise.section("tips")) if section is not None]
    steps = exercise.section("instructions") or (below.pop(0) if below else None)
    story = _with_pictures(draft, steps, below) if exercise.pictures else None
    if story is None:
        opening = _beside_doses(draft, steps) if uses else _plain(draft, steps)
        story = [*opening, *_row(draft, below, with_side=False)]
    for other in exercise.sections:
        if other.kind == "other" and other is not parts.introduction(exercise):
            story += [draft.section(other, desk.kit.paper.span(8)), draft.gap]
    while story and isinstance(story[-1], Gap):
        story.pop()
    return draft.root, story


def _opening(draft: Draft) -> tuple[Block, Block | None]:
    """Name and description, and the doses that stand at their right, if there are any."""
    desk, paper = draft.desk, draft.desk.kit.paper
    wide = paper.span(8) - paper.gutter if draft.uses else paper.content
    measure = wide if draft.uses else paper.span(10)
    title = parts.head(desk, draft.exercise, draft.root, draft.squeeze.tip, wide, measure)
    doses = parts.doses(desk, draft.exercise, draft.uses, draft.root.add("Sect")) if draft.uses else None
    return title, doses


def _head(draft: Draft) -> list[Block]:
    """Name and doses over the whole width, then the caution."""
    paper = draft.desk.kit.paper
    title, doses = _opening(draft)
    if doses is not None:
        title = Columns([Cell(0, paper.span(8), title), Cell(paper.x(9), paper.span(4), doses)])
    return [title, *draft.caution(12), draft.gap]


def _plain(draft: Draft, steps: Text | None) -> list[Block]:
    """Head and caution, then the steps beside the profile."""
    return [*_head(draft), *_steps(draft, steps)]


def _steps(draft: Draft, steps: Text | None) -> list[Block]:
    return draft.beside(None if steps is None else lambda wide: draft.section(steps, wide))


def _beside_doses(draft: Draft, steps: Text | None) -> list[Block]:
    """Two columns: name, caution and steps; and beside them the doses, the profile and the QR code."""
    title, doses = _opening(draft)

    def left(wide: float) -> Block:
        below = [draft.gap, draft.section(steps, wide)] if steps is not None else []
        return Stack([title, *draft.caution(8), *below])

    return draft.beside(left, doses)


def _with_pictures(draft: Draft, steps: Text | None, below: list[Text]) -> list[Block] | None:
    """Pictures in a band under the head; a single upright one beside the steps. None when none can be used."""
    desk, paper = draft.desk, draft.desk.kit.paper
    height = desk.kit.theme.picture[draft.squeeze.picture]
    figures = Elem("Sect")
    upright = parts.upright(desk, draft.exercise, figures, height) if steps is not None else None
    band = parts.pictures(desk, draft.exercise, figures, height) if upright is None else None
    head = _head(draft) if upright is not None or band is not None else []
    draft.root.kids += figures.kids
    if upright is not None and steps is not None:
        text = draft.section(steps, paper.span(8))
        row = Columns([Cell(0, paper.span(4), upright), Cell(paper.x(5), paper.span(8), text)])
        return [*head, row, draft.gap, *_row(draft, below, with_side=True)]
    if band is None:
        return None
    return [*head, band, draft.gap, *_steps(draft, steps), *_row(draft, below, with_side=False)]


def _row(draft: Draft, below: list[Text], *, with_side: bool) -> list[Block]:
    """Warm-up and tips side by side, with the profile as a third if it has no place yet; one takes eight columns."""
    paper = draft.desk.kit.paper
    columns = 8 if len(below) < 2 else 4 if with_side else 6
    wide = paper.span(columns)
    cells = [Cell(paper.x(1 + columns * i), wide, draft.section(section, wide)) for i, section in enumerate(below)]
    side, aside = draft.side() if with_side else (None, draft.root)
    if side is not None:
        draft.root.kids.append(aside)
        cells.append(Cell(paper.x(9), paper.span(4), side))
    return [Columns(cells), draft.gap] if cells else []


KIND = Kind("sheet", 30, sections)
