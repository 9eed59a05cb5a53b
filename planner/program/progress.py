"""The progressions of a plan over its weeks: how often each rule has come to pass, and what that makes of a session.

What time decides is counted over the timetable. Sessions in which the same exercise has the same rule count together,
as where a squat stands in A and in B; a deload counts for nothing. Counting starts with the block in which a line is
written anew, and a max that a block gives takes the place of what was added before. What the reader decides is not
known after the first week: the load is then that of last time and what the rule adds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, TypeAlias

from planner.diagnostics import Diagnostics, Span
from planner.plan.deload import Deload, lighter
from planner.plan.dose.model import Dose, LoadTarget, LoadUnit, PercentTarget, Target
from planner.plan.keys import shown
from planner.plan.loads import converted
from planner.plan.model import Plan, PlanEntry, PlanGroup, PlanItem, PlanPart, PlanSession
from planner.plan.progress import Rule, Rules, canonical_rule
from planner.plan.progress.fits import fits, loads_of, misfit
from planner.plan.progress.model import Every, Factor, Goal, StageMove, Step
from planner.program.maxes import Key, Lookup, Raised, key_of
from planner.program.naming import slug
from planner.program.progress_doses import advanced, last_time

Placed: TypeAlias = Sequence[tuple[PlanSession, int | None]]
"""The sessions of a week in the order in which they are done, each with its weekday."""

_WEEK: Final = 1_000
"""More than there are days in a week, each session counted: a moment is a week and a place in it."""


@dataclass(slots=True)
class _Past:
    """When an exercise was done under a rule: moments and weeks that are no deload, each once and in order.

    ``cycles`` is how many cycles each block has, by the number of the block; ``light`` are the weeks with a deload.
    """

    moments: list[int] = field(default_factory=list)
    weeks: list[int] = field(default_factory=list)
    cycles: dict[int, tuple[int, ...]] = field(default_factory=dict)
    light: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Lines:
    """Where lines of the plan are written anew: a line is the same while its place and its first dose are."""

    starts: dict[tuple[int, Span], int] = field(default_factory=dict)
    known: dict[tuple[Span, Span], int] = field(default_factory=dict)

    def see(self, block: int, first: int, item: PlanItem) -> None:
        """Remembers a line in a block that starts with week ``first``; the first time in each block counts."""
        key = (block, item.span)
        if key not in self.starts:
            self.starts[key] = self.known.setdefault((item.span, item.written.span), first)


class History:
    """All that the progressions of a plan do in its weeks; it keeps the plan, whose sessions it knows by identity."""

    def __init__(self, plan: Plan, library: Lookup, weeks: Sequence[Placed], out: Diagnostics) -> None:
        self.plan, self.library = plan, library
        self._keys: dict[str, Key] = {}
        self._ruled: dict[int, tuple[PlanItem, ...]] = {}
        self._moments: dict[tuple[int, int, int | None], int] = {}
        self._past: dict[tuple[Key, Rule], _Past] = {}
        self.firsts: dict[tuple[Key, Rule, tuple[Target, ...]], list[int]] = {}
        self._lines = _Lines()
        self._states: dict[int, tuple[object, ...]] = {}
        self._blocks = [block.first for block in plan.blocks] or [1]
        self._given = [self._slugs(block.maxes) for block in plan.blocks] or [frozenset[str]()]
        for week, days in enumerate(weeks, 1):
            for place, (session, weekday) in enumerate(days):
                moment = week * _WEEK + place
                self._moments[week, id(session), weekday] = moment
                for item in self._items(session, out):
                    self._see(item, week, moment)

    @property
    def moves(self) -> bool:
        """Whether weeks differ in what their progressions have come to."""
        return any(rule.timed or _raises(rule) for _, rule in self._past)

    def of_week(self, week: int) -> tuple[object, ...]:
        """What tells weeks apart that are the same but for their progressions: how far each of them has come."""
        if week not in self._states:
            block = self._block(week)
            rules = (self._state(rule, past, week, block) for (_, rule), past in self._past.items())
            known = (
                bisect_left(firsts, week) if block else bisect_left(firsts, week) > 0 for firsts in self.firsts.values()
            )
            state = (*(one for one in rules if one is not None), *known)
            self._states[week] = (block, *state) if state and block else state
        return self._states[week]

    def _state(self, rule: Rule, past: _Past, week: int, block: int) -> int | None:
        """How far a rule has come before a week; in later blocks counting may have started anew, so exactly."""
        if not isinstance(rule.condition, Every):
            return min(1, bisect_left(past.weeks, week)) if rule.goal and _raises(rule) else None
        if rule.condition.moment == "cycle":
            return self._cycles(past, 0, week, past.cycles.get(block, ()))
        listed, now = (past.weeks, week) if rule.condition.moment == "week" else (past.moments, week * _WEEK)
        count = bisect_left(listed, now)
        return count if block or rule.condition.moment == "session" else count // rule.condition.count

    def _slugs(self, maxes: Iterable[object]) -> frozenset[str]:
        """The exercises that a block gives a max for."""
        names = (best.exercise.text for best in maxes)  # type: ignore[attr-defined]
        return frozenset(self.key(name)[0] for name in names)

    def key(self, name: str) -> Key:
        """What tells exercises apart, of the library or not."""
        if name not in self._keys:
            exercise = self.library.find(name)
            self._keys[name] = key_of(exercise, name) if exercise else ("", slug(name))
        return self._keys[name]

    def _items(self, session: PlanSession, out: Diagnostics) -> tuple[PlanItem, ...]:
        """The exercises of a session that have rules, looked at once."""
        if id(session) not in self._ruled:
            found = tuple(item for item in _items_of(session) if item.progress)
            self._ruled[id(session)] = found
            for item in found:
                self._check(item, out)
        return self._ruled[id(session)]

    def _check(self, item: PlanItem, out: Diagnostics) -> None:
        """Reports what only the plan's unit shows: pounds onto a load in kilograms."""
        for rule in item.progress:
            problem = misfit(rule, [item.dose], self.plan.unit, staged=True)
            if problem is not None and item.dose is not None:
                out.error(problem.code, problem.message, rule.place, problem.hint)

    def _block(self, week: int) -> int:
        """The number of the block that a week is in, from 0."""
        return max(0, bisect_right(self._blocks, week) - 1)

    def _see(self, item: PlanItem, week: int, moment: int) -> None:
        key, block = self.key(item.title.text), self._block(week)
        own = item.normal or item
        self._lines.see(block, self._blocks[block], own)
        for rule in item.progress:
            past = self._past.setdefault((key, rule), _Past())
            past.cycles.setdefault(block, own.cycles)
            if item.deload:
                past.light.add(week)
                continue
            if past.moments[-1:] != [moment]:
                past.moments.append(moment)
            if past.weeks[-1:] != [week]:
                past.weeks.append(week)
            if _raises(rule) and not rule.goal:
                firsts = self.firsts.setdefault((key, rule, _loads(own.dose)), [])
                if firsts[-1:] != [week]:
                    firsts.append(week)

    def since(self, item: PlanItem, rule: Rule, week: int) -> int:
        """The week from which on a rule counts for a line."""
        block = self._block(week)
        since = self._lines.starts.get((block, item.span), self._blocks[block])
        if rule.goal or any(isinstance(target, PercentTarget) for target in _loads(item.dose)):
            since = max(since, self._new_max(self.key(item.title.text)[0], week))
        return since

    def _new_max(self, name: str, week: int) -> int:
        """The first week of the last block up to ``week`` that gives a max for an exercise; 0 where none does."""
        blocks = range(self._block(week), -1, -1)
        return next((self._blocks[block] for block in blocks if name in self._given[block]), 0)

    def times(self, key: Key, rule: Rule, since: int, moment: int, *, light: bool, cycles: tuple[int, ...]) -> int:
        """How often a rule that time decides has come to pass before ``moment``; a deload stays where it was."""
        assert isinstance(rule.condition, Every)
        past, week = self._past[key, rule], moment // _WEEK
        match rule.condition.moment:
            case "session":
                count = bisect_left(past.moments, moment) - bisect_left(past.moments, since * _WEEK)
            case "week":
                count = bisect_left(past.weeks, week) - bisect_left(past.weeks, since)
            case "cycle":
                return self._cycles(past, since, week, cycles) // rule.condition.count
        return max(0, count - light) // rule.condition.count

    def _cycles(self, past: _Past, since: int, week: int, cycles: tuple[int, ...]) -> int:
        """The whole cycles before a week: those of a repeating series, else each block is one."""
        block = self._block(week)
        before = [max(1, len(each)) for b, each in past.cycles.items() if b < block and self._blocks[b] >= since]
        here = bisect_right(cycles, week - self._blocks[block] + 1) - 1 if cycles else 0
        return sum(before) + max(0, here)

    def session(self, week: int, written: PlanSession, weekday: int | None, out: Diagnostics) -> PlanSession:
        """A session as its progressions have made it, on one of its days in a week."""
        moment = self._moments.get((week, id(written), weekday))
        if moment is None or not self._ruled.get(id(written)):
            return written
        move = _Move(self, moment, out)
        return replace(
            written,
            warm_up=tuple(map(move.entry, written.warm_up)),
            exercises=tuple(map(move.entry, written.exercises)),
            cool_down=tuple(map(move.entry, written.cool_down)),
        )

    def raised(self, week: int, written: PlanSession, weekday: int | None) -> dict[tuple[Key, Goal], Raised]:
        """What progressions have made of maxes and training maxes before a session."""
        moment = self._moments.get((week, id(written), weekday))
        found: dict[tuple[Key, Goal], Raised] = {}
        if moment is None:
            return found
        for (key, rule), past in self._past.items():
            since = self._new_max(key[0], week)
            if not rule.goal or not isinstance(rule.change, Step | Factor):
                continue
            if rule.timed:
                block = self._block(week)
                cycles = past.cycles.get(block, ())
                times = self.times(key, rule, since, moment, light=week in past.light, cycles=cycles)
                before = found.get((key, rule.goal), Raised())
                found[key, rule.goal] = self._raised(before, rule.change, times)
            elif _raises(rule) and bisect_left(past.weeks, week) > bisect_left(past.weeks, since):
                found[key, rule.goal] = Raised(is_known=False)
        return found

    def _raised(self, before: Raised, change: Step | Factor, times: int) -> Raised:
        if isinstance(change, Factor):
            return replace(before, factor=before.factor * Fraction(change.by) ** times)
        if change.unit == "%":
            return replace(before, factor=before.factor * (1 + Fraction(change.value) / 100) ** times)
        unit: LoadUnit = "lb" if change.unit == "lb" else "kg"
        return replace(before, more=before.more + converted(Fraction(change.value), unit, self.plan.unit) * times)


@dataclass(frozen=True, slots=True)
class _Move:
    """Makes the entries of a session what they are at one moment."""

    history: History
    moment: int
    out: Diagnostics

    @property
    def week(self) -> int:
        return self.moment // _WEEK

    def entry(self, entry: Any) -> Any:
        """An entry with all exercises in it moved; other lines are as they were."""
        if isinstance(entry, PlanItem):
            return self.item(entry) if entry.progress else entry
        if isinstance(entry, PlanGroup | PlanPart):
            return replace(entry, items=tuple(map(self.entry, entry.items)))
        return entry

    def item(self, item: PlanItem) -> PlanItem:
        """An exercise at this moment; of a deload what it makes lighter, which does not go on in it."""
        if item.deload and item.normal is not None and item.easing is not None:
            normal = self.moved(item.normal, item.progress, light=True)
            if normal == item.normal:
                return item
            eased = lighter(normal, Deload(*item.easing))
            if normal.stage != item.normal.stage:
                return replace(eased, progress=item.progress)
            return replace(item, dose=eased.dose, ramp=eased.ramp, moved=eased.moved, last=eased.last)
        return self.moved(item, item.progress, light=item.deload)

    def moved(self, item: PlanItem, rules: Rules, *, light: bool) -> PlanItem:
        """The exercise with what time has added, on the stage that time has brought; else as the reader knows."""
        times = [(rule, self.times(item, rule, light=light)) for rule in rules if rule.timed]
        item = self.staged(item, times)
        timed = False
        for rule, count in times:
            if not count or rule.goal or not isinstance(rule.change, Step | Factor):
                continue
            if item.dose is None or not fits(rule, item.dose, self.history.plan.unit):
                continue
            dose = advanced(item.dose, rule.change, count, self.history.plan.unit)
            if dose is None:
                self.report(rule)
                continue
            timed = timed or rule.loads
            item = replace(item, dose=dose)
        if timed:
            return replace(item, moved="time", last=None)
        raising = next((rule for rule in rules if self.decided(item, rule)), None)
        if raising is None or item.dose is None or any(rule.timed and rule.loads for rule in rules):
            return item
        pieces = max((target.pieces for target in loads_of(item.dose) if isinstance(target, LoadTarget)), default=1)
        dose = last_time(item.dose, None if light else raising)
        return replace(item, dose=dose, moved="done", last=None, pieces=pieces)

    def times(self, item: PlanItem, rule: Rule, *, light: bool) -> int:
        history = self.history
        key, since = history.key(item.title.text), history.since(item, rule, self.week)
        return history.times(key, rule, since, self.moment, light=light, cycles=item.cycles)

    def decided(self, item: PlanItem, rule: Rule) -> bool:
        """Whether the reader has decided about the load of an exercise: from the week after its first one on."""
        if rule.timed or rule.goal or not _raises(rule):
            return False
        history = self.history
        key, since = history.key(item.title.text), history.since(item, rule, self.week)
        firsts = history.firsts.get((key, rule, _loads(item.dose)), [])
        return bool(_loads(item.dose)) and bisect_left(firsts, self.week) > bisect_left(firsts, since)

    def staged(self, item: PlanItem, times: Sequence[tuple[Rule, int]]) -> PlanItem:
        """The exercise on the stage that it has come to by the time alone."""
        stage = item.stage
        for rule, count in times:
            if isinstance(rule.change, StageMove) and count:
                to = {"next": stage + count, "back": stage - count, "first": 1, "same": stage}[rule.change.to]
                stage = min(max(to, 1), len(item.ladder))
        if stage == item.stage:
            return item
        return replace(item.ladder[stage - 1], ladder=item.ladder, stage=stage, progress=item.progress)

    def report(self, rule: Rule) -> None:
        text = shown(canonical_rule(rule))
        message = f'by week {self.week} "{text}" has come to more than a dose can be, or to nothing'
        hint = f"let it end, only: 1-{self.week - 1}, or give later weeks a dose of their own"
        self.out.error("progress-too-far", message, rule.place, hint)


def _raises(rule: Rule) -> bool:
    """Whether the reader decides about more load: what is taken off after a fail is not what to expect."""
    if rule.timed:
        return False
    match rule.change:
        case Step(value, unit):
            return value > 0 and unit in ("kg", "lb", "%")
        case Factor(by):
            return by > Decimal(1)
    return False


def _loads(dose: Dose | None) -> tuple[Target, ...]:
    return tuple(loads_of(dose)) if dose is not None else ()


def _items_of(session: PlanSession) -> Iterator[PlanItem]:
    def inside(entries: Iterable[PlanEntry]) -> Iterator[PlanItem]:
        for entry in entries:
            if isinstance(entry, PlanItem):
                yield entry
            elif isinstance(entry, PlanGroup | PlanPart):
                yield from inside(entry.items)

    return inside((*session.warm_up, *session.exercises, *session.cool_down))
