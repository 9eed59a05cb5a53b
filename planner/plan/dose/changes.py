"""A dose changed from one week to the next: ``@72.5%`` or ``rest 2min`` without an amount says only what is new."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose.carry import carry_back, pairing_problem, top_problem
from planner.plan.dose.grammar import NO_TOP_HINT, report
from planner.plan.dose.model import Amount, Count, Dose, Group, Rest, Sets, Target, Tempo
from planner.plan.dose.reader import Draft, Reader
from planner.plan.dose.rounds import flat, in_brackets
from planner.plan.dose.slips import fail_unknown
from planner.plan.dose.table import NOTATIONS

_COMMA = re.compile(",")
_NO_WORK: Final = Sets(Count(1), Amount(None))
_NOTHING: Final = Group(_NO_WORK)
_CARRIED: Final = ("targets", "rest", "tempo", "side")
"""What stands in brackets as well as behind them."""
_NAMES = {"targets": "loads", "rest": "rests", "tempo": "tempos", "side": "sides", "notes": "words", "hold": "pauses"}


@dataclass(frozen=True, slots=True)
class Change:
    """What a week names: parts of a :class:`Group` by name, with their new values."""

    parts: tuple[tuple[str, Any], ...] = ()
    place: Span | None = field(default=None, compare=False)

    def then(self, later: Change) -> Change:
        """Both changes, of which the later one wins."""
        if not later.parts:
            return self
        return Change(tuple({**dict(self.parts), **dict(later.parts)}.items()), later.place)


NO_CHANGE: Final = Change()


def change_of(
    place: Span, *, load: tuple[Target, ...] | None = None, rest: Rest | None = None, tempo: Tempo | None = None
) -> Change:
    """The change that keys of an exercise make."""
    parts: dict[str, Any] = {"targets": load, "rest": rest, "tempo": tempo}
    return Change(tuple((name, value) for name, value in parts.items() if value is not None), place)


def is_change(text: str) -> bool:
    """Whether a text names no amount and so can only change a dose: ``@72.5%``, ``80kg``, ``rest 2min``."""
    reader = Reader(text, NOTATIONS)
    if reader.done or reader.folded[reader.next] == "(":
        return False
    return any(row.place == "modifier" and row.starts is not None and reader.at(row.starts) for row in NOTATIONS)


def parse_change(text: str, span: Span, out: Diagnostics, units: str = "kg") -> Change | None:
    """What a text without an amount changes; None after an error in ``out``."""

    def read(reader: Reader) -> Change:
        draft = Draft(work=_NO_WORK)
        while not reader.done:
            if not reader.read_one("modifier", draft):
                fail_unknown(reader)
            reader.take(_COMMA)
        group = draft.group()
        found = ((part.name, getattr(group, part.name)) for part in fields(group))
        return Change(tuple((name, value) for name, value in found if value != getattr(_NOTHING, name)), span)

    return report(text, span, out, units, read)


def changed(dose: Dose, change: Change, span: Span, out: Diagnostics) -> Dose | None:
    """The dose with the change in every group; None and an error where the groups differ in what is changed.

    ``span`` is where the dose stands, for a change of which no place is known.
    """
    span = change.place or span
    for name, value in change.parts:
        groups = carry_back(flat(dose.groups)) if name in _CARRIED else dose.groups
        if any(getattr(group, name) != getattr(groups[0], name) for group in groups):
            what = _NAMES.get(name, "parts")
            message = f"the groups of this dose have different {what}, and this week gives one"
            out.error("unclear-change", message, span, "write the whole dose of this week")
            return None
        groups = tuple(replace(group, **{name: value}) for group in groups)
        dose = Dose(in_brackets(dose.groups, groups) if name in _CARRIED else groups)
    problem = next(filter(None, map(pairing_problem, dose.groups)), "")
    if problem:
        out.error("dose-pairing", problem, span, "give one load for all sets, or one for each")
        return None
    problem = top_problem(dose)
    if problem:
        out.error("dose-reference", problem, span, NO_TOP_HINT)
        return None
    return dose
