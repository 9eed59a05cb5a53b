"""The legend: the notations that a plan uses, each with an example from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.language import Language
from planner.plan.dose.model import BodyweightTarget, Dose, Group, LoadTarget, LoadUnit, ReferenceTarget, Target
from planner.plan.dose.reader import Notation
from planner.plan.dose.rounds import inner_groups
from planner.plan.dose.table import NOTATIONS


def legend(doses: Iterable[Dose], language: Language, unit: LoadUnit = "kg") -> tuple[tuple[str, str], ...]:
    """Pairs of a notation as it is printed and its meaning in plain words, in the order of the table.

    Only what the doses use, each kind once with the first example; ``unit`` is the plan's.
    """
    groups = list(dict.fromkeys(_in_unit(group, unit) for dose in doses for group in _shown(dose)))
    entries: dict[str, tuple[str, str]] = {}
    for row in NOTATIONS:
        for group in groups:
            sign = row.sign(group, language) if row.sign else None
            if sign is not None:
                entries.setdefault(sign.kind, (sign.code, sign.meaning))
    return tuple(entries.values())


def notations(dose: Dose, language: Language) -> tuple[Notation, ...]:
    """The rows of the table that a dose shows on paper, in order."""
    groups = [_in_unit(group, "kg") for group in _shown(dose)]
    return tuple(row for row in NOTATIONS if row.sign and any(row.sign(group, language) for group in groups))


def _shown(dose: Dose) -> tuple[Group, ...]:
    """The groups that stand on paper: brackets and what is in them."""
    return tuple(dict.fromkeys(one for group in dose.groups for one in (group, *inner_groups(group))))


def _in_unit(group: Group, unit: LoadUnit) -> Group:
    """The group with the plan's unit where a load has none of its own."""
    return replace(group, targets=tuple(_target_in_unit(target, unit) for target in group.targets))


def _target_in_unit(target: Target, unit: LoadUnit) -> Target:
    if isinstance(target, LoadTarget | BodyweightTarget) and not target.unit:
        return replace(target, unit=unit)
    if isinstance(target, ReferenceTarget) and target.change and not target.unit:
        return replace(target, unit=unit)
    return target
