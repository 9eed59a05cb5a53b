"""What is said about the sets of a group besides its targets: side, pauses and holds, rest, tempo and words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from planner.plan.dose.model import Group, Hold, Rest, Side, Tempo
from planner.plan.dose.numbers import (
    CLOCK,
    RANGE,
    TIME,
    TIME_UNIT,
    check_range,
    number,
    show,
    show_times,
    take_time,
)
from planner.plan.dose.reader import Draft, Reader
from planner.plan.dose.units import with_unit

MAX_REST = 1800
"""Seconds. A longer pause is no rest between sets."""
_UNCLEAR_REST = 10
"""Up to this, a rest without a unit may as well be minutes."""

MAX_HOLD = 600
"""Seconds of a pause or hold within a repetition."""
MAX_BREATHS = 100

EACH = r"(?:/ ?(?:side|leg|arm|hand)|(?:per|each) (?:side|leg|arm|hand)|each|e/s|l/r|ea)(?![a-z])"
ONE_SIDE = r"(?:left|right)(?: (?:side|leg|arm|hand))?(?![a-z])"
SIDE = re.compile(rf"{EACH}|{ONE_SIDE}")
_BREATHS = rf"([0-9]+)(?:{RANGE}([0-9]+))? ?breaths?(?![a-z])"
HOLD_LAST = re.compile(rf"(?:{_BREATHS}|{TIME}) (pause|hold)s?(?![a-z])(?! *(?:for *)?[0-9])")
"""A pause or hold with its time before it: ``2s pause``, but not the timed set of ``30s hold 5s``."""
HOLD = re.compile(rf"(pause|hold)s?(?: for)?(?![a-z])|{HOLD_LAST.pattern}")
REST = re.compile(r"no rest(?![a-z])|rest(?:ing)?(?![a-z])|r(?=[0-9])")
TEMPO = re.compile(r"tempo(?![a-z])")
WORDS = re.compile(r"[\"(]")

_IN_BREATHS = re.compile(_BREATHS)
_SECONDS = re.compile(r"([0-9]+)(?:-([0-9]+))?(?![0-9a-z.,:%])")
_NONE = re.compile(r"(?:none|no|0)(?![0-9a-z.:,]| ?-)")
_WHOLE = re.compile(r"([0-9]+)(?:-([0-9]+))?(?![0-9a-z.,:%]| ?[a-z])")
_DISTANCE = re.compile(r"([0-9]+) ?(?:m|km|mi|yd)(?![a-z])")
_AS_NEEDED = re.compile(r"as (?:long as )?(?:needed|required)(?![a-z])")
_MIXED = re.compile(r"([0-9]{1,2}) ?m(?:in)? ?([0-9]{1,2}) ?s?(?![0-9a-z])")
_TURNED = re.compile(rf"([0-9]+ ?{TIME_UNIT}|{CLOCK}) rest$")
_PHASE = r"([0-9]{1,2}|x)"
_TEMPO_GLUED = re.compile(r"([0-9x])([0-9x])([0-9x])([0-9x])?(?![0-9x])")
_TEMPO_PARTS = re.compile(rf"{_PHASE}(?:[-/ :.]{_PHASE})(?:[-/ :.]{_PHASE})(?:[-/ :.]{_PHASE})?(?![0-9x/.:-])")


def once(reader: Reader, draft: Draft, part: str, start: int, said: object) -> None:
    """Refuse what was said before; note where it stands otherwise."""
    if said is not None:
        before = reader.written(*draft.places[part])
        reader.fail("dose-twice", f"the {part} is given twice", (start, reader.position), f'it is already "{before}"')
    draft.places[part] = (start, reader.position)


def read_side(reader: Reader, draft: Draft) -> None:
    """``each``, ``left``, ``right``; ``/side``, ``per leg``, ``e/s``."""
    match = reader.take(SIDE)
    assert match is not None
    once(reader, draft, "side", match.start(), draft.side)
    side: Side = "left" if match[0].startswith("left") else "right" if match[0].startswith("right") else "each"
    draft.side = side


def read_hold(reader: Reader, draft: Draft) -> None:
    """``pause 2s``, ``hold 3 breaths``, ``5s hold``."""
    match = reader.at(HOLD)
    assert match is not None
    word = match[1] or match[4]
    kind: Literal["pause", "hold"] = "pause" if word == "pause" else "hold"
    if match[1]:
        reader.position = match.end()
    low, high, unit = hold_time(reader, match.span())
    reader.position = max(reader.position, match.end())
    once(reader, draft, "pause or hold", match.start(), draft.hold)
    draft.hold = Hold(kind, low, high, unit)


def hold_time(reader: Reader, said: tuple[int, int]) -> tuple[Decimal, Decimal | None, Literal["s", "breaths"]]:
    """How long a repetition is held, from the cursor on, and in what; a number alone is in seconds.

    ``said`` is where the word stands that asks for it.
    """
    place = reader.next
    match = reader.take(_IN_BREATHS)
    if match is None:
        time = take_time(reader, MAX_HOLD, "a pause or hold", pause=True)
        if time is not None:
            return *_checked_hold(reader, time.low, time.high, (place, reader.position)), "s"
    unit: Literal["s", "breaths"] = "breaths" if match else "s"
    match = match or reader.take(_SECONDS)
    if match is None:
        start, end = said if reader.done else reader.chunk()
        found = "" if reader.done else f', not "{reader.written(start, end)}"'
        hint = "such as `pause 2s` or `hold 3 breaths`; as a word it stands in brackets: `(hold)`"
        reader.fail("dose-syntax", f"expected a time for the pause or hold{found}", (start, end), hint)
    low = number(reader, match[1], match.start(1))
    high = number(reader, match[2], match.start(2)) if match[2] else None
    check_range(reader, low, high, match.start(), match.end(), " breaths" if unit == "breaths" else "s")
    if max(low, high or low) > (MAX_BREATHS if unit == "breaths" else MAX_HOLD):
        most = f"{MAX_BREATHS} breaths" if unit == "breaths" else f"{MAX_HOLD // 60}min"
        reader.fail("dose-number", f"a pause or hold is at most {most}", match)
    return *_checked_hold(reader, low, high, match.span()), unit


def _checked_hold(
    reader: Reader, low: Decimal, high: Decimal | None, place: tuple[int, int]
) -> tuple[Decimal, Decimal | None]:
    if not low:
        reader.fail("dose-number", "a pause or hold is more than 0", place, "leave it out for none")
    return low, high


def read_rest(reader: Reader, draft: Draft) -> None:
    """``rest 90s``, ``rest 2-3min``, ``rest 10 breaths``, ``rest as needed``, ``r90``, ``no rest``."""
    match = reader.take(REST)
    assert match is not None
    rest = Rest(0) if match[0].startswith("no") else rest_time(reader)
    once(reader, draft, "rest", match.start(), draft.rest)
    draft.rest = rest


def rest_time(reader: Reader) -> Rest:
    """The time of a rest, from the cursor on."""
    breaths = reader.take(_IN_BREATHS)
    if breaths is not None:
        return _in_breaths(reader, breaths)
    if reader.take(_NONE):
        return Rest(0)
    if reader.take(_AS_NEEDED):
        return Rest(0, unit="as needed")
    distance = reader.at(_DISTANCE)
    if distance is not None and not (distance[0].endswith("m") and int(distance[1][:6]) * 60 <= MAX_REST):
        _fail_distance(reader, distance)
    time = take_time(reader, MAX_REST, "a rest", pause=True)
    if time is None:
        return _bare_rest(reader)
    if time.low % 1 or (time.high or time.low) % 1:
        reader.fail("dose-number", "a rest is in whole seconds", (time.start, time.end))
    return Rest(int(time.low), None if time.high is None else int(time.high))


def _in_breaths(reader: Reader, match: re.Match[str]) -> Rest:
    low = int(number(reader, match[1], match.start(1)))
    high = int(number(reader, match[2], match.start(2))) if match[2] else None
    check_range(reader, Decimal(low), None if high is None else Decimal(high), match.start(), match.end(), " breaths")
    if not low or max(low, high or low) > MAX_BREATHS:
        reader.fail("dose-number", f"a rest is 1 to {MAX_BREATHS} breaths", match, "such as `rest 10 breaths`")
    return Rest(low, high, "breaths")


def _fail_distance(reader: Reader, match: re.Match[str]) -> None:
    text, minutes = match[0], match[1]
    hint = f"write `rest {minutes}min` for minutes" if int(minutes[:6]) * 60 <= MAX_REST else "a rest is at most 30min"
    hint += f", `({text} easy)` for a distance covered between the sets"
    reader.fail("dose-ambiguous", f'"{text}" can be a distance or minutes; a rest is a time', match, hint)


def _bare_rest(reader: Reader) -> Rest:
    match = reader.take(_WHOLE)
    mixed = reader.at(_MIXED)
    if mixed is not None:
        hint = f"write `{mixed[1]}:{int(mixed[2]):02}`"
        reader.fail("dose-syntax", "minutes and seconds together are written with a colon", mixed, hint)
    turned = _TURNED.search(reader.folded, 0, reader.position)
    if match is None and turned is not None:
        hint = f"write `rest {turned[1]}`"
        reader.fail("dose-syntax", "the time of a rest stands after it", turned, hint)
    if match is None:
        start, end = reader.chunk()
        found = f', not "{reader.written(start, end)}"' if not reader.done else ""
        reader.fail(
            "dose-syntax", f"expected a time for the rest{found}", (start, end), "such as `rest 90s` or `rest 2-3min`"
        )
    low = int(number(reader, match[1], match.start(1)))
    high = int(number(reader, match[2], match.start(2))) if match[2] else None
    if (high or low) <= _UNCLEAR_REST:
        hint = f"write `{match[0]}min` or `{match[0]}s`"
        reader.fail("dose-ambiguous", f"a rest of {match[0]} can be minutes or seconds", match, hint)
    if high is not None and low >= high:
        reader.fail("dose-range", "the range of the rest does not go up", match)
    if max(low, high or low) > MAX_REST:
        reader.fail("dose-number", "a rest is at most 30min", match)
    return Rest(low, high)


def read_tempo(reader: Reader, draft: Draft) -> None:
    """``tempo 3-1-X-0``."""
    match = reader.take(TEMPO)
    assert match is not None
    tempo = tempo_phases(reader)
    once(reader, draft, "tempo", match.start(), draft.tempo)
    draft.tempo = tempo


def tempo_phases(reader: Reader) -> Tempo:
    """Four phases, or three where the pause at the top is left out: ``3110``, ``31X0``, ``3-1-1-0``, ``301``."""
    match = reader.take(_TEMPO_PARTS) or reader.take(_TEMPO_GLUED)
    if match is None:
        start, end = reader.chunk()
        found = f', not "{reader.written(start, end)}"' if not reader.done else ""
        hint = "lowering, pause, lifting, pause: `tempo 3-1-1-0`, with X for as fast as possible"
        reader.fail("dose-syntax", f"expected the four parts of the tempo{found}", (start, end), hint)
    first, second, third, fourth = (_phase(part or "0") for part in match.groups())
    return Tempo((first, second, third, fourth))


def _phase(text: str) -> str:
    return "X" if text == "x" else str(int(text))


def read_note(reader: Reader, draft: Draft) -> None:
    """Words in quotes, or in brackets that stand after a space."""
    start = reader.next
    if reader.folded[start] == '"':
        end = reader.folded.find('"', start + 1)
        if end < 0:
            reader.fail("dose-syntax", "the quotes are not closed", (start, start + 1), 'close them with "')
    else:
        end = _closing(reader, start)
        if start == 0 or reader.folded[start - 1] != " ":
            words = reader.written(start, end + 1)
            reader.fail("dose-syntax", "words in brackets stand after a space", (start, end + 1), f"write ` {words}`")
    text = reader.written(start + 1, end)
    if not text:
        reader.fail("dose-syntax", "there are no words here", (start, end + 1))
    reader.position = end + 1
    draft.notes.append(text)


def _closing(reader: Reader, start: int) -> int:
    """Where the bracket that opens at ``start`` is closed."""
    depth = 0
    for position in range(start, len(reader.folded)):
        depth += {"(": 1, ")": -1}.get(reader.folded[position], 0)
        if depth == 0:
            return position
    return reader.fail("dose-syntax", "the bracket is not closed", (start, start + 1), "close it with `)`")


def write_side(group: Group) -> str:
    """``each``."""
    return group.side or ""


def write_hold(group: Group) -> str:
    """``pause 2s``, ``hold 3 breaths``."""
    hold = group.hold
    if hold is None:
        return ""
    if hold.unit == "s":
        return f"{hold.kind} {show_times(hold.low, hold.high)}"
    text = show(hold.low) + ("" if hold.high is None else f"-{show(hold.high)}")
    return f"{hold.kind} {with_unit(text, 'breaths', one=hold.low == 1 and hold.high is None)}"


def write_rest(group: Group) -> str:
    """``rest 2-3min``, ``no rest``."""
    return "" if group.rest is None else f"rest {show_rest(group.rest)}" if group.rest != Rest(0) else "no rest"


def show_rest(rest: Rest) -> str:
    """The time alone: ``90s``, ``2-3min``, ``10 breaths``, ``as needed``."""
    if rest.unit == "as needed":
        return rest.unit
    if rest.unit == "breaths":
        text = f"{rest.low}" + ("" if rest.high is None else f"-{rest.high}")
        return with_unit(text, "breaths", one=rest.low == 1 and rest.high is None)
    return show_times(Decimal(rest.low), None if rest.high is None else Decimal(rest.high))


def write_tempo(group: Group) -> str:
    """``tempo 3-1-X-0``."""
    return "" if group.tempo is None else "tempo " + "-".join(group.tempo.phases)


def write_notes(group: Group) -> str:
    """Words in brackets; in quotes where their own brackets do not pair."""
    return " ".join(f"({text})" if _pairs(text) else f'"{text}"' for text in group.notes)


def _pairs(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0
