"""Sets a week by muscle on the overview: numbers with bars beside them, and what was not counted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from planner.pages.base import Desk
from planner.pages.common import heading
from planner.program import Pause, Program
from planner.program.volume import MuscleSets, uncounted, weekly_sets
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Stack, Text
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_STEP = 4.2 * MM
_BASELINE = 3.1 * MM
_BAR = 2.4 * MM
_LEAST_COLUMN = 39 * MM
_NUMBER = 0.62
"""Where the numbers of a column end, as a share of its width; bars follow."""
_IN_ONE = 5
"""Up to so many muscles stand in one column."""


def muscles(program: Program, desk: Desk, root: Elem, width: float) -> Block | None:
    """The list of muscles in one or two columns, those with most sets first; None where nothing can be counted."""
    counted = weekly_sets(program)
    if not counted:
        return None
    root = root.add("Sect")
    gutter = desk.kit.theme.space["large"]  # a bar must not seem to belong to the name behind it
    columns = 2 if len(counted) > _IN_ONE and (width - gutter) / 2 >= _LEAST_COLUMN else 1
    wide = (width - (columns - 1) * gutter) / columns
    length = -(-len(counted) // columns)
    listing = root.add("L", ListNumbering="None")
    most = max(_whole(row) for row in counted)
    cells = [
        Cell(index * (wide + gutter), wide, _column(chunk, float(most), desk, listing, wide, program))
        for index in range(columns)
        if (chunk := counted[index * length : (index + 1) * length])
    ]
    head = heading(desk.kit, desk.say("overview.muscles"), root, program.span)
    return Stack([*head, Columns(cells), Gap(desk.kit.theme.space["hair"]), _how(program, desk, root)])


def _column(
    rows: Sequence[MuscleSets], most: float, desk: Desk, listing: Elem, width: float, program: Program
) -> Panel:
    kit = desk.kit
    panel = Panel(len(rows) * _STEP)
    start = _NUMBER * width + 2 * MM
    for index, row in enumerate(rows):
        body = listing.add("LI").add("LBody")
        baseline = index * _STEP + _BASELINE
        panel.text(0, baseline, [kit.run(row.name, "plain_ink", program.span)], body, spaced=True)
        whole = _whole(row)
        number = kit.run(desk.language.number(whole), "plain_bold")
        panel.text(_NUMBER * width, baseline, [number], body, "right", spaced=True)
        length = (width - start) * float(whole) / most
        panel.ground(start, baseline - _BAR + 0.1 * MM, length, _BAR, kit.theme.colors["accent"])
    return panel


def _whole(row: MuscleSets) -> Decimal:
    """Sets to the whole one: quarters of a set would feign what nobody knows. What is counted at all is at least 1."""
    return max(row.sets.quantize(Decimal(1), ROUND_HALF_UP), Decimal(1))


def _how(program: Program, desk: Desk, root: Elem) -> Block:
    """How sets were counted, and what was not."""
    kit = desk.kit
    text = desk.say("overview.counted")
    if _has_optional(program):
        text = f"{text} {desk.say('overview.optional_half')}"
    left_out = uncounted(program)
    if left_out:
        text = f"{text} {desk.say('overview.uncounted', names=desk.say('list.between').join(left_out))}"
    return Text([kit.run(text, "label", program.span)], kit.style("label"), root.add("P"))


def _has_optional(program: Program) -> bool:
    """Whether something of the week is optional, and so counts half."""
    return any(
        session.optional
        or any(item.optional for part in session.parts for item in part.items if not isinstance(item, Pause))
        or any(entry.optional or any(planned.optional for planned in entry.sets) for entry in session.main)
        for session in program.sessions
    )
