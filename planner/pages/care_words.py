"""What is said of care beside a dose: the side by its name, how far to move, what comes before the next step."""

from __future__ import annotations

from planner.pages.base import Desk
from planner.plan.dose import all_groups
from planner.program import Entry
from planner.typeset.blocks import Block, Text
from planner.typeset.measure import Run
from planner.typeset.structure import Elem


def side_words(desk: Desk, entry: Entry) -> str:
    """``Left, the affected side``: which side, where the dose does not say, and whether it is the affected one."""
    side = side_of(entry)
    if side is None:
        return ""
    said = desk.say(f"care.done_with.{side}")
    if side != "both" and entry.affected not in (None, "both"):
        return desk.say("care.affected" if side == entry.affected else "care.other_side", side=said)
    return "" if _says_side(entry) else said


def side_of(entry: Entry) -> str | None:
    """The side that an entry is done with: what its dose says, or else its ``side``."""
    sides = {group.side for group in all_groups(entry.dose)} if entry.dose else set()
    if len(sides) == 1 and (side := sides.pop()) in ("left", "right"):
        return side
    return entry.care.side


def _says_side(entry: Entry) -> bool:
    """Whether the dose names a side itself."""
    return entry.dose is not None and any(group.side for group in all_groups(entry.dose))


def _goes_without_saying(entry: Entry) -> bool:
    """Whether the dose names the side, and it is the affected one."""
    return _says_side(entry) and side_of(entry) == entry.affected


def care_phrases(desk: Desk, entry: Entry, *, is_brief: bool = False) -> list[str]:
    """The same in running text: each a phrase without a full stop; see :func:`care_lines` for brief ones."""
    care = entry.care
    reach = desk.say("care.range_phrase", range=care.range.rstrip(".")) if care.range else ""
    until = desk.say("care.until", until=care.until.rstrip(".")) if care.until else ""
    side = "" if is_brief and _goes_without_saying(entry) else side_words(desk, entry)
    return [phrase for phrase in (side[:1].upper() + side[1:], reach, until) if phrase]


def care_lines(desk: Desk, entry: Entry, elem: Elem, role: str = "plain", *, is_brief: bool = False) -> list[Block]:
    """The line with side and range, and the one with what must be true before the next step.

    A brief one leaves out that a side which the dose names is the affected one.
    """
    kit, span, care = desk.kit, entry.span, entry.care
    runs: list[Run] = []
    side = side_words(desk, entry)
    if side and not (is_brief and _goes_without_saying(entry)):
        usual = side_of(entry) == entry.affected  # what is not must not be overlooked
        runs.append(kit.run(side, role if usual else f"{role}_bold", span))
    if care.range:
        between = " · " if runs else ""
        runs.append(kit.run(f"{between}{desk.say('care.range')} ", role, span))
        runs.append(kit.run(care.range, f"{role}_bold", span))
    lines: list[Block] = [Text(runs, kit.style(role), elem.add("P"))] if runs else []
    if care.until:
        words = desk.say("care.until", until=care.until)
        lines.append(Text([kit.run(words, f"{role}_ink", span)], kit.style(role), elem.add("P")))
    return lines
