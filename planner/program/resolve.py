"""Plan and library made into a program: exercises found, loads worked out, sessions dated and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from planner.diagnostics import Diagnostics, Fix, nearest, slip_of
from planner.plan.choices import DEFAULT_INK, DEFAULT_PAGES, LATER_PAGES, Choices
from planner.plan.model import Plan, Text
from planner.program.implements import gear_of
from planner.program.lifter import Lifter
from planner.program.maxes import Lookup, resolve_maxes
from planner.program.naming import Names, slug
from planner.program.overrides import overridden
from planner.program.records import Equipment, Load, Program, RestDay, Session
from planner.program.resistance import is_weight
from planner.program.sessions import items_of, resolve_session, sets_of
from planner.program.volume import check_lengths

SETS_LIMIT = 5_000
"""Most sets of a plan, each day that a session is on counted: about 500 pages."""

ITEMS_LIMIT = 1_000
"""Most exercises of a plan, each day that a session is on counted: about 150 pages, and a few seconds."""

DAYS_LIMIT = 100
"""Most days of a plan, each day that a session is on counted."""

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
    choices = choices or Choices()
    pages = _pages(plan.pages, choices, out)
    theme = choice("theme", plan.theme, choices.themes, (), out) if plan.theme else choices.theme
    paper = choice("page size", plan.paper, choices.papers, (), out) if plan.paper else choices.paper
    ink = choice("ink", plan.ink, choices.inks, (), out) if plan.ink else DEFAULT_INK
    library = overridden(plan.overrides, library, out)
    maxes, bests = resolve_maxes(plan, library, out)
    weight = plan.bodyweight
    if not _within_budget(plan, out):
        return None
    days = _days(plan, week, Lifter(library, maxes, out, gear_of(plan, out)))
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
    )
    check_lengths(program, out)
    library.check_use((exercise.slug for exercise, _ in program.used), out)
    return program


def _checked_week(plan: Plan, week: int, out: Diagnostics) -> int:
    """A week that the plan has."""
    if not 1 <= week <= plan.weeks:
        many = f"{plan.weeks} weeks" if plan.weeks > 1 else "one week"
        hint = f"choose one from 1 to {plan.weeks}" if plan.weeks > 1 else "say how many there are: weeks: 4"
        out.error("no-such-week", f"there is no week {week}: the plan has {many}", plan.weeks_span or plan.span, hint)
    return min(max(week, 1), plan.weeks)


def _days(plan: Plan, week: int, lifter: Lifter) -> tuple[Session | RestDay, ...]:
    """Every day of the plan: in the order of the week where days are named, those without one behind."""
    names = Names()
    days: list[Session | RestDay] = []
    for written in plan.sessions:
        weekdays: list[int | None] = [day.weekday for day in written.days]
        for weekday in weekdays or [None]:
            when = date_of(plan.start, weekday, week)
            if written.rest_day:
                days.append(RestDay(written.name.text, weekday, when, written.notes, written.name.span))
            else:
                id_ = f"w{week}.{names.unique(slug(written.name.text))}"
                days.append(resolve_session(written, id_, weekday, when, lifter))
    return tuple(sorted(days, key=lambda day: 7 if day.weekday is None else day.weekday))


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
    days = sum(max(1, len(session.days)) for session in plan.sessions)
    sets = sum(max(1, len(session.days)) * sets_of(session) for session in plan.sessions)
    items = sum(max(1, len(session.days)) * items_of(session) for session in plan.sessions)
    counts = ((days, DAYS_LIMIT, "days"), (items, ITEMS_LIMIT, "exercises"), (sets, SETS_LIMIT, "sets"))
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
