"""The legend: the notations that a plan uses, each with an example from it."""

from __future__ import annotations

from collections.abc import Iterable

from planner.language import Language
from planner.plan.dose.model import Dose
from planner.plan.dose.reader import Notation
from planner.plan.dose.table import NOTATIONS


def legend(doses: Iterable[Dose], language: Language) -> tuple[tuple[str, str], ...]:
    """Pairs of a notation as it is printed and its meaning in plain words, in the order of the table.

    Only what the doses use, each kind once with the first example.
    """
    groups = list(dict.fromkeys(group for dose in doses for group in dose.groups))
    entries: dict[str, tuple[str, str]] = {}
    for row in NOTATIONS:
        for group in groups:
            sign = row.sign(group, language) if row.sign else None
            if sign is not None:
                entries.setdefault(sign.kind, (sign.code, sign.meaning))
    return tuple(entries.values())


def notations(dose: Dose, language: Language) -> tuple[Notation, ...]:
    """The rows of the table that a dose shows on paper, in order."""
    return tuple(row for row in NOTATIONS if row.sign and any(row.sign(group, language) for group in dose.groups))
