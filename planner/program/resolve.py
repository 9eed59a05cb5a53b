"""Plan and library made into a program: exercises found, loads worked out, sessions dated and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from planner.diagnostics import Diagnostics, Fix, nearest, slip_of
from planner.plan.choices import DEFAULT_INK, DEFAULT_PAGES, LATER_PAGES, Choices
from planner.plan.model import Plan, PlanSession, Text
from planner.plan.weeks import block_at, unrolled
from planner.program.implements import gear_of
from planner.program.lifter import Lifter
from planner.program.maxes import Lookup, key_of, resolve_maxes, tested_before
from planner.program.naming import Names, slug
from planner.program.overrides import overridden
from planner.program.records import Equipment, Load, Program, RestDay, Session, Stretch
from planner.program.resistance import is_weight
from planner.program.sessions import items_of, names_of, resolve_session, sets_of
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


def resolve(
    plan: Plan, library: Lookup, out: Diagnostics, choices: Choices | None = None, week: int = 1
) -> Program | None:
    """The program that ``plan`` asks for, or None when it is over its budgets or has no day at all.

    With errors in ``out`` the program is incomplete: it is for looking further for problems, not for printing.
    ``choices`` are the page kinds, themes and papers that exist; ``week``, counted from 1, is the one that is asked
    for: one that the plan does not have is an error, and then the nearest is resolved.
    """
    week = _checked_week(plan, week, out)
    whole, plan = plan, unrolled(plan, week, partial(_max_key, library))
    choices = choices or Choices()
    pages = _pages(plan.pages, choices, out)
    theme = choice("theme", plan.theme, choices.themes, (), out) if plan.theme else choices.theme
    paper = choice("page size", plan.paper, choices.papers, (), out) if plan.paper else choices.paper
    ink = choice("ink", plan.ink, choices.inks, (), out) if plan.ink else DEFAULT_INK
    library = overridden(plan.overrides, library, out)
    maxes, bests = resolve_maxes(plan, library, out)
    weight = plan.bodyweight
    if not _within_budget(whole, out):
        return None
    maxes.tested.update(tested_before(whole, week, library))
    lifter = Lifter(library, maxes, out, gear_of(plan, out))
    days = _days(whole, plan.sessions, week, lifter)
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
        theme=theme,
        page_size=paper,
        pages=pages,
        span=plan.span,
        bodyweight=Load(weight.value, weight.unit or plan.unit) if weight else None,
        week=week,
        weeks=plan.weeks,
        landscape=plan.landscape,
        ink=ink,
        bar=plan.inventory.bar.value if plan.inventory and plan.inventory.bar else None,
        lists_plates=bool(plan.inventory and plan.inventory.plates),
        week_name=next((name.text for number, name in plan.week_names if number == week), ""),
        deload=week in plan.light,
        stretch=_stretch(plan, week),
        varies=any(sessions != plan.timetable[0] for sessions in plan.timetable),
        end=_last_day(plan),
        total=sum(sum(max(1, len(one.days)) for one in sessions if not one.rest_day) for sessions in plan.timetable),
    )
    check_lengths(program, out)
    if library.changed:
        library.check_use(_slugs(whole, library), out)
    return program


def other_weeks(
    plan: Plan, library: Lookup, out: Diagnostics, choices: Choices | None = None, but: int = 1
) -> Iterator[Program]:
    """The programs of all weeks but one, for their problems.

    What is the same in several weeks is looked at once: each program has only the sessions that were in none before.
    """
    seen = {id(session) for session in unrolled(plan, but).sessions}
    maxes = unrolled(plan, but).maxes
    for week in range(1, plan.weeks + 1):
        this = unrolled(plan, week)
        new = tuple(session for session in this.sessions if this.maxes != maxes or id(session) not in seen)
        seen.update(map(id, new))
        maxes = this.maxes
        if new:
            table = (*plan.timetable[: week - 1], new, *plan.timetable[week:])
            program = resolve(replace(plan, timetable=table), library, out, choices, week)
            if program is not None:
                yield program


def _stretch(plan: Plan, week: int) -> Stretch | None:
    """The block that a week is in; None in a plan without blocks."""
    block = block_at(plan, week)
    if block is None or not block.name:
        return None
    return Stretch(block.name, week - block.first + 1, block.weeks, block.notes, block.until)


def _last_day(plan: Plan) -> date | None:
    """The last date of training or rest of all weeks."""
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


def _max_key(library: Lookup, name: str) -> tuple[str, str]:
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


def _days(plan: Plan, sessions: Sequence[PlanSession], week: int, lifter: Lifter) -> tuple[Session | RestDay, ...]:
    """Every day of a week: in the order of the week where days are named, those without one behind."""
    table = [{name for name, _, _ in _placed(sessions)} for sessions in plan.timetable]
    days: list[Session | RestDay] = []
    # A test in one session decides about the loads of those that come after it.
    for name, written, weekday in sorted(_placed(sessions), key=lambda placed: 7 if placed[2] is None else placed[2]):
        when = date_of(plan.start, weekday, week)
        if written.rest_day:
            days.append(RestDay(written.name.text, weekday, when, written.notes, written.name.span))
        else:
            session = resolve_session(written, f"w{week}.{name}", weekday, when, lifter)
            weeks = tuple(number for number, names in enumerate(table, 1) if name in names)
            days.append(replace(session, weeks=weeks))
    return tuple(days)


def _placed(sessions: Iterable[PlanSession]) -> Iterator[tuple[str, PlanSession, int | None]]:
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
    for count, limit, what in counts:
        if count > limit:
            message = f"the plan has {count:,} {what}; the limit is {limit:,}"
            out.error("too-many", message, plan.span, "make several plans of it")
    return all(count <= limit for count, limit, _ in counts)


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


def _pages(written: tuple[Text, ...], choices: Choices, out: Diagnostics) -> tuple[str, ...]:
    """The page kinds to print, each once, in the plan's order; the default ones where it names none."""
    pages = [choice("page", page, choices.pages, LATER_PAGES, out) for page in written]
    usual = tuple(page for page in DEFAULT_PAGES if page in choices.pages)
    return tuple(dict.fromkeys(pages)) or usual or choices.pages


_UNKNOWN = {"page": "unknown-page", "page size": "unknown-page-size", "theme": "unknown-theme", "ink": "unknown-ink"}


def choice(what: str, written: Text, known: tuple[str, ...], later: tuple[str, ...], out: Diagnostics) -> str:
    """The known name that was written, in any case; the first one after an error."""
    folded = {name.casefold(): name for name in known}
    if written.text.casefold() in folded:
        return folded[written.text.casefold()]
    if written.text.casefold() in {name.casefold() for name in later}:
        hint = _all_of(known)
        out.error("not-yet", f'the {what} "{written.text}" is not supported yet', written.span, hint)
        return known[0]
    near = nearest(written.text, known)
    hint = f'did you mean "{near}"? ' if near else ""
    sure = slip_of(written.text, (*known, *later))
    fixes = (Fix(written.span, sure, written.text),) if sure and sure in known else ()
    out.error(_UNKNOWN[what], f'unknown {what} "{written.text}"', written.span, hint + _all_of(known), fixes)
    return known[0]


def _all_of(known: tuple[str, ...]) -> str:
    return f"there {'is' if len(known) == 1 else 'are'} {', '.join(known)}"
