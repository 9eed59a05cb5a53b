"""Reading when a rule holds: by the time, by what was done, by the pain."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final, Literal

from planner.plan.dose.numbers import NUMBER, RANGE, check_range, number
from planner.plan.dose.reader import Reader
from planner.plan.progress.model import AfterLast, AtTop, Every, ExtraRep, Fails, Pain, Reached, Success, Total

MOST_TIMES: Final = 52
"""Most sessions, weeks, cycles and fails that a condition counts."""
_MOST_REPS, _MOST_PAIN = 1000, 10

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "other": 2, "second": 2, "third": 3, "fourth": 4}
_COUNT = rf"(?P<count>[0-9]+|{'|'.join(_NUMBERS)})(?:st|nd|rd|th|x| ?×)?"
_EACH = rf"(?:each|every|per|a(?= )|/|after (?:each|every))(?: ?{_COUNT}(?= ))?"
_IF = r"(?:if|when|once|on)"

SESSION: Final = re.compile(rf"{_EACH} ?(?:sessions?|workouts?|trainings?|times?)(?![a-z])")
WEEK: Final = re.compile(rf"{_EACH} ?weeks?(?![a-z])|weekly(?![a-z])")
CYCLE: Final = re.compile(rf"{_EACH} ?cycles?(?![a-z])")
SUCCESS: Final = re.compile(
    rf"on success|{_IF} (?:successful|completed|done)(?![a-z])"
    rf"|{_IF} all (?:the )?(?:sets?|reps?|repetitions?)(?: and reps)? (?:(?:is|are|were) )?"
    r"(?:done|completed|made)(?![a-z])"
)
FAILS: Final = re.compile(
    rf"(?:on|if you) (?:fail(?:ure)?|miss)(?![a-z])|{_IF} (?:failed|missed)(?![a-z])"
    rf"|after (?:{_COUNT} ?)?(?:consecutive )?(?:fail(?:s|ures?|ed sessions?)?|miss(?:es|ed sessions?)?|stalls?)"
    r"(?: in a row)?(?![a-z])"
)
TOP: Final = re.compile(
    rf"(?:at|{_IF}) (?:all sets (?:are )?(?:at )?)?(?:the )?top(?: of (?:the |its )?range)?(?![a-z])"
)
REACHED: Final = re.compile(
    rf"(?:at|if|when) (?P<low>{NUMBER})(?:{RANGE}(?P<high>{NUMBER})|(?P<more>\+))? ?"
    r"(?P<unit>reps?|repetitions?|seconds?|secs?|s)?(?! ?(?:total|in all|in total))(?![a-z0-9%])"
)
TOTAL: Final = re.compile(
    rf"(?:(?:if|when) )?(?:(?P<over>over|above|more than|>)|(?P<under>under|below|less than|fewer than|<)) ?"
    rf"(?P<number>{NUMBER}) ?(?:reps? |repetitions? )?(?:in )?(?:total|all)(?: reps?)?(?![a-z])"
)
EXTRA: Final = re.compile(r"(?:per|(?:for )?(?:each|every)) (?:extra |additional )rep(?:etition)?(?![a-z])")
LAST: Final = re.compile(r"after (?:the )?last(?: stage)?(?![a-z])")
PAIN: Final = re.compile(
    r"(?:(?:if|when|at|with) )?pain (?:is )?(?:(?P<le><=|=<|≤|at most|up to)|(?P<ge>>=|=>|≥|at least)"
    rf"|(?P<lt><|under|below|less than)|(?P<gt>>|over|above|more than)) ?(?P<number>{NUMBER})(?: ?/ ?10)?(?![0-9.])"
)

LINEAR: Final = re.compile(r"linear(?: progression)?(?![a-z])")
DOUBLE: Final = re.compile(r"double(?: progression)?(?![a-z])")
THEN: Final = re.compile(rf"(?P<low>{NUMBER}){RANGE}(?P<high>{NUMBER}) ?(?:reps? )?,? ?then(?![a-z])")


def read_every(moment: Literal["session", "week", "cycle"]) -> Callable[[Reader, re.Match[str]], Every]:
    """The reader of a time that passes by itself."""

    def read(reader: Reader, match: re.Match[str]) -> Every:
        return Every(moment, _times(reader, match))

    return read


def _times(reader: Reader, match: re.Match[str]) -> int:
    """How often: a number or a word for it, once where none stands."""
    written = match["count"]
    if not written:
        return 1
    times = _NUMBERS.get(written) or int(number(reader, written, match.start("count")))
    if not 1 <= times <= MOST_TIMES:
        reader.fail("dose-number", f"a condition counts from 1 to {MOST_TIMES}, not {times}", match)
    return times


def read_success(_reader: Reader, _match: re.Match[str]) -> Success:
    """``on success``."""
    return Success()


def read_fails(reader: Reader, match: re.Match[str]) -> Fails:
    """``on fail``, ``after 3 fails``."""
    return Fails(_times(reader, match))


def read_top(_reader: Reader, _match: re.Match[str]) -> AtTop:
    """``at top``."""
    return AtTop()


def read_then(reader: Reader, match: re.Match[str]) -> AtTop:
    """``8-12 then``, which stands before its change."""
    low, high = (number(reader, match[side], match.start(side), "repetitions") for side in ("low", "high"))
    check_range(reader, low, high, match.start(), match.end("high"))
    return AtTop((low, high))


def read_reached(reader: Reader, match: re.Match[str]) -> Reached:
    """``at 25 reps``, ``at 2-3 reps``, ``at 60s``."""
    timed = (match["unit"] or "r").startswith("s")
    what = "" if timed else "repetitions"
    low = _counted(reader, match, "low", what)
    high = _counted(reader, match, "high", what) if match["high"] else None
    check_range(reader, low, high, match.start("low"), match.end(), "s" if timed else " reps")
    return Reached(low, high, "s" if timed else "reps")


def _counted(reader: Reader, match: re.Match[str], side: str, what: str) -> Decimal:
    value = number(reader, match[side], match.start(side), what)
    if value > _MOST_REPS:
        reader.fail("dose-number", f"a condition counts up to {_MOST_REPS:,}", match)
    return value


def read_total(reader: Reader, match: re.Match[str]) -> Total:
    """``over 15 total``, ``under 11 total``."""
    return Total("over" if match["over"] else "under", _counted(reader, match, "number", "repetitions"))


def read_extra(_reader: Reader, _match: re.Match[str]) -> ExtraRep:
    """``per extra rep``."""
    return ExtraRep()


def read_last(_reader: Reader, _match: re.Match[str]) -> AfterLast:
    """``after last``."""
    return AfterLast()


def read_pain(reader: Reader, match: re.Match[str]) -> Pain:
    """``if pain <= 3``."""
    value = number(reader, match["number"], match.start("number"))
    if value > _MOST_PAIN:
        reader.fail("dose-number", f"pain is told from 0 to {_MOST_PAIN}", match, "write if pain <= 3")
    return Pain("<=" if match["le"] else ">=" if match["ge"] else "<" if match["lt"] else ">", value)
