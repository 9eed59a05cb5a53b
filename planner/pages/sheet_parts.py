"""The parts of a sheet: head with dose, pictures, sections, profile with QR code, and the lines at its foot."""

from __future__ import annotations

from planner.library.model import Exercise, Section
from planner.pages.base import Desk
from planner.pages.dose_panel import rests
from planner.pages.images import picture
from planner.pages.prose import Prose, lead_in, prose
from planner.plan.dose import words
from planner.program import Entry
from planner.typeset.blocks import Block, Cell, Columns, Framed, Gap, Matrix, Panel, Picture, Rule, Stack, Text
from planner.typeset.canvas import PageCanvas
from planner.typeset.kit import Kit, qr_rows
from planner.typeset.measure import one_line, shorten
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_TITLES = ("title", "title_medium", "title_small")
_NUMBERS = {
    "step_large": "step_number_large",
    "step": "step_number",
    "step_medium": "step_number_medium",
    "step_small": "step_number_small",
}
_QR = 24 * MM
_LARGE_GROUPS = 3
"""Most groups of a dose that are set large."""
_UPRIGHT = 60 * MM
WRITING = 8.5 * MM
"""From one line to write on to the next."""


def head(desk: Desk, exercise: Exercise, entry: Entry | None, root: Elem) -> Block:
    """Name and description, with the dose at the right when there is one."""
    kit, paper = desk.kit, desk.kit.paper
    wide = paper.span(8) - kit.theme.space["small"] if entry else paper.content
    title = _title(kit, exercise, root, wide).marked(entry=(0, exercise.name), anchor=f"sheet-{exercise.slug}")
    left: list[Block] = [title]
    if exercise.description:
        description = [kit.run(exercise.description, "description", exercise.span)]
        measure = wide if entry else paper.span(10)
        left += [
            Gap(kit.theme.space["hair"]),
            Columns([Cell(0, measure, Text(description, kit.style("description"), root.add("P")))]),
        ]
    cells = [Cell(0, wide, Stack(left))]
    if entry:
        cells.append(Cell(paper.x(9), paper.span(4), _dose(desk, entry, root.add("Sect"))))
    return Columns(cells)


def _title(kit: Kit, exercise: Exercise, root: Elem, wide: float) -> Text:
    """The name in the largest size at which it is one line; a longer one wraps in the smallest."""
    for role in _TITLES:
        run = kit.run(exercise.name, role, exercise.span)
        if run.width() <= wide:
            break
    return Text([run], kit.style(role), root.add("H1"))


def _dose(desk: Desk, entry: Entry, elem: Elem) -> Block:
    """The panel "Your dose": code and effort large, plain words, rest and tempo, in a frame."""
    kit, span = desk.kit, entry.span
    if entry.dose is None:
        raise ValueError("an entry without a dose has no dose panel")
    inner = kit.paper.span(4) - 2 * 3 * MM
    lines: list[Block] = [
        Text([kit.run(desk.say("sheet.your_dose"), "label", span)], kit.style("label"), elem.add("H2"))
    ]
    groups = entry.dose.groups
    pairs = [(words.code(group, desk.language), words.targets(group, desk.language, desk.unit)) for group in groups]
    role = _dose_role(kit, pairs, inner, entry)
    lines += [_dose_line(desk, code, target, role, inner, elem, entry) for code, target in pairs]
    plain = words.plain(entry.dose, desk.language)
    lines += [
        Gap(1 * MM),
        Text([kit.run(plain, "plain_ink", span)], kit.style("plain_ink"), elem.add("P")),
        Text([kit.run(desk.say("sheet.replaces"), "label", span)], kit.style("label"), elem.add("P")),
    ]
    times = rests(desk, entry, elem, 7 * MM, 5 * MM)
    if times:
        lines += [Gap(kit.theme.space["hair"]), Rule(kit.line("inner")), *times]
    return Framed(Stack(lines), (3 * MM, 2 * MM), kit.line("best"), kit.theme.box["radius"])


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


def heading(kit: Kit, title: str, root: Elem, section: Section) -> list[Block]:
    """The rule over a section and its heading."""
    style = kit.style("heading")
    text = Text([kit.run(title, "heading", section.span)], style, root.add("H2"))
    return [Rule(kit.line("section")), Gap(2 * MM), text.marked(keep_next=True), Gap(2 * MM)]


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
    blocks = heading(kit, title, owner, part) if title else [Rule(kit.line("section")), Gap(2 * MM)]
    inner = lead_in(part.blocks) if part.kind in ("warm_up", "tips") else part.blocks
    return Stack([*blocks, prose(desk, inner, look, owner, width)])


def caution(desk: Desk, part: Section, root: Elem, role: str) -> Block:
    """The caution in a frame; it stands before the steps."""
    kit, paper = desk.kit, desk.kit.paper
    owner = root.add("Sect")
    title = Text(
        [kit.run(desk.say("sheet.section.caution"), "heading", part.span)], kit.style("heading"), owner.add("H2")
    )
    body = prose(desk, part.blocks, Prose(role, 3.4 * MM, 0.8 * MM), owner, paper.span(10) - 6 * MM)
    inner = Columns([Cell(0, paper.span(2) - 3 * MM, title), Cell(paper.x(3) - 3 * MM, paper.span(10) - 3 * MM, body)])
    return Framed(inner, (3 * MM, 2 * MM), kit.line("best"), kit.theme.box["radius"])


def pictures(desk: Desk, exercise: Exercise, root: Elem, height: float) -> Block | None:
    """The author's pictures in a row at one height: one takes eight columns at most, more share the width."""
    paper = desk.kit.paper
    count = min(len(exercise.pictures), 4)
    wide = {1: paper.span(8), 2: paper.span(6), 3: paper.span(4), 4: paper.span(3)}.get(count, 0.0)
    step = {1: 8, 2: 6, 3: 4, 4: 3}.get(count, 0)
    cells = []
    for index, source in enumerate(exercise.pictures[:count]):
        alt = desk.say("sheet.picture", index + 1, name=exercise.name, number=index + 1, count=count)
        block = picture(desk.kit, source, alt, wide, height, root)
        if block is not None:
            cells.append(Cell(paper.x(1 + step * index), wide, block))
    return Columns(cells) if cells else None


def upright(desk: Desk, exercise: Exercise, root: Elem, height: float) -> Picture | None:
    """The only picture of an exercise, four columns wide, if it is higher than wide; it stands beside the steps."""
    if len(exercise.pictures) != 1:
        return None
    owner = Elem("Sect")
    alt = desk.say("sheet.picture", 1, name=exercise.name, number=1, count=1)
    made = picture(desk.kit, exercise.pictures[0], alt, desk.kit.paper.span(4), max(height, _UPRIGHT), owner)
    if made is None or made.wide >= made.high:
        return None
    root.kids += owner.kids
    return made


def side(desk: Desk, exercise: Exercise, root: Elem) -> Block | None:
    """Profile, neighbours and QR code in the right column; None when there is nothing to say."""
    kit, width = desk.kit, desk.kit.paper.span(4)
    out: list[Block] = []
    profile = exercise.section("profile")
    if exercise.profile and profile is not None:
        owner = root.add("Sect")
        out += heading(kit, desk.say("sheet.section.profile"), owner, profile)
        out.append(_profile(desk, exercise, owner, width))
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


def _profile(desk: Desk, exercise: Exercise, root: Elem, width: float) -> Block:
    """Label and value pairs; known labels short and in the reader's language."""
    del width
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
    code = Matrix(qr_rows(exercise.video), _QR, kit.theme.colors["ink"], figure)
    watch = Text(
        [kit.run(desk.say("sheet.watch"), "plain_bold", exercise.span)], kit.style("plain_bold"), root.add("P")
    )
    shown = exercise.video.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    address = Text([kit.run(shown, "label", exercise.span, link=exercise.video)], kit.style("label"), root.add("P"))
    words_ = Stack([watch, address])
    return Columns([Cell(0, _QR, code), Cell(paper.x(3), paper.span(2), words_)])


def foot_height(notes: int) -> float:
    """From the top of the lines at the foot to the bottom edge of the sheet."""
    return 26 * MM + notes * WRITING


def foot(desk: Desk, root: Elem, notes: int) -> Panel:
    """Lines for the clinician and the date, and ``notes`` lines for notes."""
    kit, paper = desk.kit, desk.kit.paper
    root.kids.clear()
    panel = Panel(foot_height(notes))
    panel.line(0, 0, paper.content, 0, kit.line("section"))
    for column, key in ((1, "for"), (5, "from"), (9, "date")):
        writing_line(desk, panel, paper.x(column), 8 * MM, paper.span(4), desk.say(f"sheet.{key}"), root)
    for index in range(notes):
        label = "" if index else desk.say("sheet.notes")
        writing_line(desk, panel, 0, 8 * MM + (index + 1) * WRITING, paper.content, label, root)
    return panel


def writing_line(desk: Desk, panel: Panel, x: float, y: float, width: float, label: str, root: Elem) -> None:
    """A line to write on; its label stands on it at the left."""
    kit = desk.kit
    panel.line(x, y, x + width, y, kit.line("writing"))
    if label:
        panel.text(x, y - 1.1 * MM, [kit.run(label, "label")], root.add("P"))


def continued(desk: Desk, name: str, canvas: PageCanvas, x: float, top: float) -> None:
    """The name again at the head of a further page, as decoration."""
    kit = desk.kit
    more = kit.run(" " + desk.say("furniture.continued"), "plain")
    title = shorten(kit.run(name, "day_name"), kit.paper.content - more.width())
    canvas.text_lines([(x, top - 22 * MM, one_line([title, more]))], None)


def imprint(desk: Desk, exercise: Exercise) -> str:
    """When the text was updated, whose it is and under which licence: one line for the footer."""
    facts = []
    if exercise.date is not None:
        facts.append(desk.say("sheet.updated", date=desk.language.date(exercise.date, "full_long")))
    facts += [fact for fact in (exercise.author, exercise.source, exercise.licence) if fact]
    return " · ".join(facts)
