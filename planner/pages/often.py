"""How often something is done, and what is noted of it, in words."""

from __future__ import annotations

from planner.language import Language
from planner.plan.dose.model import Count
from planner.plan.habits import ONCE, Frequency, Track


def capital(text: str) -> str:
    """A text that starts a sentence."""
    return text[:1].upper() + text[1:]


def often_words(frequency: Frequency, language: Language) -> str:
    """``twice a day, on 5 days a week``, ``every other day``, ``every 2 hours``, ``on Monday and Friday``."""
    times, days = _times(frequency, language), _days(frequency, language)
    if not times:
        return days
    if frequency.hours is not None and frequency.is_daily:
        return times
    return language.say("often.both", times=times, days=days)


def with_often(dose: str, frequency: Frequency | None, language: Language) -> str:
    """A dose in words and how often it is done: ``3 sets of 10; twice a day``."""
    if frequency is None:
        return dose
    short = _times(frequency, language) if frequency.is_daily else ""
    return language.say("often.dose", dose=dose, often=short or often_words(frequency, language))


def _times(frequency: Frequency, language: Language) -> str:
    """How often on one day; nothing where that is once."""
    if frequency.hours is not None:
        if frequency.hours == ONCE:
            return language.say("often.every_hour")
        return language.say("often.hours", count=_count(frequency.hours, language))
    if frequency.times == ONCE:
        return ""
    if frequency.times == Count(2):
        return language.say("often.twice")
    return language.say("often.times", count=_count(frequency.times, language))


def _days(frequency: Frequency, language: Language) -> str:
    """On which days."""
    if frequency.week is not None:
        return language.say("often.days", frequency.week.most, count=_count(frequency.week, language))
    if frequency.weekdays:
        names = language.texts("date.weekdays")
        return language.say("often.on", days=language.join([names[number] for number in frequency.weekdays]))
    if frequency.gap == 2:
        return language.say("often.other_day")
    return language.say("often.gap", n=frequency.gap) if frequency.gap > 1 else language.say("often.every_day")


def _count(count: Count, language: Language) -> str:
    """``3``, ``2 or 3``, ``2 to 4``."""
    if count.high is None:
        return language.number(count.low)
    return language.say(f"dose.plain.{'or' if count.high == count.low + 1 else 'to'}", low=count.low, high=count.high)


def track_name(track: Track, language: Language) -> str:
    """The word over its boxes: ``Pain``."""
    return language.say(f"often.track.{track.kind}")


def track_words(track: Track, language: Language) -> str:
    """What to write, with the ends of the scale in words: ``0 (none) to 10 (the worst)``."""
    ends = (language.say(f"often.{end}.{track.kind}") for end in ("low", "high"))
    return language.say("often.scale", low=track.low, high=track.high, none=next(ends), worst=next(ends))
