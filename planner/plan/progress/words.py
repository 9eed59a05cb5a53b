"""A progression on paper: a short question with what follows from its answer, and a sentence in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, assert_never

from planner.language import Language
from planner.plan.dose.words import mass, number, numbers, time_code
from planner.plan.progress.model import (
    AfterLast,
    AtTop,
    Change,
    Condition,
    Every,
    ExtraRep,
    Factor,
    Fails,
    NewExercise,
    Pain,
    Reached,
    Retest,
    Rule,
    StageMove,
    Step,
    Success,
    Total,
)

_PAIN: Final = {"<=": "at_most", "<": "under", ">": "over", ">=": "at_least"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a dose asks for, as far as the questions of its progression name it.

    ``sets`` are those that are not optional, ``total`` the repetitions of all of them and ``top`` the upper end of the
    range, where all say one. ``timed`` is true of sets that are held for a time. ``best`` numbers the heaviest set "or
    more", 0 where it is the last one, and ``floor`` is what it asks for at least. ``pieces`` are the weights that are
    lifted at once.
    """

    sets: int = 0
    total: Decimal | None = None
    top: Decimal | None = None
    timed: bool = False
    best: int = 0
    floor: Decimal | None = None
    pieces: int = 1


NO_FACTS: Final = Facts()


def change_words(change: Change, language: Language, pieces: int = 1) -> str:
    """What changes: ``+2.5 kg``, ``training max +2.5 kg``, ``next stage``; of ``pieces`` weights that of each."""
    match change:
        case Step(value, unit, goal, of):
            text = language.say(f"progress.{'less' if value < 0 else 'more'}", amount=_amount(change, language))
            if pieces > 1 and not goal and unit in ("kg", "lb"):
                text = language.say("progress.each", change=text)
            return _of(text, of, language) if of else _with_goal(text, goal, language)
        case Factor(by, goal):
            return _with_goal(language.say("progress.times", factor=number(by, language)), goal, language)
        case StageMove(to):
            return language.say(f"progress.stage.{to}")
        case NewExercise():
            return language.say("progress.new_exercise")
        case Retest(reps):
            return language.say("dose.test", reps=reps)
    assert_never(change)


def _amount(step: Step, language: Language) -> str:
    """The size of a step with its unit: ``2.5 kg``, ``1 rep``."""
    value = abs(step.value)
    match step.unit:
        case "kg" | "lb":
            return mass(number(value, language), step.unit, language)
        case "%":
            return language.say("dose.unit.percent", value=number(value, language))
        case "s":
            return time_code(value, None, language)
        case "reps" | "sets":
            return language.say(f"progress.unit.{step.unit}", value)
        case unit:
            return language.say(f"dose.unit.{unit}", value, value=number(value, language))


def _with_goal(text: str, goal: str, language: Language) -> str:
    return language.say(f"progress.goal.{goal}", change=text) if goal else text


def _of(text: str, of: str, language: Language) -> str:
    return language.say(f"progress.of.{of}", change=text)


def question(condition: Condition, facts: Facts, language: Language) -> str:
    """What the reader asks at the end of a session: ``All 25 reps?``, ``Missed 3 times?``, ``Next week``."""
    match condition:
        case Every(moment, count):
            return language.say(f"progress.ask.{moment}", count)
        case Success():
            return _all_done(facts, language)
        case Fails(times):
            return language.say("progress.ask.fails", times)
        case AtTop():
            if facts.top is None:
                return language.say("progress.ask.top_of_each")
            return language.say("progress.ask.top", facts.sets, top=_counted(facts.top, facts.timed, language))
        case Reached(low, high, unit):
            amount = _counted(low, unit == "s", language, high)
            return language.say(f"progress.ask.reached{_ranged(high)}", amount=amount, where=_where(facts, language))
        case Total(side, count):
            return language.say(f"progress.ask.{side}", number=number(count, language))
        case ExtraRep():
            if facts.floor is None:
                return language.say("progress.ask.extra")
            return language.say("progress.ask.extra_over", number=number(facts.floor, language))
        case AfterLast():
            return language.say("progress.ask.last_stage")
        case Pain(sign, limit):
            return language.say(f"progress.ask.pain.{_PAIN[sign]}", number=number(limit, language))
    assert_never(condition)


def _all_done(facts: Facts, language: Language) -> str:
    if facts.total is not None:
        return language.say("progress.ask.all_reps", facts.total)
    if facts.timed:
        return language.say("progress.ask.held", facts.sets)
    return language.say("progress.ask.done", facts.sets)


def _where(facts: Facts, language: Language) -> str:
    """Which set is asked about."""
    return language.say("progress.set", number=facts.best) if facts.best else language.say("progress.last_set")


def _ranged(high: Decimal | None) -> str:
    """What a key of words ends with, of a range and of a number alone."""
    return "" if high is None else "_range"


def _counted(low: Decimal, timed: bool, language: Language, high: Decimal | None = None) -> str:
    return time_code(low, high, language) if timed else numbers((low,), high, language)


def sentence(rule: Rule, language: Language, facts: Facts = NO_FACTS) -> str:
    """The rule in plain words: ``When all sets are done as written: +2.5 kg``."""
    when = _when(rule.condition, facts, language)
    return language.say("progress.sentence", when=when, change=change_words(rule.change, language, facts.pieces))


def _when(condition: Condition, facts: Facts, language: Language) -> str:
    match condition:
        case Every(moment, count):
            return language.say(f"progress.when.{moment}", count)
        case Success():
            return language.say("progress.when.success")
        case Fails(times):
            return language.say("progress.when.fails", times)
        case AtTop():
            return language.say("progress.when.top")
        case Reached(low, high, unit):
            amount = _counted(low, unit == "s", language, high)
            return language.say(f"progress.when.reached{_ranged(high)}", amount=amount, where=_where(facts, language))
        case Total(side, count):
            return language.say(f"progress.when.{side}", number=number(count, language))
        case ExtraRep():
            return language.say("progress.when.extra")
        case AfterLast():
            return language.say("progress.when.last_stage")
        case Pain(sign, limit):
            return language.say(f"progress.when.pain.{_PAIN[sign]}", number=number(limit, language))
    assert_never(condition)
