"""A dose on a card: large enough to be read from the floor, with its plain words and its rest."""

from __future__ import annotations

from planner.library.model import Exercise
from planner.pages.base import Desk
from planner.pages.care_words import care_lines
from planner.pages.clock_words import plain_words
from planner.pages.dose_panel import rests
from planner.pages.loads import codes_and_loads
from planner.pages.plates import plates_block
from planner.plan.dose import words
from planner.program import Entry
from planner.typeset.blocks import Block, Gap, Panel, Rule, Stack, Text, first_baseline
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_ROLES = {"dose_large": 1, "dose_medium": 3, "dose": 6}
"""Roles from large to small, and most lines of all doses of a card in each."""
_COMPACT = ""
"""Stands for no role of its own: everything runs on in plain words."""
_APART = 5 * MM
"""Least white between a dose and its load on one line."""
_BELOW = {"dose_large": 2.2 * MM, "dose_medium": 1.8 * MM, "dose": 1.2 * MM}
"""From the baseline of a dose to the lower edge of its line."""
_ABOVE = {"dose_large": 1.2 * MM, "dose_medium": 0.8 * MM}
"""White above a large dose."""
_BETWEEN = 1.8 * MM
"""White above and below the line between two doses."""
_RESTS = (6 * MM, 4.2 * MM)
"""Height and baseline of a line with rest and tempo."""


def dose(
    desk: Desk,
    exercise: Exercise,
    use: tuple[tuple[str, ...], Entry],
    place: tuple[int, int],
    width: float,
    room: float,
    *,
    is_tight: bool,
) -> tuple[Block, Elem] | None:
    """A dose as large as it goes into ``width`` and ``room``, with its structure; None when it does not.

    ``place`` is its number on the card, counted from 0, and how many there are: a card of several names the sessions.
    A tight one is set small and leaves the plates to the session.
    """
    names, entry = use
    number, count = place
    kit = desk.kit
    pairs = codes_and_loads(desk, entry)
    for role in ("dose", _COMPACT) if is_tight else (*_ROLES, _COMPACT):
        if role and (len(pairs) + count - 1 > _ROLES[role] or not _fits(desk, pairs, role, width, entry)):
            continue
        elem = Elem("Sect")
        owner = elem.add("Sect")
        parts: list[Block] = [Gap(kit.theme.space["small"])]
        if number:
            parts = [Gap(_BETWEEN), Rule(kit.line("inner")), Gap(_BETWEEN)]
        said = [desk.language.join(names)] if count > 1 else []
        said += [entry.name] if entry.name != exercise.name else []
        beside = _beside(desk, ": ".join(said), pairs, role, width, entry, owner) if is_tight and role else None
        if beside is not None:
            parts.append(beside)
        elif said:
            run = kit.run(": ".join(said), "plain_bold", entry.span)
            parts.append(Text([run], kit.style("plain"), owner.add("P")))
        if role in _ABOVE:
            parts.append(Gap(_ABOVE[role]))
        if beside is None:
            parts += _large(desk, pairs, role, width, entry, owner) if role else _run_on(desk, pairs, entry, owner)
        parts += _words(desk, entry, width, owner, has_plates=not is_tight)
        block = Stack(parts)
        if block.measure(width) <= room:
            return block, elem
    return None


def _fits(desk: Desk, pairs: list[tuple[str, str]], role: str, width: float, entry: Entry) -> bool:
    """Whether every dose stands beside its load."""
    kit = desk.kit
    return all(
        kit.run(code, role, entry.span).width() + (_APART + kit.run(load, role, entry.span).width() if load else 0)
        <= width
        for code, load in pairs
    )


def _large(desk: Desk, pairs: list[tuple[str, str]], role: str, width: float, entry: Entry, elem: Elem) -> list[Block]:
    """Doses at the left and loads at the right, a line for each."""
    kit = desk.kit
    out: list[Block] = []
    for code, load in pairs:
        step = kit.style(role).step
        line = Panel(step)
        owner = elem.add("P")
        line.text(0, step - _BELOW[role], [kit.run(code, role, entry.span)], owner, spaced=bool(load))
        if load:
            line.text(width, step - _BELOW[role], [kit.run(load, role, entry.span)], owner, "right")
        out.append(line)
    return [*out, Gap(0.5 * MM)]


def _beside(
    desk: Desk, said: str, pairs: list[tuple[str, str]], role: str, width: float, entry: Entry, elem: Elem
) -> Block | None:
    """The name of a session and its dose on one line; None where they need more, or there is no name."""
    kit = desk.kit
    (code, load), *others = pairs or [("", "")]
    name = kit.run(f"{said}  ", "plain_bold", entry.span)
    dose_run, load_run = kit.run(code, role, entry.span), kit.run(load, role, entry.span)
    if not said or not code or others or name.width() + dose_run.width() + _APART + load_run.width() > width:
        return None
    step = kit.style(role).step
    line = Panel(step + 0.5 * MM)
    line.text(0, step - _BELOW[role], [name, dose_run], elem.add("P"), spaced=True)
    if load:
        line.text(width, step - _BELOW[role], [load_run], elem.add("P"), "right")
    return line


def _run_on(desk: Desk, pairs: list[tuple[str, str]], entry: Entry, elem: Elem) -> list[Block]:
    text = ", ".join(f"{code} · {load}" if load else code for code, load in pairs)
    return (
        [Text([desk.kit.run(text, "plain_bold", entry.span)], desk.kit.style("plain"), elem.add("P"))] if text else []
    )


def _words(desk: Desk, entry: Entry, width: float, elem: Elem, *, has_plates: bool) -> list[Block]:
    """Plain words with the rest at their right, plates, the coach's note, tempo; rests that differ on lines."""
    kit = desk.kit
    if entry.dose is None:
        return []
    style = kit.style("card_words")
    plain = kit.run(plain_words(desk, entry, coded=True), "card_words", entry.span)
    rest = entry.rest if entry.tempo is None else None
    out: list[Block] = []
    beside = None
    if rest is not None:
        name = kit.run(desk.say("session.rest") + " ", "card_words", entry.span)
        time = kit.run(words.duration(rest, desk.language), "card_time", entry.span)
        if plain.width() + _APART + name.width() + time.width() <= width:
            beside = [name, time]
    if beside is not None:
        line = Panel(style.step)
        baseline = first_baseline(style, [plain])
        line.text(0, baseline, [plain], elem.add("P"))
        line.text(width, baseline, beside, elem.add("P"), "right")
        out.append(line)
    else:
        out.append(Text([plain], style, elem.add("P")))
    out += plates_block(desk, entry, elem, width) if has_plates else []
    out += care_lines(desk, entry, elem, is_brief=True)
    if entry.notes:
        out.append(Text([kit.run(entry.notes, "note", entry.span)], kit.style("note"), elem.add("P")))
    return out if beside is not None else [*out, *rests(desk, entry, elem, *_RESTS)]
