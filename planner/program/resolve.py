"""Plan and library made into a program: exercises found, loads worked out, sessions dated and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from planner.diagnostics import Diagnostics, Fix, nearest, slip_of
from planner.plan.choices import (
    DEFAULT_INK,
    DEFAULT_LANGUAGE,
    DEFAULT_PAGES,
    HABIT_PAGE,
    WEEKS_PAGES,
    Choices,
)
from planner.plan.model import Plan, PlanSession, Text
from planner.plan.weeks import block_at, unrolled
from planner.program.care import check_care, check_sentences
from planner.program.implements import gear_of
from planner.program.lifter import Lifter
from planner.program.maxes import Lookup, key_of, resolve_maxes, tested_before
from planner.program.naming import Names, slug
from planner.program.overrides import Overridden, overridden
from planner.program.progress import History
from planner.program.records import Equipment, Load, Program, RestDay, Session, Stretch
from planner.program.resistance import is_weight
from planner.program.sessions import has_frequency, items_of, names_of, resolve_session, sessions_in, sets_of
from planner.program.volume import check_lengths

SETS_LIMIT = 5_000
"""Most sets of a week, each day that a session is on counted: about 500 pages."""

ITEMS_LIMIT = 1_000
"""Most exercises of a week, each day that a session is on counted: about 150 pages, and a few seconds."""

DAYS_LIMIT = 100
"""Most days of a week, each day that a session is on counted."""

ALL_SETS, ALL_ITEMS = 100_000, 20_000
"""Most sets and exercises of all weeks together: six days a week over two years, of over thirty exercises each."""

NO_EQUIPMENT = frozenset(("body weight", "bodyweight", "none", "no equipment", "other"))
"""What profiles say where nothing has to be brought or found."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is the same in all weeks of a plan, worked out once.

    ``tables`` are the names of the sessions of each week; ``told`` remembers what was warned about in any of them.
    """

    plan: Plan
    library: Overridden
    pages: tuple[str, ...]
    theme: str
    paper: str
    ink: str
    language: str
    tables: tuple[frozenset[str], ...]
    varies: bool
    end: date | None
    counts: tuple[int, ...]
    is_within_budget: bool
    told: set[tuple[str, str]]
    history: History

    def week(self, week: int, out: Diagnostics, sessions: Sequence[PlanSession] | None = None) -> Program | None:
        """The program of one week, of some of its ``sessions`` or of all; None as in :func:`resolve`."""
        plan = unrolled(self.plan, week, partial(max_key, self.library))
        maxes, bests = resolve_maxes(plan, self.library, out)
        weight = plan.bodyweight
        if not self.is_within_budget:
            return None
        maxes.tested.update(tested_before(self.plan, week, self.library))
        habits = (plan.frequency, plan.track, plan.care)
        lifter = Lifter(self.library, maxes, out, gear_of(plan, out), self.told, *habits)
        days = _days(self, plan.sessions if sessions is None else sessions, week, lifter)
        if not days:
            return None
        _check_rest_days(days, out)
        program = Program(
            title=plan.title,
            athlete=plan.athlete,
            coach=plan.coach,
            contact=plan.contact,
            start=plan.start,
            notes=plan.notes,
            unit=plan.unit,
            rounding=maxes.step,
            days=days,
            bests=bests,
            equipment=equipment(day for day in days if isinstance(day, Session)),
            theme=self.theme,
            page_size=self.paper,
            pages=self.pages,
            span=plan.span,
            bodyweight=Load(weight.value, weight.unit or plan.unit) if weight else None,
            measures=tuple(maxes.measures.items()),
            weeks=plan.weeks,
            landscape=plan.landscape,
            ink=self.ink,
            large_print=plan.large_print,
            language=self.language,
            log=plan.log,
            bar=plan.inventory.bar.value if plan.inventory and plan.inventory.bar else None,
            lists_plates=bool(plan.inventory and plan.inventory.plates),
            varies=self.varies,
            end=self.end,
            counts=self.counts,
            frequency=plan.frequency,
            track=plan.track,
            care=plan.care,
            patient=plan.patient,
            says_weeks=plan.weeks > 1 or plan.weeks_span is not None,
            **self.facts(week),
        )
        check_lengths(program, out)
        check_sentences(program, out)
        return program

    @property
    def first_week(self) -> int:
        """The first week that has a session; 1 where none has."""
        return next((number for number, sessions in enumerate(self.plan.timetable, 1) if sessions), 1)

    def chosen(self, week: int, out: Diagnostics) -> Program | None:
        """The program of the week that somebody asked for, with what there is to say about the plan as a whole."""
        week = _checked_week(self.plan, week, out)
        program = self.week(week, out)
        if program is None and self.is_within_budget and any(self.plan.timetable):
            hint = f"the first week with one is {self.first_week}: --week {self.first_week}"
            out.error("no-training", f"week {week} has no session", self.plan.span, hint)
        if program is not None and self.library.changed:
            self.library.check_use(_slugs(self.plan, self.library), out)
        if program is not None:
            check_care(self.plan, program, out)
        return program

    def facts(self, week: int) -> dict[str, Any]:
        """The fields of a program that say which week it is."""
        plan = self.plan
        return {
            "week": week,
            "week_name": next((name.text for number, name in plan.week_names if number == week), ""),
            "deload": week in plan.light,
            "stretch": _stretch(plan, week),
        }


def whole(plan: Plan, library: Lookup, out: Diagnostics, choices: Choices | None = None) -> Whole:
    """What all weeks of ``plan`` share, with the problems of its settings and its size in ``out``."""
    choices = choices or Choices()
    changed = overridden(plan.overrides, library, out)
    is_within_budget = _within_budget(plan, out)
    table = plan.timetable if is_within_budget else ()
    days = [[(written, day) for _, written, day in sorted(placed(sessions), key=_when)] for sessions in table]
    history = History(plan, changed, days, out)
    varies = any(sessions != plan.timetable[0] for sessions in plan.timetable)
    varies = varies or history.moves or any(block.maxes for block in plan.blocks[1:])
    return Whole(
        plan=plan,
        library=changed,
        pages=_pages(plan.pages, _usual_pages(plan, varies=varies), choices, out),
        theme=choice("theme", plan.theme, choices.themes, out) if plan.theme else choices.theme,
        paper=choice("page size", plan.paper, choices.papers, out) if plan.paper else choices.paper,
        ink=choice("ink", plan.ink, choices.inks, out) if plan.ink else DEFAULT_INK,
        language=choice("language", plan.language, choices.languages, out) if plan.language else DEFAULT_LANGUAGE,
        tables=tuple(frozenset(name for name, _, _ in placed(sessions)) for sessions in plan.timetable),
        varies=varies,
        end=_last_day(plan),
        counts=tuple(sessions_in(plan, week) for week in range(1, len(plan.timetable) + 1)),
        is_within_budget=is_within_budget,
        told=set(),
        history=history,
    )


def resolve(
    plan: Plan, library: Lookup, out: Diagnostics, choices: Choices | None = None, week: int = 1
) -> Program | None:
    """The program that ``plan`` asks for, or None when it is over its budgets or has no day at all.

    With errors in ``out`` the program is incomplete: it is for looking further for problems, not for printing.
    ``choices`` are the page kinds, themes and papers that exist; ``week``, counted from 1, is the one that is asked
    for: one that the plan does not have is an error, and then the nearest is resolved.
    """
    return whole(plan, library, out, choices).chosen(week, out)


def _stretch(plan: Plan, week: int) -> Stretch | None:
    """The block that a week is in; None in a plan without blocks."""
    block = block_at(plan, week)
    if block is None or not block.name:
        return None
    return Stretch(block.name, week - block.first + 1, block.weeks, block.notes, block.until)


def _last_day(plan: Plan) -> date | None:
    """The last date of training or rest of all weeks; of habits the last day of the last week."""
    if plan.start is not None and _is_habit(plan):
        return plan.start + timedelta(weeks=plan.weeks, days=-1)
    dates = (
        date_of(plan.start, day.weekday, week)
        for week, sessions in enumerate(plan.timetable, 1)
        for session in sessions
        for day in session.days
    )
    return max((day for day in dates if day is not None), default=None)


def _slugs(plan: Plan, library: Lookup) -> Iterator[str]:
    """The exercises of all weeks, those that may be done instead among them."""
    sessions = {id(session): session for sessions in plan.timetable for session in sessions}
    for name in dict.fromkeys(name for session in sessions.values() for name in names_of(session)):
        exercise = library.find(name)
        if exercise is not None:
            yield exercise.slug


def max_key(library: Lookup, name: str) -> tuple[str, str]:
    """What tells the maxes of two exercises apart, whichever of their names a block uses."""
    exercise = library.find(name)
    return key_of(exercise, name) if exercise else ("", slug(name))


def _checked_week(plan: Plan, week: int, out: Diagnostics) -> int:
    """A week that the plan has."""
    if not 1 <= week <= plan.weeks:
        many = f"{plan.weeks} weeks" if plan.weeks > 1 else "one week"
        hint = f"choose one from 1 to {plan.weeks}" if plan.weeks > 1 else "say how many there are: weeks: 4"
        out.error("no-such-week", f"there is no week {week}: the plan has {many}", plan.weeks_span or plan.span, hint)
    return min(max(week, 1), plan.weeks)


def _days(ready: Whole, sessions: Sequence[PlanSession], week: int, lifter: Lifter) -> tuple[Session | RestDay, ...]:
    """Every day of a week: in the order of the week where days are named, those without one behind."""
    days: list[Session | RestDay] = []
    history, out = ready.history, lifter.out
    # A test in one session decides about the loads of those that come after it.
    ordered = sorted(placed(sessions), key=_when)
    moved = [history.session(week, written, weekday, out) for _, written, weekday in ordered]
    if not _has_room(ready.plan, sum(map(sets_of, moved)), SETS_LIMIT, "sets", out):
        return ()
    for (name, original, weekday), written in zip(ordered, moved, strict=True):
        raised = history.raised(week, original, weekday)
        lifter = replace(lifter, maxes=replace(lifter.maxes, raised=raised)) if raised else lifter
        when = date_of(ready.plan.start, weekday, week)
        if written.rest_day:
            days.append(RestDay(written.name.text, weekday, when, written.notes, written.name.span))
        else:
            session = resolve_session(written, f"w{week}.{name}", weekday, when, lifter)
            weeks = tuple(number for number, names in enumerate(ready.tables, 1) if name in names)
            days.append(replace(session, weeks=weeks))
    return tuple(days)


def _when(one: tuple[str, PlanSession, int | None]) -> tuple[int, int]:
    """What days are sorted by: the weekday, then when on it; what has none is at the end, in the order of the plan."""
    _, written, weekday = one
    if weekday is None:
        return 7, 0
    return weekday, written.part.minutes if written.part else 0


def placed(sessions: Iterable[PlanSession]) -> Iterator[tuple[str, PlanSession, int | None]]:
    """Each session of a week on each of its days, with a name of its own; days of rest have none."""
    names = Names()
    for written in sessions:
        weekdays: list[int | None] = [day.weekday for day in written.days]
        for weekday in weekdays or [None]:
            yield "" if written.rest_day else names.unique(slug(written.name.text)), written, weekday


def first_on(start: date | None, weekday: int | None) -> date | None:
    """The first date on or after ``start`` that is the given weekday."""
    if start is None or weekday is None:
        return None
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def date_of(start: date | None, weekday: int | None, week: int) -> date | None:
    """The date of a weekday in ``week``, counted from 1."""
    first = first_on(start, weekday)
    return None if first is None else first + timedelta(weeks=week - 1)


def _within_budget(plan: Plan, out: Diagnostics) -> bool:
    known: dict[int, tuple[int, int]] = {}
    weeks: dict[tuple[int, ...], tuple[int, int, int]] = {}
    each: list[tuple[int, int, int]] = []
    for sessions in plan.timetable:
        for session in sessions:
            if id(session) not in known:
                known[id(session)] = items_of(session), sets_of(session)
        key = tuple(map(id, sessions))
        if key not in weeks:
            rows = [(max(1, len(session.days)), *known[id(session)]) for session in sessions]
            weeks[key] = (sum(d for d, _, _ in rows), sum(d * i for d, i, _ in rows), sum(d * s for d, _, s in rows))
        each.append(weeks[key])
    days, items, sets = (max((week[place] for week in each), default=0) for place in range(3))
    every = [sum(week[place] for week in each) for place in (1, 2)]
    counts = [(days, DAYS_LIMIT, "days"), (items, ITEMS_LIMIT, "exercises"), (sets, SETS_LIMIT, "sets")]
    if plan.weeks > 1:
        counts += [(every[0], ALL_ITEMS, "exercises"), (every[1], ALL_SETS, "sets")]
    fits = [_has_room(plan, count, limit, what, out) for count, limit, what in counts]
    return all(fits)


def _has_room(plan: Plan, count: int, limit: int, what: str, out: Diagnostics) -> bool:
    """Whether there are so many at most, else it is reported."""
    if count > limit:
        message = f"the plan has {count:,} {what}; the limit is {limit:,}"
        out.error("too-many", message, plan.span, "make several plans of it")
    return count <= limit


def _check_rest_days(days: Sequence[Session | RestDay], out: Diagnostics) -> None:
    """Warns of a weekday that is both for rest and for training."""
    training = {day.weekday: day.name for day in days if isinstance(day, Session)}
    for day in days:
        if isinstance(day, RestDay) and day.weekday is not None and day.weekday in training:
            message = f'"{day.name}" has no exercises, and "{training[day.weekday]}" is on the same day'
            out.warning("rest-and-training", message, day.span, "move one of them")


def equipment(sessions: Iterable[Session]) -> tuple[Equipment, ...]:
    """What the exercises' profiles say is needed, in order of first use, with the sessions that need it.

    An exercise that the plan asks for at bodyweight needs no weight.
    """
    names: dict[str, str] = {}
    needed: dict[str, dict[str, None]] = {}
    for session in sessions:
        for entry in session.entries:
            for name in entry.exercise.equipment if entry.exercise else ():
                folded = slug(name).replace("_", " ")
                spared = entry.resistance == "bodyweight" and is_weight(name)
                if folded not in NO_EQUIPMENT and not spared:
                    key = folded.removesuffix("s")
                    names.setdefault(key, name)
                    needed.setdefault(key, {})[session.id] = None
    return tuple(Equipment(names[key], tuple(ids)) for key, ids in needed.items())


def _usual_pages(plan: Plan, *, varies: bool) -> tuple[str, ...]:
    """The page kinds of a plan that names none: weeks beside each other where they differ, a diary for habits."""
    pages = WEEKS_PAGES if varies else DEFAULT_PAGES
    return (*pages, HABIT_PAGE) if _is_habit(plan) else pages


def _is_habit(plan: Plan) -> bool:
    """Whether the plan says of anything how often it is done."""
    sessions = {id(session): session for week in plan.timetable for session in week}
    said = plan.frequency or any(block.frequency for block in plan.blocks)
    return bool(said) or any(map(has_frequency, sessions.values()))


def _pages(written: tuple[Text, ...], default: tuple[str, ...], choices: Choices, out: Diagnostics) -> tuple[str, ...]:
    """The page kinds to print, each once, in the plan's order; the ``default`` ones where it names none."""
    pages = [choice("page", page, choices.pages, out) for page in written]
    usual = tuple(page for page in default if page in choices.pages)
    return tuple(dict.fromkeys(pages)) or usual or choices.pages


_UNKNOWN = {
    "page": "unknown-page",
    "page size": "unknown-page-size",
    "theme": "unknown-theme",
    "ink": "unknown-ink",
    "language": "unknown-language",
}


def choice(what: str, written: Text, known: tuple[str, ...], out: Diagnostics) -> str:
    """The known name that was written, in any case; the first one after an error."""
    folded = {name.casefold(): name for name in known}
    if written.text.casefold() in folded:
        return folded[written.text.casefold()]
    near = nearest(written.text, known)
    hint = f'did you mean "{near}"? ' if near else ""
    sure = slip_of(written.text, known)
    fixes = (Fix(written.span, sure, written.text),) if sure else ()
    out.error(_UNKNOWN[what], f'unknown {what} "{written.text}"', written.span, hint + _all_of(known), fixes)
    return known[0]


def _all_of(known: tuple[str, ...]) -> str:
    return f"there {'is' if len(known) == 1 else 'are'} {', '.join(known)}"
