"""The dose grammar: from text to :class:`Dose` and back.

The reader walks the rows of :data:`NOTATIONS`; what belongs to a dose as a whole is here: groups and their commas,
carry-back, the pairing of lists, limits, and the values that stand alone under keys such as ``rest:``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from planner.diagnostics import Diagnostics, Span
from planner.plan.dose import modifiers, targets, work
from planner.plan.dose.model import (
    Amount,
    Count,
    Dose,
    EffortTarget,
    Group,
    LoadTarget,
    PercentTarget,
    Rest,
    Sets,
    Target,
    Tempo,
    Unit,
)
from planner.plan.dose.reader import Draft, Reader, Unreadable
from planner.plan.dose.references import refers_to_top
from planner.plan.dose.settle import merge_list, settle
from planner.plan.dose.slips import fail_plus, fail_unknown, fail_without_work
from planner.plan.dose.table import NOTATIONS
from planner.plan.dose.units import NAMES, dimension

MAX_LENGTH = 500
MAX_GROUPS = 30

NO_TOP = "there is no top set before this one"
NO_TOP_HINT = "the top set is a group of its own that comes first: `1x5 @RPE8, 3x5 @top-10%`"

_Value = TypeVar("_Value")

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
        out.error(problem.code, problem.message, span.within(problem.start, problem.end), problem.hint)
        return None


def _expect_end(reader: Reader) -> None:
    if not reader.done:
        fail_unknown(reader)


def _read_dose(reader: Reader, count: Count | None = None) -> Dose:
    if reader.done:
        reader.fail("dose-syntax", "expected a dose", (0, max(len(reader.text), 1)), "such as `3x10` or `5x5 @75%`")
    drafts = [_read_group(reader, count)]
    while not reader.done:
        start = reader.position
        if reader.take(_COMMA) is None:
            fail_unknown(reader)
        _refuse_empty_place(reader, start)
        if reader.at(_GROUP) and not reader.at(targets.NAKED) and not _is_hold(reader, drafts[-1]):
            drafts.append(_read_group(reader))
            if len(drafts) > MAX_GROUPS:
                reader.fail("dose-limit", f"a dose has at most {MAX_GROUPS} groups", (start, len(reader.text)))
        elif reader.folded[start : reader.position].strip() == "+":
            fail_plus(reader)
        elif not _read_modifiers(reader, drafts[-1]):
            fail_unknown(reader)
    drafts = merge_list(reader, drafts)
    for draft in drafts:
        settle(reader, draft)
    _refuse_unclear_amrap(reader, drafts)
    _refuse_top(reader, drafts)
    if sum(work.number_of_sets(draft.group().work) for draft in drafts) > work.MAX_SETS:
        reader.fail("dose-limit", f"a dose has at most {work.MAX_SETS} sets", (0, len(reader.text)))
    groups = carry_back([draft.group() for draft in drafts])
    _check_pairing(reader, drafts, groups)
    return Dose(groups)


def _refuse_unclear_amrap(reader: Reader, drafts: list[Draft]) -> None:
    """Refuse an AMRAP that does not say what it counts beside sets that all count something else than repetitions."""
    unit = _measured([draft.group() for draft in drafts])
    for draft in drafts:
        unclear = next((amount for amount in draft.amounts if amount.low is None and not amount.unit), None)
        if unclear and unit and _counts_repetitions(draft.group()):
            what = NAMES[unit]
            hint = (
                f"write `AMRAP {unit}` for {_MOST[dimension(unit)]}, `AMRAP reps` for as many repetitions as possible"
            )
            place = unclear.start, unclear.end
            reader.fail("dose-ambiguous", f"AMRAP beside such sets can be {what} or repetitions", place, hint)


_MOST = {"s": "as long as possible", "distance": "as far as possible"} | {
    unit: f"as many {unit} as possible" for unit in ("cal", "breaths", "steps")
}


def _counts_repetitions(group: Group) -> bool:
    return any(amount.unit == "reps" for amount in work.amounts_of(group.work))


def _measured(groups: Iterable[Group]) -> Unit | None:
    """What the amounts besides AMRAP count (the last of them), where none of them is a number of repetitions."""
    units = [amount.unit for group in groups for amount in work.amounts_of(group.work) if amount.low is not None]
    return units[-1] if units and "reps" not in units else None


def _refuse_top(reader: Reader, drafts: list[Draft]) -> None:
    """Refuse a first group that is to follow from itself."""
    for target, start, end in drafts[0].targets:
        if refers_to_top([target]):
            reader.fail("dose-reference", NO_TOP, (start, end), NO_TOP_HINT)


def _is_hold(reader: Reader, draft: Draft) -> bool:
    """Whether a pause or hold of ``draft`` stands here; after timed sets ``20s hold`` may as well be a set."""
    return bool(reader.at(modifiers.HOLD_LAST)) and not any(amount.unit in _TIMES for amount in draft.amounts)


def _read_group(reader: Reader, count: Count | None = None) -> Draft:
    draft = Draft(count=count)
    if not reader.read_one("work", draft):
        fail_without_work(reader)
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
    if reader.done or reader.at(_COMMA):
        sign = reader.folded[start:].lstrip()[0]
        place = reader.folded.index(sign, start)
        what = "comma" if sign == "," else "plus"
        reader.fail("dose-syntax", f"there is nothing after the {what}", (place, place + 1), f"take the {what} away")


def carry_back(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Give each group the targets, rest, tempo and side of the next group where it names none of that kind.

    The first group is the top set: targets that refer to it are not its own, so that in ``5, 3x5 @top-10%`` it stays
    free.
    """
    carried: list[Group] = []
    for place in reversed(range(len(groups))):
        group = groups[place]
        carried.append(_with_carried(group, carried[-1], first=place == 0) if carried else group)
    return tuple(reversed(carried))


def _with_carried(group: Group, following: Group, *, first: bool) -> Group:
    """The group with what the one after it has and it has not."""
    return replace(
        group,
        targets=group.targets or (() if first and refers_to_top(following.targets) else following.targets),
        rest=following.rest if group.rest is None else group.rest,
        tempo=group.tempo or following.tempo,
        side=group.side or following.side,
    )


def _listed(target: Target) -> int:
    """How many sets a target speaks of one by one; 1 for a target that holds for all."""
    return len(target.values) if isinstance(target, LoadTarget | PercentTarget | EffortTarget) else 1


def pairing_problem(group: Group) -> str:
    """What is wrong with a list of targets that must pair with the sets of its group; empty if nothing is."""
    sets = work.number_of_sets(group.work)
    for target in group.targets:
        if _listed(target) not in (1, sets):
            return f"{_listed(target)} targets for {sets} set{'' if sets == 1 else 's'}"
    return ""


def top_problem(dose: Dose) -> str:
    """What is wrong with a first group that refers to the top set, which it is itself; empty if nothing is."""
    return NO_TOP if refers_to_top(dose.groups[0].targets) else ""


def _check_pairing(reader: Reader, drafts: list[Draft], groups: Iterable[Group]) -> None:
    for number, group in enumerate(groups):
        problem = pairing_problem(group)
        if problem:
            lists = [(s, e) for draft in drafts[number:] for target, s, e in draft.targets if _listed(target) > 1]
            hint = "a list of targets has one for each set; `@feel` keeps a group free of a later one's"
            reader.fail("dose-pairing", problem, lists[0], hint)


def merge(
    dose: Dose, load: tuple[Target, ...] | None = None, rest: Rest | None = None, tempo: Tempo | None = None
) -> Dose:
    """The dose with the settings of its item, which hold for the groups that name none of that kind.

    Lists in ``load`` must pair with the sets: ask :func:`pairing_problem` of each group. A ``load`` that refers to the
    top set leaves the first group of several free; where there is but one, :func:`top_problem` says so.
    """
    several = len(dose.groups) > 1
    return Dose(
        tuple(
            replace(
                group,
                targets=group.targets or (() if several and not place and refers_to_top(load or ()) else load or ()),
                rest=rest if group.rest is None else group.rest,
                tempo=group.tempo or tempo,
            )
            for place, group in enumerate(dose.groups)
        )
    )


def canonical(dose: Dose) -> str:
    """The one spelling of a dose; ``parse(canonical(dose))`` is the same dose.

    That holds for every dose that :func:`parse` can make: carried back, its targets in the order of the table.
    """
    following = (*dose.groups[1:], None)
    own = [
        group if after is None else _without_carried(group, after)
        for group, after in zip(dose.groups, following, strict=True)
    ]
    measured = _measured(dose.groups)
    texts = [_spell_amrap(_write(group)) if measured and _counts_repetitions(group) else _write(group) for group in own]
    if _reads_otherwise(own):
        texts[0] = f"1x{texts[0]}"
    return ", ".join(texts)


def _write(group: Group) -> str:
    """The parts of a group in the order of the table."""
    return " ".join(filter(None, (row.write(group) for row in NOTATIONS if row.write)))


def _spell_amrap(text: str) -> str:
    """The text of a group of AMRAP sets with the word for what they count."""
    amounts, space, rest = text.partition(" ")
    return amounts.replace("AMRAP", "AMRAP reps") + space + rest


def _without_carried(group: Group, following: Group) -> Group:
    """The group without what it has from the one after it."""
    return replace(
        group,
        targets=() if group.targets == following.targets else group.targets,
        rest=None if group.rest == following.rest else group.rest,
        tempo=None if group.tempo == following.tempo else group.tempo,
        side=None if group.side == following.side else group.side,
    )


def _reads_otherwise(groups: Sequence[Group]) -> bool:
    """Whether the first count must be written: ``8, 6`` would be a list, and a number alone says too little."""
    single = all(isinstance(group.work, Sets) and group.work.count == Count(1) for group in groups)
    if not single or any(group != Group(group.work) for group in groups[:-1]):
        return False
    return len(groups) > 1 or (groups[0] == Group(groups[0].work) and _is_number(groups[0]))


def _is_number(group: Group) -> bool:
    """Whether the amount is written as a number and nothing more."""
    amount = group.work.amount if isinstance(group.work, Sets) else None
    return amount is not None and amount.low is not None and amount == Amount(amount.low)
