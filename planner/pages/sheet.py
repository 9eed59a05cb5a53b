"""The sheet: one exercise on a page to hand out.

A sheet holds nothing personal but a dose, so that all who do the same exercise share it; names and page numbers are
the document's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from planner.diagnostics import Diagnostic, Diagnostics
from planner.language import Language
from planner.library.model import Exercise
from planner.pages import sheet_parts as parts
from planner.pages.base import Desk, Kind, Section
from planner.pages.care_sheet import NO_SHEET_CARE, SheetCare, aims
from planner.pages.common import continued, first_area, later_area
from planner.pages.muscle_map import heights
from planner.pages.sheet_draft import Draft, Squeeze
from planner.pages.sheet_layouts import Layout, layouts, roomy
from planner.program import Entry, Program, Session
from planner.typeset.block import SLACK
from planner.typeset.blocks import Block, Gap
from planner.typeset.canvas import PageCanvas
from planner.typeset.section import Area, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_FOOT_GAP = 3 * MM
_MOST_NOTES = 8
_LACKING = "missing-glyph"


FULL = Squeeze()
"""The measure of a sheet: what needs more than this is tightened, or flows on."""

LOOSER = (Squeeze(step="step_large", tip="tip_large"), Squeeze(step="step_large"))
"""Larger type where a page has room for it."""

LOWER = (
    Squeeze("sheet_medium"),
    Squeeze("sheet_small"),
    Squeeze("sheet_small", notes=0),
    Squeeze("sheet_small", notes=0, tight=True),
)
"""Full type with lower pictures, then without the line for notes, then with less white and a smaller name."""

TIGHTER = (
    Squeeze("sheet_small", "step_medium", notes=0, tight=True),
    Squeeze("sheet_small", "step_small", notes=0, tight=True),
    Squeeze("sheet_small", "step_small", "tip_medium", notes=0, tight=True),
    Squeeze("sheet_small", "step_small", "tip_small", notes=0, tight=True),
)
"""What gives way last: the size of steps, then of all else."""

_HOPELESS = 1.6
"""Tightening gains less than this share of a page's height: a story above it is not tried."""
_CANDIDATES = 2
"""How many arrangements are tightened, those that need the least room with low pictures."""


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """Each exercise of the program once, in order of first use, with its doses."""
    for exercise, uses in program.used:
        different = doses(uses, desk.language)
        yield sheet(exercise, different, desk, _where(program, uses, desk), SheetCare.of(program, uses))


def _where(program: Program, uses: Sequence[tuple[Session, Entry]], desk: Desk) -> str:
    """Where an exercise first stands in the program; what may only be done instead of another has no place."""
    if not uses:
        return program.title
    session, entry = uses[0]
    if not entry.label:
        return f"{program.title} · {session.name}"
    return desk.say("sheet.where", title=program.title, session=session.name, label=entry.label)


def doses(uses: Sequence[tuple[Session, Entry]], language: Language) -> parts.Uses:
    """The different doses among the uses of an exercise, each with the sessions that ask for it.

    A session whose dose is another one on another day is named with its day.
    """
    found: dict[tuple[object, ...], tuple[dict[str, Session], Entry]] = {}
    for session, entry in uses:
        if entry.dose is not None:
            care = (entry.care.side, entry.care.range, entry.care.until, entry.pain)
            clock = entry.clock and (entry.clock.kind, entry.clock.time)
            said = (entry.name, entry.dose, entry.notes, clock, *care)
            names, _ = found.setdefault(said, ({}, entry))
            names.setdefault(session.name, session)
    often = Counter(name for names, _ in found.values() for name in names)

    def named(session: Session) -> str:
        if often[session.name] == 1 or session.weekday is None:
            return session.name
        return f"{session.name} ({language.texts('date.weekdays_short')[session.weekday]})"

    return tuple((tuple(map(named, names.values())), entry) for names, entry in found.values())


def sheet(exercise: Exercise, uses: parts.Uses, desk: Desk, head: str = "", care: SheetCare = NO_SHEET_CARE) -> Section:
    """The sheet of one exercise, with the doses that a plan asks for and with what it says of care."""
    told, problems = desk.kit.out, Diagnostics()
    kit = replace(desk.kit, out=problems)
    desk = replace(desk, kit=kit)
    paper = kit.paper
    root, story, squeeze = _fitted(exercise, uses, desk, care)
    foot = root.add("Sect")

    def first(canvas: PageCanvas, x: float, top: float) -> None:
        panel = parts.foot(desk, foot, squeeze.notes, aims(desk, care, foot))
        panel.render(canvas, x, top - paper.height + panel.space, paper.content)

    def later(canvas: PageCanvas, x: float, top: float) -> None:
        continued(desk, exercise.name, canvas, x, top)

    pages = typeset(kit, story, root, _area(desk, squeeze, care), later_area(kit), first, later)
    told.extend(_gathered(problems))
    return Section("sheet", exercise.name, pages, head=head, foot=parts.imprint(desk, exercise))


def _gathered(problems: Diagnostics) -> Iterator[Diagnostic]:
    """``problems`` with one for all the characters that no font has: a text in another script has hundreds."""
    lacking = [problem for problem in problems if problem.code == _LACKING]
    for problem in problems:
        if problem.code != _LACKING:
            yield problem
        elif problem is lacking[0]:
            others = f", in {len(lacking)} places of the file" if len(lacking) > 1 else ""
            yield replace(problem, message=problem.message + others)


@dataclass(frozen=True, slots=True)
class _Try:
    """A story in one arrangement and setting, how much of a page it fills, and how many rows of pictures are in it."""

    layout: Layout
    squeeze: Squeeze
    root: Elem
    story: list[Block]
    share: float
    rows: int


def _fitted(exercise: Exercise, uses: parts.Uses, desk: Desk, care: SheetCare) -> tuple[Elem, list[Block], Squeeze]:
    """The story in the first arrangement and loosest setting that stand on one page; else in full, over several."""
    lowest: list[_Try] = []

    def tried(layout: Layout, squeeze: Squeeze) -> _Try | None:
        draft = Draft(desk, exercise, uses, squeeze, care)
        story = layout(draft)
        if story is None:
            return None
        while story and isinstance(story[-1], Gap):
            story.pop()
        height = sum(block.measure(desk.kit.paper.content) for block in story)
        made = _Try(layout, squeeze, draft.root, story, height / _area(desk, squeeze, care).height, draft.rows)
        if squeeze == LOWER[-1]:
            lowest.append(made)
        return made

    known = layouts(desk.kit.paper)
    full: list[_Try] = []
    found: _Try | None = None
    for layout in known:
        made = tried(layout, FULL)
        if made is not None:
            full.append(made)
        if made is not None and made.share <= 1:
            found = made
            break
    full.sort(key=lambda made: made.share)
    if found is not None:
        settings = [(found.layout, squeeze) for squeeze in LOOSER] if found.layout is known[0] else []
    elif full[0].share < _HOPELESS:
        settings = [(made.layout, squeeze) for squeeze in LOWER for made in full if _may_fit(made, squeeze, desk, care)]
    else:
        settings = []
    found = _first(tried, settings) or found
    lowest.sort(key=lambda made: made.share)
    if found is None:
        found = _first(tried, [(best.layout, squeeze) for squeeze in TIGHTER for best in lowest[:_CANDIDATES]])
    if found is None:
        # Nothing helps: full size over two pages reads better than small type over two.
        _tell_that_it_continues(exercise, desk)
        return full[0].root, full[0].story, FULL
    failed = [made.layout for made in full if made.share > 1]
    found = _with_map(found, failed, tried, exercise, desk, beside_name=not uses and not desk.kit.paper.narrow)
    room = _area(desk, found.squeeze, care).height
    notes = found.squeeze.notes and _notes(desk, room - found.share * room)
    return found.root, found.story, replace(found.squeeze, notes=notes)


def _tell_that_it_continues(exercise: Exercise, desk: Desk) -> None:
    """Warns of a second page, which in large print is what a sheet takes."""
    if not desk.kit.theme.large:
        desk.kit.out.warning(
            "sheet-continues",
            f'the sheet of "{exercise.name}" needs more than one page',
            exercise.span,
            "shorten the text for a single page",
        )


def _first(tried: Callable[[Layout, Squeeze], _Try | None], settings: Iterable[tuple[Layout, Squeeze]]) -> _Try | None:
    """The first story that stands on one page."""
    made = (tried(layout, squeeze) for layout, squeeze in settings)
    return next((found for found in made if found is not None and found.share <= 1), None)


def _with_map(
    found: _Try,
    failed: Sequence[Layout],
    tried: Callable[[Layout, Squeeze], _Try | None],
    exercise: Exercise,
    desk: Desk,
    *,
    beside_name: bool,
) -> _Try:
    """The same page with a muscle map, as large as there is room for; ``found`` itself where there is none.

    A large map is worth more than larger type. Where the profile has no room, a small one goes ``beside_name`` if no
    dose stands there, if need be over lower pictures. At last arrangements that have not ``failed`` without it may be
    taken, and pictures may be a little lower.
    """
    pictured = parts.picture_count(desk, exercise)
    roles = heights(desk, exercise, pictured=pictured > 0)
    if not roles:
        return found
    bases = (found.squeeze, FULL) if found.squeeze in LOOSER else (found.squeeze,)
    sizes = [*product(bases, roles[:-1]), *product(bases, roles[-1:])]
    settings = [(found.layout, replace(squeeze, map=role)) for squeeze, role in sizes]
    # The largest is asked first and the smallest next: where that has no room, nothing between them has.
    most = _first(tried, settings[:1])
    least = most or _first(tried, settings[-1:])
    if least is not None:
        return most or _first(tried, settings[1:-1]) or least
    if beside_name:
        after = LOWER.index(found.squeeze) + 1 if found.squeeze in LOWER else 0
        above = [(found.layout, replace(squeeze, map=roles[-1], above=True)) for squeeze in (*bases, *LOWER[after:])]
        beside = _first(tried, above)
        if beside is not None:
            return beside
    if FULL not in bases:
        return found
    others = [layout for layout in layouts(desk.kit.paper) if layout not in (*failed, found.layout)]
    if pictured:  # large pictures are worth more than a map
        others = [layout for layout in others if layout in roomy(pictured)]
    settings = [(layout, FULL) for layout in others] + [(layout, LOWER[0]) for layout in (found.layout, *others)]
    return _first(tried, [(layout, replace(squeeze, map=roles[-1])) for layout, squeeze in settings]) or found


def _may_fit(full: _Try, squeeze: Squeeze, desk: Desk, care: SheetCare) -> bool:
    """Whether a story may stand on one page with lower pictures: it gains no more than their rows lose."""
    if squeeze.tight:
        return True
    heights = desk.kit.theme.picture
    gain = full.rows * max(0.0, heights[FULL.picture] - heights[squeeze.picture])
    return full.share * _area(desk, FULL, care).height - gain <= _area(desk, squeeze, care).height + SLACK


def _area(desk: Desk, squeeze: Squeeze, care: SheetCare) -> Area:
    told = aims(desk, care, Elem("Sect"))
    more = told.measure(desk.kit.paper.content) if told is not None else 0.0
    return first_area(desk.kit, parts.foot_height(desk.kit, squeeze.notes) + more + _FOOT_GAP)


def _notes(desk: Desk, free: float) -> int:
    """How many lines for notes a page has room for: white paper is of no use to a clinician."""
    return min(_MOST_NOTES, 1 + int(free // desk.kit.theme.box["writing"]))


KIND = Kind("sheet", 30, sections)
