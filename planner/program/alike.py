"""Sessions of several weeks whose pages look alike: what ``planner check`` need not typeset again.

Two sessions are alike where they have the same exercises, sets and words at the same places of the plan, and loads and
repetitions of as many digits: digits are of one width, so all lines break at the same words. Dates do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from planner.diagnostics import Diagnostics, Span
from planner.library.model import Exercise
from planner.plan.dose.model import Amount
from planner.program.records import Program, Session

MOST_TYPESET = 400
"""Most exercises of weeks besides the printed one that are typeset for their problems: a few seconds."""

_DIGITS = str.maketrans("123456789", "000000000")
_UNSEEN = ("id", "date", "weeks")
"""Fields that no line is longer or shorter for, as far as it matters."""


@dataclass(slots=True)
class Alike:
    """Tells which sessions look as none before, of at most ``left`` exercises."""

    left: int = MOST_TYPESET
    _seen: set[object] = field(default_factory=set)

    def fresh(self, programs: Iterable[Program], out: Diagnostics) -> Iterator[Program]:
        """Each program with its sessions that look as none before; a note where there are too many of them."""
        for program in programs:
            days = tuple(session for session in program.sessions if self.is_new(program, session))
            if days and self.left <= 0:
                message = f"pages from week {program.week} on are not checked: too many of them look different"
                out.note("weeks-not-typeset", message, program.span, f"build them: --week {program.week}")
                return
            self.left -= sum(len(session.entries) for session in days)
            if days:
                yield replace(program, days=days)

    def is_new(self, program: Program, session: Session) -> bool:
        """Whether ``session``, in the week of ``program``, looks as none before. From now on it is known."""
        before = len(self._seen)
        stretch = program.stretch
        week = (program.week_name, program.deload, len(str(program.week)), stretch and stretch.name)
        self._seen.add((week, _looks(session)))
        return len(self._seen) > before


def _looks(value: object) -> object:
    """What of a record, or of a value in one, a page is laid out by."""
    if isinstance(value, tuple):
        return tuple(map(_looks, value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".translate(_DIGITS)
    if isinstance(value, Exercise):
        return value.slug, value.is_as_drawn
    if isinstance(value, Span) or not is_dataclass(value):
        return value
    if isinstance(value, Amount) and value.total:
        return value  # what is done in as many sets as it takes has lines for them
    kind = value.__class__
    get = _seen_of(kind)
    return kind, _looks(get(value)) if get is not None else None


@lru_cache(maxsize=200)
def _seen_of(kind: type[Any]) -> attrgetter[Any] | None:
    """What gets the fields of a kind of record that are seen on paper."""
    names = [one.name for one in fields(kind) if one.name not in _UNSEEN]
    return attrgetter(*names) if names else None
