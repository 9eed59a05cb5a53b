"""Reading a dose: a cursor over the text, the group being read, and the shape of a row of the notation table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NoReturn, TypeAlias

from planner.language import Language
from planner.plan.dose.model import Count, Group, Hold, Rest, Side, Target, Technique, Tempo, Work

Place: TypeAlias = Literal["work", "amount", "modifier", "target"]
"""Where in a group a notation stands: what to do, how much of it, what is said about it, and behind an ``@``."""

Boxes: TypeAlias = Literal[
    "",
    "straight",
    "range",
    "optional",
    "per_set",
    "clusters",
    "best",
    "amrap",
    "timed",
    "distance",
    "sides",
    "test",
    "total",
    "interval",
    "within",
    "minutes",
    "rounds",
    "parts",
    "drops",
    "rest_pause",
    "myo",
]
"""The shape of the boxes on paper that a notation asks for; empty where it changes nothing."""

_SIGNS = {
    **dict.fromkeys("×✕⨯*хХ", "x"),  # the last two are Cyrillic, they look the same and are typed for it
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‘’‚‛′", "'"),
    "％": "%",
    "＋": "+",
    "∕": "/",
    "⁄": "/",
    "，": ",",
}


class Unreadable(Exception):
    """Stops reading at the first problem and carries it to the public functions, which report it."""

    def __init__(self, code: str, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.start, self.end, self.hint = code, message, start, end, hint


def fold(text: str) -> str:
    """The text in small letters and with plain signs, each character in its old place, so that offsets stay true."""
    return "".join(_fold_sign(sign) for sign in text)


def _fold_sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign.isspace():
        return " "
    small = sign.lower()
    return small if len(small) == 1 else sign


@dataclass(frozen=True, slots=True)
class Written:
    """An amount as written, before it is known what it counts: ``20`` in ``20/30s`` is 20 seconds.

    ``low`` is None for AMRAP; ``unit`` is empty, ``clock``, ``s``, ``min``, ``h`` or one of those of an
    :class:`Amount`. Where a unit of time was written the numbers are seconds already.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    more: bool
    start: int
    end: int
    total: bool = False


@dataclass(slots=True)
class Draft:
    """The group being read. ``places`` says where each part was written, for problems that are found later."""

    amounts: list[Written] = field(default_factory=list)
    count: Count | None = None
    work: Work | None = None
    side: Side | None = None
    targets: list[tuple[Target, int, int]] = field(default_factory=list)
    rest: Rest | None = None
    tempo: Tempo | None = None
    notes: list[str] = field(default_factory=list)
    hold: Hold | None = None
    within: int | None = None
    every: int | None = None
    technique: Technique | None = None
    inner: list[Draft] | None = None
    """The groups of a bracket: none yet where it has only been opened, None where there is none."""
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def bare(self) -> bool:
        """Whether the group is so far nothing but one amount: such groups in a row are a list (``8, 6, 4``)."""
        said = self.side or self.targets or self.rest or self.tempo or self.notes or self.hold
        return self.single and not said and not self.within and not self.every and not self.technique

    @property
    def single(self) -> bool:
        return self.count is None and len(self.amounts) == 1 and not self.amounts[0].total

    def group(self) -> Group:
        assert self.work is not None, "a group is made after its work has been read"
        return Group(
            self.work,
            self.side,
            tuple(target for target, _, _ in self.targets),
            self.rest,
            self.tempo,
            tuple(self.notes),
            self.hold,
            self.within,
            self.every,
            self.technique,
        )


@dataclass(frozen=True, slots=True)
class Sign:
    """A notation as it stands on paper: its code, and what it means in plain words.

    Signs of one ``kind`` mean the same, so that a legend explains only the first of them.
    """

    kind: str
    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Notation:
    """One row of the table.

    ``form`` is the production in the documentation's grammar; ``examples`` are pairs (as people write it, canonical).
    A row with ``starts`` is read where that pattern matches; one without is a form of a row that is (a range of
    repetitions is read with the sets). ``write`` gives the canonical text of this row's part of a group, or nothing.
    ``sign`` is the notation as a group shows it on paper, for the legend; None where the group does not use it.
    ``boxes`` names the shape of the boxes that it asks for.
    """

    name: str
    place: Place
    form: str
    examples: tuple[tuple[str, str], ...]
    starts: re.Pattern[str] | None = None
    read: Callable[[Reader, Draft], None] | None = None
    write: Callable[[Group], str] | None = None
    sign: Callable[[Group, Language], Sign | None] | None = None
    boxes: Boxes = ""


class Reader:
    """A cursor over the text of one dose.

    Patterns match the folded text at the cursor, after any spaces. All offsets are those of the text as written.
    """

    def __init__(self, text: str, table: Iterable[Notation], unit: str = "kg") -> None:
        self.text = text
        self.folded = fold(text)
        self.position = 0
        self.unit = unit
        self._rows: dict[Place, list[Notation]] = {"work": [], "amount": [], "modifier": [], "target": []}
        for row in table:
            if row.starts is not None:
                self._rows[row.place].append(row)

    @property
    def next(self) -> int:
        """Where the next character that is no space stands."""
        position = self.position
        while self.folded.startswith(" ", position):
            position += 1
        return position

    @property
    def done(self) -> bool:
        """Whether nothing but spaces is left."""
        return self.next >= len(self.text)

    def at(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of ``pattern`` here, left unread."""
        return pattern.match(self.folded, self.next)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The match of ``pattern`` here, read."""
        match = self.at(pattern)
        if match is not None:
            self.position = match.end()
        return match

    def written(self, start: int, end: int) -> str:
        """The text as written, its spaces made single."""
        return " ".join(self.text[start:end].split())

    def read_one(self, place: Place, draft: Draft) -> bool:
        """Read the first notation of the table that starts here; False if none does."""
        for row in self._rows[place]:
            assert row.starts is not None
            match = self.at(row.starts)
            if match is None:
                continue
            assert row.read is not None, f"{row.name} has a start and no reader"
            row.read(self, draft)
            return True
        return False

    def fail(self, code: str, message: str, place: tuple[int, int] | re.Match[str], hint: str = "") -> NoReturn:
        """Stop reading with a problem at ``place``: where it starts and ends in the text."""
        start, end = place.span() if isinstance(place, re.Match) else place
        raise Unreadable(code, message, start, end, hint)

    def chunk(self) -> tuple[int, int]:
        """The stretch from here to the next space or comma, at least one character: what a caret goes under."""
        start = min(self.next, max(len(self.text) - 1, 0))
        end = start + 1
        while end < len(self.text) and self.folded[end] not in " ,|":
            end += 1
        return start, end
