"""How an exercise goes on, under its boxes: a question with a square to tick for each rule, and its stages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from planner.diagnostics import Span
from planner.pages.base import Desk
from planner.pages.ticks import tick_label
from planner.plan.dose import words
from planner.plan.dose.model import PercentTarget
from planner.plan.progress.words import Facts, change_words, question, sentence
from planner.program import Entry, PlannedSet, Stage
from planner.typeset.blocks import Block, Cell, Columns, Gap, Item, Label, Panel, Stack, Text, first_baseline
from planner.typeset.measure import Run
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_BESIDE = 1.5 * MM
"""Between a square and the words at either side of it."""
_APART = 5 * MM
"""Least white between two things on a line."""
_CLOSE = 3 * MM
"""The same where there is no more."""
_PER_LINE = 2
"""Most rules on a line."""
_BEFORE = 2 * MM
"""From the name of a row to the first square, as before the first box."""
_AIR = 1.1 * MM
"""White between lines of squares, at least."""


@dataclass(frozen=True, slots=True)
class _Tick:
    """A square with the words before it and behind it, of a list item ``body``."""

    before: Run | None
    after: Run
    label: Label
    body: Elem
    side: float
    beside: float

    @property
    def width(self) -> float:
        lead = self.before.width() + self.beside if self.before else 0.0
        return lead + self.side + self.beside + self.after.width()

    def draw(self, panel: Panel, x: float, baseline: float) -> None:
        if self.before is not None:
            panel.text(x, baseline, [self.before], self.body, spaced=True)
            x += self.before.width() + self.beside
        panel.drawings.append(lambda canvas, left, top: self.label(canvas, left + x, top - baseline))
        panel.text(x + self.side + self.beside, baseline, [self.after], self.body)

    def wrapped(self, desk: Desk) -> Block:
        """The square at the left and the words beside it, on as many lines as they take."""
        style = desk.kit.style("label")
        runs = [self.before, desk.kit.run(" ", "label"), self.after] if self.before else [self.after]
        return Item(Text(runs, style, self.body), self.side + self.beside, first_baseline(style, runs), self.label)


def progress_blocks(desk: Desk, entry: Entry, start: float, width: float, elem: Elem) -> list[Block]:
    """The rules and the stages of an exercise, ``width`` points from ``start`` on; empty where it has none."""
    gap = desk.kit.theme.space["hair"]
    made: list[Block] = []
    if entry.progress:
        made += [Gap(gap), Columns([Cell(start, width, _rules(desk, entry, width, elem))])]
    if len(entry.stages) > 1:
        name = desk.kit.run(desk.say("progress.stages"), "label", entry.span)
        inset = max(0.0, name.width() + _BEFORE - start)  # where nothing is left of it, the name has its room here
        room = width - inset
        made += [Gap(gap), Columns([Cell(start + inset, room, _ladder(desk, entry, name, room, elem))])]
    return made


def _rules(desk: Desk, entry: Entry, width: float, elem: Elem) -> Block:
    """A question for each rule, its square, and what follows; two at most on a line, the second from its middle on."""
    listing = elem.add("L", ListNumbering="None")
    facts = facts_of(entry)
    ticks: list[_Tick] = []
    for number, rule in enumerate(entry.progress, 1):
        asked = question(rule.condition, facts, desk.language)
        change = change_words(rule.change, desk.language, facts.pieces)
        title = desk.say("progress.field", name=entry.name, question=asked, change=change)
        name = f"{entry.id}.progress{number}"
        ticks.append(_tick(desk, listing, name, title, (asked, change), entry.span))
    half = (width + _APART) / _PER_LINE
    lines: list[list[tuple[float, _Tick]]] = []
    for tick in ticks:
        before = lines[-1] if lines else []
        end = before[0][1].width if len(before) == 1 else width
        start = half if end + _APART <= half and half + tick.width <= width else end + _CLOSE
        if start + tick.width <= width:
            before.append((start, tick))
        else:
            lines.append([(0.0, tick)])
    return _lines(desk, lines, width)


def _ladder(desk: Desk, entry: Entry, name: Run, width: float, elem: Elem) -> Block:
    """The stages, each with a square for when it is done; the current one is bold and says so."""
    listing = elem.add("L", ListNumbering="None")
    caption = listing.add("Caption")
    ticks = [_stage(desk, entry, stage, listing) for stage in entry.stages]
    across = max(1, min(len(ticks), int((width + _APART) // (max(tick.width for tick in ticks) + _APART))))
    across = -(-len(ticks) // -(-len(ticks) // across))  # as many on each line, as far as they go
    wide = (width + _APART) / across
    lines = [
        [(place * wide, tick) for place, tick in enumerate(ticks[first : first + across])]
        for first in range(0, len(ticks), across)
    ]
    return _lines(desk, lines, width, (name, caption))


def _stage(desk: Desk, entry: Entry, stage: Stage, listing: Elem) -> _Tick:
    kit = desk.kit
    text = _stage_text(desk, entry, stage)
    title = desk.say("progress.stage_field", name=entry.name, number=stage.number, stage=text)
    item = listing.add("LI")
    label = tick_label(kit, _label(item, stage.id, title), stage.id, stage.span)
    run = kit.run(_said(desk, entry, stage), "label_bold" if stage.current else "label", stage.span)
    return _Tick(None, run, label, item.add("LBody"), kit.theme.box["tick_list"], _BESIDE * kit.grow)


def _said(desk: Desk, entry: Entry, stage: Stage) -> str:
    """A stage, and that it is the current one."""
    text = _stage_text(desk, entry, stage)
    return desk.say("progress.now", stage=text) if stage.current else text


def _stage_text(desk: Desk, entry: Entry, stage: Stage) -> str:
    """What tells a stage from the others: its dose, or its name and its dose where that is not the one of now."""
    dose = words.code(stage.dose, desk.language) if stage.dose is not None else ""
    if len({other.name for other in entry.stages}) == 1 and dose:
        return dose
    now = words.code(entry.dose, desk.language) if entry.dose is not None else ""
    return stage.name if dose == now else f"{stage.name} {dose}".strip()


def _tick(desk: Desk, listing: Elem, name: str, title: str, texts: tuple[str, str], span: Span) -> _Tick:
    kit = desk.kit
    item = listing.add("LI")
    label = tick_label(kit, _label(item, name, title), name, span, "tick")
    before, after = kit.run(texts[0], "label", span), kit.run(texts[1], "label_bold", span)
    return _Tick(before, after, label, item.add("LBody"), kit.theme.box["tick"], _BESIDE * kit.grow)


def _label(item: Elem, name: str, title: str) -> Elem:
    return item.add("Lbl", ActualText="☐ ", Id=name, T=title)


def _lines(
    desk: Desk, lines: Sequence[Sequence[tuple[float, _Tick]]], width: float, name: tuple[Run, Elem] | None = None
) -> Block:
    """Lines of squares under each other; one that is too long for its line is wrapped beside its square.

    Left of the first stands what they are called, as the names of rows stand left of boxes.
    """
    kit = desk.kit
    style = kit.style("label")
    high = max(style.step, lines[0][0][1].side + _AIR * kit.grow)
    made: list[Block] = []
    for line in lines:
        if name is not None and line is lines[0]:
            head = Panel(0.0)
            head.text(-_BEFORE, high / 2 + 0.35 * style.size, [name[0]], name[1], "right")
            made.append(head)
        if line[0][1].width > width:
            made.append(Stack([Gap(_AIR), line[0][1].wrapped(desk)]))
            continue
        panel = Panel(high)
        for x, tick in line:
            tick.draw(panel, x, high / 2 + 0.35 * style.size)
        made.append(panel)
    return Stack(made)


def facts_of(entry: Entry) -> Facts:
    """What the questions of an exercise's progression name of its dose."""
    sets = [planned for planned in entry.sets if not planned.optional]
    if not sets:
        return Facts(1)
    amounts = [planned.amount for planned in sets]
    counted = all(amount.unit == "reps" and not amount.total for amount in amounts)
    exact = all(amount.low is not None and amount.high is None for amount in amounts)
    sided = any(planned.side is not None for planned in sets)
    tops = {amount.high for amount in amounts}
    best = [planned for planned in sets if planned.amount.best]
    heaviest = max(best, key=lambda planned: (_weight(planned), planned.number)) if best else None
    return Facts(
        sets=len(sets),
        total=sum((amount.low or Decimal(0) for amount in amounts), Decimal(0))
        if counted and exact and not sided
        else None,
        top=next(iter(tops)) if len(tops) == 1 else None,
        timed=all(amount.unit == "s" for amount in amounts),
        best=heaviest.number if heaviest is not None and heaviest is not sets[-1] else 0,
        floor=heaviest.amount.low if heaviest is not None else None,
        pieces=sets[0].load.pieces if sets[0].load is not None else entry.pieces,
    )


def _weight(planned: PlannedSet) -> Decimal:
    """What tells a heavier set from a lighter one: its load, or its share of a max that is not known."""
    if planned.load is not None:
        return planned.load.value
    shares = [target.values[0] for target in planned.targets if isinstance(target, PercentTarget)]
    return shares[0] if shares else Decimal(0)


def progress_words(desk: Desk, entry: Entry) -> list[str]:
    """The rules in plain words, a sentence each, and the stages in one."""
    facts = facts_of(entry)
    said = [sentence(rule, desk.language, facts) for rule in entry.progress]
    if len(entry.stages) > 1:
        said.append(
            desk.say("progress.ladder", stages=desk.language.join([_said(desk, entry, one) for one in entry.stages]))
        )
    return said


def sentences(desk: Desk, entry: Entry, elem: Elem) -> list[Block]:
    """The same a line each, for pages that have no boxes."""
    kit = desk.kit
    style = kit.style("label")
    return [Text([kit.run(text, "label", entry.span)], style, elem.add("P")) for text in progress_words(desk, entry)]
