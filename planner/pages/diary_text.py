"""The words of a diary: doses for those who never lift, weeks, and what the boxes are for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from planner.pages.base import Desk
from planner.pages.clock_words import plain_words
from planner.pages.loads import unsaid
from planner.pages.often import capital, often_words
from planner.plan.dose import words
from planner.plan.dose.model import Count, Sets
from planner.plan.habits import Frequency
from planner.program import Entry
from planner.program.diary import Diary, DiaryExercise

SENTENCE = 110
"""Most characters of a sentence that is taken from the exercise where the coach says nothing."""

_AFTER_NUMBER = re.compile(r"(?<=\d) (?=\w{3})")
"""What must not come apart at the end of a line: ``1 minute``, not ``10 of``."""

_END = re.compile(r"(?<=[.!?])\s")


def how_often(diary: Diary, desk: Desk) -> str:
    """``Twice a day, every day, for 6 weeks``; without how often where exercises differ in it."""
    found = {row.frequency for week in diary.weeks for row in week.rows}
    weeks = desk.say("diary.weeks", len(diary.weeks))
    if len(found) > 1:
        return capital(weeks)
    return capital(desk.say("diary.often", often=often_words(found.pop(), desk.language), weeks=weeks))


def numbers_words(numbers: Sequence[int]) -> str:
    """``1, 2, 5``; three and more in a row are a range: ``1–4, 6``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(texts)


def weeks_words(weeks: Sequence[int], desk: Desk) -> str:
    """``Week 3``, ``Weeks 1–4``."""
    return desk.say("diary.in_weeks", len(weeks), weeks=numbers_words(weeks))


def dose_words(entry: Entry, desk: Desk, *, rests: bool = True) -> str:
    """What to do: ``12 times, each held for 2 seconds``, ``3 sets of 10, red band``; nothing without a dose.

    How long one ``rests`` between sets is part of it, or left out.
    """
    if entry.dose is None:
        return ""
    text = plain_words(desk, replace(entry, frequency=None))  # said once for all
    work = entry.dose.groups[0].work
    if isinstance(work, Sets) and work.count == Count(1) and work.amount.unit == "reps" and not work.amount.amrap:
        amount = words.amount_words(work.amount, desk.language)
        one = desk.say("dose.plain.sets", 1, amount=amount)
        if text.startswith(one):
            text = desk.say("diary.times", amount=amount) + text[len(one) :]
    parts = [text, unsaid(desk, entry), rest_words(entry, desk) if rests else ""]
    said = desk.say("list.between").join(part for part in parts if part)
    return _AFTER_NUMBER.sub("\N{NO-BREAK SPACE}", said)


def rest_words(entry: Entry, desk: Desk) -> str:
    """``rest 1 minute``, ``rest 10 breaths``: no clock, which not everybody reads as minutes and seconds."""
    rest = entry.rest
    if entry.dose is None or rest is None or len(entry.sets) == 1:
        return ""
    said = words.duration(rest, desk.language)
    if rest.unit == "s" and rest.low:
        high = None if rest.high is None else Decimal(rest.high)
        said = words.time_words(Decimal(rest.low), high, desk.language)
    return desk.say("diary.rest", rest=said)


def advice(entry: Entry, *, told: bool) -> str:
    """The coach's words; else the first sentence of the exercise, if it is short and such are ``told``."""
    if entry.notes or entry.exercise is None or not told:
        return entry.notes
    first = _END.split(entry.exercise.description, maxsplit=1)[0]
    return first if len(first) <= SENTENCE else ""


def own_frequency(exercise: DiaryExercise, diary: Diary, desk: Desk) -> str:
    """How often an exercise is done where not all are done equally often."""
    found = [row.frequency for week in diary.weeks for row in week.rows if exercise.number in row.numbers]
    every = {row.frequency for week in diary.weeks for row in week.rows}
    mine = list(dict.fromkeys(found))
    return capital(often_words(mine[0], desk.language)) if len(every) > 1 and len(mine) == 1 else ""


def which_box(frequencies: Sequence[Frequency], desk: Desk) -> str:
    """What the boxes of a day stand for, where all days have two or three: ``left: morning, right: evening``."""
    parts = {frequency.times.most if frequency.hours is None else 0 for frequency in frequencies}
    most = parts.pop() if len(parts) == 1 else 0
    return desk.say(f"diary.boxes_{most}") if most in (2, 3) else ""


def day_words(day: date | None, desk: Desk) -> str:
    """A date as it stands under the number of a week."""
    return "" if day is None else desk.language.date(day, "day")
