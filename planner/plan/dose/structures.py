"""Sets that have a shape: rounds in brackets, and sets in parts. Read from text and written back."""

from __future__ import annotations

import re
from decimal import Decimal

from planner.plan.dose import work
from planner.plan.dose.model import Amount, Cluster, Count, Group, Rounds, ShortRest
from planner.plan.dose.modifiers import HOLD_LAST, hold_time
from planner.plan.dose.numbers import RANGE, TIME, number, show, show_times
from planner.plan.dose.reader import Draft, Reader
from planner.plan.dose.units import MOST, with_unit

MAX_PARTS = 10
"""Most parts of one set."""

ROUNDS = re.compile(rf"(?:{work.COUNT})?\( *(?=[0-9(∞]|{work.AMRAP})")
"""A bracket with sets in it, at the start of a group or behind a count."""
CLUSTER = re.compile(rf"(?:{work.COUNT})?(?=\( *[0-9]+(?:\+[0-9]+)+\+? *\)|[0-9]+\+[0-9])")

_OPEN = re.compile(r"\( *")
_CLOSE = re.compile(r" *\)")
_COUNT = re.compile(work.COUNT)
_AGAIN = re.compile(rf" *x *([0-9]+)(?:{RANGE}([0-9]+))?(?![0-9.:]| *x)")
_MINIS = re.compile(r"[0-9]+(?:\+[0-9]+)+")
_MORE = re.compile(r"\+(?![0-9])")
_SPACED = re.compile(rf"(?:{work.COUNT})?\( *([0-9]+(?: *\+ *[0-9]+)+) *\)")
_BREATHS = rf"[0-9]+(?:{RANGE}[0-9]+)? ?breaths?(?![a-z])"
_PAUSE = re.compile(rf"{TIME}|{_BREATHS}")
_TURNED = re.compile(rf"(?:{TIME}|{_BREATHS}) *rest(?! *(?:between|[0-9]))")
"""Behind the parts of a cluster this may as well be the rest between the sets."""
_BETWEEN = re.compile(r"(?:rest )?between(?![a-z])|(?:pauses?|rest)(?= *(?:[,)@]|$))")


def read_rounds(reader: Reader, draft: Draft) -> None:
    """The count and the bracket of ``2x(3/2/1)``; the groups in it are read by whoever reads groups."""
    spaced = reader.at(_SPACED)
    if spaced is not None:
        _fail_spaced(reader, spaced)
    start = reader.next
    draft.count = _read_count(reader, draft.count)
    opened = reader.take(_OPEN)
    assert opened is not None
    draft.places["work"] = (start, opened.end())
    draft.inner = []


def _fail_spaced(reader: Reader, match: re.Match[str]) -> None:
    numbers = [text.strip() for text in match[3].split("+")]
    count = f"{match[1]}-{match[2]}" if match[2] else match[1] or "1"
    parts, sets = f"{count}x({'+'.join(numbers)})", f"{count}x({'/'.join(numbers)})"
    hint = f"write `{parts}` for sets in parts, `{sets}` for rounds of sets"
    text = reader.written(match.start(), match.end())
    reader.fail("dose-ambiguous", f'"{text}" can be read in two ways', match, hint)


def _read_count(reader: Reader, said: Count | None) -> Count | None:
    match = reader.take(_COUNT)
    if match is None:
        return said
    if said is not None:
        _fail_counts(reader, match)
    return work.read_count(reader, match)


def _fail_counts(reader: Reader, match: re.Match[str]) -> None:
    hint = "say once how often it is done: `2x(3/2/1)`"
    reader.fail("dose-twice", "the number of sets is given twice", match, hint)


def close_rounds(reader: Reader, draft: Draft) -> None:
    """The end of the bracket, and the count of ``(3/2/1)x2`` behind it."""
    start, opened = draft.places["work"]
    if reader.take(_CLOSE) is None:
        reader.fail("dose-syntax", "the bracket is not closed", (opened - 1, opened), "close it with `)`")
    inside = reader.written(opened, reader.position - 1)
    match = reader.take(_AGAIN)
    if match is not None:
        if draft.count is not None:
            _fail_counts(reader, match)
        draft.count = work.read_count(reader, match)
    draft.places["work"] = (start, reader.position)
    if draft.count is None:
        hint = f"write `2x({inside})` for 2 rounds, `{inside}` for one"
        reader.fail("dose-syntax", "nothing says how many rounds there are", draft.places["work"], hint)


def read_cluster(reader: Reader, draft: Draft) -> None:
    """``4x(2+2+2) 10s``, ``15+5+5``."""
    start = reader.next
    draft.count = _read_count(reader, draft.count)
    opened = reader.take(_OPEN)
    match = reader.take(_MINIS)
    assert match is not None
    position, minis = match.start(), list[Amount]()
    for text in match[0].split("+"):
        value = number(reader, text, position)
        if not 1 <= value <= MOST["reps"]:
            place = (position, position + len(text))
            reader.fail("dose-number", f'repetitions are 1 to {MOST["reps"]}, not "{text}"', place)
        minis.append(Amount(value))
        position += len(text) + 1
    if len(minis) > MAX_PARTS:
        reader.fail("dose-limit", f"a set has at most {MAX_PARTS} parts, not {len(minis)}", match)
    if reader.take(_MORE):
        minis[-1] = Amount(minis[-1].low, more=True)
    if opened is not None:
        reader.take(_CLOSE)
    pause = None if reader.at(_TURNED) else read_pause(reader)
    draft.work = Cluster(draft.count or Count(1), tuple(minis), pause)
    draft.places["work"] = (start, reader.position)


def read_pause(reader: Reader) -> ShortRest | None:
    """The short rest between the parts of a set, where one stands here: ``10s``, ``20-30s``, ``5 breaths``."""
    match = reader.at(_PAUSE)
    if match is None or reader.at(HOLD_LAST):
        return None
    pause = ShortRest(*hold_time(reader, (match.start(), match.start() + 1)))
    reader.take(_BETWEEN)
    return pause


def write_cluster(group: Group) -> str:
    """``4x(2+2+2) 10s``; one set without its count, and without brackets where no pause follows."""
    cluster = group.work
    if not isinstance(cluster, Cluster):
        return ""
    text = "+".join(map(work.write_amount, cluster.minis))
    if cluster.count != Count(1):
        text = f"{work.write_count(cluster.count)}x({text})"
    elif cluster.pause is not None:
        text = f"({text})"
    return text if cluster.pause is None else f"{text} {write_pause(cluster.pause)}"


def write_pause(pause: ShortRest) -> str:
    """``10s``, ``10 breaths``."""
    if pause.unit == "s":
        return show_times(pause.low, pause.high)
    text = show(pause.low) + ("" if pause.high is None else f"-{show(pause.high)}")
    return with_unit(text, "breaths", one=pause.low == 1 and pause.high is None)


def write_rounds(rounds: Rounds, inside: str) -> str:
    """``2x(3/2/1)``."""
    return f"{work.write_count(rounds.count)}x({inside})"


def total(cluster: Cluster) -> Amount:
    """What a set in parts asks for in all."""
    last = cluster.minis[-1]
    return Amount(sum((mini.low or Decimal(0) for mini in cluster.minis), Decimal(0)), more=last.more)
