"""The diary: exercises to do at home and a calendar to tick them off, in type of 14 points and more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from planner.pages.base import Desk, Kind, Section
from planner.pages.care_notice import notice_block
from planner.pages.common import TITLES, fitting
from planner.pages.diary_calendar import PITCHES, calendar, frequencies, is_counted
from planner.pages.diary_cards import cards
from planner.pages.diary_text import how_often, numbers_words, which_box
from planner.pages.often import often_words, track_name, track_words
from planner.plan.habits import Frequency
from planner.program import Program
from planner.program.care import exercise_notice
from planner.program.diary import Diary, diary, uses
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Rule, Stack, Text, Whole, first_baseline
from planner.typeset.canvas import PageCanvas
from planner.typeset.measure import one_line, shorten
from planner.typeset.section import Area, fits, typeset
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

TOGETHER: Final = 4
"""Most exercises that stand on one page with the calendar."""

_SETTINGS: Final = (
    (PITCHES[0], "diary", True),
    (PITCHES[0], "diary", False),
    (PITCHES[0], "diary_small", False),
    (PITCHES[1], "diary", False),
    (PITCHES[1], "diary_small", False),
)
"""Ways to get everything on one page, the roomiest first: from week to week, the role of pictures, and whether what
the exercise says is told where the coach says nothing."""

_LINES, _FIRST, _PITCH = 4, 11 * MM, 10.2 * MM
"""Columns of the lines for name and start, the first baseline and how far they are apart."""
_LABEL = 1.6 * MM
_SHARE: Final = 0.5
"""The share of a page up to which exercises leave the calendar enough room to start under them."""
_UP = 5 * MM
"""So much higher than other pages it starts, for it has no running head."""
_UNDER_HEAD, _UNDER_HEADING, _UNDER_RULE = 5 * MM, 1.5 * MM, 1.6 * MM
_RULES = ("diary_name", "diary")
"""Type of what stands in the frame."""
_BOTTOM = 12 * MM
"""The flow's distance from the lower edge of the sheet: no foot stands there."""


def sections(program: Program, desk: Desk) -> Iterator[Section]:
    """One page where all has room on it; else the exercises first, with the rule when to stop, then the calendar.

    The calendar starts beneath few exercises, or beneath the last of many; else it has pages of its own.
    """
    found = diary(program, program.patient.review)
    if not found.exercises:
        return
    pictures = desk.kit.theme.picture
    for pitch, picture, told in _SETTINGS if len(found.exercises) <= TOGETHER else ():
        root = Elem("Sect")
        story = [
            *_head(program, found, desk, root),
            *cards(found, desk, root, pictures[picture], told=told),
            *_calendar(program, found, desk, root, pitch),
            *_closing(program, found, desk, root),
        ]
        if fits(story, desk.kit.paper.content, _first(desk).height):
            yield _section(program, desk, story, root)
            return
    root, story = _exercises(program, found, desk)
    if fits(story, desk.kit.paper.content, _SHARE * _first(desk).height):
        root, story = _exercises(program, found, desk, ends=False)
        story += [Gap(_UNDER_HEAD), *_calendar(program, found, desk, root, PITCHES[-1], is_told=True)]
        yield _section(program, desk, story, root)
        return
    pages = _section(program, desk, story, root)
    both = _on_the_last(program, found, desk, len(pages.pages)) if len(pages.pages) > 1 else None
    yield from [both] if both else [pages, _pages_of_weeks(program, found, desk)]


def _on_the_last(program: Program, found: Diary, desk: Desk, count: int) -> Section | None:
    """The exercises, and the calendar on the last of their ``count`` pages; None where it has no room there."""
    for stops, pitch in product((True, False), PITCHES):
        root, story = _exercises(program, found, desk, ends=False)
        story += [Gap(_UNDER_HEAD), *_calendar(program, found, desk, root, pitch, is_told=True)]
        story += _stop(program, desk, root, "diary.weeks.care") if stops else []
        made = _section(program, desk, story, root)
        if len(made.pages) == count:
            return made
    return None


def _exercises(program: Program, found: Diary, desk: Desk, *, ends: bool = True) -> tuple[Elem, list[Block]]:
    """The exercises and the rule when to stop, which stands before them where they go on to another page.

    A line under the last of them ``ends`` them, but where the calendar follows, which has one over it.
    """
    for first, told in ((False, True), (False, False), (True, False)):
        root = Elem("Sect")
        head = _head(program, found, desk, root)
        stop = _stop(program, desk, root) if first else []
        made = cards(found, desk, root, desk.kit.theme.picture["diary"], told=told)
        last = [] if first else _stop(program, desk, root)
        end = last or ([Rule(desk.kit.line("section"))] if ends else [])
        story = [*head, *stop, *([Gap(_UNDER_HEAD)] if stop else []), *made, *end]
        if first or fits(story, desk.kit.paper.content, _first(desk).height):
            break
    return root, story


def _pages_of_weeks(program: Program, found: Diary, desk: Desk) -> Section:
    """The calendar by itself, roomy where it then stands on one page.

    It says again when to stop if there is room: this is the page that hangs on the wall.
    """
    for again, pitch in product((True, False), PITCHES):
        root = Elem("Sect")
        story = [*_head(program, found, desk, root), *_calendar(program, found, desk, root, pitch, is_told=True)]
        story += _stop(program, desk, root, "diary.weeks.care") if again else []
        if fits(story, desk.kit.paper.content, _first(desk).height):
            break
    return _section(program, desk, story, root)


def _first(desk: Desk) -> Area:
    return Area(desk.kit.paper.top - _UP, desk.kit.paper.height - _BOTTOM)


def _section(program: Program, desk: Desk, story: Sequence[Block], root: Elem) -> Section:
    paper = desk.kit.paper

    def again(canvas: PageCanvas, x: float, top: float) -> None:
        kit = desk.kit
        more = kit.run(" " + desk.say("furniture.continued"), "diary_quiet")
        title = shorten(kit.run(program.title, "diary_name"), paper.content - more.width())
        canvas.text_lines([(x, top - paper.continued, one_line([title, more]))], None)

    later = Area(paper.top_later, paper.height - _BOTTOM)
    pages = typeset(desk.kit, story, root, _first(desk), later, None, again)
    return Section("diary", desk.say("diary.title"), pages, is_bare=True)


def _head(program: Program, found: Diary, desk: Desk, root: Elem) -> list[Block]:
    """Title and how often, and lines for the name and the first day."""
    kit, paper = desk.kit, desk.kit.paper
    beside = not paper.narrow
    wide = paper.span(paper.columns - _LINES) - paper.gutter if beside else paper.content
    run, role = fitting(kit, program.title, TITLES, wide, program.span)
    title = Text([run], kit.style(role), root.add("H1")).marked(entry=(0, desk.say("diary.title")), anchor="diary")
    words = [how_often(found, desk), *([program.patient.goal] if program.patient.goal else [])]
    said = [
        Text([kit.run(text, "diary_quiet", program.span)], kit.style("diary_quiet"), root.add("P")) for text in words
    ]
    left = Stack([title, Gap(1 * MM), *said])
    lines = _lines(program, desk, paper.span(_LINES) if beside else paper.content, root)
    if not beside:
        return [left, lines, Gap(_UNDER_HEAD)]
    right = Cell(paper.x(paper.columns - _LINES + 1), paper.span(_LINES), lines)
    return [Columns([Cell(0, wide, left), right]), Gap(_UNDER_HEAD)]


def _lines(program: Program, desk: Desk, wide: float, root: Elem) -> Panel:
    """Who it is for, which the document fills in, and the first day, which the plan may know."""
    kit = desk.kit
    panel = Panel(_FIRST + _PITCH + 2 * MM)
    start = desk.language.date(program.start, "full") if program.start else ""
    for number, (label, text) in enumerate(((desk.say("diary.for"), ""), (desk.say("diary.start"), start))):
        y = _FIRST + number * _PITCH
        run = kit.run(label + " ", "diary_quiet")
        panel.line(0, y, wide, y, kit.line("writing"))
        owner = root.add("P")
        panel.text(0, y - _LABEL, [run], owner)
        if text:
            panel.text(run.width() + 2 * MM, y - _LABEL, [kit.run(text, "diary")], owner)
        elif not number:
            left = run.width() + 2 * MM
            panel.place("diary.athlete", "athlete_line", (left, y - 7 * MM, wide - left, 7 * MM), None)
    return panel


def _calendar(
    program: Program, found: Diary, desk: Desk, root: Elem, pitch: float, *, is_told: bool = False
) -> list[Block]:
    """The heading, what the boxes of a day are for, and the weeks.

    What is written into the boxes beside the days ``is_told`` over them where the weeks run over several pages.
    """
    kit, elem = desk.kit, root.add("Sect")
    many = frequencies(found)
    key = "count" if all(map(is_counted, many)) else "tick"
    heading = Text([kit.run(desk.say(f"diary.{key}"), "diary_name")], kit.style("diary_name"), elem.add("H2"))
    side = which_box(many, desk)
    said = [side] if side else []
    if len(many) > 1:
        said = [_row_words(found, frequency, desk) for frequency in many]
    said += _notes(program, found, desk) if is_told else []
    words = [Text([kit.run(text, "diary_quiet")], kit.style("diary_quiet"), elem.add("P")) for text in said]
    top: list[Block] = [Rule(kit.line("section")), Gap(_UNDER_RULE)]
    if len(words) == 1 and _beside(heading, words[0], desk):
        width = kit.paper.content
        right = Text(words[0].runs, words[0].style, words[0].elem, "right")
        lower = first_baseline(heading.style, heading.runs) - first_baseline(right.style, right.runs)
        line = Columns([Cell(0, width, heading), Cell(0, width, Stack([Gap(lower), right]))])
        top += [line.marked(keep_next=True), Gap(_UNDER_HEADING)]
    else:
        top += [heading.marked(keep_next=True), *(text.marked(keep_next=True) for text in words)]
        top.append(Gap(_UNDER_HEADING))
    return [*top, *calendar(found, desk, elem, pitch, program.span)]


def _beside(heading: Text, words: Text, desk: Desk) -> bool:
    """Whether both go on one line."""
    width = sum(run.width() for text in (heading, words) for run in text.runs)
    return width + 4 * MM <= desk.kit.paper.content


def _row_words(found: Diary, frequency: Frequency, desk: Desk) -> str:
    """``1, 2, 4: twice a day``."""
    rows = [row for week in found.weeks for row in week.rows if row.frequency == frequency]
    numbers = sorted({number for row in rows for number in row.numbers})
    often = often_words(rows[0].frequency, desk.language)
    key = "diary.row_counted" if is_counted(frequency) else "diary.row"
    return desk.say(key, numbers=numbers_words(numbers), often=often)


def _notes(program: Program, found: Diary, desk: Desk) -> list[str]:
    """What to write into the boxes beside the days, how much pain is fine, and until when all this holds."""
    texts = [
        desk.say("diary.note", what=track_name(track, desk.language), scale=track_words(track, desk.language))
        for track in found.track
    ]
    if program.care.pain is not None:
        texts.append(desk.say("diary.pain", limit=program.care.pain))
    return [*texts, *([desk.say("care.until", until=program.care.until)] if program.care.until else [])]


def _closing(program: Program, found: Diary, desk: Desk, root: Elem) -> list[Block]:
    """What the boxes beside the days ask for, and the rule when to stop."""
    kit = desk.kit
    texts = _notes(program, found, desk)
    said = [Text([kit.run(text, "diary", program.span)], kit.style("diary"), root.add("P")) for text in texts]
    above: list[Block] = [Gap(kit.theme.space["small"])] if said else []
    whole = kit.paper.height - kit.paper.top_later - _BOTTOM
    return [Whole(Stack([*above, *said, *_stop(program, desk, root)]), whole)]


def _stop(program: Program, desk: Desk, root: Elem, name: str = "diary.care") -> list[Block]:
    """When to stop and whom to call, in the heaviest frame of the page; and what to mind."""
    notice = exercise_notice(program, uses(program))
    if not notice:
        return []
    frame = notice_block(desk, notice, root, desk.kit.paper.content, name, _RULES)
    return [Gap(desk.kit.theme.space["small"]), frame]


KIND = Kind("diary", 50, sections, whole_week=True, all_weeks=lambda program: program.weeks > 1)
