"""An exercise week by week: its series, its ``weeks:`` and ``only:``, schemes and deloads, made plain for each week.

The strength of what is said, from weak to strong: defaults, a scheme, the keys of the exercise, the entry of a series,
the entry under ``weeks:``.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from planner.diagnostics import Span
from planner.files import Mapping, Node, Scalar
from planner.plan import item_settings as key
from planner.plan.care import ITEM_FIELDS
from planner.plan.defaults import Pairs, half_dose, half_series
from planner.plan.deload import lighter
from planner.plan.dose.changes import NO_CHANGE, Change, change_of, is_change, parse_change
from planner.plan.frequency import FREQUENCY
from planner.plan.item_lines import Line, Pair, Plain, with_dose, with_scheme, without_change
from planner.plan.keys import Found, Record, shown, start, strict
from planner.plan.model import PlanItem
from planner.plan.schemes import refuse_unknown, scheme_of
from planner.plan.series import (
    DELOAD,
    REPEAT,
    SAME,
    SKIP,
    Entries,
    by_week,
    entries,
    is_series,
    listed,
    nothing_before,
    settled,
    word_of,
)
from planner.plan.stages import PROGRESS, STAGE, STAGES
from planner.plan.track import TRACK
from planner.plan.weekly import Weekly, same

WEEK_RECORD = Record(
    "week",
    "a week of an exercise",
    (
        *(key.EXERCISE, key.SETS, key.REPS, key.LOAD, key.REST, key.TEMPO, key.WARM_UP, key.OR, key.LAST),
        *(key.IMPLEMENT_KEY, key.ROUNDING, key.LOG, key.OPTIONAL, key.LABEL, key.SCORE_KEY, key.NOTES),
        *(FREQUENCY, TRACK, *ITEM_FIELDS, PROGRESS, STAGE),
    ),
)
"""The keys of an exercise that may be different in one week."""

_SERIES: Final = (key.REPS, key.LOAD, key.REST, key.TEMPO)

Make: TypeAlias = Callable[[Plain, Found], PlanItem | None]


@dataclass(frozen=True, slots=True)
class _Week:
    """What a series says of a week; ``word`` is skip, deload or empty, and the rest then that of the week before."""

    dose: Pair | None
    change: Change = NO_CHANGE
    pairs: Pairs = field(default_factory=dict)
    word: str = ""
    place: Span | None = None


def item_by_week(line: Line, make: Make) -> Weekly[PlanItem] | None:
    """The exercise of each week of its block, or None after an error; ``make`` makes the plain one of a week."""
    line = with_scheme(without_change(line))
    own, around = line.own, line.around
    dose = line.dose or own.pairs.get(key.SETS.name) or around.defaults.get(key.SETS.name)
    if dose is not None and refuse_unknown(dose[1], around.schemes, own.out):
        return None
    nodes = _series_of(line)
    differs = nodes or around.light or own.has(key.ONLY) or own.has(key.WEEKS)
    if not differs and not _many(line.dose) and not _many(line.new) and (line.by_key or not is_series(line.name)):
        new = parse_change(line.new[1].text, line.new[1].inner, own.out) if line.new else NO_CHANGE
        item = make(Plain(line.name, line.dose, own.pairs, around.defaults, new), own) if new is not None else None
        return None if item is None else same(item)
    return _Unrolling(line, make).weekly()


def _many(dose: Pair | None) -> bool:
    """Whether a dose is a series, or no dose at all but a word of one."""
    return dose is not None and (is_series(dose[1]) or bool(word_of(dose[1])))


def _series_of(line: Line) -> list[Scalar]:
    """What is said of an exercise week by week, besides what stands behind it. A bar between stages starts no week."""
    pairs = {**line.around.defaults, **line.own.pairs}
    nodes = (pair[1] for name, pair in pairs.items() if name != STAGES.name)
    return [node for node in nodes if isinstance(node, Scalar) and is_series(node)]


class _Unrolling:
    """Makes the plain exercises of one line."""

    def __init__(self, line: Line, make: Make) -> None:
        self.line, self.make = line, make
        self.out = line.own.out
        self.around = line.around
        self.made: dict[tuple[object, ...], PlanItem | None] = {}
        self.light: dict[int, PlanItem] = {}
        self.cycles: tuple[int, ...] = ()

    def weekly(self) -> Weekly[PlanItem] | None:
        total = self.around.weeks
        active = self._active(total)
        series = self._series(len(active)) if active else None
        if active is None or series is None:
            return None
        doses = self._doses(len(active))
        special = self._special(active)
        if doses is None or special is None:
            return None
        self._check_doses(doses, special, active)
        self.cycles = self._cycles(active)
        found: dict[int, PlanItem | None] = {}
        last: PlanItem | None = None
        for place, week in enumerate(active):
            said = doses[place % len(doses)]
            entry = {name: each[place % len(each)] for name, each in series.items()}
            plain, said = self._of(week, said, entry, special)
            if plain is None or said.word == SKIP:
                found[week] = None
                continue
            eased = said.word == DELOAD or week in self.around.light
            item = last if eased and last is not None else self._item(plain)
            if not eased:
                last = item
            found[week] = self._lighter(item, said) if item is not None and eased else item
        every = tuple(found.get(week) for week in range(1, total + 1))
        return Weekly(every[:1]) if len(set(map(id, every))) == 1 and every[0] is not None else Weekly(every)

    def _of(
        self, week: int, said: _Week, entry: MappingABC[str, Scalar], special: MappingABC[int, Node]
    ) -> tuple[Plain | None, _Week]:
        """The exercise as its series and ``weeks:`` have it in a week."""
        plain = self._plain(said, entry)
        return self._changed(plain, said, special[week]) if week in special else (plain, said)

    def _cycles(self, active: list[int]) -> tuple[int, ...]:
        """The weeks in which the longest series that repeats starts again; none where no series does."""
        behind = (pair[1] for pair in (self.line.dose, self.line.new) if pair is not None)
        each = (entries(node) for node in (*behind, *_series_of(self.line)) if isinstance(node, Scalar))
        lengths = [len(found) - 1 for found in each if len(found) > 1 and word_of(found[-1]) == REPEAT]
        return tuple(active[:: max(lengths)]) if lengths else ()

    def _has_room(self, count: int) -> bool:
        """Whether so many more entries of series and weeks may be read."""
        self.around.room.left -= count
        if self.around.room.left < 0:
            message = "too many exercises differ from week to week"
            self.out.error("too-many", message, self.line.name.inner, "make several plans of it")
        return self.around.room.left >= 0

    def _active(self, total: int) -> list[int] | None:
        """The weeks in which the exercise is there."""
        if not self.line.own.has(key.ONLY):
            return list(range(1, total + 1))
        only = self.line.own.value(key.ONLY)
        return list(only.within(total, self.out)) or None if only else None

    def _series(self, weeks: int) -> dict[str, Entries] | None:
        """What each key says week by week, of those that are a series."""
        own, defaults = self.line.own.pairs, self.around.defaults
        pairs = {name: own.get(name) or defaults.get(name) for name in (field.name for field in _SERIES)}
        sets = own.get(key.SETS.name) or defaults.get(key.SETS.name)
        if half_series(sets):
            pairs[key.SETS.name] = sets
        if not self.line.by_key:
            pairs[key.EXERCISE.name] = (self.line.name, self.line.name)
        found: dict[str, Entries] = {}
        for name, pair in pairs.items():
            if pair is None or not is_series(pair[1]):
                continue
            each = listed(name, pair[1], weeks, self.out)
            each = each and settled(each, self.out)
            if each is None or not self._has_room(len(set(map(id, each)))):
                return None
            found[name] = each
        return found

    def _doses(self, weeks: int) -> list[_Week] | None:
        """What the series of doses says of each week; one for all, or none, where it is no series."""
        own, defaults = self.line.own.pairs, self.around.defaults
        pair = self.line.dose or own.get(key.SETS.name) or defaults.get(key.SETS.name)
        if self.line.new is not None:
            return self._changes(self.line.new, weeks)
        if pair is None or half_series(pair):
            return [_Week(self.line.dose)]
        if not _many(pair):
            return [_Week(self.line.dose)]
        each = listed(shown(pair[0].text), pair[1], weeks, self.out)
        if each is None or not self._has_room(len(set(map(id, each)))):
            return None
        found: list[_Week] = []
        known: _Week | None = None
        for entry in each:
            week = self._entry(pair[0], entry, known)
            if week is None:
                return None
            known = week if not week.word else known
            found.append(week)
        if known is None:
            message = "this exercise is skipped in every week"
            self.out.error("bad-series", message, start(pair[1]), "take it out, or write its dose")
            return None
        return found

    def _changes(self, new: tuple[Scalar, Scalar], weeks: int) -> list[_Week] | None:
        """The doses that the defaults give, week by week, each with what the exercise says of it without an amount."""
        line, self.line = self.line, replace(self.line, new=None)
        doses = self._doses(weeks)
        each = listed(shown(new[0].text), new[1], weeks, self.out)
        if doses is None or each is None or not self._has_room(len(set(map(id, each)))):
            return None
        found: list[_Week] = []
        known: _Week | None = None
        for place in range(weeks if len(doses) > 1 or len(each) > 1 else 1):
            base = doses[place % len(doses)]
            before = replace(base, change=known.change if known else NO_CHANGE)
            week = self._entry(line.name, each[place % len(each)], before)
            if week is None:
                return None
            known = week if not week.word else known
            found.append(week)
        return found

    def _entry(self, name: Scalar, entry: Scalar, before: _Week | None) -> _Week | None:
        """One entry of a series of doses; ``before`` is the last week that was neither skipped nor a deload."""
        word = word_of(entry)
        if word == SKIP:
            return replace(before or _Week(None), word=word, place=entry.inner)
        if word or is_change(entry.text):
            if before is None:
                nothing_before(entry, "3x5 @70%", self.out)
                return None
            if word:
                return replace(before, word="" if word == SAME else word, place=entry.inner)
            change = parse_change(entry.text, entry.inner, self.out)
            return None if change is None else replace(before, change=before.change.then(change), place=entry.inner)
        scheme = scheme_of(entry, self.around.schemes)
        if scheme is None:
            return _Week((name, entry))
        if scheme.dose is None or is_series(scheme.dose[1]):
            hint = "use it as the whole dose, or write the dose of this week"
            message = f'the scheme "{shown(entry.text)}" is no dose of one week'
            self.out.error("bad-series", message, entry.inner, hint)
            return None
        return _Week((name, scheme.dose[1]), pairs=scheme.pairs)

    def _special(self, active: list[int]) -> dict[int, Node] | None:
        """What ``weeks:`` says, by week."""
        if not self.line.own.has(key.WEEKS):
            return {}
        written = self.line.own.value(key.WEEKS)
        if written is None:
            return None
        if not self._has_room(len(written)):
            return None
        found = by_week(written, self.around.weeks, self.out)
        absent = next((week for week in found if week not in active), None)
        if absent is not None:
            message = f'"only" leaves out week {absent}, and "weeks" says what is so in it'
            self.out.error("bad-weeks", message, start(found[absent]), "take one of them out")
        return found

    def _check_doses(self, doses: list[_Week], special: MappingABC[int, Node], active: list[int]) -> None:
        """Reports weeks without a dose of an exercise that has one in others."""
        own = {**self.around.defaults, **self.line.own.pairs}
        if not special or key.SETS.name in own or STAGES.name in own or any(week.dose for week in doses):
            return
        bare = [week for week in active if week not in special]
        if bare and any(not word_of(node) for node in special.values()):
            weeks = ", ".join(map(str, bare[:8])) + (" …" if len(bare) > 8 else "")
            message = f"there is no dose for week{'s' if len(bare) > 1 else ''} {weeks}"
            hint = "write the dose of the other weeks behind the exercise, or only: beside it"
            self.out.error("missing-dose", message, self.line.name.inner, hint)

    def _plain(self, said: _Week, each: MappingABC[str, Scalar]) -> Plain:
        """The exercise in a week, as its series say."""
        own = {name: pair for name, pair in self.line.own.pairs.items() if name not in (key.ONLY.name, key.WEEKS.name)}
        defaults = dict(self.around.defaults)
        name = self.line.name
        for series, entry in each.items():
            if series == key.EXERCISE.name:
                name = entry
                own[series] = (own[series][0], entry)
            elif series in own:
                own[series] = (own[series][0], entry)
            else:
                defaults[series] = (defaults[series][0], entry)
        dose = said.dose
        if dose is not None and not self.line.dose:  # it stood under sets
            part = own if key.SETS.name in own else defaults
            part[key.SETS.name], dose = dose, None
        own.update(said.pairs)
        return Plain(name, dose, own, defaults, said.change)

    def _changed(self, plain: Plain, said: _Week, node: Node) -> tuple[Plain | None, _Week]:
        """The exercise in a week that ``weeks:`` names."""
        if isinstance(node, Mapping):
            return self._with_keys(plain, node), replace(said, word="")
        word = word_of(node)
        if word == SAME:
            return plain, said
        if word:
            return plain, replace(said, word=word, place=start(node))
        said = replace(said, word="")
        if not isinstance(node, Scalar) or is_series(node) or word_of(node):
            message = "a week is one dose or change, or keys of an exercise"
            self.out.error("bad-series", message, start(node), "write 4: 3x5 @70%")
            return None, said
        if refuse_unknown(node, self.around.schemes, self.out):
            return None, said
        if is_change(node.text):
            change = parse_change(node.text, node.inner, self.out)
            return (None if change is None else replace(plain, change=plain.change.then(change))), said
        scheme = scheme_of(node, self.around.schemes)
        if scheme is None:
            return with_dose(plain, (self.line.name, node)), said
        if scheme.dose is not None and is_series(scheme.dose[1]):
            message = f'the scheme "{shown(node.text)}" is no dose of one week'
            self.out.error("bad-series", message, node.inner, "write the dose of this week")
            return None, said
        plain = replace(plain, pairs={**plain.pairs, **scheme.pairs})
        return (with_dose(plain, (self.line.name, scheme.dose[1])) if scheme.dose else plain), said

    def _with_keys(self, plain: Plain, node: Mapping) -> Plain | None:
        """The exercise with the keys of one week. Loads, rests and tempos are changes: they win over the dose."""
        found = strict(node, WEEK_RECORD, self.out)
        if found is None:
            return None
        pairs = dict(found.pairs)
        sets = pairs.get(key.SETS.name)
        if sets is not None and not half_dose(sets):
            del pairs[key.SETS.name]
            scheme = scheme_of(sets[1], self.around.schemes)
            if scheme is not None and scheme.dose and not is_series(scheme.dose[1]):
                sets, pairs = (sets[0], scheme.dose[1]), {**scheme.pairs, **pairs}
            plain = with_dose(plain, sets)
        elif sets is not None and key.REPS.name in pairs:
            plain = replace(plain, dose=None, change=NO_CHANGE)
        has_dose = plain.dose or {key.SETS.name, STAGES.name} & {*plain.pairs, *plain.defaults, *pairs}
        if has_dose:
            change = change_of(
                start(node),
                load=found.value(key.LOAD),
                rest=found.value(key.REST),
                tempo=found.value(key.TEMPO),
            )
            plain = replace(plain, change=plain.change.then(change))
            pairs = {name: pair for name, pair in pairs.items() if name not in _CHANGES}
        name = plain.name
        if key.EXERCISE.name in pairs:
            written = pairs.pop(key.EXERCISE.name)[1]
            name = written if isinstance(written, Scalar) else name
        return replace(plain, name=name, pairs={**plain.pairs, **pairs})

    def _item(self, plain: Plain) -> PlanItem | None:
        """The plain exercise, made once."""
        unlike = plain.key()
        if unlike not in self.made:
            item = self.make(plain, Found(plain.pairs, self.out))
            self.made[unlike] = replace(item, cycles=self.cycles) if item is not None and self.cycles else item
        return self.made[unlike]

    def _lighter(self, item: PlanItem, said: _Week) -> PlanItem | None:
        """The exercise in a deload, made once."""
        if self.around.deload is None:
            hint = "add to the plan deload: {load: x0.6, sets: x0.5}"
            place = said.place or self.line.name.inner
            self.out.error("no-deload", 'the plan does not say what a "deload" is', place, hint)
            return None
        if id(item) not in self.light:
            self.light[id(item)] = lighter(item, self.around.deload)
        return self.light[id(item)]


_CHANGES: Final = (key.LOAD.name, key.REST.name, key.TEMPO.name)
