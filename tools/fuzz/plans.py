"""Plans and project files, made from the key tables that planner reads them with.

The schema of a field says what shape its value has, its examples what it looks like. So a key that is added to a table
is tried here with values of its kind, beside every other key and spelt wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from planner.build import choices
from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import parse
from planner.plan.items import ELSEWHERE
from planner.plan.keys import Field, Record
from planner.plan.project import PROJECT
from planner.plan.schema import RECORDS, schema
from planner.plan.stages import PROGRESS
from tools.fuzz.dice import Dice
from tools.fuzz.doses import dose, other_numbers
from tools.fuzz.mutate import seeds
from tools.fuzz.progressions import progression
from tools.fuzz.words import PIECES, line, misspelt, text
from tools.fuzz.yaml_text import Pairs, Raw, Tree, written

_RECORDS: Final = {record.name: record for record in RECORDS}
_SHARED: Final = schema(choices())["$defs"]
_KEYS: Final = tuple(dict.fromkeys(key for record in RECORDS for key in record.names))
_WORDS: Final = ("one line", "text", "a few characters", "a sentence, or a list of them")
"""Kinds of value that are free text."""
_SUBJECT: Final = ("exercise", "name", "sets", "reps")
"""Keys of an exercise that an exercise with a dose behind it has no use for."""
_ITEM: Final = {"$ref": "#/$defs/item"}
_TIMED: Final = ("emom", "amrap", "for_time")
_SINGLE: Final = ("10", "5 @60kg", "30s", "8 each", "200m", "12cal", "AMRAP @BW", "8-12 @RPE8", "3+2", "5 (words)")
"""Doses of one round, which groups by the clock ask for."""
_LIBRARY: Final = frozenset(name.removesuffix(".md") for name, _ in seeds("content", ".md"))
_NAMES: Final = re.compile(rf"\b({'|'.join(sorted(_LIBRARY))})\b")
"""Exercises of the project, some of which the examples of the tables name."""
_MOST: Final = 1_500
"""Values of one plan, from which on it grows no more: 100 sessions of 60 exercises would be nothing new."""
_DEEP: Final = 12
_WEEKLY: Final = (
    *("blocks", "weeks", "only", "like", "swap", "days", "rotate", "week_names", "deload", "schemes"),
    "roster",
)
"""Keys whose values must fit others, so that few plans with all of them would print."""


def plan(dice: Dice, names: list[str]) -> str:
    """The text of a plan with exercises of ``names``."""
    maker = _Maker(dice, names)
    maker.weeks = dice.choice((1, 1, 1, 2, 3, 4, 9, 104))
    tree = maker.record(_RECORDS["plan"], 0)
    if maker.weeks > 1 and not dice.slips():
        tree[:] = [("weeks", str(maker.weeks)), *(pair for pair in tree if pair[0] not in ("weeks", "blocks"))]
    if all(key not in ("sessions", "blocks") for key, _ in tree) and not dice.slips():
        tree.append(("sessions", maker.value(_field("plan", "sessions"), 0)))
    if dice.chance(0.9):  # percentages need them
        tree[:] = [pair for pair in tree if pair[0] != "maxes"]
        best = maker.example(_field("plan", "maxes").kind.schema["additionalProperties"])
        tree.insert(dice.randint(0, len(tree)), ("maxes", Pairs((name, best) for name in names)))
    if maker.weeks > 1 and dice.chance(0.3) and all(key != "design" for key, _ in tree):
        tree.insert(0, ("design", Pairs([("log", "month")])))
    return written(tree, dice)


def project(dice: Dice, names: list[str]) -> str:
    """The text of a project file."""
    tree = _Maker(dice, names).record(PROJECT, 0)
    return written(tree, dice) if tree else ""


def _field(record: str, name: str) -> Field[Any]:
    return next(field for field in _RECORDS[record].fields if field.name == name)


class _Maker:
    """One plan being made: who is in it, and how large it is."""

    def __init__(self, dice: Dice, names: list[str]) -> None:
        self.dice = dice
        self.names = names
        self.size = 0
        self.doses: list[str] = []
        self.single = False
        self.weeks = 1

    def record(self, record: Record, depth: int, leave: tuple[str, ...] = ()) -> Pairs:
        """A map with the needed keys of ``record`` and some of the others, in any order."""
        dice = self.dice
        self.size += 1
        share = min(0.25, 2.5 / len(record.fields))
        shares = {field.name: 1.0 if field.required else share for field in record.fields if field.name not in leave}
        shares |= {name: min(shares[name], 0.02) for name in _WEEKLY if name in shares and name != record.name}
        if "exercises" in shares and shares["exercises"] < 1:
            shares["exercises"] = 0.95
        fields = [field for field in record.fields if dice.chance(shares.get(field.name, 0))]
        fields = fields or [dice.choice(record.fields)]
        if dice.huge and dice.chance(0.1):
            fields = [field for field in record.fields if field.name not in leave]
        if dice.slips():
            fields = dice.some(record.fields, 0, 8)
        dice.shuffle(fields)
        timed = record.name in _TIMED and not dice.slips()
        outer, self.single = self.single, self.single or timed
        pairs = Pairs((field.name, self.value(field, depth)) for field in fields)
        self.single = outer
        if timed and record.name == "emom" and not {"time", "rounds"} & {key for key, _ in pairs}:
            pairs.append(("time", dice.choice(("12min", "10min", "1:00:00"))))
        return self.spoilt(pairs, record) if dice.slips() else pairs

    def spoilt(self, pairs: Pairs, record: Record) -> Pairs:
        """``pairs`` with a key that is misspelt, of elsewhere, twice, or has another's value."""
        dice = self.dice
        at = dice.randrange(len(pairs)) if pairs else 0
        key, value = pairs[at] if pairs else ("x", "x")
        match dice.randrange(6):
            case 0:
                pairs[at : at + 1] = [(misspelt(key, dice), value)]
            case 1:
                pairs.insert(at, (dice.choice(_KEYS), value))
            case 2:
                pairs.insert(at, (dice.choice(tuple(ELSEWHERE)), dose(dice)))
            case 3:
                pairs.append((key, value))
            case 4:
                pairs[at : at + 1] = [(key, self.wrong())]
            case _:
                pairs.insert(at, (dice.choice(PIECES), dice.choice(PIECES)))
        return pairs

    def wrong(self) -> Tree:
        """A value of any type."""
        dice = self.dice
        anything = _RECORDS[dice.choice(list(_RECORDS))]
        scalars = (dose(dice), line(dice), dice.choice(PIECES), "", "~", "no", "-1", "0", "1e9", "2026-02-30", "*a")
        shapes: tuple[Tree, ...] = ([], Pairs(), [dose(dice)], Pairs([("x", "1")]), [[]], [Pairs()], ["", ""])
        kinds = (dice.choice(scalars), dice.choice(shapes), self.example(dice.choice(anything.fields)))
        return dice.choice(kinds)

    def example(self, field: Field[Any] | Mapping[str, Any]) -> Raw:
        """One of the examples of a field, at times with other numbers; for a bare schema a weight."""
        dice = self.dice
        examples = field.examples if isinstance(field, Field) else ()
        examples = tuple(one for one in examples if "|" not in one or dice.slips()) or examples
        found = dice.choice(examples) if examples else dice.choice(("140", "5RM 90", "90kg x5"))
        found = _NAMES.sub(lambda _: dice.choice(self.names), found)
        return Raw(other_numbers(found, dice) if dice.chance(0.04 if dice.wrong < 0.02 else 0.3) else found)

    def value(self, field: Field[Any], depth: int) -> Tree:
        """What stands behind the key of ``field``."""
        if self.dice.slips():
            return self.wrong()
        kind = field.kind.schema
        if self.size > _MOST or depth > _DEEP or (_is_plain(field) and self.dice.chance(0.3)):
            return self.example(field)
        return self.shaped(kind, field, depth)

    def shaped(self, kind: Mapping[str, Any], field: Field[Any], depth: int) -> Tree:
        """A value of the shape that a schema asks for."""
        dice = self.dice
        self.size += 1
        if "$ref" in kind:
            name = str(kind["$ref"]).rpartition("/")[2]
            if name == "item":
                return self.item(depth)
            return (
                self.record(_RECORDS[name], depth + 1) if name in _RECORDS else self.shaped(_SHARED[name], field, depth)
            )
        if "anyOf" in kind:
            ways = kind["anyOf"]
            if _ITEM in ways and dice.chance(0.6):
                return self.item(depth)
            way = dice.choice(ways)
            return self.name() if _ITEM in ways and "$ref" not in way else self.shaped(way, field, depth)
        if "enum" in kind:
            return str(dice.choice(kind["enum"]))
        if kind.get("type") == "array":
            if _is_made(kind["items"]):
                return [self.shaped(kind["items"], field, depth + 1) for _ in range(self.length(kind))]
            if field.kind.words in _WORDS:
                return [line(dice, 200) for _ in range(self.length(kind))]
            parts = [part.strip(" []") for part in self.example(field).split(",")]
            return [dice.choice(parts) for _ in range(self.length(kind))] if dice.chance(0.3) else [*parts]
        if kind.get("type") == "object" and "additionalProperties" in kind:
            most = int(kind.get("maxProperties", 5))
            if "propertyNames" in kind:  # weeks
                weeks = [str(dice.randint(1, self.weeks)), "odd", "last", "2-3"][: 2 if not dice.slips() else 4]
                return Pairs((week, self.shaped(kind["additionalProperties"], field, depth + 1)) for week in weeks[:1])
            names = self.names if not dice.huge else [f"{dice.choice(self.names)} ({n})" for n in range(most + 1)]
            return Pairs((name, self.shaped(kind["additionalProperties"], field, depth + 1)) for name in names[:most])
        return self.scalar(kind, field)

    def length(self, kind: Mapping[str, Any]) -> int:
        """How many entries a list has: few, or as many as it may, or one more."""
        least, most = int(kind.get("minItems", 0)), int(kind.get("maxItems", 8))
        dice = self.dice
        if dice.huge and dice.chance(0.15):
            return dice.choice((most, most + 1))
        if dice.slips():
            return dice.randint(0, 3)
        return min(most, dice.few(max(1, least), 5))

    def scalar(self, kind: Mapping[str, Any], field: Field[Any]) -> Tree:
        """A text, a number or a name, as the kind, the examples and the limits of a field suggest."""
        dice = self.dice
        if kind.get("type") == "integer" and dice.chance(0.5):
            low, high = int(kind["minimum"]), int(kind["maximum"])
            return str(dice.choice((low, low, low + 1, high, *((low - 1, high + 1) if dice.slips() else ()))))
        if _names_exercises(field):
            return self.names[-1] if "," in "".join(field.examples) and not dice.slips() else self.name()
        if field.kind.words in _WORDS and not field.examples[0][:1].isdigit():
            most = int(kind.get("maxLength", 200))
            return text(dice, most) if most > 200 else line(dice, most)
        if field.name == PROGRESS.name and dice.chance(0.8):
            return progression(dice)
        if field.kind.words == "dose" and dice.chance(0.8):
            return self.dose()
        if "maxLength" in kind or "pattern" in kind or dice.chance(0.9):
            return self.example(field)
        return dose(dice) if dice.slips() else Raw(dice.choice(field.examples))

    def name(self) -> str:
        """An exercise of the library of this case, one of its variations, or one with a slip of the pen."""
        dice = self.dice
        name = dice.choice(self.names[:-1] or self.names)  # the last one stands in for others
        if dice.slips():
            return dice.choice((misspelt(name, dice), line(dice), dice.choice(PIECES), dice.choice(_KEYS)))
        return dice.choice((name, name, name, name.replace("_", " "), name.upper(), f"{name} (paused)"))

    def dose(self) -> str:
        """A dose that planner reads, or any in a bad mood; now and then the one before once more."""
        if self.single and not self.dice.slips():
            return self.dice.choice(_SINGLE)
        if not self.doses or self.dice.chance(0.8):
            tries = (dose(self.dice) for _ in range(6))
            self.doses.append(next((one for one in tries if self.dice.slips() or _is_read(one)), "3x10"))
        if self.weeks > 1 and self.dice.chance(0.3):
            return self.series()
        return self.doses[-1]

    def series(self) -> str:
        """A dose for each week, or some and that they repeat."""
        dice = self.dice
        length = dice.randint(1, min(self.weeks, 4))
        others = (self.doses[-1], dice.choice(self.doses), "same", "skip", "@60kg", "rest 2min", "RPE8")
        weeks = [self.doses[-1], *(dice.choice(others) for _ in range(length - 1))]
        return " | ".join(weeks if length == self.weeks and length > 1 else [*weeks, "repeat"])

    def item(self, depth: int) -> Tree:
        """An exercise in one of the ways to write it."""
        dice = self.dice
        record = _RECORDS["item"]
        way = dice.randrange(10)
        if way == 0:
            return self.name() if not dice.slips() else f"{self.name()} {self.dose()}"
        if way == 1 and dice.slips():
            return self.record(record, depth + 1)
        rest = self.record(record, depth + 1, _SUBJECT)
        if way == 2:
            subject = ("name", line(dice)) if dice.chance(0.5) else ("exercise", self.name())
            return Pairs([subject, ("sets", self.dose()), *rest])
        return Pairs([(self.name(), self.dose()), *rest])


def _is_read(text: str) -> bool:
    return parse(text, Span("dose"), Diagnostics()) is not None


def _names_exercises(field: Field[Any]) -> bool:
    """Whether a value is one exercise of the library or several."""
    return all(part.strip() in _LIBRARY for example in field.examples for part in example.split(","))


def _is_plain(field: Field[Any]) -> bool:
    """Whether the examples of a field do for any plan."""
    return not _is_made(field.kind.schema) and not _names_exercises(field)


def _is_made(kind: Mapping[str, Any]) -> bool:
    """Whether values of a kind hold records or exercises, which are made one by one."""
    return "$ref" in str(kind) or "additionalProperties" in kind
