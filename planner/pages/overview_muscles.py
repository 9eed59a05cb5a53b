"""Sets a week by muscle on the overview: numbers with bars beside them, and what was not counted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from planner.pages.base import Desk
from planner.pages.common import heading
from planner.pages.muscle_map import week_bar, week_key, week_map, week_room
from planner.program import Pause, Program
from planner.program.volume import MuscleSets, has_totals, leaves_out_amraps, uncounted, weekly_sets
from planner.typeset.blocks import Block, Cell, Columns, Gap, Panel, Stack, Text
from planner.typeset.structure import Elem
from planner.typeset.theme import MM

_STEP = 4.2 * MM
_BASELINE = 3.1 * MM
_BAR = 2.4 * MM
_LEAST_COLUMN = 39 * MM
_LEAST_MAPPED = 36 * MM
"""The same beside a map, where bars are shorter."""
_NUMBER = 0.62
"""Where the numbers of a column end, as a share of its width; bars follow."""
_IN_ONE = 5
"""Up to so many muscles stand in one column."""


def muscles(program: Program, desk: Desk, root: Elem, width: float, mapped: int = 0) -> Block | None:
    """The list of muscles in one or two columns, those with most sets first; None where nothing can be counted.

    With ``mapped``, a muscle map in shades stands beside so many columns of it, where ``width`` has room for both.
    """
    counted = weekly_sets(program)
    if not counted:
        return None
    root = root.add("Sect")
    head = heading(desk.kit, desk.say("overview.muscles"), root, program.span)
    body = _mapped(counted, program, desk, root, width, mapped) if mapped else None
    if body is None:
        gutter = desk.kit.theme.space["large"]
        columns = 2 if len(counted) > _IN_ONE and (width - gutter) / 2 >= _LEAST_COLUMN * desk.kit.grow else 1
        body = _list(counted, program, desk, root, width, columns)
    return Stack([*head, body, Gap(desk.kit.theme.space["hair"]), _how(program, desk, root)])


def _mapped(
    counted: Sequence[MuscleSets], program: Program, desk: Desk, root: Elem, width: float, columns: int
) -> Block | None:
    """A map with the list and the key at its right; None where there is no room for one."""
    gutter = desk.kit.theme.space["large"]
    high = week_room(desk, width - columns * (_LEAST_MAPPED * desk.kit.grow + gutter))
    if not high:
        return None
    shown = week_map(desk, [(row, _whole(row)) for row in counted], high, root)
    left = shown.wide + gutter
    listed = _list(counted, program, desk, root, width - left, columns, shades=True)
    side = Stack([listed, Gap(gutter / 2), week_key(desk, root, width - left)])
    return Columns([Cell(0, shown.wide, shown), Cell(left, width - left, side)])


def _list(
    counted: Sequence[MuscleSets],
    program: Program,
    desk: Desk,
    root: Elem,
    width: float,
    columns: int,
    *,
    shades: bool = False,
) -> Block:
    """Names, numbers and bars, in the ``shades`` of a map beside it or in the accent."""
    gutter = desk.kit.theme.space["large"]  # a bar must not seem to belong to the name behind it
    wide = (width - (columns - 1) * gutter) / columns
    length = -(-len(counted) // columns)
    listing = root.add("L", ListNumbering="None")
    most = float(max(_whole(row) for row in counted))
    cells = [
        Cell(index * (wide + gutter), wide, _column(chunk, most, desk, listing, wide, program, shades=shades))
        for index in range(columns)
        if (chunk := counted[index * length : (index + 1) * length])
    ]
    return Columns(cells)


def _column(
    rows: Sequence[MuscleSets],
    most: float,
    desk: Desk,
    listing: Elem,
    width: float,
    program: Program,
    *,
    shades: bool,
) -> Panel:
    kit, grow = desk.kit, desk.kit.grow
    step, high = _STEP * grow, _BAR * grow
    panel = Panel(len(rows) * step)
    end = max(_NUMBER * width, _LEAST_COLUMN * _NUMBER)
    start = end + 2 * MM
    for index, row in enumerate(rows):
        body = listing.add("LI").add("LBody")
        baseline = index * step + _BASELINE * grow
        panel.text(0, baseline, [kit.run(row.name, "plain_ink", program.span)], body, spaced=True)
        whole = _whole(row)
        number = kit.run(desk.language.number(whole), "plain_bold")
        panel.text(end, baseline, [number], body, "right", spaced=True)
        length = (width - start) * float(whole) / most
        bar = (start, baseline - high + 0.1 * MM, length, high)
        if shades:
            week_bar(desk, panel, bar, whole)
        else:
            panel.ground(*bar, kit.theme.colors["accent"])
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
    if has_totals(program):
        text = f"{text} {desk.say('overview.totals')}"
    left_out = (*uncounted(program), *([desk.say("overview.amraps")] if leaves_out_amraps(program) else ()))
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
