"""What stands under the week on the overview: what to bring, the coach's word, rest days, how to read the notation."""

from __future__ import annotations

from planner.pages.base import Desk
from planner.pages.common import heading
from planner.pages.overview_legend import explained
from planner.pages.ticks import tick_label
from planner.pages.weeks import coach_words
from planner.program import Equipment, Program, RestDay, Session
from planner.typeset.blocks import Block, Cell, Columns, Gap, Item, Panel, Stack, Text, first_baseline
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_ONE_COLUMN, _ONE_NARROW = 5, 7
"""Most things to bring in one column, and in one that is too narrow to be parted."""
_NARROW = 60 * MM
_CODE, _MOST_CODE = 18 * MM, 30 * MM
"""Room for a notation in the legend, and the most of it; what it means stands a gutter beside it."""


def equipment(program: Program, desk: Desk, root: Elem, width: float) -> Block:
    """Things to bring or find, in one or two columns, each with a tick and the days that need it."""
    gutter = desk.kit.theme.space["large"]  # days must not seem to belong to the tick behind them
    listing = root.add("L", ListNumbering="None")
    count = 2 if len(program.equipment) > (_ONE_COLUMN if width > _NARROW * desk.kit.grow else _ONE_NARROW) else 1
    wide = (width - (count - 1) * gutter) / count
    length = -(-len(program.equipment) // count)
    cells = []
    for index in range(count):
        chunk = program.equipment[index * length : (index + 1) * length]
        lines = [_thing(thing, program, desk, wide, listing.add("LI")) for thing in chunk]
        cells.append(Cell(index * (wide + gutter), wide, Stack(lines)))
    return Stack([*heading(desk.kit, desk.say("overview.bring"), root, program.span), Columns(cells)])


def _thing(thing: Equipment, program: Program, desk: Desk, width: float, item: Elem) -> Block:
    kit = desk.kit
    side, step, baseline = kit.theme.box["tick_list"], 5 * MM * kit.grow, 3.5 * MM * kit.grow
    name = f"bring.{thing.name.casefold().replace(' ', '_')}"
    box = tick_label(kit, item.add("Lbl", ActualText="☐ ", Id=name), name, program.span)
    body = item.add("LBody")
    run = kit.run(thing.name + " ", "plain_bold", program.span)
    when = kit.run(_days(thing, program, desk), "plain")
    indent = side + 2 * MM
    if run.width() + when.width() <= width - indent:
        line = Panel(step)
        line.text(0, baseline, [run], body, spaced=True)
        line.text(width - indent, baseline, [when], body, "right")
        return Item(line, indent, baseline, box)
    style = kit.style("plain")
    text = Stack([Text([run], style, body), Text([when], style, body), Gap(step - style.step)])
    return Item(text, indent, first_baseline(style, [run]), box)


def _days(thing: Equipment, program: Program, desk: Desk) -> str:
    """The days that need a thing: their short names, or that all do."""
    names = {session.id: _short_day(session, desk) for session in program.sessions}
    days = list(dict.fromkeys(names[session] for session in thing.sessions if session in names))
    every = len(thing.sessions) == len(program.sessions)
    return desk.say("overview.all_days") if every and len(days) > 1 else ", ".join(days)


def _short_day(session: Session, desk: Desk) -> str:
    if session.weekday is None:
        return session.name
    return desk.language.texts("date.weekdays_short")[session.weekday]


def notes(program: Program, desk: Desk, root: Elem) -> Block:
    """What the coach says about the whole plan, and about the block that is printed."""
    kit = desk.kit
    texts = [
        Text([kit.run(words, "tip", program.span)], kit.style("tip"), root.add("P"))
        for words in coach_words(program, desk)
    ]
    title = desk.say("overview.clinician" if program.patient.is_named else "overview.coach_says")
    return Stack([*heading(desk.kit, title, root, program.span), *texts])


def rest_notes(program: Program, desk: Desk, root: Elem) -> list[Block]:
    """What the coach says about rest days."""
    kit = desk.kit
    story: list[Block] = []
    for day in program.days:
        if isinstance(day, RestDay) and day.notes:
            name = desk.language.texts("date.weekdays")[day.weekday] if day.weekday is not None else day.name
            runs = [kit.run(f"{name}: ", "plain_bold", day.span), kit.run(day.notes, "plain", day.span)]
            story.append(Text(runs, kit.style("plain"), root.add("P")))
    return story


def how_to_read(program: Program, desk: Desk, root: Elem, width: float, columns: int) -> Block:
    """The notations of this document, ``columns`` of code and meaning, and the rule for writing."""
    kit = desk.kit
    pairs = explained(program, desk)
    share = -(-len(pairs) // columns)
    gutter = kit.paper.gutter
    wide = (width - (columns - 1) * gutter) / columns
    widest = max((kit.run(code, "plain_bold").width() for code, _ in pairs), default=0.0)
    room = min(max(_CODE * kit.grow, widest), _MOST_CODE * kit.grow)
    listing = root.add("L", ListNumbering="None")
    cells = []
    for index in range(columns):
        lines: list[Block] = []
        for code, meaning in pairs[index * share : (index + 1) * share]:
            item = listing.add("LI")
            name = Text([kit.run(code + " ", "plain_bold", program.span)], kit.style("plain"), item.add("Lbl"))
            said = Text([kit.run(meaning, "plain", program.span)], kit.style("plain"), item.add("LBody"))
            row = [Cell(0, room, name), Cell(room + gutter, wide - room - gutter, said)]
            lines += [Columns(row), Gap(0.6 * MM)]
        cells.append(Cell(index * (wide + gutter), wide, Stack(lines)))
    how = Text([kit.run(desk.say("overview.how_to_write"), "plain_ink")], kit.style("plain_ink"), root.add("P"))
    return Stack(
        [
            *heading(desk.kit, desk.say("overview.how_to_read"), root, program.span),
            Columns(cells),
            Gap(kit.theme.space["small"]),
            how,
        ]
    )


def how_to_read_run_on(program: Program, desk: Desk, root: Elem) -> Block:
    """The same in the least height: notation and meaning after each other, line by line over the whole width."""
    kit = desk.kit
    head = heading(desk.kit, desk.say("overview.how_to_read"), root, program.span)
    style = kit.style("plain")
    listing = root.add("P")
    runs: list[Run] = []
    for code, meaning in explained(program, desk):
        between = [kit.run(" · ", "plain", program.span)] if runs else []
        runs += [*between, kit.run(code.replace(" ", "\xa0"), "plain_bold", program.span)]
        runs.append(kit.run(" " + meaning, "plain", program.span))
    how = Text([kit.run(desk.say("overview.how_to_write"), "plain_ink")], kit.style("plain_ink"), root.add("P"))
    return Stack([*head, Text(runs, style, listing), Gap(kit.theme.space["hair"]), how])
