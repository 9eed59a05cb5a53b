"""``defaults:`` of a plan, a session or a group: keys of exercises that hold where an exercise leaves them out.

They are put together as nodes, before an exercise is read: each value keeps the place at which it was written, so a
problem in it is shown there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from planner.diagnostics import Diagnostics
from planner.files import Mapping, Node, Scalar
from planner.plan import item_settings as item
from planner.plan.care import ITEM_FIELDS
from planner.plan.deload import Deload
from planner.plan.dose.changes import is_change, parse_change
from planner.plan.doses import combined
from planner.plan.frequency import FREQUENCY
from planner.plan.keys import Field, Found, Kind, Record, described, find, start, unknown
from planner.plan.series import each_entry, entries, is_series, word_of
from planner.plan.stages import PROGRESS, STAGE, STAGES
from planner.plan.track import TRACK

Pairs: TypeAlias = MappingABC[str, tuple[Scalar, Node]]
"""Keys with their values, by name."""

_NAME = re.compile(r"(?!amrap|failure|max|rest|f\b)[^\W\d_][\w ]*", re.IGNORECASE)
"""What may be the name of a scheme, which is known only where a dose is read."""
_COUNT = re.compile(r"[0-9]{1,4}(?: ?[-–] ?[0-9]{1,4})?")


def only_counts(node: Node) -> bool:
    """Whether ``sets`` says how many and not of what: ``3``, ``2-3``."""
    return isinstance(node, Scalar) and _COUNT.fullmatch(node.text.strip()) is not None


def half_dose(pair: tuple[Scalar, Node] | None) -> bool:
    """Whether a pair is ``sets`` with only a number, which makes a dose with ``reps``."""
    return pair is not None and pair[0].text == item.SETS.name and only_counts(pair[1])


def half_series(pair: tuple[Scalar, Node] | None) -> bool:
    """Whether ``sets`` is only numbers of sets, week by week."""
    if pair is None or not isinstance(pair[1], Scalar) or pair[0].text != item.SETS.name:
        return False
    numbers = [entry for entry in entries(pair[1]) if not word_of(entry)]
    return bool(numbers) and all(half_dose((pair[0], entry)) for entry in numbers)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A dose with a name (``schemes:``), and keys of exercises that come with it. ``dose`` may be a series."""

    dose: tuple[Scalar, Scalar] | None
    pairs: Pairs = field(default_factory=dict)


Schemes: TypeAlias = MappingABC[str, Scheme]
"""Schemes by name, in small letters."""


@dataclass(slots=True)
class Room:
    """How many entries of series and maps of weeks may still be read."""

    left: int = 5_000


@dataclass(frozen=True, slots=True)
class Around:
    """What a line finds around it: the defaults that hold there, and what says how often it is done.

    ``weeks`` is the length of its block, ``light`` those of its weeks that are a deload for all, as ``deload`` says.
    """

    defaults: Pairs = field(default_factory=dict)
    counts: str = ""
    weeks: int = 1
    schemes: Schemes = field(default_factory=dict)
    deload: Deload | None = None
    light: frozenset[int] = frozenset()
    room: Room = field(default_factory=Room)

    def bare(self) -> Around:
        """The same without defaults and without deloads for all: for a warm-up and a cool-down."""
        return replace(self, defaults={}, counts="", light=frozenset())

    def under(self, nearer: Pairs) -> Around:
        """The same with defaults that are nearer to the line, which win."""
        outer = dict(self.defaults)
        sets, reps = nearer.get(item.SETS.name), nearer.get(item.REPS.name)
        if sets and not half_dose(sets):
            outer.pop(item.REPS.name, None)
        if reps and not half_dose(outer.get(item.SETS.name)):
            outer.pop(item.SETS.name, None)
        return replace(self, defaults={**outer, **nearer})

    def lent(self, own: Pairs, *, has_dose: bool) -> Pairs:
        """The defaults that a line with the keys ``own`` takes; ``has_dose`` is true of one that has its dose.

        Sets and repetitions go together: a default for one of them is taken only where the two make one dose.
        """
        lent = {name: pair for name, pair in self.defaults.items() if name not in own}
        half = half_dose(own.get(item.SETS.name) or lent.get(item.SETS.name))
        if has_dose or not half:
            lent.pop(item.REPS.name, None)
        if has_dose or (item.REPS.name in own and not half):
            lent.pop(item.SETS.name, None)
        return lent


DEFAULTS_RECORD = Record(
    "defaults",
    "defaults",
    (
        *(item.SETS, item.REPS, item.LOAD, item.REST, item.TEMPO, item.WARM_UP, item.IMPLEMENT_KEY, item.ROUNDING),
        *(item.LOG, item.OPTIONAL, item.SCORE_KEY, item.NOTES, FREQUENCY, TRACK, *ITEM_FIELDS),
        *(PROGRESS, STAGES, STAGE),
    ),
)

NO_DEFAULTS = (
    *(item.EXERCISE, item.NAME, item.OR, item.LAST, item.LABEL, item.PRIVATE),
    *(item.WEEKS, item.ONLY),
)
"""Keys that say something about one exercise alone."""


def read_defaults(name: str, node: Node, out: Diagnostics) -> Pairs | None:
    """The keys that hold for every exercise below.

    Each value is read once for its problems; one that has any is left out.
    """
    if not isinstance(node, Mapping):
        hint = "write the keys of an exercise below it, such as rest: 2min"
        out.error("wrong-type", f'"{name}" must be a map of keys, not {described(node)}', start(node), hint)
        return None
    found, others = find(node, DEFAULTS_RECORD, out)
    single = {key.name for key in NO_DEFAULTS} | {"text"}
    for wrong, _ in others:
        if wrong.text in single:
            hint = f"give it with each exercise; defaults are {', '.join(DEFAULTS_RECORD.names)}"
            out.error("no-default", f'"{wrong.text}" cannot be a default', wrong.inner, hint)
        else:
            unknown(wrong, DEFAULTS_RECORD, out, found.pairs)
    good: dict[str, tuple[Scalar, Node]] = {}
    for key in DEFAULTS_RECORD.fields:
        if found.has(key) and (half_dose(found.pairs[key.name]) or _is_good(found, key)):
            good[key.name] = found.pairs[key.name]
    if item.SETS.name in good and item.REPS.name in good and not any(is_series(node) for _, node in good.values()):
        combined(good[item.SETS.name][1], good[item.REPS.name][1], out)
    return good


def reads(key: Field[Any], entry: Node, out: Diagnostics) -> bool:
    """Whether what a key says of one week can be read, on its own; a dose may be a change or the name of a scheme."""
    if key is item.SETS and isinstance(entry, Scalar):
        if is_change(entry.text):
            return parse_change(entry.text, entry.inner, out) is not None
        if _NAME.fullmatch(entry.text.strip()):
            return True
    return half_dose((Scalar(key.name, entry.span), entry)) or key.kind.read(key.name, entry, out) is not None


def _is_good(found: Found, key: Field[Any]) -> bool:
    """Whether a value can be read; one for each week is read when its weeks are known."""
    whole = key is STAGES or not is_series(found.pairs[key.name][1])  # a bar starts no week between stages
    if whole and key is not item.SETS:
        return found.value(key) is not None
    return all(reads(key, entry, found.out) for entry in each_entry(found.pairs[key.name][1]))


DEFAULTS_KIND = Kind("keys of an exercise", read_defaults, {"$ref": "#/$defs/defaults"})


def defaults_field(what: str, example: str = "{rest: 2min}") -> Field[Pairs]:
    """The key ``defaults``; ``what`` says whom they are for."""
    help_ = f"keys of an exercise that hold for {what}; what stands nearer wins"
    return Field("defaults", DEFAULTS_KIND, help_, (example,))
