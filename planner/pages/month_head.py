"""The head of a sheet for several weeks: the session, and for each week its date and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence

from planner.pages.base import Desk
from planner.pages.common import fitting, writing_line
from planner.program import Program, Session
from planner.program.volume import session_minutes
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Stack, Text
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

Turn = tuple[Program, Session]
"""A session in one week."""

_TITLE = 4
"""Columns of the title, beside which the weeks stand."""
_WHITE = 3 * MM
_CLOSE = 2 * MM
"""How much closer a line may stand to small type over it than to a line."""


def month_head(desk: Desk, turns: Sequence[Turn], most: int, root: Elem) -> Block:
    """Title and facts at the left, a column for each week at the right; or below, where that is lower.

    ``most`` weeks may stand on a sheet: columns are as wide on all of them.
    """
    made = [(Elem("Sect"), narrow) for narrow in (False, True) if narrow or not desk.kit.paper.narrow]
    heads = [(_head(desk, turns, most, owner, narrow=narrow), owner) for owner, narrow in made]
    head, owner = min(heads, key=lambda head: head[0].measure(desk.kit.paper.content))
    root.kids += owner.kids
    return head


def _head(desk: Desk, turns: Sequence[Turn], most: int, root: Elem, *, narrow: bool) -> Block:
    """A head with the weeks beside the title, or below it where there is little room."""
    kit, paper = desk.kit, desk.kit.paper
    left = paper.content if narrow else paper.span(_TITLE)
    start = 0.0 if narrow else paper.x(_TITLE + 1)
    title = _title(desk, turns, left, root)
    pitch = (paper.content - start + paper.gutter) / most
    wander = len({one.weekday for _, one in turns}) > 1
    weeks = [
        Cell(start + number * pitch, pitch - paper.gutter, _week(desk, turn, pitch - paper.gutter, root, day=wander))
        for number, turn in enumerate(turns)
    ]
    if narrow:
        return Stack([*title, Gap(kit.theme.space["small"]), Columns(weeks), Gap(_WHITE)])
    return Stack([Columns([Cell(0, left, Stack(title)), *weeks]), Gap(_WHITE)])


def _title(desk: Desk, turns: Sequence[Turn], width: float, root: Elem) -> list[Block]:
    kit, (program, session) = desk.kit, turns[0]
    run, role = fitting(kit, session.name, ("session_title", "title_small"), width, session.span)
    title = Text([run], kit.style(role), root.add("H1"))
    title.marked(entry=(0, f"{session.name}, {weeks_words(desk, turns)}"), anchor=f"session-{session.id}")
    facts = [program.stretch.name] if program.stretch else []
    facts.append(weeks_words(desk, turns))
    days = list(dict.fromkeys(one.weekday for _, one in turns))
    if len(days) == 1 and days[0] is not None:
        facts.append(desk.language.texts("date.weekdays")[days[0]])
    if session.optional:
        facts.append(desk.say("session.optional"))
    out: list[Block] = [title, Gap(kit.theme.space["hair"])]
    words = kit.run(" · ".join(facts), "subtitle", session.span)
    out.append(Text([words], kit.style("subtitle"), root.add("P")))
    minutes = sorted({session_minutes(one).value for _, one in turns} - {0})
    if minutes:
        low, high = minutes[0], minutes[-1]
        shown = f"{low}" if low == high else f"{low}–{high}"
        time = kit.run(desk.say("session.minutes", minutes=shown), "plain")
        out.append(Text([time], kit.style("plain"), root.add("P")))
    return out


def weeks_words(desk: Desk, turns: Sequence[Turn]) -> str:
    """``Weeks 1–4``, ``Weeks 1, 3``, ``Week 9``."""
    weeks = [program.week for program, _ in turns]
    if len(weeks) == 1:
        return desk.say("block.week", week=weeks[0])
    run_on = weeks == list(range(weeks[0], weeks[-1] + 1))
    between = desk.say("list.between")
    return desk.say("month.weeks", weeks=f"{weeks[0]}–{weeks[-1]}" if run_on else between.join(map(str, weeks)))


def _week(desk: Desk, turn: Turn, width: float, root: Elem, *, day: bool) -> Block:
    """What a week is called, its date, and lines for the date and the bodyweight; with the weekday where it changes."""
    kit, (program, session) = desk.kit, turn
    owner = root.add("P")
    name = desk.say("block.week", week=program.week)
    other = program.week_name or (desk.say("session.deload") if program.deload else "")
    head = kit.run(f"{name} · {other} " if other else f"{name} ", "plain_bold", session.span)
    lines: list[Block] = [Text([head], kit.style("plain_bold"), owner)]
    when = [desk.language.texts("date.weekdays_short")[session.weekday]] if day and session.weekday is not None else []
    when += [desk.language.date(session.date, "day")] if session.date is not None else []
    if when:
        lines.append(Text([kit.run(" ".join(when), "label", session.span)], kit.style("label"), owner))
    step = kit.theme.box["writing"]
    panel = Panel(2 * step - _CLOSE)
    for number, key in enumerate(("date", "bodyweight_field"), 1):
        y = number * step - _CLOSE
        writing_line(desk, panel, 0, y, width, desk.say(f"session.{key}"), root)
        panel.place(f"{session.id}.{key}", "line", (0, max(y - step, 0.0), width, min(step, y)), session.span)
    return Stack([*lines, panel])
