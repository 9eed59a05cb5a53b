"""What stands in one cell of the block page: dose and load of an exercise in one week, and what is new in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from planner.pages.base import Desk
from planner.pages.clock_words import MINUTE, a_round, one_round, time_code
from planner.pages.loads import aims, loads_text, short_text
from planner.plan.dose import all_groups, words
from planner.plan.dose.model import BodyweightTarget, EffortTarget, Group, MeasureTarget, Rest, Tempo, WordsTarget
from planner.program import Entry, PlannedSet
from planner.program.groups import Amrap, AnyGroup, Emom, ForTime
from planner.program.lanes import Exercise, Lane

_LISTED = 12
"""Most loads of a group that are listed set by set; of more, the range is said."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a cell, and whether it is other than the week before."""

    text: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class WeekCell:
    """An exercise in one week: lines of dose and load, and what else differs between the weeks, under them.

    ``is_there`` is False in a week without it.
    """

    lines: tuple[tuple[Words, Words], ...] = ()
    details: tuple[Words, ...] = ()
    is_there: bool = True

    @property
    def is_new(self) -> bool:
        """Whether anything in it is other than the week before."""
        return any(word.is_new for line in (*self.lines, self.details) for word in line)


@dataclass(frozen=True, slots=True)
class Said:
    """How doses and loads are told: ``unit`` is that of loads which are printed without one."""

    desk: Desk
    unit: str = ""

    def cells(self, lane: Lane[Exercise], light: Sequence[bool]) -> tuple[WeekCell, ...]:
        """A cell for each week; ``light`` are the weeks that are called a deload already.

        What comes after a deload is measured by what was before it, for a deload is left again whole.
        """
        told = Told.of(self.desk, lane)
        out: list[WeekCell] = []
        before: WeekCell | None = None
        for exercise, named in zip(lane.each, light, strict=True):
            lighter = named or (isinstance(exercise, Entry) and exercise.deload)
            if exercise is None:
                out.append(WeekCell(is_there=False))
                continue
            details = told.details(exercise)
            if lighter and not named:
                details.append(self.desk.say("session.deload"))
            cell = WeekCell(
                tuple((Words(code), Words(load)) for code, load in self.lines(exercise)),
                tuple(Words(text) for text in details),
            )
            cell = cell if before is None else _against(cell, before)
            out.append(cell)
            before = before if lighter and before is not None else cell
        return tuple(out)

    def lines(self, exercise: Exercise) -> list[tuple[str, str]]:
        """Dose and load, on a line for each group of sets whose load is another; of a group of exercises its length."""
        if not isinstance(exercise, Entry):
            return [group_code(self.desk, exercise)]
        if exercise.dose is None:
            return []
        groups = exercise.dose.groups
        sets = [[planned for planned in exercise.sets if planned.group == number] for number in range(len(groups))]
        loads = [self._load(exercise, group, own) for group, own in zip(groups, sets, strict=True)]
        whole = self._load(exercise, groups[0], exercise.sets) if len(groups) > 1 else loads[0]
        if len(set(loads)) == 1 and (len(groups) == 1 or whole == loads[0]):
            code = _by_the_clock(self.desk, exercise) if exercise.clock else ""
            return [(code or words.code(exercise.dose, self.desk.language, short=True), loads[0])]
        return [(words.code(group, self.desk.language), load) for group, load in zip(groups, loads, strict=True)]

    def _load(self, entry: Entry, group: Group, sets: Sequence[PlannedSet]) -> str:
        """The load of sets, else the effort or whatever they aim at."""
        known = [planned.load for planned in sets if planned.load is not None]
        if len(known) == len(sets) and known:
            distinct = dict.fromkeys(known)
            first = known[0]
            if len(distinct) == 1:
                if first.relation == "bodyweight":
                    return self.desk.say("dose.bodyweight")
                return short_text(self.desk, first, unit=first.unit != self.unit)
            plain = all(load.relation == "weight" and load.pieces == 1 and load.high is None for load in distinct)
            if plain and len({load.unit for load in distinct}) == 1 and len(known) <= _LISTED:
                text = words.numbers([load.value for load in known], None, self.desk.language)
                return text if first.unit == self.unit else words.mass(text, first.unit, self.desk.language)
            return loads_text(self.desk, sets, short=True)
        if any(planned.awaits_test for planned in sets):
            return self.desk.say("session.after_test")
        if any(planned.awaits_max for planned in sets):
            return self.desk.say("session.by_new_max")
        if any(isinstance(target, BodyweightTarget) for target in group.targets):
            return self.desk.say("dose.bodyweight")
        return loads_text(self.desk, sets, short=True) or aims(self.desk, group)


def _by_the_clock(desk: Desk, entry: Entry) -> str:
    """What one round or one start asks for, of an exercise in a group by the clock: ``5 reps``, ``21/15/9 reps``."""
    assert entry.dose is not None
    assert entry.clock is not None
    return a_round(desk, entry.dose) if entry.clock.kind == "amrap" else one_round(desk, entry.dose, ladder=True)


def group_code(desk: Desk, group: AnyGroup) -> tuple[str, str]:
    """How long a group of exercises lasts, and by what clock: ``8 rounds``, ``12 min`` and ``every 2:00``."""
    match group:
        case Amrap():
            return time_code(desk, group.time), ""
        case Emom():
            every = desk.say("dose.every", time=words.clock_code(group.every, desk.language))
            return time_code(desk, group.every * group.starts), "" if group.every == MINUTE else every
        case ForTime():
            cap = desk.say("block.cap", time=time_code(desk, group.cap)) if group.cap is not None else ""
            if group.ladder:
                return words.EN_DASH.join(map(str, group.ladder)), cap
            return desk.say("session.rounds", group.rounds, rounds=group.rounds), cap
    return desk.say("session.rounds", group.rounds, rounds=group.rounds), ""


def group_name(desk: Desk, group: AnyGroup) -> str:
    """What a group of exercises is called: its name, or what it is: ``Circuit A``, ``AMRAP``, ``For time``."""
    if group.name:
        return group.name
    match group:
        case Amrap():
            return desk.say("session.clock.amrap", time="").strip()
        case Emom():
            return desk.say("session.clock.emom", time="").strip()
        case ForTime():
            return desk.say("session.clock.for_time")
    return f"{desk.say('session.circuit')} {group.letter}"


def _against(cell: WeekCell, before: WeekCell) -> WeekCell:
    """``cell`` with all marked that is other than in the week before."""
    same = len(cell.lines) == len(before.lines)
    lines = tuple(
        (
            Words(code.text, not same or code.text != old[0].text),
            Words(load.text, not same or load.text != old[1].text),
        )
        for (code, load), old in zip_longest(cell.lines, before.lines[: len(cell.lines)], fillvalue=(Words(""),) * 2)
    )
    old = {detail.text for detail in before.details}
    return WeekCell(lines, tuple(Words(detail.text, detail.text not in old) for detail in cell.details))


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an exercise besides dose and load: what differs between its weeks, and effort beside a load."""

    desk: Desk
    rests: bool
    tempos: bool

    @classmethod
    def of(cls, desk: Desk, lane: Lane[Exercise]) -> Told:
        """What a lane needs."""
        entries = [exercise for exercise in lane.there if isinstance(exercise, Entry)]
        return cls(
            desk,
            len({_rests(entry) for entry in entries}) > 1,
            len({_tempos(entry) for entry in entries}) > 1,
        )

    def details(self, exercise: Exercise) -> list[str]:
        """The texts under dose and load."""
        if not isinstance(exercise, Entry):
            return []
        say, language = self.desk.say, self.desk.language
        found = [] if exercise.dose is None else _efforts(self.desk, exercise)
        if self.rests and _rests(exercise):
            rests = "/".join(words.duration(rest, language) for rest in _rests(exercise))
            found.append(say("dose.rest", time=rests))
        if self.tempos and _tempos(exercise):
            tempos = "/".join("-".join(tempo.phases) for tempo in _tempos(exercise))
            found.append(f"{say('session.tempo')} {tempos}")
        return found


def _efforts(desk: Desk, entry: Entry) -> list[str]:
    """Effort and the like of groups whose load is known, which stands in its place where it is not."""
    found: dict[str, None] = {}
    for number, group in enumerate(entry.dose.groups if entry.dose else ()):
        if any(planned.load is not None for planned in entry.sets if planned.group == number):
            wanted = (EffortTarget, MeasureTarget, WordsTarget)
            for target in group.targets:
                if isinstance(target, wanted):
                    found[words.target_code(target, desk.language, desk.unit)] = None
    return list(found)


def _rests(entry: Entry) -> tuple[Rest, ...]:
    """The rests of an exercise, each once."""
    found = [group.rest for group in all_groups(entry.dose)] if entry.dose else [entry.rest]
    return tuple(dict.fromkeys(rest for rest in found if rest is not None))


def _tempos(entry: Entry) -> tuple[Tempo, ...]:
    found = [group.tempo for group in all_groups(entry.dose)] if entry.dose else [entry.tempo]
    return tuple(dict.fromkeys(tempo for tempo in found if tempo is not None))


def unit_of(entries: Sequence[Entry]) -> str:
    """The unit of all loads, where they have one; else nothing."""
    units = {
        planned.load.unit
        for entry in entries
        for planned in entry.sets
        if planned.load is not None and planned.load.relation != "bodyweight"
    }
    return min(units) if len(units) == 1 else ""
