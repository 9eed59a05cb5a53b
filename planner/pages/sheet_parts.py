"""The parts of a sheet: head with dose, pictures, sections, profile with QR code, and the lines at its foot."""

from __future__ import annotations

from planner.library.model import Exercise, Section
from planner.pages.base import Desk
from planner.pages.common import TITLES, fitting, heading, writing_line
from planner.pages.dose_panel import rests
from planner.pages.images import picture
from planner.pages.prose import Prose, lead_in, plain_text, prose
from planner.plan.dose import words
from planner.program import Entry
from planner.typeset.blocks import Block, Cell, Columns, Framed, Gap, Matrix, Panel, Picture, Rule, Stack, Text
from planner.typeset.kit import Kit, qr_rows
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

Uses = tuple[tuple[tuple[str, ...], Entry], ...]
"""The different doses of an exercise in a plan, each with the names of the sessions that ask for it."""

_NUMBERS = {
    "step_large": "step_number_large",
    "step": "step_number",
    "step_medium": "step_number_medium",
    "step_small": "step_number_small",
}
_LARGE_GROUPS = 3
"""Most groups of a dose that are set large."""
_FRAME = (3 * MM, 2 * MM)
"""From a frame to what stands in it, across and down."""
_FOOT = 26 * MM
"""From the top of the lines at the foot to the bottom edge of the sheet, without lines for notes."""


def head(desk: Desk, exercise: Exercise, root: Elem, role: str, wide: float, measure: float) -> Stack:
    """Name, description and what stands before the first heading: the name ``wide``, text ``measure`` points."""
    kit = desk.kit
    name, title_role = fitting(kit, exercise.name, TITLES, wide, exercise.span)
    title = Text([name], kit.style(title_role), root.add("H1"))
    out: list[Block] = [title.marked(entry=(0, exercise.name), anchor=f"sheet-{exercise.slug}")]
    if exercise.description:
        run = kit.run(exercise.description, "description", exercise.span)
        text = Text([run], kit.style("description"), root.add("P"))
        out += [Gap(kit.theme.space["hair"]), Columns([Cell(0, measure, text)])]
    intro = introduction(exercise)
    if intro is not None:
        body = prose(desk, intro.blocks, Prose(role, 3.4 * MM, 1.2 * MM), root.add("Sect"), measure)
        out += [Gap(kit.theme.space["small"]), Columns([Cell(0, measure, body)])]
    return Stack(out)


def introduction(exercise: Exercise) -> Section | None:
    """What the file says before its first heading."""
    first = exercise.sections[0] if exercise.sections else None
    return first if first is not None and first.kind == "other" and not first.heading else None


def doses(desk: Desk, exercise: Exercise, uses: Uses, elem: Elem) -> Block:
    """The panel "Your dose" in a frame: one large, or several under the names of their sessions."""
    kit = desk.kit
    inner = kit.paper.span(4) - 2 * _FRAME[0]
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
    if _has_numbers(exercise):
        lines.append(Text([kit.run(desk.say("sheet.replaces"), "label", span)], kit.style("label"), elem.add("P")))
    return Framed(Stack(lines), _FRAME, kit.line("best"), kit.theme.box["radius"])


def _one_dose(desk: Desk, entry: Entry, inner: float, elem: Elem, *, large: bool) -> list[Block]:
    """Code and target, plain words, the coach's note, rest and tempo."""
    kit, span = desk.kit, entry.span
    if entry.dose is None:
        return []
    groups = entry.dose.groups
    pairs = [(words.code(group, desk.language), words.targets(group, desk.language, desk.unit)) for group in groups]
    role = _dose_role(kit, pairs, inner, entry) if large else "dose"
    lines: list[Block] = [_dose_line(desk, code, target, role, inner, elem, entry) for code, target in pairs]
    plain = words.plain(entry.dose, desk.language)
    lines += [Gap(1 * MM), Text([kit.run(plain, "plain_ink", span)], kit.style("plain_ink"), elem.add("P"))]
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


def section(desk: Desk, part: Section, root: Elem, role: str, width: float) -> Stack:
    """A section under its heading: known ones by their short name in the reader's language, others as written."""
    kit = desk.kit
    known = f"sheet.section.{part.kind}"
    title = desk.say(known) if desk.language.has(known) else part.heading
    is_step = role in _NUMBERS
    indent = 8 * MM if is_step else 3.4 * MM
    gap = kit.theme.space["hair"] if is_step else 1.2 * MM
    look = Prose(role, indent, gap, _NUMBERS.get(role, ""))
    owner = root.add("Sect")
    blocks = heading(kit, title, owner, part.span) if title else [Rule(kit.line("section")), Gap(2 * MM)]
    inner = lead_in(part.blocks) if part.kind in ("warm_up", "tips") else part.blocks
    return Stack([*blocks, prose(desk, inner, look, owner, width)])


def caution(desk: Desk, part: Section, root: Elem, role: str, columns: int) -> Block:
    """The caution in a frame, ``columns`` wide; it stands before the steps."""
    kit, paper = desk.kit, desk.kit.paper
    owner = root.add("Sect")
    run = kit.run(desk.say("sheet.section.caution"), "heading", part.span)
    title = Text([run], kit.style(role), owner.add("H2"))  # on one baseline with the words beside it
    wide = paper.span(columns - 2) - _FRAME[0]
    body = prose(desk, part.blocks, Prose(role, 3.4 * MM, 0.8 * MM), owner, wide)
    inner = Columns([Cell(0, paper.span(2) - _FRAME[0], title), Cell(paper.x(3) - _FRAME[0], wide, body)])
    return Framed(inner, _FRAME, kit.line("best"), kit.theme.box["radius"])


def pictures(desk: Desk, exercise: Exercise, root: Elem, height: float) -> Block | None:
    """The author's pictures at one height: one takes eight columns at most, more share the width, four to a row."""
    paper, count = desk.kit.paper, len(exercise.pictures)
    step = {1: 8, 2: 6, 3: 4}.get(count, 3)
    per_row = paper.columns // step
    rows: list[Block] = []
    for start in range(0, count, per_row):
        cells = []
        for index, source in enumerate(exercise.pictures[start : start + per_row]):
            number = start + index + 1
            alt = desk.say("sheet.picture", number, name=exercise.name, number=number, count=count)
            block = picture(desk.kit, source, alt, paper.span(step), height, root)
            if block is not None:
                cells.append(Cell(paper.x(1 + step * index), paper.span(step), block))
        if cells:
            rows += [*([Gap(desk.kit.theme.space["small"])] if rows else ()), Columns(cells)]
    return Stack(rows) if rows else None


def upright(desk: Desk, exercise: Exercise, root: Elem, height: float) -> Picture | None:
    """The only picture of an exercise, four columns wide, if it is higher than wide; it stands beside the steps."""
    if len(exercise.pictures) != 1:
        return None
    owner = Elem("Sect")
    alt = desk.say("sheet.picture", 1, name=exercise.name, number=1, count=1)
    kit = desk.kit
    made = picture(kit, exercise.pictures[0], alt, kit.paper.span(4), max(height, kit.theme.picture["upright"]), owner)
    if made is None or made.wide >= made.high:
        return None
    root.kids += owner.kids
    return made


def side(desk: Desk, exercise: Exercise, root: Elem) -> Block | None:
    """Profile, neighbours and QR code in the right column; None when there is nothing to say."""
    kit = desk.kit
    out: list[Block] = []
    profile = exercise.section("profile")
    if exercise.profile and profile is not None:
        owner = root.add("Sect")
        out += heading(kit, desk.say("sheet.section.profile"), owner, profile.span)
        out.append(_profile(desk, exercise, owner))
    for kind in ("easier", "harder"):
        part = exercise.section(kind)
        if part is not None:
            owner = root.add("Sect")
            label = Text(
                [kit.run(desk.say(f"sheet.section.{kind}"), "plain", part.span, color="label")],
                kit.style("plain"),
                owner.add("H2"),
            )
            body = prose(desk, part.blocks, Prose("plain_ink", 3 * MM, 0.5 * MM), owner, kit.paper.span(2))
            out.append(_pair(kit, label, body))
    if exercise.video:
        if out:
            out.append(Gap(kit.theme.space["large"]))
        out.append(_video(desk, exercise, root.add("Sect")))
    return Stack(out) if out else None


def _pair(kit: Kit, label: Block, value: Block) -> Columns:
    paper = kit.paper
    return Columns([Cell(0, paper.span(2), label), Cell(paper.x(3), paper.span(2), value)])


def _profile(desk: Desk, exercise: Exercise, root: Elem) -> Block:
    """Label and value pairs; known labels short and in the reader's language."""
    kit = desk.kit
    listing = root.add("L", ListNumbering="None")
    rows: list[Block] = []
    for entry in exercise.profile:
        known = f"sheet.profile.{entry.key}" if entry.key else ""
        label = desk.say(known) if known and desk.language.has(known) else entry.label
        item = listing.add("LI")
        name = Text([kit.run(label + " ", "plain", entry.span, color="label")], kit.style("plain"), item.add("Lbl"))
        value = Text(
            [kit.run(", ".join(entry.values), "plain_ink", entry.span)], kit.style("plain_ink"), item.add("LBody")
        )
        rows.append(_pair(kit, name, value))
    return Stack(rows)


def _video(desk: Desk, exercise: Exercise, root: Elem) -> Block:
    """The QR code of the video, and its address to type or click."""
    kit, paper = desk.kit, desk.kit.paper
    figure = root.add("Figure", Alt=desk.say("sheet.qr", url=exercise.video))
    code = Matrix(qr_rows(exercise.video), kit.theme.picture["qr"], kit.theme.colors["ink"], figure)
    watch = Text(
        [kit.run(desk.say("sheet.watch"), "plain_bold", exercise.span)], kit.style("plain_bold"), root.add("P")
    )
    shown = exercise.video.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    address = Text([kit.run(shown, "label", exercise.span, link=exercise.video)], kit.style("label"), root.add("P"))
    words_ = Stack([watch, address])
    return Columns([Cell(0, kit.theme.picture["qr"], code), Cell(paper.x(3), paper.span(2), words_)])


def foot_height(kit: Kit, notes: int) -> float:
    """From the top of the lines at the foot to the bottom edge of the sheet."""
    return _FOOT + notes * kit.theme.box["writing"]


def foot(desk: Desk, root: Elem, notes: int) -> Panel:
    """Lines for the clinician and the date, and ``notes`` lines for notes."""
    kit, paper = desk.kit, desk.kit.paper
    panel = Panel(foot_height(kit, notes))
    panel.line(0, 0, paper.content, 0, kit.line("section"))
    first, step = 8 * MM, kit.theme.box["writing"]
    for column, key in ((1, "for"), (5, "from"), (9, "date")):
        writing_line(desk, panel, paper.x(column), first, paper.span(4), desk.say(f"sheet.{key}"), root)
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
