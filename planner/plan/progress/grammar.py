"""Reading a progression: ``rule {";" rule}``, each rule a change and its condition in either order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NoReturn, TypeVar

from planner.diagnostics import Diagnostics, Span, nearest
from planner.plan.dose.reader import Reader, Unreadable
from planner.plan.keys import shown
from planner.plan.progress.conditions import DOUBLE, LINEAR, THEN, read_then
from planner.plan.progress.model import AtTop, Change, Condition, Rule, Rules, Success
from planner.plan.progress.spelling import NONE, canonical_rule, write_change, write_condition
from planner.plan.progress.table import CHANGES, CONDITIONS, ROWS, Row

LENGTH_LIMIT: Final = 300
"""Most characters of a progression."""

RULES_LIMIT: Final = 8
"""Most rules of an exercise: each is a sentence on paper."""

_END = re.compile(r"[;,]|and(?= )")
_BREAK = re.compile(r"[;,] *$")
_COLON = re.compile(r"[:,]|then(?= )")
_WRITTEN: Final = tuple(dict.fromkeys(example for row in ROWS for pair in row.examples for example in pair))
_WHEN: Final = (
    *("on success", "on fail", "after 3 fails", "at top", "at 25 reps", "over 15 total", "under 11 total"),
    *("per extra rep", "after last", "if pain <= 3", "each session", "every week", "every 2 weeks", "every cycle"),
)
_NO = re.compile(rf"{NONE}|no|off", re.IGNORECASE)
_LATER = re.compile(r"[;,]")

V = TypeVar("V")


def parse(text: str, span: Span, out: Diagnostics, units: str = "kg") -> Rules | None:
    """The rules that ``text`` says, none for the word ``none``; None after an error in ``out``.

    ``span`` is where the text stands in the plan; ``units`` is the plan's unit, for the hints.
    """
    if _NO.fullmatch(text.strip()):
        return ()
    if len(text) > LENGTH_LIMIT:
        message = f"a progression has at most {LENGTH_LIMIT} characters, not {len(text):,}"
        out.error("too-long", message, span, "keep the rules that count")
        return None
    try:
        return _rules(Reader(text.replace("\n", ";"), (), units), span)  # a line of its own is a rule of its own
    except Unreadable as problem:
        out.error(problem.code, problem.message, span.within(problem.start, problem.end), problem.hint)
        return None


def _rules(reader: Reader, span: Span) -> Rules:
    found: list[Rule] = []
    while True:
        start = reader.next
        rule = _rule(reader)
        place = span.within(start, reader.position)
        found.append(Rule(rule.change, rule.condition, place))
        if any(rule.condition == other.condition and not rule.timed for other in found[:-1]):
            hint = f'take one of them out, or say when else: "{canonical_rule(rule)}" stands second and is never due'
            message = f'"{write_condition(rule.condition)}" stands here twice'
            reader.fail("progress-twice", message, (start, reader.position), hint)
        if len(found) > RULES_LIMIT:
            reader.fail("too-many", f"a progression has at most {RULES_LIMIT} rules", (start, reader.position))
        if reader.done or _is_last(reader):
            return tuple(found)
        if reader.take(_END) is None:
            _fail_after(reader, found[-1])


def _is_last(reader: Reader) -> bool:
    """Whether nothing but the end of a rule is left."""
    return _BREAK.match(reader.folded, reader.next) is not None


def _rule(reader: Reader) -> Rule:
    """One rule; what people write before it says when, too: ``8-12 then``, ``linear``, ``double``."""
    if reader.done:
        reader.fail("bad-progress", "expected a rule", _place(reader), "such as +2.5kg on success")
    first = reader.next
    condition: Condition | None = None
    then = reader.take(THEN)
    if then is not None:
        condition = read_then(reader, then)
    elif reader.take(LINEAR):
        condition = Success()
    elif reader.take(DOUBLE):
        condition = AtTop()
    else:
        condition = _read(reader, CONDITIONS)
        if condition is not None:
            reader.take(_COLON)
    start = reader.next
    change = _read(reader, CHANGES)
    if change is None:
        _fail_change(reader, condition, first)
    if condition is None:
        condition = _read(reader, CONDITIONS)
    elif (twice := reader.next) and _read(reader, CONDITIONS) is not None:
        hint = f"write {write_change(change)} {write_condition(condition)}"
        reader.fail("bad-progress", "this rule says twice when it is due", (twice, reader.position), hint)
    if condition is None:
        _fail_condition(reader, change, start)
    return Rule(change, condition)


def _read(reader: Reader, rows: Iterable[Row[V]]) -> V | None:
    """The first notation of the table that starts here; None where none does."""
    for row in rows:
        if (match := reader.take(row.starts)) is not None:
            return row.read(reader, match)
    return None


def _place(reader: Reader) -> tuple[int, int]:
    """From here to the end of the rule, at least one character: what a caret goes under."""
    start = min(reader.next, max(len(reader.text) - 1, 0))
    if _LATER.match(reader.text, start):
        return start, start + 1
    end = _LATER.search(reader.text, start + 1)
    stop = end.start() if end else len(reader.text)
    return start, max(len(reader.text[:stop].rstrip()), start + 1)


def _fail_change(reader: Reader, condition: object, first: int) -> NoReturn:
    """No change stands where one must."""
    start, end = _place(reader)
    found = shown(reader.written(start, end))
    if condition is not None and (reader.done or reader.at(_LATER)):
        said = shown(reader.written(first, reader.next))
        hint = f"write what changes before it: +2.5kg {said}"
        reader.fail("bad-progress", f'nothing says what changes "{said}"', (first, reader.next), hint)
    near = nearest(found, _WRITTEN, 0.65)
    hint = f'did you mean "{near}"?' if near else "such as +2.5kg on success, or next stage at top"
    reader.fail("bad-progress", f'expected what changes, such as +2.5kg, not "{found}"', (start, end), hint)


def _fail_condition(reader: Reader, change: Change, start: int) -> NoReturn:
    """No condition stands behind a change."""
    text = write_change(change)
    if reader.done or reader.at(_LATER):
        hint = f"write {text} on success, or {text} every week"
        whole = start, max(reader.position, start + 1)
        reader.fail("no-condition", f'nothing says when "{text}" is due', whole, hint)
    place = _place(reader)
    found = shown(reader.written(*place))
    near = nearest(found, _WHEN)
    hint = f'did you mean "{text} {near}"?' if near else f"such as {text} on success, or {text} every week"
    reader.fail("bad-progress", f'expected when it is due, such as on success, not "{found}"', place, hint)


def _fail_after(reader: Reader, rule: Rule) -> NoReturn:
    """Something follows a whole rule."""
    place = _place(reader)
    found = shown(reader.written(*place))
    hint = f"a semicolon stands between rules: {canonical_rule(rule)}; {found}"
    reader.fail("bad-progress", f'cannot read "{found}" after "{canonical_rule(rule)}"', place, hint)
