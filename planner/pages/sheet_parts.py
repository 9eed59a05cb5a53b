"""The parts of a sheet: head with dose, pictures, sections, profile with QR code, and the lines at its foot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.library import model
from planner.library.model import Exercise, Section
from planner.pages.balanced import Balanced
from planner.pages.base import Desk
from planner.pages.care_sheet import pain_scale
from planner.pages.care_words import care_lines
from planner.pages.clock_words import dose_code, plain_words
from planner.pages.common import TITLES, fitting, heading, writing_line
from planner.pages.dose_panel import rests
from planner.pages.figures import LARGE, drawing_of, figure, frame_cells
from planner.pages.images import picture
from planner.pages.logo import with_logo
from planner.pages.muscle_map import exercise_map, keyed
from planner.pages.progress import sentences
from planner.pages.prose import Prose, lead_in, plain_text, prose
from planner.plan.dose import words
from planner.program import Entry
from planner.typeset.blocks import Block, Cell, Columns, Framed, Gap, Matrix, Panel, Rule, Stack, Text, Whole
from planner.typeset.kit import Kit, qr_rows
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

Uses = tuple[tuple[tuple[str, ...], Entry], ...]
"""The different doses of an exercise in a plan, each with the names of the sessions that ask for it."""

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|webp|gif)|[\w-]*\d[\w-]*|image|photo|picture|img", re.IGNORECASE)
"""Words under a picture that say nothing."""
_NUMBERS = {
    "step_large": "step_number_large",
    "step": "step_number",
    "step_medium": "step_number_medium",
    "step_small": "step_number_small",
}
_LARGE_GROUPS = 3
"""Most groups of a dose that are set large."""
_LONG = 500
"""Characters of an introduction from which it may stand in columns."""
_TIGHT = 0.7
"""How much of the white between items is left where room is short."""
_FRAME = (3 * MM, 2 * MM)
"""From a frame to what stands in it, across and down."""
_UNDER_RULE = 2 * MM
"""From the rule over a frame to the frame."""
_WHOLE = 90 * MM
"""Up to this height the code of a video and its address stand on one page."""
_FOOT = 26 * MM
"""From the top of the lines at the foot to the bottom edge of the sheet, without lines for notes."""


def head(
    desk: Desk,
    exercise: Exercise,
    root: Elem,
    role: str,
    wide: float,
    measure: float,
    columns: int = 1,
    *,
    tight: bool = False,
) -> Stack:
    """Name, description and what stands before the first heading: the name ``wide``, text ``measure`` points.

    An introduction that is long stands in ``columns`` of one height; a ``tight`` name is small.
    """
    kit = desk.kit

    def title(room: float) -> Block:
        name, title_role = fitting(kit, exercise.name, TITLES[-1:] if tight else TITLES, room, exercise.span)
        text = Text([name], kit.style(title_role), root.add("H1"))
        return text.marked(entry=(0, exercise.name), anchor=f"sheet-{exercise.slug}")

    out: list[Block] = [with_logo(desk, title, wide, root)]
    if exercise.description:
        run = kit.run(exercise.description, "description", exercise.span)
        text = Text([run], kit.style("description"), root.add("P"))
        out += [Gap(kit.theme.space["hair"]), Columns([Cell(0, measure, text)])]
    intro = introduction(exercise)
    if intro is not None:
        parts = columns if len(plain_text(intro.blocks)) > _LONG else 1
        body = _body(desk, intro.blocks, _look(role, kit.grow, tight=tight), root.add("Sect"), measure, parts)
        out += [Gap(kit.theme.space["small"]), Columns([Cell(0, measure, body)])]
    return Stack(out)


def introduction(exercise: Exercise) -> Section | None:
    """What the file says before its first heading."""
    first = exercise.sections[0] if exercise.sections else None
    return first if first is not None and first.kind == "other" and not first.heading else None


def doses(desk: Desk, exercise: Exercise, uses: Uses, elem: Elem, width: float, *, goes_on: bool = True) -> Block:
    """The panel "Your dose" in a frame: one large, or several under the names of their sessions.

    ``goes_on`` says below each how it goes on.
    """
    kit = desk.kit
    inner = width - 2 * _FRAME[0]
    span = uses[0][1].span
    title = Text([kit.run(desk.say("sheet.your_dose"), "label", span)], kit.style("label"), elem.add("H2"))
    lines: list[Block] = [title]
    for number, (names, entry) in enumerate(uses):
        if number:
            lines += [Gap(1 * MM), Rule(kit.line("inner")), Gap(1 * MM)]
        # A variation has the sheet of its exercise, so here is where it is named.
        said = [desk.language.join(names)] if len(uses) > 1 else []
        said += [entry.name] if entry.name != exercise.name else []
        if said:
            run = kit.run(": ".join(said), "plain_bold", entry.span)
            lines.append(Text([run], kit.style("plain"), elem.add("P")))
        lines += _one_dose(desk, entry, inner, elem, large=len(uses) == 1)
        lines += sentences(desk, entry, elem) if goes_on else []
        if entry.pain != uses[-1][1].pain or number == len(uses) - 1:  # one scale for all that share a limit
            lines += pain_scale(desk, entry, inner, elem)
    if _has_numbers(exercise):
        lines.append(Text([kit.run(desk.say("sheet.replaces"), "label", span)], kit.style("label"), elem.add("P")))
    return Framed(Stack(lines), _FRAME, kit.line("best"), kit.theme.box["radius"])


def _one_dose(desk: Desk, entry: Entry, inner: float, elem: Elem, *, large: bool) -> list[Block]:
    """Code and target, plain words, the coach's note, rest and tempo."""
    kit, span = desk.kit, entry.span
    if entry.dose is None:
        return []
    groups = entry.dose.groups
    pairs = [(dose_code(desk, entry, group), words.targets(group, desk.language, desk.unit)) for group in groups]
    role = _dose_role(kit, pairs, inner, entry) if large else "dose"
    lines: list[Block] = [_dose_line(desk, code, target, role, inner, elem, entry) for code, target in pairs]
    plain = plain_words(desk, entry, coded=True)
    lines += [Gap(1 * MM), Text([kit.run(plain, "plain_ink", span)], kit.style("plain_ink"), elem.add("P"))]
    lines += care_lines(desk, entry, elem)
    if entry.notes:
        lines.append(Text([kit.run(entry.notes, "note", span)], kit.style("note"), elem.add("P")))
    times = rests(desk, entry, elem, 7 * MM, 5 * MM)
    if times and large:
        lines += [Gap(kit.theme.space["hair"]), Rule(kit.line("inner"))]
    return lines + times


def _has_numbers(exercise: Exercise) -> bool:
    """Whether the steps hold numbers that a dose may contradict: ``Repeat for 3/4 sets of 10-12 reps``."""
    steps = exercise.section("instructions")
    return steps is not None and any(char.isdigit() for char in plain_text(steps.blocks))


def _dose_role(kit: Kit, pairs: list[tuple[str, str]], inner: float, entry: Entry) -> str:
    """The largest role in which every code leaves room for its target; small for a dose of many groups."""
    for role in ("dose_large", "dose_medium") if len(pairs) <= _LARGE_GROUPS else ():
        if all(_dose_width(kit, code, target, role, entry) <= inner for code, target in pairs):
            return role
    return "dose"


def _dose_width(kit: Kit, code: str, target: str, role: str, entry: Entry) -> float:
    aim = kit.run(target, "dose", entry.span).width() + 4 * MM if target else 0.0
    return kit.run(code, role, entry.span).width() + aim


def _dose_line(desk: Desk, code: str, target: str, role: str, inner: float, elem: Elem, entry: Entry) -> Block:
    """The code at the left and the target at the right; under each other where they do not fit on one line."""
    kit = desk.kit
    owner = elem.add("P")
    if _dose_width(kit, code, target, role, entry) > inner:
        text = [kit.run(f"{code} {target}".strip(), "dose", entry.span)]
        return Text(text, kit.style("dose"), owner)
    step = kit.style(role).step
    panel = Panel(step)
    baseline = step - (2.2 if role != "dose" else 1.2) * MM
    panel.text(0, baseline, [kit.run(code, role, entry.span)], owner, spaced=True)
    panel.text(inner, baseline, [kit.run(target, "dose", entry.span)], owner, "right")
    return panel


def section(
    desk: Desk,
    part: Section,
    root: Elem,
    role: str,
    width: float,
    columns: int = 1,
    *,
    tight: bool = False,
    discs: frozenset[int] = frozenset(),
) -> Stack:
    """A section under its heading: known ones by their short name in the reader's language, others as written.

    Its text stands in ``columns`` of one height; ``tight`` leaves less white between its items. Of a list, the numbers
    ``discs`` stand on discs.
    """
    kit = desk.kit
    known = f"sheet.section.{part.kind}"
    title = desk.say(known) if desk.language.has(known) else part.heading
    owner = root.add("Sect")
    blocks = heading(kit, title, owner, part.span) if title else [Rule(kit.line("section")), Gap(2 * MM)]
    inner = lead_in(part.blocks) if part.kind in ("warm_up", "tips") else part.blocks
    look = replace(_look(role, kit.grow, tight=tight), discs=discs)
    return Stack([*blocks, _body(desk, inner, look, owner, width, columns)])


def _look(role: str, grow: float, *, tight: bool) -> Prose:
    """How text in a role looks, ``grow`` times as large: steps hang further and stand further apart than all else."""
    is_step = role in _NUMBERS
    gap = (1.5 * grow if is_step else 1.2) * (_TIGHT if tight else 1) * MM
    return Prose(role, (8 if is_step else 3.4) * MM * grow, gap, _NUMBERS.get(role, ""))


def _body(desk: Desk, blocks: Sequence[model.Block], look: Prose, owner: Elem, width: float, columns: int) -> Block:
    """Text in columns of one height, ``width`` points together."""
    gutter = desk.kit.paper.gutter
    body = prose(desk, blocks, look, owner, (width + gutter) / columns - gutter)
    return Balanced(body, columns, gutter) if columns > 1 else body


def caution(desk: Desk, part: Section, root: Elem, role: str, columns: int) -> Block:
    """The caution in a frame, ``columns`` wide; it stands before the steps."""
    kit, paper = desk.kit, desk.kit.paper
    owner = root.add("Sect")
    run = kit.run(desk.say("sheet.section.caution"), "heading", part.span)
    title = Text([run], kit.style(role), owner.add("H2"))  # on one baseline with the words beside it
    wide = paper.span(columns - (0 if paper.narrow else 2)) - (2 if paper.narrow else 1) * _FRAME[0]
    body = prose(desk, part.blocks, Prose(role, 3.4 * MM * kit.grow, 0.8 * MM), owner, wide)
    if paper.narrow:
        return Framed(Stack([title, body]), _FRAME, kit.line("best"), kit.theme.box["radius"])
    inner = Columns([Cell(0, paper.span(2) - _FRAME[0], title), Cell(paper.x(3) - _FRAME[0], wide, body)])
    return Framed(inner, _FRAME, kit.line("best"), kit.theme.box["radius"])


def picture_count(desk: Desk, exercise: Exercise) -> int:
    """How many pictures there are: the author's, else the frames of the drawing."""
    drawing = drawing_of(desk.kit, exercise)
    return len(exercise.pictures) if drawing is None else len(drawing.frames)


def pictures(desk: Desk, exercise: Exercise, root: Elem, height: float, wide: float, per_row: int) -> Block | None:
    """The pictures at one height, ``per_row`` side by side, each at most ``wide`` points; None without any."""
    gap = desk.kit.theme.space["small"]
    rows: list[Block] = []
    made = _pictures(desk, exercise, root, wide, height)
    for start in range(0, len(made), per_row):
        cells = []
        for index, block in enumerate(made[start : start + per_row]):
            if block is not None:
                cells.append(Cell(index * (wide + desk.kit.paper.gutter), wide, block))
        if cells:
            rows += [*([Gap(gap)] if rows else ()), Columns(cells)]
    return Stack(rows) if rows else None


def _pictures(desk: Desk, exercise: Exercise, root: Elem, wide: float, high: float) -> list[Block | None]:
    """Each of the pictures in a box, or None for one that cannot be used; frames of a drawing have a rule over them."""
    if drawing_of(desk.kit, exercise) is None:
        return [photo(desk, exercise, index, root, wide, high) for index in range(len(exercise.pictures))]
    rule = Rule(desk.kit.line("section"))
    return [Stack([rule, Gap(_UNDER_RULE), cell]) for cell in frame_cells(desk, exercise, root, wide, high)]


def photo(desk: Desk, exercise: Exercise, index: int, root: Elem, wide: float, high: float) -> Block | None:
    """One picture in a box, and under it what its author says of it."""
    if drawing_of(desk.kit, exercise) is not None:
        return figure(desk, exercise, index, LARGE, wide, high, root)
    kit, source, count = desk.kit, exercise.pictures[index], len(exercise.pictures)
    alt = desk.say("sheet.picture", count, name=exercise.name, number=index + 1, count=count)
    block = picture(kit, source, alt, wide, high, root)
    caption = source.caption.strip()
    if block is None or not caption or caption == exercise.name or _FILE_NAME.fullmatch(caption):
        return block
    run = kit.run(caption, "label", source.span)
    return Stack([block, Gap(kit.theme.space["hair"] / 2), Text([run], kit.style("label"), root.add("P"))])


def shape(desk: Desk, exercise: Exercise, index: int, wide: float, high: float) -> tuple[float, float]:
    """Width and height of a picture in a box; 0, 0 for one that cannot be used."""
    drawn = figure(desk, exercise, index, LARGE, wide, high, Elem("Sect"))
    made = drawn or picture(desk.kit, exercise.pictures[index], "", wide, high, Elem("Sect"))
    return (made.wide, made.high) if made is not None else (0.0, 0.0)


def side(
    desk: Desk, exercise: Exercise, root: Elem, width: float, muscles: str = "", *, explains: bool = False
) -> Block | None:
    """Profile, neighbours and QR code in a column of ``width``; None when there is nothing to say.

    ``muscles`` is the role of the height of a muscle map in the profile, whose rows explain it, as they do one that
    stands elsewhere when the profile ``explains`` it.
    """
    kit = desk.kit
    out: list[Block] = []
    if exercise.profile:
        owner = root.add("Sect")
        out += heading(kit, desk.say("sheet.section.profile"), owner, exercise.profile[0].span)
        shown = exercise_map(desk, exercise, muscles, width, owner)
        out += [shown, Gap(kit.theme.space["hair"])] if shown is not None else []
        out.append(_profile(desk, exercise, owner, width, explains=explains or shown is not None))
    for kind in ("easier", "harder"):
        part = exercise.section(kind)
        if part is not None:
            owner = root.add("Sect")
            label = Text(
                [kit.run(desk.say(f"sheet.section.{kind}"), "plain", part.span, color="label")],
                kit.style("plain"),
                owner.add("H2"),
            )
            body = prose(desk, part.blocks, Prose("plain_ink", 3 * MM * kit.grow, 0.5 * MM), owner, _half(kit, width))
            out.append(_pair(kit, label, body, width))
    if exercise.video:
        if out:
            out.append(Gap(kit.theme.space["large"]))
        out.append(_video(desk, exercise, root.add("Sect"), width))
    return Stack(out) if out else None


def _half(kit: Kit, width: float) -> float:
    """The width of one of two columns."""
    return (width - kit.paper.gutter) / 2


def _pair(kit: Kit, label: Block, value: Block, width: float) -> Columns:
    half = _half(kit, width)
    return Columns([Cell(0, half, label), Cell(width - half, half, value)])


def _profile(desk: Desk, exercise: Exercise, root: Elem, width: float, *, explains: bool = False) -> Block:
    """Label and value pairs; known labels short and in the reader's language. Words without a label stand alone.

    A profile that ``explains`` a muscle map has the tints of the map before the muscles.
    """
    kit = desk.kit
    listing = root.add("L", ListNumbering="None")
    rows: list[Block] = []
    for entry in exercise.profile:
        known = f"sheet.profile.{entry.key}" if entry.key else ""
        label = desk.say(known) if known and desk.language.has(known) else entry.label
        item = listing.add("LI")
        if not label:
            run = kit.run(", ".join(entry.values), "plain_ink", entry.span)
            rows.append(Text([run], kit.style("plain_ink"), item.add("LBody")))
            continue
        name = Text([kit.run(label + " ", "plain", entry.span, color="label")], kit.style("plain"), item.add("Lbl"))
        value = Text(
            [kit.run(", ".join(entry.values), "plain_ink", entry.span)], kit.style("plain_ink"), item.add("LBody")
        )
        row = _pair(kit, name, value, width)
        rows.append(keyed(desk, row, entry.key, width, width - _half(kit, width)) if explains else row)
    return Stack(rows)


def _video(desk: Desk, exercise: Exercise, root: Elem, width: float) -> Block:
    """The QR code of the video, and its address to type or click."""
    kit = desk.kit
    figure = root.add("Figure", Alt=desk.say("sheet.qr", url=exercise.video))
    code = Matrix(qr_rows(exercise.video), kit.theme.picture["qr"], kit.theme.colors["ink"], figure)
    watch = Text(
        [kit.run(desk.say("sheet.watch"), "plain_bold", exercise.span)], kit.style("plain_bold"), root.add("P")
    )
    shown = exercise.video.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    address = Text([kit.run(shown, "label", exercise.span, link=exercise.video)], kit.style("label"), root.add("P"))
    half = _half(kit, width)
    words = Cell(width - half, half, Stack([watch, address]))
    return Whole(Columns([Cell(0, kit.theme.picture["qr"], code), words]), _WHOLE)


def foot_height(kit: Kit, notes: int) -> float:
    """From the top of the lines at the foot to the bottom edge of the sheet."""
    return _FOOT * kit.grow + notes * kit.theme.box["writing"]


def foot(desk: Desk, root: Elem, notes: int, aims: Block | None = None) -> Panel:
    """What it is all ``for``, lines for the clinician and the date, and ``notes`` lines for notes."""
    kit, paper = desk.kit, desk.kit.paper
    over = aims.measure(paper.content) if aims is not None else 0.0
    panel = Panel(foot_height(kit, notes) + over)
    panel.line(0, 0, paper.content, 0, kit.line("section"))
    if aims is not None:
        panel.block(0, _UNDER_RULE, paper.content, aims)
    first, step = 8 * MM * kit.grow + over, kit.theme.box["writing"]
    for column, key in ((1, "for"), (5, "from"), (9, "date")):
        writing_line(desk, panel, paper.x(column), first, paper.span(4), desk.say(f"sheet.{key}"), root)
    after = kit.run(desk.say("sheet.for"), "label").width() + _UNDER_RULE
    panel.place("sheet.for", "patient", (after, first - step, paper.span(4) - after, step), None)
    for index in range(notes):
        label = "" if index else desk.say("sheet.notes")
        writing_line(desk, panel, 0, first + (index + 1) * step, paper.content, label, root)
    return panel


def imprint(desk: Desk, exercise: Exercise) -> str:
    """When the text was updated, whose it is and under which licence: one line for the footer."""
    facts = []
    if exercise.date is not None:
        facts.append(desk.say("sheet.updated", date=desk.language.date(exercise.date, "full_long")))
    facts += [fact for fact in (exercise.author, exercise.source, exercise.licence) if fact]
    return " · ".join(facts)
