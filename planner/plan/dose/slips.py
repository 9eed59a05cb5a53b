"""What a text that cannot be read may have been meant to say: the messages at the first word that fits nowhere."""

from __future__ import annotations

import re
from typing import NoReturn

from planner.diagnostics import nearest
from planner.plan.dose import measures, targets
from planner.plan.dose.bundle import MASS
from planner.plan.dose.numbers import NUMBER, RANGE, TIME_UNIT, TIME_UNITS
from planner.plan.dose.reader import Reader
from planner.plan.dose.units import UNIT, UNITS

KEYWORDS = (
    *("rest", "no rest", "tempo", "each", "left", "right", "per side", "per leg", "every", "pause", "hold", "drop"),
    *("RPE", "RIR", "BW", "AMRAP", "reps", "kg", "lb"),
    *sorted(TIME_UNITS.keys() - {"s", "m", "h"}),
    *("metres", "miles", "yards", "calories", "breaths", "steps"),
)
FOR_A_NOTE = "for a note"
_GROUPS = ("superset", "circuit")
_SERIES = ("same", "skip", "deload", "repeat")

_TIME = re.compile(rf"({NUMBER}(?:{RANGE}{NUMBER})? ?{TIME_UNIT}|[0-9]+:[0-9]+)( rest)?")
_NUMBER = re.compile(NUMBER)
_AMOUNT = re.compile(rf"{NUMBER}(?:{RANGE}{NUMBER})?\+? ?{UNIT}")
_LOAD = re.compile(rf"{NUMBER} ?{MASS}")
_TEMPO = re.compile(r"[0-9x](?:[-/][0-9x]){3}(?![0-9x/-])")
_SETS = re.compile(r"[0-9]+(?:-[0-9]+)?x[0-9]")
_WORD = re.compile(r"[^\W\d_][^\s,@()|]*")
_TIMES = re.compile(r"x *([0-9]+)")
_TURNED = re.compile(r"([0-9]+(?:-[0-9]+)?) *(?:reps?)? *x *([0-9]+) *(?:sets?|$)")
_SETS_OF = re.compile(r"[0-9]+ *x *[0-9]+(?:-[0-9]+)? *$")
_THIRD = re.compile(r"x *([0-9]+(?:\.[0-9]+)?) *(kg|lb)?(?![0-9a-z%/.-])")
_MEASURED = re.compile(rf"({NUMBER}) ?({TIME_UNIT}|{UNIT}|{MASS}) *$")
_BRACKET = re.compile(r"\(([^()]*)\)? *([^,|]*)")


def fail_without_work(reader: Reader) -> NoReturn:
    """A group that does not start with sets or an amount."""
    start, end = reader.chunk()
    found = reader.written(start, end)
    expected = "expected sets and repetitions"
    sign = reader.folded[start : start + 1]
    if reader.folded[start:].strip() in _SERIES:
        hint = "write it behind the exercise, between the bars of its weeks: 3x5 | 3x3 | deload"
        message = f'{expected}, not "{found}", which is for the weeks of an exercise'
        reader.fail("dose-syntax", message, (start, end), hint)
    if sign == "|":
        fail_unknown(reader)
    if sign == "(":
        bracket = reader.at(_BRACKET)
        assert bracket is not None
        words, rest = reader.written(bracket.start(1), bracket.end(1)), reader.written(bracket.start(2), bracket.end(2))
        hint = f"words in brackets come last: `{rest or '3x10'} ({words})`"
        reader.fail("dose-syntax", f"{expected}, not words in brackets", (start, bracket.end(1)), hint)
    if sign == "@" or reader.at(targets.NAKED):
        hint = f"sets and repetitions come first: `3x10 {'' if sign == '@' else '@'}{found}`"
        reader.fail("dose-syntax", f'{expected}, not the target "{found}"', (start, end), hint)
    count = reader.at(_TIMES)
    if count is not None:
        hint = f"write `3x{count[1]}` for 3 sets of {count[1]}"
        reader.fail("dose-syntax", f"expected the number of sets before x{count[1]}", (start, end), hint)
    hint = "such as `3x10`, `8/6/4`, `3x30s` or `3xAMRAP`"
    if sign in (",", "+"):
        hint = "take it away"
    elif found.casefold() in KEYWORDS:
        hint = f"sets and repetitions come first: `3x10 {reader.written(start, len(reader.text))}`"
    reader.fail("dose-syntax", f'{expected}, not "{found}"', (start, end), hint)


def fail_unknown(reader: Reader) -> NoReturn:
    """Text that fits nowhere, at the cursor."""
    start, end = reader.chunk()
    found = reader.written(start, end)
    before = reader.written(0, start).rstrip(" ,")
    sign = reader.folded[start]
    if sign == "|":
        hint = "series of weeks stand behind an exercise, or under its sets, load, rest and tempo"
        reader.fail("dose-syntax", 'a bar ("|") starts the next week, and this is of one', (start, start + 1), hint)
    if sign == ")":
        reader.fail("dose-syntax", "a bracket is closed that was not opened", (start, start + 1))
    if sign == "-":
        _fail_minus(reader, start, end, before)
    if sign == "x":
        _fail_times(reader, start, end, before)
    time = reader.at(_TIME)
    if time is not None:
        _fail_time(reader, time, before)
    if reader.at(_SETS):
        hint = f"put a comma between groups: `{before}, {found}`"
        reader.fail("dose-syntax", f'cannot read "{found}" after "{before}"', (start, end), hint)
    tempo = reader.at(_TEMPO)
    if tempo is not None:
        hint = f"write `{before} tempo {tempo[0].upper().replace('/', '-')}`"
        reader.fail("dose-syntax", f'cannot read "{found}"', (start, end), hint)
    amount = reader.at(_AMOUNT)
    if amount is not None:
        _fail_amount(reader, amount, before)
    setting = reader.at(measures.SETTINGS)
    if setting is not None:
        hint = f"write `{before} @{reader.written(setting.start(), setting.end())}`"
        reader.fail("dose-syntax", f'cannot read "{found}" after "{before}"', setting, hint)
    if reader.at(_NUMBER):
        hint = f"write `{before} @{found}{reader.unit}` for a load, `{before} @{found}%` for a share of the best"
        reader.fail("dose-ambiguous", f'"{found}" can be a load or a percentage', (start, end), hint)
    word = reader.at(_WORD)
    if word is not None:
        _fail_word(reader, word, before)
    hint = f"put a comma there: `{before}, …`" if sign in ";." else "such as `3x10 @60kg rest 90s`"
    reader.fail("dose-syntax", f'cannot read "{found}"', (start, end), hint)


def fail_plus(reader: Reader) -> NoReturn:
    """A plus between spaces that no group stands behind."""
    start, end = reader.chunk()
    found, before = reader.written(start, end), reader.written(0, start).rstrip(" +")
    if reader.at(_LOAD):
        hint = f"write `{before} @{found}` for a load, `{before} @BW+{found}` for a load added to bodyweight"
        reader.fail("dose-ambiguous", f'"+ {found}" can be read in two ways', (start, end), hint)
    hint = f"a plus stands between groups: `{before} + 1x8`"
    reader.fail("dose-syntax", f'expected sets and repetitions after the plus, not "{found}"', (start, end), hint)


def _fail_minus(reader: Reader, start: int, end: int, before: str) -> NoReturn:
    digits = reader.folded[start + 1 : end].strip()
    if not digits[:1].isdigit():
        hint = f"write `{before}`, or what to take away: `{before} -10%`"
        reader.fail("dose-syntax", "there is nothing after the minus", (start, start + 1), hint)
    hint = f"write `{before}-{digits}` for a range, `{before} -{digits}%` for less load"
    reader.fail("dose-ambiguous", f'"-{digits}" can be a range or a minus', (start, end), hint)


def _fail_times(reader: Reader, start: int, end: int, before: str) -> NoReturn:
    turned = _TURNED.search(reader.folded)
    third = _THIRD.match(reader.folded, start) if _SETS_OF.search(reader.folded, 0, start) else None
    hint = "sets come first, once: `3x10`"
    if third is not None:
        hold = "" if third[2] else f"`{before} hold {third[1]}s` for a hold, "
        hint = f"write {hold}`{before} @{third[1]}{third[2] or reader.unit}` for a load"
    elif turned is not None:
        hint = f"sets come first: `{turned[2]}x{turned[1]}`"
    reader.fail("dose-syntax", f'cannot read "{reader.written(start, end)}" after "{before}"', (start, end), hint)


def _fail_time(reader: Reader, match: re.Match[str], before: str) -> NoReturn:
    time = reader.written(match.start(1), match.end(1))
    if match[2]:
        hint = f"write `{before} rest {time}`"
        reader.fail("dose-syntax", "the time of a rest stands after it", match, hint)
    if before.casefold().endswith("amrap"):
        hint = f"write `{before} in {time}` for as many as possible within it, `{before} rest {time}` for a rest"
        reader.fail("dose-ambiguous", f'"{time}" can be read in several ways', match, hint)
    hint = f"write `{before} rest {time}` for a rest, `{before} hold {time}` for a hold, `{before}, {time}` for a set"
    reader.fail("dose-ambiguous", f'"{time}" can be read in several ways', match, hint)


def _fail_amount(reader: Reader, match: re.Match[str], before: str) -> NoReturn:
    """A distance or the like behind sets that are complete."""
    text = reader.written(match.start(), match.end())
    hint = f"write `{before}, {text}` for a set of it"
    if text.endswith(("ft", "feet", "foot")):
        hint += f", `{before} @{text}` for a height"
    reader.fail("dose-syntax", f'cannot read "{text}" after "{before}"', match, hint)


def _fail_word(reader: Reader, match: re.Match[str], before: str) -> NoReturn:
    word = reader.written(match.start(), match.end())
    if word.casefold() in ("set", "sets"):
        hint = "sets come first: `3x10` or `3 sets of 10`"
        reader.fail("dose-syntax", "the number of sets stands before the repetitions", match, hint)
    if word.casefold() in _GROUPS:
        hint = f"a {word.casefold()} is a line of its own, `- {word.casefold()}:`, with its exercises below it"
        reader.fail("dose-syntax", f'cannot read "{word}" after "{before}"', match, hint)
    measured = _MEASURED.search(reader.folded, 0, match.start())
    if measured is not None and word.casefold() in {**TIME_UNITS, **UNITS, "kg": "", "lb": ""}:
        hint = f"write `{measured[1]} {measured[2]}` or `{measured[1]} {word}`"
        reader.fail("dose-syntax", f'a number has one unit, not "{measured[2]}" and "{word}"', match, hint)
    near = nearest(word, KEYWORDS)
    hint = f"write `{before} ({word})` {FOR_A_NOTE}, `{before} @{word}` for a target in words"
    if near:
        hint = f"did you mean `{near}`? Otherwise {hint}"
    reader.fail("dose-ambiguous", f'cannot read "{word}"', match, hint)
