"""The dose grammar: from text to :class:`Dose` and back.

The reader walks the rows of :data:`NOTATIONS`; what belongs to a dose as a whole is here: groups and their commas,
carry-back, the pairing of lists, limits, and the values that stand alone under keys such as ``rest:``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import modifiers, targets, work
from planner.plan.dose.carry import NO_TOP, carry_back, pairing_problem
from planner.plan.dose.clocks import check_clock
from planner.plan.dose.mending import mended
from planner.plan.dose.model import (
    Amount,
    Count,
    Dose,
    Group,
    MaxTest,
    Rest,
    Rounds,
    Sets,
    Target,
    Tempo,
)
from planner.plan.dose.reader import Draft, Reader, Unreadable
from planner.plan.dose.references import refers_to_top
from planner.plan.dose.rounds import listed_in
from planner.plan.dose.settle import merge_list, settle
from planner.plan.dose.slips import FOR_A_NOTE, fail_plus, fail_unknown, fail_without_work
from planner.plan.dose.spelling import counts_repetitions, joined, measured_unit
from planner.plan.dose.structures import close_rounds
from planner.plan.dose.sums import number_of_parts, number_of_sets
from planner.plan.dose.table import NOTATIONS
from planner.plan.dose.techniques import check_technique
from planner.plan.dose.units import NAMES, dimension
from planner.plan.keys import MANY

MAX_LENGTH = 500
MAX_GROUPS = 30

NO_TOP_HINT = "the top set is a group of its own that comes first: `1x5 @RPE8, 3x5 @top-10%`"

_Value = TypeVar("_Value")

_CLOSED = re.compile(r"\)")
_COMMA = re.compile(r",|\+(?= )")
_GROUP = re.compile(rf"[0-9(∞]|{work.AMRAP}|test(?![a-z])")
_TIMES = ("s", "min", "h", "clock")
_AT = re.compile("@")


def parse(text: str, span: Span, out: Diagnostics, units: str = "kg") -> Dose | None:
    """The dose that ``text`` says, or None after an error in ``out``.

    ``span`` is where the text stands in the plan; ``units`` is the plan's unit, for the hints.
    """
    return report(text, span, out, units, _read_dose)


def parse_reps(text: str, count: Count, span: Span, out: Diagnostics, units: str = "kg") -> Dose | None:
    """The dose of ``count`` sets (from a key of its own) of what ``text`` says: ``8-12``, ``10 each``, ``8/6/4``."""

    def read(reader: Reader) -> Dose:
        return _read_dose(reader, count)

    return report(text, span, out, units, read)


def parse_count(text: str, span: Span, out: Diagnostics) -> Count | None:
    """A number of sets that stands alone, ``3`` or ``2-3``; None after an error."""
    return report(text, span, out, "kg", work.read_count_alone)


def parse_amount(text: str, span: Span, out: Diagnostics) -> Amount | None:
    """What one set asks for, alone: ``8-12``, ``30s``, ``AMRAP``; None after an error."""

    def read(reader: Reader) -> Amount:
        draft = Draft()
        work.read_work(reader, draft)
        _expect_end(reader)
        settle(reader, draft)
        if not isinstance(draft.work, Sets) or draft.count is not None:
            reader.fail("dose-syntax", "expected one amount", (0, len(text)), "such as `8-12`, `30s` or `AMRAP`")
        return draft.work.amount

    return report(text, span, out, "kg", read)


def parse_rest(text: str, span: Span, out: Diagnostics) -> Rest | None:
    """A rest that stands alone, ``90s``, ``2-3min``, ``none``; None after an error."""

    def read(reader: Reader) -> Rest:
        match = reader.take(modifiers.REST)
        rest = Rest(0) if match and match[0].startswith("no") else modifiers.rest_time(reader)
        _expect_end(reader)
        return rest

    return report(text, span, out, "kg", read)


def parse_tempo(text: str, span: Span, out: Diagnostics) -> Tempo | None:
    """A tempo that stands alone, ``3110`` or ``3-1-X-0``; None after an error."""

    def read(reader: Reader) -> Tempo:
        reader.take(modifiers.TEMPO)
        tempo = modifiers.tempo_phases(reader)
        _expect_end(reader)
        return tempo

    return report(text, span, out, "kg", read)


def parse_targets(text: str, span: Span, out: Diagnostics, units: str = "kg") -> tuple[Target, ...] | None:
    """Targets that stand alone, ``70%``, ``@60kg @RPE8``, ``red band``; None after an error.

    The ``@`` may be missing. A number without a unit up to 10 is then an error, since it can be RPE or a load.
    """

    def read(reader: Reader) -> tuple[Target, ...]:
        targets.refuse_small(reader)
        draft = Draft()
        targets.read_at(reader, draft)
        while reader.take(_COMMA) or not reader.done:
            if not reader.at(targets.NAKED) and not reader.at(_AT):
                fail_unknown(reader)
            targets.read_at(reader, draft)
        return tuple(target for target, _, _ in draft.targets)

    return report(text, span, out, units, read)


def report(text: str, span: Span, out: Diagnostics, units: str, read: Callable[[Reader], _Value]) -> _Value | None:
    """What ``read`` makes of the text, or None with its problem reported at its place in the plan."""
    if len(text) > MAX_LENGTH:
        out.error("dose-limit", f"a dose has at most {MAX_LENGTH} characters, not {len(text)}", span)
        return None
    try:
        return read(Reader(text, NOTATIONS, units))
    except Unreadable as problem:
        hint = _nearest_example(problem, text, units, read) if len(out) < MANY else problem.hint
        out.error(problem.code, problem.message, span.within(problem.start, problem.end), hint)
        return None


def _nearest_example(problem: Unreadable, text: str, units: str, read: Callable[[Reader], object]) -> str:
    """The hint of a problem; one that is only an example gives way to what was most likely meant."""
    general = problem.hint.startswith("such as ") or not problem.hint
    if problem.code not in ("dose-syntax", "dose-ambiguous") or not (general or FOR_A_NOTE in problem.hint):
        return problem.hint

    def reads(guess: str) -> bool:
        try:
            read(Reader(guess, NOTATIONS, units))
        except Unreadable:
            return False
        return True

    meant = mended(text, problem.start, problem.end, reads)
    if meant is None:
        return problem.hint
    otherwise = "" if general else f" Otherwise {problem.hint.rpartition('Otherwise ')[2]}"
    return f"did you mean `{meant}`?{otherwise}"


def _expect_end(reader: Reader) -> None:
    if not reader.done:
        fail_unknown(reader)


def _read_dose(reader: Reader, count: Count | None = None) -> Dose:
    if reader.done:
        reader.fail("dose-syntax", "expected a dose", (0, max(len(reader.text), 1)), "such as `3x10` or `5x5 @75%`")
    drafts = _read_groups(reader, _read_group(reader, count))
    _refuse_top(reader, drafts)
    if sum(number_of_parts(draft.group()) for draft in drafts) > work.MAX_SETS:
        reader.fail("dose-limit", f"a dose has at most {work.MAX_SETS} sets", (0, len(reader.text)))
    groups = carry_back([draft.group() for draft in drafts])
    _check_pairing(reader, drafts, groups)
    return Dose(groups)


def _read_groups(reader: Reader, first: Draft, *, inside: bool = False) -> list[Draft]:
    """The groups from ``first`` on to the end of the dose or, ``inside`` a bracket, of the bracket; settled."""
    drafts = [first]
    while not reader.done and not (inside and reader.at(_CLOSED)):
        start = reader.position
        if reader.take(_COMMA) is None:
            fail_unknown(reader)
        _refuse_empty_place(reader, start)
        if reader.at(_GROUP) and not reader.at(targets.NAKED) and not _is_hold(reader, drafts[-1]):
            drafts.append(_read_group(reader, inside=inside))
            if len(drafts) > MAX_GROUPS:
                reader.fail("dose-limit", f"a dose has at most {MAX_GROUPS} groups", (start, len(reader.text)))
        elif reader.folded[start : reader.position].strip() == "+":
            fail_plus(reader)
        elif not _read_modifiers(reader, drafts[-1]):
            fail_unknown(reader)
    drafts = merge_list(reader, drafts)
    for draft in drafts:
        settle(reader, draft)
        check_technique(reader, draft)
        check_clock(reader, draft)
        _refuse_twice(reader, draft)
    _refuse_unclear_amrap(reader, drafts)
    return drafts


def _read_rounds(reader: Reader, draft: Draft, *, inside: bool) -> None:
    """The groups of a bracket that has been opened, and its end."""
    start, opened = draft.places["work"]
    if inside:
        hint = "write the sets one after the other: `2x(3/2/1/3/2/1)`"
        reader.fail("dose-syntax", "rounds have no rounds in them", (start, opened), hint)
    draft.inner = _read_groups(reader, _read_group(reader, inside=True), inside=True)
    close_rounds(reader, draft)
    groups = tuple(each.group() for each in draft.inner)
    assert draft.count is not None
    if any(isinstance(group.work, MaxTest) for group in groups):
        reader.fail("dose-syntax", "a test is not done in rounds", draft.places["work"], "put it before or behind them")
    if sum(number_of_sets(group.work) for group in groups) == 1:
        single = joined(groups).removeprefix("1x")
        hint = f"write `{work.write_count(draft.count)}x{single}`"
        reader.fail("dose-syntax", "a round has more than one set", draft.places["work"], hint)
    draft.work = Rounds(draft.count, groups)


def _refuse_twice(reader: Reader, draft: Draft) -> None:
    """Refuse behind a bracket what the last group in it says already: it would hold for nothing."""
    last = draft.inner[-1] if draft.inner else None
    if last is None:
        return
    parts = (("rest", draft.rest), ("tempo", draft.tempo), ("side", draft.side), ("pause or hold", draft.hold))
    twice = [part for part, said in parts if said is not None and part in last.places]
    place = draft.places[twice[0]] if twice else None
    if draft.targets and last.targets:
        twice, place = ["target"], draft.targets[0][1:]
    timed = draft.every is not None and any(each.every or each.rest is not None for each in draft.inner or ())
    if timed or (draft.rest is not None and last.every is not None):
        where = draft.places["start" if timed else "rest"]
        hint = "say in the brackets or behind them when the next set starts"
        reader.fail(
            "dose-ambiguous", "rests and starts by the clock are given in the brackets and behind them", where, hint
        )
    if place is not None:
        hint = "say it in the brackets for each of their groups, or behind them for all"
        reader.fail("dose-twice", f"the {twice[0]} is given in the brackets and behind them", place, hint)


def _refuse_unclear_amrap(reader: Reader, drafts: list[Draft]) -> None:
    """Refuse an AMRAP that does not say what it counts beside sets that all count something else than repetitions."""
    unit = measured_unit([draft.group() for draft in drafts])
    for draft in drafts:
        unclear = next((amount for amount in draft.amounts if amount.low is None and not amount.unit), None)
        if unclear and unit and counts_repetitions(draft.group()):
            what = NAMES[unit]
            hint = (
                f"write `AMRAP {unit}` for {_MOST[dimension(unit)]}, `AMRAP reps` for as many repetitions as possible"
            )
            place = unclear.start, unclear.end
            reader.fail("dose-ambiguous", f"AMRAP beside such sets can be {what} or repetitions", place, hint)


_MOST = {"s": "as long as possible", "distance": "as far as possible"} | {
    unit: f"as many {unit} as possible" for unit in ("cal", "breaths", "steps")
}


def _refuse_top(reader: Reader, drafts: list[Draft]) -> None:
    """Refuse a first group that is to follow from itself."""
    first, *others = drafts[0].inner or [drafts[0]]
    for target, start, end in first.targets if others else (*first.targets, *drafts[0].targets):
        if refers_to_top([target]):
            reader.fail("dose-reference", NO_TOP, (start, end), NO_TOP_HINT)


def _is_hold(reader: Reader, draft: Draft) -> bool:
    """Whether a pause or hold of ``draft`` stands here; after timed sets ``20s hold`` may as well be a set."""
    return bool(reader.at(modifiers.HOLD_LAST)) and not any(amount.unit in _TIMES for amount in draft.amounts)


def _read_group(reader: Reader, count: Count | None = None, *, inside: bool = False) -> Draft:
    draft = Draft(count=count)
    if not reader.read_one("work", draft):
        fail_without_work(reader)
    if draft.inner is not None:
        _read_rounds(reader, draft, inside=inside)
    _read_modifiers(reader, draft)
    return draft


def _read_modifiers(reader: Reader, draft: Draft) -> bool:
    """Read what is said about a group; False if nothing was."""
    start = reader.position
    while reader.read_one("modifier", draft):
        pass
    return reader.position > start


def _refuse_empty_place(reader: Reader, start: int) -> None:
    """Refuse a comma or plus with nothing behind it."""
    if reader.done or reader.at(_COMMA) or reader.at(_CLOSED):
        sign = reader.folded[start:].lstrip()[0]
        place = reader.folded.index(sign, start)
        what = "comma" if sign == "," else "plus"
        reader.fail("dose-syntax", f"there is nothing after the {what}", (place, place + 1), f"take the {what} away")


def _check_pairing(reader: Reader, drafts: list[Draft], groups: Iterable[Group]) -> None:
    for number, group in enumerate(groups):
        problem = pairing_problem(group)
        if problem:
            written = (each for draft in drafts[number:] for each in (*(draft.inner or ()), draft))
            said = (placed for draft in written for placed in draft.targets)
            lists = [(start, end) for target, start, end in said if listed_in(target) > 1]
            hint = "a list of targets has one for each set; `@feel` keeps a group free of a later one's"
            reader.fail("dose-pairing", problem, lists[0], hint)
