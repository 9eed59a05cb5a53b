"""What a session page says about an exercise: name, dose and load, plates, rest, the coach's note, alternates."""

from __future__ import annotations

from collections.abc import Sequence

from planner.library.model import Exercise
from planner.pages.base import Desk
from planner.pages.care_words import care_lines
from planner.pages.clock_words import one_round
from planner.pages.dose_panel import rests
from planner.pages.figures import has_picture, thumb
from planner.pages.images import picture
from planner.pages.loads import aims, load_text, loads_text
from planner.pages.often import with_often
from planner.pages.plates import plates_block
from planner.pages.ticks import tick_label
from planner.plan.dose import words
from planner.plan.dose.model import BodyweightTarget, Dose, EffortTarget, Group, Sets
from planner.program import Alternate, Entry, PlannedSet
from planner.typeset.blocks import Align, Block, Cell, Columns, Gap, Item, Panel, Stack, Text, first_baseline
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_LEAST_GAP = 4 * MM
"""Between a dose and the load at the end of its line."""
_LEAST_PICTURED = 25 * MM
"""Least width for the picture and name of what may be done instead."""
_DRAWN = 27 * MM
"""Most width of its drawing, which shall not be larger than that of the exercise itself."""
_AFTER_TICK, _APART = 1.6 * MM, 0.8 * MM


def entry_text(
    desk: Desk,
    entry: Entry,
    rest: tuple[float, float],
    width: float,
    elem: Elem,
    title: Elem,
    *,
    station: bool = False,
    picture_height: float = 0.0,
) -> list[Block]:
    """Name, dose and load, plain words, plates, last time, rest and tempo, the coach's note, what may be done instead.

    ``rest`` is the height of the line with rest and tempo, and its baseline. A ``station`` says what is done in one
    round; how many rounds there are stands over all of them. ``picture_height`` is that of pictures of what may be
    done instead, 0 for none.
    """
    kit, span = desk.kit, entry.span
    out: list[Block] = [name_block(desk, entry, title).marked(keep_next=True)]
    if entry.dose is not None:
        each = _station_words(desk, entry) if station else ""
        if each:
            load = load_words(desk, entry, entry.dose.groups[0], list(entry.sets))
            out.append(_line(desk, entry, each, entry.dose.groups[0], load, width, elem))
            out += _remarks(desk, entry, elem)
        else:
            out += [_dose(desk, entry, groups, width, elem) for groups in _alike(desk, entry)]
            plain = words.plain(entry.dose, desk.language)
            plain = with_often(plain, entry.frequency, desk.language)
            if entry.deload:  # bold means changed
                plain = desk.say("session.deload_words", dose=plain)
            run = kit.run(plain, "plain_bold" if entry.deload else "plain", span)
            out.append(Text([run], kit.style("plain"), elem.add("P")))
        out += plates_block(desk, entry, elem, width)
        out += _last(desk, entry, elem)
        out += rests(desk, entry, elem, *rest)
    out += care_lines(desk, entry, elem)
    if entry.notes:
        if entry.rest is None and entry.tempo is None:
            out.append(Gap(kit.theme.space["hair"]))
        out.append(Text([kit.run(entry.notes, "note", span)], kit.style("note"), elem.add("P")))
    if entry.alternates:
        out += [Gap(kit.theme.space["hair"]), _alternates(desk, entry, elem, width, picture_height)]
    return out


def name_block(desk: Desk, entry: Entry, title: Elem) -> Text:
    """The name, and that it is optional where it is."""
    kit = desk.kit
    runs = [kit.run(entry.name, "exercise_name", entry.name_span)]
    if entry.optional:
        runs.append(kit.run(" " + desk.say("session.optional"), "plain"))
    return Text(runs, kit.style("exercise_name"), title)


def _alike(desk: Desk, entry: Entry) -> list[list[int]]:
    """The numbers of the dose's groups, joined where one line says them all: same load, same aim."""
    out: list[list[int]] = []
    said: tuple[str, str] | None = None
    if entry.dose is None:
        return out
    for number, group in enumerate(entry.dose.groups):
        now = (loads_text(desk, _sets(entry, [number])), aims(desk, group))
        if out and now == said:
            out[-1].append(number)
        else:
            out.append([number])
        said = now
    return out


def _sets(entry: Entry, groups: list[int]) -> list[PlannedSet]:
    return [planned for planned in entry.sets if planned.group in groups]


def _station_words(desk: Desk, entry: Entry) -> str:
    """What one round asks for; work for time of several rounds says that it is of one, beside those of a ladder."""
    assert entry.dose is not None
    if entry.clock is None or entry.clock.kind != "for_time":
        return one_round(desk, entry.dose)
    text = one_round(desk, entry.dose, ladder=True)
    work = entry.dose.groups[0].work
    return desk.say("session.clock.a_round", amount=text) if isinstance(work, Sets) and work.count.low > 1 else text


def _remarks(desk: Desk, entry: Entry, elem: Elem) -> list[Block]:
    """What the dose of a station says in words."""
    remarks = entry.dose.groups[0].notes if entry.dose is not None else ()
    if not remarks:
        return []
    run = desk.kit.run(desk.say("list.between").join(remarks), "plain", entry.span)
    return [Text([run], desk.kit.style("plain"), elem.add("P"))]


def _dose(desk: Desk, entry: Entry, numbers: list[int], width: float, elem: Elem) -> Block:
    """The line of groups that are said together."""
    groups = tuple(group for number, group in enumerate(entry.dose.groups if entry.dose else ()) if number in numbers)
    load = load_words(desk, entry, groups[0], _sets(entry, numbers))
    return _line(desk, entry, words.code(Dose(groups), desk.language), groups[0], load, width, elem)


def _line(desk: Desk, entry: Entry, code: str, group: Group, load: tuple[str, bool], width: float, elem: Elem) -> Block:
    """Code and aim at the left, load at the right end of the column, so that loads stand under each other.

    Where they do not fit beside each other the aim has a line of its own under them, or else so has the load. ``load``
    is what to lift, and whether it is a number.
    """
    kit, span = desk.kit, entry.span
    target = aims(desk, group)
    left = kit.run(f"{code} @ {target}" if target else code, "dose", span)
    right = kit.run(load[0], "dose" if load[1] else "dose_quiet", span)
    owner = elem.add("P")
    if left.width() + right.width() + _LEAST_GAP <= width:
        return _ends(desk, left, right, width, owner)
    style = kit.style("dose")
    aim, bare = kit.run(f"@ {target}", "dose", span), kit.run(code, "dose", span)
    if target and aim.width() <= width and bare.width() + right.width() + _LEAST_GAP <= width:
        return Stack([_ends(desk, bare, right, width, owner), Text([aim], style, elem.add("P"))])
    lines: list[Block] = [Gap(0.5 * MM), Text([left], style, owner)]
    if load[0]:
        lines.append(Text([right], style, elem.add("P")))
    return Stack(lines)


def _ends(desk: Desk, left: Run, right: Run, width: float, owner: Elem) -> Block:
    """A line with something at both of its ends."""
    panel, baseline = Panel(5.5 * MM * desk.kit.grow), 4.5 * MM * desk.kit.grow
    panel.text(0, baseline, [left], owner, spaced=True)
    panel.text(width, baseline, [right], owner, "right")
    return panel


def load_words(desk: Desk, entry: Entry, group: Group, sets: list[PlannedSet]) -> tuple[str, bool]:
    """What to lift in words, and whether it is a number: ``105 kg``, ``bodyweight``, ``by feel``, or nothing."""
    text = loads_text(desk, sets)
    if text:
        return text, any(
            planned.measure is not None or (planned.load is not None and planned.load.relation != "bodyweight")
            for planned in sets
        )
    if any(planned.awaits_test for planned in sets):
        return desk.say("session.after_test"), False
    if any(planned.awaits_max for planned in sets):
        return desk.say("session.by_new_max"), False
    efforts = [isinstance(target, EffortTarget) for target in group.targets]
    if any(isinstance(target, BodyweightTarget) for target in group.targets) or (
        entry.resistance == "bodyweight" and all(efforts)
    ):
        return desk.say("session.bodyweight"), False
    if any(efforts) and entry.resistance == "weight":  # else there is no weight to feel for, and no box for one
        return desk.say("session.by_feel"), False
    return "", False


def _last(desk: Desk, entry: Entry, elem: Elem) -> list[Block]:
    """``last time 97.5 kg × 5``."""
    if entry.last is None:
        return []
    text = load_text(desk, entry.last.load)
    if entry.last.reps is not None:
        text = desk.say("session.load_by_reps", load=text, reps=words.amount_code(entry.last.reps, desk.language))
    kit = desk.kit
    runs = [
        kit.run(desk.say("session.last_time") + " ", "plain", entry.span),
        kit.run(text, "plain_bold", entry.span),
    ]
    return [Text(runs, kit.style("plain"), elem.add("P"))]


def _alternates(desk: Desk, entry: Entry, elem: Elem, width: float, height: float) -> Block:
    """What may be done instead, each with a square to tick when it was.

    Those with a picture stand side by side first, their names under the pictures; the others under each other. A
    variation of the exercise itself has none: its picture stands beside the name already, and shows no difference.
    """
    listing = elem.add("L", ListNumbering="None")
    gutter = desk.kit.paper.gutter
    shown = [None if other.exercise == entry.exercise else other.exercise for other in entry.alternates]
    count = sum(has_picture(desk.kit, exercise) for exercise in shown)
    across = max(1, min(count, int((width + gutter) // (_LEAST_PICTURED * desk.kit.grow + gutter))))
    wide = (width - (across - 1) * gutter) / across
    pictured: list[tuple[Block, Block]] = []
    plain: list[Block] = []
    for number, (alternate, exercise) in enumerate(zip(entry.alternates, shown, strict=True), 1):
        item = listing.add("LI")
        body = item.add("LBody")
        line = _alternate(desk, alternate, f"{entry.id}.or{number}", item, body)
        room = wide if exercise and exercise.pictures else min(wide, _DRAWN * desk.kit.grow)
        figure = exercise_picture(desk, exercise, room, height, body) if height else None
        if figure is None:
            plain.append(line)
        else:
            pictured.append((figure, line))
    rows = [_side_by_side(pictured[first:][:across], wide, gutter) for first in range(0, len(pictured), across)]
    return Stack([block for row in (*rows, *plain) for block in (Gap(_APART), row)][1:])


def _side_by_side(pairs: Sequence[tuple[Block, Block]], wide: float, gutter: float) -> Block:
    """Pictures with their feet on one line, and under each what it shows."""
    tallest = max(figure.measure(wide) for figure, _ in pairs)
    return Columns(
        [
            Cell(place * (wide + gutter), wide, Stack([Gap(tallest - figure.measure(wide)), figure, Gap(_APART), line]))
            for place, (figure, line) in enumerate(pairs)
        ]
    )


def _alternate(desk: Desk, alternate: Alternate, name: str, item: Elem, body: Elem) -> Block:
    """The square, whose id is ``name``, and the words ``or Leg Press``."""
    kit = desk.kit
    style = kit.style("plain")
    title = desk.say("session.instead_field", name=alternate.name)
    label = tick_label(kit, item.add("Lbl", ActualText="☐ ", Id=name, T=title), name, alternate.span)
    span = alternate.span if alternate.exercise is None else alternate.exercise.span
    runs = [
        kit.run(desk.say("session.or") + " ", "plain", italic=True),
        kit.run(alternate.name, "plain", span),
    ]
    text = Text(runs, style, body.add("P"))
    return Item(text, kit.theme.box["tick_list"] + _AFTER_TICK, first_baseline(style, runs), label)


def exercise_picture(
    desk: Desk, exercise: Exercise | None, width: float, height: float, elem: Elem, align: Align = "left"
) -> Block | None:
    """The first picture of an exercise, or its drawing, in ``width`` by ``height`` points; None where it has none.

    ``align`` is for drawings.
    """
    if exercise is None:
        return None
    if not exercise.pictures:
        return thumb(desk, exercise, width, height, elem, align)
    alt = desk.say("sheet.picture", 1, name=exercise.name, number=1, count=1)
    return picture(desk.kit, exercise.pictures[0], alt, width, height, elem)
