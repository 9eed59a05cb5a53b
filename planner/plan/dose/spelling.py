"""The one spelling of a dose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planner.plan.dose.model import Amount, Count, Dose, Group, MaxTest, Rounds, Sets, Unit
from planner.plan.dose.rounds import inner_groups
from planner.plan.dose.structures import write_rounds
from planner.plan.dose.sums import amounts_of
from planner.plan.dose.table import NOTATIONS


def canonical(dose: Dose) -> str:
    """The one spelling of a dose; ``parse(canonical(dose))`` is the same dose.

    That holds for every dose that :func:`parse` can make: carried back, its targets in the order of the table.
    """
    own: list[Group] = []
    after: Group | None = None
    for group in reversed(dose.groups):
        inner = inner_groups(group)
        if isinstance(group.work, Rounds):
            bare = tuple(map(_without_carried, group.work.groups, (*inner[1:], after)))
            own.append(_without_carried(replace(group, work=replace(group.work, groups=bare)), after))
        else:
            own.append(_without_carried(group, after))
        after = inner[0]
    return joined(own[::-1])


def joined(own: Sequence[Group]) -> str:
    """Groups without what they carry, as they are written one after the other."""
    measured = measured_unit(own)
    texts = [_spell_amrap(_write(group)) if measured and counts_repetitions(group) else _write(group) for group in own]
    if _reads_otherwise(own):
        texts[0] = f"1x{texts[0]}"
    return ", ".join(texts)


def _write(group: Group) -> str:
    """The parts of a group in the order of the table."""
    rounds = write_rounds(group.work, joined(group.work.groups)) if isinstance(group.work, Rounds) else ""
    return " ".join(filter(None, (rounds, *(row.write(group) for row in NOTATIONS if row.write))))


def _spell_amrap(text: str) -> str:
    """The text of a group of AMRAP sets with the word for what they count."""
    amounts, space, rest = text.partition(" ")
    return amounts.replace("AMRAP", "AMRAP reps") + space + rest


def _without_carried(group: Group, following: Group | None) -> Group:
    """The group without what it has from the one after it."""
    if following is None:
        return group
    return replace(
        group,
        targets=() if group.targets == following.targets and not isinstance(group.work, MaxTest) else group.targets,
        rest=None if group.rest == following.rest else group.rest,
        tempo=None if group.tempo == following.tempo else group.tempo,
        side=None if group.side == following.side else group.side,
    )


def _reads_otherwise(groups: Sequence[Group]) -> bool:
    """Whether the first count must be written: ``8, 6`` would be a list, and a number alone says too little."""
    single = all(
        isinstance(group.work, Sets) and group.work.count == Count(1) and not group.work.amount.total
        for group in groups
    )
    if not single or any(group != Group(group.work) for group in groups[:-1]):
        return False
    return len(groups) > 1 or (groups[0] == Group(groups[0].work) and _is_number(groups[0]))


def _is_number(group: Group) -> bool:
    """Whether the amount is written as a number and nothing more."""
    amount = group.work.amount if isinstance(group.work, Sets) else None
    return amount is not None and amount.low is not None and amount == Amount(amount.low)


def counts_repetitions(group: Group) -> bool:
    """Whether repetitions are counted, in a bracket not looked at: what stands in it is clear by itself."""
    return not isinstance(group.work, Rounds) and any(amount.unit == "reps" for amount in amounts_of(group.work))


def measured_unit(groups: Iterable[Group]) -> Unit | None:
    """What the amounts besides AMRAP count (the last of them), where none of them is a number of repetitions."""
    units = [amount.unit for group in groups for amount in amounts_of(group.work) if amount.low is not None]
    return units[-1] if units and "reps" not in units else None
