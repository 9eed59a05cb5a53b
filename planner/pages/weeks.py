"""Which week a page is of, in words."""

from __future__ import annotations

from planner.pages.base import Desk
from planner.program import Program


def week_words(program: Program, desk: Desk) -> str:
    """``Week 5 of 7 · Strength, week 1 of 3 · Deload``, as much of it as the plan says; nothing for a single week."""
    facts: list[str] = []
    if program.weeks > 1:
        facts.append(desk.say("session.week", week=program.week, weeks=program.weeks))
    stretch = program.stretch
    if stretch is not None:
        said = desk.say("session.block_week", block=stretch.name, week=stretch.week, weeks=stretch.weeks)
        facts.append(said if stretch.weeks > 1 else stretch.name)
    if program.week_name:
        facts.append(program.week_name)
    elif program.deload:
        facts.append(desk.say("session.deload"))
    return " · ".join(facts)


def is_told(program: Program) -> bool:
    """Whether the overview is of one week and says which: not where all weeks are the same and have no names."""
    return program.varies or program.stretch is not None or bool(program.week_name) or program.deload


def coach_words(program: Program, desk: Desk) -> list[str]:
    """What the coach says about the plan and about this block, and what must be true before the next."""
    stretch = program.stretch
    until = desk.say("overview.until", until=stretch.until) if stretch and stretch.until else ""
    done = desk.say("care.until", until=program.care.until) if program.care.until else ""
    return [words for words in (program.notes, stretch.notes if stretch else "", until, done) if words]
