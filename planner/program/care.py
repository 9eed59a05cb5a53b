"""Care in a program: what a page has to say about stopping, and which way drawings look.

What a plan says holds on all of its pages, what a session says on its own and on the sheets of its exercises, what an
exercise says where it stands. The first page of a document has all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from planner.diagnostics import Diagnostics
from planner.library.model import Exercise
from planner.plan.care_records import Rule
from planner.plan.dose import all_groups
from planner.plan.model import Plan
from planner.program.records import Alternate, Entry, Program, Session

SENTENCES_LIMIT: Final = 200
"""Most different sentences of one kind in a week: they stand on the first page, and ten lists are long already."""

_DAY: Final = "2027-01-11"
_LATER: Final = timedelta(weeks=6)


@dataclass(frozen=True, slots=True)
class Concern:
    """Sentences, and the names of the sessions and exercises that they are about; none for the whole plan."""

    names: tuple[str, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a page says about stopping and about what to mind, and whom to call."""

    stop_if: tuple[Concern, ...] = ()
    precautions: tuple[Concern, ...] = ()
    coach: str = ""
    contact: str = ""

    def __bool__(self) -> bool:
        return bool(self.stop_if or self.precautions)


NO_NOTICE: Final = Notice()


def plan_notice(program: Program) -> Notice:
    """All that the plan says, with all that its sessions and exercises say."""
    return _notice(program, program.sessions, (entry for session in program.sessions for entry in session.entries))


def session_notice(program: Program, session: Session) -> Notice:
    """What a session page says. Of a session alone its name need not be said."""
    return _notice(program, (session,), session.entries, alone=session.name)


def exercise_notice(program: Program, uses: Iterable[tuple[Session, Entry]]) -> Notice:
    """What the sheet of an exercise says, by the sessions and entries that use it."""
    uses = tuple(uses)
    names = {entry.name for _, entry in uses}
    sessions = {session.id: session for session, _ in uses}.values()
    return _notice(program, sessions, (entry for _, entry in uses), alone=names.pop() if len(names) == 1 else "")


def _notice(program: Program, sessions: Iterable[Session], entries: Iterable[Entry], alone: str = "") -> Notice:
    said = [(session.name, session.care) for session in sessions] + [(entry.name, entry.care) for entry in entries]
    said = [("", program.care), *(("" if name == alone else name, care) for name, care in said if care.has_rules)]
    return Notice(
        tuple(_concerns((name, care.stop_if) for name, care in said)),
        tuple(_concerns((name, care.precautions) for name, care in said)),
        program.coach,
        program.contact,
    )


def _concerns(said: Iterable[tuple[str, tuple[Rule, ...]]]) -> Iterator[Concern]:
    """Each sentence once: what holds for the whole plan is not said again, the same list has all its names."""
    general: dict[str, Rule] = {}
    special: dict[tuple[str, ...], tuple[dict[str, None], tuple[Rule, ...]]] = {}
    for name, rules in said:
        if not name:
            for rule in rules:
                general.setdefault(rule.text.casefold(), rule)
            continue
        new = tuple(rule for rule in rules if rule.text.casefold() not in general)
        if new:
            special.setdefault(tuple(rule.text.casefold() for rule in new), ({}, new))[0][name] = None
    if general:
        yield Concern((), tuple(general.values()))
    for names, rules in special.values():
        yield Concern(tuple(names), rules)


def facing(entry: Entry) -> Entry:
    """``entry`` with its drawing, and those of what may be done instead, turned to the side that it is done with.

    Drawings show the right side.
    """
    if not _is_left(entry):
        return entry
    others = tuple(Alternate(other.name, _turned(other.exercise), other.span) for other in entry.alternates)
    return replace(entry, exercise=_turned(entry.exercise), alternates=others)


def _is_left(entry: Entry) -> bool:
    sides = {group.side for group in all_groups(entry.dose)} if entry.dose else {entry.care.side}
    return sides == {"left"}


def _turned(exercise: Exercise | None) -> Exercise | None:
    if exercise is None or exercise.drawing is None:
        return exercise
    return replace(exercise, drawing=replace(exercise.drawing, mirrored=True))


def check_care(plan: Plan, program: Program, out: Diagnostics) -> None:
    """Warns of a plan of care without what makes one safe: when to stop, and when somebody looks at it again."""
    review, start, place = plan.patient.review, plan.start, plan.patient.span or plan.span
    if review is not None and start is not None and review < start:
        message = f"the review on {review.isoformat()} is before the start on {start.isoformat()}"
        out.warning("review-before-start", message, place, f"write a day after the start: review: {start + _LATER}")
    if not plan.patient.is_named and plan.care.side is None and plan.care.pain is None:
        return  # a frequency alone makes none: people train by it too
    given = {"stop_if": bool(plan_notice(program).stop_if), "review": review is not None}
    lacking = [key for key, there in given.items() if not there]
    if lacking:
        keys = " and no ".join(f'"{key}"' for key in lacking)
        examples = {"stop_if": "stop_if: [The pain is worse the next morning.]", "review": f"review: {_DAY}"}
        hint = f"add {', and '.join(examples[key] for key in lacking)}"
        out.warning("incomplete-care", f"a plan of care has no {keys}", place, hint)


def check_sentences(program: Program, out: Diagnostics) -> None:
    """Reports more sentences than a first page can say."""
    notice = plan_notice(program)
    for key, concerns in (("stop_if", notice.stop_if), ("precautions", notice.precautions)):
        count = sum(len(concern.rules) for concern in concerns)
        if count > SENTENCES_LIMIT:
            message = f'"{key}" has {count:,} sentences in all; the limit is {SENTENCES_LIMIT}'
            out.error("too-many", message, concerns[-1].rules[0].span, "say what holds for all exercises in the plan")
